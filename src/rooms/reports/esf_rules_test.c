/* Tests of the rules of the common indicators: a kit of cases counted by hand, a case for each sentence of the rules
 * and each day at an edge. The wanted codes were written down from the rules' text (INTERFACES 4), not from what the
 * program says. Ages and months are those of the calendar. */
#include "rooms/reports/esf_rules.h"

#include "base/test.h"

/* A spell as a package has it; NULL: not known. Most cases are about one or two of these. */
struct given {
    const char *entry, *status, *since, *studies, *education;
    const char *exit, *exit_status, *asked, *exit_studies, *qualification;
    const char *six, *six_status, *improved;
};
struct kit {
    const char *what, *wanted; /* wanted: the codes without EECO or EECR, "O01 O04 R02" */
    const char *gender, *birth;
    struct given spells[3];
    const char *from, *to;
    const char *ways; /* in which the project counts otherwise than usual; NULL: in none */
};

#define MOTHER .gender = "woman", .birth = "1990-05-01"
/* The first day of most cases: 1 February 2026. A woman of 35 has no code of an age. */
#define ENTRY(...) .entry = "2026-02-01", .education = "2", __VA_ARGS__
#define HOME(...) \
    { \
        ENTRY(.status = "home_care", __VA_ARGS__) \
    }
#define JOBLESS(...) \
    { \
        ENTRY(.status = "unemployed", __VA_ARGS__) \
    }
#define AT_WORK(...) \
    { \
        ENTRY(.status = "employed", __VA_ARGS__) \
    }
#define LEFT .exit = "2026-08-31"

/* clang-format off */
static const struct kit records[] = {
    { "a mother at home, who has not left", "O01 O04 O09", MOTHER, { HOME() } },
    { "gender is not known", "", .gender = "unknown", .birth = "1990-05-01", { HOME() } },
    { "a year of birth alone is not enough", "", .gender = "woman", .birth = "1990", { HOME() } },
    { "nor is a month", "", .gender = "woman", .birth = "1990-05", { HOME() } },
    { "birth is not known", "", .gender = "woman", .birth = "", { HOME() } },
    { "the situation is not known", "", MOTHER, { { ENTRY(.status = "unknown") } } },
    { "nobody wrote the situation", "", MOTHER, { { ENTRY(.status = "") } } },
    { "the education is not known", "", MOTHER, { { "2026-02-01", "home_care", .education = "9" } } },
    { "nobody wrote the education", "", MOTHER, { { "2026-02-01", "home_care", .education = "" } } },
    { "the first day is not known", "", MOTHER, { { "", "home_care", .education = "2" } } },
    { "a man", "O01 O04 O09", .gender = "man", .birth = "1990-05-01", { HOME() } },
    { "non-binary", "O01 O04 O09", .gender = "non_binary", .birth = "1990-05-01", { HOME() } },
};
static const struct kit situations[] = {
    { "employed", "O01 O05 O09", MOTHER, { AT_WORK() } },
    { "self-employed", "O01 O05 O09", MOTHER, { { ENTRY(.status = "self_employed") } } },
    { "maternity leave from a job", "O01 O05 O09", MOTHER, { { ENTRY(.status = "maternity_leave_with_job") } } },
    { "full-time parental leave is inactive, with a job too", "O01 O04 O09", MOTHER,
        { { ENTRY(.status = "parental_leave_with_job") } } },
    { "a student", "O01 O04 O09", MOTHER, { { ENTRY(.status = "student") } } },
    { "outside working life", "O01 O04 O09", MOTHER, { { ENTRY(.status = "other_inactive") } } },
    { "unemployed since a day nobody knows", "O01 O02 O09", MOTHER, { JOBLESS() } },
    { "unemployed for twelve months is not more", "O01 O02 O09", MOTHER, { JOBLESS(.since = "2025-02-01") } },
    { "a day more is", "O01 O02 O03 O09", MOTHER, { JOBLESS(.since = "2025-01-31") } },
    { "at home for years is not unemployed", "O01 O04 O09", MOTHER, { HOME(.since = "2020-01-01") } },
    { "24 years old and six months is not more", "O01 O02 O07 O09", .gender = "woman", .birth = "2001-02-02",
        { JOBLESS(.since = "2025-08-01") } },
    { "24 years old and a day more", "O01 O02 O03 O07 O09", .gender = "woman", .birth = "2001-02-02",
        { JOBLESS(.since = "2025-07-31") } },
    { "25 years old on the first day: twelve months", "O01 O02 O07 O09", .gender = "woman", .birth = "2001-02-01",
        { JOBLESS(.since = "2025-07-31") } },
    { "31 August and six months are 28 February", "O01 O02 O07 O09", .gender = "woman", .birth = "2004-06-01",
        { { "2026-02-28", "unemployed", "2025-08-31", .education = "2" } } },
    { "and 1 March is more", "O01 O02 O03 O07 O09", .gender = "woman", .birth = "2004-06-01",
        { { "2026-03-01", "unemployed", "2025-08-31", .education = "2" } } },
    { "29 February and twelve months are 28 February", "O01 O02 O09", MOTHER,
        { { "2025-02-28", "unemployed", "2024-02-29", .education = "2" } } },
    { "some day of 2024 is certain", "O01 O02 O03 O09", MOTHER, { JOBLESS(.since = "2024") } },
    { "some day of 2025 is not", "O01 O02 O09", MOTHER, { JOBLESS(.since = "2025") } },
    { "a month goes on to its last day", "O01 O02 O09", MOTHER,
        { { "2026-01-31", "unemployed", "2025-01", .education = "2" } } },
    { "some day of January 2025 is", "O01 O02 O03 O09", MOTHER, { JOBLESS(.since = "2025-01") } },
    { "some day of February 2025 is not", "O01 O02 O09", MOTHER, { JOBLESS(.since = "2025-02") } },
    { "unemployed and in education is unemployed", "O01 O02 O09", MOTHER, { JOBLESS(.studies = "yes") } },
};
#define ON_LEAVE(...) \
    { \
        ENTRY(.status = "parental_leave_with_job", __VA_ARGS__) \
    }
