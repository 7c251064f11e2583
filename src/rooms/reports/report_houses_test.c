/* Tests of reports by organisation on both engines: each thing belongs to one organisation of the project, all of them
 * together are the project, what is small in one is not told by the others, and a stored run keeps of which one it is.
 * That an integer solver finds nothing either: solved_test.c. */
#include "rooms/reports/report_runs.h"
#include "rooms/reports/reports.h"
#include "tests/figures_testing.h"
#include "tests/reports_testing.h"

enum { LEAD = 901, PARTNER = 902, HERS = 107, THEIRS = 108, MANAGER = 7, COORDINATOR = 8 };

static void become(struct task *t, enum role role)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *who = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ PROJECT, role, S("S1"), S("Project") };
    *who = (struct viewer){
        .staff = role == ROLE_MANAGER ? MANAGER : COORDINATOR, .role = role, .projects = in, .nprojects = 1
    };
    t->viewer = who;
}

/* A lead and a partner, to whom the Arabic group and one of two workers belong. */
static void take_part(struct task *t)
{
    lay_out(t);
    test_sql(t, "INSERT INTO projects_organisation (id, source_key, name, name_key, business_id, kind, version) VALUES "
                "(901, '', 'Lead', 'lead', '', '', 1), (902, '', 'Partner', 'partner', '', '', 1)");
    test_sql(t, "INSERT INTO projects_partnership (id, source_key, project_id, organisation_id, part, version) VALUES "
                "(901, '', 10, 901, 'lead', 1), (902, '', 10, 902, 'partner', 1)");
    test_sql(t, "UPDATE groups_group SET organisation_id = 902 WHERE id = 51");
    test_sql(t, "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, "
                "version, created_at) VALUES (107, '', 'Lea', CAST('a' AS {bytes}), 'l@example.org', 'counsellor', '', "
                "0, 0, 1, ''), (108, '', 'Pia', CAST('b' AS {bytes}), 'p@example.org', 'counsellor', '', 0, 0, 1, '')");
    test_sql(t, "INSERT INTO auth_staff_project (staff_id, project_id, role, organisation_id) VALUES "
                "(107, 10, 'counsellor', NULL), (108, 10, 'counsellor', 902)");
}

static void spell(struct task *t, int id)
{
    ROW(t,
        "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, heard_from, "
        "version, created_at, entry_status, entry_education, exit_status, six_month_status) VALUES (%d, 'r%d', %d, 10, "
        "CAST('' AS {bytes}), '2026-02-01', 'friend', 1, '', 'unemployed', '3', '', '')",
        id, id, id);
    ROW(t, "UPDATE people_person SET birth_date = '1985-05-05' WHERE id = %d", id);
}

/* Persons with these numbers, in a group (0: in none). */
static void come(struct task *t, int from, int to, int group)
{
    for (int p = from; p <= to; p++) {
        person(t, p);
        spell(t, p);
        if (group != 0)
            member(t, p, group, p, "member", "2026-02-01", "");
    }
}

static void contact(struct task *t, int id, int staff, int who)
{
    ROW(t,
        "INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, topic, person_id, minutes, "
        "staff_id, version, created_at) VALUES (%d, '', 10, '2026-03-01', 'phone', 'som', 'housing', NULLIF(%d, 0), "
        "10, NULLIF(%d, 0), 1, '')",
        id, who, staff);
}

static void talk(struct task *t, int id, int staff, int who)
{
    ROW(t,
        "INSERT INTO counselling_talk (id, source_key, person_id, project_id, day, depth, minutes, topics, staff_id, "
        "version) VALUES (%d, '', %d, 10, '2026-03-02', 'light', 60, NULL, NULLIF(%d, 0), 1)",
        id, who, staff);
}

/* Of all, of the lead, of the partner. */
static void assert_parts(struct task *t, const char *path, int64_t all, int64_t lead, int64_t partner)
{
    const int64_t said[] = { all, lead, partner }, of[] = { 0, LEAD, PARTNER };
    struct report_scope s = reports_scope_for(t, PROJECT);

    for (size_t i = 0; i < 3; i++) {
        s.organisation = of[i];
        int64_t n = figure(t, &s, path);
        if (n != said[i])
            fail_msg("%s of %lld: %lld instead of %lld", path, (long long)of[i], (long long)n, (long long)said[i]);
    }
}

static const char *in_house(struct task *t, const char *report, int64_t organisation, const char *figure)
{
    char id[ID_TEXT];

    id_text(organisation, id);
    return str_z(t->a, str_fmt(t->a, "%s.by_organisation.%s.%s", report, id, figure));
}

