/* outreach_point: a point on the map as it is copied from any map, and the code on a poster. */
#include <math.h>
#include <stdlib.h>
#include "lang/lang.h"
#include "rooms/outreach/outreach_inside.h"

/* Finland with its islands. */
enum { SOUTH = 59000000, NORTH = 71000000, WEST = 19000000, EAST = 32000000, TYPED_MOST = 40 };

static bool part(const char **at, double *ret)
{
    char *end;

    *ret = strtod(*at, &end);
    if (end == *at)
        return false;
    *at = end;
    return true;
}

bool outreach_point_read(struct str typed, int64_t *ret_latitude, int64_t *ret_longitude)
{
    char text[TYPED_MOST + 1];
    double y, x;
    const char *at = text;
    struct str all = str_trim(typed);

    if (str_empty(all)) {
        *ret_latitude = *ret_longitude = INT_NONE;
        return true;
    }
    if (all.n > TYPED_MOST)
        return false;
    /* A comma between digits without a blank after it is a decimal one, where blanks part the numbers. */
    bool points = str_find(all, S(".")) >= 0;
    for (size_t i = 0; i < all.n; i++)
        text[i] = all.p[i] != ',' ? all.p[i] : points || i + 1 == all.n || all.p[i + 1] == ' ' ? ' ' : '.';
    text[all.n] = '\0';
    if (!part(&at, &y) || !part(&at, &x))
        return false;
    while (*at == ' ')
        at++;
    if (*at != '\0' || !(fabs(y) < 90 && fabs(x) < 180)) /* nor what is no number */
        return false;
    int64_t latitude = llround(y * 1e6), longitude = llround(x * 1e6);
    if (latitude < SOUTH || latitude > NORTH || longitude < WEST || longitude > EAST)
        return false;
    *ret_latitude = latitude, *ret_longitude = longitude;
    return true;
}

struct str outreach_point_text(struct arena *a, int64_t latitude, int64_t longitude)
{
    enum { MICRO = 1000000 };

    if (latitude == INT_NONE || longitude == INT_NONE)
        return S("");
    return str_fmt(a, "%lld.%06lld, %lld.%06lld", (long long)(latitude / MICRO), (long long)(latitude % MICRO),
        (long long)(longitude / MICRO), (long long)(longitude % MICRO));
}

/* ---- codes */

/* Without 0 and o, 1, i and l, u and v. */
static const char letters[] = "23456789abcdefghjkmnpqrstwxyz";
enum { CODE_LETTERS = 6 };

struct str outreach_code_of(struct arena *a, int64_t place)
{
    char code[CODE_LETTERS];
    uint64_t rest = (uint64_t)place * 0x9E3779B97F4A7C15u >> 24; /* not told by the code: when the place was made */

    for (size_t i = 0; i < CODE_LETTERS; i++) {
        code[i] = letters[rest % (sizeof letters - 1)];
        rest /= sizeof letters - 1;
    }
    return str_copy(a, (struct str){ code, CODE_LETTERS });
}

bool outreach_code_ok(struct str code)
{
    bool good = code.n > 0 && code.n <= OUTREACH_CODE_MOST;

    for (size_t i = 0; good && i < code.n; i++)
        good = (code.p[i] >= 'a' && code.p[i] <= 'z') || (code.p[i] >= '0' && code.p[i] <= '9');
    return good;
}
