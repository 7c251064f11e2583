/* people_path_web: the folds of a person's page and the path that it shows when one of them, or all, is chosen. Who may
 * know what says people_path.c. No rules here. */
#include "auth/permissions.h"
#include "rooms/people/people_view.h"
#include "rooms/routes.h"
#include "web/req.h"

enum { FOLD_EVENTS = 5 };

/* ---- events */

/* Where the event was written; empty: not for this viewer, or nowhere. */
static struct url link_of(struct task *t, int64_t person, const struct path_row *e)
{
    if (str_is(e->kind, "guidance") && permitted(t->viewer, PERM_GUIDANCE_WRITE))
        return URL(t, guidance_edit, e->ref);
    if (str_is(e->kind, "referral"))
        return URL(t, referrals_one, e->ref);
    if (str_is(e->kind, "follow_up") || str_is(e->kind, "not_reached"))
        return URL(t, follow_ups_one, e->ref);
    if (str_is(e->kind, "counselling"))
        return URL(t, counselling_talk, e->ref);
    if (str_is(e->kind, "appointment"))
        return URL(t, appointments_edit, e->ref);
    if (str_is(e->kind, "plan") || str_is(e->kind, "step"))
        return URL(t, plans_plan, person, e->ref);
    if (str_is(e->kind, "needs"))
        return URL(t, needs_person, person);
    if (str_is(e->kind, "home_support"))
        return URL(t, counselling_home_person, person);
    return (struct url){ S("") };
}

static struct path_events told(struct req *r, int64_t person, const struct path_rows *rows, bool all)
{
    struct task *t = &r->task;
    struct path_events events = { 0 };

    for (size_t i = 0; i < rows->n; i++) {
        const struct path_row *row = &rows->at[i];
        struct path_words words = people_path_words(t, row);
        struct path_event e = { row->day, words.title, words.detail, S(""), link_of(t, person, row) };
        if (all)
            e.in = people_part_name(t, row->part);
        LIST_ADD(t->a, &events, e);
    }
    return events;
}

/* ---- folds */

/* Is there a fold of that name for this viewer? What is not for her leaves no gap. */
static bool has_fold(struct req *r, const struct people_person_view *v, enum path_part part)
{
    const struct viewer *viewer = r->task.viewer;

    switch (part) {
    case PATH_needs:
    case PATH_skills:
    case PATH_talks:
    case PATH_appointments:
    case PATH_plans:
    case PATH_referrals: return v->work.counsels;
    case PATH_guidance: return v->sees_card && permitted(viewer, PERM_GUIDANCE_READ);
    case PATH_contacts: return v->sees_card && permitted(viewer, PERM_CONTACTS_READ);
    case PATH_follow_ups: return v->sees_card && v->work.asks;
    case PATH_groups:
    case PATH_family:
    case PATH_facts: return true;
    case PATH_ALL:
    case PATH__N: break;
    }
    return false;
}

static int64_t counted(const struct people_person_view *v, const struct path_counts *counts, enum path_part part)
{
    switch (part) {
    case PATH_groups: return (int64_t)v->groups.n;
    case PATH_family: return (int64_t)(v->adults.n + v->children.n);
    case PATH_facts: return -1;
    case PATH_follow_ups: return (int64_t)v->work.follow_ups.n;
    case PATH_needs:
    case PATH_skills:
    case PATH_talks:
    case PATH_appointments:
    case PATH_plans:
    case PATH_referrals:
    case PATH_guidance:
    case PATH_contacts:
    case PATH_ALL:
    case PATH__N: break;
    }
    return counts->of[part].n;
}

static void add_fold(struct req *r, struct people_person_view *v, const struct path_counts *counts, enum path_part part,
    enum path_part chosen)
{
    struct task *t = &r->task;
    struct person_fold one = { .part = path_part_code(part),
        .name = people_part_name(t, part),
        .count = counted(v, counts, part),
        .last = counts->of[part].last,
        .open = part == chosen };

    LIST_ADD(t->a, &v->folds, one);
}

/* Guidance and contacts have no room that draws them here: their newest events stand in their folds. */
static void fill_events(struct req *r, struct people_person_view *v, const struct path_sight *sight)
{
    struct path_rows newest = people_path_newest(&r->task, sight, FOLD_EVENTS);

    for (size_t i = 0; i < v->folds.n; i++) {
        struct path_rows of = { 0 };
        for (size_t k = 0; k < newest.n; k++)
            if (str_eq(path_part_code(newest.at[k].part), v->folds.at[i].part))
                LIST_ADD(r->task.a, &of, newest.at[k]);
        v->folds.at[i].events = told(r, v->id, &of, false);
    }
}

static void show_path(struct req *r, struct people_person_view *v, const struct path_sight *sight, enum path_part part)
{
    struct task *t = &r->task;
    struct url here = url_with(
        t->a, URL(t, people_person, v->id), "show", part == PATH_ALL ? S("all") : path_part_code(part));
    int64_t start = list_start(r);
    struct path_rows rows = people_path(t, sight, part, start, PATH_PAGE);

    v->path = told(r, v->id, &rows, part == PATH_ALL);
    v->path_name = people_part_name(t, PATH_ALL);
    v->pager = list_pager(t, here, start, PATH_PAGE, start + (int64_t)rows.n + rows.more);
}

struct str people_shown(struct req *r)
{
    struct str show = req_get(r, "show");

    return str_is(show, "all") || path_part_read(show) != PATH__N ? show : S("");
}

void people_folds(struct req *r, struct people_person_view *v)
{
    struct task *t = &r->task;
    struct str show = people_shown(r);
    enum path_part chosen = path_part_read(show);
    struct path_sight sight = people_path_sight(t, v->id, v->sees_card ? SIGHT_CARD : SIGHT_NAME);
    struct path_counts counts = { 0 };

    if (v->sees_card)
        counts = people_path_counts(t, &sight);
    if (!v->sees_card || !has_fold(r, v, chosen))
        chosen = v->sees_card && str_is(show, "all") ? PATH_ALL : PATH__N;
    if (chosen == PATH__N && !str_empty(show)) { /* not for this viewer: the page as if nothing was asked */
        show = S("");
        if (v->sees_card)
            v->work = person_work_of(t, v->id, show);
    }
    picks_add(t, &v->shows, S(""), str_of(tr(t, "Overview")), show);
    picks_add(t, &v->shows, S("all"), people_part_name(t, PATH_ALL), show);
    for (int i = PATH_ALL + 1; i < PATH__N; i++) {
        enum path_part part = (enum path_part)i;
        if (!has_fold(r, v, part))
            continue;
        picks_add(t, &v->shows, path_part_code(part), people_part_name(t, part), show);
        if (chosen == part || (chosen == PATH__N && part != PATH_plans)) /* the plan stands beside the folds */
            add_fold(r, v, &counts, part, chosen);
    }
    if (chosen == PATH__N && v->sees_card)
        fill_events(r, v, &sight);
    if (chosen == PATH_ALL || (chosen != PATH__N && counts.of[chosen].n > 0))
        show_path(r, v, &sight, chosen);
}
