/* attendance_sheet: reading: the register as a whole for its pages, who was missing, and one person's attendance. */
#include "rooms/attendance/attendance_register.h"

#include "auth/viewer.h"
#include "rooms/projects/projects.h"

/* ---- the sheet */

static int64_t age_months(struct day born, struct day on)
{
    if (!day_known(born) || day_month(born) == 0)
        return -1;
    return (int64_t)(day_year(on) - day_year(born)) * 12 + day_month(on) - day_month(born);
}

int64_t attendance_child_months(struct day born, struct day on)
{
    int64_t months = age_months(born, on);

    if (months >= 0 || !day_known(born))
        return months;
    return (int64_t)(day_year(on) - day_year(born) - 1) * 12 + day_month(on);
}

struct reading {
    struct task *t;
    struct sheet *sheet;
    struct attendance_sql_marks_rows marks;
    struct attendance_sql_children_rows states;
    struct attendance_sql_in_care_rows care;
    struct attendance_sql_families_rows families;
    struct attendance_sql_came_last_time_rows last;
    struct attendance_sql_replies_rows replies;
};

static struct str state_of(const struct reading *r, int64_t child)
{
    for (size_t i = 0; i < r->states.n; i++)
        if (r->states.at[i].child == child)
            return r->states.at[i].state;
    return S("");
}

static bool usual(const struct reading *r, int64_t child, struct str state)
{
    for (size_t i = 0; i < r->last.n; i++)
        if (r->last.at[i].child == child)
            return true;
    return str_is(state, "booked");
}

/* A child stands once, under the first of its parents. */
static bool stands_already(const struct sheet *sheet, int64_t child)
{
    for (size_t i = 0; i < sheet->rows.n; i++)
        for (size_t k = 0; k < sheet->rows.at[i].children.n; k++)
            if (sheet->rows.at[i].children.at[k].child == child)
                return true;
    return false;
}

static void add_care(const struct reading *r, struct sheet_child *child)
{
    for (size_t i = 0; i < r->care.n; i++)
        if (r->care.at[i].child == child->child) {
            child->safety = r->care.at[i].sheet != 0;
            child->in_at = r->care.at[i].in_at;
            child->out_at = r->care.at[i].out_at;
        }
}

static void add_children(const struct reading *r, struct sheet_row *row)
{
    for (size_t i = 0; i < r->families.n; i++) {
        const struct attendance_sql_families_row *f = &r->families.at[i];
        struct str state = S("");
        if (f->person != row->person || stands_already(r->sheet, f->child))
            continue;
        int64_t least = attendance_child_months(f->birth_month, r->sheet->s.day);
        state = state_of(r, f->child);
        if (least >= CARE_AGE_MONTHS && str_empty(state))
            continue;
        struct sheet_child child = { .child = f->child,
            .name = f->name,
            .age_months = age_months(f->birth_month, r->sheet->s.day),
            .young = least < CARE_YOUNG_MONTHS,
            .usual = usual(r, f->child, state),
            .state = state };
        add_care(r, &child);
        child.folded = least >= SCHOOL_AGE_MONTHS && !child.usual && str_empty(state);
        LIST_ADD(r->t->a, &row->children, child);
    }
}

static void add_row(const struct reading *r, struct sheet_row row)
{
    row.minutes = INT_NONE;
    for (size_t i = 0; i < r->marks.n; i++)
        if (r->marks.at[i].person == row.person) {
            row.mark = mark_read(r->marks.at[i].mark);
            row.minutes = r->marks.at[i].minutes;
        }
    for (size_t i = 0; i < r->replies.n; i++)
        if (r->replies.at[i].person == row.person)
            row.says_comes = r->replies.at[i].comes;
    add_children(r, &row);
    LIST_ADD(r->t->a, &r->sheet->rows, row);
}

static void read_rows(struct reading *r)
{
    struct task *t = r->t;
    const struct session_brief *s = &r->sheet->s;
    struct person_briefs members = groups_members(t, s->group, s->day);
    struct day since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS);
    r->sheet->narrowed = !t->viewer->program && !viewer_sees_project_persons(t->viewer, s->project) &&
                         day_cmp(s->day, since) < 0;
    struct attendance_sql_outsiders_rows outsiders = attendance_sql_outsiders(
        t, s->id, r->sheet->narrowed ? t->viewer->staff : 0, since, people_made_since(t));

    r->marks = attendance_sql_marks(t, s->id);
    r->replies = attendance_sql_replies(t, s->id);
    r->states = attendance_sql_children(t, s->id);
    if (r->states.n > 0)
        r->care = attendance_sql_in_care(t, s->id);
    r->families = attendance_sql_families(t, s->id);
    if (r->families.n > 0)
        r->last = attendance_sql_came_last_time(t, s->group, s->day);
    for (size_t i = 0; i < members.n; i++)
        add_row(r, (struct sheet_row){ .person = members.at[i].id, .name = members.at[i].name });
    if (members.n == GROUPS_MEMBERS_MOST)
        r->sheet->left_out = groups_members_count(t, s->group, s->day) - GROUPS_MEMBERS_MOST;
    else if (r->sheet->narrowed)
        r->sheet->unseen = groups_members_count(t, s->group, s->day) - (int64_t)members.n;
    for (size_t i = 0; i < outsiders.n; i++)
        add_row(r, (struct sheet_row){ .person = outsiders.at[i].person,
                       .outsider = true,
                       .name = people_full_name(t, outsiders.at[i].given_names, outsiders.at[i].family_name) });
}

