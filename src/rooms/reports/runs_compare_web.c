/* runs_compare_web: what changed between two stored runs of a report, or since one: which figures, and where records
 * are kept which of them came, went or have other facts. No rules here. */
#include "lang/lang.h"
#include "reports_reports_html.h"
#include "reports_runs_html.h"
#include "rooms/reports/run_tables.h"
#include "rooms/reports/runs_web.h"
#include "rooms/routes.h"

/* What is compared, the earlier one first; today: the later one is the report as it is now. */
struct compared {
    struct report_run before, later;
    bool today;
};

static bool swapped(const struct report_run *a, const struct report_run *b)
{
    return str_cmp(instant_str(&a->made_at), instant_str(&b->made_at)) > 0;
}

/* ?with= a run of the same report and project; else today. */
static enum outcome find(struct req *r, struct compared *ret)
{
    struct task *t = &r->task;
    struct compared c = { .today = req_id(r, "with") == 0 };
    enum outcome found = report_run_read(t, r->ids[0], &c.before);

    if (found != DONE)
        return found;
    if (c.today) {
        c.later = (struct report_run){
            .project = c.before.project, .report = c.before.report, .scope = c.before.scope, .made_at = t->now
        };
    } else {
        found = report_run_read(t, req_id(r, "with"), &c.later);
        if (found != DONE)
            return found;
        if (c.later.report != c.before.report || c.later.project != c.before.project ||
            report_run_seen(t, &c.later) == RUN_NOT)
            return NOT_FOUND;
    }
    if (report_run_seen(t, &c.before) == RUN_NOT)
        return NOT_FOUND;
    if (!c.today && swapped(&c.before, &c.later)) {
        struct report_run first = c.later;
        c.later = c.before;
        c.before = first;
    }
    *ret = c;
    return DONE;
}

static struct url rows_url(struct task *t, const struct compared *c)
{
    struct url u = URL(t, reports_run_rows, c->before.id);

    return c->today ? u : url_with_id(t->a, u, "with", c->later.id);
}

static struct url compare_url(struct task *t, const struct compared *c)
{
    struct url u = URL(t, reports_run_compared, c->before.id);

    return c->today ? u : url_with_id(t->a, u, "with", c->later.id);
}

static bool keeps_records(struct task *t, const struct compared *c)
{
    return reports_may_see_rows(t, c->before.project) && c->before.records != INT_NONE &&
           (c->today || c->later.records != INT_NONE);
}

struct reply reports_run_compared(struct req *r)
{
    struct task *t = &r->task;
    struct compared c;
    enum outcome found = find(r, &c);

    if (found != DONE)
        return reply_refused(r, found);
    struct report_tables before = report_run_tables(t, &c.before), after;
    struct run_compare_view v = { .before = report_run_line(t, &c.before),
        .later = report_run_line(t, &c.later),
        .project_name = projects_name(t, c.before.project),
        .report_title = str_of(lang_tr(t->lang, c.before.report->title)),
        .today = c.today,
        .back = URL(t, reports_run_page, r->ids[0]) };
    if (!c.today)
        after = report_run_tables(t, &c.later);
    else
        v.too_large = !report_run_today(t, &c.before, &after);
    if (!v.too_large)
        v.moves = run_compare(t, &before, &after);
    v.more = v.moves.total > (int64_t)v.moves.n;
    if (reports_may_see_rows(t, c.before.project))
        v.corrections = report_corrections_url(t, &c.before.scope, c.before.made_at);
    if (keeps_records(t, &c))
        v.rows = rows_url(t, &c);
    return SHOW(r, 200, run_compare, &v);
}

/* ---- which records */

static struct str fact_text(struct task *t, const struct column *column, struct str fact)
{
    const struct cell cell = cell_s(fact);

    return cell.known ? cell_text(t->a, t->lang, column, &cell) : str_of(tr(t, "not known"));
}

/* "Situation on the first day: Unemployed, now At work" for each fact that is another. */
static struct str changed_facts(struct task *t, const struct run_records *records, const struct run_change *change)
{
    struct strs list = { 0 };