#define LEAVE_EMPLOYED     .ways = "leave_employed"
#define LONG_TERM_12       .ways = "long_term_12"
#define STUDYING_INACTIVE  .ways = "studying_inactive"
#define ALL_WAYS           .ways = "leave_employed;long_term_12;studying_inactive"
static const struct kit ways[] = {
    { "parental leave counts as employed", "O01 O05 O09", MOTHER, { ON_LEAVE() }, LEAVE_EMPLOYED },
    { "so she is not newly in work", "O01 O05 O09", MOTHER, { ON_LEAVE(LEFT, .exit_status = "employed") },
        LEAVE_EMPLOYED },
    { "nor newly looking for work", "O01 O05 O09", MOTHER, { ON_LEAVE(LEFT, .exit_status = "unemployed") },
        LEAVE_EMPLOYED },
    { "but may have a better job", "O01 O05 O09 R06", MOTHER,
        { ON_LEAVE(LEFT, .six = "2027-03-01", .improved = "yes") }, LEAVE_EMPLOYED },
    { "as usual she has not", "O01 O04 O09", MOTHER, { ON_LEAVE(LEFT, .six = "2027-03-01", .improved = "yes") } },
    { "at home without a job stays inactive", "O01 O04 O09", MOTHER, { HOME() }, LEAVE_EMPLOYED },
    { "maternity leave is as it was", "O01 O05 O09", MOTHER,
        { { ENTRY(.status = "maternity_leave_with_job") } }, LEAVE_EMPLOYED },
    { "on leave at the end is not in work", "O01 O04 O09", MOTHER,
        { HOME(LEFT, .exit_status = "parental_leave_with_job") }, LEAVE_EMPLOYED },
    { "24 years old and more than six months", "O01 O02 O07 O09", .gender = "woman", .birth = "2001-02-02",
        { JOBLESS(.since = "2025-07-31") }, LONG_TERM_12 },
    { "24 years old and twelve months", "O01 O02 O07 O09", .gender = "woman", .birth = "2001-02-02",
        { JOBLESS(.since = "2025-02-01") }, LONG_TERM_12 },
    { "24 years old and a day more", "O01 O02 O03 O07 O09", .gender = "woman", .birth = "2001-02-02",
        { JOBLESS(.since = "2025-01-31") }, LONG_TERM_12 },
    { "for those of 25 nothing changes", "O01 O02 O03 O09", MOTHER, { JOBLESS(.since = "2025-01-31") },
        LONG_TERM_12 },
    { "in education and unemployed counts as inactive", "O01 O04 O09", MOTHER, { JOBLESS(.studies = "yes") },
        STUDYING_INACTIVE },
    { "and is not long-term unemployed", "O01 O04 O09", MOTHER,
        { JOBLESS(.since = "2020-01-01", .studies = "yes") }, STUDYING_INACTIVE },
    { "unemployed and not in education is unemployed", "O01 O02 O03 O09", MOTHER,
        { JOBLESS(.since = "2020-01-01", .studies = "no") }, STUDYING_INACTIVE },
    { "unemployed, and nobody asked for education", "O01 O02 O09", MOTHER, { JOBLESS() }, STUDYING_INACTIVE },
    { "looks for work when leaving, newly", "O01 O04 O09 R01", MOTHER,
        { JOBLESS(.studies = "yes", LEFT, .exit_status = "unemployed") }, STUDYING_INACTIVE },
    { "all ways: on leave", "O01 O05 O09", MOTHER, { ON_LEAVE(.studies = "yes") }, ALL_WAYS },
    { "all ways: 20 and seven months without work", "O01 O02 O07 O09", .gender = "woman", .birth = "2006-01-01",
        { JOBLESS(.since = "2025-07-01") }, ALL_WAYS },
    { "all ways: unemployed and in education", "O01 O04 O09", MOTHER, { JOBLESS(.studies = "yes") }, ALL_WAYS },
    { "a way that there is not changes nothing", "O01 O04 O09", MOTHER, { ON_LEAVE() }, .ways = "leave;employed" },
};
static const struct kit ages[] = {
    { "17 on the day before the birthday", "O01 O04 O06 O09", .gender = "woman", .birth = "2008-02-02", { HOME() } },
    { "18 on the birthday", "O01 O04 O07 O09", .gender = "woman", .birth = "2008-02-01", { HOME() } },
    { "29", "O01 O04 O07 O09", .gender = "woman", .birth = "1996-02-02", { HOME() } },
    { "30", "O01 O04 O09", .gender = "woman", .birth = "1996-02-01", { HOME() } },
    { "54", "O01 O04 O09", .gender = "woman", .birth = "1971-02-02", { HOME() } },
    { "55", "O01 O04 O08 O09", .gender = "woman", .birth = "1971-02-01", { HOME() } },
    { "born on 29 February: 17 on the 28th", "O01 O04 O06 O09", .gender = "woman", .birth = "2008-02-29",
        { { "2026-02-28", "home_care", .education = "2" } } },
    { "and 18 on 1 March", "O01 O04 O07 O09", .gender = "woman", .birth = "2008-02-29",
        { { "2026-03-01", "home_care", .education = "2" } } },
    { "and 20 on the next 29th", "O01 O04 O07 O09", .gender = "woman", .birth = "2008-02-29",
        { { "2028-02-29", "home_care", .education = "2" } } },
};
static const struct kit educations[] = {
    { "no school", "O01 O04 O09", MOTHER, { { "2026-02-01", "home_care", .education = "0" } } },
    { "primary school", "O01 O04 O09", MOTHER, { { "2026-02-01", "home_care", .education = "1" } } },
    { "upper secondary", "O01 O04 O10", MOTHER, { { "2026-02-01", "home_care", .education = "3" } } },
    { "post-secondary", "O01 O04 O10", MOTHER, { { "2026-02-01", "home_care", .education = "4" } } },
    { "short higher education", "O01 O04 O11", MOTHER, { { "2026-02-01", "home_care", .education = "5" } } },
    { "doctoral", "O01 O04 O11", MOTHER, { { "2026-02-01", "home_care", .education = "8" } } },
};
static const struct kit results[] = {
    { "at home, then looking for work", "O01 O04 O09 R01", MOTHER, { HOME(LEFT, .exit_status = "unemployed") } },
    { "unemployed before, too", "O01 O02 O09", MOTHER, { JOBLESS(LEFT, .exit_status = "unemployed") } },
    { "employed, then unemployed", "O01 O05 O09", MOTHER, { AT_WORK(LEFT, .exit_status = "unemployed") } },
    { "on parental leave, then looking for work", "O01 O04 O09 R01", MOTHER,
        { { ENTRY(.status = "parental_leave_with_job", LEFT, .exit_status = "unemployed") } } },
    { "a student when leaving", "O01 O04 O09 R02", MOTHER, { HOME(LEFT, .exit_status = "student") } },
    { "in education beside being unemployed", "O01 O04 O09 R01 R02", MOTHER,
        { HOME(LEFT, .exit_status = "unemployed", .exit_studies = "yes") } },
    { "a student on the first day is in education", "O01 O04 O09", MOTHER,
        { { ENTRY(.status = "student", LEFT, .exit_status = "student") } } },
    { "a student who was not, as was written", "O01 O04 O09 R02", MOTHER,
        { { ENTRY(.status = "student", .studies = "no", LEFT, .exit_status = "student") } } },
    { "in education before, too", "O01 O04 O09", MOTHER,
        { HOME(.studies = "yes", LEFT, .exit_status = "student", .exit_studies = "yes") } },
    { "a student by situation, not in education by the answer", "O01 O04 O09 R02", MOTHER,
        { HOME(LEFT, .exit_status = "student", .exit_studies = "no") } },
    { "a qualification", "O01 O05 O09 R03", MOTHER, { AT_WORK(LEFT, .qualification = "yes") } },
    { "no qualification", "O01 O05 O09", MOTHER, { AT_WORK(LEFT, .qualification = "no") } },
    { "unemployed, then employed", "O01 O02 O09 R04", MOTHER, { JOBLESS(LEFT, .exit_status = "employed") } },
    { "inactive, then self-employed", "O01 O04 O09 R04", MOTHER, { HOME(LEFT, .exit_status = "self_employed") } },
    { "employed before, too", "O01 O05 O09", MOTHER, { AT_WORK(LEFT, .exit_status = "employed") } },
    { "leave from a job at the end is not in work", "O01 O04 O09", MOTHER,
        { HOME(LEFT, .exit_status = "maternity_leave_with_job") } },
    { "has not left, whatever stands there", "O01 O04 O09", MOTHER,
        { HOME(.exit_status = "employed", .qualification = "yes", .six = "2026-10-01", .six_status = "employed") } },
    { "asked on the 28th day after", "O01 O04 O09 R03 R04", MOTHER,
        { HOME(LEFT, .asked = "2026-09-28", .exit_status = "employed", .qualification = "yes") } },
    { "asked on the 29th: nothing of the end counts", "O01 O04 O09", MOTHER,
        { HOME(LEFT, .asked = "2026-09-29", .exit_status = "employed", .exit_studies = "yes",
            .qualification = "yes") } },
    { "asked before the last day", "O01 O04 O09", MOTHER,
        { HOME(LEFT, .asked = "2026-08-30", .exit_status = "employed") } },
    { "asked on the last day", "O01 O04 O09 R04", MOTHER,
        { HOME(LEFT, .asked = "2026-08-31", .exit_status = "employed") } },
    { "31 August and six months: asked on 27 February", "O01 O04 O09", MOTHER,
        { HOME(LEFT, .six = "2027-02-27", .six_status = "employed") } },
    { "31 August and six months: asked on 28 February", "O01 O04 O09 R05", MOTHER,
        { HOME(LEFT, .six = "2027-02-28", .six_status = "employed") } },
    { "of a leap year on the 28th, too early", "O01 O04 O09", MOTHER,
        { { "2027-02-01", "home_care", .education = "2", .exit = "2027-08-31", .six = "2028-02-28",
            .six_status = "employed" } } },
    { "of a leap year on the 29th", "O01 O04 O09 R05", MOTHER,
        { { "2027-02-01", "home_care", .education = "2", .exit = "2027-08-31", .six = "2028-02-29",
            .six_status = "self_employed" } } },
    { "asked years later", "O01 O02 O09 R05", MOTHER,
        { JOBLESS(LEFT, .six = "2029-01-01", .six_status = "self_employed") } },
    { "six months later, and no day", "O01 O04 O09", MOTHER, { HOME(LEFT, .six_status = "employed") } },
    { "a better job", "O01 O05 O09 R06", MOTHER, { AT_WORK(LEFT, .six = "2027-03-01", .improved = "yes") } },
    { "a better job, and none before", "O01 O02 O09 R05", MOTHER,
        { JOBLESS(LEFT, .six = "2027-03-01", .six_status = "employed", .improved = "yes") } },
    { "employed before, and six months later", "O01 O05 O09", MOTHER,
        { AT_WORK(LEFT, .six = "2027-03-01", .six_status = "employed") } },
    { "a better job, asked too early", "O01 O05 O09", MOTHER,
        { AT_WORK(LEFT, .six = "2027-01-31", .improved = "yes") } },
};
static const struct kit spells[] = {
    { "came back and has not left: the first result is gone", "O01 O04 O09", MOTHER,
        { HOME(LEFT, .exit_status = "employed"), { "2026-10-01", "unemployed", .education = "3" } } },
    { "came back and left with nothing: the first result is replaced", "O01 O04 O09", MOTHER,
        { HOME(LEFT, .exit_status = "employed"),
            { "2026-10-01", "unemployed", .education = "3", .exit = "2026-11-01", .exit_status = "home_care" } } },
    { "first day of the first, last day of the second", "O01 O04 O09 R04", MOTHER,
        { HOME(LEFT), { "2026-10-01", "employed", .education = "6", .exit = "2026-11-01",
            .exit_status = "employed" } } },
    { "in whatever order they come", "O01 O04 O09 R04", MOTHER,
        { { "2026-10-01", "employed", .education = "6", .exit = "2026-11-01", .exit_status = "employed" },
            HOME(LEFT) } },
    { "the first lacks a fact: the second tells the first day", "O01 O02 O10 R04", MOTHER,
        { { "2026-02-01", "home_care", .exit = "2026-03-01" },
            { "2026-10-01", "unemployed", .education = "3", .exit = "2026-11-01", .exit_status = "employed" } } },
    { "the last lacks a fact: it tells the last day", "O01 O04 O09 R04", MOTHER,
        { HOME(LEFT), { "2026-10-01", "unknown", .exit = "2026-11-01", .exit_status = "employed" } } },
    { "the last lacks a fact and is open", "O01 O04 O09", MOTHER,
        { HOME(LEFT, .exit_status = "employed"), { "2026-10-01", "unknown" } } },
    { "none is complete", "", MOTHER, { { "2026-02-01", "home_care" }, { "2026-10-01", "unknown" } } },
    { "one without a first day is no latest one", "O01 O04 O09 R04", MOTHER,
        { HOME(LEFT, .exit_status = "employed"), { "", "home_care", .education = "2" } } },
    { "of two that began on one day the open one is the latest", "O01 O04 O09", MOTHER,
        { HOME(), HOME(LEFT, .exit_status = "employed") } },
    { "three, of which the middle one is the latest", "O01 O04 O09 R01", MOTHER,
        { { "2025-01-01", "home_care", .education = "1", .exit = "2025-02-01", .exit_status = "employed" },
            { "2026-01-01", "employed", .education = "8", .exit = "2026-02-01", .exit_status = "unemployed" },
            { "2025-06-01", "employed", .education = "8", .exit = "2025-08-01", .exit_status = "employed" } } },
};
static const struct kit periods[] = {
    { "the first day is the first of the days", "O01 O04 O09", MOTHER, { HOME() }, "2026-02-01", "2026-06-30" },
    { "and the last of them", "O01 O04 O09", MOTHER, { HOME() }, "2026-01-01", "2026-02-01" },
    { "the first day is before", "", MOTHER, { HOME() }, "2026-02-02", "2026-06-30" },
    { "the first day is after", "", MOTHER, { HOME() }, "2025-01-01", "2026-01-31" },
    { "everything up to the last of the days", "O01 O04 O09", MOTHER, { HOME() }, "", "2026-02-01" },
    { "the result alone", "R04", MOTHER, { HOME(LEFT, .exit_status = "employed") }, "2026-08-31", "2026-08-31" },
    { "the result is after", "O01 O04 O09", MOTHER, { HOME(LEFT, .exit_status = "employed") }, "", "2026-08-30" },
    { "the result is before", "", MOTHER, { HOME(LEFT, .exit_status = "employed") }, "2026-09-01", "" },
    { "of two spells the first entry and the last exit", "R04", MOTHER,
        { HOME(LEFT), { "2026-10-01", "home_care", .education = "2", .exit = "2026-11-01",
            .exit_status = "employed" } }, "2026-09-01", "2026-12-31" },
};
/* clang-format on */

