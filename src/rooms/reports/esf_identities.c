/* esf_identities: see the header. */
#include "rooms/reports/esf_identities.h"

#include "html/form.h"

/* clang-format off */
#define IDENTITIES(I) \
    /* key, in words, formula, the parts on the left, those on the right; AT_MOST: the left is not more than the right;
     * RESULTS: only since ever, because else results are of other persons than those who came in these days */ \
    I(statuses, N_("Unemployed, inactive and employed persons are all participants"), \
        "EECO02 + EECO04 + EECO05 = EECO01", EQUAL, { EECO02, EECO04, EECO05 }, { EECO01, ESF__N, ESF__N }) \
    I(long_term, N_("Who is long-term unemployed is unemployed"), \
        "EECO03 ≤ EECO02", AT_MOST, { EECO03, ESF__N, ESF__N }, { EECO02, ESF__N, ESF__N }) \
    I(educations, N_("The three levels of education are all participants"), \
        "EECO09 + EECO10 + EECO11 = EECO01", EQUAL, { EECO09, EECO10, EECO11 }, { EECO01, ESF__N, ESF__N }) \
    I(ages, N_("The three groups of age are participants; the rest is 30 to 54 years old"), \
        "EECO06 + EECO07 + EECO08 ≤ EECO01", AT_MOST, { EECO06, EECO07, EECO08 }, { EECO01, ESF__N, ESF__N }) \
    I(looking, N_("Who looks for work when leaving was inactive"), \
        "EECR01 ≤ EECO04", RESULTS, { EECR01, ESF__N, ESF__N }, { EECO04, ESF__N, ESF__N }) \
    I(in_work, N_("Who is in work when leaving was unemployed or inactive"), \
        "EECR04 ≤ EECO02 + EECO04", RESULTS, { EECR04, ESF__N, ESF__N }, { EECO02, EECO04, ESF__N }) \
    I(in_work_later, N_("Who is in work six months later was unemployed or inactive"), \
        "EECR05 ≤ EECO02 + EECO04", RESULTS, { EECR05, ESF__N, ESF__N }, { EECO02, EECO04, ESF__N }) \
    I(better_job, N_("Who has a better job six months later was employed"), \
        "EECR06 ≤ EECO05", RESULTS, { EECR06, ESF__N, ESF__N }, { EECO05, ESF__N, ESF__N })
/* clang-format on */
enum relation { EQUAL, AT_MOST, RESULTS };
enum { SIDE = 3 };
static const struct identity {
    const char *key, *name, *formula;
    enum relation relation;
    enum esf_indicator left[SIDE], right[SIDE]; /* ESF__N: none */
} identities[] = {
#define I(key, name, formula, relation, ...) { #key, name, formula, relation, __VA_ARGS__ },
    IDENTITIES(I)
#undef I
};
enum { IDENTITIES_N = sizeof identities / sizeof *identities };

#define GENDERS_NAME N_("Women, men and non-binary persons are all together, in each row")
#define DAYS_NAME    N_("Nobody left before the first day")
static const struct code identity_rows[] = {
#define I(key, name, formula, relation, ...) { #key, name },
    IDENTITIES(I)
#undef I
        { "genders", GENDERS_NAME },
    { "days", DAYS_NAME },
};
static const struct codes identity_codes = { "esf_identity", identity_rows, IDENTITIES_N + 2 };
static const struct code holds_rows[] = { { "yes", N_("Holds") }, { "no", N_("Does not hold") } };
static const struct codes holds_codes = { "esf_holds", holds_rows, 2 };

#define SIDES_DEFINED N_("Worked out of the indicators above; of persons, but of rows where rows are compared.")
enum { IDENTITY, FORMULA, LEFT, RIGHT, HOLDS, COLUMNS };
static const struct report_column columns[COLUMNS] = {
    [IDENTITY] = { { "identity", N_("What must hold"), .type = COLUMN_CODE, .codes = &identity_codes }, FIGURE_NAMES },
    [FORMULA] = { { "formula", N_("Formula"), .type = COLUMN_TEXT }, FIGURE_NAMES },
    [LEFT] = { { "left", N_("Left side"), .type = COLUMN_INT }, FIGURE_PROMISES, SIDES_DEFINED },
    [RIGHT] = { { "right", N_("Right side"), .type = COLUMN_INT }, FIGURE_PROMISES, SIDES_DEFINED },
    [HOLDS] = { { "holds", N_("Holds?"), .type = COLUMN_CODE, .codes = &holds_codes }, FIGURE_NAMES },
};
static const struct report_table_plan identities_table = { "identities", N_("The figures were checked"), columns,
    COLUMNS, JSON_KEYED, .caption = N_("What must hold between the indicators, and whether it does"),
    .how = { N_("What must hold between results and participants is checked where no first day is chosen.") },
    .folded = true };

static void put(struct task *t, struct report_table *table, const struct identity *i, const int64_t sides[2], bool told)
{
    struct cell *cells = report_line_add(t, table)->cells;
    bool holds = i->relation == EQUAL ? sides[0] == sides[1] : sides[0] <= sides[1];

    cells[IDENTITY] = cell_s(str_of(i->key));
    cells[FORMULA] = cell_s(str_of(i->formula));
    if (told) {
        cells[LEFT] = cell_n(sides[0]);
        cells[RIGHT] = cell_n(sides[1]);
    }
    cells[HOLDS] = cell_s(holds ? S("yes") : S("no"));
}

static int64_t side(const struct esf_counted *c, const enum esf_indicator parts[SIDE])
{
    int64_t sum = 0;

    for (size_t i = 0; i < SIDE; i++)
        sum += parts[i] == ESF__N ? 0 : c->totals[parts[i]];
    return sum;
}

static int64_t rows_of_genders(const struct esf_counted *c)
{
    int64_t rows = 0;

    for (size_t i = 0; i < ESF__N; i++) {
        int64_t sum = 0;
        for (size_t g = 0; g < ESF_GENDERS; g++)
            sum += c->persons[i][g];
        rows += sum == c->totals[i];
    }
    return rows;
}

void esf_identities_fill(
    struct task *t, const struct report_scope *s, const struct esf_counted *c, struct report_tables *ret_tables)
{
    static const struct identity genders = { .key = "genders", .formula = "EECO01 … EECR06", .relation = EQUAL },
                                 days = { .key = "days", .formula = "left_before_entry = 0", .relation = EQUAL };
    struct report_table *table = report_table_new(ret_tables, &identities_table);
    bool told = s->threshold <= 1;

    for (size_t i = 0; i < IDENTITIES_N; i++)
        if (identities[i].relation != RESULTS || !day_known(s->from))
            put(t, table, &identities[i],
                (const int64_t[]){ side(c, identities[i].left), side(c, identities[i].right) }, told);
    put(t, table, &genders, (const int64_t[]){ rows_of_genders(c), ESF__N }, told);
    put(t, table, &days, (const int64_t[]){ c->left_early, 0 }, told);
}
