/* Tests of the caseload, on both engines: who is whose, who stands in, what waits, what a manager sees of it. */
#include "rooms/caseload/caseload.h"
#include "tests/people_testing.h"

struct world {
    int64_t project, person, second, spell, second_spell, anna, berit;
    const struct viewer *as_anna, *as_berit;
};

static int64_t spell_of(struct task *t, int64_t person)
{
    return test_number(
        t, str_z(t->a, str_fmt(t->a, "SELECT id FROM people_participation WHERE person_id = %lld", (long long)person)));
}

static struct world world(struct task *t)
{
    struct world w = { .project = project_new(t, "P1") };

    w.person = person_made(t, w.project, "Amina", "Testi", "1990-01-01");
    w.second = person_made(t, w.project, "Zeinab", "Testi", "1991-01-01");
    w.spell = spell_of(t, w.person);
    w.second_spell = spell_of(t, w.second);
    w.berit = become(t, ROLE_COUNSELLOR, w.project);
    w.as_berit = t->viewer;
    w.anna = become(t, ROLE_COUNSELLOR, w.project);
    w.as_anna = t->viewer;
    return w;
}

static void give(struct task *t, int64_t spell, int64_t staff)
{
    struct problems ps = { 0 };

    assert_int_equal(caseload_give(t, spell, staff, S("Read the note of May"), &ps), DONE);
}

