/* feed: making, finding and taking down the secret address of a calendar. */
#include "auth/feed.h"
#include "auth/journal.h"
#include "auth/parts.h"
#include "auth/token.h"
#include "db/db.h"
#include "feed_sql.h"

enum { TOKEN_TEXT_MAX = 64 };

static const char noun[] = "calendar";

struct str feed_make(struct task *t)
{
    int64_t staff = t->viewer->staff;
    struct str token = token_new(t);

    must(t, staff != 0 && db_in_write(t->db));
    feed_sql_put(t, staff, token_hash(t, "feed", token), t->now);
    journal_write(t, JOURNAL_CREATE, noun, staff, S("address"));
    return token;
}

bool feed_withdraw(struct task *t, int64_t staff)
{
    if (feed_sql_drop(t, staff) == 0)
        return false;
    journal_write(t, JOURNAL_DELETE, noun, staff, S("address"));
    return true;
}

bool feed_of(struct task *t, int64_t staff, struct feed *ret_feed)
{
    struct feed_sql_own_row row;

    if (!feed_sql_own(t, staff, &row))
        return false;
    *ret_feed = (struct feed){ row.made, row.opened, row.openings };
    return true;
}

bool feed_find(struct task *t, struct str token, struct feed_owner *ret_owner)
{
    struct feed_sql_find_row row;

    if (str_empty(token) || token.n > TOKEN_TEXT_MAX || !feed_sql_find(t, token_hash(t, "feed", token), &row))
        return false;
    *ret_owner = (struct feed_owner){ row.staff, row.tag };
    return true;
}

void feed_opened(struct task *t, int64_t staff) { feed_sql_opened(t, staff, t->now); }

void feed_opened_soon(struct task *t, int64_t staff)
{
    if (t->auth != NULL)
        journal_writer_count(t->auth->writer, (struct counted){ .account = -1, .address = -1, .feed = staff });
}
