/* runs_web: what the pages of stored runs share. Only for the files of this room. */
#pragma once
#include "rooms/reports/report_runs.h"
#include "rooms/reports/reports_web.h"
#include "rooms/reports/runs_view.h"

struct run_line report_run_line(struct task *t, const struct report_run *run);
struct url report_runs_url(struct task *t, int64_t project, const struct report *report); /* report NULL: of all */
