/* referrals: guidance to a service with a hand-over and an answer, with the person's consent.
 *
 * referrals_referral (referrals): person, project, guidance_id (that it moves; may be none), provider_id, staff_id (who
 *   sends), sent_on, receiver_kind (CODES_receiver_kind: service person email paper), receiver (name), email (sealed),
 *   language (of the page the receiver sees: fin swe eng), fields (what is shared: names joined by ';', chosen one by
 *   one), message (sealed, with --with-notes only), consent_on (nothing is sent without it), withdrawn_on (takes the
 *   link down at once), reminded_on (last time), state (CODES_referral_state: draft sent answered withdrawn closed).
 *   shared (sealed, in no package): the lines the receiver sees, as the person was shown them before she agreed;
 *   written when it is sent. link_hash (of the secret token, never the token) and link_expires_at are of this house
 *   alone and in no package. How often the link was opened is counted in the journal.
 * referrals_answer (referral_answers): day, answer (CODES_referral_answer: accepted, place_from with the day
 * place_from, declined, asked_back, came; replied is ours to what was asked back), text (reason or question, sealed).
 * The last row is where it stands; the page that writes it moves the guidance and the state. Source: issue 8,
 * section 4. */
#pragma once
#include "base/none.h"
#include "base/task.h"
#include "html/form.h"
#include "html/html.h"

enum {
    REFERRAL_LINK_DAYS = 90,
    REFERRAL_REMIND_DAYS = 14,
    REFERRAL_ANSWERS_A_DAY = 10,
    REFERRAL_MESSAGE_MOST = 4000,
    REFERRAL_TEXT_MOST = 2000,
    REFERRAL_NAME_MOST = 200,
    REFERRALS_SHOWN = 50,
    REFERRALS_FOLD = 5,
};
/* What can be shared, one by one, and the languages a receiver reads. */
extern const struct codes CODES_referral_field, CODES_referral_language, CODES_referral_receiver_answer;

/* provider: the name of the service; fields: codes of CODES_referral_field joined by ';'. waits: days since it was sent
 * or the receiver reminded, INT_NONE when it waits for nothing; due: a reminder is. */
struct referral {
    int64_t id, person, project, guidance, staff, version, waits;
    struct day sent_on, consent_on, withdrawn_on, reminded_on;
    struct instant expires_at;
    struct str provider, receiver_kind, receiver, email, language, fields, message, state, staff_name, shared;
    struct str person_name, answer; /* in lists: of the person; the last answer, "" */
    bool due;
};
struct referrals {
    struct referral *at;
    size_t n, cap;
    int64_t all; /* at least: one more than shown when there are more */
};
struct referral_answer {
    struct day day, place_from;
    struct str answer, text;
};
struct referral_answers {
    struct referral_answer *at;
    size_t n, cap;
};
/* One line of what the receiver sees, label and value in his language. field: its code, "" of what was sent. */
struct referral_line {
    struct str label, value, field;
};
struct referral_lines {
    struct referral_line *at;
    size_t n, cap;
};

/* Of a person, the newest first, at most REFERRALS_SHOWN: those of projects in which the viewer counsels her. */
struct referrals referrals_of(struct task *t, int64_t person);
/* For the page of a person: the newest REFERRALS_FOLD. */
struct referrals referrals_fold_of(struct task *t, int64_t person);
/* Of a project, longest waiting first; state "": all that are not over. mine: sent by the viewer. */
struct referrals referrals_listed(
    struct task *t, int64_t project, bool mine, struct str state, int64_t start, int64_t limit);
enum outcome referrals_get(struct task *t, int64_t referral, struct referral *ret_referral) MUST_USE;
struct referral_answers referrals_answers(struct task *t, int64_t referral);

/* id 0: a new draft. INVALID: *ret names receiver_kind, provider, receiver, email, language, fields, guidance. */
enum outcome referrals_put(
    struct task *t, const struct referral *r, int64_t *ret_referral, struct problems *ret) MUST_USE;
/* Exactly what a receiver of this draft would see now; of one that was sent, what he sees. A hand-over is such a draft
 * that is never kept: person, project, guidance, language, fields and the state "draft". */
struct referral_lines referrals_lines(struct task *t, const struct referral *r);
/* A print of these lines: the page that shows them sends it back with the consent. */
struct str referrals_print(struct task *t, const struct referral *r);
/* What is left out until somebody chooses it: contacts of who is protected or said how not to reach her. */
bool referrals_contacts_hidden(struct task *t, int64_t person, bool *ret_protected);
struct str referrals_first_fields(struct task *t, int64_t person); /* what is ticked at first */

/* Sends a draft: fixes what is shared, makes the link. CONFLICT: the draft or what would be shown is not what the
 * person saw. INVALID: *ret names consent_on, fields. *ret_token goes into /referral/{}?link=TOKEN and is kept nowhere.
 */
struct referral_consent {
    int64_t version; /* of the draft that was shown */
    struct day day;
    struct str print; /* referrals_print() of what was shown */
};
enum outcome referrals_send(struct task *t, int64_t referral, const struct referral_consent *c, struct str *ret_token,
    struct problems *ret) MUST_USE;
/* A new link; the old one dies. */
enum outcome referrals_renew(struct task *t, int64_t referral, int64_t version, struct str *ret_token) MUST_USE;
bool referrals_has_link(struct task *t, int64_t referral, struct str token);
enum outcome referrals_withdraw(struct task *t, int64_t referral, int64_t version) MUST_USE;
enum outcome referrals_close(struct task *t, int64_t referral, int64_t version) MUST_USE;
enum outcome referrals_remind(struct task *t, int64_t referral, int64_t version) MUST_USE;
/* Ours, to what was asked back. INVALID: *ret names text. */
enum outcome referrals_reply(struct task *t, int64_t referral, struct str text, struct problems *ret) MUST_USE;

/* On her own page: what was told to a service with her consent; the caller knows that it is she. */
struct own_referral {
    int64_t referral;
    struct str receiver; /* who was told */
    struct day sent_on, withdrawn_on;
    bool given; /* the receiver can open it still */
};
struct own_referrals {
    struct own_referral *at;
    size_t n, cap;
};
struct own_referrals referrals_own_of(struct task *t, int64_t person);
/* Takes the link down and erases what it showed. NOT_FOUND: no such referral of hers is sent. */
enum outcome referrals_own_withdraw(struct task *t, int64_t person, int64_t referral) MUST_USE;

/* All of them at once. */
void referrals_own_withdraw_all(struct task *t, int64_t person);
/* Its letter may be printed: she has agreed to it, and it stands. A draft she has not, and nothing is left of what was
 * withdrawn. */
bool referrals_may_print(const struct referral *r);
/* She has said no to telling others about her (rooms/consents): nothing is sent or handed over as long as it stands. */
bool referrals_said_no(struct task *t, int64_t person);

/* The register has put two providers together (rooms/provider_moved.h): referrals to `from` are referrals to `to`. */
void referrals_provider_moved(struct task *t, int64_t from, int64_t to);

/* ---- the receiver, who has no account */
enum referral_link { REFERRAL_OPEN, REFERRAL_UNKNOWN, REFERRAL_WITHDRAWN, REFERRAL_OVER };
enum referral_link referrals_open(struct task *t, struct str token, struct referral *ret_referral) MUST_USE;
/* Writes the answer and moves the guidance, never backwards. INVALID: *ret names answer, place_from, text. NOT_FOUND:
 * the link is no more. The same once more on one day changes nothing. */
enum outcome referrals_take_answer(
    struct task *t, struct str token, const struct referral_answer *a, struct problems *ret) MUST_USE;
