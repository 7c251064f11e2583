/* Tests of what is told in confidence and of packages of version 1, on both engines. */
#include "tests/exchange_testing.h"

/* The file as a package without notes has it. */
static struct str exported_bare(struct task *t, enum kind_name file)
{
    struct package_keys keys = { 0 };
    struct buf o;

    buf_init(&o, 1000 * 1000);
    exchange_write_file(t, file, 0, &keys, into_buf, &o);
    struct str text = str_copy(t->a, buf_view(&o));
    buf_free(&o);
    return text;
}

static const char *const told[] = { "Asked about school", "Her husband says no", "Call on Monday",
    "Calls in the evening", "What can she apply for?", "Call us", "Afraid at home", "Grandmother on Mondays",
    "Brings papers", "Is there a place?", "Busy" };

RULE(what_was_told_in_confidence_leaves_only_with_the_notes)
{
    struct exchange_result result;
    struct str bare = S(""), whole = S("");

    bring_small(t, &result);
    for (enum kind_name k = 0; k < KIND__N; k++) {
        bare = str_fmt(t->a, "%.*s%.*s", STR_ARG(bare), STR_ARG(exported_bare(t, k)));
        whole = str_fmt(t->a, "%.*s%.*s", STR_ARG(whole), STR_ARG(exported(t, kinds[k]->name, 0)));
    }
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        assert_true(str_find(whole, str_of(told[i])) > 0);
        if (str_find(bare, str_of(told[i])) >= 0)
            fail_msg("\"%s\" leaves without notes", told[i]);
    }
    assert_str(exported_bare(t, KIND_circumstances), "");
    assert_str(exported_bare(t, KIND_risks), "");
    assert_str(exported_bare(t, KIND_home_support), "");
    assert_true(str_find(bare, S("\nn1,p2,P1,2025-02-03,light,30,school,s1,09:00,office,worker,,,\n")) > 0);
}

RULE(a_package_without_notes_that_comes_back_takes_no_note_away)
{
    struct exchange_result result;

    bring_small(t, &result);
    for (enum kind_name k = 0; k < KIND__N; k++) {
        struct str bare = exported_bare(t, k);
        if (str_empty(bare))
            continue;
        assert_int_equal(bring_one(t, kinds[k]->name, str_z(t->a, bare), &result), DONE);
        assert_int_equal(result.n[EXCHANGE_NEW] + result.n[EXCHANGE_CHANGED], 0);
    }
    for (size_t i = 0; i < SMALL_N; i++)
        assert_str(exported(t, small[i].name, 0), small[i].csv);
}

/* As a program of version 1 wrote them; and what is made of them now. */
static const struct {
    struct text v1;
    const char *now;
} old[] = {
    { { "projects.csv", "project,name,target_participants\nP1,Silta,80\n" },
        "\nP1,Silta,,,,,,,,,,,,,,80,,,,,,,,,,,,,,,,\n" },
    { { "people.csv", "person,given_names\np1,Ayaan\n" }, "\np1,Ayaan," },
    { { "needs.csv", "person,project,date,area,weight,wish\np1,P1,2025-02-03,work,3,A job\n" },
        "\np1,P1,2025-02-03,work,3,A job,,\n" },
    { { "counselling.csv", "counselling,person,project,date,depth,minutes,topics,staff\nn1,p1,P1,2025-02-03,light,30,"
                           "school,\n" },
        "\nn1,p1,P1,2025-02-03,light,30,school,,,,,,,\n" },
    { { "plans.csv", "plan,person,project,made_on,goal,review_on,deferred_until,deferral_reason\nl1,p1,P1,2025-02-03,"
                     "School,2025-08-01,2026-01-15,Parental leave\n" },
        "\nl1,p1,P1,2025-02-03,School,2025-08-01,2026-01-15,Parental leave,,,,\n" },
    { { "plan_steps.csv", "plan,step,what,due_on,state\nl1,1,Apply,2025-03-01,open\n" },
        "\nl1,1,Apply,2025-03-01,open,,,,,,\n" },
    { { "guidance.csv",
          "guidance,person,project,group,date,destination,provider,qualification,state\nu1,p1,P1,,2025-03-"
          "01,not_reached,,,suggested\n" },
        "\nu1,p1,P1,,2025-03-01,not_reached,,,suggested,,,,\n" },
    { { "follow_ups.csv", "follow_up,person,project,kind,due_on,done_on,reached,status\nf1,p1,P1,six_month,2026-06-01,"
                          "2026-06-02,no,\n" },
        "\nf1,p1,P1,six_month,2026-06-01,2026-06-02,no,,,,,\n" },
};
enum { OLD_N = sizeof old / sizeof *old };

