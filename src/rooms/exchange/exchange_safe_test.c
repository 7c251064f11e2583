/* Tests of what leaves the house with a package, cell by cell, on both engines: what non-disclosure hides of a person,
 * of her household and of the group she is in, and what of another project is never taken along. Through the doors of
 * the room only: a package comes in, a folder goes out. */
#include "auth/viewer.h"
#include "rooms/exchange/exchange.h"
#include "rooms/kind.h"
#include "tests/db_testing.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct file_text {
    const char *name, *csv;
};

/* p1 is under non-disclosure, p2 lives with her (their child is c1), p3 lives elsewhere. g1 is p1's group, g2 is p3's.
 * Every cell that says where somebody is has a word of its own: "hid…" of the household, "open…" of p3. */
static const struct file_text world[] = {
    { "projects.csv", "project,name\nP1,Silta\nP2,Polku\n" },
    { "people.csv",
        "person,given_names,family_name,birth_date,gender,languages,service_language,phone,email,municipality,postcode,"
        "arrived_on,citizenships,non_disclosure\n"
        "p1,Hodan,Ali,1990-04-03,woman,som,som,+358 40 5550001,hidmail1@example.org,179,40001,2015-03,SO,yes\n"
        "p2,Abdi,Ali,1988-02-02,man,som,som,+358 40 5550002,hidmail2@example.org,297,70002,2014,SO,no\n"
        "p3,Sahra,Nur,1985,woman,som,som,+358 40 7770003,openmail3@example.org,091,00103,2014,SO,no\n" },
    { "children.csv", "child,parents,birth_month,care_needs\nc1,p1;p2,2022-05,nuts\n" },
    { "participations.csv",
        "participation,person,project,entry_date\nt1,p1,P1,2025-02-01\nt2,p2,P1,2025-02-01\nt3,p3,P1,2025-02-01\n" },
    { "groups.csv",
        "group,project,name,language,kind,venue,municipality,area,starts_on,ends_on,weekday,start_time,end_time,"
        "capacity,child_care_places\n"
        "g1,P1,First,som,peer,hidhouse,179,hidcorner,2025-02-01,2027-12-31,sat,07:13,08:47,15,8\n"
        "g2,P1,Second,som,peer,openhouse,091,opencorner,2025-02-01,2027-12-31,sun,06:17,09:53,15,8\n" },
    { "memberships.csv", "group,person,joined_on,left_on,state\ng1,p1,2025-02-01,,member\ng2,p3,2025-02-01,,member\n" },
    { "sessions.csv", "session,group,date,start_time,end_time,kind,theme,state\n"
                      "x1,g1,2025-02-08,07:14,08:46,meeting,,held\nx2,g2,2025-02-09,06:18,09:52,meeting,,held\n" },
};
enum { FILES = sizeof world / sizeof *world };

static void bring(struct task *t, const struct file_text *texts, size_t n)
{
    struct exchange_file *files = NEW_N(t->a, struct exchange_file, n);
    struct exchange_result result;

    for (size_t i = 0; i < n; i++)
        files[i] = (struct exchange_file){ str_of(texts[i].name), -1, str_of(texts[i].csv) };
    assert_int_equal(exchange_import_package(t, files, n, NULL, &result), DONE);
    assert_int_equal(result.n[EXCHANGE_REJECTED], 0);
}

static int64_t project_id(struct task *t, const char *code)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT id FROM projects_project WHERE code = '%s'", code)));
}

static void manage(struct task *t, int64_t project)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *v = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ project, ROLE_MANAGER, S("P1"), S("Silta") };
    *v = (struct viewer){ .staff = 7, .role = ROLE_MANAGER, .projects = in, .nprojects = 1 };
    t->viewer = v;
}

/* The text of all files of the package of a project, each after its name; the folder is gone afterwards. */
static struct str taken_out(struct task *t, int64_t project)
{
    char folder[] = "/tmp/kotipolku-safe-XXXXXX";
    int64_t shared;
    struct str why, all = S("");

    assert_non_null(mkdtemp(folder));
    assert_true(exchange_export_package(t, folder, project, true, &shared, &why));
    for (enum kind_name f = 0; f < KIND__N; f++) {
        const char *path = str_z(t->a, str_fmt(t->a, "%s/%s.csv", folder, kinds[f]->name));
        char text[20000];
        FILE *file = fopen(path, "r");
        if (file == NULL)
            continue;
        size_t n = fread(text, 1, sizeof text, file);
        fclose(file);
        unlink(path);
        assert_true(n < sizeof text);
        all = str_fmt(t->a, "%.*s== %s\n%.*s\n", STR_ARG(all), kinds[f]->name, (int)n, text);
    }
    unlink(str_z(t->a, str_fmt(t->a, "%s/datapackage.json", folder)));
    assert_int_equal(rmdir(folder), 0);
    return all;
}

static void says(struct str all, const char *const *words, bool expected)
{
    for (; *words != NULL; words++)
        if ((str_find(all, str_of(*words)) >= 0) != expected)
            fail_msg("\"%s\" %s", *words, expected ? "is missing" : "has left the house");
}

static const char *const hidden[] = { "5550001", "5550002", "hidmail1", "hidmail2", "40001", "70002", "179", "297",
    "hidhouse", "hidcorner", ",sat,", "07:13", "08:47", "07:14", "08:46", NULL };
