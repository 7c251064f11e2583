/* Tests of messages: who is reached and how, the queue, what came of each, what comes back. On both engines. */
#include <unistd.h>
#include "base/digest.h"
#include "base/settings.h"
#include "rooms/messages/messages_gateway.h"
#include "rooms/messages/messages_list.h"
#include "rooms/messages/messages_remind.h"
#include "rooms/messages/messages_send.h"
#include "rooms/messages/messages_answers.h"
#include "rooms/messages/messages_text.h"
#include "tests/people_testing.h"

/* A house that can send: a gateway and a mail server that nobody asks here. */
static struct settings *house(struct task *t)
{
    struct settings *s = NEW(t->a, struct settings);

    *s = settings_default();
    s->sms_address = S("https://gateway.example/messages");
    s->mail_server = S("smtps://mail.example");
    s->mail_from = S("koti@example.org");
    s->public_address = S("https://koti.example.org");
    t->settings = s;
    return s;
}

static int64_t somebody(struct task *t, const char *phone, const char *email)
{
    struct person_new p = { .given_names = S("Zuleikha"),
        .family_name = S("Xarardheere"),
        .language = S("som"),
        .phone = str_of(phone),
        .entry = DAY("2026-01-15") };
    struct problems ps = { 0 };
    struct person_file f;
    int64_t id = 0;
    bool first = test_number(t, "SELECT count(*) FROM projects_project") == 0;
    int64_t project = first ? project_new(t, "P") : test_number(t, "SELECT min(id) FROM projects_project");

    assert_int_equal(people_create(t, project, &p, &id, &ps), DONE);
    if (email[0] != '\0') {
        assert_true(people_file(t, id, &f));
        f.email = str_of(email);
        people_put_file(t, id, &f);
    }
    return id;
}

static int64_t put(struct task *t, int64_t person)
{
    struct message_new m = {
        .person = person, .kind = MESSAGE_reminder, .fields = { .day = t->today, .start = { "12:00" } }
    };

    return messages_put(t, &m);
}

static bool is(struct task *t, int64_t message, const char *channel, const char *state, const char *why)
{
    const char *sql = str_z(t->a, str_fmt(t->a,
                                      "SELECT count(*) FROM messages_message WHERE id = %lld AND channel = '%s' "
                                      "AND state = '%s' AND why = '%s'",
                                      (long long)message, channel, state, why));

    return test_number(t, sql) == 1;
}

/* ---- who, and how */

RULE(by_text_message_else_by_email_else_by_a_call)
{
    house(t);
    assert_true(is(t, put(t, somebody(t, "040 123 4567", "a@example.org")), "sms", "waiting", ""));
    assert_true(is(t, put(t, somebody(t, "", "b@example.org")), "email", "waiting", ""));
    assert_true(is(t, put(t, somebody(t, "", "")), "phone", "waiting", "no_address"));
    assert_true(
        is(t, put(t, somebody(t, "", "not an address\r\nBcc: x@example.org")), "phone", "waiting", "no_address"));
    struct settings *s = house(t);
    s->sms_address = S("");
    assert_true(is(t, put(t, somebody(t, "040 765 4321", "c@example.org")), "email", "waiting", ""));
    s->mail_server = S("");
    assert_true(is(t, put(t, somebody(t, "040 765 4322", "d@example.org")), "phone", "waiting", "not_set_up"));
}

RULE(her_wish_is_obeyed)
{
    int64_t her = somebody(t, "040 123 4567", "a@example.org");
    struct message_way w = { .chosen = CHANNEL_email };
    static const struct {
        enum message_channel chosen;
        const char *channel, *state, *why;
    } each[] = { { CHANNEL_email, "email", "waiting", "" }, { CHANNEL_letter, "letter", "waiting", "" },
        { CHANNEL_phone, "phone", "waiting", "" }, { CHANNEL_none, "none", "stopped", "own_wish" },
        { CHANNEL__N, "sms", "waiting", "" } };

    house(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        w = (struct message_way){ .chosen = each[i].chosen, .version = (int64_t)i };
        assert_int_equal(messages_put_way(t, her, &w), DONE);
        assert_true(is(t, put(t, her), each[i].channel, each[i].state, each[i].why));
    }
    assert_int_equal(messages_put_way(t, her, &w), CONFLICT);
}

