/* Tests of the gateway of text messages: what its answers settle, what it tells and with which signature, and what
 * comes back. On both engines. */
#include <unistd.h>
#include "base/digest.h"
#include "rooms/messages/messages_answers.h"
#include "rooms/messages/messages_gateway.h"
#include "tests/messages_testing.h"

RULE(the_answer_of_the_gateway_settles_each_message)
{
    int64_t id[4];
    struct message_new m = { .kind = MESSAGE_place };
    static const char *const phones[] = { "040 1234561", "040 1234562", "040 1234563", "040 1234564" };

    house(t);
    for (size_t i = 0; i < 4; i++) {
        m.person = somebody(t, phones[i], "");
        id[i] = messages_put(t, &m);
    }
    struct messages_out out = messages_claim(t, CHANNEL_sms, 10);
    assert_int_equal(out.n, 4);
    struct str request = messages_gateway_request(t, &out);
    assert_true(str_find(request, S("\"to\": \"+358401234561\"")) > 0);
    struct net_sent sent = { .asked = { NET_ANSWERS, S("") },
        .status = 200,
        .said = str_fmt(t->a,
            "{\"messages\": [{\"id\": \"%.*s\", \"state\": \"accepted\"}, {\"id\": \"%.*s\", \"state\": \"refused\", "
            "\"why\": \"number\"}, {\"id\": \"%.*s\", \"state\": \"later\", \"why\": \"busy\"}]}",
            STR_ARG(id_str(t->a, id[0])), STR_ARG(id_str(t->a, id[1])), STR_ARG(id_str(t->a, id[2]))) };
    assert_true(messages_gateway_answer(t, &out, &sent));
    assert_true(is(t, id[0], "sms", "sent", ""));
    assert_true(is(t, id[1], "sms", "failed", "number"));
    assert_true(is(t, id[2], "sms", "waiting", "busy"));
    assert_true(is(t, id[3], "sms", "waiting", "error")); /* of which it said nothing */
    assert_int_equal(test_number(t, "SELECT count(*) FROM messages_blocked WHERE why = 'bounced'"), 1);
}

RULE(a_gateway_in_trouble_loses_no_message)
{
    static const struct {
        struct net_sent sent;
        const char *why;
    } each[] = { { { { NET_AWAY, { "", 0 } }, 0, { "", 0 } }, "away" },
        { { { NET_SILENT, { "slow", 4 } }, 0, { "", 0 } }, "slow" },
        { { { NET_SILENT, { "redirects", 9 } }, 0, { "", 0 } }, "address" },
        { { { NET_ANSWERS, { "", 0 } }, 401, { "", 0 } }, "sign_in" },
        { { { NET_ANSWERS, { "", 0 } }, 429, { "", 0 } }, "busy" },
        { { { NET_ANSWERS, { "", 0 } }, 400, { "", 0 } }, "refused" },
        { { { NET_ANSWERS, { "", 0 } }, 503, { "", 0 } }, "error" },
        { { { NET_ANSWERS, { "", 0 } }, 200, { "<html>", 6 } }, "error" } };

    house(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        int64_t m = put(t, somebody(t, str_z(t->a, str_fmt(t->a, "040 12345%zu1", i)), ""));
        struct messages_out out = messages_claim(t, CHANNEL_sms, 10);
        assert_int_equal(out.n, 1);
        assert_false(messages_gateway_answer(t, &out, &each[i].sent));
        assert_true(is(t, m, "sms", "waiting", each[i].why));
    }
}

static const char key_text[] = "a-key-of-the-gateway";

/* The file is there as long as the rule runs. */
static void key_file(struct task *t, struct settings *s, char path[40])
{
    snprintf(path, 40, "/tmp/kotipolku-key-XXXXXX");
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, key_text, sizeof key_text - 1), sizeof key_text - 1);
    close(file);
    s->sms_key_file = str_of(path);
}

static struct message_told told_of(struct task *t, struct str events)
{
    struct message_told told = { .at = str_copy(t->a, instant_str(&t->now)), .events = events };

    told.signature = digest_signed(
        t->a, S("a-key-of-the-gateway"), str_fmt(t->a, "%.*s.%.*s", STR_ARG(told.at), STR_ARG(events)));
    return told;
}

static struct str received(struct task *t, const char *event, const char *from, const char *text)
{
    return str_fmt(t->a,
        "{\"events\": [{\"type\": \"received\", \"event\": \"%s\", \"from\": \"%s\", \"text\": \"%s\"}]}", event, from,
        text);
}

