/* models: operating models and good practices: what a project leaves to others. What is written in sentences is a
 * publication of kind model or practice (same id): its languages, review and steps are those of publications. Here are
 * the parts: phases, modules as a frozen copy, roles, cost per participant, figures, materials, authors; versions that
 * never change once they are published; where a model came from and who has adopted it. Knows projects, publications,
 * modules, operations' way of freezing figures (reports).
 *
 * Every row of a part has an edition: 0 as it is being written, 1, 2 … as published. A part has a key (part_key) that
 * stays from version to version and in whoever adopts it, and its words in each language (models_word).
 * models_model: regions (codes of maakunta joined by ';', '' the whole country), funder, whole: Innokylä's fields;
 * newest: the newest version, 0: none. models_module: module_id, module_edition: of which module it is a copy, and of
 * what it said then (gone or of another house: NULL). models_role: per: CODES_model_per. models_author: agreed_on: when
 * she agreed that her name is shown; without it, only role and organisation are. models_adoption: see below.
 * Source: issue 10 section 3. */
#pragma once
#include "base/by_name.h"
#include "base/none.h"
#include "base/task.h"
#include "lang/lang.h"
#include "rooms/public_place.h"

enum {
    MODEL_PARTS_MOST = 30, /* of each kind */
    MODEL_NAME_MOST = 200, /* characters */
    MODEL_TEXT_MOST = 1000,
    MODEL_CHANGED_MOST = 600
};

/* In each language of the program; "": not said in it. */
struct model_words {
    struct str in[LANG__N];
};
struct model_phase {
    struct str key;
    int64_t weeks; /* INT_NONE: not said */
    struct model_words name, text;
};
/* phase: key of the phase it belongs to, or "". source: tag of the language the module was written in. steps: a line
 * each, minutes first where they are known ("15 Welcome"). */
struct model_module {
    struct str key, phase, source, languages, needs;
    int64_t module, module_edition, sessions, minutes;
    struct model_words name, text, audience, steps;
};
/* people: how many of them; hours: of each, per week, session, participant or in all. */
struct model_role {
    struct str key, per;
    int64_t people, hours;
    struct model_words name, text;
};
/* name: what is counted; source: where that is from. */
struct model_cost {
    struct str key;
    int64_t cents;
    struct day counted_on;
    struct model_words name, source;
};
struct model_author {
    struct str name, organisation, role;
    struct day agreed_on;
};
/* As operations freeze one: never counted again. base: of how many a percent is the share (INT_NONE: not said). */
struct model_figure {
    struct str key, house, report, spot, type, rules, program;
    int64_t run, n, base;
    struct day from, to;
    struct instant counted_at;
    struct model_words heading, line, name, definition;
};
/* Title, summary and body (Markdown) in a language; number: of the publication's text. */
struct model_text {
    const struct lang *lang;
    int64_t number;
    struct str title, summary, body;
};
#define MODEL_LIST(name, type) \
    struct name { \
        struct type *at; \
        size_t n, cap; \
    }
MODEL_LIST(model_phases, model_phase);
MODEL_LIST(model_modules, model_module);
MODEL_LIST(model_roles, model_role);
MODEL_LIST(model_costs, model_cost);
MODEL_LIST(model_authors, model_author);
MODEL_LIST(model_figures, model_figure);
MODEL_LIST(model_texts, model_text);
struct model_ids {
    int64_t *at;
    size_t n, cap;
};
/* One version of it (edition 0: as it is being written). version: of the record, to change it. texts: the source first.
 */
struct model {
    int64_t id, project, edition, newest, year, version;
    struct str kind, source, state, licence, regions, funder, whole, what_changed;
    struct day published_on;
    bool shown; /* everybody sees its newest version */
    struct model_texts texts;
    struct model_phases phases;
    struct model_modules modules;
    struct model_roles roles;
    struct model_costs costs;
    struct model_authors authors;
    struct model_figures figures;
    struct model_ids projects, materials; /* further projects; publications */
};

/* ---- reading. For staff: NOT_FOUND, NOT_ALLOWED (publications_open_in). */
enum outcome models_get(struct task *t, int64_t model, int64_t edition, struct model *ret_model) MUST_USE;
/* For everybody; edition 0: the newest. False: it is not shown, or there is no such version. */
bool models_public(struct task *t, int64_t model, int64_t edition, struct model *ret_model);
/* The one with that key of its first house (of ours: its id as a text); 0: none. */
int64_t models_with_key(struct task *t, struct str source_key);
struct model_edition {
    int64_t edition, year;
    struct day published_on;
    struct str what_changed;
};
MODEL_LIST(model_editions, model_edition);
struct model_editions models_editions(struct task *t, int64_t model); /* the newest first */

/* For lists of staff: of the project, its own and those it made with others; the newest first. shown: everybody sees
 * it.
 */
struct model_line {
    int64_t id, newest, modules;
    struct str kind, state, title;
    bool shown;
};
MODEL_LIST(model_lines, model_line);
struct model_lines models_listed(struct task *t, int64_t project);