static void read_carers(struct task *t, struct sheet *sheet)
{
    struct attendance_sql_carers_rows rows = attendance_sql_carers(t, sheet->s.id, sheet->s.group, sheet->s.project);

    for (size_t i = 0; i < rows.n; i++) {
        struct sheet_carer one = { rows.at[i].staff, rows.at[i].name, !str_empty(rows.at[i].role),
            str_is(rows.at[i].role, "carer"), rows.at[i].on_duty };
        sheet->on_duty |= one.on_duty && one.staff == t->viewer->staff && day_cmp(sheet->s.day, t->today) == 0;
        LIST_ADD(t->a, &sheet->carers, one);
    }
}

enum outcome attendance_sheet(struct task *t, int64_t session, struct sheet *ret_sheet)
{
    struct sheet sheet = { 0 };
    struct reading r = { .t = t, .sheet = &sheet };
    struct attendance_sql_note_row note;
    struct attendance_sql_undo_of_row undo;

    if (attendance_open(t, session, &sheet.s) != DONE)
        return NOT_FOUND;
    read_rows(&r);
    read_carers(t, &sheet);
    if (attendance_sql_note(t, session, &note))
        sheet.note = note.note;
    sheet.ahead = day_cmp(sheet.s.day, t->today) > 0;
    sheet.correcting = sheet.s.closed || projects_day_locked(t, sheet.s.project, sheet.s.day);
    if (attendance_sql_undo_of(t, session, &undo) && undo.version == sheet.s.register_version) {
        sheet.saved_at = undo.saved_at;
        sheet.may_undo = undo.saved_by == t->viewer->staff && day_cmp(instant_day(undo.saved_at), t->today) == 0;
    }
    *ret_sheet = sheet;
    return DONE;
}

struct care_share care_share_of(struct task *t, int64_t group)
{
    struct attendance_sql_per_carer_row row;

    if (attendance_sql_per_carer(t, group, &row))
        return (struct care_share){ row.per_young, row.per_older };
    return (struct care_share){ CARE_YOUNG_PER_CARER, CARE_OLDER_PER_CARER };
}

int64_t carers_needed(const struct care_share *share, int64_t young, int64_t older)
{
    int64_t whole = share->per_young * share->per_older;

    return (young * share->per_older + older * share->per_young + whole - 1) / whole;
}

/* ---- absent several times in a row */

struct missing {
    struct task *t;
    int64_t times; /* absences in a row that are asked for */
    int64_t person, turn,
        absent; /* of the person whose marks are read now; turn: of the absence before, -1 = the row has ended */
    struct {
        int64_t *at;
        size_t n, cap;
    } ids;
};

static bool follow(void *x, const struct attendance_sql_marks_of_group_row *row)
{
    struct missing *m = x;

    if (row->person != m->person) {
        m->person = row->person;
        m->absent = 0;
        m->turn = row->turn - 1; /* her last mark, whichever session it is of */
    }
    bool follows = m->turn == row->turn - 1 && mark_means(mark_read(row->mark)) == MEANS_ABSENT;
    m->turn = follows ? row->turn : -1; /* a session without a mark ends the row */
    if (follows && ++m->absent == m->times)
        LIST_ADD(m->t->a, &m->ids, row->person);
    return true;
}

struct person_briefs attendance_missing(struct task *t, int64_t group, int64_t times)
{
    struct missing m = { .times = times, .t = t };
    struct person_briefs list = { 0 }, members = groups_members(t, group, t->today);

    if (members.n == 0)
        return list;
    /* a year back is enough for any `times` that makes sense, and bounds the walk */
    attendance_sql_marks_of_group(t, group, day_add(t->today, -365), follow, &m);
    for (size_t i = 0; i < members.n; i++)
        for (size_t j = 0; j < m.ids.n; j++)
            if (m.ids.at[j] == members.at[i].id)
                LIST_ADD(t->a, &list, members.at[i]);
    return list;
}

/* ---- how often somebody came */

/* Of one person, whose rows stand together: one for each mark. */
static struct attendance_of tally(const struct attendance_sql_of_members_rows *rows, int64_t person)
{
    struct attendance_of of = { .percent = INT_NONE };
    int64_t came = 0;

    for (size_t i = 0; i < rows->n; i++) {
        enum mark m = mark_read(rows->at[i].mark);
        if (rows->at[i].person != person)
            continue;
        of.n[m] = rows->at[i].n;
        of.marked += rows->at[i].n;
        came += mark_means(m) == MEANS_CAME ? rows->at[i].n : 0;
    }
    if (of.marked > 0)
        of.percent = (came * 200 + of.marked) / (of.marked * 2);
    return of;
}

struct member_tallies attendance_tallies(struct task *t, int64_t group)
{
    struct attendance_sql_of_members_rows rows = attendance_sql_of_members(t, group);
    struct person_briefs members = groups_members(t, group, t->today);
    struct member_tallies list = { 0 };

    for (size_t i = 0; i < members.n; i++) {
        struct member_tally one = { members.at[i], tally(&rows, members.at[i].id) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}
