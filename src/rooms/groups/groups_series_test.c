/* Tests of planning a group from modules in sequence: holidays, trips and what stands already, the second press, a
 * group that changes meanwhile; and of what became of the modules, on both engines. */
#include "base/settings.h"
#include "rooms/groups/groups_series.h"
#include "tests/groups_testing.h"

static const struct settings house = { .threshold = 3 };

/* Five modules of the project in a series (60); the fourth takes two sessions. 77 is another project's. */
static void lay_out_modules(struct task *t)
{
    lay_out(t);
    t->settings = &house;
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, municipalities, website, version) VALUES "
                "(11, 'S2', '', '', '', '', '', '', '', '', 1)");
    test_sql(t,
        "INSERT INTO modules_expert (id, source_key, project_id, name, sort_key, organisation, topics, languages, "
        "version) VALUES (90, '', 10, 'Maija Malli', CAST('m' AS {bytes}), 'Town', '', '', 1)");
    for (int i = 1; i <= 5; i++)
        test_sql(t, str_z(t->a, str_fmt(t->a,
                                    "INSERT INTO modules_module (id, source_key, project_id, name, sort_key, purpose, "
                                    "audience, languages, sessions, minutes, needs, expert_id, version) VALUES "
                                    "(%d, '', 10, 'Module %d', CAST('%d' AS {bytes}), '', '', '', %d, %s, '', %s, 1)",
                                    70 + i, i, i, i == 4 ? 2 : 1, i == 5 ? "180" : "NULL", i == 2 ? "90" : "NULL")));
    test_sql(t, "INSERT INTO modules_module (id, source_key, project_id, name, sort_key, purpose, audience, languages, "
                "needs, version) VALUES (77, '', 11, 'Theirs', CAST('t' AS {bytes}), '', '', '', '', 1)");
    test_sql(t, "INSERT INTO modules_series (id, source_key, project_id, name, sort_key, version) VALUES "
                "(60, '', 10, 'Spring', CAST('s' AS {bytes}), 1)");
    for (int i = 1; i <= 5; i++)
        test_sql(t, str_z(t->a, str_fmt(t->a, "INSERT INTO modules_item VALUES (60, %d, %d)", i, 70 + i)));
}

static struct day day_of(const char *day)
{
    struct day d = DAY("");

    assert_true(day_read(str_of(day), &d));
    return d;
}

static struct series the_series(struct task *t)
{
    struct series s;

    assert_int_equal(modules_series_get(t, 60, &s), DONE);
    return s;
}

static struct plan_days plan_from(struct task *t, const char *first)
{
    struct group_record g;
    struct series *s = NEW(t->a, struct series);

    *s = the_series(t);
    assert_int_equal(groups_record(t, GROUP, GROUP_REGISTER, &g), DONE);
    return groups_plan(t, GROUP, &g, &s->items, day_of(first));
}

static enum outcome make(struct task *t, const char *first, struct str seen, int64_t *ret_made)
{
    struct series s = the_series(t);

    return groups_plan_make(
        t, GROUP, &(struct plan_wish){ .modules = &s.items, .first = day_of(first), .seen = seen }, ret_made);
}

/* "12-15 1, 12-17 2, 12-24 -": days and modules, - for a day that is passed over. */
static struct str said(struct task *t, const struct plan_days *plan)
{
    struct strs list = { 0 };

    for (size_t i = 0; i < plan->n; i++)
        strs_add(t->a, &list,
            plan->at[i].module == 0
                ? str_fmt(t->a, "%s -%d", plan->at[i].day.t + 5, (int)plan->at[i].what)
                : str_fmt(t->a, "%s %lld", plan->at[i].day.t + 5, (long long)plan->at[i].module - 70));
    return strs_join(t->a, &list, S(", "));
}

static int64_t count(struct task *t, const char *where)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM groups_session WHERE %s", where)));
}

RULE(a_series_goes_on_the_days_of_the_timetable_and_over_holidays)
{
    lay_out_modules(t);
    struct plan_days plan = plan_from(t, "2026-12-10");
    assert_str(said(t, &plan), "12-10 1, 12-15 2, 12-17 3, 12-22 4, 12-24 -2, 12-29 4, 12-31 5");
    assert_int_equal(plan.make, 6);
    assert_int_equal(plan.left, 0);
    assert_true(plan.at[6].too_short); /* 180 minutes in a session of 120 */
    assert_int_equal(groups_add_exception(t, GROUP, DAY("2026-12-17"), S("Party of the school")), DONE);
    plan = plan_from(t, "2026-12-10");
    assert_str(said(t, &plan), "12-10 1, 12-15 2, 12-17 -3, 12-22 3, 12-24 -2, 12-29 4, 12-31 4");
    assert_int_equal(plan.left, 1);
    assert_str(plan.at[2].reason, "Party of the school");
}

