/* Tests that the demonstration gives the published figures (documents 000, 002, 003) through the real reports. */
#include "rooms/projects/projects.h"
#include "tests/demo_testing.h"
#include "tests/figures_testing.h"

static struct report_scope bring_in(struct task *t, const char *code)
{
    bring_in_demo(t);
    return (struct report_scope){ .project = projects_by_code(t, str_of(code)) };
}

/* Document 003: 15 and 42 %, 14 and 2 %, 12 and 7 %, 13 and 7 %; 49 % and 8 %, 57 % together, 13 % not reached; over
 * 300 persons. */
RULE(the_outcomes_are_those_of_document_003)
{
    struct report_scope s = bring_in(t, "S99001");
    struct report_tables tables = reports_tables(t, report_by_name(S("outcomes")), &s);

    assert_int_equal(report_lines(&tables.at[0]), 2);
    assert_true(figure(t, &s, "outcomes.by_language..persons") > 300);
    assert_figure(t, &s, "outcomes.by_language.som.language_training%", 15);
    assert_figure(t, &s, "outcomes.by_language.ara.language_training%", 42);
    assert_figure(t, &s, "outcomes.by_language.som.vocational_education%", 14);
    assert_figure(t, &s, "outcomes.by_language.ara.vocational_education%", 2);
    assert_figure(t, &s, "outcomes.by_language.som.adult_basic_education%", 12);
    assert_figure(t, &s, "outcomes.by_language.ara.adult_basic_education%", 7);
    assert_figure(t, &s, "outcomes.by_language.som.home_care%", 13);
    assert_figure(t, &s, "outcomes.by_language.ara.home_care%", 7);
    assert_figure(t, &s, "outcomes.by_language..guided_to_training%", 49);
    assert_figure(t, &s, "outcomes.by_language..guided_to_work%", 8);
    assert_figure(t, &s, "outcomes.by_language..guided%", 57);
    assert_figure(t, &s, "outcomes.by_language..not_reached%", 13);
    const struct report_line *first = test_line(t, test_table(&tables, S("qualifications")), S("som"));
    assert_str(first->cells[1].s, "Sosiaali- ja terveysalan perustutkinto");
}

/* Document 003: of the members of each period 50 to 70 % went on to education and work. */
RULE(by_period_fifty_to_seventy_percent_were_guided_as_document_003_tells)
{
    struct report_scope s = bring_in(t, "S99001");
    struct day days[] = { day_add(t->today, -330), day_add(t->today, -195), day_add(t->today, -120),
        day_add(t->today, 25) };

    for (int i = 0; i < 2; i++) /* as the command adds them to the package */
        test_sql(t, str_z(t->a, str_fmt(t->a,
                                    "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, "
                                    "version) VALUES (%d, %lld, '%d', '%s', '%s', 0, 1)",
                                    i + 1, (long long)s.project, i + 1, days[2 * i].t, days[2 * i + 1].t)));
    s.by = S("period");
    assert_figure(t, &s, "outcomes.period.1.persons", 160);
    assert_figure(t, &s, "outcomes.period.1.guided%", 64);
    assert_figure(t, &s, "outcomes.period.2.persons", 160);
    assert_figure(t, &s, "outcomes.period.2.guided%", 50);
    assert_figure(t, &s, "outcomes.by_language..guided%", 57);
}

/* Document 000: a target of eighty parents, 66 took part. */
RULE(sixty_six_of_eighty_as_document_000_tells)
{
    struct report_scope s = bring_in(t, "S99002");

    assert_figure(t, &s, "targets.targets.persons.promised", 80);
    assert_figure(t, &s, "targets.targets.persons.reached", 66);
}

/* Document 002: 8 groups, 45 mothers (the 7 peer workers are counted in demo_test). */
RULE(eight_groups_and_forty_five_mothers_as_document_002_tells)
{
    struct report_scope s = bring_in(t, "S99003");

    assert_figure(t, &s, "targets.targets.persons.reached", 45);
    assert_figure(t, &s, "targets.targets.groups.reached", 8);
}

/* Where something was promised, the demonstration has done some of it, and not twice as much. */
RULE(every_promise_of_the_demonstration_is_on_its_way)
{
    bring_in(t, "S99001");
    for (const char *const *code = (const char *const[]){ "S99001", "S99002", "S99003", NULL }; *code != NULL; code++) {
        struct report_scope s = { .project = projects_by_code(t, str_of(*code)) };
        int64_t plans = figure(t, &s, "targets.targets.plans.reached");
        int64_t persons = figure(t, &s, "targets.targets.persons.reached");
        assert_true(plans * 2 > persons && plans <= persons);
        assert_true(figure(t, &s, "targets.targets.sessions.reached") > 0);
        assert_true(figure(t, &s, "targets.targets.children.reached") > 0);
        assert_true(figure(t, &s, "targets.targets.contacts.reached") > 0);
    }
}

RULES(the_outcomes_are_those_of_document_003, by_period_fifty_to_seventy_percent_were_guided_as_document_003_tells,
    sixty_six_of_eighty_as_document_000_tells, eight_groups_and_forty_five_mothers_as_document_002_tells,
    every_promise_of_the_demonstration_is_on_its_way)
