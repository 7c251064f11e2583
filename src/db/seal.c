/* seal: encryption of `secret` columns and the key file. A sealed value is: version 1, the key's id (4 bytes, big
 * endian), a random nonce, then XChaCha20-Poly1305 of the text; version and id are authenticated too.
 * The only file of db/ that names libsodium. */
#include "db/seal.h"
#include "db_sql.h"
#include "base/whole_file.h"
#include "db/keys.h"
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#define VERSION 1
#define KEY     crypto_aead_xchacha20poly1305_ietf_KEYBYTES
#define NONCE   crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG     crypto_aead_xchacha20poly1305_ietf_ABYTES
#define HEAD    5
#define KEYS    16
#define PROOF   "This is sealed with the key of this Kotipolku."

struct keys {
    size_t n;
    struct {
        uint32_t id;
        unsigned char key[KEY];
    } at[KEYS];
};

/* ---- values */

struct str db_seal(struct task *t, struct str plain)
{
    must(t, t->keys && t->keys->n > 0);
    must(t, plain.p || plain.n == 0);
    size_t n = HEAD + NONCE + plain.n + TAG;
    unsigned char *out = arena_alloc(t->a, n);
    uint32_t id = t->keys->at[0].id;
    out[0] = VERSION;
    for (int i = 0; i < 4; i++)
        out[1 + i] = (unsigned char)(id >> (24 - 8 * i));
    randombytes_buf(out + HEAD, NONCE);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + HEAD + NONCE, NULL, (const unsigned char *)plain.p, plain.n, out,
        HEAD, NULL, out + HEAD, t->keys->at[0].key);
    return (struct str){ (char *)out, n };
}

static uint32_t key_id(struct str sealed)
{
    const unsigned char *p = (const unsigned char *)sealed.p;
    must_be(sealed.n >= HEAD);
    return (uint32_t)p[1] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 8 | p[4];
}

static const unsigned char *find_key(const struct keys *keys, uint32_t id)
{
    for (size_t i = 0; i < keys->n; i++)
        if (keys->at[i].id == id)
            return keys->at[i].key;
    return NULL;
}

static bool well_formed(struct str sealed) { return sealed.n >= HEAD + NONCE + TAG && sealed.p[0] == VERSION; }

/* Room for plain text: sealed.n bytes are always enough. */
static bool open_value(const struct keys *keys, struct str sealed, char *ret_plain, size_t *ret_n)
{
    const unsigned char *p = (const unsigned char *)sealed.p,
                        *key = well_formed(sealed) ? find_key(keys, key_id(sealed)) : NULL;
    unsigned long long n;
    if (!key || crypto_aead_xchacha20poly1305_ietf_decrypt((unsigned char *)ret_plain, &n, NULL, p + HEAD + NONCE,
                    sealed.n - HEAD - NONCE, p, HEAD, p + HEAD, key) != 0)
        return false;
    must_be(HEAD + NONCE + n + TAG == sealed.n);
    *ret_n = n;
    return true;
}

static _Noreturn void fail_to_open(struct task *t, struct str sealed)
{
    if (!well_formed(sealed))
        fail(t, FAIL_DB, "a secret column holds something that was never sealed (%zu bytes)", sealed.n);
    fail(t, FAIL_DB, "a sealed value does not open: key %08x %s", key_id(sealed),
        find_key(t->keys, key_id(sealed)) ? "is there, so the value was damaged" : "is not in the key file");
}

struct str db_unseal(struct task *t, struct str sealed)
{
    struct str plain = { 0 };
    must(t, t->keys);
    char *p = arena_alloc(t->a, sealed.n + 1);
    if (!open_value(t->keys, sealed, p, &plain.n))
        fail_to_open(t, sealed);
    plain.p = p;
    return plain;
}

struct str seal_open_into(struct task *t, struct str sealed, struct db_plain *plain)
{
    must(t, t->keys);
    must(t, plain->p || plain->cap == 0);
    if (plain->cap < sealed.n) {
        seal_free(plain);
        plain->p = db_alloc(t, sealed.n * 2);
        plain->cap = sealed.n * 2;
    }
    if (!open_value(t->keys, sealed, plain->p, &plain->n))
        fail_to_open(t, sealed);
    return (struct str){ plain->p, plain->n };
}

