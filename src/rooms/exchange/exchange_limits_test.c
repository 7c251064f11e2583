/* Tests of the limits of imports, each on both of its sides: how long a package waits, how many imports are listed, how
 * often cut work is taken up, how much of a wrong cell is shown; on both engines. */
#include <semaphore.h>
#include <string.h>
#include "auth/viewer.h"
#include "exchange_stage_sql.h"
#include "jobs/jobs.h"
#include "rooms/exchange/exchange_jobs.h"
#include "tests/exchange_testing.h"

/* A project with a manager, who asks. */
static int64_t managed(struct task *t)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *v = NEW(t->a, struct viewer);
    struct exchange_result result;

    assert_int_equal(bring_one(t, "projects.csv", "project,name\nP1,Silta\n", &result), DONE);
    *in = (struct viewer_project){ test_number(t, "SELECT id FROM projects_project"), ROLE_MANAGER, S("P1"), S("P1") };
    *v = (struct viewer){ .staff = 7, .role = ROLE_MANAGER, .projects = in, .nprojects = 1 };
    t->viewer = v;
    return in->project;
}

/* An import that was staged so many seconds ago, with a file, a mended cell and a line of its preview. */
static int64_t staged_before(struct task *t, int64_t project, const char *state, int64_t seconds)
{
    int64_t import = id_new();

    exchange_stage_sql_add_import(
        t, import, project, S("people.csv"), 7, instant_from_unix(instant_unix(t->now) - seconds), S("en"));
    exchange_stage_sql_set_state(t, import, str_of(state), S("checking"));
    exchange_stage_sql_add_piece(t, import, 0, 0, S("people.csv"), S("person\na\n"));
    exchange_stage_sql_add_mend(t, import, S("people.csv"), 2, S("person"), S("b"));
    exchange_stage_sql_add_preview(t, .import = import, .grp = S("new"), .place = 1, .file = S("people.csv"), .line = 2,
        .column_name = S(""), .cells = S("a"), .reason = S(""), .who = S(""), .suggestion = S(""), .advice = S(""),
        .may_stay = 0);
    return import;
}

static int64_t kept(struct task *t, int64_t import)
{
    return test_number(
        t, str_z(t->a, str_fmt(t->a,
                           "SELECT (SELECT count(*) FROM exchange_file WHERE import_id = %lld) + (SELECT "
                           "count(*) FROM exchange_mend WHERE import_id = %lld) + (SELECT count(*) FROM "
                           "exchange_preview WHERE import_id = %lld)",
                           (long long)import, (long long)import, (long long)import)));
}

static struct str state_of(struct task *t, int64_t import)
{
    struct staged one;

    assert_int_equal(exchange_staged(t, import, &one), DONE);
    return one.state;
}

/* A thread for jobs that is busy until it is let go, so that what else it is given can be seen to wait. Each has a
 * bolt of its own: one that a failed rule leaves behind must not take what was meant for the next. */
static sem_t bolts[64];
static int64_t held;

static void hold(struct task *t, int64_t id) { sem_wait(&bolts[id]); }

static void hold_jobs(struct task *t)
{
    struct buf why;

    buf_init(&why, 200);
    must(t, ++held < (int64_t)(sizeof bolts / sizeof *bolts));
    assert_int_equal(sem_init(&bolts[held], 0, 0), 0);
    t->jobs = jobs_open(NULL, S(":memory:"), NULL, NULL, &why);
    assert_non_null(t->jobs);
    assert_true(jobs_add(t, hold, held));
    buf_free(&why);
}

static void end_jobs(struct task *t)
{
    sem_post(&bolts[held]);
    jobs_close(t->jobs);
}

static bool given(struct task *t, int64_t import)
{
    int64_t done, total;

    return jobs_progress(t, import, &done, &total);
}

RULE(a_package_that_nobody_came_back_to_waits_seven_days)
{
    static const struct {
        const char *state;
        int64_t seconds;
        const char *then;
    } each[] = { { "checking", 7 * 86400, "checking" }, { "preview", 7 * 86400, "preview" },
        { "running", 7 * 86400, "running" }, { "checking", 7 * 86400 + 1, "cancelled" },
        { "preview", 7 * 86400 + 1, "cancelled" }, { "running", 7 * 86400 + 1, "failed" } };
    struct exchange_file file = { S("people.csv"), -1, S("person\na\n") };
    int64_t project = managed(t), imports[6], fresh;

    for (int i = 0; i < 6; i++)
        imports[i] = staged_before(t, project, each[i].state, each[i].seconds);
    hold_jobs(t);
    assert_int_equal(exchange_stage(t, project, &file, 1, &fresh), DONE);
    for (int i = 0; i < 6; i++) {
        assert_str(state_of(t, imports[i]), each[i].then);
        assert_int_equal(kept(t, imports[i]), str_is(str_of(each[i].then), each[i].state) ? 3 : 0);
    }
    assert_true(given(t, fresh) && !given(t, imports[0]));
    end_jobs(t);
}

