/* Every figure of every report says what it counts, in every language that is complete, and its page leads there: a new
 * figure that does not makes these fail. On both engines. */
#include "rooms/reports/reports_web.h"
#include "tests/figures_testing.h"
#include "tests/paper_testing.h"
#include "tests/reports_testing.h"

enum { FILE_BYTES = 4 << 20 };

/* Somebody in every table that has a line only of what is there. */
static void some(struct task *t)
{
    lay_out(t);
    person(t, 1);
    member(t, 1, SOMALI, 1, "member", "2026-01-10", "");
    guided(t, 1, "a", 1, "2026-02-01", "vocational_education", "started", "Lähihoitaja");
    test_sql(t, "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, "
                "entry_status, entry_education, heard_from, exit_status, six_month_status, version, created_at) VALUES "
                "(1, '', 1, 10, CAST('' AS {bytes}), '2026-01-10', '', '', '', '', '', 1, '')");
    test_sql(t, "UPDATE projects_project SET start_date = '2025-08-25', end_date = '2027-02-20' WHERE id = 10");
    test_sql(t, "INSERT INTO projects_target (project_id, measure, promised) VALUES (10, 'persons', 80)");
    test_sql(t, "INSERT INTO needs_need (person_id, project_id, day, area, weight, version) VALUES "
                "(1, 10, '2026-02-10', 'language', 2, 1)");
    test_sql(t, "UPDATE projects_project SET circumstances_ground = 'Consent', rural_municipalities = '019' "
                "WHERE id = 10");
    test_sql(t, "INSERT INTO circumstances_estimate (id, source_key, project_id, indicator, day, percent, source, "
                "method, version) VALUES (1, '', 10, 'EECO15', '2026-02-01', 12, 'Town', 'Survey', 1)");
}

/* Tables that are made only of what is there, so that none is missed by what is laid out here. */
static const struct {
    enum report_id report;
    const char *table;
} sometimes[] = {
    { REPORT_targets, "forecast" },
    { REPORT_funnel, "steps" },
    { REPORT_needs, "by_group" },
    { REPORT_outcomes, "crossed" },
    { REPORT_esf, "confidential" },
    { REPORT_esf, "estimates" },
};

RULE(the_tables_that_are_made_only_of_what_is_there_are_looked_at)
{
    some(t);
    for (size_t i = 0; i < sizeof sometimes / sizeof *sometimes; i++) {
        struct report_scope s = { .project = PROJECT, .by = S("town"), .by2 = S("age") };
        struct report_tables tables = reports_tables(t, &report_rows[sometimes[i].report], &s);
        (void)test_table(&tables, str_of(sometimes[i].table));
    }
}

static const struct report_scope scopes[] = {
    { .project = PROJECT, .every = true },
    { .project = PROJECT, .by = { "town", 4 }, .by2 = { "age", 3 } },
    { .project = PROJECT, .by = { "town", 4 }, .threshold = 5 },
};
enum { SCOPES = sizeof scopes / sizeof *scopes };

/* The first figure that says nothing in this language, or the same as in English; "": all do. */
static struct str undefined(struct task *t, const struct report_tables *tables, const struct lang *lang)
{
    const struct lang *english = lang_by_tag(S("en"));

    for (size_t i = 0; i < tables->n; i++) {
        const struct report_table_plan *plan = tables->at[i].plan;
        for (unsigned c = 1; c < plan->n; c++) {
            if (plan->columns[c].kind == FIGURE_NAMES || plan->columns[c].place == IN_NONE)
                continue;
            t->lang = english;
            struct str said = report_definition(t, plan, c);
            t->lang = lang;
            struct str own = report_definition(t, plan, c);
            if (str_empty(own) || (lang != english && str_eq(own, said)) || str_empty(report_figure_name(t, plan, c)))
                return str_fmt(t->a, "%s.%s", plan->name, plan->columns[c].column.key);
        }
    }
    return S("");
}

