/* exchange_days: days, months and times of the package. Besides the one way of writing them, what has one reading is
 * taken and said: 5.6.1991, 5/2016, midnight after a day. What has two (3/4/1990) is asked about, and suggested only
 * when another day of its column shows which is meant. */
#include "rooms/exchange/exchange_pass.h"

static struct str write_days(struct task *t) { return str_of(tr(t, "Write days as 2026-11-22.")); }

/* "2026-11-22T00:00:00", "2026-11-22 00:00": what programs write that know only moments. *ret_midnight: nothing is lost
 * without the time. */
static struct str without_time(struct str typed, bool *ret_midnight)
{
    size_t i = 0;

    while (i < typed.n && typed.p[i] != 'T' && typed.p[i] != ' ')
        i++;
    struct str time = str_trim(str_part(typed, i + 1, typed.n));
    bool marked = i >= 8 && time.n >= 4 && (time.p[1] == ':' || time.p[2] == ':' || time.p[2] == '.');
    *ret_midnight = true;
    for (size_t k = 0; k < time.n; k++)
        *ret_midnight &= strchr("0:.Z", time.p[k]) != NULL;
    return marked ? str_part(typed, 0, i) : typed;
}

static bool take(struct pass *p, struct str typed, struct day day, enum noted what, struct value *ret)
{
    struct task *t = p->scratch;

    ret->text = str_copy(t->a, day_str(&day));
    if (!str_eq(ret->text, typed) && pass_first(p, what))
        pass_note(p, what == NOTED_MONTHS
                         ? trf(t, "Months were read from how they are typed: \"%1$s\" as \"%2$s\".", typed, ret->text)
                         : trf(t, "Days were read from how they are typed: \"%1$s\" as \"%2$s\".", typed, ret->text));
    return true;
}

/* ---- days with the year last */

/* The rejection that follows waits for what its column shows. */
static void wait_for_column(struct pass *p, struct slashed *s)
{
    if (!p->quiet && p->result->rejections.n < EXCHANGE_REJECTIONS_KEPT)
        LIST_ADD(p->t->a, s, p->result->rejections.n);
}

static bool refuse_slashed(
    struct pass *p, const struct kind_column *c, struct str typed, struct day day_first, struct day month_first)
{
    struct task *t = p->scratch;
    struct slashed *s = &p->slashed[c - kinds[p->kind]->columns];

    if (day_known(day_first) && day_known(month_first) && day_cmp(day_first, month_first) != 0) {
        wait_for_column(p, s);
        return pass_wrong(
            p, c, typed, str_of(tr(t, "This day can be read in two ways: day first or month first.")), write_days(t));
    }
    s->day_first |= !day_known(month_first);
    s->month_first |= !day_known(day_first);
    struct str meant = str_copy(t->a, day_str(day_known(day_first) ? &day_first : &month_first));
    return pass_wrong(p, c, typed,
        day_known(day_first) ? str_of(tr(t, "This is no day of the calendar."))
                             : str_of(tr(t, "The month stands before the day.")),
        pass_suggest(p, typed, meant));
}

void days_settle(struct pass *p)
{
    for (size_t i = 0; i < KIND_COLUMNS_MOST; i++) {
        const struct slashed *s = &p->slashed[i];
        for (size_t k = 0; k < s->n && s->day_first != s->month_first; k++) {
            struct exchange_rejection *r = &p->result->rejections.at[s->at[k]];
            struct day day_first, month_first;
            char mark;
            if (!day_read_both(r->value, &mark, &day_first, &month_first))
                continue;
            r->suggestion = str_copy(p->t->a, day_str(s->day_first ? &day_first : &month_first));
            r->hint = trf(p->t, "Did you mean \"%1$s\"? Another day of the column shows it.", r->suggestion);
        }
    }
    memset(p->slashed, 0, sizeof p->slashed);
}

/* ---- days without marks */

enum { SERIAL_FIRST = 10000, SERIAL_LAST = 73050, SHORT_AHEAD = 5 }; /* 1927-05-18 to 2099-12-31 */

/* What a day may have meant that has one reading, though not that of a day: 31386, as a spreadsheet counts days;
 * 19851205 of a register; 5.12.85, of the last hundred years. */
