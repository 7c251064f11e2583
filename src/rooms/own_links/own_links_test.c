/* Tests of own links, on both engines. Those with a PIN commit, as the rules do. */
#include "rooms/own_links/own_links.h"
#include "base/settings.h"
#include "rooms/persons.h"
#include "tests/people_testing.h"

#define HOME S("192.0.2.1")

static int64_t project, worker;

/* A woman in a project, and her counsellor, who asks. */
static int64_t somebody(struct task *t)
{
    project = project_new(t, "P1");
    int64_t person = person_made(t, project, "Amina", "Testi", "1990-01-01");

    worker = become(t, ROLE_COUNSELLOR, project);
    return person;
}

static struct str made(struct task *t, int64_t person, const char *pin)
{
    struct problems ps = { 0 };
    struct str key;

    if (pin[0])
        test_commit(t); /* as the rule will */
    assert_int_equal(own_links_make(t, person, str_of(pin), &key, &ps), DONE);
    return key;
}

static enum own_way way(struct task *t, struct str proof)
{
    struct own_holder h;

    return own_links_find(t, proof, &h);
}

static int64_t rows(struct task *t, const char *table)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM own_links_%s", table)));
}

RULE(a_key_leads_to_its_person_and_only_its_digest_is_kept)
{
    int64_t person = somebody(t);
    struct str key = made(t, person, "");
    struct own_holder h;
    struct own_link link;
    static const struct settings house = { .public_address = S("https://house.example/") };

    t->settings = &house;
    assert_int_equal(key.n, OWN_KEY_LETTERS);
    assert_int_equal(own_links_find(t, key, &h), OWN_WAY_OPEN);
    assert_int_equal(h.person, person);
    assert_false(h.has_pin);
    assert_str(
        own_links_address(t, key), str_z(t->a, str_fmt(t->a, "https://house.example/my?link=%.*s", STR_ARG(key))));
    assert_int_equal(way(t, S("")), OWN_WAY_UNKNOWN);
    assert_int_equal(way(t, str_part(key, 0, key.n - 1)), OWN_WAY_UNKNOWN);
    assert_int_equal(way(t, S("aaaaaaaaaaaaaaaaaaaaaaaaaa")), OWN_WAY_UNKNOWN);
    assert_int_equal(test_number(t, "SELECT length(key_hash) FROM own_links_link"), 32); /* not its 26 letters */
    assert_true(own_links_of(t, person, &link));
    assert_str(link.made_by, "Tessa Testaaja");
    assert_false(day_known(link.opened));
}

RULE(a_new_link_ends_those_before_and_one_that_is_sent_does_not)
{
    int64_t person = somebody(t);
    struct str first = made(t, person, ""), sent, second;

    assert_int_equal(own_links_pass(t, person, &sent), DONE);
    assert_int_equal(way(t, first), OWN_WAY_OPEN);
    assert_int_equal(way(t, sent), OWN_WAY_OPEN);
    second = made(t, person, "");
    assert_int_equal(way(t, first), OWN_WAY_UNKNOWN);
    assert_int_equal(way(t, sent), OWN_WAY_UNKNOWN);
    assert_int_equal(way(t, second), OWN_WAY_OPEN);
}

RULE(a_link_ends_on_its_day_and_when_it_is_withdrawn)
{
    int64_t person = somebody(t);
    struct str key = made(t, person, ""), sent;
    struct own_link link;

    assert_int_equal(own_links_pass(t, person, &sent), DONE);
    test_later(t, (int64_t)OWN_LINK_PASSING_DAYS * 86400 - 1);
    assert_int_equal(way(t, sent), OWN_WAY_OPEN);
    test_later(t, 1);
    assert_int_equal(way(t, sent), OWN_WAY_UNKNOWN);
    assert_int_equal(own_links_pass(t, person, &sent), DONE); /* and what is over is not kept */
    assert_int_equal(rows(t, "link"), 2);
    test_later(t, (int64_t)(OWN_LINK_DAYS - OWN_LINK_PASSING_DAYS) * 86400 - 1);
    assert_int_equal(way(t, key), OWN_WAY_OPEN);
    test_later(t, 1);
    assert_int_equal(way(t, key), OWN_WAY_UNKNOWN);
    assert_false(own_links_of(t, person, &link));
    key = made(t, person, "");
    assert_int_equal(own_links_withdraw(t, person), DONE);
    assert_int_equal(way(t, key), OWN_WAY_UNKNOWN);
    assert_int_equal(own_links_withdraw(t, person), NOT_FOUND);
}

