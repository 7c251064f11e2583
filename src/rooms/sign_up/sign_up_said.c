/* sign_up_said: the answers of somebody who signs up without an account. They are kept sealed in a row whose key is a
 * keyed hash of the cookie of her browser, so that nobody else reads them; a day after her last answer they are gone.
 * How many begin and send in an hour is bounded for each place and for the house. */
#include "auth/journal.h"
#include "auth/token.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/sign_up/sign_up_card.h"
#include "sign_up_entry_sql.h"

/* In an hour: behind one address may stand a whole reception centre or school; the house as a whole takes ten times as
 * many, so that one place alone cannot shut out the others. */
enum { HOUR_S = 3600, PLACES = 1 << 18, BEGUN_HERE = 90, SENT_HERE = 30, BEGUN = 3000, SENT = 300 };

static const struct code heard_rows[] = {
    { "friend", N_("A friend told me") },
    { "poster", N_("A poster or brochure") },
    { "shop", N_("In a shop") },
    { "clinic", N_("At a health clinic") },
    { "library", N_("In a library") },
    { "party", N_("At a party or event") },
    { "school", N_("From school or day care") },
    { "worker", N_("A worker told me") },
    { "online", N_("On the internet") },
    { "other", N_("Some other way") },
};
const struct codes CODES_sign_up_heard = { "sign_up_heard", heard_rows, sizeof heard_rows / sizeof *heard_rows };

struct sign_up_said sign_up_said(struct task *t, struct str browser, int64_t group)
{
    struct sign_up_entry_sql_said_row row;
    const struct seen_persons before = t->seen;

    if (str_empty(browser) || !sign_up_entry_sql_said(t, browser, group, &row))
        return (struct sign_up_said){ 0 };
    t->seen = before; /* it is what she typed herself */
    return (struct sign_up_said){ .name = row.name,
        .phone = row.phone,
        .language = row.language,
        .children = row.children,
        .friend_name = row.friend_name,
        .friend_phone = row.friend_phone,
        .heard = row.heard,
        .wish = row.wish,
        .code = row.came_from };
}

/* ---- how many */

static int64_t place_of(struct task *t, struct str place) { return token_slot(t, "sign_up", place, PLACES); }

static struct instant hour_ago(struct task *t) { return instant_from_unix(instant_unix(t->now) - HOUR_S); }

static bool too_many(struct task *t, struct str place, bool sending)
{
    struct sign_up_entry_sql_rate_row row;

    if (!sign_up_entry_sql_rate(t, place_of(t, place), hour_ago(t), &row))
        return false;
    return sending ? row.sent_here >= SENT_HERE || row.sent >= SENT
                   : row.begun_here >= BEGUN_HERE || row.begun >= BEGUN;
}

/* ---- answers */

/* What stands in an address is kept only when it is one of ours. */
static struct str code_of(struct task *t, int64_t project, struct str code)
{
    struct sign_up_entry_sql_code_known_row row;

    return !str_empty(code) && sign_up_entry_sql_code_known(t, code, project, &row) && row.n > 0 ? code : S("");
}

enum outcome sign_up_say(struct task *t, struct sign_up_from from, const struct sign_up_said *said)
{
    struct sign_up_entry_sql_said_row row;
    struct sign_up_group group;
    const struct seen_persons before = t->seen;
    enum outcome found = sign_up_group(t, from.group, &group);

    if (found != DONE)
        return found;
    if (!sign_up_entry_sql_said(t, from.browser, from.group, &row) && too_many(t, from.place, false))
        return NOT_ALLOWED;
    t->seen = before;
    sign_up_entry_sql_say(t, .entry = id_new(), .group = from.group, .project = group.project, .browser = from.browser,
        .name = said->name, .phone = said->phone, .language = said->language, .children = said->children,
        .friend_name = said->friend_name, .friend_phone = said->friend_phone, .heard = said->heard, .wish = said->wish,
        .said_in = str_of(t->lang->tag), .place = place_of(t, from.place), .saved_at = t->now,
        .came_from = code_of(t, group.project, said->code));
    return DONE;
}

void sign_up_unsay(struct task *t, struct str browser, int64_t group) { sign_up_entry_sql_unsay(t, browser, group); }

/* ---- what is wrong */

enum { OLDEST_CHILD = 17, MONTHS_MOST = 36, MONTH_DAYS = 30, DIGITS_MOST = 5, PARTS_MOST = 3, YEARS_FROM = 1900 };

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Digits of Arabic and Persian have two bytes, of which one or the other stands beside a sign. */
static bool may_be_digit(char c) { return is_digit(c) || (unsigned char)c >= 0x80; }

