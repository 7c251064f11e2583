/* groups_merge_web: merging, splitting and undoing, each seen before it is done. No rules here. */
#include "groups_merge_html.h"
#include "groups_merge_sql.h"
#include "rooms/groups/groups_pages.h"

FORM_DEFINE(group_merge, GROUP_MERGE_FIELDS)
FORM_DEFINE(group_split, GROUP_SPLIT_FIELDS)

/* ---- merge: choose, look, do */

/* Who belongs to both groups needs one place. */
static int64_t together(struct task *t, int64_t from, int64_t into, struct day on)
{
    struct member_ids here = groups_member_ids(t, from, on), there = groups_member_ids(t, into, on);
    size_t n = there.n;

    for (size_t i = 0; i < here.n; i++)
        n += !groups_is_among(&there, here.at[i]);
    return (int64_t)n;
}

static void fill_preview(struct task *t, const struct group_record *g, int64_t into, struct merge_view *v)
{
    struct groups_merge_sql_to_cancel_row sessions;
    struct group_record target;

    if (into == 0 || groups_record(t, into, GROUP_REGISTER, &target) != DONE)
        return;
    v->preview = true;
    v->into_name = target.card.name;
    v->into_key = id_str(t->a, into);
    struct group_totals totals = groups_totals(t, v->id, v->on);
    v->moving = totals.members;
    v->waiting = totals.waiting;
    v->sessions = groups_merge_sql_to_cancel(t, v->id, v->on, &sessions) ? sessions.n : 0;
    v->after = together(t, v->id, into, v->on);
    v->places = target.card.capacity;
    v->too_many = v->places != INT_NONE && v->after > v->places;
    v->other_language = !str_eq(g->card.language, target.card.language);
}

/* The groups it can be merged into, from ?start= on; the one that was chosen stays among them. */
static void offer_groups(struct req *r, const struct group_record *g, int64_t into, struct merge_view *v)
{
    struct task *t = &r->task;
    int64_t start = list_start(r);
    struct url here = url_with(t->a, URL(t, groups_merge_page, v->id), "on", day_str(&v->on));
    struct group_briefs others = groups_of_project(t, g->project, DAY(""), start);
    struct group_record chosen;
    bool shown = into == 0 || groups_record(t, into, GROUP_REGISTER, &chosen) != DONE;

    for (size_t i = 0; i < others.n; i++) {
        shown |= others.at[i].id == into;
        if (others.at[i].id != v->id && others.at[i].merged_into == 0)
            form_option_id(t, &v->form, group_merge_F_into, others.at[i].id, others.at[i].name);
    }
    if (!shown)
        form_option_id(t, &v->form, group_merge_F_into, into, chosen.card.name);
    v->hidden = others.hidden;
    v->pager = list_pager(t, here, start, GROUPS_BRIEFS_MOST, start + (int64_t)others.n + others.hidden);
}

static struct reply show_merge(struct req *r, int status, const struct form *tried)
{
    struct task *t = &r->task;
    struct group_record g;
    enum outcome found = groups_record(t, r->ids[0], GROUP_MANAGE, &g);

    if (found != DONE)
        return reply_refused(r, found);
    struct merge_view v = { .id = r->ids[0],
        .tabs = groups_tabs(r->ids[0], &g, GROUP_TAB_MERGE),
        .name = g.card.name,
        .on = groups_query_day(r, "on", t->today) };
    struct group_merge_values values = { .into = req_id(r, "into"), .on = v.on };
    v.form = tried != NULL ? *tried : form_show(t, &group_merge_form, &values, g.version);
    offer_groups(r, &g, values.into, &v);
    if (tried == NULL)
        fill_preview(t, &g, values.into, &v);
    return SHOW(r, status, groups_merge, &v);
}

struct reply groups_merge_page(struct req *r) { return show_merge(r, 200, NULL); }

struct reply groups_merge_save(struct req *r)
{
    struct task *t = &r->task;
    struct group_merge_values v;
    struct form form;
    int64_t event;

