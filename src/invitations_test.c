/* Tests of invitations: who is asked, what comes back by link and by text message, asking once more. On both engines.
 */
#include "auth/viewer.h"
#include "rooms/invitations/invitations.h"
#include "rooms/messages/messages_answers.h"
#include "rooms/messages/messages_list.h"
#include "tests/messages_testing.h"

/* A group with two members who have phones, a third person who waits for it, and a session of it on Tuesday. */
struct world {
    int64_t project, group, her, other, waits, session;
};

static int64_t with_phone(struct task *t, int64_t project, const char *name, const char *phone)
{
    struct person_file f;
    int64_t person = person_made(t, project, name, "Testi", "");

    assert_true(people_file(t, person, &f));
    f.phone = str_of(phone);
    people_put_file(t, person, &f);
    return person;
}

static struct world lay_out(struct task *t)
{
    struct world x = { .project = project_new(t, "P"), .session = id_new() };

    (void)house(t);
    x.group = group_new(t, x.project);
    x.her = with_phone(t, x.project, "Amina", "040 123 4567");
    x.other = with_phone(t, x.project, "Hodan", "040 765 4321");
    x.waits = with_phone(t, x.project, "Sahra", "040 555 4321");
    member_of(t, x.group, x.project, x.her, "");
    member_of(t, x.group, x.project, x.other, "");
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO groups_session (id, source_key, group_id, project_id, day, start_time, "
                                "kind, theme, module, expert, state, cancel_reason, visitors, carers, "
                                "register_version, version, created_at) VALUES (%lld, '', %lld, %lld, '2026-11-24', "
                                "'10:00', 'meeting', '', '', '', 'planned', '', 0, 0, 0, 1, '2026-01-01T00:00:00Z')",
                                (long long)x.session, (long long)x.group, (long long)x.project)));
    become(t, ROLE_MANAGER, x.project);
    assert_int_equal(groups_queue(t, x.group, x.waits), DONE);
    return x;
}

static struct strs both(struct task *t, const struct world *x)
{
    struct strs who = { 0 };

    strs_add(t->a, &who, id_str(t->a, x->her));
    strs_add(t->a, &who, id_str(t->a, x->other));
    return who;
}

/* The members to the session, until the day before. */
static int64_t invited(struct task *t, const struct world *x)
{
    struct invite i = { .group = x->group, .session = x->session, .until = DAY("2026-11-23"), .who = both(t, x) };
    struct problems ps = { 0 };
    struct invitation_made m;

    assert_int_equal(invitations_make(t, &i, &m, &ps), DONE);
    assert_int_equal(m.invited, 2);
    return m.invitation;
}

static enum answer_meant answer_of(struct task *t, int64_t invitation, int64_t person)
{
    struct inviteds all = invitations_guests(t, invitation);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].person == person)
            return all.at[i].answer;
    fail_msg("nobody");
    return MEANT_NOTHING;
}

static void on_day(struct task *t, const char *day)
{
    assert_true(instant_read(str_fmt(t->a, "%sT08:30:00Z", day), &t->now));
    t->today = instant_day(t->now);
}

static int64_t excused(struct task *t)
{
    return test_number(t, "SELECT count(*) FROM attendance_mark WHERE mark = 'excused'");
}

RULE(each_gets_a_message_with_day_time_last_day_and_a_link_where_she_answers)
{
    struct world x = lay_out(t);

    (void)invited(t, &x);
    struct messages_out out = messages_claim(t, CHANNEL_sms, 10);
    assert_int_equal(out.n, 2);
    assert_true(str_find(out.at[0].text, S("/invited?link=")) > 0);
    assert_true(str_find(out.at[0].text, S("24.11.2026")) > 0);
    assert_true(str_find(out.at[0].text, S("10.00")) > 0);
    assert_true(str_find(out.at[0].text, S("23.11.2026")) > 0);
    assert_true(str_find(out.at[0].text, S("Amina")) < 0);
}

