/* xlsx_cells: what the number in a workbook's cell means and how it is written as text. Only for files of this room. */
#pragma once
#include "base/str.h"

enum cell_kind { CELL_PLAIN, CELL_DAY, CELL_DAY_TIME, CELL_TIME, CELL_DURATION };
enum { CELL_TEXT = 64 };

/* Of a number format built into every workbook (ECMA-376 part 1, 18.8.30). */
enum cell_kind cell_kind_builtin(long id);
/* Of a format's code, such as "d.m.yyyy" or "[h]:mm". */
enum cell_kind cell_kind_of_format(const char *code);
/* "46348.4" as a day is 2026-11-22 09:36; plain numbers lose what floating point added. False: no number. */
bool cell_number(struct str raw, enum cell_kind kind, bool since_1904, char ret_text[CELL_TEXT]);
/* Turns _x000D_ and its like into the control character, in place; returns the new length. */
size_t cell_unescape(char *p, size_t n);
