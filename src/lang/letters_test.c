/* letters_test: names that people have, in all their languages, pass; the same names after a program has mistaken their
 * letters do not, and are guessed back. */
#include "base/test.h"
#include "lang/letters.h"

/* Whatever the alphabet of the file: what nearly everybody writes. */
static const char *const plain[] = { "Äinö Mäkinen", "Åke Öström", "Hämäläinen-Ståhl", "Õnne Pärn", "Zoé",
    "Jürgen Groß", "X", "", "040 123 4567", "O’Brien", "Kaisa-Leena", "Lentäjä ”Äijä”", "ryhmä »Äidit«", "40 €/kk",
    "20 °C", "½ h", "§ 5 a", "Françoise", "Muñoz", "Søren", "João", "Conceição", "Xhaferaj Besnik", "Mitä? Miksi?",
    "https://example.org/a?b=c&amp=d", "?", "AT&T", "ÄÄKKÖSET", "Çîçek" };
/* In UTF-8 or a workbook, where nothing is guessed. */
static const char *const known[] = { "Guðrún Þórsdóttir", "Víðir", "Óðinn Ævarsson", "Ýmir", "Ayşe Yıldız",
    "Doğan Şahin", "İbrahim", "Jānis Bērziņš", "Kęstutis Žemaitė", "Łukasz Wałęsa", "Dvořák Božena", "Đorđe Čović",
    "Erdős Lívia", "Ștefan Bălan", "Nguyễn Thị Hương", "Trần Văn Ái", "Như Ý", "Şêrîn Çîçek", "Berîvan", "Ə. Əliyev",
    "ʿAbd al-Raḥmān", "Анна Иванова", "Олена Їжак", "Її", "Ні", "Её", "فاطمة علي", "مریم می\u200Cخواهم", "ሰላም ተስፋይ",
    "สมชาย", "王小明", "ম. রহমান", "דוד כהן", "Ελένη Παπαδοπούλου", "Mari-Ánne Ŋuohtti", "Áŋŋel", "5 m²:n", "H₂O",
    "IKEA:n ”ÄITI”-ryhmä", "”NÄKÖÄ”", "café »noir»", "Kelan ™-merkki", "smile 😀", "Kavanaugh´n",
    "سيشارك كيت في مسرحية Westمن قبل سام", "СберБанк", "µ-arvo" };

TEST(names_of_all_our_languages_are_plausible)
{
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (!letters_plausible(str_of(plain[i]), false) || (i < 27 && !letters_plausible(str_of(plain[i]), true)))
            fail_msg("%s", plain[i]);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (!letters_plausible(str_of(known[i]), false))
            fail_msg("%s", known[i]);
}

/* guessed: the bytes were taken for Windows-1252 because nobody said what they are. */
static const struct {
    const char *seen;
    bool guessed;
    const char *was; /* NULL: nobody can know */
} mistaken[] = {
    { "Ã„inÃ¶", false, "Äinö" },
    { "MÃ¤kinen", false, "Mäkinen" },
    { "Ã…ke", false, "Åke" },
    { "ÃƒÂ¤iti", false, "äiti" }, /* three times */
    { "MiloÅ¡ JovanoviÄ‡", false, "Miloš Jovanović" },
    { "MĂ¤kinen", false, "Mäkinen" },
    { "MГ¤kinen", false, "Mäkinen" },
    { "M├ñkinen", false, "Mäkinen" },
    { "M√§kinen", false, "Mäkinen" },
    { "РђРЅРЅР°", false, "Анна" },
    { "ÐÐ½Ð½Ð°", false, NULL },
    { "Ĺke MĺnsSon", false, "Åke MånsSon" },
    { "Mĺrten", false, "Mårten" },
    { "Ĺsa", false, "Åsa" },
    { "ÝÇØãÉ", true, "فاطمة" },
    { "Úáí", true, "علي" },
    { "Úáí", false, "علي" },
    { "Àííà", true, "Анна" },
    { "Èâàíîâà", false, "Иванова" },
    { "Ðmidt", true, "Šmidt" },
    { "Bçrziòð", true, "Bērziņš" },
    { "Þemaitë", true, NULL },
    { "Ayþe", true, "Ayşe" },
    { "Yýldýz", true, "Yıldız" },
    { "Doðan", true, "Doğan" },
    { "Wa³êsa", true, "Wałęsa" },
    { "Dvoøák", true, NULL },
    { "MŠkinen", true, "Mäkinen" },
    { "M„kinen", true, "Mäkinen" },
    { "M‰kinen", false, "Mäkinen" },
    { "‰iti", false, "äiti" },
    { "M\uFFFDkinen", false, NULL },
    { "M?kinen", false, NULL },
    { "ذmidt", false, NULL },
    { "???? ???", false, NULL },
    { "M&auml;kinen", false, NULL },
    { "&#1072;", false, NULL },
    { "Аннa", false, NULL }, /* the last letter is Latin */
    { "хБЮМНБЮ", false, NULL },
    { "a\xC2\x81"
      "b",
        false, NULL },
    { "x\uE000", false, NULL },
};

TEST(mistaken_letters_are_seen_and_guessed_back)
{
    struct task *t = test_task();
    for (size_t i = 0; i < sizeof mistaken / sizeof *mistaken; i++) {
        struct str seen = str_of(mistaken[i].seen);
        struct letters_guess guess;
        if (letters_plausible(seen, mistaken[i].guessed))
            fail_msg("%s is taken", mistaken[i].seen);
        if (!mistaken[i].was)
            continue;
        if (!letters_guess(t->a, seen, mistaken[i].guessed, &guess))
            fail_msg("%s: no guess", mistaken[i].seen);
        assert_str(guess.text, mistaken[i].was);
    }
    test_task_end(t);
}

TEST(alphabets_are_known_by_their_codes_both_ways)
{
    uint16_t points[ALPHABET_POINTS];
    enum alphabet which;
    for (enum alphabet i = 0; i < ALPHABET__N; i++) {
        assert_true(alphabet_of_code(str_of(alphabet_code(i)), &which));
        assert_int_equal(which, i);
        alphabet_points(i, points);
        for (int k = 0; k < ALPHABET_POINTS; k++)
            assert_true(points[k] >= 0x80 && points[k] != 0xFFFD);
    }
    assert_true(alphabet_of_code(S("Windows-1256"), &which));
    assert_int_equal(which, ALPHABET_ARABIC);
    assert_false(alphabet_of_code(S("utf-8"), &which));
    alphabet_points(ALPHABET_ARABIC, points);
    assert_int_equal(points[0xDD - 0x80], 0x641);
    alphabet_points(ALPHABET_WESTERN, points);
    assert_int_equal(points[0], 0x20AC);
    assert_int_equal(points[1], 0x81);
}

TESTS(names_of_all_our_languages_are_plausible, mistaken_letters_are_seen_and_guessed_back,
    alphabets_are_known_by_their_codes_both_ways)
