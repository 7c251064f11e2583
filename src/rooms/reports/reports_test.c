/* Tests of the counting rules of reports against cases counted by hand, on both engines, and of what a coordinator
 * sees. */
#include "tests/reports_testing.h"

#include "base/settings.h"
#include "tests/figures_testing.h"

static const struct report_scope everything = { .project = PROJECT };
#define OUTCOMES "outcomes.by_language."
#define TARGETS  "targets.targets."
#define KONTULA  "attendance.months.g50 "

static size_t lines_of(struct task *t, const char *report, const struct report_scope *s)
{
    struct report_tables tables = reports_tables(t, report_by_name(str_of(report)), s);

    return report_lines(&tables.at[0]);
}

static struct report_scope days(const char *from, const char *to)
{
    struct report_scope s = { .project = PROJECT };

    assert_true(day_read(str_of(from), &s.from) || *from == '\0');
    assert_true(day_read(str_of(to), &s.to) || *to == '\0');
    return s;
}

RULE(nobody_is_nothing_of_nothing)
{
    lay_out(t);
    assert_figure(t, &everything, OUTCOMES ".persons", 0);
    assert_figure(t, &everything, OUTCOMES ".guided%", 0);
    assert_figure(t, &everything, "outcomes.by_state.work.started%", 0);
    assert_int_equal(lines_of(t, "outcomes", &everything), 0);
}

RULE(members_count_once_under_the_language_of_their_first_group_in_the_period)
{
    struct report_scope spring = days("2026-03-02", "2026-04-30");

    lay_out(t);
    for (int p = 1; p <= 5; p++)
        person(t, p);
    member(t, 1, SOMALI, 1, "left", "2026-01-10", "2026-03-01");
    member(t, 2, ARABIC, 1, "member", "2026-03-02", ""); /* moved: Somali first */
    member(t, 3, ARABIC, 2, "member", "2026-05-01", "");
    member(t, 4, ARABIC, 3, "waiting", "", "");        /* waits: no member */
    member(t, 5, SOMALI, 4, "left", "", "2026-02-01"); /* first day not known */
    member(t, 6, ARABIC, 4, "member", "2026-01-05", "");
    assert_figure(t, &everything, OUTCOMES ".persons", 3);
    assert_int_equal(lines_of(t, "outcomes", &everything), 2);
    assert_figure(t, &everything, OUTCOMES "ara.persons", 1);
    assert_figure(t, &everything, OUTCOMES "som.persons", 2);
    assert_int_equal(lines_of(t, "outcomes", &spring), 1); /* person 1 and 4 in Arabic, 2 not yet */
    assert_figure(t, &spring, OUTCOMES "ara.persons", 2);
}

RULE(of_groups_joined_on_one_day_the_first_by_key_tells_the_language)
{
    lay_out(t);
    person(t, 1);
    member(t, 1, SOMALI, 1, "member", "2026-01-10", "");
    member(t, 2, ARABIC, 1, "member", "2026-01-10", "");
    test_sql(t, "UPDATE groups_group SET source_key = CASE WHEN language = 'ara' THEN 'g10' ELSE 'g2' END");
    assert_figure(t, &everything, OUTCOMES "ara.persons", 1);
    test_sql(t, "UPDATE groups_group SET source_key = CASE WHEN language = 'ara' THEN 'g2' ELSE 'g10' END");
    assert_figure(t, &everything, OUTCOMES "som.persons", 1);
}

/* A follow-up of that person that was closed as not reached. */
static void tried_in_vain(struct task *t, int64_t person, const char *day)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO follow_ups_follow_up (id, source_key, person_id, project_id, kind, "
                                "status, not_reached_on, version) VALUES (%lld, '', %lld, 10, 'exit', '', '%s', 1)",
                                (long long)id_new(), (long long)person, day)));
}

