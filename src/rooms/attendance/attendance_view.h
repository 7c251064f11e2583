/* attendance_view: what the pages of attendance show, and the form around the rows of the register. */
#pragma once
#include "rooms/attendance/attendance_register.h"
#include "rooms/codes.h"
#include "rooms/parts.h"
#include "web/frame.h"

/* The fields beside the rows. The rows themselves are mark-ID, late-ID, child-ID, carer; was… says what the page
 * showed. */
/* clang-format off */
#define SHEET_FIELDS(F) \
    F(sheet, visitors,     NUMBER, 0, 500,     OPTIONAL, N_("Visitors"), \
          N_("Guests whose names are not needed: how many?"), NULL) \
    F(sheet, extra_carers, NUMBER, 0, 50,      OPTIONAL, N_("Other carers"), \
          N_("How many, besides those ticked above?"), NULL) \
    F(sheet, note,         LONG,   0, 4000,    OPTIONAL, N_("Note about the session"), \
          N_("For the team. Kept encrypted. No health or family matters."), NULL) \
    F(sheet, reason,       TEXT,   0, 300,     OPTIONAL, N_("Why is the register corrected?"), NULL, NULL) \
    F(sheet, words,        TEXT,   0, 100,     OPTIONAL, N_("Name, phone number or year of birth"), NULL, NULL) \
    F(sheet, given_names,  TEXT,   0, 100,     OPTIONAL, N_("First name"), NULL, NULL) \
    F(sheet, family_name,  TEXT,   0, 100,     OPTIONAL, N_("Family name"), NULL, NULL) \
    F(sheet, phone,        PHONE,  0, 40,      OPTIONAL, N_("Phone"), NULL, NULL) \
    F(sheet, birth_year,   NUMBER, 1900, 2100, OPTIONAL, N_("Year of birth"), NULL, NULL) \
    F(sheet, language,     CHOICE, 0, 0,       OPTIONAL, N_("Language"), NULL, &CODES_language) \
    F(sheet, joins,        CHECK,  0, 0,       OPTIONAL, N_("Joins the group from this day"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(sheet, SHEET_FIELDS)

/* Who was away twice running, with what can be done: phone empty, contact empty: not by this viewer. */
struct missed_line {
    struct str name, group_name, phone;
    struct url person, group, contact;
    struct day since, contacted;
};
struct missed_lines {
    struct missed_line *at;
    size_t n, cap;
};
struct missed_view {
    struct missed_lines rows;
    struct picks projects; /* to choose of, when there are several */
    struct url action;
    struct pager pager;
    struct str caption;
    struct instant looked; /* in a very large project; else "" */
    bool more_groups;      /* than were looked at */
};

/* A mark as pages offer it, button: its word. asks_late: minutes can be typed; of_children, came: boxes of the sheet
 * for children, and for those whose name is written on it. */
struct mark_choice {
    struct str code, means, button;
    bool asks_late, of_children, came;
};
struct mark_choices {
    struct mark_choice *at;
    size_t n, cap;
};
struct child_view {
    struct str key, name, state, shown;
    int64_t years, months;
    bool age_known, young, usual, school, safety, brought, fetched;
    struct clock since;
    struct url sheet;
}; /* years 0: months tells. school: of school age, and does not usually come. brought, fetched: since when. sheet: of
    * what a carer must know (safety), for who is on duty */
struct child_views {
    struct child_view *at;
    size_t n, cap;
};
/* key: the person's id as text. shown: what the page showed first, "late 20"; late: minutes as typed. children: those
 * of whom something is marked, who are booked or came last time; folded: the others, school children
 * last; folded_names: of them those in care age with a name, folded_rest: all others. */
struct row_view {
    struct str key, name, mark, shown, late, problem;
    int64_t number;
    bool outsider, says_comes;
    struct child_views children, folded;
    int64_t folded_names, folded_rest;
};
struct row_views {
    struct row_view *at;
    size_t n, cap;
};
struct carer_view {
    struct str key, name;
    bool on_duty, shown;
};
struct carer_views {
    struct carer_view *at;
    size_t n, cap;
};
struct found_view {
    struct str key, name;
    struct day birth;
};
struct found_views {
    struct found_view *at;
    size_t n, cap;
};
struct correction_view {
    struct instant at;
    struct str name, before, after, reason, by;
};
struct correction_views {
    struct correction_view *at;
    size_t n, cap;
};

struct care_view {                                /* children and those who look after them */
    int64_t young, older, places, carers, needed; /* places: INT_NONE = not known */
    struct care_share share;
    bool too_many, too_few;
};
struct register_view {
    int64_t session;
    struct session_brief s;
    struct mark_choices choices;
    struct form form;
    struct row_views rows;
    struct carer_views near, far;
    struct care_view care;
    int64_t here, away, open; /* marked as come; as not come; not marked */
    int64_t left_out;         /* members beyond what one register holds */
    int64_t unseen;           /* members of that day who left too long ago for this viewer */
    bool on_duty;             /* with the children */
    bool correcting, ahead, cancelled, asks_late, may_undo, may_close;
    struct instant saved_at;
    int64_t wasvisitors, wascarers;
    struct str wasnote, words, given_names, reason, reason_problem;
    bool searched, newcomer, open_visitors, open_note,
        open_care;           /* which folded part is open; newcomer: her fields have text */
    int64_t members, places; /* of the group that day; full: who joins has no place */
    bool full;
    struct found_views found;
    struct correction_views corrections;
    struct url undo, print, quick, group, today, find;
};

struct today_line {
    struct url link;
    struct session_brief s;
    bool other_day;
    const char *color;
    struct str state;
}; /* state: empty for those to come */
struct today_lines {
    struct today_line *at;
    size_t n, cap;
};
struct today_view {
    struct url all, groups; /* what the lists leave out: all of these days; the groups, each with its sessions */
    struct day today;
    struct today_lines now, open, next;
    int64_t now_hidden, open_hidden, next_hidden;
    struct picks whose, of_group, registers; /* to choose from; whose: only where there are others' groups, too */
    bool may_filter, filtered;
    struct url unfiltered;
};

/* One member's marks; percent INT_NONE: nothing is marked. missing: absent twice in a row. */
struct tally_count {
    int64_t n;
};
struct tally_counts {
    struct tally_count *at;
    size_t n, cap;
};
struct tally_line {
    struct str name;
    struct tally_counts marks; /* in the order of the headings */
    int64_t marked, percent;
    bool missing;
};
struct tally_lines {
    struct tally_line *at;
    size_t n, cap;
};
struct tally_view {
    struct str group;
    struct group_tabs tabs;
    struct mark_choices choices;
    struct tally_lines rows;
    struct url back;
};

struct close_view {
    int64_t session;
    struct session_brief s;
    struct strs unmarked, booked;
    struct url back;
};

struct carried {
    struct str name, value;
};
struct carried_list {
    struct carried *at;
    size_t n, cap;
};
struct clash_view {
    struct str name, field, mine, theirs, mine_text, theirs_text, by, mine_id, theirs_id, mine_name;
    struct instant at;
    bool signed_by, chose_mine, chose_theirs;
};
struct clash_views {
    struct clash_view *at;
    size_t n, cap;
};
struct clash_page_view {
    int64_t session, version;
    bool unsettled;         /* this page was sent before, and not all was chosen */
    struct instant written; /* without connection; "" when it was not */
    struct session_brief s;
    struct carried_list carried;
    struct clash_views rows;
};

struct gone_row {
    struct str name, value;
}; /* name: empty when she may not see who it is */
struct gone_rows {
    struct gone_row *at;
    size_t n, cap;
};
struct gone_view {
    struct gone_rows rows;
    struct str note;
    struct url today;
};

struct print_view {
    struct session_brief s;
    struct mark_choices choices;
    struct row_views rows;
    bool shielded, children; /* children: somebody has some */
    struct strs blank;
    struct url back, pdf;
};

/* The certificate of a person for a group. action: where the form sends the second language. */
struct certificate_view {
    struct attendance_certificate c;
    int64_t hours, rest; /* rest: minutes beside them */
    struct picks languages;
    struct url back, action, statement; /* statement: of hours in civic orientation */
};

struct quick_row {
    struct str key, name, mark;
    int64_t number;
};
struct quick_rows {
    struct quick_row *at;
    size_t n, cap;
};
struct quick_child {
    struct str key, number, name;
    bool came;
};
struct quick_children {
    struct quick_child *at;
    size_t n, cap;
};
/* The numbers typed for a mark; all others are present. */
struct quick_mark {
    struct str code, name, typed;
};
struct quick_marks {
    struct quick_mark *at;
    size_t n, cap;
};
struct quick_view {
    int64_t session, version;
    struct session_brief s;
    struct quick_rows rows;
    struct quick_children children;
    struct quick_marks marks;
    struct str came, visitors, unknown;
    bool preview, correcting;
    struct url action, back;
};
