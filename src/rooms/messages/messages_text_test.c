/* Tests of the words of messages: what can stand in them, isolates, length. On both engines, which they do not need. */
#include "base/settings.h"
#include "rooms/messages/messages_words.h"
#include "tests/db_testing.h"

static struct str many(struct task *t, const char *letter, size_t n)
{
    struct buf *b = task_buf(t, 100000);

    for (size_t i = 0; i < n; i++)
        buf_z(b, letter);
    return buf_view(b);
}

RULE(a_text_message_has_160_small_letters_alone_and_153_in_each_of_several)
{
    static const struct {
        const char *letter;
        size_t n;
        int64_t parts;
    } each[] = { { "a", 0, 0 }, { "a", 1, 1 }, { "a", 160, 1 }, { "a", 161, 2 }, { "a", 306, 2 }, { "a", 307, 3 },
        { "ä", 160, 1 }, { "€", 80, 1 }, { "€", 81, 2 }, { "[", 80, 1 }, { "ا", 70, 1 }, { "ا", 71, 2 },
        { "ا", 134, 2 }, { "ا", 135, 3 }, { "š", 70, 1 }, { "`", 71, 2 }, { "😀", 35, 1 }, { "😀", 36, 2 } };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        if (messages_length(many(t, each[i].letter, each[i].n)).parts != each[i].parts)
            fail_msg("%zu of %s: %lld parts", each[i].n, each[i].letter,
                (long long)messages_length(many(t, each[i].letter, each[i].n)).parts);
}

/* 152 letters and a sign that counts for two: it does not fit behind them, and goes whole into the next part. */
RULE(no_sign_is_cut_in_two_between_parts)
{
    struct str text = str_fmt(t->a, "%.*s€%.*s", STR_ARG(many(t, "a", 152)), STR_ARG(many(t, "a", 152)));
    struct str whole = str_fmt(t->a, "%.*s€%.*s", STR_ARG(many(t, "a", 151)), STR_ARG(many(t, "a", 153)));

    assert_int_equal(messages_length(text).units, 306);
    assert_int_equal(messages_length(text).parts, 3);
    assert_int_equal(messages_length(whole).units, 306);
    assert_int_equal(messages_length(whole).parts, 2);
    /* 66 and a pair of two units: 67 units hold no half of it */
    struct str pair = str_fmt(t->a, "%.*s😀%.*s", STR_ARG(many(t, "ا", 66)), STR_ARG(many(t, "ا", 66)));
    assert_int_equal(messages_length(pair).units, 134);
    assert_int_equal(messages_length(pair).parts, 3);
}

static const struct message_fields whole = { .day = { "2026-11-23" },
    .until = { "2026-11-30" },
    .start = { "10:00" },
    .link = { MESSAGE_LINK, sizeof MESSAGE_LINK - 1 } };

static const struct lang *five(size_t i)
{
    static const enum lang_id ids[] = { LANG_fi, LANG_sv, LANG_en, LANG_so, LANG_ar };

    return lang_get(ids[i]);
}

RULE(a_reminder_says_today_the_time_and_asks)
{
    struct message_fields f = { .day = DAY("2026-11-22"), .start = { "10:00" }, .link = S("https://k.fi/my?link=x") };
    struct settings s = settings_default();

    t->settings = &s;
    assert_true(str_is(messages_text(t, lang_get(LANG_en), MESSAGE_reminder, &f, t->today),
        "Today 10:00. Come? https://k.fi/my?link=x"));
    assert_true(str_is(messages_text(t, lang_get(LANG_fi), MESSAGE_reminder, &f, t->today),
        "Tänään 10.00. Tuletko? https://k.fi/my?link=x"));
    f.day = DAY("2026-11-23");
    assert_true(str_starts(messages_text(t, lang_get(LANG_fi), MESSAGE_reminder, &f, t->today), S("Huomenna 10.00.")));
    f.start = (struct clock){ "" };
    assert_true(str_starts(messages_text(t, lang_get(LANG_fi), MESSAGE_reminder, &f, t->today), S("Huomenna. ")));
    /* what may be read days later says no "tomorrow" */
    assert_true(str_find(messages_text(t, lang_get(LANG_fi), MESSAGE_moved, &f, t->today), S("23.11.2026")) > 0);
    t->settings = NULL;
}

