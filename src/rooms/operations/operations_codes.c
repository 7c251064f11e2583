/* operations_codes: the value lists of the public pages of projects. */
#include "rooms/operations/operations.h"

static const struct code theme_rows[] = {
    { "integration", N_("Integration of immigrants") },
    { "work", N_("Into working life") },
    { "skills", N_("Skills and education") },
    { "inclusion", N_("Taking part, and against poverty") },
    { "families", N_("Children and families") },
    { "innovation", N_("New ways of working") },
};
/* The seventeen goals of the United Nations, by their short names. */
static const struct code goal_rows[] = {
    { "1", N_("1 No poverty") },
    { "2", N_("2 Zero hunger") },
    { "3", N_("3 Good health and well-being") },
    { "4", N_("4 Quality education") },
    { "5", N_("5 Gender equality") },
    { "6", N_("6 Clean water and sanitation") },
    { "7", N_("7 Affordable and clean energy") },
    { "8", N_("8 Decent work and economic growth") },
    { "9", N_("9 Industry, innovation and infrastructure") },
    { "10", N_("10 Reduced inequalities") },
    { "11", N_("11 Sustainable cities and communities") },
    { "12", N_("12 Responsible consumption and production") },
    { "13", N_("13 Climate action") },
    { "14", N_("14 Life below water") },
    { "15", N_("15 Life on land") },
    { "16", N_("16 Peace, justice and strong institutions") },
    { "17", N_("17 Partnerships for the goals") },
};
static const struct code phase_rows[] = {
    { "coming", N_("Has not begun") },
    { "running", N_("Is running") },
    { "ended", N_("Has ended") },
};
static const struct code state_rows[] = {
    { "draft", N_("Draft") },
    { "published", N_("Published") },
    { "withdrawn", N_("Withdrawn") },
};
const struct codes CODES_operation_theme = { "operation_theme", theme_rows, sizeof theme_rows / sizeof *theme_rows };
const struct codes CODES_operation_goal = { "operation_goal", goal_rows, sizeof goal_rows / sizeof *goal_rows };
const struct codes CODES_operation_phase = { "operation_phase", phase_rows, sizeof phase_rows / sizeof *phase_rows };
const struct codes CODES_operation_state = { "operation_state", state_rows, sizeof state_rows / sizeof *state_rows };
