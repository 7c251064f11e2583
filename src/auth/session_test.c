/* Tests of session: who a cookie is, for how long, and the tokens of forms. */
#include "auth/session.h"
#include "auth/token.h"
#include "tests/staff_testing.h"

static enum session_state state(struct task *t, struct str token)
{
    struct viewer v;
    return session_find(t, token, &v);
}

RULE(a_cookie_gives_the_viewer_with_the_projects)
{
    struct viewer v;
    int64_t staff = test_staff(t, "a@example.org", ROLE_COUNSELLOR);
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (%lld, 11, "
                                "'counsellor'), (%lld, 12, 'manager')",
                                (long long)staff, (long long)staff)));
    struct str token = session_start(t, staff, false);
    assert_int_equal(session_find(t, token, &v), SESSION_LIVE);
    assert_int_equal(v.staff, staff);
    assert_int_equal(v.role, ROLE_COUNSELLOR);
    assert_str(v.email, "a@example.org");
    assert_int_equal(v.nprojects, 2);
    assert_int_equal(v.projects[1].project, 12);
    assert_int_equal(v.projects[1].role, ROLE_MANAGER);
}

RULE(a_made_up_cookie_is_nobody)
{
    struct viewer v;
    session_start(t, test_staff(t, "a@example.org", ROLE_ADMIN), false);
    assert_int_equal(session_find(t, S("made-up"), &v), SESSION_NONE);
    assert_int_equal(v.staff, 0);
    assert_int_equal(session_find(t, S(""), &v), SESSION_NONE);
    assert_int_equal(session_find(t, S("\xff\x00' OR 1=1"), &v), SESSION_NONE);
}

RULE(the_token_itself_is_not_stored)
{
    struct str token = session_start(t, test_staff(t, "a@example.org", ROLE_ADMIN), false);
    assert_int_equal(token.n, 43);
    assert_int_equal(test_number(t, "SELECT count(*) FROM auth_session"), 1);
    assert_int_equal(test_number(t, "SELECT length(token_hash) FROM auth_session"), 32);
}

RULE(eight_hours_without_a_request_end_a_session)
{
    struct viewer v;
    int64_t staff = test_staff(t, "a@example.org", ROLE_ADMIN);
    struct str token = session_start(t, staff, false);
    test_later(t, 7 * 3600);
    assert_int_equal(state(t, token), SESSION_LIVE); /* and it is used, which counts */
    test_later(t, 7 * 3600);
    assert_int_equal(state(t, token), SESSION_LIVE);
    test_later(t, SESSION_IDLE_S + 1);
    assert_int_equal(session_find(t, token, &v), SESSION_EXPIRED);
    assert_int_equal(v.staff, staff); /* so that a draft can be kept */
}

RULE(thirty_days_end_a_session_that_is_always_used)
{
    struct str token = session_start(t, test_staff(t, "a@example.org", ROLE_ADMIN), false);
    for (int i = 0; i < 30 * 24 / 6 - 1; i++) {
        test_later(t, 6 * 3600);
        assert_int_equal(state(t, token), SESSION_LIVE);
    }
    test_later(t, 6 * 3600 + 1);
    assert_int_equal(state(t, token), SESSION_EXPIRED);
}

RULE(a_half_session_is_nobody_and_lasts_ten_minutes)
{
    struct viewer v;
    struct str token = session_start(t, test_staff(t, "a@example.org", ROLE_ADMIN), true);
    assert_int_equal(session_find(t, token, &v), SESSION_HALF);
    assert_int_equal(v.staff, 0);
    test_later(t, SESSION_HALF_S + 1);
    assert_int_equal(state(t, token), SESSION_NONE);
}

RULE(disabled_staff_have_no_session)
{
    struct str token = session_start(t, test_staff(t, "a@example.org", ROLE_ADMIN), false);
    test_sql(t, "UPDATE staff SET disabled = 1");
    assert_int_equal(state(t, token), SESSION_NONE);
}

