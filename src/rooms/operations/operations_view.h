/* operations_view: forms and views of the pages of this room. */
#pragma once
#include "lang/languages.h"
#include "rooms/operations/operations_card.h"
#include "rooms/operations/operations_find.h"
#include "rooms/operations/operations_list.h"
#include "rooms/parts.h"
#include "rooms/frozen_choice.h"
#include "web/frame.h"

/* What the project does and what came of it in each language of the interface: doing_fi, reached_fi, … */
/* clang-format off */
#define OPERATION_TEXTS(F, tag, iso3, own_name, dir, locale, translated) \
    F(operation, doing_##tag,    LONG,   1, OPERATION_TEXT_MOST, OPTIONAL, N_("What the project does"), NULL, NULL) \
    F(operation, reached_##tag,  LONG,   1, OPERATION_TEXT_MOST, OPTIONAL, N_("What came of it"), NULL, NULL)
#define OPERATION_FIELDS(F) \
    LANGUAGES(OPERATION_TEXTS, F) \
    F(operation, theme,          CHOICE, 0, 0,    OPTIONAL, N_("Theme"), NULL, &CODES_operation_theme) \
    F(operation, priority,       TEXT,   1, OPERATION_SHORT_MOST, OPTIONAL, N_("Priority of the programme"), NULL, \
          NULL) \
    F(operation, category,       TEXT,   1, OPERATION_SHORT_MOST, OPTIONAL, N_("Category of intervention"), \
          N_("Its code and name as they stand in the funder's decision."), NULL) \
    F(operation, natural_person, CHECK,  0, 0,    OPTIONAL, N_("The lead is a natural person, not an organisation"), \
          N_("Then the name is taken down by itself two years after it was published first."), NULL) \
    F(operation, contractor,     TEXT,   1, OPERATION_SHORT_MOST, OPTIONAL, N_("Contractor"), \
          N_("Only with public procurement: who carries the work out."), NULL) \
    F(operation, umbrella,       TEXT,   1, OPERATION_SHORT_MOST, OPTIONAL, N_("Part of a larger project"), \
          N_("Its name and code."), NULL) \
    F(operation, predecessor,    TEXT,   1, OPERATION_SHORT_MOST, OPTIONAL, N_("Continues the work of"), \
          N_("Name and code of the project before."), NULL) \
    F(operation, parts,          LONG,   1, OPERATION_PARTS_MOST, OPTIONAL, N_("Parts of the project"), \
          N_("One on each line."), NULL) \
    F(operation, contact_role,   TEXT,   1, OPERATION_SHORT_MOST, OPTIONAL, N_("Whom to ask"), \
          N_("A role, for example: Project office. No person's name: it stays public when people change."), NULL) \
    F(operation, contact_phone,  PHONE,  0, 0,    OPTIONAL, N_("Telephone"), NULL, NULL) \
    F(operation, contact_email,  EMAIL,  0, 0,    OPTIONAL, N_("E-mail"), NULL, NULL) \
    F(operation, goals,          MULTI,  0, 0,    OPTIONAL, N_("Sustainable development goals"), NULL, \
          &CODES_operation_goal)
#define OPERATION_PUBLISH_FIELDS(F) \
    F(operation_publish, told,   CHECK,  0, 0,    OPTIONAL, \
          N_("The organisations of the project know that it is published"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(operation, OPERATION_FIELDS)
FORM_DECLARE(operation_publish, OPERATION_PUBLISH_FIELDS)

/* ---- for the manager */

struct operation_language_fields {
    const char *tag, *name;
    int doing, reached;
};
struct operation_languages {
    struct operation_language_fields *at;
    size_t n, cap;
};
struct operation_figure_view {
    struct str value, name, line, heading, definition, days, rules, program;
    struct day counted_on;
};
struct operation_figure_views {
    struct operation_figure_view *at;
    size_t n, cap;
};
struct operations_page_view {
    int64_t project;
    struct str name, state_text;
    const char *color;
    struct operation_card card;
    struct strs missing;
    struct operation_figure_views figures;
    struct form publish;
    struct url shown;
    bool written, is_shown, waits, may_figures;
};
struct operations_form_view {
    int64_t project;
    struct str name;
    struct form form;
    struct operation_languages languages;
};
struct operations_runs_view {
    int64_t project;
    struct frozen_runs_view runs;
};
struct operations_run_view {
    int64_t project;
    struct frozen_run_view run;
};

/* ---- for everybody */

struct operation_link {
    struct url url;
    struct str text, lang, dir;
};
struct operation_links {
    struct operation_link *at;
    size_t n, cap;
};
struct operation_said { /* a text with its language for the browser; note: the language's name where it is another */
    struct str text, lang, dir, note;
};
struct operations_public_view {
    const struct operation *o;
    const struct operation_rest *rest;
    struct operation_said name, summary, doing, reached;
    struct str phase, rate, regions, places, source, theme;
    const char *color;
    struct strs partners, parts, goals;
    struct operation_figure_views figures;
    struct operation_links published;
    struct url find, list, all_published, beneficiary;
    struct url website;
    bool own;
};
struct operation_chip {
    struct url without;
    struct str text;
};
struct operation_chips {
    struct operation_chip *at;
    size_t n, cap;
};
struct operation_facet_view {
    const char *name, *title;
    struct picks picks;
};
struct operation_facet_views {
    struct operation_facet_view *at;
    size_t n, cap;
};
/* A facet as links, one value each. */
struct operation_browse {
    const char *title;
    struct operation_links links;
};
struct operation_browses {
    struct operation_browse *at;
    size_t n, cap;
};
struct operation_row {
    struct url link, beneficiary;
    struct str name, lang, dir, source, regions;
    const struct operation_line *o;
};
struct operation_rows {
    struct operation_row *at;
    size_t n, cap;
};
struct operation_spoken {
    struct str language;
    int64_t people;
};
struct operation_spoken_rows {
    struct operation_spoken *at;
    size_t n, cap;
};
struct operation_region_row {
    struct url link;
    struct str code, name;
    int64_t n;
    bool current;
};
struct operation_region_rows {
    struct operation_region_row *at;
    size_t n, cap;
};
struct operations_find_view {
    struct operations_wanted w;
    struct operation_facet_views facets;
    struct picks sorts;
    struct operation_chips chips;
    struct operation_browses browse; /* while nothing is chosen */
    struct operation_rows rows;
    struct operation_region_rows regions;
    struct svg map;
    struct operation_spoken_rows spoken; /* of the chosen region */
    struct str spoken_in, spoken_source;
    struct url here, all, csv, xlsx, json, list;
    struct pager pager;
    int64_t total;
    bool narrowed, common;
};
struct operations_list_view {
    struct operation_listed_rows rows;
    struct url find, csv, xlsx, json, kohesio;
    struct day updated_on;
    struct pager pager;
    int64_t total;
};