RULE(who_says_that_she_cannot_come_is_told_in_advance_in_the_register_and_may_think_again)
{
    struct world x = lay_out(t);
    int64_t id = invited(t, &x);

    assert_int_equal(invitations_answer(t, id, x.her, MEANT_NO), DONE);
    assert_int_equal(excused(t), 1);
    assert_int_equal(answer_of(t, id, x.her), MEANT_NO);
    assert_int_equal(answer_of(t, id, x.other), MEANT_NOTHING);
    assert_int_equal(invitations_answer(t, id, x.her, MEANT_YES), DONE);
    assert_int_equal(excused(t), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_reply WHERE comes = 1"), 1);
    assert_int_equal(invitations_answer(t, id, x.other, MEANT_PERHAPS), DONE);
    assert_int_equal(excused(t), 0);
    assert_int_equal(invitations_answer(t, id, x.waits, MEANT_YES), NOT_FOUND);
    /* "perhaps" after "no" is no "no" any more, and no "I come" either */
    assert_int_equal(invitations_answer(t, id, x.other, MEANT_NO), DONE);
    assert_int_equal(excused(t), 1);
    assert_int_equal(invitations_answer(t, id, x.other, MEANT_PERHAPS), DONE);
    assert_int_equal(excused(t), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_reply WHERE comes = 1"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_reply WHERE comes = 0"), 0);
}

RULE(a_word_by_text_message_is_the_answer_to_what_was_asked_last)
{
    struct world x = lay_out(t);
    int64_t id = invited(t, &x);

    assert_int_equal(messages_claim(t, CHANNEL_sms, 10).n, 2);
    assert_true(messages_received(t, S("e1"), S("+358 40 1234567"), S("Haa!")));
    assert_true(messages_received(t, S("e2"), S("+358 40 7654321"), S("ehkä tai sitten en")));
    assert_int_equal(answer_of(t, id, x.her), MEANT_YES);
    assert_int_equal(answer_of(t, id, x.other), MEANT_NOTHING);   /* somebody reads that */
    assert_int_equal(messages_means(t, S("No?")), MEANT_NOTHING); /* a question */
    assert_int_equal(messages_means(t, S("لا؟")), MEANT_NOTHING);
    assert_int_equal(messages_means(t, S("no. ")), MEANT_NO);
    struct message_answers list = messages_answers(t, true, 0, 10);
    assert_int_equal(list.n, 2); /* both stand in the list all the same */
    assert_int_equal(list.at[1].meant, MEANT_YES);
    assert_int_equal(list.at[0].meant, MEANT_NOTHING);
}

