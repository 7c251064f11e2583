/* Tests of what comes too fast: a place that hurries hurries nobody else, all together do; a proof lets one go on. */
#include "base/rush.h"

#include "base/test.h"

static int let_in(struct rush *r, uint64_t place, int64_t from_ms, int64_t to_ms, int64_t each_ms)
{
    int n = 0;

    for (int64_t at = from_ms; at < to_ms; at += each_ms)
        n += !rush_count(r, place, at);
    return n;
}

TEST(a_place_may_send_a_heap_at_once_and_then_at_its_pace)
{
    struct rush *r = rush_open();

    for (int i = 0; i < RUSH_PLACE_MOST; i++)
        assert_false(rush_count(r, 1, 1000000));
    assert_true(rush_count(r, 1, 1000000));
    rush_close(r);
    r = rush_open();
    assert_int_equal(let_in(r, 1, 1000000, 1600000, RUSH_PLACE_MS), 600);
    rush_close(r);
}

TEST(who_goes_on_sending_too_fast_gets_nothing_in_and_after_a_quiet_time_again)
{
    struct rush *r = rush_open();

    assert_in_range(let_in(r, 1, 0, 60000, 5), RUSH_PLACE_MOST, RUSH_PLACE_MOST + 2);
    assert_int_equal(let_in(r, 1, 60000, 120000, 5), 0);
    assert_true(rush_count(r, 1, 120000 + RUSH_STAYS_MS - RUSH_PLACE_MS));
    assert_false(rush_count(r, 1, 120000 + 2 * RUSH_STAYS_MS));
    rush_close(r);
}

TEST(a_place_that_sends_too_fast_hurries_nobody_else)
{
    struct rush *r = rush_open();

    let_in(r, 1, 0, 60000, 1);
    for (uint64_t place = 2; place < 200; place++)
        assert_false(rush_count(r, place, 60000));
    rush_close(r);
}

TEST(many_places_together_hurry_all)
{
    struct rush *r = rush_open();
    int n = 0;

    for (uint64_t place = 1; place <= 2 * RUSH_HOUSE_MOST; place++)
        n += !rush_count(r, place, 1000000);
    assert_int_equal(n, RUSH_HOUSE_MOST);
    assert_true(rush_count(r, 5000, 1000000));
    assert_false(rush_count(r, 5000, 1000000 + 3 * RUSH_STAYS_MS));
    rush_close(r);
}

TEST(a_proof_lets_a_browser_go_on_at_the_pace_of_a_person_until_it_ends)
{
    struct rush *r = rush_open();

    assert_false(rush_passes(r, 7, 1000000));
    rush_pass(r, 7, 1600000);
    for (int i = 0; i < RUSH_PASS_MOST; i++)
        assert_true(rush_passes(r, 7, 1000000));
    assert_false(rush_passes(r, 7, 1000000));
    rush_pass(r, 7, 1600000); /* the same proof again */
    assert_false(rush_passes(r, 7, 1000000));
    rush_pass(r, 7, 1600001);
    assert_true(rush_passes(r, 7, 1000000));
    assert_false(rush_passes(r, 7 + RUSH_PASSES, 1000000)); /* another in its slot */
    assert_true(rush_passes(r, 7, 1600000));
    assert_false(rush_passes(r, 7, 1600001));
    rush_close(r);
}

TEST(few_come_in_from_a_place_by_waiting)
{
    struct rush *r = rush_open();
    int n = 0;

    for (int i = 0; i < 100; i++)
        n += rush_waited(r, 3, 1000000);
    assert_int_equal(n, RUSH_WAITED_MOST);
    assert_true(rush_waited(r, 4, 1000000));
    rush_close(r);
}

TEST(without_memory_nothing_is_too_fast)
{
    assert_false(rush_count(NULL, 1, 0));
    assert_false(rush_passes(NULL, 1, 0));
    assert_true(rush_waited(NULL, 1, 0));
    rush_pass(NULL, 1, 1);
    rush_close(NULL);
}

TESTS(a_place_may_send_a_heap_at_once_and_then_at_its_pace,
    who_goes_on_sending_too_fast_gets_nothing_in_and_after_a_quiet_time_again,
    a_place_that_sends_too_fast_hurries_nobody_else, many_places_together_hurry_all,
    a_proof_lets_a_browser_go_on_at_the_pace_of_a_person_until_it_ends, few_come_in_from_a_place_by_waiting,
    without_memory_nothing_is_too_fast)
