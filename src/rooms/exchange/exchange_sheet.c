/* exchange_sheet: opening a sheet of somebody's own, and guessing what is in it. */
#include "rooms/exchange/exchange_sheet.h"

#include <sys/stat.h>
#include <unistd.h>

#include "rooms/codes.h"
#include "rooms/exchange/package.h"

static bool is_day(struct str heading)
{
    struct day day;
    bool yearless;

    return sheet_day(heading, 2000, &day, &yearless);
}

#define WHOLE_NAME \
    "nimi|koko nimi|osallistuja|osallistujan nimi|asiakas|asiakkaan nimi|äiti|äidin nimi|namn|deltagare|" \
    "deltagarens namn|name|full name|participant|magac|magaca|magaca oo dhan|الاسم|الاسم الكامل|المشارك"
static const struct mapping_field fields[SHEET__N] = {
    [SHEET_PERSON] = { "person", N_("Key of the person"),
        "asiakasnumero|asiakastunnus|osallistujanumero|osallistujatunnus|tunnus|kundnummer|deltagarnummer|client id|"
        "person id|id",
        MAPPING_KEY },
    [SHEET_GIVEN] = { "given_names", N_("First names"),
        "etunimi|etunimet|kutsumanimi|förnamn|förnamnen|tilltalsnamn|first name|firstname|given name|magaca hore|"
        "magaca koowaad|الاسم الأول|الاسم الشخصي",
        MAPPING_WORDS },
    [SHEET_FAMILY] = { "family_name", N_("Family name"),
        "sukunimi|efternamn|släktnamn|last name|lastname|surname|magaca dambe|magaca qoyska|اسم العائلة|الكنية|اللقب",
        MAPPING_WORDS },
    [SHEET_FAMILY_FIRST] = { "name_family_first", N_("Whole name, family name first"),
        WHOLE_NAME "|sukunimi ja etunimi|sukunimi etunimi|efternamn och förnamn", MAPPING_WORDS },
    [SHEET_GIVEN_FIRST] = { "name_given_first", N_("Whole name, first names first"),
        WHOLE_NAME "|etunimi ja sukunimi|etunimi sukunimi|förnamn och efternamn", MAPPING_WORDS },
    [SHEET_BIRTH] = { "birth_date", N_("Date of birth"),
        "syntymäaika|synt "
        "aika|syntymäpäivä|syntynyt|synt|syntymävuosi|födelsedatum|födelsedag|född|födelsetid|födelseår|"
        "birthday|birth|born|dob|year of birth|taariikhda dhalashada|dhalasho|تاريخ الميلاد|تاريخ الولادة",
        MAPPING_DAY },
    [SHEET_GENDER] = { "gender", N_("Gender"), "sukupuoli|sp|kön|sex|jinsi|jinsiga|الجنس", MAPPING_CODE,
        &CODES_gender },
    [SHEET_MOTHER_TONGUE] = { "mother_tongue", N_("Mother tongue"),
        "äidinkieli|kieli|modersmål|first language|native language|language|afka hooyo|luqadda hooyo|afka|اللغة "
        "الأم|اللغة",
        MAPPING_LANGUAGE },
    [SHEET_LANGUAGES] = { "languages", N_("Languages"),
        "kielet|muut kielet|kielitaito|språk|språken|andra språk|other languages|luqadaha|اللغات", MAPPING_LANGUAGE },
    [SHEET_SERVICE_LANGUAGE] = { "service_language", N_("Language used with us"),
        "asiointikieli|yhteyskieli|kontaktspråk|servicespråk|contact language|luqadda adeegga|لغة الخدمة",
        MAPPING_LANGUAGE },
    [SHEET_PHONE] = { "phone", N_("Phone"),
        "puhelin|puh|puhelinnumero|puh nro|gsm|matkapuhelin|telefon|tel|telefonnummer|mobil|phone number|mobile|"
        "telephone|taleefan|telefoon|taleefanka|الهاتف|رقم الهاتف|الجوال",
        MAPPING_PHONE },
    [SHEET_EMAIL] = { "email", N_("E-mail"),
        "sähköposti|sposti|s posti|sähköpostiosoite|e post|epost|e postadress|mail|email address|iimayl|iimeyl|"
        "البريد الإلكتروني|الايميل",
        MAPPING_EMAIL },
    [SHEET_MUNICIPALITY] = { "municipality", N_("Municipality"),
        "kunta|kotikunta|asuinkunta|paikkakunta|kaupunki|kommun|hemkommun|boningsort|ort|stad|city|town|home town|"
        "degmada|magaalada|البلدية|المدينة",
        MAPPING_PLACE },
    [SHEET_POSTCODE] = { "postcode", N_("Postcode"),
        "postinumero|postinro|postnummer|zip|zip code|postal code|boostada|الرمز البريدي", MAPPING_POSTCODE },
    [SHEET_ARRIVED] = { "arrived_on", N_("Came to Finland"),
        "saapui suomeen|saapunut suomeen|suomeen tulo|maahantulo|maahantulopäivä|muutti suomeen|suomessa alkaen|kom "
        "till "
        "finland|till finland|arrived|arrived in finland|in finland since|yimid finland|الوصول إلى فنلندا",
        MAPPING_DAY },
    [SHEET_CITIZENSHIPS] = { "citizenships", N_("Citizenships"),
        "kansalaisuus|kansalaisuudet|medborgarskap|citizenship|nationality|jinsiyadda|الجنسية", MAPPING_COUNTRY },
    [SHEET_NON_DISCLOSURE] = { "non_disclosure", N_("Non-disclosure"),
        "turvakielto|spärrmarkering|non disclosure order|protected|حجب البيانات", MAPPING_YESNO },
    [SHEET_ENTRY_DATE] = { "entry_date", N_("First day in the project"),
        "aloitus|aloituspäivä|aloituspvm|aloitti|aloittanut|alkoi|alkupvm|mukaan|start|startdatum|startade|började|"
        "start date|started|joined|bilowgii|taariikhda bilowga|تاريخ البدء|تاريخ الالتحاق",
        MAPPING_DAY },
    [SHEET_ENTRY_STATUS] = { "entry_status", N_("Situation on the first day"),
        "tilanne|lähtötilanne|elämäntilanne|työtilanne|työmarkkina "
        "asema|situation|livssituation|arbetsmarknadsställning|"
        "status|xaaladda|الوضع",
        MAPPING_CODE, &CODES_status },
    [SHEET_ENTRY_EDUCATION] = { "entry_education", N_("Highest education"),
        "koulutus|koulutustaso|ylin koulutus|peruskoulutus|utbildning|utbildningsnivå|education|education level|"
        "waxbarashada|المستوى التعليمي|التعليم",
        MAPPING_CODE, &CODES_education },
    [SHEET_HEARD_FROM] = { "heard_from", N_("How did the person hear of us?"),
        "mistä kuuli|mistä sai tiedon|kuuli hankkeesta|hörde om oss|heard from|heard of us", MAPPING_CODE,
        &CODES_heard_from },
    [SHEET_EXIT_DATE] = { "exit_date", N_("Last day in the project"),
        "lopetus|lopetuspäivä|lopetuspvm|lopetti|päättyi|loppupvm|poistui|slut|slutdatum|slutade|end|end "
        "date|ended|left|"
        "dhammaadka|تاريخ الانتهاء",
        MAPPING_DAY },
    [SHEET_EXIT_STATUS] = { "exit_status", N_("Situation when leaving"),
        "tilanne lopussa|lopputilanne|situation vid slutet|status at end", MAPPING_CODE, &CODES_status },
    [SHEET_GROUP] = { "group", N_("Group"), "ryhmä|ryhmän nimi|grupp|gruppen|group name|kooxda|koox|المجموعة",
        MAPPING_TEXT },
    [SHEET_JOINED_ON] = { "joined_on", N_("First day in the group"),
        "ryhmässä alkaen|liittyi ryhmään|med i gruppen från|joined the group", MAPPING_DAY },
    [SHEET_LEFT_ON] = { "left_on", N_("Last day in the group"), "lähti ryhmästä|lämnade gruppen|left the group",
        MAPPING_DAY },
    [SHEET_DAY] = { "day", N_("Attendance on the day in the heading"), "", MAPPING_MARK, .heads = is_day,
        .many = true },
};
const struct mapping_fields SHEET_FIELDS = { fields, SHEET__N };

