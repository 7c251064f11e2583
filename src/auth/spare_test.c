/* Tests of spare: who gets the second key to her device, when, and for how long it is there. */
#include "auth/session.h"
#include "auth/spare.h"
#include "db/db.h"
#include "tests/staff_testing.h"

static int64_t staff_of(struct task *t, const char *email) { return test_staff(t, email, ROLE_PEER); }

/* Signed in anew, as this member of staff. */
static void enter(struct task *t, int64_t staff)
{
    static struct viewer v;
    struct viewer found;

    assert_int_equal(session_find(t, session_start(t, staff, false), &found), SESSION_LIVE);
    v = found;
    t->viewer = &v;
}

static enum outcome keep(struct task *t, const char *id) { return spare_keep(t, str_of(id), S("the key")); }

static enum outcome give(struct task *t, const char *id)
{
    struct str key = S("");
    enum outcome how = spare_give(t, str_of(id), &key);

    assert_str(key, how == DONE ? "the key" : "");
    return how;
}

RULE(just_after_signing_in_she_gets_the_key_of_her_device_and_it_stands_in_the_journal)
{
    enter(t, staff_of(t, "a@example.org"));
    assert_int_equal(keep(t, "one"), DONE);
    test_later(t, SPARE_FRESH_S);
    assert_int_equal(give(t, "one"), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE act = 'reveal' AND what = 'spare_key'"), 1);
    assert_int_equal(give(t, "two"), NOT_FOUND);
    test_later(t, 1);
    assert_int_equal(give(t, "one"), NOT_ALLOWED); /* an unlocked phone in other hands */
    enter(t, t->viewer->staff);
    assert_int_equal(give(t, "one"), DONE);
}

RULE(nobody_gets_the_key_of_another_nor_writes_over_it)
{
    enter(t, staff_of(t, "a@example.org"));
    assert_int_equal(keep(t, "one"), DONE);
    int64_t first = t->viewer->staff;
    enter(t, staff_of(t, "b@example.org"));
    assert_int_equal(give(t, "one"), NOT_FOUND);
    assert_int_equal(spare_keep(t, S("one"), S("mine")), INVALID);
    enter(t, first);
    assert_int_equal(give(t, "one"), DONE);
}

RULE(it_lies_sealed_and_its_days_end)
{
    enter(t, staff_of(t, "a@example.org"));
    assert_int_equal(keep(t, "one"), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM auth_spare WHERE length(spare) < 20"), 0);
    test_later(t, (int64_t)SPARE_DAYS * 86400 + 1);
    enter(t, t->viewer->staff);
    assert_int_equal(give(t, "one"), NOT_FOUND);
    assert_int_equal(keep(t, "two"), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM auth_spare"), 1);
}

RULE(the_newest_thirty_of_one_stay_and_what_is_no_key_is_refused)
{
    char id[8], large[SPARE_TEXT_MOST + 2];

    enter(t, staff_of(t, "b@example.org"));
    assert_int_equal(keep(t, "of another"), DONE);
    enter(t, staff_of(t, "a@example.org"));
    for (int i = 0; i <= SPARES_MOST; i++) {
        snprintf(id, sizeof id, "%d", i);
        assert_int_equal(keep(t, id), DONE);
        test_later(t, 1);
    }
    assert_int_equal(give(t, "0"), NOT_FOUND);
    assert_int_equal(give(t, "1"), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM auth_spare"), SPARES_MOST + 1);
    memset(large, 'x', sizeof large);
    large[SPARE_TEXT_MOST + 1] = '\0';
    assert_int_equal(keep(t, large), INVALID);
    assert_int_equal(keep(t, ""), INVALID);
    assert_int_equal(spare_keep(t, S("x"), str_of(large)), INVALID);
}

RULES(just_after_signing_in_she_gets_the_key_of_her_device_and_it_stands_in_the_journal,
    nobody_gets_the_key_of_another_nor_writes_over_it, it_lies_sealed_and_its_days_end,
    the_newest_thirty_of_one_stay_and_what_is_no_key_is_refused)
