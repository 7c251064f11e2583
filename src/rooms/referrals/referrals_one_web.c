/* referrals_one_web: the worker's page of one referral: what the receiver will see, consent and sending, the link that
 * is shown once, answers, and what can be done with it. No rules here. */
#include "auth/sign_in.h"
#include "lang/lang.h"
#include "referrals_one_html.h"
#include "rooms/papers.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"
#include "rooms/referrals/referrals_view.h"
#include "rooms/routes.h"

FORM_DEFINE(consent, CONSENT_FIELDS)
FORM_DEFINE(referral_reply, REFERRAL_REPLY_FIELDS)

static struct form consent_of(struct task *t, const struct referral *of)
{
    struct consent_values v = { .consent_on = t->today, .print = referrals_print(t, of) };

    return form_show(t, &consent_form, &v, of->version);
}

static struct reply show(
    struct req *r, int status, const struct referral *of, const struct form *consent, const struct form *reply)
{
    struct task *t = &r->task;
    const struct lang *l = lang_by_tag(of->language);
    struct referrals_one_view v = { .r = *of,
        .name = people_name(t, of->person),
        .lines = referrals_lines(t, of),
        .answers = referrals_answers(t, of->id),
        .consent = consent != NULL ? *consent : consent_of(t, of),
        .reply = reply != NULL ? *reply : form_show(t, &referral_reply_form, NULL, 0),
        .guidance = of->guidance != 0 ? URL(t, guidance_edit, of->guidance) : (struct url){ S("") },
        .draft = str_is(of->state, "draft"),
        .open = str_is(of->state, "sent") || str_is(of->state, "answered"),
        .answered = str_is(of->state, "answered"),
        .may_send = permitted(t->viewer, PERM_REFERRALS_SEND) };

    if (l == NULL)
        l = t->lang;
    v.lang = str_of(l->tag);
    v.dir = str_of(l->dir);
    return SHOW(r, status, referrals_one, &v);
}

struct reply referrals_one(struct req *r)
{
    struct referral of;
    enum outcome found = referrals_get(&r->task, r->ids[0], &of);

    if (found != DONE)
        return reply_refused(r, found);
    return show(r, 200, &of, NULL, NULL);
}

static struct str public_address(struct task *t, int64_t referral, struct str token)
{
    struct url page = url_with(t->a, URL(t, referrals_receive_page, referral), "link", token);

    return link_address(t, page.s);
}

/* The link stands on this page only: afterwards nobody can read it again. */
static struct reply show_link(struct req *r, int64_t referral, struct str token)
{
    struct task *t = &r->task;
    struct referral of;
    enum outcome found = referrals_get(t, referral, &of);

    if (found != DONE)
        return reply_refused(r, found);
    struct referrals_sent_view v = { .referral = referral,
        .address = public_address(t, referral, token),
        .email = of.email,
        .link = token,
        .expires = of.expires_at,
        .letter = URL(t, referrals_letter, referral) };
    return SHOW(r, 200, referrals_sent, &v);
}

struct reply referrals_go(struct req *r)
{
    struct task *t = &r->task;
    struct consent_values v;
    struct referral of;
    struct form form;
    struct str token;
    enum outcome how = referrals_get(t, r->ids[0], &of);

    if (how != DONE)
        return reply_refused(r, how);
    bool read = form_read(r, &consent_form, &v, &form);
    if (read && !v.agreed)
        problem_add(t, &form.problems, "agreed",
            str_of(tr(t, "Show this to the person first. Nothing is sent without her consent.")));
    if (form.problems.n > 0)
        return show(r, 422, &of, &form, NULL);
    how = referrals_send(
        t, of.id, &(struct referral_consent){ form.version, v.consent_on, v.print }, &token, &form.problems);
    if (how == INVALID)
        return show(r, 422, &of, &form, NULL);
    if (how == CONFLICT)
        return reply_redirect(r, URL(t, referrals_one, of.id),
            tr(t, "Something has changed since this was shown. Look at it again together."));
    return how == DONE ? show_link(r, of.id, token) : reply_refused(r, how);
}

