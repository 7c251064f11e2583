/* lists_view: what the pages of lists show, and their form. */
#pragma once
#include "rooms/codes.h"
#include "rooms/lists/lists.h"
#include "rooms/parts.h"
#include "web/frame.h"

/* clang-format off */
#define LIST_FILE_FIELDS(F) \
    F(list_file, source,   TEXT,   0,  40, OPTIONAL, N_("Whose list is it?"), \
          N_("A short name. A list of the same name that comes again changes its projects and makes no second ones."), \
          NULL) \
    F(list_file, language, CHOICE, 0,  0, OPTIONAL, N_("Language of the texts"), NULL, &CODES_language)
/* clang-format on */
FORM_DECLARE(list_file, LIST_FILE_FIELDS)

struct list_import_view {
    struct operations_import s;
    struct url undo;
    bool undone;
};
struct list_import_views {
    struct list_import_view *at;
    size_t n, cap;
};
struct lists_page_view {
    struct form form;
    struct file_field file;
    struct list_import_views imports;
};
struct lists_undo_view {
    struct list_import_view line;
    struct str why;
};
/* A column, what it is taken for, and why. */
struct list_line {
    struct str heading, values, name, why, sure;
    int64_t percent; /* how sure it is what the column is; 0: it is left out */
    bool asked;
    struct picks choices;
};
struct list_lines {
    struct list_line *at;
    size_t n, cap;
};
/* sure: its rows could be counted; else its columns are asked about first. */
struct lists_preview_view {
    int64_t upload;
    struct str name, source, why;
    bool sure;
    int64_t rows, costed, total_cents, funded, eu_cents, refused, hidden;
    struct list_lines columns;
    struct list_rejections told;
    struct strs notes;
    struct picks sheets; /* of a workbook with several */
};
