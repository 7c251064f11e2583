/* Tests of backups: the way there and back between both engines, older schemas, imports under way, and what is there
 * already. */
#include "base/settings.h"
#include "jobs/jobs.h"
#include "tests/backup_testing.h"

/* There, to the other engine, back again: equal in every table; and once more into what is there already, which is
 * kept. */
static void round_trip(enum db_engine first, enum db_engine second)
{
    struct place p;
    struct backup_summary s;
    place_begin(&p);
    if (migrated(&p, first) && address(&p, second) && address(&p, first)) {
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
    const bool first = migrated(&p, e);
    if (first && address(&p, e)) {
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

/* ---- two servers on one house */

static int64_t runs(struct place *p, const char *where)
{
    return test_number(p->t, str_z(p->t->a, str_fmt(p->t->a, "SELECT count(*) FROM backup_run WHERE %s", where)));
}

/* Both are asked in turn, as servers do, until so many are proven and both say that the next one is far away. Between
 * two looks the thread that works has the processor, as in `until` of tests/web/server.mjs. */
static void until_proven(struct place *p, struct jobs *servers[2], int64_t n)
{
    enum { FAR_S = 60 };
    for (int quiet = 0, i = 0; quiet < 2; i++) {
        p->t->now = instant_now();
        p->t->jobs = servers[i % 2];
        nanosleep(&(struct timespec){ .tv_nsec = 20000000 }, NULL);
        quiet = backup_often(p->t) > FAR_S && runs(p, "state = 'proven'") == n ? quiet + 1 : 0;
        if (runs(p, "1 = 1") > n || runs(p, "state = 'failed'") > 0)
            fail_msg("%lld runs, %lld failed", (long long)runs(p, "1 = 1"), (long long)runs(p, "state = 'failed'"));
    }
}

static int64_t backups_in(struct place *p)
{
    const struct dirent *e;
    DIR *dir = opendir(p->folder);
    int64_t n = 0;
    while (dir && (e = readdir(dir)))
        n += strstr(e->d_name, ".backup") != NULL;
    closedir(dir);
    return n;
}

static void one_makes_it(enum db_engine engine)
{
    struct place p;
    place_begin(&p);
    if (migrated(&p, engine)) {
        struct settings s = settings_default();
        connect_to(&p, 0);
        fill(&p);
        s.db = str_of(p.url[0]);
        s.backup_to = str_of(p.folder);
        s.backup_every = 3600;
        s.backup_keep = 5;
        p.t->settings = &s;
        struct jobs *servers[2];
        for (int i = 0; i < 2; i++) {
            servers[i] = jobs_open(&s, s.db, p.t->keys, NULL, &p.why);
            assert_non_null(servers[i]);
        }
        until_proven(&p, servers, 1);
        assert_int_equal(backups_in(&p), 1);
        test_sql(p.t, "UPDATE backup_run SET began_at = '2026-01-01T00:00:00Z'"); /* it is time again */
        until_proven(&p, servers, 2);
        for (int i = 0; i < 2; i++)
            jobs_close(servers[i]);
        p.t->jobs = NULL;
    }
    place_end(&p);
}
TEST(of_two_servers_one_makes_the_backup_that_is_due_on_sqlite) { one_makes_it(DB_SQLITE); }
TEST(of_two_servers_one_makes_the_backup_that_is_due_on_postgresql) { one_makes_it(DB_POSTGRES); }

/* ---- rows of an import that is under way are nobody's yet (db_aside_begin) */

TEST(what_an_import_has_put_aside_is_in_no_backup)
{
    struct place p;
    place_begin(&p);
    assert_true(migrated(&p, DB_SQLITE)); /* PostgreSQL hides by itself what is not committed */
    connect_to(&p, 0);
    fill(&p);
    struct str before = sums(&p);
    struct task writer = *p.t;
    int64_t other, row = 1;
    writer.db = db_open(str_of(p.url[0]), NULL, &p.why);
    assert_non_null(writer.db);
    assert_true(db_aside_begin(&writer, 77, &other));
    while (test_number(p.t, "SELECT count(*) FROM main.db_aside") == 0) { /* until a portion is committed */
        test_sql(&writer, str_fmt(p.t->a,
                              "INSERT INTO main.people_person (id, source_key, given_names, family_name, "
                              "call_name, sort_key, gender, languages, service_language, citizenships, "
                              "non_disclosure, protected, version, import_id, created_at) VALUES (%lld, "
                              "'', 'A', 'B', '', x'', 'woman', '', '', '', 0, 0, 1, 77, '')",
                              (long long)row++)
                              .p);
        db_aside_rest(&writer);
    }
    assert_true(test_number(p.t, "SELECT count(*) FROM main.people_person WHERE import_id = 77") > 0);
    assert_same(sums(&p), before);
    db_rollback(writer.db);
    assert_same(sums(&p), before); /* cut off: nobody's for ever */
    db_close(writer.db);
    place_end(&p);
}

/* ---- an older schema is restored and brought up to date; a newer one is refused */

static void older_schema(enum db_engine e)
{
    enum { OLD = 26 };
    struct place p;
    struct backup_summary s;
    place_begin(&p);
    const bool first = address(&p, e);
    if (first && address(&p, e)) {
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
    if (migrated(&p, e)) {
        connect_to(&p, 0);
        fill(&p);
        db_begin_read(p.t);
        struct db_tables all = db_tables(p.t);
        db_rollback(p.t->db);
        for (size_t i = 0; i < all.n; i++)
            if (!strstr(all.at[i].read->sql, " ORDER BY "))
                fail_msg("the rows of %.*s have no order", STR_ARG(all.at[i].name));
        if (e == DB_POSTGRES) /* numbers are made by the program: no counter could stand wrong after a restore */
            assert_int_equal(test_number(p.t, "SELECT count(*) FROM pg_class WHERE relkind NOT IN ('r', 'v', 'i') AND "
                                              "relnamespace = CAST(current_schema() AS regnamespace)"),
                0);
    }
    place_end(&p);
}
TEST(every_table_has_an_order_and_nothing_else_holds_data_on_sqlite) { nothing_is_missed(DB_SQLITE); }
TEST(every_table_has_an_order_and_nothing_else_holds_data_on_postgresql) { nothing_is_missed(DB_POSTGRES); }

TESTS(of_two_servers_one_makes_the_backup_that_is_due_on_sqlite,
    of_two_servers_one_makes_the_backup_that_is_due_on_postgresql,
    a_backup_goes_from_sqlite_to_postgresql_and_back_equal_in_every_table,
    a_backup_goes_from_postgresql_to_sqlite_and_back_equal_in_every_table, what_an_import_has_put_aside_is_in_no_backup,
    a_restored_database_knows_of_its_backup_on_sqlite, a_restored_database_knows_of_its_backup_on_postgresql,
    a_backup_of_an_older_schema_is_brought_up_to_date_on_sqlite,
    a_backup_of_an_older_schema_is_brought_up_to_date_on_postgresql,
    a_backup_overwrites_only_a_backup_and_leaves_no_part_behind,
    a_restore_never_touches_a_file_that_is_no_database_of_ours,
    every_table_has_an_order_and_nothing_else_holds_data_on_sqlite,
    every_table_has_an_order_and_nothing_else_holds_data_on_postgresql)
