/* groups_sessions_web: the timetable page, and a session's card: changing, moving, cancelling. No rules here. */
#include "base/settings.h"
#include "groups_sessions_html.h"
#include "groups_sessions_sql.h"
#include "rooms/groups/groups_pages.h"
#include "rooms/projects/projects.h"

FORM_DEFINE(session, SESSION_FIELDS)
FORM_DEFINE(session_move, SESSION_MOVE_FIELDS)
FORM_DEFINE(session_cancel, SESSION_CANCEL_FIELDS)
FORM_DEFINE(no_meeting, NO_MEETING_FIELDS)

enum { SESSIONS_SHOWN = 500 };

/* ---- the timetable */

static void fill_days(struct task *t, const struct group_record *g, struct timetable_view *v)
{
    struct timetable_days days = groups_timetable(t, v->id, &g->card);

    for (size_t i = 0; i < days.n; i++) {
        struct timetable_line line = { .day = days.at[i].day,
            .holiday = days.at[i].holiday != NULL,
            .exists = days.at[i].exists,
            .reason = days.at[i].holiday != NULL ? str_of(lang_tr(t->lang, days.at[i].holiday))
                                                 : days.at[i].exception };
        line.open = !line.exists && str_empty(line.reason);
        v->to_make += line.open;
        LIST_ADD(t->a, &v->days, line);
    }
    v->complete = g->card.weekdays.n > 0 && day_whole(g->card.starts_on) && day_whole(g->card.ends_on);
    struct groups_sessions_sql_exceptions_rows exceptions = groups_sessions_sql_exceptions(t, v->id);
    for (size_t i = 0; i < exceptions.n; i++) {
        struct exception_line line = { exceptions.at[i].day, exceptions.at[i].reason };
        LIST_ADD(t->a, &v->exceptions, line);
    }
}

static struct reply show_timetable(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct group_record g;
    enum outcome found = groups_record(t, r->ids[0], GROUP_REGISTER, &g);

    if (found != DONE)
        return reply_refused(r, found);
    struct timetable_view v = { .id = r->ids[0],
        .tabs = groups_tabs(r->ids[0], &g, GROUP_TAB_TIMETABLE),
        .name = g.card.name,
        .meets = groups_meets(t, &g.card),
        .form = form,
        .may_lead = g.right >= GROUP_LEAD };
    fill_days(t, &g, &v);
    const struct session_wish wish = { .from = DAY(""), .start = list_start(r), .limit = SESSIONS_SHOWN };
    v.sessions = groups_session_lines(t, v.id, &wish, v.may_lead);
    v.pager = list_pager(t, URL(t, groups_timetable_page, v.id), wish.start, SESSIONS_SHOWN,
        wish.start + (int64_t)v.sessions.n + v.sessions.hidden);
    return SHOW(r, status, groups_timetable_view, &v);
}

struct reply groups_timetable_page(struct req *r)
{
    return show_timetable(r, 200, form_show(&r->task, &no_meeting_form, NULL, 0));
}

struct reply groups_timetable_make(struct req *r)
{
    struct task *t = &r->task;
    struct strs typed = req_all(r, "day");
    struct day *days = NEW_N(t->a, struct day, typed.n + 1);
    struct url again = URL(t, groups_timetable_page, r->ids[0]);
    size_t n = 0;
    int64_t made = 0;

    for (size_t i = 0; i < typed.n; i++)
        n += day_read(typed.at[i], &days[n]);
    enum outcome how = groups_make_sessions(t, r->ids[0], days, n, &made);
    if (how != DONE)
        return reply_outcome(r, how, again, NULL);
    struct str count = lang_number(t->a, t->lang, made);
    struct str said = tr_fill(t->a, trn(t, "%n session is planned.", "%n sessions are planned.", made), &count, 1);
    return reply_redirect(r, again, str_z(t->a, said));
}

struct reply groups_exception_put(struct req *r)
{
    struct task *t = &r->task;
    struct no_meeting_values v;
    struct form form;

    if (!form_read(r, &no_meeting_form, &v, &form))
        return show_timetable(r, 422, form);
    return reply_outcome(r, groups_add_exception(t, r->ids[0], v.day, v.reason),
        URL(t, groups_timetable_page, r->ids[0]),
        tr(t, "Saved. A session that is planned on that day already stays: cancel it if it is not held."));
}

struct reply groups_exception_drop(struct req *r)
{
    struct task *t = &r->task;

    return reply_outcome(r, groups_drop_exception(t, r->ids[0], req_day(r, "day")),
        URL(t, groups_timetable_page, r->ids[0]), tr(t, "Saved."));
}

