/* Tests of imports that hold nobody up: others read and save while one runs, see nothing of it before its end, and
 * everything after; what was cut off leaves nothing; rows that stand are judged at the end, as they are then. */
#include "auth/journal.h"
#include "tests/aside_testing.h"

/* The import goes on; each rest is a portion of its own, so others get their turn. */
static void let(struct task *t, struct other *o)
{
    o->ended = false;
    assert_int_equal(pthread_create(&o->thread, NULL, run_other, o), 0);
    while (!__atomic_load_n(&o->ended, __ATOMIC_ACQUIRE))
        t->db->engine->aside_rest(t, db_engine(t->db) == DB_SQLITE);
    pthread_join(o->thread, NULL);
    if (o->failed)
        fail_msg("somebody else: %s", o->landing.text);
}

struct meanwhile {
    struct task *t;
    struct other other;
    int times;
    bool falls;
};

/* At the end of the walk, before the last part. */
static void at_the_end(void *x, const char *file, int64_t done, int64_t total)
{
    struct meanwhile *m = x;

    if (*file)
        return;
    m->times++;
    if (m->other.work)
        let(m->t, &m->other);
    if (m->falls)
        fail(m->t, FAIL_DISK, "the disk is full");
}

static enum outcome aside(
    struct task *t, const struct text *texts, size_t n, struct meanwhile *m, struct exchange_result *ret)
{
    struct exchange_file *files = NEW_N(t->a, struct exchange_file, n);
    struct exchange_options o = { .progress = at_the_end, .progress_x = m };

    m->t = t;
    for (size_t i = 0; i < n; i++)
        files[i] = (struct exchange_file){ str_of(texts[i].name), -1, str_of(texts[i].csv) };
    return exchange_import_aside(t, files, n, &o, ret);
}

/* ---- nobody sees a part, everybody saves */

/* Reads nothing of it, saves, and knows every statement. */
static void looks_and_saves(struct task *t)
{
    struct buf why;

    sees_nothing(t);
    buf_init(&why, 1000);
    db_begin_save(t);
    test_sql(t, "INSERT INTO settings_value (name, value) VALUES ('meanwhile', '1')");
    db_commit(t);
    db_begin_read(t);
    if (!db_prepare_all(t->db, &why))
        fail(t, FAIL_BUG, "%.*s", STR_ARG(buf_view(&why)));
    db_rollback(t->db);
    buf_free(&why);
}

