/* Tests of ideas and votes, on both engines. */
#include "rooms/voice/voice_inside.h"
#include "rooms/voted.h"
#include "tests/attendance_testing.h"

static const char wav[] = "RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0"
                          "data\x08\0\0\0\x80\x80\x80\x80\x80\x80\x80\x80";
static const char jpeg[] = "\xff\xd8\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0"
                           "ABCDEFGH\xff\xd9";

static const struct viewer *as_nobody(struct task *t)
{
    const struct viewer *before = t->viewer;

    t->viewer = &VIEWER_NOBODY;
    return before;
}

static enum outcome bring(struct task *t, int64_t person, const char *words, struct str bytes)
{
    struct problems ps = { 0 };
    struct idea_new n = {
        .group = GROUP, .kind = S("theme"), .words = str_of(words), .bytes = bytes, .chosen = bytes.n > 0
    };
    const struct viewer *before = as_nobody(t);
    enum outcome how = voice_own_bring(t, person, &n, &ps);

    t->viewer = before;
    return how;
}

static enum outcome vote(struct task *t, int64_t person, int64_t idea, bool wants)
{
    const struct viewer *before = as_nobody(t);
    enum outcome how = voice_own_vote(t, person, idea, wants);

    t->viewer = before;
    return how;
}

/* A theme of the worker's, for which the members vote. */
static int64_t theme(struct task *t, const char *words)
{
    struct problems ps = { 0 };
    int64_t id = 0;
    struct idea_card c = { .group = GROUP, .kind = S("theme"), .words = str_of(words), .picture = S("sea") };

    assert_int_equal(voice_idea_put(t, &c, &id, &ps), DONE);
    return id;
}

static struct idea of(struct task *t, int64_t idea)
{
    struct idea i;

    assert_int_equal(voice_idea(t, idea, &i), DONE);
    return i;
}

static enum outcome say(struct task *t, int64_t idea, const char *state, const char *answer)
{
    struct problems ps = { 0 };
    struct idea_said s = {
        .id = idea, .version = of(t, idea).version, .state = str_of(state), .answer = str_of(answer)
    };

    return voice_idea_say(t, &s, &ps);
}

/* Her first idea of the list. */
static struct idea first(struct task *t, int64_t person)
{
    struct ideas all = voice_own_ideas(t, person);

    assert_true(all.n > 0);
    return all.at[0];
}

RULE(a_members_idea_is_seen_by_her_and_the_workers_until_one_shows_it)
{
    struct room m = furnish(t);

    assert_int_equal(bring(t, m.amina, "The bank", S("")), DONE);
    struct idea hers = first(t, m.amina);
    assert_true(hers.mine && !hers.shown);
    assert_str(hers.state, "new");
    assert_int_equal(voice_own_ideas(t, m.hodan).n, 0);
    assert_int_equal(vote(t, m.hodan, hers.id, true), NOT_FOUND);
    assert_int_equal(vote(t, m.amina, hers.id, true), CONFLICT); /* nobody is asked yet */
    assert_int_equal(say(t, hers.id, "new", ""), INVALID);
    assert_int_equal(say(t, hers.id, "heard", ""), DONE);
    assert_true(first(t, m.hodan).shown && !first(t, m.hodan).mine);
    assert_int_equal(vote(t, m.hodan, hers.id, true), DONE);
}

RULE(the_same_words_once_more_add_nothing_and_nobody_floods_the_workers)
{
    struct room m = furnish(t);

    assert_int_equal(bring(t, m.amina, "", S("")), INVALID); /* neither words nor a voice */
    for (int i = 0; i < 3; i++)
        assert_int_equal(bring(t, m.amina, "The bank", S("")), DONE);
    assert_int_equal(voice_own_ideas(t, m.amina).n, 1);
    for (int i = 1; i < IDEAS_WAITING_MOST; i++)
        assert_int_equal(bring(t, m.amina, str_z(t->a, str_fmt(t->a, "Idea %d", i)), S("")), DONE);
    assert_int_equal(bring(t, m.amina, "One more", S("")), INVALID);
    assert_int_equal(bring(t, m.hodan, "One more", S("")), DONE); /* each has her own */
}

