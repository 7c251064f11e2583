/* attendance: the rules of the register. No pages, no SQL text.
 * The register's version counts saves; a mark remembers the version that wrote it. Two people may save one register as
 * long as they touch different rows: only a row that the other changed since the page was shown is a conflict. */
#include "rooms/attendance/attendance.h"

#include "attendance_sql.h"
#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/projects/projects.h"

static const char *const mark_codes[MARK__N] = { "", "present", "late", "excused", "absent" };

const char *mark_code(enum mark m) { return mark_codes[m]; }

enum mark mark_read(struct str code)
{
    for (enum mark m = MARK_PRESENT; m < MARK__N; m++)
        if (str_is(code, mark_codes[m]))
            return m;
    return MARK_NONE;
}

/* What one save works with: what stood before, and who may stand in the register. */
struct save {
    struct task *t;
    const struct session_brief *s;
    const struct register_entry *e;
    struct attendance_sql_marks_rows marks;
    struct attendance_sql_children_rows children;
    struct person_briefs members;
    bool correcting;            /* closed, or the period is locked: each change is kept with its reason */
    int64_t version;            /* the register's new version */
    int64_t changed;
};

static const struct attendance_sql_marks_row *stored_mark(const struct save *v, int64_t person)
{
    for (size_t i = 0; i < v->marks.n; i++)
        if (v->marks.at[i].person == person)
            return &v->marks.at[i];
    return NULL;
}

static const struct attendance_sql_children_row *stored_child(const struct save *v, int64_t child)
{
    for (size_t i = 0; i < v->children.n; i++)
        if (v->children.at[i].child == child)
            return &v->children.at[i];
    return NULL;
}

static bool belongs(const struct save *v, int64_t person)
{
    for (size_t i = 0; i < v->members.n; i++)
        if (v->members.at[i].id == person)
            return true;
    return stored_mark(v, person) != NULL;      /* a walk-in who is marked already */
}

static bool says_the_same(const struct attendance_sql_marks_row *row, const struct attendance_mark *m)
{
    return row != NULL ? mark_read(row->mark) == m->mark && row->minutes == m->minutes : m->mark == MARK_NONE;
}

static void problem_on(struct save *v, struct problems *ps, int64_t person, struct str text)
{
    char id[ID_TEXT];

    id_text(person, id);
    problem_add(v->t, ps, str_z(v->t->a, str_fmt(v->t->a, "mark-%s", id)), text);
}

static void check_marks(struct save *v, struct problems *ps)
{
    for (size_t i = 0; i < v->e->marks.n; i++) {
        const struct attendance_mark *m = &v->e->marks.at[i];
        if (!belongs(v, m->person))
            problem_on(v, ps, m->person, trf(v->t, "%1$s was not a member of the group on that day. Add her as somebody who came along.", people_name(v->t, m->person)));
        else if (m->minutes != INT_NONE && (m->minutes < 0 || (v->s->minutes > 0 && m->minutes > v->s->minutes)))
            problem_on(v, ps, m->person, trf(v->t, "The session lasted %1$s minutes. Write fewer minutes for %2$s.",
                                             lang_number(v->t->a, v->t->lang, v->s->minutes), people_name(v->t, m->person)));
    }
}

static void check_children(struct save *v, struct problems *ps)
{
    struct attendance_sql_child_of_member_rows known = { 0 };

    if (v->e->children.n > 0)
        known = attendance_sql_child_of_member(v->t, v->s->id);
    for (size_t i = 0; i < v->e->children.n; i++) {
        const struct child_mark *c = &v->e->children.at[i];
        bool found = stored_child(v, c->child) != NULL;
        for (size_t j = 0; j < known.n && !found; j++)
            found = known.at[j].child == c->child;
        if (!found || !(str_empty(c->state) || str_is(c->state, "booked") || str_is(c->state, "came") || str_is(c->state, "did_not_come")))
            problem_add(v->t, ps, "", str_of(tr(v->t, "A child in the form does not belong to a member of this group. Open the register again.")));
    }
    if (v->e->visitors < 0 || v->e->visitors > 500)
        problem_add(v->t, ps, "visitors", str_of(tr(v->t, "Write the number of visitors, from 0 to 500.")));
    if (v->e->extra_carers < 0 || v->e->extra_carers > 50)
        problem_add(v->t, ps, "extra_carers", str_of(tr(v->t, "Write the number of carers, from 0 to 50.")));
}

