/* groups_card: what the files of this room ask of each other; other rooms use groups.h. */
#pragma once
#include "base/by_name.h"
#include "html/form.h"
#include "rooms/groups/groups.h"

/* What the viewer may do with a group. One statement. */
enum group_right {
    GROUP_NONE,
    GROUP_REGISTER,
    GROUP_LEAD,
    GROUP_MANAGE
}; /* peer or carer; leader; manager or counsellor of the project */
struct group_access {
    enum group_right right;
    int64_t project;
    bool found;
};
struct group_access groups_access(struct task *t, int64_t group);
/* The outcome for a viewer who has less than `needed`; DONE when she has it. */
enum outcome groups_allowed(struct task *t, int64_t group, enum group_right needed) MUST_USE;

/* Most of what forms and the data package both take. */
enum { GROUP_NAME_MOST = 200, GROUP_PLACE_MOST = 200, GROUP_PLACES_MOST = 10000, SESSION_TEXT_MOST = 200 };

/* Must place and time of the group stay out of what is given out? Asked once for rows of a group that follow each
 * other. */
struct kind_out;
bool groups_hidden(struct kind_out *o, int64_t group);
void groups_check_times(struct task *t, struct clock start, struct clock end, struct problems *ps);
/* Was the group merged into another on or before that day? */
bool groups_ended_by_merge(struct task *t, int64_t group, struct day day);
/* May the viewer bring this person into a group of the project? See groups_join. */
bool groups_may_take(struct task *t, int64_t project, int64_t person);

/* ---- groups_edit.c: the card and who leads */
extern const struct codes CODES_group_role; /* leader peer carer */
struct group_card {
    struct str name, language, kind, venue, municipality, area;
    struct strs weekdays; /* codes of the value list weekday; several: the group meets several times a week */
    struct day starts_on, ends_on;
    struct clock start, end;
    int64_t every_weeks, capacity, child_care_places; /* INT_NONE = not decided */
    int64_t organisation;                             /* to which it belongs; 0: the lead */
    struct str reason; /* why the language is changed that a locked period counts; nothing that is stored with it */
};
struct group_record {
    struct group_card card;
    enum group_right right;
    int64_t project, version, merged_into;
    struct day merged_on;
};
/* For a viewer who has at least `needed`. NOT_FOUND, NOT_ALLOWED. */
enum outcome groups_record(
    struct task *t, int64_t group, enum group_right needed, struct group_record *ret_record) MUST_USE;
/* INVALID: dates or times the wrong way round, unknown language or municipality. A manager or counsellor of the project
 * adds. */
enum outcome groups_add(struct task *t, int64_t project, const struct group_card *c, int64_t *ret_group,
    struct problems *ret_problems) MUST_USE;
/* May the viewer add groups; say to which organisation one belongs? Who sees her organisation's persons only makes
 * groups of that one. */
bool groups_may_add(struct task *t, int64_t project) MUST_USE;
bool groups_may_give(struct task *t, int64_t project) MUST_USE;
void groups_settle_one(struct task *t, int64_t group); /* as groups_settle() */
enum outcome groups_change(
    struct task *t, int64_t group, int64_t version, const struct group_card *c, struct problems *ret_problems) MUST_USE;
/* What is wrong with a card: dates or times the wrong way round, unknown language or municipality. */
void groups_check_card(struct task *t, const struct group_card *c, struct problems *ret_problems);
/* None long before the project began: projects_first_day. */
void groups_check_days(struct task *t, struct day first, const struct group_card *c, struct problems *ret_problems);
/* A problem at "left_on" before the first day. */
void groups_check_membership_days(
    struct task *t, struct day joined_on, struct day left_on, struct problems *ret_problems);
struct group_leader {
    int64_t staff;
    struct str name, role;
}; /* role: leader peer carer */
struct group_leaders {
    struct group_leader *at;
    size_t n, cap;
};
struct group_leaders groups_leaders(struct task *t, int64_t group, int64_t project);
/* Role "" takes the member of staff out of the group. INVALID: does not work in the project. Managers and counsellors
 * decide, since it decides who sees the members. */
enum outcome groups_put_leader(struct task *t, int64_t group, int64_t staff, struct str role) MUST_USE;

/* ---- groups_sessions.c: timetable and sessions */
struct timetable_day {
    struct day day;
    const char *holiday;
    struct str exception;
    bool exists;
}; /* holiday: message id or NULL */
struct timetable_days {
    struct timetable_day *at;
    size_t n, cap;
};
/* The days of the timetable between the group's first and last day, at most 400. Weeks are counted from the week of the
 * first day. */
struct timetable_days groups_timetable(struct task *t, int64_t group, const struct group_card *c);
/* What a session of such a group is when nothing else is said. */
struct str groups_usual_kind(struct str group_kind);
/* Makes planned sessions on those of `days` that the timetable has, no holiday or exception, and no session yet. */
enum outcome groups_make_sessions(
    struct task *t, int64_t group, const struct day *days, size_t n, int64_t *ret_made) MUST_USE;
enum outcome groups_add_exception(struct task *t, int64_t group, struct day day, struct str reason) MUST_USE;
enum outcome groups_drop_exception(struct task *t, int64_t group, struct day day) MUST_USE;