    if (!form_read(r, &group_merge_form, &v, &form))
        return show_merge(r, 422, &form);
    enum outcome how = groups_merge(t, r->ids[0], v.into, v.on, &event, &form.problems);
    if (how == INVALID)
        return show_merge(r, 422, &form);
    return reply_outcome(r, how, URL(t, groups_group, v.into), tr(t, "The groups are merged."));
}

/* ---- split */

static struct reply show_split(struct req *r, int status, const struct form *tried)
{
    struct task *t = &r->task;
    struct group_record g;
    enum outcome found = groups_record(t, r->ids[0], GROUP_MANAGE, &g);

    if (found != DONE)
        return reply_refused(r, found);
    struct group_split_values values = { .on = t->today };
    struct split_view v = { .id = r->ids[0],
        .tabs = groups_tabs(r->ids[0], &g, GROUP_TAB_SPLIT),
        .name = g.card.name,
        .form = tried != NULL ? *tried : form_show(t, &group_split_form, &values, g.version) };
    int64_t start = list_start(r);
    struct member_lines members = groups_member_lines(t, r->ids[0], start, GROUPS_MEMBERS_MOST, false);
    if (members.n == GROUPS_MEMBERS_MOST)
        v.hidden = groups_totals(t, r->ids[0], t->today).listed - start - GROUPS_MEMBERS_MOST;
    v.pager = list_pager(
        t, URL(t, groups_split_page, v.id), start, GROUPS_MEMBERS_MOST, start + (int64_t)members.n + v.hidden);
    for (size_t i = 0; i < members.n; i++)
        form_option_id(t, &v.form, group_split_F_persons, members.at[i].person, members.at[i].name);
    return SHOW(r, status, groups_split, &v);
}

struct reply groups_split_page(struct req *r) { return show_split(r, 200, NULL); }

struct reply groups_split_save(struct req *r)
{
    struct task *t = &r->task;
    struct group_split_values v;
    struct form form;
    int64_t fresh;

    if (!form_read(r, &group_split_form, &v, &form))
        return show_split(r, 422, &form);
    int64_t *persons = NEW_N(t->a, int64_t, v.persons.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < v.persons.n; i++)
        n += id_read(v.persons.at[i], &persons[n]);
    struct group_split split = { .persons = persons, .n = n, .name = v.name, .on = v.on };
    enum outcome how = groups_split(t, r->ids[0], &split, &fresh, &form.problems);
    if (how == INVALID)
        return show_split(r, 422, &form);
    return reply_outcome(r, how, URL(t, groups_group, fresh), tr(t, "The new group is made."));
}

/* ---- undo */

static struct reply show_undo(struct req *r, int status, const struct problems *problems)
{
    struct task *t = &r->task;
    struct group_record g;
    enum outcome found = groups_record(t, r->ids[0], GROUP_MANAGE, &g);
    struct group_events events = { 0 };

    if (found != DONE)
        return reply_refused(r, found);
    events = groups_events(t, r->ids[0]);
    for (size_t i = 0; i < events.n; i++)
        if (events.at[i].event == r->ids[1]) {
            struct group_event e = events.at[i];
            struct undo_view v = {
                .id = r->ids[0],
                .event = e.event,
                .moved = e.moved,
                .name = g.card.name,
                .from_name = e.from_name,
                .to_name = e.to_name,
                .on = e.on,
                .merge = str_is(e.kind, "merge"),
                .form = form_show(t, &group_merge_form, NULL, 0),
            };
            if (problems != NULL)
                v.form.problems = *problems;
            return SHOW(r, status, groups_undo, &v);
        }
    return reply_not_found(r);
}

struct reply groups_undo_page(struct req *r) { return show_undo(r, 200, NULL); }

struct reply groups_undo_save(struct req *r)
{
    struct task *t = &r->task;
    struct groups_merge_sql_event_row e;
    struct problems problems = { 0 };

    if (!groups_merge_sql_event(t, r->ids[1], &e))
        return reply_not_found(r);
    enum outcome how = groups_undo(t, r->ids[1], &problems);
    if (how == INVALID)
        return show_undo(r, 422, &problems);
    return reply_outcome(r, how, URL(t, groups_group, e.from), tr(t, "Undone: everybody is back in the group."));
}
