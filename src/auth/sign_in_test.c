/* Tests of sign_in and link: every way in, and the ways that must stay shut. Each rule commits, as the rules do. */
#include "auth/journal.h"
#include "auth/password.h"
#include "auth/session.h"
#include "auth/sign_in.h"
#include "auth/totp.h"
#include "sign_in_sql.h"
#include "tests/staff_testing.h"

#define HOME     S("192.0.2.1")
#define PASSWORD S("seven wet umbrellas")

/* Somebody who used the one-time link; *ret_secret: of the telephone. */
static int64_t settled(
    struct task *t, const char *email, enum role role, struct str *ret_secret, struct recovery_codes *ret_codes)
{
    struct link link;
    struct str session;
    int64_t staff = test_staff(t, email, role);
    struct str token = link_make(t, staff);
    test_commit(t);
    assert_true(link_find(t, token, &link));
    assert_int_equal(
        link_use(t, token, PASSWORD, totp_code(t, link.totp_secret, instant_unix(t->now)), &session, ret_codes), DONE);
    *ret_secret = link.totp_secret;
    test_later(t, 90);
    return staff;
}

static enum session_state state(struct task *t, struct str token)
{
    struct viewer v;
    return session_find(t, token, &v);
}

RULE(password_then_code_sign_in_and_a_code_works_once)
{
    struct str secret;
    struct recovery_codes codes;
    settled(t, "a@example.org", ROLE_COUNSELLOR, &secret, &codes);
    struct str code = totp_code(t, secret, instant_unix(t->now));
    struct sign_in_result half = sign_in_password(t, S(" A@Example.org"), PASSWORD, HOME);
    assert_int_equal(half.how, SIGN_IN_CODE);
    assert_int_equal(state(t, half.token), SESSION_HALF);
    struct sign_in_result done = sign_in_code(t, half.token, code, HOME);
    assert_int_equal(done.how, SIGN_IN_DONE);
    assert_int_equal(state(t, done.token), SESSION_LIVE);
    assert_int_equal(state(t, half.token), SESSION_NONE);
    half = sign_in_password(t, S("a@example.org"), PASSWORD, HOME);
    assert_int_equal(sign_in_code(t, half.token, code, HOME).how, SIGN_IN_WRONG);
}

RULE(wrong_and_unknown_and_disabled_get_the_same_answer)
{
    struct str secret;
    struct recovery_codes codes;
    settled(t, "a@example.org", ROLE_COUNSELLOR, &secret, &codes);
    assert_int_equal(sign_in_password(t, S("a@example.org"), S("seven wet umbrella"), HOME).how, SIGN_IN_WRONG);
    assert_int_equal(sign_in_password(t, S("nobody@example.org"), PASSWORD, HOME).how, SIGN_IN_WRONG);
    test_staff(t, "new@example.org", ROLE_ADMIN);
    assert_int_equal(sign_in_password(t, S("new@example.org"), S(""), HOME).how, SIGN_IN_WRONG);
    test_sql(t, "UPDATE staff SET disabled = 1");
    assert_int_equal(sign_in_password(t, S("a@example.org"), PASSWORD, HOME).how, SIGN_IN_WRONG);
    test_rollback(t); /* a refusal's answer is rolled back: the counts and journal rows stand all the same */
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE act = 'refused'"), 4);
    assert_int_equal(test_number(t, "SELECT failures FROM auth_throttle WHERE kind = 'address'"), 4);
}

RULE(many_wrong_codes_meet_a_wait)
{
    struct str secret;
    struct recovery_codes codes;
    settled(t, "a@example.org", ROLE_COUNSELLOR, &secret, &codes);
    struct sign_in_result half = sign_in_password(t, S("a@example.org"), PASSWORD, HOME);
    for (int i = 0; i < 5; i++)
        assert_int_equal(sign_in_code(t, half.token, S("000000"), HOME).how, SIGN_IN_WRONG);
    struct sign_in_result wait = sign_in_code(t, half.token, totp_code(t, secret, instant_unix(t->now)), HOME);
    assert_int_equal(wait.how, SIGN_IN_WAIT);
    assert_int_equal(wait.wait, 10);
    assert_int_equal(sign_in_password(t, S("a@example.org"), PASSWORD, HOME).how, SIGN_IN_WAIT);
    test_later(t, 11);
    assert_int_equal(sign_in_code(t, half.token, totp_code(t, secret, instant_unix(t->now)), HOME).how, SIGN_IN_DONE);
}

