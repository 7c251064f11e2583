/* Tests of talks and acute risk, on both engines: who writes, who reads which part, what the rule proposes. */
#include "rooms/counselling/counselling.h"
#include "rooms/plans/plans.h"
#include "tests/people_testing.h"

struct world {
    int64_t project, other, group, person, friend_, stranger, counsellor, instructor;
    const struct viewer *as_counsellor, *as_instructor;
};

/* person and friend_ are in the instructor's group; stranger is in the project alone. */
static struct world world(struct task *t)
{
    struct world w = { .project = project_new(t, "P1"), .other = project_new(t, "P2") };

    w.group = group_new(t, w.project);
    w.person = person_made(t, w.project, "Amina", "Testi", "1990-01-01");
    w.friend_ = person_made(t, w.project, "Hodan", "Testi", "1991-01-01");
    w.stranger = person_made(t, w.project, "Sahra", "Testi", "1992-01-01");
    member_of(t, w.group, w.project, w.person, "");
    member_of(t, w.group, w.project, w.friend_, "");
    w.counsellor = become(t, ROLE_COUNSELLOR, w.project);
    w.as_counsellor = t->viewer;
    w.instructor = become(t, ROLE_INSTRUCTOR, w.project);
    w.as_instructor = t->viewer;
    leader_of(t, w.group, w.instructor, "leader");
    return w;
}

static struct talk talk_with(const struct world *w, int64_t person)
{
    return (struct talk){ .person = person,
        .project = w->project,
        .minutes = 30,
        .day = DAY("2026-11-20"),
        .channel = S("phone"),
        .topics = S("housing;health"),
        .depth = S(""),
        .depth_set = S("rule"),
        .shared = S("She looks for a flat."),
        .private_ = S("He does not want her to study.") };
}

static int64_t added(struct task *t, const struct talk *k)
{
    struct problems ps = { 0 };
    int64_t id = 0;

    assert_int_equal(counselling_add(t, k, &id, &ps), DONE);
    return id;
}

RULE(counsellors_write_about_all_of_the_project_and_instructors_about_members_of_their_groups)
{
    struct world w = world(t);
    struct talk with = talk_with(&w, w.person), about = talk_with(&w, w.stranger);
    struct problems ps = { 0 };
    int64_t id;

    t->viewer = w.as_instructor;
    assert_int_equal(counselling_add(t, &with, &id, &ps), DONE);
    assert_int_equal(counselling_add(t, &about, &id, &ps), NOT_ALLOWED);
    t->viewer = w.as_counsellor;
    assert_int_equal(counselling_add(t, &about, &id, &ps), DONE);
    static const enum role others[] = { ROLE_MANAGER, ROLE_PEER, ROLE_COORDINATOR, ROLE_ADMIN };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        become(t, others[i], w.project);
        assert_int_equal(counselling_add(t, &with, &id, &ps), NOT_ALLOWED);
    }
    become(t, ROLE_COUNSELLOR, w.other);
    assert_int_equal(counselling_add(t, &with, &id, &ps), NOT_ALLOWED);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'counselling' AND act = 'create'"), 2);
}

RULE(the_private_part_is_read_by_its_writer_and_the_counsellors_and_by_nobody_else)
{
    struct world w = world(t);
    struct talk k = talk_with(&w, w.person), got;

    t->viewer = w.as_instructor;
    int64_t id = added(t, &k);
    assert_int_equal(counselling_get(t, id, &got), DONE);
    assert_str(got.private_, "He does not want her to study.");
    t->viewer = w.as_counsellor;
    assert_int_equal(counselling_get(t, id, &got), DONE);
    assert_str(got.private_, "He does not want her to study.");
    int64_t second = become(t, ROLE_INSTRUCTOR, w.project);
    leader_of(t, w.group, second, "leader");
    assert_int_equal(counselling_get(t, id, &got), DONE);
    assert_str(got.shared, "She looks for a flat.");
    assert_str(got.private_, "");
    assert_false(got.may_change);
    become(t, ROLE_INSTRUCTOR, w.project); /* leads another group */
    assert_int_equal(counselling_get(t, id, &got), NOT_ALLOWED);
    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(counselling_get(t, id, &got), NOT_ALLOWED);
    become(t, ROLE_COUNSELLOR, w.other);
    assert_int_equal(counselling_get(t, id, &got), NOT_ALLOWED);
    assert_int_equal(counselling_of(t, w.person, 0, 10).n, 0);
}

