/* plans_pages: how a plan becomes what its pages show. No rules here. */
#include "rooms/plans/plans_pages.h"

#include "rooms/people/people.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"

enum { LONGEST_TEMPLATE = 7 };

enum outcome plans_asked(struct req *r, struct plan *ret_plan)
{
    return plans_get(&r->task, r->ids[0], r->ids[1], ret_plan);
}

struct str plans_tag(struct str language)
{
    const struct lang *l = str_empty(language) ? NULL : lang_by_tag(language);

    return l == NULL ? language : str_of(l->tag);
}

struct plan_words plans_words(struct str text, struct str language)
{
    return (struct plan_words){ text, plans_tag(language) };
}

bool plans_newest(struct task *t, const struct plan *l)
{
    struct plans all = plans_of(t, l->person);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].project == l->project)
            return all.at[i].id == l->id;
    return true;
}

static struct plan_step_line line_of(struct task *t, const struct plan *l, size_t i)
{
    const struct plan_step *s = &l->steps.at[i];
    bool is_open = str_is(s->state, "open");

    return (struct plan_step_line){ .address = s->step + 1,
        .number = (int64_t)i + 1,
        .version = s->version,
        .what = plans_words(s->what, l->goal_language),
        .beside = plans_words(s->what_fi, S("fin")),
        .state = s->state,
        .who = s->who,
        .staff_name = s->staff_name,
        .service = s->service,
        .picture = s->picture,
        .due_on = s->due_on,
        .done_on = s->done_on,
        .is_open = is_open,
        .said_done = s->said_done,
        .late = is_open && day_whole(s->due_on) && day_cmp(s->due_on, t->today) < 0,
        .first = i == 0,
        .last = i + 1 == l->steps.n };
}

struct plan_view plans_view_of(struct task *t, const struct plan *l, bool newest)
{
    struct plan_view v = { .person = l->person,
        .plan = l->id,
        .version = l->version,
        .name = people_name(t, l->person),
        .project_name = projects_name(t, l->project),
        .staff_name = l->staff_name,
        .deferral = l->deferral,
        .deferral_reason = l->deferral_reason,
        .goal = plans_words(l->goal, l->goal_language),
        .beside = plans_words(l->goal_fi, S("fin")),
        .made_on = l->made_on,
        .review_on = l->review_on,
        .deferred_until = l->deferred_until,
        .deferred = plan_deferred(t, l),
        .woken = plan_woken(t, l),
        .review_due = day_whole(l->review_on) && day_cmp(l->review_on, t->today) <= 0,
        .newest = newest,
        .may_fill = l->steps.n + LONGEST_TEMPLATE <= PLAN_STEPS_MOST };

    for (size_t i = 0; i < l->steps.n; i++) {
        struct plan_step_line line = line_of(t, l, i);
        LIST_ADD(t->a, &v.steps, line);
        v.open += line.is_open;
        v.done += str_is(line.state, "done");
    }
    for (size_t i = 0; i < CODES_plan_template.n; i++) {
        struct str code = str_of(CODES_plan_template.at[i].code);
        struct pick one = { code, code_name(t->lang, &CODES_plan_template, code), false };
        LIST_ADD(t->a, &v.templates, one);
    }
    return v;
}

/* ---- something new */

struct project_briefs plans_writable(struct task *t, int64_t person)
{
    struct project_briefs all = projects_open_to(t), mine = { 0 };

    for (size_t i = 0; i < all.n; i++)
        if (plans_may(t, person, all.at[i].id))
            LIST_ADD(t->a, &mine, all.at[i]);
    return mine;
}

struct plan_form_view plans_new_view(struct task *t, int64_t person, struct form form, size_t project, struct url back)
{
    struct project_briefs projects = plans_writable(t, person);
    struct plan_form_view v = {
        .person = person, .name = people_name(t, person), .form = form, .choose_project = projects.n > 1, .back = back
    };

    for (size_t i = 0; i < projects.n; i++)
        form_option_id(t, &v.form, project, projects.at[i].id, projects.at[i].name);
    return v;
}
