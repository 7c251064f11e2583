/* sqlc/emit: writes the C of checked statements: <stem>_sql.h with row structs and functions, <stem>_sql.c with the
 * statements' text and the calls into db/db.h. Declarations point back at the .sql by #line. No checks here. */
#include "tools/sqlc/sqlc.h"
#include <string.h>

/* How each type of a signature looks in C, in struct db_column, and in the helpers of db/statement.h. */
static const struct {
    const char *c, *c_null, *db, *arg, *read;
} types[SQLC_TYPES] = {
    [SQLC_ID] = { "int64_t ", "int64_t ", "DB_INT", "id", "db_id" },
    [SQLC_INT] = { "int64_t ", "int64_t ", "DB_INT", "int", "db_integer" },
    [SQLC_BOOL] = { "bool ", "enum yesno ", "DB_BOOL", "bool", "db_bool" },
    [SQLC_REAL] = { "double ", "double ", "DB_REAL", "real", "db_double" },
    [SQLC_TEXT] = { "struct str ", "struct str ", "DB_TEXT", "text", "db_copy" },
    [SQLC_DAY] = { "struct day ", "struct day ", "DB_TEXT", "day", "db_day" },
    [SQLC_INSTANT] = { "struct instant ", "struct instant ", "DB_TEXT", "instant", "db_instant" },
    [SQLC_CLOCK] = { "struct clock ", "struct clock ", "DB_TEXT", "clock", "db_clock" },
    [SQLC_BYTES] = { "struct str ", "struct str ", "DB_BYTES", "bytes", "db_copy" },
    [SQLC_SECRET] = { "struct str ", "struct str ", "DB_SECRET", "secret", "db_secret" },
};

/* Words that C or the generated function has taken; they get a trailing `_`. */
static const char *const taken[] = {
    "auto",
    "bool",
    "break",
    "case",
    "char",
    "const",
    "continue",
    "default",
    "do",
    "double",
    "else",
    "enum",
    "extern",
    "false",
    "float",
    "for",
    "goto",
    "if",
    "inline",
    "int",
    "long",
    "register",
    "restrict",
    "return",
    "short",
    "signed",
    "sizeof",
    "static",
    "struct",
    "switch",
    "true",
    "typedef",
    "typeof",
    "union",
    "unsigned",
    "void",
    "volatile",
    "while",
    "asm",
    "unix",
    "linux",
    "t",
    "x",
    "row",
    "rows",
    "ret_row",
    "args",
    "list",
    "found",
    "changed",
};

static const char *tail(const char *name)
{
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        if (!strcmp(name, taken[i]))
            return "_";
    return "";
}

static const char *c_type(const struct sqlc_column *c) { return c->null_ok ? types[c->type].c_null : types[c->type].c; }

static void row_struct(FILE *out, const struct sqlc_statement *s, const char *stem)
{
    fprintf(out, "struct %s_sql_%s_row {\n", stem, s->name);
    for (size_t i = 0; i < s->ncolumns; i++)
        fprintf(out, "    %s%s%s;\n", c_type(&s->columns[i]), s->columns[i].name, tail(s->columns[i].name));
    fprintf(out, "};\n");
    if (s->kind == SQLC_MANY)
        fprintf(
            out, "struct %s_sql_%s_rows { struct %s_sql_%s_row *at; size_t n, cap; };\n", stem, s->name, stem, s->name);
}

static bool by_name(const struct sqlc_statement *s) { return s->nparams > SQLC_BY_POSITION; }

/* The parameters of a statement that takes them by name. */
static void args_struct(FILE *out, const struct sqlc_statement *s, const char *stem)
{
    fprintf(out, "struct %s_sql_%s_args {\n", stem, s->name);
    for (size_t i = 0; i < s->nparams; i++)
        fprintf(out, "    %s%s%s;\n", c_type(&s->params[i]), s->params[i].name, tail(s->params[i].name));
    fprintf(out, "} DB_ONLY_BY_NAME;\n");
}

