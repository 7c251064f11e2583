/* withhold: which counts of each report belong together as sums, so that suppress() may withhold small ones; and the
 * figures of a report as its reader may see them. */
#include "rooms/reports/withhold.h"

#include "rooms/reports/reports.h"

/* The counts of one report on their way through suppress(): where they stand, what they are, how they add up. */
struct shown {
    struct task *t;
    int64_t **where; /* NULL: a count nobody prints, but which can be worked out */
    int64_t *counts;
    bool *hidden;
    size_t n, room;
    struct count_sums sums;
};

static struct shown shown_new(struct task *t, size_t room)
{
    return (struct shown){ .t = t,
        .where = NEW_N(t->a, int64_t *, room),
        .counts = NEW_N(t->a, int64_t, room),
        .hidden = NEW_N(t->a, bool, room),
        .room = room };
}

static size_t add_count(struct shown *s, int64_t *where, int64_t count)
{
    must(s->t, s->n < s->room);
    s->where[s->n] = where;
    s->counts[s->n] = count;
    return s->n++;
}

static void add_sum(struct shown *s, size_t total, const size_t *parts, size_t n)
{
    size_t *kept = NEW_N(s->t->a, size_t, n + 1);

    for (size_t i = 0; i < n; i++)
        kept[i] = parts[i];
    struct count_sum sum = { total, kept, n };
    LIST_ADD(s->t->a, &s->sums, sum);
}

/* Marks the withheld ones where they stand. */
static void withhold(struct shown *s, int64_t threshold)
{
    suppress(s->t, threshold, s->counts, s->n, &s->sums, s->hidden);
    for (size_t i = 0; i < s->n; i++)
        if (s->hidden[i] && s->where[i] != NULL)
            *s->where[i] = COUNT_WITHHELD;
}

/* ---- outcomes */

enum { CELLS = DEST__N + 1 }; /* destinations, and no outcome */

static bool in_training(int d) { return d <= DEST_other_training; }
static bool in_work(int d) { return d == DEST_working_life || d == DEST_entrepreneurship; }
static bool in_not_reached(int d) { return d == DEST_not_reached; }
static bool in_home_care(int d) { return d == DEST_home_care; }
static bool in_rest(int d) { return !in_training(d) && !in_work(d) && !in_not_reached(d) && !in_home_care(d); }

/* Cell d of language l: destinations first, then no outcome, then the persons. */
static size_t cell_of(size_t l, int d) { return l * (CELLS + 1) + (size_t)d; }

static void add_languages(struct shown *s, struct outcomes *o)
{
    for (size_t l = 0; l < o->languages.n; l++) {
        struct outcome_language *lang = &o->languages.at[l];
        size_t parts[CELLS];
        for (int d = 0; d < DEST__N; d++)
            parts[d] = add_count(s, &lang->destination[d].n, lang->destination[d].n);
        parts[DEST__N] = add_count(s, NULL, reports_without_outcome(lang));
        add_sum(s, add_count(s, &lang->persons, lang->persons), parts, CELLS);
    }
}

/* A figure of all languages: the sum of the chosen cells of each. */
static size_t add_total(struct shown *s, const struct outcomes *o, int64_t *where, int64_t count, bool (*chosen)(int d))
{
    size_t *parts = NEW_N(s->t->a, size_t, o->languages.n * CELLS + 1), n = 0;

    for (size_t l = 0; l < o->languages.n; l++)
        for (int d = 0; d < CELLS; d++)
            if (chosen(d))
                parts[n++] = cell_of(l, d);
    size_t total = add_count(s, where, count);
    add_sum(s, total, parts, n);
    return total;
}

static void add_totals(struct shown *s, struct outcomes *o)
{
    size_t training = add_total(s, o, &o->guided_to_training.n, o->guided_to_training.n, in_training);
    size_t work = add_total(s, o, &o->guided_to_work.n, o->guided_to_work.n, in_work);
    size_t not_reached = add_total(s, o, &o->not_reached.n, o->not_reached.n, in_not_reached);
    size_t home_care = add_total(s, o, &o->home_care.n, o->home_care.n, in_home_care);
    size_t rest = add_total(s, o, NULL, o->persons - o->guided.n - o->not_reached.n - o->home_care.n, in_rest);
    size_t guided = add_count(s, &o->guided.n, o->guided.n), persons = add_count(s, &o->persons, o->persons);
    size_t *languages = NEW_N(s->t->a, size_t, o->languages.n + 1);

    for (size_t l = 0; l < o->languages.n; l++)
        languages[l] = cell_of(l, CELLS);
    add_sum(s, persons, languages, o->languages.n);
    add_sum(s, guided, (size_t[]){ training, work }, 2);
    add_sum(s, persons, (size_t[]){ guided, not_reached, home_care, rest }, 4);
}

