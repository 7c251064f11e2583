/* care_places: see care_places.h. */
#include "rooms/care_places.h"

#include "rooms/child_care/child_care.h"

void care_places_freed(struct task *t, int64_t session) { child_care_freed(t, session); }

void care_places_freed_in(struct task *t, int64_t group) { child_care_freed_in(t, group); }

struct care_moves care_places_moved(struct task *t, int64_t session) { return child_care_moved(t, session); }

int64_t care_places_back(struct task *t, int64_t session, const struct care_moves *moves)
{
    return child_care_undo_moves(t, session, moves);
}
