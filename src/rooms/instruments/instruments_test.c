/* Tests of instruments and of what persons answer to them, on both engines: the file and what is wrong with it, wording
 * that never changes, the score, one answer at a time, refusals, and who may. */
#include "db/db.h"
#include "rooms/instruments/instruments_view.h"
#include "tests/people_testing.h"

/* Two languages, a scale of three, a reversed question, a count. */
static const char mood[] = "row,key,scale,value,picture,eng,som\n"
                           "instrument,mood,,2,,My mood,Niyaddayda\n"
                           "licence,,,,,Ours,\n"
                           "score,percent,,1,,,\n"
                           "answer,,three,1,face_1,No,Maya\n"
                           "answer,,three,2,face_3,\"So, so\",Dhexe\n"
                           "answer,,three,3,face_5,Yes,Haa\n"
                           "item,glad,three,,heart,Are you glad?,Ma faraxsan tahay?\n"
                           "item,alone,three,reversed,friends,Are you alone?,Keli ma tahay?\n"
                           "item,know,count,5,people,How many do you know?,Imisa ayaad taqaan?\n";

/* The file with one piece of it replaced. */
static struct str mood_with(struct task *t, const char *piece, const char *instead)
{
    struct str all = str_of(mood);
    ptrdiff_t at = str_find(all, str_of(piece));

    assert_true(at >= 0);
    return str_fmt(t->a, "%.*s%s%s", (int)at, mood, instead, mood + at + strlen(piece));
}

static void refused(struct task *t, struct str file, const char *said)
{
    struct instrument i;
    struct problems wrong = { 0 };

    assert_false(instrument_read(t, file, &i, &wrong));
    for (size_t k = 0; k < wrong.n; k++)
        if (str_find(wrong.at[k].text, str_of(said)) >= 0)
            return;
    fail_msg("not said: %s; but: %.*s", said, STR_ARG(wrong.at[0].text));
}

RULE(an_instrument_is_read_from_its_table_with_every_language_and_stays_the_same_when_it_is_read_again)
{
    struct instrument i, again;
    struct problems wrong = { 0 };

    assert_true(instrument_read(t, str_of(mood), &i, &wrong));
    assert_true(str_is(i.code, "mood"));
    assert_int_equal(i.edition, 2);
    assert_int_equal(i.languages.n, 2);
    assert_int_equal(i.items.n, 3);
    assert_int_equal(i.items.at[2].most, 5);
    assert_true(i.items.at[1].reversed);
    assert_true(str_is(i.scales.at[0].at[1].texts[0], "So, so"));
    assert_true(str_is(i.title[instrument_language(&i, S("som"))], "Niyaddayda"));
    assert_true(str_is(i.title[instrument_language(&i, S("fin"))], "My mood"));
    assert_true(instrument_read(t, i.source, &again, &wrong));
    assert_true(str_eq(i.source, again.source));
}

RULE(what_is_wrong_with_the_file_is_said_with_its_line)
{
    refused(t, mood_with(t, "eng,som", "eng,suomi!"), "Line 1: The column suomi! is neither");
    refused(t, mood_with(t, "row,key", "row,name"), "Line 1: The column key is missing.");
    refused(t, mood_with(t, "Niyaddayda", ""), "Line 2: The text in the column som is missing.");
    refused(t, mood_with(t, "mood,,2", "mood,,0"), "Line 2: The value of the questionnaire is its edition");
    refused(t, mood_with(t, "mood,,2", "Mood!,,2"), "Line 2: The key of the questionnaire");
    refused(t, mood_with(t, "score,percent,,1", "score,mean,,1"), "Line 4: The key of the score");
    refused(t, mood_with(t, "three,3,face_5", "three,2,face_5"), "Line 7: Another answer of this scale");
    refused(t, mood_with(t, "face_3", "cat"), "Line 6: There is no picture cat");
    refused(t, mood_with(t, "item,alone", "item,glad"), "Line 9: Another question has this key.");
    refused(t, mood_with(t, "item,glad,three", "item,glad,four"), "Line 8: Give the scale first");
    refused(t, mood_with(t, "count,5", "count,50"), "Line 10: The value of a count");
    refused(t, mood_with(t, "licence,,,,,Ours,\n", ""), "The row licence is missing");
    refused(t, mood_with(t, "score,percent,,1,,,\n", ""), "The row score is missing");
    refused(t, mood_with(t, "instrument,mood", "question,mood"), "Line 2: The first column says");
    refused(t, S(""), "The file is empty.");
    refused(t, S("row,key,scale,value,picture\n"), "Add a column for each language");
}

