/* Tests of paragraphs read aloud, on both engines: a sound is heard with its words and with no others, by everybody
 * when it was reviewed and published; limits; what goes with what. */
#include "db/db.h"
#include "rooms/publications/publications_public.h"
#include "rooms/publications/publications_sounds.h"
#include "tests/people_testing.h"

/* The smallest sound: eight bytes of it. */
static const struct str wav = S("RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0"
                                "data\x08\0\0\0hereheard");

struct world {
    int64_t project, id;
    const struct viewer *writer;
};

/* A draft in Finnish of two paragraphs and a picture. */
static int64_t draft(struct task *t, int64_t project)
{
    struct problems wrong = { 0 };
    int64_t id;
    struct publication_new n = { .project = project,
        .kind = S("material"),
        .source = S("fi"),
        .title = S("Otsikko"),
        .summary = S(""),
        .body = S("Yksi.\n\n![Kuva](file:x.png)\n\nKaksi.") };

    assert_int_equal(publications_make(t, &n, &id, &wrong), DONE);
    return id;
}

/* By a peer worker. */
static struct world world(struct task *t)
{
    struct world w = { .project = project_new(t, "P") };

    become(t, ROLE_PEER, w.project);
    w.writer = t->viewer;
    w.id = draft(t, w.project);
    return w;
}

static struct publication now(struct task *t, int64_t id)
{
    struct publication p;

    assert_int_equal(publications_get(t, id, &p), DONE);
    return p;
}

static enum outcome read_aloud(struct task *t, int64_t id, const char *tag, const char *words)
{
    struct problems wrong = { 0 };
    struct publication_sound_new n = { .publication = id,
        .tag = str_of(tag),
        .print = publication_print(t, str_of(words)),
        .bytes = str_part(wav, 0, 52),
        .chosen = true };

    return publications_sound_add(t, &n, &wrong);
}

static void write_body(struct task *t, int64_t id, const char *body)
{
    struct problems wrong = { 0 };
    struct publication_text x;

    assert_true(publications_text(t, id, S("fi"), 0, &x));
    x.body = str_of(body);
    assert_int_equal(publications_put_text(t, id, S("fi"), &x, &wrong), DONE);
}

/* Sent by its writer, approved and published by a manager. */
static void bring_out(struct task *t, const struct world *w)
{
    struct problems wrong = { 0 };

    t->viewer = w->writer;
    assert_int_equal(publications_send(t, w->id, now(t, w->id).version), DONE);
    become(t, ROLE_MANAGER, w->project);
    struct publication p = now(t, w->id);
    assert_int_equal(publications_judge(t, &p, true, S(""), &wrong), DONE);
    assert_int_equal(publications_publish(t, w->id, now(t, w->id).version, t->today, &wrong), DONE);
    t->viewer = w->writer;
}

/* The sound of these words that staff has; NULL: none. */
static const struct publication_sound *sound(struct task *t, int64_t id, const char *words)
{
    struct publication_sounds *all = NEW(t->a, struct publication_sounds);

    *all = publication_sounds(t, id, S(""));
    return publication_sound_of(t, all, str_of(words), false);
}

static bool everybody_hears(struct task *t, int64_t id, int64_t sound)
{
    const struct viewer *was = t->viewer;
    struct file f;

    t->viewer = &VIEWER_NOBODY;
    bool heard = publications_sound_shown(t, id, sound, &f);
    assert_true(heard == (publications_sound_ending(t, (const int64_t[]){ id, sound }) != NULL));
    t->viewer = was;
    return heard;
}

