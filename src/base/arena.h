/* arena: all memory of one request or job. Nothing is freed singly; arena_free() frees all and runs
 * the arena_then() callbacks in reverse order. In sanitizer builds each allocation is its own malloc. */
#pragma once
#include <stddef.h>
#include "base/banned.h"

struct arena;

/* cap: bytes this arena may hold in all; over it, the overflow handler is called (see arena_on_full). */
/* Without memory: arena_try gives NULL, arena_new ends the program (for its start, and for tests). */
struct arena *arena_try(size_t cap);
struct arena *arena_new(size_t cap) __attribute__((returns_nonnull));
void arena_free(struct arena *a);
/* Called when the cap is passed or malloc fails; must not return. Default: abort(). */
void arena_on_full(struct arena *a, void (*full)(void *x), void *x);
/* Zeroed, aligned for any type. Never NULL. */
void *arena_alloc(struct arena *a, size_t n) __attribute__((malloc, returns_nonnull));
/* Runs fn(x) when the arena is freed; last in, first out. */
void arena_then(struct arena *a, void (*fn)(void *x), void *x);
size_t arena_used(const struct arena *a);
/* Room for n+extra elements of a list that grows by doubling: returns the (maybe moved) storage. */
void *arena_grow(struct arena *a, void *at, size_t n, size_t *cap, size_t size);

#define NEW(a, type)      ((type *)arena_alloc((a), sizeof(type)))
#define NEW_N(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (size_t)(n)))
/* list must be a struct { T *at; size_t n; size_t cap; } */
#define LIST_ADD(a, list, x) \
    ((list)->at = arena_grow((a), (list)->at, (list)->n, &(list)->cap, sizeof *(list)->at), \
        (list)->at[(list)->n++] = (x))
