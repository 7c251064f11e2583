/* publications_public_web: what everybody reads: one publication in a language or in two, its picture, what a project
 * has published, and its feed. The same bytes for all: they are kept (req_kept). No right is asked, and no rule is
 * here. News of several projects: publications_news_web.c. */
#include "auth/sign_in.h"
#include "base/settings.h"
#include "publications_public_html.h"
#include "rooms/papers.h"
#include "rooms/projects/projects.h"
#include "rooms/public_pages.h"
#include "rooms/publications/publications_house.h"
#include "rooms/publications/publications_lead.h"
#include "rooms/publications/publications_linked.h"
#include "rooms/publications/publications_opened.h"
#include "rooms/publications/publications_public_web.h"
#include "rooms/publications/publications_trials.h"

_Static_assert(ROUTE_publications_in_fi + LANG__N == ROUTE_publications_list_in_fi, "an address in each language");
_Static_assert(ROUTE_publications_list_in_fi + LANG__N == ROUTE_publications_feed_in_fi, "and of each list");
_Static_assert(ROUTE_publications_news_feed_in_fi + LANG__N == ROUTE_publications_picture_in_fi, "and of each picture");
_Static_assert(ROUTE_publications_picture_in_fi + LANG__N == ROUTE_publications_house_card_in_fi, "and of lists");

static struct url in_language(struct task *t, enum route first, const struct lang *l, int64_t id)
{
    return publication_url(t, first, l, id);
}

static void add_link(struct task *t, struct frame_links *list, struct url url, const struct lang *l, bool current)
{
    struct frame_link link = {
        .url = url, .text = str_of(l->name), .lang = str_of(l->tag), .dir = str_of(l->dir), .current = current
    };

    LIST_ADD(t->a, list, link);
}

/* The switch offers every language: where there is no text, the page says so and shows the one there is. */
void publication_add_switch(struct task *t, enum route first, int64_t id, struct frame_open *o)
{
    for (enum lang_id i = 0; i < LANG__N; i++)
        add_link(t, &o->languages, publication_url(t, first, lang_get(i), id), lang_get(i), lang_get(i) == t->lang);
}

struct public_item publication_public_item(struct task *t, const struct publication_item *p)
{
    return (struct public_item){ .url = publication_url(t, (enum route)public_page_of(p->kind), t->lang, p->id),
        .i = p,
        .kind = code_name(t->lang, &CODES_publication_kind, p->kind),
        .lang = str_of(p->lang->tag),
        .dir = str_of(p->lang->dir),
        .project_name = S("") };
}

/* ---- one */

static void put_beside(struct task *t, const struct publication_public *p, struct publications_public_view *v)
{
    bool turned = strcmp(p->lang->dir, t->lang->dir) != 0 && strcmp(p->beside->dir, t->lang->dir) == 0;
    const struct publication_pieces *first = turned ? &p->beside_pieces : &p->pieces;
    const struct publication_pieces *second = turned ? &p->pieces : &p->beside_pieces;
    const struct lang *one = turned ? p->beside : p->lang, *other = turned ? p->lang : p->beside;

    v->first_lang = str_of(one->tag);
    v->first_dir = str_of(one->dir);
    v->second_lang = str_of(other->tag);
    v->second_dir = str_of(other->dir);
    v->first_title = first->at[PIECE_TITLE].text;
    v->second_title = second->at[PIECE_TITLE].text;
    v->first_summary = first->at[PIECE_SUMMARY].text;
    v->second_summary = second->at[PIECE_SUMMARY].text;
    struct listening *x = publication_listening(t, p->id, one, true);
    struct listening *y = publication_listening(t, p->id, other, true);
    v->title_heard = publication_heard(t, x, v->first_title);
    v->summary_heard = publication_heard(t, x, v->first_summary);
    v->second_title_heard = publication_heard(t, y, v->second_title);
    v->second_summary_heard = publication_heard(t, y, v->second_summary);
    for (size_t i = PIECE_BODY; i < first->n; i++) {
        struct str a = first->at[i].text, b = second->at[i].text;
        struct pair_row row = { markdown_read(t, a), markdown_read(t, b), publication_heard(t, x, a),
            publication_heard(t, y, b) };
        v->look->least = v->second_look->least = v->body.least;
        LIST_ADD(t->a, &v->pairs, row);
    }
}

static void put_spoken(struct task *t, const struct publication_public *p, struct publications_public_view *v)
{
    struct listening *x = publication_listening(t, p->id, p->lang, true);

    v->look->least = v->body.least;
    v->title_heard = publication_heard(t, x, p->text.title);
    v->summary_heard = publication_heard(t, x, p->text.summary);
    publication_spoken_rows(t, x, &p->text, &v->spoken);
}

