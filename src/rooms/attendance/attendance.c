/* attendance: the rules of writing a register. No pages, no SQL text.
 * The register's version counts saves; a row remembers the version that wrote it. Two people may save one register as
 * long as they touch different rows: only a row that the other changed since the page was shown is a conflict. */
#include "rooms/attendance/attendance_register.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/care_places.h"
#include "rooms/projects/projects.h"

enum { VISITORS_MOST = 500, CARERS_MOST = 50, NOTE_MOST = 20000 };

bool attendance_minutes_fit(int64_t lasts, int64_t minutes)
{
    return minutes == INT_NONE || (minutes >= 0 && (lasts <= 0 || minutes <= lasts));
}

bool attendance_may_mark(const struct task *t, struct day day, enum mark mark)
{
    return day_cmp(day, t->today) <= 0 || mark == MARK_NONE || mark_means(mark) == MEANS_TOLD;
}

struct str attendance_say_minutes(struct task *t, int64_t lasts, struct str who)
{
    return trf(
        t, "The session lasts %1$s minutes. Write fewer minutes for %2$s.", lang_number(t->a, t->lang, lasts), who);
}

struct str attendance_say_ahead(struct task *t, struct day day)
{
    return trf(t, "The session is on %1$s. Before that day you can only mark who has told us that they cannot come.",
        lang_day(t->a, t->lang, day));
}

