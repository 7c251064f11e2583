/* Tests of tables by group when there are many groups, on both engines: a page shows some and sums up all, files have
 * all, counts are withheld as with few, and none of it needs more memory than a request has. */
#include "tests/reports_testing.h"

#include "rooms/reports/reports.h"
#include "tests/figures_testing.h"

enum { FIRST_GROUP = 1000, MINUTES_EACH = 90 };

#define NUMBERS "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "

/* Groups 1001 to 1000 + n by name, each with a session in January and one in February, both with all its members: two
 * in each group, one in the third of ten. */
static void groups_with_sessions(struct task *t, int n)
{
    lay_out(t);
    ROW(t,
        "INSERT INTO groups_group (id, source_key, project_id, name, sort_key, language, kind, venue, municipality, "
        "area, "
        "weekday, every_weeks, version, created_at) " NUMBERS "SELECT 1000 + i, '', 10, 'Group', CAST(CAST(100000 + i "
        "AS TEXT) AS {bytes}), CASE WHEN i %% 2 = 0 THEN 'som' ELSE 'ara' END, 'peer', '', '091', '', '', 1, 1, '' "
        "FROM n",
        n);
    ROW(t,
        "INSERT INTO groups_session (id, source_key, group_id, project_id, day, start_time, end_time, kind, theme, "
        "module, "
        "expert, state, cancel_reason, visitors, carers, register_version, version, created_at) " NUMBERS
        "SELECT 20000 * "
        "m.k + i, '', 1000 + i, 10, m.day, '10:00', '11:30', 'meeting', '', '', '', 'held', '', 0, 0, 1, 1, '' FROM n, "
        "(SELECT 1 AS k, '2026-01-15' AS day UNION ALL SELECT 2, '2026-02-15') AS m",
        n);
    ROW(t,
        "INSERT INTO people_person (id, source_key, given_names, family_name, call_name, sort_key, gender, languages, "
        "service_language, citizenships, non_disclosure, protected, version, created_at) " NUMBERS
        "SELECT i, '', 'Tessa', "
        "'Testi', '', CAST('' AS {bytes}), 'woman', 'som', '', '', 0, 0, 1, '' FROM n",
        2 * n);
    ROW(t,
        "INSERT INTO groups_membership (id, group_id, person_id, project_id, state, joined_on, version) " NUMBERS
        "SELECT i, 1000 + (i + 1) / 2, i, 10, 'member', '2026-01-01', 1 FROM n WHERE i %% 20 <> 6",
        2 * n);
    test_sql(t, "INSERT INTO attendance_mark (session_id, person_id, mark, walk_in, version) SELECT s.id, m.person_id, "
                "'present', 0, 1 FROM groups_session s JOIN groups_membership m ON m.group_id = s.group_id");
}

static struct report_scope page(int64_t start)
{
    return (struct report_scope){ .project = PROJECT, .start = start, .shown = 25 };
}

static size_t rests(const struct report_table *table)
{
    size_t n = 0;

    for (size_t i = 0; i < table->n; i++)
        n += table->at[i].rest;
    return n;
}

static int64_t sum(const struct report_table *table, const char *figure)
{
    return report_sum(table, report_column_of(table->plan, str_of(figure)));
}

RULE(a_page_shows_some_groups_and_sums_up_all)
{
    groups_with_sessions(t, 120);
    struct report_scope s = page(50);
    struct report_tables tables = reports_tables(t, report_by_name(S("attendance")), &s);
    const struct report_table *table = &tables.at[0];

    assert_int_equal(report_groups_of(table), 120);
    assert_int_equal(table->n, 25 * 2 + 2);
    assert_int_equal(rests(table), 2);
    assert_int_equal(table->at[0].group, FIRST_GROUP + 51);
    assert_int_equal(table->at[49].group, FIRST_GROUP + 75);
    assert_true(table->at[51].rest);
    assert_int_equal(sum(table, "sessions"), 240);
    assert_int_equal(sum(table, "minutes"), 240 * MINUTES_EACH);
    assert_int_equal(sum(table, "present"), 2 * (240 - 12));
    s = page(119);
    tables = reports_tables(t, report_by_name(S("attendance")), &s);
    assert_int_equal(tables.at[0].n, 2 + 2);
    assert_int_equal(sum(&tables.at[0], "sessions"), 240);
}

