/* groups_web: climbs through the window. */
#include "rooms/people/people_view.h"
#include "people_sql.h"
#include "people_list_html.h"
#include "rooms/groups/groups_routes.h"
