/* own_say_web: what a person says herself on her own page: ideas for her group with her votes, and what came of them.
 * No rules here (rooms/voice). */
#include "lang/lang.h"
#include "own_page_say_html.h"
#include "rooms/own_page/own_page_web.h"
#include "rooms/own_page/own_say_view.h"
#include "rooms/routes.h"

FORM_DEFINE(own_idea, OWN_IDEA_FIELDS)

static void tile(struct task *t, const struct own *o, struct own_tiles *list, struct own_tile one, const char *words)
{
    one.words = own_words_of(t, &o->who, words);
    LIST_ADD(t->a, list, one);
}

/* ---- for which of her groups */

bool own_offer_groups(struct task *t, int64_t person, struct form *form, size_t field)
{
    struct voice_groups groups = voice_own_groups(t, person);

    for (size_t i = 0; i < groups.n; i++)
        form_option_id(t, form, field, groups.at[i].group, groups.at[i].name);
    return groups.n > 1;
}

int64_t own_group_of(struct task *t, int64_t person, int64_t chosen)
{
    struct voice_groups groups = voice_own_groups(t, person);

    return groups.n == 1 ? groups.at[0].group : chosen;
}

enum outcome own_or_choose(
    struct task *t, int64_t person, enum outcome how, int64_t group, struct problems *ret_problems)
{
    if (how != NOT_FOUND || group != 0 || voice_own_groups(t, person).n == 0)
        return how;
    problem_add(t, ret_problems, "group", str_of(tr(t, "Choose a group.")));
    return INVALID;
}

/* ---- what she can say */

struct reply own_say_page(struct req *r)
{
    struct task *t = &r->task;
    struct own o;
    struct reply reply;

    if (!own_open(r, true, &o, &reply))
        return reply;
    struct own_tiles_view v = { .f = own_frame_of(t, &o.who, false),
        .title = own_words_of(t, &o.who, N_("I have something to say")),
        .back = URL(t, own_page_home) };
    v.back_words = v.f.back;
    bool belongs = voice_own_groups(t, o.h.person).n > 0;
    if (belongs)
        tile(t, &o, &v.tiles, (struct own_tile){ .url = URL(t, own_ideas), .picture = S("ideas") },
            N_("Ideas for the group"));
    tile(t, &o, &v.tiles, (struct own_tile){ .url = URL(t, own_felt), .picture = S("felt") }, N_("How was it?"));
    if (belongs || voice_own_asked(t, o.h.person).n > 0)
        tile(
            t, &o, &v.tiles, (struct own_tile){ .url = URL(t, own_asked), .picture = S("ask") }, N_("I ask something"));
    if (belongs)
        tile(t, &o, &v.tiles, (struct own_tile){ .url = URL(t, own_box), .picture = S("box") }, N_("Without my name"));
    if (voice_own_plans(t, o.h.person).n > 0)
        tile(t, &o, &v.tiles, (struct own_tile){ .url = URL(t, own_plan), .picture = S("plan") },
            N_("We plan together"));
    return OWN_SHOW(r, 200, own_say, &v);
}

/* ---- ideas */

static struct own_words wanted_by(struct task *t, const struct own_person *who, int64_t n)
{
    const struct lang *each[] = { t->lang, own_beside(t, who) };
    struct str said[2] = { S(""), S("") };

    for (size_t i = 0; i < 2 && each[i] != NULL; i++) {
        struct str number = lang_number(t->a, each[i], n);
        said[i] = tr_fill(t->a, lang_trn(each[i], "%n person wants this", "%n persons want this", n), &number, 1);
    }
    return (struct own_words){ said[0], said[1] };
}

static struct own_words state_of(struct task *t, const struct own_person *who, const struct idea *i)
{
    if (str_is(i->state, "new"))
        return own_words_of(t, who, N_("Your worker looks at it first."));
    if (str_is(i->state, "heard"))
        return own_words_of(t, who, N_("You want this."));
    if (str_is(i->state, "doing"))
        return own_words_of(t, who, N_("We are doing this now."));
    return own_words_of(t, who, str_is(i->state, "done") ? N_("We did it.") : N_("This is not possible."));
}

