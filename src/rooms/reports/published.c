/* published: see published.h. Of each report of a project one row for each year and one for the whole: a line for each
 * figure, "table|line|column TAB count TAB count …", the counts as they were shown, the last one last. A figure that
 * grows to n has at most n / threshold of them, so a row is bounded by what the report counts; what is too much to be
 * kept is not shown. */
#include "rooms/reports/published.h"

#include "db/db.h"
#include "published_sql.h"
#include "rooms/reports/run_packed.h"

struct figure {
    struct str key;
    int64_t *at;
    size_t n, cap;
};
/* Of one year, or the whole project (year ""). slots: which figure a key is (index + 1; open addressing). */
struct shown {
    struct str year;
    int64_t version; /* 0: it is not stored yet */
    struct figure *at;
    size_t n, cap;
    size_t *slots, slots_n;
};
struct published {
    struct task *t;
    int64_t project;
    const struct report *report;
    struct shown *at; /* own: of the days that are asked for */
    size_t n, own;
    int64_t *(*noted)[REPORT_TABLES]; /* of each sheet */
    bool changed;
};

/* ---- days */

static bool is_year(const struct report_scope *s)
{
    return day_whole(s->from) && day_whole(s->to) && day_year(s->from) == day_year(s->to) &&
           str_is(str_part(day_str(&s->from), 4, 6), "-01-01") && str_is(str_part(day_str(&s->to), 4, 6), "-12-31");
}

bool published_fits(const struct report_scope *s) { return (!day_known(s->from) && !day_known(s->to)) || is_year(s); }

struct report_scope published_days(const struct report_scope *asked)
{
    struct report_scope s = *asked;
    struct day one = day_known(s.to) ? s.to : s.from;

    if (published_fits(&s))
        return s;
    bool whole = day_known(s.from) && day_known(s.to) && day_year(s.from) != day_year(s.to);
    s.from = s.to = whole ? DAY("") : one;
    if (!whole) {
        memcpy(s.from.t + 4, "-01-01", 7);
        memcpy(s.to.t + 4, "-12-31", 7);
    }
    return s;
}

/* ---- what was shown */

static size_t *slot_of(const struct shown *w, struct str key)
{
    uint64_t hash = UINT64_C(14695981039346656037);

    for (size_t i = 0; i < key.n; i++)
        hash = (hash ^ (unsigned char)key.p[i]) * UINT64_C(1099511628211);
    size_t slot = (size_t)(hash >> 20) & (w->slots_n - 1);
    while (w->slots[slot] != 0 && !str_eq(w->at[w->slots[slot] - 1].key, key))
        slot = (slot + 1) & (w->slots_n - 1);
    return &w->slots[slot];
}

static const struct figure *figure_in(const struct shown *w, struct str key)
{
    size_t at = w->slots_n == 0 ? 0 : *slot_of(w, key);

    return at == 0 ? NULL : &w->at[at - 1];
}

static void more_slots(struct arena *a, struct shown *w)
{
    if (w->slots_n > 2 * (w->n + 1))
        return;
    w->slots_n = w->slots_n == 0 ? 64 : 2 * w->slots_n;
    w->slots = NEW_N(a, size_t, w->slots_n);
    for (size_t i = 0; i < w->n; i++)
        *slot_of(w, w->at[i].key) = i + 1;
}

static struct figure *figure_add(struct arena *a, struct shown *w, struct str key)
{
    struct figure one = { .key = key };

    more_slots(a, w);
    size_t *slot = slot_of(w, key);
    if (*slot == 0) {
        LIST_ADD(a, w, one);
        *slot = w->n;
    }
    return &w->at[*slot - 1];
}

static void read_shown(struct task *t, struct str text, struct shown *w)
{
    struct str line, piece;
    int64_t n;

    while (str_cut(&text, '\n', &line)) {
        if (!str_cut(&line, '\t', &piece) || str_empty(piece))
            continue;
        struct figure *f = figure_add(t->a, w, piece);
        while (str_cut(&line, '\t', &piece))
            if (str_int(piece, &n))
                LIST_ADD(t->a, f, n);
    }
}

static void write_shown(const struct shown *w, struct buf *o)
{
    for (size_t i = 0; i < w->n; i++) {
        buf_fmt(o, "%.*s", STR_ARG(w->at[i].key));
        for (size_t k = 0; k < w->at[i].n; k++)
            buf_fmt(o, "\t%lld", (long long)w->at[i].at[k]);
        buf_ch(o, '\n');
    }
}

