/* Tests of markdown: what is written comes out as safe HTML and as words, whatever it is, and never fails. */
#include "base/test.h"
#include "html/markdown.h"

static struct page page(struct task *t)
{
    static struct buf o;
    buf_free(&o);
    buf_init(&o, 8 << 20);
    return (struct page){ .o = &o, .a = t->a, .lang = lang_get(LANG_fi) };
}

static bool one_picture(void *x, struct str name, struct markdown_picture *ret)
{
    *ret = (struct markdown_picture){ .url = { S("/f/1") }, .width = 640, .height = 480 };
    if (str_is(name, "song"))
        ret->shows = MARKDOWN_SHOWS_SOUND;
    if (str_is(name, "film")) {
        ret->shows = MARKDOWN_SHOWS_FILM;
        ret->tracks[ret->n++] = (struct markdown_track){ { S("/f/2") }, S("ar"), S("\"A\"") };
        ret->tracks[ret->n++] = (struct markdown_track){ { S("/f/3") }, S("fi"), S("Suomi") };
    }
    return !str_is(name, "window");
}

static struct str drawn(struct task *t, struct str typed)
{
    struct page p = page(t);
    struct markdown m = markdown_read(t, typed);
    struct markdown_look look = { .top = 2, .picture = one_picture };

    part_markdown(&p, &m, &look);
    assert_false(buf_full(p.o));
    return buf_view(p.o);
}

#define DRAWN(typed, expected) assert_str(drawn(t, S(typed)), expected)

TEST(blocks_and_spans_come_out_as_elements)
{
    struct task *t = test_task();
    DRAWN("Tervetuloa *ryhmään* **nyt**\nheti", "<p>Tervetuloa <em>ryhmään</em> <strong>nyt</strong>\nheti</p>");
    DRAWN("- yksi\n- kaksi", "<ul><li>yksi</li><li>kaksi</li></ul>");
    DRAWN("3. kolme\n4. neljä", "<ol start=\"3\"><li>kolme</li><li>neljä</li></ol>");
    DRAWN("> sanoi", "<blockquote class=\"kp-quote\"><p>sanoi</p></blockquote>");
    DRAWN("a  \nb\n\n---", "<p>a<br>b</p><hr>");
    DRAWN("a &amp; b &#228; &euro; &outo; &#0; &#xD800;", "<p>a &amp; b ä € &amp;outo; \xEF\xBF\xBD \xEF\xBF\xBD</p>");
    DRAWN("", "");
    test_task_end(t);
}

TEST(headings_begin_at_the_level_of_the_page_and_leave_none_out)
{
    struct task *t = test_task();
    DRAWN("# A\n# B", "<h2 class=\"ds-heading\">A</h2><h2 class=\"ds-heading\">B</h2>");
    DRAWN("### A\n##### B\n###### C\n### D", "<h2 class=\"ds-heading\">A</h2><h3 class=\"ds-heading\">B</h3>"
                                             "<h4 class=\"ds-heading\">C</h4><h2 class=\"ds-heading\">D</h2>");
    DRAWN("## A\n# B", "<h2 class=\"ds-heading\">A</h2><h2 class=\"ds-heading\">B</h2>");
    test_task_end(t);
}

TEST(a_table_says_on_a_phone_what_each_cell_is)
{
    struct task *t = test_task();
    DRAWN("| Päivä | **Aika** |\n|---|---|\n| ma | 9 |",
        "<table class=\"ds-table kp-stacked\"><thead><tr><th scope=\"col\">Päivä</th><th scope=\"col\"><strong>Aika"
        "</strong></th></tr></thead><tbody><tr><td data-label=\"Päivä\"><div>ma</div></td><td data-label=\"Aika\">"
        "<div>9</div></td></tr></tbody></table>");
    test_task_end(t);
}

