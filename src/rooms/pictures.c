/* pictures: see pictures.h. */
#include "rooms/pictures.h"

#include "rooms/groups/groups.h"
#include "rooms/orientation/orientation.h"
#include "rooms/publications/publications.h"
#include "rooms/sign_up/sign_up.h"

void pictures_changed(struct task *t, struct str owner, int64_t row)
{
    if (str_is(owner, "publication"))
        publications_picture_changed(t, row);
    else if (str_is(owner, "course"))
        orientation_picture_changed(t, row);
    else if (str_is(owner, "door"))
        sign_up_picture_changed(t, row);
}

enum outcome pictures_may_change(struct task *t, struct str owner, int64_t row)
{
    struct publication p;

    if (str_is(owner, "publication"))
        return publications_get(t, row, &p);
    if (str_is(owner, "course"))
        return orientation_writes(t) ? DONE : NOT_ALLOWED;
    if (str_is(owner, "door"))
        return groups_may_write(t, row) ? DONE : NOT_ALLOWED;
    return NOT_FOUND;
}
