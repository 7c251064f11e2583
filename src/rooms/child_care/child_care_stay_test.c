/* Tests of bringing and fetching a child, of what must be known of it, of the role of carers and of what is forgotten,
 * on both engines. Places: child_care_test.c. */
#include "base/settings.h"
#include "rooms/child_care/child_care_inside.h"
#include "tests/attendance_testing.h"

/* Ayaan has a place today, and the carer (role carer) is on duty. */
static struct room with_carer(struct task *t)
{
    struct room m = furnish(t);
    struct care_asked asked;

    test_sql(t, "UPDATE auth_staff_project SET role = 'carer' WHERE staff_id = 104");
    assert_int_equal(child_care_book(t, SESSION, &m.child, 1, &asked), DONE);
    assert_int_equal(child_care_book(t, COMING, &m.child, 1, &asked), DONE);
    assert_int_equal(child_care_put_carer(t, SESSION, CARER, true), DONE);
    assert_int_equal(child_care_put_carer(t, COMING, CARER, true), DONE);
    become(t, CARER, ROLE_CARER);
    return m;
}

static void at(struct task *t, const char *now)
{
    assert_true(instant_read(str_of(now), &t->now));
    t->today = instant_day(t->now);
}

static bool is_here(struct task *t, int64_t session, int64_t child)
{
    struct care_session s;
    struct care_child c;

    return child_care_here(t, session, child, &s, &c) == DONE;
}

static struct care_child the(struct task *t, int64_t child)
{
    struct care_session s;
    struct care_child c = { 0 };

    assert_int_equal(child_care_here(t, SESSION, child, &s, &c), DONE);
    return c;
}

static enum outcome fetch(struct task *t, int64_t child, int64_t who, const char *pin, const char *ret_field[])
{
    struct problems ps = { 0 };
    enum outcome how = child_care_fetch(t, SESSION, child, who, str_of(pin), &ps);

    *ret_field = ps.n > 0 ? str_z(t->a, ps.at[0].field) : "";
    return how;
}

RULE(a_carer_sees_the_children_of_today_where_she_is_on_duty_and_nothing_else)
{
    struct room m = with_carer(t);
    struct care_session s;
    struct problems ps = { 0 };
    struct register_entry e = REGISTER_ENTRY;

    assert_int_equal(child_care_duty(t).n, 1);
    assert_true(is_here(t, SESSION, m.child));
    assert_false(is_here(t, COMING, m.child)); /* tomorrow's */
    assert_true(child_care_session(t, OTHERS, &s));
    assert_false(child_care_on_duty(t, &s));
    assert_false(people_may_see(t, m.amina)); /* though she helps in the group */
    assert_false(groups_may_see(t, GROUP));
    assert_int_equal(people_search(t, PROJECT, S("Amina"), 5).n, 0);
    assert_int_equal(groups_own(t, DAY("")).n, 0);
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), NOT_FOUND);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_sight_facts WHERE staff_id = 104") +
                         test_number(t, "SELECT count(*) FROM people_own_facts WHERE staff_id = 104"),
        0);
    become(t, STRANGER, ROLE_CARER);
    assert_false(is_here(t, SESSION, m.child));
    become(t, CARER, ROLE_NONE); /* works there no more */
    assert_false(is_here(t, SESSION, m.child));
}

RULE(a_child_that_was_brought_came_and_the_register_cannot_say_otherwise)
{
    struct room m = with_carer(t);

    assert_int_equal(child_care_bring(t, SESSION, m.child), DONE);
    assert_int_equal(child_care_bring(t, SESSION, m.child), DONE); /* two carers, one child */
    assert_int_equal(test_number(t, "SELECT count(*) FROM child_care_stay"), 1);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM attendance_child WHERE session_id = 900 AND state = 'came'"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_session WHERE id = 900 AND state = 'held'"), 1);
    become(t, LEADER, ROLE_INSTRUCTOR);
    int64_t version = version_of(t, SESSION);
    assert_int_equal(save_child(t, SESSION, version, m.child, "did_not_come"), INVALID);
    assert_int_equal(save_child(t, SESSION, version, m.child, ""), INVALID);
    assert_int_equal(save_child(t, SESSION, version, m.child, "came"), DONE);
    assert_int_equal(child_care_release(t, SESSION, m.child), INVALID);
    become(t, CARER, ROLE_CARER);
    assert_int_equal(child_care_step_back(t, SESSION, m.child), DONE);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM attendance_child WHERE session_id = 900 AND state = 'booked'"), 1);
    assert_int_equal(child_care_step_back(t, SESSION, m.child), INVALID);
}

