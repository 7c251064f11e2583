/* Tests of short texts read aloud, on both engines: a sound belongs to its words and its language, is bounded, and
 * goes. */
#include "rooms/aloud.h"
#include "rooms/consents/consents.h"
#include "tests/people_testing.h"

static struct file_wish voice(void)
{
    struct str wav = S("RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0"
                       "data\x08\0\0\0hereheard");

    wav.n = 52;
    return (struct file_wish){ .bytes = wav, .name = S("sound"), .words = S("") };
}

static const struct lang *fi(void) { return lang_get(LANG_fi); }

static bool is_heard(struct task *t, const struct lang *l, struct str words)
{
    return !str_empty(read_aloud_of(t, l, words).url.s);
}

RULE(a_sound_is_heard_with_the_words_it_says_and_in_their_language_only)
{
    struct file_wish w = voice();
    struct problems ps = { 0 };

    assert_false(is_heard(t, fi(), S("Saammeko ottaa kuvia?")));
    assert_int_equal(read_aloud_put(t, fi(), S("Saammeko ottaa kuvia?"), &w, &ps), DONE);
    assert_true(is_heard(t, fi(), S(" Saammeko ottaa kuvia? ")));
    assert_false(is_heard(t, fi(), S("Saammeko ottaa kuvia sinusta?"))); /* another text: nobody has read it */
    assert_false(is_heard(t, lang_get(LANG_so), S("Saammeko ottaa kuvia?")));
}

RULE(a_new_sound_takes_the_place_of_the_old_one_and_one_that_is_removed_is_gone)
{
    struct file_wish w = voice();
    struct problems ps = { 0 };
    struct file f;

    assert_int_equal(read_aloud_put(t, fi(), S("Sanat"), &w, &ps), DONE);
    int64_t first = read_aloud_all(t, fi()).at[0].id;
    assert_int_equal(read_aloud_file(t, first, &f), DONE);
    assert_int_equal(read_aloud_put(t, fi(), S("Sanat"), &w, &ps), DONE);
    assert_int_equal(read_aloud_all(t, fi()).n, 1);
    assert_int_equal(read_aloud_file(t, first, &f), NOT_FOUND);
    assert_int_equal(test_number(t, "SELECT count(*) FROM files_file"), 1);
    int64_t second = read_aloud_all(t, fi()).at[0].id;
    assert_int_equal(read_aloud_remove(t, second), DONE);
    assert_int_equal(read_aloud_remove(t, second), NOT_FOUND);
    assert_false(is_heard(t, fi(), S("Sanat")));
    assert_int_equal(test_number(t, "SELECT count(*) FROM files_piece"), 0);
}

/* With so many bytes of sound, 8000 a second. */
static struct str lasting(struct task *t, size_t data)
{
    char *p = arena_alloc(t->a, 44 + data);

    memcpy(p, voice().bytes.p, 44);
    memset(p + 44, 'a', data);
    for (int i = 0; i < 4; i++) {
        p[4 + i] = (char)((uint32_t)(36 + data) >> (8 * i));
        p[40 + i] = (char)((uint32_t)data >> (8 * i));
    }
    return (struct str){ p, 44 + data };
}

RULE(what_is_no_sound_or_too_large_is_refused_and_what_was_there_stays)
{
    struct file_wish w = voice(), none = { .bytes = S(""), .name = S(""), .words = S("") }, large = voice();
    struct problems ps = { 0 };

    assert_int_equal(read_aloud_put(t, fi(), S("Sanat"), &w, &ps), DONE);
    assert_int_equal(read_aloud_put(t, fi(), S("Sanat"), &none, &ps), INVALID);
    assert_str(ps.at[0].field, "file");
    for (int i = 0; i < 2; i++) {
        large.bytes = lasting(t, i ? 8000 * 70 : READ_ALOUD_BYTES); /* too large, or too long */
        ps.n = 0;
        assert_int_equal(read_aloud_put(t, fi(), S("Sanat"), &large, &ps), INVALID);
        assert_str(ps.at[0].field, "file");
    }
    assert_true(is_heard(t, fi(), S("Sanat")));
}

RULE(the_list_has_what_a_parent_meets_in_each_language_and_each_text_once)
{
    for (enum lang_id i = 0; i < LANG__N; i++) {
        struct aloud_texts texts = aloud_texts(t, lang_get(i));
        bool consent = false;
        assert_true(texts.n >= 3 + CONSENTS_ASKED + 13);
        for (size_t k = 0; k < texts.n; k++) {
            consent |= str_eq(texts.at[k].words, consent_spoken(t, lang_get(i), CONSENT_PHOTO));
            assert_false(str_empty(texts.at[k].place));
        }
        assert_true(consent);
    }
}

RULES(a_sound_is_heard_with_the_words_it_says_and_in_their_language_only,
    a_new_sound_takes_the_place_of_the_old_one_and_one_that_is_removed_is_gone,
    what_is_no_sound_or_too_large_is_refused_and_what_was_there_stays,
    the_list_has_what_a_parent_meets_in_each_language_and_each_text_once)
