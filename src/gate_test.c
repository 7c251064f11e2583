/* Tests of the gate, request by request, without a network: who may enter, whose forms are taken, what is done once,
 * what is kept of a form that came too late, and what a look leaves in the journal. Which role may open which route:
 * matrix_test. */
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

static struct str cookie_of(enum role role)
{
    return role == ROLE_NONE ? S("a-visitor-of-the-test-with-a-long-cookie") : w.cookie[role];
}

static struct http from(enum role role, const char *target)
{
    struct http x = { .method = S("GET"), .target = str_of(target) };

    x.header[HEADER_COOKIE] = str_fmt(
        w.t->a, "kp_%s=%.*s", role == ROLE_NONE ? "visit" : "session", STR_ARG(cookie_of(role)));
    return x;
}

/* A form with the token of the person's own cookie. */
static struct http form(enum role role, const char *target, const char *form_id, const char *fields)
{
    struct http x = from(role, target);

    x.method = S("POST");
    x.header[HEADER_CONTENT_TYPE] = S("application/x-www-form-urlencoded");
    x.body = str_fmt(w.t->a, "csrf=%.*s&form_id=%s&%s", STR_ARG(csrf_make(w.t, cookie_of(role))), form_id, fields);
    return x;
}

static int64_t projects(void) { return test_number(w.t, "SELECT count(*) FROM projects_project"); }

static bool shows(const char *text) { return str_find(buf_view(&answered.body), str_of(text)) >= 0; }

/* ---- who may enter */

TEST(nobody_is_led_to_the_sign_in_page_and_back_and_a_machine_gets_401)
{
    ask(&w, from(ROLE_NONE, "/projects?project=5"));
    assert_int_equal(answered.status, 303);
    assert_string_equal(answered.location, "/sign-in?next=%2Fprojects%3Fproject%3D5");
    ask(&w, from(ROLE_NONE, "/projects.json"));
    assert_int_equal(answered.status, 401);
    ask(&w, from(ROLE_PEER, NEW_PROJECT));
    assert_int_equal(answered.status, 403);
    ask(&w, from(ROLE_ADMIN, NEW_PROJECT));
    assert_int_equal(answered.status, 200);
}

TEST(an_address_that_is_not_there_is_not_readable_or_takes_another_method_says_so)
{
    ask(&w, from(ROLE_ADMIN, "/nothing-here"));
    assert_int_equal(answered.status, 404);
    ask(&w, from(ROLE_ADMIN, "/projects/%zz"));
    assert_int_equal(answered.status, 400);
    ask(&w, form(ROLE_ADMIN, "/projects", "m1", ""));
    assert_int_equal(answered.status, 405);
    assert_string_equal(answered.allow, "GET, HEAD");
    ask(&w, from(ROLE_ADMIN, "/drafts"));
    assert_int_equal(answered.status, 405);
    assert_string_equal(answered.allow, "POST");
}

TEST(what_the_server_refused_is_answered_with_its_status_and_not_handled)
{
    struct http x = form(ROLE_ADMIN, NEW_PROJECT, "r1", "code=REFUSED");
    int64_t before = projects();

    x.refused = 413;
    ask(&w, x);
    assert_int_equal(answered.status, 413);
    assert_int_equal(projects(), before);
}

/* ---- whose forms are taken */