RULE(a_late_child_comes_though_the_register_is_closed_and_that_is_a_correction)
{
    struct room m = with_carer(t);

    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(attendance_close(t, SESSION, version_of(t, SESSION)), DONE);
    become(t, CARER, ROLE_CARER);
    assert_int_equal(child_care_bring(t, SESSION, m.child), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_correction WHERE before_value = 'did_not_come' "
                                    "AND after_value = 'came' AND done_by = 104"),
        1);
}

RULE(the_parent_who_takes_part_fetches_and_whom_the_family_has_named)
{
    struct room m = with_carer(t);
    struct problems ps = { 0 };
    struct care_fetcher_new aunt = { S("Faduma"), S("relative"), S("0401234567"), S("") };
    const char *field;

    assert_int_equal(fetch(t, m.child, m.amina, "", &field), CONFLICT); /* was not brought */
    assert_int_equal(child_care_bring(t, SESSION, m.child), DONE);
    assert_int_equal(fetch(t, m.child, m.hodan, "", &field), INVALID); /* another mother */
    assert_str(str_of(field), "who");
    assert_int_equal(fetch(t, m.child, 0, "", &field), INVALID);
    assert_int_equal(child_care_add_fetcher(t, m.amina, m.child, &aunt, &ps), NOT_FOUND); /* not by a carer */
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(child_care_add_fetcher(t, m.amina, m.child, &aunt, &ps), DONE);
    assert_int_equal(child_care_add_fetcher(t, m.hodan, m.child, &aunt, &ps), NOT_FOUND); /* no child of hers */
    become(t, CARER, ROLE_CARER);
    int64_t named = child_care_fetchers(t, m.child).at[0].id;
    assert_int_equal(fetch(t, m.child, named, "", &field), DONE);
    assert_true(the(t, m.child).out_at.t[0] != '\0');
    assert_int_equal(fetch(t, m.child, m.amina, "", &field), CONFLICT); /* went already */
    assert_int_equal(child_care_step_back(t, SESSION, m.child), DONE);
    assert_int_equal(fetch(t, m.child, m.amina, "", &field), DONE);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(child_care_drop_fetcher(t, m.amina, m.child, named), DONE);
    assert_int_equal(child_care_drop_fetcher(t, m.amina, m.child, named), NOT_FOUND);
}

RULE(the_other_parent_must_be_named_like_anybody_else)
{
    struct room m = with_carer(t);
    const char *field;

    t->viewer = &VIEWER_PROGRAM;
    int64_t father = person(t, "Abdi", "Testi");
    test_sql(t, str_z(t->a, str_fmt(t->a, "INSERT INTO people_parent (child_id, person_id) VALUES (%lld, %lld)",
                                (long long)m.child, (long long)father)));
    become(t, CARER, ROLE_CARER);
    assert_int_equal(child_care_bring(t, SESSION, m.child), DONE);
    assert_int_equal(fetch(t, m.child, father, "", &field), INVALID);
    assert_int_equal(fetch(t, m.child, m.amina, "", &field), DONE);
}

RULE(a_pin_is_asked_for_and_guessing_is_slowed_down)
{
    struct room m = with_carer(t);
    struct problems ps = { 0 };
    struct care_fetcher_new uncle = { S("Yusuf"), S("relative"), S(""), S("12") };
    const char *field;

    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(child_care_add_fetcher(t, m.amina, m.child, &uncle, &ps), INVALID); /* two digits are none */
    uncle.pin = S("\xD9\xA1\xD9\xA2\xD9\xA3\xD9\xA4");                                   /* ١٢٣٤ */
    ps = (struct problems){ 0 };
    assert_int_equal(child_care_add_fetcher(t, m.amina, m.child, &uncle, &ps), DONE);
    become(t, CARER, ROLE_CARER);
    int64_t who = child_care_fetchers(t, m.child).at[0].id;
    assert_int_equal(child_care_bring(t, SESSION, m.child), DONE);
    for (int i = 0; i < 6; i++) {
        assert_int_equal(fetch(t, m.child, who, "9999", &field), INVALID);
        assert_str(str_of(field), "pin");
    }
    assert_int_equal(fetch(t, m.child, who, "1234", &field), INVALID); /* too many tries */
    assert_int_equal(fetch(t, m.child, m.amina, "", &field), DONE);    /* the parent needs none */
    assert_int_equal(child_care_step_back(t, SESSION, m.child), DONE);
    at(t, "2026-11-22T10:00:00Z");
    assert_int_equal(fetch(t, m.child, who, "1234", &field), DONE);
}

