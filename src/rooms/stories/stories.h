/* stories: what people say, as a quote: the original beside its anonymised form, the consent to use it, who reviewed
 * it, and every place where it is used. Knows people and projects.
 *
 * stories_story (kind stories): person_id (NULL: about nobody in particular), day it was told, language (ISO 639-3) and
 *   original (sealed, may be empty where there is sound; read by who wrote it, who counsels her, and the reviewer while
 * it waits), anonymised (sealed: the only text that is used) in shown_language, said_by ("A mother in a group"), result
 * (CODES_story_result), state (CODES_story_state), staff_id (author), editor_id (who changed its texts last),
 * consent_version (of the text that was read to her, story_consent_text), purposes (CODES_story_purpose joined by ';'),
 * consent_on, consent_until (the last day), withdrawn_on, reviewer_id, reviewed_on, review_note (sealed: why it was
 * given back). stories_use (kind story_uses): place (CODES_story_place), purpose (follows from the place), what ("Page
 * of results, https://…"), used_on, ended_on (taken out). Of place report the program takes it out by itself. Sound
 * (files: FILE_OF_STORY, sealed, one): an audio note of the original. Heard by who reads the original, never used or
 * published, gone with the consent that is taken back. Files that were made with a quote in them stand in the journal
 * (journal_story_facts). Views: stories_whose_facts, stories_work_facts. Source: issue 9, section 3; glossary: story,
 * consent. */
#pragma once
#include "base/by_name.h"
#include "base/none.h"
#include "base/task.h"
#include "rooms/files/files.h"

enum {
    STORY_ORIGINAL_MOST = 4000, /* characters */
    STORY_QUOTE_MOST = 1000,
    STORY_SAID_BY_MOST = 120,
    STORY_NOTE_MOST = 500,
    STORY_WHAT_MOST = 200,
    STORY_CONSENT_YEARS = 5, /* no consent is longer */
    STORY_CONSENT_VERSION = 1,
    STORY_QUOTES_MOST = 12, /* in one report */
    STORY_USES_MOST = 100
};

/* Texts are empty for who may not read them; person is 0 for who may not see her. stands: the state, or withdrawn or
 * expired. */
struct story {
    int64_t id, project, person, staff, editor, reviewer, consent_version, version;
    struct day day, consent_on, consent_until, withdrawn_on, reviewed_on;
    struct str language, original, anonymised, shown_language, said_by, result, state, stands, purposes, review_note;
    struct str staff_name, reviewer_name, project_name;
    bool original_open, may_write, may_review, usable; /* usable: approved, with consent that holds today */
};
/* loose: the consent does not cover it any more: it is to be taken out there by hand. */
struct story_use {
    int64_t id, story, version;
    struct str place, purpose, what, staff_name;
    struct day used_on, ended_on;
    bool loose;
};
struct story_uses {
    struct story_use *at;
    size_t n, cap;
};
/* A file with the quote in it that somebody made. */
struct story_file {
    struct instant at;
    struct str staff_name;
};
struct story_files {
    struct story_file *at;
    size_t n, cap;
};
struct story_line {
    int64_t id;
    struct day day, consent_until;
    struct str anonymised, result, stands, staff_name, purposes, language, shown_language;
    bool in_report, loose;
};
struct story_lines {
    struct story_line *at;
    size_t n, cap;
    int64_t all;
};
/* state: of CODES_story_stands, "out" (uses to take out) or empty. person, result: 0, empty: any. */
struct story_filter {
    int64_t project, person;
    struct str state, result;
};

/* Does the viewer work with persons in the project: may she write stories there? Review them? */
bool stories_open_in(struct task *t, int64_t project);
bool stories_reviews_in(struct task *t, int64_t project);
struct story_lines stories_listed(struct task *t, const struct story_filter *f, int64_t start, int64_t limit);
enum outcome stories_get(struct task *t, int64_t story, struct story *ret_story) MUST_USE;
/* What is wrong: day, language, original, anonymised, shown_language, said_by, result. */
bool stories_check(struct task *t, const struct story *s, struct problems *ret_problems);
/* s->id 0: a new one. Changed texts are a draft again. INVALID, CONFLICT; NOT_ALLOWED also for a person whom the viewer
 * does not counsel there. */
