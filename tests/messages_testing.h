/* messages_testing: what the tests of messages stand on: a house that can send, persons, a message in the queue. Only
 * for
 * *_test.c files. */
#pragma once
#include "base/settings.h"
#include "rooms/messages/messages_queue.h"
#include "tests/people_testing.h"

/* A house that can send: a gateway and a mail server that nobody asks here. */
TEST_UNUSED struct settings *house(struct task *t)
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

TEST_UNUSED int64_t somebody(struct task *t, const char *phone, const char *email)
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

TEST_UNUSED int64_t put(struct task *t, int64_t person)
{
    struct message_new m = {
        .person = person, .kind = MESSAGE_reminder, .fields = { .day = t->today, .start = { "12:00" } }
    };

    return messages_put(t, &m);
}

TEST_UNUSED bool is(struct task *t, int64_t message, const char *channel, const char *state, const char *why)
{
    const char *sql = str_z(t->a, str_fmt(t->a,
                                      "SELECT count(*) FROM messages_message WHERE id = %lld AND channel = '%s' "
                                      "AND state = '%s' AND why = '%s'",
                                      (long long)message, channel, state, why));

    return test_number(t, sql) == 1;
}
