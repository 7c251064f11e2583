/* routes: the site map. */
#pragma once
#include "rooms/groups/groups_routes.h"
