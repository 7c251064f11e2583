/* Tests of what is chosen on pages as they are sent: sessions of today, who waits for a group, and the theme of a
 * period beside what its groups need. */
#include "tests/looks_testing.h"

static size_t times(const char *text)
{
    struct str rest = buf_view(&answered.body);
    size_t n = 0;

    for (ptrdiff_t at = 0; (at = str_find(rest, str_of(text))) >= 0; n++)
        rest = str_part(rest, (size_t)at + strlen(text), rest.n);
    return n;
}

static struct str key_of(int64_t id)
{
    char text[ID_TEXT];

    id_text(id, text);
    return str_copy(w.t->a, str_of(text));
}

static void session_today(int64_t id, const char *group, int version)
{
    struct day today = instant_day(instant_now());

    test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a,
                                    "INSERT INTO groups_session (id, source_key, group_id, project_id, day, kind, "
                                    "theme, module, expert, state, cancel_reason, visitors, carers, "
                                    "register_version, version, created_at) VALUES (%lld, '', %lld, %lld, "
                                    "'%.*s', 'meeting', '', '', '', 'planned', '', 0, 0, %d, 1, "
                                    "'2025-02-03T00:00:00Z')",
                                    (long long)id, (long long)id_of("groups_group", group), (long long)project_of("P1"),
                                    STR_ARG(day_str(&today)), version)));
}

/* The list narrowed in this way has so many sessions. */
static void today_has(enum role role, struct str narrowed, size_t sessions)
{
    ask(&w, from(role, str_fmt(w.t->a, "/today%.*s", STR_ARG(narrowed))));
    assert_int_equal(answered.status, 200);
    assert_int_equal(times("kp-session-name"), sessions);
}

TEST(sessions_of_today_are_chosen_by_group_by_register_and_by_whose_they_are)
{
    struct str evening = str_fmt(w.t->a, "?group=%.*s", STR_ARG(key_of(id_of("groups_group", "ag2"))));

    session_today(7000001, "ag1", 0);
    session_today(7000002, "ag2", 1);
    today_has(ROLE_MANAGER, S(""), 3); /* and one of the world's own, with child care */
    assert_true(shows("Choose sessions"));
    today_has(ROLE_MANAGER, evening, 1);
    assert_true(shows("Show all"));
    today_has(ROLE_MANAGER, S("?register=without"), 2);
    assert_true(shows("Aamu Omanen"));
    today_has(ROLE_MANAGER, S("?whose=mine"), 0);
    assert_true(shows("No session of today is like this."));
    today_has(ROLE_INSTRUCTOR, S(""), 0);
    assert_false(shows("Choose sessions")); /* who leads nothing has nothing to choose */
    today_has(ROLE_INSTRUCTOR, evening, 0);
    assert_false(shows("Ilta Omanen"));
}

/* Each keeps her place in the whole list, whoever else is shown. */
TEST(who_waits_is_chosen_by_language_and_by_days_and_keeps_her_place)
{
    static const struct {
        const char *person, *since;
    } each[] = { { "a1", "2025-01-01T08:00:00Z" }, { "a2", "2025-01-02T08:00:00Z" }, { "a3", "2025-01-03T08:00:00Z" },
        { "a1", NULL } };
    int64_t evening = id_of("groups_group", "ag2");
    struct str group = str_fmt(w.t->a, "/groups/%.*s", STR_ARG(key_of(evening)));
    struct instant now = instant_now();

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        test_sql(
            w.t, str_z(w.t->a, str_fmt(w.t->a,
                                   "INSERT INTO groups_membership (id, group_id, person_id, project_id, state, "
                                   "queued_at, version) VALUES (%zu, %lld, %lld, %lld, 'waiting', '%s', 1)",
                                   5000000 + i, (long long)evening, (long long)id_of("people_person", each[i].person),
                                   (long long)project_of("P1"), each[i].since ? each[i].since : now.t)));
    ask(&w, from(ROLE_MANAGER, group));
    assert_int_equal(times("kp-waiting"), 4);
    assert_true(shows("Choose who is shown"));
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "%.*s?language=ara", STR_ARG(group))));
    assert_int_equal(times("kp-waiting"), 1);
    assert_true(shows("Suojattu") && shows("\"kp-line\">2.") && shows("1 of 4 who wait"));
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "%.*s?language=som", STR_ARG(group))));
    assert_int_equal(times("kp-waiting"), 3);
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "%.*s?language=som&waited=30", STR_ARG(group))));
    assert_int_equal(times("kp-waiting"), 2);
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "%.*s?language=fra", STR_ARG(group))));
    assert_int_equal(times("kp-waiting"), 0);
    assert_true(shows("Show all"));
}

static int64_t themes(const char *text)
{
    return test_number(
        w.t, str_z(w.t->a, str_fmt(w.t->a, "SELECT count(*) FROM projects_period WHERE theme = '%s'", text)));
}

TEST(the_theme_of_a_period_is_typed_and_ticked_and_nobody_overwrites_it_in_silence)
{
    int64_t project = project_of("P1"), other = project_of("P6");
    struct str page = str_fmt(
        w.t->a, "/projects/%.*s/periods/%.*s", STR_ARG(key_of(project)), STR_ARG(key_of(project + 3000)));
    struct str foreign = str_fmt(
        w.t->a, "/projects/%.*s/periods/%.*s", STR_ARG(key_of(project)), STR_ARG(key_of(other + 3000)));

    ask(&w, from(ROLE_MANAGER, page));
    assert_int_equal(answered.status, 200);
    assert_true(shows("Groups of the period"));
    ask(&w, form(ROLE_MANAGER, page, "version=1&theme=Everyday+words&need=housing&need=nothing"));
    assert_int_equal(answered.status, 303);
    assert_int_equal(themes("Everyday words, Housing"), 1);
    ask(&w, form(ROLE_MANAGER, page, "version=1&theme=Another"));
    assert_int_equal(answered.status, 409);
    assert_true(shows("Everyday words, Housing") && shows("Another"));
    assert_int_equal(themes("Another"), 0);
    ask(&w, form(ROLE_MANAGER, foreign, "version=1&theme=Another"));
    assert_int_equal(answered.status, 404);
    ask(&w, from(ROLE_COUNSELLOR, page));
    assert_int_equal(answered.status, 403);
    ask(&w, from(ROLE_ADMIN, page)); /* runs the house, and sees no group */
    assert_int_equal(answered.status, 200);
    assert_false(shows("Groups of the period"));
    test_sql(w.t, "UPDATE projects_period SET starts_on = '2025-01-01', ends_on = '2025-12-31'");
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "/sessions/%.*s/card", STR_ARG(key_of(id_of("groups_session", "ax"))))));
    assert_true(shows("Theme of the period:") && shows("Everyday words, Housing"));
}

TESTS_BETWEEN(open_world, close_world, sessions_of_today_are_chosen_by_group_by_register_and_by_whose_they_are,
    who_waits_is_chosen_by_language_and_by_days_and_keeps_her_place,
    the_theme_of_a_period_is_typed_and_ticked_and_nobody_overwrites_it_in_silence)
