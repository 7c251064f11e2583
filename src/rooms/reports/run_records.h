/* run_records: the records behind a report with their facts, as a stored run keeps them: so that two days can be
 * compared record by record. Of esf participations, of outcomes persons; other reports keep none. Only for the files of
 * this room. */
#pragma once
#include "rooms/reports/report_table.h"

enum { RUN_RECORDS_MOST = 20000 };

/* id: of a participation, or the person's own. facts: as many as there are columns; "": not known. */
struct run_record {
    int64_t id, person;
    struct str *facts;
};
struct run_records {
    struct run_record *at; /* by id */
    size_t n, cap;
    const struct column *columns;
    size_t columns_n;
};

bool run_records_are_kept(const struct report *report);
/* What is known of a fact of a participation by its name ("entry_status"); NULL: it is none of them. */
const struct column *run_record_column(struct str key);
/* As they are now. False: more than RUN_RECORDS_MOST. */
bool run_records_now(struct task *t, const struct report *report, const struct report_scope *s,
    struct run_records *ret_records) MUST_USE;
void run_records_write(const struct run_records *records, struct buf *o);
/* Facts that are kept no longer, or were not yet, are not known. False: it is no such text. */
bool run_records_read(
    struct task *t, const struct report *report, struct str text, struct run_records *ret_records) MUST_USE;

/* A record that came (before NULL), went (after NULL) or has other facts. */
struct run_change {
    const struct run_record *before, *after;
};
struct run_changes {
    struct run_change *at;
    size_t n, cap;
};
struct run_changes run_records_compare(
    struct task *t, const struct run_records *before, const struct run_records *after);
