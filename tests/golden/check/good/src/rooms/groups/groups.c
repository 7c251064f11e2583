/* groups: knows people by their door and their codes. */
#include "base/banned.h"
#include "frame_html.h"
#include "html/html.h"
#include "rooms/people/people.h"
#include "rooms/people/people_codes.h"
#include "rooms/routes.h"

struct free_place {
    int free_places; /* not a call of free */
};
