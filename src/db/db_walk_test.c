/* Tests of :each over many rows. On PostgreSQL the next rows are on their way while one reads these: nobody can tell,
 * whatever is asked beside it, whoever stops early, and what goes wrong there is told as what it is. */
#include "db_check_sql.h"
#include "tests/db_testing.h"

enum { SHORT = 2500, MANY = 6000 }; /* several portions; those of long rows have fewer of them */
#define LONG_TEXT "a text that is long enough for a portion to have fewer rows than it had as long as they were short. "

struct walk {
    struct task *t;
    int64_t n, stop_at;
    bool asks, adds, straight;
};

static void make_table(struct task *t)
{
    test_sql(t, "CREATE TABLE check_all (id {id} PRIMARY KEY, number {int}, flag {int}, text {text}, day {text}, "
                "instant {text}, clock {text}, bytes {bytes}, secret {bytes}, amount {real}) {strict}");
    test_commit(t);
    db_check_sql_fill(t, 1, SHORT, S("x"));
    db_check_sql_fill(t, SHORT + 1, MANY, S(LONG_TEXT LONG_TEXT LONG_TEXT LONG_TEXT LONG_TEXT LONG_TEXT));
    test_commit(t);
}

static int64_t count(struct task *t)
{
    struct db_check_sql_count_row r = { .n = -1 };
    assert_true(db_check_sql_count(t, &r));
    return r.n;
}

static bool step(void *x, const struct db_check_sql_all_row *row)
{
    struct walk *w = x;
    struct db_check_sql_get_row r;

    assert_int_equal(row->id, ++w->n);
    if (w->asks && w->n % 7 == 0)
        assert_true(db_check_sql_get(w->t, w->n, &r) && r.id == w->n);
    if (w->adds && w->n % 7 == 0)
        db_check_sql_put(w->t, .id = MANY + w->n, .number = INT_NONE, .flag = YESNO_UNKNOWN, .text = S("y"),
            .day = (struct day){ 0 }, .instant = (struct instant){ 0 }, .clock = (struct clock){ 0 },
            .bytes = (struct str){ 0 }, .secret = (struct str){ 0 }, .real = 0);
    return w->n != w->stop_at;
}

RULE(a_walk_gives_each_row_once_and_in_order_whatever_is_asked_beside_it)
{
    make_table(t);
    for (int asks = 0; asks < 2; asks++) {
        struct walk w = { .t = t, .asks = asks != 0 };
        db_check_sql_all(t, step, &w);
        assert_int_equal(w.n, MANY);
    }
}

RULE(a_walk_that_ends_anywhere_leaves_the_connection_usable)
{
    make_table(t);
    for (int64_t at = 150; at < MANY; at += 350) {
        struct walk w = { .t = t, .stop_at = at };
        db_check_sql_all(t, step, &w);
        assert_int_equal(w.n, at);
        assert_int_equal(count(t), MANY);
    }
    struct walk last = { .t = t, .stop_at = 1500 };
    db_check_sql_all(t, step, &last);
    test_commit(t);
}

RULE(a_walk_straight_through_gives_the_same_rows_and_leaves_the_connection_usable_wherever_it_ends)
{
    make_table(t);
    for (int64_t at = 1; at <= MANY + 1; at += 1200) {
        struct walk w = { .t = t, .stop_at = at };
        db_check_sql_all_straight(t, step, &w);
        assert_int_equal(w.n, at > MANY ? MANY : at);
        assert_int_equal(count(t), MANY);
    }
}

static bool hear(void *x, const struct db_check_sql_said_row *row)
{
    struct walk *w = x;

    assert_true(str_is(row->said, "$1 '?1' "
                                  "o'b\\a\"$2$ \xd8\xb9 \xf0\x9f\x8c\xb3"));
    assert_int_equal(row->number, w->stop_at);
    w->n++;
    return true;
}

RULE(what_is_asked_straight_is_a_value_whatever_stands_in_it)
{
    int64_t numbers[] = { INT_NONE, 0, -7, INT64_MAX };

    make_table(t);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct walk w = { .t = t, .stop_at = numbers[i] };
        db_check_sql_said_straight(t, S("o'b\\a\"$2$ \xd8\xb9 \xf0\x9f\x8c\xb3"), numbers[i], hear, &w);
        assert_int_equal(w.n, 1);
    }
}

/* What stands in the arguments, and what of them is nothing. */
static bool see_nothing(void *x, const struct db_check_sql_all_row *row)
{
    assert_true(str_empty(row->text) && str_empty(row->secret));
    ++*(int64_t *)x;
    return true;
}

RULE(nothing_stays_nothing_straight_through)
{
    int64_t n = 0;

    make_table(t);
    test_sql(t, "DELETE FROM check_all");
    test_sql(t, "INSERT INTO check_all (id) VALUES (4)");
    db_check_sql_all_straight(t, see_nothing, &n);
    assert_int_equal(n, 1);
}

RULE(rows_added_while_walking_are_all_there)
{
    struct walk w = { .t = t, .adds = true, .stop_at = MANY };
    make_table(t);
    db_check_sql_all(t, step, &w);
    assert_int_equal(count(t), MANY + MANY / 7);
}

/* ---- the statement fails in a row that nobody has asked for yet */

static bool divide(void *x, const struct db_check_sql_divide_row *row)
{
    struct walk *w = x;

    if (++w->n > 1300 && w->asks)
        count(w->t);
    return true;
}

static void walk_into_it(struct task *t, struct walk *w, struct landing *ret_landing)
{
    struct landing *before = t->landing;

    t->landing = ret_landing;
    if (setjmp(ret_landing->jump) == 0 && w->straight)
        db_check_sql_divide_straight(t, MANY / 2, divide, w);
    else if (ret_landing->kind == FAIL_NONE)
        db_check_sql_divide(t, MANY / 2, divide, w);
    t->landing = before;
}

RULE(nothing_else_runs_beside_a_walk_straight_through)
{
    make_table(t);
    struct walk w = { .t = t, .straight = true, .asks = true };
    struct landing landing = { 0 };
    walk_into_it(t, &w, &landing);
    assert_int_equal(landing.kind, FAIL_BUG);
    assert_true(strstr(landing.text, "count runs beside divide") != NULL);
    test_rollback(t);
    assert_int_equal(count(t), MANY);
}

RULE(what_fails_further_on_is_told_of_the_walk_and_not_of_whoever_asks_beside_it)
{
    make_table(t);
    for (int how = 0; how < 3; how++) {
        struct walk w = { .t = t, .asks = how == 1, .straight = how == 2 };
        struct landing landing = { 0 };
        walk_into_it(t, &w, &landing);
        assert_int_equal(landing.kind, db_engine(t->db) == DB_SQLITE ? FAIL_BUG : FAIL_DB);
        assert_true(strstr(landing.text, "divide") != NULL);
        assert_true(w.n < MANY / 2);
        test_rollback(t);
        assert_int_equal(count(t), MANY);
    }
}

RULES(a_walk_gives_each_row_once_and_in_order_whatever_is_asked_beside_it,
    a_walk_straight_through_gives_the_same_rows_and_leaves_the_connection_usable_wherever_it_ends,
    what_is_asked_straight_is_a_value_whatever_stands_in_it, nothing_stays_nothing_straight_through,
    nothing_else_runs_beside_a_walk_straight_through, a_walk_that_ends_anywhere_leaves_the_connection_usable,
    rows_added_while_walking_are_all_there, what_fails_further_on_is_told_of_the_walk_and_not_of_whoever_asks_beside_it)
