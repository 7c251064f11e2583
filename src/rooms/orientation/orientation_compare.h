/* orientation_compare: two courses of the same kind, text by text: what a house that adopted one has changed in it. */
#pragma once
#include "rooms/orientation/orientation_care.h"

enum orientation_differs { ORIENTATION_CHANGED, ORIENTATION_ADDED, ORIENTATION_GONE };
struct orientation_line {
    bool came; /* else it went */
    struct str text;
};
/* A topic in a language. lines: of a changed one those that went and came, in order. */
struct orientation_difference {
    int64_t topic;
    const struct lang *lang;
    enum orientation_differs how;
    struct {
        struct orientation_line *at;
        size_t n, cap;
    } lines;
};
struct orientation_differences {
    struct orientation_difference *at;
    size_t n, cap;
};
/* From the course `before` to the course `after`: by topic and language. Both the same: from what everybody sees of it
 * to what was written last. */
struct orientation_differences orientation_compare(struct task *t, int64_t before, int64_t after);
