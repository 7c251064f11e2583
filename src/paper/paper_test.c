/* paper_test: papers read back with poppler: what stands in them, in which order, language and fonts; and what nobody
 * would write on one. */
#include "tests/paper_testing.h"
#include "paper/paper_print.h"

struct desk { /* a task, and the paper on it */
    struct task t;
    struct landing landing;
    struct paper *p;
};

static struct desk *desk(enum lang_id first, const struct lang *beside, const struct paper_head *more)
{
    struct arena *a = arena_new(512 << 20);
    struct desk *d = NEW(a, struct desk);
    d->t = (struct task){ .a = a, .lang = lang_get(first), .landing = &d->landing, .now = { "2026-11-22T08:30:00Z" } };
    struct paper_head head = more ? *more : (struct paper_head){ .title = N_("Register") };
    head.lang = lang_get(first);
    head.beside = beside;
    head.house = S("Yhteinen Katto ry");
    d->p = paper_new(&d->t, &head);
    return d;
}

/* The PDF; the test fails when the task does. */
static struct str made(struct desk *d)
{
    struct buf *o = task_buf(&d->t, PAPER_BYTES);
    if (setjmp(d->landing.jump) != 0)
        fail_msg("the task failed: %s", d->landing.text);
    assert_int_equal(paper_make(d->p, o), DONE);
    return buf_view(o);
}

static void done(struct desk *d) { arena_free(d->t.a); }

static struct paper_text own(const char *z) { return paper_own(str_of(z)); }

static void some_of_all(struct desk *d)
{
    struct paper *p = d->p;
    paper_heading(p, 1, paper_tr(p, N_("Register")));
    paper_fact(p, paper_tr(p, N_("Name")), own("Amina Warsame"));
    paper_paragraph(p, own("Alussa ollut kappale."));
    paper_heading(p, 2, own("Väliotsikko"));
    for (int i = 0; i < 2; i++)
        paper_item(p, PAPER_NUMBER, own(i ? "toinen kohta" : "ensimmäinen kohta"));
    paper_item(p, PAPER_BOX, own("rastitettava"));
    const struct paper_column columns[] = { { own("Sarake yksi") }, { own("Sarake kaksi"), .side = PAPER_END } };
    paper_table(p, columns, 2);
    paper_row(p, PAPER_ROW);
    paper_cell(p, own("solu a"));
    paper_cell(p, own("solu b"));
    paper_table_end(p);
    paper_qr(p, S("https://kotipolku.example/s/1"), own("Avaa puhelimella"));
    paper_lines(p, (struct paper_text[]){ own("Allekirjoitus"), own("Päiväys") }, 2);
    paper_note(p, own("Pieni huomautus."));
}

TEST(what_is_said_stands_on_the_paper_in_this_order)
{
    struct desk *d = desk(LANG_fi, NULL, NULL);
    some_of_all(d);
    struct str text = pdf_text(d->t.a, made(d));
    assert_in_order(text, "Yhteinen Katto ry", "Läsnäololista", "Nimi", "Amina Warsame", "Alussa ollut kappale.",
        "Väliotsikko", "1.", "ensimmäinen kohta", "2.", "toinen kohta", "☐", "rastitettava", "Sarake yksi",
        "Sarake kaksi", "solu a", "solu b", "Avaa puhelimella", "Allekirjoitus", "Päiväys", "Pieni huomautus.",
        "1 / 1");
    done(d);
}

TEST(a_poster_says_all_of_its_blocks_in_this_order_and_as_a_tree)
{
    struct desk *d = desk(LANG_fi, NULL, NULL);
    struct paper *p = d->p;
    paper_banner(p, own("Ryhmä vanhemmille"), own("Kontulan aamu"));
    paper_plain(p, own("Milloin"), own("tiistai"));
    for (enum paper_sign sign = PAPER_FREE; sign <= PAPER_FRIEND; sign++)
        paper_badge(p, sign, own(sign == PAPER_FREE ? "Ei maksa mitään" : "Tervetuloa"));
    paper_call(
        p, S("https://kotipolku.example/join"), own("Pidä puhelinta päällä"), own("Tai soita"), own("040 555 0100"));
    struct str pdf = made(d), text = pdf_text(d->t.a, pdf), tree = pdf_say(d->t.a, pdf, "pdfinfo -struct %s");
    assert_in_order(text, "Ryhmä vanhemmille", "Kontulan aamu", "tiistai", "Ei maksa mitään", "Tervetuloa",
        "Pidä puhelinta päällä", "Tai soita", "040 555 0100");
    assert_has(text, "Milloin");
    assert_in_order(tree, "Document", "H2", "H1", "P", "L (block)", "LI", "LBody", "Figure", "P");
    done(d);
}

