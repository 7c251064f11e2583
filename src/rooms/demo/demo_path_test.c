/* Tests of the year in the demonstration: what was asked, told, planned and answered reads as life, and every worker
 * has a week of work before her. */
#include "rooms/tables/tables.h"
#include "tests/demo_testing.h"

/* @ stands for today, # for the day a week ago. */
static int64_t number(struct task *t, const char *sql)
{
    struct day days[2] = { t->today, day_add(t->today, -7) };
    struct buf *b = task_buf(t, 4000);

    for (const char *p = sql; *p != '\0'; p++)
        if (*p == '@' || *p == '#')
            buf_str(b, str_fmt(t->a, "'%s'", days[*p == '#'].t));
        else
            buf_str(b, (struct str){ p, 1 });
    task_must_fit(t, b);
    return test_number(t, str_z(t->a, buf_view(b)));
}

RULE(forty_plans_wait_with_a_reason_and_some_woke_up_this_week)
{
    bring_in_demo(t);
    assert_int_equal(number(t, "SELECT count(*) FROM plans_plan WHERE deferred_until > @"), 40);
    assert_int_equal(number(t, "SELECT count(*) FROM plans_plan WHERE deferred_until <= @ AND deferred_until > #"), 5);
    assert_int_equal(number(t, "SELECT count(*) FROM plans_plan WHERE deferred_until IS NOT NULL AND (deferral = '' OR "
                               "deferral_reason IS NULL)"),
        0);
    assert_int_equal(number(t, "SELECT count(DISTINCT deferral) FROM plans_plan WHERE deferral <> ''"), 4);
    assert_int_equal(number(t, "SELECT count(DISTINCT state) FROM plans_step"), 3);
    assert_int_equal(number(t, "SELECT count(*) FROM plans_step WHERE (state = 'done') <> (done_on IS NOT NULL) OR "
                               "done_on > @"),
        0);
    assert_int_equal(number(t, "SELECT count(*) FROM (SELECT plan_id FROM plans_step GROUP BY plan_id HAVING count(*) "
                               "NOT BETWEEN 3 AND 6) AS other"),
        0);
}

RULE(there_were_three_crises_of_which_one_goes_on)
{
    bring_in_demo(t);
    assert_int_equal(number(t, "SELECT count(*) FROM counselling_risk WHERE reason IS NOT NULL"), 3);
    assert_int_equal(number(t, "SELECT count(*) FROM counselling_risk WHERE ended_on IS NULL"), 1);
    assert_int_equal(
        number(t, "SELECT count(*) FROM counselling_risk WHERE ended_on > since AND end_reason IS NOT NULL"), 2);
    assert_int_equal(number(t, "SELECT count(*) FROM counselling_risk r WHERE (SELECT count(*) FROM counselling_talk k "
                               "WHERE k.person_id = r.person_id AND k.depth = 'intensive' AND k.day >= r.since) < 3"),
        0);
}

/* Who works for a partner is there to show what a partner sees. */
#define THOSE \
    "s.role IN ('counsellor', 'instructor') AND NOT EXISTS (SELECT 1 FROM auth_staff_project w " \
    "WHERE w.staff_id = s.id AND w.organisation_id IS NOT NULL)"

RULE(every_counsellor_and_instructor_has_persons_of_her_own_and_work_this_week)
{
    static const char hers[] = "r.staff_id = s.id AND r.until IS NULL",
                      steps[] = "plans_step x JOIN plans_plan l ON l.id = x.plan_id "
                                "JOIN people_participation e ON e.person_id = l.person_id "
                                "JOIN caseload_responsible r ON r.participation_id = e.id",
                      follow_ups[] = "follow_ups_follow_up f "
                                     "JOIN caseload_responsible r ON r.participation_id = f.participation_id";
    static const struct {
        const char *from, *where;
    } each[] = {
        { "caseload_responsible r", hers },
        { "appointments_appointment a", "a.staff_id = s.id AND a.day = @ AND a.state = 'planned'" },
        { "appointments_appointment a", "a.staff_id = s.id AND a.day > @ AND a.state = 'planned'" },
        { "appointments_appointment a", "a.staff_id = s.id AND a.state = 'no_show'" },
        { steps, "r.staff_id = s.id AND x.state = 'open' AND x.due_on <= @" },
        { "guidance_guidance g", "g.staff_id = s.id AND g.state IN ('suggested', 'agreed', 'applied')" },
        { follow_ups, "r.staff_id = s.id AND r.until IS NULL AND f.done_on IS NULL AND f.due_on <= @ "
                      "AND f.not_reached_on IS NULL" },
        { "counselling_question q", "q.staff_id = s.id AND q.answered_on IS NULL AND q.withdrawn_on IS NULL" },
        { "counselling_question q", "q.staff_id = s.id AND q.answered_on > #" },
        { "needs_round n", "n.staff_id = s.id" },
    };

    bring_in_demo(t);
    assert_int_equal(number(t, "SELECT count(*) FROM staff s WHERE " THOSE), 5);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct str sql = str_fmt(t->a,
            "SELECT count(*) FROM staff s WHERE " THOSE " AND NOT EXISTS (SELECT 1 FROM %s WHERE %s)", each[i].from,
            each[i].where);
        if (number(t, str_z(t->a, sql)) != 0)
            fail_msg("somebody has none: %s WHERE %s", each[i].from, each[i].where);
    }
    assert_int_equal(number(t, "SELECT count(*) FROM (SELECT staff_id FROM caseload_responsible WHERE until IS NULL "
                               "GROUP BY staff_id HAVING count(*) NOT BETWEEN 10 AND 40) AS others"),
        0);
    assert_int_equal(number(t, "SELECT count(*) FROM caseload_absence WHERE starts_on <= @ AND ends_on >= @ "
                               "AND substitute_id IS NOT NULL"),
        1);
}

