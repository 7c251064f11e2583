/* models_web: what the web files of the room share. Only for its own files. */
#pragma once
#include "rooms/models/models_view.h"
#include "rooms/routes.h"
#include "web/req.h"

/* A version as it is shown, in the task's language; staff: with the addresses where its parts are changed. */
struct model_page *models_page(struct task *t, const struct model *m, bool staff);
struct url models_url(struct task *t, unsigned first, const struct lang *l, int64_t id); /* id 0: of the list */
struct str models_linked(struct task *t, const struct model *m, struct str page);
struct reply models_paper(struct req *r, const struct model *m, struct str stamp);
