/* Tests of forms: for every kind of field the absent, the wrong and the right, and what people really type: other
 * digits, other scripts, too much, markup. What was typed is always drawn again. */
#include "base/test.h"
#include "html/form.h"

static const struct code COLOURS[] = { { "red", N_("Red") }, { "blue", N_("Blue") } };
static const struct codes CODES_colour = { "colour", COLOURS, 2 };
static const struct code MANY[] = { { "1", "a" }, { "2", "b" }, { "3", "c" }, { "4", "d" }, { "5", "e" }, { "6", "f" },
    { "7", "g" }, { "8", "h" } };
static const struct codes CODES_many = { "many", MANY, 8 };

/* clang-format off */
#define EVERY_FIELDS(F) \
    F(every, given_names, TEXT,        2, 20,  REQUIRED, N_("First names"), N_("As in the passport"), NULL) \
    F(every, note,        LONG,        0, 50,  OPTIONAL, N_("Note"), NULL, NULL) \
    F(every, email,       EMAIL,       0, 0,   OPTIONAL, N_("E-mail"), NULL, NULL) \
    F(every, phone,       PHONE,       0, 0,   OPTIONAL, N_("Phone"), NULL, NULL) \
    F(every, password,    PASSWORD,    0, 0,   OPTIONAL, N_("Password"), NULL, NULL) \
    F(every, code,        SECRET_CODE, 0, 0,   OPTIONAL, N_("Code"), NULL, NULL) \
    F(every, day,         DATE,        0, 0,   REQUIRED, N_("Day"), NULL, NULL) \
    F(every, born,        PARTIAL,     0, 0,   OPTIONAL, N_("Date of birth"), N_("For example 31 3 1990"), NULL) \
    F(every, at,          CLOCK,       0, 0,   OPTIONAL, N_("Time"), NULL, NULL) \
    F(every, children,    NUMBER,      0, 20,  OPTIONAL, N_("Children"), NULL, NULL) \
    F(every, cost,        MONEY,       0, 0,   OPTIONAL, N_("Cost"), NULL, NULL) \
    F(every, agreed,      CHECK,       0, 0,   REQUIRED, N_("Agreed"), NULL, NULL) \
    F(every, reads,       YESNO,       0, 0,   OPTIONAL, N_("Reads"), NULL, NULL) \
    F(every, colour,      CHOICE,      0, 0,   REQUIRED, N_("Colour"), NULL, &CODES_colour) \
    F(every, number,      CHOICE,      0, 0,   OPTIONAL, N_("Number"), NULL, &CODES_many) \
    F(every, colours,     MULTI,       0, 0,   REQUIRED, N_("Colours"), NULL, &CODES_colour) \
    F(every, group,       PICK,        0, 0,   REQUIRED, N_("Group"), NULL, NULL) \
    F(every, people,      PICKS,       0, 0,   OPTIONAL, N_("People"), NULL, NULL) \
    F(every, english,     TEXT,        0, 20,  OPTIONAL, "English", NULL, NULL) \
    F(every, back,        HIDDEN,      0, 0,   OPTIONAL, NULL, NULL, NULL)
/* clang-format on */
FORM_DECLARE(every, EVERY_FIELDS)
FORM_DEFINE(every, EVERY_FIELDS)

static struct task *task(enum lang_id lang)
{
    struct task *t = test_task();
    t->lang = lang_get(lang);
    return t;
}

/* The sentence said about `typed` in this field; "" when it is right. */
static struct str says(struct task *t, size_t field, struct str typed, struct every_values *ret_values)
{
    struct form f = form_show(t, &every_form, NULL, 0);
    memset(ret_values, 0, sizeof *ret_values);
    f.typed[field] = typed;
    form_parse(t, &f, ret_values);
    for (size_t i = 0; i < f.problems.n; i++)
        if (str_is(f.problems.at[i].field, every_form.fields[field].name))
            return f.problems.at[i].text;
    return S("");
}
#define SAYS(field, typed, sentence) assert_str(says(t, every_F_##field, S(typed), &v), sentence)

