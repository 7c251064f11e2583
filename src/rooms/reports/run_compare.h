/* run_compare: which figures of a report moved between two stored runs of it, or since one. Only for the files of this
 * room. */
#pragma once
#include "rooms/reports/report_table.h"

enum { RUN_MOVED_MOST = 300 };

/* A figure that is not the same: of a line that is only in one of them, the other is not known. before, after: as they
 * are written ("–": there is none); difference: with its sign, empty when one is not known. table, line: what they
 * are called on pages; the line of a total has the total's name. */
struct run_move {
    struct str table, line, figure, before, after, difference;
    bool before_withheld, after_withheld;
};
struct run_moves {
    struct run_move *at;
    size_t n, cap;
    int64_t total; /* also those beyond RUN_MOVED_MOST */
    bool alike;    /* both have the same tables and columns */
};
struct run_moves run_compare(struct task *t, const struct report_tables *before, const struct report_tables *after);
