/* outreach_codes: the value lists of outreach; they stand in the data package, too. */
#pragma once
#include "html/form.h"

/* shop yard school day_care association authority party event media word_of_mouth other */
extern const struct codes CODES_outreach_place;
/* fetch together home_visit; planned done not_there cancelled */
extern const struct codes CODES_first_kind, CODES_first_state;
/* A gathering, to which families come: heads are counted, not only talks. */
bool outreach_gathers(struct str kind);