TEST(a_paper_is_tagged_and_says_its_language_title_author_and_day)
{
    struct desk *d = desk(LANG_fi, NULL, NULL);
    some_of_all(d);
    struct str pdf = made(d), info = pdf_say(d->t.a, pdf, "pdfinfo %s"),
               tree = pdf_say(d->t.a, pdf, "pdfinfo -struct %s");
    assert_has(info, "Title:           Läsnäololista");
    assert_has(info, "Author:          Yhteinen Katto ry");
    assert_has(info, "Tagged:          yes");
    assert_has(info, "Page size:       595 x 842 pts (A4)");
    assert_has(info, "CreationDate:    Sun Nov 22 08:30:00 2026");
    assert_has(pdf, "/Lang (fi)");
    assert_in_order(
        tree, "Document", "H1", "P", "H2", "L (block)", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure", "P");
    assert_has(pdf, "/Alt <FEFF0041007600610061"); /* "Avaa": of the QR code */
    done(d);
}

TEST(all_fonts_are_ours_and_inside_it)
{
    struct desk *d = desk(LANG_fi, NULL, NULL);
    some_of_all(d);
    paper_paragraph(d->p, own("Привет, Київ! Γειά. Tiếng Việt. Ələkbərova. مرحبا 漢字 😀"));
    struct str fonts = pdf_say(d->t.a, made(d), "pdffonts %s"), line;
    size_t n = 0;
    for (; str_cut(&fonts, '\n', &line) && !str_empty(line); n++)
        if (n >= 2) {
            assert_has(line, "+NotoSans");
            assert_has(line, " yes yes yes "); /* embedded, cut to what is used, readable */
        }
    assert_true(n > 4);
    done(d);
}

TEST(the_same_paper_has_the_same_bytes)
{
    struct desk *one = desk(LANG_ar, lang_get(LANG_fi), NULL), *two = desk(LANG_ar, lang_get(LANG_fi), NULL);
    some_of_all(one);
    some_of_all(two);
    assert_true(str_eq(made(one), made(two)));
    done(one);
    done(two);
}

TEST(arabic_can_be_read_back_as_it_was_written)
{
    struct desk *d = desk(LANG_ar, NULL, NULL);
    paper_heading(d->p, 1, own("تقرير الحضور"));
    paper_paragraph(d->p, own("أريد أن أتعلم اللغة الفنلندية، ثم أعمل."));
    paper_fact(d->p, own("الهاتف"), own("+358 40 123 4567"));
    struct str text = pdf_text(d->t.a, made(d));
    assert_has(text, "تقرير الحضور");
    assert_has(text, "أريد أن أتعلم اللغة الفنلندية");
    assert_has(text, "+358 40 123 4567");
    assert_has(text, "1 / 1");
    done(d);
}

/* The horizontal middle of a word, in points. */
static double middle_of(struct arena *a, struct str pdf, const char *word)
{
    struct str boxes = pdf_say(a, pdf, "pdftotext -bbox %s -");
    ptrdiff_t at = str_find(boxes, str_fmt(a, ">%s<", word));
    assert_true(at > 0);
    ptrdiff_t line = at;
    while (line > 0 && boxes.p[line] != '\n')
        line--;
    struct str own_line = str_part(boxes, (size_t)line, (size_t)(at - line));
    double from = strtod(own_line.p + str_find(own_line, S("xMin=\"")) + 6, NULL);
    return (from + strtod(own_line.p + str_find(own_line, S("xMax=\"")) + 6, NULL)) / 2;
}
static double top_of(struct arena *a, struct str pdf, const char *word)
{
    struct str boxes = pdf_say(a, pdf, "pdftotext -bbox %s -");
    ptrdiff_t at = str_find(boxes, str_fmt(a, ">%s<", word)), line = at;
    assert_true(at > 0);
    while (line > 0 && boxes.p[line] != '\n')
        line--;
    struct str own_line = str_part(boxes, (size_t)line, (size_t)(at - line));
    return strtod(own_line.p + str_find(own_line, S("yMin=\"")) + 6, NULL);
}

TEST(two_languages_stand_side_by_side_and_begin_each_block_at_one_height)
{
    struct desk *d = desk(LANG_fi, lang_get(LANG_so), NULL);
    paper_paragraph(
        d->p, (struct paper_text){
                  { S("pitkä teksti, joka menee usealle riville ja vie siis enemmän tilaa"), S("gaaban") } });
    paper_paragraph(d->p, (struct paper_text){ { S("seuraava"), S("xiga") } });
    struct str pdf = made(d);
    assert_true(middle_of(d->t.a, pdf, "gaaban") > 297 && middle_of(d->t.a, pdf, "seuraava") < 297);
    double apart = top_of(d->t.a, pdf, "seuraava") - top_of(d->t.a, pdf, "xiga");
    assert_true(apart > -0.01 && apart < 0.01);
    assert_has(pdf, "/Lang (fi)");
    assert_int_equal(str_times(pdf, "/Lang (so)"), 2);
    done(d);
}

TEST(arabic_is_on_the_right_wherever_it_is_named)
{
    for (int first = 0; first < 2; first++) {
        struct desk *d = desk(first ? LANG_ar : LANG_fi, lang_get(first ? LANG_fi : LANG_ar), NULL);
        struct paper_text text = { { S("vasemmalla"), S("يمين") } };
        if (first)
            text = (struct paper_text){ { text.at[1], text.at[0] } };
        paper_paragraph(d->p, text);
        struct str pdf = made(d);
        assert_true(middle_of(d->t.a, pdf, "vasemmalla") < 297);
        assert_has(pdf_text(d->t.a, pdf), "يمين");
        assert_has(pdf, first ? "/Lang (ar)" : "/Lang (fi)");
        done(d);
    }
}

/* Both lines begin on the side of the page, whatever they are written in. */
TEST(a_cell_of_two_languages_has_each_in_its_direction)
{
    struct desk *d = desk(LANG_ar, lang_get(LANG_fi), NULL);
    const struct paper_column columns[] = { { .heading = { { S("☐ 1a طفل"), S("☐ 2b lapsi") } } }, { own("x") } };
    paper_table(d->p, columns, 2);
    paper_table_end(d->p);
    struct str pdf = made(d);
    /* in Arabic what comes first is on the right, in Finnish on the left */
    assert_true(middle_of(d->t.a, pdf, "☐") > middle_of(d->t.a, pdf, "1a")); /* of the first line */
    assert_has(pdf_text(d->t.a, pdf), "☐ 2b lapsi");
    done(d);
}

TEST(a_range_is_not_turned_round_in_arabic)
{
    struct desk *d = desk(LANG_ar, NULL, NULL);
    struct str range = paper_ltr(d->t.a, S("10.00–12.30"));
    paper_fact(d->p, own("الوقت"), (struct paper_text){ { range } });
    assert_has(pdf_text(d->t.a, made(d)), "10.00–12.30");
    done(d);
}

TEST(what_is_the_same_in_both_languages_stands_once)
{
    struct desk *d = desk(LANG_fi, lang_get(LANG_so), NULL);
    paper_paragraph(d->p, own("omin sanoin"));
    assert_int_equal(str_times(pdf_text(d->t.a, made(d)), "omin sanoin"), 1);
    done(d);
}

static void long_table(struct paper *p, int rows)
{
    const struct paper_column columns[] = { { own("Otsikkorivi"), .part = 1 }, { own("Numero"), .part = 1 } };
    paper_table(p, columns, 2);
    for (int i = 1; i <= rows; i++) {
        paper_row(p, PAPER_ROW);
        paper_cell(p, own("rivi"));
        paper_cell(p, paper_own(str_fmt(p->t->a, "n%d.", i)));
    }
    paper_table_end(p);
}

TEST(a_tables_headings_stand_on_each_page_and_pages_are_counted)
{
    struct desk *d = desk(LANG_fi, NULL, NULL);
    long_table(d->p, 100);
    struct str pdf = made(d), text = pdf_text(d->t.a, pdf), info = pdf_say(d->t.a, pdf, "pdfinfo %s"),
               tree = pdf_say(d->t.a, pdf, "pdfinfo -struct %s");
    assert_has(info, "Pages:           4");
    assert_in_order(text, "Otsikkorivi", "n1.", "1 / 4", "Otsikkorivi", "2 / 4", "Otsikkorivi", "n100.", "4 / 4");
    assert_int_equal(str_times(text, "Otsikkorivi"), 4);
    assert_int_equal(str_times(text, "rivi\n"), 100 + 4); /* "Otsikkorivi" ends so, too */
    assert_int_equal(str_times(tree, "Table (block)"), 1);
    assert_int_equal(str_times(tree, "TH:\n"), 2);
    assert_int_equal(str_times(tree, "/Scope /Column"), 2);
    assert_int_equal(str_times(tree, "TR\n"), 101);
    done(d);
}

TEST(more_pages_than_allowed_are_refused_in_one_word)
{
    struct desk *d = desk(LANG_fi, NULL, NULL);
    for (int i = 0; i < PAPER_PAGES; i++)
        paper_page(d->p);
    struct buf *o = task_buf(&d->t, PAPER_BYTES);
    assert_int_equal(setjmp(d->landing.jump), 0);
    assert_int_equal(paper_make(d->p, o), INVALID);
    done(d);
    d = desk(LANG_fi, NULL, NULL);
    for (int i = 1; i < PAPER_PAGES; i++)
        paper_page(d->p);
    assert_has(pdf_say(d->t.a, made(d), "pdfinfo %s"), "Pages:           300");
    done(d);
}

TEST(a_text_of_twenty_thousand_letters_loses_none)
{
    struct desk *d = desk(LANG_fi, NULL, NULL);
    struct buf *long_text = task_buf(&d->t, 1 << 20);
    for (int i = 0; i < 2500; i++)
        buf_fmt(long_text, "sa%04d. ", i);
    paper_paragraph(d->p, paper_own(buf_view(long_text)));
    struct str text = pdf_text(d->t.a, made(d));
    for (int i = 0; i < 2500; i++) {
        char word[20];
        snprintf(word, sizeof word, "sa%04d.", i);
        if (!str_has(text, word))
            fail_msg("%s is missing", word);
    }
    done(d);
}

TEST(a_text_beyond_all_sense_is_cut_between_letters_and_says_so)
{
    struct desk *d = desk(LANG_fi, NULL, NULL);
    struct buf *long_text = task_buf(&d->t, 1 << 20);
    buf_ch(long_text, 'x');
    while (long_text->n <= PAPER_TEXT_MOST)
        buf_z(long_text, "ä ");
    paper_paragraph(d->p, paper_own(buf_view(long_text)));
    assert_has(pdf_text(d->t.a, made(d)), "…");
    done(d);
}

TEST(a_word_of_a_hundred_thousand_letters_is_whole)
{
    struct desk *d = desk(LANG_fi, NULL, NULL);
    char *word = NEW_N(d->t.a, char, PAPER_TEXT_MOST + 1);
    memset(word, 'W', PAPER_TEXT_MOST);
    paper_paragraph(d->p, own(word));
    assert_int_equal(str_times(pdf_text(d->t.a, made(d)), "W"), PAPER_TEXT_MOST);
    done(d);
}

TEST(what_nobody_would_write_is_drawn_all_the_same)
{
    static const char *const texts[] = { "", " ", "\n\n\n", "\t\r\x01\x1b\x7f", "\xff\xfe\xc3(", "\xed\xa0\x80",
        "\xf4\x90\x80\x80", "\u202e\u202dkääntyy\u202c\u2066\u2067\u2068", "\u2069\u2069\u2069",
        "a\u0301\u0302\u0303\u0304\u0305\u0306", "\u200b\u200d\ufeff\u00ad", "👩‍👩‍👧‍👦🏳️‍🌈",
        "ﷺ﷽", "<b>&amp;</b>", "(\\)", "%s%n%1$s", "☐☐☐", "ا\u064b\u064c\u064d",
        "\xf4\x8f\xbf\xbf\xef\xbf\xbe\xef\xb7\x90", "\u2028\u2029", "عرب abc 123 עברית" };
    struct desk *d = desk(LANG_ar, lang_get(LANG_fi), NULL);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct paper_text both = { { str_of(texts[i]), str_of(texts[i]) } };
        paper_heading(d->p, 3, own(texts[i]));
        paper_paragraph(d->p, both);
        paper_fact(d->p, both, own(texts[i]));
        paper_item(d->p, PAPER_BULLET, both);
        const struct paper_column columns[] = { { both }, { own(texts[i]) } };
        paper_table(d->p, columns, 2);
        paper_row(d->p, PAPER_ROW_TALL);
        paper_cell(d->p, own(texts[i]));
        paper_cell(d->p, both);
        paper_table_end(d->p);
        paper_lines(d->p, &both, 1);
    }
    char word[2001];
    memset(word, 'W', sizeof word - 1);
    word[sizeof word - 1] = 0;
    paper_heading(d->p, 1, own(word));
    const struct paper_column narrow[] = { { own(word), .part = 1 }, { own("n"), .part = 99 } };
    paper_table(d->p, narrow, 2);
    paper_row(d->p, PAPER_ROW);
    paper_cell(d->p, own("x"));
    paper_cell(d->p, own("viimeinen"));
    paper_table_end(d->p);
    struct str text = pdf_text(d->t.a, made(d)), valid;
    assert_true(text_clean(d->t.a, text, &valid));
    assert_in_order(text, "<b>&amp;</b>", "(\\)", "%s%n%1$s", "viimeinen");
    done(d);
}

