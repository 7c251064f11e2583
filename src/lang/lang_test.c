/* lang_test: messages, dates, numbers and names in our languages, which language a browser asks for, clean text.
 * Folding and sounds are in fold_test.c. */
#include "base/test.h"
#include "lang/lang.h"

static struct arena *arena(void)
{
    static struct arena *a; /* one for the whole test program */
    return a != NULL ? a : (a = arena_new((size_t)16 << 20));
}

/* One column per language, in the order of languages.h; of the last ones nothing need be said. */
#define EACH(call, ...) \
    do { \
        const char *want[LANG__N] = { __VA_ARGS__ }; \
        for (size_t i = 0; i < LANG__N; i++) { \
            const struct lang *l = lang_get((enum lang_id)i); \
            if (want[i] != NULL) \
                assert_str(call, want[i]); \
        } \
    } while (0)
#define NB "\u00a0"

TEST(a_tag_is_found_in_all_its_forms)
{
    assert_ptr_equal(lang_by_tag(S("fi")), lang_get(LANG_fi));
    assert_ptr_equal(lang_by_tag(S("FI-fi")), lang_get(LANG_fi));
    assert_ptr_equal(lang_by_tag(S("sv_FI")), lang_get(LANG_sv));
    assert_ptr_equal(lang_by_tag(S("som")), lang_get(LANG_so));
    assert_ptr_equal(lang_by_tag(S("ar-EG")), lang_get(LANG_ar));
    assert_null(lang_by_tag(S("de")));
    assert_null(lang_by_tag(S("f")));
    assert_null(lang_by_tag(S("finn")));
    assert_null(lang_by_tag(S("")));
    assert_string_equal(lang_get(LANG_ar)->dir, "rtl");
}