/* ---- opening */

enum { LARGEST = 64 * 1024 * 1024 };

/* The bytes of a file, in memory; *f has none afterwards that must be read. False: too large, or unreadable. */
static bool whole(struct task *t, struct exchange_file *f)
{
    struct stat st;

    if (f->fd < 0)
        return true;
    if (fstat(f->fd, &st) != 0 || st.st_size > LARGEST)
        return false;
    char *p = arena_alloc(t->a, (size_t)st.st_size + 1);
    size_t n = 0;
    for (ssize_t got; n < (size_t)st.st_size && (got = pread(f->fd, p + n, (size_t)st.st_size - n, (off_t)n)) > 0;)
        n += (size_t)got;
    f->bytes = (struct str){ p, n };
    f->fd = -1;
    return n == (size_t)st.st_size;
}

static struct str base_name(struct str path)
{
    size_t from = 0, to = path.n;

    for (size_t i = 0; i + 1 < path.n; i++)
        if (path.p[i] == '/' || path.p[i] == '\\')
            from = i + 1;
    while (to > from && path.p[to - 1] != '.')
        to--;
    return str_part(path, from, to > from + 1 ? to - 1 - from : path.n);
}

/* Names that programs give to sheets by themselves say nothing. */
static bool says_nothing(struct str sheet)
{
    static const char *const names[] = { "sheet", "taul", "taulukko", "blad", "feuil", "tabelle", "table", "waraaq",
        "ورقة" };
    size_t n = sheet.n;

    while (n > 0 && ((sheet.p[n - 1] >= '0' && sheet.p[n - 1] <= '9') || sheet.p[n - 1] == ' '))
        n--;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (n == strlen(names[i]) && strncasecmp(sheet.p, names[i], n) == 0)
            return true;
    return false;
}