static struct day day_given(const char *text)
{
    struct day d = DAY("");

    if (text != NULL && *text != '\0')
        assert_true(day_read_partial(str_of(text), &d));
    return d;
}

static enum yesno yesno_given(const char *text)
{
    return text == NULL ? YESNO_UNKNOWN : strcmp(text, "yes") == 0 ? YES : NO;
}

static struct str code_given(const char *text) { return text == NULL ? S("") : str_of(text); }

static struct esf_spell spell_given(const struct given *g, int64_t id)
{
    return (struct esf_spell){ .id = id,
        .entry = day_given(g->entry),
        .unemployed_since = day_given(g->since),
        .exit = day_given(g->exit),
        .asked_on = day_given(g->asked),
        .six_month = day_given(g->six),
        .at_entry = esf_status_of(code_given(g->status)),
        .at_exit = esf_status_of(code_given(g->exit_status)),
        .after_six_months = esf_status_of(code_given(g->six_status)),
        .education = esf_education_of(code_given(g->education)),
        .in_education = yesno_given(g->studies),
        .exit_in_education = yesno_given(g->exit_studies),
        .qualification = yesno_given(g->qualification),
        .improved = yesno_given(g->improved) };
}

static void codes_of(uint32_t counts, char ret_codes[ESF__N * 4 + 1])
{
    size_t n = 0;

    for (unsigned i = 0; i < ESF__N; i++)
        if (counts >> i & 1) {
            if (n > 0)
                ret_codes[n++] = ' ';
            memcpy(ret_codes + n, esf_rules[i].code + 3, 3);
            n += 3;
        }
    ret_codes[n] = '\0';
}