RULE(others_read_and_save_during_an_import_and_see_all_of_it_at_its_end)
{
    struct meanwhile m = { 0 };
    struct exchange_result result;

    test_commit(t);
    db_rollback(t->db);
    other_init(t, &m.other);
    m.other.work = looks_and_saves;
    assert_int_equal(aside(t, small, SMALL_N, &m, &result), DONE);
    assert_int_equal(m.times, 1);
    struct task *other = &m.other.own;
    db_begin_read(other);
    for (size_t i = 0; i < TABLES; i++)
        if (test_number(other, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM %s", tables[i]))) == 0)
            fail_msg("%s shows nothing after the import", tables[i]);
    assert_int_equal(test_number(other, "SELECT count(*) FROM db_aside"), 0);
    assert_int_equal(test_number(other, "SELECT count(*) FROM settings_value WHERE name = 'meanwhile'"), 1);
    db_rollback(other->db);
    db_begin_read(t);
    for (size_t i = 0; i < SMALL_N; i++)
        assert_str(exported(t, small[i].name, 0), small[i].csv);
    other_end(&m.other);
}

/* ---- cut off */

RULE(an_import_that_was_cut_off_is_never_seen_and_leaves_nothing)
{
    struct meanwhile m = { .falls = true };
    struct exchange_result result;
    struct landing landing, *outer = t->landing;

    test_commit(t);
    int64_t before = rows_in_all(t);
    db_rollback(t->db);
    other_init(t, &m.other);
    m.other.work = sees_nothing; /* its rest commits what was written so far */
    t->landing = &landing;
    if (setjmp(landing.jump) == 0) {
        (void)aside(t, small, SMALL_N, &m, &result);
        fail_msg("the disk was not full");
    }
    t->landing = outer;
    db_rollback(t->db);
    sees_nothing(&m.other.own);
    exchange_sweep(t);
    db_begin_read(t);
    assert_int_equal(rows_in_all(t), before);
    assert_int_equal(test_number(t, "SELECT count(*) FROM db_aside"), 0);
    db_rollback(t->db);
    other_end(&m.other);
    m = (struct meanwhile){ 0 };
    assert_int_equal(aside(t, small, SMALL_N, &m, &result), DONE);
}

RULE(an_import_that_finds_what_another_left_behind_sweeps_it_up)
{
    struct meanwhile m = { .falls = true };
    struct exchange_result result;
    struct landing landing, *outer = t->landing;

    test_commit(t);
    db_rollback(t->db);
    other_init(t, &m.other);
    m.other.work = sees_nothing;
    t->landing = &landing;
    if (setjmp(landing.jump) == 0)
        (void)aside(t, small, SMALL_N, &m, &result);
    t->landing = outer;
    db_rollback(t->db);
    other_end(&m.other);
    m = (struct meanwhile){ 0 };
    assert_int_equal(aside(t, small, SMALL_N, &m, &result), DONE);
    db_begin_read(t);
    for (size_t i = 0; i < SMALL_N; i++)
        assert_str(exported(t, small[i].name, 0), small[i].csv);
}

/* ---- rows that stand */

/* Changed rows, and new ones that hang on what stands: a mark in an old register, a child of a parent who stands, a
 * child in care with both new. */
static const struct text further[] = {
    { "people.csv", "person,phone,given_names,family_name\np2,+358 40 7654321,,\np9,,Uusi,Henkilö\n" },
    { "children.csv", "child,parents,birth_month\nc9,p3,2023\nc8,p9,2024\n" },
    { "groups.csv", "group,project,name,merged_into\ng9,P1,Kolmas,g2\ng2,P1,Somali C,\n" },
    { "memberships.csv", "group,person,joined_on,left_on,state\ng1,p3,2025-03-01,,member\ng9,p9,2025-03-01,,member\n" },
    { "sessions.csv", "session,group,date,state\nx9,g1,2025-03-10,held\n" },
    { "attendance.csv", "session,person,mark\nx2,p3,present\nx2,p2,late\nx9,p9,present\n" },
    { "child_care.csv", "session,child,state\nx9,c9,came\nx1,c8,booked\nx9,c8,came\n" },
    { "plan_steps.csv", "plan,step,state\nl1,3,open\n" },
};
enum { FURTHER = sizeof further / sizeof *further };

RULE(an_import_beside_others_does_what_one_alone_does)
{
    struct meanwhile m = { 0 };
    struct exchange_result first, second;
    struct str alone[SMALL_N];
    int64_t n[EXCHANGE__N];

    bring_small(t, &first);
    test_commit(t);
    assert_int_equal(bring(t, further, FURTHER, NULL, &second), DONE);
    memcpy(n, second.n, sizeof n);
    for (size_t i = 0; i < SMALL_N; i++)
        alone[i] = exported(t, small[i].name, 0);
    int64_t version = test_number(t, "SELECT max(register_version) FROM groups_session");
    int64_t family = test_number(t, "SELECT count(*) FROM people_person WHERE family_id IS NOT NULL");
    test_rollback(t);
    db_rollback(t->db);
    assert_int_equal(aside(t, further, FURTHER, &m, &second), DONE);
    assert_memory_equal(n, second.n, sizeof n);
    db_begin_write(t);
    for (size_t i = 0; i < SMALL_N; i++)
        assert_str(exported(t, small[i].name, 0), str_z(t->a, alone[i]));
    assert_int_equal(test_number(t, "SELECT max(register_version) FROM groups_session"), version);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person WHERE family_id IS NOT NULL"), family);
    struct str why;
    if (exchange_undo(t, second.import, &why) != DONE)
        fail_msg("%.*s", STR_ARG(why));
    for (size_t i = 0; i < SMALL_N; i++)
        assert_str(exported(t, small[i].name, 0), small[i].csv);
}

/* Rows for what stands, in a package of their own: the walk has seen them when they are placed in the last part. */
static const struct text by_themselves[] = {
    { "memberships.csv", "group,person,joined_on,left_on,state\ng1,p2,2025-02-01,2025-06-01,left\n"
                         "g1,p3,2025-03-01,,member\n" },
    { "attendance.csv", "session,person,mark,minutes\nx2,p3,present,\nx2,p2,late,10\n" },
    { "child_care.csv", "session,child,state\nx2,c2,booked\nx2,c1,came\n" },
    { "needs.csv", "person,project,date,area,weight\np2,P1,2025-02-03,work,1\np2,P1,2025-02-03,housing,2\n" },
    { "counselling_persons.csv", "counselling,person\nn1,p3\n" },
    { "plan_steps.csv", "plan,step,what,state\nl1,1,Elsewhere,done\nl1,9,Fly,open\n" },
};

static int64_t brought_alone(struct task *t, const struct text *one, struct str ret_rows[SMALL_N])
{
    struct exchange_result result;

    assert_int_equal(bring(t, one, 1, NULL, &result), DONE);
    for (size_t i = 0; i < SMALL_N; i++)
        ret_rows[i] = exported(t, small[i].name, 0);
    return result.n[EXCHANGE_NEW] * 100 + result.n[EXCHANGE_CHANGED];
}

RULE(a_file_by_itself_brings_and_changes_beside_others_what_it_does_alone)
{
    struct meanwhile m = { 0 };
    struct exchange_result result;
    struct str alone[SMALL_N], why;

    bring_small(t, &result);
    test_commit(t);
    for (size_t f = 0; f < sizeof by_themselves / sizeof *by_themselves; f++) {
        int64_t n = brought_alone(t, &by_themselves[f], alone);
        test_rollback(t);
        db_rollback(t->db);
        if (aside(t, &by_themselves[f], 1, &m, &result) != DONE || n == 0)
            fail_msg("%s", by_themselves[f].name);
        assert_int_equal(result.n[EXCHANGE_NEW] * 100 + result.n[EXCHANGE_CHANGED], n);
        db_begin_write(t);
        for (size_t i = 0; i < SMALL_N; i++)
            assert_str(exported(t, small[i].name, 0), str_z(t->a, alone[i]));
        if (exchange_undo(t, result.import, &why) != DONE)
            fail_msg("%s: %.*s", by_themselves[f].name, STR_ARG(why));
        for (size_t i = 0; i < SMALL_N; i++)
            assert_str(exported(t, small[i].name, 0), small[i].csv);
        test_commit(t);
    }
}

RULE(several_needs_of_one_person_are_changed_by_one_import_and_given_back)
{
    static const char first[] =
        "person,project,date,area,weight\np2,P1,2025-02-03,work,1\np2,P1,2025-02-03,housing,1\n";
    static const struct text second = { "needs.csv",
        "person,project,date,area,weight\np2,P1,2025-02-03,work,2\np2,P1,2025-02-03,housing,3\n" };
    struct meanwhile m = { 0 };
    struct exchange_result result;
    struct str why;

    bring_small(t, &result);
    assert_int_equal(bring_one(t, "needs.csv", first, &result), DONE);
    test_commit(t);
    db_rollback(t->db);
    assert_int_equal(aside(t, &second, 1, &m, &result), DONE);
    assert_int_equal(result.n[EXCHANGE_CHANGED], 2);
    db_begin_write(t);
    assert_int_equal(test_number(t, "SELECT sum(weight) FROM needs_need WHERE area IN ('work', 'housing')"), 5);
    if (exchange_undo(t, result.import, &why) != DONE)
        fail_msg("%.*s", STR_ARG(why));
    assert_int_equal(test_number(t, "SELECT sum(weight) FROM needs_need WHERE area IN ('work', 'housing')"), 2);
}

static void merges(struct task *t)
{
    db_begin_write(t);
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "UPDATE %speople_person SET merged_into = (SELECT q.id FROM people_person q WHERE "
                                "q.source_key = 'p1') WHERE source_key = 'p3'",
                                db_engine(t->db) == DB_SQLITE ? "main." : "")));
    journal_write(t, JOURNAL_CHANGE, "person", test_number(t, "SELECT id FROM people_person WHERE source_key = 'p3'"),
        S("merged"));
    db_commit(t);
}

