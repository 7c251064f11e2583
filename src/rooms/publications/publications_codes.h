/* publications_codes: the value lists of publications, for forms and pages. */
#pragma once
#include "html/form.h"

extern const struct codes CODES_publication_kind, CODES_publication_state, CODES_publication_language;
int64_t publication_kind_months(struct str kind); /* until somebody looks at it again */
