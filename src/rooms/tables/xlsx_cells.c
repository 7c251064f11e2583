/* xlsx_cells: numbers of cells as days, times and plain numbers. A workbook counts days from 1899-12-30 (and holds 1900
 * for a leap year, so days before March 1900 are one off) or, from old Macs, from 1904-01-01. */
#include "rooms/tables/xlsx_cells.h"
#include <math.h>
#include "base/day.h"

enum cell_kind cell_kind_builtin(long id)
{
    if (id >= 14 && id <= 17)
        return CELL_DAY;
    if (id >= 18 && id <= 21)
        return CELL_TIME;
    if (id == 22)
        return CELL_DAY_TIME;
    if ((id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
        return CELL_DAY; /* East Asian days */
    if (id == 32 || id == 33 || id == 45 || id == 47)
        return CELL_TIME;
    return id == 46 ? CELL_DURATION : CELL_PLAIN;
}

enum cell_kind cell_kind_of_format(const char *code)
{
    bool day = false, month = false, time = false, passed = false;
    for (const char *p = code; *p && *p != ';'; p++) {
        if (*p == '"') { /* "text" */
            while (p[1] && p[1] != '"')
                p++;
            if (p[1])
                p++;
        } else if ((*p == '\\' || *p == '_' || *p == '*') && p[1]) {
            p++;
        } else if (*p == '[') { /* [Red], [$-40B], but [h] is hours passed */
            passed |= p[1] == 'h' || p[1] == 'H' || p[1] == 'm' || p[1] == 's';
            while (p[1] && *p != ']')
                p++;
        } else if (strchr("dDyY", *p)) {
            day = true;
        } else if (strchr("hHsS", *p)) {
            time = true;
        } else if (*p == 'm' || *p == 'M') {
            month = true;
        } else if (*p == '0' || *p == '#') {
            if (!time && !passed)
                return CELL_PLAIN; /* ss.000 is time, 0.00 is not */
        } else if (strncasecmp(p, "general", 7) == 0)
            return CELL_PLAIN;
    }
    if (passed)
        return CELL_DURATION;
    if (day || (month && !time))
        return time ? CELL_DAY_TIME : CELL_DAY;
    return time ? CELL_TIME : CELL_PLAIN;
}

static void put_time(char *p, size_t n, int64_t seconds)
{
    if (seconds % 60)
        snprintf(p, n, "%02lld:%02lld:%02lld", (long long)(seconds / 3600), (long long)(seconds / 60 % 60),
            (long long)(seconds % 60));
    else
        snprintf(p, n, "%02lld:%02lld", (long long)(seconds / 3600), (long long)(seconds / 60 % 60));
}

bool cell_number(struct str raw, enum cell_kind kind, bool since_1904, char ret_text[CELL_TEXT])
{
    char digits[CELL_TEXT], *end;
    if (raw.n == 0 || raw.n >= sizeof digits)
        return false;
    memcpy(digits, raw.p, raw.n);
    digits[raw.n] = '\0';
    const double v = strtod(digits, &end);
    if (*end != '\0' || !isfinite(v))
        return false;

    if (kind == CELL_PLAIN || v < 0 || v >= 2958466) { /* no day of a workbook: 9999-12-31 is 2958465 */
        snprintf(ret_text, CELL_TEXT, "%.15g", v);
        return true;
    }
    const int64_t all = llround(v * 86400), days = all / 86400, seconds = all % 86400;
    if (kind == CELL_TIME || kind == CELL_DURATION) {
        put_time(ret_text, CELL_TEXT, kind == CELL_TIME ? seconds : all);
        return true;
    }
    const struct day first = since_1904 ? DAY("1904-01-01") : days < 60 ? DAY("1899-12-31") : DAY("1899-12-30");
    const struct day d = day_add(first, days);
    int n = snprintf(ret_text, CELL_TEXT, "%s", d.t);
    if (kind == CELL_DAY_TIME && seconds > 0) {
        ret_text[n++] = ' ';
        put_time(ret_text + n, CELL_TEXT - (size_t)n, seconds);
    }
    return true;
}

static int hex(char c)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) - (at - digits > 15 ? 6 : 0) : -1;
}

size_t cell_unescape(char *p, size_t n)
{
    size_t to = 0;
    for (size_t i = 0; i < n; i++) {
        int high, low;
        if (i + 7 <= n && memcmp(p + i, "_x00", 4) == 0 && p[i + 6] == '_' && (high = hex(p[i + 4])) >= 0 &&
            (low = hex(p[i + 5])) >= 0 && (high < 2 || (high == 5 && low == 15)) && high + low > 0) {
            p[to++] = (char)(high * 16 + low);
            i += 6;
        } else
            p[to++] = p[i];
    }
    return to;
}
