/* Tests of plans on both engines: who may, what a plan must say, ready-made steps, deferring and waking by the day,
 * what stood before, lists, points of integration plans. */
#include "rooms/plans/plans_lists.h"
#include "rooms/plans/plans_points.h"
#include "rooms/plans/plans_templates.h"
#include "tests/people_testing.h"

struct world {
    int64_t project, other, person, group, counsellor, instructor;
};

static const struct viewer *as(struct task *t, const struct viewer *v)
{
    const struct viewer *before = t->viewer;

    t->viewer = v;
    return before;
}

static struct world made(struct task *t)
{
    struct world w = { .project = project_new(t, "P1"), .other = project_new(t, "P2") };

    w.person = person_made(t, w.project, "Sahra", "Testi", "1990-04-03");
    w.group = group_new(t, w.project);
    member_of(t, w.group, w.project, w.person, "");
    w.counsellor = become(t, ROLE_COUNSELLOR, w.project);
    return w;
}

static struct plan wish(const struct world *w, const char *goal)
{
    return (struct plan){ .person = w->person,
        .project = w->project,
        .goal = str_of(goal),
        .goal_language = S("som"),
        .goal_fi = S("Lähihoitajaksi"),
        .review_on = DAY("2027-05-22") };
}

static int64_t plan_made(struct task *t, const struct world *w, const char *template)
{
    struct plan l = wish(w, "Kalkaaliye");
    struct problems ps = { 0 };
    int64_t id = 0;

    assert_int_equal(plans_add(t, &l, str_of(template), &id, &ps), DONE);
    return id;
}

static struct plan read_plan(struct task *t, const struct world *w, int64_t id)
{
    struct plan l;

    assert_int_equal(plans_get(t, w->person, id, &l), DONE);
    return l;
}

static int64_t journal_of(struct task *t, const char *act)
{
    return test_number(
        t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM journal WHERE what = 'plan' AND act = '%s'", act)));
}

/* ---- who may */

RULE(counsellors_and_instructors_who_see_her_read_and_write_and_nobody_else)
{
    static const struct {
        enum role role;
        bool in_project, leads;
        enum outcome how;
    } each[] = {
        { ROLE_COUNSELLOR, true, false, DONE },
        { ROLE_COUNSELLOR, false, false, NOT_ALLOWED },
        { ROLE_MANAGER, true, false, NOT_ALLOWED },
        { ROLE_INSTRUCTOR, true, false, NOT_ALLOWED },
        { ROLE_INSTRUCTOR, true, true, DONE },
        { ROLE_PEER, true, true, NOT_ALLOWED },
        { ROLE_COORDINATOR, true, false, NOT_ALLOWED },
    };
    struct world w = made(t);
    int64_t id = plan_made(t, &w, "day_care");
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        int64_t staff = become(t, each[i].role, each[i].in_project ? w.project : w.other), made_id = 0;
        struct plan l = wish(&w, "Shaqo"), got;
        struct problems ps = { 0 };
        if (each[i].leads)
            leader_of(t, w.group, staff, each[i].role == ROLE_PEER ? "peer" : "leader");
        assert_int_equal(plans_get(t, w.person, id, &got), each[i].how);
        assert_int_equal(plans_add(t, &l, S(""), &made_id, &ps), each[i].how);
        assert_int_equal(plans_of(t, w.person).n > 0, each[i].how == DONE);
        assert_int_equal(plans_take_up(t, w.person, id, 1), each[i].how);
        assert_int_equal(plans_fold_of(t, w.person).plan != 0, each[i].how == DONE);
    }
    struct plan got;
    become(t, ROLE_COUNSELLOR, w.project);
    assert_int_equal(plans_get(t, w.person + 1, id, &got), NOT_FOUND); /* another person's address */
}

/* ---- made and changed */

