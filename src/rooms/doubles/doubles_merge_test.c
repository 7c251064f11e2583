/* Tests of doubles, merging, parting and of the household rule of non-disclosure, on both engines. */
#include "rooms/consents/consents.h"
#include "rooms/doubles/doubles_merge.h"
#include "tests/merge_testing.h"

RULE(spelling_variants_of_one_year_are_shown_as_a_pair)
{
    project(t);
    int64_t a = person(t, "Maxamed Cali", "Warsame", "1988-03-12", ""),
            b = person(t, "Mohamed Ali", "Warsame", "1988", "");
    int64_t c = person(t, "Mohamed Ali", "Warsame", "1971", "");
    doubles_compare(t, b);
    assert_str(reason_between(t, a, b), "name_birth");
    assert_str(reason_between(t, b, c), "");
}

RULE(the_same_phone_in_another_form_makes_a_pair)
{
    project(t);
    int64_t a = person(t, "Amina", "Jama", "1990", "+358 457 000 1234"),
            b = person(t, "Layla", "Haddad", "1985", "0457-0001234");
    doubles_compare(t, b);
    assert_str(reason_between(t, a, b), "phone");
}

RULE(a_dismissed_pair_does_not_come_back)
{
    project(t);
    int64_t a = person(t, "Hodan", "Elmi", "1990", ""), b = person(t, "Xodan", "Elmi", "1990", "");
    doubles_compare(t, a);
    assert_str(reason_between(t, a, b), "name_birth");
    assert_int_equal(doubles_dismiss(t, b, a), DONE);
    doubles_compare(t, b);
    assert_str(reason_between(t, a, b), "");
}

RULE(a_merge_moves_all_rows_and_presence_wins)
{
    int64_t kept, lost, merge;
    bool from_lost[MERGE__N] = { [MERGE_birth_date] = true };
    struct person_brief brief;

    two_files(t, &kept, &lost);
    assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
    assert_int_equal(count_of(t, "attendance_mark WHERE person_id", lost), 0);
    assert_int_equal(count_of(t, "attendance_mark WHERE mark = 'present' AND person_id", kept), 1);
    assert_int_equal(count_of(t, "attendance_mark WHERE mark = 'late' AND person_id", kept), 1);
    assert_int_equal(count_of(t, "contacts_contact WHERE person_id", kept), 1);
    assert_int_equal(count_of(t, "people_participation WHERE person_id", kept), 2);
    assert_int_equal(people_brief(t, lost, &brief), DONE);
    assert_true(brief.id == kept);
    assert_day(brief.birth, "1988-05-01");
}

RULE(parting_brings_back_both_files_as_they_were)
{
    int64_t kept, lost, merge;
    bool from_lost[MERGE__N] = { [MERGE_names] = true, [MERGE_phone] = true };
    struct problems problems = { 0 };
    struct person_brief a, b;

    two_files(t, &kept, &lost);
    assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
    assert_int_equal(doubles_part(t, merge, &problems), DONE);
    assert_int_equal(people_brief(t, kept, &a), DONE);
    assert_int_equal(people_brief(t, lost, &b), DONE);
    assert_true(a.id == kept && b.id == lost);
    assert_str(a.name, "Amina Warsame");
    assert_int_equal(count_of(t, "attendance_mark WHERE mark = 'absent' AND person_id", kept), 1);
    assert_int_equal(count_of(t, "attendance_mark WHERE person_id", lost), 2);
    assert_int_equal(count_of(t, "contacts_contact WHERE person_id", lost), 1);
    assert_int_equal(people_search(t, 900, S("0457000001"), 5).n, 1);
    assert_int_equal(doubles_part(t, merge, &problems), NOT_FOUND);
}

