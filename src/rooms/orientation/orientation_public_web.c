/* orientation_public_web: what everybody reads: the courses, the topics of one, a step. The same bytes for all: they
 * are kept (req_kept). Nothing of the reader is stored; an answer is an address. */
#include "lang/lang.h"
#include "orientation_public_html.h"
#include "rooms/orientation/orientation_view.h"
#include "rooms/orientation/orientation_web.h"
#include "rooms/routes.h"
#include "web/frame.h"
#include "web/req.h"

#define PAGE_TYPE "text/html; charset=utf-8"

_Static_assert(ROUTE_orientation_all_in_fi + LANG__N == ROUTE_orientation_course_in_fi, "an address in each language");
_Static_assert(ROUTE_orientation_course_in_fi + LANG__N == ROUTE_orientation_step_in_fi, "and of each course");

static struct url in_language(struct task *t, enum route first, const struct lang *l, size_t nids, const int64_t *ids)
{
    return url_to(t->a, (unsigned)first + (unsigned)l->id, nids, ids);
}

static void add_switch(struct task *t, enum route first, size_t nids, const int64_t *ids, struct frame_open *o)
{
    for (enum lang_id i = 0; i < LANG__N; i++) {
        const struct lang *l = lang_get(i);
        struct frame_link link = { .url = in_language(t, first, l, nids, ids),
            .text = str_of(l->name),
            .lang = str_of(l->tag),
            .dir = str_of(l->dir),
            .current = l == t->lang };
        LIST_ADD(t->a, &o->languages, link);
        LIST_ADD(t->a, &o->alternates, link);
    }
}

struct orientation_said orientation_say(const struct lang *l, struct str text)
{
    return (struct orientation_said){ text, str_of(l->tag), str_of(l->dir) };
}

struct url orientation_address(struct task *t, const struct lang *l, int64_t course)
{
    return in_language(t, ROUTE_orientation_course_in_fi, l, 1, &course);
}

static struct str topic_key(struct task *t, int64_t course, int64_t topic)
{
    return str_fmt(t->a, "%.*s/%lld", STR_ARG(id_str(t->a, course)), (long long)topic);
}

/* Numbers of the topic and, where they are others, of the course. */
static void add_calls(struct task *t, const struct orientation_chapter *c, struct orientation_calls *list)
{
    for (size_t i = 0; i < c->topic.phones.n; i++) {
        const struct orientation_pair *p = &c->topic.phones.at[i];
        struct orientation_call one = { p->value, orientation_say(c->lang, p->name) };
        bool there = false;
        for (size_t k = 0; k < list->n; k++)
            there |= str_eq(list->at[k].number, p->value);
        if (!there)
            LIST_ADD(t->a, list, one);
    }
}

/* A page that is kept while the course stays as it is; one that is not shown is drawn for who looks after it. */
static struct reply drawn(struct req *r, const struct orientation_course *c, struct str stamp)
{
    struct reply page = reply_page(r, 200);

    return c == NULL || c->shown ? reply_kept(r, PAGE_TYPE, stamp, buf_view(r->page.o)) : page;
}

static struct str stamp_of(struct task *t, const struct orientation_course *c)
{
    return str_fmt(t->a, "%lld", (long long)c->version);
}

static bool may_read(const struct task *t, const struct orientation_course *c)
{
    return c->shown || orientation_reviews(t);
}

/* Without the database nobody knows what is still shown. */
static void need_database(struct task *t)
{
    if (t->db == NULL)
        fail(t, FAIL_DB, "no connection to the database");
}

/* ---- all courses */

static struct reply show_all(struct req *r, enum lang_id id)
{
    struct task *t = &r->task;
    struct orientation_all_view v = { 0 };
    struct str stamp = S("");
    struct frame_open o = { 0 };
    struct reply kept;