RULE(the_one_that_is_shipped_has_five_languages_and_pictures_and_is_free)
{
    struct instruments all = instruments_all(t, true);

    assert_int_equal(all.n, 1);
    const struct instrument *own = &all.at[0];
    assert_true(own->shipped && own->scored);
    assert_int_equal(own->languages.n, 5);
    assert_int_equal(own->items.n, 7);
    for (size_t k = 0; k < own->items.n; k++) {
        assert_false(str_empty(own->items.at[k].picture));
        for (size_t l = 0; l < own->languages.n; l++) { /* at most eight words, PAGES.md 8 */
            struct str rest = own->items.at[k].texts[l], word;
            int words = 0;
            while (str_cut(&rest, ' ', &word))
                words++;
            assert_true(words <= 9);
        }
    }
    assert_true(str_find(own->licence[0], S("CC0")) > 0);
    assert_int_equal(instruments_remove(t, own->id, own->version), NOT_ALLOWED);
}

RULE(an_edition_is_added_once_and_one_with_answers_is_not_removed)
{
    int64_t project = project_new(t, "P"), her = person_made(t, project, "Amina", "Testi", "1990"), id, other, m = 0;
    struct problems wrong = { 0 };
    struct instrument i;

    assert_int_equal(instruments_add(t, str_of(mood), &id, &wrong), DONE);
    assert_int_equal(instruments_add(t, str_of(mood), &other, &wrong), INVALID);
    assert_true(str_is(wrong.at[0].field, "file"));
    wrong = (struct problems){ 0 };
    assert_int_equal(instruments_add(t, mood_with(t, "mood,,2", "mood,,3"), &other, &wrong), DONE);
    struct measurement begun = { .person = her,
        .project = project,
        .instrument = id,
        .day = t->today,
        .occasion = S("start"),
        .way = S("paper"),
        .language = S("som") };
    assert_int_equal(measurements_begin(t, &begun, false, &m, &wrong), DONE);
    assert_int_equal(instruments_get(t, id, &i), DONE);
    assert_int_equal(instruments_remove(t, id, i.version), CONFLICT);
    assert_int_equal(instruments_remove(t, other, 1), DONE);
    assert_int_equal(instruments_offer(t, id, i.version, false), DONE);
    assert_int_equal(instruments_offer(t, id, i.version, true), CONFLICT);
    assert_int_equal(instruments_all(t, true).n, 1);
    begun.occasion = S("end");
    assert_int_equal(measurements_begin(t, &begun, false, &m, &wrong), INVALID);
    assert_true(str_is(wrong.at[0].field, "instrument"));
}

RULE(the_score_goes_from_0_to_100_with_so_many_missing_as_may_be)
{
    struct instrument i;
    struct problems wrong = { 0 };

    assert_true(instrument_read(t, str_of(mood), &i, &wrong));
    assert_int_equal(instrument_score(&i, instrument_answers(t, &i, S("glad=3;alone=1"))), 100);
    assert_int_equal(instrument_score(&i, instrument_answers(t, &i, S("glad=1;alone=3;know=5"))), 0);
    assert_int_equal(instrument_score(&i, instrument_answers(t, &i, S("glad=2;alone=1"))), 75);
    assert_int_equal(instrument_score(&i, instrument_answers(t, &i, S("glad=2"))), 50); /* one may be missing */
    assert_int_equal(instrument_score(&i, instrument_answers(t, &i, S("know=5"))), INT_NONE);
    assert_int_equal(instrument_score(&i, instrument_answers(t, &i, S("glad=7;other=1"))), INT_NONE);
    assert_true(instrument_read(t, mood_with(t, "percent,,1", "percent,,0"), &i, &wrong));
    assert_int_equal(instrument_score(&i, instrument_answers(t, &i, S("glad=2"))), INT_NONE);
    assert_true(instrument_read(t, mood_with(t, "percent,,1", "none,,"), &i, &wrong));
    assert_int_equal(instrument_score(&i, instrument_answers(t, &i, S("glad=3;alone=1"))), INT_NONE);
}

