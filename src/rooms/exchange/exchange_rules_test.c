/* Tests that an import keeps the rules that the rooms keep, on both engines: locked periods and closed registers,
 * conflicts, facts of the first day, derived names, the checks and limits of the forms. */
#include "tests/attendance_testing.h"
#include "tests/exchange_testing.h"

static enum outcome bring_mark(struct task *t, int64_t person, const char *mark, struct exchange_result *ret)
{
    struct str csv = str_fmt(t->a, "session,person,mark,minutes\n%.*s,%.*s,%s,\n", STR_ARG(id_str(t->a, SESSION)),
        STR_ARG(id_str(t->a, person)), mark);

    t->viewer = &VIEWER_PROGRAM;
    return bring_one(t, "attendance.csv", str_z(t->a, csv), ret);
}

static void lock_autumn(struct task *t)
{
    test_sql(t, "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) "
                "VALUES (5, 10, 'Autumn', '2026-08-01', '2026-12-31', 1, 1)");
}

RULE(a_mark_that_an_import_changes_in_a_locked_period_leaves_a_correction_and_nobody_s_name)
{
    struct exchange_result result;
    struct room m = furnish(t);

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    lock_autumn(t);
    assert_int_equal(bring_mark(t, m.amina, "absent", &result), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_correction WHERE before_value = 'present' AND "
                                    "after_value = 'absent' AND reason LIKE 'import %'"),
        1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_mark WHERE marked_by IS NOT NULL"), 0);
}

RULE(a_new_mark_of_an_import_in_a_locked_period_leaves_a_correction_too)
{
    struct exchange_result result;
    struct room m = furnish(t);

    lock_autumn(t);
    assert_int_equal(bring_mark(t, m.hodan, "present", &result), DONE);
    assert_int_equal(
        test_number(
            t, "SELECT count(*) FROM attendance_correction WHERE before_value = '' AND after_value = 'present'"),
        1);
}

RULE(a_closed_register_that_came_with_an_import_takes_a_correction)
{
    struct exchange_result result;
    struct room m = furnish(t);
    struct str sessions = str_fmt(t->a,
                   "session,group,date,start_time,end_time,state\nZ1,%.*s,2026-11-10,10:00,12:00,held\n",
                   STR_ARG(id_str(t->a, GROUP))),
               mark = str_fmt(t->a, "session,person,mark\nZ1,%.*s,present\n", STR_ARG(id_str(t->a, m.amina)));
    struct text own[] = { { "sessions.csv", str_z(t->a, sessions) }, { "attendance.csv", str_z(t->a, mark) } };

    const struct viewer *leader = t->viewer;
    t->viewer = &VIEWER_PROGRAM;
    assert_int_equal(bring(t, own, 2, NULL, &result), DONE);
    t->viewer = leader;
    int64_t session = test_number(t, "SELECT id FROM groups_session WHERE source_key = 'Z1' AND closed_at IS NOT NULL");
    assert_int_equal(save_one(t, session, 0, m.amina, MARK_absent, "Was written down wrong"), DONE);
}

RULE(a_mark_that_an_import_changed_since_the_page_was_shown_is_a_conflict)
{
    struct exchange_result result;
    struct room m = furnish(t);

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    assert_int_equal(save_one(t, SESSION, 1, m.hodan, MARK_present, ""), DONE);
    int64_t shown = version_of(t, SESSION);
    assert_int_equal(bring_mark(t, m.amina, "excused", &result), DONE);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(version_of(t, SESSION), shown + 1);
    assert_int_equal(save_one(t, SESSION, shown, m.amina, MARK_absent, ""), CONFLICT);
    assert_int_equal(save_one(t, SESSION, version_of(t, SESSION), m.amina, MARK_absent, ""), DONE);
}

RULE(taking_back_an_import_gives_the_mark_and_its_writer_back_and_meets_older_pages_with_a_conflict)
{
    struct exchange_result result;
    struct room m = furnish(t);
    struct str why;

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    assert_int_equal(bring_mark(t, m.amina, "absent", &result), DONE);
    become(t, PEER, ROLE_PEER);
    int64_t shown = version_of(t, SESSION);
    t->viewer = &VIEWER_PROGRAM;
    assert_int_equal(exchange_undo(t, result.import, &why), DONE);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM attendance_mark WHERE mark = 'present' AND marked_by = 102"), 1);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(save_one(t, SESSION, shown, m.amina, MARK_excused, ""), CONFLICT);
}

RULE(a_mark_that_went_away_with_its_import_keeps_a_page_that_still_shows_it_from_closing_the_register)
{
    struct exchange_result result;
    struct room m = furnish(t);
    struct str why;

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    assert_int_equal(bring_mark(t, m.hodan, "present", &result), DONE);
    int64_t shown = version_of(t, SESSION);
    assert_int_equal(exchange_undo(t, result.import, &why), DONE);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(attendance_close(t, SESSION, shown), CONFLICT);
    assert_int_equal(attendance_close(t, SESSION, shown + 1), DONE);
}

