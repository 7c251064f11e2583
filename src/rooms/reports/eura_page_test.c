/* Test of the pages for the authority's register through the whole gate: an answer that is missing leads to its field,
 * the mark is set, says who and when, falls when a fact changes, and is taken back. */
#include "tests/looks_testing.h"

static struct str sheet(void)
{
    return str_fmt(w.t->a, "/eura/%s", id_str(w.t->a, id_of("people_participation", "at1")).p);
}

static void facts(const char *set)
{
    db_begin_write(w.t);
    test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a, "UPDATE people_participation SET %s WHERE source_key = 'at1'", set)));
    db_commit(w.t);
}

static void send_mark(const char *what, const char *fields)
{
    ask(&w, form(ROLE_MANAGER, str_fmt(w.t->a, "%.*s/%s", STR_ARG(sheet()), what), fields));
    assert_int_equal(answered.status, 303);
    ask(&w, from(ROLE_MANAGER, sheet()));
    assert_int_equal(answered.status, 200);
}

static const char *start(void)
{
    return str_z(
        w.t->a, str_fmt(w.t->a, "stage=start&version=%lld",
                    (long long)test_number(w.t, "SELECT version FROM people_participation WHERE source_key = 'at1'")));
}

TEST(a_sheet_is_copied_marked_and_falls)
{
    facts("entry_status = 'home_care', entry_education = '9'");
    ask(&w, from(ROLE_MANAGER, sheet()));
    assert_true(shows("#entry-entry_education\">Not known: write it first"));
    assert_false(shows("Mark as entered"));
    assert_true(shows("data-copy=\"1.2.2025\""));
    assert_true(shows("data-copy=\"Ei missään edellä mainituista\""));
    assert_false(shows("When leaving the project"));
    send_mark("enter", start());
    assert_false(shows("Entered on"));
    facts("entry_education = '3'");
    send_mark("enter", start());
    assert_true(shows("Entered on"));
    facts("entry_status = 'student'");
    ask(&w, from(ROLE_MANAGER, sheet()));
    assert_true(shows("Changed since it was entered on"));
    send_mark("enter", "stage=start&version=99"); /* of a page that is out of date */
    assert_true(shows("Changed since it was entered on"));
    send_mark("enter", start());
    assert_false(shows("Changed since"));
    send_mark("take-back", "stage=start");
    assert_false(shows("Entered on"));
    facts("exit_date = '2025-06-01', exit_status = 'student', qualification_gained = 0");
    ask(&w, from(ROLE_MANAGER, sheet()));
    assert_true(shows("When leaving the project"));
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "/eura?project=%s", id_str(w.t->a, project_of("P1")).p)));
    assert_true(shows(OURS));
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "/eura?format=csv&project=%s", id_str(w.t->a, project_of("P1")).p)));
    assert_true(shows("Highest completed education;"));
}

TESTS_BETWEEN(open_world, close_world, a_sheet_is_copied_marked_and_falls)
