/* referrals_receive_web: the page for who has the link of a referral: reads what is shared and answers without an
 * account, in Finnish, Swedish or English. No menu of the program is on it. Every opening is in the journal. */
#include "auth/journal.h"
#include "auth/throttle.h"
#include "base/settings.h"
#include "lang/lang.h"
#include "referrals_receive_html.h"
#include "rooms/referrals/referrals_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(received, RECEIVED_FIELDS)

static const char *const tags[] = { "fi", "sv", "en" };

/* The language asked for, else the one the sender chose; one that these pages are in. */
static void choose_language(struct req *r, const struct referral *of)
{
    struct str asked = req_get(r, "in");
    const struct lang *chosen = of != NULL ? lang_by_tag(of->language) : NULL;

    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (str_is(asked, tags[i]))
            chosen = lang_by_tag(str_of(tags[i]));
    if (chosen != NULL)
        r->task.lang = chosen;
}

/* The page without what belongs to workers; its language switch keeps the link. */
static struct page *lent_page(struct req *r)
{
    struct url here = url_with(r->task.a, URL(&r->task, referrals_receive_page, r->ids[0]), "link", req_get(r, "link"));
    struct frame_links languages = { 0 };

    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        frame_offer_language(r, &languages, here, lang_by_tag(str_of(tags[i])));
    return frame_lent(r, languages);
}

static struct reply over(struct req *r, int status, enum referral_no why, struct str wait)
{
    struct referrals_over_view v = { why, wait };

    page_referrals_over(lent_page(r), &v);
    return reply_page(r, status);
}

static struct reply closed(struct req *r, enum referral_link how)
{
    if (how == REFERRAL_UNKNOWN)
        return over(r, 410, REFERRAL_NO_LINK, S(""));
    return over(r, 410, how == REFERRAL_WITHDRAWN ? REFERRAL_NO_WITHDRAWN : REFERRAL_NO_OVER, S(""));
}

static struct reply show(struct req *r, int status, const struct referral *of, struct form form)
{
    struct task *t = &r->task;
    struct referrals_receive_view v = { .id = of->id,
        .r = *of,
        .lines = referrals_lines(t, of),
        .answers = referrals_answers(t, of->id),
        .controller = t->settings->controller,
        .form = form,
        .thanks = str_is(req_get(r, "done"), "1") };

    page_referrals_receive(lent_page(r), &v);
    return reply_page(r, status);
}

static enum referral_link open_link(struct req *r, struct referral *ret)
{
    enum referral_link how = referrals_open(&r->task, req_get(r, "link"), ret);

    if (how != REFERRAL_UNKNOWN && ret->id != r->ids[0])
        how = REFERRAL_UNKNOWN;
    choose_language(r, how == REFERRAL_UNKNOWN ? NULL : ret);
    return how;
}

struct reply referrals_receive_page(struct req *r)
{
    struct task *t = &r->task;
    struct referral of;
    enum referral_link how = open_link(r, &of);
    int64_t wait = throttle_wait(t, S(""), req_household(r));

    req_secret_address(r);
    if (wait > 0)
        return over(r, 429, REFERRAL_NO_WAIT, throttle_sentence(t, wait));
    if (how == REFERRAL_UNKNOWN)
        throttle_count_soon(t, S(""), req_household(r));
    if (how != REFERRAL_UNKNOWN)
        journal_look(t, JOURNAL_LOOK, "referral", of.id);
    if (how != REFERRAL_OPEN)
        return closed(r, how);
    struct received_values v = { .link = req_get(r, "link"), .in = str_of(t->lang->tag) };
    struct form form = form_show(t, &received_form, &v, 0);
    return show(r, 200, &of, form);
}

/* Wrong links are counted for the address they come from; with an answer for the referral, too. */
static struct str account(struct req *r)
{
    return str_fmt(r->task.a, "referral %.*s", STR_ARG(id_str(r->task.a, r->ids[0])));
}

struct reply referrals_receive(struct req *r)
{
    struct task *t = &r->task;
    struct received_values v;
    struct referral of;
    struct form form;
    int64_t wait = throttle_wait(t, account(r), req_household(r));
    enum referral_link open = open_link(r, &of);

    req_refuse_here(r);
    req_secret_address(r);
    if (wait > 0)
        return over(r, 429, REFERRAL_NO_WAIT, throttle_sentence(t, wait));
    bool read = form_read(r, &received_form, &v, &form);
    if (open == REFERRAL_UNKNOWN) {
        throttle_count(t, account(r), req_household(r));
        req_keep_writes(r);
    }
    if (open != REFERRAL_OPEN)
        return closed(r, open);
    if (!read)
        return show(r, 422, &of, form);
    struct referral_answer a = { .answer = v.answer, .place_from = v.place_from, .text = v.text };
    enum outcome how = referrals_take_answer(t, v.link, &a, &form.problems);
    if (how == INVALID)
        return show(r, 422, &of, form);
    struct url back = url_with(t->a, URL(t, referrals_receive_page, of.id), "link", v.link);
    return reply_redirect(r, url_with(t->a, url_with(t->a, back, "in", str_of(t->lang->tag)), "done", S("1")), NULL);
}
