/* people: the rules; uses what is its own. */
#include "people_list_html.h"
#include "people_sql.h"
#include "rooms/people/people.h"
#include "rooms/people/people_view.h"
