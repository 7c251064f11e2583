/* Tests of the link-holder as a role, through the whole gate: how the link is opened, that it opens the pages under /my
 * about its person and nothing else, and that nobody of the staff acts there. */
#include "rooms/own_links/own_links.h"
#include "tests/looks_testing.h"

static char proof[200]; /* of the cookie that the link set, "kp_own=…" */

static struct str visit(void) { return S("a-visitor-of-the-test-with-a-long-cookie"); }

/* As who holds the link; role: and is signed in besides. */
static struct http held(struct str target, enum role role)
{
    struct http x = { .method = S("GET"), .target = target };
    struct str also = role == ROLE_NONE ? str_fmt(w.t->a, "kp_visit=%.*s", STR_ARG(visit()))
                                        : str_fmt(w.t->a, "kp_session=%.*s", STR_ARG(w.cookie[role]));

    x.header[HEADER_COOKIE] = str_fmt(w.t->a, "%s; %.*s", proof, STR_ARG(also));
    return x;
}

static struct http sent(struct str target, const char *fields, enum role role)
{
    struct http x = held(target, role);
    char form_id[ID_TEXT];

    id_text(id_new(), form_id);
    x.method = S("POST");
    x.header[HEADER_CONTENT_TYPE] = S("application/x-www-form-urlencoded");
    x.body = str_fmt(w.t->a, "csrf=%.*s&form_id=%s&%s",
        STR_ARG(csrf_make(w.t, role == ROLE_NONE ? visit() : w.cookie[role])), form_id, fields);
    return x;
}

static struct str made(const char *key, const char *pin)
{
    struct problems ps = { 0 };
    struct str link;

    db_begin_write(w.t);
    assert_int_equal(own_links_make(w.t, id_of("people_person", key), str_of(pin), &link, &ps), DONE);
    db_commit(w.t);
    return link;
}

/* She opens her link; her cookie stands in `proof`. */
static void opens(struct str link)
{
    proof[0] = '\0';
    ask(&w, (struct http){ .method = S("GET"), .target = str_fmt(w.t->a, "/my?link=%.*s", STR_ARG(link)) });
    snprintf(proof, sizeof proof, "%s", answered.own);
}

TEST(a_link_sets_a_cookie_and_leads_to_an_address_without_its_key)
{
    struct str link = made("a1", "");

    opens(link);
    assert_int_equal(answered.status, 303);
    assert_string_equal(answered.referrer, "no-referrer");
    assert_true(str_find(str_of(answered.location), link) < 0);
    assert_true(str_starts(str_of(answered.location), S("/my?opened=1")));
    assert_true(str_find(str_of(answered.location), S("lang=so")) > 0); /* hers */
    ask(&w, held(S("/my?opened=1"), ROLE_NONE));
    assert_int_equal(answered.status, 200);
    assert_true(shows("Hello, Sahra!"));
    ask(&w, (struct http){ .method = S("GET"), .target = S("/my?opened=1") });
    assert_int_equal(answered.status, 410);
    assert_true(shows("This browser keeps no cookies."));
    ask(&w, (struct http){ .method = S("GET"), .target = S("/my/data") });
    assert_int_equal(answered.status, 410);
    assert_false(shows(OURS));
}

TEST(the_phone_forgets_and_what_was_typed_is_nobodys)
{
    opens(made("a1", ""));
    ask(&w, sent(S("/my/forget"), "", ROLE_NONE));
    assert_int_equal(answered.status, 303);
    assert_string_equal(answered.own, "kp_own=");
    assert_true(strlen(answered.visit) > 20 && str_find(str_of(answered.visit), visit()) < 0);
}

TEST(a_pin_stands_before_every_page)
{
    static const char *const pages[] = { "/my", "/my/data", "/my/path", "/my/meetings", "/my/people", "/my/read" };
    opens(made("a2", "2580")); /* under non-disclosure */

    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        ask(&w, held(str_of(pages[i]), ROLE_NONE));
        assert_true(shows("Write your PIN"));
        assert_false(shows("Suojattu"));
    }
    ask(&w, sent(S("/my/data/ask"), "kind=deletion", ROLE_NONE));
    assert_string_equal(answered.location, "/my");
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM own_page_request WHERE kind = 'deletion'"), 0);
    ask(&w, sent(S("/my/pin"), "pin=2581", ROLE_NONE));
    assert_int_equal(answered.status, 422);
    ask(&w, sent(S("/my/pin"), "pin=2580", ROLE_NONE));
    assert_int_equal(answered.status, 303);
    snprintf(proof, sizeof proof, "%s", answered.own);
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        ask(&w, held(str_of(pages[i]), ROLE_NONE));
        assert_int_equal(answered.status, 200);
        assert_false(shows(HIDDEN_PHONE) || shows(HIDDEN_EMAIL) || shows(HIDDEN_POST));
    }
}

