/* Tests of the counting rules of reports against cases counted by hand, on both engines, and of what a coordinator
 * sees. */
#include "tests/reports_testing.h"

#include "rooms/reports/reports.h"
#include "base/settings.h"

static const struct report_scope everything = { .project = PROJECT };

RULE(nobody_is_nothing_of_nothing)
{
    lay_out(t);
    struct outcomes o = reports_outcomes(t, PROJECT, DAY(""), DAY(""));
    assert_int_equal(o.persons, 0);
    assert_int_equal(o.guided.percent, 0);
    assert_int_equal(o.languages.n, 0);
}

RULE(members_count_once_under_the_language_of_their_first_group_in_the_period)
{
    lay_out(t);
    for (int p = 1; p <= 5; p++)
        person(t, p);
    member(t, 1, SOMALI, 1, "left", "2026-01-10", "2026-03-01");
    member(t, 2, ARABIC, 1, "member", "2026-03-02", ""); /* moved: Somali first */
    member(t, 3, ARABIC, 2, "member", "2026-05-01", "");
    member(t, 4, ARABIC, 3, "waiting", "", "");        /* waits: no member */
    member(t, 5, SOMALI, 4, "left", "", "2026-02-01"); /* first day not known */
    member(t, 6, ARABIC, 4, "member", "2026-01-05", "");
    struct outcomes o = reports_outcomes(t, PROJECT, DAY(""), DAY(""));
    assert_int_equal(o.persons, 3);
    assert_int_equal(o.languages.n, 2);
    assert_str(o.languages.at[0].language, "ara");
    assert_int_equal(o.languages.at[0].persons, 1);
    assert_int_equal(o.languages.at[1].persons, 2);
    o = reports_outcomes(t, PROJECT, DAY("2026-03-02"), DAY("2026-04-30")); /* person 1 and 4 in Arabic, 2 not yet */
    assert_int_equal(o.persons, 2);
    assert_int_equal(o.languages.n, 1);
    assert_str(o.languages.at[0].language, "ara");
}

RULE(of_groups_joined_on_one_day_the_first_by_key_tells_the_language)
{
    lay_out(t);
    person(t, 1);
    member(t, 1, SOMALI, 1, "member", "2026-01-10", "");
    member(t, 2, ARABIC, 1, "member", "2026-01-10", "");
    test_sql(t, "UPDATE groups_group SET source_key = CASE WHEN language = 'ara' THEN 'g10' ELSE 'g2' END");
    assert_str(reports_outcomes(t, PROJECT, DAY(""), DAY("")).languages.at[0].language, "ara");
    test_sql(t, "UPDATE groups_group SET source_key = CASE WHEN language = 'ara' THEN 'g2' ELSE 'g10' END");
    assert_str(reports_outcomes(t, PROJECT, DAY(""), DAY("")).languages.at[0].language, "som");
}

RULE(the_main_outcome_is_reached_before_not_reached_then_by_state_day_and_key)
{
    lay_out(t);
    for (int p = 1; p <= 6; p++) {
        person(t, p);
        member(t, p, SOMALI, p, "member", "2026-01-10", "");
    }
    guided(t, 1, "a", 1, "2026-02-01", "home_care", "ended", "");
    guided(t, 2, "b", 1, "2026-09-01", "not_reached", "completed", "");
    guided(t, 3, "c", 2, "2026-03-01", "language_training", "started", "");
    guided(t, 4, "d", 2, "2026-08-01", "working_life", "accepted", "");
    guided(t, 5, "e", 3, "2026-03-01", "language_training", "applied", "");
    guided(t, 6, "f", 3, "2026-03-02", "vocational_education", "applied", "Lähihoitaja");
    guided(t, 7, "z", 4, "2026-03-01", "other_training", "agreed", "");
    guided(t, 8, "b", 4, "2026-03-01", "working_life", "agreed", "");
    guided(t, 9, "g", 5, "2026-10-01", "not_reached", "suggested", "");
    struct outcome_language *som = reports_outcomes(t, PROJECT, DAY(""), DAY("")).languages.at;
    assert_int_equal(som->destination[DEST_home_care].n, 1);            /* 1 */
    assert_int_equal(som->destination[DEST_language_training].n, 1);    /* 2 */
    assert_int_equal(som->destination[DEST_vocational_education].n, 1); /* 3 */
    assert_int_equal(som->destination[DEST_other_training].n, 1);       /* 4: the later key */
    assert_int_equal(som->destination[DEST_not_reached].n, 1);          /* 5 */
    assert_int_equal(som->persons, 6);                                  /* 6: no row, still counted */
    assert_int_equal(reports_without_outcome(som), 1);
    assert_int_equal(som->destination[DEST_home_care].percent, 17);
    assert_int_equal(som->qualifications.n, 1);
    assert_str(som->qualifications.at[0].qualification, "Lähihoitaja");
    som = reports_outcomes(t, PROJECT, DAY(""), DAY("2026-03-01")).languages.at;
    assert_int_equal(som->destination[DEST_language_training].n, 2); /* 3's later row is after the last day */
    assert_int_equal(som->destination[DEST_not_reached].n, 0);
}

