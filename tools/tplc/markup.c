/* markup: follows the HTML of a template byte by byte: what stands where, what is open, which attribute takes what.
 * It is no full HTML parser: it knows the strict subset this house writes and refuses the rest. */
#include <ctype.h>
#include <string.h>
#include "tools/tplc/tplc.h"

static const char VOID[] = "area br col hr img input link meta source track wbr";
static const char REFUSED[] = "style iframe object embed base applet frame frameset portal math plaintext xmp marquee";
static const char ADDRESSES[] = "href src action formaction poster";
static const char REFUSED_ATTRS[] = "style srcdoc srcset ping http-equiv background manifest xlink:href formmethod";
static const char WORDS[] = "alt title placeholder aria-label aria-description aria-roledescription aria-valuetext "
                            "data-announce data-label label";
static const char BLOCKS[] = "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 "
                             "h5 h6 header hr main nav ol p "
                             "pre section table ul";
static const char TEXT_ONLY[] = "script textarea title option";

static void write_c(struct tplc *t, const char *p, size_t n) { text_put(&t->literal, p, n); }

static struct span parent(const struct markup *m) { return m->nopen ? m->open[m->nopen - 1] : (struct span){ "", 0 }; }

static bool inside(const struct markup *m, const char *element)
{
    for (size_t i = 0; i < m->nopen; i++)
        if (span_is(m->open[i], element))
            return true;
    return false;
}

static bool letter_at(const char *p)
{
    return isalpha((unsigned char)*p) || ((unsigned char)*p >= 0xC3 && (unsigned char)*p <= 0xDF);
}

static bool space_at(const char *p) { return *p == ' ' || *p == '\n' || *p == '\t' || *p == '\r'; }

static size_t name_length(const char *p, const char *end)
{
    size_t n = 0;
    while (p + n < end && (isalnum((unsigned char)p[n]) || (n > 0 && strchr("-_:", p[n]) && p[n])))
        n++;
    return n;
}

/* ---- elements */

void markup_open(struct tplc *t, struct span e)
{
    struct markup *m = &t->markup;
    if (m->nopen == MAX_OPEN)
        refuse(t, "elements nested too deeply");
    struct span outer = parent(m);
    if (span_in(outer, TEXT_ONLY))
        refuse(t, "<%.*s> cannot stand inside <%.*s>", (int)e.n, e.p, (int)outer.n, outer.p);
    if (span_in(e, BLOCKS) && inside(m, "p"))
        refuse(t, "<%.*s> cannot stand inside <p>", (int)e.n, e.p);
    if (span_in(e, "a button") && (inside(m, "a") || inside(m, "button")))
        refuse(t, "<%.*s> cannot stand inside a link or button", (int)e.n, e.p);
    if (span_is(e, "form") && inside(m, "form"))
        refuse(t, "a form inside a form");
    m->open[m->nopen++] = e;
}

void markup_close(struct tplc *t, struct span e)
{
    struct markup *m = &t->markup;
    struct span top = parent(m);
    if (m->nopen <= m->floor)
        refuse(t, "</%.*s> closes nothing that was opened in this block", (int)e.n, e.p);
    if (!span_same(top, e))
        refuse(t, "</%.*s> where </%.*s> is due", (int)e.n, e.p, (int)top.n, top.p);
    m->nopen--;
}

static bool has_attr(const struct markup *m, const char *name)
{
    for (size_t i = 0; i < m->nattrs; i++)
        if (span_is(m->attrs[i], name))
            return true;
    return false;
}

static void tag_done(struct tplc *t, bool slash)
{
    struct markup *m = &t->markup;
    struct span e = m->tag;
    bool is_void = span_in(e, VOID);
    if (span_is(e, "img") && !has_attr(m, "alt"))
        refuse(t, "<img> without alt (alt=\"\" for a decoration)");
    if (span_is(e, "form") && !has_attr(m, "method"))
        refuse(t, "<form> needs method=\"get\"; forms that change something are {%% form %%}");
    if (slash && !is_void && !inside(m, "svg"))
        refuse(t, "<%.*s/> does not close in HTML", (int)e.n, e.p);
    m->place = PLACE_TEXT;
    m->blank = false;
    if (is_void) {
        if (span_is(e, "hr") && inside(m, "p"))
            refuse(t, "<hr> cannot stand inside <p>");
        write_c(t, ">", 1);
    } else if (slash) {
        write_c(t, "/>", 2);
    } else {
        write_c(t, ">", 1);
        markup_open(t, e);
    }
}

