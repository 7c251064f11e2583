/* tables_read: the reading door of the room tables: rows out of CSV files and workbooks (XLSX), one interface for both.
 * Knows bytes, rows and cells; nothing of HTTP, of the database or of what a column means. */
#pragma once
#include "lang/letters.h"

/* Limits; what lies beyond them is refused with a sentence that names the line. */
enum { ROWS_COLUMNS = 200, ROWS_CELL = 100 * 1000, ROWS_ROW_BYTES = 1000 * 1000 };

/* A sentence about a file, not yet in anybody's language: an English message id and the numbers that go into it. */
struct remark {
    const char *msgid;
    int64_t args[3];
    int64_t line;  /* 1 = the file's first line (a sheet's first row); 0 = the whole file */
    size_t column; /* 1 = the first column; 0 = the whole line */
    bool all_read; /* of a refusal: nothing was left unread */
};
struct str remark_text(struct arena *a, const struct lang *l, const struct remark *remark);

struct row {
    const struct str *at;         /* cells: UTF-8, NFC, not trimmed; valid until the next rows_next() */
    size_t n;                     /* never less than the header's cells: missing ones are empty */
    int64_t line;                 /* where the row begins */
    const struct remark *trouble; /* NULL, or: the row has more or fewer cells than the header, or: */
    bool lost;                    /* the row cannot be read (trouble says why); its cells are empty, the next is good */
};

enum rows_step {
    ROWS_ROW,
    ROWS_END,
    ROWS_REFUSED, /* the file cannot be read further: rows_refusal() says why and where; stays so */
};

struct rows;
/* CSV (RFC 4180) from memory, or from a file that is read piece by piece and stays the caller's to close.
 * Finds out by itself: , ; or tab; LF, CRLF or CR; UTF-8, UTF-16 or Windows-1252; and says so in rows_notes().
 * Bytes that are no table (a workbook, a packed file, JSON, binary) are refused by the first rows_next(). */
struct rows *rows_csv(struct task *t, struct str bytes);
struct rows *rows_csv_fd(struct task *t, int fd);
/* Before the first row: lines that are not UTF-8 are in this alphabet; somebody said so, it is not asked about. */
void rows_read_as(struct rows *rs, enum alphabet alphabet);

/* Before the first row, to look where the header lies: no row is one, each is as long as it is. */
void rows_without_header(struct rows *rs);
/* Before the first row: all up to that line are passed over; the header was among them and has so many cells. */
void rows_after_header(struct rows *rs, int64_t line, size_t width);

/* The next row; the first one is the header. Rows without any text are left out, trailing cells without text too. */
enum rows_step rows_next(struct rows *rs, struct row *ret_row) MUST_USE;
/* Why reading stopped; only after ROWS_REFUSED. */
const struct remark *rows_refusal(const struct rows *rs);
/* What the reader assumed ("The separator was a semicolon."); complete after the last row. */
const struct remark *rows_notes(const struct rows *rs, size_t *ret_n);

/* Do letters of the rows so far come from bytes of which nobody said what they are (Windows-1252 is a guess)? */
bool rows_guessed(const struct rows *rs);

/* Is the column (from 0) hidden in its sheet? Whoever sends it may not know of it. */
bool rows_hides(const struct rows *rs, size_t column);

/* Bytes of the file that were taken so far: for progress. A workbook's stay 0. */
int64_t rows_taken(const struct rows *rs);

struct book;
enum { BOOK_SHEETS = 64 };
/* A workbook. NULL: it cannot be read and *ret_refusal says why (broken, protected, packed beyond reason, no workbook).
 * The fd must be seekable and stays the caller's to close, after the task's arena. */
struct book *book_open(struct task *t, struct str bytes, struct remark *ret_refusal) MUST_USE;
struct book *book_open_fd(struct task *t, int fd, struct remark *ret_refusal) MUST_USE;
size_t book_sheets(const struct book *b);
struct str book_sheet_name(const struct book *b, size_t i);
/* Hidden: whoever sends the workbook may not know of it. No table: a chart or a dialogue. */
enum sheet_state { SHEET_SHOWN, SHEET_HIDDEN, SHEET_NO_TABLE };
enum sheet_state book_sheet_state(const struct book *b, size_t i);
/* Rows of the i-th sheet, from its first row. Dates come as 2026-11-22 (with 09:30 after it when the cell has a time;
 * as 2026-11 or 2026 when the cell shows no more), times as 09:30, yes/no cells as yes and no, numbers without
 * thousands marks but with the zeros and marks that make a text of them (00100), formulas as their stored results,
 * errors as cell_is_error() knows them. */
struct rows *book_rows(struct book *b, size_t i);

/* Cells of the i-th sheet that are one over several lines: the column from 0, the first and the last line. */
struct merged {
    size_t column;
    int64_t first, last;
};
struct merged_list {
    struct merged *at;
    size_t n;
};
struct merged_list book_merged(struct book *b, size_t i);

/* Is it what a spreadsheet shows where a formula has failed: #N/A, #REF!, #PUUTTUU!, Err:502, ####? */
bool cell_is_error(struct str cell);

/* What a file is, by its first bytes (eight are enough). A workbook is an archive; see archive_stranger(). */
enum table_kind { TABLE_KIND_CSV, TABLE_KIND_ARCHIVE, TABLE_KIND_OLE };
#define BOOK_PART      "xl/workbook.xml"
#define BOOK_RELATIONS "_rels/.rels"
enum table_kind table_kind(struct str first_bytes);
/* The sentence that refuses bytes which are no table of text, by their first ones; NULL for text. */
const char *table_stranger(struct str head);
/* The same of a file of TABLE_KIND_OLE, by all its bytes or, fd >= 0, those of a file. */
const char *ole_stranger(struct task *t, struct str bytes, int fd);