static struct outcome_rows rows_of(struct task *t, struct outcome_pick pick, int64_t start, int64_t limit)
{
    return reports_outcome_rows(t, &(struct report_scope){ .project = PROJECT }, &pick, start, limit);
}

RULE(sums_and_percentages_are_whole_and_halves_go_up)
{
    lay_out(t);
    for (int p = 1; p <= 8; p++) {
        person(t, p);
        member(t, p, p <= 4 ? SOMALI : ARABIC, p, "member", "2026-01-10", "");
    }
    guided(t, 1, "a", 1, "2026-02-01", "higher_education", "started", "");
    guided(t, 2, "b", 5, "2026-02-01", "entrepreneurship", "started", "");
    guided(t, 3, "c", 6, "2026-02-01", "working_life", "started", "");
    struct outcomes o = reports_outcomes(t, PROJECT, DAY(""), DAY(""));
    assert_int_equal(o.guided_to_training.n, 1);
    assert_int_equal(o.guided_to_training.percent, 13); /* 12.5 */
    assert_int_equal(o.guided_to_work.n, 2);
    assert_int_equal(o.guided.n, 3);
    assert_int_equal(o.guided.percent, 38); /* 37.5 */
    assert_int_equal(reports_percent(1, 3), 33);
    assert_int_equal(reports_percent(2, 3), 67);
    assert_int_equal(rows_of(t, (struct outcome_pick){ .part = PART_GUIDED }, 0, 100).n, 3);
    assert_int_equal(rows_of(t, (struct outcome_pick){ .language = S("som"), .part = PART_NO_OUTCOME }, 0, 100).n, 3);
    assert_int_equal(
        rows_of(t, (struct outcome_pick){ .language = S("som"), .part = PART_NO_OUTCOME }, 0, 100).persons, 4);
    assert_int_equal(
        rows_of(t,
            (struct outcome_pick){ .language = S("ara"), .part = PART_DESTINATION, .destination = DEST_working_life },
            0, 100)
            .at[0]
            .person,
        6);
    assert_int_equal(rows_of(t, (struct outcome_pick){ .part = PART_PERSONS }, 0, 100).n, 8);
    struct outcome_rows some = rows_of(t, (struct outcome_pick){ .part = PART_PERSONS }, 6, 5);
    assert_int_equal(some.n, 2);
    assert_int_equal(some.total, 8);
    assert_int_equal(some.at[0].person, 7);
}

RULE(targets_count_held_sessions_persons_once_and_whole_hours)
{
    lay_out(t);
    for (int p = 1; p <= 3; p++)
        person(t, p);
    member(t, 1, SOMALI, 1, "member", "2026-01-10", "");
    member(t, 2, ARABIC, 1, "member", "2026-01-10", "");
    member(t, 3, ARABIC, 2, "left", "2026-01-10", "2026-01-31");
    session(t, 1, SOMALI, "2026-02-03", "held", "10:00", "11:30");
    session(t, 2, SOMALI, "2026-02-10", "held", "10:00", "12:00");
    session(t, 3, SOMALI, "2026-02-17", "cancelled", "10:00", "12:00");
    session(t, 4, ARABIC, "2026-02-18", "planned", "10:00", "12:00");
    session(t, 5, SOMALI, "2026-02-24", "held", "10:00", "12:00");
    child(t, 1), child(t, 2);
    child_mark(t, 1, 1, "came"), child_mark(t, 2, 1, "came"), child_mark(t, 2, 2, "did_not_come");
    test_sql(t, "INSERT INTO projects_target (project_id, measure, promised) VALUES (10, 'persons', 80)");
    struct targets v = reports_targets(t, PROJECT, DAY(""), DAY(""));
    assert_int_equal(v.promised[MEASURE_persons], 80);
    assert_true(v.promised[MEASURE_hours] == INT_NONE);
    assert_int_equal(v.reached[MEASURE_persons], 2);
    assert_int_equal(v.reached[MEASURE_groups], 1);
    assert_int_equal(v.reached[MEASURE_sessions], 3);
    assert_int_equal(v.reached[MEASURE_hours], 6); /* 5.5 */
    assert_int_equal(v.reached[MEASURE_children], 1);
    struct targets promised = reports_targets_promised(t, PROJECT); /* nothing else is counted */
    assert_int_equal(promised.reached[MEASURE_persons], 2);
    assert_int_equal(promised.reached[MEASURE_sessions] + promised.reached[MEASURE_hours], 0);
    assert_int_equal(reports_targets(t, PROJECT, DAY("2026-02-01"), DAY("2026-02-05")).reached[MEASURE_persons], 1);
    assert_int_equal(reports_targets(t, PROJECT, DAY("2026-02-01"), DAY("2026-02-05")).reached[MEASURE_sessions], 1);
}

