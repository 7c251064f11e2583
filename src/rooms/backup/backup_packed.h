/* backup_packed: the bytes of a backup's records in packed pieces (DEFLATE), as docs/backup-format.md says: between the
 * records (backup_records.h) and the sealing (db/sealed_file.h). Reading takes bytes of any origin, believes nothing
 * and keeps one piece in memory. */
#pragma once
#include "rooms/backup/backup_records.h"

enum { PACKED_PIECE = 256 << 10, PACKED_HEAD = 8 }; /* bytes before they are packed; of what stands before a piece */

/* ---- writing: put takes the bytes; false from it is kept and comes back from every call. */
struct packed_out;
struct packed_out *packed_out_new(struct task *t, bool (*put)(void *x, const void *p, size_t n), void *x);
bool packed_add(struct packed_out *o, const void *p, size_t n);
bool packed_end(struct packed_out *o) MUST_USE; /* the last piece */

/* ---- reading: more gives the packed bytes */
struct packed_in;
struct packed_in *packed_in_new(struct task *t, records_more *more, void *x);
bool packed_more(void *in, struct str *ret_bytes); /* as records_more, with in as x */
bool packed_bad(const struct packed_in *in);       /* did it stop at a piece that cannot be unpacked? */
