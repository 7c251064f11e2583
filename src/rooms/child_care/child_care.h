/* child_care: places for children beside the sessions of a group, who waits for one, who looks after them that day, who
 * brought and who fetched them, and what a carer must know of each. Knows groups, people and the register: that a child
 * has a place, came or did not come is written there and nowhere else (attendance_put_child). So a child that was
 * brought here came in the register, which cannot say otherwise; and the register alone is counted.
 *
 * How many places: the places of the group, and as many as the carers of that day may look after; the smaller of the
 * two. One carer looks after CARE_PER_YOUNG children under three or CARE_PER_OLDER older ones, or the mixture of both,
 * unless the group has other numbers with a reason. Carers: those on duty in the session and the other carers that its
 * register counts; nobody yet: those who help in the group as carers. Neither is known: there is no limit.
 * Who gets a place: everybody asks in the same way, and stands on the waiting list at least for a moment. As soon as
 * there is room, places are given to children under three first, then to the others, and among both in the order in
 * which they were asked for; who does not fit is passed over, and stays at her turn. How old a child is, is asked for
 * the day of the session. As soon as somebody waits, who has a place and none of whose parents comes (they said so, or
 * left the group) gives it back. */
#pragma once
#include "base/none.h"
#include "base/task.h"
#include "rooms/care_places.h"

/* Act on early childhood education (540/2018) section 35, decree 753/2018 section 1. */
enum { CARE_PER_YOUNG = 4, CARE_PER_OLDER = 7, CARE_PER_MOST = 20, CARE_YOUNG_BEFORE = 36, CARE_UNTIL = 13 * 12 };

/* Whether a child has a place. */
enum care_place { CARE_NONE, CARE_WAITS, CARE_BOOKED, CARE_CAME, CARE_DID_NOT_COME };

/* places, carers: INT_NONE = not known. young, older: who has a place. */
struct care_room {
    int64_t places, carers, per_young, per_older, young, older;
};
/* How many more children under three, or else how many older ones, would get a place; INT_NONE: no limit is known. */
int64_t care_free(const struct care_room *room, bool young);

struct care_session {
    int64_t id, group, project;
    struct str group_name, venue, state;
    struct day day;
    struct clock start, end;
    struct care_room room;
};
/* Whoever asks has asked whether she may. False: there is none. */
bool child_care_session(struct task *t, int64_t session, struct care_session *ret_session);

/* A child of somebody who takes part. months: how old, -1 = not known. turn: her place in the order of those who wait,
 * from 1. sheet: something stands on her safety sheet. in_at, out_at: "" = not. */
struct care_child {
    int64_t child, parent;
    struct str name, parent_name;
    int64_t months, turn;
    bool young, sheet;
    enum care_place place;
    struct instant in_at, out_at;
};
struct care_children {
    struct care_child *at;
    size_t n, cap;
};

/* ---- for those who may register the session (groups_may_register) */
bool child_care_may_book(struct task *t, const struct care_session *s) MUST_USE;
/* By parent, the eldest first. Of a session that is over, only who had a place. */
struct care_children child_care_children(struct task *t, const struct care_session *s);
/* Asks for places, for all of these children at once: among them, too, the order is as said above. How many of them
 * have a place now, how many wait, and how many have neither: no parent of theirs comes. INVALID: the session is over
 * or cancelled, or a child is too old. NOT_FOUND: no such session, or no child of somebody who takes part. */
struct care_asked {
    int64_t booked, waits, none;
};
enum outcome child_care_book(
    struct task *t, int64_t session, const int64_t *children, size_t n, struct care_asked *ret_asked) MUST_USE;
/* Gives the place, or the turn, back; the next one gets it. INVALID: the session is over, or the child is there. */
enum outcome child_care_release(struct task *t, int64_t session, int64_t child) MUST_USE;
/* On duty or not; who waits gets a place where there is room now. INVALID: does not work in the project. */
enum outcome child_care_put_carer(struct task *t, int64_t session, int64_t staff, bool on_duty) MUST_USE;

/* A place may have become free there, in one session or in all of a group that are to come: it goes to who waits, and
 * her parents get a message. Of rooms below this one: rooms/care_places.h. */
