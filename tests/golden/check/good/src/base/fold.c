/* fold: the one file that may name ICU. Its comment may say strcpy, and its text may too. */
#include <string.h>
#include <unicode/unorm2.h>
#include "base/banned.h"

static const char text[] = "strcpy is banned; so is \" atoi";
