/* demo_sheet: rows in, files out; chance from a counter, so that every run is the same. */
#include "rooms/demo/demo_sheet.h"

#include <stdarg.h>

static const char *const sheet_names[] = {
#define S_(SHEET, name) #name,
    DEMO_SHEETS(S_)
#undef S_
};

void demo_start(struct demo *d, struct task *t)
{
    *d = (struct demo){ .t = t, .chance = 20190831 };
    for (int i = 0; i < SHEET__N; i++)
        d->sheets[i].name = sheet_names[i];
}

void demo_row(struct demo *d, enum demo_file_id sheet, ...)
{
    struct sheet *s = &d->sheets[sheet];
    bool first = s->n == 0;
    size_t i = 0;
    va_list list;

    va_start(list, sheet);
    for (const char *column = va_arg(list, const char *); column != NULL; column = va_arg(list, const char *), i++) {
        const char *value = va_arg(list, const char *);
        must(d->t, i < DEMO_COLUMNS);
        if (first)
            s->columns[s->n++] = column;
        must(d->t, i < s->n && strcmp(s->columns[i], column) == 0);
        s->cells = arena_grow(d->t->a, s->cells, s->cells_n, &s->cells_cap, sizeof s->cells[0]);
        s->cells[s->cells_n++] = cell_s(str_of(value));
    }
    va_end(list);
    must(d->t, i == s->n);
}

static struct str sheet_csv(struct demo *d, const struct sheet *s)
{
    struct column *columns = NEW_N(d->t->a, struct column, s->n);
    struct table_head head = { .name = str_of(s->name), .columns = columns, .n = s->n };
    struct buf out;

    for (size_t i = 0; i < s->n; i++)
        columns[i] = (struct column){ .key = s->columns[i], .type = COLUMN_TEXT };
    buf_init(&out, 16 << 20);
    struct tables *ts = tables_to_buf(d->t, FORMAT_CSV, &out);
    tables_begin(ts, &head);
    for (size_t i = 0; i < s->cells_n; i += s->n)
        tables_row(ts, &s->cells[i]);
    tables_end(ts);
    tables_close(ts);
    task_must_fit(d->t, &out);
    struct str bytes = str_copy(d->t->a, buf_view(&out));
    buf_free(&out);
    return bytes;
}

struct demo_files demo_finish(struct demo *d)
{
    struct demo_files files = { 0 };

    for (int i = 0; i < SHEET__N; i++) {
        if (d->sheets[i].n == 0)
            continue;
        struct demo_file file = { str_fmt(d->t->a, "%s.csv", d->sheets[i].name), sheet_csv(d, &d->sheets[i]) };
        LIST_ADD(d->t->a, &files, file);
    }
    return files;
}

struct str demo_key(struct demo *d, enum demo_file_id sheet, const char *letter)
{
    return str_fmt(d->t->a, "%s-%05lld", letter, (long long)++d->numbers[sheet]);
}

/* splitmix64 */
int64_t demo_pick(struct demo *d, int64_t n)
{
    uint64_t z = d->chance += 0x9e3779b97f4a7c15u;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (int64_t)((z ^ (z >> 31)) % (uint64_t)n);
}

bool demo_chance(struct demo *d, int percent) { return demo_pick(d, 100) < percent; }

struct day demo_ago(const struct demo *d, int64_t days) { return day_add(d->t->today, -days); }

const char *demo_z(struct demo *d, const char *fmt, ...)
{
    char text[400];
    va_list list;

    va_start(list, fmt);
    vsnprintf(text, sizeof text, fmt, list);
    va_end(list);
    return str_z(d->t->a, str_of(text));
}

const char *demo_day(struct demo *d, struct day day) { return str_z(d->t->a, day_str(&day)); }

/* ---- invented names: common given names and family names, put together by chance */

static const char *const somali_women[] = { "Amina", "Hodan", "Ifrah", "Sahra", "Fadumo", "Nasra", "Ubah", "Hibo",
    "Ayaan", "Deeqa", "Idil", "Khadra", "Maryan", "Nimco", "Raxma", "Saynab", "Sucaad", "Xaliimo", "Zamzam", "Asha",
    "Filsan", "Hawa", "Ladan", "Muna" };
static const char *const somali_men[] = { "Ahmed", "Bile", "Cabdi", "Daud", "Faarax", "Guled", "Liban", "Mahad", "Nuur",
    "Saciid" };
static const char *const somali_family[] = { "Warsame", "Jama", "Farah", "Hersi", "Duale", "Elmi", "Samatar", "Guuleed",
    "Abshir", "Robleh", "Qalinle", "Shire", "Aden", "Egal", "Geedi", "Hirad", "Cilmi", "Dirir", "Kahin", "Magan" };
static const char *const arab_women[] = { "Layla", "Rasha", "Huda", "Zainab", "Samar", "Nour", "Rania", "Abeer", "Iman",
    "Widad", "Suad", "Hanan", "Amal", "Dalal", "Ghada", "Lubna", "Maysa", "Nadia", "Rim", "Shatha", "ليلى", "هدى",
    "رشا", "زينب عبد الرحمن" };
static const char *const arab_men[] = { "Karim", "Hasan", "Bilal", "Salim", "Tariq", "Walid", "Ziad", "Nabil", "كريم",
    "حسن" };
static const char *const arab_family[] = { "al-Hadidi", "Haddad", "Khalil", "Mansour", "Saleh", "Najjar", "Qasim",
    "Darwish", "Othman", "Sabbagh", "Zaher", "Barakat", "al-Jabouri", "Shahin", "Hamdan", "Tamimi", "الحديدي",
    "عبد القادر النجار", "درويش", "قاسم" };
static const char *const ukrainian_women[] = { "Olena", "Iryna", "Oksana", "Natalia", "Daryna", "Solomiia", "Halyna",
    "Yuliia" };
static const char *const ukrainian_family[] = { "Kovalenko", "Bondar", "Tkachuk", "Moroz", "Lysenko", "Shevchuk",
    "Hrytsenko", "Savchuk" };
static const char *const kurdish_women[] = { "Rojin", "Shilan", "Avin", "Berivan", "Dilan", "Hana", "Nasrin", "Sozan" };
static const char *const kurdish_men[] = { "Azad", "Hiwa", "Rebin", "Soran", "Zana", "Karwan" };
static const char *const kurdish_family[] = { "Karimi", "Ahmadi", "Rostami", "Barzan", "Hawrami", "Sharifi", "Moradi",
    "Zangana" };

struct demo_name demo_name(struct demo *d, struct str language, bool woman)
{
    if (str_is(language, "som"))
        return (
            struct demo_name){ woman ? DEMO_OF(d, somali_women) : DEMO_OF(d, somali_men), DEMO_OF(d, somali_family) };
    if (str_is(language, "ara"))
        return (struct demo_name){ woman ? DEMO_OF(d, arab_women) : DEMO_OF(d, arab_men), DEMO_OF(d, arab_family) };
    if (str_is(language, "ukr"))
        return (struct demo_name){ DEMO_OF(d, ukrainian_women), DEMO_OF(d, ukrainian_family) };
    return (
        struct demo_name){ woman ? DEMO_OF(d, kurdish_women) : DEMO_OF(d, kurdish_men), DEMO_OF(d, kurdish_family) };
}
