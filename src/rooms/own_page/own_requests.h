/* own_requests: what a person asks about her own data on her own page, and how it is answered. Only this room.
 *
 * What she is called and her language she changes herself: nobody is harmed by it. Telephone and address are wishes
 * that a worker accepts: whoever found her link could lead our calls and letters elsewhere. A deletion and a copy of
 * what workers wrote in their own words are asked for, and answered by a person within a month (GDPR articles 12, 15,
 * 17): such words may speak of others, too, and what a funder has to be shown may not go yet (DOMAIN.md 8.2). */
#pragma once
#include "rooms/own_page/own_page.h"

enum { OWN_ANSWER_MOST = 500, OWN_REQUESTS_SHOWN = 100 };

struct own_request {
    int64_t id, person, version;
    struct str kind, field, value, state, answer, person_name; /* person_name "": not for the viewer */
    struct str projects;                                       /* names of those she takes or took part in, joined */
    struct instant asked, answered;
    struct day due;
    bool late;
};
struct own_requests {
    struct own_request *at;
    size_t n, cap;
};

/* She asks. kind: change (of phone or address), copy, deletion. The same that is open already takes the new value and
 * keeps its day. INVALID: *ret names field, or "" for an unknown kind. */
struct own_asked {
    int64_t person;
    struct str kind, field, value;
};
enum outcome own_requests_ask(struct task *t, const struct own_asked *asked, struct problems *ret) MUST_USE;
/* She takes back what nobody has answered. NOT_FOUND: there is no such request of hers that is open. */
enum outcome own_requests_take_back(struct task *t, int64_t person, int64_t request) MUST_USE;
/* Hers, the newest first. No right is asked: the caller knows that it is she, or has asked. */
struct own_requests own_requests_of(struct task *t, int64_t person);

/* ---- who answers */

/* Deletions and copies that are open, the first due first: for an administrator all, without names, so that she can ask
 * who is late; for managers and counsellors those of persons whom they see whole. */
struct own_requests own_requests_open(struct task *t);
/* NOT_FOUND. NOT_ALLOWED: a change: who does not see her card; else: who does not see her whole. */
enum outcome own_requests_get(struct task *t, int64_t request, struct own_request *ret) MUST_USE;
/* done: a change is made by it. refused: with the reason in words for her. INVALID: *ret names state or answer.
 * CONFLICT: answered or taken back since. */
struct own_answer {
    int64_t request, version;
    struct str state, answer;
};
enum outcome own_requests_answer(struct task *t, const struct own_answer *a, struct problems *ret) MUST_USE;
