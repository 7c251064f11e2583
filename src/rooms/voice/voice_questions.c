/* voice_questions: what a member asks the workers of her group, in writing or by voice, and their answers. No pages
 * here. */
#include "rooms/voice/voice_inside.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "lang/lang.h"
#include "rooms/groups/groups.h"
#include "rooms/messages/messages.h"
#include "rooms/people/people.h"
#include "voice_questions_sql.h"

enum { QUESTIONS_READ = 300, SAID_MOST = 300, TELL_DAYS = 7 };

static const char *const noun = "member_question";

static struct asked question_of(const struct voice_questions_sql_question_row *r)
{
    return (struct asked){ .id = r->question,
        .group = r->group,
        .person = r->person,
        .version = r->version,
        .words = r->words,
        .answer = r->answer,
        .answered_by = r->answered_by,
        .asked = r->asked_on,
        .answered = r->answered_on,
        .sound = r->sound,
        .answer_sound = r->answer_sound };
}

static struct askeds list_of(struct task *t, const struct voice_questions_sql_question_rows *rows)
{
    struct askeds list = { 0 };

    for (size_t i = 0; i < rows->n; i++) {
        struct asked one = question_of(&rows->at[i]);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* ---- she asks */

struct askeds voice_own_asked(struct task *t, int64_t person)
{
    struct voice_questions_sql_question_rows rows = voice_questions_sql_hers(t, person, ASKED_SHOWN);

    return list_of(t, &rows);
}

enum outcome voice_sound_put(struct task *t, enum file_owner owner, int64_t row, struct str bytes, struct problems *ret)
{
    int64_t file;
    struct file_wish w = { .owner = owner,
        .row = row,
        .groups = MEDIA_AUDIO,
        .most = 1,
        .minutes = VOICE_SECONDS / 60,
        .bytes = bytes,
        .name = S("file"),
        .words = S("") };

    if ((int64_t)bytes.n > VOICE_SOUND_MOST) {
        problem_add(
            t, ret, "file", trf(t, "It is too large. It may have at most %1$s.", files_size(t, VOICE_SOUND_MOST)));
        return INVALID;
    }
    (void)files_remove_all(t, owner, row);
    return files_add(t, &w, &file, ret);
}

/* The same words once more, while they wait, and how many wait. */
static bool stands(const struct askeds *all, struct str words, int64_t *ret_waiting)
{
    bool again = false;

    *ret_waiting = 0;
    for (size_t i = 0; i < all->n; i++)
        if (!day_known(all->at[i].answered)) {
            (*ret_waiting)++;
            again = again || (!str_empty(words) && str_eq(all->at[i].words, words));
        }
    return again;
}

enum outcome voice_own_ask(struct task *t, int64_t person, const struct ask_new *n, struct problems *ret)
{
    struct voice_groups groups = voice_own_groups(t, person);
    struct askeds all = voice_own_asked(t, person);
    const struct voice_group *g = NULL;
    int64_t waiting, id = id_new();

    for (size_t i = 0; i < groups.n && g == NULL; i++)
        if (groups.at[i].group == n->group)
            g = &groups.at[i];
    if (g == NULL)
        return NOT_FOUND;
    if (stands(&all, n->words, &waiting))
        return DONE;
    if (str_empty(n->words) && !n->chosen)
        problem_add(t, ret, "words", str_of(tr(t, "Write some words, or record your voice.")));
    else if (waiting >= ASKED_WAITING_MOST)
        problem_add(t, ret, "words", str_of(tr(t, "We answer your questions first. Then ask more.")));
    if (ret->n > 0)
        return INVALID;
    voice_questions_sql_add(t, id, g->group, g->project, person, n->words, t->today);
    journal_write(t, JOURNAL_CREATE, noun, id, S(""));
    return n->chosen ? voice_sound_put(t, FILE_OF_QUESTION, id, n->bytes, ret) : DONE;
}

enum outcome voice_own_ask_file(struct task *t, int64_t person, int64_t question, int64_t file, struct file *ret_file)
{
    struct voice_questions_sql_get_row row;

    if (!voice_questions_sql_get(t, question, t->today, &row) || row.question.person != person)
        return NOT_FOUND;
    return files_get(t, FILE_OF_QUESTION, question, file, ret_file) == DONE
               ? DONE
               : files_get(t, FILE_OF_ANSWER, question, file, ret_file);
}

/* ---- a worker answers */

static bool may_answer(struct task *t, const struct asked *q)
{
    return groups_may_write(t, q->group) && people_sees_card(t, q->person);
}

enum outcome voice_questions(struct task *t, int64_t group, struct askeds *ret)
{
    struct group_brief brief;
    enum outcome found = groups_brief(t, group, &brief);
    struct askeds list = { 0 };

    if (found != DONE)
        return found;
    if (!groups_may_write(t, group))
        return NOT_ALLOWED;
    struct voice_questions_sql_question_rows rows = voice_questions_sql_of_group(t, group, t->today, QUESTIONS_READ);
    struct askeds all = list_of(t, &rows);
    for (size_t i = 0; i < all.n; i++)
        if (may_answer(t, &all.at[i])) {
            all.at[i].person_name = people_name(t, all.at[i].person);
            LIST_ADD(t->a, &list, all.at[i]);
        }
    *ret = list;
    return DONE;
}

enum outcome voice_question(struct task *t, int64_t question, struct asked *ret)
{
    struct voice_questions_sql_get_row row;

    if (!voice_questions_sql_get(t, question, t->today, &row))
        return NOT_FOUND;
    struct asked q = question_of(&row.question);
    if (row.now_group_id != 0)
        q.group = row.now_group_id;
    if (!may_answer(t, &q))
        return groups_may_see(t, q.group) ? NOT_ALLOWED : NOT_FOUND;
    q.person_name = people_name(t, q.person);
    *ret = q;
    return DONE;
}

/* That there is an answer, never what it says: she reads it on her page. */
static void tell_her(struct task *t, const struct asked *q)
{
    struct group_brief g;
    struct message_new m = { .person = q->person,
        .project = groups_brief(t, q->group, &g) == DONE ? g.project : 0,
        .about = q->id,
        .kind = MESSAGE_answer,
        .key = S("answer"),
        .until = instant_from_unix(instant_unix(t->now) + (int64_t)TELL_DAYS * 24 * 3600) };
    struct message_route route;

    /* nobody is called up for that */
    if (messages_route(t, q->person, &route) && (str_is(route.channel, "sms") || str_is(route.channel, "email")))
        (void)messages_put(t, &m);
}

enum outcome voice_question_answer(struct task *t, const struct ask_answer *a, struct problems *ret)
{
    struct asked q;
    struct str words = str_trim(a->answer);
    enum outcome how = voice_question(t, a->id, &q);

    if (how != DONE)
        return how;
    if (str_empty(words) && !a->chosen && q.answer_sound == 0) {
        problem_add(t, ret, "answer", str_of(tr(t, "Write the answer, or record it.")));
        return INVALID;
    }
    if (a->chosen)
        how = voice_sound_put(t, FILE_OF_ANSWER, q.id, a->bytes, ret);
    if (how != DONE)
        return how;
    if (voice_questions_sql_answer(t, q.id, a->version, words, t->today, t->viewer->staff) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, noun, q.id, S("answer"));
    if (!day_known(q.answered))
        tell_her(t, &q);
    return DONE;
}

void voice_questions_said(struct task *t, int64_t person, struct voice_saids *list)
{
    struct voice_questions_sql_question_rows rows = voice_questions_sql_hers(t, person, SAID_MOST);

    for (size_t i = 0; i < rows.n; i++) {
        struct voice_said one = { rows.at[i].asked_on, N_("My question"), rows.at[i].words };
        LIST_ADD(t->a, list, one);
        struct voice_said two = { rows.at[i].answered_on, N_("The answer"), rows.at[i].answer };
        if (day_known(two.day))
            LIST_ADD(t->a, list, two);
    }
}

void voice_questions_drop(struct task *t, int64_t import) { voice_questions_sql_drop(t, import); }
