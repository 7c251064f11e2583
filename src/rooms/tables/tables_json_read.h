/* tables_json_read: the wing of the room tables for reading JSON (RFC 8259): values one by one, within limits. A list
 * is cut into its items first, so that of a long file one item at a time is in memory. What is wrong is said with line
 * and column. Knows nothing of what a value means. libjansson is named in json_reader.c only. */
#pragma once
#include "base/task.h"

/* Beyond these a file is refused with a sentence. */
enum { JSON_DEEP = 64, JSON_VALUE_BYTES = 8 * 1000 * 1000 };

/* A value of a document; lives until the next js_next() of its source, or as long as the arena (js_value_of). */
struct js_value;

/* msgid: an English message, a whole sentence; line and column begin with 1, columns count bytes. */
struct js_fault {
    const char *msgid;
    int64_t line, column;
};

/* Items of a list `[…]`, or the one value that the bytes are. */
struct js_source;
enum js_step { JS_VALUE, JS_END, JS_REFUSED };
/* The bytes stay the caller's and as they are. */
struct js_source *js_open(struct task *t, struct str bytes);
/* text: the item as it stands there; line: where it begins. After JS_REFUSED nothing more is read. */
struct js_item {
    const struct js_value *value;
    struct str text;
    int64_t line;
};
enum js_step js_next(struct js_source *s, struct js_item *ret_item) MUST_USE;
const struct js_fault *js_fault(const struct js_source *s);

/* One value of a text; NULL when it is none. It lives with the arena. */
const struct js_value *js_value_of(struct task *t, struct str text);

/* All of these take NULL for a value that is not there, and null for the same. */
const struct js_value *js_get(const struct js_value *v, const char *key);
size_t js_n(const struct js_value *v); /* items of a list; 0 of anything else */
const struct js_value *js_at(const struct js_value *v, size_t i);
bool js_is_object(const struct js_value *v);
bool js_is_text(const struct js_value *v);
struct str js_text(const struct js_value *v);                 /* "" unless it is a text */
bool js_number(const struct js_value *v, double *ret_number); /* also of a text that is one */
bool js_true(const struct js_value *v);                       /* true, and nothing else */
/* A text, number or yes/no as text, others as JSON; a number in as few digits as give it again. */
struct str js_shown(struct task *t, const struct js_value *v);
/* Each member of an object, in its order. */
void js_each(const struct js_value *v, void (*member)(void *x, struct str key, const struct js_value *value), void *x);
/* What `kept` says, with what `ours` says laid over it: objects member by member; of two lists, ours, whose items take
 * over what they do not say from the item of kept with the same "id", or the same "type" and "language" ("lang"). Both
 * are JSON of objects; an unreadable kept: ours. */
struct str js_laid_over(struct task *t, struct str kept, struct str ours);
