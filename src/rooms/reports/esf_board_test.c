/* Tests of the board of records on both engines: that it finds what the rules find, whose a record is, who sees it, and
 * that it is there no more when it is written. Today is 22 November 2026. The rules themselves: esf_rules_test. */
#include "rooms/reports/esf_board.h"
#include "tests/reports_testing.h"

#include "rooms/reports/reports.h"
#include "tests/figures_testing.h"

enum { OTHER_PROJECT = 11, LEADER = 7, COUNSELLOR = 8, MANAGER = 9 };
static const struct board_asked whole = { .project = PROJECT, .kind = BOARD_KINDS, .limit = 1000 };
static const struct board_asked own = { .kind = BOARD_KINDS, .limit = 1000 };

static void become(struct task *t, int64_t staff, enum role role)
{
    struct viewer_project *in = NEW_N(t->a, struct viewer_project, 2);
    struct viewer *v = NEW(t->a, struct viewer);

    in[0] = (struct viewer_project){ PROJECT, role, S("S1"), S("Project") };
    *v = (struct viewer){ .staff = staff, .role = role, .name = S("Aino"), .projects = in, .nprojects = 1 };
    t->viewer = v;
}

static void record(struct task *t, int id, int who, int project, const char *facts)
{
    ROW(t,
        "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, heard_from, version, "
        "created_at, entry_date, entry_status, entry_education, entry_in_education, unemployed_since, exit_date, "
        "exit_status, exit_status_on, exit_in_education, six_month_date, six_month_status, six_month_improved) "
        "VALUES (%d, 'r%d', %d, %d, CAST('%05d' AS {bytes}), '', 1, '', %s)",
        id, id, who, project, who, facts);
}
#define IN_ORDER   "'2026-02-01', 'home_care', '2', NULL, NULL, NULL, '', NULL, NULL, NULL, '', NULL"
#define NO_STATUS  "'2026-02-01', 'unknown', '2', NULL, NULL, NULL, '', NULL, NULL, NULL, '', NULL"
#define STUDIES    "'2026-02-01', 'unemployed', '2', 1, NULL, NULL, '', NULL, NULL, NULL, '', NULL"
#define LEFT_LONG  "'2026-02-01', 'home_care', '2', NULL, NULL, '2026-03-01', '', NULL, NULL, NULL, '', NULL"
#define LEFT_ASKED "'2026-02-01', 'home_care', '2', NULL, NULL, '2026-03-01', 'student', NULL, NULL, NULL, '', NULL"

static void staff(struct task *t, int id, const char *role)
{
    ROW(t,
        "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version, "
        "created_at) VALUES (%d, '', 'Worker %d', CAST('' AS {bytes}), 's%d@example.org', '%s', 'en', 0, 0, 1, '')",
        id, id, id, role);
    ROW(t, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (%d, 10, '%s')", id, role);
}

static void responsible(struct task *t, int id, int spell, int who, const char *since, const char *until)
{
    ROW(t,
        "INSERT INTO caseload_responsible (id, source_key, participation_id, staff_id, since, until, version) "
        "VALUES (%d, '', %d, %d, '%s', NULLIF('%s', ''), 1)",
        id, spell, who, since, until);
}

/* Six persons. 1 is in order, 2 lacks the situation, 3 contradicts herself, 4 left long ago and was never asked, 5 has
 * no whole date of birth, 6 lacks the situation and is in the other project alone. */
static void six(struct task *t)
{
    lay_out(t);
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, municipalities, website, version) VALUES (11, 'S2', '', '', 'h', '', "
                "'', '', '', '', 1)");
    staff(t, LEADER, "instructor");
    staff(t, COUNSELLOR, "counsellor");
    staff(t, MANAGER, "manager");
    for (int p = 1; p <= 6; p++) {
        person(t, p);
        ROW(t, "UPDATE people_person SET birth_date = '%s' WHERE id = %d", p == 5 ? "1990" : "1990-01-01", p);
    }
    record(t, 1, 1, PROJECT, IN_ORDER);
    record(t, 2, 2, PROJECT, NO_STATUS);
    record(t, 3, 3, PROJECT, STUDIES);
    record(t, 4, 4, PROJECT, LEFT_LONG);
    record(t, 5, 5, PROJECT, IN_ORDER);
    record(t, 6, 6, OTHER_PROJECT, NO_STATUS);
    become(t, MANAGER, ROLE_MANAGER);
}