/* Of the shipped one: faith and so on. */
static int64_t begin(struct task *t, int64_t project, int64_t her, const char *occasion, bool refuses)
{
    struct measurement m = { .person = her,
        .project = project,
        .instrument = 1,
        .day = t->today,
        .occasion = str_of(occasion),
        .way = S("screen"),
        .language = S("som") };
    struct problems wrong = { 0 };
    int64_t id = 0;

    assert_int_equal(measurements_begin(t, &m, refuses, &id, &wrong), DONE);
    return id;
}

static enum outcome say(struct task *t, int64_t id, size_t item, int64_t shown, int64_t value)
{
    struct measurement m;
    struct instrument i;
    struct problems wrong = { 0 };

    assert_int_equal(measurements_get(t, id, &m), DONE);
    assert_int_equal(instruments_get(t, m.instrument, &i), DONE);
    return measurements_answer(t, &m, &i, (struct measured_answer){ item, shown, value }, &wrong);
}

static struct measurement now(struct task *t, int64_t id)
{
    struct measurement m;

    assert_int_equal(measurements_get(t, id, &m), DONE);
    return m;
}

RULE(each_answer_is_kept_by_itself_and_what_somebody_answered_since_is_not_overwritten)
{
    int64_t project = project_new(t, "P"), her = person_made(t, project, "Amina", "Testi", "1990");
    int64_t id = begin(t, project, her, "start", false);

    assert_int_equal(say(t, id, 0, INT_NONE, 2), DONE);
    assert_int_equal(say(t, id, 5, INT_NONE, 10), DONE);
    assert_true(str_is(now(t, id).answers, "faith=2;ask=10"));
    assert_int_equal(say(t, id, 0, INT_NONE, 4), CONFLICT); /* another page showed none */
    assert_int_equal(say(t, id, 0, INT_NONE, 2), DONE);     /* the same again changes nothing */
    assert_int_equal(say(t, id, 0, 2, 9), INVALID);
    assert_int_equal(say(t, id, 5, 10, 11), INVALID);
    assert_int_equal(say(t, id, 0, 2, INT_NONE), DONE);
    assert_true(str_is(now(t, id).answers, "ask=10"));
    struct measurement m = now(t, id);
    assert_int_equal(measurements_finish(t, &m, false), DONE);
    assert_true(str_is(now(t, id).state, "done"));
    assert_int_equal(measurements_finish(t, &m, true), CONFLICT); /* m is older */
    assert_int_equal(begin(t, project, her, "start", false), id); /* of one occasion there is one */
    assert_true(begin(t, project, her, "end", false) != id);
}

RULE(who_does_not_want_to_answer_is_counted_and_no_answer_of_hers_is_kept)
{
    int64_t project = project_new(t, "P"), her = person_made(t, project, "Amina", "Testi", "1990");
    int64_t id = begin(t, project, her, "start", false), values[7];
    struct problems wrong = { 0 };

    assert_int_equal(say(t, id, 0, INT_NONE, 2), DONE);
    for (size_t k = 0; k < 7; k++)
        values[k] = 3;
    assert_int_equal(measurements_save(t, id, now(t, id).version, values, S("refused"), &wrong), DONE);
    assert_true(str_is(now(t, id).state, "refused"));
    assert_true(str_empty(now(t, id).answers));
    assert_int_equal(say(t, id, 0, INT_NONE, 2), CONFLICT);
    assert_int_equal(begin(t, project, her, "start", false), id); /* and now she wants to */
    assert_true(str_is(now(t, id).state, "open"));
    struct measurement again = now(t, id);
    int64_t same = 0;
    assert_int_equal(measurements_begin(t, &again, true, &same, &wrong), INVALID);
    assert_true(str_is(wrong.at[0].field, "occasion"));
    assert_true(str_is(now(t, begin(t, project, her, "end", true)).state, "refused"));
}

