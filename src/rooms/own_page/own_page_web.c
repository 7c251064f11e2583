/* own_page_web: the way in behind a person's own link, and its pages. The link is opened once: its key goes into a
 * cookie of this browser and out of the address, so that neither the history nor another server gets to know it. No
 * rules here. */
#include "rooms/own_page/own_page_web.h"

#include "auth/journal.h"
#include "auth/sign_in.h"
#include "auth/throttle.h"
#include "auth/viewer.h"
#include "lang/lang.h"
#include "own_page_mine_html.h"
#include "own_page_more_html.h"
#include "rooms/child_care/child_care.h"
#include "rooms/follow_ups/follow_ups.h"
#include "rooms/invitations/invitations.h"
#include "rooms/materials.h"
#include "rooms/needs/needs.h"
#include "rooms/routes.h"

FORM_DEFINE(own_pin, OWN_PIN_FIELDS)

enum { READ_MOST = 20 };

struct page *own_lent(struct req *r)
{
    struct page *p = req_page(r);

    return frame_lent(r, p->frame->languages);
}

static struct reply over(struct req *r, int status, enum own_no why, struct str wait)
{
    struct own_over_view v = { why, wait, whom_to_call(&r->task) };

    req_refuse_here(r);
    return OWN_SHOW(r, status, own_over, &v);
}

/* She came from the link of an invitation: there she goes when the PIN is given. */
static bool on_to_invitation(struct req *r) { return str_is(req_get(r, "next"), "invited"); }

static struct reply ask_pin(struct req *r, int status, struct form form)
{
    struct own_pin_view v = { form, on_to_invitation(r), whom_to_call(&r->task) };

    req_refuse_here(r);
    return OWN_SHOW(r, status, own_pin, &v);
}

bool own_open(struct req *r, bool look, struct own *ret_own, struct reply *ret_reply)
{
    struct task *t = &r->task;
    struct own_pin_values none = { .pin = S("") };

    t->viewer = &VIEWER_NOBODY;
    enum own_way way = own_links_find(t, req_cookie_own(r), &ret_own->h);
    if (way == OWN_WAY_UNKNOWN) {
        *ret_reply = over(r, 410, req_has(r, "opened") ? OWN_NO_COOKIE : OWN_NO_LINK, S(""));
        return false;
    }
    if (way == OWN_WAY_PIN) {
        *ret_reply = look ? ask_pin(r, 200, form_show(t, &own_pin_form, &none, 0))
                          : reply_redirect(r, URL(t, own_page_home), NULL);
        return false;
    }
    ret_own->who = own_page_person(t, ret_own->h.person);
    r->beside = own_beside(t, &ret_own->who);
    if (look)
        journal_look(t, JOURNAL_LOOK, "own_page", ret_own->h.person);
    return true;
}

/* ---- the way in */

/* Where she goes from the link: to her page, in her language unless she has been here. */
static struct url way_on(struct req *r, const struct own_person *who, bool known)
{
    struct task *t = &r->task;
    struct url home = url_with(t->a, URL(t, own_page_home), "opened", S("1"));

    if (on_to_invitation(r))
        home = url_with(t->a, home, "next", S("invited"));
    return known || str_empty(who->language) ? home : url_with(t->a, home, "lang", who->language);
}

/* The cookie of this browser says as much as the link: the PIN was given for this key already. */
static bool is_open_here(struct req *r, struct str key)
{
    struct own_holder h;
    struct str had = req_cookie_own(r);

    return str_starts(had, key) && own_links_find(&r->task, had, &h) == OWN_WAY_OPEN;
}

static struct reply by_link(struct req *r, struct str key)
{
    struct task *t = &r->task;
    struct own_holder h;
    int64_t wait = throttle_wait(t, S(""), req_household(r));

    req_secret_address(r);
    if (wait > 0)
        return over(r, 429, OWN_NO_WAIT, throttle_sentence(t, wait));
    if (own_links_find(t, key, &h) == OWN_WAY_UNKNOWN) {
        throttle_count_soon(t, S(""), req_household(r));
        return over(r, 410, OWN_NO_LINK, S(""));
    }
    struct own_person who = own_page_person(t, h.person);
    bool known = !str_empty(req_cookie_own(r));
    if (!is_open_here(r, key))
        req_set_own(r, key, h.has_pin ? 0 : instant_unix(h.expires) - instant_unix(t->now));
    return reply_redirect(r, way_on(r, &who, known), NULL);
}

