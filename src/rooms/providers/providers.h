/* providers: the register of schools, employers and services of the house. It grows as one types: guidance keeps what
 * was written (guidance_guidance.provider) with its key, and a referral names a row here.
 *
 * providers_provider: name (as it is shown), name_key (providers_key of it; no two rows share one), kind
 * (CODES_provider_kind), municipality (three digits or ""), contact (telephone, address, who to ask; of an
 * organisation, not of a person served). Of the house, not of a project. Views: providers_key_facts,
 * guidance_provider_facts (what guidance wrote, with the key). Source: INTERFACES.md 1.1 and issue 8, section 4 ("no
 * doubles"). */
#pragma once
#include "base/task.h"

/* Two ways to write one name meet in it: case, accents, letters of other alphabets. */
struct str providers_key(struct arena *a, struct str name);
/* The row of that name, however it is written; made when there is none. 0: the name is empty. */
int64_t providers_named(struct task *t, struct str name);
/* For suggestions while typing: at most PROVIDERS_OFFERED, in the order of their names. */
enum { PROVIDERS_OFFERED = 300 };
struct strs providers_names(struct task *t);
