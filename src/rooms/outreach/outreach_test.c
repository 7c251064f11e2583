/* Tests of outreach: who writes places and visits, what is checked, what came of them, and the posters; on both
 * engines. The code of a poster on its way through a sign-up: sign_up_from_test. */
#include "rooms/outreach/outreach_inside.h"
#include "rooms/outreach/outreach_poster.h"
#include "tests/groups_testing.h"
#include "tests/paper_testing.h"

static struct outreach_place shop(void)
{
    return (struct outreach_place){ .project = PROJECT,
        .latitude = 60209400,
        .longitude = 25144000,
        .name = S("Leipomo"),
        .kind = S("shop"),
        .municipality = S("091"),
        .languages = S("som;ara"),
        .used = true };
}

static int64_t made(struct task *t)
{
    const struct outreach_place p = shop();
    struct problems ps = { 0 };
    int64_t id = 0;

    assert_int_equal(outreach_put(t, &p, &id, &ps), DONE);
    return id;
}

static struct outreach_visit visit(struct task *t, int64_t place)
{
    return (struct outreach_visit){ .place = place,
        .minutes = 90,
        .workers = 2,
        .staff = t->viewer->staff,
        .copies = 30,
        .met = 12,
        .asked = 4,
        .adults = INT_NONE,
        .children = INT_NONE,
        .relatives = INT_NONE,
        .day = t->today };
}

static int64_t went(struct task *t, int64_t place, struct day day)
{
    struct outreach_visit v = visit(t, place);
    struct problems ps = { 0 };
    int64_t id = 0;

    v.day = day;
    assert_int_equal(outreach_visit_put(t, &v, &id, &ps), DONE);
    return id;
}

static void came(struct task *t, struct str code, const char *day, int n)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO sign_up_came (code, day, group_id, n) VALUES "
                                "('%.*s', '%s', 50, %d)",
                                STR_ARG(code), day, n)));
}

RULE(places_are_written_by_who_holds_groups_and_visits_by_peers_too)
{
    static const struct {
        enum role role;
        enum outcome place, visit;
    } each[] = { { ROLE_MANAGER, DONE, DONE }, { ROLE_COUNSELLOR, DONE, DONE }, { ROLE_INSTRUCTOR, DONE, DONE },
        { ROLE_PEER, NOT_ALLOWED, DONE }, { ROLE_COORDINATOR, NOT_ALLOWED, NOT_ALLOWED },
        { ROLE_CARER, NOT_ALLOWED, NOT_ALLOWED }, { ROLE_ADMIN, NOT_ALLOWED, NOT_ALLOWED } };
    const struct outreach_place p = shop();

    lay_out(t);
    become(t, MANAGER, ROLE_MANAGER);
    int64_t place = made(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct problems ps = { 0 };
        struct outreach_row row;
        int64_t id = 0, total;
        become(t, STRANGER, each[i].role);
        struct outreach_visit v = visit(t, place);
        assert_int_equal(outreach_put(t, &p, &id, &ps), each[i].place);
        assert_int_equal(outreach_visit_put(t, &v, &id, &ps), each[i].visit);
        assert_int_equal(outreach_place(t, place, &row), each[i].visit);
        assert_int_equal(outreach_places(t, PROJECT, true, 0, 50, &total).n > 0, each[i].visit == DONE);
    }
}

RULE(a_place_of_another_project_is_nobodys_business)
{
    struct outreach_row row;
    struct problems ps = { 0 };
    struct outreach_place p = shop();
    int64_t id = 0, total;

    lay_out(t);
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, municipalities, website, version) "
                "VALUES (11, 'S2', '', '', '', '', '', '', '', '', 1)");
    p.project = 11;
    assert_int_equal(outreach_put(t, &p, &id, &ps), DONE); /* by the program */
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(outreach_place(t, id, &row), NOT_ALLOWED);
    assert_int_equal(outreach_places(t, 11, true, 0, 50, &total).n, 0);
    struct outreach_visit v = visit(t, id);
    assert_int_equal(outreach_visit_put(t, &v, &id, &ps), NOT_ALLOWED);
}

