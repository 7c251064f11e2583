/* plans_view: what the pages of plans show, and their forms. */
#pragma once
#include "rooms/codes.h"
#include "rooms/parts.h"
#include "rooms/plans/plans_lists.h"
#include "rooms/plans/plans_points.h"
#include "rooms/plans/plans_templates.h"
#include "web/frame.h"

/* ---- forms */

/* clang-format off */
#define PLAN_FIELDS(F) \
    F(plan, goal,          LONG,   1, PLAN_TEXT_MOST, REQUIRED, N_("What does the person want?"), \
          N_("In her or his own words, in the language you speak together."), NULL) \
    F(plan, goal_language, CHOICE, 0, 0, OPTIONAL, N_("In which language is it written?"), NULL, &CODES_language) \
    F(plan, goal_fi,       LONG,   1, PLAN_TEXT_MOST, OPTIONAL, N_("The same in Finnish"), NULL, NULL) \
    F(plan, review_on,     DATE,   0, 0, REQUIRED, N_("When do you look at the plan again?"), \
          N_("At least every six months."), NULL) \
    F(plan, template,      CHOICE, 0, 0, OPTIONAL, N_("Begin with ready-made steps"), \
          N_("You can change, add and take away steps afterwards."), &CODES_plan_template) \
    F(plan, project,       PICK,   0, 0, OPTIONAL, N_("Project"), NULL, NULL)

#define PLAN_STEP_FIELDS(F) \
    F(plan_step, what,    TEXT,   1, PLAN_TEXT_MOST, REQUIRED, N_("What is done?"), NULL, NULL) \
    F(plan_step, what_fi, TEXT,   1, PLAN_TEXT_MOST, OPTIONAL, N_("The same in Finnish"), NULL, NULL) \
    F(plan_step, due_on,  DATE,   0, 0, OPTIONAL, N_("By what day?"), NULL, NULL) \
    F(plan_step, who,     CHOICE, 0, 0, OPTIONAL, N_("Who does it?"), NULL, &CODES_step_who) \
    F(plan_step, staff,   PICK,   0, 0, OPTIONAL, N_("Which worker?"), NULL, NULL) \
    F(plan_step, service, TEXT,   1, PLAN_SERVICE_MOST, OPTIONAL, N_("Which service?"), \
          N_("For example: Kela, the library, the health centre."), NULL) \
    F(plan_step, picture, CHOICE, 0, 0, OPTIONAL, N_("Picture"), NULL, &CODES_step_picture) \
    F(plan_step, state,   CHOICE, 0, 0, REQUIRED, N_("How far is it?"), NULL, &CODES_step_state) \
    F(plan_step, done_on, DATE,   0, 0, OPTIONAL, N_("Day on which it was done"), NULL, NULL)

#define PLAN_DEFER_FIELDS(F) \
    F(plan_defer, until,    DATE,   0, 0, REQUIRED, N_("Until what day does it wait?"), \
          N_("On that day the plan comes to your list by itself."), NULL) \
    F(plan_defer, deferral, CHOICE, 0, 0, REQUIRED, N_("Why does it wait?"), NULL, &CODES_deferral) \
    F(plan_defer, reason,   LONG,   1, PLAN_TEXT_MOST, OPTIONAL, N_("In a few words"), NULL, NULL)

#define PLAN_POINT_FIELDS(F) \
    F(plan_point, what,        LONG, 1, PLAN_POINT_MOST, REQUIRED, N_("What does the plan say?"), NULL, NULL) \
    F(plan_point, source,      TEXT, 1, PLAN_SERVICE_MOST, REQUIRED, N_("Where does it come from?"), \
          N_("For example: the employment services of the town, or the person's own paper."), NULL) \
    F(plan_point, received_on, DATE, 0, 0, REQUIRED, N_("Day on which you got it"), NULL, NULL) \
    F(plan_point, valid_until, DATE, 0, 0, OPTIONAL, N_("Valid until"), \
          N_("You are reminded two months before."), NULL)

