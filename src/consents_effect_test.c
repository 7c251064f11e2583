/* Tests of what a no ends everywhere, on both engines: stories, referrals, hand-overs, what was told in confidence,
 * pictures in which somebody is marked; and of a word said under a file that went into another. */
#include "rooms/child_care/child_care_inside.h"
#include "rooms/circumstances/circumstances.h"
#include "rooms/consents/consents_pictures.h"
#include "rooms/publications/publications_files.h"
#include "rooms/publications/publications_public.h"
#include "rooms/referrals/referrals.h"
#include "rooms/retention/retention_inside.h"
#include "rooms/stories/stories.h"
#include "tests/people_testing.h"

static int64_t project;

static int64_t somebody(struct task *t)
{
    project = project_new(t, "P1");
    return person_made(t, project, "Amina", "Testi", "1990-01-01");
}

static void say(struct task *t, int64_t person, enum consent_kind kind, bool yes)
{
    assert_int_equal(consents_say(t, person, kind, 0, yes), DONE);
}

#define RUN_SQL(t, ...) test_sql((t), str_z((t)->a, str_fmt((t)->a, __VA_ARGS__)))

static void story(struct task *t, int64_t id, int64_t person)
{
    RUN_SQL(t,
        "INSERT INTO stories_story (id, source_key, project_id, person_id, day, language, shown_language, said_by, "
        "result, state, consent_version, purposes, consent_on, consent_until, reviewer_id, version) VALUES (%lld, '', "
        "%lld, %lld, '2026-05-01', 'som', 'eng', '', 'work', 'approved', 1, 'report;web', '2026-05-01', '2028-05-01', "
        "9, 1)",
        (long long)id, (long long)project, (long long)person);
    RUN_SQL(t,
        "INSERT INTO stories_use (id, source_key, story_id, place, purpose, what, used_on, version) VALUES (%lld, '', "
        "%lld, 'report', 'report', '', '2026-06-01', 1)",
        (long long)id + 1, (long long)id);
}