RULE(what_is_wrong_with_a_place_is_named_at_its_field)
{
    struct outreach_place p = shop();
    struct problems ps = { 0 };
    int64_t id = 0;

    lay_out(t);
    become(t, MANAGER, ROLE_MANAGER);
    p.name = S(" "), p.kind = S("moon"), p.municipality = S("999"), p.languages = S("som;nothing"), p.expert = 7;
    assert_int_equal(outreach_put(t, &p, &id, &ps), INVALID);
    static const char *const names[] = { "name", "kind", "municipality", "languages", "expert" };
    assert_int_equal(ps.n, 5);
    for (size_t i = 0; i < 5; i++)
        assert_str(ps.at[i].field, names[i]);
    assert_int_equal(test_number(t, "SELECT count(*) FROM outreach_place"), 0);
}

RULE(a_place_changed_meanwhile_is_a_conflict_and_one_that_was_visited_stays)
{
    struct outreach_place p = shop();
    struct problems ps = { 0 };
    struct outreach_row row;

    lay_out(t);
    become(t, MANAGER, ROLE_MANAGER);
    p.id = made(t), p.version = 7;
    assert_int_equal(outreach_put(t, &p, &p.id, &ps), CONFLICT);
    p.version = 1, p.used = false, p.project = 99; /* a form cannot carry it elsewhere */
    assert_int_equal(outreach_put(t, &p, &p.id, &ps), DONE);
    assert_int_equal(outreach_place(t, p.id, &row), DONE);
    assert_false(row.place.used);
    assert_int_equal(row.place.project, PROJECT);
    assert_int_equal(outreach_remove(t, p.id, 1), CONFLICT);
    (void)went(t, p.id, t->today);
    assert_int_equal(outreach_remove(t, p.id, 2), INVALID);
    test_sql(t, "DELETE FROM outreach_visit");
    came(t, row.place.code, "2026-11-01", 1);
    assert_int_equal(outreach_remove(t, p.id, 2), INVALID);
    test_sql(t, "DELETE FROM sign_up_came");
    assert_int_equal(outreach_remove(t, p.id, 2), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'outreach place'"), 3);
}

RULE(a_visit_is_checked_at_its_edges)
{
    struct outreach_visit good, v;
    int64_t id = 0, place;

    lay_out(t);
    become(t, MANAGER, ROLE_MANAGER);
    place = made(t);
    good = visit(t, place);
    const struct {
        int64_t minutes, workers, met, asked;
        int days;
        const char *field; /* NULL: it is right */
    } each[] = { { 15, 1, 0, 0, 0, NULL }, { 1440, 20, 10000, 10000, -1, NULL }, { 15, INT_NONE, INT_NONE, 3, 0, NULL },
        { 0, 1, 1, 1, 0, "minutes" }, { 20, 1, 1, 1, 0, "minutes" }, { 1455, 1, 1, 1, 0, "minutes" },
        { INT_NONE, 1, 1, 1, 0, "minutes" }, { 15, 0, 1, 1, 0, "workers" }, { 15, 21, 1, 1, 0, "workers" },
        { 15, 1, 10001, 1, 0, "met" }, { 15, 1, -1, INT_NONE, 0, "met" }, { 15, 1, 3, 4, 0, "asked" },
        { 15, 1, 1, 1, 1, "day" } };
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct problems ps = { 0 };
        v = good;
        v.minutes = each[i].minutes, v.workers = each[i].workers, v.met = each[i].met, v.asked = each[i].asked;
        v.day = day_add(t->today, each[i].days);
        assert_int_equal(outreach_visit_put(t, &v, &id, &ps), each[i].field == NULL ? DONE : INVALID);
        if (each[i].field != NULL)
            assert_str(ps.at[0].field, each[i].field);
    }
    struct problems ps = { 0 };
    v = good, v.staff = 999; /* works elsewhere */
    assert_int_equal(outreach_visit_put(t, &v, &id, &ps), INVALID);
    assert_str(ps.at[0].field, "staff");
    v = good, v.day = DAY("1999-12-31"), ps.n = 0; /* a slip in the year */
    assert_int_equal(outreach_visit_put(t, &v, &id, &ps), INVALID);
}