TEST(absent_required_fields_are_named_and_absent_optional_ones_are_empty)
{
    struct task *t = task(LANG_en);
    struct every_values v;
    SAYS(given_names, "", "Fill in: First names");
    SAYS(given_names, " \t ", "Fill in: First names");
    SAYS(given_names, "\x01\x02", "Fill in: First names");
    SAYS(day, "", "Fill in: Day");
    SAYS(agreed, "", "Tick this box if it is so: Agreed");
    SAYS(colour, "", "Choose an answer: Colour");
    SAYS(colours, "", "Choose at least one: Colours");
    SAYS(group, "", "Choose an answer: Group");
    SAYS(note, "", "");
    assert_true(v.children == INT_NONE && v.cost == INT_NONE && v.reads == YESNO_UNKNOWN && !day_known(v.born) &&
                v.at.t[0] == 0);
    assert_true(v.people.n == 0 && v.group == 0 && !v.agreed);
    test_task_end(t);
}

TEST(texts_are_trimmed_and_kept_in_any_script)
{
    struct task *t = task(LANG_en);
    struct every_values v;
    SAYS(given_names, "  Aaliyah  ", "");
    assert_str(v.given_names, "Aaliyah");
    SAYS(given_names, "أمينة 👩‍👧", "");
    assert_str(v.given_names, "أمينة 👩‍👧");
    SAYS(given_names, "<script>", "");
    assert_str(v.given_names, "<script>");
    SAYS(given_names, "one\r\ntwo", "");
    assert_str(v.given_names, "one two");
    SAYS(note, "one\r\ntwo\rthree\n", "");
    assert_str(v.note, "one\ntwo\nthree");
    assert_str(says(t, every_F_given_names, (struct str){ "a\0b", 3 }, &v), "");
    assert_str(v.given_names, "ab");
    test_task_end(t);
}

TEST(lengths_count_characters_and_name_the_limit)
{
    struct task *t = task(LANG_en);
    struct every_values v;
    SAYS(given_names, "A", "First names: write at least 2 characters.");
    SAYS(given_names, "ääääääääääääääääääää", "");
    SAYS(given_names, "äääääääääääääääääääää", "First names: write at most 20 characters. Now there are 21.");
    assert_str(v.given_names, "");
    struct str huge = { arena_alloc(t->a, 3 << 20), 3 << 20 };
    memset((char *)(uintptr_t)huge.p, 'x', huge.n);
    for (size_t i = 0; i < every_form.n; i++)
        if (every_form.fields[i].kind != FIELD_PASSWORD)
            assert_false(str_empty(says(t, i, huge, &v)));
    test_task_end(t);
}

TEST(addresses_and_numbers_of_people_are_taken_as_they_are_written)
{
    struct task *t = task(LANG_en);
    struct every_values v;
    static const char *const GOOD[] = { "a@b.fi", "first.last+x@mail.example.org", "é@bücher.example" };
    static const char *const BAD[] = { "a", "a@b", "@b.fi", "a@.fi", "a@b.", "a b@c.fi", "a@b@c.fi", "a@b..fi",
        "<a@b.fi>", "a@b.fi,c@d.fi" };
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++)
        assert_str(says(t, every_F_email, str_of(GOOD[i]), &v), "");
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        assert_str(says(t, every_F_email, str_of(BAD[i]), &v),
            "Write the e-mail address in full, for example name@example.org.");
    static const char *const PHONES[] = { "040 123 4567", "+358 40 1234567", "00358-40-1234567", "(040) 123.4567",
        "٠٤٠ ١٢٣ ٤٥٦٧", "112" };
    for (size_t i = 0; i < sizeof PHONES / sizeof *PHONES; i++)
        assert_str(says(t, every_F_phone, str_of(PHONES[i]), &v), "");
    SAYS(phone, "٠٤٠ ۱۲۳", "");
    assert_str(v.phone, "040 123");
    SAYS(phone, "call me", "Write the phone number with digits, for example 040 123 4567.");
    SAYS(phone, "12", "Write the phone number with digits, for example 040 123 4567.");
    test_task_end(t);
}

