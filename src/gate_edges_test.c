/* Tests of the edges of the gate, each in a house of its own: rights that change while somebody is signed in, how far
 * the clock of a telephone is believed, and what makes two forms the same. The steps of the gate: gate_test. */
#include "tests/gate_testing.h"

static struct http from(struct house *w, enum role role, const char *target)
{
    struct http x = { .method = S("GET"), .target = str_of(target) };

    x.header[HEADER_COOKIE] = str_fmt(w->t->a, "kp_session=%.*s", STR_ARG(w->cookie[role]));
    return x;
}

static struct http form(struct house *w, enum role role, const char *target, const char *number, const char *fields)
{
    struct http x = from(w, role, target);

    x.method = S("POST");
    x.header[HEADER_CONTENT_TYPE] = S("application/x-www-form-urlencoded");
    x.body = str_fmt(w->t->a, "csrf=%.*s&form_id=%s&%s", STR_ARG(csrf_make(w->t, w->cookie[role])), number, fields);
    return x;
}

/* ---- rights that change while somebody is signed in */

/* The instructor is staff number 4; ids of staff and of the project as addresses have them. */
#define PROJECT   "/projects/0000000000005"
#define HER       "0000000000004"
#define SIGNED_IN 200
#define NOT_HERS  404
#define AWAY      303 /* to the sign-in page */

static const struct change {
    const char *what;
    enum role by;
    const char *target, *fields;
    int after; /* her next request of the page of the project, 200 before */
} changes[] = {
    { "she is taken off the project", ROLE_MANAGER, PROJECT "/staff/" HER "/leave", "", NOT_HERS },
    { "she gets another role in the project", ROLE_MANAGER, PROJECT "/staff", "staff=" HER "&role=peer", AWAY },
    { "she gets another role in the house", ROLE_ADMIN, "/staff/" HER,
        "version=1&name=Tessa&email=instructor%40example.org&role=peer", AWAY },
    { "she is disabled", ROLE_ADMIN, "/staff/" HER "/disable", "", AWAY },
    { "she signs out", ROLE_INSTRUCTOR, "/sign-out", "", AWAY },
    { "she signs out everywhere", ROLE_INSTRUCTOR, "/sign-out-everywhere", "", AWAY },
    { "somebody else is disabled", ROLE_ADMIN, "/staff/0000000000005/disable", "", SIGNED_IN },
    { "somebody else is taken off the project", ROLE_MANAGER, PROJECT "/staff/0000000000005/leave", "", SIGNED_IN },
};

TEST(what_changes_in_somebodys_rights_holds_from_her_next_request_on)
{
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct house w;
        assert_true(house_open(&w, DB_SQLITE));
        house_sign_in(&w);
        for (int twice = 0; twice < 2; twice++) { /* the second time from what is kept in memory */
            ask(&w, from(&w, ROLE_INSTRUCTOR, PROJECT));
            assert_int_equal(answered.status, 200);
        }
        ask(&w, form(&w, changes[i].by, changes[i].target, "change", changes[i].fields));
        if (answered.status != 303)
            fail_msg("%s: the form was answered with %d", changes[i].what, answered.status);
        ask(&w, from(&w, ROLE_INSTRUCTOR, PROJECT));
        if (answered.status != changes[i].after)
            fail_msg("after %s: %d instead of %d", changes[i].what, answered.status, changes[i].after);
        buf_free(&answered.body);
        house_close(&w);
    }
}

TEST(the_language_that_somebody_chooses_is_that_of_her_next_page)
{
    char swedish[ID_TEXT];
    struct house w;

    assert_true(house_open(&w, DB_SQLITE));
    house_sign_in(&w);
    ask(&w, from(&w, ROLE_INSTRUCTOR, PROJECT));
    ask(&w, from(&w, ROLE_INSTRUCTOR, PROJECT));
    assert_true(str_find(buf_view(&answered.body), S("<html lang=\"en\"")) >= 0);
    id_text(LANG_sv + 1, swedish);
    ask(&w, form(&w, ROLE_INSTRUCTOR, "/account", "language", str_z(w.t->a, str_fmt(w.t->a, "language=%s", swedish))));
    assert_int_equal(answered.status, 303);
    ask(&w, from(&w, ROLE_INSTRUCTOR, PROJECT));
    assert_true(str_find(buf_view(&answered.body), S("<html lang=\"sv\"")) >= 0);
    buf_free(&answered.body);
    house_close(&w);
}

