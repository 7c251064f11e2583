/* attendance_register: what the files of this room ask of each other; other rooms use attendance.h. */
#pragma once
#include "attendance_sql.h"
#include "rooms/attendance/attendance.h"

/* Children that one carer can look after. Act on early childhood education (540/2018) section 35 and decree 753/2018
 * section 1: one carer for four children under three years, for seven who are older. Child care beside a group is not
 * early education; the same measure is used as advice, never as a refusal. A child whose age is not known counts as
 * young. */
enum { CARE_YOUNG_PER_CARER = 4, CARE_OLDER_PER_CARER = 7, CARE_YOUNG_MONTHS = 36 };
/* From school age on children are folded away under their parent, unless they usually come; from thirteen on not shown.
 */
enum { SCHOOL_AGE_MONTHS = 7 * 12, CARE_AGE_MONTHS = 13 * 12 };
struct care_share {
    int64_t per_young, per_older;
};
/* As the group has it, else as above. */
struct care_share care_share_of(struct task *t, int64_t group);
int64_t carers_needed(const struct care_share *share, int64_t young, int64_t older);

/* Two values for one row: of the writer, and what somebody else saved since her page was shown. */
struct clash {
    int64_t person, child;   /* both 0: a head count */
    const char *count;       /* "visitors" "extra_carers" or NULL */
    struct str mine, theirs; /* codes; head counts as digits */
    int64_t mine_minutes, theirs_minutes;
    int64_t by;
    struct instant at; /* 0 and "": not known */
};
struct clashes {
    struct clash *at;
    size_t n, cap;
};
/* The rows over which attendance_record() says CONFLICT; in the same transaction. */
struct clashes attendance_clashes(struct task *t, int64_t session, const struct register_entry *e);
/* All rows of the entry that say something else than what stands, whoever wrote it. */
struct clashes attendance_differences(struct task *t, int64_t session, const struct register_entry *e);

/* ---- reading: the register as its pages show it */
struct sheet_child {
    int64_t child;
    struct str name;
    int64_t age_months;
    bool young, usual, folded, safety;
    struct str state;
    struct instant in_at, out_at;
}; /* usual: came last time, or is booked. safety: a carer must know something. in_at, out_at: brought, fetched */
struct sheet_children {
    struct sheet_child *at;
    size_t n, cap;
};
struct sheet_row {
    int64_t person;
    struct str name;
    bool outsider;
    enum mark mark;
    bool says_comes; /* she has said herself that she comes */
    int64_t minutes;
    struct sheet_children children;
};
struct sheet_rows {
    struct sheet_row *at;
    size_t n, cap;
};
struct sheet_carer {
    int64_t staff;
    struct str name;
    bool of_group, carer, on_duty;
};
struct sheet_carers {
    struct sheet_carer *at;
    size_t n, cap;
};
struct sheet {
    struct session_brief s;
    struct sheet_rows rows;
    struct sheet_carers carers;
    int64_t left_out; /* members of that day beyond GROUPS_MEMBERS_MOST */
    int64_t unseen;   /* members of that day whom the viewer does not see any more */
    bool narrowed;    /* only those whom she sees are here */
    bool on_duty;     /* the viewer, with the children, today */
    struct str note;
    bool correcting; /* closed, or the period is locked: saving takes a reason */
    bool ahead;      /* its day is still to come */
    bool may_undo;
    struct instant saved_at;
};
enum outcome attendance_sheet(struct task *t, int64_t session, struct sheet *ret_sheet) MUST_USE;
/* Takes the register: *ret_now is what stands in it, with the version that this save makes. False: the session is gone.
 */
bool attendance_take(struct task *t, const struct session_brief *s, struct attendance_sql_stands_row *ret_now);
/* NOT_FOUND when the viewer may not register it. */
enum outcome attendance_open(struct task *t, int64_t session, struct session_brief *ret_session) MUST_USE;

/* The members of today with their marks in the group. Empty when the viewer may not see it. */
struct member_tally {
    struct person_brief person;
    struct attendance_of of;
};
struct member_tallies {
    struct member_tally *at;
    size_t n, cap;
};
struct member_tallies attendance_tallies(struct task *t, int64_t group);

/* ---- taking back: attendance_undo.c. What stood, one line for each thing that a save changes. */
struct undo {
    struct task *t;
    int64_t session;
    char *text;
    size_t n, cap;
};
void undo_mark(
    struct undo *u, int64_t person, const struct attendance_sql_marks_row *row); /* row NULL: was not marked */
void undo_child(struct undo *u, int64_t child, const struct attendance_sql_children_row *row);
void undo_carer(struct undo *u, int64_t staff, bool was_on_duty);
void undo_number(struct undo *u, const char *what, int64_t n); /* "visitors" "carers" "closed" */
void undo_state(struct undo *u, struct str state);
/* Who waits for a place in child care gets what the save made free: that is part of it, and taken back with it. The
 * version of the register after it. */
int64_t undo_moves(struct undo *u, const struct attendance_sql_children_rows *before, int64_t version);
/* Ends the list: this save made `version`; the note as it stood before. */
void undo_keep(struct undo *u, int64_t version, struct str note);

/* What a certificate says of a person in a group: from her first day to her last one there (from, to: "" = not known),
 * in how many of the held sessions in which something is marked of her she was present, and how long in all.
 * NOT_FOUND also when she never was a member. NOT_ALLOWED: the viewer may not see her, or not the group. */
struct attendance_certificate {
    int64_t project;
    struct str person, group;
    struct day from, to;
    int64_t marked, came, minutes;
};
enum outcome attendance_certificate(
    struct task *t, int64_t person, int64_t group, struct attendance_certificate *ret) MUST_USE;