TEST(a_password_is_taken_to_the_last_blank_and_never_drawn)
{
    struct task *t = task(LANG_en);
    struct every_values v = { .password = S("secret words") };
    struct form f = form_show(t, &every_form, &v, 0);
    assert_str(f.typed[every_F_password], "");
    SAYS(password, " a b ", "");
    assert_str(v.password, " a b ");
    SAYS(code, " 123 456 ", "");
    assert_str(v.code, "123 456");
    test_task_end(t);
}

TEST(dates_are_read_in_every_usual_way)
{
    struct task *t = task(LANG_en);
    struct every_values v;
    static const char *const GOOD[] = { "2026-03-31", "31.3.2026", "31/3/2026", "31 3 2026", "٣١/٣/٢٠٢٦", "۳۱.۳.۲۰۲۶",
        " 31.03.2026 " };
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        assert_str(says(t, every_F_day, str_of(GOOD[i]), &v), "");
        assert_day(v.day, "2026-03-31");
    }
    static const char *const BAD[] = { "30.2.2026", "2026", "31.3.", "soon", "31.3.26", "0.0.2026" };
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        assert_str(
            says(t, every_F_day, str_of(BAD[i]), &v), "Write the date as day, month and year, for example 31 3 2026.");
    test_task_end(t);
}

TEST(a_date_of_birth_may_be_a_year_alone)
{
    struct task *t = task(LANG_en);
    struct every_values v;
    static const struct {
        const char *typed, *day;
    } GOOD[] = { { "31.3.1990", "1990-03-31" }, { "..1990", "1990" }, { ".3.1990", "1990-03" }, { "1990", "1990" },
        { "1990-03-31", "1990-03-31" }, { "٣١.٣.١٩٩٠", "1990-03-31" }, { " 31 . 3 . 1990 ", "1990-03-31" },
        { "..", "" } };
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        assert_str(says(t, every_F_born, str_of(GOOD[i].typed), &v), "");
        assert_day(v.born, GOOD[i].day);
    }
    static const char *const BAD[] = { "31..1990", "31.3.", "31.3.90", "30.2.1990", "a.b.c", "1.1.0990", "31.13.1990",
        "-1.3.1990", "1.2.3.1990", "." };
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        assert_true(
            str_starts(says(t, every_F_born, str_of(BAD[i]), &v), S("Date of birth: write day, month and year")));
    test_task_end(t);
}

TEST(times_numbers_and_sums)
{
    struct task *t = task(LANG_en);
    struct every_values v;
    SAYS(at, "9.30", "");
    assert_clock(v.at, "09:30");
    SAYS(at, "25:00", "Write the time as hours and minutes, for example 9:30.");
    SAYS(children, "١٢", "");
    assert_int_equal(v.children, 12);
    SAYS(children, "21", "Children: write a number from 0 to 20.");
    SAYS(children, "-1", "Children: write a number from 0 to 20.");
    SAYS(children, "two", "Children: write a whole number, for example 12.");
    SAYS(children, "99999999999999999999", "Children: write a whole number, for example 12.");
    static const struct {
        const char *typed;
        int64_t cents;
    } SUMS[] = { { "12", 1200 }, { "12,5", 1250 }, { "1 234.56", 123456 },
        { "1\xC2\xA0"
          "234,56 €",
            123456 },
        { "−3,00", -300 }, { "0", 0 }, { "١٢٫٥٠", 1250 } };
    for (size_t i = 0; i < sizeof SUMS / sizeof *SUMS; i++) {
        assert_str(says(t, every_F_cost, str_of(SUMS[i].typed), &v), "");
        assert_int_equal(v.cost, SUMS[i].cents);
    }
    static const char *const BAD[] = { "12,", "12,555", ",5", "a", "1.234,56", "--1", "9999999999999999999" };
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        assert_str(says(t, every_F_cost, str_of(BAD[i]), &v), "Cost: write the sum in euros, for example 12,50.");
    test_task_end(t);
}

