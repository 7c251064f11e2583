/* messages_person_web: how a person is reached and what was written to her; telling the members of a session. */
#include "messages_person_html.h"
#include "messages_tell_html.h"
#include "rooms/messages/messages_queue.h"
#include "rooms/messages/messages_view.h"
#include "rooms/own_links/own_links.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(message_way, MESSAGE_WAY_FIELDS)

static struct form way_form(struct task *t, const struct message_reach *reach)
{
    struct message_way_values v = {
        .channel = reach->chosen == CHANNEL__N ? S("") : str_of(message_channel_code(reach->chosen)),
        .minded = reach->minded
    };

    return form_show(t, &message_way_form, &v, reach->version);
}

/* NOT_ALLOWED: she may be seen, but not her card. */
static enum outcome reach_of(struct req *r, int64_t *ret_person, struct message_reach *ret_reach)
{
    struct task *t = &r->task;

    if (!messages_reach(t, r->ids[0], ret_person, ret_reach))
        return NOT_FOUND;
    return people_may_see(t, *ret_person) && people_sees_card(t, *ret_person) ? DONE : NOT_ALLOWED;
}

static struct reply show_person(struct req *r, int status, const struct form *tried)
{
    struct task *t = &r->task;
    struct message_reach reach;
    int64_t person, start = list_start(r);
    enum outcome how = reach_of(r, &person, &reach);

    if (how != DONE)
        return reply_refused(r, how);
    struct url here = URL(t, messages_person, person);
    struct messages_only only = { .person = person, .state = S(""), .channel = S("") };
    struct messages_person_view v = { .person = person,
        .name = people_name(t, person),
        .here = here.s,
        .channel = str_of(message_channel_code(reach.channel)),
        .why = reach.why,
        .tabs = person_tabs_of(t, person, PERSON_TAB_MESSAGES),
        .minds = reach.minds,
        .may_link = reach.channel == CHANNEL_sms || reach.channel == CHANNEL_email,
        .mind = messages_minds(t, person),
        .form = tried != NULL ? *tried : way_form(t, &reach) };
    struct message_lines lines = messages_lines(t, &only, start);
    for (size_t i = 0; i < lines.n; i++) {
        struct message_row row = messages_row_of(t, &lines.at[i]);
        LIST_ADD(t->a, &v.rows, row);
    }
    v.pager = list_pager(t, here, start, MESSAGES_SHOWN, start + (int64_t)lines.n + lines.more);
    return SHOW(r, status, messages_person, &v);
}

struct reply messages_person(struct req *r) { return show_person(r, 200, NULL); }

struct reply messages_way_save(struct req *r)
{
    struct task *t = &r->task;
    struct message_reach reach;
    struct message_way_values v;
    struct form form;
    int64_t person;
    enum outcome how = reach_of(r, &person, &reach);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = way_form(t, &reach);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_person(r, 422, &form);
    struct message_way way = { str_empty(v.channel) ? CHANNEL__N : message_channel_read(v.channel), v.minded,
        form.version };
    how = messages_put_way(t, person, &way);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, messages_way_save, person), "message_way", person);
    return reply_outcome(r, how, URL(t, messages_person, person), tr(t, "It is saved."));
}

struct reply messages_link_send(struct req *r)
{
    struct task *t = &r->task;
    struct message_reach reach;
    int64_t person;
    enum outcome how = reach_of(r, &person, &reach);

    if (how != DONE)
        return reply_refused(r, how);
    struct str link = messages_own_link(t, MESSAGE_own_link, person, &reach);
    if (str_empty(link))
        return reply_redirect(
            r, URL(t, messages_person, person), tr(t, "No link can be sent to this person. Give it by hand."));
    struct message_new m = { .person = person, .kind = MESSAGE_own_link, .fields = { .link = link } };
    return messages_put(t, &m) != 0
               ? reply_redirect(r, URL(t, messages_person, person), tr(t, "The link is on its way."))
               : reply_not_found(r);
}

/* ---- telling the members of a session */

struct reply messages_tell_page(struct req *r)
{
    struct task *t = &r->task;
    struct messages_tell_view v = { .to_tell = 0 };
    enum outcome how = messages_tell_of(t, r->ids[0], &v.tell);

    v.over = how == INVALID;
    if (how != DONE && !v.over)
        return reply_refused(r, how);
    struct message_told_persons whom = messages_tell_whom(t, &v.tell);
    struct message_new said = { .project = v.tell.project, .kind = v.tell.kind, .fields = v.tell.fields };
    v.cancelled = v.tell.kind == MESSAGE_cancelled;
    for (size_t i = 0; i < whom.n; i++) {
        struct message_tell_row row = { URL(t, people_person, whom.at[i].person), whom.at[i],
            str_of(message_channel_code(whom.at[i].reach.channel)) };
        v.to_tell += !whom.at[i].told;
        messages_preview(t, whom.at[i].reach.lang, &said, said.kind == MESSAGE_moved, &v.previews);
        LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, 200, messages_tell, &v);
}

struct reply messages_tell_save(struct req *r)
{
    struct task *t = &r->task;
    struct session_brief s;
    int64_t put;
    enum outcome how = messages_tell(t, r->ids[0], &put);

    if (how == INVALID)
        return reply_redirect(
            r, URL(t, messages_tell_page, r->ids[0]), tr(t, "The session is over. Nobody is told any more."));
    if (how != DONE || groups_session(t, r->ids[0], &s) != DONE)
        return reply_refused(r, how);
    return reply_redirect(r, URL(t, groups_group, s.group), tr(t, "The members are told."));
}
