/* figure_rows: one statement per kind of row. What is counted is told in the reports' own statements; a test of the
 * whole demonstration holds figures and rows together. */
#include "rooms/reports/figure_rows.h"

#include "figure_rows_sql.h"
#include "lang/lang.h"
#include "rooms/marks.h"
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

#define DAYS_OF(w) \
    struct str first = day_str(&(w)->from), last = day_known((w)->to) ? day_str(&(w)->to) : S("9999-12-31")

const struct column FIGURE_HOURS = { "hours", N_("Hours"), .type = COLUMN_MINUTES };

static int64_t length_of(struct clock start, struct clock end)
{
    int64_t minutes = clock_between(start, end);

    return minutes > 0 ? minutes : INT_NONE;
}

struct figure_rows figure_sessions(struct task *t, const struct rows_wanted *w)
{
    struct figure_rows list = { .kind = ROWS_SESSIONS, .amount = &FIGURE_HOURS };
    DAYS_OF(w);

    TAKE(&list,
        figure_rows_sql_sessions(t, .project = w->project, .group = w->group, .from_day = first, .to_day = last,
            .organisation = w->organisation, .limit = w->limit, .start = w->start),
        .session = row->session, .group = row->group, .group_name = row->group_name, .day = row->day,
        .amount = length_of(row->start_time, row->end_time));
    return list;
}

struct figure_rows figure_members(struct task *t, const struct rows_wanted *w)
{
    struct figure_rows list = { .kind = ROWS_PERSONS };
    DAYS_OF(w);

    TAKE(&list, figure_rows_sql_members(t, w->group, first, last, w->limit, w->start), .person = row->person,
        .name = NAME, .day = row->day);
    return list;
}

struct figure_rows figure_marks(struct task *t, const struct rows_wanted *w, const char *mark)
{
    struct figure_rows list = { .kind = ROWS_MARKS };
    DAYS_OF(w);

    TAKE(&list, figure_rows_sql_marks(t, w->group, str_of(mark), first, last, w->limit, w->start),
        .person = row->person, .name = NAME, .session = row->session, .day = row->day);
    return list;
}

struct figure_rows figure_child_marks(struct task *t, const struct rows_wanted *w, const char *state)
{
    struct figure_rows list = { .kind = ROWS_CHILD_MARKS };
    DAYS_OF(w);

    TAKE(&list, figure_rows_sql_child_marks(t, w->group, str_of(state), first, last, w->limit, w->start),
        .person = row->person, .name = row->child_name, .session = row->session, .day = row->day);
    return list;
}

/* ---- targets */

struct figure_rows figure_targets(struct task *t, const struct rows_wanted *w, enum measure m)
{
    struct figure_rows list = { .kind = ROWS_PERSONS };
    int64_t project = w->project, limit = w->limit, start = w->start;
    DAYS_OF(w);

    switch (m) {
    case MEASURE_persons:
        TAKE(&list, figure_rows_sql_persons(t, project, first, last, w->organisation, limit, start),
            .person = row->person, .name = NAME, .day = row->day);
        break;
    case MEASURE_groups:
        list.kind = ROWS_GROUPS;
        TAKE(&list, figure_rows_sql_groups(t, project, first, last, w->organisation, limit, start), .group = row->group,
            .group_name = row->group_name, .day = row->day);
        break;
    case MEASURE_sessions:
    case MEASURE_hours: return figure_sessions(t, w);
    case MEASURE_children:
        list.kind = ROWS_CHILDREN;
        TAKE(&list, figure_rows_sql_children(t, project, first, last, w->organisation, limit, start),
            .person = row->person, .name = row->child_name, .day = row->day);
        break;
    case MEASURE_contacts:
        list.kind = ROWS_CONTACTS;
        TAKE(&list, figure_rows_sql_contacts(t, project, first, last, w->organisation, limit, start),
            .person = row->person, .name = NAME, .day = row->day, .channel = row->channel, .language = row->language);
        break;
    case MEASURE_plans:
        TAKE(&list, figure_rows_sql_plans(t, project, first, last, w->organisation, limit, start),
            .person = row->person, .name = NAME, .day = row->day);
        break;
    case MEASURE_followed_up:
        TAKE(&list, figure_rows_sql_followed_up(t, project, first, last, w->organisation, limit, start),
            .person = row->person, .name = NAME, .day = row->day);
        break;
    case MEASURE_peer_workers:
        TAKE(&list, figure_rows_sql_peer_workers(t, project, first, last, w->organisation, limit, start),
            .name = row->staff_name, .day = row->day);
        break;
    case MEASURE_person_hours:
        list.kind = ROWS_MARKS;
        list.amount = &FIGURE_HOURS;
        TAKE(&list,
            figure_rows_sql_visits(t, .project = project, .from_day = first, .to_day = last,
                .came = marks_meaning(t->a, MEANS_CAME), .organisation = w->organisation, .limit = limit,
                .start = start),
            .person = row->person, .name = NAME, .session = row->session, .day = row->day,
            .amount = row->minutes != INT_NONE ? row->minutes : length_of(row->start_time, row->end_time));
        break;
    case MEASURE_counselling_hours: list.kind = ROWS_NONE; break;
    case MEASURE__N: break;
    }
    return list;
}

/* ---- names */

struct naming {
    struct task *t;
    struct figure_rows *rows;
    size_t next;
};

static bool take_name(void *x, const struct figure_rows_sql_names_row *row)
{
    struct naming *w = x;
    struct figure_rows *rows = w->rows;

    while (w->next < rows->n && rows->at[w->next].person < row->person)
        w->next++;
    for (; w->next < rows->n && rows->at[w->next].person == row->person; w->next++)
        rows->at[w->next].name = people_full_name(w->t, row->given_names, row->family_name);
    return w->next < rows->n;
}

void figure_rows_name(struct task *t, int64_t project, struct figure_rows *rows)
{
    struct naming w = { t, rows, 0 };

    if (rows->n > 0)
        figure_rows_sql_names(t, project, rows->at[0].person, rows->at[rows->n - 1].person, take_name, &w);
}
