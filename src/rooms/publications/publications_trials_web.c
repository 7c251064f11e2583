/* publications_trials_web: readers who tried a publication out; what it is about; a reader whose mother tongue it is;
 * the materials of the house. No rules here. */
#include "publications_trials_html.h"
#include "rooms/publications/publications_house.h"
#include "rooms/publications/publications_parts_view.h"
#include "rooms/publications/publications_web.h"
#include "rooms/routes.h"

FORM_DEFINE(publication_trial, PUBLICATION_TRIAL_FIELDS)
FORM_DEFINE(publication_about, PUBLICATION_ABOUT_FIELDS)

/* ---- tried out */

static struct reply show_trials(struct req *r, int status, const struct publication *p, struct form form)
{
    struct publications_trials_view v = {
        .id = p->id, .title = p->title, .trials = publications_trials(&r->task, p->id), .form = form
    };

    return SHOW(r, status, publications_trials, &v);
}

struct reply publications_trials_page(struct req *r)
{
    struct task *t = &r->task;
    struct publication p;
    enum outcome found = publications_get(t, r->ids[0], &p);
    struct publication_trial_values v = { .day = t->today, .people = INT_NONE, .tag = S(""), .changed = S("") };

    if (found != DONE)
        return reply_refused(r, found);
    return show_trials(r, 200, &p, form_show(t, &publication_trial_form, &v, 0));
}

struct reply publications_trial_save(struct req *r)
{
    struct task *t = &r->task;
    struct publication_trial_values v;
    struct publication p;
    struct form form;
    enum outcome how = publications_get(t, r->ids[0], &p);

    if (how != DONE)
        return reply_refused(r, how);
    if (!form_read(r, &publication_trial_form, &v, &form))
        return show_trials(r, 422, &p, form);
    struct publication_trial one = { .people = v.people, .tag = v.tag, .changed = v.changed, .day = v.day };
    how = publications_trial_add(t, p.id, &one, &form.problems);
    if (how == INVALID)
        return show_trials(r, 422, &p, form);
    return reply_outcome(r, how, URL(t, publications_trials_page, p.id), tr(t, "Saved. Everybody sees it."));
}

struct reply publications_trial_drop(struct req *r)
{
    enum outcome how = publications_trial_remove(&r->task, r->ids[0], r->ids[1]);
    struct publication p;

    if (how == NOT_FOUND && publications_get(&r->task, r->ids[0], &p) == DONE)
        how = DONE;
    return reply_outcome(r, how, URL(&r->task, publications_trials_page, r->ids[0]), tr(&r->task, "It is removed."));
}

/* ---- what it is about */

static struct reply show_about(struct req *r, int status, const struct publication *p, struct form form)
{
    struct publications_about_view v = { .id = p->id, .title = p->title, .form = form };

    return SHOW(r, status, publications_about, &v);
}

struct reply publications_about_page(struct req *r)
{
    struct task *t = &r->task;
    struct publication p;
    enum outcome found = publications_get(t, r->ids[0], &p);
    struct publication_about_values v = { .areas = { 0 } };

    if (found != DONE)
        return reply_refused(r, found);
    struct str areas = publications_areas(t, p.id);
    if (!str_empty(areas))
        v.areas = strs_split(t->a, areas, ' ');
    return show_about(r, 200, &p, form_show(t, &publication_about_form, &v, 0));
}

struct reply publications_about_save(struct req *r)
{
    struct task *t = &r->task;
    struct publication_about_values v;
    struct publication p;
    struct form form;
    enum outcome how = publications_get(t, r->ids[0], &p);

    if (how != DONE)
        return reply_refused(r, how);
    if (!form_read(r, &publication_about_form, &v, &form))
        return show_about(r, 422, &p, form);
    how = publications_areas_put(t, p.id, &v.areas, &form.problems);
    if (how == INVALID)
        return show_about(r, 422, &p, form);
    return reply_outcome(r, how, URL(t, publications_one, p.id), tr(t, "Saved."));
}

/* ---- buttons */

struct reply publications_language_read(struct req *r)
{
    struct task *t = &r->task;
    enum outcome how = publications_read_through(t, r->ids[0], req_get(r, "in"));

    return reply_outcome(r, how, URL(t, publications_one, r->ids[0]),
        tr(t, "Noted: somebody whose mother tongue it is has read the text."));
}

struct reply publications_house_button(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = r->ids[0], n = 0;
    enum outcome how = publications_house_take(t, project, &n);
    struct str count = lang_number(t->a, t->lang, n);

    return reply_outcome(r, how, url_with_id(t->a, URL(t, publications_list), "project", project),
        str_z(t->a, tr_fill(t->a,
                        trn(t, "%n draft is made. Read it, then send it for review.",
                            "%n drafts are made. Read them, then send them for review.", n),
                        &count, 1)));
}
