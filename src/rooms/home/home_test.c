/* Tests of the first page: each role sees what waits for it, and nothing of others; on both engines. */
#include "tests/reports_testing.h"

#include "rooms/home/home_view.h"
#include "auth/anchor.h"
#include "auth/journal.h"
#include "base/settings.h"
#include <unistd.h>

static void become(struct task *t, int64_t staff, enum role role)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *v = NEW(t->a, struct viewer);
    struct settings *s = NEW(t->a, struct settings);

    *in = (struct viewer_project){ PROJECT, role, S("S1"), S("Project") };
    *v = (struct viewer){
        .staff = staff, .role = role, .name = S("Aino"), .projects = in, .nprojects = role == ROLE_ADMIN ? 0 : 1
    };
    s->threshold = 5;
    t->viewer = v;
    t->settings = s;
}

static bool has(const struct home_view *v, const char *title)
{
    for (size_t i = 0; i < v->sections.n; i++)
        if (str_is(v->sections.at[i].title, title))
            return true;
    return false;
}

static const struct home_section *find(const struct home_view *v, const char *title)
{
    for (size_t i = 0; i < v->sections.n; i++)
        if (str_is(v->sections.at[i].title, title))
            return &v->sections.at[i];
    fail_msg("no section \"%s\"", title);
    return NULL;
}

/* A group of hers with a session today, one left open last week, and a member who was away twice. */
static void a_week_of_work(struct task *t)
{
    lay_out(t);
    person(t, 1), person(t, 2);
    member(t, 1, SOMALI, 1, "member", "2026-01-10", "");
    member(t, 2, SOMALI, 2, "member", "2026-01-10", "");
    test_sql(t, "INSERT INTO groups_leader (group_id, staff_id, role) VALUES (50, 7, 'leader')");
    session(t, 1, SOMALI, "2026-11-03", "held", "10:00", "12:00");
    session(t, 2, SOMALI, "2026-11-10", "held", "10:00", "12:00");
    session(t, 3, SOMALI, "2026-11-17", "planned", "10:00", "12:00");
    session(t, 4, SOMALI, "2026-11-22", "planned", "10:00", "12:00");
    session(t, 5, ARABIC, "2026-11-22", "planned", "10:00", "12:00");
    test_sql(t, "UPDATE groups_session SET closed_at = '2026-11-10T12:00:00Z' WHERE id IN (1, 2)");
    mark(t, 1, 1, "absent"), mark(t, 2, 1, "absent"), mark(t, 1, 2, "present"), mark(t, 2, 2, "absent");
}

RULE(nobody_sees_the_way_in_and_nothing_else)
{
    struct home_view v;
    a_week_of_work(t);
    t->viewer = &VIEWER_NOBODY;
    home_fill(t, &v);
    assert_false(v.signed_in);
    assert_int_equal(v.sections.n, 0);
    assert_int_equal(v.today.n, 0);
    struct home_front_view front;
    home_front_fill(t, &front);
    assert_str(front.sign_in.s, "/sign-in");
    assert_str(front.groups.s, "/p/en/groups");
    assert_int_equal(front.tongues.n, LANG__N);
    assert_int_equal(front.phones.n, 0);
}

RULE(a_leader_sees_her_session_of_today_the_open_register_and_who_is_missed)
{
    struct home_view v;
    a_week_of_work(t);
    become(t, 7, ROLE_INSTRUCTOR);
    home_fill(t, &v);
    assert_true(v.leads);
    assert_int_equal(v.today.n, 1);
    assert_str(v.today.at[0].group, "Kontula");
    assert_int_equal(find(&v, "Registers that are still open")->items.n, 1);
    assert_int_equal(find(&v, "We have missed them")->items.n, 1);
    assert_false(str_empty(v.contact.s));
    become(t, 8, ROLE_INSTRUCTOR); /* another one, without groups */
    home_fill(t, &v);
    assert_int_equal(v.today.n, 0);
    assert_int_equal(v.sections.n, 1);
    assert_true(str_find(find(&v, "To begin with")->intro, S("You lead no group yet")) == 0);
}