RULE(one_act_makes_the_sessions_each_with_its_module_theme_and_expert)
{
    int64_t made = 0;
    lay_out_modules(t);
    become(t, LEADER, ROLE_INSTRUCTOR);
    struct plan_days plan = plan_from(t, "2026-12-10");
    assert_int_equal(make(t, "2026-12-10", plan.seen, &made), DONE);
    assert_int_equal(made, 6);
    assert_int_equal(
        count(t, "module_id IS NOT NULL AND theme = module AND state = 'planned' AND start_time = '10:00'"), 6);
    assert_int_equal(count(t, "module_id = 74 AND day IN ('2026-12-22', '2026-12-29')"), 2);
    assert_int_equal(count(t, "module_id = 72 AND expert = 'Maija Malli, Town' AND expert_id = 90"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'sessions of group'"), 1);
}

RULE(a_session_that_stands_there_is_filled_and_not_doubled)
{
    struct problems ps = { 0 };
    int64_t id, made = 0;
    lay_out_modules(t);
    struct session_card plain = { .day = DAY("2026-12-10"),
        .start = { "13:00" },
        .end = { "15:00" },
        .kind = S("meeting"),
        .theme = S(""),
        .module = S(""),
        .expert = S("Own guest") };
    assert_int_equal(groups_add_session(t, GROUP, &plain, &id, &ps), DONE);
    struct session_card trip = { .day = DAY("2026-12-15"), .kind = S("trip"), .theme = S("") };
    assert_int_equal(groups_add_session(t, GROUP, &trip, &id, &ps), DONE);
    struct session_card bank = { .day = DAY("2026-12-17"), .kind = S("meeting"), .theme = S("Bank") };
    assert_int_equal(groups_add_session(t, GROUP, &bank, &id, &ps), DONE);
    struct session_card between = { .day = DAY("2026-12-18"), .kind = S("meeting"), .theme = S("") };
    assert_int_equal(groups_add_session(t, GROUP, &between, &id, &ps), DONE);
    struct plan_days plan = plan_from(t, "2026-12-10");
    assert_str(said(t, &plan), "12-10 1, 12-15 -5, 12-17 -5, 12-18 2, 12-22 3, 12-24 -2, 12-29 4, 12-31 4");
    assert_int_equal(plan.fill, 2);
    assert_int_equal(make(t, "2026-12-10", plan.seen, &made), DONE);
    assert_int_equal(made, 5);
    assert_int_equal(count(t, "1 = 1"), 7);
    assert_int_equal(count(t, "day = '2026-12-10' AND start_time = '13:00' AND module_id = 71 AND expert = 'Own guest' "
                              "AND expert_id IS NULL AND version = 2"),
        1);
    assert_int_equal(count(t, "theme = 'Bank' AND module_id IS NULL AND version = 1"), 1);
    assert_int_equal(count(t, "kind = 'trip' AND theme = ''"), 1);
}

RULE(held_cancelled_and_moved_sessions_and_locked_days_keep_their_place)
{
    struct problems ps = { 0 };
    int64_t id;
    lay_out_modules(t);
    struct session_card c = { .day = DAY("2026-12-01"), .kind = S("meeting"), .theme = S("") };
    assert_int_equal(groups_add_session(t, GROUP, &c, &id, &ps), DONE);
    assert_int_equal(groups_cancel_session(t, id, 1, S("Ill"), &ps), DONE);
    c.day = DAY("2026-12-03");
    assert_int_equal(groups_add_session(t, GROUP, &c, &id, &ps), DONE);
    assert_int_equal(groups_move_session(t, id, 1, (struct session_time){ .day = DAY("2026-12-04") }, &ps), DONE);
    c.day = DAY("2026-12-08");
    assert_int_equal(groups_add_session(t, GROUP, &c, &id, &ps), DONE);
    test_sql(t, "UPDATE groups_session SET register_version = 1 WHERE day = '2026-12-08'");
    test_sql(t, "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) VALUES (1, "
                "10, 'Winter', '2026-12-10', '2026-12-16', 1, 1)");
    struct plan_days plan = plan_from(t, "2026-12-01");
    assert_str(said(t, &plan), "12-01 -5, 12-03 -5, 12-04 1, 12-08 -5, 12-10 -4, 12-15 -4, 12-17 2, 12-22 3, 12-24 -2, "
                               "12-29 4, 12-31 4");
}

RULE(a_second_press_makes_nothing_more)
{
    int64_t made = 0;
    lay_out_modules(t);
    struct plan_days plan = plan_from(t, "2026-12-10");
    assert_int_equal(make(t, "2026-12-10", plan.seen, &made), DONE);
    assert_int_equal(make(t, "2026-12-10", plan.seen, &made), CONFLICT);
    assert_int_equal(count(t, "1 = 1"), 6);
    plan = plan_from(t, "2026-12-10"); /* and who looks again sees that there is no day left */
    assert_int_equal(plan.make + plan.fill, 0);
    assert_int_equal(make(t, "2026-12-10", plan.seen, &made), INVALID);
}

RULE(a_group_that_changes_meanwhile_is_looked_at_again)
{
    static const char *const changes[] = { "UPDATE groups_group SET more_weekdays = NULL WHERE id = 50",
        "UPDATE groups_group SET start_time = '09:00' WHERE id = 50",
        "INSERT INTO groups_exception (group_id, day, reason) VALUES (50, '2026-12-15', '')",
        "DELETE FROM modules_item WHERE place = 2", "UPDATE modules_module SET sessions = 2 WHERE id = 71" };
    int64_t made = 0;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        lay_out_modules(t);
        struct plan_days plan = plan_from(t, "2026-12-10");
        test_sql(t, changes[i]);
        assert_int_equal(make(t, "2026-12-10", plan.seen, &made), CONFLICT);
        assert_int_equal(count(t, "1 = 1"), 0);
        test_rollback(t);
    }
}

RULE(who_leads_the_group_plans_it_with_modules_of_its_project)
{
    int64_t made = 0;
    lay_out_modules(t);
    struct plan_days plan = plan_from(t, "2026-12-10");
    become(t, PEER, ROLE_PEER);
    assert_int_equal(make(t, "2026-12-10", plan.seen, &made), NOT_ALLOWED);
    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(make(t, "2026-12-10", plan.seen, &made), NOT_ALLOWED);
    become(t, LEADER, ROLE_INSTRUCTOR);
    struct module theirs = { .id = 77, .project = 11, .sessions = 1 };
    const struct modules one = { &theirs, 1, 1 };
    assert_int_equal(groups_plan_make(t, GROUP,
                         &(struct plan_wish){ .modules = &one, .first = DAY("2026-12-10"), .seen = S("") }, &made),
        NOT_ALLOWED);
}

RULE(a_session_gets_another_module_or_none_and_its_name_goes_along)
{
    struct problems ps = { 0 };
    struct session_record s;
    int64_t id;
    lay_out_modules(t);
    become(t, LEADER, ROLE_INSTRUCTOR);
    struct session_card c = {
        .day = DAY("2026-12-10"), .kind = S("meeting"), .theme = S(""), .module_id = 71, .expert = S("maija malli")
    };
    assert_int_equal(groups_add_session(t, GROUP, &c, &id, &ps), DONE);
    assert_int_equal(groups_session_record(t, id, &s), DONE);
    assert_str(s.card.theme, "Module 1");
    assert_int_equal(s.card.expert_id, 90);
    test_sql(t, "UPDATE modules_expert SET name = 'Maija Uusi'"); /* the same text still means her */
    c.module_id = 72, c.theme = S("Our own");
    assert_int_equal(groups_change_session(t, id, 1, &c, &ps), DONE);
    assert_int_equal(groups_session_record(t, id, &s), DONE);
    assert_str(s.card.module, "Module 2");
    assert_str(s.card.theme, "Our own");
    assert_int_equal(s.card.expert_id, 90);
    c.module_id = 77; /* of another project: none */
    assert_int_equal(groups_change_session(t, id, 2, &c, &ps), DONE);
    assert_int_equal(groups_session_record(t, id, &s), DONE);
    assert_int_equal(s.card.module_id, 0);
    assert_str(s.card.module, "");
}

RULE(a_module_written_in_words_stays_until_one_is_chosen)
{
    struct problems ps = { 0 };
    struct session_record s;
    int64_t id;
    lay_out_modules(t);
    struct session_card c = { .day = DAY("2026-12-10"), .kind = S("meeting"), .module = S("Old words") };
    assert_int_equal(groups_add_session(t, GROUP, &c, &id, &ps), DONE);
    c.module = S("");
    assert_int_equal(groups_change_session(t, id, 1, &c, &ps), DONE);
    assert_int_equal(groups_session_record(t, id, &s), DONE);
    assert_str(s.card.module, "Old words");
}

RULE(the_longest_names_are_taken_whole)
{
    int64_t made = 0;
    lay_out_modules(t);
    struct buf name;
    buf_init(&name, 1000);
    for (int i = 0; i < MODULE_NAME_MOST; i++)
        buf_str(&name, S("\xc3\xa4"));
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE modules_module SET name = '%.*s'", STR_ARG(buf_view(&name)))));
    test_sql(
        t, str_z(t->a, str_fmt(t->a, "UPDATE modules_expert SET organisation = '%.*s'", STR_ARG(buf_view(&name)))));
    struct plan_days plan = plan_from(t, "2026-12-10");
    assert_int_equal(make(t, "2026-12-10", plan.seen, &made), DONE);
    assert_int_equal(count(t, str_z(t->a, str_fmt(t->a, "theme = '%.*s'", STR_ARG(buf_view(&name))))), 6);
    assert_int_equal(count(t, "expert = 'Maija Malli' AND expert_id = 90"), 1);
    buf_free(&name);
}

/* ---- what became of it */

static void held(struct task *t, int64_t session, int64_t module, const char *day, const int64_t *persons, size_t n)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO groups_session (id, source_key, group_id, project_id, day, kind, theme, "
                                "module, module_id, expert, state, cancel_reason, visitors, carers, register_version, "
                                "version, created_at) VALUES (%lld, '', 50, 10, '%s', 'meeting', 'Module', 'Module', "
                                "%lld, '', 'held', '', 0, 0, 1, 1, '2026-09-01T08:00:00Z')",
                                (long long)session, day, (long long)module)));
    for (size_t i = 0; i < n; i++)
        test_sql(t, str_z(t->a, str_fmt(t->a,
                                    "INSERT INTO attendance_mark (session_id, person_id, mark, walk_in, version) "
                                    "VALUES (%lld, %lld, '%s', 0, 1)",
                                    (long long)session, (long long)persons[i], i == 1 ? "late" : "present")));
}

