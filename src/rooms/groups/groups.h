/* groups: people who meet for a period in a place and a language: timetable, sessions, members, waiting list, leaders,
 * merge and split. Knows projects and people; attendance knows groups. */
#pragma once
#include "base/buf.h"
#include "base/task.h"
#include "rooms/people/people.h"
#include "rooms/search/search.h"

struct group_brief {
    int64_t id, project;
    struct str name, language, venue, area, kind;
    struct day starts_on, ends_on;
    int64_t capacity, child_care_places, members;
    int64_t merged_into;
};
struct group_briefs {
    struct group_brief *at;
    size_t n, cap;
    int64_t hidden;
}; /* hidden: more of the project, after those it gives */

/* Leads, helps in or manages this group (manager/counsellor of its project; leader, peer, carer of the group; the
 * program). */
bool groups_may_see(struct task *t, int64_t group) MUST_USE;
bool groups_may_write(struct task *t, int64_t group) MUST_USE;    /* all these but peers and carers */
bool groups_may_register(struct task *t, int64_t group) MUST_USE; /* may mark attendance: peers and carers too */
enum outcome groups_brief(struct task *t, int64_t group, struct group_brief *ret_group) MUST_USE;
/* What this viewer may do with the group, for its tabs. */
struct group_standing {
    bool may_lead, may_manage, merged;
};
struct group_standing groups_standing(struct task *t, int64_t group);
/* Groups of the project open to this viewer that run on `day` ("" = all), by name: for who sees all of them
 * GROUPS_BRIEFS_MOST from the row `start` on. */
enum { GROUPS_BRIEFS_MOST = 500 };
struct group_briefs groups_of_project(struct task *t, int64_t project, struct day day, int64_t start);
/* Ids and names of groups that meet between two days, the first `limit`, of a project that the viewer sees whole; else
 * none. */
struct group_briefs groups_names(struct task *t, int64_t project, struct day from, struct day to, int64_t limit);
/* Somebody in the group, or waiting for it, is under non-disclosure: its place and time stand in no calendar, print or
 * export that leaves the house. */
bool groups_shielded(struct task *t, int64_t group) MUST_USE;
/* Own groups (leader, peer, carer), running on `day`. */
struct group_briefs groups_own(struct task *t, struct day day);

struct session_brief {
    int64_t id, group, project;
    struct str group_name, venue, language, kind, theme, expert, state;
    struct day day;
    struct clock start, end;
    int64_t minutes, register_version, visitors, carers, child_care_places;
    bool closed;
};
struct session_briefs {
    struct session_brief *at;
    size_t n, cap;
    int64_t hidden;
};
/* Day and length of a session in one number, for registers that come with it in one package (kind_put_gist). minutes:
 * 0 when a time is not known. */
int64_t groups_session_gist(struct day day, struct clock start, struct clock end);
void groups_gist_session(int64_t gist, struct day *ret_day, int64_t *ret_minutes);
/* The same of one that is stored. False: there is none. */
bool groups_stored_gist(struct task *t, int64_t session, int64_t *ret_gist);
enum outcome groups_session(struct task *t, int64_t session, struct session_brief *ret_session) MUST_USE;
/* What two planned sessions of a group are about changes places. No right is asked: for who has asked. NOT_FOUND: they
 * are not two of one group. CONFLICT: one is over, held, cancelled, marked, locked, or waits for an expert. */
enum outcome groups_swap_themes(struct task *t, int64_t one, int64_t other) MUST_USE;
/* Sessions between two days inclusive that this viewer may register, in order of day and time; project 0 = all own
 * projects. The first GROUPS_SESSIONS_MOST of each project; hidden: how many more there are. */
enum { GROUPS_SESSIONS_MOST = 200 };
struct session_briefs groups_sessions(struct task *t, int64_t project, struct day from, struct day to);
/* What such a list is narrowed to. group 0: all; mine: groups the viewer leads or helps in; unmarked: nothing stands in
 * the register. limit: of open registers. */
struct session_only {
    int64_t group, limit;
    bool mine, unmarked;
};
struct session_briefs groups_sessions_only(
    struct task *t, int64_t project, const struct session_only *only, struct day from, struct day to);
/* Of one project: sessions whose register is not closed, the newest first, at most `limit`; *ret_total: all of them. */
struct session_briefs groups_sessions_open(
    struct task *t, int64_t project, struct day from, struct day to, int64_t limit, int64_t *ret_total);
