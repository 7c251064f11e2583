/* Tests of db/: both engines through generated statements (tests/db/db_check.sql), the writers' queue, keys,
 * migrations. What the engines do alike is a RULE; what only one does looks at db_engine() first. */
#include "db/engine.h"
#include "db/keys.h"
#include "db/migrate.h"
#include "db_check_sql.h"
#include "tests/db_testing.h"
#include <pthread.h>
#include <sched.h>
#include <sys/stat.h>
#include <unistd.h>

static void make_table(struct task *t)
{
    test_sql(t, "CREATE TABLE check_all (id {id} PRIMARY KEY, number {int}, flag {int}, text {text}, day {text}, "
                "instant {text}, "
                "clock {text}, bytes {bytes}, secret {bytes}, amount {real}) {strict}");
}

static void add_text(struct task *t, int64_t id, struct str text)
{
    db_check_sql_add(t, .id = id, .number = INT_NONE, .flag = YESNO_UNKNOWN, .text = text, .day = (struct day){ 0 },
        .instant = (struct instant){ 0 }, .clock = (struct clock){ 0 }, .bytes = (struct str){ 0 },
        .secret = (struct str){ 0 }, .real = 0);
}

static int64_t count(struct task *t)
{
    struct db_check_sql_count_row r = { .n = -1 };
    assert_true(db_check_sql_count(t, &r));
    return r.n;
}

/* ---- values */

RULE(every_type_comes_back_as_it_went_in)
{
    struct db_check_sql_get_row r;
    static const char zeroes[] = "\0\x01\xff\0";
    make_table(t);
    db_check_sql_add(t, .id = INT64_MAX, .number = INT64_MIN + 1, .flag = YES, .text = S("مرحبا Äiti \"it's\" $1 ?1"),
        .day = DAY("2026-11-22"), .instant = t->now, .clock = (struct clock){ "09:30" },
        .bytes = ((struct str){ zeroes, 4 }), .secret = S("+358 40 123"), .real = -0.25);
    assert_true(db_check_sql_get(t, INT64_MAX, &r));
    assert_true(r.id == INT64_MAX && r.number == INT64_MIN + 1);
    assert_int_equal(r.flag, YES);
    assert_str(r.text, "مرحبا Äiti \"it's\" $1 ?1");
    assert_day(r.day, "2026-11-22");
    assert_instant(r.instant, "2026-11-22T08:30:00Z");
    assert_clock(r.clock, "09:30");
    assert_true(r.bytes.n == 4 && memcmp(r.bytes.p, zeroes, 4) == 0);
    assert_str(r.secret, "+358 40 123");
    assert_true(r.real == -0.25);
}

RULE(null_comes_back_as_none)
{
    struct db_check_sql_get_row r;
    make_table(t);
    add_text(t, 1, (struct str){ 0 });
    assert_true(db_check_sql_get(t, 1, &r));
    assert_true(r.number == INT_NONE);
    assert_int_equal(r.flag, YESNO_UNKNOWN);
    assert_true(r.text.n == 0 && r.bytes.n == 0 && r.secret.n == 0);
    assert_day(r.day, "");
    assert_instant(r.instant, "");
    assert_clock(r.clock, "");
    assert_int_equal(
        test_number(t,
            "SELECT count(*) FROM check_all WHERE number IS NULL AND flag IS NULL AND text IS NULL AND day IS NULL "
            "AND bytes IS NULL AND secret IS NULL"),
        1);
}

RULE(empty_values_of_columns_without_null_are_stored_as_empty)
{
    struct db_check_sql_get_whole_row r;
    make_table(t);
    db_check_sql_add_whole(t, .id = 1, .number = 0, .flag = false, .text = (struct str){ 0 }, .day = (struct day){ 0 },
        .bytes = (struct str){ 0 }, .secret = (struct str){ 0 });
    assert_int_equal(test_number(t, "SELECT count(*) FROM check_all WHERE text = '' AND day = '' AND length(bytes) = 0 "
                                    "AND length(secret) = 45"),
        1);
    assert_true(db_check_sql_get_whole(t, 1, &r));
    assert_false(r.flag);
    assert_true(r.number == 0 && r.secret.n == 0);
}

