/* publications_web: the list of publications, a new one, its text, its card; advice beside the text. No rules here. */
#include "rooms/publications/publications_web.h"

#include "publications_publications_html.h"
#include "rooms/projects/projects.h"
#include "rooms/publications/publications_sounds.h"
#include "rooms/routes.h"

FORM_DEFINE(publication_new, PUBLICATION_NEW_FIELDS)
FORM_DEFINE(publication_edit, PUBLICATION_EDIT_FIELDS)
FORM_DEFINE(publication_card, PUBLICATION_CARD_FIELDS)

enum { ROWS_SHOWN = 25 };

const char *publication_color(const struct publication *p)
{
    if (str_is(p->state, "published"))
        return "success";
    if (str_is(p->state, "review") || str_is(p->state, "approved"))
        return "info";
    return "neutral";
}

struct str publication_stands_text(struct task *t, const struct publication *p)
{
    bool later = p->shown && day_cmp(p->public_on, t->today) > 0;

    if (later && !p->waits)
        return trf(t, "From %1$s on", lang_day(t->a, t->lang, p->public_on));
    struct str state = code_name(t->lang, &CODES_publication_state, p->state);
    return p->waits ? trf(t, "%1$s (shown as it was before)", state) : state;
}

struct markdown_look *publication_look(struct task *t, unsigned top)
{
    struct markdown_look *look = NEW(t->a, struct markdown_look);

    look->top = top;
    return look;
}

/* ---- the list */

static void add_picks(struct task *t, struct publications_list_view *v, const struct publication_filter *f)
{
    struct project_briefs projects = projects_open_to(t);

    for (size_t i = 0; i < projects.n; i++)
        if (publications_open_in(t, projects.at[i].id))
            picks_add(t, &v->projects, id_str(t->a, projects.at[i].id), projects.at[i].name, id_str(t->a, f->project));
    picks_add(t, &v->kinds, S(""), str_of(tr(t, "Everything")), f->kind);
    for (size_t i = 0; i < CODES_publication_kind.n; i++)
        picks_add(t, &v->kinds, str_of(CODES_publication_kind.at[i].code),
            str_of(lang_tr(t->lang, CODES_publication_kind.at[i].name)), f->kind);
    picks_add(t, &v->states, S(""), str_of(tr(t, "All")), f->state);
    for (size_t i = 0; i < CODES_publication_state.n; i++)
        picks_add(t, &v->states, str_of(CODES_publication_state.at[i].code),
            str_of(lang_tr(t->lang, CODES_publication_state.at[i].name)), f->state);
}

static struct url here_of(struct task *t, const struct publication_filter *f)
{
    struct url u = url_with_id(t->a, URL(t, publications_list), "project", f->project);

    if (!str_empty(f->kind))
        u = url_with(t->a, u, "kind", f->kind);
    return str_empty(f->state) ? u : url_with(t->a, u, "state", f->state);
}

static struct publication_filter filter_of(struct req *r)
{
    struct publication_filter f = { .project = projects_current(&r->task, req_id(r, "project")),
        .kind = req_get(r, "kind"),
        .state = req_get(r, "state") };

    if (!code_ok(&CODES_publication_kind, f.kind))
        f.kind = S("");
    if (!code_ok(&CODES_publication_state, f.state))
        f.state = S("");
    return f;
}

struct reply publications_list(struct req *r)
{
    struct task *t = &r->task;
    struct publication_filter f = filter_of(r);
    int64_t start = list_start(r);
    struct publications list = publications_listed(t, &f, start, ROWS_SHOWN);
    struct publications_list_view v = { .make = url_with_id(t->a, URL(t, publications_new), "project", f.project),
        .filtered = !str_empty(f.kind) || !str_empty(f.state),
        .may_make = publications_open_in(t, f.project) };

