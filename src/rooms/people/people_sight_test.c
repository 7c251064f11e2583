/* Tests that statements which list persons (people_sight_facts) and the rule people_may_see() say the same of
 * everybody, for every role, on both engines; and that lists say how many more there are. */
#include "rooms/doubles/doubles.h"
#include "tests/people_testing.h"

enum { WORLD = 11 };

static void import_of(struct task *t, int64_t import, const char *project, int64_t staff, int64_t person)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO exchange_import (id, kind, project_id, state, file_names, started_by, "
                                "started_at, rows_new, rows_same, rows_changed, rows_doubtful, "
                                "rows_rejected, folder, version) VALUES (%lld, 'package', %s, 'done', '', %lld, "
                                "'2026-11-22T08:00:00Z', 0, 0, 0, 0, 0, '', 1)",
                                (long long)import, project, (long long)staff)));
    test_sql(
        t, str_z(t->a, str_fmt(t->a, "DELETE FROM people_participation WHERE person_id = %lld", (long long)person)));
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE people_person SET import_id = %lld WHERE id = %lld",
                                (long long)import, (long long)person)));
}

static void answers_for(struct task *t, int64_t staff, int64_t person, int64_t project)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO caseload_responsible (id, source_key, participation_id, staff_id, since, "
                                "version) SELECT %lld, '', id, %lld, '2026-02-01', 1 FROM people_participation WHERE "
                                "person_id = %lld AND project_id = %lld",
                                (long long)id_new(), (long long)staff, (long long)person, (long long)project)));
}

/* Persons of one family: of the project, of another, of a group she leads and of one she does not, who left it
 * yesterday and long ago, one she has made, two of imports, one she answers for and one of whom she stands in for. */
static void make_world(struct task *t, enum role role, int64_t who[WORLD])
{
    const struct viewer *program = t->viewer;
    int64_t here = project_new(t, "S1"), there = project_new(t, "S2"), led = group_new(t, there),
            other = group_new(t, there);
    struct person_new mine = { .given_names = S("Own"), .entry = t->today };
    struct problems ps = { 0 };

    for (int i = 0; i < WORLD; i++)
        if (i != 6 || !role_meets_persons(role))
            who[i] = person_made(t, i == 0 ? here : there, "Hodan", "Ali", "1990");
    member_of(t, led, there, who[2], "");
    member_of(t, other, there, who[3], "");
    member_of(t, led, there, who[4], "2026-11-20");
    member_of(t, led, there, who[5], "2026-05-01");
    become(t, role, here);
    int64_t staff = t->viewer->staff;
    test_sql(t,
        str_z(t->a, str_fmt(t->a,
                        "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (%lld, %lld, 'instructor')",
                        (long long)staff, (long long)there)));
    struct viewer *both = NEW(t->a, struct viewer);
    struct viewer_project *in = NEW_N(t->a, struct viewer_project, 2);
    in[0] = (struct viewer_project){ .project = here, .role = role };
    in[1] = (struct viewer_project){ .project = there, .role = ROLE_INSTRUCTOR };
    *both = (struct viewer){ .staff = staff, .role = role, .projects = in, .nprojects = 2 };
    if (role_meets_persons(role)) {
        t->viewer = both;
        assert_int_equal(people_create(t, here, &mine, &who[6], &ps), DONE);
    }
    t->viewer = program;
    leader_of(t, led, staff, "leader");
    import_of(t, 501, str_z(t->a, str_fmt(t->a, "%lld", (long long)here)), 0, who[7]);
    import_of(t, 502, "NULL", staff, who[8]);
    test_sql(t, "INSERT INTO people_family (id, version) VALUES (77, 1)");
    test_sql(t, "UPDATE people_person SET family_id = 77"); /* the list of a family says of each whether she is seen */
    answers_for(t, staff, who[9], there);
    int64_t away = test_staff(
        t, str_z(t->a, str_fmt(t->a, "away%lld@example.org", (long long)id_new())), ROLE_COUNSELLOR);
    answers_for(t, away, who[10], there);
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO caseload_absence (id, source_key, staff_id, starts_on, ends_on, "
                                "substitute_id, version) VALUES (%lld, '', %lld, '2026-11-20', '2026-12-20', %lld, 1)",
                                (long long)id_new(), (long long)away, (long long)staff)));
    t->viewer = both;
}

