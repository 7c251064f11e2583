/* sqlc/parse: reads a .sql file with signatures (src/db/README.md) and checks it: names, types,
 * parameters, columns. It knows no SQL grammar beyond quotes, comments, parentheses and where a result list begins. */
#include "tools/sqlc/sqlc.h"
#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

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

struct view {
    const char *p;
    size_t n;
};

static const char *const type_names[SQLC_TYPES] = { "id", "int", "bool", "real", "text", "day", "instant", "clock",
    "bytes", "secret" };
static const char *const kind_names[] = { "one", "many", "exec", "count", "each", "add" };

static bool wrong(struct reader *r, int line, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
static bool wrong(struct reader *r, int line, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(r->file->error, sizeof r->file->error, fmt, ap);
    va_end(ap);
    r->file->error_line = line;
    return false;
}

static void add(char **text, size_t *n, const char *p, size_t more)
{
    *text = realloc(*text, *n + more + 1);
    if (!*text)
        abort();
    memcpy(*text + *n, p, more);
    *n += more;
    (*text)[*n] = 0;
}

static bool is_word(char c) { return isalnum((unsigned char)c) || c == '_'; }
static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static struct view trimmed(const char *p, const char *end)
{
    while (p < end && is_blank(*p))
        p++;
    while (end > p && is_blank(end[-1]))
        end--;
    return (struct view){ p, (size_t)(end - p) };
}

static bool same_word(struct view w, const char *z) { return w.n == strlen(z) && strncasecmp(w.p, z, w.n) == 0; }

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
        return wrong(r, line, "%s: more than %d columns", r->now.name, SQLC_COLUMNS);
    if (!good_name(name) || trimmed(p + null_ok, end).n)
        return wrong(r, line, "%s: expected `name type` but found `%.*s`", r->now.name, (int)item.n, item.p);
    for (size_t i = 0; i < *n; i++)
        if (strlen(list[i].name) == name.n && !memcmp(list[i].name, name.p, name.n))
            return wrong(r, line, "%s: duplicate name %.*s", r->now.name, (int)name.n, name.p);
    int found = -1;
    for (int i = 0; i < SQLC_TYPES; i++)
        if (type.n == strlen(type_names[i]) && !memcmp(type_names[i], type.p, type.n))
            found = i;
    if (found < 0)
        return wrong(r, line, "%s: unknown type `%.*s` of %.*s", r->now.name, (int)type.n, type.p, (int)name.n, name.p);
    if (found == SQLC_REAL && null_ok)
        return wrong(r, line, "%s: a real cannot be NULL (%.*s)", r->now.name, (int)name.n, name.p);
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

static bool gives_rows(enum sqlc_kind kind) { return kind == SQLC_ONE || kind == SQLC_MANY || kind == SQLC_EACH; }

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
        return wrong(r, s->line, "%s: expected `->` but found `%.*s`", s->name, (int)rest.n, rest.p);
    if (!arrow) {
        r->signed_off = !gives_rows(s->kind) && rest.n == 0;
        return true;
    }
    if (!gives_rows(s->kind))
        return wrong(r, s->line, "%s: :%s has no result columns", s->name, kind_names[s->kind]);
    rest = trimmed(p + 2, end);
    p = rest.p;
    if (rest.n == 0)
        return true;
    if (*p != '(')
        return wrong(r, s->line, "%s: expected `(` after `->`", s->name);
    if (!read_list(r, &p, end, s->columns, &s->ncolumns, &whole))
        return false;
    if (whole && trimmed(p, end).n)
        return wrong(r, s->line, "%s: text after the signature", s->name);
    if (whole && s->ncolumns == 0)
        return wrong(r, s->line, "%s: :%s without result columns", s->name, kind_names[s->kind]);
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
        return wrong(r, r->now.line, r->sql_n ? "%s: missing `;`" : "%s: signature without a statement", r->now.name);
    memset(&r->now, 0, sizeof r->now);
    r->now.line = r->line;
    if (!good_name(name))
        return wrong(r, r->line, "a statement's name is short lower case: `%.*s`", (int)name.n, name.p);
    memcpy(r->now.name, name.p, name.n);
    for (size_t i = 0; i < r->file->n; i++)
        if (!strcmp(r->file->at[i].name, r->now.name))
            return wrong(r, r->line, "duplicate name %s, first in line %d", r->now.name, r->file->at[i].line);
    int found = -1;
    for (int i = 0; i < (int)(sizeof kind_names / sizeof *kind_names); i++)
        if (kind.n == strlen(kind_names[i]) && !memcmp(kind_names[i], kind.p, kind.n))
            found = i;
    if (found < 0)
        return wrong(r, r->line, "%s: unknown kind `:%.*s`", r->now.name, (int)kind.n, kind.p);
    if (comment.n + 1 >= SQLC_SIGNATURE)
        return wrong(r, r->line, "%s: the signature is too long", r->now.name);
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
        return wrong(r, r->line, "%s: the signature is too long", r->now.name);
    r->signature[r->signature_n++] = ' ';
    memcpy(r->signature + r->signature_n, comment.p, comment.n);
    r->signature_n += comment.n;
    return read_signature(r);
}

