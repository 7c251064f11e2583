/* Tests of messages about sessions: reminders and what members are told; the phone list, the list of what was sent, and
 * the bytes of an e-mail. On both engines. */
#include "rooms/messages/messages_list.h"
#include "rooms/messages/messages_remind.h"
#include "rooms/messages/messages_send.h"
#include "tests/messages_testing.h"

/* A group with two members, of whom one wants to be called, and a session of it. */
struct world {
    int64_t project, group, her, other, session;
};

static struct world lay_out(struct task *t, const char *day, const char *start)
{
    struct world x = { .project = project_new(t, "P"), .session = id_new() };

    x.group = group_new(t, x.project);
    x.her = person_made(t, x.project, "Amina", "Testi", "");
    x.other = person_made(t, x.project, "Hodan", "Testi", "");
    member_of(t, x.group, x.project, x.her, "");
    member_of(t, x.group, x.project, x.other, "");
    struct person_file f;
    assert_true(people_file(t, x.her, &f));
    f.phone = S("040 123 4567");
    people_put_file(t, x.her, &f);
    assert_true(people_file(t, x.other, &f));
    f.phone = S("040 765 4321");
    people_put_file(t, x.other, &f);
    assert_int_equal(messages_put_way(t, x.other, &(struct message_way){ .chosen = CHANNEL_phone }), DONE);
    test_sql(
        t, str_z(t->a, str_fmt(t->a,
                           "INSERT INTO groups_session (id, source_key, group_id, project_id, day, start_time, "
                           "kind, theme, module, expert, state, cancel_reason, visitors, carers, register_version, "
                           "version, created_at) VALUES (%lld, '', %lld, %lld, '%s', '%s', 'meeting', '', '', '', "
                           "'planned', '', 0, 0, 0, 1, '2026-01-01T00:00:00Z')",
                           (long long)x.session, (long long)x.group, (long long)x.project, day, start)));
    return x;
}

static void at(struct task *t, const char *instant)
{
    assert_true(instant_read(str_of(instant), &t->now));
    t->today = instant_day(t->now);
}

static void change(struct task *t, const struct world *x, const char *set)
{
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE groups_session SET %s WHERE id = %lld", set, (long long)x->session)));
}

RULE(members_are_reminded_once_in_the_morning_of_the_day)
{
    house(t)->reminders = true;
    (void)lay_out(t, "2026-11-24", "10:00");
    at(t, "2026-11-24T05:59:00Z");
    assert_int_equal(messages_remind(t), 0);
    at(t, "2026-11-24T06:00:00Z");
    assert_int_equal(messages_remind(t), 1); /* nobody is called up for that */
    assert_int_equal(messages_remind(t), 0);
    struct messages_out out = messages_claim(t, CHANNEL_sms, 10);
    assert_int_equal(out.n, 1);
    assert_true(str_find(out.at[0].text, S("/my?link=")) > 0); /* in Finnish: nothing is known of her language */
    assert_true(str_starts(out.at[0].text, S("Tänään 10.00. Tuletko?")));
}

RULE(of_an_early_session_they_are_reminded_the_evening_before)
{
    house(t)->reminders = true;
    (void)lay_out(t, "2026-11-24", "09:00");
    at(t, "2026-11-23T14:59:00Z");
    assert_int_equal(messages_remind(t), 0);
    at(t, "2026-11-23T15:00:00Z");
    assert_int_equal(messages_remind(t), 1);
    assert_true(str_starts(messages_claim(t, CHANNEL_sms, 10).at[0].text, S("Huomenna 9.00.")));
}