/* The sheet of a workbook that was chosen, or the first one; people see it, and it holds a table. No sheet may be a
 * file of the package. SIZE_MAX: there is none. */
static size_t own_sheet(struct task *t, struct book *book, struct sheet *s)
{
    size_t found = SIZE_MAX;
    struct row row;

    for (size_t i = 0; i < book_sheets(book); i++) {
        struct str name = str_copy(t->a, book_sheet_name(book, i));
        if (package_file_named(name) != KIND__N)
            return SIZE_MAX;
        if (book_sheet_state(book, i) != SHEET_SHOWN || rows_next(book_rows(book, i), &row) != ROWS_ROW)
            continue;
        strs_add(t->a, &s->sheets, name);
        if (found == SIZE_MAX && (s->chosen.n == 0 || str_eq(s->chosen, name)))
            found = i;
        else
            strs_add(t->a, &s->left_out, name);
    }
    return found;
}

static struct rows *rows_of_book(struct task *t, struct sheet *s)
{
    struct remark why;
    struct book *book = book_open(t, s->file.bytes, &why);
    size_t at = book ? own_sheet(t, book, s) : SIZE_MAX;

    if (at == SIZE_MAX)
        return NULL;
    s->chosen = str_copy(t->a, book_sheet_name(book, at));
    if (!says_nothing(s->chosen))
        s->group = s->chosen;
    s->merged = book_merged(book, at);
    return book_rows(book, at);
}

/* From the very first row on; NULL: there is no table in it. */
static struct rows *all_rows(struct task *t, struct sheet *s, struct str letters)
{
    enum alphabet alphabet;

    if (table_kind(s->file.bytes) != TABLE_KIND_CSV)
        return rows_of_book(t, s);
    struct rows *rows = rows_csv(t, s->file.bytes);
    if (alphabet_of_code(letters, &alphabet))
        rows_read_as(rows, alphabet);
    return rows;
}

struct rows *sheet_rows(struct task *t, const struct sheet *s, struct str letters)
{
    struct sheet again = *s;
    struct rows *rows = all_rows(t, &again, letters);

    if (rows)
        rows_after_header(rows, s->header.line, s->header.headings.n);
    return rows;
}

static bool is_count(struct str cell)
{
    int64_t cents;

    return mapping_amount(str_ends(cell, S("%")) ? str_part(cell, 0, cell.n - 1) : cell, ',', &cents);
}