RULE(what_the_gateway_tells_is_taken_with_its_signature_and_no_other)
{
    struct settings *s = house(t);
    char path[40];
    struct message_told told = told_of(t, received(t, "e1", "+358401234567", "Yes"));

    assert_int_equal(messages_gateway_told(t, &told), NOT_ALLOWED); /* no key here */
    key_file(t, s, path);
    assert_int_equal(messages_gateway_told(t, &told), DONE);
    told.events = received(t, "e2", "+358401234567", "Another");
    assert_int_equal(messages_gateway_told(t, &told), NOT_ALLOWED);
    told = told_of(t, S("{\"events\": []}"));
    assert_int_equal(messages_gateway_told(t, &told), INVALID);
    told = told_of(t, received(t, "e3", "+358401234567", "Late"));
    test_later(t, 601);
    assert_int_equal(messages_gateway_told(t, &told), NOT_ALLOWED);
    test_later(t, -1);
    assert_int_equal(messages_gateway_told(t, &told), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM messages_answer"), 2);
    unlink(path);
}

RULE(a_report_may_overtake_the_answer_and_changes_nothing_that_is_settled)
{
    struct settings *s = house(t);
    int64_t m = put(t, somebody(t, "040 123 4567", ""));
    char path[40];

    key_file(t, s, path);
    assert_int_equal(messages_claim(t, CHANNEL_sms, 1).n, 1);
    struct str event = str_fmt(
        t->a, "{\"events\": [{\"type\": \"delivered\", \"id\": \"%.*s\"}]}", STR_ARG(id_str(t->a, m)));
    struct message_told told = told_of(t, event);
    assert_int_equal(messages_gateway_told(t, &told), DONE);
    assert_true(is(t, m, "sms", "delivered", ""));
    messages_settle(t, m, RESULT_SENT, S(""), false);
    assert_true(is(t, m, "sms", "delivered", ""));
    told = told_of(t, S("{\"events\": [{\"type\": \"failed\", \"id\": \"0000000000007\"}]}"));
    assert_int_equal(messages_gateway_told(t, &told), DONE); /* of none that is here */
    unlink(path);
}

/* ---- what comes back */

RULE(stop_in_any_language_stops_and_start_begins_again)
{
    static const char *const stops[] = { "STOP", " stop. ", "Seis", "SLUTA!", "jooji", "Joojiya!", "توقف", "إيقاف",
        "الغاء.", "stop", "Lopettakaa" };
    int64_t her = somebody(t, "040 123 4567", "a@example.org"); /* nor does she get it by e-mail then */

    house(t);
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        assert_true(messages_received(t, str_fmt(t->a, "s%zu", i), S("+358401234567"), str_of(stops[i])));
        if (!is(t, put(t, her), "phone", "waiting", "stop"))
            fail_msg("%s does not stop", stops[i]);
        assert_true(messages_received(t, str_fmt(t->a, "b%zu", i), S("0401234567"), S("START")));
        assert_true(is(t, put(t, her), "sms", "waiting", ""));
    }
    assert_true(messages_received(t, S("x"), S("0401234567"), S("Do not stop the bus")));
    assert_true(is(t, put(t, her), "sms", "waiting", ""));
}

RULE(an_answer_goes_once_to_who_wrote_last)
{
    int64_t her = somebody(t, "040 123 4567", ""), m, writer;
    int64_t project = test_number(t, "SELECT min(id) FROM projects_project");

    house(t);
    writer = become(t, ROLE_MANAGER, project);
    m = put(t, her);
    assert_int_equal(messages_claim(t, CHANNEL_sms, 1).n, 1);
    messages_settle(t, m, RESULT_SENT, S(""), false);
    assert_true(messages_received(t, S("e"), S("+358 40 1234567"), S("I come")));
    assert_true(messages_received(t, S("e"), S("+358 40 1234567"), S("I come")));
    assert_false(messages_received(t, S(""), S("+358 40 1234567"), S("I come")));
    assert_false(messages_received(t, S("f"), S("x"), S("I come")));
    struct message_answers list = messages_answers(t, true, 0, 10);
    assert_int_equal(list.n, 1);
    assert_true(list.at[0].mine && list.at[0].staff == writer && list.at[0].person == her && list.at[0].message == m);
    assert_int_equal(messages_answers_waiting(t), 1);
    assert_int_equal(messages_answer_read(t, list.at[0].id), DONE);
    assert_int_equal(messages_answers(t, true, 0, 10).n, 0);
    assert_int_equal(messages_answers(t, false, 0, 10).n, 1);
    become(t, ROLE_MANAGER, project_new(t, "Q"));
    assert_int_equal(messages_answers(t, false, 0, 10).n, 0);
    assert_int_equal(messages_answer_read(t, list.at[0].id), NOT_ALLOWED);
}

/* Of a number that is nobody's: for who sees all persons of a project, with the number. */
RULE(a_message_from_an_unknown_number_is_shown_to_managers_with_the_number)
{
    int64_t project = project_new(t, "P");

    house(t);
    assert_true(messages_received(t, S("e"), S("+358 44 555666"), S("Who is this?")));
    become(t, ROLE_INSTRUCTOR, project);
    assert_int_equal(messages_answers(t, true, 0, 10).n, 0);
    become(t, ROLE_MANAGER, project);
    struct message_answers list = messages_answers(t, true, 0, 10);
    assert_int_equal(list.n, 1);
    assert_true(list.at[0].person == 0 && str_is(list.at[0].sender, "+358 44 555666"));
    become(t, ROLE_INSTRUCTOR, project);
    assert_int_equal(messages_answer_read(t, list.at[0].id), NOT_ALLOWED);
    become(t, ROLE_COUNSELLOR, project);
    assert_int_equal(messages_answer_read(t, list.at[0].id), DONE);
}

RULES(the_answer_of_the_gateway_settles_each_message, a_gateway_in_trouble_loses_no_message,
    what_the_gateway_tells_is_taken_with_its_signature_and_no_other,
    a_report_may_overtake_the_answer_and_changes_nothing_that_is_settled,
    stop_in_any_language_stops_and_start_begins_again, an_answer_goes_once_to_who_wrote_last,
    a_message_from_an_unknown_number_is_shown_to_managers_with_the_number)
