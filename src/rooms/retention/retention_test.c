/* Tests of how long data is kept, on both engines: what is due and what must stay, a run and its protocol, a run that
 * was cut, one person who asks, what becomes of her family and of files that were merged into hers. */
#include "base/none.h"
#include "rooms/follow_ups/follow_ups.h"
#include "rooms/own_page/own_page.h"
#include "rooms/retention/retention_inside.h"
#include "tests/people_testing.h"

#define RUN_SQL(t, ...) test_sql((t), str_z((t)->a, str_fmt((t)->a, __VA_ARGS__)))
#define COUNT(t, ...)   test_number((t), str_z((t)->a, str_fmt((t)->a, "SELECT count(*) FROM " __VA_ARGS__)))

static int64_t project;

/* Somebody who left on that day; "": she has not. */
static int64_t who_left(struct task *t, const char *family, const char *day)
{
    int64_t person = person_made(t, project, "Amina", family, "1990-05-05");

    if (day[0])
        RUN_SQL(t, "UPDATE people_participation SET exit_date = '%s' WHERE person_id = %lld", day, (long long)person);
    return person;
}

static void talk(struct task *t, int64_t person)
{
    RUN_SQL(t,
        "INSERT INTO counselling_talk (id, source_key, person_id, project_id, day, depth, minutes, shared_text, "
        "version, "
        "channel, depth_set) VALUES (%lld, '', %lld, %lld, '2026-01-20', 'light', 30, CAST('words' AS {bytes}), 1, '', "
        "'')",
        (long long)id_new(), (long long)person, (long long)project);
}

static void begin(struct task *t) { project = project_new(t, "P1"); }

static void anonymise(struct task *t, int64_t person)
{
    struct db_tables all = db_tables(t);

    (void)retention_anonymise(t, &all, &(struct db_ids){ &person, 1, 1 });
}

static void paid(struct task *t, int64_t year)
{
    struct problems ps = { 0 };
    struct retention_project p;

    assert_int_equal(retention_project_get(t, project, &p), DONE);
    p.paid_year = year;
    p.longer = DAY("");
    p.reason = S("Letter of the funder");
    assert_int_equal(retention_put_project(t, &p, &ps), DONE);
}

/* The jobs' work, which begins and ends its own transactions. */
static void work(struct task *t, int64_t run)
{
    test_commit(t);
    db_rollback(t->db);
    retention_work(t, run);
    db_begin_write(t);
}

static int64_t looked(struct task *t)
{
    int64_t run;

    assert_int_equal(retention_look(t, 0, &run), DONE);
    work(t, run);
    return run;
}

static void let_run(struct task *t, int64_t run)
{
    assert_int_equal(retention_start(t, run), DONE);
    work(t, run);
}

static struct retention_count count_of(struct task *t, int64_t run, enum retention_category category)
{
    struct retention_counts all = retention_counts_of(t, run);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].category == category)
            return all.at[i];
    return (struct retention_count){ category, 0, 0, 0, 0 };
}

static int64_t held_of(struct task *t, int64_t run, enum retention_category category, const char *why)
{
    struct retention_helds all = retention_helds_of(t, run);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].category == category && str_is(all.at[i].why, why))
            return all.at[i].persons;
    return 0;
}