RULE(a_hundred_imports_are_listed_and_the_rest_are_counted)
{
    int64_t project = managed(t), first = 0;

    for (int i = 1; i <= 102; i++) {
        int64_t import = staged_before(t, project, "preview", 1000 - i);
        if (i == 1)
            first = import;
        struct staged_list list = exchange_imports(t, project, S(""), 0);
        assert_int_equal(list.n, i < 100 ? i : 100);
        assert_int_equal(list.hidden, i < 100 ? 0 : i - 100);
        assert_int_equal(list.at[0].id, import);
        assert_int_equal(list.at[list.n - 1].id == first, i <= 100);
    }
}

RULE(the_list_of_imports_has_those_of_one_state_when_it_is_asked_for_them)
{
    int64_t project = managed(t), waits = staged_before(t, project, "preview", 30);

    (void)staged_before(t, project, "done", 20);
    (void)staged_before(t, project, "failed", 10);
    assert_int_equal(exchange_imports(t, project, S(""), 0).n, 3);
    struct staged_list list = exchange_imports(t, project, S("preview"), 0);
    assert_int_equal(list.n, 1);
    assert_int_equal(list.at[0].id, waits);
    assert_int_equal(exchange_imports(t, project, S("undone"), 0).n, 0);
}

/* Work that stops the server each time would stop it for ever. */
RULE(work_that_a_stop_cut_is_taken_up_three_times_and_then_left)
{
    int64_t project = managed(t), import = staged_before(t, project, "checking", 60);
    struct staged one;

    t->viewer = &VIEWER_PROGRAM;
    test_commit(t);
    for (int start = 1; start <= 5; start++) {
        db_rollback(t->db);
        hold_jobs(t);
        exchange_take_up(t);
        db_begin_write(t);
        assert_int_equal(exchange_staged(t, import, &one), DONE);
        assert_int_equal(one.taken_up, start < 3 ? start : 3);
        assert_str(one.state, "checking");
        assert_int_equal(given(t, import), start <= 3);
        end_jobs(t);
    }
}

/* ---- what is shown of a wrong cell */

/* Of a text that is no day: `letter` so often that it has `n` bytes at least. */
static struct exchange_rejection refused_cell(struct task *t, const char *letter, size_t n)
{
    struct exchange_result result;
    char *cell = NEW_N(t->a, char, n + 10);
    size_t size = strlen(letter), at = 0;

    for (; at < n; at += size)
        memcpy(cell + at, letter, size);
    assert_int_equal(
        bring_one(t, "people.csv", str_z(t->a, str_fmt(t->a, "person,birth_date\na,%.*s\n", (int)at, cell)), &result),
        INVALID);
    assert_int_equal(result.rejections.n, 1);
    return result.rejections.at[0];
}

/* As many whole letters as fit. */
static size_t whole(size_t bytes, size_t letter, size_t most)
{
    size_t all = (bytes + letter - 1) / letter * letter;

    return all <= most ? all : most / letter * letter;
}

RULE(of_a_wrong_cell_200_bytes_are_told_and_4000_can_be_mended_never_half_a_letter)
{
    static const char *const letters[] = { "x", "ä", "日", "😀" };
    static const size_t sizes[] = { 1, 199, 200, 201, 203, 3999, 4000, 4001, 4003 };

    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
            struct exchange_rejection r = refused_cell(t, letters[i], sizes[k]);
            assert_int_equal(r.value.n, whole(sizes[k], strlen(letters[i]), 200));
            assert_int_equal(r.cell.n, whole(sizes[k], strlen(letters[i]), 4000));
            test_rollback(t);
        }
}

RULES(a_package_that_nobody_came_back_to_waits_seven_days, a_hundred_imports_are_listed_and_the_rest_are_counted,
    the_list_of_imports_has_those_of_one_state_when_it_is_asked_for_them,
    work_that_a_stop_cut_is_taken_up_three_times_and_then_left,
    of_a_wrong_cell_200_bytes_are_told_and_4000_can_be_mended_never_half_a_letter)
