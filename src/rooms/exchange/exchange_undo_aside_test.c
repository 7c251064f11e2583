/* Tests of taking an import back while others work: they read and save meanwhile and see all of it or nothing; what was
 * cut off in the middle leaves all or nothing; and who builds on the import in those moments keeps what she wrote. */
#include "auth/journal.h"
#include "rooms/exchange/exchange_jobs.h"
#include "tests/aside_testing.h"

/* ---- what happens in the middle */

/* On SQLite the switch is the end of the first part, on PostgreSQL the last one. */
enum moment { NEVER, AT_BEGIN, BEFORE_SWITCH, AFTER_SWITCH };

/* The engine of the connection that takes back, with something in between. */
static struct {
    struct engine own;
    const struct engine *real;
    enum moment when;
    void (*what)(struct task *t);
    int times;
} between;

static void happens(struct task *t, enum moment now)
{
    if (between.when != now || between.times++ > 0)
        return;
    between.what(t);
}

static bool begin_between(struct task *t, int64_t mark, int64_t *ret_other)
{
    happens(t, AT_BEGIN);
    return between.real->aside_begin(t, mark, ret_other);
}

static void rest_between(struct task *t, bool now)
{
    bool switches = now && (t->db->aside_first || !db_aside_hides(t->db));

    if (switches)
        happens(t, BEFORE_SWITCH);
    between.real->aside_rest(t, now);
    if (switches)
        happens(t, AFTER_SWITCH);
}

static void put_between(struct task *t, enum moment when, void (*what)(struct task *t))
{
    between.real = t->db->engine;
    between.own = *between.real;
    between.own.aside_begin = begin_between;
    between.own.aside_rest = rest_between;
    between.when = when;
    between.what = what;
    between.times = 0;
    t->db->engine = &between.own;
}

/* Takes the import back with this in the middle; DONE, CONFLICT, or what it fails with. */
static enum failure undo_with(
    struct task *t, int64_t import, enum moment when, void (*what)(struct task *t), enum outcome *ret_how)
{
    struct landing landing = { .kind = FAIL_NONE }, *outer = t->landing;
    struct str why;

    put_between(t, when, what);
    t->landing = &landing;
    if (setjmp(landing.jump) == 0)
        *ret_how = exchange_undo_aside(t, import, &why);
    t->landing = outer;
    t->db->engine = between.real;
    db_rollback(t->db);
    return landing.kind;
}

/* ---- what others see */

static struct other somebody;

static void began(void)
{
    somebody.ended = false;
    assert_int_equal(pthread_create(&somebody.thread, NULL, run_other, &somebody), 0);
}

static void ended(void)
{
    pthread_join(somebody.thread, NULL);
    if (somebody.failed)
        fail_msg("somebody else: %s", somebody.landing.text);
}

static void runs_to_its_end(struct task *t)
{
    began();
    while (t->db->aside != 0 && !__atomic_load_n(&somebody.ended, __ATOMIC_ACQUIRE))
        between.real->aside_rest(t, db_aside_hides(t->db)); /* each is a portion: others get their turn */
    ended();
}

static void saves(struct task *t)
{
    db_begin_save(t);
    test_sql(t, "INSERT INTO settings_value (name, value) VALUES ('meanwhile', '1')");
    journal_write(t, JOURNAL_CHANGE, "setting", 5, S("meanwhile"));
    db_commit(t);
}

