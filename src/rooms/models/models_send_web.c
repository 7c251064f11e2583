/* models_send_web: the button that sends an adopter's notice, what is said of its way, and the address where other
 * programs bring theirs. No rules here. */
#include "rooms/models/models_send.h"

#include "auth/throttle.h"
#include "rooms/models/models_package_view.h"
#include "rooms/routes.h"
#include "rooms/silence.h"

/* ---- the adopter */

static struct str reason(struct task *t, struct str why)
{
    if (str_is(why, "away"))
        return str_of(tr(t, "This server has no way to the web."));
    if (str_is(why, "busy"))
        return str_of(tr(t, "They take no more notices just now."));
    if (str_is(why, "refused"))
        return str_of(tr(t, "They did not take it."));
    return code_name(t->lang, &CODES_silence, why);
}

struct notice_way models_notice_way(struct task *t, int64_t model, const struct pack_origin *from)
{
    struct notice_way v = { .may = models_can_send(from) };
    struct model_sending s;

    if (!v.may || !models_sending(t, model, &s))
        return v;
    v.waits = str_is(s.state, "waits");
    v.failed = str_is(s.state, "failed");
    v.answer = s.said;
    if (s.why.n > 0)
        v.why = reason(t, s.why);
    if (v.waits && s.tries > 0)
        v.next = s.next_at;
    return v;
}

struct reply models_send_now(struct req *r)
{
    struct task *t = &r->task;
    struct problems wrong = { 0 };
    enum outcome how = models_send(t, r->ids[0], &wrong);

    if (how == INVALID)
        return reply_redirect(r, URL(t, models_adopted, r->ids[0]), str_z(t->a, wrong.at[0].text));
    return reply_outcome(r, how, URL(t, models_adopted, r->ids[0]),
        tr(t, "The notice is being sent. Open this page again in a moment."));
}

/* ---- the first house */

static struct reply heard(struct req *r, int status, struct str sentence)
{
    enum { ANSWER_MOST = 4000 };
    struct buf *o = task_buf(&r->task, ANSWER_MOST);
    struct json j;

    js_init(&j, o);
    js_object(&j);
    js_put_str(&j, "message", sentence);
    js_end(&j);
    task_must_fit(&r->task, o);
    return reply_bytes(r, status, "application/json", buf_view(o), NULL);
}

struct reply models_hear(struct req *r)
{
    struct task *t = &r->task;
    struct str who = models_notice_sender(r);
    struct uploads files = req_uploads(r);
    struct problems wrong = { 0 };
    struct model m;

    if (!models_public(t, r->ids[0], 0, &m))
        return heard(r, 404, str_of(tr(t, "There is no such model here.")));
    int64_t wait = throttle_wait(t, who, S(""));
    if (wait > 0)
        return heard(r, 429, throttle_sentence(t, wait));
    throttle_count(t, who, S(""));
    req_keep_writes(r);
    if (files.n != 1)
        return heard(r, 422, str_of(tr(t, "The notice is missing.")));
    enum outcome how = models_hear_notice(t, m.id, req_get(r, "token"), files.at[0].bytes, &wrong);
    if (how == INVALID)
        return heard(r, 422, wrong.at[0].text);
    if (how != DONE)
        return heard(r, 422, str_of(tr(t, "The notice is missing.")));
    return heard(r, 200, str_of(tr(t, "Thank you. The project reads your notice and then shows it.")));
}