RULE(words_go_when_their_time_is_over_and_not_a_day_before)
{
    begin(t);
    talk(t, who_left(t, "Due", "2025-11-22")); /* today is 2026-11-22 */
    talk(t, who_left(t, "Tomorrow", "2025-11-23"));
    talk(t, who_left(t, "Here", ""));
    int64_t run = looked(t);
    assert_int_equal(count_of(t, run, RETENTION_NOTES).persons, 1);
    assert_int_equal(count_of(t, run, RETENTION_NOTES).records, 1);
    assert_int_equal(held_of(t, run, RETENTION_NOTES, "term"), 1);
    assert_int_equal(held_of(t, run, RETENTION_NOTES, "running"), 1);
    assert_int_equal(held_of(t, run, RETENTION_IDENTITY, "unpaid"), 2);
    assert_int_equal(COUNT(t, "counselling_talk WHERE shared_text IS NOT NULL"), 3); /* a preview removes nothing */
    let_run(t, run);
    assert_int_equal(COUNT(t, "counselling_talk WHERE shared_text IS NOT NULL"), 2);
    assert_int_equal(COUNT(t, "counselling_talk"), 3); /* that it was is a fact */
    assert_int_equal(count_of(t, run, RETENTION_NOTES).done_persons, 1);
    assert_int_equal(count_of(t, run, RETENTION_NOTES).done_records, 1);
    assert_int_equal(COUNT(t, "retention_due"), 0);
    assert_int_equal(count_of(t, looked(t), RETENTION_NOTES).persons, 0); /* it is not due again */
    RUN_SQL(t, "UPDATE counselling_talk SET private_text = CAST('later' AS {bytes}) WHERE shared_text IS NULL");
    assert_int_equal(count_of(t, looked(t), RETENTION_NOTES).persons, 1); /* but what is written later is */
}

RULE(a_note_on_the_card_alone_is_due_as_well)
{
    begin(t);
    int64_t person = who_left(t, "Note", "2020-01-01");
    RUN_SQL(t, "UPDATE people_person SET note = CAST('words' AS {bytes}) WHERE id = %lld", (long long)person);
    int64_t run = looked(t);
    assert_int_equal(count_of(t, run, RETENTION_NOTES).records, 1);
    let_run(t, run);
    assert_int_equal(count_of(t, run, RETENTION_NOTES).done_records, 1);
    assert_int_equal(COUNT(t, "people_person WHERE note IS NOT NULL"), 0);
}

RULE(a_name_goes_when_the_funders_time_is_over)
{
    begin(t);
    int64_t person = who_left(t, "Paid", "2019-05-05");
    paid(t, 2021); /* until 2026-12-31 */
    assert_int_equal(held_of(t, looked(t), RETENTION_IDENTITY, "funder"), 1);
    paid(t, 2020);
    int64_t run = looked(t);
    assert_int_equal(count_of(t, run, RETENTION_IDENTITY).persons, 1);
    assert_int_equal(COUNT(t, "people_person WHERE id = %lld", (long long)person), 1);
    let_run(t, run);
    assert_int_equal(COUNT(t, "people_person WHERE id = %lld OR given_names = 'Amina'", (long long)person), 0);
    assert_int_equal(COUNT(t, "people_participation"), 1);
    assert_int_equal(COUNT(t, "people_name_part"), 0);
    assert_int_equal(count_of(t, run, RETENTION_IDENTITY).done_persons, 1);
    struct retention_run done;
    assert_int_equal(retention_get(t, run, &done), DONE);
    assert_str(done.state, "done");
    assert_int_equal(retention_start(t, run), CONFLICT);
    assert_int_equal(count_of(t, looked(t), RETENTION_IDENTITY).persons, 0); /* a fact is nobody any more */
}

RULE(who_never_took_part_is_forgotten_after_a_year)
{
    begin(t);
    int64_t person = person_made(t, project, "Hodan", "Visitor", "");
    RUN_SQL(t, "DELETE FROM people_participation WHERE person_id = %lld", (long long)person);
    RUN_SQL(t, "UPDATE people_person SET created_at = '2025-11-23T08:00:00Z'");
    assert_int_equal(held_of(t, looked(t), RETENTION_VISITORS, "term"), 1);
    RUN_SQL(t, "UPDATE people_person SET created_at = '2025-11-22T08:00:00Z'");
    int64_t run = looked(t);
    assert_int_equal(count_of(t, run, RETENTION_VISITORS).persons, 1);
    let_run(t, run);
    assert_int_equal(COUNT(t, "people_person WHERE family_name <> ''"), 0);
}

