/* Tests of the register's answer when two saved the same session: which rows are asked about, and what happens to all
 * others, on pages as they are sent. */
#include "tests/looks_testing.h"

static struct str register_at(void)
{
    char id[ID_TEXT];

    id_text(id_of("groups_session", "ax"), id);
    return str_fmt(w.t->a, "/sessions/%s", id);
}

static const char *key(const char *person)
{
    char *id = arena_alloc(w.t->a, ID_TEXT);

    id_text(id_of("people_person", person), id);
    return id;
}

static bool marked(const char *person, const char *mark)
{
    return test_number(w.t, str_z(w.t->a, str_fmt(w.t->a,
                                              "SELECT count(*) FROM attendance_mark WHERE person_id = %lld AND "
                                              "mark = '%s'",
                                              (long long)id_of("people_person", person), mark))) == 1;
}

/* Somebody else marked her after the page was shown. */
static void meanwhile(const char *person, const char *mark, int64_t version)
{
    long long session = (long long)id_of("groups_session", "ax"), her = (long long)id_of("people_person", person);

    test_sql(
        w.t, str_z(w.t->a, str_fmt(w.t->a,
                               "DELETE FROM attendance_mark WHERE session_id = %lld AND person_id = %lld; "
                               "INSERT INTO attendance_mark (session_id, person_id, mark, walk_in, version, "
                               "marked_by, marked_at) VALUES (%lld, %lld, '%s', 0, %lld, 3, "
                               "'2026-01-01T00:00:00Z'); "
                               "UPDATE groups_session SET register_version = %lld WHERE id = %lld",
                               session, her, session, her, mark, (long long)version, (long long)version, session)));
}

/* The number of rows that the page asks about; those of the two persons. */
static void asks_about(bool first, bool third)
{
    assert_int_equal(answered.status, 409);
    assert_int_equal(shows(str_z(w.t->a, str_fmt(w.t->a, "name=\"disputed\" value=\"mark-%s\"", key("a1")))), first);
    assert_int_equal(shows(str_z(w.t->a, str_fmt(w.t->a, "name=\"disputed\" value=\"mark-%s\"", key("a3")))), third);
}

TEST(who_sends_without_a_choice_is_asked_again_about_the_disputed_rows_only)
{
    const char *a1 = key("a1"), *a3 = key("a3"), *asked;

    meanwhile("a1", "present", 5);
    ask(&w, form(ROLE_MANAGER, register_at(),
                str_z(w.t->a, str_fmt(w.t->a, "version=4&reason=x&mark-%s=absent&mark-%s=late&save=1", a1, a3))));
    asks_about(true, false);
    asked = str_z(w.t->a,
        str_fmt(w.t->a, "version=5&reason=x&disputed=mark-%s&mine-mark-%s=absent&mark-%s=late&save=1", a1, a1, a3));
    ask(&w, form(ROLE_MANAGER, register_at(), asked));
    asks_about(true, false);
    assert_true(shows("id=\"unsettled\""));
    assert_true(marked("a1", "present") && !marked("a3", "late"));
    /* what only went along is asked about as soon as somebody else has written it, too */
    meanwhile("a3", "present", 6);
    ask(&w, form(ROLE_MANAGER, register_at(), asked));
    asks_about(true, true);
    /* and nothing is left to ask about when the others have come to say the same */
    test_sql(w.t, "DELETE FROM attendance_mark");
    meanwhile("a1", "absent", 6);
    ask(&w, form(ROLE_MANAGER, register_at(), asked));
    assert_int_equal(answered.status, 303);
    assert_true(marked("a1", "absent") && marked("a3", "late"));
}

TESTS_BETWEEN(open_world, close_world, who_sends_without_a_choice_is_asked_again_about_the_disputed_rows_only)