RULE(a_month_counts_held_sessions_and_a_second_absence_once_a_month)
{
    lay_out(t);
    for (int p = 1; p <= 2; p++) {
        person(t, p);
        member(t, p, SOMALI, p, "member", p == 1 ? "2026-01-10" : "2026-02-15", "");
    }
    session(t, 1, SOMALI, "2026-01-20", "held", "10:00", "12:00");
    session(t, 2, SOMALI, "2026-02-03", "held", "10:00", "12:00");
    session(t, 3, SOMALI, "2026-02-10", "held", "10:00", "11:30");
    session(t, 4, SOMALI, "2026-02-17", "held", "10:00", "12:00");
    session(t, 5, SOMALI, "2026-02-24", "planned", "10:00", "12:00");
    mark(t, 1, 1, "absent"), mark(t, 2, 1, "absent"), mark(t, 3, 1, "absent"), mark(t, 4, 1, "late");
    mark(t, 4, 2, "present");
    child(t, 1);
    child_mark(t, 2, 1, "came"), child_mark(t, 3, 1, "did_not_come");
    struct month_lines m = reports_monthly(t, PROJECT, DAY(""), DAY(""));
    assert_int_equal(m.n, 2);
    assert_str(day_str(&m.at[0].month), "2026-01");
    assert_int_equal(m.at[0].members, 1);
    assert_int_equal(m.at[0].absent_twice, 0);
    assert_int_equal(m.at[1].sessions, 3);
    assert_int_equal(m.at[1].minutes, 330);
    assert_int_equal(m.at[1].members, 2);
    assert_int_equal(m.at[1].absent, 2);
    assert_int_equal(m.at[1].absent_twice, 1);
    assert_int_equal(m.at[1].children_booked, 2);
    assert_int_equal(m.at[1].children_came, 1);
    struct twice_rows twice = reports_absent_twice(t, PROJECT, SOMALI, DAY(""), DAY(""));
    assert_int_equal(twice.n, 1);
    assert_day(twice.at[0].day, "2026-02-03");
}

RULE(sessions_of_one_day_follow_each_other_by_the_clock)
{
    lay_out(t);
    person(t, 1);
    member(t, 1, SOMALI, 1, "member", "2026-01-01", "");
    session(t, 3, SOMALI, "2026-02-02", "held", "09:00", "10:00");
    session(t, 2, SOMALI, "2026-02-02", "held", "11:00", "12:00");
    session(t, 1, SOMALI, "2026-02-02", "held", "13:00", "14:00");
    mark(t, 3, 1, "absent"), mark(t, 2, 1, "present"), mark(t, 1, 1, "absent");
    assert_int_equal(reports_monthly(t, PROJECT, DAY(""), DAY("")).at[0].absent_twice, 0);
    test_sql(t, "UPDATE groups_session SET start_time = '08:00' WHERE id = (SELECT min(id) FROM groups_session)");
    assert_int_equal(reports_monthly(t, PROJECT, DAY(""), DAY("")).at[0].absent_twice, 1);
}

