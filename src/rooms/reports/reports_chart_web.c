/* reports_chart_web: the chart of a report's first table: of months one column added up over their lines, of other
 * tables a bar for each line, of turned ones the shares of each line side by side. */
#include "rooms/reports/reports_web.h"

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

static struct svg draw_months(struct task *t, const struct report_table *table, unsigned column, struct str title)
{
    struct month_sums s = sums_of(t, table, column);
    size_t skip = s.n > CHART_LABELS ? s.n - CHART_LABELS : 0; /* the last ten years */
    struct chart_series one = { str_of(lang_tr(t->lang, table->plan->columns[column].column.heading)),
        s.values + skip };
    struct chart c = { .kind = s.n > 12 ? CHART_LINE : CHART_BARS,
        .id = S("months"),
        .title = title,
        .labels = s.labels + skip,
        .labels_n = s.n - skip,
        .series = &one,
        .series_n = 1 };

    return s.n > 1 ? chart_svg(t->a, t->lang, &c) : (struct svg){ S("") };
}

/* ---- a bar for each line: of a share that is not known, because nothing is promised, none */

static struct svg draw_lines(struct task *t, const struct report_table *table, unsigned column, struct str title)
{
    const struct report_column *drawn = &table->plan->columns[column];
    struct str *labels = NEW_N(t->a, struct str, table->n + 1);
    int64_t *values = NEW_N(t->a, int64_t, table->n + 1);
    size_t n = 0;

    for (size_t i = 0; i < table->n && n < CHART_LABELS; i++) {
        int64_t value = report_count(&table->at[i], column), whole = report_count(&table->at[i], drawn->part_of);
        if (value == INT_NONE && (whole == INT_NONE || whole == 0))
            continue;
        labels[n] = report_line_name(t, table->plan, &table->at[i], 0);
        values[n++] = value == INT_NONE ? CHART_HIDDEN : value;
    }
    struct chart_series one = { column_heading(t->lang, &drawn->column), values };
    struct chart c = { .kind = CHART_BARS,
        .id = S("lines"),
        .title = title,
        .labels = labels,
        .labels_n = n,
        .series = &one,
        .series_n = 1,
        .percent = drawn->kind == FIGURE_SHARE };
    return n > 0 ? chart_svg(t->a, t->lang, &c) : (struct svg){ S("") };
}

/* ---- the shares of each line */

static struct svg draw_turned(struct task *t, const struct report_table *table, struct str title)
{
    const struct report_table_plan *plan = table->plan;
    struct chart_series series[CHART_SERIES];
    struct str *labels = NEW_N(t->a, struct str, plan->n);
    int64_t *values = NEW_N(t->a, int64_t, CHART_SERIES * plan->n);
    size_t n = report_lines(table) < CHART_SERIES ? report_lines(table) : CHART_SERIES, labels_n = 0;

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
    struct chart c = { .kind = n > 1 ? CHART_GROUPED : CHART_BARS,
        .id = S("shares"),
        .title = title,
        .labels = labels,
        .labels_n = labels_n,
        .series = series,
        .series_n = n,
        .percent = true };
    return labels_n == 0 ? (struct svg){ S("") } : chart_svg(t->a, t->lang, &c);
}

struct svg report_chart(struct task *t, const struct report *report, const struct report_table *table, struct str title)
{
    const char *drawn = report->parts->drawn;
    unsigned column = drawn == NULL ? 0 : report_column_of(table->plan, str_of(drawn));

    if (table->plan->turned != NULL)
        return draw_turned(t, table, title);
    if (column == 0 || table->n == 0)
        return (struct svg){ S("") };
    return day_known(table->at[0].month) ? draw_months(t, table, column, title) : draw_lines(t, table, column, title);
}
