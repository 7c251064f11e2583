/* sqlc: compiles <room>.sql to typed C functions, so that no SQL text and no column number stands in a room.
 * usage: sqlc [--alone] IN.sql OUT.c OUT.h
 *        sqlc --registry OUT.c OUT.h IN.sql...   the table of all statements and their numbers
 * This file reads and writes files; sqlc/parse.c checks, sqlc/emit.c writes C. */
#include "tools/sqlc/sqlc.h"
#include <stdlib.h>
#include <string.h>

static FILE *open_or_die(const char *path, const char *mode)
{
    FILE *f = fopen(path, mode);
    if (!f) {
        perror(path);
        exit(1);
    }
    return f;
}

static void close_or_die(FILE *f, const char *path)
{
    if (ferror(f) || fclose(f)) {
        perror(path);
        exit(1);
    }
}

static void read_or_die(const char *path, struct sqlc_file *ret_file)
{
    FILE *f = open_or_die(path, "rb");
    char *text = NULL;
    size_t n = 0, got;
    do {
        text = realloc(text, n + 65536);
        if (!text)
            abort();
        got = fread(text + n, 1, 65536, f);
        n += got;
    } while (got);
    close_or_die(f, path);
    if (!sqlc_parse(text, n, ret_file)) {
        fprintf(stderr, "%s:%d: error: %s\n", path, ret_file->error_line, ret_file->error);
        exit(1);
    }
    free(text);
}

/* "src/rooms/people/people.sql" -> "people" */
static const char *stem_of(const char *path, char ret_stem[64])
{
    const char *slash = strrchr(path, '/');
    snprintf(ret_stem, 64, "%s", slash ? slash + 1 : path);
    char *dot = strrchr(ret_stem, '.');
    if (dot)
        *dot = 0;
    return ret_stem;
}

static void write_registry(const char *source_path, const char *header_path, char **inputs, int n)
{
    FILE *c = open_or_die(source_path, "w"), *h = open_or_die(header_path, "w");
    fprintf(h, "/* sql_numbers: made by tools/sqlc: the place of each statement in db_statements. */\n#pragma "
               "once\nenum sql_number {\n");
    fprintf(c, "/* db_statements: made by tools/sqlc: every statement of the program. */\n#include "
               "\"db/db.h\"\n#include \"sql_numbers.h\"\n\n");
    for (int pass = 0; pass < 2; pass++) {
        if (pass)
            fprintf(c, "\nconst struct db_stmt *const db_statements[] = {\n");
        for (int i = 0; i < n; i++) {
            struct sqlc_file f;
            char stem[64];
            read_or_die(inputs[i], &f);
            stem_of(inputs[i], stem);
            for (size_t k = 0; k < f.n; k++) {
                fprintf(c, pass ? "    &%s_sql_%s_stmt,\n" : "extern const struct db_stmt %s_sql_%s_stmt;\n", stem,
                    f.at[k].name);
                if (!pass)
                    fprintf(h, "    SQL_%s_%s,\n", stem, f.at[k].name);
            }
            sqlc_free(&f);
        }
    }
    fprintf(h, "    SQL_NUMBERS_N\n};\n");
    fprintf(c, "};\nconst unsigned db_statements_n = SQL_NUMBERS_N;\n");
    close_or_die(c, source_path);
    close_or_die(h, header_path);
}

static void write_room(const char *in, const char *source_path, const char *header_path, bool alone)
{
    struct sqlc_file f;
    char stem[64];
    read_or_die(in, &f);
    stem_of(in, stem);
    FILE *out = open_or_die(source_path, "w");
    sqlc_emit_source(out, &f, stem, in, alone);
    close_or_die(out, source_path);
    out = open_or_die(header_path, "w");
    sqlc_emit_header(out, &f, stem, in);
    close_or_die(out, header_path);
    sqlc_free(&f);
}

int main(int argc, char **argv)
{
    bool alone = argc > 1 && !strcmp(argv[1], "--alone");
    if (argc >= 5 && !strcmp(argv[1], "--registry"))
        write_registry(argv[2], argv[3], argv + 4, argc - 4);
    else if (argc == 4 + alone)
        write_room(argv[1 + alone], argv[2 + alone], argv[3 + alone], alone);
    else {
        fprintf(stderr, "usage: sqlc [--alone] IN.sql OUT.c OUT.h | sqlc --registry OUT.c OUT.h IN.sql...\n");
        return 2;
    }
    return 0;
}
