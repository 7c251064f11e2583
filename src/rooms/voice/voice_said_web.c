/* voice_said_web: for the workers of a group: how sessions were, what members ask, what lies in the box. No rules here.
 */
#include "lang/lang.h"
#include "rooms/groups/groups.h"
#include "rooms/routes.h"
#include "rooms/voice/voice_view.h"
#include "voice_said_html.h"

FORM_DEFINE(ask_answer, ASK_ANSWER_FIELDS)

/* ---- how sessions were */

struct reply voice_felt_page(struct req *r)
{
    struct voice_felt_view v = { .threshold = voice_threshold(&r->task) };
    struct reply refused;

    if (!voice_head_of(r, VOICE_FELT, &v.head, &refused))
        return refused;
    enum outcome found = voice_feelings(&r->task, r->ids[0], &v.rows);
    return found == DONE ? SHOW(r, 200, voice_felt, &v) : reply_refused(r, found);
}

/* ---- questions */

static struct voice_asked_line line_of(struct task *t, const struct asked *q)
{
    return (struct voice_asked_line){ *q, URL(t, voice_asked_page, q->id),
        str_empty(q->words) ? str_of(tr(t, "A question by voice")) : q->words };
}

struct reply voice_asked_list(struct req *r)
{
    struct task *t = &r->task;
    struct voice_asked_list_view v = { .head = { .part = VOICE_ASKED } };
    struct askeds all;
    struct reply refused;

    if (!voice_head_of(r, VOICE_ASKED, &v.head, &refused))
        return refused;
    enum outcome found = voice_questions(t, r->ids[0], &all);
    if (found != DONE)
        return reply_refused(r, found);
    for (size_t i = 0; i < all.n; i++) {
        struct voice_asked_line line = line_of(t, &all.at[i]);
        struct voice_asked_lines *to = day_known(line.q.answered) ? &v.answered : &v.open;
        LIST_ADD(t->a, to, line);
    }
    return SHOW(r, 200, voice_asked_list, &v);
}

static struct form answer_form(struct task *t, const struct asked *q)
{
    struct ask_answer_values v = { .answer = q->answer };

    return form_show(t, &ask_answer_form, &v, q->version);
}

static struct reply show_asked(struct req *r, int status, const struct asked *q, struct form form)
{
    struct task *t = &r->task;
    struct group_brief brief;
    struct voice_asked_view v = { .q = *q,
        .form = form,
        .hear = URL(t, voice_asked_file, q->id, q->sound),
        .hear_answer = URL(t, voice_asked_file, q->id, q->answer_sound) };

    if (groups_brief(t, q->group, &brief) == DONE)
        v.group_name = brief.name;
    v.file = file_field_of(t, &v.form, tr(t, "Answer by voice"), str_of(tr(t, "Speak two minutes at most.")),
        files_accept(t, MEDIA_AUDIO));
    file_field_records(r, &v.file, VOICE_SECONDS);
    return SHOW(r, status, voice_asked, &v);
}

struct reply voice_asked_page(struct req *r)
{
    struct asked q;
    enum outcome found = voice_question(&r->task, r->ids[0], &q);

    return found == DONE ? show_asked(r, 200, &q, answer_form(&r->task, &q)) : reply_refused(r, found);
}

struct reply voice_asked_answer(struct req *r)
{
    struct task *t = &r->task;
    const struct upload *file = req_chosen(r);
    struct ask_answer_values v;
    struct asked q;
    struct form form;
    enum outcome how = voice_question(t, r->ids[0], &q);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = answer_form(t, &q);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_asked(r, 422, &q, form);
    struct ask_answer a = { .id = q.id,
        .version = form.version,
        .answer = v.answer,
        .bytes = file != NULL ? file->bytes : S(""),
        .chosen = file != NULL };
    how = voice_question_answer(t, &a, &form.problems);
    if (how == INVALID)
        return show_asked(r, 422, &q, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, voice_asked_answer, q.id), "member_question", q.id);
    return reply_outcome(
        r, how, URL(t, voice_asked_list, q.group), tr(t, "The answer is on the own page of the person."));
}

struct reply voice_asked_file(struct req *r)
{
    struct asked q;
    struct file f;
    enum outcome how = voice_question(&r->task, r->ids[0], &q);

    if (how == DONE && files_get(&r->task, FILE_OF_QUESTION, q.id, r->ids[1], &f) != DONE)
        how = files_get(&r->task, FILE_OF_ANSWER, q.id, r->ids[1], &f);
    return how == DONE ? files_send(r, &f) : reply_refused(r, how);
}

/* ---- the box */

struct reply voice_box_page(struct req *r)
{
    struct task *t = &r->task;
    struct voice_box_view v = { .head = { .part = VOICE_BOX } };
    struct box_notes all;
    struct reply refused;

    if (!voice_head_of(r, VOICE_BOX, &v.head, &refused))
        return refused;
    enum outcome found = voice_box(t, r->ids[0], &all);
    if (found != DONE)
        return reply_refused(r, found);
    for (size_t i = 0; i < all.n; i++) {
        struct voice_note_line line = { all.at[i], URL(t, voice_box_idea, r->ids[0], all.at[i].id),
            URL(t, voice_box_out, r->ids[0], all.at[i].id) };
        LIST_ADD(t->a, &v.rows, line);
    }
    return SHOW(r, 200, voice_box, &v);
}

struct reply voice_box_idea(struct req *r)
{
    struct task *t = &r->task;
    int64_t idea;
    enum outcome how = voice_box_to_ideas(t, r->ids[1], &idea);

    if (how == NOT_FOUND && groups_may_write(t, r->ids[0]))
        return reply_redirect(r, URL(t, voice_group, r->ids[0]), NULL); /* a second touch */
    return how == DONE ? reply_redirect(r, URL(t, voice_idea_page, idea),
                             tr(t, "Write it so that nobody can be recognised by it, then show it to the members."))
                       : reply_refused(r, how);
}

struct reply voice_box_out(struct req *r)
{
    struct task *t = &r->task;
    int64_t group;
    enum outcome how = voice_box_remove(t, r->ids[1], &group);

    if (how == NOT_FOUND && groups_may_write(t, r->ids[0]))
        how = DONE; /* gone already: that is what was wanted */
    return reply_outcome(r, how, URL(t, voice_box_page, r->ids[0]), tr(t, "It is taken away."));
}
