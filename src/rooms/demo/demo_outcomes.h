/* demo_outcomes: how many persons of each language went where, so that the outcomes report shows the published figures.
 * Only this room. */
#pragma once
#include "rooms/demo/demo_path.h"

enum { DEMO_SOMALI = 200, DEMO_ARABIC = 120 };
struct demo_outcome {
    const char *destination, *qualification;
    int somali, arabic;
};
extern const struct demo_outcome demo_outcomes[];
extern const size_t demo_outcomes_n;

/* Writes guidance rows, a plan and the rest of the counselling for the i-th of the persons of one language. */
void demo_guide(struct demo *d, const struct demo_course *in, bool somali, int i, struct day day);
/* One row of guidance, with its owner and, for some of those who wait, a referral to the provider. */
struct demo_guidance {
    struct day day;
    const char *destination, *qualification, *state;
    bool main;
} ONLY_BY_NAME;
void demo_guidance(struct demo *d, const struct demo_course *in, const struct demo_guidance *w);
