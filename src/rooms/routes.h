/* routes: the site map: all rooms' route tables in one list. */
#pragma once
#include "rooms/home/home_routes.h"
#include "rooms/staff/staff_routes.h"
#include "web/web_routes.h"

#define SITE_MAP(R) \
    WEB_ROUTES(R) \
    HOME_ROUTES(R) \
    STAFF_ROUTES(R)

enum route {
#define R(handler, method, path, ids, permission, records) ROUTE_##handler,
    SITE_MAP(R)
#undef R
    ROUTE__N
};

/* Every row has its handler, in the room's _web.c. */
struct req;
struct reply;
#define R(handler, method, path, ids, permission, records) struct reply handler(struct req *r);
SITE_MAP(R)
#undef R
