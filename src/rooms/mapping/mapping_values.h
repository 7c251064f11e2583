/* mapping_values: what a cell looks like, and what values of other people's tables say: amounts of money, days, codes
 * and places by their names in our languages. A value has one reading or none; what has two is left as it is. */
#pragma once
#include "html/form.h"
#include "lang/lang.h"

enum mapping_shape {
    MAPPING_TEXT,  /* anything */
    MAPPING_WORDS, /* a name: no digits, no sign of an address */
    MAPPING_KEY,
    MAPPING_DAY,
    MAPPING_AMOUNT,
    MAPPING_PERCENT,
    MAPPING_EMAIL,
    MAPPING_PHONE,
    MAPPING_POSTCODE,
    MAPPING_ADDRESS, /* of a page */
    MAPPING_YESNO,
    MAPPING_CODE,
    MAPPING_LANGUAGE, /* one or several */
    MAPPING_COUNTRY,
    MAPPING_PLACE, /* a municipality */
    MAPPING_MARK,  /* a cross of a register: short */
};

/* Does the value look like it? */
bool mapping_fits(struct arena *a, enum mapping_shape shape, const struct codes *codes, struct str value);
/* The value as the data package writes it: the code of a name in one of our languages, yes/no, a language. One that
 * says nothing of the kind comes back as it is: whoever checks the row refuses it with its line. */
struct str mapping_value(struct arena *a, enum mapping_shape shape, const struct codes *codes, struct str value);

/* "1 234 567,89 €" as cents. decimal: the mark of its column, 0: not known. False: no amount, or one mark before three
 * digits that may be of either kind (1.234) and nothing tells. */
bool mapping_amount(struct str typed, char decimal, int64_t *ret_cents);
/* The decimal mark that this amount shows; 0: it shows none. */
char mapping_decimal(struct str typed);
/* A day in one of its ways of writing that have one reading; "2026-11-22 00:00" too. */
bool mapping_day(struct str typed, struct day *ret_day);