/* The call of a statement that takes its parameters by name: a macro with one parameter for each `.name = value`. The
 * compiler refuses one too few or too many, one named twice (-Werror=override-init) and one without a name
 * (DB_ONLY_BY_NAME); so each is given once. */
static void args_macro(FILE *out, const struct sqlc_statement *s, const char *stem, bool few)
{
    const char *last = s->kind == SQLC_ONE ? ", ret_row" : s->kind == SQLC_EACH ? ", row, x" : "";
    fprintf(out, "#define %s_sql_%s%s(t", stem, s->name, few ? "_few" : "");
    for (size_t i = 1; i <= s->nparams; i++)
        fprintf(out, ", a%zu", i);
    fprintf(out, "%s) \\\n    %s_sql_%s%s_named(t, &(const struct %s_sql_%s_args){ ", last, stem, s->name,
        few ? "_few" : "", stem, s->name);
    for (size_t i = 1; i <= s->nparams; i++)
        fprintf(out, "%sa%zu", i > 1 ? ", " : "", i);
    fprintf(out, " }%s)\n", last);
}

/* The head of a function: the declaration, and the first line of the definition. */
static void head(FILE *out, const struct sqlc_statement *s, const char *stem, bool few)
{
    switch (s->kind) {
    case SQLC_ONE: fprintf(out, "bool "); break;
    case SQLC_MANY: fprintf(out, "struct %s_sql_%s_rows ", stem, s->name); break;
    case SQLC_COUNT: fprintf(out, "int64_t "); break;
    case SQLC_EXEC:
    case SQLC_ADD:
    case SQLC_EACH: fprintf(out, "void "); break;
    }
    fprintf(out, "%s_sql_%s%s%s(struct task *t", stem, s->name, few ? "_few" : "", by_name(s) ? "_named" : "");
    if (by_name(s))
        fprintf(out, ", const struct %s_sql_%s_args *v", stem, s->name);
    for (size_t i = 0; i < s->nparams && !by_name(s); i++)
        fprintf(out, ", %s%s%s", c_type(&s->params[i]), s->params[i].name, tail(s->params[i].name));
    if (s->kind == SQLC_ONE)
        fprintf(out, ", struct %s_sql_%s_row *ret_row", stem, s->name);
    if (s->kind == SQLC_EACH)
        fprintf(out, ", bool (*row)(void *x, const struct %s_sql_%s_row *r), void *x", stem, s->name);
    fprintf(out, ")");
}

static void doc_comment(FILE *out, const struct sqlc_statement *s)
{
    if (!s->doc)
        return;
    fprintf(out, "/* ");
    for (const char *p = s->doc; *p; p++) {
        if (*p == '\n')
            fprintf(out, p[1] ? "\n * " : " */\n");
        else
            fprintf(out, *p == '*' && p[1] == '/' ? "* " : "%c", *p);
    }
}

void sqlc_emit_header(FILE *out, const struct sqlc_file *f, const char *stem, const char *path)
{
    fprintf(out, "/* %s_sql: made by tools/sqlc from %s; change that file. */\n#pragma once\n#include \"db/db.h\"\n",
        stem, path);
    for (size_t i = 0; i < f->n; i++) {
        const struct sqlc_statement *s = &f->at[i];
        fprintf(out, "\n#line %d \"%s\"\n", s->line, path);
        if (s->ncolumns)
            row_struct(out, s, stem);
        if (by_name(s))
            args_struct(out, s, stem);
        doc_comment(out, s);
        fprintf(out, "#line %d \"%s\"\n", s->line, path);
        head(out, s, stem, false);
        fprintf(out, "%s;\n", s->kind == SQLC_ONE ? " __attribute__((warn_unused_result))" : "");
        if (s->kind == SQLC_EACH) {
            head(out, s, stem, true);
            fprintf(out, ";\n");
        }
        if (by_name(s))
            args_macro(out, s, stem, false);
        if (by_name(s) && s->kind == SQLC_EACH)
            args_macro(out, s, stem, true);
    }
}

