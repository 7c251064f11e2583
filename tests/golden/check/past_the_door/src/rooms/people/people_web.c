/* people_web: addresses come from rooms/routes.h. */
#include "rooms/groups/groups_routes.h"