static int64_t asked_for(struct task *t, int64_t person, const char *kind)
{
    int64_t id = id_new();

    RUN_SQL(t,
        "INSERT INTO own_page_request (id, person_id, kind, field, asked_at, due_on, state, version) VALUES (%lld, "
        "%lld, "
        "'%s', '', '2026-11-20T08:00:00Z', '2026-12-20', 'open', 1)",
        (long long)id, (long long)person, kind);
    return id;
}

RULE(who_comes_back_or_asks_for_a_copy_before_the_run_is_left_out)
{
    begin(t);
    int64_t back = who_left(t, "Back", "2020-01-01"), asks = who_left(t, "Asks", "2020-01-01");
    paid(t, 2014);
    int64_t run = looked(t);
    assert_int_equal(count_of(t, run, RETENTION_IDENTITY).persons, 2);
    RUN_SQL(t, "UPDATE people_participation SET exit_date = NULL WHERE person_id = %lld", (long long)back);
    (void)asked_for(t, asks, "copy");
    let_run(t, run);
    assert_int_equal(count_of(t, run, RETENTION_IDENTITY).done_persons, 0);
    assert_int_equal(COUNT(t, "people_person WHERE given_names = 'Amina'"), 2);
    assert_int_equal(held_of(t, looked(t), RETENTION_IDENTITY, "copy"), 1);
}

static void message(struct task *t, int64_t id, int64_t person, const char *made_at)
{
    RUN_SQL(t,
        "INSERT INTO messages_message (id, person_id, kind, channel, tag, body, parts, state, why, about_id, "
        "about_key, sent_by, tries, made_at, next_at, until, version) VALUES (%lld, %lld, 'reminder', 'sms', 'so', '', "
        "1, 'sent', '', %lld, '', 0, 1, '%s', '', '', 1)",
        (long long)id, (long long)person, (long long)id, made_at);
}

RULE(rows_with_clocks_of_their_own_go_one_by_one)
{
    begin(t);
    int64_t person = who_left(t, "Here", "");
    message(t, 1, person, "2025-11-22T23:00:00Z");
    message(t, 2, person, "2025-11-23T00:30:00Z");
    for (int i = 0; i < 120; i++) /* more than go at once */
        message(t, 3 + i, person, "2018-01-01T00:00:00Z");
    int64_t run = looked(t);
    assert_int_equal(count_of(t, run, RETENTION_MESSAGES).records, 121);
    let_run(t, run);
    assert_int_equal(count_of(t, run, RETENTION_MESSAGES).done_records, 121);
    assert_int_equal(test_number(t, "SELECT id FROM messages_message"), 2);
}

RULE(a_run_that_was_cut_goes_on_where_it_was)
{
    _Atomic(bool) stop = true;

    begin(t);
    for (int i = 0; i < 12; i++) /* more than go at once */
        (void)who_left(t, "Paid", "2010-05-05");
    paid(t, 2012);
    int64_t run = looked(t);
    assert_int_equal(retention_start(t, run), DONE);
    test_commit(t);
    db_rollback(t->db);
    t->stop = &stop;
    assert_fails(t, FAIL_STOPPED, retention_work(t, run));
    t->stop = NULL;
    db_begin_write(t);
    assert_int_equal(COUNT(t, "retention_due WHERE category = 'identity'"), 12);
    work(t, run);
    assert_int_equal(COUNT(t, "retention_due"), 0);
    assert_int_equal(count_of(t, run, RETENTION_IDENTITY).done_persons, 12);
    assert_int_equal(COUNT(t, "people_person WHERE given_names = 'Amina'"), 0);
}

static int64_t child(struct task *t, int64_t family, int64_t one, int64_t other)
{
    int64_t id = id_new();

    RUN_SQL(t,
        "INSERT INTO people_child (id, source_key, family_id, name, birth_month, version, created_at) VALUES (%lld, "
        "'', %lld, "
        "'Ayaan', '2024-05', 1, '')",
        (long long)id, (long long)family);
    RUN_SQL(t, "INSERT INTO people_parent (child_id, person_id) VALUES (%lld, %lld)", (long long)id, (long long)one);
    if (other != 0)
        RUN_SQL(
            t, "INSERT INTO people_parent (child_id, person_id) VALUES (%lld, %lld)", (long long)id, (long long)other);
    return id;
}

