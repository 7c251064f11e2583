/* csv_source: the bytes of a CSV file as UTF-8, whatever they were: detects and decodes the encoding, from memory or
 * from a file or an archive piece by piece. Knows no cells. Only for files of this room. */
#pragma once
#include "rooms/tables/tables_archive.h"

enum csv_encoding {
    CSV_ASCII, /* so far: nothing has been seen that would decide */
    CSV_UTF8,
    CSV_UTF16LE,
    CSV_UTF16BE,
    CSV_WINDOWS_1252, /* Latin-1 is a part of it */
};

struct csv_source {
    struct task *t;
    struct entry *entry; /* NULL: not from an archive */
    int fd;              /* -1: not from a file */
    struct str memory;   /* else; what is left of it */
    int64_t taken;       /* bytes so far, undecoded */
    bool broken;         /* the archive has trouble: the end is not the end */
    unsigned char *raw;  /* undecoded bytes: from .. n */
    size_t from, n;
    bool ended; /* raw holds the last bytes */
    enum csv_encoding encoding;
    bool bom;
    bool beyond; /* a code point of U+0300 or more has passed: texts may need normalising */
    bool bad;    /* stopped before bytes that are no text in this encoding */
};

/* s->t, and one of entry, fd, memory are set. */
void csv_source_open(struct csv_source *s);
/* The first bytes of the file, undecoded, up to 64 KB. */
struct str csv_source_head(const struct csv_source *s);
/* Decodes at most `room` (16 or more) bytes of UTF-8 into p; 0 = the end, or .bad. A broken disk fails the task. */
size_t csv_source_read(struct csv_source *s, char *p, size_t room);
