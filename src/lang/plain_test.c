/* Tests of plain: sentences and words are counted as people count them, and what is hard to read is named. */
#include "base/test.h"
#include "lang/plain.h"

static struct plain read(struct task *t, enum lang_id l, const char *text)
{
    return plain_of(t->a, lang_get(l), str_of(text));
}

TEST(a_sentence_ends_where_people_end_it)
{
    struct task *t = test_task();
    struct plain p = read(t, LANG_fi, "Ryhmä alkaa klo 9.30. Se alkaa 1.8. alkaen uudestaan! Tuletko? Tule…");
    assert_int_equal(p.sentences, 4);
    assert_int_equal(p.words, 11);
    assert_int_equal(read(t, LANG_fi, "Otsikko\n\nTeksti jatkuu").sentences, 2);
    assert_int_equal(read(t, LANG_ar, "كيف حالك؟ أنا بخير.").sentences, 2);
    assert_int_equal(read(t, LANG_ar, "نعم، شكرا").words, 2);
    assert_int_equal(read(t, LANG_so, "Waa in la sugo – ma jirto.").words, 6);
    assert_int_equal(read(t, LANG_fi, "").sentences, 0);
    assert_int_equal(read(t, LANG_fi, " \n. ! -").words, 0);
    test_task_end(t);
}

TEST(a_sentence_of_sixteen_words_is_long_and_one_of_fifteen_is_not)
{
    struct task *t = test_task();
    struct plain p = read(t, LANG_en, "a b c d e f g h i j k l m n o. A b c d e f g h i j k l m n o p.");
    assert_int_equal(p.sentences, 2);
    assert_int_equal(p.long_sentences.n, 1);
    assert_str(p.long_sentences.at[0], "A b c d e f g h i j k l m n o p.");
    assert_int_equal(p.average_tenths, 155);
    test_task_end(t);
}

TEST(long_words_are_named_once)
{
    struct task *t = test_task();
    struct plain p = read(t, LANG_fi,
        "Kotoutumiskoulutus, kotoutumiskoulutus ja Kotoutumiskoulutus. "
        "Abcdefghijklmnop abcdefghijklmno kotoutumis-suunnitelma");
    assert_int_equal(p.long_words.n, 3);
    assert_str(p.long_words.at[2], "Abcdefghijklmnop");
    assert_int_equal(read(t, LANG_fi, "ääääääääääääääää äääääääääääääää").long_words.n, 1); /* letters, not bytes */
    test_task_end(t);
}

TEST(the_passive_is_named_in_finnish_only)
{
    struct task *t = test_task();
    struct plain p = read(t, LANG_fi,
        "Ryhmässä kerrotaan palveluista. Sinne mennään. Lapset hoidetaan. Asiasta "
        "kerrottiin. Tullaan kotiin viikon mukaan ja itään. Hän kertoo.");
    assert_int_equal(p.passives.n, 5);
    assert_str(p.passives.at[0], "kerrotaan");
    assert_str(p.passives.at[1], "mennään");
    assert_str(p.passives.at[2], "hoidetaan");
    assert_str(p.passives.at[3], "kerrottiin");
    assert_str(p.passives.at[4], "Tullaan");
    assert_int_equal(read(t, LANG_sv, "kerrotaan").passives.n, 0);
    test_task_end(t);
}

TEST(foreign_words_are_named_in_all_their_forms_where_there_is_an_everyday_one)
{
    struct task *t = test_task();
    struct plain p = read(t, LANG_fi, "Implementoimme konseptin resursseilla. Bussi tulee kotiin. Resursseilla!");
    assert_int_equal(p.foreign.n, 4);
    assert_str(p.foreign.at[0], "Implementoimme");
    assert_str(p.foreign.at[2], "resursseilla");
    assert_int_equal(read(t, LANG_sv, "Vi prioriterar resurser.").foreign.n, 2);
    assert_int_equal(read(t, LANG_en, "We facilitate.").foreign.n, 1);
    assert_int_equal(read(t, LANG_so, "implementoi").foreign.n, 0);
    test_task_end(t);
}

TEST(lix_is_words_a_sentence_and_the_share_of_long_words)
{
    struct task *t = test_task();
    assert_int_equal(read(t, LANG_sv, "Vi äter mat. Familjerna lagar den.").lix, 3 + 16);
    assert_int_equal(read(t, LANG_fi, "Me syömme.").lix, 0);
    assert_int_equal(read(t, LANG_en, "").lix, 0);
    test_task_end(t);
}

TESTS(a_sentence_ends_where_people_end_it, a_sentence_of_sixteen_words_is_long_and_one_of_fifteen_is_not,
    long_words_are_named_once, the_passive_is_named_in_finnish_only,
    foreign_words_are_named_in_all_their_forms_where_there_is_an_everyday_one,
    lix_is_words_a_sentence_and_the_share_of_long_words)
