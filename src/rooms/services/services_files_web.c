/* services_files_web: files of services on the page: chosen, looked at, brought in; and taken out. No rules here. */
#include "lang/lang.h"
#include "rooms/routes.h"
#include "rooms/services/services_web.h"
#include "rooms/tables/tables.h"
#include "services_files_html.h"
#include "services_sql.h"

FORM_DEFINE(service_file, SERVICE_FILE_FIELDS)

enum { DAY_SECONDS = 24 * 60 * 60 };

static struct service_import_view import_view(struct task *t, const struct service_import_line *line)
{
    return (struct service_import_view){
        .s = *line, .undo = URL(t, services_ask_undo, line->id), .undone = !str_empty(instant_str(&line->undone_at))
    };
}

static struct reply show_files(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct url out = URL(t, services_take_out);
    struct services_files_view v = { .form = form,
        .file_problem = S(""),
        .ptv = url_with(t->a, out, "format", S("ptv")),
        .hsds = url_with(t->a, out, "format", S("hsds")),
        .tables = url_with(t->a, out, "format", S("hsds-csv")) };

    struct service_import_lines imports = services_imports(t);
    for (size_t i = 0; i < imports.n; i++)
        LIST_ADD(t->a, &v.imports, import_view(t, &imports.at[i]));
    for (size_t i = 0; i < form.problems.n; i++)
        if (str_is(form.problems.at[i].field, "files"))
            v.file_problem = form.problems.at[i].text;
    return SHOW(r, status, services_files, &v);
}

struct reply services_files_page(struct req *r)
{
    return show_files(r, 200, form_show(&r->task, &service_file_form, NULL, 0));
}

/* One file, or several as one archive: the upload of a package of tables. */
static struct str as_one(struct task *t, const struct uploads *uploads)
{
    if (uploads->n == 1)
        return uploads->at[0].bytes;
    struct archive_writer *w = archive_new(t);
    for (size_t i = 0; i < uploads->n; i++)
        archive_add(w, uploads->at[i].filename, uploads->at[i].bytes);
    return archive_end(w);
}

struct reply services_upload(struct req *r)
{
    struct task *t = &r->task;
    struct uploads uploads = req_uploads(r);
    struct service_file_values v;
    struct form form;
    bool good = form_read(r, &service_file_form, &v, &form);

    if (uploads.n == 0 || uploads.at[0].bytes.n == 0)
        problem_add(t, &form.problems, "files", str_of(tr(t, "Choose a file.")));
    if (!good || form.problems.n > 0)
        return show_files(r, 422, form);
    int64_t id = id_new();
    struct instant old = instant_from_unix(instant_unix(t->now) - DAY_SECONDS);
    services_sql_drop_uploads(t, t->viewer->staff, old);
    services_sql_add_upload(t, id, t->viewer->staff, uploads.at[0].filename, v.language, as_one(t, &uploads), t->now);
    return reply_redirect(r, URL(t, services_preview, id), NULL);
}

/* What was chosen, or NOT_FOUND: it has been brought in, or is older than a day. */
static enum outcome upload_of(struct task *t, int64_t id, struct service_files *ret_files, struct str *ret_language,
    struct str *ret_name, struct str *ret_why)
{
    struct services_sql_upload_row row;

    if (!services_sql_upload(t, id, t->viewer->staff, &row))
        return NOT_FOUND;
    struct service_file one = { row.name, row.body };
    *ret_files = (struct service_files){ 0 };
    LIST_ADD(t->a, ret_files, one);
    *ret_language = row.language;
    *ret_name = row.name;
    return services_unpack(t, ret_files, ret_why) ? DONE : INVALID;
}

static const char *const group_names[SERVICE__GROUPS] = {
    [SERVICE_NEW] = N_("New"),
    [SERVICE_SAME] = N_("The same as before"),
    [SERVICE_CHANGED] = N_("Changed in the file"),
    [SERVICE_HERE] = N_("Changed here: stays as it is"),
};

