/* backup_testing: a folder with a key file and databases of either engine, one of them filled with rows of every kind;
 * checksums of all tables, to compare. Only for *_test.c files. */
#pragma once
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
    char folder[TEST_FOLDER];
    struct task *t;
    char *url[4];
    size_t n;
    struct buf why;
};

TEST_UNUSED struct str in(struct place *p, const char *name) { return str_fmt(p->t->a, "%s/%s", p->folder, name); }

TEST_UNUSED void place_begin(struct place *p)
{
    *p = (struct place){ 0 };
    test_folder("backup", p->folder);
    log_set_level(LOG_ERROR);
    p->t = test_task();
    p->t->viewer = &VIEWER_PROGRAM;
    buf_init(&p->why, 4000);
    p->t->keys = keys_open(in(p, "own.key").p, true, &p->why);
    assert_non_null(p->t->keys);
}

TEST_UNUSED void place_end(struct place *p)
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

/* An empty database, to restore into, and a migrated one, to fill(). False: this engine is left out. */
TEST_UNUSED bool address(struct place *p, enum db_engine e) { return test_database_make(e, &p->url[p->n]) && ++p->n; }
TEST_UNUSED bool migrated(struct place *p, enum db_engine e) { return test_database_ready(e, &p->url[p->n]) && ++p->n; }

TEST_UNUSED void connect_to(struct place *p, size_t i)
{
    if (p->t->db)
        db_close(p->t->db);
    p->t->db = db_open(str_of(p->url[i]), &(struct db_options){ .create = true }, &p->why);
    assert_non_null(p->t->db);
}

TEST_UNUSED void hang_up(struct place *p)
{
    db_close(p->t->db);
    p->t->db = NULL;
}

/* ---- rows of every kind: nothing, the ends of numbers, letters, zeros among bytes, more than one block */

/* Such as nothing packs. */
TEST_UNUSED struct str many_bytes(struct task *t, size_t n)
{
    char *p = arena_alloc(t->a, n);
    uint32_t x = 2463534242;
    for (size_t i = 0; i < n; i++) {
        x ^= x << 13;
        x ^= x >> 17;
        x ^= x << 5;
        p[i] = (char)x;
    }
    return (struct str){ p, n };
}

TEST_UNUSED void add_bytes(struct task *t, struct str bytes, int64_t piece)
{
    struct db_tables all = db_tables(t);
    const struct db_table *file = db_tables_find(&all, S("exchange_file"));
    assert_non_null(file);
    struct db_value v[] = { { DB_INT, .i = 1 }, { DB_INT, .i = INT64_MIN }, { DB_INT, .i = piece },
        { DB_TEXT, .s = S("") }, { DB_BYTES, .s = bytes } };
    assert_int_equal(file->ncolumns, 5);
    db_table_add(t, file, v);
}

TEST_UNUSED void fill(struct place *p)
{
    struct task *t = p->t;
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
    test_sql(t, "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, "
                "version, created_at) VALUES (1, '', 'A', CAST('' AS {bytes}), 'a', 'peer', '', 0, 0, 1, ''), (2, '', "
                "'B', CAST('' AS {bytes}), 'b', 'peer', '', 0, 0, 1, '')");
    test_sql(t, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (2, 5, 'peer')"); /* not in order */
    test_sql(t, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (1, 5, 'peer')");
    add_bytes(t, S(""), 0);
    add_bytes(t, (struct str){ "a\0b", 3 }, 1);
    add_bytes(t, many_bytes(t, 200000), 2);
    for (int i = 0; i < 300; i++)
        journal_write(t, JOURNAL_CHANGE, "person", i, S("phone"));
    db_commit(t);
}

/* Every table as one line: its name and the checksum of its rows. */
TEST_UNUSED struct str sums(struct place *p)
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
TEST_UNUSED void assert_same(struct str got, struct str expected)
{
    struct str x, y;
    while (str_cut(&got, '\n', &x) && str_cut(&expected, '\n', &y))
        if (!str_eq(x, y))
            fail_msg("%.*s, expected %.*s", STR_ARG(x), STR_ARG(y));
    assert_int_equal(got.n, expected.n);
}

TEST_UNUSED void expect(struct place *p, bool good)
{
    if (!good)
        fail_msg("%.*s", STR_ARG(buf_view(&p->why)));
}

TEST_UNUSED struct str read_file(struct place *p, struct str name)
{
    struct stat st;
    int fd = open(name.p, O_RDONLY);
    assert_true(fd >= 0 && fstat(fd, &st) == 0);
    char *bytes = arena_alloc(p->t->a, (size_t)st.st_size);
    assert_int_equal(read(fd, bytes, (size_t)st.st_size), st.st_size);
    close(fd);
    return (struct str){ bytes, (size_t)st.st_size };
}

TEST_UNUSED void write_file(struct str name, struct str bytes, struct str more)
{
    int fd = open(name.p, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_int_equal(write(fd, bytes.p, bytes.n), bytes.n);
    assert_int_equal(write(fd, more.p, more.n), more.n);
    close(fd);
}

TEST_UNUSED struct place *small(struct place *p, struct str *ret_bytes)
{
    struct backup_summary s;
    place_begin(p);
    assert_true(migrated(p, DB_SQLITE));
    connect_to(p, 0);
    fill(p);
    expect(p, backup_make(p->t, in(p, "good"), 0, NULL, &s, &p->why));
    *ret_bytes = read_file(p, in(p, "good"));
    return p;
}