static void literal(FILE *out, const char *sql)
{
    fprintf(out, "        \"");
    for (const char *p = sql; *p; p++) {
        if (*p == '\n')
            fprintf(out, "\\n\"\n        \"");
        else if (*p == '"' || *p == '\\')
            fprintf(out, "\\%c", *p);
        else if (*p != '\r')
            fputc(*p == '\t' ? ' ' : *p, out);
    }
    fprintf(out, "\"");
}

static void columns(
    FILE *out, const struct sqlc_statement *s, const struct sqlc_column *list, size_t n, const char *what)
{
    if (n == 0)
        return;
    fprintf(out, "static const struct db_column %s_%s[] = {", s->name, what);
    for (size_t i = 0; i < n; i++)
        fprintf(out, "%s{ \"%s\", %s, %s }", i ? ", " : " ", list[i].name, types[list[i].type].db,
            list[i].null_ok ? "true" : "false");
    fprintf(out, " };\n");
}

static void statement(
    FILE *out, const struct sqlc_statement *s, const char *stem, const char *path, bool alone, size_t i)
{
    static const char *const kinds[] = { "DB_ONE", "DB_MANY", "DB_EXEC", "DB_COUNT", "DB_EACH", "DB_ADD" };
    columns(out, s, s->params, s->nparams, "params");
    columns(out, s, s->columns, s->ncolumns, "columns");
    if (!alone)
        fprintf(out, "extern const struct db_stmt %s_sql_%s_stmt;\n", stem, s->name);
    fprintf(out,
        "%sconst struct db_stmt %s_sql_%s_stmt = {\n    .room = \"%s\", .name = \"%s\", .kind = %s,\n    .sql =\n",
        alone ? "static " : "", stem, s->name, stem, s->name, kinds[s->kind]);
    literal(out, s->sql);
    if (s->many) {
        fprintf(out, ",\n    .many =\n");
        literal(out, s->many);
    }
    if (alone)
        fprintf(out, ",\n    .number = SQL_NUMBERS_N + %zu", i);
    else
        fprintf(out, ",\n    .number = SQL_%s_%s", stem, s->name);
    fprintf(out, ", .nparams = %zu, .ncolumns = %zu,", s->nparams, s->ncolumns);
    if (s->nparams)
        fprintf(out, " .params = %s_params,", s->name);
    if (s->ncolumns)
        fprintf(out, " .columns = %s_columns,", s->name);
    fprintf(out, "\n    .file = \"%s\", .line = %d\n};\n\n", path, s->line);
}

/* take_<name>: one result row into the struct. Texts of :each stay where they are, all others are copied to the arena.
 */
static void take(FILE *out, const struct sqlc_statement *s, const char *stem)
{
    fprintf(out, "static void take_%s(struct task *t, struct db_rows *rows, struct %s_sql_%s_row *row)\n{\n", s->name,
        stem, s->name);
    for (size_t i = 0; i < s->ncolumns; i++) {
        const struct sqlc_column *c = &s->columns[i];
        const char *read = types[c->type].read;
        if (s->kind == SQLC_EACH && (c->type == SQLC_TEXT || c->type == SQLC_BYTES))
            fprintf(out, "    row->%s%s = db_text(rows, %zu);\n", c->name, tail(c->name), i);
        else if (s->kind == SQLC_EACH && c->type == SQLC_SECRET)
            fprintf(out, "    row->%s%s = db_secret_view(t, rows, %zu);\n", c->name, tail(c->name), i);
        else
            fprintf(out, "    row->%s%s = %s%s(t, rows, %zu);\n", c->name, tail(c->name), read,
                c->null_ok && (c->type == SQLC_INT || c->type == SQLC_BOOL) ? "_or_none" : "", i);
    }
    fprintf(out, "}\n\n");
}

