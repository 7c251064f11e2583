/* plans_steps: the rules of the steps of a plan: added, changed, done, moved, removed. Whatever is done to a step moves
 * the version of the plan, and the step's own beyond all that it or its neighbour had: so a page that is older than a
 * move meets the clash, whichever step now has that number. */
#include "rooms/plans/plans_steps.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "plans_sql.h"
#include "rooms/codes.h"
#include "rooms/projects/projects.h"

enum { STEP_YEARS_MOST = 10 };

struct plan_steps plans_steps_of(struct task *t, int64_t plan)
{
    struct plans_sql_steps_rows rows = plans_sql_steps(t, plan);
    struct plan_steps list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        const struct plans_sql_steps_row *row = &rows.at[i];
        struct plan_step one = { .step = row->step,
            .staff = row->staff,
            .version = row->version,
            .what = row->what,
            .what_fi = row->what_fi,
            .state = str_empty(row->state) ? S("open") : row->state, /* an import may leave it out */
            .who = row->who,
            .staff_name = row->staff_name,
            .service = row->service,
            .picture = row->picture,
            .due_on = row->due_on,
            .done_on = row->done_on,
            .said_done = !str_empty(instant_str(&row->said_done)) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

const struct plan_step *plan_step_of(const struct plan *l, int64_t step)
{
    for (size_t i = 0; i < l->steps.n; i++)
        if (l->steps.at[i].step == step)
            return &l->steps.at[i];
    return NULL;
}

/* ---- what is stored */

static int64_t next_number(const struct plan *l) { return l->steps.n == 0 ? 1 : l->steps.at[l->steps.n - 1].step + 1; }

int64_t plans_next_version(const struct plan *l)
{
    int64_t most = l->version;

    for (size_t i = 0; i < l->steps.n; i++)
        if (l->steps.at[i].version > most)
            most = l->steps.at[i].version;
    return most + 1;
}

static void begin(struct task *t, const struct plan *l)
{
    plans_remember(t, l->id);
    plans_sql_moved_on(t, l->id);
}

static void end(struct task *t, const struct plan *l, const char *detail)
{
    journal_write(t, JOURNAL_CHANGE, "plan", l->id, str_of(detail));
}

static void add(struct task *t, const struct plan *l, const struct plan_step *s)
{
    plans_sql_step_add(t, .plan = l->id, .step = s->step, .what = s->what, .what_fi = s->what_fi, .due_on = s->due_on,
        .state = s->state, .who = s->who, .staff = s->staff, .service = s->service, .done_on = s->done_on,
        .picture = s->picture, .version = s->version);
}

static void put(struct task *t, const struct plan *l, const struct plan_step *s)
{
    plans_sql_step_put(t, .plan = l->id, .step = s->step, .what = s->what, .what_fi = s->what_fi, .due_on = s->due_on,
        .state = s->state, .who = s->who, .staff = s->staff, .service = s->service, .done_on = s->done_on,
        .picture = s->picture, .version = s->version);
}

void plans_steps_from(struct task *t, const struct plan *l, const struct template *steps, int64_t version)
{
    const struct lang *own = lang_by_tag(l->goal_language), *fi = lang_get(LANG_fi);
    int64_t first = next_number(l);

    if (own == NULL)
        own = fi;
    for (size_t i = 0; i < steps->n; i++) {
        const struct template_step *s = &steps->at[i];
        struct plan_step one = { .step = first + (int64_t)i,
            .version = version,
            .what = str_of(lang_tr(own, s->what)),
            .what_fi = own == fi ? S("") : str_of(lang_tr(fi, s->what)),
            .due_on = day_add(day_add_months(t->today, s->months), s->days),
            .state = S("open"),
            .who = str_of(s->who),
            .staff = !strcmp(s->who, "worker") ? t->viewer->staff : 0,
            .picture = str_of(s->picture) };
        add(t, l, &one);
    }
}

/* ---- what it must say */

static bool works_there(struct task *t, int64_t project, int64_t staff)
{
    struct project_staffs all = projects_staff(t, project);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].staff == staff)
            return true;
    return false;
}

