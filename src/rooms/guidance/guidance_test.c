/* Tests of guidance rows on both engines: what is refused, who may write, history, two people writing at once, who
 * waits. */
#include "rooms/qualifications.h"
#include "tests/reports_testing.h"

#include "rooms/codes.h"
#include "rooms/guidance/guidance.h"

enum { PERSON = 1, OTHER = 2 };

static void two_members(struct task *t)
{
    lay_out(t);
    for (int p = PERSON; p <= OTHER; p++) {
        person(t, p);
        ROW(t,
            "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, "
            "entry_status, entry_education, heard_from, exit_status, "
            "six_month_status, version, created_at) VALUES (%d, '', %d, 10, CAST('' AS {bytes}), '2026-01-01', '', '', "
            "'', '', '', 1, '')",
            p, p);
    }
    member(t, 1, SOMALI, PERSON, "left", "2026-01-10", "2026-03-01");
    member(t, 2, ARABIC, PERSON, "member", "2026-03-02", "");
}

static void become(struct task *t, enum role role, int64_t project)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *v = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ project, role, S("S1"), S("Project") };
    *v = (struct viewer){ .staff = 7, .role = role, .projects = in, .nprojects = 1 };
    t->viewer = v;
}

static struct guidance_row row(const char *day, const char *destination, const char *state)
{
    struct guidance_row g = { .person = PERSON,
        .project = PROJECT,
        .destination = str_of(destination),
        .state = str_of(state),
        .qualification = S("Lähihoitaja") };

    assert_true(day_read_partial(str_of(day), &g.day));
    return g;
}

static int64_t added(struct task *t, const char *day, const char *destination, const char *state)
{
    struct guidance_row g = row(day, destination, state);
    struct problems ps = { 0 };
    int64_t id = 0;

    assert_int_equal(guidance_add(t, &g, &id, &ps), DONE);
    return id;
}

RULE(a_row_needs_a_destination_a_state_and_a_day_that_has_been)
{
    static const struct {
        const char *day, *destination, *state, *field;
    } wrong[] = {
        { "2026-11-22", "moon", "agreed", "destination" },
        { "2026-11-22", "", "agreed", "destination" },
        { "2026-11-22", "home_care", "perhaps", "state" },
        { "2026-11-23", "home_care", "agreed", "day" },
        { "2026-11", "home_care", "agreed", "day" },
    };
    two_members(t);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct guidance_row g = row(wrong[i].day, wrong[i].destination, wrong[i].state);
        struct problems ps = { 0 };
        int64_t id = 0;
        assert_int_equal(guidance_add(t, &g, &id, &ps), INVALID);
        assert_int_equal(ps.n, 1);
        assert_str(ps.at[0].field, wrong[i].field);
    }
    assert_int_equal(test_number(t, "SELECT count(*) FROM guidance_guidance"), 0);
    added(t, "2026-11-22", "home_care", "agreed");
}

RULE(a_row_takes_the_group_the_person_was_in_that_day)
{
    struct guidance_row g;
    two_members(t);
    assert_int_equal(guidance_get(t, added(t, "2026-02-01", "home_care", "agreed"), &g), DONE);
    assert_int_equal(g.group, SOMALI);
    assert_int_equal(guidance_get(t, added(t, "2026-05-01", "home_care", "agreed"), &g), DONE);
    assert_int_equal(g.group, ARABIC);
    assert_str(g.qualification, "Lähihoitaja");
}

RULE(only_who_works_in_the_project_and_may_see_the_person_writes)
{
    static const struct {
        enum role role;
        int64_t project;
        enum outcome how;
    } each[] = {
        { ROLE_MANAGER, PROJECT, DONE },
        { ROLE_COUNSELLOR, PROJECT, DONE },
        { ROLE_COUNSELLOR, 11, NOT_ALLOWED },
        { ROLE_INSTRUCTOR, PROJECT, NOT_ALLOWED },
        { ROLE_COORDINATOR, PROJECT, NOT_ALLOWED },
    };
    struct guidance_row g, found;
    two_members(t);
    int64_t before = added(t, "2026-05-01", "home_care", "agreed");
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct problems ps = { 0 };
        int64_t id = 0;
        become(t, each[i].role, each[i].project);
        g = row("2026-05-02", "home_care", "agreed");
        assert_int_equal(guidance_add(t, &g, &id, &ps), each[i].how);
        assert_int_equal(guidance_get(t, before, &found), each[i].how);
    }
    test_sql(t, "INSERT INTO groups_leader (group_id, staff_id, role) VALUES (51, 7, 'leader')");
    become(t, ROLE_INSTRUCTOR, PROJECT); /* her own group now */
    struct problems ps = { 0 };
    int64_t id = 0;
    assert_int_equal(guidance_add(t, &g, &id, &ps), DONE);
}

