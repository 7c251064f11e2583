/* Tests of asking a specialist, on both engines: no name without consent, the link, what it says when it is over. */
#include "rooms/counselling/counselling_ask.h"
#include "tests/people_testing.h"

struct world {
    int64_t project, person, talk, specialist;
    const struct viewer *asks;
};

static struct world world(struct task *t)
{
    struct world w = { .project = project_new(t, "P1") };
    struct problems ps = { 0 };
    struct specialist s = {
        .name = S("Crisis centre"), .role = S("Violence"), .email = S("a@example.org"), .active = true
    };
    struct talk k = { .minutes = 30, .day = DAY("2026-11-20"), .channel = S("office"), .depth_set = S("rule") };

    w.person = person_made(t, w.project, "Amina Ali", "Testinen", "1990-01-01");
    become(t, ROLE_COUNSELLOR, w.project);
    w.asks = t->viewer;
    assert_int_equal(specialist_put(t, &s, &ps), DONE);
    w.specialist = specialists_all(t, true).at[0].id;
    k.person = w.person;
    k.project = w.project;
    assert_int_equal(counselling_add(t, &k, &w.talk, &ps), DONE);
    return w;
}

static struct question about(const struct world *w)
{
    return (
        struct question){ .talk = w->talk, .specialist = w->specialist, .question = S("What helps in such a case?") };
}

static int64_t asked(struct task *t, const struct question *q, struct str *ret_token)
{
    struct problems ps = { 0 };
    int64_t id = 0;

    assert_int_equal(question_ask(t, q, 14, &id, ret_token, &ps), DONE);
    return id;
}

RULE(a_question_goes_without_a_name_and_a_name_needs_the_day_of_the_consent)
{
    struct world w = world(t);
    struct question q = about(&w);
    struct problems ps = { 0 };
    struct answering a;
    struct str token;
    int64_t id;
    static const char *const naming[] = { "What helps Amina?", "Testiselle", "Testisen", "ask ALI, please",
        "testinen" };

    for (size_t i = 0; i < sizeof naming / sizeof *naming; i++) {
        bool changed_inside = i == 1 || i == 2; /* Finnish changes the stem of this name: nobody can tell */
        ps.n = 0, q.question = str_of(naming[i]);
        assert_int_equal(question_ask(t, &q, 14, &id, &token, &ps), changed_inside ? DONE : INVALID);
    }
    q = about(&w), q.name_given = true, ps.n = 0;
    assert_int_equal(question_ask(t, &q, 14, &id, &token, &ps), INVALID);
    assert_str(ps.at[0].field, "consent_on");
    q.consent_on = DAY("2026-11-21");
    id = asked(t, &q, &token);
    assert_true(answer_find(t, id, token, &a));
    assert_str(a.person_name, "Amina Ali Testinen");
    q.name_given = false;
    id = asked(t, &q, &token);
    assert_true(answer_find(t, id, token, &a));
    assert_str(a.person_name, "");
    test_sql(t, "UPDATE people_person SET protected = 1");
    q.name_given = true, ps.n = 0;
    assert_int_equal(question_ask(t, &q, 14, &id, &token, &ps), INVALID);
    assert_str(ps.at[0].field, "name_given");
}

RULE(the_answer_comes_by_the_link_alone_once_and_back_to_who_asked)
{
    struct world w = world(t);
    struct question q = about(&w);
    struct problems ps = { 0 };
    struct answering a;
    struct str token;
    int64_t id = asked(t, &q, &token);

    t->viewer = &VIEWER_NOBODY;
    assert_false(answer_find(t, id, S("wrong"), &a));
    assert_false(answer_find(t, id, S(""), &a));
    assert_true(answer_find(t, id, token, &a));
    assert_int_equal(a.q.state, QUESTION_OPEN);
    assert_int_equal(answer_give(t, id, S("wrong"), S("Text"), &ps), NOT_FOUND);
    assert_int_equal(answer_give(t, id, token, S("  "), &ps), INVALID);
    assert_int_equal(answer_give(t, id, token, S("Call the shelter."), &ps), DONE);
    assert_int_equal(answer_give(t, id, token, S("Again"), &ps), NOT_FOUND);
    assert_true(answer_find(t, id, token, &a));
    assert_int_equal(a.q.state, QUESTION_ANSWERED);
    t->viewer = w.asks;
    struct questions mine = questions_mine(t, 0, 10);
    assert_int_equal(mine.n, 1);
    assert_str(mine.at[0].answer, "Call the shelter.");
    assert_str(mine.at[0].specialist_name, "Crisis centre");
    assert_int_equal(question_mark_read(t, id, mine.at[0].version), DONE);
    assert_int_equal(question_withdraw(t, id, mine.at[0].version + 1), CONFLICT);
    become(t, ROLE_COUNSELLOR, w.project);
    assert_int_equal(questions_mine(t, 0, 10).n, 0);
    assert_int_equal(questions_of(t, w.talk).n, 1);
    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(question_get(t, id, &q), NOT_ALLOWED);
}

