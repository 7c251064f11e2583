/* Tests of the public pages of projects on both engines: what is shown and when, what the list of operations lacks,
 * names of natural persons, frozen figures and small numbers, the search with facets, files in and out of which nothing
 * runs. */
#include "rooms/operations/operations_card.h"

#include "rooms/operations/operations_find.h"
#include "rooms/operations/operations_list.h"
#include "base/settings.h"
#include "tests/paper_testing.h"
#include "tests/people_testing.h"
#include "tests/reports_testing.h"

/* A project of which everything is known. */
static int64_t whole_project(struct task *t, const char *code)
{
    int64_t id = project_new(t, code);

    ROW(t,
        "UPDATE projects_project SET fund = 'ESF+', programme = 'Uudistuva', specific_objective = '4h', start_date = "
        "'2025-01-15', end_date = '2027-12-31', total_budget = 100000000, eu_contribution = 70000000, "
        "lead_organisation = 'Esimerkki ry', municipalities = '091;837' WHERE id = %lld",
        (long long)id);
    ROW(t,
        "INSERT INTO projects_text (project_id, tag, name, purpose) VALUES (%lld, '', 'Silta', 'Ryhmiä.'), (%lld, "
        "'ar', 'الجسر', 'مجموعات.')",
        (long long)id, (long long)id);
    return id;
}

static struct operation_card written(struct task *t, int64_t project)
{
    struct operation_card c = operations_card_read(t, project);
    struct problems ps = { 0 };

    c.category = S("157 Example");
    c.theme = S("integration");
    c.goals = S("4;5");
    c.contact_role = S("Hanketoimisto");
    c.contact_phone = S("+358 9 000 0001");
    c.doing[LANG_fi] = S("Ryhmät kokoontuvat.");
    assert_int_equal(operations_card_save(t, &c, &ps), DONE);
    return operations_card_read(t, project);
}

static int64_t publish(struct task *t, int64_t project)
{
    struct problems ps = { 0 };

    assert_int_equal(operations_publish(t, project, operations_card_read(t, project).version, true, &ps), DONE);
    return operations_of_project(t, project);
}

static struct operations_result found(struct task *t, const char *words)
{
    return operations_find(t, &(struct operations_wanted){ .words = str_of(words), .limit = 25 });
}

static struct str page_address(struct task *t, int64_t id)
{
    return str_fmt(t->a, "https://example.org/%lld", (long long)id);
}

static struct str list_file(struct task *t, enum operations_file f)
{
    struct buf *o = task_buf(t, 1 << 20);

    operations_list_write(t, f, page_address, o);
    task_must_fit(t, o);
    return buf_view(o);
}

RULE(nothing_is_shown_before_somebody_publishes_and_then_what_was_there_on_that_day)
{
    int64_t project = whole_project(t, "S1");
    struct problems ps = { 0 };
    struct operation_page p;

    written(t, project);
    assert_int_equal(operations_of_project(t, project), 0);
    assert_int_equal(found(t, "").total, 0);
    assert_int_equal(operations_publish(t, project, operations_card_read(t, project).version, false, &ps), INVALID);
    int64_t id = publish(t, project);
    struct operation_card c = operations_card_read(t, project);
    assert_str(c.state, "published");
    assert_int_equal(found(t, "").total, 1);
    assert_false(operations_page_waits(t, &c));
    ROW(t, "UPDATE projects_project SET total_budget = 1 WHERE id = %lld", (long long)project);
    assert_true(operations_page_shown(t, id, &p));
    assert_int_equal(p.o.total_cents, 100000000);
    assert_int_equal(p.o.cofinancing, 7000);
    assert_str(p.o.regions, "01;06");
    assert_str(p.o.name_language, "fin");
    assert_str(p.rest.contact_role, "Hanketoimisto");
    assert_true(operations_page_waits(t, &c));
    assert_int_equal(operations_withdraw(t, project, c.version), DONE);
    assert_int_equal(operations_of_project(t, project), 0);
    assert_int_equal(found(t, "").total, 0);
    assert_int_equal(operations_withdraw(t, project, c.version + 1), CONFLICT);
}

