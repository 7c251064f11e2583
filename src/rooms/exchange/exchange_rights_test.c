/* Tests of an import on behalf of the manager of one project, on both engines: whose rows it may change, who sees the
 * import on its way, and in which state what can be done with it. */
#include "tests/exchange_testing.h"
#include "auth/viewer.h"
#include "rooms/exchange/exchange_stage.h"

static int64_t project_id(struct task *t, const char *code)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT id FROM projects_project WHERE code = '%s'", code)));
}

/* One file, brought by the manager of the project. */
static enum outcome bring_limited(
    struct task *t, const char *code, const char *name, const char *csv, struct exchange_result *ret)
{
    struct exchange_options o = { .project = project_id(t, code), .limited = true };

    return bring(t, &(struct text){ name, csv }, 1, &o, ret);
}

static void become_in(struct task *t, int64_t project, enum role role)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *v = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ project, role, S("P"), S("Project") };
    *v = (struct viewer){ .staff = 7, .role = role, .projects = in, .nprojects = 1 };
    t->viewer = v;
}

RULE(a_manager_s_import_changes_persons_of_her_project_and_knows_no_others)
{
    struct exchange_result result;

    bring_small(t, &result);
    assert_int_equal(bring_limited(t, "P1", "people.csv", "person,given_names\np2,Mine\np3,Stranger\n", &result), DONE);
    assert_int_equal(result.n[EXCHANGE_CHANGED], 1);
    assert_int_equal(result.n[EXCHANGE_NEW], 1);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM people_person WHERE source_key = 'p2' AND given_names = 'Mine'"), 1);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM people_person WHERE source_key = 'p3' AND given_names = 'X'"), 1);
    assert_int_equal(bring_limited(t, "P2", "people.csv", "person,given_names\np2,Theirs\n", &result), DONE);
    assert_int_equal(result.n[EXCHANGE_CHANGED], 0);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM people_person WHERE source_key = 'p2' AND given_names = 'Mine'"), 1);
}

RULE(a_manager_s_import_does_not_reach_into_registers_talks_and_projects_of_others)
{
    static const struct text others[] = {
        { "attendance.csv", "session,person,mark\nx2,p2,absent\n" },
        { "plan_steps.csv", "plan,step,state\nl1,2,done\n" },
        { "needs.csv", "person,project,date,area,weight\np2,P1,2025-02-03,work,0\n" },
        { "projects.csv", "project,name\nP1,Renamed\n" },
        { "memberships.csv", "group,person,joined_on,state\ng1,p2,2025-02-01,member\n" },
        { "child_care.csv", "session,child,state\nx2,c1,came\n" },
        { "staff.csv", "staff,name,email,role,projects\ns9,Somebody,some@example.org,instructor,P1\n" },
    };
    struct exchange_result result;

    bring_small(t, &result);
    test_commit(t);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_int_equal(bring_limited(t, "P2", others[i].name, others[i].csv, &result), INVALID);
        test_rollback(t);
    }
    for (size_t i = 0; i < SMALL_N; i++)
        assert_str(exported(t, small[i].name, 0), small[i].csv);
}

RULE(two_projects_that_use_the_same_keys_each_find_their_own_rows_again)
{
    static const char *const p1 = "participation,person,project,entry_date\na1,n1,P1,2025-02-01\n",
                             *const p2 = "participation,person,project,entry_date\na1,n1,P2,2025-02-01\n";
    struct exchange_result result;

    bring_small(t, &result);
    for (int time = 0; time < 3; time++) {
        struct text first[] = { { "people.csv", "person,given_names\nn1,Eeva\n" }, { "participations.csv", p1 } };
        struct text second[] = { { "people.csv", "person,given_names\nn1,Liisa\n" }, { "participations.csv", p2 } };
        struct exchange_options in_first = { .project = project_id(t, "P1"), .limited = true },
                                in_second = { .project = project_id(t, "P2"), .limited = true };
        assert_int_equal(bring(t, first, 2, &in_first, &result), DONE);
        assert_int_equal(result.n[EXCHANGE_SAME], time == 0 ? 0 : 2);
        assert_int_equal(bring(t, second, 2, &in_second, &result), DONE);
        assert_int_equal(result.n[EXCHANGE_SAME], time == 0 ? 0 : 2);
    }
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person WHERE source_key = 'n1'"), 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_participation WHERE source_key = 'a1'"), 2);
}

RULE(an_import_that_changes_an_account_says_in_the_journal_what)
{
    struct exchange_result result;
    struct text changed[] = { { "staff.csv",
        "staff,name,email,role,projects\ns1,Ali Malli,other@example.org,manager,P1\n" } };

    bring_small(t, &result);
    assert_int_equal(bring(t, changed, 1, NULL, &result), DONE);
    assert_int_equal(result.n[EXCHANGE_CHANGED], 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE act = 'change' AND what = 'staff' AND detail "
                                    "LIKE 'import %: email role instructor>manager'"),
        1);
}

