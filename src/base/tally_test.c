/* Tests of the tally: what is counted, what a full one leaves out, and that threads lose nothing. */
#include "base/tally.h"

#include <pthread.h>
#include "base/test.h"

static struct arena *arena(void) { return arena_new(16 << 20); }

TEST(each_name_is_counted_and_taking_begins_anew)
{
    struct arena *a = arena();
    struct tally *t = tally_open();

    tally_add(t, S("a"));
    tally_add(t, S("b"));
    tally_add(t, S("a"));
    struct tally_counts all = tally_take(t, a);
    assert_int_equal(all.n, 2);
    for (size_t i = 0; i < all.n; i++)
        assert_int_equal(all.at[i].n, str_is(all.at[i].name, "a") ? 2 : 1);
    assert_int_equal(tally_take(t, a).n, 0);
    tally_close(t);
    arena_free(a);
}

TEST(what_has_no_place_is_not_counted_and_nothing_breaks)
{
    struct arena *a = arena();
    struct tally *t = tally_open();
    char longest[TALLY_NAME_MOST + 1];

    memset(longest, 'x', sizeof longest);
    tally_add(t, (struct str){ longest, sizeof longest });
    tally_add(t, S(""));
    tally_add(NULL, S("a"));
    assert_int_equal(tally_take(t, a).n, 0);
    assert_int_equal(tally_take(NULL, a).n, 0);
    tally_add(t, (struct str){ longest, TALLY_NAME_MOST });
    for (int i = 0; i < TALLY_NAMES + 5; i++)
        tally_add(t, str_fmt(a, "%d", i));
    assert_int_equal(tally_take(t, a).n, TALLY_NAMES);
    tally_close(t);
    arena_free(a);
}

static void *count(void *t)
{
    for (int i = 0; i < 10000; i++)
        tally_add(t, S("a"));
    return NULL;
}

TEST(threads_that_count_together_lose_nothing)
{
    struct arena *a = arena();
    struct tally *t = tally_open();
    pthread_t threads[4];

    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, count, t), 0);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    struct tally_counts all = tally_take(t, a);
    assert_int_equal(all.n, 1);
    assert_int_equal(all.at[0].n, 40000);
    tally_close(t);
    arena_free(a);
}

TESTS(each_name_is_counted_and_taking_begins_anew, what_has_no_place_is_not_counted_and_nothing_breaks,
    threads_that_count_together_lose_nothing)
