/* day: the calendar. Days, instants and wall times are texts that sort; arithmetic goes through the number of days
 * since 1970-01-01. Summer time follows the EU rule (Directive 2000/84/EC) and needs no tz data of the system. */
#include "base/day.h"

/* ---- digits in and out of the fixed texts */

static int digits_at(const char *p, int n)
{
    int v = 0;
    for (int i = 0; i < n; i++)
        v = v * 10 + (p[i] - '0');
    return v;
}

static void put_digits(char *p, int64_t v, int n)
{
    while (n--) {
        p[n] = (char)('0' + v % 10);
        v /= 10;
    }
}

/* True when s looks like the pattern, where 0 stands for any digit and every other character for itself. */
static bool looks_like(struct str s, const char *pattern)
{
    if (s.n != strlen(pattern))
        return false;
    for (size_t i = 0; i < s.n; i++) {
        bool digit = s.p[i] >= '0' && s.p[i] <= '9';
        if (pattern[i] == '0' ? !digit : s.p[i] != pattern[i])
            return false;
    }
    return true;
}

/* ---- the calendar (proleptic Gregorian; H. Hinnant, "chrono-compatible low-level date algorithms") */

static bool leap(int64_t y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }

static int month_length(int64_t y, int m)
{
    static const int length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return length[m - 1] + (m == 2 && leap(y));
}

static bool exists(int y, int m, int d)
{
    return y >= 1 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 && d <= month_length(y, m);
}

static int64_t number_of(int64_t y, int m, int d)
{
    y -= m <= 2;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

static struct day make(int64_t y, int m, int d)
{
    struct day day = DAY("0000-00-00");
    put_digits(day.t, y, 4);
    put_digits(day.t + 5, m, 2);
    put_digits(day.t + 8, d, 2);
    return day;
}

int64_t day_number(struct day d) { return number_of(day_year(d), day_month(d), day_of_month(d)); }

struct day day_from_number(int64_t n)
{
    if (n < number_of(1, 1, 1) || n > number_of(9999, 12, 31))
        return DAY("");
    n += 719468;
    int64_t era = n / 146097; /* n > 0 from the year 1 on */
    int64_t day_of_era = n - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int from_march = (int)((5 * day_of_year + 2) / 153);
    int d = (int)(day_of_year - (153 * from_march + 2) / 5 + 1);
    int m = from_march < 10 ? from_march + 3 : from_march - 9;
    return make(era * 400 + year_of_era + (m <= 2), m, d);
}

bool day_known(struct day d) { return d.t[0] != 0; }
bool day_whole(struct day d) { return d.t[0] && d.t[4] && d.t[7]; }

struct str day_str(const struct day *d) { return str_of(d->t); }
struct str instant_str(const struct instant *i) { return str_of(i->t); }
struct str clock_str(const struct clock *c) { return str_of(c->t); }

int day_cmp(struct day a, struct day b) { return strcmp(a.t, b.t); }

int day_year(struct day d) { return d.t[0] ? digits_at(d.t, 4) : 0; }
int day_month(struct day d) { return d.t[0] && d.t[4] ? digits_at(d.t + 5, 2) : 0; }
int day_of_month(struct day d) { return day_whole(d) ? digits_at(d.t + 8, 2) : 0; }

struct day day_add(struct day d, int64_t days)
{
    int64_t n;
    if (!day_whole(d) || __builtin_add_overflow(day_number(d), days, &n))
        return DAY("");
    return day_from_number(n);
}

struct day day_add_months(struct day d, int64_t months)
{
    if (!day_whole(d) || months < -120000 || months > 120000)
        return DAY("");
    int64_t all = (int64_t)day_year(d) * 12 + day_month(d) - 1 + months;
    if (all < 12 || all >= 10000 * 12)
        return DAY("");
    int m = (int)(all % 12) + 1;
    int last = month_length(all / 12, m), wanted = day_of_month(d);
    return make(all / 12, m, wanted < last ? wanted : last);
}

int day_weekday(struct day d)
{
    int64_t from_monday = (day_number(d) + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(from_monday < 0 ? from_monday + 7 : from_monday);
}

static int age_from(int y, int m, int d, struct day on)
{
    bool before_birthday = day_month(on) < m || (day_month(on) == m && day_of_month(on) < d);

    return day_year(on) - y - before_birthday;
}

int day_age(struct day birth, struct day on)
{
    if (!day_known(birth) || !day_whole(on))
        return -1;
    int y = day_year(birth), m = day_month(birth), d = day_of_month(birth);
    int most = age_from(y, m == 0 ? 1 : m, d == 0 ? 1 : d, on);
    int least = age_from(y, m == 0 ? 12 : m, d == 0 ? month_length(y, m == 0 ? 12 : m) : d, on);
    return most != least || least < 0 ? -1 : least;
}

/* ---- reading */

bool day_read(struct str s, struct day *ret_day)
{
    if (!looks_like(s, "0000-00-00"))
        return false;
    int y = digits_at(s.p, 4), m = digits_at(s.p + 5, 2), d = digits_at(s.p + 8, 2);
    if (!exists(y, m, d))
        return false;
    *ret_day = make(y, m, d);
    return true;
}

bool day_read_partial(struct str s, struct day *ret_day)
{
    bool year = looks_like(s, "0000"), month = looks_like(s, "0000-00");
    if (!year && !month)
        return day_read(s, ret_day);
    if (!exists(digits_at(s.p, 4), month ? digits_at(s.p + 5, 2) : 1, 1))
        return false;
    struct day day = DAY("");
    memcpy(day.t, s.p, s.n);
    *ret_day = day;
    return true;
}

/* What people type, in ASCII: Arabic-Indic (U+0660) and Persian (U+06F0) digits become 0-9, the Arabic date
 * separator (U+060D) '/', a no-break space ' '; direction marks vanish. False for other letters or too much text. */
#define TYPED 32
static bool plain_digits(struct str s, char plain[TYPED], struct str *ret_plain)
{
    size_t n = 0;
    s = str_trim(s);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x80) {
            unsigned char next = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0,
                          third = i + 2 < s.n ? (unsigned char)s.p[i + 2] : 0;
            if (c == 0xE2 && next == 0x80 && (third == 0x8E || third == 0x8F)) { /* U+200E, U+200F */
                i += 2;
                continue;
            }
            i++;
            if (c == 0xD8 && next == 0x9C)
                continue; /* U+061C */
            if (c == 0xD9 && next >= 0xA0 && next <= 0xA9)
                c = (unsigned char)('0' + next - 0xA0);
            else if (c == 0xDB && next >= 0xB0 && next <= 0xB9)
                c = (unsigned char)('0' + next - 0xB0);
            else if (c == 0xD8 && next == 0x8D)
                c = '/';
            else if (c == 0xC2 && next == 0xA0)
                c = ' ';
            else
                return false;
        }
        if (n == TYPED)
            return false;
        plain[n++] = (char)c;
    }
    *ret_plain = str_trim((struct str){ plain, n });
    return true;
}

