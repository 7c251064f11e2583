/* home_web: the first page. It puts together what waits for the viewer today, from the doors of other rooms and their
 * facts. A person with several roles sees the sections of all of them; a section without rows is left out. */
#include "auth/viewer.h"
#include "home_home_html.h"
#include "home_sql.h"
#include "lang/lang.h"
#include "rooms/attendance/attendance.h"
#include "rooms/codes.h"
#include "rooms/follow_ups/follow_ups.h"
#include "rooms/groups/groups.h"
#include "rooms/guidance/guidance.h"
#include "rooms/home/home_view.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"
#include "rooms/reports/reports.h"
#include "rooms/routes.h"
#include "web/req.h"

enum { MEASURES_SHOWN = 3, LOOK_BACK_DAYS = 21 };

/* ---- small helpers */

/* A page by its path, when there is one and the viewer may open it; else empty. */
struct url home_page_if_open(struct task *t, const char *path)
{
    for (unsigned i = 0; i < site_map_n; i++)
        if (site_map[i].method == GET && strcmp(site_map[i].path, path) == 0 &&
            permitted(t->viewer, site_map[i].permission))
            return url_to(t->a, i, 0, NULL);
    return (struct url){ S("") };
}

struct url home_in_project(struct task *t, struct url page, int64_t project)
{
    return str_empty(page.s) ? page : url_with_id(t->a, page, "project", project);
}

struct home_section home_section(struct str title, const char *intro)
{
    return (struct home_section){ .title = title, .intro = str_of(intro) };
}

void home_add(struct task *t, struct home_section *s, const struct home_item *item)
{
    if (s->items.n < HOME_ROWS)
        LIST_ADD(t->a, &s->items, *item);
    else
        s->hidden++;
}

void home_add_item(struct task *t, struct home_section *s, struct url link, struct str name, struct str text)
{
    struct home_item item = { .link = link, .name = name, .text = text };

    home_add(t, s, &item);
}

void home_add_section(struct task *t, struct home_view *v, struct home_section *s)
{
    if (s->items.n > 0)
        LIST_ADD(t->a, &v->sections, *s);
}

struct str home_titled(struct task *t, const char *title, int64_t project)
{
    if (t->viewer->nprojects < 2)
        return str_of(title);
    return str_fmt(t->a, "%s: %.*s", title, STR_ARG(projects_name(t, project)));
}

/* ---- leaders and peers: own groups */

static void fill_today(struct task *t, struct home_view *v)
{
    struct session_briefs sessions = groups_sessions(t, 0, t->today, t->today);

    v->today.hidden = sessions.hidden;
    v->all_today = URL(t, attendance_today);
    v->contact = permitted(t->viewer, PERM_CONTACTS_WRITE) ? URL(t, contacts_list) : (struct url){ S("") };
    for (size_t i = 0; i < sessions.n; i++) {
        const struct session_brief *s = &sessions.at[i];
        struct home_session one = {
            .link = URL(t, attendance_register, s->id),
            .group = s->group_name,
            .theme = s->theme,
            .day = s->day,
            .start = s->start,
            .end = s->end,
            .closed = s->closed,
            .cancelled = str_is(s->state, "cancelled"),
        };
        LIST_ADD(t->a, &v->today, one);
    }
}

bool home_leads_in(const struct viewer *who, int64_t project)
{
    enum role role = viewer_role_in(who, project);

    return role == ROLE_INSTRUCTOR || role == ROLE_PEER;
}

static void add_unclosed(struct task *t, int64_t project, struct home_section *s)
{
    int64_t total;
    struct session_briefs open = groups_sessions_open(
        t, project, day_add(t->today, -LOOK_BACK_DAYS), day_add(t->today, -1), HOME_ROWS, &total);

    for (size_t i = 0; i < open.n; i++)
        home_add_item(t, s, URL(t, attendance_register, open.at[i].id), open.at[i].group_name,
            lang_day_long(t->a, t->lang, open.at[i].day));
    s->hidden += total - (int64_t)open.n;
    s->more = URL(t, attendance_today);
    s->more_text = str_of(tr(t, "All sessions near today"));
}

static struct home_section missed_section(struct task *t)
{
    return home_section(str_of(tr(t, "We have missed them")),
        tr(t, "They were away twice running. A friendly call may help: perhaps a child is ill."));
}

static void fill_leader(struct task *t, struct home_view *v)
{
    struct home_section unclosed = home_section(str_of(tr(t, "Registers that are still open")),
                            tr(t, "Mark who came, and close the register.")),
                        missed = missed_section(t);

    v->leads = true;
    fill_today(t, v);
    for (size_t i = 0; i < t->viewer->nprojects; i++)
        if (home_leads_in(t->viewer, t->viewer->projects[i].project)) {
            add_unclosed(t, t->viewer->projects[i].project, &unclosed);
            home_add_missed(t, t->viewer->projects[i].project, &missed);
        }
    home_add_section(t, v, &unclosed);
    home_add_section(t, v, &missed);
}