RULE(one_note_about_several_stands_at_each_of_them_and_not_for_who_may_not_see_one)
{
    struct world w = world(t);
    struct talk k = talk_with(&w, w.person), got;
    struct problems ps = { 0 };
    int64_t id;

    t->viewer = w.as_instructor;
    struct talk_person other = { w.friend_, S("") }, unknown = { w.stranger, S("") };
    LIST_ADD(t->a, &k.others, unknown);
    assert_int_equal(counselling_add(t, &k, &id, &ps), INVALID);
    assert_str(ps.at[0].field, "others");
    k.others.at[0] = other;
    id = added(t, &k);
    assert_int_equal(counselling_of(t, w.friend_, 0, 10).n, 1);
    assert_int_equal(counselling_of(t, w.person, 0, 10).at[0].others, 1);
    assert_int_equal(counselling_get(t, id, &got), DONE);
    assert_str(got.others.at[0].name, "Hodan Testi");
    test_sql(t, "UPDATE groups_membership SET state = 'left', left_on = '2026-03-01' WHERE person_id IN "
                "(SELECT id FROM people_person WHERE given_names = 'Hodan')");
    assert_int_equal(counselling_get(t, id, &got), NOT_ALLOWED);
    assert_int_equal(counselling_of(t, w.person, 0, 10).n, 0);
    t->viewer = w.as_counsellor;
    assert_int_equal(counselling_of(t, w.person, 0, 10).n, 1);
    assert_int_equal(counselling_get(t, id, &got), DONE);
    ps.n = 0;
    assert_int_equal(counselling_change(t, &got, &ps), DONE); /* who stood there may stay */
}

RULE(the_rule_of_depth_looks_at_minutes_number_and_topics_and_the_worker_may_choose_otherwise)
{
    static const struct {
        struct depth_signs signs;
        const char *depth;
    } each[] = {
        { { 44, 1, 2 }, "light" },
        { { 45, 1, 0 }, "intensive" },
        { { 0, 3, 0 }, "intensive" },
        { { 0, 2, 2 }, "light" },
        { { INT_NONE, 1, 3 }, "intensive" },
        { { INT_NONE, 1, 0 }, "light" },
    };
    struct world w = world(t);
    struct talk k = talk_with(&w, w.person), got;
    struct str why;

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        assert_str(counselling_depth(t, &each[i].signs, &why), each[i].depth);
    assert_int_equal(counselling_depth_rules(t).n, 4);
    assert_str(counselling_depth_rules(t).at[0], "In-depth, when the talk takes 45 minutes or more.");
    t->viewer = w.as_counsellor;
    assert_int_equal(counselling_get(t, added(t, &k), &got), DONE);
    assert_str(got.depth, "light");
    k.day = DAY("2026-10-20"); /* 31 days before: no more than this one counts */
    added(t, &k);
    k.day = DAY("2026-10-21");
    added(t, &k);
    k.day = DAY("2026-11-20");
    assert_int_equal(counselling_get(t, added(t, &k), &got), DONE);
    assert_str(got.depth, "intensive"); /* the third within 30 days */
    assert_str(got.depth_set, "rule");
    k.depth = S("light"), k.depth_set = S("worker");
    assert_int_equal(counselling_get(t, added(t, &k), &got), DONE);
    assert_str(got.depth, "light");
    assert_str(got.depth_set, "worker");
}

RULE(twenty_thousand_characters_come_back_as_they_were_and_lie_sealed)
{
    struct world w = world(t);
    struct talk k = talk_with(&w, w.person), got;
    char *text = NEW_N(t->a, char, 2 * COUNSELLING_TEXT_MOST);

    for (size_t i = 0; i < COUNSELLING_TEXT_MOST; i++)
        memcpy(text + 2 * i, i % 7 ? "\u0633" : "\u00e4", 2);
    k.shared = k.private_ = (struct str){ text, 2 * COUNSELLING_TEXT_MOST };
    t->viewer = w.as_instructor;
    assert_int_equal(counselling_get(t, added(t, &k), &got), DONE);
    assert_true(str_eq(got.shared, k.shared));
    assert_true(str_eq(got.private_, k.private_));
    k.shared = S("openly");
    added(t, &k);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM counselling_talk WHERE shared_text = CAST('openly' AS {bytes})"), 0);
}

RULE(a_note_that_somebody_saved_meanwhile_is_a_conflict_and_what_is_wrong_is_named)
{
    struct world w = world(t);
    struct talk k = talk_with(&w, w.person), got;
    struct problems ps = { 0 };
    int64_t id;

    t->viewer = w.as_instructor;
    assert_int_equal(counselling_get(t, added(t, &k), &got), DONE);
    got.shared = S("Changed");
    assert_int_equal(counselling_change(t, &got, &ps), DONE);
    assert_int_equal(counselling_change(t, &got, &ps), CONFLICT);
    become(t, ROLE_INSTRUCTOR, w.project);
    assert_int_equal(counselling_change(t, &got, &ps), NOT_ALLOWED);
    t->viewer = w.as_instructor;
    k.day = DAY("2026-11-23"), k.channel = S("pigeon"), k.minutes = 1441, k.topics = S("housing;nothing");
    assert_int_equal(counselling_add(t, &k, &id, &ps), INVALID);
    static const char *const fields[] = { "day", "channel", "minutes", "topics" };
    assert_int_equal(ps.n, 4);
    for (size_t i = 0; i < ps.n; i++)
        assert_str(ps.at[i].field, fields[i]);
}