/* At "<" in text. */
static void tag_read(struct tplc *t, const char *end)
{
    struct markup *m = &t->markup;
    const char *p = t->at;
    if (end - p > 3 && memcmp(p, "<!--", 4) == 0)
        refuse(t, "write comments as {# … #}");
    static const char DOCTYPE[] = "<!doctype html>";
    if ((size_t)(end - p) >= sizeof DOCTYPE - 1 && memcmp(p, DOCTYPE, sizeof DOCTYPE - 1) == 0 && m->nopen == 0) {
        write_c(t, DOCTYPE, sizeof DOCTYPE - 1);
        t->at += sizeof DOCTYPE - 1;
        return;
    }
    bool closing = p + 1 < end && p[1] == '/';
    p += closing ? 2 : 1;
    if (p == end && end < t->end)
        refuse(t, "nothing dynamic in the name of a tag");
    size_t n = name_length(p, end);
    if (n == 0)
        refuse(t, "a '<' that opens no tag: write &lt;");
    struct span e = { p, n };
    p += n;
    if (closing) {
        while (p < end && space_at(p))
            p++;
        if (p == end || *p != '>')
            refuse(t, "</%.*s without '>'", (int)n, e.p);
        markup_close(t, e);
        text_fmt(&t->literal, "</%.*s>", (int)n, e.p);
        m->blank = false;
        t->at = p + 1;
        return;
    }
    if (span_in(e, REFUSED))
        refuse(t, "<%.*s> is not used in this house", (int)n, e.p);
    if (p == end && end < t->end && end[1] == '{')
        refuse(t, "nothing dynamic in the name of a tag");
    if (p < end && !space_at(p) && *p != '>' && *p != '/')
        refuse(t, "'%c' in the name of a tag", isprint((unsigned char)*p) ? *p : '?');
    m->place = PLACE_TAG;
    m->tag = e;
    m->nattrs = 0;
    m->blank = false;
    text_fmt(&t->literal, "<%.*s", (int)n, e.p);
    t->at = p;
}

/* ---- attributes */

static void attr_name(struct tplc *t, struct span a)
{
    struct markup *m = &t->markup;
    if (!m->blank)
        refuse(t, "a blank is missing before the attribute %.*s", (int)a.n, a.p);
    if (a.n > 2 && tolower((unsigned char)a.p[0]) == 'o' && tolower((unsigned char)a.p[1]) == 'n')
        refuse(t, "%.*s=: scripts live in static/, not in pages", (int)a.n, a.p);
    if (span_is(a, "data-label") && !t->own)
        refuse(t, "data-label= is written by {%% table %%} and {%% col %%}");
    if (span_in(a, REFUSED_ATTRS))
        refuse(t, "%.*s= is not used in this house", (int)a.n, a.p);
    for (size_t i = 0; i < a.n; i++)
        if (isupper((unsigned char)a.p[i]) && !inside(m, "svg") && !span_is(m->tag, "svg"))
            refuse(t, "attributes are lower case: %.*s", (int)a.n, a.p);
    for (size_t i = 0; i < m->nattrs; i++)
        if (span_same(m->attrs[i], a))
            refuse(t, "the attribute %.*s stands twice", (int)a.n, a.p);
    if (m->nattrs == MAX_ATTRS)
        refuse(t, "too many attributes");
    m->attrs[m->nattrs++] = a;
    m->attr = a;
}

static void in_tag(struct tplc *t, const char *end)
{
    struct markup *m = &t->markup;
    const char *p = t->at;
    if (space_at(p)) {
        while (p < end && space_at(p))
            p++;
        if (p == end || (*p != '>' && *p != '/'))
            write_c(t, " ", 1);
        m->blank = true;
        t->at = p;
    } else if (*p == '>') {
        tag_done(t, false);
        t->at++;
    } else if (*p == '/' && p + 1 < end && p[1] == '>') {
        tag_done(t, true);
        t->at += 2;
    } else {
        size_t n = name_length(p, end);
        if (n == 0)
            refuse(t, "'%c' inside a tag", isprint((unsigned char)*p) ? *p : '?');
        attr_name(t, (struct span){ p, n });
        write_c(t, p, n);
        t->at = p += n;
        m->blank = false;
        if (p == end || *p != '=') {
            if (span_in(m->attr, ADDRESSES))
                refuse(t, "%.*s without a value", (int)n, m->attr.p);
            return;
        }
        if (p + 1 >= end || (p[1] != '"' && p[1] != '\''))
            refuse(t, "quotes are missing around the value of %.*s", (int)n, m->attr.p);
        write_c(t, "=\"", 2);
        m->quote = p[1];
        m->place = PLACE_VALUE;
        m->value = span_in(m->attr, ADDRESSES) ? VALUE_ADDRESS : span_in(m->attr, WORDS) ? VALUE_WORDS : VALUE_PLAIN;
        m->value_literal = m->value_dynamic = false;
        t->at = p + 2;
    }
}

/* "&" must begin an entity. */
static size_t entity_length(struct tplc *t, const char *p, const char *end)
{
    size_t n = 1;
    while (p + n < end && n < 12 && (isalnum((unsigned char)p[n]) || (n == 1 && p[n] == '#')))
        n++;
    if (n < 3 || p + n >= end || p[n] != ';')
        refuse(t, "a bare '&': write &amp;");
    return n + 1;
}

