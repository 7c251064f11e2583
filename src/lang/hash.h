/* hash: how a message is found. Shared by the generator of the tables (tools/moc.c) and the reader (catalog.c), so that
 * both always agree. No other use. */
#pragma once
#include <stdint.h>

#define MESSAGE_HASH_START  UINT64_C(0xcbf29ce484222325)
#define MESSAGE_CONTEXT_END '\4' /* between context and message id, as in .mo files */

/* FNV-1a, 64 bits, of a NUL-terminated text; feed the result back in to go on. */
static inline uint64_t message_hash(uint64_t hash, const char *z)
{
    for (; *z != '\0'; z++)
        hash = (hash ^ (unsigned char)*z) * UINT64_C(0x100000001b3);
    return hash;
}
