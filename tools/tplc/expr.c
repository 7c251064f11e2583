/* expr: the expressions of templates, read token by token and turned into C. The functions a template may call are
 * the rows of FUNCTIONS and nothing else; types are checked by the C compiler at the template's line. */
#include <ctype.h>
#include <string.h>
#include "tools/tplc/tplc.h"

/* name, fewest and most arguments, what comes out, C: $1 $2 are the arguments. */
static const struct function {
    const char *name;
    size_t min, max;
    enum expr_kind kind;
    const char *c;
} FUNCTIONS[] = {
    { "day", 1, 1, EXPR_LTR, "lang_day(p->a, p->lang, $1)" },
    { "clock", 1, 1, EXPR_LTR, "lang_clock(p->a, p->lang, $1)" },
    { "number", 1, 1, EXPR_LTR, "lang_number(p->a, p->lang, $1)" },
    { "percent", 1, 1, EXPR_LTR, "lang_percent(p->a, p->lang, $1)" },
    { "money", 1, 1, EXPR_LTR, "lang_money(p->a, p->lang, $1)" },
    { "clocks", 2, 2, EXPR_LTR, "html_range(p, lang_clock(p->a, p->lang, $1), lang_clock(p->a, p->lang, $2))" },
    { "days", 2, 2, EXPR_LTR, "html_range(p, lang_day(p->a, p->lang, $1), lang_day(p->a, p->lang, $2))" },
    { "day_long", 1, 1, EXPR_AUTO, "lang_day_long(p->a, p->lang, $1)" },
    { "month", 1, 1, EXPR_AUTO, "lang_month(p->a, p->lang, $1)" },
    { "instant", 1, 1, EXPR_AUTO, "lang_instant(p->a, p->lang, $1)" },
    { "comma", 0, 0, EXPR_VALUE, "lang_comma(p->lang)" },
    { "weekday", 1, 1, EXPR_VALUE, "lang_weekday(p->a, p->lang, $1)" },
    { "language", 1, 1, EXPR_VALUE, "lang_language_name(p->a, p->lang, $1)" },
    { "country", 1, 1, EXPR_VALUE, "lang_country_name(p->a, p->lang, $1)" },
    { "is", 2, 2, EXPR_VALUE, "str_eq(HTML_STR($1), HTML_STR($2))" },
    { "empty", 1, 1, EXPR_VALUE, "($1).n == 0" },
    { "known", 1, 1, EXPR_VALUE, "($1).t[0] != 0" },
    { "len", 1, 1, EXPR_VALUE, "($1).n" },
    { "asset", 1, 1, EXPR_ADDRESS, "url_asset($1)" },
    { "tel", 1, 1, EXPR_ADDRESS, "html_tel(p, $1)" },
    { "mailto", 1, 1, EXPR_ADDRESS, "html_mailto(p, $1)" },
    { "bdi", 1, 1, EXPR_MARKUP, "html_bdi(p, HTML_STR($1))" },
    { "beside", 1, 1, EXPR_MARKUP, "html_beside(p, HTML_STR($1))" },
    { "icon", 1, 1, EXPR_MARKUP, "html_icon(p, url_asset(\"icons.svg\"), $1, false)" },
    { "icon_dir", 1, 1, EXPR_MARKUP, "html_icon(p, url_asset(\"icons.svg\"), $1, true)" },
    { "linked_data", 1, 1, EXPR_MARKUP, "html_linked_data(p, $1)" },
};
enum { MAX_ARGS = 10, MAX_DEPTH = 40 };

/* ---- tokens */

static bool name_char(char c) { return isalnum((unsigned char)c) || c == '_'; }

