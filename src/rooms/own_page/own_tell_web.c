/* own_tell_web: on a person's own page: how a meeting was, questions to her workers, and the box, where she has no
 * name. No rules here (rooms/voice). */
#include "lang/lang.h"
#include "own_page_tell_html.h"
#include "rooms/own_page/own_page_web.h"
#include "rooms/own_page/own_say_view.h"
#include "rooms/routes.h"

FORM_DEFINE(own_felt, OWN_FELT_FIELDS)
FORM_DEFINE(own_ask, OWN_ASK_FIELDS)
FORM_DEFINE(own_box, OWN_BOX_FIELDS)

/* ---- how a meeting was */

static struct url felt_url(struct task *t, int64_t session)
{
    return url_with_id(t->a, URL(t, own_felt), "session", session);
}

/* The one that was asked for, else the newest of which she has said nothing. */
static struct felt_session chosen(const struct felt_sessions *all, int64_t session)
{
    for (size_t i = 0; i < all->n; i++)
        if (session != 0 ? all->at[i].session == session : all->at[i].face == 0)
            return all->at[i];
    return (struct felt_session){ .session = 0 };
}

static struct own_words threshold_words(struct task *t, const struct own_person *who)
{
    struct str n = lang_number(t->a, t->lang, voice_threshold(t));

    return own_words_with(t, who, N_("We see it when %1$s have answered."), &n, 1);
}

static struct reply show_felt(struct req *r, int status, const struct own *o, int64_t session, const struct form *tried)
{
    struct task *t = &r->task;
    struct felt_sessions all = voice_own_felt(t, o->h.person);
    struct own_felt_view v = { .f = own_frame_of(t, &o->who, false),
        .title = own_words_of(t, &o->who, N_("How was it?")),
        .none = own_words_of(t, &o->who, N_("Nobody asks you about a meeting now.")),
        .privacy = own_words_of(t, &o->who, N_("We see how many said what. Not who.")),
        .enough = threshold_words(t, &o->who),
        .unnamed = own_words_of(t, &o->who, N_("We read your words without your name.")),
        .send = own_words_of(t, &o->who, N_("Send my words")),
        .others = own_words_of(t, &o->who, N_("Other meetings")),
        .said = own_words_of(t, &o->who, N_("Thank you! You can change it.")),
        .s = chosen(&all, session) };
    struct own_felt_values words = { .words = v.s.words };

    v.form = tried != NULL ? *tried : form_show(t, &own_felt_form, &words, 0);
    v.day = own_day(t, &o->who, v.s.day);
    for (int64_t face = 1; face <= FACES; face++) {
        struct own_face one = { face, own_words_of(t, &o->who, voice_face_name(face)), face == v.s.face };
        LIST_ADD(t->a, &v.faces, one);
    }
    for (size_t i = 0; i < all.n; i++) {
        const struct felt_session *s = &all.at[i];
        struct own_felt_line line = { felt_url(t, s->session), own_day(t, &o->who, s->day), s->theme, s->face };
        if (s->session != v.s.session)
            LIST_ADD(t->a, &v.lines, line);
    }
    return OWN_SHOW(r, status, own_felt, &v);
}

struct reply own_felt(struct req *r)
{
    int64_t session = 0;
    struct own o;
    struct reply reply;

    if (!own_open(r, true, &o, &reply))
        return reply;
    if (!id_read(req_get(r, "session"), &session))
        session = 0;
    return show_felt(r, 200, &o, session, NULL);
}

struct reply own_feel(struct req *r)
{
    struct task *t = &r->task;
    struct own_felt_values v;
    struct form form;
    int64_t face = 0;
    struct own o;
    struct reply reply;

    req_refuse_here(r);
    if (!own_open(r, false, &o, &reply))
        return reply;
    if (!form_read(r, &own_felt_form, &v, &form))
        return show_felt(r, 422, &o, r->ids[0], &form);
    if (!str_int(v.face, &face))
        face = 0;
    enum outcome how = voice_own_feel(t, o.h.person, r->ids[0], face, req_has(r, "words") ? &v.words : NULL);
    if (how == INVALID)
        return reply_not_found(r);
    return how == DONE ? reply_redirect(r, felt_url(t, r->ids[0]), NULL) : reply_refused(r, how);
}

/* ---- questions */

static struct heard sound_of(struct task *t, const struct asked *q, int64_t file)
{
    struct heard h = { .label = str_of(tr(t, "Listen to it")) };

    if (file != 0)
        h.url = URL(t, own_ask_file, q->id, file);
    return h;
}

static struct own_words answered_by(struct task *t, const struct own_person *who, const struct asked *q)
{
    return own_words_with(t, who, N_("%1$s answered:"), &q->answered_by, 1);
}

