/* withhold: which counts of described tables belong together as sums, so that suppress() may withhold small ones. */
#include "rooms/reports/withhold.h"

enum { LINE_BYTES = 1 << 20 };

/* Counts on their way through suppress(): where they stand, what they are, how they add up. slots: which count a cell
 * is, by its address (index + 1; open addressing). */
struct counts {
    struct task *t;
    const struct report_table *first; /* of the report */
    struct cell **where;              /* NULL: a count nobody prints, but which can be worked out */
    int64_t *n;
    bool *hidden, *shown; /* shown: it was before, and cannot be withheld any more */
    size_t used, room;
    size_t *slots, slots_n;
    struct count_sums sums;
    int64_t threshold;
    struct published *published; /* NULL: nothing was shown before */
    struct arena **held;         /* of a line that is withheld alone */
};
struct line {
    const struct report_table *table;
    const struct report_line *at;
};
struct parts {
    size_t *at, n, cap;
};

/* room: of counts; cells: of them those that stand in lines. */
static struct counts counts_new(
    struct task *t, const struct report_table *first, struct published *published, size_t room, size_t cells)
{
    size_t slots = 16;

    while (slots < 2 * cells)
        slots *= 2;
    room += published == NULL ? 0 : 2 * cells;
    return (struct counts){ .t = t,
        .published = published,
        .slots = NEW_N(t->a, size_t, slots),
        .slots_n = slots,
        .first = first,
        .where = NEW_N(t->a, struct cell *, room),
        .n = NEW_N(t->a, int64_t, room),
        .hidden = NEW_N(t->a, bool, room),
        .shown = NEW_N(t->a, bool, room),
        .room = room };
}

static size_t add_count(struct counts *s, struct cell *where, int64_t n)
{
    must(s->t, s->used < s->room);
    s->where[s->used] = where;
    s->n[s->used] = n;
    return s->used++;
}

/* The count of a cell, which is one however many sums it belongs to. A figure that stands in the total line of the
 * first table, too, is that one. */
static size_t count_of_cell(struct counts *s, struct cell *cell)
{
    size_t slot = (size_t)((uintptr_t)cell * UINT64_C(0x9e3779b97f4a7c15) >> 20) & (s->slots_n - 1);
    while (s->slots[slot] != 0 && s->where[s->slots[slot] - 1] != cell)
        slot = (slot + 1) & (s->slots_n - 1);
    if (s->slots[slot] == 0)
        s->slots[slot] = add_count(s, cell, cell->n) + 1;
    return s->slots[slot] - 1;
}

static size_t count_of(struct counts *s, struct line line, unsigned c)
{
    struct cell *cell = &line.at->cells[c];

    for (size_t i = 0; i < SAME_MOST; i++)
        if (line.at->same[i].total != 0 && line.at->same[i].column == c)
            cell = &report_total(s->first)->cells[line.at->same[i].total];
    return count_of_cell(s, cell);
}

static void add_sum(struct counts *s, size_t total, struct parts parts)
{
    struct count_sum sum = { total, parts.at, parts.n };

    LIST_ADD(s->t->a, &s->sums, sum);
}

static bool is_count(const struct report_column *c) { return c->kind == FIGURE_PERSONS || c->kind == FIGURE_SUM; }

/* Beside a count stands one that was shown of the same figure: what is between them may be few persons. Neither that
 * nor the count itself must be worked out; what was shown is shown, also a count that is the same as it was. */
static void add_shown(struct counts *s, struct line line, unsigned c, size_t count)
{
    struct parts parts = { 0 };
    int64_t n = s->n[count], before;

    if (s->published == NULL)
        return;
    s->shown[count] |= published_stands(s->published, line.table, line.at, c, n, s->threshold);
    before = s->shown[count] ? INT_NONE : published_near(s->published, line.table, line.at, c, n, s->threshold);
    if (before == INT_NONE)
        return;
    size_t shown = add_count(s, NULL, before), between = add_count(s, NULL, n > before ? n - before : before - n);
    s->shown[shown] = true;
    LIST_ADD(s->t->a, &parts, n > before ? shown : count);
    LIST_ADD(s->t->a, &parts, between);
    add_sum(s, n > before ? count : shown, parts);
}

