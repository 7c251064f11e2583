/* circumstances_codes: the value lists of this room; they stand in the data package, too. */
#pragma once
#include "html/form.h"

/* circumstance_answer: yes no declined (she did not want to answer). later_indicator: EECO12 to EECO19. */
extern const struct codes CODES_circumstance_answer, CODES_later_indicator;
