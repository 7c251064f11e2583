/* Tests of what a person says herself about coming to a session, on both engines. */
#include "tests/attendance_testing.h"

static bool says_comes(struct task *t, int64_t session, int64_t person)
{
    struct sheet sheet;

    assert_int_equal(attendance_sheet(t, session, &sheet), DONE);
    for (size_t i = 0; i < sheet.rows.n; i++)
        if (sheet.rows.at[i].person == person)
            return sheet.rows.at[i].says_comes;
    return false;
}

/* By the key of her link: nobody is signed in. */
static enum outcome tell(struct task *t, int64_t session, int64_t person, bool comes)
{
    const struct viewer *before = t->viewer;

    t->viewer = &VIEWER_NOBODY;
    enum outcome how = attendance_tell(t, session, person, comes);
    t->viewer = before;
    return how;
}

RULE(i_cannot_come_is_told_in_advance_and_i_come_takes_it_back)
{
    struct room m = furnish(t);

    assert_int_equal(tell(t, COMING, m.amina, false), DONE);
    assert_int_equal(mark_of(t, COMING, m.amina), MARK_excused);
    assert_int_equal(tell(t, COMING, m.amina, false), DONE); /* two touches of one button */
    assert_int_equal(version_of(t, COMING), 1);
    assert_int_equal(tell(t, COMING, m.amina, true), DONE);
    assert_int_equal(mark_of(t, COMING, m.amina), MARK_NONE);
    assert_true(says_comes(t, COMING, m.amina));
    assert_int_equal(mark_of(t, COMING, m.hodan), MARK_NONE);
    assert_false(says_comes(t, COMING, m.hodan));
}

RULE(what_she_says_today_does_not_say_that_the_session_was_held)
{
    struct room m = furnish(t);

    assert_int_equal(tell(t, SESSION, m.amina, false), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_session WHERE state = 'held'"), 0);
    assert_int_equal(mark_of(t, SESSION, m.amina), MARK_excused);
}

RULE(who_has_the_register_open_meets_what_she_said)
{
    struct room m = furnish(t);
    int64_t shown = version_of(t, SESSION);

    assert_int_equal(tell(t, SESSION, m.amina, false), DONE);
    assert_int_equal(save_one(t, SESSION, shown, m.amina, MARK_present, ""), CONFLICT);
    test_rollback(t);
    m = furnish(t);
    shown = version_of(t, SESSION);
    assert_int_equal(tell(t, SESSION, m.amina, false), DONE);
    assert_int_equal(save_one(t, SESSION, shown, m.hodan, MARK_present, ""), DONE); /* another row is no clash */
}

RULE(nothing_is_said_of_a_session_that_is_over_or_not_hers)
{
    struct room m = furnish(t);
    int64_t stranger = person(t, "Zeynab", "Testi");

    assert_int_equal(tell(t, EARLIER, m.amina, false), CONFLICT);
    assert_int_equal(tell(t, COMING, stranger, false), NOT_FOUND);
    assert_int_equal(tell(t, OTHERS, m.amina, false), NOT_FOUND);
    assert_int_equal(tell(t, 7, m.amina, false), NOT_FOUND);
    assert_int_equal(save_one(t, SESSION, version_of(t, SESSION), m.amina, MARK_present, ""), DONE);
    assert_int_equal(tell(t, SESSION, m.amina, false), CONFLICT); /* she is there */
    assert_int_equal(attendance_close(t, SESSION, version_of(t, SESSION)), DONE);
    assert_int_equal(tell(t, SESSION, m.sahra, true), CONFLICT);
    test_sql(t, "UPDATE groups_session SET state = 'cancelled' WHERE id = 902");
    assert_int_equal(tell(t, COMING, m.amina, false), CONFLICT);
}

RULES(i_cannot_come_is_told_in_advance_and_i_come_takes_it_back,
    what_she_says_today_does_not_say_that_the_session_was_held, who_has_the_register_open_meets_what_she_said,
    nothing_is_said_of_a_session_that_is_over_or_not_hers)
