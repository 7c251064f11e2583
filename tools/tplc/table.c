/* table: {% table %} {% col %} {% cols %} {% foot %}: a list as a table. What a column is called is said once and comes
 * out in the head and, for the stacked rows of a phone, on each cell. A cell's content lies in a box of its own, so
 * that a lone value keeps to its side of a stacked row in both directions of writing. The first column names its row.
 */
#include <string.h>
#include "tools/tplc/blocks.h"

enum { MAX_COLS = 24 };
struct col {
    struct expr heading, what; /* what: where its heading leads; what.c NULL: nowhere */
    bool number;
    const char *condition; /* C; NULL: always there */
    const char *heads;     /* {% cols %}: the list (C) of what the columns are called; NULL: {% col %} */
    struct span head;      /* and the name of one of them in heading */
};
struct table {
    struct col cols[MAX_COLS];
    size_t ncols;
    size_t ncells;    /* of the row being read */
    size_t insert_at; /* where in the body's code the head belongs */
    bool foot;
};

/* ---- table */

struct options {
    struct expr caption;
    bool captioned, caption_hidden, wide, many, plain, scrolls;
};

static void option_read(struct tplc *t, struct options *o)
{
    struct span name = token_name(t, "of the table's argument");
    bool *flag = span_is(name, "caption_hidden") ? &o->caption_hidden
                 : span_is(name, "wide")         ? &o->wide
                 : span_is(name, "many")         ? &o->many
                 : span_is(name, "plain")        ? &o->plain
                 : span_is(name, "scrolls")      ? &o->scrolls
                                                 : NULL;
    if (flag) {
        *flag = true;
    } else if (span_is(name, "caption")) {
        token_want(t, "=");
        o->caption = expr_read(t);
        o->captioned = true;
    } else {
        refuse(t, "a table takes caption= caption_hidden wide many plain scrolls, not %.*s", (int)name.n, name.p);
    }
}

/* From the box to the first row. */
static void begin(struct tplc *t, struct table *x, const struct options *o)
{
    markup_own(t, o->scrolls ? "<div class=\"kp-scroll\" tabindex=\"0\">" : "<div class=\"kp-scroll\">");
    markup_own(t, o->plain  ? "<table class=\"ds-table\">"
                  : o->many ? "<table class=\"ds-table kp-stacked kp-wide kp-many\">"
                  : o->wide ? "<table class=\"ds-table kp-stacked kp-wide\">"
                            : "<table class=\"ds-table kp-stacked\">");
    markup_own(t, o->caption_hidden ? "<caption class=\"kp-hidden\">" : "<caption>");
    expr_put(t, &o->caption);
    markup_own(t, "</caption><thead><tr>");
    flush(t);
    x->insert_at = t->body.n;
    markup_own(t, "</tr></thead><tbody>");
}

void table_open(struct tplc *t, struct blocks *bs)
{
    struct options o = { 0 };
    need_text(t, "table");
    if (t->table)
        refuse(t, "a table inside a table");
    token_next(t);
    struct span row = token_name(t, "{% table row in rows … %}");
    token_want(t, "in");
    const char *list = expr_list(t);
    while (t->token.kind == TOKEN_NAME)
        option_read(t, &o);
    tag_end(t);
    if (!o.captioned)
        refuse(t, "a table says what it is: caption=tr(\"…\")");
    line_c(t);
    text_fmt(&t->body, "if ((%s).n > 0) {\n", list);
    block_open(t, bs, BLOCK_TABLE);
    t->table = (struct table *)(void *)keep(t, sizeof *t->table);
    begin(t, t->table, &o);
    line_c(t);
    loop_open(t, row, list);
    markup_own(t, "<tr>");
}

/* The head goes to where it belongs in the code. */
static void insert_head(struct tplc *t, size_t at)
{
    struct text whole = { 0 };
    text_put(&whole, t->body.p, at);
    if (t->columns.n > 0)
        text_put(&whole, t->columns.p, t->columns.n);
    text_put(&whole, t->body.p + at, t->body.n - at);
    text_forget(&t->body);
    t->body = whole;
    t->columns.n = 0;
}

/* After the last row of the list. */
static void rows_end(struct tplc *t, struct block *b)
{
    if (t->table->ncols == 0)
        refuse(t, "a table without {%% col %%}");
    markup_own(t, "</tr>");
    flush(t);
    text_fmt(&t->body, "    } }\n");
    t->nloop_now--;
    t->nsymbols = b->nsymbols;
}

static void table_done(struct tplc *t, struct block *b)
{
    struct table *x = t->table;
    if (!x->foot)
        rows_end(t, b);
    else if (x->ncells != x->ncols)
        refuse(t, "the foot has %zu cells and the table %zu columns", x->ncells, x->ncols);
    markup_own(t, x->foot ? "</tr></tfoot></table></div>" : "</tbody></table></div>");
    branch_end(t, b);
    insert_head(t, x->insert_at);
    t->table = NULL;
}

void table_else(struct tplc *t, struct block *b)
{
    table_done(t, b);
    branch_start(t, b);
    b->has_else = true;
    line_c(t);
    text_fmt(&t->body, "} else {\n");
}

void table_end(struct tplc *t, struct block *b)
{
    if (b->has_else)
        branch_end(t, b);
    else
        table_done(t, b);
    bool blank = b->blank;
    t->markup = b->start;
    t->markup.blank = blank;
    text_fmt(&t->body, "    }\n");
}

void table_foot(struct tplc *t, struct blocks *bs)
{
    struct block *b = &bs->at[bs->n - 1];
    if (b->kind != BLOCK_TABLE || b->has_else || t->table->foot)
        refuse(t, "{%% foot %%} stands once, directly in {%% table %%}, after its columns");
    token_next(t);
    tag_end(t);
    rows_end(t, b);
    t->table->foot = true;
    t->table->ncells = 0;
    markup_own(t, "</tbody><tfoot><tr>");
}

