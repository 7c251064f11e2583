/* groups_view: what the pages of this room show, and their forms. */
#pragma once
#include "rooms/codes.h"
#include "rooms/parts.h"
#include "rooms/groups/groups_card.h"
#include "rooms/groups/groups_series.h"
#include "rooms/plans/plans.h"
#include "rooms/voted.h"
#include "web/frame.h"

/* clang-format off */
#define GROUP_FIELDS(F) \
    F(group, project,           PICK,   0, 0,   OPTIONAL, N_("Project"), NULL, NULL) \
    F(group, name,              TEXT,   1, GROUP_NAME_MOST, REQUIRED, N_("Name of the group"), \
          N_("For example: parents who speak Somali, Kontula."), NULL) \
    F(group, language,          CHOICE, 0, 0,   REQUIRED, N_("Language"), NULL, &CODES_language) \
    F(group, kind,              CHOICE, 0, 0,   REQUIRED, N_("Kind of group"), NULL, &CODES_group_kind) \
    F(group, venue,             TEXT,   1, GROUP_PLACE_MOST, OPTIONAL, N_("Place"), \
          N_("Name and street of the place where the group meets."), NULL) \
    F(group, municipality,      TEXT,   1, 60,  OPTIONAL, N_("Municipality"), NULL, NULL) \
    F(group, area,              TEXT,   1, GROUP_PLACE_MOST, OPTIONAL, N_("Part of town"), NULL, NULL) \
    F(group, starts_on,         DATE,   0, 0,   OPTIONAL, N_("First day"), NULL, NULL) \
    F(group, ends_on,           DATE,   0, 0,   OPTIONAL, N_("Last day"), NULL, NULL) \
    F(group, weekdays,          MULTI,  0, 0,   OPTIONAL, N_("The group meets on"), NULL, &CODES_weekday) \
    F(group, every_weeks,       NUMBER, 1, 8,   OPTIONAL, N_("Every how many weeks"), \
          N_("1 = every week, 2 = every other week."), NULL) \
    F(group, start,             CLOCK,  0, 0,   OPTIONAL, N_("Begins at"), NULL, NULL) \
    F(group, end,               CLOCK,  0, 0,   OPTIONAL, N_("Ends at"), NULL, NULL) \
    F(group, capacity,          NUMBER, 0, GROUP_PLACES_MOST, OPTIONAL, N_("Places for members"), NULL, NULL) \
    F(group, child_care_places, NUMBER, 0, GROUP_PLACES_MOST, OPTIONAL, \
          N_("Places for children in child care"), NULL, NULL) \
    F(group, organisation,      PICK,   0, 0,   OPTIONAL, N_("Organisation"), \
          N_("Whose group it is. Empty: the lead's."), NULL) \
    F(group, reason,            TEXT,   1, 300, OPTIONAL, N_("Why is a sent period changed?"), \
          N_("Needed only when the language of a group changes that a locked period counts."), NULL)
/* clang-format on */
FORM_DECLARE(group, GROUP_FIELDS)

/* clang-format off */
#define GROUP_LEADER_FIELDS(F) \
    F(group_staff, staff, PICK,   0, 0, REQUIRED, N_("Staff member"), NULL, NULL) \
    F(group_staff, role,  CHOICE, 0, 0, REQUIRED, N_("Role in the group"), NULL, &CODES_group_role)
/* clang-format on */
FORM_DECLARE(group_staff, GROUP_LEADER_FIELDS)

/* clang-format off */
#define SESSION_FIELDS(F) \
    F(session, day,    DATE,   0, 0,   REQUIRED, N_("Day"), NULL, NULL) \
    F(session, start,  CLOCK,  0, 0,   OPTIONAL, N_("Begins at"), NULL, NULL) \
    F(session, end,    CLOCK,  0, 0,   OPTIONAL, N_("Ends at"), NULL, NULL) \
    F(session, kind,   CHOICE, 0, 0,   REQUIRED, N_("What kind of meeting"), NULL, &CODES_session_kind) \
    F(session, theme,  TEXT,   1, SESSION_TEXT_MOST, OPTIONAL, N_("Theme"), NULL, NULL) \
    F(session, planned_module, PICK, 0, 0, OPTIONAL, N_("Module"), \
          N_("Without a theme of its own, the session gets the name of its module."), NULL) \
    F(session, expert, TEXT,   1, SESSION_TEXT_MOST, OPTIONAL, N_("Visiting expert"), \
          N_("Who visits, and from where."), NULL)
/* clang-format on */
FORM_DECLARE(session, SESSION_FIELDS)