enum { THEMES_BESIDE = 10 };

/* What a session can be about: themes, modules and work contacts to choose from. */
static void offer(struct task *t, int64_t project, struct form *form)
{
    struct modules modules = modules_of(t, project, false);
    struct strs themes = modules_themes(t, &modules);
    struct experts experts = modules_experts(t, project);

    for (size_t i = 0; i < themes.n; i++)
        form_option(t, form, session_F_theme, themes.at[i], themes.at[i]);
    for (size_t i = 0; i < modules.n; i++)
        form_option_id(t, form, session_F_planned_module, modules.at[i].id, modules.at[i].name);
    for (size_t i = 0; i < experts.n; i++) {
        struct str text = modules_expert_text(t->a, &experts.at[i]);
        form_option(t, form, session_F_expert, text, text);
    }
}

/* Beside the fields: what the members need and voted for, the theme of the period, the themes the group has had, and
 * what was learned with the module before. */
static void fill_beside(struct req *r, int64_t project, struct session_view *v)
{
    struct task *t = &r->task;
    struct need_sums sums = needs_of_group(t, v->group, t->today);
    const struct session_card *c = &v->record.card;

    offer(t, project, &v->card);
    v->needs = groups_theme_needs(r, &sums, v->card.typed[session_F_theme]);
    v->votes = groups_theme_votes(r, v->group, v->card.typed[session_F_theme]);
    v->readings = groups_readings(t, project);
    v->period_theme = groups_period_theme(t, project, day_whole(c->day) ? c->day : t->today);
    v->themes = groups_themes(t, v->group, t->today, THEMES_BESIDE);
    v->has_modules = v->card.options[session_F_planned_module].n > 0 || c->module_id != 0;
    v->has_expert = c->expert_id != 0;
    if (c->module_id == 0) {
        v->module_text = c->module;
        return;
    }
    v->module_url = URL(t, modules_one, c->module_id);
    v->notes = modules_notes(t, c->module_id, 0);
}

/* ---- a session that the timetable does not know */

static struct reply show_new(struct req *r, int status, const struct group_record *g, struct form form)
{
    struct session_view v = { .group = r->ids[0], .name = g->card.name, .card = form };

    fill_beside(r, g->project, &v);
    return SHOW(r, status, groups_session_new_form, &v);
}

struct reply groups_session_new(struct req *r)
{
    struct task *t = &r->task;
    struct group_record g;
    enum outcome found = groups_record(t, r->ids[0], GROUP_LEAD, &g);

    if (found != DONE)
        return reply_refused(r, found);
    struct session_values v = {
        .day = groups_query_day(r, "day", DAY("")), .start = g.card.start, .end = g.card.end, .kind = S("meeting")
    };
    struct form form = form_show(t, &session_form, &v, 0);
    return show_new(r, 200, &g, form);
}

static struct session_values values_of(const struct session_card *c)
{
    return (struct session_values){
        .day = c->day,
        .start = c->start,
        .end = c->end,
        .kind = c->kind,
        .theme = c->theme,
        .planned_module = c->module_id,
        .expert = c->expert,
    };
}

static struct session_card card_of(const struct session_values *v)
{
    return (struct session_card){
        .day = v->day,
        .start = v->start,
        .end = v->end,
        .kind = v->kind,
        .theme = v->theme,
        .module_id = v->planned_module,
        .expert = v->expert,
    };
}

struct reply groups_session_create(struct req *r)
{
    struct task *t = &r->task;
    struct session_values v;
    struct form form;
    struct group_record g;
    int64_t id;
    enum outcome how = groups_record(t, r->ids[0], GROUP_LEAD, &g);

    if (how != DONE)
        return reply_refused(r, how);
    if (!form_read(r, &session_form, &v, &form) || !groups_theme_add(r, &v.theme, &form, session_F_theme))
        return show_new(r, 422, &g, form);
    struct session_card card = card_of(&v);
    how = groups_add_session(t, r->ids[0], &card, &id, &form.problems);
    if (how == INVALID)
        return show_new(r, 422, &g, form);
    return reply_outcome(r, how, URL(t, groups_group, r->ids[0]), tr(t, "The session is planned."));
}

/* ---- a session's card */

/* The page with its three forms; `tried` replaces the one of its table. */
static struct reply show_session(struct req *r, int status, const struct form *tried)
{
    struct task *t = &r->task;
    struct session_view v = { .session = r->ids[0] };
    struct group_record g;
    enum outcome found = groups_session_record(t, r->ids[0], &v.record);