/* What one save works with: what stood before, and who may stand in the register. */
struct save {
    struct task *t;
    const struct session_brief *s;
    const struct register_entry *e;
    struct attendance_sql_marks_rows marks;
    struct attendance_sql_children_rows children;
    struct member_ids members; /* read when first asked for: nobody asks when all are marked already */
    bool members_read;
    struct attendance_sql_stands_row now; /* the register's new version, and its head counts and note as they stand */
    struct undo undo;
    bool correcting; /* closed, or the period is locked: each change is kept with its reason */
    bool ahead;      /* the day is still to come */
    bool all;        /* every difference is a clash */
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

static bool is_member(struct save *v, int64_t person)
{
    if (!v->members_read)
        v->members = groups_member_ids(v->t, v->s->group, v->s->day);
    v->members_read = true;
    return groups_is_among(&v->members, person);
}

/* Who is marked already may be a walk-in, who is no member. */
static bool belongs(struct save *v, const struct attendance_mark *m)
{
    return stored_mark(v, m->person) != NULL || is_member(v, m->person) ||
           (m->walk_in && (m->person == v->e->newcomer || people_may_see(v->t, m->person)));
}

static bool says_the_same(const struct attendance_sql_marks_row *row, const struct attendance_mark *m)
{
    return row != NULL ? mark_read(row->mark) == m->mark && row->minutes == m->minutes : m->mark == MARK_NONE;
}

/* ---- what is wrong with it */

static void problem_on(struct save *v, struct problems *ps, int64_t person, struct str text)
{
    char id[ID_TEXT];

    id_text(person, id);
    problem_add(v->t, ps, str_z(v->t->a, str_fmt(v->t->a, "mark-%s", id)), text);
}

static bool gone(struct task *t, int64_t person)
{
    struct person_brief brief;

    return people_brief(t, person, &brief) == NOT_FOUND;
}

/* Somebody in the form who may not stand in this register. */
static void stranger(struct save *v, int64_t person, struct problems *ps)
{
    struct task *t = v->t;

    if (gone(t, person))
        problem_add(t, ps, "",
            str_of(tr(t,
                "Somebody in the form is not in the data any more and is left out. Look at the rest and save again.")));
    else
        problem_on(v, ps, person,
            people_may_see(t, person)
                ? trf(t,
                      "%1$s was not a member of the group on that day. Add the person as somebody who came without "
                      "signing up.",
                      people_name(t, person))
                : str_of(tr(t, "Somebody in the form is not a member of this group. Open the register again.")));
}

static void check_mark(struct save *v, const struct attendance_mark *m, struct problems *ps)
{
    struct task *t = v->t;

    if (!belongs(v, m))
        stranger(v, m->person, ps);
    else if (!attendance_minutes_fit(v->s->minutes, m->minutes))
        problem_on(v, ps, m->person, attendance_say_minutes(t, v->s->minutes, people_name(t, m->person)));
    else if (!attendance_may_mark(t, v->s->day, m->mark) && !says_the_same(stored_mark(v, m->person), m))
        problem_on(v, ps, m->person, attendance_say_ahead(t, v->s->day));
}

static bool in_family(const struct attendance_sql_families_rows *families, int64_t child)
{
    for (size_t i = 0; i < families->n; i++)
        if (families->at[i].child == child)
            return true;
    return false;
}

static bool child_gone(struct task *t, int64_t child)
{
    struct attendance_sql_child_there_row row;

    return !attendance_sql_child_there(t, child, &row) || row.n == 0;
}

bool attendance_someone_gone(struct task *t, const struct register_entry *e)
{
    for (size_t i = 0; i < e->marks.n; i++)
        if (gone(t, e->marks.at[i].person))
            return true;
    for (size_t i = 0; i < e->children.n; i++)
        if (child_gone(t, e->children.at[i].child))
            return true;
    return false;
}

/* A child that was brought to child care came, whatever a register says that was opened before. */
static void check_brought(const struct save *v, struct problems *ps)
{
    struct attendance_sql_checked_in_rows in = { 0 };

    for (size_t i = 0; i < v->e->children.n; i++) {
        const struct child_mark *c = &v->e->children.at[i];
        if (str_is(c->state, "came"))
            continue;
        if (in.n == 0)
            in = attendance_sql_checked_in(v->t, v->s->id);
        for (size_t k = 0; k < in.n; k++)
            if (in.at[k].child == c->child) {
                problem_add(v->t, ps, "",
                    trf(v->t,
                        "A child was brought to child care at %1$s and stays marked as come. Take it back in child "
                        "care, if it is wrong.",
                        lang_clock(v->t->a, v->t->lang, instant_clock(in.at[k].in_at))));
                return;
            }
        if (in.n == 0)
            return;
    }
}

static void check_children(struct save *v, struct problems *ps)
{
    struct attendance_sql_families_rows families = { 0 };
    bool strange = false, missing = false;

    if (v->e->children.n > 0)
        families = attendance_sql_families(v->t, v->s->id);
    for (size_t i = 0; i < v->e->children.n; i++) {
        const struct child_mark *c = &v->e->children.at[i];
        bool known = str_empty(c->state) || str_is(c->state, "booked") || str_is(c->state, "came") ||
                     str_is(c->state, "did_not_come");
        bool hers = in_family(&families, c->child) || stored_child(v, c->child) != NULL;
        missing |= !hers && child_gone(v->t, c->child);
        strange |= !known || !hers;
    }
    check_brought(v, ps);
    if (missing)
        problem_add(v->t, ps, "",
            str_of(tr(v->t,
                "A child in the form is not in the data any more and is left out. Look at the rest and save again.")));
    else if (strange)
        problem_add(v->t, ps, "",
            str_of(
                tr(v->t, "A child in the form does not belong to a member of this group. Open the register again.")));
}

static void check_rest(struct save *v, struct problems *ps)
{
    const struct register_entry *e = v->e;

    if (e->visitors != INT_NONE && (e->visitors < 0 || e->visitors > VISITORS_MOST))
        problem_add(v->t, ps, "visitors", str_of(tr(v->t, "Write the number of visitors, from 0 to 500.")));
    if (e->extra_carers != INT_NONE && (e->extra_carers < 0 || e->extra_carers > CARERS_MOST))
        problem_add(v->t, ps, "extra_carers", str_of(tr(v->t, "Write the number of carers, from 0 to 50.")));
    if (e->note_changed && e->note.n > NOTE_MOST)
        problem_add(v->t, ps, "note", str_of(tr(v->t, "The note is too long. Shorten it.")));
}

/* ---- two files that were one person: the mark is for the one who was kept; nobody is marked twice */

static bool has_mark(const struct attendance_marks *list, int64_t person)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].person == person)
            return true;
    return false;
}

static struct attendance_marks for_kept(struct save *v, const struct attendance_marks *typed)
{
    struct attendance_marks list = { 0 };

    for (size_t i = 0; i < typed->n; i++) {
        struct attendance_mark m = typed->at[i];
        struct person_brief kept;
        if (!belongs(v, &m) && people_brief(v->t, m.person, &kept) == DONE)
            m.person = kept.id;
        if (!has_mark(&list, m.person) && (m.person == typed->at[i].person || !has_mark(typed, m.person)))
            LIST_ADD(v->t->a, &list, m);
    }
    return list;
}

/* ---- two writers */

