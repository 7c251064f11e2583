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

static const char of_programme[] = "programme:"; /* before its name, in the list of projects */

static struct picks reports_to_pick(struct task *t, struct str chosen)
{
    struct picks picks = { 0 };

    for (size_t i = 0; i < REPORT__N; i++)
        picks_add(t, &picks, str_of(report_rows[i].name), str_of(lang_tr(t->lang, report_rows[i].title)), chosen);
    return picks;
}

/* Projects, then programmes. */
static struct picks projects_to_pick(struct task *t, struct str chosen)
{
    struct picks picks = report_projects(t, 0);
    struct strs programmes = report_programmes(t);

    for (size_t i = 0; i < picks.n; i++)
        picks.at[i].chosen = str_eq(picks.at[i].value, chosen);
    for (size_t i = 0; i < programmes.n; i++)
        picks_add(t, &picks, str_fmt(t->a, "%s%.*s", of_programme, STR_ARG(programmes.at[i])),
            trf(t, "All of the programme %1$s", programmes.at[i]), chosen);
    return picks;
}

/* Whoever reads it there is not known: it is what those are shown who see no persons, and always the whole of the
 * projects of an address, of those the viewer works in today. False: she may not read reports of one that is named, or
 * of none of the programme. */
static bool scope_of(struct task *t, const struct report_feed_of *of, struct report_scope *ret_scope)
{
    struct report_scope s = {
        .project = of->project, .threshold = t->settings->threshold, .outside = true, .organisation = of->organisation
    };
    struct report_projects all = report_projects_read(t, of->also);

    if (!str_empty(of->programme)) {
        all = report_projects_named(t, of->programme, S(""));
        s.project = all.n == 0 ? 0 : all.at[0];
    }
    if (s.project == 0 || !reports_may_see(t, s.project) || !report_projects_choose(t, &all, s.project, &s.also))
        return false;
    *ret_scope = s;
    return true;
}

/* What it is of, in words; empty: she works there no more, and the address is gone. */
static struct str name_of(struct task *t, const struct report_feed_of *of)
{
    struct report_scope s;

    if (!scope_of(t, of, &s))
        return S("");
    return str_empty(of->programme) ? report_scope_name(t, &s) : trf(t, "All of the programme %1$s", of->programme);
}

static void offer_houses(struct task *t, const struct report *report, const struct report_scope *s, struct picks *picks)
{
    struct report_houses houses = report_houses_of(t, report, s);
    struct str chosen = s->organisation == 0 ? S("") : report_house_key(t, s->organisation);

    for (size_t i = 0; i < houses.n; i++) {
        if (i == 0)
            picks_add(t, picks, S(""), str_of(tr(t, "All organisations")), chosen);
        picks_add(t, picks, houses.at[i].key, houses.at[i].name, chosen);
    }
}

static struct reply show(struct req *r, int status, struct report_feeds_view v)
{
    struct task *t = &r->task;
    struct report_feeds own = report_feeds_of(t, t->viewer->staff);
    struct report_scope s = { 0 };
    struct str asked = req_get(r, "project");
    const struct report *report = report_by_name(req_get(r, "report"));

    v.has_project = report_asked(r, &s);
    v.projects = projects_to_pick(t, str_starts(asked, str_of(of_programme)) ? asked : id_str(t->a, s.project));
    v.reports = reports_to_pick(t, str_of((report == NULL ? &report_rows[0] : report)->name));
    struct picks projects = report_projects(t, s.project);
    if (projects.n > 1)
        v.also = report_also_picks(t, &projects, &s);
    for (size_t i = 0; i < v.also.n; i++)
        v.also_chosen |= v.also.at[i].chosen;
    if (v.has_project && report != NULL)
        offer_houses(t, report, &s, &v.organisations);
    for (size_t i = 0; i < own.n; i++) {
        const struct report *of = report_by_name(own.at[i].of.report);
        struct report_feed_row row = { own.at[i].id,
            of == NULL ? own.at[i].of.report : str_of(lang_tr(t->lang, of->title)), name_of(t, &own.at[i].of),
            own.at[i].made, own.at[i].opened };
        LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, status, reports_feeds, &v);
}

struct reply reports_feeds(struct req *r) { return show(r, 200, (struct report_feeds_view){ 0 }); }

/* What is asked for. False: there is no such project or programme for her. */
static bool feed_asked(struct req *r, struct report_feed_of *ret_of)
{
    struct task *t = &r->task;
    struct str asked = req_get(r, "project");
    struct report_scope s;
    int64_t project = req_id(r, "project");

    if (str_starts(asked, str_of(of_programme))) {
        struct str name = str_part(asked, sizeof of_programme - 1, asked.n);
        struct report_projects all = report_projects_named(t, name, S(""));
        if (str_empty(name) || all.n == 0)
            return false;
        ret_of->programme = name;
        ret_of->project = all.at[0];
        return true;
    }
    if (!reports_may_see(t, project) || !report_asked(r, &s))
        return false;
    ret_of->project = project;
    ret_of->also = report_projects_text(t, &s.also);
    ret_of->organisation = s.also.n > 0 ? 0 : s.organisation;
    return true;
}

/* The address stands on this page only: afterwards nobody can read it again. */
struct reply reports_feed_make(struct req *r)
{
    struct task *t = &r->task;
    const struct report *report = report_by_name(req_get(r, "report"));
    struct report_feed_of of = { .report = req_get(r, "report") };
    struct report_scope s;

    if (report == NULL)
        return reply_not_found(r);
    if (!feed_asked(r, &of) || !scope_of(t, &of, &s))
        return reply_not_allowed(r);
    struct report_scope given = reports_scope(t, report, &s);
    if (given.also.n < s.also.n)
        return show(r, 422,
            (struct report_feeds_view){
                .trouble = str_of(tr(t, "This report is of one project. Of several projects together there are the "
                                        "outcomes and the ESF+ indicators.")) });
    of.organisation = given.organisation;
    struct str token = report_feed_make(t, &of);
    return show(r, 200,
        (struct report_feeds_view){ .address = link_address(t, url_with(t->a, URL(t, reports_feed), "link", token).s),
            .several = s.also.n > 0 || !str_empty(of.programme) });
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

struct reply reports_feed(struct req *r)
{
    struct task *t = &r->task;
    struct report_feed feed;
    struct report_scope s;
    struct viewer *owner = NEW(t->a, struct viewer);

    req_secret_address(r);
    if (!report_feed_find(t, req_get(r, "link"), &feed, owner))
        return gone(r);
    const struct lang *own = lang_by_tag(owner->tag);
    const struct report *report = report_by_name(feed.of.report);
    t->lang = own == NULL ? t->lang : own;
    t->viewer = owner;
    if (report == NULL || !permitted(owner, PERM_REPORTS_READ) || !scope_of(t, &feed.of, &s))
        return gone(r);
    if (report_feed_recent(t, feed.id) >= REPORT_FEED_HOURLY)
        return refuse(r, 429, str_of(tr(t, "This address was opened too often. Try again in an hour.")));
    struct buf *o = task_buf(t, FEED_BYTES);
    (str_is(req_get(r, "each"), "1") ? reports_write_flat_each : reports_write_flat)(t, report, &s, o);
    task_must_fit(t, o);
    report_feed_opened(t, feed.id);
    return reply_bytes(r, 200, "application/json; charset=utf-8", buf_view(o), NULL);
}
