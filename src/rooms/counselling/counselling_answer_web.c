/* counselling_answer_web: the page for who has the link of a question: reads it and answers without an account. Nothing
 * here says who the question is about, unless a name was given with consent. */
#include "auth/journal.h"
#include "auth/throttle.h"
#include "base/settings.h"
#include "counselling_ask_html.h"
#include "lang/lang.h"
#include "rooms/counselling/counselling_ask_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(answer, ANSWER_FIELDS)

static struct reply over(struct req *r, int status, enum answer_over why, struct str wait)
{
    struct counselling_over_view v = { why, wait };

    return SHOW(r, status, counselling_over, &v);
}

/* What a link that leads to no form says. */
static struct reply closed(struct req *r, const struct question *q)
{
    if (q->state == QUESTION_ANSWERED)
        return over(r, 200, ANSWER_DONE, S(""));
    return over(r, 410, q->state == QUESTION_WITHDRAWN ? ANSWER_WITHDRAWN : ANSWER_EXPIRED, S(""));
}

static struct reply show(struct req *r, int status, const struct answering *a, struct form form)
{
    struct counselling_answer_view v = {
        .id = a->q.id, .a = *a, .controller = r->task.settings->controller, .form = form
    };

    return SHOW(r, status, counselling_answer, &v);
}

struct reply counselling_answer_page(struct req *r)
{
    struct task *t = &r->task;
    struct answer_values v = { .answer = S(""), .link = req_get(r, "link") };
    struct answering a;
    int64_t wait = throttle_wait(t, S(""), req_household(r));

    req_secret_address(r);
    if (wait > 0)
        return over(r, 429, ANSWER_NOT_THERE, throttle_sentence(t, wait));
    if (!answer_find(t, r->ids[0], v.link, &a)) {
        throttle_count_soon(t, S(""), req_household(r));
        return over(r, 410, ANSWER_NOT_THERE, S(""));
    }
    journal_look(t, JOURNAL_LOOK, "question to specialist", a.q.id);
    if (a.q.state != QUESTION_OPEN)
        return closed(r, &a.q);
    struct form form = form_show(t, &answer_form, &v, 0);
    return show(r, 200, &a, form);
}

/* Wrong links are counted for the address they come from; with an answer for the question, too. */
static struct str account(struct req *r)
{
    return str_fmt(r->task.a, "answer %.*s", STR_ARG(id_str(r->task.a, r->ids[0])));
}

struct reply counselling_answer(struct req *r)
{
    struct task *t = &r->task;
    struct answer_values v;
    struct answering a;
    struct form form;
    int64_t wait = throttle_wait(t, account(r), req_household(r));

    req_refuse_here(r);
    req_secret_address(r);
    if (wait > 0)
        return over(r, 429, ANSWER_NOT_THERE, throttle_sentence(t, wait));
    bool read = form_read(r, &answer_form, &v, &form);
    if (!answer_find(t, r->ids[0], req_get(r, "link"), &a)) {
        throttle_count(t, account(r), req_household(r));
        req_keep_writes(r);
        return over(r, 410, ANSWER_NOT_THERE, S(""));
    }
    if (a.q.state != QUESTION_OPEN)
        return closed(r, &a.q);
    if (!read)
        return show(r, 422, &a, form);
    enum outcome how = answer_give(t, r->ids[0], v.link, v.answer, &form.problems);
    if (how == INVALID)
        return show(r, 422, &a, form);
    return reply_redirect(r, url_with(t->a, URL(t, counselling_answer_page, r->ids[0]), "link", v.link), NULL);
}
