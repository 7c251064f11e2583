/* modules_web: what the web files of the room share. */
#pragma once
#include "rooms/modules/modules_view.h"
#include "rooms/routes.h"
#include "web/req.h"

/* The project asked for, or the first in which she may write modules; 0: none. */
int64_t modules_project_for(struct task *t, int64_t wanted);
/* Fills the menu of projects in which she may write; true when there is something to choose. */
bool modules_project_menu(struct task *t, struct form *form, size_t field);
/* Tabs of her projects, each at `here` with ?project=. */
struct module_projects modules_project_tabs(struct task *t, struct url here, int64_t current);
struct str modules_needs_text(struct task *t, struct str needs);
/* The house ("Shared by all projects") or the name of the project. */
struct str modules_whose(struct task *t, int64_t project);
