/* Tests of follow-ups, on both engines: what comes by itself and when, the list, attempts, closing, rights. */
#include "auth/viewer.h"
#include "rooms/consents/consents.h"
#include "rooms/follow_ups/follow_ups.h"
#include "rooms/people/people.h"
#include "rooms/persons.h"
#include "tests/people_testing.h"

struct world {
    int64_t project, person, spell, counsellor;
};

static int64_t spell_of(struct task *t, int64_t person)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT max(id) FROM people_participation WHERE person_id = %lld",
                                          (long long)person)));
}

static struct world world(struct task *t)
{
    struct world w = { .project = project_new(t, "P1") };

    w.person = person_made(t, w.project, "Amina", "Testi", "1990-01-01");
    w.spell = spell_of(t, w.person);
    w.counsellor = become(t, ROLE_COUNSELLOR, w.project);
    return w;
}

/* As the page of the participation does: the row, and what follows from it. */
static void leave(struct task *t, int64_t spell, const char *day, const char *status)
{
    test_sql(
        t, str_z(t->a, str_fmt(t->a,
                           "UPDATE people_participation SET exit_date = %s%s%s, exit_status = '%s' WHERE "
                           "id = %lld",
                           day[0] ? "'" : "", day[0] ? day : "NULL", day[0] ? "'" : "", status, (long long)spell)));
    persons_spells_changed(t, test_number(t, str_z(t->a, str_fmt(t->a,
                                                             "SELECT person_id FROM people_participation "
                                                             "WHERE id = %lld",
                                                             (long long)spell))));
}

/* Her follow-ups for which that is true. */
static int64_t n(struct task *t, int64_t person, const char *what)
{
    return test_number(t, str_z(t->a, str_fmt(t->a,
                                          "SELECT count(*) FROM follow_ups_follow_up WHERE person_id = %lld "
                                          "AND %s",
                                          (long long)person, what)));
}

static void long_here(struct task *t, const struct world *w)
{
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE people_participation SET entry_date = '2020-01-01' WHERE id = %lld",
                                (long long)w->spell)));
}

static struct follow_ups mine_or_all(struct task *t, int64_t project)
{
    struct follow_ups_wish w = { .mine = project == 0, .project = project, .limit = 25 };

    return follow_ups_list(t, &w);
}

static void give(struct task *t, int64_t spell, int64_t staff)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO caseload_responsible (id, source_key, participation_id, "
                                "staff_id, since, version) VALUES (%lld, '', %lld, %lld, '2026-01-01', 1)",
                                (long long)id_new(), (long long)spell, (long long)staff)));
}

static int64_t one_of(struct task *t, int64_t person, const char *kind)
{
    return test_number(t, str_z(t->a, str_fmt(t->a,
                                          "SELECT id FROM follow_ups_follow_up WHERE person_id = %lld AND "
                                          "kind = '%s'",
                                          (long long)person, kind)));
}

RULE(two_follow_ups_come_with_the_exit_day_and_move_and_go_with_it)
{
    struct world w = world(t);

    long_here(t, &w);
    leave(t, w.spell, "2023-08-31", "");
    assert_int_equal(n(t, w.person, "derived = 1"), 2);
    assert_int_equal(n(t, w.person, "kind = 'exit' AND due_on = '2023-09-28'"), 1);
    assert_int_equal(n(t, w.person, "kind = 'six_month' AND due_on = '2024-02-29'"), 1);
    leave(t, w.spell, "2024-08-31", ""); /* corrected; no leap year follows */
    assert_int_equal(n(t, w.person, "kind = 'six_month' AND due_on = '2025-02-28'"), 1);
    assert_int_equal(n(t, w.person, "1 = 1"), 2);
    leave(t, w.spell, "", "");
    assert_int_equal(n(t, w.person, "1 = 1"), 0);
}

