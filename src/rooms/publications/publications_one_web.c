/* publications_one_web: one publication: where each language stands, review, publishing; preview; versions. No rules
 * here. */
#include "publications_one_html.h"
#include "publications_versions_html.h"
#include "rooms/codes.h"
#include "rooms/publications/publications_about.h"
#include "rooms/publications/publications_files.h"
#include "rooms/publications/publications_house.h"
#include "rooms/publications/publications_sounds.h"
#include "rooms/publications/publications_trials.h"
#include "rooms/publications/publications_web.h"
#include "rooms/routes.h"

FORM_DEFINE(publication_review, PUBLICATION_REVIEW_FIELDS)
FORM_DEFINE(publication_publish, PUBLICATION_PUBLISH_FIELDS)

const struct lang *publication_language_asked(struct req *r, const struct publication *p)
{
    const struct lang *l = req_has(r, "in") ? lang_by_tag(req_get(r, "in")) : NULL;

    return l != NULL ? l : lang_by_tag(p->source);
}

static struct url in_language(struct task *t, struct url u, const struct lang *l)
{
    return url_with(t->a, u, "in", str_of(l->tag));
}

/* ---- languages */

static struct str language_stands_text(struct task *t, const struct publication_language *l)
{
    switch (l->stands) {
    case LANGUAGE_SOURCE: return str_of(tr(t, "Written in it"));
    case LANGUAGE_CURRENT: return str_of(tr(t, "Translated"));
    case LANGUAGE_OUTDATED: {
        struct str n = lang_number(t->a, t->lang, l->open);
        return tr_fill(t->a, trn(t, "%n paragraph to translate", "%n paragraphs to translate", l->open), &n, 1);
    }
    case LANGUAGE_MISSING: return str_of(tr(t, "Not translated"));
    }
    unreachable();
}

static void add_languages(struct task *t, const struct publication *p, struct publication_language_rows *rows)
{
    static const char *const colors[] = { "info", "success", "warning", "neutral" };
    struct publication_languages *all = NEW(t->a, struct publication_languages);

    *all = publications_languages(t, p);
    for (size_t i = 0; i < all->n; i++) {
        const struct publication_language *l = &all->at[i];
        struct publication_language_row row = { .l = l,
            .color = colors[l->stands],
            .stands = language_stands_text(t, l),
            .edit = l->stands == LANGUAGE_SOURCE ? URL(t, publications_edit, p->id)
                                                 : in_language(t, URL(t, publications_translate, p->id), l->lang) };
        if (l->number > 0) {
            row.preview = in_language(t, URL(t, publications_preview, p->id), l->lang);
            row.history = in_language(t, URL(t, publications_history, p->id), l->lang);
            row.unread = publications_unread(t, p->id, l->lang);
        }
        LIST_ADD(t->a, rows, row);
    }
}

/* ---- one */

static void add_spoken(struct task *t, const struct publication *p, struct spoken_links *links)
{
    struct publication_spokens all = publications_spoken(t, p);

    for (size_t i = 0; i < all.n; i++) {
        const struct publication_spoken *s = &all.at[i];
        struct spoken_link one = { .url = in_language(t, URL(t, publications_sounds_page, p->id), s->lang),
            .lang = str_of(s->lang->tag),
            .name = str_of(s->lang->name),
            .all = s->all,
            .recorded = s->recorded,
            .outdated = s->outdated };
        LIST_ADD(t->a, links, one);
    }
}

static struct publication_parts parts_of(struct task *t, const struct publication *p)
{
    struct publication_parts parts = { .files = (int64_t)publications_files(t, p->id).n,
        .trials = (int64_t)publications_trials(t, p->id).n,
        .opened = publications_opened(t, p->id) };
    struct publication_links leading = publications_leading_to(t, p);
    struct str areas = publications_areas(t, p->id);
    struct strs names = { 0 }, codes = strs_split(t->a, areas, ' ');

    for (size_t i = 0; i < codes.n && !str_empty(areas); i++)
        strs_add(t->a, &names, code_name(t->lang, &CODES_need_area, codes.at[i]));
    parts.areas = lang_list(t->a, t->lang, &names);
    add_spoken(t, p, &parts.spoken);
    for (size_t i = 0; i < leading.n; i++) {
        const struct publication_link *l = &leading.at[i];
        struct publication_link_row row = { URL(t, publications_one, l->id), l->title, str_of(l->lang->tag),
            str_of(l->lang->dir) };
        LIST_ADD(t->a, &parts.leading, row);
    }
    return parts;
}