static bool is_part(const struct report_table_plan *plan, unsigned c, unsigned whole)
{
    return plan->columns[c].part_of == whole && is_count(&plan->columns[c]);
}

static bool printed(struct line line, unsigned c)
{
    enum figure_lines on = line.table->plan->columns[c].lines;
    bool total = line.at == report_total(line.table);

    return line.table->plan->total == NULL || on != (total ? ON_SINGLE_LINES : ON_TOTAL);
}

/* What makes up a figure of a line: itself where it is printed, else its parts. */
static void add_cells(struct counts *s, struct line line, unsigned c, struct parts *parts)
{
    const struct report_table_plan *plan = line.table->plan;

    if (printed(line, c) && line.at->cells[c].known)
        LIST_ADD(s->t->a, parts, count_of(s, line, c));
    for (unsigned p = 1; p < plan->n && !printed(line, c); p++)
        if (is_part(plan, p, c))
            add_cells(s, line, p, parts);
}

static struct line line_of(const struct report_table *table, size_t i) { return (struct line){ table, &table->at[i] }; }

/* What the total line does not print of a whole can be worked out of the other lines. */
static void add_rest_of_lines(struct counts *s, const struct report_table *table, unsigned whole, size_t rest)
{
    struct parts parts = { 0 };
    struct line total = { table, report_total(table) };

    for (size_t i = 0; i < report_lines(table); i++)
        for (unsigned c = 1; c < table->plan->n; c++)
            if (is_part(table->plan, c, whole) && !printed(total, c))
                add_cells(s, line_of(table, i), c, &parts);
    if (parts.n > 0) /* else the total line prints all of it */
        add_sum(s, rest, parts);
}

/* The parts of a whole, what is missing to it, and the whole. A whole smaller than its parts is none. */
static void add_whole(struct counts *s, struct line line, unsigned whole)
{
    const struct report_table_plan *plan = line.table->plan;
    struct parts parts = { 0 };
    int64_t rest = line.at->cells[whole].n;

    for (unsigned c = 1; c < plan->n; c++)
        if (is_part(plan, c, whole))
            add_cells(s, line, c, &parts);
    if (parts.n == 0)
        return;
    for (size_t i = 0; i < parts.n; i++)
        rest -= s->n[parts.at[i]];
    if (plan->columns[whole].kind != FIGURE_SUM && rest >= 0) {
        LIST_ADD(s->t->a, &parts, add_count(s, NULL, rest));
        if (line.at == report_total(line.table))
            add_rest_of_lines(s, line.table, whole, parts.at[parts.n - 1]);
    }
    size_t total = count_of(s, line, whole);
    if (rest >= 0)
        add_sum(s, total, parts);
}

static void add_line(struct counts *s, struct line line)
{
    const struct report_table_plan *plan = line.table->plan;

    for (unsigned whole = 1; whole < plan->n; whole++)
        if (is_count(&plan->columns[whole]) && printed(line, whole) && line.at->cells[whole].known)
            add_whole(s, line, whole);
    for (unsigned c = 1; c < plan->n; c++)
        if (is_count(&plan->columns[c]) && printed(line, c) && line.at->cells[c].known)
            add_shown(s, line, c, count_of(s, line, c));
}

/* Each figure of the total line is the sum of what makes it up in the others. */
static void add_lines_up(struct counts *s, const struct report_table *table)
{
    struct line total = { table, report_total(table) };

    for (unsigned c = 1; c < table->plan->n; c++) {
        struct parts parts = { 0 };
        if (!is_count(&table->plan->columns[c]) || !printed(total, c))
            continue;
        for (size_t i = 0; i < report_lines(table); i++)
            add_cells(s, line_of(table, i), c, &parts);
        add_sum(s, count_of(s, total, c), parts);
    }
}

