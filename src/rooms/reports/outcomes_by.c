/* outcomes_by: outcomes crossed: the persons of a project told apart by town, age or whatever else is known of them,
 * one by one or two crossed with each other. The tables of crossings are described as the table of languages is, and
 * their lines add up to its total line. From whom small numbers are withheld, she gets of each crossing the persons and
 * how many were guided, of all crossings together withheld at once, whichever she looks at; no two crossed, and no
 * groups, whose names tell who is meant (DOMAIN 8.4). */
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/reports/outcomes.h"

enum { OF_FEW, OF_GROUP, OF_PROJECTS };
const struct report_crossing outcome_crossings[BY__N] = {
#define C(name, title, of) { #name, title, of == OF_GROUP, of == OF_PROJECTS },
    CROSSINGS(C)
#undef C
};

/* ---- which ones */

static enum outcome_crossing crossing_find(struct str name)
{
    enum outcome_crossing by = 0;

    while (by < BY__N && !str_is(name, outcome_crossings[by].name))
        by++;
    return by;
}

static bool withheld(const struct report_scope *s) { return s->threshold > 1; }

static void add_cross(struct outcome_crosses *c, enum outcome_crossing a, enum outcome_crossing b)
{
    c->at[c->n++] = (struct outcome_cross){ .a = a, .b = b };
    c->wanted |= UINT32_C(1) << a | (b == BY_NOTHING ? 0 : UINT32_C(1) << b);
}

/* The languages of groups are in the table of languages already; who must not see small numbers has them there. */
static bool is_open(const struct report_scope *s, enum outcome_crossing by)
{
    return by != BY_NOTHING && !(withheld(s) && (outcome_crossings[by].of_groups || outcome_crossings[by].of_projects ||
                                                    by == BY_group_language));
}

struct outcome_crosses outcome_crosses(const struct report_scope *s)
{
    struct outcome_crosses c = { .wanted = UINT32_C(1) << BY_group_language };
    enum outcome_crossing a = crossing_find(s->by), b = crossing_find(s->by2);
    bool every = s->every && a == BY_NOTHING;

    for (enum outcome_crossing by = 0; by < BY__N; by++) {
        bool all = every && (by != BY_project || report_projects_n(s) > 1);
        bool asked = is_open(s, by) && (all || by == a || by == b);
        c.shown |= (uint32_t)asked << by;
        if (is_open(s, by) && (asked || withheld(s)))
            add_cross(&c, by, BY_NOTHING);
    }
    if (is_open(s, a) && is_open(s, b) && !withheld(s) && a != b)
        add_cross(&c, a, b);
    return c;
}

/* ---- counting */

static size_t slot_of(const struct outcome_cross *c, uint64_t pair)
{
    size_t slot = (size_t)(pair * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (c->slots_n - 1);

    while (c->slots[slot] != 0 && c->pair[c->slots[slot] - 1] != pair)
        slot = (slot + 1) & (c->slots_n - 1);
    return slot;
}

/* Twice as many places, so that at most half are taken. */
static void more_slots(struct task *t, struct outcome_cross *c)
{
    uint64_t *pairs = NEW_N(t->a, uint64_t, c->slots_n == 0 ? 128 : c->slots_n);

    if (c->n > 0)
        memcpy(pairs, c->pair, c->n * sizeof *pairs);
    c->pair = pairs;
    c->slots_n = c->slots_n == 0 ? 256 : c->slots_n * 2;
    c->slots = NEW_N(t->a, uint32_t, c->slots_n);
    for (size_t i = 0; i < c->n; i++)
        c->slots[slot_of(c, pairs[i])] = (uint32_t)(i + 1);
}

static struct outcome_sums *sums_of_pair(struct task *t, struct outcome_cross *c, uint32_t a, uint32_t b)
{
    uint64_t pair = (uint64_t)a << 32 | b;

    if (c->slots_n == 0 || c->n * 2 >= c->slots_n)
        more_slots(t, c);
    size_t slot = slot_of(c, pair);
    if (c->slots[slot] != 0)
        return &c->at[c->slots[slot] - 1];
    static const struct outcome_sums nobody;
    c->pair[c->n] = pair;
    LIST_ADD(t->a, c, nobody);
    c->slots[slot] = (uint32_t)c->n;
    return &c->at[c->n - 1];
}

unsigned outcome_column(const struct outcome_best *best)
{
    return best->destination == DEST_NONE ? NO_OUTCOME : TO_language_training + best->destination;
}

void outcome_sums_add(struct outcome_sums *sums, const struct outcome_best *best)
{
    bool guided = best->destination <= DEST_entrepreneurship;

    sums->n[outcome_column(best)]++;
    sums->place += guided && best->state >= ACCEPTED;
    sums->started += guided && best->state >= STARTED;
    sums->completed += guided && best->state >= COMPLETED;
}

void outcome_sums_done(struct outcome_sums *sums)
{
    for (unsigned own = TO_language_training; own < COLUMNS; own++)
        for (unsigned c = outcome_columns[own].part_of; c != 0; c = outcome_columns[c].part_of)
            sums->n[c] += sums->n[own];
}

/* As many sums as there are values: then none is looked for. */
static void count_begin(const struct outcome_people *people, struct outcome_cross *c)
{
    if (c->b != BY_NOTHING)
        return;
    c->n = c->cap = people->values[c->a].n;
    c->at = NEW_N(people->t->a, struct outcome_sums, c->n + 1);
}

static void count_part(const struct outcome_people *people, struct outcome_cross *c, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        uint32_t a = outcome_value_of(people, i, c->a);
        struct outcome_sums *sums = c->b == BY_NOTHING
                                        ? &c->at[a]
                                        : sums_of_pair(people->t, c, a, outcome_value_of(people, i, c->b));
        outcome_sums_add(sums, &people->best[i]);
    }
}