RULE(each_member_has_one_vote_which_a_second_touch_does_not_double_and_she_takes_back)
{
    struct room m = furnish(t);
    int64_t idea = theme(t, "The sea");

    for (int i = 0; i < 2; i++)
        assert_int_equal(vote(t, m.amina, idea, true), DONE);
    assert_int_equal(vote(t, m.hodan, idea, true), DONE);
    assert_int_equal(of(t, idea).votes, 2);
    assert_int_equal(of(t, idea).members, 3);
    assert_true(first(t, m.amina).voted && !first(t, m.sahra).voted);
    for (int i = 0; i < 2; i++)
        assert_int_equal(vote(t, m.amina, idea, false), DONE);
    assert_int_equal(of(t, idea).votes, 1);
    assert_false(first(t, m.amina).voted);
    assert_int_equal(say(t, idea, "doing", "On Friday"), DONE);
    assert_int_equal(vote(t, m.sahra, idea, true), CONFLICT);
    assert_str(first(t, m.sahra).answer, "On Friday");
}

RULE(who_belongs_to_no_group_sees_nothing_of_it_and_who_left_does_not_count)
{
    struct room m = furnish(t);
    int64_t idea = theme(t, "The sea"), stranger = person(t, "Zeynab", "Testi"), file;

    assert_int_equal(voice_own_ideas(t, stranger).n, 0);
    assert_int_equal(vote(t, stranger, idea, true), NOT_FOUND);
    assert_int_equal(bring(t, stranger, "The bank", S("")), NOT_FOUND);
    struct problems ps = { 0 };
    assert_int_equal(voice_idea_file_put(t, idea, (struct str){ wav, 52 }, true, &ps), DONE);
    file = of(t, idea).sound;
    struct file f;
    assert_int_equal(voice_own_file(t, m.hodan, idea, file, &f), DONE);
    assert_int_equal(voice_own_file(t, stranger, idea, file, &f), NOT_FOUND);
    assert_int_equal(vote(t, m.hodan, idea, true), DONE);
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "UPDATE groups_membership SET state = 'left', left_on = '2026-11-21' WHERE person_id "
                                "= %lld",
                                (long long)m.hodan)));
    assert_int_equal(of(t, idea).votes, 0);
    assert_int_equal(of(t, idea).members, 2);
    assert_int_equal(vote(t, m.hodan, idea, false), NOT_FOUND);
    assert_int_equal(voice_own_file(t, m.hodan, idea, file, &f), NOT_FOUND);
}

RULE(a_no_needs_a_reason_and_is_told_to_who_brought_it_alone)
{
    struct room m = furnish(t);

    assert_int_equal(bring(t, m.amina, "A plane", S("")), DONE);
    int64_t idea = first(t, m.amina).id;
    assert_int_equal(say(t, idea, "no", " "), INVALID);
    assert_int_equal(say(t, idea, "no", "It costs too much."), DONE);
    assert_str(first(t, m.amina).answer, "It costs too much.");
    assert_int_equal(voice_own_ideas(t, m.hodan).n, 0);
    int64_t seen = theme(t, "The sea");
    assert_int_equal(say(t, seen, "no", "It is winter."), DONE);
    assert_str(first(t, m.hodan).answer, "It is winter."); /* they had voted for it */
}

RULE(an_idea_that_was_only_spoken_gets_words_before_others_see_it)
{
    struct room m = furnish(t);
    struct problems ps = { 0 };
    int64_t id;

    assert_int_equal(bring(t, m.amina, "", (struct str){ wav, 52 }), DONE);
    struct idea hers = first(t, m.amina);
    struct file f;
    assert_int_equal(voice_own_file(t, m.amina, hers.id, hers.sound, &f), DONE);
    assert_true(hers.photo == 0 && f.sealed);
    assert_int_equal(say(t, hers.id, "heard", ""), INVALID);
    struct idea_card c = { .id = hers.id, .version = hers.version, .kind = S("theme"), .words = S(" ") };
    assert_int_equal(voice_idea_put(t, &c, &id, &ps), INVALID);
    ps = (struct problems){ 0 };
    c.words = S("The bank");
    assert_int_equal(voice_idea_put(t, &c, &id, &ps), DONE);
    assert_int_equal(voice_idea_put(t, &c, &id, &ps), CONFLICT); /* the version has gone on */
    assert_int_equal(say(t, hers.id, "heard", ""), DONE);
    assert_int_not_equal(first(t, m.hodan).sound, 0);
}

