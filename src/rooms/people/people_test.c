/* people_test: the rules of people on both engines: finding, who sees whom, making, the card, identity codes, safe
 * contact, languages. Families, participations and the list of a project: people_life_test.c. */
#include "tests/people_testing.h"

#include <stdio.h>

/* Rows that are read one by one hold a text only until the next one. */
RULE(a_name_of_one_part_is_kept_as_one_of_two_is)
{
    char row[] = "Amina";
    struct str one = people_full_name(t, str_of(row), S("")), other = people_full_name(t, S(""), str_of(row));

    memset(row, 'x', strlen(row));
    assert_str(one, "Amina");
    assert_str(other, "Amina");
}

RULE(a_person_is_found_by_parts_of_her_names_in_any_order)
{
    int64_t project = project_new(t, "S1"), person = person_made(t, project, "Faadumo Cabdi", "Xasan", "1988-04-02");

    assert_true(finds(t, project, "faadumo", person));
    assert_true(finds(t, project, "XASAN faad", person));
    assert_true(finds(t, project, "cab xas", person));
    assert_true(finds(t, project, "xasan 1988", person));
    assert_false(finds(t, project, "xasan 1989", person));
    assert_true(finds(t, project, "1988", person));
    assert_false(finds(t, project, "aino", person));
    assert_false(finds(t, project_new(t, "S2"), "faadumo", person));
}

RULE(spelling_variants_accents_and_scripts_meet)
{
    int64_t project = project_new(t, "S1");
    int64_t maxamed = person_made(t, project, "Maxamed", "Nuur", "1980"),
            arabic = person_made(t, project, "محمد", "أحمد", "1981");
    int64_t marjaana = person_made(t, project, "Märjaana", "Åkerö", "1990");

    assert_true(finds(t, project, "mohamed", maxamed));
    assert_true(finds(t, project, "Muhammad nur", maxamed));
    assert_true(finds(t, project, "mohamed", arabic));
    assert_true(finds(t, project, "احمد", arabic));
    assert_true(finds(t, project, "akero marja", marjaana));
}

RULE(exact_hits_come_before_spelling_variants)
{
    int64_t project = project_new(t, "S1");
    int64_t variant = person_made(t, project, "Maxamed", "Aadan", ""),
            exact = person_made(t, project, "Mohamed", "Zaki", "");
    struct person_briefs found = people_search(t, project, S("mohamed"), 10);

    assert_int_equal(found.n, 2);
    assert_int_equal(found.at[0].id, exact);
    assert_int_equal(found.at[1].id, variant);
}

RULE(a_phone_number_is_found_in_any_form_and_not_stored_in_clear)
{
    int64_t project = project_new(t, "S1"), person = 0;
    struct problems ps = { 0 };
    struct person_new p = { .given_names = S("Leila"), .phone = S("040 123 4567"), .entry = t->today };

    assert_int_equal(people_create(t, project, &p, &person, &ps), DONE);
    assert_true(finds(t, project, "+358401234567", person));
    assert_true(finds(t, project, "0401234567", person));
    assert_true(finds(t, project, "00358 40 123 45 67", person));
    assert_false(finds(t, project, "0401234568", person));
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM people_person WHERE phone_key IS NULL OR length(phone) < 20"), 0);
    assert_true(str_empty(people_phone_key(t, S("1234"))));
}

RULE(a_name_only_is_enough_and_nothing_else_is_asked)
{
    int64_t project = project_new(t, "S1"), person = 0;
    struct problems ps = { 0 };
    struct person_new nobody = { .given_names = S(" ") }, future = { .given_names = S("Aino"), .birth = DAY("2027") };
    struct person_new least = { .family_name = S("Warsame") };

    assert_int_equal(people_create(t, project, &nobody, &person, &ps), INVALID);
    assert_str(ps.at[0].field, "given_names");
    ps.n = 0;
    assert_int_equal(people_create(t, project, &future, &person, &ps), INVALID);
    assert_str(ps.at[0].field, "birth_date");
    ps.n = 0;
    assert_int_equal(people_create(t, project, &least, &person, &ps), DONE);
    assert_str(people_name(t, person), "Warsame");
    struct person_spells spells = people_spells(t, person);
    assert_int_equal(spells.n, 1);
    assert_str(spells.at[0].entry_status, "unknown");
}

