/* groups_members_web: adding a member by search first, the days of a member, and the buttons of the waiting list. No
 * rules here. */
#include "groups_members_html.h"
#include "rooms/groups/groups_pages.h"
#include "rooms/projects/projects.h"

FORM_DEFINE(membership, MEMBERSHIP_FIELDS)
FORM_DEFINE(newcomer, NEWCOMER_FIELDS)

enum { FOUND_SHOWN = 20, WHY_BYTES = 300 };

/* ---- adding: search, then choose or make */

static void fill_found(struct task *t, int64_t project, struct member_new_view *v)
{
    struct person_briefs found = people_search(t, project, v->words, FOUND_SHOWN);
    struct member_ids members = groups_member_ids(t, v->id, v->day);

    v->more = found.more;
    for (size_t i = 0; i < found.n; i++) {
        struct found_line line = { .key = id_str(t->a, found.at[i].id),
            .name = found.at[i].name,
            .languages = lang_language_names(t->a, t->lang, found.at[i].languages),
            .group = v->id,
            .birth = found.at[i].birth,
            .member = groups_is_among(&members, found.at[i].id),
            .shut = v->shut };
        LIST_ADD(t->a, &v->rows, line);
    }
}

static struct reply show_new(struct req *r, int status, const struct form *tried)
{
    struct task *t = &r->task;
    struct group_record g;
    enum outcome found = groups_record(t, r->ids[0], GROUP_LEAD, &g);

    if (found != DONE)
        return reply_refused(r, found);
    struct member_new_view v = { .id = r->ids[0],
        .name = g.card.name,
        .words = str_trim(req_get(r, "q")),
        .day = groups_query_day(r, "day", t->today) };
    v.searched = !str_empty(v.words);
    v.members = groups_members_count(t, v.id, v.day);
    v.places = g.card.capacity;
    v.shut = projects_days_locked(t, g.project, v.day, DAY(""));
    v.full = v.places != INT_NONE && v.members >= v.places;
    if (v.searched)
        fill_found(t, g.project, &v);
    struct newcomer_values values = { .given_names = v.words, .language = g.card.language, .day = v.day };
    v.form = tried != NULL ? *tried : form_show(t, &newcomer_form, &values, 0);
    return SHOW(r, status, groups_member_new_page, &v);
}

struct reply groups_member_new(struct req *r) { return show_new(r, 200, NULL); }

static struct reply joined(struct req *r, enum outcome how, int64_t group)
{
    struct task *t = &r->task;
    struct group_brief brief;
    bool over = how == DONE && groups_brief(t, group, &brief) == DONE && brief.capacity != INT_NONE &&
                brief.members > brief.capacity;

    return reply_outcome(r, how, URL(t, groups_group, group),
        over ? tr(t, "Added. The group now has more members than places.") : tr(t, "Added to the group."));
}

struct reply groups_member_add(struct req *r)
{
    struct task *t = &r->task;
    int64_t person = req_id(r, "person");

    if (req_has(r, "wait"))
        return reply_outcome(
            r, groups_queue(t, r->ids[0], person), URL(t, groups_group, r->ids[0]), tr(t, "Put on the waiting list."));
    struct day day = groups_query_day(r, "day", t->today);
    enum outcome how = groups_join_because(t, r->ids[0], person, day, str_part(req_get(r, "reason"), 0, WHY_BYTES));
    if (how == INVALID && projects_days_locked(t, groups_access(t, r->ids[0]).project, day, DAY("")))
        return reply_redirect(r, url_with(t->a, URL(t, groups_member_new, r->ids[0]), "day", day_str(&day)),
            tr(t, "A period that was sent is locked. Search again and write why the person is added to it."));
    return joined(r, how, r->ids[0]);
}

struct reply groups_member_create(struct req *r)
{
    struct task *t = &r->task;
    struct newcomer_values v;
    struct form form;
    struct group_record g;
    int64_t person;
    enum outcome how = groups_record(t, r->ids[0], GROUP_LEAD, &g);

