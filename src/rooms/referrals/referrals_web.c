/* referrals_web: the worker's lists of referrals and the form of a draft. No rules here. */
#include "base/keys.h"
#include "lang/lang.h"
#include "referrals_referrals_html.h"
#include "rooms/guidance/guidance.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"
#include "rooms/providers/providers.h"
#include "rooms/services/services.h"
#include "rooms/referrals/referrals_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(referral, REFERRAL_FIELDS)

enum { ROWS_SHOWN = 25 };

/* ---- lists */

static void add_rows(struct task *t, const struct referrals *list, struct referral_row_list *rows)
{
    for (size_t i = 0; i < list->n; i++) {
        struct referral_row row = { URL(t, referrals_one, list->at[i].id), URL(t, referrals_person, list->at[i].person),
            list->at[i] };
        LIST_ADD(t->a, rows, row);
    }
}

static void add_picks(struct task *t, struct referrals_list_view *v, bool mine, struct str state)
{
    static const char *const states[] = { "draft", "sent", "answered", "withdrawn", "closed" };
    struct str owner = mine ? S("me") : S("");

    picks_add(t, &v->owners, S(""), str_of(tr(t, "All")), owner);
    picks_add(t, &v->owners, S("me"), str_of(tr(t, "Mine")), owner);
    picks_add(t, &v->states, S(""), str_of(tr(t, "All that are open")), state);
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        picks_add(
            t, &v->states, str_of(states[i]), code_name(t->lang, &CODES_referral_state, str_of(states[i])), state);
}

struct reply referrals_list(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = projects_current(t, req_id(r, "project")), start = list_start(r);
    struct str state = req_get(r, "state");
    bool mine = str_is(req_get(r, "owner"), "me");
    struct referrals_list_view v = { .project = project == 0 ? S("") : id_str(t->a, project),
        .project_name = project == 0 ? S("") : projects_name(t, project),
        .all = URL(t, referrals_list) };

    if (!code_ok(&CODES_referral_state, state))
        state = S("");
    struct referrals list = referrals_listed(t, project, mine, state, start, ROWS_SHOWN);
    if (project != 0)
        v.all = url_with_id(t->a, v.all, "project", project);
    struct url here = v.all;
    if (mine)
        here = url_with(t->a, here, "owner", S("me"));
    if (state.n > 0)
        here = url_with(t->a, here, "state", state);
    v.filtered = mine || state.n > 0;
    v.pager = list_pager(t, here, start, ROWS_SHOWN, list.all);
    add_picks(t, &v, mine, state);
    add_rows(t, &list, &v.rows);
    return SHOW(r, 200, referrals_list, &v);
}

int64_t referrals_project_of(struct task *t, int64_t person, int64_t wanted)
{
    struct project_briefs projects = projects_open_to(t);

    if (wanted != 0 && people_may_counsel(t, person, wanted))
        return wanted;
    for (size_t i = 0; i < projects.n; i++)
        if (people_may_counsel(t, person, projects.at[i].id))
            return projects.at[i].id;
    return 0;
}

struct reply referrals_person(struct req *r)
{
    struct task *t = &r->task;
    struct referrals_person_view v = { .person = r->ids[0], .may_send = true };

    if (referrals_project_of(t, v.person, 0) == 0)
        return reply_not_found(r);
    v.name = people_name(t, v.person);
    v.tabs = person_tabs_of(t, v.person, PERSON_TAB_REFERRALS);
    struct referrals list = referrals_of(t, v.person);
    add_rows(t, &list, &v.rows);
    return SHOW(r, 200, referrals_person, &v);
}

/* ---- the form of a draft */

struct referral_reach referrals_reach(struct task *t, int64_t person)
{
    struct referral_reach reach = { .when = S(""), .who = S(""), .never = S("") };
    struct person_file f;

    reach.said_no = referrals_said_no(t, person);
    (void)referrals_contacts_hidden(t, person, &reach.is_protected);
    if (!people_file(t, person, &f))
        return reach;
    reach.when = f.contact_when;
    reach.who = f.contact_who;
    reach.never = f.contact_never;
    reach.told = f.contact_when.n > 0 || f.contact_who.n > 0 || f.contact_never.n > 0;
    return reach;
}

static void add_guidance(struct task *t, struct referrals_form_view *v, int64_t project)
{
    struct guidance_waitings open = guidance_open(t, v->person, project);

    for (size_t i = 0; i < open.n; i++) {
        const struct guidance_waiting *g = &open.at[i];
        struct str where = code_name(t->lang, &CODES_destination, g->destination);
        struct str what = str_empty(g->provider) ? where
                                                 : str_fmt(t->a, "%.*s: %.*s", STR_ARG(where), STR_ARG(g->provider));
        form_option_id(t, &v->form, referral_F_guidance, g->guidance, what);
    }
}

/* Suggested while typing: the register, and organisations of the directory of services, whose row in the register comes
 * when a referral names them. */
