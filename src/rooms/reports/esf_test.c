/* Tests of the report "esf" on both engines: the form of its JSON in a case counted by hand, what holds between the
 * indicators (DOMAIN 1.5) on random records, the rows behind the figures, what lacks what, and what a coordinator can
 * work out. The rules themselves are in esf_rules_test. */
#include "rooms/reports/esf_rules.h"
#include "tests/reports_testing.h"

#include "rooms/projects/projects_codes.h"
#include "tests/figures_testing.h"

enum { OTHER_PROJECT = 11, THRESHOLD = 5 };
static const struct report_scope everything = { .project = PROJECT };

/* splitmix64 (S. Vigna, public domain) */
static const char *one_of(uint64_t *state, const char *const *list, size_t n)
{
    uint64_t x = *state += UINT64_C(0x9e3779b97f4a7c15);

    x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return list[(x ^ (x >> 31)) % n];
}
#define ONE_OF(state, ...) \
    one_of((state), (const char *const[]){ __VA_ARGS__ }, \
        sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *))

/* A record; "" where nothing is known. */
static void record(struct task *t, int id, int who, int project, const char *entry, const char *facts)
{
    ROW(t,
        "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, heard_from, "
        "version, created_at, entry_status, entry_education, unemployed_since, exit_date, exit_status, exit_status_on, "
        "exit_in_education, qualification_gained, six_month_date, six_month_status, six_month_improved) "
        "VALUES (%d, 'r%d', %d, %d, CAST('' AS {bytes}), NULLIF('%s', ''), '', 1, '', %s)",
        id, id, who, project, entry, facts);
}

static void is(struct task *t, int who, const char *gender, const char *birth)
{
    ROW(t, "UPDATE people_person SET gender = '%s', birth_date = NULLIF('%s', '') WHERE id = %d", gender, birth, who);
}

static void second_project(struct task *t)
{
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, municipalities, website, version) VALUES (11, 'S2', '', '', 'h', '', "
                "'', '', '', '', 1)");
    test_sql(t, "UPDATE projects_project SET specific_objective = 'h' WHERE id = 10");
}

static struct str written(struct task *t, struct report_scope s, enum table_format f)
{
    struct buf o;

    buf_init(&o, 4 << 20);
    reports_write(t, report_by_name(S("esf")), &s, f, &o);
    assert_false(buf_full(&o));
    struct str text = str_copy(t->a, buf_view(&o));
    buf_free(&o);
    return text;
}
#define assert_has(text, part)   assert_true(str_find((text), S(part)) >= 0)
#define assert_hasnt(text, part) assert_true(str_find((text), S(part)) < 0)

/* Four persons. 1: a woman of 26 at home, in work when she left. 2: a man of 41, unemployed for two years. 3:
 * non-binary, with a year of birth alone. 4: a woman of 30 who studies and takes part in both projects; here her
 * education is not known. */
static void by_hand(struct task *t)
{
    lay_out(t);
    second_project(t);
    for (int p = 1; p <= 4; p++)
        person(t, p);
    is(t, 1, "woman", "2000-01-01");
    is(t, 2, "man", "1985-01-01");
    is(t, 3, "non_binary", "1990");
    is(t, 4, "woman", "1996-01-01");
    record(t, 1, 1, PROJECT, "2026-02-01",
        "'home_care', '2', NULL, '2026-06-01', 'employed', NULL, NULL, 1, '2026-12-01', 'employed', NULL");
    record(
        t, 2, 2, PROJECT, "2026-03-01", "'unemployed', '3', '2024-03-01', NULL, '', NULL, NULL, NULL, NULL, '', NULL");
    record(t, 3, 3, PROJECT, "2026-03-01", "'unknown', '6', NULL, NULL, '', NULL, NULL, NULL, NULL, '', NULL");
    record(t, 4, 4, PROJECT, "2026-03-01", "'student', '9', NULL, NULL, '', NULL, NULL, NULL, NULL, '', NULL");
    record(t, 5, 4, OTHER_PROJECT, "2026-04-01", "'student', '6', NULL, NULL, '', NULL, NULL, NULL, NULL, '', NULL");
}