RULE(what_was_held_left_out_and_who_came_on_is_told_without_small_numbers)
{
    int64_t p[5];
    lay_out_modules(t);
    for (int i = 0; i < 5; i++)
        p[i] = person(t, "Amina", str_z(t->a, str_fmt(t->a, "Testi%d", i)));
    held(t, 501, 71, "2026-10-06", p, 5);
    held(t, 502, 72, "2026-10-08", p + 1, 4);
    held(t, 503, 73, "2026-10-13", p + 3, 2);
    test_sql(t,
        "UPDATE attendance_mark SET mark = 'absent' WHERE session_id = 502 AND person_id = (SELECT max(person_id) "
        "FROM attendance_mark)");
    test_sql(t, "UPDATE groups_session SET moved_from = '2026-10-07' WHERE id = 502");
    struct module_courses all = groups_courses(t, GROUP);
    assert_int_equal(all.n, 3);
    assert_int_equal(all.at[0].persons, 5);
    assert_int_equal(all.at[0].passed_on, INT_NONE);
    assert_int_equal(all.at[1].persons, 3);
    assert_int_equal(all.at[1].passed_on, 3);
    assert_int_equal(all.at[1].moved, 1);
    assert_int_equal(all.at[2].persons, INT_NONE); /* two: under the threshold */
    assert_int_equal(all.at[2].passed_on, INT_NONE);
    struct strs out = groups_left_out(t, GROUP);
    assert_str(strs_join(t->a, &out, S(", ")), "Module 4, Module 5");
    test_sql(t, "UPDATE groups_session SET state = 'cancelled' WHERE id = 503");
    out = groups_left_out(t, GROUP);
    assert_str(strs_join(t->a, &out, S(", ")), "Module 3, Module 4, Module 5");
}

