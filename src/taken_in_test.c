/* Tests of what was agreed with somebody who had signed up: it follows her when she is taken in, and goes when she is
 * forgotten. On both engines. */
#include "rooms/outreach/outreach.h"
#include "rooms/outreach/outreach_first.h"
#include "rooms/sign_up/sign_up_card.h"
#include "tests/groups_testing.h"

enum { COUNSELLOR = 110 };

static void staff(struct task *t, int id, const char *role)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, "
                                "totp_last_step, disabled, version, created_at) VALUES (%d, '', 'Worker %d', CAST('' "
                                "AS {bytes}), 'w%d@example.org', '%s', '', 0, 0, 1, '')",
                                id, id, id, role)));
    test_sql(t,
        str_z(t->a, str_fmt(t->a, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (%d, 10, '%s')",
                        id, role)));
}

static struct first_step visit(struct task *t, int64_t person)
{
    return (struct first_step){ .person = person,
        .project = PROJECT,
        .kind = S("home_visit"),
        .day = day_add(t->today, 1),
        .start = { "10:00" },
        .place = S("At the door"),
        .staff = MANAGER,
        .second = COUNSELLOR,
        .knows = LEADER,
        .state = S("planned") };
}

static int64_t begin(struct task *t)
{
    lay_out(t);
    staff(t, MANAGER, "manager");
    staff(t, COUNSELLOR, "counsellor");
    staff(t, LEADER, "instructor");
    become(t, MANAGER, ROLE_MANAGER);
    return person(t, "Amina", "Testi");
}

/* Nobody has taken her in yet. */
static void let_wait(struct task *t, int64_t entry)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "UPDATE sign_up_entry SET state = 'new', version = 1, person_id = NULL, person_version "
                                "= NULL, decided_by = NULL, decided_at = NULL WHERE id = %lld",
                                (long long)entry)));
}

/* Somebody who has signed up for the project, and for no group yet. */
static int64_t signed_up(struct task *t)
{
    struct sign_up_met m = {
        .name = S("Sagal Cabdi"), .phone = S("040 765 4321"), .language = S("som"), .project = PROJECT
    };
    struct problems ps = { 0 };
    int64_t id = 0;

    assert_int_equal(sign_up_meet(t, &m, &id, &ps), DONE);
    let_wait(t, id);
    return id;
}

RULE(what_is_agreed_with_who_signed_up_follows_her_when_she_is_taken_in)
{
    begin(t);
    int64_t entry = signed_up(t), id = 0, who = 0;
    struct first_step f = visit(t, 0), now;
    struct problems ps = { 0 };
    struct sign_up_taking how = { .given = S("Sagal"), .family = S("Cabdi") };

    f.sign_up = entry;
    f.second = 0;
    assert_int_equal(outreach_first_put(t, &f, &id, &ps), INVALID); /* two go, to her as well */
    f.second = COUNSELLOR;
    ps = (struct problems){ 0 };
    assert_int_equal(outreach_first_put(t, &f, &id, &ps), DONE);
    assert_int_equal(outreach_first_of_sign_up(t, entry).n, 1);
    assert_str(outreach_first_steps_of_week(t, PROJECT, t->today).at[0].person_name, "Sagal Cabdi");
    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(outreach_first_get(t, id, &now), NOT_ALLOWED);
    assert_int_equal(outreach_first_of_sign_up(t, entry).n, 0);
    assert_int_equal(outreach_first_steps_of_week(t, PROJECT, t->today).n, 0);
    assert_int_equal(outreach_first_put(t, &f, &id, &ps), NOT_ALLOWED);
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(sign_up_take(t, entry, 1, &how, &who, &ps), DONE);
    assert_int_equal(outreach_first_of(t, who).n, 1);
    assert_int_equal(outreach_first_of(t, who).at[0].id, id);
    assert_str(outreach_first_of(t, who).at[0].place, "At the door");
    assert_int_equal(outreach_first_of_sign_up(t, entry).n, 0);
    assert_int_equal(outreach_first_set(t, id, 2, S("done")), DONE);
}