static struct reply show_preview(struct req *r, int status, int64_t id, struct str name, struct service_import *how)
{
    struct task *t = &r->task;
    struct services_preview_view v = { .upload = id,
        .name = name,
        .notes = how->notes,
        .refused = how->refused,
        .anything = how->refused.n == 0 && how->n[SERVICE_NEW] + how->n[SERVICE_CHANGED] > 0 };

    for (int g = 0; g < SERVICE__GROUPS; g++) {
        struct service_count_view one = { lang_tr(t->lang, group_names[g]), how->n[g] };
        LIST_ADD(t->a, &v.counts, one);
    }
    for (size_t i = 0; i < how->sample.n; i++) {
        struct service_card card = { .name = said_view(t, how->sample.at[i].name),
            .summary = said_view(t, how->sample.at[i].summary),
            .s = how->sample.at[i],
            .link = { S("") },
            .edit = { S("") } };
        LIST_ADD(t->a, &v.sample, card);
    }
    return SHOW(r, status, services_preview, &v);
}

static void refuse_whole(struct task *t, struct service_import *how, struct str name, struct str why)
{
    struct service_note one = { name, 0, why };

    *how = (struct service_import){ 0 };
    LIST_ADD(t->a, &how->refused, one);
}

static struct reply look_or_take(struct req *r, bool dry)
{
    struct task *t = &r->task;
    struct service_files files;
    struct service_import how;
    struct str language, name = S(""), why;
    enum outcome found = upload_of(t, r->ids[0], &files, &language, &name, &why);

    if (found == NOT_FOUND)
        return reply_redirect(r, URL(t, services_files_page),
            tr(t, "This file has been brought in already, or is not here any more. Choose it again."));
    if (found == INVALID)
        refuse_whole(t, &how, name, why);
    else
        found = services_import(t, &files, language, dry, &how);
    if (dry || found != DONE)
        return show_preview(r, dry ? 200 : 422, r->ids[0], name, &how);
    services_sql_drop_uploads(t, t->viewer->staff, t->now);
    return reply_redirect(r, URL(t, services_manage), tr(t, "The services are brought in."));
}

struct reply services_preview(struct req *r) { return look_or_take(r, true); }

struct reply services_bring_in(struct req *r) { return look_or_take(r, false); }

/* ---- taking an import back */

/* A button without fields. */
static const struct form_table undo_form = { "services_undo", NULL, 0, 0 };

static struct reply show_undo(struct req *r, int status, const struct service_import_line *line, struct str why)
{
    struct services_undo_view v = { .line = import_view(&r->task, line), .why = why };

    return SHOW(r, status, services_undo, &v);
}

struct reply services_ask_undo(struct req *r)
{
    struct service_import_line line;
    enum outcome how = services_import_get(&r->task, r->ids[0], &line);

    return how == DONE ? show_undo(r, 200, &line, S("")) : reply_refused(r, how);
}

struct reply services_undo_it(struct req *r)
{
    struct task *t = &r->task;
    struct service_import_line line;
    struct str why;
    enum outcome how = services_import_get(t, r->ids[0], &line);

    if (how != DONE)
        return reply_refused(r, how);
    how = services_import_undo(t, line.id, &why);
    if (how == CONFLICT) {
        struct form form = form_show(t, &undo_form, NULL, 0);
        problem_add(t, &form.problems, "", why);
        req_refuses(r, &form);
        return show_undo(r, 409, &line, why);
    }
    return reply_redirect(r, URL(t, services_files_page), how == DONE ? tr(t, "The import was taken back.") : NULL);
}

struct reply services_take_out(struct req *r)
{
    struct task *t = &r->task;
    struct service_files files;
    struct str format = req_get(r, "format");

    if (!services_export(t, format, &files))
        return reply_not_found(r);
    struct archive_writer *w = archive_new(t);
    for (size_t i = 0; i < files.n; i++)
        archive_add(w, files.at[i].name, files.at[i].bytes);
    return reply_bytes(
        r, 200, "application/zip", archive_end(w), str_z(t->a, str_fmt(t->a, "services-%.*s.zip", STR_ARG(format))));
}
