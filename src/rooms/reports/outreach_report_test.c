/* Tests of the report "outreach" against a case counted by hand, on both engines: effort by language, word of mouth,
 * new and returning members, what came of places and parties, the rows behind its figures, and what a coordinator sees.
 */
#include "tests/reports_testing.h"

#include "rooms/reports/reports.h"
#include "tests/figures_testing.h"

static const struct report_scope year = { .project = PROJECT, .from = { "2026-01-01" }, .to = { "2026-12-31" } };

static void place(struct task *t, int id, const char *kind, const char *languages)
{
    ROW(t,
        "INSERT INTO outreach_place (id, source_key, project_id, name, sort_key, kind, street, area, municipality, "
        "languages, code, note, version) VALUES (%d, '', 10, 'Place %d', CAST('%d' AS {bytes}), '%s', '', '', '', "
        "'%s', "
        "'code%d', '', 1)",
        id, id, id, kind, languages, id);
}

static void visit(struct task *t, int id, int in, const char *day, int minutes, int workers, const char *languages)
{
    ROW(t,
        "INSERT INTO outreach_visit (id, source_key, place_id, day, minutes, workers, material, copies, met, asked, "
        "adults, children, relatives, languages, note, version, created_at) VALUES (%d, '', %d, '%s', %d, %d, '', 10, "
        "8, "
        "2, 20, 30, 5, '%s', '', 1, '')",
        id, in, day, minutes, workers, languages);
}

static void contact(struct task *t, int id, int who, const char *day, const char *language, int minutes)
{
    ROW(t,
        "INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, topic, person_id, minutes, "
        "version, created_at) VALUES (%d, '', 10, '%s', 'phone', '%s', '', NULLIF(%d, 0), %d, 1, '')",
        id, day, language, who, minutes);
}

static void began(struct task *t, int id, int who, const char *on, const char *heard)
{
    ROW(t,
        "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, entry_status, "
        "entry_education, heard_from, exit_status, six_month_status, version, created_at) VALUES (%d, '', %d, 10, "
        "CAST('' AS {bytes}), '%s', '', '', '%s', '', '', 1, '')",
        id, who, on, heard);
}

static void came(struct task *t, int in, const char *day, int n)
{
    ROW(t, "INSERT INTO sign_up_came (code, day, group_id, n) VALUES ('code%d', '%s', 50, %d)", in, day, n);
}

/* A shop where Somali and Arabic are spoken, a party in Somali. Persons 1 to 4 speak Somali, 5 Arabic too and first, of
 * 6 nothing is known; 4 began the year before and once more. */
static void case_by_hand(struct task *t)
{
    lay_out(t);
    for (int p = 1; p <= 6; p++)
        person(t, p);
    test_sql(t, "UPDATE people_person SET languages = 'ara;som' WHERE id = 5");
    test_sql(t, "UPDATE people_person SET languages = '' WHERE id = 6");
    place(t, 1, "shop", "som;ara");
    place(t, 2, "party", "som");
    visit(t, 1, 1, "2025-12-20", 600, 1, ""); /* before the year */
    visit(t, 2, 1, "2026-01-10", 45, 1, "");  /* 23 Somali, 22 Arabic */
    visit(t, 3, 1, "2026-02-10", 60, 2, "ara");
    visit(t, 4, 2, "2026-03-01", 180, 1, "");
    contact(t, 1, 0, "2026-01-15", "som", 20);
    contact(t, 2, 1, "2026-01-31", "som", 10); /* begins the day after */
    contact(t, 3, 1, "2026-02-02", "som", 55); /* has begun */
    contact(t, 4, 0, "2026-02-02", "", 5);
    contact(t, 5, 3, "2026-03-05", "som", 7); /* begins on that day */
    began(t, 1, 1, "2026-02-01", "friend");
    began(t, 2, 2, "2026-02-01", "friend");
    began(t, 3, 3, "2026-03-05", "shop");
    began(t, 4, 4, "2025-05-01", "friend");
    began(t, 5, 4, "2026-04-01", "brochure");
    began(t, 6, 5, "2026-04-01", "");
    began(t, 7, 6, "2026-04-01", "friend");
    came(t, 1, "2026-01-09", 1);
    came(t, 1, "2026-02-20", 2);
    came(t, 2, "2026-03-01", 1);
    came(t, 2, "2026-03-29", 2); /* four weeks later */
    came(t, 2, "2026-03-30", 4);
}

