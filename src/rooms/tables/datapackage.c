/* datapackage: writes datapackage.json with our JSON writer and reads it with jansson, which holds the nested value only while
 * it is read. */
#include <jansson.h>
#include "rooms/tables/tables_datapackage.h"

/* --- reading */

static void let_go(void *x)
{
    json_decref(x);
}

/* A file of the package's own folder: letters, digits, '_', '-', '.', not beginning with a dot. */
static bool is_plain_name(struct str path)
{
    if (path.n == 0 || path.n > 100 || path.p[0] == '.') return false;
    for (size_t i = 0; i < path.n; i++) {
        const char c = path.p[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.')) return false;
    }
    return true;
}

static struct str text_of(const json_t *object, const char *key)
{
    const json_t *v = json_object_get(object, key);
    return json_is_string(v) ? (struct str){ json_string_value(v), json_string_length(v) } : S("");
}

bool datapackage_read(struct task *t, struct str text, struct datapackage_files *ret_files, struct remark *ret_refusal)
{
    json_error_t error;
    json_t      *root = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, &error);
    if (!root) {
        *ret_refusal = (struct remark){ .msgid = N_("datapackage.json is not JSON (line %1$s)."), .args = { error.line }, .line = error.line };
        return false;
    }
    arena_then(t->a, let_go, root); /* before anything that may fail the task */
    const json_t *list = json_object_get(root, "resources");
    if (!json_is_array(list)) {
        *ret_refusal = (struct remark){ .msgid = N_("datapackage.json has no list of resources.") };
        return false;
    }
    struct datapackage_files files = { 0 };
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t     *item = json_array_get(list, i);
        const struct str  path = text_of(item, "path"), name = text_of(item, "name");
        struct datapackage_file file = { str_copy(t->a, name), str_copy(t->a, path) };
        if (!is_plain_name(path)) {
            *ret_refusal = (struct remark){ .msgid = N_("datapackage.json: the path of resource %1$s is not a plain file name."),
                                            .args  = { (int64_t)i + 1 } };
            return false;
        }
        if (name.n == 0) file.name = str_ends(file.path, S(".csv")) ? str_part(file.path, 0, file.path.n - 4) : file.path;
        LIST_ADD(t->a, &files, file);
    }
    *ret_files = files;
    return true;
}

/* --- writing */

static const char *schema_type(enum column_type type)
{
    switch (type) {
    case COLUMN_INT:
    case COLUMN_PERCENT:
    case COLUMN_MINUTES: return "integer";
    case COLUMN_MONEY: return "number";
    case COLUMN_DAY: return "date";
    case COLUMN_INSTANT: return "datetime";
    case COLUMN_TEXT:
    case COLUMN_CODE:
    case COLUMN_LANGUAGE:
    case COLUMN_COUNTRY: return "string";
    }
    unreachable();
}

static void put_resource(struct json *j, struct buf *path, const struct table_head *head)
{
    path->n = 0;
    buf_str(path, head->name);
    BUF_LIT(path, ".csv");
    js_object(j);
    js_put_str(j, "name", head->name);
    js_put_str(j, "path", buf_view(path));
    if (head->title.n) js_put_str(j, "title", head->title);
    js_put_str(j, "profile", S("tabular-data-resource"));
    js_put_str(j, "format", S("csv"));
    js_put_str(j, "mediatype", S("text/csv"));
    js_put_str(j, "encoding", S("utf-8"));
    js_key(j, S("schema"));
    js_object(j);
    js_key(j, S("fields"));
    js_array(j);
    for (size_t i = 0; i < head->n; i++) {
        js_object(j);
        js_put_str(j, "name", str_of(head->columns[i].key));
        js_put_str(j, "type", str_of(schema_type(head->columns[i].type)));
        js_end(j);
    }
    js_end(j);
    js_end(j);
    js_end(j);
}

void datapackage_write(struct buf *o, struct str name, struct str title, struct instant made, const struct table_head *heads, size_t n)
{
    struct json j;
    struct buf  path;
    buf_init(&path, 200);
    js_init(&j, o);
    js_object(&j);
    js_put_str(&j, "profile", S("tabular-data-package"));
    js_put_str(&j, "name", name);
    if (title.n) js_put_str(&j, "title", title);
    js_put_str(&j, "created", instant_str(&made));
    js_key(&j, S("resources"));
    js_array(&j);
    for (size_t i = 0; i < n; i++) put_resource(&j, &path, &heads[i]);
    js_end(&j);
    js_end(&j);
    buf_free(&path);
}
