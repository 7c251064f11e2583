/* run_records: see run_records.h. As a text: a row of what the facts are called, then a row for each record; cells are
 * between tabs. Facts are codes, days and numbers; of a name of a qualification, tabs are blanks. */
#include "rooms/reports/run_records.h"

#include "esf_sql.h"
#include "rooms/codes.h"
#include "rooms/reports/esf_rules.h"

/* ---- what is kept */

/* Her age in years on the first day, not when she was born: it is what is counted. */
static const struct column esf_columns[] = {
    { "gender", N_("Gender"), .type = COLUMN_CODE, .codes = &CODES_gender },
    { "age", N_("Age on the first day"), .type = COLUMN_TEXT },
    { "entry_date", N_("First day in the project"), .type = COLUMN_DAY },
    { "entry_status", N_("Situation on the first day"), .type = COLUMN_CODE, .codes = &CODES_status },
    { "unemployed_since", N_("Unemployed since"), .type = COLUMN_DAY },
    { "entry_in_education", N_("In education or training on the first day"), .type = COLUMN_CODE,
        .codes = &CODES_yesno },
    { "entry_education", N_("Highest education"), .type = COLUMN_CODE, .codes = &CODES_education },
    { "exit_date", N_("Last day in the project"), .type = COLUMN_DAY },
    { "exit_status", N_("Situation when leaving"), .type = COLUMN_CODE, .codes = &CODES_status },
    { "exit_status_on", N_("When was the situation asked?"), .type = COLUMN_DAY },
    { "exit_in_education", N_("In education or training when leaving"), .type = COLUMN_CODE, .codes = &CODES_yesno },
    { "qualification_gained", N_("Gained a qualification in the project"), .type = COLUMN_CODE, .codes = &CODES_yesno },
    { "six_month_date", N_("Day when asked"), .type = COLUMN_DAY },
    { "six_month_status", N_("Situation then"), .type = COLUMN_CODE, .codes = &CODES_status },
    { "six_month_improved", N_("Has a better job than on the first day"), .type = COLUMN_CODE, .codes = &CODES_yesno },
};
enum { ESF_COLUMNS = sizeof esf_columns / sizeof *esf_columns };

static const struct column outcome_columns[] = {
    { "language", N_("Language"), .type = COLUMN_LANGUAGE },
    { "destination", N_("Destination"), .type = COLUMN_CODE, .codes = &CODES_destination },
    { "state", N_("State"), .type = COLUMN_CODE, .codes = &CODES_guidance_state },
    { "day", N_("Day"), .type = COLUMN_DAY },
    { "qualification", N_("Qualification"), .type = COLUMN_TEXT },
};
enum { OUTCOME_COLUMNS = sizeof outcome_columns / sizeof *outcome_columns };

const struct column *run_record_column(struct str key)
{
    for (size_t i = 0; i < ESF_COLUMNS; i++)
        if (str_is(key, esf_columns[i].key))
            return &esf_columns[i];
    return NULL;
}

bool run_records_are_kept(const struct report *report)
{
    return report->id == REPORT_esf || report->id == REPORT_outcomes;
}

static struct run_records begin(const struct report *report)
{
    if (report->id == REPORT_esf)
        return (struct run_records){ .columns = esf_columns, .columns_n = ESF_COLUMNS };
    return (struct run_records){ .columns = outcome_columns, .columns_n = OUTCOME_COLUMNS };
}

static struct run_record *add(struct task *t, struct run_records *records, int64_t id, int64_t person)
{
    struct run_record one = { id, person, NEW_N(t->a, struct str, records->columns_n) };

    LIST_ADD(t->a, records, one);
    return &records->at[records->n - 1];
}

static int by_id(const void *a, const void *b)
{
    const struct run_record *ra = a, *rb = b;

    return (ra->id > rb->id) - (ra->id < rb->id);
}

static void sort(struct run_records *records)
{
    if (records->n > 1)
        qsort(records->at, records->n, sizeof *records->at, by_id);
}

/* ---- as they are now */

struct gathering {
    struct task *t;
    const struct report_scope *scope;
    struct run_records *records;
};

static bool within(const struct report_scope *s, struct day day)
{
    return day_cmp(day, s->from) >= 0 && (!day_known(s->to) || day_cmp(day, s->to) <= 0);
}

static struct str yesno_code(enum yesno x) { return x == YES ? S("yes") : x == NO ? S("no") : S(""); }

/* Those that may count in these days: by their first day, or by their last one. */
static bool take_spell(void *x, const struct esf_sql_spell_row *row)
{
    struct gathering *g = x;
    struct arena *a = g->t->a;

    if (day_known(row->entry_date) && !within(g->scope, row->entry_date) &&
        !(day_known(row->exit_date) && within(g->scope, row->exit_date)))
        return true;
    int age = day_age(row->birth_date, row->entry_date);
    const struct str facts[ESF_COLUMNS] = {
        row->gender,
        age < 0 ? S("") : str_number(a, age),
        day_str(&row->entry_date),
        row->entry_status,
        day_str(&row->unemployed_since),
        yesno_code(row->entry_in_education),
        row->entry_education,
        day_str(&row->exit_date),
        row->exit_status,
        day_str(&row->exit_status_on),
        yesno_code(row->exit_in_education),
        yesno_code(row->qualification_gained),
        day_str(&row->six_month_date),
        row->six_month_status,
        yesno_code(row->six_month_improved),
    };
    struct run_record *one = add(g->t, g->records, row->spell, row->person);
    for (size_t i = 0; i < ESF_COLUMNS; i++)
        one->facts[i] = str_copy(a, facts[i]);
    return g->records->n <= RUN_RECORDS_MOST;
}