/* "Tomorrow" that could not be sent on its day is not sent on the next. */
RULE(tomorrow_is_not_said_the_day_after)
{
    house(t)->reminders = true;
    (void)lay_out(t, "2026-11-24", "09:00");
    at(t, "2026-11-23T15:00:00Z");
    assert_int_equal(messages_remind(t), 1);
    at(t, "2026-11-24T06:00:00Z");
    assert_int_equal(messages_claim(t, CHANNEL_sms, 10).n, 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM messages_message WHERE why = 'past'"), 1);
}

RULE(a_session_that_was_moved_gets_a_new_reminder_and_its_old_one_does_not_go)
{
    struct world x;

    house(t)->reminders = true;
    x = lay_out(t, "2026-11-24", "10:00");
    at(t, "2026-11-24T06:00:00Z");
    assert_int_equal(messages_remind(t), 1);
    change(t, &x, "start_time = '13:00'");
    assert_int_equal(messages_remind(t), 1);
    struct messages_out out = messages_claim(t, CHANNEL_sms, 10);
    assert_int_equal(out.n, 1);
    assert_true(str_starts(out.at[0].text, S("Tänään 13.00.")));
    assert_int_equal(test_number(t, "SELECT count(*) FROM messages_message WHERE why = 'changed'"), 1);
}

RULE(nobody_is_reminded_of_a_session_that_is_cancelled_or_begun_or_of_a_group_she_left)
{
    struct world x;

    house(t)->reminders = true;
    x = lay_out(t, "2026-11-24", "10:00");
    at(t, "2026-11-24T08:00:00Z"); /* it begins now */
    assert_int_equal(messages_remind(t), 0);
    at(t, "2026-11-24T07:00:00Z");
    change(t, &x, "state = 'cancelled'");
    assert_int_equal(messages_remind(t), 0);
    change(t, &x, "state = 'planned'");
    test_sql(t, "UPDATE groups_membership SET state = 'left', left_on = '2026-11-20'");
    assert_int_equal(messages_remind(t), 0);
    test_sql(t, "UPDATE groups_membership SET state = 'member', left_on = NULL");
    assert_int_equal(messages_remind(t), 1);
}

RULE(members_are_told_once_when_a_session_is_moved_or_cancelled)
{
    struct world x;
    int64_t put;

    house(t)->reminders = true;
    x = lay_out(t, "2026-11-24", "10:00");
    become(t, ROLE_MANAGER, x.project);
    assert_int_equal(messages_tell(t, x.session, &put), DONE);
    assert_int_equal(put, 2); /* one text message, one call */
    assert_int_equal(messages_tell(t, x.session, &put), DONE);
    assert_int_equal(put, 0);
    assert_int_equal(messages_calls(t, false, 0).n, 1);
    change(t, &x, "state = 'cancelled'");
    assert_int_equal(messages_tell(t, x.session, &put), DONE);
    assert_int_equal(put, 2);
    struct messages_out out = messages_claim(t, CHANNEL_sms, 10);
    assert_int_equal(out.n, 1); /* that it was moved does not go any more */
    assert_int_equal(out.at[0].kind, MESSAGE_cancelled);
    at(t, "2026-11-25T08:00:00Z");
    assert_int_equal(messages_tell(t, x.session, &put), INVALID);
}

RULE(who_may_not_change_a_session_tells_nobody)
{
    struct world x;
    int64_t put;

    house(t)->reminders = true;
    x = lay_out(t, "2026-11-24", "10:00");
    become(t, ROLE_MANAGER, project_new(t, "Q"));
    assert_int_equal(messages_tell(t, x.session, &put), NOT_ALLOWED);
    int64_t staff = become(t, ROLE_PEER, x.project);
    leader_of(t, x.group, staff, "peer");
    assert_int_equal(messages_tell(t, x.session, &put), NOT_ALLOWED);
}

/* ---- the lists */

RULE(the_list_shows_what_was_written_to_those_whom_one_sees)
{
    struct messages_only all = { .state = S(""), .channel = S("") }, only = all;
    struct world x;
    int64_t put;

    house(t)->reminders = true;
    x = lay_out(t, "2026-11-24", "10:00");
    become(t, ROLE_MANAGER, x.project);
    assert_int_equal(messages_tell(t, x.session, &put), DONE);
    assert_int_equal(messages_lines(t, &all, 0).n, 2);
    only.channel = S("sms");
    struct message_lines lines = messages_lines(t, &only, 0);
    assert_int_equal(lines.n, 1);
    assert_true(str_is(lines.at[0].name, "Amina Testi"));
    assert_true(str_find(lines.at[0].text, S("…")) > 0); /* not the link */
    assert_true(str_find(lines.at[0].text, S("link=")) < 0);
    only.state = S("failed");
    assert_int_equal(messages_lines(t, &only, 0).n, 0);
    only = all, only.person = x.other;
    assert_int_equal(messages_lines(t, &only, 0).n, 1);
    become(t, ROLE_MANAGER, x.project);
    only = all, only.mine = true;
    assert_int_equal(messages_lines(t, &only, 0).n, 0);
    become(t, ROLE_MANAGER, project_new(t, "Q"));
    assert_int_equal(messages_lines(t, &all, 0).n, 0);
    assert_int_equal(messages_calls(t, false, 0).n, 0);
    become(t, ROLE_COORDINATOR, x.project);
    assert_int_equal(messages_lines(t, &all, 0).n, 0);
}

RULE(a_call_is_over_when_she_was_reached_and_comes_again_when_not)
{
    struct world x;
    int64_t put;

    house(t)->reminders = true;
    x = lay_out(t, "2026-12-24", "10:00");
    become(t, ROLE_MANAGER, x.project);
    assert_int_equal(messages_tell(t, x.session, &put), DONE);
    struct message_call call = messages_calls(t, false, 0).at[0];
    struct message_called c = { .outcome = S("no_answer"), .version = call.line.version };
    assert_int_equal(messages_called(t, call.line.id, &c), DONE);
    assert_int_equal(messages_called(t, call.line.id, &c), CONFLICT);
    assert_int_equal(messages_calls(t, false, 0).n, 0);
    test_later(t, 24 * 3600);
    assert_int_equal(messages_calls(t, false, 0).n, 1);
    c = (struct message_called){ .outcome = S("no_answer"), .later = DAY("2026-12-01"), .version = 2 };
    assert_int_equal(messages_called(t, call.line.id, &c), DONE);
    at(t, "2026-11-30T20:00:00Z");
    assert_int_equal(messages_calls(t, false, 0).n, 0);
    at(t, "2026-12-01T06:00:00Z");
    assert_int_equal(messages_calls(t, false, 0).n, 1);
    c = (struct message_called){ .outcome = S("maybe"), .version = 3 };
    assert_int_equal(messages_called(t, call.line.id, &c), INVALID);
    c = (struct message_called){ .outcome = S("no_answer"), .later = DAY("2026-11-30"), .version = 3 };
    assert_int_equal(messages_called(t, call.line.id, &c), INVALID);
    c = (struct message_called){ .outcome = S("reached"), .version = 3 };
    assert_int_equal(messages_called(t, call.line.id, &c), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM messages_message WHERE state = 'sent' AND tries = 3"), 1);
}

/* Non-disclosure: the number stands on her page, where it is revealed; the rules of safe contact stand in the list. */
RULE(the_phone_list_shows_the_rules_and_no_number_of_who_is_under_non_disclosure)
{
    struct world x;
    int64_t put;

    struct settings *s = house(t);
    s->sms_address = s->mail_server = S("");
    x = lay_out(t, "2026-12-24", "10:00");
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "UPDATE groups_membership SET state = 'left', left_on = '2026-03-01' WHERE "
                                "person_id = %lld",
                                (long long)x.other)));
    struct person_file f;
    assert_true(people_file(t, x.her, &f));
    f.contact_when = S("In the morning");
    people_put_file(t, x.her, &f);
    become(t, ROLE_MANAGER, x.project);
    assert_int_equal(messages_tell(t, x.session, &put), DONE);
    assert_int_equal(put, 1);
    assert_true(str_is(messages_calls(t, false, 0).at[0].phone, "040 123 4567"));
    assert_true(str_is(messages_calls(t, false, 0).at[0].minds.when, "In the morning"));
    test_sql(t, "UPDATE people_person SET non_disclosure = 1, protected = 1");
    assert_true(str_empty(messages_calls(t, false, 0).at[0].phone));
}

