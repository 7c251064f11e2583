/* Tests of "and 6 more": the words are a link, and it leads to exactly those six, with a way back. */
#include "tests/looks_testing.h"

enum { MADE = 205, SHOWN = 200 }; /* the world has one of its own */

static size_t times(const char *text)
{
    struct str rest = buf_view(&answered.body);
    size_t n = 0;

    for (ptrdiff_t at; (at = str_find(rest, str_of(text))) >= 0; n++)
        rest = str_part(rest, (size_t)at + 1, rest.n);
    return n;
}

/* The text with each "&amp;" of markup as the "&" that it means. */
static struct str plain(struct str link)
{
    ptrdiff_t at = str_find(link, S("&amp;"));

    if (at < 0)
        return link;
    struct str rest = plain(str_part(link, (size_t)at + 5, link.n));
    return str_fmt(w.t->a, "%.*s&%.*s", (int)at, link.p, STR_ARG(rest));
}

/* Where the link of that kind ("next", "prev") leads; empty when there is none. */
static struct str leads(const char *rel)
{
    struct str link, page = buf_view(&answered.body), mark = str_fmt(w.t->a, "rel=\"%s\" href=\"", rel);
    ptrdiff_t at = str_find(page, mark);

    if (at < 0)
        return S("");
    page = str_part(page, (size_t)at + mark.n, page.n);
    assert_true(str_cut(&page, '"', &link));
    return str_copy(w.t->a, plain(link)); /* the page is gone when the next one is asked for */
}

TEST(and_six_more_contacts_leads_to_those_six)
{
    char project[ID_TEXT];

    for (int i = 0; i < MADE; i++)
        test_sql(
            w.t, str_z(w.t->a, str_fmt(w.t->a,
                                   "INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, "
                                   "topic, version, created_at) VALUES (%d, 'x%d', %lld, '2025-02-03', 'phone', 'som', "
                                   "'kontakti-%d', 1, '2025-02-03T00:00:00Z')",
                                   1000000 + i, i, (long long)project_of("P1"), i)));
    id_text(project_of("P1"), project);
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "/contacts?month=2025-02&project=%s", project)));
    assert_int_equal(times("kontakti-") + times("housing"), SHOWN);
    assert_true(shows("and 6 more</a>"));
    ask(&w, from(ROLE_MANAGER, leads("next")));
    assert_int_equal(times("kontakti-") + times("housing"), MADE + 1 - SHOWN);
    assert_true(leads("next").n == 0 && leads("prev").n > 0);
    ask(&w, from(ROLE_MANAGER, leads("prev")));
    assert_int_equal(times("kontakti-") + times("housing"), SHOWN);
}

/* Goes on from the link to the next rows until there is none; how many rows with that text were shown. */
static size_t all_for(enum role role, const char *text)
{
    size_t n = times(text), pages = 1;

    for (struct str next = leads("next"); next.n > 0; next = leads("next"), pages++) {
        assert_true(pages < 10);
        ask(&w, from(role, next));
        assert_true(times(text) > 0 && leads("prev").n > 0);
        n += times(text);
    }
    assert_true(pages > 1);
    return n;
}

static size_t all_of(const char *text) { return all_for(ROLE_MANAGER, text); }

TEST(all_sessions_of_a_group_and_all_imports_of_a_project_are_reached)
{
    enum { MANY = 620 };
    long long group = record(S("groups"), false, false), project = project_of("P1");
    char id[ID_TEXT];

    for (int i = 0; i < MANY; i++) {
        test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a,
                                        "INSERT INTO groups_session (id, source_key, group_id, project_id, day, kind, "
                                        "theme, module, expert, state, cancel_reason, visitors, carers, "
                                        "register_version, version, created_at) VALUES (%d, 'y%d', %lld, %lld, "
                                        "'2025-02-03', 'meeting', 'aihe-%d.', '', '', 'planned', '', 0, 0, 1, 1, "
                                        "'2025-02-03T00:00:00Z')",
                                        2000000 + i, i, group, project, i)));
        test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a,
                                        "INSERT INTO exchange_import (id, kind, project_id, state, file_names, "
                                        "started_at, rows_new, rows_same, rows_changed, rows_doubtful, rows_rejected, "
                                        "folder, version) VALUES (%d, 'package', %lld, 'undone', 'tiedosto-%d.', "
                                        "'2025-02-03T00:00:00Z', 0, 0, 0, 0, 0, '', 1)",
                                        3000000 + i, project, i)));
    }
    id_text(group, id);
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "/groups/%s/timetable", id)));
    assert_int_equal(all_of("aihe-"), MANY);
    ask(&w, from(ROLE_MANAGER, S("/exchange")));
    assert_int_equal(all_of("tiedosto-"), MANY);
}

