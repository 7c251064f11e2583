/* Bad luck in the middle of work: the N-th allocation, or the N-th word to the database, fails, for N = 1, 2, 3 … until
 * the work succeeds; once, and for good from there on. Whatever N: no crash, 503 (never 500), nothing stored in half,
 * and the next request is served as if nothing had been. (When only the answer to a form is lost, the form sent again
 * is answered as saved.) FAULTS_AT=N tries that N only, with a log. Every N up to 40 and then each an eighth further;
 * with FAULTS_ALL=1 (some minutes) every N. */
#include "base/log.h"
#include "db/engine.h"
#include "rooms/exchange/exchange.h"
#include "rooms/people/people.h"
#include "tests/faults/broken_luck.h"
#include "tests/house_testing.h"
#include <semaphore.h>

enum { PROJECT = 5, GROUP = 50, SESSION = 900, MEMBERS = 3, EACH = 40, OFTEN = 16, ENOUGH = 200000 };

struct world {
    struct house house;
    struct task *t; /* the house's */
    int64_t member[MEMBERS];
    long tries, successes; /* for work that must differ each time */
    enum luck what;        /* breaks in the next try, at number n; 0: nothing does */
    long n;
    bool broke;
    const char *target; /* of the last request */
    struct str body;
    size_t bytes; /* of the whole page, when all goes well */
};

/* One kind of work. `state`: SQL of one number that grows by `step` with every success and with nothing else. */
struct work {
    const char *name;
    int (*go)(struct world *w); /* the HTTP status; of an import 200 or 503 */
    const char *state;
    int64_t step;
    bool same; /* the same bytes each time */
};

/* What came back; only this thread asks. */
static struct {
    int status;
    size_t bytes;
} answered;

static void keep_answer(struct http *x, const struct answer *a)
{
    answered.status = a->status;
    answered.bytes = a->body.n;
    if (a->body_given)
        free((void *)(uintptr_t)a->body.p);
    if (a->file_given)
        close(a->file);
}

/* The page leaves, perhaps in the journal's thread. */
static sem_t left;
static void note_leaving(struct http *x) { sem_post(&left); }
static void note_again(struct http *x)
{
    answered.status = 503; /* the look is not in the journal: asked once more with look_lost, it is a 503 */
    sem_post(&left);
}

/* ---- the world */

static void rows(struct world *w)
{
    struct task *t = w->t;
    struct str today = str_copy(t->a, day_str(&t->today));
    test_sql(t, "INSERT INTO groups_group (id, source_key, project_id, name, sort_key, language, kind, venue, "
                "municipality, area, weekday, every_weeks, "
                "version, created_at) VALUES (50, '', 5, 'Mothers', CAST('' AS {bytes}), 'som', 'peer', '', '', '', "
                "'', 1, 1, '2026-01-01T00:00:00Z')");
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO groups_session (id, source_key, group_id, project_id, day, start_time, "
                                "end_time, kind, theme, module, "
                                "expert, state, cancel_reason, visitors, carers, register_version, version, "
                                "created_at) VALUES (900, '', 50, 5, '%.*s', '10:00', "
                                "'12:00', 'meeting', '', '', '', 'planned', '', 0, 0, 0, 1, '2026-01-01T00:00:00Z')",
                                STR_ARG(today))));
    for (size_t i = 0; i < MEMBERS; i++) {
        struct person_new p = {
            .given_names = str_fmt(t->a, "Testi%c", 'a' + (char)i), .family_name = S("Henkilö"), .entry = t->today
        };
        struct problems ps = { 0 };
        assert_int_equal(people_create(t, PROJECT, &p, &w->member[i], &ps), DONE);
        test_sql(
            t, str_z(t->a,
                   str_fmt(t->a,
                       "INSERT INTO groups_membership (id, group_id, person_id, project_id, state, joined_on, version) "
                       "VALUES (%d, 50, %lld, 5, 'member', '2026-01-01', 1)",
                       300 + (int)i, (long long)w->member[i])));
    }
}

static bool world_open(struct world *w, enum db_engine engine)
{
    *w = (struct world){ 0 };
    assert_int_equal(sem_init(&left, 0, 0), 0);
    if (!house_open(&w->house, engine))
        return false;
    w->t = w->house.t;
    house_sign_in(&w->house);
    db_begin_write(w->t);
    rows(w);
    db_commit(w->t);
    return true;
}

/* ---- work */

/* A request of the manager's browser; bad luck begins with it and ends with its answer. body: empty for a GET. */
static int ask(struct world *w, const char *target, struct str body)
{
    struct http x = { .method = str_empty(body) ? S("GET") : S("POST"),
        .target = str_of(target),
        .body = body,
        .address = "192.0.2.7",
        .answer = keep_answer,
        .send = note_leaving,
        .again = note_again };
    x.header[HEADER_HOST] = S("kotipolku.test");
    x.header[HEADER_ACCEPT_LANGUAGE] = S("en");
    x.header[HEADER_COOKIE] = str_fmt(w->t->a, "kp_session=%.*s", STR_ARG(w->house.cookie[ROLE_MANAGER]));
    if (!str_empty(body))
        x.header[HEADER_CONTENT_TYPE] = S("application/x-www-form-urlencoded");
    answered.status = 0;
    w->target = target;
    w->body = body;
    luck_break(w->what, w->n);
    gate_run(&w->house.worker, &x);
    w->broke = luck_mend();
    sem_wait(&left);
    return answered.status;
}

