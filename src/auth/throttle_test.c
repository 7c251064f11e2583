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

RULES(a_few_mistakes_cost_nothing_and_then_the_wait_doubles, the_wait_goes_by_and_an_hour_of_quiet_forgets,
      one_address_that_tries_many_accounts_waits, a_right_password_clears_the_account_and_its_own_count_of_the_address, the_sentence_says_how_long)
