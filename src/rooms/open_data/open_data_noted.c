/* open_data_noted: see open_data_noted.h. */
#include "rooms/open_data/open_data_noted.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include "base/keys.h"

#define FILE_NAME ".kotipolku-noted"

_Noreturn static void broken_disk(struct task *t)
{
    fail(t, FAIL_DISK, "what is noted beside the files: %s", strerror(errno));
}

/* A file that has no name any more. */
static int file_begin(struct task *t, int folder)
{
    unlinkat(folder, FILE_NAME, 0); /* of a program that ended between the next two lines */
    int fd = openat(folder, FILE_NAME, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

    if (fd < 0 || unlinkat(folder, FILE_NAME, 0) != 0)
        broken_disk(t);
    return fd;
}

static void write_at(struct task *t, int fd, const char *p, size_t n, int64_t at)
{
    while (n > 0) {
        ssize_t done = pwrite(fd, p, n, (off_t)at);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            broken_disk(t);
        p += done, at += done, n -= (size_t)done;
    }
}

/* ---- lines */

bool noted_next(struct task *t, struct noted_lines *l, struct arena *a, struct str *ret_line)
{
    for (;;) {
        const char *begin = l->piece + l->from, *end = memchr(begin, '\n', l->n);
        size_t n = end == NULL ? l->n : (size_t)(end - begin);
        if (end != NULL || (l->n > 0 && l->at == l->end)) {
            *ret_line = str_copy(a, (struct str){ begin, n });
            n += end != NULL;
            l->from += n, l->n -= n;
            return true;
        }
        memmove(l->piece, begin, l->n);
        l->from = 0;
        size_t room = NOTED_PIECE - l->n, left = (size_t)(l->end - l->at);
        if (left == 0)
            return false;
        must(t, room > 0);
        ssize_t got = pread(l->fd, l->piece + l->n, left < room ? left : room, (off_t)l->at);
        if (got <= 0)
            broken_disk(t);
        l->at += got, l->n += (size_t)got;
    }
}

struct noted {
    struct task *t;
    size_t n;      /* not written yet */
    int64_t bytes; /* written */
    struct noted_lines lines;
    char piece[NOTED_PIECE];
};

static void noted_close(void *x) { close(((struct noted *)x)->lines.fd); }

struct noted *noted_begin(struct task *t, int folder)
{
    struct noted *n = NEW(t->a, struct noted);

    n->t = t;
    n->lines.fd = file_begin(t, folder);
    arena_then(t->a, noted_close, n);
    return n;
}

int noted_file(struct noted *n)
{
    write_at(n->t, n->lines.fd, n->piece, n->n, n->bytes);
    n->bytes += (int64_t)n->n;
    n->n = 0;
    return n->lines.fd;
}

void noted_put(struct noted *n, struct str bytes)
{
    if (bytes.n > NOTED_PIECE - n->n)
        (void)noted_file(n);
    must(n->t, bytes.n <= NOTED_PIECE);
    memcpy(n->piece + n->n, bytes.p, bytes.n);
    n->n += bytes.n;
}

void noted_empty(struct noted *n)
{
    if (ftruncate(n->lines.fd, 0) != 0)
        broken_disk(n->t);
    n->n = n->lines.n = 0;
    n->bytes = n->lines.at = n->lines.end = 0;
}

bool noted_read(struct noted *n, struct arena *a, struct str *ret_line)
{
    (void)noted_file(n);
    n->lines.end = n->bytes;
    if (noted_next(n->t, &n->lines, a, ret_line))
        return true;
    if (n->bytes > 0)
        noted_empty(n);
    return false;
}

/* ---- marks: open addressing, as in base/keys.c, but in a file. A slot is a hash with its marks in the last two bits;
 * 0 is empty, as a file is that was made longer. */

enum { SLOTS_FIRST = 4096, SLOTS_AT_ONCE = 8, SLOTS_GROW = 4, MARK_BITS = (1 << NOTED_MARKS) - 1 };

struct noted_marks {
    struct task *t;
    int folder, fd;
    uint64_t n, cap;
};
struct slot {
    int64_t at; /* in the file */
    uint64_t there;
};

static void marks_close(void *x) { close(((struct noted_marks *)x)->fd); }

/* SLOTS_AT_ONCE slots, of which `place` is one. */
static void read_slots(const struct noted_marks *m, uint64_t place, uint64_t ret_slots[SLOTS_AT_ONCE])
{
    const size_t n = SLOTS_AT_ONCE * sizeof *ret_slots;
    off_t at = (off_t)(place / SLOTS_AT_ONCE * n);

    if (pread(m->fd, ret_slots, n, at) != (ssize_t)n)
        broken_disk(m->t);
}

/* Where the hash stands, or would stand. */
static struct slot slot_of(const struct noted_marks *m, uint64_t hash)
{
    uint64_t slots[SLOTS_AT_ONCE], place = keys_mixed(0, hash | MARK_BITS) & (m->cap - 1);

    read_slots(m, place, slots);
    for (;;) {
        uint64_t there = slots[place % SLOTS_AT_ONCE];
        if (there == 0 || (there | MARK_BITS) == (hash | MARK_BITS))
            return (struct slot){ (int64_t)(place * sizeof there), there };
        place = (place + 1) & (m->cap - 1);
        if (place % SLOTS_AT_ONCE == 0)
            read_slots(m, place, slots);
    }
}

static void put_slot(const struct noted_marks *m, uint64_t slot)
{
    write_at(m->t, m->fd, (const char *)&slot, sizeof slot, slot_of(m, slot).at);
}

static void marks_file(struct noted_marks *m, uint64_t cap)
{
    m->fd = file_begin(m->t, m->folder);
    m->cap = cap;
    if (ftruncate(m->fd, (off_t)(cap * sizeof(uint64_t))) != 0)
        broken_disk(m->t);
}

static void grow(struct noted_marks *m)
{
    struct noted_marks old = *m;
    uint64_t slots[SLOTS_AT_ONCE];

    marks_file(m, old.cap * SLOTS_GROW);
    for (uint64_t place = 0; place < old.cap; place += SLOTS_AT_ONCE) {
        read_slots(&old, place, slots);
        for (size_t i = 0; i < SLOTS_AT_ONCE; i++)
            if (slots[i] != 0)
                put_slot(m, slots[i]);
    }
    close(old.fd);
}

struct noted_marks *noted_marks_begin(struct task *t, int folder)
{
    struct noted_marks *m = NEW(t->a, struct noted_marks);

    *m = (struct noted_marks){ .t = t, .folder = folder };
    marks_file(m, SLOTS_FIRST);
    arena_then(t->a, marks_close, m);
    return m;
}

bool noted_mark(struct noted_marks *m, struct str text, unsigned mark)
{
    if (m->n * 3 >= m->cap * 2)
        grow(m);
    uint64_t hash = key_hash(text) & ~(uint64_t)MARK_BITS;
    struct slot s = slot_of(m, hash);
    if ((s.there & mark) != 0)
        return false;
    m->n += s.there == 0;
    uint64_t slot = hash | (s.there & MARK_BITS) | mark;
    write_at(m->t, m->fd, (const char *)&slot, sizeof slot, s.at);
    return true;
}

bool noted_has(struct noted_marks *m, struct str text, unsigned mark)
{
    return (slot_of(m, key_hash(text)).there & mark) != 0;
}
