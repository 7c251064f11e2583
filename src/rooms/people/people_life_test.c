/* people_life_test: the rules of families, participations and the list of a project, on both engines. */
#include "tests/people_testing.h"

/* ---- families */

static int64_t child_made(struct task *t, int64_t person, const char *name, const char *born)
{
    struct problems ps = { 0 };
    struct day day = DAY("");
    int64_t child = 0;

    if (born[0])
        assert_true(day_read_partial(str_of(born), &day));
    assert_int_equal(people_add_child(t, person, str_of(name), day, &child, &ps), DONE);
    return child;
}

RULE(twelve_children_stand_eldest_first)
{
    static const char *const born[] = { "2010-01", "2011-03", "2012-05", "2013", "2014-07", "2015-08", "2016-09",
        "2017-10", "2019-11", "2021-02", "2023-04", "" };
    int64_t project = project_new(t, "S1"), mother = person_made(t, project, "Hodan", "Ali", "1985");

    for (size_t i = 12; i > 0; i--)
        child_made(t, mother, "Child", born[i - 1]);
    struct family f = people_family_of(t, mother);
    assert_int_equal(f.children.n, 12);
    for (size_t i = 0; i < 12; i++)
        assert_day(f.children.at[i].birth_month, born[i]);
    assert_int_equal(f.children.at[0].age_months, 16 * 12 + 10);
    assert_int_equal(f.children.at[3].age_months, -1);
}

RULE(two_families_become_one_and_all_adults_are_parents)
{
    int64_t project = project_new(t, "S1"), mother = person_made(t, project, "Hodan", "Ali", ""),
            father = person_made(t, project, "Cali", "Nuur", "");

    child_made(t, mother, "A", "2020-01");
    child_made(t, father, "B", "2015-01");
    assert_int_equal(people_join_family(t, mother, father), DONE);
    assert_int_equal(parent_of(t, mother), 2);
    assert_int_equal(parent_of(t, father), 2);
    assert_int_equal(people_family_of(t, father).adults.n, 1);
    assert_int_equal(people_leave_family(t, mother, father), DONE);
    assert_int_equal(parent_of(t, father), 0);
    assert_int_equal(people_leave_family(t, mother, mother), INVALID);
    assert_int_equal(parent_of(t, mother), 2);
}

RULE(non_disclosure_follows_who_joins_and_leaves_the_family)
{
    int64_t project = project_new(t, "S1"), mother = person_made(t, project, "Hodan", "Ali", ""),
            father = person_made(t, project, "Cali", "Nuur", "");

    test_sql(t, "UPDATE people_person SET non_disclosure = 1, protected = 1 WHERE given_names = 'Hodan'");
    assert_int_equal(people_join_family(t, mother, father), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person WHERE protected = 1"), 2);
    assert_int_equal(people_leave_family(t, mother, father), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person WHERE protected = 1"), 1);
}

RULE(a_child_is_corrected_and_removed_unless_it_was_in_child_care)
{
    int64_t project = project_new(t, "S1"), mother = person_made(t, project, "Hodan", "Ali", ""),
            child = child_made(t, mother, "A", "2020-01");
    struct family_child c = {
        .version = 1, .name = S("Aisha"), .birth_month = DAY("2020-02"), .care_needs = S("nuts")
    };
    struct problems ps = { 0 };

    assert_int_equal(people_change_child(t, mother, child, &c, &ps), DONE);
    assert_int_equal(people_change_child(t, mother, child, &c, &ps), CONFLICT);
    c.birth_month = DAY("2027-02");
    assert_int_equal(people_change_child(t, mother, child, &c, &ps), INVALID);
    assert_str(people_family_of(t, mother).children.at[0].care_needs, "nuts");
    int64_t stranger = person_made(t, project, "Sahra", "Ali", "");
    assert_int_equal(people_drop_child(t, stranger, child, 2), NOT_FOUND);
    int64_t group = group_new(t, project);
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO groups_session (id, source_key, group_id, project_id, day, kind, theme, "
                                "module, expert, state, cancel_reason, visitors, carers, "
                                "register_version, version, created_at) VALUES (9, '', %lld, %lld, '2026-03-01', "
                                "'meeting', '', '', '', 'held', '', 0, 0, 1, 1, '2026-01-01T00:00:00Z')",
                                (long long)group, (long long)project)));
    test_sql(t,
        str_z(t->a, str_fmt(t->a, "INSERT INTO attendance_child (session_id, child_id, state) VALUES (9, %lld, 'came')",
                        (long long)child)));
    assert_int_equal(people_drop_child(t, mother, child, 2), INVALID);
    test_sql(t, "DELETE FROM attendance_child");
    assert_int_equal(people_drop_child(t, mother, child, 2), DONE);
    assert_int_equal(parent_of(t, mother), 0);
}

