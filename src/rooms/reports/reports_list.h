/* reports_list: the table of reports; the pages, the command and the JSON form read it. A new report is one row here
 * and two functions: NAME_tables (all formats) and NAME_json (the members of "tables" in the JSON form, INTERFACES 4).
 *    name        title                          what it tells */
#pragma once
#include "rooms/tables/tables.h"

/* clang-format off */
#define REPORTS(R) \
    R(outcomes,   N_("Where guidance led"), \
          N_("Where the members of the groups went: education, work, home care. By language.")) \
    R(targets,    N_("Promised and reached"),    N_("What was promised to the funder and what has been reached.")) \
    R(attendance, N_("Groups month by month"),   N_("Sessions held, members, attendance and child care of each group."))
/* clang-format on */

struct report_scope {
    int64_t project;
    struct day from, to; /* "" = without end */
    int64_t threshold;   /* smaller counts are withheld; 0: all are shown */
};
enum { REPORT_TABLES = 3 };
struct report_tables {
    struct table at[REPORT_TABLES];
    size_t n;
};

struct report {
    const char *name, *title, *about;
    void (*tables)(struct task *t, const struct report_scope *s, struct report_tables *ret_tables);
    void (*json)(struct task *t, const struct report_scope *s, struct json *j);
};
extern const struct report report_rows[];
extern const size_t report_rows_n;

#define R(name, title, about) \
    void name##_tables(struct task *t, const struct report_scope *s, struct report_tables *ret_tables); \
    void name##_json(struct task *t, const struct report_scope *s, struct json *j);
REPORTS(R)
#undef R