static struct board seen(struct task *t, struct board_asked q) { return board_of(t, &q); }

static struct str spells(struct task *t, struct board_asked q)
{
    struct board b = board_of(t, &q);
    struct str list = S("");

    for (size_t i = 0; i < b.lines.n; i++)
        list = str_fmt(t->a, "%.*s%s%lld", STR_ARG(list), i > 0 ? " " : "", (long long)b.lines.at[i].spell);
    return list;
}

RULE(a_board_has_what_is_missing_contradictory_or_late_by_name)
{
    six(t);
    struct board b = seen(t, whole);
    assert_str(spells(t, whole), "2 3 4 5");
    assert_int_equal(b.all, 4);
    assert_int_equal(b.of[BOARD_MISSING], 2);
    assert_int_equal(b.of[BOARD_CONTRADICTS], 1);
    assert_int_equal(b.of[BOARD_LATE], 1);
    assert_int_equal(b.lines.at[0].missing, 1U << ESF_FACT_entry_status);
    assert_int_equal(b.lines.at[3].missing, 1U << ESF_FACT_birth_date);
    assert_int_equal(b.lines.at[2].checks, 1U << ESF_CHECK_exit_not_asked | 1U << ESF_CHECK_six_month_not_asked);
    assert_int_equal(board_records(t, PROJECT), 5);
    assert_str(spells(t, (struct board_asked){ PROJECT, BOARD_LATE, 0, 0, 10 }), "4");
    assert_str(spells(t, (struct board_asked){ PROJECT, BOARD_MISSING, 0, 1, 10 }), "5");
    assert_str(spells(t, (struct board_asked){ PROJECT, BOARD_KINDS, 0, 1, 2 }), "3 4");
}

RULE(what_is_written_is_there_no_more)
{
    six(t);
    test_sql(t, "UPDATE people_participation SET entry_status = 'student' WHERE id = 2");
    test_sql(t, "UPDATE people_person SET birth_date = '1990-05-05' WHERE id = 5");
    assert_str(spells(t, whole), "3 4");
    test_sql(t, "UPDATE people_participation SET entry_in_education = 0 WHERE id = 3");
    test_sql(t, "UPDATE people_participation SET exit_status = 'student', exit_status_on = '2026-03-20' WHERE id = 4");
    assert_str(spells(t, whole), "4"); /* six months have passed */
    test_sql(
        t, "UPDATE people_participation SET six_month_status = 'student', six_month_date = '2026-09-01' WHERE id = 4");
    assert_int_equal(seen(t, whole).all, 0);
}

RULE(who_was_not_reached_is_late_no_more)
{
    six(t);
    for (int i = 0; i < 2; i++) {
        ROW(t,
            "INSERT INTO follow_ups_follow_up (id, source_key, person_id, project_id, kind, due_on, status, "
            "participation_id, version, derived, not_reached_on) VALUES (%d, '', 4, 10, '%s', '2026-03-01', '', 4, 1, "
            "0, '2026-10-01')",
            i + 1, i == 0 ? "six_month" : "exit");
        assert_int_equal(seen(t, whole).lines.n, i == 0 ? 4 : 3);
        assert_true(i > 0 || seen(t, whole).lines.at[2].checks == 1U << ESF_CHECK_exit_not_asked);
    }
    ROW(t, "UPDATE follow_ups_follow_up SET not_reached_on = NULL WHERE id = %d", 1);
    assert_int_equal(seen(t, whole).lines.at[2].checks, 1U << ESF_CHECK_six_month_not_asked);
}

