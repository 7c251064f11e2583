/* sqlc/parse: reads a .sql file with signatures (src/db/README.md): names, kinds, types, shapes, and where a statement
 * ends. What the statement itself says is checked in statement.c. */
#include "tools/sqlc/piece.h"
#include <stdarg.h>

struct reader {
    struct sqlc_file *file;
    const char *p, *end;
    int line;
    /* the statement being read */
    bool open;       /* a signature was seen, its statement not yet finished */
    bool shape;      /* it is no statement but a shape: its columns are all there is */
    bool signed_off; /* its signature is complete */
    char signature[SQLC_SIGNATURE];
    size_t signature_n;
    char *sql, *doc;
    size_t sql_n, doc_n;
    struct sqlc_statement now;
};

static const char *const type_names[] = {
#define T(TYPE, word, ...) #word,
    SQLC_TYPES(T)
#undef T
};
const char *const sqlc_kind_names[] = {
#define K(KIND, word) #word,
    SQLC_KINDS(K)
#undef K
};

bool sqlc_wrong(struct sqlc_file *f, int line, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(f->error, sizeof f->error, fmt, ap);
    va_end(ap);
    f->error_line = line;
    return false;
}

static struct view take_name(const char **p, const char *end)
{
    while (*p < end && is_blank(**p))
        (*p)++;
    struct view w = { *p, 0 };
    while (*p < end && is_word(**p))
        (*p)++;
    w.n = (size_t)(*p - w.p);
    return w;
}

static bool good_name(struct view w)
{
    if (w.n == 0 || w.n >= SQLC_NAME - 2 || !islower((unsigned char)w.p[0]))
        return false;
    for (size_t i = 0; i < w.n; i++)
        if (isupper((unsigned char)w.p[i]))
            return false;
    return true;
}

/* ---- the signature: name :kind (params) -> (columns) */

/* 1 + the shape of that name; 0: there is none. */
static size_t find_shape(const struct sqlc_file *f, struct view name)
{
    for (size_t i = 0; i < f->nshapes; i++)
        if (same_text(view_of(f->shapes[i].name), name))
            return i + 1;
    return 0;
}

/* Is a column, or a shape among the columns, called so? */
static bool has_name(const struct sqlc_file *f, const struct sqlc_column *list, size_t n, struct view name)
{
    for (size_t i = 0; i < n; i++)
        if (same_text(view_of(list[i].of ? f->shapes[list[i].of - 1].name : list[i].name), name))
            return true;
    return false;
}

/* The columns of a shape (1 + its number), of the statement being read: all it gives, or among others (`among`). */
static bool take_shape(struct reader *r, size_t shape, bool among)
{
    struct sqlc_statement *s = &r->now;
    struct sqlc_shape *from = &r->file->shapes[shape - 1];
    if (has_name(r->file, s->columns, s->ncolumns, view_of(from->name)))
        return sqlc_wrong(r->file, s->line, "%s: duplicate name %s", s->name, from->name);
    if (s->ncolumns + from->ncolumns > SQLC_COLUMNS)
        return sqlc_wrong(r->file, s->line, "%s: more than %d columns", s->name, SQLC_COLUMNS);
    for (size_t i = 0; i < from->ncolumns; i++) {
        s->columns[s->ncolumns] = from->columns[i];
        s->columns[s->ncolumns++].of = among ? shape : 0;
    }
    s->shape = among ? 0 : shape;
    from->viewed |= !r->shape && s->kind == SQLC_EACH;
    from->taken |= !r->shape && s->kind != SQLC_EACH;
    return true;
}

