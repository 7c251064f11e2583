/* template: the {% … %} blocks of a template and the C they become. HTML is markup.c's, expressions are expr.c's. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "tools/tplc/blocks.h"

static void output(struct tplc *t)
{
    token_next(t);
    struct expr e = expr_read(t);
    if (t->token.kind != TOKEN_END || *t->token.s.p != '}')
        refuse(t, "'}}' is missing before '%.*s'", (int)(t->token.s.n < 40 ? t->token.s.n : 40), t->token.s.p);
    expr_put(t, &e);
}

static void if_open(struct tplc *t, struct blocks *bs)
{
    if (t->markup.place == PLACE_VALUE && t->markup.value == VALUE_ADDRESS)
        refuse(t, "no branches inside %.*s: choose the address in C", (int)t->markup.attr.n, t->markup.attr.p);
    token_next(t);
    const char *c = condition(t);
    tag_end(t);
    line_c(t);
    text_fmt(&t->body, "if (%s) {\n", c);
    block_open(t, bs, BLOCK_IF);
}

static void for_open(struct tplc *t, struct blocks *bs)
{
    if (t->markup.place == PLACE_TAG || (t->markup.place == PLACE_VALUE && t->markup.value == VALUE_ADDRESS))
        refuse(t, "{%% for %%} inside a tag");
    token_next(t);
    struct span name = token_name(t, "{% for row in rows %}");
    token_want(t, "in");
    const char *list = expr_list(t);
    tag_end(t);
    line_c(t);
    block_open(t, bs, BLOCK_FOR);
    loop_open(t, name, list);
}

static void else_or_elif(struct tplc *t, struct blocks *bs, bool elif)
{
    struct block *b = bs->n ? &bs->at[bs->n - 1] : NULL;
    if (!b || b->has_else || !(b->kind == BLOCK_IF || ((b->kind == BLOCK_FOR || b->kind == BLOCK_TABLE) && !elif)))
        refuse(t, "{%% %s %%} without its {%% if %%}", elif ? "elif" : "else");
    token_next(t);
    const char *c = elif ? condition(t) : NULL;
    tag_end(t);
    if (b->kind == BLOCK_TABLE) {
        table_else(t, b);
        return;
    }
    branch_end(t, b);
    branch_start(t, b);
    b->has_else = !elif;
    line_c(t);
    if (elif) {
        text_fmt(&t->body, "} else if (%s) {\n", c);
    } else if (b->kind == BLOCK_FOR) {
        t->nsymbols = b->nsymbols;
        text_fmt(&t->body, "} if (loop_%zu == 0) {\n", t->loop_now[--t->nloop_now]);
    } else {
        text_fmt(&t->body, "} else {\n");
    }
}

static void function_end(struct tplc *t, struct block *b)
{
    struct markup *m = &t->markup;
    if (m->place != PLACE_TEXT)
        refuse(t, "<%.*s is not finished", (int)m->tag.n, m->tag.p);
    for (size_t i = 0; i < m->nopen; i++)
        if (i >= b->nleaves || !span_same(m->open[i], b->leaves[i]))
            not_closed(t, m->open[i], "");
    if (m->nopen < b->nleaves)
        refuse(t, "<%.*s> should be left open", (int)b->leaves[m->nopen].n, b->leaves[m->nopen].p);
    flush(t);
    text_fmt(&t->body, "}\n\n");
    t->nsymbols = 0;
}

static void branches_done(struct tplc *t, struct block *b)
{
    branch_end(t, b);
    bool blank = b->has_else ? b->blank : b->blank && b->start.blank;
    t->markup = b->start;
    t->markup.blank = blank;
    for (size_t i = 0; i < b->nattrs && t->markup.nattrs < MAX_ATTRS; i++)
        t->markup.attrs[t->markup.nattrs++] = b->attrs[i];
    if (b->kind == BLOCK_FOR && !b->has_else)
        t->nloop_now--;
    text_fmt(&t->body, b->kind == BLOCK_FOR ? "    } }\n" : "    }\n");
}

static void block_end(struct tplc *t, struct blocks *bs)
{
    token_next(t);
    if (bs->n == 0)
        refuse(t, "{%% end %%} without a block");
    struct block *b = &bs->at[bs->n - 1];
    const char *name = BLOCK_NAMES[b->kind];
    if (t->token.kind == TOKEN_NAME ? !token_is(t, name) : b->kind != BLOCK_IF && b->kind != BLOCK_FOR)
        refuse(t, "{%% end %s %%} is due here", name);
    if (t->token.kind == TOKEN_NAME)
        token_next(t);
    tag_end(t);
    switch (b->kind) {
    case BLOCK_PAGE:
    case BLOCK_PART: function_end(t, b); break;
    case BLOCK_IF:
    case BLOCK_FOR: branches_done(t, b); break;
    case BLOCK_FRAME:
    case BLOCK_FORM:
        if (b->kind == BLOCK_FORM)
            markup_close(t, (struct span){ "form", 4 });
        branch_end(t, b);
        t->markup.floor = b->start.floor;
        line_c(t);
        text_fmt(&t->body, b->kind == BLOCK_FORM ? "form_close(p);\n" : "frame_end(p);\n");
        break;
    case BLOCK_TABLE: table_end(t, b); break;
    case BLOCK_COL: col_end(t, b); break;
    }
    t->nsymbols = b->kind == BLOCK_PAGE || b->kind == BLOCK_PART ? 0 : b->nsymbols;
    bs->n--;
}

/* ---- pages and parts */