RULE(yes_and_no_are_understood_as_people_write_them_and_a_longer_word_is_left_to_a_worker)
{
    static const char *const yes[] = { "joo", "JOO!", "Joo, tulen", "kyllä tulen 😊", "haa", "Haa, waan imanayaa.",
        "نعم", "نَعَم", "\xE2\x80\x8Fنعم،", "نعم سآتي", "ايوه", "Ja, jag kommer", "👍", "👍🏽", " ok " };
    static const char *const no[] = { "ei", "En pääse tulemaan", "en voi tulla", "I can't come", "I can’t come", "maya",
        "Maya, ma imaan karo", "لا", "لن آتي", "لا أستطيع الحضور", "Jag kommer inte", "👎" };
    static const char *const neither[] = { "en tiedä", "ei vielä", "joo mutta myöhässä", "haa laakiin", "لا أعرف",
        "ok?", "👍 ja ystävä", "", "...", "إن شاء الله" };

    lay_out(t);
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (messages_means(t, str_of(yes[i])) != MEANT_YES)
            fail_msg("%s is yes", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (messages_means(t, str_of(no[i])) != MEANT_NO)
            fail_msg("%s is no", no[i]);
    for (size_t i = 0; i < sizeof neither / sizeof *neither; i++)
        if (messages_means(t, str_of(neither[i])) != MEANT_NOTHING)
            fail_msg("%s is for a worker", neither[i]);
}

/* Two of a family have one phone: nobody knows whose word it is, so a worker reads it. */
RULE(a_word_from_a_number_at_which_two_were_written_to_is_written_down_for_neither)
{
    struct world x = lay_out(t);
    struct person_file f;

    assert_true(people_file(t, x.other, &f));
    f.phone = S("040 123 4567");
    people_put_file(t, x.other, &f);
    int64_t id = invited(t, &x);
    assert_int_equal(messages_claim(t, CHANNEL_sms, 10).n, 2);
    assert_true(messages_received(t, S("e1"), S("0401234567"), S("K")));
    assert_int_equal(answer_of(t, id, x.her), MEANT_NOTHING);
    assert_int_equal(answer_of(t, id, x.other), MEANT_NOTHING);
    assert_int_equal(messages_answers(t, true, 0, 10).n, 1);
}

RULE(a_word_is_for_what_reached_her_last_not_for_what_failed_or_was_made_last)
{
    struct world x = lay_out(t);
    struct message_new m = { .person = x.her, .project = x.project, .kind = MESSAGE_own_link };
    int64_t late, failed;

    int64_t id = invited(t, &x);
    late = messages_put(t, &m), failed = messages_put(t, &m);
    struct messages_out out = messages_claim(t, CHANNEL_sms, 10);
    assert_int_equal(out.n, 4);
    messages_settle(t, failed, RESULT_NEVER, S("refused"), false);
    messages_settle(t, late, RESULT_SENT, S(""), false);
    test_later(t, 60);
    for (size_t i = 0; i < out.n; i++)
        if (out.at[i].id != late && out.at[i].id != failed)
            messages_settle(t, out.at[i].id, RESULT_SENT, S(""), false);
    assert_true(messages_received(t, S("e1"), S("0401234567"), S("E")));
    assert_int_equal(answer_of(t, id, x.her), MEANT_NO);
}

RULE(what_was_sent_again_is_answered_by_a_word_too_and_no_copy_of_it_goes_after_the_answer)
{
    struct world x = lay_out(t);
    int64_t id = invited(t, &x), again;
    struct messages_out out = messages_claim(t, CHANNEL_sms, 10);

    for (size_t i = 0; i < out.n; i++)
        messages_settle(t, out.at[i].id, RESULT_NEVER, S("refused"), false);
    for (size_t i = 0; i < out.n; i++)
        assert_int_equal(messages_again(t, out.at[i].id, &again), DONE);
    struct messages_out second = messages_claim(t, CHANNEL_sms, 1);
    assert_int_equal(second.n, 1);
    messages_settle(t, second.at[0].id, RESULT_SENT, S(""), false);
    assert_true(messages_received(t, S("e1"), second.at[0].to, S("K")));
    bool hers = str_is(second.at[0].to, "+358401234567");
    assert_int_equal(answer_of(t, id, hers ? x.her : x.other), MEANT_YES);
    assert_int_equal(invitations_said(t, id, hers ? x.other : x.her, MEANT_NO), DONE);
    assert_int_equal(messages_claim(t, CHANNEL_sms, 10).n, 0);
}

RULE(a_word_after_a_reminder_stands_in_the_register)
{
    struct world x = lay_out(t);
    struct message_new m = { .person = x.her,
        .project = x.project,
        .about = x.session,
        .kind = MESSAGE_reminder,
        .key = S("2026-11-24 10:00"),
        .fields = { .day = DAY("2026-11-24"), .start = { "10:00" } } };

    assert_true(messages_put(t, &m) != 0);
    assert_int_equal(messages_claim(t, CHANNEL_sms, 10).n, 1);
    assert_true(messages_received(t, S("e1"), S("0401234567"), S("لا")));
    assert_int_equal(excused(t), 1);
    assert_true(messages_received(t, S("e2"), S("0401234567"), S("STOP")));
    assert_int_equal(test_number(t, "SELECT count(*) FROM messages_blocked WHERE why = 'stop'"), 1);
}

RULE(only_who_has_not_answered_is_asked_once_more_and_only_after_the_last_day)
{
    struct world x = lay_out(t);

    test_sql(t, "UPDATE groups_session SET start_time = '14:00'");
    int64_t id = invited(t, &x), n = 0;
    struct problems ps = { 0 };

    assert_int_equal(invitations_answer(t, id, x.her, MEANT_NO), DONE);
    assert_int_equal(invitations_again(t, id, 1, DAY("2026-11-24"), &n, &ps), INVALID);
    on_day(t, "2026-11-24");
    ps = (struct problems){ 0 };
    assert_int_equal(invitations_again(t, id, 1, DAY("2026-11-25"), &n, &ps), INVALID); /* after the day itself */
    ps = (struct problems){ 0 };
    assert_int_equal(invitations_again(t, id, 1, DAY("2026-11-24"), &n, &ps), DONE);
    assert_int_equal(n, 1);
    assert_int_equal(invitations_again(t, id, 1, DAY("2026-11-24"), &n, &ps), INVALID);
    struct messages_out out = messages_claim(t, CHANNEL_sms, 10);
    assert_int_equal(out.n, 1); /* the first ones came too late */
    assert_true(str_is(out.at[0].to, "+358407654321"));
    assert_true(str_starts(out.at[0].text, S("Kysymme sinulta vielä kerran.")));
    assert_int_equal(invitations_answer(t, id, x.other, MEANT_YES), DONE);
}

RULE(after_the_last_day_or_when_the_session_is_moved_nobody_answers_but_a_worker_writes_it_down)
{
    struct world x = lay_out(t);
    int64_t id = invited(t, &x);

    on_day(t, "2026-11-24");
    assert_int_equal(invitations_answer(t, id, x.her, MEANT_YES), CONFLICT);
    struct own_invitations own = invitations_own(t, x.her, false, false);
    assert_int_equal(own.n, 1);
    assert_true(own.at[0].i.over);
    assert_false(invitations_wait_for(t, x.her));
    on_day(t, "2026-11-22");
    assert_true(invitations_wait_for(t, x.her));
    assert_int_equal(invitations_said(t, id, x.her, MEANT_YES), DONE);
    assert_true(invitations_wait_for(t, x.her)); /* she may think again */
    test_sql(t, "UPDATE groups_session SET start_time = '13:00'");
    assert_int_equal(invitations_answer(t, id, x.other, MEANT_YES), CONFLICT);
    assert_int_equal(messages_claim(t, CHANNEL_sms, 10).n, 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM messages_message WHERE why = 'changed'"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM messages_message WHERE why = 'answered'"), 1);
}

