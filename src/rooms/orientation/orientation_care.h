/* orientation_care: looking after the courses: their texts, who sees them, taking one out of files. For managers. */
#pragma once
#include "rooms/orientation/orientation.h"

/* How a topic stands in each language. number 0: there is no text; changed: since it was taken. */
struct orientation_stand {
    int64_t topic, number;
    const struct lang *lang;
    bool outdated, changed;
};
struct orientation_stands {
    struct orientation_stand *at;
    size_t n, cap;
};
/* Of all topics in the order of their numbers, and of all languages in each. */
struct orientation_stands orientation_stands(struct task *t, const struct orientation_course *course);
struct orientation_text {
    int64_t topic, number, basis; /* number 0: none yet */
    const struct lang *lang;
    struct str body;
};
struct orientation_texts {
    struct orientation_text *at;
    size_t n, cap;
};
bool orientation_text(
    struct task *t, int64_t course, int64_t topic, const struct lang *lang, struct orientation_text *ret_text);
/* The newest of all, or (shown) those that everybody sees. */
struct orientation_texts orientation_texts(struct task *t, int64_t course, bool shown);
/* number: of the text that was read (0: none); CONFLICT: there is a newer one. The same text once more is no new one.
 * INVALID: *ret_problems (field "body") names lines and steps. */
enum outcome orientation_put(
    struct task *t, int64_t course, const struct orientation_text *text, struct problems *ret_problems) MUST_USE;
/* INVALID: everybody sees it. */
enum outcome orientation_remove(struct task *t, int64_t course, int64_t version) MUST_USE;

/* ---- taking one: all its texts at once, or none. It is not shown yet. */
struct orientation_file {
    struct str name, body; /* "3_home.fi.md": the number of the topic, then anything, the language, "md" */
};
/* A file that topics name, as bytes. */
struct orientation_shown {
    struct str name, words, bytes;
};
/* changed: what that house had changed in it, "3.fi 5.so". */
struct orientation_taken {
    struct str code, house, changed;
    const struct lang *source;
    int64_t version;
    struct day day;
    struct {
        struct orientation_file *at;
        size_t n, cap;
    } files;
    struct {
        struct orientation_shown *at;
        size_t n, cap;
    } shown;
};
/* INVALID: *ret_problems (field "file") names the file, and what is wrong in it. */
enum outcome orientation_take(
    struct task *t, const struct orientation_taken *taken, int64_t *ret_course, struct problems *ret_problems) MUST_USE;
