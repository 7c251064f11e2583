/* publications_files_web: pictures, sound and films of a publication: added and taken away by staff, given to
 * everybody. No rules here. */
#include "publications_files_html.h"
#include "rooms/publications/publications_lead.h"
#include "rooms/publications/publications_parts_view.h"
#include "rooms/publications/publications_web.h"
#include "rooms/routes.h"

FORM_DEFINE(publication_file, PUBLICATION_FILE_FIELDS)

/* ---- drawn in a text */

static struct url staff_url(struct task *t, int64_t publication, int64_t file)
{
    return URL(t, publications_file_one, publication, file);
}

static struct url open_url(struct task *t, int64_t publication, int64_t file)
{
    return URL(t, publications_file_open, publication, file);
}

void publication_look_files(struct task *t, struct markdown_look *look, int64_t publication, bool open)
{
    struct file_shelf *shelf = NEW(t->a, struct file_shelf);

    *shelf = (struct file_shelf){ .t = t,
        .files = open ? publications_files_shown(t, publication) : publications_files(t, publication),
        .row = publication,
        .url = open ? open_url : staff_url };
    look->picture = file_shelf_picture;
    look->x = shelf;
}

/* ---- everybody */

struct reply publications_file_open(struct req *r)
{
    struct task *t = &r->task;
    struct file f;

    if (t->db == NULL)
        fail(t, FAIL_DB, "no connection to the database");
    return publications_file_shown(t, r->ids[0], r->ids[1], &f) ? files_send(r, &f) : reply_not_found(r);
}

/* ---- staff */

static struct shelf_row row_of(struct task *t, int64_t publication, const struct file *f)
{
    return shelf_row_of(t, f, staff_url(t, publication, f->id));
}

static struct reply show_files(struct req *r, int status, const struct publication *p, struct form form)
{
    struct task *t = &r->task;
    struct file_list all = publications_files(t, p->id);
    struct publications_files_view v = { .id = p->id, .title = p->title, .form = form };

    for (size_t i = all.n; i-- > 0;) { /* the newest first: it is the one to write into the text */
        struct shelf_row row = row_of(t, p->id, &all.at[i]);
        LIST_ADD(t->a, &v.rows, row);
    }
    v.file = file_field_of(t, &v.form, tr(t, "Picture, sound, film or its words"),
        files_hint(t, PUBLICATION_FILE_GROUPS), files_accept(t, PUBLICATION_FILE_GROUPS));
    file_field_records(r, &v.file, 0);
    return SHOW(r, status, publications_files, &v);
}

struct reply publications_files_page(struct req *r)
{
    struct publication p;
    enum outcome found = publications_get(&r->task, r->ids[0], &p);

    if (found != DONE)
        return reply_refused(r, found);
    return show_files(r, 200, &p, form_show(&r->task, &publication_file_form, NULL, 0));
}

struct reply publications_file_save(struct req *r)
{
    struct task *t = &r->task;
    struct uploads files = req_uploads(r);
    struct publication_file_values v;
    struct publication p;
    struct form form;
    enum outcome how = publications_get(t, r->ids[0], &p);

    if (how != DONE)
        return reply_refused(r, how);
    if (!form_read(r, &publication_file_form, &v, &form))
        return show_files(r, 422, &p, form);
    struct file_wish w = { .words = v.words, .name = S(""), .bytes = S("") };
    if (files.n > 0)
        w.bytes = files.at[0].bytes, w.name = str_empty(files.at[0].filename) ? S("file") : files.at[0].filename;
    how = publications_file_add(t, p.id, &w, v.tag, &form.problems);
    if (how == INVALID)
        return show_files(r, 422, &p, form);
    return reply_outcome(r, how, URL(t, publications_files_page, p.id),
        tr(t, "The file is added. Copy its line into the text where it is to be shown."));
}

/* The file of the address. */
static enum outcome found(struct req *r, struct publication *ret_p, struct file *ret_file)
{
    enum outcome how = publications_get(&r->task, r->ids[0], ret_p);

    return how == DONE ? publications_file_get(&r->task, r->ids[0], r->ids[1], ret_file) : how;
}

struct reply publications_file_one(struct req *r)
{
    struct publication p;
    struct file f;
    enum outcome how = found(r, &p, &f);

    return how == DONE ? files_send(r, &f) : reply_refused(r, how);
}

struct reply publications_file_remove_page(struct req *r)
{
    struct publication p;
    struct file f;
    enum outcome how = found(r, &p, &f);

    if (how != DONE)
        return reply_refused(r, how);
    struct publications_file_view v = { .id = p.id, .one = row_of(&r->task, p.id, &f) };
    return SHOW(r, 200, publications_file_remove, &v);
}

struct reply publications_file_lead(struct req *r)
{
    struct task *t = &r->task;

    return reply_outcome(r, publications_lead_set(t, r->ids[0], r->ids[1]), URL(t, publications_files_page, r->ids[0]),
        tr(t, "The picture stands at the top of the text. The translations ask for its words."));
}

struct reply publications_file_drop(struct req *r)
{
    struct task *t = &r->task;
    enum outcome how = publications_file_remove(t, r->ids[0], r->ids[1]);
    struct publication p;

    /* gone already: that is what was wanted */
    if (how == NOT_FOUND && publications_get(t, r->ids[0], &p) == DONE)
        how = DONE;
    return reply_outcome(r, how, URL(t, publications_files_page, r->ids[0]), tr(t, "The file is removed."));
}
