/* services_tables_write: services and organisations (JSON of HSDS) as the tables of a package: each object is a row of
 * its table, once; what hangs on it names it. Members that no column is made for get a column of their own, so that
 * nothing is lost. Not through tables_write.h: what it does against formulas would change telephone numbers, and these
 * files are for programs. */
#include "base/keys.h"
#include "rooms/services/services_tables.h"
#include "rooms/tables/tables.h"

struct pairs {
    struct {
        struct str key, value;
    } * at;
    size_t n, cap;
};
struct table {
    struct strs columns;
    struct {
        struct pairs *at;
        size_t n, cap;
    } rows;
};
struct tables_out {
    struct task *t;
    struct key_map *seen;
    struct table tables[HSDS_TABLES];
};
/* One object on its way. */
struct object {
    struct tables_out *out;
    size_t table;
    struct str id;
    struct pairs row;
};

static void put_object(
    struct tables_out *out, size_t table, const struct js_value *v, struct str parent_column, struct str parent);

static void add_pair(struct object *o, struct str key, struct str value)
{
    struct table *table = &o->out->tables[o->table];
    size_t k = 0;

    for (size_t i = 0; i < o->row.n; i++)
        if (str_eq(o->row.at[i].key, key))
            return;
    o->row.at = arena_grow(o->out->t->a, o->row.at, o->row.n, &o->row.cap, sizeof *o->row.at);
    o->row.at[o->row.n].key = str_copy(o->out->t->a, key);
    o->row.at[o->row.n++].value = value;
    while (k < table->columns.n && !str_eq(table->columns.at[k], key))
        k++;
    if (k == table->columns.n)
        strs_add(o->out->t->a, &table->columns, str_copy(o->out->t->a, key));
}

static struct str text_of(const struct js_value *v, const char *key) { return js_text(js_get(v, key)); }

/* A member that is an object with a table of its own: the row names it. False: it is none. */
static bool named_object(struct object *o, struct str key, const struct js_value *value)
{
    static const char *const members[][2] = { { "location", "location_id" }, { "organization", "organization_id" },
        { "taxonomy_term", "taxonomy_term_id" }, { "program", "program_id" } };

    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        if (!str_is(key, members[i][0]) || !js_is_object(value) || !js_is_text(js_get(value, "id")))
            continue;
        for (size_t k = 0; k < HSDS_TABLES; k++)
            if (str_is(str_of(HSDS[k].name), members[i][0]))
                put_object(o->out, k, value, S(""), S(""));
        add_pair(o, str_of(members[i][1]), str_copy(o->out->t->a, text_of(value, "id")));
        return true;
    }
    return false;
}

static void put_member(void *x, struct str key, const struct js_value *value)
{
    struct object *o = x;
    const struct hsds_table *table = &HSDS[o->table];
    size_t child = hsds_of_property(key);

    if (named_object(o, key, value))
        return;
    if (child < HSDS_TABLES && hsds_among(table->lists, key)) {
        struct str column = str_is(key, "attributes") ? S("link_id")
                            : str_is(key, "metadata") ? S("resource_id")
                                                      : str_of(table->self);
        for (size_t i = 0; i < js_n(value); i++)
            put_object(o->out, child, js_at(value, i), column, o->id);
        return;
    }
    add_pair(o, key, js_shown(o->out->t, value));
}

static void put_object(
    struct tables_out *out, size_t table, const struct js_value *v, struct str parent_column, struct str parent)
{
    struct object o = { .out = out, .table = table, .id = str_copy(out->t->a, text_of(v, "id")) };
    struct str key = str_fmt(out->t->a, "%s %.*s", HSDS[table].name, STR_ARG(o.id));

    if (!js_is_object(v) || (!str_empty(o.id) && key_map_get(out->seen, key) != 0))
        return;
    key_map_put(out->t->a, out->seen, key, 1);
    js_each(v, put_member, &o);
    if (!str_empty(parent_column))
        add_pair(&o, parent_column, parent);
    out->tables[table].rows.at = arena_grow(out->t->a, out->tables[table].rows.at, out->tables[table].rows.n,
        &out->tables[table].rows.cap, sizeof(struct pairs));
    out->tables[table].rows.at[out->tables[table].rows.n++] = o.row;
}

