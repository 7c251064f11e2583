/* child_care_inside: what the files of this room ask of each other; other rooms use child_care.h. */
#pragma once
#include "child_care_sql.h"
#include "html/form.h"
#include "rooms/child_care/child_care.h"

/* ---- places: child_care.c */
bool care_fits(const struct care_room *room, int64_t young, int64_t older);
bool care_is_young(struct day birth, struct day on);
/* ---- child_care_give.c */
bool care_is_over(const struct task *t, const struct care_session *s); /* or cancelled */
/* Gives places to who waits, as far as there is room; the parents are told, but of `asked`, who see the answer now.
 * What came of it. */
struct care_moves child_care_settle(struct task *t, int64_t session, const int64_t *asked, size_t n);
void child_care_give_often(struct task *t); /* in transactions of its own */
struct care_carer {
    int64_t staff;
    struct str name;
    bool on_duty;
};
struct care_carers {
    struct care_carer *at;
    size_t n, cap;
};
/* Who could look after children in this project; those on duty and the carers first. */
struct care_carers child_care_carers(struct task *t, const struct care_session *s);

/* How many children one carer looks after in a group. */
struct care_numbers {
    int64_t per_young, per_older, version;
    struct str source;
};
struct care_numbers child_care_numbers(struct task *t, int64_t group);
/* INVALID: *ret_problems names per_young, per_older, source (other numbers than the law's need a reason). Who waits for
 * a session to come gets a place where there is room now. NOT_ALLOWED: does not lead the group. */
enum outcome child_care_put_numbers(
    struct task *t, int64_t group, const struct care_numbers *n, struct problems *ret_problems) MUST_USE;

/* ---- bringing and fetching: child_care_stay.c */
/* The session and the child, when the viewer is on duty there and the child has a place; else NOT_FOUND. Today, and as
 * long as she was not fetched. */
enum outcome child_care_here(struct task *t, int64_t session, int64_t child, struct care_session *ret_session,
    struct care_child *ret_child) MUST_USE;
/* Takes the last step back: fetched, or brought. INVALID: there is none of today. */
enum outcome child_care_step_back(struct task *t, int64_t session, int64_t child) MUST_USE;

extern const struct codes CODES_care_relation;
/* Who may fetch: the parent who takes part, and whom she has named. id: of the person, or of the row. */
struct care_fetcher {
    int64_t id;
    bool parent, has_pin;
    struct str name, relation, phone; /* relation: CODES_care_relation */
};
struct care_fetchers {
    struct care_fetcher *at;
    size_t n, cap;
};
/* For who is on duty: with the parents of the child who take part in this session. */
struct care_fetchers child_care_may_fetch(struct task *t, const struct care_session *s, int64_t child);
/* Who leads the group, by name: whom to ask. */
struct strs child_care_leaders(struct task *t, int64_t group);
/* How to reach the parent: "" when she is under non-disclosure or has no phone. */
struct str child_care_phone(struct task *t, int64_t parent);

/* ---- what is written about a child: child_care_sheet.c, for who sees the card of this parent of hers */
enum { CARE_NAME_MOST = 200, CARE_TEXT_MOST = 2000, CARE_PIN_LEAST = 4, CARE_PIN_MOST = 8, CARE_FETCHERS_MOST = 20 };
/* NOT_FOUND: no child of hers, or the viewer does not see her card. *ret_name: of the child. */
enum outcome child_care_may_write(struct task *t, int64_t person, int64_t child, struct str *ret_name) MUST_USE;
struct care_fetchers child_care_fetchers(struct task *t, int64_t child);
enum outcome child_care_drop_fetcher(struct task *t, int64_t person, int64_t child, int64_t fetcher) MUST_USE;

/* Whoever asks has asked whether the viewer may: child_care_here() or child_care_may_write(). */
struct care_sheet child_care_sheet_of(struct task *t, int64_t child);

/* ---- practising for early education: child_care_practice.c */
extern const struct codes CODES_care_area, CODES_care_went;
struct care_went {
    struct day day;
    struct str group_name, area, went; /* CODES_care_area, CODES_care_went */
};
struct care_wents {
    struct care_went *at;
    size_t n, cap;
};
/* Of one child, by day. Whoever asks has asked whether the viewer may. */
struct care_wents child_care_practised(struct task *t, int64_t child);
/* As it stands for one session: "" when nothing was written. */
struct str child_care_went(struct task *t, int64_t session, int64_t child, struct str area);
bool child_care_consent_of(struct task *t, int64_t child, struct care_consent *ret_consent);
/* NOT_FOUND also: there is none to withdraw. */
enum outcome child_care_withdraw(struct task *t, int64_t person, int64_t child) MUST_USE;
/* May it be handed over today: a yes that stands. */
bool child_care_may_hand_over(struct task *t, int64_t child);

/* ---- child_care_keep.c: removes what is too old, at most some at once; how much it was */
int64_t child_care_forget(struct task *t);