static void add_beside_links(struct task *t, const struct publication_public *p, struct publications_public_view *v)
{
    struct url here = in_language(t, ROUTE_publications_in_fi, t->lang, p->id);

    for (size_t i = 0; i < p->n; i++) {
        const struct lang *l = p->languages[i];
        struct publication_language_link one = { url_with(t->a, here, "beside", str_of(l->tag)), str_of(l->name),
            str_of(l->tag), str_of(l->dir), l == p->beside };
        if (l != p->lang)
            LIST_ADD(t->a, &v->beside, one);
    }
}

static struct publications_public_view view_of(
    struct task *t, const struct publication_public *p, const struct publication_byline *b)
{
    struct publications_public_view v = { .p = p,
        .kind = code_name(t->lang, &CODES_publication_kind, p->kind),
        .lang = str_of(p->lang->tag),
        .dir = str_of(p->lang->dir),
        .list = in_language(t, ROUTE_publications_list_in_fi, t->lang, p->project),
        .alone = in_language(t, ROUTE_publications_in_fi, t->lang, p->id),
        .source = in_language(t, ROUTE_publications_in_fi, p->source, p->id),
        .source_name = lang_language_name(t->a, t->lang, str_of(p->source->iso3)),
        .lang_name = lang_language_name(t->a, t->lang, str_of(t->lang->iso3)),
        .back_text = tr(t, "All that this project has published"),
        .body = markdown_read(t, p->text.body),
        .look = publication_look(t, 2),
        .second_look = publication_look(t, 2),
        .author = b->author,
        .fallback = p->lang != t->lang };
    struct publication_items *related = NEW(t->a, struct publication_items);

    *related = publications_related(t, p->id, t->lang);
    for (size_t i = 0; i < related->n; i++) {
        struct public_item one = publication_public_item(t, &related->at[i]);
        LIST_ADD(t->a, &v.related, one);
    }
    for (size_t i = 0; i < BYLINE_CONTACTS; i++)
        if (str_is(p->kind, "press") && !str_empty(b->contacts[i].role))
            LIST_ADD(t->a, &v.contacts, b->contacts[i]);
    add_beside_links(t, p, &v);
    publication_look_files(t, v.look, p->id, true);
    publication_look_files(t, v.second_look, p->id, true);
    v.unread = publications_unread(t, p->id, p->lang);
    v.trials = publications_trials(t, p->id);
    v.pdf = v.alone;
    if (p->beside == NULL)
        put_spoken(t, p, &v);
    else {
        put_beside(t, p, &v);
        v.beside_unread = publications_unread(t, p->id, p->beside);
        v.pdf = url_with(t->a, v.pdf, "beside", str_of(p->beside->tag));
    }
    v.pdf = url_with(t->a, v.pdf, "format", S("pdf"));
    return v;
}

/* For who shows a link to it elsewhere, and for search engines. */
static struct frame_about about_of(
    struct task *t, const struct publication_public *p, const struct publication_byline *b)
{
    struct file_list files = publications_files_shown(t, p->id);
    struct publication_lead lead;
    struct publication_linked l = { .p = p,
        .byline = b,
        .id = link_address(t, URL(t, open_data_publication, p->id).s),
        .page = link_address(t, in_language(t, ROUTE_publications_in_fi, t->lang, p->id).s),
        .picture = link_address(t, in_language(t, ROUTE_publications_picture_in_fi, t->lang, p->id).s) };

    struct frame_about about = {
        .title = p->text.title, .kind = S("article"), .address = l.page, .picture = l.picture
    };
    if (publication_lead(t, p->text.body, &files, &lead)) {
        about.picture = l.picture = link_address(t, URL(t, publications_file_open, p->id, lead.file->id).s);
        about.shows = lead.words;
        about.width = lead.file->width;
        about.height = lead.file->height;
    }
    about.json = publication_linked(t, &l);
    return about;
}

/* As data: what its page says in the words of schema.org. */
static struct reply give_data(struct req *r, const struct publication_public *p, struct str stamp)
{
    struct publication_byline byline = publications_byline(&r->task, p->id);

    return reply_kept(r, DATA_TYPE, stamp, about_of(&r->task, p, &byline).json);
}

static struct reply draw_one(struct req *r, const struct publication_public *p, struct str stamp)
{
    struct task *t = &r->task;
    struct publication_byline byline = publications_byline(t, p->id);
    struct publications_public_view v = view_of(t, p, &byline);
    struct frame_open o = { .feed = in_language(t, ROUTE_publications_feed_in_fi, t->lang, p->project),
        .summary = p->text.summary,
        .about = about_of(t, p, &byline) };