/* Does one of its words say that a sum follows? *ret_whole: it is nothing but such a word. */
static bool says_sum(struct task *t, struct str text, bool *ret_whole)
{
    static const char *const words[] = { "yhteensä", "yht", "summa", "keskiarvo", "total", "totalt", "sum",
        "medelvärde", "average", "wadarta", "isugeyn", "المجموع" };
    struct str all = lang_fold(t->a, text), rest = all, one;

    *ret_whole = false;
    while (rest.n > 0 && str_cut(&rest, ' ', &one))
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (str_eq(lang_fold(t->a, str_of(words[i])), one)) {
                *ret_whole = one.n == all.n;
                return true;
            }
    return false;
}

bool sheet_is_sum(struct task *t, const struct row *row)
{
    struct str first = S("");
    size_t counts = 0, others = 0;
    bool whole;

    for (size_t i = 0; i < row->n; i++) {
        struct str cell = str_trim(row->at[i]);
        if (cell.n > 0 && is_count(cell))
            counts++;
        else if (cell.n > 0 && first.n == 0)
            first = cell;
        else
            others += cell.n > 0;
    }
    /* "Yhteensä", "Läsnä yhteensä; 5; 6", but not Aino Summa; and she may be the last of all, without a mark */
    return first.n > 0 && others == 0 && says_sum(t, first, &whole) && (whole || counts > 0);
}

bool sheet_is_counts(const struct row *row)
{
    size_t counts = 0;

    for (size_t i = 0; i < row->n; i++) {
        struct str cell = str_trim(row->at[i]);
        if (cell.n > 0 && !is_count(cell))
            return false;
        counts += cell.n > 0;
    }
    return counts > 0;
}

bool sheet_open(struct task *t, const struct exchange_file *files, size_t n, struct str letters, struct str wanted,
    struct sheet *ret)
{
    struct row row;

    if (n != 1)
        return false;
    *ret = (struct sheet){
        .file = files[0], .name = base_name(files[0].name), .group = base_name(files[0].name), .chosen = wanted
    };
    if (package_file_named(ret->name) != KIND__N || !whole(t, &ret->file) || ret->file.bytes.n == 0)
        return false;
    enum table_kind kind = table_kind(ret->file.bytes);
    if (kind == TABLE_KIND_OLE || (kind == TABLE_KIND_CSV && table_stranger(str_part(ret->file.bytes, 0, 512))))
        return false;
    struct rows *rows = all_rows(t, ret, letters);
    if (!rows)
        return false;
    rows_without_header(rows);
    if (!mapping_header(t, rows, &SHEET_FIELDS, &ret->header) || ret->header.headings.n < 2)
        return false;
    struct row header = mapping_header_row(&ret->header);
    ret->m = mapping_begin(t, &header);
    rows = sheet_rows(t, ret, letters);
    while (rows_next(rows, &row) == ROWS_ROW)
        if (!sheet_is_sum(t, &row) && !(str_empty(str_trim(row.at[0])) && sheet_is_counts(&row))) /* no marks */
            mapping_look(t, &ret->m, &row);
    return true;
}

/* ---- guessing */

static bool has(const struct sheet *s, enum sheet_field f) { return mapping_column_of(&s->m, f) < s->m.n; }

bool sheet_has_persons(const struct sheet *s)
{
    return has(s, SHEET_GIVEN) || has(s, SHEET_FAMILY) || has(s, SHEET_FAMILY_FIRST) || has(s, SHEET_GIVEN_FIRST);
}

/* "Koe, Aino" has one reading; "Koe Aino" has two, and only who wrote it knows. */
static void order_names(struct sheet *s)
{
    for (size_t i = 0; i < s->m.n; i++) {
        struct mapping_column *c = &s->m.at[i];
        bool whole_name = c->field == SHEET_FAMILY_FIRST || c->field == SHEET_GIVEN_FIRST, commas = true, single = true;
        for (size_t k = 0; k < c->samples.n; k++) {
            commas &= str_find(c->samples.at[k], S(",")) > 0;
            single &= str_find(c->samples.at[k], S(" ")) < 0;
        }
        if (!whole_name || c->why == MAPPING_SAID || c->samples.n == 0)
            continue;
        if (single && !has(s, SHEET_GIVEN))
            c->field = SHEET_GIVEN;
        else if (commas)
            c->field = SHEET_FAMILY_FIRST;
        else
            c->sure = MAPPING_SURE - 20, c->why = MAPPING_TWO_WAYS;
    }
}

