/* Tests of what a merge keeps, on both engines: marks of protection, each field and row of both files, and who may
 * merge them. What becomes of two files: doubles_merge_test.c. */
#include "rooms/doubles/doubles_merge.h"
#include "tests/merge_testing.h"

static void said(struct task *t, int64_t person, const char *columns)
{
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE people_person SET %s WHERE id = %lld", columns, (long long)person)));
}

RULE(a_mark_of_non_disclosure_on_either_file_is_one_on_the_merged_file_until_they_part)
{
    for (int side = 0; side < 2; side++) {
        int64_t kept, lost, merge;
        bool from_lost[MERGE__N] = { false };
        struct problems problems = { 0 };

        two_files(t, &kept, &lost);
        said(t, side == 0 ? kept : lost, "non_disclosure = 1, protected = 1");
        assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
        assert_int_equal(count_of(t, "people_person WHERE non_disclosure = 1 AND protected = 1 AND id", kept), 1);
        assert_int_equal(doubles_part(t, merge, &problems), DONE);
        assert_int_equal(
            count_of(t, "people_person WHERE non_disclosure = 1 AND protected = 1 AND id", side == 0 ? kept : lost), 1);
        assert_int_equal(
            count_of(t, "people_person WHERE non_disclosure = 0 AND protected = 0 AND id", side == 0 ? lost : kept), 1);
        test_rollback(t);
    }
}

RULE(who_was_covered_by_the_other_files_household_stays_covered)
{
    int64_t kept, lost, merge;
    bool from_lost[MERGE__N] = { false };

    two_files(t, &kept, &lost);
    int64_t husband = person(t, "Liban", "Duale", "1986", ""), mother = person(t, "Asha", "Elmi", "1960", "");
    struct person_card card;
    assert_int_equal(people_join_family(t, lost, husband), DONE);
    assert_int_equal(people_join_family(t, kept, mother), DONE);
    assert_int_equal(people_card(t, husband, &card), DONE);
    assert_int_equal(people_mark_non_disclosure(t, husband, card.version, true, DAY("")), DONE);
    assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
    assert_int_equal(count_of(t, "people_person WHERE protected = 1 AND id", kept), 1);
    assert_int_equal(count_of(t, "people_person WHERE protected = 1 AND id", mother), 1);
}

RULE(the_merged_file_joins_the_lost_files_family_when_it_has_none)
{
    int64_t kept, lost, merge;
    bool from_lost[MERGE__N] = { false };
    struct problems problems = { 0 };

    two_files(t, &kept, &lost);
    int64_t husband = person(t, "Liban", "Duale", "1986", "");
    struct person_card card;
    assert_int_equal(people_join_family(t, lost, husband), DONE);
    assert_int_equal(people_card(t, husband, &card), DONE);
    assert_int_equal(people_mark_non_disclosure(t, husband, card.version, true, DAY("")), DONE);
    assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
    assert_int_equal(people_family_of(t, kept).adults.n, 1);
    assert_int_equal(count_of(t, "people_person WHERE protected = 1 AND non_disclosure = 0 AND id", kept), 1);
    assert_int_equal(doubles_part(t, merge, &problems), DONE);
    assert_int_equal(people_family_of(t, kept).adults.n, 0);
    assert_int_equal(count_of(t, "people_person WHERE protected = 0 AND id", kept), 1);
}

RULE(each_field_comes_from_the_file_that_was_chosen_and_parting_brings_it_back)
{
    static const struct {
        enum merge_field field;
        const char *kept, *lost;
    } each[] = {
        { MERGE_names, "given_names = 'Amina' AND family_name = 'Warsame'",
            "given_names = 'Aamina' AND family_name = 'Cali'" },
        { MERGE_birth_date, "birth_date = '1988'", "birth_date = '1990-05-01'" },
        { MERGE_gender, "gender = 'woman'", "gender = 'unknown'" },
        { MERGE_languages, "languages = 'som' AND service_language = 'som'",
            "languages = 'ara' AND service_language = 'eng'" },
        { MERGE_arrived_on, "arrived_on = '2015'", "arrived_on = '2016-03'" },
        { MERGE_citizenships, "citizenships = 'SO'", "citizenships = 'FI;SO'" },
    };
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        int64_t kept, lost, merge;
        bool from_lost[MERGE__N] = { false };
        struct problems problems = { 0 };

        from_lost[each[i].field] = true;
        two_files(t, &kept, &lost);
        said(t, kept, "arrived_on = '2015', citizenships = 'SO'");
        said(t, lost,
            "family_name = 'Cali', birth_date = '1990-05-01', gender = 'unknown', languages = 'ara', service_language "
            "= 'eng', arrived_on = '2016-03', citizenships = 'FI;SO'");
        assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
        for (size_t k = 0; k < sizeof each / sizeof *each; k++)
            assert_int_equal(
                count_of(t,
                    str_z(t->a, str_fmt(t->a, "people_person WHERE %s AND id", k == i ? each[k].lost : each[k].kept)),
                    kept),
                1);
        assert_int_equal(doubles_part(t, merge, &problems), DONE);
        for (size_t k = 0; k < sizeof each / sizeof *each; k++)
            assert_int_equal(
                count_of(t, str_z(t->a, str_fmt(t->a, "people_person WHERE %s AND id", each[k].kept)), kept), 1);
        test_rollback(t);
    }
}