RULE(a_peer_has_the_same_without_contacts)
{
    struct home_view v;
    a_week_of_work(t);
    become(t, 7, ROLE_PEER);
    home_fill(t, &v);
    assert_int_equal(v.today.n, 1);
    assert_true(str_empty(v.caseload.s));
    assert_true(str_empty(v.contact.s));
}

RULE(a_counsellor_sees_who_waits_who_is_new_and_who_is_missed)
{
    struct home_view v;
    a_week_of_work(t);
    guided(t, 1, "a", 1, "2026-11-01", "language_training", "suggested", "");
    guided(t, 2, "b", 2, "2026-11-01", "language_training", "started", "");
    test_sql(t, "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, "
                "entry_status, entry_education, heard_from, exit_status, "
                "six_month_status, version, created_at) VALUES (1, '', 1, 10, CAST('' AS {bytes}), '2026-11-20', '', "
                "'', '', '', '', 1, '2026-11-20T08:00:00Z'), "
                "(2, '', 2, 10, CAST('' AS {bytes}), '2026-10-20', '', '', '', '', '', 1, '2026-11-20T08:00:00Z')");
    become(t, 9, ROLE_COUNSELLOR);
    home_fill(t, &v);
    assert_false(str_empty(v.caseload.s));
    assert_false(v.leads);
    assert_int_equal(find(&v, "They wait for guidance")->items.n, 1);
    assert_int_equal(find(&v, "New this week")->items.n, 1);
    assert_int_equal(find(&v, "We have missed them")->items.n, 1);
    assert_false(has(&v, "To be decided"));
}

RULE(a_manager_sees_targets_and_what_is_to_be_decided)
{
    struct home_view v;
    a_week_of_work(t);
    test_sql(t, "INSERT INTO projects_target (project_id, measure, promised) VALUES (10, 'persons', 4)");
    test_sql(t, "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) VALUES "
                "(1, 10, 'Spring', '2026-01-01', '2026-05-31', 0, 1), (2, 10, 'Autumn', '2026-08-01', '2026-12-31', 0, "
                "1), (3, 10, 'Old', '2025-08-01', '2025-12-31', 1, 1)");
    become(t, 9, ROLE_MANAGER);
    home_fill(t, &v);
    assert_int_equal(find(&v, "To be decided")->items.n, 1);
    assert_str(find(&v, "To be decided")->items.at[0].name, "Spring");
    assert_int_equal(v.promises.n, 1);
    assert_int_equal(v.promises.at[0].items.n, 1);
    assert_true(str_find(v.promises.at[0].items.at[0].text, S("2 of 4")) >= 0);
}

RULE(a_first_page_shows_the_few_furthest_behind_and_says_how_many_registers_there_are_more)
{
    struct home_view v;
    a_week_of_work(t);
    test_sql(t, "INSERT INTO projects_target (project_id, measure, promised) VALUES (10, 'persons', 4), (10, 'groups', "
                "1), (10, 'sessions', 20), (10, 'plans', 9)");
    become(t, 9, ROLE_MANAGER);
    home_fill(t, &v);
    assert_int_equal(v.promises.at[0].items.n, 3); /* plans 0 %, sessions 10 %, persons 50 %; not groups 100 % */
    assert_str(v.promises.at[0].items.at[0].name, "Plans made");
    assert_str(v.promises.at[0].items.at[2].name, "Persons");
    for (int s = 20; s < 28; s++)
        session(t, s, SOMALI, "2026-11-19", "planned", "10:00", "12:00");
    become(t, 7, ROLE_INSTRUCTOR);
    home_fill(t, &v);
    assert_int_equal(find(&v, "Registers that are still open")->items.n, 4);
    assert_int_equal(find(&v, "Registers that are still open")->hidden, 5);
}

