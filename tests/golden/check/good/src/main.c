/* main: stands above all layers. */
#include "html/html.h"
#include "rooms/people/people.h"
