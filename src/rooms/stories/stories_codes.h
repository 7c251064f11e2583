/* stories_codes: the value lists of stories, for forms, pages and the data package. */
#pragma once
#include "html/form.h"

extern const struct codes CODES_story_state, CODES_story_stands, CODES_story_purpose, CODES_story_place,
    CODES_story_result;