RULE(a_manager_s_import_changes_no_account_and_makes_no_admin)
{
    struct exchange_result result;

    bring_small(t, &result);
    assert_int_equal(bring_limited(t, "P1", "staff.csv",
                         "staff,name,email,role,projects\ns1,Ali Malli,other@example.org,manager,P1\n", &result),
        DONE);
    assert_int_equal(result.n[EXCHANGE_SAME], 1);
    assert_str(exported(t, "staff.csv", 0), small[1].csv);
    test_commit(t);
    assert_int_equal(bring_limited(t, "P1", "staff.csv",
                         "staff,name,email,role,projects\ns8,New Admin,new@example.org,admin,P1\n", &result),
        INVALID);
    assert_str(result.rejections.at[0].column, "role");
    test_rollback(t);
    assert_int_equal(bring_limited(t, "P1", "staff.csv",
                         "staff,name,email,role,projects\ns8,New One,new@example.org,instructor,P1\n", &result),
        DONE);
    assert_int_equal(result.n[EXCHANGE_NEW], 1);
}

/* An import of P1 as the browser left it. */
static void staged_in(struct task *t, const char *state, int rejected)
{
    test_sql(t, "DELETE FROM exchange_preview");
    test_sql(t, "DELETE FROM exchange_file");
    test_sql(t, "DELETE FROM exchange_import WHERE id = 900");
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO exchange_import (id, kind, project_id, state, file_names, started_at, "
                                "rows_new, rows_same, rows_changed, rows_doubtful, "
                                "rows_rejected, folder, version) VALUES (900, 'package', 10, '%s', 'people.csv', "
                                "'2026-11-22T08:00:00Z', 1, 2, 3, 4, %d, '', 1)",
                                state, rejected)));
    test_sql(t, "INSERT INTO exchange_file (import_id, place, piece, name, bytes) VALUES (900, 0, 0, 'people.csv', "
                "CAST('x' AS {bytes}))");
    test_sql(t, "INSERT INTO exchange_preview (import_id, grp, place, file, line, column_name, cells, reason, hint) "
                "VALUES (900, 'new', 1, 'people.csv', 2, '', CAST('x' AS {bytes}), '', '')");
}

static bool in_state(struct task *t, const char *state)
{
    return test_number(t,
               str_z(t->a,
                   str_fmt(t->a, "SELECT count(*) FROM exchange_import WHERE id = 900 AND state = '%s'", state))) == 1;
}

RULE(only_managers_of_the_project_see_an_import_on_its_way)
{
    static const struct {
        int64_t project;
        enum role role;
        enum outcome how;
    } each[] = {
        { 10, ROLE_MANAGER, DONE },
        { 10, ROLE_COUNSELLOR, NOT_ALLOWED },
        { 10, ROLE_INSTRUCTOR, NOT_ALLOWED },
        { 10, ROLE_PEER, NOT_ALLOWED },
        { 11, ROLE_MANAGER, NOT_ALLOWED },
        { 10, ROLE_COORDINATOR, NOT_ALLOWED },
    };
    struct staged s;

    staged_in(t, "preview", 0);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        become_in(t, each[i].project, each[i].role);
        assert_int_equal(exchange_staged(t, 900, &s), each[i].how);
        assert_int_equal(exchange_cancel(t, 900) == NOT_ALLOWED, each[i].how == NOT_ALLOWED);
        assert_int_equal(exchange_imports(t, 10, S(""), 0).n, each[i].how == DONE);
        staged_in(t, "preview", 0);
    }
    assert_int_equal(exchange_staged(t, 901, &s), NOT_FOUND);
}

RULE(an_import_of_the_whole_house_belongs_to_no_manager)
{
    struct staged s;

    staged_in(t, "preview", 0);
    test_sql(t, "UPDATE exchange_import SET project_id = NULL");
    assert_int_equal(exchange_staged(t, 900, &s), DONE);
    become_in(t, 10, ROLE_MANAGER);
    assert_int_equal(exchange_staged(t, 900, &s), NOT_ALLOWED);
    become_in(t, 0, ROLE_MANAGER);
    assert_int_equal(exchange_staged(t, 900, &s), NOT_ALLOWED);
}

RULE(what_is_checked_or_waits_can_be_cancelled_and_its_files_are_gone)
{
    static const struct {
        const char *state;
        enum outcome how;
    } each[] = {
        { "checking", DONE },
        { "preview", DONE },
        { "running", DONE /* and nobody at work on it: the server was started anew */ },
        { "done", CONFLICT },
        { "cancelled", CONFLICT },
        { "undone", CONFLICT },
    };
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        staged_in(t, each[i].state, 0);
        assert_int_equal(exchange_cancel(t, 900), each[i].how);
        assert_true(in_state(t, each[i].how == DONE ? "cancelled" : each[i].state));
        assert_int_equal(test_number(t, "SELECT count(*) FROM exchange_file"), each[i].how != DONE);
        assert_int_equal(test_number(t, "SELECT count(*) FROM exchange_preview"), each[i].how != DONE);
    }
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE act = 'import' AND subject = 900"), 3);
}

