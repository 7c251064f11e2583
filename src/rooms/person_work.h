/* person_work: the work with one person as her page shows it, put together from the rooms that people do not know:
 * whose she is, what is next, her plan, and what stands in each fold. Each part is empty for whom may not know it, and
 * bounded, however much there is of it. Drawn by person_work.html from what each room offers (<room>/fold.html). */
#pragma once
#include "html/html.h"
#include "rooms/appointments/appointments.h"
#include "rooms/caseload/caseload.h"
#include "rooms/counselling/counselling.h"
#include "rooms/follow_ups/follow_ups.h"
#include "rooms/guidance/guidance.h"
#include "rooms/needs/needs.h"
#include "rooms/plans/plans.h"
#include "rooms/referrals/referrals.h"
#include "rooms/skills/skills.h"

/* Something that has a day and that somebody can do something about. */
enum next_kind {
    NEXT_APPOINTMENT,
    NEXT_ANSWERED, /* a specialist has answered, and nobody has said that it was read */
    NEXT_STEP,     /* the open step of the plan with the nearest day; not while the plan waits */
    NEXT_WAKES,    /* the plan waits until then */
    NEXT_REVIEW,   /* the day to look at the plan again */
    NEXT_FOLLOW_UP,
    NEXT_REFERRAL, /* no answer yet: the day to remind the receiver */
    NEXT_QUESTION, /* asked, no answer yet: since that day */
    NEXT_GUIDANCE  /* no answer yet: since that day */
};
struct next_thing {
    enum next_kind kind;
    struct day day;
    struct clock start;
    struct str what; /* her words, a name; "" when the kind says all */
    struct url link;
    bool late, today;
};
struct next_things {
    struct next_thing *at;
    size_t n, cap;
};
enum { NEXT_MOST = 6 }; /* so many are shown at once, the others stand behind one line */

struct person_work {
    int64_t person, project; /* project: in which the viewer counsels her; 0: nowhere */
    bool counsels, cases, guides, asks, at_risk;
    struct responsibles whose;
    struct next_things next, later; /* later: those after NEXT_MOST */
    struct plans_fold plan;
    struct needs_now needs;
    struct skill_rows skills;
    struct counselling_fold talks;
    struct appointments appointments;
    struct referrals referrals;
    struct follow_ups follow_ups;
};
/* For a viewer who sees her card. part: "" all of it; else without what is next, and of the insides of folds only that
 * one (by its name in people_path_facts; "all": none). */
struct person_work person_work_of(struct task *t, int64_t person, struct str part);
