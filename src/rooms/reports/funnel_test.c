/* Tests of the report "funnel" against a case counted by hand, on both engines: whom the project met first in the days,
 * each step, the participation that says who has left, languages and towns, the rows behind each figure, and what a
 * coordinator sees. */
#include "tests/reports_testing.h"

#include "rooms/reports/reports.h"
#include "tests/figures_testing.h"

static const struct report_scope everything = { .project = PROJECT };

static void contact(struct task *t, int id, int who, const char *day)
{
    ROW(t,
        "INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, topic, person_id, minutes, "
        "version, created_at) VALUES (%d, '', 10, '%s', 'phone', '', '', %d, NULL, 1, '')",
        id, day, who);
}

static void mapped(struct task *t, int who, const char *day)
{
    ROW(t,
        "INSERT INTO needs_need (person_id, project_id, day, area, weight, version) VALUES (%d, 10, '%s', "
        "'work', 2, 1)",
        who, day);
}

static void took_part(struct task *t, int id, int who, const char *from, const char *to, const char *status)
{
    ROW(t,
        "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, entry_status, "
        "entry_education, heard_from, exit_date, exit_status, six_month_status, version, created_at) VALUES (%d, '', "
        "%d, 10, CAST('' AS {bytes}), '%s', '', '', '', NULLIF('%s', ''), '%s', '', 1, '')",
        id, who, from, to, status);
}

/* 1 goes the whole way in Kontula and stays. 2 never comes and leaves to work. 3 was rung before the year, came late
 * once to Malmi and leaves as a student. 4 was only rung. 5 took part twice and is back. 6 waits for a place: nobody
 * has met her. 7 was only mapped. */
static void case_by_hand(struct task *t)
{
    lay_out(t);
    test_sql(t, "UPDATE groups_group SET municipality = '091' WHERE id = 50");
    for (int p = 1; p <= 7; p++)
        person(t, p);
    contact(t, 1, 1, "2026-01-05");
    contact(t, 2, 1, "2026-04-05");
    contact(t, 3, 3, "2025-12-30");
    contact(t, 4, 4, "2026-02-10");
    mapped(t, 1, "2026-01-10");
    mapped(t, 7, "2026-02-02");
    took_part(t, 1, 1, "2026-01-12", "", "");
    took_part(t, 2, 2, "2026-02-01", "2026-05-01", "employed");
    took_part(t, 3, 3, "2026-03-01", "2026-06-30", "student");
    took_part(t, 4, 5, "2026-04-01", "", "");
    took_part(t, 5, 5, "2026-01-01", "2026-02-01", "unemployed");
    member(t, 1, SOMALI, 1, "member", "2026-01-15", "");
    member(t, 2, SOMALI, 2, "left", "2026-02-01", "2026-05-01");
    member(t, 3, ARABIC, 3, "left", "2026-03-02", "2026-06-30");
    member(t, 4, SOMALI, 3, "left", "2026-04-02", "2026-06-30");
    member(t, 5, SOMALI, 6, "waiting", "", "");
    session(t, 1, SOMALI, "2026-02-10", "held", "10:00", "12:00");
    session(t, 2, ARABIC, "2026-03-10", "held", "10:00", "12:00");
    session(t, 3, SOMALI, "2026-03-11", "cancelled", "10:00", "12:00");
    mark(t, 1, 1, "present");
    mark(t, 1, 2, "absent");
    mark(t, 2, 3, "late");
    mark(t, 3, 2, "present");
}

static const char *const keys[] = { "met", "contacted", "mapped", "started", "attending", "left" };
enum { KEYS = sizeof keys / sizeof *keys };

static void assert_line(struct task *t, const struct report_scope *s, const char *line, const int64_t *want)
{
    for (size_t k = 0; k < KEYS; k++)
        assert_figure(t, s, str_z(t->a, str_fmt(t->a, "funnel.%s.%s", line, keys[k])), want[k]);
}

