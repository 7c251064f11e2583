/* people_doubles: two files that may be one person: found after a save, shown with the reason, dismissed or merged.
 * Only this room. */
#pragma once
#include "rooms/people/people_card.h"

struct double_pair {
    int64_t low, high;
    struct str low_name, high_name, reason;
    struct day low_birth, high_birth;
};
struct double_pairs {
    struct double_pair *at;
    size_t n, cap;
    int64_t hidden;
}; /* hidden: more than it gives */
/* Open pairs of which the viewer may see both, newest persons first; person 0 = all in the project. */
struct double_pairs people_doubles_open(struct task *t, int64_t project, int64_t person, int64_t limit);
/* They are two persons: the pair is not shown again. NOT_FOUND, NOT_ALLOWED. */
enum outcome people_doubles_dismiss(struct task *t, int64_t one, int64_t other) MUST_USE;
/* The sentence for a stored reason. */
const char *people_doubles_reason(struct task *t, struct str reason);

/* Sets or clears the person's own mark (Act 661/2009 section 36: first at most five years); the household follows.
 * review_on: a reminder, never clears by itself. Managers and counsellors of her projects. */
enum outcome people_mark_non_disclosure(
    struct task *t, int64_t person, int64_t version, bool mark, struct day review_on) MUST_USE;
struct protected_row {
    int64_t person;
    struct str name;
    bool own_mark;
    struct day review_on;
};
struct protected_rows {
    struct protected_row *at;
    size_t n, cap;
    int64_t hidden;
};
/* Persons of the project whose contact details are hidden, by their own mark or by somebody of the household. */
struct protected_rows people_protected(struct task *t, int64_t project);
