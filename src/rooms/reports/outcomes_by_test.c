/* Tests of outcomes crossed, against cases counted by hand; that every figure of every crossing has as many rows behind
 * it; and by brute force that a coordinator, who may look at all crossings one after the other, can work out no small
 * count. */
#define READER_UNKNOWNS 160
#include "tests/figures_testing.h"
#include "tests/reader_testing.h"
#include "tests/reports_testing.h"

static struct report_scope by(const char *name, const char *name2)
{
    return (struct report_scope){ .project = PROJECT, .by = str_of(name), .by2 = str_of(name2) };
}

/* "town", "091", "persons", and the same of its share. */
#define assert_line(t, name, value, key, n) \
    do { \
        const char *path_ = str_z((t)->a, str_fmt((t)->a, "outcomes.%s.%s.%s", (name), (value), (key))); \
        assert_figure((t), &by_scope(name), path_, (n)); \
    } while (0)
#define by_scope(name) ((struct report_scope){ .project = PROJECT, .by = str_of(name) })

static size_t lines_by(struct task *t, const char *name)
{
    struct report_scope s = by(name, "");
    struct report_tables tables = reports_tables(t, report_by_name(S("outcomes")), &s);

    return test_table(&tables, str_of(name))->n;
}

/* A member of a group since January 10 (the first six) or September 10. */
static void people(struct task *t, int n)
{
    for (int p = 1; p <= n; p++) {
        person(t, p);
        member(t, p, p <= 3 ? SOMALI : ARABIC, p, "member", p <= 6 ? "2026-01-10" : "2026-09-10", "");
    }
}

static void spell(
    struct task *t, int id, int who, const char *entry, const char *status, const char *education, const char *exit)
{
    ROW(t,
        "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, entry_status, "
        "entry_education, heard_from, exit_date, exit_status, six_month_status, version, created_at) VALUES (%d, '', "
        "%d, 10, CAST('' AS {bytes}), NULLIF('%s', ''), '%s', '%s', '', NULLIF('%s', ''), '', '', 1, '')",
        id, who, entry, status, education, exit);
}

static void period(struct task *t, int id, const char *name, const char *from, const char *to)
{
    ROW(t,
        "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) VALUES (%d, 10, '%s', "
        "'%s', '%s', 0, 1)",
        id, name, from, to);
}

RULE(persons_stand_under_the_town_area_and_period_of_their_first_group)
{
    lay_out(t);
    people(t, 8);
    test_sql(t, "UPDATE groups_group SET municipality = '091', area = 'Kontula' WHERE id = 50");
    test_sql(t, "UPDATE groups_group SET municipality = '092' WHERE id = 51");
    period(t, 1, "Spring", "2026-01-01", "2026-06-30");
    period(t, 2, "Autumn", "2026-08-01", "2026-12-31");
    member(t, 20, ARABIC, 1, "member", "2026-09-10", ""); /* moved on: her first group counts */
    guided(t, 1, "a", 1, "2026-02-01", "language_training", "started", "");
    guided(t, 2, "b", 7, "2026-10-01", "working_life", "accepted", "");
    guided(t, 3, "c", 8, "2026-10-01", "home_care", "started", "");
    assert_line(t, "town", "091", "persons", 3);
    assert_line(t, "town", "092", "persons", 5);
    assert_line(t, "town", "092", "home_care", 1);
    assert_line(t, "area", "Kontula", "guided", 1);
    assert_line(t, "area", "Kontula", "guided%", 33);
    assert_line(t, "area", "unknown", "persons", 5);
    assert_line(t, "period", "Spring", "persons", 6);
    assert_line(t, "period", "Spring", "guided_to_training", 1);
    assert_line(t, "period", "Autumn", "guided_to_work%", 50);
    assert_line(t, "period", "Autumn", "has_place", 1);
    assert_line(t, "period", "Autumn", "started", 0); /* home care is nothing to start */
    assert_int_equal(lines_by(t, "period"), 2);
    test_sql(t, "UPDATE projects_period SET starts_on = '2026-02-01' WHERE id = 1");
    assert_line(t, "period", "unknown", "persons", 6);
    test_sql(t, "UPDATE groups_group SET period_id = 1 WHERE id = 50");
    assert_line(t, "period", "Spring", "persons", 3); /* of a day in no period that of the group */
}