RULE(a_coordinator_sees_no_small_figure_and_an_admin_no_person)
{
    struct home_view v;
    a_week_of_work(t);
    become(t, 9, ROLE_COORDINATOR);
    home_fill(t, &v);
    assert_int_equal(v.sections.n, 1);
    assert_str(v.sections.at[0].items.at[0].text, "The figures are too small to be shown.");
    become(t, 9, ROLE_ADMIN);
    home_fill(t, &v);
    assert_int_equal(v.sections.n, 4);
    assert_str(find(&v, "To begin with")->items.at[0].link.s, "/staff/new"); /* there is a project already */
    assert_true(has(&v, "Projects without a manager"));
    assert_true(has(&v, "State of the service"));
    assert_true(has(&v, "Backups"));
}

static bool listed(const struct home_section *s, const char *name)
{
    for (size_t i = 0; i < s->items.n; i++)
        if (str_is(s->items.at[i].name, name))
            return true;
    return false;
}

static void staff_row(struct task *t, int id, const char *name, const char *role, bool disabled)
{
    ROW(t,
        "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version, "
        "created_at) VALUES (%d, '', '%s', CAST('%s' AS {bytes}), 's%d@example.org', '%s', '', 0, %d, 1, '')",
        id, name, name, id, role, disabled);
}

RULE(an_admin_sees_projects_without_a_manager_staff_without_a_project_and_every_import_under_way)
{
    struct home_view v;

    a_week_of_work(t);
    staff_row(t, 30, "Maija", "manager", false), staff_row(t, 31, "Idle", "counsellor", false);
    staff_row(t, 32, "Gone", "counsellor", true), staff_row(t, 33, "Ada", "admin", false);
    test_sql(t, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (30, 10, 'manager')");
    for (int i = 1; i <= 7; i++)
        ROW(t,
            "INSERT INTO exchange_import (id, kind, project_id, state, file_names, started_by, started_at, rows_new, "
            "rows_same, rows_changed, rows_doubtful, rows_rejected, folder, version) VALUES (%d, 'package', %s, '%s', "
            "'', 2, '', 0, 0, 0, 0, 0, '', 1)",
            i, i == 7 ? "NULL" : "10",
            i == 1   ? "preview"
            : i == 2 ? "done"
            : i == 3 ? "undone"
                     : "running");
    become(t, 33, ROLE_ADMIN);
    home_fill(t, &v);
    assert_false(has(&v, "Projects without a manager"));
    assert_int_equal(find(&v, "Staff in no project")->items.n, 1);
    assert_str(find(&v, "Staff in no project")->items.at[0].name, "Idle");
    const struct home_section *imports = find(&v, "Imports under way");
    assert_int_equal(imports->items.n, 2);
    assert_str(imports->items.at[0].name, "The whole house");
    assert_str(imports->items.at[0].text, "1 import is at work");
    assert_str(imports->items.at[1].text, "3 imports are at work and 1 import waits for the manager's decision");
    test_sql(t, "UPDATE staff SET disabled = 1 WHERE id = 30"); /* who cannot sign in manages nothing */
    home_fill(t, &v);
    assert_int_equal(find(&v, "Projects without a manager")->items.n, 1);
    become(t, 9, ROLE_MANAGER);
    home_fill(t, &v);
    assert_false(has(&v, "Imports under way") || has(&v, "Staff in no project"));
}

/* Today is 2026-11-22; 60 days before it is 2026-09-23. */
RULE(a_coordinator_sees_the_periods_to_report_and_the_regions_of_her_projects)
{
    struct home_view v;

    a_week_of_work(t);
    staff_row(t, 9, "Timo", "coordinator", false);
    test_sql(t, "UPDATE projects_project SET municipalities = '091;092;398'");
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, municipalities, website, version) VALUES (11, 'S2', '', '', '', '', '', "
                "'', '398', '', 1), (12, 'S3', '', '', '', '', '', '', '091', '', 1)");
    test_sql(t, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (9, 10, 'coordinator'), (9, 11, "
                "'coordinator')");
    test_sql(t, "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) VALUES "
                "(1, 10, 'Forgotten', '2025-01-01', '2025-06-30', 0, 1), "
                "(2, 10, 'Long locked', '2026-01-01', '2026-09-22', 1, 1), "
                "(3, 10, 'Just locked', '2026-01-01', '2026-09-23', 1, 1), "
                "(4, 11, 'Now', '2026-11-22', '2026-12-31', 0, 1), (5, 10, 'Later', '2026-11-23', '2026-12-31', 0, 1), "
                "(6, 12, 'Of others', '2026-01-01', '2026-10-31', 0, 1)");
    become(t, 9, ROLE_COORDINATOR);
    home_fill(t, &v);
    const struct home_section *due = find(&v, "Periods to report"), *by_region = find(&v, "Projects by region");
    assert_int_equal(due->items.n, 3);
    assert_true(listed(due, "S1 (Forgotten)") && listed(due, "S1 (Just locked)") && listed(due, "S2 (Now)"));
    assert_true(str_find(due->items.at[0].link.s, S("/reports/targets?")) == 0);
    assert_true(str_find(due->items.at[0].link.s, S("from=")) < 0); /* other days than whole years are not shown */
    assert_int_equal(by_region->items.n, 2);
    for (size_t i = 0; i < 2; i++)
        assert_str(by_region->items.at[i].text,
            str_is(by_region->items.at[i].name, "S1") ? "Uusimaa and Päijät-Häme" : "Päijät-Häme");
}

RULE(who_begins_is_told_with_what_and_only_what_is_missing)
{
    struct home_view v;

    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, municipalities, website, version) VALUES (10, 'S1', '', '', '', '', '', "
                "'', '', '', 1)");
    become(t, 9, ROLE_MANAGER);
    home_fill(t, &v);
    assert_int_equal(find(&v, "To begin with")->items.n, 5);
    become(t, 9, ROLE_COUNSELLOR); /* makes groups and persons, promises nothing */
    home_fill(t, &v);
    assert_int_equal(find(&v, "To begin with")->items.n, 2);
    test_sql(t, "INSERT INTO projects_target (project_id, measure, promised) VALUES (10, 'persons', 4)");
    test_sql(t, "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) VALUES "
                "(1, 10, 'Spring', '2026-01-01', '2026-05-31', 1, 1)");
    become(t, 9, ROLE_MANAGER);
    home_fill(t, &v);
    assert_int_equal(find(&v, "To begin with")->items.n, 3);
    become(t, 9, ROLE_PEER);
    ((struct viewer *)(uintptr_t)t->viewer)->nprojects = 0;
    home_fill(t, &v);
    assert_true(str_find(find(&v, "To begin with")->intro, S("You do not work in any project yet")) == 0);
}

