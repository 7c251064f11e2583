/* reports_together_web: several reports as one paper, for a report of the year: the page on which they are chosen, and
 * the file. What stands in it: reports_paper_web. */
#include "rooms/reports/reports_web.h"

#include "auth/journal.h"
#include "reports_reports_html.h"
#include "rooms/papers.h"
#include "rooms/routes.h"
#include "rooms/stories/stories_codes.h"

/* What funders ask for is ticked; who wants more or less says so. */
static bool is_usual(enum report_id id)
{
    return id == REPORT_outcomes || id == REPORT_esf || id == REPORT_targets || id == REPORT_activity ||
           id == REPORT_needs;
}

static struct reports_chosen chosen_by(struct req *r)
{
    struct strs names = req_all(r, "report");
    struct reports_chosen chosen = { 0 };

    for (size_t i = 0; i < REPORT__N; i++)
        for (size_t k = 0; k < names.n; k++)
            if (str_is(names.at[k], report_rows[i].name)) {
                chosen.at[chosen.n++] = &report_rows[i];
                break;
            }
    return chosen;
}

static bool is_chosen(const struct reports_chosen *chosen, enum report_id id)
{
    bool found = false;

    for (size_t i = 0; i < chosen->n; i++)
        found |= chosen->at[i]->id == id;
    return found;
}

/* Of the quotes that may stand in it today, those that were ticked; all, when the page was not asked yet. */
static struct story_quotes quotes_asked(struct req *r, const struct story_quotes *all)
{
    struct strs ids = req_all(r, "quote");
    struct story_quotes asked = { 0 };

    if (!req_has(r, "quotes"))
        return papers_wanted(r) ? asked : *all;
    for (size_t i = 0; i < all->n; i++)
        for (size_t k = 0; k < ids.n; k++)
            if (str_eq(ids.at[k], id_str(r->task.a, all->at[i].id))) {
                LIST_ADD(r->task.a, &asked, all->at[i]);
                break;
            }
    return asked;
}

static void add_quotes(
    struct task *t, const struct story_quotes *all, const struct story_quotes *asked, struct quote_choices *ret)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct story_quote *q = &all->at[i];
        struct quote_choice one = { id_str(t->a, q->id), q->text, q->said_by,
            code_name(t->lang, &CODES_story_result, q->result), false };
        for (size_t k = 0; k < asked->n; k++)
            one.chosen |= asked->at[k].id == q->id;
        LIST_ADD(t->a, ret, one);
    }
}

static struct url here(struct task *t, const struct report_scope *s, const struct reports_chosen *chosen)
{
    struct url u = report_url(t, URL(t, reports_together), s);

    for (size_t i = 0; i < chosen->n; i++)
        u = url_with(t->a, u, "report", str_of(chosen->at[i]->name));
    return u;
}

static struct reply as_paper(struct req *r, const struct report_scope *s, const struct reports_chosen *chosen)
{
    struct task *t = &r->task;
    struct buf *o = task_buf(t, PAPER_BYTES);

    if (reports_paper(t, chosen, s, o) != DONE)
        return papers_too_long(r, here(t, s, chosen));
    for (size_t i = 0; i < chosen->quotes.n; i++) /* a use that nobody can take back is known before it leaves */
        journal_look(t, JOURNAL_EXPORT, "story", chosen->quotes.at[i].id);
    task_must_fit(t, o);
    return reply_bytes(r, 200, PAPER_TYPE, buf_view(o),
        str_z(t->a, str_fmt(t->a, "reports-%.*s.pdf", STR_ARG(projects_code(t, s->project)))));
}

struct reply reports_together(struct req *r)
{
    struct task *t = &r->task;
    struct report_scope s;
    struct reports_chosen chosen = chosen_by(r);

    if (!report_asked(r, &s))
        return reply_not_allowed(r);
    struct story_quotes all = stories_quotes(t, s.project);
    chosen.quotes = quotes_asked(r, &all);
    if (papers_wanted(r) && chosen.n > 0)
        return as_paper(r, &s, &chosen);
    struct reports_together_view v = { .bar = report_bar_of(r, &report_rows[0], &s, URL(t, reports_together)),
        .none = papers_wanted(r) };
    if (permitted(t->viewer, PERM_STORIES))
        v.stories = url_with_id(t->a, URL(t, stories_list), "project", s.project);
    add_quotes(t, &all, &chosen.quotes, &v.quotes);
    for (size_t i = 0; i < REPORT__N; i++) {
        struct report_choice one = { str_of(report_rows[i].name), str_of(lang_tr(t->lang, report_rows[i].title)),
            chosen.n > 0 || v.none ? is_chosen(&chosen, report_rows[i].id) : is_usual(report_rows[i].id) };
        LIST_ADD(t->a, &v.choices, one);
    }
    return SHOW(r, 200, reports_together, &v);
}
