/* operations_undo: lists of others that were brought in, and taking one back as one act, as long as no later one of the
 * same source is in: nobody edits what such a list says.
 *
 * operations_import: source, name (of the file), staff_id (NULL: on the command line), added, changed, undone_at.
 * operations_import_row: an operation that it made (stood NULL) or changed (stood: what it said before). Kept for
 * OPERATION_UNDO_DAYS. The door to it is operations.h. */
#pragma once
#include "rooms/operations/operations.h"

enum { OPERATION_UNDO_DAYS = 90 };

/* What an operation says, as one text, and back; source, key and ids are not in it. False: it is no such text. */
struct str operation_as_text(struct arena *a, const struct operation *o);
bool operation_of_text(struct str text, struct operation *ret_o) MUST_USE;

/* Of operations_put.c: it says again what it said; a natural person whose time is over stays without a name. */
void operation_says_again(struct task *t, const struct operation *stood);
void operations_count_again(struct task *t);