static const char *const tags[] = { "fi", "sv", "en", "so", "ar" };
enum { TAGS = sizeof tags / sizeof *tags };

RULE(every_figure_of_every_report_says_what_it_counts_in_every_language)
{
    some(t);
    for (size_t r = 0; r < REPORT__N; r++)
        for (size_t s = 0; s < SCOPES; s++)
            for (size_t l = 0; l < TAGS; l++) {
                struct report_tables tables = reports_tables(t, &report_rows[r], &scopes[s]);
                const struct lang *before = t->lang;
                assert_str(undefined(t, &tables, lang_by_tag(str_of(tags[l]))), "");
                t->lang = before;
            }
}

RULE(a_figure_that_says_nothing_is_found)
{
    static const struct report_column columns[] = {
        { { "who", N_("Name"), .type = COLUMN_TEXT }, FIGURE_NAMES },
        { { "n", N_("Persons"), .type = COLUMN_INT }, FIGURE_PERSONS },
    };
    static const struct report_table_plan plan = { "few", N_("Name"), columns, 2, JSON_ROWS, .caption = N_("Name") };
    struct report_tables tables = { 0 };

    (void)report_table_new(&tables, &plan);
    assert_str(undefined(t, &tables, lang_by_tag(S("en"))), "few.n");
}

static bool is_said(const struct table_view *v, struct url what)
{
    bool said = false;

    for (size_t i = 0; i < v->definitions.n; i++)
        for (size_t k = 0; k < v->definitions.at[i].names.n; k++)
            said |= str_ends(what.s, v->definitions.at[i].names.at[k].here) && !str_empty(v->definitions.at[i].text);
    return said;
}

/* What a table shows leads to what it says: headings, or the names of rows where these are the figures; totals. */
static void all_lead(const struct table_view *v)
{
    for (size_t i = 0; i < v->headings.n; i++)
        assert_true(is_said(v, v->headings.at[i].what) || (v->rows.n > 0 && !str_empty(v->rows.at[0].what.s)));
    for (size_t i = 0; i < v->rows.n; i++)
        assert_true(str_empty(v->rows.at[i].what.s) || is_said(v, v->rows.at[i].what));
    for (size_t i = 0; i < v->totals.n; i++)
        assert_true(is_said(v, v->totals.at[i].what));
}

RULE(what_a_page_shows_leads_to_what_it_counts)
{
    size_t shown = 0;

    some(t);
    for (size_t r = 0; r < REPORT__N; r++)
        for (size_t s = 1; s < SCOPES; s++) {
            struct report_tables tables = reports_tables(t, &report_rows[r], &scopes[s]);
            struct report_view v = report_view_of(t, &report_rows[r], &scopes[s], &tables);
            for (size_t i = 0; i < v.tables.n; i++, shown++)
                all_lead(&v.tables.at[i]);
        }
    assert_in_range(shown, REPORT__N, REPORT__N * SCOPES * REPORT_TABLES);
}

/* The same words in files: a list in JSON, with the figure of which it is a percentage. */
RULE(json_says_what_figures_count_and_of_what_they_are_a_percentage)
{
    struct buf *o = task_buf(t, FILE_BYTES);

    some(t);
    reports_write(t, &report_rows[REPORT_outcomes], &scopes[0], FORMAT_JSON, o);
    assert_in_order(buf_view(o), "\"notes\"", "\"definitions\"", "\"table\": \"by_language\"",
        "\"figure\": \"guided_to_training\"", "\"definition\": \"Education: language training",
        "\"percent_of\": \"persons\"");
}

RULES(the_tables_that_are_made_only_of_what_is_there_are_looked_at,
    every_figure_of_every_report_says_what_it_counts_in_every_language, a_figure_that_says_nothing_is_found,
    what_a_page_shows_leads_to_what_it_counts, json_says_what_figures_count_and_of_what_they_are_a_percentage)
