/* first_line: a secret of the settings that stands in a file of its own: its first line. */
#pragma once
#include "base/str.h"

enum { FIRST_LINE_MOST = 200 };
/* Without blanks around it. False: the file cannot be read, or its first line is empty, longer, or has other signs than
 * visible ones of ASCII. */
bool first_line(struct arena *a, struct str path, struct str *ret_line);
