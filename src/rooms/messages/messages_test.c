/* Tests of messages: who is reached and how, the queue, what came of each. On both engines. */
#include "rooms/messages/messages_text.h"
#include "tests/messages_testing.h"

/* ---- who, and how */

RULE(by_text_message_else_by_email_else_by_a_call_or_a_letter)
{
    house(t);
    assert_true(is(t, put(t, somebody(t, "040 123 4567", "a@example.org")), "sms", "waiting", ""));
    assert_true(is(t, put(t, somebody(t, "", "b@example.org")), "email", "waiting", ""));
    assert_true(is(t, put(t, somebody(t, "", "")), "letter", "waiting", "no_address"));
    assert_true(
        is(t, put(t, somebody(t, "", "not an address\r\nBcc: x@example.org")), "letter", "waiting", "no_address"));
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

RULE(who_left_and_wants_no_contact_any_more_is_neither_written_to_nor_called)
{
    int64_t her = somebody(t, "040 123 4567", "");

    house(t);
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO consents_consent (id, person_id, purpose, version, given_on, "
                                "withdrawn_on) VALUES (70, %lld, 'contact', 1, '2026-01-01', '2026-01-01')",
                                (long long)her)));
    assert_true(is(t, put(t, her), "sms", "waiting", "")); /* she is here still */
    int64_t waits = put(t, her);
    test_sql(t, "UPDATE people_participation SET exit_date = '2026-11-21'");
    assert_true(is(t, put(t, her), "none", "stopped", "left_alone"));
    (void)messages_claim(t, CHANNEL_sms, 5);
    assert_true(is(t, waits, "sms", "stopped", "left_alone"));               /* what waited does not go either */
    test_sql(t, "UPDATE people_participation SET exit_date = '2026-11-22'"); /* her last day */
    assert_true(is(t, put(t, her), "sms", "waiting", ""));
    test_sql(t, "UPDATE people_participation SET exit_date = '2026-11-21'");
    test_sql(t, "UPDATE consents_consent SET withdrawn_on = NULL");
    assert_true(is(t, put(t, her), "sms", "waiting", ""));
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

/* Of more than one statement asks for, one that there is not, and one whose file went into another. */
RULE(of_many_it_is_told_in_their_order_how_each_is_reached)
{
    int64_t by_sms = somebody(t, "040 123 4567", "a@example.org"), bounced = somebody(t, "", "b@example.org");
    int64_t lost = somebody(t, "040 765 4321", ""), by_mail = somebody(t, "", "c@example.org"), nobody = id_new();
    const int64_t asked[] = { by_mail, lost, nobody, bounced, by_sms };
    static const enum message_channel ways[] = { CHANNEL_email, CHANNEL_email, CHANNEL__N, CHANNEL_letter,
        CHANNEL_sms };
    struct person_briefs whom = { 0 };
    enum { ROUNDS = 250, FIVE = 5 };

    house(t);
    people_lose_file(t, lost, by_mail);
    messages_block(t, messages_mail_key(t, S("b@example.org")), "bounced");
    for (size_t i = 0; i < (size_t)ROUNDS * FIVE; i++) {
        struct person_brief one = { .id = asked[i % FIVE] };
        LIST_ADD(t->a, &whom, one);
    }
    struct message_reaches all = messages_reach_all(t, &whom);
    assert_int_equal(all.n, ROUNDS * (FIVE - 1)); /* without her whom there is not */
    for (size_t i = 0, k = 0; i < whom.n; i++) {
        if (ways[i % FIVE] == CHANNEL__N)
            continue;
        const struct message_reached *hers = &all.at[k++];
        assert_int_equal(hers->person, whom.at[i].id);
        assert_int_equal(hers->kept, hers->person == lost ? by_mail : hers->person);
        assert_int_equal(hers->reach.channel, ways[i % FIVE]);
        assert_true(str_is(hers->reach.why, hers->person == bounced ? "bounced" : ""));
    }
    assert_int_equal(messages_reach_all(t, &(struct person_briefs){ 0 }).n, 0);
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
    assert_true(is(t, put(t, her), "letter", "waiting", "bounced"));
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
    struct messages_out out = messages_claim(t, CHANNEL_sms, 1); /* it leads to the offer, not to her page */
    assert_true(out.n == 1 && str_find(out.at[0].text, S("/place?link=")) > 0);
    messages_settle(t, again, RESULT_AGAIN, S("busy"), false);
    assert_int_equal(messages_stop(t, again), DONE);
    assert_true(is(t, again, "sms", "stopped", "by_hand"));
    become(t, ROLE_MANAGER, project_new(t, "Q"));
    assert_int_equal(messages_again(t, id, &again), NOT_ALLOWED);
    assert_int_equal(messages_stop(t, again), NOT_ALLOWED);
}

RULES(who_left_and_wants_no_contact_any_more_is_neither_written_to_nor_called,
    by_text_message_else_by_email_else_by_a_call_or_a_letter, her_wish_is_obeyed,
    who_was_merged_is_reached_as_the_one_who_was_kept_and_keeps_her_wish,
    of_many_it_is_told_in_their_order_how_each_is_reached,
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
    send_again_is_a_new_message_of_the_same_words)
