/* groups_web: the list of groups, one group's page, its print and its calendar file. No rules here. */
#include "groups_edit_sql.h"
#include "groups_group_html.h"
#include "groups_list_html.h"
#include "groups_merge_sql.h"
#include "groups_print_html.h"
#include "rooms/groups/groups_ics.h"
#include "rooms/groups/groups_pages.h"
#include "rooms/places.h"
#include "rooms/projects/projects.h"

FORM_DEFINE(place_offer, PLACE_OFFER_FIELDS)

enum {
    NEXT_SHOWN = 4,
    PAST_SHOWN = 10,
    PRINTED = 60,
    MEMBERS_READ = 100,
    MEMBERS_SHOWN = 12,
    GROUPS_SHOWN = 100,
    WAITING_AT_A_GLANCE = 3
};

/* ---- the list */

static struct group_line line_of(struct task *t, const struct groups_edit_sql_cards_row *row)
{
    struct group_card card = { .weekdays = strs_split(t->a, row->weekdays, ';'),
        .start = row->start,
        .end = row->end,
        .every_weeks = row->every_weeks };

    return (struct group_line){
        .id = row->group,
        .capacity = row->capacity,
        .child_care_places = row->child_care_places,
        .members = row->members,
        .waiting = row->waiting,
        .name = row->name,
        .language = row->language,
        .venue = row->venue,
        .area = row->area,
        .meets = groups_meets(t, &card),
        .starts_on = row->starts_on,
        .ends_on = row->ends_on,
        .merged = row->merged_into != 0,
        .ended = day_known(row->ends_on) && day_cmp(row->ends_on, t->today) < 0,
        .full = row->capacity != INT_NONE && row->members >= row->capacity,
    };
}

static struct group_projects projects_of(struct task *t, int64_t current)
{
    struct project_briefs all = projects_open_to(t);
    struct group_projects list = { 0 };

