/* Tests of :add, rows that may travel together: nothing is lost or reordered that anybody could notice, and a row that
 * is refused in the middle of many is told, undone, and forgotten. */
#include "db_check_sql.h"
#include "tests/db_testing.h"

enum { MANY = 4700 }; /* more than travel together, and a rest */

static void make_tables(struct task *t)
{
    test_sql(t, "CREATE TABLE check_all (id {id} PRIMARY KEY, number {int}, flag {int}, text {text}, day {text}, "
                "instant {text}, "
                "clock {text}, bytes {bytes}, secret {bytes}, amount {real}) {strict};"
                "CREATE TABLE check_part (id {id} PRIMARY KEY, whole_id {id} NOT NULL REFERENCES check_all(id), text "
                "{text}, again {text} NOT NULL) {strict}");
    test_commit(t);
}

static void put(struct task *t, int64_t id, struct str text)
{
    db_check_sql_put(t, .id = id, .number = INT_NONE, .flag = YESNO_UNKNOWN, .text = text, .day = (struct day){ 0 },
        .instant = (struct instant){ 0 }, .clock = (struct clock){ 0 }, .bytes = (struct str){ 0 },
        .secret = (struct str){ 0 }, .real = 0);
}

static int64_t count(struct task *t)
{
    struct db_check_sql_count_row r = { .n = -1 };
    assert_true(db_check_sql_count(t, &r));
    return r.n;
}

RULE(every_type_comes_back_as_it_was_added)
{
    struct db_check_sql_get_row r;
    static const char zeroes[] = "\0\x01\xff\0";
    make_tables(t);
    put(t, 1, (struct str){ 0 });
    db_check_sql_put(t, .id = INT64_MAX, .number = INT64_MIN + 1, .flag = YES,
        .text = S("مرحبا Äiti \"it's\" {a,\\} NULL"), .day = DAY("2026-11-22"), .instant = t->now,
        .clock = (struct clock){ "09:30" }, .bytes = ((struct str){ zeroes, 4 }), .secret = S("+358 40 123"),
        .real = -0.25);
    put(t, 2, (struct str){ 0 });
    assert_true(db_check_sql_get(t, INT64_MAX, &r));
    assert_true(r.number == INT64_MIN + 1 && r.real == -0.25);
    assert_int_equal(r.flag, YES);
    assert_str(r.text, "مرحبا Äiti \"it's\" {a,\\} NULL");
    assert_day(r.day, "2026-11-22");
    assert_instant(r.instant, "2026-11-22T08:30:00Z");
    assert_clock(r.clock, "09:30");
    assert_true(r.bytes.n == 4 && memcmp(r.bytes.p, zeroes, 4) == 0);
    assert_str(r.secret, "+358 40 123");
    assert_int_equal(
        test_number(t,
            "SELECT count(*) FROM check_all WHERE number IS NULL AND flag IS NULL AND text IS NULL AND day IS NULL "
            "AND bytes IS NULL AND secret IS NULL AND amount = 0"),
        2);
}

RULE(added_rows_are_there_for_whoever_looks)
{
    make_tables(t);
    put(t, 1, S("a"));
    assert_int_equal(count(t), 1); /* a statement */
    put(t, 2, S("b"));
    assert_int_equal(test_number(t, "SELECT count(*) FROM check_all"), 2); /* plain SQL */
    for (int64_t i = 3; i <= MANY; i++)
        put(t, i, S("c"));
    test_commit(t); /* another transaction */
    assert_int_equal(count(t), MANY);
}

RULE(a_row_that_refers_to_another_added_row_finds_it)
{
    struct db_check_sql_get_part_row r;
    make_tables(t);
    for (int64_t i = 1; i <= MANY; i++) {
        put(t, i, str_fmt(t->a, "text %lld", (long long)i));
        for (int64_t k = 0; k < 3; k++)
            db_check_sql_part(t, i * 10 + k, i, S("x"));
    }
    assert_int_equal(test_number(t, "SELECT count(*) FROM check_part"), 3 * MANY);
    assert_true(db_check_sql_get_part(t, MANY * 10 + 2, &r));
    assert_int_equal(r.whole, MANY);
    assert_str(r.text, "text 4700");
}

RULE(a_large_row_does_not_wait_for_others)
{
    struct db_check_sql_get_row r;
    enum { LARGE = 3000000 };
    make_tables(t);
    char *p = arena_alloc(t->a, LARGE);
    memset(p, 'x', LARGE);
    for (int64_t i = 1; i <= 3; i++)
        put(t, i, (struct str){ p, LARGE });
    assert_true(db_check_sql_get(t, 3, &r));
    assert_int_equal(r.text.n, LARGE);
}

/* A row that is refused among many others; the failure comes at the latest with the commit. */
static void add_with_a_wrong_one(struct task *t, int64_t wrong)
{
    for (int64_t i = 1; i <= MANY; i++) {
        put(t, i, S("x"));
        db_check_sql_part(t, i, i == wrong ? MANY * 2 : i, S("x"));
    }
    (void)count(t);
    test_commit(t);
}

/* It fails, and the log says which statement was refused. */
static void assert_blames(struct task *t, int64_t wrong, const char *what)
{
    struct landing landing = { 0 }, *before = t->landing;

    t->landing = &landing;
    if (setjmp(landing.jump) == 0) {
        add_with_a_wrong_one(t, wrong);
        fail_msg("row %lld was taken", (long long)wrong);
    }
    t->landing = before;
    assert_int_equal(landing.kind, FAIL_DB);
    if (!strstr(landing.text, what))
        fail_msg("%s", landing.text);
}

RULE(a_refused_row_among_many_fails_and_the_connection_stays)
{
    make_tables(t);
    put(t, 9 * MANY, S("stays"));
    test_commit(t);
    static const int64_t wrong[] = { 1, 1999, 2000, 2001, MANY - 1, MANY };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_blames(t, wrong[i], " in part: ");
        test_rollback(t);
        assert_int_equal(count(t), 1);
        assert_int_equal(test_number(t, "SELECT count(*) FROM check_part"), 0);
    }
    put(t, 1, S("again"));
    db_check_sql_part(t, 1, 1, S("again"));
    test_commit(t);
    assert_int_equal(count(t), 2);
}

RULE(a_failure_elsewhere_forgets_the_rows_that_wait)
{
    make_tables(t);
    for (int64_t i = 1; i < 100; i++)
        put(t, i, S("x"));
    test_rollback(t);
    put(t, 500, S("y"));
    test_commit(t);
    assert_int_equal(count(t), 1);
}

RULE(a_reader_is_refused_at_once)
{
    make_tables(t);
    test_read_only(t);
    assert_fails(t, FAIL_BUG, put(t, 1, S("x")));
    test_rollback(t);
    assert_int_equal(count(t), 0);
}

RULES(every_type_comes_back_as_it_was_added, added_rows_are_there_for_whoever_looks,
    a_row_that_refers_to_another_added_row_finds_it, a_large_row_does_not_wait_for_others,
    a_refused_row_among_many_fails_and_the_connection_stays, a_failure_elsewhere_forgets_the_rows_that_wait,
    a_reader_is_refused_at_once)
