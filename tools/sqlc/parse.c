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
    bool signed_off; /* its signature is complete */
    char signature[SQLC_SIGNATURE];
    size_t signature_n;
    char *sql, *doc;
    size_t sql_n, doc_n;
    struct sqlc_statement now;
};

static const char *const type_names[SQLC_TYPES] = { "id", "int", "bool", "real", "text", "day", "instant", "clock",
    "bytes", "secret" };
const char *const sqlc_kind_names[] = { "one", "many", "exec", "count", "each", "add" };

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
    for (size_t i = 0; i < *n; i++)
        if (strlen(list[i].name) == name.n && !memcmp(list[i].name, name.p, name.n))
            return sqlc_wrong(r->file, line, "%s: duplicate name %.*s", r->now.name, (int)name.n, name.p);
    int found = -1;
    for (int i = 0; i < SQLC_TYPES; i++)
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

/* Reads "(a type, b type?)" at *p; *ret_whole is false while the closing parenthesis is on a later line. */
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
        if (!read_column(r, trimmed(from, stop), list, n))
            return false;
        from = stop + 1;
    }
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
    if (*p != '(')
        return sqlc_wrong(r->file, s->line, "%s: expected `(` after `->`", s->name);
    if (!read_list(r, &p, end, s->columns, &s->ncolumns, &whole))
        return false;
    if (whole && trimmed(p, end).n)
        return sqlc_wrong(r->file, s->line, "%s: text after the signature", s->name);
    if (whole && s->ncolumns == 0)
        return sqlc_wrong(r->file, s->line, "%s: :%s without result columns", s->name, sqlc_kind_names[s->kind]);
    r->signed_off = whole;
    return true;
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

static bool begin_statement(struct reader *r, struct view comment, struct view name, struct view kind)
{
    if (r->open)
        return sqlc_wrong(
            r->file, r->now.line, r->sql_n ? "%s: missing `;`" : "%s: signature without a statement", r->now.name);
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
    if (comment.n + 1 >= SQLC_SIGNATURE)
        return sqlc_wrong(r->file, r->line, "%s: the signature is too long", r->now.name);
    r->now.kind = (enum sqlc_kind)found;
    r->open = true;
    r->signed_off = false;
    memcpy(r->signature, comment.p, comment.n);
    r->signature_n = comment.n;
    return read_signature(r);
}

/* One `-- comment` line between statements: a signature, its continuation, or documentation. */
static bool read_comment(struct reader *r, struct view comment)
{
    struct view name, kind;
    if (looks_signed(comment, &name, &kind) && (!r->open || r->signed_off))
        return begin_statement(r, comment, name, kind);
    if (!r->open)
        return true; /* about the file */
    if (r->signed_off) {
        if (!r->sql_n) {
            add(&r->doc, &r->doc_n, comment.p, comment.n);
            add(&r->doc, &r->doc_n, "\n", 1);
        }
        return true;
    }
    if (r->signature_n + comment.n + 2 >= SQLC_SIGNATURE)
        return sqlc_wrong(r->file, r->line, "%s: the signature is too long", r->now.name);
    r->signature[r->signature_n++] = ' ';
    memcpy(r->signature + r->signature_n, comment.p, comment.n);
    r->signature_n += comment.n;
    return read_signature(r);
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
        return sqlc_wrong(r->file, r->now.line, "%s: the signature is not complete", r->now.name);
    if (*r->p == ';') {
        r->p++;
        return r->sql_n ? end_statement(r)
                        : sqlc_wrong(r->file, r->now.line, "%s: signature without a statement", r->now.name);
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
        good = sqlc_wrong(
            r->file, r->now.line, r->sql_n ? "%s: missing `;`" : "%s: signature without a statement", r->now.name);
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
    memset(f, 0, sizeof *f);
}