RULE(each_thing_belongs_to_one_organisation_and_together_they_are_the_project)
{
    take_part(t);
    come(t, 1, 4, SOMALI);
    come(t, 5, 6, ARABIC);
    member(t, 21, ARABIC, 1, "member", "2026-04-01", "");  /* her first group is the other one */
    member(t, 22, SOMALI, 5, "waiting", "2026-01-01", ""); /* waited there, and was no member */
    come(t, 7, 8, 0);                                      /* in no group: with whom the worker works; with the lead */
    ROW(t, "INSERT INTO caseload_responsible (id, source_key, participation_id, staff_id, since, version) VALUES "
           "(1, '', 7, 108, '2026-02-01', 1)");
    session(t, 1, SOMALI, "2026-03-03", "held", "10:00", "12:00");
    session(t, 2, ARABIC, "2026-03-04", "held", "10:00", "11:00");
    mark(t, 1, 1, "present"), mark(t, 1, 2, "present"), mark(t, 2, 5, "present"), mark(t, 2, 1, "present");
    contact(t, 1, HERS, 5), contact(t, 2, THEIRS, 1), contact(t, 3, 0, 6), contact(t, 4, 999, 0);
    talk(t, 1, HERS, 5), talk(t, 2, THEIRS, 1), talk(t, 3, 0, 7);
    become(t, ROLE_MANAGER);
    assert_parts(t, "esf.indicators.EECO01.total", 8, 5, 3);
    assert_parts(t, "esf.records.records.all", 8, 5, 3);
    assert_parts(t, "targets.targets.persons.reached", 8, 5, 3);
    assert_parts(t, "targets.targets.groups.reached", 2, 1, 1);
    assert_parts(t, "targets.targets.sessions.reached", 2, 1, 1);
    assert_parts(t, "targets.targets.hours.reached", 3, 2, 1);
    assert_parts(t, "targets.targets.contacts.reached", 4, 2, 2);
    assert_parts(t, "targets.targets.person_hours.reached", 6, 4, 2);
    assert_parts(t, "targets.targets.counselling_hours.reached", 3, 1, 2);
    assert_parts(t, "activity.months..visits", 4, 2, 2);
    assert_parts(t, "activity.months..contacts", 4, 2, 2);
    assert_parts(t, "activity.months..talks", 3, 1, 2);
    assert_parts(t, "activity.months..newcomers", 8, 5, 3);
    struct report_scope s = reports_scope_for(t, PROJECT);
    assert_figure(t, &s, in_house(t, "activity", PARTNER, "visits"), 2);
    assert_figure(t, &s, in_house(t, "activity", LEAD, "newcomers"), 5);
    assert_figure(t, &s, in_house(t, "targets", PARTNER, "reached"), 3); /* its first line: persons */
    assert_figure(t, &s, in_house(t, "esf", PARTNER, "total"), 3);       /* EECO01 */
}

RULE(rows_behind_a_figure_are_those_of_the_organisation)
{
    static const char *const paths[] = { "targets.targets.persons.reached", "targets.targets.sessions.reached",
        "targets.targets.contacts.reached", "targets.targets.groups.reached", "activity.months..visits",
        "activity.months..contacts", "activity.months..newcomers", "esf.indicators.EECO01.total",
        "esf.records.records.all" };

    take_part(t);
    come(t, 1, 4, SOMALI);
    come(t, 5, 6, ARABIC);
    session(t, 1, SOMALI, "2026-03-03", "held", "10:00", "12:00");
    session(t, 2, ARABIC, "2026-03-04", "held", "10:00", "11:00");
    mark(t, 1, 1, "present"), mark(t, 1, 2, "present"), mark(t, 2, 5, "present");
    contact(t, 1, HERS, 0), contact(t, 2, THEIRS, 0), contact(t, 3, THEIRS, 0);
    become(t, ROLE_MANAGER);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        for (int64_t of = LEAD; of <= PARTNER; of++) {
            struct report_scope s = reports_scope_for(t, PROJECT);
            s.organisation = of;
            int64_t n = figure(t, &s, paths[i]);
            struct figure_rows rows = figure_behind(t, &s, paths[i], 0, 50);
            if (n <= 0 || rows.total != n || (int64_t)rows.n != n)
                fail_msg("%s: %lld rows of %lld", paths[i], (long long)rows.n, (long long)n);
        }
}

RULE(a_small_count_of_an_organisation_is_told_by_no_other_figure)
{
    static const char *const paths[] = { "esf.indicators.EECO01.total", "targets.targets.persons.reached",
        "activity.months..newcomers" };

    take_part(t);
    come(t, 1, 12, SOMALI);
    come(t, 21, 23, ARABIC);
    become(t, ROLE_COORDINATOR);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        assert_parts(t, paths[i], 15, INT_NONE, INT_NONE);
    struct report_scope s = reports_scope_for(t, PROJECT);
    assert_figure(t, &s, in_house(t, "activity", LEAD, "newcomers"), INT_NONE);
    assert_figure(t, &s, in_house(t, "activity", PARTNER, "newcomers"), INT_NONE);
    come(t, 24, 32, ARABIC);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        assert_parts(t, paths[i], 24, 12, 12);
}