RULE(only_who_sees_her_card_gives_or_takes_a_link)
{
    int64_t person = somebody(t), group = group_new(t, project);
    struct problems ps = { 0 };
    struct str key = made(t, person, ""), none;
    static const enum role others[] = { ROLE_INSTRUCTOR, ROLE_PEER, ROLE_COORDINATOR, ROLE_ADMIN };

    member_of(t, group, project, person, "");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        int64_t who = become(t, others[i], project);
        if (others[i] == ROLE_PEER)
            leader_of(t, group, who, "peer"); /* sees her name, and no more */
        assert_int_equal(own_links_make(t, person, S(""), &none, &ps), NOT_ALLOWED);
        assert_int_equal(own_links_pass(t, person, &none), NOT_ALLOWED);
        assert_int_equal(own_links_withdraw(t, person), NOT_ALLOWED);
    }
    become(t, ROLE_MANAGER, project_new(t, "P2"));
    assert_int_equal(own_links_make(t, person, S(""), &none, &ps), NOT_ALLOWED);
    assert_int_equal(way(t, key), OWN_WAY_OPEN);
    leader_of(t, group, become(t, ROLE_INSTRUCTOR, project), "leader");
    assert_int_equal(own_links_make(t, person, S(""), &none, &ps), DONE);
    assert_int_equal(own_links_make(t, 7, S(""), &none, &ps), NOT_FOUND);
}

RULE(who_is_protected_has_a_link_with_a_pin_only)
{
    int64_t person = somebody(t);
    struct problems ps = { 0 };
    struct str key = made(t, person, ""), none;

    test_sql(t, "UPDATE people_person SET non_disclosure = 1, protected = 1");
    assert_int_equal(way(t, key), OWN_WAY_UNKNOWN); /* given before the mark */
    assert_int_equal(own_links_make(t, person, S(""), &none, &ps), INVALID);
    assert_str(ps.at[0].field, "pin");
    assert_int_equal(own_links_pass(t, person, &none), INVALID);
    key = made(t, person, "2580");
    assert_int_equal(way(t, key), OWN_WAY_PIN);
    assert_int_equal(own_links_pass(t, person, &none), DONE);
    assert_int_equal(way(t, none), OWN_WAY_PIN);
}

RULE(a_pin_is_four_to_eight_digits_that_are_not_easy_to_guess)
{
    static const char *const wrong[] = { "258", "123456789", "2580x", "1111", "1234", "8765", "letters" };
    int64_t person = somebody(t);
    struct str none;

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct problems ps = { 0 };
        if (own_links_make(t, person, str_of(wrong[i]), &none, &ps) != INVALID)
            fail_msg("%s was taken", wrong[i]);
        assert_str(ps.at[0].field, "pin");
    }
    assert_int_equal(rows(t, "link"), 0);
    made(t, person, "2580");
    made(t, person, "2580 2581");
}

RULE(the_pin_opens_one_browser_for_an_hour_and_who_guesses_waits)
{
    int64_t person = somebody(t), wait;
    struct str key = made(t, person, "2580"), proof;

    assert_int_equal(way(t, key), OWN_WAY_PIN);
    assert_int_equal(own_links_give_pin(t, &(struct own_pin){ key, S("٢٥٨٠"), HOME }, &proof, &wait), DONE);
    assert_int_equal(way(t, proof), OWN_WAY_OPEN);
    assert_int_equal(way(t, key), OWN_WAY_PIN); /* another browser */
    test_later(t, OWN_PIN_MINUTES * 60 - 1);
    assert_int_equal(way(t, proof), OWN_WAY_OPEN);
    test_later(t, 1);
    assert_int_equal(way(t, proof), OWN_WAY_PIN);
    for (int i = 0; i < 6; i++)
        assert_int_equal(own_links_give_pin(t, &(struct own_pin){ key, S("2581"), HOME }, &proof, &wait), INVALID);
    assert_int_equal(own_links_give_pin(t, &(struct own_pin){ key, S("2580"), HOME }, &proof, &wait), CONFLICT);
    assert_true(wait > 0);
    test_later(t, wait);
    assert_int_equal(own_links_give_pin(t, &(struct own_pin){ proof, S("2580"), HOME }, &proof, &wait), DONE);
    struct str fresh = made(t, person, ""); /* she forgot it: a new link is without */
    assert_int_equal(way(t, proof), OWN_WAY_UNKNOWN);
    assert_int_equal(way(t, fresh), OWN_WAY_OPEN);
    assert_int_equal(own_links_give_pin(t, &(struct own_pin){ fresh, S("2580"), HOME }, &proof, &wait), NOT_FOUND);
}

