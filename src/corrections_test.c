/* Tests of a period that was sent, on both engines: guidance and the facts of participations in it are changed only
 * with a reason; each such change is listed, with that of registers; what an import or a follow-up changes is listed,
 * too, and an import that brought something of it is not taken back while it is locked; opening it has a reason. */
#include "rooms/doubles/doubles_merge.h"
#include "rooms/groups/groups_card.h"
#include "rooms/guidance/guidance.h"
#include "rooms/people/people_card.h"
#include "rooms/projects/projects_card.h"
#include "rooms/reports/corrections.h"
#include "tests/exchange_testing.h"
#include "tests/reports_testing.h"

static const struct report_scope everything = { .project = PROJECT };
static const struct instant long_ago = { "2026-01-01T00:00:00Z" };

/* January to March 2026 is locked; person 1 began in it, and was guided. */
static void a_locked_spring(struct task *t)
{
    lay_out(t);
    person(t, 1);
    member(t, 1, SOMALI, 1, "member", "2026-01-10", "");
    ROW(t, "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, heard_from, "
           "version, created_at, entry_status, entry_education, exit_status, six_month_status) VALUES (1, 'r', 1, 10, "
           "CAST('' AS {bytes}), '2026-02-01', '', 1, '', 'unemployed', '9', '', '')");
    guided(t, 1, "", 1, "2026-03-01", "working_life", "applied", "");
    ROW(t, "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) VALUES (70, 10, "
           "'Spring', '2026-01-01', '2026-03-31', 1, 1)");
}

static struct person_spell the_spell(struct task *t)
{
    struct person_spell s;

    assert_int_equal(people_spell(t, 1, &s), DONE);
    return s;
}

static void assert_asks_why(struct problems *ps)
{
    assert_int_equal(ps->n, 1);
    assert_str(ps->at[0].field, "reason");
    ps->n = 0;
}

static struct corrections listed(struct task *t) { return corrections_since(t, &everything, long_ago, 0); }

RULE(facts_of_the_first_day_in_a_locked_period_are_changed_only_with_a_reason)
{
    struct problems ps = { 0 };

    a_locked_spring(t);
    struct person_spell s = the_spell(t);
    s.entry_education = S("3");
    assert_int_equal(people_correct_entry(t, &s, S(" "), &ps), DONE);
    struct corrections list = listed(t);
    assert_str(list.at[0].field, "Highest education");
    assert_str(list.at[0].before, "not known");
    assert_str(list.at[0].reason, "Was not known before");
    s = the_spell(t);
    s.entry_status = S("student");
    assert_int_equal(people_correct_entry(t, &s, S(" "), &ps), INVALID);
    assert_asks_why(&ps);
    assert_int_equal(people_correct_entry(t, &s, S("Her school wrote"), &ps), DONE);
    list = listed(t);
    assert_int_equal(list.total, 2);
    assert_str(list.at[0].reason, "Her school wrote");
    assert_int_equal(list.at[0].person, 1);
}

RULE(a_last_day_in_a_locked_period_is_written_only_with_a_reason_and_one_after_it_without)
{
    struct problems ps = { 0 };

    a_locked_spring(t);
    struct person_spell s = the_spell(t);
    s.exit_date = DAY("2026-04-01");
    assert_int_equal(people_exit(t, &s, &ps), DONE);
    assert_int_equal(listed(t).total, 0);
    s = the_spell(t);
    s.exit_date = DAY("2026-03-31");
    assert_int_equal(people_exit(t, &s, &ps), INVALID);
    assert_asks_why(&ps);
    s.reason = S("She had left earlier");
    assert_int_equal(people_exit(t, &s, &ps), DONE);
    s = the_spell(t);
    s.exit_status = S("employed");
    assert_int_equal(people_exit(t, &s, &ps), INVALID);
    assert_asks_why(&ps);
    struct corrections list = listed(t);
    assert_int_equal(list.total, 1);
    assert_str(list.at[0].field, "Last day in the project");
}

RULE(what_is_saved_unchanged_in_a_locked_period_needs_no_reason)
{
    struct problems ps = { 0 };

    a_locked_spring(t);
    struct person_spell s = the_spell(t);
    assert_int_equal(people_correct_entry(t, &s, S(""), &ps), DONE);
    s = the_spell(t);
    assert_int_equal(people_exit(t, &s, &ps), DONE);
    assert_int_equal(listed(t).total, 0);
}

RULE(an_answer_to_a_follow_up_says_by_itself_why_a_locked_last_day_gets_its_facts)
{
    struct problems ps = { 0 };
    struct person_after after;

    a_locked_spring(t);
    ROW(t, "UPDATE people_participation SET exit_date = '2026-03-30' WHERE id = 1");
    assert_true(people_after(t, 1, &after));
    after.exit_status = S("employed");
    assert_int_equal(people_answer(t, &after, false, &ps), DONE);
    assert_str(listed(t).at[0].reason, "Asked in a follow-up");
}

