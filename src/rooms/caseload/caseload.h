/* caseload: who answers for a person in a project, who stands in, and what waits for whom. Knows people and projects;
 * what waits it reads through the views <room>_caseload_facts.
 *
 * caseload_responsible (responsibles): participation_id (one spell of one person in one project), staff_id, since,
 * until (NULL: still), hand_over (note for the next one, sealed, with --with-notes only). Responsible today: the row of
 * the spell without until, or until >= today, that began last. A hand-over ends one row and begins the next.
 * caseload_absence (absences): staff_id, starts_on, ends_on (NULL: not known), substitute_id: whose caseload shows it
 *   meanwhile. Why somebody is absent is written nowhere.
 * Views: people_spell_key_facts gives person and project of a spell.
 * Source: issue 8, section 2. */
#pragma once
#include "rooms/people/people.h"

enum { CASELOAD_NOTE_MOST = 2000, CASELOAD_QUIET_DAYS = 30, CASELOAD_MOST = 2000, CASELOAD_HAND_OVER_MOST = 200 };

/* What may wait at a person, in the order of the page. */
enum caseload_sign {
    CASE_GUIDANCE,     /* suggested, agreed or applied: no answer yet */
    CASE_STEPS,        /* open steps of the newest plan that are due, unless it is deferred */
    CASE_FOLLOW_UPS,   /* due */
    CASE_APPOINTMENTS, /* today */
    CASE_ANSWERS,      /* a specialist answered and nobody said that it was read */
    CASE_QUIET,        /* no talk, contact or held appointment within CASELOAD_QUIET_DAYS */
    CASE__N
};
struct caseload_line {
    int64_t spell, person, project, whose; /* whose: the responsible worker: the viewer, or whom she stands in for */
    struct str name, whose_name;
    int64_t n[CASE__N];
    struct day last; /* talk, contact or appointment; "" none */
    bool mine;
};
struct caseload_lines {
    struct caseload_line *at;
    size_t n, cap;
    int64_t total;         /* that fit `only` */
    int64_t all;           /* of the viewer */
    int64_t with[CASE__N]; /* persons with each sign */
    bool cut;              /* there are more than CASELOAD_MOST */
};
/* The viewer's persons and those of whom she stands in for, her own first, then by name. only: a sign, or CASE__N: all.
 * One statement. */
struct caseload_lines caseload_mine(struct task *t, enum caseload_sign only, int64_t start, int64_t limit);

/* "guidance", "steps" …: ?only= of the page; and what it is called (message id). */
const char *caseload_sign_code(enum caseload_sign sign);
const char *caseload_sign_name(enum caseload_sign sign);

/* ---- who is responsible */

struct responsible {
    int64_t id, spell, project, staff, version;
    struct str staff_name, project_name, note;
    struct day since, until;
    bool now, may_change;
};
struct responsibles {
    struct responsible *at;
    size_t n, cap;
};
/* Of a person, in projects in which the viewer works: the newest first. Notes for who may change it, and for the worker
 * herself. */
struct responsibles caseload_of(struct task *t, int64_t person);
/* Her spells for which the viewer may say who is responsible. */
struct caseload_spell {
    int64_t spell, project;
    struct str project_name;
    struct day entry;
};
struct caseload_spells {
    struct caseload_spell *at;
    size_t n, cap;
};
/* She who sees the persons of her organisation only answers for whom she has written down, until somebody else does. */
void caseload_made(struct task *t, int64_t spell, int64_t project);
struct caseload_spells caseload_spells_of(struct task *t, int64_t person);
/* From today on. INVALID: *ret_problems names staff. NOT_ALLOWED: not manager or counsellor of the project. */
enum outcome caseload_give(
    struct task *t, int64_t spell, int64_t staff, struct str note, struct problems *ret_problems) MUST_USE;
/* Many at once: those of `spells` (ids as text) that are `from`'s in the project go to `to`; *ret_moved how many. */
struct hand_over {
    int64_t project, from, to;
    struct strs spells;
    struct str note;
};
enum outcome caseload_hand_over(
    struct task *t, const struct hand_over *h, int64_t *ret_moved, struct problems *ret_problems) MUST_USE;
/* Persons for whom that worker is responsible in the project, by name; for its managers and counsellors. */
struct person_briefs caseload_of_worker(struct task *t, int64_t project, int64_t staff);

/* ---- absence */

struct absence {
    int64_t id, staff, substitute, version;
    struct str staff_name, substitute_name;
    struct day starts_on, ends_on;
};
struct absences {
    struct absence *at;
    size_t n, cap;
};
/* Of those who work in the project, not over yet, at most 100. */
struct absences caseload_absences(struct task *t, int64_t project);
/* INVALID: *ret_problems names staff, starts_on, ends_on, substitute. */
enum outcome caseload_absence_add(
    struct task *t, int64_t project, const struct absence *a, struct problems *ret_problems) MUST_USE;
/* Back today: it ended yesterday, or never began. */
enum outcome caseload_absence_end(struct task *t, int64_t project, int64_t absence, int64_t version) MUST_USE;

/* ---- load of every worker, without content: for managers of the project */

struct load_line {
    int64_t staff, persons, talks, intensive, minutes, appointments;
    struct str name, role;
    bool absent;
};
struct load_lines {
    struct load_line *at;
    size_t n, cap;
};
enum { CASELOAD_LOAD_DAYS = 30, CASELOAD_AHEAD_DAYS = 7 };
enum outcome caseload_load(struct task *t, int64_t project, struct load_lines *ret_lines) MUST_USE;

/* For the page of a person: who is responsible now, in each project that the viewer works in. */
struct responsibles caseload_fold_of(struct task *t, int64_t person);
