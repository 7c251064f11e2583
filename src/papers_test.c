/* Tests of papers through the whole gate, read back with poppler: they say what their pages say, leave the same look in
 * the journal, hide what is hidden, and show nobody of another project. How a paper is drawn: paper_test. */
#define PAPERS_DRAWN
#include "tests/looks_testing.h"
#include "tests/paper_testing.h"

static const struct route_row *row_of(const char *name)
{
    for (unsigned i = 0; i < site_map_n; i++)
        if (strcmp(site_map[i].name, name) == 0)
            return &site_map[i];
    fail_msg("there is no route %s", name);
    return NULL;
}

static bool is_pdf(void) { return str_starts(buf_view(&answered.body), S("%PDF-")); }

/* The paper of a page, as its reader gets it. more: "&beside=so" */
static struct str paper_of(enum role role, const char *name, const char *more)
{
    struct str target = address(row_of(name), false, ".pdf");

    ask(&w, from(role, str_fmt(w.t->a, "%.*s%s", STR_ARG(target), more)));
    if (answered.status != 200 || !is_pdf())
        fail_msg("%s: status %d and no PDF", name, answered.status);
    return buf_view(&answered.body);
}

static int64_t looks(int64_t before, const char *act, const char *name)
{
    return since(before,
        str_z(w.t->a, str_fmt(w.t->a, "act = '%s' AND what = '%s' AND staff_id = %d", act, name, (int)ROLE_MANAGER)));
}

TEST(the_register_to_print_has_its_members_a_box_for_each_mark_and_leaves_a_look)
{
    int64_t before = newest();
    struct str text = pdf_text(w.t->a, paper_of(ROLE_MANAGER, "attendance_print", ""));

    assert_has(text, "Sahra " OURS);
    assert_has(text, "Suojattu " OURS);
    assert_has(text, "10");
    assert_int_equal(str_times(text, "☐"), 3 * 4 + 1 + 6 * 2); /* marks of three, a child, six lines for two marks */
    assert_int_equal(looks(before, "list", "attendance_print"), 1);
}

TEST(a_register_to_print_of_a_group_with_somebody_protected_says_neither_time_nor_place)
{
    struct str text = pdf_text(w.t->a, paper_of(ROLE_MANAGER, "attendance_print", ""));

    assert_has_not(text, "Talo");
    assert_has_not(text, "9:30");
    test_sql(w.t, "UPDATE people_person SET non_disclosure = 0, protected = 0");
    text = pdf_text(w.t->a, paper_of(ROLE_MANAGER, "attendance_print", ""));
    assert_has(text, "Talo");
    assert_has(text, "9:30");
    test_sql(w.t, "UPDATE people_person SET non_disclosure = 1, protected = 1 WHERE source_key IN ('a2', 'b2')");
}

TEST(a_certificate_has_name_group_project_and_hours_in_two_languages_and_leaves_a_look)
{
    test_sql(w.t, "UPDATE groups_session SET state = 'held'");
    int64_t before = newest();
    struct str pdf = paper_of(ROLE_MANAGER, "attendance_certified", "&beside=so"), text = pdf_text(w.t->a, pdf);

    assert_in_order(text, "Certificate of", "Sahra " OURS);
    assert_has(text, "Shahaadada");
    assert_has(text, "Aamu " OURS);
    assert_has(text, "Hanke P1");
    assert_has(text, "1 of 1");
    assert_has(text, "2 hours");
    assert_has(text, "Signature of the instructor");
    assert_has(pdf, "/Lang (en)");
    assert_has(pdf, "/Lang (so)");
    assert_int_equal(looks(before, "look", "attendance_certified"), 1);
}

TEST(a_second_language_that_is_none_or_the_same_is_no_second_language)
{
    static const char *const each[] = { "", "&beside=", "&beside=xx", "&beside=en" };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct str pdf = paper_of(ROLE_MANAGER, "attendance_certified", each[i]);
        assert_int_equal(str_times(pdf, "/Lang ("), 1);
        assert_int_equal(str_times(pdf_text(w.t->a, pdf), "Certificate of participation"), 1);
    }
}

TEST(every_report_is_a_paper_too_and_small_counts_are_withheld_on_it)
{
    static const char *const names[] = { "outcomes", "targets", "attendance", "child_care" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *page = str_z(w.t->a, str_fmt(w.t->a, "reports_%s_page", names[i]));
        struct str open = pdf_text(w.t->a, paper_of(ROLE_MANAGER, page, ""));
        assert_has(open, "Hanke P1");
        assert_has_not(open, "withheld");
        if (i >= 2) {                 /* of groups and months */
            assert_has(open, "Aamu"); /* and the rest of its name, in the next line */
            assert_has(open, "February");
        }
        struct str closed = pdf_text(w.t->a, paper_of(ROLE_COORDINATOR, page, ""));
        assert_has(closed, "Counts smaller than 5 are withheld");
        assert_has_not(closed, "Sahra");
    }
}

TEST(several_reports_are_one_paper_with_a_page_of_contents)
{
    struct str pdf = paper_of(ROLE_MANAGER, "reports_together", "&report=targets&report=outcomes&report=no-such");
    struct str text = pdf_text(w.t->a, pdf), first = pdf_say(w.t->a, pdf, "pdftotext -l 1 %s -");

    assert_in_order(first, "Reports of the project", "Hanke P1", "Contents", "Outcomes", "2", "Targets");
    assert_in_order(text, "Contents", "Outcomes: where guidance led", "Targets: promised and reached");
    assert_has_not(text, "Attendance: groups");
    assert_has(pdf_text(w.t->a, paper_of(ROLE_COORDINATOR, "reports_together", "&report=outcomes&report=needs")),
        "Counts smaller than 5 are withheld");
    ask(&w, from(ROLE_MANAGER, S("/reports/together?format=pdf")));
    assert_int_equal(answered.status, 200);
    assert_false(is_pdf());
    assert_has(buf_view(&answered.body), "Choose at least one report.");
}

