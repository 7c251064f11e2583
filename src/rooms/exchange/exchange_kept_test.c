/* Tests of imports that change what stands: others read and save meanwhile, see all of the change or nothing, and wait
 * for what a row writes, not for what it takes to find that out; whoever writes the same row meanwhile keeps what she
 * wrote, as far as the package does not say otherwise; cut off, everything is as before or as after. */
#include "auth/journal.h"
#include "tests/aside_testing.h"

enum {
    PERSONS = 30,
    SESSIONS = 20,
    MARKS = PERSONS * SESSIONS,
    REGISTER = 2 /* statements for each: taken, and written down */
};

/* ---- a house with persons and marks, and the same with other values */

static char people[8000], marks[2][40000], changed_people[8000];

__attribute__((format(printf, 4, 5))) static void put(char *text, size_t size, size_t *n, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    *n += (size_t)vsnprintf(text + *n, size - *n, fmt, ap);
    va_end(ap);
    assert_true(*n < size);
}

static void make_marks(int half, int most)
{
    size_t n = 0;

    put(marks[half], sizeof marks[half], &n, "session,person,mark\n");
    for (int s = 0; s < SESSIONS; s++)
        for (int i = 0; i < PERSONS && s * PERSONS + i < most; i++)
            put(marks[half], sizeof marks[half], &n, "s%d,q%d,%s\n", s, i, "late");
}

/* The house; its marks are "present". */
static void settle_in(struct task *t)
{
    static char sessions[2000], present[40000];
    struct exchange_result result;
    size_t n = 0;

    put(people, sizeof people, &n, "person,given_names,family_name,phone,languages\n");
    for (int i = 0; i < PERSONS; i++)
        put(people, sizeof people, &n, "q%d,Nimi%c,Suku%c,+358 40 12345%02d,som;ara\n", i, 'a' + i % 26, 'a' + i / 26,
            i);
    n = 0;
    put(changed_people, sizeof changed_people, &n, "person,given_names,family_name,phone,languages\n");
    for (int i = 0; i < PERSONS; i++)
        put(changed_people, sizeof changed_people, &n, "q%d,Uusi%c,Toinen%c,+358 50 76543%02d,som;fin\n", i,
            'a' + i % 26, 'a' + i / 26, i);
    n = 0;
    put(sessions, sizeof sessions, &n, "session,group,date,state\n");
    for (int s = 0; s < SESSIONS; s++)
        put(sessions, sizeof sessions, &n, "s%d,g,2025-02-%02d,held\n", s, s + 1);
    make_marks(1, MARKS);
    n = 0;
    put(present, sizeof present, &n, "session,person,mark\n");
    for (int s = 0; s < SESSIONS; s++)
        for (int i = 0; i < PERSONS; i++)
            put(present, sizeof present, &n, "s%d,q%d,present\n", s, i);
    const struct text house[] = { { "projects.csv", "project,name,start_date\nP1,Silta,2025-01-01\n" },
        { "people.csv", people }, { "groups.csv", "group,project,name\ng,P1,Ryhmä\n" }, { "sessions.csv", sessions },
        { "attendance.csv", present }, { "contacts.csv", "contact,project,date,topic\nk1,P1,2025-02-03,housing\n" } };
    assert_int_equal(bring(t, house, sizeof house / sizeof *house, NULL, &result), DONE);
    test_commit(t);
    db_rollback(t->db);
}

static int64_t number(struct task *t, const char *sql)
{
    db_begin_read(t);
    int64_t n = test_number(t, sql);
    db_rollback(t->db);
    return n;
}

static int64_t late(struct task *t) { return number(t, "SELECT count(*) FROM attendance_mark WHERE mark = 'late'"); }

static int64_t renamed(struct task *t)
{
    return number(t,
        "SELECT count(*) FROM people_person p JOIN people_name_part n ON n.person_id = p.id WHERE n.kind = "
        "'n' AND n.part LIKE 'toinen%' AND p.family_name LIKE 'Toinen%'");
}

static int64_t in_journal(struct task *t, const char *what)
{
    return number(t, str_z(t->a, str_fmt(t->a,
                                     "SELECT count(*) FROM journal WHERE act = 'change' AND what = '%s' AND "
                                     "detail LIKE 'import %%'",
                                     what)));
}

