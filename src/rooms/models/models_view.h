/* models_view: what the pages of operating models show, and their forms. */
#pragma once
#include "html/form.h"
#include "html/markdown.h"
#include "rooms/models/models_codes.h"
#include "rooms/models/models_package_view.h"
#include "rooms/models/models_public.h"
#include "rooms/parts.h"
#include "rooms/publications/publications.h"
#include "rooms/publications/publications_codes.h"
#include "rooms/frozen_choice.h"
#include "web/frame.h"

enum {
    MODEL_SECTION_MOST = 6000,
    MODEL_STEPS_MOST = 3000,
    MODEL_WEEKS_MOST = 200,
    MODEL_PEOPLE_MOST = 1000,
    MODEL_HOURS_MOST = 10000,
    MODEL_MINUTES_MOST = 600,
    MODEL_SESSIONS_MOST = 50,
    MODEL_CENTS_MOST = 100000000
};
/* clang-format off */
#define MODEL_NEW_FIELDS(F) \
    F(model_new, project, PICK, 0, 0, OPTIONAL, N_("Project"), NULL, NULL) \
    F(model_new, kind, CHOICE, 0, 0, REQUIRED, N_("What is it?"), \
        N_("An operating model says how the whole is done; a good practice, how one thing is done well."), \
        &CODES_model_kind) \
    F(model_new, source, CHOICE, 0, 0, REQUIRED, N_("In which language do you write it?"), NULL, \
        &CODES_publication_language) \
    F(model_new, title, TEXT, 0, PUBLICATION_TITLE_MOST, REQUIRED, N_("Title"), NULL, NULL) \
    F(model_new, summary, LONG, 0, PUBLICATION_SUMMARY_MOST, OPTIONAL, N_("In short"), \
        N_("One or two sentences: what it is, and for whom. They stand in lists."), NULL)
#define MODEL_TITLE_FIELDS(F) \
    F(model_title, title, TEXT, 0, PUBLICATION_TITLE_MOST, REQUIRED, N_("Title"), NULL, NULL) \
    F(model_title, summary, LONG, 0, PUBLICATION_SUMMARY_MOST, OPTIONAL, N_("In short"), \
        N_("One or two sentences: what it is, and for whom. They stand in lists."), NULL)
#define MODEL_CARD_FIELDS(F) \
    F(model_card, licence, CHOICE, 0, 0, REQUIRED, N_("Licence: what may others do with it?"), NULL, \
        &CODES_model_licence) \
    F(model_card, funder, TEXT, 0, MODEL_NAME_MOST, OPTIONAL, N_("Who has paid for the work?"), NULL, NULL) \
    F(model_card, whole, TEXT, 0, MODEL_NAME_MOST, OPTIONAL, N_("Part of a larger whole"), \
        N_("A programme or a group of projects."), NULL) \
    F(model_card, projects, PICKS, 0, 0, OPTIONAL, N_("Other projects that made it"), NULL, NULL)
#define MODEL_SECTION_FIELDS(F) \
    F(model_section, text, LONG, 0, MODEL_SECTION_MOST, OPTIONAL, N_("Text"), \
        N_("An empty line begins a new paragraph. - begins an item of a list."), NULL)
#define MODEL_PLACE_(form, F) \
    F(form, place, NUMBER, 1, MODEL_PARTS_MOST, REQUIRED, N_("Its place in the order"), NULL, NULL)
#define MODEL_PHASE_FIELDS(F) \
    F(model_phase, name, TEXT, 0, MODEL_NAME_MOST, REQUIRED, N_("Name of the phase"), NULL, NULL) \
    F(model_phase, text, LONG, 0, MODEL_TEXT_MOST, OPTIONAL, N_("What is done in it?"), NULL, NULL) \
    F(model_phase, weeks, NUMBER, 1, MODEL_WEEKS_MOST, OPTIONAL, N_("How many weeks?"), NULL, NULL) \
    MODEL_PLACE_(model_phase, F)
#define MODEL_MODULE_FIELDS(F) \
    F(model_module, name, TEXT, 0, MODEL_NAME_MOST, REQUIRED, N_("Name of the module"), NULL, NULL) \
    F(model_module, phase, PICK, 0, 0, OPTIONAL, N_("In which phase?"), NULL, NULL) \
    F(model_module, text, LONG, 0, MODEL_TEXT_MOST, OPTIONAL, N_("What is it for?"), NULL, NULL) \
    F(model_module, audience, TEXT, 0, MODEL_NAME_MOST, OPTIONAL, N_("For whom?"), NULL, NULL) \
    F(model_module, sessions, NUMBER, 1, MODEL_SESSIONS_MOST, OPTIONAL, N_("How many sessions does it take?"), NULL, \
        NULL) \
    F(model_module, minutes, NUMBER, 5, MODEL_MINUTES_MOST, OPTIONAL, N_("Minutes of one session"), NULL, NULL) \
    F(model_module, steps, LONG, 0, MODEL_STEPS_MOST, OPTIONAL, N_("Steps of a session"), \
        N_("One step on a line, its minutes first. For example: 15 Welcome and names"), NULL) \
    MODEL_PLACE_(model_module, F)
