/* piece: how tools/sqlc cuts text: words, blanks and pieces of SQL. Shared by parse.c (signatures and the file) and
 * statement.c (checks of a whole statement). */
#pragma once
#include "tools/sqlc/sqlc.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct view {
    const char *p;
    size_t n;
};

#define SQLC_HELP static inline __attribute__((unused))

SQLC_HELP bool is_word(char c) { return isalnum((unsigned char)c) || c == '_'; }
SQLC_HELP bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

SQLC_HELP struct view trimmed(const char *p, const char *end)
{
    while (p < end && is_blank(*p))
        p++;
    while (end > p && is_blank(end[-1]))
        end--;
    return (struct view){ p, (size_t)(end - p) };
}

/* Is the word z, in capitals or not? */
SQLC_HELP bool same_word(struct view w, const char *z) { return w.n == strlen(z) && strncasecmp(w.p, z, w.n) == 0; }

SQLC_HELP bool same_text(struct view a, struct view b) { return a.n == b.n && memcmp(a.p, b.p, a.n) == 0; }

SQLC_HELP struct view view_of(const char *z) { return (struct view){ z, strlen(z) }; }

/* Text that grows; ended by a NUL. */
SQLC_HELP void add(char **text, size_t *n, const char *p, size_t more)
{
    *text = realloc(*text, *n + more + 1);
    if (!*text)
        abort();
    memcpy(*text + *n, p, more);
    *n += more;
    (*text)[*n] = 0;
}

SQLC_HELP bool gives_rows(enum sqlc_kind kind) { return kind == SQLC_ONE || kind == SQLC_MANY || kind == SQLC_EACH; }

extern const char *const sqlc_kind_names[];

/* false: f->error says in the file's words what is wrong in `line`. */
bool sqlc_wrong(struct sqlc_file *f, int line, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* Checks s->sql against the signature; of what writes it makes s->many. */
bool sqlc_check(struct sqlc_file *f, struct sqlc_statement *s);
