/* pictures: what rooms whose pictures everybody sees are told when one is given to nobody any more, or again, because
 * of a word of somebody who is in it (rooms/consents, which know none of them), and are asked about who may change it.
 */
#pragma once
#include "base/task.h"

/* owner: code of a file's owner (rooms/files/files.h); row: its row. Kept pages that show the picture are drawn
 * anew. */
void pictures_changed(struct task *t, struct str owner, int64_t row);
/* Whether the viewer may put pictures up there and take them down: only who may says who is in them. NOT_ALLOWED,
 * NOT_FOUND: she may not. */
enum outcome pictures_may_change(struct task *t, struct str owner, int64_t row) MUST_USE;