RULE(nobody_is_asked_once_more_to_a_session_that_was_moved)
{
    struct world x = lay_out(t);
    int64_t id = invited(t, &x), n = 0;
    struct problems ps = { 0 };

    on_day(t, "2026-11-24");
    test_sql(t, "UPDATE groups_session SET day = '2026-11-30'");
    assert_int_equal(invitations_again(t, id, 1, DAY("2026-11-24"), &n, &ps), INVALID);
    struct invitation i;
    assert_int_equal(invitations_get(t, id, &i), DONE);
    assert_false(i.stands);
}

/* The last day may be the day itself: of a meeting at ten. */
RULE(nobody_is_invited_or_answers_once_the_meeting_has_begun)
{
    struct world x = lay_out(t);
    struct invite i = { .group = x.group, .session = x.session, .until = DAY("2026-11-24"), .who = both(t, &x) };
    struct problems ps = { 0 };
    struct invitation_made m;

    assert_int_equal(invitations_make(t, &i, &m, &ps), DONE);
    assert_true(instant_read(S("2026-11-24T07:59:00Z"), &t->now));
    t->today = instant_day(t->now);
    assert_int_equal(invitations_answer(t, m.invitation, x.her, MEANT_YES), DONE);
    assert_true(invitations_wait_for(t, x.other));
    assert_true(instant_read(S("2026-11-24T08:00:00Z"), &t->now));
    assert_int_equal(invitations_answer(t, m.invitation, x.other, MEANT_YES), CONFLICT);
    assert_false(invitations_wait_for(t, x.other));
    assert_int_equal(messages_claim(t, CHANNEL_sms, 10).n, 0);
    assert_int_equal(invitations_make(t, &i, &m, &ps), INVALID);
    assert_true(str_is(ps.at[0].field, "until"));
}

