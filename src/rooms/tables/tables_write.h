/* tables_write: the writing door of the room tables: one table description, rows one by one, any format: aligned text,
 * JSON, CSV for programs or for people, XLSX. Writes into a buf or a file; knows no HTTP and no database. */
#pragma once
#include "base/buf.h"
#include "html/form.h"

struct json;
enum column_type {
    COLUMN_TEXT,
    COLUMN_INT,
    COLUMN_PERCENT,    /* whole percent */
    COLUMN_DAY,        /* text of a struct day; partial days stay text */
    COLUMN_INSTANT,    /* text of a struct instant; people see Helsinki time */
    COLUMN_MINUTES,    /* people see 1:30 */
    COLUMN_MONEY,      /* cents; written in euros */
    COLUMN_HUNDREDTHS, /* a number with two decimals, times a hundred */
    COLUMN_CODE,       /* a stored code; people see its name in `codes` (NULL: the code) */
    COLUMN_LANGUAGE,   /* ISO 639-3; people see the language's name */
    COLUMN_COUNTRY,    /* ISO 3166-1 alpha-2; the same */
};

struct column {
    const char *key;     /* the stable name: JSON keys, headers of CSV for programs */
    const char *heading; /* message id of the header for people; NULL: `title` */
    struct str title;    /* … already in the reader's language (names from data); empty: the key */
    enum column_type type;
    const struct codes *codes; /* of COLUMN_CODE: &CODES_gender … (rooms/codes.h) */
};

struct table_head {
    struct str name;  /* sheet, JSON member: "people" */
    struct str title; /* heading in the reader's language; may be empty */
    const struct column *columns;
    size_t n;
};

/* A value: numbers in n, texts (also days, instants, codes) in s. Not known: an empty cell, null in JSON. */
struct cell {
    struct str s;
    int64_t n;
    bool known;
};
static inline struct cell cell_n(int64_t n) { return (struct cell){ .n = n, .known = true }; }
static inline struct cell cell_s(struct str s) { return (struct cell){ .s = s, .known = s.n > 0 }; }
static inline struct cell cell_day(const struct day *d) { return cell_s(day_str(d)); } /* *d must outlive the cell */
static inline struct cell cell_none(void) { return (struct cell){ .known = false }; }

enum table_format {
    FORMAT_TEXT,       /* aligned, for terminals */
    FORMAT_JSON,       /* an object: table name -> array of rows, each an object by column key */
    FORMAT_CSV,        /* for programs and packages: RFC 4180, comma, LF, UTF-8, keys, codes, 12.50; formulas
                        * made harmless */
    FORMAT_CSV_PEOPLE, /* for Excel in Finland: BOM, semicolon, CRLF, headings, names, 12,50; formulas made harmless */
    FORMAT_XLSX,       /* typed cells, bold frozen header with filter; text stays text whatever it begins with */
};
/* "text/csv; charset=utf-8" and the file name's ending ".csv" */
const char *table_format_type(enum table_format f);
const char *table_format_ending(enum table_format f);

/* Writes tables, one after the other: begin, rows, end, …, close. CSV takes one table per file.
 * TEXT keeps its rows until tables_end(), XLSX keeps its in temporary files; the others keep nothing. */
struct tables;
struct tables *tables_to_buf(struct task *t, enum table_format f, struct buf *o);
struct tables *tables_to_fd(
    struct task *t, enum table_format f, int fd); /* stays the caller's to close; errors fail the task */
/* The same rows are the same bytes whenever they are written: a workbook does not say when it was made. Before rows. */
void tables_undated(struct tables *ts);
void tables_begin(struct tables *ts, const struct table_head *head); /* head and columns must live until tables_end() */
void tables_row(struct tables *ts, const struct cell *cells);        /* head->n of them */
void tables_end(struct tables *ts);
void tables_close(struct tables *ts); /* then look at buf_full() */

/* A value as FORMAT_JSON writes it, after its key; null when it is not known. */
void table_cell_json(struct json *j, const struct column *c, const struct cell *cell);
/* What people see in a cell, in their language: for pages, terminals and spreadsheets' text. */
struct str column_heading(const struct lang *l, const struct column *c);
struct str cell_text(struct arena *a, const struct lang *l, const struct column *c, const struct cell *cell);