struct published *published_read(struct task *t, const struct report *report, const struct report_scope *s)
{
    struct published *p = NEW(t->a, struct published);
    struct published_sql_shown_rows rows = published_sql_shown(t, s->project, str_of(report->name));
    struct str own = day_known(s->from) ? str_copy(t->a, str_part(day_str(&s->from), 0, 4)) : S(""), plain;

    *p = (struct published){
        .t = t, .project = s->project, .report = report, .at = NEW_N(t->a, struct shown, rows.n + 1)
    };
    for (size_t i = 0; i < rows.n; i++) {
        p->at[i] = (struct shown){ .year = rows.at[i].year, .version = rows.at[i].version };
        must(t, run_unpack(t, rows.at[i].figures, &plain));
        read_shown(t, plain, &p->at[i]);
    }
    p->n = rows.n;
    while (p->own < p->n && !str_eq(p->at[p->own].year, own))
        p->own++;
    if (p->own == p->n)
        p->at[p->n++] = (struct shown){ .year = own };
    return p;
}

/* ---- figures */

static bool is_figure(const struct report_table *table, const struct report_line *line, unsigned c)
{
    const struct report_column *column = &table->plan->columns[c];
    enum figure_lines other = line == report_total(table) ? ON_SINGLE_LINES : ON_TOTAL;

    return (column->kind == FIGURE_PERSONS || column->kind == FIGURE_SUM) && !line->open &&
           (table->plan->total == NULL || column->lines != other);
}

/* By what names a line in every language: its first column, and others that are no names for people. */
static struct str key_of(struct task *t, const struct report_table *table, const struct report_line *line, unsigned c)
{
    const struct report_table_plan *plan = table->plan;
    struct strs parts = { 0 };

    if (table->organisation != 0)
        strs_add(t->a, &parts, report_house_key(t, table->organisation));
    strs_add(t->a, &parts, str_of(plan->name));
    if (line == report_total(table))
        strs_add(t->a, &parts, str_of(plan->total));
    for (unsigned k = 0; k < plan->n && line != report_total(table); k++) {
        const struct report_column *column = &plan->columns[k];
        bool for_people = (column->place & NOT_IN_JSON) || (column->json != NULL && strcmp(column->json, "name") == 0);
        if (column->kind == FIGURE_NAMES && line->cells[k].known && (k == 0 || !for_people))
            strs_add(t->a, &parts, report_line_key(plan, line, k));
    }
    strs_add(t->a, &parts, str_of(plan->columns[c].column.key));
    struct str joined = strs_join(t->a, &parts, S("|"));
    char *clean = NEW_N(t->a, char, joined.n + 1);
    for (size_t i = 0; i < joined.n; i++)
        clean[i] = (unsigned char)joined.p[i] < ' ' ? ' ' : joined.p[i];
    return (struct str){ clean, joined.n };
}

static int64_t last_of(const struct shown *w, struct str key)
{
    const struct figure *f = figure_in(w, key);

    return f == NULL || f->n == 0 ? INT_NONE : f->at[f->n - 1];
}

struct nearest {
    int64_t n, threshold, best, away;
};

static void consider(struct nearest *x, int64_t shown)
{
    int64_t away = shown > x->n ? shown - x->n : x->n - shown;

    if (shown < x->threshold || away == 0 || away >= x->threshold || away >= x->away)
        return;
    x->best = shown;
    x->away = away;
}

/* What is left of the whole when all other years are taken away; or, of the whole, what they are together. */
static int64_t left_by_others(const struct published *p, struct str key)
{
    bool whole = str_empty(p->at[p->own].year), some = false;
    int64_t all = INT_NONE, years = 0;

    for (size_t i = 0; i < p->n; i++) {
        int64_t n = last_of(&p->at[i], key);
        if (i == p->own || n == INT_NONE)
            continue;
        if (str_empty(p->at[i].year))
            all = n;
        else
            years += n;
        some = true;
    }
    if (!some || (!whole && all == INT_NONE))
        return 0;
    return whole ? years : all - years;
}