RULE(a_paragraph_is_heard_by_everybody_when_another_has_reviewed_it_and_it_was_published)
{
    struct world w = world(t);
    struct problems wrong = { 0 };

    assert_int_equal(read_aloud(t, w.id, "fi", "Yksi."), DONE);
    int64_t one = sound(t, w.id, "Yksi.")->id;
    assert_str(sound(t, w.id, " Yksi.\n")->words, "Yksi.");
    assert_false(everybody_hears(t, w.id, one));
    bring_out(t, &w);
    assert_true(everybody_hears(t, w.id, one));
    assert_false(everybody_hears(t, w.id + 1, one)); /* another's */
    t->today = day_add(t->today, -1);                /* planned for tomorrow */
    assert_false(everybody_hears(t, w.id, one));
    t->today = day_add(t->today, 1);

    become(t, ROLE_MANAGER, w.project); /* she records: another must listen to it first */
    assert_int_equal(read_aloud(t, w.id, "fi", "Kaksi."), DONE);
    assert_str(now(t, w.id).state, "draft");
    int64_t two = sound(t, w.id, "Kaksi.")->id;
    assert_int_equal(publications_send(t, w.id, now(t, w.id).version), DONE);
    struct publication p = now(t, w.id);
    assert_int_equal(publications_wait(t, w.project).review, 0);
    assert_int_equal(publications_judge(t, &p, true, S(""), &wrong), NOT_ALLOWED);
    become(t, ROLE_COUNSELLOR, w.project);
    assert_int_equal(publications_wait(t, w.project).review, 1);
    assert_int_equal(publications_judge(t, &p, true, S(""), &wrong), DONE);
    assert_false(everybody_hears(t, w.id, two));
    assert_true(everybody_hears(t, w.id, one));
}

RULE(when_the_words_change_their_sound_is_outdated_and_heard_with_the_old_ones_only)
{
    struct world w = world(t);

    assert_int_equal(read_aloud(t, w.id, "fi", "Yksi."), DONE);
    assert_int_equal(read_aloud(t, w.id, "fi", "Kaksi."), DONE);
    bring_out(t, &w);
    int64_t one = sound(t, w.id, "Yksi.")->id, two = sound(t, w.id, "Kaksi.")->id;
    write_body(t, w.id, "Yksi!\n\nKaksi.");
    assert_true(sound(t, w.id, "Yksi.")->outdated);
    assert_false(sound(t, w.id, "Kaksi.")->outdated);
    assert_null(sound(t, w.id, "Yksi!"));
    assert_int_equal(publications_wait(t, w.project).mute, 1);
    assert_true(everybody_hears(t, w.id, one)); /* everybody still reads the old words */
    bring_out(t, &w);
    assert_false(everybody_hears(t, w.id, one));
    assert_true(everybody_hears(t, w.id, two));
    write_body(t, w.id, "Kaksi.\n\nYksi.");
    assert_false(sound(t, w.id, "Yksi.")->outdated);
    assert_int_equal(publications_wait(t, w.project).mute, 0);
    bring_out(t, &w);
    assert_true(everybody_hears(t, w.id, one));
}

