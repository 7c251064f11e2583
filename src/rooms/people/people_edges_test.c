/* Tests of the edges of people, on both engines: facts that are frozen, days of a participation, what a search may find
 * and for whom, lists of exactly one page, pairs and children. */
#include "rooms/doubles/doubles.h"
#include "tests/people_testing.h"

/* ---- frozen facts */

static struct person_spell known_spell(struct task *t)
{
    int64_t person = person_made(t, project_new(t, "S1"), "Hodan", "Ali", "");
    struct person_spell s = people_spells(t, person).at[0];
    struct problems ps = { 0 };

    s.entry_date = DAY("2026-02-01"), s.entry_status = S("unemployed"), s.unemployed_since = DAY("2025-01-01");
    s.entry_in_education = NO, s.entry_education = S("2"), s.heard_from = S("friend");
    assert_int_equal(people_correct_entry(t, &s, S("Written down wrong"), &ps), DONE);
    return people_spells(t, person).at[0];
}

RULE(each_fact_of_the_first_day_changes_only_with_a_reason_and_keeps_what_stood)
{
    static const char *const facts[] = { "entry_date", "entry_status", "unemployed_since", "entry_in_education",
        "entry_education", "heard_from" };
    static const char *const stood[] = { "2026-02-01", "unemployed", "2025-01-01", "no", "2", "friend" };

    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        struct person_spell s = known_spell(t);
        struct problems ps = { 0 };
        if (i == 0)
            s.entry_date = DAY("2026-02-02");
        if (i == 1)
            s.entry_status = S("employed");
        if (i == 2)
            s.unemployed_since = DAY("");
        if (i == 3)
            s.entry_in_education = YES;
        if (i == 4)
            s.entry_education = S("9");
        if (i == 5)
            s.heard_from = S("");
        assert_int_equal(people_correct_entry(t, &s, S(""), &ps), INVALID);
        assert_int_equal(ps.n, 1);
        assert_str(ps.at[0].field, "reason");
        ps.n = 0;
        assert_int_equal(people_correct_entry(t, &s, S("Mistake"), &ps), DONE);
        struct spell_correction kept = people_corrections(t, s.id).at[0];
        assert_str(kept.field, facts[i]);
        assert_str(kept.before, stood[i]);
        assert_str(kept.reason, "Mistake");
        test_rollback(t);
    }
}