/* Its registers are closed. */
static int64_t corrections(struct task *t, const char *before, const char *after)
{
    return number(t,
        str_z(t->a, str_fmt(t->a,
                        "SELECT count(*) FROM attendance_correction c JOIN attendance_mark m ON m.session_id = "
                        "c.session_id AND m.person_id = c.person_id WHERE left_by IS NOT NULL AND reason LIKE 'import "
                        "%%' AND before_value = '%s' AND after_value = '%s'",
                        before, after)));
}

static int64_t waiting(struct task *t)
{
    return number(t, "SELECT count(*) FROM exchange_change WHERE in_journal = 0");
}

/* ---- the engine, with something in between */

static struct {
    struct engine own;
    const struct engine *real;
    int64_t last, most, now; /* statements of the last part; of any transaction after it; of the one in hand */
    int64_t breaths;         /* turns that were left to others */
    bool in_last, after;
    /* when the walk is over; when the rows are written, before the lock (PostgreSQL); ... */
    void (*at_end)(struct task *t), (*written)(struct task *t), (*before_switch)(struct task *t),
        (*after_switch)(struct task *t);
} between;

static void start_between(struct task *t, struct db_rows *rows, const struct db_value *args)
{
    between.now++;
    between.real->start(t, rows, args);
}

static void add_between(struct task *t, struct db_rows *rows, const struct db_value *args)
{
    between.now++;
    between.real->add(t, rows, args);
}

static void once(struct task *t, void (**what)(struct task *t))
{
    void (*now)(struct task * t) = *what;

    *what = NULL;
    if (now)
        now(t);
}

static void ahead_between(struct task *t)
{
    once(t, &between.at_end);
    between.in_last = false; /* again, when somebody wanted one of the rows */
    between.real->aside_ahead(t);
}

/* Nobody waits for what is written ahead; for the last part all who save do. */
static void breathe_between(struct task *t)
{
    assert_false(between.in_last);
    between.breaths++;
}

static void rest_between(struct task *t, bool last)
{
    if (last)
        once(t, db_aside_may_go_ahead(t->db) ? &between.written : &between.at_end);
    between.real->aside_rest(t, last);
    between.in_last = last;
    between.now = 0;
}

static void begin_between(struct task *t, bool write)
{
    if (between.after && between.after_switch)
        between.after_switch(t);
    between.now = 0;
    between.real->begin(t, write);
}

static void commit_between(struct task *t)
{
    if (between.in_last && between.before_switch)
        between.before_switch(t);
    between.real->commit(t);
    if (between.in_last)
        between.last = between.now;
    else if (between.after && between.now > between.most)
        between.most = between.now;
    between.after |= between.in_last;
    between.in_last = false;
}

/* Does the work with all this in between. */
static enum failure work_between(struct task *t, void (*work)(struct task *t, void *x), void *x)
{
    struct landing landing = { .kind = FAIL_NONE }, *outer = t->landing;

    between.real = t->db->engine;
    between.own = *between.real;
    between.own.start = start_between;
    between.own.add = add_between;
    between.own.aside_rest = rest_between;
    if (between.real->aside_ahead)
        between.own.aside_ahead = ahead_between;
    if (between.real->aside_breathe)
        between.own.aside_breathe = breathe_between;
    between.own.begin = begin_between;
    between.own.commit = commit_between;
    between.last = between.most = between.now = between.breaths = 0;
    between.in_last = between.after = false;
    t->db->engine = &between.own;
    t->landing = &landing;
    if (setjmp(landing.jump) == 0)
        work(t, x);
    t->landing = outer;
    t->db->engine = between.real;
    db_rollback(t->db);
    between.at_end = between.written = between.before_switch = between.after_switch = NULL;
    return landing.kind;
}

struct brought {
    const struct text *texts;
    size_t n;
    enum outcome how;
    struct exchange_result result;
};

static void imports(struct task *t, void *x)
{
    struct brought *b = x;
    struct exchange_file *files = NEW_N(t->a, struct exchange_file, b->n);
    struct exchange_options o = { 0 };

    for (size_t i = 0; i < b->n; i++)
        files[i] = (struct exchange_file){ str_of(b->texts[i].name), -1, str_of(b->texts[i].csv) };
    b->how = exchange_import_aside(t, files, b->n, &o, &b->result);
}

static void takes_back(struct task *t, void *x)
{
    struct brought *b = x;
    struct str why;

    b->how = exchange_undo_aside(t, b->result.import, &why);
}

