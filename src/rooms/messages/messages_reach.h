/* messages_reach: may the house write to somebody, by which way, and when. The rules, in this order:
 * - she wants nothing: nothing goes (own_wish).
 * - she takes part in nothing any more and has said no to being called later (rooms/consents): nothing goes, and she is
 *   not on the phone list (left_alone).
 * - she is under non-disclosure, or there are safe-contact texts: a machine cannot read them, so she stands on the
 *   phone list until a member of staff has read them and says that messages may go (messages_way.minded). When the
 * texts change, that has to be said anew.
 * - by the way she chose; when she chose none, by text message, else by e-mail.
 * - no address, no gateway here, or a number that is blocked: the phone list; who has no number at all: a letter. */
#pragma once
#include "rooms/messages/messages.h"

/* code, name */
/* clang-format off */
#define MESSAGE_CHANNELS(C) \
    C(sms,    N_("Text message")) \
    C(email,  N_("E-mail")) \
    C(phone,  N_("Phone call")) \
    C(letter, N_("Letter")) \
    C(none,   N_("Nothing"))
/* clang-format on */
enum message_channel {
#define C(code, name) CHANNEL_##code,
    MESSAGE_CHANNELS(C)
#undef C
        CHANNEL__N
};
const char *message_channel_code(enum message_channel c);
enum message_channel message_channel_read(struct str code); /* CHANNEL__N: it is none */

/* why: "", or a code of CODES_message_why that says why the channel is not the one of her wish. address: number or
 * e-mail address, for sms and email; key: its fingerprint. chosen: CHANNEL__N: she chose none. */
struct message_reach {
    enum message_channel channel, chosen;
    struct str address, key, why;
    const struct lang *lang;
    bool minds, minded; /* there is something to be minded; somebody has said that messages may go all the same */
    int64_t version;    /* of her choice; 0: none is stored */
};
/* False: there is no such person. Who was merged is reached as the one who was kept (ret_person). */
bool messages_reach(struct task *t, int64_t person, int64_t *ret_person, struct message_reach *ret_reach);
/* The same of many, in their order, by two statements for 500 of them; whom there is not is left out. kept: who she is
 * now. */
struct message_reached {
    int64_t person, kept;
    struct message_reach reach;
};
struct message_reaches {
    struct message_reached *at;
    size_t n, cap;
};
struct message_reaches messages_reach_all(struct task *t, const struct person_briefs *whom);
/* Of a member of staff: by e-mail, or not at all. */
bool messages_reach_staff(struct task *t, int64_t staff, struct message_reach *ret_reach);

/* What is to be minded of her, as it stands on her card; for who sees it. */
struct message_minds {
    struct str when, who, never;
    bool is_protected;
};
struct message_minds messages_minds(struct task *t, int64_t person);
/* Her choice (an address that came back and is chosen anew is tried again, not one that answered STOP), and whether the
 * texts were read and messages may go (only where there is something to be minded). CONFLICT: somebody saved it since.
 * NOT_ALLOWED: the viewer does not see her. */
struct message_way {
    enum message_channel chosen;
    bool minded;
    int64_t version;
};
enum outcome messages_put_way(struct task *t, int64_t person, const struct message_way *w) MUST_USE;

/* Nothing goes there any more, or it may again. why: "stop" or "bounced". */
void messages_block(struct task *t, struct str key, const char *why);
void messages_unblock(struct task *t, struct str key);
struct str messages_mail_key(struct task *t, struct str email);

/* "040 123" as "+35840123"; "" when it is no number. */
struct str messages_number(struct task *t, struct str phone);
