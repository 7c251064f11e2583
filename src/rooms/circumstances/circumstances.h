/* circumstances: what a person may be asked in confidence (disability, belonging to a minority, housing), and what a
 * project estimates or enters instead of asking: the common indicators EECO12 to EECO19 of Regulation (EU) 2021/1057,
 * Annex I, 1.2 and 2. Disability and minority are special categories of data (GDPR, Article 9); no register of the
 * funder asks for them in Finland (Act 757/2021, section 56). So nobody is asked in a project as long as its card says
 * no ground (circumstances_ground); answers stand sealed in a table of their own, are in no list, and leave the house
 * with the notes only; counsellors of the project alone see them (CIRCUMSTANCES); an estimate will do without any. What
 * the report says of them: rooms/reports/esf_more.h. */
#pragma once
#include "base/task.h"
#include "rooms/circumstances/circumstances_codes.h"

/* What somebody said. informed_on: the day on which she was told what it is for and that she need not answer. Answers:
 * CODES_circumstance_answer, "" not asked. */
struct circumstance {
    int64_t id, version, person, project;
    struct day informed_on;
    struct str disability, minority, housing, staff_name;
};
/* The ground on which the project asks; "": it does not. */
struct str circumstances_ground(struct task *t, int64_t project);
/* May the viewer ask this person there? Counsellors of a project that asks, who counsel her. */
bool circumstances_may(struct task *t, int64_t person, int64_t project);
/* The projects of the viewer in which she may; none: she has no such page. */
struct circumstance_projects {
    int64_t *at;
    size_t n, cap;
};
struct circumstance_projects circumstances_projects(struct task *t, int64_t person);
/* What she said last; false: nothing, or the viewer may not know it. */
bool circumstances_of(struct task *t, int64_t person, int64_t project, struct circumstance *ret_said);
/* Of c->person in c->project: written new, or over what stands. INVALID: *ret_problems names informed_on, disability
 * (nothing was answered). CONFLICT: somebody saved it since c->version (0: there was none). */
enum outcome circumstances_put(struct task *t, const struct circumstance *c, struct problems *ret_problems) MUST_USE;
/* All that she said there goes. NOT_FOUND: there is none. CONFLICT: it has changed since. */
enum outcome circumstances_remove(struct task *t, int64_t person, int64_t project, int64_t version) MUST_USE;

/* She herself has said no to keeping it (rooms/consents), on her own page: all of it goes, in every project, and as
 * long as her no stands nothing is written (circumstances_put is INVALID). */
void circumstances_own_remove(struct task *t, int64_t person);
bool circumstances_said_no(struct task *t, int64_t person);

/* A figure that the project entered, with where it comes from and how it was made. Of persons: how many women, men and
 * non-binary persons since the beginning, or the percent of all participants; of services and enterprises: number.
 * INT_NONE: none. */
enum { ESTIMATE_MOST = 1000000, ESTIMATE_TEXT = 1000 };
struct estimate {
    int64_t id, version, project;
    struct str indicator, source, method;
    struct day day;
    int64_t women, men, non_binary, number, percent;
};
struct estimates {
    struct estimate *at;
    size_t n, cap;
};
enum { ESTIMATES_SHOWN = 100 };
/* By indicator, the newest first: for whoever may change the project; else none. */
struct estimates circumstances_estimates(struct task *t, int64_t project);
/* What is wrong with one; fields are the members' names. */
void circumstances_check_estimate(struct task *t, const struct estimate *e, struct problems *ret_problems);
enum outcome circumstances_add_estimate(
    struct task *t, const struct estimate *e, struct problems *ret_problems) MUST_USE;
/* NOT_FOUND: it is none of this project. */
enum outcome circumstances_remove_estimate(struct task *t, int64_t project, int64_t id, int64_t version) MUST_USE;
