/* day_test: the calendar, what people type, summer time and holidays, each as a table of known answers.
 * The answers come from almanacs and from the text of the rules, not from running the code. */
#include "base/test.h"

#define EACH(row, table) for (size_t row = 0; row < sizeof(table) / sizeof *(table); row++)

static struct day day(const char *z)
{
    struct day d;
    assert_true(day_read(str_of(z), &d));
    return d;
}

TEST(only_days_of_the_calendar_are_read)
{
    static const struct {
        const char *text;
        bool is_day;
    } rows[] = {
        { "2024-02-29", true },
        { "2023-02-29", false },
        { "2000-02-29", true },
        { "1900-02-29", false },
        { "2026-11-22", true },
        { "2026-11-31", false },
        { "2026-13-01", false },
        { "2026-00-01", false },
        { "2026-01-00", false },
        { "0000-01-01", false },
        { "0001-01-01", true },
        { "9999-12-31", true },
        { "2026-1-1", false },
        { "2026-11-2x", false },
        { "2026/11/22", false },
        { "", false },
        { "2026-11-22 ", false },
        { "2026-11", false },
        { "2026", false },
    };
    EACH (i, rows) {
        struct day d = DAY("x");
        assert_int_equal(day_read(str_of(rows[i].text), &d), rows[i].is_day);
        assert_day(d, rows[i].is_day ? rows[i].text : "x");
    }
}

TEST(partial_days_keep_what_is_known)
{
    static const struct {
        const char *text;
        int year, month, day;
    } rows[] = {
        { "2010", 2010, 0, 0 },
        { "2010-05", 2010, 5, 0 },
        { "2010-05-07", 2010, 5, 7 },
    };
    EACH (i, rows) {
        struct day d;
        assert_true(day_read_partial(str_of(rows[i].text), &d));
        assert_day(d, rows[i].text);
        assert_int_equal(day_year(d), rows[i].year);
        assert_int_equal(day_month(d), rows[i].month);
        assert_int_equal(day_of_month(d), rows[i].day);
        assert_true(day_known(d));
        assert_int_equal(day_whole(d), rows[i].day != 0);
    }
    struct day d;
    assert_false(day_read_partial(S("2010-13"), &d));
    assert_false(day_read_partial(S("0000"), &d));
    assert_false(day_read_partial(S("201"), &d));
    assert_false(day_read_partial(S(""), &d));
    assert_false(day_known(DAY("")));
    assert_int_equal(day_year(DAY("")), 0);
}

TEST(days_are_read_as_people_type_them)
{
    static const struct {
        const char *typed, *day;
    } rows[] = {
        { "2026-11-22", "2026-11-22" },
        { "22.11.2026", "2026-11-22" },
        { "22/11/2026", "2026-11-22" },
        { "22 11 2026", "2026-11-22" },
        { " 22.11.2026\t", "2026-11-22" },
        { "1.2.2026", "2026-02-01" },
        { "1. 2. 2026", "2026-02-01" },
        { "2026/1/5", "2026-01-05" },
        { "1-2-2026", "2026-02-01" },
        { "01.02.2026", "2026-02-01" },
        { "٢٢/١١/٢٠٢٦", "2026-11-22" },
        { "٢٢؍١١؍٢٠٢٦", "2026-11-22" },
        { "۲۰۲۶-۱۱-۲۲", "2026-11-22" },
        { "\u200f٢٢/١١/٢٠٢٦\u200f", "2026-11-22" },
        { "22.\u00a011.\u00a02026", "2026-11-22" },
        { "11/22/2026", NULL },
        { "22.11.26", NULL },
        { "29.2.2023", NULL },
        { "22.11", NULL },
        { "22.11.2026.", NULL },
        { "22.11-2026", NULL },
        { "22112026", NULL },
        { "2026-11-22-1", NULL },
        { "", NULL },
        { "tomorrow", NULL },
        { "22..11.2026", NULL },
        { "22.11.20266", NULL },
        { "22.\xd9", NULL },
        { "\xe2\x80", NULL },
        { "222.1.2026", NULL },
        { "2026-11-2026", NULL },
        { "00000000000000000000000000000000000000000001.1.2026", NULL },
    };
    EACH (i, rows) {
        struct day d = DAY("");
        assert_int_equal(day_read_loose(str_of(rows[i].typed), &d), rows[i].day != NULL);
        assert_day(d, rows[i].day ? rows[i].day : "");
    }
}

