/* duties_public_web: the page with the statement, and the poster (?format=pdf&in=fi&beside=so). No rules here. */
#include "duties_public_html.h"
#include "rooms/duties/duties_public_view.h"
#include "rooms/papers.h"
#include "rooms/routes.h"

static enum outcome may_look(struct task *t, int64_t project)
{
    if (t->viewer->role != ROLE_ADMIN && viewer_role_in(t->viewer, project) == ROLE_NONE)
        return NOT_ALLOWED;
    return str_empty(projects_code(t, project)) ? NOT_FOUND : DONE;
}

/* ?language=so, else that of the page. */
static const struct lang *wanted(struct req *r, const char *name)
{
    const struct lang *l = req_has(r, name) ? lang_by_tag(req_get(r, name)) : NULL;

    return l != NULL && l->translated == COMPLETE ? l : r->task.lang;
}

static struct picks languages(struct task *t, const struct lang *chosen, bool none)
{
    struct picks list = { 0 };
    struct str tag = chosen != NULL ? str_of(chosen->tag) : S("");

    if (none)
        picks_add(t, &list, S(""), str_of(tr(t, "No other language")), tag);
    for (enum lang_id i = 0; i < LANG__N; i++)
        if (lang_get(i)->translated == COMPLETE)
            picks_add(t, &list, str_of(lang_get(i)->tag), str_of(lang_get(i)->name), tag);
    return list;
}

static struct reply poster(struct req *r)
{
    struct task *t = &r->task;
    struct buf *o = task_buf(t, PAPER_BYTES);
    enum outcome how = duties_poster(t, r->ids[0], wanted(r, "in"), papers_beside(r), o);

    if (how == INVALID)
        return papers_too_long(r, URL(t, duties_public, r->ids[0]));
    if (how != DONE)
        return reply_refused(r, how);
    return reply_bytes(r, 200, PAPER_TYPE, buf_view(o), "poster.pdf");
}

struct reply duties_public(struct req *r)
{
    struct task *t = &r->task;
    const struct lang *lang = wanted(r, "language");
    struct duties_public_view v = { .project = r->ids[0], .tag = lang->tag, .dir = lang->dir };
    enum outcome how = may_look(t, r->ids[0]);

    if (how == DONE && papers_wanted(r))
        return poster(r);
    if (how == DONE)
        how = duties_publicity(t, r->ids[0], lang, &v.p);
    if (how != DONE)
        return reply_refused(r, how);
    v.here = URL(t, duties_public, r->ids[0]);
    v.languages = languages(t, lang, false);
    v.beside = languages(t, NULL, true);
    return SHOW(r, 200, duties_public, &v);
}