TEST(a_report_of_the_year_has_the_quotes_that_were_chosen_while_their_consent_holds_and_each_is_in_the_journal)
{
    char id[ID_TEXT];
    int64_t story = id_of("stories_story", "ay");

    id_text(story, id);
    const char *more = str_z(w.t->a, str_fmt(w.t->a, "&report=targets&quotes=1&quote=%s", id));
    assert_has_not(pdf_text(w.t->a, paper_of(ROLE_MANAGER, "reports_together", more)), "Somebody says");
    test_sql(w.t, "UPDATE stories_story SET state = 'approved', reviewer_id = 2"); /* of both projects */
    test_sql(w.t, "UPDATE stories_use SET place = 'report', purpose = 'report'");
    int64_t before = newest();
    struct str text = pdf_text(w.t->a, paper_of(ROLE_COORDINATOR, "reports_together", more));
    assert_in_order(text, "Contents", "In their own words", "Somebody says", "Faith in finding work");
    assert_has_not(text, "Sahra");
    assert_int_equal(since(before, "act = 'export' AND what = 'story'"), 1);
    id_text(id_of("stories_story", "by"), id); /* of another project */
    assert_has_not(pdf_text(w.t->a, paper_of(ROLE_MANAGER, "reports_together",
                                        str_z(w.t->a, str_fmt(w.t->a, "&report=targets&quotes=1&quote=%s", id)))),
        "Somebody says");
    assert_has_not(
        pdf_text(w.t->a, paper_of(ROLE_MANAGER, "reports_together", "&report=targets&quotes=1")), "Somebody says");
    test_sql(w.t, "UPDATE stories_story SET withdrawn_on = '2025-03-03'");
    assert_has_not(pdf_text(w.t->a, paper_of(ROLE_MANAGER, "reports_together", more)), "Somebody says");
}

TEST(the_sheet_of_an_estimate_has_a_box_for_each_answer_in_two_languages_and_no_name)
{
    struct str text = pdf_text(w.t->a, paper_of(ROLE_COUNSELLOR, "measurements_sheet", "&in=en"));

    assert_in_order(text, "My own path", "Can you say what you want?", "How many people did you get to know here?");
    assert_has_not(text, "Dhexdhexaad");
    assert_has_not(text, "Sahra");
    struct str pdf = paper_of(ROLE_COUNSELLOR, "measurements_sheet", "&in=en&beside=so");
    assert_has(pdf, "/Lang (so)");
    text = pdf_text(w.t->a, pdf);
    assert_has(text, "Somewhat");
    assert_has(text, "Dhexdhexaad");
    assert_has(text, "For the worker");
    assert_has_not(text, "Sahra");
    assert_has(pdf_text(w.t->a, paper_of(ROLE_COUNSELLOR, "measurements_sheet", "&in=ar")), "من كم شخص");
}

TEST(a_project_with_money_of_the_esf_has_the_emblem_and_no_other_has)
{
    static const struct {
        const char *fund;
        bool emblem;
    } each[] = { { "ESF+", true }, { "ESR+", true }, { "Euroopan sosiaalirahasto plus (ESR+)", true }, { "esf", true },
        { "AMIF", false }, { "", false }, { "STEA", false }, { "esfera", false } };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a, "UPDATE projects_project SET fund = '%s'", each[i].fund)));
        struct str text = pdf_text(w.t->a, paper_of(ROLE_MANAGER, "reports_targets_page", ""));
        if (str_has(text, "Co-funded by the") != each[i].emblem)
            fail_msg("fund \"%s\": %.*s", each[i].fund, STR_ARG(text));
    }
}

TEST(no_paper_shows_anybody_of_a_project_in_which_one_does_not_work)
{
    size_t papers = 0;

    for (unsigned i = 0; i < site_map_n; i++) {
        const struct route_row *row = &site_map[i];
        if (row->method != GET || not_there(row))
            continue;
        for (enum role role = ROLE_ADMIN; role < ROLE__N; role++) {
            ask(&w, from(role, address(row, true, ".pdf")));
            papers += is_pdf();
            if (is_pdf())
                assert_has_not(pdf_text(w.t->a, buf_view(&answered.body)), THEIRS);
        }
        ask(&w, from(ROLE_MANAGER, address(row, false, ".pdf")));
        papers += is_pdf();
    }
    assert_true(papers >= 6); /* ours: register, certificate, four reports */
}

TESTS_BETWEEN(open_world, close_world, the_register_to_print_has_its_members_a_box_for_each_mark_and_leaves_a_look,
    a_register_to_print_of_a_group_with_somebody_protected_says_neither_time_nor_place,
    a_certificate_has_name_group_project_and_hours_in_two_languages_and_leaves_a_look,
    a_second_language_that_is_none_or_the_same_is_no_second_language,
    every_report_is_a_paper_too_and_small_counts_are_withheld_on_it,
    several_reports_are_one_paper_with_a_page_of_contents,
    a_report_of_the_year_has_the_quotes_that_were_chosen_while_their_consent_holds_and_each_is_in_the_journal,
    the_sheet_of_an_estimate_has_a_box_for_each_answer_in_two_languages_and_no_name,
    a_project_with_money_of_the_esf_has_the_emblem_and_no_other_has,
    no_paper_shows_anybody_of_a_project_in_which_one_does_not_work)