RULE(signing_out_everywhere_may_keep_this_device)
{
    struct viewer v;
    int64_t staff = test_staff(t, "a@example.org", ROLE_ADMIN);
    struct str here = session_start(t, staff, false), there = session_start(t, staff, false);
    assert_int_equal(session_find(t, here, &v), SESSION_LIVE);
    t->viewer = &v;
    assert_int_equal(session_list(t, staff).n, 2);
    session_end_all(t, staff, v.session);
    assert_int_equal(state(t, here), SESSION_LIVE);
    assert_int_equal(state(t, there), SESSION_NONE);
    struct session_rows left = session_list(t, staff);
    assert_int_equal(left.n, 1);
    assert_true(left.at[0].current);
    session_end(t, v.session);
    assert_int_equal(state(t, here), SESSION_NONE);
}

RULE(the_token_of_a_form_belongs_to_one_cookie)
{
    struct str a = csrf_make(t, S("cookie a"));
    assert_true(csrf_fits(t, S("cookie a"), a));
    assert_false(csrf_fits(t, S("cookie b"), a));
    assert_false(csrf_fits(t, S("cookie a"), S("")));
    assert_false(csrf_fits(t, S(""), csrf_make(t, S(""))));
}

RULE(a_session_lives_to_the_last_second_of_its_limits)
{
    struct str idle = session_start(t, test_staff(t, "a@example.org", ROLE_ADMIN), false);
    test_later(t, SESSION_IDLE_S);
    assert_int_equal(state(t, idle), SESSION_LIVE);
    struct str half = session_start(t, test_staff(t, "b@example.org", ROLE_ADMIN), true);
    test_later(t, SESSION_HALF_S);
    assert_int_equal(state(t, half), SESSION_HALF);
    test_sql(
        t, "UPDATE auth_session SET half = 0, started_at = '2026-10-23T08:30:00Z', seen_at = '2026-11-22T08:30:00Z'");
    t->now = (struct instant){ "2026-11-22T08:30:00Z" };
    assert_int_equal(state(t, idle), SESSION_LIVE);
    test_later(t, 1);
    assert_int_equal(state(t, idle), SESSION_EXPIRED);
}

RULE(a_session_that_is_used_is_noted_at_most_every_five_minutes)
{
    struct str token = session_start(t, test_staff(t, "a@example.org", ROLE_ADMIN), false);
    test_later(t, 5 * 60);
    assert_int_equal(state(t, token), SESSION_LIVE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM auth_session WHERE seen_at = started_at"), 1);
    test_later(t, 1);
    assert_int_equal(state(t, token), SESSION_LIVE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM auth_session WHERE seen_at = started_at"), 0);
}

RULE(the_list_of_devices_has_only_live_sessions_of_that_member_of_staff_newest_first)
{
    int64_t staff = test_staff(t, "a@example.org", ROLE_ADMIN), other = test_staff(t, "b@example.org", ROLE_ADMIN);
    session_start(t, staff, false);
    test_later(t, SESSION_IDLE_S + 1);
    session_start(t, staff, false);
    session_start(t, staff, true);
    session_start(t, other, false);
    test_later(t, 60);
    session_start(t, staff, false);
    struct session_rows list = session_list(t, staff);
    assert_int_equal(list.n, 2);
    assert_true(strcmp(list.at[0].seen.t, list.at[1].seen.t) > 0);
    assert_false(list.at[0].current);
}

RULE(ending_all_sessions_of_one_leaves_those_of_others)
{
    struct viewer v;
    int64_t staff = test_staff(t, "a@example.org", ROLE_ADMIN), other = test_staff(t, "b@example.org", ROLE_ADMIN);
    struct str hers = session_start(t, staff, false), others = session_start(t, other, false),
               also = session_start(t, other, false);
    session_end_all(t, staff, 0);
    assert_int_equal(state(t, hers), SESSION_NONE);
    assert_int_equal(session_find(t, others, &v), SESSION_LIVE);
    t->viewer = &v;
    session_end_others(t, other);
    assert_int_equal(state(t, others), SESSION_LIVE);
    assert_int_equal(state(t, also), SESSION_NONE);
}

RULE(sessions_nobody_can_use_are_swept_away_after_32_days)
{
    int64_t staff = test_staff(t, "a@example.org", ROLE_ADMIN);
    session_start(t, staff, false);
    test_later(t, 32 * 24 * 3600);
    session_start(t, staff, false);
    assert_int_equal(test_number(t, "SELECT count(*) FROM auth_session"), 2);
    test_later(t, 1);
    session_start(t, staff, false);
    assert_int_equal(test_number(t, "SELECT count(*) FROM auth_session"), 2);
}

RULE(a_viewers_project_has_its_name_in_her_language_else_in_finnish_else_its_code)
{
    static const struct {
        const char *texts, *name;
    } each[] = {
        { "(10, 'sv', 'Svenska', ''), (10, 'fi', 'Suomi', ''), (10, '', 'Tuotu', '')", "Svenska" },
        { "(10, 'fi', 'Suomi', ''), (10, '', 'Tuotu', ''), (10, 'ar', 'Arabia', '')", "Suomi" },
        { "(10, '', 'Tuotu', ''), (10, 'ar', 'Arabia', '')", "Tuotu" },
        { "(10, 'ar', 'Arabia', '')", "B1" },
    };
    struct viewer v;
    int64_t staff = test_staff(t, "a@example.org", ROLE_PEER);

    test_sql(t, "UPDATE staff SET tag = 'sv'");
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, "
                "municipalities, website, version) VALUES (10, 'B1', '', '', '', '', '', '', '', '', 1)");
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (%lld, 10, 'peer')",
                                (long long)staff)));
    struct str token = session_start(t, staff, false);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        test_sql(t, "DELETE FROM projects_text");
        test_sql(t, str_z(t->a, str_fmt(t->a, "INSERT INTO projects_text (project_id, tag, name, purpose) VALUES %s",
                                    each[i].texts)));
        assert_int_equal(session_find(t, token, &v), SESSION_LIVE);
        assert_str(v.projects[0].name, each[i].name);
    }
}

