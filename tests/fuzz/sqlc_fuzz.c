/* sqlc_fuzz: the parser of statement files. Whatever it accepts has whole statements with distinct names; what it
 * refuses, it refuses in a line of the file. The tool is not part of the program, so its parser is built in here. */
#include "tools/sqlc/parse.c"
#include "tools/sqlc/statement.c"
#include "tests/fuzz/fuzz.h"

static void check_statement(const struct sqlc_file *f, size_t i, int lines)
{
    const struct sqlc_statement *s = &f->at[i];
    HOLDS(s->name[0] && s->sql && s->sql[0] && !strchr(s->name, ' '));
    HOLDS(s->line >= 1 && s->line <= lines && (i == 0 || s->line > f->at[i - 1].line));
    HOLDS(gives_rows(s->kind) == (s->ncolumns > 0));
    for (size_t k = 0; k < i; k++)
        HOLDS(strcmp(f->at[k].name, s->name) != 0);
    HOLDS(s->shape <= f->nshapes && (s->shape == 0 || f->shapes[s->shape - 1].ncolumns == s->ncolumns));
    for (size_t k = 0; k < s->ncolumns; k++)
        HOLDS(s->columns[k].of <= f->nshapes && (s->shape == 0 || s->columns[k].of == 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct sqlc_file f;
    int lines = 1;
    for (size_t i = 0; i < size; i++)
        lines += data[i] == '\n';
    bool good = sqlc_parse((const char *)data, size, &f);
    HOLDS(good == (f.error_line == 0));
    if (!good)
        HOLDS(f.error_line <= lines && f.error[0]);
    for (size_t i = 0; i < f.n; i++)
        check_statement(&f, i, lines);
    sqlc_free(&f);
    return 0;
}
