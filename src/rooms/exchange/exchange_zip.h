/* exchange_zip: an archive of a few files into a buf, stored without compression: any program can open it. Reading archives
 * is rooms/tables' (workbooks). */
#pragma once
#include "base/buf.h"
#include "base/task.h"

struct zip_entry { struct str name; uint32_t crc, size, at; };
struct zip_writer { struct buf *o; struct zip_entry entries[32]; size_t n; };
/* The bytes are copied into the archive. */
void zip_add(struct task *t, struct zip_writer *z, struct str name, struct str bytes);
void zip_end(struct task *t, struct zip_writer *z);