RULE(times_days_and_links_stand_apart_in_arabic_and_nowhere_else)
{
    struct settings s = settings_default();

    s.message_phone = S("+358 40 123");
    t->settings = &s;
    for (enum message_kind k = 0; k < MESSAGE__N; k++)
        for (size_t i = 0; i < 5; i++) {
            struct str text = messages_text(t, five(i), k, &whole, t->today);
            size_t opened = 0, closed = 0;
            for (size_t at = 0; at + 3 <= text.n; at++) {
                opened += memcmp(text.p + at, "\u2066", 3) == 0;
                closed += memcmp(text.p + at, "\u2069", 3) == 0;
            }
            assert_int_equal(opened, closed);
            if (five(i)->id != LANG_ar)
                assert_int_equal(opened, 0);
            else
                assert_true(opened >= (k == MESSAGE_sign_in ? 3 : 4)); /* day or time, until, link, phone */
        }
    t->settings = NULL;
}

/* Eight words a sentence, as far as persons read it; and each language has its own words. */
RULE(messages_to_persons_have_short_sentences_in_five_languages)
{
    struct settings s = settings_default();
    struct message_fields f = { .day = DAY("2026-11-30"), .start = { "10:00" } };

    t->settings = &s;
    for (enum message_kind k = 0; k < MESSAGE_sign_in; k++)
        for (size_t i = 0; i < 5; i++) {
            struct str text = messages_text(t, five(i), k, &f, t->today);
            struct str english = messages_text(t, lang_get(LANG_en), k, &f, t->today);
            size_t words = 1;
            assert_true(five(i)->id == LANG_en || !str_eq(text, english));
            for (size_t at = 0; at + 1 < text.n; at++) {
                words = (text.p[at] == '.' || text.p[at] == '?') && text.p[at + 1] == ' ' ? 0 : words;
                words += text.p[at] == ' ';
                if (words > 8)
                    fail_msg("too long: %.*s", STR_ARG(text));
            }
            assert_false(str_empty(messages_subject(five(i), k)));
        }
    t->settings = NULL;
}

/* One part in Finnish, two in Arabic at most: what a reminder costs. */
RULE(a_reminder_with_its_link_is_one_text_message_or_two_in_arabic)
{
    struct settings s = settings_default();
    struct message_fields f = { .day = DAY("2026-11-22"),
        .start = { "10:00" },
        .link = S("https://kotipolku.example.org/my?link=abcdefghijklmnopqrstuvwxyz") };

    t->settings = &s;
    for (size_t i = 0; i < 5; i++) {
        struct message_length l = messages_length(messages_text(t, five(i), MESSAGE_reminder, &f, t->today));
        assert_true(l.small == (five(i)->id != LANG_ar));
        assert_true(l.parts <= (five(i)->id == LANG_ar ? 2 : 1));
    }
    t->settings = NULL;
}

RULE(a_link_takes_its_place_and_is_left_out_of_what_is_kept)
{
    assert_true(str_is(messages_with_link(t, S("See {link} now"), S("x")), "See x now"));
    assert_true(str_is(messages_with_link(t, S("See"), S("x")), "See"));
}

RULE(each_kind_has_an_example_in_each_language_with_what_such_a_message_has)
{
    struct settings s = settings_default();

    t->settings = &s;
    for (enum message_kind k = 0; k < MESSAGE__N; k++)
        for (size_t i = 0; i < 5; i++) {
            struct str text = messages_example(t, five(i), k);
            assert_true(text.n > 10);
            assert_int_equal(str_find(text, S("/my?link=")) >= 0, k != MESSAGE_cancelled);
            if (i > 0)
                assert_false(str_eq(text, messages_example(t, five(0), k)));
        }
    assert_true(str_find(messages_example(t, lang_get(LANG_fi), MESSAGE_reminder), S("Huomenna 10.00.")) == 0);
}

RULES(each_kind_has_an_example_in_each_language_with_what_such_a_message_has,
    a_text_message_has_160_small_letters_alone_and_153_in_each_of_several, no_sign_is_cut_in_two_between_parts,
    a_reminder_says_today_the_time_and_asks, times_days_and_links_stand_apart_in_arabic_and_nowhere_else,
    messages_to_persons_have_short_sentences_in_five_languages,
    a_reminder_with_its_link_is_one_text_message_or_two_in_arabic,
    a_link_takes_its_place_and_is_left_out_of_what_is_kept)
