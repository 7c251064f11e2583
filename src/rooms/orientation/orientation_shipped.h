/* orientation_shipped: the course that comes with the program: the files of content/orientation, put into it by
 * tools/embed. */
#pragma once

struct orientation_shipped {
    const char *name, *body;
};
extern const struct orientation_shipped orientation_shipped[];
extern const unsigned orientation_shipped_n;
