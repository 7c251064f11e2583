/* health: does the database answer, and can it write? Asked every moment by a thread of its own, never by a request. */
#pragma once
#include "base/str.h"

struct health;
struct health *health_open(struct str db_url);
void health_close(struct health *h);
/* NULL: all is well; else what is not, in words for the one who runs the server. */
const char *health_trouble(const struct health *h);
/* Is it away, for whatever reason? Does it say nothing at all, so that asking would take long? NULL (tests): no. */
bool health_away(const struct health *h);
bool health_silent(const struct health *h);
/* A write failed for want of room, or one went well. NULL (tests): nobody asks. */
void health_disk(struct health *h, bool full);