RULE(the_organisation_is_that_of_the_first_group_and_the_lead_where_none_is_written)
{
    char lead[ID_TEXT], partner[ID_TEXT];

    lay_out(t);
    people(t, 8);
    assert_line(t, "organisation", "unknown", "persons", 8);
    test_sql(t, "INSERT INTO projects_organisation (id, source_key, name, name_key, business_id, kind, version) VALUES "
                "(901, '', 'Lead', 'lead', '', '', 1), (902, '', 'Partner', 'partner', '', '', 1)");
    test_sql(t, "INSERT INTO projects_partnership (id, source_key, project_id, organisation_id, part, version) "
                "SELECT x.id, '', g.project_id, x.id, CASE x.id WHEN 901 THEN 'lead' ELSE 'partner' END, 1 "
                "FROM projects_organisation x JOIN groups_group g ON g.id = 50");
    test_sql(t, "UPDATE groups_group SET organisation_id = 902 WHERE id = 51");
    id_text(901, lead);
    id_text(902, partner);
    assert_line(t, "organisation", lead, "persons", 3);
    assert_line(t, "organisation", partner, "persons", 5);
    assert_int_equal(lines_by(t, "organisation"), 2);
}

RULE(a_group_and_the_one_it_was_merged_into_are_told_apart)
{
    lay_out(t);
    people(t, 8);
    test_sql(t, "UPDATE groups_group SET merged_into = 51 WHERE id = 50");
    test_sql(t, "UPDATE groups_membership SET state = 'left', left_on = '2026-03-01' WHERE group_id = 50");
    member(t, 20, ARABIC, 1, "member", "2026-03-02", "");
    test_sql(t, "UPDATE groups_membership SET origin_id = 1 WHERE id = 20");
    struct report_scope later = by("group", "");
    (void)day_read(S("2026-04-01"), &later.from);
    assert_line(t, "group", "g50", "persons", 3);
    assert_line(t, "group", "g51", "persons", 5);
    assert_line(t, "combined_group", "g51", "persons", 8);
    assert_int_equal(lines_by(t, "combined_group"), 1);
    assert_figure(t, &later, "outcomes.group.g50.persons", 1); /* a member of the combined one, from the original one */
    assert_figure(t, &later, "outcomes.by_language.som.persons", 1);
}

RULE(what_is_known_of_a_person_is_what_was_known_when_she_began)
{
    lay_out(t);
    people(t, 6);
    spell(t, 1, 1, "2026-01-15", "home_care", "2", "2026-05-01");
    spell(t, 2, 1, "2026-08-01", "employed", "6", ""); /* came back: how she began stays */
    spell(t, 3, 2, "2026-01-15", "unemployed", "", "");
    test_sql(t, "UPDATE people_person SET languages = 'ara;eng', gender = 'man', birth_date = '1996-01-16', "
                "arrived_on = '2020' WHERE id = 1");
    test_sql(t, "UPDATE people_person SET birth_date = '2008-01-15', arrived_on = '2025-02-01' WHERE id = 2");
    test_sql(t, "UPDATE people_person SET birth_date = '1971-01-10', arrived_on = '2016-01-10' WHERE id = 3");
    test_sql(t, "UPDATE people_person SET birth_date = '1990', gender = '', languages = '' WHERE id = 4");
    assert_line(t, "mother_tongue", "ara", "persons", 1);
    assert_line(t, "mother_tongue", "som", "persons", 4);
    assert_line(t, "mother_tongue", "und", "persons", 1);
    assert_line(t, "sex", "man", "persons", 1);
    assert_line(t, "sex", "unknown", "persons", 1);
    assert_line(t, "entry_status", "home_care", "persons", 1);
    assert_line(t, "entry_status", "unemployed", "persons", 1);
    assert_line(t, "entry_status", "unknown", "persons", 4);
    assert_line(t, "education", "2", "persons", 1);
    assert_line(t, "education", "9", "persons", 5);
    assert_line(t, "age", "18_29", "persons", 2);   /* 1: 29 years and 364 days; 2: 18 on that day */
    assert_line(t, "age", "55_over", "persons", 1); /* 3: on the day of joining, for she has no participation */
    assert_line(t, "age", "unknown", "persons", 3); /* a year alone is not enough */
    assert_line(t, "years_in_finland", "5_9", "persons", 1);
    assert_line(t, "years_in_finland", "0", "persons", 1);
    assert_line(t, "years_in_finland", "10_over", "persons", 1);
    assert_line(t, "years_in_finland", "unknown", "persons", 3);
}

