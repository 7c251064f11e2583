/* label: what a field of a form is called on a page: its message, or, where that is a language's own name
 * (languages.h), the name as it is, in whatever language the page is. How it is drawn: field.c. */
#pragma once
#include "html/form.h"

const char *field_label(const struct lang *l, const struct field *field);
/* The language whose own name the label is; NULL: it is none. */
const struct lang *field_label_language(const char *label);
