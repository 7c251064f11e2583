/* projects_organisations: the register of organisations, who of them leads a project and who is a partner in it, and
 * what they see of each other's persons. Other rooms use projects.h.
 *
 * An organisation is of the house and stands once: by its name (folded) and by its business id. Staff and groups belong
 * to one of a project's organisations; nothing written: to its lead. Sources: issue 9, section 4; GDPR Art. 26 (joint
 * controllers, DOMAIN.md 8.1). */
#pragma once
#include "html/form.h"
#include "rooms/projects/projects.h"

enum { ORGANISATION_NAME_MOST = 200, BUSINESS_ID_MOST = 9, PARTNERS_MOST = 100 };
extern const struct codes CODES_organisation_kind, CODES_partner_part, CODES_partners_see;

/* staff, groups: how many of the project belong to it by what is written. version moves with both rows. */
struct partner {
    int64_t id, project, organisation, version, staff, groups;
    struct str name, business_id, kind, part;
    struct day since, until;
};
struct partners {
    struct partner *at;
    size_t n, cap;
};
/* The lead first, then by name; at most PARTNERS_MOST. For who may see the project. */
struct partners projects_partners_of(struct task *t, int64_t project);
enum outcome projects_partner_get(
    struct task *t, int64_t project, int64_t partnership, struct partner *ret_partner) MUST_USE;
struct strs projects_organisation_names(struct task *t); /* to choose from while typing */
/* Seven digits, a hyphen and the check digit (weights 7 9 10 5 8 4 2, modulo 11). */
bool business_id_ok(struct str id);
/* Made, or the one of that name. INVALID: no name; business id wrong or another's; days the wrong way round or to come;
 * it takes part already; another one leads. */
enum outcome projects_partner_put_in(
    struct task *t, int64_t project, const struct partner *given, struct problems *ret_problems) MUST_USE;
enum outcome projects_partner_change(struct task *t, const struct partner *p, struct problems *ret_problems) MUST_USE;
/* INVALID: staff or groups belong to it. */
enum outcome projects_partner_take_out(struct task *t, int64_t project, int64_t partnership, int64_t version) MUST_USE;
/* What is wrong with name and business id; with the days. */
void projects_check_partner(struct task *t, const struct partner *p, struct problems *ps);
void projects_check_partnership(struct task *t, const struct partner *p, struct problems *ps);
/* Is what partners see of each other limited now? */
struct partners_see {
    struct str see; /* CODES_partners_see */
    int64_t version;
    bool limited;
};
struct partners_see projects_partners_see_of(struct task *t, int64_t project);
enum outcome projects_put_partners_see(struct task *t, int64_t project, int64_t version, struct str see) MUST_USE;
/* Role and organisation (0: the lead) of somebody who works there. INVALID: no role, an organisation of another
 * project.
 */
struct project_worker {
    int64_t staff, organisation, version; /* version: another one whenever the others differ */
    struct str name;
    enum role role;
};
enum outcome projects_worker(
    struct task *t, int64_t project, int64_t staff, struct project_worker *ret_worker) MUST_USE;
enum outcome projects_put_worker(struct task *t, int64_t project, const struct project_worker *w) MUST_USE;
