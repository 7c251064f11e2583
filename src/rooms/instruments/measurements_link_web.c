/* measurements_link_web: her own estimate by a secret link: the worker makes it and takes it back, the person opens it
 * on her own phone and answers, without account and without script. Every opening is in the journal. */
#include "auth/journal.h"
#include "auth/sign_in.h"
#include "auth/throttle.h"
#include "instruments_ask_html.h"
#include "instruments_measurements_html.h"
#include "lang/lang.h"
#include "rooms/instruments/measurements_asking_web.h"
#include "rooms/own_links/own_links.h"
#include "rooms/routes.h"

/* ---- the worker */

/* The link stands on this page only: afterwards nobody can read it again. */
static struct reply show_link(struct req *r, struct str token)
{
    struct task *t = &r->task;
    struct measurement m;
    enum outcome found = measurements_get(t, r->ids[0], &m);

    if (found != DONE)
        return reply_refused(r, found);
    struct url page = url_with(t->a, URL(t, measurements_linked, m.id), "link", token);
    struct measurements_link_view v = {
        .measurement = m.id, .address = link_address(t, page.s), .expires = m.expires_at
    };
    return SHOW(r, 200, measurements_sent, &v);
}

static struct reply back(struct req *r, enum outcome how, const char *notice)
{
    struct url here = URL(&r->task, measurements_one, r->ids[0]);

    if (how == CONFLICT)
        return reply_redirect(r, here, tr(&r->task, "Somebody changed this a moment ago. Look at it again."));
    return reply_outcome(r, how, here, notice);
}

struct reply measurements_link(struct req *r)
{
    struct str token;
    enum outcome how = measurements_new_link(&r->task, r->ids[0], req_version(r), &token);

    return how == DONE ? show_link(r, token) : back(r, how, NULL);
}

struct reply measurements_link_end(struct req *r)
{
    return back(r, measurements_end_link(&r->task, r->ids[0], req_version(r)),
        tr(&r->task, "The link does not work any more."));
}

/* ---- the person */

/* A page without questions: why the link leads nowhere, in each of our languages. */
static struct reply over(struct req *r, int status, bool known, struct str wait)
{
    struct url here = url_with(r->task.a, URL(&r->task, measurements_linked, r->ids[0]), "link", req_get(r, "link"));
    const struct lang *asked = lang_by_tag(req_get(r, "in"));
    struct measure_over_view v = { .known = known, .wait = wait, .calls = whom_to_call(&r->task) };

    if (asked != NULL)
        r->task.lang = asked;
    page_measure_over(frame_lent(r, frame_every_language(r->task.a, here, "in", r->task.lang)), &v);
    return reply_page(r, status);
}

static enum measurement_link open_link(struct req *r, struct asking *ret)
{
    struct task *t = &r->task;

    ret->token = req_get(r, "link");
    enum measurement_link how = measurements_open(t, ret->token, &ret->m);
    if (how != MEASUREMENT_UNKNOWN &&
        (ret->m.id != r->ids[0] || instruments_get(t, ret->m.instrument, &ret->i) != DONE))
        how = MEASUREMENT_UNKNOWN;
    if (how != MEASUREMENT_UNKNOWN) {
        asking_speak(r, ret);
        r->beside = own_links_beside(t, ret->m.person);
    }
    return how;
}

static bool refused(const struct asking *of) { return str_is(of->m.state, "refused"); }

struct reply measurements_linked(struct req *r)
{
    struct task *t = &r->task;
    struct asking of;
    enum measurement_link how = open_link(r, &of);
    int64_t wait = throttle_wait(t, S(""), req_household(r));

    req_secret_address(r);
    if (wait > 0)
        return over(r, 429, false, throttle_sentence(t, wait));
    if (how == MEASUREMENT_UNKNOWN) {
        throttle_count_soon(t, S(""), req_household(r));
        return over(r, 410, false, S(""));
    }
    journal_look(t, JOURNAL_LOOK, "measurement", of.m.id);
    if (how == MEASUREMENT_OVER && !refused(&of))
        return over(r, 410, true, S(""));
    return refused(&of) || str_is(req_get(r, "end"), "1") ? asking_end(r, &of) : asking_page(r, &of);
}

/* Wrong links are counted for the address they come from; with an answer for the estimate, too. */
static struct str account(struct req *r)
{
    return str_fmt(r->task.a, "measurement %.*s", STR_ARG(id_str(r->task.a, r->ids[0])));
}

struct reply measurements_linked_say(struct req *r)
{
    struct task *t = &r->task;
    struct asking of;
    int64_t wait = throttle_wait(t, account(r), req_household(r));
    enum measurement_link how = open_link(r, &of);

    req_refuse_here(r);
    req_secret_address(r);
    if (wait > 0)
        return over(r, 429, false, throttle_sentence(t, wait));
    if (how == MEASUREMENT_UNKNOWN) {
        throttle_count(t, account(r), req_household(r));
        req_keep_writes(r);
    }
    return how == MEASUREMENT_OPEN ? asking_answer(r, &of) : over(r, 410, how == MEASUREMENT_OVER, S(""));
}
