/* Tests that the database notes what was read of persons: columns of the types `name` and `secret`. What becomes of the
 * note: src/shown_test.c. */
#include "db_check_sql.h"
#include "tests/db_testing.h"

static void put(struct task *t, int64_t id, struct str text, struct str secret)
{
    db_check_sql_put(t, .id = id, .number = INT_NONE, .flag = YESNO_UNKNOWN, .text = text, .day = (struct day){ 0 },
        .instant = (struct instant){ 0 }, .clock = (struct clock){ 0 }, .bytes = (struct str){ 0 }, .secret = secret,
        .real = 0);
}

static void make_table(struct task *t)
{
    test_sql(t, "CREATE TABLE check_all (id {id} PRIMARY KEY, number {int}, flag {int}, text {text}, day {text}, "
                "instant {text}, clock {text}, bytes {bytes}, secret {bytes}, amount {real}) {strict}");
    put(t, 1, S(""), S(""));
    put(t, 2, S("Sahra"), S(""));
    put(t, 3, S(""), S("+358 40 123"));
}

static bool next_person(void *x, const struct db_check_sql_persons_row *r) { return *(size_t *)x += r->name.n, true; }

RULE(a_name_that_was_read_is_noted)
{
    struct db_check_sql_person_row person;
    size_t bytes = 0;
    make_table(t);
    assert_true(db_check_sql_person(t, 2, &person));
    assert_true(t->seen.somebody);
    t->seen.somebody = false;
    db_check_sql_persons(t, next_person, &bytes);
    assert_int_equal(bytes, 5);
    assert_true(t->seen.somebody);
}

RULE(a_secret_that_was_read_is_noted)
{
    struct db_check_sql_hush_row hush;
    make_table(t);
    assert_true(db_check_sql_hush(t, 3, &hush));
    assert_true(t->seen.somebody);
}

RULE(what_is_empty_and_what_is_no_name_is_not_noted)
{
    struct db_check_sql_person_row person;
    struct db_check_sql_hush_row hush;
    make_table(t);
    assert_true(db_check_sql_person(t, 1, &person) && db_check_sql_hush(t, 1, &hush));
    assert_int_equal(db_check_sql_list(t, 0, 9).n, 3);
    assert_false(t->seen.somebody);
}

RULE(whose_hidden_details_are_held_is_noted_once_each_and_more_than_fit_as_nobody_in_particular)
{
    for (int64_t person = 1; person <= SEEN_HIDDEN_MOST; person++) {
        seen_hidden(t, person);
        seen_hidden(t, person);
    }
    assert_int_equal(t->seen.nhidden, SEEN_HIDDEN_MOST);
    seen_no_longer(t, 1);
    assert_int_equal(t->seen.nhidden, SEEN_HIDDEN_MOST - 1);
    seen_hidden(t, 20);
    seen_hidden(t, 21);
    assert_int_equal(t->seen.nhidden, SEEN_HIDDEN_MOST);
    assert_int_equal(t->seen.hidden[SEEN_HIDDEN_MOST - 1], 0);
}

RULES(a_name_that_was_read_is_noted, a_secret_that_was_read_is_noted, what_is_empty_and_what_is_no_name_is_not_noted,
    whose_hidden_details_are_held_is_noted_once_each_and_more_than_fit_as_nobody_in_particular)
