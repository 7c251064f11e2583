/* demo_modules: modules of the first project, a series of them, whom it knows through work, and what was learned. Only
 * this room. */
#pragma once
#include "rooms/demo/demo_sheet.h"

void demo_modules(struct demo *d);
/* Key of the module that has this theme as its name; "" none. */
const char *demo_module_of(const char *theme);
/* What was learned in that session, of the first that were held with each module. */
void demo_learned(struct demo *d, const char *session, const char *module, struct day day);
