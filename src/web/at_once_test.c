/* at_once_test: an answer is given at once as long as nobody has committed anything since before it was made, to those
 * of whom a worker would ask nothing. The whole server: tests/web/at_once.test.mjs. */
#include "base/asked.h"
#include "base/test.h"
#include "db/db.h"
#include "web/at_once.h"
#include <unistd.h>

static char path[40];
static struct settings settings;
static struct at_once *o;
static struct db *writer;
static struct asked *asked;
static int given;

static void note(struct http *x, const struct answer *a)
{
    assert_str(a->body, "page");
    assert_int_equal(a->nlines, 1);
    assert_string_equal(a->lines[0].value, "text/html");
    given++;
}

static struct http request(const char *target)
{
    return (struct http){ .method = S("GET"), .target = str_of(target), .answer = note };
}

static void exec(const char *sql)
{
    struct buf why;
    buf_init(&why, 200);
    assert_true(db_exec(writer, sql, &why));
    buf_free(&why);
}

static void open_all(void)
{
    struct db_options options = { .create = true };
    struct buf why;

    snprintf(path, sizeof path, "/tmp/kotipolku-at-once-%d.db", getpid());
    unlink(path);
    buf_init(&why, 200);
    writer = db_open(str_of(path), &options, &why);
    buf_free(&why);
    assert_non_null(writer);
    exec("CREATE TABLE t (x)");
    settings = settings_default();
    settings.db = str_of(path);
    asked = asked_open();
    o = at_once_open(&settings);
    assert_non_null(o);
    given = 0;
}

static void close_all(void)
{
    at_once_close(o);
    asked_close(asked);
    db_close(writer);
    unlink(path);
}

static void put(const struct http *x, int64_t state, struct str body)
{
    struct answer a = { .status = 200, .body = body, .lines = { { "Content-Type", "text/html" } }, .nlines = 1 };

    at_once_put(
        o, &(struct at_once_made){ x, state, instant_day(instant_now()), &settings, "page", S("opened/1") }, &a);
}

static bool gives(struct http x) { return at_once_give(o, &x, &settings, asked); }

TEST(an_answer_is_given_until_somebody_commits_and_again_when_it_was_made_anew)
{
    open_all();
    struct http x = request("/p/fi");
    struct arena *a = arena_new(1 << 20);

    assert_false(gives(x));
    put(&x, at_once_state(o, &x), S("page"));
    assert_true(gives(x) && gives(x));
    assert_int_equal(given, 2);
    exec("INSERT INTO t VALUES (1)");
    assert_false(gives(x));
    int64_t before = at_once_state(o, &x);
    exec("INSERT INTO t VALUES (2)"); /* while it was drawn */
    put(&x, before, S("page"));
    assert_false(gives(x));
    put(&x, at_once_state(o, &x), S("page"));
    assert_true(gives(x));
    struct asked_counts counts = asked_take(asked, a);
    assert_int_equal(counts.n, 1);
    assert_int_equal(counts.at[0].n, 3);
    arena_free(a);
    close_all();
}

TEST(who_is_signed_in_has_it_already_or_wants_something_else_is_left_to_a_worker)
{
    open_all();
    struct http x = request("/p/fi"), other = x;

    put(&x, at_once_state(o, &x), S("page"));
    other.header[HEADER_COOKIE] = S("kp_lang=fi; __Host-kp_session=abc");
    assert_false(gives(other));
    assert_int_equal(at_once_state(o, &other), 0);
    other.header[HEADER_COOKIE] = S("kp_lang=fi");
    assert_true(gives(other));
    other = x, other.header[HEADER_IF_NONE_MATCH] = S("W/\"x\"");
    assert_false(gives(other));
    other = x, other.header[HEADER_ACCEPT_ENCODING] = S("br, gzip");
    assert_false(gives(other));
    other = x, other.header[HEADER_X_PARTIAL] = S("1");
    assert_false(gives(other));
    other = x, other.header[HEADER_X_OFFLINE] = S("1");
    assert_false(gives(other));
    other = x, other.https = true;
    assert_false(gives(other));
    other = x, other.method = S("HEAD");
    assert_false(gives(other));
    other = x, other.refused = 431;
    assert_false(gives(other));
    assert_false(gives(request("/p/fi?start=25")));
    assert_true(gives(x));
    close_all();
}

TEST(another_day_other_settings_and_a_state_that_is_not_known_give_nothing)
{
    open_all();
    struct http x = request("/p/fi");
    struct settings fresh = settings;
    struct answer a = { .status = 200, .body = S("page") };

    put(&x, at_once_state(o, &x), S("page"));
    assert_false(at_once_give(o, &x, &fresh, asked));
    at_once_put(o,
        &(struct at_once_made){
            &x, at_once_state(o, &x), day_add(instant_day(instant_now()), -1), &settings, "page", S("") },
        &a);
    assert_false(gives(x));
    x = request("/p/sv");
    put(&x, 0, S("page"));
    assert_false(gives(x));
    static char large[AT_ONCE_MOST];
    put(&x, at_once_state(o, &x), (struct str){ large, sizeof large });
    assert_false(gives(x));
    settings.db = S("postgresql:///x");
    assert_null(at_once_open(&settings));
    assert_int_equal(at_once_state(NULL, &x), 0);
    assert_false(at_once_give(NULL, &x, &settings, asked));
    close_all();
}

TESTS(an_answer_is_given_until_somebody_commits_and_again_when_it_was_made_anew,
    who_is_signed_in_has_it_already_or_wants_something_else_is_left_to_a_worker,
    another_day_other_settings_and_a_state_that_is_not_known_give_nothing)