    for (size_t i = 0; i < all.n; i++) {
        struct group_project one = { url_with_id(t->a, URL(t, groups_list), "project", all.at[i].id), all.at[i].name,
            all.at[i].id == current };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct reply groups_list(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = projects_current(t, req_id(r, "project"));
    bool all = viewer_sees_project_persons(t->viewer, project),
         own = !all && role_meets_persons(viewer_role_in(t->viewer, project));
    struct groups_list_view v = { .project_name = project == 0 ? S("") : projects_name(t, project),
        .projects = projects_of(t, project),
        .may_add = groups_may_add(t, project),
        .modules = url_with_id(t->a, URL(t, modules_list), "project", project) };
    int64_t start = list_start(r), staff = all ? 0 : t->viewer->staff;
    struct groups_edit_sql_cards_count_row count;

    if (project != 0 && (all || own) && groups_edit_sql_cards_count(t, project, staff, t->today, &count)) {
        struct groups_edit_sql_cards_rows rows = groups_edit_sql_cards(
            t, project, staff, t->today, GROUPS_SHOWN, start);
        for (size_t i = 0; i < rows.n; i++) {
            struct group_line line = line_of(t, &rows.at[i]);
            LIST_ADD(t->a, &v.rows, line);
        }
        v.running = count.running;
        v.pager = list_pager(
            t, url_with_id(t->a, URL(t, groups_list), "project", project), start, GROUPS_SHOWN, count.n);
    }
    v.add = url_with_id(t->a, URL(t, groups_new), "project", project);
    return SHOW(r, 200, groups_list, &v);
}

/* ---- one group */

static struct str counted(struct task *t, const struct group_totals *totals)
{
    struct str members = lang_number(t->a, t->lang, totals->members);
    struct str children = lang_number(t->a, t->lang, totals->children);
    struct str said = tr_fill(t->a, trn(t, "%n member", "%n members", totals->members), &members, 1);

    if (totals->children == 0)
        return said;
    struct str with = tr_fill(t->a, trn(t, "%n child", "%n children", totals->children), &children, 1);
    return str_fmt(t->a, "%.*s%.*s%.*s", STR_ARG(said), STR_ARG(lang_comma(t->lang)), STR_ARG(with));
}

/* Without those that are cancelled: the list on the wall says when to come. */
static void drop_cancelled(struct session_lines *lines)
{
    size_t n = 0;

    for (size_t i = 0; i < lines->n; i++)
        if (!str_is(lines->at[i].state, "cancelled"))
            lines->at[n++] = lines->at[i];
    lines->n = n;
}

static void fill_members(struct task *t, const struct group_record *g, struct group_view *v)
{
    struct group_totals totals = groups_totals(t, v->id, t->today);

    v->counted = counted(t, &totals);
    v->members = totals.members;
    v->children = totals.children;
    v->members_hidden = totals.listed - (int64_t)v->rows.n;
    if (!v->waiting_chosen)
        v->waiting_hidden = totals.waiting - v->waiting_start - (int64_t)v->waiting.n;
    v->shielded = groups_shielded(t, v->id);
    v->all_members = url_with_id(t->a, URL(t, people_list), "project", g->project);
    if (v->may_manage)
        v->all_members = url_with_id(t->a, v->all_members, "group", v->id);
    v->tabs.said = voted_waiting(t, v->id);
    v->has_cover = plans_cover(t, g->project, v->id, &v->cover) && v->cover.members > 0;
    v->without_plan = url_with_id(t->a, url_with(t->a, URL(t, plans_list), "show", S("without")), "group", v->id);
    v->without_plan = url_with_id(t->a, v->without_plan, "project", g->project);
    v->has_capacity = v->card.capacity != INT_NONE;
    v->over = v->has_capacity && v->members > v->card.capacity;
    v->has_child_care = v->card.child_care_places != INT_NONE && v->card.child_care_places > 0;
    v->ended = day_known(v->card.ends_on) && day_cmp(v->card.ends_on, t->today) < 0;
}

/* The next session, those that are cancelled or moved, and so many members as a phone shows stand by themselves. One or
 * two members more are not worth a line. */
static void fold(struct task *t, struct group_view *v)
{
    size_t shown = 0;

    for (size_t i = 0; i < v->next.n; i++) {
        const struct session_line s = v->next.at[i];
        if (shown == 0 || str_is(s.state, "cancelled") || day_known(s.moved_from))
            v->next.at[shown++] = s;
        else
            LIST_ADD(t->a, &v->later, s);
    }
    v->next.n = shown;
    if (v->rows.n <= MEMBERS_SHOWN + 2)
        return;
    for (size_t i = MEMBERS_SHOWN; i < v->rows.n; i++)
        LIST_ADD(t->a, &v->rest, v->rows.at[i]);
    v->rows.n = MEMBERS_SHOWN;
}

static void fill_events(struct task *t, struct group_view *v)
{
    struct group_events events = groups_events(t, v->id);

    for (size_t i = 0; i < events.n; i++) {
        struct event_line e = {
            .group = v->id,
            .event = events.at[i].event,
            .moved = events.at[i].moved,
            .from_name = events.at[i].from_name,
            .to_name = events.at[i].to_name,
            .on = events.at[i].on,
            .merge = str_is(events.at[i].kind, "merge"),
            .may_undo = v->may_manage,
        };
        LIST_ADD(t->a, &v->events, e);
    }
    v->has_figures = events.n > 0; /* nobody came from another group but through an event */
    if (!v->has_figures)
        return;
    struct groups_merge_sql_originals_rows rows = groups_merge_sql_originals(t, v->id);
    for (size_t i = 0; i < rows.n; i++) {
        struct figure_line f = { rows.at[i].name, rows.at[i].persons };
        LIST_ADD(t->a, &v->originals, f);
    }
    v->combined = groups_count_combined(t, v->id);
}

static struct group_view view_of(struct task *t, int64_t group, const struct group_record *g, int64_t members_shown)
{
    struct groups_merge_sql_name_row into;
    struct group_view v = {
        .id = group,
        .tabs = groups_tabs(group, g, GROUP_TAB_CARD),
        .card = g->card,
        .meets = groups_meets(t, &g->card),
        .may_lead = g->right >= GROUP_LEAD,
        .may_manage = g->right >= GROUP_MANAGE,
        .municipality = str_empty(g->card.municipality) ? S("") : place_name(t->lang, g->card.municipality),
        .merged_into = g->merged_into,
        .merged_on = g->merged_on,
        .rows = groups_member_lines(t, group, 0, members_shown, g->right >= GROUP_LEAD),
        .leaders = groups_leaders(t, group, g->project),
        .printed = t->today,
    };

    if (g->merged_into != 0 && groups_merge_sql_name(t, g->merged_into, &into))
        v.merged_name = into.name;
    return v;
}

/* Who has left, from ?former= on: the waiting list of the same page has its own ?start=. */
static void fill_former(struct req *r, struct group_view *v)
{
    struct task *t = &r->task;
    struct url here = URL(t, groups_group, v->id);
    int64_t start = 0;

    if (!str_int(req_get(r, "former"), &start) || start < 0 || start > INT32_MAX)
        start = 0;
    v->former = groups_former_lines(t, v->id, start, v->may_lead);
    v->former_open = start > 0;
    if (start > 0)
        v->more_former.previous = url_with_int(t->a, here, "former", start > FORMER_SHOWN ? start - FORMER_SHOWN : 0);
    if (v->former.hidden > 0)
        v->more_former.next = url_with_int(t->a, here, "former", start + FORMER_SHOWN);
}

/* Who waits, narrowed as the address says, and what can be chosen. A few need no choosing. */
static void fill_waiting(
    struct req *r, int64_t group, const struct form *offer, int64_t membership, struct group_view *v)
{
    struct task *t = &r->task;
    struct url here = URL(t, groups_group, group);
    struct waiting_wish wish = { lang_code3(t->a, req_get(r, "language")), waited_days(r), list_start(r) };
    struct str all = str_of(tr(t, "All"));

    v->waiting = groups_waiting_lines(t, group, &wish, offer, membership);
    if (v->waiting.n == 0 && wish.start > 0) { /* those of the last page have a place now */
        wish.start = 0;
        v->waiting = groups_waiting_lines(t, group, &wish, offer, membership);
    }
    v->waiting_start = wish.start;
    v->waiting_hidden = v->waiting.total - wish.start - (int64_t)v->waiting.n;
    v->waiting_chosen = wish.language.n > 0 || wish.days > 0;
    v->may_choose = v->waiting_chosen || v->waiting.everybody > WAITING_AT_A_GLANCE;
    v->waiting_all = (struct url){ str_fmt(t->a, "%.*s#waiting-list", STR_ARG(here.s)) };
    v->waited = waited_picks(t, wish.days);
    picks_add(t, &v->waiting_languages, S(""), all, wish.language);
    for (size_t i = 0; i < v->waiting.spoken.n; i++)
        picks_add(t, &v->waiting_languages, v->waiting.spoken.at[i],
            lang_language_name(t->a, t->lang, v->waiting.spoken.at[i]), wish.language);
    if (wish.language.n > 0)
        here = url_with(t->a, here, "language", wish.language);
    if (wish.days > 0)
        here = url_with_int(t->a, here, "waited", wish.days);
    v->more_waiting = list_pager(t, here, wish.start, WAITING_SHOWN, v->waiting.total);
}

struct reply groups_show(struct req *r, int status, int64_t group, const struct form *offer, int64_t membership)
{
    struct task *t = &r->task;
    struct group_record g;
    enum outcome found = groups_record(t, group, GROUP_REGISTER, &g);

    if (found != DONE)
        return reply_refused(r, found);
    struct group_view v = view_of(t, group, &g, MEMBERS_READ);
    fill_waiting(r, group, offer, membership, &v);
    const struct session_wish next = { .from = t->today, .limit = NEXT_SHOWN };
    v.next = groups_session_lines(t, group, &next, v.may_lead);
    v.past = groups_past_lines(t, group, PAST_SHOWN, v.may_lead);
    fill_former(r, &v);
    if (offer != NULL)
        v.form = *offer;
    fill_members(t, &g, &v);
    fold(t, &v);
    fill_events(t, &v);
    return SHOW(r, status, groups_group, &v);
}

struct reply groups_group(struct req *r) { return groups_show(r, 200, r->ids[0], NULL, 0); }

/* ---- what leaves the house: paper and calendar */

struct reply groups_print(struct req *r)
{
    struct task *t = &r->task;
    struct group_record g;
    enum outcome found = groups_record(t, r->ids[0], GROUP_REGISTER, &g);

    if (found != DONE)
        return reply_refused(r, found);
    struct group_view v = view_of(t, r->ids[0], &g, GROUPS_MEMBERS_MOST);
    v.waiting = groups_waiting_lines(t, r->ids[0], &(const struct waiting_wish){ 0 }, NULL, 0);
    const struct session_wish next = { .from = t->today, .limit = PRINTED };
    v.next = groups_session_lines(t, r->ids[0], &next, false);
    drop_cancelled(&v.next);
    fill_members(t, &g, &v);
    return SHOW(r, 200, groups_print, &v);
}

struct reply groups_calendar(struct req *r)
{
    struct task *t = &r->task;
    struct group_record g;
    enum outcome found = groups_record(t, r->ids[0], GROUP_REGISTER, &g);

    if (found != DONE)
        return reply_refused(r, found);
    struct session_briefs sessions = groups_sessions_of(t, r->ids[0]);
    struct str file = groups_ics(t, &g, &sessions, groups_shielded(t, r->ids[0]));
    return reply_bytes(r, 200, "text/calendar; charset=utf-8", file, "calendar.ics");
}