RULE(who_was_merged_is_reached_as_the_one_who_was_kept_and_keeps_her_wish)
{
    int64_t lost = somebody(t, "040 123 4567", ""), kept = somebody(t, "040 765 4321", "");
    struct message_way w = { .chosen = CHANNEL_none };

    house(t);
    assert_int_equal(messages_put_way(t, lost, &w), DONE);
    people_lose_file(t, lost, kept);
    assert_true(is(t, put(t, lost), "none", "stopped", "own_wish"));
    assert_true(is(t, put(t, kept), "none", "stopped", "own_wish"));
    w.chosen = CHANNEL__N; /* asked anew */
    assert_int_equal(messages_put_way(t, kept, &w), DONE);
    assert_true(put(t, lost) != 0);
    assert_true(str_is(messages_claim(t, CHANNEL_sms, 1).at[0].to, "+358407654321"));
}

static void rules_of(struct task *t, int64_t person, const char *never)
{
    struct person_file f;

    assert_true(people_file(t, person, &f));
    f.contact_never = str_of(never);
    people_put_file(t, person, &f);
}

RULE(safe_contact_rules_hold_messages_back_until_somebody_has_read_them)
{
    int64_t her = somebody(t, "040 123 4567", "");
    struct message_way w = { .chosen = CHANNEL__N, .minded = true };

    house(t);
    rules_of(t, her, "No messages when he is at home");
    assert_true(is(t, put(t, her), "phone", "waiting", "safe_contact"));
    assert_int_equal(messages_put_way(t, her, &w), DONE);
    assert_true(is(t, put(t, her), "sms", "waiting", ""));
    rules_of(t, her, "Never write"); /* another text: it has to be read anew */
    assert_true(is(t, put(t, her), "phone", "waiting", "safe_contact"));
    rules_of(t, her, "");
    assert_true(is(t, put(t, her), "sms", "waiting", ""));
}

/* Written down while it waited. */
RULE(rules_that_come_while_a_message_waits_hold_it_back)
{
    int64_t her = somebody(t, "040 123 4567", ""), m;

    house(t);
    m = put(t, her);
    assert_true(is(t, m, "sms", "waiting", ""));
    rules_of(t, her, "No messages");
    assert_int_equal(messages_claim(t, CHANNEL_sms, 10).n, 0);
    assert_true(is(t, m, "phone", "waiting", "safe_contact"));
}

RULE(nobody_under_non_disclosure_is_written_to_unless_somebody_says_so)
{
    int64_t her = somebody(t, "040 123 4567", "");
    struct message_way w = { .chosen = CHANNEL__N, .minded = true };

    house(t);
    test_sql(t, "UPDATE people_person SET non_disclosure = 1, protected = 1");
    assert_true(is(t, put(t, her), "phone", "waiting", "protected"));
    assert_int_equal(messages_put_way(t, her, &w), DONE);
    assert_true(is(t, put(t, her), "sms", "waiting", ""));
}

RULE(who_may_not_see_her_says_nothing_of_how_she_is_reached)
{
    int64_t her = somebody(t, "040 123 4567", "");
    struct message_way w = { .chosen = CHANNEL_none };

    become(t, ROLE_MANAGER, project_new(t, "Q"));
    assert_int_equal(messages_put_way(t, her, &w), NOT_ALLOWED);
    assert_int_equal(test_number(t, "SELECT count(*) FROM messages_way"), 0);
}

