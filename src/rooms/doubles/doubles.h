/* doubles: two files that may be one person: found after a save, shown with the reason, dismissed, or merged into one
 * and parted again. Knows people; people tell of changes through rooms/persons.h. */
#pragma once
#include "base/task.h"

/* Looks for other files of the same person, after one was made or its names, birth or phone changed; the newest of a
 * project after an import. rest: NULL or called after each of them. */
void doubles_compare(struct task *t, int64_t person);
void doubles_scan(struct task *t, int64_t project, int64_t limit, void (*rest)(struct task *t));
/* Looks again at whoever stands in a pair that nobody has decided: the rules have changed. */
void doubles_look_again(struct task *t);
/* Forgets the pairs of persons that an import brought. */
void doubles_drop(struct task *t, int64_t import);

struct double_pair {
    int64_t low, high;
    struct str low_name, high_name, reason;
    struct day low_birth, high_birth;
    struct day found_on; /* unknown: before this was kept */
};
struct double_pairs {
    struct double_pair *at;
    size_t n, cap;
    int64_t hidden;
}; /* hidden: more than it gives */
/* Which pairs: project and person 0: of any; reason "" or a stored one; found at least so many days ago (0: whenever);
 * the oldest first, else the newest persons; from which row on. */
struct doubles_only {
    int64_t project, person;
    struct str reason;
    int64_t days;
    bool oldest;
    int64_t start;
};
/* Open pairs of which the viewer may see both. */
struct double_pairs doubles_open(struct task *t, const struct doubles_only *only, int64_t limit);
/* They are two persons: the pair is not shown again. NOT_FOUND, NOT_ALLOWED. */
enum outcome doubles_dismiss(struct task *t, int64_t one, int64_t other) MUST_USE;
/* The sentence for a stored reason. */
const char *doubles_reason(struct task *t, struct str reason);