/* Every address of the site map, as who holds the link of Sahra of our project. */
TEST(who_holds_a_link_reaches_no_page_of_the_staff_and_nothing_of_another_person)
{
    size_t hers = 0, refused = 0;

    opens(made("a1", ""));
    for (unsigned i = 0; i < site_map_n; i++) {
        const struct route_row *row = &site_map[i];
        struct str target = address(row, true, "");
        if (row->method != GET || not_there(row))
            continue;
        ask(&w, held(target, ROLE_NONE));
        if (shows(THEIRS) || shows("Suojattu"))
            fail_msg("%.*s shows another person", STR_ARG(target));
        if (row->permission != PERM_PUBLIC) {
            bool away = answered.status == 303 && str_starts(str_of(answered.location), S("/sign-in"));
            if (!away && answered.status != 401)
                fail_msg("%.*s is open to who holds a link: %d", STR_ARG(target), answered.status);
            refused++;
        } else if (strncmp(row->path, "/my", 3) == 0) {
            assert_int_equal(answered.status, row->ids == 0 ? 200 : 404); /* an id is of the other project */
            hers++;
        }
    }
    assert_true(hers >= 7 && refused > 100);
}

TEST(who_holds_a_link_changes_nothing_of_another_person)
{
    char session[ID_TEXT], request[ID_TEXT];

    opens(made("a1", ""));
    id_text(id_of("groups_session", "bx"), session);
    id_text(project_of("P6") + 9500, request);
    ask(&w, sent(str_fmt(w.t->a, "/my/meetings/%s", session), "comes=0", ROLE_NONE));
    assert_int_equal(answered.status, 404);
    ask(&w, sent(str_fmt(w.t->a, "/my/data/ask/%s", request), "", ROLE_NONE));
    assert_int_equal(answered.status, 404);
    id_text(project_of("P1") + 9500, request);
    ask(&w, sent(str_fmt(w.t->a, "/my/data/ask/%s", request), "", ROLE_NONE));
    assert_int_equal(answered.status, 303); /* her own */
    id_text(id_of("people_person", "a1"), session);
    ask(&w, sent(str_fmt(w.t->a, "/people/%s/own-page/withdraw", session), "", ROLE_NONE));
    assert_true(str_starts(str_of(answered.location), S("/sign-in")));
}

static struct str of_child(const char *key)
{
    char session[ID_TEXT], child[ID_TEXT];

    id_text(project_of("P1") + 9000, session);
    id_text(id_of("people_child", key), child);
    return str_fmt(w.t->a, "/my/meetings/%s/%s", session, child);
}

TEST(she_books_places_for_her_children_only_and_who_cannot_come_gives_them_back)
{
    const char *booked = "SELECT count(*) FROM attendance_child a JOIN people_child c ON c.id = a.child_id "
                         "JOIN groups_session s ON s.id = a.session_id WHERE c.source_key = 'ac' AND s.source_key = '' "
                         "AND a.state = 'booked'";
    char session[ID_TEXT];

    opens(made("a1", ""));
    ask(&w, sent(of_child("ac"), "place=0", ROLE_NONE));
    assert_int_equal(answered.status, 303);
    assert_int_equal(test_number(w.t, booked), 0);
    ask(&w, sent(of_child("ac"), "place=1", ROLE_NONE));
    assert_int_equal(answered.status, 303);
    assert_int_equal(test_number(w.t, booked), 1);
    ask(&w, sent(of_child("bc"), "place=1", ROLE_NONE));
    assert_int_equal(answered.status, 404);
    id_text(project_of("P1") + 9000, session);
    ask(&w, sent(str_fmt(w.t->a, "/my/meetings/%s", session), "comes=0", ROLE_NONE));
    assert_int_equal(answered.status, 303);
    assert_int_equal(test_number(w.t, booked), 0);
}

