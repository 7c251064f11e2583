/* caseload_report: how the work of a project is divided among its workers (report "caseload"): for whom each is
 * responsible and what waits, and the talks, contacts and sessions of the days asked for. Only its managers see it
 * (CASELOAD_ALL); it has no content and no name of a participant, opens no rows, and is kept in no run. */
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "caseload_report_sql.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/reports/report_table.h"

enum { QUIET_DAYS = 30 };

/* What is told of a worker. */
enum {
    PERSONS,
    GUIDANCE,
    STEPS,
    FOLLOW_UPS,
    QUIET,
    OPEN_N,
    LIGHT = OPEN_N,
    INTENSIVE,
    TALK_MINUTES,
    CONTACTS,
    CONTACT_MINUTES,
    SESSIONS,
    SESSION_MINUTES,
    FIGURES_N
};
enum { WORKER, WORKER_NAME, ROLE, FIRST };

#define NAMES \
    [WORKER] = { { "worker", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY }, \
    [WORKER_NAME] = { { "worker", N_("Worker"), .type = COLUMN_TEXT }, FIGURE_NAMES, .json = "name" }, \
    [ROLE] = { { "role", N_("Role"), .type = COLUMN_CODE, .codes = &CODES_role }, FIGURE_NAMES }

enum { OPEN_COLUMNS = FIRST + OPEN_N };
static const struct report_column open_columns[OPEN_COLUMNS] = {
    NAMES,
    [FIRST + PERSONS] = { { "persons", N_("Persons"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Persons for whom the worker is responsible today."), .shut = true },
    [FIRST + GUIDANCE] = { { "guidance", N_("Guidance without an answer"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Guidance that is suggested, agreed or applied for, and has no answer."), .shut = true },
    [FIRST + STEPS] = { { "steps", N_("Steps that are due"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Open steps of the newest plans whose day has come, unless the plan waits."), .shut = true },
    [FIRST + FOLLOW_UPS] = { { "follow_ups", N_("Follow-ups due"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Follow-ups whose day has come and that are neither done nor closed."), .shut = true },
    [FIRST + QUIET] = { { "quiet", N_("Nothing for 30 days"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Persons with no talk, contact or held appointment within 30 days."), .share_of = FIRST + PERSONS,
        .shut = true },
};
static const struct report_table_plan waiting = { "open", N_("What waits today, by worker"), open_columns, OPEN_COLUMNS,
    JSON_ROWS, .total = "all", .total_title = N_("All workers together"),
    .caption = N_("Persons of each worker and what waits today"),
    .how = { N_("It is told of today, whatever days are asked for. A person with two responsible workers counts with "
                "both. Under nobody stand persons whose participation is open.") } };

/* For others: no sum of nothing. */
static const struct report_table_plan not_told = { "open", N_("What waits today, by worker"), open_columns,
    OPEN_COLUMNS, JSON_ROWS, .caption = N_("Persons of each worker and what waits today") };

enum { DONE_COLUMNS = FIRST + FIGURES_N - OPEN_N };
#define DONE_AT(figure) (FIRST + (figure)-OPEN_N)
static const struct report_column done_columns[DONE_COLUMNS] = {
    NAMES,
    [DONE_AT(LIGHT)] = { { "light", N_("Light talks"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Talks of the worker in these days that were light counselling."), .shut = true },
    [DONE_AT(INTENSIVE)] = { { "intensive", N_("Intensive talks"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Talks of the worker in these days that were intensive counselling."), .shut = true },
    [DONE_AT(TALK_MINUTES)] = { { "talk_minutes", N_("Hours of counselling"), .type = COLUMN_MINUTES }, FIGURE_THINGS,
        N_("The minutes of the talks, once for each talk."), .shut = true },
    [DONE_AT(CONTACTS)] = { { "contacts", N_("Contacts outside groups"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Help given outside the groups. Each contact counts."), .shut = true },
    [DONE_AT(CONTACT_MINUTES)] = { { "contact_minutes", N_("Hours of contacts"), .type = COLUMN_MINUTES },
        FIGURE_THINGS, N_("The minutes written down for these contacts, added up."), .shut = true },
    [DONE_AT(SESSIONS)] = { { "sessions", N_("Sessions held"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Sessions held in these days by groups that the worker leads or helps in. One with two workers counts with "
           "both."),
        .shut = true },
    [DONE_AT(SESSION_MINUTES)] = { { "session_minutes", N_("Hours of sessions"), .type = COLUMN_MINUTES },
        FIGURE_THINGS, N_("The lengths of these sessions, where beginning and end are known."), .shut = true },
};
static const struct report_table_plan done = { "done", N_("What was done in these days, by worker"), done_columns,
    DONE_COLUMNS, JSON_ROWS, .caption = N_("Talks, contacts and sessions of each worker in these days"),
    .folded = true };

/* ---- counting */

struct worker {
    int64_t staff; /* 0: nobody */
    struct str key, name, role;
    int64_t n[FIGURES_N];
};
struct workers {
    struct worker *at;
    size_t n;
    size_t *by_id; /* in the order of ids */
};

static struct worker *worker_of(struct workers *all, int64_t staff)
{
    size_t low = 0, high = all->n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (all->at[all->by_id[middle]].staff < staff)
            low = middle + 1;
        else
            high = middle;
    }
    /* Whoever is named nowhere counts as nobody: id 0 is always there. */
    return &all->at[all->by_id[low < all->n && all->at[all->by_id[low]].staff == staff ? low : 0]];
}

static bool add_waiting(void *x, const struct caseload_report_sql_waiting_row *row)
{
    int64_t *n = worker_of(x, row->staff)->n;

    n[PERSONS] += row->persons;
    n[GUIDANCE] += row->guidance;
    n[STEPS] += row->steps;
    n[FOLLOW_UPS] += row->follow_ups;
    n[QUIET] += row->quiet;
    return true;
}

static bool add_talks(void *x, const struct caseload_report_sql_talks_row *row)
{
    int64_t *n = worker_of(x, row->staff)->n;

    n[LIGHT] += row->light;
    n[INTENSIVE] += row->intensive;
    n[TALK_MINUTES] += row->minutes;
    return true;
}

static bool add_contacts(void *x, const struct caseload_report_sql_contacts_row *row)
{
    int64_t *n = worker_of(x, row->staff)->n;

    n[CONTACTS] += row->n;
    n[CONTACT_MINUTES] += row->minutes;
    return true;
}

static bool add_sessions(void *x, const struct caseload_report_sql_sessions_row *row)
{
    int64_t *n = worker_of(x, row->staff)->n;

    n[SESSIONS] += row->n;
    n[SESSION_MINUTES] += row->n * clock_between(row->start_time, row->end_time);
    return true;
}

/* By name, nobody last; found by id. */
static struct workers workers_of(struct task *t, int64_t project)
{
    struct caseload_report_sql_workers_rows rows = caseload_report_sql_workers(t, project);
    struct workers all = { .at = NEW_N(t->a, struct worker, rows.n + 1), .by_id = NEW_N(t->a, size_t, rows.n + 1) };

    for (size_t i = 0; i < rows.n; i++) {
        const struct caseload_report_sql_workers_row *row = &rows.at[i];
        struct str key = str_empty(row->key) ? id_str(t->a, row->staff) : row->key;
        all.at[all.n++] = (struct worker){ .staff = row->staff, .key = key, .name = row->name, .role = row->role };
    }
    all.at[all.n++] = (struct worker){ .key = S("nobody"), .name = str_of(tr(t, "Nobody")), .role = S("") };
    for (size_t i = 0; i < all.n; i++) { /* ids grow as they are made, and there are some hundreds */
        size_t at = i;
        for (; at > 0 && all.at[all.by_id[at - 1]].staff > all.at[i].staff; at--)
            all.by_id[at] = all.by_id[at - 1];
        all.by_id[at] = i;
    }
    return all;
}

/* ---- the tables */

static bool has_some(const struct worker *w, int from, int to)
{
    bool some = false;

    for (int i = from; i < to; i++)
        some |= w->n[i] != 0;
    return some;
}

/* Figures `from` to before `to` of those who have one, and of those who work with people in the project. */
static void put(struct task *t, const struct workers *all, int from, int to, struct report_table *table)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct worker *w = &all->at[i];
        bool works = !str_empty(w->role) && !str_is(w->role, "coordinator");
        if (!works && !has_some(w, from, to))
            continue;
        struct report_line *line = report_line_add(t, table);
        line->open = true;
        line->cells[WORKER] = cell_text_of(w->key);
        line->cells[WORKER_NAME] = cell_text_of(w->name);
        if (!str_empty(w->role))
            line->cells[ROLE] = cell_s(w->role);
        for (int k = from; k < to; k++)
            line->cells[FIRST + k - from] = cell_n(w->n[k]);
    }
}

/* A feed is read by whoever has its address, and is always without what is small: it is no manager. */
static bool may_see(const struct task *t, const struct report_scope *s)
{
    return viewer_manages(t->viewer, s->project) && permitted(t->viewer, PERM_CASELOAD_ALL) && s->threshold <= 1;
}

static void fill(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    bool told = may_see(t, s);
    struct report_table *open = report_table_new(ret_tables, told ? &waiting : &not_told),
                        *work = report_table_new(ret_tables, &done);
    struct str first = day_str(&s->from), last = day_known(s->to) ? day_str(&s->to) : S("9999-12-31");
    struct day quiet = day_add(t->today, -QUIET_DAYS);

    if (!told)
        return;
    struct workers all = workers_of(t, s->project);
    caseload_report_sql_waiting(t, s->project, day_str(&t->today), day_str(&quiet), add_waiting, &all);
    caseload_report_sql_talks(t, s->project, first, last, add_talks, &all);
    caseload_report_sql_contacts(t, s->project, first, last, add_contacts, &all);
    caseload_report_sql_sessions(t, s->project, first, last, add_sessions, &all);
    put(t, &all, PERSONS, OPEN_N, open);
    put(t, &all, OPEN_N, FIGURES_N, work);
}

/* Who they are is told in the caseload of each worker, to those who counsel. */
static struct figure_rows rows(struct task *t, const struct report_scope *s, const struct figure_wanted *w)
{
    (void)t, (void)s, (void)w;
    return (struct figure_rows){ .kind = ROWS_NONE };
}

static struct report_words words(struct task *t, const struct report_tables *tables)
{
    const struct report_line *all = report_total(&tables->at[0]);
    struct str n;

    if (all == NULL)
        return (struct report_words){ S(""), S("") };
    int64_t quiet = report_count(all, FIRST + QUIET);
    n = lang_number(t->a, t->lang, quiet);
    return (struct report_words){ tr_fill(t->a,
                                      trn(t, "%n person has had no talk or contact for 30 days",
                                          "%n persons have had no talk or contact for 30 days", quiet),
                                      &n, 1),
        S("") };
}

const struct report_parts caseload_report = {
    .fill = fill,
    .words = words,
    .sentence = N_("How many persons each worker has, what waits, and what was done. No participant is named."),
    .empty = N_("Only managers of the project see how the work is divided among its workers."),
    .rows = rows,
    .not_kept = true,
};
