/* lists_web: lists of projects of others on the page: chosen, looked at, brought in. No rules here. */
#include "lists_lists_html.h"
#include "lists_sql.h"
#include "rooms/lists/lists_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(list_file, LIST_FILE_FIELDS)

enum { DAY_SECONDS = 24 * 60 * 60, SHOWN = 50, IMPORTS_SHOWN = 10, SHEET_NAME_MOST = 200 };

static struct list_import_view import_view(struct task *t, const struct operations_import *line)
{
    return (struct list_import_view){
        .s = *line, .undo = URL(t, lists_ask_undo, line->id), .undone = !str_empty(instant_str(&line->undone_at))
    };
}

static struct reply show_page(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct lists_page_view v = { .form = form,
        .file = file_field_of(t, &form, tr(t, "File"), str_of(tr(t, "A CSV file or a workbook (XLSX).")),
            S(".csv,.tsv,.txt,.xlsx,text/csv")) };
    struct operations_imports imports = operations_imports(t, IMPORTS_SHOWN);

    for (size_t i = 0; i < imports.n; i++)
        LIST_ADD(t->a, &v.imports, import_view(t, &imports.at[i]));
    return SHOW(r, status, lists_page, &v);
}

struct reply lists_page(struct req *r) { return show_page(r, 200, form_show(&r->task, &list_file_form, NULL, 0)); }

struct reply lists_upload(struct req *r)
{
    struct task *t = &r->task;
    struct uploads uploads = req_uploads(r);
    struct list_file_values v;
    struct form form;
    bool good = form_read(r, &list_file_form, &v, &form);

    if (uploads.n == 0 || uploads.at[0].bytes.n == 0)
        problem_add(t, &form.problems, "file", str_of(tr(t, "Choose a file.")));
    if (good && str_eq(v.source, OPERATION_OWN))
        problem_add(t, &form.problems, "source", str_of(tr(t, "This name stands for the projects of this program.")));
    if (!good || form.problems.n > 0)
        return show_page(r, 422, form);
    int64_t id = id_new();
    lists_sql_drop_uploads(t, t->viewer->staff, instant_from_unix(instant_unix(t->now) - DAY_SECONDS));
    lists_sql_add_upload(t, .id = id, .staff_id = t->viewer->staff, .name = uploads.at[0].filename, .source = v.source,
        .language = v.language, .body = uploads.at[0].bytes, .made_at = t->now);
    return reply_redirect(r, URL(t, lists_preview, id), NULL);
}

/* ---- what is in it */

enum { NEXT = '\x1e', PAIR = '\x1f' };

static struct mapping_saids said_of(struct task *t, struct str text)
{
    struct mapping_saids list = { .now = true };
    struct str line;

    while (text.n > 0 && str_cut(&text, NEXT, &line)) {
        struct mapping_said one = { S(""), S("") };
        if (str_cut(&line, PAIR, &one.heading)) {
            one.field = line;
            LIST_ADD(t->a, &list, one);
        }
    }
    return list;
}

static enum outcome look(
    struct task *t, const struct lists_sql_upload_row *row, struct list_look *ret, struct str *ret_why)
{
    struct mapping_saids *said = NEW(t->a, struct mapping_saids);
    struct list_file file = { row->name, -1, row->body };
    struct list_options o = {
        .source = row->source, .language = row->language, .letters = S(""), .sheet = row->sheet, .said = said
    };

    *said = said_of(t, row->said);
    return lists_look(t, file, &o, ret, ret_why);
}

static struct str some_values(struct task *t, const struct mapping_column *c)
{
    enum { MOST = 3, LONGEST = 60 };
    struct strs some = { 0 };

    for (size_t i = 0; i < c->samples.n && i < MOST; i++) {
        struct str value = c->samples.at[i], whole;
        if (value.n > LONGEST && text_clean(t->a, str_part(value, 0, LONGEST), &whole))
            value = str_fmt(t->a, "%.*s…", STR_ARG(whole));
        strs_add(t->a, &some, value);
    }
    return some.n > 0 ? strs_join(t->a, &some, S(" · ")) : S("–");
}

static void add_columns(struct task *t, const struct list_look *l, struct lists_preview_view *v)
{
    for (size_t i = 0; i < l->m.n; i++) {
        const struct mapping_column *c = &l->m.at[i];
        struct str chosen = c->field == MAPPING_NONE ? S("") : str_of(LIST_FIELDS.at[c->field].name);
        struct list_line one = {
            .heading = c->heading.n > 0 ? c->heading : str_of(tr(t, "A column without a heading")),
            .values = some_values(t, c),
            .name = str_fmt(t->a, "column-%zu", i),
            .why = str_of(lang_tr(t->lang, mapping_reason_text(c->why))),
            .sure = str_of(tr(t, "Please look")),
            .percent = c->field == MAPPING_NONE ? 0 : c->sure,
            .asked = c->sure < MAPPING_SURE,
        };
        picks_add(t, &one.choices, S(""), str_of(tr(t, "Leave this column out")), chosen);
        for (size_t f = 0; f < LIST_FIELDS.n; f++)
            picks_add(t, &one.choices, str_of(LIST_FIELDS.at[f].name),
                str_of(lang_tr(t->lang, LIST_FIELDS.at[f].title)), chosen);
        LIST_ADD(t->a, &v->columns, one);
    }
}

