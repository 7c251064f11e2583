/* duties: what a project must do and tell for its funding, as a dated check list: those that rules make
 * (duties_rules.h, each with its source) and those that it adds itself. Knows projects, and when sessions begin.
 *
 * duties_duty: project_id; rule (CODES_duty_rule; DUTY_OWN of its own), occasion (the last day of the period that a
 * rule asks about, "" of others: a project has one row of a rule and an occasion); name (of its own ones); due_on (its
 * own day; NULL: as the rule says); staff_id (who does it); state (CODES_duty_state), state_on (the day it was done or
 * found not needed); reason (how it was done, or why it is not needed); links (evidence: an address a line). A duty of
 * a rule has a row only when somebody has written something about it; until then it follows from the rule, the
 * project's days and its periods, and moves with them. Nothing here is about persons. Source: issue 9, section 4;
 * DOMAIN.md 1.6. */
#pragma once
#include "base/buf.h"
#include "base/none.h"
#include "base/task.h"
#include "html/html.h"
#include "rooms/files/files.h"

#define DUTY_OWN "own"
enum {
    DUTIES_SOON_DAYS = 30, /* due within so many days: soon */
    DUTY_NAME_MOST = 150,
    DUTY_REASON_MOST = 1000,
    DUTY_LINKS_MOST = 2000, /* bytes of all of them */
    DUTY_LINKS_N = 10,
    DUTY_EVIDENCE_N = 20,
    DUTIES_OWN_MOST = 200 /* that a project may add */
};

enum duty_when { DUTY_LATE, DUTY_SOON, DUTY_LATER, DUTY_DONE, DUTY_NOT_NEEDED, DUTY_WHEN__N };

/* address: stands in addresses: the row's id; of a rule its number and the occasion's day, whether there is a row or
 * not. row, version: 0 without one. by_rule: the day that the rule counts. due: the day that counts, "" not known. */
struct duty {
    int64_t address, row, version, project, staff;
    int64_t rule; /* of duties_rules.h; 0: its own */
    struct day occasion, by_rule, due, state_on;
    struct str name, what, source, state, reason, links, staff_name;
    enum duty_when when;
};
struct duties {
    struct duty *at;
    size_t n, cap;
    int64_t with[DUTY_WHEN__N]; /* how many of each */
};
/* All of a project, by their day, those without one at the end; names in the task's language. None for who does not
 * work there. Two statements. */
struct duties duties_of(struct task *t, int64_t project);
/* Of each project that the viewer manages, in the order of their ids: how many are late and soon. Two statements. */
struct duty_count {
    int64_t project, late, soon;
};
struct duty_counts {
    struct duty_count *at;
    size_t n, cap;
};
struct duty_counts duties_managed(struct task *t);
enum outcome duties_get(struct task *t, int64_t project, int64_t address, struct duty *ret_duty) MUST_USE;
/* A manager of the project, an admin, or whoever does it. */
bool duties_may_write(struct task *t, const struct duty *d);

/* What a form says about one. due_on: "" as the rule says. name: of its own ones. */
struct duty_wish {
    struct str name, state, reason, links;
    struct day due_on, state_on;
    int64_t staff;
};
/* CONFLICT: somebody wrote about it since `version` (0: nobody had yet). INVALID: problems at the fields of the wish.
 */
enum outcome duties_put(
    struct task *t, const struct duty *d, int64_t version, const struct duty_wish *w, struct problems *ret) MUST_USE;
/* One more of the project's own. For who may change the project. */
enum outcome duties_add(
    struct task *t, int64_t project, struct str name, struct day due_on, struct problems *ret) MUST_USE;
/* What is wrong with it, whoever brings it: a form or an import. */
void duties_check(struct task *t, const struct duty_wish *w, struct problems *ret);

/* Evidence: pictures and PDF, seen by whoever sees the duty and changed by who may write about it (files: FILE_OF_DUTY
 * of the row; nothing about persons). A duty of a rule has a row from its first evidence on. */
struct file_list duties_evidence(struct task *t, const struct duty *d);
/* INVALID: problems at `file` and `words`. */
enum outcome duties_evidence_put(
    struct task *t, const struct duty *d, const struct file_wish *chosen, struct problems *ret) MUST_USE;
enum outcome duties_evidence_get(struct task *t, const struct duty *d, int64_t file, struct file *ret_file) MUST_USE;
enum outcome duties_evidence_remove(struct task *t, const struct duty *d, int64_t file) MUST_USE;

/* Those that wait for a member of staff, into her calendar (rooms/ics.h). */
void duties_ics_of(struct task *t, struct buf *b, int64_t staff, struct day from, struct day to);
