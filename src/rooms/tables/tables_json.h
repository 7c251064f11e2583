/* tables_json: a small JSON writer for reports, packages and answers to scripts. It puts the commas and the escapes;
 * the caller opens and closes. Reading JSON is not here; js_, because json_ belongs to libjansson. */
#pragma once
#include "base/buf.h"

enum { JSON_DEPTH = 32 };
struct json {
    struct buf *o;
    unsigned depth;
    bool some[JSON_DEPTH]; /* a value stands already at this depth */
    char close[JSON_DEPTH];
    bool keyed; /* a key waits for its value */
};
/* Writes into o, indented by two blanks, which people may have to read. */
void js_init(struct json *j, struct buf *o);

void js_object(struct json *j); /* { */
void js_array(struct json *j);  /* [ */
void js_end(struct json *j);    /* closes the innermost } or ]; a line's end after the last one */
void js_key(struct json *j, struct str key);

void js_str(struct json *j, struct str s); /* UTF-8 as it is; quotes, backslashes and controls escaped */
void js_int(struct json *j, int64_t n);
void js_cents(struct json *j, int64_t cents); /* euros with two decimals, as a number */
void js_null(struct json *j);
void js_json(struct json *j, struct str value); /* what is JSON already: digits of a number, a value that was read */
/* Empty texts, days that are not known: null. */
void js_str_or_null(struct json *j, struct str s);

/* "key": value in one line */
void js_put_str(struct json *j, const char *key, struct str s);
void js_put_int(struct json *j, const char *key, int64_t n);
void js_put_bool(struct json *j, const char *key, bool b);
