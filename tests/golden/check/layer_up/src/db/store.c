/* store: reaches up. */
#include "base/banned.h"
#include "html/html.h"
#include "rooms/people/people.h"
