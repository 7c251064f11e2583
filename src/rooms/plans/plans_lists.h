/* plans_lists: the lists of a project: what woke up, what is to be looked at again, what waits, what expires, and who
 * has no plan. Each is one statement, whatever its length. Only for the rooms' own files. */
#pragma once
#include "rooms/plans/plans_record.h"

enum plans_show {
    SHOW_WOKEN,    /* deferred until a day that has come; the oldest day first */
    SHOW_REVIEW,   /* review_on within PLANS_SOON_DAYS, or past */
    SHOW_DEFERRED, /* the next to wake up first */
    SHOW_POINTS,   /* points of integration plans that expire within PLANS_EXPIRY_DAYS, or did */
    SHOW_WITHOUT,  /* members now without a plan; who leaves first stands first */
    SHOW_LEFT,     /* who left without one, the last first */
    SHOW__N
};
enum { PLANS_SOON_DAYS = 14, PLANS_EXPIRY_DAYS = 60, PLANS_LISTED = 25 };
struct str plans_show_code(enum plans_show show); /* in addresses and tables */

/* day: on which it wakes up, is due, expires, or she leaves; "" when it is not known. code: why it waits, or the item
 * that expires. plan: 0 in the lists of who has none. */
struct plan_listed {
    int64_t plan, person;
    struct str name, code;
    struct day day;
};
struct plans_listed {
    struct plan_listed *at;
    size_t n, cap;
    int64_t total; /* those one can leaf through: of plans at most PLANS_LISTED_MOST */
    bool beyond;   /* there are more than PLANS_LISTED_MOST */
};
/* group: 0 or one of the project, for SHOW_WITHOUT and SHOW_LEFT. Empty for who may not read it: the lists of plans are
 * for plans_may(), who has none also for managers; an instructor has those whom she sees. */
struct plans_asked {
    int64_t project, group, start;
    enum plans_show show;
};
struct plans_listed plans_list_of(struct task *t, const struct plans_asked *q);
/* May the viewer read this list at all? */
bool plans_may_list(struct task *t, int64_t project, enum plans_show show);
struct str plans_group_name(struct task *t, int64_t group);