RULE(a_plan_needs_a_goal_and_a_day_of_review_to_come)
{
    static const struct {
        const char *goal, *review, *template, *field;
    } wrong[] = {
        { "", "2027-05-22", "", "goal" },
        { "Work", "2026-11-22", "", "review_on" }, /* today */
        { "Work", "", "", "review_on" },
        { "Work", "2031-11-23", "", "review_on" },
        { "Work", "2027-05-22", "to_the_moon", "template" },
    };
    struct world w = made(t);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct plan l = wish(&w, wrong[i].goal);
        struct problems ps = { 0 };
        int64_t id = 0;
        l.review_on = DAY("");
        if (wrong[i].review[0])
            assert_true(day_read(str_of(wrong[i].review), &l.review_on));
        assert_int_equal(plans_add(t, &l, str_of(wrong[i].template), &id, &ps), INVALID);
        assert_int_equal(ps.n, 1);
        assert_str(ps.at[0].field, wrong[i].field);
    }
    assert_int_equal(test_number(t, "SELECT count(*) FROM plans_plan"), 0);
}

RULE(ready_made_steps_come_in_her_language_with_the_finnish_beside_and_read_in_every_language)
{
    struct world w = made(t);
    struct plan l = read_plan(t, &w, plan_made(t, &w, "day_care"));
    struct str language;
    assert_int_equal(l.steps.n, 5);
    const struct plan_step *s = &l.steps.at[0];
    assert_str(s->what, lang_tr(lang_get(LANG_so), "Visit a day care centre with the child"));
    assert_str(s->what_fi, lang_tr(lang_get(LANG_fi), "Visit a day care centre with the child"));
    assert_str(plan_step_words(t, &l, s, lang_get(LANG_ar), &language),
        lang_tr(lang_get(LANG_ar), "Visit a day care centre with the child"));
    assert_str(language, "ara");
    assert_str(plan_step_words(t, &l, s, lang_get(LANG_fi), &language), str_z(t->a, s->what_fi));
    assert_str(language, "fin");
    assert_day(s->due_on, "2026-12-06");
    assert_int_equal(l.steps.at[1].staff, w.counsellor); /* what a worker does is hers who made the plan */
    for (size_t i = 0; i < CODES_plan_template.n; i++) {
        struct template steps;
        assert_true(plan_template(str_of(CODES_plan_template.at[i].code), &steps));
        assert_true(steps.n > 2 && steps.n <= 7);
    }
}

RULE(a_change_meets_the_one_before_it_and_each_is_in_the_journal)
{
    struct world w = made(t);
    int64_t id = plan_made(t, &w, "");
    struct plan l = read_plan(t, &w, id), stale = l;
    struct problems ps = { 0 };
    l.goal = S("Dugsi");
    assert_int_equal(plans_change(t, &l, &ps), DONE);
    assert_int_equal(plans_change(t, &stale, &ps), CONFLICT);
    assert_str(read_plan(t, &w, id).goal, "Dugsi");
    assert_int_equal(journal_of(t, "create"), 1);
    assert_int_equal(journal_of(t, "change"), 1);
}

/* ---- steps */

static struct plan_step step(const char *what)
{
    return (struct plan_step){ .what = str_of(what), .state = S("open"), .who = S("person") };
}

static void add_steps(struct task *t, const struct world *w, int64_t id, const char *const *whats, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct plan_step s = step(whats[i]);
        struct problems ps = { 0 };
        assert_int_equal(plans_step_add(t, w->person, id, &s, &ps), DONE);
    }
}

static const char *order(struct task *t, const struct world *w, int64_t id)
{
    struct plan l = read_plan(t, w, id);
    struct str all = S("");

    for (size_t i = 0; i < l.steps.n; i++)
        all = str_fmt(t->a, "%.*s%.*s", STR_ARG(all), STR_ARG(l.steps.at[i].what));
    return str_z(t->a, all);
}

static struct step_at at(struct task *t, const struct world *w, int64_t id, size_t i)
{
    struct plan l = read_plan(t, w, id);

    return (struct step_at){ w->person, id, l.steps.at[i].step, l.steps.at[i].version };
}

