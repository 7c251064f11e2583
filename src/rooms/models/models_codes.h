/* models_codes: the value lists of operating models: sections of their text (Innokylä's fields among them), by what
 * hours are counted, roles of authors (DataCite's contributor types among them), licences. */
#pragma once
#include "rooms/codes.h"

extern const struct codes CODES_model_kind, CODES_model_section, CODES_model_per, CODES_model_role, CODES_model_licence;
/* The address of a licence; "": it has none. */
struct str model_licence_address(struct str licence);
