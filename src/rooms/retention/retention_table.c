/* retention_table: retention.def as tables of the program, and its words that are the same for many rows. */
#include "base/str.h"
#include "rooms/retention/retention_inside.h"

/* ---- words */

#define BASIS_DUTY     N_("Legal duty (GDPR 6(1)(c); 757/2021, sections 46 and 56)")
#define BASIS_TASK     N_("Task in the public interest (GDPR 6(1)(e); 1050/2018, section 4)")
#define BASIS_SPECIAL  N_("Task laid down by law, special categories (GDPR 9(2)(g); 1050/2018, section 6)")
#define BASIS_HEALTH   N_("Task in the public interest, and consent to data about health (GDPR 6(1)(e) and 9(2)(a))")
#define BASIS_LOG      N_("Legal duty (GDPR 6(1)(c), 5(2) and 32; 906/2019, section 17)")
#define BASIS_SAFETY   N_("Legal duty (GDPR 6(1)(c) and 32; 1050/2018, section 6)")
#define BASIS_STOP     N_("Legal duty (GDPR 6(1)(c) and 21): who said no is not written to")
#define BASIS_CONSENT  N_("Consent (GDPR 6(1)(a)), which can be taken back")
#define BASIS_CONTRACT N_("Work contract (GDPR 6(1)(b))")
#define BASIS_INTEREST N_("Legitimate interest (GDPR 6(1)(f)): working together")

#define WHOSE_PARTICIPANTS N_("Persons who take part, and their families")
#define WHOSE_VISITORS     N_("Persons who were met or signed up")
#define WHOSE_CHILDREN     N_("Children of persons who take part")
#define WHOSE_STAFF        N_("Members of staff")
#define WHOSE_CONTACTS     N_("People met through work")

#define FROM_HERSELF  N_("The person herself")
#define FROM_WORKERS  N_("Workers who write it down")
#define FROM_OTHERS   N_("Tables of the project or its partners")
#define FROM_PROGRAM  N_("The program")
#define FROM_EMPLOYER N_("The employer")

#define GETS_TEAM       N_("Workers of the project who work with the person")
#define GETS_FUNDER     N_("Workers of the project; the funder and its auditors by law")
#define GETS_COUNSELLOR N_("Counsellors and instructors of the person alone")
#define GETS_SERVICES   N_("The service that she agreed to")
#define GETS_PUBLIC     N_("Everybody, in the form and the places that she agreed to")
#define GETS_CARERS     N_("Carers on duty, and the workers of the group")
#define GETS_GATEWAY    N_("Workers of the project; the operator that sends the messages")
#define GETS_MANAGER    N_("Managers of the project")
#define GETS_NOBODY     N_("Administrators of the house")

const struct retention_row retention_rows[RETENTION__N] = {
#define C(ID, code, act, clock, months, least, most, basis, whose, from, given_to, name, what, purpose, why) \
    [RETENTION_##ID] = { #code, ACT_##act, CLOCK_##clock, months, least, most, BASIS_##basis, WHOSE_##whose, \
        FROM_##from, GETS_##given_to, name, what, purpose, why },
#include "rooms/retention/retention.def"
};

enum retention_category retention_by_code(struct str code)
{
    enum retention_category i = 0;

    while (i < RETENTION__N && !str_is(code, retention_rows[i].code))
        i++;
    return i;
}

const char *retention_clock_name(enum retention_clock clock)
{
    static const char *const names[] = {
        [CLOCK_FUNDER] = N_("the end of the time for which the funder wants papers"),
        [CLOCK_TOUCHED] = N_("the last day on which anything was written down"),
        [CLOCK_ENDED] = N_("the end of the last participation"),
        [CLOCK_ROW] = N_("the day of each record"),
        [CLOCK_NONE] = N_("no clock"),
    };

    return names[clock];
}

const char *retention_act_name(enum retention_act act)
{
    static const char *const names[] = {
        [ACT_ANONYMISE] = N_("The person becomes a fact without a name"),
        [ACT_WITH_PERSON] = N_("Stays as a fact when the person becomes one without a name"),
        [ACT_EMPTY] = N_("Words are deleted, days and codes stay"),
        [ACT_ROWS] = N_("Deleted record by record"),
        [ACT_KEPT] = N_("Is not ended by this table"),
    };

    return names[act];
}

bool retention_may_choose(enum retention_category category)
{
    return retention_rows[category].least < retention_rows[category].most &&
           retention_rows[category].act != ACT_WITH_PERSON;
}

static const char *const holds[][2] = { { "", "" },
#define H(ID, code, text) { #code, text },
    RETENTION_HOLDS(H)
#undef H
};

const char *retention_hold_code(enum retention_hold hold) { return holds[hold][0]; }

const char *retention_hold_text(struct str code)
{
    for (size_t i = 1; i < sizeof holds / sizeof *holds; i++)
        if (str_is(code, holds[i][0]))
            return holds[i][1];
    return "";
}

/* ---- tables */

const struct retention_table retention_tables[] = {
#define T(CATEGORY, table, person, by_person, by_day, kept, gone) \
    { RETENTION_##CATEGORY, #table, person, by_person, by_day, kept, gone },
#include "rooms/retention/retention.def"
};
const size_t retention_tables_n = sizeof retention_tables / sizeof *retention_tables;

const struct retention_extra retention_extras[] = {
#define E(CATEGORY, table, by_person, gone) { RETENTION_##CATEGORY, #table, by_person, gone },
#include "rooms/retention/retention.def"
};
const size_t retention_extras_n = sizeof retention_extras / sizeof *retention_extras;

const struct retention_column retention_child_columns[] = {
#define P(table, column) { #table, #column },
#include "rooms/retention/retention.def"
};
const size_t retention_child_columns_n = sizeof retention_child_columns / sizeof *retention_child_columns;

const struct retention_other retention_others[] = {
#define N(table, why) { #table, why },
#include "rooms/retention/retention.def"
};
const size_t retention_others_n = sizeof retention_others / sizeof *retention_others;

bool retention_has_person(const struct retention_table *x)
{
    return strcmp(x->by_person, "-") != 0 && (x->by_person[0] != '\0' || strcmp(x->person, "person_id") == 0);
}

bool retention_has_days(const struct retention_table *x) { return x->by_day[0] != '\0' && x->by_day[0] != '-'; }

const char *retention_where(const struct retention_table *x)
{
    return x->by_person[0] != '\0' ? x->by_person : "person_id = $1";
}