RULE(steps_are_added_moved_done_and_removed_and_the_line_keeps_its_order)
{
    static const char *const whats[] = { "A", "B", "C" };
    struct world w = made(t);
    int64_t id = plan_made(t, &w, "");
    add_steps(t, &w, id, whats, 3);
    assert_string_equal(order(t, &w, id), "ABC");
    struct step_at first = at(t, &w, id, 0), last = at(t, &w, id, 2);
    assert_int_equal(plans_step_move(t, &last, true), DONE);
    assert_string_equal(order(t, &w, id), "ACB");
    assert_int_equal(plans_step_move(t, &first, true), DONE); /* at the end of the line */
    assert_string_equal(order(t, &w, id), "ACB");
    assert_int_equal(plans_step_move(t, &first, false), DONE);
    assert_string_equal(order(t, &w, id), "CAB");
    struct step_at c = at(t, &w, id, 0);
    assert_int_equal(plans_step_set_state(t, &c, S("done")), DONE);
    assert_day(read_plan(t, &w, id).steps.at[0].done_on, "2026-11-22");
    assert_int_equal(plans_step_set_state(t, &c, S("open")), CONFLICT); /* it was changed since */
    c = at(t, &w, id, 0);
    test_sql(t, "UPDATE plans_step SET done_on = NULL"); /* as an import brings what was done some day */
    assert_int_equal(plans_step_set_state(t, &c, S("done")), DONE);
    assert_false(day_known(read_plan(t, &w, id).steps.at[0].done_on));
    c = at(t, &w, id, 0);
    assert_int_equal(plans_step_set_state(t, &c, S("open")), DONE);
    assert_false(day_known(read_plan(t, &w, id).steps.at[0].done_on));
    struct step_at a = at(t, &w, id, 1);
    assert_int_equal(plans_step_remove(t, &a), DONE);
    assert_string_equal(order(t, &w, id), "CB");
    assert_int_equal(plans_step_remove(t, &a), NOT_FOUND);
}

/* After a move another step stands at the number that an older page shows. */
RULE(a_page_older_than_a_move_changes_no_step_that_has_come_in_its_place)
{
    static const char *const whats[] = { "A", "B" };
    struct world w = made(t);
    int64_t id = plan_made(t, &w, "");
    add_steps(t, &w, id, whats, 2);
    struct step_at a = at(t, &w, id, 0), b = at(t, &w, id, 1);
    assert_int_equal(plans_step_move(t, &a, false), DONE);
    assert_int_equal(plans_step_set_state(t, &a, S("done")), CONFLICT);
    assert_int_equal(plans_step_remove(t, &b), CONFLICT);
    struct plan_step s = step("X");
    struct problems ps = { 0 };
    s.step = a.step, s.version = a.version;
    assert_int_equal(plans_step_change(t, w.person, id, &s, &ps), CONFLICT);
    assert_string_equal(order(t, &w, id), "BA");
}

RULE(a_step_says_what_is_done_and_a_plan_has_room_for_forty)
{
    struct world w = made(t);
    int64_t id = plan_made(t, &w, "");
    static const struct {
        struct plan_step s;
        const char *field;
    } wrong[] = {
        { { .what = { "", 0 }, .state = { "open", 4 } }, "what" },
        { { .what = { "A", 1 }, .state = { "perhaps", 7 } }, "state" },
        { { .what = { "A", 1 }, .state = { "open", 4 }, .who = { "cat", 3 } }, "who" },
        { { .what = { "A", 1 }, .state = { "open", 4 }, .picture = { "moon", 4 } }, "picture" },
        { { .what = { "A", 1 }, .state = { "open", 4 }, .who = { "worker", 6 }, .staff = 12345 }, "staff" },
        { { .what = { "A", 1 }, .state = { "open", 4 }, .due_on = { "2036-11-23" } }, "due_on" },
        { { .what = { "A", 1 }, .state = { "done", 4 }, .done_on = { "2026-11-23" } }, "done_on" },
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct problems ps = { 0 };
        assert_int_equal(plans_step_add(t, w.person, id, &wrong[i].s, &ps), INVALID);
        assert_int_equal(ps.n, 1);
        assert_str(ps.at[0].field, wrong[i].field);
    }
    struct plan_step s = step("A");
    struct problems ps = { 0 };
    for (int i = 0; i < PLAN_STEPS_MOST; i++)
        assert_int_equal(plans_step_add(t, w.person, id, &s, &ps), DONE);
    assert_int_equal(plans_step_add(t, w.person, id, &s, &ps), INVALID);
    assert_int_equal(plans_fill(t, w.person, id, S("day_care"), &ps), INVALID);
    assert_int_equal(read_plan(t, &w, id).steps.n, PLAN_STEPS_MOST);
}

