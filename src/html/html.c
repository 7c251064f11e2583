/* html: bytes of a page, escaped by type and place. Pages call this through tplc; nothing else prints markup. */
#include "html/html.h"

/* The replacement of each byte that means something to HTML; NULL: the byte itself. */
static const char *const ESCAPED[256] = {
    ['&'] = "&amp;",
    ['<'] = "&lt;",
    ['>'] = "&gt;",
    ['"'] = "&quot;",
    ['\''] = "&#39;",
    ['\0'] = "\xEF\xBF\xBD", /* U+FFFD:
                                no
                                NUL
                                reaches
                                a
                                browser
                              */
};

void html_raw(struct page *p, const char *markup, size_t n) { buf_put(p->o, markup, n); }

void html_str(struct page *p, struct str s)
{
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        const char *e = ESCAPED[(unsigned char)s.p[i]];
        if (e) {
            buf_put(p->o, s.p + from, i - from);
            buf_z(p->o, e);
            from = i + 1;
        }
    }
    if (from < s.n)
        buf_put(p->o, s.p + from, s.n - from);
}

void html_strp(struct page *p, const struct str *s) { html_str(p, *s); }

void html_z(struct page *p, const char *z) { html_str(p, str_of(z)); }

void html_int(struct page *p, int64_t n) { buf_int(p->o, n); }

void html_day(struct page *p, struct day d) { html_z(p, d.t); }

void html_instant(struct page *p, struct instant i) { html_z(p, i.t); }

void html_clock(struct page *p, struct clock c) { html_z(p, c.t); }

void html_url(struct page *p, struct url u) { html_str(p, u.s); }

/* ---- direction */

static bool page_rtl(const struct page *p) { return p->lang->dir[0] == 'r'; }

/* Any letter of a right-to-left script: Hebrew to NKo begin with D6…DF, presentation forms with EF AC…BB. */
static bool has_rtl(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if ((c >= 0xD6 && c <= 0xDF) ||
            (c == 0xEF && i + 1 < s.n && (unsigned char)s.p[i + 1] >= 0xAC && (unsigned char)s.p[i + 1] <= 0xBB))
            return true;
    }
    return false;
}

static struct str isolate(struct arena *a, struct str s, bool ltr)
{
    return str_fmt(
        a, "%s%.*s\xE2\x81\xA9", ltr ? "\xE2\x81\xA6" : "\xE2\x81\xA8", STR_ARG(s)); /* U+2066 or U+2068 … U+2069 */
}

struct str html_isolate(struct page *p, struct str s, bool ltr)
{
    return page_rtl(p) && s.n > 0 ? isolate(p->a, s, ltr) : s;
}

void html_ltr(struct page *p, struct str s)
{
    bool isolated = page_rtl(p) && s.n > 0;
    if (isolated)
        HTML_LIT(p, "<bdi dir=\"ltr\">");
    html_str(p, s);
    if (isolated)
        HTML_LIT(p, "</bdi>");
}

void html_auto(struct page *p, struct str s)
{
    if (page_rtl(p) && s.n > 0)
        html_bdi(p, s);
    else
        html_str(p, s);
}

void html_bdi(struct page *p, struct str s)
{
    HTML_LIT(p, "<bdi>");
    html_str(p, s);
    HTML_LIT(p, "</bdi>");
}

void html_beside(struct page *p, struct str fi)
{
    if (str_empty(fi))
        return;
    HTML_LIT(p, " <span class=\"kp-fi\" lang=\"fi\" dir=\"ltr\">");
    html_str(p, fi);
    HTML_LIT(p, "</span>");
}

void html_both(struct page *p, const char *context, const char *msgid, const struct str *args, size_t nargs)
{
    const struct lang *each[] = { p->lang, p->beside };
    struct str said[2] = { S(""), S("") };

    for (size_t i = 0; i < 2 && each[i] != NULL; i++)
        said[i] = tr_fill(
            p->a, context == NULL ? lang_tr(each[i], msgid) : lang_trc(each[i], context, msgid), args, nargs);
    html_str(p, said[0]);
    if (!str_eq(said[0], said[1]))
        html_beside(p, said[1]);
}

struct str html_range(struct page *p, struct str from, struct str to)
{
    if (str_empty(from) || str_empty(to))
        return str_empty(from) ? to : from;
    return str_fmt(p->a, "%.*s–%.*s", STR_ARG(from), STR_ARG(to));
}

/* ---- arguments of messages */

struct str html_arg_str(struct page *p, struct str s)
{
    return s.n > 0 && (page_rtl(p) || has_rtl(s)) ? isolate(p->a, s, false) : s;
}

struct str html_arg_strp(struct page *p, const struct str *s) { return html_arg_str(p, *s); }

struct str html_arg_z(struct page *p, const char *z) { return html_arg_str(p, str_of(z)); }

struct str html_arg_int(struct page *p, int64_t n) { return html_isolate(p, lang_number(p->a, p->lang, n), true); }

/* ---- drawings and addresses */

void html_icon(struct page *p, struct url sprite, const char *name, bool direction)
{
    HTML_LIT(p, "<svg class=\"kp-icon");
    if (direction)
        HTML_LIT(p, " kp-icon--dir");
    HTML_LIT(p, "\" aria-hidden=\"true\"><use href=\"");
    html_url(p, sprite);
    HTML_LIT(p, "#");
    html_z(p, name);
    HTML_LIT(p, "\"/></svg>");
}

void html_svg(struct page *p, struct svg drawing) { buf_str(p->o, drawing.s); }

void html_linked_data(struct page *p, struct str json)
{
    if (str_empty(json))
        return;
    HTML_LIT(p, "<script type=\"application/ld+json\">");
    for (size_t i = 0; i < json.n; i++)
        if (json.p[i] == '<' || json.p[i] == '>' || json.p[i] == '&')
            buf_fmt(p->o, "\\u%04x", (unsigned)json.p[i]); /* within texts only, where JSON takes it so */
        else
            buf_ch(p->o, json.p[i]);
    HTML_LIT(p, "</script>\n");
}

struct url html_tel(struct page *p, struct str number)
{
    char *z = arena_alloc(p->a, number.n + 5);
    size_t n = 4;
    memcpy(z, "tel:", 4);
    for (size_t i = 0; i < number.n; i++)
        if ((number.p[i] >= '0' && number.p[i] <= '9') || (number.p[i] == '+' && n == 4))
            z[n++] = number.p[i];
    return (struct url){ { z, n } };
}

/* What is not of an ordinary address is escaped, so that no "?" or "&" can add headers to the letter. */
struct url html_mailto(struct page *p, struct str address)
{
    struct str escaped = str_percent(p->a, address, "@+");
    return (struct url){ str_fmt(p->a, "mailto:%.*s", STR_ARG(escaped)) };
}
