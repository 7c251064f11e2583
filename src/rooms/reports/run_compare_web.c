/* run_compare_web: see run_compare.h. Tables are the same by their names, lines by what names them, columns by their
 * keys. */
#include "rooms/reports/run_compare.h"

#include "lang/lang.h"
#include "rooms/reports/reports_web.h"
#include "rooms/reports/run_tables.h"

/* A table of one side; of its lines the place of each key (open addressing, index + 1). table NULL: it has none. */
struct side {
    const struct report_table *table;
    struct str *keys;
    size_t *slots, slots_n;
};
struct comparing {
    struct task *t;
    struct run_moves moves;
};

/* ---- finding */

/* Groups may be renamed: they are known by their ids and months. */
static struct str key_of(struct task *t, const struct report_table *table, size_t i)
{
    const struct report_table_plan *plan = table->plan;
    const struct report_line *line = &table->at[i];
    struct str key = S("line");

    if (line == report_total(table))
        return S("total");
    if (line->group != 0)
        return str_fmt(t->a, "%lld %s", (long long)line->group, line->month.t);
    for (unsigned c = 0; c < plan->n; c++)
        if (report_names_line(plan, c))
            key = str_fmt(t->a, "%.*s\t%.*s", STR_ARG(key), STR_ARG(report_line_key(plan, line, c)));
    return key;
}

static size_t *slot_of(const struct side *s, struct str key)
{
    uint64_t hash = UINT64_C(14695981039346656037);

    for (size_t i = 0; i < key.n; i++)
        hash = (hash ^ (unsigned char)key.p[i]) * UINT64_C(1099511628211);
    size_t slot = (size_t)hash & (s->slots_n - 1);
    while (s->slots[slot] != 0 && !str_eq(s->keys[s->slots[slot] - 1], key))
        slot = (slot + 1) & (s->slots_n - 1);
    return &s->slots[slot];
}

static struct side side_of(struct task *t, const struct report_table *table)
{
    struct side s = { .table = table, .slots_n = 16 };

    while (table != NULL && s.slots_n < 2 * table->n)
        s.slots_n *= 2;
    s.slots = NEW_N(t->a, size_t, s.slots_n);
    if (table == NULL)
        return s;
    s.keys = NEW_N(t->a, struct str, table->n + 1);
    for (size_t i = 0; i < table->n; i++) {
        s.keys[i] = key_of(t, table, i);
        *slot_of(&s, s.keys[i]) = i + 1;
    }
    return s;
}

static const struct report_line *line_in(const struct side *s, struct str key)
{
    size_t at = s->table == NULL ? 0 : *slot_of(s, key);

    return at == 0 ? NULL : &s->table->at[at - 1];
}

static const struct report_table *table_in(const struct report_tables *tables, const char *name)
{
    for (size_t i = 0; i < tables->n; i++)
        if (strcmp(tables->at[i].plan->name, name) == 0)
            return &tables->at[i];
    return NULL;
}

/* ---- comparing */

static bool moves_as_figure(const struct report_table *table, const struct report_line *line, unsigned c)
{
    enum figure_kind kind = table->plan->columns[c].kind;

    /* what stands closed and counts nothing is worked out of the figures: it moves with them */
    if (table->plan->folded && kind == FIGURE_PROMISES)
        return false;
    return kind != FIGURE_NAMES && kind != FIGURE_SHARE && report_figure_shown(table, line, c);
}

static const struct cell *cell_in(const struct side *s, const struct report_line *line, const char *key)
{
    unsigned c = s->table == NULL ? 0 : report_column_of(s->table->plan, str_of(key));

    return line == NULL || c == 0 ? NULL : &line->cells[c];
}

static bool is_withheld(const struct report_table_plan *plan, unsigned c, const struct cell *cell)
{
    return cell != NULL && !cell->known &&
           (plan->columns[c].kind == FIGURE_PERSONS || plan->columns[c].kind == FIGURE_SUM);
}

static struct str written(struct task *t, const struct column *column, const struct cell *cell)
{
    return cell == NULL || !cell->known ? S("–") : cell_text(t->a, t->lang, column, cell);
}

