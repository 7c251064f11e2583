/* orientation_web: what the pages of this room share. */
#pragma once
#include "html/html.h"
#include "rooms/orientation/orientation_view.h"

struct orientation_said orientation_say(const struct lang *l, struct str text);
/* The course as everybody reads it. */
struct url orientation_address(struct task *t, const struct lang *l, int64_t course);