/* old: NULL of a new one; what it says already, it may go on saying. */
static bool check(struct task *t, const struct plan *l, const struct plan_step *s, const struct plan_step *old,
    struct problems *ret_problems)
{
    if (str_empty(s->what))
        problem_add(t, ret_problems, "what", str_of(tr(t, "Write what is done in this step.")));
    if (!str_empty(s->who) && !code_ok(&CODES_step_who, s->who))
        problem_add(t, ret_problems, "who", str_of(tr(t, "Choose who does it.")));
    if (!code_ok(&CODES_step_state, s->state))
        problem_add(t, ret_problems, "state", str_of(tr(t, "Choose how far the step is.")));
    if (!str_empty(s->picture) && !code_ok(&CODES_step_picture, s->picture))
        problem_add(t, ret_problems, "picture", str_of(tr(t, "Choose a picture of the list.")));
    if (s->staff != 0 && (old == NULL || old->staff != s->staff) && !works_there(t, l->project, s->staff))
        problem_add(t, ret_problems, "staff", str_of(tr(t, "Choose somebody who works in this project.")));
    if (day_known(s->due_on) && (old == NULL || day_cmp(old->due_on, s->due_on) != 0)) {
        projects_check_day(t, projects_first_day(t, l->project), s->due_on, "due_on", ret_problems);
        if (day_cmp(s->due_on, day_add_months(t->today, 12 * STEP_YEARS_MOST)) > 0)
            problem_add(
                t, ret_problems, "due_on", str_of(tr(t, "The day is more than ten years away. Check the year.")));
    }
    if (day_known(s->done_on) && day_cmp(s->done_on, t->today) > 0)
        problem_add(t, ret_problems, "done_on",
            str_of(tr(t, "The day is in the future. Write the day on which the step was done.")));
    return ret_problems->n == 0;
}

/* What goes with what: a worker only where a worker does it, a day done only when it is done. Done before on a day that
 * nobody knows (as an import may bring it) stays so. old: NULL of a new one. */
static struct plan_step settled(struct task *t, const struct plan_step *s, const struct plan_step *old)
{
    struct plan_step one = *s;
    bool day_lost = old != NULL && str_is(old->state, "done") && !day_known(old->done_on);

    if (!str_is(one.who, "worker"))
        one.staff = 0;
    if (!str_is(one.who, "service"))
        one.service = S("");
    if (!str_is(one.state, "done"))
        one.done_on = DAY("");
    else if (!day_known(one.done_on) && !day_lost)
        one.done_on = t->today;
    return one;
}

static bool has_room(struct task *t, const struct plan *l, size_t more, struct problems *ret_problems)
{
    if (l->steps.n + more <= PLAN_STEPS_MOST)
        return true;
    problem_add(t, ret_problems, "",
        trf(t, "A plan has at most %1$s steps. Take away those that are not needed, or make a new plan.",
            lang_number(t->a, t->lang, PLAN_STEPS_MOST)));
    return false;
}

/* ---- the acts */

enum outcome plans_step_add(
    struct task *t, int64_t person, int64_t plan, const struct plan_step *s, struct problems *ret_problems)
{
    struct plan l;
    enum outcome found = plans_get(t, person, plan, &l);

    if (found != DONE)
        return found;
    if (!has_room(t, &l, 1, ret_problems) || !check(t, &l, s, NULL, ret_problems))
        return INVALID;
    struct plan_step one = settled(t, s, NULL);
    one.step = next_number(&l);
    one.version = plans_next_version(&l);
    begin(t, &l);
    add(t, &l, &one);
    end(t, &l, "step");
    return DONE;
}

enum outcome plans_fill(
    struct task *t, int64_t person, int64_t plan, struct str template, struct problems *ret_problems)
{
    struct plan l;
    struct template steps;
    enum outcome found = plans_get(t, person, plan, &l);

