/* range: see range.h. */
#include <strings.h>
#include "web/range.h"

/* Digits only; false: none, or more than a file can have. */
static bool digits(struct str s, int64_t *ret)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
    return s.n > 0 && str_int(s, ret);
}

enum range range_read(struct str header, int64_t bytes, int64_t *ret_from, int64_t *ret_n)
{
    struct str from, to;
    int64_t first = 0, last = bytes - 1;

    if (header.n < 6 || strncasecmp(header.p, "bytes=", 6) != 0)
        return RANGE_ALL;
    to = str_trim(str_part(header, 6, header.n));
    if (str_find(to, S("-")) < 0 || !str_cut(&to, '-', &from))
        return RANGE_ALL;
    from = str_trim(from), to = to.n > 0 ? str_trim(to) : S("");
    if (str_empty(from)) { /* the last so many */
        if (!digits(to, &last))
            return RANGE_ALL;
        first = last < bytes ? bytes - last : 0;
        if (last == 0)
            return RANGE_NONE;
        last = bytes - 1;
    } else if (!digits(from, &first) || (!str_empty(to) && (!digits(to, &last) || last < first))) {
        return RANGE_ALL;
    }
    if (first >= bytes)
        return RANGE_NONE;
    if (last >= bytes)
        last = bytes - 1;
    *ret_from = first;
    *ret_n = last - first + 1;
    return RANGE_PART;
}