/* ---- checks of a whole statement */

/* The next word or sign of the SQL; quoted text is one piece. Empty at the end. */
static struct view next_piece(const char **p)
{
    while (is_blank(**p))
        (*p)++;
    struct view w = { *p, 0 };
    if (**p == '\'' || **p == '"') {
        char quote = *(*p)++;
        while (**p && **p != quote)
            (*p)++;
        *p += **p != 0;
    } else if (is_word(**p)) {
        while (is_word(**p))
            (*p)++;
    } else if (**p) {
        (*p)++;
    }
    w.n = (size_t)(*p - w.p);
    return w;
}

/* Counts the items of the result list that starts at p; -1 when a `*` hides the number. */
static int count_items(const char *p)
{
    int depth = 0, items = 1;
    struct view before = { "", 0 }, w;
    bool item_starts = true;
    while ((w = next_piece(&p)).n) {
        const char *ahead = p;
        struct view after = next_piece(&ahead);
        if (*w.p == '(')
            depth++;
        else if (*w.p == ')')
            depth--;
        else if (depth == 0 && *w.p == '*' && (item_starts || *before.p == '.') &&
                 (after.n == 0 || *after.p == ',' || same_word(after, "from")))
            return -1;
        else if (depth == 0 && ((same_word(w, "from") && !same_word(before, "distinct")) || same_word(w, "where") ||
                                   same_word(w, "union") || same_word(w, "except") || same_word(w, "intersect") ||
                                   same_word(w, "order") || same_word(w, "limit") || same_word(w, "group")))
            break;
        item_starts = depth == 0 && *w.p == ',';
        items += item_starts;
        before = w;
    }
    return items;
}

/* Number of result columns: 0 = the statement gives none, -1 = cannot be seen. */
static int result_columns(const char *sql, bool *ret_select)
{
    int depth = 0;
    bool verb = false;
    struct view w;
    const char *p = sql;
    *ret_select = false;
    while ((w = next_piece(&p)).n) {
        depth += *w.p == '(';
        depth -= *w.p == ')';
        if (depth)
            continue;
        if (!verb && (same_word(w, "select") || same_word(w, "values"))) {
            *ret_select = true;
            return same_word(w, "select") ? count_items(p) : -1;
        }
        verb = verb || same_word(w, "insert") || same_word(w, "update") || same_word(w, "delete");
        if (same_word(w, "returning"))
            return count_items(p);
    }
    return 0;
}

static bool check_columns(struct reader *r)
{
    const struct sqlc_statement *s = &r->now;
    bool select;
    int seen = result_columns(s->sql, &select);
    if (!gives_rows(s->kind))
        return seen == 0 || wrong(r, s->line, "%s: :%s but the statement gives columns", s->name, kind_names[s->kind]);
    if (seen == 0)
        return wrong(r, s->line, "%s: :%s but the statement gives no columns", s->name, kind_names[s->kind]);
    if (seen > 0 && (size_t)seen != s->ncolumns)
        return wrong(
            r, s->line, "%s: the signature names %zu columns, the statement gives %d", s->name, s->ncolumns, seen);
    if (s->kind == SQLC_EACH && !select)
        return wrong(r, s->line, "%s: :each only reads", s->name);
    return true;
}

