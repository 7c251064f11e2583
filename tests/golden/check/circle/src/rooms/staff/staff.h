/* staff: closes the circle. */
#pragma once
#include "base/banned.h"
#include "rooms/groups/groups.h"
