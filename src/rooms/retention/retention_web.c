/* retention_web: the table of how long data is kept, what the house chooses, the papers of projects, the register. No
 * rules here. */
#include "lang/lang.h"
#include "retention_table_html.h"
#include "rooms/retention/retention_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(retention_term, RETENTION_TERM_FIELDS)
FORM_DEFINE(retention_paper, RETENTION_PAPER_FIELDS)

/* ---- a category in words */

static struct str told(struct task *t, const char *msgid) { return str_of(lang_tr(t->lang, msgid)); }

static struct str months_text(struct task *t, int64_t months)
{
    struct str n = lang_number(t->a, t->lang, months);

    return tr_fill(t->a, trn(t, "%n month", "%n months", months), &n, 1);
}

/* "12 months after the end of the last participation" */
static struct str how_long(struct task *t, enum retention_category category, int64_t months)
{
    struct str parts[2] = { months_text(t, months), told(t, retention_clock_name(retention_rows[category].clock)) };

    if (retention_rows[category].act == ACT_KEPT)
        return S("");
    if (months == 0)
        return tr_fill(t->a, tr(t, "From this day on: %1$s"), &parts[1], 1);
    return tr_fill(t->a, tr(t, "%1$s from this day on: %2$s"), parts, 2);
}

struct retention_line retention_line_of(struct task *t, enum retention_category category)
{
    const struct retention_row *row = &retention_rows[category];
    struct retention_term term = retention_term(t, category);
    struct retention_line line = { .name = told(t, row->name),
        .what = told(t, row->what),
        .purpose = told(t, row->purpose),
        .how_long = how_long(t, category, term.months),
        .ends = told(t, retention_act_name(row->act)),
        .why = told(t, row->why),
        .chosen = term.reason,
        .basis = told(t, row->basis),
        .whose = told(t, row->whose),
        .from = told(t, row->from),
        .given_to = told(t, row->given_to) };

    if (retention_may_choose(category))
        line.change = URL(t, retention_term_page, (int64_t)category + 1);
    return line;
}

static struct retention_lines all_lines(struct task *t)
{
    struct retention_lines list = { 0 };

    for (enum retention_category c = 0; c < RETENTION__N; c++) {
        struct retention_line line = retention_line_of(t, c);
        LIST_ADD(t->a, &list, line);
    }
    return list;
}

/* ---- pages */

struct reply retention_page(struct req *r)
{
    struct task *t = &r->task;
    struct retention_table_view v = { .rows = all_lines(t) };
    struct retention_runs newest = retention_list(t, 0, 5);

    for (size_t i = 0; i < newest.n && !v.running; i++) {
        v.running = str_is(newest.at[i].state, "looking") || str_is(newest.at[i].state, "running");
        v.run = URL(t, retention_run_page, newest.at[i].id);
    }
    return SHOW(r, 200, retention_table, &v);
}

struct reply retention_register(struct req *r)
{
    struct task *t = &r->task;
    struct url here = URL(t, retention_register);
    struct retention_register_view v = retention_register_of(t);

    v.csv = url_with(t->a, here, "format", S("csv"));
    v.pdf = url_with(t->a, here, "format", S("pdf"));
    if (str_is(r->accept, "csv") || str_is(r->accept, "pdf"))
        return retention_register_file(r, &v);
    return SHOW(r, 200, retention_register, &v);
}

/* ---- what the house chooses */

static bool category_of(const struct req *r, enum retention_category *ret)
{
    if (r->ids[0] < 1 || r->ids[0] > RETENTION__N || !retention_may_choose((enum retention_category)(r->ids[0] - 1)))
        return false;
    *ret = (enum retention_category)(r->ids[0] - 1);
    return true;
}

static struct form term_form(struct task *t, enum retention_category category)
{
    struct retention_term term = retention_term(t, category);
    struct retention_term_values v = { .months = term.months, .reason = term.reason };

