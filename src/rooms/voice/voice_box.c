/* voice_box: what somebody of a group writes without a name. Nothing that is kept leads to her: see the table. The
 * journal has no row of its coming, because that would say at which second. No pages here. */
#include "rooms/voice/voice_inside.h"

#include "auth/journal.h"
#include "auth/token.h"
#include "base/id.h"
#include "lang/lang.h"
#include "rooms/groups/groups.h"
#include "voice_box_sql.h"

enum { NOTES_READ = 200 };

static const char *const noun = "box";

/* ---- she writes */

/* Of this link and this day; the day over, nobody can make it again. */
static struct str mark_of(struct task *t, int64_t person)
{
    struct voice_box_sql_salt_row row;

    voice_box_sql_old_salts(t, t->today);
    voice_box_sql_old_marks(t, t->today);
    if (!voice_box_sql_salt(t, t->today, &row)) {
        row.salt = token_new(t);
        voice_box_sql_add_salt(t, t->today, row.salt);
    }
    return token_hash(t, "voice box", str_fmt(t->a, "%.*s %lld", STR_ARG(row.salt), (long long)person));
}

int64_t voice_often(struct task *t)
{
    enum { AGAIN_S = 600 };
    struct voice_box_sql_stale_row row;

    db_begin_read(t);
    bool stale = voice_box_sql_stale(t, t->today, &row) && row.n > 0;
    db_commit(t);
    if (stale) {
        db_begin_write(t);
        voice_box_sql_old_salts(t, t->today);
        voice_box_sql_old_marks(t, t->today);
        db_commit(t);
    }
    return AGAIN_S;
}

static bool stands(struct task *t, int64_t group, struct str words)
{
    struct voice_box_sql_of_day_rows rows = voice_box_sql_of_day(t, group, t->today);

    for (size_t i = 0; i < rows.n; i++)
        if (str_eq(rows.at[i].words, words))
            return true;
    return false;
}

/* Drawn by lot: ids that grow would tell who came after whom. */
static int64_t lot(void)
{
    uint64_t n;

    random_bytes(&n, sizeof n);
    return (int64_t)(n >> 2) + 1;
}

enum outcome voice_own_post(struct task *t, int64_t person, int64_t group, struct str typed, struct problems *ret)
{
    struct voice_box_sql_mark_row row = { .n = 0 };
    struct str words = str_trim(typed);

    if (!groups_is_member(t, group, person, t->today))
        return NOT_FOUND;
    if (str_empty(words)) {
        problem_add(t, ret, "words", str_of(tr(t, "Write some words first.")));
        return INVALID;
    }
    if (stands(t, group, words))
        return DONE;
    struct str mark = mark_of(t, person);
    if (voice_box_sql_mark(t, t->today, mark, &row) && row.n >= BOX_A_DAY) {
        problem_add(t, ret, "words", str_of(tr(t, "That is enough for today. Write again tomorrow.")));
        return INVALID;
    }
    voice_box_sql_put_mark(t, t->today, mark);
    while (voice_box_sql_add(t, lot(), group, t->today, words) == 0) {}
    return DONE;
}

/* ---- the workers read */

enum outcome voice_box(struct task *t, int64_t group, struct box_notes *ret)
{
    struct group_brief brief;
    enum outcome found = groups_brief(t, group, &brief);
    struct box_notes list = { 0 };

    if (found != DONE)
        return found;
    if (!groups_may_write(t, group))
        return NOT_ALLOWED;
    struct voice_box_sql_of_group_rows rows = voice_box_sql_of_group(t, group, t->today, t->today, NOTES_READ);
    for (size_t i = 0; i < rows.n; i++) {
        struct box_note one = { rows.at[i].note, rows.at[i].day, rows.at[i].words };
        LIST_ADD(t->a, &list, one);
    }
    *ret = list;
    return DONE;
}

/* The group whose box it lies in now; what came today is not there yet. */
static enum outcome find(struct task *t, int64_t note, int64_t *ret_group)
{
    struct voice_box_sql_place_row row;

    if (!voice_box_sql_place(t, note, t->today, &row) || day_cmp(row.put_on, t->today) >= 0)
        return NOT_FOUND;
    *ret_group = row.now_group_id != 0 ? row.now_group_id : row.group_id;
    return groups_may_write(t, *ret_group) ? DONE : groups_may_see(t, *ret_group) ? NOT_ALLOWED : NOT_FOUND;
}

enum outcome voice_box_remove(struct task *t, int64_t note, int64_t *ret_group)
{
    enum outcome how = find(t, note, ret_group);

    if (how == DONE && voice_box_sql_remove(t, note) == 0)
        how = NOT_FOUND;
    if (how == DONE)
        journal_write(t, JOURNAL_DELETE, noun, note, S(""));
    return how;
}

/* As long as the words of an idea may be, whole letters. */
static struct str beginning(struct str words)
{
    size_t n = 0, letters = 0;

    for (; n < words.n; n++)
        if (((unsigned char)words.p[n] & 0xc0) != 0x80 && ++letters > IDEA_WORDS_MOST)
            break;
    return str_part(words, 0, n);
}

enum outcome voice_box_to_ideas(struct task *t, int64_t note, int64_t *ret_idea)
{
    struct voice_box_sql_words_of_row row;
    int64_t group;
    enum outcome how = find(t, note, &group);

    if (how != DONE)
        return how;
    if (!voice_box_sql_words_of(t, note, &row))
        return NOT_FOUND;
    how = voice_idea_found(t, group, beginning(row.words), ret_idea);
    bool whole = beginning(row.words).n == row.words.n; /* else the rest would be lost: the worker takes it away */
    if (how == DONE && whole && voice_box_sql_remove(t, note) == 1)
        journal_write(t, JOURNAL_CHANGE, noun, note, S("an idea"));
    return how;
}