/* Some thousand members at a time for all crossings: what is known of them stays near the processor. */
void outcome_cross_count(const struct outcome_people *people, struct outcome_crosses *all)
{
    size_t n = people->members.n;

    for (size_t k = 0; k < all->n; k++)
        count_begin(people, &all->at[k]);
    for (size_t from = 0; from < n; from += MEMBERS_PIECE)
        for (size_t k = 0; k < all->n; k++)
            count_part(people, &all->at[k], from, n - from < MEMBERS_PIECE ? n : from + MEMBERS_PIECE);
    for (size_t k = 0; k < all->n; k++)
        for (size_t i = 0; i < all->at[k].n; i++)
            outcome_sums_done(&all->at[k].at[i]);
}

/* ---- the tables: what names a line, then the columns of the table of languages, then how far people have got */

enum {
    KEY,
    NAME,
    KEY2,
    NAME2,
    FIRST,
    GOT_PLACE = FIRST + COLUMNS - PERSONS,
    GOT_STARTED,
    GOT_COMPLETED,
    CROSS_COLUMNS
};
static unsigned column_of(unsigned of_languages) { return of_languages == 0 ? 0 : of_languages - PERSONS + FIRST; }
static unsigned languages_column(unsigned c) { return c - FIRST + PERSONS; }

