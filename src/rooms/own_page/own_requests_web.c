/* own_requests_web: what persons ask about their own data, for who answers. No rules here. */
#include "auth/journal.h"
#include "auth/permissions.h"
#include "lang/lang.h"
#include "own_page_requests_html.h"
#include "rooms/own_page/own_page_web.h"
#include "rooms/routes.h"

FORM_DEFINE(own_answer, OWN_ANSWER_FIELDS)

static const struct code answer_rows[] = {
    { "done", N_("Done") },
    { "refused", N_("Refused") },
};
const struct codes CODES_own_answer = { "own_answer", answer_rows, sizeof answer_rows / sizeof *answer_rows };

static struct str name_of(struct task *t, const struct own_request *r)
{
    if (str_is(r->kind, "deletion"))
        return str_of(tr(t, "Remove data"));
    return str_is(r->kind, "copy") ? str_of(tr(t, "A copy of everything")) : str_of(tr(t, "A change"));
}

struct reply own_requests_list(struct req *r)
{
    struct task *t = &r->task;
    struct own_requests open = own_requests_open(t);
    struct own_asked_view v = { 0 };

    for (size_t i = 0; i < open.n; i++) {
        struct own_asked_row row = { .r = open.at[i], .what = name_of(t, &open.at[i]) };
        if (!str_empty(row.r.person_name))
            row.link = URL(t, own_requests_one, row.r.id);
        if (str_is(row.r.kind, "deletion") && permitted(t->viewer, PERM_RETENTION))
            row.look = URL(t, retention_run_asked, row.r.id);
        LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, 200, own_asked, &v);
}

static struct reply show(struct req *r, int status, const struct own_request *of, struct form form)
{
    struct task *t = &r->task;
    struct own_answer_view v = { .r = *of, .what = name_of(t, of), .form = form };

    v.person = URL(t, people_person, of->person);
    return SHOW(r, status, own_answer, &v);
}

struct reply own_requests_one(struct req *r)
{
    struct task *t = &r->task;
    struct own_request of;
    struct own_answer_values none = { .state = S("") };
    enum outcome found = own_requests_get(t, r->ids[0], &of);

    if (found != DONE)
        return reply_refused(r, found);
    struct form form = form_show(t, &own_answer_form, &none, of.version);
    return show(r, 200, &of, form);
}

struct reply own_requests_save(struct req *r)
{
    struct task *t = &r->task;
    struct own_request of;
    struct own_answer_values v;
    struct form form;
    enum outcome how = own_requests_get(t, r->ids[0], &of);

    if (how != DONE)
        return reply_refused(r, how);
    if (!form_read(r, &own_answer_form, &v, &form))
        return show(r, 422, &of, form);
    struct own_answer a = { of.id, form.version, v.state, v.answer };
    how = own_requests_answer(t, &a, &form.problems);
    if (how == INVALID)
        return show(r, 422, &of, form);
    if (how == CONFLICT)
        return reply_redirect(
            r, URL(t, own_requests_one, of.id), tr(t, "Somebody changed this a moment ago. Look at it again."));
    return reply_outcome(r, how, URL(t, own_requests_list), tr(t, "The answer is saved."));
}
