/* messages_words_web: the words of messages as they go, and a project's own words. No rules here. */
#include "lang/lang.h"
#include "messages_words_html.h"
#include "rooms/messages/messages_view.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(message_own, MESSAGE_OWN_FIELDS)

/* ?in=: a language in which messages go; else that of the page, else Finnish. */
static const struct lang *asked(struct req *r)
{
    const struct lang *l = req_has(r, "in") ? lang_by_tag(req_get(r, "in")) : r->task.lang;

    return l != NULL && l->translated == COMPLETE ? l : lang_get(LANG_fi);
}

static struct str kind_name(struct task *t, enum message_words w)
{
    return code_name(t->lang, &CODES_message_words, str_of(message_words_code(w)));
}

static struct message_words_row row_of(struct str kind, struct str text, bool own)
{
    struct message_length length = messages_length(text);

    return (struct message_words_row){
        .kind = kind, .text = text, .letters = length.units, .parts = length.parts, .small = length.small, .own = own
    };
}

/* project 0: the house's. edit: with the way to where each is written. */
static struct message_words_rows rows_of(struct task *t, const struct lang *l, int64_t project, bool edit)
{
    struct message_words_rows rows = { 0 };

    for (enum message_words w = 0; w < WORDS__N; w++) {
        bool own;
        struct str text = messages_words_now(t, project, l, w, &own);
        struct message_words_row row = row_of(kind_name(t, w), text, own);
        if (edit)
            row.edit = url_with(t->a,
                url_with(t->a, URL(t, messages_words_edit, project), "kind", str_of(message_words_code(w))), "in",
                str_of(l->tag));
        LIST_ADD(t->a, &rows, row);
    }
    return rows;
}

/* ---- for whoever sends messages */

struct reply messages_words_page(struct req *r)
{
    static const enum message_kind of_the_house[] = { MESSAGE_own_link, MESSAGE_sign_in };
    struct task *t = &r->task;
    const struct lang *l = asked(r);
    struct project_briefs projects = projects_open_to(t);
    int64_t project = req_has(r, "project") ? projects_pick(&projects, req_id(r, "project")) : 0;
    struct url here = URL(t, messages_words_page);
    struct messages_words_view v = {
        .tabs = { 4, messages_answers_waiting(t) }, .lang = str_of(l->tag), .dir = str_of(l->dir)
    };

    if (project != req_id(r, "project"))
        project = 0; /* the list gives its first one for one that it does not hold */
    if (project != 0)
        here = url_with(t->a, here, "project", id_str(t->a, project));
    v.languages = frame_every_language(t->a, here, "in", l);
    picks_add(t, &v.projects, S(""), str_of(tr(t, "The house")), project == 0 ? S("") : id_str(t->a, project));
    for (size_t i = 0; i < projects.n; i++)
        picks_add(t, &v.projects, id_str(t->a, projects.at[i].id), projects.at[i].name,
            project == 0 ? S("") : id_str(t->a, project));
    v.rows = rows_of(t, l, project, false);
    for (size_t i = 0; i < sizeof of_the_house / sizeof *of_the_house; i++) {
        enum message_kind k = of_the_house[i];
        struct message_words_row row = row_of(
            code_name(t->lang, &CODES_message_kind, str_of(message_kind_code(k))), messages_example(t, l, k), false);
        LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, 200, messages_words, &v);
}

/* ---- a project's own */

static struct url own_url(struct task *t, int64_t project, const struct lang *l)
{
    return url_with(t->a, URL(t, messages_words_own, project), "in", str_of(l->tag));
}

struct reply messages_words_own(struct req *r)
{
    struct task *t = &r->task;
    const struct lang *l = asked(r);
    int64_t project = r->ids[0];
    enum outcome how = messages_words_open(t, project);

    if (how != DONE)
        return reply_refused(r, how);
    struct messages_words_own_view v = { .project = project,
        .name = projects_name(t, project),
        .languages = frame_every_language(t->a, URL(t, messages_words_own, project), "in", l),
        .lang = str_of(l->tag),
        .dir = str_of(l->dir),
        .rows = rows_of(t, l, project, true) };
    return SHOW(r, 200, messages_words_own, &v);
}

/* Which words of its project an address is about: ?kind= in the language that is asked for; own: as they stand.
 * INVALID: there is no such kind. */
struct which {
    const struct lang *l;
    enum message_words w;
    struct message_own_words own;
};
static enum outcome which_of(struct req *r, struct which *ret_which)
{
    struct task *t = &r->task;
    struct which one = { .l = asked(r), .w = message_words_read(req_get(r, "kind")) };
    enum outcome how = messages_words_open(t, r->ids[0]);

