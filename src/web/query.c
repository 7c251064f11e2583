/* query: see query.h. */
#include "lang/lang.h"
#include "web/query.h"

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool query_decode(struct arena *a, struct str s, bool form, struct str *ret_text)
{
    size_t i = 0, n = 0;
    while (i < s.n && s.p[i] != '%' && !(form && s.p[i] == '+'))
        i++;
    if (i == s.n) {
        *ret_text = s;
        return true;
    }
    char *to = arena_alloc(a, s.n);
    memcpy(to, s.p, n = i);
    for (; i < s.n; i++) {
        char c = s.p[i];
        if (c == '%') {
            if (i + 2 >= s.n || hex(s.p[i + 1]) < 0 || hex(s.p[i + 2]) < 0)
                return false;
            c = (char)(hex(s.p[i + 1]) * 16 + hex(s.p[i + 2]));
            i += 2;
        } else if (form && c == '+') {
            c = ' ';
        }
        to[n++] = c;
    }
    must_be(n <= s.n);
    *ret_text = (struct str){ to, n };
    return true;
}

struct str query_clean(struct arena *a, struct str raw)
{
    bool plain = true, ends = false;
    for (size_t i = 0; i < raw.n; i++) {
        unsigned char c = (unsigned char)raw.p[i];
        plain &= c < 0x80 && c != 0;
        ends |= c == '\r';
    }
    if (plain && !ends)
        return raw;
    struct str s = raw;
    if (ends) {
        char *to = arena_alloc(a, raw.n);
        size_t n = 0;
        for (size_t i = 0; i < raw.n; i++)
            if (raw.p[i] != '\r')
                to[n++] = raw.p[i];
            else if (i + 1 == raw.n || raw.p[i + 1] != '\n')
                to[n++] = '\n';
        s = (struct str){ to, n };
    }
    if (!plain && !text_clean(a, s, &s))
        return s; /* bad bytes are now U+FFFD, which no field takes */
    return s;
}

bool query_read(struct arena *a, struct str s, size_t most, struct values *ret_values)
{
    struct values vs = *ret_values;
    struct str pair;
    while (s.n > 0 && str_cut(&s, '&', &pair)) {
        struct str name, value;
        if (str_empty(pair))
            continue;
        if (vs.n >= most)
            return false;
        if (!str_cut(&pair, '=', &name))
            continue;
        value = pair.n ? pair : S(""); /* present and empty is not absent */
        if (!query_decode(a, name, true, &name) || !query_decode(a, value, true, &value))
            return false;
        struct named_value v = { query_clean(a, name), query_clean(a, value) };
        LIST_ADD(a, &vs, v);
    }
    *ret_values = vs;
    return true;
}

/* The parameter of a header such as `form-data; name="x"; filename="y"`: quoted with backslash escapes, or a token. */
static bool header_parameter(struct arena *a, struct str h, const char *name, struct str *ret)
{
    size_t want = strlen(name);
    for (size_t i = 0; i < h.n;) {
        while (i < h.n && h.p[i] != ';')
            if (h.p[i++] == '"')
                while (i < h.n && h.p[i++] != '"')
                    i += i < h.n && h.p[i - 1] == '\\';
        while (i < h.n && (h.p[i] == ';' || h.p[i] == ' ' || h.p[i] == '\t'))
            i++;
        if (i + want >= h.n || strncasecmp(h.p + i, name, want) != 0 || h.p[i + want] != '=')
            continue;
        i += want + 1;
        char *to = arena_alloc(a, h.n), *at = to;
        bool quoted = i < h.n && h.p[i] == '"';
        for (i += quoted; i < h.n && h.p[i] != (quoted ? '"' : ';'); i++) {
            i += quoted && h.p[i] == '\\' && i + 1 < h.n;
            *at++ = h.p[i];
        }
        *ret = (struct str){ to, (size_t)(at - to) };
        return true;
    }
    return false;
}

/* Cuts one line, without its CRLF or LF. */
static bool line_cut(struct str *rest, struct str *ret_line)
{
    const char *end = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;
    if (!end)
        return false;
    size_t n = (size_t)(end - rest->p);
    *ret_line = (struct str){ rest->p, n > 0 && end[-1] == '\r' ? n - 1 : n };
    *rest = str_part(*rest, n + 1, rest->n);
    return true;
}

/* Header lines up to the empty one; the value of Content-Disposition. */
static bool part_head(struct str *rest, struct str *ret_disposition)
{
    static const char name[] = "Content-Disposition:";
    struct str line;
    *ret_disposition = (struct str){ NULL, 0 };
    while (line_cut(rest, &line)) {
        if (str_empty(line))
            return ret_disposition->p != NULL;
        if (line.n >= sizeof name - 1 && strncasecmp(line.p, name, sizeof name - 1) == 0)
            *ret_disposition = str_part(line, sizeof name - 1, line.n);
    }
    return false;
}

bool query_read_parts(struct arena *a, struct str content_type, struct str body, struct query_most most,
    struct values *ret_values, struct parts *ret_parts)
{
    struct values vs = *ret_values;
    struct parts ps = *ret_parts;
    struct str boundary, mark, rest = body, head, name, filename;
    if (!header_parameter(a, content_type, "boundary", &boundary) || str_empty(boundary) || boundary.n > 70)
        return false;
    mark = str_fmt(a, "\r\n--%.*s", STR_ARG(boundary));
    if (!str_starts(rest, str_part(mark, 2, mark.n)))
        return false;
    rest = str_part(rest, mark.n - 2, rest.n);
    for (;;) {
        if (str_starts(rest, S("--")))
            break;
        struct str eol;
        if (!line_cut(&rest, &eol) || eol.n || !part_head(&rest, &head) || !header_parameter(a, head, "name", &name))
            return false;
        const char *end = rest.n ? memmem(rest.p, rest.n, mark.p, mark.n) : NULL;
        if (!end)
            return false;
        struct str bytes = { rest.p, (size_t)(end - rest.p) };
        rest = str_part(rest, bytes.n + mark.n, rest.n);
        if (header_parameter(a, head, "filename", &filename)) {
            if (bytes.n == 0 && filename.n == 0)
                continue; /* a file field left empty */
            if (ps.n >= most.files)
                return false;
            struct part p = { query_clean(a, name), query_clean(a, filename), bytes };
            LIST_ADD(a, &ps, p);
        } else {
            if (vs.n >= most.values)
                return false;
            struct named_value v = { query_clean(a, name), query_clean(a, bytes) };
            LIST_ADD(a, &vs, v);
        }
    }
    *ret_values = vs;
    *ret_parts = ps;
    return true;
}

struct str query_cookie(struct str header, const char *name)
{
    struct str one, key;
    while (header.n > 0 && str_cut(&header, ';', &one)) {
        one = str_trim(one);
        if (str_cut(&one, '=', &key) && str_is(key, name))
            return one;
    }
    return (struct str){ "", 0 };
}