struct session_briefs groups_sessions_open_only(struct task *t, int64_t project, const struct session_only *only,
    struct day from, struct day to, int64_t *ret_total);
struct session_briefs groups_sessions_of(struct task *t, int64_t group);

/* Sessions of the groups that a member of staff leads or helps in, between two days, as events of a calendar that is
 * open (rooms/ics.h): the group, the kind of meeting and the place; of a shielded group only that there is a meeting.
 */
void groups_ics_own(struct task *t, struct buf *b, int64_t staff, struct day from, struct day to);

/* Members on that day (state member or left, joined_on <= day <= left_on), by sort key: the first GROUPS_MEMBERS_MOST,
 * which is what one register holds. Who leads the group and is no manager or counsellor gets those whom she sees: not
 * who left long ago. */
enum { GROUPS_MEMBERS_MOST = 500 };
struct person_briefs groups_members(struct task *t, int64_t group, struct day day);
/* Who they are and nothing else, in no order and every one: costs a tenth of the list. A second membership of a day is
 * there twice. */
struct member_ids {
    int64_t *at;
    size_t n, cap;
};
struct member_ids groups_member_ids(struct task *t, int64_t group, struct day day);
bool groups_is_among(const struct member_ids *members, int64_t person);
int64_t groups_members_count(struct task *t, int64_t group, struct day day); /* all of them */
bool groups_is_member(struct task *t, int64_t group, int64_t person, struct day day);
/* Makes the person a member from `day` (a walk-in); already a member that day: nothing; who waits stops waiting; who
 * left begins a second membership. Opens a participation in the project when there is none. NOT_ALLOWED: the viewer may
 * neither see the person nor has just made her in this project. INVALID: the group was merged into another before that
 * day. */
enum outcome groups_join(struct task *t, int64_t group, int64_t person, struct day day) MUST_USE;
/* The same for the person of people_meet(), who may be known to others of the project only. */
enum outcome groups_join_met(struct task *t, int64_t group, int64_t person, struct day day, struct str reason) MUST_USE;
/* The same as groups_join from a day on after which something is locked: with the reason (INVALID without). */
enum outcome groups_join_because(
    struct task *t, int64_t group, int64_t person, struct day day, struct str reason) MUST_USE;
/* ---- groups_queue.c: the waiting list */
enum offer { OFFER_NONE, OFFER_OPEN, OFFER_EXPIRED };
struct group_waiting {
    int64_t membership, person, children, version;
    struct str name, languages; /* languages: codes joined by ';' */
    struct day since, offered_until;
    enum offer offer;
    bool next, is_protected;
};
struct group_waitings {
    struct group_waiting *at;
    size_t n, cap;
};
/* In order; those whose offer ran out stand behind the others. next: whose turn it is. */
struct group_waitings groups_waiting(struct task *t, int64_t group);
/* Puts a person at the end of the waiting list. INVALID: a member today, or waits already. */
enum outcome groups_queue(struct task *t, int64_t group, int64_t person) MUST_USE;
/* Does she stand on the waiting list? No right is asked. */
bool groups_awaits(struct task *t, int64_t group, int64_t person);
/* The same as groups_queue for whom somebody met who need not lead the group; that she may wish it, who asks has found
 * out. */
enum outcome groups_queue_met(struct task *t, int64_t group, int64_t person) MUST_USE;
/* Takes back the one place in the group, or on its list, that she was given; she may have none. CONFLICT: somebody has
 * changed or offered it since, a register names her, or its period is locked. No right is asked. */
enum outcome groups_give_back(struct task *t, int64_t group, int64_t person) MUST_USE;
/* Offers a place until a day, inclusive. INVALID: it is somebody else's turn, or the day is past. */
enum outcome groups_offer(
    struct task *t, int64_t membership, int64_t version, struct day until, struct problems *ret_problems) MUST_USE;
/* She does not want the place now: to the end of the list. */
enum outcome groups_decline(struct task *t, int64_t membership, int64_t version) MUST_USE;

/* Puts down anew who sees the groups of her organisation (project 0: everywhere); called by rooms/sight.h alone. */
void groups_settle(struct task *t, int64_t project);

/* Puts it into the search as it is now, or takes it out; which stand there otherwise, at most `limit`. */
void groups_found(struct task *t, int64_t group);
struct search_records groups_not_found(struct task *t, int64_t limit);