/* ---- writing the draft: NOT_FOUND, NOT_ALLOWED, INVALID (ret says what), CONFLICT (version). Each moves the version;
 * what waited for review is a draft again. */
struct model_new {
    int64_t project;
    struct str kind, source, title, summary, source_key; /* source_key "": its own */
} ONLY_BY_NAME;
enum outcome models_make(
    struct task *t, const struct model_new *n, int64_t *ret_model, struct problems *ret_problems) MUST_USE;
/* One part of it as `given` has it: all phases, all modules … (its id, its version). A key "" gets a new one. */
enum model_part {
    MODEL_CARD, /* licence, regions, funder, whole, projects */
    MODEL_PHASES,
    MODEL_MODULES,
    MODEL_ROLES,
    MODEL_COSTS,
    MODEL_AUTHORS,
    MODEL_FIGURES,
    MODEL_MATERIALS
};
enum outcome models_put(
    struct task *t, const struct model *given, enum model_part part, struct problems *ret_problems) MUST_USE;
/* These modules of the house or the project stand in the model as they are now, behind those that are there already;
 * one that is there already and has moved on is copied anew and keeps its key and words in other languages. INVALID:
 * one of another project. */
enum outcome models_take_modules(
    struct task *t, int64_t model, int64_t version, const struct strs *ids, struct problems *ret) MUST_USE;
/* Of the figures of this run exactly those of these spots; those that stand already stay as they were frozen. */
enum outcome models_choose_figures(
    struct task *t, const struct model *m, int64_t run, const struct strs *spots, struct problems *ret) MUST_USE;
/* Its text in a language, as the publication's newest. */
enum outcome models_put_text(
    struct task *t, int64_t model, const struct model_text *text, struct problems *ret_problems) MUST_USE;
/* An approved draft becomes the next version, shown to everybody from today on. INVALID: what_changed (not said of a
 * second version); authors, licence (none). */
enum outcome models_publish(struct task *t, int64_t model, int64_t version, struct str what_changed,
    int64_t *ret_edition, struct problems *ret_problems) MUST_USE;
enum outcome models_remove(struct task *t, int64_t model, int64_t version) MUST_USE; /* never shown ones */

/* ---- sections: a body is parted at its headings of the second level; a heading that is the name of a section in any
 * language of ours (CODES_model_section of models_codes.h, Innokylä's fields among them) is that one, others have code
 * "". */
struct model_section {
    struct str code, heading, text;
};
MODEL_LIST(model_sections, model_section);
struct model_sections models_sections(struct task *t, struct str body);
/* The other way round; the heading of one with a code is its name in that language. */
struct str models_body(struct task *t, const struct lang *lang, const struct model_sections *sections);

/* ---- where it came from, and who has adopted it */
struct model_origin {
    int64_t edition, year;
    struct str address, title, house, citation, licence, modules; /* modules: JSON as they came */
    struct day adopted_on, told_on;
};
bool models_origin(struct task *t, int64_t model, struct model_origin *ret_origin);
enum outcome models_put_origin(struct task *t, int64_t model, const struct model_origin *o) MUST_USE;
/* key: of the adopter, who says it once more when something changes; who: project and organisation; edition: of ours;
 * way: "file", "web", "told"; difference: by module, JSON;
 * lists leave it "". */
struct model_adoption {
    int64_t id, edition, version;
    struct str key, who, place, address, what_changed, difference, way;
    struct day since;
    struct instant received_at;
    bool shown;
};
MODEL_LIST(model_adoptions, model_adoption);
struct model_adoptions models_adoptions(struct task *t, int64_t model, bool shown_only);
/* New, or the one with this key changed: what came is not shown until somebody of the project shows it. No right is
 * asked: over the web it comes from outside. NOT_FOUND: no such model, or not shown. */
enum outcome models_put_adoption(struct task *t, int64_t model, const struct model_adoption *given) MUST_USE;
enum outcome models_show_adoption(
    struct task *t, int64_t model, const struct model_adoption *which, bool shown) MUST_USE;

/* ---- said of it everywhere the same */
struct str models_citation(struct task *t, const struct model *m, const struct lang *lang);
struct str models_address(struct task *t, const struct model *m); /* https://…/id/model/ID?version=2 */
/* Sends notices that wait; in how many seconds it wants to be asked again. By the server, now and then. */
int64_t models_often(struct task *t);
struct str models_datacite(struct task *t, const struct model *m); /* its metadata as JSON (DataCite schema 4) */
const struct model_text *models_text_in(const struct model *m, const struct lang *lang); /* else the source */
const struct lang *models_word_lang(const struct model *m, const struct model_words *w, const struct lang *lang);
struct str models_word(const struct model *m, const struct model_words *w, const struct lang *lang);

/* ---- for lists of all addresses (rooms/public_pages.h) */
struct public_places models_places(struct task *t, int64_t after, int64_t limit);
struct public_numbers models_bounds(struct task *t, int64_t step);