RULE(an_invitation_that_quiet_hours_would_hold_until_it_is_too_late_is_refused)
{
    struct world x = lay_out(t);
    struct invite i = { .group = x.group, .session = x.session, .until = DAY("2026-11-24"), .who = both(t, &x) };
    struct problems ps = { 0 };
    struct invitation_made m;

    test_sql(t, "UPDATE groups_session SET start_time = '07:30'");
    assert_true(instant_read(S("2026-11-23T21:00:00Z"), &t->now)); /* 23.00: nothing goes before 8.00 */
    t->today = instant_day(t->now);
    assert_int_equal(invitations_make(t, &i, &m, &ps), INVALID);
    test_sql(t, "UPDATE groups_session SET start_time = '08:30'");
    ps = (struct problems){ 0 };
    assert_int_equal(invitations_make(t, &i, &m, &ps), DONE);
}

RULE(who_is_to_be_called_leaves_the_phone_list_when_she_has_answered)
{
    struct world x = lay_out(t);
    struct person_file f;

    assert_true(people_file(t, x.her, &f));
    f.contact_when = S("In the morning");
    people_put_file(t, x.her, &f);
    int64_t id = invited(t, &x);
    assert_int_equal(messages_calls(t, false, 0).n, 1);
    assert_int_equal(invitations_said(t, id, x.her, MEANT_PERHAPS), DONE);
    assert_int_equal(messages_calls(t, false, 0).n, 0);
    assert_int_equal(answer_of(t, id, x.her), MEANT_PERHAPS);
}

RULE(members_those_who_wait_and_those_who_match_can_be_chosen)
{
    struct world x = lay_out(t);

    test_sql(t, "UPDATE groups_group SET language = 'som'");
    (void)somebody(t, "", "");
    assert_int_equal(invitations_whom(t, x.project, x.group, S("members")).n, 2);
    assert_int_equal(invitations_whom(t, x.project, x.group, S("waiting")).at[0].id, x.waits);
    assert_int_equal(invitations_whom(t, x.project, x.group, S("matching")).n, 1);
    assert_int_equal(invitations_whom(t, x.project, 0, S("everyone")).n, 4);
    assert_int_equal(invitations_whom(t, x.project, 0, S("ungrouped")).n, 1);
    assert_int_equal(invitations_whom(t, x.project, 0, S("afterwards")).n, 0);
    become(t, ROLE_MANAGER, project_new(t, "Q"));
    assert_int_equal(invitations_whom(t, x.project, x.group, S("members")).n, 0);
    assert_int_equal(invitations_whom(t, x.project, 0, S("everyone")).n, 0);
}

/* A manager whom a partner's house sends: of the project's persons she sees those of her house alone. */
RULE(who_waits_is_offered_only_to_who_sees_her)
{
    struct world x = lay_out(t);

    test_sql(t, "UPDATE auth_staff_project SET narrowed = 1");
    assert_int_equal(groups_waiting(t, x.group).n, 1);
    assert_int_equal(invitations_whom(t, x.project, x.group, S("waiting")).n, 0);
    test_sql(t, "UPDATE auth_staff_project SET narrowed = 0");
    assert_int_equal(invitations_whom(t, x.project, x.group, S("waiting")).n, 1);
}

