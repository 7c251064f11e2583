/* mapping_header: what the files of this room share about headings. */
#pragma once
#include "rooms/mapping/mapping.h"

/* The names of a field, folded: its own, its title in each language, its words. */
struct strs mapping_names(struct arena *a, const struct mapping_field *f);
/* Is a heading (folded) one of them, or (not whole) does it begin with one as whole words? */
bool mapping_named(struct str heading, const struct strs *names, bool whole);
