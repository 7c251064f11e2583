/* appointments: agreed times with one person. Knows people and projects.
 *
 * appointments_appointment (appointments): person, project, staff_id, day, start_time, minutes, channel
 *   (CODES_talk_channel: at the office, by phone …), place (sealed; stays in the house for who is protected),
 *   interpreter_language (ISO 639-3) and interpreter_variety (Arabic of Iraq and of Morocco need interpreters of their
 *   own, DOMAIN.md 8.6), state (CODES_appointment_state; no_show blames nobody), note (sealed, with --with-notes only);
 *   changed_at and sequence are for calendars (RFC 5545: LAST-MODIFIED, SEQUENCE) and in no package. A calendar has no
 *   personal data.
 * Source: issue 8, section 2. */
#pragma once
#include "base/buf.h"
#include "rooms/people/people.h"

enum { APPOINTMENT_PLACE_MOST = 200, APPOINTMENT_NOTE_MOST = 2000, APPOINTMENT_MINUTES_MOST = 1440 };

struct appointment {
    int64_t id, person, project, staff, minutes, version; /* staff 0: nobody's; minutes INT_NONE: not known */
    struct day day;
    struct clock start;
    struct str channel, place, language, variety, state, note, person_name, staff_name;
};
struct appointments {
    struct appointment *at;
    size_t n, cap;
    int64_t total;
};

/* Counsellors of the project, instructors who see her, the program. */
bool appointments_may(struct task *t, int64_t person, int64_t project) MUST_USE;
/* staff 0: the viewer's. INVALID: *ret_problems names day, start, minutes, channel, language, state. */
enum outcome appointments_add(
    struct task *t, const struct appointment *a, int64_t *ret_appointment, struct problems *ret_problems) MUST_USE;
enum outcome appointments_get(struct task *t, int64_t appointment, struct appointment *ret_appointment) MUST_USE;
enum outcome appointments_change(struct task *t, const struct appointment *a, struct problems *ret_problems) MUST_USE;
/* With two taps: what became of it. CONFLICT: somebody saved it since. */
enum outcome appointments_set(struct task *t, int64_t appointment, int64_t version, struct str state) MUST_USE;

/* Of the viewer: from today on, the next first (past: before today and still open first, the newest first). Without
 * notes; names of those whom she sees. */
struct appointments appointments_mine(struct task *t, bool past, int64_t start, int64_t limit);
/* Of a person, in projects in which the viewer may: the newest first. */
struct appointments appointments_of(struct task *t, int64_t person, int64_t start, int64_t limit);
/* The viewer's planned times from a week ago on as a calendar file: no names, no place, no note. */
struct str appointments_ics(struct task *t);
/* The same of a member of staff between two days, as events of a calendar that is open (rooms/ics.h). */
void appointments_ics_of(struct task *t, struct buf *b, int64_t staff, struct day from, struct day to);

/* For the page of a person: her next planned times (at most three). */
struct appointments appointments_fold_of(struct task *t, int64_t person);
