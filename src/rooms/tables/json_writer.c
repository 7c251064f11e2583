/* json_writer: JSON as text: commas, indents and escapes. What is written where is the caller's. */
#include "rooms/tables/tables_json.h"

void js_init(struct json *j, struct buf *o) { *j = (struct json){ .o = o }; }

static void indent(struct json *j)
{
    BUF_LIT(j->o, "\n");
    for (unsigned i = 0; i < j->depth; i++)
        BUF_LIT(j->o, "  ");
}

/* What stands before a value or a key. */
static void lead(struct json *j)
{
    if (j->keyed) {
        j->keyed = false;
        return;
    }
    if (j->depth == 0)
        return;
    if (j->some[j->depth - 1])
        BUF_LIT(j->o, ",");
    j->some[j->depth - 1] = true;
    indent(j);
}

static void open_with(struct json *j, char open, char close)
{
    lead(j);
    buf_ch(j->o, open);
    if (j->depth == JSON_DEPTH)
        abort(); /* a bug: nothing of ours nests so deep */
    j->close[j->depth] = close;
    j->some[j->depth++] = false;
}

void js_object(struct json *j) { open_with(j, '{', '}'); }

void js_array(struct json *j) { open_with(j, '[', ']'); }

void js_end(struct json *j)
{
    bool some = j->some[--j->depth];
    if (some)
        indent(j);
    buf_ch(j->o, j->close[j->depth]);
    if (j->depth == 0)
        BUF_LIT(j->o, "\n");
}

static void put_text(struct buf *o, struct str s)
{
    size_t from = 0;
    BUF_LIT(o, "\"");
    for (size_t i = 0; i < s.n; i++) {
        const unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F)
            continue;
        buf_put(o, s.p + from, i - from);
        from = i + 1;
        if (c == '"' || c == '\\')
            buf_fmt(o, "\\%c", c);
        else if (c == '\n')
            BUF_LIT(o, "\\n");
        else
            buf_fmt(o, "\\u%04x", c);
    }
    buf_put(o, s.p + from, s.n - from);
    BUF_LIT(o, "\"");
}

void js_key(struct json *j, struct str key)
{
    lead(j);
    put_text(j->o, key);
    BUF_LIT(j->o, ": ");
    j->keyed = true;
}

void js_str(struct json *j, struct str s)
{
    lead(j);
    put_text(j->o, s);
}

void js_int(struct json *j, int64_t n)
{
    lead(j);
    buf_int(j->o, n);
}

void js_cents(struct json *j, int64_t cents)
{
    uint64_t all = cents < 0 ? 0 - (uint64_t)cents : (uint64_t)cents;
    lead(j);
    buf_fmt(
        j->o, "%s%llu.%02llu", cents < 0 ? "-" : "", (unsigned long long)(all / 100), (unsigned long long)(all % 100));
}

static void js_bool(struct json *j, bool b)
{
    lead(j);
    buf_z(j->o, b ? "true" : "false");
}

void js_null(struct json *j)
{
    lead(j);
    BUF_LIT(j->o, "null");
}

void js_json(struct json *j, struct str value)
{
    lead(j);
    buf_str(j->o, value);
}

void js_str_or_null(struct json *j, struct str s)
{
    if (s.n)
        js_str(j, s);
    else
        js_null(j);
}

void js_put_str(struct json *j, const char *key, struct str s)
{
    js_key(j, str_of(key));
    js_str(j, s);
}

void js_put_int(struct json *j, const char *key, int64_t n)
{
    js_key(j, str_of(key));
    js_int(j, n);
}

void js_put_bool(struct json *j, const char *key, bool b)
{
    js_key(j, str_of(key));
    js_bool(j, b);
}