RULE(acute_risk_has_a_reason_and_an_end_and_is_known_to_those_who_counsel_her)
{
    struct world w = world(t);
    struct problems ps = { 0 };

    t->viewer = w.as_instructor;
    assert_int_equal(counselling_risk_add(t, w.person, w.project, S(" "), &ps), INVALID);
    ps.n = 0;
    assert_int_equal(counselling_risk_add(t, w.person, w.project, S("Threats at home"), &ps), DONE);
    assert_int_equal(counselling_risk_add(t, w.person, w.project, S("Again"), &ps), INVALID);
    ps.n = 0;
    assert_int_equal(counselling_risk_add(t, w.stranger, w.project, S("x"), &ps), NOT_ALLOWED);
    assert_true(counselling_at_risk(t, w.person));
    assert_false(counselling_at_risk(t, w.friend_));
    static const enum role others[] = { ROLE_MANAGER, ROLE_PEER, ROLE_COORDINATOR, ROLE_ADMIN, ROLE_INSTRUCTOR };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        become(t, others[i], w.project);
        assert_false(counselling_at_risk(t, w.person));
        assert_int_equal(counselling_risks(t, w.person).n, 0);
    }
    become(t, ROLE_COUNSELLOR, w.other);
    assert_false(counselling_at_risk(t, w.person));
    t->viewer = w.as_counsellor;
    struct risks all = counselling_risks(t, w.person);
    assert_int_equal(all.n, 1);
    assert_str(all.at[0].reason, "Threats at home");
    assert_int_equal(counselling_risk_close(t, all.at[0].id, 1, S(""), &ps), INVALID);
    ps.n = 0;
    assert_int_equal(counselling_risk_close(t, all.at[0].id, 7, S("She moved"), &ps), CONFLICT);
    assert_int_equal(counselling_risk_close(t, all.at[0].id, 1, S("She moved"), &ps), DONE);
    assert_false(counselling_at_risk(t, w.person));
    assert_str(counselling_risks(t, w.person).at[0].end_reason, "She moved");
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'acute risk'"), 2);
}

RULE(what_was_agreed_becomes_the_last_step_of_the_newest_plan_and_the_plan_remembers)
{
    struct world w = world(t);

    assert_int_equal(plans_add_agreed(t, w.person, w.project, S("Call the school"), DAY("2026-12-01")), NOT_FOUND);
    test_sql(t, "INSERT INTO plans_plan (id, source_key, person_id, project_id, made_on, goal_language, deferral, "
                "version) SELECT 1, '', id, (SELECT id FROM projects_project WHERE code = 'P1'), '2026-05-01', '', '', "
                "1 FROM people_person WHERE given_names = 'Amina'");
    test_sql(t, "INSERT INTO plans_plan (id, source_key, person_id, project_id, made_on, goal_language, deferral, "
                "version) SELECT 2, '', id, (SELECT id FROM projects_project WHERE code = 'P1'), '2026-09-01', '', '', "
                "1 FROM people_person WHERE given_names = 'Amina'");
    assert_int_equal(plans_add_agreed(t, w.person, w.project, S("Call the school"), DAY("2026-12-01")), DONE);
    assert_int_equal(plans_add_agreed(t, w.person, w.project, S("And go there"), DAY("")), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM plans_step WHERE plan_id = 2 AND state = 'open'"), 2);
    assert_int_equal(test_number(t, "SELECT max(step) FROM plans_step WHERE plan_id = 2"), 2);
    assert_int_equal(test_number(t, "SELECT version FROM plans_plan WHERE id = 2"), 3);
    assert_int_equal(test_number(t, "SELECT count(*) FROM plans_stood WHERE plan_id = 2"), 2);
}

RULES(counsellors_write_about_all_of_the_project_and_instructors_about_members_of_their_groups,
    the_private_part_is_read_by_its_writer_and_the_counsellors_and_by_nobody_else,
    one_note_about_several_stands_at_each_of_them_and_not_for_who_may_not_see_one,
    the_rule_of_depth_looks_at_minutes_number_and_topics_and_the_worker_may_choose_otherwise,
    twenty_thousand_characters_come_back_as_they_were_and_lie_sealed,
    a_note_that_somebody_saved_meanwhile_is_a_conflict_and_what_is_wrong_is_named,
    acute_risk_has_a_reason_and_an_end_and_is_known_to_those_who_counsel_her,
    what_was_agreed_becomes_the_last_step_of_the_newest_plan_and_the_plan_remembers)
