/* retention_fact: how a person becomes a fact without a name. All that is hers is emptied by retention.def; her file is
 * replaced by one with another number that has only what figures are counted by, as coarse as they allow:
 *   birth        the roundest day of the same age group (18, 25, 30, 55 years) on each of her first days
 *   arrival      the roundest day of the same number of years (1, 3, 5, 10) on these days
 *   languages    the mother tongue; citizenships: one that says whether she is from the Union
 *   town, sex    as they are: figures are counted by them
 *   children     so many children without a name, in a family of their own
 * Then nothing leads from her old number to the new one. Her figures are withheld from readers as all small ones are.
 */
#include "base/both.h"
#include "retention_sql.h"
#include "rooms/own_page/own_page.h"
#include "rooms/retention/retention_inside.h"

enum { DAYS_MOST = 64 };

struct days {
    struct day at[DAYS_MOST];
    size_t n;
};

/* ---- coarse days */

static int band(int n, const int *limits, size_t nlimits)
{
    int at = 0;

    for (size_t i = 0; n >= 0 && i < nlimits; i++)
        at += n >= limits[i];
    return n < 0 ? -1 : at;
}

static int age_band(struct day day, struct day on)
{
    static const int ages[] = { 18, 25, 30, 55 };

    return band(day_age(day, on), ages, sizeof ages / sizeof *ages);
}

/* As outcomes counts them: where the month is not known, the difference of the years. */
static int years_band(struct day day, struct day on)
{
    static const int years[] = { 1, 3, 5, 10 };
    int n = day_age(day, on);

    if (n < 0 && !day_whole(day) && day_cmp(day, on) <= 0)
        n = day_year(on) - day_year(day);
    return band(n, years, sizeof years / sizeof *years);
}

static bool alike(struct day one, struct day other, const struct days *on, int (*band_of)(struct day, struct day))
{
    for (size_t i = 0; i < on->n; i++)
        if (band_of(one, on->at[i]) != band_of(other, on->at[i]))
            return false;
    return true;
}

static struct day day_at(struct task *t, int64_t year, int64_t month, bool whole)
{
    struct day d;

    if (!whole)
        must(t, day_read_partial(str_fmt(t->a, "%04lld", (long long)year), &d));
    else
        must(t, day_read(str_fmt(t->a, "%04lld-%02lld-01", (long long)year, (long long)month), &d));
    return d;
}

/* First tens of years, then fives, then years, then months; the same for all of one band, so that it tells the band and
 * no more. */
static struct day coarse(struct task *t, struct day day, const struct days *on, int (*band_of)(struct day, struct day))
{
    static const int64_t steps[] = { 10, 5, 1 };
    int64_t newest = on->n > 0 ? day_year(on->at[0]) : day_year(t->today);
    bool whole = day_whole(day);

    if (!day_known(day))
        return day;
    for (size_t s = 0; s < sizeof steps / sizeof *steps; s++)
        for (int64_t year = newest - newest % steps[s]; year > newest - 110; year -= steps[s]) {
            struct day one = day_at(t, year, 1, whole);
            if (alike(day, one, on, band_of))
                return one;
        }
    for (int64_t month = 1; whole && month <= 12; month++) {
        struct day one = day_at(t, day_year(day), month, true);
        if (alike(day, one, on, band_of))
            return one;
    }
    return day;
}

/* ---- what is told of her */

static struct days days_of(struct task *t, int64_t person)
{
    struct retention_sql_days_rows rows = retention_sql_days(t, person);
    struct days on = { .n = 0 };

    for (size_t i = 0; i < rows.n && on.n < DAYS_MOST; i++)
        if (day_whole(rows.at[i].day))
            on.at[on.n++] = rows.at[i].day;
    return on;
}

static struct str first_of(struct str list)
{
    struct str first = S("");

    (void)str_cut(&list, ';', &first);
    return first;
}

/* One of them decides whether she counts as from outside the Union: the one that says no, else any. */
static struct str one_citizenship(struct str list)
{
    static const char *const union_of[] = { "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR",
        "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK" };
    struct str rest = list, one;

    while (rest.n > 0 && str_cut(&rest, ';', &one))
        for (size_t i = 0; i < sizeof union_of / sizeof *union_of; i++)
            if (str_is(one, union_of[i]))
                return one;
    return first_of(list);
}

