/* consents_pictures_web: who is in a picture, and which pictures are down. No rules here. */
#include "consents_picture_html.h"
#include "lang/lang.h"
#include "rooms/consents/consents_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(picture_person, PICTURE_PERSON_FIELDS)

/* Where it was put up. */
static struct url place_of(struct task *t, const struct picture *p)
{
    if (str_is(p->owner, "publication"))
        return URL(t, publications_files_page, p->row);
    return str_is(p->owner, "course") ? URL(t, orientation_files_page, p->row) : URL(t, sign_up_opening_page, p->row);
}

static struct url image_of(struct task *t, const struct picture *p)
{
    if (str_is(p->owner, "publication"))
        return URL(t, publications_file_one, p->row, p->file);
    return str_is(p->owner, "course") ? URL(t, orientation_file_open, p->row, p->file)
                                      : URL(t, sign_up_door_open, p->row, p->file);
}

static struct reply show(struct req *r, int status, const struct form *tried)
{
    struct task *t = &r->task;
    struct consents_picture_view v = { 0 };

    enum outcome found = consents_picture_get(t, r->ids[0], &v.p);
    if (found != DONE)
        return reply_refused(r, found);
    struct picture_persons offered = consents_offered(t);
    v.form = tried != NULL ? *tried : form_show(t, &picture_person_form, NULL, 0);
    for (size_t i = 0; i < offered.n; i++)
        form_option_id(t, &v.form, picture_person_F_person, offered.at[i].person, offered.at[i].name);
    v.offered = offered.n > 0;
    v.marked = consents_marked(t, &v.p);
    v.image = image_of(t, &v.p);
    v.back = place_of(t, &v.p);
    return SHOW(r, status, consents_picture, &v);
}

struct reply consents_picture(struct req *r) { return show(r, 200, NULL); }

struct reply consents_picture_mark(struct req *r)
{
    struct task *t = &r->task;
    struct picture_person_values v;
    struct form form;

    if (!form_read(r, &picture_person_form, &v, &form))
        return show(r, 422, &form);
    enum outcome how = consents_mark(t, r->ids[0], v.person, &form.problems);
    if (how == INVALID)
        return show(r, 422, &form);
    return reply_outcome(r, how, URL(t, consents_picture, r->ids[0]), tr(t, "It is saved."));
}

struct reply consents_picture_unmark(struct req *r)
{
    struct task *t = &r->task;
    enum outcome how = consents_unmark(t, r->ids[0], r->ids[1]);
    struct url page = URL(t, consents_picture, r->ids[0]);

    if (how == CONFLICT)
        return reply_redirect(r, page, tr(t, "This person has said no to pictures. Remove the picture instead."));
    return reply_outcome(r, how, page, tr(t, "It is saved."));
}

struct reply consents_down_list(struct req *r)
{
    struct task *t = &r->task;
    struct pictures down = consents_down(t);
    struct consents_down_view v = { 0 };

    for (size_t i = 0; i < down.n; i++) {
        struct consents_down_row row = { down.at[i], URL(t, consents_picture, down.at[i].file) };
        LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, 200, consents_down, &v);
}