RULE(the_median_of_days_to_each_step_is_counted_from_the_first_contact)
{
    static const struct {
        const char *path;
        int64_t days;
    } each[] = { { "funnel.times.contacted.median_days", 0 }, { "funnel.times.mapped.median_days", 3 },
        { "funnel.times.started.median_days", 4 }, { "funnel.times.attending.median_days", 36 },
        { "funnel.times.left.median_days", 136 }, { "funnel.times.started.persons", 4 } };

    case_by_hand(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        assert_figure(t, &everything, each[i].path, each[i].days);
}

RULE(who_sees_no_persons_gets_no_median_of_a_few)
{
    struct report_scope outside = { .project = PROJECT, .threshold = 5 };

    case_by_hand(t);
    for (int p = 11; p <= 16; p++) {
        person(t, p);
        took_part(t, p, p, "2026-03-01", "", "");
        person(t, p + 10);
        contact(t, p + 10, p + 10, "2026-02-10");
    }
    assert_figure(t, &outside, "funnel.times.started.median_days", 0);
    assert_figure(t, &outside, "funnel.times.mapped.median_days", INT_NONE);
    assert_figure(t, &outside, "funnel.times.left.median_days", INT_NONE);
    test_sql(t, "UPDATE people_participation SET entry_date = NULL WHERE person_id > 10"); /* of four it is known */
    assert_figure(t, &outside, "funnel.times.started.persons", 10);
    assert_figure(t, &outside, "funnel.times.started.median_days", INT_NONE);
}

RULE(the_steps_are_counted_as_by_hand)
{
    static const int64_t all[] = { 6, 3, 2, 4, 2, 2 }, som[] = { 2, 1, 1, 2, 1, 1 }, ara[] = { 1, 1, 0, 1, 1, 1 },
                         none[] = { 3, 1, 1, 1, 0, 0 };

    case_by_hand(t);
    assert_line(t, &everything, "by_language.", all);
    assert_line(t, &everything, "by_language.som", som);
    assert_line(t, &everything, "by_language.ara", ara);
    assert_line(t, &everything, "by_language.und", none);
    assert_line(t, &everything, "by_town.091", som);
    for (size_t k = 0; k < KEYS; k++)
        assert_figure(t, &everything, str_z(t->a, str_fmt(t->a, "funnel.steps.%s.persons", keys[k])), all[k]);
    assert_figure(t, &everything, "funnel.steps.started.persons%", 67);
    assert_figure(t, &everything, "funnel.by_language.som.attending%", 50);
    assert_figure(t, &everything, "funnel.left_as.employed.n", 1);
    assert_figure(t, &everything, "funnel.left_as.student.n", 1);
    assert_figure(t, &everything, "funnel.left_as.student.n%", 50);
}

/* 3 was met before the year. Until March 2 has not left, and the participation of 5 that began last has ended. */
RULE(persons_count_in_the_days_in_which_the_project_met_them_and_steps_until_the_last_day)
{
    static const int64_t year[] = { 5, 2, 2, 3, 1, 1 }, spring[] = { 5, 2, 2, 3, 1, 1 };
    struct report_scope s = everything;

    case_by_hand(t);
    assert_true(day_read(S("2026-01-01"), &s.from) && day_read(S("2026-12-31"), &s.to));
    assert_line(t, &s, "by_language.", year);
    assert_figure(t, &s, "funnel.left_as.employed.n", 1);
    assert_true(day_read(S("2026-03-31"), &s.to));
    assert_line(t, &s, "by_language.", spring);
    assert_figure(t, &s, "funnel.left_as.unemployed.n", 1);
    assert_true(day_read(S("2026-02-05"), &s.from) && day_read(S("2026-02-09"), &s.to));
    struct report_tables nobody = reports_tables(t, report_by_name(S("funnel")), &s);
    assert_int_equal(report_lines(&nobody.at[0]), 0);
}

RULE(the_rows_behind_each_step_are_whom_it_counts)
{
    int held = 0;

    case_by_hand(t);
    struct report_tables tables = reports_tables(t, report_by_name(S("funnel")), &everything);
    for (size_t i = 0; i < tables.n; i++)
        for (size_t k = 0; k < tables.at[i].n; k++)
            for (unsigned c = 1; c < tables.at[i].plan->n; c++) {
                const struct report_column *column = &tables.at[i].plan->columns[c];
                if (column->kind == FIGURE_NAMES || column->place != IN_ALL || column->shut)
                    continue;
                struct figure_wanted w = { &tables.at[i], &tables.at[i].at[k], c, 0, 100 };
                struct figure_rows rows = funnel_report.rows(t, &everything, &w);
                assert_int_equal((int64_t)rows.n, report_count(w.line, c));
                assert_int_equal(rows.total, (int64_t)rows.n);
                held++;
            }
    assert_true(held > 30);
    struct figure_rows met = figure_behind(t, &everything, "funnel.steps.met.persons", 1, 3);
    assert_int_equal(met.total, 6);
    assert_int_equal(met.n, 3);
    assert_int_equal(met.at[0].person, 2);
    assert_int_equal(met.at[2].person, 0); /* 4 was only rung: she is no person of this project */
    assert_true(str_empty(met.at[2].name));
}

static bool shown(struct task *t, const struct report_scope *s, const char *path)
{
    return figure(t, s, path) != INT_NONE;
}

/* 2 left to work and never came; 3 moved, although she studies now; 4 was rung and will not come: of two reasons the
 * last counts. 7 was only mapped and may still come. */
RULE(why_somebody_left_or_did_not_begin_is_counted_with_who_never_came)
{
    struct report_scope s = everything;

    case_by_hand(t);
    test_sql(t, "UPDATE people_participation SET exit_reason = 'moved' WHERE id = 3");
    contact(t, 5, 4, "2026-03-10");
    test_sql(t, "UPDATE contacts_contact SET not_coming = 'health' WHERE id = 4");
    test_sql(t, "UPDATE contacts_contact SET not_coming = 'birth' WHERE id = 5");
    assert_figure(t, &everything, "funnel.left_because.work_or_study.n", 1);
    assert_figure(t, &everything, "funnel.left_because.work_or_study.never_came", 1);
    assert_figure(t, &everything, "funnel.left_because.moved.n", 1);
    assert_figure(t, &everything, "funnel.left_because.moved.n%", 50);
    assert_figure(t, &everything, "funnel.left_because.moved.never_came", 0);
    assert_figure(t, &everything, "funnel.not_started.birth.n", 1);
    assert_figure(t, &everything, "funnel.not_started.birth.n%", 50);
    assert_figure(t, &everything, "funnel.not_started.unknown.n", 1);
    assert_int_equal(figure_behind(t, &everything, "funnel.not_started.birth.n", 0, 9).total, 1);
    assert_int_equal(
        figure_behind(t, &everything, "funnel.left_because.work_or_study.never_came", 0, 9).at[0].person, 2);
    assert_true(day_read(S("2026-03-09"), &s.to));
    assert_figure(t, &s, "funnel.not_started.health.n", 1);
}

/* Who was employed before did not leave for work, nor for school who studied: the reason is not known. */
RULE(work_and_study_are_a_reason_only_for_whom_they_are_new)
{
    lay_out(t);
    for (int p = 1; p <= 3; p++) {
        person(t, p);
        took_part(t, p, p, "2026-01-10", "2026-02-01", p == 1 ? "employed" : "student");
    }
    test_sql(t, "UPDATE people_participation SET entry_status = 'self_employed' WHERE id = 1");
    test_sql(t, "UPDATE people_participation SET entry_in_education = 1 WHERE id = 2");
    assert_figure(t, &everything, "funnel.left_because.unknown.n", 2);
    assert_figure(t, &everything, "funnel.left_because.work_or_study.n", 1);
}

/* Seven of thirty did not begin: one of them for a reason. */
RULE(a_coordinator_learns_no_reason_of_few)
{
    struct report_scope s = everything;

    lay_out(t);
    for (int p = 1; p <= 30; p++) {
        person(t, p);
        contact(t, p, p, "2026-01-10");
        if (p > 7)
            took_part(t, p, p, "2026-01-12", p > 13 ? "2026-02-01" : "", "home_care");
    }
    test_sql(t, "UPDATE contacts_contact SET not_coming = 'health' WHERE id = 1");
    test_sql(t, "UPDATE people_participation SET exit_reason = 'birth' WHERE id IN (14, 15)");
    s.threshold = 5;
    assert_figure(t, &everything, "funnel.not_started.health.n", 1);
    assert_false(shown(t, &s, "funnel.not_started.health.n"));
    assert_false(shown(t, &s, "funnel.not_started.unknown.n") && shown(t, &s, "funnel.steps.started.persons"));
    assert_false(shown(t, &s, "funnel.left_because.birth.n"));
    assert_false(shown(t, &s, "funnel.left_because.unknown.n") && shown(t, &s, "funnel.steps.left.persons"));
}

/* Of ten in Kontula eight have started: whoever sees both numbers of a line knows of the two who have not. */
RULE(a_coordinator_learns_of_no_few_who_did_not)
{
    struct report_scope s = everything;

    lay_out(t);
    for (int p = 1; p <= 30; p++) {
        person(t, p);
        member(t, p, p <= 10 ? SOMALI : ARABIC, p, "member", "2026-01-10", "");
        if (p > 2 && p <= 20)
            took_part(t, p, p, "2026-01-10", "", "");
    }
    s.threshold = 5;
    assert_figure(t, &everything, "funnel.by_language.som.started", 8);
    assert_figure(t, &everything, "funnel.by_language.ara.started", 10);
    assert_figure(t, &s, "funnel.steps.started.persons", 18);
    assert_false(shown(t, &s, "funnel.by_language.som.started") && shown(t, &s, "funnel.by_language.som.met"));
}

/* Four have left, to one situation, and one person was in no group: what would tell it is withheld as well. */
RULE(a_coordinator_learns_of_no_few_who_did)
{
    struct report_scope s = everything;

    lay_out(t);
    for (int p = 1; p <= 21; p++) {
        person(t, p);
        if (p <= 20)
            member(t, p, p <= 10 ? SOMALI : ARABIC, p, "member", "2026-01-10", "");
        took_part(t, p, p, "2026-01-10", p < 5 ? "2026-02-01" : "", "employed");
    }
    s.threshold = 5;
    assert_false(shown(t, &s, "funnel.left_as.employed.n"));
    assert_false(shown(t, &s, "funnel.steps.left.persons"));
    assert_false(shown(t, &s, "funnel.by_language.som.left"));
    assert_false(shown(t, &s, "funnel.by_language.und.met"));
    assert_false(shown(t, &s, "funnel.by_language..met") && shown(t, &s, "funnel.by_language.som.met") &&
                 shown(t, &s, "funnel.by_language.ara.met"));
}

/* Of two groups of a day the key says which is first; of two participations of a day the one that goes on is last. */
RULE(what_begins_on_one_day_has_an_order)
{
    lay_out(t);
    person(t, 1);
    member(t, 1, ARABIC, 1, "member", "2026-01-10", "");
    member(t, 2, SOMALI, 1, "member", "2026-01-10", "");
    took_part(t, 1, 1, "2026-01-10", "", "");
    took_part(t, 2, 1, "2026-01-10", "2026-02-01", "employed");
    assert_figure(t, &everything, "funnel.by_language.som.met", 1);
    assert_figure(t, &everything, "funnel.steps.left.persons", 0);
}

RULES(the_median_of_days_to_each_step_is_counted_from_the_first_contact, who_sees_no_persons_gets_no_median_of_a_few,
    the_steps_are_counted_as_by_hand,
    persons_count_in_the_days_in_which_the_project_met_them_and_steps_until_the_last_day,
    the_rows_behind_each_step_are_whom_it_counts, a_coordinator_learns_of_no_few_who_did_not,
    a_coordinator_learns_of_no_few_who_did, why_somebody_left_or_did_not_begin_is_counted_with_who_never_came,
    work_and_study_are_a_reason_only_for_whom_they_are_new, a_coordinator_learns_no_reason_of_few,
    what_begins_on_one_day_has_an_order)
