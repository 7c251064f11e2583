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

/* Every letter that people take for another one, alone and in the middle of a word; what it must meet is from the
 * alphabets: the Nordic, Polish, Turkish, Sami and Maltese letters, and those of Persian, Urdu, Kurdish and Uyghur. */
TEST(every_letter_that_stands_for_another_one_is_folded_to_it)
{
    static const char *const table[][2] = {
        { "ø", "o" }, { "Ø", "o" }, { "æ", "ae" }, { "Æ", "ae" }, { "œ", "oe" }, { "Œ", "oe" }, { "đ", "d" },
        { "Đ", "d" }, { "ð", "d" }, { "Ð", "d" }, { "ł", "l" }, { "Ł", "l" }, { "ı", "i" }, { "ħ", "h" }, { "Ħ", "h" },
        { "ŧ", "t" }, { "Ŧ", "t" }, { "ŋ", "n" }, { "Ŋ", "n" }, { "ə", "e" }, { "Ə", "e" }, { "þ", "th" },
        { "Þ", "th" }, { "\u0671", "\u0627" }, /* alef wasla: alef */
        { "\u0622", "\u0627" },                /* alef with madda */
        { "\u0623", "\u0627" },                /* alef with hamza above */
        { "\u0625", "\u0627" },                /* alef with hamza below */
        { "\u0649", "\u064a" },                /* alef maksura: yeh */
        { "\u06cc", "\u064a" },                /* Persian yeh */
        { "\u06d0", "\u064a" },                /* e of Pashto and Uyghur */
        { "\u06ce", "\u064a" },                /* yeh with small v, Kurdish */
        { "\u0626", "\u064a" },                /* yeh with hamza */
        { "\u06a9", "\u0643" },                /* Persian kaf: kaf */
        { "\u06aa", "\u0643" },                /* swash kaf, Sindhi */
        { "\u0629", "\u0647" },                /* teh marbuta: heh */
        { "\u06c1", "\u0647" },                /* heh goal, Urdu */
        { "\u06be", "\u0647" },                /* heh doachashmee, Urdu */
        { "\u06c3", "\u0647" },                /* teh marbuta goal, Urdu */
        { "\u06d5", "\u0647" },                /* ae, Kurdish */
        { "\u06c0", "\u0647" },                /* heh with yeh above */
        { "\u06c2", "\u0647" },                /* heh goal with hamza */
        { "\u06c6", "\u0648" },                /* oe, Kurdish: waw */
        { "\u06c7", "\u0648" },                /* u, Kyrgyz */
        { "\u0624", "\u0648" },                /* waw with hamza */
        { "\u06b5", "\u0644" },                /* lam with small v, Kurdish */
        { "\u0695", "\u0631" },                /* reh with small v below, Kurdish */
        { "\u0640", "" },                      /* tatweel: a stroke, no letter */
        { "\u0621", "" },                      /* lone hamza */
        { "\u0670", "" },                      /* small alef above */
        { "\u0651", "" },                      /* shadda */
        { "\u0652", "" },                      /* sukun */
        { "\u0301", "" },                      /* acute, apart */
        { "\u05b0", "" },                      /* Hebrew point */
        { "\u0610", "" },                      /* honorific sign */
        { "\u06d6", "" },                      /* sign of the Quran */
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct str word = str_fmt(arena(), "b%sm", table[i][0]), folded = str_fmt(arena(), "b%sm", table[i][1]);
        assert_str(lang_fold(arena(), str_of(table[i][0])), table[i][1]);
        assert_true(str_eq(lang_fold(arena(), word), folded));
    }
}

/* What would take two different names for one. */
TEST(letters_that_are_letters_of_their_own_stay)
{
    static const char *const letters[] = { "\u0628", "\u062a", "\u062b", "\u062d", "\u062e", "\u0633", "\u0634",
        "\u0635", "\u0636", "\u0637", "\u0638", "\u0639", "\u063a", "\u067e", "\u0686", "\u0698", "\u06af", "\u0431",
        "\u0436", "\u044b", "\u03b1", "\u05d0" };
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        assert_str(lang_fold(arena(), str_of(letters[i])), letters[i]);
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

TESTS(folding_forgets_case_marks_and_variants, every_letter_that_stands_for_another_one_is_folded_to_it,
    letters_that_are_letters_of_their_own_stay, folding_twice_changes_nothing, a_long_text_folds_as_well,
    spellings_of_one_name_meet, different_names_do_not, a_word_without_sounds_is_its_own_key,
    names_sort_in_the_finnish_order)