/* Folded, with an x for a sign between digits: "1.5.2024" is "1x5x2024", and "2022, 2024" two words. */
static struct str fold_dates(struct arena *a, struct str typed)
{
    char *z = arena_alloc(a, typed.n + 1);

    for (size_t i = 0; i < typed.n; i++)
        z[i] = i > 0 && i + 1 < typed.n && strchr("./-", typed.p[i]) != NULL && may_be_digit(typed.p[i - 1]) &&
                       may_be_digit(typed.p[i + 1])
                   ? 'x'
                   : typed.p[i];
    return lang_fold(a, (struct str){ z, typed.n });
}

/* The whole answer of who brings nobody: the question is one of yes and no. */
static bool says_nobody(struct task *t, struct str folded)
{
    static const char *const words[] = { "ei", "ei ole", "ei tule", "ei lapsia", "ei kukaan", "ei ketään", "en", "no",
        "none", "nobody", "no children", "nej", "inga", "inga barn", "ingen", "maya", "ma jiro", "cidna", "لا",
        "لا أحد", "لا يوجد", "нет", "никто" };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq(folded, lang_fold(t->a, str_of(words[i]))))
            return true;
    return str_empty(folded); /* nothing, or "-" */
}

/* "8 kk": eight months, not years. */
static bool are_months(struct task *t, struct str rest)
{
    static const char *const words[] = { "kk", "kuuk", "mån", "mo", "bil", "شهر", "أشهر", "شهور", "мес" };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_starts(str_trim(rest), lang_fold(t->a, str_of(words[i]))))
            return true;
    return false;
}

/* The numbers at *i that are joined by x; *i is behind them. */
struct parts {
    int64_t at[PARTS_MOST];
    size_t n;
};

static struct parts read_parts(struct str folded, size_t *i)
{
    struct parts p = { .n = 0 };

    do {
        int64_t number = 0;
        *i += p.n > 0; /* the x */
        for (size_t digits = 0; *i < folded.n && is_digit(folded.p[*i]) && digits < DIGITS_MOST; digits++)
            number = number * 10 + (folded.p[(*i)++] - '0');
        p.at[p.n++] = number;
    } while (p.n < PARTS_MOST && *i + 1 < folded.n && folded.p[*i] == 'x' && is_digit(folded.p[*i + 1]));
    return p;
}

/* A day or a month of birth is one child: of it the year stays. */
static struct parts year_of_date(struct parts p)
{
    enum { DAYS = 31, MONTHS = 12, SHORT_FROM = OLDEST_CHILD + 1, SHORT_TO = 99, CENTURY = 2000 };
    const int64_t last = p.at[p.n - 1];
    bool turned = p.n > 1 && p.at[0] >= YEARS_FROM; /* 2024-05-01 */
    const int64_t year = turned ? p.at[0] : last;

    for (size_t k = 0; k < p.n; k++)
        if (k != (turned ? 0 : p.n - 1) && (p.at[k] < 1 || p.at[k] > DAYS))
            return p;
    if (p.n > 1 && year >= YEARS_FROM)
        return (struct parts){ { year }, 1 };
    if (p.n == PARTS_MOST && p.at[1] <= MONTHS && last >= SHORT_FROM && last <= SHORT_TO) /* 1.5.24 */
        return (struct parts){ { CENTURY + last }, 1 };
    return p;
}

bool sign_up_years(struct task *t, struct str typed, struct sign_up_years *ret_years)
{
    struct sign_up_years years = { .n = 0 };
    struct str folded = fold_dates(t->a, typed);
    int64_t now = day_year(t->today);

    for (size_t i = 0; i < folded.n;) {
        if (!is_digit(folded.p[i])) {
            i++; /* blanks, and words between the numbers */
            continue;
        }
        struct parts p = year_of_date(read_parts(folded, &i));
        for (size_t k = 0; k < p.n; k++) {
            int64_t number = p.at[k];
            if (p.n == 1 && number <= MONTHS_MOST && are_months(t, str_part(folded, i, folded.n)))
                number = day_year(day_add(t->today, -number * MONTH_DAYS));
            else if (number <= OLDEST_CHILD)
                number = now - number; /* an age */
            if (number < now - OLDEST_CHILD - 1 || number > now || years.n == SIGN_UP_CHILDREN_MOST)
                return false;
            years.at[years.n++] = number;
        }
    }
    if (years.n == 0 && !says_nobody(t, folded))
        return false;
    *ret_years = years;
    return true;
}

