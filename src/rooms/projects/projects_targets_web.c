/* projects_targets_web: what a project promised, and the periods its figures are told by. No rules here. */
#include "projects_card_html.h"
#include "projects_sql.h"
#include "rooms/projects/projects_pages.h"

FORM_DEFINE(target, TARGET_FIELDS)
FORM_DEFINE(period, PERIOD_FIELDS)
FORM_DEFINE(period_open, PERIOD_OPEN_FIELDS)

/* ---- targets */

static struct reply show_targets(struct req *r, int status, struct form form)
{
    struct projects_form_view v = { r->ids[0], projects_name(&r->task, r->ids[0]), form,
        projects_tabs(r, r->ids[0], TAB_TARGETS) };

    return SHOW(r, status, projects_targets_form, &v);
}

static struct target_values targets_of(struct task *t, int64_t project)
{
    struct projects_sql_targets_rows rows = projects_sql_targets(t, project);
    struct target_values v = {};

    for (size_t f = 0; f < target_form.n; f++) {
        int64_t *slot = (int64_t *)(void *)((char *)&v + target_form.fields[f].offset);
        *slot = INT_NONE;
        for (size_t i = 0; i < rows.n; i++)
            if (str_is(rows.at[i].measure, target_form.fields[f].name))
                *slot = rows.at[i].promised;
    }
    return v;
}

struct reply projects_targets(struct req *r)
{
    struct project_record now;

    if (!projects_may_write(&r->task, r->ids[0]))
        return reply_not_allowed(r);
    if (!projects_read(&r->task, r->ids[0], &now))
        return reply_not_found(r);
    struct target_values v = targets_of(&r->task, r->ids[0]);
    return show_targets(r, 200, form_show(&r->task, &target_form, &v, now.version));
}

struct reply projects_targets_save(struct req *r)
{
    struct task *t = &r->task;
    struct target_values v;
    struct form form;
    enum outcome open = projects_open_for_change(&r->task, r->ids[0]);

    if (open != DONE)
        return reply_refused(r, open);
    struct project_record record;
    if (!projects_read(t, r->ids[0], &record))
        return reply_not_found(r);
    struct target_values stored = targets_of(t, r->ids[0]);
    struct form theirs = form_show(t, &target_form, &stored, record.version);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_targets(r, 422, form);
    struct project_target *targets = NEW_N(t->a, struct project_target, target_form.n);
    for (size_t f = 0; f < target_form.n; f++)
        targets[f] = (struct project_target){ target_form.fields[f].name,
            *(const int64_t *)(const void *)((const char *)&v + target_form.fields[f].offset) };
    enum outcome how = projects_promise(t, r->ids[0], form.version, targets, target_form.n);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, projects_targets_save, r->ids[0]), "project", r->ids[0]);
    return reply_outcome(r, how, URL(t, projects_card_page, r->ids[0]), tr(t, "The targets are saved."));
}

/* ---- periods */

/* What was locked and opened of one period; and the way to what was corrected since the last locking. */
static void add_locks(struct task *t, const struct period_locks *all, struct period_line *line)
{
    struct url u = url_with_id(t->a, URL(t, reports_corrections), "project", line->project);

    for (size_t i = 0; i < all->n; i++)
        if (all->at[i].period == line->period)
            LIST_ADD(t->a, &line->locks, all->at[i]);
    if (!line->locked || viewer_role_in(t->viewer, line->project) != ROLE_MANAGER)
        return;
    u = url_with(t->a, u, "from", str_copy(t->a, day_str(&line->starts_on)));
    u = url_with(t->a, u, "to", str_copy(t->a, day_str(&line->ends_on)));
    line->corrections = line->locks.n == 0
                            ? u
                            : url_with(t->a, u, "since", str_copy(t->a, instant_str(&line->locks.at[0].at)));
}

static struct reply show_periods(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct projects_periods_view v = { .project = r->ids[0],
        .name = projects_name(t, r->ids[0]),
        .form = form,
        .tabs = projects_tabs(r, r->ids[0], TAB_PERIODS) };
    struct projects_sql_period_rows rows = projects_sql_periods(t, r->ids[0]);
    struct period_locks locks = projects_period_locks(t, r->ids[0]);

    for (size_t i = 0; i < rows.n; i++) {
        struct period_line line = {
            .project = r->ids[0],
            .period = rows.at[i].period,
            .version = rows.at[i].version,
            .name = rows.at[i].name,
            .theme = rows.at[i].theme,
            .starts_on = rows.at[i].starts_on,
            .ends_on = rows.at[i].ends_on,
            .locked = rows.at[i].locked,
        };
        add_locks(t, &locks, &line);
        LIST_ADD(t->a, &v.rows, line);
    }
    return SHOW(r, status, projects_periods, &v);
}

struct reply projects_periods(struct req *r)
{
    enum outcome open = projects_open_for_change(&r->task, r->ids[0]);

    if (open != DONE)
        return reply_refused(r, open);
    return show_periods(r, 200, form_show(&r->task, &period_form, NULL, 0));
}

struct reply projects_period_add(struct req *r)
{
    struct period_values v;
    struct form form;
    enum outcome open = projects_open_for_change(&r->task, r->ids[0]);

    if (open != DONE)
        return reply_refused(r, open);
    if (!form_read(r, &period_form, &v, &form))
        return show_periods(r, 422, form);
    enum outcome how = projects_add_period(&r->task, r->ids[0], v.name, v.starts_on, v.ends_on, &form.problems);
    if (how == INVALID)
        return show_periods(r, 422, form);
    return reply_outcome(r, how, URL(&r->task, projects_periods, r->ids[0]), tr(&r->task, "The period is saved."));
}

static struct reply locked(struct req *r, enum outcome how, const char *notice)
{
    struct task *t = &r->task;

    if (how == CONFLICT)
        return reply_redirect(r, URL(t, projects_periods, r->ids[0]),
            tr(t, "Somebody changed the period a moment ago. Look at it again."));
    return reply_outcome(r, how, URL(t, projects_periods, r->ids[0]), notice);
}

struct reply projects_period_lock(struct req *r)
{
    struct task *t = &r->task;

    return locked(
        r, projects_lock_period(t, r->ids[0], r->ids[1], req_version(r), true, S("")), tr(t, "The period is locked."));
}

static struct reply show_opening(struct req *r, int status, const struct project_period *period, struct form form)
{
    struct projects_period_open_view v = { r->ids[0], r->ids[1], period->name, form };

    return SHOW(r, status, projects_period_open, &v);
}

struct reply projects_period_opening(struct req *r)
{
    struct project_period period;
    enum outcome found = projects_period_to_change(&r->task, r->ids[0], r->ids[1], &period);

    if (found != DONE)
        return reply_refused(r, found);
    return show_opening(r, 200, &period, form_show(&r->task, &period_open_form, NULL, period.version));
}

struct reply projects_period_open(struct req *r)
{
    struct task *t = &r->task;
    struct project_period period;
    struct period_open_values v;
    struct form form;
    enum outcome found = projects_period_to_change(t, r->ids[0], r->ids[1], &period);

    if (found != DONE)
        return reply_refused(r, found);
    if (!form_read(r, &period_open_form, &v, &form))
        return show_opening(r, 422, &period, form);
    return locked(
        r, projects_lock_period(t, r->ids[0], r->ids[1], form.version, false, v.reason), tr(t, "The period is open."));
}