/* As a house of before this room has them: spells that ended, and nothing that came of them. */
RULE(who_left_before_there_were_follow_ups_is_asked_once_all_the_same_a_portion_at_a_time)
{
    struct world w = world(t);
    int64_t second = person_made(t, w.project, "Zeinab", "Testi", "1991-01-01");
    int64_t third = person_made(t, w.project, "Ubah", "Testi", "1992-01-01");

    person_made(t, w.project, "Sahra", "Testi", "1993-01-01"); /* who is still there */
    leave(t, w.spell, "2026-08-31", "");
    leave(t, spell_of(t, second), "2026-09-30", "student");
    leave(t, spell_of(t, third), "2026-10-31", "");
    test_sql(t, "DELETE FROM follow_ups_follow_up WHERE derived = 1");
    assert_true(follow_ups_catch_up(t, 2));
    assert_int_equal(n(t, w.person, "derived = 1"), 2);
    assert_int_equal(n(t, second, "kind = 'six_month' AND due_on = '2027-03-30'"), 1);
    assert_int_equal(n(t, third, "1 = 1"), 0);
    assert_false(follow_ups_catch_up(t, 2));
    assert_int_equal(n(t, third, "derived = 1"), 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM follow_ups_follow_up"), 5);
    test_sql(t, "DELETE FROM follow_ups_follow_up WHERE derived = 1"); /* once: what goes later does not come again */
    assert_false(follow_ups_catch_up(t, 2));
    assert_int_equal(test_number(t, "SELECT count(*) FROM follow_ups_follow_up"), 0);
}

RULE(what_a_house_of_before_has_already_does_not_come_twice)
{
    struct world w = world(t);

    leave(t, w.spell, "2026-08-31", "");
    test_sql(t, "DELETE FROM follow_ups_follow_up WHERE kind = 'exit'");
    test_sql(t, "UPDATE follow_ups_follow_up SET derived = 0, source_key = 'f1', participation_id = NULL");
    assert_false(follow_ups_catch_up(t, 100));
    assert_int_equal(n(t, w.person, "kind = 'six_month'"), 1);
    assert_int_equal(n(t, w.person, "kind = 'exit' AND derived = 1"), 1);
}

RULE(what_is_known_is_not_asked_and_an_answer_on_her_page_closes_the_follow_up)
{
    struct world w = world(t);

    leave(t, w.spell, "2026-03-31", "student");
    assert_int_equal(n(t, w.person, "kind = 'exit'"), 0);
    assert_int_equal(n(t, w.person, "due_on = '2026-09-30'"), 1);
    leave(t, w.spell, "2026-03-31", "");
    assert_int_equal(n(t, w.person, "kind = 'exit' AND done_on IS NULL"), 1);
    leave(t, w.spell, "2026-03-31", "employed");
    assert_int_equal(n(t, w.person,
                         "kind = 'exit' AND done_on = '2026-03-31' AND reached = 1 AND derived = 0 AND "
                         "status = 'employed'"),
        1);
    leave(t, w.spell, "2026-03-31", "unknown"); /* taken back: it is asked again */
    assert_int_equal(n(t, w.person, "kind = 'exit' AND done_on IS NULL AND derived = 1"), 1);
}

RULE(who_came_back_is_asked_for_her_last_time_only)
{
    struct world w = world(t);

    leave(t, w.spell, "2026-03-31", "");
    assert_int_equal(n(t, w.person, "1 = 1"), 2);
    people_join_project(t, w.person, w.project, DAY("2026-06-01"));
    assert_int_equal(n(t, w.person, "1 = 1"), 0);
    leave(t, spell_of(t, w.person), "2026-10-31", "");
    assert_int_equal(n(t, w.person, "due_on = '2027-04-30'"), 1);
    assert_int_equal(n(t, w.person, "1 = 1"), 2);
}

RULE(a_project_asks_at_its_own_times_too_whoever_left_lately_or_leaves)
{
    struct world w = world(t);
    struct problems ps = { 0 };
    int64_t second = person_made(t, w.project, "Zeinab", "Testi", "1991-01-01");

    leave(t, w.spell, "2026-10-31", "student");
    assert_int_equal(follow_ups_add_rule(t, w.project, S("Three months"), 3, &ps), NOT_ALLOWED);
    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(follow_ups_add_rule(t, w.project, S(""), 0, &ps), INVALID);
    assert_int_equal(ps.n, 2);
    ps.n = 0;
    assert_int_equal(follow_ups_add_rule(t, w.project, S("Three months"), 3, &ps), DONE);
    assert_int_equal(n(t, w.person, "kind = 'other' AND rule_id IS NOT NULL AND due_on = '2027-01-31'"), 1);
    leave(t, spell_of(t, second), "2026-11-20", "");
    assert_int_equal(n(t, second, "kind = 'other' AND due_on = '2027-02-20'"), 1);
}

RULE(the_list_has_what_is_due_this_week_ones_own_first_and_who_may_not_know_sees_none)
{
    struct world w = world(t);
    int64_t second = person_made(t, w.project, "Zeinab", "Testi", "1991-01-01");

    give(t, w.spell, w.counsellor);
    leave(t, w.spell, "2026-05-22", "student");             /* half a year is today, a Sunday */
    leave(t, spell_of(t, second), "2026-05-23", "student"); /* tomorrow: next week */
    struct follow_ups mine = mine_or_all(t, 0);
    assert_int_equal(mine.n, 1);
    assert_str(mine.at[0].name, "Amina Testi");
    assert_str(mine.at[0].kind, "six_month");
    assert_int_equal(mine.at[0].needed, FOLLOW_UP_ATTEMPTS);
    assert_int_equal(follow_ups_due(t), 1);
    assert_int_equal(mine_or_all(t, w.project).n, 1);
    t->today = DAY("2026-11-23");
    assert_int_equal(mine_or_all(t, w.project).n, 2);
    assert_str(mine_or_all(t, w.project).at[0].name, "Amina Testi");
    assert_int_equal(mine_or_all(t, 0).n, 1);
    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(mine_or_all(t, w.project).n, 2);
    become(t, ROLE_INSTRUCTOR, w.project); /* leads nobody */
    assert_int_equal(mine_or_all(t, w.project).n, 0);
    become(t, ROLE_PEER, w.project);
    assert_int_equal(mine_or_all(t, w.project).n, 0);
    become(t, ROLE_COUNSELLOR, project_new(t, "P2"));
    assert_int_equal(mine_or_all(t, w.project).n, 0);
}

RULE(not_reached_is_a_fact_after_three_days_and_two_channels)
{
    struct world w = world(t);
    struct problems ps = { 0 };
    struct follow_up f;

    leave(t, w.spell, "2026-11-01", "");
    int64_t id = one_of(t, w.person, "exit");
    assert_int_equal(follow_ups_try(t, id, S("pigeon"), false, &ps), INVALID);
    assert_str(ps.at[0].field, "channel");
    ps.n = 0;
    assert_int_equal(follow_ups_try(t, id, S("phone"), false, &ps), DONE);
    assert_int_equal(follow_ups_try(t, id, S("message"), false, &ps), DONE); /* the same day counts once */
    t->today = DAY("2026-11-23");
    assert_int_equal(follow_ups_try(t, id, S("phone"), false, &ps), DONE);
    assert_int_equal(follow_ups_get(t, id, &f), DONE);
    assert_int_equal(f.days, 2);
    assert_int_equal(f.channels, 2);
    assert_false(follow_ups_may_close(&f));
    assert_int_equal(follow_ups_close(t, id, f.version, &ps), INVALID);
    ps.n = 0;
    t->today = DAY("2026-11-24");
    assert_int_equal(follow_ups_try(t, id, S("phone"), false, &ps), DONE);
    assert_int_equal(follow_ups_get(t, id, &f), DONE);
    assert_true(follow_ups_may_close(&f));
    assert_int_equal(follow_ups_close(t, id, f.version + 1, &ps), CONFLICT);
    assert_int_equal(follow_ups_close(t, id, f.version, &ps), DONE);
    assert_int_equal(n(t, w.person, "not_reached_on = '2026-11-24' AND reached = 0"), 1);
    assert_int_equal(mine_or_all(t, w.project).n, 0);
    assert_int_equal(follow_ups_try(t, id, S("phone"), false, &ps), INVALID);
    assert_int_equal(follow_ups_reopen(t, id, f.version + 1), DONE);
    assert_int_equal(mine_or_all(t, w.project).n, 1);
}

RULE(one_channel_is_not_enough_and_whoever_was_reached_is_not_closed)
{
    struct world w = world(t);
    struct problems ps = { 0 };
    struct follow_up f;

    leave(t, w.spell, "2026-11-01", "");
    int64_t id = one_of(t, w.person, "exit");
    for (int i = 0; i < 3; i++) {
        t->today = day_add(DAY("2026-11-22"), i);
        assert_int_equal(follow_ups_try(t, id, S("phone"), false, &ps), DONE);
    }
    assert_int_equal(follow_ups_get(t, id, &f), DONE);
    assert_false(follow_ups_may_close(&f));
    assert_int_equal(follow_ups_try(t, id, S("visit"), false, &ps), DONE);
    assert_int_equal(follow_ups_get(t, id, &f), DONE);
    assert_true(follow_ups_may_close(&f));
    assert_int_equal(follow_ups_try(t, id, S("visit"), true, &ps), DONE);
    assert_int_equal(follow_ups_get(t, id, &f), DONE);
    assert_false(follow_ups_may_close(&f));
}

RULE(an_attempt_is_taken_back_the_same_day_by_whoever_wrote_it)
{
    struct world w = world(t);
    struct problems ps = { 0 };
    struct follow_up f;
    int64_t id, back = 0;

    leave(t, w.spell, "2026-11-01", "");
    id = one_of(t, w.person, "exit");
    assert_int_equal(follow_ups_try(t, id, S("phone"), false, &ps), DONE);
    assert_int_equal(follow_ups_get(t, id, &f), DONE);
    assert_true(f.may_undo);
    const struct viewer *me = t->viewer;
    become(t, ROLE_COUNSELLOR, w.project);
    assert_int_equal(follow_ups_untry(t, f.last, &back), NOT_ALLOWED);
    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(follow_ups_try(t, id, S("phone"), false, &ps), NOT_ALLOWED);
    t->viewer = me;
    assert_int_equal(follow_ups_untry(t, f.last, &back), DONE);
    assert_int_equal(back, id);
    assert_int_equal(n(t, w.person, "kind = 'exit' AND derived = 1"), 1);
}

RULE(the_answer_is_the_fact_of_the_participation_and_not_before_its_day)
{
    struct world w = world(t);
    struct problems ps = { 0 };
    struct person_after a;

    leave(t, w.spell, "2026-05-31", "unemployed");
    int64_t id = one_of(t, w.person, "six_month");
    assert_true(people_after(t, w.spell, &a));
    a.six_month_date = t->today, a.six_month_status = S("employed"), a.six_month_improved = YESNO_UNKNOWN;
    assert_int_equal(people_answer(t, &a, true, &ps), INVALID); /* 30 November */
    assert_str(ps.at[0].field, "six_month_date");
    ps.n = 0;
    t->today = a.six_month_date = DAY("2026-11-30");
    assert_int_equal(people_answer(t, &a, true, &ps), DONE);
    assert_int_equal(n(t, w.person, "kind = 'six_month' AND done_on = '2026-11-30' AND reached = 1"), 1);
    assert_int_equal(one_of(t, w.person, "six_month"), id);
    assert_true(people_after(t, w.spell, &a));
    assert_str(a.six_month_status, "employed");
    assert_str(a.exit_status, "unemployed"); /* as it was */
    assert_int_equal(mine_or_all(t, w.project).n, 0);
}

RULE(who_said_no_to_being_called_later_is_not_called)
{
    struct world w = world(t);

    give(t, w.spell, w.counsellor);
    leave(t, w.spell, "2026-05-22", "student"); /* half a year is today */
    assert_int_equal(mine_or_all(t, 0).n, 1);
    assert_int_equal(consents_say(t, w.person, CONSENT_CONTACT, 0, false), DONE);
    assert_int_equal(mine_or_all(t, 0).n, 0);
    assert_int_equal(mine_or_all(t, w.project).n, 0);
    assert_int_equal(follow_ups_due(t), 0);
    assert_int_equal(consents_say(t, w.person, CONSENT_CONTACT, 0, true), DONE);
    assert_int_equal(mine_or_all(t, 0).n, 1);
    assert_int_equal(consents_say(t, w.person, CONSENT_PHOTO, 0, false), DONE); /* is another matter */
    assert_int_equal(mine_or_all(t, w.project).n, 1);
}

/* ---- answered by herself */

/* She chooses these, in the order of enum hers_question ("": she leaves it out), and sends them. */
static enum outcome she_says(struct task *t, int64_t person, int64_t id, const char *const said[HERS__N])
{
    const struct viewer *me = t->viewer;
    struct problems ps = { 0 };
    struct follow_up_hers f;

    t->viewer = &VIEWER_NOBODY;
    enum outcome how = follow_ups_hers_get(t, person, id, &f);
    for (enum hers_question q = 0; how == DONE && q < HERS__N; q++)
        if (said[q] != NULL)
            how = follow_ups_hers_keep(t, &f, q, str_of(said[q]), &ps);
    if (how == DONE)
        how = follow_ups_hers_get(t, person, id, &f);
    if (how == DONE)
        how = follow_ups_hers_send(t, &f, f.version, &ps);
    t->viewer = me;
    return how;
}

static const char *const says_student[HERS__N] = { "student", "yes", "no", NULL, NULL };

/* How many different rows the two persons have, for these columns. */
static int64_t different(struct task *t, const char *table, const char *columns)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM (SELECT DISTINCT %s FROM %s) AS rows_of_both",
                                          columns, table)));
}