    if (how != DONE)
        return reply_refused(r, how);
    if (!form_read(r, &newcomer_form, &v, &form))
        return show_new(r, 422, &form);
    struct person_new fresh = { .given_names = v.given_names,
        .family_name = v.family_name,
        .language = v.language,
        .phone = v.phone,
        .birth = v.birth,
        .entry = v.day };
    if (str_empty(str_trim(v.reason)) && projects_days_locked(t, g.project, v.day, DAY(""))) {
        projects_say_locked(t, &form.problems);
        return show_new(r, 422, &form);
    }
    how = people_create(t, g.project, &fresh, &person, &form.problems);
    if (how == INVALID)
        return show_new(r, 422, &form);
    return joined(r, how == DONE ? groups_join_because(t, r->ids[0], person, v.day, v.reason) : how, r->ids[0]);
}

/* ---- the days of a member */

static struct reply show_member(struct req *r, int status, const struct form *tried)
{
    struct task *t = &r->task;
    struct group_membership s;
    struct group_record g;
    enum outcome found = groups_get_membership(t, r->ids[0], &s);

    if (found == DONE)
        found = groups_record(t, s.group, GROUP_LEAD, &g);
    if (found != DONE)
        return reply_refused(r, found);
    struct membership_values values = { .joined_on = s.joined_on, .left_on = s.left_on };
    struct member_view v = {
        .membership = r->ids[0],
        .group = s.group,
        .person = s.person,
        .name = people_name(t, s.person),
        .group_name = g.card.name,
        .form = tried != NULL ? *tried : form_show(t, &membership_form, &values, s.version),
        .waiting = str_is(s.state, "waiting"),
        .moved = s.ended,
        .has_lock = projects_has_lock(t, s.project),
    };
    return SHOW(r, status, groups_member_page, &v);
}

struct reply groups_member(struct req *r) { return show_member(r, 200, NULL); }

struct reply groups_member_save(struct req *r)
{
    struct task *t = &r->task;
    struct membership_values v;
    struct form form;
    struct group_membership now;
    enum outcome how = groups_get_membership(t, r->ids[0], &now);

    if (how != DONE)
        return reply_refused(r, how);
    struct membership_values values = { .joined_on = now.joined_on, .left_on = now.left_on };
    struct form theirs = form_show(t, &membership_form, &values, now.version);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_member(r, 422, &form);
    struct group_days days = { v.joined_on, v.left_on, v.reason, .none = false };
    how = groups_set_membership(t, r->ids[0], form.version, &days, &form.problems);
    if (how == INVALID)
        return show_member(r, 422, &form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, groups_member_save, r->ids[0]), "membership", r->ids[0]);
    return reply_outcome(r, how, URL(t, groups_group, now.group), tr(t, "The days are saved."));
}

/* ---- buttons */

/* After a button on the row of a membership: back to its group. */
static struct reply pressed(struct req *r, enum outcome how, const struct group_membership *s, const char *notice)
{
    return reply_outcome(r, how, URL(&r->task, groups_group, s->group), notice);
}

struct reply groups_member_drop(struct req *r)
{
    struct group_membership s;
    enum outcome found = groups_get_membership(&r->task, r->ids[0], &s);

    if (found != DONE)
        return reply_refused(r, found);
    return pressed(r, groups_drop_membership(&r->task, r->ids[0], req_version(r)), &s, tr(&r->task, "Taken out."));
}

struct reply groups_place_decline(struct req *r)
{
    struct group_membership s;
    enum outcome found = groups_get_membership(&r->task, r->ids[0], &s);

    if (found != DONE)
        return reply_refused(r, found);
    return pressed(r, groups_decline(&r->task, r->ids[0], req_version(r)), &s,
        tr(&r->task, "Moved to the end of the waiting list."));
}

struct reply groups_place_accept(struct req *r)
{
    struct group_membership s;
    enum outcome found = groups_membership_to_change(&r->task, r->ids[0], &s);

    if (found != DONE)
        return reply_refused(r, found);
    return joined(r, groups_join(&r->task, s.group, s.person, r->task.today), s.group);
}

struct reply groups_place_offer(struct req *r)
{
    struct place_offer_values v;
    struct form form;
    struct group_membership s;
    enum outcome found = groups_get_membership(&r->task, r->ids[0], &s);

    if (found != DONE)
        return reply_refused(r, found);
    if (!form_read(r, &place_offer_form, &v, &form))
        return groups_show(r, 422, s.group, &form, r->ids[0]);
    enum outcome how = groups_offer(&r->task, r->ids[0], form.version, v.until, &form.problems);
    return how == INVALID ? groups_show(r, 422, s.group, &form, r->ids[0])
                          : pressed(r, how, &s, tr(&r->task, "The place is offered."));
}