static const char *of_instant(struct task *t, const char *before, const char *instant)
{
    struct instant at;
    assert_true(instant_read(str_of(instant), &at));
    return str_fmt(t->a, "%s%.*s", before, STR_ARG(lang_instant(t->a, t->lang, at))).p;
}

/* The word is in one of the section's rows. */
static bool says(const struct home_section *s, const char *word)
{
    bool said = false;
    for (size_t i = 0; i < s->items.n; i++)
        said = said || str_find(s->items.at[i].text, str_of(word)) >= 0;
    return said;
}

RULE(an_admin_sees_when_the_last_backup_was_made_and_proven_and_is_warned)
{
    struct home_view v;
    struct settings *s;
    become(t, 9, ROLE_ADMIN);
    home_fill(t, &v);
    assert_true(says(find(&v, "Backups"), "no backup yet"));
    assert_true(says(find(&v, "Backups"), "backup_to"));
    assert_str(find(&v, "Backups")->alarm, "");
    s = (struct settings *)(uintptr_t)t->settings;
    s->backup_to = S("/var/backups");
    s->backup_every = 24 * 3600;
    test_sql(t, "INSERT INTO backup_run (id, state, by_itself, file, began_at, made_at, proven_at, rows) VALUES (1, "
                "'proven', 1, 'x', '2026-11-21T01:00:00Z', '2026-11-21T01:00:01Z', '2026-11-21T01:05:00Z', 7)");
    home_fill(t, &v);
    assert_true(says(find(&v, "Backups"), of_instant(t, "proven backup is of ", "2026-11-21T01:00:00Z")));
    assert_false(says(find(&v, "Backups"), "backup_to"));
    assert_str(find(&v, "Backups")->alarm, "");
    s->backup_every = 12 * 3600; /* 31 hours ago: more than two of them */
    home_fill(t, &v);
    assert_true(str_find(find(&v, "Backups")->alarm, S("too old")) >= 0);
    s->backup_every = 24 * 3600;
    test_sql(t, "INSERT INTO backup_run (id, state, by_itself, file, began_at, made_at) VALUES (2, 'made', 0, 'y', "
                "'2026-11-22T01:00:00Z', '2026-11-22T01:00:01Z')"); /* by a command: no failure of the server */
    home_fill(t, &v);
    assert_true(says(find(&v, "Backups"), of_instant(t, "newest backup is of ", "2026-11-22T01:00:00Z")));
    assert_str(find(&v, "Backups")->alarm, "");
    test_sql(t, "INSERT INTO backup_run (id, state, by_itself, file, began_at, failed_at) VALUES (3, 'failed', 1, 'z', "
                "'2026-11-22T02:00:00Z', '2026-11-22T02:00:01Z')");
    home_fill(t, &v);
    assert_true(str_find(find(&v, "Backups")->alarm, S("failed")) >= 0);
}

