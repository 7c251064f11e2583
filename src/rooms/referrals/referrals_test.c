/* Tests of referrals, on both engines: what is shared and frozen, consent, the link and its end, each answer and what
 * it moves, who may. */
#include "auth/journal.h"
#include "rooms/guidance/guidance.h"
#include "rooms/providers/providers.h"
#include "rooms/referrals/referrals.h"
#include "rooms/referrals/referrals_row.h"
#include "rooms/skills/skills.h"
#include "tests/people_testing.h"

struct house {
    int64_t project, her, guidance, referral;
    struct str token;
};

static void put_file(struct task *t, int64_t person, bool hidden)
{
    struct person_file f;

    assert_true(people_file(t, person, &f));
    f.phone = S("+358 40 1234567");
    f.languages = S("som");
    f.non_disclosure = hidden;
    people_put_file(t, person, &f);
}

static struct house house(struct task *t)
{
    struct house h = { .project = project_new(t, "P") };
    struct problems ps = { 0 };

    h.her = person_made(t, h.project, "Amina", "Testi", "1990");
    put_file(t, h.her, false);
    become(t, ROLE_COUNSELLOR, h.project);
    struct guidance_row g = { .person = h.her,
        .project = h.project,
        .day = t->today,
        .destination = S("adult_basic_education"),
        .state = S("agreed") };
    assert_int_equal(guidance_add(t, &g, &h.guidance, &ps), DONE);
    return h;
}

static struct referral draft(const struct house *h)
{
    return (struct referral){ .person = h->her,
        .project = h->project,
        .guidance = h->guidance,
        .receiver_kind = S("email"),
        .provider = S("Adult School"),
        .email = S("school@example.org"),
        .language = S("eng"),
        .fields = S("name;phone;language;message"),
        .message = S("She can come\nin January.") };
}

static struct house drafted(struct task *t)
{
    struct house h = house(t);
    struct referral r = draft(&h);
    struct problems ps = { 0 };

    assert_int_equal(referrals_put(t, &r, &h.referral, &ps), DONE);
    return h;
}

static struct referral got(struct task *t, const struct house *h)
{
    struct referral r;

    assert_int_equal(referrals_get(t, h->referral, &r), DONE);
    return r;
}

static struct referral_consent consent(struct task *t, const struct house *h)
{
    struct referral r = got(t, h);

    return (struct referral_consent){ r.version, t->today, referrals_print(t, &r) };
}

static struct house sent(struct task *t)
{
    struct house h = drafted(t);
    struct referral_consent c = consent(t, &h);
    struct problems ps = { 0 };

    assert_int_equal(referrals_send(t, h.referral, &c, &h.token, &ps), DONE);
    return h;
}

static struct str guided(struct task *t, const struct house *h)
{
    struct guidance_row g;

    assert_int_equal(guidance_get(t, h->guidance, &g), DONE);
    return g.state;
}

/* As the receiver, who is nobody here. */
static enum outcome answered(
    struct task *t, const struct house *h, const char *answer, const char *from, const char *text)
{
    const struct viewer *before = t->viewer;
    struct referral_answer a = { .answer = str_of(answer), .text = str_of(text) };
    struct problems ps = { 0 };

    if (from[0])
        assert_true(day_read(str_of(from), &a.place_from));
    t->viewer = &VIEWER_NOBODY;
    enum outcome how = referrals_take_answer(t, h->token, &a, &ps);
    t->viewer = before;
    return how;
}

RULE(a_provider_is_known_however_its_name_is_written)
{
    int64_t one = providers_named(t, S("Aikuislukio Äpäre"));

    assert_true(one != 0);
    assert_int_equal(providers_named(t, S("  aikuislukio  APARE ")), one);
    assert_int_equal(providers_named(t, S("")), 0);
    assert_int_equal(providers_names(t).n, 1);
}