/* ---- participations */

RULE(entry_facts_are_frozen_but_the_unknown_may_be_filled_in)
{
    int64_t project = project_new(t, "S1"), person = person_made(t, project, "Hodan", "Ali", "");
    struct person_spell s = people_spells(t, person).at[0];
    struct problems ps = { 0 };

    s.entry_status = S("unemployed"), s.entry_education = S("2"), s.entry_in_education = NO;
    assert_int_equal(people_correct_entry(t, &s, S(""), &ps), DONE);
    assert_int_equal(people_corrections(t, s.id).n, 0);
    s.version++;
    s.entry_status = S("employed");
    assert_int_equal(people_correct_entry(t, &s, S(" "), &ps), INVALID);
    assert_str(ps.at[0].field, "reason");
    ps.n = 0;
    assert_int_equal(people_correct_entry(t, &s, S("She had a contract"), &ps), DONE);
    assert_int_equal(people_correct_entry(t, &s, S("She had a contract"), &ps), CONFLICT);
    struct spell_corrections kept = people_corrections(t, s.id);
    assert_int_equal(kept.n, 1);
    assert_str(kept.at[0].field, "entry_status");
    assert_str(kept.at[0].before, "unemployed");
    assert_str(kept.at[0].after, "employed");
    assert_str(kept.at[0].reason, "She had a contract");
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM journal WHERE what = 'participation' AND detail = 'entry_status'"), 1);
}

RULE(she_may_come_back_after_she_left_and_not_before)
{
    int64_t project = project_new(t, "S1"), person = person_made(t, project, "Hodan", "Ali", "");
    struct person_spell s = people_spells(t, person).at[0],
                        again = { .person = person, .project = project, .entry_date = DAY("2026-09-01") };
    struct problems ps = { 0 };

    assert_int_equal(people_enter(t, &again, &ps), INVALID);
    ps.n = 0;
    s.exit_date = DAY("2026-06-30"), s.exit_status = S("student");
    assert_int_equal(people_exit(t, &s, &ps), DONE);
    again.entry_date = DAY("2026-06-01");
    assert_int_equal(people_enter(t, &again, &ps), INVALID);
    assert_str(ps.at[0].field, "entry_date");
    ps.n = 0;
    again.entry_date = DAY("2026-09-01");
    assert_int_equal(people_enter(t, &again, &ps), DONE);
    assert_int_equal(people_spells(t, person).n, 2);
    s.version++;
    s.exit_date = DAY("");
    s.exit_status = S("");
    assert_int_equal(people_exit(t, &s, &ps), INVALID); /* would overlap the second spell */
}

RULE(days_of_a_participation_follow_each_other)
{
    int64_t project = project_new(t, "S1"), person = person_made(t, project, "Hodan", "Ali", "");
    struct person_spell s = people_spells(t, person).at[0];
    struct problems ps = { 0 };

    s.exit_date = DAY("2026-01-14");
    assert_int_equal(people_exit(t, &s, &ps), INVALID);
    s.exit_date = DAY("2026-12-01");
    assert_int_equal(people_exit(t, &s, &ps), INVALID);
    s.exit_date = DAY("2026-03-31"), s.exit_status_on = DAY("2026-03-30");
    assert_int_equal(people_exit(t, &s, &ps), INVALID);
    assert_int_equal(ps.n, 3);
    ps.n = 0;
    s.six_month_date = DAY("2026-10-01");
    assert_int_equal(people_six_months(t, &s, &ps), INVALID); /* not ended */
    ps.n = 0;
    s.exit_status_on = DAY("2026-04-10"), s.exit_status = S("employed"), s.qualification_gained = YES;
    assert_int_equal(people_exit(t, &s, &ps), DONE);
    s.version++;
    s.six_month_date = DAY("2026-09-29");
    assert_int_equal(people_six_months(t, &s, &ps), INVALID);
    ps.n = 0;
    s.six_month_date = DAY("2026-09-30"), s.six_month_status = S("employed");
    assert_int_equal(people_six_months(t, &s, &ps), DONE);
    s = people_spells(t, person).at[0];
    assert_day(s.six_month_date, "2026-09-30");
    assert_int_equal(s.qualification_gained, YES);
    assert_int_equal(s.exit_in_education, YESNO_UNKNOWN);
}

RULE(only_staff_of_the_project_change_a_participation)
{
    int64_t project = project_new(t, "S1"), other = project_new(t, "S2"),
            person = person_made(t, project, "Hodan", "Ali", "");
    struct person_spell s = people_spells(t, person).at[0], got;
    struct problems ps = { 0 };

    people_join_project(t, person, other, t->today);
    become(t, ROLE_MANAGER, other);
    assert_int_equal(people_exit(t, &s, &ps), NOT_ALLOWED);
    become(t, ROLE_COORDINATOR, project);
    assert_int_equal(people_spell(t, s.id, &got), NOT_FOUND);
}

