/* esf: the common indicators of ESF+ by gender, how many records are complete, and which lack what (INTERFACES 4). The
 * rules are esf_rules.h. Records come in the order of persons; what is held is one person and the counts, however many
 * there are. */
#include "rooms/reports/esf_houses.h"
#include "rooms/reports/esf_identities.h"
#include "rooms/reports/esf_more.h"
#include "rooms/reports/esf_rules.h"
#include "rooms/reports/esf_told.h"
#include "rooms/reports/report_table.h"

#include "esf_sql.h"
#include "html/form.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/people/people.h"
#include "rooms/reports/reports.h"

/* ---- the tables */

static const struct code indicator_rows[] = {
#define R(code, when, name, formula, source, counts) { #code, name },
    ESF_RULES(R)
#undef R
};
const struct codes esf_indicator_codes = { "esf_indicator", indicator_rows, ESF__N };

#define COMPLETE_DEFINED \
    N_("A record is complete when gender, the whole date of birth, the first day, and situation and education on the " \
       "first day are known. Only complete records count.")
#define ONCE_DEFINED \
    N_("Each person counts once. The facts of the first day come from the earliest complete participation, those of " \
       "the end from the latest. Who came back and has not left yet has no result.")
#define WORK_DEFINED \
    N_("Who is employed, self-employed, or on maternity or paternity leave from a job is employed. Whether full-time " \
       "parental leave is says the table of the way of counting.")
#define ASKED_DEFINED \
    N_("A situation at the end counts when it was asked at most 28 days after the last day, a later one when six " \
       "full " \
       "months had passed.")
#define DAYS_DEFINED \
    N_("Of the days chosen, rows EECO count persons whose first day lies in them, rows EECR those whose last day " \
       "does.")

enum { INDICATOR, WOMEN, MEN, NON_BINARY, TOTAL, COLUMNS };

static const struct report_column indicator_columns[COLUMNS] = {
    [INDICATOR] = { { "indicator", N_("Indicator"), .type = COLUMN_CODE, .codes = &esf_indicator_codes },
        FIGURE_NAMES },
    [WOMEN] = { { "women", N_("Women"), .type = COLUMN_INT }, FIGURE_PERSONS, GENDER_DEFINED, .part_of = TOTAL },
    [MEN] = { { "men", N_("Men"), .type = COLUMN_INT }, FIGURE_PERSONS, GENDER_DEFINED, .part_of = TOTAL },
    [NON_BINARY] = { { "non_binary", N_("Non-binary persons"), .type = COLUMN_INT }, FIGURE_PERSONS, GENDER_DEFINED,
        .part_of = TOTAL },
    [TOTAL] = { { "total", N_("All together"), .type = COLUMN_INT }, FIGURE_SUM, GENDERS_DEFINED },
};
static const struct report_table_plan indicators = { "indicators", N_("Indicators"), indicator_columns, COLUMNS,
    JSON_KEYED, .caption = N_("Persons of each common indicator of ESF+, by gender"),
    .how = { COMPLETE_DEFINED, ONCE_DEFINED, WORK_DEFINED, ASKED_DEFINED, DAYS_DEFINED } };

enum { RECORDS, ALL, FULL, LACKING, RECORD_COLUMNS };

