/* pictures: see pictures.h. */
#include "rooms/pictures.h"

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
