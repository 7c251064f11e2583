/* reports_chart_web: the charts of a report's first table: of months a line for each column that is drawn, added up
 * over the lines of the month; of other tables a bar for each line; of turned ones the shares of each line. What would
 * be too much for one drawing is several small ones with one scale. */
#include "rooms/reports/reports_web.h"

/* Beside each other they are narrow. */
enum { SMALL_LETTERS = 34, SIDE_BY_SIDE = 2, MONTHS_ARE_A_LINE = 3 };

static struct chart *add(struct task *t, struct report_charts *charts, struct chart c)
{
    c.id = str_fmt(t->a, "chart-%d", (int)charts->n + 1);
    LIST_ADD(t->a, charts, c);
    return &charts->at[charts->n - 1];
}

/* ---- a column, added up over the lines of each month */

struct month_sums {
    struct str *labels;
    struct day *months;
    int64_t *values;
    size_t n;
};

static size_t place_of(struct month_sums *s, struct day month)
{
    size_t at = 0;

    while (at < s->n && day_cmp(s->months[at], month) < 0)
        at++;
    if (at < s->n && day_cmp(s->months[at], month) == 0)
        return at;
    for (size_t i = s->n++; i > at; i--)
        s->months[i] = s->months[i - 1], s->values[i] = s->values[i - 1];
    s->months[at] = month;
    s->values[at] = 0;
    return at;
}

/* A month in which a count is withheld has no sum: the rest would tell how much it is. */
static struct month_sums sums_of(struct task *t, const struct report_table *table, unsigned column)
{
    struct month_sums s = { NEW_N(t->a, struct str, table->n + 1), NEW_N(t->a, struct day, table->n + 1),
        NEW_N(t->a, int64_t, table->n + 1), 0 };

    for (size_t i = 0; i < report_lines(table); i++) {
        size_t at = place_of(&s, table->at[i].month);
        int64_t n = report_count(&table->at[i], column);
        s.values[at] = n == INT_NONE || s.values[at] == CHART_HIDDEN ? CHART_HIDDEN : s.values[at] + n;
    }
    for (size_t i = 0; i < s.n; i++)
        s.labels[i] = str_copy(t->a, str_fmt(t->a, "%d/%d", day_month(s.months[i]), day_year(s.months[i])));
    return s;
}

static struct chart_series *series_of(struct task *t, struct str name, const int64_t *values)
{
    struct chart_series *one = NEW(t->a, struct chart_series);

    *one = (struct chart_series){ name, values };
    return one;
}

static void draw_months(struct task *t, const struct report_table *table, unsigned column, struct report_charts *charts)
{
    struct month_sums s = sums_of(t, table, column);
    size_t skip = s.n > CHART_LABELS ? s.n - CHART_LABELS : 0; /* the last ten years */
    struct str name = column_heading(t->lang, &table->plan->columns[column].column);

    if (s.n > 1)
        add(t, charts,
            (struct chart){ .kind = s.n < MONTHS_ARE_A_LINE ? CHART_BARS : CHART_LINE,
                .title = name,
                .labels = s.labels + skip,
                .labels_n = s.n - skip,
                .series = series_of(t, name, s.values + skip),
                .series_n = 1 });
}

/* ---- a bar for each line: of a share that is not known, because nothing is promised, none */

static void draw_lines(struct task *t, const struct report_table *table, unsigned column, struct report_charts *charts)
{
    const struct report_column *drawn = &table->plan->columns[column];
    struct str *labels = NEW_N(t->a, struct str, table->n + 1), name = column_heading(t->lang, &drawn->column);
    int64_t *values = NEW_N(t->a, int64_t, table->n + 1);
    size_t n = 0;

    for (size_t i = 0; i < report_lines(table) && n < CHART_LABELS; i++) {
        int64_t value = report_count(&table->at[i], column), whole = report_count(&table->at[i], drawn->part_of);
        if (value == INT_NONE && (whole == INT_NONE || whole == 0))
            continue;
        labels[n] = report_line_name(t, table->plan, &table->at[i], 0);
        values[n++] = value == INT_NONE ? CHART_HIDDEN : value;
    }
    if (n > 0)
        add(t, charts,
            (struct chart){ .kind = CHART_BARS,
                .title = name,
                .labels = labels,
                .labels_n = n,
                .series = series_of(t, name, values),
                .series_n = 1,
                .percent = drawn->kind == FIGURE_SHARE });
}

/* ---- the shares of each line */

static void draw_turned(struct task *t, const struct report_table *table, struct report_charts *charts)
{
    const struct report_table_plan *plan = table->plan;
    size_t n = report_lines(table) < CHART_SERIES ? report_lines(table) : CHART_SERIES, labels_n = 0;
    struct chart_series *series = NEW_N(t->a, struct chart_series, n + 1);
    struct str *labels = NEW_N(t->a, struct str, plan->n);
    int64_t *values = NEW_N(t->a, int64_t, CHART_SERIES * plan->n);

    for (unsigned c = 1; c < plan->n; c++) {
        if (plan->columns[c].share_of == 0 || (plan->columns[c].place & NOT_IN_FILES) ||
            plan->columns[c].lines == ON_TOTAL || !report_row_used(table, c))
            continue;
        for (size_t i = 0; i < n; i++) {
            int64_t percent = report_share(plan, &table->at[i], c);
            values[i * plan->n + labels_n] = percent == INT_NONE ? CHART_HIDDEN : percent;
        }
        labels[labels_n++] = report_figure_name(t, plan, c);
    }
    for (size_t i = 0; i < n; i++)
        series[i] = (struct chart_series){ report_line_name(t, plan, &table->at[i], 0), &values[i * plan->n] };
    struct chart all = { .kind = n > 1 ? CHART_GROUPED : CHART_BARS,
        .title = str_of(lang_tr(t->lang, plan->title)),
        .labels = labels,
        .labels_n = labels_n,
        .series = series,
        .series_n = n,
        .percent = true };
    for (size_t i = 0; i < n && labels_n > 0; i++) {
        if (n <= SIDE_BY_SIDE) {
            add(t, charts, all);
            return;
        }
        struct chart *one = add(t, charts, all);
        one->kind = CHART_BARS;
        one->title = series[i].name;
        one->series = &series[i];
        one->series_n = 1;
    }
}

struct report_charts report_charts(struct task *t, const struct report *report, const struct report_table *table)
{
    struct report_charts charts = { 0 };
    struct str keys = str_of(report->parts->drawn == NULL ? "" : report->parts->drawn), key;

    if (report_lines(table) == 0)
        return charts;
    if (table->plan->turned != NULL)
        draw_turned(t, table, &charts);
    while (table->plan->turned == NULL && str_cut(&keys, ';', &key)) {
        unsigned column = report_column_of(table->plan, key);
        if (column != 0 && day_known(table->at[0].month))
            draw_months(t, table, column, &charts);
        else if (column != 0)
            draw_lines(t, table, column, &charts);
    }
    for (size_t i = 0; i < charts.n && charts.n > 1; i++)
        charts.at[i].letters = SMALL_LETTERS;
    return charts;
}
