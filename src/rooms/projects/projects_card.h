/* projects_card: what the pages of this room ask of its rules; other rooms use projects.h. */
#pragma once
#include "db/db.h"
#include "rooms/projects/projects.h"

/* The card as in projects.csv; money in cents, INT_NONE = not known; partners and municipality codes joined by ';'. */
struct project_card {
    struct str fund, programme, specific_objective;
    struct day start_date, end_date;
    int64_t    total_budget, eu_contribution;
    struct str managing_authority, lead_organisation, partners, municipalities, website;
};
struct project_target { const char *measure; int64_t promised; /* INT_NONE = nothing promised */ };

bool projects_may_see(struct task *t, int64_t project);
bool projects_may_write(struct task *t, int64_t project);   /* an admin, or a manager of it */
/* INVALID: dates the wrong way round, EU share above the budget, code taken or missing. Only an admin adds a project. */
enum outcome projects_add(struct task *t, struct str code, const struct project_card *c, int64_t *ret_project, struct problems *ret_problems) MUST_USE;
/* CONFLICT: somebody saved the card since `version`. */
enum outcome projects_change(struct task *t, int64_t project, int64_t version, const struct project_card *c, struct problems *ret_problems) MUST_USE;
/* Name and purpose in one language; both empty: the language is dropped. */
void projects_put_text(struct task *t, int64_t project, const char *tag, struct str name, struct str purpose);
enum outcome projects_promise(struct task *t, int64_t project, int64_t version, const struct project_target *targets, size_t n) MUST_USE;
/* INVALID: ends before it starts, or overlaps with another period of the project. */
enum outcome projects_add_period(struct task *t, int64_t project, struct str name, struct day from, struct day to, struct problems *ret_problems) MUST_USE;
enum outcome projects_lock_period(struct task *t, int64_t period, int64_t version, bool locked) MUST_USE;
/* INVALID: no role, or admin (which is a role of the house). */
enum outcome projects_take_staff(struct task *t, int64_t project, int64_t staff, enum role role) MUST_USE;
enum outcome projects_leave_staff(struct task *t, int64_t project, int64_t staff) MUST_USE;
