/* counselling_ask_web: asking a specialist, one's questions, the list of whom to ask. No rules here. */
#include "auth/sign_in.h"
#include "counselling_ask_html.h"
#include "lang/lang.h"
#include "rooms/counselling/counselling_ask_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(ask, ASK_FIELDS)
FORM_DEFINE(specialist, SPECIALIST_FIELDS)

enum { QUESTIONS_SHOWN = 25 };

/* ---- the form */

static struct reply show_ask(struct req *r, int status, const struct talk *k, struct form form)
{
    struct task *t = &r->task;
    struct specialists all = specialists_all(t, true);
    struct counselling_ask_view v = {
        .talk = k->id, .form = form, .may_list = permitted(t->viewer, PERM_SPECIALISTS_WRITE), .nobody = all.n == 0
    };

    for (size_t i = 0; i < all.n; i++) {
        const struct specialist *s = &all.at[i];
        form_option_id(t, &v.form, ask_F_specialist, s->id,
            str_empty(s->role) ? s->name : str_fmt(t->a, "%.*s: %.*s", STR_ARG(s->name), STR_ARG(s->role)));
    }
    return SHOW(r, status, counselling_ask, &v);
}

/* The link stands on this page only: afterwards nobody can read it again. */
static struct reply show_link(struct req *r, int64_t question, struct str token)
{
    struct task *t = &r->task;
    struct question q;
    struct specialist s = { .email = S("") };
    struct url page = url_with(t->a, URL(t, counselling_answer_page, question), "link", token);
    enum outcome found = question_get(t, question, &q);

    if (found != DONE)
        return reply_refused(r, found);
    if (specialist_get(t, q.specialist, &s) != DONE)
        s.email = S("");
    struct counselling_link_view v = { .specialist = q.specialist_name,
        .address = link_address(t, page.s),
        .email = s.email,
        .expires = q.expires_at,
        .back = URL(t, counselling_talk, q.talk) };
    return SHOW(r, 200, counselling_link, &v);
}

struct reply counselling_ask_page(struct req *r)
{
    struct task *t = &r->task;
    struct ask_values v = { .question = S(""), .days = ASK_DAYS };
    struct talk k;
    enum outcome found = counselling_get(t, r->ids[0], &k);

    if (found != DONE)
        return reply_refused(r, found);
    struct form form = form_show(t, &ask_form, &v, 0);
    return show_ask(r, 200, &k, form);
}

struct reply counselling_ask(struct req *r)
{
    struct task *t = &r->task;
    struct ask_values v;
    struct form form;
    struct talk k;
    struct str token;
    int64_t id;
    enum outcome how = counselling_get(t, r->ids[0], &k);

    if (how != DONE)
        return reply_refused(r, how);
    if (!form_read(r, &ask_form, &v, &form))
        return show_ask(r, 422, &k, form);
    struct question q = { .talk = k.id,
        .specialist = v.specialist,
        .question = v.question,
        .name_given = v.name_given,
        .consent_on = v.consent_on };
    how = question_ask(t, &q, v.days, &id, &token, &form.problems);
    if (how == INVALID)
        return show_ask(r, 422, &k, form);
    return how == DONE ? show_link(r, id, token) : reply_refused(r, how);
}

/* ---- one's questions */

struct reply counselling_questions(struct req *r)
{
    struct task *t = &r->task;
    int64_t start = list_start(r);
    struct questions mine = questions_mine(t, start, QUESTIONS_SHOWN);
    struct counselling_questions_view v = { .total = mine.total,
        .may_list = permitted(t->viewer, PERM_SPECIALISTS_WRITE),
        .pager = list_pager(t, URL(t, counselling_questions), start, QUESTIONS_SHOWN, mine.total) };

    for (size_t i = 0; i < mine.n; i++) {
        struct question_row row = { mine.at[i], URL(t, counselling_talk, mine.at[i].talk) };
        LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, 200, counselling_questions, &v);
}