RULE(children_counselling_and_attempts_are_counted)
{
    lay_out(t);
    people(t, 4);
    for (int c = 1; c <= 7; c++) {
        child(t, c);
        ROW(t, "INSERT INTO people_parent (child_id, person_id) VALUES (%d, %d)", c, c <= 6 ? 1 : 2);
    }
    member(t, 20, ARABIC, 1, "member", "2026-02-10", ""); /* twice a member, the same children */
    for (int i = 1; i <= 3; i++)
        ROW(t,
            "INSERT INTO counselling_talk (id, source_key, person_id, project_id, day, depth) VALUES (%d, '', %d, 10, "
            "'2026-02-0%d', '%s')",
            i, i == 3 ? 2 : 1, i, i == 2 ? "intensive" : "light");
    ROW(t, "INSERT INTO counselling_person (talk_id, person_id, version) VALUES (3, 3, 1)");
    ROW(t, "INSERT INTO follow_ups_follow_up (id, source_key, person_id, project_id, kind, status, not_reached_on, "
           "version) "
           "VALUES (1, '', 4, 10, 'exit', '', '2026-06-01', 1)");
    for (int i = 1; i <= 4; i++)
        ROW(t,
            "INSERT INTO follow_ups_attempt (id, source_key, follow_up_id, day, channel, version) VALUES (%d, '', 1, "
            "'2026-05-0%d', 'phone', 1)",
            i, i);
    assert_line(t, "children", "5_over", "persons", 1);
    assert_line(t, "children", "1", "persons", 1);
    assert_line(t, "children", "0", "persons", 2);
    assert_line(t, "counselling", "intensive", "persons", 1);
    assert_line(t, "counselling", "light", "persons", 2);
    assert_line(t, "counselling", "none", "persons", 1);
    assert_line(t, "attempts", "3_over", "not_reached", 1);
    assert_line(t, "attempts", "0", "persons", 3);
    struct report_scope may = by("attempts", "");
    (void)day_read(S("2026-05-02"), &may.to);
    assert_figure(t, &may, "outcomes.attempts.2.persons", 1);
}

RULE(from_leaving_to_the_outcome_months_are_counted)
{
    static const struct {
        const char *day, *value;
    } want[] = { { "2026-01-31", "before" }, { "2026-05-28", "0_3" }, { "2026-05-29", "3_6" }, { "2026-08-28", "3_6" },
        { "2026-08-29", "6_12" }, { "2027-03-01", "12_over" } };
    enum { EACH = sizeof want / sizeof *want };

    lay_out(t);
    people(t, EACH + 2);
    for (int i = 0; i < EACH; i++) {
        spell(t, i + 1, i + 1, "2025-01-15", "home_care", "2", "2026-02-28");
        guided(t, i + 1, "a", i + 1, want[i].day, "working_life", "started", "");
    }
    /* She came back and is here; the older spell stands behind. */
    spell(t, 30, EACH + 1, "2026-03-01", "home_care", "2", "");
    spell(t, 31, EACH + 1, "2025-01-15", "home_care", "2", "2025-09-24");
    guided(t, 20, "a", EACH + 1, "2026-05-01", "working_life", "started", "");
    for (int i = 0; i < EACH; i++)
        if (i != 2 && i != 3)
            assert_line(t, "exit_to_result", want[i].value, "persons", 1);
    assert_line(t, "exit_to_result", "3_6", "persons", 2);
    assert_line(t, "exit_to_result", "not_left", "persons", 1);
    assert_line(t, "exit_to_result", "none", "persons", 1);
}

/* ---- all of them */