/* ---- col */

static void swap_body(struct tplc *t)
{
    struct text body = t->body;
    t->body = t->columns;
    t->columns = body;
}

/* Opens what stands around a cell, of the head or of a row: its condition and, of {% cols %}, the loops. */
static void around(struct tplc *t, const struct col *c)
{
    line_c(t);
    if (c->condition)
        text_fmt(&t->body, "if (%s) {\n    ", c->condition);
}

static void around_end(struct tplc *t, const struct col *c)
{
    flush(t);
    if (c->heads) {
        text_fmt(&t->body, "    } }\n");
        t->nloop_now--;
    }
    if (c->condition)
        text_fmt(&t->body, "    }\n");
}

/* A heading that leads to where it is said what it means, where there is such a place. */
static void heading_put(struct tplc *t, const struct col *c)
{
    if (c->what.c == NULL) {
        expr_put(t, &c->heading);
        return;
    }
    line_c(t);
    text_fmt(&t->body, "if ((%s).s.n > 0) {\n", c->what.c);
    markup_own(t, "<a class=\"kp-what\" href=\"");
    expr_put(t, &c->what);
    markup_own(t, "\">");
    expr_put(t, &c->heading);
    markup_own(t, "</a>");
    flush(t);
    text_fmt(&t->body, "    } else {\n");
    expr_put(t, &c->heading);
    text_fmt(&t->body, "    }\n");
}

static void head_cell(struct tplc *t, const struct col *c)
{
    flush(t);
    swap_body(t);
    around(t, c);
    if (c->heads)
        loop_open(t, c->head, c->heads);
    markup_own(t, c->number ? "<th scope=\"col\" class=\"kp-num\">" : "<th scope=\"col\">");
    heading_put(t, c);
    markup_own(t, "</th>");
    around_end(t, c);
    swap_body(t);
}

/* What a column is called, and how it looks; said in the rows, and held for the foot. */
static void heading_read(struct tplc *t, struct col *c, bool many)
{
    if (many) {
        token_want(t, "under");
        c->head = token_name(t, "{% cols cell in cells under h in heads, h.name %}");
        token_want(t, "in");
        c->heads = expr_list(t);
        token_want(t, ",");
        if (t->nsymbols == MAX_SYMBOLS)
            refuse(t, "loops nested too deeply");
        t->symbols[t->nsymbols++] = (struct symbol){ c->head, true };
    }
    c->heading = expr_read(t);
    if (token_is(t, "at")) {
        token_next(t);
        c->what = expr_read(t);
    }
    if (many)
        t->nsymbols--;
    if (token_is(t, "number")) {
        c->number = true;
        token_next(t);
    }
    if (token_is(t, "if")) {
        token_next(t);
        c->condition = condition(t);
    }
}

static struct col *column(struct tplc *t, bool many)
{
    struct table *x = t->table;
    if (x->foot && x->ncells == x->ncols)
        refuse(t, "the foot has more cells than the table has columns");
    if (x->foot && many != (x->cols[x->ncells].heads != NULL))
        refuse(t, "the foot has {%% col %%} and {%% cols %%} where its table has them");
    if (x->ncells == MAX_COLS)
        refuse(t, "too many columns");
    return &x->cols[x->ncells++];
}

static void cell_open(struct tplc *t, const struct col *c, bool first)
{
    if (first) {
        markup_own(t, "<th scope=\"row\">");
        return;
    }
    markup_own(t, c->number ? "<td class=\"kp-num\" data-label=\"" : "<td data-label=\"");
    expr_put(t, &c->heading);
    markup_own(t, "\"><div>");
}

void col_open(struct tplc *t, struct blocks *bs, bool many)
{
    struct block *b = &bs->at[bs->n - 1];
    struct span cell = { 0 };
    const char *cells = NULL;
    if (b->kind != BLOCK_TABLE || b->has_else)
        refuse(t, "{%% col %%} stands directly in {%% table %%}");
    token_next(t);
    struct col *c = column(t, many);
    if (many && t->table->ncells == 1)
        refuse(t, "the first column names its row: {%% col %%}");
    if (many) {
        cell = token_name(t, "{% cols cell in cells under h in heads, h.name %}");
        token_want(t, "in");
        cells = expr_list(t);
    }
    if (!t->table->foot) {
        heading_read(t, c, many);
        t->table->ncols++;
        head_cell(t, c);
    }
    tag_end(t);
    block_open(t, bs, BLOCK_COL);
    around(t, c);
    if (many) {
        loop_open(t, cell, cells);
        text_fmt(&t->body, "if (loop_%zu == (%s).n) break; __auto_type %.*s = &(%s).at[loop_%zu]; (void)%.*s;\n",
            t->loops, c->heads, (int)c->head.n, c->head.p, c->heads, t->loops, (int)c->head.n, c->head.p);
        t->symbols[t->nsymbols++] = (struct symbol){ c->head, true };
    }
    cell_open(t, c, t->table->ncells == 1);
    t->markup.floor = t->markup.nopen;
}

void col_end(struct tplc *t, struct block *b)
{
    struct markup *m = &t->markup;
    bool first = t->table->ncells == 1;
    if (m->nopen > m->floor)
        not_closed(t, m->open[m->nopen - 1], " in the cell that opened it");
    m->floor = b->start.floor;
    markup_own(t, first ? "</th>" : "</div></td>");
    branch_end(t, b);
    around_end(t, &t->table->cols[t->table->ncells - 1]);
    t->markup = b->start;
}
