/* orientation_files_web: files of a course: added and taken away by who looks after it, had by who reads it; and two
 * courses of the same kind compared. No rules here. */
#include "lang/lang.h"
#include "orientation_files_html.h"
#include "rooms/orientation/orientation_files.h"
#include "rooms/orientation/orientation_web.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(orientation_shelf, ORIENTATION_SHELF_FIELDS)

/* ---- drawn in a topic */

static struct url open_url(struct task *t, int64_t course, int64_t file)
{
    return URL(t, orientation_file_open, course, file);
}

struct file_shelf *orientation_shelf(struct task *t, int64_t course)
{
    struct file_shelf *shelf = NEW(t->a, struct file_shelf);

    *shelf = (struct file_shelf){ .t = t, .files = orientation_files(t, course), .row = course, .url = open_url };
    return shelf;
}

struct reply orientation_file_open(struct req *r)
{
    struct task *t = &r->task;
    struct file f;

    if (t->db == NULL)
        fail(t, FAIL_DB, "no connection to the database");
    return orientation_file(t, r->ids[0], r->ids[1], &f) ? files_send(r, &f) : reply_not_found(r);
}

/* ---- looked after */

static struct reply show_files(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    int64_t course = r->ids[0];
    struct file_list all = orientation_files(t, course);
    struct orientation_files_view v = { .course = course, .form = form };

    for (size_t i = all.n; i-- > 0;) { /* the newest first: it is the one to write into a topic */
        struct shelf_row row = shelf_row_of(t, &all.at[i], open_url(t, course, all.at[i].id));
        LIST_ADD(t->a, &v.rows, row);
    }
    v.file = file_field_of(t, &v.form, tr(t, "Picture, sound, film or its words"),
        files_hint(t, ORIENTATION_FILE_GROUPS), files_accept(t, ORIENTATION_FILE_GROUPS));
    file_field_records(r, &v.file, 0);
    return SHOW(r, status, orientation_files, &v);
}

struct reply orientation_files_page(struct req *r)
{
    struct orientation_course c;

    if (orientation_get(&r->task, r->ids[0], &c) != DONE)
        return reply_not_found(r);
    return show_files(r, 200, form_show(&r->task, &orientation_shelf_form, NULL, 0));
}

struct reply orientation_file_save(struct req *r)
{
    struct task *t = &r->task;
    struct uploads files = req_uploads(r);
    struct orientation_shelf_values v;
    struct orientation_course c;
    struct form form;

    if (orientation_get(t, r->ids[0], &c) != DONE)
        return reply_not_found(r);
    if (!form_read(r, &orientation_shelf_form, &v, &form))
        return show_files(r, 422, form);
    struct file_wish w = { .words = v.words, .name = S(""), .bytes = S("") };
    if (files.n > 0)
        w.bytes = files.at[0].bytes, w.name = str_empty(files.at[0].filename) ? S("file") : files.at[0].filename;
    enum outcome how = orientation_file_add(t, c.id, &w, v.tag, &form.problems);
    if (how == INVALID)
        return show_files(r, 422, form);
    return reply_outcome(r, how, URL(t, orientation_files_page, c.id),
        tr(t, "The file is added. Copy its line into the text where it is to be shown."));
}

struct reply orientation_file_remove_page(struct req *r)
{
    struct task *t = &r->task;
    struct file f;

    if (!orientation_file(t, r->ids[0], r->ids[1], &f))
        return reply_not_found(r);
    struct orientation_file_view v = { .course = r->ids[0], .one = shelf_row_of(t, &f, open_url(t, r->ids[0], f.id)) };
    return SHOW(r, 200, orientation_file_remove, &v);
}

struct reply orientation_file_drop(struct req *r)
{
    struct task *t = &r->task;
    enum outcome how = orientation_file_remove(t, r->ids[0], r->ids[1]);
    struct orientation_course c;

    /* gone already: that is what was wanted */
    if (how == NOT_FOUND && orientation_get(t, r->ids[0], &c) == DONE)
        how = DONE;
    return reply_outcome(r, how, URL(t, orientation_files_page, r->ids[0]), tr(t, "The file is removed."));
}

/* ---- compared */

static struct orientation_said title_of(const struct orientation_book *b, int64_t topic)
{
    for (size_t i = 0; i < b->chapters.n; i++)
        if (b->chapters.at[i].number == topic)
            return orientation_say(b->chapters.at[i].lang, b->chapters.at[i].topic.title);
    return orientation_say(b->card.lang, b->card.topic.title);
}

struct str orientation_house(struct task *t, const struct orientation_course *c)
{
    return str_empty(c->origin_house) ? str_of(tr(t, "this house")) : c->origin_house;
}

struct reply orientation_compare_page(struct req *r)
{
    struct task *t = &r->task;
    bool alone = r->ids[0] == r->ids[1]; /* against what everybody sees of it */
    const char *const words[] = { [ORIENTATION_CHANGED] = N_("Says something else"),
        [ORIENTATION_ADDED] = alone ? N_("New") : N_("Only here"),
        [ORIENTATION_GONE] = N_("Only there") };
    struct orientation_book b, other;

    if (orientation_book(t, r->ids[0], t->lang, &b) != DONE || orientation_book(t, r->ids[1], t->lang, &other) != DONE)
        return reply_not_found(r);
    struct orientation_differences *all = NEW(t->a, struct orientation_differences);
    struct orientation_compare_view v = {
        .course = b.course.id, .here = orientation_house(t, &b.course), .there = orientation_house(t, &other.course)
    };
    if (alone)
        v.here = S("");
    *all = orientation_compare(t, other.course.id, b.course.id);
    for (size_t i = 0; i < all->n; i++) {
        const struct orientation_difference *d = &all->at[i];
        struct orientation_difference_row row = { .d = d,
            .title = title_of(d->how == ORIENTATION_GONE ? &other : &b, d->topic),
            .language = str_of(d->lang->name),
            .lang = str_of(d->lang->tag),
            .dir = str_of(d->lang->dir),
            .how = str_of(lang_tr(t->lang, words[d->how])) };
        LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, 200, orientation_compare, &v);
}
