/* attendance_testing: a group of three members and a child with four sessions, and a save of one row. Only for *_test.c
 * files. */
#pragma once
#include "rooms/attendance/attendance_register.h"
#include "tests/groups_testing.h"

enum { SESSION = 900, EARLIER = 901, COMING = 902, OTHERS = 903 };

struct room {
    int64_t amina, hodan, sahra, child;
};

TEST_UNUSED void add_session(struct task *t, int64_t id, int64_t group, const char *day)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO groups_session (id, source_key, group_id, project_id, day, start_time, "
                                "end_time, kind, theme, module, expert, state, "
                                "cancel_reason, visitors, carers, register_version, version, created_at) VALUES (%lld, "
                                "'', %lld, 10, '%s', '10:00', '12:00', "
                                "'meeting', '', '', '', 'planned', '', 0, 0, 0, 1, '2026-09-01T08:00:00Z')",
                                (long long)id, (long long)group, day)));
}

/* Three members and a child; sessions today (2026-11-22), five days ago and in two days. The viewer leads the group. */
TEST_UNUSED struct room furnish(struct task *t)
{
    struct room m = { 0 };
    struct problems ps = { 0 };

    lay_out(t);
    test_sql(t, "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, "
                "version, created_at) VALUES "
                "(102, '', 'Leena Vetäjä', CAST('a' AS {bytes}), 'l@example.org', 'instructor', '', 0, 0, 1, "
                "'2026-01-01T00:00:00Z'), "
                "(104, '', 'Carl Hoitaja', CAST('b' AS {bytes}), 'c@example.org', 'peer', '', 0, 0, 1, "
                "'2026-01-01T00:00:00Z')");
    test_sql(t, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (102, 10, 'instructor'), (104, 10, "
                "'peer')");
    m.amina = person(t, "Amina", "Testi");
    m.hodan = person(t, "Hodan", "Testi");
    m.sahra = person(t, "Sahra", "Testi");
    assert_int_equal(groups_join(t, GROUP, m.amina, DAY("2026-10-06")), DONE);
    assert_int_equal(groups_join(t, GROUP, m.hodan, DAY("2026-10-06")), DONE);
    assert_int_equal(groups_join(t, GROUP, m.sahra, DAY("2026-10-06")), DONE);
    assert_int_equal(people_add_child(t, m.amina, S("Ayaan"), DAY("2024-05"), &m.child, &ps), DONE);
    add_session(t, SESSION, GROUP, "2026-11-22");
    add_session(t, EARLIER, GROUP, "2026-11-17");
    add_session(t, COMING, GROUP, "2026-11-24");
    add_session(t, OTHERS, OTHER, "2026-11-22");
    become(t, LEADER, ROLE_INSTRUCTOR);
    return m;
}

TEST_UNUSED enum outcome save_one(
    struct task *t, int64_t session, int64_t version, int64_t person, enum mark mark, const char *reason)
{
    struct attendance_mark m = { person, mark, INT_NONE, false };
    struct register_entry e = REGISTER_ENTRY;
    struct problems ps = { 0 };

    e.version = version;
    e.marks = (struct attendance_marks){ &m, 1, 1 };
    e.reason = str_of(reason);
    return attendance_record(t, session, &e, &ps);
}

/* Somebody came along and is present, member or not. NOT_ALLOWED: the viewer may not see her, or a correction has no
 * reason. */
TEST_UNUSED enum outcome walk_in(struct task *t, int64_t session, int64_t person)
{
    struct attendance_mark m = { person, MARK_present, INT_NONE, true };
    struct register_entry e = REGISTER_ENTRY;
    struct problems ps = { 0 };

    e.version = INT64_MAX; /* over whatever stands: she is in the room */
    e.marks = (struct attendance_marks){ &m, 1, 1 };
    enum outcome done = attendance_record(t, session, &e, &ps);
    return done == INVALID ? NOT_ALLOWED : done;
}

TEST_UNUSED struct attendance_of attendance_of_one(struct task *t, int64_t group, int64_t person)
{
    struct member_tallies all = attendance_tallies(t, group);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].person.id == person)
            return all.at[i].of;
    return (struct attendance_of){ .percent = INT_NONE };
}

TEST_UNUSED enum outcome save_child(struct task *t, int64_t session, int64_t version, int64_t child, const char *state)
{
    struct child_mark c = { child, str_of(state) };
    struct register_entry e = REGISTER_ENTRY;
    struct problems ps = { 0 };

    e.version = version;
    e.children = (struct child_marks){ &c, 1, 1 };
    return attendance_record(t, session, &e, &ps);
}

TEST_UNUSED int64_t version_of(struct task *t, int64_t session)
{
    struct session_brief s;

    assert_int_equal(groups_session(t, session, &s), DONE);
    return s.register_version;
}

TEST_UNUSED enum mark mark_of(struct task *t, int64_t session, int64_t person)
{
    struct sheet sheet;

    assert_int_equal(attendance_sheet(t, session, &sheet), DONE);
    for (size_t i = 0; i < sheet.rows.n; i++)
        if (sheet.rows.at[i].person == person)
            return sheet.rows.at[i].mark;
    return MARK_NONE;
}
