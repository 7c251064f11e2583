/* figure_rows: one statement per kind of row. What is counted is told in targets.sql and monthly.sql; a test of the
 * whole demonstration holds figures and rows together. */
#include "rooms/reports/figure_rows.h"

#include "figure_rows_sql.h"
#include "rooms/people/people.h"

/* Takes over the rows of a statement: `row` is each of them, the rest says what becomes of it. */
#define TAKE(list, statement, ...) \
    do { \
        __typeof__(statement) rows_ = (statement); \
        for (size_t i_ = 0; i_ < rows_.n; i_++) { \
            __typeof__(rows_.at) row = &rows_.at[i_]; \
            struct figure_row one_ = { __VA_ARGS__ }; \
            LIST_ADD(t->a, (list), one_); \
            (list)->total = row->total; \
        } \
    } while (0)
#define NAME people_full_name(t, row->given_names, row->family_name)

static void take_sessions(struct task *t, struct figure_rows *list, int64_t project, int64_t group, struct str first,
    struct str last, int64_t limit, int64_t start)
{
    list->kind = ROWS_SESSIONS;
    TAKE(list, figure_rows_sql_sessions(t, project, group, first, last, limit, start), .session = row->session,
        .group = row->group, .group_name = row->group_name, .day = row->day,
        .minutes = clock_between(row->start_time, row->end_time));
}

struct figure_rows reports_target_rows(
    struct task *t, int64_t project, struct day from, struct day to, enum measure m, int64_t start, int64_t limit)
{
    struct str first = day_str(&from), last = day_known(to) ? day_str(&to) : S("9999-12-31");
    struct figure_rows list = { .kind = ROWS_PERSONS };

    switch (m) {
    case MEASURE_persons:
        TAKE(&list, figure_rows_sql_persons(t, project, first, last, limit, start), .person = row->person, .name = NAME,
            .day = row->day);
        break;
    case MEASURE_groups:
        list.kind = ROWS_GROUPS;
        TAKE(&list, figure_rows_sql_groups(t, project, first, last, limit, start), .group = row->group,
            .group_name = row->group_name, .day = row->day);
        break;
    case MEASURE_sessions:
    case MEASURE_hours: take_sessions(t, &list, project, 0, first, last, limit, start); break;
    case MEASURE_children:
        list.kind = ROWS_CHILDREN;
        TAKE(&list, figure_rows_sql_children(t, project, first, last, limit, start), .person = row->person,
            .name = row->child_name, .day = row->day);
        break;
    case MEASURE_contacts:
        list.kind = ROWS_CONTACTS;
        TAKE(&list, figure_rows_sql_contacts(t, project, first, last, limit, start), .person = row->person,
            .name = NAME, .day = row->day, .channel = row->channel, .language = row->language);
        break;
    case MEASURE_plans:
        TAKE(&list, figure_rows_sql_plans(t, project, first, last, limit, start), .person = row->person, .name = NAME,
            .day = row->day);
        break;
    case MEASURE_followed_up:
        TAKE(&list, figure_rows_sql_followed_up(t, project, first, last, limit, start), .person = row->person,
            .name = NAME, .day = row->day);
        break;
    case MEASURE__N: break;
    }
    return list;
}

/* ---- attendance */

static void take_marks(struct task *t, struct figure_rows *list, int64_t group, const char *mark, struct str first,
    struct str last, int64_t limit, int64_t start)
{
    list->kind = ROWS_MARKS;
    TAKE(list, figure_rows_sql_marks(t, group, str_of(mark), first, last, limit, start), .person = row->person,
        .name = NAME, .session = row->session, .day = row->day);
}

static void take_child_marks(struct task *t, struct figure_rows *list, int64_t group, const char *state,
    struct str first, struct str last, int64_t limit, int64_t start)
{
    list->kind = ROWS_CHILD_MARKS;
    TAKE(list, figure_rows_sql_child_marks(t, group, str_of(state), first, last, limit, start), .person = row->person,
        .name = row->child_name, .session = row->session, .day = row->day);
}

/* The counting itself tells them: whose second absence falls in the month depends on the months before. */
static void take_absent_twice(struct task *t, struct figure_rows *list, int64_t project, int64_t group,
    struct day month, struct day from, struct day to, int64_t start, int64_t limit)
{
    struct twice_rows all = reports_absent_twice(t, project, group, from, to);
    int64_t *persons = NEW_N(t->a, int64_t, all.n + 1);

    for (size_t i = 0; i < all.n; i++) {
        struct figure_row one = { .person = all.at[i].person, .day = all.at[i].day };
        if (!str_starts(day_str(&all.at[i].day), day_str(&month)))
            continue;
        if (list->total++ < start || (int64_t)list->n == limit)
            continue;
        persons[list->n] = one.person;
        LIST_ADD(t->a, list, one);
    }
    struct strs names = reports_member_names(t, project, persons, list->n);
    for (size_t i = 0; i < list->n; i++)
        list->at[i].name = names.at[i];
}

void reports_within_month(struct day month, struct day *from, struct day *to)
{
    struct day first = month, last;

    memcpy(first.t + 7, "-01", 4);
    last = day_add(day_add_months(first, 1), -1);
    if (day_cmp(*from, first) < 0)
        *from = first;
    if (!day_known(*to) || day_cmp(*to, last) > 0)
        *to = last;
}

struct figure_rows reports_month_rows(struct task *t, int64_t project, int64_t group, struct day month, struct day from,
    struct day to, enum month_figure f, int64_t start, int64_t limit)
{
    struct figure_rows list = { .kind = ROWS_PERSONS };
    struct day first_day = from, last_day = to;

    reports_within_month(month, &first_day, &last_day);
    struct str first = day_str(&first_day), last = day_str(&last_day);

    switch (f) {
    case MONTH_sessions:
    case MONTH_minutes: take_sessions(t, &list, project, group, first, last, limit, start); break;
    case MONTH_members:
        TAKE(&list, figure_rows_sql_members(t, group, first, last, limit, start), .person = row->person, .name = NAME,
            .day = row->day);
        break;
#define M(x, code, name, button, heading, definition, means, rank, asks, chance) \
    case MONTH_##code: take_marks(t, &list, group, #code, first, last, limit, start); break;
        MARKS(M, )
#undef M
    case MONTH_children_came: take_child_marks(t, &list, group, "came", first, last, limit, start); break;
    case MONTH_children_booked: take_child_marks(t, &list, group, "", first, last, limit, start); break;
    case MONTH_absent_twice: take_absent_twice(t, &list, project, group, month, from, to, start, limit); break;
    case MONTH__N: break;
    }
    return list;
}

/* ---- names */

struct naming {
    struct task *t;
    const int64_t *persons;
    size_t n, next;
    struct str *names;
};

static bool take_name(void *x, const struct figure_rows_sql_names_row *row)
{
    struct naming *w = x;

    while (w->next < w->n && w->persons[w->next] < row->person)
        w->next++;
    for (; w->next < w->n && w->persons[w->next] == row->person; w->next++)
        w->names[w->next] = people_full_name(w->t, row->given_names, row->family_name);
    return w->next < w->n;
}

struct strs reports_member_names(struct task *t, int64_t project, const int64_t *persons, size_t n)
{
    struct naming w = { t, persons, n, 0, NEW_N(t->a, struct str, n + 1) };

    if (n > 0)
        figure_rows_sql_names(t, project, persons[0], persons[n - 1], take_name, &w);
    return (struct strs){ .at = w.names, .n = n };
}
