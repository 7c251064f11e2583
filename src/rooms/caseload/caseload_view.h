/* caseload_view: what the pages of the caseload show, and their forms. */
#pragma once
#include "rooms/caseload/caseload.h"
#include "rooms/codes.h"
#include "rooms/parts.h"
#include "rooms/projects/projects.h"
#include "web/frame.h"

/* clang-format off */
#define RESPONSIBLE_FIELDS(F) \
    F(responsible, spell, PICK, 0, 0, OPTIONAL, N_("Participation"), NULL, NULL) \
    F(responsible, staff, PICK, 0, 0, REQUIRED, N_("Responsible worker"), NULL, NULL) \
    F(responsible, note,  LONG, 0, CASELOAD_NOTE_MOST, OPTIONAL, N_("Note for the new worker"), \
          N_("What the next one should know. Only that worker, managers and counsellors read it."), NULL)
#define HAND_OVER_FIELDS(F) \
    F(hand_over, project, HIDDEN, 0, 20, OPTIONAL, N_("Project"), NULL, NULL) \
    F(hand_over, from,    HIDDEN, 0, 20, OPTIONAL, N_("Who hands over"), NULL, NULL) \
    F(hand_over, spells,  PICKS, 0, 0, OPTIONAL, N_("Who is handed over"), NULL, NULL) \
    F(hand_over, to,      PICK,  0, 0, REQUIRED, N_("New responsible worker"), NULL, NULL) \
    F(hand_over, note,    LONG,  0, CASELOAD_NOTE_MOST, OPTIONAL, N_("Note for the new worker"), \
          N_("The same for each of them."), NULL)
#define ABSENCE_FIELDS(F) \
    F(absence, staff,      PICK, 0, 0, REQUIRED, N_("Who is absent?"), NULL, NULL) \
    F(absence, starts_on,  DATE, 0, 0, REQUIRED, N_("First day"), NULL, NULL) \
    F(absence, ends_on,    DATE, 0, 0, OPTIONAL, N_("Last day"), N_("Empty when it is not known."), NULL) \
    F(absence, substitute, PICK, 0, 0, OPTIONAL, N_("Who stands in?"), NULL, NULL) \
    F(absence, project,    HIDDEN, 0, 20, OPTIONAL, N_("Project"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(responsible, RESPONSIBLE_FIELDS)
FORM_DECLARE(hand_over, HAND_OVER_FIELDS)
FORM_DECLARE(absence, ABSENCE_FIELDS)

/* What waits at a person, in words. */
struct case_sign {
    struct str text;
    const char *color;
};
struct case_signs {
    struct case_sign *at;
    size_t n, cap;
};
struct case_row {
    struct url link;
    struct caseload_line line;
    struct case_signs signs;
};
struct case_rows {
    struct case_row *at;
    size_t n, cap;
};
struct case_filter {
    struct url url;
    const char *name;
    int64_t n;
    bool current;
};
struct case_filters {
    struct case_filter *at;
    size_t n, cap;
};
struct caseload_list_view {
    struct case_filters filters;
    struct case_rows rows;
    struct pager pager;
    int64_t total, all;
    bool cut, may_load, may_write, counsels, stands_in; /* stands_in: for somebody on this page */
};
struct caseload_person_view {
    int64_t person;
    struct str name;
    struct person_tabs tabs;
    struct responsibles rows;
    struct form form;
    bool may_write, choose_spell;
};
struct caseload_load_view {
    struct str project_name;
    struct load_lines rows;
    struct url hand_over, absences;
};
struct caseload_move_view {
    struct str project_name, project;
    struct picks workers; /* who hands over */
    struct form form;
    int64_t persons;
    bool chosen, more;
};
struct absence_row {
    struct absence a;
    struct url end;
};
struct absence_rows {
    struct absence_row *at;
    size_t n, cap;
};
struct caseload_absent_view {
    struct str project_name, project;
    struct absence_rows rows;
    struct form form;
};