RULE(a_child_that_is_not_fetched_shows_and_stays_with_who_is_on_duty)
{
    struct room m = with_carer(t);
    struct care_session s;
    const char *field;

    assert_int_equal(child_care_bring(t, SESSION, m.child), DONE);
    assert_true(child_care_session(t, SESSION, &s)); /* until 12.00 in Helsinki */
    struct care_child c = the(t, m.child);
    at(t, "2026-11-22T10:14:00Z");
    assert_false(child_care_left_behind(t, &s, &c));
    at(t, "2026-11-22T10:15:00Z");
    assert_true(child_care_left_behind(t, &s, &c));
    at(t, "2026-11-23T08:00:00Z");
    assert_true(child_care_left_behind(t, &s, &c));
    assert_int_equal(child_care_duty(t).n, 1);
    assert_true(is_here(t, SESSION, m.child));
    assert_int_equal(fetch(t, m.child, m.amina, "", &field), DONE);
    assert_int_equal(child_care_duty(t).n, 0);
    assert_false(is_here(t, SESSION, m.child));
}

RULE(a_safety_sheet_is_sealed_written_by_who_sees_the_parent_and_read_on_duty)
{
    struct room m = with_carer(t);
    struct care_sheet sheet = { .allergies = S("Nuts"), .reach = S("Next room") };

    assert_int_equal(child_care_put_sheet(t, m.amina, m.child, &sheet), NOT_FOUND);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(child_care_put_sheet(t, m.amina, m.child, &sheet), DONE);
    assert_int_equal(child_care_put_sheet(t, m.amina, m.child, &sheet), CONFLICT);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM child_care_sheet WHERE allergies = CAST('Nuts' AS {bytes})"), 0);
    become(t, CARER, ROLE_CARER);
    assert_true(the(t, m.child).sheet);
    assert_str(child_care_sheet_of(t, m.child).allergies, "Nuts");
    become(t, LEADER, ROLE_INSTRUCTOR);
    sheet = child_care_sheet_of(t, m.child);
    sheet.allergies = sheet.reach = S("");
    assert_int_equal(child_care_put_sheet(t, m.amina, m.child, &sheet), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM child_care_sheet"), 0);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(child_care_put_sheet(t, m.amina, m.child, &sheet), NOT_FOUND);
}

static void write_all(struct task *t, const struct room *m)
{
    struct care_sheet sheet = { .allergies = S("Nuts") };
    struct care_fetcher_new aunt = { S("Faduma"), S("relative"), S(""), S("") };
    struct problems ps = { 0 };

    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(child_care_put_sheet(t, m->amina, m->child, &sheet), DONE);
    assert_int_equal(child_care_add_fetcher(t, m->amina, m->child, &aunt, &ps), DONE);
}

static int64_t kept(struct task *t)
{
    return test_number(t, "SELECT (SELECT count(*) FROM child_care_sheet) + (SELECT count(*) FROM child_care_fetcher)");
}

RULE(what_is_known_of_a_child_is_forgotten_some_days_after_its_last_group)
{
    struct room m = with_carer(t);
    struct settings settings = settings_default();

    settings.child_care_days = 30;
    t->settings = &settings;
    assert_int_equal(child_care_bring(t, SESSION, m.child), DONE);
    write_all(t, &m);
    t->viewer = &VIEWER_PROGRAM;
    at(t, "2026-12-22T08:00:00Z"); /* thirty days after the session; the group goes on until 31 December */
    (void)child_care_forget(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM child_care_stay"), 1);
    at(t, "2026-12-23T08:00:00Z");
    (void)child_care_forget(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM child_care_stay"), 0);
    assert_int_equal(kept(t), 2);
    at(t, "2027-01-30T08:00:00Z");
    (void)child_care_forget(t);
    assert_int_equal(kept(t), 2);
    at(t, "2027-01-31T08:00:00Z");
    (void)child_care_forget(t);
    assert_int_equal(kept(t), 0);
    assert_int_equal(child_care_forget(t), 0);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM attendance_child WHERE session_id = 900 AND state = 'came'"), 1);
}

RULE(a_sheet_that_was_written_before_the_first_group_is_kept_for_a_while_and_one_of_a_child_that_is_gone_goes)
{
    struct room m = furnish(t);
    struct settings settings = settings_default();

    t->settings = &settings;
    write_all(t, &m);
    t->viewer = &VIEWER_PROGRAM;
    test_sql(t, "DELETE FROM groups_membership");
    (void)child_care_forget(t);
    assert_int_equal(kept(t), 2);
    at(t, "2026-12-23T08:00:00Z");
    (void)child_care_forget(t);
    assert_int_equal(kept(t), 0);
}

RULE(who_waited_is_forgotten_when_the_day_has_passed)
{
    struct room m = furnish(t);
    struct settings settings = settings_default();
    struct care_asked asked;

    t->settings = &settings;
    test_sql(t, "UPDATE groups_group SET child_care_places = 0");
    assert_int_equal(child_care_book(t, COMING, &m.child, 1, &asked), DONE);
    assert_int_equal(asked.waits, 1);
    at(t, "2026-11-24T20:00:00Z");
    (void)child_care_forget(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM child_care_waiting"), 1);
    at(t, "2026-11-25T08:00:00Z");
    (void)child_care_forget(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM child_care_waiting"), 0);
}

RULE(practising_is_written_on_duty_and_handed_over_with_consent_only)
{
    struct room m = with_carer(t);
    struct settings settings = settings_default();
    struct problems ps = { 0 };
    struct care_consent c = { .given_on = DAY("2026-11-23"), .given_by = S("Amina"), .receiver = S("Day care") };

    t->settings = &settings;
    assert_int_equal(child_care_put_practice(t, SESSION, m.child, S("sleep"), S("well")), DONE);
    assert_int_equal(child_care_put_practice(t, SESSION, m.child, S("sleep"), S("hard")), DONE);
    assert_int_equal(child_care_put_practice(t, SESSION, m.child, S("food"), S("well")), DONE);
    assert_int_equal(child_care_put_practice(t, SESSION, m.child, S("food"), S("")), DONE);
    assert_int_equal(child_care_put_practice(t, SESSION, m.child, S("maths"), S("well")), INVALID);
    assert_int_equal(child_care_put_practice(t, COMING, m.child, S("food"), S("well")), NOT_FOUND);
    assert_int_equal(child_care_practised(t, m.child).n, 1);
    assert_str(child_care_practised(t, m.child).at[0].went, "hard");
    assert_int_equal(child_care_put_consent(t, m.amina, m.child, &c, &ps), NOT_FOUND); /* not by a carer */
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(child_care_put_practice(t, SESSION, m.child, S("play"), S("well")), NOT_FOUND); /* not on duty */
    assert_int_equal(child_care_put_consent(t, m.amina, m.child, &c, &ps), INVALID);                 /* tomorrow */
    c.given_on = t->today;
    ps = (struct problems){ 0 };
    assert_false(child_care_may_hand_over(t, m.child));
    assert_int_equal(child_care_put_consent(t, m.amina, m.child, &c, &ps), DONE);
    assert_true(child_care_may_hand_over(t, m.child));
    assert_int_equal(child_care_withdraw(t, m.amina, m.child), DONE);
    assert_false(child_care_may_hand_over(t, m.child));
    assert_int_equal(child_care_withdraw(t, m.amina, m.child), NOT_FOUND);
    t->viewer = &VIEWER_PROGRAM;
    at(t, "2027-02-15T08:00:00Z");
    (void)child_care_forget(t);
    assert_int_equal(child_care_practised(t, m.child).n, 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM child_care_consent"), 0);
}

RULES(a_carer_sees_the_children_of_today_where_she_is_on_duty_and_nothing_else,
    a_child_that_was_brought_came_and_the_register_cannot_say_otherwise,
    a_late_child_comes_though_the_register_is_closed_and_that_is_a_correction,
    the_parent_who_takes_part_fetches_and_whom_the_family_has_named, the_other_parent_must_be_named_like_anybody_else,
    a_pin_is_asked_for_and_guessing_is_slowed_down, a_child_that_is_not_fetched_shows_and_stays_with_who_is_on_duty,
    a_safety_sheet_is_sealed_written_by_who_sees_the_parent_and_read_on_duty,
    what_is_known_of_a_child_is_forgotten_some_days_after_its_last_group,
    a_sheet_that_was_written_before_the_first_group_is_kept_for_a_while_and_one_of_a_child_that_is_gone_goes,
    practising_is_written_on_duty_and_handed_over_with_consent_only, who_waited_is_forgotten_when_the_day_has_passed)
