/* demo_after: asking people afterwards how they are: what was answered, who was tried and how often. Only this room. */
#pragma once
#include "rooms/demo/demo_path.h"

/* Asked at another time, once, and reached or not. */
void demo_asked_once(struct demo *d, const struct demo_course *in, struct day day, bool reached);
/* Half a year after her exit, when it is about time. reached: false of whom nobody reached any more. What nobody has
 * begun comes by itself with the import and is not written here. */
void demo_half_year(struct demo *d, const struct demo_course *in, int near, bool reached);
/* After three months, by the project's own rule FR-1. */
void demo_three_months(struct demo *d, const struct demo_course *in);
