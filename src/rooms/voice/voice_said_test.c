/* Tests of feedback, questions and the box, on both engines. */
#include "base/settings.h"
#include "rooms/voice/voice_inside.h"
#include "tests/attendance_testing.h"
#include "tests/staff_testing.h"

static const char wav[] = "RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0"
                          "data\x08\0\0\0\x80\x80\x80\x80\x80\x80\x80\x80";

static const struct settings house = { .threshold = 3 };

static struct room begin(struct task *t)
{
    struct room m = furnish(t);

    t->settings = &house;
    return m;
}

/* ---- how it was */

static enum outcome feel(struct task *t, int64_t person, int64_t session, int64_t face, const char *words)
{
    const struct viewer *before = t->viewer;
    struct str said = str_of(words == NULL ? "" : words);

    t->viewer = &VIEWER_NOBODY;
    enum outcome how = voice_own_feel(t, person, session, face, words == NULL ? NULL : &said);
    t->viewer = before;
    return how;
}

static struct feelings feelings(struct task *t)
{
    struct feelings all = { 0 };

    assert_int_equal(voice_feelings(t, GROUP, &all), DONE);
    return all;
}

RULE(she_is_asked_about_sessions_that_are_over_where_she_was_and_nothing_else)
{
    struct room m = begin(t);
    int64_t stranger = person(t, "Zeynab", "Testi");

    assert_int_equal(voice_own_felt(t, m.amina).n, 1); /* not the one of today, which goes on, nor the next */
    assert_int_equal(voice_own_felt(t, m.amina).at[0].session, EARLIER);
    assert_int_equal(feel(t, m.amina, COMING, 1, NULL), NOT_FOUND);
    assert_int_equal(feel(t, m.amina, SESSION, 1, NULL), NOT_FOUND);
    assert_int_equal(feel(t, stranger, EARLIER, 1, NULL), NOT_FOUND);
    test_later(t, 4 * 3600); /* 14.30: it has ended */
    assert_int_equal(voice_own_felt(t, m.amina).at[0].session, SESSION);
    assert_int_equal(feel(t, m.amina, SESSION, 1, NULL), DONE);
    assert_int_equal(save_one(t, EARLIER, 1, m.hodan, MARK_absent, ""), DONE);
    assert_int_equal(voice_own_felt(t, m.hodan).n, 1);
    assert_int_equal(feel(t, m.hodan, EARLIER, 1, NULL), NOT_FOUND);
    test_sql(t, "UPDATE groups_session SET state = 'cancelled' WHERE id = 900");
    assert_int_equal(voice_own_felt(t, m.amina).n, 1);
    test_later(t, 20 * 86400); /* too long ago to be asked */
    assert_int_equal(voice_own_felt(t, m.amina).n, 0);
}

RULE(one_answer_a_person_and_session_which_she_changes)
{
    struct room m = begin(t);

    assert_int_equal(feel(t, m.amina, EARLIER, 4, NULL), INVALID);
    assert_int_equal(feel(t, m.amina, EARLIER, 1, NULL), DONE);
    assert_int_equal(feel(t, m.amina, EARLIER, 1, "Fine"), DONE);
    assert_int_equal(feel(t, m.amina, EARLIER, 3, NULL), DONE); /* the words stay */
    assert_str(voice_own_felt(t, m.amina).at[0].words, "Fine");
    assert_int_equal(voice_own_felt(t, m.amina).at[0].face, 3);
    assert_int_equal(feelings(t).at[0].n, 1);
    assert_int_equal(voice_own_said(t, m.amina).n, 1);
}

RULE(how_many_said_what_is_told_from_the_threshold_on_and_the_words_in_no_order_of_time)
{
    struct room m = begin(t);

    assert_int_equal(feel(t, m.amina, EARLIER, 1, "Nice"), DONE);
    assert_int_equal(feel(t, m.hodan, EARLIER, 1, "All well"), DONE);
    struct feeling two = feelings(t).at[0];
    assert_int_equal(two.n, 2);
    assert_true(!two.shown && two.good == 0 && two.words.n == 0);
    assert_int_equal(feel(t, m.sahra, EARLIER, 3, ""), DONE);
    struct feeling three = feelings(t).at[0];
    assert_true(three.shown);
    assert_int_equal(three.good, 2);
    assert_int_equal(three.not_good, 1);
    assert_int_equal(three.words.n, 2);
    assert_str(three.words.at[0], "All well");
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE people_person SET merged_into = %lld WHERE id = %lld",
                                (long long)m.amina, (long long)m.hodan)));
    assert_int_equal(feelings(t).at[0].n, 2); /* two files, one person */
    become(t, STRANGER, ROLE_INSTRUCTOR);
    struct feelings none;
    assert_int_not_equal(voice_feelings(t, GROUP, &none), DONE);
}

/* ---- questions */

