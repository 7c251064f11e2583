/* calendar_web: one's own page of the address, and the file for a calendar program. No rules here. */
#include "auth/sign_in.h"
#include "auth/throttle.h"
#include "auth/viewer.h"
#include "calendar_calendar_html.h"
#include "lang/lang.h"
#include "rooms/calendar/calendar.h"
#include "rooms/calendar/calendar_view.h"
#include "rooms/routes.h"
#include "web/req.h"

static struct reply show(struct req *r, struct str address)
{
    struct task *t = &r->task;
    struct calendar_view v = { .address = address };

    v.has = feed_of(t, t->viewer->staff, &v.feed);
    return SHOW(r, 200, calendar, &v);
}

struct reply calendar_page(struct req *r) { return show(r, S("")); }

/* The address stands on this page only: afterwards nobody can read it again. */
struct reply calendar_make(struct req *r)
{
    struct task *t = &r->task;
    struct url feed = url_with(t->a, URL(t, calendar_feed), "link", feed_make(t));

    return show(r, link_address(t, feed.s));
}

struct reply calendar_withdraw(struct req *r)
{
    struct task *t = &r->task;

    feed_withdraw(t, t->viewer->staff);
    return reply_redirect(r, URL(t, calendar_page), tr(t, "The address is taken down. It does not work any more."));
}

/* A calendar program shows no page: a sentence, for who looks. */
static struct reply refuse(struct req *r, int status, struct str why)
{
    return reply_bytes(r, status, "text/plain; charset=utf-8", str_fmt(r->task.a, "%.*s\n", STR_ARG(why)), NULL);
}

/* Telephones go on asking for months at an address that was taken down. So wrong ones are counted apart from sign-in,
 * and nobody behind the same line waits for them whose own address is right. */
static struct reply gone(struct req *r)
{
    struct task *t = &r->task;
    struct str asker = str_fmt(t->a, "calendar %.*s", STR_ARG(req_household(r)));
    int64_t wait = throttle_wait(t, asker, S(""));

    if (wait > 0)
        return refuse(r, 429, throttle_sentence(t, wait));
    throttle_count_soon(t, asker, S(""));
    return refuse(r, 410, str_of(tr(t, "This address of a calendar does not work any more.")));
}

struct reply calendar_feed(struct req *r)
{
    struct task *t = &r->task;
    struct feed_owner whose;
    const struct lang *own;

    req_secret_address(r);
    if (!feed_find(t, req_get(r, "link"), &whose))
        return gone(r);
    own = lang_by_tag(whose.tag);
    if (own != NULL)
        t->lang = own;
    feed_opened_soon(t, whose.staff);
    return reply_marked(r, "text/calendar; charset=utf-8", calendar_file(t, whose.staff));
}
