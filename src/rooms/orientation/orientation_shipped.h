/* orientation_shipped: the course that comes with the program: the files of content/orientation, put into it by
 * tools/embed. */
#pragma once

#include "base/embedded.h"

extern const struct embedded_text orientation_shipped[];
extern const unsigned orientation_shipped_n;
