/* Tests of what is asked while sign-ups come too fast: a moment's work or a wait, of the browser that was asked and of
 * nobody else; on both engines. The pace itself: rush_test; what the browser shows: tests/web/sign_up.test.mjs. */
#include "base/digest.h"
#include "base/rush.h"
#include "rooms/sign_up/sign_up_card.h"
#include "tests/groups_testing.h"

static const struct sign_up_shown NOTHING;

static struct sign_up_from from_of(const char *browser)
{
    return (struct sign_up_from){ .browser = str_of(browser), .place = S("10.0.0.1"), .group = GROUP };
}

static bool must_prove(struct task *t, const char *browser, struct sign_up_shown shown, struct sign_up_proof *ret)
{
    return sign_up_must_prove(t, from_of(browser), shown, ret);
}

/* So many at once that the place is too fast, and stays so for a while. */
static void hurry(struct task *t)
{
    struct sign_up_proof asked;

    t->rush = rush_open();
    for (int i = 0; i < RUSH_PLACE_MOST; i++)
        assert_false(must_prove(t, "somebody", NOTHING, &asked));
    for (int i = 0; i < RUSH_PLACE_MOST; i++)
        assert_true(must_prove(t, "somebody", NOTHING, &asked));
}

static void later(struct task *t, int64_t seconds) { t->now = instant_from_unix(instant_unix(t->now) + seconds); }

/* The puzzle is the last part of the challenge. right: else a number that is no answer. */
static struct str number_for(struct task *t, const struct sign_up_proof *asked, bool right)
{
    struct str rest = asked->challenge, part;

    str_cut(&rest, '.', &part);
    str_cut(&rest, '.', &part);
    for (int64_t n = 0;; n++) {
        unsigned char hash[DIGEST];
        digest_sha256(str_fmt(t->a, "%.*s.%lld", STR_ARG(rest), (long long)n), hash);
        if ((hash[0] == 0 && hash[1] == 0) == right)
            return str_number(t->a, n);
    }
}

RULE(nobody_proves_anything_as_long_as_few_sign_up)
{
    struct sign_up_proof asked;

    assert_false(must_prove(t, "a", NOTHING, &asked)); /* nothing is counted */
    hurry(t);
    later(t, 3600);
    assert_false(must_prove(t, "a", NOTHING, &asked));
    rush_close(t->rush);
}

RULE(a_right_answer_lets_her_browser_go_on_and_a_wrong_one_does_not)
{
    struct sign_up_proof asked;

    hurry(t);
    assert_true(must_prove(t, "a", NOTHING, &asked));
    assert_int_equal(asked.seconds, 20);
    assert_true(must_prove(t, "a", (struct sign_up_shown){ asked.challenge, number_for(t, &asked, false) }, &asked));
    assert_true(must_prove(t, "a", (struct sign_up_shown){ asked.challenge, S("x") }, &asked));
    assert_false(must_prove(t, "a", (struct sign_up_shown){ asked.challenge, number_for(t, &asked, true) }, &asked));
    assert_false(must_prove(t, "a", NOTHING, &asked)); /* the next page */
    assert_true(must_prove(t, "b", NOTHING, &asked));
    rush_close(t->rush);
}

RULE(an_answer_of_another_browser_or_of_another_time_is_none)
{
    struct sign_up_proof asked, other;

    hurry(t);
    assert_true(must_prove(t, "a", NOTHING, &asked));
    struct sign_up_shown shown = { asked.challenge, number_for(t, &asked, true) };
    assert_true(must_prove(t, "b", shown, &other));
    struct str longer = str_copy(t->a, asked.challenge);
    ((char *)(uintptr_t)longer.p)[0]++; /* ends later than it was signed */
    assert_true(must_prove(t, "a", (struct sign_up_shown){ longer, shown.answer }, &other));
    for (int i = 0; i < 100; i++) /* it goes on being too fast */
        assert_true(must_prove(t, "c", NOTHING, &other));
    later(t, 599);
    for (int i = 0; i < 2 * RUSH_PLACE_MOST; i++)
        if (!must_prove(t, "c", NOTHING, &other))
            continue; /* a quiet time lay between */
    later(t, 1);
    assert_true(must_prove(t, "a", shown, &other));
    rush_close(t->rush);
}

RULE(who_has_no_script_waits_and_pressing_early_costs_nothing)
{
    struct sign_up_proof asked, again;

    hurry(t);
    assert_true(must_prove(t, "a", NOTHING, &asked));
    later(t, 15);
    assert_true(must_prove(t, "a", (struct sign_up_shown){ asked.challenge, S("") }, &again));
    assert_int_equal(again.seconds, 5);
    assert_true(str_eq(again.challenge, asked.challenge));
    later(t, 5);
    assert_false(must_prove(t, "a", (struct sign_up_shown){ asked.challenge, S("") }, &again));
    assert_false(must_prove(t, "a", NOTHING, &again));
    rush_close(t->rush);
}

RULE(few_come_in_by_waiting_and_the_others_wait_again)
{
    struct sign_up_shown shown[30];
    struct sign_up_proof asked;
    int n = 0;

    hurry(t);
    for (int i = 0; i < 30; i++) {
        assert_true(must_prove(t, str_z(t->a, str_fmt(t->a, "b%d", i)), NOTHING, &asked));
        shown[i] = (struct sign_up_shown){ asked.challenge, S("") };
    }
    later(t, 20);
    for (int i = 0; i < 30; i++)
        n += !must_prove(t, str_z(t->a, str_fmt(t->a, "b%d", i)), shown[i], &asked);
    assert_int_equal(n, RUSH_WAITED_MOST);
    assert_int_equal(asked.seconds, 20);
    rush_close(t->rush);
}

RULE(one_proof_is_good_for_one_person)
{
    struct sign_up_proof asked, next;
    int n = 1;

    hurry(t);
    assert_true(must_prove(t, "a", NOTHING, &asked));
    struct sign_up_shown shown = { asked.challenge, number_for(t, &asked, true) };
    assert_false(must_prove(t, "a", shown, &next));
    while (n < 100 && !must_prove(t, "a", shown, &next))
        n++;
    assert_int_equal(n, RUSH_PASS_MOST);
    later(t, 1);
    assert_true(must_prove(t, "a", NOTHING, &next));
    assert_false(must_prove(t, "a", (struct sign_up_shown){ next.challenge, number_for(t, &next, true) }, &asked));
    rush_close(t->rush);
}

RULES(nobody_proves_anything_as_long_as_few_sign_up, a_right_answer_lets_her_browser_go_on_and_a_wrong_one_does_not,
    an_answer_of_another_browser_or_of_another_time_is_none, who_has_no_script_waits_and_pressing_early_costs_nothing,
    few_come_in_by_waiting_and_the_others_wait_again, one_proof_is_good_for_one_person)