RULE(what_is_shared_is_what_was_chosen_and_stays_as_it_was_shown)
{
    struct house h = sent(t);
    struct referral r = got(t, &h);
    struct person_file f;
    struct referral_lines lines = referrals_lines(t, &r);

    assert_int_equal(lines.n, 4);
    assert_str(lines.at[0].value, "Amina Testi");
    assert_str(lines.at[1].value, "+358 40 1234567");
    assert_str(lines.at[2].value, "Somali");
    assert_str(lines.at[3].value, "She can come\nin January.");
    assert_true(people_file(t, h.her, &f));
    f.phone = S("+358 50 7654321");
    people_put_file(t, h.her, &f);
    assert_str(referrals_lines(t, &r).at[1].value, "+358 40 1234567");
}

RULE(nothing_is_sent_without_consent_or_when_it_is_not_what_was_shown)
{
    struct house h = drafted(t);
    struct referral_consent c = consent(t, &h);
    struct problems ps = { 0 };
    struct person_file f;

    c.day = DAY("");
    assert_int_equal(referrals_send(t, h.referral, &c, &h.token, &ps), INVALID);
    c.day = day_add(t->today, 1);
    assert_int_equal(referrals_send(t, h.referral, &c, &h.token, &ps), INVALID);
    c.day = t->today;
    assert_true(people_file(t, h.her, &f));
    f.phone = S("+358 50 7654321");
    people_put_file(t, h.her, &f); /* what the receiver would see is not what she saw */
    assert_int_equal(referrals_send(t, h.referral, &c, &h.token, &ps), CONFLICT);
    assert_str(got(t, &h).state, "draft");
}

RULE(a_draft_says_whom_and_what)
{
    struct house h = house(t);
    struct referral r = draft(&h);
    struct problems ps = { 0 };
    int64_t id;

    r.fields = S("name;identity_code");
    r.email = S("");
    r.provider = S("");
    r.language = S("ara");
    assert_int_equal(referrals_put(t, &r, &id, &ps), INVALID);
    assert_int_equal(ps.n, 4);
}

RULE(what_the_file_says_in_several_rows_is_shared_in_lines_in_the_language_of_the_receiver)
{
    struct house h = house(t);
    struct skill_row speaks = { .table = SKILL_LEVEL,
        .person = h.her,
        .project = h.project,
        .skill = S("speaking"),
        .language = S("fin"),
        .level = S("A1.3"),
        .source = S("test"),
        .script = S(""),
        .day = DAY("2026-02-01") };
    struct skill_row expired = { .table = SKILL_CERTIFICATE,
        .person = h.her,
        .project = h.project,
        .what = S("First aid"),
        .place = S(""),
        .note = S(""),
        .ended = DAY("2026-11-21") };
    struct problems ps = { 0 };

    assert_int_equal(skills_put(t, &speaks, &ps), DONE);
    assert_int_equal(skills_put(t, &expired, &ps), DONE);
    expired.what = S("Hygiene passport");
    expired.ended = t->today;
    assert_int_equal(skills_put(t, &expired, &ps), DONE);
    struct referral r = { .person = h.her,
        .project = h.project,
        .language = S("fi"),
        .fields = S("skills;needs;guidance;identity_code"),
        .message = S(""),
        .state = S("draft") };
    struct referral_lines lines = referrals_lines(t, &r);
    assert_int_equal(lines.n, 2); /* nobody has asked for her needs */
    assert_str(lines.at[0].field, "skills");
    assert_str(lines.at[0].value, "Puhuminen (suomi): A1.3\nTodistus: Hygiene passport");
    assert_str(lines.at[1].field, "guidance");
    r.language = S("en");
    assert_str(referrals_lines(t, &r).at[0].label, "Skills");
    become(t, ROLE_COUNSELLOR, project_new(t, "Q")); /* who does not counsel her reads nothing */
    assert_int_equal(referrals_lines(t, &r).n, 0);
}

