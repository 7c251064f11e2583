/* follow_ups_web: the list of the week, one follow-up with its answer, attempts, a project's own kinds. No rules here.
 */
#include "follow_ups_follow_ups_html.h"
#include "lang/lang.h"
#include "lang/languages.h"
#include "rooms/follow_ups/follow_ups_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(after_exit, AFTER_EXIT_FIELDS)
FORM_DEFINE(after_six, AFTER_SIX_FIELDS)
FORM_DEFINE(after_own, AFTER_OWN_FIELDS)
FORM_DEFINE(follow_up_rule, FOLLOW_UP_RULE_FIELDS)

enum { ROWS_SHOWN = 10, ANSWERED_SHOWN = 20 };

static struct follow_up_line line_of(struct task *t, const struct follow_up *f)
{
    return (struct follow_up_line){ .link = URL(t, follow_ups_one, f->id),
        .person = URL(t, people_person, f->person),
        .key = id_str(t->a, f->id),
        .f = *f,
        .what = str_empty(f->rule_name) ? code_name(t->lang, &CODES_follow_up_kind, f->kind) : f->rule_name,
        .overdue = !day_known(f->done_on) && day_known(f->due) && day_cmp(f->due, t->today) < 0,
        .may_close = follow_ups_may_close(f),
        .one_way = !f->got_her && f->needed > 1 && f->days >= f->needed && f->channels < 2,
        .early = !str_is(f->kind, "exit") && day_known(f->due) && day_cmp(f->due, t->today) > 0,
        .may_write = permitted(t->viewer, PERM_FOLLOW_UPS_WRITE) };
}

/* ---- the list */

static void add_picks(struct task *t, const struct follow_ups_wish *w, struct follow_ups_page_view *v)
{
    struct str all = str_of(tr(t, "All"));

    picks_add(t, &v->kinds, S(""), all, w->kind);
    for (size_t i = 0; i < CODES_follow_up_kind.n; i++) {
        struct str code = str_of(CODES_follow_up_kind.at[i].code);
        picks_add(t, &v->kinds, code, code_name(t->lang, &CODES_follow_up_kind, code), w->kind);
    }
    picks_add(t, &v->languages, S(""), all, w->language);
#define L(x, tag, iso3, own_name, dir, locale, translated) \
    picks_add(t, &v->languages, S(iso3), lang_language_name(t->a, t->lang, S(iso3)), w->language);
    LANGUAGES(L, )
#undef L
}

static struct url list_url(struct task *t, const struct follow_ups_wish *w)
{
    struct url here = URL(t, follow_ups_page);

    if (!w->mine)
        here = url_with_id(t->a, here, "project", w->project);
    if (w->kind.n > 0)
        here = url_with(t->a, here, "kind", w->kind);
    if (w->language.n > 0)
        here = url_with(t->a, here, "language", w->language);
    return here;
}

/* One's own first; then each project that the viewer works in. */
static void add_tabs(struct task *t, const struct follow_ups_wish *w, struct follow_ups_page_view *v)
{
    struct project_briefs projects = projects_open_to(t);
    struct follow_up_tab own = { URL(t, follow_ups_page), str_of(tr(t, "Mine")), w->mine };

    if (permitted(t->viewer, PERM_FOLLOW_UPS_WRITE))
        LIST_ADD(t->a, &v->tabs, own);
    for (size_t i = 0; i < projects.n; i++) {
        struct follow_up_tab one = { url_with_id(t->a, URL(t, follow_ups_page), "project", projects.at[i].id),
            projects.at[i].name, !w->mine && projects.at[i].id == w->project };
        LIST_ADD(t->a, &v->tabs, one);
    }
}

struct reply follow_ups_page(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = req_id(r, "project");
    bool mine = project == 0 && permitted(t->viewer, PERM_FOLLOW_UPS_WRITE);
    struct follow_ups_wish w = { .mine = mine,
        .project = mine ? 0 : projects_current(t, project),
        .kind = req_get(r, "kind"),
        .language = req_get(r, "language"),
        .start = list_start(r),
        .limit = ROWS_SHOWN };
    struct follow_ups list = follow_ups_list(t, &w);
    struct follow_ups_page_view v = {
        .mine = mine, .project = mine ? S("") : id_str(t->a, w.project), .filtered = w.kind.n > 0 || w.language.n > 0
    };

    if (list.n == 0 && w.start > 0) { /* what stood on the last page is done */
        w.start = 0;
        list = follow_ups_list(t, &w);
    }
    struct url here = list_url(t, &w);
    v.total = list.total, v.more = list.more;
    v.all = mine ? URL(t, follow_ups_page) : url_with_id(t->a, URL(t, follow_ups_page), "project", w.project);
    v.pager = list_pager(t, here, w.start, ROWS_SHOWN, list.total);
    v.here = (w.start > 0 ? url_with_int(t->a, here, "start", w.start) : here).s;
    add_tabs(t, &w, &v);
    add_picks(t, &w, &v);
    for (size_t i = 0; i < list.n; i++) {
        struct follow_up_line line = line_of(t, &list.at[i]);
        line.link = url_with(t->a, line.link, "back", v.here);
        LIST_ADD(t->a, &v.rows, line);
    }
    w.start = 0, w.limit = ANSWERED_SHOWN;
    struct follow_ups answered = follow_ups_answered(t, &w);
    for (size_t i = 0; i < answered.n; i++) {
        struct follow_up_line line = line_of(t, &answered.at[i]);
        line.link = url_with(t->a, line.link, "back", v.here);
        LIST_ADD(t->a, &v.answered, line);
    }
    return SHOW(r, 200, follow_ups_page, &v);
}

