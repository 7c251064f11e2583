/* esf_board: see the header. Each list is one statement; what is wrong with a record is asked of the rules one record
 * at a time, and only those of the page asked for are kept. */
#include "rooms/reports/esf_board.h"

#include <stdlib.h>
#include "auth/viewer.h"
#include "esf_board_sql.h"
#include "rooms/people/people.h"
#include "rooms/reports/reports.h"

enum { COUNTED, NAMED }; /* records are counted, or read with the names of their persons */

bool board_may(struct task *t, int64_t project)
{
    return project != 0 && (t->viewer->program || viewer_sees_project_persons(t->viewer, project));
}

static unsigned bits_of(enum esf_check_kind kind)
{
    unsigned bits = 0;

    for (unsigned i = 0; i < ESF_CHECKS__N; i++)
        bits |= (unsigned)(esf_check_rules[i].kind == kind) << i;
    return bits;
}

bool board_is(enum board_kind kind, unsigned missing, unsigned checks)
{
    switch (kind) {
    case BOARD_MISSING: return missing != 0;
    case BOARD_CONTRADICTS: return (checks & bits_of(ESF_CONTRADICTS)) != 0;
    case BOARD_LATE: return (checks & bits_of(ESF_LATE)) != 0;
    case BOARD_KINDS: break;
    }
    return (missing | checks) != 0;
}

struct looking {
    struct task *t;
    const struct board_asked *q;
    struct board *b;
    int64_t only, seen; /* only: the project of which one's own are counted; 0: all */
    size_t last;        /* the worker of the record before */
};

static void line_of(const struct esf_board_sql_open_row *row, struct day today, struct board_line *ret_line)
{
    struct esf_spell s = ESF_SPELL_OF(row, .qualification = YESNO_UNKNOWN, .ways = esf_ways_of(row->counting));
    unsigned checks = esf_checks(&s, row->birth_date, today);

    if (row->exit_closed > 0)
        checks &= ~(1U << ESF_CHECK_exit_not_asked);
    if (row->six_closed > 0)
        checks &= ~(1U << ESF_CHECK_six_month_not_asked);
    *ret_line = (struct board_line){ .person = row->person,
        .spell = row->spell,
        .project = row->project,
        .worker = row->worker,
        .entry = row->entry_date,
        .missing = esf_missing(esf_gender_of(row->gender), row->birth_date, &s),
        .checks = checks };
}

static struct board_worker *worker_of(struct looking *l, int64_t staff)
{
    struct board_workers *all = &l->b->workers;
    struct board_worker one = { .staff = staff };

    if (l->last < all->n && all->at[l->last].staff == staff)
        return &all->at[l->last];
    for (l->last = 0; l->last < all->n; l->last++)
        if (all->at[l->last].staff == staff)
            return &all->at[l->last];
    LIST_ADD(l->t->a, all, one);
    return &all->at[l->last];
}

static bool fits(const struct board_asked *q, int64_t worker)
{
    return q->worker == 0 || q->worker == (worker == 0 ? BOARD_NOBODY : worker);
}

static bool take(void *x, const struct esf_board_sql_open_row *row)
{
    struct looking *l = x;
    struct board *b = l->b;
    struct board_line line;

    l->seen++;
    line_of(row, l->t->today, &line);
    if (!board_is(BOARD_KINDS, line.missing, line.checks))
        return true;
    struct board_worker *worker = worker_of(l, line.worker);
    b->all++;
    worker->records++;
    b->open += fits(l->q, line.worker);
    for (enum board_kind k = 0; k < BOARD_KINDS; k++)
        if (board_is(k, line.missing, line.checks)) {
            worker->of[k]++;
            b->of[k] += fits(l->q, line.worker);
        }
    if (!fits(l->q, line.worker) || !board_is(l->q->kind, line.missing, line.checks))
        return true;
    if (b->total++ < l->q->start || (int64_t)b->lines.n >= l->q->limit)
        return true;
    line.name = str_copy(l->t->a, people_full_name(l->t, row->given_names, row->family_name));
    LIST_ADD(l->t->a, &b->lines, line);
    return true;
}

static bool count_mine(void *x, const struct esf_board_sql_open_row *row)
{
    struct looking *l = x;
    struct board_line line;

    line_of(row, l->t->today, &line);
    l->seen += board_is(BOARD_KINDS, line.missing, line.checks) && (l->only == 0 || l->only == line.project);
    return true;
}

static int64_t mine_in(struct task *t, int64_t project)
{
    struct looking l = { .t = t, .only = project };

    if (t->viewer->staff != 0)
        esf_board_sql_mine(t, t->viewer->staff, t->today, BOARD_WALK_MOST, COUNTED, count_mine, &l);
    return l.seen;
}

static bool name_worker(void *x, const struct esf_board_sql_workers_row *row)
{
    struct looking *l = x;

    for (size_t i = 0; i < l->b->workers.n; i++)
        if (l->b->workers.at[i].staff == row->staff)
            l->b->workers.at[i].name = str_copy(l->t->a, row->name);
    return true;
}

static int by_records(const void *a, const void *b)
{
    const struct board_worker *x = a, *y = b;

    if (x->records != y->records)
        return x->records > y->records ? -1 : 1;
    return (x->staff > y->staff) - (x->staff < y->staff);
}

struct board board_of(struct task *t, const struct board_asked *q)
{
    struct board b = { 0 };
    struct looking l = { .t = t, .q = q, .b = &b };

    if (q->project != 0 && !board_may(t, q->project))
        return b;
    if (q->project != 0)
        esf_board_sql_of_project(t, q->project, t->today, BOARD_WALK_MOST, NAMED, take, &l);
    else if (t->viewer->staff != 0)
        esf_board_sql_mine(t, t->viewer->staff, t->today, BOARD_WALK_MOST, NAMED, take, &l);
    b.cut = l.seen >= BOARD_WALK_MOST;
    b.mine = q->project != 0 ? mine_in(t, q->project) : b.all;
    esf_board_sql_workers(t, name_worker, &l);
    if (b.workers.n > 1)
        qsort(b.workers.at, b.workers.n, sizeof *b.workers.at, by_records);
    return b;
}

int64_t board_records(struct task *t, int64_t project)
{
    struct esf_board_sql_records_row row;

    return esf_board_sql_records(t, project, &row) ? row.n : 0;
}

struct records_open reports_records_open(struct task *t, int64_t project)
{
    struct board_asked q = { .project = project, .kind = BOARD_KINDS };
    struct board b = { 0 };
    struct looking l = { .t = t, .q = &q, .b = &b };

    if (board_may(t, project))
        esf_board_sql_of_project(t, project, t->today, BOARD_GLANCE_MOST, COUNTED, take, &l);
    return (struct records_open){ .all = b.all, .mine = mine_in(t, project), .more = l.seen >= BOARD_GLANCE_MOST };
}