RULE(a_null_that_the_signature_does_not_expect_fails)
{
    struct db_check_sql_get_whole_row r;
    make_table(t);
    add_text(t, 1, S("x"));
    assert_fails(t, FAIL_BUG, (void)!db_check_sql_get_whole(t, 1, &r));
}

RULE(a_huge_text_and_a_huge_secret_come_back)
{
    struct db_check_sql_get_row r;
    enum { MANY = 3000000 };
    make_table(t);
    char *p = arena_alloc(t->a, MANY);
    memset(p, 'x', MANY);
    struct str huge = { p, MANY };
    db_check_sql_add(t, .id = 1, .number = 0, .flag = NO, .text = huge, .day = t->today, .instant = t->now,
        .clock = (struct clock){ "00:00" }, .bytes = huge, .secret = huge, .real = 1e300);
    assert_true(db_check_sql_get(t, 1, &r));
    assert_true(str_eq(r.text, huge) && str_eq(r.bytes, huge) && str_eq(r.secret, huge));
}

RULE(a_secret_is_not_readable_in_the_database_and_never_sealed_twice_alike)
{
    struct str first = db_seal(t, S("hush")), second = db_seal(t, S("hush"));
    assert_true(str_find(first, S("hush")) < 0 && !str_eq(first, second));
    assert_str(db_unseal(t, second), "hush");
}

RULE(a_damaged_secret_fails)
{
    struct str sealed = db_seal(t, S("hush"));
    char *p = arena_alloc(t->a, sealed.n);
    for (size_t i = 0; i < sealed.n; i++) {
        memcpy(p, sealed.p, sealed.n);
        p[i] ^= 1;
        assert_fails(t, FAIL_DB, db_unseal(t, (struct str){ p, sealed.n }));
        assert_fails(t, FAIL_DB, db_unseal(t, (struct str){ sealed.p, i }));
    }
}

/* ---- statements */

RULE(many_gives_all_rows_in_order)
{
    make_table(t);
    db_check_sql_fill(t, 1, 1000, S("row"));
    struct db_check_sql_list_rows list = db_check_sql_list(t, 500, 600);
    assert_int_equal(list.n, 500);
    assert_int_equal(list.at[0].id, 501);
    assert_int_equal(list.at[499].id, 1000);
    assert_str(list.at[499].text, "row");
    assert_int_equal(db_check_sql_list(t, 1000, 600).n, 0);
}

RULE(one_gives_no_row_when_there_is_none)
{
    struct db_check_sql_get_row r;
    make_table(t);
    assert_false(db_check_sql_get(t, 7, &r));
}

RULE(count_tells_how_many_rows_changed)
{
    make_table(t);
    db_check_sql_fill(t, 1, 30, S("a"));
    assert_int_equal(db_check_sql_rename(t, S("a"), S("b")), 30);
    assert_int_equal(db_check_sql_rename(t, S("a"), S("b")), 0);
    assert_int_equal(db_check_sql_once(t, 31), 1);
    assert_int_equal(db_check_sql_once(t, 31), 0);
}

RULE(returning_gives_the_changed_row)
{
    struct db_check_sql_claim_row r;
    make_table(t);
    add_text(t, 1, S("x"));
    assert_true(db_check_sql_claim(t, 1, &r));
    assert_true(db_check_sql_claim(t, 1, &r));
    assert_int_equal(r.number, 2);
    assert_false(db_check_sql_claim(t, 2, &r));
}

struct seen {
    struct task *t;
    int64_t n, stop_at, inner;
};

static bool see(void *x, const struct db_check_sql_all_row *r)
{
    struct seen *s = x;
    struct db_check_sql_get_row row;
    s->n++;
    if (s->inner && !db_check_sql_get(s->t, r->id, &row))
        return false;
    assert_str(r->secret, r->secret.n ? "hush" : "");
    return s->n != s->stop_at;
}

