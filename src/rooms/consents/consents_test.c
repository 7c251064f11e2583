/* Tests of what persons agreed to, on both engines. */
#include "rooms/consents/consents.h"
#include "rooms/referrals/referrals.h"
#include "rooms/stories/stories.h"
#include "tests/people_testing.h"

static int64_t project;

static int64_t somebody(struct task *t)
{
    project = project_new(t, "P1");
    return person_made(t, project, "Amina", "Testi", "1990-01-01");
}

/* What there is single of the kind; else what is asked for. */
static struct consent of(struct task *t, int64_t person, enum consent_kind kind)
{
    struct consents all = consents_of(t, person);

    for (size_t i = all.n; i-- > 0;)
        if (all.at[i].kind == kind)
            return all.at[i];
    return (struct consent){ .kind = kind };
}

static int64_t rows(struct task *t) { return test_number(t, "SELECT count(*) FROM consents_consent"); }

RULE(nothing_is_agreed_to_before_she_says_so_and_a_no_is_as_easy)
{
    int64_t person = somebody(t);
    struct consent c = of(t, person, CONSENT_PHOTO);

    assert_int_equal(consents_of(t, person).n, CONSENTS_ASKED);
    assert_false(c.given || c.said);
    assert_int_equal(consents_say(t, person, CONSENT_PHOTO, 0, true), DONE);
    assert_int_equal(consents_say(t, person, CONSENT_PHOTO, 0, true), DONE); /* two touches */
    assert_int_equal(rows(t), 1);
    c = of(t, person, CONSENT_PHOTO);
    assert_true(c.given && c.said);
    assert_int_equal(c.version, CONSENT_VERSION);
    assert_false(of(t, person, CONSENT_CONTACT).said); /* one purpose is not the other */
    test_later(t, 86400);
    assert_int_equal(consents_say(t, person, CONSENT_PHOTO, 0, false), DONE);
    c = of(t, person, CONSENT_PHOTO);
    assert_true(!c.given && c.said);
    assert_day(c.since, "2026-11-23");
    assert_int_equal(consents_say(t, person, CONSENT_PHOTO, 0, true), DONE);
    assert_true(of(t, person, CONSENT_PHOTO).given);
    assert_int_equal(rows(t), 2); /* what was before is kept */
    assert_int_equal(consents_say(t, person, CONSENT_CONTACT, 0, false), DONE);
    assert_int_equal(consents_say(t, person, CONSENT_CONTACT, 0, false), DONE);
    assert_true(of(t, person, CONSENT_CONTACT).said && !of(t, person, CONSENT_CONTACT).given);
    assert_int_equal(rows(t), 3); /* two touches of no are one, too */
}

/* A quote of hers in the report, and a referral that was sent. */
static void bring(struct task *t, int64_t person)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO stories_story (id, source_key, project_id, person_id, day, language, "
                                "shown_language, said_by, result, state, consent_version, purposes, consent_on, "
                                "consent_until, reviewer_id, version) VALUES (70, '', %lld, %lld, '2026-05-01', 'som', "
                                "'eng', '', 'work', 'approved', 1, 'report;web', '2026-05-01', '2028-05-01', 9, 1)",
                                (long long)project, (long long)person)));
    test_sql(t, "INSERT INTO stories_use (id, source_key, story_id, place, purpose, what, used_on, version) VALUES "
                "(71, '', 70, 'report', 'report', '', '2026-06-01', 1)");
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO referrals_referral (id, source_key, person_id, project_id, sent_on, "
                                "receiver_kind, receiver, language, fields, state, shared, version) VALUES (80, '', "
                                "%lld, %lld, '2026-06-01', 'service', 'Opisto', 'fin', 'name', 'sent', NULL, 1)",
                                (long long)person, (long long)project)));
}

RULE(a_quote_that_is_taken_back_leaves_the_report_and_a_referral_goes_down)
{
    int64_t person = somebody(t), other = person_made(t, project, "Hodan", "Testi", "1991-01-01");

    bring(t, person);
    assert_true(of(t, person, CONSENT_STORY).given);
    assert_str(of(t, person, CONSENT_STORY).purposes, "report;web");
    assert_str(of(t, person, CONSENT_SHARING).about, "Opisto");
    assert_int_equal(consents_say(t, other, CONSENT_STORY, 70, false), NOT_FOUND);
    assert_int_equal(consents_say(t, other, CONSENT_SHARING, 80, false), NOT_FOUND);
    assert_int_equal(consents_say(t, person, CONSENT_STORY, 70, true), NOT_FOUND); /* a yes is said to a worker */
    assert_int_equal(consents_say(t, person, CONSENT_STORY, 70, false), DONE);
    assert_int_equal(consents_say(t, person, CONSENT_STORY, 70, false), DONE);
    assert_false(of(t, person, CONSENT_STORY).given);
    assert_int_equal(test_number(t, "SELECT count(*) FROM stories_use WHERE ended_on IS NULL"), 0);
    assert_int_equal(consents_say(t, person, CONSENT_SHARING, 80, false), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM referrals_referral WHERE state = 'withdrawn'"), 1);
    assert_int_equal(consents_say(t, person, CONSENT_SHARING, 80, false), NOT_FOUND);
    assert_false(of(t, person, CONSENT_SHARING).given);
}

RULE(a_consent_that_has_run_out_holds_no_more)
{
    int64_t person = somebody(t);

    bring(t, person);
    test_sql(t, "UPDATE stories_story SET consent_until = '2026-11-22'");
    assert_true(of(t, person, CONSENT_STORY).given); /* the last day */
    test_later(t, 86400);
    assert_false(of(t, person, CONSENT_STORY).given);
}

static struct consent_word word_of(struct task *t, int64_t group, int64_t person)
{
    struct consent_words words = consents_pictures_of(t, group);

    for (size_t i = 0; i < words.n; i++)
        if (words.at[i].person == person)
            return words.at[i];
    return (struct consent_word){ 0 };
}

RULE(who_takes_pictures_sees_whose_may_be_used_and_not_asked_is_no)
{
    int64_t person = somebody(t), group = group_new(t, project);

    member_of(t, group, project, person, "");
    assert_true(!word_of(t, group, person).given && !word_of(t, group, person).said);
    assert_int_equal(consents_say(t, person, CONSENT_PHOTO, 0, true), DONE);
    assert_true(word_of(t, group, person).given);
    assert_day(word_of(t, group, person).since, "2026-11-22");
    assert_int_equal(consents_say(t, person, CONSENT_PHOTO, 0, false), DONE);
    assert_true(!word_of(t, group, person).given && word_of(t, group, person).said);
    assert_int_equal(consents_say(t, person, CONSENT_PHOTO, 0, true), DONE);
    assert_true(word_of(t, group, person).given);
    become(t, ROLE_INSTRUCTOR, project); /* leads another group */
    assert_int_equal(consents_pictures_of(t, group).n, 0);
}

RULES(who_takes_pictures_sees_whose_may_be_used_and_not_asked_is_no,
    nothing_is_agreed_to_before_she_says_so_and_a_no_is_as_easy,
    a_quote_that_is_taken_back_leaves_the_report_and_a_referral_goes_down, a_consent_that_has_run_out_holds_no_more)
