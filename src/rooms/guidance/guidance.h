/* guidance: where a person was guided: destination, provider, qualification, state, day; and every state a row has been
 * in. Knows people and projects; the line on the person's page is drawn by people from guidance_facts. */
#pragma once
#include "base/task.h"
#include "rooms/people/people.h"

struct guidance_row {
    int64_t id, person, project, group, version;
    int64_t staff; /* its owner: who follows it while it waits; 0: nobody */
    struct day day, starts_on;
    struct str destination, provider, qualification, state, study_form;
    bool main;         /* of several that are open at once: one of a person and project at most */
    struct str reason; /* why guidance of a locked period is changed; nothing that is stored with it */
};

enum { GUIDANCE_TEXT_MOST = 200 }; /* characters of provider and qualification, in form and data package */

/* What is wrong with a row, at destination, state, day, study_form. */
bool guidance_check(struct task *t, const struct guidance_row *g, struct problems *ret_problems);
/* Over whatever stands but person, project and group, for the import, which has asked; with its history, the version
 * moves by one. No journal. */
/* A row that came with an import: of a locked period it leaves a correction. */
void guidance_came(struct task *t, const struct guidance_row *g);
void guidance_store(struct task *t, const struct guidance_row *g); /* g->reason: of the corrections it leaves */
/* A new row. INVALID: *ret_problems names destination, state, day (missing, unknown or in the future), reason (none,
 * and the day is in a locked period).
 * NOT_ALLOWED: the viewer may not see the person or does not work in the project. */
enum outcome guidance_add(
    struct task *t, const struct guidance_row *g, int64_t *ret_guidance, struct problems *ret_problems) MUST_USE;
/* Changes a row; the former state stays in its history. CONFLICT: somebody saved it since g->version. */
enum outcome guidance_change(struct task *t, const struct guidance_row *g, struct problems *ret_problems) MUST_USE;
/* What the receiver of a referral answered: the row goes forward to `state` (accepted, started) and gets its start day,
 * where one is known and it has not begun; never backwards, and not when it is over. Whoever answers has no account:
 * whether she may is asked before. False: nothing moved. */
bool guidance_answered(struct task *t, int64_t guidance, struct str state, struct day starts_on);
enum outcome guidance_get(struct task *t, int64_t guidance, struct guidance_row *ret_row) MUST_USE;
/* The register calls a provider otherwise (rooms/provider_moved.h): rows that wrote its old name write the new one, and
 * stand where they stood. keys: providers_key(). */
void guidance_provider_moved(struct task *t, struct str from_key, struct str name, struct str key);

struct guidance_state {
    struct instant at;
    struct day day;
    struct str destination, state, staff_name;
};
struct guidance_states {
    struct guidance_state *at;
    size_t n, cap;
};
struct guidance_states guidance_history(struct task *t, int64_t guidance);

/* Rows of the project that wait for somebody: suggested, agreed, applied; oldest first. At most `limit`; all: how many
 * there are. only: those of one state, of one destination ("": all), that have waited so many days at least (0: all),
 * from the row `start` (0 = first) on; NULL: all. */
struct guidance_only {
    struct str state, destination;
    int64_t days, start;
    bool mine; /* those whose owner the viewer is */
};
struct guidance_waiting {
    int64_t guidance, person;
    struct str name, destination, state, provider, qualification; /* provider, qualification: of one person's */
    struct day day;
};
struct guidance_waitings {
    struct guidance_waiting *at;
    size_t n, cap;
    int64_t all, hidden; /* hidden: how many come after these */
    bool beyond;         /* more than GUIDANCE_COUNT_MOST; all and hidden are then fewer than there are */
};
enum { GUIDANCE_COUNT_MOST = 1000 };
struct guidance_waitings guidance_wait(
    struct task *t, int64_t project, const struct guidance_only *only, int64_t limit);
/* Those of a person that are open, in a project: suggested to started, the main one first. */
struct guidance_waitings guidance_open(struct task *t, int64_t person, int64_t project);
/* Whom a project's guidance may belong to. */
struct guidance_owner {
    int64_t staff;
    struct str name;
};
struct guidance_owners {
    struct guidance_owner *at;
    size_t n, cap;
};
struct guidance_owners guidance_owners(struct task *t, int64_t project);
