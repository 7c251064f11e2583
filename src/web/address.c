/* address: see address.h. The tally is open addressing with backward-shift deletion, so it never needs rebuilding. */
#include <arpa/inet.h>
#include <pthread.h>
#include "web/address.h"

static struct address mapped(const uint8_t v4[4])
{
    struct address a = { { [10] = 0xff, [11] = 0xff } };
    memcpy(a.b + 12, v4, 4);
    return a;
}

bool address_read(struct str s, struct address *ret)
{
    char z[64];
    uint8_t v4[4];
    s = str_trim(s);
    if (s.n > 1 && s.p[0] == '[') {
        ptrdiff_t end = str_find(s, S("]"));
        if (end < 0)
            return false;
        s = str_part(s, 1, (size_t)end - 1);
    }
    if (s.n == 0 || s.n >= sizeof z)
        return false;
    memcpy(z, s.p, s.n);
    z[s.n] = 0;
    if (inet_pton(AF_INET6, z, ret->b) == 1)
        return true;
    char *port = strchr(z, ':');
    if (port)
        *port = 0;
    if (inet_pton(AF_INET, z, v4) != 1)
        return false;
    *ret = mapped(v4);
    return true;
}

static bool is_v4(const struct address *a)
{
    static const uint8_t head[12] = { [10] = 0xff, [11] = 0xff };
    return memcmp(a->b, head, 12) == 0;
}

void address_text(const struct address *a, char ret_text[46])
{
    if (is_v4(a))
        inet_ntop(AF_INET, a->b + 12, ret_text, 46);
    else
        inet_ntop(AF_INET6, a->b, ret_text, 46);
}

struct address address_household(struct address a)
{
    if (!is_v4(&a))
        memset(a.b + 8, 0, 8);
    return a;
}

bool networks_read(struct str list, struct networks *ret)
{
    struct networks ns = { .n = 0 };
    size_t i = 0;
    while (i < list.n) {
        size_t from = i;
        while (i < list.n && list.p[i] != ' ' && list.p[i] != ',')
            i++;
        struct str word = str_part(list, from, i - from), base;
        i++;
        if (str_empty(word))
            continue;
        if (ns.n == NETWORKS_MAX || !str_cut(&word, '/', &base) || !address_read(base, &ns.at[ns.n].a))
            return false;
        int64_t bits = 128, most = is_v4(&ns.at[ns.n].a) ? 32 : 128;
        if (word.n > 0 && (!str_int(word, &bits) || bits < 0 || bits > most))
            return false;
        ns.at[ns.n++].bits = (int)(word.n > 0 ? bits + 128 - most : 128);
    }
    *ret = ns;
    return true;
}

bool networks_have(const struct networks *ns, const struct address *a)
{
    for (size_t i = 0; i < ns->n; i++) {
        int bits = ns->at[i].bits, whole = bits / 8, rest = bits % 8;
        const uint8_t *p = ns->at[i].a.b, mask = (uint8_t)(0xff00 >> rest);
        if (memcmp(p, a->b, (size_t)whole) == 0 && (rest == 0 || (p[whole] & mask) == (a->b[whole] & mask)))
            return true;
    }
    return false;
}

bool address_forwarded(const struct networks *trusted, struct str list, struct address *ret)
{
    bool found = false;
    while (list.n > 0) {
        size_t at = list.n;
        while (at > 0 && list.p[at - 1] != ',')
            at--;
        struct address a;
        if (!address_read(str_part(list, at, list.n - at), &a))
            return found;
        *ret = a;
        found = true;
        if (!networks_have(trusted, &a))
            return true;
        list.n = at > 0 ? at - 1 : 0;
    }
    return found;
}

struct slot {
    struct address a;
    int64_t n;
}; /* n 0: free */
struct tally {
    pthread_mutex_t lock;
    size_t mask, used, most;
    struct slot *slots;
};

struct tally *tally_new(size_t most)
{
    size_t size = 64;
    while (size < most * 2)
        size *= 2;
    struct tally *t = malloc(sizeof *t);
    struct slot *slots = calloc(size, sizeof *slots);
    if (!t || !slots) {
        free(t);
        free(slots);
        return NULL;
    }
    *t = (struct tally){ .mask = size - 1, .most = most, .slots = slots };
    pthread_mutex_init(&t->lock, NULL);
    return t;
}

void tally_free(struct tally *t)
{
    if (!t)
        return;
    pthread_mutex_destroy(&t->lock);
    free(t->slots);
    free(t);
}

static size_t home_of(const struct tally *t, const struct address *a)
{
    uint64_t x, y;
    memcpy(&x, a->b, 8);
    memcpy(&y, a->b + 8, 8);
    x = (x ^ (y * UINT64_C(0x9e3779b97f4a7c15))) * UINT64_C(0xbf58476d1ce4e5b9);
    return (size_t)(x >> 32) & t->mask;
}

static struct slot *find(struct tally *t, const struct address *a)
{
    size_t i = home_of(t, a);
    while (t->slots[i].n > 0 && memcmp(&t->slots[i].a, a, sizeof *a) != 0)
        i = (i + 1) & t->mask;
    return &t->slots[i];
}

int64_t tally_add(struct tally *t, const struct address *a)
{
    pthread_mutex_lock(&t->lock);
    struct slot *s = find(t, a);
    int64_t n = INT64_MAX;
    if (s->n > 0 || t->used < t->most) {
        t->used += s->n == 0;
        s->a = *a;
        n = ++s->n;
    }
    pthread_mutex_unlock(&t->lock);
    return n;
}

/* Fills the hole at i with later entries of the same run that may stand there. */
static void close_hole(struct tally *t, size_t i)
{
    for (size_t k = (i + 1) & t->mask; t->slots[k].n > 0; k = (k + 1) & t->mask) {
        size_t home = home_of(t, &t->slots[k].a);
        if (((k - home) & t->mask) >= ((k - i) & t->mask)) {
            t->slots[i] = t->slots[k];
            i = k;
        }
    }
    t->slots[i].n = 0;
}

void tally_sub(struct tally *t, const struct address *a)
{
    pthread_mutex_lock(&t->lock);
    struct slot *s = find(t, a);
    if (s->n > 0 && --s->n == 0) {
        t->used--;
        close_hole(t, (size_t)(s - t->slots));
    }
    pthread_mutex_unlock(&t->lock);
}