RULE(a_file_that_went_into_one_that_goes_on_goes_with_it_and_comes_back_with_it)
{
    int64_t first, middle, merge, on;
    bool from_lost[MERGE__N] = { 0 };
    struct problems problems = { 0 };

    two_files(t, &middle, &first);
    int64_t last = person(t, "Amiina", "Warsame", "1988", "");
    assert_int_equal(doubles_merge(t, middle, first, from_lost, S(""), &merge), DONE);
    assert_int_equal(doubles_merge(t, last, middle, from_lost, S(""), &on), DONE);
    assert_int_equal(count_of(t, "people_person WHERE merged_into", last), 2);
    assert_int_equal(doubles_part(t, on, &problems), DONE);
    assert_int_equal(count_of(t, "people_person WHERE merged_into", last), 0);
    assert_int_equal(count_of(t, "people_person WHERE merged_into", middle), 1);
    assert_int_equal(doubles_part(t, merge, &problems), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person WHERE merged_into IS NOT NULL"), 0);
}

RULE(a_no_under_either_file_ends_what_the_other_brings_and_they_can_be_parted)
{
    int64_t kept, lost, merge;
    bool from_lost[MERGE__N] = { 0 };
    struct problems problems = { 0 };
    char sql[400];

    two_files(t, &kept, &lost);
    for (int i = 0; i < 2; i++) {
        snprintf(sql, sizeof sql,
            "INSERT INTO circumstances_said (id, source_key, person_id, project_id, informed_on, disability, minority, "
            "housing, version) VALUES (%d, '', %lld, 900, '2026-10-01', CAST('yes' AS {bytes}), NULL, NULL, 1)",
            70 + i, (long long)(i ? lost : kept));
        test_sql(t, sql);
    }
    snprintf(sql, sizeof sql,
        "INSERT INTO stories_story (id, source_key, project_id, person_id, day, language, shown_language, said_by, "
        "result, state, consent_version, purposes, consent_on, consent_until, version) VALUES (80, '', 900, %lld, "
        "'2026-05-01', 'som', 'eng', '', 'work', 'approved', 1, 'web', '2026-05-01', '2028-05-01', 1)",
        (long long)lost);
    test_sql(t, sql);
    assert_int_equal(consents_say(t, kept, CONSENT_STORY, 0, false), DONE);
    assert_int_equal(consents_say(t, lost, CONSENT_DATA, 0, false), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM circumstances_said"), 1); /* the other file's */
    assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM circumstances_said"), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM stories_story WHERE withdrawn_on IS NULL"), 0);
    assert_int_equal(doubles_part(t, merge, &problems), DONE);
}

RULE(several_files_merged_into_one_are_parted_one_after_the_other)
{
    int64_t kept, lost, third, first, second;
    bool from_lost[MERGE__N] = { [MERGE_names] = true };
    struct problems problems = { 0 };
    struct person_brief brief;
    char sql[300];

    two_files(t, &kept, &lost);
    third = person(t, "Amiina", "Warsame", "1988", "");
    snprintf(sql, sizeof sql, "UPDATE people_person SET family_name = 'War\nsame' WHERE id = %lld", (long long)kept);
    test_sql(t, sql);
    for (int i = 0; i < 2; i++) { /* both were asked about work; only the third about health, too */
        snprintf(sql, sizeof sql,
            "INSERT INTO needs_need (person_id, project_id, day, area, weight) VALUES (%lld, 900, '2026-10-01', "
            "'work', %d)",
            (long long)(i ? third : kept), i);
        test_sql(t, sql);
    }
    snprintf(sql, sizeof sql,
        "INSERT INTO needs_need (person_id, project_id, day, area, weight) VALUES (%lld, 900, '2026-10-01', 'health', "
        "3)",
        (long long)third);
    test_sql(t, sql);
    assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &first), DONE);
    assert_int_equal(doubles_merge(t, kept, third, from_lost, S(""), &second), DONE);
    assert_int_equal(count_of(t, "needs_need WHERE person_id", kept), 2);
    assert_int_equal(count_of(t, "needs_need WHERE weight = 0 AND person_id", kept), 1);
    test_commit(t);
    assert_int_equal(doubles_part(t, first, &problems), INVALID); /* the last one first */
    test_rollback(t);
    problems.n = 0;
    assert_int_equal(doubles_part(t, second, &problems), DONE);
    assert_int_equal(count_of(t, "needs_need WHERE person_id", third), 2);
    assert_int_equal(doubles_part(t, first, &problems), DONE);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM people_person WHERE given_names = 'Amina' AND family_name = 'War\nsame'"),
        1);
    assert_int_equal(people_brief(t, third, &brief), DONE);
    assert_true(brief.id == third);
}

