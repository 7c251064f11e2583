/* instruments_codes: the value lists of measurements; they stand in the data package, too. */
#pragma once
#include "html/form.h"

/* occasion: start end six_month. state: open (goes on) done refused. way: screen (a device that is lent) link paper.
 * picture: what may stand beside a question or an answer; parts.html of this room draws them. */
extern const struct codes CODES_occasion, CODES_measurement_state, CODES_answer_way;
