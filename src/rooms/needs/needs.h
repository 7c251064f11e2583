/* needs: need mappings: an interview about fixed areas of life, in repeatable rounds. Knows people and projects.
 *
 * needs_round (kind need_rounds): one round of one person in one project: day, staff_id, language (that was spoken,
 *   ISO 639-3), state (CODES_round_state: open = interrupted, goes on; done). Its number is its place among the rounds
 * of person and project by day: none is stored. Pages keep one round for a person, project and day. needs_need (needs):
 * one area of one round, known by person, project, day (the round's) and area (CODES_need_area; the nine topics of
 * Decree 869/2024 sec. 2 are in them: needs_areas.c): weight 0 to 3 (CODES_need_weight), wish (her own words, sealed),
 * wish_language, wish_fi (the Finnish beside it, sealed). An area without a row was not asked. Rows of version 1 of the
 * data package have no needs_round: such a day is a round that is done. Views: needs_facts (no words; what themes and
 * reports count from, never under the threshold), needs_whose_facts. Source: issue 8, section 1. */
#pragma once
#include "base/none.h"
#include "rooms/read_aloud/read_aloud.h"

/* question: at most eight words (PAGES.md 8); topics: bit n - 1 for topic n of Decree 869/2024, sec. 2. */
struct need_area {
    const char *code, *question;
    unsigned topics;
};
enum { NEED_AREAS = 13, DECREE_TOPICS = 9, NEED_WISH_MOST = 1000, NEED_ROUNDS_SHOWN = 40 };
extern const struct need_area NEED_AREA[NEED_AREAS];
int need_area_of(struct str code); /* -1: there is none */

/* What was said of one area. weight INT_NONE: not asked. version: of its row, 0: there is none. */
struct need {
    int64_t weight, version;
    struct str wish, wish_language, wish_fi;
};
/* id 0: a day of which there are only needs. asked: areas with an answer. */
struct need_round {
    int64_t id, person, project, version, asked;
    struct day day;
    struct str language, state, staff_name, project_name;
};
struct need_rounds {
    struct need_round *at;
    size_t n, cap;
};
/* An area: what was said last (a code of CODES_need_weight) and when; before: when it was asked before that. */
enum need_change { NEED_NEVER, NEED_FIRST, NEED_LESS, NEED_SAME, NEED_MORE };
struct need_now {
    struct str area, weight, before;
    struct day day, before_day;
    enum need_change change;
};
struct needs_now {
    struct need_now *at;
    size_t n, cap;
};

/* Of a person in the projects in which the viewer counsels her, newest first, at most NEED_ROUNDS_SHOWN. */
struct need_rounds needs_rounds(struct task *t, int64_t person);
/* All areas on that day ("" = now) in the project; none when the viewer does not counsel her there. See fold.html. */
struct needs_now needs_now(struct task *t, int64_t person, int64_t project, struct day day);
/* NOT_ALLOWED: does not counsel her in that project (people_may_counsel). */
enum outcome needs_round_get(struct task *t, int64_t round, struct need_round *ret_round) MUST_USE;
struct need *needs_of_round(struct task *t, const struct need_round *r); /* NEED_AREAS of them */

/* The round of that day, new or going on. INVALID: *ret names day, language. language: ISO 639-3. */
enum outcome needs_begin(struct task *t, const struct need_round *r, int64_t *ret_round, struct problems *ret) MUST_USE;
/* One area, from the page with one question. now->version: what the page showed. CONFLICT: somebody answered it
 * since. INVALID: *ret names weight. */
enum outcome needs_answer(
    struct task *t, int64_t round, int area, const struct need *now, struct problems *ret) MUST_USE;
/* On her own page, which a key of hers opened: her newest round that is open, and her answer to one area of it. No
 * right is asked: the caller knows that it is she. False: there is none. */
bool needs_own_round(struct task *t, int64_t person, struct need_round *ret_round);
enum outcome needs_own_answer(
    struct task *t, const struct need_round *r, int area, const struct need *now, struct problems *ret) MUST_USE;
/* All areas at once, over version; state as CODES_round_state. INVALID: *ret names AREA_weight. */
enum outcome needs_save(struct task *t, int64_t round, int64_t version, const struct need *now, struct str state,
    struct problems *ret) MUST_USE;
enum outcome needs_remove(struct task *t, int64_t round, int64_t version) MUST_USE; /* with what was said in it */

/* Its questions, for who reads them aloud. */
void needs_aloud(struct task *t, const struct lang *l, struct aloud_texts *list);

/* How many of the `of` members of a group on that day have a need now (weight 1 or more), by area, most first; not what
 * is under the threshold of reports, for nobody: never who. */
struct need_sum {
    struct str area;
    int64_t n, of;
};
struct need_sums {
    struct need_sum *at;
    size_t n, cap;
};
struct need_sums needs_of_group(struct task *t, int64_t group, struct day day);
/* The same of everybody who belonged on one of these days to a group of the project that met then. */
struct need_sums needs_of_period(struct task *t, int64_t project, struct day from, struct day to);