RULE(themes_so_far_stand_in_the_readers_language)
{
    lay_out_modules(t);
    held(t, 501, 71, "2026-10-06", NULL, 0);
    test_sql(t, "UPDATE groups_session SET theme = 'Perhesuunnittelu, Asuminen, Oma' WHERE id = 501");
    struct theme_days themes = groups_themes(t, GROUP, t->today, THEMES_SHOWN);
    assert_int_equal(themes.n, 1);
    assert_str(themes.at[0].theme, "Family planning, Housing, Oma");
    assert_int_equal(groups_themes(t, GROUP, DAY("2026-10-05"), THEMES_SHOWN).n, 0);
}

/* ---- after a session, and visits */

RULE(what_was_learned_is_written_by_who_leads_the_group_and_stands_at_the_module)
{
    struct problems ps = { 0 };
    struct module_note n = { .worked = S("Walking"), .improve = S("") },
                       nothing = { .worked = S(" "), .improve = S("") };
    lay_out_modules(t);
    held(t, 501, 71, "2026-10-06", NULL, 0);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(groups_learned(t, 501, &n, &ps), NOT_ALLOWED);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(groups_learned(t, 501, &nothing, &ps), INVALID);
    ps.n = 0;
    assert_int_equal(groups_learned(t, 501, &n, &ps), DONE);
    assert_int_equal(groups_learned(t, 501, &n, &ps), CONFLICT); /* somebody wrote the first one meanwhile */
    struct module_notes notes = modules_notes(t, 71, 0);
    assert_int_equal(notes.n, 1);
    assert_str(notes.at[0].worked, "Walking");
    assert_day(notes.at[0].used_on, "2026-10-06");
    test_sql(t, "UPDATE groups_session SET day = '2026-11-23'");
    assert_int_equal(groups_learned(t, 501, &notes.at[0], &ps), INVALID);
    test_sql(t, "UPDATE groups_session SET day = '2026-10-06'");
    ps.n = 0;
    n = notes.at[0], n.improve = S("More time");
    assert_int_equal(groups_learned(t, 501, &n, &ps), DONE);
    assert_int_equal(groups_learned(t, 501, &n, &ps), CONFLICT);
    assert_true(groups_themes(t, GROUP, t->today, THEMES_SHOWN).at[0].noted);
}

