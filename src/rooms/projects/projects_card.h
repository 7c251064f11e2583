/* projects_card: what the pages of this room ask of its rules; other rooms use projects.h. */
#pragma once
#include "db/db.h"
#include "rooms/projects/projects_codes.h"
#include "rooms/projects/projects.h"

#define PROJECT_CENTS_MOST INT64_C(100000000000) /* of a budget */

/* The card as in projects.csv; money in cents, INT_NONE = not known; partners and municipality codes joined by ';'. */
struct project_card {
    struct str fund, programme, specific_objective;
    struct day start_date, end_date;
    int64_t total_budget, eu_contribution;
    struct str managing_authority, lead_organisation, partners, municipalities, website;
    /* In which ways the common indicators of ESF+ are counted otherwise than usual: codes of CODES_counting joined by
     * ";" in its order, and where the funder says so. */
    struct str counting, counting_source;
    /* On what ground persons are asked in confidence ("": they are not; rooms/circumstances), and which municipalities
     * are rural: codes joined by ";". */
    struct str circumstances_ground, rural_municipalities;
    int64_t follow_up_attempts; /* days before "not reached" is a fact; INT_NONE: as usual (follow_ups.h) */
};
struct project_record {
    struct str code;
    struct project_card card;
    int64_t version;
};
/* Name and purpose in one language; tag "" is the language of an import. */
struct project_text {
    struct str tag, name, purpose;
};
struct project_texts {
    struct project_text *at;
    size_t n, cap;
};
struct project_target {
    const char *measure;
    int64_t promised; /* INT_NONE = nothing promised */
};

bool projects_may_see(struct task *t, int64_t project);
bool projects_may_write(struct task *t, int64_t project); /* an admin, or a manager of it */
/* DONE: the viewer may change it. NOT_FOUND: there is no such project and the viewer may know that. */
enum outcome projects_open_for_change(struct task *t, int64_t project) MUST_USE;

/* ---- the card (projects_card.c) */
bool projects_read(struct task *t, int64_t project, struct project_record *ret_record);
/* What is wrong with a card apart from single cells: dates the wrong way round, EU share above the budget, a way of
 * counting that there is not, or one without its source. */
void projects_check_card(struct task *t, const struct project_card *c, struct problems *ret_problems);
/* Over whatever stands, for the import, which has asked; the version moves by one. No journal. */
void projects_store_card(struct task *t, int64_t project, const struct project_card *c);
/* Of it, what stands in no statement that makes a project. */
void projects_store_rest(struct task *t, int64_t project, const struct project_card *c);
/* With its texts, in one go. INVALID: as projects_check_card() says, code taken or missing. Only an admin adds a
 * project. */
enum outcome projects_add(struct task *t, struct str code, const struct project_card *c,
    const struct project_texts *texts, int64_t *ret_project, struct problems *ret_problems) MUST_USE;
/* CONFLICT: somebody saved the card since `version`. */
enum outcome projects_change(struct task *t, int64_t project, int64_t version, const struct project_card *c,
    const struct project_texts *texts, struct problems *ret_problems) MUST_USE;
struct project_texts projects_texts(struct task *t, int64_t project);
/* Purpose in the task's language, else in Finnish, else in whatever language it was written; "" when it was not. */
struct str projects_purpose(struct task *t, int64_t project);
/* False when it cannot be said. Whole percent, halves up. */
bool projects_eu_share(const struct project_card *c, int64_t *ret_percent);
/* What people type, "Helsinki, 049", to codes joined by ';'; a problem at the field for each that is no municipality of
 * Finland. */
struct str projects_municipalities(struct task *t, struct str typed, const char *field, struct problems *ret_problems);

/* ---- targets, periods, who works here (projects.c) */
/* A target of INT_NONE is taken away. CONFLICT: somebody saved the project since `version`. */
enum outcome projects_promise(
    struct task *t, int64_t project, int64_t version, const struct project_target *targets, size_t n) MUST_USE;
/* INVALID: ends before it starts, or overlaps with another period of the project. */
enum outcome projects_add_period(struct task *t, int64_t project, struct str name, struct day from, struct day to,
    struct problems *ret_problems) MUST_USE;
/* NOT_FOUND also when it is a period of another project. CONFLICT: somebody changed it since `version`. INVALID: it is
 * opened without a reason. */
enum outcome projects_lock_period(
    struct task *t, int64_t project, int64_t period, int64_t version, bool locked, struct str reason) MUST_USE;
/* When its periods were locked and opened, by whom and why, the last first. */
struct period_lock {
    int64_t period;
    bool locked;
    struct str reason, staff_name;
    struct instant at;
};
struct period_locks {
    struct period_lock *at;
    size_t n, cap;
};
struct period_locks projects_period_locks(struct task *t, int64_t project);
/* INVALID: no role, or admin (which is a role of the house). NOT_FOUND: nobody who works in the house. */
enum outcome projects_take_staff(
    struct task *t, int64_t project, int64_t staff, enum role role, int64_t organisation) MUST_USE;
enum outcome projects_leave_staff(struct task *t, int64_t project, int64_t staff) MUST_USE;
