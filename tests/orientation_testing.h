/* orientation_testing: a course that goes its way in tests. */
#pragma once
#include "rooms/orientation/orientation_review.h"
#include "tests/people_testing.h"

static inline struct orientation_course course_now(struct task *t, int64_t id)
{
    struct orientation_course c;

    assert_int_equal(orientation_get(t, id, &c), DONE);
    return c;
}

/* Sent and published by the viewer, read in between by the program. */
static inline void course_published(struct task *t, int64_t id)
{
    const struct viewer *was = t->viewer;
    struct problems wrong = { 0 };

    assert_int_equal(orientation_send(t, id, course_now(t, id).version), DONE);
    t->viewer = &VIEWER_PROGRAM;
    assert_int_equal(orientation_judge(t, id, course_now(t, id).version, true, S(""), &wrong), DONE);
    t->viewer = was;
    assert_int_equal(orientation_show(t, id, course_now(t, id).version, true), DONE);
}