RULE(nobody_is_refused_for_gender_origin_language_or_education)
{
    static const char *const genders[] = { "woman", "man", "non_binary", "unknown", "" };
    static const char *const languages[] = { "som", "fi", "kmr", "sme", "" };
    int64_t project = project_new(t, "S1"), person;

    for (size_t i = 0; i < 5; i++) {
        struct problems ps = { 0 };
        struct person_new p = {
            .given_names = S("Robin"), .gender = str_of(genders[i]), .language = str_of(languages[i])
        };
        assert_int_equal(people_create(t, project, &p, &person, &ps), DONE);
    }
}

RULE(managers_see_their_projects_and_nobody_elses)
{
    int64_t mine = project_new(t, "S1"), other = project_new(t, "S2");
    int64_t here = person_made(t, mine, "Hodan", "Ali", ""), there = person_made(t, other, "Sahra", "Ali", "");

    become(t, ROLE_MANAGER, mine);
    assert_true(people_may_see(t, here));
    assert_false(people_may_see(t, there));
    assert_true(finds(t, mine, "ali", here));
    assert_false(finds(t, other, "ali", there));
    assert_int_equal(people_sight(t, here), SIGHT_ALL);
    become(t, ROLE_COUNSELLOR, other);
    assert_true(people_may_see(t, there));
    assert_false(people_may_see(t, here));
}

RULE(instructors_and_peers_see_their_own_groups_and_who_left_of_late)
{
    int64_t project = project_new(t, "S1"), member = person_made(t, project, "Hodan", "Ali", "1990-01-01"),
            stranger = person_made(t, project, "Sahra", "Ali", "");
    int64_t left = person_made(t, project, "Ayaan", "Ali", ""), long_ago = person_made(t, project, "Idil", "Ali", "");
    int64_t group = group_new(t, project);
    struct person_card card;

    member_of(t, group, project, member, "");
    member_of(t, group, project, left, "2026-11-01");
    member_of(t, group, project, long_ago, "2026-05-01");
    leader_of(t, group, become(t, ROLE_INSTRUCTOR, project), "leader");
    assert_true(people_may_see(t, member));
    assert_true(people_may_see(t, left));
    assert_false(people_may_see(t, long_ago));
    assert_false(people_may_see(t, stranger));
    assert_true(finds(t, project, "ali", member));
    assert_false(finds(t, project, "ali", stranger));
    assert_int_equal(people_sight(t, member), SIGHT_CARD);
    leader_of(t, group, become(t, ROLE_PEER, project), "peer");
    assert_int_equal(people_sight(t, member), SIGHT_NAME);
    assert_int_equal(people_card(t, member, &card), DONE);
    assert_str(card.given_names, "Hodan");
    assert_false(day_known(card.birth_date));
}

RULE(who_left_the_project_sees_nobody_of_the_groups_she_led_there)
{
    int64_t first = project_new(t, "S1"), second = project_new(t, "S2"),
            person = person_made(t, first, "Hodan", "Ali", "");
    int64_t group = group_new(t, first);

    member_of(t, group, first, person, "");
    int64_t leader = become(t, ROLE_INSTRUCTOR, second);
    leader_of(t, group, leader, "leader");
    assert_false(people_may_see(t, person));
    assert_int_equal(people_sight(t, person), SIGHT_NONE);
    assert_int_equal(people_search(t, second, S("hodan"), 10).n, 0);
    assert_int_equal(people_search(t, first, S("hodan"), 10).n, 0);
    assert_int_equal(people_page(t, &(struct people_wish){ .project = first }).n, 0);
}

