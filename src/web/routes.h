/* routes: what a row of a room's route table means. main.c hands web/ the site map (rooms/routes.h).
 *   R(handler, METHOD, "/path/{}/x", ids, PERMISSION, records)   PERMISSION without its PERM_
 *   records: RECORDS_NONE; RECORDS_LIST or RECORDS_VIEW (GET: the look is in the journal before the page is sent;
 * subject = first id); RECORDS_CHANGE (POST; the rules write their own journal rows); RECORDS_BULK (the same, but it
 * may write for a minute: it shares its commit with nobody who waits for the answer of a save); RECORDS_SENT (POST of a
 * program, which has no page of ours and no token of one: the rules ask for a secret of their own, and nobody's session
 * lends it anything) */
#pragma once
#include <stddef.h>
#include "auth/permissions.h"

enum records { RECORDS_NONE, RECORDS_LIST, RECORDS_VIEW, RECORDS_CHANGE, RECORDS_BULK, RECORDS_SENT };

struct req;
struct reply;
typedef struct reply (*handler_fn)(struct req *r); /* the one typedef of the house: a function pointer in tables */
struct route_row {
    const char *name;
    int method;
    const char *path;
    int ids;
    enum permission permission;
    enum records records;
    handler_fn handler;
};
/* The numbers of the routes (ROUTE_<handler>) come from rooms/routes.h; web/ sees only this table, which main hands
 * over. Defined once, in src/site_map.c; index = ROUTE_<handler>. */
extern const struct route_row site_map[];
extern const unsigned site_map_n;
