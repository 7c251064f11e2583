/* token: random words and their hashes (BLAKE2b through libsodium). Whose they are is decided elsewhere. */
#include "auth/token.h"
#include <sodium.h>

struct str token_new(struct task *t)
{
    unsigned char raw[TOKEN_BYTES];
    random_bytes(raw, sizeof raw);
    return token_text(t, (struct str){ (const char *)raw, sizeof raw });
}

struct str token_text(struct task *t, struct str raw)
{
    must(t, raw.p || raw.n == 0);
    size_t room = sodium_base64_ENCODED_LEN(raw.n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    char *text = NEW_N(t->a, char, room);
    sodium_bin2base64(text, room, (const unsigned char *)raw.p, raw.n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return str_of(text);
}

struct str token_hash(struct task *t, const char *purpose, struct str token)
{
    must(t, purpose && (token.p || token.n == 0));
    unsigned char *hash = NEW_N(t->a, unsigned char, TOKEN_HASH);
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, TOKEN_HASH);
    crypto_generichash_update(&state, (const unsigned char *)purpose, strlen(purpose) + 1);
    crypto_generichash_update(&state, (const unsigned char *)token.p, token.n);
    crypto_generichash_final(&state, hash, TOKEN_HASH);
    return (struct str){ (const char *)hash, TOKEN_HASH };
}

bool token_same(struct str a, struct str b) { return a.n == b.n && sodium_memcmp(a.p, b.p, a.n) == 0; }

int64_t token_slot(struct task *t, const char *purpose, struct str text, int64_t limit)
{
    struct str hash = token_hash(t, purpose, text);
    uint64_t n;
    must(t, limit > 0 && (limit & (limit - 1)) == 0 && hash.n >= sizeof n);
    memcpy(&n, hash.p, sizeof n);
    return (int64_t)(n & (uint64_t)(limit - 1));
}