    for (size_t i = 0; i < records->columns_n && change->before != NULL && change->after != NULL; i++) {
        const struct column *column = &records->columns[i];
        struct str before = change->before->facts[i], after = change->after->facts[i];
        if (!str_eq(before, after))
            strs_add(t->a, &list,
                trf(t, "%1$s: was %2$s, is now %3$s", column_heading(t->lang, column), fact_text(t, column, before),
                    fact_text(t, column, after)));
    }
    return strs_join(t->a, &list, S(". "));
}

static struct str what_happened(struct task *t, const struct run_change *change)
{
    if (change->before == NULL)
        return str_of(tr(t, "Has come"));
    return str_of(change->after == NULL ? tr(t, "Has gone") : tr(t, "Has other facts"));
}

static int by_person(const void *a, const void *b)
{
    const struct figure_row *ra = a, *rb = b;

    return (ra->person > rb->person) - (ra->person < rb->person);
}

/* Their names, in one statement; amount: which change the row was. */
static struct figure_rows named(struct task *t, int64_t project, const struct run_changes *changes, int64_t start)
{
    struct figure_rows rows = { .kind = ROWS_PERSONS, .total = (int64_t)changes->n };

    for (size_t i = (size_t)start; i < changes->n && rows.n < ROWS_SHOWN; i++) {
        const struct run_record *one = changes->at[i].after != NULL ? changes->at[i].after : changes->at[i].before;
        struct figure_row row = { .person = one->person, .amount = (int64_t)i };
        LIST_ADD(t->a, &rows, row);
    }
    if (rows.n > 1)
        qsort(rows.at, rows.n, sizeof *rows.at, by_person);
    figure_rows_name(t, project, &rows);
    return rows;
}

static void put_changes(struct task *t, struct who_view *v, const struct run_records *records,
    const struct run_changes *changes, const struct figure_rows *rows)
{
    for (size_t i = 0; i < rows->n; i++) {
        const struct run_change *change = &changes->at[rows->at[i].amount];
        bool known = !str_empty(rows->at[i].name);
        struct who_line *line = report_row_add(t, v, N_("Name"),
            known ? rows->at[i].name : str_of(tr(t, "Not in the data of the project any more")),
            known ? URL(t, people_person, rows->at[i].person) : (struct url){ S("") });
        report_row_put(t, line, N_("What has changed?"), what_happened(t, change), (struct url){ S("") });
        report_row_put(t, line, N_("Facts"), changed_facts(t, records, change), (struct url){ S("") });
    }
}

struct reply reports_run_rows(struct req *r)
{
    struct task *t = &r->task;
    struct run_records before, after;
    struct compared c;
    enum outcome found = permitted(t->viewer, PERM_REPORTS_READ) ? find(r, &c) : NOT_ALLOWED;

    if (found == DONE && !reports_may_see_rows(t, c.before.project))
        found = NOT_ALLOWED;
    if (found != DONE)
        return reply_refused(r, found);
    if (!report_run_records(t, &c.before, &before) ||
        !(c.today ? run_records_now(t, c.before.report, &c.before.scope, &after)
                  : report_run_records(t, &c.later, &after)))
        return reply_not_found(r);
    struct run_changes changes = run_records_compare(t, &before, &after);
    int64_t start = report_rows_start(r);
    if (start >= (int64_t)changes.n)
        start = 0;
    struct who_view v = report_rows_view(r, &c.before.scope, URL(t, reports_run_page, c.before.id),
        str_of(tr(t, "Which records came, went or changed?")), lang_number(t->a, t->lang, (int64_t)changes.n));
    v.back = compare_url(t, &c);
    struct figure_rows rows = named(t, c.before.project, &changes, start);
    put_changes(t, &v, &after, &changes, &rows);
    report_rows_done(t, &v, start, (int64_t)changes.n, rows_url(t, &c));
    return SHOW(r, 200, reports_who, &v);
}