static const struct report_column got[] = {
    { { "has_place", N_("Have a place"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Of those who were guided to education or work: accepted, started or completed."), .share_of = FIRST },
    { { "started", N_("Have started"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Of those who were guided to education or work: started or completed."), .share_of = FIRST },
    { { "completed", N_("Have completed"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Of those who were guided to education or work: completed."), .share_of = FIRST },
};

static void name_columns(struct report_column *columns, enum outcome_crossing by, unsigned key)
{
    const struct report_crossing *c = &outcome_crossings[by];

    columns[key] = (struct report_column){ { c->name, .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY };
    columns[key + 1] = (struct report_column){ { c->name, c->title, .type = COLUMN_TEXT }, FIGURE_NAMES,
        .place = NOT_IN_JSON };
}

/* Pages have room for the sums and for the two destinations that are none of them. */
static bool on_pages(unsigned c) { return c <= GUIDED || c == TO_home_care || c == TO_not_reached || c == NO_OUTCOME; }

/* few: only persons and those who were guided are counted. */
static struct report_column figure_column(unsigned c, bool few)
{
    struct report_column column = outcome_columns[c];
    bool counted = c == PERSONS || c == GUIDED;

    column.part_of = column_of(column.part_of);
    column.share_of = column_of(column.share_of);
    column.lines = ON_ALL_LINES;
    column.of_total = c == NO_OUTCOME ? 0 : c;
    if (column.column.heading == NULL)
        column.column.heading = CODES_destination.at[c - TO_language_training].name;
    if (!on_pages(c) || (few && !counted))
        column.place |= NOT_IN_PAGES;
    if (few) {
        column.kind = FIGURE_PERSONS;
        column.part_of = c == GUIDED ? FIRST : 0;
        column.of_total = counted ? c : 0;
        column.place |= counted ? IN_ALL : NOT_IN_FILES;
    }
    return column;
}

static const struct report_table_plan *plan_of(struct task *t, const struct outcome_cross *cross, bool few)
{
    static const struct report_column unused = { { "", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_NONE };
    struct report_column *columns = NEW_N(t->a, struct report_column, CROSS_COLUMNS);
    struct report_table_plan *plan = NEW(t->a, struct report_table_plan);
    bool two = cross->b != BY_NOTHING;

    name_columns(columns, cross->a, KEY);
    columns[KEY2] = columns[NAME2] = unused;
    if (two)
        name_columns(columns, cross->b, KEY2);
    for (unsigned c = PERSONS; c < COLUMNS; c++)
        columns[column_of(c)] = figure_column(c, few);
    for (unsigned c = GOT_PLACE; c < CROSS_COLUMNS; c++) {
        columns[c] = got[c - GOT_PLACE];
        if (few)
            columns[c].place = IN_NONE;
    }
    *plan = (struct report_table_plan){ .name = two ? "crossed" : outcome_crossings[cross->a].name,
        .title = two ? N_("Two crossed") : outcome_crossings[cross->a].title,
        .columns = columns,
        .n = CROSS_COLUMNS,
        .json = two ? JSON_ROWS : JSON_KEYED,
        .under = two ? NULL : "by",
        .also = cross->a == BY_mother_tongue && !two ? "by_mother_tongue" : NULL,
        .caption = N_("Persons and their share of all persons of the line"),
        .rare_go = true,
        .percents = true,
        .leads = true,
        .how = {
            N_("Each person counts once: in the first group, in the period of joining it, with what was known at the "
               "beginning of the participation."),
            OUTCOME_DEFINED } };
    return plan;
}

static struct str key_of(const struct outcome_value *v) { return str_empty(v->key) ? S("unknown") : v->key; }

static void put_value(struct report_line *line, unsigned key, const struct outcome_value *v)
{
    line->cells[key] = cell_text_of(key_of(v));
    line->cells[key + 1] = cell_text_of(v->name);
}

static void put_sums(struct report_line *line, const struct outcome_sums *sums, bool few)
{
    for (unsigned c = PERSONS; c < COLUMNS; c++)
        if (!few || c == PERSONS || c == GUIDED)
            line->cells[column_of(c)] = cell_n(sums->n[c]);
    if (few)
        return;
    line->cells[GOT_PLACE] = cell_n(sums->place);
    line->cells[GOT_STARTED] = cell_n(sums->started);
    line->cells[GOT_COMPLETED] = cell_n(sums->completed);
}

/* Lists that are the same everywhere and periods stand in their own order, all others with the most persons first. */
static bool own_order(enum outcome_crossing by)
{
    return by != BY_group_language && by != BY_mother_tongue && by != BY_town && by != BY_area && by != BY_group &&
           by != BY_combined_group && by != BY_organisation;
}

struct place {
    uint64_t before; /* smaller: earlier */
    uint32_t at;
};

static int by_place(const void *a, const void *b)
{
    const struct place *pa = a, *pb = b;

    return pa->before != pb->before ? (pa->before < pb->before ? -1 : 1) : pa->at < pb->at ? -1 : pa->at > pb->at;
}

/* Of two crossed: by the first in its own order, then by the second. What is not known comes last. */
static uint64_t before(const struct outcome_people *people, const struct outcome_cross *c, uint32_t i)
{
    uint64_t fewer = (uint64_t)(INT32_MAX - c->at[i].n[PERSONS]);

    if (c->b != BY_NOTHING)
        return c->pair[i];
    if (own_order(c->a))
        return i;
    return fewer + (str_empty(people->values[c->a].at[i].key) ? UINT64_C(1) << 40 : 0);
}

static void put_in_order(struct place *places, size_t n)
{
    if (n > 1)
        qsort(places, n, sizeof *places, by_place);
}

/* Those that somebody stands in: the first `most` of them, which have the most persons, in the order of the page;
 * behind them the others. */
static struct place *ordered(
    const struct outcome_people *people, const struct outcome_cross *c, size_t most, size_t *ret_n)
{
    struct place *places = NEW_N(people->t->a, struct place, c->n + 1);
    size_t n = 0;

    for (size_t i = 0; i < c->n; i++)
        if (c->at[i].n[PERSONS] > 0)
            places[n++] = (struct place){ (uint64_t)(INT32_MAX - c->at[i].n[PERSONS]), (uint32_t)i };
    put_in_order(places, n);
    for (size_t i = 0; i < n && i < most; i++)
        places[i].before = before(people, c, places[i].at);
    put_in_order(places, n < most ? n : most);
    *ret_n = n;
    return places;
}

static void add_up(struct outcome_sums *all, const struct outcome_sums *one)
{
    for (unsigned c = 0; c < COLUMNS; c++)
        all->n[c] += one->n[c];
    all->place += one->place;
    all->started += one->started;
    all->completed += one->completed;
}

/* So many lines has a page, and a file; the others stand in one below them. */
enum { LINES_SHOWN = 100, LINES_WRITTEN = 1000 };

static void add_lines(const struct outcome_people *people, const struct report_scope *s, const struct outcome_cross *c,
    struct report_table *table)
{
    struct task *t = people->t;
    struct outcome_sums others = { 0 };
    size_t n, shown = withheld(s) ? SIZE_MAX : s->shown > 0 ? LINES_SHOWN : LINES_WRITTEN;
    const struct place *places = ordered(people, c, shown, &n);

    for (size_t i = 0; i < n; i++) {
        uint32_t at = places[i].at;
        if (i >= shown) {
            add_up(&others, &c->at[at]);
            continue;
        }
        struct report_line *line = report_line_add(t, table);
        bool two = c->b != BY_NOTHING;
        put_value(line, KEY, &people->values[c->a].at[two ? c->pair[at] >> 32 : at]);
        if (two)
            put_value(line, KEY2, &people->values[c->b].at[(uint32_t)c->pair[at]]);
        put_sums(line, &c->at[at], withheld(s));
    }
    if (others.n[PERSONS] == 0)
        return;
    struct report_line *line = report_line_add(t, table);
    put_value(line, KEY, &(struct outcome_value){ S("others"), str_of(tr(t, "All others together")) });
    line->rest = true;
    put_sums(line, &others, false);
}

void outcome_cross_tables(const struct outcome_people *people, const struct report_scope *s, struct outcome_crosses *c,
    struct report_tables *ret_tables)
{
    for (size_t i = 0; i < c->n; i++) {
        const struct outcome_cross *cross = &c->at[i];
        bool two = cross->b != BY_NOTHING;
        struct report_table *table = report_table_new(ret_tables, plan_of(people->t, cross, withheld(s)));
        table->unseen = !two && !(c->shown >> cross->a & 1);
        if (!table->unseen && !s->every)
            ret_tables->csv = ret_tables->n - 1;
        add_lines(people, s, cross, table);
    }
}

/* ---- the rows behind a figure */

bool outcome_is_cross(const struct report_table_plan *plan) { return plan->n == CROSS_COLUMNS; }

static enum outcome_crossing crossing_of(const struct report_table_plan *plan, unsigned key)
{
    return crossing_find(str_of(plan->columns[key].column.key));
}

uint32_t outcome_cross_wanted(const struct report_table_plan *plan)
{
    enum outcome_crossing b = crossing_of(plan, KEY2);

    return UINT32_C(1) << crossing_of(plan, KEY) | (b == BY_NOTHING ? 0 : UINT32_C(1) << b);
}

static bool has_value(const struct outcome_people *people, const struct figure_wanted *w, unsigned key, size_t member)
{
    enum outcome_crossing by = crossing_of(w->table->plan, key);

    if (by == BY_NOTHING)
        return true;
    return str_eq(key_of(&people->values[by].at[outcome_value_of(people, member, by)]), w->line->cells[key].s);
}

bool outcome_cross_picks(const struct outcome_people *people, const struct figure_wanted *w, size_t member)
{
    static const enum state least[] = { ACCEPTED, STARTED, COMPLETED };
    const struct outcome_best *best = &people->best[member];
    bool counted = w->column < GOT_PLACE ? outcome_belongs(best, languages_column(w->column))
                                         : outcome_belongs(best, GUIDED) && best->state >= least[w->column - GOT_PLACE];

    return counted && has_value(people, w, KEY, member) && has_value(people, w, KEY2, member);
}
