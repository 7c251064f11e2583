/* withhold: which counts of a row must not be shown, so that no small one can be read or worked out. Only for the files
 * of this room. */
#pragma once
#include "rooms/reports/report_table.h"
#include "rooms/reports/suppress.h"

/* Makes the cells of withheld counts unknown. A reader knows the sums: parts add up to their whole, but for a rest that
 * is not printed (children booked who are not marked yet, members who were not absent). */
void withhold_line(struct task *t, const struct report_table_plan *plan, struct report_line *line, int64_t threshold);