TEST(a_form_without_its_token_or_from_another_site_changes_nothing)
{
    static const struct {
        enum header header;
        const char *value;
        int status;
    } each[] = {
        { HEADER_ORIGIN, "https://evil.example", 403 },
        { HEADER_ORIGIN, "null", 403 },
        { HEADER_SEC_FETCH_SITE, "cross-site", 403 },
        { HEADER_SEC_FETCH_SITE, "same-site", 403 },
        { HEADER_ORIGIN, "https://kotipolku.test", 303 },
        { HEADER_SEC_FETCH_SITE, "same-origin", 303 },
    };
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        int64_t before = projects();
        const char *number = str_z(w.t->a, str_fmt(w.t->a, "o%d", (int)i));
        struct http x = form(ROLE_ADMIN, NEW_PROJECT, number, str_z(w.t->a, str_fmt(w.t->a, "code=%s", number)));
        x.header[each[i].header] = str_of(each[i].value);
        ask(&w, x);
        assert_int_equal(answered.status, each[i].status);
        assert_int_equal(projects() - before, each[i].status == 303);
    }
    static const char *const tokens[] = { "", "csrf=&", "csrf=made-up&" };
    for (size_t i = 0; i < 3; i++) {
        struct http x = form(ROLE_ADMIN, NEW_PROJECT, "t", "");
        x.body = str_fmt(w.t->a, "%sform_id=t%d&code=TOKEN", tokens[i], (int)i);
        ask(&w, x);
        assert_int_equal(answered.status, 403);
    }
    struct http stolen = form(ROLE_MANAGER, NEW_PROJECT, "t9", "code=TOKEN"); /* another person's token */
    stolen.header[HEADER_COOKIE] = from(ROLE_ADMIN, "/").header[HEADER_COOKIE];
    ask(&w, stolen);
    assert_int_equal(answered.status, 403);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM projects_project WHERE code = 'TOKEN'"), 0);
}

TEST(a_kept_form_is_sent_only_by_its_writer_and_from_our_own_page)
{
    static const struct {
        const char *writer, *site;
        int status;
    } each[] = {
        { "1", "same-origin", 303 },
        { "2", "same-origin", 401 },
        { "x", "same-origin", 401 },
        { "1", "", 403 },
        { "1", "cross-site", 403 },
    };
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) { /* the admin is staff number 1 */
        struct http x = form(ROLE_ADMIN, NEW_PROJECT, "k", "");
        x.body = str_fmt(w.t->a, "form_id=kept%d&code=KEPT%d", (int)i, (int)i);
        x.header[HEADER_X_OFFLINE] = str_of(each[i].writer);
        x.header[HEADER_SEC_FETCH_SITE] = str_of(each[i].site);
        ask(&w, x);
        assert_int_equal(answered.status, each[i].status);
    }
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM projects_project WHERE code LIKE 'KEPT%'"), 1);
}

/* ---- what is done once */

TEST(a_form_that_comes_twice_is_done_once_and_answered_alike)
{
    struct http x = form(ROLE_ADMIN, NEW_PROJECT, "twice", "code=TWICE&name_en=Once");
    char first[200];

    ask(&w, x);
    assert_int_equal(answered.status, 303);
    snprintf(first, sizeof first, "%s", answered.location);
    int64_t journal = test_number(w.t, "SELECT count(*) FROM journal");
    ask(&w, x);
    assert_int_equal(answered.status, 303);
    assert_string_equal(answered.location, first);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM projects_project WHERE code = 'TWICE'"), 1);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM journal"), journal);
}

TEST(another_form_under_a_used_number_is_refused_and_a_number_belongs_to_one_person_and_one_address)
{
    ask(&w, form(ROLE_ADMIN, NEW_PROJECT, "number", "code=N1"));
    assert_int_equal(answered.status, 303);
    ask(&w, form(ROLE_ADMIN, NEW_PROJECT, "number", "code=N2"));
    assert_int_equal(answered.status, 422);
    ask(&w, form(ROLE_ADMIN, "/account", "number", "code=N1"));
    assert_int_equal(answered.status, 422);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM projects_project WHERE code = 'N2'"), 0);
    ask(&w, form(ROLE_MANAGER, "/projects/0000000000005/periods", "number",
                "name=Spring&starts_on=2030-01-01&ends_on=2030-05-31"));
    assert_int_equal(answered.status, 303);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM projects_period"), 1);
}

