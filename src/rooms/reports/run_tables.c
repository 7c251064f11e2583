/* run_tables: see run_tables.h. A row is a line, its cells are between tabs; what it is about is its first letter: T a
 * table, H a sentence of how it is counted, U what turned tables call their figures, C a column, K a code of the last
 * column (or of U), L a line. A text begins with "=" (so an empty one is none that is missing), a number with "#". */
#include "rooms/reports/run_tables.h"

#include "base/digest.h"
#include "lang/lang.h"
#include "rooms/qualifications.h"

/* ---- writing */

static void put_text(struct buf *o, struct str s)
{
    BUF_LIT(o, "\t=");
    for (size_t i = 0; i < s.n; i++)
        switch (s.p[i]) {
        case '\t': BUF_LIT(o, "\\t"); break;
        case '\n': BUF_LIT(o, "\\n"); break;
        case '\\': BUF_LIT(o, "\\\\"); break;
        default: buf_ch(o, s.p[i]);
        }
}

static void put_z(struct buf *o, const char *z)
{
    if (z == NULL)
        buf_ch(o, '\t');
    else
        put_text(o, str_of(z));
}

static void put_n(struct buf *o, int64_t n)
{
    BUF_LIT(o, "\t#");
    buf_int(o, n);
}

static void put_codes(struct buf *o, const struct codes *codes)
{
    for (size_t i = 0; codes != NULL && i < codes->n; i++) {
        buf_ch(o, 'K');
        put_z(o, codes->list);
        put_z(o, codes->at[i].code);
        put_z(o, codes->at[i].name);
        buf_ch(o, '\n');
    }
}

static void put_column_of(struct buf *o, char what, const struct column *c)
{
    buf_ch(o, what);
    put_z(o, c->key);
    put_z(o, c->heading);
    put_text(o, c->title);
    put_n(o, c->type);
}

static void put_column(struct buf *o, const struct report_column *c)
{
    const int64_t numbers[] = { c->kind, c->part_of, c->part, c->share_of, c->known, c->known_of, c->place, c->lines,
        c->adds, c->of_total, c->withheld_with, c->shut, c->list };

    put_column_of(o, 'C', &c->column);
    put_z(o, c->definition);
    put_z(o, c->json);
    put_z(o, c->within);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        put_n(o, numbers[i]);
    buf_ch(o, '\n');
    put_codes(o, c->column.codes);
}

static void put_plan(struct buf *o, const struct report_table_plan *plan)
{
    buf_ch(o, 'T');
    put_z(o, plan->name);
    put_z(o, plan->title);
    put_z(o, plan->caption);
    put_z(o, plan->total);
    put_z(o, plan->total_title);
    put_z(o, plan->under);
    put_z(o, plan->also);
    put_n(o, plan->json);
    put_n(o, plan->percents);
    put_n(o, plan->leads);
    put_n(o, plan->folded);
    put_n(o, plan->rare_go);
    buf_ch(o, '\n');
    for (size_t i = 0; i < HOW_SENTENCES && plan->how[i] != NULL; i++) {
        buf_ch(o, 'H');
        put_z(o, plan->how[i]);
        buf_ch(o, '\n');
    }
    if (plan->turned != NULL) {
        put_column_of(o, 'U', plan->turned);
        buf_ch(o, '\n');
        put_codes(o, plan->turned->codes);
    }
    for (size_t c = 0; c < plan->n; c++)
        put_column(o, &plan->columns[c]);
}

static void put_line(struct buf *o, const struct report_table_plan *plan, const struct report_line *line)
{
    buf_ch(o, 'L');
    put_n(o, line->group);
    put_text(o, day_str(&line->month));
    put_n(o, line->open);
    put_z(o, line->definition);
    for (size_t c = 0; c < plan->n; c++) {
        const struct cell *cell = &line->cells[c];
        if (!cell->known)
            buf_ch(o, '\t');
        else if (plan->columns[c].kind == FIGURE_NAMES)
            put_text(o, cell->s);
        else
            put_n(o, cell->n);
    }
    buf_ch(o, '\n');
}

static bool kept(const struct report_table *table) { return table->plan->each == NULL; }

bool run_tables_write(struct task *t, struct report_tables *tables, size_t most, struct buf *o)
{
    size_t lines = 0;

    for (size_t i = 0; i < tables->n; i++) {
        struct report_table *table = &tables->at[i];
        if (!kept(table))
            continue;
        put_plan(o, table->plan);
        do
            for (size_t k = 0; k < table->n; k++) {
                if (++lines > most)
                    return false;
                put_line(o, table->plan, &table->at[k]);
            }
        while (report_table_next(t, table));
    }
    return true;
}

struct str run_tables_rules(struct task *t, const struct report_tables *tables)
{
    static const char hex[] = "0123456789abcdef";
    struct digest *d = digest_new(t->a);
    char sum[DIGEST], text[8];
    struct buf *o = task_buf(t, 1 << 20);