/* Takes up to four digits off *s; how many there were. */
static int take_number(struct str *s, int *ret_value)
{
    int n = 0, v = 0;
    while ((size_t)n < s->n && n < 4 && s->p[n] >= '0' && s->p[n] <= '9')
        v = v * 10 + (s->p[n++] - '0');
    *s = str_part(*s, (size_t)n, s->n);
    *ret_value = v;
    return n;
}

/* Takes one of . - / with blanks around it, or blanks alone (given as ' '), off *s; 0 when there is none. */
static char take_mark(struct str *s)
{
    struct str rest = str_trim(*s);
    char mark = rest.n < s->n ? ' ' : 0;
    if (rest.n && strchr(".-/", rest.p[0])) {
        mark = rest.p[0];
        rest = str_trim(str_part(rest, 1, rest.n));
    }
    *s = rest;
    return mark;
}

bool day_read_loose(struct str s, struct day *ret_day)
{
    char plain[TYPED];
    if (!plain_digits(s, plain, &s))
        return false;
    int first, middle, last;
    int first_n = take_number(&s, &first);
    char mark = take_mark(&s);
    int middle_n = take_number(&s, &middle);
    bool same = take_mark(&s) == mark;
    int last_n = take_number(&s, &last);
    if (s.n || !mark || !same || middle_n < 1 || middle_n > 2)
        return false;
    bool year_first = first_n == 4 && last_n >= 1 && last_n <= 2;
    bool year_last = last_n == 4 && first_n >= 1 && first_n <= 2;
    if (!year_first && !year_last)
        return false;
    int y = year_first ? first : last, d = year_first ? last : first;
    if (!exists(y, middle, d))
        return false;
    *ret_day = make(y, middle, d);
    return true;
}

bool day_read_both(struct str s, char *ret_mark, struct day *ret_day_first, struct day *ret_month_first)
{
    char plain[TYPED];
    int first, middle, year;
    if (!plain_digits(s, plain, &s))
        return false;
    int first_n = take_number(&s, &first);
    char mark = take_mark(&s);
    int middle_n = take_number(&s, &middle);
    bool same = take_mark(&s) == mark;
    if (take_number(&s, &year) != 4 || s.n || !mark || !same || first_n < 1 || first_n > 2 || middle_n < 1 ||
        middle_n > 2)
        return false;
    const bool day_first = exists(year, middle, first), month_first = exists(year, first, middle);
    *ret_mark = mark;
    *ret_day_first = day_first ? make(year, middle, first) : DAY("");
    *ret_month_first = month_first ? make(year, first, middle) : DAY("");
    return day_first || month_first;
}