    publication_add_switch(t, ROUTE_publications_in_fi, p->id, &o);
    for (size_t i = 0; i < p->n; i++)
        add_link(
            t, &o.alternates, in_language(t, ROUTE_publications_in_fi, p->languages[i], p->id), p->languages[i], false);
    page_publications_public(frame_open(r, &o), &v);
    (void)reply_page(r, 200);
    return reply_kept(r, PAGE_TYPE, stamp, buf_view(r->page.o));
}

void publication_needs_database(struct req *r)
{
    if (r->task.db == NULL)
        fail(&r->task, FAIL_DB, "no connection to the database");
}

/* To draw a paper takes long. It is kept under its address, so there is one address for each: others lead to it. */
static bool paper_elsewhere(struct req *r, struct reply *ret_reply)
{
    struct task *t = &r->task;
    struct url here = in_language(t, ROUTE_publications_in_fi, t->lang, r->ids[0]), end = { S("") };
    const struct lang *beside = req_has(r, "beside") ? lang_by_tag(req_get(r, "beside")) : NULL;

    if (beside != NULL)
        end = url_with(t->a, end, "beside", str_of(beside->tag));
    end = url_with(t->a, end, "format", S("pdf"));
    if (!papers_wanted(r) || str_eq(str_part(end.s, 1, end.s.n), r->query))
        return false;
    *ret_reply = reply_redirect(r, (struct url){ str_fmt(t->a, "%.*s%.*s", STR_ARG(here.s), STR_ARG(end.s)) }, NULL);
    return true;
}

static struct reply show_one(struct req *r, enum lang_id id)
{
    struct task *t = &r->task;
    struct publication_public p;
    struct reply kept;
    struct str stamp;

    t->lang = lang_get(id);
    publication_needs_database(r);
    if (!publications_stamp(t, r->ids[0], t->lang, &stamp))
        return reply_not_found(r);
    if (paper_elsewhere(r, &kept))
        return kept;
    bool data = str_is(r->accept, "json"), paper = !data && papers_wanted(r);
    stamp = data ? str_fmt(t->a, "%.*s.json", STR_ARG(stamp)) : stamp; /* r->path is that of the page */
    if (!data)
        req_asked(r, publication_opened(t, r->ids[0], t->lang, paper));
    if (req_kept(r, data ? DATA_TYPE : paper ? PAPER_TYPE : PAGE_TYPE, stamp, &kept))
        return kept;
    const struct lang *beside = req_has(r, "beside") ? lang_by_tag(req_get(r, "beside")) : NULL;
    if (!publications_public(t, r->ids[0], t->lang, beside, &p))
        return reply_not_found(r);
    if (publication_is_own(p.kind))
        return reply_redirect(r, publication_url(t, (enum route)public_page_of(p.kind), t->lang, p.id), NULL);
    return data ? give_data(r, &p, stamp) : paper ? publications_paper(r, &p, stamp) : draw_one(r, &p, stamp);
}

/* The reader's language if there is a text in it, else the one it was written in. */
struct reply publications_any_language(struct req *r)
{
    struct task *t = &r->task;
    struct publication_public p;

    publication_needs_database(r);
    if (!publications_public(t, r->ids[0], t->lang, NULL, &p))
        return reply_not_found(r);
    struct url to = in_language(t, (enum route)public_page_of(p.kind), p.lang, p.id);
    if (str_is(r->accept, "json"))
        to.s = str_fmt(t->a, "%.*s.json", STR_ARG(to.s));
    return reply_redirect(r, to, NULL);
}

/* ---- its picture */

static struct reply show_picture(struct req *r, enum lang_id id)
{
    struct task *t = &r->task;
    struct publication_public p;
    struct reply kept;
    struct str stamp;

    t->lang = lang_get(id);
    publication_needs_database(r);
    if (!publications_stamp(t, r->ids[0], t->lang, &stamp))
        return reply_not_found(r);
    if (req_kept(r, CARD_TYPE, stamp, &kept))
        return kept;
    if (!publications_public(t, r->ids[0], t->lang, NULL, &p))
        return reply_not_found(r);
    struct buf *o = task_buf(t, CARD_BYTES);
    paper_card(t,
        &(struct paper_card){
            .lang = p.lang, .title = p.text.title, .house = t->settings->service_name, .foot = p.project_name },
        o);
    return reply_kept(r, CARD_TYPE, stamp, buf_view(o));
}

/* Of lists: the name of the house, and what one finds here. */
static struct reply show_house_card(struct req *r, enum lang_id id)
{
    struct task *t = &r->task;
    struct str stamp = t->settings->service_name;
    struct reply kept;