RULE(a_save_that_says_what_stands_is_no_correction)
{
    struct person_spell s = known_spell(t);
    struct problems ps = { 0 };
    int64_t before = test_number(t, "SELECT count(*) FROM people_correction");

    assert_int_equal(people_correct_entry(t, &s, S(""), &ps), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_correction"), before);
}

RULE(the_first_day_is_today_or_earlier_after_unemployment_began_and_before_the_last_day)
{
    struct person_spell was = known_spell(t), s = was;
    struct problems ps = { 0 };

    s.entry_date = t->today;
    assert_int_equal(people_correct_entry(t, &s, S("Why"), &ps), DONE);
    s.version++, s.entry_date = day_add(t->today, 1);
    assert_int_equal(people_correct_entry(t, &s, S("Why"), &ps), INVALID);
    assert_str(ps.at[0].field, "entry_date");
    ps.n = 0, s.entry_date = DAY("");
    assert_int_equal(people_correct_entry(t, &s, S("Why"), &ps), INVALID);
    assert_str(ps.at[0].field, "entry_date");
    ps.n = 0, s.entry_date = DAY("2026-02-01"), s.unemployed_since = DAY("2026-02-02");
    assert_int_equal(people_correct_entry(t, &s, S("Why"), &ps), INVALID);
    assert_str(ps.at[0].field, "unemployed_since");
    ps.n = 0, s.unemployed_since = DAY("2026-02-01");
    assert_int_equal(people_correct_entry(t, &s, S("Why"), &ps), DONE);
    s.version++, s.exit_date = DAY("2026-03-01");
    assert_int_equal(people_exit(t, &s, &ps), DONE);
    s.version++, s.entry_date = DAY("2026-03-02");
    assert_int_equal(people_correct_entry(t, &s, S("Why"), &ps), INVALID);
    ps.n = 0, s.entry_date = DAY("2026-03-01");
    assert_int_equal(people_correct_entry(t, &s, S("Why"), &ps), DONE);
}

/* ---- the end, and half a year after it */

RULE(facts_of_the_end_need_a_last_day)
{
    struct person_spell was = known_spell(t);

    for (int i = 0; i < 5; i++) {
        struct person_spell s = { .id = was.id,
            .version = was.version,
            .exit_in_education = YESNO_UNKNOWN,
            .qualification_gained = YESNO_UNKNOWN };
        struct problems ps = { 0 };
        if (i == 1)
            s.exit_status = S("employed");
        if (i == 2)
            s.exit_status_on = DAY("2026-05-01");
        if (i == 3)
            s.exit_in_education = NO;
        if (i == 4)
            s.qualification_gained = YES;
        assert_int_equal(people_exit(t, &s, &ps), i == 0 ? DONE : INVALID);
        was.version += i == 0;
        if (i > 0)
            assert_str(ps.at[0].field, "exit_date");
    }
}

RULE(the_last_day_is_between_the_first_day_and_today_and_the_question_on_it_or_after)
{
    static const struct {
        const char *exit, *asked;
        enum outcome how;
    } each[] = {
        { "2026-02-01", "2026-02-01", DONE },
        { "2026-01-31", "", INVALID },
        { "2026-11-22", "2026-11-22", DONE },
        { "2026-11-23", "", INVALID },
        { "2026-03-01", "2026-02-28", INVALID },
        { "2026-03-01", "2026-11-23", INVALID },
        { "2026-03-01", "", DONE },
    };
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct person_spell s = known_spell(t);
        struct problems ps = { 0 };
        assert_true(day_read(str_of(each[i].exit), &s.exit_date));
        assert_true(each[i].asked[0] == '\0' || day_read(str_of(each[i].asked), &s.exit_status_on));
        assert_int_equal(people_exit(t, &s, &ps), each[i].how);
        assert_int_equal(ps.n, each[i].how == INVALID);
        test_rollback(t);
    }
}

RULE(six_months_are_counted_to_the_day_and_hold_the_last_day)
{
    struct person_spell s = known_spell(t);
    struct problems ps = { 0 };

    s.exit_date = DAY("2026-03-31");
    assert_int_equal(people_exit(t, &s, &ps), DONE);
    s.version++, s.six_month_status = S("employed");
    assert_int_equal(people_six_months(t, &s, &ps), INVALID); /* no day */
    ps.n = 0, s.six_month_date = DAY("2026-09-29");
    assert_int_equal(people_six_months(t, &s, &ps), INVALID);
    ps.n = 0, s.six_month_date = DAY("2026-11-23");
    assert_int_equal(people_six_months(t, &s, &ps), INVALID);
    ps.n = 0, s.six_month_date = DAY("2026-09-30"), s.six_month_improved = YES;
    assert_int_equal(people_six_months(t, &s, &ps), DONE);
    assert_int_equal(people_six_months(t, &s, &ps), CONFLICT);
    s.version++, s.exit_date = DAY("");
    assert_int_equal(people_exit(t, &s, &ps), INVALID);
    assert_str(ps.at[0].field, "exit_date");
    ps.n = 0, s.six_month_date = DAY(""), s.six_month_status = S(""), s.six_month_improved = YESNO_UNKNOWN;
    assert_int_equal(people_six_months(t, &s, &ps), DONE);
    s.version++;
    assert_int_equal(people_exit(t, &s, &ps), DONE);
}

