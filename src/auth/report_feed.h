/* report_feed: the secret address under which a spreadsheet or another program asks for one report of one project, of
 * several or of all that carry a programme, without signing in. One for each member of staff and what it is of; only
 * its hash is stored. Each opening is a row
 * of the journal, which also bounds how often it is opened. What the report says: rooms/reports. */
#pragma once
#include "auth/viewer.h"
#include "base/task.h"

/* A program that refreshes by itself asks once an hour, and a few times while somebody sets it up. */
enum { REPORT_FEED_HOURLY = 60 };

/* report: its name. also: further projects beside the first one, their ids with a comma between them. programme: of all
 * projects that carry it, and that she works in, whatever they are that day ("": of those that are named).
 * organisation: of one of the project's; 0: of all. */
struct report_feed_of {
    struct str report;
    int64_t project, organisation;
    struct str also, programme;
};
/* A new address for the viewer, who works in the project; an older one of hers for the same dies. */
struct str report_feed_make(struct task *t, const struct report_feed_of *of);
/* One's own. NOT_FOUND: it is somebody else's, or taken down already. */
enum outcome report_feed_withdraw(struct task *t, int64_t feed) MUST_USE;
/* All of somebody who is disabled. */
void report_feeds_withdraw(struct task *t, int64_t staff);

struct report_feed {
    int64_t id;
    struct report_feed_of of;
    struct instant made, opened; /* opened: last; "" = never */
};
struct report_feeds {
    struct report_feed *at;
    size_t n, cap;
};
struct report_feeds report_feeds_of(struct task *t, int64_t staff);

/* What an address opens, and her who made it: with her language, and her role in these projects alone. False: it was
 * never made or is taken down, or she is disabled or works in none of them any more. recent: openings in the hour
 * before now, at most REPORT_FEED_HOURLY. */
bool report_feed_find(struct task *t, struct str token, struct report_feed *ret_feed, struct viewer *ret_owner);
int64_t report_feed_recent(struct task *t, int64_t feed);
/* The row of the journal, durable before this returns. The viewer is the owner. */
void report_feed_opened(struct task *t, int64_t feed);
