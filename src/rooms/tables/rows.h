/* rows: what the readers of CSV and of sheets share behind the door: one row's cells, the header's width, remarks.
 * Only for files of this room. */
#pragma once
#include "rooms/tables/tables_read.h"

enum { ROWS_NOTES = 8 };

struct rows {
    enum rows_step (*next)(struct rows *rs, struct row *ret_row);
    struct task *t;
    struct remark notes[ROWS_NOTES];
    size_t notes_n;
    struct remark refusal;     /* .msgid NULL: none */
    struct remark trouble;     /* of the row in hand */
    size_t width;              /* of the header; 0 = not read yet */
    bool hidden[ROWS_COLUMNS]; /* a sheet: columns that nobody sees */
    bool told;                 /* somebody said that letters are in: */
    enum alphabet alphabet;
    bool guessed;                   /* letters came from bytes of which nobody said what they are */
    bool gaps;                      /* a sheet: missing cells at the end are normal */
    bool loose;                     /* no row is a header */
    int64_t after;                  /* rows up to this line are passed over */
    struct str cells[ROWS_COLUMNS]; /* of the row in hand */
    int64_t taken;                  /* bytes of the file so far */
    struct arena *scratch;          /* normalised texts of the row in hand */
};

void rows_init(struct rows *rs, struct task *t);
void rows_note(struct rows *rs, const char *msgid);
/* Sets the refusal and returns ROWS_REFUSED. */
enum rows_step rows_refuse(struct rows *rs, const char *msgid, int64_t line, size_t column);
/* A row that cannot be read and is given as such; of the header, the refusal of the file. */
enum rows_step rows_lost(struct rows *rs, const char *msgid, int64_t line, size_t column, struct row *ret_row);
/* Makes the first n of rs->cells a row: trims empty cells at the end, compares with the header, pads. False: no text in
 * it. */
bool rows_take(struct rows *rs, size_t n, int64_t line, struct row *ret_row);
/* Brings the first n of rs->cells into normal form (NFC), without blanks nobody sees; only worth calling when some byte
 * is 0xCC or more, or 0xC2. */
void rows_normalise(struct rows *rs, size_t n);
