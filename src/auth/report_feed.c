/* report_feed: making, finding and taking down the secret addresses of reports. */
#include "auth/report_feed.h"
#include "auth/journal.h"
#include "auth/token.h"
#include "base/id.h"
#include "db/db.h"
#include "report_feed_sql.h"

enum { TOKEN_TEXT_MAX = 64 };

static const char noun[] = "report_feed";

struct str report_feed_make(struct task *t, int64_t project, struct str report)
{
    int64_t staff = t->viewer->staff, feed = id_new();
    struct str token = token_new(t);

    must(t, staff != 0 && db_in_write(t->db));
    report_feed_sql_replace(t, staff, project, report);
    report_feed_sql_add(t, feed, staff, project, report, token_hash(t, noun, token), t->now);
    journal_write(t, JOURNAL_CREATE, noun, feed, report);
    return token;
}

enum outcome report_feed_withdraw(struct task *t, int64_t feed)
{
    if (report_feed_sql_drop(t, feed, t->viewer->staff) == 0)
        return NOT_FOUND;
    journal_write(t, JOURNAL_DELETE, noun, feed, S("address"));
    return DONE;
}

void report_feeds_withdraw(struct task *t, int64_t staff)
{
    struct report_feeds all = report_feeds_of(t, staff);

    report_feed_sql_drop_all(t, staff);
    for (size_t i = 0; i < all.n; i++)
        journal_write(t, JOURNAL_DELETE, noun, all.at[i].id, S("address"));
}

struct report_feeds report_feeds_of(struct task *t, int64_t staff)
{
    struct report_feed_sql_own_rows rows = report_feed_sql_own(t, staff);
    struct report_feeds feeds = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct report_feed one = { rows.at[i].id, rows.at[i].project, rows.at[i].report, rows.at[i].made,
            rows.at[i].opened };
        LIST_ADD(t->a, &feeds, one);
    }
    return feeds;
}

bool report_feed_find(struct task *t, struct str token, struct report_feed *ret_feed, struct viewer *ret_owner)
{
    struct report_feed_sql_find_row row;

    if (str_empty(token) || token.n > TOKEN_TEXT_MAX || !report_feed_sql_find(t, token_hash(t, noun, token), &row))
        return false;
    struct viewer_project *works = NEW(t->a, struct viewer_project);
    *works = (struct viewer_project){ row.project, role_read(row.project_role), row.code, row.code, row.narrowed };
    *ret_feed = (struct report_feed){ .id = row.id, .project = row.project, .report = row.report };
    *ret_owner = (struct viewer){
        .staff = row.staff, .role = role_read(row.role), .tag = row.tag, .projects = works, .nprojects = 1
    };
    return true;
}

int64_t report_feed_recent(struct task *t, int64_t feed)
{
    struct report_feed_sql_recent_row row;

    return report_feed_sql_recent(t, feed, instant_from_unix(instant_unix(t->now) - 3600), REPORT_FEED_HOURLY, &row)
               ? row.n
               : 0;
}

void report_feed_opened(struct task *t, int64_t feed) { journal_look(t, JOURNAL_EXPORT, noun, feed); }