TEST(clocks_are_read_with_colon_or_point)
{
    static const struct {
        const char *typed, *clock;
    } rows[] = {
        { "9:30", "09:30" },
        { "09.30", "09:30" },
        { "09:30", "09:30" },
        { "0:00", "00:00" },
        { "23:59", "23:59" },
        { "٩:٣٠", "09:30" },
        { " 9.05 ", "09:05" },
        { "24:00", NULL },
        { "9:60", NULL },
        { "9", NULL },
        { "930", NULL },
        { "9:3", NULL },
        { "9:300", NULL },
        { "", NULL },
        { "9 30", NULL },
        { "-9:30", NULL },
    };
    EACH (i, rows) {
        struct clock c = { "" };
        assert_int_equal(clock_read(str_of(rows[i].typed), &c), rows[i].clock != NULL);
        assert_clock(c, rows[i].clock ? rows[i].clock : "");
    }
    assert_int_equal(clock_minutes((struct clock){ "09:30" }), 570);
    assert_int_equal(clock_minutes((struct clock){ "" }), -1);
    assert_int_equal(clock_between((struct clock){ "09:30" }, (struct clock){ "11:00" }), 90);
    assert_int_equal(clock_between((struct clock){ "11:00" }, (struct clock){ "09:30" }), 0);
    assert_int_equal(clock_between((struct clock){ "" }, (struct clock){ "09:30" }), 0);
    assert_int_equal(clock_between((struct clock){ "09:30" }, (struct clock){ "" }), 0);
    assert_clock(clock_from_minutes(1439), "23:59");
    assert_clock(clock_from_minutes(1440), "");
    assert_clock(clock_from_minutes(-1), "");
}

TEST(numbers_of_days_go_there_and_back)
{
    assert_int_equal(day_number(DAY("1970-01-01")), 0);
    assert_int_equal(day_number(DAY("2000-03-01")), 11017);
    assert_int_equal(day_number(DAY("1969-12-31")), -1);
    for (int64_t n = day_number(DAY("0001-01-01")); n <= day_number(DAY("9999-12-31")); n++) {
        struct day d = day_from_number(n);
        if (day_number(d) != n)
            fail_msg("%s", d.t);
    }
    assert_day(day_from_number(day_number(DAY("0001-01-01")) - 1), "");
    assert_day(day_from_number(INT64_MAX), "");
    assert_day(day_from_number(INT64_MIN), "");
    assert_day(day_add(DAY("2024-02-28"), 2), "2024-03-01");
    assert_day(day_add(DAY("2026-01-01"), -1), "2025-12-31");
    assert_day(day_add(DAY("2026-01-01"), INT64_MIN), "");
    assert_day(day_add(DAY("2026"), 1), "");
}

TEST(adding_months_stops_at_the_end_of_the_month)
{
    static const struct {
        const char *from;
        int64_t months;
        const char *to;
    } rows[] = {
        { "2026-08-31", 6, "2027-02-28" },
        { "2023-08-31", 6, "2024-02-29" },
        { "2026-01-31", 1, "2026-02-28" },
        { "2026-05-31", -3, "2026-02-28" },
        { "2026-12-15", 1, "2027-01-15" },
        { "2026-01-15", -1, "2025-12-15" },
        { "2024-02-29", 12, "2025-02-28" },
        { "2026-01-15", -12 * 2025 - 12, "" },
        { "9999-12-01", 1, "" },
        { "2026-01-01", INT64_MAX, "" },
    };
    EACH (i, rows)
        assert_day(day_add_months(day(rows[i].from), rows[i].months), rows[i].to);
}

TEST(weekdays_are_counted_from_monday)
{
    static const struct {
        const char *day;
        int weekday;
    } rows[] = {
        { "2026-11-22", 6 },
        { "2025-12-29", 0 },
        { "2026-01-01", 3 },
        { "2024-12-30", 0 },
        { "2024-02-29", 3 },
        { "1969-12-31", 2 },
    };
    EACH (i, rows)
        assert_int_equal(day_weekday(day(rows[i].day)), rows[i].weekday);
}

