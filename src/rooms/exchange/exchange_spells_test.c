/* Tests of memberships, which have no key of their own, on both engines: a first day that was corrected is the same
 * time in the group; a time that follows another is a second one. */
#include "tests/exchange_testing.h"

#define HEAD "group,person,joined_on,left_on,state\n"

/* After the small package and these rows of g2 and p2, `csv` comes in; then it is brought again and nothing is new. */
static void then(struct task *t, const char *first, const char *csv, struct exchange_result *ret)
{
    struct exchange_result again;

    bring_small(t, &again);
    assert_int_equal(bring_one(t, "memberships.csv", first, &again), DONE);
    assert_int_equal(bring_one(t, "memberships.csv", csv, ret), DONE);
    assert_int_equal(bring_one(t, "memberships.csv", csv, &again), DONE);
    assert_int_equal(again.n[EXCHANGE_NEW] + again.n[EXCHANGE_CHANGED], 0);
}

static int64_t spells(struct task *t)
{
    return test_number(t, "SELECT count(*) FROM groups_membership x JOIN people_person p ON p.id = x.person_id JOIN "
                          "groups_group g ON g.id = x.group_id WHERE p.source_key = 'p2' AND g.source_key = 'g2'");
}

RULE(a_first_day_that_was_corrected_makes_no_second_membership)
{
    static const struct {
        const char *first, *then;
    } each[] = {
        { HEAD "g2,p2,2025-02-01,,member\n", HEAD "g2,p2,2025-02-08,,member\n" },
        { HEAD "g2,p2,2025-02-01,,member\n", HEAD "g2,p2,2025-01-15,,member\n" },
        { HEAD "g2,p2,2025-02-01,2025-05-01,left\n", HEAD "g2,p2,2025-02-08,2025-05-01,left\n" },
        { HEAD "g2,p2,2025-02-01,2025-05-01,left\n", HEAD "g2,p2,2025-05-01,2025-06-01,left\n" },
        { HEAD "g2,p2,,,waiting\n", HEAD "g2,p2,2025-02-08,,member\n" },
    };
    struct exchange_result result;
    struct str why;

    test_commit(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        then(t, each[i].first, each[i].then, &result);
        assert_int_equal(result.n[EXCHANGE_CHANGED], 1);
        assert_int_equal(result.n[EXCHANGE_NEW], 0);
        assert_int_equal(spells(t), 1);
        assert_int_equal(exchange_undo(t, result.import, &why), DONE);
        assert_int_equal(bring_one(t, "memberships.csv", each[i].first, &result), DONE);
        assert_int_equal(result.n[EXCHANGE_SAME], 1);
        test_rollback(t);
    }
}

RULE(a_time_that_follows_another_is_a_second_membership)
{
    static const struct {
        const char *first, *then;
        int64_t fresh;
    } each[] = {
        { HEAD "g2,p2,2025-02-01,2025-05-01,left\n", HEAD "g2,p2,2025-05-02,,member\n", 1 },
        { HEAD "g2,p2,2025-02-01,,member\n", HEAD "g2,p2,2024-02-01,2024-05-01,left\n", 1 },
        { HEAD "g2,p2,2025-02-01,,member\n", HEAD "g2,p2,2025-02-01,2025-05-01,left\ng2,p2,2025-09-01,,member\n", 1 },
        { HEAD "g2,p2,,,waiting\n", HEAD "g2,p2,2024-02-01,2024-05-01,left\n", 1 },
    };
    struct exchange_result result;

    test_commit(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        then(t, each[i].first, each[i].then, &result);
        assert_int_equal(result.n[EXCHANGE_NEW], each[i].fresh);
        assert_int_equal(spells(t), 2);
        test_rollback(t);
    }
}

RULE(which_of_two_memberships_was_meant_is_not_guessed)
{
    struct exchange_result result;

    then(t, HEAD "g2,p2,2024-02-01,2024-05-01,left\ng2,p2,2025-02-01,,member\n", HEAD "g2,p2,2025-02-08,,member\n",
        &result);
    assert_int_equal(result.n[EXCHANGE_NEW], 1);
    assert_int_equal(spells(t), 3);
}

RULE(a_membership_that_somebody_typed_in_is_not_corrected_by_a_file)
{
    struct exchange_result result;

    bring_small(t, &result);
    assert_int_equal(bring_one(t, "memberships.csv", HEAD "g2,p2,2025-02-01,,member\n", &result), DONE);
    test_sql(t, "UPDATE groups_membership SET import_id = NULL");
    assert_int_equal(bring_one(t, "memberships.csv", HEAD "g2,p2,2025-02-08,,member\n", &result), DONE);
    assert_int_equal(result.n[EXCHANGE_NEW], 1);
    assert_int_equal(spells(t), 2);
}

/* Two rows, whichever comes first, are two times in the group; none of them is lost. */
RULE(one_membership_is_corrected_by_one_row_only)
{
    struct exchange_result result;

    then(t, HEAD "g2,p2,2025-02-01,,member\n", HEAD "g2,p2,2025-09-01,,member\ng2,p2,2025-02-01,2025-05-01,left\n",
        &result);
    assert_int_equal(spells(t), 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_membership WHERE joined_on = '2025-09-01' AND left_on "
                                    "IS NULL AND state = 'member'"),
        1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_membership x JOIN groups_group g ON g.id = x.group_id "
                                    "WHERE g.source_key = 'g2' AND joined_on = '2025-02-01' AND left_on = "
                                    "'2025-05-01'"),
        1);
}

RULES(a_first_day_that_was_corrected_makes_no_second_membership, a_time_that_follows_another_is_a_second_membership,
    which_of_two_memberships_was_meant_is_not_guessed, a_membership_that_somebody_typed_in_is_not_corrected_by_a_file,
    one_membership_is_corrected_by_one_row_only)
