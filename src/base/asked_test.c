/* Tests of what was asked for: what is counted, what a full one leaves out, and that threads lose nothing. */
#include "base/asked.h"

#include <pthread.h>
#include "base/test.h"

static struct arena *arena(void) { return arena_new(16 << 20); }

TEST(each_name_is_counted_and_taking_begins_anew)
{
    struct arena *a = arena();
    struct asked *t = asked_open();

    asked_add(t, S("a"));
    asked_add(t, S("b"));
    asked_add(t, S("a"));
    struct asked_counts all = asked_take(t, a);
    assert_int_equal(all.n, 2);
    for (size_t i = 0; i < all.n; i++)
        assert_int_equal(all.at[i].n, str_is(all.at[i].name, "a") ? 2 : 1);
    assert_int_equal(asked_take(t, a).n, 0);
    asked_close(t);
    arena_free(a);
}

TEST(what_has_no_place_is_not_counted_and_nothing_breaks)
{
    struct arena *a = arena();
    struct asked *t = asked_open();
    char longest[ASKED_NAME_MOST + 1];

    memset(longest, 'x', sizeof longest);
    asked_add(t, (struct str){ longest, sizeof longest });
    asked_add(t, S(""));
    asked_add(NULL, S("a"));
    assert_int_equal(asked_take(t, a).n, 0);
    assert_int_equal(asked_take(NULL, a).n, 0);
    asked_add(t, (struct str){ longest, ASKED_NAME_MOST });
    for (int i = 0; i < ASKED_NAMES + 5; i++)
        asked_add(t, str_fmt(a, "%d", i));
    assert_int_equal(asked_take(t, a).n, ASKED_NAMES);
    asked_close(t);
    arena_free(a);
}

static void *count(void *t)
{
    for (int i = 0; i < 10000; i++)
        asked_add(t, S("a"));
    return NULL;
}

TEST(threads_that_count_together_lose_nothing)
{
    struct arena *a = arena();
    struct asked *t = asked_open();
    pthread_t threads[4];

    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, count, t), 0);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    struct asked_counts all = asked_take(t, a);
    assert_int_equal(all.n, 1);
    assert_int_equal(all.at[0].n, 40000);
    asked_close(t);
    arena_free(a);
}

TESTS(each_name_is_counted_and_taking_begins_anew, what_has_no_place_is_not_counted_and_nothing_breaks,
    threads_that_count_together_lose_nothing)