TEST(age_counts_completed_years_and_is_not_told_while_the_birthday_is_not_known)
{
    static const struct {
        struct day birth;
        const char *on;
        int age;
    } rows[] = {
        { { "2000-05-07" }, "2026-05-06", 25 },
        { { "2000-05-07" }, "2026-05-07", 26 },
        { { "2000-05-07" }, "2000-05-07", 0 },
        { { "2000-05-07" }, "1999-05-07", -1 },
        { { "2000" }, "2026-01-01", -1 },
        { { "2000" }, "2026-12-30", -1 },
        { { "2000" }, "2026-12-31", 26 },
        { { "2000-05" }, "2026-04-30", 25 },
        { { "2000-05" }, "2026-05-01", -1 },
        { { "2000-05" }, "2026-05-30", -1 },
        { { "2000-05" }, "2026-05-31", 26 },
        { { "2004-02-29" }, "2026-02-28", 21 },
        { { "2004-02-29" }, "2026-03-01", 22 },
        { { "" }, "2026-01-01", -1 },
        { { "2004-02" }, "2024-02-29", 20 },
    };
    EACH (i, rows)
        assert_int_equal(day_age(rows[i].birth, day(rows[i].on)), rows[i].age);
    assert_int_equal(day_age(DAY("2000-01-01"), DAY("")), -1);
}

TEST(easter_falls_where_the_almanac_says)
{
    static const char *const rows[] = {
        "1818-03-22",
        "1943-04-25",
        "1961-04-02",
        "2000-04-23",
        "2008-03-23",
        "2011-04-24",
        "2019-04-21",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2028-04-16",
        "2030-04-21",
        "2038-04-25",
        "2049-04-18",
        "2076-04-19",
    };
    EACH (i, rows)
        assert_day(day_easter(day_year(day(rows[i]))), rows[i]);
}

TEST(finnish_holidays_have_their_names)
{
    static const struct {
        const char *day, *name;
    } rows[] = {
        { "2026-01-01", "New Year's Day" },
        { "2026-01-06", "Epiphany" },
        { "2026-04-03", "Good Friday" },
        { "2026-04-05", "Easter Sunday" },
        { "2026-04-06", "Easter Monday" },
        { "2026-05-01", "May Day" },
        { "2026-05-14", "Ascension Day" },
        { "2026-05-24", "Whit Sunday" },
        { "2026-06-19", "Midsummer Eve" },
        { "2026-06-20", "Midsummer Day" },
        { "2027-06-26", "Midsummer Day" },
        { "2025-06-21", "Midsummer Day" },
        { "2027-06-25", "Midsummer Eve" },
        { "2026-10-31", "All Saints' Day" },
        { "2025-11-01", "All Saints' Day" },
        { "2027-11-06", "All Saints' Day" },
        { "2026-12-06", "Independence Day" },
        { "2026-12-24", "Christmas Eve" },
        { "2026-12-25", "Christmas Day" },
        { "2026-12-26", "St Stephen's Day" },
        { "2008-05-01", "Ascension Day" },
        { "2026-06-27", NULL },
        { "2026-11-07", NULL },
        { "2026-11-22", NULL },
        { "2025-06-20", "Midsummer Eve" },
        { "2026-06-13", NULL },
        { "2026-10-24", NULL },
    };
    EACH (i, rows) {
        const char *name = "unset";
        assert_int_equal(day_holiday(day(rows[i].day), &name), rows[i].name != NULL);
        assert_str(str_of(name), rows[i].name ? rows[i].name : "");
    }
    assert_false(day_holiday(DAY("2026-12"), NULL));
}

TEST(the_clock_of_helsinki_turns_at_one_utc_on_last_sundays)
{
    static const struct {
        const char *utc, *day, *clock;
    } rows[] = {
        { "2026-03-29T00:59:59Z", "2026-03-29", "02:59" },
        { "2026-03-29T01:00:00Z", "2026-03-29", "04:00" },
        { "2026-10-25T00:59:59Z", "2026-10-25", "03:59" },
        { "2026-10-25T01:00:00Z", "2026-10-25", "03:00" },
        { "2024-03-31T00:59:59Z", "2024-03-31", "02:59" },
        { "2024-03-31T01:00:00Z", "2024-03-31", "04:00" },
        { "2027-10-31T00:59:59Z", "2027-10-31", "03:59" },
        { "2027-10-31T01:00:00Z", "2027-10-31", "03:00" },
        { "2026-06-30T21:00:00Z", "2026-07-01", "00:00" },
        { "2026-12-31T21:59:59Z", "2026-12-31", "23:59" },
        { "2026-12-31T22:00:00Z", "2027-01-01", "00:00" },
        { "2026-11-22T08:30:00Z", "2026-11-22", "10:30" },
    };
    EACH (i, rows) {
        struct instant at;
        assert_true(instant_read(str_of(rows[i].utc), &at));
        assert_instant(instant_from_unix(instant_unix(at)), rows[i].utc);
        assert_day(instant_day(at), rows[i].day);
        assert_clock(instant_clock(at), rows[i].clock);
    }
    assert_day(instant_day((struct instant){ "" }), "");
    static const char *const begin[][2] = { { "2026-01-01", "2025-12-31T22:00:00Z" },
        { "2026-07-01", "2026-06-30T21:00:00Z" }, { "2026-03-29", "2026-03-28T22:00:00Z" },
        { "2026-03-30", "2026-03-29T21:00:00Z" }, { "2026-10-25", "2026-10-24T21:00:00Z" },
        { "2026-10-26", "2026-10-25T22:00:00Z" }, { "2026-10", "" } };
    for (size_t i = 0; i < sizeof begin / sizeof *begin; i++) {
        struct day day;
        assert_true(day_read_partial(str_of(begin[i][0]), &day));
        assert_string_equal(day_begins(day).t, begin[i][1]);
    }
    assert_clock(instant_clock((struct instant){ "" }), "");
}