static void holds(const struct kit *k)
{
    struct esf_person p = { .id = 1, .gender = esf_gender_of(str_of(k->gender)), .birth = day_given(k->birth) };
    struct esf_facts f;
    char got[ESF__N * 4 + 1];

    for (size_t i = 0; i < sizeof k->spells / sizeof *k->spells && k->spells[i].entry != NULL; i++) {
        struct esf_spell s = spell_given(&k->spells[i], (int64_t)i + 1);
        s.ways = esf_ways_of(code_given(k->ways));
        esf_add(&p, &s);
    }
    codes_of(esf_facts_of(&p, &f) ? esf_counts(&f, day_given(k->from), day_given(k->to)) : 0, got);
    if (strcmp(got, k->wanted) != 0)
        fail_msg("%s: wanted %s, got %s", k->what, k->wanted, got);
}

#define KIT(name, cases) \
    TEST(name) \
    { \
        for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++) \
            holds(&(cases)[i]); \
    }
KIT(only_complete_records_count, records)
KIT(the_situation_on_the_first_day_says_who_is_employed_unemployed_or_inactive, situations)
KIT(a_programme_counts_in_the_ways_it_chose, ways)
KIT(age_is_in_completed_years_on_the_first_day, ages)
KIT(education_is_one_of_three, educations)
KIT(results_are_asked_in_time_and_are_new, results)
KIT(a_person_counts_once_with_her_first_complete_and_her_last_spell, spells)
KIT(days_are_held_against_the_first_entry_and_the_last_exit, periods)

