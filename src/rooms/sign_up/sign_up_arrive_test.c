/* Tests of whom a worker met: a person with her family and her place as soon as it arrives, beside whom she may be on
 * the list of doubles; made once, corrected as long as nobody else has changed her, and never over what somebody has;
 * on both engines. */
#include "rooms/doubles/doubles.h"
#include "rooms/sign_up/sign_up_card.h"
#include "tests/groups_testing.h"

static struct sign_up_met hodan(void)
{
    return (struct sign_up_met){ .number = S("n-1"),
        .name = S("Hodan Xasan Jaamac"),
        .phone = S("040 123 4567"),
        .language = S("som"),
        .children = S("2022 3"),
        .heard = S("worker"),
        .note = S("Aamulla"),
        .met_at = S("Leikkipuisto"),
        .contact = S("call"),
        .group = GROUP };
}

static enum outcome meet(struct task *t, const struct sign_up_met *m, int64_t *ret_entry)
{
    struct problems ps = { 0 };
    enum outcome how = sign_up_meet(t, m, ret_entry, &ps);

    assert_int_equal(ps.n > 0, how == INVALID || how == CONFLICT);
    return how;
}

/* Sends it and gives the person whom it has become. */
static int64_t arrives(struct task *t, const struct sign_up_met *m)
{
    struct sign_up_entry e;
    int64_t id;

    assert_int_equal(meet(t, m, &id), DONE);
    assert_int_equal(sign_up_entry(t, id, &e), DONE);
    assert_true(e.person != 0);
    return e.person;
}

static int64_t count(struct task *t, const char *what)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM %s", what)));
}

static void set(struct task *t, int64_t person, const char *what)
{
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE people_person SET %s WHERE id = %lld", what, (long long)person)));
}

static struct person_file file_of(struct task *t, int64_t person)
{
    struct person_file file;

    assert_true(people_file(t, person, &file));
    return file;
}

static int64_t known(struct task *t, const char *given, const char *family, const char *phone)
{
    struct person_new p = { .given_names = str_of(given),
        .family_name = str_of(family),
        .phone = str_of(phone),
        .language = S("som"),
        .entry = t->today };
    struct problems ps = { 0 };
    int64_t id;

    assert_int_equal(people_create(t, PROJECT, &p, &id, &ps), DONE);
    return id;
}

static void begin(struct task *t)
{
    lay_out(t);
    become(t, LEADER, ROLE_INSTRUCTOR);
}

RULE(what_arrives_is_a_person_with_all_that_was_said_her_children_and_her_place)
{
    begin(t);
    struct sign_up_met m = hodan();
    int64_t her = arrives(t, &m);
    struct person_file file = file_of(t, her);
    assert_str(file.given_names, "Hodan Xasan");
    assert_str(file.family_name, "Jaamac");
    assert_str(file.phone, "040 123 4567");
    assert_str(file.service_language, "som");
    assert_str(file.contact_never, "Send no messages: it is not safe.");
    assert_str(file.note, "Aamulla");
    assert_str(people_children_years(t, her), "2022 2023");
    assert_int_equal(count(t, "people_parent"), 2);
    assert_int_equal(
        count(t, "people_participation WHERE heard_from = 'outreach_worker' AND entry_date = '2026-11-22'"), 1);
    assert_true(groups_is_member(t, GROUP, her, t->today));
    assert_int_equal(count(t, "journal WHERE what = 'person' AND act = 'create'"), 1);
    assert_int_equal(count(t, "journal WHERE what = 'child' AND act = 'create'"), 2);
    assert_int_equal(count(t, "journal WHERE what = 'membership' AND act = 'create'"), 1);
    m.number = S("n-2"), m.name = S("Sagal"), m.phone = S(""), m.children = S(""), m.note = S(""), m.group = 0;
    m.project = PROJECT, m.contact = S("both");
    her = arrives(t, &m);
    file = file_of(t, her);
    assert_str(file.given_names, "Sagal");
    assert_str(file.family_name, "");
    assert_str(file.contact_never, "");
    assert_int_equal(count(t, "groups_membership"), 1);
    assert_int_equal(count(t, "people_child"), 2);
    m.number = S("n-3"), m.name = S("1990"); /* a name all the same */
    assert_str(file_of(t, arrives(t, &m)).given_names, "1990");
}

