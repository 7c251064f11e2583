/* messages_words: a project's own words for what its messages say, in place of the house's, for one kind and one
 * language. Text with slots (messages_template.h); what must stand in it is what the house's words say of it, so
 * that no message can forget the day, the link or the last day. There is no slot for anybody's name, and what looks
 * like an identity code, a telephone number or an e-mail address is refused. A link to one's own page and one to sign
 * in belong to no project: these have the house's words alone.
 *
 * Where a language has no own words, the house's go in that language. What waits in the queue keeps its words. */
#pragma once
#include "html/form.h"
#include "rooms/messages/messages_template.h"
#include "rooms/messages/messages_text.h"

/* What there is to know of a meeting, of an invitation. */
#define MEETING_SLOTS (SLOTS(day) | SLOTS(time) | SLOTS(link))
#define INVITE_SLOTS  (MEETING_SLOTS | SLOTS(until))
/* code, kind, what an invitation is to (else 0), name, slots that must stand in it */
/* clang-format off */
#define MESSAGE_WORDS(W) \
    W(reminder,       reminder,   0,              N_("Reminder of a session"),     MEETING_SLOTS) \
    W(moved,          moved,      0,              N_("A session is moved"),        MEETING_SLOTS) \
    W(cancelled,      cancelled,  0,              N_("A session is cancelled"),    SLOTS(day) | SLOTS(time)) \
    W(invite_group,   invitation, INVITE_group,   N_("Invitation to a new group"), INVITE_SLOTS) \
    W(invite_session, invitation, INVITE_session, N_("Invitation to a meeting"),   INVITE_SLOTS) \
    W(invite_event,   invitation, INVITE_event,   N_("Invitation to an event"),    INVITE_SLOTS) \
    W(invite_talk,    invitation, INVITE_talk,    N_("Invitation to a talk"),      INVITE_SLOTS) \
    W(place,          place,      0,              N_("Offer of a place"),          SLOTS(until) | SLOTS(link)) \
    W(answer,         answer,     0,              N_("An answer to a question"),   SLOTS(link)) \
    W(care,           care,       0,              N_("A place in child care"),     MEETING_SLOTS)
/* clang-format on */
enum message_words {
#define W_(code, kind, invite, name, must) WORDS_##code,
    MESSAGE_WORDS(W_)
#undef W_
        WORDS__N
};
extern const struct codes CODES_message_words;

/* Parts of a text message at most: more cost as many messages, come apart on old phones, and nobody reads them. */
enum { WORDS_PARTS_MOST = 4, WORDS_LETTERS_MOST = 612 /* four parts of 153 */ };

const char *message_words_code(enum message_words w);
enum message_words message_words_read(struct str code); /* WORDS__N: it is none */
unsigned message_words_must(enum message_words w);      /* slots; {phone} may stand in each besides */
enum message_kind message_words_kind(enum message_words w);

/* A message as it is put into the queue: in the words of the project (0: the house's). Asks the database once in a
 * transaction for all the words of a project. */
struct str messages_said(struct task *t, int64_t project, const struct lang *l, enum message_kind kind,
    const struct message_fields *f, struct day today);
/* The project's own words are forgotten that this task has read. */
void messages_words_forget(struct task *t);

/* What an example of a kind says: a day, a time and a link that are made up, and only what such a message has. */
struct message_fields messages_example_fields(
    struct task *t, enum message_kind kind, enum message_invite invite, bool linked);
/* That example in the house's words. */
struct str messages_example(struct task *t, const struct lang *l, enum message_kind kind);
/* That example in these words; linked: who gets it can open a link. False: a sentence that has to be there is missing,
 * and it is the house's words that would go. */
bool messages_words_example(
    struct task *t, const struct lang *l, enum message_words w, struct str words, bool linked, struct str *ret_text);
/* What goes in this project now, as an example; ret_own: in its own words. */
struct str messages_words_now(
    struct task *t, int64_t project, const struct lang *l, enum message_words w, bool *ret_own);
/* The house's words as somebody would write them: a beginning for own ones. */
struct str messages_words_house(struct task *t, const struct lang *l, enum message_words w);
/* What stands in a slot, as the example has it. */
struct str messages_words_value(struct task *t, const struct lang *l, enum message_words w, enum message_slot slot);

/* version 0: the project has none, and words is "". */
struct message_own_words {
    struct str words;
    int64_t id, version;
};
struct message_own_words messages_words_of(struct task *t, int64_t project, const struct lang *l, enum message_words w);
/* Who may look at them there and write them: an administrator, or who manages the project; else NOT_ALLOWED. NOT_FOUND:
 * no such project. */
enum outcome messages_words_open(struct task *t, int64_t project) MUST_USE;
/* Clean words (*words is made so), and a problem at "words" for each thing that is wrong. */
void messages_words_check(
    struct task *t, const struct lang *l, enum message_words w, struct str *words, struct problems *ret_problems);
/* As messages_words_open; INVALID: the check's problems; CONFLICT: somebody wrote since `version`. */
enum outcome messages_words_put(struct task *t, int64_t project, const struct lang *l, enum message_words w,
    const struct message_own_words *own, struct problems *ret_problems) MUST_USE;
/* The house's words again. */
enum outcome messages_words_drop(
    struct task *t, int64_t project, const struct lang *l, enum message_words w, int64_t version) MUST_USE;
