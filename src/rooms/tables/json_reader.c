/* json_reader: values out of JSON. A scan of our own cuts a list into items and keeps to the limits (depth, size), so
 * that the library meets no more than one item, no deeper than JSON_DEEP. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include "rooms/tables/tables_json_read.h"

struct js_source {
    struct task *t;
    struct str s;
    size_t at;
    int64_t line;
    size_t line_begins;
    bool list, begun, ended;
    json_t *held; /* the item in hand */
    struct js_fault fault;
};

/* The library's values behind our name. */
static json_t *in(const struct js_value *v)
{
    union {
        const struct js_value *ours;
        json_t *theirs;
    } x = { v };
    return x.theirs;
}
static const struct js_value *out(json_t *v)
{
    union {
        json_t *theirs;
        const struct js_value *ours;
    } x = { v };
    return json_is_null(v) ? NULL : x.ours;
}

static void let_go(void *x)
{
    struct js_source *s = x;

    json_decref(s->held);
    s->held = NULL;
}

static void drop(void *x) { json_decref(x); }

struct js_source *js_open(struct task *t, struct str bytes)
{
    struct js_source *s = NEW(t->a, struct js_source);

    *s = (struct js_source){ .t = t, .s = bytes, .line = 1 };
    if (str_starts(bytes, S("\xEF\xBB\xBF"))) {
        s->at = 3;
        s->line_begins = 3;
    }
    arena_then(t->a, let_go, s);
    return s;
}

const struct js_fault *js_fault(const struct js_source *s) { return &s->fault; }

static enum js_step refuse(struct js_source *s, const char *msgid)
{
    if (s->fault.msgid == NULL)
        s->fault = (struct js_fault){ msgid, s->line, (int64_t)(s->at - s->line_begins) + 1 };
    s->ended = true;
    return JS_REFUSED;
}

static void step(struct js_source *s)
{
    if (s->s.p[s->at++] == '\n') {
        s->line++;
        s->line_begins = s->at;
    }
}

static bool more(const struct js_source *s) { return s->at < s->s.n; }

static void skip_blanks(struct js_source *s)
{
    while (more(s) && strchr(" \t\r\n", s->s.p[s->at]) != NULL && s->s.p[s->at] != '\0')
        step(s);
}

/* Over a text in quotes; false: it does not end. */
static bool skip_text(struct js_source *s)
{
    step(s);
    while (more(s) && s->s.p[s->at] != '"') {
        if (s->s.p[s->at] == '\\')
            step(s);
        if (more(s))
            step(s);
    }
    if (!more(s))
        return false;
    step(s);
    return true;
}

/* Over one value: to the comma or bracket after it, at its own depth. JS_VALUE: it is within the limits. */
static enum js_step skip_value(struct js_source *s)
{
    size_t depth = 0, begins = s->at;

    while (more(s)) {
        char c = s->s.p[s->at];
        if (depth == 0 && (c == ',' || c == ']' || c == '}'))
            break;
        if (s->at - begins > JSON_VALUE_BYTES)
            return refuse(s, N_("A record is longer than 8 MB. Give the records as a list, one by one."));
        if (c == '"') {
            if (!skip_text(s))
                return refuse(s, N_("The file ends in the middle of a text. Part of it may be missing."));
            continue;
        }
        if (c == '{' || c == '[') {
            if (++depth > JSON_DEEP)
                return refuse(s, N_("The record is nested more than 64 levels deep. No service is."));
        } else if (c == '}' || c == ']') {
            depth--;
        }
        step(s);
    }
    if (depth > 0)
        return refuse(s, N_("The file ends in the middle of a record. Part of it may be missing."));
    return JS_VALUE;
}

static const char *why(const json_error_t *e)
{
    enum json_error_code code = json_error_code(e);

    if (code == json_error_out_of_memory)
        return NULL;
    if (code == json_error_invalid_utf8)
        return N_("Here are bytes that are no UTF-8 text. Save the file as UTF-8.");
    if (code == json_error_numeric_overflow)
        return N_("This number is too large.");
    if (code == json_error_null_character)
        return N_("Here is a NUL character, which no text may hold.");
    return N_("This is not JSON. Look at this place of the file.");
}

