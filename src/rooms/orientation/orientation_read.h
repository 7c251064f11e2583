/* orientation_read: a topic of a course as people write it (docs/orientation.md): a head of "name: value" between two
 * lines "---", then steps with "---" between them. What a step is, its first line says: "? …" a question; "@picture",
 * "@audio", "@video" and "@service" what they say; anything else is a text in Markdown. Knows no database. */
#pragma once
#include "base/task.h"

/* what: of a picture one of ORIENTATION_PICTURES; of audio and video an address of the web, which nothing loads before
 * somebody asks for it; of a service a door of the directory (services). */
enum orientation_kind {
    ORIENTATION_TEXT,
    ORIENTATION_QUESTION,
    ORIENTATION_PICTURE,
    ORIENTATION_AUDIO,
    ORIENTATION_VIDEO,
    ORIENTATION_SERVICE,
    ORIENTATION__KINDS
};
enum {
    ORIENTATION_STEPS_MOST = 40, /* of a topic */
    ORIENTATION_CHOICES_MOST = 6,
    ORIENTATION_LINE_MOST = 600,  /* bytes of a title, a question, an answer */
    ORIENTATION_BODY_MOST = 30000 /* characters of a topic */
};
extern const char *const ORIENTATION_PICTURES[]; /* ended by NULL */

struct orientation_choice {
    struct str text;
    bool right;
};
/* text: Markdown of a text and below a picture; the words of a question or a link. why: Markdown, what is said when a
 * question was answered. */
struct orientation_step {
    enum orientation_kind kind;
    struct str text, what, why;
    struct orientation_choice choices[ORIENTATION_CHOICES_MOST];
    size_t nchoices;
};
/* A telephone number and whose it is; the address of a source and its name. */
struct orientation_pair {
    struct str value, name;
};
struct orientation_pairs {
    struct orientation_pair *at;
    size_t n, cap;
};
struct orientation_topic {
    struct str title, summary, picture;
    struct orientation_pairs phones, sources;
    struct day checked, review; /* "": not said */
    struct {
        struct orientation_step *at;
        size_t n, cap;
    } steps;
};
/* False: *ret_problems (field "body") says what is wrong, with the line. */
bool orientation_read(
    struct task *t, struct str typed, struct orientation_topic *ret_topic, struct problems *ret_problems) MUST_USE;
/* A translation has the steps of its source: as many, of the same kinds, with as many answers and the same right one.
 * False: *ret_problems says where not. */
bool orientation_alike(struct task *t, const struct orientation_topic *source, const struct orientation_topic *other,
    struct problems *ret_problems) MUST_USE;
/* The right answer of a question, from 1. */
size_t orientation_right(const struct orientation_step *question);
