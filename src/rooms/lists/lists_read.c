/* lists_read: cells of a list: texts of one line, names that differ in blanks made one, money, days, places. What
 * cannot be read refuses its row; nothing moves into another column. */
#include "rooms/lists/lists_read.h"

#include <unistd.h>

#include "rooms/places.h"

struct list_reader lists_reader(struct task *t, struct list_look *look)
{
    struct list_reader k = { .t = t, .a = t->a, .look = look };

    for (size_t f = 0; f < LIST__N; f++)
        k.column[f] = mapping_column_of(&look->m, f);
    k.regions = NEW_N(t->a, struct str, 3 * REGIONS_N);
    for (size_t r = 0; r < REGIONS_N; r++) {
        k.regions[3 * r] = lang_fold(t->a, str_of(REGIONS[r].fi));
        k.regions[3 * r + 1] = lang_fold(t->a, str_of(REGIONS[r].sv));
        k.regions[3 * r + 2] = lang_fold(t->a, str_of(REGIONS[r].en));
    }
    return k;
}

static struct book *open_book(struct task *t, const struct list_file *file, struct remark *ret_why)
{
    return file->fd >= 0 ? book_open_fd(t, file->fd, ret_why) : book_open(t, file->bytes, ret_why);
}

/* Does anybody see it, and is there anything in it? */
static bool is_table(struct book *book, size_t i)
{
    struct row row;

    return book_sheet_state(book, i) == SHEET_SHOWN && rows_next(book_rows(book, i), &row) == ROWS_ROW;
}

static struct rows *sheet_rows(struct task *t, const struct list_file *file, struct str *ret_why)
{
    struct remark why;
    struct book *book = open_book(t, file, &why);

    if (!book) {
        *ret_why = remark_text(t->a, t->lang, &why);
        return NULL;
    }
    for (size_t i = 0; i < book_sheets(book); i++)
        if ((str_empty(file->sheet) || str_eq(file->sheet, book_sheet_name(book, i))) && is_table(book, i))
            return book_rows(book, i);
    *ret_why = str_empty(file->sheet) ? str_of(tr(t, "The workbook has no sheet with a table."))
                                      : trf(t, "The workbook has no table on a sheet %1$s.", file->sheet);
    return NULL;
}

/* What it begins with; in head, when it is not in memory. */
static struct str beginning(const struct list_file *file, char *head, size_t size)
{
    if (file->fd < 0)
        return str_part(file->bytes, 0, size);
    ssize_t n = pread(file->fd, head, size, 0);
    return (struct str){ head, n > 0 ? (size_t)n : 0 };
}

void lists_sheets(struct task *t, const struct list_file *file, struct strs *ret_names)
{
    char head[512];
    struct remark why;

    *ret_names = (struct strs){ 0 };
    if (table_kind(beginning(file, head, sizeof head)) != TABLE_KIND_ARCHIVE)
        return;
    struct book *book = open_book(t, file, &why);
    for (size_t i = 0; book != NULL && i < book_sheets(book); i++)
        if (is_table(book, i))
            strs_add(t->a, ret_names, book_sheet_name(book, i));
}

struct rows *lists_rows(struct task *t, const struct list_file *file, struct str letters, struct str *ret_why)
{
    char head[512];
    struct str first = beginning(file, head, sizeof head);
    enum alphabet alphabet;

    if (table_kind(first) == TABLE_KIND_ARCHIVE)
        return sheet_rows(t, file, ret_why);
    const char *stranger = table_kind(first) == TABLE_KIND_OLE ? ole_stranger(t, file->bytes, file->fd)
                                                               : table_stranger(first);
    if (stranger) {
        *ret_why = str_of(lang_tr(t->lang, stranger));
        return NULL;
    }
    if (file->fd >= 0 && lseek(file->fd, 0, SEEK_SET) != 0) {
        *ret_why = str_of(tr(t, "The file cannot be read."));
        return NULL;
    }
    struct rows *rows = file->fd >= 0 ? rows_csv_fd(t, file->fd) : rows_csv(t, file->bytes);
    if (alphabet_of_code(letters, &alphabet))
        rows_read_as(rows, alphabet);
    return rows;
}

/* ---- texts */

static struct str raw(const struct list_reader *k, const struct row *row, enum list_field f)
{
    return k->column[f] < row->n ? str_trim(row->at[k->column[f]]) : S("");
}

/* One line, one blank between words, none where all is false. */
static struct str tidy(struct arena *a, struct str s, bool blanks)
{
    char *p = arena_alloc(a, s.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        size_t wide = str_starts(str_part(s, i, 2), S("\xc2\xa0")) ? 2 : 0;
        bool blank = wide > 0 || s.p[i] == ' ' || s.p[i] == '\t' || s.p[i] == '\n' || s.p[i] == '\r';
        if (!blank)
            p[n++] = s.p[i];
        else if (blanks && n > 0 && p[n - 1] != ' ')
            p[n++] = ' ';
        i += wide > 0;
    }
    return str_trim((struct str){ p, n });
}

