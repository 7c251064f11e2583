/* outcomes: what its files share. outcomes.c describes and counts, outcomes_people.c reads who the persons are and what
 * is known of them, outcomes_best.c what came of them, outcomes_by.c crosses. Rows become small numbers as they are
 * read; counting sees no text. Only for these files. */
#pragma once
#include "rooms/reports/outcomes_words.h"
#include "rooms/reports/report_table.h"

/* Destinations in the order of the value list; six training ones first, then work. */
/* clang-format off */
#define DESTINATIONS(D) \
    D(language_training, TRAINING) D(adult_basic_education, TRAINING) D(vocational_education, TRAINING) \
    D(upper_secondary, TRAINING) D(higher_education, TRAINING) D(other_training, TRAINING) \
    D(working_life, WORK) D(entrepreneurship, WORK) \
    D(other_service, PERSONS) D(home_care, PERSONS) D(other, PERSONS) D(not_reached, PERSONS)

/* What persons are told apart by: name in addresses and JSON, what people read, what it is a fact of (OF_GROUP: as few
 * as there are groups, and their names tell who is meant: not for those from whom small numbers are withheld;
 * OF_PROJECTS: of several projects together). */
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
    C(attempts,         N_("Attempts to reach"),           OF_FEW) \
    C(organisation,     N_("Organisation"),                OF_FEW) \
    C(project,          N_("Project"),                     OF_PROJECTS)
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

/* A day as one number, 20261122; of a month or year alone the rest is 0. Sorts as days do; not known comes first. */
enum { UNKNOWN_DAY = INT32_MIN };
struct outcome_value {
    struct str key, name;
};
struct outcome_values {
    struct outcome_value *at;
    size_t n, cap;
    struct outcome_words words; /* by key */
};
/* A group of the projects; language, town, area, organisation, project: values of these crossings. combined: index of
 * the group into which it was merged at last, or its own. */
struct outcome_group {
    int64_t id, period, merged_into;
    struct str key, name;
    uint32_t language, town, area, organisation, combined, project;
};
/* group: her first one in the days asked for, by index; before a merge, the original one. joined: a day. */
struct outcome_member {
    int64_t person;
    uint32_t group;
    int32_t joined;
};
/* What is known of a member: days, the others as values of the crossing of that name. last: when the spell began of
 * which exit is the end. */
struct outcome_facts {
    int32_t entry, exit, last;
    uint16_t tongue, period;
    uint8_t status, age, sex, years, education, children, counselling, attempts;
};
/* The one row that counts of a person: what has got furthest. qualification: into people->qualifications, 0 is none. */
struct outcome_best {
    int32_t day;
    uint32_t qualification : 24, destination : 4, state : 4;
};
/* Members by person, in pieces, so that a long list is never moved. */
enum { MEMBERS_PIECE = 4096 };
struct outcome_members {
    struct outcome_member **pieces;
    size_t pieces_n, pieces_cap, n;
};
/* slots: which group an id is, index + 1, by open addressing; slots_n: a power of two. */
struct outcome_groups {
    struct outcome_group *at;
    uint32_t *slots;
    size_t n, cap, slots_n;
};
/* facts: as far as the wanted crossings need them; NULL: not at all. */
struct outcome_people {
    struct task *t;
    struct outcome_groups groups; /* by id */
    struct outcome_members members;
    struct outcome_best *best;
    struct outcome_facts *facts;
    struct outcome_values values[BY__N];
    struct strs qualifications;
    struct outcome_words qualification_places;
};
static inline struct outcome_member *outcome_member(const struct outcome_people *p, size_t i)
{
    return &p->members.pieces[i / MEMBERS_PIECE][i % MEMBERS_PIECE];
}

/* wanted: a bit for each crossing. */
struct outcome_people outcome_people(struct task *t, const struct report_scope *s, uint32_t wanted);
/* What came of the members in one of the projects, up to a day; better than what is there already. */
void outcome_best_read(struct outcome_people *people, int64_t project, struct str last);
/* Which value of a crossing is hers: index into people->values. */
uint32_t outcome_value_of(const struct outcome_people *people, size_t member, enum outcome_crossing by);
int32_t outcome_day(struct day d);
struct day outcome_day_text(int32_t day);
/* Of a whole day; clipped to the month's last day, as day_add_months() does. */
int32_t outcome_months_later(int32_t day, int months);
/* Where the rows of a person belong while they come in the order of persons: the index of the member; n: she is none.
 */
static inline size_t outcome_member_at(const struct outcome_people *p, size_t *next, int64_t person)
{
    size_t n = p->members.n;

    while (*next < n && outcome_member(p, *next)->person < person)
        ++*next;
    return *next < n && outcome_member(p, *next)->person == person ? *next : n;
}

/* ---- counting */

/* Does an outcome belong to a figure of the columns above? A sum holds what its parts hold. */
bool outcome_belongs(const struct outcome_best *best, unsigned column);

/* Persons of a value; of those guided to education or work also how far they have got. While they are counted only the
 * columns of destinations hold something; outcome_sums_done() adds those up of which they are parts. */
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
unsigned outcome_column(const struct outcome_best *best); /* its destination's, or that there is none */
void outcome_sums_add(struct outcome_sums *sums, const struct outcome_best *best);
void outcome_sums_done(struct outcome_sums *sums);
/* Counts all members. */
void outcome_cross_count(const struct outcome_people *people, struct outcome_crosses *all);
/* Adds a table for each that is counted. */
void outcome_cross_tables(const struct outcome_people *people, const struct report_scope *s, struct outcome_crosses *c,
    struct report_tables *ret_tables);
/* Is the table one of a crossing? Then: does this member stand behind the figure? */
bool outcome_is_cross(const struct report_table_plan *plan);
bool outcome_cross_picks(const struct outcome_people *people, const struct figure_wanted *w, size_t member);
uint32_t outcome_cross_wanted(const struct report_table_plan *plan); /* bits of what its lines are told apart by */
extern const struct report_crossing outcome_crossings[BY__N];