/* One line for each item of the law, in its order: the form of a whole plan. */
#define PLAN_POINTS_FIELDS(F) \
    F(plan_points, source,          TEXT, 1, PLAN_SERVICE_MOST, REQUIRED, N_("Where does it come from?"), \
          N_("For example: the employment services of the town, or the person's own paper."), NULL) \
    F(plan_points, received_on,     DATE, 0, 0, REQUIRED, N_("Day on which you got it"), NULL, NULL) \
    F(plan_points, valid_until,     DATE, 0, 0, OPTIONAL, N_("Valid until"), \
          N_("You are reminded two months before."), NULL) \
    F(plan_points, names,           LONG, 1, PLAN_POINT_MOST, OPTIONAL, N_("Names"), NULL, NULL) \
    F(plan_points, birth,           LONG, 1, PLAN_POINT_MOST, OPTIONAL, N_("Birth date and place"), NULL, NULL) \
    F(plan_points, mother_tongue,   LONG, 1, PLAN_POINT_MOST, OPTIONAL, N_("Mother tongue"), NULL, NULL) \
    F(plan_points, service_language, LONG, 1, PLAN_POINT_MOST, OPTIONAL, N_("Language of service"), NULL, NULL) \
    F(plan_points, citizenship,     LONG, 1, PLAN_POINT_MOST, OPTIONAL, N_("Citizenship"), NULL, NULL) \
    F(plan_points, home,            LONG, 1, PLAN_POINT_MOST, OPTIONAL, N_("Home and place of living"), NULL, NULL) \
    F(plan_points, contact,         LONG, 1, PLAN_POINT_MOST, OPTIONAL, N_("How to reach the person"), NULL, NULL) \
    F(plan_points, officer,         LONG, 1, PLAN_POINT_MOST, OPTIONAL, N_("Officer who made the plan"), NULL, NULL) \
    F(plan_points, validity,        LONG, 1, PLAN_POINT_MOST, OPTIONAL, N_("Day and validity of the plan"), NULL, \
          NULL) \
    F(plan_points, training_advice, LONG, 1, PLAN_POINT_MOST, OPTIONAL, N_("Recommended training"), NULL, NULL) \
    F(plan_points, language_test,   LONG, 1, PLAN_POINT_MOST, OPTIONAL, N_("Result of the language test"), NULL, \
          NULL) \
    F(plan_points, education,       LONG, 1, PLAN_POINT_MOST, OPTIONAL, N_("Education"), NULL, NULL) \
    F(plan_points, work,            LONG, 1, PLAN_POINT_MOST, OPTIONAL, N_("Work"), NULL, NULL) \
    F(plan_points, occupation_goal, LONG, 1, PLAN_POINT_MOST, OPTIONAL, N_("Occupation as a goal"), NULL, NULL) \
    F(plan_points, earlier_training, LONG, 1, PLAN_POINT_MOST, OPTIONAL, \
          N_("Earlier training and its results"), NULL, NULL) \
    F(plan_points, agreed,          LONG, 1, PLAN_POINT_MOST, OPTIONAL, \
          N_("Goals and measures agreed earlier"), NULL, NULL) \
    F(plan_points, other,           LONG, 1, PLAN_POINT_MOST, OPTIONAL, N_("Something else"), NULL, NULL) \
    F(plan_points, project,         PICK, 0, 0, OPTIONAL, N_("Project"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(plan, PLAN_FIELDS)
FORM_DECLARE(plan_step, PLAN_STEP_FIELDS)
FORM_DECLARE(plan_defer, PLAN_DEFER_FIELDS)
FORM_DECLARE(plan_point, PLAN_POINT_FIELDS)
FORM_DECLARE(plan_points, PLAN_POINTS_FIELDS)

/* ---- a plan as a path */

/* tag: language of the text for the browser; "" when it is not known. */
struct plan_words {
    struct str text, tag;
};
/* address: the step's number in addresses. first, last: in the line. beside: empty where there is no other text. */
struct plan_step_line {
    int64_t address, number, version;
    struct plan_words what, beside;
    struct str state, who, staff_name, service, picture;
    struct day due_on, done_on;
    bool late, is_open, first, last, said_done;
};
struct plan_step_lines {
    struct plan_step_line *at;
    size_t n, cap;
};
struct plan_view {
    int64_t person, plan, version, open, done;
    struct str name, project_name, staff_name, deferral, deferral_reason;
    struct plan_words goal, beside;
    struct day made_on, review_on, deferred_until;
    bool deferred, woken, review_due, newest, may_fill;
    struct plan_step_lines steps;
    struct picks templates;
};

/* All plans of a person. */
struct plan_card {
    int64_t plan, open, done;
    struct plan_words goal;
    struct str project_name;
    struct day made_on, deferred_until;
    bool deferred, woken, newest;
};
struct plan_cards {
    struct plan_card *at;
    size_t n, cap;
};
struct plans_person_view {
    int64_t person;
    struct str name;
    struct person_tabs tabs;
    struct plan_cards rows;
    int64_t points;
};

/* One form of a plan or a step on a page of its own. */
struct plan_form_view {
    int64_t person, plan, address;
    struct str name;
    struct form form;
    bool choose_project;
    struct url back;
};
struct plan_remove_view {
    int64_t person, plan, address, version;
    struct str what;
    struct url back;
};

/* ---- what stood before */

struct plan_change_line {
    int64_t version;
    struct instant at;
    struct str staff_name, what; /* what the change did, as a list of words */
};
struct plan_change_lines {
    struct plan_change_line *at;
    size_t n, cap;
};
struct plan_changes_view {
    int64_t person, plan, hidden;
    struct str name;
    struct plan_change_lines rows;
    struct pager pager;
};
struct plan_before_view {
    struct plan_change_line change;
    struct plan_view stood;
};

/* ---- on paper, in two languages */

struct home_step {
    struct plan_words what;
    struct str state, due, who;
};
/* One of the two languages; step texts stand in the rows. */
struct home_side {
    struct str tag, dir, title, goal_head, steps_head, review, deferred, none;
    struct plan_words goal;
};
struct home_row {
    int64_t number;
    struct str picture, state;
    struct home_step left, right;
};
struct home_rows {
    struct home_row *at;
    size_t n, cap;
};
struct plan_paper_view {
    int64_t person, plan;
    struct str name;
    struct home_side left, right;
    bool two;
    struct home_rows rows;
    struct picks firsts, seconds;
};

/* ---- lists */

struct plan_list_line {
    struct url link, person;
    struct str name, code;
    struct day day;
    bool soon; /* the day is near, or has passed */
};
struct plan_list_lines {
    struct plan_list_line *at;
    size_t n, cap;
};
struct plan_tab {
    struct url url;
    struct str text;
    bool current;
};
struct plan_tabs {
    struct plan_tab *at;
    size_t n, cap;
};
struct plan_list_view {
    struct str project_name, group_name, title, caption;
    enum plans_show show;
    struct plan_tabs tabs;
    struct plan_list_lines rows;
    struct pager pager;
    struct plans_cover cover;
    int64_t without;
    bool has_cover, has_code, has_links;
    struct url whole;
};

/* ---- the integration plan */

struct plan_point_line {
    int64_t id;
    struct plan_point p;
    bool expired, soon;
};
struct plan_point_lines {
    struct plan_point_line *at;
    size_t n, cap;
};
struct plan_points_view {
    int64_t person;
    struct str name;
    struct plan_point_lines rows;
};
struct plan_point_view {
    int64_t person, point, version;
    struct str name, item, what;
    struct form form;
    struct url back;
};
