/* Tests of backups: the way there and back between both engines, and every way in which a file may be another than the
 * one that was written. */
#include "auth/journal.h"
#include "auth/viewer.h"
#include "base/log.h"
#include "db/keys.h"
#include "rooms/backup/backup_file.h"
#include "tests/db_testing.h"
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

struct place { /* a folder with a key file, and databases */
    char folder[64];
    struct task *t;
    char *url[4];
    size_t n;
    struct buf why;
};

static struct str in(struct place *p, const char *name) { return str_fmt(p->t->a, "%s/%s", p->folder, name); }

static void place_begin(struct place *p)
{
    *p = (struct place){ .folder = "/tmp/kotipolku-backup-XXXXXX" };
    log_set_level(LOG_ERROR);
    assert_non_null(mkdtemp(p->folder));
    p->t = test_task();
    p->t->viewer = &VIEWER_PROGRAM;
    buf_init(&p->why, 4000);
    p->t->keys = keys_open(in(p, "own.key").p, true, &p->why);
    assert_non_null(p->t->keys);
}

static void place_end(struct place *p)
{
    const struct dirent *e;
    DIR *dir = opendir(p->folder);
    while (dir && (e = readdir(dir)))
        unlink(in(p, e->d_name).p);
    closedir(dir);
    rmdir(p->folder);
    if (p->t->db)
        db_close(p->t->db);
    struct keys *keys = (struct keys *)(uintptr_t)p->t->keys;
    test_task_end(p->t);
    keys_free(keys);
    for (size_t i = 0; i < p->n; i++)
        test_database_drop(p->url[i]);
    buf_free(&p->why);
}

/* False: this engine is left out. */
static bool address(struct place *p, enum db_engine e) { return test_database_make(e, &p->url[p->n]) && ++p->n; }

static void connect_to(struct place *p, size_t i)
{
    if (p->t->db)
        db_close(p->t->db);
    p->t->db = db_open(str_of(p->url[i]), &(struct db_options){ .create = true }, &p->why);
    assert_non_null(p->t->db);
}

static void hang_up(struct place *p)
{
    db_close(p->t->db);
    p->t->db = NULL;
}

/* ---- rows of every kind: nothing, the ends of numbers, letters, zeros among bytes, more than one block */

static struct str many_bytes(struct task *t, size_t n)
{
    char *p = arena_alloc(t->a, n);
    for (size_t i = 0; i < n; i++)
        p[i] = (char)(i * 131 + i / 251);
    return (struct str){ p, n };
}

static void add_bytes(struct task *t, struct str bytes, int64_t piece)
{
    struct db_tables all = db_tables(t);
    const struct db_table *file = db_tables_find(&all, S("exchange_file"));
    assert_non_null(file);
    struct db_value v[] = { { DB_INT, .i = 1 }, { DB_INT, .i = INT64_MIN }, { DB_INT, .i = piece },
        { DB_TEXT, .s = S("") }, { DB_BYTES, .s = bytes } };
    assert_int_equal(file->ncolumns, 5);
    db_table_add(t, file, v);
}

static void fill(struct place *p)
{
    struct task *t = p->t;
    assert_true(db_migrate(t->db, &p->why));
    db_begin_write(t);
    assert_true(keys_fit(t, &p->why));
    test_sql(t,
        "INSERT INTO exchange_import (id, kind, state, file_names, started_by, started_at, rows_new, rows_same, "
        "rows_changed, rows_doubtful, rows_rejected, folder, version) VALUES (1, 'package', 'done', '', "
        "9223372036854775807, '', 0, 0, 0, 0, 0, '', 1)");
    test_sql(t,
        "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
        "lead_organisation, partners, municipalities, website, version, total_budget) VALUES (-5, 'Ääkköset ☃', "
        "'', '', '', '', '', '', '', '', 0, -9223372036854775807)");
    add_bytes(t, S(""), 0);
    add_bytes(t, (struct str){ "a\0b", 3 }, 1);
    add_bytes(t, many_bytes(t, 200000), 2);
    for (int i = 0; i < 300; i++)
        journal_write(t, JOURNAL_CHANGE, "person", i, S("phone"));
    db_commit(t);
}