/* The same records as the worker's: the round of needs, and a questionnaire by a link made for her at once. */
TEST(she_answers_what_waits_for_her_and_nothing_of_others)
{
    char id[ID_TEXT];
    const char *needs = "SELECT count(*) FROM needs_need n JOIN people_person p ON p.id = n.person_id WHERE "
                        "p.source_key = 'a1' AND n.area = 'housing' AND n.weight = 2";

    opens(made("a1", ""));
    ask(&w, held(S("/my/needs?area=housing"), ROLE_NONE));
    assert_int_equal(answered.status, 200);
    assert_true(shows("action=\"/my/needs/"));
    int64_t before = test_number(w.t, needs);
    for (int area = 1; area <= 13; area++) {
        char target[60], number[ID_TEXT];
        id_text(area, number);
        snprintf(target, sizeof target, "/my/needs/%s", number);
        ask(&w, sent(str_of(target), "weight=2&version=0&go=next", ROLE_NONE));
    }
    assert_int_equal(answered.status, 303);
    assert_true(str_starts(str_of(answered.location), S("/my/needs/end")));
    assert_int_equal(test_number(w.t, needs), before + 1);
    ask(&w, held(str_of(answered.location), ROLE_NONE));
    assert_true(shows("You can go on later") || shows("Everything is saved."));
    id_text(id_of("instruments_measurement", "am"), id);
    ask(&w, sent(str_fmt(w.t->a, "/my/questions/%s", id), "", ROLE_NONE));
    assert_int_equal(answered.status, 303);
    ask(&w, held(str_of(answered.location), ROLE_NONE));
    assert_int_equal(answered.status, 200);
    id_text(id_of("instruments_measurement", "bm"), id);
    ask(&w, sent(str_fmt(w.t->a, "/my/questions/%s", id), "", ROLE_NONE));
    assert_int_equal(answered.status, 404);
    proof[0] = '\0';
    ask(&w, held(S("/my/needs"), ROLE_NONE));
    assert_string_equal(answered.location, "/my");
}

/* What we ask after she left: the row that a worker answers, by herself; and of nobody else's. */
TEST(she_answers_a_follow_up_question_by_question_once_and_no_other_s)
{
    const char *row = "SELECT count(*) FROM follow_ups_follow_up f JOIN people_person p ON p.id = f.person_id WHERE "
                      "p.source_key = 'a1' AND f.kind = 'other' AND f.reached = 1 AND f.status = 'student' AND "
                      "f.said_on = f.done_on AND f.said IS NULL";
    char id[ID_TEXT], other[ID_TEXT], one[ID_TEXT];

    opens(made("a1", ""));
    id_text(1, one);
    id_text(id_of("follow_ups_follow_up", "af"), id);
    id_text(id_of("follow_ups_follow_up", "bf"), other);
    struct str page = str_fmt(w.t->a, "/my/after/%s", id), first = str_fmt(w.t->a, "/my/after/%s/%s", id, one);
    ask(&w, held(S("/my/questions"), ROLE_NONE));
    assert_true(shows(str_z(w.t->a, page)));
    ask(&w, held(page, ROLE_NONE));
    assert_int_equal(answered.status, 200);
    assert_true(shows("What do you do now?"));
    ask(&w, sent(first, "go=next", ROLE_NONE));
    assert_int_equal(answered.status, 422);
    assert_true(shows("Choose one."));
    ask(&w, sent(first, "answer=student&go=next", ROLE_NONE));
    assert_int_equal(answered.status, 303);
    assert_true(str_find(str_of(answered.location), S("student")) < 0); /* nothing that she says is in an address */
    ask(&w, held(str_of(answered.location), ROLE_NONE));
    assert_true(shows("Is everything right?"));
    assert_true(shows("I study"));
    ask(&w, sent(page, "version=99", ROLE_NONE));
    assert_int_equal(answered.status, 409);
    assert_true(shows("I study"));
    assert_int_equal(test_number(w.t, row), 0);
    struct str version = str_number(
        w.t->a, test_number(w.t, "SELECT version FROM follow_ups_follow_up WHERE source_key = 'af'"));
    const char *fields = str_z(w.t->a, str_fmt(w.t->a, "version=%.*s", STR_ARG(version)));
    ask(&w, sent(page, fields, ROLE_MANAGER)); /* whoever is signed in besides */
    assert_int_equal(answered.status, 303);
    ask(&w, sent(page, fields, ROLE_NONE)); /* a second touch */
    assert_int_equal(answered.status, 303);
    assert_int_equal(test_number(w.t, row), 1);
    ask(&w, held(page, ROLE_NONE));
    assert_true(shows("Your answers are sent."));
    ask(&w, sent(first, "answer=employed&go=next", ROLE_NONE)); /* the button of a page that she went back to */
    assert_int_equal(answered.status, 303);
    assert_int_equal(test_number(w.t, row), 1);
    ask(&w, held(str_fmt(w.t->a, "/my/after/%s", other), ROLE_NONE));
    assert_int_equal(answered.status, 404);
    ask(&w, sent(str_fmt(w.t->a, "/my/after/%s/%s", other, one), "answer=student&go=next", ROLE_NONE));
    assert_int_equal(answered.status, 404);
    ask(&w, sent(str_fmt(w.t->a, "/my/after/%s", other), "version=1", ROLE_NONE));
    assert_int_equal(answered.status, 404);
}

