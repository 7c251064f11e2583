/* demo_talk: what was told: talks, questions to specialists, crises, support at home, appointments. Only this room. */
#pragma once
#include "rooms/demo/demo_path.h"

/* near: her place among the persons of her worker, -1: nobody answers for her. */
void demo_talks(struct demo *d, const struct demo_course *in, int near);
void demo_appointments(struct demo *d, const struct demo_course *in, int near);
/* Of a few: who fetched her when she did not dare to come alone, and who is fetched this week. */
void demo_first_steps(struct demo *d, const struct demo_course *in, int near);