RULE(each_goes_through_many_rows_without_growing)
{
    struct seen s = { .t = t };
    make_table(t);
    db_check_sql_fill(t, 1, 20000,
        S("a text that would take two megabytes if all of its twenty thousand copies were kept in the arena"));
    size_t before = arena_used(t->a);
    db_check_sql_all(t, see, &s);
    assert_int_equal(s.n, 20000);
    assert_true(arena_used(t->a) - before < 1000);
}

RULE(each_stops_early_and_can_be_run_again)
{
    struct seen s = { .t = t, .stop_at = 3 };
    make_table(t);
    for (int64_t i = 1; i <= 600; i++)
        db_check_sql_add(t, .id = i, .number = INT_NONE, .flag = NO, .text = S("x"), .day = t->today, .instant = t->now,
            .clock = (struct clock){ 0 }, .bytes = (struct str){ 0 }, .secret = S("hush"), .real = 0);
    db_check_sql_all(t, see, &s);
    assert_int_equal(s.n, 3);
    s = (struct seen){ .t = t };
    db_check_sql_all(t, see, &s);
    assert_int_equal(s.n, 600);
}

RULE(few_gives_the_rows_of_each)
{
    struct seen s = { .t = t, .stop_at = 3 };
    make_table(t);
    db_check_sql_fill(t, 1, 600, S("x"));
    db_check_sql_all_few(t, see, &s);
    assert_int_equal(s.n, 3);
    for (int round = 0; round < 2; round++) {
        s = (struct seen){ .t = t, .inner = 1 };
        round ? db_check_sql_all(t, see, &s) : db_check_sql_all_few(t, see, &s);
        assert_int_equal(s.n, 600);
    }
}

static bool see_within(void *x, const struct db_check_sql_all_row *r)
{
    struct seen *s = x, inner = { .t = s->t, .stop_at = 2, .inner = 1 };
    db_check_sql_all(s->t, see, &inner);
    assert_int_equal(inner.n, 2);
    return ++s->n < 10;
}

RULE(statements_run_while_each_streams_even_the_same_one)
{
    struct seen s = { .t = t, .inner = 1 };
    make_table(t);
    db_check_sql_fill(t, 1, 500, S("x"));
    db_check_sql_all(t, see, &s);
    assert_int_equal(s.n, 500);
    s = (struct seen){ .t = t };
    db_check_sql_all(t, see_within, &s);
    assert_int_equal(s.n, 10);
}

static bool break_off(void *x, const struct db_check_sql_all_row *r) { fail(x, FAIL_FOREIGN, "in the middle"); }

RULE(a_failure_inside_each_leaves_the_connection_usable)
{
    make_table(t);
    test_commit(t);
    db_check_sql_fill(t, 1, 500, S("x"));
    assert_fails(t, FAIL_FOREIGN, db_check_sql_all(t, break_off, t));
    test_rollback(t);
    assert_int_equal(count(t), 0);
}

/* ---- transactions */

RULE(a_read_transaction_refuses_to_write)
{
    make_table(t);
    add_text(t, 1, S("x"));
    test_read_only(t);
    assert_int_equal(count(t), 1);
    assert_fails(t, FAIL_BUG, add_text(t, 2, S("y")));
    test_rollback(t);
    assert_int_equal(count(t), 1);
}

RULE(what_was_rolled_back_is_gone)
{
    make_table(t);
    test_commit(t);
    add_text(t, 1, S("x"));
    test_rollback(t);
    assert_int_equal(count(t), 0);
    assert_true(db_in_write(t->db));
}

RULE(a_statement_outside_a_transaction_fails)
{
    db_rollback(t->db);
    assert_fails(t, FAIL_BUG, count(t));
    assert_fails(t, FAIL_BUG, db_commit(t));
}