RULE(a_link_expires_is_withdrawn_at_once_and_a_new_one_takes_its_place)
{
    struct world w = world(t);
    struct question q = about(&w);
    struct problems ps = { 0 };
    struct answering a;
    struct str token, second;
    int64_t id = asked(t, &q, &token);

    assert_int_equal(test_number(t, "SELECT count(*) FROM counselling_question WHERE link_hash IS NULL"), 0);
    assert_true(instant_read(S("2026-12-06T08:30:00Z"), &t->now)); /* fourteen days */
    assert_true(answer_find(t, id, token, &a));
    assert_int_equal(a.q.state, QUESTION_EXPIRED);
    assert_int_equal(answer_give(t, id, token, S("Late"), &ps), NOT_FOUND);
    assert_int_equal(question_renew(t, id, 9, &second), CONFLICT);
    assert_int_equal(question_renew(t, id, 1, &second), DONE);
    assert_false(answer_find(t, id, token, &a));
    assert_true(answer_find(t, id, second, &a));
    assert_int_equal(a.q.state, QUESTION_OPEN);
    assert_int_equal(question_withdraw(t, id, 2), DONE);
    assert_true(answer_find(t, id, second, &a));
    assert_int_equal(a.q.state, QUESTION_WITHDRAWN);
    assert_int_equal(answer_give(t, id, second, S("Too late"), &ps), NOT_FOUND);
    assert_int_equal(question_ask(t, &q, 61, &id, &second, &ps), INVALID);
    assert_str(ps.at[0].field, "days");
}

RULE(the_list_of_specialists_is_kept_by_managers_and_counsellors_and_who_is_not_active_is_not_asked)
{
    struct world w = world(t);
    struct question q = about(&w);
    struct problems ps = { 0 };
    struct specialist s;
    struct str token;
    int64_t id;

    assert_int_equal(specialist_get(t, w.specialist, &s), DONE);
    assert_str(s.email, "a@example.org");
    become(t, ROLE_INSTRUCTOR, w.project);
    assert_int_equal(specialist_put(t, &s, &ps), NOT_ALLOWED);
    become(t, ROLE_MANAGER, w.project);
    s.active = false;
    assert_int_equal(specialist_put(t, &s, &ps), DONE);
    assert_int_equal(specialist_put(t, &s, &ps), CONFLICT);
    s.name = S(" ");
    assert_int_equal(specialist_put(t, &s, &ps), INVALID);
    assert_int_equal(specialists_all(t, true).n, 0);
    assert_int_equal(specialists_all(t, false).n, 1);
    t->viewer = w.asks;
    ps.n = 0;
    assert_int_equal(question_ask(t, &q, 14, &id, &token, &ps), INVALID);
    assert_str(ps.at[0].field, "specialist");
}

RULE(a_note_goes_by_its_writer_with_open_questions_and_stays_when_one_was_answered)
{
    struct world w = world(t);
    struct question q = about(&w);
    struct problems ps = { 0 };
    struct answering a;
    struct str token;
    int64_t id = asked(t, &q, &token);

    become(t, ROLE_COUNSELLOR, w.project); /* may change it, and is not its writer */
    assert_int_equal(counselling_remove(t, w.talk, 1), NOT_ALLOWED);
    t->viewer = w.asks;
    assert_int_equal(counselling_remove(t, w.talk, 2), CONFLICT);
    assert_int_equal(answer_give(t, id, token, S("Call me."), &ps), DONE);
    assert_int_equal(counselling_remove(t, w.talk, 1), INVALID);
    assert_true(answer_find(t, id, token, &a));
    test_sql(t, "UPDATE counselling_question SET answered_on = NULL, answer = NULL");
    int64_t friend_ = person_made(t, w.project, "Hodan", "Testinen", "1991-01-01");
    test_sql(t,
        str_z(t->a, str_fmt(t->a, "INSERT INTO counselling_person (talk_id, person_id, version) VALUES (%lld, %lld, 1)",
                        (long long)w.talk, (long long)friend_)));
    assert_int_equal(counselling_remove(t, w.talk, 1), DONE);
    assert_false(answer_find(t, id, token, &a));
    assert_int_equal(test_number(t, "SELECT count(*) FROM counselling_talk"), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM counselling_person"), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE act = 'delete'"), 2);
    assert_int_equal(counselling_remove(t, w.talk, 1), NOT_FOUND);
}

RULES(a_note_goes_by_its_writer_with_open_questions_and_stays_when_one_was_answered,
    a_question_goes_without_a_name_and_a_name_needs_the_day_of_the_consent,
    the_answer_comes_by_the_link_alone_once_and_back_to_who_asked,
    a_link_expires_is_withdrawn_at_once_and_a_new_one_takes_its_place,
    the_list_of_specialists_is_kept_by_managers_and_counsellors_and_who_is_not_active_is_not_asked)