struct reply own_page_pin(struct req *r)
{
    struct task *t = &r->task;
    struct own_pin_values v;
    struct form form;
    struct str proof;
    int64_t wait;

    t->viewer = &VIEWER_NOBODY;
    if (!form_read(r, &own_pin_form, &v, &form))
        return ask_pin(r, 422, form);
    struct own_pin given = { req_cookie_own(r), v.pin, req_household(r) };
    req_keep_writes(r); /* a wrong one is counted */
    switch (own_links_give_pin(t, &given, &proof, &wait)) {
    case DONE:
        req_set_own(r, proof, 0);
        return reply_redirect(r, on_to_invitation(r) ? URL(t, invitations_open) : URL(t, own_page_home), NULL);
    case INVALID:
        problem_add(t, &form.problems, "pin", str_of(tr(t, "The PIN is not right. Try again.")));
        return ask_pin(r, 422, form);
    case CONFLICT: return over(r, 429, OWN_NO_WAIT, throttle_sentence(t, wait));
    case NOT_FOUND:
    case NOT_ALLOWED: break;
    }
    return reply_redirect(r, URL(t, own_page_home), NULL);
}

struct reply own_page_forget(struct req *r)
{
    req_set_own(r, S(""), 0);
    return reply_redirect(r, url_with(r->task.a, URL(&r->task, own_page_home), "forgotten", S("1")), NULL);
}

/* The page of a parent of the demonstration, by a link that is made now; elsewhere nobody is found. */
struct reply own_page_demo(struct req *r)
{
    struct task *t = &r->task;
    int64_t person = sign_in_demo_parent(t, req_get(r, "parent"));
    struct str key;

    t->viewer = &VIEWER_PROGRAM;
    bool has = person != 0 && own_links_pass(t, person, &key) == DONE;
    if (has)
        journal_write(t, JOURNAL_CREATE, "own_link", person, S("demonstration"));
    t->viewer = &VIEWER_NOBODY;
    return has ? reply_redirect(r, url_with(t->a, URL(t, own_page_home), "link", key), NULL) : reply_not_found(r);
}

struct reply own_page_choose(struct req *r)
{
    struct own o;
    struct reply reply;

    if (!own_open(r, false, &o, &reply))
        return reply;
    own_page_set_beside(&r->task, o.h.person, str_is(req_get(r, "beside"), "1"));
    return reply_redirect(r, URL(&r->task, own_page_home), NULL);
}

/* ---- her page */

static bool has_or_waits(const struct care_child *c) { return c->place == CARE_BOOKED || c->place == CARE_WAITS; }

/* "Ali, 2 years"; of some only the age is known. */
static struct str child_called(struct task *t, const struct care_child *c)
{
    struct strs parts = { 0 };
    struct str age = child_care_age(t, c->months);

    if (!str_empty(c->name))
        strs_add(t->a, &parts, c->name);
    if (!str_empty(age))
        strs_add(t->a, &parts, age);
    return parts.n > 0 ? lang_list(t->a, t->lang, &parts) : str_of(tr(t, "A child"));
}

/* Her children and their places, where there is child care and something can be said of it still. */
static void add_children(struct task *t, const struct own *o, struct own_meeting_view *v)
{
    struct care_children hers = child_care_own(t, v->m.session, o->h.person);

    for (size_t i = 0; i < hers.n; i++) {
        const struct care_child *c = &hers.at[i];
        struct own_child_view one = { .child = c->child,
            .name = child_called(t, c),
            .has = c->place == CARE_BOOKED,
            .waits = c->place == CARE_WAITS };
        if (one.has)
            one.says = own_words_of(t, &o->who, N_("A place is booked."));
        if (one.waits)
            one.says = own_words_of(t, &o->who, N_("Waits for a place."));
        if (has_or_waits(c) || c->place == CARE_NONE)
            one.touch = own_words_of(t, &o->who, has_or_waits(c) ? N_("No place needed") : N_("Book a place"));
        LIST_ADD(t->a, &v->hers, one);
    }
}

static void add_meetings(struct task *t, const struct own *o, int64_t limit, struct own_meeting_views *list)
{
    struct own_meetings meetings = own_page_meetings(t, &o->h, limit);

    for (size_t i = 0; i < meetings.n; i++) {
        struct own_meeting_view one = own_meeting_shown(t, &o->who, &meetings.at[i]);
        one.listed = limit > 1;
        if (one.m.children && one.m.open)
            add_children(t, o, &one);
        LIST_ADD(t->a, list, one);
    }
}

struct tiles_made {
    struct task *t;
    const struct own_person *who;
    struct own_tiles *list;
};