RULE(a_child_stays_with_its_other_parent_and_goes_with_the_last)
{
    begin(t);
    int64_t mother = who_left(t, "Mother", "2010-01-01"), father = who_left(t, "Father", "2010-01-01");
    int64_t family = id_new();
    RUN_SQL(t, "INSERT INTO people_family (id, address, version) VALUES (%lld, CAST('street' AS {bytes}), 1)",
        (long long)family);
    RUN_SQL(t, "UPDATE people_person SET family_id = %lld", (long long)family);
    int64_t shared = child(t, family, mother, father), hers = child(t, family, mother, 0);
    RUN_SQL(t,
        "INSERT INTO child_care_sheet (child_id, allergies, written_at, version) VALUES (%lld, CAST('nuts' AS "
        "{bytes}), '', 1), (%lld, CAST('milk' AS {bytes}), '', 1)",
        (long long)shared, (long long)hers);
    anonymise(t, mother);
    assert_int_equal(COUNT(t, "people_child WHERE name = 'Ayaan' AND id = %lld", (long long)shared), 1);
    assert_int_equal(COUNT(t, "people_child WHERE id = %lld", (long long)hers), 0);
    assert_int_equal(COUNT(t, "child_care_sheet"), 1);
    assert_int_equal(COUNT(t, "people_parent WHERE child_id = %lld", (long long)shared), 1); /* his alone */
    /* she counts two children still, none with a name */
    assert_int_equal(
        COUNT(t, "people_parent WHERE person_id IN (SELECT id FROM people_person WHERE anonymised_on IS NOT "
                 "NULL)"),
        2);
    assert_int_equal(COUNT(t, "people_family WHERE address IS NOT NULL"), 1);
    anonymise(t, father);
    assert_int_equal(COUNT(t, "people_child WHERE name <> '' OR birth_month IS NOT NULL"), 0);
    assert_int_equal(COUNT(t, "child_care_sheet"), 0);
    assert_int_equal(COUNT(t, "people_family WHERE address IS NOT NULL"), 0);
}

RULE(files_that_were_merged_into_hers_go_with_her)
{
    begin(t);
    int64_t kept = who_left(t, "Kept", "2010-01-01"), lost = person_made(t, project, "Aamina", "Lost", "1990-05-05");
    RUN_SQL(t, "UPDATE people_person SET merged_into = %lld WHERE id = %lld", (long long)kept, (long long)lost);
    RUN_SQL(t,
        "INSERT INTO people_merge (id, kept_id, lost_id, before, merged_by, merged_at) VALUES (1, %lld, %lld, CAST('F' "
        "AS "
        "{bytes}), 1, '')",
        (long long)kept, (long long)lost);
    anonymise(t, kept);
    assert_int_equal(COUNT(t, "people_person WHERE family_name <> ''"), 0);
    assert_int_equal(COUNT(t, "people_person"), 1);
    assert_int_equal(COUNT(t, "people_merge"), 0);
}