/* Somebody else wrote this row after the writer's page was shown. */
static bool by_another(const struct save *v, int64_t version, int64_t marked_by)
{
    return version > v->e->version && marked_by != v->t->viewer->staff;
}

/* The writer herself said something newer, before this older word of hers came in from a phone without connection: she
 * is asked. */
static bool overtaken(const struct save *v, int64_t version, int64_t marked_by, struct instant marked_at)
{
    return v->e->recorded_at.t[0] != '\0' && version > v->e->version && marked_by == v->t->viewer->staff &&
           str_cmp(instant_str(&marked_at), instant_str(&v->e->recorded_at)) > 0;
}

/* When the writer said it. */
static struct instant said_at(const struct save *v)
{
    return v->e->recorded_at.t[0] != '\0' ? v->e->recorded_at : v->t->now;
}

/* The row was marked on the writer's page and is not any more: somebody has taken the mark away. */
static bool taken_away(const struct save *v, bool was_marked)
{
    return was_marked && v->now.version - 1 > v->e->version;
}

static void clash_of_mark(const struct save *v, struct clashes *list, const struct attendance_mark *m)
{
    const struct attendance_sql_marks_row *row = stored_mark(v, m->person);
    struct clash one = { .person = m->person,
        .mine = str_of(mark_code(m->mark)),
        .mine_minutes = m->minutes,
        .theirs = S(""),
        .theirs_minutes = INT_NONE };

    if (says_the_same(row, m))
        return;
    if (row != NULL) {
        one.theirs = row->mark;
        one.theirs_minutes = row->minutes;
        one.by = row->marked_by;
        one.at = row->marked_at;
    }
    if (v->all || (row == NULL ? taken_away(v, m->was_marked)
                               : by_another(v, row->version, row->marked_by) ||
                                     overtaken(v, row->version, row->marked_by, row->marked_at)))
        LIST_ADD(v->t->a, list, one);
}

static void clash_of_child(const struct save *v, struct clashes *list, const struct child_mark *c)
{
    const struct attendance_sql_children_row *row = stored_child(v, c->child);
    struct clash one = {
        .child = c->child, .mine = c->state, .mine_minutes = INT_NONE, .theirs = S(""), .theirs_minutes = INT_NONE
    };

    if (row == NULL ? str_empty(c->state) : str_eq(row->state, c->state))
        return;
    if (row != NULL) {
        one.theirs = row->state;
        one.by = row->marked_by;
        one.at = row->marked_at;
    }
    if (v->all || (row == NULL ? taken_away(v, c->was_marked)
                               : by_another(v, row->version, row->marked_by) ||
                                     overtaken(v, row->version, row->marked_by, row->marked_at)))
        LIST_ADD(v->t->a, list, one);
}

static void clash_of_count(
    const struct save *v, struct clashes *list, const char *count, int64_t mine, int64_t shown, int64_t stands)
{
    if (mine == INT_NONE || stands == mine || (!v->all && (shown == INT_NONE || stands == shown)))
        return;
    struct clash one = { .count = count,
        .mine = str_number(v->t->a, mine),
        .theirs = str_number(v->t->a, stands),
        .mine_minutes = INT_NONE,
        .theirs_minutes = INT_NONE };
    LIST_ADD(v->t->a, list, one);
}

static struct clashes clashes_of(const struct save *v)
{
    struct clashes list = { 0 };

    for (size_t i = 0; i < v->e->marks.n; i++)
        clash_of_mark(v, &list, &v->e->marks.at[i]);
    for (size_t i = 0; i < v->e->children.n; i++)
        clash_of_child(v, &list, &v->e->children.at[i]);
    clash_of_count(v, &list, "visitors", v->e->visitors, v->e->visitors_shown, v->now.visitors);
    clash_of_count(v, &list, "extra_carers", v->e->extra_carers, v->e->extra_carers_shown, v->now.carers);
    return list;
}

static struct clashes against_what_stands(struct task *t, int64_t session, const struct register_entry *e, bool all)
{
    struct session_brief s;
    struct clashes none = { 0 };

    if (attendance_open(t, session, &s) != DONE)
        return none;
    struct register_entry mine = *e;
    struct save v = { .t = t,
        .s = &s,
        .e = &mine,
        .now = { .version = s.register_version, .visitors = s.visitors, .carers = s.carers } };
    v.marks = attendance_sql_marks(t, session);
    v.children = attendance_sql_children(t, session);
    v.all = all;
    mine.marks = for_kept(&v, &e->marks);
    return clashes_of(&v);
}