void token_next(struct tplc *t)
{
    while (t->at < t->end && isspace((unsigned char)*t->at))
        t->at++;
    const char *p = t->at, *end = t->end;
    struct token k = { TOKEN_SIGN, { p, 1 } };
    if (end - p < 2)
        refuse(t, "the file ends inside a tag");
    if ((p[0] == '}' && p[1] == '}') || (p[0] == '%' && p[1] == '}')) {
        k = (struct token){ TOKEN_END, { p, 2 } };
    } else if (isalpha((unsigned char)*p) || *p == '_') {
        k.kind = TOKEN_NAME;
        while (p + k.s.n < end && name_char(p[k.s.n]))
            k.s.n++;
    } else if (isdigit((unsigned char)*p)) {
        k.kind = TOKEN_INT;
        while (p + k.s.n < end && name_char(p[k.s.n]))
            k.s.n++;
        for (size_t i = 0; i < k.s.n; i++)
            if (!isdigit((unsigned char)p[i]))
                refuse(t, "'%.*s' is no number", (int)k.s.n, p);
    } else if (*p == '"') {
        k.kind = TOKEN_STRING;
        while (p + k.s.n < end && p[k.s.n] != '"' && p[k.s.n] != '\n' && p[k.s.n] != 0)
            k.s.n += p[k.s.n] == '\\' ? 2 : 1;
        if (p + k.s.n >= end || p[k.s.n] != '"')
            refuse(t, "text without its closing quote");
        k.s = (struct span){ p + 1, k.s.n - 1 };
        t->at = p + k.s.n + 2;
        t->token = k;
        return;
    } else if (*p && strchr("=!<>-", *p) && (p[1] == '=' || (*p == '-' && p[1] == '>'))) {
        k.s.n = 2;
    } else if (*p == 0 || !strchr("().,<>=&+-", *p)) {
        refuse(t, "'%c' has no place in an expression", isprint((unsigned char)*p) ? *p : '?');
    }
    t->at = p + k.s.n;
    t->token = k;
}

bool token_is(const struct tplc *t, const char *z) { return t->token.kind != TOKEN_STRING && span_is(t->token.s, z); }

void token_want(struct tplc *t, const char *z)
{
    if (!token_is(t, z))
        refuse(t, "'%s' is missing before '%.*s'", z, (int)(t->token.s.n < 40 ? t->token.s.n : 40), t->token.s.p);
    token_next(t);
}

struct span token_name(struct tplc *t, const char *what)
{
    if (t->token.kind != TOKEN_NAME)
        refuse(t, "a name is missing: %s", what);
    struct span s = t->token.s;
    token_next(t);
    return s;
}

const char *c_string(struct tplc *t, struct span s)
{
    char *q = keep(t, s.n * 4 + 2), *w = q;
    *w++ = '"';
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == '"' || c == '\\')
            *w++ = '\\', *w++ = (char)c;
        else if (c == '\n')
            *w++ = '\\', *w++ = 'n';
        else if (c < 32 || c == 127 || (c == '?' && i + 1 < s.n && s.p[i + 1] == '?')) /* no trigraphs */
            *w++ = '\\', *w++ = (char)('0' + c / 64), *w++ = (char)('0' + c / 8 % 8), *w++ = (char)('0' + c % 8);
        else
            *w++ = (char)c;
    }
    *w++ = '"';
    *w = 0;
    return q;
}

/* The escapes of the source (\" and \\) are undone, so that c_string may put its own. */
static const char *string_c(struct tplc *t, struct span s)
{
    char *q = keep(t, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\\' && ++i < s.n && s.p[i] != '"' && s.p[i] != '\\')
            refuse(t, "only \\\" and \\\\ are known in texts");
        q[n++] = s.p[i];
    }
    return c_string(t, (struct span){ q, n });
}

/* ---- values */

static struct expr or_read(struct tplc *t, int depth);

static const char *as_value(struct tplc *t, struct expr e)
{
    if (e.kind == EXPR_MARKUP)
        refuse(t, "a function that writes markup stands alone in {{ }}");
    return e.c;
}

/* An argument of a message: every value is isolated so that it keeps its own direction in the sentence. */
static const char *message_arg(struct tplc *t, struct expr e)
{
    switch (e.kind) {
    case EXPR_LTR:
    case EXPR_AUTO: return keepf(t, "html_isolate(p, %s, %s)", e.c, e.kind == EXPR_LTR ? "true" : "false");
    case EXPR_VALUE:
    case EXPR_LITERAL: return keepf(t, "HTML_ARG(p, %s)", e.c);
    case EXPR_ADDRESS:
    case EXPR_MARKUP:
    default: refuse(t, "messages hold plain values: no addresses, no markup");
    }
}