static struct str form(struct world *w, struct str fields)
{
    struct str csrf = csrf_make(w->t, w->house.cookie[ROLE_MANAGER]);
    char form_id[ID_TEXT];
    id_text(id_new(), form_id);
    return str_fmt(w->t->a, "csrf=%.*s&form_id=%s&version=100000&%.*s", STR_ARG(csrf), form_id, STR_ARG(fields));
}

static const char *address(struct world *w, const char *format, int64_t id)
{
    char key[ID_TEXT];
    id_text(id, key);
    return str_z(w->t->a, str_fmt(w->t->a, "%s%s", format, key));
}

/* Everybody is marked alike and the visitors are counted anew, each time otherwise. */
static int save_register(struct world *w)
{
    struct str fields = str_fmt(w->t->a, "visitors=%ld&save=1", w->successes % 400 + 1);
    for (size_t i = 0; i < MEMBERS; i++)
        fields = str_fmt(w->t->a, "%.*s&%s=%s", STR_ARG(fields), address(w, "mark-", w->member[i]),
            w->successes % 2 ? "present" : "absent");
    return ask(w, address(w, "/sessions/", SESSION), form(w, fields));
}

/* A name unlike the last ones, so that looking for doubles stays quick. */
static struct str other_name(struct task *t, long number)
{
    char name[7] = "aaaaaa";
    for (size_t i = 0; i < sizeof name - 1; i += 2, number /= 17)
        name[i] = "bcdfghjklmnprstvz"[number % 17];
    return str_copy(t->a, str_of(name));
}

static int create_person(struct world *w)
{
    struct str name = other_name(w->t, w->tries);
    return ask(w, "/people/new",
        form(w, str_fmt(w->t->a,
                    "given_names=Testi&family_name=%.*s&gender=woman&mother_tongue=som&phone=0401234567&entry=%.*s&"
                    "another=1",
                    STR_ARG(name), STR_ARG(day_str(&w->t->today)))));
}

static int show_page(struct world *w) { return ask(w, address(w, "/sessions/", SESSION), S("")); }
/* Not as a workbook: libxlsxwriter 1.1.5 itself falls over when memory is short. */
static int show_report(struct world *w) { return ask(w, "/reports/outcomes", S("")); }
static int take_report(struct world *w) { return ask(w, "/reports/outcomes.csv", S("")); }

/* As the command does it, with keys of its own each time. */
static bool import(struct task *t, long number)
{
    struct exchange_result result;
    struct str name = other_name(t, number);
    struct exchange_file files[] = {
        { S("people.csv"), -1,
            str_fmt(t->a, "person,given_names,family_name\na%ld,Testi,%.*s\nb%ld,Toinen,%.*s\n", number, STR_ARG(name),
                number, STR_ARG(name)) },
        { S("participations.csv"), -1,
            str_fmt(t->a, "participation,person,project,entry_date\nx%ld,a%ld,P1,2026-01-01\ny%ld,b%ld,P1,2026-01-01\n",
                number, number, number, number) },
    };
    db_begin_write(t);
    enum outcome how = exchange_import_package(t, files, 2, NULL, &result);
    if (how == DONE)
        db_commit(t);
    return how == DONE;
}

static int import_package(struct world *w)
{
    struct landing landing = { .kind = FAIL_NONE };
    struct task t = *w->t;
    t.landing = &landing;
    t.a = arena_new((size_t)16 << 20);
    arena_on_full(t.a, task_full, &t);
    luck_break(w->what, w->n);
    bool fell = setjmp(landing.jump) != 0, done = !fell && import(&t, w->tries);
    w->broke = luck_mend();
    db_rollback(t.db);
    arena_free(t.a);
    return done ? 200 : fell && landing.kind != FAIL_BUG ? 503 : 500;
}

/* ---- every N */

static int64_t number(struct world *w, const char *sql)
{
    db_begin_read(w->t);
    int64_t n = test_number(w->t, sql);
    db_rollback(w->t->db);
    return n;
}

/* The state before and after the next try, which goes well. */
static void goes_well(struct world *w, const struct work *work)
{
    int64_t before = number(w, work->state);
    w->n = 0;
    w->tries++;
    int status = work->go(w);
    if (status != 200 && status != 303)
        fail_msg("%s: status %d when all goes well", work->name, status);
    w->successes++;
    int64_t moved = number(w, work->state) - before;
    if (moved != work->step)
        fail_msg("%s: moved by %lld when all goes well", work->name, (long long)moved);
}

