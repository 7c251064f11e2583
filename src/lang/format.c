/* format: numbers, days, clocks and lists as each language writes them. ICU is asked once per language for its words
 * and signs, which then stay in a table: no ICU object lives on, formatting is plain C and needs no lock. Days are
 * written as on every paper in Finland, 22.11.2026, in all languages: nobody has to guess which number is the month. */
#include "lang/lang.h"
#include <pthread.h>
#include <stdatomic.h>
#include <unicode/udat.h>
#include <unicode/ulistformatter.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#define WORD 40
struct words {
    char month[12][WORD], weekday[7][WORD], weekday_short[7][WORD];
    char decimal[WORD], group[WORD], minus[WORD];
    char percent_before[WORD], percent_after[WORD];
    char list_two[WORD], list_next[WORD], list_last[WORD]; /* what stands between items */
    size_t group_from;                                     /* digits a number needs to be grouped */
};

static void to_utf8(const UChar *from, int32_t n, char *ret_word)
{
    UErrorCode e = U_ZERO_ERROR;
    u_strToUTF8(ret_word, WORD, NULL, from, n, &e);
    if (U_FAILURE(e))
        ret_word[0] = '\0';
    ret_word[WORD - 1] = '\0';
}

static void read_number_signs(const char *locale, struct words *w)
{
    static const struct {
        UNumberFormatSymbol symbol;
        size_t offset;
    } signs[] = {
        { UNUM_DECIMAL_SEPARATOR_SYMBOL, offsetof(struct words, decimal) },
        { UNUM_GROUPING_SEPARATOR_SYMBOL, offsetof(struct words, group) },
        { UNUM_MINUS_SIGN_SYMBOL, offsetof(struct words, minus) },
    };
    UErrorCode e = U_ZERO_ERROR;
    UChar text[WORD];
    UNumberFormat *f = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &e);
    if (U_FAILURE(e))
        return;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        int32_t n = unum_getSymbol(f, signs[i].symbol, text, WORD, &e);
        to_utf8(text, n, (char *)w + signs[i].offset);
    }
    int32_t n = unum_format(f, 1234, text, WORD, NULL, &e);
    w->group_from = n > 4 ? 4 : 5;
    unum_close(f);
}

/* Cuts the sign out of how ICU writes 7 per cent: what stands before and after the 7. */
static void read_percent(const char *locale, struct words *w)
{
    UErrorCode e = U_ZERO_ERROR;
    UChar text[WORD];
    UNumberFormat *f = unum_open(UNUM_PERCENT, NULL, 0, locale, NULL, &e);
    if (U_FAILURE(e))
        return;
    int32_t n = unum_formatDouble(f, 0.07, text, WORD, NULL, &e);
    for (int32_t i = 0; i < n && i < WORD; i++)
        if (text[i] == '7') {
            to_utf8(text, i, w->percent_before);
            to_utf8(text + i + 1, n - i - 1, w->percent_after);
        }
    unum_close(f);
}

static void read_day_words(const char *locale, struct words *w)
{
    UErrorCode e = U_ZERO_ERROR;
    UChar text[WORD];
    UDateFormat *f = udat_open(UDAT_NONE, UDAT_SHORT, locale, u"UTC", 3, NULL, 0, &e);
    if (U_FAILURE(e))
        return;
    for (int i = 0; i < 12; i++)
        to_utf8(text, udat_getSymbols(f, UDAT_STANDALONE_MONTHS, i, text, WORD, &e), w->month[i]);
    for (int i = 0; i < 7; i++) {
        int icu = i == 6 ? 1 : i + 2; /* ICU: 1 = Sunday */
        to_utf8(text, udat_getSymbols(f, UDAT_STANDALONE_WEEKDAYS, icu, text, WORD, &e), w->weekday[i]);
        to_utf8(text, udat_getSymbols(f, UDAT_STANDALONE_SHORT_WEEKDAYS, icu, text, WORD, &e), w->weekday_short[i]);
    }
    udat_close(f);
}

/* What stands between the one-letter items i and i + 1 of a formatted list. */
static void between(const UChar *text, int32_t n, UChar letter, char *ret_word)
{
    for (int32_t i = 0; i < n; i++)
        for (int32_t k = i + 1; text[i] == letter && k < n; k++)
            if (text[k] == letter + 1) {
                to_utf8(text + i + 1, k - i - 1, ret_word);
                return;
            }
}

static void read_list_words(const char *locale, struct words *w)
{
    static const UChar *const items[] = { u"A", u"B", u"C", u"D" };
    UErrorCode e = U_ZERO_ERROR;
    UChar text[WORD];
    UListFormatter *f = ulistfmt_open(locale, &e);
    if (U_FAILURE(e))
        return;
    int32_t n = ulistfmt_format(f, items, NULL, 2, text, WORD, &e);
    between(text, n, 'A', w->list_two);
    n = ulistfmt_format(f, items, NULL, 4, text, WORD, &e);
    between(text, n, 'A', w->list_next);
    between(text, n, 'C', w->list_last);
    ulistfmt_close(f);
}

/* The words of a language, read from ICU at its first use. Written once under the lock, only read afterwards. */
static const struct words *words_of(const struct lang *l)
{
    static struct words all[LANG__N];
    static atomic_bool ready[LANG__N];
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    struct words *w = &all[l->id];
    if (atomic_load_explicit(&ready[l->id], memory_order_acquire))
        return w;
    pthread_mutex_lock(&lock);
    if (!atomic_load_explicit(&ready[l->id], memory_order_relaxed)) {
        read_number_signs(l->locale, w);
        read_percent(l->locale, w);
        read_day_words(l->locale, w);
        read_list_words(l->locale, w);
        atomic_store_explicit(&ready[l->id], true, memory_order_release);
    }
    pthread_mutex_unlock(&lock);
    return w;
}