TEST(the_key_in_the_header_of_a_kept_form_counts_like_the_number_in_the_form)
{
    struct http x = form(ROLE_ADMIN, NEW_PROJECT, "first", "code=KEY");

    x.header[HEADER_IDEMPOTENCY_KEY] = S("key-1");
    ask(&w, x);
    assert_int_equal(answered.status, 303);
    ask(&w, x);
    assert_int_equal(answered.status, 303);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM web_idempotency WHERE form_id = 'key-1'"), 1);
}

TEST(a_refused_form_may_come_again_under_its_number)
{
    ask(&w, form(ROLE_ADMIN, NEW_PROJECT, "again", "code=P1")); /* taken */
    assert_int_equal(answered.status, 422);
    ask(&w, form(ROLE_ADMIN, NEW_PROJECT, "again", "code=AGAIN"));
    assert_int_equal(answered.status, 303);
}

TEST(a_refusal_rolls_back_but_failed_sign_ins_stay_counted)
{
    test_sql(w.t, "INSERT INTO groups_group (id, source_key, project_id, name, sort_key, language, kind, venue, "
                  "municipality, area, weekday, every_weeks, version, created_at) "
                  "VALUES (50, '', 5, 'G', CAST('' AS {bytes}), 'som', 'peer', '', '', '', '', 1, 1, '')");
    test_sql(w.t, "INSERT INTO groups_session (id, source_key, group_id, project_id, day, kind, theme, module, expert, "
                  "state, cancel_reason, visitors, carers, register_version, version, created_at) "
                  "VALUES (60, '', 50, 5, '2026-01-10', 'meeting', '', '', '', 'planned', '', 0, 0, 0, 1, '')");
    char id[ID_TEXT];
    id_text(60, id);
    const char *address = str_z(w.t->a, str_fmt(w.t->a, "/sessions/%s", id));
    ask(&w, form(ROLE_MANAGER, address, "roll", "version=0&visitors=501"));
    assert_int_equal(answered.status, 422);
    assert_int_equal(test_number(w.t, "SELECT register_version FROM groups_session WHERE id = 60"), 0);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM groups_session WHERE id = 60 AND state = 'planned'"), 1);
    ask(&w, form(ROLE_NONE, "/sign-in", "s1", "email=nobody%40example.org&password=wrong+password"));
    assert_true(answered.status >= 400);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM auth_throttle WHERE kind = 'account'"), 1);
}

/* ---- what is kept of a form that came too late */

static struct http late(enum role role, struct str cookie, const char *fields)
{
    struct http x = form(role, NEW_PROJECT, "late", fields);

    x.header[HEADER_COOKIE] = cookie;
    x.header[HEADER_REFERER] = S("https://kotipolku.test" NEW_PROJECT);
    return x;
}

TEST(what_somebody_typed_after_the_session_ended_waits_in_the_form_for_her_alone)
{
    struct str cookie = from(ROLE_ADMIN, "/").header[HEADER_COOKIE];

    test_sql(w.t, "UPDATE auth_session SET seen_at = '2020-01-01T00:00:00Z', started_at = '2020-01-01T00:00:00Z' WHERE "
                  "staff_id = 1");
    session_cache_forget(w.service.auth->cache);
    ask(&w, late(ROLE_ADMIN, cookie, "code=DRAFT7&fund=Typed+by+her&csrf_password=secret"));
    assert_int_equal(answered.status, 303);
    assert_true(strstr(answered.location, "/sign-in") == answered.location);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM projects_project WHERE code = 'DRAFT7'"), 0);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM web_draft"), 1);
    house_sign_in(&w);
    test_sql(w.t, "UPDATE staff SET role = 'admin' WHERE id = 2"); /* a second admin sees nothing of it */
    ask(&w, from(ROLE_MANAGER, NEW_PROJECT));
    assert_int_equal(answered.status, 200);
    assert_false(shows("Typed by her"));
    ask(&w, from(ROLE_ADMIN, NEW_PROJECT));
    assert_true(shows("Typed by her"));
    ask(&w, form(ROLE_ADMIN, NEW_PROJECT, "saved", "code=DRAFT7&fund=Typed+by+her"));
    assert_int_equal(answered.status, 303);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM web_draft"), 0);
    test_sql(w.t, "UPDATE staff SET role = 'manager' WHERE id = 2");
}