static int64_t counted(const struct report_tables *tables, enum esf_indicator i, unsigned column)
{
    return report_count(&tables->at[0].at[i], column);
}

static struct report_tables tables_of(struct task *t, const struct report_scope *s)
{
    return reports_tables(t, report_by_name(S("esf")), s);
}

RULE(a_case_by_hand)
{
    static const struct {
        enum esf_indicator i;
        int64_t women, men, total;
    } wanted[ESF__N] = { { EECO01, 1, 1, 2 }, { EECO02, 0, 1, 1 }, { EECO03, 0, 1, 1 }, { EECO04, 1, 0, 1 },
        { EECO05, 0, 0, 0 }, { EECO06, 0, 0, 0 }, { EECO07, 1, 0, 1 }, { EECO08, 0, 0, 0 }, { EECO09, 1, 0, 1 },
        { EECO10, 0, 1, 1 }, { EECO11, 0, 0, 0 }, { EECR01, 0, 0, 0 }, { EECR02, 0, 0, 0 }, { EECR03, 1, 0, 1 },
        { EECR04, 1, 0, 1 }, { EECR05, 1, 0, 1 }, { EECR06, 0, 0, 0 } };

    by_hand(t);
    struct report_tables tables = tables_of(t, &everything);
    for (size_t i = 0; i < ESF__N; i++) {
        assert_int_equal(counted(&tables, wanted[i].i, 1), wanted[i].women);
        assert_int_equal(counted(&tables, wanted[i].i, 2), wanted[i].men);
        assert_int_equal(counted(&tables, wanted[i].i, 3), 0);
        assert_int_equal(counted(&tables, wanted[i].i, 4), wanted[i].total);
    }
    assert_int_equal(figure(t, &everything, "esf.records.records.all"), 4);
    assert_int_equal(figure(t, &everything, "esf.records.records.complete"), 2);
    assert_int_equal(figure(t, &everything, "esf.records.records.incomplete"), 2);
}

RULE(json_has_the_form_of_the_interface)
{
    by_hand(t);
    struct str text = written(t, everything, FORMAT_JSON);
    assert_has(text, "\"EECO03\": {\n        \"women\": 0,\n        \"men\": 1,\n        \"non_binary\": 0,\n        "
                     "\"total\": 1\n      }");
    assert_has(text, "\"records\": {\n      \"all\": 4,\n      \"complete\": 2,\n      \"incomplete\": 2\n    }");
    assert_has(text,
        "{\n        \"participation\": \"r3\",\n        \"person\": \"p3\",\n        \"missing\": [\n      "
        "    \"birth_date\",\n          \"entry_status\"\n        ]\n      }");
    assert_has(text, "\"participation\": \"r4\"");
    assert_hasnt(text, "\"participation\": \"r1\"");
    assert_has(text, "\"valid_from\": \"2021-01-01\"");
    assert_has(written(t, everything, FORMAT_CSV), "EECO03,0,1,0,1\n");
}

/* Person 4 is complete in the second project, and counts once in the objective of both. */
RULE(without_a_project_each_specific_objective_is_counted_together)
{
    struct report_scope all = { 0 };

    by_hand(t);
    struct str text = written(t, all, FORMAT_JSON);
    assert_has(text,
        "\"objectives\": {\n      \"h\": {\n        \"indicators\": {\n          \"EECO01\": {\n            "
        "\"women\": 2,\n            \"men\": 1,\n            \"non_binary\": 0,\n            \"total\": 3");
    assert_has(text, "\"all\": 5,\n          \"complete\": 3,\n          \"incomplete\": 2");
    assert_has(text, "\"participation\": \"r3\"");
    test_sql(t, "UPDATE projects_project SET specific_objective = 'k' WHERE id = 11");
    text = written(t, all, FORMAT_JSON);
    assert_has(text, "\"k\": {\n        \"indicators\": {\n          \"EECO01\": {\n            \"women\": 1,");
}

/* ---- random records */

