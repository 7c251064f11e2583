/* projects_pages: what the web files of this room share. */
#pragma once
#include "rooms/projects/projects_view.h"
#include "rooms/routes.h"
#include "web/req.h"

enum tab { TAB_CARD, TAB_EDIT, TAB_TARGETS, TAB_PERIODS, TAB_STAFF, TAB__N };
/* The way from each page of a project to the others. */
struct project_tab_bar projects_tabs(struct req *r, int64_t project, enum tab current);