RULE(an_expert_is_thanked_once_and_not_before_the_visit)
{
    struct problems ps = { 0 };
    struct session_record s;
    int64_t id;
    lay_out_modules(t);
    become(t, LEADER, ROLE_INSTRUCTOR);
    struct session_card c = {
        .day = DAY("2026-12-10"), .kind = S("expert_visit"), .theme = S("Health"), .expert = S("Maija Malli, Town")
    };
    assert_int_equal(groups_add_session(t, GROUP, &c, &id, &ps), DONE);
    assert_int_equal(groups_thank(t, id, 1), INVALID);
    test_sql(t, "UPDATE groups_session SET day = '2026-11-19'");
    become(t, PEER, ROLE_PEER);
    assert_int_equal(groups_thank(t, id, 1), NOT_ALLOWED);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(groups_thank(t, id, 9), CONFLICT);
    assert_int_equal(groups_thank(t, id, 1), DONE);
    assert_int_equal(groups_thank(t, id, 1), DONE);
    assert_int_equal(groups_session_record(t, id, &s), DONE);
    assert_day(s.thanked_on, "2026-11-22");
    c.expert = S("Somebody else");
    assert_int_equal(groups_change_session(t, id, 2, &c, &ps), DONE);
    assert_int_equal(groups_session_record(t, id, &s), DONE);
    assert_day(s.thanked_on, "");
    assert_int_equal(groups_thank(t, id, 3), INVALID);
}

RULES(a_series_goes_on_the_days_of_the_timetable_and_over_holidays,
    one_act_makes_the_sessions_each_with_its_module_theme_and_expert,
    a_session_that_stands_there_is_filled_and_not_doubled,
    held_cancelled_and_moved_sessions_and_locked_days_keep_their_place, a_second_press_makes_nothing_more,
    a_group_that_changes_meanwhile_is_looked_at_again, who_leads_the_group_plans_it_with_modules_of_its_project,
    a_session_gets_another_module_or_none_and_its_name_goes_along, a_module_written_in_words_stays_until_one_is_chosen,
    the_longest_names_are_taken_whole, what_was_held_left_out_and_who_came_on_is_told_without_small_numbers,
    themes_so_far_stand_in_the_readers_language,
    what_was_learned_is_written_by_who_leads_the_group_and_stands_at_the_module,
    an_expert_is_thanked_once_and_not_before_the_visit)
