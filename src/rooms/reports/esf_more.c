/* esf_more: see the header. */
#include "rooms/reports/esf_more.h"

#include "base/settings.h"
#include "esf_more_sql.h"
#include "lang/lang.h"
#include "rooms/circumstances/circumstances_codes.h"

/* ---- what follows from facts */

enum yesno esf_third_country(struct str citizenships)
{
    static const char *const union_of[] = { "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR",
        "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK" };
    struct str one;

    if (str_empty(citizenships))
        return YESNO_UNKNOWN;
    while (citizenships.n > 0 && str_cut(&citizenships, ';', &one))
        for (size_t i = 0; i < sizeof union_of / sizeof *union_of; i++)
            if (str_is(one, union_of[i]))
                return NO;
    return YES;
}

enum yesno esf_foreign_background(struct day arrived_on, struct str languages)
{
    static const char *const own[] = { "fin", "swe", "sme", "smn", "sms", "fse", "fss" };
    struct str mother_tongue;

    if (!day_known(arrived_on) || str_empty(languages) || !str_cut(&languages, ';', &mother_tongue))
        return YESNO_UNKNOWN;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (str_is(mother_tongue, own[i]))
            return YESNO_UNKNOWN;
    return YES;
}

static enum yesno held_of(enum esf_held which, const struct esf_facts *f)
{
    switch (which) {
#define R(code, name, formula, source, known) \
    case HELD_##code: return known;
        ESF_HELD(R)
#undef R
    case HELD__N: break;
    }
    unreachable();
}

bool esf_held_counts(enum esf_held which, unsigned column, const struct esf_facts *f)
{
    enum yesno is = held_of(which, f);

    if (column == MORE_KNOWN)
        return is != YESNO_UNKNOWN;
    return is == YES && (column == MORE_TOTAL || f->gender == column - MORE_WOMEN);
}

/* ---- the tables */

#define KNOWN_DEFINED N_("Participants of whom it is known whether they belong here or not.")
#define NOT_NEEDED_DEFINED \
    N_("No record needs these facts to be complete. Persons with a complete record count, once each, by their first " \
       "day.")
#define NOBODY_TOLD_DEFINED \
    N_("Who it is stands in no list. What persons were asked in confidence is told for the whole time only, and not " \
       "where few said yes or few said no.")
#define ESTIMATED_DEFINED \
    N_("Figures that the project entered: nobody was asked. The newest of each indicator up to the last day. Persons " \
       "are since the beginning of the project; a percent is of the participants counted above.")

/* clang-format off */
#define MORE_FIGURES(is_shut) \
    [MORE_WOMEN] = { { "women", N_("Women"), .type = COLUMN_INT }, FIGURE_PERSONS, GENDER_DEFINED, \
        .part_of = MORE_TOTAL, .shut = is_shut }, \
    [MORE_MEN] = { { "men", N_("Men"), .type = COLUMN_INT }, FIGURE_PERSONS, GENDER_DEFINED, \
        .part_of = MORE_TOTAL, .shut = is_shut }, \
    [MORE_NON_BINARY] = { { "non_binary", N_("Non-binary persons"), .type = COLUMN_INT }, FIGURE_PERSONS, \
        GENDER_DEFINED, .part_of = MORE_TOTAL, .shut = is_shut }, \
    [MORE_TOTAL] = { { "total", N_("All together"), .type = COLUMN_INT }, FIGURE_SUM, GENDERS_DEFINED, \
        .shut = is_shut }, \
    [MORE_KNOWN] = { { "known", N_("Known of"), .type = COLUMN_INT }, FIGURE_PERSONS, KNOWN_DEFINED, .shut = is_shut }
/* clang-format on */

static const struct code held_rows[] = {
#define R(code, name, formula, source, known) { #code, name },
    ESF_HELD(R)
#undef R
};
static const struct codes held_codes = { "esf_held", held_rows, HELD__N };
static const struct report_column held_columns[MORE_COLUMNS] = {
    [MORE_INDICATOR] = { { "indicator", N_("Indicator"), .type = COLUMN_CODE, .codes = &held_codes }, FIGURE_NAMES },
    MORE_FIGURES(false),
};
const struct report_table_plan esf_held_table = { "held", N_("Known without asking"), held_columns, MORE_COLUMNS,
    JSON_KEYED, .caption = N_("Indicators that follow from facts held anyway"), .how = { NOT_NEEDED_DEFINED } };