RULE(phone_email_and_municipality_come_from_the_file_that_was_chosen)
{
    for (int chosen = 0; chosen < 2; chosen++) {
        int64_t kept, lost, merge;
        bool from_lost[MERGE__N] = { [MERGE_phone] = chosen, [MERGE_email] = chosen, [MERGE_municipality] = chosen };
        struct person_card mine, hers, now;
        struct problems problems = { 0 };

        two_files(t, &kept, &lost);
        assert_int_equal(people_card(t, kept, &mine), DONE);
        assert_int_equal(people_card(t, lost, &hers), DONE);
        mine.email = S("amina@example.org"), mine.municipality = S("091"), mine.postcode = S("00100");
        hers.email = S("aamina@example.org"), hers.municipality = S("049"), hers.postcode = S("02100");
        assert_int_equal(people_change(t, kept, mine.version, &mine, &problems), DONE);
        assert_int_equal(people_change(t, lost, hers.version, &hers, &problems), DONE);
        assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
        assert_int_equal(people_card(t, kept, &now), DONE);
        assert_str(now.phone, chosen ? "0457000002" : "0457000001");
        assert_str(now.email, chosen ? "aamina@example.org" : "amina@example.org");
        assert_str(now.municipality, chosen ? "049" : "091");
        assert_str(now.postcode, chosen ? "02100" : "00100");
        assert_int_equal(people_search(t, 900, chosen ? S("0457000002") : S("0457000001"), 5).n, 1);
        test_rollback(t);
    }
}

RULE(children_of_both_files_have_one_mother_and_part_again)
{
    int64_t kept, lost, merge, hers, shared;
    bool from_lost[MERGE__N] = { false };
    struct problems problems = { 0 };

    two_files(t, &kept, &lost);
    assert_int_equal(people_add_child(t, lost, S("Ilham"), DAY("2022-01"), &hers, &problems), DONE);
    assert_int_equal(people_add_child(t, lost, S("Yusuf"), DAY("2020-01"), &shared, &problems), DONE);
    test_sql(t, str_z(t->a, str_fmt(t->a, "INSERT INTO people_parent (child_id, person_id) VALUES (%lld, %lld)",
                                (long long)shared, (long long)kept)));
    assert_int_equal(parent_of(t, kept), 1);
    assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
    assert_int_equal(parent_of(t, kept), 2);
    assert_int_equal(doubles_part(t, merge, &problems), DONE);
    assert_int_equal(parent_of(t, kept), 1);
    assert_int_equal(parent_of(t, lost), 2);
}

RULE(rows_of_every_room_go_to_the_merged_file_and_come_back)
{
    static const char *const rows[] = {
        "groups_membership (id, group_id, project_id, state, joined_on, version, person_id) VALUES (940, 910, 900, "
        "'member', '2026-10-01', 1, ",
        ("guidance_guidance (id, source_key, project_id, day, destination, provider, qualification, state, version, "
         "created_at, person_id) "
         "VALUES (941, '', 900, '2026-10-01', 'home_care', '', '', 'agreed', 1, '', "),
        "counselling_talk (id, source_key, project_id, day, depth, person_id) VALUES (942, '', 900, '2026-10-01', "
        "'light', ",
        "plans_plan (id, source_key, project_id, made_on, person_id) VALUES (943, '', 900, '2026-10-01', ",
        "follow_ups_follow_up (id, source_key, project_id, kind, status, person_id) VALUES (944, '', 900, 'exit', '', ",
    };
    int64_t kept, lost, merge;
    bool from_lost[MERGE__N] = { false };
    struct problems problems = { 0 };

    two_files(t, &kept, &lost);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        test_sql(t, str_z(t->a, str_fmt(t->a, "INSERT INTO %s%lld)", rows[i], (long long)lost)));
    for (int parted = 0; parted < 2; parted++) {
        if (parted == 0)
            assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
        else
            assert_int_equal(doubles_part(t, merge, &problems), DONE);
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct str rest = str_of(rows[i]), table;
            str_cut(&rest, ' ', &table);
            struct str of_whom = str_fmt(t->a, "%.*s WHERE person_id", STR_ARG(table));
            assert_int_equal(count_of(t, str_z(t->a, of_whom), parted ? lost : kept), 1);
            assert_int_equal(count_of(t, str_z(t->a, of_whom), parted ? kept : lost), 0);
        }
    }
}

