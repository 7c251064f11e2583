/* Test of the page of the board through the whole gate: whatever is wrong with a record, its link leads to a page that
 * has the field, and a save there leads back to the list, which has one less. */
#include "rooms/reports/esf_rules.h"
#include "tests/looks_testing.h"

/* A record with these facts is opened by each of its links; how many there were. */
#define IN_ORDER \
    "entry_date = '2025-02-01', entry_status = 'home_care', entry_education = '2', unemployed_since = NULL, " \
    "entry_in_education = NULL, exit_date = NULL, exit_status = '', exit_status_on = NULL, exit_in_education = NULL, " \
    "six_month_date = NULL, six_month_status = '', six_month_improved = NULL"
static const struct {
    const char *spell; /* beside what is in order; the last of two counts */
    int links;
} each[] = {
    { "UPDATE people_person SET gender = 'unknown', birth_date = NULL WHERE source_key = 'a1'", 2 },
    { "UPDATE people_person SET gender = 'woman', birth_date = '2026-01-01' WHERE source_key = 'a1'", 1 },
    { "UPDATE people_person SET birth_date = '1990-01-01' WHERE source_key = 'a1'", 0 },
    { "SET entry_date = NULL, entry_status = 'unknown', entry_education = '9'", 3 },
    { "SET entry_status = 'unemployed', entry_in_education = 1", 1 },
    { "SET entry_status = 'student', entry_in_education = 0, unemployed_since = '2024'", 2 },
    { "SET exit_date = '2025-01-01', exit_status = 'unemployed', exit_in_education = 1, six_month_status = 'student'",
        3 },
    { "SET exit_date = '2025-03-01', exit_status = 'student', exit_in_education = 0, exit_status_on = '2025-05-01', "
      "six_month_date = '2025-04-01', six_month_status = 'student', six_month_improved = 1",
        4 },
    { "SET exit_date = '2025-03-01', exit_status = 'student', six_month_date = '2025-10-01'", 1 },
    { "SET exit_date = '2025-03-01'", 2 },
};

static void put(const char *facts)
{
    bool spell = strncmp(facts, "SET", 3) == 0;

    db_begin_write(w.t);
    test_sql(w.t, "UPDATE people_participation SET " IN_ORDER);
    test_sql(w.t, spell
                      ? str_z(w.t->a, str_fmt(w.t->a, "UPDATE people_participation %s WHERE source_key = 'at1'", facts))
                      : facts);
    db_commit(w.t);
}

/* The address as the browser has it. */
static struct str plain(struct str html)
{
    struct buf o;

    buf_init(&o, 2000);
    for (size_t i = 0; i < html.n; i++) {
        buf_str(&o, str_part(html, i, 1));
        if (str_starts(str_part(html, i, html.n), S("&amp;")))
            i += 4;
    }
    struct str s = str_copy(w.t->a, buf_view(&o));
    buf_free(&o);
    return s;
}

/* Follows every link to a field on the page that was answered last; the last of them. */
static int follow_all(struct str *ret_last)
{
    struct str page = str_copy(w.t->a, buf_view(&answered.body)), start = S("href=\"/people/"), link, field;
    int n = 0;

    for (int64_t at; (at = str_find(page, start)) >= 0;) {
        page = str_part(page, (size_t)at + 6, page.n);
        if (!str_cut(&page, '"', &link) || str_find(link, S("#")) < 0)
            continue;
        *ret_last = link = plain(link);
        struct str rest = link;
        assert_true(str_cut(&rest, '#', &link));
        field = str_fmt(w.t->a, "id=\"%.*s\"", STR_ARG(rest));
        ask(&w, from(ROLE_MANAGER, link));
        assert_int_equal(answered.status, 200);
        if (str_find(buf_view(&answered.body), field) < 0)
            fail_msg("%.*s has no %.*s", STR_ARG(link), STR_ARG(field));
        n++;
    }
    return n;
}

TEST(each_line_leads_to_the_field_where_it_is_written)
{
    int links = 0;

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct str last = S("");
        put(each[i].spell);
        ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "/board?project=%s", id_str(w.t->a, project_of("P1")).p)));
        assert_int_equal(answered.status, 200);
        int n = follow_all(&last);
        if (n != each[i].links)
            fail_msg("%s: %d links", each[i].spell, n);
        links += n;
    }
    assert_int_equal(links, ESF_FACTS__N + ESF_CHECKS__N);
}

TEST(a_save_leads_back_to_the_list_which_has_one_less)
{
    struct str last = S("");

    put("SET entry_education = '9'");
    struct str list = str_fmt(w.t->a, "/board?project=%s&show=missing", id_str(w.t->a, project_of("P1")).p);
    ask(&w, from(ROLE_MANAGER, list));
    assert_true(shows("<strong>1 record of 3 is incomplete"));
    assert_int_equal(follow_all(&last), 1);
    struct str action = str_fmt(w.t->a, "/people/%s/participations/%s/entry",
        id_str(w.t->a, id_of("people_person", "a1")).p, id_str(w.t->a, id_of("people_participation", "at1")).p);
    int64_t version = test_number(w.t, "SELECT version FROM people_participation WHERE source_key = 'at1'");
    ask(&w, form(ROLE_MANAGER, action,
                str_z(w.t->a, str_fmt(w.t->a,
                                  "version=%lld&entry_date=2025-02-01&entry_status=home_care&entry_education=3&back=%s",
                                  (long long)version, "/board%3Fproject=1%26show=missing"))));
    assert_int_equal(answered.status, 303);
    assert_true(strncmp(answered.location, "/board?project=1&show=missing", 29) == 0);
    ask(&w, from(ROLE_MANAGER, list));
    assert_true(shows("Nothing is missing, contradictory or late."));
}

TEST(an_instructor_has_a_list_of_her_own_and_none_of_the_project)
{
    put("SET entry_education = '9'");
    ask(&w, from(ROLE_INSTRUCTOR, str_fmt(w.t->a, "/board?project=%s", id_str(w.t->a, project_of("P1")).p)));
    assert_int_equal(answered.status, 200);
    assert_false(shows(OURS));
    assert_true(shows("Nothing is missing"));
    db_begin_write(w.t);
    test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a,
                                    "INSERT INTO caseload_responsible (id, source_key, participation_id, staff_id, "
                                    "since, version) VALUES (1, '', %lld, %d, '2025-02-01', 1)",
                                    (long long)id_of("people_participation", "at1"), (int)ROLE_INSTRUCTOR)));
    db_commit(w.t);
    ask(&w, from(ROLE_INSTRUCTOR, S("/board")));
    assert_true(shows(OURS));
    assert_true(shows("1 record is yours to complete"));
    ask(&w, from(ROLE_INSTRUCTOR, S("/")));
    assert_true(shows("1 record is yours to ask"));
    ask(&w, from(ROLE_MANAGER, S("/")));
    assert_true(shows("1 record is incomplete, contradictory or late"));
}

TESTS_BETWEEN(open_world, close_world, each_line_leads_to_the_field_where_it_is_written,
    a_save_leads_back_to_the_list_which_has_one_less, an_instructor_has_a_list_of_her_own_and_none_of_the_project)
