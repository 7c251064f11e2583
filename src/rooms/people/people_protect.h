/* people_protect: non-disclosure orders. Only this room. */
#pragma once
#include "rooms/people/people_card.h"

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
    int64_t hidden; /* after these */
};
/* Persons of the project whose contact details are hidden, by their own mark or by somebody of the household:
 * PROTECTED_SHOWN by name, from the row `start` on. */
enum { PROTECTED_SHOWN = 100 };
struct protected_rows people_protected(struct task *t, int64_t project, int64_t start);