RULE(people_were_tried_once_twice_and_three_times_before_they_were_not_reached)
{
    bring_in_demo(t);
    for (int i = 1; i <= 2; i++)
        assert_true(number(t, str_z(t->a, str_fmt(t->a,
                                              "SELECT count(*) FROM follow_ups_follow_up f WHERE f.done_on IS NULL AND "
                                              "f.not_reached_on IS NULL AND (SELECT count(DISTINCT a.day) FROM "
                                              "follow_ups_attempt a WHERE a.follow_up_id = f.id) = %d",
                                              i))) > 0);
    assert_true(number(t, "SELECT count(*) FROM follow_ups_follow_up WHERE not_reached_on IS NOT NULL") > 5);
    assert_int_equal(number(t, "SELECT count(*) FROM follow_ups_follow_up f WHERE f.not_reached_on IS NOT NULL AND "
                               "((SELECT count(DISTINCT a.day) FROM follow_ups_attempt a WHERE a.follow_up_id = f.id) "
                               "< 3 OR (SELECT count(DISTINCT a.channel) FROM follow_ups_attempt a WHERE "
                               "a.follow_up_id = f.id) < 2)"),
        0);
    assert_true(number(t, "SELECT count(*) FROM follow_ups_attempt WHERE reached = 1") > 20);
    assert_int_equal(number(t, "SELECT count(*) FROM follow_ups_rule"), 1);
}

/* ---- the words themselves, as they stand in the package */

static struct rows *open_file(struct task *t, const struct demo_files *files, const char *name)
{
    for (size_t i = 0; i < files->n; i++)
        if (str_is(files->at[i].name, name))
            return rows_csv(t, files->at[i].bytes);
    fail_msg("no %s", name);
    return NULL;
}

static size_t column(const struct row *head, const char *name)
{
    for (size_t i = 0; i < head->n; i++)
        if (str_is(head->at[i], name))
            return i;
    fail_msg("no column %s", name);
    return 0;
}

/* Are all its letters of the alphabet that the language is written in? */
static bool in_its_letters(struct str text, struct str language)
{
    bool arabic = str_is(language, "ara") || str_is(language, "ckb"), cyrillic = str_is(language, "ukr");

    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        bool latin_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == 0xc3;
        bool cyrillic_letter = c >= 0xd0 && c <= 0xd2, arabic_letter = c >= 0xd8 && c <= 0xdb;
        if ((latin_letter && (arabic || cyrillic)) || (cyrillic_letter && !cyrillic) || (arabic_letter && !arabic))
            return false;
    }
    return true;
}

RULE(every_text_is_in_the_letters_of_its_language_with_the_finnish_beside)
{
    static const struct {
        const char *file, *text, *language, *fi;
    } each[] = { { "plans.csv", "goal", "goal_language", "goal_fi" },
        { "needs.csv", "wish", "wish_language", "wish_fi" }, { "strengths.csv", "what", "language", "what_fi" } };
    struct demo_files files = demo_package(t);

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct rows *rs = open_file(t, &files, each[i].file);
        struct row r;
        int languages = 0;
        assert_int_equal(rows_next(rs, &r), ROWS_ROW);
        size_t text = column(&r, each[i].text), language = column(&r, each[i].language), fi = column(&r, each[i].fi);
        struct strs seen = { 0 };
        while (rows_next(rs, &r) == ROWS_ROW) {
            if (str_empty(r.at[text]))
                continue;
            if (!in_its_letters(r.at[text], r.at[language]) || !in_its_letters(r.at[fi], S("fin")))
                fail_msg("%s line %lld: %.*s", each[i].file, (long long)r.line, STR_ARG(r.at[text]));
            assert_int_equal(str_is(r.at[language], "fin"), str_empty(r.at[fi]));
            bool known = false;
            for (size_t k = 0; k < seen.n; k++)
                known = known || str_eq(seen.at[k], r.at[language]);
            if (!known) {
                strs_add(t->a, &seen, str_copy(t->a, r.at[language]));
                languages++;
            }
        }
        assert_int_equal(languages, 6); /* Somali, Arabic, Ukrainian, Kurdish, English and Finnish */
    }
}

RULE(no_two_talks_of_a_person_say_the_same)
{
    struct demo_files files = demo_package(t);
    struct rows *rs = open_file(t, &files, "counselling.csv");
    struct strs said = { 0 };
    struct row r;

    assert_int_equal(rows_next(rs, &r), ROWS_ROW);
    size_t person = column(&r, "person"), text = column(&r, "shared_text");
    while (rows_next(rs, &r) == ROWS_ROW) {
        struct str one = str_fmt(t->a, "%.*s %.*s", STR_ARG(r.at[person]), STR_ARG(r.at[text]));
        assert_true(r.at[text].n > 30);
        for (size_t i = 0; i < said.n; i++)
            if (str_eq(said.at[i], one))
                fail_msg("twice: %.*s", STR_ARG(one));
        strs_add(t->a, &said, one);
    }
    assert_true(said.n > 300);
}

RULES(forty_plans_wait_with_a_reason_and_some_woke_up_this_week, there_were_three_crises_of_which_one_goes_on,
    every_counsellor_and_instructor_has_persons_of_her_own_and_work_this_week,
    people_were_tried_once_twice_and_three_times_before_they_were_not_reached,
    every_text_is_in_the_letters_of_its_language_with_the_finnish_beside, no_two_talks_of_a_person_say_the_same)
