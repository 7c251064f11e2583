/* demo_house: what the house of the demonstration keeps beside persons: providers, specialists, who is away, when
 * people are asked afterwards. Only this room. */
#pragma once
#include "rooms/demo/demo_sheet.h"

struct demo_provider {
    const char *key, *name, *kind, *municipality, *contact, *email, *destinations; /* ",working_life," */
};
extern const struct demo_provider demo_providers[];
/* The i-th of those to which that destination leads; NULL: none does. */
const struct demo_provider *demo_provider_for(const char *destination, int i);
void demo_house(struct demo *d);