RULE(every_state_stays_in_the_history_and_the_later_saver_is_told)
{
    struct guidance_row g;
    struct problems ps = { 0 };
    two_members(t);
    int64_t id = added(t, "2026-05-01", "language_training", "suggested");
    assert_int_equal(guidance_get(t, id, &g), DONE);
    struct guidance_row stale = g;
    g.state = S("started");
    g.day = DAY("2026-06-01");
    assert_int_equal(guidance_change(t, &g, &ps), DONE);
    struct guidance_states history = guidance_history(t, id);
    assert_int_equal(history.n, 2);
    assert_str(history.at[0].state, "started");
    assert_str(history.at[1].state, "suggested");
    assert_day(history.at[1].day, "2026-05-01");
    stale.state = S("ended");
    assert_int_equal(guidance_change(t, &stale, &ps), CONFLICT);
    assert_int_equal(guidance_get(t, id, &g), DONE);
    assert_str(g.state, "started");
    assert_int_equal(g.version, 2);
    g.id = 12345;
    assert_int_equal(guidance_change(t, &g, &ps), NOT_FOUND);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'guidance' AND act = 'change'"), 1);
}

RULE(a_qualification_has_its_code_and_stays_as_it_was_written_when_it_is_read_in_another_language)
{
    static const struct {
        const char *typed, *stored, *code;
    } each[] = {
        { "Vocational qualification in Business", "Vocational qualification in Business", "331101" },
        { "Liiketoiminnan perustutkinto", "Vocational qualification in Business",
            "331101" }, /* a Finnish reader saved */
        { "Grundexamen i logistik", "Grundexamen i logistik", "381408" },
        { "Kokin koulutus", "Kokin koulutus", "" },
        { "", "", "" },
    };
    struct guidance_row g;
    struct problems ps = { 0 };

    two_members(t);
    int64_t id = added(t, "2026-05-01", "vocational_education", "suggested");
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        assert_int_equal(guidance_get(t, id, &g), DONE);
        g.qualification = str_of(each[i].typed);
        assert_int_equal(guidance_change(t, &g, &ps), DONE);
        assert_int_equal(
            test_number(t, str_z(t->a, str_fmt(t->a,
                                           "SELECT count(*) FROM guidance_guidance WHERE qualification = '%s' AND "
                                           "coalesce(qualification_code, '') = '%s'",
                                           each[i].stored, each[i].code))),
            1);
    }
    assert_str(qualification_text(lang_get(LANG_sv), S("331101")), "Grundexamen i affärsverksamhet");
    assert_str(qualification_text(lang_get(LANG_so), S("vocational qualification in business")),
        "Liiketoiminnan perustutkinto");
}

RULE(an_imported_row_gets_its_first_state_into_the_history_when_it_is_changed)
{
    struct guidance_row g;
    struct problems ps = { 0 };
    two_members(t);
    guided(t, 77, "k1", PERSON, "2026-04-01", "working_life", "applied", "");
    assert_int_equal(guidance_history(t, 77).n, 0);
    assert_int_equal(guidance_get(t, 77, &g), DONE);
    g.state = S("accepted");
    assert_int_equal(guidance_change(t, &g, &ps), DONE);
    assert_int_equal(guidance_history(t, 77).n, 2);
    assert_str(guidance_history(t, 77).at[1].state, "applied");
}