RULE(all_answers_at_once_are_saved_over_what_was_shown)
{
    int64_t project = project_new(t, "P"), her = person_made(t, project, "Amina", "Testi", "1990");
    int64_t id = begin(t, project, her, "start", false), values[7] = { 1, 2, 3, 4, 5, 6, 7 };
    struct problems wrong = { 0 };

    assert_int_equal(measurements_save(t, id, 1, values, S("done"), &wrong), DONE);
    assert_true(str_is(now(t, id).answers, "faith=1;voice=2;errands=3;services=4;finnish=5;ask=6;met=7"));
    assert_int_equal(measurements_save(t, id, 1, values, S("done"), &wrong), CONFLICT);
    values[4] = 6;
    assert_int_equal(measurements_save(t, id, 2, values, S("done"), &wrong), INVALID);
    assert_true(str_is(wrong.at[0].field, "q_finnish"));
}

RULE(who_counsels_her_or_leads_her_group_answers_with_her_and_nobody_else)
{
    static const enum role roles[] = { ROLE_COUNSELLOR, ROLE_INSTRUCTOR, ROLE_MANAGER, ROLE_PEER, ROLE_COORDINATOR };
    static const bool may[] = { true, true, false, false, false };
    int64_t project = project_new(t, "P"), group = group_new(t, project);
    int64_t her = person_made(t, project, "Amina", "Testi", "1990");
    int64_t id = begin(t, project, her, "start", false);
    struct measurement m;

    member_of(t, group, project, her, "");
    for (size_t k = 0; k < sizeof roles / sizeof *roles; k++) {
        int64_t staff = become(t, roles[k], project);
        if (roles[k] == ROLE_INSTRUCTOR || roles[k] == ROLE_PEER)
            leader_of(t, group, staff, roles[k] == ROLE_PEER ? "peer" : "instructor");
        assert_int_equal(measurements_get(t, id, &m), may[k] ? DONE : NOT_ALLOWED);
        assert_int_equal(measurements_of(t, her).n, may[k] ? 1 : 0);
        assert_int_equal(measurements_remove(t, id, 99), may[k] ? CONFLICT : NOT_ALLOWED);
    }
    become(t, ROLE_INSTRUCTOR, project); /* of no group of hers */
    assert_int_equal(measurements_get(t, id, &m), NOT_ALLOWED);
    become(t, ROLE_COUNSELLOR, project);
    assert_int_equal(measurements_remove(t, id, 1), DONE);
}

RULE(a_link_opens_one_persons_questions_until_it_ends_and_only_its_hash_is_kept)
{
    int64_t project = project_new(t, "P"), her = person_made(t, project, "Amina", "Testi", "1990");
    int64_t id = begin(t, project, her, "start", false);
    struct measurement m;
    struct str first, second;

    assert_int_equal(measurements_new_link(t, id, 99, &first), CONFLICT);
    assert_int_equal(measurements_new_link(t, id, now(t, id).version, &first), DONE);
    assert_int_equal(measurements_open(t, first, &m), MEASUREMENT_OPEN);
    assert_int_equal(m.id, id);
    assert_str(m.way, "link");
    assert_int_equal(measurements_open(t, S("another"), &m), MEASUREMENT_UNKNOWN);
    assert_int_equal(measurements_open(t, S(""), &m), MEASUREMENT_UNKNOWN);
    assert_int_equal(measurements_new_link(t, id, now(t, id).version, &second), DONE);
    assert_int_equal(measurements_open(t, first, &m), MEASUREMENT_UNKNOWN); /* the newer one stands for it */
    struct instant today = t->now;
    t->now = instant_from_unix(instant_unix(today) + (int64_t)MEASUREMENT_LINK_DAYS * 24 * 3600 - 1);
    assert_int_equal(measurements_open(t, second, &m), MEASUREMENT_OPEN);
    t->now = instant_from_unix(instant_unix(t->now) + 1);
    assert_int_equal(measurements_open(t, second, &m), MEASUREMENT_OVER);
    t->now = today;
    assert_int_equal(measurements_end_link(t, id, now(t, id).version), DONE);
    assert_int_equal(measurements_open(t, second, &m), MEASUREMENT_OVER);
    become(t, ROLE_MANAGER, project);
    assert_int_equal(measurements_new_link(t, id, 1, &first), NOT_ALLOWED);
    assert_int_equal(measurements_end_link(t, id, 1), NOT_ALLOWED);
    become(t, ROLE_COUNSELLOR, project);
    assert_int_equal(
        measurements_finish(t,
            &(struct measurement){
                .id = id, .version = now(t, id).version, .state = S("open"), .answers = S(""), .way = S("") },
            true),
        DONE);
    assert_int_equal(measurements_new_link(t, id, now(t, id).version, &first), CONFLICT); /* she did not want to */
}