RULE(what_merging_left_with_both_files_is_hers_once)
{
    begin(t);
    struct db_tables all = db_tables(t);
    int64_t kept = who_left(t, "Kept", "2010-01-01"), lost = who_left(t, "Lost", "2010-01-01");
    int64_t other = who_left(t, "Other", "2010-01-01"), family = id_new();
    RUN_SQL(t, "UPDATE people_person SET merged_into = %lld WHERE id = %lld", (long long)kept, (long long)lost);
    RUN_SQL(t, "INSERT INTO people_family (id, address, version) VALUES (%lld, CAST('street' AS {bytes}), 1)",
        (long long)family);
    RUN_SQL(t, "UPDATE people_person SET family_id = %lld WHERE id = %lld", (long long)family, (long long)lost);
    int64_t both = child(t, family, kept, lost), sheets = 0;
    talk(t, other);
    for (int i = 0; i < 2; i++) {
        long long file = i ? lost : kept;
        RUN_SQL(t,
            "INSERT INTO needs_need (person_id, project_id, day, area, weight) VALUES (%lld, %lld, "
            "'2009-05-05', 'work', 2)",
            file, (long long)project);
        RUN_SQL(t,
            "INSERT INTO counselling_person (talk_id, person_id, version) SELECT id, %lld, 1 FROM "
            "counselling_talk",
            file);
    }
    RUN_SQL(t,
        "INSERT INTO child_care_sheet (child_id, allergies, written_at, version) VALUES (%lld, CAST('nuts' AS "
        "{bytes}), '', 1)",
        (long long)both);
    retention_records(t, &all, RETENTION_CARE_SHEETS, &(struct db_ids){ &kept, 1, 1 }, &sheets);
    assert_int_equal(sheets, 1); /* the lost file is no parent */
    anonymise(t, kept);
    assert_int_equal(COUNT(t, "needs_need"), 1);
    assert_int_equal(COUNT(t, "counselling_person"), 1);
    assert_int_equal(COUNT(t, "people_parent"), 1);
    assert_int_equal(COUNT(t, "people_child"), 1);
    assert_int_equal(COUNT(t, "people_child WHERE name <> ''"), 0);
    assert_int_equal(COUNT(t, "people_family WHERE address IS NOT NULL"), 0);
    assert_int_equal(COUNT(t, "child_care_sheet"), 0);
}

static void contact(struct task *t, int64_t person, const char *topic)
{
    RUN_SQL(t,
        "INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, topic, person_id, version, "
        "created_at, not_coming) VALUES (%lld, '', %lld, '2026-01-20', 'call', 'som', '%s', %lld, 1, '', '')",
        (long long)id_new(), (long long)project, topic, (long long)person);
}

RULE(what_a_contact_was_about_stays_where_it_is_a_kind_of_thing)
{
    begin(t);
    int64_t person = who_left(t, "Topic", "2010-01-01");
    contact(t, person, "Housing");
    for (int i = 0; i < 4; i++)
        contact(t, who_left(t, "Others", "2026-01-01"), "Housing");
    for (int i = 0; i < 6; i++) /* however often: of one person alone */
        contact(t, person, "About Hodan");
    anonymise(t, person);
    assert_int_equal(COUNT(t, "contacts_contact WHERE topic = 'Housing'"), 5);
    assert_int_equal(COUNT(t, "contacts_contact WHERE topic = ''"), 6);
}

RULE(the_house_chooses_within_the_limits_and_says_why)
{
    struct problems ps = { 0 };
    struct retention_term term = { 49, 0, S("Act") };

    begin(t);
    assert_int_equal(retention_put_term(t, RETENTION_NOTES, &term, &ps), INVALID);
    assert_int_equal(retention_put_term(t, RETENTION_JOURNAL, &term, &ps), NOT_FOUND);
    ps.n = 0;
    term = (struct retention_term){ 48, 0, S("") };
    assert_int_equal(retention_put_term(t, RETENTION_NOTES, &term, &ps), INVALID);
    ps.n = 0;
    term.reason = S("681/2023, section 77");
    assert_int_equal(retention_put_term(t, RETENTION_NOTES, &term, &ps), DONE);
    assert_int_equal(retention_put_term(t, RETENTION_NOTES, &term, &ps), CONFLICT);
    assert_int_equal(retention_term(t, RETENTION_NOTES).months, 48);
    talk(t, who_left(t, "Longer", "2023-01-01"));
    assert_int_equal(held_of(t, looked(t), RETENTION_NOTES, "term"), 1);
}