RULE(what_was_agreed_in_a_talk_becomes_the_last_step_of_the_newest_plan)
{
    struct world w = made(t);
    assert_int_equal(plans_add_agreed(t, w.person, w.project, S("Call the school"), DAY("")), NOT_FOUND);
    assert_false(plans_has(t, w.person, w.project));
    int64_t old = plan_made(t, &w, ""), id = plan_made(t, &w, "day_care");
    test_sql(
        t, str_z(t->a, str_fmt(t->a, "UPDATE plans_plan SET made_on = '2026-01-02' WHERE id = %lld", (long long)old)));
    assert_int_equal(plans_add_agreed(t, w.person, w.project, S("Call the school"), DAY("2026-12-01")), DONE);
    assert_true(plans_has(t, w.person, w.project));
    struct plan l = read_plan(t, &w, id);
    assert_str(l.steps.at[5].what, "Call the school");
    assert_int_equal(read_plan(t, &w, old).steps.n, 0);
}

/* ---- deferred */

static void defer(struct task *t, const struct world *w, int64_t id, const char *until)
{
    struct plan l = read_plan(t, w, id);
    struct problems ps = { 0 };

    assert_true(day_read(str_of(until), &l.deferred_until));
    l.deferral = S("parental_leave");
    assert_int_equal(plans_defer(t, &l, &ps), DONE);
}

static int64_t listed(struct task *t, const struct world *w, enum plans_show show)
{
    struct plans_listed list = plans_list_of(t, &(struct plans_asked){ .project = w->project, .show = show });

    assert_int_equal(list.n, list.total);
    return list.total;
}

RULE(a_deferred_plan_wakes_up_on_its_day_by_itself_and_waits_in_the_list_until_somebody_goes_on)
{
    struct world w = made(t);
    int64_t id = plan_made(t, &w, "vocational_school");
    defer(t, &w, id, "2027-03-01");
    assert_int_equal(listed(t, &w, SHOW_DEFERRED), 1);
    assert_int_equal(listed(t, &w, SHOW_WOKEN), 0);
    t->today = DAY("2027-02-28"); /* the day before */
    assert_int_equal(listed(t, &w, SHOW_WOKEN), 0);
    assert_true(day_known(plans_fold_of(t, w.person).deferred_until) && !plans_fold_of(t, w.person).woken);
    t->today = DAY("2027-03-01");
    assert_int_equal(listed(t, &w, SHOW_WOKEN), 1);
    assert_int_equal(listed(t, &w, SHOW_DEFERRED), 0);
    assert_int_equal(plans_wait(t, w.project).woken, 1);
    assert_true(plans_fold_of(t, w.person).woken);
    struct plan l = read_plan(t, &w, id);
    assert_true(plan_woken(t, &l) && !plan_deferred(t, &l));
    assert_int_equal(plans_take_up(t, w.person, id, l.version - 1), CONFLICT);
    assert_int_equal(plans_take_up(t, w.person, id, l.version), DONE);
    assert_int_equal(listed(t, &w, SHOW_WOKEN), 0);
    assert_int_equal(plans_wait(t, w.project).woken, 0);
}

RULE(an_older_plan_wakes_nobody_up)
{
    struct world w = made(t);
    int64_t id = plan_made(t, &w, "");
    defer(t, &w, id, "2027-03-01");
    test_sql(t, "UPDATE plans_plan SET made_on = '2026-01-02'");
    plan_made(t, &w, "");
    t->today = DAY("2027-03-02");
    assert_int_equal(listed(t, &w, SHOW_WOKEN), 0);
    assert_int_equal(plans_wait(t, w.project).woken, 0);
}