RULE(a_helper_in_one_group_is_not_let_in_by_a_group_of_another_person_or_of_another_helper)
{
    int64_t project = project_new(t, "S1"), hers = person_made(t, project, "Hodan", "Ali", ""),
            other = person_made(t, project, "Sahra", "Ali", "");
    int64_t group = group_new(t, project), second = group_new(t, project);

    member_of(t, group, project, hers, "");
    member_of(t, second, project, other, "");
    int64_t peer = become(t, ROLE_PEER, project);
    leader_of(t, group, peer, "peer");
    leader_of(t, second, 7, "peer");
    assert_int_equal(people_sight(t, hers), SIGHT_NAME);
    assert_int_equal(people_sight(t, other), SIGHT_NONE);
    struct people_page page = people_page(t, &(struct people_wish){ .project = project });
    assert_int_equal(page.n, 1);
    assert_int_equal(page.at[0].id, hers);
}

RULE(coordinators_and_admins_without_a_project_see_nobody)
{
    int64_t project = project_new(t, "S1"), person = person_made(t, project, "Hodan", "Ali", "");
    struct person_brief brief;
    struct person_new p = { .given_names = S("X") };
    struct problems ps = { 0 };

    become(t, ROLE_COORDINATOR, project);
    assert_false(people_may_see(t, person));
    assert_int_equal(people_search(t, project, S("ali"), 10).n, 0);
    assert_int_equal(people_brief(t, person, &brief), NOT_ALLOWED);
    assert_int_equal(people_create(t, project, &p, &person, &ps), NOT_ALLOWED);
    become(t, ROLE_ADMIN, 0);
    assert_false(people_may_see(t, person));
    assert_int_equal(people_search(t, project, S("ali"), 10).n, 0);
}

RULE(whoever_wrote_a_person_down_sees_her_for_a_week)
{
    int64_t project = project_new(t, "S1"), person;
    struct person_new p = { .given_names = S("Hodan"), .entry = t->today };
    struct problems ps = { 0 };

    become(t, ROLE_INSTRUCTOR, project);
    assert_int_equal(people_create(t, project, &p, &person, &ps), DONE);
    assert_true(people_may_see(t, person));
    assert_int_equal(people_sight(t, person), SIGHT_CARD);
    t->now = instant_from_unix(instant_unix(t->now) + 8 * 24 * 3600);
    assert_false(people_may_see(t, person));
}

RULE(an_imported_person_without_participation_is_reached_by_the_imports_manager)
{
    int64_t project = project_new(t, "S1"), other = project_new(t, "S2"),
            person = person_made(t, project, "Hodan", "Ali", "");

    test_sql(t, "DELETE FROM people_participation");
    test_sql(t, "INSERT INTO exchange_import (id, kind, project_id, state, file_names, started_by, started_at, "
                "rows_new, rows_same, rows_changed, rows_doubtful, rows_rejected, folder, version) "
                "SELECT 77, 'package', id, 'done', '', 1, '2026-11-01T00:00:00Z', 0, 0, 0, 0, 0, '', 1 FROM "
                "projects_project WHERE code = 'S1'");
    test_sql(t, "UPDATE people_person SET import_id = 77");
    become(t, ROLE_MANAGER, other);
    assert_false(people_may_see(t, person));
    become(t, ROLE_INSTRUCTOR, project);
    assert_false(people_may_see(t, person));
    become(t, ROLE_MANAGER, project);
    assert_true(people_may_see(t, person));
    assert_true(finds(t, project, "hodan", person));
    struct people_page page = people_page(t, &(struct people_wish){ .project = project, .show = SHOW_LOOSE });
    assert_int_equal(page.n, 1);
    people_join_project(t, person, project, t->today);
    page = people_page(t, &(struct people_wish){ .project = project, .show = SHOW_LOOSE });
    assert_int_equal(page.n, 0);
}

RULE(a_card_is_changed_once_and_the_second_writer_meets_the_conflict)
{
    int64_t project = project_new(t, "S1"), person = person_made(t, project, "Hodan", "Ali", "1990");
    struct problems ps = { 0 };
    struct person_card c;

    assert_int_equal(people_card_open(t, person, &c), DONE);
    c.family_name = S("Öberg");
    c.municipality = S("091");
    c.address = S("Koetie 1");
    c.phone = S("050 765 4321");
    assert_int_equal(people_change(t, person, c.version, &c, &ps), DONE);
    assert_int_equal(people_change(t, person, c.version, &c, &ps), CONFLICT);
    assert_true(finds(t, project, "oberg", person));
    assert_false(finds(t, project, "ali", person));
    assert_true(finds(t, project, "0507654321", person));
    assert_int_equal(people_card_open(t, person, &c), DONE);
    assert_str(c.address, "Koetie 1");
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_participation pa JOIN people_person p ON p.id = "
                                    "pa.person_id WHERE p.sort_key <> pa.sort_key"),
        0);
}

