/* groups: the rules. */
#include "web/req.h"
