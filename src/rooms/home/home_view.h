/* home_view: what waits for somebody today: sections with a few rows each, every row with the way to do it. */
#pragma once
#include "auth/viewer.h"
#include "base/task.h"
#include "html/html.h"
#include "rooms/sign_up/sign_up.h"

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
 * at_least: more than so many are hidden, which are not counted (0: hidden says how many). */
struct home_section {
    struct str title, intro, alarm;
    struct home_items items;
    int64_t hidden, at_least;
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
    bool counsels;         /* is a counsellor somewhere */
    int64_t cases;         /* persons whose responsible worker she is */
    struct home_sessions today;
    struct url all_today, contact, caseload, follow_ups;
    int64_t steps_due;             /* persons of hers with steps that are due */
    int64_t follow_ups_due;        /* of her own, this week; at most FOLLOW_UP_COUNT_MOST and one more */
    struct home_sections sections; /* only those with rows */
    struct home_sections promises; /* of each project: the promises that are furthest behind */
};

/* What stands first for who is not signed in: parents, who look for a group (home_front_web.c). */
struct home_tongue {
    struct url url;
    struct str name, lang, dir;
    bool current;
};
struct home_tongues {
    struct home_tongue *at;
    size_t n, cap;
};
struct home_front_view {
    struct sign_up_scenes story;
    struct heard hear;
    struct home_tongues tongues;
    struct sign_up_phones phones;
    struct str help_phone; /* of the house, when no group is open */
    struct url groups, sign_in;
};
void home_front_fill(struct task *t, struct home_front_view *ret_view);
struct req;
struct reply home_front(struct req *r);

/* ---- what the files of this room share */
enum { HOME_ROWS = 4 };
struct home_section home_section(struct str title, const char *intro);
/* The first HOME_ROWS; of the others only their number grows. */
void home_add(struct task *t, struct home_section *s, const struct home_item *item);
void home_add_section(struct task *t, struct home_view *v, struct home_section *s); /* with rows; else nothing */
void home_add_item(struct task *t, struct home_section *s, struct url link, struct str name, struct str text);
struct str home_counted(struct task *t, const char *pattern, int64_t n); /* "%n imports", from trn() */
struct url home_page_if_open(struct task *t, const char *path);          /* empty: none that the viewer may open */
void home_targets(struct task *t, int64_t project, struct home_view *v); /* the promises furthest behind */
/* "Heading" or, with several projects, "Heading: project". */
struct str home_titled(struct task *t, const char *title, int64_t project);
struct url home_in_project(struct task *t, struct url page, int64_t project);
bool home_leads_in(const struct viewer *who, int64_t project);

/* ---- one's own work (home_work_web.c): this week, who waits, what is due, who was missed */
void home_week(struct task *t, struct home_view *v);
void home_care(struct task *t, struct home_view *v); /* on duty in child care today, and who was not fetched */
void home_waiting(struct task *t, struct home_view *v);
void home_due(struct task *t, struct home_view *v);
void home_pictures(struct task *t, struct home_view *v);     /* hers that nobody sees any more */
void home_stories(struct task *t, struct home_view *v);      /* what waits for review, what is to be taken out */
void home_publications(struct task *t, struct home_view *v); /* what waits for review, and is to be looked at again */
void home_sign_ups(struct task *t, struct home_view *v);     /* who has signed up and waits */
void home_messages(struct task *t, struct home_view *v);     /* whom she is to call, and who wrote back */
void home_services(struct task *t, struct home_view *v); /* entries of the directory that are to be looked at again */
void home_records(struct task *t, struct home_view *v);  /* what the funder asks of each record and is not there */
void home_add_missed(struct task *t, int64_t project, struct home_section *s);

/* ---- whose work is not with persons: coordinators (home_regions_web.c), administrators (home_house_web.c) */
void home_regions(struct task *t, struct home_view *v);
void home_figures(struct task *t, int64_t project, struct home_view *v);
void home_house(struct task *t, struct home_view *v);

/* What comes before all work, in front of what is there (home_first_web.c). */
void home_first(struct task *t, struct home_view *v);

/* Everything the viewer's roles ask for, in the house and in each project. */
void home_fill(struct task *t, struct home_view *ret_view);
