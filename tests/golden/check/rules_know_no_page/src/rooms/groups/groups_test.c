/* Tests of the rules. */
#include "web/req.h"
