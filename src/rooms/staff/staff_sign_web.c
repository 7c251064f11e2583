/* Signing in and out, and the one-time link: handlers. The rules are in auth/sign_in.h. */
#include "rooms/routes.h"
#include "rooms/staff/staff_view.h"
#include "staff_sign_html.h"
#include "auth/password.h"
#include "auth/throttle.h"
#include "web/req.h"

FORM_DEFINE(sign_in, SIGN_IN_FIELDS)
FORM_DEFINE(sign_in_code, SIGN_IN_CODE_FIELDS)
FORM_DEFINE(welcome, WELCOME_FIELDS)
FORM_DEFINE(welcome_peer, WELCOME_PEER_FIELDS)

/* The page wanted before signing in, when it is one of this server; else the first page. */
static struct url next_url(struct req *r, struct str next)
{
    struct url u;
    return url_local(r->task.a, next, &u) ? u : URL(&r->task, home_page);
}

static struct reply enter(struct req *r, struct str token, struct str next)
{
    req_set_session(r, token);
    return reply_redirect(r, next_url(r, next), NULL);
}

/* The sentence for a step that did not go through. */
static struct str trouble(struct task *t, const struct sign_in_result *how, const char *wrong)
{
    switch (how->how) {
    case SIGN_IN_WAIT: return throttle_sentence(t, how->wait);
    case SIGN_IN_GONE:
        return str_of(tr(t, "Too much time went by. Begin again with your e-mail address and password."));
    case SIGN_IN_LINK:
        return str_of(tr(t, "Your role needs a second step at sign-in, and it has not been set up. Ask your "
                            "administrator for a new one-time link."));
    case SIGN_IN_WRONG:
    case SIGN_IN_DONE:
    case SIGN_IN_CODE: break;
    }
    return str_of(wrong);
}

static struct reply show_sign_in(struct req *r, int status, struct form form, struct str next)
{
    static const enum role order[] = { ROLE_INSTRUCTOR, ROLE_PEER, ROLE_COUNSELLOR, ROLE_MANAGER, ROLE_COORDINATOR,
        ROLE_CARER, ROLE_ADMIN };
    struct sign_in_view v = { .form = form, .next = next };
    if (sign_in_is_demo(&r->task))
        for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
            struct demo_role role = { str_of(role_code(order[i])) };
            LIST_ADD(r->task.a, &v.demo, role);
        }
    return SHOW(r, status, staff_sign_in, &v);
}

struct reply staff_sign_in_page(struct req *r)
{
    struct sign_in_values values = { .next = req_get(r, "next") };
    return show_sign_in(r, 200, form_show(&r->task, &sign_in_form, &values, 0), values.next);
}

struct reply staff_sign_in(struct req *r)
{
    struct task *t = &r->task;
    struct sign_in_values v;
    struct form form;
    if (!form_read(r, &sign_in_form, &v, &form))
        return show_sign_in(r, 422, form, v.next);
    req_keep_writes(r); /* a refused sign-in is counted and stands in the journal */
    struct sign_in_result how = sign_in_password(t, v.email, v.password, req_household(r));
    if (how.how == SIGN_IN_DONE)
        return enter(r, how.token, v.next);
    if (how.how == SIGN_IN_CODE) {
        req_set_session(r, how.token);
        return reply_redirect(r, url_with(t->a, URL(t, staff_code_page), "next", v.next), NULL);
    }
    problem_add(t, &form.problems, "",
        trouble(t, &how, tr(t, "The e-mail address or the password is not right. Check both and try again.")));
    return show_sign_in(r, how.how == SIGN_IN_WAIT ? 429 : 422, form, v.next);
}

struct reply staff_code_page(struct req *r)
{
    struct sign_in_code_values values = { .next = req_get(r, "next") };
    struct sign_in_view v = { .form = form_show(&r->task, &sign_in_code_form, &values, 0), .next = values.next };
    return SHOW(r, 200, staff_code, &v);
}

struct reply staff_code(struct req *r)
{
    struct task *t = &r->task;
    struct sign_in_code_values values;
    struct sign_in_view v = { 0 };
    if (!form_read(r, &sign_in_code_form, &values, &v.form))
        return SHOW(r, 422, staff_code, &v);
    req_keep_writes(r);
    struct sign_in_result how = sign_in_code(t, req_cookie_session(r), values.code, req_household(r));
    if (how.how == SIGN_IN_DONE)
        return enter(r, how.token, values.next);
    struct str why = trouble(
        t, &how, tr(t, "The code is not right. Look at the code that the app shows now; each code works once."));
    if (how.how == SIGN_IN_GONE)
        return reply_redirect(r, url_with(t->a, URL(t, staff_sign_in_page), "next", values.next), str_z(t->a, why));
    problem_add(t, &v.form.problems, how.how == SIGN_IN_WAIT ? "" : "code", why);
    return SHOW(r, how.how == SIGN_IN_WAIT ? 429 : 422, staff_code, &v);
}

