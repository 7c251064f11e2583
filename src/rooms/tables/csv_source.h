/* csv_source: the bytes of a CSV file as UTF-8, whatever they were: detects and decodes the encoding, from memory or
 * from a file or an archive piece by piece. Knows no cells. Only for files of this room. */
#pragma once
#include "rooms/tables/tables_archive.h"

enum csv_encoding {
    CSV_EIGHT_BIT, /* UTF-8, or a line that is none in an alphabet of one byte for each letter */
    CSV_UTF16LE,
    CSV_UTF16BE,
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
    size_t decided;                     /* so many bytes more are in the encoding that their line has: */
    bool single;                        /* not UTF-8 */
    int64_t line;                       /* of the byte in hand */
    int64_t utf8_line;                  /* the first line with letters beyond ASCII in UTF-8; 0: none so far */
    int64_t guessed_line;               /* the first line that is no UTF-8; 0: none so far */
    uint16_t alphabet[ALPHABET_POINTS]; /* what the bytes 0x80 .. 0xFF of such lines are; the reader sets it */
    bool beyond; /* a code point has passed that may need normalising: U+0300 and more, signs, blanks nobody sees */
    bool bad;    /* stopped before bytes that are no text in this encoding */
};

/* s->t, and one of entry, fd, memory are set. */
void csv_source_open(struct csv_source *s);
/* The first bytes of the file, undecoded, up to 64 KB. */
struct str csv_source_head(const struct csv_source *s);
/* Lines in UTF-8 and others stand in one file: whichever comes first. */
bool csv_source_mixed(const struct csv_source *s);
/* Decodes at most `room` (16 or more) bytes of UTF-8 into p; 0 = the end, or .bad. A broken disk fails the task. */
size_t csv_source_read(struct csv_source *s, char *p, size_t room);
