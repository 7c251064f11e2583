/* referrals_summary_web: the hand-over summary of a person, as page and as paper: what the worker chooses among needs,
 * skills, plan and guidance; nothing is in it that was not chosen. No rules here: each room says what its viewer reads.
 */
#include "lang/lang.h"
#include "referrals_summary_html.h"
#include "rooms/guidance/guidance.h"
#include "rooms/needs/needs.h"
#include "rooms/papers.h"
#include "rooms/people/people.h"
#include "rooms/plans/plans.h"
#include "rooms/projects/projects.h"
#include "rooms/referrals/referrals_view.h"
#include "rooms/routes.h"
#include "rooms/skills/skills.h"

static const struct {
    const char *code, *name;
} parts[] = { { "needs", N_("Needs") }, { "skills", N_("Skills") }, { "plan", N_("Plan") },
    { "guidance", N_("Guidance") } };

static void add(struct task *t, struct summary_part *p, struct str label, struct str value)
{
    struct referral_line line = { label, value };

    if (!str_empty(value))
        LIST_ADD(t->a, &p->lines, line);
}

static void add_needs(struct task *t, struct summary_part *p, int64_t person, int64_t project)
{
    struct needs_now now = needs_now(t, person, project, DAY(""));

    for (size_t i = 0; i < now.n; i++)
        if (now.at[i].change != NEED_NEVER)
            add(t, p, code_name(t->lang, &CODES_need_area, now.at[i].area),
                code_name(t->lang, &CODES_need_weight, now.at[i].weight));
}

static void add_skills(struct task *t, struct summary_part *p, int64_t person, int64_t project)
{
    struct skill_rows rows = skills_of(t, person, project);

    for (size_t i = 0; i < rows.n; i++) {
        const struct skill_row *one = &rows.at[i];
        struct str skill = code_name(t->lang, &CODES_skill, one->skill);
        if (one->table == SKILL_LEVEL && one->newest && !str_empty(one->language))
            skill = str_fmt(
                t->a, "%.*s: %.*s", STR_ARG(lang_language_name(t->a, t->lang, one->language)), STR_ARG(skill));
        if (one->table == SKILL_LEVEL && one->newest)
            add(t, p, skill, code_name(t->lang, &CODES_skill_level, one->level));
        else if (one->table == SKILL_CERTIFICATE && one->validity != SKILL_ENDED)
            add(t, p, str_of(tr(t, "Certificate")), one->what);
    }
}

static void add_plan(struct task *t, struct summary_part *p, int64_t person)
{
    struct plans_fold plan = plans_fold_of(t, person);

    if (plan.plan == 0)
        return;
    add(t, p, str_of(tr(t, "Goal of the plan")), plan.goal);
    for (size_t i = 0; i < plan.steps.n; i++)
        add(t, p, day_known(plan.steps.at[i].due_on) ? lang_day(t->a, t->lang, plan.steps.at[i].due_on) : S("–"),
            plan.steps.at[i].what);
}

static void add_guidance(struct task *t, struct summary_part *p, int64_t person, int64_t project)
{
    struct guidance_waitings open = guidance_open(t, person, project);

    for (size_t i = 0; i < open.n; i++)
        add(t, p, code_name(t->lang, &CODES_destination, open.at[i].destination),
            str_fmt(t->a, "%.*s %.*s", STR_ARG(code_name(t->lang, &CODES_guidance_state, open.at[i].state)),
                STR_ARG(open.at[i].provider)));
}

static bool chosen(struct req *r, const char *code)
{
    struct strs all = req_all(r, "show");

    for (size_t i = 0; i < all.n; i++)
        if (str_is(all.at[i], code))
            return true;
    return false;
}

static void fill(struct req *r, struct referrals_summary_view *v, int64_t project)
{
    struct task *t = &r->task;

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct summary_part p = {
            .code = str_of(parts[i].code), .name = str_of(tr(t, parts[i].name)), .chosen = chosen(r, parts[i].code)
        };
        if (p.chosen && i == 0)
            add_needs(t, &p, v->person, project);
        else if (p.chosen && i == 1)
            add_skills(t, &p, v->person, project);
        else if (p.chosen && i == 2)
            add_plan(t, &p, v->person);
        else if (p.chosen)
            add_guidance(t, &p, v->person, project);
        LIST_ADD(t->a, &v->parts, p);
    }
}

static struct reply paper(struct req *r, const struct referrals_summary_view *v, int64_t project)
{
    struct task *t = &r->task;
    struct paper *p = projects_paper(
        t, project, (struct paper_head){ .lang = t->lang, .title = N_("Hand-over summary") });

    paper_heading(p, 1, paper_tr(p, N_("Hand-over summary")));
    paper_fact(p, paper_tr(p, N_("Name")), paper_own(v->name));
    paper_fact(p, paper_tr(p, N_("Day")), paper_own(lang_day(t->a, t->lang, t->today)));
    for (size_t i = 0; i < v->parts.n; i++) {
        const struct summary_part *one = &v->parts.at[i];
        if (!one->chosen)
            continue;
        paper_heading(p, 2, paper_own(one->name));
        for (size_t k = 0; k < one->lines.n; k++)
            paper_fact(p, paper_own(one->lines.at[k].label), paper_own(one->lines.at[k].value));
    }
    return papers_reply(r, p, "hand-over", URL(t, referrals_summary, v->person));
}

struct reply referrals_summary(struct req *r)
{
    struct task *t = &r->task;
    struct referrals_summary_view v = { .person = r->ids[0] };
    struct project_briefs projects = projects_open_to(t);
    int64_t project = 0;

    for (size_t i = 0; i < projects.n && project == 0; i++)
        if (people_may_counsel(t, v.person, projects.at[i].id))
            project = projects.at[i].id;
    if (project == 0)
        return reply_not_found(r);
    v.name = people_name(t, v.person);
    fill(r, &v, project);
    return papers_wanted(r) ? paper(r, &v, project) : SHOW(r, 200, referrals_summary, &v);
}
