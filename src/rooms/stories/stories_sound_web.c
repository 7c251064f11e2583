/* stories_sound_web: the sound of a story: added, heard, taken away. No rules here. */
#include "lang/lang.h"
#include "rooms/routes.h"
#include "rooms/stories/stories_web.h"
#include "stories_one_html.h"

FORM_DEFINE(story_sound, STORY_SOUND_FIELDS)

struct reply stories_sound_add(struct req *r)
{
    struct task *t = &r->task;
    struct uploads files = req_uploads(r);
    struct story_sound_values v;
    struct story s;
    struct form form;
    enum outcome how = stories_get(t, r->ids[0], &s);

    if (how != DONE)
        return reply_refused(r, how);
    if (!s.may_write)
        return reply_not_allowed(r);
    bool right = form_read(r, &story_sound_form, &v, &form);
    if (right && !v.agreed)
        problem_add(t, &form.problems, "agreed", str_of(tr(t, "Ask her first, and mark here that she agreed.")));
    if (form.problems.n > 0)
        return stories_show_one(r, 422, &s, (struct story_forms){ .sound = &form });
    struct file_wish w = { .words = S(""), .name = S(""), .bytes = S("") };
    if (files.n > 0)
        w.bytes = files.at[0].bytes, w.name = S("sound");
    how = stories_sound_put(t, s.id, &w, &form.problems);
    if (how == INVALID)
        return stories_show_one(r, 422, &s, (struct story_forms){ .sound = &form });
    return stories_back(r, how, tr(t, "The sound is added. Listen to it once."));
}

struct reply stories_hear(struct req *r)
{
    struct story s;
    struct file f;
    enum outcome how = stories_get(&r->task, r->ids[0], &s);

    if (how == DONE)
        how = stories_sound(&r->task, &s, &f);
    return how == DONE ? files_send(r, &f) : reply_refused(r, how);
}

struct reply stories_sound_drop_page(struct req *r)
{
    struct task *t = &r->task;
    struct stories_one_view v = { .has_sound = false };
    enum outcome how = stories_get(t, r->ids[0], &v.s);

    if (how == DONE && !v.s.may_write)
        how = NOT_ALLOWED;
    if (how == DONE)
        how = stories_sound(t, &v.s, &v.heard);
    if (how != DONE)
        return reply_refused(r, how);
    v.hear = URL(t, stories_hear, v.s.id);
    v.sound_size = files_size(t, v.heard.bytes);
    return SHOW(r, 200, stories_sound_drop, &v);
}

struct reply stories_sound_drop(struct req *r)
{
    enum outcome how = stories_sound_remove(&r->task, r->ids[0]);
    struct story s;

    /* gone already: that is what was wanted */
    if (how == NOT_FOUND && stories_get(&r->task, r->ids[0], &s) == DONE)
        how = DONE;
    return stories_back(r, how, tr(&r->task, "The sound is removed."));
}
