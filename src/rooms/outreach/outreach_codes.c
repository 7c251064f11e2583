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

bool outreach_gathers(struct str kind) { return str_is(kind, "party") || str_is(kind, "event"); }
