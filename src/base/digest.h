/* digest: a checksum of 32 bytes (BLAKE2b) over bytes that come piece by piece. It tells whether two things are the
 * same; it keeps no secret and proves no author: db/sealed_file.h does, and digest_signed(). */
#pragma once
#include "base/str.h"

enum { DIGEST = 32 };
struct digest;
struct digest *digest_new(struct arena *a); /* lives in the arena */
void digest_begin(struct digest *d);        /* (again) from nothing */
void digest_add(struct digest *d, const void *p, size_t n);
void digest_end(struct digest *d, char ret_digest[DIGEST]); /* then digest_begin() before it is used again */

/* SHA-256, as every browser can make it. */
void digest_sha256(struct str bytes, unsigned char ret_hash[DIGEST]);
/* HMAC-SHA256 of a text, as 64 hexadecimal digits: who can make it knows the key. */
struct str digest_signed(struct arena *a, struct str key, struct str text);
/* In constant time. */
bool digest_same(struct str one, struct str other);