RULE(nobody_invites_in_another_project_or_persons_she_does_not_see)
{
    struct world x = lay_out(t);
    struct invite i = { .group = x.group, .session = x.session, .until = DAY("2026-11-23"), .who = both(t, &x) };
    struct problems ps = { 0 };
    struct invitation_made m;
    int64_t id = invited(t, &x), n = 0;

    become(t, ROLE_MANAGER, project_new(t, "Q"));
    assert_int_equal(invitations_make(t, &i, &m, &ps), NOT_ALLOWED);
    struct invitation one;
    assert_int_equal(invitations_get(t, id, &one), NOT_ALLOWED);
    assert_int_equal(invitations_said(t, id, x.her, MEANT_YES), NOT_ALLOWED);
    assert_int_equal(invitations_again(t, id, 1, DAY("2026-11-24"), &n, &ps), NOT_ALLOWED);
    assert_int_equal(invitations_list(t, 0).n, 0);
    become(t, ROLE_COORDINATOR, x.project);
    assert_int_equal(invitations_list(t, 0).n, 0);
    become(t, ROLE_INSTRUCTOR, x.project); /* who leads no group sees nobody */
    i = (struct invite){ .project = x.project,
        .kind = INVITE_event,
        .day = DAY("2026-12-01"),
        .until = DAY("2026-11-30"),
        .who = both(t, &x) };
    ps = (struct problems){ 0 };
    assert_int_equal(invitations_make(t, &i, &m, &ps), INVALID);
    assert_true(ps.n == 1 && str_is(ps.at[0].field, "who"));
    assert_int_equal(test_number(t, "SELECT count(*) FROM invitations_invitation"), 1);
}