    bool *tested = NEW_N(t->a, bool, list.n + 1), *mute = NEW_N(t->a, bool, list.n + 1);
    publications_tested(t, f.project, &list, tested);
    publications_sound_outdated(t, f.project, &list, mute);
    for (size_t i = 0; i < list.n; i++) {
        const struct publication *p = &list.at[i];
        struct publication_row row = { URL(t, publications_one, p->id), p, publication_color(p),
            publication_stands_text(t, p), tested[i], mute[i] };
        LIST_ADD(t->a, &v.rows, row);
    }
    if (f.project != 0)
        v.shown = url_to(t->a, (unsigned)(ROUTE_publications_list_in_fi + (int)t->lang->id), 1, &f.project);
    v.models = url_with_id(t->a, URL(t, models_list), "project", f.project);
    v.house = URL(t, publications_house_button, f.project);
    v.left = f.project != 0 ? publications_house_left(t, f.project) : 0;
    v.pager = list_pager(t, here_of(t, &f), start, ROWS_SHOWN, list.all);
    v.all = here_of(t, &(struct publication_filter){ f.project, S(""), S("") });
    add_picks(t, &v, &f);
    return SHOW(r, 200, publications_list, &v);
}

/* ---- advice */

struct publication_advice publication_advice_of(struct task *t, const struct lang *lang, struct str body)
{
    struct markdown m = markdown_read(t, body);
    struct publication_advice a = { .plain = plain_of(t->a, lang, markdown_text(t->a, &m)),
        .mute = m.mute,
        .unsafe = m.unsafe,
        .flattened = m.flattened,
        .lang = str_of(lang->tag),
        .dir = str_of(lang->dir) };
    int64_t tenths = a.plain.average_tenths;

    a.any = a.plain.sentences > 0;
    a.average = str_fmt(
        t->a, "%lld%s%lld", (long long)(tenths / 10), t->lang->id == LANG_en ? "." : ",", (long long)(tenths % 10));
    return a;
}

/* ---- a new one */

static struct reply show_new(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_where(t, publications_open_in);
    struct publications_form_view v = {
        .form = form, .back = URL(t, publications_list), .textarea = "publication_new-body"
    };

    v.choose_project = project_menu(t, &v.form, publication_new_F_project, &projects);
    return SHOW(r, status, publications_new, &v);
}

/* The project asked for, or the first in which she may write. */
static int64_t project_for(struct task *t, int64_t wanted)
{
    struct project_briefs projects = projects_where(t, publications_open_in);

    return projects_pick(&projects, wanted);
}

struct reply publications_new(struct req *r)
{
    struct task *t = &r->task;
    struct publication_new_values v = { .project = project_for(t, projects_current(t, req_id(r, "project"))),
        .kind = S("news"),
        .source = str_of(t->lang->tag),
        .title = S(""),
        .summary = S(""),
        .body = S("") };

    if (v.project == 0)
        return reply_not_found(r);
    return show_new(r, 200, form_show(t, &publication_new_form, &v, 0));
}

struct reply publications_create(struct req *r)
{
    struct task *t = &r->task;
    struct publication_new_values v;
    struct form form;
    int64_t id = 0;

    if (!form_read(r, &publication_new_form, &v, &form))
        return show_new(r, 422, form);
    struct publication_new n = { .project = project_for(t, v.project),
        .kind = v.kind,
        .source = v.source,
        .title = v.title,
        .summary = v.summary,
        .body = v.body };
    enum outcome how = publications_make(t, &n, &id, &form.problems);
    if (how == INVALID)
        return show_new(r, 422, form);
    return reply_outcome(r, how, how == DONE ? URL(t, publications_one, id) : URL(t, publications_list),
        tr(t, "The draft is saved. Nobody outside sees it yet."));
}

/* ---- the text of the source language */

static struct form edit_form(struct task *t, const struct publication_text *x)
{
    struct publication_edit_values v = { .title = x->title, .summary = x->summary, .body = x->body };

    return form_show(t, &publication_edit_form, &v, x->number);
}

