/* own_page_staff_web: the worker's page about a person's own page: the link is made, shown once (also as a paper with a
 * QR code in her language), withdrawn; and the number that she can call. No rules here. */
#include "auth/sign_in.h"
#include "auth/totp.h"
#include "auth/viewer.h"
#include "lang/lang.h"
#include "own_page_staff_html.h"
#include "rooms/own_page/own_page_web.h"
#include "rooms/papers.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"

FORM_DEFINE(own_make, OWN_MAKE_FIELDS)
FORM_DEFINE(own_phone, OWN_PHONE_FIELDS)

static struct form empty_form(struct task *t)
{
    struct own_make_values none = { .pin = S("") };

    return form_show(t, &own_make_form, &none, 0);
}

static struct form phone_form(struct task *t)
{
    struct own_phone_values v = { .phone = own_page_worker_phone(t) };

    return form_show(t, &own_phone_form, &v, 0);
}

/* NOT_FOUND also when her file has gone into another. */
static enum outcome find_her(struct task *t, int64_t person, struct person_brief *ret)
{
    enum outcome found = people_brief(t, person, ret);

    if (found != DONE)
        return found;
    return ret->id != person ? NOT_FOUND : people_sees_card(t, person) ? DONE : NOT_ALLOWED;
}

/* Which quotes and services is told on their own pages, to who may know. */
static void add_agreed(struct task *t, int64_t person, struct own_agreed_rows *list)
{
    struct consents all = consents_of(t, person);

    for (size_t i = 0; i < all.n && i < CONSENTS_ASKED; i++) {
        const struct consent *c = &all.at[i];
        if (c->kind == CONSENT_DATA && !permitted(t->viewer, PERM_CIRCUMSTANCES))
            continue;
        struct own_agreed_row row = { str_of(lang_tr(t->lang, consent_name(c->kind, c->id))), c->since, c->given,
            c->said };
        LIST_ADD(t->a, list, row);
    }
}

/* key: just made; "" else. */
static struct reply show(struct req *r, int status, struct form form, struct form phone, struct str key)
{
    struct task *t = &r->task;
    int64_t person = r->ids[0];
    struct person_brief brief;
    enum outcome found = find_her(t, person, &brief);

    if (found != DONE)
        return reply_refused(r, found);
    struct own_staff_view v = { .person = person,
        .name = brief.name,
        .language = own_page_person(t, person).language,
        .tabs = person_tabs_of(t, person, PERSON_TAB_OWN_PAGE),
        .is_protected = brief.is_protected,
        .form = form,
        .phone = phone,
        .key = key };
    v.has = own_links_of(t, person, &v.link);
    struct own_requests asked = own_requests_of(t, person);
    for (size_t i = 0; i < asked.n; i++)
        if (str_is(asked.at[i].kind, "change") && str_is(asked.at[i].state, "open"))
            LIST_ADD(t->a, &v.wishes, asked.at[i]);
    add_agreed(t, person, &v.agreed);
    if (!str_empty(key)) {
        v.address = own_links_address(t, key);
        struct totp_qr qr = totp_qr(t, v.address);
        v.qr_path = qr.path;
        v.qr_size = qr.size;
    }
    return SHOW(r, status, own_staff, &v);
}

struct reply own_page_staff(struct req *r)
{
    struct task *t = &r->task;

    return show(r, 200, empty_form(t), phone_form(t), S(""));
}

/* The link stands on this page only: afterwards nobody can read it again. */
struct reply own_page_make(struct req *r)
{
    struct task *t = &r->task;
    struct own_make_values v;
    struct form form;
    struct str key;

    if (!form_read(r, &own_make_form, &v, &form))
        return show(r, 422, form, phone_form(t), S(""));
    enum outcome how = own_links_make(t, r->ids[0], v.pin, &key, &form.problems);
    if (how == INVALID)
        return show(r, 422, form, phone_form(t), S(""));
    return how == DONE ? show(r, 200, empty_form(t), phone_form(t), key) : reply_refused(r, how);
}

struct reply own_page_withdraw(struct req *r)
{
    struct task *t = &r->task;
    struct url here = URL(t, own_page_staff, r->ids[0]);
    enum outcome how = own_links_withdraw(t, r->ids[0]);

