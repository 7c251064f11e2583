/* sign_up_view: what the pages of this room show, and their forms. */
#pragma once
#include "lang/languages.h"
#include "rooms/codes.h"
#include "rooms/parts.h"
#include "rooms/whom_to_call.h"
#include "rooms/sign_up/sign_up_card.h"
#include "web/frame.h"

/* What she is asked; each page shows one or two of these. */
/* clang-format off */
#define JOIN_FIELDS(F) \
    F(join, name,         TEXT,   0, SIGN_UP_NAME_MOST, OPTIONAL, N_("Your name"), \
          N_("Write it as you usually write it."), NULL) \
    F(join, phone,        PHONE,  0, 0,   OPTIONAL, N_("Your telephone number"), \
          N_("No telephone? Write a friend's number."), NULL) \
    F(join, children,     TEXT,   0, 60,  OPTIONAL, N_("Years of birth"), \
          N_("For example 2022 2024. Nobody comes? Leave it empty."), NULL) \
    F(join, language,     CHOICE, 0, 0,   OPTIONAL, N_("Language"), NULL, &CODES_language) \
    F(join, friend_name,  TEXT,   0, SIGN_UP_NAME_MOST, OPTIONAL, N_("Your friend's name"), NULL, NULL) \
    F(join, friend_phone, PHONE,  0, 0,   OPTIONAL, N_("Your friend's telephone number"), \
          N_("Ask your friend first."), NULL) \
    F(join, heard,        CHOICE, 0, 0,   OPTIONAL, N_("How did you hear of us?"), NULL, &CODES_sign_up_heard) \
    F(join, wish,         LONG,   0, SIGN_UP_WISH_MOST, OPTIONAL, N_("Your wishes"), \
          N_("For example: I can come in the mornings. Write nothing about health."), NULL)
