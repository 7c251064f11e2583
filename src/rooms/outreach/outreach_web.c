/* outreach_web: the list of places with its map, one place, its form. No rules here. */
#include "lang/lang.h"
#include "outreach_outreach_html.h"
#include "rooms/modules/modules.h"
#include "rooms/outreach/outreach_web.h"
#include "rooms/places.h"
#include "rooms/projects/projects.h"
#include "web/req.h"

FORM_DEFINE(outreach_place, OUTREACH_PLACE_FIELDS)

enum { ROWS_SHOWN = 50, VISITS_SHOWN = 20 };

struct url outreach_list_url(struct task *t, int64_t project)
{
    return url_with_id(t->a, URL(t, outreach_list), "project", project);
}

static int64_t project_asked(struct req *r, bool (*may)(struct task *t, int64_t project))
{
    struct project_briefs projects = projects_where(&r->task, may);

    return projects_pick(&projects, req_id(r, "project"));
}

/* "Kauppatie 3, Kontula, Helsinki" */
static struct str where(struct task *t, const struct outreach_place *p)
{
    const struct str parts[] = { p->street, p->area,
        str_empty(p->municipality) ? S("") : place_name(t->lang, p->municipality) };
    struct strs all = { 0 };

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!str_empty(parts[i]))
            strs_add(t->a, &all, parts[i]);
    return strs_join(t->a, &all, lang_comma(t->lang));
}

/* ---- the list */

static void add_rows(struct task *t, struct outreach_list_view *v, const struct outreach_rows *rows)
{
    int64_t number = 0;

    for (size_t i = 0; i < rows->n; i++) {
        const struct outreach_place *p = &rows->at[i].place;
        bool placed = p->latitude != INT_NONE && p->longitude != INT_NONE;
        struct outreach_line line = { rows->at[i], URL(t, outreach_one, p->id), URL(t, outreach_visit_new, p->id),
            where(t, p), placed ? ++number : 0 };
        LIST_ADD(t->a, &v->rows, line);
        v->without += !placed;
    }
    v->mapped = number > 0;
    if (v->mapped)
        v->map = outreach_map(t, &v->rows, str_of(tr(t, "Places on the map")));
}

struct reply outreach_list(struct req *r)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_where(t, outreach_may_visit);
    int64_t project = projects_pick(&projects, req_id(r, "project")), start = list_start(r);
    struct outreach_list_view v = { .shows_all = req_has(r, "all"), .may_write = outreach_may_write(t, project) };
    struct url here = outreach_list_url(t, project);

    for (size_t i = 0; i < projects.n; i++) {
        struct outreach_link link = { outreach_list_url(t, projects.at[i].id), projects.at[i].name,
            projects.at[i].id == project };
        LIST_ADD(t->a, &v.projects, link);
    }
    struct outreach_rows rows = outreach_places(t, project, v.shows_all, start, ROWS_SHOWN, &v.total);
    add_rows(t, &v, &rows);
    v.make = url_with_id(t->a, URL(t, outreach_new), "project", project);
    v.all = v.shows_all ? here : url_with(t->a, here, "all", S("1"));
    if (permitted(t->viewer, PERM_FIRST_STEPS))
        v.first = url_with_id(t->a, URL(t, outreach_first_week), "project", project);
    v.pager = list_pager(t, v.shows_all ? v.all : here, start, ROWS_SHOWN, v.total);
    return SHOW(r, 200, outreach_list, &v);
}

/* ---- one */

/* A map of others; it opens only when somebody follows the link. */
static struct url map_of(struct task *t, const struct outreach_place *p)
{
    if (p->latitude == INT_NONE || p->longitude == INT_NONE)
        return (struct url){ S("") };
    double y = (double)p->latitude / 1e6, x = (double)p->longitude / 1e6;
    return (
        struct url){ str_fmt(t->a, "https://www.openstreetmap.org/?mlat=%.6f&mlon=%.6f#map=17/%.6f/%.6f", y, x, y, x) };
}

static void add_visits(struct task *t, struct outreach_one_view *v, int64_t start)
{
    const struct outreach_place *p = &v->row.place;
    struct outreach_visits visits = outreach_visits(t, p->id, start, VISITS_SHOWN);

    for (size_t i = 0; i < visits.n; i++) {
        struct outreach_visit_line line = { visits.at[i], URL(t, outreach_visit_edit, visits.at[i].id),
            v->gathers ? outreach_came_after(t, p->id, visits.at[i].day) : 0 };
        LIST_ADD(t->a, &v->visits, line);
    }
    v->pager = list_pager(t, URL(t, outreach_one, p->id), start, VISITS_SHOWN, v->row.sums.visits);
}

struct reply outreach_one(struct req *r)
{
    struct task *t = &r->task;
    struct outreach_one_view v = { .weeks = OUTREACH_WEEKS };
    struct expert e;
    enum outcome found = outreach_place(t, r->ids[0], &v.row);

    if (found != DONE)
        return reply_refused(r, found);
    const struct outreach_place *p = &v.row.place;
    v.gathers = outreach_gathers(p->kind);
    v.where = where(t, p);
    v.map = map_of(t, p);
    v.languages = lang_language_names(t->a, t->lang, p->languages);
    v.list = outreach_list_url(t, p->project);
    v.may_write = outreach_may_write(t, p->project);
    v.may_remove = v.may_write && outreach_is_free(t, p->id);
    if (p->expert != 0 && modules_expert_get(t, p->expert, &e) == DONE) {
        v.expert = modules_expert_text(t->a, &e);
        if (permitted(t->viewer, PERM_MODULES_WRITE))
            v.expert_url = URL(t, modules_expert, e.id);
    }
    if (permitted(t->viewer, PERM_SIGN_UPS) && p->used)
        v.meet = url_with_id(
            t->a, url_with_id(t->a, URL(t, sign_up_met_page), "outreach", p->id), "project", p->project);
    add_visits(t, &v, list_start(r));
    outreach_poster_choices(r, &v);
    return SHOW(r, 200, outreach_one, &v);
}

