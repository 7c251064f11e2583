/* Tests of stored runs on both engines: what is kept is what was shown, whatever happens afterwards; who sees which
 * form of it; what moved between two, and which records came, went or changed; removing with a reason; and the bounds.
 * The text in which tables are kept is read whatever stands in it. */
#include "rooms/reports/report_runs.h"
#include "lang/lang.h"
#include "rooms/reports/run_compare.h"
#include "rooms/reports/run_packed.h"
#include "rooms/reports/run_tables.h"
#include "tests/reports_testing.h"

#include "tests/figures_testing.h"

enum { PERSONS_N = 12, MANAGER = 7, COORDINATOR = 8 };

static void become(struct task *t, int64_t staff, enum role role)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *who = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ PROJECT, role, S("S1"), S("Project") };
    *who = (struct viewer){ .staff = staff, .role = role, .projects = in, .nprojects = 1 };
    t->viewer = who;
}

/* Somebody in every report: 12 persons in two groups, a session, outcomes, a plan, a need, a contact. */
static void some_of_everything(struct task *t)
{
    lay_out(t);
    for (int p = 1; p <= PERSONS_N; p++) {
        person(t, p);
        member(t, p, p % 3 == 0 ? ARABIC : SOMALI, p, "member", "2026-01-10", "");
        ROW(t,
            "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, "
            "heard_from, version, created_at, entry_status, entry_education, exit_status, six_month_status) VALUES "
            "(%d, 'r%d', %d, 10, CAST('' AS {bytes}), '2026-02-01', 'friend', 1, '', 'unemployed', '3', '', '')",
            p, p, p);
        ROW(t, "UPDATE people_person SET birth_date = '1990-05-05' WHERE id = %d", p);
        if (p % 2 == 0)
            guided(t, p, "", p, "2026-03-01", "vocational_education", "started", "Lähihoitaja");
        for (int end = 0; end < 2; end++)
            ROW(t,
                "INSERT INTO instruments_measurement (id, source_key, person_id, project_id, instrument_id, day, "
                "occasion, state, way, language, answers, version) VALUES (%lld, '', %d, 10, 1, '2026-02-1%d', '%s', "
                "'done', '', '', 'faith=%d', 1)",
                (long long)id_new(), p, end, end ? "end" : "start", 2 + end);
        ROW(t,
            "INSERT INTO needs_need (person_id, project_id, day, area, weight, version) VALUES (%d, 10, '2026-02-10', "
            "'language', 2, 1)",
            p);
    }
    session(t, 1, SOMALI, "2026-02-02", "held", "10:00", "12:00");
    mark(t, 1, 1, "present");
    mark(t, 1, 2, "absent");
    become(t, MANAGER, ROLE_MANAGER);
}

static const struct report_scope everything = { .project = PROJECT };

static int64_t store(struct task *t, const char *report)
{
    struct problems problems = { 0 };
    int64_t run = 0;

    assert_int_equal(
        report_run_store(t, report_by_name(str_of(report)), &everything, S("Interim"), &run, &problems), DONE);
    return run;
}

static struct report_run read(struct task *t, int64_t id)
{
    struct report_run run;

    assert_int_equal(report_run_read(t, id, &run), DONE);
    return run;
}

/* The tables as JSON, without lists that are held nowhere. */
static struct str as_json(struct task *t, struct report_tables *tables)
{
    struct buf *o = task_buf(t, 4 << 20);
    struct report_tables some = { 0 };
    struct json j;

    for (size_t i = 0; i < tables->n; i++)
        if (tables->at[i].plan->each == NULL)
            some.at[some.n++] = tables->at[i];
    js_init(&j, o);
    js_object(&j);
    report_tables_json(t, &j, &some);
    js_end(&j);
    task_must_fit(t, o);
    return buf_view(o);
}

static void one_more(struct task *t)
{
    person(t, 99);
    member(t, 99, SOMALI, 99, "member", "2026-01-10", "");
    ROW(t, "UPDATE people_participation SET entry_status = 'home_care' WHERE id = 1");
    ROW(t, "UPDATE people_participation SET project_id = 11 WHERE id = 2");
}

