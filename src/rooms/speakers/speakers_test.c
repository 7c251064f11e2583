/* Tests of people by language: how a table is read, what stays out, who may, and that a table takes the place of the
 * one before. */
#include "rooms/speakers/speakers.h"
#include "tests/people_testing.h"

static enum outcome bring(struct task *t, const char *csv, struct speakers_done *ret_done)
{
    struct problems wrong = { 0 };
    struct speakers_wish w = { .bytes = str_of(csv), .source = S("Tilastokeskus"), .year = 2024 };

    return speakers_bring(t, &w, ret_done, &wrong);
}

RULE(a_table_of_a_statistics_office_is_read_by_its_headings)
{
    struct speakers_done done;
    int64_t before = speakers_changes(t);

    assert_int_equal(bring(t,
                         "\"Alue\";\"Kieli\";\"2024\"\n\"MK06 Pirkanmaa\";\"arabia\";\"4 321\"\n"
                         "\"MK06 Pirkanmaa\";\"somali\";\"2100\"\n\"MK06 Pirkanmaa\";\"suomi\";\"500000\"\n"
                         "\"MK01 Uusimaa\";\"somali\";\"17000\"\n\"MK06 Pirkanmaa\";\"farsi, persia\";\"..\"\n",
                         &done),
        DONE);
    assert_int_equal(done.taken, 4);
    struct speakers list = speakers_of(t, S("06"), 10);
    assert_int_equal(list.n, 2); /* Finnish is no background */
    assert_str(list.at[0].language, "ara");
    assert_int_equal(list.at[0].people, 4321);
    assert_str(list.at[1].language, "som");
    assert_str(list.source, "Tilastokeskus");
    assert_int_equal(list.year, 2024);
    assert_int_equal(speakers_of(t, S("06"), 1).n, 1);
    assert_int_equal(speakers_of(t, S("19"), 10).n, 0);
    assert_true(speakers_changes(t) > before);
    assert_int_equal(speakers_state(t).rows, 4);
}

RULE(regions_and_languages_are_known_by_codes_and_names_in_any_order_of_columns)
{
    struct speakers_done done;

    assert_int_equal(bring(t, "language,region,people\nso,6,1\nAR,06,2\nSomali,Nyland,3\nruss,01,4\n", &done), DONE);
    assert_int_equal(done.taken, 3);
    assert_int_equal(speakers_of(t, S("06"), 10).n, 2);
    assert_int_equal(speakers_of(t, S("01"), 10).n, 1);
    assert_int_equal(done.left, 1);
    assert_int_equal(done.told.n, 1);
    assert_true(str_find(done.told.at[0], S("5")) >= 0 && str_find(done.told.at[0], S("russ")) >= 0);
}

RULE(what_cannot_be_read_stays_out_with_its_line_and_nothing_is_counted_twice)
{
    struct speakers_done done;

    assert_int_equal(
        bring(t, "Region,Language,People\nSSS KOKO MAA,som,9\n06,som,five\n06,som,-3\n06,som,5\n06,so,6\n06,ara\n",
            &done),
        DONE);
    assert_int_equal(done.taken, 1);
    assert_int_equal(done.left, 5);
    assert_int_equal(done.told.n, SPEAKERS_TOLD);
    assert_int_equal(speakers_of(t, S("06"), 10).at[0].people, 5);
}

RULE(a_table_takes_the_place_of_the_one_before_and_one_without_figures_does_not)
{
    struct speakers_done done;

    assert_int_equal(bring(t, "Region,Language,People\n06,som,5\n01,som,7\n", &done), DONE);
    assert_int_equal(bring(t, "Region,Language,People\n06,ara,1\n", &done), DONE);
    assert_int_equal(speakers_of(t, S("01"), 10).n, 0);
    assert_int_equal(speakers_of(t, S("06"), 10).n, 1);
    static const char *const none[] = { "", "x", "Region,Language\n06,som\n", "A,B,C\n06,som,1\n",
        "Region,Language,People\n06,som,x\n", "PK\x03\x04zzzz", "Region,Language,People\n" };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(bring(t, none[i], &done), INVALID);
    assert_int_equal(speakers_of(t, S("06"), 10).n, 1);
}

RULE(figures_need_a_source_and_a_year_and_somebody_who_answers_for_projects)
{
    struct problems wrong = { 0 };
    struct speakers_done done;
    struct speakers_wish w = { .bytes = S("Region,Language,People\n06,som,5\n"), .source = S(" "), .year = 1989 };
    struct viewer counsellor = *t->viewer;
    const struct viewer *manager = t->viewer;

    assert_int_equal(speakers_bring(t, &w, &done, &wrong), INVALID);
    assert_int_equal(wrong.n, 2);
    assert_str(wrong.at[0].field, "source");
    assert_str(wrong.at[1].field, "year");
    counsellor.role = ROLE_COUNSELLOR;
    counsellor.program = false;
    t->viewer = &counsellor;
    assert_int_equal(bring(t, "Region,Language,People\n06,som,5\n", &done), NOT_ALLOWED);
    t->viewer = manager;
    assert_str(speakers_of(t, S("06"), 10).source, "");
}

RULES(a_table_of_a_statistics_office_is_read_by_its_headings,
    regions_and_languages_are_known_by_codes_and_names_in_any_order_of_columns,
    what_cannot_be_read_stays_out_with_its_line_and_nothing_is_counted_twice,
    a_table_takes_the_place_of_the_one_before_and_one_without_figures_does_not,
    figures_need_a_source_and_a_year_and_somebody_who_answers_for_projects)
