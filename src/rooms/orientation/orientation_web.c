/* orientation_web: looking after the courses: the list, one, a text, packages in and out. No rules here. */
#include "rooms/orientation/orientation_web.h"

#include "lang/lang.h"
#include "orientation_manage_html.h"
#include "rooms/orientation/orientation_files.h"
#include "rooms/orientation/orientation_package.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(orientation_words, ORIENTATION_TEXT_FIELDS)
FORM_DEFINE(orientation_zip, ORIENTATION_FILE_FIELDS)
FORM_DEFINE(orientation_review, ORIENTATION_REVIEW_FIELDS)

/* ---- the list */

static struct str stands_of(struct task *t, const struct orientation_course *c)
{
    return c->shown ? str_of(tr(t, "Shown to everybody")) : code_name(t->lang, &CODES_publication_state, c->state);
}

static const char *color_of(const struct orientation_course *c) { return c->shown ? "success" : "neutral"; }

static struct reply show_list(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct orientation_books *books = NEW(t->a, struct orientation_books);
    struct orientation_list_view v = { .form = form, .may_write = orientation_writes(t) };

    *books = orientation_books(t, t->lang, false);
    for (size_t i = 0; i < books->n; i++) {
        const struct orientation_book *b = &books->at[i];
        struct orientation_row row = { b, URL(t, orientation_one, b->course.id),
            orientation_say(b->card.lang, b->card.topic.title), stands_of(t, &b->course), color_of(&b->course) };
        v.ours_is_here |= str_is(b->course.code, ORIENTATION_OURS);
        LIST_ADD(t->a, &v.rows, row);
    }
    v.file = file_field_of(t, &v.form, tr(t, "Package of a course (ZIP)"),
        str_of(tr(t, "Another house took it out on the page of its course.")), S(".zip"));
    return SHOW(r, status, orientation_list, &v);
}

struct reply orientation_list(struct req *r)
{
    return show_list(r, 200, form_show(&r->task, &orientation_zip_form, NULL, 0));
}

struct reply orientation_take_house(struct req *r)
{
    struct task *t = &r->task;
    struct form form = form_show(t, &orientation_zip_form, NULL, 0);
    int64_t id;
    enum outcome how = orientation_take_ours(t, &id, &form.problems);

    if (how == INVALID)
        return show_list(r, 422, form);
    return reply_outcome(r, how, how == DONE ? URL(t, orientation_one, id) : URL(t, orientation_list),
        tr(t, "The course is here. Nobody else sees it yet."));
}

struct reply orientation_take_package(struct req *r)
{
    struct task *t = &r->task;
    struct orientation_zip_values values;
    struct form form;
    struct uploads files = req_uploads(r);
    int64_t id;
    bool good = form_read(r, &orientation_zip_form, &values, &form);

    if (!good || files.n == 0 || files.at[0].bytes.n == 0) {
        problem_add(t, &form.problems, "file", str_of(tr(t, "Choose a file.")));
        return show_list(r, 422, form);
    }
    enum outcome how = orientation_unpack(t, files.at[0].bytes, &id, &form.problems);
    if (how == INVALID)
        return show_list(r, 422, form);
    return reply_outcome(r, how, how == DONE ? URL(t, orientation_one, id) : URL(t, orientation_list),
        tr(t, "The course is here. Nobody else sees it yet."));
}

/* ---- one */

static struct url text_address(struct task *t, int64_t course, int64_t topic, const struct lang *l)
{
    struct url u = url_with_int(t->a, URL(t, orientation_edit, course), "topic", topic);

    return url_with(t->a, u, "language", str_of(l->tag));
}

static struct orientation_cell cell_of(struct task *t, int64_t course, const struct orientation_stand *s)
{
    struct url nowhere = { S("") };
    const char *stands = s->number == 0 ? N_("Missing")
                         : s->outdated  ? N_("The original has changed.")
                         : s->changed   ? N_("Changed here")
                                        : N_("Up to date");

    return (
        struct orientation_cell){ .link = orientation_writes(t) ? text_address(t, course, s->topic, s->lang) : nowhere,
        .name = str_of(s->lang->name),
        .lang = str_of(s->lang->tag),
        .stands = str_of(lang_tr(t->lang, stands)),
        .color = s->number == 0 ? "neutral"
                 : s->outdated  ? "warning"
                 : s->changed   ? "info"
                                : "success" };
}

