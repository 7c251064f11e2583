/* Tests of numbers and money at their limits, of what leaves with one project, of doubtful persons, and of the label of
 * the package, on both engines. */
#include <stdatomic.h>
#include "rooms/exchange/package.h"
#include "rooms/tables/tables.h"
#include "tests/exchange_testing.h"

RULE(numbers_and_money_are_taken_within_their_limits)
{
    static const struct {
        const char *csv;
        enum outcome how;
    } each[] = {
        { "project,name,target_participants\nA,B,0\n", DONE },
        { "project,name,target_participants\nA,B,-1\n", INVALID },
        { "project,name,total_budget\nA,B,12.50\n", DONE },
        { "project,name,total_budget\nA,B,12.345\n", INVALID },
        { "project,name,total_budget\nA,B,-1.00\n", INVALID },
        { "project,name,total_budget\nA,B,12.-5\n", INVALID },
        { "project,name,total_budget\nA,B,12.x\n", INVALID },
        { "project,name,total_budget\nA,B,.50\n", INVALID },
        { "project,name,total_budget\nA,B,99999999999999.00\n", INVALID },
    };
    struct exchange_result result;

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        assert_int_equal(bring_one(t, "projects.csv", each[i].csv, &result), each[i].how);
        test_rollback(t);
    }
    assert_int_equal(
        bring_one(t, "projects.csv", "project,name,total_budget,eu_contribution\nA,B,12.50,0.05\n", &result), DONE);
    assert_int_equal(test_number(t, "SELECT total_budget FROM projects_project"), 1250);
    assert_int_equal(test_number(t, "SELECT eu_contribution FROM projects_project"), 5);
}

RULE(the_weight_of_a_need_is_nought_to_three)
{
    static const struct {
        int weight;
        enum outcome how;
    } each[] = { { 0, DONE }, { 3, DONE }, { 4, INVALID }, { -1, INVALID } };
    struct exchange_result result;

    bring_small(t, &result);
    test_commit(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        assert_int_equal(bring_one(t, "needs.csv",
                             str_z(t->a, str_fmt(t->a, "person,project,date,area,weight\np3,P1,2025-02-03,work,%d\n",
                                             each[i].weight)),
                             &result),
            each[i].how);
        test_rollback(t);
    }
}

RULE(with_one_project_leave_its_staff_and_not_that_of_others)
{
    struct exchange_result result;

    bring_small(t, &result);
    struct str staff = exported(t, "staff.csv", test_number(t, "SELECT id FROM projects_project WHERE code = 'P2'"));
    assert_true(str_find(staff, S("s2,Outi Esimerkki")) > 0);
    assert_true(str_find(staff, S("s1,Ali Malli")) < 0);
}

RULE(a_new_person_is_doubtful_for_the_same_phone_or_name_and_birth_and_for_nothing_else)
{
    struct exchange_result result;

    bring_small(t, &result);
    assert_int_equal(bring_one(t, "people.csv",
                         "person,given_names,family_name,birth_date,phone\nq1,Other,Person,,040 765 "
                         "4321\nq2,Ayaan,Warsame,1991-04-03,\nq3,Ayaan,Warsame,,\n",
                         &result),
        DONE);
    assert_int_equal(result.n[EXCHANGE_DOUBTFUL], 0);
    assert_int_equal(result.n[EXCHANGE_NEW], 3);
    assert_int_equal(bring_one(t, "people.csv", "person,given_names,phone\nq4,Unlike,0401234567\n", &result), DONE);
    assert_int_equal(result.n[EXCHANGE_DOUBTFUL], 1);
}

RULE(the_label_tells_types_limits_value_lists_and_references)
{
    bool written[KIND__N] = {
        [KIND_people] = true, [KIND_projects] = true, [KIND_participations] = true, [KIND_needs] = true
    };
    struct buf o;

    buf_init(&o, 1 << 20);
    package_label(&o, written);
    struct str label = str_copy(t->a, buf_view(&o));
    buf_free(&o);
    assert_true(str_find(label, S("\"path\": \"participations.csv\"")) > 0);
    assert_true(str_find(label, S("\"path\": \"groups.csv\"")) < 0);
    assert_true(str_find(label, S("\"unique\": true")) > 0);
    assert_true(str_find(label, S("\"minimum\": 0")) > 0 && str_find(label, S("\"maximum\": 3")) > 0);
    assert_true(str_find(label, S("\"woman\"")) > 0);
    assert_true(str_find(label, S("\"foreignKeys\"")) > 0);
    assert_true(str_find(label, S("\"resource\": \"people\"")) > 0);
    assert_true(str_find(label, S("\"resource\": \"groups\"")) < 0);
}

RULE(a_mark_of_non_disclosure_that_is_brought_covers_the_household_and_nobody_else)
{
    struct exchange_result result;

    bring_small(t, &result);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM people_person WHERE protected = 1 AND source_key IN ('p1', 'p2')"), 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person WHERE protected = 1"), 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person WHERE non_disclosure = 1"), 1);
}

RULE(who_is_told_to_stop_stops_between_two_rows_and_in_the_middle_of_an_archive)
{
    const atomic_bool stop = true;
    struct archive_writer *w = archive_new(t);
    struct exchange_result result;

    archive_add(w, S("people.csv"), S("person,given_names\na,Aino\n"));
    struct exchange_file packed = { S("package.zip"), -1, archive_end(w) };
    t->stop = &stop;
    assert_fails(t, FAIL_STOPPED, (void)bring_one(t, "people.csv", "person,given_names\na,Aino\n", &result));
    test_rollback(t);
    assert_fails(t, FAIL_STOPPED, assert_int_equal(exchange_import_package(t, &packed, 1, NULL, &result), DONE));
    t->stop = NULL;
    test_rollback(t);
    assert_int_equal(exchange_import_package(t, &packed, 1, NULL, &result), DONE);
}

RULES(numbers_and_money_are_taken_within_their_limits, the_weight_of_a_need_is_nought_to_three,
    with_one_project_leave_its_staff_and_not_that_of_others,
    a_new_person_is_doubtful_for_the_same_phone_or_name_and_birth_and_for_nothing_else,
    the_label_tells_types_limits_value_lists_and_references,
    a_mark_of_non_disclosure_that_is_brought_covers_the_household_and_nobody_else,
    who_is_told_to_stop_stops_between_two_rows_and_in_the_middle_of_an_archive)