/* Persons of the project of whom the first left one group, all belong to another, and are under non-disclosure. */
static void many_persons(int64_t project, int64_t group, int64_t joined, int many, int gone)
{
    for (int i = 0; i < many; i++) {
        test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a,
                                        "INSERT INTO people_person (id, source_key, given_names, family_name, "
                                        "call_name, sort_key, gender, languages, service_language, citizenships, "
                                        "non_disclosure, protected, version, created_at) VALUES (%d, 'm%d', "
                                        "'Monta-%d.', '" OURS "', '', CAST('%d' AS {bytes}), 'woman', 'som', '', '', "
                                        "1, 1, 1, '2025-02-03T00:00:00Z')",
                                        4000000 + i, i, i, i)));
        test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a,
                                        "INSERT INTO people_participation (id, source_key, person_id, project_id, "
                                        "sort_key, entry_date, entry_status, entry_education, heard_from, "
                                        "exit_status, six_month_status, version, created_at) VALUES (%d, 'm%d', %d, "
                                        "%lld, CAST('%d' AS {bytes}), '2025-02-03', '', '', '', '', '', 1, "
                                        "'2025-02-03T00:00:00Z')",
                                        4000000 + i, i, 4000000 + i, (long long)project, i)));
        test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a,
                                        "INSERT INTO groups_membership (id, group_id, person_id, project_id, state, "
                                        "joined_on, version) VALUES (%d, %lld, %d, %lld, 'member', '2025-02-03', 1)",
                                        4000000 + i, (long long)joined, 4000000 + i, (long long)project)));
        if (i < gone)
            test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a,
                                            "INSERT INTO groups_membership (id, group_id, person_id, project_id, "
                                            "state, joined_on, left_on, version) VALUES (%d, %lld, %d, %lld, 'left', "
                                            "'2025-02-03', '2025-03-03', 1)",
                                            5000000 + i, (long long)group, 4000000 + i, (long long)project)));
    }
}

TEST(who_left_a_group_who_may_be_chosen_and_who_is_protected_are_all_reached)
{
    enum { MANY = 620, LEFT = 130, NAMED_TWICE = 2 };
    int64_t project = project_of("P1"), one = id_of("groups_group", "ag1"), other = id_of("groups_group", "ag2");
    char here[ID_TEXT], there[ID_TEXT];

    many_persons(project, one, other, MANY, LEFT);
    id_text(one, here), id_text(other, there);
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "/groups/%s", here)));
    assert_int_equal(all_of("Monta-"), LEFT * NAMED_TWICE); /* and in the way to her days */
    assert_true(shows("<details class=\"ds-details kp-panel\" open>"));
    ask(&w, from(ROLE_MANAGER, S("/people/protected")));
    assert_int_equal(all_of("Monta-"), MANY);
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "/groups/%s/split", there)));
    assert_int_equal(all_of("Monta-"), MANY);
}

TEST(the_group_that_was_chosen_to_merge_into_stands_among_those_of_every_page)
{
    enum { MANY = 520 };
    int64_t one = id_of("groups_group", "ag1"), other = id_of("groups_group", "ag2");
    char here[ID_TEXT], there[ID_TEXT];

    for (int i = 0; i < MANY; i++)
        test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a,
                                        "INSERT INTO groups_group (id, source_key, project_id, name, sort_key, "
                                        "language, kind, venue, municipality, area, weekday, every_weeks, version, "
                                        "created_at) SELECT %d, 'g%d', project_id, 'valinta-%d.', CAST('0' AS "
                                        "{bytes}), language, kind, '', '', '', '', 1, 1, created_at FROM groups_group "
                                        "WHERE id = %lld",
                                        6000000 + i, i, i, (long long)one)));
    id_text(one, here), id_text(other, there);
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "/groups/%s/merge", here)));
    assert_int_equal(all_of("valinta-"), MANY);
    assert_true(shows("Ilta " OURS));
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "/groups/%s/merge?into=%s&on=2025-06-02", here, there)));
    /* as a choice, and in the form of what would happen */
    assert_int_equal(times(str_z(w.t->a, str_fmt(w.t->a, "value=\"%s\"", there))), 2);
}

