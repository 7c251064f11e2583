/* Tests of needs as a kind of record that has no key of its own: what happens when two files of one person said
 * something of the same area on the same day. On both engines. */
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

RULES(of_two_answers_to_one_question_on_one_day_the_kept_file_s_counts_until_the_files_part)
