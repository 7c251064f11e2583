/* run_packed: texts made small (DEFLATE) for stored runs. Only for the files of this room. */
#pragma once
#include "base/task.h"

enum { RUN_PLAIN_MOST = 8 << 20, RUN_PACKED_MOST = 1 << 20 };

/* False: it is too much, before or after packing. */
bool run_pack(struct task *t, struct str plain, struct str *ret_packed) MUST_USE;
/* False: it cannot be unpacked. */
bool run_unpack(struct task *t, struct str packed, struct str *ret_plain) MUST_USE;