RULE(what_she_answers_herself_is_what_a_worker_writes)
{
    struct world w = world(t);
    int64_t second = person_made(t, w.project, "Zeinab", "Testi", "1991-01-01"), spell = spell_of(t, second);
    struct problems ps = { 0 };
    struct person_after a;

    leave(t, w.spell, "2026-11-10", "");
    leave(t, spell, "2026-11-10", "");
    assert_true(people_after(t, spell, &a));
    a.exit_status = S("student"), a.exit_status_on = t->today;
    a.exit_in_education = YES, a.qualification_gained = NO;
    assert_int_equal(people_answer(t, &a, false, &ps), DONE);
    assert_int_equal(she_says(t, w.person, one_of(t, w.person, "exit"), says_student), DONE);
    assert_int_equal(
        different(t, "people_participation",
            "exit_date, exit_status, exit_status_on, exit_in_education, qualification_gained, exit_reason, "
            "six_month_date, six_month_status, version"),
        1);
    assert_int_equal(different(t, "follow_ups_follow_up WHERE kind = 'exit'",
                         "due_on, done_on, reached, status, derived, version, "
                         "coalesce(staff_id, 0), not_reached_on"),
        1);
    assert_int_equal(n(t, w.person, "said_on = '2026-11-22' AND said IS NULL"), 1);
    assert_int_equal(n(t, second, "said_on IS NOT NULL"), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'follow-up' AND staff_id = 0"), 1);
}

RULE(of_a_project_s_own_time_she_answers_the_situation_as_a_worker_does)
{
    struct world w = world(t);
    struct problems ps = { 0 };
    const char *const said[HERS__N] = { "home_care", NULL, NULL, NULL, NULL };

    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(follow_ups_add_rule(t, w.project, S("Three months"), 3, &ps), DONE);
    long_here(t, &w);
    leave(t, w.spell, "2026-08-22", "student");
    int64_t id = one_of(t, w.person, "other");
    assert_int_equal(she_says(t, w.person, id, said), DONE);
    assert_int_equal(
        n(t, w.person, "kind = 'other' AND done_on = '2026-11-22' AND reached = 1 AND status = 'home_care'"), 1);
    assert_int_equal(she_says(t, w.person, id, says_student), CONFLICT); /* is answered: nothing is kept any more */
    assert_int_equal(n(t, w.person, "status = 'home_care' AND said IS NULL AND version = 2"), 1);
}

RULE(she_is_asked_from_its_day_on_unless_she_said_no_and_nobody_else_is)
{
    struct world w = world(t);
    int64_t second = person_made(t, w.project, "Zeinab", "Testi", "1991-01-01");
    struct follow_up_hers f;

    long_here(t, &w);
    leave(t, w.spell, "2026-05-22", ""); /* half a year is today */
    leave(t, spell_of(t, second), "2026-11-22", "");
    assert_int_equal(follow_ups_wait_for(t, w.person).n, 2);
    assert_int_equal(follow_ups_wait_for(t, second).n, 1); /* leaving, from the last day on */
    assert_int_equal(follow_ups_hers_get(t, second, one_of(t, second, "six_month"), &f), NOT_FOUND);
    assert_int_equal(follow_ups_hers_get(t, second, one_of(t, w.person, "exit"), &f), NOT_FOUND);
    assert_int_equal(consents_say(t, w.person, CONSENT_CONTACT, 0, false), DONE);
    assert_int_equal(follow_ups_wait_for(t, w.person).n, 1);
    assert_str(follow_ups_wait_for(t, w.person).at[0].kind, "exit");
    t->today = day_add(t->today, -1);
    assert_int_equal(follow_ups_wait_for(t, second).n, 0);
}

RULE(a_worker_who_was_faster_is_not_written_over_and_what_she_chose_is_kept)
{
    struct world w = world(t);
    struct problems ps = { 0 };
    struct person_after a;
    struct follow_up_hers f;

    leave(t, w.spell, "2026-11-10", "");
    int64_t id = one_of(t, w.person, "exit");
    assert_int_equal(follow_ups_hers_get(t, w.person, id, &f), DONE);
    assert_int_equal(follow_ups_hers_keep(t, &f, HERS_STATUS, S("winner"), &ps), INVALID);
    ps.n = 0;
    assert_int_equal(follow_ups_hers_keep(t, &f, HERS_STATUS, S(""), &ps), INVALID);
    ps.n = 0;
    assert_int_equal(follow_ups_hers_send(t, &f, f.version, &ps), INVALID);
    ps.n = 0;
    assert_int_equal(follow_ups_hers_keep(t, &f, HERS_STATUS, S("student"), &ps), DONE);
    assert_true(people_after(t, w.spell, &a));
    a.exit_in_education = NO; /* something of the same spell, and the situation is not known yet */
    assert_int_equal(people_answer(t, &a, false, &ps), DONE);
    assert_int_equal(follow_ups_hers_send(t, &f, f.version, &ps), CONFLICT);
    assert_int_equal(follow_ups_hers_get(t, w.person, id, &f), DONE);
    assert_true(f.waits);
    assert_str(f.said[HERS_STATUS], "student");
    assert_true(people_after(t, w.spell, &a));
    a.exit_status = S("employed"), a.exit_status_on = t->today;
    assert_int_equal(people_answer(t, &a, false, &ps), DONE);
    assert_int_equal(follow_ups_hers_send(t, &f, f.version, &ps), CONFLICT);
    assert_int_equal(follow_ups_hers_get(t, w.person, id, &f), DONE);
    assert_false(f.waits);
    assert_str(f.said[HERS_STATUS], "student");
    assert_int_equal(n(t, w.person, "status = 'employed' AND said_on IS NULL"), 1);
    assert_int_equal(follow_ups_hers_keep(t, &f, HERS_STATUS, S("student"), &ps), CONFLICT);
}

RULE(what_is_known_is_not_asked_of_her_and_stays)
{
    struct world w = world(t);
    struct problems ps = { 0 };
    struct person_after a;
    struct follow_up_hers f;

    leave(t, w.spell, "2026-11-10", "");
    assert_true(people_after(t, w.spell, &a));
    a.qualification_gained = YES, a.exit_reason = S("moved");
    assert_int_equal(people_answer(t, &a, false, &ps), DONE);
    int64_t id = one_of(t, w.person, "exit");
    assert_int_equal(follow_ups_hers_get(t, w.person, id, &f), DONE);
    assert_int_equal(f.n, 2); /* the situation, and education */
    assert_int_equal(follow_ups_hers_keep(t, &f, HERS_STATUS, S("unemployed"), &ps), DONE);
    assert_int_equal(follow_ups_hers_keep(t, &f, HERS_EDUCATION, S(""), &ps), DONE);
    assert_int_equal(follow_ups_hers_send(t, &f, f.version, &ps), DONE);
    assert_int_equal(follow_ups_hers_get(t, w.person, id, &f), DONE);
    assert_int_equal(follow_ups_hers_send(t, &f, f.version, &ps), DONE); /* a second touch */
    assert_true(people_after(t, w.spell, &a));
    assert_str(a.exit_status, "unemployed");
    assert_str(a.exit_reason, "moved");
    assert_int_equal(a.qualification_gained, YES);
    assert_int_equal(a.exit_in_education, YESNO_UNKNOWN);
    assert_int_equal(n(t, w.person, "kind = 'exit' AND version = 2"), 1);
}

RULE(of_a_locked_period_her_answer_is_listed_with_its_reason)
{
    struct world w = world(t);

    leave(t, w.spell, "2026-11-10", "");
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, "
                                "version) VALUES (70, %lld, 'Autumn', '2026-09-01', '2026-11-20', 1, 1)",
                                (long long)w.project)));
    assert_int_equal(she_says(t, w.person, one_of(t, w.person, "exit"), says_student), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_correction WHERE field = 'exit_status' AND "
                                    "after_value = 'student' AND done_by = 0 AND reason IS NOT NULL"),
        1);
}

