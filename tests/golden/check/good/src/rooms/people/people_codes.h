/* people_codes: lists others may know. A table may be long:
 * its lines do not count. */
#pragma once
#define PEOPLE_CODES(X) \
    X(a) \
    X(b)