RULE(a_preview_is_good_until_a_term_changes_and_for_two_weeks)
{
    struct problems ps = { 0 };
    struct retention_term term = { 24, 0, S("Decided") };
    struct retention_run run;

    begin(t);
    talk(t, who_left(t, "Due", "2020-01-01"));
    int64_t first = looked(t);
    assert_int_equal(retention_put_term(t, RETENTION_NOTES, &term, &ps), DONE);
    assert_int_equal(retention_get(t, first, &run), DONE);
    assert_str(run.state, "dropped");
    assert_int_equal(COUNT(t, "retention_due"), 0);
    assert_int_equal(retention_start(t, first), CONFLICT);
    int64_t second = looked(t);
    paid(t, 2026);
    assert_int_equal(retention_start(t, second), CONFLICT);
    int64_t third = looked(t);
    RUN_SQL(t, "UPDATE retention_run SET looked_on = '2026-11-07' WHERE id = %lld", (long long)third);
    assert_int_equal(retention_start(t, third), INVALID);
    RUN_SQL(t, "UPDATE retention_run SET looked_on = '2026-11-08' WHERE id = %lld", (long long)third);
    assert_int_equal(retention_start(t, third), DONE);
}

RULE(what_was_told_goes_when_it_is_over)
{
    begin(t);
    int64_t person = who_left(t, "Told", "");
    RUN_SQL(t,
        "INSERT INTO stories_story (id, source_key, project_id, person_id, day, language, original, anonymised, "
        "shown_language, said_by, result, state, purposes, withdrawn_on, version) VALUES (90, '', %lld, %lld, "
        "'2025-01-01', 'fin', CAST('hers' AS {bytes}), CAST('form' AS {bytes}), '', '', '', 'draft', '', '2026-01-01', "
        "1)",
        (long long)project, (long long)person);
    for (int i = 0; i < 2; i++)
        RUN_SQL(t,
            "INSERT INTO voice_idea (id, group_id, project_id, kind, state, shown, words, picture, person_id, made_on, "
            "answer, version) VALUES (%d, 1, %lld, 'trip', '%s', 1, 'w', '', %lld, '2020-01-01', '', 1)",
            91 + i, (long long)project, i ? "doing" : "done", (long long)person);
    let_run(t, looked(t));
    assert_int_equal(COUNT(t, "stories_story WHERE anonymised IS NOT NULL OR original IS NOT NULL"), 0);
    assert_int_equal(test_number(t, "SELECT id FROM voice_idea"), 92); /* under way */
}

RULE(papers_are_kept_five_years_from_the_start_of_the_next_or_longer)
{
    struct problems ps = { 0 };
    struct retention_project p;

    begin(t);
    paid(t, 2020);
    assert_int_equal(retention_project_get(t, project, &p), DONE);
    assert_day(p.kept_until, "2025-12-31");
    p.longer = DAY("2030-06-30");
    assert_int_equal(retention_put_project(t, &p, &ps), DONE);
    assert_int_equal(retention_put_project(t, &p, &ps), CONFLICT);
    assert_int_equal(retention_project_get(t, project, &p), DONE);
    assert_day(p.kept_until, "2030-06-30");
    p.paid_year = INT_NONE;
    assert_int_equal(retention_put_project(t, &p, &ps), INVALID);
}

static int64_t request_of(struct task *t, int64_t person) { return asked_for(t, person, "deletion"); }
RULE(what_she_took_back_or_was_refused_is_not_done)
{
    int64_t run;

    begin(t);
    int64_t person = who_left(t, "Asks", "2026-11-01");
    talk(t, person);
    int64_t refused = request_of(t, person);
    assert_int_equal(retention_look(t, refused, &run), DONE);
    RUN_SQL(t, "UPDATE own_page_request SET state = 'refused'");
    assert_int_equal(retention_start(t, run), CONFLICT);
    int64_t back = request_of(t, person);
    assert_int_equal(retention_look(t, back, &run), DONE);
    assert_int_equal(retention_start(t, run), DONE);
    RUN_SQL(t, "DELETE FROM own_page_request WHERE id = %lld", (long long)back); /* while it waits its turn */
    work(t, run);
    assert_int_equal(COUNT(t, "counselling_talk WHERE shared_text IS NOT NULL"), 1);
    assert_int_equal(COUNT(t, "retention_due WHERE run_id = %lld", (long long)run), 0);
}