RULE(what_the_package_names_and_somebody_merged_meanwhile_is_looked_at_again)
{
    static const struct text named[] = { { "contacts.csv",
        "contact,project,date,channel,language,topic,person\nk9,P1,2025-02-03,phone,som,school,p3\n" } };
    struct meanwhile m = { 0 };
    struct exchange_result result;

    bring_small(t, &result);
    test_commit(t);
    int64_t before = rows_in_all(t);
    db_rollback(t->db);
    other_init(t, &m.other);
    m.other.work = merges;
    assert_int_equal(aside(t, named, 1, &m, &result), CONFLICT);
    db_begin_read(t);
    assert_int_equal(rows_in_all(t), before);
    db_rollback(t->db);
    m.other.work = NULL;
    assert_int_equal(aside(t, named, 1, &m, &result), DONE);
    db_begin_read(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM contacts_contact c JOIN people_person p ON p.id = "
                                    "c.person_id WHERE c.source_key = 'k9' AND p.source_key = 'p1'"),
        1);
    other_end(&m.other);
}

RULE(a_rejected_package_leaves_nothing)
{
    static const struct text wrong[] = { { "people.csv", "person,given_names\nq1,Aino\nq2,Eeva\n" },
        { "contacts.csv", "contact,project,date\nk9,NONE,2025-02-03\n" } };
    struct meanwhile m = { 0 };
    struct exchange_result result;

    test_commit(t);
    int64_t before = rows_in_all(t);
    db_rollback(t->db);
    other_init(t, &m.other);
    m.other.work = sees_nothing;
    assert_int_equal(aside(t, wrong, 2, &m, &result), INVALID);
    assert_int_equal(m.times, 1);
    db_begin_read(t);
    assert_int_equal(rows_in_all(t), before);
    other_end(&m.other);
}

