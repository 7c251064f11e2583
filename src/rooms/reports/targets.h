/* targets: promised against reached, per project (INTERFACES 4). */
#pragma once
#include "db/db.h"

#define MEASURES(M) \
    M(persons,     N_("Persons")) \
    M(groups,      N_("Groups")) \
    M(sessions,    N_("Sessions held")) \
    M(hours,       N_("Hours")) \
    M(children,    N_("Children cared for")) \
    M(contacts,    N_("Contacts outside groups")) \
    M(plans,       N_("Plans made")) \
    M(followed_up, N_("Persons followed up"))
enum measure {
#define M(name, text) MEASURE_##name,
    MEASURES(M)
#undef M
    MEASURE__N
};
const char *measure_code(enum measure m);
const char *measure_name(enum measure m);   /* message id */

struct targets { int64_t promised[MEASURE__N]; /* INT_NONE = nothing promised */ int64_t reached[MEASURE__N]; };

/* from, to: "" = without end. Hours are those of held sessions, whole, halves up. */
struct targets reports_targets(struct task *t, int64_t project, struct day from, struct day to);
