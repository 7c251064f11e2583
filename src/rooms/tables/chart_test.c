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

static size_t times(struct svg svg, const char *part)
{
    size_t n = 0;
    for (ptrdiff_t at; (at = str_find(svg.s, str_of(part))) >= 0; n++)
        svg.s = str_part(svg.s, (size_t)at + 1, svg.s.n);
    return n;
}

TEST(bars_have_lengths_values_and_names_for_screen_readers)
{
    struct task *t = test_task();
    struct chart c = chart(CHART_BARS, 1);
    struct svg s = chart_svg(t->a, lang_get(LANG_fi), &c);
    assert_true(holds(s, "role=\"img\" width=\"100%\""));
    assert_true(holds(s, "aria-labelledby=\"c1-title\" aria-describedby=\"c1-desc\"><title "
                         "id=\"c1-title\">Kielet</title><desc id=\"c1-desc\">Arabia 40</desc>"));
    assert_true(holds(s, "<rect x=\"0%\" width=\"100%\" y=\"20\" height=\"16\" class=\"kp-bar kp-series-1\"/>"));
    assert_true(holds(s, "<rect x=\"0%\" width=\"25%\""));
    assert_true(holds(s, ">Somali &amp; &lt;muut&gt;</text>"));
    assert_true(holds(s, "x=\"100%\" transform=\"translate(6 0)\" y=\"33\" text-anchor=\"start\">40</text>"));
    assert_true(holds(s, "x=\"0%\" y=\"129\" text-anchor=\"start\">0</text>")); /* of nothing: no bar */
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
    assert_true(holds(s, "<rect x=\"75%\" width=\"25%\""));
    assert_true(holds(s, "x=\"100%\" y=\"14\" text-anchor=\"start\">Arabia"));
    assert_true(holds(s, "x=\"75%\" transform=\"translate(-6 0)\" y=\"81\" text-anchor=\"end\" direction=\"ltr\">10"));
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
    s = chart_svg(t->a, lang_get(LANG_ar), &c); /* a piece of the legend: on the right, and as wide as it is */
    assert_true(holds(s, "<rect x=\"100%\" transform=\"translate(-28 0)\" width=\"28\""));
    test_task_end(t);
}

TEST(lines_break_at_hidden_values_and_time_runs_leftwards_in_arabic)
{
    struct task *t = test_task();
    struct chart c = chart(CHART_LINE, 2);
    struct svg s = chart_svg(t->a, lang_get(LANG_en), &c);
    assert_true(holds(s, "points=\"0,0 500,120 1000,160\"")); /* 40, 10 and 0 of 40, in 160 units */
    assert_int_equal(times(s, "<polyline"), 1);               /* a single month between hidden ones is a dot */
    assert_int_equal(times(s, "<circle"), 5);
    assert_true(holds(s, "stroke-dasharray=\"8 4\" x1=\"0\" x2=\"28\""));
    s = chart_svg(t->a, lang_get(LANG_ar), &c);
    assert_true(holds(s, "points=\"1000,0 500,120 0,160\""));
    assert_true(holds(s, "x1=\"0\" x2=\"-28\""));
    test_task_end(t);
}

TEST(several_have_one_scale_when_they_are_told_its_end)
{
    struct task *t = test_task();
    struct chart c = chart(CHART_BARS, 1);
    c.largest = 80;
    assert_true(holds(chart_svg(t->a, lang_get(LANG_en), &c), "<rect x=\"0%\" width=\"50%\""));
    test_task_end(t);
}

TEST(long_names_are_cut_between_letters)
{
    struct task *t = test_task();
    struct chart c = chart(CHART_BARS, 1);
    const struct str long_ones[] = { S("äöäöäöä"), S("abc"), S("x") };
    c.labels = long_ones;
    c.letters = 5;
    assert_true(holds(chart_svg(t->a, lang_get(LANG_en), &c), ">äöäöä…</text>"));
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
    lines_break_at_hidden_values_and_time_runs_leftwards_in_arabic, several_have_one_scale_when_they_are_told_its_end,
    long_names_are_cut_between_letters, steps_are_round)