/* ---- the list */

RULE(the_list_of_a_project_is_walked_by_name_forth_and_back)
{
    int64_t project = project_new(t, "S1"), ids[60];

    for (int i = 0; i < 60; i++)
        ids[i] = person_made(
            t, project, "Hodan", str_z(t->a, str_fmt(t->a, "Name%c%c", 'A' + i / 10, 'A' + i % 10)), "");
    struct people_wish w = { .project = project };
    struct people_page page = people_page(t, &w);
    assert_int_equal(page.n, 25);
    assert_int_equal(page.at[0].id, ids[0]);
    assert_true(page.more_after && !page.more_before);
    w.after = page.at[24].id;
    page = people_page(t, &w);
    assert_int_equal(page.at[0].id, ids[25]);
    assert_true(page.more_after && page.more_before);
    w.after = page.at[24].id;
    page = people_page(t, &w);
    assert_int_equal(page.n, 10);
    assert_false(page.more_after);
    w.after = 0;
    w.before = page.at[0].id;
    page = people_page(t, &w);
    assert_int_equal(page.n, 25);
    assert_int_equal(page.at[0].id, ids[25]);
    assert_int_equal(page.at[24].id, ids[49]);
    assert_int_equal(people_count(t, project), 60);
}

RULE(who_came_back_stands_once_in_the_list_and_filters_follow_the_last_spell)
{
    int64_t project = project_new(t, "S1"), back = person_made(t, project, "Hodan", "Ali", ""),
            gone = person_made(t, project, "Sahra", "Ali", "");
    struct problems ps = { 0 };
    int64_t both[] = { back, gone };

    for (size_t i = 0; i < 2; i++) {
        struct person_spell s = people_spells(t, both[i]).at[0];
        s.exit_date = DAY("2026-06-30");
        assert_int_equal(people_exit(t, &s, &ps), DONE);
    }
    struct person_spell again = { .person = back, .project = project, .entry_date = DAY("2026-09-01") };
    assert_int_equal(people_enter(t, &again, &ps), DONE);
    struct people_page all = people_page(t, &(struct people_wish){ .project = project });
    struct people_page open = people_page(t, &(struct people_wish){ .project = project, .show = SHOW_OPEN });
    struct people_page ended = people_page(t, &(struct people_wish){ .project = project, .show = SHOW_ENDED });
    assert_int_equal(all.n, 2);
    assert_int_equal(people_count(t, project), 2);
    assert_int_equal(open.n, 1);
    assert_int_equal(open.at[0].id, back);
    assert_day(open.at[0].entry, "2026-09-01");
    assert_int_equal(ended.n, 1);
    assert_int_equal(ended.at[0].id, gone);
}

RULE(the_list_shows_each_role_its_own)
{
    int64_t project = project_new(t, "S1"), member = person_made(t, project, "Hodan", "Ali", ""),
            group = group_new(t, project);

    person_made(t, project, "Sahra", "Ali", "");
    member_of(t, group, project, member, "");
    struct people_wish w = { .project = project };
    become(t, ROLE_MANAGER, project);
    assert_int_equal(people_page(t, &w).n, 2);
    assert_int_equal(people_page(t, &(struct people_wish){ .project = project, .group = group }).n, 1);
    become(t, ROLE_COORDINATOR, project);
    assert_int_equal(people_page(t, &w).n, 0);
    leader_of(t, group, become(t, ROLE_INSTRUCTOR, project), "leader");
    assert_int_equal(people_page(t, &w).n, 1);
    become(t, ROLE_MANAGER, project_new(t, "S2"));
    assert_int_equal(people_page(t, &w).n, 0);
    assert_int_equal(
        people_page(t, &(struct people_wish){ .project = t->viewer->projects[0].project, .group = group }).n, 0);
}

RULES(twelve_children_stand_eldest_first, two_families_become_one_and_all_adults_are_parents,
    non_disclosure_follows_who_joins_and_leaves_the_family,
    a_child_is_corrected_and_removed_unless_it_was_in_child_care,
    entry_facts_are_frozen_but_the_unknown_may_be_filled_in, she_may_come_back_after_she_left_and_not_before,
    days_of_a_participation_follow_each_other, only_staff_of_the_project_change_a_participation,
    the_list_of_a_project_is_walked_by_name_forth_and_back,
    who_came_back_stands_once_in_the_list_and_filters_follow_the_last_spell, the_list_shows_each_role_its_own)
