/* duties_codes: the value lists of duties; they stand in the data package, too. */
#pragma once
#include "html/form.h"

/* duty_rule: the rules of duties_rules.h by their codes. duty_state: open done not_needed. */
extern const struct codes CODES_duty_rule, CODES_duty_state;