/* Every table as one line: its name and the checksum of its rows. */
static struct str sums(struct place *p)
{
    struct buf *out = task_buf(p->t, 1 << 20);
    struct backup_file f;
    struct backup_summary s;
    struct str file = in(p, "sums");
    enum records_kind kind;
    assert_true(backup_make(p->t, file, 0, NULL, &s, &p->why));
    int fd = open(file.p, O_RDONLY);
    assert_true(backup_file_open(p->t, fd, file, &f, &p->why));
    while ((kind = backup_file_next(&f)) != RECORD_END) {
        assert_int_not_equal(kind, RECORD_BAD);
        if (kind != RECORD_TABLE_END)
            continue;
        buf_fmt(out, "%.*s ", STR_ARG(records_in_table(f.records)->name));
        for (int i = 0; i < DIGEST; i++)
            buf_fmt(out, "%02x", (unsigned char)records_in_sum(f.records)[i]);
        buf_ch(out, '\n');
    }
    close(fd);
    unlink(file.p);
    return str_copy(p->t->a, buf_view(out));
}

/* Says the first table that differs. */
static void assert_same(struct str got, struct str expected)
{
    struct str x, y;
    while (str_cut(&got, '\n', &x) && str_cut(&expected, '\n', &y))
        if (!str_eq(x, y))
            fail_msg("%.*s, expected %.*s", STR_ARG(x), STR_ARG(y));
    assert_int_equal(got.n, expected.n);
}

static void expect(struct place *p, bool good)
{
    if (!good)
        fail_msg("%.*s", STR_ARG(buf_view(&p->why)));
}

/* There, to the other engine, back again: equal in every table; and once more into what is there already, which is
 * kept. */
static void round_trip(enum db_engine first, enum db_engine second)
{
    struct place p;
    struct backup_summary s;
    place_begin(&p);
    if (address(&p, first) && address(&p, second) && address(&p, first)) {
        connect_to(&p, 0);
        fill(&p);
        struct str before = sums(&p);
        assert_true(str_find(before, S("exchange_file ")) >= 0);
        expect(&p, backup_make(p.t, in(&p, "one"), 0, NULL, &s, &p.why));
        assert_int_equal(s.chain, 300);
        expect(&p, backup_prove(p.t, str_of(p.url[0]), in(&p, "one"), NULL, &s, &p.why));
        hang_up(&p);
        expect(&p, backup_restore(p.t, str_of(p.url[1]), in(&p, "one"), NULL, &s, &p.why));
        assert_int_equal(s.kept.n, 0);
        connect_to(&p, 1);
        assert_same(sums(&p), before);
        expect(&p, backup_make(p.t, in(&p, "two"), 0, NULL, &s, &p.why));
        hang_up(&p);
        expect(&p, backup_restore(p.t, str_of(p.url[2]), in(&p, "two"), NULL, &s, &p.why));
        connect_to(&p, 2);
        assert_same(sums(&p), before);
        db_begin_write(p.t);
        test_sql(p.t, "DELETE FROM journal");
        db_commit(p.t);
        hang_up(&p);
        expect(&p, backup_restore(p.t, str_of(p.url[2]), in(&p, "one"), NULL, &s, &p.why));
        assert_true(s.kept.n > 0);
        connect_to(&p, 2);
        assert_same(sums(&p), before);
        if (first == DB_SQLITE)
            unlink(s.kept.p);
    }
    place_end(&p);
}
TEST(a_backup_goes_from_sqlite_to_postgresql_and_back_equal_in_every_table) { round_trip(DB_SQLITE, DB_POSTGRES); }
TEST(a_backup_goes_from_postgresql_to_sqlite_and_back_equal_in_every_table) { round_trip(DB_POSTGRES, DB_SQLITE); }

/* ---- a run is noted before its snapshot, so the restored database knows of it what the other knows */

