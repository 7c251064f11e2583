/* Tests of places for children beside a session, on both engines: how many there are, who gets one, who waits, who may
 * ask. Bringing, fetching and what is written about a child: child_care_stay_test.c. */
#include "rooms/child_care/child_care_inside.h"
#include "tests/attendance_testing.h"

static int64_t child_of(struct task *t, int64_t person, const char *name, const char *born)
{
    struct problems ps = { 0 };
    struct day day = { "" };
    int64_t child = 0;

    assert_true(day_read_partial(str_of(born), &day));
    assert_int_equal(people_add_child(t, person, str_of(name), day, &child, &ps), DONE);
    return child;
}

static void places(struct task *t, int n)
{
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE groups_group SET child_care_places = %d WHERE id = 50", n)));
}

/* So many carers on duty, whoever they are. */
static void carers(struct task *t, int64_t session, int n)
{
    test_sql(
        t, str_z(t->a, str_fmt(t->a, "UPDATE groups_session SET carers = %d WHERE id = %lld", n, (long long)session)));
}

static struct care_asked book(struct task *t, int64_t session, const int64_t *children, size_t n)
{
    struct care_asked asked;

    assert_int_equal(child_care_book(t, session, children, n, &asked), DONE);
    return asked;
}

/* CARE_BOOKED or CARE_WAITS */
static enum care_place book_one(struct task *t, int64_t session, int64_t child)
{
    return book(t, session, &child, 1).booked == 1 ? CARE_BOOKED : CARE_WAITS;
}

static struct care_child the(struct task *t, int64_t session, int64_t child)
{
    struct care_session s;

    assert_true(child_care_session(t, session, &s));
    struct care_children list = child_care_children(t, &s);
    for (size_t i = 0; i < list.n; i++)
        if (list.at[i].child == child)
            return list.at[i];
    return (struct care_child){ 0 };
}

static enum care_place place(struct task *t, int64_t session, int64_t child) { return the(t, session, child).place; }

static struct care_room room_of(struct task *t, int64_t session)
{
    struct care_session s;

    assert_true(child_care_session(t, session, &s));
    return s.room;
}