RULE(who_waits_is_listed_oldest_first_for_those_who_see_the_project)
{
    two_members(t);
    guided(t, 1, "a", PERSON, "2026-04-01", "working_life", "applied", "");
    guided(t, 2, "b", OTHER, "2026-03-01", "language_training", "suggested", "");
    guided(t, 3, "c", PERSON, "2026-02-01", "home_care", "started", "");
    become(t, ROLE_COUNSELLOR, PROJECT);
    struct guidance_waitings w = guidance_wait(t, PROJECT, NULL, 10);
    assert_int_equal(w.n, 2);
    assert_int_equal(w.at[0].person, OTHER);
    assert_str(w.at[0].name, "Tessa Testi2");
    assert_int_equal(w.hidden, 0);
    assert_int_equal(guidance_wait(t, PROJECT, NULL, 1).n, 1);
    assert_int_equal(guidance_wait(t, PROJECT, NULL, 1).hidden, 1);
    assert_int_equal(guidance_wait(t, PROJECT, NULL, 1).all, 2);
    w = guidance_wait(t, PROJECT, &(struct guidance_only){ .start = 1 }, 1);
    assert_int_equal(w.at[0].guidance, 1);
    assert_int_equal(w.hidden, 0);
    assert_int_equal(w.all, 2);
    assert_int_equal(guidance_wait(t, PROJECT, &(struct guidance_only){ .start = 2 }, 1).n, 0);
    struct guidance_only applied = { .state = S("applied") }, language = { .destination = S("language_training") },
                         both = { S("applied"), S("language_training") };
    assert_int_equal(guidance_wait(t, PROJECT, &applied, 10).n, 1);
    assert_int_equal(guidance_wait(t, PROJECT, &applied, 10).at[0].guidance, 1);
    assert_int_equal(guidance_wait(t, PROJECT, &applied, 1).hidden, 0);
    assert_int_equal(guidance_wait(t, PROJECT, &language, 10).at[0].guidance, 2);
    assert_int_equal(guidance_wait(t, PROJECT, &both, 10).n, 0);
    int64_t since = day_number(t->today) - day_number((struct day){ "2026-03-01" });
    struct guidance_only long_ago = { .days = since }, longer = { .days = since + 1 };
    assert_int_equal(guidance_wait(t, PROJECT, &long_ago, 1).at[0].guidance, 2);
    assert_int_equal(guidance_wait(t, PROJECT, &long_ago, 1).all, 1);
    assert_int_equal(guidance_wait(t, PROJECT, &longer, 10).n, 0);
    become(t, ROLE_INSTRUCTOR, PROJECT);
    assert_int_equal(guidance_wait(t, PROJECT, NULL, 10).n, 0);
}

RULE(so_many_that_wait_are_not_counted_but_all_can_be_turned_to)
{
    two_members(t);
    test_sql(t, "INSERT INTO guidance_guidance (id, source_key, person_id, project_id, day, destination, provider, "
                "qualification, state, version, created_at) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
                "FROM n WHERE i < 1002) SELECT 1000 + i, '', 1, 10, '2026-01-01', 'home_care', '', '', "
                "CASE WHEN i = 1 THEN 'started' ELSE 'applied' END, 1, '' FROM n");
    become(t, ROLE_COUNSELLOR, PROJECT);
    struct guidance_waitings w = guidance_wait(t, PROJECT, NULL, 10);
    assert_true(w.beyond);
    assert_true(w.all > GUIDANCE_COUNT_MOST);
    assert_int_equal(w.hidden, w.all - 10);
    w = guidance_wait(t, PROJECT, &(struct guidance_only){ .start = 1000 }, 10);
    assert_int_equal(w.n, 1);
    assert_int_equal(w.at[0].guidance, 2002);
    assert_int_equal(w.hidden, 0);
    test_sql(t, "UPDATE guidance_guidance SET state = 'started' WHERE id = 1500");
    w = guidance_wait(t, PROJECT, NULL, 10);
    assert_false(w.beyond);
    assert_int_equal(w.all, 1000);
    assert_int_equal(w.hidden, 990);
}

