/* models_adoption_web: what was changed in an adopted model and telling it; who has adopted ours, and the page where
 * others tell it. No rules here. */
#include "auth/throttle.h"
#include "models_adoption_html.h"
#include "rooms/models/models_codes.h"
#include "rooms/models/models_package_view.h"
#include "rooms/publications/publications.h"
#include "rooms/routes.h"

FORM_DEFINE(model_notice, MODEL_NOTICE_FIELDS)

static struct str title_of(struct task *t, const struct model *m) { return models_text_in(m, t->lang)->title; }

/* An address of others leads to the web, or nowhere. */
static struct url web_of(struct str address)
{
    bool web = str_starts(address, S("https://")) || str_starts(address, S("http://"));

    return (struct url){ web ? address : S("") };
}

/* ---- an adopted model */

/* Where the first house takes notices: beside the address of the model. */
static struct url tell_of(struct task *t, const struct pack_origin *from)
{
    struct str stable = S("/id/model/");
    ptrdiff_t at = str_find(from->address, stable);

    if (at < 0 || str_empty(web_of(from->address).s))
        return (struct url){ S("") };
    return (struct url){ str_fmt(
        t->a, "%.*s/p/models/%.*s/adoption", STR_ARG(str_part(from->address, 0, (size_t)at)), STR_ARG(from->key)) };
}

struct reply models_adopted(struct req *r)
{
    struct task *t = &r->task;
    struct model_origin origin;
    struct pack before;
    struct model m;
    enum outcome how = models_get(t, r->ids[0], 0, &m);

    if (how != DONE)
        return reply_refused(r, how);
    if (!models_origin_pack(t, m.id, &origin, &before))
        return reply_not_found(r);
    const struct model_text *text = models_text_in(&before.m, t->lang);
    struct difference d = models_difference(t, &before.m, &m);
    struct models_adopted_view v = { .id = m.id,
        .title = title_of(t, &m),
        .title_lang = str_of(text->lang->tag),
        .title_dir = str_of(text->lang->dir),
        .house = origin.house,
        .licence = code_name(t->lang, &CODES_model_licence, before.own.licence),
        .citation = before.own.citation,
        .authors = models_authors_text(t, &before.own.authors),
        .notice = lang_day(t->a, t->lang, origin.told_on),
        .origin = &origin,
        .from = &before.own,
        .back = URL(t, models_one, m.id),
        .address = web_of(before.own.address),
        .tell = tell_of(t, &before.own),
        .file = URL(t, models_notice_file, m.id),
        .may_tell = m.newest > 0,
        .way = models_notice_way(t, m.id, &before.own),
        .diff = models_diff_view(t, &d) };

    if (m.newest == 0)
        v.why = str_of(tr(t, "Publish your version first, then tell those who made it."));
    return SHOW(r, 200, models_adopted, &v);
}

struct reply models_notice_file(struct req *r)
{
    struct task *t = &r->task;
    struct model_notice n;
    struct problems ps = { 0 };
    enum outcome how = models_notice(t, r->ids[0], &n, &ps);

    if (how == INVALID)
        return reply_redirect(r, URL(t, models_adopted, r->ids[0]), str_z(t->a, ps.at[0].text));
    if (how != DONE)
        return reply_refused(r, how);
    return reply_bytes(r, 200, "application/json", models_notice_json(t, &n), "adoption.json");
}

struct reply models_adopted_told(struct req *r)
{
    struct task *t = &r->task;

    return reply_outcome(
        r, models_told(t, r->ids[0]), URL(t, models_adopted, r->ids[0]), tr(t, "It is written down that you told it."));
}

/* ---- the page where others tell it */

static struct reply show_tell(struct req *r, int status, const struct model *m, struct form form)
{
    struct task *t = &r->task;
    const struct model_text *text = models_text_in(m, t->lang);
    struct models_tell_view v = { .id = m->id,
        .title = text->title,
        .lang = str_of(text->lang->tag),
        .dir = str_of(text->lang->dir),
        .form = form,
        .sent = req_has(r, "sent") };

    v.file = file_field_of(t, &v.form, tr(t, "Notice (JSON)"), str_of(tr(t, "The file that your Kotipolku saved.")),
        S(".json,application/json"));
    return SHOW(r, status, models_tell, &v);
}

static struct reply wait_page(struct req *r, const struct model *m, int64_t seconds)
{
    struct task *t = &r->task;
    const struct model_text *text = models_text_in(m, t->lang);
    struct models_tell_view v = { .id = m->id,
        .title = text->title,
        .lang = str_of(text->lang->tag),
        .dir = str_of(text->lang->dir),
        .form = form_show(t, &model_notice_form, NULL, 0),
        .wait = throttle_sentence(t, seconds) };

    return SHOW(r, 429, models_tell, &v);
}

struct reply models_tell_page(struct req *r)
{
    struct task *t = &r->task;
    struct model m;

    if (t->db == NULL)
        fail(t, FAIL_DB, "no connection to the database");
    if (!models_public(t, r->ids[0], 0, &m))
        return reply_not_found(r);
    return show_tell(r, 200, &m, form_show(t, &model_notice_form, NULL, 0));
}

/* Notices are counted for the address they come from: who sends more than a few waits. Beside its attempts to sign in,
 * which are not to wait for them. */
struct str models_notice_sender(struct req *r)
{
    return str_fmt(r->task.a, "adoption %.*s", STR_ARG(req_household(r)));
}

