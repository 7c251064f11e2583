/* projects_pages: what the web files of this room share. */
#pragma once
#include "rooms/projects/projects_view.h"
#include "rooms/routes.h"
#include "web/req.h"

#define PROJECT_TABS(T) \
    T(CARD, projects_card_page, N_("Project card")) \
    T(EDIT, projects_edit, N_("Change the card")) \
    T(COUNTING, projects_counting, N_("Way of counting")) \
    T(TARGETS, projects_targets, N_("Targets")) \
    T(PERIODS, projects_periods, N_("Periods")) \
    T(ESTIMATES, circumstances_estimates_page, N_("Estimates")) \
    T(FOLLOW_UPS, follow_ups_own, N_("Follow-ups")) \
    T(DUTIES, duties_page, N_("Duties")) \
    T(WORDS, messages_words_own, N_("The words of messages")) \
    T(ORGANISATIONS, projects_partners, N_("Organisations")) \
    T(PUBLIC, operations_page, N_("Public page")) \
    T(STAFF, projects_staff_page, N_("Who works in the project"))
enum tab {
#define T(TAB, route, name) TAB_##TAB,
    PROJECT_TABS(T)
#undef T
};
/* The organisations of a project, each with the way to its page. */
struct partner_lines partner_lines_of(struct task *t, int64_t project);
/* The way from each page of a project to the others. */
struct project_tab_bar projects_tabs(struct req *r, int64_t project, enum tab current);