RULE(a_record_is_hers_who_answers_for_it_today)
{
    six(t);
    responsible(t, 1, 2, LEADER, "2026-01-01", "2026-11-21");
    responsible(t, 2, 2, COUNSELLOR, "2026-11-01", "");
    responsible(t, 3, 3, COUNSELLOR, "2026-11-01", "2026-11-22");
    responsible(t, 4, 1, COUNSELLOR, "2026-11-01", ""); /* in order */
    responsible(t, 5, 4, LEADER, "2026-11-01", "");
    struct board b = seen(t, whole);
    assert_int_equal(b.workers.n, 3);
    assert_int_equal(b.workers.at[0].staff, COUNSELLOR);
    assert_str(b.workers.at[0].name, "Worker 8");
    assert_int_equal(b.workers.at[0].records, 2);
    assert_int_equal(b.workers.at[0].of[BOARD_MISSING], 1);
    assert_int_equal(b.workers.at[0].of[BOARD_CONTRADICTS], 1);
    assert_str(spells(t, (struct board_asked){ PROJECT, BOARD_KINDS, COUNSELLOR, 0, 10 }), "2 3");
    assert_str(spells(t, (struct board_asked){ PROJECT, BOARD_KINDS, BOARD_NOBODY, 0, 10 }), "5");
    assert_int_equal(seen(t, (struct board_asked){ PROJECT, BOARD_LATE, COUNSELLOR, 0, 10 }).open, 2);
    assert_int_equal(b.mine, 0);
    become(t, COUNSELLOR, ROLE_COUNSELLOR);
    assert_str(spells(t, own), "2 3");
    assert_int_equal(seen(t, whole).mine, 2);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_str(spells(t, own), "4");
    test_sql(t, "INSERT INTO caseload_absence (id, source_key, staff_id, starts_on, ends_on, substitute_id, version) "
                "VALUES (1, '', 8, '2026-11-20', '2026-11-22', 7, 1)");
    assert_str(spells(t, own), "2 3 4");
    test_sql(t, "UPDATE caseload_absence SET ends_on = '2026-11-21'");
    assert_str(spells(t, own), "4");
    responsible(t, 6, 6, LEADER, "2026-11-01", ""); /* in a project where she does not work */
    assert_str(spells(t, own), "4");
}

RULE(of_nobody_s_records_hers_are_those_of_the_groups_she_leads)
{
    six(t);
    test_sql(t, "INSERT INTO groups_leader (group_id, staff_id, role) VALUES (50, 7, 'leader')");
    member(t, 1, SOMALI, 2, "member", "2026-02-01", "");
    member(t, 2, SOMALI, 3, "member", "2026-02-01", "");
    member(t, 3, ARABIC, 4, "member", "2026-02-01", "");
    member(t, 4, SOMALI, 5, "left", "2026-02-01", "2026-05-01");
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_str(spells(t, own), "2 3");
    responsible(t, 1, 3, COUNSELLOR, "2026-11-01", "");
    assert_str(spells(t, own), "2");
}

RULE(the_records_of_a_project_are_for_who_sees_its_persons)
{
    static const struct {
        enum role role;
        int64_t wanted;
    } each[] = { { ROLE_MANAGER, 4 }, { ROLE_COUNSELLOR, 4 }, { ROLE_INSTRUCTOR, 0 }, { ROLE_PEER, 0 },
        { ROLE_COORDINATOR, 0 }, { ROLE_ADMIN, 0 } };
    struct board_asked others = whole;

    six(t);
    others.project = OTHER_PROJECT;
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        become(t, MANAGER, each[i].role);
        assert_int_equal(seen(t, whole).all, each[i].wanted);
        assert_int_equal(seen(t, whole).lines.n, each[i].wanted);
        assert_int_equal(reports_records_open(t, PROJECT).all, each[i].wanted);
        assert_int_equal(seen(t, others).all, 0);
    }
}

RULE(the_first_page_counts_the_same)
{
    six(t);
    responsible(t, 1, 2, MANAGER, "2026-01-01", "");
    struct records_open open = reports_records_open(t, PROJECT);
    assert_int_equal(open.all, 4);
    assert_int_equal(open.mine, 1);
    assert_false(open.more);
    assert_int_equal(reports_records_open(t, 0).mine, 1);
    assert_int_equal(reports_records_open(t, 0).all, 0);
}

/* ---- what people_board_facts leaves out is in order: each value of a fact beside each of the others, drawn by chance,
 * against the walk through all records that the report makes */

static const char *drawn(uint64_t *state, const char *const *list, size_t n)
{
    uint64_t x = *state += UINT64_C(0x9e3779b97f4a7c15); /* splitmix64 (S. Vigna, public domain) */

    x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return list[(x ^ (x >> 31)) % n];
}
#define ONE_OF(state, ...) \
    drawn((state), (const char *const[]){ __VA_ARGS__ }, \
        sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *))

