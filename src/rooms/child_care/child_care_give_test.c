/* Tests of what happens when a place becomes free elsewhere than in child care: it goes to the next who waits, at once,
 * and her parents get a message. On both engines. */
#include "rooms/child_care/child_care_inside.h"
#include "tests/attendance_testing.h"

static int64_t child_of(struct task *t, int64_t person, const char *born)
{
    struct problems ps = { 0 };
    struct day day = { "" };
    int64_t child = 0;

    assert_true(day_read_partial(str_of(born), &day));
    assert_int_equal(people_add_child(t, person, S("Bilal"), day, &child, &ps), DONE);
    return child;
}

static enum care_place place(struct task *t, int64_t session, int64_t child)
{
    struct care_session s;

    assert_true(child_care_session(t, session, &s));
    struct care_children list = child_care_children(t, &s);
    for (size_t i = 0; i < list.n; i++)
        if (list.at[i].child == child)
            return list.at[i].place;
    return CARE_NONE;
}

static int64_t messages_to(struct task *t, int64_t person)
{
    return test_number(t, str_z(t->a, str_fmt(t->a,
                                          "SELECT count(*) FROM messages_message WHERE kind = 'care' AND person_id = "
                                          "%lld AND about_id = 902",
                                          (long long)person)));
}

/* One place, which Amina's child has. An older child of Hodan waits, and after it a small one of Sahra. */
struct queue {
    struct room m;
    int64_t older, small;
};

static struct queue line_up(struct task *t)
{
    struct queue q = { .m = furnish(t) };
    struct care_asked asked;

