/* Tests of limits of the gate, each on both of its sides: where a form may come from, to which browser a visitor's form
 * is bound, how long a draft may be and how many there may be. The steps of the gate: gate_test. */
#include "tests/gate_testing.h"

#define NEW_PROJECT "/projects/new"

static struct house w;

static int open_world(void **state)
{
    assert_true(house_open(&w, DB_SQLITE));
    house_sign_in(&w);
    return 0;
}

static int close_world(void **state)
{
    buf_free(&answered.body);
    house_close(&w);
    return 0;
}

/* cookie: "kp_visit=…", "kp_session=…" or "". */
static struct http from(struct str cookie, const char *target)
{
    struct http x = { .method = S("GET"), .target = str_of(target) };

    x.header[HEADER_COOKIE] = cookie;
    return x;
}

static struct str session(enum role role) { return str_fmt(w.t->a, "kp_session=%.*s", STR_ARG(w.cookie[role])); }

/* With the token of a cookie's value. */
static struct http form(struct str cookie, struct str value, const char *target, struct str fields)
{
    struct http x = from(cookie, target);

    x.method = S("POST");
    x.header[HEADER_CONTENT_TYPE] = S("application/x-www-form-urlencoded");
    x.body = str_fmt(w.t->a, "csrf=%.*s&%.*s", STR_ARG(csrf_make(w.t, value)), STR_ARG(fields));
    return x;
}

/* Browsers say of a request that somebody typed or reloaded that no site sent it. */
TEST(a_form_comes_from_our_own_page_or_from_no_page)
{
    static const struct {
        const char *site;
        int status;
    } each[] = { { "same-origin", 303 }, { "none", 303 }, { "", 303 }, { "same-site", 403 }, { "cross-site", 403 },
        { "None", 403 }, { "none,", 403 }, { "something-new", 403 } };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct str fields = str_fmt(w.t->a, "form_id=from%d&code=FROM%d", (int)i, (int)i);
        struct http x = form(session(ROLE_ADMIN), w.cookie[ROLE_ADMIN], NEW_PROJECT, fields);
        x.header[HEADER_SEC_FETCH_SITE] = str_of(each[i].site);
        ask(&w, x);
        assert_int_equal(answered.status, each[i].status);
    }
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM projects_project WHERE code LIKE 'FROM%'"), 3);
}

/* A visitor gets a cookie with her first page and with no later one; her form counts only from the browser that has it,
 * and a form that brings none is taken for nobody's. */
TEST(the_form_of_a_visitor_belongs_to_the_browser_that_was_given_its_cookie)
{
    const struct str fields = S("email=nobody%40example.org&password=wrong+password+here");

    ask(&w, from(S(""), "/sign-in"));
    assert_int_equal(answered.status, 200);
    assert_true(strlen(answered.visit) > strlen("kp_visit=") + 20);
    struct str cookie = str_copy(w.t->a, str_of(answered.visit)),
               value = str_part(cookie, strlen("kp_visit="), cookie.n);
    assert_true(str_find(buf_view(&answered.body), csrf_make(w.t, value)) > 0);
    ask(&w, from(cookie, "/sign-in"));
    assert_string_equal(answered.visit, "");
    ask(&w, from(session(ROLE_ADMIN), "/"));
    assert_string_equal(answered.visit, "");

    ask(&w, form(cookie, value, "/sign-in", fields));
    assert_true(answered.status != 403 && answered.status >= 400); /* heard, and the password is wrong */
    ask(&w, form(S(""), value, "/sign-in", fields));
    assert_int_equal(answered.status, 403);
    ask(&w, form(S(""), S(""), "/sign-in", fields));
    assert_int_equal(answered.status, 403);
    ask(&w, form(S("kp_visit=another-browser-with-a-cookie-of-its-own"), value, "/sign-in", fields));
    assert_int_equal(answered.status, 403);
}

/* What is kept is "fund=…&" with the text as it came: 256 KiB of it, and not a letter more. */
TEST(a_draft_of_256_kib_is_kept_and_a_longer_one_is_not_cut_but_left)
{
    enum { MOST = 256 * 1024, AROUND = sizeof "fund=&" - 1 };
    char *text = NEW_N(w.t->a, char, MOST + 1);

    memset(text, 'x', MOST + 1);
    for (int more = -1; more <= 1; more++) {
        test_sql(w.t, "DELETE FROM web_draft");
        ask(&w, form(session(ROLE_ADMIN), w.cookie[ROLE_ADMIN], "/drafts",
                    str_fmt(w.t->a, "draft_for=%%2Fprojects%%2Fnew&draft_action=%%2Fprojects%%2Fnew&fund=%.*s",
                        MOST - AROUND + more, text)));
        assert_int_equal(answered.status, 204);
        assert_int_equal(test_number(w.t, "SELECT count(*) FROM web_draft"), more <= 0);
    }
}

/* What a visitor types is kept until she has signed in; of all visitors together two thousand texts, the newest. */
TEST(of_visitors_the_newest_two_thousand_drafts_are_kept_and_of_workers_all)
{
    enum { MOST = 2000 };
    struct http x = form(S("kp_visit=a-browser-with-a-cookie-of-its-own"), S(""), NEW_PROJECT, S("fund=typed"));

    x.header[HEADER_REFERER] = S("http://kotipolku.test/projects/new");
    x.header[HEADER_SEC_FETCH_SITE] = S("same-origin");
    x.header[HEADER_ACCEPT] = S("text/html");
    test_sql(w.t, "DELETE FROM web_draft");
    test_sql(w.t,
        "INSERT INTO web_draft (owner, path, action, body, saved_at) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
        "SELECT i + 1 FROM n WHERE i < 2000) SELECT 'v' || i, '/a', '/a', x'00', "
        "strftime('%Y-%m-%dT%H:%M:%SZ', 1700000000 + i, 'unixepoch') FROM n UNION ALL "
        "SELECT 's1', '/a', '/a', x'00', '2020-01-01T00:00:00Z'");
    ask(&w, x);
    assert_int_equal(answered.status, 303);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM web_draft WHERE path = '/projects/new'"), 1);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM web_draft WHERE owner LIKE 'v%'"), MOST);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM web_draft WHERE owner = 'v1'"), 0);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM web_draft WHERE owner = 's1'"), 1);
}

TESTS_BETWEEN(open_world, close_world, a_form_comes_from_our_own_page_or_from_no_page,
    the_form_of_a_visitor_belongs_to_the_browser_that_was_given_its_cookie,
    a_draft_of_256_kib_is_kept_and_a_longer_one_is_not_cut_but_left,
    of_visitors_the_newest_two_thousand_drafts_are_kept_and_of_workers_all)
