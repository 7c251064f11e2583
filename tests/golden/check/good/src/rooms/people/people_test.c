/* people_test: tests may allocate, and may spell SQL. */
#include <stdlib.h>
#include "base/banned.h"

static void *kept(void)
{
    return malloc(sizeof "SELECT name FROM people");
}
