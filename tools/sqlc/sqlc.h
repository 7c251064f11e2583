/* sqlc: what tools/sqlc/parse.c hands to tools/sqlc/emit.c: the statements of one .sql file, checked.
 * The parser is a plain function of a text, so that the fuzzer (tests/fuzz/sqlc_fuzz.c) can call it. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Each with the word of the signature. */
#define SQLC_KINDS(K) K(ONE, one) K(MANY, many) K(EXEC, exec) K(COUNT, count) K(EACH, each) K(ADD, add)
enum sqlc_kind {
#define K(KIND, word) SQLC_##KIND,
    SQLC_KINDS(K)
#undef K
};

/* Each with the word of the signature, the C type (without and with `?`), the type of struct db_column, and the helper
 * of db/statement.h that reads it. */
/* clang-format off */
#define SQLC_TYPES(T) \
    T(ID,      id,      "int64_t ",        "int64_t ",        "DB_INT",    "db_id") \
    T(INT,     int,     "int64_t ",        "int64_t ",        "DB_INT",    "db_integer") \
    T(BOOL,    bool,    "bool ",           "enum yesno ",     "DB_BOOL",   "db_bool") \
    T(REAL,    real,    "double ",         "double ",         "DB_REAL",   "db_double") \
    T(TEXT,    text,    "struct str ",     "struct str ",     "DB_TEXT",   "db_copy") \
    T(PERSON,  name,    "struct str ",     "struct str ",     "DB_TEXT",   "db_name") \
    T(DAY,     day,     "struct day ",     "struct day ",     "DB_TEXT",   "db_day") \
    T(INSTANT, instant, "struct instant ", "struct instant ", "DB_TEXT",   "db_instant") \
    T(CLOCK,   clock,   "struct clock ",   "struct clock ",   "DB_TEXT",   "db_clock") \
    T(BYTES,   bytes,   "struct str ",     "struct str ",     "DB_BYTES",  "db_copy") \
    T(SECRET,  secret,  "struct str ",     "struct str ",     "DB_SECRET", "db_secret")
/* clang-format on */
enum sqlc_type {
#define T(TYPE, word, c, c_null, db, read) SQLC_##TYPE,
    SQLC_TYPES(T)
#undef T
};

/* SQLC_BY_POSITION: so many parameters a call may give by their place; more are given by their names. */
enum { SQLC_NAME = 64, SQLC_COLUMNS = 96, SQLC_SIGNATURE = 8000, SQLC_BY_POSITION = 6 };

struct sqlc_column {
    char name[SQLC_NAME];
    enum sqlc_type type;
    bool null_ok;
    size_t of; /* 1 + the shape that it is a part of, in a list that names the shape among others; else 0 */
};

/* `-- shape name (columns)`: a row that several statements give. */
struct sqlc_shape {
    char name[SQLC_NAME];
    int line;
    size_t ncolumns;
    struct sqlc_column columns[SQLC_COLUMNS];
    bool taken, viewed; /* by a statement that copies its texts, by one that does not (:each) */
};

struct sqlc_statement {
    char name[SQLC_NAME];
    enum sqlc_kind kind;
    int line; /* of the signature */
    size_t nparams, ncolumns;
    struct sqlc_column params[SQLC_COLUMNS], columns[SQLC_COLUMNS];
    size_t shape; /* 1 + the shape that all its columns are; 0: they are its own */
    char *sql;    /* without comments and without the last `;` */
    char *many;   /* of what writes: the same for many rows, each parameter an array of their values; or NULL */
    char *doc;    /* the plain comments below the signature, or NULL */
};

struct sqlc_file {
    struct sqlc_statement *at;
    size_t n;
    struct sqlc_shape *shapes;
    size_t nshapes;
    int error_line; /* 0 = the file is good */
    char error[300];
};

/* Reads the n bytes at `text` (any bytes). false: error_line and error say what and where. sqlc_free() in both cases.
 */
bool sqlc_parse(const char *text, size_t n, struct sqlc_file *ret_file);
void sqlc_free(struct sqlc_file *f);

/* `stem` is the name that every generated name starts with, `path` the .sql as compilers should point at it. */
void sqlc_emit_header(FILE *out, const struct sqlc_file *f, const char *stem, const char *path);
/* alone: numbered after all statements of the program, for a test's own .sql that is in no registry. */
void sqlc_emit_source(FILE *out, const struct sqlc_file *f, const char *stem, const char *path, bool alone);
