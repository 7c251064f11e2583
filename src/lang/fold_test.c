/* fold_test: what searching takes for the same, what sounds the same, what sorts before what. */
#include "base/test.h"
#include "lang/lang.h"

static struct arena *arena(void)
{
    static struct arena *a; /* one for the whole test program */
    return a != NULL ? a : (a = arena_new((size_t)16 << 20));
}

TEST(folding_forgets_case_marks_and_variants)
{
    static const char *const table[][2] = {
        { "Åsa", "asa" },
        { "PÄIVI", "paivi" },
        { "Élodie", "elodie" },
        { "Øystein", "oystein" },
        { "Łukasz", "lukasz" },
        { "Straße", "strasse" },
        { "Ayşe İnce", "ayse ince" },
        { "Nguyễn", "nguyen" },
        { "  Anna-Liisa  O'Neil, ", "anna liisa o neil" },
        { "أَحْمَد", "احمد" },
        { "آدم", "ادم" },
        { "إبراهيم", "ابراهيم" },
        { "فاطمة", "فاطمه" },
        { "مصطفى", "مصطفي" },
        { "محـــمد", "محمد" },
        { "علی", "علي" },
        { "کریم", "كريم" },
        { "٠١٢ ۳۴", "012 34" },
        { "Ёлка", "елка" },
        { "ﬁn", "fin" },
        { "040-123", "040 123" },
        { "", "" },
        { " - ", "" },
        { "สวัสดี", "สวัสดี" },
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_str(lang_fold(arena(), str_of(table[i][0])), table[i][1]);
}

TEST(folding_twice_changes_nothing)
{
    static const char *const texts[] = { "Åsa Öberg", "أَحْمَد حسين", "ﷺ", "½ kg", "Ǆ", "İstanbul" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct str once = lang_fold(arena(), str_of(texts[i]));
        assert_true(str_eq(once, lang_fold(arena(), once)));
    }
}

TEST(a_long_text_folds_as_well)
{
    char text[4000];
    for (size_t i = 0; i < sizeof text; i += 2)
        memcpy(text + i, "Ä", 2);
    struct str folded = lang_fold(arena(), (struct str){ text, sizeof text });
    assert_int_equal(folded.n, sizeof text / 2);
    assert_true(folded.p[0] == 'a' && folded.p[folded.n - 1] == 'a');
    struct str key = lang_sort_key(arena(), (struct str){ text, sizeof text });
    assert_true(key.n > 1000);
}

static struct str sound(const char *name) { return lang_sound(arena(), lang_fold(arena(), str_of(name))); }

/* One row: spellings of one name. Rows must not meet each other. */
#define SPELLINGS 14
static const char *const names[][SPELLINGS] = {
    { "Mohamed", "Maxamed", "Muhammad", "Mohammed", "Muhammed", "Mohamad", "Maxamad", "Mahamed", "محمد", "مُحَمَّد" },
    { "Hussein", "Xuseen", "Husseyn", "Husein", "Hossein", "Husayn", "حسين" },
    { "Hassan", "Xasan", "Hasan", "حسن" },
    { "Fatima", "Fatma", "Fatimah", "Faatima", "فاطمة", "فاطمه" },
    { "Faadumo", "Fadumo", "Faduma" },
    { "Aisha", "Caasha", "Aicha", "Aysha", "Ayesha", "Asha", "عائشة" },
    { "Ali", "Cali", "Aali", "علي", "على", "علی" },
    { "Ahmed", "Axmed", "Ahmad", "Axmad", "أحمد", "احمد" },
    { "Abdi", "Cabdi", "عبدي" },
    { "Yusuf", "Yuusuf", "Yousef", "Jusuf", "Youssef", "Josef", "Yusef", "يوسف" },
    { "Khadija", "Khadiija", "Qadija", "Kadija", "Khadidja", "Khadeejah", "خديجة" },
    { "Omar", "Cumar", "Umar", "Oumar", "عمر" },
    { "Amir", "Ameer", "أمير" },
    { "Osman", "Othman", "Uthman", "Usman", "Cismaan", "Cusmaan", "عثمان" },
    { "Abdullahi", "Cabdullaahi", "Abdullah", "Abdulla", "Abdallah", "Abdalla", "عبدالله" },
    { "Abdirahman", "Cabdiraxmaan", "Abdulrahman", "Abdurrahman", "Abdelrahman", "Abdirahmaan", "عبدالرحمن",
        "عبدالرحمان" },
    { "Abdiaziz", "Cabdicasiis", "Abdulaziz", "Abdelaziz", "عبدالعزيز" },
    { "Zahra", "Sahra", "Zahraa", "زهراء", "زهرة" },
    { "Zainab", "Seynab", "Zeinab", "Saynab", "Zaynab", "زينب" },
    { "Halima", "Xaliimo", "Haliimo", "Halimah", "حليمة" },
    { "Ibrahim", "Ibraahim", "Ebrahim", "Ibraahin", "إبراهيم" },
    { "Maryam", "Maryan", "Mariam", "مريم" },
    { "Ismail", "Ismaaciil", "Ismaiil", "Esmail", "إسماعيل" },
    { "Mustafa", "Mustaf", "Mostafa", "مصطفى" },
    { "Nur", "Nuur", "Noor", "Nour", "نور" },
    { "Jama", "Jaamac", "Jamac", "جامع" },
    { "Farah", "Faarax", "Farax", "فرح" },
    { "Åsa", "Asa" },
    { "Päivi", "Paivi" },
    { "Élodie", "Elodie" },
    { "Christina", "Kristina", "Kristiina" },
    { "Sofia", "Sophia", "صوفيا" },
    { "Alexander", "Aleksander", "Aleksandar" },
};

TEST(spellings_of_one_name_meet)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t k = 1; k < SPELLINGS && names[i][k] != NULL; k++) {
            struct str key = sound(names[i][0]);
            if (!str_eq(sound(names[i][k]), key)) {
                print_error(
                    "%s is %.*s, %s is %.*s\n", names[i][0], STR_ARG(key), names[i][k], STR_ARG(sound(names[i][k])));
                assert_true(false);
            }
        }
}

