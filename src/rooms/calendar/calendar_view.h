/* calendar_view: what the page of this room shows. */
#pragma once
#include "auth/feed.h"
#include "rooms/parts.h"
#include "web/frame.h"

struct calendar_view {
    bool has;
    struct feed feed;
    struct str address; /* shown once, when it was just made; "" else */
};
