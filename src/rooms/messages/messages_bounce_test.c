/* Tests of e-mails that came back: what is said of which message, and what follows. On both engines. */
#include "rooms/messages/messages_bounce.h"
#include "rooms/messages/messages_send.h"
#include "tests/messages_testing.h"

static struct str report(struct task *t, const char *action, const char *status, struct str id)
{
    return str_fmt(t->a,
        "To: koti@example.org\r\nContent-Type: multipart/report;\r\n\treport-type=delivery-status; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/plain\r\n\r\nStatus: 5.1.1\r\nMessage-ID: <0000000000009@example.org>\r\n\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nAction: %s\r\nStatus: %s\r\n"
        "\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <%.*s@example.org>\r\n\r\n--b--\r\n",
        action, status, STR_ARG(id));
}

RULE(an_address_where_nobody_is_is_told_from_a_full_mailbox_and_from_a_server_that_goes_on_trying)
{
    static const struct {
        const char *action, *status;
        enum bounce_how how;
    } each[] = { { "failed", "5.1.1", BOUNCE_HARD }, { "Failed", "5.1.1 (unknown)", BOUNCE_HARD },
        { "failed", "5.2.1", BOUNCE_HARD }, { "failed", "5.2.2", BOUNCE_FAILED }, { "failed", "5.7.1", BOUNCE_FAILED },
        { "failed", "5.4.4", BOUNCE_FAILED }, { "failed", "5.2.11", BOUNCE_FAILED },
        { "failed", "4.4.7", BOUNCE_FAILED }, { "delayed", "4.4.1", BOUNCE_LATER },
        { "delivered", "2.0.0", BOUNCE_LATER }, { "relayed", "5.1.1", BOUNCE_LATER }, { "failed", "x", BOUNCE_LATER } };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct bounce b = messages_bounce_read(report(t, each[i].action, each[i].status, S("0000000000005.ab")));
        if (b.how != each[i].how || b.message != 5)
            fail_msg("%s %s: %d", each[i].action, each[i].status, (int)b.how);
    }
}

/* Exim says 5.0.0 of everything; 5.1.7 and 5.1.8 are about who sent it. */
RULE(an_address_is_given_up_for_reasons_that_are_its_own_alone)
{
    static const struct {
        const char *status;
        enum bounce_how how;
    } each[] = { { "5.1.2", BOUNCE_HARD }, { "5.1.3", BOUNCE_HARD }, { "5.1.6", BOUNCE_HARD },
        { "5.1.10", BOUNCE_HARD }, { "5.1.7", BOUNCE_FAILED }, { "5.1.8", BOUNCE_FAILED }, { "5.2.0", BOUNCE_FAILED },
        { "5.0.0", BOUNCE_FAILED }, { "5.0.0\r\nDiagnostic-Code: smtp; 550 5.7.1 Blocked by a list", BOUNCE_FAILED },
        { "5.0.0\r\nDiagnostic-Code: smtp; 550-5.1.1 The account does not exist", BOUNCE_HARD },
        { "5.0.0\r\nDiagnostic-Code: smtp; 552 5.2.2 Full", BOUNCE_FAILED },
        { "5.0.0\r\nDiagnostic-Code: smtp; 550 No such user here", BOUNCE_HARD },
        { "5.0.0\r\nDiagnostic-Code: smtp; 550 Unknown user", BOUNCE_HARD },
        { "5.0.0\r\nDiagnostic-Code: smtp; 550 Message refused by our rules", BOUNCE_FAILED },
        { "5.1.1\r\nDiagnostic-Code: smtp; 550 5.7.1 x", BOUNCE_HARD } };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct bounce b = messages_bounce_read(report(t, "failed", each[i].status, S("0000000000005.ab")));
        if (b.how != each[i].how)
            fail_msg("%s: %d", each[i].status, (int)b.how);
    }
}

RULE(who_chooses_the_way_anew_tries_an_address_again_that_came_back_but_none_that_answered_stop)
{
    int64_t her = somebody(t, "040 123 4567", "a@example.org");
    struct message_way w = { .chosen = CHANNEL_email };

    house(t);
    assert_int_equal(messages_put_way(t, her, &w), DONE);
    messages_block(t, messages_mail_key(t, S("a@example.org")), "bounced");
    messages_block(t, people_phone_key(t, S("040 123 4567")), "stop");
    assert_true(is(t, put(t, her), "phone", "waiting", "bounced"));
    w.version = 1;
    assert_int_equal(messages_put_way(t, her, &w), DONE);
    assert_true(is(t, put(t, her), "email", "waiting", ""));
    w = (struct message_way){ .chosen = CHANNEL_sms, .version = 2 };
    assert_int_equal(messages_put_way(t, her, &w), DONE);
    assert_true(is(t, put(t, her), "phone", "waiting", "stop"));
}