static struct reply done(struct req *r, enum outcome how, const char *notice)
{
    struct url back = URL(&r->task, referrals_one, r->ids[0]);

    if (how == CONFLICT)
        return reply_redirect(r, back, tr(&r->task, "Somebody changed this a moment ago. Look at it again."));
    return reply_outcome(r, how, back, notice);
}

struct reply referrals_link(struct req *r)
{
    struct str token;
    enum outcome how = referrals_renew(&r->task, r->ids[0], req_version(r), &token);

    return how == DONE ? show_link(r, r->ids[0], token) : done(r, how, NULL);
}

/* The buttons below: which one says `step`. */
struct reply referrals_step(struct req *r)
{
    struct task *t = &r->task;
    struct str step = req_get(r, "step");
    int64_t version = req_version(r);

    if (str_is(step, "withdraw"))
        return done(r, referrals_withdraw(t, r->ids[0], version),
            tr(t, "The referral is taken back. The link does not work any more."));
    if (str_is(step, "remind"))
        return done(r, referrals_remind(t, r->ids[0], version), tr(t, "It is written down that you reminded them."));
    return done(r, referrals_close(t, r->ids[0], version), tr(t, "The referral is closed."));
}

struct reply referrals_say(struct req *r)
{
    struct task *t = &r->task;
    struct referral_reply_values v;
    struct referral of;
    struct form form;
    enum outcome how = referrals_get(t, r->ids[0], &of);

    if (how != DONE)
        return reply_refused(r, how);
    if (!form_read(r, &referral_reply_form, &v, &form))
        return show(r, 422, &of, NULL, &form);
    how = referrals_reply(t, of.id, v.text, &form.problems);
    if (how == INVALID)
        return show(r, 422, &of, NULL, &form);
    return done(r, how, tr(t, "The receiver sees your reply on the same link."));
}

/* ---- the letter, in the receiver's language */

struct reply referrals_letter(struct req *r)
{
    struct task *t = &r->task;
    struct referral of;
    struct str token = req_get(r, "link");
    enum outcome found = referrals_get(t, r->ids[0], &of);

    if (found == DONE && !referrals_may_print(&of))
        found = NOT_FOUND;
    if (found != DONE)
        return reply_refused(r, found);
    const struct lang *l = lang_by_tag(of.language);
    struct paper *p = projects_paper(
        t, of.project, (struct paper_head){ .lang = l != NULL ? l : t->lang, .title = N_("Referral") });
    struct referral_lines lines = referrals_lines(t, &of);
    paper_heading(p, 1, paper_tr(p, N_("Referral")));
    paper_fact(p, paper_tr(p, N_("To")), paper_own(of.provider));
    if (!str_empty(of.receiver))
        paper_fact(p, paper_tr(p, N_("Contact person")), paper_own(of.receiver));
    paper_fact(p, paper_tr(p, N_("Sent by")), paper_own(of.staff_name));
    paper_fact(p, paper_tr(p, N_("Day")), PAPER_IN(p, in, lang_day(t->a, in, of.sent_on)));
    paper_gap(p, 6);
    for (size_t i = 0; i < lines.n; i++)
        paper_fact(p, paper_own(lines.at[i].label), paper_own(lines.at[i].value));
    paper_gap(p, 6);
    paper_paragraph(p, paper_tr(p, N_("The person has seen this letter and agrees that it is sent.")));
    if (referrals_has_link(t, of.id, token)) {
        struct str address = public_address(t, of.id, token);
        paper_qr(p, address, paper_tr(p, N_("Answer here. You need no account.")));
        paper_address(p, address);
    }
    return papers_reply(r, p, "referral", URL(t, referrals_one, of.id));
}