static struct list_name *name_of(struct list_reader *k, struct str written, bool learn)
{
    struct list_names *names = k->look->names;
    struct str key = tidy(k->a, written, false);
    int64_t first = key_map_get(&k->look->spelled, key), at = first;

    while (at != 0 && !str_eq(names->at[at - 1].text, written))
        at = names->at[at - 1].same;
    if (at == 0 && learn) {
        struct list_name one = { str_copy(k->t->a, written), 0, first };
        LIST_ADD(k->t->a, names, one);
        at = (int64_t)names->n;
        key_map_put(k->t->a, &k->look->spelled, key, at);
    }
    return at != 0 ? &names->at[at - 1] : NULL;
}

static const enum list_field NAMES[] = { LIST_BENEFICIARY, LIST_AUTHORITY, LIST_PROGRAMME };

static bool is_one_of_names(enum list_field f)
{
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (NAMES[i] == f)
            return true;
    return false;
}

/* As it is written most often; of two as often, the one that sorts first. */
static struct str most_often(struct list_reader *k, struct str written)
{
    const struct list_names *names = k->look->names;
    const struct list_name *best = NULL;

    for (int64_t at = key_map_get(&k->look->spelled, tidy(k->a, written, false)); at != 0;
         at = names->at[at - 1].same) {
        const struct list_name *one = &names->at[at - 1];
        if (!best || one->n > best->n || (one->n == best->n && str_cmp(one->text, best->text) < 0))
            best = one;
    }
    return best ? best->text : written;
}

static struct str text(struct list_reader *k, const struct row *row, enum list_field f, size_t most)
{
    struct str all = tidy(k->a, raw(k, row, f), true), whole;

    if (is_one_of_names(f) && all.n > 0)
        all = most_often(k, all);
    if (all.n <= most)
        return all;
    return text_clean(k->a, str_part(all, 0, most - 3), &whole) ? whole : str_part(all, 0, most - 3);
}

/* ---- days and money */

static void learn_day(struct list_reader *k, struct str typed)
{
    struct day first, second;
    char mark;

    if (!day_read_both(typed, &mark, &first, &second) || mark == '.')
        return;
    k->look->day_first |= day_known(first) && !day_known(second);
    k->look->month_first |= day_known(second) && !day_known(first);
}

void lists_learn(struct list_reader *k, const struct row *row)
{
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        struct str written = tidy(k->a, raw(k, row, NAMES[i]), true);
        if (written.n > 0)
            name_of(k, written, true)->n++;
    }
    learn_day(k, raw(k, row, LIST_STARTS));
    learn_day(k, raw(k, row, LIST_ENDS));
}

static bool refuse(
    struct list_reader *k, const struct row *row, enum list_field f, const char *msgid, struct list_rejection *ret)
{
    *ret = (struct list_rejection){ row->line,
        k->column[f] < k->look->m.n ? k->look->m.at[k->column[f]].heading : S(""), raw(k, row, f),
        str_of(lang_tr(k->t->lang, msgid)) };
    return false;
}

static bool read_day(
    struct list_reader *k, const struct row *row, enum list_field f, struct day *ret, struct list_rejection *ret_why)
{
    struct str typed = raw(k, row, f);
    struct day first, second;
    char mark;

    *ret = DAY("");
    if (typed.n == 0 || mapping_day(typed, ret))
        return true;
    bool both = day_read_both(typed, &mark, &first, &second);
    if (both && k->look->day_first != k->look->month_first) {
        *ret = k->look->day_first ? first : second;
        if (day_known(*ret))
            return true;
    }
    return refuse(k, row, f,
        both ? N_("This day can be read in two ways: day first or month first.")
             : N_("This is no day of the calendar."),
        ret_why);
}

static bool read_amount(
    struct list_reader *k, const struct row *row, enum list_field f, int64_t *ret, struct list_rejection *ret_why)
{
    struct str typed = raw(k, row, f);

    *ret = INT_NONE;
    if (typed.n == 0 || str_is(typed, "-"))
        return true;
    if (f == LIST_RATE && str_ends(typed, S("%")))
        typed = str_trim(str_part(typed, 0, typed.n - 1));
    char decimal = k->look->m.at[k->column[f]].decimal;
    if (!mapping_amount(typed, f == LIST_RATE && decimal == 0 ? ',' : decimal, ret))
        return refuse(k, row, f, N_("This is no amount of money, or it can be read in two ways."), ret_why);
    if (f == LIST_RATE && *ret > 10000)
        return refuse(k, row, f, N_("This is no rate in percent."), ret_why);
    return true;
}

/* ---- places */

/* Codes of the regions that a cell names, "" when it names another place. */
static struct str regions_of(struct list_reader *k, struct str typed)
{
    struct strs parts = strs_split(k->a, typed, memchr(typed.p, ';', typed.n) ? ';' : ','), codes = { 0 };

    for (size_t i = 0; i < parts.n; i++) {
        struct str folded = lang_fold(k->a, parts.at[i]);
        size_t r = 0;
        while (r < 3 * REGIONS_N && !str_eq(folded, k->regions[r]) && !str_is(parts.at[i], REGIONS[r / 3].code))
            r++;
        if (r < 3 * REGIONS_N)
            strs_add(k->a, &codes, str_of(REGIONS[r / 3].code));
    }
    return codes.n == parts.n && codes.n <= OPERATION_REGIONS_MOST ? strs_join(k->a, &codes, S(";")) : S("");
}