RULE(a_file_is_what_its_bytes_say_has_a_limit_and_takes_the_place_of_its_kind)
{
    struct room m = furnish(t);
    struct problems ps = { 0 };
    int64_t idea = theme(t, "The sea");
    char *large = NEW_N(t->a, char, VOICE_SOUND_MOST + 60);

    assert_int_equal(bring(t, m.amina, "x", S("<svg><script>alert(1)</script></svg>")), INVALID);
    memcpy(large, wav, 44);
    large[4] = (char)((VOICE_SOUND_MOST + 36) & 0xff), large[5] = (char)((VOICE_SOUND_MOST + 36) >> 8 & 0xff);
    large[6] = (char)((VOICE_SOUND_MOST + 36) >> 16 & 0xff);
    large[40] = (char)(VOICE_SOUND_MOST & 0xff), large[41] = (char)(VOICE_SOUND_MOST >> 8 & 0xff);
    large[42] = (char)(VOICE_SOUND_MOST >> 16 & 0xff);
    assert_int_equal(voice_idea_file_put(t, idea, (struct str){ large, VOICE_SOUND_MOST + 44 }, true, &ps), INVALID);
    assert_str(ps.at[0].field, "file");
    assert_int_equal(of(t, idea).sound, 0);
    ps = (struct problems){ 0 };
    assert_int_equal(voice_idea_file_put(t, idea, (struct str){ wav, 52 }, true, &ps), DONE);
    assert_int_equal(voice_idea_file_put(t, idea, (struct str){ jpeg, sizeof jpeg - 1 }, true, &ps), DONE);
    int64_t before = of(t, idea).sound;
    assert_int_equal(voice_idea_file_put(t, idea, (struct str){ wav, 52 }, true, &ps), DONE);
    struct idea i = of(t, idea);
    assert_true(i.photo != 0 && i.sound != 0 && i.sound != before);
    struct file f;
    assert_int_equal(voice_own_file(t, m.amina, idea, i.photo, &f), DONE);
    assert_str(f.words, "The sea"); /* for who does not see it */
    assert_int_equal(i.photo_width, f.width);
    assert_int_equal(voice_idea_file_drop(t, idea, i.photo), DONE);
    assert_int_equal(of(t, idea).photo, 0);
}

/* Eight thousand bytes a second. */
static struct str wav_of(struct task *t, uint32_t seconds)
{
    uint32_t n = seconds * 8000;
    char *p = NEW_N(t->a, char, n + 44);

    memcpy(p, wav, 44);
    for (int i = 0; i < 4; i++)
        p[4 + i] = (char)((n + 36) >> (8 * i)), p[40 + i] = (char)(n >> (8 * i));
    return (struct str){ p, n + 44 };
}

RULE(a_sound_lasts_two_minutes_at_most_also_when_its_bytes_are_few)
{
    struct room m = furnish(t);
    struct problems ps = { 0 };
    int64_t idea = theme(t, "The sea");

    assert_int_equal(bring(t, m.amina, "", wav_of(t, 126)), INVALID);
    assert_int_equal(bring(t, m.amina, "", wav_of(t, 124)), DONE); /* a device stops a little late */
    assert_int_equal(voice_idea_file_put(t, idea, wav_of(t, 126), true, &ps), INVALID);
    assert_str(ps.at[0].field, "file");
    assert_int_equal(of(t, idea).sound, 0);
}

RULE(what_came_of_it_is_heard_by_the_members_in_a_workers_voice)
{
    struct room m = furnish(t);
    struct problems ps = { 0 };
    int64_t idea = theme(t, "The sea"), stranger = person(t, "Zeynab", "Testi");
    struct file f;
    struct idea_said s = {
        .id = idea, .version = 1, .state = S("no"), .answer = S(""), .bytes = S("no sound"), .chosen = true
    };

    assert_int_equal(voice_idea_say(t, &s, &ps), INVALID);
    assert_str(ps.at[0].field, "file");
    s.bytes = (struct str){ wav, 52 };
    ps = (struct problems){ 0 };
    assert_int_equal(voice_idea_say(t, &s, &ps), DONE); /* a voice is a reason, too */
    int64_t told = first(t, m.hodan).told;
    assert_int_equal(voice_own_file(t, m.hodan, idea, told, &f), DONE);
    assert_true(f.sealed);
    assert_int_equal(voice_own_file(t, stranger, idea, told, &f), NOT_FOUND);
    s.version = 2;
    assert_int_equal(voice_idea_say(t, &s, &ps), DONE); /* the new one in its place */
    assert_int_not_equal(first(t, m.hodan).told, told);
    assert_int_equal(test_number(t, "SELECT count(*) FROM files_file WHERE owner = 'told'"), 1);
    assert_int_equal(voice_idea_file_drop(t, idea, first(t, m.hodan).told), DONE);
    assert_int_equal(first(t, m.hodan).told, 0);
}

