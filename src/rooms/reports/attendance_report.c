/* attendance_report: attendance per group and month (report "attendance", INTERFACES 4). Only held sessions count, and
 * months are counted whole. Of some groups at a time, it walks over facts sorted by group; each adds to the line of its
 * group and month. */
#include "lang/lang.h"
#include "attendance_report_sql.h"
#include "rooms/marks.h"
#include "rooms/reports/report_table.h"

/* ---- the table */

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
    TIMED,
    COLUMNS
};

static const struct report_column columns[COLUMNS] = {
    [GROUP_KEY] = { { "group", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [GROUP_NAME] = { { "group", N_("Group"), .type = COLUMN_TEXT }, FIGURE_NAMES, .json = "name" },
    [MONTH] = { { "month", N_("Month"), .type = COLUMN_DAY }, FIGURE_NAMES },
    [MINUTES] = { { "minutes", N_("Hours"), .type = COLUMN_MINUTES }, FIGURE_THINGS,
        N_("The lengths of the sessions held, added up. A session whose beginning or end is not known is left out, and "
           "beside the sum stands of how many sessions it is."),
        .known = TIMED, .known_of = SESSIONS, .adds = ADDS_FIRST },
    [SESSIONS] = { { "sessions", N_("Sessions held"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Sessions of the group held in the month."), .adds = ADDS_FIRST },
    [MEMBERS] = { { "members", N_("Members"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons who were members of the group on some day of the month.") },
#define M(x, code, name, button, heading, definition, means, rank, asks, chance) \
    [MARKED_##code] = { { #code, heading, .type = COLUMN_INT }, FIGURE_PERSONS, definition, .part_of = ALL_MARKS, \
        .adds = MEANS_##means == MEANS_CAME ? ADDS_FIRST : ADDS },
    MARKS(M, )
#undef M
        [CAME] = { { "children_came", N_("Children in child care"), .type = COLUMN_INT }, FIGURE_PERSONS,
            N_("Visits of children to child care: a child who came twice counts twice."), .part_of = BOOKED,
            .adds = ADDS },
    [BOOKED] = { { "children_booked", N_("Children booked"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Places booked in child care, whether the child came or not."), .adds = ADDS },
    [ABSENT_TWICE] = { { "absent_twice", N_("Absent twice running"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Members who were absent from two sessions that follow each other, the second of them in the month. Who "
           "told about it beforehand is excused and not absent. A session without a mark, or days without being a "
           "member, end the row."),
        .part_of = MEMBERS },
    [ALL_MARKS] = { { "marks", N_("All marks"), .type = COLUMN_INT }, FIGURE_SUM, .place = IN_NONE },
    [HOURS] = { { "hours", .type = COLUMN_HUNDREDTHS }, FIGURE_THINGS,
        N_("The same lengths in hours, with two decimals."), .place = IN_JSON_ONLY },
    [TIMED] = { { "sessions_timed", N_("Sessions with a known length"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Sessions held whose beginning and end are known."), .place = NOT_IN_PAGES, .adds = ADDS },
};
static const struct report_table_plan months = { "months", N_("Groups month by month"), columns, COLUMNS, JSON_ROWS,
    .caption = N_("Sessions, attendance and child care of each group and month") };

/* ---- counting */

/* Days on which a person was a member of a group without a break; the memberships of one person follow each other. */
struct spell {
    int64_t group, person;
    struct day from, to; /* "" = without end */
};
struct twice_rows {
    struct figure_row *at;
    size_t n, cap;
};
struct months {
    struct task *t;
    struct report_table *table; /* by group id and month while counting */
    struct {
        struct spell *at;
        size_t n, cap;
    } spells;
    size_t spell; /* the first of the person whose marks are read */
    struct attendance_report_sql_marks_row before;
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
    size_t low = 0, high = m->table->n;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (order(m->table->at[middle].group, m->table->at[middle].month, group, month) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The line of a group and month; NULL when no session was held in it. */
static struct report_line *line_of(struct months *m, int64_t group, struct day month)
{
    size_t i = line_from(m, group, month);

    if (i == m->table->n || order(m->table->at[i].group, m->table->at[i].month, group, month) != 0)
        return NULL;
    return &m->table->at[i];
}

static bool add_session(void *x, const struct attendance_report_sql_sessions_row *row)
{
    struct months *m = x;
    struct report_line *line = line_of(m, row->group, month_of(row->day));
    int64_t minutes = clock_between(row->start_time, row->end_time);

    if (line == NULL) {
        line = report_line_add(m->t, m->table);
        line->group = row->group;
        line->month = month_of(row->day);
        for (unsigned c = MINUTES; c < COLUMNS; c++)
            line->cells[c] = cell_n(0);
    }
    line->cells[SESSIONS].n++;
    line->cells[TIMED].n += minutes > 0;
    line->cells[MINUTES].n += minutes;
    return true;
}

static bool follows(const struct spell *before, const struct spell *next)
{
    return before->group == next->group && before->person == next->person &&
           (!day_known(before->to) || day_cmp(next->from, day_add(before->to, 1)) <= 0);
}

static bool add_spell(void *x, const struct attendance_report_sql_members_row *row)
{
    struct months *m = x;
    struct spell one = { row->group, row->person, row->joined_on, row->left_on };
    struct spell *last = m->spells.n > 0 ? &m->spells.at[m->spells.n - 1] : NULL;

    if (last == NULL || !follows(last, &one))
        LIST_ADD(m->t->a, &m->spells, one);
    else if (day_known(last->to) && (!day_known(one.to) || day_cmp(one.to, last->to) > 0))
        last->to = one.to;
    return true;
}

/* Who was a member twice in one month counts once: memberships come by day. */
static void count_members(struct months *m)
{
    struct day until = DAY("");

    for (size_t s = 0; s < m->spells.n; s++) {
        const struct spell *spell = &m->spells.at[s];
        struct day first = month_of(spell->from), last = month_of(spell->to);
        if (s == 0 || spell->group != spell[-1].group || spell->person != spell[-1].person)
            until = DAY("");
        for (size_t i = line_from(m, spell->group, first); i < m->table->n && m->table->at[i].group == spell->group;
             i++) {
            struct report_line *line = &m->table->at[i];
            if ((day_known(last) && day_cmp(line->month, last) > 0) || day_cmp(line->month, until) <= 0)
                continue;
            line->cells[MEMBERS].n++;
            until = line->month;
        }
    }
}

/* Was she a member from one day to the other without a break? Marks come in the order of the memberships. */
static bool stayed(struct months *m, const struct attendance_report_sql_marks_row *last)
{
    const struct spell *all = m->spells.at;

    while (m->spell < m->spells.n && (all[m->spell].group < last->group ||
                                         (all[m->spell].group == last->group && all[m->spell].person < last->person)))
        m->spell++;
    for (size_t i = m->spell; i < m->spells.n && all[i].group == last->group && all[i].person == last->person; i++)
        if (day_cmp(all[i].from, m->before.day) <= 0 && (!day_known(all[i].to) || day_cmp(all[i].to, last->day) >= 0))
            return true;
    return false;
}

/* Two absences in a row: counts the person once a month, on the day of the second. */
static void follow_absence(
    struct months *m, const struct attendance_report_sql_marks_row *row, struct report_line *line)
{
    bool absent = mark_means(mark_read(row->mark)) == MEANS_ABSENT;
    struct day month = month_of(row->day);

    if (m->before.group != row->group || m->before.person != row->person) {
        m->absent_before = false;
        m->counted = DAY("");
    }
    if (absent && m->absent_before && m->before.turn + 1 == row->turn && line != NULL &&
        day_cmp(m->counted, month) != 0 && stayed(m, row)) {
        m->counted = month;
        line->cells[ABSENT_TWICE].n++;
        if (m->twice != NULL) {
            struct figure_row twice = { .person = row->person, .group = row->group, .day = row->day };
            LIST_ADD(m->t->a, m->twice, twice);
        }
    }
    m->absent_before = absent;
    m->before = *row;
}

static bool add_mark(void *x, const struct attendance_report_sql_marks_row *row)
{
    struct months *m = x;
    struct report_line *line = line_of(m, row->group, month_of(row->day)); /* NULL: before the first month */

#define M(x, code, name, button, heading, definition, means, rank, asks, chance) \
    if (line != NULL && str_is(row->mark, #code)) \
        line->cells[MARKED_##code].n++;
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
    struct report_line *line = line_of(m, row->group, month);
    must(m->t, line != NULL); /* a mark stands in a held session, and that made the line */
    line->cells[BOOKED].n += row->n;
    if (str_is(row->state, "came"))
        line->cells[CAME].n += row->n;
    return true;
}

/* Names, and the order people read: that of the groups, then month. The counted lines stay in order within a group. */
static void put_names(struct months *m, const struct report_groups *some)
{
    struct report_line *sorted = NEW_N(m->t->a, struct report_line, m->table->n + 1);
    size_t n = 0;

    for (size_t i = 0; i < some->n; i++)
        for (size_t j = line_from(m, some->at[i].id, DAY(""));
             j < m->table->n && m->table->at[j].group == some->at[i].id; j++) {
            struct report_line *line = &sorted[n++];
            *line = m->table->at[j];
            line->cells[GROUP_KEY] = cell_text_of(some->at[i].key);
            line->cells[GROUP_NAME] = cell_text_of(some->at[i].name);
            line->cells[MONTH] = cell_s(str_copy(m->t->a, day_str(&line->month)));
            line->cells[HOURS] = cell_n((line->cells[MINUTES].n * 100 + 30) / 60);
            if (line->cells[TIMED].n == 0)
                line->cells[MINUTES] = line->cells[HOURS] = cell_none();
        }
    m->table->at = sorted; /* groups between them that are of another organisation are left out */
    m->table->n = n;
}

struct counting {
    struct report_scope months; /* whole ones */
    struct twice_rows *twice;
};

static void put(struct task *t, void *x, const struct report_groups *some, struct report_table *table)
{
    const struct counting *c = x;
    const struct report_scope *s = &c->months;
    struct months m = { .t = t, .table = table, .twice = c->twice };
    struct str from = day_str(&s->from), to = day_known(s->to) ? day_str(&s->to) : S("9999-12-31");
    const struct report_group *first = &some->at[0], *last = &some->at[some->n - 1];

    attendance_report_sql_sessions(t, .project = s->project, .from_day = from, .to_day = to,
        .first_key = first->sort_key, .first = first->id, .last_key = last->sort_key, .last = last->id, add_session,
        &m);
    attendance_report_sql_members(
        t, s->project, to, first->sort_key, first->id, last->sort_key, last->id, add_spell, &m);
    count_members(&m);
    attendance_report_sql_marks(t, .project = s->project, .border = from, .to_day = to, .first_key = first->sort_key,
        .first = first->id, .last_key = last->sort_key, .last = last->id, add_mark, &m);
    attendance_report_sql_children(t, .project = s->project, .from_day = from, .to_day = to,
        .first_key = first->sort_key, .first = first->id, .last_key = last->sort_key, .last = last->id, add_children,
        &m);
    put_names(&m, some);
}

static void fill(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct counting *c = NEW(t->a, struct counting);

    *c = (struct counting){ .months = report_months(s) };
    report_table_by_groups(t, report_table_new(ret_tables, &months), s, put, c);
}

/* ---- in words, and the rows behind a figure */

static struct report_words words(struct task *t, const struct report_tables *tables)
{
    const struct report_table *table = &tables->at[0];
    int64_t sessions = report_sum(table, SESSIONS), minutes = 0;

    for (size_t i = 0; i < table->n; i++)
        minutes += table->at[i].cells[MINUTES].known ? table->at[i].cells[MINUTES].n : 0;
    return (struct report_words){
        tr_fill(t->a,
            trn(t, "%n session was held, %2$s hours in all", "%n sessions were held, %2$s hours in all", sessions),
            (struct str[]){ lang_number(t->a, t->lang, sessions), lang_number(t->a, t->lang, (minutes + 30) / 60) }, 2),
        S("")
    };
}

/* The counting itself tells them. */
static struct figure_rows absent_twice(struct task *t, const struct report_scope *s, const struct figure_wanted *w)
{
    struct report_table table = { .plan = &months };
    struct report_scope of_group = *s;
    struct twice_rows all = { 0 };
    struct counting c = { .months = report_months(s), .twice = &all };
    struct figure_rows list = { .kind = ROWS_PERSONS };

    of_group.group = w->line->group;
    of_group.shown = 0;
    report_table_by_groups(t, &table, &of_group, put, &c);
    (void)report_table_next(t, &table);
    for (size_t i = 0; i < all.n; i++) {
        if (day_cmp(month_of(all.at[i].day), w->line->month) != 0)
            continue;
        if (list.total++ >= w->start && (int64_t)list.n < w->limit)
            LIST_ADD(t->a, &list, all.at[i]);
    }
    figure_rows_name(t, s->project, &list);
    return list;
}

static struct figure_rows rows(struct task *t, const struct report_scope *s, const struct figure_wanted *w)
{
    struct rows_wanted wanted = report_month_rows(s, w);

    switch (w->column) {
    case MINUTES:
    case SESSIONS: return figure_sessions(t, &wanted);
    case MEMBERS: return figure_members(t, &wanted);
#define M(x, code, name, button, heading, definition, means, rank, asks, chance) \
    case MARKED_##code: return figure_marks(t, &wanted, #code);
        MARKS(M, )
#undef M
    case CAME: return figure_child_marks(t, &wanted, "came");
    case BOOKED: return figure_child_marks(t, &wanted, "");
    case ABSENT_TWICE: return absent_twice(t, s, w);
    default: return (struct figure_rows){ .kind = ROWS_NONE };
    }
}

const struct report_parts attendance_report = {
    .fill = fill,
    .words = words,
    .sentence = N_(
        "Only sessions that were held are counted. Months are counted whole, also when the first or the last "
        "day asked for lies within one."),
    .empty = N_("No session was held in these days. Choose other days, or mark a register."),
    .drawn = "sessions",
    .rows = rows,
    .of_houses = true,
};
