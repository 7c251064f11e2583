/* files_web: a file as an answer. Who may have it, the owner's room has asked. */
#include "rooms/files/files_read.h"
#include "web/req.h"

struct sending {
    struct req *r;
    const struct file *f;
    struct file_put *to;
};

static void put(void *x, struct str bytes) { file_put(((struct sending *)x)->to, bytes); }

static void give(void *x, struct file_put *to, int64_t from, int64_t n)
{
    struct sending *s = x;

    s->to = to;
    files_read(&s->r->task, s->f, from, n, put, s);
}

struct reply files_send(struct req *r, const struct file *f)
{
    struct task *t = &r->task;
    const struct media_type *type = &media_types[f->kind];
    struct sending s = { .r = r, .f = f };
    struct str name = str_empty(f->name) ? str_fmt(t->a, "file.%s", type->code) : f->name;
    struct file_answer a = { .content_type = type->type,
        .name = str_z(t->a, name),
        .mark = f->mark,
        .bytes = f->bytes,
        .shown = type->group != MEDIA_PAPER, /* a viewer of PDF runs in no sandbox */
        .kept = !f->sealed,
        .give = give,
        .x = &s };

    return reply_file(r, &a);
}