static size_t list_read(struct tplc *t, struct expr args[MAX_ARGS], int depth)
{
    size_t n = 0;
    token_want(t, "(");
    if (!token_is(t, ")")) {
        for (;;) {
            if (n == MAX_ARGS)
                refuse(t, "too many arguments");
            args[n++] = or_read(t, depth);
            if (!token_is(t, ","))
                break;
            token_next(t);
        }
    }
    token_want(t, ")");
    return n;
}

/* tr("…", a…), trc("context", "…", a…), trn("one", "many", n, a…): the msgid comes out as tr(p, "…") for xgettext. */
static struct expr message_read(struct tplc *t, struct span name, int depth)
{
    struct expr a[MAX_ARGS];
    size_t n = list_read(t, a, depth), texts = span_is(name, "tr") ? 1 : 2, fixed = span_is(name, "trn") ? 3 : texts;
    if (n < fixed)
        refuse(t, "%.*s has too few arguments", (int)name.n, name.p);
    for (size_t i = 0; i < texts; i++)
        if (a[i].kind != EXPR_LITERAL || strlen(a[i].c) == 2)
            refuse(t, "the sentences of %.*s are literal texts in quotes", (int)name.n, name.p);
    const char *call = texts == 1   ? keepf(t, "tr(p, %s)", a[0].c)
                       : fixed == 3 ? keepf(t, "trn(p, %s, %s, %s)", a[0].c, a[1].c, as_value(t, a[2]))
                                    : keepf(t, "trc(p, %s, %s)", a[0].c, a[1].c);
    if (fixed == texts && n == fixed)
        return (struct expr){ EXPR_VALUE, call, false };
    const char *list = "";
    for (size_t i = texts; i < n; i++)
        list = keepf(t, "%s%s%s", list, i > texts ? ", " : "", message_arg(t, a[i]));
    return (struct expr){ EXPR_VALUE, keepf(t, "tr_fill(p->a, %s, (struct str[]){ %s }, %zu)", call, list, n - texts),
        false };
}

/* both("…", a…), bothc("context", "…", a…): a message, and the Finnish beside it where the page has it. */
static struct expr both_read(struct tplc *t, bool context, int depth)
{
    struct expr a[MAX_ARGS];
    size_t n = list_read(t, a, depth), texts = context ? 2 : 1;
    if (n < texts)
        refuse(t, "both and bothc have too few arguments");
    for (size_t i = 0; i < texts; i++)
        if (a[i].kind != EXPR_LITERAL || strlen(a[i].c) == 2)
            refuse(t, "the sentences of both and bothc are literal texts in quotes");
    const char *list = "";
    for (size_t i = texts; i < n; i++)
        list = keepf(t, "%s%s%s", list, i > texts ? ", " : "", message_arg(t, a[i]));
    const char *args = n == texts ? "NULL" : keepf(t, "(struct str[]){ %s }", list);
    const char *said = context ? keepf(t, "%s, NC_(%s, %s)", a[0].c, a[0].c, a[1].c) : keepf(t, "NULL, N_(%s)", a[0].c);
    return (struct expr){ EXPR_MARKUP, keepf(t, "html_both(p, %s, %s, %zu)", said, args, n - texts), false };
}

static const char *fill(struct tplc *t, const char *format, const struct expr *args, size_t n)
{
    size_t size = strlen(format);
    for (size_t i = 0; i < n; i++)
        size += 2 * strlen(as_value(t, args[i])); /* no format names an argument more than twice */
    char *c = keep(t, size), *w = c;
    for (const char *p = format; *p; p++) {
        if (*p == '$')
            w = stpcpy(w, args[*++p - '1'].c);
        else
            *w++ = *p;
    }
    return c;
}

