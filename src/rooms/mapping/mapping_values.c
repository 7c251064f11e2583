/* mapping_values: shapes and readings of single values. */
#include "rooms/mapping/mapping_values.h"

#include "rooms/codes.h"
#include "rooms/places.h"

/* ---- amounts */

/* Digits, the first and the last mark among them, and how often each of , . stands. False: other signs. */
struct digits {
    char text[24];
    size_t n, after_comma, after_dot; /* digits behind the last of each */
    int commas, dots;
    bool negative;
};

/* Blanks that stand between thousands, and the sign of the euro, however they are written. */
static size_t passed_over(struct str s, size_t i)
{
    static const char *const signs[] = { " ", "'", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89", "\xe2\x82\xac",
        "\xe2\x80\x99", "EUR", "eur", "euroa" };

    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
        if (str_starts(str_part(s, i, s.n), str_of(signs[k])))
            return strlen(signs[k]);
    return 0;
}

static bool read_digits(struct str typed, struct digits *d)
{
    struct str s = str_trim(typed);

    *d = (struct digits){ .negative = str_starts(s, S("-")) };
    for (size_t i = d->negative; i < s.n;) {
        size_t over = passed_over(s, i);
        char c = s.p[i];
        if (over > 0) {
            i += over;
            continue;
        }
        if (c >= '0' && c <= '9' && d->n + 1 < sizeof d->text) {
            d->text[d->n++] = c;
            d->after_comma++, d->after_dot++;
        } else if (c == ',') {
            d->commas++, d->after_comma = 0;
        } else if (c == '.') {
            d->dots++, d->after_dot = 0;
        } else {
            return false;
        }
        i++;
    }
    return d->n > 0;
}

/* The decimal mark that the amount itself shows: the last one of two kinds; one that stands once and not before three
 * digits. '?': one mark before three digits, which may be either. */
static char shown(const struct digits *d)
{
    if (d->commas > 0 && d->dots > 0)
        return d->after_comma < d->after_dot ? (d->commas == 1 ? ',' : 0) : (d->dots == 1 ? '.' : 0);
    if (d->commas > 1 || d->dots > 1 || d->commas + d->dots == 0)
        return 0;
    if ((d->commas == 1 ? d->after_comma : d->after_dot) == 3)
        return '?';
    return d->commas == 1 ? ',' : '.';
}

char mapping_decimal(struct str typed)
{
    struct digits d;
    char mark = read_digits(typed, &d) ? shown(&d) : 0;

    return mark == '?' ? 0 : mark;
}

bool mapping_amount(struct str typed, char decimal, int64_t *ret_cents)
{
    struct digits d;
    int64_t n = 0;

    if (!read_digits(typed, &d) || d.negative || d.n > 15)
        return false;
    char mark = shown(&d);
    if (mark == '?' && decimal == 0)
        return false;
    if (mark == '?')
        mark = decimal == (d.commas == 1 ? ',' : '.') ? decimal : 0;
    size_t decimals = mark == ',' ? d.after_comma : mark == '.' ? d.after_dot : 0;
    size_t whole = d.n - decimals;
    for (size_t i = 0; i < whole; i++)
        n = n * 10 + (d.text[i] - '0');
    int64_t tens = decimals > 0 ? d.text[whole] - '0' : 0, ones = decimals > 1 ? d.text[whole + 1] - '0' : 0;
    bool up = decimals > 2 && d.text[whole + 2] >= '5'; /* 12.345 of a program that counted on */
    *ret_cents = n * 100 + tens * 10 + ones + up;
    return true;
}

/* ---- days */

bool mapping_day(struct str typed, struct day *ret_day)
{
    struct str s = str_trim(typed);
    struct day first, second;
    char mark;
    size_t blank = 0;

    while (blank < s.n && s.p[blank] != 'T' && s.p[blank] != ' ')
        blank++;
    if (blank >= 8 && blank < s.n && memchr(s.p + blank, ':', s.n - blank))
        s = str_part(s, 0, blank);
    if (day_read(s, ret_day))
        return true;
    if (!day_read_both(s, &mark, &first, &second))
        return false;
    bool only = first.t[0] == '\0' || second.t[0] == '\0' || day_cmp(first, second) == 0;
    if (mark == '.' ? first.t[0] == '\0' : !only)
        return false;
    *ret_day = first.t[0] != '\0' ? first : second;
    return true;
}

/* ---- shapes */

static bool has_digit(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9')
            return true;
    return false;
}

static bool all_digits(struct str s, size_t n)
{
    int64_t number;

    return s.n == n && s.p[0] != '-' && str_int(s, &number);
}

/* "1.2.85": a day, of whichever century. */
static bool is_short_day(struct str s)
{
    struct str day, month;
    int64_t n;

    return str_cut(&s, '.', &day) && str_cut(&s, '.', &month) && s.n == 2 && str_int(s, &n) && day.n <= 2 &&
           str_int(day, &n) && n >= 1 && n <= 31 && month.n <= 2 && str_int(month, &n) && n >= 1 && n <= 12;
}

static bool is_day(struct str s)
{
    struct day day;

    return is_short_day(s) || day_read_partial(s, &day) || day_read_loose(s, &day) || day_read_month(s, &day) ||
           mapping_day(s, &day);
}

static bool is_percent(struct str s)
{
    int64_t cents;

    s = str_trim(str_ends(s, S("%")) ? str_part(s, 0, s.n - 1) : s);
    return mapping_amount(s, ',', &cents) && cents <= 10000;
}

