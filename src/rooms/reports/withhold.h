/* withhold: which counts of a report's tables must not be shown, so that no small one can be read or worked out. Only
 * for the files of this room. */
#pragma once
#include "rooms/reports/published.h"
#include "rooms/reports/report_sheets.h"
#include "rooms/reports/suppress.h"

/* Makes the cells of withheld counts unknown. A reader knows the sums: parts add up to their whole, but for a rest that
 * is not printed (children booked who are not marked yet, members who were not absent); the total line adds up the
 * others. Lines of a table without one stand alone, but for figures that are the same as in the total line. Figures of
 * organisations add up to those of the whole project. published: what she was shown before, which is a small count away
 * from some (NULL: nothing). */
void withhold(struct task *t, const struct report_sheets *sheets, int64_t threshold, struct published *published);