TEST(different_names_do_not)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t k = 0; k < i; k++)
            if (str_eq(sound(names[i][0]), sound(names[k][0]))) {
                print_error("%s and %s meet\n", names[i][0], names[k][0]);
                assert_true(false);
            }
}

TEST(a_word_without_sounds_is_its_own_key)
{
    assert_str(lang_sound(arena(), S("")), "");
    assert_str(lang_sound(arena(), S("123")), "123");
    assert_str(lang_sound(arena(), S("анна")), "анна");
    assert_str(lang_sound(arena(), S("aa")), "aa");
    assert_str(lang_sound(arena(), S("\xd8")), "\xd8");
}

TEST(names_sort_in_the_finnish_order)
{
    static const char *const order[] = { "", "aalto", "Aalto", "Virta", "Wirtanen", "Zorro", "Åkerman", "Äijälä",
        "Öberg" };
    for (size_t i = 1; i < sizeof order / sizeof *order; i++)
        assert_true(
            str_cmp(lang_sort_key(arena(), str_of(order[i - 1])), lang_sort_key(arena(), str_of(order[i]))) < 0);
    struct str composed = lang_sort_key(arena(), S("Äijälä")), apart = lang_sort_key(arena(), S("A\u0308ijälä"));
    assert_true(str_eq(composed, apart));
}

TESTS(folding_forgets_case_marks_and_variants, folding_twice_changes_nothing, a_long_text_folds_as_well,
    spellings_of_one_name_meet, different_names_do_not, a_word_without_sounds_is_its_own_key,
    names_sort_in_the_finnish_order)