static void sees_all(struct task *t)
{
    db_begin_read(t);
    for (size_t i = 0; i < TABLES; i++)
        if (test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM %s", tables[i]))) == 0)
            fail(t, FAIL_BUG, "%s shows nothing before the import is taken back", tables[i]);
    db_rollback(t->db);
}

static void sees_all_and_saves(struct task *t)
{
    sees_all(t);
    saves(t);
}

static void sees_nothing_and_saves(struct task *t)
{
    sees_nothing(t);
    saves(t);
}

/* The small package, as if it came through the browser into one project. */
static int64_t brought(struct task *t)
{
    struct exchange_result result;

    bring_small(t, &result);
    test_sql(t, "UPDATE exchange_import SET project_id = (SELECT id FROM projects_project WHERE code = 'P1')");
    test_commit(t);
    db_rollback(t->db);
    other_init(t, &somebody);
    return result.import;
}

static void is_gone(struct task *t)
{
    db_begin_read(t);
    assert_int_equal(rows_in_all(t), 1); /* the import itself */
    assert_int_equal(test_number(t, "SELECT count(*) FROM db_aside"), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM exchange_import WHERE state = 'undone'"), 1);
    db_rollback(t->db);
}

RULE(others_read_and_save_while_an_import_is_taken_back_and_see_all_of_it_or_nothing)
{
    int64_t import = brought(t);
    bool hides = db_aside_hides(t->db);
    enum outcome how = CONFLICT;

    somebody.work = hides ? sees_nothing_and_saves : sees_all_and_saves;
    assert_int_equal(undo_with(t, import, hides ? AFTER_SWITCH : BEFORE_SWITCH, runs_to_its_end, &how), FAIL_NONE);
    assert_int_equal(how, DONE);
    assert_int_equal(between.times, 1);
    is_gone(t);
    sees_nothing(&somebody.own);
    db_begin_read(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM settings_value WHERE name = 'meanwhile'"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE act = 'import' AND detail = 'undone'"), 1);
    other_end(&somebody);
}

/* ---- cut off */

static void the_disk_is_full(struct task *t) { fail(t, FAIL_DISK, "the disk is full"); }

RULE(an_undo_that_was_cut_off_before_the_switch_leaves_all_of_it)
{
    int64_t import = brought(t);
    enum outcome how = CONFLICT;

    assert_int_equal(undo_with(t, import, BEFORE_SWITCH, the_disk_is_full, &how), FAIL_DISK);
    sees_all(&somebody.own);
    exchange_sweep(t);
    sees_all(t);
    db_begin_read(t);
    for (size_t i = 0; i < SMALL_N; i++)
        assert_str(exported(t, small[i].name, 0), small[i].csv);
    db_rollback(t->db);
    assert_int_equal(undo_with(t, import, NEVER, NULL, &how), FAIL_NONE);
    assert_int_equal(how, DONE);
    is_gone(t);
    other_end(&somebody);
}

RULE(an_undo_that_was_cut_off_after_the_switch_leaves_nothing)
{
    enum outcome how = CONFLICT;

    if (!db_aside_hides(t->db))
        return; /* the switch is the commit */
    int64_t import = brought(t);
    assert_int_equal(undo_with(t, import, AFTER_SWITCH, the_disk_is_full, &how), FAIL_DISK);
    sees_nothing(&somebody.own);
    exchange_sweep(t);
    is_gone(t);
    other_end(&somebody);
}

/* ---- who builds on it meanwhile */

static void changes_a_person(struct task *t)
{
    db_begin_save(t);
    test_sql(t, "UPDATE people_person SET version = version + 1 WHERE source_key = 'p2'");
    journal_write(
        t, JOURNAL_CHANGE, "person", test_number(t, "SELECT id FROM people_person WHERE source_key = 'p2'"), S(""));
    db_commit(t);
}

/* A reference that the database does not know of. */
static void adds_a_contact(struct task *t)
{
    db_begin_save(t);
    test_sql(t, "INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, topic, person_id, "
                "version, created_at) SELECT 77, '', (SELECT id FROM projects_project WHERE code = 'P0'), day, "
                "channel, language, topic, person_id, 1, created_at FROM contacts_contact WHERE source_key = 'k2'");
    journal_write(t, JOURNAL_CREATE, "contact", 77, S(""));
    db_commit(t);
}

static void leaves_it(struct task *t, void (*work)(struct task *t))
{
    int64_t import = brought(t);
    enum outcome how = DONE;

    somebody.work = work;
    if (db_aside_hides(t->db)) {
        assert_int_equal(undo_with(t, import, AT_BEGIN, runs_to_its_end, &how), FAIL_NONE);
    } else {
        assert_int_equal(undo_with(t, import, BEFORE_SWITCH, runs_to_its_end, &how), FAIL_BUSY);
        assert_int_equal(undo_with(t, import, NEVER, NULL, &how), FAIL_NONE);
    }
    assert_int_equal(how, CONFLICT);
    sees_all(t);
    other_end(&somebody);
}

RULE(a_row_that_names_one_of_the_import_and_is_written_meanwhile_holds_it)
{
    struct exchange_result old;

    assert_int_equal(bring_one(t, "projects.csv", "project,name\nP0,Old\n", &old), DONE);
    leaves_it(t, adds_a_contact);
}

/* She waits for nobody: on PostgreSQL the undo is interrupted, on SQLite it has not begun. */
static void waits_for_nobody(struct task *t)
{
    struct buf why;

    began();
    buf_init(&why, 200);
    if (db_exec(t->db, "SELECT pg_sleep(60)", &why))
        fail_msg("nobody was interrupted");
    buf_free(&why);
    fail(t, FAIL_BUSY, "interrupted");
}

RULE(a_row_of_the_import_that_is_changed_meanwhile_holds_it_and_who_changes_it_does_not_wait)
{
    int64_t import;
    enum outcome how = DONE;

    if (db_aside_hides(t->db)) {
        leaves_it(t, changes_a_person);
        return;
    }
    import = brought(t);
    somebody.work = changes_a_person;
    assert_int_equal(undo_with(t, import, BEFORE_SWITCH, waits_for_nobody, &how), FAIL_BUSY);
    ended();
    assert_int_equal(undo_with(t, import, NEVER, NULL, &how), FAIL_NONE);
    assert_int_equal(how, CONFLICT);
    sees_all(t);
    other_end(&somebody);
}

/* ---- what it changed, and what of registers that stood stays */

static const struct text later[] = {
    { "people.csv", "person,given_names,family_name\np2,Ayaan,Toinen\np9,Uusi,Henkilö\n" },
    { "attendance.csv", "session,person,mark\nx2,p3,present\nx2,p2,late\n" },
};

static int64_t corrections(struct task *t) { return test_number(t, "SELECT count(*) FROM attendance_correction"); }

RULE(an_undo_beside_others_does_what_one_alone_does)
{
    struct exchange_result first, second;
    struct str why, alone[SMALL_N];
    enum outcome how = CONFLICT;

    bring_small(t, &first);
    test_sql(t, "UPDATE groups_session SET closed_at = '2025-02-11T08:00:00Z' WHERE source_key = 'x2'");
    assert_int_equal(bring(t, later, 2, NULL, &second), DONE);
    test_commit(t);
    assert_int_equal(exchange_undo(t, second.import, &why), DONE);
    int64_t corrected = corrections(t), version = test_number(t, "SELECT max(register_version) FROM groups_session");
    for (size_t i = 0; i < SMALL_N; i++)
        alone[i] = exported(t, small[i].name, 0);
    test_rollback(t);
    db_rollback(t->db);
    assert_int_equal(undo_with(t, second.import, NEVER, NULL, &how), FAIL_NONE);
    assert_int_equal(how, DONE);
    db_begin_read(t);
    for (size_t i = 0; i < SMALL_N; i++)
        assert_str(exported(t, small[i].name, 0), str_z(t->a, alone[i]));
    assert_true(corrected > 0);
    assert_int_equal(corrections(t), corrected);
    assert_int_equal(test_number(t, "SELECT max(register_version) FROM groups_session"), version);
}

/* ---- the job */

RULE(the_job_says_why_an_import_stays_and_takes_it_back_when_nothing_leans_on_it)
{
    int64_t import = brought(t);

    db_begin_write(t);
    test_sql(t, "UPDATE exchange_import SET state = 'undoing'");
    test_sql(t, "UPDATE people_person SET version = 5 WHERE source_key = 'p2'");
    db_commit(t);
    exchange_job_undo(t, import);
    db_begin_write(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM exchange_import WHERE state = 'done'"), 1);
    assert_str(exchange_stays(t, import), "rows it brought were changed since (people: 1).");
    test_sql(t, "UPDATE people_person SET version = 1 WHERE source_key = 'p2'");
    db_commit(t);
    exchange_job_undo(t, import); /* nobody asked for it */
    sees_all(t);
    db_begin_write(t);
    test_sql(t, "UPDATE exchange_import SET state = 'undoing'");
    db_commit(t);
    exchange_job_undo(t, import);
    is_gone(t);
    other_end(&somebody);
}

RULES(others_read_and_save_while_an_import_is_taken_back_and_see_all_of_it_or_nothing,
    an_undo_that_was_cut_off_before_the_switch_leaves_all_of_it,
    an_undo_that_was_cut_off_after_the_switch_leaves_nothing,
    a_row_that_names_one_of_the_import_and_is_written_meanwhile_holds_it,
    a_row_of_the_import_that_is_changed_meanwhile_holds_it_and_who_changes_it_does_not_wait,
    an_undo_beside_others_does_what_one_alone_does,
    the_job_says_why_an_import_stays_and_takes_it_back_when_nothing_leans_on_it)