RULE(the_rule_and_the_lists_show_the_same_persons_to_every_role)
{
    static const struct {
        enum role role;
        int seen;
    } each[] = { { ROLE_MANAGER, 8 }, { ROLE_COUNSELLOR, 8 }, { ROLE_INSTRUCTOR, 5 }, { ROLE_PEER, 5 },
        { ROLE_COORDINATOR, 0 } };
    const struct viewer *program = t->viewer;
    struct instant then = t->now;
    int64_t who[WORLD];

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        for (int later = 0; later < 2; later++) {
            make_world(t, each[i].role, who);
            t->now = then;
            if (later)
                t->now = instant_from_unix(instant_unix(t->now) + 8 * 24 * 3600);
            struct family family = people_family_of(t, who[0]);
            assert_int_equal(family.adults.n, WORLD - 1);
            int seen = people_may_see(t, who[0]);
            for (size_t k = 0; k < family.adults.n; k++) {
                assert_int_equal(family.adults.at[k].seen, people_may_see(t, family.adults.at[k].person));
                seen += family.adults.at[k].seen;
            }
            if (!later)
                assert_int_equal(seen, each[i].seen);
            t->viewer = program;
            test_rollback(t);
        }
}

RULE(lists_of_pairs_searches_and_protected_persons_say_how_many_more_there_are)
{
    int64_t project = project_new(t, "S1");

    for (int i = 0; i < 4; i++)
        (void)person_made(t, project, "Hodan", "Elmi", "1990");
    struct double_pairs all = doubles_open(t, &(struct doubles_only){ .project = project }, 6),
                        some = doubles_open(t, &(struct doubles_only){ .project = project }, 2);
    assert_int_equal(all.n + (size_t)all.hidden, 6);
    assert_int_equal(all.hidden, 0);
    assert_int_equal(some.n, 2);
    assert_int_equal(some.hidden, 4);
    assert_false(people_search(t, project, S("hodan"), 4).more);
    assert_int_equal(people_search(t, project, S("hodan"), 3).n, 3);
    assert_true(people_search(t, project, S("hodan"), 3).more);
    test_sql(t, "UPDATE people_person SET protected = 1");
    assert_int_equal(people_protected(t, project, 0).hidden, 0);
}

/* Everybody of the world has the name Hodan Ali, is born in 1990 and has this number. */
static const char *const searches[] = { "hodan", "hod ali", "hoodan cali", "ali 1990", "1990", "040 123 4567" };
enum { SEARCHES = sizeof searches / sizeof *searches };

static void same_phone(struct task *t)
{
    struct person_new p = { .given_names = S("Number"), .phone = S("0401234567"), .entry = t->today };
    struct problems ps = { 0 };
    int64_t id;

    assert_int_equal(people_create(t, project_new(t, "S3"), &p, &id, &ps), DONE);
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "UPDATE people_person SET phone_key = (SELECT phone_key FROM people_person WHERE id = "
                                "%lld)",
                                (long long)id)));
}

RULE(no_search_by_name_year_sound_or_phone_finds_whom_the_rule_does_not_show)
{
    static const enum role roles[] = { ROLE_ADMIN, ROLE_MANAGER, ROLE_COUNSELLOR, ROLE_INSTRUCTOR, ROLE_PEER,
        ROLE_COORDINATOR, ROLE_CARER };
    const struct viewer *program = t->viewer;
    struct instant then = t->now;
    int64_t who[WORLD] = { 0 };

    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        for (int later = 0; later < 2; later++) {
            make_world(t, roles[i], who);
            const struct viewer *asks = t->viewer;
            t->viewer = program;
            same_phone(t);
            t->viewer = asks;
            t->now = instant_from_unix(instant_unix(then) + later * 8 * 24 * 3600);
            for (size_t s = 0; s < SEARCHES; s++)
                for (size_t p = 0; p < asks->nprojects; p++) {
                    struct person_briefs found = people_search(t, asks->projects[p].project, str_of(searches[s]), 50);
                    assert_true(role_meets_persons(roles[i]) || found.n == 0);
                    for (size_t k = 0; k < found.n; k++)
                        if (!people_may_see(t, found.at[k].id))
                            fail_msg("%s finds by \"%s\" whom she may not see", role_code(roles[i]), searches[s]);
                }
            t->viewer = program;
            t->now = then;
            test_rollback(t);
        }
}

/* Sixty days after the last one in the group, and not one more; the same for the name in a search. */
RULE(who_left_a_group_is_seen_and_found_to_the_last_day_and_no_longer)
{
    int64_t project = project_new(t, "S1"), group = group_new(t, project);
    int64_t last = person_made(t, project, "Hodan", "Ali", "1990"),
            over = person_made(t, project, "Hodan", "Ali", "1990");

    member_of(t, group, project, last, "2026-09-23");
    member_of(t, group, project, over, "2026-09-22");
    leader_of(t, group, become(t, ROLE_INSTRUCTOR, project), "leader");
    assert_true(people_may_see(t, last) && finds(t, project, "hodan", last) && finds(t, project, "hoodan", last));
    assert_false(people_may_see(t, over) || finds(t, project, "hodan", over) || finds(t, project, "hoodan", over));
}