static struct str value_of(const struct pairs *row, struct str key)
{
    for (size_t i = 0; i < row->n; i++)
        if (str_eq(row->at[i].key, key))
            return row->at[i].value;
    return S("");
}

static struct service_file file_of(struct task *t, size_t k, const struct table *table)
{
    struct buf *o = task_buf(t, (size_t)256 << 20);

    for (size_t c = 0; c < table->columns.n; c++)
        service_csv_cell(o, table->columns.at[c], c + 1 == table->columns.n);
    for (size_t i = 0; i < table->rows.n; i++)
        for (size_t c = 0; c < table->columns.n; c++)
            service_csv_cell(o, value_of(&table->rows.at[i], table->columns.at[c]), c + 1 == table->columns.n);
    task_must_fit(t, o);
    return (struct service_file){ str_fmt(t->a, "%s.csv", HSDS[k].file), buf_view(o) };
}

static struct service_file description(struct task *t, const struct tables_out *out)
{
    struct buf *o = task_buf(t, (size_t)1 << 20);
    struct json j;

    js_init(&j, o);
    js_object(&j);
    js_put_str(&j, "name", S("human_services_data"));
    js_put_str(&j, "profile", S("tabular-data-package"));
    js_put_str(&j, "version", S("3.0.0"));
    js_key(&j, S("resources"));
    js_array(&j);
    for (size_t k = 0; k < HSDS_TABLES; k++) {
        if (out->tables[k].rows.n == 0)
            continue;
        js_object(&j);
        js_put_str(&j, "name", str_of(HSDS[k].name));
        js_put_str(&j, "path", str_fmt(t->a, "%s.csv", HSDS[k].file));
        js_put_str(&j, "format", S("csv"));
        js_put_str(&j, "mediatype", S("text/csv"));
        js_put_str(&j, "profile", S("tabular-data-resource"));
        js_key(&j, S("schema"));
        js_object(&j);
        js_put_str(&j, "primaryKey", S("id"));
        js_key(&j, S("fields"));
        js_array(&j);
        for (size_t c = 0; c < out->tables[k].columns.n; c++) {
            js_object(&j);
            js_put_str(&j, "name", out->tables[k].columns.at[c]);
            js_put_str(&j, "type", hsds_number_column(out->tables[k].columns.at[c]) ? S("number") : S("string"));
            js_end(&j);
        }
        js_end(&j);
        js_end(&j);
        js_end(&j);
    }
    js_end(&j);
    js_end(&j);
    task_must_fit(t, o);
    return (struct service_file){ S("datapackage.json"), buf_view(o) };
}

struct service_files service_tables_write(struct task *t, const struct strs *services, const struct strs *organisations)
{
    struct tables_out *out = NEW(t->a, struct tables_out);
    struct service_files files = { 0 };

    out->t = t;
    out->seen = NEW(t->a, struct key_map);
    for (size_t k = 0; k < HSDS_TABLES; k++)
        out->tables[k].columns = strs_split(t->a, str_of(HSDS[k].columns), ' ');
    for (size_t i = 0; i < organisations->n; i++)
        put_object(out, HSDS_TABLES - 2, js_value_of(t, organisations->at[i]), S(""), S(""));
    for (size_t i = 0; i < services->n; i++)
        put_object(out, HSDS_TABLES - 1, js_value_of(t, services->at[i]), S(""), S(""));
    struct service_file first = description(t, out);
    LIST_ADD(t->a, &files, first);
    for (size_t k = 0; k < HSDS_TABLES; k++) {
        struct service_file one = file_of(t, k, &out->tables[k]);
        if (out->tables[k].rows.n > 0)
            LIST_ADD(t->a, &files, one);
    }
    return files;
}