RULE(contacts_of_who_must_not_be_found_are_not_offered)
{
    struct house h = house(t);
    bool is_protected;

    assert_false(referrals_contacts_hidden(t, h.her, &is_protected));
    put_file(t, h.her, true);
    assert_true(referrals_contacts_hidden(t, h.her, &is_protected));
    assert_true(is_protected);
    assert_str(referrals_first_fields(t, h.her), "destination");

    struct referral r = { .person = h.her, .project = h.project, .language = S("fi"), .fields = S("name;language") };
    (void)referral_text(t, &r);
    assert_int_equal(t->seen.nhidden, 0);
    r.fields = S("name;phone");
    assert_true(str_find(referral_text(t, &r), S("+358")) >= 0);
    assert_int_equal(t->seen.nhidden, 1); /* who ticks it sees it: a row of its own in the journal */
    assert_true(t->seen.hidden[0] == h.her);
}

RULE(the_link_opens_until_it_ends_is_taken_back_or_made_anew)
{
    struct house h = sent(t);
    struct referral r;
    struct str fresh;

    assert_int_equal(referrals_open(t, h.token, &r), REFERRAL_OPEN);
    assert_int_equal(referrals_open(t, S("wrong"), &r), REFERRAL_UNKNOWN);
    assert_int_equal(referrals_renew(t, h.referral, got(t, &h).version, &fresh), DONE);
    assert_int_equal(referrals_open(t, h.token, &r), REFERRAL_UNKNOWN);
    struct instant now = t->now;
    t->now = instant_from_unix(instant_unix(now) + (REFERRAL_LINK_DAYS + 1) * 24 * 3600);
    assert_int_equal(referrals_open(t, fresh, &r), REFERRAL_OVER);
    t->now = now;
    h.token = fresh;
    assert_int_equal(referrals_withdraw(t, h.referral, got(t, &h).version), DONE);
    assert_int_equal(referrals_open(t, fresh, &r), REFERRAL_WITHDRAWN);
    assert_int_equal(answered(t, &h, "accepted", "", ""), NOT_FOUND);
    assert_int_equal(referrals_lines(t, &r).n, 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM referrals_referral WHERE shared IS NOT NULL"), 0);
}

RULE(a_place_from_a_day_moves_the_guidance_and_says_so)
{
    struct house h = sent(t);
    struct guidance_row g;

    assert_int_equal(answered(t, &h, "place_from", "", ""), INVALID);
    assert_int_equal(answered(t, &h, "place_from", "2027-01-11", "Welcome"), DONE);
    assert_int_equal(guidance_get(t, h.guidance, &g), DONE);
    assert_str(g.state, "accepted");
    assert_day(g.starts_on, "2027-01-11");
    assert_int_equal(guidance_history(t, h.guidance).n, 2);
    assert_str(got(t, &h).state, "answered");
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'guidance' AND act = 'change'"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'answer to referral'"), 1);
}

RULE(answers_come_one_after_the_other_and_never_move_anything_back)
{
    struct house h = sent(t);

    assert_int_equal(answered(t, &h, "declined", "", ""), INVALID); /* why? */
    assert_int_equal(answered(t, &h, "asked_back", "", "Which level?"), DONE);
    assert_str(guided(t, &h), "agreed");
    struct problems ps = { 0 };
    assert_int_equal(referrals_reply(t, h.referral, S("A1.3"), &ps), DONE);
    assert_str(got(t, &h).state, "sent");
    assert_int_equal(answered(t, &h, "came", "", ""), DONE);
    assert_str(guided(t, &h), "started");
    assert_int_equal(answered(t, &h, "accepted", "", ""), DONE);
    assert_str(guided(t, &h), "started");
    assert_int_equal(answered(t, &h, "declined", "", "Full"), DONE);
    assert_str(guided(t, &h), "started");
    assert_int_equal(referrals_answers(t, h.referral).n, 5);
    assert_int_equal(answered(t, &h, "declined", "", "Full"), DONE); /* sent twice */
    assert_int_equal(referrals_answers(t, h.referral).n, 5);
}

