/* people_card: what the files of this room ask of each other; other rooms use people.h. */
#pragma once
#include "rooms/people/people.h"

/* Writes the search words of a person anew, after her names changed. */
void people_name_parts(struct task *t, int64_t person, const struct person_derived *d);
/* The family of a person; made when she has none. */
int64_t people_family(struct task *t, int64_t person);