/* ---- its form */

static struct form form_of(struct task *t, const struct outreach_place *p)
{
    struct outreach_place_values v = { .project = p->project,
        .name = p->name,
        .kind = p->kind,
        .street = p->street,
        .area = p->area,
        .municipality = str_empty(p->municipality) ? S("") : place_name(t->lang, p->municipality),
        .point = outreach_point_text(t->a, p->latitude, p->longitude),
        .languages = strs_split(t->a, p->languages, ';'),
        .expert = p->expert,
        .note = p->note,
        .used = p->used };

    return form_show(t, &outreach_place_form, &v, p->version);
}

/* A point that cannot be read is a problem of the form alone: the place knows numbers only. */
static struct outreach_place read_off(struct task *t, const struct outreach_place_values *v, struct form *form)
{
    struct str town = place_find(v->municipality);
    struct outreach_place p = { .project = v->project,
        .latitude = INT_NONE,
        .longitude = INT_NONE,
        .expert = v->expert,
        .name = v->name,
        .kind = v->kind,
        .street = v->street,
        .area = v->area,
        .municipality = str_empty(town) ? v->municipality : town,
        .languages = strs_join(t->a, &v->languages, S(";")),
        .note = v->note,
        .used = v->used };

    if (!outreach_point_read(v->point, &p.latitude, &p.longitude))
        problem_add(t, &form->problems, "point",
            str_of(tr(t, "This is no point in Finland. Write it as a map gives it, for example 60.2094, 25.1440.")));
    return p;
}

static struct reply show_form(struct req *r, int status, const struct outreach_place *p, struct form form)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_where(t, outreach_may_write);
    struct experts experts = modules_experts(t, p->project);
    struct outreach_place_view v = {
        .id = p->id, .form = form, .back = p->id != 0 ? URL(t, outreach_one, p->id) : outreach_list_url(t, p->project)
    };

    v.choose_project = p->id == 0 && project_menu(t, &v.form, outreach_place_F_project, &projects);
    for (size_t i = 0; i < experts.n; i++)
        form_option_id(
            t, &v.form, outreach_place_F_expert, experts.at[i].id, modules_expert_text(t->a, &experts.at[i]));
    return p->id != 0 ? SHOW(r, status, outreach_edit, &v) : SHOW(r, status, outreach_new, &v);
}

struct reply outreach_new(struct req *r)
{
    struct task *t = &r->task;
    const struct outreach_place p = {
        .project = project_asked(r, outreach_may_write), .latitude = INT_NONE, .longitude = INT_NONE, .used = true
    };

    return p.project == 0 ? reply_not_allowed(r) : show_form(r, 200, &p, form_of(t, &p));
}

struct reply outreach_create(struct req *r)
{
    struct task *t = &r->task;
    struct outreach_place_values v;
    struct form form;
    int64_t id = 0;
    bool good = form_read(r, &outreach_place_form, &v, &form);
    struct outreach_place p = read_off(t, &v, &form);

    if (p.project == 0)
        p.project = project_asked(r, outreach_may_write);
    enum outcome how = good && form.problems.n == 0 ? outreach_put(t, &p, &id, &form.problems) : INVALID;
    if (how == INVALID)
        return show_form(r, 422, &p, form);
    return reply_outcome(r, how, URL(t, outreach_one, id), tr(t, "The place is saved."));
}

struct reply outreach_edit(struct req *r)
{
    struct task *t = &r->task;
    struct outreach_row row;
    enum outcome found = outreach_place(t, r->ids[0], &row);

    if (found == DONE && !outreach_may_write(t, row.place.project))
        found = NOT_ALLOWED;
    return found != DONE ? reply_refused(r, found) : show_form(r, 200, &row.place, form_of(t, &row.place));
}

struct reply outreach_save(struct req *r)
{
    struct task *t = &r->task;
    struct outreach_place_values v;
    struct outreach_row now;
    struct form form;
    enum outcome how = outreach_place(t, r->ids[0], &now);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = form_of(t, &now.place);
    bool good = form_read_over(r, &theirs, &v, &form);
    struct outreach_place p = read_off(t, &v, &form);
    p.id = now.place.id, p.project = now.place.project, p.version = form.version;
    how = good && form.problems.n == 0 ? outreach_put(t, &p, &p.id, &form.problems) : INVALID;
    if (how == INVALID)
        return show_form(r, 422, &now.place, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, outreach_save, p.id), "outreach place", p.id);
    return reply_outcome(r, how, URL(t, outreach_one, p.id), tr(t, "The place is saved."));
}

struct reply outreach_drop(struct req *r)
{
    struct task *t = &r->task;
    struct outreach_row now;
    enum outcome how = outreach_place(t, r->ids[0], &now);

    if (how != DONE)
        return reply_refused(r, how);
    how = outreach_remove(t, now.place.id, req_version(r));
    if (how == INVALID)
        return reply_redirect(r, URL(t, outreach_one, now.place.id),
            tr(t, "There are visits or sign-ups from this place, so it stays. Say that you do not go there any more."));
    if (how != DONE)
        return reply_outcome(r, how, URL(t, outreach_one, now.place.id), NULL);
    req_drop_draft(r, URL(t, outreach_save, now.place.id));
    return reply_redirect(r, outreach_list_url(t, now.place.project), tr(t, "The place is removed."));
}