/* ---- numbers */

struct out {
    char p[512];
    size_t n;
};

static void put(struct out *o, const char *z, size_t n)
{
    if (n > sizeof o->p - o->n)
        n = sizeof o->p - o->n;
    memcpy(o->p + o->n, z, n);
    o->n += n;
}

static void put_z(struct out *o, const char *z) { put(o, z, strlen(z)); }

/* Digits with the sign between groups of three. */
static void put_grouped(struct out *o, const struct words *w, const char *digits, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && n >= w->group_from && (n - i) % 3 == 0)
            put_z(o, w->group);
        put(o, &digits[i], 1);
    }
}

static void put_number(struct out *o, const struct words *w, int64_t n)
{
    char digits[24];
    int count = snprintf(digits, sizeof digits, "%llu", n < 0 ? -(unsigned long long)n : (unsigned long long)n);
    if (n < 0)
        put_z(o, w->minus);
    put_grouped(o, w, digits, (size_t)count);
}

static struct str finish(struct arena *a, const struct out *o) { return str_copy(a, (struct str){ o->p, o->n }); }

struct str lang_number(struct arena *a, const struct lang *l, int64_t n)
{
    struct out o = { .n = 0 };
    put_number(&o, words_of(l), n);
    return finish(a, &o);
}

struct str lang_percent(struct arena *a, const struct lang *l, int64_t percent)
{
    const struct words *w = words_of(l);
    struct out o = { .n = 0 };
    put_z(&o, w->percent_before);
    put_number(&o, w, percent);
    put_z(&o, w->percent_after);
    return finish(a, &o);
}

struct str lang_money(struct arena *a, const struct lang *l, int64_t cents)
{
    const struct words *w = words_of(l);
    struct out o = { .n = 0 };
    char rest[8];
    uint64_t amount = cents < 0 ? -(uint64_t)cents : (uint64_t)cents;
    if (cents < 0)
        put_z(&o, w->minus);
    put_number(&o, w, (int64_t)(amount / 100));
    put_z(&o, w->decimal);
    snprintf(rest, sizeof rest, "%02u", (unsigned)(amount % 100));
    put_z(&o, rest);
    put_z(&o, "\u00a0€");
    return finish(a, &o);
}

/* ---- days and clocks */

static void put_day(struct out *o, struct day d)
{
    char text[32];
    if (day_whole(d))
        snprintf(text, sizeof text, "%d.%d.%d", day_of_month(d), day_month(d), day_year(d));
    else if (day_month(d) > 0)
        snprintf(text, sizeof text, "%d.%d", day_month(d), day_year(d));
    else
        snprintf(text, sizeof text, "%d", day_year(d));
    put_z(o, text);
}

struct str lang_day(struct arena *a, const struct lang *l, struct day d)
{
    struct out o = { .n = 0 };
    if (!day_known(d))
        return S("–");
    put_day(&o, d);
    return finish(a, &o);
}

struct str lang_day_long(struct arena *a, const struct lang *l, struct day d)
{
    struct out o = { .n = 0 };
    if (!day_known(d))
        return S("–");
    if (day_whole(d)) {
        put_z(&o, words_of(l)->weekday_short[day_weekday(d)]);
        put_z(&o, " ");
    }
    put_day(&o, d);
    return finish(a, &o);
}

struct str lang_month(struct arena *a, const struct lang *l, struct day d)
{
    struct out o = { .n = 0 };
    char year[16];
    if (!day_known(d))
        return S("–");
    if (day_month(d) > 0) {
        put_z(&o, words_of(l)->month[day_month(d) - 1]);
        put_z(&o, " ");
    }
    snprintf(year, sizeof year, "%d", day_year(d));
    put_z(&o, year);
    return finish(a, &o);
}

struct str lang_clock(struct arena *a, const struct lang *l, struct clock c)
{
    int64_t m = clock_minutes(c);
    if (m < 0)
        return S("–");
    /* Finnish writes 9.30; the others know 09:30 from every telephone */
    return str_fmt(a, l->id == LANG_fi || l->id == LANG_sv ? "%d.%02d" : "%02d:%02d", (int)(m / 60), (int)(m % 60));
}

struct str lang_instant(struct arena *a, const struct lang *l, struct instant i)
{
    if (i.t[0] == '\0')
        return S("–");
    struct str parts[] = { lang_day(a, l, instant_day(i)), lang_clock(a, l, instant_clock(i)) };
    return tr_fill(a, lang_trc(l, "day and time of day", "%1$s %2$s"), parts, 2);
}

struct str lang_weekday(struct arena *a, const struct lang *l, int weekday)
{
    return weekday < 0 || weekday > 6 ? S("–") : str_of(words_of(l)->weekday[weekday]);
}

struct str lang_comma(const struct lang *l)
{
    return str_of(lang_trc(l, "between things that stand side by side", ", "));
}

struct str lang_list(struct arena *a, const struct lang *l, const struct strs *items)
{
    const struct words *w = words_of(l);
    size_t n = 0, room = 0;
    for (size_t i = 0; i < items->n; i++)
        room += items->at[i].n + WORD;
    char *text = arena_alloc(a, room + 1);
    for (size_t i = 0; i < items->n; i++) {
        const char *sign = i == 0 ? "" : items->n == 2 ? w->list_two : i + 1 == items->n ? w->list_last : w->list_next;
        size_t signs = strlen(sign);
        memcpy(text + n, sign, signs);
        if (items->at[i].n > 0)
            memcpy(text + n + signs, items->at[i].p, items->at[i].n);
        n += signs + items->at[i].n;
    }
    return (struct str){ text, n };
}