TEST(every_change_of_a_plan_is_reached_and_what_stood_before_it)
{
    enum { MANY = 120 };
    int64_t plan = id_of("plans_plan", "al1"), person = id_of("people_person", "a1");
    char plan_id[ID_TEXT], person_id[ID_TEXT], version[ID_TEXT];

    for (int i = 2; i < MANY; i++)
        test_sql(
            w.t, str_z(w.t->a, str_fmt(w.t->a,
                                   "INSERT INTO plans_stood (plan_id, version, at, staff_id, goal_language, deferral) "
                                   "VALUES (%lld, %d, '2025-03-02T08:00:00Z', 2, 'som', '')",
                                   (long long)plan, i)));
    id_text(plan, plan_id), id_text(person, person_id);
    ask(&w, from(ROLE_COUNSELLOR, str_fmt(w.t->a, "/people/%s/plans/%s/versions", person_id, plan_id)));
    assert_int_equal(all_for(ROLE_COUNSELLOR, "/versions/"), MANY - 1);
    for (int i = 3; i <= MANY; i += MANY - 3) { /* the last one is what stands now */
        id_text(i, version);
        ask(&w, from(ROLE_COUNSELLOR, str_fmt(w.t->a, "/people/%s/plans/%s/versions/%s", person_id, plan_id, version)));
        assert_int_equal(answered.status, i < MANY ? 200 : 404);
    }
}

/* What was decided or written in a list that was narrowed leads back to it as it was; nowhere else. */
TEST(a_pair_that_is_decided_leads_back_to_the_list_as_it_was_narrowed)
{
    static const char *const backs[][2] = {
        { "%2Fpeople%2Fdoubles%3Freason%3Dphone%26order%3Doldest%26start%3D50",
            "/people/doubles?reason=phone&order=oldest&start=50" },
        { "%2Fpeople", "/people/doubles" },
        { "%2Fpeople%2Fdoublesque", "/people/doubles" },
        { "https%3A%2F%2Fevil.example", "/people/doubles" },
    };
    char low[ID_TEXT], high[ID_TEXT];
    int64_t one = id_of("people_person", "a1"), other = id_of("people_person", "a2");

    id_text(one, low);
    id_text(other, high);
    for (size_t i = 0; i < sizeof backs / sizeof *backs; i++) {
        test_sql(w.t, "DELETE FROM people_double");
        test_sql(
            w.t, str_z(w.t->a, str_fmt(w.t->a,
                                   "INSERT INTO people_double (low_id, high_id, reason, state) VALUES (%lld, "
                                   "%lld, 'phone', 'open')",
                                   (long long)(one < other ? one : other), (long long)(one < other ? other : one))));
        struct http x = from(ROLE_MANAGER, str_fmt(w.t->a, "/people/%s/not-same/%s", low, high));
        x.method = S("POST");
        x.header[HEADER_CONTENT_TYPE] = S("application/x-www-form-urlencoded");
        x.body = str_fmt(w.t->a, "csrf=%.*s&form_id=back%zu&back=%s", STR_ARG(csrf_make(w.t, w.cookie[ROLE_MANAGER])),
            i, backs[i][0]);
        ask(&w, x);
        assert_int_equal(answered.status, 303);
        assert_string_equal(answered.location, backs[i][1]);
    }
}

TESTS_BETWEEN(open_world, close_world, all_sessions_of_a_group_and_all_imports_of_a_project_are_reached,
    who_left_a_group_who_may_be_chosen_and_who_is_protected_are_all_reached,
    the_group_that_was_chosen_to_merge_into_stands_among_those_of_every_page,
    every_change_of_a_plan_is_reached_and_what_stood_before_it,
    a_pair_that_is_decided_leads_back_to_the_list_as_it_was_narrowed, and_six_more_contacts_leads_to_those_six)