/* The bytes from `begins` on as a value. */
static enum js_step take(struct js_source *s, size_t begins, int64_t line, size_t line_begins, struct js_item *ret_item)
{
    struct str text = str_trim(str_part(s->s, begins, s->at - begins));
    json_error_t error;

    let_go(s);
    s->held = json_loadb(text.p, text.n, JSON_DECODE_ANY, &error);
    if (s->held == NULL) {
        const char *msgid = why(&error);
        if (msgid == NULL)
            fail(s->t, FAIL_MEMORY, "no memory for JSON");
        s->line = line + error.line - 1;
        s->fault = (struct js_fault){ msgid, s->line,
            error.column + (error.line <= 1 ? (int64_t)(begins - line_begins) : 0) };
        return refuse(s, msgid);
    }
    *ret_item = (struct js_item){ out(s->held), text, line };
    return JS_VALUE;
}

/* After an item: a comma, or the end of the list. */
static bool item_ends(struct js_source *s)
{
    skip_blanks(s);
    if (!more(s))
        return refuse(s, N_("The list does not end. Part of the file may be missing.")), false;
    char c = s->s.p[s->at];
    if (c != ',' && c != ']')
        return refuse(s, N_("This is not JSON. Look at this place of the file.")), false;
    step(s);
    s->ended = c == ']';
    return true;
}

/* Nothing but blanks may stand after the end. */
static enum js_step finish(struct js_source *s)
{
    skip_blanks(s);
    return more(s) ? refuse(s, N_("Something stands here after the end of the JSON.")) : JS_END;
}

enum js_step js_next(struct js_source *s, struct js_item *ret_item)
{
    if (s->fault.msgid != NULL)
        return JS_REFUSED;
    skip_blanks(s);
    if (!s->begun) {
        s->begun = true;
        if (!more(s))
            return refuse(s, N_("The file is empty."));
        s->list = s->s.p[s->at] == '[';
        if (s->list)
            step(s);
        skip_blanks(s);
        if (s->list && more(s) && s->s.p[s->at] == ']') {
            step(s);
            s->ended = true;
        }
    }
    if (s->ended)
        return finish(s);
    size_t begins = s->at, line_begins = s->line_begins;
    int64_t line = s->line;
    if (skip_value(s) != JS_VALUE || take(s, begins, line, line_begins, ret_item) != JS_VALUE)
        return JS_REFUSED;
    if (!s->list) {
        s->ended = true;
        return finish(s) == JS_REFUSED ? JS_REFUSED : JS_VALUE;
    }
    return item_ends(s) ? JS_VALUE : JS_REFUSED;
}

const struct js_value *js_value_of(struct task *t, struct str text)
{
    struct js_source *s = js_open(t, text);
    struct js_item item;

    return js_next(s, &item) == JS_VALUE && !s->list ? item.value : NULL;
}

/* ---- what a value says */

const struct js_value *js_get(const struct js_value *v, const char *key)
{
    json_t *found = v ? json_object_get(in(v), key) : NULL;
    return found ? out(found) : NULL;
}

size_t js_n(const struct js_value *v) { return v ? json_array_size(in(v)) : 0; }

const struct js_value *js_at(const struct js_value *v, size_t i)
{
    json_t *found = v ? json_array_get(in(v), i) : NULL;
    return found ? out(found) : NULL;
}

bool js_is_object(const struct js_value *v) { return v != NULL && json_is_object(in(v)); }
bool js_is_text(const struct js_value *v) { return v != NULL && json_is_string(in(v)); }
bool js_true(const struct js_value *v) { return v != NULL && json_is_true(in(v)); }

struct str js_text(const struct js_value *v)
{
    return js_is_text(v) ? (struct str){ json_string_value(in(v)), json_string_length(in(v)) } : S("");
}

