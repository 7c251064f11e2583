/* groups_series_web: a group's modules and themes, planning its sessions from a series, what was learned after one, the
 * invitation of an expert. No rules here. */
#include "groups_series_html.h"
#include "lang/lang.h"
#include "rooms/groups/groups_pages.h"
#include "rooms/projects/projects.h"

FORM_DEFINE(session_after, SESSION_AFTER_FIELDS)

/* ---- what became of the modules */

struct reply groups_modules(struct req *r)
{
    struct task *t = &r->task;
    struct group_record g;
    enum outcome found = groups_record(t, r->ids[0], GROUP_REGISTER, &g);

    if (found != DONE)
        return reply_refused(r, found);
    struct strs out = groups_left_out(t, r->ids[0]);
    struct group_modules_view v = { .id = r->ids[0],
        .tabs = groups_tabs(r->ids[0], &g, GROUP_TAB_MODULES),
        .name = g.card.name,
        .left_out = strs_join(t->a, &out, S(", ")),
        .rows = groups_courses(t, r->ids[0]),
        .themes = groups_themes(t, r->ids[0], t->today, THEMES_SHOWN),
        .may_lead = g.right >= GROUP_LEAD && permitted(t->viewer, PERM_GROUPS_LEAD) };
    for (size_t i = 0; i < v.rows.n; i++)
        v.passes |= v.rows.at[i].passed_on != INT_NONE;
    return SHOW(r, 200, groups_modules, &v);
}

/* ---- planning */

/* What the address or the form asks for: a series, or modules one by one in the order of their list; from which day. */
struct plan_asked {
    int64_t series;
    struct modules modules;
    struct day first;
};

static bool chosen(struct req *r, int64_t module)
{
    struct strs all = req_all(r, "module");
    int64_t id;

    for (size_t i = 0; i < all.n; i++)
        if (id_read(all.at[i], &id) && id == module)
            return true;
    return false;
}

static struct plan_asked asked(struct req *r, const struct group_record *g)
{
    struct task *t = &r->task;
    struct plan_asked ask = { .series = req_id(r, "series") };
    struct series s;
    struct day begins = day_cmp(g->card.starts_on, t->today) > 0 ? g->card.starts_on : t->today;

    ask.first = groups_query_day(r, "first", begins);
    if (ask.series != 0 && modules_series_get(t, ask.series, &s) == DONE &&
        (s.project == 0 || s.project == g->project)) {
        ask.modules = s.items;
        return ask;
    }
    ask.series = 0;
    struct modules all = modules_of(t, g->project, false);
    for (size_t i = 0; i < all.n; i++)
        if (chosen(r, all.at[i].id))
            LIST_ADD(t->a, &ask.modules, all.at[i]);
    return ask;
}

static void fill_choices(
    struct req *r, const struct group_record *g, const struct plan_asked *ask, struct series_plan_view *v)
{
    struct task *t = &r->task;
    struct series_list all = modules_series_of(t, g->project);
    struct modules modules = modules_of(t, g->project, false);
    struct str series = ask->series == 0 ? S("") : id_str(t->a, ask->series);
    struct need_sums sums = needs_of_group(t, v->id, t->today);

    picks_add(t, &v->all, S(""), str_of(tr(t, "Choose a series")), series);
    for (size_t i = 0; i < all.n; i++)
        picks_add(t, &v->all, id_str(t->a, all.at[i].id), all.at[i].name, series);
    for (size_t i = 0; i < modules.n; i++) {
        struct module_choice one = { id_str(t->a, modules.at[i].id), modules.at[i].name,
            ask->series == 0 && chosen(r, modules.at[i].id) };
        LIST_ADD(t->a, &v->modules, one);
        v->chosen |= one.chosen;
    }
    v->nothing = modules.n == 0;
    v->needs = groups_theme_needs(r, &sums, S(""));
    v->votes = groups_theme_votes(r, v->id, S(""));
    v->readings = groups_readings(t, g->project);
}

struct reply groups_series_plan(struct req *r)
{
    struct task *t = &r->task;
    struct group_record g;
    enum outcome found = groups_record(t, r->ids[0], GROUP_LEAD, &g);