/* Persons who differ in everything by chance. */
static void crowd(struct task *t, uint64_t *seed, int n)
{
    static const char *const tongues[] = { "som", "ara", "kmr", "" }, *const sexes[] = { "woman", "woman", "man", "" },
                             *const births[] = { "1970-05-05", "1999-05-05", "1988-05-05", "1988" },
                             *const where[] = { "language_training", "working_life", "home_care", "not_reached" },
                             *const statuses[] = { "home_care", "unemployed", "" };

    period(t, 1, "Spring", "2026-01-01", "2026-06-30");
    test_sql(t, "UPDATE groups_group SET municipality = '091', area = 'Kontula' WHERE id = 50");
    test_sql(t, "UPDATE groups_group SET municipality = '092' WHERE id = 51");
    for (int p = 1; p <= n; p++) {
        person(t, p);
        member(t, p, dice(seed, 3) ? SOMALI : ARABIC, p, "member", dice(seed, 4) ? "2026-01-10" : "2026-09-10", "");
        ROW(t,
            "UPDATE people_person SET languages = '%s', gender = '%s', birth_date = '%s', arrived_on = '%d' WHERE id "
            "= %d",
            tongues[dice(seed, 4)], sexes[dice(seed, 4)], births[dice(seed, 4)], 2010 + 5 * (int)dice(seed, 4), p);
        if (dice(seed, 3))
            spell(t, p, p, "2026-01-05", statuses[dice(seed, 3)], dice(seed, 2) ? "2" : "6",
                dice(seed, 2) ? "" : "2026-03-01");
        if (dice(seed, 3))
            guided(t, p, "k", p, "2026-04-01", where[dice(seed, 4)], dice(seed, 2) ? "started" : "applied", "");
        for (int64_t c = dice(seed, 3); c > 0; c--) {
            child(t, 4 * p + (int)c);
            ROW(t, "INSERT INTO people_parent (child_id, person_id) VALUES (%d, %d)", 4 * p + (int)c, p);
        }
    }
}

static bool is_crossing(const struct report_table *table) { return table->plan->leads; }

static void every_line_adds_up(const struct report_tables *tables, const struct report_table *table)
{
    static const char *const keys[] = { "persons", "guided", "language_training", "none" };

    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        const struct report_table *first = &tables->at[0];
        assert_int_equal(report_sum(table, report_column_of(table->plan, str_of(keys[k]))),
            report_count(report_total(first), report_column_of(first->plan, str_of(keys[k]))));
    }
}

static void rows_are_behind(struct task *t, const struct report_scope *s, const struct report_table *table)
{
    const struct report *report = report_by_name(S("outcomes"));

    for (size_t i = 0; i < table->n; i++)
        for (unsigned c = 1; c < table->plan->n; c++) {
            int64_t n = report_count(&table->at[i], c);
            struct figure_wanted w = { table, &table->at[i], c, 0, 100 };
            if (table->plan->columns[c].kind != FIGURE_NAMES && n != INT_NONE)
                assert_int_equal(report->parts->rows(t, s, &w).total, n);
        }
}

RULE(each_crossing_adds_up_and_every_figure_has_as_many_rows_behind_it)
{
    struct report_scope all = { .project = PROJECT, .every = true };
    uint64_t seed = 4;
    size_t crossings = 0;

    lay_out(t);
    crowd(t, &seed, 25);
    struct report_tables tables = reports_tables(t, report_by_name(S("outcomes")), &all);
    for (size_t i = 0; i < tables.n; i++)
        if (is_crossing(&tables.at[i])) {
            every_line_adds_up(&tables, &tables.at[i]);
            rows_are_behind(t, &all, &tables.at[i]);
            crossings++;
        }
    assert_int_equal(crossings, report_by_name(S("outcomes"))->parts->crossings_n - 1); /* one is of several projects */
    struct report_scope two = by("mother_tongue", "period");
    tables = reports_tables(t, report_by_name(S("outcomes")), &two);
    const struct report_table *crossed = test_table(&tables, S("crossed"));
    assert_true(crossed->n > 4);
    assert_true(tables.csv > 0 && &tables.at[tables.csv] == crossed);
    every_line_adds_up(&tables, crossed);
    rows_are_behind(t, &two, crossed);
}

/* ---- what a coordinator sees of all crossings */

/* Each line of a crossing, and of the table of languages, is two unknowns: those who were guided, those who were not.
 */
struct unknowns {
    struct reader reader;
    int64_t counts[UNKNOWNS];
    int64_t guided[UNKNOWNS], all[UNKNOWNS]; /* sums over the lines of the first table */
};

/* How many of a line were guided or (guided false) were not, as the table tells it: a language tells it by its
 * destinations. INT_NONE: it does not. */