static struct str bytes_in(struct req *r, struct form *form)
{
    struct uploads files = req_uploads(r);

    if (files.n > 0 && files.at[0].bytes.n > 0)
        return files.at[0].bytes;
    problem_add(&r->task, &form->problems, "file", str_of(tr(&r->task, "Choose a file.")));
    return S("");
}

struct reply models_tell(struct req *r)
{
    struct task *t = &r->task;
    struct model_notice_values v;
    struct form form;
    struct model m;

    if (!models_public(t, r->ids[0], 0, &m))
        return reply_not_found(r);
    int64_t wait = throttle_wait(t, models_notice_sender(r), S(""));
    if (wait > 0)
        return wait_page(r, &m, wait);
    throttle_count(t, models_notice_sender(r), S(""));
    req_keep_writes(r);
    bool good = form_read(r, &model_notice_form, &v, &form);
    struct str bytes = bytes_in(r, &form);
    if (!good || form.problems.n > 0)
        return show_tell(r, 422, &m, form);
    enum outcome how = models_notice_take(t, m.id, bytes, "web", &form.problems);
    if (how == INVALID)
        return show_tell(r, 422, &m, form);
    if (how != DONE)
        return reply_refused(r, how);
    return reply_redirect(r, url_with(t->a, URL(t, models_tell_page, m.id), "sent", S("1")), NULL);
}

/* ---- who has adopted ours */

static struct str stands_of(struct task *t, const struct model_adoption *a)
{
    if (a->shown)
        return str_of(tr(t, "Shown to everybody"));
    return str_of(str_is(a->way, "web") ? tr(t, "Came over the web, not looked at yet") : tr(t, "Not shown yet"));
}

static const char *color_of(const struct model_adoption *a) { return a->shown ? "success" : "warning"; }

static struct reply show_notices(struct req *r, int status, const struct model *m, struct form form)
{
    struct task *t = &r->task;
    struct model_adoptions *all = NEW(t->a, struct model_adoptions);
    struct models_notices_view v = { .id = m->id,
        .title = title_of(t, m),
        .back = URL(t, models_one, m->id),
        .form = form,
        .may_write = m->newest > 0 };

    *all = models_adoptions(t, m->id, false);
    for (size_t i = 0; i < all->n; i++) {
        struct notice_row row = { &all->at[i], URL(t, models_notice_one, m->id, all->at[i].id),
            stands_of(t, &all->at[i]), color_of(&all->at[i]) };
        LIST_ADD(t->a, &v.rows, row);
    }
    v.file = file_field_of(t, &v.form, tr(t, "Notice (JSON)"), str_of(tr(t, "The file that the adopter sent.")),
        S(".json,application/json"));
    return SHOW(r, status, models_notices, &v);
}

struct reply models_notices(struct req *r)
{
    struct model m;
    enum outcome how = models_get(&r->task, r->ids[0], 0, &m);

    return how == DONE ? show_notices(r, 200, &m, form_show(&r->task, &model_notice_form, NULL, 0))
                       : reply_refused(r, how);
}

struct reply models_notice_upload(struct req *r)
{
    struct task *t = &r->task;
    struct model_notice_values v;
    struct form form;
    struct model m;
    enum outcome how = models_get(t, r->ids[0], 0, &m);

    if (how != DONE)
        return reply_refused(r, how);
    bool good = form_read(r, &model_notice_form, &v, &form);
    struct str bytes = bytes_in(r, &form);
    if (!good || form.problems.n > 0)
        return show_notices(r, 422, &m, form);
    how = models_notice_take(t, m.id, bytes, "file", &form.problems);
    if (how == INVALID)
        return show_notices(r, 422, &m, form);
    return reply_outcome(r, how, URL(t, models_notices, m.id), tr(t, "The notice is here. Open it to show it."));
}

struct reply models_notice_one(struct req *r)
{
    struct task *t = &r->task;
    struct model_adoption a;
    struct difference d;
    enum outcome how = models_adoption_get(t, r->ids[0], r->ids[1], &a, &d);

    if (how != DONE)
        return reply_refused(r, how);
    struct models_notice_view v = { .model = r->ids[0],
        .id = a.id,
        .a = &a,
        .stands = stands_of(t, &a),
        .color = color_of(&a),
        .address = web_of(a.address),
        .diff = models_diff_view(t, &d),
        .may_publish = permitted(t->viewer, PERM_PUBLICATIONS_PUBLISH) };
    return SHOW(r, 200, models_notice_one, &v);
}

struct reply models_notice_do(struct req *r)
{
    struct task *t = &r->task;
    struct str step = req_get(r, "step");
    struct model_adoption a;
    struct difference d;
    struct url here = URL(t, models_notice_one, r->ids[0], r->ids[1]);
    bool removes = str_is(step, "remove"), shows = str_is(step, "show");
    enum outcome how = models_adoption_get(t, r->ids[0], r->ids[1], &a, &d);

    if (how != DONE)
        return reply_refused(r, how);
    a.version = req_version(r);
    if (removes)
        how = models_adoption_drop(t, r->ids[0], a.id, a.version);
    else
        how = shows || str_is(step, "hide") ? models_show_adoption(t, r->ids[0], &a, shows) : INVALID;
    return reply_outcome(r, how, removes && how == DONE ? URL(t, models_notices, r->ids[0]) : here,
        removes ? tr(t, "The notice is removed.")
        : shows ? tr(t, "Everybody sees now that they have adopted the model.")
                : tr(t, "Nobody else sees it any more."));
}