static const char *random_entry(uint64_t *r)
{
    return ONE_OF(r, "", "2025-01-01", "2025-06-30", "2025-12-31", "2026-01-01", "2026-02-28", "2026-03-31");
}

/* Drawn one after the other: the order in which a call works out its arguments is each compiler's own. */
static void random_record(struct task *t, uint64_t *r, int id, int who)
{
    const char *const drawn[] = {
        ONE_OF(r, "employed", "self_employed", "unemployed", "unemployed", "student", "home_care", "home_care",
            "parental_leave_with_job", "maternity_leave_with_job", "other_inactive", "unknown", ""),
        ONE_OF(r, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ""),
        ONE_OF(r, "NULL", "'2024-01-01'", "'2025'", "'2025-06-30'"),
        ONE_OF(r, "NULL", "'2026-04-30'", "'2026-05-31'", "'2026-08-31'"),
        ONE_OF(r, "", "employed", "employed", "unemployed", "student", "home_care"),
        ONE_OF(r, "NULL", "NULL", "'2026-08-31'", "'2026-06-28'"),
        ONE_OF(r, "NULL", "0", "1"),
        ONE_OF(r, "NULL", "0", "1"),
        ONE_OF(r, "NULL", "'2026-10-30'", "'2027-02-28'"),
        ONE_OF(r, "", "employed", "self_employed", "unemployed"),
        ONE_OF(r, "NULL", "0", "1"),
    };
    int project = *ONE_OF(r, "a", "a", "a", "b") == 'a' ? PROJECT : OTHER_PROJECT;
    const char *entry = random_entry(r);

    record(t, id, who, project, entry,
        str_z(t->a, str_fmt(t->a, "'%s', '%s', %s, %s, '%s', %s, %s, %s, %s, '%s', %s", drawn[0], drawn[1], drawn[2],
                        drawn[3], drawn[4], drawn[5], drawn[6], drawn[7], drawn[8], drawn[9], drawn[10])));
}

static void random_world(struct task *t, uint64_t seed, int persons)
{
    uint64_t r = seed;

    lay_out(t);
    second_project(t);
    for (int p = 1, id = 1; p <= persons; p++) {
        person(t, p);
        const char *gender = ONE_OF(&r, "woman", "woman", "woman", "man", "man", "non_binary", "unknown");
        is(t, p, gender,
            ONE_OF(&r, "", "1965", "1966-05-05", "1970-12-31", "1990-01-01", "1999-02-28", "2004-02-29", "2010-06-06"));
        for (const char *more = "yes"; *more == 'y'; more = ONE_OF(&r, "yes", "no", "no"))
            random_record(t, &r, id++ * 7919 % 100003, p); /* not in the order of persons */
    }
}

static void assert_between(int64_t part, int64_t whole) { assert_true(part >= 0 && part <= whole); }

/* DOMAIN 1.5; those between entry and result only where all days are asked for. */
static void assert_identities(const struct report_tables *tables, bool since_ever)
{
    int64_t c[ESF__N];

    for (unsigned column = 1; column <= 4; column++) {
        for (unsigned i = 0; i < ESF__N; i++)
            c[i] = counted(tables, i, column);
        assert_int_equal(c[EECO02] + c[EECO04] + c[EECO05], c[EECO01]);
        assert_between(c[EECO03], c[EECO02]);
        assert_int_equal(c[EECO09] + c[EECO10] + c[EECO11], c[EECO01]);
        assert_between(c[EECO06] + c[EECO07] + c[EECO08], c[EECO01]);
        if (!since_ever)
            continue;
        assert_between(c[EECR01], c[EECO04]);
        assert_between(c[EECR02], c[EECO01]);
        assert_between(c[EECR03], c[EECO01]);
        assert_between(c[EECR04], c[EECO02] + c[EECO04]);
        assert_between(c[EECR05], c[EECO02] + c[EECO04]);
        assert_between(c[EECR06], c[EECO05]);
    }
    for (unsigned i = 0; i < ESF__N; i++)
        assert_int_equal(counted(tables, i, 1) + counted(tables, i, 2) + counted(tables, i, 3), counted(tables, i, 4));
}

