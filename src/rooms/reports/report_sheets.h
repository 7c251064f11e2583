/* report_sheets: a report of the whole project and of each of its organisations (report_houses.c), counted and withheld
 * together. Only for the files of this room. */
#pragma once
#include "rooms/reports/report_table.h"

/* Readers who see no persons get figures of so many organisations of a project at most; of more, none. */
enum { REPORT_HOUSES_MOST = 12 };

/* at[0] is the whole, or the only one that is asked for. */
struct report_sheet {
    int64_t organisation;
    struct report_house house;
    struct report_tables tables;
};
struct report_sheets {
    struct report_sheet *at;
    size_t n;
};
/* Those that must be withheld together with the ones of this scope, or whose figures stand in its table of
 * organisations. */
struct report_sheets report_sheets_fill(struct task *t, const struct report *report, const struct report_scope *s);
/* A new line in the table of organisations: its first column is the key, the second the name. Those are said to be
 * counted so. */
#define HOUSE_DEFINED \
    N_("Sessions, visits and hours belong to the organisation of the group, contacts and talks to that of the " \
       "worker, and " \
       "persons to that of their first group, else of who answers for them.")
struct report_line *report_house_line(struct task *t, const struct report_sheet *of, struct report_table *table);
/* The tables of the scope, when all are worked out; with the lines of its organisations. */
struct report_tables report_sheets_choose(
    struct task *t, const struct report *report, const struct report_scope *s, const struct report_sheets *sheets);