    t->lang = lang_get(id);
    need_database(t);
    struct orientation_books books = orientation_books(t, t->lang, true);
    for (size_t i = 0; i < books.n; i++) {
        const struct orientation_book *b = &books.at[i];
        struct orientation_card one = { .link = orientation_address(t, t->lang, b->course.id),
            .title = orientation_say(b->card.lang, b->card.topic.title),
            .summary = orientation_say(b->card.lang, b->card.topic.summary) };
        LIST_ADD(t->a, &v.courses, one);
        stamp = str_fmt(t->a, "%.*s%lld.%lld ", STR_ARG(stamp), (long long)b->course.id, (long long)b->course.version);
    }
    if (req_kept(r, PAGE_TYPE, stamp, &kept))
        return kept;
    add_switch(t, ROUTE_orientation_all_in_fi, 0, NULL, &o);
    o.summary = str_of(tr(t, "Short steps to read in your own language, and questions to think about. Nothing is "
                             "stored about you."));
    o.about = frame_about_list(
        t, str_of(tr(t, "About life in Finland")), in_language(t, ROUTE_orientation_all_in_fi, t->lang, 0, NULL));
    page_orientation_all(frame_open(r, &o), &v);
    return drawn(r, NULL, stamp);
}

struct reply orientation_home(struct req *r)
{
    return reply_redirect(r, in_language(&r->task, ROUTE_orientation_all_in_fi, r->task.lang, 0, NULL), NULL);
}

/* ---- one course */

static struct url step_address(struct task *t, const struct lang *l, int64_t course, int64_t topic, int64_t step)
{
    return in_language(t, ROUTE_orientation_step_in_fi, l, 3, (int64_t[]){ course, topic, step });
}

static struct reply show_course(struct req *r, enum lang_id id)
{
    struct task *t = &r->task;
    struct orientation_course c;
    struct orientation_book b;
    struct reply kept;

    t->lang = lang_get(id);
    need_database(t);
    if (orientation_get(t, r->ids[0], &c) != DONE || !may_read(t, &c))
        return reply_not_found(r);
    if (c.shown && req_kept(r, PAGE_TYPE, stamp_of(t, &c), &kept))
        return kept;
    if (orientation_book_shown(t, c.id, t->lang, &b) != DONE)
        return reply_not_found(r);
    struct orientation_course_view v = { .course = &c,
        .key = id_str(t->a, c.id),
        .title = orientation_say(b.card.lang, b.card.topic.title),
        .summary = orientation_say(b.card.lang, b.card.topic.summary),
        .all = in_language(t, ROUTE_orientation_all_in_fi, t->lang, 0, NULL),
        .fallback = b.card.lang != t->lang,
        .language = lang_language_name(t->a, t->lang, str_of(t->lang->iso3)) };
    struct frame_open o = { .summary = b.card.topic.summary };
    for (size_t i = 0; i < b.chapters.n; i++) {
        const struct orientation_chapter *one = &b.chapters.at[i];
        struct orientation_card card = { .link = step_address(t, t->lang, c.id, one->number, 1),
            .picture = one->topic.picture,
            .key = topic_key(t, c.id, one->number),
            .title = orientation_say(one->lang, one->topic.title),
            .summary = orientation_say(one->lang, one->topic.summary),
            .number = one->number,
            .steps = (int64_t)one->topic.steps.n };
        LIST_ADD(t->a, &v.topics, card);
    }
    add_calls(t, &b.card, &v.calls);
    add_switch(t, ROUTE_orientation_course_in_fi, 1, &c.id, &o);
    o.about = frame_about_list(t, b.card.topic.title, orientation_address(t, t->lang, c.id));
    page_orientation_course(frame_open(r, &o), &v);
    return drawn(r, &c, stamp_of(t, &c));
}

struct reply orientation_any_language(struct req *r)
{
    return reply_redirect(r, orientation_address(&r->task, r->task.lang, r->ids[0]), NULL);
}

/* ---- one step */

/* What goes along from step to step: the second language, and the projector. */
static struct url along(struct req *r, struct url u)
{
    struct str beside = req_get(r, "beside");

    if (lang_by_tag(beside) != NULL)
        u = url_with(r->task.a, u, "beside", beside);
    return req_has(r, "big") ? url_with(r->task.a, u, "big", S("1")) : u;
}

static struct markdown_look *look(struct file_shelf *shelf, unsigned top, unsigned least)
{
    struct markdown_look *l = NEW(shelf->t->a, struct markdown_look);