static void add_providers(struct task *t, struct referrals_form_view *v)
{
    struct strs known = providers_names(t);
    struct strs listed = services_organisations(t);
    struct key_map *there = NEW(t->a, struct key_map);

    for (size_t i = 0; i < known.n; i++) {
        form_option(t, &v->form, referral_F_provider, known.at[i], S(""));
        key_map_put(t->a, there, providers_key(t->a, known.at[i]), 1);
    }
    for (size_t i = 0; i < listed.n; i++)
        if (key_map_get(there, providers_key(t->a, listed.at[i])) == 0)
            form_option(t, &v->form, referral_F_provider, listed.at[i], S(""));
}

static struct reply show_form(struct req *r, int status, const struct referral *of, struct form form)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_open_to(t);
    struct referrals_form_view v = { .person = of->person,
        .referral = of->id,
        .name = people_name(t, of->person),
        .form = form,
        .back = of->id == 0 ? URL(t, referrals_person, of->person) : URL(t, referrals_one, of->id) };
    int64_t n = 0;

    for (size_t i = 0; i < projects.n; i++)
        if (people_may_counsel(t, of->person, projects.at[i].id)) {
            form_option_id(t, &v.form, referral_F_project, projects.at[i].id, projects.at[i].name);
            n++;
        }
    v.choose_project = of->id == 0 && n > 1;
    add_providers(t, &v);
    add_guidance(t, &v, of->project);
    v.reach = referrals_reach(t, v.person);
    return SHOW(r, status, referrals_form, &v);
}

/* The codes of a list, joined by ';', as the form's field has them. */
static struct strs parts_of(struct task *t, struct str joined)
{
    struct strs list = { 0 };
    struct str one;

    while (str_cut(&joined, ';', &one))
        if (!str_empty(one))
            strs_add(t->a, &list, one);
    return list;
}

static struct form form_of(struct task *t, const struct referral *of)
{
    struct referral_values v = { .receiver_kind = of->receiver_kind,
        .provider = of->provider,
        .receiver = of->receiver,
        .email = of->email,
        .language = of->language,
        .guidance = of->guidance,
        .fields = parts_of(t, of->fields),
        .message = of->message,
        .project = of->project };

    return form_show(t, &referral_form, &v, of->version);
}

static struct referral referral_of(struct task *t, const struct referral_values *v)
{
    return (struct referral){ .receiver_kind = v->receiver_kind,
        .provider = v->provider,
        .receiver = v->receiver,
        .email = v->email,
        .language = v->language,
        .guidance = v->guidance,
        .fields = form_join(t->a, &v->fields),
        .message = v->message };
}

/* A new one as the form first shows it: contacts are left out for who must not be found or said how not to reach her.
 */
static bool fresh(struct req *r, int64_t wanted, struct referral *ret)
{
    struct task *t = &r->task;
    int64_t project = referrals_project_of(t, r->ids[0], wanted);

    if (project == 0)
        return false;
    *ret = (struct referral){ .person = r->ids[0],
        .project = project,
        .guidance = req_id(r, "guidance"),
        .receiver_kind = S("service"),
        .provider = S(""),
        .receiver = S(""),
        .email = S(""),
        .language = S("fin"),
        .message = S(""),
        .fields = referrals_first_fields(t, r->ids[0]) };
    return true;
}

struct reply referrals_new(struct req *r)
{
    struct referral of;

    if (!fresh(r, req_id(r, "project"), &of))
        return reply_not_found(r);
    struct form form = form_of(&r->task, &of);
    return show_form(r, 200, &of, form);
}

struct reply referrals_create(struct req *r)
{
    struct task *t = &r->task;
    struct referral_values v;
    struct referral of, now;
    struct form form;
    int64_t id = 0;
    bool read = form_read(r, &referral_form, &v, &form);

    if (!fresh(r, read ? v.project : 0, &of))
        return reply_not_found(r);
    if (!read)
        return show_form(r, 422, &of, form);
    now = referral_of(t, &v);
    now.person = of.person;
    now.project = of.project;
    enum outcome how = referrals_put(t, &now, &id, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, &of, form);
    return reply_outcome(r, how, how == DONE ? URL(t, referrals_one, id) : URL(t, referrals_person, of.person), NULL);
}

struct reply referrals_edit(struct req *r)
{
    struct referral of;
    enum outcome found = referrals_get(&r->task, r->ids[0], &of);

    if (found != DONE)
        return reply_refused(r, found);
    if (!str_is(of.state, "draft")) /* what was sent stays as it was */
        return reply_redirect(r, URL(&r->task, referrals_one, of.id), NULL);
    struct form form = form_of(&r->task, &of);
    return show_form(r, 200, &of, form);
}

struct reply referrals_save(struct req *r)
{
    struct task *t = &r->task;
    struct referral_values v;
    struct referral of, now;
    struct form form;
    int64_t id;
    enum outcome how = referrals_get(t, r->ids[0], &of);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = form_of(t, &of);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_form(r, 422, &of, form);
    now = referral_of(t, &v);
    now.id = of.id;
    now.version = form.version;
    how = referrals_put(t, &now, &id, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, &of, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, referrals_save, of.id), "referral", of.id);
    return reply_outcome(r, how, URL(t, referrals_one, of.id), NULL);
}