RULE(a_recovery_code_works_once_in_any_spelling)
{
    struct str secret;
    struct recovery_codes codes;
    settled(t, "a@example.org", ROLE_MANAGER, &secret, &codes);
    assert_int_equal(codes.n, 8);
    struct sign_in_result half = sign_in_password(t, S("a@example.org"), PASSWORD, HOME);
    struct str spelled = str_fmt(t->a, " %.*s ", STR_ARG(codes.code[3]));
    assert_int_equal(sign_in_code(t, half.token, spelled, HOME).how, SIGN_IN_DONE);
    half = sign_in_password(t, S("a@example.org"), PASSWORD, HOME);
    assert_int_equal(sign_in_code(t, half.token, spelled, HOME).how, SIGN_IN_WRONG);
    assert_int_equal(sign_in_code(t, half.token, codes.code[4], HOME).how, SIGN_IN_DONE);
}

RULE(a_half_session_is_over_after_ten_minutes)
{
    struct str secret;
    struct recovery_codes codes;
    settled(t, "a@example.org", ROLE_MANAGER, &secret, &codes);
    struct sign_in_result half = sign_in_password(t, S("a@example.org"), PASSWORD, HOME);
    test_later(t, SESSION_HALF_S + 1);
    assert_int_equal(sign_in_code(t, half.token, totp_code(t, secret, instant_unix(t->now)), HOME).how, SIGN_IN_GONE);
}

RULE(a_full_session_is_no_half_one)
{
    struct str secret;
    struct recovery_codes codes;
    int64_t staff = settled(t, "a@example.org", ROLE_MANAGER, &secret, &codes);
    struct str token = session_start(t, staff, false);
    assert_int_equal(sign_in_code(t, token, totp_code(t, secret, instant_unix(t->now)), HOME).how, SIGN_IN_GONE);
    assert_int_equal(sign_in_code(t, S(""), S("000000"), HOME).how, SIGN_IN_GONE);
}

RULE(a_peer_needs_no_code_and_one_who_rises_needs_a_new_link)
{
    struct link link;
    struct str session, token = link_make(t, test_staff(t, "p@example.org", ROLE_PEER));
    struct recovery_codes codes;
    test_commit(t);
    assert_true(link_find(t, token, &link));
    assert_int_equal(link_use(t, token, PASSWORD, S(""), &session, &codes), DONE);
    assert_int_equal(codes.n, 0);
    assert_int_equal(sign_in_password(t, S("p@example.org"), PASSWORD, HOME).how, SIGN_IN_DONE);
    test_sql(t, "INSERT INTO auth_staff_project (staff_id, project_id, role) SELECT id, 5, 'peer' FROM staff");
    assert_int_equal(sign_in_password(t, S("p@example.org"), PASSWORD, HOME).how, SIGN_IN_DONE);
    test_sql(t, "UPDATE auth_staff_project SET role = 'counsellor'");
    assert_int_equal(sign_in_password(t, S("p@example.org"), PASSWORD, HOME).how, SIGN_IN_LINK);
    test_sql(t, "UPDATE auth_staff_project SET role = 'peer'");
    test_sql(t, "UPDATE staff SET role = 'instructor'");
    assert_int_equal(sign_in_password(t, S("p@example.org"), PASSWORD, HOME).how, SIGN_IN_LINK);
}

RULE(a_link_works_once_and_only_with_the_right_code)
{
    struct link link;
    struct str session, token = link_make(t, test_staff(t, "a@example.org", ROLE_ADMIN));
    struct recovery_codes codes;
    test_commit(t);
    assert_true(link_find(t, token, &link));
    struct str code = totp_code(t, link.totp_secret, instant_unix(t->now));
    assert_int_equal(link_use(t, token, PASSWORD, S("000000"), &session, &codes), INVALID);
    assert_int_equal(link_use(t, token, PASSWORD, S(""), &session, &codes), INVALID);
    assert_int_equal(link_use(t, token, PASSWORD, code, &session, &codes), DONE);
    assert_int_equal(state(t, session), SESSION_LIVE);
    assert_int_equal(link_use(t, token, PASSWORD, code, &session, &codes), NOT_FOUND);
    assert_false(link_find(t, token, &link));
    assert_int_equal(test_number(t, "SELECT count(*) FROM auth_link WHERE totp_secret IS NOT NULL"), 0);
}