/* ---- the clock of a telephone */

enum { UNREADABLE = 1 };

static void one_mark(struct house *w)
{
    struct task *t = w->t;

    test_sql(t, "INSERT INTO groups_group (id, source_key, project_id, name, sort_key, language, kind, venue, "
                "municipality, area, weekday, every_weeks, version, created_at) "
                "VALUES (50, '', 5, 'G', CAST('' AS {bytes}), 'som', 'peer', '', '', '', '', 1, 1, '')");
    test_sql(t, "INSERT INTO groups_session (id, source_key, group_id, project_id, day, kind, theme, module, expert, "
                "state, cancel_reason, visitors, carers, register_version, version, created_at) "
                "VALUES (60, '', 50, 5, '2026-01-10', 'meeting', '', '', '', 'planned', '', 0, 0, 5, 1, '')");
    test_sql(t, "INSERT INTO people_person (id, source_key, given_names, family_name, call_name, sort_key, gender, "
                "languages, service_language, citizenships, non_disclosure, protected, version, created_at) VALUES "
                "(70, '', 'Tessa', 'Testi', '', CAST('' AS {bytes}), 'woman', 'som', '', '', 0, 0, 1, '')");
    test_sql(t, "INSERT INTO groups_membership (id, group_id, person_id, project_id, state, joined_on, version) "
                "VALUES (80, 50, 70, 5, 'member', '2026-01-01', 1)");
    test_sql(t, "INSERT INTO attendance_mark (session_id, person_id, mark, walk_in, version, marked_by, marked_at) "
                "VALUES (60, 70, 'present', 0, 5, 2, '2999-01-01T00:00:00Z')");
}

/* A word of a telephone that is older than what the writer has said since is left out. When its clock cannot be
 * believed, nobody knows which is older, and the word that comes in counts. The mark that stands is of the year 2999,
 * so that every believed clock is before it. */
TEST(what_a_telephone_wrote_is_as_old_as_it_waited_whatever_its_clock_says)
{
    static const struct {
        int ahead; /* seconds; a minute to either side of the limit: the test itself takes time */
        bool kept; /* a form that waited on the telephone; only such a one says when it was written */
        const char *stands;
        int sent; /* when it was sent, by the same clock; 0: that is not said */
    } each[] = {
        { -3600, true, "present", 0 },
        { 0, true, "present", 0 },
        { 540, true, "present", 0 },
        { 660, true, "absent", 0 },
        { 86000, true, "absent", 0 },
        { 86000, true, "present", 86060 },
        { 86000, true, "absent", 85000 },
        { -9 * 86400, true, "absent", 0 },
        { 0, false, "absent", 0 },
        { UNREADABLE, true, "absent", 0 },
    };
    char session[ID_TEXT], person[ID_TEXT];
    struct house w;

    assert_true(house_open(&w, DB_SQLITE));
    house_sign_in(&w);
    one_mark(&w);
    id_text(60, session);
    id_text(70, person);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct task *t = w.t;
        struct instant at = instant_from_unix(instant_unix(instant_now()) + each[i].ahead);
        char number[16], clock[32];
        snprintf(number, sizeof number, "phone%d", (int)i);
        struct http x = form(&w, ROLE_MANAGER, str_z(t->a, str_fmt(t->a, "/sessions/%s", session)), number,
            str_z(t->a, str_fmt(t->a, "version=1&mark-%s=absent&save=1", person)));
        if (each[i].kept)
            x.header[HEADER_X_OFFLINE] = S("2");
        x.header[HEADER_SEC_FETCH_SITE] = S("same-origin");
        snprintf(clock, sizeof clock, "%.19s%s", at.t, each[i].ahead == UNREADABLE ? "+02:00:00" : ".123Z");
        if (each[i].ahead == UNREADABLE)
            clock[10] = '?';
        x.header[HEADER_X_RECORDED_AT] = str_of(clock);
        if (each[i].sent)
            x.header[HEADER_X_SENT_AT] = str_copy(
                t->a, str_of(instant_from_unix(instant_unix(instant_now()) + each[i].sent).t));
        ask(&w, x);
        /* a newer word of hers stands: where it is known that this one is older, she is asked */
        if (answered.status != (strcmp(each[i].stands, "present") == 0 ? 409 : 303))
            fail_msg("%d seconds ahead: status %d", each[i].ahead, answered.status);
        assert_int_equal(
            test_number(t,
                str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM attendance_mark WHERE mark = '%s'", each[i].stands))),
            1);
        test_sql(t, "UPDATE attendance_mark SET mark = 'present', version = 5, marked_at = '2999-01-01T00:00:00Z'");
    }
    buf_free(&answered.body);
    house_close(&w);
}

