/* messages_gateway: see messages_gateway.h. */
#include "rooms/messages/messages_gateway.h"

#include "base/digest.h"
#include "base/first_line.h"
#include "base/settings.h"
#include "rooms/messages/messages_answers.h"
#include "rooms/tables/tables.h"

struct str messages_gateway_request(struct task *t, const struct messages_out *list)
{
    struct buf *b = task_buf(t, 1 << 20);
    struct json j;

    js_init(&j, b);
    js_object(&j);
    js_key(&j, S("messages"));
    js_array(&j);
    for (size_t i = 0; i < list->n; i++) {
        js_object(&j);
        js_put_str(&j, "id", id_str(t->a, list->at[i].id));
        js_put_str(&j, "to", list->at[i].to);
        js_put_str(&j, "text", list->at[i].text);
        js_end(&j);
    }
    js_end(&j);
    js_end(&j);
    task_must_fit(t, b);
    return buf_view(b);
}

/* ---- the answer */

/* Of a request that was refused as a whole, or of none: each message waits. */
static bool all_again(struct task *t, const struct messages_out *list, struct str why)
{
    for (size_t i = 0; i < list->n; i++)
        messages_settle(t, list->at[i].id, RESULT_AGAIN, why, false);
    return false;
}

struct str messages_why_of(struct str why)
{
    static const char *const ours[] = { "name", "connection", "slow", "certificate", "away", "busy", "refused",
        "sign_in" };

    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (str_is(why, ours[i]))
            return why;
    return S("address");
}

static const struct js_value *about(const struct js_value *each, struct str id)
{
    for (size_t i = 0; i < js_n(each); i++)
        if (str_eq(js_text(js_get(js_at(each, i), "id")), id))
            return js_at(each, i);
    return NULL;
}

static void settle(struct task *t, int64_t message, const struct js_value *said)
{
    struct str state = js_text(js_get(said, "state")), why = js_text(js_get(said, "why"));
    bool number = str_is(why, "number");

    if (str_is(state, "accepted"))
        messages_settle(t, message, RESULT_SENT, S(""), false);
    else if (str_is(state, "refused"))
        messages_settle(t, message, RESULT_NEVER, number ? S("number") : S("refused"), number);
    else
        messages_settle(t, message, RESULT_AGAIN, str_is(why, "busy") ? S("busy") : S("error"), false);
}

bool messages_gateway_answer(struct task *t, const struct messages_out *list, const struct net_sent *sent)
{
    if (sent->asked.how == NET_AWAY)
        return all_again(t, list, S("away"));
    if (sent->asked.how == NET_SILENT)
        return all_again(t, list, messages_why_of(sent->asked.why));
    if (sent->status < 200 || sent->status >= 300) {
        bool strange = sent->status == 401 || sent->status == 403;
        return all_again(t, list,
            strange               ? S("sign_in")
            : sent->status == 429 ? S("busy")
            : sent->status >= 500 ? S("error")
                                  : S("refused"));
    }
    const struct js_value *each = js_get(js_value_of(t, sent->said), "messages");
    for (size_t i = 0; i < list->n; i++)
        settle(t, list->at[i].id, about(each, id_str(t->a, list->at[i].id)));
    return js_n(each) > 0;
}

/* ---- what it tells by itself */

enum { OLD_S = 600, EVENTS_MOST = 500 };

static bool is_signed(struct task *t, const struct message_told *told)
{
    struct str key;

    if (!first_line(t->a, t->settings->sms_key_file, &key))
        return false;
    struct str both = str_fmt(t->a, "%.*s.%.*s", STR_ARG(told->at), STR_ARG(told->events));
    return digest_same(digest_signed(t->a, key, both), told->signature);
}

static bool is_now(struct task *t, struct str at)
{
    struct instant said;

    if (!instant_read(at, &said))
        return false;
    int64_t off = instant_unix(t->now) - instant_unix(said);
    return off <= OLD_S && off >= -OLD_S;
}

static bool take(struct task *t, const struct js_value *event)
{
    struct str type = js_text(js_get(event, "type")), name = js_text(js_get(event, "event")), text = S("");
    int64_t id;

    if (str_is(type, "received")) {
        (void)text_clean(t->a, js_text(js_get(event, "text")), &text);
        return messages_received(t, name, js_text(js_get(event, "from")), text);
    }
    if (!str_is(type, "delivered") && !str_is(type, "failed"))
        return false;
    if (!id_read(js_text(js_get(event, "id")), &id))
        return false;
    (void)messages_reported(t, id, str_is(type, "delivered")); /* of one that is not here any more nobody asks */
    return true;
}

enum outcome messages_gateway_told(struct task *t, const struct message_told *told)
{
    if (!is_signed(t, told) || !is_now(t, told->at))
        return NOT_ALLOWED;
    const struct js_value *events = js_get(js_value_of(t, told->events), "events");
    if (js_n(events) == 0 || js_n(events) > EVENTS_MOST)
        return INVALID;
    for (size_t i = 0; i < js_n(events); i++)
        if (!take(t, js_at(events, i)))
            return INVALID;
    return DONE;
}