RULE(a_reader_sees_one_state_while_others_write)
{
    make_table(t);
    test_commit(t);
    struct task reader = *t;
    reader.db = test_connect(t);
    db_begin_read(&reader);
    assert_int_equal(count(&reader), 0);
    add_text(t, 1, S("x"));
    test_commit(t);
    assert_int_equal(count(&reader), 0);
    db_commit(&reader);
    db_begin_read(&reader);
    assert_int_equal(count(&reader), 1);
    db_commit(&reader);
}

RULE(a_writer_that_waits_too_long_is_told_busy)
{
    struct task other = *t;
    struct landing landing;
    other.db = test_connect(t); /* busy after two seconds */
    other.landing = &landing;
    const char *line = db_engine(t->db) == DB_SQLITE ? "SELECT 1" : "SELECT pg_backend_pid()";
    int64_t before = test_number(&other, line);
    assert_fails(&other, FAIL_BUSY, db_begin_write(&other));
    db_rollback(other.db);
    db_rollback(t->db);
    db_begin_write(&other);
    assert_int_equal(test_number(&other, line), before); /* it asked once, on the line it had */
    db_rollback(other.db);
}

RULE(a_full_disk_fails_as_a_full_disk_and_loses_nothing)
{
    if (db_engine(t->db) != DB_SQLITE)
        return;
    make_table(t);
    add_text(t, 1, S("x"));
    test_commit(t);
    test_number(t, "PRAGMA max_page_count = 1"); /* as many as there are */
    assert_fails(t, FAIL_DISK, db_check_sql_fill(t, 2, 100000, S("row")));
    test_rollback(t);
    assert_int_equal(count(t), 1);
    test_number(t, "PRAGMA max_page_count = 1000000000");
    db_check_sql_fill(t, 2, 100000, S("row"));
    assert_int_equal(count(t), 100000);
}

enum { WRITERS = 6, TURNS = 20 };
struct writer {
    pthread_t thread;
    struct db *db;
    bool failed;
};

static void *write_much(void *x)
{
    struct writer *w = x;
    struct landing landing;
    struct task *t = test_task();
    t->db = w->db;
    t->landing = &landing;
    if (setjmp(landing.jump)) {
        w->failed = true;
        db_rollback(w->db);
    } else {
        for (int i = 0; i < TURNS; i++) { /* read, then write: lost updates would show */
            struct db_check_sql_get_row r;
            db_begin_write(t);
            if (!db_check_sql_get(t, 1, &r))
                break;
            db_check_sql_rename(t, r.text, str_fmt(t->a, "%.*sx", STR_ARG(r.text)));
            db_commit(t);
        }
    }
    test_task_end(t);
    return NULL;
}

RULE(writers_take_turns_and_lose_nothing)
{
    struct writer w[WRITERS] = { 0 };
    struct db_check_sql_get_row r;
    make_table(t);
    add_text(t, 1, S("x"));
    test_commit(t);
    db_rollback(t->db);
    for (int i = 0; i < WRITERS; i++) {
        w[i].db = test_connect(t);
        pthread_create(&w[i].thread, NULL, write_much, &w[i]);
    }
    for (int i = 0; i < WRITERS; i++) {
        pthread_join(w[i].thread, NULL);
        assert_false(w[i].failed);
    }
    db_begin_read(t);
    assert_true(db_check_sql_get(t, 1, &r));
    assert_int_equal(r.text.n, 1 + WRITERS * TURNS);
}

struct queued {
    pthread_t thread;
    struct writer_lock *lock;
    int *next;
    int place;
};

static void *queue_up(void *x)
{
    struct queued *q = x;
    if (writer_lock_take(q->lock, 60000, false)) {
        q->place = (*q->next)++;
        writer_lock_give(q->lock);
    }
    return NULL;
}