/* Instructor in one project, which lets her onto the pages, and a peer in the other. */
RULE(a_peer_worker_neither_reads_nor_writes_the_guidance_of_her_groups)
{
    struct viewer_project *in = NEW_N(t->a, struct viewer_project, 2);
    struct viewer *v = NEW(t->a, struct viewer);
    struct guidance_row g = row("2026-02-01", "home_care", "agreed"), got;
    struct problems ps = { 0 };
    int64_t id;

    two_members(t);
    id = added(t, "2026-02-01", "home_care", "agreed");
    test_sql(t, "INSERT INTO groups_leader (group_id, staff_id, role) VALUES (51, 7, 'peer')");
    in[0] = (struct viewer_project){ PROJECT, ROLE_PEER, S("S1"), S("Project") };
    in[1] = (struct viewer_project){ 11, ROLE_INSTRUCTOR, S("S2"), S("Other") };
    *v = (struct viewer){ .staff = 7, .role = ROLE_INSTRUCTOR, .projects = in, .nprojects = 2 };
    t->viewer = v;
    assert_true(people_may_see(t, PERSON));
    assert_int_equal(guidance_get(t, id, &got), NOT_ALLOWED);
    assert_int_equal(guidance_add(t, &g, &id, &ps), NOT_ALLOWED);
    in[0].role = ROLE_INSTRUCTOR;
    assert_int_equal(guidance_get(t, id, &got), DONE);
    assert_int_equal(guidance_add(t, &g, &id, &ps), DONE);
}

RULE(a_row_takes_no_group_for_which_the_person_only_waits_and_merged_persons_wait_for_nothing)
{
    two_members(t);
    test_sql(t, "UPDATE groups_membership SET state = 'waiting', joined_on = NULL, left_on = NULL");
    int64_t id = added(t, "2026-04-01", "home_care", "agreed");
    assert_int_equal(test_number(t, "SELECT count(*) FROM guidance_guidance WHERE group_id IS NULL"), 1);
    become(t, ROLE_MANAGER, PROJECT);
    assert_int_equal(guidance_wait(t, PROJECT, NULL, 10).n, 1);
    assert_int_equal(guidance_wait(t, PROJECT, NULL, 10).at[0].guidance, id);
    test_sql(t, "UPDATE people_person SET merged_into = 2 WHERE id = 1");
    assert_int_equal(guidance_wait(t, PROJECT, NULL, 10).n, 0);
}

static void other_project(struct task *t)
{
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, municipalities, website, version) VALUES (11, 'S2', '', '', '', '', '', "
                "'', '', '', 1)");
}

/* A counsellor of another project in which the person takes part as well. */
RULE(who_works_with_her_in_another_project_reads_nothing_of_where_this_one_guided_her)
{
    struct guidance_row found;

    two_members(t);
    int64_t id = added(t, "2026-04-01", "working_life", "agreed");
    other_project(t);
    test_sql(t, "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, "
                "entry_status, entry_education, heard_from, exit_status, six_month_status, version, created_at) "
                "VALUES (90, '', 1, 11, CAST('' AS {bytes}), '2026-01-01', '', '', '', '', '', 1, '')");
    become(t, ROLE_COUNSELLOR, 11);
    assert_true(people_may_see(t, PERSON));
    assert_int_equal(guidance_get(t, id, &found), NOT_ALLOWED);
    become(t, ROLE_COUNSELLOR, PROJECT);
    assert_int_equal(guidance_get(t, id, &found), DONE);
}

RULE(a_row_that_is_written_and_changed_is_in_the_journal_each_time_and_its_history_begins_with_the_newest)
{
    struct guidance_row g;
    struct problems ps = { 0 };

    two_members(t);
    become(t, ROLE_COUNSELLOR, PROJECT);
    int64_t id = added(t, "2026-02-01", "language_training", "suggested");
    assert_int_equal(guidance_get(t, id, &g), DONE);
    g.state = S("started"), g.provider = S("Kansanopisto");
    assert_int_equal(guidance_change(t, &g, &ps), DONE);
    assert_int_equal(guidance_get(t, id, &g), DONE);
    assert_str(g.provider, "Kansanopisto");
    struct guidance_states history = guidance_history(t, id);
    assert_int_equal(history.n, 2);
    assert_str(history.at[0].state, "started");
    assert_str(history.at[1].state, "suggested");
    assert_int_equal(test_number(t, "SELECT count(*) FROM guidance_history WHERE staff_id = 7"), 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'guidance' AND act = 'create'"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'guidance' AND act = 'change'"), 1);
}