RULE(a_link_takes_so_many_answers_a_day)
{
    struct house h = sent(t);

    for (int i = 0; i < REFERRAL_ANSWERS_A_DAY; i++)
        assert_int_equal(answered(t, &h, "asked_back", "", str_z(t->a, str_fmt(t->a, "Question %d", i))), DONE);
    assert_int_equal(answered(t, &h, "asked_back", "", "One more"), INVALID);
}

RULE(who_is_silent_is_due_after_two_weeks_and_again_after_the_reminder)
{
    struct house h = sent(t);

    test_sql(t, "UPDATE referrals_referral SET sent_on = '2026-11-09'");
    assert_int_equal(got(t, &h).waits, 13);
    assert_false(got(t, &h).due);
    test_sql(t, "UPDATE referrals_referral SET sent_on = '2026-11-08'");
    assert_true(got(t, &h).due);
    assert_true(referrals_listed(t, h.project, true, S("sent"), 0, 10).at[0].due);
    assert_int_equal(referrals_remind(t, h.referral, got(t, &h).version), DONE);
    assert_false(got(t, &h).due);
}

RULE(only_who_counsels_her_in_the_project_reads_and_sends)
{
    struct house h = sent(t);
    struct referral r;
    int64_t group = group_new(t, h.project);

    assert_int_equal(referrals_of(t, h.her).n, 1);
    become(t, ROLE_MANAGER, h.project);
    assert_int_equal(referrals_get(t, h.referral, &r), NOT_ALLOWED);
    assert_int_equal(referrals_of(t, h.her).n, 0);
    assert_int_equal(referrals_listed(t, h.project, false, S(""), 0, 10).n, 0);
    become(t, ROLE_COUNSELLOR, project_new(t, "Q"));
    assert_int_equal(referrals_get(t, h.referral, &r), NOT_ALLOWED);
    int64_t instructor = become(t, ROLE_INSTRUCTOR, h.project);
    assert_int_equal(referrals_withdraw(t, h.referral, 2), NOT_ALLOWED);
    assert_int_equal(referrals_listed(t, h.project, false, S(""), 0, 10).n, 0);
    leader_of(t, group, instructor, "leader");
    member_of(t, group, h.project, h.her, "");
    assert_int_equal(referrals_get(t, h.referral, &r), DONE);
    assert_int_equal(referrals_listed(t, h.project, false, S(""), 0, 10).n, 1);
    assert_int_equal(referrals_listed(t, h.project, true, S(""), 0, 10).n, 0);
}

RULE(of_two_who_save_at_once_the_second_is_told)
{
    struct house h = sent(t);
    int64_t version = got(t, &h).version;

    assert_int_equal(referrals_close(t, h.referral, version), DONE);
    assert_int_equal(referrals_withdraw(t, h.referral, version), CONFLICT);
    assert_int_equal(answered(t, &h, "came", "", ""), NOT_FOUND);
}

RULES(a_provider_is_known_however_its_name_is_written, what_is_shared_is_what_was_chosen_and_stays_as_it_was_shown,
    nothing_is_sent_without_consent_or_when_it_is_not_what_was_shown, a_draft_says_whom_and_what,
    what_the_file_says_in_several_rows_is_shared_in_lines_in_the_language_of_the_receiver,
    contacts_of_who_must_not_be_found_are_not_offered, the_link_opens_until_it_ends_is_taken_back_or_made_anew,
    a_place_from_a_day_moves_the_guidance_and_says_so, answers_come_one_after_the_other_and_never_move_anything_back,
    a_link_takes_so_many_answers_a_day, who_is_silent_is_due_after_two_weeks_and_again_after_the_reminder,
    only_who_counsels_her_in_the_project_reads_and_sends, of_two_who_save_at_once_the_second_is_told)
