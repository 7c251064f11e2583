/* corrections: what was corrected since a day in registers, participations and guidance. Only for the files of this
 * room. */
#pragma once
#include "rooms/reports/report_table.h"

enum { CORRECTIONS_SHOWN = 50 };

/* record: the session (session: true), participation or guidance. person 0: a child, or somebody who is not in the data
 * any more. field, before, after: as people read them. */
struct correction {
    int64_t record, person;
    bool session;
    struct str field, before, after, reason, staff_name;
    struct instant at;
};
struct corrections {
    struct correction *at;
    size_t n, cap;
    int64_t total; /* also those not asked for */
};
/* Of the project and days of the scope, since then, the last first, from the row `start` (0 = first) on. For whoever
 * sees the rows behind figures. */
struct corrections corrections_since(struct task *t, const struct report_scope *s, struct instant since, int64_t start);
