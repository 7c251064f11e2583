/* attendance: who came to a session. One register holds the members, their children in child care, the carers on duty
 * and the head count of visitors. Knows groups and people; nobody's web pages. */
#pragma once
#include "base/task.h"
#include "rooms/groups/groups.h"

enum mark { MARK_NONE, MARK_PRESENT, MARK_LATE, MARK_EXCUSED, MARK_ABSENT, MARK__N };
const char *mark_code(enum mark m);                 /* "present"; "" for MARK_NONE */
enum mark   mark_read(struct str code);

struct attendance_mark  { int64_t person; enum mark mark; int64_t minutes; /* INT_NONE = whole session */ };
struct attendance_marks { struct attendance_mark *at; size_t n, cap; };
struct child_mark  { int64_t child; struct str state; /* booked came did_not_come, "" = take the mark off */ };
struct child_marks { struct child_mark *at; size_t n, cap; };
struct register_entry {
    int64_t version;                 /* register_version the page showed */
    struct attendance_marks marks; struct child_marks children; struct strs carers; /* staff ids as id text */
    int64_t visitors, extra_carers; struct str note, reason;
};

/* Records a register; marks that say what already stands are left alone. The session becomes held.
 * INVALID: *ret_problems names the rows (not a member on that day, minutes out of range, not this family's child).
 * CONFLICT: somebody changed the register since `version`; nothing is stored.
 * NOT_ALLOWED: closed or the period is locked and no reason was given. NOT_FOUND. */
enum outcome attendance_record(struct task *t, int64_t session, const struct register_entry *e, struct problems *ret_problems) MUST_USE;
/* Closes: unmarked members become absent, booked children did_not_come. CONFLICT as above. */
enum outcome attendance_close(struct task *t, int64_t session, int64_t version) MUST_USE;

/* Members absent, without having said so, in the last `times` held sessions of the group they belonged to. Excused is no absence. */
struct person_briefs attendance_missing(struct task *t, int64_t group, int64_t times);
/* Marks a person who came along as present, member or not (the caller makes her a member when that is wanted). */
enum outcome attendance_walk_in(struct task *t, int64_t session, int64_t person) MUST_USE;