    test_sql(t, "UPDATE groups_group SET child_care_places = 1 WHERE id = 50");
    q.older = child_of(t, q.m.hodan, "2021-06"), q.small = child_of(t, q.m.sahra, "2025-06");
    assert_int_equal(child_care_book(t, COMING, &q.m.child, 1, &asked), DONE);
    assert_int_equal(child_care_book(t, COMING, &q.older, 1, &asked), DONE);
    assert_int_equal(child_care_book(t, COMING, &q.small, 1, &asked), DONE);
    assert_int_equal(place(t, COMING, q.m.child), CARE_BOOKED);
    assert_int_equal(asked.waits, 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM messages_message"), 0); /* who asks sees the answer */
    return q;
}

static void small_one_has_it(struct task *t, const struct queue *q)
{
    assert_int_equal(place(t, COMING, q->small), CARE_BOOKED);
    assert_int_equal(place(t, COMING, q->older), CARE_WAITS);
    assert_int_equal(messages_to(t, q->m.sahra), 1);
    assert_int_equal(messages_to(t, q->m.hodan), 0);
}

RULE(who_cannot_come_leaves_the_place_of_her_child_to_the_next_and_her_mother_or_father_gets_a_message)
{
    struct queue q = line_up(t);

    assert_int_equal(save_one(t, COMING, version_of(t, COMING), q.m.amina, MARK_excused, ""), DONE);
    assert_int_equal(place(t, COMING, q.m.child), CARE_NONE);
    small_one_has_it(t, &q);
    assert_int_equal(attendance_tell(t, COMING, q.m.sahra, false), DONE); /* and so on: the older one is next */
    assert_int_equal(place(t, COMING, q.older), CARE_BOOKED);
    assert_int_equal(messages_to(t, q.m.hodan), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM child_care_waiting"), 0);
}

RULE(a_register_that_takes_a_child_off_gives_its_place_away)
{
    struct queue q = line_up(t);

    assert_int_equal(save_child(t, COMING, version_of(t, COMING), q.m.child, ""), DONE);
    small_one_has_it(t, &q);
}

RULE(what_is_written_after_the_session_has_ended_makes_no_room)
{
    struct room m = furnish(t);
    int64_t waits = child_of(t, m.hodan, "2025-06");
    struct care_asked asked;

    test_sql(t, "UPDATE groups_group SET child_care_places = 1 WHERE id = 50");
    assert_int_equal(child_care_book(t, SESSION, &m.child, 1, &asked), DONE);
    assert_int_equal(child_care_book(t, SESSION, &waits, 1, &asked), DONE);
    t->now = (struct instant){ "2026-11-22T10:00:00Z" }; /* noon in Helsinki: it ends */
    assert_int_equal(save_child(t, SESSION, version_of(t, SESSION), m.child, "did_not_come"), DONE);
    assert_int_equal(place(t, SESSION, waits), CARE_WAITS);
    t->now = (struct instant){ "2026-11-22T09:59:00Z" };
    child_care_freed(t, SESSION);
    assert_int_equal(place(t, SESSION, waits), CARE_BOOKED);
}

RULE(who_left_the_group_keeps_no_place)
{
    struct queue q = line_up(t);
    struct problems ps = { 0 };
    int64_t membership = test_number(t, str_z(t->a, str_fmt(t->a,
                                                        "SELECT id FROM groups_membership WHERE person_id = "
                                                        "%lld",
                                                        (long long)q.m.amina)));

    assert_int_equal(
        groups_set_membership(t, membership, 1, &(struct group_days){ DAY("2026-10-06"), DAY("2026-11-22") }, &ps),
        DONE);
    small_one_has_it(t, &q);
    assert_int_equal(test_number(t, "SELECT count(*) FROM child_care_facts WHERE session_id = 902"), 1);
}

RULE(while_one_parent_comes_the_child_keeps_its_place)
{
    struct queue q = line_up(t);

    test_sql(t, str_z(t->a, str_fmt(t->a, "INSERT INTO people_parent (child_id, person_id) VALUES (%lld, %lld)",
                                (long long)q.m.child, (long long)q.m.hodan)));
    assert_int_equal(save_one(t, COMING, version_of(t, COMING), q.m.amina, MARK_excused, ""), DONE);
    assert_int_equal(place(t, COMING, q.m.child), CARE_BOOKED);
    assert_int_equal(place(t, COMING, q.small), CARE_WAITS);
}

RULE(more_places_go_to_who_waits_and_so_does_a_session_that_moves_to_when_children_are_older)
{
    struct queue q = line_up(t);
    struct group_record g;
    struct problems ps = { 0 };
    struct session_time to = { .day = DAY("2027-12-01"), .start = { "10:00" }, .end = { "12:00" } };

    assert_int_equal(groups_record(t, GROUP, GROUP_LEAD, &g), DONE);
    g.card.child_care_places = 2;
    assert_int_equal(groups_change(t, GROUP, g.version, &g.card, &ps), DONE);
    small_one_has_it(t, &q);
    test_sql(t, "UPDATE groups_group SET child_care_places = 9");
    test_sql(t, "INSERT INTO child_care_group (group_id, per_young, per_older, source, version) VALUES (50, 2, 4, "
                "'x', 1)"); /* one carer: two small ones, no older one beside them */
    child_care_freed(t, COMING);
    assert_int_equal(place(t, COMING, q.older), CARE_WAITS);
    test_sql(t, "UPDATE groups_session SET version = 1 WHERE id = 902");
    assert_int_equal(groups_move_session(t, COMING, 1, to, &ps), DONE); /* Ayaan is three years old then */
    assert_int_equal(place(t, COMING, q.older), CARE_BOOKED);
    assert_int_equal(messages_to(t, q.m.hodan), 1);
}

RULE(what_came_another_way_is_found_by_the_server_but_a_closed_register_stays_as_it_is)
{
    struct queue q = line_up(t);

    test_sql(t, "UPDATE groups_group SET child_care_places = 2");
    test_sql(t, "UPDATE groups_session SET closed_at = '2026-11-22T08:00:00Z' WHERE id = 902");
    child_care_freed_in(t, 0);
    child_care_freed(t, COMING);
    assert_int_equal(place(t, COMING, q.small), CARE_WAITS);
    test_sql(t, "UPDATE groups_session SET closed_at = NULL WHERE id = 902");
    child_care_freed_in(t, 0);
    small_one_has_it(t, &q);
}

/* As "all present" does, or a worker who sees the child in the room. */
RULE(a_child_that_came_or_was_booked_by_the_register_waits_no_more_and_stays_as_it_is)
{
    struct queue q = line_up(t);
    struct child_mark marks[] = { { q.m.child, S("did_not_come") }, { q.older, S("came") } };
    struct register_entry e = REGISTER_ENTRY;
    struct problems ps = { 0 };

    test_sql(t, "UPDATE groups_session SET day = '2026-11-22' WHERE id = 902");
    test_sql(t, "UPDATE groups_group SET child_care_places = 4 WHERE id = 50");
    e.version = version_of(t, COMING);
    e.children = (struct child_marks){ marks, 2, 2 };
    assert_int_equal(attendance_record(t, COMING, &e, &ps), DONE);
    assert_int_equal(place(t, COMING, q.older), CARE_CAME);
    assert_int_equal(place(t, COMING, q.small), CARE_BOOKED);
    assert_int_equal(test_number(t, "SELECT count(*) FROM child_care_waiting"), 0);
    assert_int_equal(save_one(t, COMING, version_of(t, COMING), q.m.hodan, MARK_excused, ""), DONE);
    assert_int_equal(place(t, COMING, q.older), CARE_CAME);
    assert_int_equal(messages_to(t, q.m.hodan), 0);
    assert_int_equal(save_child(t, COMING, version_of(t, COMING), q.older, ""), DONE);
    assert_int_equal(place(t, COMING, q.older), CARE_NONE); /* taken off: she has no turn any more either */
}

RULE(of_a_child_that_waits_what_the_register_says_is_not_wiped_when_the_parent_cannot_come)
{
    struct queue q = line_up(t);

    test_sql(t, "UPDATE groups_session SET day = '2026-11-22' WHERE id = 902");
    assert_int_equal(save_child(t, COMING, version_of(t, COMING), q.older, "did_not_come"), DONE);
    assert_int_equal(save_one(t, COMING, version_of(t, COMING), q.m.hodan, MARK_excused, ""), DONE);
    assert_int_equal(place(t, COMING, q.older), CARE_DID_NOT_COME);
    assert_int_equal(place(t, COMING, q.small), CARE_WAITS);
}

RULE(who_said_she_cannot_come_and_asks_for_a_place_comes_and_a_worker_is_told_that_a_child_got_none)
{
    struct queue q = line_up(t);
    struct care_asked asked;

    assert_int_equal(attendance_tell(t, COMING, q.m.hodan, false), DONE);
    assert_int_equal(place(t, COMING, q.older), CARE_NONE);
    assert_int_equal(child_care_book(t, COMING, &q.older, 1, &asked), DONE);
    assert_int_equal(asked.booked, 0);
    assert_int_equal(asked.waits, 0);
    assert_int_equal(asked.none, 1);
    t->viewer = &VIEWER_NOBODY;
    assert_int_equal(child_care_book_own(t, COMING, q.older, q.m.hodan, &asked), DONE);
    assert_int_equal(asked.waits, 1);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(place(t, COMING, q.older), CARE_WAITS);
    assert_int_equal(mark_of(t, COMING, q.m.hodan), MARK_NONE);
    test_sql(t, "UPDATE groups_session SET closed_at = '2026-11-22T08:00:00Z' WHERE id = 902");
    test_sql(t, "DELETE FROM child_care_waiting");
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO attendance_mark (session_id, person_id, mark, walk_in, marked_by, "
                                "marked_at, version) VALUES (902, %lld, 'excused', 0, 102, '2026-11-22T08:00:00Z', 1)",
                                (long long)q.m.hodan)));
    assert_int_equal(child_care_book_own(t, COMING, q.older, q.m.hodan, &asked), CONFLICT);
}

