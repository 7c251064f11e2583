/* monthly: walks over facts sorted by group; each adds to the line of its group and month. */
#include "rooms/reports/monthly.h"

#include "lang/lang.h"
#include "monthly_sql.h"
#include "rooms/reports/suppress.h"

/* ---- the figures */

static const struct {
    const char *code, *name;
    enum month_share share;
    const char *definition;
    size_t offset;
} figures[] = {
#define F(code, heading, share, definition) { #code, heading, share, definition, offsetof(struct month_line, code) },
    MONTH_FIGURES(F)
#undef F
};

int64_t month_count(const struct month_line *l, enum month_figure f)
{
    return *(const int64_t *)(const void *)((const char *)l + figures[f].offset);
}

const char *month_figure_code(enum month_figure f) { return figures[f].code; }
const char *month_figure_name(enum month_figure f) { return figures[f].name; }
const char *month_figure_definition(enum month_figure f) { return figures[f].definition; }

enum month_figure month_figure_read(struct str code)
{
    for (enum month_figure f = 0; f < MONTH__N; f++)
        if (str_is(code, figures[f].code))
            return f;
    return MONTH__N;
}

int64_t month_whole(const struct month_line *l, enum month_figure f, const char **ret_name)
{
    int64_t whole = 0;

    switch (figures[f].share) {
    case OF_NOTHING: return INT_NONE;
    case OF_BOOKED:
        *ret_name = figures[MONTH_children_booked].name;
        whole = l->children_booked;
        break;
    case OF_MEMBERS:
        *ret_name = figures[MONTH_members].name;
        whole = l->members;
        break;
    case OF_MARKS:
        *ret_name = N_("All marks");
        for (enum month_figure m = 0; m < MONTH__N && whole != COUNT_WITHHELD; m++)
            if (figures[m].share == OF_MARKS)
                whole = month_count(l, m) == COUNT_WITHHELD ? COUNT_WITHHELD : whole + month_count(l, m);
        break;
    }
    return whole == COUNT_WITHHELD ? INT_NONE : whole;
}

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

static bool add_session(void *x, const struct monthly_sql_sessions_row *row)
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

/* A person with two spells in one month counts once: spells come by day. */
static bool add_member(void *x, const struct monthly_sql_members_row *row)
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
static void follow_absence(struct months *m, const struct monthly_sql_marks_row *row, struct month_line *line)
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

static bool add_mark(void *x, const struct monthly_sql_marks_row *row)
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

static bool add_children(void *x, const struct monthly_sql_children_row *row)
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
    struct monthly_sql_names_rows names = monthly_sql_names(m->t, project);
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

    monthly_sql_sessions(m->t, project, first, last, add_session, m);
    monthly_sql_members(m->t, project, first, last, add_member, m);
    monthly_sql_marks(m->t, project, first, last, add_mark, m);
    monthly_sql_children(m->t, project, first, last, add_children, m);
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