bool day_read_month(struct str s, struct day *ret_day)
{
    char plain[TYPED];
    int month, year;
    if (!plain_digits(s, plain, &s))
        return false;
    int month_n = take_number(&s, &month);
    char mark = take_mark(&s);
    if (take_number(&s, &year) != 4 || s.n || !mark || mark == ' ' || month_n < 1 || month_n > 2 ||
        !exists(year, month, 1))
        return false;
    struct day day = make(year, month, 1);
    day.t[7] = '\0';
    day.t[8] = day.t[9] = '\0';
    *ret_day = day;
    return true;
}

bool clock_read(struct str s, struct clock *ret_clock)
{
    char plain[TYPED];
    if (!plain_digits(s, plain, &s))
        return false;
    int hour, minute;
    int hour_n = take_number(&s, &hour);
    bool mark = s.n && (s.p[0] == ':' || s.p[0] == '.');
    s = str_part(s, 1, s.n);
    if (take_number(&s, &minute) != 2 || s.n || !mark || hour_n < 1 || hour_n > 2 || hour > 23 || minute > 59)
        return false;
    *ret_clock = clock_from_minutes(hour * 60 + minute);
    return true;
}

bool instant_read(struct str s, struct instant *ret_instant)
{
    struct day day;
    if (!looks_like(s, "0000-00-00T00:00:00Z") || !day_read(str_part(s, 0, 10), &day))
        return false;
    if (digits_at(s.p + 11, 2) > 23 || digits_at(s.p + 14, 2) > 59 || digits_at(s.p + 17, 2) > 59)
        return false;
    struct instant i = { "" };
    memcpy(i.t, s.p, s.n);
    *ret_instant = i;
    return true;
}

/* ---- wall time and instants */

int64_t clock_minutes(struct clock c) { return c.t[0] ? digits_at(c.t, 2) * 60 + digits_at(c.t + 3, 2) : -1; }

int64_t clock_between(struct clock start, struct clock end)
{
    int64_t from = clock_minutes(start), to = clock_minutes(end);
    return from < 0 || to <= from ? 0 : to - from;
}

struct clock clock_from_minutes(int64_t m)
{
    if (m < 0 || m >= 24 * 60)
        return (struct clock){ "" };
    struct clock c = { "00:00" };
    put_digits(c.t, m / 60, 2);
    put_digits(c.t + 3, m % 60, 2);
    return c;
}

struct instant instant_now(void) { return instant_from_unix(time(NULL)); }

struct instant instant_from_unix(int64_t seconds)
{
    int64_t second = seconds % 86400, days = seconds / 86400;
    if (second < 0)
        second += 86400, days--;
    struct day day = day_from_number(days);
    if (!day_known(day))
        return (struct instant){ "" };
    struct instant i = { "0000-00-00T00:00:00Z" };
    memcpy(i.t, day.t, 10);
    put_digits(i.t + 11, second / 3600, 2);
    put_digits(i.t + 14, second / 60 % 60, 2);
    put_digits(i.t + 17, second % 60, 2);
    return i;
}

int64_t instant_unix(struct instant i)
{
    if (!i.t[0])
        return 0;
    int64_t days = number_of(digits_at(i.t, 4), digits_at(i.t + 5, 2), digits_at(i.t + 8, 2));
    return days * 86400 + digits_at(i.t + 11, 2) * 3600 + digits_at(i.t + 14, 2) * 60 + digits_at(i.t + 17, 2);
}

/* 01:00 UTC on the last Sunday of a month of 31 days. */
static int64_t last_sunday(int year, int month)
{
    struct day end = make(year, month, 31);
    return (day_number(end) - (day_weekday(end) + 1) % 7) * 86400 + 3600;
}

/* Seconds since 1970 as a clock in Helsinki shows them: +3 h from the last Sunday of March to that of October. */
static int64_t wall_seconds(struct instant i)
{
    int64_t utc = instant_unix(i);
    int year = digits_at(i.t, 4);
    bool summer = utc >= last_sunday(year, 3) && utc < last_sunday(year, 10);
    return utc + (summer ? 3 : 2) * 3600;
}

struct day instant_day(struct instant i)
{
    struct day day = DAY("");
    if (i.t[0])
        memcpy(day.t, instant_from_unix(wall_seconds(i)).t, 10);
    return day;
}

struct clock instant_clock(struct instant i)
{
    struct clock c = { "" };
    if (i.t[0])
        memcpy(c.t, instant_from_unix(wall_seconds(i)).t + 11, 5);
    return c;
}

struct instant day_begins(struct day d)
{
    if (!day_whole(d))
        return (struct instant){ "" };
    struct instant summer = instant_from_unix(day_number(d) * 86400 - 3 * 3600);
    return day_cmp(instant_day(summer), d) == 0 ? summer : instant_from_unix(instant_unix(summer) + 3600);
}