static bool check_params(struct reader *r)
{
    const struct sqlc_statement *s = &r->now;
    bool used[SQLC_COLUMNS + 1] = { false };
    int line = s->line;
    struct view w;
    for (const char *p = s->sql; (w = next_piece(&p)).n;) {
        if (*w.p == '?')
            return wrong(r, line, "%s: write $1, not ?", s->name);
        if (*w.p == ':' && *p == ':')
            return wrong(r, line, "%s: write CAST(x AS type), not x::type", s->name);
        if (*w.p != '$')
            continue;
        char *end;
        unsigned long number = isdigit((unsigned char)*p) ? strtoul(p, &end, 10) : 0;
        if (number == 0 || number > s->nparams)
            return wrong(r, line, "%s: $%lu has no parameter (there are %zu)", s->name, number, s->nparams);
        used[number] = true;
        p = end;
    }
    for (size_t i = 1; i <= s->nparams; i++)
        if (!used[i])
            return wrong(r, line, "%s: parameter $%zu %s is never used", s->name, i, s->params[i - 1].name);
    return true;
}

/* The list of values of an INSERT: from its `(` to behind its `)`. False: there is none, or a parameter stands
 * elsewhere. */
static bool find_values(const char *sql, const char **ret_from, const char **ret_end)
{
    const char *p = sql, *values = NULL, *end = NULL;
    struct view w = next_piece(&p);
    bool insert = same_word(w, "insert");
    int depth = 0;
    while (insert && (w = next_piece(&p)).n) {
        depth += *w.p == '(';
        depth -= *w.p == ')';
        if (!values && depth == 0 && same_word(w, "values"))
            values = p;
        else if (values && !end && depth == 0)
            end = p;
        else if (*w.p == '$' && (!values || end))
            return false;
    }
    *ret_from = values;
    *ret_end = end;
    return end && *trimmed(values, end).p == '(' && *trimmed(end, end + strlen(end)).p != ',';
}

/* INSERT INTO t (…) VALUES ($1, 0, …) … becomes INSERT INTO t (…) SELECT added.p1, 0, … FROM unnest($1, …) AS added(p1,
 * …) … */
static bool make_many(struct reader *r)
{
    struct sqlc_statement *s = &r->now;
    const char *from, *end;
    size_t n = 0;
    struct view w;
    if (s->nparams == 0 || !find_values(s->sql, &from, &end))
        return wrong(r, s->line,
            "%s: :add takes INSERT INTO … VALUES (…) with all parameters in its one list of values", s->name);
    add(&s->many, &n, s->sql, (size_t)(from - s->sql) - strlen("VALUES"));
    add(&s->many, &n, "SELECT ", 7);
    struct view list = trimmed(from, end);
    const char *p = list.p + 1, *last = list.p + 1, *close = list.p + list.n - 1;
    while ((w = next_piece(&p)).n && w.p < close)
        if (*w.p == '$') {
            add(&s->many, &n, last, (size_t)(w.p - last));
            add(&s->many, &n, "added.p", 7);
            last = p;
        }
    add(&s->many, &n, last, (size_t)(close - last));
    for (int pass = 0; pass < 2; pass++) {
        add(&s->many, &n, pass ? ") AS added(" : " FROM unnest(", pass ? 11 : 13);
        for (size_t i = 1; i <= s->nparams; i++) {
            char text[30];
            int wrote = snprintf(text, sizeof text, "%s%s%zu", i > 1 ? ", " : "", pass ? "p" : "$", i);
            add(&s->many, &n, text, (size_t)wrote);
        }
    }
    add(&s->many, &n, ")", 1);
    add(&s->many, &n, end, strlen(end));
    return true;
}

static bool end_statement(struct reader *r)
{
    while (r->sql_n && is_blank(r->sql[r->sql_n - 1]))
        r->sql[--r->sql_n] = 0;
    r->now.sql = r->sql;
    r->now.doc = r->doc;
    if (!check_columns(r) || !check_params(r) || (r->now.kind == SQLC_ADD && !make_many(r)))
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
        return wrong(r, line, "%s: the quote is not closed", r->now.name);
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
        return wrong(r, line, "the comment is not closed");
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
        return wrong(r, r->line, "statement without a signature");
    if (!r->signed_off)
        return wrong(r, r->now.line, "%s: the signature is not complete", r->now.name);
    if (*r->p == ';') {
        r->p++;
        return r->sql_n ? end_statement(r) : wrong(r, r->now.line, "%s: signature without a statement", r->now.name);
    }
    if (*r->p == '\'' || *r->p == '"')
        return read_quoted(r);
    if (*r->p == 0)
        return wrong(r, r->line, "a zero byte");
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
        good = wrong(r, r->now.line, r->sql_n ? "%s: missing `;`" : "%s: signature without a statement", r->now.name);
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