RULE(the_queue_of_writers_is_first_come_first_served)
{
    struct queued q[WRITERS];
    int next = 0;
    struct writer_lock *lock = writer_lock_find("a test's queue", 7);
    assert_ptr_equal(lock, writer_lock_find("a test's queue", 7));
    assert_true(writer_lock_may_open("a test's queue", 7) && writer_lock_may_open("another", 8));
    assert_false(writer_lock_may_open("a test's queue", 8));
    assert_true(writer_lock_take(lock, 0, false));
    for (int i = 0; i < WRITERS; i++) {
        q[i] = (struct queued){ .lock = lock, .next = &next, .place = -1 };
        pthread_create(&q[i].thread, NULL, queue_up, &q[i]);
        while (writer_lock_waiting(lock) < (size_t)i + 1) /* stands in the queue before the next one comes */
            sched_yield();
    }
    assert_false(writer_lock_take(lock, 30, false)); /* the last in the queue leaves it */
    writer_lock_give(lock);
    for (int i = 0; i < WRITERS; i++) {
        pthread_join(q[i].thread, NULL);
        assert_int_equal(q[i].place, i);
    }
    writer_lock_drop(lock);
    writer_lock_drop(lock);
}

/* ---- PostgreSQL that goes away */

/* Returns when the server's half of the connection is gone: pg_terminate_backend waits for that. */
static void cut_line(struct task *t)
{
    struct task other = *t;
    int64_t pid = test_number(t, "SELECT pg_backend_pid()");
    other.db = test_connect(t);
    assert_int_equal(
        test_number(&other,
            str_z(t->a, str_fmt(t->a, "SELECT CAST(pg_terminate_backend(%lld, 60000) AS int)", (long long)pid))),
        1);
}

RULE(a_lost_server_is_dialled_again_before_anything_was_read)
{
    if (db_engine(t->db) != DB_POSTGRES)
        return;
    make_table(t);
    add_text(t, 1, S("x"));
    test_commit(t);
    db_rollback(t->db);
    assert_int_equal(db_engine(t->db), DB_POSTGRES);
    cut_line(t);
    db_begin_read(t); /* lost before the transaction */
    assert_int_equal(count(t), 1);
    db_commit(t);
    db_begin_write(t);
    cut_line(t);
    add_text(t, 2, S("y")); /* lost before its first statement */
    db_commit(t);
    cut_line(t);
    assert_true(db_alive(t->db));
    db_begin_read(t);
    assert_int_equal(count(t), 2);
    cut_line(t);
    assert_fails(t, FAIL_DB, count(t)); /* lost after something was read */
    test_rollback(t);
    assert_int_equal(count(t), 2);
}

/* ---- opening, migrations, keys */

RULE(every_statement_of_the_program_can_be_prepared)
{
    struct buf why;
    db_rollback(t->db);
    buf_init(&why, 2000);
    if (!db_prepare_all(t->db, &why))
        fail_msg("%.*s", (int)why.n, why.p);
    buf_free(&why);
}

RULE(an_empty_database_is_migrated_once)
{
    struct buf why;
    db_rollback(t->db);
    buf_init(&why, 2000);
    assert_int_equal(db_schema_version(t->db), db_schema_newest());
    assert_true(db_migrate(t->db, &why));
    assert_int_equal(test_number(t, "SELECT count(*) FROM schema_version"), db_migrations_n);
    buf_free(&why);
}

RULE(a_database_of_a_newer_program_is_refused)
{
    struct buf why;
    buf_init(&why, 2000);
    test_sql(
        t, "INSERT INTO schema_version (number, name, applied_at) VALUES (9999, 'future', '2030-01-01T00:00:00Z')");
    test_commit(t);
    db_rollback(t->db);
    assert_false(db_migrate(t->db, &why));
    assert_true(str_find(buf_view(&why), S("newer Kotipolku")) >= 0);
    buf_free(&why);
}

RULE(tokens_are_replaced_outside_quotes_and_comments)
{
    struct buf out;
    buf_init(&out, 1000);
    migrate_sql(DB_POSTGRES, "a {id} {text}, '{id} --' {bytes} -- {id} it's\n{strict}{real}{none}", &out);
    assert_str(buf_view(&out), "a BIGINT TEXT COLLATE \"C\", '{id} --' BYTEA -- {id} it's\nDOUBLE PRECISION{none}");
    buf_free(&out);
}

