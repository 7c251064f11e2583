/* Tests of journal: rows in order, and every kind of tampering shows. */
#include "auth/journal.h"
#include "tests/staff_testing.h"

static void three_rows(struct task *t)
{
    journal_write(t, JOURNAL_CREATE, "person", 41, S("given_names"));
    journal_look(t, JOURNAL_LOOK, "person", 41);
    journal_write(t, JOURNAL_CHANGE, "person", 41, S("phone\nemail"));
}

static void faulty_at(struct task *t, int64_t row)
{
    struct journal_fault fault = { 0 };
    assert_false(journal_verify(t, &fault));
    assert_int_equal(fault.row, row);
    assert_true(fault.why.n > 0);
}

RULE(an_empty_journal_and_one_of_three_rows_are_whole)
{
    struct journal_fault fault;
    assert_true(journal_verify(t, &fault));
    three_rows(t);
    assert_true(journal_verify(t, &fault));
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal"), 3);
    assert_int_equal(test_number(t, "SELECT max(seq) FROM journal"), 3);
}

RULE(an_altered_row_shows)
{
    three_rows(t);
    test_sql(t, "UPDATE journal SET staff_id = 5 WHERE seq = 2");
    faulty_at(t, 2);
}

RULE(an_altered_detail_shows)
{
    three_rows(t);
    test_sql(t, "UPDATE journal SET detail = 'given_names ' WHERE seq = 1");
    faulty_at(t, 1);
}

RULE(a_missing_row_shows)
{
    three_rows(t);
    test_sql(t, "DELETE FROM journal WHERE seq = 2");
    faulty_at(t, 2);
}

RULE(a_missing_end_shows)
{
    three_rows(t);
    test_sql(t, "DELETE FROM journal WHERE seq = 3");
    faulty_at(t, 3);
}

RULE(a_missing_end_shows_also_when_the_head_is_put_back_to_the_last_row)
{
    three_rows(t);
    test_sql(t, "DELETE FROM journal WHERE seq = 3");
    test_sql(t, "UPDATE journal_head SET seq = 2, hash = (SELECT hash FROM journal WHERE seq = 2)");
    faulty_at(t, 3);
}

RULE(an_emptied_journal_shows)
{
    three_rows(t);
    test_sql(t, "DELETE FROM journal");
    faulty_at(t, 1);
}

RULE(two_rows_that_change_places_show)
{
    three_rows(t);
    test_sql(t, "UPDATE journal SET seq = 9 WHERE seq = 1");
    test_sql(t, "UPDATE journal SET seq = 1 WHERE seq = 2");
    test_sql(t, "UPDATE journal SET seq = 2 WHERE seq = 9");
    faulty_at(t, 1);
}

RULE(a_look_from_a_read_transaction_is_durable_before_it_returns)
{
    test_read_only(t);
    journal_look(t, JOURNAL_LOOK, "person", 41);
    assert_false(db_in_write(t->db));
    test_rollback(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal"), 1);
}

RULE(what_is_rolled_back_leaves_no_row_and_no_gap)
{
    struct journal_fault fault;
    three_rows(t);
    test_commit(t);
    three_rows(t);
    test_rollback(t);
    three_rows(t);
    assert_true(journal_verify(t, &fault));
    assert_int_equal(test_number(t, "SELECT max(seq) FROM journal"), 6);
}

RULE(every_column_of_a_row_is_covered_by_the_chain)
{
    static const char *const changes[] = { "at = '2026-11-22T08:30:01Z'", "staff_id = 5", "session_id = 5",
        "act = 'look'", "what = 'child'", "subject = 42", "detail = ''", "hash = CAST('x' AS {bytes})", "seq = 4" };
    three_rows(t);
    test_commit(t);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE journal SET %s WHERE seq = 3", changes[i])));
        faulty_at(t, 3);
        test_rollback(t);
    }
    assert_true(journal_verify(t, &(struct journal_fault){ 0 }));
}