RULE(a_visit_is_changed_by_who_wrote_it_and_who_sees_the_whole_project)
{
    struct outreach_visit v;
    struct problems ps = { 0 };

    lay_out(t);
    become(t, MANAGER, ROLE_MANAGER);
    int64_t place = made(t);
    become(t, PEER, ROLE_PEER);
    int64_t id = went(t, place, t->today);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(outreach_visit(t, id, &v), DONE);
    assert_false(v.may_change);
    assert_int_equal(outreach_visit_put(t, &v, &id, &ps), NOT_ALLOWED);
    assert_int_equal(outreach_visit_remove(t, id, 1), NOT_ALLOWED);
    become(t, PEER, ROLE_PEER);
    v.met = 20; /* who was there is somebody else now: she wrote it, and mends it */
    test_sql(t, "UPDATE outreach_visit SET staff_id = 102");
    assert_int_equal(outreach_visit_put(t, &v, &id, &ps), DONE);
    assert_int_equal(outreach_visit_put(t, &v, &id, &ps), CONFLICT); /* of version 1 */
    become(t, MANAGER, ROLE_MANAGER);
    assert_true(outreach_visits(t, place, 0, 20).at[0].may_change);
    assert_int_equal(outreach_visit_remove(t, id, 1), CONFLICT);
    assert_int_equal(outreach_visit_remove(t, id, 2), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'outreach visit'"), 3);
}

RULE(a_place_adds_up_its_visits_and_who_signed_up_from_it)
{
    struct outreach_row row;
    int64_t total;

    lay_out(t);
    become(t, MANAGER, ROLE_MANAGER);
    int64_t place = made(t), other = made(t);
    (void)went(t, place, DAY("2026-11-02"));
    (void)went(t, place, DAY("2026-11-09"));
    (void)went(t, other, DAY("2026-11-10"));
    assert_int_equal(outreach_place(t, place, &row), DONE);
    came(t, row.place.code, "2026-11-09", 2);
    came(t, row.place.code, "2026-12-07", 1); /* four weeks later, to the day */
    came(t, row.place.code, "2026-12-08", 4);
    assert_int_equal(outreach_place(t, place, &row), DONE);
    assert_int_equal(row.sums.visits, 2);
    assert_int_equal(row.sums.minutes, 2 * 2 * 90); /* of two workers */
    assert_int_equal(row.sums.met, 24);
    assert_int_equal(row.sums.asked, 8);
    assert_int_equal(row.sums.copies, 60);
    assert_int_equal(row.sums.came, 7);
    assert_day(row.sums.last, "2026-11-09");
    assert_int_equal(outreach_came_after(t, place, DAY("2026-11-09")), 3);
    struct outreach_rows rows = outreach_places(t, PROJECT, false, 0, 50, &total);
    assert_int_equal(total, 2);
    for (size_t i = 0; i < rows.n; i++)
        if (rows.at[i].place.id == place)
            assert_int_equal(rows.at[i].sums.minutes * 100 + rows.at[i].sums.came, row.sums.minutes * 100 + 7);
    test_sql(t, "UPDATE outreach_place SET used = 0");
    assert_int_equal(outreach_places(t, PROJECT, false, 0, 50, &total).n, 0);
    assert_int_equal(outreach_places(t, PROJECT, true, 0, 50, &total).n, 2);
}

RULE(a_point_is_read_as_maps_write_it_and_is_in_finland)
{
    static const char *const good[] = { "60.2094, 25.1440", "60.2094 25.1440", " 60.2094,25.1440 ", "60,2094, 25,1440",
        "60,2094 25,1440" };
    static const char *const bad[] = { "60.2094", "25.1440, 60.2094", "north", "60.2094, 25.1440, 3", "nan nan",
        "1e9 2", "58.9 25.0" };
    int64_t y, x;

    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(outreach_point_read(str_of(good[i]), &y, &x));
        assert_int_equal(y, 60209400);
        assert_int_equal(x, 25144000);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(outreach_point_read(str_of(bad[i]), &y, &x));
    assert_true(outreach_point_read(S(""), &y, &x));
    assert_int_equal(y, INT_NONE);
    assert_str(outreach_point_text(t->a, 60209400, 25044000), "60.209400, 25.044000");
    assert_str(outreach_point_text(t->a, INT_NONE, INT_NONE), "");
}

RULE(codes_of_places_differ_and_say_nothing)
{
    enum { MADE = 2000 };
    struct strs all = { 0 };

    for (int i = 0; i < MADE; i++) {
        struct str code = outreach_code_of(t->a, id_new());
        assert_true(outreach_code_ok(code));
        for (size_t k = 0; k < all.n; k++)
            assert_false(str_eq(all.at[k], code));
        strs_add(t->a, &all, code);
    }
    assert_false(outreach_code_ok(S("")));
    assert_false(outreach_code_ok(S("Abc234")));
    assert_false(outreach_code_ok(S("a'b")));
    assert_false(outreach_code_ok(S("abcdefghijklm")));
}

/* ---- posters */

#define ADDRESS "https://example.org/join/000000000001i?from=abc234&lang=so"

static const struct sign_up_group open_group = { .id = GROUP,
    .project = PROJECT,
    .every_weeks = 1,
    .places = INT_NONE,
    .weekdays = { "tue;thu", 7 },
    .name = { "Kontulan aamu", 13 },
    .language = { "som", 3 },
    .venue = { "Kirjasto", 8 },
    .street = { "Katu 1", 6 },
    .municipality = { "091", 3 },
    .phone = { "040 555 0100", 12 },
    .led_by = { "Hodan", 5 },
    .start = { "10:00" },
    .end = { "12:00" },
    .next = { "2026-11-24" },
    .step_free = YES,
    .baby = YES,
    .care = true };

static struct str poster(struct task *t, struct outreach_poster w, bool all)
{
    static const struct sign_up_group second = { .id = OTHER,
        .project = PROJECT,
        .name = { "Malmin ilta", 11 },
        .language = { "ara", 3 },
        .weekdays = { "mon", 3 },
        .start = { "17:00" },
        .end = { "19:00" },
        .venue = { "Koulu", 5 },
        .phone = { "040 555 0200", 12 } };
    struct sign_up_groups groups = { .at = NEW_N(t->a, struct sign_up_group, 2), .n = 2 };
    struct buf *o = task_buf(t, PAPER_BYTES);

    groups.at[0] = open_group, groups.at[1] = second;
    w.project = PROJECT;
    w.groups = &groups;
    w.group = all ? NULL : &groups.at[0];
    w.address = S(ADDRESS);
    assert_int_equal(outreach_poster_make(t, &w, o), DONE);
    return buf_view(o);
}

RULE(a_poster_says_when_where_and_that_it_costs_nothing_in_two_languages_on_one_page)
{
    lay_out(t);
    struct str pdf = poster(
        t, (struct outreach_poster){ .lang = lang_get(LANG_so), .beside = lang_get(LANG_fi), .size = PAPER_A4 }, false);
    struct str text = pdf_text(t->a, pdf), about = pdf_say(t->a, pdf, "pdfinfo %s");
    assert_has(text, "Kontulan aamu");
    assert_has(text, "tiistai");
    assert_has(text, "10.00");
    assert_has(text, "Kirjasto, Katu");
    assert_has(text, "maksa"); /* it costs nothing */
    assert_has(text, "Hodan");
    assert_has(text, "040 555 0100");
    assert_has(text, "Ryhmä kotona oleville");
    assert_has(text, "waalidka");
    assert_has(about, "Pages:           1");
    assert_has(about, "595 x 842");
}

RULE(a_brochure_is_half_as_large_and_arabic_runs_from_right_to_left)
{
    lay_out(t);
    struct str pdf = poster(t, (struct outreach_poster){ .lang = lang_get(LANG_ar), .size = PAPER_A5 }, false);
    struct str about = pdf_say(t->a, pdf, "pdfinfo %s");
    assert_has(about, "420 x 595");
    assert_has(about, "Pages:           1");
    /* the name of a fact stands to the right of what it says */
    assert_has(pdf_text(t->a, pdf), "Kontulan aamu");
    pdf = poster(
        t, (struct outreach_poster){ .lang = lang_get(LANG_ar), .beside = lang_get(LANG_fi), .size = PAPER_A5 }, false);
    assert_has(pdf_say(t->a, pdf, "pdfinfo %s"), "Pages:           1");
}

/* What a phone reads that is held over it. */
static struct str scanned(struct task *t, struct str pdf)
{
    return pdf_say(t->a, pdf, "pdftoppm -r 72 -png -singlefile %s | zbarimg -q --nodbus --raw png:-");
}

RULE(a_phone_reads_the_picture_of_a_poster_in_each_size_and_language)
{
    lay_out(t);
    for (enum paper_size size = PAPER_A3; size <= PAPER_A5; size++)
        for (enum lang_id id = 0; id < LANG__N; id++) {
            struct outreach_poster w = {
                .lang = lang_get(id), .beside = size == PAPER_A4 ? lang_get(LANG_fi) : NULL, .size = size
            };
            if (lang_get(id)->translated != COMPLETE || (size != PAPER_A4 && id != LANG_ar && id != LANG_so))
                continue;
            assert_str(str_trim(scanned(t, poster(t, w, false))), ADDRESS);
        }
    assert_str(
        str_trim(scanned(t, poster(t, (struct outreach_poster){ .lang = lang_get(LANG_so), .size = PAPER_A5 }, true))),
        ADDRESS);
}

RULE(of_more_groups_than_have_room_those_of_the_language_come_first_and_it_is_said_that_there_are_more)
{
    enum { MANY = 9 };
    struct sign_up_groups groups = { .at = NEW_N(t->a, struct sign_up_group, MANY), .n = MANY };
    struct buf *o = task_buf(t, PAPER_BYTES);

    lay_out(t);
    for (size_t i = 0; i < MANY; i++) {
        groups.at[i] = open_group;
        groups.at[i].name = str_fmt(t->a, "Ryhmä %zu", i);
        groups.at[i].language = i >= MANY - 2 ? S("ara") : S("som");
        groups.at[i].phone = str_fmt(t->a, "040 555 0%zu00", i);
    }
    struct outreach_poster w = { .project = PROJECT,
        .lang = lang_get(LANG_ar),
        .beside = lang_get(LANG_en),
        .size = PAPER_A4,
        .groups = &groups,
        .address = S(ADDRESS) };
    assert_int_equal(outreach_poster_make(t, &w, o), DONE);
    struct str text = pdf_text(t->a, buf_view(o));
    assert_has(text, "Ryhmä 7");
    assert_has(text, "Ryhmä 8");
    assert_has(text, "Ryhmä 0");
    assert_has(text, "more groups");
    assert_true(str_find(text, S("Ryhmä 8")) < str_find(text, S("Ryhmä 0")));
    assert_true(str_find(text, S("Ryhmä 6")) < 0);
    assert_has(text, "040 555 0700"); /* of the first that is printed */
}

RULE(a_poster_for_a_place_is_first_offered_for_a_group_in_a_language_spoken_there)
{
    struct sign_up_groups groups = { .at = NEW_N(t->a, struct sign_up_group, 3), .n = 3 }, none = { 0 };

    for (size_t i = 0; i < groups.n; i++) {
        groups.at[i] = open_group;
        groups.at[i].id = GROUP + (int64_t)i;
    }
    groups.at[1].language = S("eng;ara");
    groups.at[2].language = S("ara");
    assert_int_equal(outreach_poster_offered(t, &groups, S("kur;ara")), GROUP + 1);
    assert_int_equal(outreach_poster_offered(t, &groups, S("som")), GROUP);
    assert_int_equal(outreach_poster_offered(t, &groups, S("kur")), GROUP); /* nobody speaks it */
    assert_int_equal(outreach_poster_offered(t, &groups, S("")), GROUP);
    assert_int_equal(outreach_poster_offered(t, &none, S("ara")), 0);
}

RULE(a_poster_of_a_place_names_all_groups)
{
    lay_out(t);
    struct str text = pdf_text(
        t->a, poster(t, (struct outreach_poster){ .lang = lang_get(LANG_en), .size = PAPER_A4 }, true));
    assert_has(text, "Kontulan aamu");
    assert_has(text, "Malmin ilta");
    assert_has(text, "Groups for parents at home");
    assert_has(text, "Monday");
}

RULES(places_are_written_by_who_holds_groups_and_visits_by_peers_too, a_place_of_another_project_is_nobodys_business,
    what_is_wrong_with_a_place_is_named_at_its_field,
    a_place_changed_meanwhile_is_a_conflict_and_one_that_was_visited_stays, a_visit_is_checked_at_its_edges,
    a_visit_is_changed_by_who_wrote_it_and_who_sees_the_whole_project,
    a_place_adds_up_its_visits_and_who_signed_up_from_it, a_point_is_read_as_maps_write_it_and_is_in_finland,
    codes_of_places_differ_and_say_nothing,
    a_poster_says_when_where_and_that_it_costs_nothing_in_two_languages_on_one_page,
    a_brochure_is_half_as_large_and_arabic_runs_from_right_to_left,
    a_poster_for_a_place_is_first_offered_for_a_group_in_a_language_spoken_there, a_poster_of_a_place_names_all_groups,
    a_phone_reads_the_picture_of_a_poster_in_each_size_and_language,
    of_more_groups_than_have_room_those_of_the_language_come_first_and_it_is_said_that_there_are_more)
