/* persons: see persons.h. */
#include "rooms/persons.h"
#include "rooms/doubles/doubles.h"

void persons_changed(struct task *t, int64_t person) { doubles_compare(t, person); }

bool persons_alike(struct task *t, int64_t person)
{
    return doubles_open(t, &(struct doubles_only){ .person = person }, 1).n > 0;
}

void persons_going(struct task *t, int64_t import) { doubles_drop(t, import); }
