/* services_hours: when something is open, as a question with one answer: now until when, or when next. A day that has
 * hours of its own (a holiday) has no others. */
#include "lang/lang.h"
#include "rooms/services/services_entry.h"

enum { DAYS_AHEAD = 8, DAY_MINUTES = 24 * 60 };

static bool of_the_days(const struct service_hour *h, struct day day)
{
    return h->weekday == INT_NONE && day_cmp(h->first, day) <= 0 && day_cmp(h->last, day) >= 0;
}

/* A row of the week may be limited to days, too: a timetable of summer. */
static bool of_the_week(const struct service_hour *h, struct day day)
{
    return h->weekday == day_weekday(day) && (!day_known(h->first) || day_cmp(h->first, day) <= 0) &&
           (!day_known(h->last) || day_cmp(h->last, day) >= 0);
}

static bool has_own(const struct service_hours *h, struct day day)
{
    for (size_t i = 0; i < h->n; i++)
        if (of_the_days(&h->at[i], day))
            return true;
    return false;
}

/* Minutes after midnight of `day`; false: closed. */
static bool span(const struct service_hour *h, int64_t *ret_from, int64_t *ret_to)
{
    if (clock_minutes(h->opens) < 0)
        return false;
    *ret_from = clock_minutes(h->opens);
    *ret_to = clock_minutes(h->closes);
    if (*ret_to <= *ret_from)
        *ret_to += DAY_MINUTES;
    return true;
}

/* The end of the time that is running at that minute of the day, in minutes of the day (a row may have begun the day
 * before, and another follow without a pause); -1: closed. */
static int64_t open_until(const struct service_hours *h, struct day day, int64_t minute)
{
    int64_t end = -1;

    for (int back = -1; back <= 1; back++) {
        struct day d = day_add(day, back);
        bool own = has_own(h, d);
        for (size_t i = 0; i < h->n; i++) {
            int64_t from, to, at = end < 0 ? minute : end;
            if (!(own ? of_the_days(&h->at[i], d) : of_the_week(&h->at[i], d)) || !span(&h->at[i], &from, &to))
                continue;
            from += (int64_t)back * DAY_MINUTES;
            to += (int64_t)back * DAY_MINUTES;
            if (from <= at && to > at)
                end = to;
        }
    }
    return end;
}

/* The first opening of that day after the minute; -1: none. */
static int64_t opens_at(const struct service_hours *h, struct day day, int64_t after)
{
    int64_t first = -1, from, to;
    bool own = has_own(h, day);

    for (size_t i = 0; i < h->n; i++)
        if ((own ? of_the_days(&h->at[i], day) : of_the_week(&h->at[i], day)) && span(&h->at[i], &from, &to) &&
            from > after && (first < 0 || from < first))
            first = from;
    return first;
}

struct service_now service_now(const struct service_hours *h, struct day today, struct clock now)
{
    struct service_now n = { .state = h->n > 0 ? SERVICE_CLOSED : SERVICE_HOURS_UNKNOWN };
    int64_t minute = clock_minutes(now), end = open_until(h, today, minute);

    if (end >= 2 * DAY_MINUTES) /* to the end of tomorrow, as far as we look */
        return n.state = SERVICE_ALWAYS_OPEN, n;
    if (end >= 0) {
        n.state = SERVICE_OPEN;
        n.at = clock_from_minutes(end % DAY_MINUTES);
        n.on = end >= DAY_MINUTES ? day_add(today, 1) : today;
        return n;
    }
    for (int i = 0; i < DAYS_AHEAD && h->n > 0; i++) {
        struct day d = day_add(today, i);
        int64_t first = opens_at(h, d, i == 0 ? minute : -1);
        if (first < 0)
            continue;
        n.state = SERVICE_OPENS;
        n.at = clock_from_minutes(first);
        n.on = d;
        break;
    }
    return n;
}

struct str service_now_text(struct task *t, const struct service_hours *h)
{
    struct service_now n = service_now(h, t->today, instant_clock(t->now));
    struct str at = lang_clock(t->a, t->lang, n.at);

    switch (n.state) {
    case SERVICE_OPEN:
        return day_cmp(n.on, t->today) == 0 ? trf(t, "Open today until %1$s.", at)
                                            : trf(t, "Open now. It closes tomorrow at %1$s.", at);
    case SERVICE_ALWAYS_OPEN: return str_of(tr(t, "Always open."));
    case SERVICE_OPENS:
        if (day_cmp(n.on, t->today) == 0)
            return trf(t, "Closed now. It opens today at %1$s.", at);
        return trf(t, "Closed now. It opens on %1$s at %2$s.", lang_day_long(t->a, t->lang, n.on), at);
    case SERVICE_CLOSED: return str_of(tr(t, "Closed now."));
    case SERVICE_HOURS_UNKNOWN: break;
    }
    return S("");
}

/* "9", "9.30" or "09:30" */
static bool read_one(struct str s, struct clock *ret)
{
    int64_t hour;
    char room[16];

    s = str_trim(s);
    if (str_int(s, &hour) && hour >= 0 && hour <= 24) {
        snprintf(room, sizeof room, "%02d:00", (int)(hour % 24));
        return clock_read(str_of(room), ret);
    }
    return clock_read(s, ret);
}

bool service_read_times(struct task *t, struct str typed, int64_t weekday, struct service_hours *h)
{
    struct str piece;

    while (!str_empty(typed) && str_cut(&typed, ',', &piece)) {
        struct service_hour row = { .weekday = weekday };
        struct str from = str_trim(piece), dash = S("\xE2\x80\x93"); /* – */
        ptrdiff_t at = str_find(from, dash);
        size_t wide = dash.n;
        if (at < 0) {
            at = str_find(from, S("-"));
            wide = 1;
        }
        if (at < 0 || !read_one(str_part(from, 0, (size_t)at), &row.opens) ||
            !read_one(str_part(from, (size_t)at + wide, from.n), &row.closes))
            return false;
        LIST_ADD(t->a, h, row);
    }
    return true;
}
