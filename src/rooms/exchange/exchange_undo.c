/* exchange_undo: takes an import back: rows it brought go, rows it changed get their old values again. Refuses when
 * something was built on it since, and says what. */
#include "auth/journal.h"
#include "exchange_undo_sql.h"
#include "rooms/exchange/exchange_pass.h"

/* ---- rows that were changed */

/* now: the cells of the row in hand; NULL: it is gone. */
struct undoing {
    struct pass *p;
    bool restore;
    struct str why;
    const struct str *now;
};

static bool take_now(void *x, const struct found *f)
{
    struct undoing *u = x;
    size_t n = package_tables[u->p->file].n;
    struct str *now = NEW_N(u->p->scratch->a, struct str, n);

    for (size_t i = 0; i < n; i++)
        now[i] = str_copy(u->p->scratch->a, f->cells[i]);
    u->now = now;
    return false;
}

static const struct str *row_now(struct undoing *u, const struct record *r, int64_t id, bool refs_are_ids)
{
    struct pass *p = u->p;
    struct rows_to to = {
        .t = p->scratch, .scratch = p->scratch, .row = take_now, .x = u, .refs_are_ids = refs_are_ids
    };

    u->now = NULL;
    if (id != 0)
        rows_one(&to, p->file, id);
    else
        rows_like(&to, p->file, r);
    return u->now;
}

/* Does the row say what the import wrote? Rows that it names stand there as ids or, those that came further down, as
 * keys. */
static bool stands_as_written(struct undoing *u, const struct record *r, int64_t id, struct str written)
{
    const struct str *ids = row_now(u, r, id, true), *keys = row_now(u, r, id, false);
    struct str cell;

    for (size_t i = 0; ids && keys && i < package_tables[u->p->file].n; i++)
        if (!str_cut(&written, '\x1f', &cell) || (!str_eq(cell, ids[i]) && !str_eq(cell, keys[i])))
            return false;
    return ids && keys;
}

/* The record whose cells stand in the line; what does not read any more stays empty. */
static void read_line(struct pass *p, struct str line, struct record *r)
{
    const struct package_table *table = &package_tables[p->file];
    struct str cell;

    p->quiet = true;
    for (size_t i = 0; i < table->n && str_cut(&line, '\x1f', &cell); i++)
        if (!check_cell(p, &table->columns[i], cell, &r->v[i]))
            r->v[i] = (struct value){ .text = S(""), .n = table->columns[i].kind == CELL_REF ? 0 : INT_NONE };
    p->quiet = false;
}

static bool one_change(void *x, const struct exchange_undo_sql_changes_row *row)
{
    struct undoing *u = x;
    struct pass *p = u->p;
    if (++p->rows % 256 == 0)
        exchange_scratch_renew(p->scratch);
    struct str before, after = str_copy(p->scratch->a, row->cells);
    struct record r = { .line = 0 };
    enum package_file file = package_file_named(row->what);

    must(p->t, file != FILE__N && str_cut(&after, '\x1e', &before));
    p->file = file;
    read_line(p, before, &r);
    bool with_id = file_has_key(file) || file == FILE_memberships;
    if (u->restore) {
        if (with_id)
            write_row(p, &r, row->row_, false);
        else
            set_row(p, &r);
    } else if (!stands_as_written(u, &r, with_id ? row->row_ : 0, after)) {
        u->why = trf(p->t, "a row of %1$s that it changed was changed again since (%2$s).",
            str_of(package_tables[file].name), str_copy(p->t->a, u->now ? u->now[0] : r.v[0].text));
    }
    return str_empty(u->why);
}

static void each_change(struct pass *p, struct undoing *u, int64_t import)
{
    exchange_undo_sql_changes(p->t, import, one_change, u);
}

/* ---- rows that came */

/* "people: 3" joined by commas. */
static struct str counted(struct task *t, struct str list, struct str what, int64_t n)
{
    if (n == 0)
        return list;
    return str_fmt(t->a, "%.*s%.*s%.*s: %lld", STR_ARG(list), STR_ARG(list.n ? lang_comma(t->lang) : S("")),
        STR_ARG(what), (long long)n);
}