/* ---- a save of the register that is taken back */

static int64_t undone(struct task *t)
{
    int64_t wait = -1;

    assert_int_equal(attendance_undo(t, COMING, &wait), DONE);
    return wait;
}

/* Her message has gone. */
static void told(struct task *t) { test_sql(t, "UPDATE messages_message SET state = 'sent'"); }

RULE(a_save_that_is_taken_back_gives_the_place_back_as_long_as_nobody_has_been_told)
{
    struct queue q = line_up(t);
    struct sheet sheet;

    assert_int_equal(save_one(t, COMING, version_of(t, COMING), q.m.amina, MARK_excused, ""), DONE);
    small_one_has_it(t, &q);
    assert_int_equal(attendance_sheet(t, COMING, &sheet), DONE);
    assert_true(sheet.may_undo);
    assert_int_equal(undone(t), 0);
    assert_int_equal(mark_of(t, COMING, q.m.amina), MARK_NONE);
    assert_int_equal(place(t, COMING, q.m.child), CARE_BOOKED);
    assert_int_equal(place(t, COMING, q.small), CARE_WAITS);
    assert_int_equal(place(t, COMING, q.older), CARE_WAITS);
    assert_int_equal(test_number(t, "SELECT count(*) FROM messages_message WHERE state = 'stopped'"), 1);
    assert_int_equal(save_one(t, COMING, version_of(t, COMING), q.m.amina, MARK_excused, ""), DONE);
    assert_int_equal(place(t, COMING, q.small), CARE_BOOKED); /* and this time she is told */
    assert_int_equal(test_number(t, "SELECT count(*) FROM messages_message WHERE state = 'waiting'"), 1);
}

