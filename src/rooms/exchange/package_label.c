/* package_label: datapackage.json made of the table of the package: types, what must be there, value lists, references.
 */
#include "rooms/exchange/exchange_export.h"

#include "rooms/codes.h"

static const char *type_of(enum cell_kind kind)
{
    switch (kind) {
    case CELL_DAY: return "date";
    case CELL_TIME: return "string";
    case CELL_INT: return "integer";
    case CELL_MONEY: return "number";
    case CELL_YESNO: return "boolean";
    case CELL_KEY:
    case CELL_REF:
    case CELL_REFS:
    case CELL_TEXT:
    case CELL_EMAIL:
    case CELL_PHONE:
    case CELL_POSTCODE:
    case CELL_PARTIAL:
    case CELL_MONTH:
    case CELL_CODE:
    case CELL_LANGUAGE:
    case CELL_LANGUAGES:
    case CELL_COUNTRIES:
    case CELL_MUNICIPALITY:
    case CELL_MUNICIPALITIES: return "string";
    }
    unreachable();
}

/* What a text of this kind looks like; NULL: like any text. */
static const char *pattern_of(enum cell_kind kind)
{
    if (kind == CELL_PARTIAL)
        return "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";
    if (kind == CELL_MONTH)
        return "[0-9]{4}(-[0-9]{2})?";
    if (kind == CELL_TIME)
        return "[0-9]{2}:[0-9]{2}";
    if (kind == CELL_LANGUAGE)
        return "[a-z]{3}";
    if (kind == CELL_LANGUAGES)
        return "[a-z]{3}(;[a-z]{3})*";
    if (kind == CELL_COUNTRIES)
        return "[A-Z]{2}(;[A-Z]{2})*";
    if (kind == CELL_MUNICIPALITY)
        return "[0-9]{3}";
    return kind == CELL_MUNICIPALITIES ? "[0-9]{3}(;[0-9]{3})*" : NULL;
}

static void put_constraints(struct json *j, const struct kind_column *c)
{
    const char *pattern = pattern_of(c->kind);

    js_key(j, S("constraints"));
    js_object(j);
    if (c->required)
        js_put_bool(j, "required", true);
    if (c->kind == CELL_KEY)
        js_put_bool(j, "unique", true);
    if ((c->kind == CELL_TEXT || c->kind == CELL_KEY) && c->max > 0)
        js_put_int(j, "maxLength", c->max);
    if (c->kind == CELL_INT) {
        js_put_int(j, "minimum", c->min);
        js_put_int(j, "maximum", c->max);
    }
    if (pattern)
        js_put_str(j, "pattern", str_of(pattern));
    if (c->kind == CELL_CODE) {
        js_key(j, S("enum"));
        js_array(j);
        for (size_t i = 0; i < c->codes->n; i++)
            js_str(j, str_of(c->codes->at[i].code));
        js_end(j);
    }
    js_end(j);
}

static void put_field(struct json *j, const struct kind_column *c)
{
    js_object(j);
    js_put_str(j, "name", str_of(c->name));
    js_put_str(j, "type", str_of(type_of(c->kind)));
    if (c->kind == CELL_YESNO) {
        js_key(j, S("trueValues"));
        js_array(j);
        js_str(j, S("yes"));
        js_end(j);
        js_key(j, S("falseValues"));
        js_array(j);
        js_str(j, S("no"));
        js_end(j);
    }
    put_constraints(j, c);
    js_end(j);
}

/* A list of keys in one cell cannot be said as a foreign key; single references to files that are here can. */
static void put_references(struct json *j, enum kind_name file, const bool *written)
{
    const struct kind *table = kinds[file];

    js_key(j, S("foreignKeys"));
    js_array(j);
    for (size_t i = 0; i < table->n; i++) {
        const struct kind_column *c = &table->columns[i];
        if (c->kind != CELL_REF || !written[c->refers])
            continue;
        js_object(j);
        js_put_str(j, "fields", str_of(c->name));
        js_key(j, S("reference"));
        js_object(j);
        js_put_str(j, "resource", c->refers == file ? S("") : str_of(kinds[c->refers]->name));
        js_put_str(j, "fields", str_of(kinds[c->refers]->columns[0].name));
        js_end(j);
        js_end(j);
    }
    js_end(j);
}

static void put_resource(struct json *j, struct buf *path, enum kind_name file, const bool *written)
{
    const struct kind *table = kinds[file];

    path->n = 0;
    buf_fmt(path, "%s.csv", table->name);
    js_object(j);
    js_put_str(j, "name", str_of(table->name));
    js_put_str(j, "path", buf_view(path));
    js_put_str(j, "profile", S("tabular-data-resource"));
    js_put_str(j, "format", S("csv"));
    js_put_str(j, "mediatype", S("text/csv"));
    js_put_str(j, "encoding", S("utf-8"));
    js_key(j, S("schema"));
    js_object(j);
    js_key(j, S("fields"));
    js_array(j);
    for (size_t i = 0; i < table->n; i++)
        put_field(j, &table->columns[i]);
    js_end(j);
    if (table->columns[0].kind == CELL_KEY)
        js_put_str(j, "primaryKey", str_of(table->columns[0].name));
    put_references(j, file, written);
    js_end(j);
    js_end(j);
}

void package_label(struct buf *o, const bool *written)
{
    struct json j;
    struct buf path;

    buf_init(&path, 100);
    js_init(&j, o);
    js_object(&j);
    js_put_str(&j, "profile", S("tabular-data-package"));
    js_put_str(&j, "name", S("kotipolku"));
    js_put_str(&j, "version", S("1.1"));
    js_key(&j, S("resources"));
    js_array(&j);
    for (enum kind_name file = 0; file < KIND__N; file++)
        if (written[file])
            put_resource(&j, &path, file, written);
    js_end(&j);
    js_end(&j);
    buf_free(&path);
}
