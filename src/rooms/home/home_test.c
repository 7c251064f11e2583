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
    assert_str(v.sign_in.s, "/sign-in");
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
    assert_int_equal(v.sections.n, 0);
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
    assert_int_equal(v.sections.n, 2);
    assert_true(has(&v, "State of the service"));
    assert_true(has(&v, "Backups"));
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

static bool listed(const struct home_section *s, const char *name)
{
    for (size_t i = 0; i < s->items.n; i++)
        if (str_is(s->items.at[i].name, name))
            return true;
    return false;
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
    a_coordinator_sees_no_small_figure_and_an_admin_no_person, a_register_is_missed_for_three_weeks,
    an_admin_is_told_of_accounts_that_wait, an_admin_is_told_when_the_end_of_the_journal_is_not_what_was_noted,
    an_admin_sees_when_the_last_backup_was_made_and_proven_and_is_warned,
    what_is_to_be_decided_and_who_is_new_is_of_the_project_and_of_these_days)