/* The C parameters between the parentheses; their names become symbols. */
static struct span params_read(struct tplc *t)
{
    if (!token_is(t, "("))
        refuse(t, "'(' is missing after the name");
    const char *p = t->at, *end = p;
    while (end < t->end && (isalnum((unsigned char)*end) || strchr("_ *,", *end)) && *end)
        end++;
    if (end == t->end || *end != ')')
        refuse(t, "parameters are plain C: const struct x *v");
    struct span all = { p, (size_t)(end - p) };
    t->symbols[t->nsymbols++] = (struct symbol){ { "p", 1 }, true };
    while (p < end) {
        const char *comma = memchr(p, ',', (size_t)(end - p)), *stop = comma ? comma : end, *name = stop;
        while (name > p && name[-1] == ' ')
            name--;
        stop = name;
        while (name > p && (isalnum((unsigned char)name[-1]) || name[-1] == '_'))
            name--;
        if (name == stop || t->nsymbols == 20)
            refuse(t, "a parameter without a name, or too many");
        t->symbols[t->nsymbols++] = (struct symbol){ { name, (size_t)(stop - name) },
            memchr(p, '*', (size_t)(name - p)) != NULL };
        p = comma ? comma + 1 : end;
    }
    t->at = end + 1;
    token_next(t);
    return all;
}

static void function_open(struct tplc *t, struct blocks *bs, enum block_kind kind)
{
    if (bs->n)
        refuse(t, "{%% %s %%} inside another block", BLOCK_NAMES[kind]);
    token_next(t);
    struct span name = token_name(t, "of the page or part"), params = params_read(t);
    struct span elements[8];
    size_t n = 0;
    bool opens = token_is(t, "opens"), closes = token_is(t, "closes");
    if (opens || closes) {
        if (kind == BLOCK_PAGE)
            refuse(t, "a page closes what it opens");
        token_next(t);
        while (t->token.kind == TOKEN_NAME && n < 8)
            elements[n++] = token_name(t, "an element");
    }
    tag_end(t);
    const char *sign = keepf(t, "void %s_%.*s(struct page *p%s%.*s)", BLOCK_NAMES[kind], (int)name.n, name.p,
        params.n ? ", " : "", (int)params.n, params.p);
    text_fmt(&t->head, "%s;\n", sign);
    line_c(t);
    text_fmt(&t->body, "%s\n{\n", sign);
    t->markup = (struct markup){ .blank = true };
    struct block *b = block_open(t, bs, kind);
    b->nsymbols = 0;
    t->loops = t->nloop_now = 0;
    for (size_t i = 0; i < n; i++)
        if (opens)
            b->leaves[b->nleaves++] = elements[i];
        else
            markup_open(t, elements[i]);
    t->markup.floor = 0;
}

