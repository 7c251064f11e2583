/* day_fuzz: every reader of days and instants. What is read is a day of the calendar, and reads again as itself. */
#include "base/day.h"
#include "tests/fuzz/fuzz.h"

static void check_day(struct day d)
{
    struct day again = DAY("");
    HOLDS(day_whole(d));
    HOLDS(day_read(day_str(&d), &again) && day_cmp(d, again) == 0);
    HOLDS(day_cmp(day_from_number(day_number(d)), d) == 0);
    HOLDS(day_weekday(d) >= 0 && day_weekday(d) <= 6);
    day_holiday(d, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str s = fuzz_str(data, size);
    struct day d, month_first;
    struct instant i;
    char mark;
    if (day_read_both(s, &mark, &d, &month_first)) {
        HOLDS(mark && (day_known(d) || day_known(month_first)));
        if (day_known(d))
            check_day(d);
        if (day_known(month_first))
            check_day(month_first);
    }
    if (day_read_month(s, &d)) {
        HOLDS(day_month(d) > 0 && !day_whole(d));
        HOLDS(day_read_partial(day_str(&d), &d));
    }
    if (day_read_loose(s, &d))
        check_day(d);
    if (day_read(s, &d)) {
        check_day(d);
        HOLDS(day_read_loose(s, &d) && str_eq(day_str(&d), s));
    }
    if (day_read_partial(s, &d)) {
        HOLDS(day_known(d) && str_eq(day_str(&d), s));
        HOLDS(day_age(d, DAY("2026-11-22")) < 2026);
    }
    if (instant_read(s, &i)) {
        HOLDS(str_eq(instant_str(&i), s));
        HOLDS(str_is(s, instant_from_unix(instant_unix(i)).t));
        instant_day(i);
        instant_clock(i);
    }
    return 0;
}
