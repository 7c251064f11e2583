/* holidays: the public holidays of Finland, as law and custom have them today (Acts 388/1937 and 272/1944, the Church
 * Act): thirteen days, and with them Christmas Eve and Midsummer Eve, when everything is closed too.
 * Not a working-time calendar: what a group does on such a day is decided where its plan is made. */
#include "base/day.h"

/* The Gregorian computus (Meeus, Jones, Butcher). */
struct day day_easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    struct day march_1 = DAY("0000-03-01");
    for (int i = 3, y = year; i >= 0; i--, y /= 10)
        march_1.t[i] = (char)('0' + y % 10);
    return day_add(march_1, (n / 31 - 3) * 31 + n % 31);
}

enum weekday { ANY = -1, FRIDAY = 4, SATURDAY = 5 };

/* A holiday on a date, or on the one given weekday within seven days from it. */
static const struct {
    int month, day, weekday;
    const char *name;
} fixed[] = {
    { 1, 1, ANY, N_("New Year's Day") },
    { 1, 6, ANY, N_("Epiphany") },
    { 5, 1, ANY, N_("May Day") },
    { 6, 19, FRIDAY, N_("Midsummer Eve") },
    { 6, 20, SATURDAY, N_("Midsummer Day") },
    { 10, 31, SATURDAY, N_("All Saints' Day") },
    { 12, 6, ANY, N_("Independence Day") },
    { 12, 24, ANY, N_("Christmas Eve") },
    { 12, 25, ANY, N_("Christmas Day") },
    { 12, 26, ANY, N_("St Stephen's Day") },
};

static const struct {
    int from_easter;
    const char *name;
} moving[] = {
    { -2, N_("Good Friday") },
    { 0, N_("Easter Sunday") },
    { 1, N_("Easter Monday") },
    { 39, N_("Ascension Day") },
    { 49, N_("Whit Sunday") },
};

static const char *holiday_name(struct day d)
{
    int64_t n = day_number(d), from_easter = n - day_number(day_easter(day_year(d)));
    for (size_t i = 0; i < sizeof moving / sizeof *moving; i++)
        if (from_easter == moving[i].from_easter)
            return moving[i].name;
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
        bool on_date = fixed[i].weekday == ANY;
        struct day from = d; /* the date of the row in d's year */
        snprintf(from.t + 5, sizeof from.t - 5, "%02d-%02d", fixed[i].month, fixed[i].day);
        int64_t after = n - day_number(from);
        if (on_date ? after == 0 : after >= 0 && after < 7 && day_weekday(d) == fixed[i].weekday)
            return fixed[i].name;
    }
    return NULL;
}

bool day_holiday(struct day d, const char **ret_name)
{
    const char *name = day_whole(d) ? holiday_name(d) : NULL;
    if (ret_name)
        *ret_name = name;
    return name != NULL;
}