static void random_records(struct task *t, int persons)
{
    uint64_t r = 20261130;

    lay_out(t);
    for (int p = 1; p <= persons; p++) {
        person(t, p);
        const char *gender = ONE_OF(&r, "woman", "woman", "woman", "woman", "man", "non_binary", "unknown", "");
        const char *birth = ONE_OF(&r, "'1990-01-01'", "'1990-01-01'", "'1990-01-01'", "'1970-12-31'", "NULL", "'1990'",
            "'2026-01-05'", "'2013-06-01'");
        ROW(t, "UPDATE people_person SET gender = '%s', birth_date = %s WHERE id = %d", gender, birth, p);
        const char *facts[] = {
            ONE_OF(&r, "'2026-01-01'", "'2026-01-01'", "'2025-08-31'", "'2013-01-01'", "NULL"),
            ONE_OF(&r, "employed", "unemployed", "student", "home_care", "home_care", "maternity_leave_with_job",
                "unknown", ""),
            ONE_OF(&r, "0", "2", "3", "5", "9", ""),
            ONE_OF(&r, "NULL", "NULL", "0", "1"),
            ONE_OF(&r, "NULL", "NULL", "NULL", "'2025'", "'2025-01-01'"),
            ONE_OF(&r, "NULL", "'2026-01-31'", "'2026-04-30'", "'2025-08-31'", "'2025-11-30'", "'2025-12-15'",
                "'2026-11-10'", "'2012-12-31'"),
            ONE_OF(&r, "employed", "unemployed", "student", "home_care", "unknown", ""),
            ONE_OF(&r, "NULL", "NULL", "'2026-01-31'", "'2026-02-20'", "'2026-05-29'", "'2025-09-28'"),
            ONE_OF(&r, "NULL", "NULL", "0", "1"),
            ONE_OF(&r, "NULL", "'2026-02-28'", "'2026-05-30'", "'2026-06-15'", "'2026-07-30'", "'2026-07-31'",
                "'2026-10-30'", "'2026-11-20'"),
            ONE_OF(&r, "employed", "student", "unknown", ""),
            ONE_OF(&r, "NULL", "NULL", "0", "1"),
        };
        record(t, p, p, PROJECT,
            str_z(t->a,
                str_fmt(t->a, "%s, '%s', '%s', %s, %s, %s, '%s', %s, %s, %s, '%s', %s", facts[0], facts[1], facts[2],
                    facts[3], facts[4], facts[5], facts[6], facts[7], facts[8], facts[9], facts[10], facts[11])));
    }
}

RULE(a_board_finds_all_that_the_report_finds)
{
    static const struct report_scope all = { .project = PROJECT };
    int64_t of_check[ESF_CHECKS__N] = { 0 }, missing = 0;
    enum { PERSONS = 2500 };
    size_t in_order = PERSONS;

    random_records(t, PERSONS);
    struct board_asked q = whole;
    q.limit = PERSONS;
    struct board b = board_of(t, &q);
    in_order -= b.lines.n;
    for (size_t i = 0; i < b.lines.n; i++) {
        missing += b.lines.at[i].missing != 0;
        for (unsigned k = 0; k < ESF_CHECKS__N; k++)
            of_check[k] += b.lines.at[i].checks >> k & 1;
        assert_true(i == 0 || b.lines.at[i].spell > b.lines.at[i - 1].spell); /* by name, each once */
    }
    struct report_tables tables = reports_tables(t, report_by_name(S("esf")), &all);
    assert_int_equal(figure(t, &all, "esf.records.records.incomplete"), missing);
    for (unsigned k = 0; k < ESF_CHECKS__N; k++) {
        int64_t counted = report_count(&test_table(&tables, S("checks"))->at[k], 1);
        if (counted != of_check[k] || counted == 0)
            fail_msg("%s: the report counts %lld, the board %lld", esf_check_rules[k].code, (long long)counted,
                (long long)of_check[k]);
    }
    assert_true(in_order > 0);
}

RULES(a_board_has_what_is_missing_contradictory_or_late_by_name, what_is_written_is_there_no_more,
    who_was_not_reached_is_late_no_more, a_record_is_hers_who_answers_for_it_today,
    of_nobody_s_records_hers_are_those_of_the_groups_she_leads, the_records_of_a_project_are_for_who_sees_its_persons,
    the_first_page_counts_the_same, a_board_finds_all_that_the_report_finds)