static void frame_open(struct tplc *t, struct blocks *bs)
{
    need_text(t, "frame");
    if (bs->n != 1 || bs->at[0].kind != BLOCK_PAGE)
        refuse(t, "{%% frame %%} stands in a page, once, around everything");
    token_next(t);
    const char *args = "";
    while (t->token.kind == TOKEN_NAME) {
        struct span name = token_name(t, "of the frame's argument");
        const char *c = "true";
        if (token_is(t, "=")) {
            token_next(t);
            c = span_is(name, "back") ? expr_address(t) : expr_value(t);
        }
        if (span_is(name, "title_text"))
            c = keepf(t, "HTML_STR(%s)", c);
        else if (span_in(name, "problem narrow"))
            c = keepf(t, "(%s) != 0", c);
        else if (!span_in(name, "title room back back_text"))
            refuse(
                t, "a frame takes title title_text room back back_text problem narrow, not %.*s", (int)name.n, name.p);
        args = keepf(t, "%s.%.*s = %s, ", args, (int)name.n, name.p, c);
    }
    tag_end(t);
    line_c(t);
    text_fmt(&t->body, "frame_begin(p, &(struct frame_args){ %s});\n", args);
    block_open(t, bs, BLOCK_FRAME);
}

static void form_open_tag(struct tplc *t, struct blocks *bs)
{
    need_text(t, "form");
    token_next(t);
    const char *action = expr_address(t), *args = "";
    while (t->token.kind == TOKEN_NAME) {
        struct span name = token_name(t, "of the form's argument");
        const char *c = "true";
        if (token_is(t, "=")) {
            token_next(t);
            c = expr_value(t);
        }
        if (!span_in(name, "version class id offline multipart"))
            refuse(t, "a form takes version class id offline multipart, not %.*s", (int)name.n, name.p);
        args = keepf(t, "%s.%.*s%s = %s, ", args, (int)name.n, name.p, span_is(name, "class") ? "_" : "", c);
    }
    tag_end(t);
    line_c(t);
    text_fmt(&t->body, "form_open(p, %s, &(struct form_args){ %s});\n", action, args);
    block_open(t, bs, BLOCK_FORM);
    markup_open(t, (struct span){ "form", 4 });
}

/* ---- tags without an end */

static void include_header(struct tplc *t)
{
    token_next(t);
    token_want(t, "-");
    if (!token_is(t, "header"))
        refuse(t, "{%% include-header \"rooms/x/x_view.h\" %%}");
    token_next(t);
    if (t->token.kind != TOKEN_STRING)
        refuse(t, "the header's name stands in quotes");
    text_fmt(&t->includes, "#include \"%.*s\"\n", (int)t->token.s.n, t->token.s.p);
    token_next(t);
    tag_end(t);
}

static void include(struct tplc *t)
{
    need_text(t, "include");
    token_next(t);
    struct span name = token_name(t, "of the part");
    const char *args = args_read(t);
    tag_end(t);
    line_c(t);
    text_fmt(&t->body, "part_%.*s(p%s);\n", (int)name.n, name.p, args);
    t->markup.blank = false;
}

static void call(struct tplc *t, const char *tag, const char *function, bool address_of, bool two)
{
    need_text(t, tag);
    token_next(t);
    const char *a = expr_value(t), *b = two ? expr_value(t) : NULL;
    tag_end(t);
    line_c(t);
    text_fmt(&t->body, "%s(p, %s%s%s%s%s);\n", function, address_of ? "&(" : "", a, address_of ? ")" : "",
        two ? ", " : "", two ? b : "");
    t->markup.blank = false;
}

/* Between the cells of a table nothing is written. */
static bool between_cells(const struct blocks *bs)
{
    return bs->n > 0 && bs->at[bs->n - 1].kind == BLOCK_TABLE && !bs->at[bs->n - 1].has_else;
}

static void tag(struct tplc *t, struct blocks *bs)
{
    token_next(t);
    struct span name = t->token.s;
    if (t->token.kind != TOKEN_NAME)
        refuse(t, "a tag without a name");
    bool dash = t->at < t->end && *t->at == '-';
    if (span_is(name, "page") || span_is(name, "part"))
        function_open(t, bs, span_is(name, "page") ? BLOCK_PAGE : BLOCK_PART);
    else if (span_is(name, "include") && dash && bs->n == 0)
        include_header(t);
    else if (bs->n == 0)
        refuse(t, "{%% %.*s %%} outside {%% page %%} and {%% part %%}", (int)name.n, name.p);
    else if (between_cells(bs) && !span_in(name, "col cols foot else end"))
        refuse(t, "only {%% col %%}, {%% cols %%} and {%% foot %%} stand directly in {%% table %%}");
    else if (span_is(name, "if"))
        if_open(t, bs);
    else if (span_is(name, "elif") || span_is(name, "else"))
        else_or_elif(t, bs, span_is(name, "elif"));
    else if (span_is(name, "for"))
        for_open(t, bs);
    else if (span_is(name, "end"))
        block_end(t, bs);
    else if (span_is(name, "frame"))
        frame_open(t, bs);
    else if (span_is(name, "form"))
        form_open_tag(t, bs);
    else if (span_is(name, "table"))
        table_open(t, bs);
    else if (span_in(name, "col cols"))
        col_open(t, bs, span_is(name, "cols"));
    else if (span_is(name, "foot"))
        table_foot(t, bs);
    else if (span_is(name, "include") && !dash)
        include(t);
    else if (span_is(name, "field"))
        call(t, "field", "form_field", true, true);
    else if (span_is(name, "summary"))
        call(t, "summary", "form_summary", true, false);
    else if (span_is(name, "raw_svg"))
        call(t, "raw_svg", "html_svg", false, false);
    else
        refuse(t, "unknown tag {%% %.*s %%}", (int)name.n, name.p);
}