RULE(an_import_starts_only_out_of_a_preview_without_rejected_rows)
{
    staged_in(t, "preview", 1);
    assert_int_equal(exchange_start(t, 900), CONFLICT);
    assert_true(in_state(t, "preview"));
    staged_in(t, "done", 0);
    assert_int_equal(exchange_start(t, 900), CONFLICT);
    assert_true(in_state(t, "done"));
    become_in(t, 11, ROLE_MANAGER);
    staged_in(t, "preview", 0);
    assert_int_equal(exchange_start(t, 900), NOT_ALLOWED);
    assert_int_equal(exchange_check_again(t, 900), NOT_ALLOWED);
    assert_true(in_state(t, "preview"));
}

RULE(what_is_done_or_cancelled_is_not_checked_again)
{
    static const char *const states[] = { "done", "cancelled", "running", "undone" };

    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        staged_in(t, states[i], 0);
        assert_int_equal(exchange_check_again(t, 900), CONFLICT);
        assert_true(in_state(t, states[i]));
    }
}

RULE(only_a_manager_of_the_project_stages_a_package)
{
    struct exchange_file file = { S("people.csv"), -1, S("person\n") };
    int64_t import;

    become_in(t, 11, ROLE_MANAGER);
    assert_int_equal(exchange_stage(t, 10, &file, 1, &import), NOT_ALLOWED);
    become_in(t, 10, ROLE_COUNSELLOR);
    assert_int_equal(exchange_stage(t, 10, &file, 1, &import), NOT_ALLOWED);
    assert_int_equal(test_number(t, "SELECT count(*) FROM exchange_file"), 0);
}

RULE(rows_of_other_projects_are_out_of_reach_also_when_ones_own_project_has_such_rows)
{
    static const char *const own[][2] = {
        { "people.csv", "person,given_names\nq1,Own\n" },
        { "children.csv", "child,parents\nd1,q1\n" },
        { "participations.csv", "participation,person,project\nv1,q1,P2\n" },
        { "groups.csv", "group,project,name,language,kind\nh1,P2,Own,som,peer\n" },
        { "sessions.csv", "session,group,date,kind,state\ny1,h1,2025-02-10,meeting,held\n" },
        { "plans.csv", "plan,person,project,made_on\nm1,q1,P2,2025-02-03\n" },
    };
    static const struct {
        const char *file, *csv;
        enum outcome how;
    } each[] = {
        { "plan_steps.csv", "plan,step,state\nm1,1,open\n", DONE },
        { "plan_steps.csv", "plan,step,state\nl1,9,open\n", INVALID },
        { "child_care.csv", "session,child,state\ny1,d1,came\n", DONE },
        { "child_care.csv", "session,child,state\ny1,c1,came\n", INVALID },
        { "attendance.csv", "session,person,mark\ny1,q1,present\n", DONE },
        { "attendance.csv", "session,person,mark\ny1,p1,present\n", INVALID },
        { "attendance.csv", "session,person,mark\nx1,q1,present\n", INVALID },
        { "memberships.csv", "group,person,state\nh1,q1,waiting\n", DONE },
        { "memberships.csv", "group,person,state\ng1,q1,waiting\n", INVALID },
        { "groups.csv", "group,project,name,language,kind,instructors\nh2,P2,New,som,peer,s1\n", INVALID },
    };
    struct text texts[6];
    struct exchange_result result;

    bring_small(t, &result);
    for (size_t i = 0; i < 6; i++)
        texts[i] = (struct text){ own[i][0], own[i][1] };
    struct exchange_options o = { .project = project_id(t, "P2"), .limited = true };
    assert_int_equal(bring(t, texts, 6, &o, &result), DONE);
    test_commit(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        assert_int_equal(bring_limited(t, "P2", each[i].file, each[i].csv, &result), each[i].how);
        test_rollback(t);
    }
}

RULES(an_import_that_changes_an_account_says_in_the_journal_what,
    a_manager_s_import_changes_persons_of_her_project_and_knows_no_others,
    a_manager_s_import_does_not_reach_into_registers_talks_and_projects_of_others,
    two_projects_that_use_the_same_keys_each_find_their_own_rows_again,
    a_manager_s_import_changes_no_account_and_makes_no_admin, only_managers_of_the_project_see_an_import_on_its_way,
    an_import_of_the_whole_house_belongs_to_no_manager,
    what_is_checked_or_waits_can_be_cancelled_and_its_files_are_gone,
    an_import_starts_only_out_of_a_preview_without_rejected_rows, what_is_done_or_cancelled_is_not_checked_again,
    only_a_manager_of_the_project_stages_a_package,
    rows_of_other_projects_are_out_of_reach_also_when_ones_own_project_has_such_rows)