    for (size_t i = 0; i < tables->n; i++)
        if (kept(&tables->at[i]))
            put_plan(o, tables->at[i].plan);
    task_must_fit(t, o);
    digest_begin(d);
    digest_add(d, o->p, o->n);
    digest_end(d, sum);
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = hex[((unsigned char)sum[i / 2] >> (i % 2 ? 0 : 4)) & 15];
    return str_copy(t->a, (struct str){ text, sizeof text });
}

static bool same_plan(struct task *t, const struct report_table_plan *a, const struct report_table_plan *b)
{
    struct buf *one = task_buf(t, 1 << 20), *other = task_buf(t, 1 << 20);

    put_plan(one, a);
    put_plan(other, b);
    return str_eq(buf_view(one), buf_view(other));
}

static bool stands_alike(struct task *t, const struct report_tables *stored, const struct report_table_plan *plan)
{
    for (size_t i = 0; i < stored->n; i++)
        if (strcmp(stored->at[i].plan->name, plan->name) == 0)
            return same_plan(t, stored->at[i].plan, plan);
    return false;
}

/* Tables that only some projects have (estimates, say) are not among those that are begun for nobody. */
bool run_tables_alike(struct task *t, const struct report_tables *stored, const struct report_tables *today)
{
    bool alike = true;

    for (size_t i = 0; i < today->n; i++)
        alike &= !kept(&today->at[i]) || stands_alike(t, stored, today->at[i].plan);
    return alike;
}

/* ---- reading */

enum { CELLS_MOST = 200 };
struct reading {
    struct task *t;
    struct report_tables *tables;
    struct report_table_plan *plan; /* of the table in hand */
    struct report_column *columns;
    size_t columns_n;
    struct column *turned;
    const struct codes **codes; /* of the column in hand */
    struct code *code_rows;
    size_t codes_n;
    struct str cells[CELLS_MOST];
    size_t n, at; /* cells of the row, and the next one */
    bool wrong;
};

static struct str next(struct reading *r)
{
    if (r->at >= r->n) {
        r->wrong = true;
        return S("");
    }
    return r->cells[r->at++];
}

static struct str plain(struct reading *r, struct str s)
{
    char *p = NEW_N(r->t->a, char, s.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\\' && i + 1 < s.n) {
            i++;
            p[n++] = s.p[i] == 't' ? '\t' : s.p[i] == 'n' ? '\n' : s.p[i];
        } else {
            p[n++] = s.p[i];
        }
    }
    return (struct str){ p, n };
}

/* A text that may be missing. */
static bool get_text(struct reading *r, struct str *ret_text)
{
    struct str cell = next(r);

    if (cell.n == 0)
        return false;
    r->wrong |= cell.p[0] != '=';
    *ret_text = plain(r, str_part(cell, 1, cell.n));
    return true;
}

static const char *get_z(struct reading *r)
{
    struct str text;

    return get_text(r, &text) ? str_z(r->t->a, text) : NULL;
}

static int64_t get_n(struct reading *r)
{
    struct str cell = next(r);
    int64_t n = 0;

    r->wrong |= cell.n == 0 || cell.p[0] != '#' || !str_int(str_part(cell, 1, cell.n), &n);
    return n;
}

static unsigned get_up_to(struct reading *r, unsigned most)
{
    int64_t n = get_n(r);

    r->wrong |= n < 0 || n > most;
    return r->wrong ? 0 : (unsigned)n;
}

static void read_table(struct reading *r)
{
    if (r->tables->n == REPORT_TABLES) {
        r->wrong = true;
        return;
    }
    r->plan = NEW(r->t->a, struct report_table_plan);
    r->columns = NEW_N(r->t->a, struct report_column, CELLS_MOST);
    r->columns_n = 0;
    *r->plan = (struct report_table_plan){ .columns = r->columns };
    r->plan->name = get_z(r);
    r->plan->title = get_z(r);
    r->plan->caption = get_z(r);
    r->plan->total = get_z(r);
    r->plan->total_title = get_z(r);
    r->plan->under = get_z(r);
    r->plan->also = get_z(r);
    r->plan->json = get_up_to(r, JSON_ONE);
    r->plan->percents = get_up_to(r, 1);
    r->plan->leads = get_up_to(r, 1);
    r->plan->folded = get_up_to(r, 1);
    r->plan->rare_go = get_up_to(r, 1);
    r->wrong |= r->plan->name == NULL || r->plan->title == NULL || r->plan->caption == NULL;
    r->wrong |= (r->plan->total == NULL) != (r->plan->total_title == NULL);
    (void)report_table_new(r->tables, r->plan);
}

static void read_how(struct reading *r)
{
    size_t i = 0;

    while (i < HOW_SENTENCES && r->plan->how[i] != NULL)
        i++;
    if (i < HOW_SENTENCES)
        r->plan->how[i] = get_z(r);
}

static struct column read_column_of(struct reading *r)
{
    struct column c = { .key = get_z(r), .heading = get_z(r) };

    r->wrong |= c.key == NULL || !get_text(r, &c.title);
    c.type = get_up_to(r, COLUMN_COUNTRY);
    return c;
}