static bool read_column(struct reader *r, struct view item, struct sqlc_column *list, size_t *n)
{
    int line = r->now.line;
    const char *p = item.p, *end = item.p + item.n;
    struct view name = take_name(&p, end), type = take_name(&p, end);
    bool null_ok = p < end && *p == '?';

    if (*n == SQLC_COLUMNS)
        return sqlc_wrong(r->file, line, "%s: more than %d columns", r->now.name, SQLC_COLUMNS);
    if (!good_name(name) || trimmed(p + null_ok, end).n)
        return sqlc_wrong(r->file, line, "%s: expected `name type` but found `%.*s`", r->now.name, (int)item.n, item.p);
    if (has_name(r->file, list, *n, name))
        return sqlc_wrong(r->file, line, "%s: duplicate name %.*s", r->now.name, (int)name.n, name.p);
    int found = -1;
    for (int i = 0; i < (int)(sizeof type_names / sizeof *type_names); i++)
        if (type.n == strlen(type_names[i]) && !memcmp(type_names[i], type.p, type.n))
            found = i;
    if (found < 0)
        return sqlc_wrong(
            r->file, line, "%s: unknown type `%.*s` of %.*s", r->now.name, (int)type.n, type.p, (int)name.n, name.p);
    if (found == SQLC_REAL && null_ok)
        return sqlc_wrong(r->file, line, "%s: a real cannot be NULL (%.*s)", r->now.name, (int)name.n, name.p);
    struct sqlc_column *c = &list[(*n)++];
    memcpy(c->name, name.p, name.n);
    c->name[name.n] = 0;
    c->type = (enum sqlc_type)found;
    c->null_ok = null_ok;
    return true;
}

/* Reads "(a type, b type?)" at *p, among them shapes (`session`) where it lists columns; *ret_whole is false
 * while the closing parenthesis is on a later line. */
static bool read_list(
    struct reader *r, const char **p, const char *end, struct sqlc_column *list, size_t *n, bool *ret_whole)
{
    const char *from = *p + 1, *close = memchr(from, ')', (size_t)(end - from));
    *ret_whole = close != NULL;
    *n = 0;
    if (!close)
        return true;
    *p = close + 1;
    if (trimmed(from, close).n == 0)
        return true;
    while (from <= close) {
        const char *comma = memchr(from, ',', (size_t)(close - from));
        const char *stop = comma ? comma : close;
        struct view item = trimmed(from, stop);
        size_t shape = list == r->now.columns ? find_shape(r->file, item) : 0;
        if (shape ? !take_shape(r, shape, true) : !read_column(r, item, list, n))
            return false;
        from = stop + 1;
    }
    return true;
}

/* What stands behind `->`, or behind the name of a shape: a list of columns, or the name of a shape. */
static bool read_result(struct reader *r, const char *p, const char *end)
{
    struct sqlc_statement *s = &r->now;
    bool whole = true;
    if (*p != '(') {
        struct view name = take_name(&p, end);
        size_t shape = find_shape(r->file, name);
        if (!shape)
            return sqlc_wrong(r->file, s->line, "%s: expected `(` or a shape after `->`", s->name);
        if (!take_shape(r, shape, false))
            return false;
    } else if (!read_list(r, &p, end, s->columns, &s->ncolumns, &whole)) {
        return false;
    }
    if (whole && trimmed(p, end).n)
        return sqlc_wrong(r->file, s->line, "%s: text after the signature", s->name);
    if (whole && s->ncolumns == 0 && r->shape)
        return sqlc_wrong(r->file, s->line, "%s: a shape without columns", s->name);
    if (whole && s->ncolumns == 0)
        return sqlc_wrong(r->file, s->line, "%s: :%s without result columns", s->name, sqlc_kind_names[s->kind]);
    if (whole && !s->shape && !r->shape && find_shape(r->file, view_of(s->name)))
        return sqlc_wrong(r->file, s->line, "%s: is the name of a shape, and gives another", s->name);
    r->signed_off = whole;
    return true;
}