static int64_t told_of(const struct report_table *table, const struct report_line *line, bool guided)
{
    unsigned sum = report_column_of(table->plan, S("guided")), persons = report_column_of(table->plan, S("persons"));
    int64_t n = 0;

    if (is_crossing(table)) {
        int64_t in = report_count(line, sum), all = report_count(line, persons);
        return guided ? in : in == INT_NONE || all == INT_NONE ? INT_NONE : all - in;
    }
    for (unsigned c = sum + 1; c < table->plan->n; c++) {
        unsigned whole = table->plan->columns[c].part_of;
        if ((whole != persons) != guided)
            continue;
        if (report_count(line, c) == INT_NONE)
            return INT_NONE;
        n += report_count(line, c);
    }
    return n;
}

static const struct report_line *line_like(
    const struct report_table *told, const struct report_table *whole, const struct report_line *line)
{
    struct str key = report_line_key(whole->plan, line, 0);

    for (size_t i = 0; i < report_lines(told); i++)
        if (str_eq(report_line_key(told->plan, &told->at[i], 0), key))
            return &told->at[i];
    return NULL;
}

/* first: the unknowns of the line. */
static void read_line(struct unknowns *u, size_t first, const struct report_table *told, const struct report_line *line)
{
    int64_t all[UNKNOWNS] = { 0 };

    for (size_t i = 0; i < 2; i++) {
        int64_t v[UNKNOWNS] = { 0 }, n = told_of(told, line, i == 0);
        v[first + i] = all[first + i] = 1;
        assert_true(n == INT_NONE || n == u->counts[first + i]);
        if (n != INT_NONE)
            learn(&u->reader, v);
    }
    if (report_count(line, report_column_of(told->plan, S("persons"))) != INT_NONE)
        learn(&u->reader, all);
}

static void learn_totals(
    struct unknowns *u, const struct report_table *languages, const int64_t *guided, const int64_t *all, bool first)
{
    int64_t same[UNKNOWNS], same_guided[UNKNOWNS];
    const struct report_line *total = report_total(languages);

    if (first) {
        memcpy(u->guided, guided, sizeof u->guided);
        memcpy(u->all, all, sizeof u->all);
    }
    for (size_t i = 0; i < UNKNOWNS; i++) {
        same[i] = all[i] - u->all[i];
        same_guided[i] = guided[i] - u->guided[i];
    }
    learn(&u->reader, same);
    learn(&u->reader, same_guided);
    if (report_count(total, report_column_of(languages->plan, S("persons"))) != INT_NONE)
        learn(&u->reader, all);
    if (report_count(total, report_column_of(languages->plan, S("guided"))) != INT_NONE)
        learn(&u->reader, guided);
}

static void nothing_small(const struct unknowns *u, size_t i, size_t k)
{
    int64_t v[UNKNOWNS] = { 0 }, sum = u->counts[i] + (i == k ? 0 : u->counts[k]);

    v[i] = v[k] = 1;
    if (sum > 0 && sum < SMALL && knows(&u->reader, v))
        fail_msg("%lld persons can be worked out of the crossings", (long long)sum);
}

/* whole: the same table with nothing withheld. */
static void read_table(struct unknowns *u, const struct report_table *whole, const struct report_table *told,
    const struct report_table *languages)
{
    int64_t guided[UNKNOWNS] = { 0 }, all[UNKNOWNS] = { 0 };
    size_t begin = u->reader.n;

    u->reader.n += 2 * report_lines(whole);
    assert_true(u->reader.n < UNKNOWNS);
    for (size_t k = 0, first = begin; k < report_lines(whole); k++, first += 2) {
        u->counts[first] = told_of(whole, &whole->at[k], true);
        u->counts[first + 1] = told_of(whole, &whole->at[k], false);
        guided[first] = all[first] = all[first + 1] = 1;
    }
    for (size_t k = 0, first = begin; k < report_lines(whole); k++, first += 2) {
        const struct report_line *line = line_like(told, whole, &whole->at[k]);
        if (line != NULL)
            read_line(u, first, told, line);
    }
    learn_totals(u, languages, guided, all, begin == 0);
}

static size_t read_crossings(struct unknowns *u, const struct report_tables *open, const struct report_tables *told)
{
    size_t printed = 0;

    for (size_t i = 0; i < told->n; i++) {
        const struct report_table *table = &told->at[i];
        if (i > 0 && !is_crossing(table))
            continue;
        read_table(u, test_table(open, str_of(table->plan->name)), table, &told->at[0]);
        printed += i == 0 ? 0 : table->n;
    }
    return printed;
}