RULE(who_asked_before_her_files_were_merged_has_asked)
{
    int64_t run;

    begin(t);
    int64_t kept = who_left(t, "Kept", "2020-01-01"), lost = who_left(t, "Lost", "2020-01-01");
    talk(t, kept);
    RUN_SQL(t, "UPDATE people_person SET note = CAST('words' AS {bytes}) WHERE id = %lld", (long long)lost);
    int64_t copy = asked_for(t, lost, "copy"), deletion = request_of(t, lost);
    RUN_SQL(t, "UPDATE people_person SET merged_into = %lld WHERE id = %lld", (long long)kept, (long long)lost);
    assert_int_equal(held_of(t, looked(t), RETENTION_NOTES, "copy"), 1);
    assert_int_equal(retention_look(t, deletion, &run), DONE);
    assert_int_equal(held_of(t, run, RETENTION_NOTES, "copy"), 1);
    RUN_SQL(t, "UPDATE own_page_request SET state = 'done' WHERE id = %lld", (long long)copy);
    assert_int_equal(retention_look(t, deletion, &run), DONE);
    assert_int_equal(count_of(t, run, RETENTION_NOTES).records, 2);
    let_run(t, run);
    assert_int_equal(COUNT(t, "people_person WHERE note IS NOT NULL"), 0);
    assert_int_equal(COUNT(t, "own_page_request WHERE state = 'open'"), 0);
}

/* Nothing may go: somebody must tell her so. What she agreed to is over all the same. */
RULE(who_asks_in_vain_waits_for_an_answer_and_agrees_to_nothing)
{
    int64_t run;

    begin(t);
    int64_t person = who_left(t, "Here", "");
    message(t, 5, person, "2026-11-01T08:00:00Z");
    RUN_SQL(t,
        "INSERT INTO consents_consent (id, person_id, purpose, version, given_on) VALUES (70, %lld, 'photo', "
        "1, '2026-01-01')",
        (long long)person);
    assert_int_equal(retention_look(t, request_of(t, person), &run), DONE);
    assert_int_equal(held_of(t, run, RETENTION_MESSAGES, "running"), 1);
    let_run(t, run);
    assert_int_equal(COUNT(t, "messages_message"), 1);
    assert_int_equal(COUNT(t, "own_page_request WHERE state = 'open' AND answer IS NULL"), 1);
    assert_int_equal(COUNT(t, "consents_last_facts WHERE withdrawn_on IS NULL"), 0);
}

RULE(who_asks_loses_her_words_at_once_and_her_name_when_the_law_allows)
{
    int64_t run;

    begin(t);
    int64_t person = who_left(t, "Asks", "2026-11-01"), other = who_left(t, "Other", "2026-11-01");
    talk(t, person);
    talk(t, other);
    int64_t request = request_of(t, person);
    assert_int_equal(retention_look(t, request + 1, &run), NOT_FOUND);
    assert_int_equal(retention_look(t, request, &run), DONE);
    assert_int_equal(count_of(t, run, RETENTION_NOTES).persons, 1);
    assert_int_equal(held_of(t, run, RETENTION_IDENTITY, "unpaid"), 1);
    let_run(t, run);
    assert_int_equal(COUNT(t, "counselling_talk WHERE shared_text IS NOT NULL"), 1); /* the other's */
    assert_int_equal(COUNT(t, "people_person WHERE given_names = 'Amina'"), 2);
    assert_int_equal(COUNT(t, "own_page_request WHERE state = 'done' AND answer IS NOT NULL"), 1);
    paid(t, 2010); /* a funder's papers of long ago: now nothing holds her name */
    int64_t again = request_of(t, person);
    assert_int_equal(retention_look(t, again, &run), DONE);
    assert_int_equal(count_of(t, run, RETENTION_IDENTITY).persons, 1);
    let_run(t, run);
    assert_int_equal(COUNT(t, "people_person WHERE given_names = 'Amina'"), 1);
    assert_int_equal(COUNT(t, "own_page_request WHERE state = 'done' AND answer IS NULL"), 2); /* nobody reads it */
}