TEST(a_letter_that_no_font_has_is_a_box_that_can_be_copied)
{
    struct desk *d = desk(LANG_fi, NULL, NULL);
    paper_paragraph(d->p, own("Kiitos 😀 王 ."));
    assert_in_order(pdf_text(d->t.a, made(d)), "Kiitos", "😀", "王");
    done(d);
}

/* A page as a picture, two dots a point. */
struct picture {
    int width, height;
    const unsigned char *rgb;
};

static struct picture picture_of(struct arena *a, struct str pdf)
{
    struct picture p = { 0 };
    struct str ppm = pdf_say(a, pdf, "pdftoppm -r 144 -f 1 -l 1 %s");
    char *end = NULL;
    assert_true(str_starts(ppm, S("P6\n")));
    p.width = (int)strtol(ppm.p + 3, &end, 10);
    p.height = (int)strtol(end, &end, 10);
    assert_int_equal(strtol(end, &end, 10), 255);
    ptrdiff_t begins = end - ppm.p;
    p.rgb = (const unsigned char *)ppm.p + begins + 1;
    assert_int_equal((size_t)begins + 1 + (size_t)(3 * p.width * p.height), ppm.n);
    return p;
}

static bool dot_is(const struct picture *p, int x, int y, int red, int green, int blue)
{
    const unsigned char *dot = p->rgb + 3 * (y * p->width + x);
    return abs(dot[0] - red) < 30 && abs(dot[1] - green) < 30 && abs(dot[2] - blue) < 30;
}

