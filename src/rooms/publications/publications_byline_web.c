/* publications_byline_web: the form of what stands beside the text: author, media contacts, what belongs to it. */
#include "publications_byline_html.h"
#include "rooms/publications/publications_web.h"
#include "rooms/routes.h"

FORM_DEFINE(publication_byline, PUBLICATION_BYLINE_FIELDS)

enum { OFFERED = 100 };

static struct form form_of(struct task *t, const struct publication *p)
{
    struct publication_byline b = publications_byline(t, p->id);
    struct publication_byline_values v = { .author = b.author,
        .role_1 = b.contacts[0].role,
        .phone_1 = b.contacts[0].phone,
        .email_1 = b.contacts[0].email,
        .role_2 = b.contacts[1].role,
        .phone_2 = b.contacts[1].phone,
        .email_2 = b.contacts[1].email,
        .related_1 = b.related[0],
        .related_2 = b.related[1],
        .related_3 = b.related[2] };

    return form_show(t, &publication_byline_form, &v, p->version);
}

/* What the project shows today; the newest first. */
static void offer_related(struct task *t, const struct publication *p, struct form *f)
{
    struct publication_items all = publications_shown(t, p->project, t->lang, 0, OFFERED);

    for (size_t i = 0; i < all.n; i++)
        for (size_t k = publication_byline_F_related_1; k <= publication_byline_F_related_3; k++)
            if (all.at[i].id != p->id)
                form_option_id(t, f, k, all.at[i].id, all.at[i].title);
}

static struct reply show(struct req *r, int status, const struct publication *p, struct form form)
{
    struct publications_byline_view v = { .p = p, .form = form };

    offer_related(&r->task, p, &v.form);
    return SHOW(r, status, publications_byline, &v);
}

static enum outcome to_sign(struct req *r, struct publication *ret_p)
{
    enum outcome found = publications_get(&r->task, r->ids[0], ret_p);

    return found == DONE && !publications_may_sign(&r->task, ret_p) ? NOT_ALLOWED : found;
}

struct reply publications_sign_page(struct req *r)
{
    struct publication p;
    enum outcome found = to_sign(r, &p);

    if (found != DONE)
        return reply_refused(r, found);
    return show(r, 200, &p, form_of(&r->task, &p));
}

struct reply publications_save_byline(struct req *r)
{
    struct task *t = &r->task;
    struct publication p;
    struct publication_byline_values v;
    struct form form;
    enum outcome how = to_sign(r, &p);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = form_of(t, &p);
    if (!form_read_over(r, &theirs, &v, &form))
        return show(r, 422, &p, form);
    struct publication_byline b = { .author = v.author,
        .contacts = { { v.role_1, v.phone_1, v.email_1 }, { v.role_2, v.phone_2, v.email_2 } },
        .related = { v.related_1, v.related_2, v.related_3 } };
    how = publications_sign(t, p.id, form.version, &b, &form.problems);
    if (how == INVALID)
        return show(r, 422, &p, form);
    if (how == CONFLICT) {
        offer_related(t, &p, &form);
        offer_related(t, &p, &theirs);
        return reply_conflict(r, &form, &theirs, URL(t, publications_save_byline, p.id), "publication", p.id);
    }
    return reply_outcome(r, how, URL(t, publications_one, p.id), tr(t, "Saved."));
}