static bool wrong_in(const struct form *f, const char *field)
{
    for (size_t i = 0; i < f->problems.n; i++)
        if (str_is(f->problems.at[i].field, field))
            return true;
    return false;
}

TEST(only_what_was_offered_can_be_chosen)
{
    struct task *t = task(LANG_en);
    struct every_values v;
    SAYS(colour, "blue", "");
    assert_str(v.colour, "blue");
    SAYS(colour, "green", "Choose an answer: Colour");
    SAYS(colours, "red;blue;red", "");
    assert_int_equal(v.colours.n, 2);
    SAYS(colours, "red;green", "Choose an answer: Colours");
    SAYS(reads, "yes", "");
    assert_int_equal(v.reads, YES);
    SAYS(reads, "maybe", "Choose an answer: Reads");
    SAYS(group, "../etc", "Choose an answer: Group");
    struct form f = form_show(t, &every_form, NULL, 0);
    form_option_id(t, &f, every_F_group, 77, S("Ryhmä"));
    f.typed[every_F_group] = f.options[every_F_group].at[0].value;
    form_parse(t, &f, &v);
    assert_int_equal(v.group, 77);
    assert_false(wrong_in(&f, "group"));
    form_option_id(t, &f, every_F_people, 78, S("Amina"));
    f.typed[every_F_people] = f.typed[every_F_group];
    form_parse(t, &f, &v);
    assert_true(wrong_in(&f, "people"));
    test_task_end(t);
}

TEST(values_shown_and_read_again_are_the_same)
{
    struct task *t = task(LANG_fi);
    struct str colours[] = { S("red"), S("blue") };
    struct every_values v = { .given_names = S("Åsa"),
        .note = S("a\nb"),
        .email = S("a@b.fi"),
        .phone = S("040 1234567"),
        .day = DAY("2026-11-22"),
        .born = DAY("1990-03"),
        .at = { "09:30" },
        .children = 3,
        .cost = -1205,
        .agreed = true,
        .reads = NO,
        .colour = S("red"),
        .number = S("8"),
        .colours = { colours, 2 },
        .group = 5 },
                        again;
    struct form f = form_show(t, &every_form, &v, 4);
    assert_str(f.typed[every_F_born], ".3.1990");
    assert_str(f.typed[every_F_cost], "-12,05");
    assert_true(form_parse(t, &f, &again));
    assert_true(again.children == 3 && again.cost == -1205 && again.agreed && again.reads == NO && again.group == 5 &&
                again.colours.n == 2);
    assert_day(again.born, "1990-03");
    assert_int_equal(f.version, 4);
    test_task_end(t);
}

TEST(what_a_record_holds_is_taken_back_as_it_is_even_where_it_would_be_refused_today)
{
    struct task *t = task(LANG_en);
    struct str colours[] = { S("red"), S("violet") };
    struct every_values v = { .given_names = S("A name that is much longer than twenty"),
        .day = DAY("2026-11-22"),
        .children = 99,
        .cost = INT_NONE,
        .agreed = true,
        .colour = S("green"),
        .colours = { colours, 2 },
        .group = 5 },
                        again;
    struct form stands = form_show(t, &every_form, &v, 4), f = form_show(t, &every_form, NULL, 4);
    f.stands = stands.stands;
    f.stored = stands.stored;
    memcpy(f.typed, stands.typed, sizeof(struct str) * every_F__N);
    assert_true(form_parse(t, &f, &again));
    assert_str(again.colour, "green");
    assert_int_equal(again.children, 99);
    f.typed[every_F_colours] = S("violet;blue");
    assert_true(form_parse(t, &f, &again));
    assert_int_equal(again.colours.n, 2);
    f.typed[every_F_colour] = S("yellow");
    f.typed[every_F_children] = S("98");
    assert_false(form_parse(t, &f, &again));
    assert_true(wrong_in(&f, "colour") && wrong_in(&f, "children"));
    test_task_end(t);
}

