/* xlsx_cells: numbers of cells as days, times, digits and plain numbers: what is read is what the sheet shows. A
 * workbook counts days from 1899-12-30 (and holds 1900 for a leap year, so days before March 1900 are one off) or, from
 * old Macs, from 1904-01-01. */
#include "rooms/tables/xlsx_cells.h"
#include <math.h>
#include "base/day.h"

enum cell_kind cell_kind_builtin(long id)
{
    if (id >= 14 && id <= 17)
        return id == 17 ? CELL_MONTH : CELL_DAY;
    if (id >= 18 && id <= 21)
        return CELL_TIME;
    if (id == 22)
        return CELL_DAY_TIME;
    if (id == 9 || id == 10)
        return CELL_PERCENT;
    if ((id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
        return CELL_DAY; /* East Asian days */
    if (id == 32 || id == 33 || id == 45 || id == 47)
        return CELL_TIME;
    return id == 46 ? CELL_DURATION : CELL_PLAIN;
}

/* ---- formats */

/* One step of a format's code: what stands at *p, which is moved on. TOKEN_TEXT: *ret_text. */
enum token { TOKEN_END, TOKEN_TEXT, TOKEN_BRACKET, TOKEN_SPACE, TOKEN_CODE };
static enum token take_token(const char **p, struct str *ret_text)
{
    const char *at = *p;
    if (*at == '\0' || *at == ';')
        return TOKEN_END;
    if (*at == '"' || *at == '[') {
        const char *end = strchr(at + 1, *at == '"' ? '"' : ']');
        *ret_text = (struct str){ at + 1, end ? (size_t)(end - at - 1) : strlen(at + 1) };
        *p = ret_text->p + ret_text->n + (end != NULL);
        return *at == '"' ? TOKEN_TEXT : TOKEN_BRACKET;
    }
    bool marked = strchr("\\_*", *at) && at[1]; /* this character; a blank as wide as it; filled up with it */
    *ret_text = (struct str){ at + marked, 1 };
    *p = at + 1 + marked;
    if (!marked)
        return TOKEN_CODE;
    while (((unsigned char)**p & 0xC0) == 0x80)
        ret_text->n++, (*p)++;
    return *at == '\\' ? TOKEN_TEXT : TOKEN_SPACE;
}

/* What the letters of a format say. */
struct letters {
    bool day, month, year, time, passed, plain;
};

static struct letters letters_of(const char *code)
{
    struct letters l = { 0 };
    struct str text;
    enum token token;
    for (const char *p = code; (token = take_token(&p, &text)) != TOKEN_END;) {
        if (token == TOKEN_BRACKET) /* [Red], [$-40B], but [h] is hours passed */
            l.passed |= text.n > 0 && strchr("hHms", text.p[0]);
        if (token != TOKEN_CODE)
            continue;
        l.day |= strchr("dD", text.p[0]) != NULL;
        l.year |= strchr("yY", text.p[0]) != NULL;
        l.time |= strchr("hHsS", text.p[0]) != NULL;
        l.month |= strchr("mM", text.p[0]) != NULL;
        /* ss.000 is time, 0.00 is not */
        l.plain |= strchr("0#", text.p[0]) && !l.time && !l.passed;
        l.plain |= strncasecmp(text.p, "general", 7) == 0;
        if (l.plain)
            break;
    }
    return l;
}

/* May this character of a format stand among digits that are shown as a text? */
static bool beside_digits(char ch) { return strchr("0#? -()+:$", ch) != NULL; }

/* Does the format make a text of a whole number: two or more zeros (00100), a letter, digit or + before the number
 * (K-17), or marks between its digits (401-2345)? Blanks between digits are thousands: that is a number. */
static bool makes_text(const char *code)
{
    size_t zeros = 0, places = 0;
    bool before = false, between = false, mark = false;
    struct str text;
    enum token token;
    for (const char *p = code; (token = take_token(&p, &text)) != TOKEN_END;) {
        bool place = token == TOKEN_CODE && strchr("0#?", text.p[0]);
        if (token == TOKEN_CODE && !beside_digits(text.p[0]))
            return false;
        zeros += place && text.p[0] == '0';
        if (place) {
            between |= mark && places > 0;
            mark = false;
            places++;
        } else if (token == TOKEN_TEXT || token == TOKEN_CODE)
            for (size_t i = 0; i < text.n; i++) {
                const char ch = text.p[i];
                mark |= strchr("-/.():", ch) != NULL;
                before |= places == 0 &&
                          (ch == '+' || (ch >= '0' && ch <= '9') || ((ch | 32) >= 'a' && (ch | 32) <= 'z'));
            }
    }
    return places > 0 && (zeros > 1 || before || between);
}

static bool is_percent(const char *code)
{
    struct str text;
    enum token token;
    for (const char *p = code; (token = take_token(&p, &text)) != TOKEN_END;)
        if (token == TOKEN_CODE && text.p[0] == '%')
            return true;
    return false;
}

struct cell_format cell_format_of(const char *code)
{
    const struct letters l = letters_of(code);
    struct cell_format f = { .kind = CELL_PLAIN };
    if (is_percent(code))
        f.kind = CELL_PERCENT;
    else if (strlen(code) < sizeof f.code && makes_text(code)) {
        f.kind = CELL_SHOWN;
        memcpy(f.code, code, strlen(code));
    } else if (l.plain)
        f.kind = CELL_PLAIN;
    else if (l.passed)
        f.kind = CELL_DURATION;
    else if (l.time)
        f.kind = l.day || l.year ? CELL_DAY_TIME : CELL_TIME;
    else if (l.day)
        f.kind = CELL_DAY;
    else if (l.month)
        f.kind = CELL_MONTH;
    else if (l.year)
        f.kind = CELL_YEAR;
    return f;
}

/* The part of a format for a whole number: the first, or the one whose condition holds ("[<=9999999]###-####;…"). */
static const char *part_for(const char *code, double v)
{
    for (const char *part = code;; part++) {
        const char *p = part;
        struct str text;
        bool holds = true;
        enum token token;
        while ((token = take_token(&p, &text)) != TOKEN_END)
            if (token == TOKEN_BRACKET && text.n > 1 && strchr("<>=", text.p[0])) {
                const bool or_equal = text.p[1] == '=';
                const double limit = strtod(text.p + 1 + (or_equal || text.p[1] == '>'), NULL);
                holds = text.p[0] == '='                       ? v == limit
                        : text.p[0] == '<' && text.p[1] == '>' ? v != limit
                        : text.p[0] == '<'                     ? v < limit || (or_equal && v == limit)
                                                               : v > limit || (or_equal && v == limit);
            }
        if (holds || *p == '\0')
            return part;
        part = p;
    }
}

/* Digits put into the places of a format: from the right, what is too long before the first place. */
static bool show_digits(const char *code, struct str digits, char ret_text[CELL_TEXT])
{
    const char *part = part_for(code, strtod(digits.p, NULL));
    size_t places = 0, n = 0, place = 0;
    struct str text;
    enum token token;
    for (const char *p = part; (token = take_token(&p, &text)) != TOKEN_END;)
        places += token == TOKEN_CODE && strchr("0#?", text.p[0]);
    for (const char *p = part; (token = take_token(&p, &text)) != TOKEN_END;) {
        if (n + digits.n + text.n + 1 >= CELL_TEXT)
            return false;
        if (token == TOKEN_BRACKET || token == TOKEN_SPACE)
            continue;
        if (token != TOKEN_CODE || !strchr("0#?", text.p[0])) {
            memcpy(ret_text + n, text.p, text.n);
            n += text.n;
            continue;
        }
        size_t from_right = places - place++, from = digits.n >= from_right ? digits.n - from_right : SIZE_MAX;
        for (size_t i = place == 1 && from != SIZE_MAX ? 0 : from; from != SIZE_MAX && i <= from; i++)
            ret_text[n++] = digits.p[i];
        if (from == SIZE_MAX && text.p[0] == '0')
            ret_text[n++] = '0';
    }
    ret_text[n] = '\0';
    return places > 0;
}

/* ---- numbers */

static void put_time(char *p, size_t n, int64_t seconds)
{
    if (seconds % 60)
        snprintf(p, n, "%02lld:%02lld:%02lld", (long long)(seconds / 3600), (long long)(seconds / 60 % 60),
            (long long)(seconds % 60));
    else
        snprintf(p, n, "%02lld:%02lld", (long long)(seconds / 3600), (long long)(seconds / 60 % 60));
}

/* The digits of a whole number ("12", "1.2E3", "7.0"), however long, without an exponent. False: it has a fraction, a
 * minus, or more digits than anybody counts with. */
static bool whole_digits(const char *raw, char ret_digits[CELL_FORMAT])
{
    size_t n = 0;
    long point = -1, power = 0;
    const char *p = raw + (*raw == '+');
    for (; (*p >= '0' && *p <= '9') || (*p == '.' && point < 0); p++) {
        if (*p == '.')
            point = (long)n;
        else if (n + 1 >= CELL_FORMAT)
            return false;
        else
            ret_digits[n++] = *p;
    }
    if (*p == 'e' || *p == 'E')
        power = strtol(p + 1, NULL, 10);
    else if (*p)
        return false;
    if (power > CELL_TEXT || power < -CELL_TEXT)
        return false;
    long size = (point < 0 ? (long)n : point) + power; /* digits before the decimal mark */
    if (n == 0 || size >= CELL_FORMAT || size < -CELL_FORMAT)
        return false;
    for (long i = size < 0 ? 0 : size; i < (long)n; i++)
        if (ret_digits[i] != '0')
            return false;
    for (; (long)n < size; n++)
        ret_digits[n] = '0';
    n = size > 0 ? (size_t)size : 0;
    size_t zeros = 0;
    while (zeros + 1 < n && ret_digits[zeros] == '0')
        zeros++;
    memmove(ret_digits, ret_digits + zeros, n - zeros);
    ret_digits[n - zeros] = '\0';
    return n > 0;
}

/* What is shown of a day: "2026-11-22", "2026-11", "2026". */
static int put_day(char ret_text[CELL_TEXT], struct day d, enum cell_kind kind)
{
    const int shown = kind == CELL_YEAR ? 4 : kind == CELL_MONTH ? 7 : 10;
    return snprintf(ret_text, CELL_TEXT, "%.*s", shown, d.t);
}

static void put_moment(char ret_text[CELL_TEXT], struct day d, int64_t seconds, enum cell_kind kind)
{
    int n = put_day(ret_text, d, kind);
    if (kind == CELL_DAY_TIME && seconds > 0) {
        ret_text[n++] = ' ';
        put_time(ret_text + n, CELL_TEXT - (size_t)n, seconds);
    }
}

bool cell_number(struct str raw, const struct cell_format *format, bool since_1904, char ret_text[CELL_TEXT])
{
    char number[CELL_TEXT], digits[CELL_FORMAT], *end;
    const enum cell_kind kind = format->kind;
    if (raw.n == 0 || raw.n >= sizeof number)
        return false;
    memcpy(number, raw.p, raw.n);
    number[raw.n] = '\0';
    const double v = strtod(number, &end);
    if (*end != '\0' || !isfinite(v))
        return false;

    if (kind == CELL_PERCENT) { /* ten digits: without what a hundred times a fraction adds */
        snprintf(ret_text, CELL_TEXT, "%.10g%%", v * 100);
        return true;
    }
    /* no day of a workbook: 9999-12-31 is 2958465 */
    if (kind == CELL_PLAIN || kind == CELL_SHOWN || v < 0 || v >= 2958466) {
        if (!whole_digits(number, digits))
            snprintf(ret_text, CELL_TEXT, "%.15g", v);
        else if (kind != CELL_SHOWN || !show_digits(format->code, str_of(digits), ret_text))
            snprintf(ret_text, CELL_TEXT, "%s", digits);
        return true;
    }
    const int64_t all = llround(v * 86400), days = all / 86400, seconds = all % 86400;
    if (kind == CELL_TIME || kind == CELL_DURATION) {
        put_time(ret_text, CELL_TEXT, kind == CELL_TIME ? seconds : all);
        return true;
    }
    const struct day first = since_1904 ? DAY("1904-01-01") : days < 60 ? DAY("1899-12-31") : DAY("1899-12-30");
    put_moment(ret_text, day_add(first, days), seconds, kind);
    return true;
}

/* "09:36:00", with a fraction and a zone or without, as seconds. */
static bool iso_seconds(struct str s, int64_t *ret_seconds)
{
    int64_t part[3] = { 0 };
    size_t n = 0;
    for (; n < 3 && s.n >= 2; n++) {
        if (!str_int(str_part(s, 0, 2), &part[n]) || s.p[0] == '-')
            return false;
        s = str_part(s, 2, s.n);
        if (n < 2 && s.n > 0 && s.p[0] == ':')
            s = str_part(s, 1, s.n);
    }
    if (n < 2 || part[0] > 23 || part[1] > 59 || part[2] > 60 || (s.n > 0 && !strchr(".Z+-", s.p[0])))
        return false;
    *ret_seconds = part[0] * 3600 + part[1] * 60 + part[2];
    return true;
}

bool cell_iso(struct str raw, enum cell_kind kind, char ret_text[CELL_TEXT])
{
    struct day day = DAY("");
    struct str rest = raw, first = raw;
    int64_t seconds = 0;
    bool split = str_cut(&rest, 'T', &first) && rest.n > 0, dated = day_read_partial(first, &day);
    if (split && first.n > 0 && !dated)
        return false;
    if ((split || !dated) && !iso_seconds(split ? rest : raw, &seconds))
        return false;
    if (!dated || (split && kind == CELL_TIME))
        put_time(ret_text, CELL_TEXT, seconds);
    else { /* a format that is of no day shows all of it */
        bool any = kind == CELL_PLAIN || kind == CELL_SHOWN || kind == CELL_PERCENT;
        put_moment(ret_text, day, seconds, any ? CELL_DAY_TIME : kind);
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