RULE(deferring_needs_a_day_to_come_and_a_reason_and_another_reason_its_words)
{
    static const struct {
        const char *until, *deferral, *reason, *field;
    } wrong[] = {
        { "2026-11-22", "illness", "", "until" },
        { "", "illness", "", "until" },
        { "2036-11-23", "illness", "", "until" },
        { "2027-01-01", "", "", "deferral" },
        { "2027-01-01", "boredom", "", "deferral" },
        { "2027-01-01", "other", "", "reason" },
    };
    struct world w = made(t);
    int64_t id = plan_made(t, &w, "");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct plan l = read_plan(t, &w, id);
        struct problems ps = { 0 };
        if (wrong[i].until[0])
            assert_true(day_read(str_of(wrong[i].until), &l.deferred_until));
        l.deferral = str_of(wrong[i].deferral), l.deferral_reason = str_of(wrong[i].reason);
        assert_int_equal(plans_defer(t, &l, &ps), INVALID);
        assert_int_equal(ps.n, 1);
        assert_str(ps.at[0].field, wrong[i].field);
    }
    assert_false(day_known(read_plan(t, &w, id).deferred_until));
}

/* ---- what stood before */

RULE(what_stood_before_each_change_can_be_read_with_who_and_what)
{
    struct world w = made(t);
    int64_t id = plan_made(t, &w, "day_care");
    struct problems ps = { 0 };
    struct plan l = read_plan(t, &w, id);
    l.goal = S("Dugsi");
    assert_int_equal(plans_change(t, &l, &ps), DONE);
    struct step_at first = at(t, &w, id, 0);
    assert_int_equal(plans_step_set_state(t, &first, S("done")), DONE);
    first = at(t, &w, id, 0);
    assert_int_equal(plans_step_remove(t, &first), DONE);
    assert_int_equal(plans_fill(t, w.person, id, S("work_trial"), &ps), DONE);
    defer(t, &w, id, "2027-03-01");
    l = read_plan(t, &w, id);
    struct plan_versions v = plans_versions(t, &l, 0);
    assert_int_equal(v.n, 5);
    assert_int_equal(v.at[0].changed[PART_DEFERRAL], 1);
    assert_int_equal(v.at[1].changed[PART_STEPS_ADDED], 6);
    assert_int_equal(v.at[2].changed[PART_STEPS_REMOVED], 1);
    assert_int_equal(v.at[3].changed[PART_STEPS_DONE], 1);
    assert_int_equal(v.at[4].changed[PART_GOAL], 1);
    assert_str(v.at[4].stood.goal, "Kalkaaliye");
    assert_str(v.at[3].stood.goal, "Dugsi");
    assert_int_equal(v.at[4].stood.steps.n, 5);
    assert_str(v.at[3].stood.steps.at[0].state, "open");
    assert_str(v.at[2].stood.steps.at[0].state, "done");
    assert_int_equal(v.at[1].stood.steps.n, 4);
    for (size_t i = 0; i < v.n; i++)
        assert_str(v.at[i].staff_name, "Tessa Testaaja");
    struct plan_versions later = plans_versions(t, &l, 3); /* each row says the same wherever its page begins */
    assert_int_equal(later.n, 2);
    assert_int_equal(later.total, 5);
    assert_int_equal(later.at[0].version, v.at[3].version);
    assert_int_equal(later.at[0].changed[PART_STEPS_DONE], 1);
    assert_int_equal(later.at[1].changed[PART_GOAL], 1);
    assert_int_equal(later.at[1].stood.steps.n, 5);
    assert_int_equal(plans_version_row(t, id, v.at[3].version), 3);
}

/* ---- lists */

static void group_ends(struct task *t, int64_t group, const char *day)
{
    test_sql(
        t, str_z(t->a, str_fmt(t->a, "UPDATE groups_group SET ends_on = '%s' WHERE id = %lld", day, (long long)group)));
}