RULE(a_card_says_what_is_wrong_with_it)
{
    int64_t project = project_new(t, "S1"), person = person_made(t, project, "Hodan", "Ali", "1990-02-03");
    struct person_card c;
    struct problems ps = { 0 };

    assert_int_equal(people_card_open(t, person, &c), DONE);
    c.municipality = S("Atlantis"), c.citizenships = S("SO;Q7"), c.arrived_on = DAY("1980"),
    c.identity_code = S("131052-308T");
    assert_int_equal(people_change(t, person, c.version, &c, &ps), INVALID);
    assert_int_equal(ps.n, 4);
    c.municipality = S(""), c.citizenships = S("SO;XS"), c.arrived_on = DAY("2015"), c.identity_code = S("131052-308U");
    ps.n = 0;
    assert_int_equal(people_change(t, person, c.version, &c, &ps), INVALID);
    assert_int_equal(ps.n, 1);
    assert_str(ps.at[0].field, "identity_code");
}

RULE(the_identity_code_is_kept_sealed_and_only_managers_and_counsellors_see_it)
{
    int64_t project = project_new(t, "S1"), person = person_made(t, project, "Hodan", "Ali", "1952"),
            group = group_new(t, project);
    struct problems ps = { 0 };
    struct person_card c;

    member_of(t, group, project, person, "");
    become(t, ROLE_MANAGER, project);
    assert_int_equal(people_card_open(t, person, &c), DONE);
    c.identity_code = S("131052-308t");
    c.note = S("private");
    assert_int_equal(people_change(t, person, c.version, &c, &ps), DONE);
    assert_int_equal(people_card_open(t, person, &c), DONE);
    assert_str(c.identity_code, "131052-308T");
    leader_of(t, group, become(t, ROLE_INSTRUCTOR, project), "leader");
    assert_int_equal(people_card_open(t, person, &c), DONE);
    assert_true(str_empty(c.identity_code) && str_empty(c.note));
    c.call_name = S("Hoda");
    assert_int_equal(people_change(t, person, c.version, &c, &ps), DONE);
    become(t, ROLE_COUNSELLOR, project);
    assert_int_equal(people_card_open(t, person, &c), DONE);
    assert_str(c.identity_code, "131052-308T");
    assert_str(c.note, "private");
    c.identity_code = S("-");
    assert_int_equal(people_change(t, person, c.version, &c, &ps), DONE);
    assert_int_equal(people_card_open(t, person, &c), DONE);
    assert_true(str_empty(c.identity_code));
}

RULE(a_protected_persons_details_are_left_out_until_asked_for)
{
    int64_t project = project_new(t, "S1"), person = person_made(t, project, "Hodan", "Ali", "1990"),
            group = group_new(t, project);
    struct problems ps = { 0 };
    struct person_card c;

    assert_int_equal(people_card_open(t, person, &c), DONE);
    c.phone = S("0401234567"), c.address = S("Koetie 1"), c.municipality = S("091");
    assert_int_equal(people_change(t, person, c.version, &c, &ps), DONE);
    test_sql(t, "UPDATE people_person SET non_disclosure = 1, protected = 1");
    member_of(t, group, project, person, "");
    become(t, ROLE_MANAGER, project);
    assert_int_equal(people_card(t, person, &c), DONE);
    assert_true(c.hidden && str_empty(c.phone) && str_empty(c.address) && str_empty(c.municipality));
    assert_int_equal(people_card_open(t, person, &c), DONE);
    assert_str(c.address, "Koetie 1");
    leader_of(t, group, become(t, ROLE_PEER, project), "peer");
    assert_int_equal(people_card_open(t, person, &c), NOT_ALLOWED);
}