static const struct code record_rows[] = { { "records", N_("Participations in the project") } };
static const struct codes record_codes = { "esf_records", record_rows, 1 };
static const struct report_column record_columns[RECORD_COLUMNS] = {
    [RECORDS] = { { "records", N_("Records"), .type = COLUMN_CODE, .codes = &record_codes }, FIGURE_NAMES,
        .place = NOT_IN_JSON },
    [ALL] = { { "all", N_("All records"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Participations whose first day lies in these days or is not known. Who came back has two.") },
    [FULL] = { { "complete", N_("Complete"), .type = COLUMN_INT }, FIGURE_PERSONS, COMPLETE_DEFINED, .part_of = ALL },
    [LACKING] = { { "incomplete", N_("A fact is missing"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Participations that lack one of these facts. Open the figure: each line leads to where the fact is "
           "written."),
        .part_of = ALL },
};
static const struct report_table_plan records = { "records", N_("Records"), record_columns, RECORD_COLUMNS, JSON_ONE,
    .caption = N_("Participations that are complete, and those that lack a fact") };

enum { GAP_RECORD, GAP_PERSON, GAP_MISSING, GAP_NAMES, GAP_COLUMNS };

static void each_gap(
    struct task *t, const struct report_scope *s, void (*take)(void *x, const struct report_line *line), void *x);
static const struct report_column gap_columns[GAP_COLUMNS] = {
    [GAP_RECORD] = { { "participation", N_("Participation"), .type = COLUMN_TEXT }, FIGURE_NAMES },
    [GAP_PERSON] = { { "person", N_("Person"), .type = COLUMN_TEXT }, FIGURE_NAMES },
    [GAP_MISSING] = { { "missing", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY, .list = true },
    [GAP_NAMES] = { { "missing", N_("Missing"), .type = COLUMN_TEXT }, FIGURE_NAMES, .place = NOT_IN_JSON },
};
static const struct report_table_plan incomplete = { "incomplete", N_("Records that lack a fact"), gap_columns,
    GAP_COLUMNS, JSON_ROWS, .caption = N_("Records that lack a fact"), .each = each_gap };

enum { CHECK, CHECKED, CHECK_COLUMNS };

static const struct code check_rows[] = {
#define C(code, kind, name, text, source, when) { #code, name },
    ESF_CHECKS(C)
#undef C
};
static const struct codes check_codes = { "esf_check", check_rows, ESF_CHECKS__N };
static const struct report_column check_columns[CHECK_COLUMNS] = {
    [CHECK] = { { "check", N_("To check"), .type = COLUMN_CODE, .codes = &check_codes }, FIGURE_NAMES },
    [CHECKED] = { { "n", N_("How many"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Participations of which this is so today. Who came back may have two.") },
};
static const struct report_table_plan checks = { "checks", N_("To check"), check_columns, CHECK_COLUMNS, JSON_KEYED,
    .caption = N_("Participations with facts that contradict each other, do not count, or are late") };

/* ---- the walk */

static struct str last_of(const struct report_scope *s) { return day_known(s->to) ? day_str(&s->to) : S("9999-12-31"); }

/* record, person: what is wanted of each (NULL: nothing); they return false when they have seen enough. */
struct walk {
    const struct report_scope *scope;
    bool (*record)(void *x, const struct esf_person *p, const struct esf_spell *s);
    bool (*person)(void *x, int64_t person, const struct esf_facts *f, uint32_t counts);
    void *x;
    struct esf_person now;
    struct esf_sql_counting_rows counting; /* of the projects that count otherwise than usual */
};

static unsigned ways_of(const struct walk *w, int64_t project)
{
    for (size_t i = 0; i < w->counting.n; i++)
        if (w->counting.at[i].project == project)
            return esf_ways_of(w->counting.at[i].counting);
    return 0;
}

static struct esf_spell spell_of(const struct walk *w, const struct esf_sql_spell_row *row)
{
    return (struct esf_spell)ESF_SPELL_OF(
        row, .qualification = row->qualification_gained, .ways = ways_of(w, row->project));
}

static bool hand_over(struct walk *w)
{
    struct esf_facts facts;

    return w->now.id == 0 || w->person == NULL || !esf_facts_of(&w->now, &facts) ||
           w->person(w->x, w->now.id, &facts, esf_counts(&facts, w->scope->from, w->scope->to));
}

static bool in_days(const struct report_scope *s, struct day entry)
{
    return !day_known(entry) || (day_cmp(entry, s->from) >= 0 && (!day_known(s->to) || day_cmp(entry, s->to) <= 0));
}

static bool take_spell(void *x, const struct esf_sql_spell_row *row)
{
    struct walk *w = x;
    struct esf_spell spell = spell_of(w, row);

    if (w->now.id != row->person) {
        if (!hand_over(w)) {
            w->now.id = 0;
            return false;
        }
        w->now = (struct esf_person){ .id = row->person,
            .gender = esf_gender_of(row->gender),
            .birth = row->birth_date,
            .third_country = esf_third_country(row->citizenships),
            .foreign_background = esf_foreign_background(row->arrived_on, row->languages) };
    }
    esf_add(&w->now, &spell);
    return w->record == NULL || !in_days(w->scope, spell.entry) || w->record(w->x, &w->now, &spell);
}

static void walk(struct task *t, struct walk *w)
{
    w->counting = esf_sql_counting(
        t, w->scope->project, w->scope->objective, day_str(&w->scope->from), last_of(w->scope));
    if (w->scope->project != 0)
        esf_sql_of_project_straight(t, w->scope->project, w->scope->organisation, take_spell, w);
    else
        esf_sql_of_objective_straight(t, w->scope->objective, take_spell, w);
    (void)hand_over(w);
}

/* ---- counting */

struct counts {
    struct day today;
    unsigned ways;
    struct esf_more *more;
    struct esf_counted all;
    int64_t records, complete, checks[ESF_CHECKS__N];
};

static bool count_record(void *x, const struct esf_person *p, const struct esf_spell *s)
{
    struct counts *c = x;

    c->records++;
    c->complete += esf_missing(p->gender, p->birth, s) == 0;
    for (unsigned bits = esf_checks(s, p->birth, c->today); bits != 0; bits &= bits - 1)
        c->checks[__builtin_ctz(bits)]++;
    return true;
}

static bool count_person(void *x, int64_t person, const struct esf_facts *f, uint32_t counts)
{
    struct counts *c = x;

    if (counts >> EECO01 & 1)
        esf_more_count(c->more, person, f);
    for (; counts != 0; counts &= counts - 1) {
        c->all.persons[__builtin_ctz(counts)][f->gender]++;
        c->all.totals[__builtin_ctz(counts)]++;
    }
    return true;
}

/* What holds between indicators (DOMAIN 1.5), for whoever must not work out a small count: the parts are all of the
 * whole, or (rest) some of it. since_ever: only where all results are of persons who are counted at entry, too. */
static const struct {
    enum esf_indicator whole, parts[SUM_PARTS];
    size_t n;
    bool rest, since_ever;
} sums[] = {
    { EECO01, { EECO02, EECO04, EECO05 }, 3, false, false },
    { EECO02, { EECO03 }, 1, true, false },
    { EECO01, { EECO06, EECO07, EECO08 }, 3, true, false },
    { EECO01, { EECO09, EECO10, EECO11 }, 3, false, false },
    { EECO04, { EECR01 }, 1, true, true },
    { EECO01, { EECR02 }, 1, true, true },
    { EECO01, { EECR03 }, 1, true, true },
    { EECO01, { EECO05, EECR04 }, 2, true, true },
    { EECO01, { EECO05, EECR05 }, 2, true, true },
    { EECO05, { EECR06 }, 1, true, true },
};

static void add_sums(struct task *t, const struct report_scope *s, struct report_table *table)
{
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        for (unsigned c = WOMEN; c < COLUMNS && !(sums[i].since_ever && day_known(s->from)); c++) {
            struct report_sum sum = { .whole = &table->at[sums[i].whole].cells[c], .rest = sums[i].rest };
            for (size_t k = 0; k < sums[i].n; k++)
                sum.parts[k] = &table->at[sums[i].parts[k]].cells[c];
            LIST_ADD(t->a, &table->known, sum);
        }
}

/* Of the one project. Of several each record is counted by the way of its project. */
static struct esf_sql_counting_row counting_of(struct task *t, const struct report_scope *s)
{
    struct esf_sql_counting_rows rows = { 0 };

    if (s->project != 0)
        rows = esf_sql_counting(t, s->project, S(""), day_str(&s->from), last_of(s));
    return rows.n > 0 ? rows.at[0] : (struct esf_sql_counting_row){ .counting = S(""), .counting_source = S("") };
}

static void fill_indicators(
    struct task *t, const struct report_scope *s, const struct counts *c, struct report_table *table)
{
    for (unsigned i = 0; i < ESF__N; i++) {
        struct report_line *line = report_line_add(t, table);
        line->definition = esf_formula(i, c->ways);
        line->cells[INDICATOR] = cell_s(str_of(esf_rules[i].code));
        for (unsigned g = 0; g < ESF_GENDERS; g++)
            line->cells[WOMEN + g] = cell_n(c->all.persons[i][g]);
    }
    add_sums(t, s, table);
}

/* A complete record is a person, but for those who came back: so small a difference would tell of them, and the two
 * counts, which stand in two tables, are withheld together. */
static void fill_records(struct task *t, const struct counts *c, struct report_table *table, struct cell *persons)
{
    struct cell *cells = report_line_add(t, table)->cells;
    struct report_sum same = { .whole = &cells[FULL], .parts = { persons } };

    cells[RECORDS] = cell_s(str_of(record_rows[0].code));
    cells[ALL] = cell_n(c->records);
    cells[FULL] = cell_n(c->complete);
    cells[LACKING] = cell_n(c->records - c->complete);
    LIST_ADD(t->a, &table->known, same);
}

static void fill_checks(struct task *t, const struct counts *c, struct report_table *table)
{
    for (unsigned i = 0; i < ESF_CHECKS__N; i++) {
        struct report_line *line = report_line_add(t, table);
        line->definition = esf_check_rules[i].text;
        line->cells[CHECK] = cell_s(str_of(check_rows[i].code));
        line->cells[CHECKED] = cell_n(c->checks[i]);
    }
}

static void fill(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct esf_sql_counting_row chosen = counting_of(t, s);
    struct counts c = { .today = t->today, .ways = esf_ways_of(chosen.counting), .more = esf_more_begin(t, s) };
    struct walk w = { .scope = s, .record = count_record, .person = count_person, .x = &c };
    struct report_table *table = report_table_new(ret_tables, &indicators);

    walk(t, &w);
    fill_indicators(t, s, &c, table);
    fill_records(t, &c, report_table_new(ret_tables, &records), &table->at[EECO01].cells[TOTAL]);
    report_table_new(ret_tables, &incomplete);
    if (s->project == 0)
        return;
    esf_more_fill(c.more, &table->at[EECO01], WOMEN, ret_tables);
    if (s->by_houses)
        report_table_new(ret_tables, &esf_by_house);
    fill_checks(t, &c, report_table_new(ret_tables, &checks));
    c.all.left_early = c.checks[ESF_CHECK_left_before_entry];
    esf_identities_fill(t, s, &c.all, ret_tables);
    esf_told_fill(t, &chosen, ret_tables);
}

static struct strs objectives(struct task *t)
{
    struct esf_sql_objectives_rows rows = esf_sql_objectives(t);
    struct strs list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        strs_add(t->a, &list, rows.at[i].objective);
    return list;
}

/* ---- what records lack */

static struct str missing_codes(struct task *t, unsigned missing)
{
    struct strs list = { 0 };

    for (unsigned i = 0; i < ESF_FACTS__N; i++)
        if (missing >> i & 1)
            strs_add(t->a, &list, str_of(esf_fact_names[i].code));
    return strs_join(t->a, &list, S(";"));
}

static struct str missing_names(struct task *t, unsigned missing)
{
    struct strs list = { 0 };

    for (unsigned i = 0; i < ESF_FACTS__N; i++)
        if (missing >> i & 1)
            strs_add(t->a, &list, str_of(lang_tr(t->lang, esf_fact_names[i].name)));
    return strs_join(t->a, &list, lang_comma(t->lang));
}

static unsigned missing_of(const struct esf_sql_gap_row *row)
{
    struct esf_spell s = { .entry = row->entry_date,
        .at_entry = esf_status_of(row->entry_status),
        .education = esf_education_of(row->entry_education) };

    return esf_missing(esf_gender_of(row->gender), row->birth_date, &s);
}

/* Each way of lacking something is put into words once, however many records lack it. */
struct gaps {
    struct task *t;
    void (*take)(void *x, const struct report_line *line);
    void *x;
    struct str codes[1 << ESF_FACTS__N], names[1 << ESF_FACTS__N];
};

static struct str key_of(struct str key, int64_t id, char text[ID_TEXT])
{
    if (!str_empty(key))
        return key;
    id_text(id, text);
    return str_of(text);
}

static bool take_gap(void *x, const struct esf_sql_gap_row *row)
{
    struct gaps *g = x;
    unsigned missing = missing_of(row);
    char record[ID_TEXT], person[ID_TEXT];

    if (str_empty(g->codes[missing])) {
        g->codes[missing] = missing_codes(g->t, missing);
        g->names[missing] = missing_names(g->t, missing);
    }
    struct cell cells[GAP_COLUMNS] = {
        [GAP_RECORD] = cell_s(key_of(row->key, row->spell, record)),
        [GAP_PERSON] = cell_s(key_of(row->person_key, row->person, person)),
        [GAP_MISSING] = cell_s(g->codes[missing]),
        [GAP_NAMES] = cell_s(g->names[missing]),
    };
    g->take(g->x, &(struct report_line){ .cells = cells });
    return true;
}

static void each_gap(
    struct task *t, const struct report_scope *s, void (*take)(void *x, const struct report_line *line), void *x)
{
    struct gaps g = { .t = t, .take = take, .x = x };

    if (!reports_may_see_rows(t, s->project))
        return;
    if (s->project != 0)
        esf_sql_gaps_of_project(t, s->project, day_str(&s->from), last_of(s), s->organisation, take_gap, &g);
    else
        esf_sql_gaps_of_objective(t, s->objective, day_str(&s->from), last_of(s), take_gap, &g);
    t->seen.somebody = true; /* keys stand for persons */
}

/* ---- the rows behind a figure */

struct picking {
    struct task *t;
    const struct figure_wanted *w;
    size_t which;    /* the line, by its place in the table */
    unsigned column; /* as in the table of indicators */
    bool held;       /* of the table of what is known without asking */
    struct figure_rows rows;
    int64_t before;
};

static bool pick_person(void *x, int64_t person, const struct esf_facts *f, uint32_t counts)
{
    struct picking *p = x;

    if (p->held ? !(counts >> EECO01 & 1) || !esf_held_counts((enum esf_held)p->which, p->w->column, f)
                : !(counts >> p->which & 1) || (p->column != TOTAL && f->gender != p->column - WOMEN))
        return true;
    if (p->before++ < p->w->start)
        return true;
    struct figure_row row = { .person = person,
        .day = !p->held && esf_rules[p->which].when == ESF_RESULT ? f->exit : f->entry };
    LIST_ADD(p->t->a, &p->rows, row);
    return (int64_t)p->rows.n < p->w->limit;
}

static struct figure_rows persons(struct task *t, const struct report_scope *s, const struct figure_wanted *w)
{
    struct picking p = { .t = t,
        .w = w,
        .which = (size_t)(w->line - w->table->at),
        .column = w->column,
        .held = w->table->plan == &esf_held_table,
        .rows = { .kind = ROWS_PERSONS, .total = report_count(w->line, w->column) } };
    struct walk walked = { .scope = s, .person = pick_person, .x = &p };

    if (w->table->plan == &esf_by_house)
        esf_house_figure(w, WOMEN, &p.which, &p.column);
    walk(t, &walked);
    figure_rows_name(t, s->project, &p.rows);
    return p.rows;
}

enum { OF_PERSON = 1 << ESF_FACT_gender | 1 << ESF_FACT_birth_date };

static struct figure_rows spells(struct task *t, const struct report_scope *s, const struct figure_wanted *w)
{
    struct figure_rows list = { .kind = ROWS_RECORDS };
    struct esf_sql_records_rows rows = esf_sql_records(t, .project = s->project, .from_day = day_str(&s->from),
        .to_day = last_of(s), .wanted = (int64_t)w->column - ALL, .organisation = s->organisation, .limit = w->limit,
        .start = w->start);

    for (size_t i = 0; i < rows.n; i++) {
        const struct esf_sql_gap_row *gap = &rows.at[i].gap;
        unsigned missing = missing_of(gap);
        struct figure_row one = { .person = gap->person,
            .spell = gap->spell,
            .name = people_full_name(t, rows.at[i].given_names, rows.at[i].family_name),
            .remark = missing_names(t, missing),
            .day = gap->entry_date,
            .of_person = missing != 0 && (missing & ~OF_PERSON) == 0 };
        LIST_ADD(t->a, &list, one);
        list.total = rows.at[i].total;
    }
    return list;
}

static struct str check_names(struct task *t, unsigned bits)
{
    struct strs list = { 0 };

    for (; bits != 0; bits &= bits - 1)
        strs_add(t->a, &list, str_of(lang_tr(t->lang, esf_check_rules[__builtin_ctz(bits)].name)));
    return strs_join(t->a, &list, lang_comma(t->lang));
}

static bool pick_record(void *x, const struct esf_person *person, const struct esf_spell *s)
{
    struct picking *p = x;
    unsigned bits = esf_checks(s, person->birth, p->t->today);

    if (!(bits >> (p->w->line - p->w->table->at) & 1) || p->before++ < p->w->start)
        return true;
    struct figure_row row = {
        .person = person->id, .spell = s->id, .day = s->entry, .remark = check_names(p->t, bits)
    };
    LIST_ADD(p->t->a, &p->rows, row);
    return (int64_t)p->rows.n < p->w->limit;
}

static struct figure_rows checked(struct task *t, const struct report_scope *s, const struct figure_wanted *w)
{
    struct picking p = { .t = t, .w = w, .rows = { .kind = ROWS_CHECKS, .total = report_count(w->line, w->column) } };
    struct walk walked = { .scope = s, .record = pick_record, .x = &p };

    walk(t, &walked);
    figure_rows_name(t, s->project, &p.rows);
    return p.rows;
}

static struct figure_rows rows(struct task *t, const struct report_scope *s, const struct figure_wanted *w)
{
    if (w->table->plan == &indicators || w->table->plan == &esf_held_table || w->table->plan == &esf_by_house)
        return persons(t, s, w);
    if (w->table->plan == &records)
        return spells(t, s, w);
    if (w->table->plan == &checks)
        return checked(t, s, w);
    return (struct figure_rows){ .kind = ROWS_NONE };
}

/* ---- in words */

static struct report_words words(struct task *t, const struct report_tables *tables)
{
    int64_t persons = report_count(&tables->at[0].at[EECO01], TOTAL);
    int64_t all = report_count(&tables->at[1].at[0], ALL), lacking = report_count(&tables->at[1].at[0], LACKING);
    struct report_words said = { S(""), S("") };

    if (persons == INT_NONE || all == INT_NONE || lacking == INT_NONE || all == 0)
        return said;
    struct str n = lang_number(t->a, t->lang, persons);
    said.finding = tr_fill(t->a, trn(t, "%n participant is counted", "%n participants are counted", persons), &n, 1);
    struct str counts[] = { lang_number(t->a, t->lang, lacking), lang_number(t->a, t->lang, all) };
    said.sentence = lacking == 0 ? str_of(tr(t, "All records are complete."))
                                 : tr_fill(t->a,
                                       trn(t, "%n record of %2$s lacks a fact and does not count.",
                                           "%n records of %2$s lack a fact and do not count.", lacking),
                                       counts, 2);
    return said;
}

const struct report_parts esf_report = {
    .fill = fill,
    .words = words,
    .sentence = N_("The common indicators of ESF+, as the funder asks for them."),
    .drawn = "total",
    .rows = rows,
    .objectives = objectives,
    .adds_outside = true,
    .of_houses = true,
    .by_house = &esf_by_house,
    .put_house = esf_put_house,
};
