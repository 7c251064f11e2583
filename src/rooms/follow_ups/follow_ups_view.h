/* follow_ups_view: what the pages of follow-ups show, and their forms. */
#pragma once
#include "rooms/codes.h"
#include "rooms/follow_ups/follow_ups.h"
#include "rooms/parts.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"
#include "web/frame.h"

/* clang-format off */
#define AFTER_EXIT_FIELDS(F) \
    F(after_exit, exit_status,          CHOICE, 0, 0, REQUIRED, N_("Situation now"), NULL, &CODES_status) \
    F(after_exit, exit_status_on,       DATE,   0, 0, REQUIRED, N_("When was this asked?"), \
          N_("It counts when it was asked within four weeks of the last day."), NULL) \
    F(after_exit, exit_in_education,    YESNO,  0, 0, OPTIONAL, N_("In education or training?"), NULL, NULL) \
    F(after_exit, qualification_gained, YESNO,  0, 0, OPTIONAL, N_("Gained a qualification?"), NULL, NULL) \
    F(after_exit, exit_reason,          CHOICE, 0, 0, OPTIONAL, N_("Why did the person leave?"), \
          N_("Work and study need no reason here: the situation says it."), &CODES_leaving)
#define AFTER_SIX_FIELDS(F) \
    F(after_six, six_month_status,   CHOICE, 0, 0, REQUIRED, N_("Situation now"), NULL, &CODES_status) \
    F(after_six, six_month_date,     DATE,   0, 0, REQUIRED, N_("When was this asked?"), NULL, NULL) \
    F(after_six, six_month_improved, YESNO,  0, 0, OPTIONAL, N_("Has the situation at work become better?"), \
          N_("Asked of those who had work when they came: a steadier contract, more hours, a better job."), NULL)
#define AFTER_OWN_FIELDS(F) \
    F(after_own, status,  CHOICE, 0, 0, OPTIONAL, N_("Situation now"), NULL, &CODES_status) \
    F(after_own, done_on, DATE,   0, 0, REQUIRED, N_("When was this asked?"), NULL, NULL)
#define HERS_FIELDS(F) F(hers, answer, TEXT, 1, 40, OPTIONAL, N_("Your answer"), NULL, NULL)
#define FOLLOW_UP_RULE_FIELDS(F) \
    F(follow_up_rule, name,   TEXT,   1, FOLLOW_UP_NAME_MOST,   REQUIRED, N_("Name of the follow-up"), \
          N_("For example: After three months."), NULL) \
    F(follow_up_rule, months, NUMBER, 1, FOLLOW_UP_MONTHS_MOST, REQUIRED, N_("Months after the last day"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(hers, HERS_FIELDS)
FORM_DECLARE(after_exit, AFTER_EXIT_FIELDS)
FORM_DECLARE(after_six, AFTER_SIX_FIELDS)
FORM_DECLARE(after_own, AFTER_OWN_FIELDS)
FORM_DECLARE(follow_up_rule, FOLLOW_UP_RULE_FIELDS)

struct follow_up_line {
    struct url link, person;
    struct str key; /* of this row's controls */
    struct follow_up f;
    struct str what;
    bool overdue, early, may_write;
    bool one_way, may_close; /* one_way: tried on enough days, but always through the same channel */
};
struct follow_up_lines {
    struct follow_up_line *at;
    size_t n, cap;
};
struct follow_up_tab {
    struct url url;
    struct str name;
    bool current;
};
struct follow_up_tabs {
    struct follow_up_tab *at;
    size_t n, cap;
};
struct follow_ups_page_view {
    struct follow_up_tabs tabs;
    struct follow_up_lines rows;
    struct picks kinds, languages;
    struct pager pager;
    struct str project, here; /* here: the address of this list, to come back to */
    struct url all;
    struct follow_up_lines answered; /* by themselves, lately */
    int64_t total;
    bool filtered, mine, more;
};
struct follow_ups_one_view {
    struct follow_up_line line;
    struct str project_name;
    struct follow_up_attempts attempts;
    struct form form;
    struct day last_day; /* in the project */
    bool exit, six_months, open, early, may_close, may_write, asks;
    struct url back;
};
struct follow_ups_own_view {
    int64_t project;
    struct str name;
    struct follow_up_rules rows;
    struct form form;
    int64_t attempts;
};

/* ---- for the person herself: one question a page, the answers once more, and what stands when nothing is asked. fi:
 * the Finnish beside it; "": not. */
struct hers_tile {
    struct str code, text, fi, picture;
    bool chosen;
};
struct hers_tiles {
    struct hers_tile *at;
    size_t n, cap;
};
struct hers_ask_view {
    struct url action;
    struct form form;
    struct str question, question_fi, picture, phone;
    struct hers_tiles tiles;
    struct heard hear;
    int64_t number, all;
    bool may_skip, checks; /* checks: she came from the answers, and goes back there */
};
struct hers_line {
    struct str question, question_fi, answer, answer_fi;
    struct url change;
};
struct hers_lines {
    struct hers_line *at;
    size_t n, cap;
};
enum hers_end { HERS_SENT, HERS_STOPPED, HERS_ANSWERED, HERS_CLOSED }; /* by a worker: answered, or not reached */
struct hers_check_view {
    int64_t id, version;
    struct form form;
    struct hers_lines lines;
    struct url back;
    struct str phone;
};
struct hers_end_view {
    enum hers_end how;
    struct day day;
    struct url go_on;
    struct hers_lines lines; /* what she had chosen, and a worker was before her */
    struct str phone;
};