TEST(the_emblem_is_a_centimetre_high_and_has_twelve_stars_and_its_sentence)
{
    const struct paper_head head = { .title = N_("Register"), .esf = true };
    struct desk *d = desk(LANG_sv, NULL, &head);
    struct str pdf = made(d);
    struct picture p = picture_of(d->t.a, pdf);
    int left = p.width, right = 0, top = p.height, bottom = 0, stars = 0;
    for (int y = 0; y < p.height; y++)
        for (int x = 0; x < p.width; x++)
            if (dot_is(&p, x, y, 0, 51, 153)) {
                left = x < left ? x : left;
                right = x > right ? x : right;
                top = y < top ? y : top;
                bottom = y > bottom ? y : bottom;
            }
    double height = bottom - top + 1, width = right - left + 1;
    assert_true(height >= 144 / 2.54 && width / height > 1.45 && width / height < 1.55);
    static const double hours[12][2] = { { 0, -1 }, { .5, -.866 }, { .866, -.5 }, { 1, 0 }, { .866, .5 }, { .5, .866 },
        { 0, 1 }, { -.5, .866 }, { -.866, .5 }, { -1, 0 }, { -.866, -.5 }, { -.5, -.866 } };
    for (int i = 0; i < 12; i++)
        stars += dot_is(&p, (int)(left + width / 2 + hours[i][0] * height / 3),
            (int)(top + height / 2 + hours[i][1] * height / 3), 255, 204, 0);
    assert_int_equal(stars, 12);
    struct str text = pdf_text(d->t.a, pdf);
    assert_in_order(text, "Medfinansieras av", "Europeiska unionen");
    done(d);
}