RULE(only_who_answers_for_the_project_publishes_and_nobody_over_somebody_elses_save)
{
    int64_t project = whole_project(t, "S1");
    struct operation_card c = written(t, project), late = c;
    struct problems ps = { 0 };

    c.theme = S("work");
    assert_int_equal(operations_card_save(t, &c, &ps), DONE);
    assert_int_equal(operations_card_save(t, &late, &ps), CONFLICT);
    assert_int_equal(operations_publish(t, project, late.version, true, &ps), CONFLICT);
    c = operations_card_read(t, project);
    c.theme = S("nothing");
    assert_int_equal(operations_card_save(t, &c, &ps), INVALID);
    become(t, ROLE_COUNSELLOR, project);
    assert_int_equal(operations_card_save(t, &c, &ps), NOT_ALLOWED);
    assert_int_equal(operations_publish(t, project, c.version, true, &ps), NOT_ALLOWED);
    assert_int_equal(operations_withdraw(t, project, c.version), NOT_ALLOWED);
}

RULE(what_the_list_of_operations_lacks_is_said_and_such_a_project_is_not_in_it)
{
    int64_t project = project_new(t, "S1");
    struct operation_page p;

    ROW(t, "INSERT INTO projects_text (project_id, tag, name, purpose) VALUES (%lld, 'so', 'Buundo', '')",
        (long long)project);
    assert_true(operations_page_now(t, project, &p));
    assert_int_equal(operations_missing(t, &p).n, 10);
    publish(t, project);
    assert_int_equal(operations_listed(t, 0, 25).total, 0);
    assert_int_equal(found(t, "buundo").total, 1); /* its page is there all the same */
    int64_t whole = whole_project(t, "S2");
    written(t, whole);
    assert_true(operations_page_now(t, whole, &p));
    assert_int_equal(operations_missing(t, &p).n, 0);
    publish(t, whole);
    struct operations_listed list = operations_listed(t, 0, 25);
    assert_int_equal(list.total, 1);
    assert_str(list.rows.at[0].code, "S2");
    assert_string_equal(list.updated_on.t, "2026-11-22");
}

RULE(the_list_names_no_contact_and_says_what_the_law_asks_for_in_each_form)
{
    int64_t project = whole_project(t, "S1");

    written(t, project);
    publish(t, project);
    struct str csv = list_file(t, OPERATIONS_CSV), json = list_file(t, OPERATIONS_JSON),
               kohesio = list_file(t, OPERATIONS_KOHESIO);
    assert_in_order(csv, "code,beneficiary,contractor,name,purpose", "S1,Esimerkki ry,", "Silta", "2025-01-15",
        "1000000.00", "ESF+", "4h", "70.00", "FI", "157 Example", "2026-11-22");
    assert_has_not(csv, "Hanketoimisto");
    assert_has_not(csv, "358");
    assert_in_order(json, "\"kohesio:P20\"", "\"@graph\"", "\"code\": \"S1\"", "\"@value\": \"Silta\"",
        "\"@language\": \"fi\"", "\"budget\": 1000000.00", "\"cofinancingRate\": 70.00");
    assert_in_order(kohesio, "ID,country,title,title_en,summary,summary_en,start_date,end_date,budget",
        "S1,FI,Silta,,Ryhmiä.,,15-01-2025,31-12-2027,1000000.00");
}