RULE(a_mark_comes_back_from_a_merge_as_it_was)
{
    int64_t kept, lost, merge;
    bool from_lost[MERGE__N] = { false };
    struct problems problems = { 0 };

    two_files(t, &kept, &lost);
    test_sql(t, "UPDATE attendance_mark SET minutes = 30, walk_in = 1, version = 4, marked_by = 77, marked_at = "
                "'2026-10-01T09:00:00Z' WHERE session_id = 920 AND mark = 'present'");
    test_sql(t, "UPDATE attendance_mark SET mark = 'late', minutes = 15 WHERE session_id = 920 AND mark = 'absent'");
    assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
    assert_int_equal(
        count_of(t, "attendance_mark WHERE mark = 'present' AND minutes = 30 AND session_id = 920 AND person_id", kept),
        1);
    assert_int_equal(doubles_part(t, merge, &problems), DONE);
    assert_int_equal(
        count_of(t, "attendance_mark WHERE mark = 'late' AND minutes = 15 AND session_id = 920 AND person_id", kept),
        1);
    assert_int_equal(count_of(t,
                         "attendance_mark WHERE mark = 'present' AND minutes = 30 AND walk_in = 1 AND version = 4 AND "
                         "marked_by = 77 AND "
                         "marked_at = '2026-10-01T09:00:00Z' AND session_id = 920 AND person_id",
                         lost),
        1);
}

RULE(presence_counts_before_late_before_excused_before_absent)
{
    static const char *const order[] = { "absent", "excused", "late", "present" };

    for (size_t mine = 0; mine < 4; mine++)
        for (size_t hers = 0; hers < 4; hers++) {
            int64_t kept, lost, merge;
            bool from_lost[MERGE__N] = { false };
            two_files(t, &kept, &lost);
            test_sql(t,
                str_z(t->a,
                    str_fmt(t->a, "UPDATE attendance_mark SET mark = '%s' WHERE session_id = 920 AND person_id = %lld",
                        order[mine], (long long)kept)));
            test_sql(t,
                str_z(t->a,
                    str_fmt(t->a, "UPDATE attendance_mark SET mark = '%s' WHERE session_id = 920 AND person_id = %lld",
                        order[hers], (long long)lost)));
            assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
            assert_int_equal(
                count_of(t,
                    str_z(t->a, str_fmt(t->a, "attendance_mark WHERE session_id = 920 AND mark = '%s' AND person_id",
                                    order[mine > hers ? mine : hers])),
                    kept),
                1);
            test_rollback(t);
        }
}

RULE(only_who_sees_all_of_both_files_merges_and_parts_them)
{
    static const struct {
        enum role role;
        int64_t project;
        enum outcome how;
    } each[] = {
        { ROLE_INSTRUCTOR, 900, NOT_ALLOWED },
        { ROLE_PEER, 900, NOT_ALLOWED },
        { ROLE_COORDINATOR, 900, NOT_ALLOWED },
        { ROLE_MANAGER, 901, NOT_ALLOWED },
        { ROLE_MANAGER, 900, DONE },
        { ROLE_COUNSELLOR, 900, DONE },
    };
    const struct viewer *program = t->viewer;

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        int64_t kept, lost, merge;
        bool from_lost[MERGE__N] = { false };
        struct merge_view_sides sides;
        struct problems problems = { 0 };
        struct viewer_project in = { each[i].project, each[i].role, S("P"), S("P") };
        struct viewer somebody = { .staff = 7, .role = each[i].role, .projects = &in, .nprojects = 1 };

        two_files(t, &kept, &lost);
        test_sql(t,
            "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version, "
            "created_at) "
            "SELECT 7, '', 'S', sort_key, 's@example.org', 'manager', '', 0, 0, 1, '' FROM people_person LIMIT 1");
        test_sql(
            t, str_z(t->a,
                   str_fmt(t->a, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (7, %lld, '%s')",
                       (long long)each[i].project, role_code(each[i].role))));
        t->viewer = &somebody;
        assert_int_equal(doubles_sides(t, kept, lost, &sides), each[i].how);
        assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), each[i].how);
        if (each[i].how != DONE) {
            t->viewer = program;
            assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
            t->viewer = &somebody;
        }
        assert_int_equal(doubles_merges(t, 0, 10).n, each[i].how == DONE);
        assert_int_equal(doubles_part(t, merge, &problems), each[i].how);
        t->viewer = program;
        test_rollback(t);
    }
}