RULE(a_run_of_every_report_keeps_its_tables_and_its_file_whatever_happens_afterwards)
{
    struct str tables[REPORT__N], files[REPORT__N];
    int64_t runs[REPORT__N];

    some_of_everything(t);
    for (size_t i = 0; i < REPORT__N; i++) {
        if (report_rows[i].parts->not_kept)
            continue;
        struct report_scope s = reports_scope(t, &report_rows[i], &everything);
        struct report_tables now = reports_tables(t, &report_rows[i], &s);
        struct buf *o = task_buf(t, 4 << 20);
        assert_true(report_lines(&now.at[0]) > 0 || i == REPORT_child_care); /* which has no children here */
        tables[i] = as_json(t, &now);
        reports_write(t, &report_rows[i], &s, FORMAT_JSON, o);
        files[i] = buf_view(o);
        runs[i] = store(t, report_rows[i].name);
    }
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, municipalities, website, version) VALUES (11, 'S2', '', '', '', '', "
                "'', '', '', '', 1)");
    one_more(t);
    for (size_t i = 0; i < REPORT__N; i++) {
        if (report_rows[i].parts->not_kept)
            continue;
        struct report_run run = read(t, runs[i]);
        struct report_tables kept = report_run_tables(t, &run);
        assert_str(as_json(t, &kept), str_z(t->a, tables[i]));
        assert_str(report_run_json(t, &run), str_z(t->a, files[i]));
        assert_false(run.scope.by_other_rules);
        assert_int_equal(run.rules.n, 8);
        assert_str(run.name, "Interim");
        assert_true(run.scope.stored);
    }
}

RULE(a_run_of_a_crossed_report_keeps_the_crossing_and_is_compared_with_the_same_today)
{
    const struct report_scope crossed = { .project = PROJECT, .by = S("mother_tongue"), .by2 = S("entry_status") };
    const struct report *report = report_by_name(S("outcomes"));
    struct problems problems = { 0 };
    struct report_tables today;
    int64_t id = 0;

    some_of_everything(t);
    struct report_scope s = reports_scope(t, report, &crossed);
    struct report_tables now = reports_tables(t, report, &s);
    struct str shown = as_json(t, &now);
    assert_int_equal(report_run_store(t, report, &crossed, S("Crossed"), &id, &problems), DONE);
    struct report_run run = read(t, id);
    struct report_tables kept = report_run_tables(t, &run);
    assert_str(as_json(t, &kept), str_z(t->a, shown));
    assert_str(run.scope.by, "mother_tongue");
    assert_str(run.scope.by2, "entry_status");
    assert_false(run.scope.by_other_rules);
    assert_true(report_run_today(t, &run, &today));
    assert_int_equal(today.n, kept.n);
}

/* Names of lines that the program says itself are in the reader's language, not in that of who stored the run. */
RULE(a_run_speaks_the_language_of_its_reader)
{
    some_of_everything(t);
    const struct lang *english = t->lang;
    t->lang = lang_get(LANG_sv);
    struct report_run run = read(t, store(t, "targets"));
    t->lang = lang_get(LANG_fi);
    struct report_tables kept = report_run_tables(t, &run);
    struct report_tables now = reports_tables(t, run.report, &everything);
    t->lang = english;
    assert_str(kept.at[0].at[0].cells[1].s, str_z(t->a, now.at[0].at[0].cells[1].s));
    assert_string_not_equal(str_z(t->a, kept.at[0].at[0].cells[1].s), "Persons");
}

/* ---- who sees what */

RULE(a_coordinator_sees_the_run_of_a_manager_without_small_counts_and_without_records)
{
    struct run_records records;

    some_of_everything(t);
    int64_t id = store(t, "outcomes");
    struct report_run run = read(t, id);
    assert_int_equal(report_run_seen(t, &run), RUN_WHOLE);
    assert_true(report_run_records(t, &run, &records));
    assert_int_equal(records.n, PERSONS_N);
    become(t, COORDINATOR, ROLE_COORDINATOR);
    run = read(t, id);
    assert_int_equal(report_run_seen(t, &run), RUN_WITHHELD);
    assert_false(report_run_records(t, &run, &records));
    struct report_tables kept = report_run_tables(t, &run);
    assert_int_equal(run.scope.threshold, 5);
    assert_int_equal(report_count(test_line(t, &kept.at[0], S("ara")), 1), INT_NONE); /* of four */
    assert_true(str_find(report_run_json(t, &run), S("withheld")) >= 0);
    struct settings stricter = { .threshold = 6 };
    t->settings = &stricter;
    assert_int_equal(report_run_seen(t, &run), RUN_NOT);
}