struct clashes attendance_clashes(struct task *t, int64_t session, const struct register_entry *e)
{
    return against_what_stands(t, session, e, false);
}

struct clashes attendance_differences(struct task *t, int64_t session, const struct register_entry *e)
{
    return against_what_stands(t, session, e, true);
}

/* ---- writing */

static void keep_correction(struct save *v, int64_t person, int64_t child, struct str before, struct str after)
{
    if (v->correcting)
        attendance_sql_correct(v->t, .correction = id_new(), .session = v->s->id, .person = person, .child = child,
            .before_value = before, .after_value = after, .reason = v->e->reason, .done_by = v->t->viewer->staff,
            .done_at = v->t->now);
}

static void write_mark(struct save *v, const struct attendance_mark *m)
{
    const struct attendance_sql_marks_row *row = stored_mark(v, m->person);

    if (says_the_same(row, m))
        return;
    keep_correction(v, m->person, 0, row != NULL ? row->mark : S(""), str_of(mark_code(m->mark)));
    undo_mark(&v->undo, m->person, row);
    if (m->mark == MARK_NONE)
        attendance_sql_unmark(v->t, v->s->id, m->person);
    else if (row != NULL)
        attendance_sql_mark_again(v->t, .session = v->s->id, .person = m->person, .mark = str_of(mark_code(m->mark)),
            .minutes = m->minutes, .marked_by = v->t->viewer->staff, .marked_at = said_at(v),
            .version = v->now.version);
    else
        attendance_sql_mark(v->t, .session = v->s->id, .person = m->person, .mark = str_of(mark_code(m->mark)),
            .minutes = m->minutes, .walk_in = m->walk_in, .marked_by = v->t->viewer->staff, .marked_at = said_at(v),
            .version = v->now.version);
    v->changed++;
}

static void write_child(struct save *v, int64_t child, struct str state)
{
    const struct attendance_sql_children_row *row = stored_child(v, child);

    if (row == NULL ? str_empty(state) : str_eq(row->state, state))
        return;
    keep_correction(v, 0, child, row != NULL ? row->state : S(""), state);
    undo_child(&v->undo, child, row);
    if (str_empty(state))
        attendance_sql_drop_child(v->t, v->s->id, child);
    else
        attendance_sql_put_child(v->t, v->s->id, child, state, v->t->viewer->staff, said_at(v), v->now.version);
    v->changed++;
}

static void write_carers(struct save *v, const struct strs *ids, bool on_duty)
{
    for (size_t i = 0; i < ids->n; i++) {
        int64_t staff, n;
        if (!id_read(ids->at[i], &staff))
            continue;
        n = on_duty ? attendance_sql_put_carer(v->t, v->s->id, staff, v->s->project)
                    : attendance_sql_drop_carer(v->t, v->s->id, staff);
        if (n == 0)
            continue;
        undo_carer(&v->undo, staff, !on_duty);
        v->changed++;
    }
}

/* The note to store: two that were written at the same time are both kept. */
static struct str joined_note(const struct save *v)
{
    const struct register_entry *e = v->e;

    if (!e->note_changed || str_eq(e->note, v->now.note))
        return v->now.note;
    if (str_eq(v->now.note, e->note_shown) || str_empty(v->now.note))
        return e->note;
    return str_fmt(v->t->a, "%.*s\n%.*s", STR_ARG(v->now.note), STR_ARG(e->note));
}

static void write_rest(struct save *v)
{
    const struct register_entry *e = v->e;
    int64_t visitors = e->visitors != INT_NONE ? e->visitors : v->now.visitors,
            carers = e->extra_carers != INT_NONE ? e->extra_carers : v->now.carers;
    struct str note = joined_note(v);

    if (visitors == v->now.visitors && carers == v->now.carers && str_eq(note, v->now.note))
        return;
    undo_number(&v->undo, "visitors", v->now.visitors);
    undo_number(&v->undo, "carers", v->now.carers);
    attendance_sql_put_rest(v->t, v->s->id, visitors, carers, note);
    v->changed++;
}

/* ---- the doors */

enum outcome attendance_open(struct task *t, int64_t session, struct session_brief *ret_session)
{
    struct session_brief s;

    if (groups_session(t, session, &s) != DONE || !groups_may_register(t, s.group))
        return NOT_FOUND;
    *ret_session = s;
    return DONE;
}

