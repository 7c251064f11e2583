/* targets: what is promised and reached, per project (INTERFACES 4). */
#pragma once

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
          N_("The lengths of the sessions held, added up and rounded to whole hours. A session whose beginning or " \
             "end is not known is left out, and beside the sum stands of how many sessions it is.")) \
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
