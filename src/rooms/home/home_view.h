/* home_view: what the first page shows. */
#pragma once
#include "base/str.h"

struct home_view { struct str name; };