RULE(a_token_means_something_else_for_each_purpose)
{
    struct str token = S("one and the same");

    assert_false(str_eq(token_hash(t, "session", token), token_hash(t, "csrf", token)));
    assert_false(str_eq(token_hash(t, "link", token), token_hash(t, "recovery", token)));
    assert_true(str_eq(token_hash(t, "session", token), token_hash(t, "session", token)));
}

/* The numbers that people were told (docs/operating.md says them too), each asked one second to either side. */
RULE(eight_hours_thirty_days_and_ten_minutes_end_a_session_to_the_second)
{
    static const struct {
        const char *started, *seen;
        bool half;
        enum session_state state;
    } each[] = {
        { "2026-11-22T00:30:00Z", "2026-11-22T00:30:00Z", false, SESSION_LIVE },
        { "2026-11-22T00:29:59Z", "2026-11-22T00:29:59Z", false, SESSION_EXPIRED },
        { "2026-10-23T08:30:00Z", "2026-11-22T08:30:00Z", false, SESSION_LIVE },
        { "2026-10-23T08:29:59Z", "2026-11-22T08:30:00Z", false, SESSION_EXPIRED },
        { "2026-11-22T08:20:00Z", "2026-11-22T08:20:00Z", true, SESSION_HALF },
        { "2026-11-22T08:19:59Z", "2026-11-22T08:19:59Z", true, SESSION_NONE },
    };
    int64_t staff = test_staff(t, "a@example.org", ROLE_ADMIN);

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct str token = session_start(t, staff, each[i].half);
        test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE auth_session SET started_at = '%s', seen_at = '%s'",
                                    each[i].started, each[i].seen)));
        assert_int_equal(state(t, token), each[i].state);
        test_sql(t, "DELETE FROM auth_session");
    }
}

RULES(a_cookie_gives_the_viewer_with_the_projects, a_made_up_cookie_is_nobody, the_token_itself_is_not_stored,
    eight_hours_without_a_request_end_a_session, thirty_days_end_a_session_that_is_always_used,
    a_half_session_is_nobody_and_lasts_ten_minutes, disabled_staff_have_no_session,
    signing_out_everywhere_may_keep_this_device, the_token_of_a_form_belongs_to_one_cookie,
    a_session_lives_to_the_last_second_of_its_limits, a_session_that_is_used_is_noted_at_most_every_five_minutes,
    the_list_of_devices_has_only_live_sessions_of_that_member_of_staff_newest_first,
    ending_all_sessions_of_one_leaves_those_of_others, sessions_nobody_can_use_are_swept_away_after_32_days,
    a_viewers_project_has_its_name_in_her_language_else_in_finnish_else_its_code,
    a_token_means_something_else_for_each_purpose, eight_hours_thirty_days_and_ten_minutes_end_a_session_to_the_second)