RULE(what_a_coordinator_stored_is_without_small_counts_for_everybody)
{
    struct run_records records;

    some_of_everything(t);
    become(t, COORDINATOR, ROLE_COORDINATOR);
    int64_t id = store(t, "esf");
    become(t, MANAGER, ROLE_MANAGER);
    struct report_run run = read(t, id);
    assert_int_equal(report_run_seen(t, &run), RUN_WITHHELD);
    assert_false(report_run_records(t, &run, &records));
    assert_true(run.records == INT_NONE);
}

RULE(runs_are_stored_by_managers_and_coordinators_and_read_by_who_reads_reports)
{
    static const enum role each[] = { ROLE_COUNSELLOR, ROLE_INSTRUCTOR, ROLE_PEER, ROLE_NONE };
    struct problems problems = { 0 };
    struct report_run run;
    int64_t other;

    some_of_everything(t);
    int64_t id = store(t, "targets");
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        become(t, 9, each[i]);
        assert_int_equal(
            report_run_store(t, report_by_name(S("targets")), &everything, S("X"), &other, &problems), NOT_ALLOWED);
        assert_int_equal(report_run_read(t, id, &run), each[i] == ROLE_COUNSELLOR ? DONE : NOT_ALLOWED);
    }
    assert_int_equal(report_run_read(t, 1, &run), NOT_FOUND);
}

/* ---- what moved */

static const struct run_move *move_of(
    struct task *t, const struct run_moves *moves, const char *line, const char *figure)
{
    for (size_t i = 0; i < moves->n; i++)
        if (str_starts(moves->at[i].line, str_of(line)) && str_is(moves->at[i].figure, figure))
            return &moves->at[i];
    fail_msg("%s, %s has not moved", line, figure);
    return NULL;
}

RULE(a_comparison_names_the_figures_that_moved_and_no_others)
{
    some_of_everything(t);
    struct report_run run = read(t, store(t, "esf"));
    struct report_tables before = report_run_tables(t, &run), after;
    assert_true(report_run_today(t, &run, &after));
    assert_int_equal(run_compare(t, &before, &after).total, 0);
    ROW(t, "UPDATE people_participation SET entry_status = 'home_care' WHERE id = 1");
    assert_true(report_run_today(t, &run, &after));
    struct run_moves moves = run_compare(t, &before, &after);
    assert_true(moves.alike);
    assert_int_equal(moves.total, 4); /* one woman less is unemployed, one more inactive: women and all together */
    const struct run_move *less = move_of(t, &moves, "EECO02", "Women");
    assert_str(less->before, "12");
    assert_str(less->after, "11");
    assert_str(less->difference, "−1");
    assert_str(move_of(t, &moves, "EECO04", "All together")->difference, "+1");
}

RULE(a_comparison_of_lines_that_are_in_one_of_the_two)
{
    some_of_everything(t);
    struct report_run run = read(t, store(t, "attendance"));
    struct report_tables before = report_run_tables(t, &run), after;
    session(t, 2, ARABIC, "2026-03-02", "held", "10:00", "12:00");
    assert_true(report_run_today(t, &run, &after));
    struct run_moves moves = run_compare(t, &before, &after);
    const struct run_move *more = move_of(t, &moves, "Malmi", "Sessions held");
    assert_str(more->before, "–");
    assert_str(more->after, "1");
    struct run_moves back = run_compare(t, &after, &before);
    assert_str(move_of(t, &back, "Malmi", "Sessions held")->after, "–");
    assert_int_equal(back.total, moves.total);
}