/* Looks whether the signature collected so far is whole; an unfinished one waits for the next comment line. */
static bool read_signature(struct reader *r)
{
    struct sqlc_statement *s = &r->now;
    const char *p = r->signature, *end = p + r->signature_n;
    bool whole = true;
    take_name(&p, end);
    p = memchr(p, ':', (size_t)(end - p));
    p++;
    take_name(&p, end);
    struct view rest = trimmed(p, end);
    p = rest.p;
    if (rest.n && *p == '(' && !read_list(r, &p, end, s->params, &s->nparams, &whole))
        return false;
    if (!whole)
        return true;
    rest = trimmed(p, end);
    p = rest.p;
    bool arrow = rest.n >= 2 && p[0] == '-' && p[1] == '>';
    if (rest.n && !arrow && !(rest.n == 1 && *p == '-'))
        return sqlc_wrong(r->file, s->line, "%s: expected `->` but found `%.*s`", s->name, (int)rest.n, rest.p);
    if (!arrow) {
        r->signed_off = !gives_rows(s->kind) && rest.n == 0;
        return true;
    }
    if (!gives_rows(s->kind))
        return sqlc_wrong(r->file, s->line, "%s: :%s has no result columns", s->name, sqlc_kind_names[s->kind]);
    rest = trimmed(p + 2, end);
    p = rest.p;
    if (rest.n == 0)
        return true;
    return read_result(r, p, end);
}

static bool looks_signed(struct view c, struct view *ret_name, struct view *ret_kind)
{
    const char *p = c.p, *end = c.p + c.n;
    *ret_name = take_name(&p, end);
    while (p < end && is_blank(*p))
        p++;
    if (ret_name->n == 0 || p == end || *p != ':' || p + 1 == end || !is_word(p[1]))
        return false;
    p++;
    *ret_kind = take_name(&p, end);
    return ret_kind->n && (p == end || is_blank(*p) || *p == '(');
}

static bool unfinished(struct reader *r)
{
    const char *what = r->shape   ? "the shape is not complete"
                       : r->sql_n ? "missing `;`"
                                  : "signature without a statement";
    return sqlc_wrong(r->file, r->now.line, "%s: %s", r->now.name, what);
}

/* "shape name (…": *ret_columns is what follows the name. */
static bool looks_shape(struct view c, struct view *ret_name, const char **ret_columns)
{
    const char *p = c.p, *end = c.p + c.n;
    struct view word = take_name(&p, end);
    *ret_name = take_name(&p, end);
    while (p < end && is_blank(*p))
        p++;
    *ret_columns = p;
    return same_text(word, view_of("shape")) && ret_name->n && p < end && *p == '(';
}

/* Adds the lines of a shape up to its `)`. */
static bool read_shape(struct reader *r)
{
    struct sqlc_file *f = r->file;
    if (!read_result(r, r->signature, r->signature + r->signature_n))
        return false;
    if (!r->signed_off)
        return true;
    f->shapes = realloc(f->shapes, (f->nshapes + 1) * sizeof *f->shapes);
    if (!f->shapes)
        abort();
    struct sqlc_shape *shape = &f->shapes[f->nshapes++];
    *shape = (struct sqlc_shape){ .line = r->now.line, .ncolumns = r->now.ncolumns };
    memcpy(shape->name, r->now.name, sizeof shape->name);
    memcpy(shape->columns, r->now.columns, sizeof shape->columns);
    r->open = r->shape = false;
    return true;
}

/* One more line of a signature or a shape. */
static bool more_signature(struct reader *r, struct view line)
{
    if (r->signature_n + line.n + 2 >= SQLC_SIGNATURE)
        return sqlc_wrong(r->file, r->line, "%s: the signature is too long", r->now.name);
    if (r->signature_n)
        r->signature[r->signature_n++] = ' ';
    memcpy(r->signature + r->signature_n, line.p, line.n);
    r->signature_n += line.n;
    r->signed_off = false;
    return r->shape ? read_shape(r) : read_signature(r);
}

