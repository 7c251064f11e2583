/* voice_web: the pages about ideas of a group for its workers. No rules here. */
#include "lang/lang.h"
#include "rooms/groups/groups.h"
#include "rooms/routes.h"
#include "rooms/voice/voice_view.h"
#include "voice_ideas_html.h"
#include "web/req.h"

FORM_DEFINE(idea, IDEA_FIELDS)
FORM_DEFINE(idea_answer, IDEA_ANSWER_FIELDS)
FORM_DEFINE(idea_file, IDEA_FILE_FIELDS)

/* ---- the group */

static struct form new_form(struct task *t)
{
    struct idea_values none = { .kind = S("theme") };

    return form_show(t, &idea_form, &none, 0);
}

bool voice_head_of(struct req *r, enum voice_part part, struct voice_head *ret_head, struct reply *ret_reply)
{
    struct task *t = &r->task;
    struct group_brief brief;
    enum outcome found = groups_brief(t, r->ids[0], &brief);

    if (found == DONE && !groups_may_write(t, r->ids[0]))
        found = NOT_ALLOWED;
    if (found != DONE) {
        *ret_reply = reply_refused(r, found);
        return false;
    }
    *ret_head = (struct voice_head){ r->ids[0], brief.name, group_tabs_of(t, r->ids[0], GROUP_TAB_VOICE), part };
    return true;
}

static struct reply show_group(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct ideas ideas;
    struct voice_group_view v = { .form = form };
    struct reply refused;

    if (!voice_head_of(r, VOICE_IDEAS, &v.head, &refused))
        return refused;
    enum outcome found = voice_ideas(t, r->ids[0], &ideas);
    if (found != DONE)
        return reply_refused(r, found);
    v.members = ideas.n > 0 ? ideas.at[0].members : 0;
    for (size_t i = 0; i < ideas.n; i++) {
        struct str state = ideas.at[i].state;
        struct ideas *to = str_is(state, "new") ? &v.fresh : str_is(state, "heard") ? &v.open : &v.answered;
        LIST_ADD(t->a, to, ideas.at[i]);
    }
    return SHOW(r, status, voice_group, &v);
}

struct reply voice_group(struct req *r) { return show_group(r, 200, new_form(&r->task)); }

static struct idea_card card_of(const struct idea_values *v)
{
    return (struct idea_card){ .kind = v->kind, .words = str_trim(v->words), .picture = v->picture };
}

struct reply voice_idea_new(struct req *r)
{
    struct task *t = &r->task;
    struct idea_values v;
    struct form form;
    int64_t id;

    if (!form_read(r, &idea_form, &v, &form))
        return show_group(r, 422, form);
    struct idea_card c = card_of(&v);
    c.group = r->ids[0];
    enum outcome how = voice_idea_put(t, &c, &id, &form.problems);
    if (how == INVALID)
        return show_group(r, 422, form);
    return how == DONE ? reply_redirect(r, URL(t, voice_idea_page, id),
                             tr(t, "The members can vote for it now. Add a photo or a sound, if you have one."))
                       : reply_refused(r, how);
}

/* ---- one idea */

static struct form words_form(struct task *t, const struct idea *i)
{
    struct idea_values v = { .kind = i->kind, .words = i->words, .picture = i->picture };

    return form_show(t, &idea_form, &v, i->version);
}

static struct form answer_form(struct task *t, const struct idea *i)
{
    struct idea_answer_values v = { .state = str_is(i->state, "new") ? S("") : i->state, .answer = i->answer };

    return form_show(t, &idea_answer_form, &v, i->version);
}

/* tried: the form that was refused; NULL: none. */
static struct reply show_idea(struct req *r, int status, const struct idea *i, const struct form *tried)
{
    struct task *t = &r->task;
    struct group_brief brief;
    unsigned kinds = MEDIA_PICTURE | MEDIA_AUDIO;
    struct voice_idea_view v = { .i = *i,
        .form = words_form(t, i),
        .answer = answer_form(t, i),
        .file_form = form_show(t, &idea_file_form, NULL, 0),
        .photo = URL(t, voice_idea_file, i->id, i->photo),
        .hear = URL(t, voice_idea_file, i->id, i->sound),
        .hear_told = URL(t, voice_idea_file, i->id, i->told),
        .photo_out = URL(t, voice_idea_file_out, i->id, i->photo),
        .sound_out = URL(t, voice_idea_file_out, i->id, i->sound),
        .told_out = URL(t, voice_idea_file_out, i->id, i->told) };

