/* exchange_export: writing the files of a package wherever they go. Only for files of this room. */
#pragma once
#include "rooms/exchange/exchange_pass.h"
#include "rooms/tables/tables.h"

/* The keys of a package on its way out. Two projects of one house may use the same keys, while a package has a key only
 * once: the oldest row keeps it, the others are called by their id, as rows made here are. One for all files, in their
 * order. */
struct package_keys {
    struct hash_set by_id[KIND__N];
    int64_t shared;
    bool with_notes; /* what was told in confidence goes along */
};

/* The header of a file: keys of its columns. */
struct table_head exchange_head_of(struct task *t, enum kind_name file);
/* Rows of one file, for the program itself all of them; for others without what non-disclosure hides: how to reach a
 * protected household, and place and time of its groups. Empty cells of an import keep what stands, so such a file may
 * come back. `open` is called at the first row and begins the table. False: there are no rows, nothing was opened. */
bool exchange_write_file(struct task *t, enum kind_name file, int64_t project, struct package_keys *keys,
    struct tables *(*open)(void *x, struct task *t, const struct table_head *head), void *x);
/* datapackage.json: Frictionless Data Package with a Table Schema for each file that was written. */
void package_label(struct buf *o, const bool *written);
/* docs/package.md: what each column of each file holds. */
void package_guide(struct buf *o);