RULE(coming_back_is_per_project_and_possible_from_the_day_of_leaving)
{
    int64_t first = project_new(t, "S1"), second = project_new(t, "S2"),
            person = person_made(t, first, "Hodan", "Ali", "");
    struct person_spell s = people_spells(t, person).at[0],
                        again = { .person = person, .project = second, .entry_date = DAY("2026-03-01") };
    struct problems ps = { 0 };

    assert_int_equal(people_enter(t, &again, &ps), DONE);
    s.exit_date = DAY("2026-06-30");
    assert_int_equal(people_exit(t, &s, &ps), DONE);
    again = (struct person_spell){ .person = person, .project = first, .entry_date = DAY("2026-06-29") };
    assert_int_equal(people_enter(t, &again, &ps), INVALID);
    ps.n = 0, again.entry_date = DAY("2026-06-30");
    assert_int_equal(people_enter(t, &again, &ps), DONE);
    s.version++, s.exit_date = DAY("2026-07-01");
    assert_int_equal(people_exit(t, &s, &ps), INVALID);
    assert_str(ps.at[0].field, "exit_date");
}

RULE(peers_and_staff_of_other_projects_change_no_participation)
{
    static const struct {
        enum role role;
        enum outcome how;
    } each[] = {
        { ROLE_MANAGER, DONE },
        { ROLE_COUNSELLOR, DONE },
        { ROLE_INSTRUCTOR, DONE },
        { ROLE_PEER, NOT_FOUND },
        { ROLE_COORDINATOR, NOT_FOUND },
    };
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        const struct viewer *program = t->viewer;
        struct person_spell s = known_spell(t);
        struct problems ps = { 0 };
        int64_t group = group_new(t, s.project);
        member_of(t, group, s.project, s.person, "");
        leader_of(t, group, become(t, each[i].role, s.project), each[i].role == ROLE_PEER ? "peer" : "leader");
        assert_int_equal(people_correct_entry(t, &s, S(""), &ps), each[i].how);
        t->viewer = program;
        test_rollback(t);
    }
}

/* A helper in a group knows a name and no more: she enters nobody, whatever she is in the project. */
RULE(who_enters_a_person_in_a_project_sees_her_card)
{
    static const struct {
        const char *in_group;
        enum outcome how;
    } each[] = { { "leader", DONE }, { "peer", NOT_ALLOWED }, { "carer", NOT_ALLOWED } };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        const struct viewer *program = t->viewer;
        struct person_spell s = known_spell(t), back = { .person = s.person, .project = s.project };
        struct problems ps = { 0 };
        int64_t group = group_new(t, s.project);
        back.entry_date = DAY("2026-11-20");
        s.exit_date = DAY("2026-11-10");
        assert_int_equal(people_exit(t, &s, &ps), DONE);
        member_of(t, group, s.project, s.person, "");
        leader_of(t, group, become(t, ROLE_INSTRUCTOR, s.project), each[i].in_group);
        assert_int_equal(people_may_change_spell(t, &back), each[i].how == DONE);
        assert_int_equal(people_enter(t, &back, &ps), each[i].how);
        t->viewer = program;
        test_rollback(t);
    }
}

/* ---- search */

RULE(each_of_three_words_narrows_the_search)
{
    int64_t project = project_new(t, "S1");
    int64_t nur = person_made(t, project, "Faadumo Cabdi", "Nur", ""),
            xasan = person_made(t, project, "Faadumo Cabdi", "Xasan", ""),
            ali = person_made(t, project, "Faadumo Ali", "Nur", "");

    assert_true(
        finds(t, project, "faadumo", nur) && finds(t, project, "faadumo", xasan) && finds(t, project, "faadumo", ali));
    assert_true(finds(t, project, "faadumo cabdi", nur) && finds(t, project, "faadumo cabdi", xasan));
    assert_false(finds(t, project, "faadumo cabdi", ali));
    assert_true(finds(t, project, "nur cabdi faadumo", nur));
    assert_false(finds(t, project, "nur cabdi faadumo", xasan));
    assert_false(finds(t, project, "nur cabdi faadumo", ali));
    assert_true(finds(t, project, "nur", nur)); /* the whole word, and the beginning of one */
    assert_true(finds(t, project, "nu ca fa", nur));
    assert_false(finds(t, project, "nu ca fa", xasan));
}

