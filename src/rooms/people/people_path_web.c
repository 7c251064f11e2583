/* people_path_web: the folds of a person's page and the path that it shows when one of them, or all, is chosen. Who may
 * know what says people_path.c. No rules here. */
#include "auth/permissions.h"
#include "rooms/people/people_view.h"
#include "rooms/routes.h"
#include "web/req.h"

enum { FOLD_EVENTS = 5 };

static struct str part_name(struct task *t, enum path_part part)
{
    switch (part) {
    case PATH_needs: return str_of(tr(t, "Needs"));
    case PATH_skills: return str_of(tr(t, "Skills"));
    case PATH_talks: return str_of(tr(t, "Talks"));
    case PATH_appointments: return str_of(tr(t, "Appointments"));
    case PATH_plans: return str_of(tr(t, "Plans"));
    case PATH_groups: return str_of(tr(t, "Groups"));
    case PATH_guidance: return str_of(tr(t, "Guidance"));
    case PATH_referrals: return str_of(tr(t, "Referrals"));
    case PATH_contacts: return str_of(tr(t, "Contacts"));
    case PATH_follow_ups: return str_of(tr(t, "Follow-ups"));
    case PATH_family: return str_of(tr(t, "Family"));
    case PATH_facts: return str_of(tr(t, "Basic facts and participation"));
    case PATH_ALL:
    case PATH__N: break;
    }
    return str_of(tr(t, "All events"));
}

/* ---- what an event is called */

static struct str status_name(struct task *t, struct str code)
{
    return str_empty(code) || str_is(code, "unknown") ? S("") : code_name(t->lang, &CODES_status, code);
}

static struct str two(struct task *t, struct str a, struct str b)
{
    if (str_empty(a) || str_empty(b))
        return str_empty(a) ? b : a;
    return str_fmt(t->a, "%.*s · %.*s", STR_ARG(a), STR_ARG(b));
}

/* Entry, groups, exit, contacts. False: it is another kind. */
static bool tell_taking_part(struct req *r, const struct path_row *e, struct path_event *ret)
{
    struct task *t = &r->task;

    if (str_is(e->kind, "entry")) {
        ret->title = str_of(tr(t, "Came to the project"));
        ret->detail = status_name(t, e->code);
    } else if (str_is(e->kind, "joined")) {
        ret->title = trf(t, "Joined the group %1$s", e->detail);
    } else if (str_is(e->kind, "left")) {
        ret->title = trf(t, "Left the group %1$s", e->detail);
    } else if (str_is(e->kind, "contact")) {
        ret->title = trf(t, "Contact: %1$s", code_name(t->lang, &CODES_channel, e->code));
        ret->detail = e->detail;
    } else if (str_is(e->kind, "exit")) {
        ret->title = str_of(tr(t, "Left the project"));
        ret->detail = status_name(t, e->code);
    } else if (str_is(e->kind, "six_month")) {
        ret->title = str_of(tr(t, "Six months after leaving"));
        ret->detail = status_name(t, e->code);
    } else {
        return false;
    }
    return true;
}

/* Guidance, referrals, follow-ups. */
static bool tell_guidance(struct req *r, const struct path_row *e, struct path_event *ret)
{
    struct task *t = &r->task;

    if (str_is(e->kind, "guidance")) {
        ret->title = trf(t, "Guidance: %1$s", code_name(t->lang, &CODES_destination, e->code));
        ret->detail = two(t, code_name(t->lang, &CODES_guidance_state, e->code2), e->detail);
        if (permitted(t->viewer, PERM_GUIDANCE_WRITE))
            ret->link = URL(t, guidance_edit, e->ref);
    } else if (str_is(e->kind, "referral")) {
        ret->title = trf(t, "Referral: %1$s", e->detail);
        ret->detail = code_name(t->lang, &CODES_referral_state, e->code);
        ret->link = URL(t, referrals_one, e->ref);
    } else if (str_is(e->kind, "follow_up")) {
        ret->title = trf(t, "Asked how it goes: %1$s", code_name(t->lang, &CODES_follow_up_kind, e->code));
        ret->detail = status_name(t, e->code2);
        ret->link = URL(t, follow_ups_one, e->ref);
    } else if (str_is(e->kind, "not_reached")) {
        ret->title = trf(t, "Not reached: %1$s", code_name(t->lang, &CODES_follow_up_kind, e->code));
        ret->link = URL(t, follow_ups_one, e->ref);
    } else {
        return false;
    }
    return true;
}