RULE(a_package_of_version_1_gives_the_same_records_and_no_others)
{
    struct text files[OLD_N];
    struct exchange_result result;
    size_t written = 0;

    for (size_t i = 0; i < OLD_N; i++)
        files[i] = old[i].v1;
    assert_int_equal(bring(t, files, OLD_N, NULL, &result), DONE);
    assert_int_equal(result.n[EXCHANGE_NEW], OLD_N);
    for (size_t i = 0; i < OLD_N; i++)
        if (str_find(exported(t, old[i].v1.name, 0), str_of(old[i].now)) < 0)
            fail_msg("%s: %.*s", old[i].v1.name, STR_ARG(exported(t, old[i].v1.name, 0)));
    for (enum kind_name k = 0; k < KIND__N; k++)
        written += !str_empty(exported(t, kinds[k]->name, 0));
    assert_int_equal(written, OLD_N);
    assert_int_equal(bring(t, files, OLD_N, NULL, &result), DONE);
    assert_int_equal(result.n[EXCHANGE_SAME], OLD_N);
}

RULE(two_ways_to_write_a_provider_s_name_are_one_provider)
{
    struct exchange_result result;

    assert_int_equal(
        bring_one(t, "providers.csv", "provider,name\nv1,Étoile koulu\nv2,ETOILE KOULU\n", &result), INVALID);
    assert_str(result.rejections.at[0].column, "name");
    assert_int_equal(bring_one(t, "providers.csv", "provider,name\nv1,Étoile koulu\n", &result), DONE);
    assert_int_equal(bring_one(t, "providers.csv", "provider,name\nv9,Etoile Koulu\n", &result), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM providers_provider"), 1);
    assert_int_equal(bring_one(t, "providers.csv", "provider,name\nv1,Étoile koulu\nv2,Aikuislukio\n", &result), DONE);
    assert_int_equal(bring_one(t, "providers.csv", "provider,name\nv2,etoile koulu\n", &result), INVALID);
}

RULE(a_level_of_another_skill_is_refused)
{
    struct exchange_result result;

    bring_small(t, &result);
    assert_int_equal(
        bring_one(t, "skill_levels.csv",
            "skill_level,person,project,date,skill,level\nsk5,p2,P1,2025-02-03,speaking,shared\n", &result),
        INVALID);
    assert_str(result.rejections.at[0].column, "level");
    assert_int_equal(
        bring_one(t, "skill_levels.csv",
            "skill_level,person,project,date,skill,level\nsk5,p2,P1,2025-02-03,bank_identification,shared\n", &result),
        DONE);
}

/* Whatever an import changes in a plan, what stood before is kept, once for each version, with its steps. */
RULE(a_plan_that_an_import_changes_remembers_what_stood)
{
    struct exchange_result result;

    bring_small(t, &result);
    assert_int_equal(
        bring_one(t, "plans.csv", "plan,person,project,made_on,goal\nl1,p2,P1,2025-02-03,Work\n", &result), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM plans_stood WHERE version = 1 AND deferral = 'illness'"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM plans_stood_step WHERE what IS NOT NULL"), 2);
    assert_int_equal(
        test_number(
            t, "SELECT count(*) FROM plans_stood s JOIN plans_plan l ON l.id = s.plan_id WHERE s.goal = l.goal"),
        0);
    assert_int_equal(bring_one(t, "plan_steps.csv", "plan,step,state\nl1,2,done\n", &result), DONE);
    assert_int_equal(bring_one(t, "plan_steps.csv", "plan,step,state\nl1,2,dropped\n", &result), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM plans_stood WHERE version = 2"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM plans_stood_step WHERE version = 2 AND state = 'open'"), 1);
}

RULES(what_was_told_in_confidence_leaves_only_with_the_notes,
    a_package_without_notes_that_comes_back_takes_no_note_away,
    a_package_of_version_1_gives_the_same_records_and_no_others, two_ways_to_write_a_provider_s_name_are_one_provider,
    a_level_of_another_skill_is_refused, a_plan_that_an_import_changes_remembers_what_stood)