/* clang-format off */
#define SESSION_MOVE_FIELDS(F) \
    F(session_move, day,   DATE,  0, 0, REQUIRED, N_("New day"), NULL, NULL) \
    F(session_move, start, CLOCK, 0, 0, OPTIONAL, N_("Begins at"), NULL, NULL) \
    F(session_move, end,   CLOCK, 0, 0, OPTIONAL, N_("Ends at"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(session_move, SESSION_MOVE_FIELDS)

#define PERIOD_THEME_FIELDS(F) \
    F(period_theme, theme, TEXT, 1, SESSION_TEXT_MOST, OPTIONAL, N_("Theme"), \
        N_("What the groups have in common in this period."), NULL)
FORM_DECLARE(period_theme, PERIOD_THEME_FIELDS)

#define SESSION_CANCEL_FIELDS(F) \
    F(session_cancel, reason, TEXT, 1, 200, REQUIRED, N_("Why is it cancelled?"), \
        N_("Everybody who sees the group sees this. Name nobody."), NULL)
FORM_DECLARE(session_cancel, SESSION_CANCEL_FIELDS)

/* clang-format off */
#define NO_MEETING_FIELDS(F) \
    F(no_meeting, day,    DATE, 0, 0,   REQUIRED, N_("Day without a meeting"), NULL, NULL) \
    F(no_meeting, reason, TEXT, 1, 100, OPTIONAL, N_("Reason"), N_("For example: autumn holiday."), NULL)
/* clang-format on */
FORM_DECLARE(no_meeting, NO_MEETING_FIELDS)

/* clang-format off */
#define MEMBERSHIP_FIELDS(F) \
    F(membership, joined_on, DATE, 0, 0, REQUIRED, N_("First day in the group"), NULL, NULL) \
    F(membership, left_on,   DATE, 0, 0, OPTIONAL, N_("Last day in the group"), \
          N_("Empty as long as the person is a member."), NULL) \
    F(membership, reason,    TEXT, 1, 300, OPTIONAL, N_("Why is a sent period changed?"), \
          N_("Needed only for days of a locked period."), NULL)
/* clang-format on */
FORM_DECLARE(membership, MEMBERSHIP_FIELDS)
#define PLACE_OFFER_FIELDS(F) F(place_offer, until, DATE, 0, 0, REQUIRED, N_("The offer is open until"), NULL, NULL)
FORM_DECLARE(place_offer, PLACE_OFFER_FIELDS)

/* clang-format off */
#define NEWCOMER_FIELDS(F) \
    F(newcomer, given_names, TEXT,    1, 100, REQUIRED, N_("First names"), NULL, NULL) \
    F(newcomer, family_name, TEXT,    1, 100, OPTIONAL, N_("Family name"), NULL, NULL) \
    F(newcomer, birth,       PARTIAL, 0, 0,   OPTIONAL, N_("Date of birth"), N_("The year is enough."), NULL) \
    F(newcomer, language,    CHOICE,  0, 0,   OPTIONAL, N_("Mother tongue"), NULL, &CODES_language) \
    F(newcomer, phone,       PHONE,   0, 0,   OPTIONAL, N_("Phone number"), NULL, NULL) \
    F(newcomer, day,         DATE,    0, 0,   REQUIRED, N_("First day in the group"), NULL, NULL) \
    F(newcomer, reason,      TEXT,    1, 300, OPTIONAL, N_("Why is a sent period changed?"), \
          N_("Needed only for days of a locked period."), NULL)
/* clang-format on */
FORM_DECLARE(newcomer, NEWCOMER_FIELDS)

/* clang-format off */
#define GROUP_MERGE_FIELDS(F) \
    F(group_merge, into, PICK, 0, 0, REQUIRED, N_("Merge into"), NULL, NULL) \
    F(group_merge, on,   DATE, 0, 0, REQUIRED, N_("First day of the combined group"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(group_merge, GROUP_MERGE_FIELDS)

/* clang-format off */
#define GROUP_SPLIT_FIELDS(F) \
    F(group_split, name,    TEXT,  1, GROUP_NAME_MOST, REQUIRED, N_("Name of the new group"), NULL, NULL) \
    F(group_split, on,      DATE,  0, 0,   REQUIRED, N_("First day of the new group"), NULL, NULL) \
    F(group_split, persons, PICKS, 0, 0,   OPTIONAL, N_("Who moves to the new group"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(group_split, GROUP_SPLIT_FIELDS)

/* clang-format off */
#define SESSION_AFTER_FIELDS(F) \
    F(session_after, worked,  LONG, 1, MODULE_TEXT_MOST, OPTIONAL, N_("What worked"), \
          N_("Write of the module. Name nobody."), NULL) \
    F(session_after, improve, LONG, 1, MODULE_TEXT_MOST, OPTIONAL, N_("Change this"), \
          N_("What should be otherwise the next time?"), NULL)
/* clang-format on */
FORM_DECLARE(session_after, SESSION_AFTER_FIELDS)

/* When and where a group meets, in words of the reader. */
struct group_meets {
    struct str days;
    int64_t every_weeks;
    struct clock start, end;
};

struct group_line {
    int64_t id, capacity, child_care_places, members, waiting;
    struct str name, language, venue, area;
    struct group_meets meets;
    struct day starts_on, ends_on;
    bool ended, merged, full;
};
struct group_lines {
    struct group_line *at;
    size_t n, cap;
};
struct group_project {
    struct url url;
    struct str name;
    bool current;
};
struct group_projects {
    struct group_project *at;
    size_t n, cap;
};
struct groups_list_view {
    struct str project_name;
    struct group_projects projects;
    struct group_lines rows;
    bool may_add;
    int64_t running;
    struct url add, modules;
    struct pager pager;
};

struct session_line {
    int64_t id;
    struct day day, moved_from;
    struct clock start, end;
    struct str kind, theme, module, expert, state, cancel_reason;
    bool closed, may_edit;
};
struct session_lines {
    struct session_line *at;
    size_t n, cap;
    int64_t hidden;
};
struct member_line {
    int64_t membership, person, children;
    struct str name, origin;
    struct day joined_on, left_on;
    bool is_protected, to_come, may_edit;
};
struct member_lines {
    struct member_line *at;
    size_t n, cap;
    int64_t hidden;
};
struct waiting_line {
    struct group_waiting w;
    struct form offer;
    int64_t place, days; /* days: that she has waited; INT_NONE: not known */
};
struct waiting_lines {
    struct waiting_line *at;
    size_t n, cap;
    int64_t total;      /* that are like this, however many are shown */
    int64_t everybody;  /* who waits */
    struct strs spoken; /* languages of all who wait, each once */
};
struct figure_line {
    struct str name;
    int64_t persons;
};
struct figure_lines {
    struct figure_line *at;
    size_t n, cap;
};
struct event_line {
    int64_t group, event, moved;
    struct str from_name, to_name;
    struct day on;
    bool merge, may_undo;
};
struct event_lines {
    struct event_line *at;
    size_t n, cap;
};

/* How many there are in all, however many are shown. */
struct group_totals {
    int64_t members, children, listed, waiting;
};
struct group_view {
    int64_t id, members, children;
    struct group_tabs tabs;
    struct group_card card;
    struct str counted; /* members and children, in words */
    struct str municipality, merged_name;
    struct day merged_on;
    int64_t merged_into;
    struct group_meets meets;
    bool may_lead, may_manage, shielded, ended, has_capacity, over, has_child_care, children_over;
    struct session_lines next, later, past; /* later: those folded away behind next */
    struct member_lines rows, rest, former; /* rest: members beyond the first, behind one line */
    struct waiting_lines waiting;
    struct group_leaders leaders;
    struct event_lines events;
    struct figure_lines originals;
    int64_t combined;
    bool has_figures;
    struct form form;
    struct day printed;
    int64_t members_hidden, waiting_hidden;
    int64_t waiting_start; /* of the first who is shown */
    struct pager more_waiting, more_former;
    bool former_open; /* its later rows were asked for */
    struct picks waiting_languages, waited;
    bool may_choose, waiting_chosen;
    struct url waiting_all;
    struct url all_members, without_plan;
    bool has_cover; /* how many have a plan, for those who may know */
    struct plans_cover cover;
};

struct group_form_view {
    int64_t id;
    struct group_tabs tabs; /* of a group that is there */
    struct str name;
    struct form form;
    bool choose_project, choose_house, has_lock;
};
struct group_leaders_view {
    int64_t id;
    struct group_tabs tabs;
    struct str name;
    struct group_leaders rows;
    struct form form;
};
struct timetable_line {
    struct day day;
    struct str reason;
    bool holiday, exists, open;
};
struct timetable_lines {
    struct timetable_line *at;
    size_t n, cap;
};
struct exception_line {
    struct day day;
    struct str reason;
};
struct exception_lines {
    struct exception_line *at;
    size_t n, cap;
};
struct timetable_view {
    int64_t id, to_make;
    struct group_tabs tabs;
    struct str name;
    struct group_meets meets;
    struct timetable_lines days;
    struct exception_lines exceptions;
    struct session_lines sessions;
    struct pager pager;
    struct form form;
    bool may_lead, complete;
};
/* What one may read about a module or a theme that can be chosen. */
struct about_reading {
    struct str name;
    struct material_links materials;
};
struct about_readings {
    struct about_reading *at;
    size_t n, cap;
};
/* What members need, offered as a theme. in_theme: it stands there already; chosen: ticked in a form shown again. */
struct theme_need {
    struct str area;
    int64_t n, of;
    bool in_theme, chosen;
};
struct theme_needs {
    struct theme_need *at;
    size_t n, cap;
};
/* What they voted for, the same way. */
struct theme_vote {
    struct voted v;
    struct str key;
    bool in_theme, chosen;
};
struct theme_votes {
    struct theme_vote *at;
    size_t n, cap;
};
struct session_view {
    int64_t session, group;
    struct str name;
    struct str module_text; /* what is written as the module of a session that has none of the list */
    struct url module_url;
    struct module_notes notes; /* what was learned with its module before */
    struct theme_days themes;
    bool has_modules, has_expert;
    struct session_record record;
    struct form card, move, cancel;
    struct theme_needs needs;
    struct theme_votes votes;
    struct about_readings readings;
    struct str period_theme; /* "": the day is in no period that has one */
    bool planned, cancelled, locked;
    bool tells; /* members can be told when it is, or that it is not */
};
/* What became of the group's modules; the themes it has had. */
struct group_modules_view {
    int64_t id;
    struct group_tabs tabs;
    struct str name, left_out;
    struct module_courses rows;
    struct theme_days themes;
    bool may_lead, passes;
};
struct plan_line {
    struct plan_day d;
    struct str holiday;
};
struct plan_lines {
    struct plan_line *at;
    size_t n, cap;
};
struct module_choice {
    struct str id, name;
    bool chosen;
};
struct module_choices {
    struct module_choice *at;
    size_t n, cap;
};
/* chosen: the modules that were chosen one by one; shown: there is a plan to look at. */
struct series_plan_view {
    int64_t id, to_make, left;
    struct group_tabs tabs;
    struct str name, series, first, seen, last_day;
    struct picks all;
    struct module_choices modules;
    struct theme_needs needs;
    struct theme_votes votes;
    struct about_readings readings;
    struct plan_lines days;
    bool shown, complete, chosen, nothing;
};
struct series_group_line {
    struct str name;
    struct url plan;
};
struct series_group_lines {
    struct series_group_line *at;
    size_t n, cap;
};
struct series_groups_view {
    int64_t series;
    struct str name;
    struct series_group_lines rows;
};
struct session_after_view {
    int64_t session, group, module;
    struct str group_name, name;
    struct day day;
    struct form form;
    struct module_notes before;
};
struct session_expert_view {
    int64_t session, version;
    struct str group_name, expert, invitation, email, phone;
    struct day day, thanked_on;
    struct url mail, card;
    bool is_over, shielded;
};
struct period_view {
    int64_t project, period;
    struct str name;
    struct day from, to;
    struct form form;
    struct theme_needs needs;
    struct group_briefs rows; /* that meet in the period, for whoever sees the project whole */
    bool sees_groups;
};
struct found_line {
    struct str key, name, languages;
    int64_t group;
    struct day birth;
    bool member, shut; /* shut: of the view */
};
struct found_lines {
    struct found_line *at;
    size_t n, cap;
};
struct member_new_view {
    int64_t id;
    struct str name, words;
    struct day day;
    int64_t members, places;
    bool searched, more, full, shut; /* shut: from the day on something is locked, which wants a reason */
    struct found_lines rows;
    struct form form;
};
struct member_view {
    int64_t membership, group, person;
    struct str name, group_name;
    struct form form;
    bool waiting, moved, has_lock;
};
/* after, places: members and places of the other group when the groups are one; too_many: there are more members. */
struct merge_view {
    struct group_tabs tabs;
    int64_t id, moving, waiting, sessions, after, places;
    struct str name, into_name, into_key;
    struct day on;
    bool preview, other_language, too_many;
    struct form form;
    int64_t hidden;
    struct pager pager; /* of the groups it can be merged into */
};
struct split_view {
    int64_t id;
    struct group_tabs tabs;
    struct str name;
    struct form form;
    int64_t hidden;
    struct pager pager; /* of the members who can be chosen */
};
struct undo_view {
    int64_t id, event, moved;
    struct str name, from_name, to_name;
    struct day on;
    bool merge;
    struct form form;
};
