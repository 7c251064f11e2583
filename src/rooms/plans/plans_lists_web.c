/* plans_lists_web: the lists of a project's plans, and who has none. No rules here. */
#include "plans_list_html.h"
#include "rooms/people/people.h"
#include "rooms/plans/plans_pages.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"

static const struct {
    const char *tab, *title;
} shows[SHOW__N] = {
    [SHOW_WOKEN] = { N_("Woken up"), N_("Plans that have woken up") },
    [SHOW_REVIEW] = { N_("To look at"), N_("Plans to look at again") },
    [SHOW_DEFERRED] = { N_("Waiting"), N_("Plans that wait until a day") },
    [SHOW_POINTS] = { N_("Integration plans"), N_("Integration plans that expire") },
    [SHOW_WITHOUT] = { N_("Without a plan"), N_("Members without a plan") },
    [SHOW_LEFT] = { N_("Left without"), N_("Left without a plan") },
};

static enum plans_show show_of(struct req *r, int64_t project)
{
    struct str asked = req_get(r, "show");

    for (enum plans_show s = 0; s < SHOW__N; s++)
        if (str_eq(asked, plans_show_code(s)) && plans_may_list(&r->task, project, s))
            return s;
    return plans_may_list(&r->task, project, SHOW_WOKEN) ? SHOW_WOKEN : SHOW_WITHOUT;
}

/* Of a group only who has no plan. */
static struct url address(struct task *t, const struct plans_asked *q)
{
    struct url u = url_with(t->a, URL(t, plans_list), "show", plans_show_code(q->show));

    if (q->project != 0)
        u = url_with_id(t->a, u, "project", q->project);
    return q->group != 0 ? url_with_id(t->a, u, "group", q->group) : u;
}

static void add_tabs(struct task *t, const struct plans_asked *q, struct plan_list_view *v)
{
    for (enum plans_show s = 0; s < SHOW__N; s++) {
        bool persons = s == SHOW_WITHOUT || s == SHOW_LEFT;
        if (!plans_may_list(t, q->project, s) || (q->group != 0 && !persons))
            continue;
        struct plans_asked there = { .project = q->project, .group = q->group, .show = s };
        struct plan_tab one = { address(t, &there), str_of(lang_tr(t->lang, shows[s].tab)), s == q->show };
        LIST_ADD(t->a, &v->tabs, one);
    }
}

static struct plan_list_line line_of(struct task *t, const struct plans_asked *q, const struct plan_listed *row)
{
    struct day soon = day_add(t->today, q->show == SHOW_WITHOUT ? PLANS_LEAVING_DAYS : 0);
    bool may_read = plans_may_list(t, q->project, SHOW_WOKEN);
    struct plan_list_line line = { .name = row->name,
        .person = URL(t, people_person, row->person),
        .code = row->code,
        .day = row->day,
        .soon = q->show != SHOW_LEFT && q->show != SHOW_WOKEN && day_known(row->day) && day_cmp(row->day, soon) <= 0 };

    if (q->show == SHOW_POINTS)
        line.link = URL(t, plans_points, row->person);
    else if (row->plan != 0)
        line.link = URL(t, plans_plan, row->person, row->plan);
    else if (may_read)
        line.link = URL(t, plans_new, row->person);
    return line;
}

static struct str caption_of(struct task *t, const struct plans_listed *rows)
{
    struct str n = lang_number(t->a, t->lang, rows->beyond ? PLANS_LISTED_MOST : rows->total);

    if (rows->beyond)
        return trf(t, "More than %1$s persons. The list has the first of them.", n);
    return tr_fill(t->a, trn(t, "%n person", "%n persons", rows->total), (struct str[]){ n }, 1);
}

struct reply plans_list(struct req *r)
{
    struct task *t = &r->task;
    struct plans_asked q = {
        .project = projects_current(t, req_id(r, "project")), .group = req_id(r, "group"), .start = list_start(r)
    };
    struct plan_list_view v = { 0 };

    q.show = show_of(r, q.project);
    if (q.show != SHOW_WITHOUT && q.show != SHOW_LEFT)
        q.group = 0;
    v.has_cover = plans_cover(t, q.project, q.group, &v.cover);
    if (!v.has_cover && q.group != 0)
        return reply_not_found(r);
    struct plans_listed rows = plans_list_of(t, &q);
    if (rows.n == 0 && q.start > 0) { /* those of the last page are there no more */
        q.start = 0;
        rows = plans_list_of(t, &q);
    }
    v.show = q.show;
    v.project_name = q.project == 0 ? S("") : projects_name(t, q.project);
    v.group_name = q.group == 0 ? S("") : plans_group_name(t, q.group);
    v.title = str_of(lang_tr(t->lang, shows[q.show].title));
    v.without = v.cover.members - v.cover.planned;
    v.whole = address(t, &(struct plans_asked){ .project = q.project, .show = SHOW_WITHOUT });
    v.caption = caption_of(t, &rows);
    v.has_code = q.show == SHOW_WOKEN || q.show == SHOW_DEFERRED || q.show == SHOW_POINTS;
    v.has_links = plans_may_list(t, q.project, SHOW_WOKEN);
    v.pager = list_pager(t, address(t, &q), q.start, PLANS_LISTED, rows.total);
    add_tabs(t, &q, &v);
    for (size_t i = 0; i < rows.n; i++) {
        struct plan_list_line line = line_of(t, &q, &rows.at[i]);
        LIST_ADD(t->a, &v.rows, line);
    }
    return SHOW(r, 200, plans_list, &v);
}