/* The back button: the same form is sent once more. */
RULE(who_can_still_answer_an_invitation_is_not_invited_to_the_same_once_more)
{
    struct world x = lay_out(t);
    struct invite i = { .group = x.group, .session = x.session, .until = DAY("2026-11-22"), .who = { 0 } };
    struct problems ps = { 0 };
    struct invitation_made m;

    test_sql(t, "UPDATE groups_session SET start_time = '14:00'");
    strs_add(t->a, &i.who, id_str(t->a, x.her));
    assert_int_equal(invitations_make(t, &i, &m, &ps), DONE);
    assert_int_equal(invitations_answer(t, m.invitation, x.her, MEANT_NO), DONE); /* she may think again */
    i.until = DAY("2026-11-23");
    i.who = both(t, &x);
    assert_int_equal(invitations_make(t, &i, &m, &ps), DONE);
    assert_true(m.invited == 1 && m.already == 1);
    assert_int_equal(invitations_make(t, &i, &m, &ps), INVALID);
    assert_true(ps.n == 1 && str_is(ps.at[0].field, "who"));
    assert_int_equal(test_number(t, "SELECT count(*) FROM invitations_invitation"), 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM messages_message"), 2);
    on_day(t, "2026-11-23"); /* the first is over */
    ps = (struct problems){ 0 };
    int64_t first = test_number(t, "SELECT min(id) FROM invitations_invitation"), n = 0;
    assert_int_equal(invitations_make(t, &i, &m, &ps), DONE);
    assert_true(m.invited == 1 && m.already == 1);
    test_sql(t, "UPDATE invitations_guest SET answer = ''"); /* nobody is asked by two at the same time */
    assert_int_equal(invitations_again(t, first, 1, DAY("2026-11-24"), &n, &ps), INVALID);
    ps = (struct problems){ 0 };
    people_lose_file(t, x.other, x.waits);
    i.who = (struct strs){ 0 };
    strs_add(t->a, &i.who, id_str(t->a, x.waits));
    assert_int_equal(invitations_make(t, &i, &m, &ps), INVALID);
}

RULE(another_meeting_day_time_or_occasion_is_another_invitation)
{
    struct world x = lay_out(t);
    struct invite group = { .group = x.group, .until = DAY("2026-11-23"), .who = both(t, &x) };
    struct invite i = { .project = x.project,
        .kind = INVITE_event,
        .day = DAY("2026-12-01"),
        .until = DAY("2026-11-23"),
        .who = both(t, &x) };
    struct problems ps = { 0 };
    struct invitation_made m;

    (void)invited(t, &x);
    assert_int_equal(invitations_make(t, &group, &m, &ps), DONE);
    assert_int_equal(invitations_make(t, &i, &m, &ps), DONE);
    i.kind = INVITE_talk;
    assert_int_equal(invitations_make(t, &i, &m, &ps), DONE);
    i.day = DAY("2026-12-02");
    assert_int_equal(invitations_make(t, &i, &m, &ps), DONE);
    i.start = (struct clock){ "10:00" };
    assert_int_equal(invitations_make(t, &i, &m, &ps), DONE);
    assert_true(m.invited == 2 && m.already == 0);
    test_sql(t, "UPDATE groups_session SET start_time = '12:00'"); /* it was moved: what was asked is over */
    (void)invited(t, &x);
    assert_int_equal(invitations_make(t, &group, &m, &ps), INVALID);
    assert_int_equal(invitations_make(t, &i, &m, &ps), INVALID);
}

RULE(an_invitation_to_a_group_tells_the_day_on_which_it_begins_unless_that_has_gone)
{
    struct world x = lay_out(t);
    struct invite i = { .group = x.group };
    struct problems ps = { 0 };

    test_sql(t, "UPDATE groups_group SET starts_on = '2026-11-22'");
    assert_int_equal(invitations_complete(t, &i, &ps), DONE);
    assert_true(i.project == x.project && i.kind == INVITE_group && day_cmp(i.day, DAY("2026-11-22")) == 0);
    test_sql(t, "UPDATE groups_group SET starts_on = '2026-11-21'");
    assert_int_equal(invitations_complete(t, &i, &ps), DONE);
    assert_false(day_known(i.day));
    i.session = x.session;
    assert_int_equal(invitations_complete(t, &i, &ps), DONE);
    assert_true(i.kind == INVITE_session && day_cmp(i.day, DAY("2026-11-24")) == 0);
    assert_int_equal(ps.n, 0);
}

RULE(an_invitation_needs_a_day_that_has_not_gone_and_somebody)
{
    struct world x = lay_out(t);
    struct invite i = {
        .project = x.project, .kind = INVITE_talk, .day = DAY("2026-11-21"), .until = DAY("2026-11-21")
    };
    struct problems ps = { 0 };
    struct invitation_made m;

    assert_int_equal(invitations_make(t, &i, &m, &ps), INVALID);
    assert_int_equal(ps.n, 3); /* day, last day, who */
    /* the link of the message would be dead before that day is over */
    i = (struct invite){ .project = x.project,
        .kind = INVITE_talk,
        .day = DAY("2027-02-01"),
        .until = DAY("2026-12-22"),
        .who = both(t, &x) };
    ps = (struct problems){ 0 };
    assert_int_equal(invitations_make(t, &i, &m, &ps), INVALID);
    assert_true(ps.n == 1 && str_is(ps.at[0].field, "until"));
    i.until = DAY("2026-12-21");
    ps = (struct problems){ 0 };
    assert_int_equal(invitations_make(t, &i, &m, &ps), DONE);
    test_sql(t, "UPDATE groups_session SET state = 'cancelled'");
    i = (struct invite){ .group = x.group, .session = x.session, .until = DAY("2026-11-23"), .who = both(t, &x) };
    ps = (struct problems){ 0 };
    assert_int_equal(invitations_make(t, &i, &m, &ps), INVALID);
    assert_int_equal(ps.n, 1);
}

/* Non-disclosure: a day and a telephone number, no place and no time. */
RULE(place_and_time_are_left_out_where_somebody_is_protected_unless_a_pin_stands_before_them)
{
    struct world x = lay_out(t);

    test_sql(t, "UPDATE groups_group SET venue = 'Talo'");
    (void)invited(t, &x);
    assert_true(str_is(invitations_own(t, x.her, false, false).at[0].venue, "Talo"));
    assert_true(str_empty(invitations_own(t, x.her, true, true).at[0].venue));
    assert_true(str_empty(clock_str(&invitations_own(t, x.her, true, true).at[0].i.start)));
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE people_person SET non_disclosure = 1, protected = 1 WHERE id = %lld",
                                (long long)x.other)));
    assert_true(str_empty(invitations_own(t, x.her, false, false).at[0].venue));
    assert_true(str_is(invitations_own(t, x.her, false, true).at[0].venue, "Talo"));
}