TEST(nothing_that_was_typed_becomes_markup_or_runs)
{
    struct task *t = test_task();
    DRAWN("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    DRAWN("x <b onclick=a>y</b>", "<p>x &lt;b onclick=a&gt;y&lt;/b&gt;</p>");
    DRAWN("[x](javascript:alert(1))", "<p><a>x</a></p>");
    test_task_end(t);
}

TEST(links_lead_to_the_web_mail_telephone_and_our_pages_and_nowhere_else)
{
    struct task *t = test_task();
    static const char *const refused[] = { "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,hei)", "[x](vbscript:x)", "[x](//elsewhere.example)", "[x](/\\elsewhere.example)",
        "[x](&#106;avascript:alert(1))", "[x](<java script:x>)", "[x](file:///etc/passwd)", "[x](https://)", "[x]()",
        "<javascript:alert(1)>", "[x](<https://a b>)" };

    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct markdown m = markdown_read(t, str_of(refused[i]));
        struct str html = drawn(t, str_of(refused[i]));
        if (str_find(html, S("href=")) >= 0 || m.unsafe != 1)
            fail_msg("%s: %.*s", refused[i], STR_ARG(html));
    }
    DRAWN("[x](https://kela.fi/?a=1&b=\"2\")", "<p><a class=\"ds-link\" href=\"https://kela.fi/?a=1&amp;b=&quot;2&quot;"
                                               "\" rel=\"noopener noreferrer\">x</a></p>");
    DRAWN("https://kela.fi ja <mailto:a@example.org>",
        "<p><a class=\"ds-link\" href=\"https://kela.fi\" rel=\"noopener noreferrer\">https://kela.fi</a> ja <a "
        "class=\"ds-link\" href=\"mailto:a@example.org\">mailto:a@example.org</a></p>");
    DRAWN("[x](tel:+358401234567) [y](/p/fi/0000000000005)",
        "<p><a class=\"ds-link\" href=\"tel:+358401234567\" dir=\"ltr\">x</a> <a class=\"ds-link\" "
        "href=\"/p/fi/0000000000005\">y"
        "</a></p>");
    test_task_end(t);
}

TEST(a_picture_is_a_file_of_ours_and_says_what_it_shows)
{
    struct task *t = test_task();
    DRAWN("![Sininen *ovi*](file:door)",
        "<p><img class=\"kp-picture\" loading=\"lazy\" src=\"/f/1\" alt=\"Sininen ovi\" "
        "width=\"640\" height=\"480\"></p>");
    DRAWN("![Ovi](https://elsewhere.example/x.png)", "<p><bdi>Ovi</bdi></p>");
    DRAWN("![Ovi](file:window)", "<p><bdi>Ovi</bdi></p>");
    assert_int_equal(markdown_read(t, S("![](file:door) ![ ](file:door) ![a](file:door)")).mute, 2);
    assert_int_equal(markdown_read(t, S("![a](file:door)")).mute, 0);
    test_task_end(t);
}

TEST(sound_and_films_are_played_on_the_page_and_fetched_by_nobody_before)
{
    struct task *t = test_task();
    DRAWN("![Sama \"ääneen\"](file:song)",
        "<p><audio class=\"kp-sound\" controls preload=\"none\" src=\"/f/1\" aria-label=\"Sama "
        "&quot;ääneen&quot;\"></audio></p>");
    DRAWN("![Ovi](file:film)",
        "<p><video class=\"kp-picture\" controls preload=\"none\" src=\"/f/1\" aria-label=\"Ovi\" width=\"640\" "
        "height=\"480\"><track kind=\"captions\" src=\"/f/2\" srclang=\"ar\" label=\"&quot;A&quot;\" default>"
        "<track kind=\"captions\" src=\"/f/3\" srclang=\"fi\" label=\"Suomi\"></video></p>");
    test_task_end(t);
}

static struct str many(struct task *t, const char *what, size_t n)
{
    size_t size = strlen(what);
    char *all = arena_alloc(t->a, size * n + 1);

    for (size_t i = 0; i < n; i++)
        memcpy(all + i * size, what, size);
    return (struct str){ all, size * n };
}

static size_t count(struct str all, const char *what)
{
    size_t n = 0;
    ptrdiff_t at;

    while ((at = str_find(all, str_of(what))) >= 0) {
        n++;
        all = str_part(all, (size_t)at + 1, all.n);
    }
    return n;
}