static struct own_idea_view idea_shown(struct task *t, const struct own_person *who, const struct idea *i)
{
    bool open = str_is(i->state, "heard");
    struct own_idea_view v = { .i = *i,
        .key = id_str(t->a, i->id),
        .hear = { .label = str_of(tr(t, "Listen to it")) },
        .told = { .label = str_of(tr(t, "Listen to the answer")) },
        .kind = own_words_of(t, who, str_is(i->kind, "trip") ? N_("A trip") : N_("A theme")),
        .state = state_of(t, who, i),
        .want = own_words_of(t, who, N_("I want this")),
        .take_back = own_words_of(t, who, N_("I do not want it")),
        .open = open };

    if (i->photo != 0)
        v.photo = URL(t, own_idea_file, i->id, i->photo);
    if (i->sound != 0)
        v.hear.url = URL(t, own_idea_file, i->id, i->sound);
    if (i->told != 0)
        v.told.url = URL(t, own_idea_file, i->id, i->told);
    if (open && i->votes > 0)
        v.votes = wanted_by(t, who, i->votes);
    return v;
}

struct reply own_ideas(struct req *r)
{
    struct task *t = &r->task;
    struct own o;
    struct reply reply;

    if (!own_open(r, true, &o, &reply))
        return reply;
    struct own_ideas_view v = { .f = own_frame_of(t, &o.who, false),
        .title = own_words_of(t, &o.who, N_("Ideas for the group")),
        .privacy = own_words_of(t, &o.who, N_("We see how many want it. Not who.")),
        .none = own_words_of(t, &o.who, N_("There is nothing to vote for now.")),
        .bring = own_words_of(t, &o.who, N_("I have an idea")),
        .told = own_words_of(t, &o.who, N_("You asked. This came of it.")),
        .mine = own_words_of(t, &o.who, N_("Your ideas")),
        .hers_only = own_words_of(t, &o.who, N_("Others do not see these yet.")) };
    struct ideas ideas = voice_own_ideas(t, o.h.person);
    for (size_t i = 0; i < ideas.n; i++) {
        struct own_idea_view one = idea_shown(t, &o.who, &ideas.at[i]);
        bool waits = !ideas.at[i].shown && str_is(ideas.at[i].state, "new");
        if (waits)
            LIST_ADD(t->a, &v.waiting, one);
        else if (one.open)
            LIST_ADD(t->a, &v.open, one);
        else
            LIST_ADD(t->a, &v.answered, one);
    }
    return OWN_SHOW(r, 200, own_ideas, &v);
}

struct reply own_idea_vote(struct req *r)
{
    struct task *t = &r->task;
    struct own o;
    struct reply reply;

    if (!own_open(r, false, &o, &reply))
        return reply;
    enum outcome how = voice_own_vote(t, o.h.person, r->ids[0], str_is(req_get(r, "wants"), "1"));
    if (how == CONFLICT)
        return reply_redirect(r, URL(t, own_ideas), tr(t, "Nobody votes for this any more."));
    struct url there = { str_fmt(
        t->a, "%.*s#idea-%.*s", STR_ARG(URL(t, own_ideas).s), STR_ARG(id_str(t->a, r->ids[0]))) };
    return how == DONE ? reply_redirect(r, there, NULL) : reply_refused(r, how);
}

struct reply own_idea_file(struct req *r)
{
    struct file f;
    struct own o;
    struct reply reply;

    if (!own_open(r, false, &o, &reply))
        return reply;
    enum outcome how = voice_own_file(&r->task, o.h.person, r->ids[0], r->ids[1], &f);
    return how == DONE ? files_send(r, &f) : reply_refused(r, how);
}

/* ---- she brings one: what kind, then what */

static struct url kind_url(struct task *t, const char *kind)
{
    return url_with(t->a, URL(t, own_idea_new), "kind", str_of(kind));
}

struct reply own_idea_kinds(struct req *r)
{
    struct task *t = &r->task;
    struct own o;
    struct reply reply;

