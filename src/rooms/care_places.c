/* care_places: see care_places.h. */
#include "rooms/care_places.h"

#include "rooms/child_care/child_care.h"

void care_places_freed(struct task *t, int64_t session) { child_care_freed(t, session); }

void care_places_freed_in(struct task *t, int64_t group) { child_care_freed_in(t, group); }
