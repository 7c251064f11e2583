/* read_aloud: see read_aloud.h. No pages here. */
#include "rooms/read_aloud/read_aloud.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "base/keys.h"
#include "read_aloud_sql.h"

static const char *const noun = "read_aloud";

void read_aloud_add(struct task *t, struct aloud_texts *list, struct str place, struct str words)
{
    struct aloud_text one = { place, words };

    if (!str_empty(str_trim(words)))
        LIST_ADD(t->a, list, one);
}

struct str read_aloud_sentences(struct task *t, const struct lang *l, const char *const *msgids)
{
    struct strs all = { 0 };

    for (; *msgids != NULL; msgids++)
        strs_add(t->a, &all, str_of(lang_tr(l, *msgids)));
    return strs_join(t->a, &all, S(" "));
}

struct str read_aloud_print(struct task *t, struct str words)
{
    return str_fmt(t->a, "%016llx", (unsigned long long)key_hash(str_trim(words)));
}

int64_t read_aloud_find(struct task *t, const struct lang *l, struct str words)
{
    struct read_aloud_sql_of_row row;

    return read_aloud_sql_of(t, str_of(l->tag), read_aloud_print(t, words), &row) ? row.sound : 0;
}

struct aloud_sounds read_aloud_all(struct task *t, const struct lang *l)
{
    struct read_aloud_sql_all_of_rows rows = read_aloud_sql_all_of(t, str_of(l->tag));
    struct aloud_sounds list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct aloud_sound one = { .id = rows.at[i].sound,
            .print = rows.at[i].print,
            .words = rows.at[i].words,
            .staff_name = rows.at[i].staff_name,
            .added_at = rows.at[i].added_at };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static void drop(struct task *t, int64_t sound)
{
    (void)files_remove_all(t, FILE_OF_ALOUD, sound);
    (void)read_aloud_sql_remove(t, sound);
}

enum outcome read_aloud_put(
    struct task *t, const struct lang *l, struct str words, const struct file_wish *chosen, struct problems *ret)
{
    struct file_wish w = *chosen;
    int64_t id = id_new(), file;

    w.owner = FILE_OF_ALOUD, w.row = id, w.groups = MEDIA_AUDIO, w.most = 1, w.minutes = READ_ALOUD_SECONDS / 60;
    if (!files_check(t, &w, ret))
        return INVALID;
    if (w.bytes.n > READ_ALOUD_BYTES) {
        problem_add(t, ret, "file",
            trf(t, "The file is too large. It may have at most %1$s.", files_size(t, READ_ALOUD_BYTES)));
        return INVALID;
    }
    int64_t before = read_aloud_find(t, l, words);
    if (before != 0)
        drop(t, before);
    read_aloud_sql_add(t, id, str_of(l->tag), read_aloud_print(t, words), words, t->viewer->staff, t->now);
    enum outcome how = files_add(t, &w, &file, ret);
    if (how == DONE)
        journal_write(t, JOURNAL_CREATE, noun, id, str_of(l->tag));
    return how;
}

enum outcome read_aloud_remove(struct task *t, int64_t sound)
{
    struct file f;

    if (!files_newest(t, FILE_OF_ALOUD, sound, &f))
        return NOT_FOUND;
    drop(t, sound);
    journal_write(t, JOURNAL_DELETE, noun, sound, S(""));
    return DONE;
}

enum outcome read_aloud_file(struct task *t, int64_t sound, struct file *ret_file)
{
    return files_newest(t, FILE_OF_ALOUD, sound, ret_file) ? DONE : NOT_FOUND;
}
