/* services_web: what the pages of the directory share. */
#pragma once
#include "rooms/services/services_view.h"
#include "web/req.h"

struct said_view said_view(struct task *t, struct service_said said);
struct service_card service_card(struct task *t, const struct service_line *line);
/* Hours of a day as people write them: "9–12, 13–16"; "" closed. */
struct str service_times_text(struct task *t, const struct service_hours *h, int64_t weekday);