TEST(a_late_form_from_another_site_is_not_kept)
{
    struct http x = late(ROLE_NONE, from(ROLE_NONE, "/").header[HEADER_COOKIE], "code=EVIL");

    x.header[HEADER_SEC_FETCH_SITE] = S("cross-site");
    ask(&w, x);
    assert_int_equal(answered.status, 303);
    x = late(ROLE_NONE, from(ROLE_NONE, "/").header[HEADER_COOKIE], "code=EVIL");
    x.header[HEADER_REFERER] = S("https://evil.example" NEW_PROJECT);
    ask(&w, x);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM web_draft"), 0);
}

TEST(a_draft_is_kept_while_typing_replaced_and_thrown_away_and_has_no_passwords)
{
    const char *about = "draft_for=%2Fprojects%2Fnew&draft_action=%2Fprojects%2Fnew";

    ask(&w, form(ROLE_ADMIN, "/drafts", "", str_z(w.t->a, str_fmt(w.t->a, "%s&fund=First+words", about))));
    assert_int_equal(answered.status, 204);
    ask(&w, form(ROLE_ADMIN, "/drafts", "", str_z(w.t->a, str_fmt(w.t->a, "%s&fund=Second+words", about))));
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM web_draft"), 1);
    ask(&w, from(ROLE_ADMIN, NEW_PROJECT));
    assert_true(shows("Second words") && !shows("First words"));
    ask(&w, form(ROLE_ADMIN, "/drafts", "d3", str_z(w.t->a, str_fmt(w.t->a, "%s&draft_drop=1", about))));
    assert_int_equal(answered.status, 303);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM web_draft"), 0);
    ask(&w, form(ROLE_ADMIN, "/drafts", "",
                str_z(w.t->a, str_fmt(w.t->a, "%s&new_password=secret+words&code=123456", about))));
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM web_draft"), 0); /* nothing else was typed */
    ask(&w, form(ROLE_ADMIN, "/drafts", "", "draft_for=https%3A%2F%2Fevil.example&draft_action=%2Fx&fund=A"));
    assert_int_equal(answered.status, 422);
}

/* ---- looks */

TEST(a_look_at_a_person_is_in_the_journal_and_a_look_that_found_nobody_is_not)
{
    char id[ID_TEXT];

    test_sql(w.t, "INSERT INTO people_person (id, source_key, given_names, family_name, call_name, sort_key, gender, "
                  "languages, service_language, citizenships, non_disclosure, "
                  "protected, version, created_at) VALUES (70, '', 'Tessa', 'Testi', '', CAST('' AS {bytes}), 'woman', "
                  "'som', '', '', 0, 0, 1, '')");
    test_sql(w.t,
        "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, entry_status, "
        "entry_education, heard_from, exit_status, six_month_status, "
        "version, created_at) VALUES (71, '', 70, 5, CAST('' AS {bytes}), '2026-01-01', '', '', '', '', '', 1, '')");
    id_text(70, id);
    ask(&w, from(ROLE_COUNSELLOR, str_z(w.t->a, str_fmt(w.t->a, "/people/%s", id))));
    assert_int_equal(answered.status, 200);
    assert_int_equal(
        test_number(w.t, "SELECT count(*) FROM journal WHERE act = 'look' AND subject = 70 AND staff_id = 3"), 1);
    id_text(99, id);
    ask(&w, from(ROLE_COUNSELLOR, str_z(w.t->a, str_fmt(w.t->a, "/people/%s", id))));
    assert_int_equal(answered.status, 404);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM journal WHERE act = 'look' AND staff_id = 3"), 1);
}