/* Looking a name up among all countries takes long, and nearly every row names the same. */
static struct str country_of(struct list_reader *k, struct str typed)
{
    if (typed.n > 0 && !str_eq(typed, k->country)) {
        k->country = str_copy(k->t->a, typed);
        k->country_code = str_copy(k->t->a, country_find(k->a, typed));
    }
    return typed.n > 0 ? k->country_code : S("FI"); /* a list that has no such column is one of here */
}

static void read_places(struct list_reader *k, const struct row *row, struct operation *o)
{
    struct str region = text(k, row, LIST_REGION, OPERATION_SHORT_MOST);

    o->country = country_of(k, raw(k, row, LIST_COUNTRY));
    o->locality = text(k, row, LIST_LOCALITY, OPERATION_SHORT_MOST);
    o->regions = region.n > 0 ? regions_of(k, region) : S("");
    if (o->locality.n == 0 && o->regions.n == 0)
        o->locality = region;
    o->postal_code = text(k, row, LIST_POSTCODE, OPERATION_SHORT_MOST);
    int64_t n;
    if (o->postal_code.n < 5 && str_int(o->postal_code, &n) && n > 0) /* a spreadsheet took its zeros */
        o->postal_code = str_fmt(k->a, "%05lld", (long long)n);
}

/* ---- rows */

bool lists_is_footer(const struct list_reader *k, const struct row *row)
{
    size_t filled = 0;

    for (size_t i = 0; i < row->n; i++)
        filled += str_trim(row->at[i]).n > 0;
    return filled <= 2 && raw(k, row, LIST_NAME).n == 0;
}

static bool read_numbers(struct list_reader *k, const struct row *row, struct operation *o, struct list_rejection *why)
{
    return read_day(k, row, LIST_STARTS, &o->starts_on, why) && read_day(k, row, LIST_ENDS, &o->ends_on, why) &&
           read_amount(k, row, LIST_TOTAL, &o->total_cents, why) && read_amount(k, row, LIST_EU, &o->eu_cents, why) &&
           read_amount(k, row, LIST_RATE, &o->cofinancing, why);
}

bool lists_read(struct list_reader *k, const struct row *row, struct operation *ret, struct list_rejection *ret_why)
{
    struct operation o = { .source = k->look->source, .name_language = k->look->language };

    if (row->trouble) {
        *ret_why = (struct list_rejection){
            .line = row->line, .column = S(""), .value = S(""), .reason = remark_text(k->a, k->t->lang, row->trouble)
        };
        return false;
    }
    o.source_key = text(k, row, LIST_CODE, OPERATION_SHORT_MOST);
    o.name = text(k, row, LIST_NAME, OPERATION_NAME_MOST);
    if (o.source_key.n == 0)
        return refuse(k, row, LIST_CODE, N_("The row has no code."), ret_why);
    if (o.name.n == 0)
        return refuse(k, row, LIST_NAME, N_("The row has no name."), ret_why);
    if (key_map_get(&k->codes, o.source_key) != 0)
        return refuse(k, row, LIST_CODE, N_("This key stands in the file twice."), ret_why);
    if (!read_numbers(k, row, &o, ret_why))
        return false;
    if (day_known(o.starts_on) && day_known(o.ends_on) && day_cmp(o.ends_on, o.starts_on) < 0)
        return refuse(k, row, LIST_ENDS, N_("The last day is before the first day."), ret_why);
    key_map_put(k->t->a, &k->codes, o.source_key, row->line);
    o.summary = text(k, row, LIST_SUMMARY, OPERATION_SUMMARY_MOST);
    o.beneficiary = text(k, row, LIST_BENEFICIARY, OPERATION_SHORT_MOST);
    o.business_id = text(k, row, LIST_BUSINESS_ID, OPERATION_SHORT_MOST);
    o.natural_person = str_is(mapping_value(k->a, MAPPING_YESNO, NULL, raw(k, row, LIST_NATURAL)), "yes");
    o.contractor = text(k, row, LIST_CONTRACTOR, OPERATION_SHORT_MOST);
    o.fund = text(k, row, LIST_FUND, OPERATION_SHORT_MOST);
    o.programme = text(k, row, LIST_PROGRAMME, OPERATION_SHORT_MOST);
    o.period = text(k, row, LIST_PERIOD, OPERATION_SHORT_MOST);
    o.priority = text(k, row, LIST_PRIORITY, OPERATION_SHORT_MOST);
    o.objective = text(k, row, LIST_OBJECTIVE, OPERATION_SHORT_MOST);
    o.category = text(k, row, LIST_CATEGORY, OPERATION_SHORT_MOST);
    o.theme = S("");
    o.authority = text(k, row, LIST_AUTHORITY, OPERATION_SHORT_MOST);
    o.website = text(k, row, LIST_WEBSITE, OPERATION_SHORT_MOST);
    read_places(k, row, &o);
    *ret = o;
    return true;
}
