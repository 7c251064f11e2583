/* instruments: questionnaires as data, and what persons answered to them: soft results. Knows people and projects.
 *
 * instruments_instrument (kind instruments): code and edition (what it is known by; both stand in its source), source
 *   (its file as CSV, docs/instruments.md: wording, items, scales, scoring, missing answers, languages, licence),
 *   offered (0: not for new measurements any more), shipped (1: comes with the program, in every house the same; in no
 *   package). Its wording never changes: another wording is another edition. Who has no answers can be removed.
 * instruments_measurement (measurements): one person's answers on one occasion (CODES_occasion) in one project: day,
 *   state (CODES_measurement_state), way (CODES_answer_way), language (ISO 639-3, of the questions), staff_id, answers
 *   (KEY=VALUE joined by ';', unanswered ones left out; nothing of who refused). link_hash (of a secret token) and
 *   link_expires_at are of this house alone. Views: instruments_measured_facts (reports, from the threshold on),
 *   instruments_whose_facts, instruments_work_facts. Source: issue 9, section 3; DOMAIN.md 6. */
#pragma once
#include "base/none.h"
#include "base/task.h"
#include "rooms/read_aloud/read_aloud.h"
#include "rooms/search/search.h"

enum {
    INSTRUMENT_ITEMS = 60,
    INSTRUMENT_ANSWERS = 11, /* of a scale */
    INSTRUMENT_LANGUAGES = 12,
    INSTRUMENT_TEXT = 400,        /* characters of a question or an answer */
    INSTRUMENT_SOURCE = 60 * 1000 /* characters of the whole */
};

/* texts: one for each language of the instrument, in their order. */
struct instrument_answer {
    int64_t value;
    struct str picture;
    const struct str *texts;
};
struct instrument_scale {
    struct str key;
    struct instrument_answer *at;
    size_t n, cap;
};
/* most: of a count (0 to so many, the last one means "or more"); INT_NONE: an answer of `scale`. */
struct instrument_item {
    struct str key, picture;
    size_t scale;
    int64_t most;
    bool reversed; /* the least answer is the best */
    const struct str *texts;
};
/* missing: so many answers of scales may be left out, and there is a score. about, licence: NULL or texts, of which a
 * licence may have empty ones. answered: measurements that use it (instruments_count). */
struct instrument {
    int64_t id, edition, missing, version, answered;
    bool offered, shipped, scored;
    struct str code, source;
    struct strs languages; /* ISO 639-3 */
    const struct str *title, *about, *licence;
    struct {
        struct instrument_scale *at;
        size_t n, cap;
    } scales;
    struct {
        struct instrument_item *at;
        size_t n, cap;
    } items;
};
struct instruments {
    struct instrument *at;
    size_t n, cap;
};

/* ---- its file (instruments_read.c) */
/* CSV or a workbook's first sheet. False: *ret_problems names field "file", each sentence its line. */
bool instrument_read(
    struct task *t, struct str file, struct instrument *ret_instrument, struct problems *ret_problems) MUST_USE;
extern const char *const INSTRUMENT_PICTURES[]; /* ended by NULL */
/* Which of its languages: the one asked for (ISO 639-3), else English, else its first. */
size_t instrument_language(const struct instrument *i, struct str iso3);
/* Which of them is Finnish, that may stand beside the one at `here`; it has none: `here` itself. */
size_t instrument_finnish(const struct instrument *i, size_t here);

/* ---- answers: values by item, INT_NONE: none */
int64_t *instrument_answers(struct task *t, const struct instrument *i, struct str answers);
void instrument_answers_into(const struct instrument *i, struct str answers, int64_t *ret_values); /* items.n of them */
struct str instrument_answers_text(struct task *t, const struct instrument *i, const int64_t *values);
bool instrument_takes(const struct instrument *i, size_t item, int64_t value);
/* 0 to 100, halves up: the mean over answered items of scales of how far they are from the least to the most;
 * INT_NONE: not scored, or more answers are missing than may be. */
int64_t instrument_score(const struct instrument *i, const int64_t *values);
/* KEY=VALUE;KEY=VALUE, whatever the keys. */
bool instrument_answers_ok(struct str answers);

/* ---- those of the house */
struct instruments instruments_all(struct task *t, bool offered_only);
/* Questions of those that are offered, in a language of the program, for who reads them aloud. */
void instruments_aloud(struct task *t, const struct lang *l, struct aloud_texts *list);
void instruments_count(struct task *t, struct instruments *list); /* fills answered */
enum outcome instruments_get(struct task *t, int64_t instrument, struct instrument *ret_instrument) MUST_USE;
bool instruments_answered(struct task *t, int64_t instrument); /* by anybody */
/* INVALID: *ret names file: it cannot be read, or this edition is there. */
enum outcome instruments_add(struct task *t, struct str file, int64_t *ret_instrument, struct problems *ret) MUST_USE;
enum outcome instruments_offer(struct task *t, int64_t instrument, int64_t version, bool offered) MUST_USE;
/* CONFLICT: changed since, or there are answers to it. NOT_ALLOWED: it is shipped. */
enum outcome instruments_remove(struct task *t, int64_t instrument, int64_t version) MUST_USE;

/* ---- on the person's own page (measurements_link.c); the caller knows that it is she */
/* Questionnaires that somebody began with her and that she has not finished; title in the task's language. */
struct waiting_questions {
    struct waiting_question {
        int64_t measurement;
        struct str title, fi; /* fi: the title in Finnish; "": it has none, or says the same */
    } * at;
    size_t n, cap;
};
struct waiting_questions instruments_wait_for(struct task *t, int64_t person);
/* A link to its questions for her, now; one that was made before is over. NOT_FOUND: it is not hers, or finished. */
enum outcome instruments_open_for(struct task *t, int64_t person, int64_t measurement, struct str *ret_token) MUST_USE;

/* Puts it into the search as it is now, or takes it out; which stand there otherwise, at most `limit`. */
void instruments_found(struct task *t, int64_t instrument);
struct search_records instruments_not_found(struct task *t, int64_t limit);