RULE(hours_of_few_visits_are_not_told_by_those_of_the_others)
{
    take_part(t);
    come(t, 1, 12, SOMALI);
    come(t, 21, 32, ARABIC);
    session(t, 1, SOMALI, "2026-03-03", "held", "10:00", "12:00");
    session(t, 2, ARABIC, "2026-03-04", "held", "08:00", "16:00");
    for (int p = 1; p <= 12; p++)
        mark(t, 1, p, "present");
    mark(t, 2, 21, "present");
    become(t, ROLE_COORDINATOR);
    assert_parts(t, "targets.targets.person_hours.reached", 32, INT_NONE, INT_NONE);
    assert_parts(t, "activity.months..person_minutes", 13 * 120 + 360, INT_NONE, INT_NONE);
}

RULE(nobody_else_than_an_organisation_of_the_project_is_asked_for_and_none_without_partners)
{
    struct report_scope s = { .project = PROJECT, .organisation = PARTNER };

    lay_out(t);
    come(t, 1, 6, SOMALI);
    become(t, ROLE_MANAGER);
    assert_int_equal(reports_scope(t, report_by_name(S("esf")), &s).organisation, 0);
    assert_int_equal(report_houses(t, PROJECT).n, 0);
    test_sql(t, "INSERT INTO projects_organisation (id, source_key, name, name_key, business_id, kind, version) VALUES "
                "(902, '', 'Partner', 'partner', '', '', 1)");
    test_sql(t, "INSERT INTO projects_partnership (id, source_key, project_id, organisation_id, part, version) VALUES "
                "(902, '', 10, 902, 'partner', 1)");
    struct report_houses houses = report_houses(t, PROJECT);
    assert_int_equal(houses.n, 2);
    assert_int_equal(houses.at[0].organisation, REPORT_LEAD); /* it has no name yet */
    s = reports_scope(t, report_by_name(S("esf")), &s);
    assert_int_equal(s.organisation, PARTNER);
    assert_figure(t, &s, "esf.indicators.EECO01.total", 0);
    s.organisation = REPORT_LEAD;
    assert_figure(t, &s, "esf.indicators.EECO01.total", 6);
    s.organisation = 77;
    assert_int_equal(reports_scope(t, report_by_name(S("esf")), &s).organisation, 0);
    s.organisation = PARTNER;
    assert_int_equal(reports_scope(t, report_by_name(S("caseload")), &s).organisation, 0);
}

RULE(a_stored_run_keeps_of_which_organisation_it_is)
{
    static const char *const each[] = { "esf", "activity", "targets", "attendance" };
    const struct report_scope s = { .project = PROJECT, .organisation = PARTNER };
    struct problems problems = { 0 };
    struct report_tables today;
    struct report_run run;
    int64_t id;

    take_part(t);
    come(t, 1, 6, SOMALI);
    come(t, 21, 29, ARABIC);
    become(t, ROLE_MANAGER);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        const struct report *report = report_by_name(str_of(each[i]));
        assert_int_equal(report_run_store(t, report, &s, S("Partner"), &id, &problems), DONE);
        assert_int_equal(report_run_read(t, id, &run), DONE);
        assert_int_equal(run.scope.organisation, PARTNER);
        (void)report_run_tables(t, &run);
        assert_false(run.scope.by_other_rules);
        assert_true(str_find(report_run_json(t, &run), S("\"organisation\": ")) > 0);
        assert_true(report_run_today(t, &run, &today));
        assert_int_equal(
            report_run_store(t, report, &(struct report_scope){ .project = PROJECT }, S("All"), &id, &problems), DONE);
        assert_int_equal(report_run_read(t, id, &run), DONE);
        (void)report_run_tables(t, &run);
        assert_false(run.scope.by_other_rules);
        assert_int_equal(report_run_seen(t, &run), RUN_WHOLE);
    }
}

RULES(each_thing_belongs_to_one_organisation_and_together_they_are_the_project,
    rows_behind_a_figure_are_those_of_the_organisation, a_small_count_of_an_organisation_is_told_by_no_other_figure,
    hours_of_few_visits_are_not_told_by_those_of_the_others,
    nobody_else_than_an_organisation_of_the_project_is_asked_for_and_none_without_partners,
    a_stored_run_keeps_of_which_organisation_it_is)
