/* lists: other people's lists of operations (projects), as authorities publish them, read into the list that everybody
 * sees (rooms/operations). Whatever their columns are called (rooms/mapping), a list of one source that comes again
 * changes its rows and makes no second ones. Writes no table of its own. */
#pragma once
#include "rooms/mapping/mapping.h"
#include "rooms/operations/operations.h"

/* What a column of such a list may be. */
extern const struct mapping_fields LIST_FIELDS;

/* A list: CSV, or a sheet of a workbook: the first one with a table, or the one of that name. fd >= 0: read from there,
 * more than once. */
struct list_file {
    struct str name;
    int fd;
    struct str bytes, sheet;
};
struct list_options {
    struct str source;   /* whose list it is; empty: what its columns or its name say */
    struct str language; /* ISO 639-3 of names and summaries; empty: Finnish */
    struct str letters;  /* the alphabet of lines that are not UTF-8, or empty */
    struct str sheet;    /* of a workbook; empty: the first one */
    const struct mapping_saids *said;
};

/* A row that did not come in: line, and where one cell is to blame, its column and what stands there. */
struct list_rejection {
    int64_t line;
    struct str column, value, reason;
};
struct list_rejections {
    struct list_rejection *at;
    size_t n, cap;
};
/* One that stood before and says something else now. */
struct list_change {
    int64_t line;
    struct str code;
};
struct list_changes {
    struct list_change *at;
    size_t n, cap;
};

/* A list that was looked through. rows: good ones; the sums are theirs, costed and funded say of how many. told: the
 * first LIST_TOLD of what was refused; refused: all of it. */
enum { LIST_TOLD = 5000 };
struct list_look {
    struct list_file file;
    struct str source, language, letters;
    struct mapping_header header;
    struct mapping m;
    int64_t rows, costed, funded, total_cents, eu_cents, refused;
    struct list_rejections told;
    struct strs notes, sheets; /* sheets: of a workbook, those with something in them that people see */
    struct key_map spelled;    /* a name without its blanks -> its place in names */
    struct list_names *names;
    bool day_first, month_first; /* what days with slashes show */
    bool paid; /* its EU amount is what was paid so far: summed up, and not shown as what was granted */
};

/* Looks through a list: what its columns are, which rows are good, what they sum up to. INVALID: it cannot be read
 * (*ret_why), or (*ret_why empty) its columns are not sure: ask, with ret->m. */
enum outcome lists_look(struct task *t, struct list_file file, const struct list_options *o, struct list_look *ret,
    struct str *ret_why) MUST_USE;
/* Puts the good rows in, in t's writing transaction, and remembers what the columns were. */
struct list_done {
    int64_t import; /* by which it can be taken back (operations_import_undo); 0: nothing came of it */
    int64_t made, changed, same;
    struct list_changes changes; /* the first LIST_TOLD */
};
struct list_done lists_import(struct task *t, struct list_look *look);
