/* whole_file: a file that gets its name when all of it is on the disk. It is written as NAME.part, for its owner only,
 * under a lock: two writers of one NAME do not meet, and what a killed one left is begun anew. Until the end, what has
 * the NAME already stays as it is. */
#pragma once
#include "base/buf.h"

struct whole_file;
/* NULL and a sentence in *ret_why. Dropped with the arena when it was not ended. */
struct whole_file *whole_file_begin(struct arena *a, struct str name, struct buf *ret_why);
/* False, then and from then on: the disk is full or broken; whole_file_end() says so. */
bool whole_file_put(struct whole_file *f, const void *p, size_t n);
/* To read again what was put: its descriptor, at its beginning, with everything on the disk. -1 and *ret_why. */
int whole_file_again(struct whole_file *f, struct buf *ret_why);
/* Gives it its name, durably. False and *ret_why: then there is no such file, or the old one. */
bool whole_file_end(struct whole_file *f, struct buf *ret_why) __attribute__((warn_unused_result));

/* The folder of a path, for fsync after a name in it has changed: durable or false (errno). */
bool whole_file_sync_folder(const char *path) __attribute__((warn_unused_result));
/* Opens `path` (made when missing, for its owner only) and locks it for this process; the lock goes with the
 * descriptor. -1: somebody else has it (errno EWOULDBLOCK), or errno. */
int whole_file_lock(const char *path);