RULE(managers_and_counsellors_say_whose_a_person_is_and_the_last_one_stands)
{
    struct world w = world(t);
    struct problems ps = { 0 };

    give(t, w.spell, w.berit);
    assert_int_equal(caseload_give(t, w.spell, w.berit, S(""), &ps), INVALID);
    ps.n = 0;
    give(t, w.spell, w.anna); /* the same day */
    assert_int_equal(caseload_give(t, w.spell, 12345, S(""), &ps), INVALID);
    assert_str(ps.at[0].field, "staff");
    struct responsibles all = caseload_of(t, w.person);
    assert_int_equal(all.n, 2);
    assert_true(all.at[0].now);
    assert_int_equal(all.at[0].staff, w.anna);
    assert_false(all.at[1].now);
    assert_int_equal(caseload_fold_of(t, w.person).n, 1);
    assert_int_equal(caseload_mine(t, CASE__N, 0, 10).n, 1);
    t->viewer = w.as_berit;
    assert_int_equal(caseload_mine(t, CASE__N, 0, 10).n, 0);
    become(t, ROLE_INSTRUCTOR, w.project);
    assert_int_equal(caseload_give(t, w.spell, w.berit, S(""), &ps), NOT_ALLOWED);
    become(t, ROLE_COUNSELLOR, project_new(t, "P2"));
    assert_int_equal(caseload_give(t, w.spell, w.berit, S(""), &ps), NOT_ALLOWED);
    assert_int_equal(caseload_of(t, w.person).n, 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'responsible worker'"), 2);
}

RULE(the_note_of_a_hand_over_is_read_by_the_worker_and_those_who_may_hand_over)
{
    struct world w = world(t);
    int64_t instructor = become(t, ROLE_INSTRUCTOR, w.project), group = group_new(t, w.project);
    const struct viewer *as_instructor = t->viewer;

    member_of(t, group, w.project, w.person, "");
    leader_of(t, group, instructor, "leader");
    t->viewer = w.as_anna;
    give(t, w.spell, w.anna);
    t->viewer = as_instructor;
    assert_str(caseload_of(t, w.person).at[0].note, "");
    t->viewer = w.as_anna;
    give(t, w.spell, instructor);
    t->viewer = as_instructor;
    assert_str(caseload_of(t, w.person).at[0].note, "Read the note of May");
}

RULE(who_leaves_hands_over_many_at_once_and_only_hers)
{
    struct world w = world(t);
    struct problems ps = { 0 };
    struct hand_over h = { .project = w.project, .from = w.anna, .to = w.berit, .note = S("Good luck") };
    int64_t moved = 0;

    give(t, w.spell, w.anna);
    assert_int_equal(caseload_hand_over(t, &h, &moved, &ps), INVALID);
    assert_str(ps.at[0].field, "spells");
    ps.n = 0;
    strs_add(t->a, &h.spells, id_str(t->a, w.spell));
    strs_add(t->a, &h.spells, id_str(t->a, w.second_spell)); /* nobody's: not handed over */
    h.to = w.anna;
    assert_int_equal(caseload_hand_over(t, &h, &moved, &ps), INVALID);
    ps.n = 0, h.to = w.berit;
    assert_int_equal(caseload_of_worker(t, w.project, w.anna).n, 1);
    assert_int_equal(caseload_hand_over(t, &h, &moved, &ps), DONE);
    assert_int_equal(moved, 1);
    assert_int_equal(caseload_of_worker(t, w.project, w.anna).n, 0);
    t->viewer = w.as_berit;
    assert_int_equal(caseload_mine(t, CASE__N, 0, 10).n, 1);
    become(t, ROLE_INSTRUCTOR, w.project);
    assert_int_equal(caseload_hand_over(t, &h, &moved, &ps), NOT_ALLOWED);
    assert_int_equal(caseload_of_worker(t, w.project, w.berit).n, 0);
}

RULE(who_stands_in_sees_the_caseload_behind_her_own_while_the_other_is_away)
{
    struct world w = world(t);
    struct problems ps = { 0 };
    struct absence a = {
        .staff = w.berit, .substitute = w.anna, .starts_on = DAY("2026-11-22"), .ends_on = DAY("2026-11-21")
    };

    give(t, w.spell, w.berit);
    give(t, w.second_spell, w.anna);
    assert_int_equal(caseload_absence_add(t, w.project, &a, &ps), INVALID);
    assert_str(ps.at[0].field, "ends_on");
    ps.n = 0, a.ends_on = DAY("2026-11-22");
    assert_int_equal(caseload_absence_add(t, w.project, &a, &ps), DONE);
    struct caseload_lines mine = caseload_mine(t, CASE__N, 0, 10);
    assert_int_equal(mine.n, 2);
    assert_str(mine.at[0].name, "Zeinab Testi"); /* her own first */
    assert_true(mine.at[0].mine);
    assert_int_equal(mine.at[1].whose, w.berit);
    struct absences all = caseload_absences(t, w.project);
    assert_int_equal(all.n, 1);
    assert_int_equal(caseload_absence_end(t, w.project, all.at[0].id, 9), CONFLICT);
    assert_int_equal(caseload_absence_end(t, w.project, all.at[0].id, 1), DONE);
    assert_int_equal(caseload_mine(t, CASE__N, 0, 10).n, 1);
}

static void sql_about(struct task *t, const char *sql, const struct world *w)
{
    char person[ID_TEXT + 8], project[ID_TEXT + 8];
    struct str rest = str_of(sql), piece, out = S("");

    snprintf(person, sizeof person, "%lld", (long long)w->person);
    snprintf(project, sizeof project, "%lld", (long long)w->project);
    while (str_cut(&rest, '#', &piece)) {
        out = str_fmt(t->a, "%.*s%.*s", STR_ARG(out), STR_ARG(piece));
        if (!str_empty(rest))
            out = str_fmt(t->a, "%.*s%s, %s", STR_ARG(out), person, project);
    }
    test_sql(t, str_z(t->a, out));
}

/* '#' stands for person and project. */
RULE(everything_that_waits_is_counted_at_the_person_and_filtered)
{
    struct world w = world(t);

    give(t, w.spell, w.anna);
    give(t, w.second_spell, w.anna);
    assert_int_equal(caseload_mine(t, CASE_QUIET, 0, 10).total, 2);
    sql_about(t,
        "INSERT INTO guidance_guidance (person_id, project_id, id, source_key, day, destination, provider, "
        "qualification, state, version, created_at) VALUES (#, 1, '', '2026-05-01', 'working_life', '', '', "
        "'applied', 1, ''), (#, 2, '', '2026-05-01', 'working_life', '', '', 'started', 1, '')",
        &w);
    sql_about(t,
        "INSERT INTO plans_plan (person_id, project_id, id, source_key, made_on, goal_language, deferral, "
        "version) VALUES (#, 1, '', '2026-05-01', '', '', 1)",
        &w);
    test_sql(t, "INSERT INTO plans_step (plan_id, step, due_on, state) VALUES (1, 1, '2026-11-22', 'open'), "
                "(1, 2, '2026-11-23', 'open'), (1, 3, '2026-11-01', 'done')");
    sql_about(t,
        "INSERT INTO follow_ups_follow_up (person_id, project_id, id, source_key, kind, due_on, done_on, "
        "status) VALUES (#, 1, '', 'exit', '2026-11-20', NULL, ''), (#, 2, '', 'exit', '2026-11-20', "
        "'2026-11-20', ''), (#, 3, '', 'exit', '2026-12-20', NULL, '')",
        &w);
    sql_about(t,
        "INSERT INTO appointments_appointment (person_id, project_id, id, source_key, day, channel, "
        "interpreter_language, interpreter_variety, state, version) VALUES (#, 1, '', '2026-11-22', 'phone', "
        "'', '', 'planned', 1), (#, 2, '', '2026-11-22', 'phone', '', '', 'cancelled', 1)",
        &w);
    sql_about(t,
        "INSERT INTO counselling_talk (person_id, project_id, id, source_key, day, depth, version) "
        "VALUES (#, 1, '', '2026-11-01', 'light', 1)",
        &w);
    test_sql(t, "INSERT INTO counselling_question (id, source_key, talk_id, asked_on, answered_on, version) "
                "VALUES (1, '', 1, '2026-11-01', '2026-11-03', 1)");
    struct caseload_lines all = caseload_mine(t, CASE__N, 0, 10);
    static const int64_t n[CASE__N] = { 1, 1, 1, 1, 1, 0 };
    for (int k = 0; k < CASE__N; k++) {
        assert_int_equal(all.at[0].n[k], n[k]);
        assert_int_equal(all.with[k], k == CASE_QUIET ? 1 : n[k]);
    }
    assert_day(all.at[0].last, "2026-11-01");
    assert_str(caseload_mine(t, CASE_STEPS, 0, 10).at[0].name, "Amina Testi");
    assert_int_equal(caseload_mine(t, CASE_STEPS, 0, 10).total, 1);
    assert_str(caseload_mine(t, CASE_QUIET, 0, 10).at[0].name, "Zeinab Testi");
    assert_int_equal(caseload_mine(t, CASE__N, 1, 1).n, 1);
    test_sql(t, "UPDATE plans_plan SET deferred_until = '2027-01-01'");
    assert_int_equal(caseload_mine(t, CASE_STEPS, 0, 10).total, 0); /* it sleeps */
    test_sql(t, "UPDATE counselling_question SET read_on = '2026-11-04'");
    assert_int_equal(caseload_mine(t, CASE_ANSWERS, 0, 10).total, 0);
}

RULE(who_is_responsible_sees_her_on_her_caseload_though_the_group_has_ended)
{
    struct world w = world(t);
    int64_t instructor = become(t, ROLE_INSTRUCTOR, w.project), group = group_new(t, w.project);
    const struct viewer *as_instructor = t->viewer;

    member_of(t, group, w.project, w.person, "2026-03-01");
    leader_of(t, group, instructor, "leader");
    assert_false(people_may_see(t, w.person));
    t->viewer = w.as_anna;
    give(t, w.spell, instructor);
    t->viewer = as_instructor;
    assert_true(people_may_see(t, w.person));
    assert_int_equal(caseload_mine(t, CASE__N, 0, 10).n, 1);
    t->viewer = w.as_anna;
    give(t, w.spell, w.anna);
    t->viewer = as_instructor;
    assert_int_equal(caseload_mine(t, CASE__N, 0, 10).n, 0);
}

RULE(the_load_of_all_is_for_the_manager_and_counts_without_content)
{
    struct world w = world(t);
    struct load_lines load = { 0 };

    give(t, w.spell, w.anna);
    sql_about(t,
        "INSERT INTO counselling_talk (person_id, project_id, id, source_key, day, depth, minutes, version) "
        "VALUES (#, 1, '', '2026-11-01', 'intensive', 50, 1), (#, 2, '', '2026-11-02', 'light', 20, 1), "
        "(#, 3, '', '2026-10-01', 'light', 20, 1)",
        &w);
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE counselling_talk SET staff_id = %lld", (long long)w.anna)));
    assert_int_equal(caseload_load(t, w.project, &load), NOT_ALLOWED);
    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(caseload_load(t, w.project, &load), DONE);
    assert_int_equal(load.n, 3);
    for (size_t i = 0; i < load.n; i++) {
        bool hers = load.at[i].staff == w.anna;
        assert_int_equal(load.at[i].persons, hers ? 1 : 0);
        assert_int_equal(load.at[i].talks, hers ? 2 : 0);
        assert_int_equal(load.at[i].intensive, hers ? 1 : 0);
        assert_int_equal(load.at[i].minutes, hers ? 70 : 0);
    }
}

RULES(managers_and_counsellors_say_whose_a_person_is_and_the_last_one_stands,
    the_note_of_a_hand_over_is_read_by_the_worker_and_those_who_may_hand_over,
    who_leaves_hands_over_many_at_once_and_only_hers,
    who_stands_in_sees_the_caseload_behind_her_own_while_the_other_is_away,
    everything_that_waits_is_counted_at_the_person_and_filtered,
    who_is_responsible_sees_her_on_her_caseload_though_the_group_has_ended,
    the_load_of_all_is_for_the_manager_and_counts_without_content)