static void put_fact(struct task *t, int64_t person, int64_t fact)
{
    struct retention_sql_facts_row row;
    struct days on = days_of(t, person);

    must(t, retention_sql_facts(t, person, &row));
    /* The month alone: the moment would stand beside the number of then in the journal. */
    struct str created = row.created_at.n < 7
                             ? S("")
                             : str_fmt(t->a, "%.*s-01T00:00:00Z", STR_ARG(str_part(row.created_at, 0, 7)));
    retention_sql_put_fact(t, .fact = fact, .given_names = S("–"), .sort_key = S(""),
        .birth_date = coarse(t, row.birth_date, &on, age_band), .gender = row.gender,
        .languages = first_of(row.languages), .municipality = row.municipality,
        .arrived_on = coarse(t, row.arrived_on, &on, years_band), .citizenships = one_citizenship(row.citizenships),
        .created_at = created, .anonymised_on = t->today);
}

/* ---- children */

static void point_child(struct task *t, int64_t from, int64_t to)
{
    const struct db_ids one = { &from, 1, 1 }, other = { &to, 1, 1 };

    for (size_t k = 0; k < retention_child_columns_n; k++)
        db_some_point(t, retention_child_columns[k].table, retention_child_columns[k].column, &one, &other);
}

/* One that has another parent here stays with that one; in its place there is a child without a name, for the count. */
static void part_from_children(struct task *t, int64_t person, int64_t fact)
{
    struct retention_sql_children_rows rows = retention_sql_children(t, person);
    int64_t family = id_new();

    retention_sql_drop_parents(t, person);
    if (rows.n > 0)
        retention_sql_new_family(t, family);
    for (size_t i = 0; i < rows.n; i++) {
        const struct retention_sql_children_row *row = &rows.at[i];
        int64_t child = id_new();
        retention_sql_new_child(t, child, family);
        if (row->others == 0)
            point_child(t, row->child, child);
        retention_sql_new_parent(t, child, fact, row->place);
        if (row->others == 0) {
            retention_sql_drop_child(t, row->child);
            retention_sql_drop_family(t, row->family);
        }
    }
}

/* ---- rows */

static const struct db_table *table_of(struct task *t, const struct db_tables *all, const char *name)
{
    const struct db_table *table = db_tables_find(all, str_of(name));

    must(t, table != NULL);
    return table;
}

/* "": everybody's rows, of which nothing is hers alone. */
static bool is_hers(const struct retention_extra *x) { return x->by_person[0] != '\0'; }

static struct db_some some_of(const char *table, const char *where, const struct db_ids *ids)
{
    return (struct db_some){ .table = table, .where = where, .ids = *ids };
}

static int64_t empty_extras(
    struct task *t, const struct db_tables *all, enum retention_category category, const struct db_ids *ids)
{
    int64_t n = 0;

    for (size_t i = 0; i < retention_extras_n; i++) {
        const struct retention_extra *x = &retention_extras[i];
        struct db_some some = some_of(x->table, is_hers(x) ? x->by_person : "0 <> $1", ids);
        int64_t emptied = x->category == category ? db_some_empty(t, table_of(t, all, x->table), &some, x->gone) : 0;
        n += is_hers(x) ? emptied : 0;
    }
    return n;
}

/* Rows of these, deleted or emptied. */
static int64_t end_some(
    struct task *t, const struct db_tables *all, const struct retention_table *x, const struct db_some *some)
{
    return x->kept[0] == '\0' ? db_some_drop(t, some) : db_some_empty(t, table_of(t, all, x->table), some, x->gone);
}

int64_t retention_empty(
    struct task *t, const struct db_tables *all, enum retention_category category, const struct db_ids *ids)
{
    int64_t n = empty_extras(t, all, category, ids);

    for (size_t i = 0; i < retention_tables_n; i++) {
        const struct retention_table *x = &retention_tables[i];
        struct db_some some = some_of(x->table, retention_where(x), ids);
        if (x->category == category && retention_has_person(x))
            n += end_some(t, all, x, &some);
    }
    return n;
}

void retention_records(struct task *t, const struct db_tables *all, enum retention_category category,
    const struct db_ids *ids, int64_t *add_n)
{
    struct db_rows_of *list = NEW_N(t->a, struct db_rows_of, retention_tables_n + retention_extras_n);
    size_t n = 0;

    for (size_t i = 0; i < retention_tables_n; i++) {
        const struct retention_table *x = &retention_tables[i];
        if (x->category == category && retention_has_person(x) && (x->kept[0] == '\0' || x->gone[0] != '\0'))
            list[n++] = (struct db_rows_of){ table_of(t, all, x->table), retention_where(x),
                x->kept[0] == '\0' ? "" : x->gone };
    }
    for (size_t i = 0; i < retention_extras_n; i++) {
        const struct retention_extra *x = &retention_extras[i];
        if (x->category == category && is_hers(x))
            list[n++] = (struct db_rows_of){ table_of(t, all, x->table), x->by_person, x->gone };
    }
    db_count_each(t, list, n, ids, add_n);
}