static enum failure import_between(
    struct task *t, const struct text *texts, size_t n, enum outcome *ret_how, struct exchange_result *ret_result)
{
    struct brought b = { .texts = texts, .n = n, .how = CONFLICT };
    enum failure failure = work_between(t, imports, &b);

    *ret_how = b.how;
    *ret_result = b.result;
    return failure;
}

static void changes(struct task *t, const struct text *texts, size_t n, struct exchange_result *ret_result)
{
    enum outcome how = CONFLICT;

    assert_int_equal(import_between(t, texts, n, &how, ret_result), FAIL_NONE);
    assert_int_equal(how, DONE);
}

static const struct text both[] = { { "people.csv", changed_people }, { "attendance.csv", marks[1] } };

static struct other somebody;

static void runs_to_its_end(struct task *t)
{
    somebody.ended = false;
    assert_int_equal(pthread_create(&somebody.thread, NULL, run_other, &somebody), 0);
    while (!__atomic_load_n(&somebody.ended, __ATOMIC_ACQUIRE))
        if (db_engine(t->db) == DB_SQLITE)
            between.real->aside_rest(t, true); /* each is a portion: others get their turn */
    pthread_join(somebody.thread, NULL);
    if (somebody.failed)
        fail_msg("somebody else: %s", somebody.landing.text);
}

/* ---- all or nothing, and all of it */

static void sees_what_stood(struct task *t)
{
    if (late(t) != 0 || renamed(t) != 0)
        fail(t, FAIL_BUG, "a part of an import is seen");
}

RULE(what_an_import_changes_is_seen_at_its_end_and_an_undo_gives_all_of_it_back)
{
    struct exchange_result result;
    struct str why;

    settle_in(t);
    other_init(t, &somebody);
    somebody.work = sees_what_stood;
    between.at_end = between.written = runs_to_its_end;
    changes(t, both, 2, &result);
    assert_int_equal(between.breaths > 0, db_aside_may_go_ahead(t->db));
    assert_int_equal(result.n[EXCHANGE_CHANGED], PERSONS + MARKS);
    assert_int_equal(late(&somebody.own), MARKS);
    assert_int_equal(renamed(&somebody.own), PERSONS);
    assert_int_equal(in_journal(t, "person"), PERSONS);
    assert_int_equal(in_journal(t, "register"), MARKS);
    assert_int_equal(corrections(t, "present", "late"), MARKS);
    assert_int_equal(waiting(t), 0);
    assert_int_equal(number(t, "SELECT max(register_version) FROM groups_session"), 1);
    assert_int_equal(number(t, "SELECT max(version) FROM people_person"), 2);
    db_begin_write(t);
    if (exchange_undo(t, result.import, &why) != DONE)
        fail_msg("%.*s", STR_ARG(why));
    db_commit(t);
    sees_what_stood(t);
    assert_int_equal(corrections(t, "late", "present"), MARKS);
    assert_int_equal(number(t, "SELECT count(*) FROM people_language WHERE language = 'ara'"), PERSONS);
    other_end(&somebody);
}

/* ---- what stands is read in sets */

static void checks(struct task *t, void *x)
{
    struct brought *b = x;
    struct exchange_file file = { str_of(b->texts->name), -1, str_of(b->texts->csv) };

    db_begin_read(t);
    b->how = exchange_import_package(t, &file, 1, &(struct exchange_options){ 0 }, &b->result);
    between.last = between.now;
    db_rollback(t->db);
}

RULE(a_check_asks_for_what_stands_a_few_times_a_session_and_not_for_each_mark)
{
    struct brought b = { .texts = &both[1] };

    settle_in(t);
    assert_int_equal(work_between(t, checks, &b), FAIL_NONE);
    assert_int_equal(b.how, DONE);
    assert_int_equal(b.result.n[EXCHANGE_CHANGED], MARKS);
    assert_in_range(between.last, SESSIONS, MARKS / 2);
}

/* ---- how long the lock is held */

/* A mark in a closed register is one statement of the last part on SQLite, and its correction follows; on PostgreSQL
 * all of them are written before it. */
