/* id: 63-bit keys, time first (milliseconds), then random: made by the program, never by an engine, so offline
 * entry, imports and a second server never collide. 0 is never an id and means "none" everywhere. */
#pragma once
#include "base/str.h"

int64_t id_new(void);
/* As written in addresses and exported keys: 13 characters of base 32, lower case. */
#define ID_TEXT 14
void id_text(int64_t id, char ret_text[ID_TEXT]);
struct str id_str(struct arena *a, int64_t id); /* the same in the arena; empty for 0 */
bool id_read(struct str s, int64_t *ret_id) __attribute__((warn_unused_result));
void random_bytes(void *p, size_t n);
