/* projects_view: what the pages of this room show, and their forms. */
#pragma once
#include "lang/languages.h"
#include "rooms/projects/projects_counting.h"
#include "rooms/projects/projects_organisations.h"
#include "web/frame.h"

extern const struct codes CODES_role_in_project;

/* Name and purpose in each language of the interface: name_fi, purpose_fi, … */
/* clang-format off */
#define PROJECT_TEXTS(F, tag, iso3, own_name, dir, locale, translated) \
    F(project, name_##tag,         TEXT,  1, 200,  OPTIONAL, N_("Name of the project"), NULL, NULL) \
    F(project, purpose_##tag,      LONG,  1, 4000, OPTIONAL, N_("Purpose"), NULL, NULL)
#define PROJECT_FIELDS(F) \
    F(project, code,               TEXT,  1, 40,   OPTIONAL, N_("Project code"), \
          N_("The code in the funder's decision, for example S30794."), NULL) \
    LANGUAGES(PROJECT_TEXTS, F) \
    F(project, fund,               TEXT,  1, 100,  OPTIONAL, N_("Fund"), N_("For example ESF+."), NULL) \
    F(project, programme,          TEXT,  1, 200,  OPTIONAL, N_("Programme"), NULL, NULL) \
    F(project, specific_objective, TEXT,  1, 200,  OPTIONAL, N_("Specific objective"), NULL, NULL) \
    F(project, rural_municipalities, TEXT, 1, 2000, OPTIONAL, N_("Rural municipalities"), \
          N_("Whose participants count as from rural areas: thinly populated by the classification of the EU. Names " \
             "or three-digit codes, separated by commas."), NULL) \
    F(project, circumstances_ground, TEXT, 1, 1000, OPTIONAL, N_("Why are persons asked in confidence?"), \
          N_("About disability, minorities and housing. Write the law or the task that allows it and who decided it. " \
             "Empty: nobody is asked, and no answer is shown or counted. The funder does not ask for it."), NULL) \
    F(project, start_date,         DATE,  0, 0,    OPTIONAL, N_("First day"), NULL, NULL) \
    F(project, end_date,           DATE,  0, 0,    OPTIONAL, N_("Last day"), NULL, NULL) \
    F(project, total_budget,       MONEY, 0, PROJECT_CENTS_MOST, OPTIONAL, N_("Total budget, euros"), NULL, NULL) \
    F(project, eu_contribution,    MONEY, 0, PROJECT_CENTS_MOST, OPTIONAL, N_("EU contribution, euros"), NULL, NULL) \
    F(project, managing_authority, TEXT,  1, 200,  OPTIONAL, N_("Managing authority"), NULL, NULL) \
    F(project, lead_organisation,  TEXT,  1, 200,  OPTIONAL, N_("Lead organisation"), NULL, NULL) \
    F(project, partners,           LONG,  1, 2000, OPTIONAL, N_("Partners"), N_("One on each line."), NULL) \
    F(project, municipalities,     TEXT,  1, 400,  OPTIONAL, N_("Municipalities"), \
          N_("Names or three-digit codes, separated by commas."), NULL) \
    F(project, website,            TEXT,  1, 300,  OPTIONAL, N_("Website"), NULL, NULL) \
    F(project, follow_up_attempts, NUMBER, 1, 10,  OPTIONAL, N_("Days to try before \"not reached\""), \
          N_("A follow-up is closed as not reached after so many days. Empty: 3."), NULL)
/* clang-format on */
FORM_DECLARE(project, PROJECT_FIELDS)

/* clang-format off */
#define COUNTING_FIELDS(F) \
    F(counting, counting,        MULTI, 0, 0,    OPTIONAL, N_("How this programme counts otherwise than usual"), \
          N_("For the report esf. Choose only what the managing authority of the programme says."), &CODES_counting) \
    F(counting, counting_source, TEXT,  1, 1000, OPTIONAL, N_("Where does the programme say so?"), \
          N_("For example the name, number and day of its guidance."), NULL)
/* clang-format on */
FORM_DECLARE(counting, COUNTING_FIELDS)

/* clang-format off */
#define TARGET_FIELDS(F) \
    F(target, persons,     NUMBER, 0, 1000000, OPTIONAL, N_("Persons"), NULL, NULL) \
    F(target, groups,      NUMBER, 0, 1000000, OPTIONAL, N_("Groups"), NULL, NULL) \
    F(target, sessions,    NUMBER, 0, 1000000, OPTIONAL, N_("Sessions held"), NULL, NULL) \
    F(target, hours,       NUMBER, 0, 1000000, OPTIONAL, N_("Hours"), NULL, NULL) \
    F(target, children,    NUMBER, 0, 1000000, OPTIONAL, N_("Children cared for"), NULL, NULL) \
    F(target, contacts,    NUMBER, 0, 1000000, OPTIONAL, N_("Contacts outside groups"), NULL, NULL) \
    F(target, plans,       NUMBER, 0, 1000000, OPTIONAL, N_("Plans made"), NULL, NULL) \
    F(target, followed_up, NUMBER, 0, 1000000, OPTIONAL, N_("Persons followed up"), NULL, NULL) \
    F(target, peer_workers, NUMBER, 0, 1000000, OPTIONAL, N_("Peer instructors who worked"), NULL, NULL) \
    F(target, person_hours, NUMBER, 0, 1000000, OPTIONAL, N_("Person-hours in sessions"), \
          N_("The hours of all who came, added up."), NULL) \
    F(target, counselling_hours, NUMBER, 0, 1000000, OPTIONAL, N_("Hours of counselling"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(target, TARGET_FIELDS)

/* clang-format off */
#define PERIOD_FIELDS(F) \
    F(period, name,      TEXT, 1, 100, REQUIRED, N_("Name of the period"), N_("For example: spring 2026."), NULL) \
    F(period, starts_on, DATE, 0, 0,   REQUIRED, N_("First day"), NULL, NULL) \
    F(period, ends_on,   DATE, 0, 0,   REQUIRED, N_("Last day"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(period, PERIOD_FIELDS)

/* clang-format off */
#define PERIOD_OPEN_FIELDS(F) \
    F(period_open, reason, TEXT, 1, 300, REQUIRED, N_("Why is the period opened?"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(period_open, PERIOD_OPEN_FIELDS)

/* clang-format off */
#define PROJECT_STAFF_FIELDS(F) \
    F(project_staff, staff, PICK,   0, 0, REQUIRED, N_("Staff member"), NULL, NULL) \
    F(project_staff, role,  CHOICE, 0, 0, REQUIRED, N_("Role in the project"), NULL, &CODES_role_in_project) \
    F(project_staff, organisation, PICK, 0, 0, OPTIONAL, N_("Organisation"), \
          N_("For whom the person works. Empty: for the lead."), NULL)
/* clang-format on */
FORM_DECLARE(project_staff, PROJECT_STAFF_FIELDS)

/* clang-format off */
#define PROJECT_WORKER_FIELDS(F) \
    F(project_worker, role,  CHOICE, 0, 0, REQUIRED, N_("Role in the project"), NULL, &CODES_role_in_project) \
    F(project_worker, organisation, PICK, 0, 0, OPTIONAL, N_("Organisation"), \
          N_("For whom the person works. Empty: for the lead."), NULL)
/* clang-format on */
FORM_DECLARE(project_worker, PROJECT_WORKER_FIELDS)

/* clang-format off */
#define PARTNER_FIELDS(F) \
    F(partner, name,        TEXT,   1, ORGANISATION_NAME_MOST, REQUIRED, N_("Name of the organisation"), NULL, NULL) \
    F(partner, part,        CHOICE, 0, 0, REQUIRED, N_("Part in the project"), NULL, &CODES_partner_part) \
    F(partner, business_id, TEXT,   1, BUSINESS_ID_MOST, OPTIONAL, N_("Business ID"), \
          N_("For example 1234567-1."), NULL) \
    F(partner, kind,        CHOICE, 0, 0, OPTIONAL, N_("Kind of organisation"), NULL, &CODES_organisation_kind) \
    F(partner, since,       DATE,   0, 0, OPTIONAL, N_("In the project since"), NULL, NULL) \
    F(partner, until,       DATE,   0, 0, OPTIONAL, N_("Last day in the project"), \
          N_("Empty as long as the organisation takes part."), NULL)
/* clang-format on */
FORM_DECLARE(partner, PARTNER_FIELDS)

/* clang-format off */
#define PARTNERS_SEE_FIELDS(F) \
    F(partners_see, see, CHOICE, 0, 0, REQUIRED, N_("Whose persons may the organisations see?"), NULL, \
          &CODES_partners_see)
/* clang-format on */
FORM_DECLARE(partners_see, PARTNERS_SEE_FIELDS)

struct project_line {
    struct url link;
    struct str name, code, fund;
    struct day start_date, end_date;
};
struct project_lines {
    struct project_line *at;
    size_t n, cap;
};
struct projects_list_view {
    struct project_lines rows;
    bool may_add;
    struct url add;
};

struct project_tab {
    struct url url;
    struct str text;
    bool current;
};
struct project_tabs {
    struct project_tab *at;
    size_t n, cap;
};
struct project_tab_bar {
    struct project_tabs tabs;
};
struct promise_line {
    struct str name;
    int64_t promised;
};
struct promise_lines {
    struct promise_line *at;
    size_t n, cap;
};
struct place_line {
    struct str name, region;
};
struct place_lines {
    struct place_line *at;
    size_t n, cap;
};
/* The organisations of a project. */
struct partner_line {
    struct partner p;
    struct url link;
    struct str when; /* first and last day, as far as they are known */
    bool is_partner; /* the lead's are also all staff and groups of whom nothing is written: not counted */
};
struct partner_lines {
    struct partner_line *at;
    size_t n, cap;
};
struct projects_card_view {
    int64_t project;
    struct str code, name, purpose;
    struct project_card card;
    struct strs partners;
    struct partner_lines houses; /* as the register has them: they stand in the place of what the card says */
    struct place_lines places;
    struct promise_lines targets;
    bool may_write;
    bool has_share;
    int64_t share_percent;
    struct project_tab_bar tabs;
    struct url publications; /* for who writes there */
    bool courses;            /* looks after the courses of orientation */
};
/* A language of the form: its own name, and which fields are its. */
struct project_text_view {
    const char *tag, *name;
    size_t name_field, purpose_field;
};
struct project_text_views {
    struct project_text_view *at;
    size_t n, cap;
};
struct projects_partners_view {
    int64_t project;
    struct str name;
    struct partner_lines rows;
    struct form form, see;
    bool has_partners, limited;
    struct project_tab_bar tabs;
};
struct projects_partner_view {
    int64_t project;
    struct partner p;
    struct form form;
};
struct projects_worker_view {
    int64_t project;
    struct project_worker w;
    struct form form;
    bool choose; /* among organisations */
};
/* In which way the programme of a project counts, which projects carry it, and which of them count otherwise. */
struct counting_line {
    struct str name;
    bool own;
};
struct counting_lines {
    struct counting_line *at;
    size_t n, cap;
};
struct projects_counting_view {
    int64_t project;
    struct str name;
    struct project_way way;
    struct strs chosen; /* in words */
    struct counting_lines projects;
    int64_t others; /* projects that she may not see */
    bool may, some_own;
    struct form form;
    struct project_tab_bar tabs;
};

struct projects_form_view {
    int64_t project;
    struct str name;
    struct form form;
    struct project_tab_bar tabs;
    struct project_text_views texts;
};

struct period_line {
    int64_t project, period, version;
    struct str name, theme;
    struct day starts_on, ends_on;
    bool locked;
    struct period_locks locks; /* the last first */
    struct url corrections;    /* those since it was locked; empty: it is not */
};
struct period_lines {
    struct period_line *at;
    size_t n, cap;
};
struct projects_periods_view {
    int64_t project;
    struct str name;
    struct period_lines rows;
    struct form form;
    struct project_tab_bar tabs;
};

struct projects_period_open_view {
    int64_t project, period;
    struct str name;
    struct form form;
};

struct staff_line {
    int64_t project, staff;
    struct str name, role, house; /* house: the organisation that is written, "" none */
};
struct staff_lines {
    struct staff_line *at;
    size_t n, cap;
};
struct projects_staff_view {
    int64_t project;
    struct str name;
    struct staff_lines rows;
    struct form form;
    bool choose; /* among organisations */
    struct project_tab_bar tabs;
};
