/* own_page_view: what the pages behind a person's own link show, and their forms. */
#pragma once
#include "rooms/codes.h"
#include "rooms/consents/consents.h"
#include "rooms/instruments/instruments.h"
#include "rooms/own_page/own_data.h"
#include "rooms/own_page/own_requests.h"
#include "rooms/people/people.h"
#include "rooms/parts.h"
#include "rooms/whom_to_call.h"
#include "web/frame.h"

/* clang-format off */
#define OWN_PIN_FIELDS(F) \
    F(own_pin, pin, SECRET_CODE, 0, 20, REQUIRED, N_("PIN"), N_("The digits that you chose with your worker."), NULL)
#define OWN_MAKE_FIELDS(F) \
    F(own_make, pin, TEXT, 0, 20, OPTIONAL, N_("PIN (when others use the same phone)"), \
          N_("4 to 8 digits that the person chooses. The page asks for it once an hour."), NULL)
#define OWN_PHONE_FIELDS(F) \
    F(own_phone, phone, PHONE, 0, OWN_PHONE_MOST, OPTIONAL, N_("Your telephone number at work"), \
          N_("Persons you work with see it on their own page. Empty: they see the project's number."), NULL)
/* clang-format on */
/* clang-format off */
#define OWN_EDIT_FIELDS(F) \
    F(own_edit, call_name, TEXT,   1, PERSON_NAME_MOST, REQUIRED, N_("What do we call you?"), NULL, NULL) \
    F(own_edit, language,  CHOICE, 0, 0, OPTIONAL, N_("Which language do you speak with us?"), NULL, &CODES_language) \
    F(own_edit, phone,     PHONE,  0, PERSON_PHONE_MOST, OPTIONAL, N_("Your telephone number"), \
          N_("Your worker looks at a new number first."), NULL) \
    F(own_edit, address,   TEXT,   1, 200, OPTIONAL, N_("Your address"), \
          N_("Your worker looks at a new address first."), NULL)
#define OWN_ANSWER_FIELDS(F) \
    F(own_answer, state,  CHOICE, 0, 0, REQUIRED, N_("What became of it?"), NULL, &CODES_own_answer) \
    F(own_answer, answer, LONG,   0, OWN_ANSWER_MOST, OPTIONAL, N_("Words for the person"), \
          N_("The person reads this on the own page. Needed when it is refused."), NULL)
/* clang-format on */
extern const struct codes CODES_own_answer;
FORM_DECLARE(own_edit, OWN_EDIT_FIELDS)
FORM_DECLARE(own_answer, OWN_ANSWER_FIELDS)
FORM_DECLARE(own_pin, OWN_PIN_FIELDS)
FORM_DECLARE(own_make, OWN_MAKE_FIELDS)
FORM_DECLARE(own_phone, OWN_PHONE_FIELDS)

/* Words in her language, and in Finnish where she wants it beside; fi "": not. */
struct own_words {
    struct str text, fi;
};
/* What every page behind the link has: whom to call, and what she can choose about the page. */
struct own_frame {
    struct str phone;
    struct own_words back, forget, choose; /* choose: the other way of the Finnish; "": the page is Finnish */
    bool beside, home;
};

/* ---- before the page: no link, no cookie, the PIN */
enum own_no { OWN_NO_LINK, OWN_NO_COOKIE, OWN_NO_WAIT, OWN_FORGOTTEN };
struct own_over_view {
    enum own_no why;
    struct str wait;
    struct whom_to_call_list calls;
};
struct own_pin_view {
    struct form form;
    bool invited; /* then on to the invitation */
    struct whom_to_call_list calls;
};

/* ---- the first page */
/* A child of hers with its place in child care. touch: what the button does; "": there is none. */
struct own_child_view {
    int64_t child;
    struct str name;
    bool has, waits;
    struct own_words says, touch;
};
struct own_child_views {
    struct own_child_view *at;
    size_t n, cap;
};
struct own_meeting_view {
    struct own_meeting m;
    struct own_words day, coming, cannot, says; /* says: what she has said; "" nothing */
    struct str time, where, with, about;
    struct own_words children;
    struct own_child_views hers;
    bool listed; /* among others: the answer leads back to the list */
};
struct own_meeting_views {
    struct own_meeting_view *at;
    size_t n, cap;
};
struct own_tile {
    struct url url;
    struct str picture;
    struct own_words words;
};
struct own_tiles {
    struct own_tile *at;
    size_t n, cap;
};
/* A place in a group that is free for her until a day. friend: who signed up with her has one, too; "": not. */
struct own_offer_view {
    int64_t membership;
    struct str group_name;
    struct own_words until, friend;
};
struct own_offer_views {
    struct own_offer_view *at;
    size_t n, cap;
};
struct own_home_view {
    struct own_frame f;
    struct own_words hello, next, none, place, want, yes, no;
    struct own_offer_views offers;
    struct own_meeting_views next_one; /* the next meeting, or none */
    struct own_tiles tiles;
};

