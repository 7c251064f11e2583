/* Tests that the demonstration gives the published figures (documents 000, 002, 003) through the real reports. */
#include "rooms/projects/projects.h"
#include "rooms/reports/outcomes.h"
#include "rooms/reports/targets.h"
#include "tests/demo_testing.h"

static int64_t bring_in(struct task *t, const char *code)
{
    bring_in_demo(t);
    return projects_by_code(t, str_of(code));
}

static const struct outcome_language *of(const struct outcomes *o, const char *language)
{
    for (size_t i = 0; i < o->languages.n; i++)
        if (str_is(o->languages.at[i].language, language))
            return &o->languages.at[i];
    fail_msg("no such language");
    return NULL;
}

/* Document 003: 15 and 42 %, 14 and 2 %, 12 and 7 %, 13 and 7 %; 49 % and 8 %, 57 % together, 13 % not reached; over
 * 300 persons. */
RULE(the_outcomes_are_those_of_document_003)
{
    struct outcomes o = reports_outcomes(t, bring_in(t, "S99001"), DAY(""), DAY(""));
    const struct outcome_language *somali = of(&o, "som"), *arabic = of(&o, "ara");

    assert_int_equal(o.languages.n, 2);
    assert_true(o.persons > 300);
    assert_int_equal(somali->destination[DEST_language_training].percent, 15);
    assert_int_equal(arabic->destination[DEST_language_training].percent, 42);
    assert_int_equal(somali->destination[DEST_vocational_education].percent, 14);
    assert_int_equal(arabic->destination[DEST_vocational_education].percent, 2);
    assert_int_equal(somali->destination[DEST_adult_basic_education].percent, 12);
    assert_int_equal(arabic->destination[DEST_adult_basic_education].percent, 7);
    assert_int_equal(somali->destination[DEST_home_care].percent, 13);
    assert_int_equal(arabic->destination[DEST_home_care].percent, 7);
    assert_int_equal(o.guided_to_training.percent, 49);
    assert_int_equal(o.guided_to_work.percent, 8);
    assert_int_equal(o.guided.percent, 57);
    assert_int_equal(o.not_reached.percent, 13);
    assert_str(somali->qualifications.at[0].qualification, "Sosiaali- ja terveysalan perustutkinto");
}

/* Document 000: a target of eighty parents, 66 took part. */
RULE(sixty_six_of_eighty_as_document_000_tells)
{
    struct targets v = reports_targets(t, bring_in(t, "S99002"), DAY(""), DAY(""));

    assert_int_equal(v.promised[MEASURE_persons], 80);
    assert_int_equal(v.reached[MEASURE_persons], 66);
}

/* Document 002: 8 groups, 45 mothers (the 7 peer workers are counted in demo_test). */
RULE(eight_groups_and_forty_five_mothers_as_document_002_tells)
{
    struct targets v = reports_targets(t, bring_in(t, "S99003"), DAY(""), DAY(""));

    assert_int_equal(v.reached[MEASURE_persons], 45);
    assert_int_equal(v.reached[MEASURE_groups], 8);
}

/* Where something was promised, the demonstration has done some of it, and not twice as much. */
RULE(every_promise_of_the_demonstration_is_on_its_way)
{
    bring_in(t, "S99001");
    for (const char *const *code = (const char *const[]){ "S99001", "S99002", "S99003", NULL }; *code != NULL; code++) {
        struct targets v = reports_targets(t, projects_by_code(t, str_of(*code)), DAY(""), DAY(""));
        assert_true(v.reached[MEASURE_plans] * 2 > v.reached[MEASURE_persons]);
        assert_true(v.reached[MEASURE_plans] <= v.reached[MEASURE_persons]);
        assert_true(
            v.reached[MEASURE_sessions] > 0 && v.reached[MEASURE_children] > 0 && v.reached[MEASURE_contacts] > 0);
    }
}

RULES(the_outcomes_are_those_of_document_003, sixty_six_of_eighty_as_document_000_tells,
    eight_groups_and_forty_five_mothers_as_document_002_tells, every_promise_of_the_demonstration_is_on_its_way)