static enum outcome ask(struct task *t, int64_t person, const char *words, struct str bytes)
{
    struct problems ps = { 0 };
    struct ask_new n = { .group = GROUP, .words = str_of(words), .bytes = bytes, .chosen = bytes.n > 0 };
    const struct viewer *before = t->viewer;

    t->viewer = &VIEWER_NOBODY;
    enum outcome how = voice_own_ask(t, person, &n, &ps);
    t->viewer = before;
    return how;
}

static enum outcome answer(struct task *t, int64_t question, int64_t version, const char *words, struct str bytes)
{
    struct problems ps = { 0 };
    struct ask_answer a = {
        .id = question, .version = version, .answer = str_of(words), .bytes = bytes, .chosen = bytes.n > 0
    };

    return voice_question_answer(t, &a, &ps);
}

RULE(a_question_by_voice_is_answered_by_voice_and_heard_by_her_alone)
{
    struct room m = begin(t);
    struct str sound = { wav, 52 };
    struct askeds all;
    struct file f;

    assert_int_equal(ask(t, m.amina, "", S("")), INVALID);
    assert_int_equal(ask(t, m.amina, "", S("%PDF-1.7 no sound")), INVALID);
    test_sql(t, "DELETE FROM voice_question"); /* the gate takes back what a refused form wrote */
    assert_int_equal(ask(t, m.amina, "", sound), DONE);
    assert_int_equal(voice_questions(t, GROUP, &all), DONE);
    assert_int_equal(all.n, 1);
    assert_str(all.at[0].person_name, "Amina Testi");
    int64_t id = all.at[0].id;
    assert_int_equal(answer(t, id, 1, " ", S("")), INVALID);
    assert_int_equal(answer(t, id, 1, "", sound), DONE);
    assert_int_equal(answer(t, id, 1, "Yes", S("")), CONFLICT);
    assert_int_equal(answer(t, id, 2, "Yes", S("")), DONE); /* words beside the sound */
    struct asked hers = voice_own_asked(t, m.amina).at[0];
    assert_str(hers.answered_by, "Leena Vetäjä");
    assert_int_equal(voice_own_ask_file(t, m.amina, id, hers.sound, &f), DONE);
    assert_true(f.sealed);
    assert_int_equal(voice_own_ask_file(t, m.amina, id, hers.answer_sound, &f), DONE);
    assert_true(f.sealed);
    assert_int_equal(voice_own_ask_file(t, m.hodan, id, hers.sound, &f), NOT_FOUND);
    assert_int_equal(voice_own_asked(t, m.hodan).n, 0);
}

RULE(questions_are_read_by_the_workers_of_her_group_and_asked_once)
{
    struct room m = begin(t);
    struct askeds all;
    struct asked one;

    for (int i = 0; i < 2; i++)
        assert_int_equal(ask(t, m.amina, "When do we meet?", S("")), DONE);
    assert_int_equal(ask(t, person(t, "Zeynab", "Testi"), "x", S("")), NOT_FOUND);
    assert_int_equal(voice_questions(t, GROUP, &all), DONE);
    assert_int_equal(all.n, 1);
    for (int i = 1; i < ASKED_WAITING_MOST; i++)
        assert_int_equal(ask(t, m.amina, str_z(t->a, str_fmt(t->a, "And %d?", i)), S("")), DONE);
    assert_int_equal(ask(t, m.amina, "And more?", S("")), INVALID);
    static const struct {
        int64_t staff;
        enum role role;
    } others[] = { { PEER, ROLE_PEER }, { STRANGER, ROLE_INSTRUCTOR }, { COORDINATOR, ROLE_COORDINATOR } };
    for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
        become(t, others[k].staff, others[k].role);
        assert_int_not_equal(voice_question(t, all.at[0].id, &one), DONE);
        assert_int_not_equal(answer(t, all.at[0].id, 1, "x", S("")), DONE);
    }
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(answer(t, all.at[0].id, 1, "On Tuesday", S("")), DONE);
    assert_int_equal(ask(t, m.amina, "And more?", S("")), DONE); /* one waits less */
    assert_int_equal(voice_own_said(t, m.amina).n, ASKED_WAITING_MOST + 2);
}

/* ---- the box */

static enum outcome post(struct task *t, int64_t person, const char *words)
{
    struct problems ps = { 0 };
    const struct viewer *before = t->viewer;

    t->viewer = &VIEWER_NOBODY;
    enum outcome how = voice_own_post(t, person, GROUP, str_of(words), &ps);
    t->viewer = before;
    return how;
}

static struct box_notes notes(struct task *t)
{
    struct box_notes all = { 0 };

    assert_int_equal(voice_box(t, GROUP, &all), DONE);
    return all;
}