    if (groups_brief(t, i->group, &brief) == DONE)
        v.group_name = brief.name;
    if (tried != NULL)
        *(tried->table == &idea_form ? &v.form : tried->table == &idea_file_form ? &v.file_form : &v.answer) = *tried;
    v.file = file_field_of(t, &v.file_form, tr(t, "A photo, or a sound"),
        trf(t, "A photo of %1$s at most, or a sound of two minutes.", files_size(t, VOICE_PICTURE_MOST)),
        files_accept(t, kinds));
    file_field_records(r, &v.file, VOICE_SECONDS);
    v.told = file_field_of(t, &v.answer, tr(t, "Tell it by voice"), str_of(tr(t, "Speak two minutes at most.")),
        files_accept(t, MEDIA_AUDIO));
    file_field_records(r, &v.told, VOICE_SECONDS);
    return SHOW(r, status, voice_idea, &v);
}

struct reply voice_idea_page(struct req *r)
{
    struct idea i;
    enum outcome found = voice_idea(&r->task, r->ids[0], &i);

    return found == DONE ? show_idea(r, 200, &i, NULL) : reply_refused(r, found);
}

struct reply voice_idea_save(struct req *r)
{
    struct task *t = &r->task;
    struct idea_values v;
    struct idea now;
    struct form form;
    int64_t id;
    enum outcome how = voice_idea(t, r->ids[0], &now);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = words_form(t, &now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_idea(r, 422, &now, &form);
    struct idea_card c = card_of(&v);
    c.id = now.id, c.version = form.version;
    how = voice_idea_put(t, &c, &id, &form.problems);
    if (how == INVALID)
        return show_idea(r, 422, &now, &form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, voice_idea_save, now.id), "idea", now.id);
    return reply_outcome(r, how, URL(t, voice_idea_page, now.id), tr(t, "Saved."));
}

struct reply voice_idea_answer(struct req *r)
{
    struct task *t = &r->task;
    const struct upload *file = req_chosen(r);
    struct idea_answer_values v;
    struct idea now;
    struct form form;
    enum outcome how = voice_idea(t, r->ids[0], &now);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = answer_form(t, &now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_idea(r, 422, &now, &form);
    struct idea_said s = { .id = now.id,
        .version = form.version,
        .state = v.state,
        .answer = v.answer,
        .bytes = file != NULL ? file->bytes : S(""),
        .chosen = file != NULL };
    how = voice_idea_say(t, &s, &form.problems);
    if (how == INVALID)
        return show_idea(r, 422, &now, &form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, voice_idea_answer, now.id), "idea", now.id);
    return reply_outcome(r, how, URL(t, voice_group, now.group), tr(t, "The members read it on their own pages."));
}

/* ---- its files */

struct reply voice_idea_file_add(struct req *r)
{
    struct task *t = &r->task;
    const struct upload *file = req_chosen(r);
    struct idea_file_values v;
    struct idea now;
    struct form form;
    enum outcome how = voice_idea(t, r->ids[0], &now);

    if (how != DONE)
        return reply_refused(r, how);
    if (form_read(r, &idea_file_form, &v, &form) && !v.agreed)
        problem_add(t, &form.problems, "agreed", str_of(tr(t, "Ask first, and mark here that it may be shown.")));
    if (form.problems.n > 0)
        return show_idea(r, 422, &now, &form);
    how = voice_idea_file_put(t, now.id, file != NULL ? file->bytes : S(""), file != NULL, &form.problems);
    if (how == INVALID)
        return show_idea(r, 422, &now, &form);
    return reply_outcome(r, how, URL(t, voice_idea_page, now.id), tr(t, "The file is added."));
}

struct reply voice_idea_file(struct req *r)
{
    struct idea i;
    struct file f;
    enum outcome how = voice_idea(&r->task, r->ids[0], &i);

    if (how == DONE)
        how = voice_file_of(&r->task, i.id, r->ids[1], &f);
    return how == DONE ? files_send(r, &f) : reply_refused(r, how);
}

struct reply voice_idea_file_out(struct req *r)
{
    struct task *t = &r->task;
    struct idea i;
    enum outcome how = voice_idea_file_drop(t, r->ids[0], r->ids[1]);

    /* gone already: that is what was wanted */
    if (how == NOT_FOUND && voice_idea(t, r->ids[0], &i) == DONE)
        how = DONE;
    return reply_outcome(r, how, URL(t, voice_idea_page, r->ids[0]), tr(t, "The file is removed."));
}
