/* Tests of what is counted beside the pages of very large projects, on both engines: whose turn it is, what the lists
 * and figures of plans show of it and what they look up themselves, and that lists of plans count no further. */
#include "rooms/counted/counted.h"
#include "rooms/plans/plans_lists.h"
#include "tests/people_testing.h"

struct world {
    int64_t project, first, second, gone;
};

#define SQL(t, ...) test_sql(t, str_z((t)->a, str_fmt((t)->a, __VA_ARGS__)))

/* Two who take part and have no plan, one who left without. */
static struct world made(struct task *t)
{
    struct world w = { .project = project_new(t, "P1") };

    w.first = person_made(t, w.project, "Amal", "Testi", "");
    w.second = person_made(t, w.project, "Hodan", "Testi", "");
    w.gone = person_made(t, w.project, "Idil", "Testi", "");
    SQL(t, "UPDATE people_participation SET exit_date = '2026-10-01' WHERE person_id = %lld", (long long)w.gone);
    become(t, ROLE_COUNSELLOR, w.project);
    return w;
}

static void later(struct task *t, int64_t seconds) { t->now = instant_from_unix(instant_unix(t->now) + seconds); }

static void count(struct task *t, int64_t project)
{
    plans_keep(t, project, plans_count(t, project));
    counted_note(t, project, 0);
}

static void planned(struct task *t, int64_t person, int64_t project)
{
    SQL(t,
        "INSERT INTO plans_plan (id, source_key, person_id, project_id, made_on, goal_language, deferral, version) "
        "SELECT id + 1, '', id, %lld, '2026-11-01', '', '', 1 FROM people_person WHERE id = %lld",
        (long long)project, (long long)person);
}

static struct plans_listed list_of(struct task *t, const struct world *w, enum plans_show show)
{
    return plans_list_of(t, &(struct plans_asked){ .project = w->project, .show = show });
}

static struct plans_cover cover_of(struct task *t, const struct world *w)
{
    struct plans_cover cover;

    assert_true(plans_cover(t, w->project, 0, &cover));
    return cover;
}

/* n spells of the first person, so that the project has so many more. */
static void spells(struct task *t, const struct world *w, int64_t n)
{
    SQL(t,
        "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, entry_status, "
        "entry_education, heard_from, exit_status, six_month_status, version, created_at) "
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %lld) "
        "SELECT i, '', p.person_id, p.project_id, p.sort_key, p.entry_date, '', '', '', '', '', 1, '' "
        "FROM n JOIN people_participation p ON p.person_id = %lld",
        (long long)n, (long long)w->first);
}

RULE(a_project_is_counted_beside_its_pages_from_two_thousand_and_one_spells_on_each_ten_minutes)
{
    struct world w = made(t);

    spells(t, &w, COUNTED_FROM - 3);
    assert_int_equal(counted_due(t), 0);
    person_made(t, w.project, "Ubah", "Testi", "");
    assert_int_equal(counted_due(t), w.project);
    assert_int_equal(instant_unix(counted_at(t, w.project)), 0);
    counted_note(t, w.project, 1);
    assert_int_equal(counted_due(t), 0);
    assert_int_equal(instant_unix(counted_at(t, w.project)), instant_unix(t->now));
    later(t, COUNTED_EVERY_S - 1);
    assert_int_equal(counted_due(t), 0);
    later(t, 1);
    assert_int_equal(counted_due(t), w.project);
}

RULE(who_takes_long_to_count_is_counted_more_rarely_but_each_hour)
{
    struct world w = made(t);

    spells(t, &w, COUNTED_FROM);
    counted_note(t, w.project, 7);
    later(t, 699);
    assert_int_equal(counted_due(t), 0);
    later(t, 1);
    assert_int_equal(counted_due(t), w.project);
    counted_note(t, w.project, 100);
    later(t, COUNTED_RARELY_S - 1);
    assert_int_equal(counted_due(t), 0);
    later(t, 1);
    assert_int_equal(counted_due(t), w.project);
}

RULE(what_was_kept_of_a_project_goes_when_it_is_large_no_more)
{
    struct world w = made(t);

    spells(t, &w, COUNTED_FROM);
    count(t, w.project);
    assert_int_equal(counted_small(t), 0);
    SQL(t, "DELETE FROM people_participation WHERE person_id = %lld", (long long)w.first);
    assert_int_equal(counted_small(t), w.project);
    plans_keep(t, w.project, NULL);
    counted_forget(t, w.project);
    assert_int_equal(counted_small(t), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM plans_counted_person"), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM plans_counted"), 0);
}

RULE(pages_show_what_was_counted_and_when_for_two_hours_and_then_look_themselves)
{
    struct world w = made(t);

    count(t, w.project);
    person_made(t, w.project, "Ubah", "Testi", "");
    later(t, COUNTED_GOOD_S);
    assert_int_equal(cover_of(t, &w).members, 2);
    assert_int_equal(cover_of(t, &w).planned, 0);
    assert_int_equal(instant_unix(cover_of(t, &w).counted), instant_unix(t->now) - COUNTED_GOOD_S);
    assert_int_equal(list_of(t, &w, SHOW_WITHOUT).total, 2);
    later(t, 1);
    assert_int_equal(cover_of(t, &w).members, 3);
    assert_int_equal(instant_unix(cover_of(t, &w).counted), 0);
    assert_int_equal(list_of(t, &w, SHOW_WITHOUT).total, 3);
}