void seal_free(struct db_plain *plain)
{
    if (plain->p)
        sodium_memzero(plain->p, plain->cap);
    free(plain->p);
    *plain = (struct db_plain){ 0 };
}

struct str keys_fingerprint(struct task *t, const char *what, struct str text)
{
    must(t, t->keys && t->keys->n > 0);
    unsigned char *out = arena_alloc(t->a, 32), zero = 0;
    crypto_generichash_state state;
    crypto_generichash_init(&state, t->keys->at[t->keys->n - 1].key, KEY, 32);
    crypto_generichash_update(&state, (const unsigned char *)what, strlen(what));
    crypto_generichash_update(&state, &zero, 1);
    crypto_generichash_update(&state, (const unsigned char *)text.p, text.n);
    crypto_generichash_final(&state, out, 32);
    return (struct str){ (char *)out, 32 };
}

uint32_t keys_sealing(const struct keys *k)
{
    must_be(k->n > 0);
    return k->at[0].id;
}

bool keys_derive(
    const struct keys *k, uint32_t id, const char *what, struct str salt, unsigned char ret_key[KEYS_DERIVED])
{
    const unsigned char *key = find_key(k, id ? id : keys_sealing(k));
    unsigned char zero = 0;
    crypto_generichash_state state;
    if (!key)
        return false;
    crypto_generichash_init(&state, key, KEY, KEYS_DERIVED);
    crypto_generichash_update(&state, (const unsigned char *)what, strlen(what));
    crypto_generichash_update(&state, &zero, 1);
    crypto_generichash_update(&state, (const unsigned char *)salt.p, salt.n);
    crypto_generichash_final(&state, ret_key, KEYS_DERIVED);
    sodium_memzero(&state, sizeof state);
    return true;
}

/* ---- the key file */

static bool read_key(struct keys *k, struct str line)
{
    struct str word, id, hex = line;
    unsigned char id_bytes[4];
    size_t n;
    if (k->n == KEYS || !str_cut(&hex, ' ', &word) || !str_is(word, "key") || !str_cut(&hex, ' ', &id))
        return false;
    hex = str_trim(hex);
    if (id.n != 8 || sodium_hex2bin(id_bytes, 4, id.p, id.n, NULL, &n, NULL) != 0 || n != 4)
        return false;
    if (hex.n != 2 * KEY || sodium_hex2bin(k->at[k->n].key, KEY, hex.p, hex.n, NULL, &n, NULL) != 0 || n != KEY)
        return false;
    k->at[k->n++].id = (uint32_t)id_bytes[0] << 24 | (uint32_t)id_bytes[1] << 16 | (uint32_t)id_bytes[2] << 8 |
                       id_bytes[3];
    return true;
}

static bool read_keys(struct keys *k, struct str text, const char *path, struct buf *ret_why)
{
    struct str line;
    for (int number = 1; str_cut(&text, '\n', &line); number++) {
        line = str_trim(line);
        if (line.n && *line.p != '#' && !read_key(k, line)) {
            buf_fmt(ret_why,
                "The key file %s cannot be read in line %d. Put back the file from your backup of the key.", path,
                number);
            return false;
        }
    }
    if (k->n == 0)
        buf_fmt(ret_why, "The key file %s holds no key. Put back the file from your backup of the key.", path);
    return k->n > 0;
}

/* Writes and syncs the whole file before anything can be sealed with its key. It gets its name when it is whole: a
 * start that is killed, or a full disk, must not leave an empty key file behind, with which the next start would be
 * refused. */
