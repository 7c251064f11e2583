/* outcomes_days: days as numbers that are compared and counted on without their texts. */
#include "rooms/reports/outcomes.h"

static int digits(const char *p, int n)
{
    int value = 0;

    for (int i = 0; i < n; i++)
        value = value * 10 + (p[i] - '0');
    return value;
}

int32_t outcome_day(struct day d)
{
    if (!day_known(d))
        return UNKNOWN_DAY;
    int month = d.t[4] == '\0' ? 0 : digits(d.t + 5, 2), day = month == 0 || d.t[7] == '\0' ? 0 : digits(d.t + 8, 2);
    return digits(d.t, 4) * 10000 + month * 100 + day;
}

static void put_digits(char *p, int value, int n)
{
    for (int i = n; i-- > 0; value /= 10)
        p[i] = (char)('0' + value % 10);
}

struct day outcome_day_text(int32_t day)
{
    struct day d = DAY("");
    int month = day / 100 % 100;

    if (day == UNKNOWN_DAY)
        return d;
    put_digits(d.t, day / 10000, 4);
    if (month != 0)
        d.t[4] = '-', put_digits(d.t + 5, month, 2);
    if (month != 0 && day % 100 != 0)
        d.t[7] = '-', put_digits(d.t + 8, day % 100, 2);
    return d;
}

int32_t outcome_months_later(int32_t day, int months)
{
    static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    int all = day / 10000 * 12 + day / 100 % 100 - 1 + months, year = all / 12, month = all % 12;
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    int length = lengths[month] + (month == 1 && leap), date = day % 100;

    return year * 10000 + (month + 1) * 100 + (date < length ? date : length);
}
