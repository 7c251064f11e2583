/* Tests of taking an import back, on both engines: each kind of row that was changed since, or leans on the import,
 * holds it; what others brought does not; and nothing of others goes. */
#include "exchange_sql.h"
#include "tests/exchange_testing.h"

struct later {
    const char *sql, *what;
};

/* Each of these, done alone after the import, must make the undo refuse and name it. */
static void each_holds(struct task *t, const struct later *at, size_t n, const char *sentence)
{
    struct exchange_result result;
    struct str why;

    bring_small(t, &result);
    test_commit(t);
    for (size_t i = 0; i < n; i++) {
        test_sql(t, at[i].sql);
        assert_int_equal(exchange_undo(t, result.import, &why), CONFLICT);
        assert_str(why, str_z(t->a, str_fmt(t->a, "%s (%s).", sentence, at[i].what)));
        test_rollback(t);
    }
    assert_int_equal(exchange_undo(t, result.import, &why), DONE);
}

RULE(each_kind_of_row_that_was_changed_since_holds_the_import)
{
    static const struct later each[] = {
        { "UPDATE projects_project SET version = 2 WHERE code = 'P2'", "projects: 1" },
        { "UPDATE staff SET version = 2 WHERE source_key = 's1'", "staff: 1" },
        { "UPDATE staff SET password_hash = 'x' WHERE source_key = 's2'", "staff: 1" },
        { "UPDATE people_person SET version = 3 WHERE source_key IN ('p1', 'p2')", "people: 2" },
        { "UPDATE people_person SET merged_into = 5 WHERE source_key = 'p1'", "people: 1" },
        { "UPDATE people_child SET version = 2 WHERE source_key = 'c1'", "children: 1" },
        { "UPDATE people_participation SET version = 2", "participations: 1" },
        { "UPDATE groups_group SET version = 2 WHERE source_key = 'g2'", "groups: 1" },
        { "UPDATE groups_membership SET version = 2 WHERE state = 'waiting'", "memberships: 1" },
        { "UPDATE groups_session SET version = 2 WHERE source_key = 'x1'", "sessions: 1" },
        { "UPDATE groups_session SET register_version = 1 WHERE source_key = 'x2'", "sessions: 1" },
        { "UPDATE attendance_mark SET marked_by = 7 WHERE mark = 'late'", "attendance: 1" },
        { "UPDATE attendance_child SET marked_by = 7 WHERE state = 'came'", "child_care: 1" },
        { "UPDATE contacts_contact SET version = 2 WHERE source_key = 'k1'", "contacts: 1" },
        { "UPDATE guidance_guidance SET version = 2", "guidance: 1" },
    };
    each_holds(t, each, sizeof each / sizeof *each, "rows it brought were changed since");
}

/* A row without import_id is one that somebody typed in. */
RULE(each_kind_of_row_that_somebody_made_on_top_holds_the_import)
{
    static const struct later each[] = {
        { "UPDATE people_participation SET import_id = NULL", "participations: 1" },
        { "UPDATE people_child SET import_id = NULL WHERE source_key = 'c2'", "children: 1" },
        { "UPDATE groups_group SET import_id = NULL WHERE source_key = 'g1'", "groups: 1" },
        { "UPDATE groups_leader SET place = NULL WHERE staff_id = (SELECT id FROM staff WHERE source_key = 's1')",
            "group leaders: 1" },
        { "UPDATE groups_membership SET import_id = NULL WHERE state = 'waiting'", "memberships: 1" },
        { "UPDATE groups_session SET import_id = NULL WHERE source_key = 'x1'", "sessions: 1" },
        { "UPDATE attendance_mark SET import_id = NULL WHERE mark = 'late'", "attendance: 1" },
        { "UPDATE attendance_child SET import_id = NULL WHERE state = 'came'", "child_care: 1" },
        { "INSERT INTO attendance_carer (session_id, staff_id) SELECT id, 7 FROM groups_session WHERE source_key = "
          "'x2'",
            "carers: 1" },
        { "INSERT INTO attendance_correction (id, session_id, before_value, after_value, reason, done_by, done_at) "
          "SELECT 5, id, 'absent', 'present', 'Wrong row', 7, '2026-11-22T08:00:00Z' FROM groups_session WHERE "
          "source_key = 'x2'",
            "corrections: 1" },
        { "UPDATE contacts_contact SET import_id = NULL WHERE source_key = 'k1'", "contacts: 1" },
        { "UPDATE needs_need SET import_id = NULL WHERE area = 'work'", "needs: 1" },
        { "UPDATE counselling_talk SET import_id = NULL WHERE source_key = 'n1'", "counselling: 1" },
        { "UPDATE plans_plan SET import_id = NULL", "plans: 1" },
        { "UPDATE plans_step SET import_id = NULL WHERE step = 1", "plan_steps: 1" },
        { "UPDATE guidance_guidance SET import_id = NULL", "guidance: 1" },
        { "UPDATE follow_ups_follow_up SET import_id = NULL", "follow_ups: 1" },
        { "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) "
          "SELECT 5, id, 'Spring', '2025-01-01', '2025-05-31', 0, 1 FROM projects_project WHERE code = 'P1'",
            "periods: 1" },
        { "INSERT INTO people_merge (id, kept_id, lost_id, before, merged_by, merged_at) "
          "SELECT 5, 6, id, CAST('x' AS {bytes}), 7, '2026-11-22T08:00:00Z' FROM people_person WHERE source_key = 'p1'",
            "merged persons: 1" },
        { "INSERT INTO people_merge (id, kept_id, lost_id, before, merged_by, merged_at) "
          "SELECT 5, id, 6, CAST('x' AS {bytes}), 7, '2026-11-22T08:00:00Z' FROM people_person WHERE source_key = 'p1'",
            "merged persons: 1" },
    };
    each_holds(t, each, sizeof each / sizeof *each, "later rows build on it");
}

