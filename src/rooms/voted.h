/* voted: what the members of a group have voted for, beside the place where its sessions are planned. Who knows of
 * votes stands in voted.c, so that groups know nobody who collects them. */
#pragma once
#include "base/task.h"

struct voted {
    int64_t id, votes, members;
    struct str words;
};
struct voted_list {
    struct voted *at;
    size_t n, cap;
};
/* How much of what members said waits for the workers of the group. */
int64_t voted_waiting(struct task *t, int64_t group);
/* Themes with one vote or more, the most votes first; none for who does not plan the group. */
struct voted_list voted_themes(struct task *t, int64_t group);
/* The words of one of these; "" when there is none that the viewer plans with. */
struct str voted_words(struct task *t, int64_t idea);