/* ---- counsellors */

static void fill_waiting(struct task *t, int64_t project, struct home_view *v)
{
    struct guidance_waitings waiting = guidance_wait(t, project, NULL, HOME_ROWS);
    struct home_section s = home_section(home_titled(t, tr(t, "They wait for guidance"), project),
        tr(t, "The oldest first. Ask how it went, or help them on."));

    s.more = home_in_project(t, URL(t, guidance_list), project);
    s.more_text = str_of(tr(t, "All who wait"));
    for (size_t i = 0; i < waiting.n; i++) {
        const struct guidance_waiting *w = &waiting.at[i];
        home_add_item(t, &s, URL(t, guidance_edit, w->guidance), w->name,
            str_fmt(t->a, "%.*s · %.*s · %.*s", STR_ARG(code_name(t->lang, &CODES_destination, w->destination)),
                STR_ARG(code_name(t->lang, &CODES_guidance_state, w->state)),
                STR_ARG(lang_day(t->a, t->lang, w->day))));
    }
    s.hidden += waiting.hidden;
    s.at_least = waiting.beyond ? GUIDANCE_COUNT_MOST : 0;
    home_add_section(t, v, &s);
}

static void fill_newcomers(struct task *t, int64_t project, struct home_view *v)
{
    struct day since = day_add(t->today, -6);
    struct home_sql_newcomer_rows rows = viewer_is_narrowed(t->viewer, project)
                                             ? home_sql_newcomers_house(
                                                   t, project, since, t->today, HOME_ROWS, t->viewer->staff)
                                             : home_sql_newcomers(t, project, since, t->today, HOME_ROWS);
    struct home_section s = home_section(
        home_titled(t, tr(t, "New this week"), project), tr(t, "Have you met already?"));

    for (size_t i = 0; i < rows.n; i++) {
        struct str name = people_full_name(t, rows.at[i].given_names, rows.at[i].family_name);
        home_add_item(
            t, &s, URL(t, people_person, rows.at[i].person), name, lang_day(t->a, t->lang, rows.at[i].entry_date));
        s.hidden = rows.at[i].total - (int64_t)rows.n;
    }
    s.more = home_in_project(t, URL(t, people_list), project);
    s.more_text = str_of(tr(t, "All persons of the project"));
    home_add_section(t, v, &s);
}

static void fill_missed(struct task *t, int64_t project, struct home_view *v)
{
    struct home_section missed = missed_section(t);

    missed.title = home_titled(t, tr(t, "We have missed them"), project);
    home_add_missed(t, project, &missed);
    home_add_section(t, v, &missed);
}

static void fill_counsellor(struct task *t, int64_t project, struct home_view *v)
{
    fill_waiting(t, project, v);
    fill_newcomers(t, project, v);
    fill_missed(t, project, v);
}

/* ---- managers */

/* The promises that are furthest behind, first; `most` of them. */
static size_t furthest_behind(struct task *t, const struct promises *all, const struct promise **ret_order, size_t most)
{
    const struct promise **order = NEW_N(t->a, const struct promise *, all->n + 1);

    for (size_t i = 0; i < all->n; i++) {
        size_t at = i;
        for (; at > 0 && order[at - 1]->percent > all->at[i].percent; at--)
            order[at] = order[at - 1];
        order[at] = &all->at[i];
    }
    size_t n = all->n < most ? all->n : most;
    for (size_t i = 0; i < n; i++)
        ret_order[i] = order[i];
    return n;
}

void home_targets(struct task *t, int64_t project, struct home_view *v)
{
    struct promises all = reports_promises(t, project);
    struct home_section s = home_section(projects_name(t, project), "");
    const struct promise *order[MEASURES_SHOWN];
    size_t n = furthest_behind(t, &all, order, MEASURES_SHOWN);

    s.more = home_in_project(t, URL(t, reports_targets_page), project);
    s.more_text = str_of(tr(t, "Open the report"));
    for (size_t i = 0; i < n; i++)
        home_add_item(t, &s, (struct url){ S("") }, order[i]->name,
            trf(t, "%1$s of %2$s (%3$s)", lang_number(t->a, t->lang, order[i]->reached),
                lang_number(t->a, t->lang, order[i]->promised), lang_percent(t->a, t->lang, order[i]->percent)));
    if (s.items.n > 0)
        LIST_ADD(t->a, &v->promises, s);
}

struct str home_counted(struct task *t, const char *pattern, int64_t n)
{
    return tr_fill(t->a, pattern, (struct str[]){ lang_number(t->a, t->lang, n) }, 1);
}

/* What is to be decided says of which project it is, when there are several. */
static void add_chore(
    struct task *t, struct home_section *s, int64_t project, struct url link, struct str name, struct str text)
{
    if (t->viewer->nprojects > 1)
        text = str_empty(text) ? projects_name(t, project)
                               : str_fmt(t->a, "%.*s · %.*s", STR_ARG(projects_name(t, project)), STR_ARG(text));
    struct home_item item = { .link = link, .name = name, .text = text };
    LIST_ADD(t->a, &s->items, item); /* a few of each project: none is left out */
}