enum outcome stories_put(
    struct task *t, const struct story *s, int64_t *ret_story, struct problems *ret_problems) MUST_USE;
enum outcome stories_remove(struct task *t, int64_t story, int64_t version) MUST_USE;

/* ---- sound */
/* NOT_ALLOWED: for who may not read the original; NOT_FOUND: there is none. */
enum outcome stories_sound(struct task *t, const struct story *s, struct file *ret_file) MUST_USE;
bool stories_has_sound(struct task *t, int64_t story);
/* Another original is to be reviewed anew. NOT_ALLOWED; INVALID: problems at `file`; CONFLICT: the consent was taken
 * back. */
enum outcome stories_sound_put(
    struct task *t, int64_t story, const struct file_wish *chosen, struct problems *ret) MUST_USE;
enum outcome stories_sound_remove(struct task *t, int64_t story) MUST_USE;

/* ---- consent */
/* The paragraphs of a version, as messages, ended by NULL; NULL: there is no such version. */
const char *const *story_consent_text(int64_t version);
bool story_purposes_ok(struct task *t, struct str purposes);
struct story_consent {
    struct str purposes;
    struct day on, until;
} ONLY_BY_NAME;
/* In place of what she agreed to before; what is used for other purposes is taken out as in withdrawing. INVALID:
 * purposes, consent_on, consent_until. */
enum outcome stories_agree_to(
    struct task *t, int64_t story, int64_t version, const struct story_consent *c, struct problems *ret) MUST_USE;
/* It leaves the report at once, and its sound is deleted; uses elsewhere are to be taken out by hand. By whoever works
 * in the project. */
enum outcome stories_take_back(struct task *t, int64_t story, int64_t version) MUST_USE;

/* On her own page: quotes of hers to which she agreed, with the text that is used; the caller knows that it is she. */
struct own_story {
    int64_t story, version; /* version: of the text of consent */
    struct str text, language, purposes;
    struct day agreed_on, withdrawn_on;
    bool given; /* not taken back, and not over */
};
struct own_stories {
    struct own_story *at;
    size_t n, cap;
};
struct own_stories stories_own_of(struct task *t, int64_t person);
/* As stories_take_back(). NOT_FOUND: it is no quote of hers that is agreed to. */
enum outcome stories_own_take_back(struct task *t, int64_t person, int64_t story) MUST_USE;

/* All of them at once: she has said no to stories. New ones are not agreed to as long as that stands. */
enum outcome stories_own_take_back_all(struct task *t, int64_t person) MUST_USE;
bool stories_said_no(struct task *t, int64_t person);

/* ---- review */
/* INVALID: *ret says at "" what is missing. */
enum outcome stories_send(struct task *t, int64_t story, int64_t version, struct problems *ret) MUST_USE;
/* Another than who wrote it. Given back with a note (INVALID without: review_note). */
enum outcome stories_judge(
    struct task *t, int64_t story, int64_t version, bool approved, struct str note, struct problems *ret) MUST_USE;

/* ---- uses */
struct story_uses stories_uses(struct task *t, int64_t story);
struct story_files stories_files(struct task *t, int64_t story); /* the newest, at most STORY_USES_MOST */
struct str story_purpose_of(struct str place);
/* INVALID: place (no consent for it, not approved), used_on, what. A place report is there once. */
enum outcome stories_use_add(
    struct task *t, int64_t story, const struct story_use *u, struct problems *ret_problems) MUST_USE;
enum outcome stories_use_over(struct task *t, int64_t story, int64_t use) MUST_USE;
enum outcome stories_leave_report(struct task *t, int64_t story) MUST_USE;

/* ---- for reports and the first page */
struct story_quote {
    int64_t id;
    struct str text, language, said_by, result;
};
struct story_quotes {
    struct story_quote *at;
    size_t n, cap;
};
/* Chosen for the report of the project, approved, and with consent for it that holds today: at most
 * STORY_QUOTES_MOST. For whoever may read reports of the project. */
struct story_quotes stories_quotes(struct task *t, int64_t project);
/* How many wait for this viewer's review, and how many uses are to be taken out. */
struct story_waiting {
    int64_t review, loose;
};
struct story_waiting stories_waiting(struct task *t, int64_t project);
