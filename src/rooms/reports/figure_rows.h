/* figure_rows: the rows behind the figures of the reports "targets" and "attendance". As many rows as the figure says;
 * behind hours stand the sessions, whose minutes together are the hours. */
#pragma once
#include "rooms/reports/monthly.h"
#include "rooms/reports/targets.h"

enum row_kind { ROWS_PERSONS, ROWS_MARKS, ROWS_GROUPS, ROWS_SESSIONS, ROWS_CHILDREN, ROWS_CHILD_MARKS, ROWS_CONTACTS };
/* person: whose page it leads to, of a child a parent; 0 = nobody. Empty what the kind does not tell. */
struct figure_row {
    int64_t person, group, session, minutes;
    struct str name, group_name, channel, language;
    struct day day;
};
struct figure_rows {
    struct figure_row *at;
    size_t n, cap;
    enum row_kind kind;
    int64_t total;
}; /* total: all, also those not asked for */

/* At most `limit` rows from the row `start` (0 = first) on. from, to: "" = without end. */
struct figure_rows reports_target_rows(
    struct task *t, int64_t project, struct day from, struct day to, enum measure m, int64_t start, int64_t limit);
/* Of one group and month ("2026-11"); the days are those of the whole report. */
struct figure_rows reports_month_rows(struct task *t, int64_t project, int64_t group, struct day month, struct day from,
    struct day to, enum month_figure f, int64_t start, int64_t limit);
/* Narrows the days to those of the month. */
void reports_within_month(struct day month, struct day *from, struct day *to);
/* Names of members of the project's groups; persons sorted by id. One statement, however many they are. */
struct strs reports_member_names(struct task *t, int64_t project, const int64_t *persons, size_t n);
