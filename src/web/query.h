/* query: the small parsers of what browsers send: paths, queries, forms, files, cookies. Pure: text in, text out, no
 * request and no database, so that each is fuzzed alone. Anything unreadable is read as far as it goes or refused;
 * never guessed. */
#pragma once
#include "base/by_name.h"
#include "base/str.h"

struct named_value {
    struct str name, value;
};
struct values {
    struct named_value *at;
    size_t n, cap;
};
struct part {
    struct str name, filename, bytes;
}; /* a file; bytes are a view of the body */
struct parts {
    struct part *at;
    size_t n, cap;
};

/* Percent escapes; form: '+' is a blank. False for a broken escape. A view of s when there is nothing to decode. */
bool query_decode(struct arena *a, struct str s, bool form, struct str *ret_text);
/* name=value&… into values, cleaned to NFC UTF-8, line ends as \n. False when there are more than `most`. */
bool query_read(struct arena *a, struct str s, size_t most, struct values *ret_values);
struct query_most {
    size_t values, files;
} ONLY_BY_NAME;
/* A body of multipart/form-data; texts go to values, files to parts. False when it is broken or has too many of either.
 */
bool query_read_parts(struct arena *a, struct str content_type, struct str body, struct query_most most,
    struct values *ret_values, struct parts *ret_parts);
/* The value of the first cookie with this name; empty when there is none. */
struct str query_cookie(struct str header, const char *name);
/* Bytes as a value of a form is kept: valid NFC UTF-8, \n line ends. */
struct str query_clean(struct arena *a, struct str raw);