/* ---- one */

static bool is_exit(const struct follow_up *f) { return f->spell != 0 && str_is(f->kind, "exit"); }
static bool is_six_months(const struct follow_up *f) { return f->spell != 0 && str_is(f->kind, "six_month"); }

/* With what is known already. today: stands in the empty day of a form that is shown to be filled in. */
static struct form form_of(struct task *t, const struct follow_up *f, struct day today)
{
    struct person_after a = { 0 };
    bool known = f->spell != 0 && people_after(t, f->spell, &a);

    if (is_exit(f) && known) {
        struct after_exit_values v = { .exit_status = a.exit_status,
            .exit_status_on = day_known(a.exit_status_on) ? a.exit_status_on : today,
            .exit_in_education = a.exit_in_education,
            .qualification_gained = a.qualification_gained,
            .exit_reason = a.exit_reason };
        return form_show(t, &after_exit_form, &v, a.version);
    }
    if (is_six_months(f) && known) {
        struct after_six_values v = { .six_month_status = a.six_month_status,
            .six_month_date = day_known(a.six_month_date) ? a.six_month_date : today,
            .six_month_improved = a.six_month_improved };
        return form_show(t, &after_six_form, &v, a.version);
    }
    struct after_own_values v = { .status = f->status, .done_on = day_known(f->done_on) ? f->done_on : today };
    return form_show(t, &after_own_form, &v, f->version);
}

static struct reply show_one(struct req *r, int status, const struct follow_up *f, struct form form)
{
    struct task *t = &r->task;
    struct person_after a = { 0 };
    struct follow_ups_one_view v = { .line = line_of(t, f),
        .project_name = projects_name(t, f->project),
        .attempts = follow_ups_attempts(t, f->id),
        .form = form,
        .exit = is_exit(f),
        .six_months = is_six_months(f),
        .open = !day_known(f->done_on) && !day_known(f->not_reached_on),
        .may_close = follow_ups_may_close(f),
        .may_write = follow_ups_may_write(t, f),
        .back = list_back(r, URL(t, follow_ups_page), URL(t, people_person, f->person)) };

    if (f->spell != 0 && people_after(t, f->spell, &a))
        v.last_day = a.exit_date;
    v.early = v.line.early && v.open;
    v.asks = v.may_write && !v.early && (f->spell == 0 || day_known(a.exit_date));
    return SHOW(r, status, follow_ups_one, &v);
}

struct reply follow_ups_one(struct req *r)
{
    struct follow_up f;

    if (follow_ups_get(&r->task, r->ids[0], &f) != DONE)
        return reply_not_found(r);
    struct form form = form_of(&r->task, &f, r->task.today);
    return show_one(r, 200, &f, form);
}

static bool read_answer(struct req *r, const struct follow_up *f, const struct form *theirs,
    struct person_after *ret_after, struct after_own_values *ret_own, struct form *ret_form)
{
    struct after_exit_values e;
    struct after_six_values s;

    *ret_after = (struct person_after){ .spell = f->spell };
    if (theirs->table == &after_exit_form) {
        if (!form_read_over(r, theirs, &e, ret_form))
            return false;
        ret_after->exit_status = e.exit_status, ret_after->exit_status_on = e.exit_status_on;
        ret_after->exit_in_education = (enum yesno)e.exit_in_education;
        ret_after->qualification_gained = (enum yesno)e.qualification_gained;
        ret_after->exit_reason = e.exit_reason;
    } else if (theirs->table == &after_six_form) {
        if (!form_read_over(r, theirs, &s, ret_form))
            return false;
        ret_after->six_month_status = s.six_month_status, ret_after->six_month_date = s.six_month_date;
        ret_after->six_month_improved = (enum yesno)s.six_month_improved;
    } else if (!form_read_over(r, theirs, ret_own, ret_form)) {
        return false;
    }
    ret_after->version = ret_form->version;
    return true;
}

struct reply follow_ups_answer(struct req *r)
{
    struct task *t = &r->task;
    struct follow_up f;
    struct person_after after;
    struct after_own_values own = {};
    struct form form;
    enum outcome how;

