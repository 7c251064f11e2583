/* outcomes: what its files share. outcomes.c describes and counts, outcomes_people.c reads who the persons are and what
 * is known of them, outcomes_by.c crosses. Only for these files. */
#pragma once
#include "rooms/reports/report_table.h"

/* Destinations in the order of the value list; six training ones first, then work. */
/* clang-format off */
#define DESTINATIONS(D) \
    D(language_training, TRAINING) D(adult_basic_education, TRAINING) D(vocational_education, TRAINING) \
    D(upper_secondary, TRAINING) D(higher_education, TRAINING) D(other_training, TRAINING) \
    D(working_life, WORK) D(entrepreneurship, WORK) \
    D(other_service, PERSONS) D(home_care, PERSONS) D(other, PERSONS) D(not_reached, PERSONS)

/* What persons are told apart by: name in addresses and JSON, what people read, what it is a fact of (OF_GROUP: as few
 * as there are groups, and their names tell who is meant: not for those from whom small numbers are withheld). */
#define CROSSINGS(C) \
    C(group_language,   N_("Language of the group"),       OF_FEW) \
    C(mother_tongue,    N_("Mother tongue"),               OF_FEW) \
    C(town,             N_("Town"),                        OF_FEW) \
    C(area,             N_("Part of the town"),            OF_FEW) \
    C(period,           N_("Period of the project"),       OF_FEW) \
    C(entry_status,     N_("Situation at the beginning"),  OF_FEW) \
    C(age,              N_("Age"),                         OF_FEW) \
    C(sex,              N_("Gender"),                      OF_FEW) \
    C(years_in_finland, N_("Years in Finland"),            OF_FEW) \
    C(education,        N_("Education"),                   OF_FEW) \
    C(children,         N_("Number of children"),          OF_FEW) \
    C(group,            N_("Group"),                       OF_GROUP) \
    C(combined_group,   N_("Combined group"),              OF_GROUP) \
    C(counselling,      N_("Counselling"),                 OF_FEW) \
    C(exit_to_result,   N_("From leaving to the outcome"), OF_FEW) \
    C(attempts,         N_("Attempts to reach"),           OF_FEW)
/* clang-format on */
enum outcome_crossing {
#define C(name, title, of) BY_##name,
    CROSSINGS(C)
#undef C
        BY__N,
    BY_NOTHING = BY__N
};

enum destination {
#define D(code, part_of) DEST_##code,
    DESTINATIONS(D)
#undef D
        DEST__N,
    DEST_NONE = DEST__N
};

/* The order in which states count (INTERFACES 4); an unknown one counts as ended. */
enum state { ENDED, SUGGESTED, AGREED, APPLIED, ACCEPTED, STARTED, COMPLETED, STATES };
extern const char *const outcome_states[STATES];

/* The columns of by_language. */
enum {
    LANGUAGE,
    PERSONS,
    TRAINING,
    WORK,
    GUIDED,
#define D(code, part_of) TO_##code,
    DESTINATIONS(D)
#undef D
        NO_OUTCOME,
    COLUMNS
};
extern const struct report_column outcome_columns[COLUMNS];
#define OUTCOME_DEFINED \
    N_("Each person has one outcome: what has got furthest (completed, started, accepted, applied, agreed, " \
       "suggested), and of equal ones the latest. Not reached counts only when nothing else is known.")

/* ---- the persons */

enum { UNKNOWN_DAY = INT32_MIN };
struct outcome_value {
    struct str key, name;
};
struct outcome_values {
    struct outcome_value *at;
    size_t n, cap;
};
/* A group of the project; language, town, area: values of these crossings. combined: index of the group into which it
 * was merged at last, or its own. */
struct outcome_group {
    int64_t id, period, merged_into;
    struct str key, name;
    uint32_t language, town, area, combined;
};
/* group: her first one in the days asked for, by index; before a merge, the original one. joined: day number. */
struct outcome_member {
    int64_t person;
    uint32_t group;
    int32_t joined;
};
/* What is known of a member: entry and exit as day numbers, the others as values of the crossing of that name. */
struct outcome_facts {
    int32_t entry, exit;
    uint16_t tongue, period;
    uint8_t status, age, sex, years, education, children, counselling, attempts;
};
/* Members by person, and their facts as far as the wanted crossings need them. */
struct outcome_people {
    struct task *t;
    struct {
        struct outcome_group *at;
        size_t n, cap;
    } groups; /* by id */
    struct {
        struct outcome_member *at;
        size_t n, cap;
    } members;
    struct outcome_facts *facts;
    struct outcome_values values[BY__N];
};

/* The one row that counts of a person; person 0: none. */
struct outcome_kept {
    char *p;
    size_t n, cap;
};
struct outcome_best {
    int64_t person;
    enum destination destination;
    enum state state;
    struct day day;
    struct outcome_kept qualification;
};

/* wanted: a bit for each crossing. */
struct outcome_people outcome_people(struct task *t, const struct report_scope *s, uint32_t wanted);
/* Every member by her index, and what came of her. */
void outcome_walk(const struct outcome_people *people, const struct report_scope *s,
    void (*each)(void *x, size_t member, const struct outcome_best *best), void *x);
/* Which value of a crossing is hers: index into people->values. */
uint32_t outcome_value_of(
    const struct outcome_people *people, size_t member, enum outcome_crossing by, const struct outcome_best *best);

/* ---- counting */

/* Does an outcome belong to a figure of the columns above? A sum holds what its parts hold. */
bool outcome_belongs(const struct outcome_best *best, unsigned column);

/* Persons of a value; of those guided to education or work also how far they have got. */
struct outcome_sums {
    int32_t n[COLUMNS], place, started, completed;
};
struct outcome_cross {
    enum outcome_crossing a, b; /* b: BY_NOTHING, or a is crossed with it */
    struct outcome_sums *at;
    uint64_t *pair; /* of each sum: a value of a in the upper half, one of b in the lower */
    uint32_t *slots;
    size_t n, cap, slots_n;
};
/* How the report is crossed: the crossings that are counted, and among them those that are asked for. */
struct outcome_crosses {
    struct outcome_cross at[BY__N + 1];
    size_t n;
    uint32_t wanted, shown; /* a bit for each crossing */
};
struct outcome_crosses outcome_crosses(const struct report_scope *s);
void outcome_cross_count(
    const struct outcome_people *people, struct outcome_crosses *c, size_t member, const struct outcome_best *best);
/* Adds a table for each that is counted. */
void outcome_cross_tables(const struct outcome_people *people, const struct report_scope *s, struct outcome_crosses *c,
    struct report_tables *ret_tables);
/* Is the table one of a crossing? Then: does this member stand behind the figure? */
bool outcome_is_cross(const struct report_table_plan *plan);
bool outcome_cross_picks(
    const struct outcome_people *people, const struct figure_wanted *w, size_t member, const struct outcome_best *best);
uint32_t outcome_cross_wanted(const struct report_table_plan *plan); /* bits of what its lines are told apart by */
extern const struct report_crossing outcome_crossings[BY__N];
