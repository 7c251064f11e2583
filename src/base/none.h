/* none: how "not known" is written in numbers, in records, forms and exchange alike. For texts it is "", for ids 0. */
#pragma once
#include <stdint.h>

#define INT_NONE INT64_MIN                          /* NULL in an `int?` column; an empty number field */
enum yesno { YESNO_UNKNOWN = -1, NO = 0, YES = 1 }; /* `bool?`: NULL is unknown */
