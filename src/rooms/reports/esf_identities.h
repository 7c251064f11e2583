/* esf_identities: what must hold between the indicators of ESF+ (DOMAIN 1.5), held against the counts: both sides, and
 * whether it holds. Whoever gets no small counts gets no sides: only that it holds. Only for the files of this room. */
#pragma once
#include "rooms/reports/esf_rules.h"
#include "rooms/reports/report_table.h"

/* persons: by indicator and gender. totals: the same persons, counted once more without asking for their gender.
 * left_early: participations that ended before they began. */
struct esf_counted {
    int64_t persons[ESF__N][ESF_GENDERS], totals[ESF__N], left_early;
};
void esf_identities_fill(
    struct task *t, const struct report_scope *s, const struct esf_counted *c, struct report_tables *ret_tables);