static struct orientation_said title_of(const struct orientation_book *b, int64_t topic)
{
    for (size_t i = 0; i < b->chapters.n; i++)
        if (b->chapters.at[i].number == topic)
            return orientation_say(b->chapters.at[i].lang, b->chapters.at[i].topic.title);
    return orientation_say(b->card.lang, b->card.topic.title);
}

/* Courses of the same kind, by whose they are. */
static void add_others(struct task *t, const struct orientation_course *c, struct orientation_language_links *links)
{
    struct orientation_books all = orientation_books(t, t->lang, false);

    for (size_t i = 0; i < all.n; i++) {
        const struct orientation_course *other = &all.at[i].course;
        struct orientation_language_link one = { .url = URL(t, orientation_compare_page, c->id, other->id),
            .name = orientation_house(t, other) };
        if (other->id != c->id && str_eq(other->code, c->code))
            LIST_ADD(t->a, links, one);
    }
}

static void add_topics(struct task *t, const struct orientation_book *b, struct orientation_one_view *v)
{
    struct orientation_stands stands = orientation_stands(t, &b->course);
    int64_t last = 0;

    for (size_t i = 0; i < stands.n; i++) {
        const struct orientation_stand *s = &stands.at[i];
        struct orientation_topic_row row = { .number = s->topic, .title = title_of(b, s->topic) };
        if (i == 0 || stands.at[i - 1].topic != s->topic)
            LIST_ADD(t->a, &v->topics, row);
        struct orientation_cell cell = cell_of(t, b->course.id, s);
        LIST_ADD(t->a, &v->topics.at[v->topics.n - 1].cells, cell);
        v->changed += s->changed;
        last = s->topic;
    }
    if (last < ORIENTATION_TOPICS_MOST)
        v->add = text_address(t, b->course.id, last + 1, b->course.source);
}

/* review: the form of the review that was refused, or NULL. */
static struct reply show_one(struct req *r, const struct form *review)
{
    struct task *t = &r->task;
    struct orientation_book b;
    enum outcome how = orientation_book(t, r->ids[0], t->lang, &b);

    if (how != DONE)
        return reply_refused(r, how);
    struct orientation_one_view v = { .course = &b.course,
        .title = orientation_say(b.card.lang, b.card.topic.title),
        .seen = orientation_address(t, t->lang, b.course.id),
        .package = URL(t, orientation_package, b.course.id),
        .fresh = URL(t, orientation_compare_page, b.course.id, b.course.id),
        .review = review != NULL ? *review : form_show(t, &orientation_review_form, NULL, b.course.version),
        .way = orientation_way(t, &b.course),
        .decisions = orientation_decisions(t, b.course.id),
        .may_write = orientation_writes(t),
        .stands = stands_of(t, &b.course),
        .color = color_of(&b.course) };
    v.files = (int64_t)orientation_files(t, b.course.id).n;
    add_others(t, &b.course, &v.others);
    add_topics(t, &b, &v);
    return SHOW(r, review != NULL ? 422 : 200, orientation_one, &v);
}

struct reply orientation_one(struct req *r) { return show_one(r, NULL); }

/* ---- its way */

struct reply orientation_judged(struct req *r)
{
    struct task *t = &r->task;
    struct orientation_review_values values;
    struct form form;
    bool approved = str_is(req_get(r, "judge"), "approve");

    if (!form_read(r, &orientation_review_form, &values, &form))
        return show_one(r, &form);
    enum outcome how = orientation_judge(t, r->ids[0], form.version, approved, values.review_note, &form.problems);
    if (how == INVALID)
        return show_one(r, &form);
    return reply_outcome(r, how, URL(t, orientation_one, r->ids[0]),
        approved ? tr(t, "It is approved. Now it can be published.") : tr(t, "It is given back to the writer."));
}

static const char *said(struct task *t, struct str step)
{
    if (str_is(step, "send"))
        return tr(t, "It waits for review now.");
    if (str_is(step, "show"))
        return tr(t, "Everybody sees the course now.");
    return str_is(step, "hide") ? tr(t, "Nobody else sees the course any more.") : tr(t, "It is a draft again.");
}

struct reply orientation_do(struct req *r)
{
    struct task *t = &r->task;
    struct str step = req_get(r, "step");
    struct url here = URL(t, orientation_one, r->ids[0]);
    int64_t id = r->ids[0], version = req_version(r);
    enum outcome how = str_is(step, "send")      ? orientation_send(t, id, version)
                       : str_is(step, "show")    ? orientation_show(t, id, version, true)
                       : str_is(step, "hide")    ? orientation_show(t, id, version, false)
                       : str_is(step, "take_up") ? orientation_take_up(t, id, version)
                       : str_is(step, "remove")  ? orientation_remove(t, id, version)
                                                 : INVALID;

