/* invitations_web: for staff: inviting, the list of invitations, and what came of one. */
#include "invitations_new_html.h"
#include "invitations_one_html.h"
#include "rooms/invitations/invitations_view.h"
#include "rooms/messages/messages_codes.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(invite_group, INVITE_GROUP_FIELDS)
FORM_DEFINE(invite_project, INVITE_PROJECT_FIELDS)
FORM_DEFINE(invite_again, INVITE_AGAIN_FIELDS)

static const struct code all_kinds[] = {
#define I(code, name, words) { #code, name },
    MESSAGE_INVITES(I)
#undef I
};
/* What a project invites to by itself: the last two. */
const struct codes CODES_invite_kind = { "invite_kind", all_kinds + INVITE_event, 2 };
const struct codes CODES_invite_what = { "invite_what", all_kinds, sizeof all_kinds / sizeof *all_kinds };

static const struct code answers[] = { { "yes", N_("Comes") }, { "no", N_("Does not come") },
    { "perhaps", N_("Comes perhaps") } };
const struct codes CODES_invite_answer = { "invite_answer", answers, sizeof answers / sizeof *answers };

static struct str kind_code(enum message_invite k) { return str_of(all_kinds[k].code); }

/* ---- inviting */

/* From what can be chosen; the first where nothing was said. */
static struct str whom_of(struct task *t, struct str asked, int64_t group, struct picks *list)
{
    size_t first = group != 0 ? 0 : 3, behind = group != 0 ? 4 : CODES_invite_whom.n;
    struct str chosen = str_of(CODES_invite_whom.at[first].code);

    for (size_t i = first; i < behind; i++)
        if (str_is(asked, CODES_invite_whom.at[i].code))
            chosen = asked;
    for (size_t i = first; i < behind; i++)
        picks_add(t, list, str_of(CODES_invite_whom.at[i].code), str_of(lang_tr(t->lang, CODES_invite_whom.at[i].name)),
            chosen);
    return chosen;
}

/* The one person whose page it was asked on, or nobody. */
static struct person_briefs only(struct task *t, int64_t person)
{
    struct person_briefs list = { 0 };
    struct person_brief one;

    if (people_may_see(t, person) && people_brief(t, person, &one) == DONE)
        LIST_ADD(t->a, &list, one);
    return list;
}

/* Everybody who can be chosen, with the way each is reached, and the words in their languages. */
static void offer(
    struct task *t, struct invitations_new_view *v, const struct person_briefs *whom, const struct message_new *words)
{
    size_t field = v->group != 0 ? (size_t)invite_group_F_who : (size_t)invite_project_F_who;

    v->more = whom->more;
    v->nobody = whom->n == 0;
    struct message_routes routes = messages_routes(t, whom);
    for (size_t i = 0, at = 0; i < whom->n && at < routes.n; i++) {
        const struct message_route *route = &routes.at[at];
        if (route->person != whom->at[i].id)
            continue;
        struct str how = code_name(t->lang, &CODES_message_channel, route->channel);
        form_option_id(
            t, &v->form, field, whom->at[i].id, str_fmt(t->a, "%.*s (%.*s)", STR_ARG(whom->at[i].name), STR_ARG(how)));
        messages_preview(t, route->lang, words, true, &v->previews);
        at++;
    }
}

static struct str all_ids(struct task *t, const struct person_briefs *whom)
{
    struct strs ids = { 0 };

    for (size_t i = 0; i < whom->n; i++)
        strs_add(t->a, &ids, id_str(t->a, whom->at[i].id));
    return form_join(t->a, &ids);
}

static void offer_sessions(struct task *t, struct form *form, int64_t group)
{
    enum { SESSIONS = 20 };
    struct session_briefs all = groups_sessions_of(t, group);
    int n = 0;

    form_option_id(t, form, invite_group_F_to, 0, str_of(tr(t, "To the group")));
    for (size_t i = 0; i < all.n && n < SESSIONS; i++) {
        const struct session_brief *s = &all.at[i];
        if (!str_is(s->state, "planned") || !invitations_in_time(t, s->day, s->day, s->start))
            continue;
        struct str when = lang_day_long(t->a, t->lang, s->day);
        if (s->start.t[0] != '\0')
            when = str_fmt(t->a, "%.*s %.*s", STR_ARG(when), STR_ARG(lang_clock(t->a, t->lang, s->start)));
        form_option_id(t, form, invite_group_F_to, s->id, when);
        n++;
    }
}

/* Three days, or until the meeting. */
static struct day until_of(struct task *t, struct day day)
{
    struct day until = day_add(t->today, 3);

    return day_known(day) && day_cmp(day, until) < 0 ? day : until;
}

static struct reply show_group(struct req *r, int status, const struct form *tried, struct str whom)
{
    struct task *t = &r->task;
    struct group_brief g;
    struct problems none = { 0 }; /* what is wrong is said when it is sent */
    struct invite i = { .group = r->ids[0], .session = req_id(r, "to") };
    enum outcome how = invitations_complete(t, &i, &none);

