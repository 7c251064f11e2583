/* exchange_sources: the tables of a package wherever they lie: CSV files, sheets of a workbook, files in an archive.
 * Only for files of this room. */
#pragma once
#include "rooms/exchange/exchange_pass.h"

/* A table of the package: a file, sheet `at` of `book`, or entry `at` of `archive`. */
struct source {
    struct exchange_file file;
    struct book *book;
    struct archive *archive;
    size_t at;
    struct str name;
    enum kind_name kind;
};
struct sources {
    struct source *at;
    size_t n, cap;
};

/* Looks into the files; what is no table of the package, or one too many, is rejected. A quiet pass only looks. */
void sources_open(struct pass *p, const struct exchange_file *files, size_t n, struct sources *ret);
/* Bytes to read, for progress. */
int64_t source_size(const struct source *s);
/* NULL: rejected. */
struct rows *source_rows(struct pass *p, const struct source *s);
/* How to mend a table that cannot be read further. */
struct str source_hint(struct pass *p, const struct source *s);
/* The name without its folders. */
struct str source_base_name(struct str path);
