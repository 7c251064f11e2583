/* demo_duties: what the projects of the demonstration have done about their duties. Only this room. */
#pragma once
#include "rooms/demo/demo_sheet.h"

void demo_duties(struct demo *d);
