/* groups_series: sessions of a group made from modules in sequence, what became of them, and visits of experts. Only
 * for the room's own files. */
#pragma once
#include "rooms/groups/groups_card.h"
#include "rooms/modules/modules.h"

/* What happens to a day: a session is made, one that is planned without a theme gets the module; or the day is passed
 * over: holiday, no meeting that day, a locked period, or what stands there already. */
enum plan_what { PLAN_MAKE, PLAN_FILL, PLAN_HOLIDAY, PLAN_OFF, PLAN_LOCKED, PLAN_TAKEN };
struct plan_day {
    enum plan_what what;
    struct day day;
    struct clock start, end;
    int64_t session, version, module;
    struct str module_name;
    struct str reason; /* of a day without a meeting; of one that is taken: its theme; "" none is given */
    struct str kind;   /* of a day that is taken, or "" when its session was moved away or cancelled */
    const char *holiday;
    bool too_short;
};
struct plan_days {
    struct plan_day *at;
    size_t n, cap;
    int64_t make, fill, left; /* left: sessions that the modules need and for which the group has no day */
    struct str seen;          /* changes with whatever the plan says or rests on */
};
/* Modules in sequence, each as often as it takes sessions, on the days on which the group meets from `first` on: open
 * days of its timetable, and planned sessions that have neither theme nor module nor mark and are no trip, party or
 * visit. Days that are passed over are named, too, up to the last that is used. */
struct plan_days groups_plan(
    struct task *t, int64_t group, const struct group_record *g, const struct modules *modules, struct day first);
/* Does what that plan says. seen: of the plan that was shown; CONFLICT: it would be another one now. INVALID: no day.
 */
struct plan_wish {
    const struct modules *modules;
    struct day first;
    struct str seen;
} ONLY_BY_NAME;
enum outcome groups_plan_make(
    struct task *t, int64_t group, const struct plan_wish *wish, int64_t *ret_sessions) MUST_USE;

/* ---- what became of it */

/* One module of a group: how many of its sessions were held, are to come, were moved or are cancelled; persons: who was
 * in one that was held; on: who of the module before it was there, too. INT_NONE: under the threshold of reports, or
 * there is none. */
struct module_course {
    int64_t module, held, planned, moved, cancelled, persons, passed_on, note_session;
    struct str name;
    struct day first;
};
struct module_courses {
    struct module_course *at;
    size_t n, cap;
};
struct module_courses groups_courses(struct task *t, int64_t group); /* in the order of their first day */
/* Modules of series of which the group has others, which it has in no session that is not cancelled. */
struct strs groups_left_out(struct task *t, int64_t group);

struct theme_day {
    int64_t session;
    struct day day;
    struct str theme;
    bool noted; /* what was learned is written */
    int64_t module;
};
struct theme_days {
    struct theme_day *at;
    size_t n, cap;
};
enum { THEMES_SHOWN = 60 };
/* Themes the group has had until that day, the newest first. */
struct theme_days groups_themes(struct task *t, int64_t group, struct day until, int64_t limit);

/* ---- after a session, and visits */

/* For who may write of the group. NOT_FOUND: the session has no module; INVALID: nothing is written. */
enum outcome groups_learned(
    struct task *t, int64_t session, const struct module_note *n, struct problems *ret_problems) MUST_USE;
/* The expert of the session was thanked today; a second time: not. INVALID: none is named, or she has not been there
 * yet. */
enum outcome groups_thank(struct task *t, int64_t session, int64_t version) MUST_USE;
