/* caseload_web: one's own caseload, whose a person is, hand-over, absences, the load of all. No rules here. */
#include "caseload_caseload_html.h"
#include "caseload_workers_html.h"
#include "lang/lang.h"
#include "rooms/caseload/caseload_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(responsible, RESPONSIBLE_FIELDS)
FORM_DEFINE(hand_over, HAND_OVER_FIELDS)
FORM_DEFINE(absence, ABSENCE_FIELDS)

enum { ROWS_SHOWN = 25 };

/* ---- one's own */

static const char *const COLORS[CASE__N] = {
    [CASE_GUIDANCE] = "info",
    [CASE_STEPS] = "warning",
    [CASE_FOLLOW_UPS] = "warning",
    [CASE_APPOINTMENTS] = "success",
    [CASE_ANSWERS] = "success",
    [CASE_QUIET] = "neutral",
};

static enum caseload_sign asked(struct str code)
{
    for (int k = 0; k < CASE__N; k++)
        if (str_is(code, caseload_sign_code((enum caseload_sign)k)))
            return (enum caseload_sign)k;
    return CASE__N;
}

static struct url list_url(struct task *t, enum caseload_sign only)
{
    struct url all = URL(t, caseload_list);

    return only == CASE__N ? all : url_with(t->a, all, "only", str_of(caseload_sign_code(only)));
}

/* What is today stands first, what has no day last. */
static struct case_signs signs_of(struct task *t, const struct caseload_line *line)
{
    static const enum caseload_sign order[CASE__N] = { CASE_APPOINTMENTS, CASE_ANSWERS, CASE_FOLLOW_UPS, CASE_STEPS,
        CASE_GUIDANCE, CASE_QUIET };
    struct case_signs list = { 0 };

    for (int i = 0; i < CASE__N; i++) {
        enum caseload_sign k = order[i];
        struct case_sign one = { str_of(lang_tr(t->lang, caseload_sign_name(k))), COLORS[k] };
        if (line->n[k] == 0)
            continue;
        if (line->n[k] > 1)
            one.text = str_fmt(t->a, "%.*s (%.*s)", STR_ARG(one.text), STR_ARG(lang_number(t->a, t->lang, line->n[k])));
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static void add_filter(struct task *t, struct caseload_list_view *v, enum caseload_sign only, const char *name,
    int64_t n, enum caseload_sign current)
{
    struct case_filter one = { list_url(t, only), name, n, only == current };

    LIST_ADD(t->a, &v->filters, one);
}

struct reply caseload_list(struct req *r)
{
    struct task *t = &r->task;
    enum caseload_sign only = asked(req_get(r, "only"));
    int64_t start = list_start(r);
    struct caseload_lines lines = caseload_mine(t, only, start, ROWS_SHOWN);
    struct caseload_list_view v = { .total = lines.total,
        .all = lines.all,
        .cut = lines.cut,
        .may_load = permitted(t->viewer, PERM_CASELOAD_ALL),
        .may_write = permitted(t->viewer, PERM_CASELOAD_WRITE),
        .counsels = permitted(t->viewer, PERM_COUNSELLING_READ),
        .pager = list_pager(t, list_url(t, only), start, ROWS_SHOWN, lines.total) };

    add_filter(t, &v, CASE__N, tr(t, "All"), lines.all, only);
    for (int k = 0; k < CASE__N; k++)
        add_filter(t, &v, (enum caseload_sign)k, lang_tr(t->lang, caseload_sign_name((enum caseload_sign)k)),
            lines.with[k], only);
    for (size_t i = 0; i < lines.n; i++) {
        struct case_row row = { URL(t, people_person, lines.at[i].person), lines.at[i], signs_of(t, &lines.at[i]) };
        v.stands_in |= !lines.at[i].mine;
        LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, 200, caseload_list, &v);
}

/* ---- whose a person is */

static void offer_workers(struct task *t, struct form *form, size_t field, int64_t project)
{
    struct project_staffs all = projects_staff(t, project);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].role != ROLE_PEER && role_meets_persons(all.at[i].role))
            form_option_id(t, form, field, all.at[i].staff, all.at[i].name);
}

