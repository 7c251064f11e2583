/* follow_ups_hers_web: the pages of a follow-up for the person herself, behind the link to her own page: one question a
 * page, her answers once more, thank you. Without script; nothing that she says stands in an address. No rules here. */
#include "auth/journal.h"
#include "auth/viewer.h"
#include "follow_ups_hers_html.h"
#include "lang/lang.h"
#include "rooms/answered.h"
#include "rooms/follow_ups/follow_ups_view.h"
#include "rooms/own_links/own_links.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(hers, HERS_FIELDS)

/* *ret_reply says why not: her page asks for the link or the PIN, or it is asked of another person. From here on nobody
 * of the staff acts, whoever is signed in. */
static bool open_hers(struct req *r, struct follow_up_hers *ret, struct reply *ret_reply)
{
    struct task *t = &r->task;
    struct own_holder h;

    t->viewer = &VIEWER_NOBODY;
    if (own_links_find(t, req_cookie_own(r), &h) != OWN_WAY_OPEN) {
        *ret_reply = reply_redirect(r, URL(t, own_page_home), NULL);
        return false;
    }
    r->beside = own_links_beside(t, h.person);
    if (follow_ups_hers_get(t, h.person, r->ids[0], ret) != DONE) {
        *ret_reply = reply_not_found(r);
        return false;
    }
    return true;
}

static struct page *lent_page(struct req *r) { return frame_lent(r, req_page(r)->frame->languages); }

static struct str fi(struct req *r, const char *words)
{
    return r->beside == NULL ? S("") : str_of(lang_tr(r->beside, words));
}

static struct url at_question(struct req *r, const struct follow_up_hers *f, size_t i)
{
    struct task *t = &r->task;

    return url_with_int(t->a, URL(t, follow_ups_hers, f->id), "question", (int64_t)i + 1);
}

static struct hers_lines lines_of(struct req *r, const struct follow_up_hers *f)
{
    struct task *t = &r->task;
    struct hers_lines lines = { 0 };

    for (size_t i = 0; i < f->n; i++) {
        enum hers_question q = f->asked[i];
        const struct hers_choice *c = hers_choice(q, f->said[q]);
        const char *answer = c == NULL ? N_("No answer") : c->words;
        struct hers_line one = { str_of(tr(t, HERS[q].question)), fi(r, HERS[q].question), str_of(tr(t, answer)),
            fi(r, answer), url_with(t->a, at_question(r, f, i), "to", S("check")) };
        LIST_ADD(t->a, &lines, one);
    }
    return lines;
}

/* ---- the pages */

static struct reply show_question(
    struct req *r, int status, const struct follow_up_hers *f, size_t i, const struct form *tried)
{
    struct task *t = &r->task;
    enum hers_question q = f->asked[i];
    struct hers_values values = { .answer = f->said[q] };
    struct hers_ask_view v = { .action = URL(t, follow_ups_hers_say, f->id, (int64_t)i + 1),
        .form = tried != NULL ? *tried : form_show(t, &hers_form, &values, 0),
        .question = str_of(tr(t, HERS[q].question)),
        .question_fi = fi(r, HERS[q].question),
        .picture = str_of(HERS[q].picture),
        .phone = answered_call(t, f->person),
        .number = (int64_t)i + 1,
        .all = (int64_t)f->n,
        .may_skip = q != HERS_STATUS,
        .checks = str_is(req_get(r, "to"), "check") };

    v.hear = read_aloud_of(t, t->lang, v.question);
    for (size_t k = 0; k < HERS[q].n; k++) {
        const struct hers_choice *c = &HERS[q].at[k];
        struct hers_tile one = { str_of(c->code), str_of(tr(t, c->words)), fi(r, c->words), str_of(c->picture),
            str_is(f->said[q], c->code) };
        LIST_ADD(t->a, &v.tiles, one);
    }
    page_hers_ask(lent_page(r), &v);
    return reply_page(r, status);
}

static struct reply show_check(struct req *r, int status, const struct follow_up_hers *f, const struct problems *ps)
{
    struct task *t = &r->task;
    struct hers_check_view v = { .id = f->id,
        .version = f->version,
        .form = form_show(t, &hers_form, NULL, f->version),
        .lines = lines_of(r, f),
        .back = at_question(r, f, f->n - 1),
        .phone = answered_call(t, f->person) };

    if (ps != NULL)
        v.form.problems = *ps;
    page_hers_check(lent_page(r), &v);
    return reply_page(r, status);
}

static struct reply show_end(struct req *r, int status, const struct follow_up_hers *f, enum hers_end how)
{
    struct hers_end_view v = {
        .how = how, .go_on = URL(&r->task, follow_ups_hers, f->id), .phone = answered_call(&r->task, f->person)
    };

