/* counselling_ask_view: what the pages of specialists and questions show, and their forms. */
#pragma once
#include "rooms/counselling/counselling_view.h"

/* clang-format off */
#define ASK_FIELDS(F) \
    F(ask, specialist, PICK,   0, 0, REQUIRED, N_("Whom do you ask?"), NULL, NULL) \
    F(ask, question,   LONG,   1, QUESTION_MOST, REQUIRED, N_("What do you ask?"), \
          N_("Tell what is needed to answer, and nothing that tells who it is about."), NULL) \
    F(ask, name_given, CHECK,  0, 0, OPTIONAL, N_("Give the name of the person, who has agreed to it"), NULL, NULL) \
    F(ask, consent_on, DATE,   0, 0, OPTIONAL, N_("Day of the consent"), NULL, NULL) \
    F(ask, days,       NUMBER, 1, ASK_DAYS_MOST, REQUIRED, N_("How many days the link works"), NULL, NULL)
#define SPECIALIST_FIELDS(F) \
    F(specialist, name,         TEXT,  1, 200, REQUIRED, N_("Name of the specialist or the service"), NULL, NULL) \
    F(specialist, role,         TEXT,  0, 200, OPTIONAL, N_("What can be asked here?"), \
          N_("For example: violence at home, debts, health of the mind."), NULL) \
    F(specialist, organisation, TEXT,  0, 200, OPTIONAL, N_("Organisation"), NULL, NULL) \
    F(specialist, email,        EMAIL, 0, 200, OPTIONAL, N_("E-mail"), NULL, NULL) \
    F(specialist, phone,        PHONE, 0, 0,   OPTIONAL, N_("Phone number"), NULL, NULL) \
    F(specialist, languages,    MULTI, 0, 0,   OPTIONAL, N_("Languages"), NULL, &CODES_language) \
    F(specialist, active,       CHECK, 0, 0,   OPTIONAL, N_("Can be asked now"), NULL, NULL)
#define ANSWER_FIELDS(F) \
    F(answer, answer, LONG,   1, QUESTION_MOST, REQUIRED, N_("Your answer"), \
          N_("Do not write names. The one who asked reads it."), NULL) \
    F(answer, link,   HIDDEN, 0, 100, OPTIONAL, N_("Link"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(ask, ASK_FIELDS)
FORM_DECLARE(specialist, SPECIALIST_FIELDS)
FORM_DECLARE(answer, ANSWER_FIELDS)

struct counselling_ask_view {
    int64_t talk;
    struct str name;
    struct form form;
    bool may_list, nobody; /* may_list: may keep the list of specialists; nobody: it is empty */
};
struct counselling_link_view {
    struct str specialist, address, email;
    struct instant expires;
    struct url back;
};
struct question_row {
    struct question q;
    struct url talk;
};
struct question_rows {
    struct question_row *at;
    size_t n, cap;
};
struct counselling_questions_view {
    struct question_rows rows;
    struct pager pager;
    int64_t total;
    bool may_list;
};
struct specialist_row {
    struct specialist s;
    struct url link;
    struct str languages;
};
struct specialist_rows {
    struct specialist_row *at;
    size_t n, cap;
};
struct specialist_fields {
    struct form form;
};
struct counselling_specialists_view {
    struct specialist_rows rows;
    struct specialist_fields fields;
};
struct counselling_specialist_view {
    int64_t id;
    struct specialist_fields fields;
};
enum answer_over { ANSWER_NOT_THERE, ANSWER_EXPIRED, ANSWER_WITHDRAWN, ANSWER_DONE };
struct counselling_answer_view {
    int64_t id;
    struct answering a;
    struct str controller;
    struct form form;
};
struct counselling_over_view {
    enum answer_over why;
    struct str wait; /* too many attempts: how long; "" */
};