static void read_column(struct reading *r)
{
    if (r->columns_n == CELLS_MOST - 5) {
        r->wrong = true;
        return;
    }
    struct report_column *c = &r->columns[r->columns_n++];
    c->column = read_column_of(r);
    c->definition = get_z(r);
    c->json = get_z(r);
    c->within = get_z(r);
    for (size_t i = 0; c->within != NULL && i + 1 < r->columns_n; i++)
        if (r->columns[i].within != NULL && strcmp(c->within, r->columns[i].within) == 0)
            c->within = r->columns[i].within; /* one object, which writers tell by where its name stands */
    c->kind = get_up_to(r, FIGURE_SHARE);
    unsigned *const others[] = { &c->part_of, &c->part, &c->share_of, &c->known, &c->known_of };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        *others[i] = get_up_to(r, CELLS_MOST);
    c->place = get_up_to(r, IN_NONE);
    c->lines = get_up_to(r, ON_TOTAL);
    c->adds = get_up_to(r, ADDS_FIRST);
    c->of_total = get_up_to(r, CELLS_MOST);
    c->withheld_with = get_up_to(r, CELLS_MOST);
    c->shut = get_up_to(r, 1);
    c->list = get_up_to(r, 1);
    r->plan->n = r->columns_n;
    r->codes = &c->column.codes;
    r->codes_n = 0;
}

static void read_turned(struct reading *r)
{
    r->turned = NEW(r->t->a, struct column);
    *r->turned = read_column_of(r);
    r->plan->turned = r->turned;
    r->codes = &r->turned->codes;
    r->codes_n = 0;
}

static void read_code(struct reading *r)
{
    enum { CODES_MOST = 400 };
    const char *list = get_z(r), *code = get_z(r), *name = get_z(r);

    if (r->codes == NULL || list == NULL || code == NULL || name == NULL || r->codes_n == CODES_MOST) {
        r->wrong = true;
        return;
    }
    if (r->codes_n == 0)
        r->code_rows = NEW_N(r->t->a, struct code, CODES_MOST);
    r->code_rows[r->codes_n++] = (struct code){ code, name };
    struct codes *codes = NEW(r->t->a, struct codes);
    *codes = (struct codes){ list, r->code_rows, r->codes_n };
    *r->codes = codes;
}

/* For pages only: what the program itself says, in the reader's language. */
static struct str said(struct task *t, const struct report_column *c, struct str text)
{
    if (c->column.type != COLUMN_TEXT || !(c->place & NOT_IN_JSON) || (c->place & NOT_IN_PAGES))
        return text;
    struct str own = str_of(lang_tr(t->lang, str_z(t->a, text)));
    return str_eq(own, text) ? qualification_text(t->lang, text) : own;
}

static void read_line(struct reading *r)
{
    struct report_table *table = &r->tables->at[r->tables->n - 1];
    struct report_line *line = report_line_add(r->t, table);
    struct str month;

    line->group = get_n(r);
    if (get_text(r, &month) && !str_empty(month) && !day_read_partial(month, &line->month))
        r->wrong = true;
    line->open = get_up_to(r, 1);
    line->definition = get_z(r);
    for (size_t c = 0; c < r->plan->n && !r->wrong; c++) {
        struct str text;
        if (r->at < r->n && r->cells[r->at].n == 0)
            r->at++;
        else if (r->columns[c].kind != FIGURE_NAMES)
            line->cells[c] = cell_n(get_n(r));
        else if (get_text(r, &text))
            line->cells[c] = cell_text_of(said(r->t, &r->columns[c], text));
    }
}

static void read_row(struct reading *r, struct str row)
{
    struct str cell;

    r->n = r->at = 0;
    while (r->n < CELLS_MOST && str_cut(&row, '\t', &cell))
        r->cells[r->n++] = cell;
    char what = r->cells[0].n == 1 ? r->cells[0].p[0] : ' ';
    r->at = 1;
    if (what != 'T' && r->plan == NULL) {
        r->wrong = true;
        return;
    }
    switch (what) {
    case 'T': read_table(r); break;
    case 'H': read_how(r); break;
    case 'U': read_turned(r); break;
    case 'C': read_column(r); break;
    case 'K': read_code(r); break;
    case 'L': read_line(r); break;
    default: r->wrong = true;
    }
}

/* Columns name each other by their numbers. */
static bool whole(const struct report_table_plan *plan)
{
    bool good = plan->n > 0;

    for (size_t i = 0; i < plan->n; i++) {
        const struct report_column *c = &plan->columns[i];
        const unsigned others[] = { c->part_of, c->part, c->share_of, c->known, c->known_of, c->withheld_with };
        for (size_t k = 0; k < sizeof others / sizeof *others; k++)
            good &= others[k] < plan->n;
    }
    return good;
}

bool run_tables_read(struct task *t, struct str text, struct report_tables *ret_tables)
{
    struct report_tables tables = { 0 };
    struct reading r = { .t = t, .tables = &tables };
    struct str row;

    while (!r.wrong && text.n > 0 && str_cut(&text, '\n', &row))
        read_row(&r, row);
    for (size_t i = 0; i < tables.n; i++)
        r.wrong |= !whole(tables.at[i].plan);
    if (!r.wrong)
        *ret_tables = tables;
    return !r.wrong;
}