static bool create_file(const char *path, struct buf *ret_why)
{
    unsigned char key[4 + KEY];
    char hex[2 * sizeof key + 1], text[600], part[4096 + 32];
    randombytes_buf(key, sizeof key);
    sodium_bin2hex(hex, sizeof hex, key, sizeof key);
    int n = snprintf(text, sizeof text,
        "# The key of this Kotipolku's secret columns. Keep a copy in a safe place apart from the database's\n"
        "# backups: without it telephone numbers and notes cannot be read again by anybody.\n"
        "key %.8s %s\n",
        hex, hex + 8);
    must_be(n > 0 && (size_t)n < sizeof text);
    snprintf(part, sizeof part, "%s.%ld.part", path, (long)getpid());
    int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool good = fd >= 0 && write(fd, text, (size_t)n) == n && fsync(fd) == 0 && link(part, path) == 0;
    int error = errno;
    if (fd >= 0) {
        good = close(fd) == 0 && good;
        unlink(part);
    }
    good = good && whole_file_sync_folder(path); /* the name too must survive a power cut */
    sodium_memzero(key, sizeof key);
    sodium_memzero(hex, sizeof hex);
    sodium_memzero(text, sizeof text);
    if (!good)
        buf_fmt(ret_why, "The key file %s cannot be made: %s.", path, strerror(error));
    return good;
}

static struct keys *load(int fd, const char *path, struct buf *ret_why)
{
    struct stat st;
    char text[8192];
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        buf_fmt(ret_why, "The key file %s is no file.", path);
        return NULL;
    }
    if (st.st_mode & 077) {
        buf_fmt(ret_why, "The key file %s can be read by other users of this computer. Run: chmod 600 %s", path, path);
        return NULL;
    }
    ssize_t n = read(fd, text, sizeof text);
    if (n < 0 || (size_t)n == sizeof text) {
        buf_fmt(ret_why, "The key file %s cannot be read, or is too long.", path);
        return NULL;
    }
    struct keys *k = sodium_malloc(sizeof *k);
    if (!k)
        abort();
    must_be((size_t)n < sizeof text);
    k->n = 0;
    bool good = read_keys(k, (struct str){ text, (size_t)n }, path, ret_why);
    sodium_memzero(text, sizeof text);
    if (!good) {
        keys_free(k);
        return NULL;
    }
    return k;
}

struct keys *keys_open(const char *path, bool create, struct buf *ret_why)
{
    if (sodium_init() < 0)
        abort();
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT && create && !create_file(path, ret_why))
        return NULL;
    if (fd < 0)
        fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        buf_fmt(ret_why, "The key file %s cannot be opened: %s.", path, strerror(errno));
        return NULL;
    }
    struct keys *k = load(fd, path, ret_why);
    close(fd);
    return k;
}

void keys_free(struct keys *k) { sodium_free(k); }

/* ---- does it fit the database? */

bool keys_marked(struct task *t)
{
    struct db_sql_keys_rows seen = db_sql_keys(t);
    for (size_t i = 0; i < seen.n; i++)
        if (seen.at[i].id == (int64_t)t->keys->at[0].id)
            return true;
    return false;
}

/* ret_marked: the key that seals has left its proof here. */
static bool proofs_open(struct task *t, bool *ret_marked, struct buf *ret_why)
{
    bool marked = false;
    must(t, t->keys && t->keys->n > 0);
    struct db_sql_keys_rows seen = db_sql_keys(t);
    for (size_t i = 0; i < seen.n; i++) {
        struct str proof = seen.at[i].fingerprint;
        char *plain = arena_alloc(t->a, proof.n + 1);
        size_t n = 0;
        if (!open_value(t->keys, proof, plain, &n) || !str_is((struct str){ plain, n }, PROOF)) {
            buf_fmt(ret_why,
                "The key file does not belong to this database: secrets in it were sealed with key %08x. Put that "
                "key's line "
                "back into the key file (it is in your backup of the key), or name the right key file in the settings.",
                (uint32_t)seen.at[i].id);
            return false;
        }
        marked = marked || seen.at[i].id == (int64_t)t->keys->at[0].id;
    }
    *ret_marked = marked;
    return true;
}

bool keys_open_it(struct task *t, struct buf *ret_why)
{
    bool marked;
    return proofs_open(t, &marked, ret_why);
}

bool keys_fit(struct task *t, struct buf *ret_why)
{
    bool marked;
    if (!proofs_open(t, &marked, ret_why))
        return false;
    if (!marked)
        db_sql_add_key(t, (int64_t)t->keys->at[0].id, db_seal(t, S(PROOF)));
    return true;
}
