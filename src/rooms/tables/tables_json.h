/* tables_json: a small JSON writer for reports, packages and answers to scripts. It puts the commas and the escapes;
 * the caller opens and closes. Reading JSON is not here. */
#pragma once
#include "base/buf.h"

enum { JSON_DEPTH = 32 };
struct json {
    struct buf *o;
    unsigned    depth;
    bool        some[JSON_DEPTH]; /* a value stands already at this depth */
    char        close[JSON_DEPTH];
    bool        keyed;            /* a key waits for its value */
};
/* Writes into o, indented by two blanks, which people may have to read. */
void json_init(struct json *j, struct buf *o);

void json_object(struct json *j);   /* { */
void json_array(struct json *j);    /* [ */
void json_end(struct json *j);      /* closes the innermost } or ]; a line's end after the last one */
void json_key(struct json *j, struct str key);

void json_str(struct json *j, struct str s);        /* UTF-8 as it is; quotes, backslashes and controls escaped */
void json_int(struct json *j, int64_t n);
void json_cents(struct json *j, int64_t cents);     /* euros with two decimals, as a number */
void json_bool(struct json *j, bool b);
void json_null(struct json *j);
/* Empty texts, days that are not known: null. */
void json_str_or_null(struct json *j, struct str s);

/* "key": value in one line */
void json_put_str(struct json *j, const char *key, struct str s);
void json_put_int(struct json *j, const char *key, int64_t n);
void json_put_bool(struct json *j, const char *key, bool b);
