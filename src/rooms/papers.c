/* papers: see the header. */
#include "rooms/papers.h"

#include "lang/lang.h"

bool papers_wanted(const struct req *r) { return str_is(r->accept, "pdf"); }

/* The page's own is no second one: paper_new() */
const struct lang *papers_beside(struct req *r)
{
    return req_has(r, "beside") ? lang_by_tag(req_get(r, "beside")) : NULL;
}

struct picks papers_languages(struct req *r)
{
    struct picks list = { 0 };

    for (enum lang_id i = 0; i < LANG__N; i++) {
        const struct lang *l = lang_get(i);
        struct pick one = { str_of(l->tag), str_of(l->name), l == papers_beside(r) };
        if (l != r->task.lang && l->translated == COMPLETE)
            LIST_ADD(r->task.a, &list, one);
    }
    return list;
}

struct reply papers_too_long(struct req *r, struct url page)
{
    return reply_redirect(r, page, tr(&r->task, "This is too much for one PDF. Choose less, or take another file."));
}

struct reply papers_reply(struct req *r, struct paper *p, const char *name, struct url page)
{
    struct task *t = &r->task;
    struct buf *o = task_buf(t, PAPER_BYTES);

    if (paper_make(p, o) != DONE)
        return papers_too_long(r, page);
    return reply_bytes(r, 200, PAPER_TYPE, buf_view(o), str_z(t->a, str_fmt(t->a, "%s.pdf", name)));
}