static size_t times(struct str text, struct str part)
{
    size_t n = 0;

    for (int64_t at; (at = str_find(text, part)) >= 0; n++)
        text = str_part(text, (size_t)at + part.n, text.n);
    return n;
}

static void assert_records(struct task *t, const struct report_scope *s, const struct report_tables *tables)
{
    const struct report_line *line = &tables->at[1].at[0];
    int64_t all = report_count(line, 1), complete = report_count(line, 2), incomplete = report_count(line, 3);

    assert_int_equal(all, complete + incomplete);
    assert_int_equal(times(written(t, *s, FORMAT_JSON), S("\"participation\":")), incomplete);
    assert_true(day_known(s->from) || counted(tables, EECO01, 4) <= complete);
}

/* One way, then all together: the codes of both lists are the same. */
static void count_in(struct task *t, const char *ways)
{
    ROW(t, "UPDATE projects_project SET counting = '%s', counting_source = 'Guide 3' WHERE id = 10", ways);
}

RULE(what_holds_between_the_indicators_holds_in_each_way_of_counting)
{
    struct report_scope together = { .objective = S("h") };
    int64_t usual[ESF__N];
    unsigned moved = 0;

    random_world(t, 20261130, 200);
    test_sql(t, "UPDATE people_participation SET entry_in_education = 1 WHERE id % 3 = 0");
    test_sql(t, "UPDATE people_participation SET unemployed_since = '2025-06-30'");
    test_sql(t, "UPDATE people_person SET birth_date = '2004-02-29' WHERE id % 2 = 0");
    assert_int_equal(CODES_counting.n, ESF_WAYS__N);
    for (unsigned ways = 0; ways < 1U << ESF_WAYS__N; ways++) {
        struct strs codes = { 0 };
        for (unsigned w = 0; w < ESF_WAYS__N; w++) {
            assert_string_equal(CODES_counting.at[w].code, esf_way_rules[w].code);
            if (ways >> w & 1)
                strs_add(t->a, &codes, str_of(esf_way_rules[w].code));
        }
        count_in(t, str_z(t->a, strs_join(t->a, &codes, S(";"))));
        struct report_tables one = tables_of(t, &everything), both = tables_of(t, &together);
        assert_identities(&one, true);
        assert_identities(&both, true);
        for (unsigned i = 0; i < ESF__N; i++) {
            if (ways == 0)
                usual[i] = counted(&one, i, 4);
            moved |= (unsigned)(counted(&one, i, 4) != usual[i] && (ways & (ways - 1)) == 0) * ways;
        }
    }
    assert_int_equal(moved, (1U << ESF_WAYS__N) - 1); /* each way alone moves a figure */
}

/* Person 1 of the case by hand goes on leave. The second project counts as usual. */
RULE(the_way_of_counting_is_that_of_the_project_and_stands_in_the_report)
{
    struct report_scope all = { 0 };

    by_hand(t);
    test_sql(t, "UPDATE people_participation SET entry_status = 'parental_leave_with_job'");
    test_sql(t, "UPDATE people_participation SET entry_education = '2' WHERE id = 4");
    struct report_tables tables = tables_of(t, &everything);
    assert_int_equal(counted(&tables, EECO04, 4), 3);
    assert_has(written(t, everything, FORMAT_JSON),
        "\"leave_employed\": {\n        \"counted\": \"Counts as inactive.\",\n        \"chosen\": \"no\"");
    count_in(t, "leave_employed");
    tables = tables_of(t, &everything);
    assert_int_equal(counted(&tables, EECO04, 4), 0);
    assert_int_equal(counted(&tables, EECO05, 4), 3);
    assert_true(tables.at[0].at[EECO05].definition == esf_formula(EECO05, 1U << ESF_WAY_leave_employed));
    struct str text = written(t, everything, FORMAT_JSON);
    assert_has(text, "\"leave_employed\": {\n        \"counted\": \"Counts as employed.\",\n        \"chosen\": "
                     "\"yes\",\n        \"source\": \"Guide 3\"");
    assert_has(text, "\"long_term_12\": {\n        \"counted\": \"After more than 6 months without work.\"");
    assert_has(text, "maternity, paternity or parental leave");
    test_sql(t, "DELETE FROM people_participation WHERE id = 4");
    text = written(t, all, FORMAT_JSON); /* two by the first project, person 4 by the second */
    assert_has(text, "\"EECO04\": {\n            \"women\": 1,\n            \"men\": 0");
    assert_has(text, "\"EECO05\": {\n            \"women\": 1,\n            \"men\": 1");
}