TEST(a_record_says_each_fact_it_lacks)
{
    struct esf_spell nothing = { .education = -1 }, spell = { .entry = DAY("2026-02-01"), .at_entry = ESF_OTHER };

    assert_int_equal(esf_missing(ESF_GENDER_UNKNOWN, DAY(""), &nothing), (1 << ESF_FACTS__N) - 1);
    assert_int_equal(esf_missing(ESF_WOMAN, DAY("1990-01-01"), &spell), 0);
    assert_int_equal(esf_missing(ESF_WOMAN, DAY("1990-01"), &spell), 1 << ESF_FACT_birth_date);
    spell.education = -1;
    assert_int_equal(esf_missing(ESF_WOMAN, DAY("1990-01-01"), &spell), 1 << ESF_FACT_entry_education);
}

/* Today is 22 November 2026; she was born on 1 January 1990. */
TEST(a_record_says_what_is_to_be_checked)
{
#define CHECKED(code) (1U << ESF_CHECK_##code)
    static const struct {
        struct given spell;
        unsigned wanted;
    } each[] = {
        { HOME(), 0 },
        { HOME(.exit = "2026-11-01", .exit_status = "employed"), 0 },
        { HOME(.exit = "2026-01-31", .exit_status = "student", .six = "2026-08-01", .six_status = "student"),
            CHECKED(left_before_entry) },
        { HOME(.exit = "2026-02-01", .exit_status = "student", .six = "2026-08-01", .six_status = "student"), 0 },
        { { "1989-12-31", "home_care", .education = "2" }, CHECKED(born_after_entry) },
        { { "1990-01-01", "home_care", .education = "2" }, 0 },
        { JOBLESS(.studies = "yes"), CHECKED(unemployed_in_education) },
        { JOBLESS(.studies = "no"), 0 },
        { { "2026-02-01", "student", .studies = "no", .education = "2" }, CHECKED(student_not_in_education) },
        { { "2026-02-01", "student", .education = "2" }, 0 },
        { HOME(.since = "2025-01-01"), CHECKED(unemployed_since_without) },
        { { "2026-02-01", "unknown", .since = "2025-01-01", .education = "2" }, 0 }, /* lacks the situation instead */
        { HOME(.exit = "2026-11-01", .exit_status = "unemployed", .exit_studies = "yes"),
            CHECKED(exit_unemployed_in_education) },
        { HOME(.exit = "2026-11-01", .exit_status = "unemployed", .exit_studies = "no"), 0 },
        { HOME(.exit = "2026-11-01", .exit_status = "student", .exit_studies = "no"),
            CHECKED(exit_student_not_in_education) },
        { HOME(.exit = "2026-11-01", .exit_status = "student", .exit_studies = "yes"), 0 },
        { HOME(.exit = "2026-10-01", .asked = "2026-10-30", .exit_status = "employed"), CHECKED(exit_asked_outside) },
        { HOME(.exit = "2026-10-01", .asked = "2026-09-30", .exit_status = "employed"), CHECKED(exit_asked_outside) },
        { HOME(.exit = "2026-10-01", .asked = "2026-10-29", .exit_status = "employed"), 0 },
        { HOME(.exit = "2026-10-25"), 0 }, /* 28 days ago */
        { HOME(.exit = "2026-10-24"), CHECKED(exit_not_asked) },
        { HOME(.exit = "2026-05-20", .exit_status = "student", .six = "2026-11-19", .six_status = "student"),
            CHECKED(six_month_too_early) },
        { HOME(.exit = "2026-05-20", .exit_status = "student", .six = "2026-11-20", .six_status = "student"), 0 },
        { HOME(.exit = "2026-05-01", .exit_status = "student", .six_status = "employed"), CHECKED(six_month_no_day) },
        { HOME(.exit = "2026-05-01", .exit_status = "student", .six = "2026-11-01"), CHECKED(six_month_no_answer) },
        { HOME(.exit = "2026-05-01", .exit_status = "student", .six = "2026-11-01", .six_status = "employed",
              .improved = "yes"),
            CHECKED(improved_without_work) },
        { { "2026-02-01", "maternity_leave_with_job", .education = "2", .exit = "2026-05-01", .exit_status = "employed",
              .six = "2026-11-01", .six_status = "employed", .improved = "yes" },
            0 },
        { HOME(.exit = "2026-05-22", .exit_status = "student"), CHECKED(six_month_not_asked) },
        { HOME(.exit = "2026-05-23", .exit_status = "student"), 0 },
        { HOME(.exit = "2026-03-01"), CHECKED(exit_not_asked) | CHECKED(six_month_not_asked) },
    };
    unsigned seen = 0;

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct esf_spell s = spell_given(&each[i].spell, 1);
        if (esf_checks(&s, DAY("1990-01-01"), DAY("2026-11-22")) != each[i].wanted)
            fail_msg(
                "case %zu: wanted %x, got %x", i, each[i].wanted, esf_checks(&s, DAY("1990-01-01"), DAY("2026-11-22")));
        seen |= each[i].wanted;
    }
    assert_int_equal(seen, (1U << ESF_CHECKS__N) - 1); /* each rule has a case */
}

