/* Tests of free places that are offered by themselves to who waits: one after the other, until a day, and what she
 * answers by her own link; on both engines. */
#include "rooms/sign_up/sign_up_card.h"
#include "tests/groups_testing.h"

/* The group of two places is full; Warsan, Amal and Idil wait for it, in this order. */
static void full_group(struct task *t, int64_t days, int64_t ret_who[3])
{
    const struct sign_up_opening o = {
        .open = true, .phone = S("040 555 0100"), .step_free = YESNO_UNKNOWN, .baby = YESNO_UNKNOWN, .offer_days = days
    };
    static const char *const names[] = { "Warsan", "Amal", "Idil" };
    static const char *const times[] = { "2026-11-01T08:00:00Z", "2026-11-02T08:00:00Z", "2026-11-03T08:00:00Z" };
    struct problems ps = { 0 };

    lay_out(t);
    assert_int_equal(sign_up_open(t, GROUP, 0, &o, &ps), DONE);
    for (int i = 0; i < 2; i++)
        assert_int_equal(groups_join(t, GROUP, person(t, "Deqa", "Testi"), t->today), DONE);
    for (int i = 0; i < 3; i++) {
        memcpy(t->now.t, times[i], sizeof t->now.t);
        ret_who[i] = person(t, names[i], "Testi");
        assert_int_equal(groups_queue(t, GROUP, ret_who[i]), DONE);
    }
    memcpy(t->now.t, "2026-11-22T08:30:00Z", sizeof t->now.t);
}

static void free_places(struct task *t, int64_t places)
{
    test_sql(
        t, str_z(t->a, str_fmt(t->a, "UPDATE groups_group SET capacity = %lld WHERE id = 50", 2 + (long long)places)));
}

static enum outcome answer(struct task *t, int64_t person, bool yes)
{
    struct sign_up_offers offers = sign_up_offers(t, person);

    return sign_up_answer_offer(t, person, offers.n > 0 ? offers.at[0].membership : 1, yes);
}

RULE(a_free_place_is_offered_to_the_first_and_no_more_than_there_are)
{
    int64_t who[3];
    full_group(t, 5, who);
    assert_int_equal(sign_up_offer_all(t), 0);
    free_places(t, 1);
    assert_int_equal(sign_up_offer_all(t), 1);
    assert_int_equal(sign_up_offer_all(t), 0);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM messages_message WHERE kind = 'place' AND about_key = '2026-11-27'"), 1);
    assert_int_equal(sign_up_offers(t, who[0]).n, 1);
    assert_string_equal(sign_up_offers(t, who[0]).at[0].until.t, "2026-11-27");
    assert_int_equal(sign_up_offers(t, who[1]).n, 0);
    free_places(t, 3);
    assert_int_equal(sign_up_offer_all(t), 2);
    assert_int_equal(sign_up_offers(t, who[2]).n, 1);
}

RULE(an_offer_says_whether_who_signed_up_with_her_is_offered_one_too)
{
    int64_t who[3];
    full_group(t, 5, who);
    free_places(t, 1);
    for (int i = 0; i < 2; i++)
        test_sql(t, str_z(t->a, str_fmt(t->a,
                                    "INSERT INTO sign_up_entry (id, group_id, project_id, state, language, children, "
                                    "heard, said_in, brought_by, saved_at, person_id, reason, version) VALUES (%d, 50, "
                                    "(SELECT project_id FROM groups_group WHERE id = 50), 'taken', '', '', '', '', %s, "
                                    "'2026-11-01T08:00:00Z', %lld, '', 1)",
                                    90 + i, i == 1 ? "90" : "NULL", (long long)who[i])));
    assert_int_equal(sign_up_offer_all(t), 1);
    assert_false(sign_up_offers(t, who[0]).at[0].with_friend);
    free_places(t, 3);
    assert_int_equal(sign_up_offer_all(t), 2);
    assert_true(sign_up_offers(t, who[0]).at[0].with_friend);
    assert_true(sign_up_offers(t, who[1]).at[0].with_friend);
    assert_false(sign_up_offers(t, who[2]).at[0].with_friend);
}