/* What leans on one end only: the person, the project, the group, the session or the staff came with the import, the
 * other end was there before. */
RULE(one_end_is_enough_to_lean_on)
{
    static const struct {
        const char *name, *csv, *what;
    } each[] = {
        { "participations.csv", "participation,person,project\nt9,p9,P2\n", "participations: 1" },
        { "contacts.csv", "contact,project,date,person\nk9,P0,2025-03-03,p1\n", "contacts: 1" },
        { "needs.csv", "person,project,date,area,weight\np9,P1,2025-02-03,work,3\n", "needs: 1" },
        { "counselling.csv", "counselling,person,project,date,depth,staff\nn9,p9,P0,2025-02-03,light,s1\n",
            "counselling: 1" },
        { "counselling.csv", "counselling,person,project,date,depth\nn9,p1,P0,2025-02-03,light\n", "counselling: 1" },
        { "plans.csv", "plan,person,project,made_on\nl9,p1,P0,2025-02-03\n", "plans: 1" },
        { "guidance.csv",
            "guidance,person,project,group,date,destination,state\nu9,p9,P0,g1,2025-03-01,home_care,agreed\n",
            "guidance: 1" },
        { "guidance.csv", "guidance,person,project,date,destination,state\nu9,p1,P0,2025-03-01,home_care,agreed\n",
            "guidance: 1" },
        { "follow_ups.csv", "follow_up,person,project,kind\nf9,p9,P1,exit\n", "follow_ups: 1" },
        { "groups.csv", "group,project,name,language,kind\ng9,P2,New,som,peer\n", "groups: 1" },
        { "groups.csv", "group,project,name,language,kind,merged_into\ng9,P0,New,som,peer,g1\n", "groups: 1" },
        { "memberships.csv", "group,person,joined_on,state\ng0,p1,2025-02-01,member\n", "memberships: 1" },
        { "memberships.csv", "group,person,joined_on,state\ng1,p9,2025-02-01,member\n", "memberships: 1" },
        { "attendance.csv", "session,person,mark\nx0,p1,present\n", "attendance: 1" },
        { "attendance.csv", "session,person,mark\nx2,p9,present\n", "attendance: 1" },
        { "child_care.csv", "session,child,state\nx0,c1,came\n", "child_care: 1" },
        { "children.csv", "child,parents\nc9,p1\n", "children: 1" },
    };
    static const struct text before[] = {
        { "projects.csv", "project,name\nP0,Old\n" },
        { "people.csv", "person,given_names\np9,Old\n" },
        { "groups.csv", "group,project,name,language,kind\ng0,P0,Old,som,peer\n" },
        { "sessions.csv", "session,group,date,kind,state\nx0,g0,2025-02-10,meeting,held\n" },
    };
    struct exchange_result old, result, later;
    struct str why;

    assert_int_equal(bring(t, before, 4, NULL, &old), DONE);
    bring_small(t, &result);
    test_commit(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        assert_int_equal(bring_one(t, each[i].name, each[i].csv, &later), DONE);
        assert_int_equal(exchange_undo(t, result.import, &why), CONFLICT);
        assert_str(why, str_z(t->a, str_fmt(t->a, "later rows build on it (%s).", each[i].what)));
        assert_int_equal(exchange_undo(t, later.import, &why), DONE);
        assert_int_equal(exchange_undo(t, result.import, &why), DONE);
        test_rollback(t);
    }
}

