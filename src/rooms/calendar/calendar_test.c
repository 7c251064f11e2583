/* Tests of the calendar of a member of staff, on both engines: its address is made, found, counted and taken down; what
 * the file says, and what it never says. */
#include "rooms/calendar/calendar.h"
#include "auth/feed.h"
#include "auth/token.h"
#include "rooms/appointments/appointments.h"
#include "tests/attendance_testing.h"

static bool has(struct str file, const char *text) { return str_find(file, str_of(text)) >= 0; }

/* Of a counsellor of the project, with her. */
static int64_t appointment(struct task *t, int64_t person)
{
    struct appointment a = { .person = person,
        .project = PROJECT,
        .minutes = 45,
        .day = DAY("2026-11-24"),
        .start = (struct clock){ "13:30" },
        .channel = S("office"),
        .place = S("Kulmatalo 3"),
        .state = S("planned"),
        .note = S("About Hodan") };
    struct problems ps = { 0 };
    int64_t id = 0;

    test_sql(t, "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, "
                "version, created_at) VALUES (101, '', 'Maija', CAST('c' AS {bytes}), 'm@example.org', 'counsellor', "
                "'', 0, 0, 1, '2026-01-01T00:00:00Z')");
    test_sql(t, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (101, 10, 'counsellor')");
    become(t, MANAGER, ROLE_COUNSELLOR);
    assert_int_equal(appointments_add(t, &a, &id, &ps), DONE);
    return id;
}

RULE(an_address_is_found_by_its_token_until_it_is_made_anew_taken_down_or_its_owner_is_disabled)
{
    struct feed_owner whose;
    struct feed f;
    (void)furnish(t);
    assert_false(feed_of(t, LEADER, &f));
    struct str first = feed_make(t), second;
    assert_true(feed_find(t, first, &whose));
    assert_int_equal(whose.staff, LEADER);
    second = feed_make(t);
    assert_false(feed_find(t, first, &whose));
    assert_true(feed_find(t, second, &whose));
    assert_false(feed_find(t, S(""), &whose));
    assert_false(feed_find(t, S("no such token"), &whose));
    test_sql(t, "UPDATE staff SET disabled = 1 WHERE id = 102");
    assert_false(feed_find(t, second, &whose));
    test_sql(t, "UPDATE staff SET disabled = 0 WHERE id = 102");
    assert_true(feed_find(t, second, &whose));
    assert_true(feed_withdraw(t, LEADER));
    assert_false(feed_find(t, second, &whose));
    assert_false(feed_withdraw(t, LEADER));
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'calendar' AND act = 'create'"), 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'calendar' AND act = 'delete'"), 1);
}

RULE(the_file_has_ones_own_sessions_and_appointments_and_names_nobody)
{
    struct room m = furnish(t);
    test_sql(t, "UPDATE groups_session SET theme = 'Amina tells', expert = 'Doctor Korhonen'");
    appointment(t, m.amina);
    struct str leads = calendar_file(t, LEADER), counsels = calendar_file(t, MANAGER);
    assert_true(has(leads, "SUMMARY:Kontula: "));
    assert_true(has(leads, "LOCATION:Library"));
    assert_true(has(leads, "DTSTART;TZID=Europe/Helsinki:20261124T100000"));
    assert_false(has(leads, "Malmi")); /* a group of others */
    assert_false(has(leads, "20261124T133000"));
    assert_true(has(counsels, "DTSTART;TZID=Europe/Helsinki:20261124T133000"));
    assert_false(has(counsels, "Kontula"));
    static const char *const never[] = { "Amina", "Hodan", "Testi", "Doctor", "Kulmatalo", "Leena" };
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        assert_false(has(leads, never[i]) || has(counsels, never[i]));
}

RULE(the_file_says_neither_group_nor_place_nor_hour_where_somebody_must_not_be_found)
{
    struct room m = furnish(t);
    test_sql(
        t, str_z(t->a, str_fmt(t->a, "UPDATE people_person SET protected = 1 WHERE id = %lld", (long long)m.sahra)));
    struct str file = calendar_file(t, LEADER);
    assert_true(has(file, "SUMMARY:Meeting"));
    assert_true(has(file, "DTSTART;VALUE=DATE:20261124"));
    assert_false(has(file, "Kontula") || has(file, "Library") || has(file, "T100000"));
}

RULE(the_file_reaches_thirty_days_back_and_half_a_year_ahead_and_ends_with_the_work_in_the_project)
{
    (void)furnish(t);
    add_session(t, 910, GROUP, "2026-10-22"); /* 31 days ago */
    add_session(t, 911, GROUP, "2026-10-23");
    add_session(t, 912, GROUP, "2027-05-21"); /* 180 days ahead */
    add_session(t, 913, GROUP, "2027-05-22");
    struct str file = calendar_file(t, LEADER);
    assert_false(has(file, "20261022T"));
    assert_true(has(file, "20261023T"));
    assert_true(has(file, "20270521T"));
    assert_false(has(file, "20270522T"));
    test_sql(t, "DELETE FROM auth_staff_project WHERE staff_id = 102");
    assert_false(has(calendar_file(t, LEADER), "BEGIN:VEVENT"));
}

RULE(the_file_is_the_same_to_the_byte_until_something_changes)
{
    struct room m = furnish(t);
    int64_t id = appointment(t, m.amina);
    test_sql(t, "UPDATE appointments_appointment SET changed_at = NULL"); /* as from a package */
    struct str before = calendar_file(t, MANAGER);
    memcpy(t->now.t, "2026-11-22T21:45:00Z", sizeof t->now.t);
    assert_true(str_eq(before, calendar_file(t, MANAGER)));
    assert_int_equal(appointments_set(t, id, 1, S("cancelled")), DONE);
    assert_false(str_eq(before, calendar_file(t, MANAGER)));
}

RULES(an_address_is_found_by_its_token_until_it_is_made_anew_taken_down_or_its_owner_is_disabled,
    the_file_has_ones_own_sessions_and_appointments_and_names_nobody,
    the_file_says_neither_group_nor_place_nor_hour_where_somebody_must_not_be_found,
    the_file_reaches_thirty_days_back_and_half_a_year_ahead_and_ends_with_the_work_in_the_project,
    the_file_is_the_same_to_the_byte_until_something_changes)