    if (how == NOT_FOUND && people_sees_card(t, r->ids[0]))
        how = DONE; /* somebody else did it a moment ago */
    return reply_outcome(r, how, here, tr(t, "The link does not work any more."));
}

struct reply own_page_phone(struct req *r)
{
    struct task *t = &r->task;
    struct own_phone_values v;
    struct form form;
    struct person_brief brief;
    enum outcome how = find_her(t, r->ids[0], &brief);

    if (how != DONE)
        return reply_refused(r, how);
    if (!form_read(r, &own_phone_form, &v, &form))
        return show(r, 422, empty_form(t), form, S(""));
    how = own_page_put_worker_phone(t, v.phone, &form.problems);
    if (how == INVALID)
        return show(r, 422, empty_form(t), form, S(""));
    return reply_outcome(r, how, URL(t, own_page_staff, r->ids[0]), tr(t, "Saved."));
}

/* Refused without words: the worker has talked with her. */
struct reply own_page_wish(struct req *r)
{
    struct task *t = &r->task;
    struct problems ps = { 0 };
    struct url here = URL(t, own_page_staff, r->ids[0]);
    bool refused = str_is(req_get(r, "state"), "refused");
    struct own_answer a = { r->ids[1], req_version(r), refused ? S("refused") : S("done"),
        refused ? str_of(tr(t, "Your worker talks with you about it.")) : S("") };
    enum outcome how = own_requests_answer(t, &a, &ps);

    if (how == CONFLICT)
        return reply_redirect(r, here, tr(t, "Somebody changed this a moment ago. Look at it again."));
    return reply_outcome(r, how, here, tr(t, "Saved."));
}

/* ---- on paper, in her language */

static void write_paper(struct paper *p, const struct own_person *who, struct str address, bool has_pin)
{
    paper_heading(p, 1, paper_tr(p, N_("My page")));
    paper_name(p, paper_own(who->name));
    paper_qr(p, address, paper_tr(p, N_("Hold your phone over this picture.")));
    paper_paragraph(p, paper_tr(p, N_("Or write this address into your phone:")));
    paper_address(p, address);
    paper_gap(p, 4);
    paper_item(p, PAPER_BULLET, paper_tr(p, N_("Here you see when we meet.")));
    paper_item(p, PAPER_BULLET, paper_tr(p, N_("You can say: I come, or I cannot come.")));
    paper_item(p, PAPER_BULLET, paper_tr(p, N_("You see your plan and what is written about you.")));
    paper_item(p, PAPER_BULLET, paper_tr(p, N_("Keep this paper safe. It is like a key.")));
    if (has_pin)
        paper_item(p, PAPER_BULLET, paper_tr(p, N_("The page asks for your PIN.")));
    paper_item(p, PAPER_BULLET, paper_tr(p, N_("Did you lose it? Ask us for a new one.")));
}

/* The key comes from the page that shows it: nobody else knows it any more, and what it does not open is printed for
 * nobody. */
struct reply own_page_paper(struct req *r)
{
    struct task *t = &r->task;
    struct str key = req_get(r, "key");
    struct own_holder h;
    int64_t person = r->ids[0];
    struct person_brief brief;
    enum outcome found = find_her(t, person, &brief);

    if (found != DONE)
        return reply_refused(r, found);
    if (own_links_find(t, key, &h) == OWN_WAY_UNKNOWN || h.person != person)
        return reply_redirect(r, URL(t, own_page_staff, person), tr(t, "The link does not work any more."));
    struct own_person who = own_page_person(t, person);
    struct own_workers workers = own_page_workers(t, person);
    const struct lang *hers = lang_by_tag(who.language), *fi = lang_get(LANG_fi);
    struct str phone = own_page_call(t, person, &workers);
    struct paper *p = projects_paper(t, 0,
        (struct paper_head){
            .lang = hers != NULL ? hers : t->lang, .beside = hers != NULL ? fi : NULL, .title = N_("My page") });
    write_paper(p, &who, own_links_address(t, key), h.has_pin);
    if (!str_empty(phone))
        paper_fact(p, paper_tr(p, N_("Call us")), paper_own(phone));
    return papers_reply(r, p, "page", URL(t, own_page_staff, person));
}
