/* digest: libsodium's generic hash behind digest.h. */
#include "base/digest.h"
#include <sodium.h>

struct digest {
    char room[sizeof(crypto_generichash_state) + 64]; /* libsodium wants it to begin at a multiple of 64 */
};

static crypto_generichash_state *state_of(struct digest *d)
{
    return (crypto_generichash_state *)(void *)(d->room + (64 - (uintptr_t)d->room % 64) % 64);
}

struct digest *digest_new(struct arena *a)
{
    struct digest *d = NEW(a, struct digest);
    digest_begin(d);
    return d;
}

void digest_begin(struct digest *d) { crypto_generichash_init(state_of(d), NULL, 0, DIGEST); }

void digest_add(struct digest *d, const void *p, size_t n)
{
    if (n > 0)
        crypto_generichash_update(state_of(d), p, n);
}

void digest_end(struct digest *d, char ret_digest[DIGEST])
{
    crypto_generichash_final(state_of(d), (unsigned char *)ret_digest, DIGEST);
}

void digest_sha256(struct str bytes, unsigned char ret_hash[DIGEST])
{
    _Static_assert(DIGEST == crypto_hash_sha256_BYTES, "as long");
    crypto_hash_sha256(ret_hash, (const unsigned char *)bytes.p, bytes.n);
}

struct str digest_signed(struct arena *a, struct str key, struct str text)
{
    enum { HEX = crypto_auth_hmacsha256_BYTES * 2 };
    crypto_auth_hmacsha256_state state;
    unsigned char mac[crypto_auth_hmacsha256_BYTES];
    char *hex = NEW_N(a, char, HEX + 1);

    crypto_auth_hmacsha256_init(&state, (const unsigned char *)key.p, key.n);
    crypto_auth_hmacsha256_update(&state, (const unsigned char *)text.p, text.n);
    crypto_auth_hmacsha256_final(&state, mac);
    sodium_bin2hex(hex, HEX + 1, mac, sizeof mac);
    return (struct str){ hex, HEX };
}

bool digest_same(struct str one, struct str other)
{
    return one.n == other.n && sodium_memcmp(one.p, other.p, one.n) == 0;
}
