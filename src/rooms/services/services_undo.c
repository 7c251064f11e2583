/* services_undo: see services_undo.h. */
#include "rooms/services/services_undo.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "lang/lang.h"
#include "services_sql.h"
#include "services_undo_sql.h"

enum { TOLD = 5, DAY_SECONDS = 24 * 60 * 60 };

static struct service_import_line line_of(const struct services_undo_sql_line_row *r)
{
    return (struct service_import_line){ .id = r->id,
        .added = r->added,
        .changed = r->changed_,
        .name = r->name,
        .staff = r->staff,
        .made_at = r->made_at,
        .undone_at = r->undone_at };
}

struct service_import_lines services_imports(struct task *t)
{
    struct services_undo_sql_line_rows rows = services_undo_sql_lines(t, SERVICE_IMPORTS_SHOWN);
    struct service_import_lines list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, line_of(&rows.at[i]));
    return list;
}

enum outcome services_import_get(struct task *t, int64_t import, struct service_import_line *ret_line)
{
    struct services_undo_sql_line_row row;

    if (!services_undo_sql_line(t, import, &row))
        return NOT_FOUND;
    *ret_line = line_of(&row);
    return DONE;
}

void service_undo_note(
    struct task *t, int64_t import, const struct service_entry *e, struct str stood, struct str language)
{
    services_undo_sql_note(t, import, e->id, e->version, stood, language);
}

void service_undo_keep(struct task *t, int64_t import, struct str name, const struct service_import *how)
{
    struct instant old = instant_from_unix(instant_unix(t->now) - (int64_t)SERVICE_UNDO_DAYS * DAY_SECONDS);

    services_undo_sql_forget_old_rows(t, old);
    services_undo_sql_forget_old(t, old);
    services_undo_sql_add(t, import, name, t->viewer->staff, t->now, how->n[SERVICE_NEW], how->n[SERVICE_CHANGED]);
}

/* ---- taking back */

/* The entry as an earlier file said it. */
static struct service_entry *as_it_stood(
    struct task *t, const struct services_undo_sql_changed_row *r, struct service_entries *ret_named)
{
    struct service_reader rd = { .t = t, .file = S(""), .language = r->language };
    const struct js_value *v = js_value_of(t, r->stood);
    struct service_entry *e;

    *ret_named = (struct service_entries){ 0 };
    if (service_read_ptv(&rd, v, r->stood, ret_named) || str_eq(r->kind, SERVICE_SERVICE)) {
        if (ret_named->n == 0)
            (void)service_read_hsds(&rd, v, r->stood, ret_named);
        must(t, ret_named->n > 0);
        e = ret_named->at[--ret_named->n];
    } else {
        e = str_eq(r->kind, SERVICE_PLACE) ? service_read_hsds_place(&rd, v) : service_read_hsds_organisation(&rd, v);
    }
    must(t, e != NULL && str_eq(e->kind, r->kind));
    e->kept = r->stood;
    return e;
}

static void put_back(struct task *t, const struct services_undo_sql_changed_row *r)
{
    struct service_entries named;
    struct service_entry *e = as_it_stood(t, r, &named), *now;
    struct service_found found;

    for (size_t i = 0; i < named.n; i++)
        named.at[i]->id = service_by_source(t, named.at[i], &found);
    must(t, service_load(t, r->entry_id, r->kind, &now) == DONE);
    e->id = r->entry_id;
    e->owner = now->owner;
    e->review_on = now->review_on;
    e->provider = now->provider;
    e->changed_at = t->now;
    e->kept_version = r->version + 1;
    if (e->child_friendly == YESNO_UNKNOWN)
        e->child_friendly = now->child_friendly;
    must(t, service_store(t, e, r->version) == DONE);
    services_searched(t, r->entry_id);
}

static void take_out(struct task *t, int64_t entry)
{
    services_sql_drop_texts(t, entry);
    services_sql_drop_key(t, entry);
    services_sql_drop_languages(t, entry);
    services_sql_drop_doors(t, entry);
    services_sql_drop_phones(t, entry);
    services_sql_drop_hours(t, entry);
    services_sql_drop_places(t, entry);
    services_undo_sql_remove(t, entry);
    services_searched(t, entry);
    journal_write(t, JOURNAL_DELETE, "service", entry, S("import"));
}

enum outcome services_import_undo(struct task *t, int64_t import, struct str *ret_why)
{
    struct service_import_line line;
    struct strs names = { 0 };

    *ret_why = S("");
    if (services_import_get(t, import, &line) != DONE || !str_empty(instant_str(&line.undone_at)))
        return NOT_FOUND;
    struct services_undo_sql_built_on_rows built = services_undo_sql_built_on(t, import, TOLD);
    for (size_t i = 0; i < built.n; i++)
        strs_add(t->a, &names, built.at[i].name);
    if (names.n > 0) {
        *ret_why = trf(
            t, "Somebody has changed or uses since what it brought: %1$s.", lang_list(t->a, t->lang, &names));
        return CONFLICT;
    }
    struct services_undo_sql_changed_rows changed = services_undo_sql_changed(t, import);
    for (size_t i = 0; i < changed.n; i++) {
        task_may_go_on(t);
        put_back(t, &changed.at[i]);
    }
    struct services_undo_sql_made_rows made = services_undo_sql_made(t, import);
    for (size_t i = 0; i < made.n; i++)
        take_out(t, made.at[i].entry_id);
    services_undo_sql_forget_rows(t, import);
    services_undo_sql_done(t, import, t->now);
    journal_write(t, JOURNAL_IMPORT, "service", import, S("undone"));
    return DONE;
}