RULE(the_counted_lists_stand_in_their_order_without_whoever_has_a_plan_by_now_or_went_to_another_file)
{
    struct world w = made(t);
    struct plans_listed before = list_of(t, &w, SHOW_WITHOUT);

    count(t, w.project);
    struct plans_listed now = list_of(t, &w, SHOW_WITHOUT), left = list_of(t, &w, SHOW_LEFT);
    assert_int_equal(now.total, before.total);
    for (size_t i = 0; i < before.n; i++)
        assert_int_equal(now.at[i].person, before.at[i].person);
    assert_int_equal(left.total, 1);
    assert_int_equal(left.at[0].person, w.gone);
    assert_day(left.at[0].day, "2026-10-01");
    planned(t, w.first, w.project);
    assert_int_equal(list_of(t, &w, SHOW_WITHOUT).total, 1);
    assert_int_equal(list_of(t, &w, SHOW_WITHOUT).at[0].person, w.second);
    SQL(t, "UPDATE people_participation SET person_id = %lld WHERE person_id = %lld", (long long)w.first,
        (long long)w.gone);
    assert_int_equal(list_of(t, &w, SHOW_LEFT).n, 0);
}

RULE(a_counted_list_says_more_than_a_thousand_only_while_there_are_more)
{
    struct world w = made(t);

    count(t, w.project);
    SQL(t, "UPDATE plans_counted SET lacking = %lld WHERE project_id = %lld", COUNTED_KEPT + 998LL,
        (long long)w.project);
    assert_false(list_of(t, &w, SHOW_WITHOUT).beyond);
    SQL(t, "UPDATE plans_counted SET lacking = %lld WHERE project_id = %lld", COUNTED_KEPT + 999LL,
        (long long)w.project);
    assert_true(list_of(t, &w, SHOW_WITHOUT).beyond);
    assert_int_equal(list_of(t, &w, SHOW_WITHOUT).total, 2);
    person_made(t, w.project, "Ubah", "Testi", "");
    planned(t, w.first, w.project);
    planned(t, w.second, w.project);
    assert_int_equal(list_of(t, &w, SHOW_WITHOUT).total, 1); /* none of the kept is left: looked up anew */
}

RULE(an_instructor_sees_her_own_as_they_are_now)
{
    struct world w = made(t);

    count(t, w.project);
    int64_t group = group_new(t, w.project), staff = become(t, ROLE_INSTRUCTOR, w.project);
    leader_of(t, group, staff, "leader");
    member_of(t, group, w.project, w.second, "");
    member_of(t, group, w.project, w.gone, "2026-11-20");
    assert_int_equal(cover_of(t, &w).members, 1);
    assert_int_equal(instant_unix(cover_of(t, &w).counted), 0);
    assert_int_equal(list_of(t, &w, SHOW_WITHOUT).total, 1);
    assert_int_equal(list_of(t, &w, SHOW_WITHOUT).at[0].person, w.second);
    assert_int_equal(list_of(t, &w, SHOW_LEFT).total, 1);
    planned(t, w.second, w.project);
    assert_int_equal(cover_of(t, &w).planned, 1);
    assert_int_equal(list_of(t, &w, SHOW_WITHOUT).total, 0);
}

/* n persons whose plan is to be looked at. */
static void reviews(struct task *t, const struct world *w, int64_t n)
{
    SQL(t,
        "INSERT INTO people_person (id, source_key, given_names, family_name, call_name, sort_key, gender, languages, "
        "service_language, citizenships, non_disclosure, protected, version, created_at) "
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %lld) "
        "SELECT i, '', 'Amal', 'Testi', '', p.sort_key, '', '', '', '', 0, 0, 1, '' FROM n JOIN people_person p ON "
        "p.id = "
        "%lld",
        (long long)n, (long long)w->first);
    SQL(t,
        "INSERT INTO plans_plan (id, source_key, person_id, project_id, made_on, goal_language, deferral, review_on, "
        "version) SELECT id, '', id, %lld, '2026-11-01', '', '', '2026-11-01', 1 FROM people_person WHERE id <= %lld",
        (long long)w->project, (long long)n);
}

RULE(a_list_of_plans_counts_to_a_thousand_and_says_when_there_are_more)
{
    struct world w = made(t);

    reviews(t, &w, PLANS_LISTED_MOST);
    assert_int_equal(list_of(t, &w, SHOW_REVIEW).total, PLANS_LISTED_MOST);
    assert_false(list_of(t, &w, SHOW_REVIEW).beyond);
    assert_int_equal(plans_wait(t, w.project).reviews, PLANS_LISTED_MOST);
    planned(t, w.second, w.project);
    SQL(t, "UPDATE plans_plan SET review_on = '2026-11-02' WHERE person_id = %lld", (long long)w.second);
    assert_int_equal(list_of(t, &w, SHOW_REVIEW).total, PLANS_LISTED_MOST);
    assert_true(list_of(t, &w, SHOW_REVIEW).beyond);
    assert_int_equal(plans_wait(t, w.project).reviews, PLANS_LISTED_MOST + 1);
}

RULES(a_project_is_counted_beside_its_pages_from_two_thousand_and_one_spells_on_each_ten_minutes,
    who_takes_long_to_count_is_counted_more_rarely_but_each_hour,
    what_was_kept_of_a_project_goes_when_it_is_large_no_more,
    pages_show_what_was_counted_and_when_for_two_hours_and_then_look_themselves,
    the_counted_lists_stand_in_their_order_without_whoever_has_a_plan_by_now_or_went_to_another_file,
    a_counted_list_says_more_than_a_thousand_only_while_there_are_more, an_instructor_sees_her_own_as_they_are_now,
    a_list_of_plans_counts_to_a_thousand_and_says_when_there_are_more)
