/* aloud: which texts of the house are read aloud (rooms/read_aloud), put together from the rooms that show them. */
#pragma once
#include "rooms/read_aloud/read_aloud.h"

/* In this language, in the order in which a parent meets them. */
struct aloud_texts aloud_texts(struct task *t, const struct lang *l);