    *l = (struct markdown_look){ .top = top, .least = least, .picture = file_shelf_picture, .x = shelf };
    return l;
}

static struct orientation_side side_of(struct file_shelf *shelf, const struct orientation_chapter *c, size_t step)
{
    struct task *t = shelf->t;
    const struct orientation_step *s = &c->topic.steps.at[step];
    struct orientation_side side = { .said = orientation_say(c->lang, s->text), .choices = s->choices };

    side.text = markdown_read(t, s->text);
    side.why = markdown_read(t, s->why);
    side.look = look(shelf, 2, side.text.least);
    side.why_look = look(shelf, 3, side.why.least);
    return side;
}

static void add_answers(
    struct req *r, struct orientation_step_view *v, const struct orientation_step *s, struct url here)
{
    struct task *t = &r->task;
    int64_t chosen = 0;

    v->answered = str_int(req_get(r, "answer"), &chosen) && chosen >= 1 && chosen <= (int64_t)s->nchoices;
    v->right = v->answered && s->choices[chosen - 1].right;
    for (size_t i = 0; i < s->nchoices; i++) {
        struct orientation_answer one = { .link = url_with_int(t->a, here, "answer", (int64_t)i + 1),
            .text = { v->first.choices[i].text, v->first.said.lang, v->first.said.dir },
            .right = s->choices[i].right,
            .chosen = v->answered && chosen == (int64_t)i + 1 };
        if (v->two)
            one.beside = (struct orientation_said){ v->second.choices[i].text, v->second.said.lang,
                v->second.said.dir };
        LIST_ADD(t->a, &v->answers, one);
    }
}

static void add_beside(struct task *t, struct orientation_step_view *v, const struct lang *beside, struct url here)
{
    for (enum lang_id i = 0; i < LANG__N; i++) {
        const struct lang *l = lang_get(i);
        struct orientation_language_link one = { url_with(t->a, here, "beside", str_of(l->tag)), str_of(l->name),
            str_of(l->tag), str_of(l->dir), l == beside };
        if (l != t->lang)
            LIST_ADD(t->a, &v->beside, one);
    }
}

static void add_end(
    struct task *t, struct orientation_step_view *v, int64_t course, const struct orientation_chapter *c)
{
    v->key = topic_key(t, course, c->number);
    v->checked = c->topic.checked;
    v->review = c->topic.review;
    for (size_t i = 0; i < c->topic.sources.n; i++) {
        const struct orientation_pair *p = &c->topic.sources.at[i];
        struct orientation_source one = { { p->value }, orientation_say(c->lang, p->name) };
        LIST_ADD(t->a, &v->sources, one);
    }
}

static const struct orientation_chapter *chapter(const struct orientation_book *b, int64_t number)
{
    for (size_t i = 0; i < b->chapters.n; i++)
        if (b->chapters.at[i].number == number)
            return &b->chapters.at[i];
    return NULL;
}

static void add_ways(struct req *r, struct orientation_step_view *v, const struct orientation_book *b,
    const struct orientation_chapter *c, int64_t step)
{
    struct task *t = &r->task;
    const struct orientation_chapter *after = c + 1 < b->chapters.at + b->chapters.n ? c + 1 : NULL;
    struct url here = step_address(t, t->lang, b->course.id, c->number, step);

    v->course = orientation_address(t, t->lang, b->course.id);
    if (step > 1)
        v->previous = along(r, step_address(t, t->lang, b->course.id, c->number, step - 1));
    if (!v->end)
        v->next = along(r, step_address(t, t->lang, b->course.id, c->number, step + 1));
    else if (after != NULL) {
        v->next = along(r, step_address(t, t->lang, b->course.id, after->number, 1));
        v->next_title = orientation_say(after->lang, after->topic.title);
    }
    v->again = along(r, here);
    v->wide = v->two ? url_with(t->a, here, "beside", req_get(r, "beside")) : here;
    if (!v->big)
        v->wide = url_with(t->a, v->wide, "big", S("1"));
    v->alone = v->big ? url_with(t->a, here, "big", S("1")) : here;
}