RULE(of_who_was_never_taken_in_nothing_stays)
{
    int64_t person = begin(t), entry = signed_up(t), id = 0;
    struct first_step f = visit(t, 0), hers = visit(t, person);
    struct problems ps = { 0 };

    f.sign_up = entry;
    assert_int_equal(outreach_first_put(t, &f, &id, &ps), DONE);
    assert_int_equal(outreach_first_put(t, &hers, &id, &ps), DONE);
    outreach_sign_ups_gone(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM outreach_first"), 2);
    test_sql(t, "UPDATE sign_up_entry SET saved_at = '2020-01-01T00:00:00Z'");
    sign_up_sweep(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM outreach_first"), 1);
    assert_int_equal(outreach_first_of(t, person).n, 1);
}

static void works_in_both(struct task *t, int64_t other)
{
    static struct viewer_project in[2];
    static struct viewer v;

    in[0] = (struct viewer_project){ PROJECT, ROLE_MANAGER, S("S1"), S("Project") };
    in[1] = (struct viewer_project){ other, ROLE_MANAGER, S("S2"), S("Other") };
    v = (struct viewer){ .staff = MANAGER, .role = ROLE_MANAGER, .projects = in, .nprojects = 2 };
    t->viewer = &v;
}

RULE(what_is_agreed_goes_along_into_the_project_that_she_wishes_after_all)
{
    enum { ELSEWHERE = 11 };
    struct sign_up_met m = { .number = S("n-1"),
        .name = S("Sagal Cabdi"),
        .phone = S("040 765 4321"),
        .language = S("som"),
        .project = PROJECT };
    struct sign_up_taking how = { .given = S("Sagal"), .family = S("Cabdi") };
    struct problems ps = { 0 };
    struct first_step now;
    int64_t entry = 0, id = 0, who = 0;

    begin(t);
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, municipalities, website, version) VALUES (11, 'S2', '', '', '', '', '', "
                "'', '', '', 1)");
    works_in_both(t, ELSEWHERE);
    assert_int_equal(sign_up_meet(t, &m, &entry, &ps), DONE);
    let_wait(t, entry);
    struct first_step f = visit(t, 0);
    f.sign_up = entry;
    assert_int_equal(outreach_first_put(t, &f, &id, &ps), DONE);
    m.project = ELSEWHERE;
    assert_int_equal(sign_up_meet(t, &m, &entry, &ps), DONE);
    assert_int_equal(outreach_first_get(t, id, &now), DONE);
    assert_int_equal(now.project, ELSEWHERE);
    assert_int_equal(outreach_first_steps_of_week(t, PROJECT, t->today).n, 0);
    assert_int_equal(outreach_first_steps_of_week(t, ELSEWHERE, t->today).n, 1);
    test_sql(t, "UPDATE outreach_first SET project_id = 10"); /* one from before they went along */
    assert_int_equal(sign_up_take(t, entry, 2, &how, &who, &ps), DONE);
    assert_int_equal(outreach_first_get(t, id, &now), DONE);
    assert_int_equal(now.project, ELSEWHERE);
}

RULE(who_goes_or_knows_where_sees_the_step_of_a_sign_up_whoever_takes_her_in)
{
    enum { ANOTHER = 111 };
    struct problems ps = { 0 };
    struct sign_up_who who;
    struct first_step f, now;
    int64_t entry, id = 0;

    begin(t);
    staff(t, STRANGER, "instructor");
    staff(t, ANOTHER, "instructor");
    entry = signed_up(t);
    test_sql(t, "UPDATE sign_up_entry SET group_id = 50"); /* for the group of somebody else */
    f = visit(t, 0);
    f.sign_up = entry, f.knows = STRANGER;
    assert_int_equal(outreach_first_put(t, &f, &id, &ps), DONE);
    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(sign_up_who(t, entry, &who), NOT_ALLOWED);
    assert_int_equal(outreach_first_get(t, id, &now), DONE);
    assert_str(now.person_name, "Sagal Cabdi");
    assert_true(now.only_named);
    assert_int_equal(outreach_first_steps_of_week(t, PROJECT, t->today).n, 1);
    assert_int_equal(outreach_first_put(t, &f, &id, &ps), NOT_ALLOWED); /* a new one with her is not hers to agree on */
    become(t, ANOTHER, ROLE_INSTRUCTOR);
    assert_int_equal(outreach_first_get(t, id, &now), NOT_ALLOWED);
    become(t, STRANGER, ROLE_PEER);
    assert_int_equal(outreach_first_get(t, id, &now), NOT_ALLOWED);
}

RULES(what_is_agreed_with_who_signed_up_follows_her_when_she_is_taken_in, of_who_was_never_taken_in_nothing_stays,
    what_is_agreed_goes_along_into_the_project_that_she_wishes_after_all,
    who_goes_or_knows_where_sees_the_step_of_a_sign_up_whoever_takes_her_in)
