/* mapping: what the columns of somebody else's table mean: guessed once for all from the header and the values, with
 * how sure that is and why, remembered by where the table comes from. Whoever brings such a table in says which fields
 * there are. Knows no kind of record, and moves no cell. */
#pragma once
#include "rooms/mapping/mapping_values.h"
#include "rooms/tables/tables.h"

/* A field that a column may mean. title and words are names for it; titles count in each of our languages. */
struct mapping_field {
    const char *name;  /* stable: "given_names"; mapping files say it */
    const char *title; /* message id: what people call it */
    const char *words; /* further names in any language, '|' between them */
    enum mapping_shape shape;
    const struct codes *codes;       /* of MAPPING_CODE */
    bool (*heads)(struct str named); /* NULL, or: the heading itself is such a one, as a day is */
    bool many;                       /* several columns may mean it */
};
struct mapping_fields {
    const struct mapping_field *at;
    size_t n;
};
size_t mapping_field_named(const struct mapping_fields *fields, struct str name); /* n: there is none */

/* Why a column is taken for what it is taken for: message ids. */
#define MAPPING_REASONS(R) \
    R(UNKNOWN, N_("Nothing tells what this column is.")) \
    R(SAID, N_("You said so the last time.")) \
    R(HEADING, N_("The heading says so.")) \
    R(PART, N_("A part of the heading says so.")) \
    R(NEAR, N_("The heading is nearly that word.")) \
    R(VALUES, N_("The values look like it.")) \
    R(AGAINST, N_("The heading says so, but the values look different.")) \
    R(TWICE, N_("Another column could be this just as well.")) \
    R(TWO_WAYS, N_("It can be read in two ways.")) \
    R(EMPTY, N_("The column is empty."))
enum mapping_reason {
#define R(NAME, text) MAPPING_##NAME,
    MAPPING_REASONS(R)
#undef R
};
const char *mapping_reason_text(enum mapping_reason why);
/* field: its place among the fields, MAPPING_NONE: left out. sure: in percent; from MAPPING_SURE on nobody is asked.
 * samples: some values, each once. decimal: the mark of the column's amounts, 0: none shows it. */
enum { MAPPING_NONE = -1, MAPPING_SURE = 80, MAPPING_SAMPLES = 60 };
struct mapping_column {
    struct str heading;
    int field, sure;
    enum mapping_reason why;
    struct strs samples;
    char decimal;
};
struct mapping {
    struct mapping_column *at;
    size_t n;
};

struct mapping_said {
    struct str heading, field;
};
struct mapping_saids {
    struct mapping_said *at;
    size_t n, cap;
    bool now; /* of this very table: it is not asked about again, however its values look */
};
struct str mapping_said_of(const struct mapping_saids *said, struct str heading, bool *ret_known);
/* From a file with the columns column and field (CSV, any separator). False: *ret_why is a sentence. */
bool mapping_read(struct task *t, struct str bytes, struct mapping_saids *ret, struct str *ret_why) MUST_USE;

/* Where the header of somebody's table lies: titles may stand above it, and two rows may make it together, as merged
 * cells do ("Helmikuu 2026" above "3", "10"). line: the last line of it; titles: what stands above, cell by cell. */
struct mapping_header {
    struct strs headings, titles;
    int64_t line;
};
/* rows: opened for this, rows_without_header(). False: there is no row. */
bool mapping_header(
    struct task *t, struct rows *rows, const struct mapping_fields *fields, struct mapping_header *ret_header) MUST_USE;
/* For mapping_begin(). */
struct row mapping_header_row(const struct mapping_header *header);

/* A table's header; then its rows, as many as shall be looked at; then the guess. */
struct mapping mapping_begin(struct task *t, const struct row *header);
void mapping_look(struct task *t, struct mapping *m, const struct row *row);
void mapping_guess(
    struct task *t, struct mapping *m, const struct mapping_fields *fields, const struct mapping_saids *said);
size_t mapping_doubts(const struct mapping *m);                  /* so many columns somebody must be asked about */
size_t mapping_column_of(const struct mapping *m, size_t field); /* m->n: no column means it */

/* What was said of tables of this source ("people/17", "operations/eura2021") the last time. */
struct mapping_saids mapping_recall(struct task *t, struct str source);
/* Keeps it, and what was said of other headings of the source before. In the caller's write transaction. */
void mapping_remember(struct task *t, struct str source, const struct mapping_saids *said);
