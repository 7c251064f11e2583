/* sealed_file: a stream of bytes in a file that only the key file opens: first a head that anybody can read, a few
 * lines of "word value" and an empty line; then blocks (libsodium's secretstream, XChaCha20-Poly1305) that cannot be
 * altered, left out, put in another order, cut off or put behind another head without showing. Memory: two blocks.
 * docs/backup-format.md says it byte by byte. Knows nothing of what the bytes mean. */
#pragma once
#include "base/task.h"

enum { SEALED_BLOCK = 65536, SEALED_HEAD_MOST = 2000 };

/* ---- writing: put(x, …) takes the file's bytes in order; false from it ends the writing with false. */
struct sealed_out;
typedef bool sealed_put(void *x, const void *p, size_t n);
/* `first`: the first line; `lines`: more of "word value\n". The lines of the sealing are put between. Needs t->keys. */
struct sealed_out *sealed_begin(struct task *t, struct str first, struct str lines, sealed_put *put, void *x);
bool sealed_add(struct sealed_out *o, const void *p, size_t n);
bool sealed_end(struct sealed_out *o) MUST_USE; /* the last block */

/* ---- reading */
struct sealed_head {
    struct str first, lines; /* of the head that was read, in the arena */
    uint32_t key;            /* id of the key it was sealed with */
    size_t bytes;            /* how long it is in the file */
};
/* The value of the line that begins with `word`; empty: there is none. */
struct str sealed_line(const struct sealed_head *h, const char *word);
/* The first line of a head that stands at the beginning of `bytes`, which may go on behind it; false: there is no whole
 * head, or no line of the sealing. */
bool sealed_head_read(struct arena *a, struct str bytes, struct sealed_head *ret_head) MUST_USE;

struct sealed_in;
enum sealed_step { SEALED_MORE, SEALED_END, SEALED_BAD };
/* Reads the descriptor from where it stands. NULL and *ret_why, a sentence that begins with `name`: no head, or its key
 * is not in the key file. */
struct sealed_in *sealed_open(
    struct task *t, int fd, struct str name, struct sealed_head *ret_head, struct buf *ret_why);
/* The next bytes, until the call after. SEALED_END comes once, behind the last byte of the file and only if the last
 * block was the last that was written. SEALED_BAD: *ret_why. */
enum sealed_step sealed_next(struct sealed_in *in, struct str *ret_bytes, struct buf *ret_why);
int64_t sealed_at(const struct sealed_in *in); /* bytes of the file read so far */
