/* people: leads on. */
#pragma once
#include "rooms/staff/staff.h"