static size_t answered_by_themselves(struct task *t, int64_t project)
{
    struct follow_ups_wish w = { .mine = project == 0, .project = project, .limit = 25 };

    return follow_ups_answered(t, &w).n;
}

/* A package may ask of a time that she came back from: as long as nobody has answered, it is asked. */
RULE(one_of_a_package_is_closed_by_its_answer_though_she_came_back)
{
    struct world w = world(t);

    long_here(t, &w);
    leave(t, w.spell, "2026-05-10", "student");
    int64_t id = one_of(t, w.person, "six_month");
    test_sql(t, "UPDATE follow_ups_follow_up SET derived = 0, source_key = 'f1' WHERE kind = 'six_month'");
    people_join_project(t, w.person, w.project, DAY("2026-08-01"));
    assert_int_equal(follow_ups_wait_for(t, w.person).n, 1);
    assert_int_equal(
        she_says(t, w.person, id, (const char *const[HERS__N]){ "employed", NULL, NULL, NULL, NULL }), DONE);
    assert_int_equal(n(t, w.person, "kind = 'six_month' AND status = 'employed' AND reached = 1 AND derived = 0"), 1);
    assert_int_equal(follow_ups_wait_for(t, w.person).n, 0);
}

RULE(workers_who_know_of_it_see_who_answered_herself)
{
    struct world w = world(t);
    struct follow_up f;

    give(t, w.spell, w.counsellor);
    leave(t, w.spell, "2026-11-10", "");
    int64_t id = one_of(t, w.person, "exit");
    assert_int_equal(answered_by_themselves(t, 0), 0);
    assert_int_equal(she_says(t, w.person, id, says_student), DONE);
    assert_int_equal(answered_by_themselves(t, 0), 1);
    assert_int_equal(answered_by_themselves(t, w.project), 1);
    assert_int_equal(mine_or_all(t, 0).n, 0);
    assert_int_equal(follow_ups_get(t, id, &f), DONE);
    assert_true(day_cmp(f.said_on, t->today) == 0);
    leave(t, w.spell, "2026-11-10", "unknown"); /* taken back by the worker: it is asked again */
    assert_int_equal(n(t, w.person, "kind = 'exit' AND said_on IS NULL AND done_on IS NULL"), 1);
    leave(t, w.spell, "2026-11-10", "");
    assert_int_equal(she_says(t, w.person, id, says_student), DONE);
    become(t, ROLE_INSTRUCTOR, w.project); /* leads nobody */
    assert_int_equal(answered_by_themselves(t, 0), 0);
    assert_int_equal(answered_by_themselves(t, w.project), 0);
    become(t, ROLE_COUNSELLOR, project_new(t, "P2"));
    assert_int_equal(answered_by_themselves(t, w.project), 0);
    t->today = day_add(t->today, HERS_ANSWERED_DAYS + 1);
    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(answered_by_themselves(t, w.project), 0);
}

