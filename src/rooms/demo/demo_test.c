/* Tests of the demonstration: the same package twice, and the published figures through the real reports. */
#include "rooms/demo/demo_outcomes.h"
#include "rooms/marks.h"
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

/* Document 003 in whole persons; a percentage may hide one more or less. */
RULE(the_outcomes_are_as_many_persons_as_document_003_has)
{
    static const struct {
        const char *any_of;
        int somali, arabic;
    } each[] = { { ",language_training,", 30, 50 }, { ",vocational_education,", 28, 2 },
        { ",adult_basic_education,", 24, 8 }, { ",home_care,", 26, 8 }, { ",not_reached,", 24, 18 },
        { ",working_life,entrepreneurship,", 17, 9 },
        { ",language_training,adult_basic_education,vocational_education,upper_secondary,higher_education,"
          "other_training,",
            91, 66 } };
    int somali = 0, arabic = 0;

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        int som = 0, ara = 0;
        for (size_t o = 0; o < demo_outcomes_n; o++)
            if (demo_outcomes[o].destination[0] != '\0' &&
                strstr(each[i].any_of, str_z(t->a, str_fmt(t->a, ",%s,", demo_outcomes[o].destination)))) {
                som += demo_outcomes[o].somali;
                ara += demo_outcomes[o].arabic;
            }
        assert_int_equal(som, each[i].somali);
        assert_int_equal(ara, each[i].arabic);
    }
    for (size_t o = 0; o < demo_outcomes_n; o++) {
        somali += demo_outcomes[o].somali;
        arabic += demo_outcomes[o].arabic;
    }
    assert_int_equal(somali, DEMO_SOMALI);
    assert_int_equal(arabic, DEMO_ARABIC);
    bring_in_demo(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM guidance_guidance WHERE destination = 'not_reached'"), 42);
}

/* Of a hundred rows of `all`, so many are `some`, give or take `more`. */
static void about(struct task *t, const char *some, const char *all, int64_t percent, int64_t more)
{
    int64_t n = test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM %s AND (%s)", all, some))),
            of = test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM %s", all)));

    if (n * 100 < (percent - more) * of || n * 100 > (percent + more) * of)
        fail_msg("%s: %lld of %lld, wanted %lld %%", some, (long long)n, (long long)of, (long long)percent);
}

RULE(chance_in_the_demonstration_is_as_great_as_it_says)
{
    bring_in_demo(t);
    for (enum mark m = MARK_NONE + 1; m < MARK__N; m++)
        about(t, str_z(t->a, str_fmt(t->a, "mark = '%s'", mark_code(m))), "attendance_mark WHERE 1 = 1", mark_chance(m),
            4);
    about(t, "languages LIKE '%eng'", "people_person WHERE 1 = 1", 25, 6);
    about(t, "length(birth_date) = 4", "people_person WHERE 1 = 1", 8, 4);
    about(t, "citizenships LIKE '%FI'", "people_person WHERE 1 = 1", 20, 6);
}

#define RECENT "groups_session s JOIN attendance_mark m ON m.session_id = s.id WHERE s.day >= '%s'"

RULE(children_come_with_their_parents_and_somebody_is_missed_in_the_groups_of_these_weeks)
{
    struct day since = day_add(t->today, -14);

    bring_in_demo(t);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM attendance_child c WHERE c.state = 'came' AND NOT EXISTS (SELECT 1 FROM "
                       "people_parent p JOIN attendance_mark m ON m.person_id = p.person_id WHERE p.child_id = "
                       "c.child_id AND m.session_id = c.session_id AND m.mark IN ('present', 'late'))"),
        0);
    assert_true(test_number(t, "SELECT count(*) FROM attendance_child WHERE state = 'did_not_come'") > 30);
    int64_t missed = test_number(
        t, str_z(t->a, str_fmt(t->a,
                           "SELECT count(*) FROM (SELECT m.person_id FROM " RECENT
                           " GROUP BY m.person_id HAVING count(*) > 1 AND min(m.mark) = 'absent' AND max(m.mark) = "
                           "'absent') AS missed",
                           since.t)));
    assert_true(missed >= 15);
}

RULES(two_runs_on_one_day_write_the_same_bytes,
    the_package_is_taken_in_without_a_rejected_row_and_tells_of_all_that_happened,
    the_outcomes_are_as_many_persons_as_document_003_has, chance_in_the_demonstration_is_as_great_as_it_says,
    children_come_with_their_parents_and_somebody_is_missed_in_the_groups_of_these_weeks)
