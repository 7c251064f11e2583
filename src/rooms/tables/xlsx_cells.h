/* xlsx_cells: what the number in a workbook's cell means and how it is written as text. Only for files of this room. */
#pragma once
#include "base/str.h"

/* CELL_MONTH, CELL_YEAR: a day of which the format shows less. CELL_SHOWN: digits under a format that makes a text of
 * them: zeros in front, grouped as a phone number. */
enum cell_kind {
    CELL_PLAIN,
    CELL_DAY,
    CELL_MONTH,
    CELL_YEAR,
    CELL_DAY_TIME,
    CELL_TIME,
    CELL_DURATION,
    CELL_SHOWN,
    CELL_PERCENT,
};
enum { CELL_TEXT = 128, CELL_FORMAT = 80 };
struct cell_format {
    enum cell_kind kind;
    char code[CELL_FORMAT]; /* CELL_SHOWN */
};

/* Of a number format built into every workbook (ECMA-376 part 1, 18.8.30). */
enum cell_kind cell_kind_builtin(long id);
/* Of a format's code, such as "d.m.yyyy", "[h]:mm" or "00000". */
struct cell_format cell_format_of(const char *code);
/* "46348.4" as a day is 2026-11-22 09:36; 100 under "00000" is 00100; half under "0%" is 50%; plain numbers lose what
 * floating point added, and whole ones keep all their digits. False: no number. */
bool cell_number(struct str raw, const struct cell_format *format, bool since_1904, char ret_text[CELL_TEXT]);
/* A cell of type "d": 2026-11-22T09:36:00 or a part of it, written as cell_number writes it. False: none. */
bool cell_iso(struct str raw, enum cell_kind kind, char ret_text[CELL_TEXT]);
/* Turns _x000D_ and its like into the control character, in place; returns the new length. */
size_t cell_unescape(char *p, size_t n);