static struct str answer(const struct mapping_saids *said, const char *heading)
{
    bool known = false;

    return said ? mapping_said_of(said, str_of(heading), &known) : S("");
}

/* Of another table it counts only where its name says the same: Tuesday's crosses are not Monday's. */
static struct str group_answer(struct task *t, const struct sheet *s, const struct mapping_saids *said)
{
    struct str group = answer(said, SHEET_ASK_GROUP);
    bool own = said && (said->now || str_starts(lang_fold(t->a, s->group), lang_fold(t->a, group)));

    return own ? group : S("");
}

/* "Kevätryhmä 2026" above the table: what is offered as the year of its days. 0: it says none. */
static int year_of_titles(const struct sheet *s)
{
    int64_t year;

    for (size_t i = 0; i < s->header.titles.n; i++) {
        struct str rest = s->header.titles.at[i], word;
        while (rest.n > 0 && str_cut(&rest, ' ', &word))
            if (word.n == 4 && str_int(word, &year) && year >= 1990 && year <= 2199)
                return (int)year;
    }
    return 0;
}

static void ask_of_days(struct task *t, struct sheet *s, const struct mapping_saids *said)
{
    struct str year = said && said->now ? answer(said, SHEET_ASK_YEAR) : S(""), group = group_answer(t, s, said);
    int64_t n = 0;
    bool days = false, yearless = false, one;
    struct day day;

    for (size_t i = 0; i < s->m.n; i++)
        if (s->m.at[i].field == SHEET_DAY) {
            days = true;
            if (!sheet_day(s->m.at[i].heading, 2000, &day, &one))
                s->m.at[i].sure = 0, s->m.at[i].why = MAPPING_AGAINST;
            yearless |= one;
        }
    s->year = str_int(year, &n) && n >= 1990 && n <= 2199 ? (int)n : 0;
    s->asks_year = yearless;
    s->asks_group = days && !has(s, SHEET_GROUP);
    s->doubts += yearless && s->year == 0;
    s->doubts += s->asks_group && group.n == 0;
    if (group.n > 0)
        s->group = group;
    if (s->year == 0)
        s->year = year_of_titles(s);
    if (s->year == 0)
        s->year = day_year(t->today);
}

void sheet_guess(struct task *t, struct sheet *s, const struct mapping_saids *said)
{
    mapping_guess(t, &s->m, &SHEET_FIELDS, said);
    order_names(s);
    s->nameless = !sheet_has_persons(s) && !has(s, SHEET_PERSON);
    s->doubts = s->nameless;
    ask_of_days(t, s, said);
    sheet_find_marks(t, s, said);
    for (size_t i = 0; i < s->marks.n; i++)
        s->doubts += !s->marks.at[i].sure;
    s->doubts += mapping_doubts(&s->m);
}

struct mapping_saids sheet_said(struct task *t, const struct sheet *s)
{
    struct mapping_saids list = { 0 };

    for (size_t i = 0; i < s->m.n; i++) {
        const struct mapping_column *c = &s->m.at[i];
        struct mapping_said one = { c->heading, c->field == MAPPING_NONE ? S("") : str_of(fields[c->field].name) };
        LIST_ADD(t->a, &list, one);
    }
    if (s->sheets.n > 1)
        LIST_ADD(t->a, &list, ((struct mapping_said){ S(SHEET_ASK_SHEET), s->chosen }));
    if (s->asks_group)
        LIST_ADD(t->a, &list, ((struct mapping_said){ S(SHEET_ASK_GROUP), s->group }));
    if (s->asks_year)
        LIST_ADD(t->a, &list, ((struct mapping_said){ S(SHEET_ASK_YEAR), str_number(t->a, s->year) }));
    for (size_t i = 0; i < s->marks.n; i++) {
        struct mapping_said one = { str_fmt(t->a, SHEET_ASK_MARK "%.*s", STR_ARG(s->marks.at[i].typed)),
            s->marks.at[i].meant };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct str sheet_source(struct task *t, int64_t project) { return str_fmt(t->a, "people/%lld", (long long)project); }
