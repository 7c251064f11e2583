/* figure_rows: the rows behind the figures of reports, of each kind one statement. As many rows as the figure says;
 * behind hours and places stand the sessions, whose minutes or places together are the figure. */
#pragma once
#include "rooms/reports/targets.h"
#include "rooms/tables/tables.h"

enum row_kind {
    ROWS_NONE, /* the figure opens no rows */
    ROWS_PERSONS,
    ROWS_GUIDED, /* persons with their outcome */
    ROWS_MARKS,
    ROWS_GROUPS,
    ROWS_SESSIONS,
    ROWS_CHILDREN,
    ROWS_CHILD_MARKS,
    ROWS_CONTACTS,
    ROWS_RECORDS, /* participations, with what they lack */
    ROWS_CHECKS   /* participations, with what is to be checked */
};
/* person: whose page it leads to, of a child a parent; 0 = nobody. amount: what the column of figure_rows says
 * (INT_NONE: not known). remark: what a record lacks, or what is to be checked; of_person: all of that stands in her
 * own file. destination, state: codes. Empty what the kind does not tell. */
struct figure_row {
    int64_t person, group, session, spell, amount;
    struct str name, group_name, channel, language, destination, state, qualification, remark;
    struct day day;
    bool of_person;
};
struct figure_rows {
    struct figure_row *at;
    size_t n, cap;
    enum row_kind kind;
    const struct column *amount; /* of sessions, marks and contacts: minutes, places, visitors; NULL: nothing */
    int64_t total;
};                                       /* total: all, also those not asked for */
extern const struct column FIGURE_HOURS; /* minutes of a session */

/* Which rows are asked for: of one group and organisation (0: of all in the project), in these days ("" = without end),
 * at most `limit` from the row `start` (0 = first) on. */
struct rows_wanted {
    int64_t project, group;
    struct day from, to;
    int64_t start, limit, organisation;
};
struct figure_rows figure_sessions(struct task *t, const struct rows_wanted *w);
struct figure_rows figure_members(struct task *t, const struct rows_wanted *w);
struct figure_rows figure_marks(struct task *t, const struct rows_wanted *w, const char *mark);
struct figure_rows figure_child_marks(struct task *t, const struct rows_wanted *w, const char *state); /* "": any */
struct figure_rows figure_targets(struct task *t, const struct rows_wanted *w, enum measure m);
/* Writes the names into rows of persons of the project, members or participants; rows sorted by person. One statement,
 * however many they are. */
void figure_rows_name(struct task *t, int64_t project, struct figure_rows *rows);