static const struct code confidential_rows[] = {
#define R(code, name, formula, source, what) { #code, name },
    ESF_CONFIDENTIAL(R)
#undef R
};
static const struct codes confidential_codes = { "esf_confidential", confidential_rows, CONFIDENTIAL__N };
static const struct report_column confidential_columns[MORE_COLUMNS] = {
    [MORE_INDICATOR] = { { "indicator", N_("Indicator"), .type = COLUMN_CODE, .codes = &confidential_codes },
        FIGURE_NAMES },
    MORE_FIGURES(true),
};
static const struct report_table_plan confidential_table = { "confidential", N_("In confidence"), confidential_columns,
    MORE_COLUMNS, JSON_KEYED, .caption = N_("Indicators of which nobody is told who it is"),
    .how = { NOT_NEEDED_DEFINED, NOBODY_TOLD_DEFINED } };

enum { OF, WOMEN, MEN, NON_BINARY, TOTAL, PERCENT, DAY_ISO, DAY_READ, SOURCE, METHOD, ESTIMATE_COLUMNS };
static const struct report_column estimate_columns[ESTIMATE_COLUMNS] = {
    [OF] = { { "indicator", N_("Indicator"), .type = COLUMN_CODE, .codes = &CODES_later_indicator }, FIGURE_NAMES },
    [WOMEN] = { { "women", N_("Women"), .type = COLUMN_INT }, FIGURE_PROMISES, ESTIMATED_DEFINED },
    [MEN] = { { "men", N_("Men"), .type = COLUMN_INT }, FIGURE_PROMISES, ESTIMATED_DEFINED },
    [NON_BINARY] = { { "non_binary", N_("Non-binary persons"), .type = COLUMN_INT }, FIGURE_PROMISES,
        ESTIMATED_DEFINED },
    [TOTAL] = { { "total", N_("All together"), .type = COLUMN_INT }, FIGURE_PROMISES, ESTIMATED_DEFINED },
    [PERCENT] = { { "percent", N_("Percent that was estimated"), .type = COLUMN_INT }, FIGURE_PROMISES,
        ESTIMATED_DEFINED },
    [DAY_ISO] = { { "day", N_("Up to which day"), .type = COLUMN_TEXT }, FIGURE_NAMES, .place = NOT_IN_PAGES },
    [DAY_READ] = { { "day", N_("Up to which day"), .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_PAGES_ONLY },
    [SOURCE] = { { "source", N_("Source"), .type = COLUMN_TEXT }, FIGURE_NAMES },
    [METHOD] = { { "method", N_("How it was made"), .type = COLUMN_TEXT }, FIGURE_NAMES },
};
static const struct report_table_plan estimates_table = { "estimates", N_("Estimates"), estimate_columns,
    ESTIMATE_COLUMNS, JSON_KEYED, .caption = N_("Figures that the project estimated or entered") };

/* ---- counting */

/* answers: of one person, bits of those who said yes, and of those who said yes or no. Both lists come in the order of
 * persons; at, home: the place of the person in hand. */
struct answers {
    int64_t person;
    unsigned yes, known;
};
struct answer_list {
    struct answers *at;
    size_t n, cap;
};
struct sums {
    int64_t yes[ESF_GENDERS], known;
};
struct esf_more {
    struct task *t;
    const struct report_scope *scope;
    struct str rural;
    bool asks;
    struct answer_list said, homes;
    size_t now_said, now_home;
    struct sums held[HELD__N], confidential[CONFIDENTIAL__N];
};

static struct answers *answers_of(struct task *t, struct answer_list *list, int64_t person)
{
    struct answers one = { .person = person };

    if (list->n == 0 || list->at[list->n - 1].person != person)
        LIST_ADD(t->a, list, one);
    list->at[list->n - 1] = one;
    return &list->at[list->n - 1];
}

static void put_answer(struct answers *a, enum esf_confidential which, struct str said)
{
    a->yes |= (unsigned)str_is(said, "yes") << which;
    a->known |= (unsigned)(str_is(said, "yes") || str_is(said, "no")) << which;
}

static bool take_said(void *x, const struct esf_more_sql_said_row *row)
{
    struct esf_more *m = x;
    struct answers *a = answers_of(m->t, &m->said, row->person);

    put_answer(a, CONFIDENTIAL_EECO12, row->disability);
    put_answer(a, CONFIDENTIAL_EECO15, row->minority);
    put_answer(a, CONFIDENTIAL_EECO16, row->housing);
    return true;
}

static bool take_home(void *x, const struct esf_more_sql_homes_row *row)
{
    struct esf_more *m = x;
    struct str rural = m->rural, one;

    if (str_empty(row->municipality))
        return true;
    struct answers *a = answers_of(m->t, &m->homes, row->person);
    a->known = 1U << CONFIDENTIAL_EECO17;
    while (rural.n > 0 && str_cut(&rural, ';', &one))
        if (str_eq(one, row->municipality))
            a->yes = a->known;
    return true;
}

struct esf_more *esf_more_begin(struct task *t, const struct report_scope *s)
{
    struct esf_more *m = NEW(t->a, struct esf_more);
    struct esf_more_sql_settings_row settings;
    struct seen_persons before = t->seen;

    *m = (struct esf_more){ .t = t, .scope = s };
    if (s->project == 0 || !esf_more_sql_settings(t, s->project, &settings))
        return m;
    m->asks = !str_empty(settings.ground) && !day_known(s->from) && !day_known(s->to);
    m->rural = settings.rural;
    if (m->asks)
        esf_more_sql_said(t, s->project, take_said, m);
    if (!str_empty(m->rural))
        esf_more_sql_homes(t, s->project, take_home, m);
    t->seen = before; /* nothing of a person is drawn of it: only how many they are */
    return m;
}

/* Of the person in hand; nothing of her in the list: nothing is known. */
static struct answers next_of(const struct answer_list *list, size_t *now, int64_t person)
{
    while (*now < list->n && list->at[*now].person < person)
        ++*now;
    return *now < list->n && list->at[*now].person == person ? list->at[*now] : (struct answers){ 0 };
}

static void count(struct sums *sums, enum esf_gender gender, bool yes, bool known)
{
    sums->yes[gender] += yes;
    sums->known += known;
}

void esf_more_count(struct esf_more *m, int64_t person, const struct esf_facts *f)
{
    struct answers said = next_of(&m->said, &m->now_said, person), home = next_of(&m->homes, &m->now_home, person);

    for (enum esf_held i = 0; i < HELD__N; i++)
        count(&m->held[i], f->gender, held_of(i, f) == YES, held_of(i, f) != YESNO_UNKNOWN);
    said.yes |= home.yes;
    said.known |= home.known;
    for (enum esf_confidential i = 0; i < CONFIDENTIAL__N; i++)
        count(&m->confidential[i], f->gender, (said.yes >> i & 1) != 0, (said.known >> i & 1) != 0);
}

/* ---- filling */

/* A reader knows that none are more than all participants, and that what is known is of no fewer than those who belong
 * here. */
static void add_sums(struct esf_more *m, const struct report_line *all, unsigned women, struct report_table *table,
    struct report_line *line)
{
    for (unsigned c = 0; c <= MORE_TOTAL - MORE_WOMEN; c++) {
        struct report_sum sum = {
            .whole = &all->cells[women + c], .parts = { &line->cells[MORE_WOMEN + c] }, .rest = true
        };
        LIST_ADD(m->t->a, &table->known, sum);
    }
    struct report_sum known = {
        .whole = &line->cells[MORE_KNOWN], .parts = { &line->cells[MORE_TOTAL] }, .rest = true
    };
    LIST_ADD(m->t->a, &table->known, known);
    struct report_sum of_all = {
        .whole = &all->cells[women + MORE_TOTAL - MORE_WOMEN], .parts = { &line->cells[MORE_KNOWN] }, .rest = true
    };
    LIST_ADD(m->t->a, &table->known, of_all);
}

static struct report_line *put_line(
    struct esf_more *m, struct report_table *table, const char *code, const char *formula)
{
    struct report_line *line = report_line_add(m->t, table);

    line->definition = formula;
    line->cells[MORE_INDICATOR] = cell_s(str_of(code));
    return line;
}

static void put_sums(const struct sums *sums, struct report_line *line)
{
    for (unsigned g = 0; g < ESF_GENDERS; g++)
        line->cells[MORE_WOMEN + g] = cell_n(sums->yes[g]);
    line->cells[MORE_KNOWN] = cell_n(sums->known);
}

/* May what was asked in confidence be told? Not where few of a gender said yes, nor where nearly all did. */
static bool may_be_told(const struct esf_more *m, const struct sums *sums)
{
    int64_t few = m->t->settings->threshold, yes = 0;
    bool told = true;

    for (unsigned g = 0; g < ESF_GENDERS; g++) {
        yes += sums->yes[g];
        told &= sums->yes[g] == 0 || sums->yes[g] >= few;
    }
    return told && (yes == 0 || sums->known - yes >= few);
}

static void fill_confidential(
    struct esf_more *m, const struct report_line *all, unsigned women, struct report_tables *ret_tables)
{
    static const struct {
        const char *code, *formula;
    } each[CONFIDENTIAL__N] = {
#define R(code, name, formula, source, what) { #code, formula },
        ESF_CONFIDENTIAL(R)
#undef R
    };

    if (!m->asks && str_empty(m->rural))
        return;
    struct report_table *table = report_table_new(ret_tables, &confidential_table);
    for (enum esf_confidential i = 0; i < CONFIDENTIAL__N; i++) {
        bool asked = i != CONFIDENTIAL_EECO17;
        if (asked ? !m->asks : str_empty(m->rural))
            continue;
        struct report_line *line = put_line(m, table, each[i].code, each[i].formula);
        if (asked && !may_be_told(m, &m->confidential[i]))
            continue;
        put_sums(&m->confidential[i], line);
        add_sums(m, all, women, table, line);
    }
}

static void fill_held(struct esf_more *m, const struct report_line *all, unsigned women, struct report_table *table)
{
    static const struct {
        const char *code, *formula;
    } each[HELD__N] = {
#define R(code, name, formula, source, known) { #code, formula },
        ESF_HELD(R)
#undef R
    };

    for (enum esf_held i = 0; i < HELD__N; i++) {
        struct report_line *line = put_line(m, table, each[i].code, each[i].formula);
        put_sums(&m->held[i], line);
        add_sums(m, all, women, table, line);
    }
}

/* Halves up. */
static int64_t share_of(int64_t percent, int64_t all) { return (percent * all + 50) / 100; }

/* What is not known of a count is none: the figure is of all. A percent is worked out for those only who see how many
 * participants there are. */
static void put_estimate(struct esf_more *m, const struct report_line *all, unsigned women,
    const struct esf_more_sql_estimates_row *e, struct report_line *line)
{
    const int64_t entered[ESF_GENDERS] = { e->women, e->men, e->non_binary };
    int64_t total = 0;

    if (e->number != INT_NONE) {
        line->cells[TOTAL] = cell_n(e->number);
        return;
    }
    if (e->percent != INT_NONE)
        line->cells[PERCENT] = cell_n(e->percent);
    for (unsigned g = 0; g < ESF_GENDERS && (e->percent == INT_NONE || m->scope->threshold == 0); g++) {
        int64_t n = e->percent != INT_NONE   ? share_of(e->percent, all->cells[women + g].n)
                    : entered[g] != INT_NONE ? entered[g]
                                             : 0;
        line->cells[WOMEN + g] = cell_n(n);
        total += n;
        line->cells[TOTAL] = cell_n(total);
    }
}

static void fill_estimates(
    struct esf_more *m, const struct report_line *all, unsigned women, struct report_tables *ret_tables)
{
    struct task *t = m->t;
    struct str last = day_known(m->scope->to) ? day_str(&m->scope->to) : S("9999-12-31");
    struct esf_more_sql_estimates_rows rows = esf_more_sql_estimates(t, m->scope->project, last);
    struct report_table *table = NULL;

    for (size_t i = 0; i < rows.n; i++) {
        const struct esf_more_sql_estimates_row *e = &rows.at[i];
        bool newest = i + 1 == rows.n || !str_eq(e->indicator, rows.at[i + 1].indicator);
        bool since_ever = e->percent != INT_NONE || !day_known(m->scope->from);
        if (!newest || !since_ever)
            continue;
        if (table == NULL)
            table = report_table_new(ret_tables, &estimates_table);
        struct report_line *line = report_line_add(t, table);
        line->open = true;
        line->cells[OF] = cell_s(e->indicator);
        line->cells[DAY_ISO] = cell_s(str_copy(t->a, day_str(&e->day)));
        line->cells[DAY_READ] = cell_s(lang_day(t->a, t->lang, e->day));
        line->cells[SOURCE] = cell_s(e->source);
        line->cells[METHOD] = cell_s(e->method);
        put_estimate(m, all, women, e, line);
    }
}

void esf_more_fill(struct esf_more *m, const struct report_line *all, unsigned women, struct report_tables *ret_tables)
{
    fill_held(m, all, women, report_table_new(ret_tables, &esf_held_table));
    fill_confidential(m, all, women, ret_tables);
    if (m->scope->organisation == 0) /* what a project estimates is of all of it */
        fill_estimates(m, all, women, ret_tables);
}
