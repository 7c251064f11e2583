/* test: what every *_test.c is written with, small macros over cmocka.
 *     TEST(a_leap_year_has_a_29th_of_february) { assert_day(day_add(DAY("2024-02-28"), 1), "2024-02-29"); }
 *     TESTS(a_leap_year_has_a_29th_of_february)
 * A test that is left out of TESTS() is an unused function: it does not compile. */
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#undef fail /* cmocka's macro of this name; ours is the function in task.h */
#undef fail_msg
#define fail_msg(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))
#include "base/task.h"

#define TEST(name) static void name(void **cmocka_state)

/* Makes main() of a list of tests; it runs them in this order. */
#define TESTS(...) \
    int main(void) \
    { \
        const struct CMUnitTest tests[] = { TEST_EACH(__VA_ARGS__) }; \
        return cmocka_run_group_tests(tests, NULL, NULL); \
    }
/* The same with a function before the first test and one after the last: int fn(void **state), 0 = well. */
#define TESTS_BETWEEN(before, after, ...) \
    int main(void) \
    { \
        const struct CMUnitTest tests[] = { TEST_EACH(__VA_ARGS__) }; \
        return cmocka_run_group_tests(tests, before, after); \
    }

/* f, g, h -> cmocka_unit_test(f), cmocka_unit_test(g), … by rescanning; enough for 250 tests */
#define TEST_EACH(...)    __VA_OPT__(TEST_SCAN(TEST_NEXT(__VA_ARGS__)))
#define TEST_NEXT(f, ...) cmocka_unit_test(f), __VA_OPT__(TEST_AGAIN TEST_EMPTY()()(__VA_ARGS__))
#define TEST_AGAIN()      TEST_NEXT
#define TEST_EMPTY()
#define TEST_SCAN(...)  TEST_SCAN3(TEST_SCAN3(TEST_SCAN3(TEST_SCAN3(__VA_ARGS__))))
#define TEST_SCAN3(...) TEST_SCAN2(TEST_SCAN2(TEST_SCAN2(TEST_SCAN2(__VA_ARGS__))))
#define TEST_SCAN2(...) TEST_SCAN1(TEST_SCAN1(TEST_SCAN1(TEST_SCAN1(__VA_ARGS__))))
#define TEST_SCAN1(...) TEST_SCAN0(TEST_SCAN0(TEST_SCAN0(TEST_SCAN0(__VA_ARGS__))))
#define TEST_SCAN0(...) __VA_ARGS__

#define TEST_UNUSED static inline __attribute__((unused))

/* assert_str(struct str, "expected"): shows both texts. */
#define assert_str(got, expected) test_assert_str((got), (expected), __FILE__, __LINE__)
TEST_UNUSED void test_assert_str(struct str got, const char *expected, const char *file, int line)
{
    if (str_is(got, expected))
        return;
    print_error("got      \"%.*s\"\nexpected \"%s\"\n", STR_ARG(got), expected);
    _fail(file, line);
}
/* assert_day(struct day, "2026-11-22"); the same for instants and clocks: they are texts. */
#define assert_day(got, expected)     test_assert_z((got).t, (expected), __FILE__, __LINE__)
#define assert_instant(got, expected) test_assert_z((got).t, (expected), __FILE__, __LINE__)
#define assert_clock(got, expected)   test_assert_z((got).t, (expected), __FILE__, __LINE__)
TEST_UNUSED void test_assert_z(const char *got, const char *expected, const char *file, int line)
{
    test_assert_str(str_of(got), expected, file, line);
}

/* A task with an arena of 256 MB and a fixed clock, without database or landing: fail() logs and aborts.
 * Other layers set its db, viewer, lang … and test_task_end() it. */
TEST_UNUSED struct task *test_task(void)
{
    struct arena *a = arena_new((size_t)256 << 20);
    struct task *t = NEW(a, struct task);
    t->a = a;
    t->now = (struct instant){ "2026-11-22T08:30:00Z" };
    t->today = DAY("2026-11-22");
    arena_on_full(a, task_full, t);
    return t;
}
TEST_UNUSED void test_task_end(struct task *t) { arena_free(t->a); }

/* The statement must end in fail() of this kind. Nothing changes between its setjmp and longjmp that a test would
 * read afterwards, so gcc's guess about clobbered variables is off in tests. */
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wclobbered"
#endif
#define assert_fails(t, expected_kind, ...) \
    do { \
        struct landing test_landing, *test_before = (t)->landing; \
        (t)->landing = &test_landing; \
        if (setjmp(test_landing.jump) == 0) { \
            __VA_ARGS__; \
            (t)->landing = test_before; \
            print_error("did not fail: %s\n", #__VA_ARGS__); \
            _fail(__FILE__, __LINE__); \
        } \
        (t)->landing = test_before; \
        assert_int_equal(test_landing.kind, expected_kind); \
    } while (0)
