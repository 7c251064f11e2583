/* Tests of kept: a page is found again under its address and its stamp alone, and the room is bounded. */
#include "base/test.h"
#include "web/kept.h"

static const struct kept_page page = { { "<p>Hei</p>", 10 }, { "packed", 6 }, { "\"m\"", 3 } };

TEST(a_page_is_found_under_its_address_and_its_stamp_alone)
{
    struct task *t = test_task();
    struct kept *k = kept_open();
    struct kept_page got;

    assert_false(kept_find(k, t->a, S("/p/fi/1?"), S("1"), &got));
    kept_put(k, S("/p/fi/1?"), S("1"), &page);
    assert_true(kept_find(k, t->a, S("/p/fi/1?"), S("1"), &got));
    assert_str(got.bytes, "<p>Hei</p>");
    assert_str(got.packed, "packed");
    assert_str(got.mark, "\"m\"");
    assert_false(kept_find(k, t->a, S("/p/fi/1?"), S("2"), &got));
    assert_false(kept_find(k, t->a, S("/p/fi/1?x"), S("1"), &got));
    kept_put(k, S("/p/fi/1?"), S("2"), &(struct kept_page){ .bytes = S("new"), .mark = S("\"n\"") });
    assert_false(kept_find(k, t->a, S("/p/fi/1?"), S("1"), &got));
    assert_true(kept_find(k, t->a, S("/p/fi/1?"), S("2"), &got));
    assert_str(got.bytes, "new");
    assert_str(got.packed, "");
    kept_close(k);
    test_task_end(t);
}

TEST(what_is_too_large_is_not_kept_and_as_many_as_there_are_places)
{
    struct task *t = test_task();
    struct kept *k = kept_open();
    struct kept_page got;
    char *large = arena_alloc(t->a, KEPT_PAGE_MOST);
    size_t there = 0;

    kept_put(k, S("a"), S("1"), &(struct kept_page){ .bytes = { large, KEPT_PAGE_MOST - 2 } });
    assert_true(kept_find(k, t->a, S("a"), S("1"), &got)); /* exactly as much as there is room */
    kept_put(k, S("b"), S("1"), &(struct kept_page){ .bytes = { large, KEPT_PAGE_MOST - 1 } });
    assert_false(kept_find(k, t->a, S("b"), S("1"), &got));
    for (int i = 0; i < KEPT_PAGES * 4; i++)
        kept_put(k, str_fmt(t->a, "/%d", i), S("1"), &page);
    for (int i = 0; i < KEPT_PAGES * 4; i++)
        there += kept_find(k, t->a, str_fmt(t->a, "/%d", i), S("1"), &got);
    assert_in_range(there, KEPT_PAGES / 2, KEPT_PAGES);
    kept_close(k);
    test_task_end(t);
}

TEST(without_a_place_nothing_is_kept)
{
    struct task *t = test_task();
    struct kept_page got;

    kept_put(NULL, S("a"), S("1"), &page);
    assert_false(kept_find(NULL, t->a, S("a"), S("1"), &got));
    test_task_end(t);
}

TESTS(a_page_is_found_under_its_address_and_its_stamp_alone,
    what_is_too_large_is_not_kept_and_as_many_as_there_are_places, without_a_place_nothing_is_kept)