#define MODEL_ROLE_FIELDS(F) \
    F(model_role, name, TEXT, 0, MODEL_NAME_MOST, REQUIRED, N_("Role"), N_("For example: Instructor"), NULL) \
    F(model_role, text, LONG, 0, MODEL_TEXT_MOST, OPTIONAL, N_("What does she or he do?"), NULL, NULL) \
    F(model_role, people, NUMBER, 1, MODEL_PEOPLE_MOST, OPTIONAL, N_("How many people?"), NULL, NULL) \
    F(model_role, hours, NUMBER, 1, MODEL_HOURS_MOST, OPTIONAL, N_("Hours of each"), NULL, NULL) \
    F(model_role, per, CHOICE, 0, 0, REQUIRED, N_("The hours are counted"), NULL, &CODES_model_per) \
    MODEL_PLACE_(model_role, F)
#define MODEL_COST_FIELDS(F) \
    F(model_cost, name, TEXT, 0, MODEL_NAME_MOST, REQUIRED, N_("What is counted?"), \
        N_("For example: wages of instructors, child care and rooms"), NULL) \
    F(model_cost, cents, MONEY, 0, MODEL_CENTS_MOST, REQUIRED, N_("Cost for each participant"), NULL, NULL) \
    F(model_cost, counted_on, DATE, 0, 0, OPTIONAL, N_("Counted on"), NULL, NULL) \
    F(model_cost, source, TEXT, 0, MODEL_NAME_MOST, OPTIONAL, N_("Where is it from?"), \
        N_("For example: accounts of the project 2025"), NULL) \
    MODEL_PLACE_(model_cost, F)
#define MODEL_AUTHOR_FIELDS(F) \
    F(model_author, role, CHOICE, 0, 0, REQUIRED, N_("Role"), NULL, &CODES_model_role) \
    F(model_author, organisation, TEXT, 0, MODEL_NAME_MOST, OPTIONAL, N_("Organisation"), NULL, NULL) \
    F(model_author, name, TEXT, 0, MODEL_NAME_MOST, OPTIONAL, N_("Name as everybody sees it"), \
        N_("Of somebody who worked on it. Never of a person you serve."), NULL) \
    F(model_author, agreed, CHECK, 0, 0, OPTIONAL, N_("She or he has agreed that the name is shown"), NULL, NULL) \
    MODEL_PLACE_(model_author, F)
#define MODEL_CHOOSE_FIELDS(F) \
    F(model_choose, modules, PICKS, 0, 0, OPTIONAL, N_("Modules"), NULL, NULL)
#define MODEL_MATERIALS_FIELDS(F) \
    F(model_materials, materials, PICKS, 0, 0, OPTIONAL, N_("Materials"), NULL, NULL)