/* A row that somebody else wrote after the page was shown, and that says something else. */
static bool clashes(const struct save *v)
{
    for (size_t i = 0; i < v->e->marks.n; i++) {
        const struct attendance_mark *m = &v->e->marks.at[i];
        const struct attendance_sql_marks_row *row = stored_mark(v, m->person);
        if (row != NULL && row->version > v->e->version && row->marked_by != v->t->viewer->staff && m->mark != MARK_NONE && !says_the_same(row, m))
            return true;
    }
    return false;
}

static void keep_correction(struct save *v, int64_t person, int64_t child, struct str before, struct str after)
{
    if (v->correcting)
        attendance_sql_correct(v->t, id_new(), v->s->id, person, child, before, after, v->e->reason, v->t->viewer->staff, v->t->now);
}

static void write_marks(struct save *v)
{
    for (size_t i = 0; i < v->e->marks.n; i++) {
        const struct attendance_mark *m = &v->e->marks.at[i];
        const struct attendance_sql_marks_row *row = stored_mark(v, m->person);
        /* a blank row on an old page says nothing about what the other wrote meanwhile */
        if (says_the_same(row, m) || (m->mark == MARK_NONE && row->version > v->e->version))
            continue;
        keep_correction(v, m->person, 0, row != NULL ? row->mark : S(""), str_of(mark_code(m->mark)));
        if (m->mark == MARK_NONE)
            attendance_sql_unmark(v->t, v->s->id, m->person);
        else
            attendance_sql_mark(v->t, v->s->id, m->person, str_of(mark_code(m->mark)), m->minutes, row != NULL && row->walk_in,
                                v->t->viewer->staff, v->t->now, v->version);
        v->changed++;
    }
}

static void write_children(struct save *v)
{
    for (size_t i = 0; i < v->e->children.n; i++) {
        const struct child_mark *c = &v->e->children.at[i];
        const struct attendance_sql_children_row *row = stored_child(v, c->child);
        if (row == NULL ? str_empty(c->state) : str_eq(row->state, c->state))
            continue;
        keep_correction(v, 0, c->child, row != NULL ? row->state : S(""), c->state);
        if (str_empty(c->state))
            attendance_sql_drop_child(v->t, v->s->id, c->child);
        else
            attendance_sql_put_child(v->t, v->s->id, c->child, c->state, v->t->viewer->staff, v->t->now);
        v->changed++;
    }
}

static void write_rest(struct save *v)
{
    attendance_sql_drop_carers(v->t, v->s->id);
    for (size_t i = 0; i < v->e->carers.n; i++) {
        int64_t staff;
        if (id_read(v->e->carers.at[i], &staff))
            attendance_sql_put_carer(v->t, v->s->id, staff);
    }
    attendance_sql_put_rest(v->t, v->s->id, v->e->visitors, v->e->extra_carers, v->e->note);
}

/* The session, when this viewer may register it. */
static enum outcome open_register(struct task *t, int64_t session, struct session_brief *ret_session)
{
    enum outcome found = groups_session(t, session, ret_session);

    if (found != DONE)
        return NOT_FOUND;
    return groups_may_register(t, ret_session->group) ? DONE : NOT_FOUND;
}

enum outcome attendance_record(struct task *t, int64_t session, const struct register_entry *e, struct problems *ret_problems)
{
    struct session_brief s;
    struct attendance_sql_claim_row claim;