RULE(what_holds_between_the_indicators_holds_for_random_records)
{
    static const char *const days[][2] = { { "", "" }, { "", "2026-01-01" }, { "2026-01-01", "" },
        { "2025-06-30", "2026-05-31" } };

    random_world(t, 20261129, 300);
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        struct report_scope s = everything, together = { .objective = S("h") };
        assert_true(*days[i][0] == '\0' || day_read(str_of(days[i][0]), &s.from));
        assert_true(*days[i][1] == '\0' || day_read(str_of(days[i][1]), &s.to));
        together.from = s.from;
        together.to = s.to;
        struct report_tables one = tables_of(t, &s), both = tables_of(t, &together);
        assert_identities(&one, !day_known(s.from));
        assert_identities(&both, !day_known(s.from));
        assert_records(t, &s, &one);
        assert_true(i > 0 || (counted(&one, EECR06, 4) > 0 && counted(&one, EECR05, 4) > 0 &&
                                 counted(&both, EECO01, 4) > counted(&one, EECO01, 4)));
    }
}

RULE(each_figure_has_as_many_rows_behind_it)
{
    const struct report *report = report_by_name(S("esf"));

    random_world(t, 7, 60);
    struct report_tables tables = tables_of(t, &everything);
    assert_int_equal(test_table(&tables, S("checks")) - tables.at, 4);
    assert_int_equal(test_table(&tables, S("held")) - tables.at, 3);
    for (size_t k = 0; k < 5; k++)
        for (size_t line = 0; line < tables.at[k].n; line++)
            for (unsigned c = 1; c < tables.at[k].plan->n; c++) {
                int64_t n = report_count(&tables.at[k].at[line], c);
                struct figure_wanted w = { &tables.at[k], &tables.at[k].at[line], c, 0, 1000 };
                struct figure_rows rows = report->parts->rows(t, &everything, &w);
                assert_int_equal((int64_t)rows.n, n);
                for (size_t i = 0; i < rows.n; i++)
                    assert_true(rows.at[i].name.n > 0);
                w.start = 1, w.limit = 2;
                rows = report->parts->rows(t, &everything, &w);
                assert_int_equal(rows.total, n > 1 || k != 1 ? n : 0);
                assert_int_equal((int64_t)rows.n, n <= 1 ? 0 : n == 2 ? 1 : 2);
            }
}

RULE(the_rows_of_what_is_lacking_say_what)
{
    by_hand(t);
    struct figure_rows rows = figure_behind(t, &everything, "esf.records.records.incomplete", 0, 10);
    assert_int_equal(rows.n, 2);
    assert_int_equal(rows.at[0].spell, 3);
    assert_int_equal(rows.at[0].person, 3);
    assert_str(rows.at[0].remark, "Date of birth, Situation on the first day");
    assert_str(rows.at[1].remark, "Highest education");
    assert_str(figure_behind(t, &everything, "esf.records.records.complete", 0, 10).at[0].remark, "");
}

/* ---- what a coordinator sees */

static void become_coordinator(struct task *t)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *who = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ PROJECT, ROLE_NONE, S("S1"), S("Project") };
    *who = (struct viewer){ .staff = 7, .role = ROLE_COORDINATOR, .projects = in, .nprojects = 1 };
    t->viewer = who;
}

RULE(a_coordinator_is_told_of_no_record)
{
    struct report_scope s = everything;

    by_hand(t);
    become_coordinator(t);
    for (s.threshold = 0; s.threshold <= THRESHOLD; s.threshold += THRESHOLD) {
        struct str text = written(t, s, FORMAT_JSON);
        assert_has(text, "\"incomplete\": []");
        assert_hasnt(text, "\"participation\"");
    }
}

