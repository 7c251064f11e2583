/* demo_outreach: places where the projects of the demonstration meet parents, and visits there. Only this room. */
#pragma once
#include "rooms/demo/demo_sheet.h"

void demo_outreach(struct demo *d);