RULE(only_workers_of_the_group_read_and_answer)
{
    struct room m = furnish(t);
    struct ideas all;
    struct idea i;
    struct problems ps = { 0 };
    int64_t idea = theme(t, "The sea"), id;
    static const struct {
        int64_t staff;
        enum role role;
    } others[] = { { PEER, ROLE_PEER }, { CARER, ROLE_PEER }, { STRANGER, ROLE_INSTRUCTOR },
        { COORDINATOR, ROLE_COORDINATOR } };

    (void)m;
    for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
        become(t, others[k].staff, others[k].role);
        assert_int_not_equal(voice_ideas(t, GROUP, &all), DONE);
        assert_int_not_equal(voice_idea(t, idea, &i), DONE);
        assert_int_equal(voted_themes(t, GROUP).n, 0);
        assert_str(voted_words(t, idea), "");
        struct idea_card c = { .group = GROUP, .kind = S("theme"), .words = S("x") };
        assert_int_not_equal(voice_idea_put(t, &c, &id, &ps), DONE);
    }
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(voice_ideas(t, GROUP, &all), DONE);
}

RULE(beside_the_picker_stand_themes_with_votes_the_most_first)
{
    struct room m = furnish(t);
    int64_t bank = theme(t, "The bank"), sea = theme(t, "The sea"), nobody = theme(t, "Nobody's");

    assert_int_equal(vote(t, m.amina, bank, true), DONE);
    assert_int_equal(vote(t, m.amina, sea, true), DONE);
    assert_int_equal(vote(t, m.hodan, sea, true), DONE);
    assert_int_equal(vote(t, m.hodan, nobody, true), DONE);
    assert_int_equal(vote(t, m.hodan, nobody, false), DONE);
    struct voted_list list = voted_themes(t, GROUP);
    assert_int_equal(list.n, 2);
    assert_str(list.at[0].words, "The sea");
    assert_int_equal(list.at[0].votes, 2);
    assert_str(voted_words(t, bank), "The bank");
    assert_int_equal(say(t, sea, "done", "We went."), DONE);
    assert_int_equal(voted_themes(t, GROUP).n, 1);
}

RULE(two_files_of_one_person_have_one_vote_and_the_kept_one_takes_it_back)
{
    struct room m = furnish(t);
    int64_t idea = theme(t, "The sea");

    assert_int_equal(vote(t, m.amina, idea, true), DONE);
    assert_int_equal(vote(t, m.hodan, idea, true), DONE);
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE people_person SET merged_into = %lld WHERE id = %lld",
                                (long long)m.amina, (long long)m.hodan)));
    assert_int_equal(of(t, idea).votes, 1);
    assert_int_equal(voice_own_said(t, m.amina).n, 2); /* what either file said */
    assert_int_equal(vote(t, m.amina, idea, false), DONE);
    assert_int_equal(of(t, idea).votes, 0);
}

RULE(what_was_said_in_a_group_goes_with_it_into_the_one_it_was_merged_into)
{
    struct room m = furnish(t);
    int64_t idea = theme(t, "The sea");

    become(t, MANAGER, ROLE_MANAGER);
    test_sql(t, "UPDATE groups_group SET merged_into = 51, merged_on = '2026-11-22' WHERE id = 50");
    assert_int_equal(groups_join(t, OTHER, m.amina, DAY("2026-11-22")), DONE);
    assert_int_equal(vote(t, m.amina, idea, true), DONE);
    assert_int_equal(of(t, idea).group, OTHER);
    assert_int_equal(of(t, idea).votes, 1);
    struct ideas all;
    assert_int_equal(voice_ideas(t, OTHER, &all), DONE);
    assert_int_equal(all.n, 1);
}

RULES(a_members_idea_is_seen_by_her_and_the_workers_until_one_shows_it,
    the_same_words_once_more_add_nothing_and_nobody_floods_the_workers,
    each_member_has_one_vote_which_a_second_touch_does_not_double_and_she_takes_back,
    who_belongs_to_no_group_sees_nothing_of_it_and_who_left_does_not_count,
    a_no_needs_a_reason_and_is_told_to_who_brought_it_alone,
    an_idea_that_was_only_spoken_gets_words_before_others_see_it,
    a_file_is_what_its_bytes_say_has_a_limit_and_takes_the_place_of_its_kind,
    a_sound_lasts_two_minutes_at_most_also_when_its_bytes_are_few,
    what_came_of_it_is_heard_by_the_members_in_a_workers_voice, only_workers_of_the_group_read_and_answer,
    beside_the_picker_stand_themes_with_votes_the_most_first,
    two_files_of_one_person_have_one_vote_and_the_kept_one_takes_it_back,
    what_was_said_in_a_group_goes_with_it_into_the_one_it_was_merged_into)