RULE(where_workers_offer_places_nothing_is_offered_by_itself)
{
    int64_t who[3];
    full_group(t, INT_NONE, who);
    free_places(t, 2);
    assert_false(sign_up_offering(t));
    assert_int_equal(sign_up_offer_all(t), 0);
    assert_int_equal(sign_up_offer_places(t, GROUP), 0);
}

RULE(yes_makes_her_a_member_and_no_gives_the_place_to_the_next)
{
    int64_t who[3];
    full_group(t, 5, who);
    free_places(t, 2);
    assert_int_equal(sign_up_offer_all(t), 2);
    t->viewer = &VIEWER_NOBODY;
    assert_int_equal(answer(t, who[0], true), DONE);
    assert_true(t->viewer == &VIEWER_NOBODY);
    assert_true(groups_is_member(t, GROUP, who[0], t->today));
    assert_int_equal(answer(t, who[0], true), NOT_FOUND); /* pressed twice */
    assert_int_equal(answer(t, who[1], false), DONE);
    assert_false(groups_is_member(t, GROUP, who[1], t->today));
    assert_int_equal(sign_up_offers(t, who[2]).n, 1);
    assert_int_equal(sign_up_answer_offer(t, who[1], sign_up_offers(t, who[2]).at[0].membership, true), NOT_FOUND);
}

RULE(when_the_day_has_passed_the_next_has_it_and_her_answer_comes_too_late)
{
    int64_t who[3];
    full_group(t, 5, who);
    free_places(t, 1);
    assert_int_equal(sign_up_offer_all(t), 1);
    int64_t membership = sign_up_offers(t, who[0]).at[0].membership;
    t->today = DAY("2026-11-27");
    assert_int_equal(sign_up_offer_all(t), 0);
    t->today = DAY("2026-11-28");
    assert_int_equal(sign_up_answer_offer(t, who[0], membership, true), NOT_FOUND);
    assert_int_equal(sign_up_offer_all(t), 1);
    assert_int_equal(sign_up_offers(t, who[1]).n, 1);
}

RULE(who_alone_waits_and_says_no_is_not_asked_again_the_same_week)
{
    int64_t who[3];
    full_group(t, 5, who);
    test_sql(t, "DELETE FROM groups_membership WHERE state = 'waiting' AND queued_at > '2026-11-01T08:00:00Z'");
    free_places(t, 1);
    assert_int_equal(sign_up_offer_all(t), 1);
    assert_int_equal(answer(t, who[0], false), DONE);
    assert_int_equal(sign_up_offers(t, who[0]).n, 0);
    t->today = DAY("2026-11-26");
    assert_int_equal(sign_up_offer_all(t), 0);
    t->today = DAY("2026-11-27");
    assert_int_equal(sign_up_offer_all(t), 1);
}

RULE(who_let_an_offer_pass_is_not_offered_one_by_itself_again)
{
    int64_t who[3];
    full_group(t, 5, who);
    test_sql(t, "DELETE FROM groups_membership WHERE state = 'waiting' AND queued_at > '2026-11-01T08:00:00Z'");
    free_places(t, 1);
    assert_int_equal(sign_up_offer_all(t), 1);
    t->today = DAY("2026-12-01");
    assert_int_equal(sign_up_offer_all(t), 0);
}

RULES(an_offer_says_whether_who_signed_up_with_her_is_offered_one_too,
    a_free_place_is_offered_to_the_first_and_no_more_than_there_are,
    where_workers_offer_places_nothing_is_offered_by_itself, yes_makes_her_a_member_and_no_gives_the_place_to_the_next,
    when_the_day_has_passed_the_next_has_it_and_her_answer_comes_too_late,
    who_alone_waits_and_says_no_is_not_asked_again_the_same_week,
    who_let_an_offer_pass_is_not_offered_one_by_itself_again)
