/* paper_print: from a paper as bytes (paper_stream.h) to a PDF, by a process of its own; and the dots of a QR code.
 * Only for files of this folder. */
#pragma once
#include "base/task.h"

/* INVALID: too many pages. The task fails when the process did, or when o is too small. */
enum outcome paper_print(struct task *t, struct str document, struct buf *o) MUST_USE;

/* width * width bytes, 1 = black, row by row, without a quiet zone. The task fails when there are too many bytes. */
struct str paper_qr_dots(struct task *t, struct str bytes, size_t *ret_width);