    if (found != DONE)
        return reply_refused(r, found);
    struct plan_asked ask = asked(r, &g);
    struct series_plan_view v = { .id = r->ids[0],
        .series = ask.series == 0 ? S("") : id_str(t->a, ask.series),
        .tabs = groups_tabs(r->ids[0], &g, GROUP_TAB_MODULES),
        .name = g.card.name,
        .first = str_copy(t->a, day_str(&ask.first)),
        .complete = g.card.weekdays.n > 0 && day_whole(g.card.starts_on) && day_whole(g.card.ends_on),
        .shown = ask.modules.n > 0 };
    fill_choices(r, &g, &ask, &v);
    struct plan_days plan = groups_plan(t, v.id, &g, &ask.modules, ask.first);
    for (size_t i = 0; i < plan.n; i++) {
        struct plan_line line = { plan.at[i],
            plan.at[i].holiday != NULL ? str_of(lang_tr(t->lang, plan.at[i].holiday)) : S("") };
        if (line.d.what == PLAN_TAKEN)
            line.d.reason = modules_theme_shown(t, line.d.reason);
        LIST_ADD(t->a, &v.days, line);
    }
    v.to_make = plan.make + plan.fill;
    v.left = plan.left;
    v.seen = plan.seen;
    v.last_day = day_whole(g.card.ends_on) ? lang_day(t->a, t->lang, g.card.ends_on) : S("");
    return SHOW(r, 200, groups_series_plan, &v);
}

struct reply groups_series_make(struct req *r)
{
    struct task *t = &r->task;
    struct group_record g;
    int64_t made = 0;
    enum outcome how = groups_record(t, r->ids[0], GROUP_LEAD, &g);

    if (how != DONE)
        return reply_refused(r, how);
    struct plan_asked ask = asked(r, &g);
    struct url again = url_with(t->a, URL(t, groups_series_plan, r->ids[0]), "first", day_str(&ask.first));
    if (ask.series != 0)
        again = url_with_id(t->a, again, "series", ask.series);
    for (size_t i = 0; ask.series == 0 && i < ask.modules.n; i++)
        again = url_with_id(t->a, again, "module", ask.modules.at[i].id);
    how = groups_plan_make(t, r->ids[0],
        &(struct plan_wish){ .modules = &ask.modules, .first = ask.first, .seen = req_get(r, "seen") }, &made);
    if (how == CONFLICT)
        return reply_redirect(r, again,
            tr(t, "Something of the group has changed since you looked. Look at the days again; nothing was made."));
    if (how != DONE)
        return reply_outcome(r, how, again, NULL);
    struct str count = lang_number(t->a, t->lang, made);
    struct str said = tr_fill(
        t->a, trn(t, "%n session has its module now.", "%n sessions have their modules now.", made), &count, 1);
    return reply_redirect(r, URL(t, groups_modules, r->ids[0]), str_z(t->a, said));
}

/* From a series to the group that is planned with it. */
struct reply groups_series_groups(struct req *r)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_open_to(t);
    struct series s;
    enum outcome found = modules_series_get(t, r->ids[0], &s);

    if (found != DONE)
        return reply_refused(r, found);
    struct series_groups_view v = { .series = s.id, .name = s.name };
    for (size_t i = 0; i < projects.n; i++) {
        struct group_briefs all = groups_of_project(t, projects.at[i].id, t->today, 0);
        for (size_t k = 0; k < all.n; k++) {
            struct series_group_line one = { all.at[k].name,
                url_with_id(t->a, URL(t, groups_series_plan, all.at[k].id), "series", s.id) };
            if ((s.project != 0 && s.project != projects.at[i].id) || !groups_may_write(t, all.at[k].id))
                continue;
            LIST_ADD(t->a, &v.rows, one);
        }
    }
    return SHOW(r, 200, groups_series_groups, &v);
}

/* ---- after a session */

static struct reply show_after(struct req *r, int status, const struct session_record *s, struct form form)
{
    struct task *t = &r->task;
    struct group_record g;
    struct module m;
    enum outcome found = groups_record(t, s->group, GROUP_LEAD, &g);

    if (found == DONE)
        found = s->card.module_id == 0 ? NOT_FOUND : modules_get(t, s->card.module_id, &m);
    if (found != DONE)
        return reply_refused(r, found);
    struct session_after_view v = { .session = r->ids[0],
        .group = s->group,
        .module = m.id,
        .group_name = g.card.name,
        .name = m.name,
        .day = s->card.day,
        .form = form };
    struct module_notes all = modules_notes(t, m.id, 0);
    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].session != v.session)
            LIST_ADD(t->a, &v.before, all.at[i]);
    return SHOW(r, status, groups_session_after, &v);
}

/* The note of the session as it stands, or an empty one. */
static struct module_note note_of(struct task *t, int64_t session, const struct session_record *s)
{
    struct module_notes mine = modules_notes(t, s->card.module_id, session);

    return mine.n > 0 ? mine.at[0] : (struct module_note){ .worked = S(""), .improve = S("") };
}