TEST(each_check_says_what_it_means_and_where_it_stands)
{
    for (size_t i = 0; i < ESF_CHECKS__N; i++) {
        assert_true(esf_check_rules[i].code[0] != '\0' && esf_check_rules[i].name[0] != '\0');
        assert_true(strlen(esf_check_rules[i].text) > strlen(esf_check_rules[i].name));
        assert_true(strlen(esf_check_rules[i].source) > 20);
    }
}

/* The better job of who is on leave from one is a contradiction only where leave is no job. */
TEST(what_is_to_be_checked_depends_on_the_way_of_counting)
{
    static const struct given on_leave = ON_LEAVE(.exit = "2026-05-01", .exit_status = "employed", .six = "2026-11-01",
        .six_status = "employed", .improved = "yes");
    struct esf_spell s = spell_given(&on_leave, 1);

    assert_int_equal(esf_checks(&s, DAY("1990-01-01"), DAY("2026-11-22")), CHECKED(improved_without_work));
    s.ways = esf_ways_of(S("leave_employed"));
    assert_int_equal(esf_checks(&s, DAY("1990-01-01"), DAY("2026-11-22")), 0);
}

/* What is told of an indicator says how it is counted here. */
TEST(each_way_says_what_it_changes)
{
    unsigned all = (1U << ESF_WAYS__N) - 1, told = 0;

    for (unsigned w = 0; w < ESF_WAYS__N; w++) {
        const struct esf_way_rule *way = &esf_way_rules[w];
        assert_int_equal(esf_ways_of(str_of(way->code)), 1U << w);
        assert_true(strcmp(way->usual, way->chosen) != 0 && strlen(way->about) > 0 && strlen(way->source) > 20);
        for (unsigned i = 0; i < ESF__N; i++)
            if (esf_formula(i, 1U << w) != esf_rules[i].formula) {
                told |= 1U << w;
                assert_ptr_equal(esf_formula(i, all), esf_formula(i, 1U << w));
            }
    }
    assert_int_equal(told, all);
    for (unsigned i = 0; i < ESF__N; i++)
        assert_ptr_equal(esf_formula(i, 0), esf_rules[i].formula);
}

TESTS(only_complete_records_count, the_situation_on_the_first_day_says_who_is_employed_unemployed_or_inactive,
    age_is_in_completed_years_on_the_first_day, education_is_one_of_three, results_are_asked_in_time_and_are_new,
    a_person_counts_once_with_her_first_complete_and_her_last_spell,
    days_are_held_against_the_first_entry_and_the_last_exit, a_record_says_each_fact_it_lacks,
    a_record_says_what_is_to_be_checked, a_programme_counts_in_the_ways_it_chose,
    what_is_to_be_checked_depends_on_the_way_of_counting, each_way_says_what_it_changes,
    each_check_says_what_it_means_and_where_it_stands)