/* Nobody but a worker may find a way to her: she is on no other list. */
RULE(who_has_no_number_and_whose_rules_nobody_has_read_stands_on_the_phone_list)
{
    struct world x;
    struct person_file f;
    int64_t put;

    house(t);
    x = lay_out(t, "2026-12-24", "10:00");
    assert_true(people_file(t, x.her, &f));
    f.phone = S("");
    f.contact_never = S("No messages");
    people_put_file(t, x.her, &f);
    become(t, ROLE_MANAGER, x.project);
    assert_int_equal(messages_tell(t, x.session, &put), DONE);
    struct message_calls calls = messages_calls(t, false, 0);
    assert_int_equal(calls.n, 2);
    assert_true(str_empty(calls.at[0].phone) || str_empty(calls.at[1].phone));
    /* a number that was taken away while the call waited */
    assert_true(people_file(t, x.other, &f));
    f.phone = S("");
    people_put_file(t, x.other, &f);
    assert_int_equal(messages_calls(t, false, 0).n, 2);
}

RULE(letters_are_printed_once_by_those_who_see_the_person)
{
    struct world x;
    int64_t put, last;
    struct message_way w = { .chosen = CHANNEL_letter, .version = 1 };

    house(t)->reminders = true;
    x = lay_out(t, "2026-12-24", "10:00");
    become(t, ROLE_MANAGER, x.project);
    assert_int_equal(messages_put_way(t, x.other, &w), DONE);
    assert_int_equal(messages_tell(t, x.session, &put), DONE);
    struct message_lines letters = messages_letters(t);
    assert_int_equal(letters.n, 1);
    last = letters.at[0].id;
    assert_int_equal(messages_printed(t, last - 1), 0); /* what came since it was shown is not printed yet */
    become(t, ROLE_MANAGER, project_new(t, "Q"));
    assert_int_equal(messages_printed(t, last), 0);
    become(t, ROLE_MANAGER, x.project);
    assert_int_equal(messages_printed(t, last), 1);
    assert_int_equal(messages_printed(t, last), 0);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM messages_message WHERE state = 'sent' AND why = 'printed'"), 1);
}

