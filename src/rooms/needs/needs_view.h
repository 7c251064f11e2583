/* needs_view: what the pages of need mapping show, and their forms. */
#pragma once
#include "rooms/codes.h"
#include "rooms/needs/needs.h"
#include "rooms/parts.h"
#include "web/frame.h"

/* clang-format off */
#define NEED_BEGIN_FIELDS(F) \
    F(need_begin, language, CHOICE, 0, 0, OPTIONAL, N_("Language of the talk"), NULL, &CODES_language) \
    F(need_begin, day,      DATE,   0, 0, REQUIRED, N_("Day"), NULL, NULL) \
    F(need_begin, project,  PICK,   0, 0, OPTIONAL, N_("Project"), NULL, NULL)
#define NEED_ANSWER_FIELDS(F) \
    F(need_answer, weight, CHOICE, 0, 0, OPTIONAL, N_("How much help is needed?"), NULL, &CODES_need_weight) \
    F(need_answer, wish,   LONG,   1, NEED_WISH_MOST, OPTIONAL, N_("What do you wish for?"), \
          N_("Write in your own language. You can leave this empty."), NULL)
/* clang-format on */
FORM_DECLARE(need_begin, NEED_BEGIN_FIELDS)
FORM_DECLARE(need_answer, NEED_ANSWER_FIELDS)

struct needs_round_line {
    struct url open, ask, remove;
    int64_t number;     /* from the first round of the project on */
    struct str project; /* its id, for the form that opens a day without a record */
    struct need_round round;
    bool is_open, has_record;
};
struct needs_round_lines {
    struct needs_round_line *at;
    size_t n, cap;
};
/* What there is to read about an area in which she needs help. */
struct need_reading {
    struct str area, title, lang, dir;
    struct url url;
};
struct need_readings {
    struct need_reading *at;
    size_t n, cap;
};
struct needs_person_view {
    int64_t person;
    struct person_tabs tabs;
    struct str name, project_name;
    struct form form;
    bool choose_project;
    struct needs_now now; /* areas that were asked; not_asked: the names of the others */
    struct str not_asked;
    struct need_readings readings;
    struct needs_round_lines rounds;
};

/* Everything on one page. An area's fields by their index in the form, and what was said of it last time. */
struct need_card {
    size_t weight, wish, fi;
    struct str area, last;
    struct day last_day;
    enum need_change change;
    bool worded;
};
struct need_cards {
    struct need_card *at;
    size_t n, cap;
};
struct needs_round_view {
    struct need_round round;
    struct str name;
    struct form form;
    struct need_cards cards;
    struct url back, ask;
    bool is_open;
};
struct needs_remove_view {
    struct need_round round;
    struct str name;
    struct url back;
};

/* One question a page, in the person's language. */
struct need_weight {
    struct str code, text;
    bool chosen;
    struct str fi; /* the Finnish beside it; "": not */
};
struct need_weights {
    struct need_weight *at;
    size_t n, cap;
};
struct needs_ask_view {
    struct form form;
    struct need_weights weights;
    struct url action;
    struct str area, question, question_fi, said_in; /* question_fi: as fi of an answer */
    struct str phone;                                /* on her own phone; else a worker is there */
    int64_t number, all;
    struct heard hear;
};
struct needs_end_view {
    struct str worker_text, worker_lang, worker_dir;
    struct str phone; /* as above */
    struct url worker, go_on;
    bool own;   /* on her own phone */
    bool whole; /* every question was asked; else she stopped before */
};
