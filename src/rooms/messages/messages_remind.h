/* messages_remind: messages about sessions: the reminder of one that is near, and what members are told when it was
 * moved or cancelled. */
#pragma once
#include "rooms/groups/groups.h"
#include "rooms/messages/messages_reach.h"

/* Puts the reminders whose time has come, where the house wants them (settings.reminders). In how many seconds it wants
 * to be asked again. */
int64_t messages_remind_often(struct task *t);
/* The same in the write transaction of the caller; how many were put. */
int64_t messages_remind(struct task *t);
/* When the members of a session are reminded, and until when: on its day when quiet hours end, if that is early enough,
 * else the evening before. */
void messages_remind_when(
    struct task *t, struct day day, struct clock start, struct instant *ret_at, struct instant *ret_until);

/* What a message says of a session: is it still so? True for messages of anything
 * else. */
bool messages_stands(struct task *t, enum message_kind kind, int64_t about, struct str key);

/* The link that a message of this kind may hold, when she is reached so: a passing one to her own page, or to where she
 * says whether she comes, or takes a place. "": a call or a letter, or she is under non-disclosure and has no PIN. */
struct str messages_own_link(struct task *t, enum message_kind kind, int64_t person, const struct message_reach *reach);

/* Telling the members what became of a session. kind: moved or cancelled. */
struct message_tell {
    int64_t session, group, project;
    struct str group_name;
    enum message_kind kind;
    struct message_fields fields;
    struct str key;
    struct instant until;
};
/* NOT_ALLOWED: the viewer may not change it. INVALID: it was held or its day is over, and *ret_tell is what it was. */
enum outcome messages_tell_of(struct task *t, int64_t session, struct message_tell *ret_tell) MUST_USE;
/* Its members, each with the way she is reached and whether she was told already. */
struct message_told_person {
    int64_t person;
    struct str name;
    struct message_reach reach;
    bool told;
};
struct message_told_persons {
    struct message_told_person *at;
    size_t n, cap;
};
struct message_told_persons messages_tell_whom(struct task *t, const struct message_tell *tell);
/* Puts a message for each who was not told. */
enum outcome messages_tell(struct task *t, int64_t session, int64_t *ret_put) MUST_USE;
