/* keys: the key file that opens the `secret` columns. It lives beside the settings, never in the database or its
 * backups: without it sealed texts are lost, with it a stolen database file alone tells nothing. */
#pragma once
#include "base/buf.h"
#include "base/task.h"

/* The file holds one line "key <8 hex digits of its id> <64 hex digits>" per key. The first seals; all open, so that
 * a key can be replaced. Refuses a file that others may read. create: makes a missing file with a new key, mode 0600,
 * on disk before return. NULL and *ret_why (a sentence for the administrator) on failure. */
struct keys *keys_open(const char *path, bool create, struct buf *ret_why);
void keys_free(struct keys *k); /* wiped first; NULL is fine */

/* Compares t->keys with the database, inside a write transaction: every key that ever sealed something here has left a
 * sealed known text in db_key. An unmarked current key is marked now. false and *ret_why when a key is missing: the
 * program must not start then. */
bool keys_fit(struct task *t, struct buf *ret_why);
/* The same question in a transaction that only reads: does the key file open all that was sealed here? */
bool keys_open_it(struct task *t, struct buf *ret_why);
/* Is the current key marked already? Then keys_fit() writes nothing, and a transaction that reads will do. */
bool keys_marked(struct task *t);

/* A keyed fingerprint of `text` (32 bytes, in the arena), for looking up equal secrets without opening them: the
 * search for a telephone number. `what` separates uses. Changes with the last (oldest) key of the file. */
struct str keys_fingerprint(struct task *t, const char *what, struct str text);

/* A key of its own for one purpose and one salt, out of the file's key with this id (0: the one that seals). False: the
 * file has no such key. */
enum { KEYS_DERIVED = 32 };
bool keys_derive(
    const struct keys *k, uint32_t id, const char *what, struct str salt, unsigned char ret_key[KEYS_DERIVED]) MUST_USE;
uint32_t keys_sealing(const struct keys *k); /* the id of the key that seals */