static void add_imports(struct task *t, int64_t project, struct home_section *s)
{
    struct home_sql_imports_row imports;

    if (home_sql_imports(t, project, &imports) && imports.n > 0)
        add_chore(t, s, project, home_in_project(t, home_page_if_open(t, "/exchange"), project),
            home_counted(t, trn(t, "%n import waits for your decision", "%n imports wait for your decision", imports.n),
                imports.n),
            S(""));
}

static void add_periods(struct task *t, int64_t project, struct home_section *s)
{
    struct home_sql_periods_rows periods = home_sql_periods(t, project, t->today, HOME_ROWS);

    for (size_t i = 0; i < periods.n; i++)
        add_chore(t, s, project, URL(t, projects_periods, project), periods.at[i].name,
            trf(t, "This period ended on %1$s and is not locked yet.", lang_day(t->a, t->lang, periods.at[i].ends_on)));
    int64_t hidden = periods.n > 0 ? periods.at[0].total - (int64_t)periods.n : 0;
    if (hidden > 0)
        add_chore(t, s, project, URL(t, projects_periods, project),
            home_counted(t, trn(t, "and %n more", "and %n more", hidden), hidden), str_of(tr(t, "Periods")));
}

static void add_doubles(struct task *t, int64_t project, struct home_section *s)
{
    struct home_sql_doubles_row doubles;

    if (home_sql_doubles(t, project, &doubles) && doubles.n > 0)
        add_chore(t, s, project, home_in_project(t, home_page_if_open(t, "/people/doubles"), project),
            home_counted(
                t, trn(t, "%n pair may be the same person", "%n pairs may be the same person", doubles.n), doubles.n),
            S(""));
}

/* All projects in one list, the kinds in the order of their urgency. */
static void fill_chores(struct task *t, struct home_view *v)
{
    void (*const kinds[])(
        struct task * t, int64_t project, struct home_section * s) = { add_imports, add_periods, add_doubles };
    struct home_section s = home_section(str_of(tr(t, "To be decided")), "");

    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
        for (size_t i = 0; i < t->viewer->nprojects; i++)
            if (viewer_role_in(t->viewer, t->viewer->projects[i].project) == ROLE_MANAGER)
                kinds[k](t, t->viewer->projects[i].project, &s);
    home_add_section(t, v, &s);
}

/* ---- all together */

static bool leads_somewhere(const struct viewer *who)
{
    bool leads = who->role == ROLE_INSTRUCTOR || who->role == ROLE_PEER;

    for (size_t i = 0; i < who->nprojects; i++)
        leads |= home_leads_in(who, who->projects[i].project);
    return leads;
}

static void fill_project(struct task *t, int64_t project, struct home_view *v)
{
    enum role role = viewer_role_in(t->viewer, project);

    if (role == ROLE_COUNSELLOR) {
        v->counsels = true;
        fill_counsellor(t, project, v);
    }
    if (role == ROLE_MANAGER) {
        fill_missed(t, project, v);
        home_targets(t, project, v);
    }
    if (role == ROLE_COORDINATOR)
        home_figures(t, project, v);
}

void home_fill(struct task *t, struct home_view *ret_view)
{
    const struct viewer *who = t->viewer;
    struct home_view v = { .name = who->name, .signed_in = who->staff != 0 };

    if (permitted(who, PERM_CASELOAD_READ))
        v.caseload = URL(t, caseload_list);
    if (leads_somewhere(who))
        fill_leader(t, &v);
    home_care(t, &v);
    home_week(t, &v);
    if (permitted(who, PERM_FOLLOW_UPS_READ)) {
        v.follow_ups = URL(t, follow_ups_page);
        v.follow_ups_due = follow_ups_due(t);
    }
    home_sign_ups(t, &v);
    home_messages(t, &v);
    home_waiting(t, &v);
    home_due(t, &v);
    home_records(t, &v);
    home_stories(t, &v);
    home_pictures(t, &v);
    home_publications(t, &v);
    home_services(t, &v);
    if (v.signed_in)
        fill_chores(t, &v);
    home_regions(t, &v);
    for (size_t i = 0; v.signed_in && i < who->nprojects; i++)
        fill_project(t, who->projects[i].project, &v);
    if (who->role == ROLE_ADMIN)
        home_house(t, &v);
    if (v.signed_in)
        home_first(t, &v);
    *ret_view = v;
}

struct reply home_page(struct req *r)
{
    struct home_view v = { 0 };

    if (r->task.viewer->staff == 0)
        return home_front(r);
    if (r->task.viewer->role == ROLE_CARER)
        return reply_redirect(r, URL(&r->task, child_care_today), NULL);
    home_fill(&r->task, &v);
    return SHOW(r, 200, home, &v);
}
