/* publications_codes: the value lists of publications, for forms and pages. */
#pragma once
#include "html/form.h"

extern const struct codes CODES_publication_kind, CODES_publication_state, CODES_publication_language;
extern const struct codes CODES_publication_here; /* the kinds whose pages are those of publications */
/* The pages of this kind are those of another room, which also publishes it. */
bool publication_is_own(struct str kind);
int64_t publication_kind_months(struct str kind); /* until somebody looks at it again */