RULE(an_opening_of_one_person_opens_no_page_of_another)
{
    int64_t one = somebody(t), other = person_made(t, project, "Hodan", "Testi", "1991-01-01"), wait;
    struct str key = made(t, one, "2580"), hers = made(t, other, "1379"), proof;

    assert_int_equal(own_links_give_pin(t, &(struct own_pin){ key, S("2580"), HOME }, &proof, &wait), DONE);
    proof = str_fmt(t->a, "%.*s%.*s", STR_ARG(hers), STR_ARG(str_part(proof, key.n, proof.n)));
    assert_int_equal(way(t, proof), OWN_WAY_PIN);
}

RULE(the_key_of_a_file_that_went_into_another_sleeps_until_they_are_parted)
{
    int64_t one = somebody(t), other = person_made(t, project, "Amina", "Testi", "1990-01-01");
    struct problems ps = { 0 };
    struct str kept = made(t, one, ""), lost = made(t, other, ""), none;

    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE people_person SET merged_into = %lld WHERE id = %lld", (long long)one,
                                (long long)other)));
    assert_int_equal(way(t, lost), OWN_WAY_UNKNOWN);
    assert_int_equal(way(t, kept), OWN_WAY_OPEN);
    assert_int_equal(own_links_make(t, other, S(""), &none, &ps), NOT_FOUND);
    test_sql(t, "UPDATE people_person SET merged_into = NULL");
    assert_int_equal(way(t, lost), OWN_WAY_OPEN);
}

RULE(links_go_with_the_import_that_brought_their_person)
{
    int64_t person = somebody(t), stays = person_made(t, project, "Hodan", "Testi", "1991-01-01");

    made(t, person, "");
    made(t, stays, "");
    test_sql(
        t, str_z(t->a, str_fmt(t->a, "UPDATE people_person SET import_id = 5 WHERE id = %lld", (long long)person)));
    persons_going(t, 5);
    assert_int_equal(rows(t, "link"), 1);
}

RULE(who_wants_it_has_finnish_beside_every_language_but_finnish)
{
    int64_t person = somebody(t);

    t->lang = lang_get(LANG_ar);
    assert_true(own_links_beside(t, person) == NULL);
    test_sql(t, str_z(t->a, str_fmt(t->a, "INSERT INTO own_page_choice (person_id, beside) VALUES (%lld, 1)",
                                (long long)person)));
    assert_true(own_links_beside(t, person) == lang_get(LANG_fi));
    assert_true(own_links_beside(t, person + 1) == NULL);
    t->lang = lang_get(LANG_fi);
    assert_true(own_links_beside(t, person) == NULL);
}

RULES(who_wants_it_has_finnish_beside_every_language_but_finnish, a_key_leads_to_its_person_and_only_its_digest_is_kept,
    a_new_link_ends_those_before_and_one_that_is_sent_does_not, a_link_ends_on_its_day_and_when_it_is_withdrawn,
    only_who_sees_her_card_gives_or_takes_a_link, who_is_protected_has_a_link_with_a_pin_only,
    a_pin_is_four_to_eight_digits_that_are_not_easy_to_guess,
    the_pin_opens_one_browser_for_an_hour_and_who_guesses_waits, an_opening_of_one_person_opens_no_page_of_another,
    the_key_of_a_file_that_went_into_another_sleeps_until_they_are_parted,
    links_go_with_the_import_that_brought_their_person)