RULE(a_year_alone_finds_who_was_born_in_it_in_the_project)
{
    int64_t project = project_new(t, "S1"), other = project_new(t, "S2");
    int64_t before = person_made(t, project, "Amina", "A", "1989-12-31"),
            first = person_made(t, project, "Amina", "B", "1990-01-01"),
            known = person_made(t, project, "Amina", "C", "1990");
    int64_t last = person_made(t, project, "Amina", "D", "1990-12-31"),
            after = person_made(t, project, "Amina", "E", "1991"), others = person_made(t, other, "Amina", "F", "1990");

    assert_true(
        finds(t, project, "1990", first) && finds(t, project, "1990", known) && finds(t, project, "1990", last));
    assert_false(
        finds(t, project, "1990", before) || finds(t, project, "1990", after) || finds(t, project, "1990", others));
    become(t, ROLE_INSTRUCTOR, project);
    assert_int_equal(people_search(t, project, S("1990"), 10).n, 0);
}

RULE(a_phone_number_finds_only_whom_the_viewer_may_see)
{
    int64_t project = project_new(t, "S1"), other = project_new(t, "S2");
    struct person_new p = { .given_names = S("Leila"), .phone = S("040 123 4567"), .entry = t->today };
    struct problems ps = { 0 };
    int64_t person;

    assert_int_equal(people_create(t, project, &p, &person, &ps), DONE);
    become(t, ROLE_INSTRUCTOR, project);
    assert_int_equal(people_search(t, project, S("0401234567"), 10).n, 0);
    become(t, ROLE_MANAGER, other);
    assert_int_equal(people_search(t, other, S("0401234567"), 10).n, 0);
    become(t, ROLE_MANAGER, project);
    assert_true(finds(t, project, "+358 40 1234567", person));
    test_sql(t, "UPDATE people_person SET merged_into = 5");
    assert_int_equal(people_search(t, project, S("0401234567"), 10).n, 0);
    assert_int_equal(people_search(t, project, S("leila"), 10).n, 0);
}

RULE(a_loose_person_of_an_import_of_the_whole_house_is_seen_by_who_ran_it_and_manages_a_project)
{
    int64_t project = project_new(t, "S1"), person = person_made(t, project, "Hodan", "Ali", "");

    test_sql(t, "DELETE FROM people_participation");
    int64_t me = become(t, ROLE_MANAGER, project);
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO exchange_import (id, kind, project_id, state, file_names, started_by, "
                                "started_at, rows_new, rows_same, rows_changed, rows_doubtful, "
                                "rows_rejected, folder, version) VALUES (77, 'package', NULL, 'done', '', %lld, "
                                "'2026-11-01T00:00:00Z', 0, 0, 0, 0, 0, '', 1)",
                                (long long)me)));
    test_sql(t, "UPDATE people_person SET import_id = 77");
    assert_true(people_may_see(t, person));
    assert_true(finds(t, project, "hodan", person));
    become(t, ROLE_MANAGER, project);
    assert_false(people_may_see(t, person));
    assert_false(finds(t, project, "hodan", person));
    become(t, ROLE_INSTRUCTOR, project);
    test_sql(
        t, str_z(t->a, str_fmt(t->a, "UPDATE exchange_import SET started_by = %lld", (long long)t->viewer->staff)));
    assert_false(people_may_see(t, person));
}

/* ---- lists and pairs */

