/* paper_table: tables: columns as wide as what stands in them, the row of headings once more on each page. */
#include "paper/paper_draw.h"

enum { PADDING = 5, MEASURED_ROWS = 200, TALL = 30, FEW = 5, SOME = 8, MANY = 12 };

struct row {
    enum paper_row kind;
    struct paper_text *cells;
};
struct table {
    size_t n;
    struct paper_column columns[PAPER_COLUMNS];
    double x[PAPER_COLUMNS], width[PAPER_COLUMNS]; /* of each column, padding included */
    struct row *at;
    size_t nrows, cap;
    double size; /* of the letters */
};

/* ---- reading */

static bool read_row(struct draw *d, struct paper_reader *r, struct table *table)
{
    struct row row = { .kind = paper_get_number(r, PAPER_ROW_SUM), .cells = NEW_N(d->a, struct paper_text, table->n) };
    for (size_t i = 0; i < table->n; i++) {
        r->bad |= paper_get_number(r, PAPER_OP_TABLE_END) != PAPER_OP_CELL;
        row.cells[i] = paper_get_text(r);
    }
    if (r->bad)
        return false;
    table->at = arena_grow(d->a, table->at, table->nrows, &table->cap, sizeof *table->at);
    table->at[table->nrows++] = row;
    return true;
}

static bool read_table(struct draw *d, struct paper_reader *r, struct table *table)
{
    table->n = paper_get_number(r, PAPER_COLUMNS);
    for (size_t i = 0; i < table->n; i++) {
        table->columns[i].heading = paper_get_text(r);
        table->columns[i].part = paper_get_number(r, UINT16_MAX);
        table->columns[i].side = paper_get_number(r, PAPER_END);
    }
    for (;;) {
        enum paper_op op = paper_get_number(r, PAPER_OP_TABLE_END);
        if (r->bad || table->n == 0)
            return false;
        if (op == PAPER_OP_TABLE_END)
            return true;
        r->bad |= op != PAPER_OP_ROW;
        if (r->bad || !read_row(d, r, table))
            return false;
    }
}

/* ---- how wide */

struct wish {
    double least, best; /* the longest word; all in one line */
};

static void wish_for(
    struct draw *d, const struct table *table, const struct paper_text *text, bool bold, double most, struct wish *w)
{
    struct paper_type type = { .size = table->size, .bold = bold };
    struct str s = paper_both(d, text);
    struct piece p = paper_set(d, (struct paper_words){ s, PAPER_AS_LETTERS, 0 }, &type, 0);
    double best = paper_set_width(d, &p) + 1, least = paper_set_word(d, s, &type) + 1;

    paper_set_free(d, &p);
    best = best < most ? best : most;
    least = least < best ? least : best;
    w->best = w->best > best ? w->best : best;
    w->least = w->least > least ? w->least : least;
}

static void widths_by_contents(struct draw *d, struct table *table, double room)
{
    struct wish wishes[PAPER_COLUMNS] = { 0 };
    double least = 0, best = 0;

    for (size_t c = 0; c < table->n; c++) {
        wish_for(d, table, &table->columns[c].heading, true, room * 0.25, &wishes[c]);
        for (size_t i = 0; i < table->nrows && i < MEASURED_ROWS; i++)
            wish_for(d, table, &table->at[i].cells[c], table->at[i].kind == PAPER_ROW_SUM, room * 0.6, &wishes[c]);
        least += wishes[c].least;
        best += wishes[c].best;
    }
    for (size_t c = 0; c < table->n; c++) {
        const struct wish *w = &wishes[c];
        if (best <= room) /* what is left over goes to all alike */
            table->width[c] = w->best + (room - best) / (double)table->n;
        else if (least >= room)
            table->width[c] = w->least * room / least;
        else
            table->width[c] = w->least + (w->best - w->least) * (room - least) / (best - least);
    }
}