RULE(of_two_who_ask_for_the_last_place_the_second_waits_and_gets_it_when_the_first_gives_it_back)
{
    struct room m = furnish(t);
    int64_t bilal = child_of(t, m.hodan, "Bilal", "2024-06");

    places(t, 1);
    assert_int_equal(book_one(t, COMING, m.child), CARE_BOOKED);
    assert_int_equal(book_one(t, COMING, bilal), CARE_WAITS);
    assert_int_equal(book_one(t, COMING, bilal), CARE_WAITS); /* again: nothing new */
    assert_int_equal(the(t, COMING, bilal).turn, 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM child_care_waiting"), 1);
    assert_int_equal(child_care_release(t, COMING, m.child), DONE);
    assert_int_equal(place(t, COMING, m.child), CARE_NONE);
    assert_int_equal(place(t, COMING, bilal), CARE_BOOKED);
    assert_int_equal(test_number(t, "SELECT count(*) FROM child_care_waiting"), 0);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM attendance_child WHERE session_id = 902 AND state = 'booked'"), 1);
}

RULE(children_under_three_come_first_and_among_them_who_asked_first)
{
    struct room m = furnish(t);
    int64_t older = child_of(t, m.hodan, "Bilal", "2021-06"), young = child_of(t, m.hodan, "Cawo", "2024-06"),
            second = child_of(t, m.sahra, "Deeqa", "2025-06");

    places(t, 1);
    assert_int_equal(book_one(t, COMING, m.child), CARE_BOOKED);
    assert_int_equal(book_one(t, COMING, older), CARE_WAITS);
    assert_int_equal(book_one(t, COMING, young), CARE_WAITS);
    assert_int_equal(book_one(t, COMING, second), CARE_WAITS);
    assert_int_equal(the(t, COMING, young).turn, 1);
    assert_int_equal(the(t, COMING, second).turn, 2);
    assert_int_equal(the(t, COMING, older).turn, 3);
    assert_int_equal(child_care_release(t, COMING, m.child), DONE);
    assert_int_equal(place(t, COMING, young), CARE_BOOKED);
    assert_int_equal(child_care_release(t, COMING, second), DONE); /* does not wait any more */
    assert_int_equal(child_care_release(t, COMING, young), DONE);
    assert_int_equal(place(t, COMING, older), CARE_BOOKED);
}

RULE(who_does_not_fit_is_passed_over_and_keeps_her_turn)
{
    struct room m = furnish(t);
    struct care_numbers n = { .per_young = 4, .per_older = 8, .source = S("Two rooms") };
    struct problems ps = { 0 };
    int64_t booked[4] = { m.child }, young, older;

    assert_int_equal(child_care_put_numbers(t, GROUP, &n, &ps), DONE);
    booked[1] = child_of(t, m.hodan, "A", "2024-06"), booked[2] = child_of(t, m.hodan, "B", "2024-07");
    booked[3] = child_of(t, m.hodan, "C", "2020-06");
    young = child_of(t, m.sahra, "D", "2024-08"), older = child_of(t, m.sahra, "E", "2020-08");
    carers(t, COMING, 1); /* three young and one older: one more older one fits, one more young one does not */
    assert_int_equal(book(t, COMING, booked, 4).booked, 4);
    assert_int_equal(care_free(&(struct care_room){ INT_NONE, 1, 4, 8, 3, 1 }, true), 0);
    assert_int_equal(care_free(&(struct care_room){ INT_NONE, 1, 4, 8, 3, 1 }, false), 1);
    assert_int_equal(book_one(t, COMING, young), CARE_WAITS);
    assert_int_equal(book_one(t, COMING, older), CARE_BOOKED);
    assert_int_equal(child_care_release(t, COMING, booked[0]), DONE);
    assert_int_equal(place(t, COMING, young), CARE_BOOKED);
}

RULE(places_follow_from_the_group_and_from_the_carers_of_that_day)
{
    struct room m = furnish(t);
    struct care_room r = room_of(t, COMING);

    assert_true(m.child != 0);
    assert_int_equal(r.places, 6);
    assert_int_equal(r.carers, 1); /* nobody yet: the carer of the group */
    assert_int_equal(care_free(&r, true), 4);
    assert_int_equal(care_free(&r, false), 6); /* seven by the carer, six by the places */
    assert_int_equal(child_care_put_carer(t, COMING, LEADER, true), DONE);
    assert_int_equal(child_care_put_carer(t, COMING, CARER, true), DONE);
    r = room_of(t, COMING);
    assert_int_equal(r.carers, 2);
    assert_int_equal(care_free(&r, true), 6);
    carers(t, COMING, 3);
    assert_int_equal(room_of(t, COMING).carers, 5);
    assert_int_equal(child_care_put_carer(t, COMING, STRANGER, true), INVALID);
    test_sql(t, "DELETE FROM groups_leader WHERE role = 'carer'");
    assert_int_equal(room_of(t, EARLIER).carers, INT_NONE);
    test_sql(t, "UPDATE groups_group SET child_care_places = NULL");
    r = room_of(t, EARLIER);
    assert_int_equal(care_free(&r, true), INT_NONE);
}

RULE(one_more_carer_gives_places_to_who_waits)
{
    struct room m = furnish(t);
    int64_t all[5] = { m.child };

    for (int i = 1; i < 5; i++)
        all[i] = child_of(t, m.hodan, "Cawo", "2025-01");
    assert_int_equal(child_care_put_carer(t, COMING, CARER, true), DONE);
    struct care_asked asked = book(t, COMING, all, 5);
    assert_int_equal(asked.booked, 4);
    assert_int_equal(asked.waits, 1);
    assert_int_equal(child_care_put_carer(t, COMING, LEADER, true), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM child_care_waiting"), 0);
    assert_int_equal(child_care_put_carer(t, COMING, LEADER, false), DONE); /* nobody loses a place */
    assert_int_equal(room_of(t, COMING).young, 5);
    struct care_room r = room_of(t, COMING);
    assert_int_equal(care_free(&r, true), 0);
}

RULE(of_a_family_of_twelve_that_asks_at_once_the_youngest_come_first)
{
    struct room m = furnish(t);
    int64_t all[12];
    char born[8];

    carers(t, COMING, 9);
    for (int i = 0; i < 12; i++) { /* from 2014 to 2025: twelve years and less */
        snprintf(born, sizeof born, "%d-02", 2014 + i);
        all[i] = child_of(t, m.sahra, "Deeqa", born);
    }
    struct care_asked asked = book(t, COMING, all, 12);
    assert_int_equal(asked.booked, 6);
    assert_int_equal(asked.waits, 6);
    assert_int_equal(place(t, COMING, all[11]), CARE_BOOKED);
    assert_int_equal(place(t, COMING, all[10]), CARE_BOOKED);
    assert_int_equal(place(t, COMING, all[0]), CARE_BOOKED); /* then in the order in which they were asked for */
    assert_int_equal(place(t, COMING, all[9]), CARE_WAITS);
    assert_int_equal(test_number(t, "SELECT count(DISTINCT child_id) FROM attendance_child WHERE session_id = 902"), 6);
}

RULE(of_twins_one_may_wait_and_they_stay_two)
{
    struct room m = furnish(t);
    int64_t twins[2] = { child_of(t, m.hodan, "", "2025-03"), child_of(t, m.hodan, "", "2025-03") };

    places(t, 1);
    struct care_asked asked = book(t, COMING, twins, 2);
    assert_int_equal(asked.booked, 1);
    assert_int_equal(asked.waits, 1);
    assert_int_equal(child_care_release(t, COMING, twins[0]), DONE);
    assert_int_equal(place(t, COMING, twins[0]), CARE_NONE);
    assert_int_equal(place(t, COMING, twins[1]), CARE_BOOKED);
}

RULE(a_child_is_as_old_as_on_the_day_of_the_session)
{
    struct room m = furnish(t);
    int64_t birthday = child_of(t, m.hodan, "Bilal", "2023-12"), year = child_of(t, m.hodan, "Cawo", "2023");

    add_session(t, 910, GROUP, "2026-12-01");
    test_sql(t, "UPDATE groups_session SET register_version = 0 WHERE id = 910");
    assert_int_equal(book_one(t, COMING, birthday), CARE_BOOKED);
    assert_int_equal(book_one(t, 910, birthday), CARE_BOOKED);
    assert_int_equal(room_of(t, COMING).young, 1);
    assert_int_equal(room_of(t, 910).young, 0);
    assert_int_equal(room_of(t, 910).older, 1);
    assert_true(the(t, COMING, year).young); /* may have been born in December */
    assert_true(m.child != 0);
}

RULE(what_is_over_or_cancelled_is_not_booked_and_nobody_who_is_too_old)
{
    struct room m = furnish(t);
    int64_t teenager = child_of(t, m.hodan, "Cawo", "2013-01");
    struct care_asked asked;

    assert_int_equal(child_care_book(t, EARLIER, &m.child, 1, &asked), INVALID);
    assert_int_equal(child_care_release(t, EARLIER, m.child), INVALID);
    assert_int_equal(child_care_book(t, COMING, &teenager, 1, &asked), INVALID);
    test_sql(t, "UPDATE groups_session SET state = 'cancelled' WHERE id = 902");
    assert_int_equal(child_care_book(t, COMING, &m.child, 1, &asked), INVALID);
    assert_int_equal(book_one(t, SESSION, m.child), CARE_BOOKED);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_session WHERE id = 900 AND state = 'held'"), 0);
}

RULE(who_registers_the_session_books_and_nobody_else)
{
    struct room m = furnish(t);
    struct care_asked asked;

    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(child_care_book(t, COMING, &m.child, 1, &asked), NOT_FOUND);
    assert_int_equal(child_care_release(t, COMING, m.child), NOT_FOUND);
    assert_int_equal(child_care_put_carer(t, COMING, STRANGER, true), NOT_FOUND);
    become(t, CARER, ROLE_CARER); /* helps in the group; as a carer she sees no register */
    assert_int_equal(child_care_book(t, COMING, &m.child, 1, &asked), NOT_FOUND);
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(book_one(t, COMING, m.child), CARE_BOOKED);
    int64_t nobody = 12345;
    assert_int_equal(child_care_book(t, COMING, &nobody, 1, &asked), NOT_FOUND);
}

RULE(a_parent_books_her_own_children_for_sessions_of_hers)
{
    struct room m = furnish(t);
    struct care_asked asked;

    t->viewer = &VIEWER_NOBODY;
    assert_int_equal(child_care_book_own(t, COMING, m.child, m.amina, &asked), DONE);
    assert_int_equal(asked.booked, 1);
    assert_int_equal(child_care_own(t, COMING, m.amina).n, 1);
    assert_int_equal(child_care_own(t, COMING, m.amina).at[0].place, CARE_BOOKED);
    assert_int_equal(child_care_own(t, COMING, m.hodan).n, 0);
    assert_int_equal(child_care_book_own(t, COMING, m.child, m.hodan, &asked), NOT_FOUND);
    assert_int_equal(child_care_release_own(t, COMING, m.child, m.hodan), NOT_FOUND);
    assert_int_equal(child_care_book_own(t, OTHERS, m.child, m.amina, &asked), NOT_FOUND);
    assert_int_equal(child_care_release_own(t, COMING, m.child, m.amina), DONE);
    assert_int_equal(child_care_own(t, COMING, m.amina).at[0].place, CARE_NONE);
}

RULE(other_numbers_than_those_of_the_law_need_a_reason)
{
    struct care_numbers n = { .per_young = 5, .per_older = 7 };
    struct problems ps = { 0 };

    furnish(t);
    assert_int_equal(child_care_put_numbers(t, GROUP, &n, &ps), INVALID);
    assert_str(ps.at[0].field, "source");
    n.source = S("Agreed with the town");
    assert_int_equal(child_care_put_numbers(t, GROUP, &n, &ps), INVALID); /* problems stay until they are new */
    ps = (struct problems){ 0 };
    assert_int_equal(child_care_put_numbers(t, GROUP, &n, &ps), DONE);
    assert_int_equal(child_care_put_numbers(t, GROUP, &n, &ps), CONFLICT); /* somebody wrote it since */
    n = child_care_numbers(t, GROUP);
    assert_int_equal(n.per_young, 5);
    n.per_young = 21;
    assert_int_equal(child_care_put_numbers(t, GROUP, &n, &ps), INVALID);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(child_care_put_numbers(t, GROUP, &n, &ps), NOT_ALLOWED);
}

RULES(of_two_who_ask_for_the_last_place_the_second_waits_and_gets_it_when_the_first_gives_it_back,
    children_under_three_come_first_and_among_them_who_asked_first, who_does_not_fit_is_passed_over_and_keeps_her_turn,
    places_follow_from_the_group_and_from_the_carers_of_that_day, one_more_carer_gives_places_to_who_waits,
    of_a_family_of_twelve_that_asks_at_once_the_youngest_come_first, of_twins_one_may_wait_and_they_stay_two,
    a_child_is_as_old_as_on_the_day_of_the_session, what_is_over_or_cancelled_is_not_booked_and_nobody_who_is_too_old,
    who_registers_the_session_books_and_nobody_else, a_parent_books_her_own_children_for_sessions_of_hers,
    other_numbers_than_those_of_the_law_need_a_reason)
