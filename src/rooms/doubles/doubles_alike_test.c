/* Tests of what makes two files look like one person, and of finding names in whatever way they are written, on both
 * engines. */
#include "rooms/doubles/doubles.h"
#include "tests/people_testing.h"

static int64_t made(struct task *t, int64_t project, const char *given, const char *family, const char *birth)
{
    return person_made(t, project, given, family, birth);
}

static void phone(struct task *t, int64_t person, const char *number)
{
    struct person_card card;
    struct problems ps = { 0 };

    assert_int_equal(people_card(t, person, &card), DONE);
    card.phone = str_of(number);
    assert_int_equal(people_change(t, person, card.version, &card, &ps), DONE);
}

static int64_t pairs(struct task *t)
{
    return test_number(t, "SELECT count(*) FROM people_double WHERE state = 'open'");
}

static int64_t pairs_by(struct task *t, const char *reason)
{
    return test_number(
        t, str_z(t->a,
               str_fmt(t->a, "SELECT count(*) FROM people_double WHERE state = 'open' AND reason = '%s'", reason)));
}

/* ---- the own name */

RULE(brothers_and_sisters_are_no_doubles_although_all_but_the_own_name_is_the_same)
{
    static const char *const own[] = { "Hodan", "Ahmed", "Fartun", "Sahra", "Abdi", "Mohamed", "Ali", "Anna-Liisa",
        "Anna-Maria" };
    int64_t project = project_new(t, "S1");

    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        made(t, project, own[i], "Mohamed Ali", i % 2 ? "1990-01-01" : "1990");
    assert_int_equal(pairs(t), 0);
}

RULE(the_same_own_name_and_one_more_are_a_pair_also_when_the_names_have_changed_places)
{
    int64_t project = project_new(t, "S1");

    made(t, project, "Fadumo", "Ahmed Ali", "1990-03-02");
    made(t, project, "Faadumo Axmed", "Cali", "1990");         /* sounds the same */
    made(t, project, "Ahmed Ali", "Fadumo", "1990-07-02");     /* changed places */
    made(t, project, "Fadumo", "Warsame Duale", "1990-03-05"); /* another family */
    made(t, project, "Fadumo", "Ahmed Ali", "1991");           /* another year */
    assert_int_equal(pairs(t), 2);
    assert_int_equal(pairs_by(t, "name_birth"), 2);
    made(t, project, "Fadumo", "Ahmed", "");
    assert_int_equal(pairs_by(t, "name_sound"), 3); /* with the first two and the last */
}

RULE(who_has_one_name_only_is_compared_by_it_and_the_whole_birth_date)
{
    int64_t project = project_new(t, "S1");

    made(t, project, "Hodan", "", "1988-03-04");
    made(t, project, "Hodan", "", "1988-03-05");
    made(t, project, "Hodan", "", "1988");
    made(t, project, "Sahra", "", "1988-03-04");
    assert_int_equal(pairs(t), 0);
    made(t, project, "Xodan", "", "1988-03-04");
    assert_int_equal(pairs_by(t, "name_date"), 1);
    made(t, project, "Hodan", "Warsame", "1988-03-05"); /* the same as far as both files know */
    assert_int_equal(pairs_by(t, "name_date"), 2);
    made(t, project, "Hodan", "Duale", "1988-03-06");
    assert_int_equal(pairs(t), 2);
}

/* ---- joints and particles */

static const char *const written[][2] = { { "Isra'a", "O'Neil" }, { "Isra’a", "O’Neil" }, { "Israa", "ONeil" },
    { "Israʿa", "Oneil" }, { "Isra`a", "O Neil" }, { "Isra‘a", "O-Neil" } };
static const char *const hassan[][2] = { { "Fatima", "al-Hassan" }, { "Fatima", "Alhassan" }, { "Fatima", "Al Hassan" },
    { "Fatima", "AL‑HASSAN" } };
#define WAYS(list) (sizeof(list) / sizeof *(list))

