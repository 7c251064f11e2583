/* Tests of html: nothing that was typed becomes markup, in any place, and numbers keep their direction in Arabic. */
#include "base/test.h"
#include "html/html.h"

static struct page page(struct task *t, enum lang_id lang)
{
    static struct buf o;
    buf_free(&o);
    buf_init(&o, 1 << 20);
    t->lang = lang_get(lang);
    return (struct page){ .o = &o, .a = t->a, .lang = t->lang, .today = t->today };
}

#define SAYS(p, expected) assert_str(buf_view((p)->o), expected)

TEST(all_five_special_characters_are_escaped)
{
    struct task *t = test_task();
    struct page p = page(t, LANG_fi);
    html_str(&p, S("<script>alert(\"x\") & 'y'</script>"));
    SAYS(&p, "&lt;script&gt;alert(&quot;x&quot;) &amp; &#39;y&#39;&lt;/script&gt;");
    test_task_end(t);
}

TEST(other_bytes_pass_unchanged_and_nul_does_not)
{
    struct task *t = test_task();
    struct page p = page(t, LANG_fi);
    html_str(&p, S("äö سلام 👩‍👧"));
    html_str(&p, (struct str){ "a\0b", 3 });
    html_str(&p, (struct str){ NULL, 0 });
    SAYS(&p, "äö سلام 👩‍👧a\xEF\xBF\xBD"
             "b");
    test_task_end(t);
}

TEST(every_type_prints_by_its_own_rule)
{
    struct task *t = test_task();
    struct page p = page(t, LANG_fi);
    struct str text = S("<t>");
    struct url u = { S("/people?q=a&b=\"") };
    HTML_PUT(&p, text);
    HTML_PUT(&p, &text);
    HTML_PUT(&p, "<z>");
    HTML_PUT(&p, -5);
    HTML_PUT(&p, INT64_MIN);
    HTML_PUT(&p, sizeof(char));
    HTML_PUT(&p, DAY("2026-11-22"));
    html_url(&p, u);
    SAYS(&p, "&lt;t&gt;&lt;t&gt;&lt;z&gt;-5-922337203685477580812026-11-22/people?q=a&amp;b=&quot;");
    test_task_end(t);
}

TEST(numbers_are_isolated_on_arabic_pages_only)
{
    struct task *t = test_task();
    struct page p = page(t, LANG_fi);
    html_ltr(&p, S("86 %"));
    html_auto(&p, S("su 22.11."));
    SAYS(&p, "86 %su 22.11.");
    p = page(t, LANG_ar);
    html_ltr(&p, S("86 %"));
    html_auto(&p, S("الأحد 22/11"));
    html_ltr(&p, S(""));
    html_str(&p, html_isolate(&p, S("1"), true));
    SAYS(&p, "<bdi dir=\"ltr\">86 %</bdi><bdi>الأحد 22/11</bdi>\xE2\x81\xA6"
             "1\xE2\x81\xA9");
    test_task_end(t);
}

TEST(names_in_sentences_keep_their_own_direction)
{
    struct task *t = test_task();
    struct page p = page(t, LANG_fi);
    assert_str(HTML_ARG(&p, S("Amina")), "Amina");
    assert_str(HTML_ARG(&p, S("أمينة")), "\xE2\x81\xA8أمينة\xE2\x81\xA9");
    assert_str(HTML_ARG(&p, 1234), "1\xC2\xA0"
                                   "234");
    p = page(t, LANG_ar);
    assert_str(HTML_ARG(&p, "Amina"), "\xE2\x81\xA8"
                                      "Amina\xE2\x81\xA9");
    test_task_end(t);
}

TEST(ranges_show_what_is_known)
{
    struct task *t = test_task();
    struct page p = page(t, LANG_fi);
    assert_str(html_range(&p, S("9.00"), S("10.30")), "9.00–10.30");
    assert_str(html_range(&p, S("9.00"), S("")), "9.00");
    assert_str(html_range(&p, S(""), S("10.30")), "10.30");
    test_task_end(t);
}

TEST(phone_and_mail_addresses_carry_nothing_else)
{
    struct task *t = test_task();
    struct page p = page(t, LANG_fi);
    assert_str(html_tel(&p, S("+358 (0)40 123-4567;ext=1")).s, "tel:+3580401234567"
                                                               "1");
    assert_str(html_tel(&p, S("040 12+3")).s, "tel:040123");
    assert_str(html_mailto(&p, S("a.b+c@example.org?cc=x&y")).s, "mailto:a.b+c@example.org%3Fcc%3Dx%26y");
    test_task_end(t);
}

TEST(an_icon_is_hidden_from_screen_readers)
{
    struct task *t = test_task();
    struct page p = page(t, LANG_ar);
    html_icon(&p, (struct url){ S("/assets/1-icons.svg") }, "arrow-left", true);
    SAYS(&p, "<svg class=\"kp-icon kp-icon--dir\" aria-hidden=\"true\"><use "
             "href=\"/assets/1-icons.svg#arrow-left\"/></svg>");
    test_task_end(t);
}

TEST(the_finnish_stands_beside_a_message_where_the_page_has_it_and_it_says_something_else)
{
    struct task *t = test_task();
    struct page p = page(t, LANG_ar);
    html_both(&p, NULL, "Save", NULL, 0);
    html_both(&p, NULL, "nobody has translated this", NULL, 0);
    SAYS(&p, "احفظnobody has translated this");
    p = page(t, LANG_ar);
    p.beside = lang_get(LANG_fi);
    html_both(&p, NULL, "Save", NULL, 0);
    html_both(&p, NULL, "nobody has translated this", NULL, 0);
    html_beside(&p, S("a<b"));
    html_beside(&p, S(""));
    SAYS(&p, "احفظ <span class=\"kp-fi\" lang=\"fi\" dir=\"ltr\">Tallenna</span>nobody has translated this "
             "<span class=\"kp-fi\" lang=\"fi\" dir=\"ltr\">a&lt;b</span>");
    test_task_end(t);
}

TEST(a_message_that_stands_in_two_languages_has_its_values_in_both)
{
    struct task *t = test_task();
    struct page p = page(t, LANG_en);
    struct str n[] = { S("2"), S("5") };
    p.beside = lang_get(LANG_fi);
    html_both(&p, NULL, "Question %1$s of %2$s", n, 2);
    html_both(&p, "next question", "Next", NULL, 0);
    SAYS(&p, "Question 2 of 5 <span class=\"kp-fi\" lang=\"fi\" dir=\"ltr\">Kysymys 2 / 5</span>"
             "Next <span class=\"kp-fi\" lang=\"fi\" dir=\"ltr\">Seuraava</span>");
    test_task_end(t);
}

TESTS(the_finnish_stands_beside_a_message_where_the_page_has_it_and_it_says_something_else,
    a_message_that_stands_in_two_languages_has_its_values_in_both, all_five_special_characters_are_escaped,
    other_bytes_pass_unchanged_and_nul_does_not, every_type_prints_by_its_own_rule,
    numbers_are_isolated_on_arabic_pages_only, names_in_sentences_keep_their_own_direction, ranges_show_what_is_known,
    phone_and_mail_addresses_carry_nothing_else, an_icon_is_hidden_from_screen_readers)