TEST(a_paper_without_that_fund_shows_no_emblem)
{
    struct desk *d = desk(LANG_en, NULL, NULL);
    some_of_all(d);
    struct str pdf = made(d);
    struct picture p = picture_of(d->t.a, pdf);
    for (int i = 0; i < p.width * p.height; i++)
        assert_false(dot_is(&p, i % p.width, i / p.width, 255, 204, 0));
    assert_has_not(pdf_text(d->t.a, pdf), "Co-funded");
    done(d);
}

TEST(an_address_of_the_web_can_be_clicked_on_and_nothing_else_can)
{
    struct desk *d = desk(LANG_fi, NULL, NULL);
    paper_address(d->p, S("https://kotipolku.example/s/it's?a=(b)"));
    paper_address(d->p, S("javascript:alert(1)"));
    paper_address(d->p, S("https://kotipolku.example/\xc3\xa4 b"));
    struct str pdf = made(d), text = pdf_text(d->t.a, pdf);
    assert_has(pdf, "/URI (https://kotipolku.example/s/it's?a=");
    assert_int_equal(str_times(pdf, "/S /URI") + str_times(pdf, "/URI ("), 2); /* one, written so */
    assert_in_order(pdf_say(d->t.a, pdf, "pdfinfo -struct %s"), "P (block)", "Link");
    assert_in_order(text, "https://kotipolku.example/s/it's?a=(b)", "javascript:alert(1)");
    done(d);
}