    if (how != DONE)
        return how;
    if (one.w == WORDS__N)
        return INVALID;
    one.own = messages_words_of(t, r->ids[0], one.l, one.w);
    *ret_which = one;
    return DONE;
}

static struct form form_of(struct task *t, const struct which *one)
{
    struct message_own_values v = { .words = one->own.version > 0 ? one->own.words
                                                                  : messages_words_house(t, one->l, one->w),
        .kind = str_of(message_words_code(one->w)),
        .in = str_of(one->l->tag) };

    return form_show(t, &message_own_form, &v, one->own.version);
}

static void add_slots(struct task *t, const struct lang *l, enum message_words w, struct message_slot_rows *list)
{
    static const char *const names[] = {
#define S_(code, name) name,
        MESSAGE_SLOTS(S_)
#undef S_
    };

    for (enum message_slot s = 0; s < SLOT__N; s++) {
        bool must = (message_words_must(w) & 1U << s) != 0;
        struct message_slot_row row = { str_fmt(t->a, "{%s}", message_slot_code(s)), str_of(lang_tr(t->lang, names[s])),
            messages_words_value(t, l, w, s), must };
        if (must || s == SLOT_phone)
            LIST_ADD(t->a, list, row);
    }
}

/* With what stands in the form; nothing is shown of words that are wrong. */
static bool shown_of(
    struct task *t, const struct lang *l, enum message_words w, struct str words, struct message_shown *ret_shown)
{
    struct problems problems = { 0 };
    struct message_shown s = { .text = S("") };

    messages_words_check(t, l, w, &words, &problems);
    if (problems.n > 0)
        return false;
    (void)messages_words_example(t, l, w, words, true, &s.text);
    (void)messages_words_example(t, l, w, words, false, &s.without);
    struct message_length length = messages_length(s.text);
    s.letters = length.units;
    s.parts = length.parts;
    s.small = length.small;
    s.alone = messages_part_letters(length.small, false);
    s.each = messages_part_letters(length.small, true);
    *ret_shown = s;
    return true;
}

static struct reply show(struct req *r, int status, const struct which *one, struct form form)
{
    struct task *t = &r->task;
    const struct lang *l = one->l;
    enum message_words w = one->w;
    int64_t project = r->ids[0];
    struct str code = str_of(message_words_code(w)), tag = str_of(l->tag);
    struct messages_words_edit_view v = { .project = project,
        .version = one->own.version,
        .name = projects_name(t, project),
        .language = str_of(l->name),
        .lang = tag,
        .dir = str_of(l->dir),
        .kind = kind_name(t, w),
        .kind_code = code,
        .house = messages_words_house(t, l, w),
        .action = url_with(t->a, url_with(t->a, URL(t, messages_words_save, project), "kind", code), "in", tag),
        .back = own_url(t, project, l),
        .form = form,
        .own = one->own.version > 0,
        .linked = (message_words_must(w) & SLOTS(link)) != 0 };

    v.form.written = l;
    add_slots(t, l, w, &v.slots);
    v.shows = shown_of(t, l, w, form.typed[message_own_F_words], &v.shown);
    return SHOW(r, status, messages_words_edit, &v);
}

struct reply messages_words_edit(struct req *r)
{
    struct task *t = &r->task;
    struct which one;
    enum outcome how = which_of(r, &one);

    if (how == INVALID)
        return reply_redirect(r, own_url(t, r->ids[0], asked(r)), NULL);
    return how == DONE ? show(r, 200, &one, form_of(t, &one)) : reply_refused(r, how);
}

struct reply messages_words_save(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = r->ids[0];
    struct message_own_values v;
    struct which one;
    struct form form;
    enum outcome how = which_of(r, &one);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = form_of(t, &one);
    bool read = form_read_over(r, &theirs, &v, &form);
    if (read && req_has(r, "show"))
        messages_words_check(t, one.l, one.w, &v.words, &form.problems);
    if (!read || req_has(r, "show"))
        return show(r, 422, &one, form); /* not saved: shown again with what was typed */
    struct message_own_words mine = { .words = v.words, .version = form.version };
    how = messages_words_put(t, project, one.l, one.w, &mine, &form.problems);
    if (how == INVALID)
        return show(r, 422, &one, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, messages_words_save, project), "message_words", one.own.id);
    return reply_outcome(r, how, own_url(t, project, one.l), tr(t, "The words are saved. The next messages go so."));
}

struct reply messages_words_leave(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = r->ids[0];
    struct which one;
    enum outcome how = which_of(r, &one);

    if (how != DONE)
        return reply_refused(r, how);
    how = messages_words_drop(t, project, one.l, one.w, req_version(r));
    return reply_outcome(r, how, own_url(t, project, one.l), tr(t, "The words of the house go again."));
}