/* Nothing of the files is in any message: there is no place for it. */
RULE(no_name_of_person_child_group_or_place_gets_into_a_message)
{
    static const char *const names[] = { "Zuleikha", "Xarardheere", "Qamar", "Mothers", "Library" };
    int64_t her = somebody(t, "040 123 4567", ""), child;
    struct problems ps = { 0 };

    house(t);
    assert_int_equal(people_add_child(t, her, S("Qamar"), DAY("2024-02"), &child, &ps), DONE);
    for (enum message_kind k = 0; k < MESSAGE__N; k++) {
        struct message_new m = { .person = her,
            .kind = k,
            .fields = { .day = t->today, .until = t->today, .start = { "12:00" }, .link = S("https://x/my?link=k") } };
        assert_true(messages_put(t, &m) != 0);
    }
    struct messages_out out = messages_claim(t, CHANNEL_sms, 100);
    assert_int_equal(out.n, MESSAGE__N);
    for (size_t i = 0; i < out.n; i++)
        for (size_t n = 0; n < sizeof names / sizeof *names; n++)
            assert_true(str_find(out.at[i].text, str_of(names[n])) < 0);
    /* the only texts of the fields: a link that the program makes */
    assert_int_equal(sizeof(struct message_fields), sizeof(struct {
        struct day day, until;
        struct clock start;
        struct str link;
        bool again;
    }));
}

/* ---- when */

RULE(quiet_hours_end_in_the_morning_of_the_house_also_when_summer_time_begins_and_ends)
{
    static const struct {
        const char *now, *loud;
    } each[] = { { "2026-11-22T08:30:00Z", "2026-11-22T08:30:00Z" }, { "2026-11-22T17:59:00Z", "2026-11-22T17:59:00Z" },
        { "2026-11-22T18:00:00Z", "2026-11-23T06:00:00Z" }, { "2026-11-23T05:59:00Z", "2026-11-23T06:00:00Z" },
        { "2026-11-23T06:00:00Z", "2026-11-23T06:00:00Z" },
        { "2026-03-28T19:00:00Z", "2026-03-29T05:00:00Z" } /* the night of 29 March is an hour shorter */,
        { "2026-10-24T17:30:00Z", "2026-10-25T06:00:00Z" } /* that of 25 October an hour longer */,
        { "2026-07-01T04:00:00Z", "2026-07-01T05:00:00Z" } };
    struct settings *s = house(t);
    struct instant now;

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        assert_true(instant_read(str_of(each[i].now), &now));
        assert_string_equal(messages_loud(t, now).t, each[i].loud);
    }
    s->quiet_from = 12, s->quiet_until = 13; /* within a day */
    assert_true(instant_read(S("2026-11-22T10:30:00Z"), &now));
    assert_string_equal(messages_loud(t, now).t, "2026-11-22T11:00:00Z");
    s->quiet_until = 12; /* none */
    assert_string_equal(messages_loud(t, now).t, now.t);
}

RULE(what_is_put_at_night_waits_for_the_morning_and_what_is_for_staff_does_not)
{
    house(t);
    assert_true(instant_read(S("2026-11-22T21:00:00Z"), &t->now));
    (void)put(t, somebody(t, "040 123 4567", ""));
    assert_int_equal(messages_claim(t, CHANNEL_sms, 10).n, 0);
    struct message_new m = { .staff = test_staff(t, "s@example.org", ROLE_MANAGER),
        .kind = MESSAGE_sign_in,
        .fields = { .link = S("https://x/welcome?link=k") } };
    assert_true(messages_put(t, &m) != 0);
    struct messages_out out = messages_claim(t, CHANNEL_email, 10);
    assert_int_equal(out.n, 1);
    assert_true(str_is(out.at[0].to, "s@example.org"));
    assert_true(str_find(out.at[0].text, S("https://x/welcome?link=k")) > 0);
    test_later(t, 9 * 3600);
    assert_int_equal(messages_claim(t, CHANNEL_sms, 10).n, 1);
}

/* It was put by day, and the gateway was away until night. */
RULE(what_is_due_at_night_is_put_off_when_it_is_claimed)
{
    int64_t m;

    house(t);
    m = put(t, somebody(t, "040 123 4567", ""));
    test_later(t, 12 * 3600);
    assert_int_equal(messages_claim(t, CHANNEL_sms, 10).n, 0);
    assert_true(is(t, m, "sms", "waiting", ""));
    test_later(t, 11 * 3600);
    assert_int_equal(messages_claim(t, CHANNEL_sms, 10).n, 1);
}