RULE(who_begins_in_a_locked_period_is_listed)
{
    a_locked_spring(t);
    person(t, 2);
    people_join_project(t, 2, PROJECT, DAY("2026-03-31"));
    person(t, 3);
    people_join_project(t, 3, PROJECT, DAY("2026-04-01"));
    assert_int_equal(listed(t).total, 1);
    assert_int_equal(listed(t).at[0].person, 2);
}

RULE(guidance_in_a_locked_period_is_written_and_changed_only_with_a_reason)
{
    struct problems ps = { 0 };
    struct guidance_row g;
    int64_t id;

    a_locked_spring(t);
    assert_int_equal(guidance_get(t, 1, &g), DONE);
    g.provider = S("Kotipalvelu"); /* is not counted */
    assert_int_equal(guidance_change(t, &g, &ps), DONE);
    assert_int_equal(listed(t).total, 0);
    assert_int_equal(guidance_get(t, 1, &g), DONE);
    g.day = DAY("2026-06-01"); /* it leaves the period */
    g.state = S("started");
    assert_int_equal(guidance_change(t, &g, &ps), INVALID);
    assert_asks_why(&ps);
    g.reason = S("She has begun");
    assert_int_equal(guidance_change(t, &g, &ps), DONE);
    struct guidance_row added = { .person = 1,
        .project = PROJECT,
        .day = DAY("2026-03-31"),
        .destination = S("working_life"),
        .state = S("agreed") };
    assert_int_equal(guidance_add(t, &added, &id, &ps), INVALID);
    assert_asks_why(&ps);
    added.day = DAY("2026-04-01");
    assert_int_equal(guidance_add(t, &added, &id, &ps), DONE);
    struct corrections list = listed(t);
    assert_int_equal(list.total, 1);
    assert_true(str_find(list.at[0].before, S("Applied")) > 0);
    assert_true(str_find(list.at[0].after, S("Started")) > 0);
    assert_str(list.at[0].reason, "She has begun");
}

RULE(what_an_import_changes_in_a_locked_period_is_listed)
{
    a_locked_spring(t);
    struct person_spell s = the_spell(t);
    s.exit_date = DAY("2026-03-30");
    people_store_spell(t, &s, S("Import 1"));
    struct guidance_row g;
    assert_int_equal(guidance_get(t, 1, &g), DONE);
    g.state = S("accepted");
    g.reason = S("Import 1");
    guidance_store(t, &g);
    struct corrections list = listed(t);
    assert_int_equal(list.total, 2);
    assert_str(list.at[0].reason, "Import 1");
    assert_str(list.at[1].reason, "Import 1");
}

