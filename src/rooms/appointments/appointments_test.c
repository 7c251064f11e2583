/* Tests of appointments, on both engines. */
#include "rooms/appointments/appointments.h"
#include "tests/people_testing.h"

static struct appointment with(int64_t project, int64_t person)
{
    return (struct appointment){ .person = person,
        .project = project,
        .minutes = 45,
        .day = DAY("2026-11-24"),
        .start = (struct clock){ "13:30" },
        .channel = S("office"),
        .place = S("Kulmatalo 3"),
        .language = S("ara"),
        .variety = S("Iraq"),
        .state = S("planned"),
        .note = S("The school") };
}

RULE(an_appointment_is_made_by_those_who_counsel_her_and_what_is_wrong_is_named)
{
    int64_t project = project_new(t, "P1"), person = person_made(t, project, "Amina", "Testi", "1990-01-01"), id;
    struct appointment a = with(project, person), got;
    struct problems ps = { 0 };

    become(t, ROLE_COUNSELLOR, project);
    assert_int_equal(appointments_add(t, &a, &id, &ps), DONE);
    assert_int_equal(appointments_get(t, id, &got), DONE);
    assert_str(got.place, "Kulmatalo 3");
    assert_str(got.variety, "Iraq");
    assert_int_equal(got.staff, t->viewer->staff);
    static const enum role others[] = { ROLE_MANAGER, ROLE_INSTRUCTOR, ROLE_PEER, ROLE_COORDINATOR, ROLE_ADMIN };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        become(t, others[i], project);
        assert_int_equal(appointments_add(t, &a, &id, &ps), NOT_ALLOWED);
        assert_int_equal(appointments_of(t, person, 0, 10).n, 0);
    }
    become(t, ROLE_COUNSELLOR, project);
    a.state = S("no_show"), a.language = S("nothing"), a.minutes = -1, a.channel = S("pigeon");
    assert_int_equal(appointments_add(t, &a, &id, &ps), INVALID); /* nobody stayed away from a day to come */
    static const char *const fields[] = { "channel", "minutes", "language", "state" };
    assert_int_equal(ps.n, 4);
    for (size_t i = 0; i < ps.n; i++)
        assert_str(ps.at[i].field, fields[i]);
}

RULE(ones_own_list_has_the_next_first_and_what_became_of_it_is_said_with_its_version)
{
    int64_t project = project_new(t, "P1"), person = person_made(t, project, "Amina", "Testi", "1990-01-01"), id;
    struct appointment a = with(project, person);
    struct problems ps = { 0 };

    become(t, ROLE_COUNSELLOR, project);
    assert_int_equal(appointments_add(t, &a, &id, &ps), DONE);
    a.day = DAY("2026-11-22");
    assert_int_equal(appointments_add(t, &a, &id, &ps), DONE);
    a.day = DAY("2026-11-10");
    assert_int_equal(appointments_add(t, &a, &id, &ps), DONE);
    assert_int_equal(appointments_mine(t, true, 0, 10).n, 1);
    struct appointments next = appointments_mine(t, false, 0, 10);
    assert_int_equal(next.n, 2);
    assert_day(next.at[0].day, "2026-11-22");
    assert_str(next.at[0].person_name, "Amina Testi");
    assert_int_equal(appointments_mine(t, false, 0, 1).total, 2);
    assert_int_equal(appointments_set(t, next.at[0].id, 9, S("held")), CONFLICT);
    assert_int_equal(appointments_set(t, next.at[1].id, 1, S("no_show")), INVALID); /* the day after tomorrow */
    assert_int_equal(appointments_set(t, next.at[0].id, 1, S("no_show")), DONE);
    assert_int_equal(appointments_fold_of(t, person).n, 1);
    const struct viewer *she = t->viewer;
    become(t, ROLE_COUNSELLOR, project);
    assert_int_equal(appointments_mine(t, false, 0, 10).n, 0); /* another's */
    assert_int_equal(appointments_of(t, person, 0, 10).n, 3);
    t->viewer = she;
    test_sql(t, "DELETE FROM auth_staff_project");
    assert_int_equal(appointments_mine(t, false, 0, 10).n, 0); /* she works there no more */
}

RULE(the_calendar_says_nothing_of_the_person_and_tells_of_changes)
{
    int64_t project = project_new(t, "P1"), person = person_made(t, project, "Amina", "Testi", "1990-01-01"), id;
    struct appointment a = with(project, person);
    struct problems ps = { 0 };

    become(t, ROLE_COUNSELLOR, project);
    assert_int_equal(appointments_add(t, &a, &id, &ps), DONE);
    assert_int_equal(appointments_set(t, id, 1, S("cancelled")), DONE);
    a.day = DAY("2026-11-26"), a.start = (struct clock){ "" };
    assert_int_equal(appointments_add(t, &a, &id, &ps), DONE);
    struct str file = appointments_ics(t);
    static const char *const never[] = { "Amina", "Testi", "Kulmatalo", "school", "Iraq", "ara" };
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        assert_true(str_find(file, str_of(never[i])) < 0);
    static const char *const always[] = { "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "STATUS:CANCELLED\r\n",
        "SEQUENCE:1\r\n", "DTSTART;TZID=Europe/Helsinki:20261124T133000\r\n",
        "DTEND;TZID=Europe/Helsinki:20261124T141500\r\n", "DTSTART;VALUE=DATE:20261126\r\n", "BEGIN:VALARM\r\n",
        "CLASS:PRIVATE\r\n", "SUMMARY:Appointment: Talk at the office\r\n", "END:VCALENDAR\r\n" };
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        if (str_find(file, str_of(always[i])) < 0)
            fail_msg("no %s in %.*s", always[i], STR_ARG(file));
}

RULES(an_appointment_is_made_by_those_who_counsel_her_and_what_is_wrong_is_named,
    ones_own_list_has_the_next_first_and_what_became_of_it_is_said_with_its_version,
    the_calendar_says_nothing_of_the_person_and_tells_of_changes)