#define OPENING_WAYS(F, tag, iso3, own_name, dir, locale, translated) \
    F(opening, way_##tag, TEXT,   0, 300, OPTIONAL, own_name, NULL, NULL)
#define OPENING_FIELDS(F) \
    F(opening, open,      CHECK,  0, 0,   OPTIONAL, N_("Open for joining"), \
          N_("Everybody sees what stands here, and the group's name, language, place and time."), NULL) \
    F(opening, phone,     PHONE,  0, 0,   OPTIONAL, N_("Telephone for parents"), \
          N_("A number of the project, not of one's own."), NULL) \
    F(opening, street,    TEXT,   0, 200, OPTIONAL, N_("Street address"), NULL, NULL) \
    F(opening, step_free, YESNO,  0, 0,   OPTIONAL, N_("Is there a way without steps?"), NULL, NULL) \
    F(opening, baby,      YESNO,  0, 0,   OPTIONAL, N_("May a baby come along?"), NULL, NULL) \
    F(opening, led_by,    TEXT,   0, 80,  OPTIONAL, N_("Who leads it, by first name"), \
          N_("Ask the leader first. Empty: no name is shown."), NULL) \
    F(opening, offer_days, NUMBER, 1, 60, OPTIONAL, N_("Days a free place is kept for who waits"), \
          N_("It is offered to the first on the list by itself. Empty: workers offer it."), NULL) \
    LANGUAGES(OPENING_WAYS, F)
#define DOOR_FIELDS(F) \
    F(door, words,        TEXT,   0, FILE_WORDS_MOST, REQUIRED, N_("What does it show?"), \
          N_("For those who cannot see the picture. For example: A green door beside the library."), NULL)
#define MET_FIELDS(F) \
    F(met, name,          TEXT,   1, SIGN_UP_NAME_MOST, REQUIRED, N_("Name, as the person writes it"), NULL, NULL) \
    F(met, phone,         PHONE,  0, 0,   OPTIONAL, N_("Telephone"), NULL, NULL) \
    F(met, contact,       CHOICE, 0, 0,   OPTIONAL, N_("Is it safe to call and to send messages?"), \
          N_("Ask the person. Somebody else may see the phone."), &CODES_sign_up_contact) \
    F(met, language,      CHOICE, 0, 0,   REQUIRED, N_("Language"), NULL, &CODES_language) \
    F(met, children,      TEXT,   0, 80,  OPTIONAL, N_("Children: year of birth or age of each"), \
          N_("For example 2022 3. No names."), NULL) \
    F(met, group,         PICK,   0, 0,   OPTIONAL, N_("Which group?"), NULL, NULL) \
    F(met, project,       PICK,   0, 0,   OPTIONAL, N_("Project"), N_("For who chose no group yet."), NULL) \
    F(met, heard,         CHOICE, 0, 0,   OPTIONAL, N_("How did the person hear of us?"), NULL, \
          &CODES_sign_up_heard) \
    F(met, outreach,      PICK,   0, 0,   OPTIONAL, N_("At which place of outreach?"), \
          N_("Then the person is counted there."), NULL) \
    F(met, met_at,        TEXT,   0, 120, OPTIONAL, N_("Where did you meet?"), \
          N_("For example: the yard of the library."), NULL) \
    F(met, note,          LONG,   0, SIGN_UP_WISH_MOST, OPTIONAL, N_("Note"), \
          N_("For example: can come in the mornings. Write nothing about health."), NULL) \
    F(met, number,        HIDDEN, 0, 80,  OPTIONAL, N_("Number"), NULL, NULL)
#define TAKING_FIELDS(F) \
    F(taking, given,      TEXT,   0, 100, REQUIRED, N_("First names"), NULL, NULL) \
    F(taking, family,     TEXT,   0, 100, OPTIONAL, N_("Family name"), NULL, NULL) \
    F(taking, who,        PICK,   0, 0,   OPTIONAL, N_("Is there a file already?"), \
          N_("Nothing chosen: a new person."), NULL) \
    F(taking, wait,       CHECK,  0, 0,   OPTIONAL, N_("To the waiting list of the group"), NULL, NULL)
#define TURNING_FIELDS(F) \
    F(turning, reason,    CHOICE, 0, 0,   REQUIRED, N_("Why?"), NULL, &CODES_sign_up_reason)
/* clang-format on */
FORM_DECLARE(join, JOIN_FIELDS)
FORM_DECLARE(opening, OPENING_FIELDS)
FORM_DECLARE(door, DOOR_FIELDS)
FORM_DECLARE(met, MET_FIELDS)
FORM_DECLARE(taking, TAKING_FIELDS)
FORM_DECLARE(turning, TURNING_FIELDS)

/* The steps of signing up, in their order. */
enum sign_up_step {
    STEP_NONE,
    STEP_NAME,
    STEP_PHONE,
    STEP_CHILDREN,
    STEP_LANGUAGE,
    STEP_FRIEND,
    STEP_HEARD,
    STEP_WISH,
    STEP_CHECK
};

struct sign_up_link {
    struct url url;
    struct str text, lang, dir;
    bool current;
};
struct sign_up_links {
    struct sign_up_link *at;
    size_t n, cap;
};
/* A choice that narrows the list. */
struct sign_up_facet {
    struct str title;
    struct sign_up_links links;
};
struct sign_up_facets {
    struct sign_up_facet *at;
    size_t n, cap;
};
/* A group as everybody sees it. where: venue, street and town; days: "Tuesday and Thursday". */
struct sign_up_row {
    struct sign_up_group g;
    struct url link;
    struct str days, language, where;
    bool full, limited;
};
struct sign_up_rows {
    struct sign_up_row *at;
    size_t n, cap;
};
struct sign_up_list_view {
    struct sign_up_rows rows;
    struct sign_up_facets facets;
    struct sign_up_links chosen; /* each leads to the list without it */
    struct sign_up_phones phones;
    struct url all;
    struct pager pager;
    int64_t total;
    struct sign_up_scenes story;
};
/* A link that opens a messenger with the address of the group in it. */
struct sign_up_share {
    struct str with; /* "whatsapp" … */
    struct url link;
};
struct sign_up_shares {
    struct sign_up_share *at;
    size_t n, cap;
};
struct sign_up_one_view {
    struct sign_up_row row;
    struct sign_up_shares shares;
    struct str project, way, way_lang, way_dir;
    struct url join, list, map;
    struct shelf_row door;
    bool has_door;
};
struct sign_up_gone_view {
    struct url list;
    struct sign_up_phones phones;
};
struct sign_up_tile {
    struct str code, text;
    bool chosen;
};
struct sign_up_tiles {
    struct sign_up_tile *at;
    size_t n, cap;
};
/* One line of "check your answers". */
struct sign_up_line {
    struct str question, answer;
    struct url change;
};
struct sign_up_lines {
    struct sign_up_line *at;
    size_t n, cap;
};
struct sign_up_join_view {
    struct sign_up_row row;
    enum sign_up_step step;
    int64_t number, all;
    struct url action;
    struct form form;
    struct sign_up_links languages;
    struct sign_up_tiles heard;
    struct sign_up_lines lines;
    struct str code; /* of the poster that led here, until she has answered once */
    bool checks;     /* came from the last page, and goes back to it */
};
struct sign_up_sent_view {
    struct sign_up_row row;
    struct url group, list;
    struct str calls, costs; /* what happens next */
    struct heard hear;
};
struct sign_up_wait_view {
    struct str phone;
};
/* What was sent, once more: nothing typed is lost while she proves something. */
struct sign_up_kept {
    struct str name, value;
};
struct sign_up_kepts {
    struct sign_up_kept *at;
    size_t n, cap;
};
struct sign_up_prove_view {
    struct url action;
    struct sign_up_kepts kept;
    struct sign_up_proof asked;
    int64_t bits;
    struct str phone;
};
struct sign_up_offer_row {
    struct str key, group, group_name;
    struct day until;
};
struct sign_up_offer_rows {
    struct sign_up_offer_row *at;
    size_t n, cap;
};
struct sign_up_place_view {
    struct sign_up_offer_rows offers;
    struct str link;
    struct whom_to_call_list calls;
    bool yes, no, late;
};
struct sign_up_over_view {
    struct str wait;
    struct whom_to_call_list calls;
};
struct sign_up_way_field {
    size_t field;
};
struct sign_up_way_fields {
    struct sign_up_way_field *at;
    size_t n, cap;
};
struct sign_up_opening_view {
    int64_t id;
    struct str name;
    struct group_tabs tabs;
    struct form form, door_form;
    struct file_field file;
    struct shelf_row door;
    bool written, has_door;
    struct sign_up_way_fields ways;
    struct url page, address;
    struct str whole_address;
    struct share_links share;
    bool open, shielded;
};
struct sign_up_met_view {
    struct form form;
    struct sign_up_stands stands; /* person 0: nothing */
    struct url file;
    struct str language;
    bool choose_project, choose_outreach;
};
struct sign_up_entry_row {
    struct sign_up_entry e;
    struct url link;
    struct str group, language, children, brought_by;
    struct day day;
    bool known, twice, alike; /* alike: another file may be hers */
};
struct sign_up_entry_rows {
    struct sign_up_entry_row *at;
    size_t n, cap;
};
struct sign_up_entries_view {
    struct sign_up_entry_rows rows, decided;
    bool more;
    int64_t days; /* after which who was never taken in is forgotten */
};
struct sign_up_entry_view {
    struct sign_up_entry_row row;
    struct str said_in, decided_by, written_by, state, came_from;
    struct sign_up_entry_rows brought;
    struct url brought_by, person;
    struct person_briefs like, alike;
    struct form form, turning;
    int64_t places;
    bool waits, refused, full, limited, may_meet, may_merge; /* may_meet: agrees on first steps */
    bool on_list;                                            /* she waits for a place in the group */
};