static const char *const names[] = { "allocation fails", "allocation and all after it fail", "statement fails",
    "statement and all after it fail" };

/* Saved, and only the answer was lost: then the same form once more must be answered and change nothing. */
static bool saved_after_all(struct world *w, const struct work *work)
{
    int64_t before = number(w, work->state);
    w->n = 0;
    return !str_empty(w->body) && ask(w, w->target, w->body) == 303 && number(w, work->state) == before;
}

/* Preparing statements is part of the work: on the line that reads, and on that of the writers. */
static void forget_statements(struct world *w)
{
    struct db *db = w->house.worker.db;
    db_forget(db, db->prepared);
    db_begin_write(w->t);
    db_forget(db, db->prepared);
    db_rollback(db);
}

/* The N-th breaks; false: there was no N-th. */
static bool try_one(struct world *w, const struct work *work, enum luck what, long n)
{
    int64_t before = number(w, work->state);
    forget_statements(w);
    w->what = what;
    w->n = n;
    w->tries++;
    int status = work->go(w);
    bool good = status == 200 || status == 303, broke = w->broke;
    int64_t moved = number(w, work->state) - before;
    if (status == 503 && work->step > 0 && moved == work->step)
        good = saved_after_all(w, work);
    w->successes += good;
    if ((!good && status != 503) || moved != (good ? work->step : 0))
        fail_msg("%s, %ld. %s: status %d, moved by %lld", work->name, n, names[what], status, (long long)moved);
    if (good && work->same && answered.bytes != w->bytes)
        fail_msg("%s, %ld. %s: %zu bytes instead of %zu", work->name, n, names[what], answered.bytes, w->bytes);
    if (n % OFTEN == 0)
        goes_well(w, work);
    return broke;
}

static void try_all(struct world *w, const struct work *work)
{
    const char *only = getenv("FAULTS_AT");
    w->tries++;
    w->successes++;
    (void)work->go(w); /* the first time is another one: nothing was marked before */
    goes_well(w, work);
    w->bytes = answered.bytes;
    for (enum luck what = 0; what < LUCK__N; what++) {
        long n = only ? strtol(only, NULL, 10) : 1;
        while (try_one(w, work, what, n) && !only && n < ENOUGH)
            n += 1 + (getenv("FAULTS_ALL") || n < EACH ? 0 : n / 8);
        print_message("%s, %s: up to %ld\n", work->name, names[what], n);
    }
    goes_well(w, work);
}

static const struct work works[] = {
    { "save of a register", save_register,
        "SELECT register_version * 100 + (SELECT count(DISTINCT mark) FROM attendance_mark WHERE session_id = 900) "
        "FROM groups_session WHERE id = 900",
        100, false },
    { "a new person", create_person,
        "SELECT (SELECT count(*) FROM people_person) * 1000 + (SELECT count(*) FROM people_participation) * 100 + "
        "(SELECT count(*) FROM people_name_part WHERE kind = 'n')",
        1102, false },
    { "an import", import_package,
        "SELECT (SELECT count(*) FROM people_person) * 1000 + (SELECT count(*) FROM people_participation) * 100 + "
        "(SELECT count(*) FROM exchange_import)",
        2201, false },
    { "a page", show_page, "SELECT 0", 0, true },
    { "a report", show_report, "SELECT 0", 0, true },
    { "a report as a file", take_report, "SELECT 0", 0, true },
};

static void bad_luck(enum db_engine engine, const struct work *work)
{
    struct world w;
    log_set_level(getenv("FAULTS_AT") ? LOG_ERROR : LOG_NOTHING);
    if (!world_open(&w, engine))
        skip();
    try_all(&w, work);
    house_close(&w.house);
}

#define ON_BOTH(name, work) \
    TEST(name##_on_sqlite) { bad_luck(DB_SQLITE, work); } \
    TEST(name##_on_postgres) { bad_luck(DB_POSTGRES, work); }
ON_BOTH(a_save_of_a_register_meets_bad_luck, &works[0])
ON_BOTH(a_new_person_meets_bad_luck, &works[1])
ON_BOTH(an_import_meets_bad_luck, &works[2])
ON_BOTH(a_page_meets_bad_luck, &works[3])
ON_BOTH(a_report_meets_bad_luck, &works[4])
ON_BOTH(a_file_meets_bad_luck, &works[5])

TESTS(a_save_of_a_register_meets_bad_luck_on_sqlite, a_save_of_a_register_meets_bad_luck_on_postgres,
    a_new_person_meets_bad_luck_on_sqlite, a_new_person_meets_bad_luck_on_postgres, an_import_meets_bad_luck_on_sqlite,
    an_import_meets_bad_luck_on_postgres, a_page_meets_bad_luck_on_sqlite, a_page_meets_bad_luck_on_postgres,
    a_report_meets_bad_luck_on_sqlite, a_report_meets_bad_luck_on_postgres, a_file_meets_bad_luck_on_sqlite,
    a_file_meets_bad_luck_on_postgres)