    t->lang = lang_get(id);
    if (req_kept(r, CARD_TYPE, stamp, &kept))
        return kept;
    struct buf *o = task_buf(t, CARD_BYTES);
    paper_card(t,
        &(struct paper_card){ .lang = t->lang,
            .title = t->settings->service_name,
            .house = S(""),
            .foot = str_of(tr(t, "What projects do, who pays for them and what came of them.")) },
        o);
    return reply_kept(r, CARD_TYPE, stamp, buf_view(o));
}

/* ---- what a project has published */

static struct reply draw_list(struct req *r, struct str stamp)
{
    struct task *t = &r->task;
    int64_t project = r->ids[0], start = list_start(r);
    struct publication_items *all = NEW(t->a, struct publication_items);
    struct publications_shown_view v = { .project_name = projects_name(t, project),
        .feed = in_language(t, ROUTE_publications_feed_in_fi, t->lang, project) };
    struct frame_open o = { .feed = v.feed,
        .summary = str_of(tr(t, "All that this project has published")),
        .about = frame_about_list(t, v.project_name, in_language(t, ROUTE_publications_list_in_fi, t->lang, project)) };

    *all = publications_shown(t, project, t->lang, start, ITEMS_SHOWN);
    for (size_t i = 0; i < all->n; i++) {
        struct public_item item = publication_public_item(t, &all->at[i]);
        LIST_ADD(t->a, &v.items, item);
    }
    v.pager = list_pager(t, in_language(t, ROUTE_publications_list_in_fi, t->lang, project), start, ITEMS_SHOWN,
        start + (int64_t)all->n + all->more);
    publication_add_switch(t, ROUTE_publications_list_in_fi, project, &o);
    o.alternates = o.languages;
    page_publications_shown(frame_open(r, &o), &v);
    (void)reply_page(r, 200);
    return reply_kept(r, PAGE_TYPE, stamp, buf_view(r->page.o));
}

struct str publication_feed(struct task *t, struct feed feed, const struct publication_items *all)
{
    feed.updated = instant_from_unix(0);
    for (size_t i = 0; i < all->n; i++) {
        const struct publication_item *p = &all->at[i];
        struct feed_entry entry = { .id = link_address(t, URL(t, publications_any_language, p->id).s),
            .page = link_address(t, publication_url(t, (enum route)public_page_of(p->kind), t->lang, p->id).s),
            .title = p->title,
            .summary = p->summary,
            .lang = str_of(p->lang->tag),
            .updated = p->public_at };
        if (instant_unix(p->public_at) > instant_unix(feed.updated))
            feed.updated = p->public_at;
        LIST_ADD(t->a, &feed.entries, entry);
    }
    return feed_atom(t, &feed);
}

static struct reply draw_feed(struct req *r, struct str stamp)
{
    struct task *t = &r->task;
    struct publication_items all = publications_shown(t, r->ids[0], t->lang, 0, FEED_ITEMS);
    struct feed feed = { .title = projects_name(t, r->ids[0]),
        .self = link_address(t, in_language(t, ROUTE_publications_feed_in_fi, t->lang, r->ids[0]).s),
        .page = link_address(t, in_language(t, ROUTE_publications_list_in_fi, t->lang, r->ids[0]).s) };

    return reply_kept(r, FEED_TYPE, stamp, publication_feed(t, feed, &all));
}

static struct reply show_list(
    struct req *r, enum lang_id id, const char *type, struct reply (*draw)(struct req *r, struct str stamp))
{
    struct task *t = &r->task;
    struct reply kept;
    struct str stamp;

    t->lang = lang_get(id);
    publication_needs_database(r);
    if (!publications_list_stamp(t, r->ids[0], t->lang, &stamp))
        return reply_not_found(r);
    return req_kept(r, type, stamp, &kept) ? kept : draw(r, stamp);
}

#define L(x, tag, iso3, name, dir, locale, translated) \
    struct reply publications_in_##tag(struct req *r) { return show_one(r, LANG_##tag); } \
    struct reply publications_list_in_##tag(struct req *r) { return show_list(r, LANG_##tag, PAGE_TYPE, draw_list); } \
    struct reply publications_feed_in_##tag(struct req *r) { return show_list(r, LANG_##tag, FEED_TYPE, draw_feed); } \
    struct reply publications_picture_in_##tag(struct req *r) { return show_picture(r, LANG_##tag); } \
    struct reply publications_house_card_in_##tag(struct req *r) { return show_house_card(r, LANG_##tag); }
LANGUAGES(L, )
#undef L
