/* sqlc/emit: writes the C of checked statements: <stem>_sql.h with row structs and functions, <stem>_sql.c with the
 * statements' text and the calls into db/db.h. Declarations point back at the .sql by #line. No checks here. */
#include "tools/sqlc/sqlc.h"
#include <string.h>

static const struct {
    const char *arg, *c, *c_null, *db, *read;
} types[] = {
#define T(TYPE, word, c, c_null, db, read) { #word, c, c_null, db, read },
    SQLC_TYPES(T)
#undef T
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

/* What is being written: of one file, with the stem and the path of sqlc_emit_header(). */
struct emitter {
    FILE *out;
    const struct sqlc_file *f;
    const char *stem, *path;
    bool alone;
};

static const char *tail(const char *name)
{
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        if (!strcmp(name, taken[i]))
            return "_";
    return "";
}

static const char *c_type(const struct sqlc_column *c) { return c->null_ok ? types[c->type].c_null : types[c->type].c; }

static bool by_name(const struct sqlc_statement *s) { return s->nparams > SQLC_BY_POSITION; }

/* The name of what a statement gives: its own, or that of the shape. */
static const char *row_of(const struct emitter *e, const struct sqlc_statement *s)
{
    return s->shape ? e->f->shapes[s->shape - 1].name : s->name;
}

static void member(const struct emitter *e, const struct sqlc_column *c)
{
    fprintf(e->out, "    %s%s%s;\n", c_type(c), c->name, tail(c->name));
}

/* The first of the columns that a shape gives as a part of a row. */
static bool begins_shape(const struct sqlc_column *list, size_t i)
{
    return list[i].of && (i == 0 || list[i - 1].of != list[i].of);
}

static void row_struct(const struct emitter *e, const char *name, const struct sqlc_column *list, size_t n, bool many)
{
    fprintf(e->out, "struct %s_sql_%s_row {\n", e->stem, name);
    for (size_t i = 0; i < n; i++)
        if (begins_shape(list, i)) {
            const char *shape = e->f->shapes[list[i].of - 1].name;
            fprintf(e->out, "    struct %s_sql_%s_row %s%s;\n", e->stem, shape, shape, tail(shape));
        } else if (!list[i].of) {
            member(e, &list[i]);
        }
    fprintf(e->out, "};\n");
    if (many)
        fprintf(e->out, "struct %s_sql_%s_rows { struct %s_sql_%s_row *at; size_t n, cap; };\n", e->stem, name, e->stem,
            name);
}

/* The parameters of a statement that takes them by name. */
static void args_struct(const struct emitter *e, const struct sqlc_statement *s)
{
    fprintf(e->out, "struct %s_sql_%s_args {\n", e->stem, s->name);
    for (size_t i = 0; i < s->nparams; i++)
        member(e, &s->params[i]);
    fprintf(e->out, "} ONLY_BY_NAME;\n");
}

/* How the functions of a statement end: an :each has three, after how its rows come (db_run, db_run_few,
 * db_run_straight). */
static const char *const *functions_of(const struct sqlc_statement *s)
{
    static const char *const one[] = { "", NULL }, *const each[] = { "", "_few", "_straight", NULL };
    return s->kind == SQLC_EACH ? each : one;
}

/* The call of a statement that takes its parameters by name: a macro with one parameter for each `.name = value`. The
 * compiler refuses one too few or too many, one named twice (-Werror=override-init) and one without a name
 * (ONLY_BY_NAME); so each is given once. */
static void args_macro(const struct emitter *e, const struct sqlc_statement *s, const char *how)
{
    const char *last = s->kind == SQLC_ONE ? ", ret_row" : s->kind == SQLC_EACH ? ", row, x" : "";
    fprintf(e->out, "#define %s_sql_%s%s(t", e->stem, s->name, how);
    for (size_t i = 1; i <= s->nparams; i++)
        fprintf(e->out, ", a%zu", i);
    fprintf(e->out, "%s) \\\n    %s_sql_%s%s_named(t, &(const struct %s_sql_%s_args){ ", last, e->stem, s->name, how,
        e->stem, s->name);
    for (size_t i = 1; i <= s->nparams; i++)
        fprintf(e->out, "%sa%zu", i > 1 ? ", " : "", i);
    fprintf(e->out, " }%s)\n", last);
}

/* The head of a function: the declaration, and the first line of the definition. */
static void head(const struct emitter *e, const struct sqlc_statement *s, const char *how)
{
    switch (s->kind) {
    case SQLC_ONE: fprintf(e->out, "bool "); break;
    case SQLC_MANY: fprintf(e->out, "struct %s_sql_%s_rows ", e->stem, row_of(e, s)); break;
    case SQLC_COUNT: fprintf(e->out, "int64_t "); break;
    case SQLC_EXEC:
    case SQLC_ADD:
    case SQLC_EACH: fprintf(e->out, "void "); break;
    }
    fprintf(e->out, "%s_sql_%s%s%s(struct task *t", e->stem, s->name, how, by_name(s) ? "_named" : "");
    if (by_name(s))
        fprintf(e->out, ", const struct %s_sql_%s_args *v", e->stem, s->name);
    for (size_t i = 0; i < s->nparams && !by_name(s); i++)
        fprintf(e->out, ", %s%s%s", c_type(&s->params[i]), s->params[i].name, tail(s->params[i].name));
    if (s->kind == SQLC_ONE)
        fprintf(e->out, ", struct %s_sql_%s_row *ret_row", e->stem, row_of(e, s));
    if (s->kind == SQLC_EACH)
        fprintf(e->out, ", bool (*row)(void *x, const struct %s_sql_%s_row *r), void *x", e->stem, row_of(e, s));
    fprintf(e->out, ")");
}

static void doc_comment(const struct emitter *e, const struct sqlc_statement *s)
{
    if (!s->doc)
        return;
    fprintf(e->out, "/* ");
    for (const char *p = s->doc; *p; p++) {
        if (*p == '\n')
            fprintf(e->out, p[1] ? "\n * " : " */\n");
        else
            fprintf(e->out, *p == '*' && p[1] == '/' ? "* " : "%c", *p);
    }
}

static void declaration(const struct emitter *e, const struct sqlc_statement *s)
{
    fprintf(e->out, "\n#line %d \"%s\"\n", s->line, e->path);
    if (s->ncolumns && !s->shape)
        row_struct(e, s->name, s->columns, s->ncolumns, s->kind == SQLC_MANY);
    if (by_name(s))
        args_struct(e, s);
    doc_comment(e, s);
    fprintf(e->out, "#line %d \"%s\"\n", s->line, e->path);
    for (const char *const *how = functions_of(s); *how; how++) {
        head(e, s, *how);
        fprintf(e->out, "%s;\n", s->kind == SQLC_ONE ? " __attribute__((warn_unused_result))" : "");
        if (by_name(s))
            args_macro(e, s, *how);
    }
}

void sqlc_emit_header(FILE *out, const struct sqlc_file *f, const char *stem, const char *path)
{
    struct emitter e = { .out = out, .f = f, .stem = stem, .path = path };
    fprintf(out, "/* %s_sql: made by tools/sqlc from %s; change that file. */\n#pragma once\n#include \"db/db.h\"\n",
        stem, path);
    for (size_t i = 0; i < f->nshapes; i++) {
        fprintf(out, "\n#line %d \"%s\"\n", f->shapes[i].line, path);
        row_struct(&e, f->shapes[i].name, f->shapes[i].columns, f->shapes[i].ncolumns, true);
    }
    for (size_t i = 0; i < f->n; i++)
        declaration(&e, &f->at[i]);
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

static void columns(FILE *out, const char *name, const struct sqlc_column *list, size_t n, const char *what)
{
    if (n == 0)
        return;
    fprintf(out, "static const struct db_column %s_%s[] = {", name, what);
    for (size_t i = 0; i < n; i++)
        fprintf(out, "%s{ \"%s\", %s, %s }", i ? ", " : " ", list[i].name, types[list[i].type].db,
            list[i].null_ok ? "true" : "false");
    fprintf(out, " };\n");
}

/* Of a statement that changes rows: the same as an :add, with a number of its own. */
static void together(const struct emitter *e, const struct sqlc_statement *s)
{
    fprintf(e->out,
        ",\n    .together = &(const struct db_stmt){ .room = \"%s\", .name = \"%s\", .kind = DB_ADD, .sql =\n", e->stem,
        s->name);
    literal(e->out, s->sql);
    fprintf(e->out, ", .many =\n");
    literal(e->out, s->many);
    fprintf(e->out,
        ", .number = SQL_NUMBERS_N + SQL_%s_%s, .nparams = %zu, .params = %s_params, .file = \"%s\", .line = %d }",
        e->stem, s->name, s->nparams, s->name, e->path, s->line);
}

static void statement(const struct emitter *e, const struct sqlc_statement *s, size_t i)
{
    static const char *const kinds[] = {
#define K(KIND, word) "DB_" #KIND,
        SQLC_KINDS(K)
#undef K
    };
    columns(e->out, s->name, s->params, s->nparams, "params");
    columns(e->out, s->name, s->columns, s->ncolumns, "columns");
    if (!e->alone)
        fprintf(e->out, "extern const struct db_stmt %s_sql_%s_stmt;\n", e->stem, s->name);
    fprintf(e->out,
        "%sconst struct db_stmt %s_sql_%s_stmt = {\n    .room = \"%s\", .name = \"%s\", .kind = %s,\n    .sql =\n",
        e->alone ? "static " : "", e->stem, s->name, e->stem, s->name, kinds[s->kind]);
    literal(e->out, s->sql);
    if (s->kind == SQLC_ADD) {
        fprintf(e->out, ",\n    .many =\n");
        literal(e->out, s->many);
    }
    if (s->kind != SQLC_ADD && s->many && !e->alone)
        together(e, s);
    if (e->alone)
        fprintf(e->out, ",\n    .number = SQL_NUMBERS_N + %zu", i);
    else
        fprintf(e->out, ",\n    .number = SQL_%s_%s", e->stem, s->name);
    fprintf(e->out, ", .nparams = %zu, .ncolumns = %zu,", s->nparams, s->ncolumns);
    if (s->nparams)
        fprintf(e->out, " .params = %s_params,", s->name);
    if (s->ncolumns)
        fprintf(e->out, " .columns = %s_columns,", s->name);
    fprintf(e->out, "\n    .file = \"%s\", .line = %d\n};\n\n", e->path, s->line);
}

/* take_<name>, view_<name>: one result row into the struct; of a shape, from column `c` on. Texts that are viewed
 * (:each) stay where they are, all others are copied to the arena. */
static void take(
    const struct emitter *e, const char *name, const struct sqlc_column *list, size_t n, bool view, bool shape)
{
    fprintf(e->out, "static void %s_%s(struct task *t, struct db_rows *rows, %sstruct %s_sql_%s_row *row)\n{\n",
        view ? "view" : "take", name, shape ? "unsigned c, " : "", e->stem, name);
    for (size_t i = 0; i < n; i++) {
        const struct sqlc_column *c = &list[i];
        const char *read = types[c->type].read, *task = "t, ", *at = shape ? "c + " : "";
        if (begins_shape(list, i)) {
            const char *part = e->f->shapes[c->of - 1].name;
            fprintf(e->out, "    %s_%s(t, rows, %s%zu, &row->%s%s);\n", view ? "view" : "take", part, at, i, part,
                tail(part));
        }
        if (c->of)
            continue;
        bool or_none = c->null_ok && (c->type == SQLC_INT || c->type == SQLC_BOOL);
        if (view && (c->type == SQLC_TEXT || c->type == SQLC_BYTES)) {
            read = "db_text";
            task = "";
        } else if (view && c->type == SQLC_PERSON) {
            read = "db_name_view";
        } else if (view && c->type == SQLC_SECRET) {
            read = "db_secret_view";
        }
        fprintf(e->out, "    row->%s%s = %s%s(%srows, %s%zu);\n", c->name, tail(c->name), read,
            or_none ? "_or_none" : "", task, at, i);
    }
    fprintf(e->out, "}\n\n");
}

/* The call of take_ or view_ for a row of the statement, whose struct is at `to`. */
static void take_call(const struct emitter *e, const struct sqlc_statement *s, const char *to)
{
    fprintf(e->out, "        %s_%s(t, rows, %s%s);\n", s->kind == SQLC_EACH ? "view" : "take", row_of(e, s),
        s->shape ? "0, " : "", to);
}

/* The rows of :each, one after the other. */
static void walk(const struct emitter *e, const struct sqlc_statement *s)
{
    fprintf(e->out,
        "static void walk_%s(struct task *t, struct db_rows *rows, bool (*row)(void *x, const struct %s_sql_%s_row "
        "*r), void *x)\n{\n"
        "    struct %s_sql_%s_row r = { 0 };\n    bool more = true;\n    while (more && db_step(t, rows)) {\n",
        s->name, e->stem, row_of(e, s), e->stem, row_of(e, s));
    take_call(e, s, "&r");
    fprintf(e->out, "        more = row(x, &r);\n    }\n    db_done(rows);\n}\n\n");
}

/* What a function does behind db_run(). */
static void results(const struct emitter *e, const struct sqlc_statement *s)
{
    switch (s->kind) {
    case SQLC_ONE:
        fprintf(e->out, "    bool found = db_step(t, rows);\n    if (found)\n");
        take_call(e, s, "ret_row");
        fprintf(e->out, "    db_done(rows);\n    return found;\n}\n\n");
        break;
    case SQLC_MANY:
        fprintf(e->out,
            "    struct %s_sql_%s_rows list = { 0 };\n    while (db_step(t, rows)) {\n"
            "        LIST_ADD(t->a, &list, (struct %s_sql_%s_row){ 0 });\n",
            e->stem, row_of(e, s), e->stem, row_of(e, s));
        take_call(e, s, "&list.at[list.n - 1]");
        fprintf(e->out, "    }\n    db_done(rows);\n    return list;\n}\n\n");
        break;
    case SQLC_EACH: fprintf(e->out, "    walk_%s(t, rows, row, x);\n}\n\n", s->name); break;
    case SQLC_EXEC: fprintf(e->out, "    db_step(t, rows);\n    db_done(rows);\n}\n\n"); break;
    case SQLC_ADD: break;
    case SQLC_COUNT:
        fprintf(e->out,
            "    db_step(t, rows);\n    int64_t changed = db_changed(rows);\n    db_done(rows);\n    return "
            "changed;\n}\n\n");
        break;
    }
}

static void function(const struct emitter *e, const struct sqlc_statement *s, const char *how)
{
    head(e, s, how);
    fprintf(e->out, "\n{\n");
    if (s->nparams)
        fprintf(e->out, "    const struct db_value args[] = {\n");
    for (size_t i = 0; i < s->nparams; i++) {
        const struct sqlc_column *p = &s->params[i];
        bool by_address = p->type == SQLC_DAY || p->type == SQLC_INSTANT || p->type == SQLC_CLOCK;
        fprintf(e->out, "        db_arg_%s%s(%s%s%s%s),\n", types[p->type].arg, p->null_ok ? "_or_null" : "",
            by_address ? "&" : "", by_name(s) ? "v->" : "", p->name, tail(p->name));
    }
    if (s->nparams)
        fprintf(e->out, "    };\n");
    if (s->kind == SQLC_ADD) {
        fprintf(e->out, "    db_add(t, &%s_sql_%s_stmt, args);\n}\n\n", e->stem, s->name);
        return;
    }
    fprintf(e->out, "    struct db_rows *rows = db_run%s(t, &%s_sql_%s_stmt, %s);\n", how, e->stem, s->name,
        s->nparams ? "args" : "NULL");
    results(e, s);
}

void sqlc_emit_source(FILE *out, const struct sqlc_file *f, const char *stem, const char *path, bool alone)
{
    struct emitter e = { .out = out, .f = f, .stem = stem, .path = path, .alone = alone };
    fprintf(out, "/* %s_sql: made by tools/sqlc from %s; change that file. */\n", stem, path);
    fprintf(out, "#include \"%s_sql.h\"\n#include \"db/statement.h\"\n#include \"sql_numbers.h\"\n\n", stem);
    for (size_t i = 0; i < f->nshapes; i++) {
        const struct sqlc_shape *shape = &f->shapes[i];
        if (shape->taken)
            take(&e, shape->name, shape->columns, shape->ncolumns, false, true);
        if (shape->viewed)
            take(&e, shape->name, shape->columns, shape->ncolumns, true, true);
    }
    for (size_t i = 0; i < f->n; i++) {
        const struct sqlc_statement *s = &f->at[i];
        statement(&e, s, i);
        if (s->ncolumns && !s->shape)
            take(&e, s->name, s->columns, s->ncolumns, s->kind == SQLC_EACH, false);
        if (s->kind == SQLC_EACH)
            walk(&e, s);
        for (const char *const *how = functions_of(s); *how; how++)
            function(&e, s, *how);
    }
}