    if (found == DONE)
        found = groups_record(t, v.record.group, GROUP_LEAD, &g);
    if (found != DONE)
        return reply_refused(r, found);
    const struct session_card *c = &v.record.card;
    struct session_values card = values_of(c);
    struct session_move_values move = { .day = c->day, .start = c->start, .end = c->end };
    v.group = v.record.group;
    v.name = g.card.name;
    v.card = form_show(t, &session_form, &card, v.record.version);
    v.move = form_show(t, &session_move_form, &move, v.record.version);
    v.cancel = form_show(t, &session_cancel_form, NULL, v.record.version);
    if (tried != NULL)
        *(tried->table == &session_form ? &v.card : tried->table == &session_move_form ? &v.move : &v.cancel) = *tried;
    fill_beside(r, v.record.project, &v);
    v.planned = str_is(v.record.state, "planned") && !v.record.closed && !v.record.marked;
    v.cancelled = str_is(v.record.state, "cancelled");
    v.locked = projects_day_locked(t, v.record.project, c->day);
    v.tells = (v.planned || v.cancelled) && day_cmp(c->day, t->today) >= 0;
    return SHOW(r, status, groups_session, &v);
}

struct reply groups_session_edit(struct req *r) { return show_session(r, 200, NULL); }

/* After one of the three forms: the group that the session belongs to; or the question whether its members shall be
 * told, in a house that writes messages. */
static struct reply session_saved(struct req *r, enum outcome how, struct form *form, const char *notice, bool asks)
{
    struct task *t = &r->task;
    struct session_record s;

    if (how == INVALID)
        return show_session(r, 422, form);
    if (how != DONE || groups_session_record(t, r->ids[0], &s) != DONE)
        return reply_outcome(r, how, URL(t, groups_session_edit, r->ids[0]), NULL);
    asks = asks && (!str_empty(t->settings->sms_address) || !str_empty(t->settings->mail_server)) &&
           day_cmp(s.card.day, t->today) >= 0;
    return reply_redirect(r, asks ? URL(t, messages_tell_page, r->ids[0]) : URL(t, groups_group, s.group), notice);
}

struct reply groups_session_save(struct req *r)
{
    struct task *t = &r->task;
    struct session_values v;
    struct session_record now;
    struct form form;
    enum outcome how = groups_session_record(t, r->ids[0], &now);

    if (how != DONE)
        return reply_refused(r, how);
    struct session_values stored = values_of(&now.card);
    struct form theirs = form_show(t, &session_form, &stored, now.version);
    if (!form_read_over(r, &theirs, &v, &form) || !groups_theme_add(r, &v.theme, &form, session_F_theme))
        return show_session(r, 422, &form);
    struct session_card card = card_of(&v);
    how = groups_change_session(t, r->ids[0], form.version, &card, &form.problems);
    if (how == CONFLICT) {
        offer(t, now.project, &form);
        offer(t, now.project, &theirs);
        return reply_conflict(r, &form, &theirs, URL(t, groups_session_save, r->ids[0]), "session", r->ids[0]);
    }
    bool moved = strcmp(card.start.t, now.card.start.t) != 0;
    return session_saved(r, how, &form, tr(t, "The session is saved."), moved);
}

struct reply groups_session_move(struct req *r)
{
    struct task *t = &r->task;
    struct session_move_values v;
    struct form form;

    if (!form_read(r, &session_move_form, &v, &form))
        return show_session(r, 422, &form);
    struct session_time to = { .day = v.day, .start = v.start, .end = v.end };
    return session_saved(r, groups_move_session(t, r->ids[0], form.version, to, &form.problems), &form,
        tr(t, "The session is moved."), true);
}

struct reply groups_session_cancel(struct req *r)
{
    struct task *t = &r->task;
    struct session_cancel_values v;
    struct form form;

    if (!form_read(r, &session_cancel_form, &v, &form))
        return show_session(r, 422, &form);
    return session_saved(r, groups_cancel_session(t, r->ids[0], form.version, v.reason, &form.problems), &form,
        tr(t, "The session is cancelled."), true);
}

struct reply groups_session_restore(struct req *r)
{
    struct task *t = &r->task;
    struct session_record s;
    enum outcome how = groups_restore_session(t, r->ids[0], req_version(r));

    if (how != DONE || groups_session_record(t, r->ids[0], &s) != DONE)
        return reply_outcome(r, how, URL(t, groups_session_edit, r->ids[0]), NULL);
    return reply_redirect(r, URL(t, groups_group, s.group), tr(t, "The session is planned again."));
}