RULE(the_main_outcome_is_reached_before_not_reached_then_by_state_day_and_key)
{
    struct report_scope winter = days("", "2026-03-01");

    lay_out(t);
    for (int p = 1; p <= 7; p++) {
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
    tried_in_vain(t, 5, "2026-11-01"); /* the same again */
    tried_in_vain(t, 4, "2026-11-01"); /* something else is known */
    tried_in_vain(t, 7, "2026-11-01");
    assert_figure(t, &everything, OUTCOMES "som.home_care", 1);            /* 1 */
    assert_figure(t, &everything, OUTCOMES "som.language_training", 1);    /* 2 */
    assert_figure(t, &everything, OUTCOMES "som.vocational_education", 1); /* 3 */
    assert_figure(t, &everything, OUTCOMES "som.other_training", 1);       /* 4: the later key */
    assert_figure(t, &everything, OUTCOMES "som.not_reached", 2);          /* 5 and 7 */
    assert_figure(t, &everything, OUTCOMES "som.persons", 7);              /* 6: no row, still counted */
    assert_figure(t, &everything, OUTCOMES "som.none", 1);
    assert_figure(t, &everything, OUTCOMES "som.home_care%", 14);
    struct report_tables tables = reports_tables(t, report_by_name(S("outcomes")), &everything);
    const struct report_table *qualifications = test_table(&tables, S("qualifications"));
    assert_int_equal(qualifications->n, 1);
    assert_str(qualifications->at[0].cells[1].s, "Lähihoitaja");
    assert_figure(t, &winter, OUTCOMES "som.language_training", 2); /* 3's later row is after the last day */
    assert_figure(t, &winter, OUTCOMES "som.not_reached", 0);
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
    assert_figure(t, &everything, OUTCOMES ".guided_to_training", 1);
    assert_figure(t, &everything, OUTCOMES ".guided_to_training%", 13); /* 12.5 */
    assert_figure(t, &everything, OUTCOMES ".guided_to_work", 2);
    assert_figure(t, &everything, OUTCOMES ".guided", 3);
    assert_figure(t, &everything, OUTCOMES ".guided%", 38); /* 37.5 */
    assert_int_equal(reports_percent(1, 3), 33);
    assert_int_equal(reports_percent(2, 3), 67);
    assert_int_equal(figure_behind(t, &everything, OUTCOMES ".guided", 0, 100).n, 3);
    assert_int_equal(figure_behind(t, &everything, OUTCOMES "som.none", 0, 100).n, 3);
    assert_int_equal(figure_behind(t, &everything, OUTCOMES "ara.working_life", 0, 100).at[0].person, 6);
    assert_int_equal(figure_behind(t, &everything, OUTCOMES ".persons", 0, 100).n, 8);
    struct figure_rows some = figure_behind(t, &everything, OUTCOMES ".persons", 6, 5);
    assert_int_equal(some.n, 2);
    assert_int_equal(some.total, 8);
    assert_int_equal(some.at[0].person, 7);
    assert_str(some.at[0].name, "Tessa Testi7");
}

/* However it was written, in rows of this program (with a code) and of an older one (without). */
RULE(a_qualification_that_has_a_code_counts_once_and_is_read_in_the_language_of_the_reader)
{
    static const char *const written[] = { "Liiketoiminnan perustutkinto", "Vocational qualification in Business",
        "Grundexamen i affärsverksamhet", "331101", " liiketoiminnan  PERUSTUTKINTO", "Something else" };
    enum { EACH = sizeof written / sizeof *written };
    const struct lang *before = t->lang;

    lay_out(t);
    for (int p = 1; p <= EACH; p++) {
        person(t, p);
        member(t, p, SOMALI, p, "member", "2026-01-10", "");
        guided(t, p, "k", p, "2026-02-01", "vocational_education", "started", written[p - 1]);
    }
    test_sql(t, "UPDATE guidance_guidance SET qualification_code = '331101' WHERE id = 2");
    for (const char *const *want = (const char *const[]){ "en", "Vocational qualification in Business", "sv",
             "Grundexamen i affärsverksamhet", "ar", "Liiketoiminnan perustutkinto", NULL };
         *want != NULL; want += 2) {
        t->lang = lang_by_tag(str_of(want[0]));
        struct report_tables tables = reports_tables(t, report_by_name(S("outcomes")), &everything);
        const struct report_table *table = test_table(&tables, S("qualifications"));
        assert_int_equal(table->n, 2);
        assert_str(table->at[0].cells[1].s, "Liiketoiminnan perustutkinto"); /* for programs */
        assert_str(table->at[0].cells[2].s, want[1]);
        assert_int_equal(table->at[0].cells[3].n, EACH - 1);
        assert_str(table->at[1].cells[2].s, "Something else");
    }
    struct figure_rows rows = figure_behind(t, &everything, "outcomes.qualifications.som.n", 0, 50);
    assert_int_equal(rows.total, EACH - 1);
    t->lang = before;
}

/* Guided is not arrived: who has only agreed or applied has no place, and who ended has none any more. */
RULE(how_far_those_who_were_guided_have_got_is_told_beside)
{
    static const char *const states[] = { "suggested", "agreed", "applied", "accepted", "accepted", "started",
        "completed", "ended" };
    enum { EACH = sizeof states / sizeof *states };

    lay_out(t);
    for (int p = 1; p <= 2 * EACH; p++) {
        person(t, p);
        member(t, p, SOMALI, p, "member", "2026-01-10", "");
        guided(t, p, "k", p, "2026-02-01", p <= EACH ? "other_training" : "working_life", states[(p - 1) % EACH], "");
    }
    person(t, 40);
    member(t, 40, ARABIC, 40, "member", "2026-01-10", "");
    guided(t, 40, "k", 40, "2026-02-01", "home_care", "completed", "");
    for (const char *const *way = (const char *const[]){ "training", "work", NULL }; *way != NULL; way++) {
        static const struct {
            const char *key;
            int64_t n, percent; /* of 17 */
        } want[] = { { "guided", 8, 47 }, { "has_place", 4, 24 }, { "started", 2, 12 }, { "completed", 1, 6 } };
        for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
            const char *path = str_z(t->a, str_fmt(t->a, "outcomes.by_state.%s.%s", *way, want[i].key));
            assert_figure(t, &everything, path, want[i].n);
            assert_figure(t, &everything, str_z(t->a, str_fmt(t->a, "%s%%", path)), want[i].percent);
            assert_int_equal(figure_behind(t, &everything, path, 0, 100).n, want[i].n);
        }
    }
    assert_figure(t, &everything, OUTCOMES ".guided", 16);
}

