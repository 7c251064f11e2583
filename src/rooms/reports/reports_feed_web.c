/* reports_feed_web: one's own page of the addresses under which spreadsheets ask for reports, and the answer to them.
 * The addresses themselves: auth/report_feed.h. */
#include "rooms/reports/reports_web.h"

#include "auth/report_feed.h"
#include "auth/sign_in.h"
#include "auth/throttle.h"
#include "base/settings.h"
#include "lang/lang.h"
#include "reports_feeds_html.h"
#include "rooms/routes.h"

enum { FEED_BYTES = 16 << 20 };

static struct picks reports_to_pick(struct task *t)
{
    struct picks picks = { 0 };

    for (size_t i = 0; i < REPORT__N; i++) {
        struct pick one = { str_of(report_rows[i].name), str_of(lang_tr(t->lang, report_rows[i].title)), i == 0 };
        LIST_ADD(t->a, &picks, one);
    }
    return picks;
}

static struct picks projects_to_pick(struct task *t, const struct project_briefs *all, int64_t chosen)
{
    struct picks picks = { 0 };

    for (size_t i = 0; i < all->n; i++) {
        struct pick one = { id_str(t->a, all->at[i].id), all->at[i].name, all->at[i].id == chosen };
        if (reports_may_see(t, all->at[i].id))
            LIST_ADD(t->a, &picks, one);
    }
    return picks;
}

/* Empty: she works there no more, and the address is gone. */
static struct str name_of(const struct project_briefs *all, int64_t project)
{
    struct str name = S("");

    for (size_t i = 0; i < all->n; i++)
        if (all->at[i].id == project)
            name = all->at[i].name;
    return name;
}

static struct reply show(struct req *r, struct str address)
{
    struct task *t = &r->task;
    struct report_feeds own = report_feeds_of(t, t->viewer->staff);
    struct report_scope s = { 0 };
    struct report_feeds_view v = { .address = address, .has_project = report_asked(r, &s) };

    struct project_briefs all = projects_open_to(t);
    v.projects = projects_to_pick(t, &all, s.project);
    v.reports = reports_to_pick(t);
    for (size_t i = 0; i < own.n; i++) {
        const struct report *report = report_by_name(own.at[i].report);
        struct report_feed_row row = { own.at[i].id,
            report == NULL ? own.at[i].report : str_of(lang_tr(t->lang, report->title)),
            name_of(&all, own.at[i].project), own.at[i].made, own.at[i].opened };
        LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, 200, reports_feeds, &v);
}

struct reply reports_feeds(struct req *r) { return show(r, S("")); }

/* The address stands on this page only: afterwards nobody can read it again. */
struct reply reports_feed_make(struct req *r)
{
    struct task *t = &r->task;
    const struct report *report = report_by_name(req_get(r, "report"));
    int64_t project = req_id(r, "project");

    if (report == NULL)
        return reply_not_found(r);
    if (!reports_may_see(t, project))
        return reply_not_allowed(r);
    struct str token = report_feed_make(t, project, str_of(report->name));
    return show(r, link_address(t, url_with(t->a, URL(t, reports_feed), "link", token).s));
}

struct reply reports_feed_withdraw(struct req *r)
{
    return reply_outcome(r, report_feed_withdraw(&r->task, r->ids[0]), URL(&r->task, reports_feeds),
        tr(&r->task, "The address is taken down. It does not work any more."));
}

/* A spreadsheet shows no page: a sentence, for who looks. */
static struct reply refuse(struct req *r, int status, struct str why)
{
    return reply_bytes(r, status, "text/plain; charset=utf-8", str_fmt(r->task.a, "%.*s\n", STR_ARG(why)), NULL);
}

/* Spreadsheets go on asking at an address that was taken down: wrong ones are counted apart from sign-in. */
static struct reply gone(struct req *r)
{
    struct task *t = &r->task;
    struct str asker = str_fmt(t->a, "report %.*s", STR_ARG(req_household(r)));
    int64_t wait = throttle_wait(t, asker, S(""));

    if (wait > 0)
        return refuse(r, 429, throttle_sentence(t, wait));
    throttle_count_soon(t, asker, S(""));
    return refuse(r, 410, str_of(tr(t, "This address of a report does not work any more.")));
}

/* Whoever reads it there is not known: it is what those are shown who see no persons, and always the whole project. */
static struct report_scope scope_of(struct task *t, const struct report_feed *feed)
{
    return (struct report_scope){ .project = feed->project, .threshold = t->settings->threshold, .outside = true };
}

struct reply reports_feed(struct req *r)
{
    struct task *t = &r->task;
    struct report_feed feed;
    struct viewer *owner = NEW(t->a, struct viewer);

    req_secret_address(r);
    if (!report_feed_find(t, req_get(r, "link"), &feed, owner))
        return gone(r);
    const struct lang *own = lang_by_tag(owner->tag);
    const struct report *report = report_by_name(feed.report);
    t->lang = own == NULL ? t->lang : own;
    t->viewer = owner;
    if (report == NULL || !permitted(owner, PERM_REPORTS_READ) || !reports_may_see(t, feed.project))
        return gone(r);
    if (report_feed_recent(t, feed.id) >= REPORT_FEED_HOURLY)
        return refuse(r, 429, str_of(tr(t, "This address was opened too often. Try again in an hour.")));
    struct report_scope s = scope_of(t, &feed);
    struct buf *o = task_buf(t, FEED_BYTES);
    reports_write_flat(t, report, &s, o);
    task_must_fit(t, o);
    report_feed_opened(t, feed.id);
    return reply_bytes(r, 200, "application/json; charset=utf-8", buf_view(o), NULL);
}