RULE(from_all_crossings_together_no_small_count_can_be_worked_out)
{
    struct report_scope open = { .project = PROJECT, .every = true }, few = open;
    const struct report *report = report_by_name(S("outcomes"));
    uint64_t seed = 21;
    size_t printed = 0;

    few.threshold = SMALL;
    for (int i = 0; i < 12; i++) {
        lay_out(t);
        crowd(t, &seed, 12 + 4 * i);
        struct unknowns *u = NEW(t->a, struct unknowns);
        struct report_tables all = reports_tables(t, report, &open), told = reports_tables(t, report, &few);
        printed += read_crossings(u, &all, &told);
        for (size_t a = 0; a < u->reader.n; a++)
            for (size_t b = a; b < u->reader.n; b++)
                nothing_small(u, a, b);
        test_rollback(t);
    }
    assert_true(printed > 100); /* hiding everything would be easy */
}

/* Whatever she looks at, the same is withheld: or two looks would tell more than one. */
RULE(a_coordinator_sees_the_same_of_a_crossing_alone_as_of_all_and_no_groups_and_no_two_crossed)
{
    struct report_scope all = { .project = PROJECT, .every = true, .threshold = SMALL }, one = by("town", "sex");
    const struct report *report = report_by_name(S("outcomes"));
    uint64_t seed = 5;

    one.threshold = SMALL;
    lay_out(t);
    crowd(t, &seed, 40);
    struct report_tables every = reports_tables(t, report, &all), alone = reports_tables(t, report, &one);
    size_t crossings = 0;
    for (size_t i = 0; i < alone.n; i++) {
        const struct report_table *table = &alone.at[i];
        if (!is_crossing(table))
            continue;
        const struct report_table *same = test_table(&every, str_of(table->plan->name));
        assert_int_equal(table->n, same->n);
        for (size_t k = 0; k < table->n; k++)
            for (unsigned c = 1; c < table->plan->n; c++)
                assert_int_equal(report_count(&table->at[k], c), report_count(&same->at[k], c));
        crossings++;
    }
    assert_int_equal(crossings, 2);
    for (size_t i = 0; i < every.n; i++) {
        assert_false(str_is(S("group"), every.at[i].plan->name));
        assert_false(str_is(S("combined_group"), every.at[i].plan->name));
    }
    one.by = S("group");
    one.by2 = S("");
    alone = reports_tables(t, report, &one);
    assert_int_equal(alone.n, 3);
}

/* INTERFACES 4, 1.1: the names other programs read. */
RULE(programs_find_crossings_under_by_in_the_form_of_the_languages)
{
    struct buf o;
    static const char *const want[] = { "\"by\": {", "\"town\": {", "\"091\": {", "\"by_mother_tongue\": {",
        "\"som\": {", "\"destinations\": {" };

    lay_out(t);
    people(t, 3);
    test_sql(t, "UPDATE groups_group SET municipality = '091'");
    buf_init(&o, 1 << 20);
    reports_write(t, report_by_name(S("outcomes")), &(struct report_scope){ .project = PROJECT }, FORMAT_JSON, &o);
    const char *text = str_z(t->a, buf_view(&o));
    for (size_t i = 0; i < sizeof want / sizeof *want; i++)
        if (strstr(text, want[i]) == NULL)
            fail_msg("no %s in %s", want[i], text);
    buf_free(&o);
}

RULES(persons_stand_under_the_town_area_and_period_of_their_first_group,
    the_organisation_is_that_of_the_first_group_and_the_lead_where_none_is_written,
    a_group_and_the_one_it_was_merged_into_are_told_apart, what_is_known_of_a_person_is_what_was_known_when_she_began,
    children_counselling_and_attempts_are_counted, from_leaving_to_the_outcome_months_are_counted,
    each_crossing_adds_up_and_every_figure_has_as_many_rows_behind_it,
    from_all_crossings_together_no_small_count_can_be_worked_out,
    a_coordinator_sees_the_same_of_a_crossing_alone_as_of_all_and_no_groups_and_no_two_crossed,
    programs_find_crossings_under_by_in_the_form_of_the_languages)