RULE(records_that_came_went_or_have_other_facts_are_told)
{
    struct run_records before, after;

    some_of_everything(t);
    struct report_run run = read(t, store(t, "esf"));
    assert_true(report_run_records(t, &run, &before));
    assert_int_equal(before.n, PERSONS_N);
    ROW(t, "UPDATE people_participation SET entry_status = 'home_care' WHERE id = 5");
    ROW(t, "DELETE FROM people_participation WHERE id = 6");
    ROW(t, "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, heard_from, "
           "version, created_at, entry_status, entry_education, exit_status, six_month_status) VALUES (77, 'r', 6, 10, "
           "CAST('' AS {bytes}), NULL, '', 1, '', 'student', '3', '', '')");
    assert_true(run_records_now(t, run.report, &everything, &after));
    struct run_changes changes = run_records_compare(t, &before, &after);
    assert_int_equal(changes.n, 3);
    assert_int_equal(changes.at[0].before->id, 5);
    assert_str(changes.at[0].before->facts[3], "unemployed");
    assert_str(changes.at[0].after->facts[3], "home_care");
    assert_str(changes.at[0].after->facts[1], "35");
    assert_int_equal(changes.at[1].before->id, 6);
    assert_null(changes.at[1].after);
    assert_int_equal(changes.at[2].after->id, 77);
    assert_null(changes.at[2].before);
}

RULE(of_outcomes_the_persons_are_kept_with_what_was_counted_of_them)
{
    struct run_records before, after;

    some_of_everything(t);
    struct report_run run = read(t, store(t, "outcomes"));
    assert_true(report_run_records(t, &run, &before));
    ROW(t, "UPDATE guidance_guidance SET state = 'completed' WHERE id = 4");
    assert_true(run_records_now(t, run.report, &everything, &after));
    struct run_changes changes = run_records_compare(t, &before, &after);
    assert_int_equal(changes.n, 1);
    assert_int_equal(changes.at[0].after->person, 4);
    assert_str(changes.at[0].before->facts[2], "started");
    assert_str(changes.at[0].after->facts[2], "completed");
}

/* Only a record that may count in the days of the run is kept. */
RULE(records_of_other_days_are_not_kept)
{
    struct report_scope spring = { .project = PROJECT, .from = DAY("2026-01-01"), .to = DAY("2026-01-31") };
    struct run_records records;

    some_of_everything(t);
    ROW(t, "UPDATE people_participation SET exit_date = '2026-01-31' WHERE id = 3");
    ROW(t, "UPDATE people_participation SET entry_date = NULL WHERE id = 4");
    ROW(t, "UPDATE people_participation SET entry_date = '2026-01-01' WHERE id = 5");
    assert_true(run_records_now(t, report_by_name(S("esf")), &spring, &records));
    assert_int_equal(records.n, 3);
    assert_int_equal(records.at[0].id, 3);
}

/* ---- removing, and bounds */

