/* backup_file: one backup that is being read: its sealing and its records together. Only for the room. */
#pragma once
#include "db/sealed_file.h"
#include "rooms/backup/backup.h"
#include "rooms/backup/backup_packed.h"
#include "rooms/backup/backup_records.h"

#define BACKUP_FIRST "kotipolku backup "
enum { BACKUP_FORM_PLAIN = 1, BACKUP_FORM = 2 }; /* what older programs wrote is read as before; what is written */

struct backup_file {
    struct task *t;
    const char *name;
    int64_t bytes;
    const struct backup_progress *progress;
    const char *doing;
    struct sealed_in *sealed;
    struct packed_in *packed; /* NULL: of the form that was not packed */
    struct records_in *records;
    struct buf *why;
    bool bad; /* the sealing was broken; *why says it */
    struct backup_summary summary;
};

/* Does it begin as a backup of any form? Reads from the beginning and leaves the descriptor where it was. */
bool backup_begins(int fd);
/* From an open file, which stands at its beginning; name: as sentences call it. False: *ret_why. */
bool backup_file_open(
    struct task *t, int fd, struct str name, struct backup_file *ret_file, struct buf *ret_why) MUST_USE;
/* As records_next(); RECORD_BAD: *why holds a sentence. */
enum records_kind backup_file_next(struct backup_file *f);
/* All of it, for nothing but to see that it is whole. */
bool backup_file_walk(struct backup_file *f) MUST_USE;
