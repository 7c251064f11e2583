/* calendar: the appointments and sessions of a member of staff in a calendar of her own, which asks for them under a
 * secret address (auth/feed.h). It leaves the house for services that nobody guards: when, how and, of a group without
 * non-disclosure, its name and place; nothing of a person. Source: issue 8, section 2. */
#pragma once
#include "base/task.h"

enum { CALENDAR_DAYS_BACK = 30, CALENDAR_DAYS_AHEAD = 180 };

/* An iCalendar file (RFC 5545) in the task's language. The same bytes as long as nothing in it changes and it is the
 * same day. */
struct str calendar_file(struct task *t, int64_t staff);
