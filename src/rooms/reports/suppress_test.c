/* Tests of withholding: what a reader could work out from the printed counts. */
#include "base/test.h"
#include "rooms/reports/suppress.h"

struct table {
    struct task t;
    struct count_sums sums;
    bool hidden[16];
};

static void begin(struct table *x) { *x = (struct table){ .t = { .a = arena_new(1 << 20) } }; }

static void sum(struct table *x, size_t total, const size_t *parts, size_t n)
{
    struct count_sum s = { total, parts, n };
    LIST_ADD(x->t.a, &x->sums, s);
}

static int hidden(const struct table *x, size_t n)
{
    int all = 0;
    for (size_t i = 0; i < n; i++)
        all += x->hidden[i];
    return all;
}

TEST(small_counts_go_and_nobody_and_large_ones_stay)
{
    struct table x;
    begin(&x);
    suppress(&x.t, 5, (int64_t[]){ 0, 1, 4, 5, 60 }, 5, &x.sums, x.hidden);
    assert_false(x.hidden[0]);
    assert_true(x.hidden[1]);
    assert_true(x.hidden[2]);
    assert_false(x.hidden[3]);
    assert_false(x.hidden[4]);
    suppress(&x.t, 0, (int64_t[]){ 0, 1, 4, 5, 60 }, 5, &x.sums, x.hidden);
    assert_int_equal(hidden(&x, 5), 0);
    arena_free(x.t.a);
}

/* No equation stands in the matrix then, and none is looked for (the sanitizers end this test otherwise). */
TEST(a_small_count_that_stands_in_no_sum_goes_alone)
{
    struct table x;
    begin(&x);
    sum(&x, 1, (size_t[]){ 2, 3 }, 2); /* 60 = 20 + 40 */
    suppress(&x.t, 5, (int64_t[]){ 2, 60, 20, 40 }, 4, &x.sums, x.hidden);
    assert_true(x.hidden[0]);
    assert_int_equal(hidden(&x, 4), 1);
    arena_free(x.t.a);
}

TEST(one_small_part_of_a_printed_sum_takes_the_next_smallest_with_it)
{
    struct table x;
    begin(&x);
    sum(&x, 0, (size_t[]){ 1, 2, 3 }, 3); /* 40 = 3 + 12 + 25 */
    suppress(&x.t, 5, (int64_t[]){ 40, 3, 12, 25 }, 4, &x.sums, x.hidden);
    assert_true(x.hidden[1] && x.hidden[2]);
    assert_false(x.hidden[0] || x.hidden[3]);
    arena_free(x.t.a);
}

TEST(two_small_parts_whose_sum_is_small_are_not_enough)
{
    struct table x;
    begin(&x);
    sum(&x, 0, (size_t[]){ 1, 2, 3 }, 3); /* 22 = 1 + 1 + 20: the rest of 2 would tell both */
    suppress(&x.t, 5, (int64_t[]){ 22, 1, 1, 20 }, 4, &x.sums, x.hidden);
    assert_int_equal(hidden(&x, 4), 3);
    assert_false(x.hidden[0]);
    arena_free(x.t.a);
}

TEST(a_small_total_goes_too)
{
    struct table x;
    begin(&x);
    sum(&x, 0, (size_t[]){ 1, 2 }, 2); /* 3 = 3 + 0 */
    suppress(&x.t, 5, (int64_t[]){ 3, 3, 0 }, 3, &x.sums, x.hidden);
    assert_true(x.hidden[0] && x.hidden[1]);
    arena_free(x.t.a);
}

/* Rows and columns with totals: a small cell pulls a second one in its row and column, and they a fourth. */
TEST(in_a_table_with_totals_no_cell_can_be_worked_out)
{
    struct table x;
    /*   cells 0-8 (3 x 3), row totals 9-11, column totals 12-14, all 15 */
    int64_t counts[16] = { 2, 10, 20, 15, 30, 40, 12, 22, 33 };
    begin(&x);
    for (size_t i = 0; i < 3; i++) {
        counts[9 + i] = counts[3 * i] + counts[3 * i + 1] + counts[3 * i + 2];
        counts[12 + i] = counts[i] + counts[3 + i] + counts[6 + i];
    }
    counts[15] = counts[9] + counts[10] + counts[11];
    sum(&x, 9, (size_t[]){ 0, 1, 2 }, 3), sum(&x, 10, (size_t[]){ 3, 4, 5 }, 3), sum(&x, 11, (size_t[]){ 6, 7, 8 }, 3);
    sum(&x, 12, (size_t[]){ 0, 3, 6 }, 3), sum(&x, 13, (size_t[]){ 1, 4, 7 }, 3), sum(&x, 14, (size_t[]){ 2, 5, 8 }, 3);
    sum(&x, 15, (size_t[]){ 9, 10, 11 }, 3), sum(&x, 15, (size_t[]){ 12, 13, 14 }, 3);
    suppress(&x.t, 5, counts, 16, &x.sums, x.hidden);
    assert_true(x.hidden[0]);
    assert_int_equal(hidden(&x, 16), 4);
    assert_true(x.hidden[1] && x.hidden[6] && x.hidden[7]);
    arena_free(x.t.a);
}

/* Neither sum alone gives the small count away, their difference does: 14 = a + b, 17 = a + b + 3. */
TEST(a_difference_of_two_sums_gives_nothing_away)
{
    struct table x;
    begin(&x);
    sum(&x, 3, (size_t[]){ 0, 1 }, 2);
    sum(&x, 4, (size_t[]){ 0, 1, 2 }, 3);
    suppress(&x.t, 5, (int64_t[]){ 2, 12, 3, 14, 17 }, 5, &x.sums, x.hidden);
    assert_true(x.hidden[0] && x.hidden[1] && x.hidden[2]);
    assert_true(x.hidden[3] || x.hidden[4]);
    arena_free(x.t.a);
}

/* 10 = 1 + 9 four times, and 36 = 9 + 9 + 9 + 9: no sum tells any of the ones, but all five tell that they are four. */
TEST(four_ones_that_only_all_sums_together_would_tell_stay_untold)
{
    struct table x;
    begin(&x);
    for (size_t i = 0; i < 4; i++) {
        size_t *pair = NEW_N(x.t.a, size_t, 2);
        pair[0] = i, pair[1] = 4 + i;
        sum(&x, 8 + i, pair, 2);
    }
    sum(&x, 12, (size_t[]){ 4, 5, 6, 7 }, 4);
    suppress(&x.t, 5, (int64_t[]){ 1, 1, 1, 1, 9, 9, 9, 9, 10, 10, 10, 10, 36 }, 13, &x.sums, x.hidden);
    assert_int_equal(hidden(&x, 8), 8);
    assert_true(x.hidden[8] || x.hidden[9] || x.hidden[10] || x.hidden[11] || x.hidden[12]);
    arena_free(x.t.a);
}

TESTS(four_ones_that_only_all_sums_together_would_tell_stay_untold, small_counts_go_and_nobody_and_large_ones_stay,
    one_small_part_of_a_printed_sum_takes_the_next_smallest_with_it, two_small_parts_whose_sum_is_small_are_not_enough,
    a_small_count_that_stands_in_no_sum_goes_alone, a_small_total_goes_too,
    in_a_table_with_totals_no_cell_can_be_worked_out, a_difference_of_two_sums_gives_nothing_away)