static void tile(const struct tiles_made *m, struct url url, const char *picture, const char *words)
{
    struct own_tile one = { url, str_of(picture), own_words_of(m->t, m->who, words) };

    LIST_ADD(m->t->a, m->list, one);
}

struct reply own_page_home(struct req *r)
{
    struct task *t = &r->task;
    struct own o;
    struct reply reply;

    if (!str_empty(req_get(r, "link")))
        return by_link(r, req_get(r, "link"));
    if (str_empty(req_cookie_own(r)) && str_is(req_get(r, "forgotten"), "1"))
        return over(r, 200, OWN_FORGOTTEN, S(""));
    if (!own_open(r, true, &o, &reply))
        return reply;
    struct own_home_view v = { .f = own_frame_of(t, &o.who, true),
        .hello = own_words_with(t, &o.who, N_("Hello, %1$s!"), &o.who.name, 1),
        .next = own_words_of(t, &o.who, N_("Next meeting")),
        .none = own_words_of(t, &o.who, N_("No meeting is planned now.")) };
    own_add_offers(t, &o, &v);
    add_meetings(t, &o, 1, &v.next_one);
    struct tiles_made m = { t, &o.who, &v.tiles };
    if (invitations_wait_for(t, o.h.person))
        tile(&m, URL(t, invitations_open), "say", N_("You are invited"));
    if (follow_ups_wait_for(t, o.h.person).n > 0)
        tile(&m, URL(t, own_page_questions), "after", N_("How do you do now?"));
    tile(&m, URL(t, own_page_when), "when", N_("When we meet"));
    tile(&m, URL(t, own_page_path), "path", N_("My path"));
    tile(&m, URL(t, own_say_page), "say", N_("I have something to say"));
    tile(&m, URL(t, own_page_read), "read", N_("To read"));
    tile(&m, URL(t, own_page_questions), "questions", N_("Questions for me"));
    tile(&m, URL(t, own_page_people), "people", N_("My contacts"));
    tile(&m, URL(t, own_page_data), "data", N_("My data"));
    return OWN_SHOW(r, 200, own_home, &v);
}

static struct url back_from(struct req *r)
{
    return str_is(req_get(r, "from"), "when") ? URL(&r->task, own_page_when) : URL(&r->task, own_page_home);
}

struct reply own_page_child(struct req *r)
{
    struct task *t = &r->task;
    int64_t session = r->ids[0], child = r->ids[1];
    struct care_asked asked;
    struct own o;
    struct reply reply;

    if (!own_open(r, false, &o, &reply))
        return reply;
    enum outcome how = str_is(req_get(r, "place"), "1") ? child_care_book_own(t, session, child, o.h.person, &asked)
                                                        : child_care_release_own(t, session, child, o.h.person);
    if (how == INVALID || how == CONFLICT)
        return reply_redirect(r, back_from(r), tr(t, "This cannot be said any more. Call us."));
    return how == DONE ? reply_redirect(r, back_from(r), NULL) : reply_refused(r, how);
}

/* One touch; the same page shows what she has said, and the other button takes it back. */
struct reply own_page_tell(struct req *r)
{
    struct task *t = &r->task;
    struct own o;
    struct reply reply;
    if (!own_open(r, false, &o, &reply))
        return reply;
    enum outcome how = own_page_say(t, r->ids[0], o.h.person, str_is(req_get(r, "comes"), "1"));
    if (how == CONFLICT)
        return reply_redirect(r, back_from(r), tr(t, "This cannot be said any more. Call us."));
    return how == DONE ? reply_redirect(r, back_from(r), NULL) : reply_refused(r, how);
}

static struct own_appointment_view appointment_shown(
    struct task *t, const struct own_person *who, const struct own_appointment *a)
{
    return (struct own_appointment_view){ .day = own_day(t, who, a->day),
        .time = a->start.t[0] == '\0' ? S("") : lang_clock(t->a, t->lang, a->start),
        .how = str_empty(a->channel) ? S("") : code_name(t->lang, &CODES_talk_channel, a->channel),
        .where = a->hidden ? str_of(tr(t, "Call us and ask where.")) : a->place,
        .with = a->worker };
}

struct reply own_page_when(struct req *r)
{
    struct task *t = &r->task;
    struct own o;
    struct reply reply;

