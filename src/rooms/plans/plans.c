/* plans: the rules of a plan: who may, what it must say, deferring, what stood before. No pages here. */
#include "rooms/plans/plans_templates.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "plans_sql.h"
#include "rooms/codes.h"
#include "rooms/people/people.h"
#include "rooms/plans/plans_steps.h"

enum { DEFERRED_YEARS_MOST = 10, REVIEW_YEARS_MOST = 5 };

void plans_remember(struct task *t, int64_t plan)
{
    if (plans_sql_remember(t, plan, t->now, t->viewer->staff) > 0)
        plans_sql_remember_steps(t, plan);
}

bool plans_may(struct task *t, int64_t person, int64_t project)
{
    enum role role = viewer_role_in(t->viewer, project);

    if (t->viewer->program)
        return true;
    return (role == ROLE_COUNSELLOR || role == ROLE_INSTRUCTOR) && people_may_see(t, person);
}

bool plan_deferred(struct task *t, const struct plan *l)
{
    return day_known(l->deferred_until) && day_cmp(l->deferred_until, t->today) > 0;
}

bool plan_woken(struct task *t, const struct plan *l)
{
    return day_known(l->deferred_until) && day_cmp(l->deferred_until, t->today) <= 0;
}

static struct plan plan_of(const struct plans_sql_plan_row *row)
{
    return (struct plan){
        .id = row->plan,
        .person = row->person,
        .project = row->project,
        .staff = row->staff,
        .version = row->version,
        .goal = row->goal,
        .goal_language = row->goal_language,
        .goal_fi = row->goal_fi,
        .deferral = row->deferral,
        .deferral_reason = row->deferral_reason,
        .staff_name = row->staff_name,
        .made_on = row->made_on,
        .review_on = row->review_on,
        .deferred_until = row->deferred_until,
    };
}

enum outcome plans_get(struct task *t, int64_t person, int64_t plan, struct plan *ret_plan)
{
    struct plans_sql_plan_row row;

    if (!plans_sql_get(t, plan, &row) || row.person != person)
        return NOT_FOUND;
    if (!plans_may(t, row.person, row.project))
        return NOT_ALLOWED;
    *ret_plan = plan_of(&row);
    ret_plan->steps = plans_steps_of(t, plan);
    return DONE;
}

bool plans_newest_of(struct task *t, int64_t person, struct plan *ret_plan)
{
    struct plans_sql_plan_rows rows = plans_sql_of_person(t, person);

    if (rows.n == 0)
        return false;
    *ret_plan = plan_of(&rows.at[0]);
    ret_plan->steps = plans_steps_of(t, ret_plan->id);
    return true;
}

struct plans plans_of(struct task *t, int64_t person)
{
    struct plans list = { 0 };

    if (!people_may_see(t, person))
        return list;
    struct plans_sql_plan_rows rows = plans_sql_of_person(t, person);
    for (size_t i = 0; i < rows.n; i++)
        if (plans_may(t, person, rows.at[i].project)) {
            struct plan one = plan_of(&rows.at[i]);
            LIST_ADD(t->a, &list, one);
        }
    return list;
}

/* ---- making and changing */

static bool check(struct task *t, const struct plan *l, struct problems *ret_problems)
{
    if (str_empty(l->goal))
        problem_add(t, ret_problems, "goal", str_of(tr(t, "Write what the person wants.")));
    if (!day_whole(l->review_on) || day_cmp(l->review_on, t->today) <= 0)
        problem_add(t, ret_problems, "review_on",
            str_of(tr(t, "Choose a day after today on which you look at the plan again.")));
    else if (day_cmp(l->review_on, day_add_months(t->today, 12 * REVIEW_YEARS_MOST)) > 0)
        problem_add(t, ret_problems, "review_on",
            str_of(tr(t, "The day of review is far away. Choose one within the next years.")));
    return ret_problems->n == 0;
}

enum outcome plans_add(
    struct task *t, const struct plan *l, struct str template, int64_t *ret_plan, struct problems *ret_problems)
{
    struct template steps = { 0 };
    int64_t id = id_new();

    if (!plans_may(t, l->person, l->project))
        return NOT_ALLOWED;
    if (!str_empty(template) && !plan_template(template, &steps))
        problem_add(t, ret_problems, "template", str_of(tr(t, "Choose one of the ready-made plans, or none.")));
    if (!check(t, l, ret_problems))
        return INVALID;
    plans_sql_add(t, .plan = id, .person = l->person, .project = l->project, .made_on = t->today, .goal = l->goal,
        .goal_language = l->goal_language, .goal_fi = l->goal_fi, .review_on = l->review_on, .staff = t->viewer->staff);
    struct plan made = *l;
    made.id = id;
    made.steps = (struct plan_steps){ 0 };
    plans_steps_from(t, &made, &steps, 1);
    journal_write(t, JOURNAL_CREATE, "plan", id, S(""));
    *ret_plan = id;
    return DONE;
}

