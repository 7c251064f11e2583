/* Tests of kinds whose rows say something of a person: what was taken back with a no does not come in with a package;
 * and of needs as a kind of record that has no key of its own: what happens when two files of one person said something
 * of the same area on the same day. On both engines. */
#include "rooms/consents/consents.h"
#include "rooms/doubles/doubles_merge.h"
#include "tests/exchange_testing.h"

static int64_t wished(struct task *t, const char *wish_of, const char *person)
{
    return test_number(t, str_z(t->a, str_fmt(t->a,
                                          "SELECT count(*) FROM needs_need WHERE %s AND person_id = (SELECT id FROM "
                                          "people_person WHERE source_key = '%s')",
                                          wish_of, person)));
}

/* Asked of both on one day: the answer of the kept file counts, the other stays with the file that went. */
RULE(of_two_answers_to_one_question_on_one_day_the_kept_file_s_counts_until_the_files_part)
{
    static const char needs[] = "person,project,date,area,weight\np1,P1,2025-03-01,work,3\np3,P1,2025-03-01,work,1\n"
                                "p3,P1,2025-03-01,health,2\np3,P1,2025-03-02,work,2\n";
    const bool nothing[MERGE__N] = { false };
    struct exchange_result result;
    struct problems ps = { 0 };
    int64_t merge;

    bring_small(t, &result);
    assert_int_equal(bring_one(t, "needs.csv", needs, &result), DONE);
    int64_t kept = test_number(t, "SELECT id FROM people_person WHERE source_key = 'p1'"),
            lost = test_number(t, "SELECT id FROM people_person WHERE source_key = 'p3'");
    assert_int_equal(doubles_merge(t, kept, lost, nothing, S(""), &merge), DONE);
    assert_int_equal(wished(t, "day = '2025-03-01' AND area = 'work' AND weight = 3", "p1"), 1);
    assert_int_equal(wished(t, "day LIKE '2025-03-%'", "p1"), 3);
    assert_int_equal(wished(t, "area = 'work' AND weight = 1", "p3"), 1);
    assert_true(str_find(exported(t, "needs.csv", 0), S("2025-03-01,work,1")) < 0); /* nor does it leave the house */
    assert_int_equal(doubles_part(t, merge, &ps), DONE);
    assert_int_equal(wished(t, "day LIKE '2025-03-%'", "p1"), 1);
    assert_int_equal(wished(t, "day LIKE '2025-03-%'", "p3"), 3);
}

RULE(what_she_said_no_to_is_refused_in_a_package)
{
    static const char told[] = "circumstance,person,project,informed_on,disability\nca7,p1,P1,2025-02-05,yes\n";
    static const char agreed[] = "story,project,person,date,language,result,consent_version,purposes,consent_on,"
                                 "consent_until\nst7,P1,p1,2025-02-05,som,work,1,web,2025-02-05,2027-02-05\n";
    static const char plain[] = "story,project,person,date,language,result\nst7,P1,p1,2025-02-05,som,work\n";
    struct exchange_result result;

    bring_small(t, &result);
    int64_t her = test_number(t, "SELECT id FROM people_person WHERE source_key = 'p1'"),
            stories = test_number(t, "SELECT count(*) FROM stories_story");
    assert_int_equal(consents_say(t, her, CONSENT_DATA, 0, false), DONE);
    assert_int_equal(consents_say(t, her, CONSENT_STORY, 0, false), DONE);
    assert_int_equal(bring_one(t, "circumstances.csv", told, &result), INVALID);
    assert_int_equal(bring_one(t, "stories.csv", agreed, &result), INVALID);
    assert_int_equal(bring_one(t, "stories.csv", plain, &result), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM stories_story"), stories + 1);
}

RULES(what_she_said_no_to_is_refused_in_a_package,
    of_two_answers_to_one_question_on_one_day_the_kept_file_s_counts_until_the_files_part)
