/* invitations_open_web: who was invited answers, by the link of her message (rooms/own_links), or where her own page is
 * open in this browser. Whoever tries links waits as who tries passwords does. */
#include "auth/throttle.h"
#include "auth/viewer.h"
#include "base/settings.h"
#include "invitations_open_html.h"
#include "rooms/invitations/invitations_view.h"
#include "rooms/own_links/own_links.h"
#include "rooms/routes.h"
#include "web/req.h"

static struct url here_of(struct task *t, struct str link)
{
    return str_empty(link) ? URL(t, invitations_open) : url_with(t->a, URL(t, invitations_open), "link", link);
}

static struct page *lent(struct req *r, struct str link)
{
    struct task *t = &r->task;
    struct url here = here_of(t, link);

    req_secret_address(r);
    return frame_lent(r, frame_every_language(t->a, here, "lang", t->lang));
}

static struct str phone_of(struct task *t, int64_t person)
{
    struct str hers = answered_call(t, person);

    if (!str_empty(hers))
        return hers;
    return str_empty(t->settings->message_phone) ? t->settings->help_phone : t->settings->message_phone;
}

static struct reply shut(struct req *r, int status, struct str wait)
{
    struct invitations_shut_view v = { wait, whom_to_call(&r->task) };

    req_refuse_here(r);
    page_invitations_shut(lent(r, S("")), &v);
    return reply_page(r, status);
}

/* Who holds the link. False: *ret_reply is the answer: it opens nothing, or the PIN is asked first, on her own page. */
static bool holder(struct req *r, struct str link, bool writes, struct own_holder *ret_holder, struct reply *ret_reply)
{
    struct task *t = &r->task;
    struct str proof = str_empty(link) ? req_cookie_own(r) : link, had = req_cookie_own(r);
    int64_t wait = throttle_wait(t, S(""), req_household(r));

    t->viewer = &VIEWER_NOBODY;
    if (wait > 0) {
        *ret_reply = shut(r, 429, throttle_sentence(t, wait));
        return false;
    }
    enum own_way way = own_links_find(t, proof, ret_holder);
    if (way == OWN_WAY_PIN && !str_empty(link) && str_starts(had, link))
        way = own_links_find(t, had, ret_holder); /* the PIN was given here */
    if (way == OWN_WAY_OPEN)
        return true;
    if (way == OWN_WAY_PIN) {
        req_secret_address(r);
        struct url home = url_with(t->a, URL(t, own_page_home), "next", S("invited")); /* back here when it is given */
        *ret_reply = reply_redirect(r, str_empty(link) ? home : url_with(t->a, home, "link", link), NULL);
        return false;
    }
    if (!str_empty(link) && writes) {
        throttle_count(t, S(""), req_household(r));
        req_keep_writes(r);
    } else if (!str_empty(link)) {
        throttle_count_soon(t, S(""), req_household(r));
    }
    *ret_reply = shut(r, 410, S(""));
    return false;
}

struct reply invitations_open(struct req *r)
{
    struct task *t = &r->task;
    struct str link = req_get(r, "link");
    struct own_holder h;
    struct reply reply;
    int64_t late = req_id(r, "late"); /* she answered when it was over */

    if (!holder(r, link, false, &h, &reply))
        return reply;
    r->beside = own_links_beside(t, h.person);
    struct own_invitations all = invitations_own(t, h.person, h.is_protected, h.has_pin);
    struct invitations_open_view v = { .link = link, .phone = phone_of(t, h.person), .done = req_get(r, "done") };
    if (str_empty(link))
        v.back = URL(t, own_page_home);
    for (size_t i = 0; i < all.n; i++) {
        const struct own_invitation *o = &all.at[i];
        struct own_invited one = { .o = *o,
            .kind = str_of(CODES_invite_what.at[o->i.kind].code),
            .key = id_str(t->a, o->i.id),
            .time = o->i.start.t[0] == '\0' ? S("") : lang_clock(t->a, t->lang, o->i.start),
            .answered = o->answer != MEANT_NOTHING };
        if (!o->i.over)
            LIST_ADD(t->a, &v.open, one);
        else if (o->i.id == late || (!one.answered && late == 0 && v.over.n == 0)) /* the last of them */
            LIST_ADD(t->a, &v.over, one);
    }
    page_invitations_open(lent(r, link), &v);
    return reply_page(r, 200);
}

struct reply invitations_open_save(struct req *r)
{
    struct task *t = &r->task;
    struct str link = req_get(r, "link");
    enum answer_meant answer = answer_meant_read(req_get(r, "answer"));
    struct own_holder h;
    struct reply reply;

    req_refuse_here(r);
    if (!holder(r, link, true, &h, &reply))
        return reply;
    enum outcome how = invitations_answer(t, req_id(r, "invitation"), h.person, answer);
    struct url back = here_of(t, link);
    if (how == DONE)
        back = url_with(t->a, back, "done", str_of(answer_meant_code(answer)));
    else if (how == CONFLICT)
        back = url_with(t->a, back, "late", req_get(r, "invitation"));
    return reply_redirect(r, back, NULL);
}