RULE(merge_and_parting_are_in_the_journal_and_in_the_list)
{
    int64_t kept, lost, merge;
    bool from_lost[MERGE__N] = { false };
    struct problems problems = { 0 };

    two_files(t, &kept, &lost);
    int64_t before = test_number(t, "SELECT count(*) FROM journal");
    assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal"), before + 2);
    assert_int_equal(count_of(t, "journal WHERE act = 'delete' AND what = 'person' AND subject", lost), 1);
    assert_false(doubles_merges(t, 0, 10).at[0].undone);
    assert_int_equal(doubles_part(t, merge, &problems), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal"), before + 4);
    assert_true(doubles_merges(t, 0, 10).at[0].undone);
    assert_int_equal(doubles_merges(t, 0, 10).at[0].kept, kept);
}

RULE(rules_of_safe_contact_that_only_the_lost_file_has_are_kept_and_part_again)
{
    int64_t kept, lost, merge;
    bool from_lost[MERGE__N] = { false };
    struct person_card card;
    struct problems problems = { 0 };

    two_files(t, &kept, &lost);
    assert_int_equal(people_card(t, kept, &card), DONE);
    assert_int_equal(
        people_change_contact(t, kept, card.version, &(struct person_card){ .contact_when = S("In the morning") }),
        DONE);
    assert_int_equal(people_card(t, lost, &card), DONE);
    assert_int_equal(
        people_change_contact(t, lost, card.version,
            &(struct person_card){ .contact_when = S("At night"), .contact_never = S("Never call\nat home") }),
        DONE);
    assert_int_equal(doubles_merge(t, kept, lost, from_lost, S(""), &merge), DONE);
    assert_int_equal(people_card(t, kept, &card), DONE);
    assert_str(card.contact_when, "In the morning");
    assert_str(card.contact_who, "");
    assert_str(card.contact_never, "Never call\nat home");
    assert_int_equal(doubles_part(t, merge, &problems), DONE);
    assert_int_equal(people_card(t, kept, &card), DONE);
    assert_str(card.contact_when, "In the morning");
    assert_str(card.contact_never, "");
    assert_int_equal(people_card(t, lost, &card), DONE);
    assert_str(card.contact_never, "Never call\nat home");
}

RULE(a_mark_on_somebody_without_a_family_protects_her_alone_and_has_a_day_of_review)
{
    struct person_card card;

    project(t);
    int64_t wife = person(t, "Sahra", "Duale", "1990", "");
    person(t, "Liban", "Duale", "1986", "");
    assert_int_equal(people_card(t, wife, &card), DONE);
    assert_int_equal(people_mark_non_disclosure(t, wife, card.version, true, DAY("2031-01-01")), DONE);
    assert_int_equal(count_of(t, "people_person WHERE protected = 1 AND id", wife), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person WHERE protected = 1"), 1);
    assert_int_equal(count_of(t, "people_protection WHERE review_on = '2031-01-01' AND person_id", wife), 1);
    assert_int_equal(people_mark_non_disclosure(t, wife, card.version + 1, false, DAY("2031-01-01")), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person WHERE protected = 1"), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_protection WHERE review_on IS NOT NULL"), 0);
}

RULE(a_pair_of_which_one_was_merged_is_not_shown_any_more)
{
    project(t);
    int64_t a = person(t, "Hodan", "Elmi", "1990", ""), b = person(t, "Xodan", "Elmi", "1990", "");
    for (int side = 0; side < 2; side++) {
        assert_str(reason_between(t, a, b), "name_birth");
        test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE people_person SET merged_into = 5 WHERE id = %lld",
                                    (long long)(side == 0 ? a : b))));
        assert_str(reason_between(t, a, b), "");
        test_sql(t, "UPDATE people_person SET merged_into = NULL");
    }
}

RULES(a_mark_of_non_disclosure_on_either_file_is_one_on_the_merged_file_until_they_part,
    who_was_covered_by_the_other_files_household_stays_covered,
    the_merged_file_joins_the_lost_files_family_when_it_has_none,
    each_field_comes_from_the_file_that_was_chosen_and_parting_brings_it_back,
    phone_email_and_municipality_come_from_the_file_that_was_chosen,
    children_of_both_files_have_one_mother_and_part_again, rows_of_every_room_go_to_the_merged_file_and_come_back,
    a_mark_comes_back_from_a_merge_as_it_was, presence_counts_before_late_before_excused_before_absent,
    only_who_sees_all_of_both_files_merges_and_parts_them, merge_and_parting_are_in_the_journal_and_in_the_list,
    rules_of_safe_contact_that_only_the_lost_file_has_are_kept_and_part_again,
    a_mark_on_somebody_without_a_family_protects_her_alone_and_has_a_day_of_review,
    a_pair_of_which_one_was_merged_is_not_shown_any_more)