static void notes_are_equal(enum db_engine e)
{
    struct place p;
    struct backup_summary s;
    place_begin(&p);
    if (address(&p, e) && address(&p, e)) {
        connect_to(&p, 0);
        fill(&p);
        db_begin_write(p.t);
        int64_t id = backup_note_begun(p.t, in(&p, "one"), false);
        db_commit(p.t);
        expect(&p, backup_make(p.t, in(&p, "one"), id, NULL, &s, &p.why));
        db_begin_write(p.t);
        backup_note_made(p.t, id, s.ended_at, s.rows);
        db_commit(p.t);
        struct str before = sums(&p);
        hang_up(&p);
        expect(&p, backup_restore(p.t, str_of(p.url[1]), in(&p, "one"), NULL, &s, &p.why));
        connect_to(&p, 1);
        assert_same(sums(&p), before);
        assert_int_equal(test_number(p.t, "SELECT count(*) FROM backup_run WHERE state = 'made'"), 1);
    }
    place_end(&p);
}
TEST(a_restored_database_knows_of_its_backup_on_sqlite) { notes_are_equal(DB_SQLITE); }
TEST(a_restored_database_knows_of_its_backup_on_postgresql) { notes_are_equal(DB_POSTGRES); }

/* ---- an older schema is restored and brought up to date; a newer one is refused */

static void older_schema(enum db_engine e)
{
    enum { OLD = 26 };
    struct place p;
    struct backup_summary s;
    place_begin(&p);
    if (address(&p, e) && address(&p, e)) {
        connect_to(&p, 0);
        expect(&p, db_migrate_to(p.t->db, OLD, &p.why));
        assert_int_equal(db_schema_version(p.t->db), OLD);
        db_begin_write(p.t);
        expect(&p, keys_fit(p.t, &p.why));
        journal_write(p.t, JOURNAL_CHANGE, "person", 1, S(""));
        db_commit(p.t);
        expect(&p, backup_make(p.t, in(&p, "old"), 0, NULL, &s, &p.why));
        assert_int_equal(s.schema, OLD);
        hang_up(&p);
        expect(&p, backup_restore(p.t, str_of(p.url[1]), in(&p, "old"), NULL, &s, &p.why));
        connect_to(&p, 1);
        assert_int_equal(db_schema_version(p.t->db), db_schema_newest());
        assert_int_equal(test_number(p.t, "SELECT count(*) FROM journal"), 1);
        assert_int_equal(test_number(p.t, "SELECT count(*) FROM needs_need WHERE version = 1"), 0);
    }
    place_end(&p);
}
TEST(a_backup_of_an_older_schema_is_brought_up_to_date_on_sqlite) { older_schema(DB_SQLITE); }
TEST(a_backup_of_an_older_schema_is_brought_up_to_date_on_postgresql) { older_schema(DB_POSTGRES); }

/* ---- a file that is another than was written */

static struct str read_file(struct place *p, struct str name)
{
    struct stat st;
    int fd = open(name.p, O_RDONLY);
    assert_true(fd >= 0 && fstat(fd, &st) == 0);
    char *bytes = arena_alloc(p->t->a, (size_t)st.st_size);
    assert_int_equal(read(fd, bytes, (size_t)st.st_size), st.st_size);
    close(fd);
    return (struct str){ bytes, (size_t)st.st_size };
}

