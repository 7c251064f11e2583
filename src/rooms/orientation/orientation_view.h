/* orientation_view: forms and views of the pages of courses of orientation. */
#pragma once
#include "html/form.h"
#include "html/markdown.h"
#include "rooms/files/files.h"
#include "rooms/orientation/orientation_care.h"
#include "rooms/orientation/orientation_compare.h"
#include "rooms/orientation/orientation_hours.h"
#include "rooms/orientation/orientation_review.h"
#include "rooms/orientation/orientation_statement.h"
#include "rooms/parts.h"
#include "rooms/publications/publications_codes.h"

/* clang-format off */
#define ORIENTATION_TEXT_FIELDS(F) \
    F(orientation_words, topic, HIDDEN, 0, 10, OPTIONAL, N_("Topic"), NULL, NULL) \
    F(orientation_words, language, HIDDEN, 0, 10, OPTIONAL, N_("Language"), NULL, NULL) \
    F(orientation_words, body, LONG, 0, ORIENTATION_BODY_MOST, REQUIRED, N_("Text of the topic"), \
        N_("A head between two lines of three hyphens, then steps with such a line between them."), NULL)
#define ORIENTATION_FILE_FIELDS(F) \
    F(orientation_zip, what, HIDDEN, 0, 10, OPTIONAL, N_("File"), NULL, NULL)
#define ORIENTATION_SHELF_FIELDS(F) \
    F(orientation_shelf, words, TEXT, 0, FILE_WORDS_MOST, OPTIONAL, N_("What does it show?"), \
        N_("For those who cannot see the picture. For example: A mother and a nurse talk."), NULL) \
    F(orientation_shelf, tag, CHOICE, 0, 0, OPTIONAL, N_("Language"), \
        N_("Only of the words of a film (WebVTT)."), &CODES_publication_language)
#define ORIENTATION_REVIEW_FIELDS(F) \
    F(orientation_review, review_note, LONG, 0, ORIENTATION_NOTE_MOST, OPTIONAL, N_("What is to be changed?"), \
        N_("Only if you give it back."), NULL)
/* clang-format on */
FORM_DECLARE(orientation_shelf, ORIENTATION_SHELF_FIELDS)
FORM_DECLARE(orientation_words, ORIENTATION_TEXT_FIELDS)
FORM_DECLARE(orientation_zip, ORIENTATION_FILE_FIELDS)
FORM_DECLARE(orientation_review, ORIENTATION_REVIEW_FIELDS)

/* A text in its own language. */
struct orientation_said {
    struct str text, lang, dir;
};

/* ---- what everybody reads */
struct orientation_card {
    struct url link;
    struct str picture, key; /* key: of a topic, by which this browser remembers that it was read */
    struct orientation_said title, summary;
    int64_t number, steps;
};
struct orientation_cards {
    struct orientation_card *at;
    size_t n, cap;
};
struct orientation_call {
    struct str number;
    struct orientation_said name;
};
struct orientation_calls {
    struct orientation_call *at;
    size_t n, cap;
};
struct orientation_language_link {
    struct url url;
    struct str name, lang, dir;
    bool current;
};
struct orientation_language_links {
    struct orientation_language_link *at;
    size_t n, cap;
};
struct orientation_all_view {
    struct orientation_cards courses;
};
struct orientation_course_view {
    const struct orientation_course *course;
    struct str key; /* of the course */
    struct orientation_said title, summary;
    struct url all;
    struct orientation_cards topics;
    struct orientation_calls calls;
    bool fallback;
    struct str language;
};
/* A step in one language. text, why: drawn; answers in the order in which they are written. */
struct orientation_side {
    struct orientation_said said; /* words of a question or a link; name of audio or video */
    struct markdown text, why;
    struct markdown_look *look, *why_look;
    const struct orientation_choice *choices;
};
struct orientation_answer {
    struct url link;
    struct orientation_said text, beside;
    bool right, chosen;
};
struct orientation_answers {
    struct orientation_answer *at;
    size_t n, cap;
};
struct orientation_source {
    struct url address;
    struct orientation_said name;
};
struct orientation_sources {
    struct orientation_source *at;
    size_t n, cap;
};
struct orientation_step_view {
    struct url course, previous, next, wide, alone, service, again; /* wide: for a projector, or back from it */
    struct str course_title, key, picture;
    struct url web; /* of audio and video, elsewhere */
    struct orientation_said title, title_beside;
    int64_t number, all;
    enum orientation_kind kind;
    struct orientation_side first, second;
    bool two, big, end, answered, right, outdated, fallback;
    struct str language; /* in which there is no text, when it is a fallback */
    struct orientation_answers answers;
    struct orientation_calls calls;
    struct orientation_language_links beside;
    struct orientation_sources sources;
    struct day checked, review;
    struct orientation_said next_title; /* of the topic after this one; empty: it is the last */
};