RULE(nothing_that_is_kept_of_a_note_leads_to_who_wrote_it)
{
    struct room m = begin(t);
    int64_t rows = test_number(t, "SELECT count(*) FROM journal");

    assert_int_equal(post(t, m.amina, "It is cold here"), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal"), rows); /* it would say at which second */
    assert_int_equal(voice_own_said(t, m.amina).n, 0);
    assert_int_equal(notes(t).n, 0); /* not before tomorrow */
    assert_int_equal(voice_waiting(t, GROUP), 0);
    struct str salt = S("SELECT count(*) FROM voice_box_mark");
    assert_int_equal(test_number(t, salt.p), 1);
    test_later(t, 86400);
    assert_int_equal(notes(t).n, 1);
    assert_int_equal(voice_waiting(t, GROUP), 1);
    assert_day(notes(t).at[0].day, "2026-11-22");
    assert_int_equal(post(t, m.hodan, "Mine"), DONE);
    assert_int_equal(test_number(t, salt.p), 1); /* yesterday's mark and salt are gone */
    assert_int_equal(test_number(t, "SELECT count(*) FROM voice_box_salt"), 1);
}

RULE(notes_of_a_day_lie_in_no_order)
{
    struct room m = begin(t);
    int64_t persons[] = { m.amina, m.hodan, m.sahra };
    bool turned = false;

    /* by chance twelve of them lie as they came once in four hundred million times */
    for (int day = 0; day < 2; day++, test_later(t, 86400))
        for (int i = 0; i < 6; i++)
            assert_int_equal(post(t, persons[i % 3], str_z(t->a, str_fmt(t->a, "%c%d", 'a' + day, i))), DONE);
    struct box_notes all = notes(t);
    assert_int_equal(all.n, 12);
    for (size_t i = 1; i < all.n; i++)
        if (day_cmp(all.at[i].day, all.at[i - 1].day) == 0)
            turned = turned || all.at[i].words.p[1] < all.at[i - 1].words.p[1];
    assert_true(turned);
}

RULE(a_link_writes_three_times_a_day_and_the_same_words_once)
{
    struct room m = begin(t);

    assert_int_equal(post(t, m.amina, "  "), INVALID);
    for (int i = 0; i < 3; i++)
        assert_int_equal(post(t, m.amina, "One"), DONE);
    assert_int_equal(post(t, m.amina, "Two"), DONE);
    assert_int_equal(post(t, m.amina, "Three"), DONE);
    assert_int_equal(post(t, m.amina, "Four"), INVALID);
    assert_int_equal(post(t, m.hodan, "Four"), DONE);
    assert_int_equal(post(t, person(t, "Zeynab", "Testi"), "x"), NOT_FOUND);
    assert_int_equal(test_number(t, "SELECT count(*) FROM voice_box"), 4);
    test_later(t, 86400);
    assert_int_equal(post(t, m.amina, "Four"), DONE); /* another day */
}

RULE(a_note_becomes_an_idea_of_nobody_or_is_taken_away_by_the_workers_of_the_group)
{
    struct room m = begin(t);
    int64_t idea, group;
    struct idea i;

    assert_int_equal(post(t, m.amina, "To the sea"), DONE);
    assert_int_equal(post(t, m.hodan, "Rude words"), DONE);
    int64_t today = test_number(t, "SELECT max(id) FROM voice_box");
    assert_int_equal(voice_box_remove(t, today, &group), NOT_FOUND); /* nobody sees it yet */
    test_later(t, 86400);
    struct box_notes all = notes(t);
    size_t sea = str_is(all.at[0].words, "To the sea") ? 0 : 1;
    become(t, PEER, ROLE_PEER);
    assert_int_equal(voice_box_to_ideas(t, all.at[sea].id, &idea), NOT_ALLOWED);
    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(voice_box_remove(t, all.at[sea].id, &group), NOT_FOUND);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(voice_box_to_ideas(t, all.at[sea].id, &idea), DONE);
    assert_int_equal(voice_idea(t, idea, &i), DONE);
    assert_true(!i.shown && i.person == 0);
    assert_str(i.words, "To the sea");
    assert_int_equal(voice_own_ideas(t, m.amina).n, 0);
    assert_int_equal(voice_box_to_ideas(t, all.at[sea].id, &idea), NOT_FOUND);
    assert_int_equal(voice_box_remove(t, all.at[1 - sea].id, &group), DONE);
    assert_int_equal(notes(t).n, 0);
}

RULES(she_is_asked_about_sessions_that_are_over_where_she_was_and_nothing_else,
    one_answer_a_person_and_session_which_she_changes,
    how_many_said_what_is_told_from_the_threshold_on_and_the_words_in_no_order_of_time,
    a_question_by_voice_is_answered_by_voice_and_heard_by_her_alone,
    questions_are_read_by_the_workers_of_her_group_and_asked_once, nothing_that_is_kept_of_a_note_leads_to_who_wrote_it,
    notes_of_a_day_lie_in_no_order, a_link_writes_three_times_a_day_and_the_same_words_once,
    a_note_becomes_an_idea_of_nobody_or_is_taken_away_by_the_workers_of_the_group)