/* Somebody calls it: three digits (112) or what is written where there is no number (0000000000) do not do. */
static void check_phone(struct task *t, struct str typed, const char *field, struct problems *ps)
{
    if (!str_empty(typed) && (!form_phone_ok(t->a, typed) || str_empty(people_phone_key(t, typed))))
        problem_add(
            t, ps, field, str_of(tr(t, "This is no telephone number. Write it again, for example 040 123 4567.")));
}

void sign_up_check(struct task *t, const struct sign_up_said *said, struct problems *ret_problems)
{
    struct sign_up_years years;

    if (str_empty(str_trim(said->name)))
        problem_add(t, ret_problems, "name", str_of(tr(t, "Write your name.")));
    if (str_empty(str_trim(said->phone)))
        problem_add(t, ret_problems, "phone", str_of(tr(t, "Write a telephone number. We call you.")));
    check_phone(t, str_trim(said->phone), "phone", ret_problems);
    if (!sign_up_years(t, said->children, &years))
        problem_add(t, ret_problems, "children",
            str_of(tr(t, "Write the year of birth of each child, for example 2022 2024.")));
    if (str_empty(lang_code3(t->a, said->language)))
        problem_add(t, ret_problems, "language", str_of(tr(t, "Choose a language.")));
    if (str_empty(str_trim(said->friend_name)) && !str_empty(str_trim(said->friend_phone)))
        problem_add(t, ret_problems, "friend_name", str_of(tr(t, "Write the name of your friend, too.")));
    check_phone(t, str_trim(said->friend_phone), "friend_phone", ret_problems);
    if (!str_empty(said->heard) && !code_ok(&CODES_sign_up_heard, said->heard))
        problem_add(t, ret_problems, "heard", str_of(tr(t, "Choose one of the pictures.")));
}

/* ---- sending */

bool sign_up_just_sent(struct task *t, struct str browser, int64_t group)
{
    struct sign_up_entry_sql_just_sent_row row;

    return !str_empty(browser) && sign_up_entry_sql_just_sent(t, browser, group, hour_ago(t), &row) && row.n > 0;
}

struct str sign_up_joined_years(struct task *t, struct str typed)
{
    struct sign_up_years years;
    struct strs all = { 0 };

    if (sign_up_years(t, typed, &years))
        for (size_t i = 0; i < years.n; i++)
            strs_add(t->a, &all, str_number(t->a, years.at[i]));
    return strs_join(t->a, &all, S(" "));
}

enum outcome sign_up_send(struct task *t, struct sign_up_from from, struct problems *ret_problems)
{
    struct sign_up_entry_sql_said_row row;
    const struct seen_persons before = t->seen;
    struct sign_up_said said;
    struct sign_up_group group;
    enum outcome found = sign_up_group(t, from.group, &group);

    if (found != DONE)
        return found;
    if (!sign_up_entry_sql_said(t, from.browser, from.group, &row)) {
        if (sign_up_just_sent(t, from.browser, from.group))
            return DONE;
        problem_add(t, ret_problems, "name", str_of(tr(t, "Write your name.")));
        return INVALID;
    }
    said = sign_up_said(t, from.browser, from.group);
    t->seen = before;
    sign_up_check(t, &said, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    if (too_many(t, from.place, true))
        return NOT_ALLOWED;
    said.children = sign_up_joined_years(t, said.children);
    said.phone = form_phone(t->a, said.phone);
    said.friend_phone = form_phone(t->a, said.friend_phone);
    found = sign_up_say(t, from, &said);
    if (found != DONE)
        return found;
    if (sign_up_entry_sql_send(t, row.entry, t->now) == 0)
        return DONE;
    journal_write(t, JOURNAL_CREATE, "sign_up", row.entry, S(""));
    if (!str_empty(str_trim(said.friend_name))) {
        int64_t second = id_new();
        sign_up_entry_sql_send_friend(t, .entry = second, .group = from.group, .project = group.project,
            .name = str_trim(said.friend_name), .phone = str_trim(said.friend_phone), .language = said.language,
            .heard = S("friend"), .said_in = str_of(t->lang->tag), .brought_by = row.entry,
            .place = place_of(t, from.place), .sent_at = t->now, .came_from = said.code);
        journal_write(t, JOURNAL_CREATE, "sign_up", second, S("with a friend"));
    }
    if (!str_empty(said.code))
        sign_up_entry_sql_came(t, said.code, t->today, from.group, str_empty(str_trim(said.friend_name)) ? 1 : 2);
    return DONE;
}
