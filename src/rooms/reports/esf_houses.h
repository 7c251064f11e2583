/* esf_houses: the common indicators by organisation of the project. Only for the files of this room. */
#pragma once
#include "rooms/reports/report_sheets.h"

extern const struct report_table_plan esf_by_house;
extern const struct codes esf_indicator_codes;
/* A line for each indicator in which somebody of it may be. */
void esf_put_house(struct task *t, const struct report_sheet *of, struct report_table *table);
/* Which indicator a line is of, and which column of the table of indicators (women: its first figure) stands there. */
void esf_house_figure(const struct figure_wanted *w, unsigned women, size_t *ret_which, unsigned *ret_column);
