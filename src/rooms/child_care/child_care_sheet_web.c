/* child_care_sheet_web: the safety sheet of a child, to read and to write, and who may fetch it. No rules here. */
#include "child_care_sheet_html.h"
#include "lang/lang.h"
#include "rooms/child_care/child_care_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(care_sheet, CARE_SHEET_FIELDS)
FORM_DEFINE(care_fetcher, CARE_FETCHER_FIELDS)

/* ---- to read, on duty */

struct reply child_care_safety(struct req *r)
{
    struct task *t = &r->task;
    struct care_session s;
    struct care_child c;

    if (child_care_here(t, r->ids[1], r->ids[0], &s, &c) != DONE)
        return reply_not_found(r);
    struct care_out_view out = care_out_of(r, &s, &c);
    struct care_safety_view v = { .s = s,
        .line = out.line,
        .who = out.who,
        .sheet = child_care_sheet_of(t, c.child),
        .today = URL(t, child_care_today) };
    v.nothing = str_empty(v.sheet.allergies) && str_empty(v.sheet.medicine) && str_empty(v.sheet.to_do) &&
                str_empty(v.sheet.needs);
    return SHOW(r, 200, care_safety, &v);
}

/* ---- to write */

static struct form sheet_form(struct task *t, const struct care_sheet *s)
{
    struct care_sheet_values v = {
        .allergies = s->allergies, .medicine = s->medicine, .to_do = s->to_do, .reach = s->reach
    };

    return form_show(t, &care_sheet_form, &v, s->version);
}

/* Either form as it was typed, or NULL as it stands. */
static struct reply show_write(struct req *r, int status, const struct form *sheet, const struct form *fetcher)
{
    struct task *t = &r->task;
    struct care_sheet stands = child_care_sheet_of(t, r->ids[1]);
    struct care_fetchers who = child_care_fetchers(t, r->ids[1]);
    struct care_write_view v = { .person = r->ids[0],
        .child = r->ids[1],
        .needs = stands.needs,
        .written_by = stands.written_by,
        .written_at = stands.written_at,
        .sheet = sheet != NULL ? *sheet : sheet_form(t, &stands),
        .fetcher = fetcher != NULL ? *fetcher : form_show(t, &care_fetcher_form, NULL, 0),
        .who = care_fetch_lines_of(t, &who),
        .family = URL(t, people_family_page, r->ids[0]) };

    if (child_care_may_write(t, r->ids[0], r->ids[1], &v.name) != DONE)
        return reply_not_found(r);
    if (str_empty(v.name))
        v.name = str_of(tr(t, "A child"));
    return SHOW(r, status, care_write, &v);
}

static bool may_write(struct req *r)
{
    struct str name;

    return child_care_may_write(&r->task, r->ids[0], r->ids[1], &name) == DONE;
}

struct reply child_care_write(struct req *r)
{
    return may_write(r) ? show_write(r, 200, NULL, NULL) : reply_not_found(r);
}

struct reply child_care_save(struct req *r)
{
    struct task *t = &r->task;
    struct care_sheet_values v;
    struct form form;

    if (!may_write(r))
        return reply_not_found(r);
    struct care_sheet stands = child_care_sheet_of(t, r->ids[1]);
    struct form theirs = sheet_form(t, &stands);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_write(r, 422, &form, NULL);
    struct care_sheet next = {
        .version = form.version, .allergies = v.allergies, .medicine = v.medicine, .to_do = v.to_do, .reach = v.reach
    };
    enum outcome how = child_care_put_sheet(t, r->ids[0], r->ids[1], &next);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, child_care_save, r->ids[0], r->ids[1]), "child", r->ids[1]);
    return reply_outcome(r, how, URL(t, child_care_write, r->ids[0], r->ids[1]), tr(t, "The safety sheet is saved."));
}

struct reply child_care_fetcher_add(struct req *r)
{
    struct task *t = &r->task;
    struct care_fetcher_values v;
    struct form form;

    if (!may_write(r))
        return reply_not_found(r);
    if (!form_read(r, &care_fetcher_form, &v, &form))
        return show_write(r, 422, NULL, &form);
    struct care_fetcher_new f = { v.name, v.relation, v.phone, v.code };
    enum outcome how = child_care_add_fetcher(t, r->ids[0], r->ids[1], &f, &form.problems);
    if (how == INVALID)
        return show_write(r, 422, NULL, &form);
    return reply_outcome(
        r, how, URL(t, child_care_write, r->ids[0], r->ids[1]), tr(t, "This person may fetch the child."));
}

struct reply child_care_fetcher_drop(struct req *r)
{
    struct task *t = &r->task;
    enum outcome how = child_care_drop_fetcher(t, r->ids[0], r->ids[1], r->ids[2]);

    return reply_outcome(
        r, how, URL(t, child_care_write, r->ids[0], r->ids[1]), tr(t, "This person may not fetch the child any more."));
}
