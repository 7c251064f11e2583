/* home_view: what waits for somebody today: sections with a few rows each, every row with the way to do it. */
#pragma once
#include "auth/viewer.h"
#include "base/task.h"
#include "html/html.h"

struct home_session {
    struct url link;
    struct str group, theme;
    struct day day;
    struct clock start, end;
    bool closed, cancelled;
};
struct home_sessions {
    struct home_session *at;
    size_t n, cap;
    int64_t hidden;
};

/* name is somebody's or something's own name; text says what about it. Either may be empty; link empty: no way to it.
 * phone: to call at once, where that is safe. */
struct home_item {
    struct url link, contact; /* contact: where to write one down */
    struct str name, text, phone;
};
struct home_items {
    struct home_item *at;
    size_t n, cap;
};
/* alarm: shown as a warning above the rows. hidden: rows there would be room for on no first page; more leads to them.
 */
struct home_section {
    struct str title, intro, alarm;
    struct home_items items;
    int64_t hidden;
    struct url more;
    struct str more_text;
};
struct home_sections {
    struct home_section *at;
    size_t n, cap;
};

struct home_view {
    struct str name;
    bool signed_in, leads; /* leads: has groups of her own, so that today's sessions belong here */
    struct home_sessions today;
    struct url all_today, contact, sign_in, caseload, follow_ups;
    int64_t steps_due;             /* persons of hers with steps that are due */
    int64_t follow_ups_due;        /* of her own, this week; at most FOLLOW_UP_COUNT_MOST and one more */
    struct home_sections sections; /* only those with rows */
    struct home_sections promises; /* of each project: the promises that are furthest behind */
};

/* ---- what the files of this room share */
enum { HOME_ROWS = 4 };
struct home_section home_section(struct str title, const char *intro);
/* The first HOME_ROWS; of the others only their number grows. */
void home_add(struct task *t, struct home_section *s, const struct home_item *item);
void home_add_section(struct task *t, struct home_view *v, struct home_section *s); /* with rows; else nothing */
/* "Heading" or, with several projects, "Heading: project". */
struct str home_titled(struct task *t, const char *title, int64_t project);
struct url home_in_project(struct task *t, struct url page, int64_t project);
bool home_leads_in(const struct viewer *who, int64_t project);

/* ---- one's own work (home_work_web.c): this week, who waits, what is due, who was missed */
void home_week(struct task *t, struct home_view *v);
void home_waiting(struct task *t, struct home_view *v);
void home_due(struct task *t, struct home_view *v);
void home_add_missed(struct task *t, int64_t project, struct home_section *s);

/* Everything the viewer's roles ask for, in the house and in each project. */
void home_fill(struct task *t, struct home_view *ret_view);