RULE(a_list_of_exactly_one_page_has_no_next_page)
{
    int64_t project = project_new(t, "S1"), other = project_new(t, "S2");
    struct problems ps = { 0 };
    static const enum people_show shows[] = { SHOW_ALL, SHOW_OPEN, SHOW_ENDED };

    person_made(t, other, "Amina", "Other", "");
    for (int i = 0; i < PEOPLE_PAGE; i++)
        person_made(t, project, "Hodan", str_z(t->a, str_fmt(t->a, "Name%c", 'A' + i)), "");
    for (size_t k = 0; k < 3; k++) {
        struct people_wish w = { .project = project, .show = shows[k] };
        struct people_page page = people_page(t, &w);
        assert_int_equal(page.n, PEOPLE_PAGE);
        assert_false(page.more_after || page.more_before);
        w.before = page.at[2].id;
        page = people_page(t, &w);
        assert_int_equal(page.n, 2);
        assert_false(page.more_before);
        assert_true(page.more_after);
        for (size_t i = 0; k == 1 && i < PEOPLE_PAGE; i++) {
            struct person_spell s = people_spells(
                t, people_page(t, &(struct people_wish){ .project = project, .show = SHOW_OPEN }).at[0].id)
                                        .at[0];
            s.exit_date = DAY("2026-06-30");
            assert_int_equal(people_exit(t, &s, &ps), DONE);
        }
    }
}

RULE(who_came_back_and_left_again_is_listed_once_among_the_ended)
{
    int64_t project = project_new(t, "S1"), person = person_made(t, project, "Hodan", "Ali", "");
    struct person_spell s = people_spells(t, person).at[0],
                        again = { .person = person, .project = project, .entry_date = DAY("2026-09-01") };
    struct problems ps = { 0 };

    s.exit_date = DAY("2026-06-30");
    assert_int_equal(people_exit(t, &s, &ps), DONE);
    assert_int_equal(people_enter(t, &again, &ps), DONE);
    again.version = 1, again.exit_date = DAY("2026-10-01");
    again.exit_in_education = again.qualification_gained = YESNO_UNKNOWN;
    assert_int_equal(people_exit(t, &again, &ps), DONE);
    struct people_page ended = people_page(t, &(struct people_wish){ .project = project, .show = SHOW_ENDED });
    assert_int_equal(ended.n, 1);
    assert_day(ended.at[0].entry, "2026-09-01");
    assert_int_equal(people_page(t, &(struct people_wish){ .project = project, .show = SHOW_OPEN }).n, 0);
    assert_int_equal(people_page(t, &(struct people_wish){ .project = project }).n, 1);
}

RULE(pairs_are_shown_in_their_project_and_to_who_may_see_both)
{
    int64_t first = project_new(t, "S1"), second = project_new(t, "S2");
    int64_t a = person_made(t, first, "Hodan", "Elmi", "1990"), b = person_made(t, second, "Xodan", "Elmi", "1990");

    assert_int_equal(doubles_open(t, &(struct doubles_only){ .project = first }, 10).n, 1);
    assert_int_equal(doubles_open(t, &(struct doubles_only){ .project = first, .start = 1 }, 10).n, 0);
    assert_int_equal(doubles_open(t, &(struct doubles_only){ .project = second, .person = b }, 10).n, 1);
    assert_int_equal(doubles_open(t, &(struct doubles_only){ .project = project_new(t, "S3") }, 10).n, 0);
    assert_int_equal(
        doubles_open(
            t, &(struct doubles_only){ .project = first, .person = person_made(t, first, "Leila", "Haddad", "") }, 10)
            .n,
        0);
    const struct viewer *program = t->viewer;
    become(t, ROLE_MANAGER, first);
    assert_int_equal(doubles_open(t, &(struct doubles_only){ .project = first }, 10).n, 0);
    t->viewer = program;
    people_join_project(t, b, first, t->today);
    become(t, ROLE_MANAGER, first);
    assert_int_equal(doubles_open(t, &(struct doubles_only){ .project = first }, 10).n, 1);
    assert_int_equal(
        doubles_open(t, &(struct doubles_only){ .project = first, .person = a }, 10).at[0].low, a < b ? a : b);
}

