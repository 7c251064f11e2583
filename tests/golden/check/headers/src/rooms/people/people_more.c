/* people_more: names headers that are not there. */
#include "people_more_html.h"
#include "base/nothing.h"
#include "people.h"
#include "tests/help.h"
