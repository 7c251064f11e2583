/* projects_codes: the value list of this room. */
#pragma once
#include "html/form.h"

/* counting: in which ways a project may count the common indicators of ESF+ otherwise than usual; what each means says
 * rooms/reports/esf_rules.h, which has the same codes. */
extern const struct codes CODES_counting;
