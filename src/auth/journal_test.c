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

RULES(an_empty_journal_and_one_of_three_rows_are_whole, an_altered_row_shows, an_altered_detail_shows, a_missing_row_shows, a_missing_end_shows,
      an_emptied_journal_shows, two_rows_that_change_places_show, a_look_from_a_read_transaction_is_durable_before_it_returns,
      what_is_rolled_back_leaves_no_row_and_no_gap)
