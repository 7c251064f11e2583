/* invitations: persons are asked whether they come: to a meeting of a group, to a group that begins, to an event or a
 * talk of a project; what each has answered, and who is asked once more. Each gets a message (rooms/messages: her
 * language, her way, the rules of safe contact, quiet hours) with a link of her own; she says yes, no or perhaps by it,
 * or by a text message (rooms/answered.h). Knows groups, messages and own_links; no kind of record: it goes with the
 * messages it was told by. */
#pragma once
#include "rooms/answered.h"
#include "html/form.h"
#include "rooms/groups/groups.h"

enum { INVITE_ROUNDS = 2, INVITE_MOST = 150, INVITATION_SHOWN = 25, INVITED_SHOWN_DAYS = 30 };

/* group: of a group that begins, or of the session. day, start: when; "" = not known. */
struct invitation {
    int64_t id, project, group, session, round, version;
    enum message_invite kind;
    struct str group_name, made_by;
    struct day day, until;
    struct clock start;
    struct instant made;
    bool stands; /* the session is as it was, where it is to one */
    bool over;   /* nobody can answer any more: the last day is over, the meeting has begun, or is another day or
                    cancelled */
};

/* Whom one can invite: those who take part in the project and whom the viewer sees, at most INVITE_MOST. */
/* code, name */
/* clang-format off */
#define INVITE_WHOM(W) \
    W(members,  N_("Members of the group")) \
    W(waiting,  N_("Who waits for the group")) \
    W(matching, N_("Who speaks the group's language and is in no group")) \
    W(everyone, N_("Everybody who takes part")) \
    W(ungrouped, N_("Who is in no group")) \
    W(afterwards, N_("Who is to be asked how it goes"))
/* clang-format on */
extern const struct codes CODES_invite_whom;
/* group 0: of the project. NOT_ALLOWED: the viewer may invite nobody there. */
bool invitations_may(struct task *t, int64_t project, int64_t group);
struct person_briefs invitations_whom(struct task *t, int64_t project, int64_t group, struct str whom);

/* What one is to, until when, and whom (ids as text). */
struct invite {
    int64_t project, group, session;
    enum message_invite kind;
    struct day day, until;
    struct clock start;
    struct strs who;
};
/* Fills in what the session or the group says of what it is to and when. NOT_ALLOWED, NOT_FOUND; *ret_problems names to
 * (the session is over) or day, when something is wrong. */
enum outcome invitations_complete(struct task *t, struct invite *i, struct problems *ret_problems) MUST_USE;
/* A new one, and a message to each of `who` whom the viewer sees; but not to who was asked to the same thing, on this
 * day at this time, and can still answer: already. INVALID: *ret_problems names until, day, to or who. */
struct invitation_made {
    int64_t invitation, invited, already;
};
enum outcome invitations_make(struct task *t, const struct invite *wish, struct invitation_made *ret_made,
    struct problems *ret_problems) MUST_USE;
/* Does what is put in now go before it is over: until the end of the last day, or the beginning of what it is to? */
bool invitations_in_time(struct task *t, struct day until, struct day day, struct clock start);
/* What it will say. */
struct message_new invitations_words(const struct invite *i);

enum outcome invitations_get(struct task *t, int64_t invitation, struct invitation *ret_invitation) MUST_USE;
/* Those whom the viewer sees, by name. state, why, channel: of the last message; "" when it is there no more. */
struct invited {
    int64_t person;
    struct str name, state, why, channel;
    enum answer_meant answer;
    struct instant answered;
    bool by_staff;
};
struct inviteds {
    struct invited *at;
    size_t n, cap;
};
struct inviteds invitations_guests(struct task *t, int64_t invitation);
/* Those of projects and groups the viewer may invite in, the newest first. */
struct invitation_line {
    struct invitation i;
    int64_t guests, yes, no, perhaps;
};
struct invitation_lines {
    struct invitation_line *at;
    size_t n, cap;
    bool more;
};
struct invitation_lines invitations_list(struct task *t, int64_t start);

/* Asks those once more who have not answered, until a new day. INVALID: the first one is not over yet (until), it was
 * asked twice, or there is nobody. CONFLICT: somebody did it a moment ago. */
enum outcome invitations_again(struct task *t, int64_t invitation, int64_t version, struct day until,
    int64_t *ret_invited, struct problems *ret_problems) MUST_USE;
/* What she said to a member of staff. */
enum outcome invitations_said(struct task *t, int64_t invitation, int64_t person, enum answer_meant answer) MUST_USE;

/* ---- she herself: no right is asked */
/* hidden: place and time are left out (own_page.h says why). */
struct own_invitation {
    struct invitation i;
    struct str venue, area;
    enum answer_meant answer;
    bool hidden;
};
struct own_invitations {
    struct own_invitation *at;
    size_t n, cap;
};
/* is_protected, has_pin: of the holder of the link. Those that are over for INVITED_SHOWN_DAYS, too. */
struct own_invitations invitations_own(struct task *t, int64_t person, bool is_protected, bool has_pin);
/* Is there one that she can answer, or think again about? */
bool invitations_wait_for(struct task *t, int64_t person);
/* CONFLICT: it is over. NOT_FOUND: she was not invited. */
enum outcome invitations_answer(struct task *t, int64_t invitation, int64_t person, enum answer_meant answer) MUST_USE;
/* To the invitation that a message with this key told. */
enum outcome invitations_answered(struct task *t, struct str key, int64_t person, enum answer_meant answer) MUST_USE;

/* Persons whom an import brought are about to go. */
void invitations_drop(struct task *t, int64_t import);
