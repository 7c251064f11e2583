/* frame: the view of frame.html; only frame.c fills it. Rooms use web/frame.h. */
#pragma once
#include "web/frame.h"

struct frame_view {
    const struct frame *f;
    const struct frame_args *x;
    struct str title;           /* with "Error:" when there is a problem; without the service's name */
    struct frame_link language; /* of this page */
};