static void set_widths(struct draw *d, struct table *table)
{
    const double all = d->right - d->left, room = all - 2 * PADDING * (double)table->n;
    double parts = 0, x = 0;

    table->size = table->n <= FEW ? 10 : table->n <= SOME ? 9 : table->n <= MANY ? 8 : 7;
    for (size_t c = 0; c < table->n; c++)
        parts += table->columns[c].part;
    if (parts == 0)
        widths_by_contents(d, table, room);
    for (size_t c = 0; c < table->n; c++) {
        if (parts > 0)
            table->width[c] = room * table->columns[c].part / parts;
        table->width[c] += 2 * PADDING;
        table->x[c] = paper_rtl(d) ? d->right - x - table->width[c] : d->left + x;
        x += table->width[c];
    }
}

/* ---- drawing */

static void under_heads(struct draw *d, const struct band *b, double y, double height)
{
    (void)b;
    paper_box(d, d->left, y, d->right - d->left, height, paper_shade);
    paper_rule(d, d->left, y + height, d->right - d->left, paper_blue, 1);
}

static void under_row(struct draw *d, const struct band *b, double y, double height)
{
    (void)b;
    paper_rule(d, d->left, y + height, d->right - d->left, paper_line, 0.5);
}

static void under_sum(struct draw *d, const struct band *b, double y, double height)
{
    paper_box(d, d->left, y, d->right - d->left, height, paper_shade);
    under_row(d, b, y, height);
}

/* type: all but its size and side. A box alone is to be ticked by hand: it is larger. */
static void add_cell(
    struct draw *d, struct band *b, const struct table *table, const struct paper_text *text, struct paper_type type)
{
    size_t c = b->n++;
    struct paper_type *own = NEW(d->a, struct paper_type);
    struct paper_words words = { paper_both(d, text), text->own ? PAPER_AS_LETTERS : PAPER_AS_LANGUAGE, 0 };

    type.size = str_is(words.text, "☐") ? table->size * 1.4 : table->size;
    type.side = table->columns[c].side;
    *own = type;
    b->at[c] = paper_set(d, words, own, table->width[c] - 2 * PADDING);
    b->at[c].x = table->x[c] + PADDING;
}

static void heads(struct draw *d, const struct table *table, bool hidden)
{
    struct band b = { .above = 5, .below = 5, .under = under_heads, .tag = "TR", .hidden = hidden };

    for (size_t c = 0; c < table->n; c++)
        add_cell(d, &b, table, &table->columns[c].heading,
            (struct paper_type){ .bold = true, .ink = paper_blue, .tag = "TH" });
    paper_band(d, &b, true);
}

static void heads_again(struct draw *d, void *x) { heads(d, x, true); }

static void draw_row(struct draw *d, struct table *table, const struct row *row)
{
    bool sum = row->kind == PAPER_ROW_SUM, tall = row->kind == PAPER_ROW_TALL;
    struct band b = { .above = tall ? 8 : 4,
        .below = tall ? 8 : 4,
        .least = tall ? TALL : 0,
        .under = sum ? under_sum : under_row,
        .again = heads_again,
        .x = table,
        .tag = "TR" };

    for (size_t c = 0; c < table->n; c++)
        add_cell(d, &b, table, &row->cells[c], (struct paper_type){ .bold = sum, .ink = paper_black, .tag = "TD" });
    paper_band(d, &b, true);
}

void paper_table_draw(struct draw *d, struct paper_reader *r)
{
    struct table *table = NEW(d->a, struct table);

    if (!read_table(d, r, table)) {
        r->bad = true;
        return;
    }
    set_widths(d, table);
    d->y += 6;
    paper_need(d, 60); /* headings never stand alone */
    paper_tag_begin(d, (struct paper_tag){ .name = "Table" });
    heads(d, table, false);
    for (size_t i = 0; i < table->nrows && d->page <= PAPER_PAGES; i++)
        draw_row(d, table, &table->at[i]);
    paper_tag_end(d, "Table");
    d->y += 10;
}