/* Compared when the import is done, not under its lock: the pair is there all the same. */
RULE(another_file_of_a_person_whose_name_an_import_changes_is_found)
{
    static const struct text first[] = { { "people.csv",
        "person,given_names,family_name,birth_date\nq1,Amina,Warsame,1990-02-03\nq2,Olena,Testi,1990-02-03\n" } };
    static const struct text renamed[] = { { "people.csv",
        "person,given_names,family_name,birth_date\nq2,Amina,Warsame,1990-02-03\n" } };
    struct meanwhile m = { 0 };
    struct exchange_result result;

    test_commit(t);
    db_rollback(t->db);
    assert_int_equal(aside(t, first, 1, &m, &result), DONE);
    db_begin_read(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_double"), 0);
    db_rollback(t->db);
    assert_int_equal(aside(t, renamed, 1, &m, &result), DONE);
    db_begin_read(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_double"), 1);
}

RULES(others_read_and_save_during_an_import_and_see_all_of_it_at_its_end,
    an_import_that_was_cut_off_is_never_seen_and_leaves_nothing,
    an_import_that_finds_what_another_left_behind_sweeps_it_up, an_import_beside_others_does_what_one_alone_does,
    a_file_by_itself_brings_and_changes_beside_others_what_it_does_alone,
    several_needs_of_one_person_are_changed_by_one_import_and_given_back,
    what_the_package_names_and_somebody_merged_meanwhile_is_looked_at_again, a_rejected_package_leaves_nothing,
    another_file_of_a_person_whose_name_an_import_changes_is_found)
