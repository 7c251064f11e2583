/* services_tables: the tables of an HSDS 3.0 package (datapackage.json): which columns, and what hangs on what. */
#pragma once
#include "rooms/services/services_import.h"

enum { HSDS_TABLES = 19 };

/* Children come before their parents. file: without ".csv". property: what a parent calls the list of them. self: the
 * column by which others name a row of it ("" nobody does). lists: properties of which rows have lists, those of the
 * tables above. */
struct hsds_table {
    const char *name, *file, *property, *self, *columns, *parents, *lists;
};
extern const struct hsds_table HSDS[HSDS_TABLES];
/* A column whose cells are numbers. */
bool hsds_number_column(struct str column);
/* The table of a property or of a file's name; HSDS_TABLES: none. */
size_t hsds_of_property(struct str property);
size_t hsds_of_file(struct str name);
/* A cell in quotes, with what stands after it. */
void service_csv_cell(struct buf *o, struct str s, bool last);
/* Is it one of these words, which blanks part? */
bool hsds_among(const char *words, struct str word);