static void hide(struct counts *s)
{
    s->sums.shown = s->shown;
    suppress(s->t, s->threshold, s->n, s->used, &s->sums, s->hidden);
    for (size_t i = 0; i < s->used; i++)
        if (s->hidden[i] && s->where[i] != NULL)
            *s->where[i] = cell_none();
}

static bool has_same(const struct report_line *line) { return line->same[0].total != 0; }

static bool adds_up(const struct report_table_plan *plan)
{
    bool some = false;

    for (unsigned c = 1; c < plan->n; c++)
        some |= plan->columns[c].of_total != 0;
    return some;
}

/* Lines that together are the total line of the first table. */
static void add_crossing(struct counts *s, const struct report_table *table)
{
    struct line total = { s->first, report_total(s->first) };

    for (unsigned c = 1; c < table->plan->n; c++) {
        struct parts parts = { 0 };
        if (table->plan->columns[c].of_total == 0 || total.at == NULL)
            continue;
        for (size_t i = 0; i < table->n; i++)
            add_cells(s, line_of(table, i), c, &parts);
        add_sum(s, count_of(s, total, table->plan->columns[c].of_total), parts);
    }
}

/* The same of lines that are not there. Gives the first of their counts. */
static size_t add_sums(struct counts *s, const struct report_table *table)
{
    const struct report_sums *sums = report_sums_of(table);
    struct line total = { s->first, report_total(s->first) };
    size_t first = s->used;

    for (size_t i = 0; i < sums->n * sums->columns; i++)
        (void)add_count(s, NULL, sums->at[i]);
    for (size_t k = 0; k < sums->columns && sums->n > 0; k++) {
        struct parts parts = { .at = NEW_N(s->t->a, size_t, sums->n) };
        for (size_t i = 0; i < sums->n; i++)
            parts.at[parts.n++] = first + i * sums->columns + k;
        add_sum(s, count_of(s, total, table->plan->columns[sums->column[k]].of_total), parts);
    }
    return first;
}

static void hide_sums(const struct counts *s, const struct report_table *table, size_t first)
{
    const struct report_sums *sums = report_sums_of(table);

    for (size_t i = 0; i < sums->n * sums->columns; i++)
        if (s->hidden[first + i])
            sums->at[i] = INT_NONE;
}

/* What the report itself says adds up. Parts that are more than their whole are none. */
static void add_known_sums(struct counts *s, const struct report_table *table)
{
    for (size_t i = 0; i < table->known.n; i++) {
        const struct report_sum *sum = &table->known.at[i];
        struct parts parts = { 0 };
        int64_t rest = sum->whole->n;
        for (size_t k = 0; k < SUM_PARTS && sum->parts[k] != NULL; k++) {
            LIST_ADD(s->t->a, &parts, count_of_cell(s, sum->parts[k]));
            rest -= sum->parts[k]->n;
        }
        if (sum->rest && rest >= 0)
            LIST_ADD(s->t->a, &parts, add_count(s, NULL, rest));
        if (sum->rest ? rest >= 0 : rest == 0)
            add_sum(s, count_of_cell(s, sum->whole), parts);
    }
}

/* Of a line that is in no sum with others; what it takes is given back at once, there may be thousands. */
static void hide_alone(const struct counts *all, struct line line)
{
    struct arena **held = all->held;
    struct task own = *all->t;
    size_t room = line.table->plan->n * 2;

    *held = own.a = task_arena(all->t, LINE_BYTES);
    struct counts alone = counts_new(&own, all->first, all->published, room, room);
    alone.threshold = all->threshold;
    add_line(&alone, line);
    hide(&alone);
    arena_free(*held);
    *held = NULL;
}

static bool together(const struct report_table *table, const struct report_line *line)
{
    return table->plan->total != NULL || has_same(line) || adds_up(table->plan) || table->known.n > 0;
}