RULE(parameters_are_rewritten_outside_quotes_and_comments)
{
    char *sql = db_question_marks("$1 '$2' \"$3\" -- $4\n/* $5 */ $12 'it''s $6' $x /*/ $7 */");
    assert_string_equal(sql, "?1 '$2' \"$3\" -- $4\n/* $5 */ ?12 'it''s $6' $x /*/ $7 */");
    free(sql);
}

RULE(an_address_of_no_database_is_refused_with_a_reason)
{
    static const char *const bad[] = { "", "sqlite:", "mysql://x", "/no/such/folder/x.db",
        "postgresql://127.0.0.1:1/x" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct buf why;
        buf_init(&why, 2000);
        assert_null(db_open(str_of(bad[i]), NULL, &why));
        assert_true(why.n > 0);
        buf_free(&why);
    }
}

RULE(a_key_belongs_to_its_database)
{
    struct buf why;
    char path[] = "/tmp/kotipolku-key-XXXXXX";
    buf_init(&why, 2000);
    assert_true(mkdtemp(path));
    const char *file = str_z(t->a, str_fmt(t->a, "%s/key", path));
    assert_null(keys_open(file, false, &why));
    struct keys *keys = keys_open(file, true, &why), *same = keys_open(file, false, &why);
    assert_true(keys && same);
    t->keys = keys;
    assert_true(keys_fit(t, &why) && keys_fit(t, &why));
    struct str sealed = db_seal(t, S("hush")), print = keys_fingerprint(t, "phone", S("123"));
    t->keys = same;
    assert_true(keys_fit(t, &why));
    assert_str(db_unseal(t, sealed), "hush");
    assert_true(str_eq(print, keys_fingerprint(t, "phone", S("123"))));
    assert_false(str_eq(print, keys_fingerprint(t, "email", S("123"))));
    chmod(file, 0640);
    assert_null(keys_open(file, false, &why));
    assert_true(str_find(buf_view(&why), S("chmod 600")) >= 0);
    unlink(file);
    struct keys *other = keys_open(file, true, &why);
    t->keys = other;
    why.n = 0;
    assert_false(keys_fit(t, &why));
    assert_true(str_find(buf_view(&why), S("does not belong to this database")) >= 0);
    assert_fails(t, FAIL_DB, db_unseal(t, sealed));
    keys_free(keys);
    keys_free(same);
    keys_free(other);
    unlink(file);
    rmdir(path);
    buf_free(&why);
}

RULES(every_type_comes_back_as_it_went_in, null_comes_back_as_none,
    empty_values_of_columns_without_null_are_stored_as_empty, a_null_that_the_signature_does_not_expect_fails,
    a_huge_text_and_a_huge_secret_come_back, a_secret_is_not_readable_in_the_database_and_never_sealed_twice_alike,
    a_damaged_secret_fails, many_gives_all_rows_in_order, one_gives_no_row_when_there_is_none,
    count_tells_how_many_rows_changed, returning_gives_the_changed_row, each_goes_through_many_rows_without_growing,
    each_stops_early_and_can_be_run_again, few_gives_the_rows_of_each,
    statements_run_while_each_streams_even_the_same_one, a_failure_inside_each_leaves_the_connection_usable,
    a_read_transaction_refuses_to_write, what_was_rolled_back_is_gone, a_statement_outside_a_transaction_fails,
    a_reader_sees_one_state_while_others_write, a_writer_that_waits_too_long_is_told_busy,
    a_full_disk_fails_as_a_full_disk_and_loses_nothing, writers_take_turns_and_lose_nothing,
    the_queue_of_writers_is_first_come_first_served, a_lost_server_is_dialled_again_before_anything_was_read,
    every_statement_of_the_program_can_be_prepared, an_empty_database_is_migrated_once,
    a_database_of_a_newer_program_is_refused, tokens_are_replaced_outside_quotes_and_comments,
    parameters_are_rewritten_outside_quotes_and_comments, an_address_of_no_database_is_refused_with_a_reason,
    a_key_belongs_to_its_database)