/* The persons of the first figure of the total line, with what was counted of each. */
static void take_outcomes(
    struct task *t, const struct report *report, const struct report_scope *s, struct run_records *records)
{
    struct report_tables tables = reports_tables(t, report, s);
    struct figure_wanted w = { &tables.at[0], report_total(&tables.at[0]), 1, 0, RUN_RECORDS_MOST + 1 };

    if (w.line == NULL)
        return;
    struct figure_rows rows = report->parts->rows(t, s, &w);
    for (size_t i = 0; i < rows.n; i++) {
        const struct figure_row *row = &rows.at[i];
        struct run_record *one = add(t, records, row->person, row->person);
        const struct str facts[OUTCOME_COLUMNS] = { row->language, row->destination, row->state, day_str(&row->day),
            row->qualification };
        for (size_t k = 0; k < OUTCOME_COLUMNS; k++)
            one->facts[k] = facts[k];
    }
}

bool run_records_now(
    struct task *t, const struct report *report, const struct report_scope *s, struct run_records *ret_records)
{
    struct run_records records = begin(report);
    struct gathering g = { t, s, &records };

    if (report->id == REPORT_esf)
        esf_sql_of_project(t, s->project, s->organisation, take_spell, &g);
    else
        take_outcomes(t, report, s, &records);
    if (records.n > RUN_RECORDS_MOST)
        return false;
    sort(&records);
    *ret_records = records;
    return true;
}

/* ---- as a text */

static void put_fact(struct buf *o, struct str fact)
{
    buf_ch(o, '\t');
    for (size_t i = 0; i < fact.n; i++)
        buf_ch(o, fact.p[i] == '\t' || fact.p[i] == '\n' ? ' ' : fact.p[i]);
}

void run_records_write(const struct run_records *records, struct buf *o)
{
    BUF_LIT(o, "id\tperson");
    for (size_t c = 0; c < records->columns_n; c++)
        put_fact(o, str_of(records->columns[c].key));
    for (size_t i = 0; i < records->n; i++) {
        buf_ch(o, '\n');
        buf_int(o, records->at[i].id);
        buf_ch(o, '\t');
        buf_int(o, records->at[i].person);
        for (size_t c = 0; c < records->columns_n; c++)
            put_fact(o, records->at[i].facts[c]);
    }
}

enum { COLUMNS_MOST = 40 };

static size_t column_of(const struct run_records *records, struct str key)
{
    size_t c = 0;

    while (c < records->columns_n && !str_is(key, records->columns[c].key))
        c++;
    return c;
}

bool run_records_read(struct task *t, const struct report *report, struct str text, struct run_records *ret_records)
{
    struct run_records records = begin(report);
    struct str row, cell;
    size_t at[COLUMNS_MOST], n = 0;

    if (!str_cut(&text, '\n', &row) || !str_cut(&row, '\t', &cell) || !str_cut(&row, '\t', &cell))
        return false;
    while (n < COLUMNS_MOST && str_cut(&row, '\t', &cell))
        at[n++] = column_of(&records, cell);
    while (text.n > 0 && str_cut(&text, '\n', &row)) {
        struct str id, person;
        int64_t numbers[2];
        if (!str_cut(&row, '\t', &id) || !str_int(id, &numbers[0]) || !str_cut(&row, '\t', &person) ||
            !str_int(person, &numbers[1]))
            return false;
        struct run_record *one = add(t, &records, numbers[0], numbers[1]);
        for (size_t i = 0; i < n && str_cut(&row, '\t', &cell); i++)
            if (at[i] < records.columns_n)
                one->facts[at[i]] = cell;
    }
    sort(&records);
    *ret_records = records;
    return true;
}

/* ---- two days */

static bool same_facts(const struct run_record *a, const struct run_record *b, size_t n)
{
    bool same = true;

    for (size_t i = 0; i < n; i++)
        same &= str_eq(a->facts[i], b->facts[i]);
    return same;
}

struct run_changes run_records_compare(
    struct task *t, const struct run_records *before, const struct run_records *after)
{
    struct run_changes list = { 0 };

    for (size_t i = 0, k = 0; i < before->n || k < after->n;) {
        const struct run_record *a = i < before->n ? &before->at[i] : NULL, *b = k < after->n ? &after->at[k] : NULL;
        if (a != NULL && b != NULL && a->id != b->id)
            *(a->id < b->id ? &b : &a) = NULL;
        i += a != NULL;
        k += b != NULL;
        struct run_change one = { a, b };
        if (a == NULL || b == NULL || !same_facts(a, b, before->columns_n))
            LIST_ADD(t->a, &list, one);
    }
    return list;
}
