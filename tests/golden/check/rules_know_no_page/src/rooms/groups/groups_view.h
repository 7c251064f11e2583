/* groups_view: what pages show. */
#pragma once
#include "web/req.h"