TEST(the_browser_gets_the_best_language_we_have)
{
    static const struct {
        const char *header;
        enum lang_id want;
    } table[] = {
        { "", LANG_fi },
        { "so", LANG_so },
        { "de, sv;q=0.8, en;q=0.9", LANG_en },
        { "en-GB,en;q=0.5", LANG_en },
        { "ar-SY, en;q=0.7, fi;q=0.3", LANG_ar },
        { "sv;q=0.5, so;q=0.5", LANG_sv },
        { "so;q=0, en;q=0.1", LANG_en },
        { "de, fr", LANG_fi },
        { "de, *;q=0.5, en;q=0.4", LANG_fi },
        { "EN;Q=0.9", LANG_en },
        { "so;q=1.000, en", LANG_so },
        { "en;q=2, sv;q=0.1", LANG_sv },
        { "en;q=0.1234, sv;q=0.1", LANG_sv },
        { ",,;;q=,=en", LANG_fi },
        { "en;level=1;q=0.2, ar;q=0.3", LANG_ar },
        { " , en ; q=0.4 , ar ; q=0.5", LANG_ar },
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_string_equal(lang_accept(str_of(table[i].header))->tag, lang_get(table[i].want)->tag);
}

TEST(a_message_comes_in_the_language_asked_for_and_else_in_english)
{
    EACH (str_of(lang_tr(l, "Stateless")), "Kansalaisuudeton", "Statslös", "Stateless", "Aan dhalasho lahayn",
        "عديم الجنسية", "Без гражданства")
        ;
    const char *unknown = "This sentence is in no catalog.";
    for (size_t i = 0; i < LANG__N; i++)
        assert_ptr_equal(lang_tr(lang_get((enum lang_id)i), unknown), unknown);
    assert_string_equal(lang_trc(lang_get(LANG_fi), "no such context", "Stateless"), "Stateless");
    assert_string_equal(lang_tr(lang_get(LANG_fi), "%1$s %2$s"), "%1$s %2$s"); /* known with a context only */
}

TEST(english_counts_one_and_many)
{
    const struct lang *en = lang_get(LANG_en);
    assert_string_equal(lang_trn(en, "%n cat", "%n cats", 1), "%n cat");
    assert_string_equal(lang_trn(en, "%n cat", "%n cats", 0), "%n cats");
    assert_string_equal(lang_trn(en, "%n cat", "%n cats", -1), "%n cat");
    assert_string_equal(lang_trn(en, "%n cat", "%n cats", INT64_MIN), "%n cats");
}

TEST(arguments_stand_where_the_translation_wants_them)
{
    struct str args[] = { S("12"), S("yksi % %n") };
    assert_str(tr_fill(arena(), "%2$s/%1$s", args, 2), "yksi % %n/12");
    assert_str(tr_fill(arena(), "%n of 100%%", args, 1), "12 of 100%");
    assert_str(tr_fill(arena(), "%3$s %q %", args, 2), "%3$s %q %");
    assert_str(tr_fill(arena(), "", args, 2), "");
    assert_str(tr_fill(arena(), "%n", NULL, 0), "%n");
}

TEST(numbers_have_the_signs_of_the_language)
{
    EACH (lang_number(arena(), l, 1234567), "1" NB "234" NB "567", "1" NB "234" NB "567", "1" NB "234" NB "567",
        "1,234,567", "1,234,567", "1" NB "234" NB "567")
        ;
    EACH (lang_number(arena(), l, -42), "−42", "−42", "-42", "-42", "\u200e-42")
        ;
    EACH (lang_number(arena(), l, 999), "999", "999", "999", "999", "999")
        ;
    assert_str(lang_number(arena(), lang_get(LANG_so), INT64_MIN), "-9,223,372,036,854,775,808");
    EACH (lang_percent(arena(), l, 42), "42" NB "%", "42" NB "%", "42" NB "%", "42%", "42\u200e%\u200e", "42" NB "%")
        ;
    EACH (lang_money(arena(), l, 245061200), "2" NB "450" NB "612,00" NB "€", "2" NB "450" NB "612,00" NB "€",
        "2" NB "450" NB "612,00" NB "€", "2,450,612.00" NB "€", "2,450,612.00" NB "€")
        ;
    assert_str(lang_money(arena(), lang_get(LANG_fi), -5), "−0,05" NB "€");
}

TEST(days_are_written_the_finnish_way_with_the_words_of_the_language)
{
    struct day d = DAY("2026-11-22");
    EACH (lang_day(arena(), l, d), "22.11.2026", "22.11.2026", "22.11.2026", "22.11.2026", "22.11.2026")
        ;
    assert_str(lang_day(arena(), lang_get(LANG_fi), DAY("2026-01-02")), "2.1.2026");
    assert_str(lang_day(arena(), lang_get(LANG_fi), DAY("1990-05")), "5.1990");
    assert_str(lang_day(arena(), lang_get(LANG_fi), DAY("1990")), "1990");
    assert_str(lang_day(arena(), lang_get(LANG_fi), DAY("")), "–");
    EACH (lang_day_long(arena(), l, d), "su 22.11.2026", "sön 22.11.2026", "Sun 22.11.2026", "Axd 22.11.2026",
        "الأحد 22.11.2026", "вс 22.11.2026")
        ;
    EACH (lang_month(arena(), l, d), "marraskuu 2026", "november 2026", "November 2026", "Noofeembar 2026",
        "نوفمبر 2026", "ноябрь 2026")
        ;
    EACH (lang_weekday(arena(), l, 0), "maanantai", "måndag", "Monday", "Isniin", "الاثنين", "понедельник")
        ;
    EACH (lang_weekday(arena(), l, 6), "sunnuntai", "söndag", "Sunday", "Axad", "الأحد")
        ;
    assert_str(lang_weekday(arena(), lang_get(LANG_fi), 7), "–");
}

TEST(clocks_show_wall_time)
{
    struct clock c = { "09:30" };
    struct instant at = { "2026-07-01T06:05:00Z" }, none = { "" };
    EACH (lang_clock(arena(), l, c), "9.30", "9.30", "09:30", "09:30", "09:30")
        ;
    EACH (lang_instant(arena(), l, at), "1.7.2026 klo 9.05", "1.7.2026 kl. 9.05", "1.7.2026 09:05", "1.7.2026 09:05",
        "1.7.2026 09:05")
        ;
    assert_str(lang_instant(arena(), lang_get(LANG_fi), none), "–");
    assert_str(lang_clock(arena(), lang_get(LANG_fi), (struct clock){ "" }), "–");
}

TEST(lists_end_with_and)
{
    struct str at[] = { S("A"), S("B"), S("C") };
    EACH (lang_list(arena(), l, (&(struct strs){ at, 3 })), "A, B ja C", "A, B och C", "A, B and C", "A, B iyo C",
        "A وB وC")
        ;
    EACH (lang_list(arena(), l, (&(struct strs){ at, 2 })), "A ja B", "A och B", "A and B", "A iyo B", "A وB", "A и B")
        ;
    assert_str(lang_comma(lang_get(LANG_fi)), ", ");
    assert_str(lang_comma(lang_get(LANG_ar)), "، ");
    assert_str(lang_list(arena(), lang_get(LANG_fi), &(struct strs){ at, 1 }), "A");
    assert_str(lang_list(arena(), lang_get(LANG_fi), &(struct strs){ NULL, 0 }), "");
}

TEST(languages_have_names_in_every_language)
{
    EACH (lang_language_name(arena(), l, S("som")), "somali", "somaliska", "Somali", "Soomaali", "الصومالية", "сомали")
        ;
    EACH (lang_language_name(arena(), l, S("ckb")), "kurdi (sorani)", "kurdiska (sorani)", "Kurdish (Sorani)",
        "Kurdi (Sorani)", "الكردية (السورانية)")
        ;
    EACH (lang_language_name(arena(), l, S("prs")), "dari", "dari", "Dari", "Dari", "الدارية")
        ;
    EACH (lang_language_name(arena(), l, S("tir")), "tigrinja", "tigrinja", "Tigrinya", "Tigrinya", "التغرينية")
        ;
    assert_str(lang_language_name(arena(), lang_get(LANG_fi), S("som")), "somali"); /* the second time from the cache */
    assert_str(lang_language_name(arena(), lang_get(LANG_fi), S("haz")), "hazaragi");
    assert_str(lang_language_name(arena(), lang_get(LANG_fi), S("qqq")), "qqq");
    assert_str(lang_language_name(arena(), lang_get(LANG_fi), S("not a code")), "not a code");
}

TEST(a_language_is_found_by_its_name_in_each_of_our_languages_or_by_its_code)
{
    static const char *const each[][2] = { { "somali", "som" }, { "Soomaali", "som" }, { "الصومالية", "som" },
        { "so", "som" }, { "KMR", "kmr" }, { " tigrinja ", "tir" }, { "Tigrinya", "tir" }, { "arabia", "ara" },
        { "persiska", "fas" }, { "Kurdi (Sorani)", "ckb" }, { "kurdiska sorani", "ckb" }, { "Dari", "prs" },
        { "ruotsi", "swe" }, { "hindi", "hin" }, { "", "" }, { "  ", "" }, { "klingonesk", "" },
        { "Another language", "" } };
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        assert_str(language_find(arena(), str_of(each[i][0])), each[i][1]);
}

TEST(what_is_no_language_names_the_one_that_looks_like_it)
{
    assert_str(language_nearest(arena(), lang_get(LANG_en), S("tigrinia")), "Tigrinya");
    assert_str(language_nearest(arena(), lang_get(LANG_fi), S("tigrinia")), "tigrinja");
    assert_str(language_nearest(arena(), lang_get(LANG_en), S("kurmanji")), "Kurdish (Kurmanji)");
    assert_str(language_nearest(arena(), lang_get(LANG_en), S("قرماتشية")), "");
    assert_str(language_nearest(arena(), lang_get(LANG_en), S("x")), "");
    assert_str(language_nearest(arena(), lang_get(LANG_en), S("")), "");
}

TEST(the_languages_that_are_offered_are_sorted_and_none_is_empty)
{
    for (enum lang_id id = 0; id < LANG__N; id++) {
        struct strs names = language_names_all(arena(), lang_get(id));
        assert_true(names.n > 150);
        for (size_t i = 0; i < names.n; i++) {
            assert_true(names.at[i].n > 0);
            if (i > 0)
                assert_true(str_cmp(lang_sort_key(arena(), names.at[i - 1]), lang_sort_key(arena(), names.at[i])) <= 0);
        }
    }
}

TEST(countries_have_names_too)
{
    EACH (lang_country_name(arena(), l, S("SO")), "Somalia", "Somalia", "Somalia", "Soomaaliya", "الصومال", "Сомали")
        ;
    EACH (lang_country_name(arena(), l, S("XS")), "Kansalaisuudeton", "Statslös", "Stateless", "Aan dhalasho lahayn",
        "عديم الجنسية")
        ;
    assert_true(country_code_ok(S("FI")) && country_code_ok(S("XK")) && country_code_ok(S("XX")));
    assert_false(
        country_code_ok(S("fi")) || country_code_ok(S("ZZ")) || country_code_ok(S("")) || country_code_ok(S("FIN")));
}

TEST(language_codes_become_three_letters)
{
    static const char *const table[][2] = {
        { "so", "som" },
        { "SOM", "som" },
        { "ar", "ara" },
        { "fa", "fas" },
        { "per", "fas" },
        { "ku", "kur" },
        { "ckb", "ckb" },
        { "prs", "prs" },
        { "zh", "zho" },
        { "chi", "zho" },
        { " fi ", "fin" },
        { "sq", "sqi" },
        { "ti", "tir" },
        { "am", "amh" },
        { "rhg", "rhg" },
        { "HAZ", "haz" },
        { "aaa", "aaa" },
        { "zyg", "zyg" },
        { "und", "und" },
        { "mis", "mis" },
        { "zz", "" },
        { "qqq", "" },
        { "", "" },
        { "finnish", "" },
        { "f1", "" },
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_str(lang_code3(arena(), str_of(table[i][0])), table[i][1]);
}

TEST(every_code_of_iso_639_3_is_known)
{
    int known = 0;
    for (int a = 'a'; a <= 'z'; a++)
        for (int b = 'a'; b <= 'z'; b++)
            for (int c = 'a'; c <= 'z'; c++)
                known += lang_in_iso639((char[4]){ (char)a, (char)b, (char)c, '\0' });
    assert_int_equal(known, 7910);
    assert_false(lang_in_iso639("") || lang_in_iso639("so") || lang_in_iso639("Som") || lang_in_iso639("1aa"));
}

TEST(text_becomes_valid_and_composed)
{
    struct str text;
    assert_true(text_clean(arena(), S("plain"), &text));
    assert_str(text, "plain");
    assert_true(text_clean(arena(), S("Pa\u0308ivi A\u030asa"), &text));
    assert_str(text, "Päivi Åsa");
    assert_true(text_clean(arena(), S("محمد Äiti Привет"), &text));
    assert_str(text, "محمد Äiti Привет");
    assert_false(text_clean(arena(),
        S("a\xff"
          "b"),
        &text));
    assert_str(text, "a\ufffd"
                     "b");
    assert_false(text_clean(arena(), (struct str){ "a\0b", 3 }, &text));
    assert_str(text, "a\ufffd"
                     "b");
    assert_false(text_clean(arena(), S("\xed\xa0\x80"), &text)); /* a surrogate */
    assert_false(text_clean(arena(), S("\xc3"), &text));         /* cut in the middle */
    assert_str(text, "\ufffd");
}

TEST(no_message_is_missing_in_a_complete_language_that_another_one_has)
{
    for (size_t i = 0; i < LANG__N; i++)
        if (i != LANG_en && lang_get((enum lang_id)i)->translated == COMPLETE)
            assert_int_equal(lang_missing(lang_get((enum lang_id)i)), 0);
}

TEST(what_an_incomplete_language_lacks_stands_in_english)
{
    const struct lang *ru = lang_get(LANG_ru);
    assert_int_equal(ru->translated, INCOMPLETE);
    assert_true(lang_missing(ru) > 0);
    assert_string_equal(lang_tr(ru, "Save"), "Сохранить");
    assert_string_equal(lang_trc(ru, "mark", "Present"), "Здесь");
    assert_string_equal(lang_trn(ru, "%n member", "%n members", 1), "%n участник");
    assert_string_equal(lang_trn(ru, "%n member", "%n members", 3), "%n участника");
    assert_string_equal(lang_trn(ru, "%n member", "%n members", 11), "%n участников");
    assert_string_equal(lang_trn(ru, "%n of nothing", "%n of nothings", 2), "%n of nothings");
}

TESTS(a_tag_is_found_in_all_its_forms, the_browser_gets_the_best_language_we_have,
    a_message_comes_in_the_language_asked_for_and_else_in_english, english_counts_one_and_many,
    arguments_stand_where_the_translation_wants_them, numbers_have_the_signs_of_the_language,
    days_are_written_the_finnish_way_with_the_words_of_the_language, clocks_show_wall_time, lists_end_with_and,
    languages_have_names_in_every_language, a_language_is_found_by_its_name_in_each_of_our_languages_or_by_its_code,
    what_is_no_language_names_the_one_that_looks_like_it, the_languages_that_are_offered_are_sorted_and_none_is_empty,
    countries_have_names_too, language_codes_become_three_letters, every_code_of_iso_639_3_is_known,
    text_becomes_valid_and_composed, no_message_is_missing_in_a_complete_language_that_another_one_has,
    what_an_incomplete_language_lacks_stands_in_english)