RULE(who_has_no_plan_is_listed_who_leaves_first_stands_first_and_who_left_without_one_apart)
{
    struct world w = made(t);
    const struct viewer *counsellor = as(t, &VIEWER_PROGRAM);
    int64_t soon = group_new(t, w.project);
    int64_t next = person_made(t, w.project, "Amal", "Testi", ""),
            gone = person_made(t, w.project, "Idil", "Testi", "");
    int64_t planned = person_made(t, w.project, "Hodan", "Testi", "");
    member_of(t, soon, w.project, next, "");
    member_of(t, w.group, w.project, planned, "");
    group_ends(t, soon, "2026-12-15");
    group_ends(t, w.group, "2027-06-01");
    test_sql(
        t, str_z(t->a, str_fmt(t->a, "UPDATE people_participation SET exit_date = '2026-10-01' WHERE person_id = %lld",
                           (long long)gone)));
    struct world hers = w;
    hers.person = planned;
    as(t, counsellor);
    plan_made(t, &hers, "");
    struct plans_listed list = plans_list_of(t, &(struct plans_asked){ .project = w.project, .show = SHOW_WITHOUT });
    assert_int_equal(list.total, 2);
    assert_int_equal(list.at[0].person, next);
    assert_day(list.at[0].day, "2026-12-15");
    assert_int_equal(list.at[1].person, w.person);
    list = plans_list_of(t, &(struct plans_asked){ .project = w.project, .show = SHOW_LEFT });
    assert_int_equal(list.total, 1);
    assert_int_equal(list.at[0].person, gone);
    struct plans_cover cover;
    assert_true(plans_cover(t, w.project, 0, &cover));
    assert_int_equal(cover.members, 3);
    assert_int_equal(cover.planned, 1);
    assert_int_equal(cover.leaving, 1); /* the 15th of December is within thirty days */
    assert_true(plans_cover(t, w.project, w.group, &cover));
    assert_int_equal(cover.members, 2);
    assert_int_equal(cover.planned, 1);
    assert_int_equal(cover.leaving, 0);
    list = plans_list_of(t, &(struct plans_asked){ .project = w.project, .group = w.group, .show = SHOW_WITHOUT });
    assert_int_equal(list.total, 1);
    assert_int_equal(list.at[0].person, w.person);
}

RULE(a_manager_sees_who_has_a_plan_and_an_instructor_only_of_her_own)
{
    struct world w = made(t);
    struct plans_cover cover;
    plan_made(t, &w, "");
    int64_t other_group = group_new(t, w.project);
    const struct viewer *counsellor = as(t, &VIEWER_PROGRAM);
    int64_t other = person_made(t, w.project, "Amal", "Testi", "");
    member_of(t, other_group, w.project, other, "");
    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(listed(t, &w, SHOW_WITHOUT), 1);
    assert_int_equal(listed(t, &w, SHOW_REVIEW), 0); /* what plans say is not hers */
    assert_true(plans_cover(t, w.project, 0, &cover));
    assert_int_equal(cover.members, 2);
    int64_t staff = become(t, ROLE_INSTRUCTOR, w.project);
    leader_of(t, w.group, staff, "leader");
    assert_int_equal(listed(t, &w, SHOW_WITHOUT), 0);
    assert_true(plans_cover(t, w.project, 0, &cover));
    assert_int_equal(cover.members, 1);
    assert_false(plans_cover(t, w.project, other_group, &cover));
    become(t, ROLE_PEER, w.project);
    assert_false(plans_cover(t, w.project, 0, &cover));
    become(t, ROLE_COORDINATOR, w.project);
    assert_false(plans_cover(t, w.project, 0, &cover));
    as(t, counsellor);
}

RULE(a_plan_is_to_be_looked_at_from_two_weeks_before_its_day_and_not_while_it_waits)
{
    struct world w = made(t);
    int64_t id = plan_made(t, &w, "");
    t->today = DAY("2027-05-07");
    assert_int_equal(listed(t, &w, SHOW_REVIEW), 0);
    t->today = DAY("2027-05-08");
    assert_int_equal(listed(t, &w, SHOW_REVIEW), 1);
    assert_int_equal(plans_wait(t, w.project).reviews, 1);
    defer(t, &w, id, "2027-08-01");
    assert_int_equal(listed(t, &w, SHOW_REVIEW), 0);
    t->today = DAY("2027-08-01");
    assert_int_equal(listed(t, &w, SHOW_REVIEW), 1);
}

/* ---- integration plans */

static struct plan_point paper(const struct world *w, const char *until)
{
    struct plan_point p = {
        .person = w->person, .project = w->project, .source = S("Town"), .received_on = DAY("2026-11-01")
    };

    if (until[0])
        assert_true(day_read(str_of(until), &p.valid_until));
    return p;
}

static void brought(struct task *t, const struct world *w, const char *item, const char *until)
{
    struct plan_point p = paper(w, until), one = { .item = str_of(item), .what = S("Text") };
    struct plan_points list = { 0 };
    struct problems ps = { 0 };

    LIST_ADD(t->a, &list, one);
    assert_int_equal(plans_points_add(t, &p, &list, &ps), DONE);
}

