/* duties_public_view: what the page of poster and statement shows. */
#pragma once
#include "rooms/duties/duties_public.h"
#include "rooms/parts.h"
#include "rooms/projects/projects.h"
#include "web/frame.h"

struct duties_public_view {
    int64_t project;
    const char *tag, *dir; /* of the language chosen */
    struct publicity p;
    struct url here;
    struct picks languages, beside;
};