static struct str skill_level_name(struct task *t, const struct path_row *e)
{
    struct str of = code_ok(&CODES_script, e->detail) ? code_name(t->lang, &CODES_script, e->detail)
                    : str_empty(e->detail)            ? S("")
                                                      : lang_language_name(t->a, t->lang, e->detail);

    return two(t, of, code_name(t->lang, &CODES_skill_level, e->code2));
}

/* What is told and agreed with her. */
static void tell_work(struct req *r, int64_t person, const struct path_row *e, struct path_event *ret)
{
    struct task *t = &r->task;

    if (str_is(e->kind, "counselling")) {
        ret->title = trf(t, "Talk: %1$s", code_name(t->lang, &CODES_depth, e->code));
        ret->detail = str_empty(e->code2) ? S("") : code_name(t->lang, &CODES_talk_channel, e->code2);
        ret->link = URL(t, counselling_talk, e->ref);
    } else if (str_is(e->kind, "appointment")) {
        ret->title = trf(t, "Appointment: %1$s", code_name(t->lang, &CODES_talk_channel, e->code));
        ret->detail = code_name(t->lang, &CODES_appointment_state, e->code2);
        ret->link = URL(t, appointments_edit, e->ref);
    } else if (str_is(e->kind, "plan")) {
        ret->title = str_of(tr(t, "Made a plan"));
        ret->link = URL(t, plans_plan, person, e->ref);
    } else if (str_is(e->kind, "step")) {
        ret->title = str_of(tr(t, "A step of the plan was done"));
        ret->link = URL(t, plans_plan, person, e->ref);
    } else if (str_is(e->kind, "needs")) {
        ret->title = str_of(tr(t, "Needs were mapped"));
        ret->link = URL(t, needs_person, person);
    } else if (str_is(e->kind, "home_support")) {
        ret->title = str_of(tr(t, "Talked about support at home"));
        ret->link = URL(t, counselling_home_person, person);
    } else if (str_is(e->kind, "skill")) {
        ret->title = trf(t, "Skill: %1$s", code_name(t->lang, &CODES_skill, e->code));
        ret->detail = skill_level_name(t, e);
    } else if (str_is(e->kind, "certificate")) {
        ret->title = trf(t, "Certificate: %1$s", e->detail);
    } else {
        must(t, str_is(e->kind, "strength"));
        ret->title = trf(t, "Is good at something: %1$s", code_name(t->lang, &CODES_strength_area, e->code));
    }
}

static struct path_events told(struct req *r, int64_t person, const struct path_rows *rows, bool all)
{
    struct task *t = &r->task;
    struct path_events events = { 0 };

    for (size_t i = 0; i < rows->n; i++) {
        const struct path_row *row = &rows->at[i];
        struct path_event e = { .day = row->day, .title = S(""), .detail = S(""), .in = S("") };
        if (!tell_taking_part(r, row, &e) && !tell_guidance(r, row, &e))
            tell_work(r, person, row, &e);
        if (all)
            e.in = part_name(t, row->part);
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
        .name = part_name(t, part),
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
    v->path_name = part_name(t, PATH_ALL);
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
    picks_add(t, &v->shows, S("all"), part_name(t, PATH_ALL), show);
    for (int i = PATH_ALL + 1; i < PATH__N; i++) {
        enum path_part part = (enum path_part)i;
        if (!has_fold(r, v, part))
            continue;
        picks_add(t, &v->shows, path_part_code(part), part_name(t, part), show);
        if (chosen == part || (chosen == PATH__N && part != PATH_plans)) /* the plan stands beside the folds */
            add_fold(r, v, &counts, part, chosen);
    }
    if (chosen == PATH__N && v->sees_card)
        fill_events(r, v, &sight);
    if (chosen == PATH_ALL || (chosen != PATH__N && counts.of[chosen].n > 0))
        show_path(r, v, &sight, chosen);
}