int64_t published_near(struct published *p, const struct report_table *table, const struct report_line *line,
    unsigned column, int64_t n, int64_t threshold)
{
    struct nearest x = { n, threshold, INT_NONE, INT64_MAX };

    if (n < threshold || !is_figure(table, line, column))
        return INT_NONE;
    struct str key = key_of(p->t, table, line, column);
    for (size_t i = 0; i < p->n; i++) {
        const struct figure *f = figure_in(&p->at[i], key);
        bool around = i == p->own || str_empty(p->at[i].year) || str_empty(p->at[p->own].year);
        for (size_t k = 0; f != NULL && around && k < f->n; k++)
            consider(&x, f->at[k]);
    }
    consider(&x, left_by_others(p, key));
    return x.best;
}

bool published_stands(struct published *p, const struct report_table *table, const struct report_line *line,
    unsigned column, int64_t n, int64_t threshold)
{
    return (n == 0 || n >= threshold) && is_figure(table, line, column) &&
           last_of(&p->at[p->own], key_of(p->t, table, line, column)) == n;
}

/* ---- showing */

static void note(struct published *p, size_t sheet, const struct report_tables *tables)
{
    for (size_t i = 0; i < tables->n; i++) {
        const struct report_table *table = &tables->at[i];
        int64_t *noted = p->noted[sheet][i] = NEW_N(p->t->a, int64_t, table->n * table->plan->n + 1);
        for (size_t k = 0; k < table->n; k++)
            for (unsigned c = 0; c < table->plan->n; c++)
                noted[k * table->plan->n + c] = c > 0 ? report_count(&table->at[k], c) : INT_NONE;
    }
}

void published_note(struct published *p, const struct report_sheets *sheets)
{
    p->noted = arena_alloc(p->t->a, sheets->n * sizeof *p->noted);
    for (size_t i = 0; i < sheets->n; i++)
        note(p, i, &sheets->at[i].tables);
}

static void remember(struct published *p, struct str key, int64_t n)
{
    if (last_of(&p->at[p->own], key) == n)
        return;
    struct figure *f = figure_add(p->t->a, &p->at[p->own], key);
    LIST_ADD(p->t->a, f, n);
    p->changed = true;
}

/* What was shown before; a count that has become small stays withheld. */
static struct cell earlier(const struct published *p, struct str key, int64_t near)
{
    int64_t last = last_of(&p->at[p->own], key);

    return near != INT_NONE ? cell_n(near) : last == INT_NONE ? cell_none() : cell_n(last);
}

static void fill_cell(struct published *p, const struct report_table *table, struct report_line *line, unsigned c,
    int64_t n, int64_t small)
{
    if (n == INT_NONE || !is_figure(table, line, c))
        return;
    struct str key = key_of(p->t, table, line, c);
    if (line->cells[c].known)
        remember(p, key, n);
    else if (n >= small)
        line->cells[c] = earlier(p, key, published_near(p, table, line, c, n, small));
}

void published_fill(struct published *p, const struct report_sheets *sheets, int64_t threshold)
{
    for (size_t h = 0; h < sheets->n; h++)
        for (size_t i = 0; i < sheets->at[h].tables.n; i++) {
            struct report_table *table = &sheets->at[h].tables.at[i];
            for (size_t k = 0; k < table->n; k++)
                for (unsigned c = 1; c < table->plan->n; c++)
                    fill_cell(p, table, &table->at[k], c, p->noted[h][i][k * table->plan->n + c], threshold);
        }
}

/* As the row of a look it is written although nothing is changed: what was shown cannot be taken back. */
static bool write_it(struct published *p, struct str packed)
{
    struct task *t = p->t;
    const struct shown *w = &p->at[p->own];
    struct str report = str_of(p->report->name);
    bool own = !db_in_write(t->db);

    if (own) {
        db_rollback(t->db);
        db_begin_save(t);
    }
    int64_t written = w->version == 0 ? published_sql_add(t, p->project, report, w->year, packed)
                                      : published_sql_change(t, p->project, report, w->year, w->version, packed);
    if (own) {
        db_commit(t);
        db_begin_read(t);
    }
    return written == 1;
}

bool published_keep(struct published *p)
{
    struct buf *o = task_buf(p->t, RUN_PLAIN_MOST);
    struct str packed;

    if (!p->changed)
        return true;
    write_shown(&p->at[p->own], o);
    if (buf_full(o) || !run_pack(p->t, buf_view(o), &packed))
        fail(p->t, FAIL_MEMORY, "too many figures to be remembered: they are not shown");
    return write_it(p, packed);
}