static struct expr url_read(struct tplc *t, int depth)
{
    token_want(t, "(");
    struct span route = token_name(t, "url(route, ids…)");
    const char *args = "";
    while (token_is(t, ",")) {
        token_next(t);
        args = keepf(t, "%s, %s", args, as_value(t, or_read(t, depth)));
    }
    token_want(t, ")");
    return (struct expr){ EXPR_ADDRESS, keepf(t, "URL(p, %.*s%s)", (int)route.n, route.p, args), false };
}

static struct expr call_read(struct tplc *t, struct span name, int depth)
{
    if (span_in(name, "tr trc trn"))
        return message_read(t, name, depth);
    if (span_in(name, "both bothc"))
        return both_read(t, span_is(name, "bothc"), depth);
    if (span_is(name, "url"))
        return url_read(t, depth);
    if (span_is(name, "code")) {
        token_want(t, "(");
        struct span list = token_name(t, "code(LIST, value)");
        token_want(t, ",");
        const char *x = as_value(t, or_read(t, depth));
        token_want(t, ")");
        return (
            struct expr){ EXPR_VALUE, keepf(t, "code_name(p->lang, &CODES_%.*s, %s)", (int)list.n, list.p, x), false };
    }
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++) {
        const struct function *f = &FUNCTIONS[i];
        if (!span_is(name, f->name))
            continue;
        struct expr a[MAX_ARGS] = { 0 };
        size_t n = list_read(t, a, depth);
        if (n < f->min || n > f->max)
            refuse(t, "%s takes %zu argument%s", f->name, f->min, f->min == 1 ? "" : "s");
        if (span_in(name, "icon icon_dir asset") && a[0].kind != EXPR_LITERAL)
            refuse(t, "%s takes a literal name", f->name);
        if (a[0].pointer && span_in(name, "len empty"))
            a[0].c = keepf(t, "*%s", a[0].c);
        return (struct expr){ f->kind, fill(t, f->c, a, n), false };
    }
    refuse(t, "unknown function %.*s", (int)name.n, name.p);
}

static bool is_pointer(const struct tplc *t, struct span name)
{
    for (size_t i = t->nsymbols; i-- > 0;)
        if (span_same(t->symbols[i].name, name))
            return t->symbols[i].pointer;
    return false;
}

static struct expr name_read(struct tplc *t, int depth)
{
    struct span name = token_name(t, "a value");
    if (token_is(t, "("))
        return call_read(t, name, depth);
    if (span_is(name, "loop")) {
        if (t->nloop_now == 0)
            refuse(t, "loop stands inside {%% for %%} only");
        return (struct expr){ EXPR_VALUE, keepf(t, "loop_%zu", t->loop_now[t->nloop_now - 1]), false };
    }
    bool pointer = is_pointer(t, name) && !token_is(t, ".") && !token_is(t, "->");
    const char *c = keepf(t, "%.*s", (int)name.n, name.p), *step = is_pointer(t, name) ? "->" : ".";
    while (token_is(t, ".") || token_is(t, "->")) {
        if (token_is(t, "->"))
            step = "->";
        token_next(t);
        struct span field = token_name(t, "a member after the dot");
        c = keepf(t, "%s%s%.*s", c, step, (int)field.n, field.p);
        step = ".";
    }
    return (struct expr){ EXPR_VALUE, c, pointer };
}

static struct expr primary_read(struct tplc *t, int depth)
{
    if (depth > MAX_DEPTH)
        refuse(t, "too deeply nested");
    struct span s = t->token.s;
    if (t->token.kind == TOKEN_STRING) {
        /* texts that follow each other are one, as in C: a sentence goes on in the next line */
        for (token_next(t); t->token.kind == TOKEN_STRING; token_next(t)) {
            const char *whole = keepf(t, "%.*s%.*s", (int)s.n, s.p, (int)t->token.s.n, t->token.s.p);
            s = (struct span){ whole, s.n + t->token.s.n };
        }
        return (struct expr){ EXPR_LITERAL, string_c(t, s), false };
    }
    if (t->token.kind == TOKEN_INT) {
        token_next(t);
        return (struct expr){ EXPR_VALUE, keepf(t, "%.*s", (int)s.n, s.p), false };
    }
    if (token_is(t, "(")) {
        token_next(t);
        struct expr e = or_read(t, depth + 1);
        token_want(t, ")");
        return (struct expr){ e.kind, keepf(t, "(%s)", as_value(t, e)), false };
    }
    if (token_is(t, "-") || token_is(t, "&")) {
        token_next(t);
        return (struct expr){ EXPR_VALUE, keepf(t, "%c%s", *s.p, as_value(t, primary_read(t, depth + 1))), false };
    }
    if (t->token.kind != TOKEN_NAME || span_in(s, "and or not in"))
        refuse(t, "a value is missing before '%.*s'", (int)s.n, s.p);
    return name_read(t, depth + 1);
}