bool js_number(const struct js_value *v, double *ret_number)
{
    char room[40], *end;
    struct str text = js_text(v);

    if (v != NULL && json_is_number(in(v)))
        return *ret_number = json_number_value(in(v)), true;
    if (text.n == 0 || text.n >= sizeof room || strchr("-0123456789", text.p[0]) == NULL)
        return false;
    memcpy(room, text.p, text.n);
    room[text.n] = '\0';
    double d = strtod(room, &end);
    if (end != room + text.n)
        return false;
    *ret_number = d;
    return true;
}

static int put(const char *p, size_t n, void *x)
{
    buf_put(x, p, n);
    return 0;
}

static struct str written(struct task *t, const json_t *v)
{
    struct buf *o = task_buf(t, (size_t)4 * JSON_VALUE_BYTES);

    if (json_dump_callback(v, put, o, JSON_COMPACT | JSON_ENCODE_ANY) != 0)
        fail(t, FAIL_FOREIGN, "JSON that was read cannot be written");
    task_must_fit(t, o);
    return str_copy(t->a, buf_view(o));
}

struct str js_shown(struct task *t, const struct js_value *v)
{
    if (v == NULL)
        return S("");
    if (json_is_string(in(v)))
        return str_copy(t->a, js_text(v));
    if (!json_is_real(in(v)))
        return written(t, in(v));
    for (int digits = 6;; digits++) {
        char room[40];
        snprintf(room, sizeof room, "%.*g", digits, json_real_value(in(v)));
        if (digits >= 17 || strtod(room, NULL) == json_real_value(in(v)))
            return str_copy(t->a, str_of(room));
    }
}

void js_each(const struct js_value *v, void (*member)(void *x, struct str key, const struct js_value *value), void *x)
{
    const char *key;
    json_t *value;

    if (!js_is_object(v))
        return;
    json_object_foreach(in(v), key, value) { member(x, str_of(key), out(value)); }
}

/* ---- one laid over another */

static bool same_member(json_t *a, json_t *b, const char *key)
{
    json_t *x = json_object_get(a, key), *y = json_object_get(b, key);
    return x != NULL && y != NULL && json_equal(x, y);
}

/* The item of `kept` that says of itself that it is this one; NULL: none. */
static json_t *counterpart(json_t *kept, json_t *item)
{
    size_t i;
    json_t *one;

    if (!json_is_object(item) || !json_is_array(kept))
        return NULL;
    json_array_foreach(kept, i, one)
    {
        if (json_object_get(item, "id") != NULL ? same_member(one, item, "id")
                                                : same_member(one, item, "type") && same_member(one, item, "language"))
            return one;
    }
    return NULL;
}

static json_t *lay(json_t *kept, json_t *ours);

static json_t *lay_list(json_t *kept, json_t *ours)
{
    json_t *list = json_array(), *item;
    size_t i;

    json_array_foreach(ours, i, item) { json_array_append_new(list, lay(counterpart(kept, item), item)); }
    return list;
}

/* A new value. As deep as both, which have been within JSON_DEEP. */
static json_t *lay(json_t *kept, json_t *ours)
{
    const char *key;
    json_t *value;

    if (json_is_array(ours))
        return lay_list(kept, ours);
    if (!json_is_object(ours) || !json_is_object(kept))
        return json_deep_copy(ours);
    json_t *both = json_deep_copy(kept);
    json_object_foreach(ours, key, value) { json_object_set_new(both, key, lay(json_object_get(kept, key), value)); }
    return both;
}

struct str js_laid_over(struct task *t, struct str kept, struct str ours)
{
    const struct js_value *below = js_value_of(t, kept), *above = js_value_of(t, ours);

    if (!js_is_object(below) || !js_is_object(above))
        return ours;
    json_t *both = lay(in(below), in(above));
    if (both == NULL)
        fail(t, FAIL_MEMORY, "no memory for JSON");
    arena_then(t->a, drop, both);
    return written(t, both);
}