static struct reply show_one(
    struct req *r, int status, const struct publication *p, struct form *review, struct form *publish)
{
    struct task *t = &r->task;
    struct publication_review_values note = { .review_note = S("") };
    struct publication_publish_values today = { .public_on = t->today };
    bool seen = p->shown && day_cmp(p->public_on, t->today) <= 0;
    struct publications_one_view v = { .p = p,
        .color = publication_color(p),
        .stands = publication_stands_text(t, p),
        .list = url_with_id(t->a, URL(t, publications_list), "project", p->project),
        .review = review ? *review : form_show(t, &publication_review_form, &note, p->version),
        .publish = publish ? *publish : form_show(t, &publication_publish_form, &today, p->version),
        .byline = publications_byline(t, p->id),
        .steps = publications_steps(t, p->id),
        .may_sign = publications_may_sign(t, p),
        .may_archive = publications_publishes_in(t, p->project) && !str_is(p->state, "archived"),
        .may_remove = instant_unix(p->public_at) == 0,
        .is_new = !seen,
        .parts = parts_of(t, p) };

    if (publication_is_own(p->kind)) {
        v.own = URL(t, models_one, p->id);
        v.may_remove = false;
    }
    v.has_contact = publication_has_contact(&v.byline);
    add_languages(t, p, &v.languages);
    struct publication_text text;
    if (publications_text(t, p->id, p->source, 0, &text))
        v.summary = text.summary;
    if (seen)
        v.shown = URL(t, publications_any_language, p->id);
    return SHOW(r, status, publications_one, &v);
}

struct reply publications_one(struct req *r)
{
    struct publication p;
    enum outcome found = publications_get(&r->task, r->ids[0], &p);

    return found == DONE ? show_one(r, 200, &p, NULL, NULL) : reply_refused(r, found);
}

struct reply publications_step(struct req *r)
{
    struct task *t = &r->task;
    struct str step = req_get(r, "step");
    struct url here = URL(t, publications_one, r->ids[0]);
    int64_t version = req_version(r);

    if (str_is(step, "send"))
        return reply_outcome(r, publications_send(t, r->ids[0], version), here,
            tr(t, "It waits for review by somebody else than who wrote it."));
    if (str_is(step, "archive"))
        return reply_outcome(r, publications_archive(t, r->ids[0], version), here,
            tr(t, "It is archived. Nobody outside sees it any more."));
    if (str_is(step, "take_up"))
        return reply_outcome(r, publications_take_up(t, r->ids[0], version), here, tr(t, "It is a draft again."));
    return reply_not_found(r);
}

struct reply publications_review(struct req *r)
{
    struct task *t = &r->task;
    struct publication p;
    struct publication_review_values v;
    struct form form;
    bool approved = str_is(req_get(r, "judge"), "approve");
    enum outcome how = publications_get(t, r->ids[0], &p);

    if (how != DONE)
        return reply_refused(r, how);
    if (!form_read(r, &publication_review_form, &v, &form))
        return show_one(r, 422, &p, &form, NULL);
    struct publication asked = p;
    asked.version = form.version;
    how = publications_judge(t, &asked, approved, v.review_note, &form.problems);
    if (how == INVALID)
        return show_one(r, 422, &p, &form, NULL);
    return reply_outcome(r, how, URL(t, publications_one, p.id),
        approved ? tr(t, "It is approved. Now it can be published.") : tr(t, "It is given back to the writer."));
}

struct reply publications_publish_now(struct req *r)
{
    struct task *t = &r->task;
    struct publication p;
    struct publication_publish_values v;
    struct form form;
    enum outcome how = publications_get(t, r->ids[0], &p);

    if (how != DONE)
        return reply_refused(r, how);
    if (publication_is_own(p.kind))
        return reply_redirect(r, URL(t, models_one, p.id), NULL);
    if (!form_read(r, &publication_publish_form, &v, &form))
        return show_one(r, 422, &p, NULL, &form);
    how = publications_publish(t, p.id, form.version, v.public_on, &form.problems);
    if (how == INVALID)
        return show_one(r, 422, &p, NULL, &form);
    return reply_outcome(r, how, URL(t, publications_one, p.id), tr(t, "It is published."));
}

struct reply publications_remove_page(struct req *r)
{
    struct publication p;
    struct publications_confirm_view v = { .p = &p };
    enum outcome found = publications_get(&r->task, r->ids[0], &p);

    if (found != DONE)
        return reply_refused(r, found);
    if (publication_is_own(p.kind))
        return reply_redirect(r, URL(&r->task, models_one, p.id), NULL);
    v.was_shown = instant_unix(p.public_at) != 0;
    return SHOW(r, 200, publications_remove, &v);
}

struct reply publications_do_remove(struct req *r)
{
    struct task *t = &r->task;
    struct publication p;
    enum outcome how = publications_get(t, r->ids[0], &p);

