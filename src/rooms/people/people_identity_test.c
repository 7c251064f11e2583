/* Tests of the personal identity code. The codes are made up: numbers from 900 are given to nobody, and the check
 * characters were worked out apart from the program. */
#include "rooms/people/people_card.h"
#include "tests/shared_testing.h"

/* Codes that are right, with their day of birth: every sign of every century. */
static const struct {
    const char *code, *birth;
} right[] = {
    { "240689+938J", "1889-06-24" },
    { "290296-9015", "1996-02-29" },
    { "150744U9145", "1944-07-15" },
    { "010100V9503", "1900-01-01" },
    { "311299W999E", "1999-12-31" },
    { "280200X902S", "1900-02-28" },
    { "030677Y967U", "1977-06-03" },
    { "290200A9554", "2000-02-29" },
    { "290204B906K", "2004-02-29" },
    { "010121C930V", "2021-01-01" },
    { "311225D941F", "2025-12-31" },
    { "061217E960W", "2017-12-06" },
    { "100510F972D", "2010-05-10" },
    { "010180-0025", "1980-01-01" },
};

static const char *const wrong[] = {
    "", "-", "2902969015", "290296-90155", "290296-901", /* no code at all, no sign, too long, too short */
    "290200-9554", "290201A955C", "310495-955J",         /* days that never were, with the right check character */
    "000195-9554", "320195-955S", "011395-955E", "010095-955Y", /* day 0, day 32, month 13, month 0 */
    "010180-0003", "010180-0014",                               /* the numbers begin with 002 */
    "010180G955W", "010180T955W", "010180Z955W", "010180 955W", /* letters that mean no century */
    "010180/955W", "29o296-9015", "290296-9o15", "+90296-9015", /* letters and signs where figures stand */
    "\xD9\xA2\xD9\xA9\xD9\xA0\xD9\xA2\xD9\xA9\xD9\xA6-9015",    /* figures of another script */
};

static bool reads(struct task *t, const char *typed, struct str *ret_code, struct day *ret_birth)
{
    return identity_code_read(t->a, str_of(typed), ret_code, ret_birth);
}

TEST(a_right_code_gives_the_day_of_birth_of_its_century)
{
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        struct task *t = test_task();
        struct str code = { 0 };
        struct day birth = DAY("");
        if (!reads(t, right[i].code, &code, &birth))
            fail_msg("%s is refused", right[i].code);
        assert_str(code, right[i].code);
        assert_day(birth, right[i].birth);
        test_task_end(t);
    }
}

TEST(a_wrong_code_is_refused_and_gives_nothing)
{
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct task *t = test_task();
        struct str code = S("as it was");
        struct day birth = DAY("1999-09-09");
        if (reads(t, wrong[i], &code, &birth))
            fail_msg("%s is taken", wrong[i]);
        assert_str(code, "as it was");
        assert_day(birth, "1999-09-09");
        test_task_end(t);
    }
}

TEST(small_letters_and_blanks_around_are_forgiven)
{
    struct task *t = test_task();
    struct str code;
    struct day birth;
    assert_true(reads(t, "  311299w999e ", &code, &birth));
    assert_str(code, "311299W999E");
    test_task_end(t);
}

/* 31 is a prime: one figure or the check character written wrongly is always noticed. */
TEST(one_wrong_character_never_passes)
{
    static const char letters[] = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        for (size_t place = 0; place < 11; place++) {
            for (const char *c = letters; place != 6 && *c != '\0'; c++) {
                struct task *t = test_task();
                char typed[12];
                struct str code;
                struct day birth;
                snprintf(typed, sizeof typed, "%s", right[i].code);
                typed[place] = *c;
                if (*c != right[i].code[place] && reads(t, typed, &code, &birth))
                    fail_msg("%s is taken", typed);
                test_task_end(t);
            }
        }
}

TEST(the_published_examples_are_read_as_published)
{
    NEEDS_SHARED("hetu_vectors.tsv");
    struct task *t = test_task();
    FILE *f = fdopen(shared_open(t, "hetu_vectors.tsv"), "r");
    char line[300];
    size_t n = 0;

    assert_non_null(f);
    while (fgets(line, sizeof line, f)) {
        struct str rest = str_of(line), typed, valid, sex, written, code;
        struct day birth = DAY("");
        str_cut(&rest, '\t', &typed), str_cut(&rest, '\t', &valid), str_cut(&rest, '\t', &sex),
            str_cut(&rest, '\t', &written);
        if (str_is(typed, "hetu"))
            continue;
        bool good = identity_code_read(t->a, typed, &code, &birth);
        if (good != str_is(valid, "1"))
            fail_msg("%.*s: %s", STR_ARG(typed), good ? "taken" : "refused");
        /* One published row of a test list gives another day than its code says; the code decides. */
        if (good && !str_is(typed, "020503F9037"))
            assert_true(str_eq(day_str(&birth), written));
        n++;
    }
    fclose(f);
    assert_true(n > 20);
    test_task_end(t);
}

TESTS(a_right_code_gives_the_day_of_birth_of_its_century, a_wrong_code_is_refused_and_gives_nothing,
    small_letters_and_blanks_around_are_forgiven, one_wrong_character_never_passes,
    the_published_examples_are_read_as_published)