/* "10.00" is not said any more when nobody knows the time. */
RULE(what_tells_a_time_does_not_go_when_the_session_has_none_any_more)
{
    struct world x;
    struct message_way w = { .chosen = CHANNEL_letter, .version = 1 };
    int64_t put;

    house(t);
    x = lay_out(t, "2026-11-24", "10:00");
    become(t, ROLE_MANAGER, x.project);
    assert_int_equal(messages_tell(t, x.session, &put), DONE);
    assert_int_equal(messages_calls(t, false, 0).n, 1);
    change(t, &x, "start_time = NULL");
    assert_int_equal(messages_calls(t, false, 0).n, 0);
    assert_int_equal(messages_claim(t, CHANNEL_sms, 5).n, 0);
    assert_int_equal(messages_put_way(t, x.other, &w), DONE);
    assert_int_equal(messages_tell(t, x.session, &put), DONE); /* of the day alone */
    assert_int_equal(put, 2);
    assert_int_equal(messages_letters(t).n, 1);
    assert_int_equal(messages_claim(t, CHANNEL_sms, 5).n, 1);
    change(t, &x, "start_time = '10:00'");
    assert_int_equal(messages_letters(t).n, 0);
    assert_int_equal(messages_calls(t, false, 0).n, 1);
}

/* Whom no machine tells is not called, nor written a letter, to a meeting that is not there. */
RULE(calls_and_letters_about_a_session_that_was_moved_or_is_over_leave_their_lists)
{
    struct world x;
    struct message_way w = { .chosen = CHANNEL_letter };
    int64_t put;

    house(t)->reminders = true;
    x = lay_out(t, "2026-11-24", "10:00");
    become(t, ROLE_MANAGER, x.project);
    assert_int_equal(messages_put_way(t, x.her, &w), DONE);
    assert_int_equal(messages_tell(t, x.session, &put), DONE);
    assert_int_equal(messages_calls(t, true, 0).n, 1);
    assert_int_equal(messages_waiting(t).calls, 1);
    assert_int_equal(messages_letters(t).n, 1);
    at(t, "2026-11-24T08:00:00Z");
    assert_int_equal(messages_calls(t, true, 0).n, 0);
    assert_int_equal(messages_letters(t).n, 0);
    at(t, "2026-11-23T08:00:00Z");
    test_sql(t, "UPDATE groups_session SET start_time = '13:00'");
    assert_int_equal(messages_calls(t, true, 0).n, 0);
    assert_int_equal(messages_waiting(t).calls, 0);
    assert_int_equal(messages_letters(t).n, 0);
    assert_int_equal(messages_tell(t, x.session, &put), DONE); /* the new time is told */
    assert_int_equal(messages_calls(t, true, 0).n, 1);
    assert_int_equal(messages_letters(t).n, 1);
    test_sql(t, "UPDATE groups_session SET state = 'cancelled'");
    assert_int_equal(messages_calls(t, true, 0).n, 0);
    assert_int_equal(messages_letters(t).n, 0);
    assert_int_equal(messages_tell(t, x.session, &put), DONE);
    assert_int_equal(messages_calls(t, true, 0).n, 1);
    assert_int_equal(messages_letters(t).n, 1);
}