/* ---- what the answer says */

TEST(each_refusal_is_said_in_its_own_words)
{
    static const struct {
        enum role role;
        const char *method, *target, *says;
    } each[] = {
        { ROLE_ADMIN, "GET", "/nothing-here", "This page does not exist" },
        { ROLE_PEER, "GET", NEW_PROJECT, "You have no right to this page" },
        { ROLE_ADMIN, "GET", "/projects/%zz", "could not be read" },
        { ROLE_ADMIN, "GET", "/projects/%4z", "could not be read" },
        { ROLE_ADMIN, "GET", "/projects/%z4", "could not be read" },
        { ROLE_ADMIN, "GET", "/drafts", "cannot be used that way" },
    };
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        ask(&w, from(each[i].role, each[i].target));
        if (!shows(each[i].says))
            fail_msg("%s does not say: %s", each[i].target, each[i].says);
    }
}

TEST(a_page_speaks_the_language_asked_for_then_of_the_cookie_then_of_the_profile_then_of_the_browser)
{
    struct http x = from(ROLE_COUNSELLOR, "/projects");

    test_sql(w.t, "UPDATE staff SET tag = 'sv' WHERE id = 3");
    session_cache_forget(w.service.auth->cache);
    ask(&w, x);
    assert_true(shows("lang=\"sv\""));
    x.header[HEADER_COOKIE] = str_fmt(w.t->a, "%.*s; kp_lang=fi", STR_ARG(x.header[HEADER_COOKIE]));
    ask(&w, x);
    assert_true(shows("<html lang=\"fi\""));
    x.target = S("/projects?lang=ar");
    ask(&w, x);
    assert_true(shows("<html lang=\"ar\"") && shows("dir=\"rtl\""));
    test_sql(w.t, "UPDATE staff SET tag = '' WHERE id = 3");
    session_cache_forget(w.service.auth->cache);
    ask(&w, from(ROLE_COUNSELLOR, "/projects"));
    assert_true(shows("<html lang=\"en\""));
}

TEST(switching_the_language_keeps_the_rest_of_the_address)
{
    ask(&w, from(ROLE_MANAGER, "/contacts?project=5&lang=en"));
    assert_int_equal(answered.status, 200);
    assert_true(shows("/contacts?project=5&amp;lang=sv"));
    assert_false(shows("lang=en&amp;lang=sv"));
}

TESTS_BETWEEN(open_world, close_world, nobody_is_led_to_the_sign_in_page_and_back_and_a_machine_gets_401,
    an_address_that_is_not_there_is_not_readable_or_takes_another_method_says_so,
    what_the_server_refused_is_answered_with_its_status_and_not_handled,
    a_form_without_its_token_or_from_another_site_changes_nothing,
    a_kept_form_is_sent_only_by_its_writer_and_from_our_own_page,
    a_form_that_comes_twice_is_done_once_and_answered_alike,
    another_form_under_a_used_number_is_refused_and_a_number_belongs_to_one_person_and_one_address,
    the_key_in_the_header_of_a_kept_form_counts_like_the_number_in_the_form,
    a_refused_form_may_come_again_under_its_number, a_refusal_rolls_back_but_failed_sign_ins_stay_counted,
    what_somebody_typed_after_the_session_ended_waits_in_the_form_for_her_alone,
    a_late_form_from_another_site_is_not_kept,
    a_draft_is_kept_while_typing_replaced_and_thrown_away_and_has_no_passwords,
    a_look_at_a_person_is_in_the_journal_and_a_look_that_found_nobody_is_not, each_refusal_is_said_in_its_own_words,
    a_page_speaks_the_language_asked_for_then_of_the_cookie_then_of_the_profile_then_of_the_browser,
    switching_the_language_keeps_the_rest_of_the_address)