    if (how != DONE || publication_is_own(p.kind))
        return how != DONE ? reply_refused(r, how) : reply_redirect(r, URL(t, models_one, p.id), NULL);
    how = publications_remove(t, r->ids[0], req_version(r));
    return reply_outcome(
        r, how, how == DONE ? URL(t, publications_list) : URL(t, publications_one, r->ids[0]), tr(t, "It is removed."));
}

/* ---- preview: as wide as this screen, and as on a phone */

static void add_preview_languages(
    struct task *t, const struct publication *p, const struct lang *chosen, struct publications_preview_view *v)
{
    struct publication_languages all = publications_languages(t, p);
    struct url here = v->phone ? url_with(t->a, URL(t, publications_preview, p->id), "as", S("phone"))
                               : URL(t, publications_preview, p->id);

    for (size_t i = 0; i < all.n; i++) {
        const struct lang *l = all.at[i].lang;
        struct publication_language_link one = { in_language(t, here, l), str_of(l->name), str_of(l->tag),
            str_of(l->dir), l == chosen };
        if (all.at[i].number > 0)
            LIST_ADD(t->a, &v->languages, one);
    }
}

struct reply publications_preview(struct req *r)
{
    struct task *t = &r->task;
    struct publication p;
    struct publication_text text;
    enum outcome found = publications_get(t, r->ids[0], &p);

    if (found != DONE)
        return reply_refused(r, found);
    const struct lang *l = publication_language_asked(r, &p);
    struct publications_preview_view v = { .id = p.id,
        .phone = str_is(req_get(r, "as"), "phone"),
        .look = publication_look(t, 3), /* its title is an h2 here */
        .wide = in_language(t, URL(t, publications_preview, p.id), l) };
    v.narrow = url_with(t->a, v.wide, "as", S("phone"));
    v.missing = !publications_text(t, p.id, str_of(l->tag), 0, &text);
    if (v.missing) {
        l = lang_by_tag(p.source);
        must(t, publications_text(t, p.id, p.source, 0, &text));
    }
    v.title = text.title;
    v.summary = text.summary;
    v.lang = str_of(l->tag);
    v.dir = str_of(l->dir);
    v.body = markdown_read(t, text.body);
    publication_look_files(t, v.look, p.id, false);
    struct listening *x = publication_listening(t, p.id, l, false);
    v.look->least = v.body.least;
    v.title_heard = publication_heard(t, x, v.title);
    v.summary_heard = publication_heard(t, x, v.summary);
    publication_spoken_rows(t, x, &text, &v.spoken);
    add_preview_languages(t, &p, l, &v);
    return SHOW(r, 200, publications_preview, &v);
}

/* ---- versions */

static void compare_with_newest(struct req *r, const struct publication *p, struct publications_history_view *v)
{
    struct task *t = &r->task;
    struct publication_text then, now;
    int64_t number;

    if (!str_int(req_get(r, "version"), &number) || number < 1 || !publications_text(t, p->id, v->tag, number, &then) ||
        !publications_text(t, p->id, v->tag, 0, &now))
        return;
    v->number = number;
    v->compared = publication_compare(t, &then, &now);
    v->same = true;
    for (size_t i = 0; i < v->compared.n; i++)
        v->same &= v->compared.at[i].change == PIECE_SAME;
}

struct reply publications_history(struct req *r)
{
    struct task *t = &r->task;
    struct publication p;
    enum outcome found = publications_get(t, r->ids[0], &p);

    if (found != DONE)
        return reply_refused(r, found);
    const struct lang *l = publication_language_asked(r, &p);
    struct publications_history_view v = { .id = p.id,
        .title = p.title,
        .tag = str_of(l->tag),
        .lang = str_of(l->tag),
        .dir = str_of(l->dir),
        .name = str_of(l->name) };
    struct publication_texts *all = NEW(t->a, struct publication_texts);
    *all = publications_versions(t, p.id, v.tag);
    if (all->n == 0)
        return reply_not_found(r);
    for (size_t i = 0; i < all->n; i++) {
        struct url here = in_language(t, URL(t, publications_history, p.id), l);
        struct version_row row = { &all->at[i], url_with_int(t->a, here, "version", all->at[i].number), i == 0 };
        LIST_ADD(t->a, &v.rows, row);
    }
    compare_with_newest(r, &p, &v);
    return SHOW(r, 200, publications_history, &v);
}

struct reply publications_back(struct req *r)
{
    struct task *t = &r->task;
    int64_t number;
    struct str tag = req_get(r, "in");

    if (!str_int(req_get(r, "number"), &number))
        return reply_not_found(r);
    enum outcome how = publications_bring_back(t, r->ids[0], tag, number);
    return reply_outcome(r, how, url_with(t->a, URL(t, publications_history, r->ids[0]), "in", tag),
        tr(t, "The older text is the newest version again. What was written since is kept as a version, too."));
}