RULE(one_name_written_in_many_ways_is_one)
{
    int64_t project = project_new(t, "S1");

    for (size_t i = 0; i < WAYS(written); i++)
        made(t, project, written[i][0], written[i][1], "1990-03-04");
    assert_int_equal(pairs(t), WAYS(written) * (WAYS(written) - 1) / 2);
    for (size_t i = 0; i < WAYS(hassan); i++)
        made(t, project, hassan[i][0], hassan[i][1], "1985-03-04");
    assert_int_equal(pairs(t), WAYS(written) * (WAYS(written) - 1) / 2 + WAYS(hassan) * (WAYS(hassan) - 1) / 2);
}

RULE(every_way_of_writing_finds_every_other)
{
    int64_t project = project_new(t, "S1"), person[WAYS(written)], other[WAYS(hassan)];

    for (size_t i = 0; i < WAYS(written); i++)
        person[i] = made(t, project, written[i][0], written[i][1], "");
    for (size_t i = 0; i < WAYS(hassan); i++)
        other[i] = made(t, project, hassan[i][0], hassan[i][1], "");
    for (size_t i = 0; i < WAYS(written); i++)
        for (size_t k = 0; k < WAYS(written); k++) {
            assert_true(finds(t, project, written[i][1], person[k]));
            assert_true(
                finds(t, project, str_z(t->a, str_fmt(t->a, "%s %s", written[i][1], written[i][0])), person[k]));
        }
    for (size_t i = 0; i < WAYS(hassan); i++)
        for (size_t k = 0; k < WAYS(hassan); k++)
            assert_true(finds(t, project, hassan[i][1], other[k]));
    assert_true(finds(t, project, "neil", person[0]));
    assert_true(finds(t, project, "hassan", other[0]));
}

RULE(names_are_found_without_their_apostrophes_and_particles)
{
    static const char *const each[][3] = { { "Rory", "D'Angelo", "Dangelo" }, { "Ma'moun", "Aziz", "Mamoun" },
        { "Kylian", "M'Bappé", "Mbappe" }, { "Sa'diyo", "Duale", "Sadiyo" }, { "Omar", "Al-Khalidi", "Alkhalidi" },
        { "Abd al-Rahman", "Nuur", "Abdalrahman" }, { "Anna-Liisa", "Korhonen", "Annaliisa" },
        { "Anna Liisa", "Virtanen", "Anna-Liisa" }, { "عبد الرحمن", "نور", "عبدالرحمن" } };
    int64_t project = project_new(t, "S1");

    for (size_t i = 0; i < WAYS(each); i++) {
        int64_t person = made(t, project, each[i][0], each[i][1], "");
        assert_true(finds(t, project, each[i][2], person));
    }
}

RULE(a_name_of_one_letter_is_found_and_finds_nobody_else)
{
    int64_t project = project_new(t, "S1"), thein = made(t, project, "U", "Thein", ""),
            ursula = made(t, project, "Ursula", "Korpi", ""), o = made(t, project, "Ning", "O", "");

    assert_true(finds(t, project, "u", thein));
    assert_false(finds(t, project, "u", ursula));
    assert_true(finds(t, project, "U Thein", thein));
    assert_true(finds(t, project, "ning o", o));
}

/* ---- phones */

RULE(what_is_written_where_there_is_no_number_is_no_number)
{
    static const char *const none[] = { "0000000000", "000 000 0000", "+358 000000000", "1111111", "99999", "123456789",
        "0123456789", "12345", "987654321", "040 0000000", "+358 (0)40 000 0000", "" };
    static const char *const some[] = { "040 1234567", "0507654321", "+252 61 5550101", "09 310 1691", "112233",
        "+46 70 777 77 78" };

    for (size_t i = 0; i < WAYS(none); i++)
        assert_true(str_empty(people_phone_key(t, str_of(none[i]))));
    for (size_t i = 0; i < WAYS(some); i++)
        assert_false(str_empty(people_phone_key(t, str_of(some[i]))));
}

