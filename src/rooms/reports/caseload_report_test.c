/* Tests of the report "caseload" against a case counted by hand, on both engines: whose persons they are, what waits,
 * what was done in the days asked for, and that only managers see it. Today is 22 November 2026. */
#include "rooms/reports/reports.h"
#include "tests/figures_testing.h"
#include "tests/reports_testing.h"
#include "rooms/reports/report_runs.h"

enum { ANNA = 201, BERIT = 202, CARLA = 203, DORA = 204 };

static const struct report_scope everything = { .project = PROJECT };

static void become(struct task *t, enum role role)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *v = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ PROJECT, role, S("S1"), S("Project") };
    *v = (struct viewer){ .staff = DORA, .role = role, .projects = in, .nprojects = 1 };
    t->viewer = v;
}

static void worker(struct task *t, int id, const char *name, const char *role)
{
    ROW(t,
        "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version, "
        "created_at) VALUES (%d, 's%d', '%s', CAST('%s' AS {bytes}), '%s@example.org', '%s', '', 0, 0, 1, '')",
        id, id, name, name, name, *role ? role : "instructor");
    if (*role)
        ROW(t, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (%d, 10, '%s')", id, role);
}

static void took_part(struct task *t, int who, const char *to)
{
    ROW(t,
        "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, entry_status, "
        "entry_education, heard_from, exit_date, exit_status, six_month_status, version, created_at) VALUES (%d, '', "
        "%d, 10, CAST('' AS {bytes}), '2026-01-10', '', '', '', NULLIF('%s', ''), '', '', 1, '')",
        who, who, to);
}

static void answers(struct task *t, int id, int who, int staff, const char *since, const char *until)
{
    ROW(t,
        "INSERT INTO caseload_responsible (id, source_key, participation_id, staff_id, since, until, version) VALUES "
        "(%d, '', %d, %d, '%s', NULLIF('%s', ''), 1)",
        id, who, staff, since, until);
}

static void talk(struct task *t, int id, int who, int staff, const char *day, const char *depth, int minutes)
{
    ROW(t,
        "INSERT INTO counselling_talk (id, source_key, person_id, project_id, day, depth, minutes, topics, staff_id, "
        "version) VALUES (%d, '', %d, 10, '%s', '%s', NULLIF(%d, 0), NULL, NULLIF(%d, 0), 1)",
        id, who, day, depth, minutes, staff);
}

static void step_due(struct task *t, int plan, int step, const char *due)
{
    ROW(t,
        "INSERT INTO plans_step (plan_id, step, due_on, state, who, service, picture, version) VALUES (%d, %d, '%s', "
        "'open', '', '', '', 1)",
        plan, step, due);
}

/* 1 was Berit's and is Anna's; 2 is Anna's; 3 is Berit's, who has left the project; 4 is nobody's; 5 has left and is
 * nobody's: she does not count. 1 and 4 have been talked to lately. */
static void case_by_hand(struct task *t)
{
    lay_out(t);
    worker(t, ANNA, "Anna", "counsellor");
    worker(t, BERIT, "Berit", "");
    worker(t, CARLA, "Carla", "instructor");
    worker(t, DORA, "Dora", "manager");
    for (int p = 1; p <= 5; p++) {
        person(t, p);
        took_part(t, p, p == 5 ? "2026-06-01" : "");
    }
    answers(t, 1, 1, BERIT, "2026-01-10", "");
    answers(t, 2, 1, ANNA, "2026-05-01", "");
    answers(t, 3, 2, ANNA, "2026-01-10", "");
    answers(t, 4, 3, BERIT, "2026-01-10", "");
    answers(t, 5, 4, ANNA, "2026-01-10", "2026-03-01");
    guided(t, 1, "a", 1, "2026-02-01", "working_life", "applied", "");
    guided(t, 2, "b", 1, "2026-02-02", "home_care", "suggested", "");
    guided(t, 3, "c", 2, "2026-02-01", "working_life", "accepted", "");
    guided(t, 4, "d", 4, "2026-02-01", "working_life", "agreed", "");
    ROW(t, "INSERT INTO plans_plan (id, source_key, person_id, project_id, made_on, goal_language, deferral, version) "
           "VALUES (1, '', 2, 10, '2026-03-01', '', '', 1)");
    step_due(t, 1, 1, "2026-11-22");
    step_due(t, 1, 2, "2026-11-23");
    ROW(t, "INSERT INTO follow_ups_follow_up (id, source_key, person_id, project_id, kind, due_on, status) VALUES "
           "(1, '', 3, 10, 'other', '2026-11-01', ''), (2, '', 3, 10, 'six_month', '2026-12-01', '')");
    talk(t, 1, 1, ANNA, "2026-11-01", "intensive", 50);
    talk(t, 2, 4, ANNA, "2026-10-23", "light", 20);
    talk(t, 3, 2, ANNA, "2026-10-22", "light", 0); /* 31 days ago */
    talk(t, 4, 3, 0, "2026-02-01", "light", 30);
    ROW(t,
        "INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, topic, person_id, minutes, "
        "staff_id, version, created_at) VALUES (1, '', 10, '2026-11-02', 'phone', '', '', NULL, 15, %d, 1, '')",
        CARLA);
    ROW(t, "INSERT INTO groups_leader (group_id, staff_id, role) VALUES (50, %d, 'leader'), (50, %d, 'peer')", CARLA,
        ANNA);
    session(t, 1, SOMALI, "2026-11-03", "held", "10:00", "12:00");
    session(t, 2, SOMALI, "2026-11-04", "held", "10:00", "");
    session(t, 3, SOMALI, "2026-11-05", "planned", "10:00", "12:00");
    become(t, ROLE_MANAGER);
}

static void assert_line(struct task *t, const struct report_scope *s, const char *line, const char *keys, ...)
{
    struct str rest = str_of(keys), key;
    va_list wanted;

    va_start(wanted, keys);
    while (str_cut(&rest, ' ', &key))
        assert_figure(t, s, str_z(t->a, str_fmt(t->a, "caseload.%s.%.*s", line, STR_ARG(key))), va_arg(wanted, int));
    va_end(wanted);
}

RULE(what_waits_is_counted_as_by_hand_at_who_is_responsible_today)
{
    const char *keys = "persons guidance steps follow_ups quiet";

    case_by_hand(t);
    assert_line(t, &everything, "open.s201", keys, 2, 2, 1, 0, 1);
    assert_line(t, &everything, "open.s202", keys, 1, 0, 0, 1, 1); /* of another project, or of none: she has persons */
    assert_line(t, &everything, "open.s203", keys, 0, 0, 0, 0, 0);
    assert_line(t, &everything, "open.nobody", keys, 1, 1, 0, 0, 0);
    assert_line(t, &everything, "open.", keys, 4, 3, 1, 1, 2);
    assert_figure(t, &everything, "caseload.open.s201.quiet%", 50);
}

RULE(what_was_done_is_of_the_days_and_what_waits_is_of_today)
{
    const char *keys = "light intensive talk_minutes contacts contact_minutes sessions session_minutes";
    struct report_scope s = everything;

    case_by_hand(t);
    assert_line(t, &everything, "done.s201", keys, 2, 1, 70, 0, 0, 2, 120);
    assert_line(t, &everything, "done.s203", keys, 0, 0, 0, 1, 15, 2, 120);
    assert_line(t, &everything, "done.nobody", keys, 1, 0, 30, 0, 0, 0, 0);
    s.from = DAY("2026-10-23");
    s.to = DAY("2026-11-03");
    assert_line(t, &s, "done.s201", keys, 1, 1, 70, 0, 0, 1, 120);
    assert_line(t, &s, "open.s201", "persons quiet", 2, 1);
    struct report_tables tables = reports_tables(t, report_by_name(S("caseload")), &s);
    assert_null(test_line(t, test_table(&tables, S("done")), S("nobody")));
    assert_null(test_line(t, test_table(&tables, S("done")), S("s202")));
}

/* Managers alone, and no address of a spreadsheet, which anybody may have. */
RULE(only_a_manager_sees_how_work_is_divided)
{
    static const enum role others[] = { ROLE_COUNSELLOR, ROLE_COORDINATOR, ROLE_INSTRUCTOR, ROLE_ADMIN };
    const struct report *report = report_by_name(S("caseload"));
    struct report_scope s = everything;

    case_by_hand(t);
    assert_int_equal(reports_tables(t, report, &s).at[0].n, 6); /* three who work here, Berit, nobody, all */
    s.threshold = 5;
    assert_int_equal(reports_tables(t, report, &s).at[0].n, 0);
    s.threshold = 0;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        become(t, others[i]);
        assert_int_equal(reports_tables(t, report, &s).at[0].n, 0);
        assert_int_equal(reports_tables(t, report, &s).at[1].n, 0);
    }
}

