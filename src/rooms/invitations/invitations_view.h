/* invitations_view: what the pages of invitations show, and their forms. */
#pragma once
#include "rooms/codes.h"
#include "rooms/invitations/invitations.h"
#include "rooms/messages/messages_codes.h"
#include "rooms/parts.h"
#include "rooms/whom_to_call.h"
#include "web/frame.h"

extern const struct codes CODES_invite_kind, CODES_invite_what, CODES_invite_answer;
/* clang-format off */
#define INVITE_GROUP_FIELDS(F) \
    F(invite_group, to,    PICK,   0, 0, OPTIONAL, N_("To what"), NULL, NULL) \
    F(invite_group, until, DATE,   0, 0, REQUIRED, N_("Last day for the answer"), NULL, NULL) \
    F(invite_group, who,   PICKS,  0, 0, OPTIONAL, N_("Who is invited"), NULL, NULL) \
    F(invite_group, whom,  HIDDEN, 0, 20, OPTIONAL, N_("Whom to choose from"), NULL, NULL)
#define INVITE_PROJECT_FIELDS(F) \
    F(invite_project, kind,   CHOICE, 0, 0, REQUIRED, N_("To what"), NULL, &CODES_invite_kind) \
    F(invite_project, day,    DATE,   0, 0, REQUIRED, N_("Day"), NULL, NULL) \
    F(invite_project, start,  CLOCK,  0, 0, OPTIONAL, N_("Begins at"), NULL, NULL) \
    F(invite_project, until,  DATE,   0, 0, REQUIRED, N_("Last day for the answer"), NULL, NULL) \
    F(invite_project, who,    PICKS,  0, 0, OPTIONAL, N_("Who is invited"), NULL, NULL) \
    F(invite_project, whom,   HIDDEN, 0, 20, OPTIONAL, N_("Whom to choose from"), NULL, NULL) \
    F(invite_project, person, HIDDEN, 0, 20, OPTIONAL, N_("Person"), NULL, NULL)
#define INVITE_AGAIN_FIELDS(F) \
    F(invite_again, until, DATE, 0, 0, REQUIRED, N_("New last day for the answer"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(invite_group, INVITE_GROUP_FIELDS)
FORM_DECLARE(invite_project, INVITE_PROJECT_FIELDS)
FORM_DECLARE(invite_again, INVITE_AGAIN_FIELDS)

/* Inviting: group 0: of a project. */
struct invitations_new_view {
    int64_t group, project;
    struct str name;
    struct url here, back, action;
    const char *back_text;
    bool one; /* one person was chosen on her page */
    struct picks whom;
    bool more, nobody;
    struct message_previews previews;
    struct form form;
};

struct invitation_row {
    struct url url;
    struct invitation_line l;
    struct str kind; /* its code */
    int64_t open;
};
struct invitation_rows {
    struct invitation_row *at;
    size_t n, cap;
};
struct invite_from {
    struct url url;
    struct str name;
};
struct invite_froms {
    struct invite_from *at;
    size_t n, cap;
};
struct invitations_all_view {
    struct invite_froms projects; /* where the viewer can invite */
    struct invitation_rows rows;
    struct pager pager;
};

struct invited_row {
    struct url person;
    struct invited g;
    struct str answer; /* its code */
    bool on_phone_list;
};
struct invited_rows {
    struct invited_row *at;
    size_t n, cap;
};
/* How many, of those whom the viewer sees: written to and what became of it, and what they answered. */
struct invitation_counts {
    int64_t all, waiting, sent, delivered, failed, yes, no, perhaps, open;
};
struct invitations_one_view {
    struct invitation i;
    struct str kind;
    struct url group;
    bool again; /* who has not answered can be asked once more */
    struct invitation_counts n;
    struct form form;
    struct invited_rows rows;
};

/* For who was invited. */
struct own_invited {
    struct own_invitation o;
    struct str kind, key, time;
    bool answered;
};
struct own_inviteds {
    struct own_invited *at;
    size_t n, cap;
};
struct invitations_open_view {
    struct str link, phone, done; /* done: what was answered just now */
    struct url back;              /* to her own page, when she came from there; "": she came by the link of a message */
    struct own_inviteds open, over;
};
struct invitations_shut_view {
    struct str wait;
    struct whom_to_call_list calls;
};