static struct expr sum_read(struct tplc *t, int depth)
{
    struct expr e = primary_read(t, depth);
    while (token_is(t, "+") || token_is(t, "-")) {
        char sign = *t->token.s.p;
        token_next(t);
        struct expr b = primary_read(t, depth);
        e = (struct expr){ EXPR_VALUE, keepf(t, "%s %c %s", as_value(t, e), sign, as_value(t, b)), false };
    }
    return e;
}

static struct expr comparison_read(struct tplc *t, int depth)
{
    if (depth > MAX_DEPTH)
        refuse(t, "too deeply nested");
    if (token_is(t, "not")) {
        token_next(t);
        return (struct expr){ EXPR_VALUE, keepf(t, "!(%s)", as_value(t, comparison_read(t, depth + 1))), false };
    }
    struct expr e = sum_read(t, depth);
    if (t->token.kind == TOKEN_SIGN && span_in(t->token.s, "== != < <= > >=")) {
        struct span sign = t->token.s;
        token_next(t);
        struct expr b = sum_read(t, depth);
        if (e.kind == EXPR_LITERAL || b.kind == EXPR_LITERAL)
            refuse(t, "texts are compared with is(x, \"text\")");
        e = (struct expr){ EXPR_VALUE, keepf(t, "%s %.*s %s", as_value(t, e), (int)sign.n, sign.p, as_value(t, b)),
            false };
    }
    return e;
}

static struct expr and_read(struct tplc *t, int depth)
{
    struct expr e = comparison_read(t, depth);
    while (token_is(t, "and")) {
        token_next(t);
        struct expr b = comparison_read(t, depth);
        e = (struct expr){ EXPR_VALUE, keepf(t, "(%s) && (%s)", as_value(t, e), as_value(t, b)), false };
    }
    return e;
}

static struct expr or_read(struct tplc *t, int depth)
{
    if (depth > MAX_DEPTH)
        refuse(t, "too deeply nested");
    struct expr e = and_read(t, depth + 1);
    while (token_is(t, "or")) {
        token_next(t);
        struct expr b = and_read(t, depth + 1);
        e = (struct expr){ EXPR_VALUE, keepf(t, "(%s) || (%s)", as_value(t, e), as_value(t, b)), false };
    }
    return e;
}

struct expr expr_read(struct tplc *t) { return or_read(t, 0); }

const char *expr_value(struct tplc *t) { return as_value(t, expr_read(t)); }

const char *expr_list(struct tplc *t)
{
    struct expr e = expr_read(t);
    return e.pointer ? keepf(t, "*%s", e.c) : as_value(t, e);
}

const char *args_read(struct tplc *t)
{
    struct expr a[MAX_ARGS];
    size_t n = list_read(t, a, 0);
    const char *c = "";
    for (size_t i = 0; i < n; i++)
        c = keepf(t, "%s, %s", c, as_value(t, a[i]));
    return c;
}

const char *expr_address(struct tplc *t)
{
    struct span name = t->token.s;
    const char *rest = t->at;
    if (t->token.kind == TOKEN_NAME && rest < t->end && *rest == '(' && !span_is(name, "url")) {
        token_next(t);
        return keepf(t, "URL(p, %.*s%s)", (int)name.n, name.p, args_read(t));
    }
    return as_value(t, sum_read(t, 0));
}