/* ---- looking after them */
struct orientation_row {
    const struct orientation_book *book;
    struct url link;
    struct orientation_said title;
    struct str stands;
    const char *color;
};
struct orientation_rows {
    struct orientation_row *at;
    size_t n, cap;
};
struct orientation_list_view {
    struct orientation_rows rows;
    struct form form;
    struct file_field file;
    bool ours_is_here, may_write;
};
/* link: empty for who only reads. */
struct orientation_cell {
    struct url link;
    struct str name, lang, stands;
    const char *color;
};
struct orientation_cells {
    struct orientation_cell *at;
    size_t n, cap;
};
struct orientation_topic_row {
    int64_t number;
    struct orientation_said title;
    struct orientation_cells cells;
};
struct orientation_topic_rows {
    struct orientation_topic_row *at;
    size_t n, cap;
};
struct orientation_one_view {
    const struct orientation_course *course;
    struct orientation_said title;
    struct orientation_topic_rows topics;
    struct url seen, package, add, fresh; /* fresh: what everybody has not been shown */
    struct form review;
    struct orientation_way way;
    struct decideds decisions;
    struct orientation_language_links others; /* of the same kind, to compare with */
    int64_t files;
    struct str stands;
    const char *color;
    int64_t changed; /* texts, since it was taken */
    bool may_write;
};
struct orientation_edit_view {
    int64_t course, topic;
    struct form form;
    struct url back, action;
    struct str language, lang, dir;
    struct str original, original_lang, original_dir; /* empty: this is it */
};

struct orientation_files_view {
    int64_t course;
    struct shelf_rows rows;
    struct form form;
    struct file_field file;
};
struct orientation_file_view {
    int64_t course;
    struct shelf_row one;
};
struct orientation_difference_row {
    const struct orientation_difference *d;
    struct orientation_said title; /* of the topic */
    struct str language, how, lang, dir;
};
struct orientation_difference_rows {
    struct orientation_difference_row *at;
    size_t n, cap;
};
struct orientation_compare_view {
    int64_t course;
    struct str here, there; /* whose the courses are; here "": it is one, against what everybody sees of it */
    struct orientation_difference_rows rows;
};

/* ---- hours of a person */
struct orientation_hours_field {
    int64_t topic, sessions;
    struct orientation_said title;
    struct str name, hours;
    bool wrong; /* what stands in it is no number of hours */
};
struct orientation_hours_fields {
    struct orientation_hours_field *at;
    size_t n, cap;
};
struct orientation_kept {
    const struct orientation_stated *s;
    struct url paper;
    struct str number, language;
};
struct orientation_kepts {
    struct orientation_kept *at;
    size_t n, cap;
};
struct orientation_statement_view {
    const struct orientation_hours *hours;
    struct url back, action;
    struct orientation_kepts kept; /* statements that were made, the newest first */
    struct orientation_hours_fields fields;
    struct picks courses, languages;
    struct form form; /* what is wrong */
};
