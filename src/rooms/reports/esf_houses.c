/* esf_houses: see esf_houses.h. What is counted stands in esf.c: the first table of each organisation, whose lines are
 * the indicators and whose figures are women, men, non-binary persons and all together. */
#include "rooms/reports/esf_houses.h"

#include "rooms/reports/esf_more.h"
#include "rooms/reports/esf_rules.h"

enum { KEY, NAME, INDICATOR, WOMEN, MEN, NON_BINARY, TOTAL, COLUMNS };

static const struct report_column columns[COLUMNS] = {
    [KEY] = { { "organisation", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [NAME] = { { "organisation", N_("Organisation in the project"), .type = COLUMN_TEXT }, FIGURE_NAMES,
        .json = "name" },
    [INDICATOR] = { { "indicator", N_("Indicator"), .type = COLUMN_CODE, .codes = &esf_indicator_codes },
        FIGURE_NAMES },
    [WOMEN] = { { "women", N_("Women"), .type = COLUMN_INT }, FIGURE_PERSONS, GENDER_DEFINED, .part_of = TOTAL },
    [MEN] = { { "men", N_("Men"), .type = COLUMN_INT }, FIGURE_PERSONS, GENDER_DEFINED, .part_of = TOTAL },
    [NON_BINARY] = { { "non_binary", N_("Non-binary persons"), .type = COLUMN_INT }, FIGURE_PERSONS, GENDER_DEFINED,
        .part_of = TOTAL },
    [TOTAL] = { { "total", N_("All together"), .type = COLUMN_INT }, FIGURE_SUM, GENDERS_DEFINED },
};
const struct report_table_plan esf_by_house = { "by_organisation", N_("Indicators by organisation"), columns, COLUMNS,
    JSON_ROWS, .caption = N_("Persons of each common indicator of ESF+, by organisation of the project"),
    .how = { N_("A person belongs to the organisation of their first group, else to that of the worker who answers for "
                "them, else to the one that leads the project. All participations of a person are with one.") },
    .folded = true };

static bool some(const struct report_line *line)
{
    const struct cell *total = &line->cells[1 + TOTAL - WOMEN];

    return !total->known || total->n > 0;
}

void esf_put_house(struct task *t, const struct report_sheet *of, struct report_table *table)
{
    const struct report_table *indicators = &of->tables.at[0];

    for (size_t i = 0; i < indicators->n; i++) {
        if (!some(&indicators->at[i]))
            continue;
        struct report_line *line = report_house_line(t, of, table);
        line->definition = indicators->at[i].definition;
        for (unsigned c = INDICATOR; c < COLUMNS; c++)
            line->cells[c] = indicators->at[i].cells[c - INDICATOR];
    }
}

void esf_house_figure(const struct figure_wanted *w, unsigned women, size_t *ret_which, unsigned *ret_column)
{
    size_t which = 0;

    while (which + 1 < ESF__N && !str_is(w->line->cells[INDICATOR].s, esf_rules[which].code))
        which++;
    *ret_which = which;
    *ret_column = women + w->column - WOMEN;
}
