/* sign_up_web: what the handlers of this room share. */
#pragma once
#include "rooms/routes.h"
#include "rooms/sign_up/sign_up_view.h"
#include "web/req.h"

struct sign_up_row sign_up_row(struct task *t, const struct sign_up_group *g);
/* The page of a group, or the list (group 0), in a language. */
struct url sign_up_url(struct task *t, const struct lang *l, int64_t group);
/* ?from=: the code of the poster that led here, when it looks like one; and the same address with it. */
struct str sign_up_code(struct req *r);
struct url sign_up_with_code(struct task *t, struct url u, struct str code);
/* The photo of its door; false: there is none. */
bool sign_up_door_row(struct task *t, int64_t group, struct shelf_row *ret_row);
/* There is no such group any more: where others are, and whom to call. 404. */
struct reply sign_up_gone(struct req *r);