/* A peer worker knows the names of her group; a leader all but the code and the note. Field by field. */
RULE(each_field_of_a_card_is_shown_to_whom_it_is_for)
{
    int64_t project = project_new(t, "S1"), group = group_new(t, project);
    int64_t person = person_made(t, project, "Hodan", "Ali", "1990-01-01");
    struct person_card card, shown;
    struct problems ps = { 0 };

    member_of(t, group, project, person, "");
    assert_int_equal(people_card(t, person, &card), DONE);
    card.phone = S("0401234567"), card.email = S("a@example.org"), card.address = S("Katu 1");
    card.postcode = S("00100"), card.municipality = S("091"), card.citizenships = S("SO"), card.note = S("Note");
    card.arrived_on = DAY("2015-03");
    assert_int_equal(people_change(t, person, card.version, &card, &ps), DONE);
    leader_of(t, group, become(t, ROLE_PEER, project), "peer");
    assert_int_equal(people_card(t, person, &shown), DONE);
    const struct str hidden[] = { shown.phone, shown.email, shown.address, shown.postcode, shown.municipality,
        shown.citizenships, shown.note, shown.identity_code };
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        assert_int_equal(hidden[i].n, 0);
    assert_false(day_known(shown.birth_date) || day_known(shown.arrived_on));
    leader_of(t, group, become(t, ROLE_INSTRUCTOR, project), "leader");
    assert_int_equal(people_card(t, person, &shown), DONE);
    assert_str(shown.postcode, "00100");
    assert_str(shown.note, "");
    assert_day(shown.arrived_on, "2015-03");
    people_store_mark(t, person, shown.family, true); /* non-disclosure takes the ways to reach her, and nothing else */
    assert_int_equal(people_card(t, person, &shown), DONE);
    const struct str reach[] = { shown.phone, shown.email, shown.address, shown.postcode, shown.municipality };
    for (size_t i = 0; i < sizeof reach / sizeof *reach; i++)
        assert_int_equal(reach[i].n, 0);
    assert_str(shown.citizenships, "SO");
    assert_day(shown.arrived_on, "2015-03");
}

RULE(whoever_wrote_a_person_down_sees_her_seven_days_and_not_a_second_more)
{
    int64_t project = project_new(t, "S1"), person = 0;
    struct person_new p = { .given_names = S("Own"), .entry = t->today };
    struct problems ps = { 0 };

    become(t, ROLE_INSTRUCTOR, project);
    assert_int_equal(people_create(t, project, &p, &person, &ps), DONE);
    t->now = instant_from_unix(instant_unix(t->now) + 7 * 24 * 3600);
    assert_true(people_may_see(t, person));
    t->now = instant_from_unix(instant_unix(t->now) + 1);
    assert_false(people_may_see(t, person));
}

/* What is told on her path: by project role, and for instructors by group or responsibility; a manager counsels nobody.
 */
RULE(only_who_works_with_a_person_in_a_project_may_counsel_her_there)
{
    static const struct {
        enum role role;
        bool hers, led, answered;
    } each[] = { { ROLE_MANAGER, false, false, false }, { ROLE_COUNSELLOR, true, true, true },
        { ROLE_INSTRUCTOR, false, true, true }, { ROLE_PEER, false, false, false },
        { ROLE_COORDINATOR, false, false, false } };
    const struct viewer *program = t->viewer;

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        t->viewer = program;
        int64_t here = project_new(t, "S1"), there = project_new(t, "S2"), group = group_new(t, here),
                hers = person_made(t, here, "Hodan", "Ali", "1990"), led = person_made(t, here, "Leila", "Ali", "1991"),
                answered = person_made(t, here, "Sagal", "Ali", "1992"),
                other = person_made(t, there, "Aamina", "Ali", "1993");
        member_of(t, group, here, led, "");
        int64_t staff = become(t, each[i].role, here);
        leader_of(t, group, staff, "leader");
        answers_for(t, staff, answered, here);
        assert_int_equal(people_may_counsel(t, hers, here), each[i].hers);
        assert_int_equal(people_may_counsel(t, led, here), each[i].led);
        assert_int_equal(people_may_counsel(t, answered, here), each[i].answered);
        assert_false(people_may_counsel(t, other, here));
        assert_false(people_may_counsel(t, other, there));
        assert_false(people_may_counsel(t, led, there));
        test_rollback(t);
    }
}

RULES(only_who_works_with_a_person_in_a_project_may_counsel_her_there,
    the_rule_and_the_lists_show_the_same_persons_to_every_role,
    lists_of_pairs_searches_and_protected_persons_say_how_many_more_there_are,
    no_search_by_name_year_sound_or_phone_finds_whom_the_rule_does_not_show,
    who_left_a_group_is_seen_and_found_to_the_last_day_and_no_longer, each_field_of_a_card_is_shown_to_whom_it_is_for,
    whoever_wrote_a_person_down_sees_her_seven_days_and_not_a_second_more)