TEST(instants_are_read_strictly)
{
    static const char *const wrong[] = {
        "2026-11-22T24:00:00Z",
        "2026-11-22T08:60:00Z",
        "2026-11-22T08:30:60Z",
        "2026-11-31T08:30:00Z",
        "2026-11-22 08:30:00Z",
        "2026-11-22T08:30:00",
        "2026-11-22T08:30Z",
        "",
        "2026-11-22T08:30:00+02:00",
    };
    struct instant at;
    EACH (i, wrong)
        assert_false(instant_read(str_of(wrong[i]), &at));
    assert_instant(instant_from_unix(0), "1970-01-01T00:00:00Z");
    assert_instant(instant_from_unix(-1), "1969-12-31T23:59:59Z");
    assert_instant(instant_from_unix(1795336200), "2026-11-22T08:30:00Z");
    assert_int_equal(instant_unix((struct instant){ "" }), 0);
    assert_instant(instant_from_unix(INT64_MAX), "");
    assert_true(instant_unix(instant_now()) > 1700000000);
}

TEST(days_with_the_year_last_have_two_readings)
{
    static const struct {
        const char *text, *day_first, *month_first;
        char mark;
    } rows[] = {
        { "3/4/1990", "1990-04-03", "1990-03-04", '/' },
        { "12/25/1988", "", "1988-12-25", '/' },
        { "25.12.1988", "1988-12-25", "", '.' },
        { "5. 6. 1991", "1991-06-05", "1991-05-06", '.' },
        { "29-2-2024", "2024-02-29", "", '-' },
        { "2/29/2023", NULL, NULL, 0 },
        { "3/4/90", NULL, NULL, 0 },
        { "3/4-1990", NULL, NULL, 0 },
        { "1990/4/3", NULL, NULL, 0 },
        { "13/13/1990", NULL, NULL, 0 },
    };
    EACH (i, rows) {
        struct day day_first, month_first;
        char mark;
        assert_int_equal(
            day_read_both(str_of(rows[i].text), &mark, &day_first, &month_first), rows[i].day_first != NULL);
        if (rows[i].day_first) {
            assert_day(day_first, rows[i].day_first);
            assert_day(month_first, rows[i].month_first);
            assert_int_equal(mark, rows[i].mark);
        }
    }
}

TEST(months_are_read_as_people_type_them)
{
    static const struct {
        const char *text, *month;
    } rows[] = { { "5/2016", "2016-05" }, { "05.2016", "2016-05" }, { "12-2016", "2016-12" }, { "13/2016", NULL },
        { "2016", NULL }, { "5 2016", NULL }, { "5/16", NULL }, { "1/5/2016", NULL } };
    EACH (i, rows) {
        struct day month;
        assert_int_equal(day_read_month(str_of(rows[i].text), &month), rows[i].month != NULL);
        if (rows[i].month)
            assert_day(month, rows[i].month);
    }
}

TESTS(days_with_the_year_last_have_two_readings, months_are_read_as_people_type_them,
    only_days_of_the_calendar_are_read, partial_days_keep_what_is_known, days_are_read_as_people_type_them,
    clocks_are_read_with_colon_or_point, numbers_of_days_go_there_and_back, adding_months_stops_at_the_end_of_the_month,
    weekdays_are_counted_from_monday, age_counts_completed_years_and_is_not_told_while_the_birthday_is_not_known,
    easter_falls_where_the_almanac_says, finnish_holidays_have_their_names,
    the_clock_of_helsinki_turns_at_one_utc_on_last_sundays, instants_are_read_strictly)