static const char *const open[] = { "7770003", "openmail3", "00103", "091", "openhouse", "opencorner", ",sun,", "06:17",
    "09:53", "06:18", "09:52", "Hodan", "Abdi", "Sahra", "1990-04-03", "2025-02-08", "First", "nuts", NULL };

RULE(nothing_that_says_where_a_protected_household_is_leaves_the_house)
{
    bring(t, world, FILES);
    manage(t, project_id(t, "P1"));
    struct str all = taken_out(t, project_id(t, "P1"));
    says(all, open, true);
    says(all, hidden, false);
}

/* A backup, and the command of whoever has the server. */
RULE(the_program_itself_takes_everything_along)
{
    bring(t, world, FILES);
    struct str all = taken_out(t, project_id(t, "P1"));
    says(all, open, true);
    says(all, hidden, true);
}

RULE(when_the_mark_is_cleared_everything_is_taken_along_again)
{
    bring(t, world, FILES);
    test_sql(t, "UPDATE people_person SET non_disclosure = 0, protected = 0");
    manage(t, project_id(t, "P1"));
    says(taken_out(t, project_id(t, "P1")), hidden, true);
}

/* Who waits or leaves later shields the group like a member; who has left does not. */
RULE(the_place_of_a_group_is_told_when_nobody_of_it_is_protected_any_more)
{
    static const struct {
        const char *state, *left;
        bool told;
    } each[] = { { "waiting", "NULL", false }, { "left", "'2026-11-22'", false }, { "left", "'2026-11-21'", true } };
    static const char *const place[] = { "hidhouse", "hidcorner", "07:13", "07:14", NULL };
    const struct viewer *program = t->viewer;

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        bring(t, world, FILES);
        test_sql(t, str_z(t->a, str_fmt(t->a,
                                    "UPDATE groups_membership SET state = '%s', left_on = %s WHERE person_id = (SELECT "
                                    "id FROM people_person WHERE source_key = 'p1')",
                                    each[i].state, each[i].left)));
        manage(t, project_id(t, "P1"));
        says(taken_out(t, project_id(t, "P1")), place, each[i].told);
        t->viewer = program;
        test_rollback(t);
    }
}

/* Of two projects of the same house, each with a row in every file. */
RULE(of_another_project_nothing_is_taken_along_in_any_file)
{
    static const struct file_text other[] = {
        { "staff.csv", "staff,name,email,role,projects\no9,Oma Othername,other@example.org,instructor,P2\n" },
        { "people.csv", "person,given_names,family_name\no1,Othergiven,Otherfamily\n" },
        { "children.csv", "child,parents,birth_month,care_needs\noc,o1,2022-05,othercare\n" },
        { "participations.csv", "participation,person,project,entry_date,heard_from\not,o1,P2,2025-02-01,friend\n" },
        { "groups.csv", "group,project,name,language,kind,instructors\nog,P2,Othergroup,som,peer,o9\n" },
        { "memberships.csv", "group,person,joined_on,left_on,state\nog,o1,2025-02-01,,member\n" },
        { "sessions.csv", "session,group,date,kind,theme,state\nox,og,2025-02-08,meeting,Othertheme,held\n" },
        { "attendance.csv", "session,person,mark\nox,o1,present\n" },
        { "child_care.csv", "session,child,state\nox,oc,came\n" },
        { "contacts.csv",
            "contact,project,date,channel,language,topic,person\nok,P2,2025-02-03,phone,som,housing,o1\n" },
        { "needs.csv", "person,project,date,area,weight,wish\no1,P2,2025-02-03,work,3,Otherwish\n" },
        { "counselling.csv", "counselling,person,project,date,depth,topics\non,o1,P2,2025-02-03,light,school\n" },
        { "plans.csv", "plan,person,project,made_on,goal\nol,o1,P2,2025-02-03,Othergoal\n" },
        { "plan_steps.csv", "plan,step,what,state\nol,1,Otherstep,open\n" },
        { "guidance.csv",
            "guidance,person,project,date,destination,provider,state\nou,o1,P2,2025-03-01,other,Otherplace,agreed\n" },
        { "follow_ups.csv", "follow_up,person,project,kind,due_on\nof,o1,P2,exit,2026-06-01\n" },
    };
    static const char *const theirs[] = { "Other", "other@", "othercare", "o1,", ",o1", "og,", "ox,", "oc,", "\nok,",
        "\non,", "\nol,", "\nou,", "\nof,", "P2", NULL };

    bring(t, world, FILES);
    bring(t, other, sizeof other / sizeof *other);
    struct str all = taken_out(t, project_id(t, "P2"));
    says(all, theirs, true);
    assert_int_equal(str_find(all, S("Hodan")), -1);
    says(taken_out(t, project_id(t, "P1")), theirs, false);
    manage(t, project_id(t, "P1"));
    says(taken_out(t, project_id(t, "P1")), theirs, false);
}

RULES(nothing_that_says_where_a_protected_household_is_leaves_the_house, the_program_itself_takes_everything_along,
    when_the_mark_is_cleared_everything_is_taken_along_again,
    the_place_of_a_group_is_told_when_nobody_of_it_is_protected_any_more,
    of_another_project_nothing_is_taken_along_in_any_file)