RULE(who_takes_part_keeps_what_is_needed_though_she_asks)
{
    int64_t run, person = (begin(t), who_left(t, "Here", ""));

    talk(t, person);
    RUN_SQL(t,
        "INSERT INTO referrals_referral (id, source_key, person_id, project_id, sent_on, receiver_kind, receiver, "
        "language, fields, state, version) VALUES (80, '', %lld, %lld, '2026-06-01', 'service', 'Opisto', 'fin', "
        "'name', 'sent', 1)",
        (long long)person, (long long)project);
    assert_int_equal(retention_look(t, request_of(t, person), &run), DONE);
    assert_int_equal(held_of(t, run, RETENTION_NOTES, "running"), 1);
    assert_int_equal(count_of(t, run, RETENTION_SHARING).persons, 1);
    let_run(t, run);
    assert_int_equal(COUNT(t, "counselling_talk WHERE shared_text IS NOT NULL"), 1);
    assert_int_equal(COUNT(t, "referrals_referral"), 0);
}

static int64_t to_ask(struct task *t)
{
    const struct follow_ups_wish wish = { .mine = true, .kind = S(""), .language = S(""), .limit = 25 };

    assert_int_equal((int64_t)follow_ups_list(t, &wish).n, follow_ups_due(t));
    return follow_ups_due(t);
}

RULE(a_fact_is_seen_by_nobody)
{
    struct person_brief brief;

    begin(t);
    int64_t person = who_left(t, "Seen", "2026-11-01"), counsellor = become(t, ROLE_COUNSELLOR, project);
    RUN_SQL(t,
        "INSERT INTO caseload_responsible (id, source_key, participation_id, staff_id, since, version) SELECT 60, '', "
        "id, %lld, '2026-01-01', 1 FROM people_participation",
        (long long)counsellor);
    RUN_SQL(t,
        "INSERT INTO follow_ups_follow_up (id, source_key, person_id, project_id, kind, due_on, status, version, "
        "participation_id, derived) SELECT 61, '', person_id, project_id, 'exit', '2026-11-01', '', 1, id, 1 FROM "
        "people_participation");
    (void)request_of(t, person);
    assert_int_equal(people_brief(t, person, &brief), DONE);
    assert_int_equal(to_ask(t), 1);
    anonymise(t, person);
    assert_int_equal(to_ask(t), 0);
    assert_int_equal(COUNT(t, "own_page_request WHERE state = 'open'"), 0);
    int64_t fact = test_number(t, "SELECT id FROM people_person WHERE anonymised_on IS NOT NULL");
    assert_int_equal(people_brief(t, person, &brief), NOT_FOUND);
    assert_int_equal(people_brief(t, fact, &brief), NOT_ALLOWED);
}

RULES(a_note_on_the_card_alone_is_due_as_well, what_a_contact_was_about_stays_where_it_is_a_kind_of_thing,
    words_go_when_their_time_is_over_and_not_a_day_before, a_name_goes_when_the_funders_time_is_over,
    who_never_took_part_is_forgotten_after_a_year, who_comes_back_or_asks_for_a_copy_before_the_run_is_left_out,
    rows_with_clocks_of_their_own_go_one_by_one, a_run_that_was_cut_goes_on_where_it_was,
    a_child_stays_with_its_other_parent_and_goes_with_the_last, files_that_were_merged_into_hers_go_with_her,
    what_merging_left_with_both_files_is_hers_once, a_preview_is_good_until_a_term_changes_and_for_two_weeks,
    what_was_told_goes_when_it_is_over, what_she_took_back_or_was_refused_is_not_done,
    who_asked_before_her_files_were_merged_has_asked, who_asks_in_vain_waits_for_an_answer_and_agrees_to_nothing,
    the_house_chooses_within_the_limits_and_says_why, papers_are_kept_five_years_from_the_start_of_the_next_or_longer,
    who_asks_loses_her_words_at_once_and_her_name_when_the_law_allows,
    who_takes_part_keeps_what_is_needed_though_she_asks, a_fact_is_seen_by_nobody)