/* Counts and what is missing to wholes. */
static size_t room_for(const struct report_table *table)
{
    size_t counts = 0;

    for (unsigned c = 1; c < table->plan->n; c++)
        counts += is_count(&table->plan->columns[c]);
    return table->n * counts * 2;
}

/* Of all tables of a sheet: several are withheld line by line together, for their lines add up. */
static void add_sheet(struct counts *all, const struct report_tables *tables, bool several, size_t first[REPORT_TABLES])
{
    all->first = &tables->at[0];
    for (size_t i = 0; i < tables->n; i++)
        for (size_t k = 0; k < tables->at[i].n; k++) {
            struct line line = line_of(&tables->at[i], k);
            if (together(line.table, line.at) || (several && !line.at->open))
                add_line(all, line);
            else if (!line.at->open)
                hide_alone(all, line);
        }
    for (size_t i = 0; i < tables->n; i++) {
        if (tables->at[i].plan->total != NULL && tables->at[i].n > 0)
            add_lines_up(all, &tables->at[i]);
        else if (report_sums_of(&tables->at[i])->n > 0)
            first[i] = add_sums(all, &tables->at[i]);
        else if (adds_up(tables->at[i].plan))
            add_crossing(all, &tables->at[i]);
    }
    for (size_t i = 0; i < tables->n; i++)
        add_known_sums(all, &tables->at[i]);
}

/* ---- organisations: what they have adds up to what the project has */

static const struct report_table *table_like(const struct report_tables *tables, const struct report_table *table)
{
    for (size_t i = 0; i < tables->n; i++)
        if (strcmp(tables->at[i].plan->name, table->plan->name) == 0)
            return &tables->at[i];
    return NULL;
}

/* NULL: nobody is there. */
static const struct report_line *line_like(const struct report_table *table, struct line line)
{
    if (table != NULL && line.at == report_total(line.table))
        return report_total(table);
    for (size_t i = 0; table != NULL && i < report_lines(table); i++)
        if (report_same_names(table->plan, &table->at[i], line.at))
            return &table->at[i];
    return NULL;
}

/* The same figure of each organisation that has the line; s->first is then that of the last one. */
static struct line part_of(struct counts *s, const struct report_sheets *sheets, size_t h, struct line line)
{
    const struct report_table *table = table_like(&sheets->at[h].tables, line.table);

    s->first = &sheets->at[h].tables.at[0];
    return (struct line){ table, line_like(table, line) };
}

/* Hours of so few that they are not known already: with those of all, the hours of the others would tell them. */
static bool hide_with_unknown(struct counts *s, const struct report_sheets *sheets, struct line line, unsigned c)
{
    bool unknown = false;

    for (size_t h = 1; h < sheets->n; h++) {
        struct line part = part_of(s, sheets, h, line);
        unknown |= part.at != NULL && !part.at->cells[c].known;
    }
    for (size_t h = 1; unknown && h < sheets->n; h++) {
        struct line part = part_of(s, sheets, h, line);
        if (part.at != NULL)
            part.at->cells[c] = cell_none();
    }
    return unknown;
}

/* A figure of a line. rests: what organisations have of it in lines of another name. */
static void add_of_houses(
    struct counts *s, const struct report_sheets *sheets, struct line line, unsigned c, struct parts *rests)
{
    struct parts parts = { 0 };
    int64_t rest = line.at->cells[c].n;

