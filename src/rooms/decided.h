/* decided: what was decided about something that goes the way of publications, by whom and when; the newest first.
 * what: "review" (sent for it), "approved", "returned", "published", "archived", "draft" (taken up again). Drawn by the
 * part decided_steps of parts.html. */
#pragma once
#include "base/day.h"
#include "base/str.h"

struct decided {
    struct str what, staff_name;
    struct instant at;
};
struct decideds {
    struct decided *at;
    size_t n, cap;
};
