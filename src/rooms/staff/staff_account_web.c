/* One's own account: language, password, where one is signed in. */
#include "rooms/routes.h"
#include "rooms/staff/staff_view.h"
#include "staff_account_html.h"
#include "staff_sql.h"
#include "auth/password.h"
#include "auth/throttle.h"
#include "web/req.h"

FORM_DEFINE(account, ACCOUNT_FIELDS)
FORM_DEFINE(password, PASSWORD_FIELDS)

/* Languages by their own names. An option's id is lang_id + 1: 0 is none. */
static void offer_languages(struct task *t, struct form *f)
{
    for (enum lang_id id = 0; id < LANG__N; id++)
        form_option_id(t, f, account_F_language, (int64_t)id + 1, str_of(lang_get(id)->name));
}

static struct form language_form(struct req *r)
{
    struct task *t = &r->task;
    const struct lang *own = lang_by_tag(t->viewer->tag);
    struct account_values values = { .language = (int64_t)(own != NULL ? own : t->lang)->id + 1 };
    return form_show(t, &account_form, &values, 0);
}

static struct reply show(struct req *r, int status, struct form language, struct form password)
{
    struct task *t = &r->task;
    const struct viewer *me = t->viewer;
    offer_languages(t, &language);
    struct account_view v = {
        .language = language,
        .password = password,
        .name = me->name,
        .email = me->email,
        .role = str_of(role_code(me->role)),
        .projects = { 0 },
        .sessions = session_list(t, me->staff),
        .has_calendar = permitted(me, PERM_ATTENDANCE_READ),
    };
    for (size_t i = 0; i < me->nprojects; i++) {
        struct project_role role = { me->projects[i].name, str_of(role_code(me->projects[i].role)) };
        LIST_ADD(t->a, &v.projects, role);
    }
    return SHOW(r, status, staff_account, &v);
}

struct reply staff_account_page(struct req *r)
{
    return show(r, 200, language_form(r), form_show(&r->task, &password_form, NULL, 0));
}

struct reply staff_account_save(struct req *r)
{
    struct task *t = &r->task;
    struct account_values v;
    struct form form;
    if (!form_read(r, &account_form, &v, &form) || v.language < 1 || v.language > LANG__N)
        return show(r, 422, form, form_show(t, &password_form, NULL, 0));
    t->lang = lang_get((enum lang_id)(v.language - 1));
    staff_sql_set_tag(t, t->viewer->staff, str_of(t->lang->tag));
    session_forget(t);
    /* lang= also changes the language that this browser remembers from the switch on the page */
    return reply_redirect(r, url_with(t->a, URL(t, staff_account_page), "lang", str_of(t->lang->tag)),
        tr(t, "The language of the pages is saved."));
}

struct reply staff_password_save(struct req *r)
{
    struct task *t = &r->task;
    struct password_values v;
    struct form form;
    bool read = form_read(r, &password_form, &v, &form);
    const char *weak = read ? password_weakness(t, v.new_password, t->viewer->email) : NULL;
    if (weak != NULL)
        problem_add(t, &form.problems, "new_password", str_of(weak));
    if (form.problems.n > 0)
        return show(r, 422, language_form(r), form);
    req_keep_writes(r); /* a wrong old password is counted */
    struct sign_in_result how = password_change(t, v.old_password, v.new_password);
    if (how.how == SIGN_IN_DONE)
        return reply_redirect(
            r, URL(t, staff_account_page), tr(t, "Your password is changed. Other devices have been signed out."));
    if (how.how == SIGN_IN_WAIT)
        problem_add(t, &form.problems, "", throttle_sentence(t, how.wait));
    else
        problem_add(t, &form.problems, "old_password", str_of(tr(t, "This is not your password now. Try again.")));
    return show(r, how.how == SIGN_IN_WAIT ? 429 : 422, language_form(r), form);
}
