/* attendance_report: walks over facts sorted by group; each adds to the line of its group and month. */
#include "rooms/reports/attendance_report.h"

#include "lang/lang.h"
#include "attendance_report_sql.h"
#include "rooms/reports/figure_rows.h"
#include "rooms/reports/report_table.h"

/* ---- counting */

struct months {
    struct task *t;
    struct month_lines lines;     /* by group id and month while counting: sessions come in that order */
    int64_t group, person;        /* of the mark before */
    int64_t member_group, member; /* of the membership before, and the last month she was counted in */
    struct day member_until;
    bool absent_before;
    struct day counted;       /* month in which this person was counted absent twice already */
    struct twice_rows *twice; /* wanted rows, or NULL */
};

static struct day month_of(struct day d)
{
    d.t[7] = '\0';
    return d;
}

static int order(int64_t group_a, struct day a, int64_t group_b, struct day b)
{
    return group_a != group_b ? (group_a < group_b ? -1 : 1) : day_cmp(a, b);
}

/* Index of the first line that is not before this group and month. */
static size_t line_from(const struct months *m, int64_t group, struct day month)
{
    size_t low = 0, high = m->lines.n;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (order(m->lines.at[middle].group, m->lines.at[middle].month, group, month) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The line of a group and month; NULL when no session was held in it. */
static struct month_line *line_of(struct months *m, int64_t group, struct day month)
{
    size_t i = line_from(m, group, month);

    return i < m->lines.n && order(m->lines.at[i].group, m->lines.at[i].month, group, month) == 0 ? &m->lines.at[i]
                                                                                                  : NULL;
}

static bool add_session(void *x, const struct attendance_report_sql_sessions_row *row)
{
    struct months *m = x;
    struct day month = month_of(row->day);
    struct month_line *last = m->lines.n > 0 ? &m->lines.at[m->lines.n - 1] : NULL;

    if (last == NULL || last->group != row->group || day_cmp(last->month, month) != 0) {
        struct month_line fresh = { .group = row->group, .month = month };
        LIST_ADD(m->t->a, &m->lines, fresh);
        last = &m->lines.at[m->lines.n - 1];
    }
    last->sessions++;
    last->minutes += clock_between(row->start_time, row->end_time);
    return true;
}

/* A person with two memberships in one month counts once: memberships come by day. */
static bool add_member(void *x, const struct attendance_report_sql_members_row *row)
{
    struct months *m = x;
    struct day first = month_of(row->joined_on), last = month_of(row->left_on);

    if (m->member_group != row->group || m->member != row->person) {
        m->member_group = row->group;
        m->member = row->person;
        m->member_until = DAY("");
    }
    for (size_t i = line_from(m, row->group, first); i < m->lines.n && m->lines.at[i].group == row->group; i++) {
        struct month_line *line = &m->lines.at[i];
        if ((day_known(last) && day_cmp(line->month, last) > 0) || day_cmp(line->month, m->member_until) <= 0)
            continue;
        line->members++;
        m->member_until = line->month;
    }
    return true;
}

/* Two absences in a row: counts the person once a month, on the day of the second. */
static void follow_absence(struct months *m, const struct attendance_report_sql_marks_row *row, struct month_line *line)
{
    bool absent = mark_means(mark_read(row->mark)) == MEANS_ABSENT;
    struct day month = month_of(row->day);

    if (m->group != row->group || m->person != row->person) {
        m->group = row->group;
        m->person = row->person;
        m->absent_before = false;
        m->counted = DAY("");
    }
    if (absent && m->absent_before && day_cmp(m->counted, month) != 0) {
        m->counted = month;
        line->absent_twice++;
        if (m->twice != NULL) {
            struct twice_row twice = { row->person, row->group, row->day };
            LIST_ADD(m->t->a, m->twice, twice);
        }
    }
    m->absent_before = absent;
}

static bool add_mark(void *x, const struct attendance_report_sql_marks_row *row)
{
    struct months *m = x;
    struct month_line *line = line_of(m, row->group, month_of(row->day));

    must(m->t, line != NULL); /* a mark stands in a held session, and that made the line */
#define M(x, code, name, button, heading, definition, means, rank, asks, chance) line->code += str_is(row->mark, #code);
    MARKS(M, )
#undef M
    follow_absence(m, row, line);
    return true;
}

static bool add_children(void *x, const struct attendance_report_sql_children_row *row)
{
    struct months *m = x;
    struct day month = { 0 };

    must(m->t, day_read_partial(row->month, &month));
    struct month_line *line = line_of(m, row->group, month);
    must(m->t, line != NULL);
    line->children_booked += row->n;
    if (str_is(row->state, "came"))
        line->children_came += row->n;
    return true;
}

/* Names, and the order people read: by group name, then month. The counted lines stay in order within a group. */
static struct month_lines in_reading_order(struct months *m, int64_t project)
{
    struct attendance_report_sql_names_rows names = attendance_report_sql_names(m->t, project);
    struct month_lines sorted = { 0 };

    for (size_t i = 0; i < names.n; i++)
        for (size_t j = line_from(m, names.at[i].group, DAY(""));
             j < m->lines.n && m->lines.at[j].group == names.at[i].group; j++) {
            m->lines.at[j].group_name = names.at[i].name;
            m->lines.at[j].group_key = names.at[i].key;
            LIST_ADD(m->t->a, &sorted, m->lines.at[j]);
        }
    return sorted;
}

static void count(struct months *m, int64_t project, struct day from, struct day to)
{
    struct str first = day_str(&from), last = day_known(to) ? day_str(&to) : S("9999-12-31");

    attendance_report_sql_sessions(m->t, project, first, last, add_session, m);
    attendance_report_sql_members(m->t, project, first, last, add_member, m);
    attendance_report_sql_marks(m->t, project, first, last, add_mark, m);
    attendance_report_sql_children(m->t, project, first, last, add_children, m);
}

struct month_lines reports_monthly(struct task *t, int64_t project, struct day from, struct day to)
{
    struct months m = { .t = t };

    count(&m, project, from, to);
    return in_reading_order(&m, project);
}

struct twice_rows reports_absent_twice(struct task *t, int64_t project, int64_t group, struct day from, struct day to)
{
    struct twice_rows all = { 0 }, wanted = { 0 };
    struct months m = { .t = t, .twice = &all };

    count(&m, project, from, to);
    for (size_t i = 0; i < all.n; i++)
        if (group == 0 || all.at[i].group == group)
            LIST_ADD(t->a, &wanted, all.at[i]);
    return wanted;
}

/* ---- the report */

enum attendance_column {
    GROUP_KEY,
    GROUP_NAME,
    MONTH,
    MINUTES,
    SESSIONS,
    MEMBERS,
#define M(x, code, name, button, heading, definition, means, rank, asks, chance) MARKED_##code,
    MARKS(M, )
#undef M
        CAME,
    BOOKED,
    ABSENT_TWICE,
    ALL_MARKS,
    HOURS,
    COLUMNS
};

static const struct report_column columns[COLUMNS] = {
    [GROUP_KEY] = { { "group", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [GROUP_NAME] = { { "group", N_("Group"), .type = COLUMN_TEXT }, FIGURE_NAMES, .json = "name" },
    [MONTH] = { { "month", N_("Month"), .type = COLUMN_DAY }, FIGURE_NAMES },
    [MINUTES] = { { "minutes", N_("Hours"), .type = COLUMN_MINUTES }, FIGURE_THINGS,
        N_("The lengths of the sessions held, added up.") },
    [SESSIONS] = { { "sessions", N_("Sessions held"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Sessions of the group held in the month.") },
    [MEMBERS] = { { "members", N_("Members"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons who were members of the group on some day of the month.") },
#define M(x, code, name, button, heading, definition, means, rank, asks, chance) \
    [MARKED_##code] = { { #code, heading, .type = COLUMN_INT }, FIGURE_PERSONS, definition, .part_of = ALL_MARKS },
    MARKS(M, )
#undef M
        [CAME] = { { "children_came", N_("Children in child care"), .type = COLUMN_INT }, FIGURE_PERSONS,
            N_("Visits of children to child care: a child who came twice counts twice."), .part_of = BOOKED },
    [BOOKED] = { { "children_booked", N_("Children booked"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Places booked in child care, whether the child came or not.") },
    [ABSENT_TWICE] = { { "absent_twice", N_("Absent twice running"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons whose second absence in a row falls in the month. Who told about it beforehand is excused and not "
           "absent."),
        .part_of = MEMBERS, .looks_back = true },
    [ALL_MARKS] = { { "marks", N_("All marks"), .type = COLUMN_INT }, FIGURE_SUM, .place = IN_NONE },
    [HOURS] = { { "hours", .type = COLUMN_HUNDREDTHS }, FIGURE_THINGS, .place = IN_JSON_ONLY },
};
static const struct report_table_plan months = { "months", N_("Groups month by month"), columns, COLUMNS, false };

static void fill(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct month_lines lines = reports_monthly(t, s->project, s->from, s->to);
    struct report_table *table = report_table_new(ret_tables, &months);

    for (size_t i = 0; i < lines.n; i++) {
        const struct month_line *l = &lines.at[i];
        struct report_line *line = report_line_add(t, table);
        line->group = l->group;
        line->month = l->month;
        line->cells[GROUP_KEY] = cell_text_of(l->group_key);
        line->cells[GROUP_NAME] = cell_text_of(l->group_name);
        line->cells[MONTH] = cell_day(&l->month);
        line->cells[MINUTES] = cell_n(l->minutes);
        line->cells[SESSIONS] = cell_n(l->sessions);
        line->cells[MEMBERS] = cell_n(l->members);
#define M(x, code, name, button, heading, definition, means, rank, asks, chance) \
    line->cells[MARKED_##code] = cell_n(l->code);
        MARKS(M, )
#undef M
        line->cells[CAME] = cell_n(l->children_came);
        line->cells[BOOKED] = cell_n(l->children_booked);
        line->cells[ABSENT_TWICE] = cell_n(l->absent_twice);
        line->cells[HOURS] = cell_n((l->minutes * 100 + 30) / 60);
    }
}

static struct str finding(struct task *t, const struct report_table *table)
{
    int64_t sessions = report_sum(table, SESSIONS), minutes = report_sum(table, MINUTES);

    return tr_fill(t->a,
        trn(t, "%n session was held, %2$s hours in all", "%n sessions were held, %2$s hours in all", sessions),
        (struct str[]){ lang_number(t->a, t->lang, sessions), lang_number(t->a, t->lang, (minutes + 30) / 60) }, 2);
}

/* The counting itself tells them: whose second absence falls in the month depends on the months before. */
static struct figure_rows absent_twice(
    struct task *t, const struct report_scope *s, const struct report_line *line, const struct rows_wanted *w)
{
    struct twice_rows all = reports_absent_twice(t, s->project, line->group, s->from, s->to);
    struct figure_rows list = { .kind = ROWS_PERSONS };
    int64_t *persons = NEW_N(t->a, int64_t, all.n + 1);

    for (size_t i = 0; i < all.n; i++) {
        struct figure_row one = { .person = all.at[i].person, .day = all.at[i].day };
        if (!str_starts(day_str(&all.at[i].day), day_str(&line->month)))
            continue;
        if (list.total++ < w->start || (int64_t)list.n == w->limit)
            continue;
        persons[list.n] = one.person;
        LIST_ADD(t->a, &list, one);
    }
    struct strs names = reports_member_names(t, s->project, persons, list.n);
    for (size_t i = 0; i < list.n; i++)
        list.at[i].name = names.at[i];
    return list;
}

static struct figure_rows rows(struct task *t, const struct report_scope *s, const struct report_line *line,
    unsigned column, int64_t start, int64_t limit)
{
    struct rows_wanted w = report_rows_wanted(s, line, start, limit);

    switch (column) {
    case MINUTES:
    case SESSIONS: return figure_sessions(t, &w);
    case MEMBERS: return figure_members(t, &w);
#define M(x, code, name, button, heading, definition, means, rank, asks, chance) \
    case MARKED_##code: return figure_marks(t, &w, #code);
        MARKS(M, )
#undef M
    case CAME: return figure_child_marks(t, &w, "came");
    case BOOKED: return figure_child_marks(t, &w, "");
    case ABSENT_TWICE: return absent_twice(t, s, line, &w);
    default: return (struct figure_rows){ .kind = ROWS_NONE };
    }
}

const struct report_parts attendance_report = {
    .fill = fill,
    .finding = finding,
    .sentence = N_("Only sessions that were held are counted."),
    .caption = N_("Sessions, attendance and child care of each group and month"),
    .empty = N_("No session was held in these days. Choose other days, or mark a register."),
    .drawn = "sessions",
    .rows = rows,
};
