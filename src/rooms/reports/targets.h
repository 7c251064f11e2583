/* targets: promised against reached, per project (INTERFACES 4). */
#pragma once
#include "db/db.h"

/* code, name, whether it counts persons (FIGURE_PERSONS: small numbers are withheld) or things, what it counts */
/* clang-format off */
#define MEASURES(M) \
    M(persons,     N_("Persons"), PERSONS, \
          N_("Those who took part in the project or were members of a group in these days. Each person counts once.")) \
    M(groups,      N_("Groups"), THINGS, \
          N_("Groups with at least one session held in these days.")) \
    M(sessions,    N_("Sessions held"), THINGS, \
          N_("Sessions held in these days. Planned and cancelled sessions do not count.")) \
    M(hours,       N_("Hours"), THINGS, \
          N_("The lengths of the sessions held, added up and rounded to whole hours.")) \
    M(children,    N_("Children cared for"), PERSONS, \
          N_("Children who came to child care in a session. Each child counts once.")) \
    M(contacts,    N_("Contacts outside groups"), PERSONS, \
          N_("Help given outside the groups. Each contact counts.")) \
    M(plans,       N_("Plans made"), PERSONS, \
          N_("Plans made together with a person in these days. Each plan counts.")) \
    M(followed_up, N_("Persons followed up"), PERSONS, \
          N_("Persons who were reached afterwards and told how they are. Each person counts once."))
/* clang-format on */
enum measure {
#define M(name, text, of, definition) MEASURE_##name,
    MEASURES(M)
#undef M
        MEASURE__N
};
const char *measure_code(enum measure m);
enum measure measure_read(struct str code); /* MEASURE__N when unknown */
const char *measure_name(enum measure m);   /* message ids */
const char *measure_definition(enum measure m);

struct targets {
    int64_t promised[MEASURE__N]; /* INT_NONE = nothing promised */
    int64_t reached[MEASURE__N];
};

/* from, to: "" = without end. Hours are those of held sessions, whole, halves up. */
struct targets reports_targets(struct task *t, int64_t project, struct day from, struct day to);
/* The whole time, and only what something was promised of: the rest is not counted and stays 0. */
struct targets reports_targets_promised(struct task *t, int64_t project);
