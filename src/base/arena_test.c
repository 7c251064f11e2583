/* arena_test: memory of one task, its cap, what runs when it ends; and how a task fails. */
#include "base/test.h"

TEST(memory_is_zeroed_aligned_and_apart)
{
    struct arena *a = arena_new(8 << 20);
    unsigned char *pieces[500];
    for (size_t i = 0; i < 500; i++) {
        pieces[i] = arena_alloc(a, i * 7);
        assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
        for (size_t k = 0; k < i * 7; k++)
            assert_int_equal(pieces[i][k], 0);
        memset(pieces[i], (int)(i % 256), i * 7);
    }
    for (size_t i = 0; i < 500; i++)
        for (size_t k = 0; k < i * 7; k++)
            assert_int_equal(pieces[i][k], i % 256);
    memset(arena_alloc(a, 1 << 20), 1, 1 << 20);
    int *small = NEW(a, int);
    assert_int_equal(*small, 0);
    arena_free(a);
    arena_free(NULL);
}

struct wish {
    char *order;
    char name;
};
static void write_name(void *x)
{
    struct wish *w = x;
    w->order[strlen(w->order)] = w->name;
}

TEST(wishes_run_last_in_first_out)
{
    char order[8] = "";
    struct wish wishes[] = { { order, 'a' }, { order, 'b' }, { order, 'c' } };
    struct arena *a = arena_new(0); /* a wish needs no room under the cap */
    for (int i = 0; i < 3; i++)
        arena_then(a, write_name, &wishes[i]);
    assert_string_equal(order, "");
    arena_free(a);
    assert_string_equal(order, "cba");
}

TEST(over_its_cap_an_arena_fails_the_task)
{
    struct arena *a = arena_new(1000);
    struct task t = { .a = a };
    arena_on_full(a, task_full, &t);
    arena_alloc(a, 900);
    assert_in_range(arena_used(a), 900, 1000);
    assert_fails(&t, FAIL_MEMORY, arena_alloc(a, 200));
    assert_fails(&t, FAIL_MEMORY, arena_alloc(a, SIZE_MAX));
    assert_fails(&t, FAIL_MEMORY, arena_alloc(a, SIZE_MAX - 20));
    arena_alloc(a, 10); /* what still fits is still given */
    arena_free(a);
}

TEST(lists_grow_and_keep_their_order)
{
    struct task *t = test_task();
    struct {
        int *at;
        size_t n, cap;
    } list = { 0 };
    for (int i = 0; i < 10000; i++)
        LIST_ADD(t->a, &list, i);
    assert_int_equal(list.n, 10000);
    for (int i = 0; i < 10000; i++)
        assert_int_equal(list.at[i], i);
    test_task_end(t);
}

TEST(a_task_fails_to_its_landing_with_kind_and_reason)
{
    struct task *t = test_task();
    struct landing landing;
    t->landing = &landing;
    volatile bool came_back = false;
    if (setjmp(landing.jump) == 0)
        fail(t, FAIL_DISK, "disk %d is full", 3);
    else
        came_back = true;
    assert_true(came_back);
    assert_int_equal(landing.kind, FAIL_DISK);
    assert_string_equal(landing.text, "disk 3 is full");
    if (setjmp(landing.jump) == 0)
        fail(t, FAIL_FOREIGN, "%0400d", 1); /* longer than the room for it */
    assert_int_equal(strlen(landing.text), sizeof landing.text - 1);
    t->landing = NULL;
    must(t, 1 + 1 == 2);
    assert_fails(t, FAIL_BUG, must(t, 1 + 1 == 3));
    test_task_end(t);
}

TEST(problems_keep_field_and_sentence)
{
    struct task *t = test_task();
    struct problems ps = { 0 };
    char field[] = "name";
    problem_add(t, &ps, field, S("Write the name."));
    field[0] = 'x';
    problem_add(t, &ps, "", S("Nothing was saved."));
    assert_int_equal(ps.n, 2);
    assert_str(ps.at[0].field, "name");
    assert_str(ps.at[0].text, "Write the name.");
    assert_str(ps.at[1].field, "");
    test_task_end(t);
}

TESTS(memory_is_zeroed_aligned_and_apart, wishes_run_last_in_first_out, over_its_cap_an_arena_fails_the_task,
    lists_grow_and_keep_their_order, a_task_fails_to_its_landing_with_kind_and_reason, problems_keep_field_and_sentence)