static struct reply show_preview(struct req *r, int64_t id, const struct list_look *l, enum outcome how, struct str why)
{
    struct task *t = &r->task;
    struct lists_preview_view v = {
        .upload = id,
        .name = l->file.name,
        .source = l->source,
        .why = why,
        .sure = how == DONE,
        .rows = l->rows,
        .costed = l->costed,
        .total_cents = l->total_cents,
        .funded = l->funded,
        .eu_cents = l->eu_cents,
        .refused = l->refused,
        .told = l->told,
        .notes = l->notes,
    };

    if (v.told.n > SHOWN)
        v.hidden = v.refused - SHOWN, v.told.n = SHOWN;
    for (size_t i = 0; l->sheets.n > 1 && i < l->sheets.n; i++)
        picks_add(t, &v.sheets, l->sheets.at[i], l->sheets.at[i], l->file.sheet);
    add_columns(t, l, &v);
    return SHOW(r, 200, lists_preview, &v);
}

static struct reply gone(struct req *r)
{
    return reply_redirect(r, URL(&r->task, lists_page),
        tr(&r->task, "This file has been brought in already, or is not here any more. Choose it again."));
}

struct reply lists_preview(struct req *r)
{
    struct task *t = &r->task;
    struct lists_sql_upload_row row;
    struct list_look l;
    struct str why;

    if (!lists_sql_upload(t, r->ids[0], t->viewer->staff, &row))
        return gone(r);
    enum outcome how = look(t, &row, &l, &why);
    return show_preview(r, row.id, &l, how, why);
}

/* Which field each column was said to be, as one text. */
static struct str said_in(struct req *r, const struct list_look *l)
{
    struct task *t = &r->task;
    struct str all = S("");

    for (size_t i = 0; i < l->m.n; i++) {
        struct str field = req_get(r, str_z(t->a, str_fmt(t->a, "column-%zu", i)));
        if (mapping_field_named(&LIST_FIELDS, field) == LIST_FIELDS.n)
            field = S("");
        all = str_fmt(t->a, "%.*s%.*s%c%.*s%c", STR_ARG(all), STR_ARG(l->m.at[i].heading), PAIR, STR_ARG(field), NEXT);
    }
    return all;
}

struct reply lists_take(struct req *r)
{
    struct task *t = &r->task;
    struct lists_sql_upload_row row;
    struct list_look l;
    struct str why;

    if (!lists_sql_upload(t, r->ids[0], t->viewer->staff, &row))
        return gone(r);
    if (req_has(r, "sheet")) {
        lists_sql_put_sheet(t, row.id, str_part(req_get(r, "sheet"), 0, SHEET_NAME_MOST));
        return reply_redirect(r, URL(t, lists_preview, row.id), NULL);
    }
    enum outcome how = look(t, &row, &l, &why);
    if (!req_has(r, "take"))
        lists_sql_put_said(t, row.id, said_in(r, &l));
    if (!req_has(r, "take") || how != DONE)
        return reply_redirect(r, URL(t, lists_preview, row.id), NULL);
    struct list_done done = lists_import(t, &l);
    lists_sql_drop_uploads(t, t->viewer->staff, t->now);
    return reply_redirect(r, URL(t, lists_page),
        str_z(t->a,
            trf(t, "The list is in: %1$s new, %2$s changed, %3$s as before.", lang_number(t->a, t->lang, done.made),
                lang_number(t->a, t->lang, done.changed), lang_number(t->a, t->lang, done.same))));
}

/* ---- taking a list back */

/* A button without fields. */
static const struct form_table undo_form = { "lists_undo", NULL, 0, 0 };

static struct reply show_undo(struct req *r, int status, const struct operations_import *line, struct str why)
{
    struct lists_undo_view v = { .line = import_view(&r->task, line), .why = why };

    return SHOW(r, status, lists_undo, &v);
}

struct reply lists_ask_undo(struct req *r)
{
    struct operations_import line;
    enum outcome how = operations_import_get(&r->task, r->ids[0], &line);

    return how == DONE ? show_undo(r, 200, &line, S("")) : reply_refused(r, how);
}

struct reply lists_undo_it(struct req *r)
{
    struct task *t = &r->task;
    struct operations_import line;
    struct str why;
    enum outcome how = operations_import_get(t, r->ids[0], &line);

    if (how != DONE)
        return reply_refused(r, how);
    how = operations_import_undo(t, line.id, &why);
    if (how == CONFLICT) {
        struct form form = form_show(t, &undo_form, NULL, 0);
        problem_add(t, &form.problems, "", why);
        req_refuses(r, &form);
        return show_undo(r, 409, &line, why);
    }
    return reply_redirect(r, URL(t, lists_page), how == DONE ? tr(t, "The list was taken back.") : NULL);
}