    if (how == NOT_FOUND && i.session != 0) { /* no session of this group */
        i.session = 0;
        how = invitations_complete(t, &i, &none);
    }
    if (how == DONE)
        how = groups_brief(t, i.group, &g);
    if (how != DONE)
        return reply_refused(r, how);
    struct invitations_new_view v = { .group = i.group,
        .project = i.project,
        .name = g.name,
        .here = URL(t, invitations_group, i.group),
        .back = URL(t, groups_group, i.group),
        .back_text = tr(t, "Back to the group"),
        .action = URL(t, invitations_group_save, i.group) };
    whom = whom_of(t, whom, i.group, &v.whom);
    struct person_briefs list = invitations_whom(t, i.project, i.group, whom);
    i.until = until_of(t, i.day);
    struct invite_group_values first = { .to = i.session, .until = i.until, .who = { 0 }, .whom = whom };
    v.form = tried != NULL ? *tried : form_show(t, &invite_group_form, &first, 0);
    if (tried == NULL)
        v.form.typed[invite_group_F_who] = all_ids(t, &list);
    offer_sessions(t, &v.form, i.group);
    struct message_new words = invitations_words(&i);
    offer(t, &v, &list, &words);
    return SHOW(r, status, invitations_new, &v);
}

struct reply invitations_group(struct req *r) { return show_group(r, 200, NULL, req_get(r, "whom")); }

static struct reply made(struct req *r, const struct invitation_made *m)
{
    struct task *t = &r->task;
    struct str n = lang_number(t->a, t->lang, m->already), sent = str_of(tr(t, "The invitation is on its way."));
    struct str already = tr_fill(
        t->a, trn(t, "%n person was invited already.", "%n persons were invited already.", m->already), &n, 1);

    if (m->already > 0)
        sent = str_fmt(t->a, "%.*s %.*s", STR_ARG(sent), STR_ARG(already));
    return reply_redirect(r, URL(t, invitations_one, m->invitation), str_z(t->a, sent));
}

struct reply invitations_group_save(struct req *r)
{
    struct task *t = &r->task;
    struct invite_group_values v;
    struct form form;
    struct group_brief g;
    struct invitation_made m;
    enum outcome how = groups_brief(t, r->ids[0], &g);

    if (how != DONE || !invitations_may(t, g.project, r->ids[0]))
        return reply_refused(r, how != DONE ? how : NOT_ALLOWED);
    if (!form_read(r, &invite_group_form, &v, &form))
        return show_group(r, 422, &form, req_get(r, "whom"));
    struct invite i = { .group = r->ids[0], .session = v.to, .until = v.until, .who = v.who };
    how = invitations_make(t, &i, &m, &form.problems);
    if (how == INVALID)
        return show_group(r, 422, &form, v.whom);
    return how == DONE ? made(r, &m) : reply_refused(r, how);
}

static struct reply show_project(struct req *r, int status, const struct form *tried, struct str whom)
{
    struct task *t = &r->task;
    int64_t project = r->ids[0], person = req_id(r, "person");

    if (!invitations_may(t, project, 0))
        return reply_not_allowed(r);
    struct invitations_new_view v = { .project = project,
        .name = projects_name(t, project),
        .here = URL(t, invitations_project, project),
        .back = person != 0 ? URL(t, messages_person, person) : URL(t, invitations_all),
        .back_text = person != 0 ? tr(t, "Back to the person") : tr(t, "Invitations"),
        .action = URL(t, invitations_project_save, project),
        .one = person != 0 };
    whom = whom_of(t, whom, 0, &v.whom);
    struct person_briefs list = person != 0 ? only(t, person) : invitations_whom(t, project, 0, whom);
    struct day day = day_add(t->today, 7);
    struct invite_project_values first = { .kind = kind_code(person != 0 ? INVITE_talk : INVITE_event),
        .day = day,
        .start = (struct clock){ "" },
        .until = until_of(t, day),
        .who = { 0 },
        .whom = whom,
        .person = person != 0 ? id_str(t->a, person) : S("") };
    v.form = tried != NULL ? *tried : form_show(t, &invite_project_form, &first, 0);
    if (tried == NULL)
        v.form.typed[invite_project_F_who] = all_ids(t, &list);
    struct invite i = {
        .project = project, .kind = person != 0 ? INVITE_talk : INVITE_event, .day = day, .until = first.until
    };
    struct message_new words = invitations_words(&i);
    offer(t, &v, &list, &words);
    return SHOW(r, status, invitations_new, &v);
}

struct reply invitations_project(struct req *r) { return show_project(r, 200, NULL, req_get(r, "whom")); }

struct reply invitations_project_save(struct req *r)
{
    struct task *t = &r->task;
    struct invite_project_values v;
    struct form form;
    struct invitation_made m;