RULE(a_link_dies_after_seven_days_or_when_a_newer_one_is_made)
{
    struct link link;
    int64_t staff = test_staff(t, "a@example.org", ROLE_ADMIN);
    struct str older = link_make(t, staff), newer = link_make(t, staff);
    assert_false(link_find(t, older, &link));
    assert_true(link_find(t, newer, &link));
    test_later(t, LINK_DAYS * 24 * 3600 + 1);
    assert_false(link_find(t, newer, &link));
    assert_false(link_find(t, S(""), &link));
}

RULE(a_new_link_takes_the_place_of_password_and_telephone_and_ends_sessions)
{
    struct str secret, session;
    struct recovery_codes codes, fresh;
    struct link link;
    int64_t staff = settled(t, "a@example.org", ROLE_ADMIN, &secret, &codes);
    struct str before = session_start(t, staff, false), token = link_make(t, staff);
    assert_true(link_find(t, token, &link));
    assert_int_equal(link_use(t, token, S("nine dry umbrellas"), totp_code(t, link.totp_secret, instant_unix(t->now)),
                         &session, &fresh),
        DONE);
    assert_int_equal(state(t, before), SESSION_NONE);
    assert_int_equal(sign_in_password(t, S("a@example.org"), PASSWORD, HOME).how, SIGN_IN_WRONG);
    struct sign_in_result half = sign_in_password(t, S("a@example.org"), S("nine dry umbrellas"), HOME);
    assert_int_equal(sign_in_code(t, half.token, codes.code[0], HOME).how, SIGN_IN_WRONG);
    assert_int_equal(sign_in_code(t, half.token, fresh.code[0], HOME).how, SIGN_IN_DONE);
}

RULE(changing_the_password_asks_the_old_one_and_ends_other_sessions)
{
    struct str secret;
    struct recovery_codes codes;
    struct viewer v;
    int64_t staff = settled(t, "a@example.org", ROLE_ADMIN, &secret, &codes);
    struct str here = session_start(t, staff, false), there = session_start(t, staff, false);
    assert_int_equal(session_find(t, here, &v), SESSION_LIVE);
    t->viewer = &v;
    assert_int_equal(password_change(t, S("wrong"), S("nine dry umbrellas")).how, SIGN_IN_WRONG);
    assert_int_equal(password_change(t, PASSWORD, S("nine dry umbrellas")).how, SIGN_IN_DONE);
    assert_int_equal(state(t, here), SESSION_LIVE);
    assert_int_equal(state(t, there), SESSION_NONE);
    assert_int_equal(sign_in_password(t, S("a@example.org"), S("nine dry umbrellas"), HOME).how, SIGN_IN_CODE);
}

RULE(strangers_who_guess_do_not_keep_somebody_from_changing_her_password)
{
    struct str secret;
    struct recovery_codes codes;
    struct viewer v;
    int64_t staff = settled(t, "a@example.org", ROLE_ADMIN, &secret, &codes);

    assert_int_equal(session_find(t, session_start(t, staff, false), &v), SESSION_LIVE);
    for (int i = 0; i < 9; i++)
        assert_true(sign_in_password(t, S("a@example.org"), S("a guess"), S("203.0.113.9")).how != SIGN_IN_DONE);
    assert_int_equal(sign_in_password(t, S("a@example.org"), PASSWORD, HOME).how, SIGN_IN_WAIT);
    t->viewer = &v;
    assert_int_equal(password_change(t, PASSWORD, S("nine dry umbrellas")).how, SIGN_IN_DONE);
}

RULE(the_demonstration_opens_only_a_demonstration_database)
{
    test_staff(t, "a@example.org", ROLE_ADMIN);
    assert_int_equal(sign_in_demo(t, ROLE_ADMIN).how, SIGN_IN_WRONG);
    test_sql(t, "INSERT INTO settings_value (name, value) VALUES ('demo', '1')");
    assert_int_equal(sign_in_demo(t, ROLE_ADMIN).how, SIGN_IN_DONE);
    assert_int_equal(sign_in_demo(t, ROLE_PEER).how, SIGN_IN_WRONG);
    assert_int_equal(sign_in_demo(t, ROLE_NONE).how, SIGN_IN_WRONG);
}

RULE(signing_in_and_out_is_in_the_journal_and_the_chain_is_whole)
{
    struct str secret;
    struct recovery_codes codes;
    struct viewer v;
    struct journal_fault fault;
    int64_t staff = settled(t, "a@example.org", ROLE_ADMIN, &secret, &codes);
    struct str token = session_start(t, staff, false);
    assert_int_equal(session_find(t, token, &v), SESSION_LIVE);
    t->viewer = &v;
    sign_out(t);
    assert_int_equal(state(t, token), SESSION_NONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE act = 'sign_in'"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE act = 'sign_out'"), 1);
    assert_true(journal_verify(t, &fault));
}