static bool begin_shape(struct reader *r, struct view comment, struct view name, const char *columns)
{
    struct view rest = { columns, (size_t)(comment.p + comment.n - columns) };
    if (r->open)
        return unfinished(r);
    memset(&r->now, 0, sizeof r->now);
    r->now.line = r->line;
    if (!good_name(name))
        return sqlc_wrong(r->file, r->line, "a shape's name is short lower case: `%.*s`", (int)name.n, name.p);
    if (find_shape(r->file, name))
        return sqlc_wrong(r->file, r->line, "duplicate shape %.*s, first in line %d", (int)name.n, name.p,
            r->file->shapes[find_shape(r->file, name) - 1].line);
    for (size_t i = 0; i < r->file->n; i++)
        if (same_text(view_of(r->file->at[i].name), name))
            return sqlc_wrong(
                r->file, r->line, "%.*s: a shape stands before the statements that give it", (int)name.n, name.p);
    memcpy(r->now.name, name.p, name.n);
    r->open = r->shape = true;
    r->signature_n = 0;
    return more_signature(r, rest);
}

static bool begin_statement(struct reader *r, struct view comment, struct view name, struct view kind)
{
    if (r->open)
        return unfinished(r);
    memset(&r->now, 0, sizeof r->now);
    r->now.line = r->line;
    if (!good_name(name))
        return sqlc_wrong(r->file, r->line, "a statement's name is short lower case: `%.*s`", (int)name.n, name.p);
    memcpy(r->now.name, name.p, name.n);
    for (size_t i = 0; i < r->file->n; i++)
        if (!strcmp(r->file->at[i].name, r->now.name))
            return sqlc_wrong(
                r->file, r->line, "duplicate name %s, first in line %d", r->now.name, r->file->at[i].line);
    int found = -1;
    for (int i = 0; i < (int)(sizeof sqlc_kind_names / sizeof *sqlc_kind_names); i++)
        if (kind.n == strlen(sqlc_kind_names[i]) && !memcmp(sqlc_kind_names[i], kind.p, kind.n))
            found = i;
    if (found < 0)
        return sqlc_wrong(r->file, r->line, "%s: unknown kind `:%.*s`", r->now.name, (int)kind.n, kind.p);
    r->now.kind = (enum sqlc_kind)found;
    r->open = true;
    r->signature_n = 0;
    return more_signature(r, comment);
}

/* One `-- comment` line between statements: a signature, its continuation, or documentation. */
static bool read_comment(struct reader *r, struct view comment)
{
    struct view name, kind;
    const char *columns;
    if (looks_signed(comment, &name, &kind) && (!r->open || r->signed_off))
        return begin_statement(r, comment, name, kind);
    if (looks_shape(comment, &name, &columns) && (!r->open || r->signed_off))
        return begin_shape(r, comment, name, columns);
    if (!r->open)
        return true; /* about the file */
    if (r->signed_off) {
        if (!r->sql_n) {
            add(&r->doc, &r->doc_n, comment.p, comment.n);
            add(&r->doc, &r->doc_n, "\n", 1);
        }
        return true;
    }
    return more_signature(r, comment);
}

static bool end_statement(struct reader *r)
{
    while (r->sql_n && is_blank(r->sql[r->sql_n - 1]))
        r->sql[--r->sql_n] = 0;
    r->now.sql = r->sql;
    r->now.doc = r->doc;
    if (!sqlc_check(r->file, &r->now))
        return false;
    struct sqlc_file *f = r->file;
    f->at = realloc(f->at, (f->n + 1) * sizeof *f->at);
    if (!f->at)
        abort();
    f->at[f->n++] = r->now;
    r->sql = r->doc = NULL;
    r->sql_n = r->doc_n = 0;
    r->open = false;
    return true;
}

/* ---- the file */

/* Copies quoted text as it stands; doubled quotes come out right because each half is read as a text of its own. */
static bool read_quoted(struct reader *r)
{
    const char *from = r->p;
    int line = r->line;
    for (r->p++; r->p < r->end && *r->p != *from; r->p++)
        r->line += *r->p == '\n';
    if (r->p == r->end)
        return sqlc_wrong(r->file, line, "%s: the quote is not closed", r->now.name);
    r->p++;
    add(&r->sql, &r->sql_n, from, (size_t)(r->p - from));
    return true;
}