static struct reply show_person(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    int64_t person = r->ids[0];
    struct caseload_spells spells = caseload_spells_of(t, person);
    struct caseload_person_view v = { .person = person,
        .name = people_name(t, person),
        .tabs = person_tabs_of(t, person, PERSON_TAB_RESPONSIBLE),
        .rows = caseload_of(t, person),
        .form = form,
        .may_write = spells.n > 0 && permitted(t->viewer, PERM_CASELOAD_WRITE),
        .choose_spell = spells.n > 1 };

    for (size_t i = 0; i < spells.n; i++) {
        bool before = false;
        for (size_t k = 0; k < i; k++)
            before |= spells.at[k].project == spells.at[i].project;
        form_option_id(t, &v.form, responsible_F_spell, spells.at[i].spell,
            str_fmt(t->a, "%.*s, %.*s", STR_ARG(spells.at[i].project_name),
                STR_ARG(lang_day(t->a, t->lang, spells.at[i].entry))));
        if (!before)
            offer_workers(t, &v.form, responsible_F_staff, spells.at[i].project);
    }
    return SHOW(r, status, caseload_person, &v);
}

struct reply caseload_person(struct req *r)
{
    struct responsible_values v = { .staff = r->task.viewer->staff };

    if (!people_may_see(&r->task, r->ids[0]))
        return reply_not_found(r);
    struct caseload_spells spells = caseload_spells_of(&r->task, r->ids[0]);
    if (spells.n > 0)
        v.spell = spells.at[0].spell;
    struct form form = form_show(&r->task, &responsible_form, &v, 0);
    return show_person(r, 200, form);
}

struct reply caseload_person_save(struct req *r)
{
    struct task *t = &r->task;
    struct responsible_values v;
    struct form form;
    int64_t spell = 0;

    if (!people_may_see(t, r->ids[0]))
        return reply_not_found(r);
    struct caseload_spells spells = caseload_spells_of(t, r->ids[0]);
    if (!form_read(r, &responsible_form, &v, &form))
        return show_person(r, 422, form);
    for (size_t i = 0; i < spells.n; i++)
        if (spells.at[i].spell == v.spell || (v.spell == 0 && spell == 0))
            spell = spells.at[i].spell;
    enum outcome how = caseload_give(t, spell, v.staff, v.note, &form.problems);
    if (how == INVALID)
        return show_person(r, 422, form);
    return reply_outcome(r, how, URL(t, caseload_person, r->ids[0]), tr(t, "The responsible worker is saved."));
}

/* ---- the load of all */

struct reply caseload_load_page(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = projects_current(t, req_id(r, "project"));
    struct caseload_load_view v = { .project_name = project == 0 ? S("") : projects_name(t, project),
        .hand_over = url_with_id(t->a, URL(t, caseload_move_page), "project", project),
        .absences = url_with_id(t->a, URL(t, caseload_absent_page), "project", project) };
    enum outcome how = caseload_load(t, project, &v.rows);

    return how == DONE ? SHOW(r, 200, caseload_load_page, &v) : reply_refused(r, how);
}

/* ---- hand-over of many */

static struct reply show_move(struct req *r, int status, int64_t project, int64_t from, struct form form)
{
    struct task *t = &r->task;
    struct project_staffs all = projects_staff(t, project);
    struct person_briefs theirs = caseload_of_worker(t, project, from);
    struct caseload_move_view v = { .project_name = project == 0 ? S("") : projects_name(t, project),
        .project = id_str(t->a, project),
        .form = form,
        .persons = (int64_t)theirs.n,
        .chosen = from != 0,
        .more = theirs.more };

