/* published: what readers who see no persons were shown of a report, kept so that the next figure tells nothing about
 * single persons: 47 last week and 48 today would be one person, whoever keeps both papers. A count is shown when it
 * is the same as all that was shown of the same figure or differs from each by the threshold or more; otherwise it
 * stays what it was. The same figure is that of the same report, organisation, table, line and column, of the same
 * days, of days around them or within them; and of the whole project also what all other years leave of it. What that
 * guarantees, and what not: docs/reports.md. Only for the files of this room. */
#pragma once
#include "rooms/reports/report_sheets.h"

/* The days for which it is asked become a calendar year, or the whole project. */
struct report_scope published_days(const struct report_scope *asked);
/* Are they that already? */
bool published_fits(const struct report_scope *s);

struct published;
/* What was shown of this report of the project. */
struct published *published_read(struct task *t, const struct report *report, const struct report_scope *s);
/* What was shown of this figure and differs from n by less than the threshold, but differs; the nearest; INT_NONE:
 * there is nothing like that. */
int64_t published_near(struct published *p, const struct report_table *table, const struct report_line *line,
    unsigned column, int64_t n, int64_t threshold);
/* Is n what was shown of this figure last? Then everybody knows it who can guess that it has not changed. */
bool published_stands(struct published *p, const struct report_table *table, const struct report_line *line,
    unsigned column, int64_t n, int64_t threshold);
/* Between counting and withholding: notes what the counts are. */
void published_note(struct published *p, const struct report_sheets *sheets);
/* After it: what is known is remembered to be shown; what was withheld is what it was before, where that is known. */
void published_fill(struct published *p, const struct report_sheets *sheets, int64_t threshold);
/* Makes it durable. False: somebody else was shown something meanwhile, so it must be counted again. */
bool published_keep(struct published *p) MUST_USE;