/* module: in words; module_id: the one that was chosen, 0: none; expert_id: the work contact whom `expert` names. */
struct session_card {
    struct day day;
    struct clock start, end;
    struct str kind, theme, module, expert;
    int64_t module_id, expert_id;
};
struct session_record {
    struct session_card card;
    int64_t group, project, version;
    struct str state, cancel_reason;
    struct day moved_from, thanked_on;
    bool closed, marked; /* marked: something is in its register, and not only who told or has a place to come */
};
/* What a session is about, as it is stored: the name of its module, and its theme where none is written; the work
 * contact whom the text names. was: before, or NULL; what stood in words stays, and so does whom the same text named.
 */
struct session_card groups_about(
    struct task *t, int64_t project, const struct session_card *c, const struct session_card *was);
enum outcome groups_session_record(struct task *t, int64_t session, struct session_record *ret_record) MUST_USE;
/* For somebody who may change it: not in a locked period. */
enum outcome groups_session_to_change(struct task *t, int64_t session, struct session_record *ret_record) MUST_USE;
enum outcome groups_add_session(struct task *t, int64_t group, const struct session_card *c, int64_t *ret_session,
    struct problems *ret_problems) MUST_USE;
/* Kind, theme, module, expert and times; the day changes by moving. NOT_ALLOWED also in a locked period. */
enum outcome groups_change_session(struct task *t, int64_t session, int64_t version, const struct session_card *c,
    struct problems *ret_problems) MUST_USE;
struct session_time {
    struct day day;
    struct clock start, end;
} ONLY_BY_NAME;
/* Keeps the timetable's day in moved_from; back on that day it is forgotten. An hour that is empty stays as it was: of
 * an hour that is half written a browser sends nothing, and members would be told of a session without one. INVALID:
 * cancelled, closed or marked already. */
enum outcome groups_move_session(
    struct task *t, int64_t session, int64_t version, struct session_time to, struct problems *ret_problems) MUST_USE;
enum outcome groups_cancel_session(
    struct task *t, int64_t session, int64_t version, struct str reason, struct problems *ret_problems) MUST_USE;
enum outcome groups_restore_session(struct task *t, int64_t session, int64_t version) MUST_USE;

/* ---- groups_members.c: memberships; the waiting list (groups_queue.c) is at the door */
struct group_membership {
    int64_t group, person, project, version;
    struct str state;
    struct day joined_on, left_on, offered_until;
    bool ended, made; /* by a merge or split */
};
/* Is the person marked in a register of the group on that day or later? */
bool groups_marked_from(struct task *t, int64_t group, int64_t person, struct day day);
enum outcome groups_get_membership(
    struct task *t, int64_t membership, struct group_membership *ret_membership) MUST_USE;
/* The same for somebody who leads the group. */
enum outcome groups_membership_to_change(
    struct task *t, int64_t membership, struct group_membership *ret_membership) MUST_USE;
/* On which days somebody is a member. left_on "": still. none: on no day. */
struct group_days {
    struct day joined_on, left_on;
    struct str reason; /* why those of a locked period are changed */
    bool none;
};
struct group_member {
    int64_t membership, person, project;
};
/* Is a day of a locked period among those on which the two differ? */
bool groups_days_locked(struct task *t, int64_t project, const struct group_days *was, const struct group_days *now);
/* Keeps the change, with its reason, when it is so. */
void groups_keep_days(
    struct task *t, const struct group_member *m, const struct group_days *was, const struct group_days *now);
/* The same for the language of a group, under which its members are counted from its first to its last day. */
bool groups_language_locked(struct task *t, int64_t project, const struct group_card *was, struct str language);
void groups_keep_language(
    struct task *t, int64_t group, int64_t project, const struct group_card *was, const struct group_card *now);
/* First and last day of a member; left_on "" = still a member. INVALID: the wrong way round, over another membership of
 * hers in the group, marks in registers outside the days, or moved. */
enum outcome groups_set_membership(struct task *t, int64_t membership, int64_t version, const struct group_days *days,
    struct problems *ret_problems) MUST_USE;
/* Takes out a membership that was a mistake, or a row of the waiting list. INVALID: she has marks in registers of these
 * days, or moved. */
enum outcome groups_drop_membership(struct task *t, int64_t membership, int64_t version) MUST_USE;

/* ---- groups_merge.c */
struct group_event {
    int64_t event, from, to;
    struct str kind, from_name, to_name;
    struct day on;
    int64_t moved;
};
struct group_events {
    struct group_event *at;
    size_t n, cap;
};
struct group_events groups_events(struct task *t, int64_t group);
/* From `on`, the members and the waiting list of `from` belong to `into`; each new membership remembers the first one
 * (origin). Planned sessions of `from` are cancelled from that day. INVALID: one group, two projects, merged before, or
 * `from` has marks since that day. */
enum outcome groups_merge(struct task *t, int64_t from, int64_t into, struct day on, int64_t *ret_event,
    struct problems *ret_problems) MUST_USE;
/* From `on`, these members of `from` belong to a new group with the same card and leaders under another name. */
struct group_split {
    const int64_t *persons;
    size_t n;
    struct str name;
    struct day on;
} ONLY_BY_NAME;
enum outcome groups_split(struct task *t, int64_t from, const struct group_split *s, int64_t *ret_group,
    struct problems *ret_problems) MUST_USE;
/* INVALID: somebody who moved is marked in a register of the new group, or has moved on. */
enum outcome groups_undo(struct task *t, int64_t event, struct problems *ret_problems) MUST_USE;
/* Persons who have belonged to this group, whichever way they came: after a merge the figure of the combined group. */
int64_t groups_count_combined(struct task *t, int64_t group);
