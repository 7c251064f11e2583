/* Tests of what comes by itself when spells come, change and go with an import, or become another file's with a merge;
 * on both engines. */
#include "rooms/doubles/doubles_merge.h"
#include "rooms/people/people.h"
#include "tests/exchange_testing.h"

#define HEAD "participation,person,project,entry_date,exit_date\n"

/* What came by itself for her, in the order of its days; "exit 2026-06-28, ". */
static struct str asked_of(struct task *t, const char *person)
{
    static const char *const kinds_of[] = { "exit", "six_month", "other" };
    struct buf *b = task_buf(t, 1000);

    for (size_t k = 0; k < sizeof kinds_of / sizeof *kinds_of; k++)
        for (int month = 1; month <= 24; month++) {
            int64_t n = test_number(
                t, str_z(t->a, str_fmt(t->a,
                                   "SELECT count(*) FROM follow_ups_follow_up f JOIN people_person "
                                   "p ON p.id = f.person_id WHERE p.source_key = '%s' AND f.kind = "
                                   "'%s' AND f.derived = 1 AND substr(f.due_on, 1, 7) = '%d-%02d'",
                                   person, kinds_of[k], 2026 + (month - 1) / 12, (month - 1) % 12 + 1)));
            for (; n > 0; n--)
                buf_fmt(b, "%s %d-%02d, ", kinds_of[k], 2026 + (month - 1) / 12, (month - 1) % 12 + 1);
        }
    return buf_view(b);
}

RULE(what_came_with_an_import_goes_with_it_and_what_it_moved_moves_back)
{
    struct exchange_result result;
    struct str why;

    bring_small(t, &result);
    assert_int_equal(bring_one(t, "participations.csv", HEAD "t2,p1,P1,2026-01-07,2026-03-10\n", &result), DONE);
    assert_str(asked_of(t, "p1"), "exit 2026-04, six_month 2026-09, other 2026-06, ");
    test_commit(t);
    /* corrected by an import */
    assert_int_equal(bring_one(t, "participations.csv", HEAD "t2,p1,P1,2026-01-07,2026-05-10\n", &result), DONE);
    assert_str(asked_of(t, "p1"), "exit 2026-06, six_month 2026-11, other 2026-08, ");
    assert_int_equal(exchange_undo(t, result.import, &why), DONE);
    assert_str(asked_of(t, "p1"), "exit 2026-04, six_month 2026-09, other 2026-06, ");
    /* she comes back by an import */
    assert_int_equal(bring_one(t, "participations.csv", HEAD "t3,p1,P1,2026-06-01,2026-08-10\n", &result), DONE);
    assert_str(asked_of(t, "p1"), "exit 2026-09, six_month 2027-02, other 2026-11, ");
    assert_int_equal(exchange_undo(t, result.import, &why), DONE);
    assert_str(asked_of(t, "p1"), "exit 2026-04, six_month 2026-09, other 2026-06, ");
}

static int64_t file_of(struct task *t, const char *key)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT id FROM people_person WHERE source_key = '%s'", key)));
}

RULE(of_two_files_that_become_one_the_last_spell_asks_and_parted_each_its_own)
{
    struct exchange_result result;
    bool from_lost[MERGE__N] = { false };
    struct problems problems = { 0 };
    int64_t merge;

    bring_small(t, &result);
    assert_int_equal(
        bring_one(t, "people.csv", "person,given_names,family_name\nq1,Amina,Toinen\nq2,Aamina,Toinen\n", &result),
        DONE);
    assert_int_equal(bring_one(t, "participations.csv",
                         HEAD "t4,q1,P1,2026-01-07,2026-03-10\nt5,q2,P1,2026-04-07,2026-06-10\n", &result),
        DONE);
    assert_str(asked_of(t, "q1"), "exit 2026-04, six_month 2026-09, other 2026-06, ");
    assert_str(asked_of(t, "q2"), "exit 2026-07, six_month 2026-12, other 2026-09, ");
    assert_int_equal(doubles_merge(t, file_of(t, "q1"), file_of(t, "q2"), from_lost, S(""), &merge), DONE);
    assert_str(asked_of(t, "q1"), "exit 2026-07, six_month 2026-12, other 2026-09, ");
    assert_str(asked_of(t, "q2"), "");
    assert_int_equal(doubles_part(t, merge, &problems), DONE);
    assert_str(asked_of(t, "q1"), "exit 2026-04, six_month 2026-09, other 2026-06, ");
    assert_str(asked_of(t, "q2"), "exit 2026-07, six_month 2026-12, other 2026-09, ");
}

RULES(what_came_with_an_import_goes_with_it_and_what_it_moved_moves_back,
    of_two_files_that_become_one_the_last_spell_asks_and_parted_each_its_own)
