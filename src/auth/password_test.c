/* Tests of password: what is stored, what is refused, that nobody tells by the answer whether an account
 * exists, and how many are checked at once. */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include "auth/parts.h"
#include "auth/password.h"
#include "base/test.h"
#include "lang/lang.h"

static struct task *english_task(void)
{
    struct task *t = test_task();
    t->lang = lang_get(LANG_en);
    return t;
}

TEST(a_password_fits_its_own_hash_only)
{
    struct task *t = english_task();
    struct str hash = password_hash(t, S("seven wet umbrellas"));
    assert_true(str_starts(hash, S("$argon2id$v=19$m=32768,t=5,p=1$")));
    assert_true(password_fits(t, hash, S("seven wet umbrellas")));
    assert_false(password_fits(t, hash, S("seven wet umbrella")));
    assert_false(str_eq(hash, password_hash(t, S("seven wet umbrellas"))));
    test_task_end(t);
}

TEST(without_a_hash_nothing_fits)
{
    struct task *t = english_task();
    assert_false(password_fits(t, S(""), S("seven wet umbrellas")));
    assert_false(password_fits(t, S("rubbish"), S("seven wet umbrellas")));
    test_task_end(t);
}

TEST(weak_passwords_are_named)
{
    struct task *t = english_task();
    struct str email = S("amina@example.org");
    assert_null(password_weakness(t, S("seven wet umbrellas"), email));
    assert_null(password_weakness(t, S("كلمة مرور طويلة"), email));
    assert_non_null(password_weakness(t, S("elevenchars"), email));
    assert_non_null(password_weakness(t, S("äöäöäöåäöå"), email)); /* ten characters, twenty bytes */
    assert_non_null(password_weakness(t, S("aaaaaaaaaaaaaaaaa"), email));
    assert_non_null(password_weakness(t, S("amina@example.org"), email));
    assert_non_null(password_weakness(t, S("hello-amina-hello"), email));
    test_task_end(t);
}

TEST(a_password_has_12_to_200_characters_five_of_them_different_and_not_the_name_of_the_address)
{
    struct task *t = english_task();
    char long_one[202];

    for (size_t i = 0; i < sizeof long_one; i++)
        long_one[i] = (char)('a' + i % 7);
    assert_null(password_weakness(t, S("abcdefghijkl"), S("a@example.org")));
    assert_non_null(password_weakness(t, S("abcdefghijk"), S("a@example.org")));
    assert_null(password_weakness(t, (struct str){ long_one, 200 }, S("a@example.org")));
    assert_non_null(password_weakness(t, (struct str){ long_one, 201 }, S("a@example.org")));
    assert_null(password_weakness(t, S("abcdeabcdeabcde"), S("z@example.org")));
    assert_non_null(password_weakness(t, S("abcdabcdabcdabcd"), S("z@example.org")));
    assert_non_null(password_weakness(t, S("amina-hello-hello"), S("amina@example.org")));
    assert_non_null(password_weakness(t, S("hello-hello-amin"), S("amin@example.org")));
    assert_null(
        password_weakness(t, S("hello-hello-ali"), S("ali@example.org"))); /* three letters stand in many words */
    test_task_end(t);
}

/* One who comes for a seat in a thread of her own. */
struct guest {
    pthread_t thread;
    struct seats *seats;
    atomic_int told; /* 0: she waits; 1: she sits; 2: she was sent away */
};

static void *guest_main(void *x)
{
    struct guest *g = x;

    atomic_store(&g->told, seats_take(g->seats) ? 1 : 2);
    return NULL;
}

TEST(two_check_passwords_at_once_two_more_wait_and_the_next_is_sent_away)
{
    struct seats *s = seats_new();
    struct guest guests[2] = { 0 };

    assert_true(seats_take(s) && seats_take(s));
    for (int i = 0; i < 2; i++) {
        guests[i].seats = s;
        assert_int_equal(pthread_create(&guests[i].thread, NULL, guest_main, &guests[i]), 0);
        while (seats_waiting(s) <= i && atomic_load(&guests[i].told) == 0)
            sched_yield();
        assert_int_equal(atomic_load(&guests[i].told), 0);
    }
    assert_false(seats_take(s));
    seats_leave(s);
    while (atomic_load(&guests[0].told) + atomic_load(&guests[1].told) == 0)
        sched_yield();
    assert_int_equal(seats_waiting(s), 1);
    seats_leave(s);
    for (int i = 0; i < 2; i++)
        pthread_join(guests[i].thread, NULL);
    assert_int_equal(atomic_load(&guests[0].told) + atomic_load(&guests[1].told), 2);
    seats_leave(s);
    assert_true(seats_take(s));
    seats_leave(s);
    seats_leave(s);
    seats_free(s);
}

TESTS(a_password_fits_its_own_hash_only, without_a_hash_nothing_fits, weak_passwords_are_named,
    a_password_has_12_to_200_characters_five_of_them_different_and_not_the_name_of_the_address,
    two_check_passwords_at_once_two_more_wait_and_the_next_is_sent_away)
