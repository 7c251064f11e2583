/* sealed_file: see sealed_file.h. The head is the additional data of the first block: it cannot be altered either. */
#include "db/sealed_file.h"
#include "db/keys.h"
#include <errno.h>
#include <sodium.h>
#include <unistd.h>

#define TAG    crypto_secretstream_xchacha20poly1305_ABYTES
#define STREAM crypto_secretstream_xchacha20poly1305_HEADERBYTES
enum { SALT = 16, SEALED = SEALED_BLOCK + TAG };

static const char purpose[] = "sealed file";

struct sealed_out {
    struct task *t;
    sealed_put *put;
    void *x;
    bool failed;
    struct str head; /* until the first block is written */
    crypto_secretstream_xchacha20poly1305_state state;
    size_t n;
    unsigned char plain[SEALED_BLOCK], sealed[SEALED];
};

struct sealed_in {
    int fd;
    const char *name;
    int64_t at;
    struct str head; /* until the first block is opened */
    bool ended;
    size_t n; /* bytes of `sealed` that were read too early */
    crypto_secretstream_xchacha20poly1305_state state;
    unsigned char plain[SEALED_BLOCK], sealed[SEALED + 1];
};

static void wipe_out(void *x)
{
    struct sealed_out *o = x;
    sodium_memzero(&o->state, sizeof o->state);
    sodium_memzero(o->plain, sizeof o->plain);
}

static void wipe_in(void *x)
{
    struct sealed_in *in = x;
    sodium_memzero(&in->state, sizeof in->state);
    sodium_memzero(in->plain, sizeof in->plain);
}

/* ---- writing */

static struct str hex(struct arena *a, const unsigned char *p, size_t n)
{
    char *out = arena_alloc(a, 2 * n + 1);
    sodium_bin2hex(out, 2 * n + 1, p, n);
    return (struct str){ out, 2 * n };
}

struct sealed_out *sealed_begin(struct task *t, struct str first, struct str lines, sealed_put *put, void *x)
{
    unsigned char salt[SALT], stream[STREAM], key[KEYS_DERIVED];
    must(t, t->keys);
    struct sealed_out *o = NEW(t->a, struct sealed_out);
    arena_then(t->a, wipe_out, o);
    o->t = t;
    o->put = put;
    o->x = x;
    randombytes_buf(salt, sizeof salt);
    must(t, keys_derive(t->keys, 0, purpose, (struct str){ (char *)salt, SALT }, key));
    crypto_secretstream_xchacha20poly1305_init_push(&o->state, stream, key);
    sodium_memzero(key, sizeof key);
    o->head = str_fmt(t->a, "%.*s\nkey %08x\nsalt %.*s\nstream %.*s\n%.*s\n", STR_ARG(first),
        (unsigned)keys_sealing(t->keys), STR_ARG(hex(t->a, salt, SALT)), STR_ARG(hex(t->a, stream, STREAM)),
        STR_ARG(lines));
    must(t, o->head.n <= SEALED_HEAD_MOST);
    o->failed = !put(x, o->head.p, o->head.n);
    return o;
}

static void write_block(struct sealed_out *o, unsigned char tag)
{
    unsigned long long n;
    crypto_secretstream_xchacha20poly1305_push(
        &o->state, o->sealed, &n, o->plain, o->n, (const unsigned char *)o->head.p, o->head.n, tag);
    o->head = S("");
    o->n = 0;
    o->failed = o->failed || !o->put(o->x, o->sealed, n);
}

bool sealed_add(struct sealed_out *o, const void *p, size_t n)
{
    for (const char *at = p; n > 0 && !o->failed;) {
        if (o->n == SEALED_BLOCK)
            write_block(o, 0);
        size_t room = SEALED_BLOCK - o->n, now = n < room ? n : room;
        memcpy(o->plain + o->n, at, now);
        o->n += now;
        at += now;
        n -= now;
    }
    return !o->failed;
}

