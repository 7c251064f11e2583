/* targets: what is promised and reached, per project (INTERFACES 4), and how far it will come (targets_forecast.c). */
#pragma once
#include "db/db.h"

struct report_scope;
struct report_table;
struct report_tables;

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
          N_("Persons who were reached afterwards and told how they are. Each person counts once.")) \
    M(peer_workers, N_("Peer instructors who worked"), THINGS, \
          N_("Peer instructors of groups with at least one session held in these days. Each counts once.")) \
    M(person_hours, N_("Person-hours in sessions"), PERSONS, \
          N_("Of each visit the time the person was there: the minutes in the register, else the length of the " \
             "session; added up and rounded to whole hours.")) \
    M(counselling_hours, N_("Hours of counselling"), PERSONS, \
          N_("The minutes of the counselling talks in these days, once for each talk, rounded to whole hours. Talks " \
             "without minutes are left out. With whom they were is not told here."))
/* clang-format on */
enum measure {
#define M(name, text, of, definition) MEASURE_##name,
    MEASURES(M)
#undef M
        MEASURE__N
};

enum outlook {
    OUTLOOK_REACHED,
    OUTLOOK_IN_TIME,
    OUTLOOK_SHORT,
    OUTLOOK_OPEN,  /* the last day is not known */
    OUTLOOK_ENDED, /* the project has ended before */
    OUTLOOK_UNKNOWN,
    OUTLOOK__N
};
/* per_month: in 30 days, hundredths; expected: on the last day of the project; INT_NONE, "": nothing can be said. */
struct target_forecast {
    enum outlook outlook;
    int64_t per_month, expected;
    struct day reached_on;
};
/* reached: from `start` until today (INT_NONE: not known). start, end: of the project, "" where not known. */
struct target_forecast target_forecast_of(
    int64_t promised, int64_t reached, struct day start, struct day end, struct day today);
/* A table of what was promised, beside the lines of the whole project; none for some days alone. */
void targets_forecast(
    struct task *t, const struct report_scope *s, const struct report_table *targets, struct report_tables *ret_tables);
/* What it says of the persons, in a sentence; "": nothing. */
struct str targets_forecast_words(struct task *t, const struct report_tables *tables);
