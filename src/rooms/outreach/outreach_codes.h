/* outreach_codes: the value list of outreach; it stands in the data package, too. */
#pragma once
#include "html/form.h"

/* shop yard school day_care association authority party event media word_of_mouth other */
extern const struct codes CODES_outreach_place;
/* A gathering, to which families come: heads are counted, not only talks. */
bool outreach_gathers(struct str kind);