RULE(an_import_that_brought_something_of_a_locked_period_is_taken_back_when_it_is_open)
{
    struct exchange_result project, people, spell;
    struct str why;

    assert_int_equal(bring_one(t, "projects.csv", "project,name\nP1,Silta\n", &project), DONE);
    assert_int_equal(bring_one(t, "people.csv", "person,given_names\np1,Ali\n", &people), DONE);
    ROW(t,
        "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) VALUES (70, (SELECT "
        "min(id) FROM projects_project), 'Spring', '2025-01-01', '2025-03-31', 1, 1)");
    assert_int_equal(
        bring_one(t, "participations.csv", "participation,person,project,entry_date\nt1,p1,P1,2025-03-31\n", &spell),
        DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_correction_facts WHERE field = 'entry_date'"), 1);
    assert_int_equal(exchange_undo(t, spell.import, &why), CONFLICT);
    assert_true(str_find(why, S("locked period")) >= 0);
    test_sql(t, "UPDATE projects_period SET locked = 0");
    assert_int_equal(exchange_undo(t, spell.import, &why), DONE);
}

RULE(corrections_are_listed_by_their_days_and_since_when)
{
    const struct report_scope autumn = { .project = PROJECT, .from = DAY("2026-09-01") };
    struct problems ps = { 0 };

    a_locked_spring(t);
    session(t, 1, SOMALI, "2026-02-02", "held", "10:00", "12:00");
    ROW(t, "INSERT INTO attendance_correction (id, session_id, person_id, before_value, after_value, reason, done_by, "
           "done_at) VALUES (1, 1, 1, 'absent', 'present', 'She came', 7, '2026-05-01T10:00:00Z')");
    struct person_spell s = the_spell(t);
    s.entry_status = S("student");
    assert_int_equal(people_correct_entry(t, &s, S("Papers"), &ps), DONE);
    struct corrections list = listed(t);
    assert_int_equal(list.total, 2);
    assert_str(list.at[0].reason, "Papers"); /* the last first */
    assert_true(list.at[1].session);
    assert_str(list.at[1].before, "Absent");
    assert_int_equal(corrections_since(t, &everything, (struct instant){ "2026-05-01T10:00:01Z" }, 0).total, 1);
    assert_int_equal(corrections_since(t, &autumn, long_ago, 0).total, 0);
}

/* Two files with one person: who counted twice counts once. */
RULE(files_are_made_one_over_a_locked_period_only_with_a_reason_and_parted_again_both_listed)
{
    const bool from_lost[MERGE__N] = { false };
    struct problems ps = { 0 };
    int64_t merge;

    a_locked_spring(t);
    person(t, 2);
    assert_false(doubles_is_locked(t, 2));
    assert_true(doubles_is_locked(t, 1));
    assert_int_equal(doubles_merge(t, 2, 1, from_lost, S(" "), &merge), INVALID);
    assert_int_equal(doubles_merge(t, 2, 1, from_lost, S("Both are Tessa"), &merge), DONE);
    struct corrections list = listed(t);
    assert_int_equal(list.total, 1);
    assert_str(list.at[0].reason, "Both are Tessa");
    assert_str(list.at[0].field, "Two files became one");
    assert_int_equal(list.at[0].person, 2);
    assert_int_equal(doubles_part(t, merge, &ps), DONE);
    list = listed(t);
    assert_int_equal(list.total, 2);
    assert_true(str_is(list.at[0].field, "One file became two") || str_is(list.at[1].field, "One file became two"));
    assert_int_equal(doubles_merge(t, 1, 2, from_lost, S(""), &merge), DONE); /* nothing of it is locked */
}

/* Each thing that is refused: a session added, changed, moved into it, out of it, or cancelled; a group merged or split
 * from a day in it or before it. */
RULE(sessions_and_groups_of_a_locked_period_stay_as_they_are)
{
    struct problems ps = { 0 };
    const struct session_card in_it = { .day = DAY("2026-02-03"), .kind = S("meeting") };
    const int64_t one[] = { 1 };
    int64_t id;

    a_locked_spring(t);
    person(t, 2);
    session(t, 1, SOMALI, "2026-02-02", "planned", "10:00", "12:00");
    session(t, 2, SOMALI, "2026-04-02", "planned", "10:00", "12:00");
    assert_int_equal(groups_add_session(t, SOMALI, &in_it, &id, &ps), INVALID);
    assert_int_equal(groups_change_session(t, 1, 1, &in_it, &ps), NOT_ALLOWED);
    assert_int_equal(groups_move_session(t, 1, 1, (struct session_time){ .day = DAY("2026-04-03") }, &ps), NOT_ALLOWED);
    assert_int_equal(groups_move_session(t, 2, 1, (struct session_time){ .day = DAY("2026-02-03") }, &ps), INVALID);
    assert_int_equal(groups_cancel_session(t, 1, 1, S("Ill"), &ps), NOT_ALLOWED);
    for (int i = 0; i < 2; i++) {
        struct day on = i == 0 ? DAY("2026-03-31") : DAY("2025-12-01");
        const struct group_split split = { .name = S("New"), .on = on, .persons = one, .n = 1 };
        ps.n = 0;
        assert_int_equal(groups_merge(t, SOMALI, ARABIC, on, &id, &ps), INVALID);
        assert_str(ps.at[0].field, "on");
        ps.n = 0;
        assert_int_equal(groups_split(t, SOMALI, &split, &id, &ps), INVALID);
        assert_str(ps.at[0].field, i == 0 ? "on" : "persons"); /* nobody was a member then */
    }
    ps.n = 0;
    assert_int_equal(groups_merge(t, SOMALI, ARABIC, DAY("2026-04-01"), &id, &ps), DONE);
    test_sql(t, "UPDATE projects_period SET ends_on = '2026-04-30'");
    assert_int_equal(groups_undo(t, id, &ps), INVALID);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_session WHERE id = 1 AND state = 'planned' AND day = "
                                    "'2026-02-02'"),
        1);
}

RULE(a_locked_period_is_opened_only_with_a_reason_and_remembers_who_and_why)
{
    a_locked_spring(t);
    assert_int_equal(projects_lock_period(t, PROJECT, 70, 1, false, S("")), INVALID);
    assert_true(projects_day_locked(t, PROJECT, DAY("2026-02-02")));
    assert_int_equal(projects_lock_period(t, PROJECT, 70, 1, false, S("Wrong days")), DONE);
    assert_int_equal(projects_lock_period(t, PROJECT, 70, 2, true, S("")), DONE);
    struct period_locks locks = projects_period_locks(t, PROJECT);
    assert_int_equal(locks.n, 2);
    assert_true(locks.at[0].locked);
    assert_str(locks.at[1].reason, "Wrong days");
}

RULES(facts_of_the_first_day_in_a_locked_period_are_changed_only_with_a_reason,
    a_last_day_in_a_locked_period_is_written_only_with_a_reason_and_one_after_it_without,
    what_is_saved_unchanged_in_a_locked_period_needs_no_reason,
    an_answer_to_a_follow_up_says_by_itself_why_a_locked_last_day_gets_its_facts,
    who_begins_in_a_locked_period_is_listed, guidance_in_a_locked_period_is_written_and_changed_only_with_a_reason,
    what_an_import_changes_in_a_locked_period_is_listed,
    an_import_that_brought_something_of_a_locked_period_is_taken_back_when_it_is_open,
    corrections_are_listed_by_their_days_and_since_when,
    files_are_made_one_over_a_locked_period_only_with_a_reason_and_parted_again_both_listed,
    sessions_and_groups_of_a_locked_period_stay_as_they_are,
    a_locked_period_is_opened_only_with_a_reason_and_remembers_who_and_why)
