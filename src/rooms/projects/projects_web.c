/* projects_web: the list of projects, a project's card and the form that changes it. No rules here. */
#include "projects_card_html.h"
#include "projects_sql.h"
#include "rooms/places.h"
#include "rooms/projects/projects_pages.h"

FORM_DEFINE(project, PROJECT_FIELDS)

struct project_tab_bar projects_tabs(struct req *r, int64_t project, enum tab current)
{
    struct project_tab_bar bar = { 0 };
    struct task *t = &r->task;

#define T(TAB, route, name) \
    LIST_ADD(t->a, &bar.tabs, \
        ((struct project_tab){ URL(t, route, project), str_of(lang_tr(t->lang, name)), current == TAB_##TAB }));
    PROJECT_TABS(T)
#undef T
    return bar;
}

struct reply projects_list(struct req *r)
{
    struct task *t = &r->task;
    struct projects_list_view v = { .may_add = t->viewer->role == ROLE_ADMIN, .add = URL(t, projects_new) };
    struct project_briefs briefs = projects_open_to(t);

    for (size_t i = 0; i < briefs.n; i++) {
        struct project_record now;
        if (!projects_read(t, briefs.at[i].id, &now))
            continue;
        struct project_line line = { URL(t, projects_card_page, briefs.at[i].id), briefs.at[i].name, now.code,
            now.card.fund, now.card.start_date, now.card.end_date };
        LIST_ADD(t->a, &v.rows, line);
    }
    return SHOW(r, 200, projects_list, &v);
}

static struct place_lines places_of(struct task *t, struct str codes)
{
    struct place_lines lines = { 0 };
    struct strs list = strs_split(t->a, codes, ';');

    for (size_t i = 0; i < list.n; i++) {
        struct place_line line = { place_name(t->lang, list.at[i]),
            region_name(t->lang, place_region(list.at[i], t->today)) };
        LIST_ADD(t->a, &lines, line);
    }
    return lines;
}

/* Promised measures in the order of the target form, whose labels name them. */
static struct promise_lines promises_of(struct task *t, int64_t project)
{
    struct projects_sql_targets_rows rows = projects_sql_targets(t, project);
    struct promise_lines lines = { 0 };

    for (size_t f = 0; f < target_form.n; f++)
        for (size_t i = 0; i < rows.n; i++)
            if (str_is(rows.at[i].measure, target_form.fields[f].name)) {
                struct promise_line line = { str_of(lang_tr(t->lang, target_form.fields[f].label)),
                    rows.at[i].promised };
                LIST_ADD(t->a, &lines, line);
            }
    return lines;
}

struct reply projects_card_page(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = r->ids[0];
    struct project_record now;

    if (!projects_may_see(t, project) || !projects_read(t, project, &now))
        return reply_not_found(r);
    struct projects_card_view v = {
        .project = project,
        .code = now.code,
        .name = projects_name(t, project),
        .purpose = projects_purpose(t, project),
        .card = now.card,
        .partners = strs_split(t->a, now.card.partners, ';'),
        .houses = partner_lines_of(t, project),
        .places = places_of(t, now.card.municipalities),
        .targets = promises_of(t, project),
        .may_write = projects_may_write(t, project),
        .tabs = projects_tabs(r, project, TAB_CARD),
    };
    v.has_share = projects_eu_share(&now.card, &v.share_percent);
    v.courses = permitted(t->viewer, PERM_PUBLICATIONS_REVIEW);
    if (viewer_role_in(t->viewer, project) != ROLE_NONE)
        v.publications = url_with_id(t->a, URL(t, publications_list), "project", project);
    return SHOW(r, 200, projects_card, &v);
}

/* ---- the form of the card */

static struct project_text_views text_views(struct task *t)
{
    static const struct project_text_view all[] = {
#define L(x, tag, iso3, own_name, dir, locale, translated) \
    { #tag, own_name, project_F_name_##tag, project_F_purpose_##tag },
        LANGUAGES(L, )
#undef L
    };
    struct project_text_views list = { 0 };

    for (size_t i = 0; i < LANG__N; i++)
        LIST_ADD(t->a, &list, all[i]);
    return list;
}

static struct reply show_form(struct req *r, int status, int64_t project, struct form form)
{
    struct projects_form_view v = { project, project == 0 ? S("") : projects_name(&r->task, project), form,
        projects_tabs(r, project, TAB_EDIT), text_views(&r->task) };

    return SHOW(r, status, projects_form, &v);
}

struct reply projects_new(struct req *r) { return show_form(r, 200, 0, form_show(&r->task, &project_form, NULL, 0)); }

struct text_fields {
    const char *tag;
    struct str *name, *purpose;
};

/* The pair of fields of each language the form asks for. */
static void text_fields(struct project_values *v, struct text_fields ret_fields[static LANG__N])
{
    const struct text_fields all[LANG__N] = {
#define L(x, tag, iso3, own_name, dir, locale, translated) { #tag, &v->name_##tag, &v->purpose_##tag },
        LANGUAGES(L, )
#undef L
    };

    memcpy(ret_fields, all, sizeof all);
}

/* Stored texts into the fields. The imported text ('', which comes first) stands in for Finnish. */
static void fill_texts(struct task *t, int64_t project, struct project_values *v)
{
    struct project_texts texts = projects_texts(t, project);
    struct text_fields fields[LANG__N];

    text_fields(v, fields);
    for (size_t i = 0; i < texts.n; i++)
        for (size_t f = 0; f < LANG__N; f++)
            if (str_is(texts.at[i].tag, fields[f].tag) || (str_empty(texts.at[i].tag) && f == LANG_fi)) {
                *fields[f].name = texts.at[i].name;
                *fields[f].purpose = texts.at[i].purpose;
            }
}

static struct project_texts texts_typed(struct task *t, struct project_values *v)
{
    struct project_texts texts = { 0 };
    struct text_fields fields[LANG__N];

    text_fields(v, fields);
    for (size_t f = 0; f < LANG__N; f++) {
        struct project_text text = { str_of(fields[f].tag), *fields[f].name, *fields[f].purpose };
        LIST_ADD(t->a, &texts, text);
    }
    return texts;
}

/* As they are typed. */
static struct str names_of(struct task *t, struct str municipalities)
{
    struct strs codes = strs_split(t->a, municipalities, ';');

    for (size_t i = 0; i < codes.n; i++)
        codes.at[i] = place_name(t->lang, codes.at[i]);
    return strs_join(t->a, &codes, S(", "));
}

static bool values_of(struct task *t, int64_t project, struct project_values *ret_values, int64_t *ret_version)
{
    struct project_record now;
    struct project_values v = {};

    if (!projects_read(t, project, &now))
        return false;
    const struct project_card *c = &now.card;
    v.code = now.code, v.fund = c->fund, v.programme = c->programme, v.specific_objective = c->specific_objective;
    v.start_date = c->start_date, v.end_date = c->end_date, v.total_budget = c->total_budget,
    v.eu_contribution = c->eu_contribution;
    v.managing_authority = c->managing_authority, v.lead_organisation = c->lead_organisation, v.website = c->website;
    v.follow_up_attempts = c->follow_up_attempts;
    v.circumstances_ground = c->circumstances_ground;
    v.rural_municipalities = names_of(t, c->rural_municipalities);
    struct strs partners = strs_split(t->a, c->partners, ';');
    for (size_t i = 0; i < partners.n; i++)
        v.partners = str_fmt(t->a, "%.*s%.*s\n", STR_ARG(v.partners), STR_ARG(partners.at[i]));
    v.municipalities = names_of(t, c->municipalities);
    fill_texts(t, project, &v);
    *ret_values = v;
    *ret_version = now.version;
    return true;
}

static struct project_card card_typed(struct task *t, const struct project_values *v, struct problems *ret_problems)
{
    struct strs partners = strs_split(t->a, v->partners, '\n');

    return (struct project_card){
        .fund = v->fund,
        .programme = v->programme,
        .specific_objective = v->specific_objective,
        .start_date = v->start_date,
        .end_date = v->end_date,
        .total_budget = v->total_budget,
        .eu_contribution = v->eu_contribution,
        .managing_authority = v->managing_authority,
        .lead_organisation = v->lead_organisation,
        .partners = strs_join(t->a, &partners, S(";")),
        .municipalities = projects_municipalities(t, v->municipalities, "municipalities", ret_problems),
        .website = v->website,
        .circumstances_ground = v->circumstances_ground,
        .rural_municipalities = projects_municipalities(
            t, v->rural_municipalities, "rural_municipalities", ret_problems),
        .follow_up_attempts = v->follow_up_attempts,
    };
}

struct reply projects_create(struct req *r)
{
    struct project_values v;
    struct form form;
    int64_t project = 0;

    if (!form_read(r, &project_form, &v, &form))
        return show_form(r, 422, 0, form);
    struct project_card card = card_typed(&r->task, &v, &form.problems);
    if (form.problems.n > 0)
        return show_form(r, 422, 0, form);
    struct project_texts texts = texts_typed(&r->task, &v);
    enum outcome how = projects_add(&r->task, v.code, &card, &texts, &project, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, 0, form);
    return reply_outcome(r, how, URL(&r->task, projects_card_page, project), tr(&r->task, "The project is saved."));
}

struct reply projects_edit(struct req *r)
{
    struct project_values v;
    int64_t version;

    if (!projects_may_write(&r->task, r->ids[0]))
        return reply_not_allowed(r);
    if (!values_of(&r->task, r->ids[0], &v, &version))
        return reply_not_found(r);
    struct form form = form_show(&r->task, &project_form, &v, version);
    return show_form(r, 200, r->ids[0], form);
}

struct reply projects_save(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = r->ids[0], version;
    struct project_values v, stored;
    struct form form;
    enum outcome open = projects_open_for_change(&r->task, r->ids[0]);

    if (open != DONE)
        return reply_refused(r, open);
    if (!values_of(t, project, &stored, &version))
        return reply_not_found(r);
    struct form theirs = form_show(t, &project_form, &stored, version);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_form(r, 422, project, form);
    struct project_card card = card_typed(t, &v, &form.problems);
    if (form.problems.n > 0)
        return show_form(r, 422, project, form);
    struct project_texts texts = texts_typed(t, &v);
    enum outcome how = projects_change(t, project, form.version, &card, &texts, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, project, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, projects_save, project), "project", project);
    return reply_outcome(r, how, URL(t, projects_card_page, project), tr(t, "The project is saved."));
}