static void write_file(struct str name, struct str bytes, struct str more)
{
    int fd = open(name.p, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_int_equal(write(fd, bytes.p, bytes.n), bytes.n);
    assert_int_equal(write(fd, more.p, more.n), more.n);
    close(fd);
}

/* Refused with a sentence; so is the restore, and the database's bytes stay. */
static void refused(struct place *p, const char *what, const char *says)
{
    struct backup_summary s;
    p->why.n = 0;
    if (backup_verify(p->t, in(p, "bad"), NULL, &s, &p->why))
        fail_msg("%s: it was taken for whole", what);
    if (p->why.n < 20 || (says && str_find(buf_view(&p->why), str_of(says)) < 0))
        fail_msg("%s: %.*s", what, STR_ARG(buf_view(&p->why)));
}

static struct place *small(struct place *p, struct str *ret_bytes)
{
    struct backup_summary s;
    place_begin(p);
    assert_true(address(p, DB_SQLITE));
    connect_to(p, 0);
    fill(p);
    expect(p, backup_make(p->t, in(p, "good"), 0, NULL, &s, &p->why));
    *ret_bytes = read_file(p, in(p, "good"));
    return p;
}

TEST(a_file_that_was_cut_anywhere_is_refused)
{
    struct place p;
    struct str all;
    small(&p, &all);
    size_t head = (size_t)str_find(all, S("\n\n")) + 2, block = SEALED_BLOCK + 17;
    assert_true(all.n > head + 3 * block);
    for (size_t n = 0; n < head + 40; n++) {
        write_file(in(&p, "bad"), str_part(all, 0, n), S(""));
        refused(&p, "cut in the first lines", NULL);
    }
    for (size_t n = head; n < all.n; n += block)
        for (int d = -1; d <= 1; d++) {
            write_file(in(&p, "bad"), str_part(all, 0, n + (size_t)d), S(""));
            refused(&p, "cut at a block", "cut");
        }
    write_file(in(&p, "bad"), str_part(all, 0, all.n - 1), S(""));
    refused(&p, "cut at the end", "cut");
    write_file(in(&p, "bad"), all, S("x"));
    refused(&p, "something behind its end", "damaged");
    write_file(in(&p, "bad"), all, str_part(all, head, all.n));
    refused(&p, "its blocks twice", "damaged");
    place_end(&p);
}

TEST(a_file_of_which_any_byte_is_another_is_refused)
{
    struct place p;
    struct str all;
    small(&p, &all);
    size_t head = (size_t)str_find(all, S("\n\n")) + 2, block = SEALED_BLOCK + 17;
    char *bytes = (char *)(uintptr_t)all.p;
    for (size_t i = 0; i < all.n; i += i < head + 20 ? 1 : block / 5) {
        bytes[i] ^= 1;
        write_file(in(&p, "bad"), all, S(""));
        refused(&p, str_fmt(p.t->a, "byte %zu", i).p, NULL);
        bytes[i] ^= 1;
    }
    for (size_t i = 1; i <= 17; i++) { /* the last block's seal */
        bytes[all.n - i] ^= (char)128;
        write_file(in(&p, "bad"), all, S(""));
        refused(&p, "the end", "damaged");
        bytes[all.n - i] ^= (char)128;
    }
    struct str swapped = str_copy(p.t->a, all);
    memcpy((char *)(uintptr_t)swapped.p + head, all.p + head + block, block);
    memcpy((char *)(uintptr_t)swapped.p + head + block, all.p + head, block);
    write_file(in(&p, "bad"), swapped, S(""));
    refused(&p, "two blocks the other way round", "damaged");
    write_file(in(&p, "bad"), all, S(""));
    struct backup_summary s;
    expect(&p, backup_verify(p.t, in(&p, "bad"), NULL, &s, &p.why)); /* and as it was it is good */
    place_end(&p);
}

TEST(a_foreign_file_a_newer_one_and_another_key_are_called_what_they_are)
{
    struct place p;
    struct str all;
    small(&p, &all);
    write_file(in(&p, "bad"), S("SQLite format 3 and so on, a few bytes long"), S(""));
    refused(&p, "foreign", "is no backup of Kotipolku");
    write_file(in(&p, "bad"), S(""), S(""));
    refused(&p, "empty", "is no backup of Kotipolku");
    struct str rest = str_part(all, strlen("kotipolku backup 1"), all.n);
    write_file(in(&p, "bad"), S("kotipolku backup 2"), rest);
    refused(&p, "newer form", "newest program");
    size_t at = (size_t)str_find(all, S("schema ")), end = (size_t)str_find(all, S("\nbegan"));
    struct buf *newer = task_buf(p.t, all.n + 100);
    buf_str(newer, str_part(all, 0, at));
    BUF_LIT(newer, "schema 5000");
    buf_str(newer, str_part(all, end, all.n));
    write_file(in(&p, "bad"), buf_view(newer), S(""));
    refused(&p, "newer schema", "schema 5000, newer than this program knows");
    const struct keys *own = p.t->keys;
    p.t->keys = keys_open(in(&p, "other.key").p, true, &p.why);
    write_file(in(&p, "bad"), all, S(""));
    refused(&p, "another key", "is not in the key file");
    keys_free((struct keys *)(uintptr_t)p.t->keys);
    p.t->keys = own;
    place_end(&p);
}

/* A whole file under our own seal that is of no database of ours: the seal alone is not believed. */
struct forged {
    struct task *t;
    struct buf *out;
};
static bool keep_bytes(void *x, const void *p, size_t n)
{
    struct forged *f = x;
    buf_put(f->out, p, n);
    return true;
}
static bool seal_bytes(void *x, const void *p, size_t n) { return sealed_add(x, p, n); }

static void forge(struct place *p, int schema, const struct db_table *table, int rows, int64_t chain)
{
    static const struct db_value values[] = { { DB_TEXT, .s = { "a", 1 } }, { DB_TEXT, .s = { "b", 1 } } };
    struct forged f = { p->t, task_buf(p->t, 1 << 20) };
    struct sealed_out *o = sealed_begin(p->t, S("kotipolku backup 1"),
        str_fmt(p->t->a, "schema %d\nbegan 2026-11-22T08:30:00Z\nprogram 0\n", schema), keep_bytes, &f);
    struct records_out *r = records_out_new(p->t, seal_bytes, o);
    if (table) {
        assert_true(records_table(r, table));
        for (int i = 0; i < rows; i++)
            assert_true(records_row(r, table, values));
        assert_true(records_table_end(r));
    }
    assert_true(records_chain(r, &(struct backup_chain){ .seq = chain }));
    assert_true(records_end(r, (struct instant){ "2026-11-22T08:30:00Z" }) && sealed_end(o));
    write_file(in(p, "bad"), buf_view(f.out), S(""));
}

static void cannot_be_proven(struct place *p, const char *says)
{
    struct backup_summary s;
    p->why.n = 0;
    expect(p, backup_verify(p->t, in(p, "bad"), NULL, &s, &p->why));
    if (backup_prove(p->t, str_of(p->url[0]), in(p, "bad"), NULL, &s, &p->why))
        fail_msg("proven, though: %s", says);
    if (str_find(buf_view(&p->why), str_of(says)) < 0)
        fail_msg("%.*s", STR_ARG(buf_view(&p->why)));
}

TEST(a_file_that_is_whole_and_fits_no_schema_is_refused)
{
    static const struct db_column columns[] = { { "name", DB_TEXT, false }, { "value", DB_TEXT, false } };
    struct db_table table = { .name = S("settings_value"), .columns = columns, .ncolumns = 2 };
    struct place p;
    struct str all;
    small(&p, &all);
    forge(&p, db_schema_newest(), NULL, 0, 0);
    cannot_be_proven(&p, "is missing");
    forge(&p, 13, NULL, 0, 0);
    cannot_be_proven(&p, "which no program ever had");
    forge(&p, db_schema_newest(), &table, 1, 0);
    cannot_be_proven(&p, "is missing");
    table.name = S("sqlite_master");
    forge(&p, db_schema_newest(), &table, 0, 0);
    cannot_be_proven(&p, "the table sqlite_master is not of the schema");
    table.name = S("journal");
    forge(&p, db_schema_newest(), &table, 0, 0);
    cannot_be_proven(&p, "the table journal is not of the schema");
    place_end(&p);
}

/* ---- what is there already */

TEST(a_backup_overwrites_only_a_backup_and_leaves_no_part_behind)
{
    struct place p;
    struct str all;
    struct backup_summary s;
    struct stat st;
    small(&p, &all);
    write_file(in(&p, "letter"), S("dear all"), S(""));
    p.why.n = 0;
    assert_false(backup_make(p.t, in(&p, "letter"), 0, NULL, &s, &p.why));
    assert_true(str_find(buf_view(&p.why), S("is there already and is no backup")) >= 0);
    assert_str(read_file(&p, in(&p, "letter")), "dear all");
    p.why.n = 0;
    assert_false(backup_make(p.t, str_of(p.folder), 0, NULL, &s, &p.why));
    assert_true(str_find(buf_view(&p.why), S("is a folder")) >= 0);
    p.why.n = 0;
    assert_false(backup_make(p.t, in(&p, "nowhere/x"), 0, NULL, &s, &p.why));
    assert_true(str_find(buf_view(&p.why), S("cannot be written")) >= 0);
    expect(&p, backup_make(p.t, in(&p, "good"), 0, NULL, &s, &p.why));
    assert_int_equal(stat(in(&p, "good").p, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_not_equal(stat(in(&p, "good.part").p, &st), 0);
    place_end(&p);
}

TEST(a_restore_never_touches_a_file_that_is_no_database_of_ours)
{
    struct place p;
    struct str all, kept = S("");
    struct backup_summary s = { .kept = kept };
    small(&p, &all);
    write_file(in(&p, "letter"), S("dear all, this is a letter"), S(""));
    p.why.n = 0;
    assert_false(backup_restore(p.t, in(&p, "letter"), in(&p, "good"), NULL, &s, &p.why));
    assert_true(str_find(buf_view(&p.why), S("is no database")) >= 0);
    assert_str(read_file(&p, in(&p, "letter")), "dear all, this is a letter");
    hang_up(&p);
    p.t->db = db_open(in(&p, "else.db"), &(struct db_options){ .create = true }, &p.why);
    assert_true(db_exec(p.t->db, "CREATE TABLE cats (name TEXT)", &p.why));
    hang_up(&p);
    p.why.n = 0;
    assert_false(backup_restore(p.t, in(&p, "else.db"), in(&p, "good"), NULL, &s, &p.why));
    assert_true(str_find(buf_view(&p.why), S("tables of something else")) >= 0);
    place_end(&p);
}

/* The schema of every engine's database holds nothing that a backup would miss. */
static void nothing_is_missed(enum db_engine e)
{
    struct place p;
    place_begin(&p);
    if (address(&p, e)) {
        connect_to(&p, 0);
        fill(&p);
        db_begin_read(p.t);
        struct db_tables all = db_tables(p.t);
        db_rollback(p.t->db);
        for (size_t i = 0; i < all.n; i++)
            if (!strstr(all.at[i].read->sql, " ORDER BY "))
                fail_msg("%.*s has no primary key: its rows have no order", STR_ARG(all.at[i].name));
        if (e == DB_POSTGRES) /* numbers are made by the program: no counter could stand wrong after a restore */
            assert_int_equal(test_number(p.t, "SELECT count(*) FROM pg_class WHERE relkind NOT IN ('r', 'v', 'i') AND "
                                              "relnamespace = CAST(current_schema() AS regnamespace)"),
                0);
    }
    place_end(&p);
}
TEST(every_table_has_an_order_and_nothing_else_holds_data_on_sqlite) { nothing_is_missed(DB_SQLITE); }
TEST(every_table_has_an_order_and_nothing_else_holds_data_on_postgresql) { nothing_is_missed(DB_POSTGRES); }

TESTS(a_backup_goes_from_sqlite_to_postgresql_and_back_equal_in_every_table,
    a_backup_goes_from_postgresql_to_sqlite_and_back_equal_in_every_table,
    a_restored_database_knows_of_its_backup_on_sqlite, a_restored_database_knows_of_its_backup_on_postgresql,
    a_backup_of_an_older_schema_is_brought_up_to_date_on_sqlite,
    a_backup_of_an_older_schema_is_brought_up_to_date_on_postgresql, a_file_that_was_cut_anywhere_is_refused,
    a_file_of_which_any_byte_is_another_is_refused, a_foreign_file_a_newer_one_and_another_key_are_called_what_they_are,
    a_file_that_is_whole_and_fits_no_schema_is_refused, a_backup_overwrites_only_a_backup_and_leaves_no_part_behind,
    a_restore_never_touches_a_file_that_is_no_database_of_ours,
    every_table_has_an_order_and_nothing_else_holds_data_on_sqlite,
    every_table_has_an_order_and_nothing_else_holds_data_on_postgresql)
