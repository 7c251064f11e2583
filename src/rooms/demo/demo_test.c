/* Tests of the demonstration: the same package twice, and the published figures through the real reports. */
#include "tests/demo_testing.h"

RULE(two_runs_on_one_day_write_the_same_bytes)
{
    struct demo_files a = demo_package(t), b = demo_package(t);

    assert_true(a.n > 10 && a.n == b.n);
    for (size_t i = 0; i < a.n; i++)
        assert_true(str_eq(a.at[i].name, b.at[i].name) && str_eq(a.at[i].bytes, b.at[i].bytes));
}

/* The figures themselves are asserted by the report, in rooms/reports; here: that the raw rows are life-like. */
RULE(the_package_is_taken_in_without_a_rejected_row_and_tells_of_all_that_happened)
{
    bring_in_demo(t);
    assert_true(test_number(t, "SELECT count(*) FROM people_person") > 400);
    assert_int_equal(test_number(t, "SELECT count(*) FROM staff WHERE role = 'peer'"), 7);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_group g JOIN projects_project p ON p.id = "
                                    "g.project_id WHERE p.code = 'S99003'"),
        8);
    assert_int_equal(test_number(t, "SELECT count(DISTINCT m.person_id) FROM groups_membership m JOIN projects_project "
                                    "p ON p.id = m.project_id WHERE p.code = 'S99003'"),
        45);
    assert_int_equal(test_number(t, "SELECT count(DISTINCT m.person_id) FROM groups_membership m JOIN projects_project "
                                    "p ON p.id = m.project_id WHERE p.code = 'S99002'"),
        66);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_group WHERE merged_into IS NOT NULL"), 1);
    assert_true(test_number(t, "SELECT count(*) FROM attendance_child WHERE state = 'came'") > 300);
    assert_true(test_number(t, "SELECT count(*) FROM contacts_contact WHERE person_id IS NULL") > 50);
    assert_int_equal(
        test_number(t, "SELECT max(n) FROM (SELECT count(*) AS n FROM people_parent GROUP BY person_id) AS sizes"), 12);
    assert_true(test_number(t, "SELECT count(*) FROM people_person WHERE non_disclosure = 1") >= 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_membership WHERE state = 'waiting'"), 4);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM groups_membership m WHERE m.state <> 'waiting' AND NOT EXISTS "
                       "(SELECT 1 FROM plans_plan p WHERE p.person_id = m.person_id) AND m.project_id = (SELECT id "
                       "FROM projects_project WHERE code = 'S99001')"),
        0);
    assert_true(test_number(t, "SELECT count(*) FROM groups_session WHERE state = 'planned' AND kind = 'meeting'") > 5);
    for (const char *const *kind =
             (const char *const[]){ "digital_workshop", "trip", "party", "expert_visit", "language", "exercise", NULL };
         *kind != NULL; kind++) {
        char sql[120];
        snprintf(sql, sizeof sql, "SELECT count(*) FROM groups_session WHERE state = 'held' AND kind = '%s'", *kind);
        assert_true(test_number(t, sql) > 0);
    }
}

RULES(two_runs_on_one_day_write_the_same_bytes,
    the_package_is_taken_in_without_a_rejected_row_and_tells_of_all_that_happened)
