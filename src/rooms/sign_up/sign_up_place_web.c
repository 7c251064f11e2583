/* sign_up_place_web: a place is free, and who waits for it answers by her own link (rooms/own_links): yes or not now.
 * Whoever tries links waits as who tries passwords does. */
#include "auth/throttle.h"
#include "rooms/groups/groups.h"
#include "rooms/own_links/own_links.h"
#include "rooms/sign_up/sign_up_web.h"
#include "sign_up_place_html.h"

static struct page *own_page(struct req *r, struct str link)
{
    struct task *t = &r->task;
    struct url here = url_with(t->a, URL(t, sign_up_place), "link", link);

    req_secret_address(r);
    return frame_lent(r, frame_every_language(t->a, here, "lang", t->lang));
}

static struct reply over(struct req *r, int status, struct str wait)
{
    struct sign_up_over_view v = { wait, whom_to_call(&r->task) };

    req_refuse_here(r);
    page_sign_up_place_over(own_page(r, S("")), &v);
    return reply_page(r, status);
}

/* Of the group that has a place; when she has answered, anybody. */
static struct whom_to_call_list whom_to_call_of(struct task *t, const struct sign_up_offers *offers)
{
    struct whom_to_call_list list = { 0 };
    struct sign_up_group g;

    for (size_t i = 0; i < offers->n; i++)
        if (sign_up_group(t, offers->at[i].group, &g) == DONE)
            LIST_ADD(t->a, &list, ((struct whom_to_call){ g.phone, g.name }));
    return list.n > 0 ? list : whom_to_call(t);
}

struct reply sign_up_place(struct req *r)
{
    struct task *t = &r->task;
    struct own_holder h;
    int64_t wait = throttle_wait(t, S(""), req_household(r));

    if (wait > 0)
        return over(r, 429, throttle_sentence(t, wait));
    enum own_way way = own_links_find(t, req_get(r, "link"), &h);
    if (way == OWN_WAY_UNKNOWN)
        throttle_count_soon(t, S(""), req_household(r));
    if (way != OWN_WAY_OPEN)
        return over(r, 410, S(""));
    struct sign_up_offers offers = sign_up_offers(t, h.person);
    struct sign_up_place_view v = { .link = req_get(r, "link"),
        .yes = str_is(req_get(r, "done"), "yes"),
        .no = str_is(req_get(r, "done"), "no"),
        .late = str_is(req_get(r, "done"), "late"),
        .calls = whom_to_call_of(t, &offers) };
    for (size_t i = 0; i < offers.n; i++) {
        const struct sign_up_offer *o = &offers.at[i];
        struct sign_up_offer_row row = { id_str(t->a, o->membership), id_str(t->a, o->group), o->group_name, o->until };
        LIST_ADD(t->a, &v.offers, row);
    }
    page_sign_up_place(own_page(r, v.link), &v);
    return reply_page(r, 200);
}

struct reply sign_up_place_answer(struct req *r)
{
    struct task *t = &r->task;
    struct own_holder h;
    struct str link = req_get(r, "link"), answer = req_get(r, "answer");
    int64_t wait = throttle_wait(t, S(""), req_household(r));

    req_refuse_here(r);
    req_secret_address(r);
    if (wait > 0)
        return over(r, 429, throttle_sentence(t, wait));
    enum own_way way = own_links_find(t, link, &h);
    if (way == OWN_WAY_UNKNOWN) {
        throttle_count(t, S(""), req_household(r));
        req_keep_writes(r);
    }
    if (way != OWN_WAY_OPEN)
        return over(r, 410, S(""));
    bool yes = str_is(answer, "yes");
    enum outcome how = sign_up_answer_offer(t, h.person, req_id(r, "offer"), yes);
    if (how != DONE && yes && groups_is_member(t, req_id(r, "group"), h.person, t->today))
        how = DONE; /* she said it on another phone before */
    struct url back = url_with(t->a, URL(t, sign_up_place), "link", link);
    if (how != DONE && !yes)
        return reply_redirect(r, back, NULL); /* she said no before, or nobody waits for it any more: nothing is lost */
    return reply_redirect(r, url_with(t->a, back, "done", how != DONE ? S("late") : yes ? S("yes") : S("no")), NULL);
}