TEST(a_form_tells_who_of_two_changed_what)
{
    struct task *t = task(LANG_en);
    struct form was = form_show(t, &every_form, &(struct every_values){ .note = S("a\nb"), .phone = S("040 123") }, 1),
                mine = was, theirs = was;
    bool drawn[every_F__N] = { [every_F_note] = true, [every_F_phone] = true };
    struct str prints = form_prints(t->a, &was, drawn);
    assert_true(str_starts(prints, S("- ")) && str_find(prints, S("040")) < 0);
    mine.typed = memcpy(NEW_N(t->a, struct str, every_F__N), was.typed, sizeof(struct str) * every_F__N);
    theirs.typed = memcpy(NEW_N(t->a, struct str, every_F__N), was.typed, sizeof(struct str) * every_F__N);
    mine.base = prints;
    mine.typed[every_F_note] = S("a\r\nb");
    assert_int_equal(form_changed_by(t->a, &mine, &theirs, every_F_note), CHANGED_NOBODY);
    theirs.typed[every_F_note] = S("theirs");
    assert_int_equal(form_changed_by(t->a, &mine, &theirs, every_F_note), CHANGED_THEIRS);
    mine.typed[every_F_phone] = S("mine");
    assert_int_equal(form_changed_by(t->a, &mine, &theirs, every_F_phone), CHANGED_MINE);
    theirs.typed[every_F_phone] = S("theirs");
    assert_int_equal(form_changed_by(t->a, &mine, &theirs, every_F_phone), CHANGED_BOTH);
    mine.base = S("");
    assert_int_equal(form_changed_by(t->a, &mine, &theirs, every_F_note), CHANGED_BOTH);
    test_task_end(t);
}

/* ---- drawing */

static const struct lang *finnish; /* beside what is drawn */

static struct str drawn(struct task *t, const struct form *f, size_t field)
{
    struct buf o;
    buf_init(&o, 1 << 20);
    struct page p = { .o = &o,
        .a = t->a,
        .lang = t->lang,
        .beside = finnish,
        .today = t->today,
        .csrf = S("token"),
        .form_id = S("f1") };
    if (field == every_F__N) {
        form_open(
            &p, (struct url){ S("/x?a=1&b=2") }, &(struct form_args){ .version = 7, .class_ = "kp", .offline = true });
        form_summary(&p, f);
        form_field(&p, f, every_F_given_names);
        form_close(&p);
    } else {
        form_field(&p, f, field);
    }
    struct str s = str_copy(t->a, buf_view(&o));
    buf_free(&o);
    return s;
}

static bool has(struct str s, const char *z)
{
    bool found = str_find(s, str_of(z)) >= 0;
    if (!found)
        print_error("missing %s\nin %.*s\n", z, STR_ARG(s));
    return found;
}

TEST(what_was_typed_is_drawn_again_and_never_as_markup)
{
    struct task *t = task(LANG_en);
    struct form f = form_show(t, &every_form, NULL, 0);
    struct every_values v;
    for (size_t i = 0; i < every_form.n; i++)
        f.typed[i] = S("\"><script>alert(1)</script>");
    form_parse(t, &f, &v);
    for (size_t i = 0; i <= every_form.n; i++)
        assert_true(str_find(drawn(t, &f, i), S("<script")) < 0);
    assert_true(has(drawn(t, &f, every_F_note), "&quot;&gt;&lt;script&gt;"));
    f.typed[every_F_day] = S("soon");
    assert_true(has(drawn(t, &f, every_F_day), "type=\"text\""));
    assert_true(has(drawn(t, &f, every_F_day), "value=\"soon\""));
    f.typed[every_F_born] = S("31.x.1990");
    assert_true(has(drawn(t, &f, every_F_born), "name=\"born-m\" size=\"2\""));
    assert_true(has(drawn(t, &f, every_F_born), "value=\"x\""));
    test_task_end(t);
}