/* Rows that stay as facts get the new numbers. */
static void point(struct task *t, const struct db_ids *files, const struct db_ids *facts)
{
    for (size_t i = 0; i < retention_tables_n; i++) {
        const struct retention_table *x = &retention_tables[i];
        if (strcmp(x->person, "person_id") == 0 && x->kept[0] != '\0' && retention_has_person(x))
            db_some_point(t, x->table, x->person, files, facts);
    }
}

/* What merging left with two of her files stays with the first. */
static void drop_twins(struct task *t, const struct retention_sql_files_rows *files)
{
    for (size_t i = 1; i < files->n; i++)
        for (size_t k = 0; k < i; k++) {
            retention_sql_drop_twin_needs(t, files->at[i].person, files->at[k].person);
            retention_sql_drop_twin_talks(t, files->at[i].person, files->at[k].person);
            retention_sql_drop_twin_parents(t, files->at[i].person, files->at[k].person);
            retention_sql_drop_twin_pictures(t, files->at[i].person, files->at[k].person);
        }
}

static void drop_file(struct task *t, int64_t file, int64_t fact)
{
    struct retention_sql_family_row family;

    must(t, retention_sql_family(t, file, &family));
    part_from_children(t, file, fact);
    retention_sql_drop_due(t, file);
    retention_sql_drop_person(t, file);
    if (family.family != 0)
        retention_sql_drop_family(t, family.family);
}

/* Her facts, and which files become them. */
static void begin_fact(struct task *t, int64_t person, struct db_ids *add_files, struct db_ids *add_facts)
{
    struct retention_sql_files_rows files = retention_sql_files(t, person);
    int64_t fact = id_new();

    drop_twins(t, &files);
    put_fact(t, person, fact);
    for (size_t i = 0; i < files.n; i++) {
        LIST_ADD(t->a, add_files, files.at[i].person);
        LIST_ADD(t->a, add_facts, fact);
    }
}

int64_t retention_anonymise(struct task *t, const struct db_tables *all, const struct db_ids *persons)
{
    struct db_ids files = { 0 }, facts = { 0 };
    int64_t n = 0;

    for (size_t i = 0; i < persons->n; i++)
        begin_fact(t, persons->at[i], &files, &facts);
    for (enum retention_category c = 0; c < RETENTION__N; c++)
        n += retention_empty(t, all, c, &files);
    for (size_t i = 0; i < files.n; i++)
        own_page_end(t, files.at[i]);
    point(t, &files, &facts);
    for (size_t i = 0; i < files.n; i++)
        drop_file(t, files.at[i], facts.at[i]);
    return n + (int64_t)files.n;
}

/* ---- rows with clocks of their own */

struct day retention_cutoff(struct task *t, enum retention_category category)
{
    return day_add(day_add_months(t->today, -retention_term(t, category).months), 1);
}

int64_t retention_empty_rows(
    struct task *t, const struct db_tables *all, const struct retention_table *x, struct day before, int64_t most)
{
    const struct db_some some = { .table = x->table, .where = x->by_day, .before = day_str(&before), .most = most };

    return end_some(t, all, x, &some);
}

void retention_count_rows(struct task *t, enum retention_category category, int64_t *ret_persons, int64_t *ret_records)
{
    struct day before = retention_cutoff(t, category);
    struct db_tables all = db_tables(t);

    *ret_persons = *ret_records = 0;
    for (size_t i = 0; i < retention_tables_n; i++) {
        const struct retention_table *x = &retention_tables[i];
        struct db_some some = { .table = x->table, .where = x->by_day, .before = day_str(&before) };
        if (x->category != category || !retention_has_days(x))
            continue;
        *ret_records += x->kept[0] == '\0' ? db_some_count(t, &some)
                                           : db_some_filled(t, table_of(t, &all, x->table), &some, x->gone);
        int64_t persons = x->person[0] != '\0' && x->kept[0] == '\0' ? db_some_distinct(t, &some, x->person) : 0;
        *ret_persons = persons > *ret_persons ? persons : *ret_persons;
    }
}