static void value_done(struct tplc *t)
{
    struct markup *m = &t->markup;
    if (m->value == VALUE_ADDRESS && !m->value_literal && !m->value_dynamic)
        refuse(t, "%.*s is empty", (int)m->attr.n, m->attr.p);
    write_c(t, "\"", 1);
    m->place = PLACE_TAG;
    m->blank = false;
}

static void in_value(struct tplc *t, const char *end)
{
    struct markup *m = &t->markup;
    const char *p = t->at;
    if (*p == m->quote) {
        value_done(t);
        t->at++;
        return;
    }
    if (m->value == VALUE_ADDRESS && !m->value_literal && *p != '#')
        refuse(t, "%.*s takes {{ url(…) }} or \"#id\"", (int)m->attr.n, m->attr.p);
    if (m->value == VALUE_WORDS && letter_at(p))
        refuse(t, "%.*s is read by people: write {{ tr(\"…\") }}", (int)m->attr.n, m->attr.p);
    if (*p == '<' || *p == '"')
        refuse(t, "'%c' inside the value of %.*s", *p, (int)m->attr.n, m->attr.p);
    if (span_is(m->attr, "method") && !m->value_literal &&
        (end - p < 4 || memcmp(p, "get", 3) != 0 || p[3] != m->quote))
        refuse(t, "only method=\"get\" is written by hand; forms that change something are {%% form %%}");
    m->value_literal = true;
    size_t n = *p == '&' ? entity_length(t, p, end) : 1;
    write_c(t, p, n);
    t->at += n;
}

/* ---- text */

static void in_text(struct tplc *t, const char *end)
{
    struct markup *m = &t->markup;
    const char *p = t->at;
    struct span outer = parent(m);
    if (*p == '<') {
        tag_read(t, end);
        return;
    }
    if (space_at(p)) {
        bool keep_all = span_in(outer, "pre textarea"), line = false;
        for (; p < end && space_at(p); p++)
            line |= *p == '\n';
        if (keep_all)
            write_c(t, t->at, (size_t)(p - t->at));
        else if (!m->blank && !span_is(outer, "script"))
            write_c(t, line ? "\n" : " ", 1);
        m->blank = true;
        t->at = p;
        return;
    }
    if (span_is(outer, "script"))
        refuse(t, "scripts live in static/: <script src=\"{{ asset(\"app.js\") }}\"></script>");
    if (letter_at(p))
        refuse(t, "text for people goes in {{ tr(\"…\") }} (a name that is the same everywhere in {{ \"…\" }})");
    size_t n = *p == '&' ? entity_length(t, p, end) : 1;
    write_c(t, p, n);
    m->blank = false;
    t->at += n;
}

void markup_literal(struct tplc *t, const char *p, size_t n)
{
    const char *end = p + n;
    t->at = p;
    while (t->at < end) {
        if (*t->at == 0)
            refuse(t, "a NUL byte");
        switch (t->markup.place) {
        case PLACE_TEXT: in_text(t, end); break;
        case PLACE_TAG: in_tag(t, end); break;
        case PLACE_VALUE: in_value(t, end); break;
        }
    }
}

void markup_own(struct tplc *t, const char *z)
{
    const char *at = t->at;
    t->own = true;
    markup_literal(t, z, strlen(z));
    t->own = false;
    t->at = at;
}

void markup_output(struct tplc *t, const struct expr *e)
{
    struct markup *m = &t->markup;
    switch (m->place) {
    case PLACE_TAG: refuse(t, "{{ }} between attributes: write name=\"{{ … }}\" or {%% if %%} name{%% end %%}");
    case PLACE_VALUE:
        if (e->kind == EXPR_MARKUP)
            refuse(t, "markup inside an attribute");
        if (m->value == VALUE_ADDRESS &&
            (m->value_literal || m->value_dynamic || (e->kind != EXPR_ADDRESS && e->kind != EXPR_VALUE)))
            refuse(t, "%.*s takes one {{ url(…) }} and nothing before it", (int)m->attr.n, m->attr.p);
        if (m->value != VALUE_ADDRESS && e->kind == EXPR_ADDRESS &&
            !(m->attr.n > 5 && memcmp(m->attr.p, "data-", 5) == 0))
            refuse(t, "an address goes in href, src, action, formaction or data-…");
        if (m->value == VALUE_ADDRESS)
            m->value_literal = false;
        if (span_is(m->attr, "method") || (span_is(m->attr, "type") && span_is(m->tag, "script")))
            refuse(t, "%.*s is literal", (int)m->attr.n, m->attr.p);
        m->value_dynamic = true;
        break;
    case PLACE_TEXT:
        if (e->kind == EXPR_ADDRESS)
            refuse(t, "an address goes in href, src, action, formaction or data-…");
        if (span_is(parent(m), "script"))
            refuse(t, "nothing dynamic inside <script>");
        if (e->kind == EXPR_MARKUP && span_in(parent(m), TEXT_ONLY))
            refuse(t, "markup inside <%.*s>", (int)parent(m).n, parent(m).p);
        m->blank = false;
        break;
    }
}
