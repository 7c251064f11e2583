/* tplc: compiles a template (one .html) to a C file and its header. Not a general template language: what it
 * cannot prove safe it refuses, with file and line. The language is described in src/html/README.md.
 *   tplc.c (main)  template.c blocks.c table.c ({% … %} blocks)  expr.c ({{ … }} to C)  markup.c (what HTML allows
 * where)  text.c (memory, errors) */
#pragma once
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

struct span {
    const char *p;
    size_t n;
}; /* a piece of the source; never terminated */
struct text {
    char *p;
    size_t n, cap;
}; /* grows; always terminated once written */

/* Where in the HTML the reader of the source stands. */
enum place { PLACE_TEXT, PLACE_TAG, PLACE_VALUE };
enum value_kind { VALUE_PLAIN, VALUE_ADDRESS, VALUE_WORDS }; /* WORDS: read by people, so never a literal */
enum { MAX_OPEN = 64, MAX_ATTRS = 32 };

struct markup {
    enum place place;
    char quote;            /* of the value */
    struct span tag, attr; /* being read */
    enum value_kind value;
    bool value_literal, value_dynamic; /* what the value has held so far */
    struct span attrs[MAX_ATTRS];
    size_t nattrs;
    struct span open[MAX_OPEN];
    size_t nopen; /* elements not yet closed */
    size_t floor; /* those below belong to an outer block */
    bool blank;   /* the last literal byte written was white space */
};

enum expr_kind {
    EXPR_VALUE,   /* a C value, escaped by its type */
    EXPR_LTR,     /* localized numbers: isolated left to right on pages that run the other way */
    EXPR_AUTO,    /* localized words with numbers: isolated, direction by its letters */
    EXPR_ADDRESS, /* struct url */
    EXPR_MARKUP,  /* a call that writes markup itself: icon(), bdi() */
    EXPR_LITERAL, /* "…" : an argument only */
};
struct expr {
    enum expr_kind kind;
    const char *c;
    bool pointer;
}; /* pointer: the bare name of one */

enum token_kind { TOKEN_NAME, TOKEN_INT, TOKEN_STRING, TOKEN_SIGN, TOKEN_END };
struct token {
    enum token_kind kind;
    struct span s;
};

struct symbol {
    struct span name;
    bool pointer;
};
struct chunk;
struct table;
enum { MAX_SYMBOLS = 64, MAX_LOOPS = 16 };
struct tplc {
    const char *file; /* as named in messages and #line */
    const char *src, *at, *end;
    struct token token; /* look-ahead of the expression being read */
    struct markup markup;
    struct symbol symbols[MAX_SYMBOLS];
    size_t nsymbols;
    size_t loops; /* counters so far in this page or part */
    size_t loop_now[MAX_LOOPS], nloop_now;
    struct text includes, head, body, literal; /* header's includes and declarations; code; markup not yet written */
    struct table *table;                       /* being read; they do not nest */
    struct text columns;                       /* the code of its head */
    bool own;                                  /* markup is written by {% table %} itself */
    char error[400];
    struct chunk *chunks;
    jmp_buf refused;
};

/* Compiles n bytes; *ret_c and *ret_h are malloc'ed texts. header: file name of the header, for the #include.
 * False: *ret_error says "file:line: why" (malloc'ed) and nothing else is written. */
bool tplc_compile(
    const char *file, const char *src, size_t n, const char *header, char **ret_c, char **ret_h, char **ret_error);

/* text.c */
_Noreturn void refuse(struct tplc *t, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
char *keep(struct tplc *t, size_t n); /* n+1 zeroed bytes until the end of the compilation */
const char *keepf(struct tplc *t, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void forget(struct tplc *t);
void text_forget(struct text *x);
void text_put(struct text *x, const char *p, size_t n);
void text_fmt(struct text *x, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
bool span_is(struct span s, const char *z);
bool span_same(struct span a, struct span b);
bool span_in(struct span s, const char *words); /* one of the blank-separated words */
int line_now(const struct tplc *t);

/* expr.c: reads tokens from t->at. */
void token_next(struct tplc *t);
bool token_is(const struct tplc *t, const char *sign_or_name);
void token_want(struct tplc *t, const char *z);
struct span token_name(struct tplc *t, const char *what);
struct expr expr_read(struct tplc *t);
const char *expr_address(struct tplc *t);            /* route(args) or a path of type struct url */
const char *expr_value(struct tplc *t);              /* any expression that is a value, as C */
const char *expr_list(struct tplc *t);               /* a list; a pointer to one is followed */
const char *args_read(struct tplc *t);               /* "(a, b)" -> ", A, B"; the "(" is the current token */
const char *c_string(struct tplc *t, struct span s); /* bytes as a C string literal */

/* markup.c */
void markup_literal(struct tplc *t, const char *p, size_t n);
void markup_own(struct tplc *t, const char *z);        /* markup that a block writes of itself */
void markup_open(struct tplc *t, struct span element); /* also for what blocks stand for: form */
void markup_close(struct tplc *t, struct span element);
void markup_output(struct tplc *t, const struct expr *e); /* may e stand here? */
