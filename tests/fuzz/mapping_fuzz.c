/* mapping_fuzz: any bytes as a table of somebody's own. What is guessed names a field or none, each field of one column
 * once; a guess that is said again is the same guess; and amounts and days have one reading. */
#include "rooms/mapping/mapping.h"
#include "rooms/codes.h"
#include "tests/fuzz/fuzz.h"

static bool heads(struct str heading) { return heading.n == 2; }

static const struct mapping_field fields[] = {
    { "given_names", "First names", "etunimi|förnamn", MAPPING_WORDS },
    { "birth_date", "Date of birth", "syntymäaika", MAPPING_DAY },
    { "phone", "Phone", "puhelin", MAPPING_PHONE },
    { "gender", "Gender", "sukupuoli", MAPPING_CODE, &CODES_gender },
    { "language", "Mother tongue", "äidinkieli", MAPPING_LANGUAGE },
    { "place", "Municipality", "kunta", MAPPING_PLACE },
    { "total", "Total budget, euros", "kustannukset", MAPPING_AMOUNT },
    { "rate", "Percent", "osuus", MAPPING_PERCENT },
    { "day", "Day", "", MAPPING_MARK, .heads = heads, .many = true },
};
static const struct mapping_fields FIELDS = { fields, sizeof fields / sizeof *fields };

static void check_values(struct task *t, struct str value)
{
    struct day day;
    int64_t cents, again;

    if (mapping_amount(value, 0, &cents)) {
        HOLDS(cents >= 0);
        HOLDS(mapping_amount(value, mapping_decimal(value), &again) && again == cents);
    }
    if (mapping_day(value, &day))
        HOLDS(day_read(day_str(&day), &day));
    struct str code = mapping_value(t->a, MAPPING_CODE, &CODES_gender, value);
    HOLDS(code_ok(&CODES_gender, code) || str_eq(code, value));
}

static void check_guess(const struct mapping *m)
{
    bool taken[sizeof fields / sizeof *fields] = { false };

    for (size_t i = 0; i < m->n; i++) {
        const struct mapping_column *c = &m->at[i];
        HOLDS(c->sure >= 0 && c->sure <= 100 && c->field >= MAPPING_NONE && c->field < (int)FIELDS.n);
        if (c->field == MAPPING_NONE)
            continue;
        HOLDS(fields[c->field].many || !taken[c->field]);
        taken[c->field] = true;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct task t = { .a = arena_new((size_t)256 << 20), .lang = lang_get(LANG_en) };
    struct mapping_saids said = { .now = true }, read = { 0 };
    struct str bytes = fuzz_str(data, size > 20000 ? 20000 : size), why;
    struct rows *rows = rows_csv(&t, bytes);
    struct mapping_header header;
    struct mapping m = { 0 };
    struct row row;

    rows_without_header(rows);
    if (mapping_header(&t, rows, &FIELDS, &header)) {
        row = mapping_header_row(&header);
        HOLDS(row.n > 0 && row.n <= ROWS_COLUMNS && header.line > 0);
        m = mapping_begin(&t, &row);
        rows = rows_csv(&t, bytes);
        rows_after_header(rows, header.line, header.headings.n);
        while (rows_next(rows, &row) == ROWS_ROW) {
            HOLDS(row.line > header.line && row.n >= m.n);
            mapping_look(&t, &m, &row);
        }
    }
    mapping_guess(&t, &m, &FIELDS, NULL);
    check_guess(&m);
    for (size_t i = 0; i < m.n; i++) {
        struct mapping_said one = { m.at[i].heading,
            m.at[i].field == MAPPING_NONE ? S("") : str_of(fields[m.at[i].field].name) };
        LIST_ADD(t.a, &said, one);
        for (size_t k = 0; k < m.at[i].samples.n && k < 5; k++)
            check_values(&t, m.at[i].samples.at[k]);
    }
    mapping_guess(&t, &m, &FIELDS, &said);
    check_guess(&m);
    if (!mapping_read(&t, fuzz_str(data, size > 20000 ? 20000 : size), &read, &why))
        HOLDS(why.n > 0);
    arena_free(t.a);
    return 0;
}
