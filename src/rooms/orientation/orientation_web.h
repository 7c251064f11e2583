/* orientation_web: what the pages of this room share. */
#pragma once
#include "html/html.h"
#include "rooms/orientation/orientation_view.h"

struct orientation_said orientation_say(const struct lang *l, struct str text);
/* The course as everybody reads it. */
struct url orientation_address(struct task *t, const struct lang *l, int64_t course);
/* Its files, for topics to name. */
struct file_shelf *orientation_shelf(struct task *t, int64_t course);
/* Whose it is: the house it was taken from, or this one. */
struct str orientation_house(struct task *t, const struct orientation_course *c);
