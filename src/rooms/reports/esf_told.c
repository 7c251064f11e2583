/* esf_told: see the header. */
#include "rooms/reports/esf_told.h"

#include "html/form.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/reports/esf_houses.h"
#include "rooms/reports/esf_rules.h"

enum { RULE, FORMULA, SOURCE, FROM, FROM_READ, RULE_COLUMNS };

static const struct report_column rule_columns[RULE_COLUMNS] = {
    [RULE] = { { "indicator", N_("Indicator"), .type = COLUMN_CODE, .codes = &esf_indicator_codes }, FIGURE_NAMES },
    [FORMULA] = { { "formula", N_("What is counted"), .type = COLUMN_TEXT }, FIGURE_NAMES, .place = NOT_IN_PAGES },
    [SOURCE] = { { "source", N_("Source"), .type = COLUMN_TEXT }, FIGURE_NAMES },
    [FROM] = { { "valid_from", N_("In force from"), .type = COLUMN_TEXT }, FIGURE_NAMES, .place = NOT_IN_PAGES },
    [FROM_READ] = { { "valid_from", N_("In force from"), .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_PAGES_ONLY },
};
static const struct report_table_plan rules = { "rules", N_("Sources of the rules"), rule_columns, RULE_COLUMNS,
    JSON_KEYED, .caption = N_("Where the rule of each indicator stands"), .folded = true };

enum { WAY, WAY_COUNTED, WAY_CHOSEN, WAY_SOURCE, WAY_FROM, WAY_COLUMNS };

static const struct code way_rows[] = {
#define W(code, about, usual, chosen, source) { #code, about },
    ESF_WAYS(W)
#undef W
};
static const struct codes way_codes = { "esf_way", way_rows, ESF_WAYS__N };
static const struct report_column way_columns[WAY_COLUMNS] = {
    [WAY] = { { "way", N_("What"), .type = COLUMN_CODE, .codes = &way_codes }, FIGURE_NAMES },
    [WAY_COUNTED] = { { "counted", N_("How it is counted"), .type = COLUMN_TEXT }, FIGURE_NAMES },
    [WAY_CHOSEN] = { { "chosen", N_("Chosen for this programme"), .type = COLUMN_CODE, .codes = &CODES_yesno },
        FIGURE_NAMES },
    [WAY_SOURCE] = { { "source", N_("Source"), .type = COLUMN_TEXT }, FIGURE_NAMES },
    [WAY_FROM] = { { "valid_from", N_("In force from"), .type = COLUMN_TEXT }, FIGURE_NAMES, .place = NOT_IN_PAGES },
};
static const struct report_table_plan counting = { "counting", N_("Way of counting"), way_columns, WAY_COLUMNS,
    JSON_KEYED, .caption = N_("How this programme counts where programmes differ") };

static void fill_counting(struct task *t, const struct esf_sql_counting_row *chosen, struct report_table *table)
{
    unsigned ways = esf_ways_of(chosen->counting);

    for (unsigned i = 0; i < ESF_WAYS__N; i++) {
        const struct esf_way_rule *way = &esf_way_rules[i];
        bool otherwise = (ways >> i & 1) != 0;
        struct report_line *line = report_line_add(t, table);
        line->open = true;
        line->cells[WAY] = cell_s(str_of(way->code));
        line->cells[WAY_COUNTED] = cell_s(str_of(lang_tr(t->lang, otherwise ? way->chosen : way->usual)));
        line->cells[WAY_CHOSEN] = cell_s(otherwise ? S("yes") : S("no"));
        line->cells[WAY_SOURCE] = cell_s(
            !otherwise             ? str_of(way->source)
            : chosen->counting_own ? trf(t, "%1$s (the project alone, not its programme)", chosen->counting_source)
                                   : chosen->counting_source);
        line->cells[WAY_FROM] = cell_s(S(ESF_IN_FORCE));
    }
}

static void fill_rules(struct task *t, unsigned ways, struct report_table *table)
{
    for (unsigned i = 0; i < ESF__N; i++) {
        struct report_line *line = report_line_add(t, table);
        line->open = true;
        line->cells[RULE] = cell_s(str_of(esf_rules[i].code));
        line->cells[FORMULA] = cell_s(str_of(lang_tr(t->lang, esf_formula(i, ways))));
        line->cells[SOURCE] = cell_s(str_of(esf_rules[i].source));
        line->cells[FROM] = cell_s(S(ESF_IN_FORCE));
        line->cells[FROM_READ] = cell_s(lang_day(t->a, t->lang, DAY(ESF_IN_FORCE)));
    }
}

void esf_told_fill(struct task *t, const struct esf_sql_counting_row *chosen, struct report_tables *ret_tables)
{
    fill_counting(t, chosen, report_table_new(ret_tables, &counting));
    fill_rules(t, esf_ways_of(chosen->counting), report_table_new(ret_tables, &rules));
}
