/* xlsx_book: what the sheets of a workbook share: where their parts lie, shared strings and number formats. Only for
 * files of this room. */
#pragma once
#include "base/buf.h"
#include "rooms/tables/tables_read.h"
#include "rooms/tables/xlsx_cells.h"
#include "rooms/tables/xlsx_parts.h"

enum { BOOK_NAME = 256 };
#define BOOK_MISSING N_("The workbook refers to a part that is not in it. The file is damaged.")

struct sheet_entry {
    char name[BOOK_NAME], relation[BOOK_NAME], path[BOOK_NAME]; /* path empty: the workbook names no part for it */
    enum sheet_state state;
};

struct book {
    struct task *t;
    struct parts *parts;
    char folder[BOOK_NAME]; /* of workbook.xml: "xl/", or "" in the archive itself */
    char workbook_path[BOOK_NAME], relations_path[BOOK_NAME], shared_path[BOOK_NAME], styles_path[BOOK_NAME];
    struct sheet_entry sheets[BOOK_SHEETS];
    size_t n;
    bool since_1904;
    struct buf shared;      /* texts of all shared strings, end to end */
    struct buf shared_ends; /* size_t each */
    struct buf styles;      /* struct cell_format of each cell style */
    struct buf formats;     /* struct own_format of each number format of the book's own */
    bool open_string, phonetic, open_styles;
    struct part *part; /* in hand while opening */
};

/* False: the table of shared strings has no such text. */
bool book_string(const struct book *b, size_t i, struct str *ret_text);
/* False: the styles have no such row. */
bool book_format(const struct book *b, size_t i, struct cell_format *ret);
/* A buffer that goes with the task's arena. */
void book_own_buf(struct task *t, struct buf *b, size_t max);