static void fill_step(struct req *r, struct orientation_step_view *v, const struct orientation_chapter *c,
    const struct orientation_chapter *other, size_t step)
{
    struct task *t = &r->task;
    const struct orientation_step *s = &c->topic.steps.at[step];

    struct file_shelf *shelf = orientation_shelf(t, r->ids[0]);

    v->kind = s->kind;
    v->first = side_of(shelf, c, step);
    if (v->two)
        v->second = side_of(shelf, other, step);
    if (s->kind == ORIENTATION_PICTURE)
        v->picture = s->what;
    else if (s->kind == ORIENTATION_AUDIO || s->kind == ORIENTATION_VIDEO)
        v->web = (struct url){ s->what };
    else if (s->kind == ORIENTATION_SERVICE)
        v->service = url_with(
            t->a, url_with(t->a, URL(t, services_find), "door", s->what), "lang", str_of(t->lang->tag));
    if (s->kind == ORIENTATION_QUESTION)
        add_answers(r, v, s, v->again);
}

static struct reply draw_step(struct req *r, const struct orientation_book *b, const struct orientation_chapter *c,
    const struct orientation_chapter *other)
{
    struct task *t = &r->task;
    int64_t all = (int64_t)c->topic.steps.n, step = r->ids[2];
    struct frame_open o = { .summary = c->topic.summary };
    struct orientation_step_view v = { .course_title = b->card.topic.title,
        .title = orientation_say(c->lang, c->topic.title),
        .number = step,
        .all = all,
        .two = other != NULL,
        .big = req_has(r, "big"),
        .end = step > all,
        .outdated = c->outdated || (other != NULL && other->outdated),
        .fallback = c->lang != t->lang,
        .language = lang_language_name(t->a, t->lang, str_of(t->lang->iso3)) };

    if (v.two)
        v.title_beside = orientation_say(other->lang, other->topic.title);
    add_end(t, &v, b->course.id, c);
    add_ways(r, &v, b, c, step);
    if (!v.end)
        fill_step(r, &v, c, other, (size_t)step - 1);
    add_beside(t, &v, v.two ? other->lang : NULL, v.alone);
    add_calls(t, c, &v.calls);
    add_calls(t, &b->card, &v.calls);
    add_switch(t, ROUTE_orientation_step_in_fi, 3, r->ids, &o);
    o.about = frame_about_list(t, c->topic.title, step_address(t, t->lang, b->course.id, c->number, step));
    page_orientation_step(frame_open(r, &o), &v);
    return drawn(r, &b->course, stamp_of(t, &b->course));
}

static struct reply show_step(struct req *r, enum lang_id id)
{
    struct task *t = &r->task;
    struct orientation_book b, second;
    struct orientation_course c;
    struct reply kept;

    t->lang = lang_get(id);
    need_database(t);
    if (orientation_get(t, r->ids[0], &c) != DONE || !may_read(t, &c))
        return reply_not_found(r);
    if (c.shown && req_kept(r, PAGE_TYPE, stamp_of(t, &c), &kept))
        return kept;
    if (orientation_book_shown(t, c.id, t->lang, &b) != DONE)
        return reply_not_found(r);
    const struct orientation_chapter *one = chapter(&b, r->ids[1]), *other = NULL;
    const struct lang *beside = lang_by_tag(req_get(r, "beside"));
    if (one == NULL || r->ids[2] < 1 || r->ids[2] > (int64_t)one->topic.steps.n + 1)
        return reply_not_found(r);
    if (beside != NULL && orientation_book_shown(t, c.id, beside, &second) == DONE)
        other = chapter(&second, r->ids[1]);
    if (other != NULL && other->lang == one->lang) /* it would stand there twice */
        other = NULL;
    return draw_step(r, &b, one, other);
}

#define L(x, tag, iso3, name, dir, locale, translated) \
    struct reply orientation_all_in_##tag(struct req *r) { return show_all(r, LANG_##tag); } \
    struct reply orientation_course_in_##tag(struct req *r) { return show_course(r, LANG_##tag); } \
    struct reply orientation_step_in_##tag(struct req *r) { return show_step(r, LANG_##tag); }
LANGUAGES(L, )
#undef L
