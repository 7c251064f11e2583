/* Tests of charts: the drawing is well formed, mirrored, escaped, and carries what screen readers need. How it looks is
 * seen in the stories. */
#include "base/test.h"
#include "rooms/tables/chart.h"

static const struct str labels[] = { S("Arabia"), S("Somali & <muut>"), S("Persia") };
static const int64_t first[] = { 40, 10, 0 }, second[] = { 4, CHART_HIDDEN, 6 };
static const struct chart_series series[] = { { S("Koulutus"), first }, { S("Työ"), second } };

static struct chart chart(enum chart_kind kind, size_t n)
{
    return (struct chart){ .kind = kind,
        .id = S("c1"),
        .title = S("Kielet"),
        .desc = S("Arabia 40"),
        .labels = labels,
        .labels_n = 3,
        .series = series,
        .series_n = n };
}

static bool holds(struct svg svg, const char *part) { return str_find(svg.s, str_of(part)) >= 0; }

TEST(bars_have_lengths_values_and_names_for_screen_readers)
{
    struct task *t = test_task();
    struct chart c = chart(CHART_BARS, 1);
    struct svg s = chart_svg(t->a, lang_get(LANG_fi), &c);
    assert_true(str_starts(s.s, S("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" class=\"kp-drawing\" "
                                  "font-size=\"14\" viewBox=\"0 0 320 ")));
    assert_true(holds(s, "aria-labelledby=\"c1-title\" aria-describedby=\"c1-desc\"><title "
                         "id=\"c1-title\">Kielet</title><desc id=\"c1-desc\">Arabia 40</desc>"));
    assert_true(holds(s, "<rect x=\"0\" y=\"20\" width=\"250\" height=\"16\" class=\"kp-bar kp-series-1\"/>"));
    assert_true(holds(s, ">Somali &amp; &lt;muut&gt;</text>"));
    assert_true(holds(s, "x=\"256\" y=\"33\" text-anchor=\"start\">40</text>"));
    assert_false(holds(s, "style="));
    assert_false(holds(s, "#0"));
    test_task_end(t);
}

TEST(right_to_left_mirrors_places_but_not_numbers)
{
    struct task *t = test_task();
    struct chart c = chart(CHART_BARS, 1);
    struct svg s = chart_svg(t->a, lang_get(LANG_ar), &c);
    assert_true(holds(s, "direction=\"rtl\""));
    assert_true(holds(s, "<rect x=\"70\" y=\"20\" width=\"250\""));
    assert_true(holds(s, "x=\"320\" y=\"14\" text-anchor=\"start\">Arabia"));
    assert_true(holds(s, "x=\"64\" y=\"33\" text-anchor=\"end\" direction=\"ltr\">40"));
    test_task_end(t);
}

TEST(series_differ_by_hatching_and_few_persons_are_not_shown)
{
    struct task *t = test_task();
    struct chart c = chart(CHART_STACKED, 2);
    struct svg s = chart_svg(t->a, lang_get(LANG_en), &c);
    assert_true(holds(s, "<pattern id=\"c1-p2\""));
    assert_true(holds(s, "fill=\"url(#c1-p2)\" class=\"kp-bar-edge kp-series-2\""));
    c.kind = CHART_GROUPED;
    s = chart_svg(t->a, lang_get(LANG_en), &c);
    assert_true(holds(s, ">withheld</text>"));
    test_task_end(t);
}

TEST(lines_break_at_hidden_values_and_time_runs_leftwards_in_arabic)
{
    struct task *t = test_task();
    struct chart c = chart(CHART_LINE, 2);
    struct svg s = chart_svg(t->a, lang_get(LANG_en), &c);
    assert_true(holds(s, "points=\"44,56 170,191 296,236\""));
    assert_true(holds(s, "stroke-dasharray=\"8 4\" stroke-width=\"2\" points=\"44,218\"/>"));
    s = chart_svg(t->a, lang_get(LANG_ar), &c);
    assert_true(holds(s, "points=\"276,56 150,191 24,236\""));
    test_task_end(t);
}

TEST(for_paper_colours_are_literal)
{
    struct task *t = test_task();
    struct chart c = chart(CHART_STACKED, 2);
    c.print = true;
    struct svg s = chart_svg(t->a, lang_get(LANG_fi), &c);
    assert_false(holds(s, "class="));
    assert_true(holds(s, "fill=\"#0062ba\""));
    test_task_end(t);
}

TEST(steps_are_round)
{
    assert_int_equal(chart_step(1, 5), 1);
    assert_int_equal(chart_step(6, 5), 2);
    assert_int_equal(chart_step(23, 5), 5);
    assert_int_equal(chart_step(100, 5), 20);
    assert_int_equal(chart_step(101, 5), 50);
    assert_int_equal(chart_step(4000000, 5), 1000000);
}

TESTS(bars_have_lengths_values_and_names_for_screen_readers, right_to_left_mirrors_places_but_not_numbers,
    series_differ_by_hatching_and_few_persons_are_not_shown,
    lines_break_at_hidden_values_and_time_runs_leftwards_in_arabic, for_paper_colours_are_literal, steps_are_round)
