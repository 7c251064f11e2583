/* Tests of the code of a poster on its way through a sign-up, on both engines. */
#include "rooms/sign_up/sign_up_card.h"
#include "tests/groups_testing.h"

static void open_group(struct task *t)
{
    const struct sign_up_opening o = {
        .open = true, .phone = S("040 555 0100"), .step_free = YES, .baby = YESNO_UNKNOWN, .offer_days = INT_NONE
    };
    struct problems ps = { 0 };

    lay_out(t);
    assert_int_equal(sign_up_open(t, GROUP, 0, &o, &ps), DONE);
    test_sql(t, "INSERT INTO outreach_place (id, source_key, project_id, name, sort_key, kind, street, area, "
                "municipality, languages, code, note, version) VALUES (900, '', 10, 'Bakery', CAST('' AS {bytes}), "
                "'shop', '', '', '', '', 'abc234', '', 1)");
}

static int64_t signed_up(struct task *t, const char *browser, const char *code, const char *friend, const char *heard)
{
    struct sign_up_from from = { .browser = str_of(browser), .place = str_of(browser), .group = GROUP };
    struct sign_up_said said = { .name = S("Hodan Jaamac"),
        .phone = S("040 123 4567"),
        .language = S("som"),
        .friend_name = str_of(friend),
        .heard = str_of(heard),
        .code = str_of(code) };
    struct problems ps = { 0 };

    assert_int_equal(sign_up_say(t, from, &said), DONE);
    said = sign_up_said(t, from.browser, GROUP); /* as each page reads it */
    assert_int_equal(sign_up_say(t, from, &said), DONE);
    assert_int_equal(sign_up_send(t, from, &ps), DONE);
    return test_number(t, "SELECT max(id) FROM sign_up_entry WHERE brought_by IS NULL");
}

RULE(the_code_of_a_poster_stays_with_the_sign_up_and_its_friend)
{
    struct sign_up_entry e;

    open_group(t);
    int64_t id = signed_up(t, "b1", "abc234", "Ifrah Nuur", "");
    assert_int_equal(sign_up_entry(t, id, &e), DONE);
    assert_str(e.came_from, "abc234");
    assert_str(sign_up_came_from(t, &e), "Bakery");
    assert_str(sign_up_brought(t, &e).at[0].came_from, "abc234");
    assert_int_equal(test_number(t, "SELECT sum(n) FROM sign_up_came WHERE code = 'abc234' AND group_id = 50"), 2);
}

RULE(two_sign_ups_of_a_day_are_added_up_and_a_double_tap_is_not)
{
    struct sign_up_from from = { .browser = S("b1"), .place = S("b1"), .group = GROUP };
    struct problems ps = { 0 };

    open_group(t);
    (void)signed_up(t, "b1", "abc234", "", "");
    assert_int_equal(sign_up_send(t, from, &ps), DONE); /* the same browser once more */
    (void)signed_up(t, "b2", "abc234", "", "");
    assert_int_equal(test_number(t, "SELECT count(*) FROM sign_up_came"), 1);
    assert_int_equal(test_number(t, "SELECT sum(n) FROM sign_up_came"), 2);
}

RULE(a_code_that_is_none_of_the_projects_is_not_kept)
{
    struct sign_up_entry e;

    open_group(t);
    assert_int_equal(sign_up_entry(t, signed_up(t, "b1", "zzz999", "", "poster"), &e), DONE);
    assert_str(e.came_from, "");
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, municipalities, website, version) "
                "VALUES (11, 'S2', '', '', '', '', '', '', '', '', 1)");
    test_sql(t, "UPDATE outreach_place SET project_id = 11");
    assert_int_equal(sign_up_entry(t, signed_up(t, "b2", "abc234", "", "poster"), &e), DONE);
    assert_str(e.came_from, "");
    assert_int_equal(test_number(t, "SELECT count(*) FROM sign_up_came"), 0);
}

RULE(a_poster_answers_for_who_did_not_say_how_she_heard)
{
    static const struct {
        const char *browser, *code, *heard, *stored;
    } each[] = { { "b1", "abc234", "", "brochure" }, { "b2", "abc234", "friend", "friend" }, { "b3", "", "", "" } };

    open_group(t);
    for (size_t i = 0; i < 3; i++) {
        struct sign_up_taking how = { .given = S("Hodan"), .family = S("Jaamac"), .wait = false };
        struct problems ps = { 0 };
        int64_t person = 0, id = signed_up(t, each[i].browser, each[i].code, "", each[i].heard);
        assert_int_equal(sign_up_take(t, id, 1, &how, &person, &ps), DONE);
        assert_int_equal(test_number(t, str_z(t->a, str_fmt(t->a,
                                                        "SELECT count(*) FROM people_participation WHERE person_id = "
                                                        "%lld AND heard_from = '%s'",
                                                        (long long)person, each[i].stored))),
            1);
    }
    assert_int_equal(test_number(t, "SELECT count(*) FROM sign_up_taken_facts WHERE code = 'abc234'"), 2);
}

RULE(who_was_never_taken_in_is_forgotten_and_stays_counted)
{
    open_group(t);
    (void)signed_up(t, "b1", "abc234", "", "");
    test_sql(t, "UPDATE sign_up_entry SET saved_at = '2025-01-01T00:00:00Z'");
    sign_up_sweep(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM sign_up_entry"), 0);
    assert_int_equal(test_number(t, "SELECT sum(n) FROM sign_up_came"), 1);
}

RULES(the_code_of_a_poster_stays_with_the_sign_up_and_its_friend,
    two_sign_ups_of_a_day_are_added_up_and_a_double_tap_is_not, a_code_that_is_none_of_the_projects_is_not_kept,
    a_poster_answers_for_who_did_not_say_how_she_heard, who_was_never_taken_in_is_forgotten_and_stays_counted)