RULE(a_member_with_two_memberships_in_a_month_counts_once)
{
    lay_out(t);
    person(t, 1);
    member(t, 1, SOMALI, 1, "left", "2026-01-10", "2026-02-03");
    member(t, 2, SOMALI, 1, "member", "2026-02-20", "");
    for (int m = 1; m <= 3; m++)
        session(t, m, SOMALI, str_z(t->a, str_fmt(t->a, "2026-0%d-24", m)), "held", "", "");
    struct month_lines lines = reports_monthly(t, PROJECT, DAY(""), DAY(""));
    assert_int_equal(lines.n, 3);
    for (size_t i = 0; i < lines.n; i++)
        assert_int_equal(lines.at[i].members, 1);
}

RULE(an_excuse_or_a_visit_between_two_absences_is_no_row_of_two)
{
    lay_out(t);
    person(t, 1);
    member(t, 1, SOMALI, 1, "member", "2026-01-01", "");
    for (int s = 1; s <= 5; s++)
        session(t, s, SOMALI, str_z(t->a, str_fmt(t->a, "2026-02-0%d", s)), "held", "", "");
    mark(t, 1, 1, "absent"), mark(t, 2, 1, "excused"), mark(t, 3, 1, "absent"), mark(t, 4, 1, "present"),
        mark(t, 5, 1, "absent");
    struct month_lines m = reports_monthly(t, PROJECT, DAY(""), DAY(""));
    assert_int_equal(m.at[0].absent_twice, 0);
    assert_int_equal(m.at[0].minutes, 0);
}

/* ---- coordinators */

static void twelve_somali_and_three_work(struct task *t)
{
    lay_out(t);
    for (int p = 1; p <= 30; p++) {
        person(t, p);
        member(t, p, p <= 14 ? SOMALI : ARABIC, p, "member", "2026-01-10", "");
        guided(t, p, "k", p, "2026-02-01",
            p <= 3 || p > 24 ? "working_life"
            : p <= 14        ? "language_training"
                             : "home_care",
            "started", p <= 2 ? "Kokki" : "");
    }
}

RULE(a_small_count_is_withheld_with_what_would_reveal_it)
{
    struct report_scope s = everything;
    s.threshold = 5;
    twelve_somali_and_three_work(t);
    struct outcomes o = reports_outcomes_shown(t, &s);
    struct outcome_language *som = &o.languages.at[1];
    assert_int_equal(som->destination[DEST_working_life].n, COUNT_WITHHELD); /* 3 */
    assert_int_equal(som->destination[DEST_working_life].percent, COUNT_WITHHELD);
    assert_int_equal(som->destination[DEST_language_training].n, COUNT_WITHHELD); /* 14 persons - 11 = 3 */
    assert_int_equal(som->qualifications.n, 0);
    assert_int_equal(reports_without_outcome(som), COUNT_WITHHELD);
    /* 9 to work - 6 Arabic = 3: one of the two is withheld too */
    assert_true(
        o.guided_to_work.n == COUNT_WITHHELD || o.languages.at[0].destination[DEST_working_life].n == COUNT_WITHHELD);
    s.threshold = 0;
    o = reports_outcomes_shown(t, &s);
    assert_int_equal(o.languages.at[1].destination[DEST_working_life].n, 3);
    assert_int_equal(o.languages.at[1].qualifications.n, 1);
}

/* The count of a row of the first table. */
static int64_t count_of(const struct report_tables *tables, size_t line, const char *key)
{
    unsigned column = report_column_of(tables->at[0].plan, str_of(key));

    assert_true(column != 0 && line < tables->at[0].n);
    return report_count(&tables->at[0].at[line], column);
}

RULE(small_counts_of_months_and_targets_are_withheld)
{
    struct report_scope s = everything;
    s.threshold = 5;
    lay_out(t);
    for (int p = 1; p <= 4; p++) {
        person(t, p);
        member(t, p, SOMALI, p, "member", "2026-01-10", "");
    }
    session(t, 1, SOMALI, "2026-02-03", "held", "10:00", "12:00");
    mark(t, 1, 1, "present"), mark(t, 1, 2, "present");
    struct report_tables months = reports_tables(t, report_by_name(S("attendance")), &s);
    assert_int_equal(count_of(&months, 0, "members"), INT_NONE);
    assert_int_equal(count_of(&months, 0, "present"), INT_NONE);
    assert_int_equal(count_of(&months, 0, "sessions"), 1);
    struct targets v = reports_targets_shown(t, &s);
    assert_int_equal(v.reached[MEASURE_persons], COUNT_WITHHELD);
    assert_int_equal(v.reached[MEASURE_sessions], 1);
}