static bool day_guessed(struct pass *p, struct str typed, struct day *ret_day)
{
    struct task *t = p->scratch;
    struct str rest = typed, day, month;
    int64_t n, d, m, now = day_year(p->t->today);

    if (typed.n == 5 && str_int(typed, &n) && n >= SERIAL_FIRST && n <= SERIAL_LAST) {
        *ret_day = day_add(DAY("1899-12-30"), n);
        return true;
    }
    if (typed.n == 8 && str_int(typed, &n) && n > 0)
        return day_read(
                   str_fmt(t->a, "%04d-%02d-%02d", (int)(n / 10000), (int)(n / 100 % 100), (int)(n % 100)), ret_day) &&
               form_year_ok(day_year(*ret_day));
    if (!str_cut(&rest, '.', &day) || !str_cut(&rest, '.', &month) || rest.n != 2 || !str_int(rest, &n) || n < 0 ||
        !str_int(day, &d) || !str_int(month, &m) || d < 1 || m < 1)
        return false;
    n += now / 100 * 100;
    n -= n > now + SHORT_AHEAD ? 100 : 0;
    return day_read(str_fmt(t->a, "%04d-%02d-%02d", (int)n, (int)m, (int)d), ret_day);
}

/* ---- cells */

/* What is written otherwise than it should: taken when it has one reading. */
static bool other_writing(struct pass *p, const struct kind_column *c, struct str typed, struct value *ret)
{
    struct task *t = p->scratch;
    struct day day_first, month_first, day;
    char mark;

    if (c->kind != CELL_DAY && day_read_month(typed, &day))
        return take(p, typed, day, NOTED_MONTHS, ret);
    if (day_read_both(typed, &mark, &day_first, &month_first)) {
        const bool dots = mark == '.' && day_known(day_first);
        if (c->kind == CELL_MONTH)
            return pass_wrong(p, c, typed, str_of(tr(t, "This column takes a month or a year, not a day.")),
                dots ? pass_suggest(p, typed, str_copy(t->a, str_part(day_str(&day_first), 0, 7)))
                     : str_of(tr(t, "Write months as 2026-11, or only the year.")));
        return dots ? take(p, typed, day_first, NOTED_DAYS, ret) : refuse_slashed(p, c, typed, day_first, month_first);
    }
    if (c->kind == CELL_MONTH)
        return pass_wrong(p, c, typed, str_of(tr(t, "This is no month of the calendar.")),
            str_of(tr(t, "Write months as 2026-11, or only the year.")));
    return pass_wrong(p, c, typed, str_of(tr(t, "This is no day of the calendar.")),
        day_read_loose(typed, &day) || day_guessed(p, typed, &day)
            ? pass_suggest(p, typed, str_copy(t->a, day_str(&day)))
            : write_days(t));
}

static bool year_right(struct pass *p, const struct kind_column *c, struct str typed, struct str day)
{
    struct task *t = p->scratch;
    struct day read;

    return (day_read_partial(day, &read) && form_year_ok(day_year(read))) ||
           pass_wrong(p, c, typed, str_of(tr(t, "This day lies before 1900 or after 2199.")),
               str_of(tr(t, "Correct the year.")));
}

bool check_day(struct pass *p, const struct kind_column *c, struct str typed, struct value *ret)
{
    struct task *t = p->scratch;
    struct day day;
    bool midnight;
    struct str date = without_time(typed, &midnight);

    if (date.n < typed.n && !midnight && (day_read(date, &day) || day_read_loose(date, &day)))
        return pass_wrong(p, c, typed, str_of(tr(t, "This column takes a day without a time.")),
            pass_suggest(p, typed, str_copy(t->a, day_str(&day))));
    bool good = c->kind == CELL_DAY ? day_read(date, &day) : day_read_partial(date, &day);
    if (good && c->kind == CELL_MONTH && day_whole(day))
        return pass_wrong(p, c, typed, str_of(tr(t, "This column takes a month or a year, not a day.")),
            pass_suggest(p, typed, str_part(date, 0, 7)));
    if (good ? !take(p, typed, day, NOTED_MIDNIGHT, ret) : !other_writing(p, c, date, ret))
        return false;
    return year_right(p, c, typed, ret->text);
}

/* "09:30:00": seconds that are none are no loss. */
bool check_time(struct pass *p, const struct kind_column *c, struct str typed, struct value *ret)
{
    struct task *t = p->scratch;
    struct clock clock;
    size_t n = typed.n;

    while (n > 5 && (typed.p[n - 1] == '0' || typed.p[n - 1] == '.'))
        n--;
    struct str minutes = n > 3 && n < typed.n && typed.p[n - 1] == ':' ? str_part(typed, 0, n - 1) : typed;
    if (!clock_read(minutes, &clock))
        return pass_wrong(
            p, c, typed, str_of(tr(t, "This is no time of day.")), str_of(tr(t, "Write times as 09:30.")));
    ret->text = str_copy(t->a, clock_str(&clock));
    return true;
}
