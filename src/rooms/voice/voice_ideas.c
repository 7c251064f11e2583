/* voice_ideas: what workers of a group do with its ideas: bring one, show a member's, say what becomes of it; and the
 * files of an idea. No pages here. */
#include "rooms/voice/voice_inside.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/groups/groups.h"
#include "voice_sql.h"

static const char *const noun = "idea";

static enum outcome add(struct task *t, const struct idea_card *c, int64_t *ret_idea)
{
    struct group_brief group;
    int64_t id = id_new();
    enum outcome found = groups_brief(t, c->group, &group);

    if (found != DONE)
        return found;
    voice_sql_add(t, .idea = id, .group = c->group, .project = group.project, .kind = c->kind, .state = S("heard"),
        .shown = true, .words = c->words, .picture = c->picture, .person = 0, .staff = t->viewer->staff,
        .made_on = t->today);
    journal_write(t, JOURNAL_CREATE, noun, id, S(""));
    *ret_idea = id;
    return DONE;
}

enum outcome voice_idea_put(struct task *t, const struct idea_card *c, int64_t *ret_idea, struct problems *ret)
{
    struct idea now;
    enum outcome found = c->id == 0 ? (groups_may_write(t, c->group) ? DONE : NOT_FOUND) : voice_idea(t, c->id, &now);

    if (found != DONE)
        return found;
    if (str_empty(str_trim(c->words)))
        problem_add(t, ret, "words", str_of(tr(t, "Write a few words, for those who do not hear.")));
    if (ret->n > 0)
        return INVALID;
    if (c->id == 0)
        return add(t, c, ret_idea);
    if (voice_sql_change(t, c->id, c->version, c->kind, c->words, c->picture) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, noun, c->id, S("words"));
    *ret_idea = c->id;
    return DONE;
}

enum outcome voice_idea_found(struct task *t, int64_t group, struct str words, int64_t *ret_idea)
{
    struct group_brief brief;
    int64_t id = id_new();
    enum outcome found = groups_brief(t, group, &brief);

    if (found != DONE)
        return found;
    voice_sql_add(t, .idea = id, .group = group, .project = brief.project, .kind = S("theme"), .state = S("new"),
        .shown = false, .words = words, .picture = S(""), .person = 0, .staff = 0, .made_on = t->today);
    journal_write(t, JOURNAL_CREATE, noun, id, S("from the box"));
    *ret_idea = id;
    return DONE;
}

enum outcome voice_idea_say(struct task *t, const struct idea_said *s, struct problems *ret)
{
    struct idea now;
    enum outcome found = voice_idea(t, s->id, &now);
    bool no = str_is(s->state, "no"), shown = now.shown || !no;

    if (found != DONE)
        return found;
    if (!code_ok(&CODES_idea_answer, s->state))
        problem_add(t, ret, "state", str_of(tr(t, "Choose what becomes of it.")));
    else if (no && str_empty(str_trim(s->answer)) && !s->chosen && now.told == 0)
        problem_add(t, ret, "answer", str_of(tr(t, "Write why it is not possible.")));
    else if (!no && str_empty(now.words))
        problem_add(t, ret, "state", str_of(tr(t, "Listen to it and write its words first, then show it.")));
    if (ret->n > 0)
        return INVALID;
    if (s->chosen)
        found = voice_sound_put(t, FILE_OF_TOLD, s->id, s->bytes, ret);
    if (found != DONE)
        return found;
    if (voice_sql_answer(t, s->id, s->version, s->state, shown, str_trim(s->answer), t->today) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, noun, s->id, s->state);
    return DONE;
}

/* ---- files */

enum outcome voice_file_of(struct task *t, int64_t idea, int64_t file, struct file *ret_file)
{
    enum outcome how = files_get(t, FILE_OF_IDEA, idea, file, ret_file);

    return how == DONE ? how : files_get(t, FILE_OF_TOLD, idea, file, ret_file);
}

/* The kind of thing it is; 0: the bytes are none that is taken, which files_add() says better. */
static unsigned group_of(struct task *t, struct str bytes)
{
    struct media m;

    return media_read(t->a, bytes, MEDIA_PICTURE | MEDIA_AUDIO, &m) == MEDIA_FINE ? media_types[m.kind].group : 0;
}

enum outcome voice_file_put(struct task *t, const struct idea *i, struct str bytes, bool chosen, struct problems *ret)
{
    unsigned group = group_of(t, bytes);
    int64_t most = group == MEDIA_AUDIO ? VOICE_SOUND_MOST : VOICE_PICTURE_MOST, file;
    struct file_wish w = { .owner = FILE_OF_IDEA,
        .row = i->id,
        .groups = MEDIA_PICTURE | MEDIA_AUDIO,
        .most = IDEA_FILES,
        .minutes = VOICE_SECONDS / 60,
        .bytes = bytes,
        .name = chosen ? S("file") : S(""),
        .words = str_empty(i->words) ? code_name(t->lang, &CODES_idea_kind, i->kind) : i->words };

    if (group != 0 && (int64_t)bytes.n > most) {
        problem_add(t, ret, "file", trf(t, "It is too large. It may have at most %1$s.", files_size(t, most)));
        return INVALID;
    }
    return files_add(t, &w, &file, ret);
}

enum outcome voice_idea_file_put(struct task *t, int64_t idea, struct str bytes, bool chosen, struct problems *ret)
{
    struct idea i;
    enum outcome how = voice_idea(t, idea, &i);
    unsigned group = group_of(t, bytes);

    if (how == DONE && group == MEDIA_AUDIO && i.sound != 0)
        how = files_remove(t, FILE_OF_IDEA, idea, i.sound);
    if (how == DONE && group == MEDIA_PICTURE && i.photo != 0)
        how = files_remove(t, FILE_OF_IDEA, idea, i.photo);
    if (how == DONE)
        how = voice_file_put(t, &i, bytes, chosen, ret);
    if (how == DONE)
        journal_write(t, JOURNAL_CHANGE, noun, idea, S("file"));
    return how;
}

enum outcome voice_idea_file_drop(struct task *t, int64_t idea, int64_t file)
{
    struct idea i;
    enum outcome how = voice_idea(t, idea, &i);

    if (how == DONE)
        how = files_remove(t, file == i.told ? FILE_OF_TOLD : FILE_OF_IDEA, idea, file);
    if (how == DONE)
        journal_write(t, JOURNAL_CHANGE, noun, idea, S("file"));
    return how;
}