/* The rows of :each, one after the other. */
static void walk(FILE *out, const struct sqlc_statement *s, const char *stem)
{
    fprintf(out,
        "static void walk_%s(struct task *t, struct db_rows *rows, bool (*row)(void *x, const struct %s_sql_%s_row "
        "*r), void *x)\n{\n"
        "    struct %s_sql_%s_row r = { 0 };\n    bool more = true;\n    while (more && db_step(t, rows)) {\n"
        "        take_%s(t, rows, &r);\n        more = row(x, &r);\n    }\n    db_done(rows);\n}\n\n",
        s->name, stem, s->name, stem, s->name, s->name);
}

/* few: the second function of an :each. */
static void function(FILE *out, const struct sqlc_statement *s, const char *stem, bool few)
{
    head(out, s, stem, few);
    fprintf(out, "\n{\n");
    if (s->nparams)
        fprintf(out, "    const struct db_value args[] = {\n");
    for (size_t i = 0; i < s->nparams; i++) {
        const struct sqlc_column *p = &s->params[i];
        bool by_address = p->type == SQLC_DAY || p->type == SQLC_INSTANT || p->type == SQLC_CLOCK;
        fprintf(out, "        db_arg_%s%s(%s%s%s%s),\n", types[p->type].arg, p->null_ok ? "_or_null" : "",
            by_address ? "&" : "", by_name(s) ? "v->" : "", p->name, tail(p->name));
    }
    if (s->nparams)
        fprintf(out, "    };\n");
    if (s->kind == SQLC_ADD) {
        fprintf(out, "    db_add(t, &%s_sql_%s_stmt, args);\n}\n\n", stem, s->name);
        return;
    }
    fprintf(out, "    struct db_rows *rows = db_run%s(t, &%s_sql_%s_stmt, %s);\n", few ? "_few" : "", stem, s->name,
        s->nparams ? "args" : "NULL");
    switch (s->kind) {
    case SQLC_ONE:
        fprintf(out,
            "    bool found = db_step(t, rows);\n    if (found)\n        take_%s(t, rows, ret_row);\n    "
            "db_done(rows);\n    return found;\n}\n\n",
            s->name);
        break;
    case SQLC_MANY:
        fprintf(out,
            "    struct %s_sql_%s_rows list = { 0 };\n    while (db_step(t, rows)) {\n"
            "        LIST_ADD(t->a, &list, (struct %s_sql_%s_row){ 0 });\n"
            "        take_%s(t, rows, &list.at[list.n - 1]);\n    }\n    db_done(rows);\n    return list;\n}\n\n",
            stem, s->name, stem, s->name, s->name);
        break;
    case SQLC_EACH: fprintf(out, "    walk_%s(t, rows, row, x);\n}\n\n", s->name); break;
    case SQLC_EXEC: fprintf(out, "    db_step(t, rows);\n    db_done(rows);\n}\n\n"); break;
    case SQLC_ADD: break;
    case SQLC_COUNT:
        fprintf(out, "    db_step(t, rows);\n    int64_t changed = db_changed(rows);\n    db_done(rows);\n    return "
                     "changed;\n}\n\n");
        break;
    }
}

void sqlc_emit_source(FILE *out, const struct sqlc_file *f, const char *stem, const char *path, bool alone)
{
    fprintf(out, "/* %s_sql: made by tools/sqlc from %s; change that file. */\n", stem, path);
    fprintf(out, "#include \"%s_sql.h\"\n#include \"db/statement.h\"\n#include \"sql_numbers.h\"\n\n", stem);
    for (size_t i = 0; i < f->n; i++) {
        const struct sqlc_statement *s = &f->at[i];
        statement(out, s, stem, path, alone, i);
        if (s->ncolumns)
            take(out, s, stem);
        if (s->kind == SQLC_EACH) {
            walk(out, s, stem);
            function(out, s, stem, true);
        }
        function(out, s, stem, false);
    }
}
