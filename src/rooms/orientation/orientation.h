/* orientation: courses of steps that everybody reads at her own pace, in her language or in two: what life in Finland
 * is like. A course has topics, a topic has steps; what a topic says is a text that people write (orientation_read.h).
 * Nothing is kept of who reads them or what she answers. The hours of a group: orientation_hours.h.
 *
 * orientation_course: code (of the program's own: "nine_topics"), source_tag (the language the others are translated
 *   from), shown (everybody sees it), state and review_note (of what was written last: orientation_review.h),
 * origin_house, origin_version, origin_day (from whose package it was taken, which version, when that was made; "" 0
 * NULL: begun here), origin_changed (which texts that house had changed), version (changes with everything).
 * orientation_text: each saved text of a topic (0: the card of the course) in a language, the newest counts; number 1
 * is what was taken, basis: of a translation, the number of the source it was compared with. Source: issue 10, section
 * 7; Integration Act 681/2023, sec. 25; the nine topics: the published course of civic orientation (Finland, its
 * culture, society, housing, family, education, work, health, law, taking part). */
#pragma once
#include "auth/viewer.h"
#include "base/none.h"
#include "lang/lang.h"
#include "rooms/orientation/orientation_read.h"
#include "rooms/public_place.h"
#include "rooms/search/search.h"

enum { ORIENTATION_COURSES_MOST = 100, ORIENTATION_TOPICS_MOST = 30 };

struct orientation_course {
    int64_t id, version, origin_version;
    struct str code, origin_house, origin_changed, state, review_note;
    const struct lang *source;
    struct day origin_day;
    bool shown;
};
/* A topic as it is read in a language. lang: the one asked for or, where it has no such text or that has other steps
 * than the source, the source. outdated: the source was changed since. */
struct orientation_chapter {
    int64_t number;
    const struct lang *lang;
    bool outdated;
    struct orientation_topic topic;
};
struct orientation_chapters {
    struct orientation_chapter *at;
    size_t n, cap;
};
/* chapters: the topics in their order, without the card. */
struct orientation_book {
    struct orientation_course course;
    struct orientation_chapter card;
    struct orientation_chapters chapters;
};
struct orientation_books {
    struct orientation_book *at;
    size_t n, cap;
};

/* ---- reading. No right is asked: whether it is shown is for the pages of everybody. */
enum outcome orientation_get(struct task *t, int64_t course, struct orientation_course *ret_course) MUST_USE;
/* As it was written last. */
enum outcome orientation_book(
    struct task *t, int64_t course, const struct lang *lang, struct orientation_book *ret_book) MUST_USE;
/* As everybody reads it; one that is not shown, as it was written last. */
enum outcome orientation_book_shown(
    struct task *t, int64_t course, const struct lang *lang, struct orientation_book *ret_book) MUST_USE;
/* With their cards, in the order in which they were taken; chapters are left out. shown_only: as everybody reads them.
 */
struct orientation_books orientation_books(struct task *t, const struct lang *lang, bool shown_only);

/* May she change courses? Managers (PERM_ORIENTATION); see orientation_care.h. And read them before everybody does? Who
 * reviews publications, too. */
bool orientation_writes(const struct task *t);
bool orientation_reviews(const struct task *t);
/* How many courses wait for this reader's review. */
int64_t orientation_wait(struct task *t);
#define ORIENTATION_OURS "nine_topics"
/* The course of nine topics that comes with the program. INVALID: it is here already. */
enum outcome orientation_take_ours(struct task *t, int64_t *ret_course, struct problems *ret_problems) MUST_USE;
/* What was approved everybody sees as it is now; or nobody else any more (it is archived). CONFLICT: it is not
 * approved, or not shown. */
enum outcome orientation_show(struct task *t, int64_t course, int64_t version, bool shown) MUST_USE;
/* All steps from a draft on by the program, which has nobody to ask: of the demonstration. */
enum outcome orientation_bring_out(struct task *t, int64_t course) MUST_USE;

/* Puts it into the search as everybody sees it, or takes it out; which stand there otherwise, at most `limit`. */
void orientation_found(struct task *t, int64_t course);
struct search_records orientation_not_found(struct task *t, int64_t limit);

/* For lists of all addresses (rooms/public_pages.h): courses that everybody sees, and the first step of each of their
 * topics. */
struct public_places orientation_places(struct task *t, int64_t after, int64_t limit);
struct public_places orientation_topics(struct task *t, int64_t after, int64_t limit);
/* ids: course and file: "mp3" as it ends when it is written; NULL: not everybody has it. */
const char *orientation_file_ending(struct task *t, const int64_t *ids);
/* A picture of a course is given to nobody any more, or again (rooms/pictures.h). */
void orientation_picture_changed(struct task *t, int64_t course);
