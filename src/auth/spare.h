/* spare: the second key to what waits sealed on a device of a member of staff (static/lock.js). The device makes it,
 * hands it over and keeps no copy; who has forgotten the PIN gets it back, but only just after signing in. It opens
 * nothing that the server has. Why so: docs/decisions/on-the-move.md. */
#pragma once
#include "base/task.h"

enum {
    SPARE_TEXT_MOST = 64, /* characters of an id, and of a key */
    SPARES_MOST = 30,     /* of one member of staff: the newest stay */
    SPARE_DAYS = 60,      /* a device that is in use brings a new one before */
    SPARE_FRESH_S = 600   /* so long after signing in it is given out */
};
/* The viewer's. INVALID: no such id or key, or the id is there already. */
enum outcome spare_keep(struct task *t, struct str id, struct str key) MUST_USE;
/* NOT_ALLOWED: she signed in too long ago. NOT_FOUND: there is none of hers, or its days are over. */
enum outcome spare_give(struct task *t, struct str id, struct str *ret_key) MUST_USE;