RULE(a_file_that_went_on_into_a_third_is_found_and_parted_step_by_step)
{
    int64_t kept, lost, third, first, second;
    bool from_lost[MERGE__N] = { false };
    struct problems problems = { 0 };
    struct person_brief brief;

    two_files(t, &kept, &lost);
    third = person(t, "Amiina", "Warsame", "1988", "");
    assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &first), DONE);
    assert_int_equal(doubles_merge(t, third, kept, from_lost, S(""), &second), DONE);
    assert_int_equal(people_brief(t, lost, &brief), DONE);
    assert_true(brief.id == third);
    assert_int_equal(doubles_part(t, second, &problems), DONE);
    assert_int_equal(doubles_part(t, first, &problems), DONE);
    assert_int_equal(count_of(t, "attendance_mark WHERE person_id", lost), 2);
    assert_int_equal(count_of(t, "contacts_contact WHERE person_id", lost), 1);
}

RULE(parting_is_refused_when_the_kept_file_was_changed_since)
{
    int64_t kept, lost, merge;
    bool from_lost[MERGE__N] = { false };
    struct problems problems = { 0 };

    two_files(t, &kept, &lost);
    assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
    test_sql(t, "UPDATE people_person SET version = version + 1");
    assert_int_equal(doubles_part(t, merge, &problems), INVALID);
    assert_int_equal(problems.n, 1);
}

RULE(merging_a_file_with_itself_or_twice_finds_nothing)
{
    int64_t kept, lost, merge;
    bool from_lost[MERGE__N] = { false };

    two_files(t, &kept, &lost);
    assert_int_equal(doubles_merge(t, kept, kept, from_lost, S(""), &merge), NOT_FOUND);
    assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
    assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), NOT_FOUND);
}

RULE(one_mark_of_non_disclosure_covers_the_household_until_it_is_cleared)
{
    project(t);
    int64_t wife = person(t, "Sahra", "Duale", "1990", ""), husband = person(t, "Liban", "Duale", "1986", "");
    struct person_card card;

    assert_int_equal(people_join_family(t, wife, husband), DONE);
    assert_int_equal(people_card(t, wife, &card), DONE);
    assert_int_equal(people_mark_non_disclosure(t, wife, card.version, true, DAY("2031-01-01")), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person WHERE protected = 1"), 2);
    assert_int_equal(people_card(t, husband, &card), DONE);
    assert_true(card.is_protected && !card.non_disclosure && card.hidden);
    assert_int_equal(people_protected(t, 900, 0).n, 2);
    assert_int_equal(people_card(t, wife, &card), DONE);
    assert_int_equal(people_mark_non_disclosure(t, wife, card.version - 1, false, DAY("")), CONFLICT);
    assert_int_equal(people_mark_non_disclosure(t, wife, card.version, false, DAY("")), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person WHERE protected = 1"), 0);
}

RULES(spelling_variants_of_one_year_are_shown_as_a_pair, the_same_phone_in_another_form_makes_a_pair,
    a_dismissed_pair_does_not_come_back, a_merge_moves_all_rows_and_presence_wins,
    parting_brings_back_both_files_as_they_were, several_files_merged_into_one_are_parted_one_after_the_other,
    a_no_under_either_file_ends_what_the_other_brings_and_they_can_be_parted,
    a_file_that_went_into_one_that_goes_on_goes_with_it_and_comes_back_with_it,
    a_file_that_went_on_into_a_third_is_found_and_parted_step_by_step,
    parting_is_refused_when_the_kept_file_was_changed_since, merging_a_file_with_itself_or_twice_finds_nothing,
    one_mark_of_non_disclosure_covers_the_household_until_it_is_cleared)