RULE(the_same_number_makes_nobody_twice_also_after_she_has_been_changed)
{
    int64_t id;
    begin(t);
    struct sign_up_met m = hodan();
    int64_t her = arrives(t, &m);
    assert_true(arrives(t, &m) == her);
    set(t, her, "version = 9");
    assert_int_equal(meet(t, &m, &id), DONE);
    assert_int_equal(count(t, "people_person"), 1);
    assert_int_equal(count(t, "people_child"), 2);
    assert_int_equal(count(t, "groups_membership"), 1);
    assert_int_equal(count(t, "people_participation"), 1);
    assert_int_equal(count(t, "sign_up_entry"), 1);
}

RULE(who_may_be_her_is_found_and_not_merged_and_named_to_who_sees_both)
{
    begin(t);
    test_sql(t, "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, "
                "version, created_at) VALUES (101, '', 'Worker', CAST('' AS {bytes}), 'w@example.org', 'manager', '', "
                "0, 0, 1, '')");
    test_sql(t, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (101, 10, 'manager')");
    become(t, MANAGER, ROLE_MANAGER);
    int64_t old = known(t, "Hodan", "Jaamac", "+358 40 1234567");
    become(t, LEADER, ROLE_INSTRUCTOR);
    struct sign_up_met m = hodan();
    int64_t her = arrives(t, &m);
    assert_true(her != old);
    assert_int_equal(count(t, "people_person WHERE merged_into IS NULL"), 2);
    assert_int_equal(count(t, "people_double WHERE state = 'open'"), 1);
    assert_int_equal(sign_up_alike(t, her).n, 0); /* the one is of no group of hers */
    become(t, MANAGER, ROLE_MANAGER);
    struct person_briefs alike = sign_up_alike(t, her);
    assert_int_equal(alike.n, 1);
    assert_int_equal(alike.at[0].id, old);
    assert_int_equal(doubles_open(t, &(struct doubles_only){ .project = PROJECT }, 9).n, 1);
    test_sql(t, "UPDATE people_person SET protected = 1, non_disclosure = 1");
    assert_int_equal(sign_up_alike(t, her).n, 0); /* and nobody who is under non-disclosure */
}

RULE(she_waits_where_the_group_is_full_or_others_wait_or_somebody_else_decides)
{
    struct problems ps = { 0 };
    const struct sign_up_opening o = { .open = true,
        .phone = S("040 555 0100"),
        .step_free = YESNO_UNKNOWN,
        .baby = YESNO_UNKNOWN,
        .offer_days = INT_NONE };
    begin(t);
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(sign_up_open(t, OTHER, 0, &o, &ps), DONE);
    int64_t one = known(t, "Amina", "Testi", "");
    assert_int_equal(groups_queue(t, GROUP, one), DONE);
    become(t, LEADER, ROLE_INSTRUCTOR);
    struct sign_up_met m = hodan(); /* two places, one waits for one */
    int64_t first = arrives(t, &m);
    assert_true(groups_is_member(t, GROUP, first, t->today));
    m.number = S("n-2");
    int64_t second = arrives(t, &m); /* the other one is not hers */
    assert_false(groups_is_member(t, GROUP, second, t->today));
    assert_true(groups_awaits(t, GROUP, second));
    m.number = S("n-3"), m.group = OTHER;
    int64_t third = arrives(t, &m);
    assert_true(groups_awaits(t, OTHER, third));
    assert_true(people_may_see(t, third)); /* she has just made her */
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(groups_waiting(t, OTHER).n, 1);
    become(t, LEADER, ROLE_INSTRUCTOR);
    test_sql(t, "UPDATE sign_up_opening SET open = 0"); /* closed since */
    m.number = S("n-4");
    assert_int_equal(meet(t, &m, &third), INVALID);
    assert_int_equal(count(t, "people_person"), 4);
    assert_int_equal(count(t, "sign_up_entry"), 3);
}

RULE(other_words_correct_the_person_as_long_as_nobody_else_has_changed_her)
{
    begin(t);
    struct sign_up_met m = hodan();
    int64_t her = arrives(t, &m), child = test_number(t, "SELECT id FROM people_child WHERE birth_month = '2022'");
    m.name = S("Hodan Nuur"), m.phone = S("050 765 4321"), m.language = S("ara"), m.children = S("2022 2024 2020");
    m.contact = S("no"), m.note = S("Illalla"), m.heard = S("friend");
    assert_true(arrives(t, &m) == her);
    struct person_file file = file_of(t, her);
    assert_str(file.given_names, "Hodan");
    assert_str(file.family_name, "Nuur");
    assert_str(file.phone, "050 765 4321");
    assert_str(file.service_language, "ara");
    assert_str(file.languages, "ara");
    assert_int_equal(count(t, "people_language"), 1);
    assert_str(file.contact_never, "Do not call and send no messages: it is not safe.");
    assert_str(file.note, "Illalla");
    assert_str(people_children_years(t, her), "2020 2022 2024");
    assert_int_equal(test_number(t, "SELECT id FROM people_child WHERE birth_month = '2022'"), child); /* the same */
    assert_int_equal(count(t, "people_participation WHERE heard_from = 'friend'"), 1);
    assert_int_equal(count(t, "journal WHERE what = 'person' AND act = 'change'"), 1);
    assert_true(groups_is_member(t, GROUP, her, t->today));
    m.group = 0, m.project = PROJECT; /* and once more: none yet, after all */
    assert_true(arrives(t, &m) == her);
    assert_int_equal(count(t, "groups_membership"), 0);
    m.group = GROUP, m.children = S("");
    assert_true(arrives(t, &m) == her);
    assert_true(groups_is_member(t, GROUP, her, t->today));
    assert_int_equal(count(t, "people_child"), 0);
    assert_int_equal(count(t, "people_parent"), 0);
    assert_int_equal(count(t, "people_person"), 1);
}

RULE(what_somebody_else_has_changed_is_shown_and_never_written_over)
{
    struct sign_up_stands stands;
    struct sign_up_entry e;
    int64_t id;
    begin(t);
    struct sign_up_met m = hodan();
    int64_t her = arrives(t, &m);
    struct person_file file = file_of(t, her);
    file.phone = S("09 111 2222");
    people_put_file(t, her, &file); /* a colleague */
    m.phone = S("050 765 4321");
    assert_int_equal(meet(t, &m, &id), CONFLICT);
    assert_str(file_of(t, her).phone, "09 111 2222");
    assert_int_equal(sign_up_entry(t, id, &e), DONE); /* the page of the conflict asks */
    assert_str(e.phone, "040 123 4567");
    assert_true(sign_up_stands(t, e.person, &stands));
    assert_str(stands.phone, "09 111 2222");
    assert_str(stands.children, "2022 2023");
    set(t, her, "protected = 1");
    assert_false(sign_up_stands(t, her, &stands)); /* not of who is under non-disclosure */
    become(t, STRANGER, ROLE_INSTRUCTOR);
    set(t, her, "protected = 0");
    assert_false(sign_up_stands(t, her, &stands));
}

RULE(each_part_that_is_corrected_must_be_as_it_was_said)
{
    int64_t id;
    begin(t);
    struct sign_up_met m = hodan();
    int64_t her = arrives(t, &m);
    m.children = S("2022");
    test_sql(t, "UPDATE people_child SET name = 'Ayaan' WHERE birth_month = '2023'");
    assert_int_equal(meet(t, &m, &id), CONFLICT);
    assert_int_equal(count(t, "people_child"), 2);
    m.children = S("2022 3"), m.heard = S("friend");
    test_sql(t, "UPDATE people_participation SET heard_from = 'shop'");
    assert_int_equal(meet(t, &m, &id), CONFLICT);
    m.heard = S("worker"), m.group = 0, m.project = PROJECT;
    test_sql(t, "UPDATE groups_membership SET version = 2");
    assert_int_equal(meet(t, &m, &id), CONFLICT);
    assert_true(groups_is_member(t, GROUP, her, t->today));
    m.group = GROUP, m.note = S("Illalla"); /* what nobody has touched is corrected */
    assert_int_equal(meet(t, &m, &id), DONE);
    assert_str(file_of(t, her).note, "Illalla");
    set(t, her, "merged_into = id");
    m.note = S("");
    assert_int_equal(meet(t, &m, &id), CONFLICT);
}

/* The page of the conflict is drawn before anything is taken back. */
RULE(a_conflict_has_written_nothing_into_the_file_that_is_shown)
{
    int64_t id;
    begin(t);
    struct sign_up_met m = hodan();
    int64_t her = arrives(t, &m);
    test_sql(t, "UPDATE groups_membership SET version = 2");
    m.phone = S("050 765 4321"), m.group = 0, m.project = PROJECT;
    assert_int_equal(meet(t, &m, &id), CONFLICT);
    assert_str(file_of(t, her).phone, "040 123 4567");
    test_sql(t, "INSERT INTO groups_session (id, source_key, group_id, project_id, day, kind, theme, module, expert, "
                "state, cancel_reason, visitors, carers, register_version, version, created_at) VALUES (9, '', 50, 10, "
                "'2026-11-22', 'meeting', '', '', '', 'held', '', 0, 0, 1, 1, '2026-11-01T00:00:00Z')");
    test_sql(t, "INSERT INTO attendance_child (session_id, child_id, state) SELECT 9, id, 'came' FROM people_child "
                "WHERE birth_month = '2023'");
    m = hodan(), m.children = S("");
    assert_int_equal(meet(t, &m, &id), CONFLICT);
    assert_str(people_children_years(t, her), "2022 2023");
    m.children = S("2023"); /* the other one may go */
    assert_int_equal(meet(t, &m, &id), DONE);
    assert_str(people_children_years(t, her), "2023");
}

RULE(a_correction_in_a_locked_period_is_kept_and_the_journal_names_what_was_changed)
{
    begin(t);
    struct sign_up_met m = hodan();
    (void)arrives(t, &m);
    test_sql(t,
        "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) VALUES (70, 10, "
        "'Autumn', '2026-08-01', '2026-12-31', 1, 1)");
    m.language = S("ara");
    (void)arrives(t, &m);
    assert_int_equal(count(t, "projects_correction WHERE field = 'mother_tongue' AND before_value IS NOT NULL"), 1);
    assert_int_equal(count(t, "journal WHERE what = 'person' AND act = 'change' AND detail = 'languages'"), 1);
    m.note = S(""), m.phone = S("050 765 4321");
    (void)arrives(t, &m);
    assert_int_equal(count(t, "journal WHERE what = 'person' AND act = 'change' AND detail = 'phone note'"), 1);
    assert_int_equal(count(t, "projects_correction"), 1);
}

RULE(a_correction_to_another_project_says_that_it_is_decided_and_changes_nothing)
{
    const struct viewer_project two[] = { { PROJECT, ROLE_INSTRUCTOR, S("S1"), S("Project") },
        { 11, ROLE_INSTRUCTOR, S("S2"), S("Other") } };
    const struct viewer v = { .staff = LEADER, .role = ROLE_INSTRUCTOR, .projects = two, .nprojects = 2 };
    struct problems ps = { 0 };
    int64_t id;
    begin(t);
    struct sign_up_met m = hodan();
    int64_t her = arrives(t, &m);
    t->viewer = &v;
    m.group = 0, m.project = 11, m.phone = S("050 765 4321");
    assert_int_equal(sign_up_meet(t, &m, &id, &ps), CONFLICT);
    assert_true(str_find(ps.at[0].text, S("somebody has decided about it")) > 0);
    assert_str(file_of(t, her).phone, "040 123 4567");
    assert_true(groups_is_member(t, GROUP, her, t->today));
    assert_int_equal(count(t, "sign_up_entry WHERE project_id = 10 AND group_id = 50"), 1);
    become(t, LEADER, ROLE_INSTRUCTOR);
}

RULE(a_place_is_given_back_only_when_nothing_has_come_of_it)
{
    begin(t);
    struct sign_up_met m = hodan();
    int64_t her = arrives(t, &m);
    test_sql(t, "UPDATE groups_membership SET left_on = '2026-11-22'");
    assert_int_equal(groups_give_back(t, GROUP, her), CONFLICT);
    test_sql(t, "UPDATE groups_membership SET left_on = NULL, state = 'waiting', offered_until = '2026-11-30'");
    assert_int_equal(groups_give_back(t, GROUP, her), CONFLICT);
    test_sql(t, "UPDATE groups_membership SET offered_until = NULL, version = 2");
    assert_int_equal(groups_give_back(t, GROUP, her), CONFLICT);
    test_sql(t, "UPDATE groups_membership SET version = 1");
    assert_int_equal(groups_give_back(t, GROUP, her), DONE);
    assert_int_equal(count(t, "groups_membership"), 0);
    assert_int_equal(groups_give_back(t, GROUP, her), DONE);
    assert_int_equal(count(t, "journal WHERE what = 'membership' AND act = 'delete'"), 1);
}

RULES(what_arrives_is_a_person_with_all_that_was_said_her_children_and_her_place,
    the_same_number_makes_nobody_twice_also_after_she_has_been_changed,
    who_may_be_her_is_found_and_not_merged_and_named_to_who_sees_both,
    she_waits_where_the_group_is_full_or_others_wait_or_somebody_else_decides,
    other_words_correct_the_person_as_long_as_nobody_else_has_changed_her,
    what_somebody_else_has_changed_is_shown_and_never_written_over, each_part_that_is_corrected_must_be_as_it_was_said,
    a_conflict_has_written_nothing_into_the_file_that_is_shown,
    a_correction_in_a_locked_period_is_kept_and_the_journal_names_what_was_changed,
    a_correction_to_another_project_says_that_it_is_decided_and_changes_nothing,
    a_place_is_given_back_only_when_nothing_has_come_of_it)
