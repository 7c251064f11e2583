/* retention_run: previews that are let run, and what is kept of it: numbers, no persons. What is still to be done
 * stands in rows that go with it, in one transaction, so that a run that was cut goes on where it was. */
#include "auth/journal.h"
#include "auth/viewer.h"
#include "base/clock.h"
#include "base/log.h"
#include "db/db.h"
#include "jobs/jobs.h"
#include "lang/lang.h"
#include "retention_sql.h"
#include "rooms/consents/consents.h"
#include "rooms/own_page/own_page.h"
#include "rooms/retention/retention_inside.h"

enum { PREVIEW_DAYS = 14 };
/* So much is done in one transaction that it is over in HELD_MS or less: others wait for it. But never less than a few:
 * on a busy machine everything takes long, and most of it is the same for one and for ten. */
enum { PERSONS_LEAST = 10, PERSONS_MOST = 50, ROWS_LEAST = 100, ROWS_MOST = 2000, HELD_MS = 40 };

/* ---- what stands */

static struct retention_run run_of(const struct retention_sql_made_row *r)
{
    return (struct retention_run){ .id = r->run,
        .request = r->request,
        .version = r->version,
        .waits = r->waits,
        .state = r->state,
        .made_by = r->made_by,
        .started_by = r->started_by,
        .made_at = r->made_at,
        .started_at = r->started_at,
        .finished_at = r->finished_at };
}

struct retention_runs retention_list(struct task *t, int64_t start, int64_t limit)
{
    struct retention_sql_made_rows rows = retention_sql_runs(t, limit + 1, start);
    struct retention_runs list = { .more = rows.n > (size_t)limit };

