/* orientation_hours: how long somebody took part in a course in a group, topic by topic: out of the registers of the
 * sessions whose theme names the topic. What the statement says in the end, the worker answers for: she may write other
 * hours on it (orientation_statement.h). Knows people, groups and attendance (by their facts). */
#pragma once
#include "rooms/orientation/orientation.h"

struct orientation_hours_row {
    int64_t topic, minutes, sessions;
};
struct orientation_hours {
    int64_t project, course;
    struct str person, group, language; /* of the group; ISO 639-3 */
    struct day from, to;                /* of these sessions; "" without any */
    struct {
        struct orientation_hours_row *at;
        size_t n, cap;
    } rows; /* each topic of the course, in its order */
};
/* NOT_FOUND: she was never in the group, or there is no such course. NOT_ALLOWED: as for a certificate of the group. */
enum outcome orientation_hours(
    struct task *t, int64_t person, int64_t group, int64_t course, struct orientation_hours *ret_hours) MUST_USE;
/* "2", "1,5", "1.25": minutes, at most ORIENTATION_HOURS_MOST hours; "" none. */
enum { ORIENTATION_HOURS_MOST = 200 };
bool orientation_hours_read(struct str typed, int64_t *ret_minutes) MUST_USE;
/* As it is typed: "1,5". */
struct str orientation_hours_text(struct arena *a, int64_t minutes);