RULE(safe_contact_rules_are_kept_and_sealed)
{
    int64_t project = project_new(t, "S1"), person = person_made(t, project, "Hodan", "Ali", "");
    struct person_card c = { .contact_when = S("Weekdays 9-11"), .contact_never = S("Never call home") };

    assert_int_equal(people_change_contact(t, person, 1, &c), DONE);
    assert_int_equal(people_change_contact(t, person, 1, &c), CONFLICT);
    assert_int_equal(people_card(t, person, &c), DONE);
    assert_str(c.contact_never, "Never call home");
}

RULE(the_mother_tongue_is_the_first_of_the_languages)
{
    int64_t project = project_new(t, "S1"), person = person_made(t, project, "Hodan", "Ali", "");
    struct problems ps = { 0 };
    struct person_language fin = { .language = S("fi"), .level = S("A2.1") },
                           som = { .language = S("som"), .variety = S("Maay"), .mother = true };
    struct person_language wrong = { .language = S("zzz9") };

    assert_int_equal(people_put_language(t, person, 1, &fin, &ps), DONE);
    assert_int_equal(people_put_language(t, person, 2, &som, &ps), DONE);
    assert_int_equal(people_put_language(t, person, 2, &som, &ps), CONFLICT);
    assert_int_equal(people_put_language(t, person, 3, &wrong, &ps), INVALID);
    struct person_languages all = people_languages(t, person);
    assert_int_equal(all.n, 2);
    assert_str(all.at[0].language, "som");
    assert_str(all.at[0].variety, "Maay");
    assert_str(all.at[1].level, "A2.1");
    assert_int_equal(people_drop_language(t, person, 3, S("som")), DONE);
    all = people_languages(t, person);
    assert_int_equal(all.n, 1);
    assert_true(all.at[0].mother);
}

RULE(words_of_a_search_become_the_facts_of_a_new_person)
{
    static const struct {
        const char *words, *given, *family, *year, *phone;
    } cases[] = {
        { "", "", "", "", "" }, { "Zahra", "Zahra", "", "", "" },
        { "  Zahra  Uusi 1992 ", "Zahra", "Uusi", "1992", "" }, { "Aino Maria Lehto", "Aino Maria", "Lehto", "", "" },
        { "+358 40 555 0101", "", "", "", "+358 40 555 0101" }, { "1990 ليلى", "ليلى", "", "1990", "" },
        { "\u0661\u0669\u0669\u0660 Amina", "Amina", "", "1990", "" }, /* a year in Arabic digits */
        { "2090 Amina", "Amina", "", "", "2090" },                     /* nobody is born in a year to come */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct person_guess guess = people_guess(t, str_of(cases[i].words));
        assert_str(guess.given_names, cases[i].given);
        assert_str(guess.family_name, cases[i].family);
        assert_str(guess.year, cases[i].year);
        assert_str(guess.phone, cases[i].phone);
    }
}

RULES(a_name_of_one_part_is_kept_as_one_of_two_is, words_of_a_search_become_the_facts_of_a_new_person,
    a_person_is_found_by_parts_of_her_names_in_any_order, spelling_variants_accents_and_scripts_meet,
    exact_hits_come_before_spelling_variants, a_phone_number_is_found_in_any_form_and_not_stored_in_clear,
    a_name_only_is_enough_and_nothing_else_is_asked, nobody_is_refused_for_gender_origin_language_or_education,
    managers_see_their_projects_and_nobody_elses, instructors_and_peers_see_their_own_groups_and_who_left_of_late,
    who_left_the_project_sees_nobody_of_the_groups_she_led_there,
    a_helper_in_one_group_is_not_let_in_by_a_group_of_another_person_or_of_another_helper,
    coordinators_and_admins_without_a_project_see_nobody, whoever_wrote_a_person_down_sees_her_for_a_week,
    an_imported_person_without_participation_is_reached_by_the_imports_manager,
    a_card_is_changed_once_and_the_second_writer_meets_the_conflict, a_card_says_what_is_wrong_with_it,
    the_identity_code_is_kept_sealed_and_only_managers_and_counsellors_see_it,
    a_protected_persons_details_are_left_out_until_asked_for, safe_contact_rules_are_kept_and_sealed,
    the_mother_tongue_is_the_first_of_the_languages)