/* Under "All workers together" stand figures, and no empty name of a worker. */
RULE(a_sum_has_no_name)
{
    struct buf *o = task_buf(t, 1 << 20);

    case_by_hand(t);
    reports_write(t, report_by_name(S("caseload")), &everything, FORMAT_TEXT, o);
    assert_true(str_find(buf_view(o), S("\nSteps that are due")) >= 0);
    assert_int_equal(str_find(buf_view(o), S("\nRole")), -1);
}

RULE(it_opens_no_rows_and_no_run_keeps_it)
{
    const struct report *report = report_by_name(S("caseload"));
    struct problems problems = { 0 };
    int64_t run = 0;

    case_by_hand(t);
    struct report_tables tables = reports_tables(t, report, &everything);
    for (size_t i = 0; i < tables.n; i++)
        for (unsigned c = 0; c < tables.at[i].plan->n; c++)
            assert_true(tables.at[i].plan->columns[c].kind == FIGURE_NAMES || tables.at[i].plan->columns[c].shut);
    assert_int_equal(report_run_store(t, report, &everything, S("November"), &run, &problems), INVALID);
    assert_int_equal(problems.n, 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM reports_run"), 0);
}

RULES(what_waits_is_counted_as_by_hand_at_who_is_responsible_today,
    what_was_done_is_of_the_days_and_what_waits_is_of_today, only_a_manager_sees_how_work_is_divided, a_sum_has_no_name,
    it_opens_no_rows_and_no_run_keeps_it)