RULE(changing_the_password_again_and_again_with_the_right_one_costs_no_wait_and_with_wrong_ones_it_does)
{
    struct str secret;
    struct recovery_codes codes;
    struct viewer v = { .staff = settled(t, "a@example.org", ROLE_COUNSELLOR, &secret, &codes),
        .role = ROLE_COUNSELLOR };
    const struct viewer *before = t->viewer;

    t->viewer = &v;
    for (int i = 0; i < 7; i++)
        assert_int_equal(password_change(t, PASSWORD, PASSWORD).how, SIGN_IN_DONE);
    for (int i = 0; i < 6; i++)
        assert_int_equal(password_change(t, S("seven wet umbrella"), PASSWORD).how, SIGN_IN_WRONG);
    assert_int_equal(password_change(t, PASSWORD, PASSWORD).how, SIGN_IN_WAIT);
    t->viewer = before;
}

RULE(who_is_disabled_between_password_and_code_does_not_come_in)
{
    struct str secret;
    struct recovery_codes codes;

    settled(t, "a@example.org", ROLE_COUNSELLOR, &secret, &codes);
    struct sign_in_result half = sign_in_password(t, S("a@example.org"), PASSWORD, HOME);
    assert_int_equal(half.how, SIGN_IN_CODE);
    test_sql(t, "UPDATE staff SET disabled = 1");
    assert_int_equal(sign_in_code(t, half.token, totp_code(t, secret, instant_unix(t->now)), HOME).how, SIGN_IN_GONE);
}

/* Two browsers with the same code at once have both read the last step before either has claimed its own. */
RULE(of_two_who_bring_one_code_at_once_only_the_first_gets_in)
{
    int64_t staff = test_staff(t, "a@example.org", ROLE_COUNSELLOR);

    assert_int_equal(sign_in_sql_claim_step(t, staff, 100), 1);
    assert_int_equal(sign_in_sql_claim_step(t, staff, 100), 0);
    assert_int_equal(sign_in_sql_claim_step(t, staff, 99), 0);
    assert_int_equal(sign_in_sql_claim_step(t, staff, 101), 1);
}

RULE(the_code_of_a_step_that_was_used_is_refused_and_that_of_the_next_is_taken)
{
    struct str secret = totp_new_secret(t);
    int64_t now = instant_unix(t->now), step = 0;

    assert_true(totp_fits(t, secret, totp_code(t, secret, now), now, 0, &step));
    assert_int_equal(step, now / 30);
    assert_false(totp_fits(t, secret, totp_code(t, secret, now), now, step, &step));
    assert_true(totp_fits(t, secret, totp_code(t, secret, now + 30), now, step, &step));
    assert_false(totp_fits(t, secret, totp_code(t, secret, now + 60), now, 0, &step));
    assert_false(totp_fits(t, secret, totp_code(t, secret, now - 60), now, 0, &step));
    assert_true(totp_fits(t, secret, totp_code(t, secret, now - 30), now, 0, &step));
}

RULES(password_then_code_sign_in_and_a_code_works_once, wrong_and_unknown_and_disabled_get_the_same_answer,
    many_wrong_codes_meet_a_wait, a_recovery_code_works_once_in_any_spelling, a_half_session_is_over_after_ten_minutes,
    a_full_session_is_no_half_one, a_peer_needs_no_code_and_one_who_rises_needs_a_new_link,
    a_link_works_once_and_only_with_the_right_code, a_link_dies_after_seven_days_or_when_a_newer_one_is_made,
    a_new_link_takes_the_place_of_password_and_telephone_and_ends_sessions,
    changing_the_password_asks_the_old_one_and_ends_other_sessions,
    strangers_who_guess_do_not_keep_somebody_from_changing_her_password,
    the_demonstration_opens_only_a_demonstration_database, signing_in_and_out_is_in_the_journal_and_the_chain_is_whole,
    changing_the_password_again_and_again_with_the_right_one_costs_no_wait_and_with_wrong_ones_it_does,
    who_is_disabled_between_password_and_code_does_not_come_in,
    of_two_who_bring_one_code_at_once_only_the_first_gets_in,
    the_code_of_a_step_that_was_used_is_refused_and_that_of_the_next_is_taken)