/* ---- what makes two forms the same */

TEST(a_form_that_comes_again_is_the_same_only_with_the_same_names_values_and_address)
{
    static const struct {
        const char *target, *fields;
        int status;
    } each[] = {
        { "/projects/new", "code=SAME&fund=One&programme=Two", 303 },
        { "/projects/new", "code=SAME&fund=One&programme=Two", 303 },
        { "/projects/new", "code=SAME&programme=One&fund=Two", 422 },
        { "/projects/new", "code=SAME&fund=One&specific_objective=Two", 422 },
        { "/projects/new", "code=SAME&fund=OneT&programme=wo", 422 },
        { "/projects/new", "code=SAME&fundO=ne&programme=Two", 422 },
        { "/projects/new", "code=SAME&fund=One&programme=Tw", 422 },
        { "/projects/new", "code=SAME&fund=One", 422 },
        { "/projects/new", "code=SAME&fund=One&programme=Two&lead_organisation=", 422 },
        { PROJECT "/edit", "code=SAME&fund=One&programme=Two", 422 },
        { "/projects/new", "code=SAME&fund=One&programme=Two", 303 },
    };
    struct house w;

    assert_true(house_open(&w, DB_SQLITE));
    house_sign_in(&w);
    test_sql(w.t, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (1, 5, 'manager')");
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        ask(&w, form(&w, ROLE_ADMIN, each[i].target, "one-number", each[i].fields));
        if (answered.status != each[i].status)
            fail_msg("%s: %d instead of %d", each[i].fields, answered.status, each[i].status);
    }
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM projects_project WHERE code = 'SAME'"), 1);
    buf_free(&answered.body);
    house_close(&w);
}

/* ---- no answer to a form is a page that was sent */

TEST(every_form_of_a_browser_that_is_not_taken_leads_to_the_address_of_an_error_page)
{
    struct house w;
    size_t forms = 0;

    assert_true(house_open(&w, DB_SQLITE));
    house_sign_in(&w);
    for (unsigned i = 0; i < site_map_n; i++) {
        struct str rest = str_of(site_map[i].path), piece, target = S("");
        while (!str_empty(rest) && str_cut(&rest, '/', &piece))
            if (!str_empty(piece))
                target = str_fmt(
                    w.t->a, "%.*s/%s", STR_ARG(target), str_is(piece, "{}") ? "0000000000005" : str_z(w.t->a, piece));
        if (site_map[i].method != POST || str_is(target, "/sign-in") || site_map[i].records == RECORDS_SENT)
            continue;
        struct http x = form(&w, ROLE_ADMIN, str_z(w.t->a, target), "no-number", "");
        x.body = S("csrf=none");
        ask(&w, x);
        assert_int_equal(answered.status, 403);
        x.header[HEADER_SEC_FETCH_MODE] = S("navigate");
        ask(&w, x);
        assert_int_equal(answered.status, 303);
        assert_true(str_starts(str_of(answered.location), S("/refused?why=")));
        forms++;
    }
    assert_true(forms > 60);
    buf_free(&answered.body);
    house_close(&w);
}

TESTS(every_form_of_a_browser_that_is_not_taken_leads_to_the_address_of_an_error_page,
    what_changes_in_somebodys_rights_holds_from_her_next_request_on,
    the_language_that_somebody_chooses_is_that_of_her_next_page,
    what_a_telephone_wrote_is_as_old_as_it_waited_whatever_its_clock_says,
    a_form_that_comes_again_is_the_same_only_with_the_same_names_values_and_address)