RULE(a_letter_to_who_wants_nothing_more_is_not_printed_and_one_to_who_is_protected_becomes_a_call)
{
    struct world x;
    struct message_way w = { .chosen = CHANNEL_letter };
    int64_t put;

    house(t)->reminders = true;
    x = lay_out(t, "2026-12-24", "10:00");
    become(t, ROLE_MANAGER, x.project);
    assert_int_equal(messages_put_way(t, x.her, &w), DONE);
    w.version = 1;
    assert_int_equal(messages_put_way(t, x.other, &w), DONE);
    assert_int_equal(messages_tell(t, x.session, &put), DONE);
    assert_int_equal(messages_letters(t).n, 2);
    w = (struct message_way){ .chosen = CHANNEL_none, .version = 1 };
    assert_int_equal(messages_put_way(t, x.her, &w), DONE);
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE people_person SET non_disclosure = 1, protected = 1 WHERE id = %lld",
                                (long long)x.other)));
    assert_int_equal(messages_letters(t).n, 0);
    assert_true(messages_letters_again(t, false));
    assert_true(messages_letters_again(t, true));
    assert_false(messages_letters_again(t, false));
    assert_int_equal(messages_calls(t, false, 0).n, 1);
    assert_int_equal(messages_calls(t, false, 0).at[0].line.person, x.other);
    assert_int_equal(test_number(t, "SELECT count(*) FROM messages_message WHERE why = 'own_wish'"), 1);
}

/* ---- e-mail */

static bool has(struct str bytes, const char *part) { return str_find(bytes, str_of(part)) >= 0; }

RULE(an_email_has_the_headers_it_needs_and_no_line_that_a_value_brings)
{
    struct settings *s = house(t);
    struct message_out m = {
        .id = 5, .to = S("a@example.org"), .text = S("Hei ä"), .tag = S("fi"), .kind = MESSAGE_moved
    };

    s->service_name = S("Koti\r\nBcc: x@example.org");
    struct str bytes = messages_mail_bytes(t, &m);
    assert_true(str_starts(bytes, S("Date: Sun, 22 Nov 2026 08:30:00 +0000\r\n")));
    assert_true(has(bytes, "\r\nTo: <a@example.org>\r\n"));
    assert_true(has(bytes, "\r\nMessage-ID: <0000000000005."));
    assert_true(has(bytes, "@example.org>\r\n"));
    assert_true(has(bytes, "\r\nSubject: =?UTF-8?B?VGFwYWFtaW5lbiBvbiBzaWlycmV0dHk=?=\r\n"));
    assert_true(has(bytes, "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"));
    assert_true(has(bytes, "\r\n\r\nSGVpIMOk\r\n"));
    assert_false(has(bytes, "Bcc"));
}

RULE(a_long_subject_is_cut_between_letters)
{
    struct settings *s = house(t);
    struct message_out m = {
        .id = 5, .to = S("a@example.org"), .text = S("x"), .tag = S("ar"), .kind = MESSAGE_sign_in
    };

    s->service_name = S("ääääääääääääääääääääääääääääääääääääääää"); /* 80 bytes */
    struct str rest = messages_mail_bytes(t, &m), line;
    assert_true(has(rest, "?=\r\n =?UTF-8?B?"));
    while (str_cut(&rest, '\n', &line))
        assert_true(line.n <= 90);
}

RULES(members_are_reminded_once_in_the_morning_of_the_day, of_an_early_session_they_are_reminded_the_evening_before,
    tomorrow_is_not_said_the_day_after, a_session_that_was_moved_gets_a_new_reminder_and_its_old_one_does_not_go,
    nobody_is_reminded_of_a_session_that_is_cancelled_or_begun_or_of_a_group_she_left,
    members_are_told_once_when_a_session_is_moved_or_cancelled, who_may_not_change_a_session_tells_nobody,
    the_list_shows_what_was_written_to_those_whom_one_sees,
    a_call_is_over_when_she_was_reached_and_comes_again_when_not,
    the_phone_list_shows_the_rules_and_no_number_of_who_is_under_non_disclosure,
    who_has_no_number_and_whose_rules_nobody_has_read_stands_on_the_phone_list,
    letters_are_printed_once_by_those_who_see_the_person,
    what_tells_a_time_does_not_go_when_the_session_has_none_any_more,
    calls_and_letters_about_a_session_that_was_moved_or_is_over_leave_their_lists,
    a_letter_to_who_wants_nothing_more_is_not_printed_and_one_to_who_is_protected_becomes_a_call,
    an_email_has_the_headers_it_needs_and_no_line_that_a_value_brings, a_long_subject_is_cut_between_letters)