RULE(recorded_again_the_old_one_is_heard_until_the_new_one_is_published)
{
    struct world w = world(t);

    assert_int_equal(read_aloud(t, w.id, "fi", "Yksi."), DONE);
    bring_out(t, &w);
    int64_t old = sound(t, w.id, "Yksi.")->id;
    assert_int_equal(read_aloud(t, w.id, "fi", "Yksi."), DONE);
    assert_int_equal(read_aloud(t, w.id, "fi", "Yksi."), DONE); /* what nobody heard goes */
    int64_t fresh = sound(t, w.id, "Yksi.")->id;
    assert_int_equal(publication_sounds(t, w.id, S("fi")).n, 2);
    assert_true(everybody_hears(t, w.id, old));
    assert_false(everybody_hears(t, w.id, fresh));
    bring_out(t, &w);
    assert_false(everybody_hears(t, w.id, old));
    assert_true(everybody_hears(t, w.id, fresh));
    assert_int_equal(publication_sounds(t, w.id, S("fi")).n, 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM files_file WHERE owner = 'sound'"), 1);
}

RULE(only_words_of_the_newest_text_are_read_aloud_and_only_as_sound)
{
    struct world w = world(t);
    struct problems wrong = { 0 };
    struct publication_sound_new n = { .publication = w.id,
        .tag = S("fi"),
        .print = publication_print(t, S("Yksi.")),
        .bytes = S("%PDF-1.7"),
        .chosen = true };

    assert_int_equal(read_aloud(t, w.id, "fi", "Kolme."), CONFLICT);
    assert_int_equal(read_aloud(t, w.id, "fi", "![Kuva](file:x.png)"), CONFLICT);
    assert_int_equal(read_aloud(t, w.id, "fi", ""), CONFLICT);
    assert_int_equal(read_aloud(t, w.id, "ar", "Yksi."), CONFLICT); /* there is no such text */
    assert_int_equal(publications_sound_add(t, &n, &wrong), INVALID);
    assert_str(wrong.at[0].field, "file");
    n.bytes = S(""), n.chosen = false;
    assert_int_equal(publications_sound_add(t, &n, &wrong), INVALID);
    assert_int_equal(publication_sounds(t, w.id, S("")).n, 0);
    become(t, ROLE_MANAGER, project_new(t, "Q"));
    assert_int_equal(read_aloud(t, w.id, "fi", "Yksi."), NOT_ALLOWED);
}

RULE(a_translation_is_read_aloud_by_its_own_paragraphs_and_counted_by_language)
{
    struct world w = world(t);
    struct problems wrong = { 0 };
    struct publication_text source, ar = { 0 };

    assert_true(publications_text(t, w.id, S("fi"), 0, &source));
    struct publication_pieces p = publication_pieces(t, &source, NULL);
    for (size_t i = 0; i < p.n; i++)
        p.at[i].text = str_fmt(t->a, "ar %zu\n\nmore", i), p.at[i].stands = PIECE_CURRENT;
    p.at[PIECE_TITLE].text = S("ar"), p.at[PIECE_SUMMARY].text = S("");
    publication_translated(t, &p, NULL, &ar);
    assert_int_equal(publications_put_text(t, w.id, S("ar"), &ar, &wrong), DONE);
    assert_int_equal(read_aloud(t, w.id, "ar", "ar 2\n\nmore"), DONE); /* two paragraphs for one of the source's */
    assert_int_equal(read_aloud(t, w.id, "ar", "ar 2"), CONFLICT);
    write_body(t, w.id, "Uusi."); /* the translation is as it was, and so is its sound */
    assert_false(sound(t, w.id, "ar 2\n\nmore")->outdated);
    struct publication now_ = now(t, w.id);
    struct publication_spokens all = publications_spoken(t, &now_);
    assert_int_equal(all.n, 2);
    assert_int_equal(all.at[0].lang->id, LANG_fi);
    assert_int_equal(all.at[0].all, 2); /* title and paragraph; no summary */
    assert_int_equal(all.at[0].recorded, 0);
    assert_int_equal(all.at[1].all, 4);
    assert_int_equal(all.at[1].recorded, 1);
}

RULE(a_sound_is_taken_away_at_once_and_goes_with_its_text)
{
    struct world w = world(t);

    assert_int_equal(read_aloud(t, w.id, "fi", "Yksi."), DONE);
    assert_int_equal(read_aloud(t, w.id, "fi", "Otsikko"), DONE);
    bring_out(t, &w);
    int64_t one = sound(t, w.id, "Yksi.")->id, title = sound(t, w.id, "Otsikko")->id;
    struct str stamp, after;
    assert_true(publications_stamp(t, w.id, t->lang, &stamp));
    assert_int_equal(publications_sound_remove(t, w.id, one), DONE);
    assert_true(publications_stamp(t, w.id, t->lang, &after));
    assert_false(str_eq(stamp, after)); /* kept pages play it no more */
    assert_false(everybody_hears(t, w.id, one));
    assert_int_equal(publications_sound_remove(t, w.id, one), NOT_FOUND);
    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(publications_archive(t, w.id, now(t, w.id).version), DONE);
    assert_false(everybody_hears(t, w.id, title));
    assert_false(sound(t, w.id, "Otsikko")->shown); /* taken up again it is reviewed again */

    int64_t other = draft(t, w.project);
    struct file f;
    assert_int_equal(read_aloud(t, other, "fi", "Yksi."), DONE);
    int64_t gone = sound(t, other, "Yksi.")->id;
    assert_int_equal(publications_remove(t, other, now(t, other).version), DONE);
    assert_false(files_newest(t, FILE_OF_SOUND, gone, &f));
}

RULES(a_paragraph_is_heard_by_everybody_when_another_has_reviewed_it_and_it_was_published,
    when_the_words_change_their_sound_is_outdated_and_heard_with_the_old_ones_only,
    recorded_again_the_old_one_is_heard_until_the_new_one_is_published,
    only_words_of_the_newest_text_are_read_aloud_and_only_as_sound,
    a_translation_is_read_aloud_by_its_own_paragraphs_and_counted_by_language,
    a_sound_is_taken_away_at_once_and_goes_with_its_text)