    if (!invitations_may(t, r->ids[0], 0))
        return reply_not_allowed(r);
    if (!form_read(r, &invite_project_form, &v, &form))
        return show_project(r, 422, &form, req_get(r, "whom"));
    struct invite i = { .project = r->ids[0],
        .kind = str_is(v.kind, "talk") ? INVITE_talk : INVITE_event,
        .day = v.day,
        .start = v.start,
        .until = v.until,
        .who = v.who };
    enum outcome how = invitations_make(t, &i, &m, &form.problems);
    if (how == INVALID)
        return show_project(r, 422, &form, v.whom);
    return how == DONE ? made(r, &m) : reply_refused(r, how);
}

/* ---- the list */

static bool may_there(struct task *t, int64_t project) { return invitations_may(t, project, 0); }

struct reply invitations_all(struct req *r)
{
    struct task *t = &r->task;
    int64_t start = list_start(r);
    struct invitation_lines lines = invitations_list(t, start);
    struct project_briefs projects = projects_where(t, may_there);
    struct invitations_all_view v = { .pager = list_pager(t, URL(t, invitations_all), start, INVITATION_SHOWN,
                                          start + (int64_t)lines.n + lines.more) };

    for (size_t i = 0; i < projects.n; i++) {
        struct invite_from one = { URL(t, invitations_project, projects.at[i].id), projects.at[i].name };
        LIST_ADD(t->a, &v.projects, one);
    }
    for (size_t i = 0; i < lines.n; i++) {
        const struct invitation_line *l = &lines.at[i];
        struct invitation_row row = { URL(t, invitations_one, l->i.id), *l, kind_code(l->i.kind),
            l->guests - l->yes - l->no - l->perhaps };
        LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, 200, invitations_all, &v);
}

/* ---- what came of one */

static void count(struct invitation_counts *n, const struct invited *g)
{
    n->all++;
    n->waiting += str_is(g->state, "waiting") || str_is(g->state, "sending");
    n->sent += str_is(g->state, "sent");
    n->delivered += str_is(g->state, "delivered");
    n->failed += str_is(g->state, "failed") || (str_is(g->state, "stopped") && g->answer == MEANT_NOTHING);
    n->yes += g->answer == MEANT_YES;
    n->no += g->answer == MEANT_NO;
    n->perhaps += g->answer == MEANT_PERHAPS;
    n->open += g->answer == MEANT_NOTHING;
}

static struct reply show_one(struct req *r, int status, const struct form *tried)
{
    struct task *t = &r->task;
    struct invitations_one_view v = { .kind = S("") };
    enum outcome how = invitations_get(t, r->ids[0], &v.i);

    if (how != DONE)
        return reply_refused(r, how);
    struct inviteds guests = invitations_guests(t, v.i.id);
    v.kind = kind_code(v.i.kind);
    if (v.i.group != 0)
        v.group = URL(t, groups_group, v.i.group);
    for (size_t i = 0; i < guests.n; i++) {
        const struct invited *g = &guests.at[i];
        struct invited_row row = { URL(t, messages_person, g->person), *g, str_of(answer_meant_code(g->answer)),
            str_is(g->channel, "phone") && str_is(g->state, "waiting") };
        count(&v.n, g);
        LIST_ADD(t->a, &v.rows, row);
    }
    struct invite_again_values first = { .until = until_of(t, v.i.day) };
    v.again = v.i.stands && v.i.round < INVITE_ROUNDS && day_cmp(v.i.until, t->today) < 0 && v.n.open > 0 &&
              (!day_known(v.i.day) || day_cmp(v.i.day, t->today) >= 0);
    v.form = tried != NULL ? *tried : form_show(t, &invite_again_form, &first, v.i.version);
    return SHOW(r, status, invitations_one, &v);
}

struct reply invitations_one(struct req *r) { return show_one(r, 200, NULL); }

struct reply invitations_once_more(struct req *r)
{
    struct task *t = &r->task;
    struct invite_again_values v;
    struct invitation i;
    struct form form;
    int64_t n;
    enum outcome how = invitations_get(t, r->ids[0], &i);

    if (how != DONE)
        return reply_refused(r, how);
    if (!form_read(r, &invite_again_form, &v, &form))
        return show_one(r, 422, &form);
    how = invitations_again(t, i.id, form.version, v.until, &n, &form.problems);
    if (how == INVALID)
        return show_one(r, 422, &form);
    if (how == CONFLICT)
        return reply_redirect(r, URL(t, invitations_one, i.id), tr(t, "Somebody did this a moment ago."));
    return how == DONE ? reply_redirect(r, URL(t, invitations_one, i.id), tr(t, "The invitation is on its way."))
                       : reply_refused(r, how);
}

struct reply invitations_write_down(struct req *r)
{
    struct task *t = &r->task;

    return reply_outcome(r, invitations_said(t, r->ids[0], r->ids[1], answer_meant_read(req_get(r, "answer"))),
        URL(t, invitations_one, r->ids[0]), tr(t, "The answer is written down."));
}