/* Who registers a session that has come says that it was held. */
bool attendance_take(struct task *t, const struct session_brief *s, struct attendance_sql_stands_row *ret_now)
{
    if (!attendance_sql_stands(t, s->id, ret_now))
        return false;
    attendance_sql_claim(t, s->id, ++ret_now->version);
    if (day_cmp(s->day, t->today) <= 0 &&
        !str_is(s->state, "held")) /* a state is in an index: not written for nothing */
        attendance_sql_put_state(t, s->id, S("held"));
    return true;
}

/* Takes the register and reads what stands in it. False when the session is gone. */
static bool begin(struct save *v)
{
    struct task *t = v->t;

    if (!attendance_take(t, v->s, &v->now))
        return false;
    v->undo = (struct undo){ .t = t, .session = v->s->id };
    v->marks = attendance_sql_marks(t, v->s->id);
    v->children = attendance_sql_children(t, v->s->id);
    if (!v->ahead && !str_is(v->s->state, "held"))
        undo_state(&v->undo, v->s->state);
    return true;
}

enum outcome attendance_record(
    struct task *t, int64_t session, const struct register_entry *e, struct problems *ret_problems)
{
    struct session_brief s;
    struct problems problems = { 0 };
    struct register_entry mine = *e;

    if (attendance_open(t, session, &s) != DONE)
        return NOT_FOUND;
    struct save v = { .t = t, .s = &s, .e = &mine, .ahead = day_cmp(s.day, t->today) > 0 };
    v.correcting = s.closed || projects_day_locked(t, s.project, s.day);
    if (v.correcting && str_empty(str_trim(e->reason)))
        return NOT_ALLOWED;
    if (!begin(&v))
        return NOT_FOUND;
    mine.marks = for_kept(&v, &e->marks);
    for (size_t i = 0; i < mine.marks.n; i++)
        check_mark(&v, &mine.marks.at[i], &problems);
    check_children(&v, &problems);
    check_rest(&v, &problems);
    if (problems.n > 0) {
        *ret_problems = problems;
        return INVALID;
    }
    if (clashes_of(&v).n > 0)
        return CONFLICT;
    for (size_t i = 0; i < mine.marks.n; i++)
        write_mark(&v, &mine.marks.at[i]);
    for (size_t i = 0; i < e->children.n; i++)
        write_child(&v, e->children.at[i].child, e->children.at[i].state);
    write_carers(&v, &e->carers_in, true);
    write_carers(&v, &e->carers_out, false);
    write_rest(&v);
    if (v.changed > 0)
        v.now.version = undo_moves(&v.undo, &v.children, v.now.version);
    undo_keep(&v.undo, v.now.version, v.now.note);
    journal_write(t, JOURNAL_CHANGE, "session", session, str_fmt(t->a, "register %lld", (long long)v.changed));
    return DONE;
}

/* Members of that day without a mark were absent: also those whom this viewer does not see any more. */
static void close_marks(struct save *v)
{
    struct member_ids members = groups_member_ids(v->t, v->s->group, v->s->day);

    for (size_t i = 0; i < members.n && i < GROUPS_MEMBERS_MOST; i++) {
        struct attendance_mark absent = { members.at[i], MARK_absent, INT_NONE, false, false };
        if (stored_mark(v, absent.person) == NULL)
            write_mark(v, &absent);
    }
}

enum outcome attendance_close(struct task *t, int64_t session, int64_t version)
{
    struct session_brief s;
    struct register_entry e = REGISTER_ENTRY;

    if (attendance_open(t, session, &s) != DONE)
        return NOT_FOUND;
    if (s.closed || day_cmp(s.day, t->today) > 0)
        return INVALID;
    if (s.register_version != version)
        return CONFLICT;
    e.version = version;
    e.reason = str_of(tr(t, "The register was closed."));
    struct save v = { .t = t, .s = &s, .e = &e, .correcting = projects_day_locked(t, s.project, s.day) };
    if (!begin(&v))
        return NOT_FOUND;
    close_marks(&v);
    for (size_t i = 0; i < v.children.n; i++)
        if (str_is(v.children.at[i].state, "booked"))
            write_child(&v, v.children.at[i].child, S("did_not_come"));
    undo_number(&v.undo, "closed", 0);
    attendance_sql_close(t, session, t->now, t->viewer->staff);
    undo_keep(&v.undo, v.now.version, v.now.note);
    journal_write(t, JOURNAL_CHANGE, "session", session, S("closed"));
    return DONE;
}