/* ---- behind the tiles */
struct own_appointment_view {
    struct own_words day;
    struct str time, how, where, with;
    bool hidden;
};
struct own_appointment_views {
    struct own_appointment_view *at;
    size_t n, cap;
};
struct own_when_view {
    struct own_frame f;
    struct own_words title, appointments, none;
    struct own_meeting_views meetings;
    struct own_appointment_views agreed;
};
struct own_read_view {
    struct own_frame f;
    struct own_words title, none;
    struct material_links texts;
};
/* What waits for her answers: the round of needs, questionnaires. */
struct own_questions_view {
    struct own_frame f;
    struct own_words title, none, needs;
    bool has_needs;
    struct waiting_questions waiting;
    struct own_tiles after; /* follow-ups */
};
struct own_worker_view {
    struct own_worker w;
    struct own_words what;
};
struct own_worker_views {
    struct own_worker_view *at;
    size_t n, cap;
};
struct own_people_view {
    struct own_frame f;
    struct own_words title, none, call;
    struct own_worker_views workers;
};

/* ---- her path: address of a step: one more than its number. now: the first that is open */
enum own_turn { OWN_DONE, OWN_NOW, OWN_LATER };
struct own_step_view {
    int64_t address, version;
    struct own_words what, turn, due, who;
    struct str tag, dir, picture; /* tag, dir: of the words, which may be in another language than the page */
    enum own_turn at;
    bool may_say, may_take_back;
};
struct own_step_views {
    struct own_step_view *at;
    size_t n, cap;
};
struct own_path_view {
    struct own_frame f;
    struct own_words title, goal_head, goal, waits, review, none, done, back;
    struct str goal_tag, goal_dir;
    struct own_step_views steps;
};

/* ---- what is written about her */
struct own_section_view {
    const struct own_section *s;
    struct own_words title;
    int64_t n, hidden; /* hidden: rows that only the files have */
    struct {
        const struct own_row *at;
        size_t n;
    } rows;
};
struct own_section_views {
    struct own_section_view *at;
    size_t n, cap;
};
/* Something that she asked, or that she can ask for. */
struct own_request_view {
    int64_t id;
    struct own_words what, state, due;
    struct str value, answer;
    bool open, done;
};
struct own_request_views {
    struct own_request_view *at;
    size_t n, cap;
};
struct own_data_view {
    struct own_frame f;
    struct own_words title, change, consents, pdf, json, copy, remove, asked, take_back;
    struct url as_pdf, as_json, ask_copy, ask_remove;
    struct own_section_views sections;
    struct own_request_views requests;
};
struct own_edit_view {
    struct own_frame f;
    struct form form;
    struct own_words title, save;
    bool reach; /* telephone and address may be written */
};
struct own_ask_view {
    struct own_frame f;
    struct str kind;
    struct own_words title, yes, no;
    struct {
        struct own_words *at;
        size_t n, cap;
    } lines;
};

/* ---- what she agreed to */
struct own_consent_view {
    const struct consent *c;
    struct str key, id;           /* of the kind; of the story or referral */
    struct own_words name, state; /* state: what she has said; "": nothing yet */
    struct str purposes, tag, dir;
    int64_t pictures; /* that show her, of pictures */
    struct heard hear;
    bool asked; /* yes can be said, too */
    struct {
        struct own_words *at;
        size_t n, cap;
    } lines;
};
struct own_consent_views {
    struct own_consent_view *at;
    size_t n, cap;
};
struct own_consents_view {
    struct own_frame f;
    struct own_words title, yes, no, take_back;
    struct own_consent_views consents;
};

/* ---- the worker's pages */
/* What she agreed to, as a worker reads it. */
struct own_agreed_row {
    struct str name;
    struct day since;
    bool given, said;
};
struct own_agreed_rows {
    struct own_agreed_row *at;
    size_t n, cap;
};
struct own_staff_view {
    int64_t person;
    struct str name, language; /* language: in which her page opens */
    struct person_tabs tabs;
    bool has, is_protected, mine; /* mine: the viewer's own number is among those that she sees */
    struct own_link link;
    struct form form, phone;
    struct str address, key, qr_path; /* once, after it was made */
    int64_t qr_size;
    struct own_requests wishes; /* of changes, open */
    struct own_agreed_rows agreed;
};

/* ---- what persons ask about their data, for who answers */
struct own_asked_row {
    struct own_request r;
    struct url link, look; /* look: what of hers would go; empty: not for the viewer, or nothing is to go */
    struct str what;
};
struct own_asked_rows {
    struct own_asked_row *at;
    size_t n, cap;
};
struct own_asked_view {
    struct own_asked_rows rows;
};
struct own_answer_view {
    struct own_request r;
    struct str what;
    struct form form;
    struct url person;
};
