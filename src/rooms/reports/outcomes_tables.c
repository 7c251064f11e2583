/* outcomes_tables: the figures of "outcomes" as tables, and as the members of "tables" in JSON, whose form INTERFACES 4
 * fixes: languages within tables. Which of them are withheld goes across both tables and stands in withhold. A withheld
 * count is an empty cell, in JSON null. */
#include "rooms/codes.h"
#include "rooms/reports/reports.h"

/* ---- tables: columns in the order of their cells */

static struct cell *add_cells(struct task *t, struct report_table *table)
{
    struct report_line *line = report_line_add(t, table);

    line->open = true; /* withheld already */
    return line->cells;
}

static void fill_languages(struct task *t, const struct outcomes *o, struct report_tables *ret_tables)
{
    enum { LANGUAGE, DESTINATION, N, PERCENT, PERSONS, COLUMNS };
    static const struct report_column columns[COLUMNS] = {
        [LANGUAGE] = { { "language", N_("Language"), .type = COLUMN_LANGUAGE } },
        [DESTINATION] = { { "destination", N_("Destination"), .type = COLUMN_CODE, .codes = &CODES_destination } },
        [N] = { { "n", N_("Persons"), .type = COLUMN_INT }, FIGURE_PERSONS },
        [PERCENT] = { { "percent", N_("Percent"), .type = COLUMN_PERCENT }, FIGURE_THINGS },
        [PERSONS] = { { "persons", N_("of all persons"), .type = COLUMN_INT }, FIGURE_PERSONS },
    };
    static const struct report_table_plan plan = { "by_language", N_("Destinations by language"), columns, COLUMNS,
        false };
    struct report_table *table = report_table_new(ret_tables, &plan);

    for (size_t l = 0; l < o->languages.n; l++)
        for (enum destination d = 0; d < DEST__N; d++) {
            const struct outcome_language *lang = &o->languages.at[l];
            struct cell *cells = add_cells(t, table);
            cells[LANGUAGE] = cell_s(lang->language);
            cells[DESTINATION] = cell_s(str_of(destination_code(d)));
            cells[N] = cell_count(lang->destination[d].n);
            cells[PERCENT] = cell_count(lang->destination[d].percent);
            cells[PERSONS] = cell_count(lang->persons);
        }
}

static void fill_all(struct task *t, const struct outcomes *o, struct report_tables *ret_tables)
{
    enum { FIGURE, N, PERCENT, COLUMNS };
    static const struct report_column columns[COLUMNS] = {
        [FIGURE] = { { "figure", N_("Figure"), .type = COLUMN_TEXT } },
        [N] = { { "n", N_("Persons"), .type = COLUMN_INT }, FIGURE_PERSONS },
        [PERCENT] = { { "percent", N_("Percent"), .type = COLUMN_PERCENT }, FIGURE_THINGS },
    };
    static const struct report_table_plan plan = { "all", N_("All languages together"), columns, COLUMNS, false };
    struct report_table *table = report_table_new(ret_tables, &plan);
    struct cell *cells = add_cells(t, table);

    cells[FIGURE] = cell_s(str_of(tr(t, "Persons")));
    cells[N] = cell_count(o->persons);
    for (size_t i = 0; i < OUTCOME_SUMS; i++) {
        cells = add_cells(t, table);
        cells[FIGURE] = cell_s(str_of(lang_tr(t->lang, outcome_sums[i].name)));
        cells[N] = cell_count(outcome_sum_of(o, i)->n);
        cells[PERCENT] = cell_count(outcome_sum_of(o, i)->percent);
    }
}

static void fill_qualifications(struct task *t, const struct outcomes *o, struct report_tables *ret_tables)
{
    enum { LANGUAGE, QUALIFICATION, N, COLUMNS };
    static const struct report_column columns[COLUMNS] = {
        [LANGUAGE] = { { "language", N_("Language"), .type = COLUMN_LANGUAGE } },
        [QUALIFICATION] = { { "qualification", N_("Qualification"), .type = COLUMN_TEXT } },
        [N] = { { "n", N_("Persons"), .type = COLUMN_INT }, FIGURE_PERSONS },
    };
    static const struct report_table_plan plan = { "qualifications", N_("Qualifications"), columns, COLUMNS, false };
    struct report_table *table = report_table_new(ret_tables, &plan);

    for (size_t l = 0; l < o->languages.n; l++)
        for (size_t i = 0; i < o->languages.at[l].qualifications.n; i++) {
            const struct qualification_count *q = &o->languages.at[l].qualifications.at[i];
            struct cell *cells = add_cells(t, table);
            cells[LANGUAGE] = cell_s(o->languages.at[l].language);
            cells[QUALIFICATION] = cell_s(q->qualification);
            cells[N] = cell_n(q->n);
        }
}

static void fill(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct outcomes o = reports_outcomes_shown(t, s);

    fill_languages(t, &o, ret_tables);
    fill_all(t, &o, ret_tables);
    fill_qualifications(t, &o, ret_tables);
}

/* ---- JSON */

static void js_count(struct json *j, const char *key, int64_t n)
{
    js_key(j, str_of(key));
    if (n == COUNT_WITHHELD || n == INT_NONE)
        js_null(j);
    else
        js_int(j, n);
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

static void json(struct task *t, const struct report_scope *s, struct json *j)
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

const struct report_parts outcomes_report = { .fill = fill, .json = json };
