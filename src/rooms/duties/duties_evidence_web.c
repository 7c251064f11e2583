/* duties_evidence_web: pictures and PDF of a duty: added, opened, taken away. No rules here. */
#include "duties_duties_html.h"
#include "lang/lang.h"
#include "rooms/duties/duties_web.h"
#include "rooms/routes.h"

FORM_DEFINE(evidence, EVIDENCE_FIELDS)

struct duty_evidence duties_evidence_view(struct task *t, const struct duty *d, const struct file *f, struct url list)
{
    struct url remove = URL(t, duties_evidence_remove_page, d->project, d->address, f->id);

    return (struct duty_evidence){ .f = *f,
        .open = URL(t, duties_evidence_file, d->project, d->address, f->id),
        .remove = url_with(t->a, remove, "back", list.s),
        .size = files_size(t, f->bytes),
        .picture = media_types[f->kind].group == MEDIA_PICTURE };
}

/* The page of the duty, which leads back to the list as it was. */
static struct url page_of(struct req *r)
{
    struct task *t = &r->task;

    return url_with(t->a, URL(t, duties_one, r->ids[0], r->ids[1]), "back", duties_back_to(r).s);
}

struct reply duties_evidence_add(struct req *r)
{
    struct task *t = &r->task;
    struct uploads files = req_uploads(r);
    struct evidence_values v;
    struct duty d;
    struct form form;
    struct reply refused;

    if (!duties_found(r, &d, &refused))
        return refused;
    if (!duties_may_write(t, &d))
        return reply_not_allowed(r);
    if (!form_read(r, &evidence_form, &v, &form))
        return duties_show_one(r, 422, &d, NULL, &form);
    struct file_wish w = { .words = v.words, .name = S(""), .bytes = S("") };
    if (files.n > 0)
        w.bytes = files.at[0].bytes, w.name = str_empty(files.at[0].filename) ? S("file") : files.at[0].filename;
    enum outcome how = duties_evidence_put(t, &d, &w, &form.problems);
    if (how == INVALID)
        return duties_show_one(r, 422, &d, NULL, &form);
    return reply_outcome(r, how, page_of(r), tr(t, "The file is added."));
}

/* The file of the address. */
static bool found(struct req *r, struct duty *ret_duty, struct file *ret_file, struct reply *ret_refused)
{
    if (!duties_found(r, ret_duty, ret_refused))
        return false;
    enum outcome how = duties_evidence_get(&r->task, ret_duty, r->ids[2], ret_file);
    if (how != DONE)
        *ret_refused = reply_refused(r, how);
    return how == DONE;
}

struct reply duties_evidence_file(struct req *r)
{
    struct duty d;
    struct file f;
    struct reply refused;

    return found(r, &d, &f, &refused) ? files_send(r, &f) : refused;
}

struct reply duties_evidence_remove_page(struct req *r)
{
    struct duty d;
    struct file f;
    struct reply refused;

    if (!found(r, &d, &f, &refused))
        return refused;
    if (!duties_may_write(&r->task, &d))
        return reply_not_allowed(r);
    struct duties_evidence_view v = {
        .d = d, .one = duties_evidence_view(&r->task, &d, &f, duties_back_to(r)), .back = page_of(r)
    };
    return SHOW(r, 200, duties_evidence_remove, &v);
}

struct reply duties_evidence_drop(struct req *r)
{
    struct task *t = &r->task;
    struct duty d;
    struct reply refused;

    if (!duties_found(r, &d, &refused))
        return refused;
    enum outcome how = duties_evidence_remove(t, &d, r->ids[2]);
    /* gone already: that is what was wanted */
    return reply_outcome(r, how == NOT_FOUND ? DONE : how, page_of(r), tr(t, "The file is removed."));
}
