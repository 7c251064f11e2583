/* Tests of throttle: waits that double, per account and per address, and end. */
#include "auth/throttle.h"
#include "tests/staff_testing.h"

#define HOME S("192.0.2.1")

static void fails(struct task *t, struct str account, struct str address, int times)
{
    for (int i = 0; i < times; i++)
        throttle_count(t, account, address);
}

RULE(a_few_mistakes_cost_nothing_and_then_the_wait_doubles)
{
    fails(t, S("a@example.org"), HOME, 5);
    assert_int_equal(throttle_wait(t, S("a@example.org"), HOME), 0);
    fails(t, S("a@example.org"), HOME, 1);
    assert_int_equal(throttle_wait(t, S("a@example.org"), HOME), 10);
    fails(t, S("a@example.org"), HOME, 1);
    assert_int_equal(throttle_wait(t, S("a@example.org"), HOME), 20);
    fails(t, S("a@example.org"), HOME, 10);
    assert_int_equal(throttle_wait(t, S("a@example.org"), HOME), 15 * 60);
    assert_int_equal(throttle_wait(t, S("b@example.org"), S("192.0.2.2")), 0);
}

RULE(the_wait_goes_by_and_an_hour_of_quiet_forgets)
{
    fails(t, S("a@example.org"), HOME, 6);
    test_later(t, 10);
    assert_int_equal(throttle_wait(t, S("a@example.org"), HOME), 0);
    test_later(t, 3601);
    fails(t, S("a@example.org"), HOME, 1);
    assert_int_equal(throttle_wait(t, S("a@example.org"), HOME), 0);
}

RULE(who_changes_her_password_wrongly_makes_nobody_else_wait)
{
    for (int i = 0; i < 40; i++)
        fails(t, str_fmt(t->a, "a%d@example.org", i), S(""), 1);
    assert_int_equal(throttle_wait(t, S("new@example.org"), S("")), 0);
    fails(t, S("a1@example.org"), S(""), 5);
    assert_int_equal(throttle_wait(t, S("a1@example.org"), S("")), 10);
}

RULE(one_address_that_tries_many_accounts_waits)
{
    for (int i = 0; i < 30; i++)
        fails(t, str_fmt(t->a, "a%d@example.org", i), HOME, 1);
    assert_true(throttle_wait(t, S("new@example.org"), HOME) > 0);
    assert_int_equal(throttle_wait(t, S("new@example.org"), S("192.0.2.2")), 0);
}

RULE(a_right_password_clears_the_account_and_its_own_count_of_the_address)
{
    fails(t, S("a@example.org"), HOME, 6);
    throttle_right(t, S("a@example.org"), HOME);
    assert_int_equal(throttle_wait(t, S("a@example.org"), HOME), 0);
    assert_int_equal(test_number(t, "SELECT failures FROM auth_throttle WHERE kind = 'address'"), 5);
}

RULE(the_sentence_says_how_long)
{
    assert_str(throttle_sentence(t, 20), "Too many attempts. Wait for 20 seconds and try again.");
    assert_str(throttle_sentence(t, 600), "Too many attempts. Wait for 10 minutes and try again.");
}

RULE(an_account_waits_from_whatever_address_and_others_do_not)
{
    fails(t, S("a@example.org"), HOME, 6);
    assert_int_equal(throttle_wait(t, S("a@example.org"), S("192.0.2.9")), 10);
    assert_int_equal(throttle_wait(t, S("b@example.org"), HOME), 0);
    test_later(t, 9);
    assert_int_equal(throttle_wait(t, S("a@example.org"), HOME), 1);
}

RULE(thirty_attempts_from_an_address_are_free_and_the_next_waits)
{
    for (int i = 0; i < 29; i++)
        fails(t, str_fmt(t->a, "a%d@example.org", i), HOME, 1);
    assert_int_equal(throttle_wait(t, S("new@example.org"), HOME), 0);
    fails(t, S("b@example.org"), HOME, 1);
    assert_int_equal(throttle_wait(t, S("new@example.org"), HOME), 10);
}

RULE(the_longer_of_both_waits_counts)
{
    fails(t, S("a@example.org"), HOME, 8);
    assert_int_equal(throttle_wait(t, S("a@example.org"), S("192.0.2.9")), 40);
    for (int i = 0; i < 22; i++)
        fails(t, str_fmt(t->a, "a%d@example.org", i), HOME, 1);
    assert_int_equal(throttle_wait(t, S("a@example.org"), HOME), 40);
    assert_int_equal(throttle_wait(t, S("new@example.org"), HOME), 10);
}

RULE(attempts_within_the_hour_add_up_and_an_hour_later_they_are_forgotten)
{
    fails(t, S("a@example.org"), HOME, 5);
    test_later(t, 3600);
    fails(t, S("a@example.org"), HOME, 1);
    assert_int_equal(throttle_wait(t, S("a@example.org"), HOME), 10);
    fails(t, S("a@example.org"), HOME, 10);
    test_later(t, 3601);
    assert_int_equal(throttle_wait(t, S("a@example.org"), HOME), 0);
    fails(t, S("a@example.org"), HOME, 1);
    assert_int_equal(test_number(t, "SELECT failures FROM auth_throttle WHERE kind = 'account'"), 1);
}

RULE(a_right_password_helps_neither_another_account_nor_another_address)
{
    fails(t, S("a@example.org"), HOME, 6);
    fails(t, S("b@example.org"), S("192.0.2.9"), 6);
    throttle_right(t, S("a@example.org"), HOME);
    assert_int_equal(throttle_wait(t, S("b@example.org"), S("192.0.2.9")), 10);
    assert_int_equal(test_number(t, "SELECT sum(failures) FROM auth_throttle WHERE kind = 'address'"), 11);
    assert_int_equal(test_number(t, "SELECT sum(failures) FROM auth_throttle WHERE kind = 'account'"), 6);
    throttle_right(t, S("never@example.org"), S("192.0.2.77"));
    assert_int_equal(test_number(t, "SELECT count(*) FROM auth_throttle WHERE failures < 0"), 0);
}

RULE(the_longest_wait_is_a_quarter_of_an_hour_and_the_one_before_it_is_shorter)
{
    fails(t, S("a@example.org"), HOME, 12);
    assert_int_equal(throttle_wait(t, S("a@example.org"), HOME), 640); /* 10 doubled six times */
    fails(t, S("a@example.org"), HOME, 1);
    assert_int_equal(throttle_wait(t, S("a@example.org"), HOME), 900);
    fails(t, S("a@example.org"), HOME, 40);
    assert_int_equal(throttle_wait(t, S("a@example.org"), HOME), 900);
    test_later(t, 899);
    assert_int_equal(throttle_wait(t, S("a@example.org"), HOME), 1);
    test_later(t, 1);
    assert_int_equal(throttle_wait(t, S("a@example.org"), HOME), 0);
}

RULES(a_few_mistakes_cost_nothing_and_then_the_wait_doubles, the_wait_goes_by_and_an_hour_of_quiet_forgets,
    who_changes_her_password_wrongly_makes_nobody_else_wait, one_address_that_tries_many_accounts_waits,
    a_right_password_clears_the_account_and_its_own_count_of_the_address, the_sentence_says_how_long,
    an_account_waits_from_whatever_address_and_others_do_not,
    thirty_attempts_from_an_address_are_free_and_the_next_waits, the_longer_of_both_waits_counts,
    attempts_within_the_hour_add_up_and_an_hour_later_they_are_forgotten,
    a_right_password_helps_neither_another_account_nor_another_address,
    the_longest_wait_is_a_quarter_of_an_hour_and_the_one_before_it_is_shorter)
