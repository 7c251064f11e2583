/* arena: the memory of one request or job. A pointer moves through zeroed blocks that double from 4 KB; freeing is
 * one walk over the blocks. Not thread-safe: an arena belongs to the thread that works on its request.
 * Under -fsanitize=address each allocation is its own malloc, so that an overrun is seen where it happens. */
#include "base/arena.h"
#include <stdint.h>

#if defined(__SANITIZE_ADDRESS__)
#define SINGLY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SINGLY 1
#endif
#endif
#ifndef SINGLY
#define SINGLY 0
#endif

#define ALIGN       _Alignof(max_align_t)
#define ROUND(n)    (((n) + ALIGN - 1) & ~(ALIGN - 1))
#define FIRST_BLOCK ((size_t)4096)
#define LAST_BLOCK  ((size_t)256 * 1024)

struct block {
    _Alignas(max_align_t) struct block *before;
};

struct last_wish {
    struct last_wish *before;
    void (*fn)(void *x);
    void *x;
};

struct arena {
    char *at;    /* next free byte of the newest block */
    size_t left; /* bytes free there */
    size_t used, cap;
    size_t next; /* size of the next block */
    struct block *blocks;
    struct last_wish *wishes;
    void (*full)(void *x);
    void *full_x;
};

struct arena *arena_try(size_t cap)
{
    struct arena *a = calloc(1, sizeof *a);
    if (!a)
        return NULL;
    a->cap = cap;
    a->next = FIRST_BLOCK;
    return a;
}

struct arena *arena_new(size_t cap)
{
    struct arena *a = arena_try(cap);
    if (!a)
        abort();
    return a;
}

void arena_on_full(struct arena *a, void (*full)(void *x), void *x)
{
    a->full = full;
    a->full_x = x;
}

static _Noreturn void give_up(struct arena *a)
{
    if (a->full)
        a->full(a->full_x);
    abort();
}

/* A block with at least n usable bytes; NULL when the system has no more. */
static char *new_block(struct arena *a, size_t n)
{
    if (n > SIZE_MAX - sizeof(struct block))
        return NULL;
    struct block *b = calloc(1, sizeof *b + n);
    if (!b)
        return NULL;
    b->before = a->blocks;
    a->blocks = b;
    return (char *)(b + 1);
}

/* n is rounded. A large piece gets a block of its own and leaves the current one open. */
static void *take(struct arena *a, size_t n)
{
    if (SINGLY || n > LAST_BLOCK / 4)
        return new_block(a, n);
    if (n > a->left) {
        while (a->next < n + sizeof(struct block))
            a->next *= 2;
        size_t room = a->next - sizeof(struct block);
        char *p = new_block(a, room);
        if (!p)
            return NULL;
        a->at = p;
        a->left = room;
        if (a->next < LAST_BLOCK)
            a->next *= 2;
    }
    void *p = a->at;
    a->at += n;
    a->left -= n;
    return p;
}

void *arena_alloc(struct arena *a, size_t n)
{
    size_t whole = ROUND(n ? n : 1);
    if (whole < n || whole > a->cap - a->used)
        give_up(a);
    void *p = take(a, whole);
    if (!p)
        give_up(a);
    a->used += whole;
    return p;
}

/* Outside the cap on purpose: when there is no memory for the note, the thing is released at once, never leaked. */
void arena_then(struct arena *a, void (*fn)(void *x), void *x)
{
    struct last_wish *w = take(a, ROUND(sizeof *w));
    if (!w) {
        fn(x);
        give_up(a);
    }
    *w = (struct last_wish){ a->wishes, fn, x };
    a->wishes = w;
}

size_t arena_used(const struct arena *a) { return a->used; }

void *arena_grow(struct arena *a, void *at, size_t n, size_t *cap, size_t size)
{
    if (n < *cap)
        return at;
    size_t more = *cap ? *cap * 2 : 8, bytes;
    if (more <= n)
        more = n + 1;
    if (__builtin_mul_overflow(more, size, &bytes))
        give_up(a);
    void *p = arena_alloc(a, bytes);
    if (n)
        memcpy(p, at, n * size);
    *cap = more;
    return p;
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    while (a->wishes) {
        struct last_wish *w = a->wishes;
        a->wishes = w->before;
        w->fn(w->x);
    }
    while (a->blocks) {
        struct block *b = a->blocks;
        a->blocks = b->before;
        free(b);
    }
    free(a);
}