/* A row for each state in this project and in another; who got a place waits no longer. */
RULE(only_what_is_still_open_in_this_project_waits)
{
    static const char *const open[] = { "suggested", "agreed", "applied" };

    two_members(t);
    other_project(t);
    for (size_t i = 0; i < CODES_guidance_state.n; i++) {
        const char *state = CODES_guidance_state.at[i].code;
        guided(t, (int)i + 1, "mine", PERSON, "2026-04-01", "working_life", state, "");
        guided(t, (int)i + 100, "theirs", PERSON, "2026-03-01", "working_life", state, "");
    }
    test_sql(t, "UPDATE guidance_guidance SET project_id = 11 WHERE source_key = 'theirs'");
    become(t, ROLE_COUNSELLOR, PROJECT);
    struct guidance_waitings w = guidance_wait(t, PROJECT, NULL, 10);
    assert_int_equal(w.n, sizeof open / sizeof *open);
    for (size_t i = 0; i < w.n; i++)
        assert_str(w.at[i].state, open[i]);
    assert_int_equal(guidance_wait(t, PROJECT, NULL, 1).hidden, 2);
}

RULE(the_group_of_a_row_is_one_of_its_project_and_had_begun_that_day)
{
    static const struct {
        const char *day;
        int64_t group;
    } each[] = { { "2026-01-09", 0 }, { "2026-01-10", SOMALI }, { "2026-03-01", SOMALI }, { "2026-03-02", ARABIC },
        { "2026-05-01", ARABIC } };
    struct guidance_row g;

    two_members(t);
    other_project(t);
    test_sql(t, "INSERT INTO groups_group (id, source_key, project_id, name, sort_key, language, kind, venue, "
                "municipality, area, weekday, every_weeks, version, created_at) VALUES (60, 'g60', 11, 'Muu', CAST('c' "
                "AS {bytes}), 'som', 'peer', '', '', '', '', 1, 1, '')");
    test_sql(t, "INSERT INTO groups_membership (id, group_id, person_id, project_id, state, joined_on, version) "
                "VALUES (9, 60, 1, 11, 'member', '2026-04-01', 1)");
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        assert_int_equal(guidance_get(t, added(t, each[i].day, "home_care", "agreed"), &g), DONE);
        assert_int_equal(g.group, each[i].group);
    }
}

RULE(a_guidance_long_before_its_project_is_refused)
{
    struct guidance_row g;
    struct problems ps = { 0 };
    int64_t id;

    two_members(t);
    test_sql(t, "UPDATE projects_project SET start_date = '2026-01-01'");
    g = row("2016-05-02", "home_care", "agreed");
    assert_int_equal(guidance_add(t, &g, &id, &ps), INVALID);
    assert_str(ps.at[0].field, "day");
}

RULES(a_guidance_long_before_its_project_is_refused, so_many_that_wait_are_not_counted_but_all_can_be_turned_to,
    who_works_with_her_in_another_project_reads_nothing_of_where_this_one_guided_her,
    a_row_needs_a_destination_a_state_and_a_day_that_has_been, a_row_takes_the_group_the_person_was_in_that_day,
    only_who_works_in_the_project_and_may_see_the_person_writes,
    every_state_stays_in_the_history_and_the_later_saver_is_told,
    a_qualification_has_its_code_and_stays_as_it_was_written_when_it_is_read_in_another_language,
    an_imported_row_gets_its_first_state_into_the_history_when_it_is_changed,
    who_waits_is_listed_oldest_first_for_those_who_see_the_project,
    a_peer_worker_neither_reads_nor_writes_the_guidance_of_her_groups,
    a_row_takes_no_group_for_which_the_person_only_waits_and_merged_persons_wait_for_nothing,
    a_row_that_is_written_and_changed_is_in_the_journal_each_time_and_its_history_begins_with_the_newest,
    only_what_is_still_open_in_this_project_waits, the_group_of_a_row_is_one_of_its_project_and_had_begun_that_day)
