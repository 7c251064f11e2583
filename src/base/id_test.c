/* id_test: ids rise, never repeat over threads, and their text sorts as they do. */
#include "base/test.h"
#include <pthread.h>

enum { THREADS = 4, EACH_THREAD = 50000 };

static void *make_ids(void *x)
{
    int64_t *ids = x;
    for (int i = 0; i < EACH_THREAD; i++)
        ids[i] = id_new();
    return NULL;
}

static int compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

TEST(ids_of_many_threads_rise_and_never_repeat)
{
    static int64_t ids[THREADS][EACH_THREAD];
    pthread_t threads[THREADS];
    for (int t = 0; t < THREADS; t++)
        assert_int_equal(pthread_create(&threads[t], NULL, make_ids, ids[t]), 0);
    for (int t = 0; t < THREADS; t++)
        assert_int_equal(pthread_join(threads[t], NULL), 0);
    for (int t = 0; t < THREADS; t++) {
        assert_true(ids[t][0] > 0);
        for (int i = 1; i < EACH_THREAD; i++)
            assert_true(ids[t][i] > ids[t][i - 1]);
    }
    int64_t *all = &ids[0][0];
    qsort(all, THREADS * EACH_THREAD, sizeof *all, compare);
    for (int i = 1; i < THREADS * EACH_THREAD; i++)
        assert_true(all[i] != all[i - 1]);
}

TEST(an_id_says_when_it_was_made)
{
    int64_t seconds = (id_new() >> 21) / 1000 + 1577836800;
    assert_in_range(seconds, instant_unix(instant_now()) - 5, instant_unix(instant_now()) + 5);
}

TEST(texts_of_ids_sort_as_the_ids_do_and_come_back)
{
    static const int64_t rows[] = { 1, 31, 32, 1023, INT64_C(1) << 30, (INT64_C(1) << 60) - 1, INT64_C(1) << 60,
        INT64_MAX };
    char before[ID_TEXT] = "";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[ID_TEXT];
        int64_t back = 0;
        id_text(rows[i], text);
        assert_int_equal(strlen(text), ID_TEXT - 1);
        assert_true(strcmp(before, text) < 0);
        assert_true(id_read(str_of(text), &back));
        assert_true(back == rows[i]);
        memcpy(before, text, sizeof before);
    }
}

TEST(what_is_not_an_id_is_not_read)
{
    static const char *const rows[] = {
        "",
        "0000000000000",
        "8000000000000",
        "zzzzzzzzzzzzz",
        "000000000000",
        "00000000000001",
        "000000000000i",
        "000000000000A",
        "000000000000 ",
        "-000000000001",
        "000000000000\xff",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t id = -5;
        assert_false(id_read(str_of(rows[i]), &id));
        assert_int_equal(id, -5);
    }
    int64_t id = -5;
    assert_false(id_read((struct str){ "000000000000\0", 13 }, &id));
}

TEST(random_bytes_differ)
{
    unsigned char a[32] = { 0 }, b[32] = { 0 };
    random_bytes(a, sizeof a);
    random_bytes(b, sizeof b);
    assert_memory_not_equal(a, b, sizeof a);
}

TESTS(ids_of_many_threads_rise_and_never_repeat, an_id_says_when_it_was_made,
    texts_of_ids_sort_as_the_ids_do_and_come_back, what_is_not_an_id_is_not_read, random_bytes_differ)