/* On the page itself or among the others: their difference would tell. One group of sixty has a small count. */
RULE(a_sum_with_a_withheld_part_is_not_told_wherever_the_part_stands)
{
    groups_with_sessions(t, 60);
    test_sql(t, "DELETE FROM attendance_mark WHERE session_id % 10 = 3 AND session_id % 100 <> 53");
    for (int64_t start = 0; start < 60; start += 25) {
        struct report_scope s = page(start);
        s.threshold = 2;
        struct report_tables tables = reports_tables(t, report_by_name(S("attendance")), &s);
        assert_int_equal(sum(&tables.at[0], "present"), INT_NONE);
        assert_int_equal(sum(&tables.at[0], "sessions"), 120);
    }
    test_sql(t, "DELETE FROM attendance_mark WHERE session_id % 100 = 53");
    struct report_scope s = page(25);
    s.threshold = 2;
    struct report_tables tables = reports_tables(t, report_by_name(S("attendance")), &s);
    assert_int_equal(sum(&tables.at[0], "present"), 2 * (120 - 12));
}

static size_t lines_of(struct task *t, const char *report, enum table_format format)
{
    struct report_scope s = { .project = PROJECT };
    struct buf *o = task_buf(t, 1 << 20);
    size_t n = 0;

    reports_write(t, report_by_name(str_of(report)), &s, format, o);
    task_must_fit(t, o);
    for (size_t i = 0; i < o->n; i++)
        n += format == FORMAT_JSON ? i + 7 < o->n && memcmp(o->p + i, "\"group\"", 7) == 0 : o->p[i] == '\n';
    return n;
}

RULE(files_have_the_lines_of_all_groups)
{
    groups_with_sessions(t, 120);
    assert_int_equal(lines_of(t, "attendance", FORMAT_JSON), 240);
    assert_int_equal(lines_of(t, "attendance", FORMAT_CSV), 1 + 240);
    assert_int_equal(lines_of(t, "activity", FORMAT_JSON), 120);
}

RULE(what_was_done_is_told_of_some_groups_and_summed_up_over_all)
{
    groups_with_sessions(t, 120);
    struct report_scope s = page(100);
    struct report_tables tables = reports_tables(t, report_by_name(S("activity")), &s);
    const struct report_table *groups = test_table(&tables, S("by_group"));

    assert_int_equal(report_groups_of(groups), 120);
    assert_int_equal(groups->n, 20);
    assert_int_equal(groups->at[0].group, FIRST_GROUP + 101);
    assert_int_equal(sum(groups, "visits"), 2 * (40 - 2));
    assert_int_equal(sum(test_table(&tables, S("by_language")), "visits"), 2 * (240 - 12));
    assert_figure(t, &s, "activity.months..visits", 2 * (240 - 12));
    s.group = FIRST_GROUP + 7;
    s.shown = 0;
    tables = reports_tables(t, report_by_name(S("activity")), &s);
    assert_int_equal(test_table(&tables, S("by_group"))->n, 1);
    assert_int_equal(test_table(&tables, S("by_group"))->at[0].group, FIRST_GROUP + 7);
}

/* A group had two visits, all others four; the sum of all would tell the two, so another group's go with them. */
RULE(what_a_sum_would_tell_of_a_group_is_withheld_with_another)
{
    groups_with_sessions(t, 9);
    struct report_scope s = { .project = PROJECT, .threshold = 3 };
    struct report_tables tables = reports_tables(t, report_by_name(S("activity")), &s);
    const struct report_table *groups = test_table(&tables, S("by_group"));
    unsigned visits = report_column_of(groups->plan, S("visits"));
    size_t withheld = 0;

    for (size_t i = 0; i < groups->n; i++)
        withheld += report_count(&groups->at[i], visits) == INT_NONE;
    assert_int_equal(groups->n, 9);
    assert_int_equal(withheld, 2);
    assert_int_equal(report_count(&groups->at[2], visits), INT_NONE);
    assert_false(groups->at[2].cells[report_column_of(groups->plan, S("person_minutes"))].known);
    assert_figure(t, &s, "activity.months..visits", 2 * (18 - 1));
}