RULE(a_row_says_who_did_what_to_whom_and_when)
{
    static const struct {
        enum journal_act act;
        const char *code;
    } acts[] = {
        { JOURNAL_LOOK, "look" },
        { JOURNAL_LIST, "list" },
        { JOURNAL_CREATE, "create" },
        { JOURNAL_CHANGE, "change" },
        { JOURNAL_DELETE, "delete" },
        { JOURNAL_REVEAL, "reveal" },
        { JOURNAL_EXPORT, "export" },
        { JOURNAL_IMPORT, "import" },
        { JOURNAL_SIGN_IN, "sign_in" },
        { JOURNAL_SIGN_OUT, "sign_out" },
        { JOURNAL_REFUSED, "refused" },
    };
    struct viewer who = { .staff = 5, .session = 6 };

    t->viewer = &who;
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        journal_write(t, acts[i].act, "person", 41, S("phone"));
        assert_int_equal(
            test_number(t, str_z(t->a, str_fmt(t->a,
                                           "SELECT count(*) FROM journal WHERE seq = %d AND at = "
                                           "'2026-11-22T08:30:00Z' AND staff_id = 5 AND session_id = 6 "
                                           "AND act = '%s' AND what = 'person' AND subject = 41 AND detail = 'phone'",
                                           (int)i + 1, acts[i].code))),
            1);
    }
    journal_look(t, JOURNAL_LIST, "project", 9);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE act = 'list' AND what = 'project' AND subject "
                                    "= 9 AND staff_id = 5 AND session_id = 6 AND detail = ''"),
        1);
    journal_write_by(t, (struct journal_actor){ .staff = 7, .session = 8 }, JOURNAL_SIGN_IN, "staff", 7, S(""));
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM journal WHERE act = 'sign_in' AND staff_id = 7 AND session_id = 8"), 1);
}

RULE(a_row_put_behind_the_end_shows)
{
    three_rows(t);
    test_sql(t, "INSERT INTO journal (seq, at, staff_id, session_id, act, what, subject, detail, hash) SELECT 4, at, "
                "staff_id, session_id, act, what, subject, detail, hash "
                "FROM journal WHERE seq = 3");
    faulty_at(t, 4);
}

/* Rows of another past, made with the same key (an older backup has them), do not fit behind this one. */
RULE(a_row_proves_what_stood_before_it)
{
    three_rows(t);
    test_sql(t, "CREATE TABLE another_past AS SELECT * FROM journal");
    test_sql(t, "DELETE FROM journal");
    test_sql(t, "DELETE FROM journal_head");
    journal_write(t, JOURNAL_CREATE, "person", 42, S("given_names"));
    journal_look(t, JOURNAL_LOOK, "person", 41);
    journal_write(t, JOURNAL_CHANGE, "person", 41, S("phone\nemail"));
    assert_true(journal_verify(t, &(struct journal_fault){ 0 }));
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM journal j JOIN another_past p ON p.seq = j.seq WHERE j.hash = p.hash"), 0);
    test_sql(t, "UPDATE journal SET hash = (SELECT hash FROM another_past p WHERE p.seq = 2) WHERE seq = 2");
    faulty_at(t, 2);
}

RULES(an_empty_journal_and_one_of_three_rows_are_whole, an_altered_row_shows, an_altered_detail_shows,
    a_missing_row_shows, a_missing_end_shows, a_missing_end_shows_also_when_the_head_is_put_back_to_the_last_row,
    an_emptied_journal_shows, two_rows_that_change_places_show,
    a_look_from_a_read_transaction_is_durable_before_it_returns, what_is_rolled_back_leaves_no_row_and_no_gap,
    every_column_of_a_row_is_covered_by_the_chain, a_row_says_who_did_what_to_whom_and_when,
    a_row_put_behind_the_end_shows, a_row_proves_what_stood_before_it)
