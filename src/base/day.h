/* day: calendar days, instants and wall-clock times as the texts that are stored: they sort as text in both
 * engines. All date arithmetic of the program happens here. Wall time is Europe/Helsinki (EU summer time rule). */
#pragma once
#include "base/str.h"

struct day {
    char t[11];
}; /* "2026-11-22"; partial: "2026-11" or "2026"; "" = not known */
struct instant {
    char t[21];
}; /* UTC "2026-11-22T08:30:00Z"; "" = none */
struct clock {
    char t[6];
}; /* wall time "09:30"; "" = none */

#define DAY(literal) ((struct day){ "" literal })

bool day_read(struct str s, struct day *ret_day);         /* whole days only, must exist in the calendar */
bool day_read_partial(struct str s, struct day *ret_day); /* also "2026" and "2026-11" */
/* As people type it: 2026-11-22, 22.11.2026, 22/11/2026, 22 11 2026, Arabic-Indic and Persian digits. */
bool day_read_loose(struct str s, struct day *ret_day);
/* Two numbers and a year of four digits with one mark (. / - or a blank) between them: 3/4/1990. Its two readings; ""
 * where there is none. False: neither. */
bool day_read_both(struct str s, char *ret_mark, struct day *ret_day_first, struct day *ret_month_first);
bool day_read_month(struct str s, struct day *ret_day); /* "5/2016", "05.2016", "5-2016" as 2016-05 */
bool clock_read(struct str s, struct clock *ret_clock); /* "9:30", "09.30", "09:30" */
bool instant_read(struct str s, struct instant *ret_instant);
bool day_known(struct day d);            /* not "" */
bool day_whole(struct day d);            /* year, month and day are known */
struct str day_str(const struct day *d); /* views of the caller's value */
struct str instant_str(const struct instant *i);
struct str clock_str(const struct clock *c);
int day_cmp(struct day a, struct day b); /* as text; "" sorts first */
int64_t day_number(struct day d);        /* days since 1970-01-01; whole days only */
struct day day_from_number(int64_t n);
struct day day_add(struct day d, int64_t days);
struct day day_add_months(struct day d, int64_t months); /* clipped to the month's last day: 31 Aug + 6 = 28/29 Feb */
int day_year(struct day d);
int day_month(struct day d); /* 0 when not known */
int day_of_month(struct day d);
int day_weekday(struct day d); /* 0 = Monday … 6 = Sunday */
/* Completed years on `on`; -1 when they are not known for certain: of a birth known by its year alone they are on one
 * day of the year only. */
int day_age(struct day birth, struct day on);
struct day day_easter(int year);
/* Public holidays of Finland (Act 388/1937 and custom): fixed and moving; *ret_name is an English message id or NULL.
 */
bool day_holiday(struct day d, const char **ret_name);
int64_t clock_minutes(struct clock c); /* since midnight; -1 when none */
int64_t clock_between(
    struct clock start, struct clock end); /* minutes; 0 when one is not known or they stand the wrong way round */
struct clock clock_from_minutes(int64_t m);
struct instant instant_now(void);
struct instant instant_from_unix(int64_t seconds);
int64_t instant_unix(struct instant i);       /* seconds since 1970; 0 when none */
struct day instant_day(struct instant i);     /* the day in Helsinki */
struct instant day_begins(struct day d);      /* its midnight in Helsinki; none of a day that is not whole */
struct clock instant_clock(struct instant i); /* wall time in Helsinki */
