/* plans_points: the main points of a person's integration plan, as she or an office brought them. Only for the rooms'
 * own files. The items are those of Integration Act (681/2023) sec. 94; where each came from is written with it (sec.
 * 73(2)). */
#pragma once
#include "rooms/plans/plans_record.h"

enum { PLAN_POINT_MOST = 4000 };

struct plan_point {
    int64_t id, person, project, version;
    struct str item, what, source;
    struct day received_on, valid_until;
};
struct plan_points {
    struct plan_point *at;
    size_t n, cap;
};
/* In the order of the law, of each item the newest first. Those of projects in which the viewer may read plans. */
struct plan_points plans_points_of(struct task *t, int64_t person);
enum outcome plans_point_get(struct task *t, int64_t person, int64_t point, struct plan_point *ret_point) MUST_USE;
/* Several of one paper: source, days, person and project of *all, and of each its item and text. INVALID: source,
 * received_on, valid_until; "" when there is no point. NOT_ALLOWED: plans_may(). */
enum outcome plans_points_add(struct task *t, const struct plan_point *all, const struct plan_points *points,
    struct problems *ret_problems) MUST_USE;
/* Text, source and days over p->version. INVALID: also what. */
enum outcome plans_point_change(struct task *t, const struct plan_point *p, struct problems *ret_problems) MUST_USE;
enum outcome plans_point_remove(struct task *t, int64_t person, int64_t point, int64_t version) MUST_USE;
