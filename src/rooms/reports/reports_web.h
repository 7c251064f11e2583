/* reports_web: what the pages of reports share. Only for the files of this room. */
#pragma once
#include "rooms/projects/projects.h"
#include "rooms/reports/reports.h"
#include "rooms/reports/reports_view.h"
#include "web/req.h"

/* Project and days of the query. False: there is no such project for this viewer. */
bool report_asked(struct req *r, struct report_scope *ret_scope);
/* The page with the same project and days. */
struct url report_url(struct task *t, struct url page, const struct report_scope *s);
struct str report_id_text(struct task *t, int64_t id);
struct report_bar report_bar_of(struct req *r, const struct report *report, const struct report_scope *s, struct url page);
/* When a file was asked for (?format=csv): the file. */
bool report_as_file(struct req *r, const struct report *report, const struct report_scope *s, struct reply *ret_reply);
/* percent INT_NONE: none to show; rows: empty when they may not be opened. */
struct figure report_figure(int64_t n, int64_t percent, struct url rows);