TEST(a_wrong_field_is_tied_to_its_hint_and_its_problem)
{
    struct task *t = task(LANG_en);
    struct form f = form_show(t, &every_form, NULL, 0);
    struct every_values v;
    form_parse(t, &f, &v);
    struct str s = drawn(t, &f, every_F_given_names);
    assert_true(has(s, "<label class=\"ds-label\" data-weight=\"medium\" for=\"every-given_names\">First names <span "
                       "class=\"kp-required\" aria-hidden=\"true\">*</span></label>"));
    assert_true(
        has(s, "aria-describedby=\"every-given_names-hint every-given_names-error\" aria-invalid=\"true\" required"));
    assert_true(has(s, "<p class=\"ds-validation-message\" data-field=\"validation\" "
                       "id=\"every-given_names-error\">Fill in: First names</p>"));
    s = drawn(t, &f, every_F__N);
    assert_true(has(s, "<a class=\"ds-link\" href=\"#every-given_names\">Fill in: First names</a>"));
    assert_true(
        has(s, "value=\"7\">\n<p class=\"kp-subtle kp-marks-mean\">Fill in the fields that have a star (*).</p>"));
    assert_true(has(s, "action=\"/x?a=1&amp;b=2\""));
    assert_true(has(s,
        "<input type=\"hidden\" name=\"csrf\" value=\"token\"><input type=\"hidden\" name=\"form_id\" value=\"f1\">"));
    assert_true(has(s, "<input type=\"hidden\" name=\"version\" value=\"7\">"));
    assert_true(has(drawn(t, &f, every_F_colour), "id=\"every-colour\" name=\"colour\" value=\"red\""));
    assert_false(has(drawn(t, &f, every_F_note), "kp-required"));
    assert_true(has(drawn(t, &f, every_F_day), "Day <span class=\"kp-required\" aria-hidden=\"true\">*</span>"));
    assert_true(has(drawn(t, &f, every_F_colour), "*</span><span class=\"kp-hidden\"> (must be filled in)</span>"));
    test_task_end(t);
}

TEST(few_choices_are_radios_and_many_are_a_menu)
{
    struct task *t = task(LANG_ar);
    struct form f = form_show(t, &every_form, NULL, 0);
    assert_true(has(drawn(t, &f, every_F_colour), "type=\"radio\""));
    assert_true(has(drawn(t, &f, every_F_number), "<select"));
    assert_true(has(drawn(t, &f, every_F_colours), "type=\"checkbox\""));
    assert_true(has(drawn(t, &f, every_F_number), "بلا إجابة"));
    assert_true(str_find(drawn(t, &f, every_F_given_names), S("maxlength")) < 0);
    test_task_end(t);
}

TEST(the_first_line_of_a_menu_says_what_nothing_chosen_means_where_that_is_known)
{
    struct task *t = task(LANG_en);
    struct form f = form_show(t, &every_form, NULL, 0);
    assert_true(has(drawn(t, &f, every_F_group), "<option value=\"\">Choose</option></select>"));
    form_option_id(t, &f, every_F_group, 7, S("One"));
    form_option_id(t, &f, every_F_group, 0, S("Not decided yet"));
    assert_true(has(drawn(t, &f, every_F_group), "<option value=\"\">Not decided yet</option><option value=\"0"));
    assert_true(has(drawn(t, &f, every_F_group), ">One</option></select>"));
    test_task_end(t);
}

