/* orientation_statement: what a worker has stated of somebody's hours in a course, in a group: kept as it stood on the
 * paper, so that the same paper can be printed again and proved by its number (the id). Made for a person by name and
 * never of itself: what she reads or answers alone stays in her browser.
 *
 * orientation_statement: stated_on; course (its title in Finnish) and course_version (orientation_course.version of
 *   that day); from_day, to_day (of the sessions); beside (tag of the second language, ""); hours: a piece for each
 *   topic, minutes, a blank, the title in Finnish, joined by ";"; hours_beside: the same in the second language, or "".
 *   Who made it stands in the journal. */
#pragma once
#include "rooms/orientation/orientation_hours.h"

enum { STATEMENT_LINES_MOST = ORIENTATION_TOPICS_MOST, STATEMENT_HOURS_MOST = 4000, STATEMENT_COURSE_MOST = 200 };

struct orientation_stated_row {
    int64_t minutes;
    struct str title, beside;
};
struct orientation_stated {
    int64_t id, project, course_version;
    struct str person, group, course;
    const struct lang *beside; /* NULL: in Finnish alone */
    struct day on, from, to;
    struct {
        struct orientation_stated_row *at;
        size_t n, cap;
    } rows;
};
struct orientation_stateds {
    struct orientation_stated *at;
    size_t n, cap;
};
/* Keeps these hours (orientation_hours(), mended by the worker). INVALID: there are none. */
enum outcome orientation_state(struct task *t, int64_t person, int64_t group, const struct orientation_hours *hours,
    const struct lang *beside, int64_t *ret_statement) MUST_USE;
/* As for the hours: NOT_FOUND, NOT_ALLOWED. */
enum outcome orientation_stated(
    struct task *t, int64_t person, int64_t group, int64_t statement, struct orientation_stated *ret_stated) MUST_USE;
/* Hers in this group, the newest first; for who may have her hours. Without rows. */
struct orientation_stateds orientation_statements(struct task *t, int64_t person, int64_t group);

/* Hours as they are kept. False: they cannot be read, or (beside, not empty) are not of the same topics. */
bool orientation_stated_read(
    struct task *t, struct str hours, struct str beside, struct orientation_stated *ret_stated);