TEST(a_wide_paper_lies_on_its_side)
{
    const struct paper_head head = { .title_text = S("Leveä"), .foot = S("Hanke (S1)"), .wide = true };
    struct desk *d = desk(LANG_fi, NULL, &head);
    paper_paragraph(d->p, own("x"));
    struct str pdf = made(d);
    assert_has(pdf_say(d->t.a, pdf, "pdfinfo %s"), "Page size:       842 x 595 pts (A4)");
    assert_has(pdf_text(d->t.a, pdf), "Hanke (S1)");
    done(d);
}

/* A box of the first series over the first quarter of the width, with a word at its end. */
static void quarter(struct desk *d)
{
    struct paper_shape at[] = { { .kind = PAPER_SHAPE_BOX, .series = 1, .width = paper_width(d->p) / 4, .height = 500 },
        { .kind = PAPER_SHAPE_TEXT, .x = paper_width(d->p) / 4, .y = 300, .text = S("42") } };
    const struct paper_shapes shapes = { at, 2, 2 };
    paper_picture(d->p, own("Arabia 42"), 500, &shapes);
}

/* How many dots of the first series' ink are in the left and the right half of the page. */
static void halves(struct desk *d, size_t *ret_left, size_t *ret_right)
{
    struct picture p = picture_of(d->t.a, made(d));
    *ret_left = *ret_right = 0;
    for (int i = 0; i < p.width * p.height; i++)
        if (dot_is(&p, i % p.width, i / p.width, 0, 97, 186))
            ++*(i % p.width < p.width / 2 ? ret_left : ret_right);
}

TEST(a_drawing_begins_where_reading_begins_and_has_other_words)
{
    static const enum lang_id each[] = { LANG_fi, LANG_ar };
    for (size_t i = 0; i < 2; i++) {
        struct desk *d = desk(each[i], NULL, NULL);
        size_t left, right;
        quarter(d);
        halves(d, &left, &right);
        assert_true(each[i] == LANG_fi ? left > 20000 && right == 0 : right > 20000 && left == 0);
        done(d);
    }
    struct desk *d = desk(LANG_fi, NULL, NULL);
    quarter(d);
    struct str pdf = made(d);
    assert_has(pdf_text(d->t.a, pdf), "42");
    assert_has(pdf, "/Alt <FEFF0041007200610062"); /* "Arab": of the drawing */
    done(d);
}