#define MODEL_PUBLISH_FIELDS(F) \
    F(model_publish, what_changed, LONG, 0, MODEL_CHANGED_MOST, OPTIONAL, \
        N_("What has changed since the version before?"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(model_new, MODEL_NEW_FIELDS)
FORM_DECLARE(model_title, MODEL_TITLE_FIELDS)
FORM_DECLARE(model_card, MODEL_CARD_FIELDS)
FORM_DECLARE(model_section, MODEL_SECTION_FIELDS)
FORM_DECLARE(model_phase, MODEL_PHASE_FIELDS)
FORM_DECLARE(model_module, MODEL_MODULE_FIELDS)
FORM_DECLARE(model_role, MODEL_ROLE_FIELDS)
FORM_DECLARE(model_cost, MODEL_COST_FIELDS)
FORM_DECLARE(model_author, MODEL_AUTHOR_FIELDS)
FORM_DECLARE(model_choose, MODEL_CHOOSE_FIELDS)
FORM_DECLARE(model_materials, MODEL_MATERIALS_FIELDS)
FORM_DECLARE(model_publish, MODEL_PUBLISH_FIELDS)

/* A text with the language it is in. */
struct said {
    struct str text, lang, dir;
};
#define VIEW_LIST(name, type) \
    struct name { \
        struct type *at; \
        size_t n, cap; \
    }

/* ---- a version as readers see it, and as staff sees the draft */
struct step_view {
    struct str what;
    int64_t minutes;
};
VIEW_LIST(step_views, step_view);
/* edit: for staff; empty for readers. */
struct module_view {
    struct said name, text, audience;
    struct str needs, languages;
    int64_t sessions, minutes, edition, place;
    struct step_views steps;
    struct url edit;
};
VIEW_LIST(module_views, module_view);
struct phase_view {
    struct said name, text;
    int64_t weeks, place;
    struct module_views modules;
    struct url edit;
};
VIEW_LIST(phase_views, phase_view);
struct role_view {
    struct said name, text;
    int64_t people, hours;
    struct str per;
    struct url edit;
};
VIEW_LIST(role_views, role_view);
struct cost_view {
    struct said name, source;
    int64_t cents;
    struct day counted_on;
    struct url edit;
};
VIEW_LIST(cost_views, cost_view);
struct figure_view {
    struct said name, line, heading, definition;
    struct str value, days, rules, program, house;
    int64_t base;
    struct day counted_on;
};
VIEW_LIST(figure_views, figure_view);
struct author_view {
    struct str name, organisation, role;
    struct url edit;
};
VIEW_LIST(author_views, author_view);
struct section_view {
    struct str heading;
    struct markdown text;
    struct url edit;
    int64_t place;
};
VIEW_LIST(section_views, section_view);
struct model_link {
    struct url url;
    struct str text, lang, dir;
    bool current;
};
VIEW_LIST(model_links, model_link);
struct adoption_view {
    struct model_adoption a;
    struct url url;
};
VIEW_LIST(adoption_views, adoption_view);
struct edition_view {
    struct model_edition e;
    struct url url;
    bool current;
};
VIEW_LIST(edition_views, edition_view);
struct model_page {
    const struct model *m;
    struct said title, summary;
    struct str body_lang, body_dir, kind, projects, licence, licence_name, regions, citation, language_name,
        text_language_name;
    struct url licence_url, newest, list, pdf, data, origin_url, fallback_url, package, tell;
    struct section_views sections;
    struct phase_views phases;
    struct module_views modules; /* of no phase */
    struct role_views roles;
    struct cost_views costs;
    struct figure_views figures;
    struct author_views authors;
    struct model_links materials;
    struct adoption_views adoptions;
    struct edition_views editions;
    struct markdown_look *look;
    struct model_origin origin;
    struct diff_view changes;                                   /* since it was taken over, when it was */
    bool derived, old, fallback, draft, any_module, roles_said; /* roles_said: what one of them does */
};

/* ---- lists */
struct model_row {
    struct url open;
    struct model_line line;
    const char *color;
};
VIEW_LIST(model_rows, model_row);
struct models_list_view {
    struct model_rows rows;
    struct picks projects;
    struct url make, shown;
    int64_t project;
    bool may_make, may_bring;
};
struct public_model {
    struct url url;
    struct model_item i;
    struct str kind, lang, dir, project;
};
VIEW_LIST(public_models, public_model);
struct models_public_list_view {
    struct public_models rows;
    struct model_links kinds;
    struct pager pager;
    struct url search;
};

/* ---- staff */
struct missing_section {
    struct url url;
    struct str heading;
};
VIEW_LIST(missing_sections, missing_section);
struct models_one_view {
    const struct model *m;
    struct model_page page;
    struct missing_sections more; /* sections that are not written yet */
    struct model_links words;     /* words of the parts in other languages */
    struct form publish;
    struct str state;
    const char *color;
    struct url list, shown, text, add_phase, add_module, add_role, add_cost, add_author;
    bool may_publish, may_figures, may_remove, again; /* again: a version is published already */
};
struct model_field {
    size_t index;
};
VIEW_LIST(model_fields, model_field);
/* One thing of a model; drop: where it is removed, empty: it is new. */
struct models_part_view {
    int64_t id;
    const char *title;
    struct str heading, intro;
    struct form form;
    struct model_fields fields;
    struct url save, back, drop;
    int64_t version;
    bool of_authors;
};
struct models_new_view {
    struct form form;
    bool choose_project;
};
struct words_row {
    size_t field;
    struct str source, heading;
    bool first;
};
VIEW_LIST(words_rows, words_row);
struct models_words_view {
    int64_t id;
    struct form form;
    struct words_rows rows;
    struct str name, tag, source_lang, source_dir;
};
struct models_runs_view {
    int64_t id;
    struct frozen_runs_view runs;
};
struct models_run_view {
    int64_t id, version;
    struct frozen_run_view run;
};