RULE(a_number_is_the_same_with_and_without_its_country_and_the_nought_in_brackets)
{
    static const char *const same[] = { "040 123 4567", "+358401234567", "+358 (0)40 123 4567", "00358 40 1234567",
        "00358 (0) 40 123 4567", "358 40 123 4567", "(040) 123-4567" };
    struct str key = people_phone_key(t, str_of(same[0]));

    for (size_t i = 0; i < WAYS(same); i++)
        assert_true(str_eq(key, people_phone_key(t, str_of(same[i]))));
}

RULE(a_number_that_few_families_share_makes_pairs_and_one_of_many_families_none)
{
    static const char *const names[][2] = { { "Nimo", "Elmi" }, { "Ayan", "Duale" }, { "Suad", "Nuur" },
        { "Leyla", "Warsame" }, { "Idil", "Barre" } };
    int64_t project = project_new(t, "S1"), person[WAYS(names)];

    for (size_t i = 0; i < 3; i++) {
        person[i] = made(t, project, names[i][0], names[i][1], "");
        phone(t, person[i], "09 310 1691");
    }
    assert_int_equal(pairs_by(t, "phone"), 3);
    for (size_t i = 3; i < WAYS(names); i++) { /* it is the number of a school */
        person[i] = made(t, project, names[i][0], names[i][1], "");
        phone(t, person[i], "09 310 1691");
        assert_int_equal(pairs(t), 0);
    }
}

RULE(one_number_in_one_family_is_no_pair)
{
    int64_t project = project_new(t, "S1"), mother = made(t, project, "Nimo", "Elmi", ""),
            father = made(t, project, "Ayub", "Duale", "");

    assert_int_equal(people_join_family(t, mother, father), DONE);
    phone(t, mother, "040 555 0101");
    phone(t, father, "040 555 0101");
    assert_int_equal(pairs(t), 0);
}

/* A database of an older program: words without joined forms, a key for a number that is none, pairs of siblings. */
RULE(files_of_an_older_program_are_derived_anew_and_their_open_pairs_are_looked_at_again)
{
    int64_t project = project_new(t, "S1"), neil = made(t, project, "Rory", "O'Neil", ""), last = 0, portions = 0;
    int64_t hodan = made(t, project, "Hodan", "Mohamed Ali", "1990"),
            sahra = made(t, project, "Sahra", "Mohamed Ali", "1990");

    assert_true(people_derived(t));
    test_sql(t, "UPDATE people_derivation SET rules = 0");
    test_sql(t, "DELETE FROM people_name_part");
    test_sql(t, "UPDATE people_person SET phone_key = CAST('x' AS {bytes})");
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO people_double (low_id, high_id, reason, state) VALUES (%lld, %lld, "
                                "'name_birth', 'open')",
                                (long long)hodan, (long long)sahra)));
    assert_false(people_derived(t));
    assert_false(finds(t, project, "oneil", neil));
    do {
        last = people_derive_anew(t, last, 2);
        portions++;
    } while (last != 0);
    doubles_look_again(t);
    assert_true(people_derived(t));
    assert_int_equal(portions, 3);
    assert_true(finds(t, project, "oneil", neil));
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person WHERE phone_key IS NOT NULL"), 0);
    assert_int_equal(pairs(t), 0);
}

RULES(brothers_and_sisters_are_no_doubles_although_all_but_the_own_name_is_the_same,
    the_same_own_name_and_one_more_are_a_pair_also_when_the_names_have_changed_places,
    who_has_one_name_only_is_compared_by_it_and_the_whole_birth_date, one_name_written_in_many_ways_is_one,
    every_way_of_writing_finds_every_other, names_are_found_without_their_apostrophes_and_particles,
    a_name_of_one_letter_is_found_and_finds_nobody_else, what_is_written_where_there_is_no_number_is_no_number,
    a_number_is_the_same_with_and_without_its_country_and_the_nought_in_brackets,
    a_number_that_few_families_share_makes_pairs_and_one_of_many_families_none, one_number_in_one_family_is_no_pair,
    files_of_an_older_program_are_derived_anew_and_their_open_pairs_are_looked_at_again)
