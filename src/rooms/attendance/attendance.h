/* attendance: who came to a session. One register holds the members, their children in child care, the carers on duty
 * and the head count of visitors. Knows groups and people; nobody's web pages. */
#pragma once
#include "base/task.h"
#include "rooms/groups/groups.h"
#include "rooms/marks.h"

/* What one row of the register says; MARK_NONE takes the mark away. minutes: how long she was there; INT_NONE = the
 * whole session. walk_in: she came along and need not be a member. was_marked: the writer's page showed a mark here. */
struct attendance_mark {
    int64_t person;
    enum mark mark;
    int64_t minutes;
    bool walk_in, was_marked;
};
struct attendance_marks {
    struct attendance_mark *at;
    size_t n, cap;
};
struct child_mark {
    int64_t child;
    struct str state; /* booked came did_not_come, "" = take the mark off */
    bool was_marked;
};
struct child_marks {
    struct child_mark *at;
    size_t n, cap;
};

/* One save. Holds only what its writer changed; everything else of the register stays as it is. */
struct register_entry {
    int64_t version; /* register_version the page showed */
    struct attendance_marks marks;
    struct child_marks children;
    struct strs carers_in, carers_out;          /* staff on and off duty, as id text */
    int64_t visitors, extra_carers;             /* INT_NONE = left alone */
    int64_t visitors_shown, extra_carers_shown; /* what the page showed; INT_NONE = not known */
    bool note_changed;
    struct str note, note_shown;
    struct str reason;          /* of a correction */
    int64_t newcomer;           /* made by the same writer in this transaction; 0 = nobody */
    struct instant recorded_at; /* offline: when it was written down, not later than now; "" = now */
};
#define REGISTER_ENTRY \
    ((struct register_entry){ \
        .visitors = INT_NONE, .extra_carers = INT_NONE, .visitors_shown = INT_NONE, .extra_carers_shown = INT_NONE })

/* The rules of one mark, for form and import: minutes within the session (lasts 0: its length is not known), and before
 * the day only who told in advance. */
bool attendance_minutes_fit(int64_t lasts, int64_t minutes);
bool attendance_may_mark(const struct task *t, struct day day, enum mark mark);
struct str attendance_say_minutes(struct task *t, int64_t lasts, struct str who);
struct str attendance_say_ahead(struct task *t, struct day day);

/* Records a register; marks that say what already stands are left alone. The session becomes held, unless its day is
 * still to come: then only "told us in advance" can be marked and children be booked.
 * INVALID: *ret_problems names the rows (not a member on that day, minutes out of range, not this family's child).
 * CONFLICT: somebody else changed one of these rows since `version`, to something else (a mark taken away is a change,
 * too), or the writer herself did after she wrote this without connection; nothing may be stored (the caller rolls
 * back). A mark counts from when it was recorded. Rows that only one of the two touched are no conflict; of two
 * notes both are kept. NOT_ALLOWED: closed or the period is locked and no reason was given. NOT_FOUND. */
enum outcome attendance_record(
    struct task *t, int64_t session, const struct register_entry *e, struct problems *ret_problems) MUST_USE;
/* INVALID because somebody or a child of the entry is not in the data any more (erased; of two files of one person that
 * were merged, the mark goes to the one who was kept). */
bool attendance_someone_gone(struct task *t, const struct register_entry *e) MUST_USE;
/* Closes: unmarked members become absent, booked children did_not_come. CONFLICT: the register is not at `version`
 * any more. INVALID: the day is still to come, or it is closed already. */
enum outcome attendance_close(struct task *t, int64_t session, int64_t version) MUST_USE;
/* Takes back the viewer's own last save or closing. INVALID: somebody saved after it, or it was not today. *ret_wait
 * (NULL: not asked): how many children had a place that another one has now, whose parents know it; they wait. */
enum outcome attendance_undo(struct task *t, int64_t session, int64_t *ret_wait) MUST_USE;

/* What the person says herself, on her own page: "cannot come" marks her as having told in advance, "I come" takes that
 * back and is shown beside her name. No right is asked: the caller knows that it is she. NOT_FOUND: no such session, or
 * she is no member on its day. CONFLICT: it is over, cancelled, closed, of a locked period, or she is marked already.
 */
enum outcome attendance_tell(struct task *t, int64_t session, int64_t person, bool comes) MUST_USE;
/* She does not know any more: what she said is taken back, and nothing is shown beside her name. */
enum outcome attendance_untell(struct task *t, int64_t session, int64_t person) MUST_USE;

/* Of one child, for the room of child care, which has asked who may: booked, came, did_not_come, or "" for not at all.
 * As a save of the register: with its next version, and with a reason where it is closed. NOT_FOUND: no such session.
 */
enum outcome attendance_put_child(struct task *t, int64_t session, int64_t child, struct str state) MUST_USE;
/* As well: is somebody on duty in a session of this project? INVALID: she does not work there. */
enum outcome attendance_put_duty(
    struct task *t, int64_t session, int64_t project, int64_t staff, bool on_duty) MUST_USE;
/* How old a child is on a day; where only the year is known, as young as can be; -1 = not known. */
int64_t attendance_child_months(struct day born, struct day on);

/* Members absent, without having said so, in the last `times` held sessions of the group they belonged to. Excused is
 * no absence. */
struct person_briefs attendance_missing(struct task *t, int64_t group, int64_t times);
/* The same, twice in a row, over the groups of a project that the viewer may register; whom nobody has contacted since
 * the first of the two comes first, the oldest first. whole: of the first four hundred groups by name, for the page
 * that lists them; else of the first forty; `more_groups` says that there are others. Of a very large project it was
 * looked up beside the pages, over all groups (rooms/counted). total: all of them. phone: where the viewer writes
 * contacts, and safe contact and non-disclosure let one call at once; else "". */
struct attendance_missed_row {
    int64_t person, group;
    struct str name, group_name, phone;
    struct day since, contacted; /* contacted "": not since then */
};
struct attendance_missed_rows {
    struct attendance_missed_row *at;
    size_t n, cap;
    int64_t total;
    bool more_groups, beyond; /* beyond: more than COUNTED_KEPT, of whom total can be leafed through */
    struct instant looked;    /* when, in a very large project, for who sees all of it; "": now */
};
struct attendance_missed_rows attendance_missed(
    struct task *t, int64_t project, bool whole, int64_t start, int64_t limit);
/* The same over all groups of a very large project, some hundred at a time (true: there are more), for its pages
 * (rooms/counting.c). look NULL: forgets what was kept. */
struct attendance_look *attendance_look_begin(struct task *t);
bool attendance_look_on(struct task *t, int64_t project, struct attendance_look *look);
void attendance_keep_look(struct task *t, int64_t project, const struct attendance_look *look);
/* One person's marks in the held sessions of a group. marked: all of them, the denominator of percent; percent: the
 * marks that mean she came, whole, halves up; INT_NONE when nothing is marked. */
struct attendance_of {
    int64_t n[MARK__N], marked, percent;
};
