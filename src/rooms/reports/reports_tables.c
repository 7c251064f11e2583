/* reports_tables: the figures of each report as tables for text, CSV and XLSX, and as the members of "tables" in JSON.
 * A withheld count is an empty cell, in JSON null. */
#include "rooms/codes.h"
#include "rooms/projects/projects.h"
#include "rooms/reports/reports.h"

#define COLUMNS(c) c, sizeof c / sizeof c[0]

static struct cell cell_count(int64_t n) { return n == COUNT_WITHHELD || n == INT_NONE ? cell_none() : cell_n(n); }

static void js_count(struct json *j, const char *key, int64_t n)
{
    js_key(j, str_of(key));
    if (n == COUNT_WITHHELD || n == INT_NONE)
        js_null(j);
    else
        js_int(j, n);
}

static struct table *add_table(struct report_tables *tables, struct task *t, const char *name, const char *title,
    const struct column *columns, size_t n)
{
    struct table *table = &tables->at[tables->n++];

    *table = (struct table){ .head = { str_of(name), str_of(lang_tr(t->lang, title)), columns, n } };
    return table;
}

/* ---- outcomes */

void outcomes_tables(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    static const struct column by_language[] = {
        { "language", N_("Language"), .type = COLUMN_LANGUAGE },
        { "destination", N_("Destination"), .type = COLUMN_CODE, .codes = &CODES_destination },
        { "n", N_("Persons"), .type = COLUMN_INT },
        { "percent", N_("Percent"), .type = COLUMN_PERCENT },
        { "persons", N_("of all persons"), .type = COLUMN_INT },
    };
    static const struct column all[] = {
        { "figure", N_("Figure"), .type = COLUMN_TEXT },
        { "n", N_("Persons"), .type = COLUMN_INT },
        { "percent", N_("Percent"), .type = COLUMN_PERCENT },
    };
    static const struct column qualifications[] = {
        { "language", N_("Language"), .type = COLUMN_LANGUAGE },
        { "qualification", N_("Qualification"), .type = COLUMN_TEXT },
        { "n", N_("Persons"), .type = COLUMN_INT },
    };
    struct outcomes o = reports_outcomes_shown(t, s);
    struct table *rows = add_table(ret_tables, t, "by_language", N_("Destinations by language"), COLUMNS(by_language));

    for (size_t l = 0; l < o.languages.n; l++)
        for (enum destination d = 0; d < DEST__N; d++) {
            const struct outcome_language *lang = &o.languages.at[l];
            TABLE_ADD(t->a, rows, cell_s(lang->language), cell_s(str_of(destination_code(d))),
                cell_count(lang->destination[d].n), cell_count(lang->destination[d].percent),
                cell_count(lang->persons));
        }
    rows = add_table(ret_tables, t, "all", N_("All languages together"), COLUMNS(all));
    TABLE_ADD(t->a, rows, cell_s(str_of(tr(t, "Persons"))), cell_count(o.persons), cell_none());
    for (size_t i = 0; i < OUTCOME_SUMS; i++)
        TABLE_ADD(t->a, rows, cell_s(str_of(lang_tr(t->lang, outcome_sums[i].name))),
            cell_count(outcome_sum_of(&o, i)->n), cell_count(outcome_sum_of(&o, i)->percent));
    rows = add_table(ret_tables, t, "qualifications", N_("Qualifications"), COLUMNS(qualifications));
    for (size_t l = 0; l < o.languages.n; l++)
        for (size_t i = 0; i < o.languages.at[l].qualifications.n; i++) {
            const struct qualification_count *q = &o.languages.at[l].qualifications.at[i];
            TABLE_ADD(t->a, rows, cell_s(o.languages.at[l].language), cell_s(q->qualification), cell_n(q->n));
        }
}

static void js_share(struct json *j, const char *key, const struct share *share)
{
    js_key(j, str_of(key));
    js_object(j);
    js_count(j, "n", share->n);
    js_count(j, "percent", share->percent);
    js_end(j);
}

/* ISO 639-3 has a code for groups that name no language. */
static void js_language(struct json *j, const struct outcome_language *l)
{
    js_key(j, str_empty(l->language) ? S("und") : l->language);
}

static void json_language(struct json *j, const struct outcome_language *l)
{
    js_language(j, l);
    js_object(j);
    js_count(j, "persons", l->persons);
    js_key(j, S("destinations"));
    js_object(j);
    for (enum destination d = 0; d < DEST__N; d++)
        js_share(j, destination_code(d), &l->destination[d]);
    js_end(j);
    js_end(j);
}

