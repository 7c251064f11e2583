/* modules_view: what the pages of modules, series and work contacts show, and their forms. */
#pragma once
#include "rooms/codes.h"
#include "rooms/modules/modules_change.h"
#include "rooms/parts.h"
#include "web/frame.h"

enum { MODULE_STEPS_TEXT_MOST = 6500, MODULE_MINUTES_MOST = 600, MODULE_SESSIONS_MOST = 10, EXPERT_TOPICS_MOST = 500 };

/* clang-format off */
#define MODULE_FIELDS(F) \
    F(module, project,   PICK,   0, 0, OPTIONAL, N_("Project"), \
          N_("Empty: a module of the house, for all projects."), NULL) \
    F(module, name,      TEXT,   1, MODULE_NAME_MOST, REQUIRED, N_("Name of the module"), NULL, NULL) \
    F(module, purpose,   LONG,   1, MODULE_TEXT_MOST, OPTIONAL, N_("What is it for?"), \
          N_("What the members can or know afterwards."), NULL) \
    F(module, audience,  TEXT,   1, 200, OPTIONAL, N_("For whom?"), NULL, NULL) \
    F(module, sessions,  NUMBER, 1, MODULE_SESSIONS_MOST, OPTIONAL, N_("How many sessions does it take?"), NULL, NULL) \
    F(module, minutes,   NUMBER, 5, MODULE_MINUTES_MOST, OPTIONAL, N_("Minutes of one session"), NULL, NULL) \
    F(module, steps,     LONG,   1, MODULE_STEPS_TEXT_MOST, OPTIONAL, N_("Steps of a session"), \
          N_("One step on a line, its minutes first. For example: 15 Welcome and names"), NULL) \
    F(module, needs,     MULTI,  0, 0, OPTIONAL, N_("Which needs does it answer?"), NULL, &CODES_need_area) \
    F(module, languages, MULTI,  0, 0, OPTIONAL, N_("In which languages can it be held?"), NULL, &CODES_language) \
    F(module, expert,    PICK,   0, 0, OPTIONAL, N_("Expert"), N_("Who usually visits."), NULL) \
    F(module, offered,   CHECK,  0, 0, OPTIONAL, N_("Can be chosen for sessions"), NULL, NULL)
#define SERIES_PLACE_(F, n, label) F(series, module_##n, PICK, 0, 0, OPTIONAL, label, NULL, NULL)
#define SERIES_FIELDS(F) \
    F(series, project,   PICK,   0, 0, OPTIONAL, N_("Project"), \
          N_("Empty: a series of the house, for all projects."), NULL) \
    F(series, name,      TEXT,   1, MODULE_NAME_MOST, REQUIRED, N_("Name of the series"), NULL, NULL) \
    SERIES_PLACE_(F, 1, N_("Module 1")) SERIES_PLACE_(F, 2, N_("Module 2")) \
    SERIES_PLACE_(F, 3, N_("Module 3")) SERIES_PLACE_(F, 4, N_("Module 4")) \
    SERIES_PLACE_(F, 5, N_("Module 5")) SERIES_PLACE_(F, 6, N_("Module 6")) \
    SERIES_PLACE_(F, 7, N_("Module 7")) SERIES_PLACE_(F, 8, N_("Module 8")) \
    SERIES_PLACE_(F, 9, N_("Module 9")) SERIES_PLACE_(F, 10, N_("Module 10")) \
    SERIES_PLACE_(F, 11, N_("Module 11")) SERIES_PLACE_(F, 12, N_("Module 12")) \
    SERIES_PLACE_(F, 13, N_("Module 13")) SERIES_PLACE_(F, 14, N_("Module 14")) \
    SERIES_PLACE_(F, 15, N_("Module 15")) SERIES_PLACE_(F, 16, N_("Module 16"))
#define EXPERT_FIELDS(F) \
    F(expert, project,      PICK,  0, 0, OPTIONAL, N_("Project"), \
          N_("Empty: a work contact of the house, for all projects."), NULL) \
    F(expert, name,         TEXT,  1, 150, REQUIRED, N_("Name of the work contact"), \
          N_("Somebody you know through work. Never a person you serve."), NULL) \
    F(expert, organisation, TEXT,  1, 200, OPTIONAL, N_("Organisation"), NULL, NULL) \
    F(expert, topics,       LONG,  1, EXPERT_TOPICS_MOST, OPTIONAL, N_("Topics"), \
          N_("What she or he can talk about."), NULL) \
    F(expert, languages,    MULTI, 0, 0, OPTIONAL, N_("Languages"), NULL, &CODES_language) \
    F(expert, email,        EMAIL, 0, 200, OPTIONAL, N_("Work e-mail"), NULL, NULL) \
    F(expert, phone,        PHONE, 0, 0, OPTIONAL, N_("Work phone"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(module, MODULE_FIELDS)
FORM_DECLARE(series, SERIES_FIELDS)
FORM_DECLARE(expert, EXPERT_FIELDS)

struct module_project {
    struct url url;
    struct str name;
    bool current;
};
struct module_projects {
    struct module_project *at;
    size_t n, cap;
};
struct module_line {
    struct module m;
    struct url open;
    struct str needs; /* in words */
};
struct module_lines {
    struct module_line *at;
    size_t n, cap;
};
struct series_line {
    struct url open;
    struct str name;
    int64_t modules;
    bool house;
};
struct series_lines {
    struct series_line *at;
    size_t n, cap;
};
struct modules_list_view {
    struct module_projects projects;
    struct module_lines rows;
    struct series_lines series;
    struct url make, make_series, experts;
    bool may_write;
};
/* steps_minutes: of all steps; too_long, rest: against the length of a session. */
struct modules_one_view {
    struct module m;
    struct module_notes notes;
    struct str needs, languages, project_name, expert;
    struct url expert_url, list;
    struct material_links materials;
    struct materials_choice choice; /* for who may write */
    int64_t steps_minutes, over, rest;
    bool may_write, may_remove, has_minutes;
};
struct theme_line {
    struct str code, name;
    struct material_links materials;
};
struct theme_lines {
    struct theme_line *at;
    size_t n, cap;
};
struct modules_themes_view {
    struct theme_lines rows;
    struct picks themes, others;
    struct str without; /* themes that have none */
    bool may_write;
};
struct modules_form_view {
    int64_t id;
    struct form form;
    struct url back;
    bool choose_project;
};
struct series_field {
    size_t index;
};
struct series_fields {
    struct series_field *at;
    size_t n, cap;
};
struct modules_series_form_view {
    int64_t id;
    struct form form;
    struct series_fields fields;
    struct url back;
    bool choose_project, nothing;
};
struct modules_series_view {
    struct series s;
    struct module_lines rows;
    struct str project_name;
    struct url list;
    int64_t sessions;
    bool may_write, may_plan;
};
struct expert_line {
    struct expert e;
    struct url open;
    struct str languages;
};
struct expert_lines {
    struct expert_line *at;
    size_t n, cap;
};
struct modules_experts_view {
    struct module_projects projects;
    struct expert_lines rows;
    struct url make, modules;
};
struct expert_visit {
    struct day day, thanked_on;
    bool cancelled;
};
struct expert_visits {
    struct expert_visit *at;
    size_t n, cap;
};
struct modules_expert_view {
    struct expert e;
    struct form form;
    struct expert_visits visits;
    bool may_write, may_remove, choose_project;
};