RULE(a_session_of_a_locked_period_is_neither_added_nor_changed)
{
    struct exchange_result result;

    (void)furnish(t);
    lock_autumn(t);
    t->viewer = &VIEWER_PROGRAM;
    struct str group = id_str(t->a, GROUP), session = id_str(t->a, EARLIER);
    struct str added = str_fmt(t->a, "session,group,date\nnew,%.*s,2026-11-03\n", STR_ARG(group));
    struct str changed = str_fmt(
        t->a, "session,group,date,theme\n%.*s,%.*s,2026-11-17,Bank\n", STR_ARG(session), STR_ARG(group));
    assert_int_equal(bring_one(t, "sessions.csv", str_z(t->a, added), &result), INVALID);
    assert_str(result.rejections.at[0].reason, "The period of that day is locked.");
    assert_int_equal(bring_one(t, "sessions.csv", str_z(t->a, changed), &result), INVALID);
    assert_str(result.rejections.at[0].column, "date");
}

RULE(facts_of_the_first_day_that_were_known_change_only_with_a_trace)
{
    struct exchange_result result;

    bring_small(t, &result);
    assert_int_equal(
        bring_one(t, "participations.csv",
            "participation,person,project,entry_date,entry_status\nt1,p2,P1,2025-03-09,employed\n", &result),
        DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_correction WHERE before_value = '2025-02-01' AND "
                                    "after_value = '2025-03-09'"),
        1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_correction"), 2);
}

RULE(what_she_is_called_follows_her_name_until_somebody_says_otherwise)
{
    struct exchange_result result;

    bring_small(t, &result);
    test_sql(t, "UPDATE people_person SET call_name = 'Maryam' WHERE source_key = 'p1'");
    assert_int_equal(
        bring_one(t, "people.csv", "person,given_names,family_name\np3,Xenia,Y\np1,مريم نور,الحسن\n", &result), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person WHERE call_name = 'Xenia'"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person WHERE call_name = 'Maryam'"), 1);
}

/* ---- the checks of the forms */

/* The package of one wrong row beside what it names: it is refused in that column, and in no other. */
static void refused(struct task *t, const char *file, const char *csv, const char *column, const char *reason)
{
    static const struct text beside[] = {
        { "projects.csv", "project,name\nP1,Hanke\n" },
        { "people.csv", "person,given_names\nA1,Aino\nA2,Bo\n" },
        { "groups.csv", "group,project,name,language\nG1,P1,R,som\n" },
        { "sessions.csv", "session,group,date,start_time,end_time,state\nS1,G1,2026-03-04,10:00,12:30,held\n"
                          "S2,G1,2027-03-04,10:00,12:30,planned\n" },
    };
    struct text texts[5];
    struct exchange_result result;
    size_t n = 0;

    for (size_t i = 0; i < 4; i++)
        if (strcmp(beside[i].name, file) != 0)
            texts[n++] = beside[i];
    texts[n++] = (struct text){ file, csv };
    assert_int_equal(bring(t, texts, n, NULL, &result), INVALID);
    assert_int_equal(result.rejections.n, 1);
    assert_str(result.rejections.at[0].column, column);
    assert_str(result.rejections.at[0].reason, reason);
    assert_int_equal(result.rejections.at[0].line, 2);
    assert_true(result.rejections.at[0].hint.n > 0);
    test_rollback(t);
}

