/* follow_ups: asking afterwards how it went.
 *
 * follow_ups_follow_up (follow_ups): person, project, participation_id (the spell that ended; NULL in rows of version
 * 1), kind (CODES_follow_up_kind), rule_id (of the project's own kinds: kind is "other" then), due_on (exit: the exit
 * day
 *   + 28 days; six_month: the exit day + six calendar months, 31 Aug gives 28/29 Feb), done_on, reached, status
 *   (CODES_status), staff_id (whose it is), not_reached_on (closed as not reached, after the project's number of
 *   attempts). Open: done_on and not_reached_on IS NULL (the index follow_ups_open asks so). Answers are the exit and
 *   six-month facts of the participation: written there, one source.
 * follow_ups_rule (follow_up_rules): a project's own kinds: name, months after the exit.
 * follow_ups_attempt (follow_up_attempts): day, time, channel (CODES_attempt_channel), reached, staff_id, note (sealed,
 *   with --with-notes only).
 * projects_project.follow_up_attempts: attempts on different days and channels before "not reached" is a fact; NULL:
 *   FOLLOW_UP_ATTEMPTS.
 * Source: issue 8, section 5; INTERFACES.md 4 (`outcomes`: a follow-up closed as not reached counts as not_reached). */
#pragma once

enum { FOLLOW_UP_ATTEMPTS = 3 };
