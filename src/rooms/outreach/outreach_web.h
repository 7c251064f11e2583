/* outreach_web: what the handlers of this room share. */
#pragma once
#include "rooms/outreach/outreach_view.h"
#include "rooms/routes.h"
#include "web/req.h"

struct url outreach_list_url(struct task *t, int64_t project);
/* What a poster can be about, in which languages, how large: of v->row. */
void outreach_poster_choices(struct req *r, struct outreach_one_view *v);
