/* Tests of the calendar file: wall time on both sides of summer time, escaping, folding, and what non-disclosure leaves
 * out. */
#include "rooms/groups/groups_ics.h"
#include "tests/groups_testing.h"

static struct str file_of(struct task *t)
{
    struct group_record g;
    struct session_briefs sessions = groups_sessions_of(t, GROUP);

    assert_int_equal(groups_record(t, GROUP, GROUP_REGISTER, &g), DONE);
    return groups_ics(t, &g, &sessions, groups_shielded(t, GROUP));
}

static bool has(struct str file, const char *text) { return str_find(file, str_of(text)) >= 0; }

static void add_session(struct task *t, const char *day, const char *theme, const char *state)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO groups_session (id, source_key, group_id, project_id, day, start_time, "
                                "end_time, kind, theme, module, expert, state, cancel_reason, visitors, carers, "
                                "register_version, version, created_at) VALUES (%lld, '', 50, 10, '%s', '10:00', "
                                "'12:00', 'meeting', '%s', '', '', '%s', '', 0, 0, 0, 1, '2026-10-01T08:00:00Z')",
                                (long long)id_new(), day, theme, state)));
}

RULE(a_meeting_is_at_ten_on_the_wall_before_and_after_the_clocks_change)
{
    lay_out(t);
    add_session(t, "2026-10-22", "", "held");
    add_session(t, "2026-10-27", "", "planned");
    struct str file = file_of(t);
    assert_true(
        has(file, "DTSTART;TZID=Europe/Helsinki:20261022T100000\r\nDTEND;TZID=Europe/Helsinki:20261022T120000\r\n"));
    assert_true(has(file, "DTSTART;TZID=Europe/Helsinki:20261027T100000\r\n"));
    assert_true(has(file, "BEGIN:VTIMEZONE\r\nTZID:Europe/Helsinki\r\n"));
    assert_true(str_starts(file, S("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")));
    assert_true(str_ends(file, S("END:VEVENT\r\nEND:VCALENDAR\r\n")));
}

RULE(text_is_escaped_and_a_cancelled_session_says_so)
{
    lay_out(t);
    add_session(t, "2026-10-27", "Rent, work; a \\ b\nnext", "cancelled");
    struct str file = file_of(t);
    assert_true(has(file, "SUMMARY:Kontula: Rent\\, work\\; a \\\\ b\\nnext\r\n"));
    assert_true(has(file, "STATUS:CANCELLED\r\n"));
    assert_true(has(file, "LOCATION:Library\r\n"));
}

RULE(no_line_is_longer_than_75_bytes_and_no_letter_is_cut)
{
    struct str line, clean;
    lay_out(t);
    add_session(
        t, "2026-10-27", "مجموعة الأمهات تتحدث عن الصحة والتمارين وعن الحياة اليومية في المدينة وعن العمل", "planned");
    struct str rest = file_of(t);
    assert_true(text_clean(t->a, rest, &clean));
    while (str_cut(&rest, '\n', &line) && !str_empty(rest)) {
        assert_true(str_ends(line, S("\r")));
        assert_true(line.n <= 76);
        assert_true(text_clean(t->a, str_part(line, 0, line.n - 1), &clean));
    }
}

RULE(with_somebody_under_non_disclosure_the_file_says_only_the_day)
{
    lay_out(t);
    add_session(t, "2026-10-27", "Health", "planned");
    int64_t amina = person(t, "Amina", "Testi");
    assert_int_equal(groups_join(t, GROUP, amina, DAY("2026-10-06")), DONE);
    assert_false(groups_shielded(t, GROUP));
    test_sql(t, "UPDATE people_person SET protected = 1");
    struct str file = file_of(t);
    assert_true(has(file, "DTSTART;VALUE=DATE:20261027\r\nDTEND;VALUE=DATE:20261028\r\nSUMMARY:Meeting\r\n"));
    assert_false(has(file, "LOCATION"));
    assert_false(has(file, "Kontula"));
    assert_false(has(file, "Health"));
    assert_false(has(file, "T100000"));
}

/* The event of a day, without what belongs to others. */
static struct str event_on(struct task *t, struct str file, const char *digits)
{
    struct str start = str_fmt(t->a, ":%sT", digits);
    int64_t at = str_find(file, start), from = at, to = at;

    assert_true(at >= 0);
    while (!str_starts(str_part(file, (size_t)from, file.n), S("BEGIN:VEVENT")))
        from--;
    while (!str_starts(str_part(file, (size_t)to, file.n), S("END:VEVENT")))
        to++;
    return str_part(file, (size_t)from, (size_t)(to - from));
}

#define assert_changed(t, day, times, at) \
    assert_true( \
        has(event_on((t), file_of(t), (day)), "DTSTAMP:" at "\r\nLAST-MODIFIED:" at "\r\nSEQUENCE:" times "\r\n"))

RULE(a_calendar_that_has_the_event_already_learns_that_it_has_changed_and_when)
{
    struct group_record g;
    struct problems ps = { 0 };

    lay_out(t);
    add_session(t, "2026-12-08", "", "planned");
    add_session(t, "2026-12-15", "", "planned");
    int64_t first = test_number(t, "SELECT id FROM groups_session WHERE day = '2026-12-08'");
    assert_changed(t, "20261208", "0", "20261001T080000Z");
    assert_false(has(file_of(t), "METHOD:")); /* PUBLISH asks for an organizer (RFC 5546) */
    struct session_time to = { .day = DAY("2026-12-09"), .start = { "17:00" }, .end = { "19:00" } };
    assert_int_equal(groups_move_session(t, first, 1, to, &ps), DONE);
    assert_changed(t, "20261209", "1", "20261122T083000Z");
    assert_changed(t, "20261215", "0", "20261001T080000Z");
    assert_int_equal(groups_cancel_session(t, first, 2, S("Ill"), &ps), DONE);
    assert_changed(t, "20261209", "2", "20261122T083000Z");
    assert_int_equal(groups_restore_session(t, first, 3), DONE);
    assert_changed(t, "20261209", "3", "20261122T083000Z");
    assert_int_equal(groups_record(t, GROUP, GROUP_LEAD, &g), DONE);
    g.card.capacity = 7; /* nothing that a calendar shows */
    assert_int_equal(groups_change(t, GROUP, g.version, &g.card, &ps), DONE);
    assert_changed(t, "20261215", "0", "20261001T080000Z");
    g.card.venue = S("Another house");
    assert_int_equal(groups_change(t, GROUP, g.version + 1, &g.card, &ps), DONE);
    assert_changed(t, "20261215", "1", "20261122T083000Z");
    assert_changed(t, "20261209", "4", "20261122T083000Z");
}

RULES(a_meeting_is_at_ten_on_the_wall_before_and_after_the_clocks_change,
    text_is_escaped_and_a_cancelled_session_says_so, no_line_is_longer_than_75_bytes_and_no_letter_is_cut,
    with_somebody_under_non_disclosure_the_file_says_only_the_day,
    a_calendar_that_has_the_event_already_learns_that_it_has_changed_and_when)