void child_care_freed(struct task *t, int64_t session);
void child_care_freed_in(struct task *t, int64_t group);
struct care_moves child_care_moved(struct task *t, int64_t session);
int64_t child_care_undo_moves(struct task *t, int64_t session, const struct care_moves *moves);

/* "2 years", "8 months"; "" when it is not known. */
struct str child_care_age(struct task *t, int64_t months);

/* ---- for the page of a parent's own: whoever asks has found her by a link of hers, or otherwise */
/* Her children with their places; none when she does not take part on that day. */
struct care_children child_care_own(struct task *t, int64_t session, int64_t person);
/* As above; it says too that she comes. NOT_FOUND also: none of her children, or she is no member on that day.
 * CONFLICT: what the register says of her cannot be changed by her any more, and gives her child no place. */
enum outcome child_care_book_own(
    struct task *t, int64_t session, int64_t child, int64_t person, struct care_asked *ret_asked) MUST_USE;
enum outcome child_care_release_own(struct task *t, int64_t session, int64_t child, int64_t person) MUST_USE;

/* How the practising of a child of hers went may be told to a receiver, as long as given. */
struct care_handed {
    int64_t child;
    struct str name, receiver;
    struct day given_on, withdrawn_on;
};
struct care_handeds {
    struct care_handed *at;
    size_t n, cap;
};
struct care_handeds child_care_handed_own(struct task *t, int64_t person);
/* By herself. NOT_FOUND: no child of hers, or nothing is agreed to. */
enum outcome child_care_withdraw_own(struct task *t, int64_t person, int64_t child) MUST_USE;

/* ---- for those on duty: sessions of today in which the viewer is on duty, and those of the last days from which a
 * child was not fetched, or was not checked out */
enum { CARE_BACK_DAYS = 7, CARE_LATE_MINUTES = 15 };
struct care_sessions {
    struct care_session *at;
    size_t n, cap;
};
struct care_sessions child_care_duty(struct task *t);
bool child_care_on_duty(struct task *t, const struct care_session *s) MUST_USE;
/* Was brought, not fetched, and the session has been over for CARE_LATE_MINUTES. */
bool child_care_left_behind(struct task *t, const struct care_session *s, const struct care_child *c);

enum outcome child_care_bring(struct task *t, int64_t session, int64_t child) MUST_USE;
/* The child went with one of these. INVALID: *ret_problems names "who" (nobody was chosen, or is on the list) or "pin"
 * (wrong, or too many tries: it was counted and must be kept). CONFLICT: was fetched before, or never brought. */
enum outcome child_care_fetch(struct task *t, int64_t session, int64_t child, int64_t fetcher, struct str pin,
    struct problems *ret_problems) MUST_USE;
/* How it went in that session, by who is on duty; went "": nothing. INVALID: no such area or answer. */
enum outcome child_care_put_practice(
    struct task *t, int64_t session, int64_t child, struct str area, struct str went) MUST_USE;

/* ---- what is written about a child, by those who see the card of this parent of hers; else NOT_FOUND */
struct problems;
/* needs: what stands on the page of the family (care_needs), which is read here and written there. */
struct care_sheet {
    int64_t version; /* 0: nothing was written */
    struct str allergies, medicine, to_do, reach, needs, written_by;
    struct instant written_at;
};
/* All empty: the sheet goes. CONFLICT: somebody wrote it since. */
enum outcome child_care_put_sheet(
    struct task *t, int64_t person, int64_t child, const struct care_sheet *sheet) MUST_USE;
struct care_fetcher_new {
    struct str name, relation, phone, pin;
};
enum outcome child_care_add_fetcher(struct task *t, int64_t person, int64_t child, const struct care_fetcher_new *f,
    struct problems *ret_problems) MUST_USE;
/* A parent's yes to giving what is written above to early education. */
struct care_consent {
    struct day given_on, withdrawn_on;
    struct str given_by, receiver;
};
/* INVALID: *ret_problems names given_on, given_by, receiver. A new yes stands in the place of the one before. */
enum outcome child_care_put_consent(struct task *t, int64_t person, int64_t child, const struct care_consent *c,
    struct problems *ret_problems) MUST_USE;

/* Now and then: places that became free by an import, a merge or a merging of groups; and what is too old goes
 * (child_care_keep.c). Seconds until it wants to be asked again. */
int64_t child_care_often(struct task *t);
