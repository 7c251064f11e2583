/* operations: projects as everybody sees them ("operation" is the word of the law): the public page of an own project,
 * the list of operations (Regulation (EU) 2021/1060, article 49), the search in it and the map; also operations of
 * others that came with a list. Nothing of it is about a person served.
 *
 * operations_operation: one that is shown; own ones only between publishing and withdrawing, and as they were when they
 * were published. source, source_key: "own" and the project's code, or whose list it came with and its code there.
 * operations_text: an own one in each language. operations_word: by what it is found. operations_tally: how many there
 * are of which kind. operations_card: what a manager writes for the page of a project; operations_figure: figures of
 * stored runs shown on it. Source: issue 10 section 4, DOMAIN.md section 3. */
#pragma once
#include "base/by_name.h"
#include "base/keys.h"
#include "base/none.h"
#include "base/task.h"
#include "html/form.h"
#include "lang/lang.h"
#include "rooms/public_place.h"
#include "rooms/search/search.h"

enum {
    OPERATION_NAME_MOST = 500,
    OPERATION_SUMMARY_MOST = 4000,
    OPERATION_SHORT_MOST = 200, /* any other text */
    OPERATION_REGIONS_MOST = 19,
    OPERATION_NAME_YEARS = 2 /* how long a natural person's name is shown: Art. 49(3), last paragraph */
};
extern const struct codes CODES_operation_theme, CODES_operation_goal, CODES_operation_phase, CODES_operation_state;

/* Texts are plain and of one line but the summary; codes as they stand in operations_operation. Money in cents,
 * cofinancing in hundredths of a percent, INT_NONE not known (it is then worked out where it can be). regions: codes of
 * maakunta joined by ';', "" the whole country. period: "2021-2027"; theme: CODES_operation_theme or "". published_at:
 * "" now; of a list that says since when it is shown, that. */
struct operation {
    int64_t id, project;
    struct str source, source_key, name, name_language, summary, beneficiary, business_id, contractor, fund, period,
        programme, priority, objective, category, theme, authority, country, regions, locality, postal_code, website;
    bool natural_person; /* the beneficiary is one */
    bool listed;         /* all that the list of operations must say is known */
    struct day names_until, starts_on, ends_on;
    int64_t total_cents, eu_cents, cofinancing, version;
    struct instant published_at, updated_at;
};

/* Many of one source, in a writing transaction: begin, put each (by its source_key: made, or changed when it differs),
 * end. One that has the key of another of the same list changes it. */
struct operations_in {
    struct task *t;
    struct str source;
    struct key_map known; /* source_key -> id */
    struct arena *kept;   /* of t as it was at the beginning: t may have another one for each row that is put */
    int64_t import;       /* 0, or an id: what changes is kept under it, so that it can be taken back */
    int64_t made, changed, same;
};
struct operations_in operations_begin(struct task *t, struct str source);
int64_t operations_put(struct operations_in *in, const struct operation *given);
/* Takes out those of the source that were last put before this instant: a list that came whole. How many went. */
int64_t operations_drop_before(struct operations_in *in, struct instant before);
void operations_end(struct operations_in *in);

/* Lists that were brought in with an import id (operations_undo.h), the newest first. */
struct operations_import {
    int64_t id, added, changed;
    struct str source, name, staff;
    struct instant made_at, undone_at;
};
struct operations_imports {
    struct operations_import *at;
    size_t n, cap;
};
struct operations_imports operations_imports(struct task *t, int64_t limit);
enum outcome operations_import_get(struct task *t, int64_t import, struct operations_import *ret_import) MUST_USE;
void operations_import_keep(struct operations_in *in, struct str name); /* at the end: in->import came from this file */
/* All that it brought goes, what it changed says again what it said. NOT_FOUND: no such import, or taken back.
 * CONFLICT: *ret_why says which later one stands on it. */
enum outcome operations_import_undo(struct task *t, int64_t import, struct str *ret_why) MUST_USE;

/* The words by which an operation is found, folded, each once. */
struct strs operations_words(struct arena *a, const struct operation *o);
/* "own": its rows are written by publishing alone. */
#define OPERATION_OWN S("own")

/* ---- the public page of an own project. Lists are joined by ';', parts by line ends. version 0: nothing is written
 * yet. */
struct operation_card {
    int64_t project, version;
    struct str state, priority, category, theme, goals, contractor, predecessor, umbrella, parts, contact_role,
        contact_phone, contact_email, changed_by, published_by, withdrawn_by;
    bool natural_person;
    struct instant changed_at, published_at, withdrawn_at, first_at;
    struct str doing[LANG__N], reached[LANG__N];
};
struct operation_card operations_card_read(struct task *t, int64_t project);
/* c->version: the one that was read. CONFLICT: somebody saved it since. */
enum outcome operations_card_save(
    struct task *t, const struct operation_card *c, struct problems *ret_problems) MUST_USE;
/* told: the beneficiary knows of it (Art. 49(5)). INVALID: no name, or nobody told it. */
enum outcome operations_publish(
    struct task *t, int64_t project, int64_t version, bool told, struct problems *ret_problems) MUST_USE;
/* Of the figures of this run exactly those of these spots. INVALID: too many in all. NOT_FOUND: no such run. */
enum outcome operations_choose(struct task *t, int64_t project, int64_t run, const struct strs *spots) MUST_USE;

/* A day's work of the server: takes down names of natural persons whose time is over, counts again on a new day. In
 * how many seconds it wants to be asked again. */
int64_t operations_often(struct task *t);

/* Puts it into the search as everybody sees it, or takes it out; which stand there otherwise, at most `limit`. */
void operations_searched(struct task *t, int64_t operation);
struct search_records operations_not_searched(struct task *t, int64_t limit);

/* For lists of all addresses (rooms/public_pages.h): all that everybody sees. */
struct public_places operations_places(struct task *t, int64_t after, int64_t limit);
struct public_numbers operations_bounds(struct task *t, int64_t step);
