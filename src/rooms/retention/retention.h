/* retention: how long data about people is kept, what ends it, and what is told of it: the one table is retention.def.
 * An administrator looks what is due (a preview without names), lets it run, and has a protocol of numbers. Knows all
 * rooms by their tables and none by its rules: docs/decisions/retention.md. */
#pragma once
#include "html/html.h"

enum retention_act { ACT_ANONYMISE, ACT_WITH_PERSON, ACT_EMPTY, ACT_ROWS, ACT_KEPT };
enum retention_clock { CLOCK_FUNDER, CLOCK_TOUCHED, CLOCK_ENDED, CLOCK_ROW, CLOCK_NONE };
enum retention_category {
#define C(ID, ...) RETENTION_##ID,
#include "rooms/retention/retention.def"
    RETENTION__N
};

/* The other words are message ids. months: as the program comes; a house may choose between least and most. */
struct retention_row {
    const char *code;
    enum retention_act act;
    enum retention_clock clock;
    int64_t months, least, most;
    const char *basis, *whose, *from, *given_to, *name, *what, *purpose, *why;
};
extern const struct retention_row retention_rows[RETENTION__N];
/* RETENTION__N: there is no such category. */
enum retention_category retention_by_code(struct str code);
/* What starts the clock, and what happens when it has run: message ids. */
const char *retention_clock_name(enum retention_clock clock);
const char *retention_act_name(enum retention_act act);
bool retention_may_choose(enum retention_category category);

/* What the house has chosen. reason "": nothing was. */
struct retention_term {
    int64_t months, version;
    struct str reason;
};
struct retention_term retention_term(struct task *t, enum retention_category category);
enum { RETENTION_REASON_MOST = 300 };
/* INVALID: *ret names months or reason. CONFLICT: somebody was faster. */
enum outcome retention_put_term(
    struct task *t, enum retention_category category, const struct retention_term *term, struct problems *ret) MUST_USE;

/* Until when a project's papers are kept. kept_until "": nobody has said when the last instalment was paid. */
struct retention_project {
    int64_t project, paid_year, version;
    struct str name, code, reason;
    struct day ends, longer, kept_until;
};
struct retention_projects {
    struct retention_project *at;
    size_t n, cap;
};
struct retention_projects retention_projects(struct task *t);
enum outcome retention_project_get(struct task *t, int64_t project, struct retention_project *ret) MUST_USE;
/* paid_year INT_NONE: not paid yet. INVALID: *ret names paid_year, longer or reason. */
enum outcome retention_put_project(struct task *t, const struct retention_project *p, struct problems *ret) MUST_USE;

/* Why data must stay although its time has come, or although a person asks. */
#define RETENTION_HOLDS(H) \
    H(RUNNING, running, N_("She takes part now.")) \
    H(FUNDER, funder, N_("The funder's time is not over.")) \
    H(UNPAID, unpaid, N_("Nobody has said when the project's last instalment was paid.")) \
    H(COPY, copy, N_("She has asked for a copy, and has not had it.")) \
    H(TO_ASK, to_ask, N_("She is still to be asked how it went.")) \
    H(TERM, term, N_("The time that the house has set is not over."))
enum retention_hold {
    HOLD_NONE,
#define H(ID, code, text) HOLD_##ID,
    RETENTION_HOLDS(H)
#undef H
};
const char *retention_hold_text(struct str code); /* message id */

/* A preview, its run and its protocol. request: of the one person who asked for it; 0: of the house. */
struct retention_run {
    int64_t id, request, version, waits; /* waits: persons and categories still to be done */
    struct str state, made_by, started_by;
    struct instant made_at, started_at, finished_at;
};
struct retention_runs {
    struct retention_run *at;
    size_t n, cap;
    bool more;
};
/* persons, records: what was due; done_…: what became of it. Of all rows, those with a number or a hold. */
struct retention_count {
    enum retention_category category;
    int64_t persons, records, done_persons, done_records;
};
struct retention_counts {
    struct retention_count *at;
    size_t n, cap;
};
struct retention_held {
    enum retention_category category;
    struct str why;
    int64_t persons;
    struct day until;
};
struct retention_helds {
    struct retention_held *at;
    size_t n, cap;
};
/* Looks what is due; a job does it (of one person at once). request 0: of the house. NOT_FOUND: no such open request
 * for deletion. */
enum outcome retention_look(struct task *t, int64_t request, int64_t *ret_run) MUST_USE;
struct retention_runs retention_list(struct task *t, int64_t start, int64_t limit);
enum outcome retention_get(struct task *t, int64_t run, struct retention_run *ret) MUST_USE;
struct retention_counts retention_counts_of(struct task *t, int64_t run);
struct retention_helds retention_helds_of(struct task *t, int64_t run);
/* CONFLICT: it is no preview (any more), or she who asked has taken it back or has her answer. INVALID: too old. */
enum outcome retention_start(struct task *t, int64_t run) MUST_USE;
enum outcome retention_drop(struct task *t, int64_t run) MUST_USE;
/* The jobs' work, in transactions of their own, to the end; also what a stop of the server has cut. */
void retention_work(struct task *t, int64_t id);
int64_t retention_often(struct task *t); /* of the server's clock: in how many seconds to ask again */
