/* report_feed: making, finding and taking down the secret addresses of reports. */
#include "auth/report_feed.h"
#include "auth/journal.h"
#include "auth/token.h"
#include "base/id.h"
#include "db/db.h"
#include "report_feed_sql.h"

enum { TOKEN_TEXT_MAX = 64 };

static const char noun[] = "report_feed";

struct str report_feed_make(struct task *t, const struct report_feed_of *of)
{
    int64_t staff = t->viewer->staff, feed = id_new();
    struct str token = token_new(t);

    must(t, staff != 0 && db_in_write(t->db));
    report_feed_sql_replace(t, staff, of->project, of->report, of->also, of->programme, of->organisation);
    report_feed_sql_add(t, .id = feed, .staff = staff, .project = of->project, .report = of->report, .also = of->also,
        .programme = of->programme, .organisation = of->organisation, .token = token_hash(t, noun, token),
        .now = t->now);
    journal_write(t, JOURNAL_CREATE, noun, feed, of->report);
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

static struct report_feed_of of_row(const struct report_feed_sql_of_row *row)
{
    return (struct report_feed_of){ row->report, row->project, row->organisation, row->also, row->programme };
}

struct report_feeds report_feeds_of(struct task *t, int64_t staff)
{
    struct report_feed_sql_own_rows rows = report_feed_sql_own(t, staff);
    struct report_feeds feeds = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct report_feed one = { rows.at[i].id, of_row(&rows.at[i].of), rows.at[i].made, rows.at[i].opened };
        LIST_ADD(t->a, &feeds, one);
    }
    return feeds;
}

static bool is_of(const struct report_feed_of *of, int64_t project, struct str programme)
{
    struct str also = of->also, piece;
    bool found = project == of->project || (!str_empty(of->programme) && str_eq(programme, of->programme));
    int64_t one;

    while (!found && also.n > 0 && str_cut(&also, ',', &piece))
        found = id_read(piece, &one) && one == project;
    return found;
}

/* Where she works, of the projects of an address. */
static size_t works_of(
    struct task *t, int64_t staff, const struct report_feed_of *of, const struct viewer_project **ret_works)
{
    struct report_feed_sql_works_rows rows = report_feed_sql_works(t, staff);
    struct viewer_project *works = NEW_N(t->a, struct viewer_project, rows.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < rows.n; i++)
        if (is_of(of, rows.at[i].project, rows.at[i].programme))
            works[n++] = (struct viewer_project){ rows.at[i].project, role_read(rows.at[i].role), rows.at[i].code,
                rows.at[i].code, rows.at[i].narrowed };
    *ret_works = works;
    return n;
}

bool report_feed_find(struct task *t, struct str token, struct report_feed *ret_feed, struct viewer *ret_owner)
{
    struct report_feed_sql_find_row row;

    if (str_empty(token) || token.n > TOKEN_TEXT_MAX || !report_feed_sql_find(t, token_hash(t, noun, token), &row))
        return false;
    struct report_feed feed = { .id = row.id, .of = of_row(&row.of) };
    struct viewer owner = { .staff = row.staff, .role = role_read(row.role), .tag = row.tag };
    owner.nprojects = works_of(t, row.staff, &feed.of, &owner.projects);
    if (owner.nprojects == 0)
        return false;
    *ret_feed = feed;
    *ret_owner = owner;
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
