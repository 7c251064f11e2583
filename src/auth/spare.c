/* spare: see spare.h. */
#include "auth/spare.h"

#include "auth/journal.h"
#include "auth/session.h"
#include "spare_sql.h"

static struct instant oldest(const struct task *t)
{
    enum { DAY_S = 86400 };

    return instant_from_unix(instant_unix(t->now) - (int64_t)SPARE_DAYS * DAY_S);
}

static bool is_text(struct str s) { return s.n > 0 && s.n <= SPARE_TEXT_MOST; }

enum outcome spare_keep(struct task *t, struct str id, struct str key)
{
    int64_t staff = t->viewer->staff;

    if (!is_text(id) || !is_text(key) || spare_sql_add(t, id, staff, key, t->now) == 0)
        return INVALID;
    spare_sql_drop_old(t, oldest(t));
    spare_sql_drop_rest(t, staff, SPARES_MOST);
    return DONE;
}

/* The session in which she asks began a moment ago: whoever holds an unlocked phone cannot say so. */
static bool signed_in_just_now(struct task *t)
{
    struct session_rows all = session_list(t, t->viewer->staff);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].current)
            return instant_unix(t->now) - instant_unix(all.at[i].started) <= SPARE_FRESH_S;
    return false;
}

enum outcome spare_give(struct task *t, struct str id, struct str *ret_key)
{
    struct spare_sql_find_row row;

    if (!signed_in_just_now(t))
        return NOT_ALLOWED;
    if (!is_text(id) || !spare_sql_find(t, id, t->viewer->staff, oldest(t), &row))
        return NOT_FOUND;
    journal_write(t, JOURNAL_REVEAL, "spare_key", t->viewer->staff, S(""));
    *ret_key = row.spare;
    return DONE;
}
