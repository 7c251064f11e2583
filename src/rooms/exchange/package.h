/* package: the names of the data package's files and columns: which kind and column is meant, and which one is written
 * most alike. Knows no rows. */
#pragma once
#include "rooms/kind.h"

/* "people.csv" or "people" in any case; KIND__N when no file of the package is called so. */
enum kind_name package_file_named(struct str name);
/* Index of a column by its name; n of the kind when unknown. */
size_t package_column_named(enum kind_name file, struct str name);
/* The known column that is written most alike, for a hint; NULL when none is near. */
const char *package_nearest_column(enum kind_name file, struct str name);
/* The code of the list that is written most alike; NULL when none is near. */
const char *package_nearest_code(const struct codes *codes, struct str typed);