    if (!own_open(r, true, &o, &reply))
        return reply;
    struct own_tiles_view v = { .f = own_frame_of(t, &o.who, false),
        .title = own_words_of(t, &o.who, N_("What is your idea?")),
        .back_words = own_words_of(t, &o.who, N_("Ideas for the group")),
        .back = URL(t, own_ideas) };
    tile(t, &o, &v.tiles, (struct own_tile){ .url = kind_url(t, "theme"), .picture = S("theme") },
        N_("We talk about something"));
    tile(t, &o, &v.tiles, (struct own_tile){ .url = kind_url(t, "trip"), .picture = S("trip") }, N_("We go somewhere"));
    return OWN_SHOW(r, 200, own_say, &v);
}

struct file_field own_sound_field(struct req *r, const struct form *form, const char *label, unsigned groups)
{
    static const char *const most = N_("Speak two minutes at most.");
    struct task *t = &r->task;
    struct file_field field = file_field_of(
        t, form, lang_tr(t->lang, label), str_of(lang_tr(t->lang, most)), files_accept(t, groups));

    if (r->beside != NULL) {
        field.label_fi = str_of(lang_tr(r->beside, label));
        field.hint_fi = str_of(lang_tr(r->beside, most));
    }
    file_field_records(r, &field, VOICE_SECONDS);
    return field;
}

static struct reply show_new(struct req *r, int status, const struct own *o, struct form form)
{
    struct task *t = &r->task;
    bool trip = str_is(form.typed[own_idea_F_kind], "trip");
    struct own_idea_new_view v = { .f = own_frame_of(t, &o->who, false),
        .form = form,
        .title = own_words_of(t, &o->who, trip ? N_("Where do we go?") : N_("What do we talk about?")),
        .picture = own_words_of(t, &o->who, N_("Choose a picture")),
        .who = own_words_of(t, &o->who, N_("We do not show your name.")),
        .voice = own_words_of(t, &o->who, N_("Your voice can tell who you are.")),
        .send = own_words_of(t, &o->who, N_("Send my idea")) };

    v.choose = own_offer_groups(t, o->h.person, &v.form, own_idea_F_group);
    for (size_t i = 0; i < CODES_idea_picture.n; i++) {
        struct own_picture one = { str_of(CODES_idea_picture.at[i].code),
            own_words_of(t, &o->who, CODES_idea_picture.at[i].name), false };
        one.chosen = str_eq(form.typed[own_idea_F_picture], one.code);
        LIST_ADD(t->a, &v.pictures, one);
    }
    v.file = own_sound_field(r, &v.form, N_("Your voice or a photo"), MEDIA_AUDIO | MEDIA_PICTURE);
    return OWN_SHOW(r, status, own_idea_new, &v);
}

struct reply own_idea_new(struct req *r)
{
    struct task *t = &r->task;
    struct str kind = req_get(r, "kind");
    struct own o;
    struct reply reply;

    if (!own_open(r, true, &o, &reply))
        return reply;
    struct own_idea_values none = { .kind = code_ok(&CODES_idea_kind, kind) ? kind : S("theme") };
    return show_new(r, 200, &o, form_show(t, &own_idea_form, &none, 0));
}

struct reply own_idea_bring(struct req *r)
{
    struct task *t = &r->task;
    const struct upload *file = req_chosen(r);
    struct own_idea_values v;
    struct form form;
    struct own o;
    struct reply reply;

    req_refuse_here(r);
    if (!own_open(r, false, &o, &reply))
        return reply;
    if (!form_read(r, &own_idea_form, &v, &form))
        return show_new(r, 422, &o, form);
    struct idea_new n = { .group = own_group_of(t, o.h.person, v.group),
        .kind = v.kind,
        .words = str_trim(v.words),
        .picture = v.picture,
        .bytes = file != NULL ? file->bytes : S(""),
        .chosen = file != NULL };
    enum outcome how = voice_own_bring(t, o.h.person, &n, &form.problems);
    how = own_or_choose(t, o.h.person, how, n.group, &form.problems);
    if (how == INVALID)
        return show_new(r, 422, &o, form);
    return how == DONE ? reply_redirect(r, URL(t, own_ideas), tr(t, "Thank you! Your idea has come to us."))
                       : reply_refused(r, how);
}
