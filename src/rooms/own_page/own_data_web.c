/* own_data_web: what is written about a person as she sees it behind her own link, as a file and on paper; what she
 * changes, and what she asks for. No rules here. */
#include "lang/lang.h"
#include "own_page_data_html.h"
#include "rooms/own_page/own_page_web.h"
#include "rooms/papers.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"

FORM_DEFINE(own_edit, OWN_EDIT_FIELDS)

enum { ROWS_SHOWN = 20 };

/* ---- the page */

static struct own_section_view section_shown(const struct own_section *s)
{
    size_t shown = s->rows.n < ROWS_SHOWN ? s->rows.n : ROWS_SHOWN;

    return (struct own_section_view){ .s = s,
        .title = { s->title, s->title_fi },
        .n = (int64_t)(s->rows.n + s->facts.n),
        .hidden = (int64_t)(s->rows.n - shown),
        .rows = { s->rows.at, shown } };
}

static const char *request_name(const struct own_request *r)
{
    if (str_is(r->kind, "deletion"))
        return N_("Remove my data");
    if (str_is(r->kind, "copy"))
        return N_("A copy of everything");
    return str_is(r->field, "phone") ? N_("A new telephone number") : N_("A new address");
}

static struct own_request_view request_shown(struct task *t, const struct own_person *who, const struct own_request *r)
{
    struct str day = lang_day(t->a, t->lang, r->due);
    bool open = str_is(r->state, "open"), done = str_is(r->state, "done");
    struct own_request_view v = { .id = r->id,
        .what = own_words_of(t, who, request_name(r)),
        .state = own_words_of(t, who,
            open   ? N_("We have not answered yet.")
            : done ? N_("It is done.")
                   : N_("We said no.")),
        .value = r->value,
        .answer = r->answer,
        .open = open,
        .done = done };

    if (open && !str_is(r->kind, "change"))
        v.due = own_words_with(t, who, N_("We answer by %1$s."), &day, 1);
    return v;
}

static struct reply data_page(struct req *r, const struct own *o)
{
    struct task *t = &r->task;
    const struct own_person *who = &o->who;
    struct own_data d = own_data_beside(t, &o->h, r->beside);
    struct own_requests asked = own_requests_of(t, who->id);
    struct own_data_view v = { .f = own_frame_of(t, who, false),
        .title = own_words_of(t, who, N_("My data")),
        .change = own_words_of(t, who, N_("Correct my data")),
        .consents = own_words_of(t, who, N_("What I agreed to")),
        .pdf = own_words_of(t, who, N_("Take it along (PDF)")),
        .json = own_words_of(t, who, N_("Take it along (file)")),
        .copy = own_words_of(t, who, N_("Ask for a copy of everything")),
        .remove = own_words_of(t, who, N_("Ask us to remove my data")),
        .asked = own_words_of(t, who, N_("What I have asked")),
        .take_back = own_words_of(t, who, N_("I do not want this any more")),
        .as_pdf = url_with(t->a, URL(t, own_page_data), "format", S("pdf")),
        .as_json = url_with(t->a, URL(t, own_page_data), "format", S("json")),
        .ask_copy = url_with(t->a, URL(t, own_page_ask_page), "kind", S("copy")),
        .ask_remove = url_with(t->a, URL(t, own_page_ask_page), "kind", S("deletion")) };

    for (size_t i = 0; i < d.n; i++) {
        struct own_section_view one = section_shown(&d.at[i]);
        LIST_ADD(t->a, &v.sections, one);
    }
    for (size_t i = 0; i < asked.n; i++) {
        struct own_request_view one = request_shown(t, who, &asked.at[i]);
        LIST_ADD(t->a, &v.requests, one);
    }
    return OWN_SHOW(r, 200, own_data, &v);
}

/* ---- on paper, in her language */

/* fi "": the words stand once. */
static struct paper_text in_both(struct str said, struct str fi)
{
    return str_empty(fi) ? paper_own(said) : (struct paper_text){ .at = { said, fi } };
}

static struct str row_text(struct task *t, struct str title, struct str detail)
{
    return str_empty(detail) ? title : str_fmt(t->a, "%.*s: %.*s", STR_ARG(title), STR_ARG(detail));
}

static void write_section(struct paper *p, const struct own_section *s)
{
    struct task *t = p->t;

    paper_heading(p, 2, in_both(s->title, s->title_fi));
    paper_note(p, in_both(s->who, s->who_fi));
    for (size_t i = 0; i < s->facts.n; i++) {
        const struct own_fact *f = &s->facts.at[i];
        paper_fact(p, in_both(f->label, f->label_fi), in_both(f->value, f->value_fi));
    }
    for (size_t i = 0; i < s->rows.n; i++) {
        const struct own_row *row = &s->rows.at[i];
        struct str fi = S("");
        if (!str_empty(row->title_fi) || !str_empty(row->detail_fi))
            fi = row_text(t, str_empty(row->title_fi) ? row->title : row->title_fi,
                str_empty(row->detail_fi) ? row->detail : row->detail_fi);
        paper_fact(p, paper_own(lang_day(t->a, t->lang, row->day)), in_both(row_text(t, row->title, row->detail), fi));
    }
}

static struct reply data_paper(struct req *r, const struct own *o)
{
    struct task *t = &r->task;
    struct own_data d = own_data_beside(t, &o->h, r->beside);
    struct paper *p = projects_paper(
        t, 0, (struct paper_head){ .lang = t->lang, .beside = r->beside, .title = N_("My data") });

    paper_heading(p, 1, paper_tr(p, N_("My data")));
    paper_note(p, paper_own(lang_instant(t->a, t->lang, t->now)));
    for (size_t i = 0; i < d.n; i++)
        write_section(p, &d.at[i]);
    return papers_reply(r, p, "my-data", URL(t, own_page_data));
}