RULE(of_a_changed_row_the_last_part_does_what_it_writes_and_nothing_else)
{
    struct exchange_result result;
    int64_t some, all;

    settle_in(t);
    make_marks(0, MARKS / 2);
    changes(t, &(struct text){ "attendance.csv", marks[0] }, 1, &result);
    some = between.last;
    assert_int_equal(result.n[EXCHANGE_CHANGED], MARKS / 2);
    assert_true(between.most <= 8 * 200 + 10); /* and of the journal so many rows at once */
    db_begin_write(t);
    test_sql(t, "UPDATE attendance_mark SET mark = 'present'");
    db_commit(t);
    changes(t, &(struct text){ "attendance.csv", marks[1] }, 1, &result);
    all = between.last;
    assert_int_equal(result.n[EXCHANGE_CHANGED], MARKS);
    assert_int_equal(all - some, db_aside_may_go_ahead(t->db) ? 0 : MARKS / 2 + REGISTER * SESSIONS / 2);
    assert_true(between.most <= 8 * 200 + 10);
}

/* ---- cut off */

static void the_disk_is_full(struct task *t) { fail(t, FAIL_DISK, "the disk is full"); }

RULE(changes_that_were_cut_off_before_the_switch_leave_what_stood)
{
    struct exchange_result result;
    enum outcome how = CONFLICT;

    settle_in(t);
    between.before_switch = the_disk_is_full;
    assert_int_equal(import_between(t, both, 2, &how, &result), FAIL_DISK);
    sees_what_stood(t);
    exchange_sweep(t);
    sees_what_stood(t);
    assert_int_equal(number(t, "SELECT count(*) FROM exchange_change"), 0);
    assert_int_equal(number(t, "SELECT count(*) FROM exchange_import"), 1);
    assert_int_equal(in_journal(t, "person") + in_journal(t, "register"), 0);
    changes(t, both, 2, &result);
    assert_int_equal(late(t), MARKS);
}

/* The import is done; what the journal still waits for comes at the next start. */
RULE(changes_that_were_cut_off_after_the_switch_stand_and_the_rest_comes_at_the_next_start)
{
    struct exchange_result result;

    settle_in(t);
    between.after_switch = the_disk_is_full;
    changes(t, both, 2, &result);
    assert_int_equal(late(t), MARKS);
    assert_int_equal(renamed(t), PERSONS);
    assert_true(waiting(t) > 0);
    exchange_sweep(t);
    assert_int_equal(waiting(t), 0);
    assert_int_equal(in_journal(t, "person"), PERSONS);
    assert_int_equal(in_journal(t, "register"), MARKS);
    assert_int_equal(number(t, "SELECT count(*) FROM exchange_import WHERE state = 'done'"), 2);
}

static void the_server_stops(struct task *t)
{
    static const _Atomic(bool) stops = true;

    t->stop = &stops;
}

RULE(a_server_that_stops_waits_for_nothing_that_may_come_at_the_next_start)
{
    struct exchange_result result;

    settle_in(t);
    between.after_switch = the_server_stops;
    changes(t, both, 2, &result);
    t->stop = NULL;
    assert_int_equal(renamed(t), PERSONS);
    assert_true(waiting(t) > 0);
    exchange_sweep(t);
    assert_int_equal(waiting(t), 0);
    assert_int_equal(in_journal(t, "person"), PERSONS);
}

/* ---- what stood before is forgotten after the undo */

static int64_t remembered(struct task *t)
{
    return number(t, "SELECT count(*) FROM exchange_change WHERE length(before) > 0");
}

static void nothing_was_touched(struct task *t, int64_t import)
{
    db_begin_read(t);
    assert_int_equal(kinds[KIND_people]->touched(t, import), 0);
    assert_int_equal(kinds[KIND_attendance]->touched(t, import), 0);
    assert_int_equal(kinds[KIND_contacts]->touched(t, import), 0); /* the last to be forgotten */
    db_rollback(t->db);
}

/* Others wait for the switch: what it leaves for later is all but one portion. */
RULE(what_stood_is_forgotten_after_an_undo_in_portions_and_cut_off_at_the_next_start)
{
    static const struct text three[] = { { "people.csv", changed_people }, { "attendance.csv", marks[1] },
        { "contacts.csv", "contact,project,date,topic\nk1,P1,2025-02-03,bank\n" } };
    enum { PORTION = 50 };
    struct brought b = { 0 };

    settle_in(t);
    int64_t first = number(t, "SELECT min(id) FROM exchange_import");
    changes(t, three, 3, &b.result);
    between.after_switch = the_disk_is_full;
    assert_int_equal(work_between(t, takes_back, &b), FAIL_DISK);
    sees_what_stood(t);
    assert_int_equal(number(t, "SELECT count(*) FROM exchange_import WHERE state = 'undone'"), 1);
    assert_int_equal(remembered(t), PERSONS + MARKS + 1 - PORTION);
    nothing_was_touched(t, first);
    exchange_sweep(t);
    assert_int_equal(remembered(t), 0);
    assert_int_equal(number(t, "SELECT count(*) FROM exchange_import WHERE forgets IS NOT NULL"), 0);
    assert_int_equal(in_journal(t, "person"), 2 * PERSONS);
    assert_int_equal(in_journal(t, "register"), 2 * MARKS);
    nothing_was_touched(t, first);
    b.result.import = first;
    assert_int_equal(work_between(t, takes_back, &b), FAIL_NONE);
    assert_int_equal(b.how, DONE);
    assert_int_equal(number(t, "SELECT count(*) FROM people_person"), 0);
}