RULES(who_said_no_to_being_called_later_is_not_called, two_follow_ups_come_with_the_exit_day_and_move_and_go_with_it,
    who_left_before_there_were_follow_ups_is_asked_once_all_the_same_a_portion_at_a_time,
    what_a_house_of_before_has_already_does_not_come_twice,
    what_is_known_is_not_asked_and_an_answer_on_her_page_closes_the_follow_up,
    who_came_back_is_asked_for_her_last_time_only, a_project_asks_at_its_own_times_too_whoever_left_lately_or_leaves,
    the_list_has_what_is_due_this_week_ones_own_first_and_who_may_not_know_sees_none,
    not_reached_is_a_fact_after_three_days_and_two_channels,
    one_channel_is_not_enough_and_whoever_was_reached_is_not_closed,
    an_attempt_is_taken_back_the_same_day_by_whoever_wrote_it,
    the_answer_is_the_fact_of_the_participation_and_not_before_its_day,
    what_she_answers_herself_is_what_a_worker_writes,
    of_a_project_s_own_time_she_answers_the_situation_as_a_worker_does,
    she_is_asked_from_its_day_on_unless_she_said_no_and_nobody_else_is,
    a_worker_who_was_faster_is_not_written_over_and_what_she_chose_is_kept, what_is_known_is_not_asked_of_her_and_stays,
    of_a_locked_period_her_answer_is_listed_with_its_reason, workers_who_know_of_it_see_who_answered_herself,
    one_of_a_package_is_closed_by_its_answer_though_she_came_back)
