/* esf_told: what the report "esf" says of its own counting: in which way where programmes differ, and the source of
 * each rule. Only for the files of this room. */
#pragma once
#include "esf_sql.h"
#include "rooms/reports/report_table.h"

/* Two tables more: "counting" and "rules", of the way that is chosen for the project. */
void esf_told_fill(struct task *t, const struct esf_sql_counting_row *chosen, struct report_tables *ret_tables);
