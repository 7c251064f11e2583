/* Tests of the hours of a course, on both engines: which sessions count for which topic, and who may have a statement.
 */
#include "rooms/orientation/orientation_statement.h"
#include "tests/attendance_testing.h"

static int64_t course(struct task *t)
{
    struct problems wrong = { 0 };
    const struct viewer *was = t->viewer;
    int64_t id = 0;

    t->viewer = &VIEWER_PROGRAM;
    assert_int_equal(orientation_take_ours(t, &id, &wrong), DONE);
    t->viewer = was;
    return id;
}

static void held(struct task *t, int64_t id, const char *day, const char *theme)
{
    add_session(t, id, GROUP, day);
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE groups_session SET state = 'held', theme = '%s' WHERE id = %lld",
                                theme, (long long)id)));
}

static void mark(struct task *t, int64_t session, int64_t person, const char *code, const char *minutes)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO attendance_mark (session_id, person_id, mark, minutes, walk_in, version) "
                                "VALUES (%lld, %lld, '%s', %s, 0, 1)",
                                (long long)session, (long long)person, code, minutes)));
}

RULE(hours_of_a_topic_are_those_of_the_sessions_whose_theme_names_it_in_any_language)
{
    struct room m = furnish(t);
    int64_t id = course(t);
    struct orientation_hours h;

    held(t, 910, "2026-10-10", "Terveys");
    held(t, 911, "2026-10-17", "Toinen kerta: terveys");
    held(t, 912, "2026-10-24", "Caafimaad");
    held(t, 913, "2026-10-31", "Terveystarkastus"); /* another word */
    held(t, 914, "2026-11-07", "Koti ja asuminen");
    mark(t, 910, m.amina, "present", "NULL");
    mark(t, 911, m.amina, "late", "95");
    mark(t, 912, m.amina, "excused", "NULL");
    mark(t, 913, m.amina, "present", "NULL");
    mark(t, 914, m.amina, "present", "NULL");
    mark(t, 912, m.hodan, "present", "NULL");
    assert_int_equal(orientation_hours(t, m.amina, GROUP, id, &h), DONE);
    assert_int_equal(h.rows.n, 9);
    assert_int_equal(h.rows.at[6].topic, 7);
    assert_int_equal(h.rows.at[6].minutes, 120 + 95);
    assert_int_equal(h.rows.at[6].sessions, 2);
    assert_int_equal(h.rows.at[2].minutes, 120);
    assert_int_equal(h.rows.at[0].minutes, 0);
    assert_day(h.from, "2026-10-10");
    assert_day(h.to, "2026-11-07");
    assert_str(h.person, "Amina Testi");
    assert_int_equal(orientation_hours(t, m.hodan, GROUP, id, &h), DONE);
    assert_int_equal(h.rows.at[6].minutes, 120);
}

RULE(only_a_member_has_hours_and_only_who_may_see_her_and_the_group_makes_a_statement)
{
    struct room m = furnish(t);
    int64_t id = course(t);
    struct orientation_hours h;

    assert_int_equal(orientation_hours(t, m.amina, GROUP, id, &h), DONE);
    assert_int_equal(orientation_hours(t, m.amina, OTHER, id, &h), NOT_ALLOWED);
    assert_int_equal(orientation_hours(t, m.amina, GROUP, 77, &h), NOT_FOUND);
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(orientation_hours(t, m.amina, OTHER, id, &h), NOT_FOUND);
    test_sql(t, "UPDATE groups_membership SET state = 'waiting', joined_on = NULL");
    assert_int_equal(orientation_hours(t, m.amina, GROUP, id, &h), NOT_FOUND);
}

RULE(a_leader_makes_none_for_who_left_too_long_ago_to_be_seen)
{
    struct room m = furnish(t);
    int64_t id = course(t);
    struct orientation_hours h;

    test_sql(t, "UPDATE groups_membership SET state = 'left', joined_on = '2026-02-01', left_on = '2026-08-01'");
    test_sql(t, "UPDATE people_person SET created_at = '2026-01-01T00:00:00Z'");
    assert_int_equal(orientation_hours(t, m.amina, GROUP, id, &h), NOT_ALLOWED);
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(orientation_hours(t, m.amina, GROUP, id, &h), DONE);
}

/* Her hours of the registers, and half an hour more of the first topic. */
static int64_t stated(struct task *t, int64_t person, int64_t course, enum lang_id beside)
{
    struct orientation_hours h;
    int64_t id = 0;

    assert_int_equal(orientation_hours(t, person, GROUP, course, &h), DONE);
    h.rows.at[0].minutes += 30;
    assert_int_equal(orientation_state(t, person, GROUP, &h, beside == LANG_fi ? NULL : lang_get(beside), &id), DONE);
    return id;
}