RULE(a_childs_month_of_birth_is_this_month_or_earlier)
{
    int64_t project = project_new(t, "S1"), mother = person_made(t, project, "Hodan", "Ali", ""), child = 0;
    struct problems ps = { 0 };
    struct family_child c = { .version = 1, .name = S("Ilham"), .birth_month = DAY("2026-12") };

    assert_int_equal(people_add_child(t, mother, S("Ilham"), DAY("2026-12"), &child, &ps), INVALID);
    assert_str(ps.at[0].field, "birth_month");
    ps.n = 0;
    assert_int_equal(people_add_child(t, mother, S("Ilham"), DAY("2026-11"), &child, &ps), DONE);
    assert_int_equal(people_change_child(t, mother, child, &c, &ps), INVALID);
    assert_str(ps.at[0].field, "birth_month");
    ps.n = 0, c.birth_month = DAY("2026-10");
    assert_int_equal(people_change_child(t, mother, child, &c, &ps), DONE);
    assert_int_equal(people_change_child(t, mother, child, &c, &ps), CONFLICT);
    int64_t stranger = person_made(t, project, "Sahra", "Nuur", "");
    assert_int_equal(people_change_child(t, stranger, child, &c, &ps), NOT_FOUND);
    assert_int_equal(people_drop_child(t, stranger, child, 2), NOT_FOUND);
}

RULE(each_of_three_words_narrows_the_search_in_ones_own_groups_too)
{
    int64_t project = project_new(t, "S1"), group = group_new(t, project);
    int64_t nur = person_made(t, project, "Faadumo Cabdi", "Nur", "1990"),
            xasan = person_made(t, project, "Faadumo Cabdi", "Xasan", "1991"),
            ali = person_made(t, project, "Faadumo Ali", "Nur", "1990");

    member_of(t, group, project, nur, "");
    member_of(t, group, project, xasan, "");
    member_of(t, group, project, ali, "");
    leader_of(t, group, become(t, ROLE_INSTRUCTOR, project), "leader");
    assert_true(finds(t, project, "faadumo cabdi", nur) && finds(t, project, "faadumo cabdi", xasan));
    assert_false(finds(t, project, "faadumo cabdi", ali));
    assert_true(finds(t, project, "nur cabdi faadumo", nur));
    assert_false(finds(t, project, "nur cabdi faadumo", xasan) || finds(t, project, "nur cabdi faadumo", ali));
    assert_true(finds(t, project, "faadumo 1990", nur));
    assert_false(finds(t, project, "faadumo 1990", xasan));
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE people_person SET merged_into = %lld WHERE id = %lld", (long long)ali,
                                (long long)nur)));
    assert_false(finds(t, project, "nur cabdi faadumo", nur));
}

RULES(each_fact_of_the_first_day_changes_only_with_a_reason_and_keeps_what_stood,
    a_save_that_says_what_stands_is_no_correction,
    the_first_day_is_today_or_earlier_after_unemployment_began_and_before_the_last_day,
    facts_of_the_end_need_a_last_day, the_last_day_is_between_the_first_day_and_today_and_the_question_on_it_or_after,
    six_months_are_counted_to_the_day_and_hold_the_last_day,
    coming_back_is_per_project_and_possible_from_the_day_of_leaving, who_enters_a_person_in_a_project_sees_her_card,
    peers_and_staff_of_other_projects_change_no_participation, each_of_three_words_narrows_the_search,
    a_year_alone_finds_who_was_born_in_it_in_the_project, a_phone_number_finds_only_whom_the_viewer_may_see,
    a_loose_person_of_an_import_of_the_whole_house_is_seen_by_who_ran_it_and_manages_a_project,
    a_list_of_exactly_one_page_has_no_next_page, who_came_back_and_left_again_is_listed_once_among_the_ended,
    pairs_are_shown_in_their_project_and_to_who_may_see_both, a_childs_month_of_birth_is_this_month_or_earlier,
    each_of_three_words_narrows_the_search_in_ones_own_groups_too)
