/* token: random words that stand for a right (session cookie, one-time link, recovery code), and their hashes: only
 * the hash is stored. */
#pragma once
#include "base/task.h"

#define TOKEN_BYTES 32
#define TOKEN_HASH  32
/* 43 characters of base64url. */
struct str token_new(struct task *t);
/* Bytes as base64url without padding. */
struct str token_text(struct task *t, struct str raw);
/* Hash of a token for one purpose ("session", "link" …): the same token hashes differently for another. */
struct str token_hash(struct task *t, const char *purpose, struct str token);
bool token_same(struct str a, struct str b); /* in constant time */
/* Number in 0 … limit-1 from the hash of text; limit is a power of two. */
int64_t token_slot(struct task *t, const char *purpose, struct str text, int64_t limit);
