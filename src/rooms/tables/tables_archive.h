/* tables_archive: the wing of the room tables for ZIP archives: which files are in one, and their bytes piece by piece;
 * and files into a new one. Bytes are counted as they come out, not as the archive claims, and nothing is ever written
 * to a disk. */
#pragma once
#include "rooms/tables/tables_read.h"

enum { ARCHIVE_ENTRIES = 1000 };

/* What is wrong with it: stays with the archive. */
enum archive_trouble {
    ARCHIVE_GOOD,
    ARCHIVE_DAMAGED,   /* or no archive */
    ARCHIVE_TOO_LARGE, /* unpacked: 2 GB in all, or one file packed 200 times and more beyond its first 8 MB */
    ARCHIVE_TOO_MANY,  /* more than ARCHIVE_ENTRIES files */
    ARCHIVE_PROTECTED, /* the file in hand needs a password */
};
/* The sentence, an English message id. */
const char *archive_trouble_text(enum archive_trouble trouble);

/* Where an entry's name leads. */
enum archive_place {
    ARCHIVE_FILE,   /* "people.csv", "package/people.csv" */
    ARCHIVE_FOLDER, /* "package/" */
    ARCHIVE_HIDDEN, /* what systems add by themselves: "__MACOSX/…", ".DS_Store", "Thumbs.db" */
    ARCHIVE_STRAY,  /* "../people.csv", "/people.csv", "C:people.csv", "a/b/people.csv": not read */
};
/* Backslashes count as slashes: some programs pack with them. */
enum archive_place archive_place(struct str name);

struct archive;
/* NULL and *ret_trouble. An fd is read through a copy of it and stays the caller's to close, after the task's arena. */
struct archive *archive_open(struct task *t, struct str bytes, int fd, enum archive_trouble *ret_trouble) MUST_USE;
enum archive_trouble archive_trouble(const struct archive *z);
size_t archive_entries(const struct archive *z);
/* UTF-8; "" when it has none. */
struct str archive_name(const struct archive *z, size_t i);
/* The entry of this name, whatever its case and slashes; archive_entries() when there is none. */
size_t archive_find_part(const struct archive *z, const char *name);
/* Bytes unpacked, as the archive claims: for progress only. */
int64_t archive_size(const struct archive *z, size_t i);

/* Is it a workbook? The parts of one are in it, wherever its own part lies. */
bool archive_is_book(const struct archive *z);
/* The sentence that says what other kind of office file it is; NULL: none that we know. */
const char *archive_stranger(struct archive *z);

struct entry;
/* NULL: archive_trouble() says why. */
struct entry *archive_read(struct archive *z, size_t i) MUST_USE;
/* The next bytes; 0 at the end; -1: archive_trouble() says why. */
ptrdiff_t entry_read(struct entry *e, void *p, size_t room) MUST_USE;
/* Of its archive. */
enum archive_trouble entry_trouble(const struct entry *e);

/* An entry as rows of CSV; trouble with the archive is a refusal of the rows. */
struct rows *rows_csv_entry(struct task *t, struct entry *e);

/* A new archive: add files, then end. `bytes` must stay as they are until archive_end(); its answer lives with the
 * arena. */
struct archive_writer *archive_new(struct task *t);
void archive_add(struct archive_writer *w, struct str name, struct str bytes);
struct str archive_end(struct archive_writer *w);
