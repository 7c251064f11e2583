/* counselling_home: support at home: who cares for the children when, what the other parent thinks, how care is divided
 * before and after; of mothers and fathers alike. Only for those who counsel her (HOME_SUPPORT, people_may_counsel). It
 * is something one can work on and no judgement: words of the talk, by day. Columns: counselling.h. Only this room. */
#pragma once
#include "base/task.h"

/* One talk about it. division_*: CODES_care_division or "". */
struct home_support {
    int64_t id, version, person, project;
    struct day day;
    struct str child_care, other_parent, division_before, division_after, note, staff_name;
};
struct home_supports {
    struct home_support *at;
    size_t n, cap;
};
enum { HOME_SUPPORTS_SHOWN = 50 };

/* The newest first; none when the viewer does not counsel her there. */
struct home_supports counselling_home_of(struct task *t, int64_t person, int64_t project);
enum outcome counselling_home_get(struct task *t, int64_t id, struct home_support *ret_one) MUST_USE;
/* id 0: a new one of person and project. INVALID: *ret_problems names day, child_care (all is empty). CONFLICT:
 * somebody saved it since h->version. */
enum outcome counselling_home_put(struct task *t, const struct home_support *h, struct problems *ret_problems) MUST_USE;
enum outcome counselling_home_remove(struct task *t, int64_t id, int64_t version) MUST_USE;