RULE(targets_count_held_sessions_persons_once_and_whole_hours)
{
    struct report_scope early = days("2026-02-01", "2026-02-05");

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
    assert_figure(t, &everything, TARGETS "persons.promised", 80);
    assert_figure(t, &everything, TARGETS "hours.promised", INT_NONE);
    assert_figure(t, &everything, TARGETS "persons.reached", 2);
    assert_figure(t, &everything, TARGETS "persons.percent", 3); /* 2.5 */
    assert_figure(t, &everything, TARGETS "groups.reached", 1);
    assert_figure(t, &everything, TARGETS "sessions.reached", 3);
    assert_figure(t, &everything, TARGETS "hours.reached", 6); /* 5.5 */
    assert_figure(t, &everything, TARGETS "children.reached", 1);
    struct promises promised = reports_promises(t, PROJECT); /* nothing else is there */
    assert_int_equal(promised.n, 1);
    assert_int_equal(promised.at[0].reached, 2);
    assert_figure(t, &early, TARGETS "persons.reached", 1);
    assert_figure(t, &early, TARGETS "sessions.reached", 1);
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
    assert_int_equal(lines_of(t, "attendance", &everything), 2);
    assert_figure(t, &everything, KONTULA "2026-01.members", 1);
    assert_figure(t, &everything, KONTULA "2026-01.absent_twice", 0);
    assert_figure(t, &everything, KONTULA "2026-02.sessions", 3);
    assert_figure(t, &everything, KONTULA "2026-02.minutes", 330);
    assert_figure(t, &everything, KONTULA "2026-02.members", 2);
    assert_figure(t, &everything, KONTULA "2026-02.absent", 2);
    assert_figure(t, &everything, KONTULA "2026-02.absent_twice", 1);
    assert_figure(t, &everything, KONTULA "2026-02.children_booked", 2);
    assert_figure(t, &everything, KONTULA "2026-02.children_came", 1);
    struct figure_rows twice = figure_behind(t, &everything, KONTULA "2026-02.absent_twice", 0, 50);
    assert_int_equal(twice.total, 1);
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
    assert_figure(t, &everything, KONTULA "2026-02.absent_twice", 0);
    test_sql(t, "UPDATE groups_session SET start_time = '08:00' WHERE id = (SELECT min(id) FROM groups_session)");
    assert_figure(t, &everything, KONTULA "2026-02.absent_twice", 1);
}

