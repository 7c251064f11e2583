/* child_care_view: what the pages of this room show, and their forms. */
#pragma once
#include "rooms/child_care/child_care_inside.h"
#include "rooms/parts.h"
#include "web/frame.h"

/* clang-format off */
#define CARE_NUMBERS_FIELDS(F) \
    F(care_numbers, per_young, NUMBER, 1, CARE_PER_MOST, REQUIRED, N_("Children under three years for one carer"), \
          N_("In early education it is four."), NULL) \
    F(care_numbers, per_older, NUMBER, 1, CARE_PER_MOST, REQUIRED, N_("Older children for one carer"), \
          N_("In early education it is seven."), NULL) \
    F(care_numbers, source,    TEXT,   0, 300,           OPTIONAL, N_("Why these numbers?"), \
          N_("For example: two rooms, or what was agreed with the town."), NULL)
#define CARE_SHEET_FIELDS(F) \
    F(care_sheet, allergies, LONG, 0, CARE_TEXT_MOST, OPTIONAL, N_("Allergies, and what the child must not eat"), \
          NULL, NULL) \
    F(care_sheet, medicine,  LONG, 0, CARE_TEXT_MOST, OPTIONAL, N_("Medicine, and where it is"), NULL, NULL) \
    F(care_sheet, to_do,     LONG, 0, CARE_TEXT_MOST, OPTIONAL, N_("What to do if something happens"), NULL, NULL) \
    F(care_sheet, reach,     TEXT, 0, CARE_NAME_MOST, OPTIONAL, N_("Where the parent is reached during the session"), \
          N_("For example: the next room, phone 040 123 4567."), NULL)
#define CARE_FETCHER_FIELDS(F) \
    F(care_fetcher, name,     TEXT,   1, CARE_NAME_MOST, REQUIRED, N_("Name of the person who may fetch the child"), \
          NULL, NULL) \
    F(care_fetcher, relation, CHOICE, 0, 0,              REQUIRED, N_("Who is this person to the child?"), NULL, \
          &CODES_care_relation) \
    F(care_fetcher, phone,    PHONE,  0, 40,             OPTIONAL, N_("Phone"), NULL, NULL) \
    F(care_fetcher, code,     SECRET_CODE, 0, 8,         OPTIONAL, N_("PIN"), \
          N_("If the family wants one: 4 to 8 digits, which this person says at the door."), NULL)
#define CARE_CONSENT_FIELDS(F) \
    F(care_consent, given_on, DATE, 0, 0,              REQUIRED, N_("When did the parent say yes?"), NULL, NULL) \
    F(care_consent, given_by, TEXT, 1, CARE_NAME_MOST, REQUIRED, N_("Who said yes?"), NULL, NULL) \
    F(care_consent, receiver, TEXT, 1, CARE_NAME_MOST, REQUIRED, N_("To whom may it be given?"), \
          N_("For example the name of the day-care centre."), NULL)
/* clang-format on */
FORM_DECLARE(care_numbers, CARE_NUMBERS_FIELDS)
FORM_DECLARE(care_consent, CARE_CONSENT_FIELDS)
FORM_DECLARE(care_sheet, CARE_SHEET_FIELDS)
FORM_DECLARE(care_fetcher, CARE_FETCHER_FIELDS)

/* name: never empty. key: the id as text. behind: was not fetched in time. in, back, out, sheet, release: addresses. */
struct care_line {
    struct care_child c;
    struct str key, name, age, phone;
    struct clock came, left;
    bool behind, booked, here, gone;
    struct url in, back, out, sheet, release, practice;
};
struct care_lines {
    struct care_line *at;
    size_t n, cap;
};
/* A parent with those of her children who have no place. */
struct care_family {
    struct str parent;
    struct care_lines children;
};
struct care_families {
    struct care_family *at;
    size_t n, cap;
};
struct care_carer_line {
    struct str key, name;
    bool on_duty;
};
struct care_carer_lines {
    struct care_carer_line *at;
    size_t n, cap;
};
/* free_young, free_older, room.places, room.carers: INT_NONE = not known. over: more have a place than there is room
 * for. may_change: the session is not over. near, far: carers on duty and others. */
struct care_places_view {
    struct care_session s;
    int64_t free_young, free_older;
    struct care_lines having, waiting;
    struct care_families others;
    struct care_carer_lines near, far;
    struct url reg, numbers, paper;
    bool over, may_change, may_set, on_duty;
};
struct care_today_session {
    struct care_session s;
    struct care_lines lines;
    int64_t here, wanted; /* with the carer now; with a place and not brought yet */
    bool today;
    struct url paper;
};
struct care_today_sessions {
    struct care_today_session *at;
    size_t n, cap;
};
struct care_today_view {
    struct day today;
    struct care_today_sessions sessions;
    struct care_lines behind;
    struct url registers; /* empty: not for her */
};
struct care_fetch_line {
    struct care_fetcher f;
    struct str key, relation, id; /* id: of the field of the PIN */
};
struct care_fetch_lines {
    struct care_fetch_line *at;
    size_t n, cap;
};
struct care_out_view {
    struct care_session s;
    struct care_line line;
    struct care_fetch_lines who;
    struct str problem, wrong; /* wrong: the key of whose PIN was not right */
    struct strs leaders;
    struct url other, today;
};
struct care_safety_view {
    struct care_session s;
    struct care_line line;
    struct care_sheet sheet;
    struct care_fetch_lines who;
    bool nothing; /* stands on it */
    struct url today;
};
struct care_numbers_view {
    int64_t group;
    struct str name;
    struct form form;
};
struct care_write_view {
    int64_t person, child, version;
    struct str name, needs, written_by;
    struct instant written_at;
    struct form sheet, fetcher;
    struct care_fetch_lines who;
    struct url family;
};

struct care_area_line {
    struct str area, name, went;
};
struct care_area_lines {
    struct care_area_line *at;
    size_t n, cap;
};
struct care_practice_view {
    struct care_session s;
    struct care_line line;
    struct care_area_lines areas;
    struct url today;
};
struct care_log_view {
    int64_t person, child;
    struct str name;
    struct care_wents rows;
    struct care_consent consent;
    bool has_consent, may_hand_over;
    struct form form;
    struct url paper;
};

/* ---- what the web files of this room share */
struct req;
struct care_line care_line_of(struct req *r, const struct care_session *s, const struct care_child *c);
struct care_fetch_lines care_fetch_lines_of(struct task *t, const struct care_fetchers *list);
struct care_out_view care_out_of(struct req *r, const struct care_session *s, const struct care_child *c);