RULE(a_point_of_an_integration_plan_is_called_two_months_before_it_expires_unless_it_came_anew)
{
    struct world w = made(t);
    brought(t, &w, "language_test", "2027-03-01");
    t->today = DAY("2026-12-30");
    assert_int_equal(listed(t, &w, SHOW_POINTS), 0);
    t->today = DAY("2026-12-31");
    assert_int_equal(listed(t, &w, SHOW_POINTS), 1);
    assert_int_equal(plans_wait(t, w.project).points, 1);
    brought(t, &w, "education", "2027-03-01");
    assert_int_equal(listed(t, &w, SHOW_POINTS), 2);
    brought(t, &w, "language_test", "2028-03-01");
    assert_int_equal(listed(t, &w, SHOW_POINTS), 1);
    struct plan_points all = plans_points_of(t, w.person);
    assert_int_equal(all.n, 3);
    assert_str(all.at[2].item, "education"); /* in the order of the law */
}

RULE(points_name_their_source_and_day_and_only_who_counsels_her_reads_them)
{
    struct world w = made(t);
    struct plan_point wrong[] = { paper(&w, ""), paper(&w, ""), paper(&w, "2026-10-31"), paper(&w, "") };
    static const char *const fields[] = { "source", "received_on", "valid_until", "" };
    struct plan_points one = { 0 }, none = { 0 };
    LIST_ADD(t->a, &one, ((struct plan_point){ .item = S("work"), .what = S("Tailor") }));
    wrong[0].source = S("");
    wrong[1].received_on = DAY("2026-11-23");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct problems ps = { 0 };
        assert_int_equal(plans_points_add(t, &wrong[i], i == 3 ? &none : &one, &ps), INVALID);
        assert_int_equal(ps.n, 1);
        assert_str(ps.at[0].field, fields[i]);
    }
    brought(t, &w, "work", "");
    struct plan_point p = plans_points_of(t, w.person).at[0];
    struct problems ps = { 0 };
    p.what = S("Seamstress");
    assert_int_equal(plans_point_change(t, &p, &ps), DONE);
    assert_int_equal(plans_point_change(t, &p, &ps), CONFLICT);
    assert_int_equal(plans_point_remove(t, w.person, p.id, 1), CONFLICT);
    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(plans_points_of(t, w.person).n, 0);
    assert_int_equal(plans_point_remove(t, w.person, p.id, 2), NOT_ALLOWED);
    become(t, ROLE_COUNSELLOR, w.project);
    assert_int_equal(plans_point_remove(t, w.person, p.id, 2), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'point of integration plan'"), 3);
}

RULES(counsellors_and_instructors_who_see_her_read_and_write_and_nobody_else,
    a_plan_needs_a_goal_and_a_day_of_review_to_come,
    ready_made_steps_come_in_her_language_with_the_finnish_beside_and_read_in_every_language,
    a_change_meets_the_one_before_it_and_each_is_in_the_journal,
    steps_are_added_moved_done_and_removed_and_the_line_keeps_its_order,
    a_page_older_than_a_move_changes_no_step_that_has_come_in_its_place,
    a_step_says_what_is_done_and_a_plan_has_room_for_forty,
    what_was_agreed_in_a_talk_becomes_the_last_step_of_the_newest_plan,
    a_deferred_plan_wakes_up_on_its_day_by_itself_and_waits_in_the_list_until_somebody_goes_on,
    an_older_plan_wakes_nobody_up, deferring_needs_a_day_to_come_and_a_reason_and_another_reason_its_words,
    what_stood_before_each_change_can_be_read_with_who_and_what,
    who_has_no_plan_is_listed_who_leaves_first_stands_first_and_who_left_without_one_apart,
    a_manager_sees_who_has_a_plan_and_an_instructor_only_of_her_own,
    a_plan_is_to_be_looked_at_from_two_weeks_before_its_day_and_not_while_it_waits,
    a_point_of_an_integration_plan_is_called_two_months_before_it_expires_unless_it_came_anew,
    points_name_their_source_and_day_and_only_who_counsels_her_reads_them)