bool sealed_end(struct sealed_out *o)
{
    write_block(o, crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    return !o->failed;
}

/* ---- the head */

struct str sealed_line(const struct sealed_head *h, const char *word)
{
    struct str rest = h->lines, line, name;
    while (rest.n > 0 && str_cut(&rest, '\n', &line))
        if (str_cut(&line, ' ', &name) && str_is(name, word))
            return line;
    return S("");
}

static bool bytes_of(struct str text, unsigned char *p, size_t n)
{
    size_t got;
    return text.n == 2 * n && sodium_hex2bin(p, n, text.p, text.n, NULL, &got, NULL) == 0 && got == n;
}

bool sealed_head_read(struct arena *a, struct str bytes, struct sealed_head *ret_head)
{
    unsigned char id[4];
    struct sealed_head h = { 0 };
    struct str rest = str_part(bytes, 0, SEALED_HEAD_MOST);
    ptrdiff_t end = str_find(rest, S("\n\n"));
    if (end < 0)
        return false;
    h.bytes = (size_t)end + 2;
    h.lines = str_copy(a, str_part(rest, 0, (size_t)end + 1));
    for (size_t i = 0; i < h.lines.n; i++)
        if ((h.lines.p[i] < ' ' && h.lines.p[i] != '\n') || h.lines.p[i] > '~')
            return false;
    if (!str_cut(&h.lines, '\n', &h.first) || !bytes_of(sealed_line(&h, "key"), id, 4) ||
        sealed_line(&h, "salt").n != (size_t)2 * SALT || sealed_line(&h, "stream").n != (size_t)2 * STREAM)
        return false;
    h.key = (uint32_t)id[0] << 24 | (uint32_t)id[1] << 16 | (uint32_t)id[2] << 8 | id[3];
    *ret_head = h;
    return true;
}

/* ---- reading */

/* As many of n bytes as there are; -1: errno. */
static ssize_t read_all(int fd, unsigned char *p, size_t n)
{
    size_t got = 0;
    while (got < n) {
        ssize_t now = read(fd, p + got, n - got);
        if (now < 0 && errno == EINTR)
            continue;
        if (now < 0)
            return -1;
        if (now == 0)
            break;
        got += (size_t)now;
    }
    return (ssize_t)got;
}

static bool begin_stream(struct task *t, struct sealed_in *in, const struct sealed_head *h, struct buf *ret_why)
{
    unsigned char salt[SALT], stream[STREAM], key[KEYS_DERIVED];
    bool read = bytes_of(sealed_line(h, "salt"), salt, SALT) && bytes_of(sealed_line(h, "stream"), stream, STREAM);
    if (!read || !keys_derive(t->keys, h->key, purpose, (struct str){ (char *)salt, SALT }, key)) {
        buf_fmt(ret_why,
            "%s was sealed with the key %08x, which is not in the key file: name the key file of the house it was made "
            "in with --key-file, or put that key's line back into yours",
            in->name, (unsigned)h->key);
        return false;
    }
    read = crypto_secretstream_xchacha20poly1305_init_pull(&in->state, stream, key) == 0;
    sodium_memzero(key, sizeof key);
    if (!read)
        buf_fmt(ret_why, "%s is damaged in its first lines", in->name);
    return read;
}

struct sealed_in *sealed_open(
    struct task *t, int fd, struct str name, struct sealed_head *ret_head, struct buf *ret_why)
{
    struct sealed_head h;
    must(t, t->keys);
    struct sealed_in *in = NEW(t->a, struct sealed_in);
    arena_then(t->a, wipe_in, in);
    in->fd = fd;
    in->name = str_z(t->a, name);
    ssize_t n = read_all(fd, in->sealed, SEALED_HEAD_MOST);
    if (n < 0) {
        buf_fmt(ret_why, "%s cannot be read: %s", in->name, strerror(errno));
        return NULL;
    }
    if (!sealed_head_read(t->a, (struct str){ (char *)in->sealed, (size_t)n }, &h)) {
        buf_fmt(ret_why, "%s is not whole in its first lines: it was cut or damaged", in->name);
        return NULL;
    }
    if (!begin_stream(t, in, &h, ret_why))
        return NULL;
    in->head = str_copy(t->a, (struct str){ (char *)in->sealed, h.bytes });
    in->n = (size_t)n - h.bytes;
    memmove(in->sealed, in->sealed + h.bytes, in->n);
    in->at = n;
    *ret_head = h;
    return in;
}

static enum sealed_step bad(struct sealed_in *in, struct buf *ret_why, const char *what)
{
    buf_fmt(
        ret_why, "%s %s (near byte %lld): take another backup, or copy it again", in->name, what, (long long)in->at);
    in->ended = true;
    return SEALED_BAD;
}

enum sealed_step sealed_next(struct sealed_in *in, struct str *ret_bytes, struct buf *ret_why)
{
    unsigned long long n;
    unsigned char tag;
    if (in->ended)
        return SEALED_END;
    ssize_t got = read_all(in->fd, in->sealed + in->n, SEALED - in->n);
    if (got < 0) {
        buf_fmt(ret_why, "%s cannot be read: %s", in->name, strerror(errno));
        return SEALED_BAD;
    }
    in->at += got;
    size_t have = in->n + (size_t)got;
    if (have < TAG)
        return bad(in, ret_why, "ends too early: it was cut");
    if (crypto_secretstream_xchacha20poly1305_pull(
            &in->state, in->plain, &n, &tag, in->sealed, have, (const unsigned char *)in->head.p, in->head.n) != 0)
        return bad(in, ret_why, have < SEALED ? "was cut, or is damaged" : "is damaged");
    in->head = S("");
    in->n = 0;
    if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
        in->ended = true;
        if (read_all(in->fd, in->sealed, 1) != 0)
            return bad(in, ret_why, "goes on behind its end: it is damaged");
    }
    *ret_bytes = (struct str){ (char *)in->plain, n };
    return SEALED_MORE;
}

int64_t sealed_at(const struct sealed_in *in) { return in->at; }
