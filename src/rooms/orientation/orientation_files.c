/* orientation_files: see orientation_files.h. */
#include "rooms/orientation/orientation_files.h"

#include "auth/journal.h"
#include "orientation_sql.h"

static const char *const noun = "orientation_course";

struct file_list orientation_files(struct task *t, int64_t course) { return files_of(t, FILE_OF_COURSE, course); }

bool orientation_file(struct task *t, int64_t course, int64_t file, struct file *ret_file)
{
    struct orientation_course c;

    return orientation_get(t, course, &c) == DONE && (c.shown || orientation_reviews(t)) &&
           files_get(t, FILE_OF_COURSE, course, file, ret_file) == DONE;
}

const char *orientation_file_ending(struct task *t, const int64_t *ids)
{
    struct orientation_course c;
    struct file f;
    bool open = orientation_get(t, ids[0], &c) == DONE && c.shown;

    return open && files_get(t, FILE_OF_COURSE, ids[0], ids[1], &f) == DONE ? media_types[f.kind].code : NULL;
}

/* Kept pages may name it. */
static enum outcome changed(struct task *t, int64_t course, enum outcome how)
{
    if (how == DONE) {
        orientation_sql_touch(t, course);
        journal_write(t, JOURNAL_CHANGE, noun, course, S("file"));
    }
    return how;
}

enum outcome orientation_file_add(
    struct task *t, int64_t course, const struct file_wish *chosen, struct str tag, struct problems *ret_problems)
{
    struct orientation_course c;
    struct file_wish w = *chosen;

    if (!orientation_writes(t))
        return NOT_ALLOWED;
    if (orientation_get(t, course, &c) != DONE)
        return NOT_FOUND;
    w.owner = FILE_OF_COURSE, w.row = course, w.groups = ORIENTATION_FILE_GROUPS, w.most = ORIENTATION_FILES_MOST;
    return changed(t, course, files_add_named(t, &w, tag, ret_problems));
}

enum outcome orientation_file_remove(struct task *t, int64_t course, int64_t file)
{
    if (!orientation_writes(t))
        return NOT_ALLOWED;
    return changed(t, course, files_remove(t, FILE_OF_COURSE, course, file));
}

void orientation_picture_changed(struct task *t, int64_t course) { orientation_sql_touch(t, course); }