static struct str built_since(struct task *t, int64_t import)
{
    struct exchange_undo_sql_touched_rows touched = exchange_undo_sql_touched(t, import);
    struct exchange_undo_sql_leaning_rows leaning = exchange_undo_sql_leaning(t, import);
    struct str changed = S(""), built = S("");

    for (size_t i = 0; i < touched.n; i++)
        changed = counted(t, changed, touched.at[i].what, touched.at[i].n);
    for (size_t i = 0; i < leaning.n; i++)
        built = counted(t, built, leaning.at[i].what, leaning.at[i].n);
    if (changed.n > 0)
        return trf(t, "rows it brought were changed since (%1$s).", changed);
    return built.n > 0 ? trf(t, "later rows build on it (%1$s).", built) : S("");
}

static void drop_rows(struct task *t, int64_t import)
{
    exchange_undo_sql_drop_follow_ups(t, import);
    exchange_undo_sql_drop_guidance_history(t, import);
    exchange_undo_sql_drop_guidance(t, import);
    exchange_undo_sql_drop_steps(t, import);
    exchange_undo_sql_drop_plans(t, import);
    exchange_undo_sql_drop_counselling(t, import);
    exchange_undo_sql_drop_needs(t, import);
    exchange_undo_sql_drop_contacts(t, import);
    exchange_undo_sql_drop_child_care(t, import);
    exchange_undo_sql_drop_attendance(t, import);
    exchange_undo_sql_drop_register_undo(t, import);
    exchange_undo_sql_drop_sessions(t, import);
    exchange_undo_sql_drop_memberships(t, import);
    exchange_undo_sql_drop_leaders(t, import);
    exchange_undo_sql_drop_exceptions(t, import);
    exchange_undo_sql_drop_groups(t, import);
    exchange_undo_sql_drop_participations(t, import);
    exchange_undo_sql_drop_parents(t, import);
    exchange_undo_sql_drop_children(t, import);
    exchange_undo_sql_drop_name_parts(t, import);
    exchange_undo_sql_drop_languages(t, import);
    exchange_undo_sql_drop_doubles(t, import);
    exchange_undo_sql_drop_protection(t, import);
    exchange_undo_sql_drop_people(t, import);
    exchange_undo_sql_drop_staff_projects(t, import);
    exchange_undo_sql_drop_links(t, import);
    exchange_undo_sql_drop_staff(t, import);
    exchange_undo_sql_drop_texts(t, import);
    exchange_undo_sql_drop_targets(t, import);
    exchange_undo_sql_drop_other_members(t, import);
    exchange_undo_sql_drop_projects(t, import);
    exchange_undo_sql_drop_families(t);
    exchange_undo_sql_forget_changes(t, import, S(""));
}

enum outcome exchange_undo(struct task *t, int64_t import, struct str *ret_why)
{
    static const struct exchange_options none = { 0 };
    struct exchange_undo_sql_import_row row;
    struct exchange_result result = { .import = import };
    struct pass *p = NEW(t->a, struct pass);
    struct undoing u = { .p = p, .why = S("") };

    if (!exchange_undo_sql_import(t, import, &row) || !str_is(row.state, "done"))
        return NOT_FOUND;
    *p = (struct pass){ .t = t, .scratch = exchange_scratch(t), .o = &none, .result = &result, .file = FILE__N };
    find_what_stands(p);
    *ret_why = built_since(t, import);
    if (str_empty(*ret_why)) {
        each_change(p, &u, import);
        *ret_why = u.why;
    }
    if (!str_empty(*ret_why))
        return CONFLICT;
    u.restore = true;
    each_change(p, &u, import);
    p->file = FILE_groups;
    write_end(p);
    drop_rows(t, import);
    exchange_undo_sql_undone(t, import, t->now);
    journal_write(t, JOURNAL_IMPORT, "import", import, S("undone"));
    return DONE;
}