static struct reply done(struct req *r, enum outcome how, const char *notice)
{
    struct url back = URL(&r->task, counselling_questions);

    if (how == CONFLICT)
        return reply_redirect(r, back, tr(&r->task, "Somebody changed this a moment ago. Look at it again."));
    return reply_outcome(r, how, back, notice);
}

struct reply counselling_withdraw(struct req *r)
{
    return done(r, question_withdraw(&r->task, r->ids[0], req_version(r)),
        tr(&r->task, "The question is withdrawn. The link does not work any more."));
}

struct reply counselling_new_link(struct req *r)
{
    struct str token;
    enum outcome how = question_renew(&r->task, r->ids[0], req_version(r), &token);

    return how == DONE ? show_link(r, r->ids[0], token) : done(r, how, "");
}

struct reply counselling_answer_read(struct req *r)
{
    return done(r, question_mark_read(&r->task, r->ids[0], req_version(r)), tr(&r->task, "Saved."));
}

/* ---- whom to ask */

static struct reply show_list(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct specialists all = specialists_all(t, false);
    struct counselling_specialists_view v = { .fields = { form } };

    for (size_t i = 0; i < all.n; i++) {
        struct specialist_row row = { all.at[i], URL(t, counselling_specialist, all.at[i].id),
            lang_language_names(t->a, t->lang, all.at[i].languages) };
        LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, status, counselling_specialists, &v);
}

struct reply counselling_specialists(struct req *r)
{
    struct specialist_values v = { .active = true };
    struct form form = form_show(&r->task, &specialist_form, &v, 0);

    return show_list(r, 200, form);
}

static struct specialist read_off(struct task *t, const struct specialist_values *v)
{
    return (struct specialist){ .name = v->name,
        .role = v->role,
        .organisation = v->organisation,
        .email = v->email,
        .phone = v->phone,
        .languages = strs_join(t->a, &v->languages, S(";")),
        .active = v->active };
}

struct reply counselling_specialist_add(struct req *r)
{
    struct task *t = &r->task;
    struct specialist_values v;
    struct form form;

    if (!form_read(r, &specialist_form, &v, &form))
        return show_list(r, 422, form);
    struct specialist s = read_off(t, &v);
    enum outcome how = specialist_put(t, &s, &form.problems);
    if (how == INVALID)
        return show_list(r, 422, form);
    return reply_outcome(r, how, URL(t, counselling_specialists), tr(t, "The specialist is saved."));
}

static struct form form_of(struct task *t, const struct specialist *s)
{
    struct specialist_values v = { .name = s->name,
        .role = s->role,
        .organisation = s->organisation,
        .email = s->email,
        .phone = s->phone,
        .languages = strs_split(t->a, s->languages, ';'),
        .active = s->active };

    return form_show(t, &specialist_form, &v, s->version);
}

static struct reply show_one(struct req *r, int status, struct form form)
{
    struct counselling_specialist_view v = { r->ids[0], { form } };

    return SHOW(r, status, counselling_specialist, &v);
}

struct reply counselling_specialist(struct req *r)
{
    struct specialist s;

    if (specialist_get(&r->task, r->ids[0], &s) != DONE)
        return reply_not_found(r);
    struct form form = form_of(&r->task, &s);
    return show_one(r, 200, form);
}

struct reply counselling_specialist_save(struct req *r)
{
    struct task *t = &r->task;
    struct specialist_values v;
    struct specialist now, s;
    struct form form;

    if (specialist_get(t, r->ids[0], &now) != DONE)
        return reply_not_found(r);
    struct form theirs = form_of(t, &now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_one(r, 422, form);
    s = read_off(t, &v);
    s.id = now.id;
    s.version = form.version;
    enum outcome how = specialist_put(t, &s, &form.problems);
    if (how == INVALID)
        return show_one(r, 422, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, counselling_specialist_save, now.id), "specialist", now.id);
    return reply_outcome(r, how, URL(t, counselling_specialists), tr(t, "The specialist is saved."));
}