RULE(the_finnish_title_of_what_waits_for_her_stands_beside_where_there_is_one_and_it_says_something_else)
{
    static const char *const heads[][2] = { { "eng,fin\ninstrument,mood,,2,,My mood,Mieliala", "Mieliala" },
        { "eng,fin\ninstrument,mood,,3,,WHO-5,WHO-5", "" }, { "eng,som\ninstrument,mood,,4,,Moods,Niyaddayda", "" } };
    int64_t project = project_new(t, "P"), her = person_made(t, project, "Amina", "Testi", "1990");
    struct problems wrong = { 0 };

    for (size_t i = 0; i < 3; i++) {
        struct str file = mood_with(t, "eng,som\ninstrument,mood,,2,,My mood,Niyaddayda", heads[i][0]);
        struct measurement m = { .person = her, .project = project, .day = t->today, .way = S("paper") };
        int64_t id = 0;
        m.occasion = i ? S("end") : S("start"), m.language = S("eng");
        assert_int_equal(instruments_add(t, file, &m.instrument, &wrong), DONE);
        assert_int_equal(measurements_begin(t, &m, false, &id, &wrong), DONE);
        struct waiting_questions all = instruments_wait_for(t, her);
        size_t k = 0;
        assert_int_equal(all.n, i + 1);
        while (k < all.n && all.at[k].measurement != id)
            k++;
        assert_true(k < all.n);
        assert_str(all.at[k].fi, heads[i][1]);
    }
}

RULE(a_time_is_begun_on_a_day_that_has_been_for_a_questionnaire_that_is_there)
{
    int64_t project = project_new(t, "P"), her = person_made(t, project, "Amina", "Testi", "1990"), id = 0;
    struct measurement m = { .person = her,
        .project = project,
        .instrument = 77,
        .day = DAY("2026-12-24"),
        .occasion = S("later"),
        .language = S("xx!"),
        .way = S("") };
    static const char *const fields[] = { "occasion", "instrument", "language", "day" };
    struct problems wrong = { 0 };

    assert_int_equal(measurements_begin(t, &m, false, &id, &wrong), INVALID);
    assert_int_equal(wrong.n, 4);
    for (size_t k = 0; k < 4; k++)
        assert_true(str_is(wrong.at[k].field, fields[k]));
}

RULES(the_finnish_title_of_what_waits_for_her_stands_beside_where_there_is_one_and_it_says_something_else,
    an_instrument_is_read_from_its_table_with_every_language_and_stays_the_same_when_it_is_read_again,
    what_is_wrong_with_the_file_is_said_with_its_line,
    the_one_that_is_shipped_has_five_languages_and_pictures_and_is_free,
    an_edition_is_added_once_and_one_with_answers_is_not_removed,
    the_score_goes_from_0_to_100_with_so_many_missing_as_may_be,
    each_answer_is_kept_by_itself_and_what_somebody_answered_since_is_not_overwritten,
    who_does_not_want_to_answer_is_counted_and_no_answer_of_hers_is_kept,
    all_answers_at_once_are_saved_over_what_was_shown,
    who_counsels_her_or_leads_her_group_answers_with_her_and_nobody_else,
    a_link_opens_one_persons_questions_until_it_ends_and_only_its_hash_is_kept,
    a_time_is_begun_on_a_day_that_has_been_for_a_questionnaire_that_is_there)