RULE(who_was_merged_answers_what_her_other_file_was_asked)
{
    struct world x = lay_out(t);
    int64_t id = invited(t, &x);

    people_lose_file(t, x.her, x.waits);
    assert_int_equal(invitations_own(t, x.waits, false, false).n, 1);
    assert_int_equal(invitations_answer(t, id, x.waits, MEANT_PERHAPS), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM invitations_guest WHERE answer = 'perhaps'"), 1);
}

/* Two files of one person were both invited to the session, and the file they went into went into a third. */
RULE(two_files_that_were_merged_are_one_guest_who_answers_for_both)
{
    struct world x = lay_out(t);
    int64_t id = invited(t, &x);

    people_lose_file(t, x.her, x.other);
    assert_int_equal(invitations_guests(t, id).n, 1);
    assert_int_equal(invitations_guests(t, id).at[0].person, x.other);
    assert_int_equal(invitations_said(t, id, x.other, MEANT_NO), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM invitations_guest WHERE answer = 'no'"), 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM messages_message WHERE why = 'answered'"), 2);
    assert_int_equal(excused(t), 1);
    assert_int_equal(
        test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM attendance_mark WHERE person_id = %lld",
                                       (long long)x.other))),
        1);
    people_lose_file(t, x.other, x.waits);
    assert_int_equal(invitations_guests(t, id).n, 1);
    assert_int_equal(invitations_guests(t, id).at[0].person, x.waits);
    assert_int_equal(invitations_own(t, x.waits, false, false).n, 1);
    assert_int_equal(invitations_said(t, id, x.waits, MEANT_YES), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM invitations_guest WHERE answer = 'yes'"), 2);
    /* the key of a message that told her lost file is an answer of hers as well */
    assert_int_equal(invitations_answer(t, id, x.her, MEANT_PERHAPS), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM invitations_guest WHERE answer = 'perhaps'"), 2);
}

RULES(each_gets_a_message_with_day_time_last_day_and_a_link_where_she_answers,
    who_says_that_she_cannot_come_is_told_in_advance_in_the_register_and_may_think_again,
    a_word_by_text_message_is_the_answer_to_what_was_asked_last,
    yes_and_no_are_understood_as_people_write_them_and_a_longer_word_is_left_to_a_worker,
    a_word_after_a_reminder_stands_in_the_register,
    what_was_sent_again_is_answered_by_a_word_too_and_no_copy_of_it_goes_after_the_answer,
    a_word_from_a_number_at_which_two_were_written_to_is_written_down_for_neither,
    a_word_is_for_what_reached_her_last_not_for_what_failed_or_was_made_last,
    only_who_has_not_answered_is_asked_once_more_and_only_after_the_last_day,
    after_the_last_day_or_when_the_session_is_moved_nobody_answers_but_a_worker_writes_it_down,
    nobody_is_asked_once_more_to_a_session_that_was_moved, nobody_is_invited_or_answers_once_the_meeting_has_begun,
    an_invitation_that_quiet_hours_would_hold_until_it_is_too_late_is_refused,
    who_is_to_be_called_leaves_the_phone_list_when_she_has_answered,
    members_those_who_wait_and_those_who_match_can_be_chosen, who_waits_is_offered_only_to_who_sees_her,
    nobody_invites_in_another_project_or_persons_she_does_not_see,
    who_can_still_answer_an_invitation_is_not_invited_to_the_same_once_more,
    another_meeting_day_time_or_occasion_is_another_invitation,
    an_invitation_to_a_group_tells_the_day_on_which_it_begins_unless_that_has_gone,
    an_invitation_needs_a_day_that_has_not_gone_and_somebody,
    place_and_time_are_left_out_where_somebody_is_protected_unless_a_pin_stands_before_them,
    who_was_merged_answers_what_her_other_file_was_asked, two_files_that_were_merged_are_one_guest_who_answers_for_both)