RULE(what_was_stated_stays_as_it_was_whatever_happens_to_registers_and_course)
{
    struct room m = furnish(t);
    struct orientation_stated s;
    int64_t id = course(t);

    held(t, 910, "2026-10-10", "Terveys");
    mark(t, 910, m.amina, "present", "NULL");
    int64_t statement = stated(t, m.amina, id, LANG_so);
    test_sql(t, "UPDATE attendance_mark SET mark = 'absent' WHERE session_id = 910");
    test_sql(t, "UPDATE orientation_text SET body = '---\ntitle: Muu\n---\nx'");
    t->today = day_add(t->today, 400);
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(orientation_stated(t, m.amina, GROUP, statement, &s), DONE);
    assert_int_equal(s.rows.n, 2);
    assert_int_equal(s.rows.at[0].minutes, 30);
    assert_int_equal(s.rows.at[1].minutes, 120);
    assert_str(s.rows.at[1].title, "Terveys");
    assert_str(s.rows.at[1].beside, "Caafimaad");
    assert_str(s.person, "Amina Testi");
    assert_day(s.on, "2026-11-22");
    assert_day(s.from, "2026-10-10");
    assert_int_equal(s.course_version, 1);
    assert_ptr_equal(s.beside, lang_get(LANG_so));
    assert_int_equal(orientation_statements(t, m.amina, GROUP).n, 1);
    assert_int_equal(orientation_statements(t, m.hodan, GROUP).n, 0);
}

RULE(a_statement_is_read_by_who_may_make_it_and_of_nobody_else)
{
    struct room m = furnish(t);
    struct orientation_stated s;
    struct orientation_hours h;
    int64_t id = course(t), made;

    assert_int_equal(orientation_hours(t, m.amina, GROUP, id, &h), DONE);
    assert_int_equal(orientation_state(t, m.amina, GROUP, &h, NULL, &made), INVALID); /* no hours */
    int64_t statement = stated(t, m.amina, id, LANG_fi);
    assert_int_equal(orientation_stated(t, m.hodan, GROUP, statement, &s), NOT_FOUND);
    assert_int_equal(orientation_stated(t, m.amina, OTHER, statement, &s), NOT_ALLOWED);
    become(t, 999, ROLE_INSTRUCTOR);
    assert_int_equal(orientation_stated(t, m.amina, GROUP, statement, &s), NOT_ALLOWED);
    assert_int_equal(orientation_statements(t, m.amina, GROUP).n, 0);
    assert_int_equal(orientation_state(t, m.amina, GROUP, &h, NULL, &made), NOT_ALLOWED);
}

RULE(hours_of_a_statement_are_read_as_they_are_kept_or_not_at_all)
{
    static const struct {
        const char *hours, *beside;
        size_t n; /* 0: refused */
    } cases[] = { { "60 Koti", "", 1 }, { "60 Koti; 90 Terveys ja liikunta", "60 Guri;90 Caafimaad", 2 }, { "", "", 0 },
        { "60", "", 0 }, { "60 ", "", 0 }, { "0 Koti", "", 0 }, { "12000 Koti", "", 1 }, { "12001 Koti", "", 0 },
        { "x Koti", "", 0 }, { "60 Koti", "60 Guri;60 x", 0 }, { "60 Koti", "61 Guri", 0 } };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct orientation_stated s = { 0 };
        bool good = orientation_stated_read(t, str_of(cases[i].hours), str_of(cases[i].beside), &s);
        assert_int_equal(good ? s.rows.n : 0, cases[i].n);
    }
}

RULE(hours_are_typed_as_people_write_them)
{
    static const struct {
        const char *typed;
        int64_t minutes; /* -1: refused */
    } cases[] = { { "", 0 }, { "2", 120 }, { " 1,5 ", 90 }, { "1.25", 75 }, { "0,33", 20 }, { "200", 12000 },
        { "201", -1 }, { "-1", -1 }, { "1h", -1 }, { ",", -1 }, { "1,5,5", -1 }, { "99999999999999999999", -1 } };
    struct {
        int64_t minutes;
        const char *text;
    } shown[] = { { 0, "" }, { 120, "2" }, { 90, "1,5" }, { 95, "1,58" }, { 75, "1,25" } };
    int64_t minutes = 0;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool good = orientation_hours_read(str_of(cases[i].typed), &minutes);
        assert_int_equal(good ? minutes : -1, cases[i].minutes);
    }
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        assert_str(orientation_hours_text(t->a, shown[i].minutes), shown[i].text);
        assert_true(orientation_hours_read(orientation_hours_text(t->a, shown[i].minutes), &minutes));
        assert_int_equal(minutes, shown[i].minutes); /* what the form shows is what it sends back */
    }
}

RULES(hours_of_a_topic_are_those_of_the_sessions_whose_theme_names_it_in_any_language,
    only_a_member_has_hours_and_only_who_may_see_her_and_the_group_makes_a_statement,
    a_leader_makes_none_for_who_left_too_long_ago_to_be_seen, hours_are_typed_as_people_write_them,
    what_was_stated_stays_as_it_was_whatever_happens_to_registers_and_course,
    a_statement_is_read_by_who_may_make_it_and_of_nobody_else,
    hours_of_a_statement_are_read_as_they_are_kept_or_not_at_all)