/* A percentage tells its count, and together with its count the whole. */
static void withhold_percent(struct share *share, int64_t of)
{
    if (share->n == COUNT_WITHHELD || of == COUNT_WITHHELD)
        share->percent = COUNT_WITHHELD;
}

/* A rare qualification tells who has it: its row goes. */
static void drop_rare(struct qualification_counts *list, int64_t threshold)
{
    size_t n = 0;

    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].n >= threshold)
            list->at[n++] = list->at[i];
    list->n = n;
}

struct outcomes reports_outcomes_shown(struct task *t, const struct report_scope *s)
{
    struct outcomes o = reports_outcomes(t, s->project, s->from, s->to);
    struct share *all[] = { &o.guided_to_training, &o.guided_to_work, &o.guided, &o.not_reached, &o.home_care };

    if (s->threshold <= 1)
        return o;
    struct shown shown = shown_new(t, o.languages.n * (CELLS + 1) + 7);
    add_languages(&shown, &o);
    add_totals(&shown, &o);
    withhold(&shown, s->threshold);
    for (size_t l = 0; l < o.languages.n; l++) {
        for (int d = 0; d < DEST__N; d++)
            withhold_percent(&o.languages.at[l].destination[d], o.languages.at[l].persons);
        drop_rare(&o.languages.at[l].qualifications, s->threshold);
    }
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        withhold_percent(all[i], o.persons);
    return o;
}

int64_t reports_without_outcome(const struct outcome_language *l)
{
    int64_t n = l->persons;

    for (int d = 0; d < DEST__N; d++) {
        if (l->destination[d].n == COUNT_WITHHELD || l->persons == COUNT_WITHHELD)
            return COUNT_WITHHELD;
        n -= l->destination[d].n;
    }
    return n;
}

/* ---- a row of a described table */

static bool is_part(const struct report_table_plan *plan, unsigned c, unsigned whole)
{
    return plan->columns[c].part_of == whole && plan->columns[c].kind == FIGURE_PERSONS;
}

static bool withholds(const struct report_column *c) { return c->kind == FIGURE_PERSONS || c->kind == FIGURE_SUM; }

/* The row on its way: which count stands for which column, and whether it is among the counts already. */
struct row_counts {
    const struct report_table_plan *plan;
    struct report_line *line;
    struct shown shown;
    size_t *column_of;
    bool *added;
};

static size_t add_cell(struct row_counts *r, unsigned c)
{
    r->added[c] = true;
    r->column_of[r->shown.n] = c;
    return add_count(&r->shown, NULL, r->line->cells[c].n);
}

/* The parts of a whole, what is missing to it, and the whole. A whole smaller than its parts is none: marks of persons
 * who are no members. */
static void add_whole(struct task *t, struct row_counts *r, unsigned whole)
{
    size_t *parts = NEW_N(t->a, size_t, r->plan->n + 1), n = 0;
    int64_t rest = r->line->cells[whole].n;

    for (unsigned c = 1; c < r->plan->n; c++)
        if (is_part(r->plan, c, whole) && r->line->cells[c].known) {
            parts[n++] = add_cell(r, c);
            rest -= r->line->cells[c].n;
        }
    if (n == 0)
        return;
    if (r->plan->columns[whole].kind != FIGURE_SUM && rest >= 0) {
        r->column_of[r->shown.n] = 0;
        parts[n++] = add_count(&r->shown, NULL, rest);
    }
    size_t total = add_cell(r, whole);
    if (rest >= 0)
        add_sum(&r->shown, total, parts, n);
}

void withhold_line(struct task *t, const struct report_table_plan *plan, struct report_line *line, int64_t threshold)
{
    size_t room = plan->n * 2;
    struct row_counts r = { plan, line, shown_new(t, room), NEW_N(t->a, size_t, room), NEW_N(t->a, bool, plan->n) };

    for (unsigned c = 1; c < plan->n; c++) {
        unsigned whole = plan->columns[c].part_of;
        if (withholds(&plan->columns[c]) && whole != 0 && !r.added[whole] && line->cells[whole].known)
            add_whole(t, &r, whole);
    }
    for (unsigned c = 1; c < plan->n; c++)
        if (withholds(&plan->columns[c]) && !r.added[c] && line->cells[c].known)
            add_cell(&r, c);
    suppress(t, threshold, r.shown.counts, r.shown.n, &r.shown.sums, r.shown.hidden);
    for (size_t i = 0; i < r.shown.n; i++)
        if (r.shown.hidden[i] && r.column_of[i] != 0)
            line->cells[r.column_of[i]] = cell_none();
}