RULE(an_admin_is_told_when_the_end_of_the_journal_is_not_what_was_noted)
{
    static char key_file[64], noted[80];
    struct home_view v;
    become(t, 9, ROLE_ADMIN);
    snprintf(key_file, sizeof key_file, "/tmp/kotipolku-home-%ld.key", (long)getpid());
    snprintf(noted, sizeof noted, "%s.anchor", key_file);
    struct settings *s = (struct settings *)(uintptr_t)t->settings;
    s->key_file = str_of(key_file);
    s->db = S("postgresql://somebody@host/house");
    journal_write(t, JOURNAL_CHANGE, "person", 1, S("phone"));
    anchor_renew(t);
    journal_write(t, JOURNAL_CHANGE, "person", 2, S("phone"));
    home_fill(t, &v);
    assert_str(find(&v, "State of the service")->alarm, "");
    test_sql(t, "DELETE FROM journal");
    home_fill(t, &v);
    assert_true(str_find(find(&v, "State of the service")->alarm, S("run kotipolku check")) >= 0);
    become(t, 9, ROLE_MANAGER); /* whose server it is not */
    ((struct settings *)(uintptr_t)t->settings)->key_file = str_of(key_file);
    home_fill(t, &v);
    assert_false(has(&v, "State of the service"));
    unlink(noted);
}

/* Three weeks back and not a day more, up to yesterday; closed and cancelled ones never. */
RULE(a_register_is_missed_for_three_weeks)
{
    enum { DAYS = 25 };
    struct home_view v;

    lay_out(t);
    test_sql(t, "INSERT INTO groups_leader (group_id, staff_id, role) VALUES (50, 7, 'leader')");
    become(t, 7, ROLE_INSTRUCTOR);
    for (int back = 0; back <= DAYS; back++) {
        struct day day = day_add(t->today, -back);
        session(t, 100 + back, SOMALI, day.t, "planned", "10:00", "12:00");
        home_fill(t, &v);
        assert_int_equal(has(&v, "Registers that are still open"), back >= 1 && back <= 21);
        test_sql(t, "DELETE FROM groups_session");
    }
}

/* An account is said to wait from the sixth wrong password on, for an hour after the last. */
RULE(an_admin_is_told_of_accounts_that_wait)
{
    static const struct {
        int failures, ago;
        const char *kind;
        bool told;
    } each[] = { { 5, 0, "account", false }, { 6, 0, "account", true }, { 7, 0, "account", true },
        { 6, 3600, "account", true }, { 6, 3601, "account", false }, { 6, 0, "address", false } };
    struct home_view v;

    become(t, 9, ROLE_ADMIN);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        ROW(t, "INSERT INTO auth_throttle (kind, slot, failures, failed_at) VALUES ('%s', 1, %d, %lld)", each[i].kind,
            each[i].failures, (long long)instant_unix(t->now) - each[i].ago);
        home_fill(t, &v);
        const struct home_section *state = find(&v, "State of the service");
        assert_int_equal(str_is(state->items.at[0].text, "1 account has to wait after wrong passwords"), each[i].told);
        test_sql(t, "DELETE FROM auth_throttle");
    }
}