/* A worker was faster: nothing is written, and what she chose is shown. */
TEST(she_is_told_that_her_worker_has_answered_and_what_she_chose)
{
    char id[ID_TEXT];

    opens(made("a1", ""));
    id_text(id_of("follow_ups_follow_up", "af"), id);
    struct str page = str_fmt(w.t->a, "/my/after/%s", id);
    db_begin_write(w.t);
    test_sql(w.t,
        "UPDATE follow_ups_follow_up SET said = 'student - - - -', said_on = NULL, status = 'employed', done_on "
        "= '2025-10-01', reached = 1 WHERE source_key = 'af'");
    db_commit(w.t);
    ask(&w, sent(page, "version=1", ROLE_NONE));
    assert_int_equal(answered.status, 409);
    assert_true(shows("Your worker has written the answer already."));
    assert_true(shows("I study"));
    assert_false(shows("I work")); /* what the worker wrote is told by the worker */
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM follow_ups_follow_up WHERE source_key = 'af' AND status = "
                                      "'employed' AND said_on IS NULL"),
        1);
    ask(&w, held(page, ROLE_NONE));
    assert_int_equal(answered.status, 200);
    db_begin_write(w.t);
    test_sql(w.t,
        "UPDATE follow_ups_follow_up SET done_on = NULL, status = '', reached = 0, not_reached_on = '2025-10-01' "
        "WHERE source_key = 'af'");
    db_commit(w.t);
    ask(&w, held(page, ROLE_NONE));
    assert_true(shows("This question is closed now."));
}

/* A worker has opened the link of a person on her own computer, where she is signed in. */
TEST(behind_a_link_nobody_of_the_staff_acts_whoever_is_signed_in)
{
    opens(made("a1", ""));
    int64_t before = newest();
    ask(&w, held(S("/my/data"), ROLE_MANAGER));
    assert_int_equal(answered.status, 200);
    auth_settle(w.service.auth);
    assert_int_equal(since(before, "act = 'look' AND what = 'own_page' AND staff_id = 0"), 1);
    ask(&w, sent(S("/my/data/ask"), "kind=copy", ROLE_MANAGER));
    assert_int_equal(answered.status, 303);
    assert_int_equal(since(before, "staff_id <> 0"), 0);
}

TEST(a_withdrawn_link_and_the_cookie_of_it_open_nothing)
{
    char id[ID_TEXT];

    opens(made("a1", ""));
    id_text(id_of("people_person", "a1"), id);
    ask(&w, form(ROLE_MANAGER, str_fmt(w.t->a, "/people/%s/own-page/withdraw", id), ""));
    assert_int_equal(answered.status, 303);
    ask(&w, held(S("/my"), ROLE_NONE));
    assert_int_equal(answered.status, 410);
    assert_true(shows("Open your page with your link"));
}

TEST(whoever_tries_keys_waits)
{
    test_sql(w.t, "DELETE FROM auth_throttle");
    struct str link = made("a1", "");
    for (int k = 0; k <= 30; k++) {
        opens(S("aaaaaaaaaaaaaaaaaaaaaaaaaa"));
        assert_int_equal(answered.status, k < 30 ? 410 : 429);
        auth_settle(w.service.auth);
    }
    opens(link);
    assert_int_equal(answered.status, 429);
    test_sql(w.t, "DELETE FROM auth_throttle");
}

TESTS_BETWEEN(open_world, close_world, a_link_sets_a_cookie_and_leads_to_an_address_without_its_key,
    the_phone_forgets_and_what_was_typed_is_nobodys, a_pin_stands_before_every_page,
    who_holds_a_link_reaches_no_page_of_the_staff_and_nothing_of_another_person,
    who_holds_a_link_changes_nothing_of_another_person,
    she_books_places_for_her_children_only_and_who_cannot_come_gives_them_back,
    she_answers_what_waits_for_her_and_nothing_of_others,
    she_answers_a_follow_up_question_by_question_once_and_no_other_s,
    she_is_told_that_her_worker_has_answered_and_what_she_chose,
    behind_a_link_nobody_of_the_staff_acts_whoever_is_signed_in, a_withdrawn_link_and_the_cookie_of_it_open_nothing,
    whoever_tries_keys_waits)
