/* referrals_view: what the pages of referrals show, and their forms. */
#pragma once
#include "rooms/codes.h"
#include "rooms/parts.h"
#include "rooms/referrals/referrals.h"
#include "web/frame.h"

/* clang-format off */
#define REFERRAL_FIELDS(F) \
    F(referral, receiver_kind, CHOICE, 0, 0, REQUIRED, N_("How does it reach them?"), NULL, &CODES_receiver_kind) \
    F(referral, provider, TEXT,   1, REFERRAL_NAME_MOST, REQUIRED, N_("School, employer or service"), NULL, NULL) \
    F(referral, receiver, TEXT,   1, REFERRAL_NAME_MOST, OPTIONAL, N_("Name of the contact person"), NULL, NULL) \
    F(referral, email,    EMAIL,  0, 200, OPTIONAL, N_("E-mail of the receiver"), NULL, NULL) \
    F(referral, language, CHOICE, 0, 0, REQUIRED, N_("Language of the receiver"), NULL, &CODES_referral_language) \
    F(referral, guidance, PICK,   0, 0, OPTIONAL, N_("Which guidance does it belong to?"), \
          N_("The answer moves this guidance forward."), NULL) \
    F(referral, fields,   MULTI,  0, 0, REQUIRED, N_("What is shared?"), \
          N_("Choose together, one by one, only what is needed."), &CODES_referral_field) \
    F(referral, message,  LONG,   0, REFERRAL_MESSAGE_MOST, OPTIONAL, N_("Message to the receiver"), \
          N_("It is shared only when you choose it above."), NULL) \
    F(referral, project,  PICK,   0, 0, OPTIONAL, N_("Project"), NULL, NULL)
#define CONSENT_FIELDS(F) \
    F(consent, agreed,     CHECK,  0, 0,   OPTIONAL, N_("The person has seen this and agrees that it is sent"), NULL, \
          NULL) \
    F(consent, consent_on, DATE,   0, 0,   REQUIRED, N_("Day of the consent"), NULL, NULL) \
    F(consent, print,      HIDDEN, 0, 100, OPTIONAL, N_("What was shown"), NULL, NULL)
#define REFERRAL_REPLY_FIELDS(F) \
    F(referral_reply, text, LONG, 1, REFERRAL_TEXT_MOST, REQUIRED, N_("Your reply"), NULL, NULL)
#define RECEIVED_FIELDS(F) \
    F(received, answer,     CHOICE, 0, 0, REQUIRED, N_("Your answer"), NULL, &CODES_referral_receiver_answer) \
    F(received, place_from, DATE,   0, 0, OPTIONAL, N_("A place is free from"), \
          N_("Only when there is a place from a certain day."), NULL) \
    F(received, text,       LONG,   0, REFERRAL_TEXT_MOST, OPTIONAL, N_("Reason, question or message"), NULL, NULL) \
    F(received, link,       HIDDEN, 0, 100, OPTIONAL, N_("Link"), NULL, NULL) \
    F(received, in,         HIDDEN, 0, 10,  OPTIONAL, N_("Language"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(referral, REFERRAL_FIELDS)
FORM_DECLARE(consent, CONSENT_FIELDS)
FORM_DECLARE(referral_reply, REFERRAL_REPLY_FIELDS)
FORM_DECLARE(received, RECEIVED_FIELDS)

struct referral_row {
    struct url link, person;
    struct referral r;
};
struct referral_row_list {
    struct referral_row *at;
    size_t n, cap;
};
struct referrals_list_view {
    struct str project, project_name;
    struct referral_row_list rows;
    struct picks owners, states;
    struct pager pager;
    struct url all;
    bool filtered;
};
struct referrals_person_view {
    int64_t person;
    struct person_tabs tabs;
    struct str name;
    struct referral_row_list rows;
    bool may_send;
};
/* What she told about how to reach her; it stands beside the choice of what is shared. */
struct referral_reach {
    bool is_protected, told, said_no;
    struct str when, who, never;
};
struct referral_reach referrals_reach(struct task *t, int64_t person);
/* The project in which something of hers is shared: `wanted` if it fits, else the viewer's first that does; 0: none. */
int64_t referrals_project_of(struct task *t, int64_t person, int64_t wanted);

struct referrals_form_view {
    int64_t person, referral; /* referral 0: a new one */
    struct str name;
    struct form form;
    bool choose_project;
    struct referral_reach reach;
    struct url back;
};
struct referrals_one_view {
    struct referral r;
    struct str name, lang, dir; /* lang, dir: of the receiver, in whose language the lines are */
    struct referral_lines lines;
    struct referral_answers answers;
    struct form consent, reply;
    struct url guidance;
    bool draft, open, answered, may_send;
};
struct referrals_sent_view {
    int64_t referral;
    struct str address, email, link;
    struct instant expires;
    struct url letter;
};
struct referrals_receive_view {
    int64_t id;
    struct referral r;
    struct referral_lines lines;
    struct referral_answers answers;
    struct str controller;
    struct form form;
    bool thanks;
};
enum referral_no { REFERRAL_NO_LINK, REFERRAL_NO_WITHDRAWN, REFERRAL_NO_OVER, REFERRAL_NO_WAIT };
struct referrals_over_view {
    enum referral_no why;
    struct str wait;
};
/* fields: what can be chosen; lines: what was. lang, dir: of the lines. */
struct referrals_summary_view {
    int64_t person;
    struct str name, project, lang, dir;
    struct picks fields, languages;
    struct referral_lines lines;
    struct referral_reach reach;
};
