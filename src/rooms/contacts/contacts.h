/* contacts: help given outside the groups, in one line: a call, a visit, a message. A name only if the person wants a
 * file. Knows projects and people. */
#pragma once
#include "base/task.h"
#include "rooms/people/people.h"

struct contact_row {
    int64_t id, project, person, minutes, version; /* person 0 = no name wanted; minutes INT_NONE = not known */
    struct day day;
    struct str channel, language, topic, not_coming, person_name, staff_name; /* not_coming: why; "": it was not said */
    bool may_change;                                                          /* in lists: by this viewer */
};
struct contact_rows {
    struct contact_row *at;
    size_t n, cap;
};

/* Most of what the form and the data package both take. */
enum { CONTACT_TOPIC_MOST = 200, CONTACT_MINUTES_MOST = 1440 };
/* Rows of a month that are shown at a time. */
enum { CONTACTS_SHOWN = 200 };

/* What is wrong with a row, at channel, day, minutes, language. */
bool contacts_check(struct task *t, const struct contact_row *c, struct problems *ret_problems);
/* Over whatever stands, for the import, which has asked; the version moves by one. No journal. */
void contacts_store(struct task *t, const struct contact_row *c);
/* INVALID: *ret_problems names what contacts_check() does, and not_coming without a person. NOT_ALLOWED: not in the
 * project, or may not see the person. */
enum outcome contacts_add(
    struct task *t, const struct contact_row *c, int64_t *ret_contact, struct problems *ret_problems) MUST_USE;
/* CONFLICT: somebody saved it since c->version. Own contacts, or those of a project the viewer leads. */
enum outcome contacts_change(struct task *t, const struct contact_row *c, struct problems *ret_problems) MUST_USE;
enum outcome contacts_remove(struct task *t, int64_t contact, int64_t version) MUST_USE;
enum outcome contacts_get(struct task *t, int64_t contact, struct contact_row *ret_row) MUST_USE;
/* Contacts of a project in one month ("2026-11"), the newest 200; names only for those who may see the persons. */
struct contact_rows contacts_of_month(struct task *t, int64_t project, struct day month, int64_t start);
/* How many they are, and their minutes, all of them. */
struct contact_sums {
    int64_t n, minutes;
};
struct contact_sums contacts_sums_of_month(struct task *t, int64_t project, struct day month);
/* What this member of staff chose last, so that the form is ready: channel and language; empty at the first time. */
struct contact_row contacts_last_of(struct task *t);
