/* demo_outcomes: how many persons of each language went where, so that the outcomes report shows the published figures.
 * Only this room. */
#pragma once
#include "rooms/demo/demo_sheet.h"

enum { DEMO_SOMALI = 200, DEMO_ARABIC = 120 };
struct demo_outcome {
    const char *destination, *qualification;
    int somali, arabic;
};
extern const struct demo_outcome demo_outcomes[];
extern const size_t demo_outcomes_n;

/* Writes guidance rows, a plan and the rest of the counselling for the i-th of the persons of one language. */
struct demo_course {
    const struct person_made *person;
    const char *project, *group;
} ONLY_BY_NAME;
void demo_guide(struct demo *d, const struct demo_course *in, bool somali, int i, struct day day);
/* What was planned with a person; and that she was asked afterwards how she is. */
void demo_plan(struct demo *d, const struct person_made *p, const char *project, struct day day);
void demo_follow_up(struct demo *d, const struct person_made *p, const char *project, struct day day, bool reached);
