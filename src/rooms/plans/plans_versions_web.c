/* plans_versions_web: what stood before a change of a plan. No rules here. */
#include "plans_before_html.h"
#include "rooms/people/people.h"
#include "rooms/plans/plans_pages.h"
#include "rooms/routes.h"

static void add(
    struct task *t, struct strs *words, const struct plan_version *v, enum plan_part part, const char *pattern)
{
    struct str number = lang_number(t->a, t->lang, v->changed[part]);

    if (v->changed[part] > 0)
        strs_add(t->a, words, tr_fill(t->a, pattern, &number, 1));
}

/* What a change did, as a list of words. */
static struct str did(struct task *t, const struct plan_version *v)
{
    struct strs words = { 0 };

    if (v->changed[PART_GOAL])
        strs_add(t->a, &words, str_of(tr(t, "the goal is another")));
    if (v->changed[PART_REVIEW])
        strs_add(t->a, &words, str_of(tr(t, "another day of review")));
    if (v->changed[PART_DEFERRAL])
        strs_add(t->a, &words, str_of(tr(t, "waiting begun, changed or ended")));
    add(t, &words, v, PART_STEPS_ADDED, trn(t, "%n step added", "%n steps added", v->changed[PART_STEPS_ADDED]));
    add(t, &words, v, PART_STEPS_REMOVED,
        trn(t, "%n step removed", "%n steps removed", v->changed[PART_STEPS_REMOVED]));
    add(t, &words, v, PART_STEPS_DONE, trn(t, "%n step done", "%n steps done", v->changed[PART_STEPS_DONE]));
    add(t, &words, v, PART_STEPS, trn(t, "%n step changed", "%n steps changed", v->changed[PART_STEPS]));
    return lang_list(t->a, t->lang, &words);
}

static struct plan_change_line line_of(struct task *t, const struct plan_version *v)
{
    return (struct plan_change_line){ v->version, v->at, v->staff_name, did(t, v) };
}

struct reply plans_changes(struct req *r)
{
    struct task *t = &r->task;
    struct plan l;
    enum outcome found = plans_asked(r, &l);

    if (found != DONE)
        return reply_refused(r, found);
    int64_t start = list_start(r);
    struct plan_versions versions = plans_versions(t, &l, start);
    struct plan_changes_view v = { .person = l.person,
        .plan = l.id,
        .name = people_name(t, l.person),
        .hidden = versions.total - start - (int64_t)versions.n,
        .pager = list_pager(t, URL(t, plans_changes, l.person, l.id), start, PLAN_VERSIONS_SHOWN, versions.total) };
    for (size_t i = 0; i < versions.n; i++) {
        struct plan_change_line line = line_of(t, &versions.at[i]);
        LIST_ADD(t->a, &v.rows, line);
    }
    return SHOW(r, 200, plans_changes, &v);
}

struct reply plans_before(struct req *r)
{
    struct task *t = &r->task;
    struct plan l;
    enum outcome found = plans_asked(r, &l);

    if (found != DONE)
        return reply_refused(r, found);
    struct plan_versions versions = plans_versions(t, &l, plans_version_row(t, l.id, r->ids[2]));
    if (versions.n == 0 || versions.at[0].version != r->ids[2])
        return reply_not_found(r);
    struct plan_before_view v = { line_of(t, &versions.at[0]), plans_view_of(t, &versions.at[0].stood, true) };
    return SHOW(r, 200, plans_before, &v);
}