struct reply own_page_data(struct req *r)
{
    struct own o;
    struct reply reply;

    if (!own_open(r, true, &o, &reply))
        return reply;
    if (papers_wanted(r))
        return data_paper(r, &o);
    if (str_is(r->accept, "json"))
        return reply_bytes(r, 200, "application/json; charset=utf-8", own_data_json(&r->task, &o.h), "my-data.json");
    return data_page(r, &o);
}

/* ---- what she changes */

static struct reply show_edit(struct req *r, int status, const struct own *o, struct form form)
{
    struct task *t = &r->task;
    struct own_edit_view v = { .f = own_frame_of(t, &o->who, false),
        .form = form,
        .title = own_words_of(t, &o->who, N_("Correct my data")),
        .save = own_words_of(t, &o->who, N_("Save")),
        .reach = !o->h.is_protected };

    req_refuse_here(r);
    return OWN_SHOW(r, status, own_edit, &v);
}

static struct form edit_form(struct task *t, const struct own_reach *now)
{
    struct own_edit_values v = {
        .call_name = now->call_name, .language = now->language, .phone = now->phone, .address = now->address
    };

    return form_show(t, &own_edit_form, &v, 0);
}

struct reply own_page_edit(struct req *r)
{
    struct own o;
    struct reply reply;

    if (!own_open(r, true, &o, &reply))
        return reply;
    struct own_reach now = own_data_reach(&r->task, &o.h);
    return show_edit(r, 200, &o, edit_form(&r->task, &now));
}

/* Telephone or address, when she has written another one. */
static enum outcome wish(
    struct task *t, const struct own *o, const char *field, struct str now, struct str wanted, struct problems *ret)
{
    struct own_asked asked = { o->h.person, S("change"), str_of(field), wanted };

    if (o->h.is_protected || str_empty(wanted) || str_eq(now, wanted))
        return DONE;
    return own_requests_ask(t, &asked, ret);
}

struct reply own_page_save(struct req *r)
{
    struct task *t = &r->task;
    struct own_edit_values v;
    struct form form;
    struct own o;
    struct reply reply;
    enum outcome how = DONE;

    if (!own_open(r, false, &o, &reply))
        return reply;
    struct own_reach now = own_data_reach(t, &o.h);
    struct form stands = edit_form(t, &now);
    if (!form_read_over(r, &stands, &v, &form))
        return show_edit(r, 422, &o, form);
    if (!str_eq(v.call_name, now.call_name))
        how = people_put_own(t, o.h.person, S("call_name"), v.call_name, &form.problems);
    if (how == DONE && !str_empty(v.language) && !str_eq(v.language, now.language))
        how = people_put_own(t, o.h.person, S("service_language"), v.language, &form.problems);
    if (how == DONE)
        how = wish(t, &o, "phone", now.phone, v.phone, &form.problems);
    if (how == DONE)
        how = wish(t, &o, "address", now.address, v.address, &form.problems);
    if (how == INVALID)
        return show_edit(r, 422, &o, form);
    return reply_outcome(r, how, URL(t, own_page_data), tr(t, "Saved. Thank you."));
}

/* ---- what she asks for */

static bool is_deletion(struct str kind) { return str_is(kind, "deletion"); }

struct reply own_page_ask_page(struct req *r)
{
    static const char *const remove[] = { N_("We answer you within one month."),
        N_("Some data must be kept for years."), N_("The law and our funder ask for it."),
        N_("We tell you what we removed."), N_("You can still come to your group.") };
    static const char *const copy[] = { N_("Workers have also written in their own words."),
        N_("These words may be about others, too."), N_("So a worker looks at them first."),
        N_("We answer you within one month.") };
    struct task *t = &r->task;
    struct str kind = req_get(r, "kind");
    struct own o;
    struct reply reply;

    if (!own_open(r, true, &o, &reply))
        return reply;
    bool deletion = is_deletion(kind);
    struct own_ask_view v = { .f = own_frame_of(t, &o.who, false),
        .kind = deletion ? kind : S("copy"),
        .title = own_words_of(
            t, &o.who, deletion ? N_("Do we remove your data?") : N_("Do you want a copy of everything?")),
        .yes = own_words_of(t, &o.who, deletion ? N_("Yes, remove my data") : N_("Yes, I want a copy")),
        .no = own_words_of(t, &o.who, N_("No, go back")) };
    const char *const *lines = deletion ? remove : copy;
    size_t n = deletion ? sizeof remove / sizeof *remove : sizeof copy / sizeof *copy;
    for (size_t i = 0; i < n; i++) {
        struct own_words one = own_words_of(t, &o.who, lines[i]);
        LIST_ADD(t->a, &v.lines, one);
    }
    return OWN_SHOW(r, 200, own_ask, &v);
}

struct reply own_page_ask(struct req *r)
{
    struct task *t = &r->task;
    struct problems ps = { 0 };
    struct own o;
    struct reply reply;

    if (!own_open(r, false, &o, &reply))
        return reply;
    struct own_asked asked = { o.h.person, is_deletion(req_get(r, "kind")) ? S("deletion") : S("copy"), S(""), S("") };
    return reply_outcome(
        r, own_requests_ask(t, &asked, &ps), URL(t, own_page_data), tr(t, "We have got it. Thank you."));
}

struct reply own_page_take_back(struct req *r)
{
    struct task *t = &r->task;
    struct own o;
    struct reply reply;

    if (!own_open(r, false, &o, &reply))
        return reply;
    enum outcome how = own_requests_take_back(t, o.h.person, r->ids[0]);
    return how == DONE ? reply_redirect(r, URL(t, own_page_data), NULL) : reply_refused(r, how);
}