struct reply staff_demo_sign_in(struct req *r)
{
    struct sign_in_result how = sign_in_demo(&r->task, role_read(req_get(r, "role")));
    return how.how == SIGN_IN_DONE ? enter(r, how.token, req_get(r, "next")) : reply_not_found(r);
}

struct reply staff_sign_out(struct req *r)
{
    sign_out(&r->task);
    req_set_session(r, S(""));
    return reply_redirect(r, URL(&r->task, staff_sign_in_page), tr(&r->task, "You have signed out."));
}

struct reply staff_sign_out_all(struct req *r)
{
    sign_out_everywhere(&r->task);
    req_set_session(r, S(""));
    return reply_redirect(r, URL(&r->task, staff_sign_in_page), tr(&r->task, "You have signed out on every device."));
}

/* ---- the one-time link */

static struct reply show_welcome(struct req *r, int status, struct form form, const struct link *link)
{
    struct task *t = &r->task;
    struct welcome_view v = { .form = form, .name = link->name, .with_code = link->needs_code };
    if (v.with_code) {
        struct totp_qr qr = totp_qr(t, totp_address(t, S("Kotipolku"), link->email, link->totp_secret));
        v.secret = totp_spaced(t, link->totp_secret);
        v.qr_path = qr.path;
        v.qr_size = qr.size;
    }
    return SHOW(r, status, staff_welcome, &v);
}

static struct reply link_is_over(struct req *r)
{
    struct sign_in_view none = { 0 };
    return SHOW(r, 410, staff_link_over, &none);
}

struct reply staff_link_page(struct req *r)
{
    struct welcome_values values = { .link = req_get(r, "link") };
    struct welcome_peer_values peer = { .link = values.link };
    struct link link;
    if (!link_find(&r->task, values.link, &link))
        return link_is_over(r);
    struct form form = link.needs_code ? form_show(&r->task, &welcome_form, &values, 0)
                                       : form_show(&r->task, &welcome_peer_form, &peer, 0);
    return show_welcome(r, 200, form, &link);
}

/* The form with or without the second factor; *ret_values has what both have. */
static bool read_welcome(
    struct req *r, const struct link *link, struct welcome_values *ret_values, struct form *ret_form)
{
    struct welcome_peer_values peer = {};
    *ret_values = (struct welcome_values){};
    if (link->needs_code)
        return form_read(r, &welcome_form, ret_values, ret_form);
    bool read = form_read(r, &welcome_peer_form, &peer, ret_form);
    ret_values->password = peer.password;
    ret_values->link = peer.link;
    return read;
}

struct reply staff_link_use(struct req *r)
{
    struct task *t = &r->task;
    struct welcome_values v;
    struct form form;
    struct link link;
    if (!link_find(t, req_get(r, "link"), &link))
        return reply_redirect(r, URL(t, staff_link_page), NULL); /* says that the link is over */
    bool read = read_welcome(r, &link, &v, &form);
    const char *weak = read ? password_weakness(t, v.password, link.email) : NULL;
    if (weak != NULL)
        problem_add(t, &form.problems, "password", str_of(weak));
    if (form.problems.n > 0)
        return show_welcome(r, 422, form, &link);

    struct str session;
    struct recovery_codes codes;
    switch (link_use(t, v.link, v.password, v.code, &session, &codes)) {
    case INVALID:
        problem_add(t, &form.problems, "code",
            str_of(tr(t, "The code is not right. Write the six digits that the app shows now.")));
        return show_welcome(r, 422, form, &link);
    case NOT_FOUND:
    case NOT_ALLOWED:
    case CONFLICT: return reply_redirect(r, URL(t, staff_link_page), NULL);
    case DONE: break;
    }
    req_set_session(r, session);
    if (codes.n == 0)
        return reply_redirect(r, URL(t, home_page), tr(t, "Your password is set."));
    struct recovery_view shown = { 0 };
    for (size_t i = 0; i < codes.n; i++)
        LIST_ADD(t->a, &shown.codes, codes.code[i]);
    return SHOW(r, 200, staff_recovery, &shown);
}
