/* outreach_codes: see the header. */
#include "rooms/outreach/outreach_codes.h"

static const struct code rows[] = {
    { "shop", N_("Shop") },
    { "yard", N_("Yard or park") },
    { "school", N_("School") },
    { "day_care", N_("Day care") },
    { "association", N_("Association or congregation") },
    { "authority", N_("Office or clinic") },
    { "party", N_("Well-being party") },
    { "event", N_("Open event") },
    { "media", N_("Radio, paper or social media") },
    { "word_of_mouth", N_("Word of mouth") },
    { "other", N_("Another place") },
};
const struct codes CODES_outreach_place = { "outreach_place", rows, sizeof rows / sizeof *rows };

static const struct code kind_rows[] = {
    { "fetch", N_("Fetched from a place agreed on") },
    { "together", N_("Coming together the first time") },
    { "home_visit", N_("A visit at home") },
};
const struct codes CODES_first_kind = { "first_kind", kind_rows, sizeof kind_rows / sizeof *kind_rows };
static const struct code state_rows[] = {
    { "planned", N_("Agreed") },
    { "done", N_("Done") },
    { "not_there", N_("Nobody was there") },
    { "cancelled", N_("Cancelled") },
};
const struct codes CODES_first_state = { "first_state", state_rows, sizeof state_rows / sizeof *state_rows };

bool outreach_gathers(struct str kind) { return str_is(kind, "party") || str_is(kind, "event"); }
