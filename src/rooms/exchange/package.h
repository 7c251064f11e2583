/* package: what the data package is (INTERFACES.md section 3, version 1): its files and their columns, in one table
 * that drives reading, checking, hints, datapackage.json and writing. Knows no rows. */
#pragma once
#include "html/form.h"

/* What a cell of a column may hold. Empty always means: not known. */
enum cell_kind {
    CELL_KEY,  /* the sender's own key, unique in the file */
    CELL_REF,  /* a key of another file */
    CELL_REFS, /* several, joined by ';' */
    CELL_TEXT,
    CELL_DAY,     /* whole day */
    CELL_PARTIAL, /* day, month or year */
    CELL_MONTH,   /* month or year */
    CELL_TIME,
    CELL_INT,
    CELL_MONEY, /* euros with two decimals */
    CELL_YESNO,
    CELL_CODE, /* of a value list */
    CELL_LANGUAGE,
    CELL_LANGUAGES,
    CELL_COUNTRIES,
    CELL_MUNICIPALITY,
    CELL_MUNICIPALITIES,
};

/* One row per file, in the order in which they refer to each other. */
/* clang-format off */
#define PACKAGE_FILES(F) \
    F(projects) F(staff) F(people) F(children) F(participations) F(groups) F(memberships) F(sessions) F(attendance) \
    F(child_care) F(contacts) F(needs) F(counselling) F(plans) F(plan_steps) F(guidance) F(follow_ups)
/* clang-format on */
enum package_file {
#define F(name) FILE_##name,
    PACKAGE_FILES(F)
#undef F
        FILE__N
};

/* One row per column: file, name, what it holds (written with the macros of package.c). */
/* clang-format off */
#define PACKAGE_projects(C) \
    C(projects, project, KEY()) C(projects, name, MUST_TEXT(200)) C(projects, fund, TEXT(100)) C(projects, \
          programme, TEXT(200)) \
    C(projects, specific_objective, TEXT(200)) C(projects, start_date, KIND(CELL_DAY)) C(projects, end_date, \
          KIND(CELL_DAY)) \
    C(projects, total_budget, KIND(CELL_MONEY)) C(projects, eu_contribution, KIND(CELL_MONEY)) \
    C(projects, managing_authority, TEXT(200)) C(projects, lead_organisation, TEXT(200)) C(projects, partners, \
          TEXT(2000)) \
    C(projects, municipalities, KIND(CELL_MUNICIPALITIES)) C(projects, website, TEXT(300)) C(projects, purpose, \
          TEXT(4000)) \
    C(projects, target_participants, INT(0, 1000000))
#define PACKAGE_staff(C) \
    C(staff, staff, KEY()) C(staff, name, MUST_TEXT(200)) C(staff, email, MUST_TEXT(200)) C(staff, role, \
          MUST_CODE(role)) \
    C(staff, projects, REFS(projects))
#define PACKAGE_people(C) \
    C(people, person, KEY()) C(people, given_names, TEXT(200)) C(people, family_name, TEXT(200)) \
    C(people, birth_date, KIND(CELL_PARTIAL)) C(people, gender, CODE(gender)) C(people, languages, \
          KIND(CELL_LANGUAGES)) \
    C(people, service_language, KIND(CELL_LANGUAGE)) C(people, phone, TEXT(50)) C(people, email, TEXT(200)) \
    C(people, municipality, KIND(CELL_MUNICIPALITY)) C(people, postcode, TEXT(10)) C(people, arrived_on, \
          KIND(CELL_PARTIAL)) \
    C(people, citizenships, KIND(CELL_COUNTRIES)) C(people, non_disclosure, KIND(CELL_YESNO))
#define PACKAGE_children(C) \
    C(children, child, KEY()) C(children, parents, REFS(people)) C(children, birth_month, KIND(CELL_MONTH)) \
    C(children, care_needs, TEXT(1000))
#define PACKAGE_participations(C) \
    C(participations, participation, KEY()) C(participations, person, MUST_REF(people)) \
    C(participations, project, MUST_REF(projects)) C(participations, entry_date, KIND(CELL_DAY)) \
    C(participations, entry_status, CODE(status)) C(participations, unemployed_since, KIND(CELL_PARTIAL)) \
    C(participations, entry_in_education, KIND(CELL_YESNO)) C(participations, entry_education, CODE(education)) \
    C(participations, heard_from, CODE(heard_from)) C(participations, exit_date, KIND(CELL_DAY)) \
    C(participations, exit_status, CODE(status)) C(participations, exit_status_on, KIND(CELL_DAY)) \
    C(participations, exit_in_education, KIND(CELL_YESNO)) C(participations, qualification_gained, KIND(CELL_YESNO)) \
    C(participations, six_month_date, KIND(CELL_DAY)) C(participations, six_month_status, CODE(status)) \
    C(participations, six_month_improved, KIND(CELL_YESNO))
#define PACKAGE_groups(C) \
    C(groups, group, KEY()) C(groups, project, MUST_REF(projects)) C(groups, name, MUST_TEXT(200)) \
    C(groups, language, KIND(CELL_LANGUAGE)) C(groups, kind, CODE(group_kind)) C(groups, venue, TEXT(200)) \
    C(groups, municipality, KIND(CELL_MUNICIPALITY)) C(groups, area, TEXT(200)) C(groups, starts_on, KIND(CELL_DAY)) \
    C(groups, ends_on, KIND(CELL_DAY)) C(groups, weekday, CODE(weekday)) C(groups, start_time, KIND(CELL_TIME)) \
    C(groups, end_time, KIND(CELL_TIME)) C(groups, capacity, INT(0, 10000)) C(groups, child_care_places, INT(0, \
          10000)) \
    C(groups, instructors, REFS(staff)) C(groups, merged_into, REF(groups))
