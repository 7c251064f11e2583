/* exchange_export: writing the files of a package wherever they go. Only for files of this room. */
#pragma once
#include "rooms/exchange/package.h"
#include "rooms/tables/tables.h"

/* The header of a file: keys of its columns. */
struct table_head exchange_head_of(struct task *t, enum package_file file);
/* Rows of one file, for the program itself all of them; for others without what non-disclosure hides: how to reach a protected
 * household, and place and time of its groups. Empty cells of an import keep what stands, so such a file may come back.
 * `open` is called at the first row and begins the table. False: there are no rows, nothing was opened. */
bool exchange_write_file(struct task *t, enum package_file file, int64_t project,
                         struct tables *(*open)(void *x, struct task *t, const struct table_head *head), void *x);
/* datapackage.json: Frictionless Data Package with a Table Schema for each file that was written. */
void package_label(struct buf *o, const bool *written);