static struct reply show_ask(struct req *r, int status, const struct own *o, struct form form)
{
    struct task *t = &r->task;
    struct askeds all = voice_own_asked(t, o->h.person);
    struct own_question_view v = { .f = own_frame_of(t, &o->who, false),
        .form = form,
        .title = own_words_of(t, &o->who, N_("I ask something")),
        .who = own_words_of(t, &o->who, N_("Your worker sees that you ask.")),
        .send = own_words_of(t, &o->who, N_("Send my question")),
        .before = own_words_of(t, &o->who, N_("My questions")) };

    v.choose = own_offer_groups(t, o->h.person, &v.form, own_ask_F_group);
    for (size_t i = 0; i < all.n; i++) {
        const struct asked *q = &all.at[i];
        struct own_question_line line = { .q = *q,
            .day = own_day(t, &o->who, q->asked),
            .waits = own_words_of(t, &o->who, N_("The answer comes here.")),
            .answered = answered_by(t, &o->who, q),
            .mine = sound_of(t, q, q->sound),
            .theirs = sound_of(t, q, q->answer_sound) };
        LIST_ADD(t->a, &v.list, line);
    }
    v.file = own_sound_field(r, &v.form, N_("Ask by voice"), MEDIA_AUDIO);
    return OWN_SHOW(r, status, own_asking, &v);
}

struct reply own_asked(struct req *r)
{
    struct own o;
    struct reply reply;

    if (!own_open(r, true, &o, &reply))
        return reply;
    return show_ask(r, 200, &o, form_show(&r->task, &own_ask_form, NULL, 0));
}

struct reply own_ask(struct req *r)
{
    struct task *t = &r->task;
    const struct upload *file = req_chosen(r);
    struct own_ask_values v;
    struct form form;
    struct own o;
    struct reply reply;

    req_refuse_here(r);
    if (!own_open(r, false, &o, &reply))
        return reply;
    if (!form_read(r, &own_ask_form, &v, &form))
        return show_ask(r, 422, &o, form);
    struct ask_new n = { .group = own_group_of(t, o.h.person, v.group),
        .words = str_trim(v.words),
        .bytes = file != NULL ? file->bytes : S(""),
        .chosen = file != NULL };
    enum outcome how = voice_own_ask(t, o.h.person, &n, &form.problems);
    how = own_or_choose(t, o.h.person, how, n.group, &form.problems);
    if (how == INVALID)
        return show_ask(r, 422, &o, form);
    return how == DONE ? reply_redirect(r, URL(t, own_asked), tr(t, "Thank you! We answer here."))
                       : reply_refused(r, how);
}

struct reply own_ask_file(struct req *r)
{
    struct file f;
    struct own o;
    struct reply reply;

    if (!own_open(r, false, &o, &reply))
        return reply;
    enum outcome how = voice_own_ask_file(&r->task, o.h.person, r->ids[0], r->ids[1], &f);
    return how == DONE ? files_send(r, &f) : reply_refused(r, how);
}

/* ---- the box. Its page is no look in the journal, so that nothing says when somebody had it open. */

static struct reply show_box(struct req *r, int status, const struct own *o, struct form form)
{
    static const char *const lines[] = { N_("Nobody sees your name."), N_("We keep your words and the day."),
        N_("We read them tomorrow or later."), N_("Do not write names."), N_("No voice here: a voice is known.") };
    struct task *t = &r->task;
    struct own_box_view v = { .f = own_frame_of(t, &o->who, false),
        .form = form,
        .title = own_words_of(t, &o->who, N_("Without my name")),
        .send = own_words_of(t, &o->who, N_("Put it into the box")),
        .thanks = own_words_of(t, &o->who, N_("Thank you! It is in the box.")),
        .sent = str_is(req_get(r, "sent"), "1") };

    v.choose = own_offer_groups(t, o->h.person, &v.form, own_box_F_group);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        LIST_ADD(t->a, &v.lines, own_words_of(t, &o->who, lines[i]));
    return OWN_SHOW(r, status, own_box, &v);
}

struct reply own_box(struct req *r)
{
    struct own o;
    struct reply reply;

    if (!own_open(r, false, &o, &reply))
        return reply;
    return show_box(r, 200, &o, form_show(&r->task, &own_box_form, NULL, 0));
}

struct reply own_box_put(struct req *r)
{
    struct task *t = &r->task;
    struct own_box_values v;
    struct form form;
    struct own o;
    struct reply reply;

    req_refuse_here(r);
    if (!own_open(r, false, &o, &reply))
        return reply;
    if (!form_read(r, &own_box_form, &v, &form))
        return show_box(r, 422, &o, form);
    int64_t group = own_group_of(t, o.h.person, v.group);
    enum outcome how = voice_own_post(t, o.h.person, group, v.words, &form.problems);
    how = own_or_choose(t, o.h.person, how, group, &form.problems);
    if (how == INVALID)
        return show_box(r, 422, &o, form);
    return how == DONE ? reply_redirect(r, url_with(t->a, URL(t, own_box), "sent", S("1")), NULL)
                       : reply_refused(r, how);
}