static void json_qualifications(struct json *j, const struct outcome_language *l)
{
    js_language(j, l);
    js_array(j);
    for (size_t i = 0; i < l->qualifications.n; i++) {
        js_object(j);
        js_put_str(j, "qualification", l->qualifications.at[i].qualification);
        js_put_int(j, "n", l->qualifications.at[i].n);
        js_end(j);
    }
    js_end(j);
}

void outcomes_json(struct task *t, const struct report_scope *s, struct json *j)
{
    struct outcomes o = reports_outcomes_shown(t, s);

    js_key(j, S("by_language"));
    js_object(j);
    for (size_t l = 0; l < o.languages.n; l++)
        json_language(j, &o.languages.at[l]);
    js_end(j);
    js_key(j, S("all"));
    js_object(j);
    js_count(j, "persons", o.persons);
    for (size_t i = 0; i < OUTCOME_SUMS; i++)
        js_share(j, outcome_sums[i].key, outcome_sum_of(&o, i));
    js_end(j);
    js_key(j, S("qualifications"));
    js_object(j);
    for (size_t l = 0; l < o.languages.n; l++)
        json_qualifications(j, &o.languages.at[l]);
    js_end(j);
}

/* ---- targets */

static int64_t reached_percent(const struct targets *v, enum measure m)
{
    if (v->promised[m] == INT_NONE || v->promised[m] == 0 || v->reached[m] == COUNT_WITHHELD)
        return INT_NONE;
    return reports_percent(v->reached[m], v->promised[m]);
}

void targets_tables(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    static const struct column columns[] = {
        { "measure", N_("What is counted"), .type = COLUMN_TEXT },
        { "promised", N_("Promised"), .type = COLUMN_INT },
        { "reached", N_("Reached"), .type = COLUMN_INT },
        { "percent", N_("Percent"), .type = COLUMN_PERCENT },
    };
    struct targets v = reports_targets_shown(t, s);
    struct table *rows = add_table(ret_tables, t, "targets", N_("Promised and reached"), COLUMNS(columns));

    for (enum measure m = 0; m < MEASURE__N; m++)
        TABLE_ADD(t->a, rows, cell_s(str_of(lang_tr(t->lang, measure_name(m)))), cell_count(v.promised[m]),
            cell_count(v.reached[m]), cell_count(reached_percent(&v, m)));
}

void targets_json(struct task *t, const struct report_scope *s, struct json *j)
{
    struct targets v = reports_targets_shown(t, s);

    js_key(j, S("targets"));
    js_object(j);
    for (enum measure m = 0; m < MEASURE__N; m++) {
        js_key(j, str_of(measure_code(m)));
        js_object(j);
        js_count(j, "promised", v.promised[m]);
        js_count(j, "reached", v.reached[m]);
        js_count(j, "percent", reached_percent(&v, m));
        js_end(j);
    }
    js_end(j);
}

/* ---- attendance */

void attendance_tables(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    static const struct column columns[] = {
        { "group", N_("Group"), .type = COLUMN_TEXT }, { "month", N_("Month"), .type = COLUMN_DAY },
#define F(code, heading, share, definition) \
    { #code, heading, .type = MONTH_##code == MONTH_minutes ? COLUMN_MINUTES : COLUMN_INT },
        MONTH_FIGURES(F)
#undef F
    };
    struct month_lines lines = reports_monthly_shown(t, s);
    struct table *rows = add_table(ret_tables, t, "months", N_("Groups month by month"), COLUMNS(columns));

    for (size_t i = 0; i < lines.n; i++) {
        struct month_line *l = &lines.at[i];
        struct cell cells[] = { cell_s(l->group_name), cell_day(&l->month),
#define F(code, heading, share, definition) cell_count(l->code),
            MONTH_FIGURES(F)
#undef F
        };
        table_add(t->a, rows, COLUMNS(cells));
    }
}

void attendance_json(struct task *t, const struct report_scope *s, struct json *j)
{
    struct month_lines lines = reports_monthly_shown(t, s);

    js_key(j, S("months"));
    js_array(j);
    for (size_t i = 0; i < lines.n; i++) {
        const struct month_line *l = &lines.at[i];
        js_object(j);
        js_put_str(j, "group", l->group_key);
        js_put_str(j, "name", l->group_name);
        js_put_str(j, "month", day_str(&l->month));
        for (enum month_figure f = 0; f < MONTH__N; f++)
            js_count(j, month_figure_code(f), month_count(l, f));
        js_key(j, S("hours"));
        js_cents(j, (l->minutes * 100 + 30) / 60);
        js_end(j);
    }
    js_end(j);
}
