/* groups_ics: a group's sessions as a calendar file (iCalendar, RFC 5545). */
#pragma once
#include "rooms/groups/groups_card.h"

/* Lines end in CRLF and are folded at 75 bytes; times are wall time in Europe/Helsinki, described in the file itself.
 * shielded: somebody of the group is under non-disclosure. A calendar file leaves the house for phones and services
 * that nobody guards, so it then says neither place nor time nor the group's name: only that there is a meeting on that
 * day. */
struct str groups_ics(
    struct task *t, const struct group_record *g, const struct session_briefs *sessions, bool shielded);