static void become(struct task *t, enum role role)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *v = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ PROJECT, role, S("S1"), S("Project") };
    *v = (struct viewer){ .staff = 7, .role = role, .projects = in, .nprojects = 1 };
    t->viewer = v;
}

RULE(who_may_read_reports_and_open_their_rows)
{
    static const struct {
        enum role role;
        bool sees, rows;
    } each[] = {
        { ROLE_MANAGER, true, true },
        { ROLE_COUNSELLOR, true, true },
        { ROLE_COORDINATOR, true, false },
        { ROLE_INSTRUCTOR, false, false },
        { ROLE_PEER, false, false },
    };
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        become(t, each[i].role);
        assert_int_equal(reports_may_see(t, PROJECT), each[i].sees);
        assert_int_equal(reports_may_see_rows(t, PROJECT), each[i].rows);
        assert_false(reports_may_see(t, 11));
    }
}

static struct str written(struct task *t, const char *name, struct report_scope s, enum table_format f)
{
    struct buf o;

    buf_init(&o, 1 << 20);
    reports_write(t, report_by_name(str_of(name)), &s, f, &o);
    assert_false(buf_full(&o));
    struct str text = str_copy(t->a, buf_view(&o));
    buf_free(&o);
    return text;
}

#define assert_has(text, part) assert_true(str_find((text), S(part)) >= 0)

RULE(json_has_the_members_of_the_interface)
{
    struct report_scope s = everything;
    s.from = DAY("2026-01-01");
    twelve_somali_and_three_work(t);
    struct str json = written(t, "outcomes", s, FORMAT_JSON);
    assert_has(json, "\"report\": \"outcomes\"");
    assert_has(json, "\"project\": \"S1\"");
    assert_has(json, "\"from\": \"2026-01-01\"");
    assert_has(json, "\"to\": null");
    assert_has(json, "\"made_at\": \"2026-11-22T08:30:00Z\"");
    assert_has(json, "\"by_language\": {\n      \"ara\": {\n        \"persons\": 16,\n        \"destinations\": {\n    "
                     "      \"language_training\": {\n            \"n\": 0,\n            \"percent\": 0\n          }");
    assert_has(json, "\"all\": {\n      \"persons\": 30,\n      \"guided_to_training\": {");
    assert_has(json, "\"qualifications\": {\n      \"ara\": [],\n      \"som\": [\n        {\n          "
                     "\"qualification\": \"Kokki\",\n          \"n\": 2\n        }\n      ]");
    assert_has(json, "\"notes\": []");
    s.threshold = 5;
    assert_true(str_find(written(t, "outcomes", s, FORMAT_JSON), S("Kokki")) < 0);
    assert_has(written(t, "outcomes", s, FORMAT_JSON), "\"n\": null");
}

RULE(every_report_is_written_in_every_format)
{
    twelve_somali_and_three_work(t);
    for (size_t i = 0; i < REPORT__N; i++)
        for (enum table_format f = FORMAT_TEXT; f <= FORMAT_XLSX; f++)
            assert_true(written(t, report_rows[i].name, everything, f).n > 40);
    assert_has(written(t, "outcomes", everything, FORMAT_CSV),
        "language,destination,n,percent,persons\nara,language_training,0,0,16\n");
    assert_has(written(t, "targets", everything, FORMAT_CSV), "measure,promised,reached,percent\n");
    assert_null(report_by_name(S("esf")));
}

RULES(nobody_is_nothing_of_nothing, a_member_with_two_memberships_in_a_month_counts_once,
    members_count_once_under_the_language_of_their_first_group_in_the_period,
    of_groups_joined_on_one_day_the_first_by_key_tells_the_language,
    the_main_outcome_is_reached_before_not_reached_then_by_state_day_and_key,
    sums_and_percentages_are_whole_and_halves_go_up, targets_count_held_sessions_persons_once_and_whole_hours,
    a_month_counts_held_sessions_and_a_second_absence_once_a_month, sessions_of_one_day_follow_each_other_by_the_clock,
    an_excuse_or_a_visit_between_two_absences_is_no_row_of_two, a_small_count_is_withheld_with_what_would_reveal_it,
    small_counts_of_months_and_targets_are_withheld, who_may_read_reports_and_open_their_rows,
    json_has_the_members_of_the_interface, every_report_is_written_in_every_format)
