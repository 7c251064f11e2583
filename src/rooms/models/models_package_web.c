/* models_package_web: packages of models: given to everybody; brought in by a manager, looked at, taken. No rules here.
 */
#include "models_package_html.h"
#include "rooms/models/models_codes.h"
#include "rooms/models/models_package_view.h"
#include "rooms/projects/projects.h"
#include "rooms/publications/publications.h"
#include "rooms/routes.h"

FORM_DEFINE(model_zip, MODEL_ZIP_FIELDS)

/* ---- out */

struct reply models_package(struct req *r)
{
    struct task *t = &r->task;
    struct pack p;
    int64_t edition = 0;
    size_t left_out;

    if (t->db == NULL)
        fail(t, FAIL_DB, "no connection to the database");
    if (req_has(r, "version") && (!str_int(req_get(r, "version"), &edition) || edition < 1))
        return reply_not_found(r);
    if (!models_pack_open(t, r->ids[0], edition, &p))
        return reply_not_found(r);
    struct str bytes = models_zip(t, &p, &left_out);
    return reply_bytes(r, 200, "application/zip", bytes,
        str_z(t->a, str_fmt(t->a, "model-%.*s-%lld.zip", STR_ARG(p.own.key), (long long)p.own.edition)));
}

/* ---- in: chosen */

static struct reply show_bring(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_open_to(t);
    struct models_bring_view v = { .form = form };

    for (size_t i = 0; i < projects.n; i++)
        if (viewer_manages(t->viewer, projects.at[i].id))
            form_option_id(t, &v.form, model_zip_F_project, projects.at[i].id, projects.at[i].name);
    v.file = file_field_of(t, &v.form, tr(t, "Package of a model (ZIP)"),
        trf(t, "At most %1$s.", files_size(t, PACK_ZIP_MOST)), S(".zip,application/zip"));
    return SHOW(r, status, models_bring, &v);
}

struct reply models_bring_page(struct req *r)
{
    return show_bring(r, 200, form_show(&r->task, &model_zip_form, NULL, 0));
}

struct reply models_bring(struct req *r)
{
    struct task *t = &r->task;
    struct uploads files = req_uploads(r);
    struct model_zip_values v;
    struct form form;
    int64_t arrival;
    bool good = form_read(r, &model_zip_form, &v, &form);

    if (files.n == 0 || files.at[0].bytes.n == 0)
        problem_add(t, &form.problems, "file", str_of(tr(t, "Choose a file.")));
    if (!good || form.problems.n > 0)
        return show_bring(r, 422, form);
    enum outcome how = models_arrive(t, v.project, files.at[0].filename, files.at[0].bytes, &arrival, &form.problems);
    if (how == INVALID)
        return show_bring(r, 422, form);
    return how == DONE ? reply_redirect(r, URL(t, models_arrived, arrival), NULL) : reply_refused(r, how);
}

/* ---- in: looked at */

static struct str languages_of(struct task *t, const struct pack *p)
{
    struct strs names = { 0 };

    for (enum lang_id l = 0; l < LANG__N; l++)
        if (pack_speaks(p, l))
            strs_add(t->a, &names, lang_language_name(t->a, t->lang, str_of(lang_get(l)->iso3)));
    return strs_join(t->a, &names, lang_comma(t->lang));
}

struct str models_authors_text(struct task *t, const struct model_authors *all)
{
    struct strs list = { 0 };

    for (size_t i = 0; i < all->n; i++) {
        const struct model_author *a = &all->at[i];
        struct str who = str_empty(a->name) ? a->organisation : a->name;
        struct str role = code_name(t->lang, &CODES_model_role, a->role);
        strs_add(t->a, &list, str_empty(role) ? who : str_fmt(t->a, "%.*s (%.*s)", STR_ARG(who), STR_ARG(role)));
    }
    return strs_join(t->a, &list, lang_comma(t->lang));
}

static void add_modules(struct task *t, const struct arrived *a, struct arrived_modules *ret)
{
    const struct model *m = &a->zip.pack.m;

    for (size_t i = 0; i < m->modules.n; i++) {
        struct arrived_module one = { models_word(m, &m->modules.at[i].name, t->lang), a->module_is_here[i] };
        LIST_ADD(t->a, ret, one);
    }
}

static struct reply show_arrived(struct req *r, int status, const struct arrived *a)
{
    struct task *t = &r->task;
    const struct pack *p = &a->zip.pack;
    const struct model_text *text = models_text_in(&p->m, t->lang);
    struct models_arrived_view v = { .id = a->id,
        .name = a->name,
        .project = projects_name(t, a->project),
        .a = a,
        .p = p,
        .own = &p->own,
        .languages = languages_of(t, p),
        .authors = models_authors_text(t, &p->own.authors),
        .licence = code_name(t->lang, &CODES_model_licence, p->own.licence),
        .title = text->title,
        .title_lang = str_of(text->lang->tag),
        .title_dir = str_of(text->lang->dir),
        .files = a->zip.files,
        .is_new = a->is == ARRIVED_NEW,
        .is_ours = a->is == ARRIVED_OURS };

    if (a->here != 0)
        v.here = URL(t, models_one, a->here);
    if (a->is == ARRIVED_BEFORE)
        v.newer = models_diff_view(t, &a->newer);
    add_modules(t, a, &v.modules);
    return SHOW(r, status, models_arrived, &v);
}

static struct reply gone(struct req *r)
{
    return reply_redirect(r, URL(&r->task, models_bring_page),
        tr(&r->task, "This package has been taken already, or is not here any more. Choose it again."));
}

static struct reply refused(struct req *r, const struct problems *ps)
{
    struct models_arrived_view v = { .why = ps->n > 0 ? ps->at[0].text : S("") };

    return SHOW(r, 422, models_arrived, &v);
}

struct reply models_arrived(struct req *r)
{
    struct task *t = &r->task;
    struct arrived *a = NEW(t->a, struct arrived);
    struct problems ps = { 0 };
    enum outcome how = models_arrival(t, r->ids[0], a, &ps);

    if (how == NOT_FOUND)
        return gone(r);
    if (how == INVALID)
        return refused(r, &ps);
    return how == DONE ? show_arrived(r, 200, a) : reply_refused(r, how);
}

struct reply models_take_it(struct req *r)
{
    struct task *t = &r->task;
    struct problems ps = { 0 };
    int64_t model = 0;
    enum outcome how = models_take(t, r->ids[0], &model, &ps);

    if (how == NOT_FOUND)
        return gone(r);
    if (how == INVALID)
        return refused(r, &ps);
    return reply_outcome(r, how, how == DONE ? URL(t, models_one, model) : URL(t, models_bring_page),
        tr(t, "The model is a draft of the project now. Change what you want, then publish your version."));
}