/* Pairs, imports and newcomers of another project beside those of her own. */
static void another_project(struct task *t)
{
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, municipalities, website, version) VALUES (11, 'S2', '', '', '', '', '', "
                "'', '', '', 1)");
    person(t, 3), person(t, 4), person(t, 5);
    for (int p = 1; p <= 5; p++)
        ROW(t,
            "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, "
            "entry_status, entry_education, heard_from, exit_status, six_month_status, version, created_at) VALUES "
            "(%d, '', %d, %d, CAST('' AS {bytes}), '2026-11-%d', '', '', '', '', '', 1, '')",
            p, p, p < 3 ? 10 : 11,
            p == 1   ? 15
            : p == 2 ? 16
                     : 20);
    test_sql(t, "INSERT INTO people_double (low_id, high_id, reason, state) VALUES (1, 2, 'phone', 'open'), (3, 4, "
                "'phone', 'open'), (3, 5, 'phone', 'open')");
    for (int i = 1; i <= 4; i++)
        ROW(t,
            "INSERT INTO exchange_import (id, kind, project_id, state, file_names, started_by, started_at, rows_new, "
            "rows_same, rows_changed, rows_doubtful, rows_rejected, folder, version) VALUES (%d, 'package', %d, "
            "'preview', '', 2, '', 0, 0, 0, 0, 0, '', 1)",
            i, i < 3 ? 10 : 11);
}

/* Today is 2026-11-22, so the week began on the 16th. */
RULE(what_is_to_be_decided_and_who_is_new_is_of_the_project_and_of_these_days)
{
    struct home_view v;

    a_week_of_work(t);
    another_project(t);
    test_sql(t, "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) VALUES "
                "(1, 10, 'Over', '2026-01-01', '2026-11-21', 0, 1), (2, 10, 'Last day', '2026-11-22', '2026-11-22', 0, "
                "1), (3, 11, 'Theirs', '2026-01-01', '2026-05-31', 0, 1)");
    become(t, 9, ROLE_MANAGER);
    home_fill(t, &v);
    const struct home_section *chores = find(&v, "To be decided");
    assert_int_equal(chores->items.n, 3);
    assert_true(listed(chores, "Over") && listed(chores, "2 imports wait for your decision") &&
                listed(chores, "1 pair may be the same person"));
    become(t, 9, ROLE_COUNSELLOR);
    home_fill(t, &v);
    assert_false(has(&v, "To be decided"));
    assert_int_equal(find(&v, "New this week")->items.n, 1);
    assert_str(find(&v, "New this week")->items.at[0].name, "Tessa Testi2");
}

RULES(nobody_sees_the_way_in_and_nothing_else, a_leader_sees_her_session_of_today_the_open_register_and_who_is_missed,
    a_peer_has_the_same_without_contacts, a_counsellor_sees_who_waits_who_is_new_and_who_is_missed,
    a_manager_sees_targets_and_what_is_to_be_decided,
    a_first_page_shows_the_few_furthest_behind_and_says_how_many_registers_there_are_more,
    a_coordinator_sees_no_small_figure_and_an_admin_no_person,
    an_admin_sees_projects_without_a_manager_staff_without_a_project_and_every_import_under_way,
    a_coordinator_sees_the_periods_to_report_and_the_regions_of_her_projects,
    who_begins_is_told_with_what_and_only_what_is_missing, a_register_is_missed_for_three_weeks,
    an_admin_is_told_of_accounts_that_wait, an_admin_is_told_when_the_end_of_the_journal_is_not_what_was_noted,
    an_admin_sees_when_the_last_backup_was_made_and_proven_and_is_warned,
    what_is_to_be_decided_and_who_is_new_is_of_the_project_and_of_these_days)