    if (how == CONFLICT)
        return reply_redirect(r, here, tr(t, "Somebody changed this a moment ago. Look at it again."));
    if (how == DONE && str_is(step, "remove"))
        return reply_redirect(r, URL(t, orientation_list), tr(t, "The course is removed."));
    return reply_outcome(r, how, here, said(t, step));
}

struct reply orientation_package(struct req *r)
{
    struct str bytes;
    enum outcome how = orientation_pack(&r->task, r->ids[0], &bytes);

    if (how == INVALID)
        return reply_redirect(r, URL(&r->task, orientation_files_page, r->ids[0]),
            tr(&r->task, "The files of the course are too large for a package. Remove the largest ones first."));
    return how == DONE ? reply_bytes(r, 200, "application/zip", bytes, "orientation.zip") : reply_refused(r, how);
}

/* ---- one text */

struct editing {
    struct orientation_course course;
    struct orientation_text text, original;
    bool begun; /* there is an original */
};

/* Which text the address means, or the form that was sent. */
static bool open_text(struct req *r, struct editing *e)
{
    struct task *t = &r->task;

    if (orientation_get(t, r->ids[0], &e->course) != DONE)
        return false;
    e->text.lang = lang_by_tag(req_get(r, "language"));
    if (e->text.lang == NULL)
        e->text.lang = e->course.source;
    if (req_has(r, "topic") && !str_int(req_get(r, "topic"), &e->text.topic))
        return false;
    if (e->text.topic < 0 || e->text.topic > ORIENTATION_TOPICS_MOST)
        return false;
    e->begun = orientation_text(t, e->course.id, e->text.topic, e->course.source, &e->original);
    struct orientation_text empty = e->text;
    if (!orientation_text(t, e->course.id, empty.topic, empty.lang, &e->text))
        e->text = empty;
    return e->begun || e->text.lang == e->course.source;
}

static struct reply show_text(struct req *r, int status, const struct editing *e, struct form form)
{
    struct task *t = &r->task;
    const struct lang *l = e->text.lang, *source = e->course.source;
    struct orientation_edit_view v = { .course = e->course.id,
        .topic = e->text.topic,
        .form = form,
        .back = URL(t, orientation_one, e->course.id),
        .action = text_address(t, e->course.id, e->text.topic, l),
        .language = lang_language_name(t->a, t->lang, str_of(l->iso3)),
        .lang = str_of(l->tag),
        .dir = str_of(l->dir) };

    if (l != source) {
        v.original = e->original.body;
        v.original_lang = str_of(source->tag);
        v.original_dir = str_of(source->dir);
    }
    return SHOW(r, status, orientation_edit, &v);
}

/* What a new topic begins with. */
static struct str blank(struct task *t)
{
    return str_fmt(t->a, "---\ntitle: %s\nsummary: %s\npicture: heart\nphone: 112 | 112\nchecked: %s\n---\n## %s\n%s\n",
        tr(t, "Title"), tr(t, "In short"), t->today.t, tr(t, "Title"), tr(t, "Text"));
}

static struct form form_of(struct task *t, const struct editing *e)
{
    struct str body = e->text.number > 0 ? e->text.body : e->begun ? e->original.body : blank(t);
    struct orientation_words_values values = {
        .topic = str_number(t->a, e->text.topic), .language = str_of(e->text.lang->tag), .body = body
    };

    return form_show(t, &orientation_words_form, &values, e->text.number);
}

struct reply orientation_edit(struct req *r)
{
    struct editing e = { 0 };

    if (!open_text(r, &e))
        return reply_not_found(r);
    return show_text(r, 200, &e, form_of(&r->task, &e));
}

struct reply orientation_save(struct req *r)
{
    struct task *t = &r->task;
    struct orientation_words_values values;
    struct form form, stands;
    struct editing e = { 0 };

    if (!open_text(r, &e))
        return reply_not_found(r);
    stands = form_of(t, &e);
    if (!form_read_over(r, &stands, &values, &form))
        return show_text(r, 422, &e, form);
    struct orientation_text text = e.text;
    text.body = values.body;
    text.number = form.version;
    enum outcome how = orientation_put(t, e.course.id, &text, &form.problems);
    if (how == INVALID)
        return show_text(r, 422, &e, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &stands, text_address(t, e.course.id, e.text.topic, e.text.lang),
            "orientation_course", e.course.id);
    return reply_outcome(r, how, URL(t, orientation_one, e.course.id), tr(t, "The text of the topic is saved."));
}