static void everybody_said(struct task *t)
{
    test_sql(t, "INSERT INTO needs_need (person_id, project_id, day, area, weight, version) SELECT person_id, 10, "
                "'2026-01-20', 'housing', 1 + person_id % 3, 1 FROM groups_membership");
}

RULE(needs_of_many_groups_stand_alone_and_those_of_few_with_their_sum)
{
    struct report_scope s = page(0);

    groups_with_sessions(t, 120);
    everybody_said(t);
    struct report_tables tables = reports_tables(t, report_by_name(S("needs")), &s);
    const struct report_table *groups = test_table(&tables, S("by_group"));
    assert_null(report_total(groups));
    assert_int_equal(report_groups_of(groups), 120);
    assert_int_equal(groups->n, 25);
    assert_figure(t, &s, "needs.by_language..housing", 240 - 12);
    assert_figure(t, &s, "needs.by_town.091.persons", 240 - 12);
    assert_figure(t, &s, "needs.areas.housing.urgent", 76);
    test_sql(t, "DELETE FROM needs_need WHERE person_id > 180");
    tables = reports_tables(t, report_by_name(S("needs")), &s);
    groups = test_table(&tables, S("by_group"));
    assert_non_null(report_total(groups));
    assert_int_equal(report_lines(groups), 90);
}

/* Who stands where the rows are cut counts once, with all she said. */
RULE(needs_of_more_persons_than_are_read_at_once_count_once)
{
    groups_with_sessions(t, 110);
    for (int round = 1; round <= 28; round++)
        ROW(t,
            "INSERT INTO needs_need (person_id, project_id, day, area, weight, version) SELECT m.person_id, 10, "
            "'2025-01-%02d', a.area, CASE WHEN %d = 28 THEN 3 ELSE 0 END, 1 FROM groups_membership m, (SELECT 'work' "
            "AS "
            "area UNION ALL SELECT 'health' UNION ALL SELECT 'housing' UNION ALL SELECT 'digital') AS a",
            round, round);
    struct report_scope s = { .project = PROJECT };
    t->settings = &(struct settings){ .threshold = 1 };
    assert_figure(t, &s, "needs.by_language.som.persons", 220 - 11);
    assert_figure(t, &s, "needs.by_language.som.housing", 220 - 11);
    assert_figure(t, &s, "needs.areas.work.urgent", 220 - 11);
}

/* As many groups as 100,000 persons have, in the memory of one request. */
RULE(thousands_of_groups_fit_into_a_request)
{
    enum { REQUEST = 8 << 20, GROUPS = 4000 };
    static const char *const names[] = { "attendance", "activity", "needs" };

    groups_with_sessions(t, GROUPS);
    everybody_said(t);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (int64_t threshold = 0; threshold <= 3; threshold += 3) {
            struct arena **held = task_arena_slot(t);
            struct report_scope s = page(0);
            struct task own = *t;
            own.a = *held = task_arena(t, REQUEST);
            s.threshold = threshold;
            struct report_tables tables = reports_tables(&own, report_by_name(str_of(names[i])), &s);
            assert_int_equal(report_groups_of(&tables.at[i == 0 ? 0 : i == 1 ? 2 : 3]), GROUPS);
            arena_free(*held);
            *held = NULL;
        }
}

RULES(a_page_shows_some_groups_and_sums_up_all, a_sum_with_a_withheld_part_is_not_told_wherever_the_part_stands,
    files_have_the_lines_of_all_groups, what_was_done_is_told_of_some_groups_and_summed_up_over_all,
    what_a_sum_would_tell_of_a_group_is_withheld_with_another,
    needs_of_many_groups_stand_alone_and_those_of_few_with_their_sum,
    needs_of_more_persons_than_are_read_at_once_count_once, thousands_of_groups_fit_into_a_request)