static bool read_block_comment(struct reader *r)
{
    int line = r->line;
    for (r->p += 2; r->p + 1 < r->end && !(r->p[0] == '*' && r->p[1] == '/'); r->p++)
        r->line += *r->p == '\n';
    if (r->p + 1 >= r->end)
        return sqlc_wrong(r->file, line, "the comment is not closed");
    r->p += 2;
    if (r->sql_n)
        add(&r->sql, &r->sql_n, " ", 1);
    return true;
}

static bool read_line_comment(struct reader *r)
{
    const char *stop = memchr(r->p, '\n', (size_t)(r->end - r->p));
    stop = stop ? stop : r->end;
    struct view comment = trimmed(r->p + 2, stop);
    r->p = stop;
    return read_comment(r, comment);
}

static bool read_sql(struct reader *r)
{
    if (!r->open)
        return sqlc_wrong(r->file, r->line, "statement without a signature");
    if (!r->signed_off)
        return r->shape ? unfinished(r)
                        : sqlc_wrong(r->file, r->now.line, "%s: the signature is not complete", r->now.name);
    if (*r->p == ';') {
        r->p++;
        return r->sql_n ? end_statement(r) : unfinished(r);
    }
    if (*r->p == '\'' || *r->p == '"')
        return read_quoted(r);
    if (*r->p == 0)
        return sqlc_wrong(r->file, r->line, "a zero byte");
    add(&r->sql, &r->sql_n, r->p++, 1);
    return true;
}

static bool read_piece(struct reader *r)
{
    bool two = r->p + 1 < r->end;
    if (two && r->p[0] == '-' && r->p[1] == '-')
        return read_line_comment(r);
    if (two && r->p[0] == '/' && r->p[1] == '*')
        return read_block_comment(r);
    if (!is_blank(*r->p))
        return read_sql(r);
    r->line += *r->p == '\n';
    if (r->sql_n)
        add(&r->sql, &r->sql_n, r->p, 1);
    r->p++;
    return true;
}

/* Who gives a shape also gives those in it, which stand before it. */
static bool close_shapes(struct sqlc_file *f)
{
    for (size_t i = f->nshapes; i-- > 0;) {
        const struct sqlc_shape *shape = &f->shapes[i];
        if (!shape->taken && !shape->viewed)
            return sqlc_wrong(f, shape->line, "%s: no statement gives this shape", shape->name);
        for (size_t k = 0; k < shape->ncolumns; k++)
            if (shape->columns[k].of) {
                f->shapes[shape->columns[k].of - 1].taken |= shape->taken;
                f->shapes[shape->columns[k].of - 1].viewed |= shape->viewed;
            }
    }
    return true;
}

bool sqlc_parse(const char *text, size_t n, struct sqlc_file *ret_file)
{
    memset(ret_file, 0, sizeof *ret_file);
    struct reader *r = calloc(1, sizeof *r);
    if (!r)
        abort();
    *r = (struct reader){ .file = ret_file, .p = text, .end = text + n, .line = 1 };
    bool good = true;
    while (good && r->p < r->end)
        good = read_piece(r);
    if (good && r->open)
        good = unfinished(r);
    good = good && close_shapes(ret_file);
    free(r->sql);
    free(r->doc);
    if (r->open)
        free(r->now.many); /* refused half-way */
    free(r);
    return good;
}

void sqlc_free(struct sqlc_file *f)
{
    for (size_t i = 0; i < f->n; i++) {
        free(f->at[i].sql);
        free(f->at[i].many);
        free(f->at[i].doc);
    }
    free(f->at);
    free(f->shapes);
    memset(f, 0, sizeof *f);
}