/* Everything a reader can write down as a sum: whole, parts, and what is missing to it, each at a place of x[]. */
struct sums {
    int64_t x[4 * ESF__N + 4 * 16 + 3]; /* INT_NONE: withheld, or not known */
    int64_t truth[4 * ESF__N + 4 * 16 + 3];
    size_t n, at[128][5], parts[128], rows;
};

static size_t place(enum esf_indicator i, unsigned column) { return 4u * i + column - 1; }

static void knows(struct sums *k, size_t whole, const size_t *parts, size_t n, bool rest)
{
    k->at[k->rows][0] = whole;
    memcpy(&k->at[k->rows][1], parts, n * sizeof *parts);
    k->parts[k->rows] = n + rest;
    if (rest) {
        k->x[k->n] = INT_NONE;
        k->truth[k->n] = k->truth[whole];
        for (size_t i = 0; i < n; i++)
            k->truth[k->n] -= k->truth[parts[i]];
        k->at[k->rows][n + 1] = k->n++;
    }
    k->rows++;
}

/* Works out what one sum alone tells, as long as there is more. */
static void conclude(struct sums *k)
{
    bool more = true;

    while (more) {
        more = false;
        for (size_t r = 0; r < k->rows; r++) {
            size_t unknown = 0, which = 0;
            for (size_t i = 0; i <= k->parts[r]; i++)
                if (k->x[k->at[r][i]] == INT_NONE)
                    unknown++, which = k->at[r][i];
            if (unknown == 1) {
                k->x[which] = k->truth[which];
                more = true;
            }
        }
    }
}

RULE(no_small_count_can_be_worked_out_of_the_others)
{
    size_t withheld = 0, shown = 0;

    random_world(t, 99, 120);
    struct report_scope s = everything;
    struct report_tables open = tables_of(t, &s);
    s.threshold = THRESHOLD;
    struct report_tables tables = tables_of(t, &s);
    struct sums k = { .n = place(ESF__N, 1) };
    for (unsigned i = 0; i < ESF__N; i++)
        for (unsigned c = 1; c <= 4; c++) {
            k.truth[place(i, c)] = counted(&open, i, c);
            k.x[place(i, c)] = counted(&tables, i, c);
            withheld += k.x[place(i, c)] == INT_NONE;
            shown += k.x[place(i, c)] != INT_NONE;
        }
    for (unsigned i = 0; i < ESF__N; i++)
        knows(&k, place(i, 4), (size_t[]){ place(i, 1), place(i, 2), place(i, 3) }, 3, false);
    for (unsigned c = 1; c <= 4; c++) {
        knows(&k, place(EECO01, c), (size_t[]){ place(EECO02, c), place(EECO04, c), place(EECO05, c) }, 3, false);
        knows(&k, place(EECO01, c), (size_t[]){ place(EECO09, c), place(EECO10, c), place(EECO11, c) }, 3, false);
        knows(&k, place(EECO01, c), (size_t[]){ place(EECO06, c), place(EECO07, c), place(EECO08, c) }, 3, true);
        knows(&k, place(EECO02, c), (size_t[]){ place(EECO03, c) }, 1, true);
        knows(&k, place(EECO04, c), (size_t[]){ place(EECR01, c) }, 1, true);
        knows(&k, place(EECO01, c), (size_t[]){ place(EECO05, c), place(EECR04, c) }, 2, true);
        knows(&k, place(EECO01, c), (size_t[]){ place(EECO05, c), place(EECR05, c) }, 2, true);
        knows(&k, place(EECO05, c), (size_t[]){ place(EECR06, c) }, 1, true);
    }
    conclude(&k);
    for (size_t i = 0; i < k.n; i++)
        assert_false(k.x[i] > 0 && k.x[i] < THRESHOLD); /* INT_NONE, what nobody can know, is below 0 */
    if (withheld < 5 || shown < 15)
        fail_msg("%zu withheld, %zu shown", withheld, shown);
}

