/* groups_pages: what the web files of this room share: view parts filled from the rules, and answers to refusals. */
#pragma once
#include "rooms/groups/groups_view.h"
#include "rooms/needs/needs.h"
#include "rooms/routes.h"
#include "web/req.h"

struct group_meets groups_meets(struct task *t, const struct group_card *c);
struct group_tabs groups_tabs(int64_t group, const struct group_record *g, enum group_tab current);
/* Sessions from a day on in order, at most `limit` from the row `start` on; or (past) the last `limit` before today. */
struct session_wish {
    struct day from;
    int64_t start, limit;
};
struct session_lines groups_session_lines(
    struct task *t, int64_t group, const struct session_wish *wish, bool may_edit);
struct session_lines groups_past_lines(struct task *t, int64_t group, int64_t limit, bool may_edit);
/* Members now and to come by name, at most `limit` from the row `start` on. */
struct member_lines groups_member_lines(struct task *t, int64_t group, int64_t start, int64_t limit, bool may_edit);
struct group_totals groups_totals(struct task *t, int64_t group, struct day day);
enum { WAITING_SHOWN = 100, FORMER_SHOWN = 50 };
/* Who has left it, the last first: FORMER_SHOWN from the row `start` on. */
struct member_lines groups_former_lines(struct task *t, int64_t group, int64_t start, bool may_edit);
/* The waiting list from the row `start` on, with the offer form of the one whose turn it is. Narrowed to who speaks
 * `language` (ISO 639-3; "" = any) and has waited so many days at least; each keeps her place in the whole list. */
struct waiting_wish {
    struct str language;
    int64_t days, start;
};
struct waiting_lines groups_waiting_lines(
    struct task *t, int64_t group, const struct waiting_wish *wish, const struct form *tried, int64_t tried_on);
/* The group's page with what was wrong in the offer form of a row of the waiting list. */
struct reply groups_show(struct req *r, int status, int64_t group, const struct form *offer, int64_t membership);
/* Modules of the project and themes of the house with what is published about them. */
struct about_readings groups_readings(struct task *t, int64_t project);
/* What is needed, offered as a theme beside what stands or was typed in it. */
struct theme_needs groups_theme_needs(struct req *r, const struct need_sums *sums, struct str theme);
/* What the members voted for, the same way. */
struct theme_votes groups_theme_votes(struct req *r, int64_t group, struct str theme);
/* The ticked needs and ideas stand in the theme, behind what was typed. False: that is more than a theme takes; field:
 * of the form. */
bool groups_theme_add(struct req *r, struct str *theme, struct form *form, size_t field);
/* "Housing": the theme of the period in which a day lies; "" when there is none. */
struct str groups_period_theme(struct task *t, int64_t project, struct day day);
struct day groups_query_day(struct req *r, const char *name, struct day otherwise);