    for (size_t i = 0; i < rows.n && i < (size_t)limit; i++) {
        struct retention_run one = run_of(&rows.at[i]);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome retention_get(struct task *t, int64_t run, struct retention_run *ret)
{
    struct retention_sql_made_row row;

    if (!retention_sql_run(t, run, &row))
        return NOT_FOUND;
    *ret = run_of(&row);
    return DONE;
}

struct retention_counts retention_counts_of(struct task *t, int64_t run)
{
    struct retention_sql_counts_rows rows = retention_sql_counts(t, run);
    struct retention_counts list = { 0 };

    for (enum retention_category c = 0; c < RETENTION__N; c++)
        for (size_t i = 0; i < rows.n; i++) {
            struct retention_count one = { c, rows.at[i].persons, rows.at[i].records, rows.at[i].done_persons,
                rows.at[i].done_records };
            if (str_is(rows.at[i].category, retention_rows[c].code))
                LIST_ADD(t->a, &list, one);
        }
    return list;
}

struct retention_helds retention_helds_of(struct task *t, int64_t run)
{
    struct retention_sql_helds_rows rows = retention_sql_helds(t, run);
    struct retention_helds list = { 0 };

    for (enum retention_category c = 0; c < RETENTION__N; c++)
        for (size_t i = 0; i < rows.n; i++) {
            struct retention_held one = { c, rows.at[i].why, rows.at[i].persons, rows.at[i].until };
            if (str_is(rows.at[i].category, retention_rows[c].code))
                LIST_ADD(t->a, &list, one);
        }
    return list;
}

/* ---- it is let run, or not */

static bool still_asked(struct task *t, int64_t request)
{
    struct retention_sql_request_row row;

    return request == 0 || retention_sql_request(t, request, &row);
}

enum outcome retention_start(struct task *t, int64_t run)
{
    struct retention_sql_looked_row looked;

    if (!retention_sql_looked(t, run, &looked))
        return NOT_FOUND;
    if (!still_asked(t, looked.request))
        return CONFLICT;
    if (day_cmp(day_add(looked.looked_on, PREVIEW_DAYS), t->today) < 0)
        return INVALID;
    if (retention_sql_set_state(t, run, S("running"), S("preview")) == 0)
        return CONFLICT;
    retention_sql_started(t, run, t->viewer->staff, t->now);
    journal_write(t, JOURNAL_DELETE, "retention_run", run, S("started"));
    if (t->jobs != NULL && !jobs_add(t, retention_work, run))
        return CONFLICT;
    return DONE;
}

enum outcome retention_drop(struct task *t, int64_t run)
{
    if (retention_sql_set_state(t, run, S("dropped"), S("preview")) == 0)
        return CONFLICT;
    retention_sql_forget_due(t);
    journal_write(t, JOURNAL_CHANGE, "retention_run", run, S("dropped"));
    return DONE;
}

/* ---- the work */

/* together: persons or rows of one transaction, between least and most. ends: persons of each category whose data end
 * in this transaction. rows: the table whose rows do. */
struct working {
    struct task *t;
    int64_t run, request, together, least, most;
    struct db_tables all;
    struct retention_portion portion;
    struct db_ids ends[RETENTION__N];
    const struct retention_table *rows;
    struct day before;
};

static void counted(struct working *w, enum retention_category category, int64_t persons, int64_t records)
{
    retention_sql_counted(w->t, w->run, str_of(retention_rows[category].code), persons, records);
}

/* What she agreed to she agrees to no more: stories leave their places, links of referrals go down. */
static void take_consents_back(struct task *t, int64_t person)
{
    struct consents all = consents_of(t, person);

    for (size_t i = all.n; i-- > 0;) /* single ones first: a no to all of a kind ends them */
        if (all.at[i].given)
            must(t, consents_say(t, person, all.at[i].kind, all.at[i].id, false) == DONE);
}

/* Whatever must stay, of her who asked: once. What she has taken back is not done any more. */
static void begin_asked(struct working *w)
{
    struct retention_sql_request_row asked;

    if (w->request == 0)
        return;
    db_begin_write(w->t);
    if (retention_sql_request(w->t, w->request, &asked))
        take_consents_back(w->t, asked.person);
    else
        retention_sql_forget_run(w->t, w->run);
    db_commit(w->t);
}

static void see_person(struct working *w, int64_t person)
{
    struct retention_sql_due_of_rows due = retention_sql_due_of(w->t, w->run, person);
    struct retention_clocks c;
    bool there = retention_clocks_of(w->t, person, &c); /* else she is nobody any more */

    for (size_t i = 0; there && i < due.n; i++) {
        enum retention_category category = retention_by_code(due.at[i].category);
        if (category < RETENTION__N && retention_still_due(w->t, &c, category, w->request != 0))
            LIST_ADD(w->t->a, &w->ends[category], person);
    }
    retention_sql_done_due(w->t, w->run, person);
}

static void end_category(struct working *w, enum retention_category category)
{
    const struct db_ids *ids = &w->ends[category];

    if (ids->n > 0)
        counted(w, category, (int64_t)ids->n,
            retention_rows[category].act == ACT_ANONYMISE ? retention_anonymise(w->t, &w->all, ids)
                                                          : retention_empty(w->t, &w->all, category, ids));
}

/* True: there are more. */
static bool end_some_persons(struct working *w)
{
    struct retention_sql_next_due_rows rows = retention_sql_next_due(w->t, w->run, w->together);

    memset(w->ends, 0, sizeof w->ends);
    for (size_t i = 0; i < rows.n; i++)
        see_person(w, rows.at[i].person);
    for (enum retention_category c = 0; c < RETENTION__N; c++)
        end_category(w, c);
    return rows.n > 0;
}

static bool end_some_rows(struct working *w)
{
    int64_t n = retention_empty_rows(w->t, &w->all, w->rows, w->before, w->together);

    counted(w, w->rows->category, 0, n);
    return n == w->together;
}

/* More next time where this was over soon, less where others had to wait. */
static void pace(struct working *w, int64_t took_ms)
{
    if (took_ms > HELD_MS)
        w->together = w->together / 2 > w->least ? w->together / 2 : w->least;
    else if (took_ms * 3 < HELD_MS)
        w->together = w->together * 2 < w->most ? w->together * 2 : w->most;
}

static void in_portions(struct working *w, bool (*work)(struct working *w))
{
    w->together = w->least;
    for (bool more = true; more;) {
        task_may_go_on(w->t);
        retention_portion_begin(w->t, &w->portion);
        db_begin_write(w->t);
        int64_t begun = clock_ms();
        more = work(w);
        db_commit(w->t);
        pace(w, clock_ms() - begun);
        retention_portion_end(w->t, &w->portion);
    }
}

/* Rows with clocks of their own go table by table, those before others that they refer to. */
static void end_rows(struct working *w)
{
    for (size_t i = 0; i < retention_tables_n; i++) {
        const struct retention_table *x = &retention_tables[i];
        if (retention_rows[x->category].act != ACT_ROWS || !retention_has_days(x))
            continue;
        db_begin_read(w->t);
        w->before = retention_cutoff(w->t, x->category);
        db_rollback(w->t->db);
        w->rows = x;
        w->least = ROWS_LEAST;
        w->most = ROWS_MOST;
        in_portions(w, end_some_rows);
    }
}

/* What she reads as the answer, where there is still somebody to read one. Where nothing went the request stays open:
 * somebody must tell her why. */
static void answer(struct working *w)
{
    struct retention_counts counts = retention_counts_of(w->t, w->run);
    struct str text = str_of(
        retention_helds_of(w->t, w->run).n > 0
            ? tr(w->t, "We have removed what may go. The rest must stay for a time: the law says so.")
            : tr(w->t, "We have removed your data."));

    int64_t went = 0;

    for (size_t i = 0; i < counts.n; i++)
        went += counts.at[i].done_persons;
    if (w->request == 0 || went == 0)
        return;
    for (size_t i = 0; i < counts.n; i++)
        if (retention_rows[counts.at[i].category].act == ACT_ANONYMISE && counts.at[i].done_persons > 0)
            text = S("");
    own_page_removed(w->t, w->request, text);
}

static void finish(struct working *w)
{
    struct task *t = w->t;

    db_begin_write(t);
    if (retention_sql_set_state(t, w->run, S("done"), S("running")) > 0) {
        answer(w);
        retention_sql_finished(t, w->run, instant_now());
        journal_write(t, JOURNAL_DELETE, "retention_run", w->run, S("done"));
    }
    db_commit(t);
}

static void do_run(struct task *t, const struct retention_run *run)
{
    struct working *w = NEW(t->a, struct working);

    *w = (struct working){
        .t = t, .run = run->id, .request = run->request, .least = PERSONS_LEAST, .most = PERSONS_MOST
    };
    db_begin_read(t);
    w->all = db_tables(t);
    db_rollback(t->db);
    begin_asked(w);
    in_portions(w, end_some_persons);
    if (run->request == 0)
        end_rows(w);
    finish(w);
}

void retention_work(struct task *t, int64_t id)
{
    struct retention_run run;

    db_begin_read(t);
    enum outcome found = retention_get(t, id, &run);
    db_rollback(t->db);
    if (found != DONE)
        return;
    if (str_is(run.state, "looking"))
        retention_fill(t, id);
    else if (str_is(run.state, "running"))
        do_run(t, &run);
}

int64_t retention_often(struct task *t)
{
    enum { LOOK_S = 60 };
    struct retention_sql_unfinished_row cut;
    int64_t done, total;

    db_begin_read(t);
    bool waits = retention_sql_unfinished(t, &cut) && !jobs_progress(t, cut.run, &done, &total);
    db_rollback(t->db);
    if (waits && !jobs_add(t, retention_work, cut.run))
        log_line(LOG_WARN, "retention", "waits=1");
    return LOOK_S;
}
