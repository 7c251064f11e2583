/* seal: opening sealed values without the arena, for rows that stream. Only db/ includes this; see keys.h. */
#pragma once
#include "db/engine.h"

struct str seal_open_into(struct task *t, struct str sealed, struct db_plain *plain);
void seal_free(struct db_plain *plain); /* wiped first */