RULE(an_import_refuses_what_the_forms_refuse)
{
    static const struct {
        const char *file, *csv, *column, *reason;
    } each[] = {
        { "people.csv", "person,birth_date\nA1,2062-01-01\n", "birth_date", "The date of birth is in the future." },
        { "people.csv", "person,birth_date\nA1,0985-12-06\n", "birth_date",
            "This day lies before 1900 or after 2199." },
        { "people.csv", "person,arrived_on\nA1,2062\n", "arrived_on", "The day of arrival is in the future." },
        { "people.csv", "person,birth_date,arrived_on\nA1,1990,1985\n", "arrived_on",
            "The day of arrival is before the birth." },
        { "people.csv", "person,phone\nA1,ei ole\n", "phone", "This is no phone number." },
        { "people.csv", "person,email\nA1,aino(at)example\n", "email", "This is no email address." },
        { "children.csv", "child,parents,birth_month\nC1,A1,2062-01\n", "birth_month",
            "The child's month of birth is in the future." },
        { "children.csv", "child,parents,birth_month\nC1,A1,1026-01\n", "birth_month",
            "This day lies before 1900 or after 2199." },
        { "participations.csv", "participation,person,project,entry_date\nE1,A1,P1,2062-01-06\n", "entry_date",
            "The first day is in the future." },
        { "participations.csv",
            "participation,person,project,entry_date,exit_date,exit_status_on\nE1,A1,P1,2026-01-06,2026-04-01,2025-01-"
            "01\n",
            "exit_status_on", "The situation was asked before the last day." },
        { "participations.csv",
            "participation,person,project,entry_date,unemployed_since\nE1,A1,P1,2026-01-06,2026-02\n",
            "unemployed_since", "Unemployment began after the first day in the project." },
        { "sessions.csv", "session,group,date,start_time,end_time,state\nS1,G1,2062-03-04,10:00,12:30,held\n", "date",
            "A session that is still to come was not held." },
        { "sessions.csv", "session,group,date,start_time,end_time\nS1,G1,2026-03-04,12:30,10:00\n", "end_time",
            "The meeting ends before it starts." },
        { "groups.csv", "group,project,name,language,starts_on,ends_on\nG1,P1,R,som,2026-02-02,2026-02-01\n", "ends_on",
            "The group ends before it starts." },
        { "memberships.csv", "group,person,joined_on,left_on\nG1,A1,2026-02-02,2026-02-01\n", "left_on",
            "The last day is before the first day." },
        { "attendance.csv", "session,person,mark,minutes\nS1,A1,present,600\n", "minutes",
            "The session lasts 150 minutes." },
        { "attendance.csv", "session,person,mark\nS2,A1,present\n", "mark", "The session is on 4.3.2027." },
        { "contacts.csv", "contact,project,date,channel\nK1,P1,2062-01-01,phone\n", "date",
            "The day of the contact is in the future." },
        { "contacts.csv", "contact,project,date,channel\nK1,P1,0026-01-01,phone\n", "date",
            "This day lies before 1900 or after 2199." },
        { "guidance.csv", "guidance,person,project,date,destination,state\nU1,A1,P1,2062-01-01,home_care,agreed\n",
            "date", "The day is in the future." },
        { "needs.csv", "person,project,date,area,weight\nA1,P1,2062-01-01,work,3\n", "date",
            "This day lies in the future." },
        { "counselling.csv", "counselling,person,project,date\nN1,A1,P1,2062-01-01\n", "date",
            "This day lies in the future." },
        { "plans.csv", "plan,person,project,made_on\nL1,A1,P1,2062-01-01\n", "made_on",
            "This day lies in the future." },
        { "follow_ups.csv", "follow_up,person,project,done_on\nF1,A1,P1,2062-01-01\n", "done_on",
            "This day lies in the future." },
    };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        refused(t, each[i].file, each[i].csv, each[i].column, each[i].reason);
}

RULE(two_spells_of_a_person_in_a_project_do_not_overlap_in_a_package_nor_with_what_stands)
{
    static const struct text package[] = {
        { "projects.csv", "project,name\nP1,Hanke\nP2,Toinen\n" },
        { "people.csv", "person,given_names\nA1,Aino\nA2,Bo\n" },
        { "participations.csv", "participation,person,project,entry_date,exit_date\n"
                                "E1,A1,P1,2026-03-01,\nE2,A1,P1,2026-01-06,2026-04-01\nE3,A1,P2,2026-03-01,\n"
                                "E4,A2,P1,2026-01-01,2026-02-01\nE5,A2,P1,2026-02-01,\n" },
    };
    struct exchange_result result;

    assert_int_equal(bring(t, package, 3, NULL, &result), INVALID);
    assert_int_equal(result.rejections.n, 1);
    assert_int_equal(result.rejections.at[0].line, 2); /* the later one: it began before the other had ended */
    assert_str(result.rejections.at[0].reason, "The person took part in this project until 1.4.2026.");
    test_rollback(t);

    struct text apart = { "participations.csv", "participation,person,project,entry_date,exit_date\n"
                                                "E1,A1,P1,2026-03-01,\n" };
    const struct text first[] = { package[0], package[1], apart };
    assert_int_equal(bring(t, first, 3, NULL, &result), DONE);
    assert_int_equal(
        bring_one(t, "participations.csv", "participation,person,project,entry_date\nE2,A1,P1,2026-05-01\n", &result),
        INVALID);
    assert_str(result.rejections.at[0].reason, "The person already takes part in this project.");
    test_commit(t);
    /* the older one ends in the same package in which the newer one begins, in whatever order */
    assert_int_equal(bring_one(t, "participations.csv",
                         "participation,person,project,entry_date,exit_date\nE2,A1,P1,2026-05-01,\n"
                         "E1,A1,P1,2026-03-01,2026-04-30\n",
                         &result),
        DONE);
}

RULES(a_mark_that_an_import_changes_in_a_locked_period_leaves_a_correction_and_nobody_s_name,
    a_new_mark_of_an_import_in_a_locked_period_leaves_a_correction_too,
    a_closed_register_that_came_with_an_import_takes_a_correction,
    a_mark_that_an_import_changed_since_the_page_was_shown_is_a_conflict,
    taking_back_an_import_gives_the_mark_and_its_writer_back_and_meets_older_pages_with_a_conflict,
    a_mark_that_went_away_with_its_import_keeps_a_page_that_still_shows_it_from_closing_the_register,
    a_session_of_a_locked_period_is_neither_added_nor_changed,
    facts_of_the_first_day_that_were_known_change_only_with_a_trace,
    what_she_is_called_follows_her_name_until_somebody_says_otherwise, an_import_refuses_what_the_forms_refuse,
    two_spells_of_a_person_in_a_project_do_not_overlap_in_a_package_nor_with_what_stands)