    if (hide_with_unknown(s, sheets, line, c))
        return;
    for (size_t h = 1; h < sheets->n; h++) {
        struct line part = part_of(s, sheets, h, line);
        if (part.at == NULL)
            continue;
        LIST_ADD(s->t->a, &parts, count_of(s, part, c));
        rest -= part.at->cells[c].n;
    }
    s->first = &sheets->at[0].tables.at[0];
    size_t whole = count_of(s, line, c), between = rest == 0 ? 0 : add_count(s, NULL, rest > 0 ? rest : -rest);
    s->shown[between] |= rest != 0 && line.at->rounded;
    if (rest > 0) {
        LIST_ADD(s->t->a, &parts, between);
        LIST_ADD(s->t->a, rests, between);
    } else if (rest < 0) { /* who is with two of them counts in both */
        struct parts twice = { 0 };
        LIST_ADD(s->t->a, &twice, whole);
        LIST_ADD(s->t->a, &twice, between);
        whole = add_count(s, NULL, line.at->cells[c].n - rest);
        add_sum(s, whole, twice);
    }
    if (parts.n > 0)
        add_sum(s, whole, parts);
}

/* Lines that only organisations have: together they are what is missing to the lines of the whole. */
static void add_others(struct counts *s, const struct report_sheets *sheets, const struct report_table *whole,
    unsigned c, struct parts rests)
{
    struct parts others = { 0 };
    int64_t sum = 0;

    for (size_t h = 1; h < sheets->n; h++) {
        s->first = &sheets->at[h].tables.at[0];
        const struct report_table *table = table_like(&sheets->at[h].tables, whole);
        for (size_t k = 0; table != NULL && k < report_lines(table); k++)
            if (!table->at[k].open && table->at[k].cells[c].known && printed(line_of(table, k), c) &&
                line_like(whole, line_of(table, k)) == NULL)
                LIST_ADD(s->t->a, &others, count_of(s, line_of(table, k), c));
    }
    s->first = &sheets->at[0].tables.at[0];
    if (others.n == 0)
        return;
    for (size_t i = 0; i < others.n; i++)
        sum += s->n[others.at[i]];
    int64_t missing = 0;
    for (size_t i = 0; i < rests.n; i++)
        missing += s->n[rests.at[i]];
    if (sum == missing) {
        size_t all = add_count(s, NULL, sum);
        add_sum(s, all, others);
        add_sum(s, all, rests);
    }
}

static void add_houses(struct counts *s, const struct report_sheets *sheets)
{
    const struct report_tables *tables = &sheets->at[0].tables;

    for (size_t i = 0; i < tables->n; i++)
        for (unsigned c = 1; c < tables->at[i].plan->n; c++) {
            struct parts rests = { 0 };
            if (!is_count(&tables->at[i].plan->columns[c]))
                continue;
            for (size_t k = 0; k < tables->at[i].n; k++) {
                struct line line = line_of(&tables->at[i], k);
                if (!line.at->open && printed(line, c) && line.at->cells[c].known)
                    add_of_houses(s, sheets, line, c, &rests);
            }
            add_others(s, sheets, &tables->at[i], c, rests);
        }
}

void withhold(struct task *t, const struct report_sheets *sheets, int64_t threshold, struct published *published)
{
    size_t cells = 1, sums = 0, n = sheets->n, (*first)[REPORT_TABLES];

    first = arena_alloc(t->a, n * sizeof *first);
    for (size_t h = 0; h < n; h++)
        for (size_t i = 0; i < sheets->at[h].tables.n; i++) {
            const struct report_table *table = &sheets->at[h].tables.at[i];
            cells += room_for(table) + table->plan->n;
            sums += report_sums_of(table)->n * report_sums_of(table)->columns + table->known.n;
        }
    size_t between = n > 1 ? (n + 2) * cells : 0;
    struct counts all = counts_new(t, &sheets->at[0].tables.at[0], published, cells + sums + between, cells);
    all.threshold = threshold;
    all.held = task_arena_slot(t);
    for (size_t h = 0; h < n; h++)
        add_sheet(&all, &sheets->at[h].tables, n > 1, first[h]);
    if (n > 1)
        add_houses(&all, sheets);
    hide(&all);
    for (size_t h = 0; h < n; h++)
        for (size_t i = 0; i < sheets->at[h].tables.n; i++)
            hide_sums(&all, &sheets->at[h].tables.at[i], first[h][i]);
}