/* ---- the queue */

RULE(messages_go_in_order_once_and_lose_their_link_when_they_are_sent)
{
    int64_t her = somebody(t, "040 123 4567", ""), first, second;
    struct message_new m = { .person = her, .kind = MESSAGE_own_link, .fields = { .link = S("https://x/my?link=k") } };

    house(t);
    first = messages_put(t, &m), second = messages_put(t, &m);
    struct messages_out out = messages_claim(t, CHANNEL_sms, 1);
    assert_int_equal(out.n, 1);
    assert_int_equal(out.at[0].id, first);
    assert_true(str_is(out.at[0].to, "+358401234567"));
    messages_settle(t, first, RESULT_SENT, S(""), false);
    assert_true(is(t, first, "sms", "sent", ""));
    assert_int_equal(test_number(t, "SELECT count(*) FROM messages_message WHERE link IS NOT NULL"), 1);
    assert_int_equal(messages_claim(t, CHANNEL_sms, 10).at[0].id, second);
    messages_settle(t, second, RESULT_SENT, S(""), false);
    assert_int_equal(messages_claim(t, CHANNEL_sms, 10).n, 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM messages_message WHERE link IS NOT NULL"), 0);
}

RULE(one_message_of_a_kind_for_each_person_and_matter)
{
    struct message_new m = {
        .person = somebody(t, "040 123 4567", ""), .kind = MESSAGE_place, .about = 77, .key = S("first")
    };

    house(t);
    assert_true(messages_put(t, &m) != 0);
    assert_int_equal(messages_put(t, &m), 0);
    m.key = S("second");
    assert_true(messages_put(t, &m) != 0);
}

RULE(a_failure_is_tried_again_after_pauses_that_grow_and_given_up_with_its_reason)
{
    int64_t m, last = 0;

    struct settings *s = house(t);
    s->quiet_from = s->quiet_until = 0;
    m = put(t, somebody(t, "040 123 4567", ""));
    for (int i = 1; i <= MESSAGE_TRIES_MOST; i++) {
        int64_t waited = 0;
        while (messages_claim(t, CHANNEL_sms, 10).n == 0) {
            test_later(t, 60);
            assert_true(++waited < 100000);
        }
        assert_true(i < 3 || waited > last);
        last = waited;
        messages_settle(t, m, RESULT_AGAIN, S("error"), false);
        assert_true(is(t, m, "sms", i < MESSAGE_TRIES_MOST ? "waiting" : "failed", "error"));
    }
    test_later(t, 100 * 3600);
    assert_int_equal(messages_claim(t, CHANNEL_sms, 10).n, 0);
}

RULE(who_died_between_answer_and_commit_hands_over_the_same_id_and_no_email_twice)
{
    int64_t her = somebody(t, "040 123 4567", "a@example.org"), text, mail;
    struct message_way w = { .chosen = CHANNEL_email };

    struct settings *s = house(t);
    s->quiet_from = s->quiet_until = 0;
    text = put(t, her);
    assert_int_equal(messages_put_way(t, her, &w), DONE);
    mail = put(t, her);
    w.chosen = CHANNEL_sms, w.version = 1;
    assert_int_equal(messages_claim(t, CHANNEL_email, 1).n, 1);
    assert_int_equal(messages_put_way(t, her, &w), DONE);
    assert_int_equal(messages_claim(t, CHANNEL_sms, 10).n, 1);
    /* here it dies; the next one begins */
    messages_give_up_unsure(t);
    assert_true(is(t, mail, "email", "failed", "unsure"));
    assert_int_equal(messages_claim(t, CHANNEL_email, 10).n, 0);
    struct messages_out again = messages_claim(t, CHANNEL_sms, 10);
    assert_int_equal(again.n, 1);
    assert_int_equal(again.at[0].id, text);
    test_later(t, MESSAGE_KNOWN_S + 60); /* the gateway may have forgotten it */
    assert_int_equal(messages_claim(t, CHANNEL_sms, 10).n, 0);
    assert_true(is(t, text, "sms", "failed", "unsure"));
}

RULE(a_message_that_would_come_too_late_does_not_go)
{
    struct message_new m = { .person = somebody(t, "040 123 4567", ""), .kind = MESSAGE_place };
    int64_t id;

    house(t);
    m.until = instant_from_unix(instant_unix(t->now) + 60);
    id = messages_put(t, &m);
    test_later(t, 60);
    assert_int_equal(messages_claim(t, CHANNEL_sms, 10).n, 0);
    assert_true(is(t, id, "sms", "stopped", "past"));
}

RULE(an_address_where_nobody_is_reached_gets_nothing_more)
{
    int64_t her = somebody(t, "", "a@example.org"), m;

    house(t);
    m = put(t, her);
    assert_int_equal(messages_claim(t, CHANNEL_email, 1).n, 1);
    messages_settle(t, m, RESULT_NEVER, S("bounced"), true);
    assert_true(is(t, m, "email", "failed", "bounced"));
    assert_true(is(t, put(t, her), "phone", "waiting", "bounced"));
}

RULE(send_again_is_a_new_message_of_the_same_words)
{
    int64_t her = somebody(t, "040 123 4567", ""), again, id;
    struct message_new m = { .person = her, .kind = MESSAGE_place, .about = 7, .key = S("x") };

    house(t);
    id = messages_put(t, &m);
    assert_int_equal(messages_again(t, id, &again), INVALID);
    assert_int_equal(messages_claim(t, CHANNEL_sms, 1).n, 1);
    messages_settle(t, id, RESULT_NEVER, S("refused"), false);
    assert_int_equal(messages_again(t, id, &again), DONE);
    assert_true(again != id && is(t, again, "sms", "waiting", ""));
    assert_int_equal(messages_stop(t, again), DONE);
    assert_true(is(t, again, "sms", "stopped", "by_hand"));
    become(t, ROLE_MANAGER, project_new(t, "Q"));
    assert_int_equal(messages_again(t, id, &again), NOT_ALLOWED);
    assert_int_equal(messages_stop(t, again), NOT_ALLOWED);
}

/* ---- the gateway */

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
    static const char *const stops[] = { "STOP", " stop. ", "Seis", "SLUTA!", "jooji", "توقف" };
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

RULES(by_text_message_else_by_email_else_by_a_call, her_wish_is_obeyed,
    who_was_merged_is_reached_as_the_one_who_was_kept_and_keeps_her_wish,
    safe_contact_rules_hold_messages_back_until_somebody_has_read_them,
    rules_that_come_while_a_message_waits_hold_it_back,
    nobody_under_non_disclosure_is_written_to_unless_somebody_says_so,
    who_may_not_see_her_says_nothing_of_how_she_is_reached, no_name_of_person_child_group_or_place_gets_into_a_message,
    quiet_hours_end_in_the_morning_of_the_house_also_when_summer_time_begins_and_ends,
    what_is_put_at_night_waits_for_the_morning_and_what_is_for_staff_does_not,
    what_is_due_at_night_is_put_off_when_it_is_claimed,
    messages_go_in_order_once_and_lose_their_link_when_they_are_sent, one_message_of_a_kind_for_each_person_and_matter,
    a_failure_is_tried_again_after_pauses_that_grow_and_given_up_with_its_reason,
    who_died_between_answer_and_commit_hands_over_the_same_id_and_no_email_twice,
    a_message_that_would_come_too_late_does_not_go, an_address_where_nobody_is_reached_gets_nothing_more,
    send_again_is_a_new_message_of_the_same_words, the_answer_of_the_gateway_settles_each_message,
    a_gateway_in_trouble_loses_no_message, what_the_gateway_tells_is_taken_with_its_signature_and_no_other,
    a_report_may_overtake_the_answer_and_changes_nothing_that_is_settled,
    stop_in_any_language_stops_and_start_begins_again, an_answer_goes_once_to_who_wrote_last,
    a_message_from_an_unknown_number_is_shown_to_managers_with_the_number)