/* "+2", "−1": with the sign of a minus, as numbers are written. */
static struct str difference(struct task *t, const struct column *column, int64_t by)
{
    const struct cell size = cell_n(by < 0 ? -by : by);

    return str_fmt(t->a, "%s%.*s", by < 0 ? "−" : "+", STR_ARG(cell_text(t->a, t->lang, column, &size)));
}

static struct str line_name(struct task *t, const struct report_table *table, const struct report_line *line)
{
    const struct report_table_plan *plan = table->plan;
    struct strs names = { 0 };

    if (line == report_total(table))
        return str_of(lang_tr(t->lang, plan->total_title));
    for (unsigned c = 0; c < plan->n; c++)
        if (plan->columns[c].kind == FIGURE_NAMES && !(plan->columns[c].place & NOT_IN_PAGES) && line->cells[c].known)
            strs_add(t->a, &names, report_line_name(t, plan, line, c));
    return strs_join(t->a, &names, lang_comma(t->lang));
}

/* here: the side in which the line stands; of a line of both, the later one. */
static void add_move(struct comparing *w, const struct side *here, const struct report_line *line, unsigned c,
    const struct cell *before, const struct cell *after)
{
    const struct report_table_plan *plan = here->table->plan;
    const struct column *column = &plan->columns[c].column;
    bool both = before != NULL && after != NULL && before->known && after->known;

    if (w->moves.total++ >= RUN_MOVED_MOST)
        return;
    struct run_move one = { .table = str_of(lang_tr(w->t->lang, plan->title)),
        .line = line_name(w->t, here->table, line),
        .figure = report_figure_name(w->t, plan, c),
        .before = written(w->t, column, before),
        .after = written(w->t, column, after),
        .before_withheld = is_withheld(plan, c, before),
        .after_withheld = is_withheld(plan, c, after),
        .difference = both ? difference(w->t, column, after->n - before->n) : S("") };
    LIST_ADD(w->t->a, &w->moves, one);
}

static bool same(const struct cell *a, const struct cell *b)
{
    if (a == NULL || b == NULL) /* a figure that is nobody's in a line that is not there is nothing */
        return a == b || (a != NULL ? a->known && a->n == 0 : b->known && b->n == 0);
    return a->known == b->known && (!a->known || a->n == b->n);
}

/* The figures of a line. other: the side it is compared with; first: here is the earlier one. */
static void compare_line(struct comparing *w, const struct side *here, const struct report_line *line,
    const struct side *other, const struct report_line *theirs, bool first)
{
    const struct report_table_plan *plan = here->table->plan;

    for (unsigned c = 1; c < plan->n; c++) {
        const struct cell *mine = &line->cells[c], *their = cell_in(other, theirs, plan->columns[c].column.key);
        if (moves_as_figure(here->table, line, c) && !same(mine, their))
            add_move(w, here, line, c, first ? mine : their, first ? their : mine);
    }
}

static void compare_tables(struct comparing *w, const struct report_table *before, const struct report_table *after)
{
    struct side was = side_of(w->t, before), is = side_of(w->t, after);

    for (size_t i = 0; after != NULL && i < after->n; i++)
        compare_line(w, &is, &after->at[i], &was, line_in(&was, is.keys[i]), false);
    for (size_t i = 0; before != NULL && i < before->n; i++)
        if (line_in(&is, was.keys[i]) == NULL)
            compare_line(w, &was, &before->at[i], &is, NULL, true);
}

struct run_moves run_compare(struct task *t, const struct report_tables *before, const struct report_tables *after)
{
    struct comparing w = { .t = t };

    for (size_t i = 0; i < after->n; i++)
        compare_tables(&w, table_in(before, after->at[i].plan->name), &after->at[i]);
    for (size_t i = 0; i < before->n; i++)
        if (table_in(after, before->at[i].plan->name) == NULL)
            compare_tables(&w, &before->at[i], NULL);
    w.moves.alike = before->n == after->n && run_tables_alike(t, before, after);
    return w.moves;
}
