/* stories_web: what the pages of stories have in common. Only this room. */
#pragma once
#include "rooms/stories/stories_view.h"
#include "web/req.h"

/* Of the tag that shows a state of CODES_story_stands. */
const char *story_color(struct str stands);