RULE(a_run_is_removed_with_a_reason_and_its_line_stays)
{
    struct problems problems = { 0 };

    some_of_everything(t);
    int64_t id = store(t, "esf");
    struct report_run run = read(t, id);
    assert_int_equal(report_run_remove(t, &run, S(""), &problems), INVALID);
    become(t, COORDINATOR, ROLE_COORDINATOR); /* who did not store it */
    assert_int_equal(report_run_remove(t, &run, S("Wrong days"), &problems), NOT_ALLOWED);
    become(t, 9, ROLE_MANAGER);
    problems.n = 0;
    assert_int_equal(report_run_remove(t, &run, S("Wrong days"), &problems), DONE);
    assert_int_equal(report_run_remove(t, &run, S("Again"), &problems), CONFLICT);
    run = read(t, id);
    assert_int_equal(report_run_seen(t, &run), RUN_NOT);
    assert_str(run.removed_why, "Wrong days");
    assert_int_equal(test_number(t, "SELECT count(*) FROM reports_run_part"), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM reports_run_records"), 0);
    assert_int_equal(report_runs_of(t, PROJECT, NULL, 0, 10).total, 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'report_run'"), 2);
}

RULE(a_run_needs_a_name_and_days_in_order_and_there_are_not_too_many)
{
    struct report_scope turned = { .project = PROJECT, .from = DAY("2026-03-01"), .to = DAY("2026-02-01") };
    const struct report *report = report_by_name(S("targets"));
    struct problems problems = { 0 };
    int64_t run;

    some_of_everything(t);
    assert_int_equal(report_run_store(t, report, &everything, S(""), &run, &problems), INVALID);
    assert_str(problems.at[0].field, "name");
    assert_int_equal(report_run_store(t, report, &turned, S("X"), &run, &problems), INVALID);
    for (int i = 0; i < RUNS_MOST - 1; i++)
        ROW(t,
            "INSERT INTO reports_run (id, project_id, report, name, from_day, to_day, told_by, told_by2, threshold, "
            "program, rules, made_by, made_at, removed_why) VALUES (%d, 10, 'targets', 'X', '', '', '', '', 5, '', "
            "'', 7, '2026-01-01T00:00:00Z', '')",
            1000 + i);
    store(t, "targets");
    assert_int_equal(report_run_store(t, report, &everything, S("X"), &run, &problems), INVALID);
    ROW(t, "UPDATE reports_run SET removed_at = '2026-01-02T00:00:00Z' WHERE id = 1000");
    store(t, "targets");
    struct report_runs list = report_runs_of(t, PROJECT, report, 0, 25);
    assert_int_equal(list.n, 25);
    assert_int_equal(list.total, RUNS_MOST + 1);
    assert_str(list.at[0].name, "Interim");
}

RULE(what_is_too_large_is_not_packed_and_what_is_no_packed_text_is_not_unpacked)
{
    struct str plain = { NEW_N(t->a, char, RUN_PLAIN_MOST + 1), RUN_PLAIN_MOST }, packed, back;

    assert_true(run_pack(t, plain, &packed));
    assert_true(run_unpack(t, packed, &back));
    assert_int_equal(back.n, RUN_PLAIN_MOST);
    plain.n++;
    assert_false(run_pack(t, plain, &back));
    assert_false(run_unpack(t, S("ab"), &back));
    assert_false(run_unpack(t, S("\xff\xff\xff\xff...."), &back));
    packed.n -= 3;
    assert_false(run_unpack(t, packed, &back));
}

RULE(more_lines_than_a_run_keeps_are_refused)
{
    some_of_everything(t);
    struct report_tables tables = reports_tables(t, report_by_name(S("esf")), &everything);
    size_t lines = 0;
    for (size_t i = 0; i < tables.n; i++)
        lines += tables.at[i].n;
    struct buf *o = task_buf(t, RUN_PLAIN_MOST);
    assert_true(run_tables_write(t, &tables, lines, o));
    assert_false(run_tables_write(t, &tables, lines - 1, o));
}

/* Each byte of a good text in turn is lost, doubled or another one: it is read or refused, and nothing breaks. */
RULE(a_broken_text_of_tables_is_refused_or_read_and_breaks_nothing)
{
    some_of_everything(t);
    struct report_tables tables = reports_tables(t, report_by_name(S("outcomes")), &everything), back;
    struct buf *o = task_buf(t, RUN_PLAIN_MOST);
    assert_true(run_tables_write(t, &tables, RUN_LINES_MOST, o));
    assert_true(run_tables_read(t, buf_view(o), &back));
    size_t refused = 0;
    for (size_t i = 0; i < o->n; i += 7) {
        struct task own = *t;
        own.a = arena_new(8 << 20);
        char *p = NEW_N(own.a, char, o->n + 1);
        memcpy(p, o->p, o->n);
        p[i] = "\t\n#=T\\9"[i % 7];
        refused += !run_tables_read(&own, (struct str){ p, i % 2 ? o->n : i }, &back);
        arena_free(own.a);
    }
    assert_true(refused > 20);
}

RULES(a_run_of_every_report_keeps_its_tables_and_its_file_whatever_happens_afterwards,
    a_run_of_a_crossed_report_keeps_the_crossing_and_is_compared_with_the_same_today,
    a_run_speaks_the_language_of_its_reader,
    a_coordinator_sees_the_run_of_a_manager_without_small_counts_and_without_records,
    what_a_coordinator_stored_is_without_small_counts_for_everybody,
    runs_are_stored_by_managers_and_coordinators_and_read_by_who_reads_reports,
    a_comparison_names_the_figures_that_moved_and_no_others, a_comparison_of_lines_that_are_in_one_of_the_two,
    records_that_came_went_or_have_other_facts_are_told, of_outcomes_the_persons_are_kept_with_what_was_counted_of_them,
    records_of_other_days_are_not_kept, a_run_is_removed_with_a_reason_and_its_line_stays,
    a_run_needs_a_name_and_days_in_order_and_there_are_not_too_many,
    what_is_too_large_is_not_packed_and_what_is_no_packed_text_is_not_unpacked, more_lines_than_a_run_keeps_are_refused,
    a_broken_text_of_tables_is_refused_or_read_and_breaks_nothing)