    if (!own_open(r, true, &o, &reply))
        return reply;
    struct own_when_view v = { .f = own_frame_of(t, &o.who, false),
        .title = own_words_of(t, &o.who, N_("When we meet")),
        .appointments = own_words_of(t, &o.who, N_("With your worker")),
        .none = own_words_of(t, &o.who, N_("No meeting is planned now.")) };
    struct own_appointments agreed = own_page_appointments(t, &o.h);
    for (size_t i = 0; i < agreed.n; i++) {
        struct own_appointment_view one = appointment_shown(t, &o.who, &agreed.at[i]);
        LIST_ADD(t->a, &v.agreed, one);
    }
    add_meetings(t, &o, OWN_MEETINGS_SHOWN, &v.meetings);
    return OWN_SHOW(r, 200, own_when, &v);
}

static bool stands(const struct material_links *list, int64_t id)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].id == id)
            return true;
    return false;
}

struct reply own_page_read(struct req *r)
{
    struct task *t = &r->task;
    struct own o;
    struct reply reply;

    if (!own_open(r, true, &o, &reply))
        return reply;
    struct own_read_view v = { .f = own_frame_of(t, &o.who, false),
        .title = own_words_of(t, &o.who, N_("To read")),
        .none = own_words_of(t, &o.who, N_("There is nothing to read yet.")) };
    struct strs subjects = own_page_subjects(t, o.h.person);
    for (size_t i = 0; i < subjects.n; i++) {
        struct material_links about = materials_about(t, subjects.at[i]);
        for (size_t k = 0; k < about.n && v.texts.n < READ_MOST; k++)
            if (!stands(&v.texts, about.at[k].id))
                LIST_ADD(t->a, &v.texts, about.at[k]);
    }
    return OWN_SHOW(r, 200, own_read, &v);
}

/* What we ask after she left the project, by the name of its time. */
static struct own_words after_words(struct task *t, const struct own_person *who, const struct follow_up_hers *f)
{
    return own_words_of(
        t, who, str_is(f->kind, "exit") ? N_("How do you do now, after the project?") : N_("How do you do now?"));
}

/* The same records as the worker's: their rooms have pages with one question each. */
struct reply own_page_questions(struct req *r)
{
    struct task *t = &r->task;
    struct need_round round;
    struct own o;
    struct reply reply;

    if (!own_open(r, true, &o, &reply))
        return reply;
    struct own_questions_view v = { .f = own_frame_of(t, &o.who, false),
        .title = own_words_of(t, &o.who, N_("Questions for me")),
        .none = own_words_of(t, &o.who, N_("Nobody asks you anything now.")),
        .needs = own_words_of(t, &o.who, N_("What do you need?")),
        .has_needs = needs_own_round(t, o.h.person, &round),
        .waiting = instruments_wait_for(t, o.h.person) };
    struct follow_ups_hers after = follow_ups_wait_for(t, o.h.person);
    for (size_t i = 0; i < after.n; i++) {
        struct own_tile one = { URL(t, follow_ups_hers, after.at[i].id), S("after"),
            after_words(t, &o.who, &after.at[i]) };
        LIST_ADD(t->a, &v.after, one);
    }
    return OWN_SHOW(r, 200, own_questions, &v);
}

struct reply own_page_answer(struct req *r)
{
    struct task *t = &r->task;
    struct str token;
    struct own o;
    struct reply reply;

    if (!own_open(r, false, &o, &reply))
        return reply;
    enum outcome how = instruments_open_for(t, o.h.person, r->ids[0], &token);
    if (how != DONE)
        return reply_refused(r, how);
    struct url page = url_with(t->a, URL(t, measurements_linked, r->ids[0]), "link", token);
    return reply_redirect(r, url_with(t->a, page, "in", str_of(t->lang->tag)), NULL);
}

struct reply own_page_people(struct req *r)
{
    struct task *t = &r->task;
    struct own o;
    struct reply reply;

    if (!own_open(r, true, &o, &reply))
        return reply;
    struct own_people_view v = { .f = own_frame_of(t, &o.who, false),
        .title = own_words_of(t, &o.who, N_("My contacts")),
        .none = own_words_of(t, &o.who, N_("No worker is named yet.")),
        .call = own_words_of(t, &o.who, N_("Call")) };
    struct own_workers workers = own_page_workers(t, o.h.person);
    for (size_t i = 0; i < workers.n; i++) {
        const struct own_worker *w = &workers.at[i];
        struct own_worker_view one = { *w,
            own_words_of(t, &o.who, w->responsible ? N_("Your own worker") : N_("Leads your group")) };
        LIST_ADD(t->a, &v.workers, one);
    }
    return OWN_SHOW(r, 200, own_people, &v);
}
