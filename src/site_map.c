/* site_map: the one table of all addresses, from rooms/routes.h. */
#include "web/req.h"
#include "rooms/routes.h"

const struct route_row site_map[] = {
#define R(handler, method, path, ids, permission, records) \
    { #handler, method, path, ids, PERM_##permission, records, handler },
    SITE_MAP(R)
#undef R
};
const unsigned site_map_n = sizeof site_map / sizeof site_map[0];