#define PACKAGE_memberships(C) \
    C(memberships, group, MUST_REF(groups)) C(memberships, person, MUST_REF(people)) C(memberships, joined_on, \
          KIND(CELL_DAY)) \
    C(memberships, left_on, KIND(CELL_DAY)) C(memberships, state, CODE(membership_state))
#define PACKAGE_sessions(C) \
    C(sessions, session, KEY()) C(sessions, group, MUST_REF(groups)) C(sessions, date, MUST(CELL_DAY)) \
    C(sessions, start_time, KIND(CELL_TIME)) C(sessions, end_time, KIND(CELL_TIME)) C(sessions, kind, \
          CODE(session_kind)) \
    C(sessions, theme, TEXT(200)) C(sessions, module, TEXT(200)) C(sessions, expert, TEXT(200)) \
    C(sessions, state, CODE(session_state))
#define PACKAGE_attendance(C) \
    C(attendance, session, MUST_REF(sessions)) C(attendance, person, MUST_REF(people)) C(attendance, mark, \
          MUST_CODE(mark)) \
    C(attendance, minutes, INT(0, 1440))
#define PACKAGE_child_care(C) \
    C(child_care, session, MUST_REF(sessions)) C(child_care, child, MUST_REF(children)) \
    C(child_care, state, MUST_CODE(child_care_state))
#define PACKAGE_contacts(C) \
    C(contacts, contact, KEY()) C(contacts, project, MUST_REF(projects)) C(contacts, date, MUST(CELL_DAY)) \
    C(contacts, channel, CODE(channel)) C(contacts, language, KIND(CELL_LANGUAGE)) C(contacts, topic, TEXT(200)) \
    C(contacts, person, REF(people)) C(contacts, minutes, INT(0, 1440))
#define PACKAGE_needs(C) \
    C(needs, person, MUST_REF(people)) C(needs, project, MUST_REF(projects)) C(needs, date, MUST(CELL_DAY)) \
    C(needs, area, MUST_CODE(need_area)) C(needs, weight, MUST_INT(0, 3)) C(needs, wish, TEXT(1000))
#define PACKAGE_counselling(C) \
    C(counselling, counselling, KEY()) C(counselling, person, MUST_REF(people)) C(counselling, project, \
          MUST_REF(projects)) \
    C(counselling, date, MUST(CELL_DAY)) C(counselling, depth, CODE(depth)) C(counselling, minutes, INT(0, 1440)) \
    C(counselling, topics, TEXT(1000)) C(counselling, staff, REF(staff))
#define PACKAGE_plans(C) \
    C(plans, plan, KEY()) C(plans, person, MUST_REF(people)) C(plans, project, MUST_REF(projects)) \
    C(plans, made_on, MUST(CELL_DAY)) C(plans, goal, TEXT(1000)) C(plans, review_on, KIND(CELL_DAY)) \
    C(plans, deferred_until, KIND(CELL_DAY)) C(plans, deferral_reason, TEXT(1000))
#define PACKAGE_plan_steps(C) \
    C(plan_steps, plan, MUST_REF(plans)) C(plan_steps, step, MUST_INT(0, 10000)) C(plan_steps, what, TEXT(1000)) \
    C(plan_steps, due_on, KIND(CELL_DAY)) C(plan_steps, state, CODE(step_state))
#define PACKAGE_guidance(C) \
    C(guidance, guidance, KEY()) C(guidance, person, MUST_REF(people)) C(guidance, project, MUST_REF(projects)) \
    C(guidance, group, REF(groups)) C(guidance, date, MUST(CELL_DAY)) C(guidance, destination, MUST_CODE(destination)) \
    C(guidance, provider, TEXT(200)) C(guidance, qualification, TEXT(200)) C(guidance, state, MUST_CODE(guidance_state))
#define PACKAGE_follow_ups(C) \
    C(follow_ups, follow_up, KEY()) C(follow_ups, person, MUST_REF(people)) C(follow_ups, project, MUST_REF(projects)) \
    C(follow_ups, kind, CODE(follow_up_kind)) C(follow_ups, due_on, KIND(CELL_DAY)) C(follow_ups, done_on, \
          KIND(CELL_DAY)) \
    C(follow_ups, reached, KIND(CELL_YESNO)) C(follow_ups, status, CODE(status))
/* clang-format on */

/* people_given_names is COL_people_given_names: its place in package_tables[FILE_people].columns and in a row. */
#define C(file, column, holds) COL_##file##_##column,
#define F(name)                enum { PACKAGE_##name(C) COL_##name##__N };
PACKAGE_FILES(F)
#undef F
#undef C

struct package_column {
    const char *name;
    enum cell_kind kind;
    bool required;             /* a row without it is rejected; a file without it too */
    enum package_file refers;  /* CELL_REF, CELL_REFS */
    const struct codes *codes; /* CELL_CODE */
    int64_t min, max;          /* CELL_INT; CELL_TEXT: max characters */
};
enum { PACKAGE_COLUMNS = 24 };
struct package_table {
    const char *name;
    const struct package_column *columns;
    size_t n;
};

extern const struct package_table package_tables[FILE__N];

/* "people.csv" or "people" in any case; FILE__N when no file of the package is called so. */
enum package_file package_file_named(struct str name);
/* Index of a column by its name; n of the table when unknown. */
size_t package_column_named(enum package_file file, struct str name);
/* The known column that is written most alike, for a hint; NULL when none is near. */
const char *package_nearest_column(enum package_file file, struct str name);
/* The code of the list that is written most alike; NULL when none is near. */
const char *package_nearest_code(const struct codes *codes, struct str typed);