    if (how == HERS_SENT)
        v.day = f->said_on;
    if ((how == HERS_ANSWERED || how == HERS_CLOSED) && !str_empty(f->said[HERS_STATUS]))
        v.lines = lines_of(r, f);
    page_hers_end(lent_page(r), &v);
    return reply_page(r, status);
}

static struct reply show_over(struct req *r, int status, const struct follow_up_hers *f)
{
    return show_end(r, status, f,
        day_known(f->said_on)          ? HERS_SENT
        : day_known(f->not_reached_on) ? HERS_CLOSED
                                       : HERS_ANSWERED);
}

/* ?question=, else the first without an answer; f->n: her answers once more. */
static size_t question_asked(struct req *r, const struct follow_up_hers *f)
{
    int64_t number;
    size_t i = 0;

    if (str_int(req_get(r, "question"), &number) && number >= 1)
        return number > (int64_t)f->n ? f->n : (size_t)number - 1;
    while (i < f->n && !str_empty(f->said[f->asked[i]]))
        i++;
    return i;
}

struct reply follow_ups_hers(struct req *r)
{
    struct follow_up_hers f;
    struct reply reply;

    if (!open_hers(r, &f, &reply))
        return reply;
    journal_look(&r->task, JOURNAL_LOOK, "follow-up", f.id);
    if (!f.waits)
        return show_over(r, 200, &f);
    if (str_is(req_get(r, "end"), "1"))
        return show_end(r, 200, &f, HERS_STOPPED);
    size_t i = question_asked(r, &f);
    if (i == f.n && str_empty(f.said[HERS_STATUS]))
        i = 0;
    return i == f.n ? show_check(r, 200, &f, NULL) : show_question(r, 200, &f, i, NULL);
}

/* ---- the buttons */

/* Where the button leads. What is asked next depends on what was said. */
static struct url next_page(struct req *r, const struct follow_up_hers *f, enum hers_question q)
{
    struct task *t = &r->task;
    struct str go = req_get(r, "go");
    size_t i = 0;

    if (str_is(go, "stop"))
        return url_with(t->a, URL(t, follow_ups_hers, f->id), "end", S("1"));
    while (i + 1 < f->n && f->asked[i] != q)
        i++;
    if (str_is(go, "back"))
        return at_question(r, f, i > 0 ? i - 1 : 0);
    return str_is(req_get(r, "to"), "check") ? at_question(r, f, f->n) : at_question(r, f, i + 1);
}

struct reply follow_ups_hers_say(struct req *r)
{
    struct task *t = &r->task;
    struct hers_values v;
    struct form form;
    struct follow_up_hers f;
    struct reply reply;

    req_refuse_here(r);
    if (!open_hers(r, &f, &reply))
        return reply;
    if (!f.waits)
        return reply_redirect(r, URL(t, follow_ups_hers, f.id), NULL);
    if (r->ids[1] < 1 || r->ids[1] > (int64_t)f.n)
        return reply_not_found(r);
    size_t i = (size_t)r->ids[1] - 1;
    enum hers_question q = f.asked[i];
    if (!form_read(r, &hers_form, &v, &form))
        return show_question(r, 422, &f, i, &form);
    bool leaves = str_is(req_get(r, "go"), "stop") || str_is(req_get(r, "go"), "back");
    enum outcome how = leaves && str_empty(v.answer) ? DONE : follow_ups_hers_keep(t, &f, q, v.answer, &form.problems);
    if (how == INVALID)
        return show_question(r, 422, &f, i, &form);
    return how == CONFLICT ? reply_redirect(r, URL(t, follow_ups_hers, f.id), NULL)
                           : reply_outcome(r, how, next_page(r, &f, q), NULL);
}

struct reply follow_ups_hers_send_all(struct req *r)
{
    struct task *t = &r->task;
    struct problems ps = { 0 };
    struct follow_up_hers f;
    struct reply reply;

    req_refuse_here(r);
    if (!open_hers(r, &f, &reply))
        return reply;
    enum outcome how = follow_ups_hers_send(t, &f, req_version(r), &ps);
    if (how == CONFLICT && !f.waits)
        return show_over(r, 409, &f);
    if (how == CONFLICT)
        problem_add(t, &ps, "",
            str_of(tr(t, "Your worker has changed something just now. Look at your answers and send them again.")));
    if (how == CONFLICT || how == INVALID)
        return show_check(r, how == INVALID ? 422 : 409, &f, &ps);
    return reply_outcome(r, how, URL(t, follow_ups_hers, f.id), NULL);
}