TEST(a_drawing_that_does_not_fit_below_goes_to_the_next_page_whole)
{
    struct desk *d = desk(LANG_fi, NULL, NULL);
    struct paper_shape at[] = { { .kind = PAPER_SHAPE_TEXT, .y = 100, .text = S("ylhäällä") },
        { .kind = PAPER_SHAPE_TEXT, .y = paper_tall(d->p) - 10, .text = S("alhaalla") } };
    const struct paper_shapes shapes = { at, 2, 2 };
    paper_paragraph(d->p, own("ensin"));
    paper_picture(d->p, own("kuvio"), paper_tall(d->p), &shapes);
    struct str pdf = made(d);
    assert_has(pdf_say(d->t.a, pdf, "pdfinfo %s"), "Pages:           2");
    assert_in_order(pdf_text(d->t.a, pdf), "ensin", "1 / 2", "ylhäällä", "alhaalla");
    done(d);
}

TEST(the_contents_say_on_which_page_each_chapter_is)
{
    static const char *const names[] = { "Alku", "Keskikohta", "Loppu" };
    struct desk *d = desk(LANG_fi, NULL, NULL);
    struct paper_text titles[] = { own(names[0]), own(names[1]), own(names[2]) };
    paper_contents(d->p, titles, 3);
    for (size_t i = 0; i < 3; i++) {
        paper_chapter(d->p, titles[i]);
        if (i == 1)
            paper_page(d->p); /* it takes two */
        paper_paragraph(d->p, own("teksti"));
    }
    struct str pdf = made(d), first = pdf_say(d->t.a, pdf, "pdftotext -l 1 -layout %s -");
    assert_in_order(first, "Alku", "2", "Keskikohta", "3", "Loppu", "5");
    assert_has(pdf_say(d->t.a, pdf, "pdftotext -f 5 -l 5 %s -"), "Loppu");
    assert_in_order(pdf_say(d->t.a, pdf, "pdfinfo -struct %s"), "TOC", "TOCI", "H1");
    done(d);
}

TEST(a_process_that_cannot_draw_ends_one_task_and_nothing_else)
{
    struct desk *d = desk(LANG_fi, NULL, NULL);
    struct buf *o = task_buf(&d->t, PAPER_BYTES);
    if (setjmp(d->landing.jump) == 0) {
        enum outcome drawn = paper_print(&d->t, S("no paper"), o);
        fail_msg("it was drawn: %d", drawn);
    }
    assert_int_equal(d->landing.kind, FAIL_FOREIGN);
    done(d);
}

TESTS(what_is_said_stands_on_the_paper_in_this_order, a_poster_says_all_of_its_blocks_in_this_order_and_as_a_tree,
    a_paper_is_tagged_and_says_its_language_title_author_and_day, all_fonts_are_ours_and_inside_it,
    the_same_paper_has_the_same_bytes, arabic_can_be_read_back_as_it_was_written,
    two_languages_stand_side_by_side_and_begin_each_block_at_one_height, arabic_is_on_the_right_wherever_it_is_named,
    a_cell_of_two_languages_has_each_in_its_direction, a_range_is_not_turned_round_in_arabic,
    what_is_the_same_in_both_languages_stands_once, a_tables_headings_stand_on_each_page_and_pages_are_counted,
    more_pages_than_allowed_are_refused_in_one_word, a_text_of_twenty_thousand_letters_loses_none,
    a_text_beyond_all_sense_is_cut_between_letters_and_says_so, a_word_of_a_hundred_thousand_letters_is_whole,
    what_nobody_would_write_is_drawn_all_the_same, a_letter_that_no_font_has_is_a_box_that_can_be_copied,
    the_emblem_is_a_centimetre_high_and_has_twelve_stars_and_its_sentence, a_paper_without_that_fund_shows_no_emblem,
    an_address_of_the_web_can_be_clicked_on_and_nothing_else_can, a_wide_paper_lies_on_its_side,
    a_drawing_begins_where_reading_begins_and_has_other_words,
    a_drawing_that_does_not_fit_below_goes_to_the_next_page_whole, the_contents_say_on_which_page_each_chapter_is,
    a_process_that_cannot_draw_ends_one_task_and_nothing_else)