TEST(a_language_is_called_by_its_own_name)
{
    struct task *t = task(LANG_ar);
    struct every_values v;
    struct form f = form_show(t, &every_form, NULL, 0);
    assert_true(has(drawn(t, &f, every_F_english), "><bdi lang=\"en\">English</bdi></label>"));
    assert_true(has(says(t, every_F_english, S("more than twenty characters"), &v), "English"));
    test_task_end(t);
}

TEST(options_of_a_text_are_suggestions_and_anything_may_be_typed)
{
    struct task *t = task(LANG_en);
    struct form f = form_show(t, &every_form, NULL, 0);
    assert_true(str_find(drawn(t, &f, every_F_given_names), S("<datalist")) < 0);
    form_option(t, &f, every_F_given_names, S("Aino \"A\""), S(""));
    assert_true(has(drawn(t, &f, every_F_given_names), "list=\"every-given_names-list\""));
    assert_true(
        has(drawn(t, &f, every_F_given_names), "<datalist id=\"every-given_names-list\"><option value=\"Aino &"));
    test_task_end(t);
}

TEST(a_long_text_runs_as_the_language_does_in_which_it_is_written)
{
    struct task *t = task(LANG_en);
    struct form f = form_show(t, &every_form, NULL, 0);
    assert_true(has(drawn(t, &f, every_F_note), " dir=\"auto\""));
    f.written = lang_get(LANG_ar);
    assert_true(has(drawn(t, &f, every_F_note), " lang=\"ar\" dir=\"rtl\""));
    test_task_end(t);
}

TEST(who_learns_finnish_reads_it_beside_labels_and_choices)
{
    struct task *t = task(LANG_en);
    struct form f = form_show(t, &every_form, NULL, 0);
    assert_true(str_find(drawn(t, &f, every_F_given_names), S("kp-fi")) < 0);
    finnish = lang_get(LANG_fi);
    assert_true(has(drawn(t, &f, every_F_given_names),
        "*</span> <span class=\"kp-fi\" lang=\"fi\" dir=\"ltr\">Etunimet</span></label>"));
    assert_true(has(drawn(t, &f, every_F_reads), "Yes <span class=\"kp-fi\" lang=\"fi\" dir=\"ltr\">Kyllä</span>"));
    assert_true(str_find(drawn(t, &f, every_F_number), S("a ·")) < 0); /* the same in both */
    assert_true(has(drawn(t, &f, every_F_number), "<option value=\"\">No answer · Ei vastausta</option>"));
    assert_true(has(drawn(t, &f, every_F_group), "<option value=\"\">Choose · Valitse</option>"));
    form_option_id(t, &f, every_F_group, 0, S("Not decided yet")); /* nobody says what that is in Finnish */
    assert_true(has(drawn(t, &f, every_F_group), "<option value=\"\">Not decided yet</option>"));
    finnish = NULL;
    test_task_end(t);
}

TESTS(a_long_text_runs_as_the_language_does_in_which_it_is_written,
    who_learns_finnish_reads_it_beside_labels_and_choices,
    absent_required_fields_are_named_and_absent_optional_ones_are_empty, texts_are_trimmed_and_kept_in_any_script,
    lengths_count_characters_and_name_the_limit, addresses_and_numbers_of_people_are_taken_as_they_are_written,
    a_password_is_taken_to_the_last_blank_and_never_drawn, dates_are_read_in_every_usual_way,
    a_date_of_birth_may_be_a_year_alone, times_numbers_and_sums, only_what_was_offered_can_be_chosen,
    values_shown_and_read_again_are_the_same,
    what_a_record_holds_is_taken_back_as_it_is_even_where_it_would_be_refused_today,
    a_form_tells_who_of_two_changed_what, what_was_typed_is_drawn_again_and_never_as_markup,
    a_wrong_field_is_tied_to_its_hint_and_its_problem, few_choices_are_radios_and_many_are_a_menu,
    the_first_line_of_a_menu_says_what_nothing_chosen_means_where_that_is_known, a_language_is_called_by_its_own_name,
    options_of_a_text_are_suggestions_and_anything_may_be_typed)
