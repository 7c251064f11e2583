/* sign_up_door: the photo of the door, so that who reads little finds the place. Everybody sees it as long as the group
 * is open; one at a time, and it says what it shows. */
#include "auth/journal.h"
#include "rooms/groups/groups.h"
#include "rooms/sign_up/sign_up_card.h"
#include "sign_up_sql.h"

bool sign_up_door(struct task *t, int64_t group, struct file *ret_file)
{
    return files_newest(t, FILE_OF_DOOR, group, ret_file);
}

bool sign_up_door_put_up(struct task *t, int64_t group, struct file *ret_file)
{
    struct file_list all = files_of(t, FILE_OF_DOOR, group);

    if (all.n == 0)
        return false;
    *ret_file = all.at[all.n - 1];
    return true;
}

bool sign_up_door_shown(struct task *t, int64_t group, int64_t file, struct file *ret_file)
{
    struct sign_up_group g;
    bool shown = groups_may_write(t, group) || sign_up_group(t, group, &g) == DONE;

    return shown && files_get(t, FILE_OF_DOOR, group, file, ret_file) == DONE;
}

const char *sign_up_door_ending(struct task *t, const int64_t *ids)
{
    struct sign_up_group g;
    struct file f;

    return sign_up_group(t, ids[0], &g) == DONE && files_get(t, FILE_OF_DOOR, ids[0], ids[1], &f) == DONE
               ? media_types[f.kind].code
               : NULL;
}

/* Takes away all but the one to be kept; 0: all. */
static void drop_others(struct task *t, int64_t group, int64_t kept)
{
    struct file_list all = files_of(t, FILE_OF_DOOR, group);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].id != kept && files_remove(t, FILE_OF_DOOR, group, all.at[i].id) != DONE)
            return; /* gone already */
}

static enum outcome may_change(struct task *t, int64_t group)
{
    struct sign_up_sql_opening_row row;
    struct group_brief brief;
    enum outcome found = groups_brief(t, group, &brief);

    if (found != DONE)
        return found;
    if (!groups_may_write(t, group))
        return NOT_ALLOWED;
    return sign_up_sql_opening(t, group, &row) ? DONE : NOT_FOUND; /* the card is written first */
}

enum outcome sign_up_door_put(
    struct task *t, int64_t group, const struct file_wish *chosen, struct problems *ret_problems)
{
    enum { TWO = 2 }; /* the old one goes when the new one is there */
    struct file_wish w = *chosen;
    int64_t file;
    enum outcome how = may_change(t, group);

    if (how != DONE)
        return how;
    w.owner = FILE_OF_DOOR, w.row = group, w.groups = MEDIA_PICTURE, w.most = TWO;
    how = files_add(t, &w, &file, ret_problems);
    if (how != DONE)
        return how;
    drop_others(t, group, file);
    sign_up_sql_touch(t, group, t->now);
    journal_write(t, JOURNAL_CHANGE, "group", group, S("photo of the door"));
    return DONE;
}

enum outcome sign_up_door_drop(struct task *t, int64_t group)
{
    enum outcome how = may_change(t, group);

    if (how != DONE)
        return how;
    drop_others(t, group, 0);
    sign_up_sql_touch(t, group, t->now);
    journal_write(t, JOURNAL_CHANGE, "group", group, S("photo of the door"));
    return DONE;
}

void sign_up_picture_changed(struct task *t, int64_t group) { sign_up_sql_touch(t, group, t->now); }