/* Two men and a woman, all unemployed, one for long; she is in work when leaving. */
RULE(what_must_hold_between_indicators_stands_there_with_both_sides)
{
    lay_out(t);
    for (int p = 1; p <= 3; p++) {
        person(t, p);
        is(t, p, p == 1 ? "woman" : "man", "1990-01-01");
    }
    record(t, 1, 1, PROJECT, "2026-02-01",
        "'unemployed', '2', '2024-01-01', '2026-06-01', 'employed', NULL, NULL, 0, "
        "NULL, '', NULL");
    record(t, 2, 2, PROJECT, "2026-02-01", "'unemployed', '3', NULL, NULL, '', NULL, NULL, NULL, NULL, '', NULL");
    record(t, 3, 3, PROJECT, "2026-02-01", "'unemployed', '6', NULL, NULL, '', NULL, NULL, NULL, NULL, '', NULL");
    assert_figure(t, &everything, "esf.identities.statuses.left", 3);
    assert_figure(t, &everything, "esf.identities.statuses.right", 3);
    assert_figure(t, &everything, "esf.identities.long_term.left", 1);
    assert_figure(t, &everything, "esf.identities.ages.left", 0);
    assert_figure(t, &everything, "esf.identities.in_work.left", 1);
    assert_figure(t, &everything, "esf.identities.in_work.right", 3);
    assert_figure(t, &everything, "esf.identities.genders.left", ESF__N);
    assert_figure(t, &everything, "esf.identities.days.left", 0);
    struct str json = written(t, everything, FORMAT_JSON);
    assert_has(json, "\"holds\": \"yes\"");
    assert_hasnt(json, "\"holds\": \"no\"");
    /* results of persons who came before these days are held against nobody */
    const struct report_scope spring = { .project = PROJECT, .from = DAY("2026-05-01"), .to = DAY("2026-12-31") };
    assert_figure(t, &spring, "esf.identities.statuses.left", 0);
    json = written(t, spring, FORMAT_JSON);
    assert_has(json, "EECO02 + EECO04 + EECO05 = EECO01");
    assert_hasnt(json, "EECR04 \u2264 EECO02 + EECO04");
}

/* She left before she began: until the day between there is a result of nobody who has begun. */
RULE(an_identity_that_does_not_hold_says_so)
{
    const struct report_scope early = { .project = PROJECT, .to = DAY("2026-03-01") };

    lay_out(t);
    person(t, 1);
    is(t, 1, "woman", "1990-01-01");
    record(t, 1, 1, PROJECT, "2026-04-01",
        "'home_care', '2', NULL, '2026-02-01', 'unemployed', NULL, NULL, 0, NULL, "
        "'', NULL");
    assert_figure(t, &early, "esf.identities.looking.left", 1);
    assert_figure(t, &early, "esf.identities.looking.right", 0);
    assert_has(written(t, early, FORMAT_JSON), "\"holds\": \"no\"");
    assert_figure(t, &everything, "esf.identities.days.left", 1);
}

RULE(who_gets_no_small_counts_is_told_only_that_it_holds)
{
    struct report_scope s = everything;

    by_hand(t);
    s.threshold = THRESHOLD;
    struct str json = written(t, s, FORMAT_JSON);
    assert_has(json, "\"holds\": \"yes\"");
    assert_int_equal(figure(t, &s, "esf.identities.statuses.left"), INT_NONE);
    assert_int_equal(figure(t, &s, "esf.identities.genders.right"), INT_NONE);
}

RULES(what_must_hold_between_indicators_stands_there_with_both_sides, an_identity_that_does_not_hold_says_so,
    who_gets_no_small_counts_is_told_only_that_it_holds,
    what_holds_between_the_indicators_holds_in_each_way_of_counting,
    the_way_of_counting_is_that_of_the_project_and_stands_in_the_report, a_case_by_hand,
    json_has_the_form_of_the_interface, without_a_project_each_specific_objective_is_counted_together,
    what_holds_between_the_indicators_holds_for_random_records, each_figure_has_as_many_rows_behind_it,
    the_rows_of_what_is_lacking_say_what, a_coordinator_is_told_of_no_record,
    no_small_count_can_be_worked_out_of_the_others)