/* Art. 49(3): on the day itself it is gone, the day before it is not. */
RULE(the_name_of_a_natural_person_comes_down_two_years_after_it_was_first_published)
{
    int64_t project = whole_project(t, "S1");
    struct operation_card c = written(t, project);
    struct problems ps = { 0 };
    struct operation_page p;

    ROW(t, "UPDATE projects_project SET lead_organisation = 'Tessa Testi' WHERE id = %lld", (long long)project);
    c.natural_person = true;
    assert_int_equal(operations_card_save(t, &c, &ps), DONE);
    int64_t id = publish(t, project);
    assert_true(operations_page_shown(t, id, &p));
    assert_string_equal(p.o.names_until.t, "2028-11-22");
    t->today = DAY("2028-11-21");
    assert_str(operations_listed(t, 0, 25).rows.at[0].beneficiary, "Tessa Testi");
    t->today = DAY("2028-11-22"); /* nothing has come by yet that takes it down */
    assert_str(operations_listed(t, 0, 25).rows.at[0].beneficiary, "");
    assert_true(operations_page_shown(t, id, &p));
    assert_str(p.o.beneficiary, "");
    assert_str(found(t, "").lines.at[0].beneficiary, "");
    assert_has_not(list_file(t, OPERATIONS_JSON), "Tessa");
    test_commit(t);
    db_rollback(t->db);
    (void)operations_often(t);
    db_begin_write(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM operations_operation WHERE beneficiary <> ''"), 0);
    assert_int_equal(found(t, "testi").total, 0);
    assert_int_equal(operations_withdraw(t, project, operations_card_read(t, project).version), DONE);
    id = publish(t, project); /* once more, years later: it is not the first time */
    assert_true(operations_page_shown(t, id, &p));
    assert_str(p.o.beneficiary, "");
}

static void bring(struct task *t, const char *source, const char *key, const char *name, const char *who, bool person)
{
    struct operations_in in = operations_begin(t, str_of(source));
    struct operation o = { .source_key = str_of(key),
        .name = str_of(name),
        .name_language = S("fin"),
        .beneficiary = str_of(who),
        .natural_person = person,
        .fund = S("ESF+"),
        .regions = S("06"),
        .country = S("FI"),
        .starts_on = DAY("2027-01-01"),
        .total_cents = 5000,
        .eu_cents = 2500,
        .cofinancing = INT_NONE };

    (void)operations_put(&in, &o);
    operations_end(&in);
}

RULE(a_list_that_comes_again_makes_no_second_row_and_brings_no_name_back)
{
    bring(t, "list", "E1", "Polku", "Tessa Testi", true);
    bring(t, "list", "E1", "Polku", "Tessa Testi", true);
    assert_int_equal(found(t, "").total, 1);
    assert_str(found(t, "").lines.at[0].beneficiary, "Tessa Testi");
    t->today = DAY("2029-01-01");
    bring(t, "list", "E1", "Polku", "Tessa Testi", true);
    assert_int_equal(test_number(t, "SELECT count(*) FROM operations_operation WHERE beneficiary <> ''"), 0);
    bring(t, "other", "E1", "Polku", "Yhdistys", false);
    assert_int_equal(found(t, "polku").total, 2);
    struct operations_in in = operations_begin(t, S("list"));
    t->now = instant_from_unix(instant_unix(t->now) + 1);
    assert_int_equal(operations_drop_before(&in, t->now), 1);
    operations_end(&in);
    assert_int_equal(found(t, "").total, 1);
    assert_str(found(t, "").lines.at[0].source, "other");
}

static int64_t count_of(const struct operations_result *r, enum operation_facet f, const char *value)
{
    for (size_t i = 0; i < r->facets[f].n; i++)
        if (str_is(r->facets[f].at[i].value, value))
            return r->facets[f].at[i].n;
    return 0;
}

RULE(the_search_finds_by_words_facets_and_organisation_and_counts_what_else_there_is)
{
    int64_t project = whole_project(t, "S1");

    written(t, project);
    publish(t, project);
    bring(t, "list", "E1", "Äitien polku", "Esimerkki ry", false);
    bring(t, "list", "E2", "Kahvila", "Toinen ry", false);
    struct operations_wanted w = { .limit = 25 };
    struct operations_result r = operations_find(t, &w);
    assert_int_equal(r.total, 3);
    assert_str(r.lines.at[0].name, "Kahvila");
    assert_int_equal(count_of(&r, FACET_REGION, "06"), 3);
    assert_int_equal(count_of(&r, FACET_REGION, "01"), 1);
    assert_int_equal(count_of(&r, FACET_PHASE, "coming"), 2);
    w.by[FACET_PHASE] = S("running");
    r = operations_find(t, &w);
    assert_int_equal(r.total, 1);
    assert_str(r.lines.at[0].source_key, "S1");
    assert_int_equal(count_of(&r, FACET_PHASE, "coming"), 2); /* what another choice of the same would give */
    assert_int_equal(count_of(&r, FACET_REGION, "06"), 1);
    w = (struct operations_wanted){ .limit = 25, .organisation = S("esimerkki RY") };
    assert_int_equal(operations_find(t, &w).total, 2);
    w.by[FACET_REGION] = S("01");
    assert_int_equal(operations_find(t, &w).lines.n, 1);
    w = (struct operations_wanted){ .limit = 25, .words = S("aiti polk") };
    r = operations_find(t, &w);
    assert_int_equal(r.total, 1);
    assert_str(r.lines.at[0].name, "Äitien polku");
    w = (struct operations_wanted){ .limit = 1, .start = 1, .sort = S("cost") };
    r = operations_find(t, &w);
    assert_int_equal(r.total, 3);
    assert_int_equal(r.lines.n, 1);
    assert_int_equal(r.lines.at[0].total_cents, 5000);
    t->lang = lang_get(LANG_ar);
    w = (struct operations_wanted){ .limit = 25, .sort = S("cost") };
    assert_str(operations_find(t, &w).lines.at[0].name, "الجسر");
}

RULE(of_a_word_that_very_many_have_a_part_is_looked_through_and_it_says_so)
{
    test_sql(t, "INSERT INTO operations_operation (id, source, source_key, name, name_language, sort_key, summary, "
                "beneficiary, beneficiary_key, business_id, natural_person, contractor, fund, period, programme, "
                "priority, objective, category, theme, authority, country, regions, locality, postal_code, start_key, "
                "cost_key, website, listed, published_at, updated_at, version) WITH RECURSIVE c(i) AS (SELECT 1 UNION "
                "ALL SELECT i + 1 FROM c WHERE i < 5001) SELECT i, 'many', 'M' || i, 'Hanke', 'fin', CAST('' AS "
                "{bytes}), '', '', '', '', 0, '', '', '', '', '', '', '', '', '', 'FI', '', '', '', '', 0, '', 0, "
                "'2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 1 FROM c");
    test_sql(t, "INSERT INTO operations_word (word, operation_id) SELECT 'hanke', id FROM operations_operation");
    test_sql(t, "INSERT INTO operations_word (word, operation_id) VALUES ('silta', 5001)");
    struct operations_result r = found(t, "hanke");
    assert_true(r.common);
    assert_int_equal(r.total, OPERATION_HITS_MOST);
    r = found(t, "hanke silta"); /* the rarer word leads: nothing is missed */
    assert_false(r.common);
    assert_int_equal(r.total, 1);
    test_sql(t, "DELETE FROM operations_word WHERE operation_id = 1");
    assert_false(found(t, "hanke").common);
}

/* ---- figures */

enum { MANY = 12 };

static void lives(struct task *t)
{
    static struct settings house;

    house = settings_default();
    t->settings = &house;
    lay_out(t);
    ROW(t, "INSERT INTO projects_text (project_id, tag, name, purpose) VALUES (10, 'fi', 'Silta', 'Ryhmiä')");
    for (int p = 1; p <= MANY; p++) {
        person(t, p);
        member(t, p, SOMALI, p, "member", "2026-01-10", "");
        guided(t, p, "", p, "2026-03-01", p <= 2 ? "working_life" : "language_training", "started", "");
    }
}

static int64_t stored(struct task *t, struct frozen_figures *ret_figures)
{
    struct frozen_run run;
    int64_t id;

    assert_int_equal(reports_store_run(t, S("outcomes"), PROJECT, S("Run"), &id), DONE);
    *ret_figures = (struct frozen_figures){ 0 };
    assert_int_equal(reports_frozen_figures(t, PROJECT, id, &run, ret_figures), DONE);
    return id;
}

static int64_t figure_at(const struct frozen_figures *figures, const char *spot)
{
    for (size_t i = 0; i < figures->n; i++)
        if (str_is(figures->at[i].spot, spot))
            return figures->at[i].n;
    return INT_NONE;
}

static struct strs one_spot(struct task *t, const char *spot)
{
    struct strs spots = { 0 };

    strs_add(t->a, &spots, str_of(spot));
    return spots;
}

RULE(a_frozen_figure_stays_as_it_was_with_what_it_counts_whatever_happens_to_its_run)
{
    struct frozen_figures figures;

    lives(t);
    int64_t run = stored(t, &figures);
    assert_int_equal(figure_at(&figures, "by_language..persons"), MANY);
    struct strs spots = one_spot(t, "by_language..persons");
    assert_int_equal(operations_choose(t, PROJECT, run, &spots), DONE);
    assert_int_equal(operations_figures(t, PROJECT, true).n, 0); /* not before it is published */
    publish(t, PROJECT);
    struct operation_figures shown = operations_figures(t, PROJECT, true);
    assert_int_equal(shown.n, 1);
    assert_str(shown.at[0].value, "12");
    assert_true(shown.at[0].definition.n > 0 && shown.at[0].rules.n == 8);
    t->lang = lang_get(LANG_fi);
    struct str finnish = operations_figures(t, PROJECT, true).at[0].definition;
    t->lang = lang_get(LANG_en);
    assert_false(str_eq(finnish, shown.at[0].definition));
    test_sql(t, "DELETE FROM reports_run_part");
    person(t, 99);
    member(t, 99, SOMALI, 99, "member", "2026-01-10", "");
    assert_str(operations_figures(t, PROJECT, true).at[0].value, "12");
    assert_int_equal(operations_withdraw(t, PROJECT, operations_card_read(t, PROJECT).version), DONE);
    assert_int_equal(operations_figures(t, PROJECT, true).n, 0);
}

RULE(small_numbers_cannot_be_chosen_and_two_published_versions_tell_of_nobody)
{
    struct frozen_figures figures;
    struct strs spots = one_spot(t, "by_language..working_life");

    lives(t);
    int64_t run = stored(t, &figures);
    assert_int_equal(figure_at(&figures, "by_language..working_life"), INT_NONE); /* two of them */
    assert_int_equal(operations_choose(t, PROJECT, run, &spots), DONE);
    assert_int_equal(operations_figures(t, PROJECT, false).n, 0);
    person(t, 99);
    member(t, 99, SOMALI, 99, "member", "2026-01-10", "");
    (void)stored(t, &figures); /* 13 after 12 would be one person: it stays what it was, or is not told */
    int64_t again = figure_at(&figures, "by_language..persons");
    assert_true(again == MANY || again == INT_NONE);
}

RULE(runs_that_everybody_may_not_see_are_not_offered)
{
    struct frozen_figures figures = { 0 };
    struct frozen_run run;

    lives(t);
    int64_t id = stored(t, &figures);
    assert_int_equal(reports_frozen_runs(t, PROJECT).n, 1);
    struct frozen_figures none = { 0 };
    assert_int_equal(reports_frozen_figures(t, PROJECT + 1, id, &run, &none), NOT_FOUND);
    ROW(t, "UPDATE reports_run SET from_day = '2026-03-01', to_day = '2026-03-31' WHERE id = %lld", (long long)id);
    assert_int_equal(reports_frozen_runs(t, PROJECT).n, 0); /* a month is no year */
    ROW(t, "UPDATE reports_run SET from_day = '', to_day = '', threshold = 2 WHERE id = %lld", (long long)id);
    assert_int_equal(reports_frozen_figures(t, PROJECT, id, &run, &none), NOT_FOUND);
    become(t, ROLE_COUNSELLOR, PROJECT);
    struct strs spots = { 0 };
    assert_int_equal(operations_choose(t, PROJECT, id, &spots), NOT_ALLOWED);
}

RULE(naughty_strings_come_back_as_they_are_and_no_spreadsheet_runs_them)
{
    static const char *const naughty[] = { "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "'; DROP TABLE x; --",
        "Ω≈ç√∫˜µ≤≥÷", "\u202eabc", "ثم نفس سقطت", "%s%n", "-2+3", "@SUM(1)" };

    for (size_t i = 0; i < sizeof naughty / sizeof *naughty; i++) {
        bring(t, "list", str_z(t->a, str_fmt(t->a, "K%zu", i)), naughty[i], naughty[i], false);
        struct operations_wanted w = { .limit = 25, .organisation = str_of(naughty[i]) };
        struct operations_result r = operations_find(t, &w);
        for (size_t k = 0; k < r.lines.n; k++)
            if (str_is(r.lines.at[k].name, naughty[i]))
                break;
            else
                assert_true(k + 1 < r.lines.n);
        w = (struct operations_wanted){ .limit = 25, .words = str_of(naughty[i]) };
        (void)operations_find(t, &w);
    }
    struct buf *o = task_buf(t, 1 << 20);
    operations_found_write(t, &(struct operations_wanted){ .words = S("") }, OPERATIONS_CSV, page_address, o);
    assert_has_not(buf_view(o), "\n=cmd");
    assert_has_not(buf_view(o), ",=cmd");
    assert_has_not(buf_view(o), ",@SUM");
}

RULES(nothing_is_shown_before_somebody_publishes_and_then_what_was_there_on_that_day,
    only_who_answers_for_the_project_publishes_and_nobody_over_somebody_elses_save,
    what_the_list_of_operations_lacks_is_said_and_such_a_project_is_not_in_it,
    the_list_names_no_contact_and_says_what_the_law_asks_for_in_each_form,
    the_name_of_a_natural_person_comes_down_two_years_after_it_was_first_published,
    a_list_that_comes_again_makes_no_second_row_and_brings_no_name_back,
    the_search_finds_by_words_facets_and_organisation_and_counts_what_else_there_is,
    of_a_word_that_very_many_have_a_part_is_looked_through_and_it_says_so,
    a_frozen_figure_stays_as_it_was_with_what_it_counts_whatever_happens_to_its_run,
    small_numbers_cannot_be_chosen_and_two_published_versions_tell_of_nobody,
    runs_that_everybody_may_not_see_are_not_offered, naughty_strings_come_back_as_they_are_and_no_spreadsheet_runs_them)
