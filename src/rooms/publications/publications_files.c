/* publications_files: see publications_files.h. */
#include "rooms/publications/publications_files.h"

#include "auth/journal.h"
#include "publications_files_sql.h"
#include "publications_sql.h"

static const char *const noun = "publication";

struct file_list publications_files(struct task *t, int64_t publication)
{
    return files_of(t, FILE_OF_PUBLICATION, publication);
}

enum outcome publications_file_get(struct task *t, int64_t publication, int64_t file, struct file *ret_file)
{
    return files_get(t, FILE_OF_PUBLICATION, publication, file, ret_file);
}

struct file_list publications_files_shown(struct task *t, int64_t publication)
{
    struct file_list list = { 0 }, all = publications_files(t, publication);
    struct publications_files_sql_shown_row row;

    if (!publications_files_sql_shown(t, publication, t->today, &row))
        return list;
    for (size_t i = 0; i < all.n; i++)
        if (!all.at[i].hidden && instant_unix(all.at[i].added_at) <= instant_unix(row.public_at))
            LIST_ADD(t->a, &list, all.at[i]);
    return list;
}

bool publications_file_shown(struct task *t, int64_t publication, int64_t file, struct file *ret_file)
{
    struct file_list list = publications_files_shown(t, publication);

    for (size_t i = 0; i < list.n; i++)
        if (list.at[i].id == file) {
            *ret_file = list.at[i];
            return true;
        }
    return false;
}

const char *publications_file_ending(struct task *t, const int64_t *ids)
{
    struct file f;

    return publications_file_shown(t, ids[0], ids[1], &f) ? media_types[f.kind].code : NULL;
}

/* ---- added and taken away */

enum outcome publications_file_add(
    struct task *t, int64_t publication, const struct file_wish *chosen, struct str tag, struct problems *ret_problems)
{
    struct publication p;
    struct file_wish w = *chosen;
    enum outcome how = publications_get(t, publication, &p);

    if (how != DONE)
        return how;
    w.owner = FILE_OF_PUBLICATION, w.row = publication, w.groups = PUBLICATION_FILE_GROUPS;
    w.most = PUBLICATION_FILES_MOST;
    how = files_add_named(t, &w, tag, ret_problems);
    if (how == DONE)
        journal_write(t, JOURNAL_CHANGE, noun, publication, S("file"));
    return how;
}

enum outcome publications_file_remove(struct task *t, int64_t publication, int64_t file)
{
    struct publication p;
    enum outcome how = publications_get(t, publication, &p);

    if (how != DONE)
        return how;
    how = files_remove(t, FILE_OF_PUBLICATION, publication, file);
    if (how == DONE) {
        publications_sql_changed(t, p.project); /* kept pages name it no more */
        journal_write(t, JOURNAL_CHANGE, noun, publication, S("file"));
    }
    return how;
}

void publications_picture_changed(struct task *t, int64_t publication)
{
    publications_files_sql_changed_of(t, publication);
}