/* ---- somebody writes the same row */

static void moves_her(struct task *t)
{
    db_begin_save(t);
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "UPDATE %speople_person SET gender = 'woman', family_name = 'Hänen', version = "
                                "version + 1 WHERE source_key = 'q7'",
                                db_engine(t->db) == DB_SQLITE ? "main." : "")));
    journal_write(
        t, JOURNAL_CHANGE, "person", test_number(t, "SELECT id FROM people_person WHERE source_key = 'q7'"), S(""));
    db_commit(t);
}

static void is_as_both_said(struct task *t, int64_t import)
{
    struct str why;

    assert_int_equal(renamed(t), PERSONS);
    assert_int_equal(late(t), MARKS);
    assert_int_equal(number(t, "SELECT count(*) FROM people_person WHERE source_key = 'q7' AND gender = 'woman' AND "
                               "family_name = 'Toinena' AND version = 3"),
        1);
    assert_int_equal(in_journal(t, "person"), PERSONS);
    assert_int_equal(in_journal(t, "register"), MARKS);
    db_begin_write(t);
    if (exchange_undo(t, import, &why) != DONE)
        fail_msg("%.*s", STR_ARG(why));
    db_commit(t);
    assert_int_equal(number(t, "SELECT count(*) FROM people_person WHERE source_key = 'q7' AND gender = 'woman' AND "
                               "family_name = 'Hänen'"),
        1);
    assert_int_equal(late(t), 0);
    other_end(&somebody);
}

/* What the package says of her is written over it, as ever; what it does not say stays, and an undo gives hers back. */
RULE(what_somebody_writes_into_a_row_that_an_import_changes_is_not_lost)
{
    struct exchange_result result;

    settle_in(t);
    other_init(t, &somebody);
    somebody.work = moves_her;
    between.at_end = runs_to_its_end;
    changes(t, both, 2, &result);
    is_as_both_said(t, result.import);
}

/* She waits for nobody: the import is interrupted, and goes on with what she wrote. */
static void waits_for_nobody(struct task *t)
{
    struct buf why;

    assert_int_equal(pthread_create(&somebody.thread, NULL, run_other, &somebody), 0);
    buf_init(&why, 200);
    if (db_exec(t->db, "SELECT pg_sleep(60)", &why))
        fail_msg("nobody was interrupted");
    buf_free(&why);
    fail(t, FAIL_BUSY, "interrupted");
}

RULE(whoever_wants_a_row_that_an_import_has_written_already_does_not_wait)
{
    struct exchange_result result;

    if (!db_aside_may_go_ahead(t->db))
        return; /* nothing is written before the lock */
    settle_in(t);
    other_init(t, &somebody);
    somebody.work = moves_her;
    between.written = waits_for_nobody;
    changes(t, both, 2, &result);
    pthread_join(somebody.thread, NULL);
    is_as_both_said(t, result.import);
}

RULES(what_an_import_changes_is_seen_at_its_end_and_an_undo_gives_all_of_it_back,
    a_check_asks_for_what_stands_a_few_times_a_session_and_not_for_each_mark,
    of_a_changed_row_the_last_part_does_what_it_writes_and_nothing_else,
    changes_that_were_cut_off_before_the_switch_leave_what_stood,
    changes_that_were_cut_off_after_the_switch_stand_and_the_rest_comes_at_the_next_start,
    a_server_that_stops_waits_for_nothing_that_may_come_at_the_next_start,
    what_stood_is_forgotten_after_an_undo_in_portions_and_cut_off_at_the_next_start,
    what_somebody_writes_into_a_row_that_an_import_changes_is_not_lost,
    whoever_wants_a_row_that_an_import_has_written_already_does_not_wait)