RULE(a_member_with_two_memberships_in_a_month_counts_once)
{
    lay_out(t);
    person(t, 1);
    member(t, 1, SOMALI, 1, "left", "2026-01-10", "2026-02-03");
    member(t, 2, SOMALI, 1, "member", "2026-02-20", "");
    for (int m = 1; m <= 3; m++)
        session(t, m, SOMALI, str_z(t->a, str_fmt(t->a, "2026-0%d-24", m)), "held", "", "");
    assert_int_equal(lines_of(t, "attendance", &everything), 3);
    assert_figure(t, &everything, KONTULA "2026-01.members", 1);
    assert_figure(t, &everything, KONTULA "2026-02.members", 1);
    assert_figure(t, &everything, KONTULA "2026-03.members", 1);
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
    assert_figure(t, &everything, KONTULA "2026-02.absent_twice", 0);
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
    assert_figure(t, &s, OUTCOMES "som.working_life", INT_NONE); /* 3 */
    assert_figure(t, &s, OUTCOMES "som.working_life%", INT_NONE);
    assert_figure(t, &s, OUTCOMES "som.language_training", INT_NONE); /* 14 persons - 11 = 3 */
    /* 9 to work - 6 Arabic = 3: one of the two is withheld too */
    assert_true(figure(t, &s, OUTCOMES ".guided_to_work") == INT_NONE ||
                figure(t, &s, OUTCOMES "ara.working_life") == INT_NONE);
    assert_int_equal(reports_tables(t, report_by_name(S("outcomes")), &s).at[2].n, 0);
    s.threshold = 0;
    assert_figure(t, &s, OUTCOMES "som.working_life", 3);
    assert_int_equal(reports_tables(t, report_by_name(S("outcomes")), &s).at[2].n, 1);
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
    assert_figure(t, &s, KONTULA "2026-02.members", INT_NONE);
    assert_figure(t, &s, KONTULA "2026-02.present", INT_NONE);
    assert_figure(t, &s, KONTULA "2026-02.sessions", 1);
    assert_figure(t, &s, TARGETS "persons.reached", INT_NONE);
    assert_figure(t, &s, TARGETS "sessions.reached", 1);
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
    assert_has(json, "\"by_state\": {\n      \"training\": {\n        \"guided\": {");
    assert_has(json, "\"notes\": []");
    s.threshold = 5;
    assert_true(str_find(written(t, "outcomes", s, FORMAT_JSON), S("Kokki")) < 0);
    assert_has(written(t, "outcomes", s, FORMAT_JSON), "\"n\": null");
}

RULE(every_report_is_written_in_every_format)
{
    twelve_somali_and_three_work(t);
    test_sql(t,
        "INSERT INTO needs_need (person_id, project_id, day, area, weight, version) SELECT id, 10, '2026-02-01', "
        "'housing', 1, 1 FROM people_person");
    for (size_t i = 0; i < REPORT__N; i++)
        for (enum table_format f = FORMAT_TEXT; f <= FORMAT_XLSX; f++)
            assert_true(written(t, report_rows[i].name, everything, f).n > 40);
    assert_has(written(t, "outcomes", everything, FORMAT_CSV),
        "language,destination,n,percent,persons\nara,language_training,0,0,16\n");
    assert_has(
        written(t, "targets", everything, FORMAT_CSV), "measure,promised,reached,percent,sessions_timed,sessions\n");
    assert_null(report_by_name(S("weather")));
}

/* The address of a figure names its line by the columns' keys beside what was asked: neither may hide the other. */
RULE(no_column_has_the_name_of_something_that_is_asked_for)
{
    static const char *const asked[] = { "project", "from", "to", "table", "figure", "start" };

    twelve_somali_and_three_work(t);
    for (size_t i = 0; i < REPORT__N; i++) {
        struct report_tables tables = reports_tables(t, report_by_name(str_of(report_rows[i].name)), &everything);
        for (size_t k = 0; k < tables.n; k++)
            for (unsigned c = 0; c < tables.at[k].plan->n; c++)
                for (size_t a = 0; a < sizeof asked / sizeof *asked; a++)
                    assert_string_not_equal(tables.at[k].plan->columns[c].column.key, asked[a]);
    }
}

RULES(nobody_is_nothing_of_nothing, a_member_with_two_memberships_in_a_month_counts_once,
    members_count_once_under_the_language_of_their_first_group_in_the_period,
    of_groups_joined_on_one_day_the_first_by_key_tells_the_language,
    the_main_outcome_is_reached_before_not_reached_then_by_state_day_and_key,
    sums_and_percentages_are_whole_and_halves_go_up, how_far_those_who_were_guided_have_got_is_told_beside,
    a_qualification_that_has_a_code_counts_once_and_is_read_in_the_language_of_the_reader,
    targets_count_held_sessions_persons_once_and_whole_hours,
    a_month_counts_held_sessions_and_a_second_absence_once_a_month, sessions_of_one_day_follow_each_other_by_the_clock,
    an_excuse_or_a_visit_between_two_absences_is_no_row_of_two, a_small_count_is_withheld_with_what_would_reveal_it,
    small_counts_of_months_and_targets_are_withheld, who_may_read_reports_and_open_their_rows,
    json_has_the_members_of_the_interface, every_report_is_written_in_every_format,
    no_column_has_the_name_of_something_that_is_asked_for)
