/* files_read: what the files of this room share. */
#pragma once
#include "rooms/files/files.h"

/* Bytes from..from+n of the file, a piece at a time: part(x, bytes); they live until it returns. */
typedef void files_part(void *x, struct str bytes);
void files_read(struct task *t, const struct file *f, int64_t from, int64_t n, files_part *part, void *x);
/* The name under which a file is saved: without folders, control characters and signs that hide or turn text, at most
 * FILE_NAME_MOST bytes, with the end that its bytes ask for. */
struct str files_name(struct arena *a, struct str typed, enum media_kind kind);
/* Takes away some of those whose row is gone; how many. */
int64_t files_sweep(struct task *t);
