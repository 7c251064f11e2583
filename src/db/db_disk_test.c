/* Tests of what stands on the disk: a commit is there before it is answered, what was deleted is gone, rows refer to
 * rows that are there; and of a key file with several keys: which one seals, which opens, which makes the search keys.
 */
#include <fcntl.h>
#include <unistd.h>
#include "db/keys.h"
#include "db/seal.h"
#include "tests/db_testing.h"

/* ---- the file of SQLite */

/* The three promises are settings of each connection: of those that read, and of the line all writers share. */
RULE(every_connection_syncs_its_commits_overwrites_what_is_deleted_and_checks_references)
{
    if (db_engine(t->db) != DB_SQLITE)
        return;
    for (int reads = 0; reads < 2; reads++) {
        if (reads)
            test_read_only(t);
        assert_int_equal(test_number(t, "PRAGMA synchronous"), 2); /* FULL: at each commit, not at some later one */
        assert_int_equal(test_number(t, "PRAGMA secure_delete"), 1);
        assert_int_equal(test_number(t, "PRAGMA foreign_keys"), 1);
    }
}

static bool file_holds(struct task *t, const char *path, const char *text)
{
    struct buf b;
    char piece[4096];
    ssize_t n;
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    assert_true(fd >= 0);
    buf_init(&b, (size_t)16 << 20);
    while ((n = read(fd, piece, sizeof piece)) > 0)
        buf_put(&b, piece, (size_t)n);
    close(fd);
    assert_false(buf_full(&b));
    bool holds = str_find(buf_view(&b), str_of(text)) >= 0;
    buf_free(&b);
    return holds;
}

/* All that was committed is copied home, so that the file alone is the database. */
static void copy_home(struct task *t)
{
    test_commit(t);
    db_rollback(t->db);
    struct buf why;
    buf_init(&why, 200);
    assert_true(db_exec(t->db, "PRAGMA wal_checkpoint(TRUNCATE)", &why));
    buf_free(&why);
    db_begin_write(t);
}

RULE(a_name_that_was_deleted_cannot_be_read_in_the_file)
{
    if (db_engine(t->db) != DB_SQLITE)
        return;
    test_sql(t, "CREATE TABLE said (id {id} PRIMARY KEY, name {text}) {strict}");
    test_sql(t, "INSERT INTO said VALUES (1, 'Stays-in-the-file'), (2, 'Goes-from-the-file')");
    copy_home(t);
    assert_true(file_holds(t, test_file(t), "Stays-in-the-file") && file_holds(t, test_file(t), "Goes-from-the-file"));
    test_sql(t, "DELETE FROM said WHERE id = 2");
    copy_home(t);
    assert_true(file_holds(t, test_file(t), "Stays-in-the-file"));
    assert_false(file_holds(t, test_file(t), "Goes-from-the-file"));
}

/* ---- several keys: the newest is the first line, the oldest the last */

struct key_files {
    char folder[64];
    const char *old, *new, *both;
};

/* The line of the file's key. */
static struct str key_line(struct task *t, const char *path)
{
    char text[1000];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd >= 0 ? read(fd, text, sizeof text) : -1;

    assert_true(n > 0);
    close(fd);
    struct str all = { text, (size_t)n };
    ptrdiff_t at = str_find(all, S("\nkey "));
    assert_true(at > 0);
    return str_copy(t->a, str_part(all, (size_t)at + 1, all.n));
}

static struct keys *opened(const char *path, bool create)
{
    struct buf why;

    buf_init(&why, 1000);
    struct keys *keys = keys_open(path, create, &why);
    assert_non_null(keys);
    buf_free(&why);
    return keys;
}

static struct key_files make_key_files(struct task *t)
{
    struct key_files f = { .folder = "/tmp/kotipolku-keys-XXXXXX" };

    assert_non_null(mkdtemp(f.folder));
    f.old = str_z(t->a, str_fmt(t->a, "%s/old", f.folder));
    f.new = str_z(t->a, str_fmt(t->a, "%s/new", f.folder));
    f.both = str_z(t->a, str_fmt(t->a, "%s/both", f.folder));
    keys_free(opened(f.old, true));
    keys_free(opened(f.new, true));
    struct str text = str_fmt(t->a, "# two keys\n%.*s%.*s", STR_ARG(key_line(t, f.new)), STR_ARG(key_line(t, f.old)));
    int fd = open(f.both, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    assert_int_equal(write(fd, text.p, text.n), text.n);
    close(fd);
    return f;
}

static bool fits(struct task *t)
{
    struct buf why;

    buf_init(&why, 1000);
    bool fit = keys_fit(t, &why);
    assert_int_equal(fit, why.n == 0);
    buf_free(&why);
    return fit;
}

RULE(of_several_keys_the_first_seals_each_opens_its_own_and_the_last_makes_the_search_keys)
{
    struct key_files f = make_key_files(t);
    struct keys *old = opened(f.old, false), *new = opened(f.new, false), *both = opened(f.both, false);
    const struct keys *tests = t->keys;

    test_sql(t, "DELETE FROM db_key");
    t->keys = old;
    struct str before = db_seal(t, S("before")), phone = keys_fingerprint(t, "phone", S("123"));
    assert_true(fits(t));

    t->keys = both; /* a new key was put in front */
    assert_true(fits(t));
    struct str after = db_seal(t, S("after"));
    assert_str(db_unseal(t, before), "before");
    assert_str(db_unseal(t, after), "after");
    assert_true(str_eq(keys_fingerprint(t, "phone", S("123")), phone)); /* numbers stored before are still found */

    t->keys = new;
    assert_str(db_unseal(t, after), "after");
    assert_fails(t, FAIL_DB, db_unseal(t, before));
    assert_false(fits(t)); /* something here is sealed with the old one */
    t->keys = old;
    assert_str(db_unseal(t, before), "before");
    assert_fails(t, FAIL_DB, db_unseal(t, after));
    assert_false(fits(t)); /* and since then with the new one */

    t->keys = tests;
    keys_free(old), keys_free(new), keys_free(both);
    unlink(f.old), unlink(f.new), unlink(f.both);
    rmdir(f.folder);
}

RULES(every_connection_syncs_its_commits_overwrites_what_is_deleted_and_checks_references,
    a_name_that_was_deleted_cannot_be_read_in_the_file,
    of_several_keys_the_first_seals_each_opens_its_own_and_the_last_makes_the_search_keys)
