/* counselling_ask: "this is more than I can carry": the house's list of specialists, questions to them without a name
 * by default, and the secret link by which one answers without an account. Only for the room's own files. */
#pragma once
#include "rooms/counselling/counselling.h"

enum { QUESTION_MOST = 4000, SPECIALISTS_MOST = 200, ASK_DAYS = 14, ASK_DAYS_MOST = 60 };

struct specialist {
    int64_t id, version;
    struct str name, role, organisation, email, phone, languages; /* languages: codes joined by ';' */
    bool active;
};
struct specialists {
    struct specialist *at;
    size_t n, cap;
};
/* By name, those who can be asked first; only_active: only these. At most SPECIALISTS_MOST. */
struct specialists specialists_all(struct task *t, bool only_active);
enum outcome specialist_get(struct task *t, int64_t specialist, struct specialist *ret_specialist) MUST_USE;
/* id 0: a new one. INVALID: name, email, phone. CONFLICT: somebody saved it since. */
enum outcome specialist_put(struct task *t, const struct specialist *s, struct problems *ret_problems) MUST_USE;

enum question_state { QUESTION_OPEN, QUESTION_EXPIRED, QUESTION_WITHDRAWN, QUESTION_ANSWERED };
struct question {
    int64_t id, talk, person, project, specialist, staff, version;
    struct str specialist_name, staff_name, question, answer, state_name;
    struct day asked_on, answered_on, withdrawn_on, consent_on, read_on;
    struct instant expires_at;
    bool name_given;
    enum question_state state;
};
struct questions {
    struct question *at;
    size_t n, cap;
    int64_t total;
};
/* Asks, and gives the secret of the link, which is stored as a hash only. Whoever may read the note may ask. INVALID:
 * specialist, question, name_given, consent_on, days. */
enum outcome question_ask(struct task *t, const struct question *q, int64_t days, int64_t *ret_question,
    struct str *ret_token, struct problems *ret_problems) MUST_USE;
enum outcome question_get(struct task *t, int64_t question, struct question *ret_question) MUST_USE;
/* Of the viewer: answered and not read first, then the newest. */
struct questions questions_mine(struct task *t, int64_t start, int64_t limit);
struct questions questions_of(struct task *t, int64_t talk); /* the newest 20 */
/* The link is down at once. CONFLICT: changed since, or answered. */
enum outcome question_withdraw(struct task *t, int64_t question, int64_t version) MUST_USE;
/* A new link instead of the old one. */
enum outcome question_renew(struct task *t, int64_t question, int64_t version, struct str *ret_token) MUST_USE;
enum outcome question_mark_read(struct task *t, int64_t question, int64_t version) MUST_USE;

/* The questions about a note that is taken away go with it, and their links. False: one was answered; nothing goes. */
bool questions_drop(struct task *t, int64_t talk) MUST_USE;

/* ---- without an account: who has the link */

/* False: there is no such link. person_name: only when a name was given with consent. */
struct answering {
    struct question q;
    struct str person_name;
};
bool answer_find(struct task *t, int64_t question, struct str token, struct answering *ret_answering);
enum outcome answer_give(
    struct task *t, int64_t question, struct str token, struct str text, struct problems *ret_problems) MUST_USE;