RULE(hours_are_divided_by_who_started_in_each_language)
{
    static const struct {
        const char *path;
        int64_t n;
    } each[] = { { "outreach.by_language.som.visit_minutes", 23 + 180 },
        { "outreach.by_language.som.contact_minutes", 37 }, { "outreach.by_language.som.minutes", 240 },
        { "outreach.by_language.som.started", 4 }, { "outreach.by_language.som.minutes_per_started", 60 },
        { "outreach.by_language.ara.visit_minutes", 22 + 120 }, { "outreach.by_language.ara.started", 1 },
        { "outreach.by_language.ara.minutes_per_started", 142 }, { "outreach.by_language.und.contact_minutes", 5 },
        { "outreach.by_language.und.started", 1 }, { "outreach.by_language..minutes", 240 + 142 + 5 },
        { "outreach.by_language..started", 6 } };

    case_by_hand(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        assert_figure(t, &year, each[i].path, each[i].n);
    struct report_tables tables = reports_tables(t, report_by_name(S("outreach")), &year);
    const struct report_table *all = test_table(&tables, S("effort"));
    assert_int_equal(report_count(&all->at[0], 2), 387);
    assert_int_equal(report_count(&all->at[0], 3), 6);
    assert_int_equal(report_count(&all->at[0], 4), 65); /* 64.5 minutes */
}

RULE(the_share_of_word_of_mouth_is_of_those_who_started)
{
    case_by_hand(t);
    assert_figure(t, &year, "outreach.by_language.som.friends", 2);
    assert_figure(t, &year, "outreach.by_language.som.friends%", 50);
    assert_figure(t, &year, "outreach.by_language..friends", 3);
}

RULE(new_and_returning_members_are_told_apart)
{
    lay_out(t);
    for (int p = 1; p <= 5; p++)
        person(t, p);
    member(t, 1, SOMALI, 1, "member", "2026-02-01", "");         /* new */
    member(t, 2, SOMALI, 2, "left", "2025-02-01", "2025-06-01"); /* the year before */
    member(t, 3, ARABIC, 2, "member", "2026-02-01", "");         /* returns */
    member(t, 4, SOMALI, 3, "left", "2026-02-01", "2026-03-01"); /* new, */
    member(t, 5, ARABIC, 3, "member", "2026-05-01", "");         /* and back in the same year */
    member(t, 6, SOMALI, 4, "waiting", "2026-02-01", "");        /* nobody yet */
    member(t, 7, SOMALI, 5, "left", "2026-02-01", "2026-03-01"); /* new; her group goes on in another */
    member(t, 8, ARABIC, 5, "member", "2026-03-01", "");
    test_sql(t, "UPDATE groups_membership SET origin_id = 7 WHERE id = 8");
    began(t, 1, 1, "2026-02-01", ""); /* or the report is empty */
    assert_figure(t, &year, "outreach.members.new.persons", 3);
    assert_figure(t, &year, "outreach.members.returning.persons", 2);
}

RULE(a_place_tells_what_came_of_it_and_how_long_it_took)
{
    struct report_scope s = year;

    case_by_hand(t);
    test_sql(t, "INSERT INTO sign_up_entry (id, group_id, project_id, state, language, children, heard, said_in, "
                "saved_at, sent_at, person_id, reason, version, came_from) VALUES (1, 50, 10, 'taken', 'som', '', '', "
                "'so', '2026-02-20T10:00:00Z', '2026-02-20T10:00:00Z', 1, '', 2, 'code1')");
    test_sql(t, "INSERT INTO sign_up_entry (id, group_id, project_id, state, language, children, heard, said_in, "
                "saved_at, sent_at, person_id, reason, version, came_from) VALUES "
                "(2, 50, 10, 'taken', 'som', '', '', 'so', '', '2026-03-01T12:00:00Z', 3, '', 2, 'code2'), "
                "(3, 50, 10, 'known', 'som', '', '', 'so', '', '2026-03-29T10:00:00Z', 4, '', 2, 'code2'), "
                "(4, 50, 10, 'taken', 'som', '', '', 'so', '', '2026-03-30T10:00:00Z', 5, '', 2, 'code2'), "
                "(5, 50, 10, 'new', 'som', '', '', 'so', '', '2026-03-02T10:00:00Z', NULL, '', 1, 'code2')");
    static const struct {
        const char *path;
        int64_t n;
    } each[] = { { "outreach.places.Place 1.visits", 2 }, { "outreach.places.Place 1.minutes", 165 },
        { "outreach.places.Place 1.met", 16 }, { "outreach.places.Place 1.asked", 4 },
        { "outreach.places.Place 1.copies", 20 }, { "outreach.places.Place 1.came", 3 },
        { "outreach.places.Place 1.taken", 1 }, { "outreach.places.Place 1.days_until_known", 20 },
        { "outreach.places.Place 2.days_until_known", 0 }, { "outreach.gatherings.Place 2.adults", 20 },
        { "outreach.gatherings.Place 2.children", 30 }, { "outreach.gatherings.Place 2.relatives", 5 },
        { "outreach.gatherings.Place 2.came", 3 }, { "outreach.gatherings.Place 2.contacted", 1 },
        { "outreach.gatherings.Place 2.started", 2 } };
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        assert_figure(t, &s, each[i].path, each[i].n);
    struct report_scope rest = year; /* half past midnight in Helsinki */
    rest.from = DAY("2026-02-20");
    test_sql(t, "UPDATE sign_up_entry SET sent_at = '2026-02-19T22:30:00Z' WHERE id = 1");
    assert_figure(t, &rest, "outreach.places.Place 1.taken", 1);
    test_sql(t, "UPDATE sign_up_entry SET sent_at = '2026-02-19T21:30:00Z' WHERE id = 1");
    assert_figure(t, &rest, "outreach.places.Place 1.taken", 0);
    test_sql(t, "DELETE FROM outreach_visit WHERE day < '2026-01-10'"); /* who signed up before any visit: not known */
    assert_figure(t, &s, "outreach.places.Place 1.days_until_known", INT_NONE);
}

static void opened(struct task *t, int group, const char *on)
{
    ROW(t,
        "INSERT INTO sign_up_opening (group_id, project_id, open, street, phone, led_by, version, changed_at, "
        "opened_on) VALUES (%d, 10, 1, '', '', '', 1, '', NULLIF('%s', ''))",
        group, on);
}

RULE(a_group_tells_how_long_it_took_until_it_was_known)
{
    struct report_scope early = year, outside = year;

    case_by_hand(t);
    opened(t, SOMALI, "2026-02-01");
    opened(t, ARABIC, "");                                       /* before that was kept */
    member(t, 1, SOMALI, 1, "left", "2026-01-31", "2026-02-10"); /* the day before; */
    member(t, 2, SOMALI, 1, "member", "2026-02-20", "");         /* she comes back: the third */
    member(t, 3, SOMALI, 2, "member", "2026-02-08", "");         /* the first */
    member(t, 4, SOMALI, 3, "left", "2026-02-09", "2026-03-01");
    member(t, 5, SOMALI, 3, "member", "2026-03-05", ""); /* again: no other person */
    member(t, 6, SOMALI, 4, "waiting", "2026-02-02", "");
    member(t, 7, SOMALI, 5, "member", "2026-04-01", "");
    member(t, 8, SOMALI, 6, "member", "2026-05-02", ""); /* the fifth */
    assert_figure(t, &year, "outreach.groups.Kontula.joined", 5);
    assert_figure(t, &year, "outreach.groups.Kontula.days_to_first", 7);
    assert_figure(t, &year, "outreach.groups.Kontula.days_to_fifth", 90);
    struct report_tables tables = reports_tables(t, report_by_name(S("outreach")), &year);
    assert_int_equal(test_table(&tables, S("groups"))->n, 1);
    early.to = DAY("2026-05-01");
    assert_figure(t, &early, "outreach.groups.Kontula.joined", 4);
    assert_figure(t, &early, "outreach.groups.Kontula.days_to_fifth", INT_NONE);
    outside.threshold = 6;
    assert_figure(t, &outside, "outreach.groups.Kontula.joined", INT_NONE);
    assert_figure(t, &outside, "outreach.groups.Kontula.days_to_first", INT_NONE);
}

RULE(who_sees_no_persons_gets_no_effort_of_a_few)
{
    struct report_scope outside = year;

    outside.threshold = 5;
    case_by_hand(t);
    assert_figure(t, &outside, "outreach.by_language.som.started", INT_NONE);
    assert_figure(t, &outside, "outreach.by_language.som.minutes_per_started", INT_NONE);
    assert_figure(t, &outside, "outreach.by_language.som.minutes", 240); /* hours of the workers are theirs */
    assert_figure(t, &outside, "outreach.places.Place 1.came", INT_NONE);
    assert_figure(t, &outside, "outreach.places.Place 1.days_until_known", INT_NONE);
    assert_figure(t, &outside, "outreach.places.Place 2.came", 7);
    assert_figure(t, &outside, "outreach.gatherings.Place 2.came", INT_NONE);
}

RULES(hours_are_divided_by_who_started_in_each_language, the_share_of_word_of_mouth_is_of_those_who_started,
    new_and_returning_members_are_told_apart, a_place_tells_what_came_of_it_and_how_long_it_took,
    a_group_tells_how_long_it_took_until_it_was_known, who_sees_no_persons_gets_no_effort_of_a_few)