    if (follow_ups_get(t, r->ids[0], &f) != DONE)
        return reply_not_found(r);
    if (!follow_ups_may_write(t, &f))
        return reply_not_allowed(r);
    struct form theirs = form_of(t, &f, DAY(""));
    if (!read_answer(r, &f, &theirs, &after, &own, &form))
        return show_one(r, 422, &f, form);
    if (theirs.table == &after_own_form)
        how = follow_ups_finish(t, f.id, form.version, own.done_on, own.status, &form.problems);
    else
        how = people_answer(t, &after, theirs.table == &after_six_form, &form.problems);
    if (how == INVALID)
        return show_one(r, 422, &f, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, follow_ups_answer, f.id),
            theirs.table == &after_own_form ? "follow-up" : "participation",
            theirs.table == &after_own_form ? f.id : f.spell);
    return reply_outcome(
        r, how, list_back(r, URL(t, follow_ups_page), URL(t, follow_ups_page)), tr(t, "The answer is saved."));
}

/* ---- attempts */

static struct reply refused(struct req *r, int64_t id, const struct problems *ps)
{
    struct task *t = &r->task;
    struct follow_up f;

    if (follow_ups_get(t, id, &f) != DONE)
        return reply_not_found(r);
    struct form form = form_of(t, &f, t->today);
    form.problems = *ps;
    return show_one(r, 422, &f, form);
}

struct reply follow_ups_attempt(struct req *r)
{
    struct task *t = &r->task;
    struct problems ps = { 0 };
    bool reached = str_is(req_get(r, "reached"), "yes");
    enum outcome how = follow_ups_try(t, r->ids[0], req_get(r, "channel"), reached, &ps);

    if (how == INVALID)
        return refused(r, r->ids[0], &ps);
    struct url list = list_back(r, URL(t, follow_ups_page), URL(t, follow_ups_page));
    if (reached)
        return reply_outcome(r, how, url_with(t->a, URL(t, follow_ups_one, r->ids[0]), "back", list.s),
            tr(t, "The attempt is saved. Write the answer now."));
    return reply_outcome(r, how, list, tr(t, "The attempt is saved."));
}

struct reply follow_ups_undo(struct req *r)
{
    struct task *t = &r->task;
    int64_t id = 0;
    enum outcome how = follow_ups_untry(t, r->ids[0], &id);

    return reply_outcome(
        r, how, list_back(r, URL(t, follow_ups_page), URL(t, follow_ups_page)), tr(t, "The attempt is taken back."));
}

struct reply follow_ups_not_reached(struct req *r)
{
    struct task *t = &r->task;
    struct problems ps = { 0 };
    enum outcome how = follow_ups_close(t, r->ids[0], req_version(r), &ps);

    if (how == INVALID)
        return refused(r, r->ids[0], &ps);
    if (how == CONFLICT)
        return reply_redirect(
            r, URL(t, follow_ups_one, r->ids[0]), tr(t, "Somebody changed this a moment ago. Look at it again."));
    return reply_outcome(r, how, URL(t, follow_ups_one, r->ids[0]), tr(t, "It is written down: not reached."));
}

struct reply follow_ups_open(struct req *r)
{
    struct task *t = &r->task;
    enum outcome how = follow_ups_reopen(t, r->ids[0], req_version(r));

    if (how == CONFLICT)
        return reply_redirect(
            r, URL(t, follow_ups_one, r->ids[0]), tr(t, "Somebody changed this a moment ago. Look at it again."));
    return reply_outcome(r, how, URL(t, follow_ups_one, r->ids[0]), tr(t, "The follow-up is open again."));
}

/* ---- a project's own kinds */

static struct reply show_own(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct follow_ups_own_view v = {
        .project = r->ids[0], .name = projects_name(t, r->ids[0]), .rows = follow_ups_rules(t, r->ids[0]), .form = form
    };

    return SHOW(r, status, follow_ups_own, &v);
}

struct reply follow_ups_own(struct req *r)
{
    struct follow_up_rule_values v = { .months = INT_NONE };

    if (!follow_ups_may_rule(&r->task, r->ids[0]))
        return reply_not_found(r);
    struct form form = form_show(&r->task, &follow_up_rule_form, &v, 0);
    return show_own(r, 200, form);
}

struct reply follow_ups_own_add(struct req *r)
{
    struct task *t = &r->task;
    struct follow_up_rule_values v;
    struct form form;

    if (!follow_ups_may_rule(t, r->ids[0]))
        return reply_not_found(r);
    if (!form_read(r, &follow_up_rule_form, &v, &form))
        return show_own(r, 422, form);
    enum outcome how = follow_ups_add_rule(t, r->ids[0], v.name, v.months, &form.problems);
    if (how == INVALID)
        return show_own(r, 422, form);
    return reply_outcome(r, how, URL(t, follow_ups_own, r->ids[0]), tr(t, "The follow-up is saved."));
}
