/* range: what a Range header asks for (RFC 9110, section 14). Pure; fuzzed alone. */
#pragma once
#include "base/str.h"

enum range { RANGE_ALL, RANGE_PART, RANGE_NONE }; /* none: it asks for what is not there, 416 */
/* Of so many bytes. Several ranges, another unit, or what cannot be read: all, as if nothing had been asked. */
enum range range_read(struct str header, int64_t bytes, int64_t *ret_from, int64_t *ret_n);