RULE(what_others_brought_and_changed_neither_holds_an_import_nor_goes_with_it)
{
    static const char *const tables[] = { "projects_project", "staff", "people_person", "people_child",
        "people_participation", "groups_group", "groups_membership", "groups_session", "attendance_mark",
        "contacts_contact", "guidance_guidance" };
    static const struct text own[] = {
        { "projects.csv", "project,name\nP9,Own\n" },
        { "people.csv", "person,given_names\np9,Own\n" },
        { "participations.csv", "participation,person,project\nt9,p9,P9\n" },
        { "children.csv", "child,parents\nc9,p9\n" },
    };
    struct exchange_result first, second;
    struct str why;

    bring_small(t, &first);
    assert_int_equal(bring(t, own, 4, NULL, &second), DONE);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE %s SET version = 2 WHERE import_id = %lld", tables[i],
                                    (long long)first.import)));
    test_sql(t, "UPDATE groups_session SET register_version = 1");
    test_sql(t, "UPDATE attendance_child SET marked_by = 7");
    assert_int_equal(exchange_undo(t, second.import, &why), DONE);
    for (size_t i = 0; i < SMALL_N; i++)
        assert_str(exported(t, small[i].name, 0), small[i].csv);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person"), 3);
    assert_true(test_number(t, "SELECT count(*) FROM people_name_part") > 0);
}

RULE(a_merge_that_was_undone_does_not_hold_an_import)
{
    struct exchange_result result;
    struct str why;

    bring_small(t, &result);
    test_sql(t, "INSERT INTO people_merge (id, kept_id, lost_id, before, merged_by, merged_at, undone_at) SELECT 5, "
                "id, id, CAST('x' AS {bytes}), 7, "
                "'2026-11-22T08:00:00Z', '2026-11-22T08:10:00Z' FROM people_person WHERE source_key = 'p1'");
    assert_int_equal(exchange_undo(t, result.import, &why), DONE);
}

RULE(an_import_whose_changes_an_older_version_kept_by_position_is_refused_and_nothing_is_wiped)
{
    struct exchange_result first, second;
    struct str why;
    static const struct text later = { "contacts.csv", "contact,project,date,topic\nk1,P1,2025-02-03,bank\n" };

    bring_small(t, &first);
    assert_int_equal(bring(t, &later, 1, NULL, &second), DONE);
    exchange_sql_put_change(t, .import = second.import, .what = S("contacts"),
        .row_ = test_number(t, "SELECT id FROM contacts_contact WHERE source_key = 'k1'"), .second = 1,
        .change = S("k1\x1fP1\x1f\x1ek1\x1fP1\x1f"), .moves = 1, .in_journal = INT_NONE);
    assert_int_equal(exchange_undo(t, second.import, &why), CONFLICT);
    assert_true(str_find(why, S("older version")) > 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM contacts_contact WHERE topic = 'bank'"), 1);
}

RULE(an_import_that_is_not_done_cannot_be_undone_and_an_undo_is_in_the_journal)
{
    struct exchange_result result;
    struct str why;

    bring_small(t, &result);
    test_sql(t, "UPDATE exchange_import SET state = 'preview'");
    assert_int_equal(exchange_undo(t, result.import, &why), NOT_FOUND);
    assert_int_equal(exchange_undo(t, 999, &why), NOT_FOUND);
    test_sql(t, "UPDATE exchange_import SET state = 'done'");
    assert_int_equal(exchange_undo(t, result.import, &why), DONE);
    assert_int_equal(
        test_number(
            t, "SELECT count(*) FROM exchange_import WHERE state = 'undone' AND undone_at = '2026-11-22T08:30:00Z'"),
        1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE act = 'import' AND detail = 'undone'"), 1);
}

RULES(each_kind_of_row_that_was_changed_since_holds_the_import,
    each_kind_of_row_that_somebody_made_on_top_holds_the_import, one_end_is_enough_to_lean_on,
    what_others_brought_and_changed_neither_holds_an_import_nor_goes_with_it,
    a_merge_that_was_undone_does_not_hold_an_import,
    an_import_whose_changes_an_older_version_kept_by_position_is_refused_and_nothing_is_wiped,
    an_import_that_is_not_done_cannot_be_undone_and_an_undo_is_in_the_journal)
