/* targets: counts what was reached, beside what was promised. */
#include "rooms/reports/targets.h"

#include "lang/lang.h"
#include "rooms/reports/reports.h"
#include "targets_sql.h"

static const struct {
    const char *code, *name, *definition;
    enum figure_kind of;
} measures[] = {
#define M(code, text, of, definition) { #code, text, definition, FIGURE_##of },
    MEASURES(M)
#undef M
};

const char *measure_code(enum measure m) { return measures[m].code; }
const char *measure_name(enum measure m) { return measures[m].name; }
const char *measure_definition(enum measure m) { return measures[m].definition; }

enum measure measure_read(struct str code)
{
    for (enum measure m = 0; m < MEASURE__N; m++)
        if (str_is(code, measures[m].code))
            return m;
    return MEASURE__N;
}

static bool add_minutes(void *x, const struct targets_sql_session_times_row *row)
{
    int64_t *minutes = x;

    *minutes += row->n * clock_between(row->start_time, row->end_time);
    return true;
}

static struct targets count(struct task *t, int64_t project, struct day from, struct day to, bool promised_only)
{
    struct str first = day_str(&from), last = day_known(to) ? day_str(&to) : S("9999-12-31");
    struct targets_sql_promised_rows promised = targets_sql_promised(t, project);
    struct targets v;
    int64_t minutes = 0;

    for (int m = 0; m < MEASURE__N; m++) {
        v.promised[m] = INT_NONE;
        v.reached[m] = 0;
        for (size_t i = 0; i < promised.n; i++)
            if (str_is(promised.at[i].measure, measures[m].code))
                v.promised[m] = promised.at[i].promised;
    }
#define ASKED(name) (!promised_only || v.promised[MEASURE_##name] > 0) /* INT_NONE is below 0 */
#define REACHED(name) \
    do { \
        struct targets_sql_##name##_row row; \
        if (ASKED(name) && targets_sql_##name(t, project, first, last, &row)) \
            v.reached[MEASURE_##name] = row.n; \
    } while (0)
    REACHED(persons);
    REACHED(groups);
    REACHED(sessions);
    REACHED(children);
    REACHED(contacts);
    REACHED(plans);
    REACHED(followed_up);
#undef REACHED
    if (ASKED(hours))
        targets_sql_session_times(t, project, first, last, add_minutes, &minutes);
#undef ASKED
    v.reached[MEASURE_hours] = (minutes + 30) / 60;
    return v;
}

struct targets reports_targets(struct task *t, int64_t project, struct day from, struct day to)
{
    return count(t, project, from, to, false);
}

struct targets reports_targets_promised(struct task *t, int64_t project)
{
    return count(t, project, DAY(""), DAY(""), true);
}

/* ---- the report */

enum { MEASURE, MEASURE_NAME, PROMISED, REACHED, PERCENT, COLUMNS };

static const struct report_column columns[COLUMNS] = {
    [MEASURE] = { { "measure", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_NONE },
    [MEASURE_NAME] = { { "measure", N_("What is counted"), .type = COLUMN_TEXT }, FIGURE_NAMES,
        .place = IN_TABLES_ONLY },
    [PROMISED] = { { "promised", N_("Promised"), .type = COLUMN_INT }, FIGURE_THINGS },
    [REACHED] = { { "reached", N_("Reached"), .type = COLUMN_INT }, FIGURE_PERSONS },
    [PERCENT] = { { "percent", N_("Percent"), .type = COLUMN_PERCENT }, FIGURE_SHARE, .part = REACHED,
        .part_of = PROMISED },
};
static const struct report_table_plan targets = { "targets", N_("Promised and reached"), columns, COLUMNS, true };

static void add_lines(struct task *t, const struct targets *v, struct report_tables *ret_tables)
{
    struct report_table *table = report_table_new(ret_tables, &targets);

    for (enum measure m = 0; m < MEASURE__N; m++) {
        struct report_line *line = report_line_add(t, table);
        line->open = measures[m].of != FIGURE_PERSONS;
        line->cells[MEASURE] = cell_s(str_of(measures[m].code));
        line->cells[MEASURE_NAME] = cell_s(str_of(lang_tr(t->lang, measures[m].name)));
        line->cells[PROMISED] = cell_count(v->promised[m]);
        line->cells[REACHED] = cell_n(v->reached[m]);
    }
}

static void fill(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct targets v = reports_targets(t, s->project, s->from, s->to);

    add_lines(t, &v, ret_tables);
}

/* The same numbers for pages, through the same withholding. */
static struct targets withheld(struct task *t, struct targets v, int64_t threshold)
{
    struct report_tables tables = { 0 };

    add_lines(t, &v, &tables);
    reports_tables_finish(t, &tables, threshold);
    for (enum measure m = 0; m < MEASURE__N; m++)
        if (!tables.at[0].at[m].cells[REACHED].known)
            v.reached[m] = COUNT_WITHHELD;
    return v;
}

struct targets reports_targets_shown(struct task *t, const struct report_scope *s)
{
    return withheld(t, reports_targets(t, s->project, s->from, s->to), s->threshold);
}

struct targets reports_promises_shown(struct task *t, int64_t project)
{
    return withheld(t, reports_targets_promised(t, project), reports_threshold(t, project));
}

const struct report_parts targets_report = { .fill = fill };