static struct reply show_edit(struct req *r, int status, const struct publication *p, struct form form)
{
    struct task *t = &r->task;
    struct publications_form_view v = { .id = p->id,
        .form = form,
        .back = URL(t, publications_one, p->id),
        .textarea = "publication_edit-body",
        .advice = publication_advice_of(t, lang_by_tag(p->source), form.typed[publication_edit_F_body]) };

    return SHOW(r, status, publications_edit, &v);
}

static enum outcome to_edit(struct req *r, struct publication *ret_p, struct publication_text *ret_text)
{
    enum outcome found = publications_get(&r->task, r->ids[0], ret_p);

    if (found == DONE && !publications_text(&r->task, ret_p->id, ret_p->source, 0, ret_text))
        return NOT_FOUND;
    return found;
}

struct reply publications_edit(struct req *r)
{
    struct publication p;
    struct publication_text x;
    enum outcome found = to_edit(r, &p, &x);

    if (found != DONE)
        return reply_refused(r, found);
    return show_edit(r, 200, &p, edit_form(&r->task, &x));
}

struct reply publications_save(struct req *r)
{
    struct task *t = &r->task;
    struct publication p;
    struct publication_text x;
    struct publication_edit_values v;
    struct form form;
    enum outcome how = to_edit(r, &p, &x);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = edit_form(t, &x);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_edit(r, 422, &p, form);
    struct publication_text fresh = {
        .number = form.version, .title = v.title, .summary = v.summary, .body = v.body, .basis = S("")
    };
    how = publications_put_text(t, p.id, p.source, &fresh, &form.problems);
    if (how == INVALID)
        return show_edit(r, 422, &p, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, publications_save, p.id), "publication", p.id);
    return reply_outcome(r, how, URL(t, publications_one, p.id), tr(t, "The text is saved as a new version."));
}

/* ---- the card */

static struct form card_form(struct task *t, const struct publication *p)
{
    struct publication_card_values v = { .kind = p->kind, .owner = p->owner, .review_on = p->review_on };

    return form_show(t, &publication_card_form, &v, p->version);
}

static void offer_owners(struct task *t, const struct publication *p, struct form *f)
{
    struct project_staffs all = projects_staff(t, p->project);

    for (size_t i = 0; i < all.n; i++)
        form_option_id(t, f, publication_card_F_owner, all.at[i].staff, all.at[i].name);
}

static struct reply show_card(struct req *r, int status, const struct publication *p, struct form form)
{
    struct publications_card_view v = { .id = p->id, .form = form, .choose_kind = !publication_is_own(p->kind) };

    offer_owners(&r->task, p, &v.form);
    return SHOW(r, status, publications_card, &v);
}

struct reply publications_card(struct req *r)
{
    struct publication p;
    enum outcome found = publications_get(&r->task, r->ids[0], &p);

    if (found != DONE)
        return reply_refused(r, found);
    return show_card(r, 200, &p, card_form(&r->task, &p));
}

struct reply publications_save_card(struct req *r)
{
    struct task *t = &r->task;
    struct publication p;
    struct publication_card_values v;
    struct form form;
    enum outcome how = publications_get(t, r->ids[0], &p);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = card_form(t, &p);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_card(r, 422, &p, form);
    struct publication now = p;
    now.version = form.version;
    now.kind = publication_is_own(p.kind) ? p.kind : v.kind;
    now.owner = v.owner;
    now.review_on = v.review_on;
    how = publications_put_card(t, &now, &form.problems);
    if (how == INVALID)
        return show_card(r, 422, &p, form);
    if (how == CONFLICT) {
        offer_owners(t, &p, &form);
        offer_owners(t, &p, &theirs);
        return reply_conflict(r, &form, &theirs, URL(t, publications_save_card, p.id), "publication", p.id);
    }
    return reply_outcome(r, how, URL(t, publications_one, p.id), tr(t, "Saved."));
}