RULE(a_no_to_stories_takes_all_of_hers_back_and_none_is_agreed_to_until_she_says_yes)
{
    int64_t her = somebody(t), other = person_made(t, project, "Hodan", "Testi", "1991-01-01");
    struct story_consent c = { .purposes = S("report"), .on = t->today, .until = day_add(t->today, 30) };
    struct problems ps = { 0 };

    story(t, 70, her);
    story(t, 72, her);
    story(t, 74, other);
    say(t, her, CONSENT_STORY, false);
    assert_int_equal(test_number(t, "SELECT count(*) FROM stories_story WHERE withdrawn_on IS NULL"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM stories_use WHERE ended_on IS NULL"), 1);
    assert_int_equal(stories_agree_to(t, 70, 2, &c, &ps), INVALID);
    assert_str(ps.at[0].field, "purposes");
    say(t, her, CONSENT_STORY, true);
    ps.n = 0;
    /* not by that */
    assert_int_equal(test_number(t, "SELECT count(*) FROM stories_story WHERE withdrawn_on IS NULL"), 1);
    assert_int_equal(stories_agree_to(t, 70, 2, &c, &ps), DONE);
}

/* A referral that is sent and a draft. */
static void referrals(struct task *t, int64_t person)
{
    for (int i = 0; i < 2; i++)
        RUN_SQL(t,
            "INSERT INTO referrals_referral (id, source_key, person_id, project_id, sent_on, receiver_kind, receiver, "
            "language, fields, state, version) VALUES (%d, '', %lld, %lld, '2026-06-01', 'service', 'Opisto', 'fin', "
            "'name', '%s', 1)",
            80 + i, (long long)person, (long long)project, i == 0 ? "sent" : "draft");
}

static struct referral_consent shown(struct task *t)
{
    struct referral r;

    assert_int_equal(referrals_get(t, 81, &r), DONE);
    return (struct referral_consent){ r.version, t->today, referrals_print(t, &r) };
}

static bool prints(struct task *t, int64_t id)
{
    struct referral r;

    assert_int_equal(referrals_get(t, id, &r), DONE);
    return referrals_may_print(&r);
}

RULE(a_no_to_telling_others_takes_links_down_and_nothing_is_sent_until_she_says_yes)
{
    int64_t her = somebody(t);
    struct problems ps = { 0 };
    struct str token;

    referrals(t, her);
    say(t, her, CONSENT_SHARING, false);
    assert_int_equal(test_number(t, "SELECT count(*) FROM referrals_referral WHERE state = 'withdrawn'"), 1);
    assert_true(referrals_said_no(t, her));
    struct referral_consent c = shown(t);
    assert_int_equal(referrals_send(t, 81, &c, &token, &ps), INVALID);
    assert_str(ps.at[0].field, "consent_on");
    say(t, her, CONSENT_SHARING, true);
    assert_false(referrals_said_no(t, her));
    ps.n = 0;
    assert_false(prints(t, 81)); /* she has not agreed to this one */
    assert_int_equal(referrals_send(t, 81, &c, &token, &ps), DONE);
    assert_true(prints(t, 81));
    say(t, her, CONSENT_SHARING, false);
    assert_false(prints(t, 81));
}

RULE(a_no_to_telling_others_ends_the_hand_over_to_day_care_and_she_ends_a_single_one_herself)
{
    int64_t her = somebody(t), stranger = person_made(t, project, "Hodan", "Testi", "1991-01-01");
    struct care_consent c = { .given_on = t->today, .given_by = S("Amina"), .receiver = S("Day care") };
    struct problems ps = { 0 };

    test_sql(t, "INSERT INTO people_family (id, version) VALUES (50, 1)");
    test_sql(t,
        "INSERT INTO people_child (id, source_key, name, family_id, version, created_at) VALUES (60, '', 'Ali', "
        "50, 1, '2026-01-01T00:00:00Z')");
    RUN_SQL(t, "INSERT INTO people_parent (child_id, person_id) VALUES (60, %lld)", (long long)her);
    assert_int_equal(child_care_put_consent(t, her, 60, &c, &ps), DONE);
    struct consents all = consents_of(t, her);
    assert_int_equal(all.n, CONSENTS_ASKED + 1);
    assert_true(all.at[CONSENTS_ASKED].given);
    assert_str(all.at[CONSENTS_ASKED].about, "Ali: Day care");
    assert_int_equal(consents_say(t, stranger, CONSENT_CARE, 60, false), NOT_FOUND);
    assert_int_equal(consents_say(t, her, CONSENT_CARE, 60, true), NOT_FOUND);
    assert_int_equal(consents_say(t, her, CONSENT_CARE, 60, false), DONE);
    assert_false(child_care_may_hand_over(t, 60));
    assert_int_equal(child_care_put_consent(t, her, 60, &c, &ps), DONE);
    say(t, her, CONSENT_SHARING, false);
    assert_false(child_care_may_hand_over(t, 60));
    assert_int_equal(child_care_put_consent(t, her, 60, &c, &ps), INVALID);
    assert_str(ps.at[0].field, "given_by");
}

RULE(a_no_to_keeping_what_is_told_in_confidence_removes_it_and_nothing_is_written_until_she_says_yes)
{
    int64_t her = somebody(t);
    struct circumstance c = {
        .person = her, .project = project, .informed_on = t->today, .disability = S("yes"), .minority = S("")
    };
    struct problems ps = { 0 };

    test_sql(t, "UPDATE projects_project SET circumstances_ground = 'The board decided'");
    become(t, ROLE_COUNSELLOR, project);
    c.housing = S("");
    assert_int_equal(circumstances_put(t, &c, &ps), DONE);
    say(t, her, CONSENT_DATA, false);
    assert_int_equal(test_number(t, "SELECT count(*) FROM circumstances_said"), 0);
    assert_int_equal(circumstances_put(t, &c, &ps), INVALID);
    assert_str(ps.at[0].field, "informed_on");
    say(t, her, CONSENT_DATA, true);
    ps.n = 0;
    assert_int_equal(circumstances_put(t, &c, &ps), DONE);
}

/* ---- pictures */

/* The smallest picture: one pixel. */
static const unsigned char dot[] = { 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0,
    0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 10, 'I', 'D', 'A', 'T', 0x78, 0x9c, 0x63, 0, 1, 0,
    0, 5, 0, 1, 0x0d, 0x0a, 0x2d, 0xb4, 0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82 };

static struct publication now(struct task *t, int64_t id)
{
    struct publication p;

    assert_int_equal(publications_get(t, id, &p), DONE);
    return p;
}

/* A text with a picture, which everybody reads. */
static int64_t published(struct task *t, int64_t *ret_file)
{
    struct publication_new n = {
        .project = project, .kind = S("material"), .source = S("fi"), .title = S("T"), .summary = S(""), .body = S("x")
    };
    struct file_wish w = { .bytes = { (const char *)dot, sizeof dot }, .name = S("kuva.png"), .words = S("A picnic") };
    struct problems ps = { 0 };
    int64_t id;

    assert_int_equal(publications_make(t, &n, &id, &ps), DONE);
    assert_int_equal(publications_file_add(t, id, &w, S(""), &ps), DONE);
    *ret_file = publications_files(t, id).at[0].id;
    assert_int_equal(publications_send(t, id, now(t, id).version), DONE);
    struct publication p = now(t, id);
    assert_int_equal(publications_judge(t, &p, true, S(""), &ps), DONE);
    assert_int_equal(publications_publish(t, id, now(t, id).version, t->today, &ps), DONE);
    return id;
}

static bool is_shown(struct task *t, int64_t publication, int64_t file)
{
    struct file f;
    int64_t ids[] = { publication, file };
    bool shown = publications_file_shown(t, publication, file, &f);

    assert_int_equal(publications_file_ending(t, ids) != NULL, shown); /* as a file of `publish` */
    assert_int_equal(publications_file_get(t, publication, file, &f) == DONE, shown);
    assert_int_equal(files_newest(t, FILE_OF_PUBLICATION, publication, &f), shown);
    return shown;
}

static struct str stamp(struct task *t, int64_t publication)
{
    struct str s;

    assert_true(publications_stamp(t, publication, lang_get(LANG_fi), &s));
    return s;
}

static struct picture_persons who_is_in(struct task *t, int64_t file)
{
    struct picture p;

    assert_int_equal(consents_picture_get(t, file, &p), DONE);
    return consents_marked(t, &p);
}

RULE(only_who_said_yes_is_marked_in_a_picture_and_when_she_takes_it_back_nobody_gets_it)
{
    int64_t her = somebody(t), other = person_made(t, project, "Hodan", "Testi", "1991-01-01"), file;
    int64_t id = published(t, &file);
    struct problems ps = { 0 };

    assert_int_equal(consents_mark(t, file, her, &ps), INVALID);
    assert_str(ps.at[0].field, "person");
    assert_int_equal(consents_offered(t).n, 0);
    say(t, her, CONSENT_PHOTO, true);
    assert_int_equal(consents_offered(t).at[0].person, her);
    ps.n = 0;
    assert_int_equal(consents_mark(t, file, her, &ps), DONE);
    assert_int_equal(consents_mark(t, file, her, &ps), DONE); /* two touches */
    assert_int_equal(who_is_in(t, file).n, 1);
    assert_int_equal(consents_pictures_with(t, her), 1);
    assert_true(is_shown(t, id, file));
    struct str before = stamp(t, id);
    say(t, her, CONSENT_PHOTO, false);
    assert_false(is_shown(t, id, file));
    assert_int_equal(consents_pictures_with(t, her), 0);
    assert_false(str_eq(before, stamp(t, id))); /* kept pages name it no more */
    assert_true(publications_files(t, id).at[0].hidden);
    assert_int_equal(consents_unmark(t, file, her), CONFLICT); /* does not come up again by that */
    say(t, other, CONSENT_PHOTO, true);
    assert_int_equal(consents_mark(t, file, other, &ps), DONE);
    assert_false(is_shown(t, id, file));
    say(t, her, CONSENT_PHOTO, true);
    assert_true(is_shown(t, id, file));
    assert_int_equal(consents_unmark(t, file, her), DONE);
    assert_int_equal(who_is_in(t, file).n, 1);
    assert_int_equal(publications_file_remove(t, id, file), DONE);
    assert_int_equal(consents_picture_get(t, file, &(struct picture){ 0 }), NOT_FOUND);
}

RULE(the_same_picture_elsewhere_goes_down_too_and_does_not_come_back_by_being_put_up_anew)
{
    int64_t her = somebody(t), file, copy, again, id = published(t, &file), other = published(t, &copy);
    struct problems ps = { 0 };

    say(t, her, CONSENT_PHOTO, true);
    assert_int_equal(consents_mark(t, file, her, &ps), DONE);
    assert_int_equal(who_is_in(t, copy).n, 1);
    assert_int_equal(consents_pictures_with(t, her), 2);
    struct str before = stamp(t, other);
    say(t, her, CONSENT_PHOTO, false);
    assert_false(is_shown(t, id, file));
    assert_false(is_shown(t, other, copy));
    assert_false(str_eq(before, stamp(t, other)));
    assert_int_equal(publications_file_remove(t, id, file), DONE);
    assert_int_equal(publications_file_remove(t, other, copy), DONE);
    int64_t third = published(t, &again);
    assert_false(is_shown(t, third, again));
    RUN_SQL(t, "UPDATE files_file SET mark = 'of another picture' WHERE id = %lld", (long long)again);
    assert_true(is_shown(t, third, again));
}

RULE(a_film_with_her_goes_down_as_a_picture_does)
{
    int64_t her = somebody(t), file, id = published(t, &file);
    struct problems ps = { 0 };
    struct picture p;

    test_sql(t, "UPDATE files_file SET kind = 'mp4'");
    assert_int_equal(consents_picture_get(t, file, &p), DONE);
    assert_true(p.film);
    say(t, her, CONSENT_PHOTO, true);
    assert_int_equal(consents_mark(t, file, her, &ps), DONE);
    assert_true(is_shown(t, id, file));
    say(t, her, CONSENT_PHOTO, false);
    assert_false(is_shown(t, id, file));
}

RULE(whoever_put_a_picture_up_has_it_on_a_list_when_it_is_down_and_can_remove_it)
{
    int64_t her = somebody(t), file, id = published(t, &file);
    struct problems ps = { 0 };

    say(t, her, CONSENT_PHOTO, true);
    assert_int_equal(consents_mark(t, file, her, &ps), DONE);
    become(t, ROLE_MANAGER, project);
    RUN_SQL(t, "UPDATE files_file SET staff_id = %lld", (long long)t->viewer->staff);
    assert_int_equal(consents_pictures_down(t), 0);
    say(t, her, CONSENT_PHOTO, false);
    assert_int_equal(consents_pictures_down(t), 1);
    assert_int_equal(consents_down(t).at[0].row, id);
    assert_int_equal(publications_file_remove(t, id, file), DONE);
    assert_int_equal(consents_pictures_down(t), 0);
}

RULE(who_does_not_see_her_neither_marks_nor_reads_her_name)
{
    int64_t her = somebody(t), file;
    struct problems ps = { 0 };

    (void)published(t, &file);
    say(t, her, CONSENT_PHOTO, true);
    assert_int_equal(consents_mark(t, file, her, &ps), DONE);
    become(t, ROLE_INSTRUCTOR, project); /* leads no group of hers */
    assert_int_equal(consents_offered(t).n, 0);
    assert_int_equal(consents_mark(t, file, her, &ps), NOT_ALLOWED);
    assert_int_equal(consents_unmark(t, file, her), NOT_ALLOWED);
    struct picture_persons marked = who_is_in(t, file);
    assert_int_equal(marked.n, 1);
    assert_true(!marked.at[0].seen && str_empty(marked.at[0].name));
}

RULE(only_who_may_change_where_a_picture_stands_says_who_is_in_it)
{
    int64_t her = somebody(t), file, other = project_new(t, "P2"), group = group_new(t, project);
    struct problems ps = { 0 };
    struct picture p;

    (void)published(t, &file);
    member_of(t, group, project, her, "");
    say(t, her, CONSENT_PHOTO, true);
    assert_int_equal(consents_mark(t, file, her, &ps), DONE);
    become(t, ROLE_PEER, project);
    leader_of(t, group, t->viewer->staff, "peer");
    test_sql(t, "UPDATE files_file SET owner = 'course'"); /* managers change these */
    assert_int_equal(consents_picture_get(t, file, &p), NOT_ALLOWED);
    assert_int_equal(consents_mark(t, file, her, &ps), NOT_ALLOWED);
    assert_int_equal(consents_unmark(t, file, her), NOT_ALLOWED);
    RUN_SQL(t, "UPDATE files_file SET owner = 'door', owner_row = %lld", (long long)group); /* she is no leader */
    assert_int_equal(consents_picture_get(t, file, &p), NOT_ALLOWED);
    test_sql(t, "UPDATE files_file SET owner = 'duty'"); /* evidence is seen by staff */
    assert_int_equal(consents_picture_get(t, file, &p), NOT_FOUND);
    become(t, ROLE_MANAGER, other);
    RUN_SQL(
        t, "UPDATE files_file SET owner = 'publication', owner_row = (SELECT min(id) FROM publications_publication)");
    assert_int_equal(consents_picture_get(t, file, &p), NOT_ALLOWED);
    become(t, ROLE_MANAGER, project);
    assert_int_equal(consents_picture_get(t, file, &p), DONE);
    assert_int_equal(consents_unmark(t, file, her), DONE);
}

RULE(whoever_led_a_group_of_hers_long_ago_is_not_offered_her_name)
{
    int64_t her = somebody(t), group = group_new(t, project), now_in = group_new(t, project);

    member_of(t, group, project, her, "2026-10-01");
    member_of(t, now_in, project, her, "");
    say(t, her, CONSENT_PHOTO, true);
    become(t, ROLE_INSTRUCTOR, project);
    leader_of(t, group, t->viewer->staff, "leader");
    assert_int_equal(consents_offered(t).n, 1);
    assert_int_equal(consents_pictures_of(t, now_in).n, 1);
    test_sql(t, "UPDATE groups_membership SET left_on = '2024-02-01', joined_on = '2024-01-01' WHERE state = 'left'");
    assert_false(people_may_see(t, her));
    assert_int_equal(consents_offered(t).n, 0);
    assert_int_equal(consents_pictures_of(t, now_in).n, 0);
}

/* ---- a file that went into another one */

RULE(a_word_said_under_a_file_that_went_into_another_is_hers_and_the_newest_holds)
{
    int64_t kept = somebody(t), lost = person_made(t, project, "Amina", "Testi", "1990-01-01"), file;
    int64_t id = published(t, &file);
    struct problems ps = { 0 };

    say(t, lost, CONSENT_PHOTO, true);
    say(t, kept, CONSENT_CONTACT, true);
    assert_int_equal(consents_mark(t, file, lost, &ps), DONE);
    say(t, lost, CONSENT_CONTACT, false);
    people_lose_file(t, lost, kept);
    struct consents all = consents_of(t, kept);
    assert_true(all.at[CONSENT_PHOTO].given);
    assert_true(all.at[CONSENT_CONTACT].said && !all.at[CONSENT_CONTACT].given); /* said last */
    assert_int_equal(test_number(t, "SELECT count(DISTINCT person_id) FROM consents_not_called_facts"), 2);
    assert_int_equal(who_is_in(t, file).at[0].person, kept);
    assert_true(is_shown(t, id, file));
    say(t, kept, CONSENT_PHOTO, false); /* takes back what she said under the other file */
    assert_false(is_shown(t, id, file));
    assert_false(consents_of(t, kept).at[CONSENT_PHOTO].given);
}

RULE(a_no_that_is_said_last_under_either_file_holds_whichever_yes_was_written_last)
{
    int64_t kept = somebody(t), lost = person_made(t, project, "Amina", "Testi", "1990-01-01");

    say(t, lost, CONSENT_CONTACT, true);
    say(t, lost, CONSENT_PHOTO, true);
    test_later(t, 86400);
    say(t, kept, CONSENT_CONTACT, true); /* a row after the other one */
    say(t, kept, CONSENT_PHOTO, true);
    say(t, lost, CONSENT_PHOTO, false); /* on the same day */
    test_later(t, 86400);
    say(t, lost, CONSENT_CONTACT, false); /* is written into the row of the first day */
    people_lose_file(t, lost, kept);
    assert_false(consents_of(t, kept).at[CONSENT_CONTACT].given);
    assert_false(consents_of(t, kept).at[CONSENT_PHOTO].given);
    assert_int_equal(test_number(t, "SELECT count(DISTINCT person_id) FROM consents_not_called_facts"), 2);
    say(t, kept, CONSENT_CONTACT, true); /* on the day of the no, but after it */
    assert_true(consents_of(t, kept).at[CONSENT_CONTACT].given);
}

RULE(who_is_marked_in_one_picture_by_two_files_becomes_a_fact_in_it_once)
{
    int64_t kept = somebody(t), lost = person_made(t, project, "Amina", "Testi", "1990-01-01"), file;
    struct db_tables all = db_tables(t);
    struct problems ps = { 0 };

    (void)published(t, &file);
    say(t, kept, CONSENT_PHOTO, true);
    say(t, lost, CONSENT_PHOTO, true);
    assert_int_equal(consents_mark(t, file, kept, &ps), DONE);
    assert_int_equal(consents_mark(t, file, lost, &ps), DONE); /* two persons, as far as anybody knows */
    people_lose_file(t, lost, kept);
    assert_int_equal(who_is_in(t, file).n, 1);
    (void)retention_anonymise(t, &all, &(struct db_ids){ &kept, 1, 1 });
    assert_int_equal(test_number(t, "SELECT count(*) FROM consents_shown"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM consents_hidden_facts"), 1); /* her yes went with her */
}

RULE(who_is_in_a_picture_by_a_file_that_went_into_hers_is_not_marked_again)
{
    int64_t kept = somebody(t), lost = person_made(t, project, "Amina", "Testi", "1990-01-01"), file;
    struct problems ps = { 0 };

    (void)published(t, &file);
    say(t, lost, CONSENT_PHOTO, true);
    assert_int_equal(consents_mark(t, file, lost, &ps), DONE);
    people_lose_file(t, lost, kept);
    assert_int_equal(consents_mark(t, file, kept, &ps), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM consents_shown"), 1);
}

RULE(a_word_follows_its_file_through_two_merges)
{
    int64_t last = somebody(t), middle = person_made(t, project, "Amina", "Testi", "1990-01-01");
    int64_t first = person_made(t, project, "Amina", "Testi", "1990-01-01"), file, id = published(t, &file);
    struct problems ps = { 0 };

    say(t, first, CONSENT_PHOTO, true);
    say(t, first, CONSENT_CONTACT, false);
    assert_int_equal(consents_mark(t, file, first, &ps), DONE);
    people_lose_file(t, first, middle);
    people_lose_file(t, middle, last);
    assert_true(consents_of(t, last).at[CONSENT_PHOTO].given);
    assert_true(consents_of(t, last).at[CONSENT_CONTACT].said);
    assert_int_equal(who_is_in(t, file).at[0].person, last);
    assert_true(is_shown(t, id, file));
    say(t, last, CONSENT_PHOTO, false);
    assert_false(is_shown(t, id, file));
    assert_false(consents_of(t, last).at[CONSENT_PHOTO].given);
}

RULE(a_picture_with_somebody_whose_import_is_undone_does_not_come_up_again)
{
    int64_t her = somebody(t), file, id = published(t, &file);
    struct problems ps = { 0 };

    say(t, her, CONSENT_PHOTO, true);
    assert_int_equal(consents_mark(t, file, her, &ps), DONE);
    RUN_SQL(t, "UPDATE people_person SET import_id = 5 WHERE id = %lld", (long long)her);
    struct str before = stamp(t, id);
    consents_drop(t, 5);
    RUN_SQL(t, "UPDATE consents_shown SET person_id = 4711 WHERE person_id = %lld", (long long)her); /* she is gone */
    assert_false(is_shown(t, id, file));
    assert_false(str_eq(before, stamp(t, id)));
}

RULE(a_picture_with_somebody_who_is_protected_is_given_to_nobody)
{
    int64_t her = somebody(t), file, id = published(t, &file);
    struct problems ps = { 0 };

    say(t, her, CONSENT_PHOTO, true);
    assert_int_equal(consents_mark(t, file, her, &ps), DONE);
    struct str before = stamp(t, id);
    RUN_SQL(t, "UPDATE people_person SET non_disclosure = 1 WHERE id = %lld", (long long)her);
    people_protect(t, her, 0);
    assert_false(is_shown(t, id, file));
    assert_false(str_eq(before, stamp(t, id)));
    assert_int_equal(consents_offered(t).n, 0);
    assert_int_equal(consents_unmark(t, file, her), CONFLICT);
    assert_int_equal(consents_mark(t, file, her, &ps), INVALID);
}

RULES(the_same_picture_elsewhere_goes_down_too_and_does_not_come_back_by_being_put_up_anew,
    a_film_with_her_goes_down_as_a_picture_does, a_picture_with_somebody_who_is_protected_is_given_to_nobody,
    who_is_marked_in_one_picture_by_two_files_becomes_a_fact_in_it_once,
    who_is_in_a_picture_by_a_file_that_went_into_hers_is_not_marked_again, a_word_follows_its_file_through_two_merges,
    a_picture_with_somebody_whose_import_is_undone_does_not_come_up_again,
    whoever_led_a_group_of_hers_long_ago_is_not_offered_her_name,
    only_who_may_change_where_a_picture_stands_says_who_is_in_it,
    a_no_that_is_said_last_under_either_file_holds_whichever_yes_was_written_last,
    a_no_to_stories_takes_all_of_hers_back_and_none_is_agreed_to_until_she_says_yes,
    a_no_to_telling_others_takes_links_down_and_nothing_is_sent_until_she_says_yes,
    a_no_to_telling_others_ends_the_hand_over_to_day_care_and_she_ends_a_single_one_herself,
    a_no_to_keeping_what_is_told_in_confidence_removes_it_and_nothing_is_written_until_she_says_yes,
    only_who_said_yes_is_marked_in_a_picture_and_when_she_takes_it_back_nobody_gets_it,
    whoever_put_a_picture_up_has_it_on_a_list_when_it_is_down_and_can_remove_it,
    who_does_not_see_her_neither_marks_nor_reads_her_name,
    a_word_said_under_a_file_that_went_into_another_is_hers_and_the_newest_holds)