bool mapping_fits(struct arena *a, enum mapping_shape shape, const struct codes *codes, struct str value)
{
    int64_t cents;

    switch (shape) {
    case MAPPING_TEXT:
    case MAPPING_KEY: return true;
    case MAPPING_WORDS: return !has_digit(value) && str_find(value, S("@")) < 0;
    case MAPPING_DAY: return is_day(value);
    case MAPPING_AMOUNT: return mapping_amount(value, ',', &cents);
    case MAPPING_PERCENT: return is_percent(value);
    case MAPPING_EMAIL: return form_email_ok(value);
    case MAPPING_PHONE: return value.n >= 5 && form_phone_ok(a, value);
    case MAPPING_POSTCODE: return all_digits(value, 5) || all_digits(value, 3) || all_digits(value, 4);
    case MAPPING_ADDRESS:
        return str_find(value, S(".")) > 0 && str_find(value, S(" ")) < 0 && str_find(value, S("@")) < 0;
    case MAPPING_MARK: return value.n <= 24;
    case MAPPING_YESNO:
    case MAPPING_CODE:
    case MAPPING_LANGUAGE:
    case MAPPING_COUNTRY:
    case MAPPING_PLACE: break;
    }
    struct str meant = mapping_value(a, shape, codes, value);
    return !str_eq(meant, value) || (shape == MAPPING_CODE && code_ok(codes, value)) ||
           (shape == MAPPING_PLACE && place_ok(value)) || (shape == MAPPING_COUNTRY && country_code_ok(value)) ||
           (shape == MAPPING_LANGUAGE && str_eq(lang_code3(a, value), value)) ||
           (shape == MAPPING_YESNO && (str_is(value, "yes") || str_is(value, "no")));
}

/* ---- what values say */

/* Words for a code that are none of its names: list, code, word. */
static const char *const WORDS[][3] = {
    { "gender", "woman", "n|nainen|f|female|k|kvinna|kvinnor|w|naisen|dumar|naag|haween|أنثى|امرأة" },
    { "gender", "man", "m|mies|male|man|miehen|rag|nin|ذكر|رجل" },
    { "status", "unemployed", "työtön|työttömänä|tyoton|arbetslös|unemployed|jobless" },
    { "status", "employed", "työssä|töissä|työllinen|palkkatyössä|anställd|arbetar|working|employed" },
    { "status", "home_care", "kotona|kotiäiti|kotona lapsen kanssa|hemma|at home|home" },
    { "status", "student", "opiskelija|opiskelee|opiskelemassa|studerande|student" },
    { "yesno", "yes", "kyllä|k|ja|yes|y|haa|نعم|x|true|1" },
    { "yesno", "no", "ei|e|nej|no|maya|لا|false|0" },
};

static bool among(struct arena *a, const char *words, struct str folded)
{
    struct str rest = str_of(words), one;

    while (rest.n > 0 && str_cut(&rest, '|', &one))
        if (str_eq(lang_fold(a, one), folded))
            return true;
    return false;
}

static struct str code_meant(struct arena *a, const struct codes *codes, struct str value)
{
    struct str folded = lang_fold(a, value);

    for (size_t i = 0; i < codes->n; i++)
        for (enum lang_id l = 0; l < LANG__N; l++)
            if (str_eq(lang_fold(a, code_name(lang_get(l), codes, str_of(codes->at[i].code))), folded))
                return str_of(codes->at[i].code);
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (strcmp(WORDS[i][0], codes->list) == 0 && among(a, WORDS[i][2], folded))
            return str_of(WORDS[i][1]);
    return value;
}

/* Several, however they stand beside each other. */
static struct str each(struct arena *a, struct str value, struct str (*find)(struct arena *, struct str))
{
    struct strs found = { 0 };
    size_t from = 0;

    for (size_t i = 0; i <= value.n; i++) {
        if (i < value.n && value.p[i] != ',' && value.p[i] != ';' && value.p[i] != '/')
            continue;
        struct str one = str_trim(str_part(value, from, i - from));
        from = i + 1;
        if (one.n == 0)
            continue;
        struct str code = find(a, one);
        if (code.n == 0)
            return value;
        strs_add(a, &found, code);
    }
    return found.n > 0 ? strs_join(a, &found, S(";")) : value;
}

static struct str place_of(struct arena *a, struct str typed)
{
    (void)a;
    return place_find(typed);
}

struct str mapping_value(struct arena *a, enum mapping_shape shape, const struct codes *codes, struct str value)
{
    switch (shape) {
    case MAPPING_CODE: return code_ok(codes, value) ? value : code_meant(a, codes, value);
    case MAPPING_YESNO: return code_meant(a, &CODES_yesno, value);
    case MAPPING_LANGUAGE: return each(a, value, language_find);
    case MAPPING_COUNTRY: return each(a, value, country_find);
    case MAPPING_PLACE: return each(a, value, place_of);
    case MAPPING_TEXT:
    case MAPPING_WORDS:
    case MAPPING_KEY:
    case MAPPING_DAY:
    case MAPPING_AMOUNT:
    case MAPPING_PERCENT:
    case MAPPING_EMAIL:
    case MAPPING_PHONE:
    case MAPPING_POSTCODE:
    case MAPPING_ADDRESS:
    case MAPPING_MARK: return value;
    }
    unreachable();
}