static struct form note_form(struct task *t, const struct module_note *n)
{
    struct session_after_values v = { .worked = n->worked, .improve = n->improve };

    return form_show(t, &session_after_form, &v, n->version);
}

struct reply groups_session_after(struct req *r)
{
    struct session_record s;
    enum outcome found = groups_session_record(&r->task, r->ids[0], &s);

    if (found != DONE)
        return reply_refused(r, found);
    struct module_note n = note_of(&r->task, r->ids[0], &s);
    return show_after(r, 200, &s, note_form(&r->task, &n));
}

struct reply groups_session_learned(struct req *r)
{
    struct task *t = &r->task;
    struct session_after_values v;
    struct session_record s;
    struct form form;
    enum outcome how = groups_session_record(t, r->ids[0], &s);

    if (how != DONE)
        return reply_refused(r, how);
    struct module_note now = note_of(t, r->ids[0], &s);
    struct form theirs = note_form(t, &now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_after(r, 422, &s, form);
    struct module_note n = {
        .id = form.version == 0 ? 0 : now.id, .version = form.version, .worked = v.worked, .improve = v.improve
    };
    how = groups_learned(t, r->ids[0], &n, &form.problems);
    if (how == INVALID)
        return show_after(r, 422, &s, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, groups_session_learned, r->ids[0]), "module note", now.id);
    return reply_outcome(r, how, URL(t, groups_modules, s.group), tr(t, "It is written at the module."));
}

/* ---- the invitation of an expert */

/* Day, time, place, group and topic as a text to copy. Of a shielded group the place is told by telephone. */
static struct str invitation(
    struct task *t, const struct session_record *s, const struct group_record *g, bool shielded)
{
    struct strs lines = { 0 };
    struct str theme = modules_theme_shown(t, s->card.theme);

    strs_add(t->a, &lines, str_of(tr(t, "Welcome to visit our group!")));
    strs_add(t->a, &lines, trf(t, "Day: %1$s", lang_day_long(t->a, t->lang, s->card.day)));
    if (clock_minutes(s->card.start) >= 0)
        strs_add(t->a, &lines, trf(t, "Time: %1$s", lang_clock(t->a, t->lang, s->card.start)));
    if (!shielded && !str_empty(g->card.venue))
        strs_add(t->a, &lines, trf(t, "Place: %1$s", g->card.venue));
    strs_add(t->a, &lines, trf(t, "Language of the group: %1$s", lang_language_name(t->a, t->lang, g->card.language)));
    if (!str_empty(theme))
        strs_add(t->a, &lines, trf(t, "Topic: %1$s", theme));
    strs_add(t->a, &lines, trf(t, "With kind regards, %1$s", t->viewer->name));
    return strs_join(t->a, &lines, S("\n"));
}

struct reply groups_session_expert(struct req *r)
{
    struct task *t = &r->task;
    struct session_record s;
    struct group_record g;
    struct expert e;
    enum outcome found = groups_session_record(t, r->ids[0], &s);

    if (found == DONE)
        found = groups_record(t, s.group, GROUP_LEAD, &g);
    if (found == DONE)
        found = s.card.expert_id == 0 ? NOT_FOUND : modules_expert_get(t, s.card.expert_id, &e);
    if (found != DONE)
        return reply_refused(r, found);
    struct session_expert_view v = { .session = r->ids[0],
        .version = s.version,
        .group_name = g.card.name,
        .expert = modules_expert_text(t->a, &e),
        .email = e.email,
        .phone = e.phone,
        .day = s.card.day,
        .thanked_on = s.thanked_on,
        .card = URL(t, modules_expert, e.id),
        .is_over = day_cmp(s.card.day, t->today) <= 0,
        .shielded = groups_shielded(t, s.group) };
    v.invitation = invitation(t, &s, &g, v.shielded);
    if (!str_empty(e.email))
        v.mail.s = str_fmt(t->a, "mailto:%.*s?subject=%.*s&body=%.*s", STR_ARG(str_percent(t->a, e.email, "@+")),
            STR_ARG(str_percent(t->a, str_of(tr(t, "Visit to our group")), "")),
            STR_ARG(str_percent(t->a, v.invitation, "")));
    return SHOW(r, 200, groups_session_expert, &v);
}

struct reply groups_session_thank(struct req *r)
{
    struct task *t = &r->task;
    struct url here = URL(t, groups_session_expert, r->ids[0]);
    enum outcome how = groups_thank(t, r->ids[0], req_version(r));

    if (how == INVALID)
        return reply_redirect(r, here, tr(t, "Thank her or him after the visit."));
    return reply_outcome(r, how, here, tr(t, "It is written down that you said thank you."));
}