    if (found != DONE)
        return found;
    if (!plan_template(template, &steps)) {
        problem_add(t, ret_problems, "template", str_of(tr(t, "Choose one of the ready-made plans.")));
        return INVALID;
    }
    if (!has_room(t, &l, steps.n, ret_problems))
        return INVALID;
    begin(t, &l);
    plans_steps_from(t, &l, &steps, plans_next_version(&l));
    end(t, &l, "steps");
    return DONE;
}

bool plans_has(struct task *t, int64_t person, int64_t project)
{
    struct plans_sql_newest_row newest;

    return plans_sql_newest(t, person, project, &newest);
}

enum outcome plans_add_agreed(struct task *t, int64_t person, int64_t project, struct str what, struct day due)
{
    struct plans_sql_newest_row newest;
    struct plan_step s = { .what = what, .state = S("open"), .who = S("person"), .due_on = due };
    struct problems ps = { 0 };

    if (!plans_sql_newest(t, person, project, &newest))
        return NOT_FOUND;
    return plans_step_add(t, person, newest.plan, &s, &ps);
}

/* The plan and its step as they stand; *ret_step is in l. */
static enum outcome step_at(struct task *t, const struct step_at *at, struct plan *l, const struct plan_step **ret_step)
{
    enum outcome found = plans_get(t, at->person, at->plan, l);

    if (found != DONE)
        return found;
    const struct plan_step *s = plan_step_of(l, at->step);
    if (s == NULL)
        return NOT_FOUND;
    if (s->version != at->version)
        return CONFLICT;
    *ret_step = s;
    return DONE;
}

enum outcome plans_step_change(
    struct task *t, int64_t person, int64_t plan, const struct plan_step *s, struct problems *ret_problems)
{
    struct plan l;
    const struct plan_step *old;
    struct step_at at = { person, plan, s->step, s->version };
    enum outcome found = step_at(t, &at, &l, &old);

    if (found == CONFLICT)
        old = plan_step_of(&l, s->step);
    else if (found != DONE)
        return found;
    if (!check(t, &l, s, old, ret_problems))
        return INVALID;
    if (found == CONFLICT)
        return CONFLICT;
    struct plan_step one = settled(t, s, old);
    one.version = plans_next_version(&l);
    begin(t, &l);
    put(t, &l, &one);
    end(t, &l, "step");
    return DONE;
}

enum outcome plans_step_set_state(struct task *t, const struct step_at *at, struct str state)
{
    struct plan l;
    const struct plan_step *s;
    enum outcome found = step_at(t, at, &l, &s);

    if (found != DONE)
        return found;
    if (!code_ok(&CODES_step_state, state))
        return INVALID;
    struct plan_step one = *s;
    one.state = state;
    one = settled(t, &one, s);
    one.staff = s->staff, one.service = s->service; /* only its state is another */
    one.version = plans_next_version(&l);
    begin(t, &l);
    put(t, &l, &one);
    end(t, &l, "step");
    return DONE;
}

enum outcome plans_step_move(struct task *t, const struct step_at *at, bool up)
{
    struct plan l;
    const struct plan_step *s;
    enum outcome found = step_at(t, at, &l, &s);

    if (found != DONE)
        return found;
    size_t place = (size_t)(s - l.steps.at);
    if (up ? place == 0 : place + 1 == l.steps.n)
        return DONE;
    int64_t mine = s->step, theirs = l.steps.at[up ? place - 1 : place + 1].step, version = plans_next_version(&l);
    begin(t, &l);
    plans_sql_step_number(t, l.id, mine, -1, version);
    plans_sql_step_number(t, l.id, theirs, mine, version);
    plans_sql_step_number(t, l.id, -1, theirs, version);
    end(t, &l, "order");
    return DONE;
}

enum outcome plans_step_remove(struct task *t, const struct step_at *at)
{
    struct plan l;
    const struct plan_step *s;
    enum outcome found = step_at(t, at, &l, &s);

    if (found != DONE)
        return found;
    begin(t, &l);
    plans_sql_step_remove(t, l.id, s->step);
    end(t, &l, "step_removed");
    return DONE;
}
