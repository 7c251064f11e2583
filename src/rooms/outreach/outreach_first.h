/* outreach_first: first steps for who does not dare to come alone: somebody fetches her, comes together with her, or
 * two workers visit her at home. Staff only; with whom one works. Only for files of this room.
 *
 * person, or sign_up: who has signed up and is no person yet; when she is taken in, they are the person's. kind:
 * CODES_first_kind; place: where they meet (of who is protected it stays in the house); staff, second: who goes; knows:
 * the colleague who knows where they are and when they are to be back; state: CODES_first_state. */
#pragma once
#include "rooms/outreach/outreach_codes.h"
#include "rooms/people/people.h"
#include "rooms/sign_up/sign_up.h"

enum { FIRST_PLACE_MOST = 200, FIRST_NOTE_MOST = 500 };

struct first_step {
    int64_t id, person, sign_up, project, staff, second, knows, version; /* 0: nobody */
    struct day day;
    struct clock start;
    struct str kind, place, state, note, person_name, staff_name, second_name, knows_name;
    bool only_named; /* of a sign-up that this viewer does not see: she goes there, or knows where they are */
};
struct first_steps {
    struct first_step *at;
    size_t n, cap;
};
/* Manager, counsellor or instructor of the project; and one who may see the person. */
bool outreach_first_meets_in(struct task *t, int64_t project);
bool outreach_first_may(struct task *t, int64_t person, int64_t project) MUST_USE;
/* Of who has signed up and waits: one who may take her in, and as above. False: nothing of it but the steps in which
 * she is named herself. */
bool outreach_first_may_sign_up(struct task *t, int64_t sign_up, struct sign_up_who *ret_who) MUST_USE;
/* id 0: a new one. A visit at home wants a time, two who go, and one more who knows where. INVALID: kind, day, start,
 * staff, second, knows, state. */
enum outcome outreach_first_put(
    struct task *t, const struct first_step *f, int64_t *ret_step, struct problems *ret) MUST_USE;
enum outcome outreach_first_get(struct task *t, int64_t step, struct first_step *ret_step) MUST_USE;
/* With one tap: what became of it. */
enum outcome outreach_first_set(struct task *t, int64_t step, int64_t version, struct str state) MUST_USE;
struct first_steps outreach_first_of(struct task *t, int64_t person); /* the newest first */
struct first_steps outreach_first_of_sign_up(struct task *t, int64_t sign_up);
/* What is wrong with it by itself, whoever brings it. */
void outreach_first_check(struct task *t, const struct first_step *f, struct problems *ret);
/* What is agreed from the day on for a week, of persons whom she may see: the next first. */
struct first_steps outreach_first_steps_of_week(struct task *t, int64_t project, struct day from);