RULE(whose_parents_know_of_the_place_keeps_it_and_who_had_it_waits_before_those_who_asked_later)
{
    struct queue q = line_up(t);
    struct care_asked asked;
    int64_t later = child_of(t, q.m.hodan, "2025-07");

    test_sql(t, "UPDATE attendance_child SET marked_at = '2026-11-20T08:00:00Z'"); /* when it was booked */
    assert_int_equal(child_care_book(t, COMING, &later, 1, &asked), DONE);
    assert_int_equal(save_one(t, COMING, version_of(t, COMING), q.m.amina, MARK_excused, ""), DONE);
    told(t);
    assert_int_equal(undone(t), 1);
    assert_int_equal(mark_of(t, COMING, q.m.amina), MARK_NONE);
    assert_int_equal(place(t, COMING, q.small), CARE_BOOKED);
    assert_int_equal(place(t, COMING, q.m.child), CARE_WAITS);
    assert_int_equal(child_care_release(t, COMING, q.small), DONE);
    assert_int_equal(place(t, COMING, q.m.child), CARE_BOOKED);
    assert_int_equal(place(t, COMING, later), CARE_WAITS);
}

RULE(a_child_taken_off_by_hand_has_its_place_again_only_beside_the_one_whose_parents_know_of_theirs)
{
    struct queue q = line_up(t);

    assert_int_equal(save_child(t, COMING, version_of(t, COMING), q.m.child, ""), DONE);
    told(t);
    assert_int_equal(undone(t), 1);
    assert_int_equal(place(t, COMING, q.m.child), CARE_WAITS);
    test_sql(t, "UPDATE groups_group SET child_care_places = 2 WHERE id = 50");
    child_care_freed(t, COMING);
    assert_int_equal(place(t, COMING, q.m.child), CARE_BOOKED);
    assert_int_equal(save_child(t, COMING, version_of(t, COMING), q.m.child, ""), DONE);
    assert_int_equal(place(t, COMING, q.older), CARE_BOOKED);
    told(t);
    test_sql(t, "UPDATE groups_group SET child_care_places = 3 WHERE id = 50");
    assert_int_equal(undone(t), 0);
    assert_int_equal(place(t, COMING, q.m.child), CARE_BOOKED);
    assert_int_equal(place(t, COMING, q.small), CARE_BOOKED);
    assert_int_equal(place(t, COMING, q.older), CARE_BOOKED);
}

RULE(a_child_that_waits_and_whose_mother_comes_after_all_has_its_turn_again)
{
    struct queue q = line_up(t);

    assert_int_equal(save_one(t, COMING, version_of(t, COMING), q.m.sahra, MARK_excused, ""), DONE);
    assert_int_equal(place(t, COMING, q.small), CARE_NONE);
    assert_int_equal(undone(t), 0);
    assert_int_equal(place(t, COMING, q.small), CARE_WAITS);
    assert_int_equal(place(t, COMING, q.m.child), CARE_BOOKED);
}

RULES(who_cannot_come_leaves_the_place_of_her_child_to_the_next_and_her_mother_or_father_gets_a_message,
    a_register_that_takes_a_child_off_gives_its_place_away, what_is_written_after_the_session_has_ended_makes_no_room,
    who_left_the_group_keeps_no_place, while_one_parent_comes_the_child_keeps_its_place,
    more_places_go_to_who_waits_and_so_does_a_session_that_moves_to_when_children_are_older,
    what_came_another_way_is_found_by_the_server_but_a_closed_register_stays_as_it_is,
    a_child_that_came_or_was_booked_by_the_register_waits_no_more_and_stays_as_it_is,
    of_a_child_that_waits_what_the_register_says_is_not_wiped_when_the_parent_cannot_come,
    who_said_she_cannot_come_and_asks_for_a_place_comes_and_a_worker_is_told_that_a_child_got_none,
    a_save_that_is_taken_back_gives_the_place_back_as_long_as_nobody_has_been_told,
    whose_parents_know_of_the_place_keeps_it_and_who_had_it_waits_before_those_who_asked_later,
    a_child_taken_off_by_hand_has_its_place_again_only_beside_the_one_whose_parents_know_of_theirs,
    a_child_that_waits_and_whose_mother_comes_after_all_has_its_turn_again)