    return form_show(t, &retention_term_form, &v, term.version);
}

static struct reply show_term(struct req *r, int status, enum retention_category category, struct form form)
{
    struct task *t = &r->task;
    const struct retention_row *row = &retention_rows[category];
    struct str ends[3] = { months_text(t, row->least), months_text(t, row->most), months_text(t, row->months) };
    struct retention_term_view v = { .line = retention_line_of(t, category),
        .within = tr_fill(t->a, tr(t, "Between %1$s and %2$s; the program comes with %3$s."), ends, 3),
        .action = URL(t, retention_term_save, r->ids[0]),
        .form = form };

    return SHOW(r, status, retention_term, &v);
}

struct reply retention_term_page(struct req *r)
{
    enum retention_category category;

    if (!category_of(r, &category))
        return reply_not_found(r);
    return show_term(r, 200, category, term_form(&r->task, category));
}

struct reply retention_term_save(struct req *r)
{
    struct task *t = &r->task;
    enum retention_category category;
    struct retention_term_values v;
    struct form form;

    if (!category_of(r, &category))
        return reply_not_found(r);
    struct form stands = term_form(t, category);
    if (!form_read_over(r, &stands, &v, &form))
        return show_term(r, 422, category, form);
    struct retention_term term = { v.months, form.version, v.reason };
    enum outcome how = retention_put_term(t, category, &term, &form.problems);
    if (how == INVALID)
        return show_term(r, 422, category, form);
    if (how == CONFLICT)
        return reply_conflict(
            r, &form, &stands, URL(t, retention_term_save, r->ids[0]), "retention_term", (int64_t)category + 1);
    return reply_outcome(r, how, URL(t, retention_page), tr(t, "Saved."));
}

/* ---- papers of projects */

struct reply retention_papers(struct req *r)
{
    struct task *t = &r->task;
    struct retention_papers_view v = { 0 };
    struct retention_projects all = retention_projects(t);

    for (size_t i = 0; i < all.n; i++) {
        struct retention_paper_line line = { .url = URL(t, retention_paper, all.at[i].project), .p = all.at[i] };
        LIST_ADD(t->a, &v.rows, line);
    }
    return SHOW(r, 200, retention_papers, &v);
}

static struct form paper_form(struct task *t, const struct retention_project *p)
{
    struct retention_paper_values v = { .paid_year = p->paid_year, .longer = p->longer, .reason = p->reason };

    return form_show(t, &retention_paper_form, &v, p->version);
}

static struct reply show_paper(struct req *r, int status, const struct retention_project *p, struct form form)
{
    struct retention_paper_view v = { *p, URL(&r->task, retention_paper_save, p->project), form };

    return SHOW(r, status, retention_paper, &v);
}

struct reply retention_paper(struct req *r)
{
    struct retention_project p;

    if (retention_project_get(&r->task, r->ids[0], &p) != DONE)
        return reply_not_found(r);
    return show_paper(r, 200, &p, paper_form(&r->task, &p));
}

struct reply retention_paper_save(struct req *r)
{
    struct task *t = &r->task;
    struct retention_project p;
    struct retention_paper_values v;
    struct form form;

    if (retention_project_get(t, r->ids[0], &p) != DONE)
        return reply_not_found(r);
    struct form stands = paper_form(t, &p);
    if (!form_read_over(r, &stands, &v, &form))
        return show_paper(r, 422, &p, form);
    p.paid_year = v.paid_year;
    p.longer = v.longer;
    p.reason = v.reason;
    p.version = form.version;
    enum outcome how = retention_put_project(t, &p, &form.problems);
    if (how == INVALID)
        return show_paper(r, 422, &p, form);
    if (how == CONFLICT)
        return reply_conflict(
            r, &form, &stands, URL(t, retention_paper_save, p.project), "retention_project", p.project);
    return reply_outcome(r, how, URL(t, retention_papers), tr(t, "Saved."));
}