/* ---- the whole file */

static const char *next_brace(const struct tplc *t)
{
    const char *p = t->at;
    while (p < t->end && !(*p == '{' && p + 1 < t->end && strchr("{%#", p[1]) && p[1]))
        p++;
    return p;
}

static void comment(struct tplc *t)
{
    const char *p = t->at + 2;
    while (p + 1 < t->end && !(p[0] == '#' && p[1] == '}'))
        p++;
    if (p + 1 >= t->end)
        refuse(t, "a comment without its end");
    t->at = p + 2;
}

static void compile(struct tplc *t, struct blocks *bs)
{
    while (t->at < t->end) {
        const char *stop = next_brace(t);
        if (stop > t->at && bs->n == 0) {
            for (; t->at < stop; t->at++)
                if (!isspace((unsigned char)*t->at))
                    refuse(t,
                        "only {%% page %%}, {%% part %%} and {%% include-header %%} stand outside of pages and parts");
        } else if (stop > t->at && between_cells(bs)) {
            for (; t->at < stop; t->at++)
                if (!isspace((unsigned char)*t->at))
                    refuse(t, "what stands in a table stands in its cells: {%% col … %%}…{%% end col %%}");
        } else if (stop > t->at) {
            markup_literal(t, t->at, (size_t)(stop - t->at));
        } else if (t->at[1] == '#') {
            comment(t);
        } else if (t->at[1] == '%') {
            t->at += 2;
            tag(t, bs);
        } else {
            if (between_cells(bs))
                refuse(t, "what stands in a table stands in its cells: {%% col … %%}…{%% end col %%}");
            if (bs->n == 0)
                refuse(t, "{{ }} outside {%% page %%} and {%% part %%}");
            t->at += 2;
            output(t);
        }
    }
    if (bs->n) {
        t->at = bs->at[bs->n - 1].where;
        refuse(t, "{%% %s %%} is never ended", BLOCK_NAMES[bs->at[bs->n - 1].kind]);
    }
    if (t->head.n == 0)
        refuse(t, "no {%% page %%} and no {%% part %%} in this file");
}

static char *out(const struct text *x) { return x->p ? x->p : strdup(""); }

bool tplc_compile(
    const char *file, const char *src, size_t n, const char *header, char **ret_c, char **ret_h, char **ret_error)
{
    struct blocks *bs = calloc(1, sizeof *bs);
    struct tplc *t = calloc(1, sizeof *t);
    if (!bs || !t)
        abort();
    *t = (struct tplc){ .file = file, .src = src, .at = src, .end = src + n };
    bool ok = setjmp(t->refused) == 0;
    if (ok) {
        compile(t, bs);
        struct text c = { 0 }, h = { 0 };
        text_fmt(&h, "/* Made by tplc from %s; change that file. */\n#pragma once\n#include \"html/form.h\"\n%s\n%s",
            file, t->includes.p ? t->includes.p : "", t->head.p);
        text_fmt(&c,
            "/* Made by tplc from %s; change that file. */\n#include \"web/req.h\"\n#include \"web/frame.h\"\n#include "
            "\"rooms/routes.h\"\n#include \"rooms/codes.h\"\n"
            "#include \"%s\"\n\n%s",
            file, header, t->body.p ? t->body.p : "");
        *ret_c = out(&c);
        *ret_h = out(&h);
    } else {
        *ret_error = strdup(t->error);
    }
    forget(t);
    free(t);
    free(bs);
    return ok;
}