    if (open_register(t, session, &s) != DONE)
        return NOT_FOUND;
    struct save v = { .t = t, .s = &s, .e = e };
    v.correcting = s.closed || projects_day_locked(t, s.project, s.day);
    if (v.correcting && str_empty(str_trim(e->reason)))
        return NOT_ALLOWED;
    if (!attendance_sql_claim(t, session, &claim))
        return NOT_FOUND;
    v.version = claim.version;
    v.marks = attendance_sql_marks(t, session);
    v.children = attendance_sql_children(t, session);
    v.members = groups_members(t, s.group, s.day);
    struct problems problems = { 0 };
    check_marks(&v, &problems);
    check_children(&v, &problems);
    if (problems.n > 0) {
        *ret_problems = problems;
        return INVALID;
    }
    if (clashes(&v))
        return CONFLICT;
    write_marks(&v);
    write_children(&v);
    write_rest(&v);
    journal_write(t, JOURNAL_CHANGE, "session", session, str_fmt(t->a, "register %lld", (long long)v.changed));
    return DONE;
}

enum outcome attendance_walk_in(struct task *t, int64_t session, int64_t person)
{
    struct session_brief s;
    struct attendance_sql_claim_row claim;

    if (open_register(t, session, &s) != DONE || !attendance_sql_claim(t, session, &claim))
        return NOT_FOUND;
    attendance_sql_mark(t, session, person, S("present"), INT_NONE, true, t->viewer->staff, t->now, claim.version);
    journal_write(t, JOURNAL_CHANGE, "session", session, S("walk-in"));
    return DONE;
}

enum outcome attendance_close(struct task *t, int64_t session, int64_t version)
{
    struct session_brief s;
    struct attendance_sql_claim_row claim;

    if (open_register(t, session, &s) != DONE || !attendance_sql_claim(t, session, &claim))
        return NOT_FOUND;
    if (claim.version != version + 1)
        return CONFLICT;
    struct attendance_sql_marks_rows marks = attendance_sql_marks(t, session);
    struct person_briefs members = groups_members(t, s.group, s.day);
    for (size_t i = 0; i < members.n; i++) {
        bool marked = false;
        for (size_t j = 0; j < marks.n && !marked; j++)
            marked = marks.at[j].person == members.at[i].id;
        if (!marked)
            attendance_sql_mark(t, session, members.at[i].id, S("absent"), INT_NONE, false, t->viewer->staff, t->now, claim.version);
    }
    attendance_sql_booked_to_absent(t, session, t->viewer->staff, t->now);
    attendance_sql_close(t, session, t->now, t->viewer->staff);
    journal_write(t, JOURNAL_CHANGE, "session", session, S("closed"));
    return DONE;
}

/* ---- absent several times in a row */

struct missing {
    struct task *t;
    int64_t times;                          /* absences in a row that are asked for */
    int64_t person, seen, absent;           /* of the person whose marks are read now */
    struct { int64_t *at; size_t n, cap; } ids;
};

static bool follow(void *x, const struct attendance_sql_marks_of_group_row *row)
{
    struct missing *m = x;

    if (row->person != m->person) {
        m->person = row->person;
        m->seen = m->absent = 0;
    }
    if (m->seen++ < m->times && str_is(row->mark, "absent") && ++m->absent == m->times)
        LIST_ADD(m->t->a, &m->ids, row->person);
    return true;
}

struct person_briefs attendance_missing(struct task *t, int64_t group, int64_t times)
{
    struct missing m = { .times = times, .t = t };
    struct person_briefs list = { 0 }, members = groups_members(t, group, t->today);
    /* a year back is enough for any `times` that makes sense, and bounds the walk */
    attendance_sql_marks_of_group(t, group, day_add(t->today, -365), follow, &m);
    for (size_t i = 0; i < members.n; i++)
        for (size_t j = 0; j < m.ids.n; j++)
            if (m.ids.at[j] == members.at[i].id)
                LIST_ADD(t->a, &list, members.at[i]);
    return list;
}