    for (size_t i = 0; i < all.n; i++) {
        struct pick one = { id_str(t->a, all.at[i].staff), all.at[i].name, all.at[i].staff == from };
        LIST_ADD(t->a, &v.workers, one);
    }
    for (size_t i = 0; i < theirs.n; i++)
        form_option_id(t, &v.form, hand_over_F_spells, theirs.at[i].id, theirs.at[i].name);
    offer_workers(t, &v.form, hand_over_F_to, project);
    return SHOW(r, status, caseload_move_page, &v);
}

struct reply caseload_move_page(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = projects_current(t, req_id(r, "project")), from = req_id(r, "from");
    struct person_briefs theirs = caseload_of_worker(t, project, from);
    struct hand_over_values v = { .project = id_str(t->a, project), .from = id_str(t->a, from) };

    for (size_t i = 0; i < theirs.n; i++)
        strs_add(t->a, &v.spells, id_str(t->a, theirs.at[i].id));
    struct form form = form_show(t, &hand_over_form, &v, 0);
    return show_move(r, 200, project, from, form);
}

struct reply caseload_move(struct req *r)
{
    struct task *t = &r->task;
    struct hand_over_values v;
    struct hand_over h = { .project = projects_current(t, req_id(r, "project")), .from = req_id(r, "from") };
    struct form form;
    int64_t moved = 0;

    if (!form_read(r, &hand_over_form, &v, &form))
        return show_move(r, 422, h.project, h.from, form);
    h.to = v.to;
    h.spells = v.spells;
    h.note = v.note;
    enum outcome how = caseload_hand_over(t, &h, &moved, &form.problems);
    if (how == INVALID)
        return show_move(r, 422, h.project, h.from, form);
    return reply_outcome(r, how, URL(t, caseload_list),
        str_z(t->a, tr_fill(t->a, trn(t, "%n person is handed over.", "%n persons are handed over.", moved),
                        (struct str[]){ lang_number(t->a, t->lang, moved) }, 1)));
}

/* ---- absences */

static struct reply show_absent(struct req *r, int status, int64_t project, struct form form)
{
    struct task *t = &r->task;
    struct absences all = caseload_absences(t, project);
    struct caseload_absent_view v = {
        .project_name = project == 0 ? S("") : projects_name(t, project), .project = id_str(t->a, project), .form = form
    };

    for (size_t i = 0; i < all.n; i++) {
        struct absence_row row = { all.at[i],
            url_with_id(t->a, URL(t, caseload_back, all.at[i].id), "project", project) };
        LIST_ADD(t->a, &v.rows, row);
    }
    offer_workers(t, &v.form, absence_F_staff, project);
    offer_workers(t, &v.form, absence_F_substitute, project);
    return SHOW(r, status, caseload_absent_page, &v);
}

struct reply caseload_absent_page(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = projects_current(t, req_id(r, "project"));
    struct absence_values v = { .staff = t->viewer->staff, .starts_on = t->today, .project = id_str(t->a, project) };
    struct form form = form_show(t, &absence_form, &v, 0);

    return show_absent(r, 200, project, form);
}

struct reply caseload_absent(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = projects_current(t, req_id(r, "project"));
    struct absence_values v;
    struct form form;

    if (!form_read(r, &absence_form, &v, &form))
        return show_absent(r, 422, project, form);
    struct absence a = { .staff = v.staff, .substitute = v.substitute, .starts_on = v.starts_on, .ends_on = v.ends_on };
    enum outcome how = caseload_absence_add(t, project, &a, &form.problems);
    if (how == INVALID)
        return show_absent(r, 422, project, form);
    return reply_outcome(
        r, how, url_with_id(t->a, URL(t, caseload_absent_page), "project", project), tr(t, "The absence is saved."));
}

struct reply caseload_back(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = projects_current(t, req_id(r, "project"));
    struct url back = url_with_id(t->a, URL(t, caseload_absent_page), "project", project);
    enum outcome how = caseload_absence_end(t, project, r->ids[0], req_version(r));

    if (how == CONFLICT)
        return reply_redirect(r, back, tr(t, "Somebody changed this a moment ago. Look at it again."));
    return reply_outcome(r, how, back, tr(t, "The absence has ended."));
}
