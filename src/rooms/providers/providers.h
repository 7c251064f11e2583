/* providers: the register of schools, employers and services of the house. It grows as one types: guidance keeps what
 * was written (guidance_guidance.provider) with its key, and a referral names a row here.
 *
 * providers_provider: name (as it is shown), name_key (providers_key of it; no two rows share one), kind
 * (CODES_provider_kind), municipality (three digits or ""), contact (telephone, address, who to ask; of an
 * organisation, not of a person served), same_as (NULL, or which one it was put together with: then it is no more than
 * an old name of that one, shown in no list and in no package unless a referral still names it). Of the house, not of a
 * project. Views: providers_key_facts, guidance_provider_facts (what guidance wrote, with the key). Source:
 * INTERFACES.md 1.1 and issue 8, section 4 ("no doubles"). */
#pragma once
#include "base/task.h"
#include "html/html.h"
#include "rooms/search/search.h"

/* Two ways to write one name meet in it: case, accents, letters of other alphabets. */
struct str providers_key(struct arena *a, struct str name);
/* The row of that name or old name, however it is written; made when there is none. 0: the name is empty. */
int64_t providers_named(struct task *t, struct str name);
/* The same without making one; 0: there is none. */
int64_t providers_known(struct task *t, struct str name);
/* For suggestions while typing: at most PROVIDERS_OFFERED, in the order of their names. */
enum { PROVIDERS_OFFERED = 300, PROVIDERS_NAME_MOST = 200, PROVIDERS_CONTACT_MOST = 300, PROVIDERS_OLD_NAMES = 20 };
struct strs providers_names(struct task *t);

/* ---- the register as pages, for who has PROVIDERS_WRITE */

/* guidances, referrals: how many of the whole house name it. */
struct provider {
    int64_t id, version, guidances, referrals;
    struct str name, kind, municipality, contact;
};
struct providers {
    struct provider *at;
    size_t n, cap;
    int64_t total;
};
/* By name, from the row `start` on. words: part of a name however it is written ("" all); kind: a code or "". One
 * statement. */
struct providers providers_listed(struct task *t, struct str words, struct str kind, int64_t start, int64_t limit);
enum outcome providers_get(struct task *t, int64_t provider, struct provider *ret_provider) MUST_USE;
/* Changes a row over p->version; guidance that wrote the old name has the new one (rooms/provider_moved.h). INVALID:
 * *ret names name, kind, municipality; *ret_same is the other one that has this name, 0: none. */
enum outcome providers_put(struct task *t, const struct provider *p, int64_t *ret_same, struct problems *ret) MUST_USE;
struct strs providers_old_names(struct task *t, int64_t provider); /* at most PROVIDERS_OLD_NAMES */
/* Two that are the same: `lost` becomes an old name of `kept`, which takes from it what it has nothing of itself; what
 * named it names `kept`. NOT_FOUND: one of them is none, or both are one. CONFLICT: somebody changed one of them since.
 */
struct provider_pair {
    int64_t kept, kept_version, lost, lost_version;
};
enum outcome providers_unite(struct task *t, const struct provider_pair *pair) MUST_USE;

/* Puts it into the search as it is now, or takes it out; which stand there otherwise, at most `limit`. */
void providers_found(struct task *t, int64_t provider);
struct search_records providers_not_found(struct task *t, int64_t limit);
