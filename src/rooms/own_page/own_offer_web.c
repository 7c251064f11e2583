/* own_offer_web: a place that is free for her, at the top of her own page: one touch, yes or not now. No rules here
 * (rooms/sign_up). */
#include "lang/lang.h"
#include "rooms/own_page/own_page_web.h"
#include "rooms/routes.h"
#include "rooms/sign_up/sign_up.h"

void own_add_offers(struct task *t, const struct own *o, struct own_home_view *v)
{
    struct sign_up_offers offers = sign_up_offers(t, o->h.person);

    v->place = own_words_of(t, &o->who, N_("A place is free for you"));
    v->want = own_words_of(t, &o->who, N_("Do you want to come?"));
    v->yes = own_words_of(t, &o->who, N_("Yes, I come"));
    v->no = own_words_of(t, &o->who, N_("Not now"));
    for (size_t i = 0; i < offers.n; i++) {
        const struct sign_up_offer *f = &offers.at[i];
        struct own_words day = own_day(t, &o->who, f->until);
        struct own_offer_view one = { .membership = f->membership,
            .group_name = f->group_name,
            .until = own_words_with(t, &o->who, N_("Answer by: %1$s"), &day.text, 1) };
        if (!str_empty(day.fi)) /* the day in Finnish, too */
            one.until.fi = tr_fill(t->a, lang_tr(lang_get(LANG_fi), N_("Answer by: %1$s")), &day.fi, 1);
        if (f->with_friend)
            one.friend = own_words_of(t, &o->who, N_("Your friend can come, too."));
        LIST_ADD(t->a, &v->offers, one);
    }
}

struct reply own_page_place(struct req *r)
{
    struct task *t = &r->task;
    struct own o;
    struct reply reply;

    if (!own_open(r, false, &o, &reply))
        return reply;
    bool yes = str_is(req_get(r, "answer"), "yes");
    switch (sign_up_answer_offer(t, o.h.person, r->ids[0], yes)) {
    case DONE:
        return reply_redirect(r, URL(t, own_page_home),
            yes ? tr(t, "You have a place. Welcome!") : tr(t, "You stay on the waiting list."));
    case NOT_FOUND:
    case NOT_ALLOWED:
    case INVALID:
    case CONFLICT: break;
    }
    return reply_redirect(r, URL(t, own_page_home), tr(t, "This cannot be said any more. Call us."));
}
