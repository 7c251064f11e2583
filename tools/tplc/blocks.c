/* blocks: what all {% … %} blocks are made of: where a branch begins and ends, and the C written for it. Which blocks
 * there are: template.c and table.c. */
#include <string.h>
#include "tools/tplc/blocks.h"

const char *const BLOCK_NAMES[] = {
#define B(BLOCK, word) word,
    BLOCKS(B)
#undef B
};

/* ---- writing C */

void flush(struct tplc *t)
{
    if (t->literal.n == 0)
        return;
    text_fmt(&t->body, "    html_raw(p, %s, %zu);\n", c_string(t, (struct span){ t->literal.p, t->literal.n }),
        t->literal.n);
    t->literal.n = 0;
}

/* Opens a statement that answers for the template's present line. */
void line_c(struct tplc *t)
{
    flush(t);
    text_fmt(&t->body, "#line %d %s\n    ", line_now(t), c_string(t, (struct span){ t->file, strlen(t->file) }));
}

void tag_end(struct tplc *t)
{
    if (t->token.kind != TOKEN_END || *t->token.s.p != '%')
        refuse(t, "'%%}' is missing before '%.*s'", (int)(t->token.s.n < 40 ? t->token.s.n : 40), t->token.s.p);
}

void expr_put(struct tplc *t, const struct expr *e)
{
    markup_output(t, e);
    const struct markup *m = &t->markup;
    bool tags = m->place == PLACE_TEXT &&
                !(m->nopen && span_in(m->open[m->nopen - 1], "option textarea title text tspan desc"));
    line_c(t);
    if (e->kind == EXPR_ADDRESS || (m->place == PLACE_VALUE && m->value == VALUE_ADDRESS))
        text_fmt(&t->body, "html_url(p, %s);\n", e->c);
    else if (e->kind == EXPR_MARKUP)
        text_fmt(&t->body, "%s;\n", e->c);
    else if (e->kind == EXPR_LITERAL)
        text_fmt(&t->body, "html_z(p, %s);\n", e->c);
    else if (e->kind == EXPR_VALUE)
        text_fmt(&t->body, "HTML_PUT(p, %s);\n", e->c);
    else if (tags)
        text_fmt(&t->body, "%s(p, %s);\n", e->kind == EXPR_LTR ? "html_ltr" : "html_auto", e->c);
    else
        text_fmt(&t->body, "html_str(p, html_isolate(p, %s, %s));\n", e->c, e->kind == EXPR_LTR ? "true" : "false");
}

/* ---- blocks */

struct block *block_open(struct tplc *t, struct blocks *bs, enum block_kind kind)
{
    if (bs->n == MAX_BLOCKS)
        refuse(t, "blocks nested too deeply");
    struct block *b = &bs->at[bs->n++];
    memset(b, 0, sizeof *b);
    b->kind = kind;
    b->where = t->at;
    b->nsymbols = t->nsymbols;
    b->start = t->markup;
    t->markup.floor = t->markup.nopen;
    return b;
}

void need_text(struct tplc *t, const char *what)
{
    if (t->markup.place != PLACE_TEXT)
        refuse(t, "{%% %s %%} inside a tag", what);
    if (t->markup.nopen && span_in(t->markup.open[t->markup.nopen - 1], "script textarea title option"))
        refuse(t, "{%% %s %%} inside an element that holds plain text only", what);
}

/* An element left open is reported where it was opened. */
_Noreturn void not_closed(struct tplc *t, struct span element, const char *where)
{
    if (element.p >= t->src && element.p < t->end)
        t->at = element.p;
    refuse(t, "<%.*s> is not closed%s", (int)element.n, element.p, where);
}

/* A branch ends: it must stand where it began, and where the branches before it ended. */
void branch_end(struct tplc *t, struct block *b)
{
    struct markup *m = &t->markup;
    if (m->nopen > b->start.nopen)
        not_closed(t, m->open[m->nopen - 1], " in the block that opened it");
    if (m->place != b->start.place || (m->place == PLACE_VALUE && !span_same(m->attr, b->start.attr)) ||
        (m->place != PLACE_TEXT && !span_same(m->tag, b->start.tag)))
        refuse(t, "the branch ends inside a tag that it did not begin in");
    for (size_t i = m->place == PLACE_TAG ? b->start.nattrs : m->nattrs; i < m->nattrs && b->nattrs < MAX_ATTRS; i++)
        b->attrs[b->nattrs++] = m->attrs[i];
    b->blank = b->branched ? b->blank && m->blank : m->blank;
    b->branched = true;
    flush(t);
}

void branch_start(struct tplc *t, struct block *b)
{
    t->markup = b->start;
    t->markup.floor = t->markup.nopen;
}

/* Without parentheses around the whole: clang takes "if ((a == b))" for a slip. */
const char *condition(struct tplc *t)
{
    const char *c = expr_value(t);
    for (size_t n = strlen(c); n > 2 && c[0] == '(' && c[n - 1] == ')'; n = strlen(c)) {
        int depth = 1;
        for (size_t i = 1; i + 1 < n && depth > 0; i++)
            depth += (c[i] == '(') - (c[i] == ')');
        if (depth == 0 || strchr(c, '"'))
            break;
        c = keepf(t, "%.*s", (int)(n - 2), c + 1);
    }
    return c;
}

void loop_open(struct tplc *t, struct span name, const char *list)
{
    if (t->nloop_now == MAX_LOOPS || t->nsymbols == MAX_SYMBOLS)
        refuse(t, "loops nested too deeply");
    size_t k = ++t->loops;
    text_fmt(&t->body,
        "{ size_t loop_%zu = 0; for (; loop_%zu < (%s).n; loop_%zu++) { __auto_type %.*s = &(%s).at[loop_%zu]; "
        "(void)%.*s;\n",
        k, k, list, k, (int)name.n, name.p, list, k, (int)name.n, name.p);
    t->loop_now[t->nloop_now++] = k;
    t->symbols[t->nsymbols++] = (struct symbol){ name, true };
}