RULE(only_a_report_with_the_id_of_one_of_our_messages_is_one)
{
    struct str whole = report(t, "failed", "5.1.1", S("0000000000005.ab"));

    assert_int_equal(messages_bounce_read(report(t, "failed", "5.1.1", S("of-somebody-else"))).how, BOUNCE_NONE);
    assert_int_equal(messages_bounce_read(S("")).how, BOUNCE_NONE);
    assert_int_equal(messages_bounce_read(str_part(whole, 0, 200)).how, BOUNCE_NONE);
    /* an e-mail of a person who has it below her words is no report */
    assert_int_equal(messages_bounce_read(str_fmt(t->a, "To: x\n\n%.*s", STR_ARG(whole))).how, BOUNCE_NONE);
}

/* As the Message-ID that was sent has it. */
static struct str id_of(struct task *t, int64_t message) { return messages_mail_id(t, message); }

RULE(who_only_guesses_the_number_of_a_message_and_who_comes_weeks_later_is_not_believed)
{
    int64_t her, one;

    struct settings *s = house(t);
    s->quiet_from = s->quiet_until = 0;
    her = somebody(t, "", "a@example.org");
    one = put(t, her);
    assert_int_equal(messages_claim(t, CHANNEL_email, 1).n, 1);
    messages_settle(t, one, RESULT_SENT, S(""), false);
    struct str id = id_str(t->a, one), other = id_of(t, one + 1), whole = id_of(t, one), number;
    assert_false(messages_came_back(t, report(t, "failed", "5.1.1", id)));
    assert_true(str_cut(&other, '.', &number));
    assert_false(
        messages_came_back(t, report(t, "failed", "5.1.1", str_fmt(t->a, "%.*s.%.*s", STR_ARG(id), STR_ARG(other)))));
    test_later(t, 11 * 24 * 3600);
    assert_false(messages_came_back(t, report(t, "failed", "5.1.1", whole)));
    assert_true(is(t, one, "email", "sent", ""));
    test_later(t, -2 * 24 * 3600);
    assert_true(messages_came_back(t, report(t, "failed", "5.1.1", whole)));
    assert_true(is(t, one, "email", "failed", "bounced"));
}

RULE(an_address_where_nobody_is_gets_no_more_and_a_full_mailbox_does)
{
    int64_t her, one, two;

    (void)house(t);
    her = somebody(t, "", "a@example.org");
    one = put(t, her);
    assert_int_equal(messages_claim(t, CHANNEL_email, 1).n, 1);
    assert_false(messages_came_back(t, report(t, "failed", "5.1.1", id_of(t, 5)))); /* none of ours */
    messages_settle(t, one, RESULT_SENT, S(""), false);
    assert_true(messages_came_back(t, report(t, "delayed", "4.4.1", id_of(t, one))));
    assert_true(is(t, one, "email", "sent", ""));
    assert_true(messages_came_back(t, report(t, "failed", "5.2.2", id_of(t, one))));
    assert_true(is(t, one, "email", "failed", "undelivered"));
    two = put(t, her);
    assert_int_equal(messages_claim(t, CHANNEL_email, 1).n, 1);
    messages_settle(t, two, RESULT_SENT, S(""), false);
    assert_true(messages_came_back(t, report(t, "failed", "5.1.1", id_of(t, two))));
    assert_true(messages_came_back(t, report(t, "failed", "5.1.1", id_of(t, two)))); /* once more */
    assert_true(is(t, two, "email", "failed", "bounced"));
    assert_true(is(t, put(t, her), "letter", "waiting", "bounced"));
}

RULES(an_address_where_nobody_is_is_told_from_a_full_mailbox_and_from_a_server_that_goes_on_trying,
    an_address_is_given_up_for_reasons_that_are_its_own_alone,
    who_chooses_the_way_anew_tries_an_address_again_that_came_back_but_none_that_answered_stop,
    only_a_report_with_the_id_of_one_of_our_messages_is_one,
    who_only_guesses_the_number_of_a_message_and_who_comes_weeks_later_is_not_believed,
    an_address_where_nobody_is_gets_no_more_and_a_full_mailbox_does)
