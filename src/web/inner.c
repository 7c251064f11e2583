/* inner: a worker of its own, whose answers are kept instead of sent. */
#include "web/inner.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>
#include "db/db.h"
#include "web/inside.h"

struct inner {
    struct service service;
    struct worker worker;
    struct http x; /* the request in hand */
    struct arena *a;
    struct inner_answer got;
};

static struct inner *inner_of(struct http *x)
{
    return (struct inner *)(void *)((char *)x - offsetof(struct inner, x));
}

struct opened {
    int fd;
};
static void close_file(void *x) { close(((struct opened *)x)->fd); }

static int file_of(struct arena *a, const struct answer *answer)
{
    struct opened *o = NEW(a, struct opened);

    o->fd = answer->file;
    arena_then(a, close_file, o);
    return o->fd;
}

static void keep(struct http *x, const struct answer *answer)
{
    struct inner *i = inner_of(x);

    i->got = (struct inner_answer){ .status = answer->status,
        .body = str_copy(i->a, answer->body),
        .file = answer->file_given ? file_of(i->a, answer) : -1 };
    for (size_t k = 0; k < answer->nlines; k++)
        if (strcmp(answer->lines[k].name, "Content-Type") == 0)
            i->got.content_type = str_copy(i->a, str_of(answer->lines[k].value));
        else if (strcmp(answer->lines[k].name, "Location") == 0)
            i->got.location = str_copy(i->a, str_of(answer->lines[k].value));
    if (answer->body_given)
        free((void *)(uintptr_t)answer->body.p);
}

static void nothing(struct http *x) { (void)x; }

static void close_db(void *x)
{
    struct inner *i = x;
    db_close(i->worker.db);
}

struct inner *inner_open(struct task *t)
{
    struct inner *i = NEW(t->a, struct inner);
    struct db_options o = { .busy_ms = (int)t->settings->db_busy_ms, .cache_kb = t->settings->db_cache_kb };
    struct buf *why = task_buf(t, 1000);

    i->service.keys = t->keys;
    i->service.sign_in = -1;
    atomic_store(&i->service.settings, t->settings);
    i->worker.service = &i->service;
    i->worker.db = db_open(t->settings->db, &o, why);
    if (i->worker.db == NULL)
        fail(t, FAIL_DB, "%.*s", STR_ARG(buf_view(why)));
    arena_then(t->a, close_db, i);
    return i;
}

struct inner_answer inner_get(struct inner *i, struct arena *a, struct str target)
{
    i->a = a;
    i->got = (struct inner_answer){ .file = -1 };
    i->x = (struct http){
        .method = S("GET"), .target = target, .answer = keep, .send = nothing, .again = nothing, .arrived = clock_us()
    };
    i->x.address[0] = '1';
    i->x.header[HEADER_HOST] = S("localhost");
    gate_run(&i->worker, &i->x);
    return i->got;
}
