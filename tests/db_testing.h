/* db_testing: tests of rules, each on both engines, each in a transaction of an empty, migrated database that is
 * rolled back afterwards. Nothing a rule stores is seen by the next one.
 *
 *     #include "tests/db_testing.h"
 *     #include "rooms/groups/groups.h"
 *     RULE(a_mark_for_someone_who_left_is_refused)
 *     {
 *         int64_t group = ...;                        // t: struct task *, in a write transaction
 *         assert_int_equal(attendance_record(t, ...), INVALID);
 *     }
 *     RULES(a_mark_for_someone_who_left_is_refused)   // makes main()
 *
 * t has: an arena of 256 MB, keys (secrets work), the settings of a new house, lang English, viewer "the program"
 * (t->viewer = somebody else's), now 2026-11-22T08:30:00Z, today 2026-11-22. fail() in a rule is a failed test that
 * says why; assert_fails() of base/test.h works, but then the transaction is usually lost: test_rollback(t) before
 * going on.
 *
 * PostgreSQL: KOTIPOLKU_TEST_PG=$(tools/postgres-for-tests.sh start /tmp/kotipolku-pg)
 * Unset, the PostgreSQL half fails; KOTIPOLKU_TEST_PG=none skips it. KOTIPOLKU_TEST_ONLY=part-of-a-name runs fewer. */
#pragma once
#include "base/test.h"
#include "db/db.h"

#define RULE(name) static void name(struct task *t)
#define RULES(...) \
    int main(void) \
    { \
        static const struct test_rule rules[] = { RULE_EACH(__VA_ARGS__) }; \
        return test_rules_run(rules, sizeof rules / sizeof *rules); \
    }

/* For rules about several transactions or connections. */
void test_commit(
    struct task *t); /* what follows is a new write transaction; the database is thrown away after this rule */
void test_read_only(struct task *t);     /* the same, but what follows is a read transaction */
void test_rollback(struct task *t);      /* undoes; what follows is a new write transaction */
struct db *test_connect(struct task *t); /* one more connection to this rule's database; closed after the rule */
/* The file of this rule's database; on PostgreSQL "". */
const char *test_file(struct task *t);
/* Runs plain SQL (both engines alike, tokens {id} … allowed); a mistake fails the test. */
void test_sql(struct task *t, const char *sql);
/* The only value of a query, as a number. */
int64_t test_number(struct task *t, const char *sql);

/* An address of a fresh empty database (not migrated); *ret_url is malloc'ed. For tests of serve, migrate, backup.
 * Dropped by test_database_drop(), which frees the url. false when the engine is to be skipped. */
bool test_database_make(enum db_engine e, char **ret_url);
/* The same of a migrated one. */
bool test_database_ready(enum db_engine e, char **ret_url);
void test_database_drop(char *url);

enum { TEST_FOLDER = 64 };
/* Makes a new empty folder for what a test writes, named kotipolku-NAME-…, where TMPDIR says (./test: in memory), else
 * in /tmp. Whoever makes it removes it. */
void test_folder(const char *name, char ret_folder[TEST_FOLDER]);

/* ---- below: how RULES is made */
struct test_rule {
    const char *name;
    void (*rule)(struct task *t);
};
int test_rules_run(const struct test_rule *rules, size_t n);
#define RULE_EACH(...)    __VA_OPT__(TEST_SCAN(RULE_NEXT(__VA_ARGS__)))
#define RULE_NEXT(f, ...) { #f, f }, __VA_OPT__(RULE_AGAIN TEST_EMPTY()()(__VA_ARGS__))
#define RULE_AGAIN()      RULE_NEXT