TEST(what_is_nested_too_deeply_is_drawn_flat)
{
    struct task *t = test_task();
    struct str quotes = str_fmt(t->a, "%.*s hei", STR_ARG(many(t, ">", 10000)));
    struct markdown m = markdown_read(t, quotes);
    struct str html = drawn(t, quotes);

    assert_true(m.flattened);
    assert_int_equal(count(html, "<blockquote"), MARKDOWN_DEEP);
    assert_int_equal(count(html, "</blockquote"), MARKDOWN_DEEP);
    assert_true(str_find(html, S("hei")) > 0);
    assert_false(markdown_read(t, str_fmt(t->a, "%.*s hei", STR_ARG(many(t, ">", MARKDOWN_DEEP)))).flattened);
    assert_true(markdown_read(t, str_fmt(t->a, "%.*s hei", STR_ARG(many(t, ">", MARKDOWN_DEEP + 1)))).flattened);
    assert_int_equal(count(drawn(t, str_fmt(t->a, "%.*s hei", STR_ARG(many(t, "- ", 100)))), "<ul>"), MARKDOWN_DEEP);
    test_task_end(t);
}

TEST(broken_markdown_never_fails)
{
    static const char *const broken[] = { "[", "](", "![", "**", "`", "```", "| a |\n|-|\n", "> ", "- ", "#", "&#;",
        "[a][b]", "<", "\\", "*_", "~~~", "1) ", "|", "![a](", "<!--" };
    struct task *t = test_task();

    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        (void)drawn(t, many(t, broken[i], 3000));
    struct str most = many(t, "*a* ", 30000); /* more steps than are read: as it was typed */
    assert_int_equal(markdown_read(t, most).n, 3);
    assert_true(markdown_read(t, most).flattened);
    test_task_end(t);
}

TEST(the_words_alone_are_read_line_by_line)
{
    struct task *t = test_task();
    struct markdown m = markdown_read(t, S("# Otsikko\n\nTeksti *ja* [linkki](https://a.fi)\n\n- yksi\n- kaksi\n\n"
                                           "| A | B |\n|---|---|\n| 1 | 2 |"));
    assert_str(markdown_text(t->a, &m), "Otsikko\n\nTeksti ja linkki\n\nyksi\nkaksi\n\nA B \n1 2");
    test_task_end(t);
}

TEST(pieces_are_what_empty_lines_part)
{
    struct task *t = test_task();
    struct strs p = markdown_pieces(t->a, S("# A\n\n\n  \nyksi\nkaksi\n\n```\na\n\nb\n```\n\nloppu\n"));

    assert_int_equal(p.n, 4);
    assert_str(p.at[0], "# A");
    assert_str(p.at[1], "yksi\nkaksi");
    assert_str(p.at[2], "```\na\n\nb\n```");
    assert_str(p.at[3], "loppu");
    assert_int_equal(markdown_pieces(t->a, S(" \n\n")).n, 0);
    struct strs many_pieces = markdown_pieces(t->a, many(t, "a\n\n", MARKDOWN_PIECES_MOST + 5));
    assert_int_equal(many_pieces.n, MARKDOWN_PIECES_MOST);
    assert_str(many_pieces.at[MARKDOWN_PIECES_MOST - 1], "a\n\na\n\na\n\na\n\na\n\na");
    test_task_end(t);
}

TESTS(blocks_and_spans_come_out_as_elements, headings_begin_at_the_level_of_the_page_and_leave_none_out,
    a_table_says_on_a_phone_what_each_cell_is, nothing_that_was_typed_becomes_markup_or_runs,
    links_lead_to_the_web_mail_telephone_and_our_pages_and_nowhere_else,
    a_picture_is_a_file_of_ours_and_says_what_it_shows,
    sound_and_films_are_played_on_the_page_and_fetched_by_nobody_before, what_is_nested_too_deeply_is_drawn_flat,
    broken_markdown_never_fails, the_words_alone_are_read_line_by_line, pieces_are_what_empty_lines_part)
