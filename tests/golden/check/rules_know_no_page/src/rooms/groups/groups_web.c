/* groups_web: the handlers. */
#include "web/req.h"
