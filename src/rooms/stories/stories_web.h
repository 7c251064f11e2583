/* stories_web: what the pages of stories have in common. Only this room. */
#pragma once
#include "rooms/stories/stories_view.h"
#include "web/req.h"

/* Of the tag that shows a state of CODES_story_stands. */
const char *story_color(struct str stands);
/* The page of the story; a form is NULL where nothing was typed. */
struct story_forms {
    const struct form *review, *use, *sound;
} ONLY_BY_NAME;
struct reply stories_show_one(struct req *r, int status, const struct story *s, struct story_forms forms);
/* To the page of the story, with what came of it. */
struct reply stories_back(struct req *r, enum outcome how, const char *notice);