enum outcome plans_change(struct task *t, const struct plan *l, struct problems *ret_problems)
{
    struct plan now;
    enum outcome found = plans_get(t, l->person, l->id, &now);

    if (found != DONE)
        return found;
    /* A day that has passed may stay where nobody touched it. */
    struct plan said = *l;
    if (day_whole(now.review_on) && day_cmp(l->review_on, now.review_on) == 0)
        said.review_on = day_add(t->today, 1);
    if (!check(t, &said, ret_problems))
        return INVALID;
    if (now.version != l->version)
        return CONFLICT;
    plans_remember(t, l->id);
    if (plans_sql_change(t, l->id, l->version, l->goal, l->goal_language, l->goal_fi, l->review_on) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "plan", l->id, S("goal"));
    return DONE;
}

/* ---- deferring */

static bool check_deferral(struct task *t, const struct plan *l, struct problems *ret_problems)
{
    if (!day_whole(l->deferred_until) || day_cmp(l->deferred_until, t->today) <= 0)
        problem_add(t, ret_problems, "until",
            str_of(tr(t, "Choose a day after today. On that day the plan wakes up by itself.")));
    else if (day_cmp(l->deferred_until, day_add_months(t->today, 12 * DEFERRED_YEARS_MOST)) > 0)
        problem_add(t, ret_problems, "until", str_of(tr(t, "The day is more than ten years away. Check the year.")));
    if (!code_ok(&CODES_deferral, l->deferral))
        problem_add(t, ret_problems, "deferral", str_of(tr(t, "Choose why the plan waits.")));
    else if (str_is(l->deferral, "other") && str_empty(l->deferral_reason))
        problem_add(t, ret_problems, "reason", str_of(tr(t, "Write the reason in a few words.")));
    return ret_problems->n == 0;
}

static enum outcome put_deferral(struct task *t, const struct plan *l, const char *detail)
{
    plans_remember(t, l->id);
    if (plans_sql_defer(t, l->id, l->version, l->deferred_until, l->deferral, l->deferral_reason) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "plan", l->id, str_of(detail));
    return DONE;
}

enum outcome plans_defer(struct task *t, const struct plan *l, struct problems *ret_problems)
{
    struct plan now;
    enum outcome found = plans_get(t, l->person, l->id, &now);

    if (found != DONE)
        return found;
    if (!check_deferral(t, l, ret_problems))
        return INVALID;
    return now.version == l->version ? put_deferral(t, l, "deferral") : CONFLICT;
}

enum outcome plans_take_up(struct task *t, int64_t person, int64_t plan, int64_t version)
{
    struct plan now;
    enum outcome found = plans_get(t, person, plan, &now);

    if (found != DONE)
        return found;
    if (now.version != version)
        return CONFLICT;
    if (!day_known(now.deferred_until))
        return DONE;
    now.deferred_until = DAY("");
    now.deferral = now.deferral_reason = S("");
    return put_deferral(t, &now, "taken_up");
}

/* ---- words */

static struct str in_finnish(struct str own, struct str language, struct str finnish)
{
    return str_is(language, "fin") || str_empty(finnish) ? own : finnish;
}

struct str plan_step_words(
    struct task *t, const struct plan *l, const struct plan_step *s, const struct lang *lang, struct str *ret_language)
{
    bool own = str_is(l->goal_language, lang->iso3);
    const char *ready = own ? NULL : plan_template_words(in_finnish(s->what, l->goal_language, s->what_fi));

    *ret_language = l->goal_language;
    if (lang->id == LANG_fi && !str_empty(s->what_fi)) {
        *ret_language = S("fin");
        return s->what_fi;
    }
    if (ready == NULL)
        return s->what;
    *ret_language = str_of(lang->iso3);
    return str_of(lang_tr(lang, ready));
}

struct str plan_goal_words(struct task *t, const struct plan *l, const struct lang *lang, struct str *ret_language)
{
    bool finnish = lang->id == LANG_fi && !str_empty(l->goal_fi);

    *ret_language = finnish ? S("fin") : l->goal_language;
    return finnish ? l->goal_fi : l->goal;
}
