/* Tests of first steps: two go to a home and a colleague knows where; who may see them; the week; on both engines. */
#include "rooms/outreach/outreach_first.h"
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

RULE(two_go_to_a_home_and_a_third_knows_where)
{
    int64_t who = begin(t), id = 0;
    struct first_step good = visit(t, who);
    static const struct {
        int64_t second, knows;
        const char *start, *field; /* NULL: it is right */
    } each[] = { { COUNSELLOR, LEADER, "10:00", NULL }, { 0, LEADER, "10:00", "second" },
        { MANAGER, LEADER, "10:00", "second" }, { COUNSELLOR, 0, "10:00", "knows" },
        { COUNSELLOR, MANAGER, "10:00", "knows" }, { COUNSELLOR, COUNSELLOR, "10:00", "knows" },
        { COUNSELLOR, LEADER, "", "start" }, { 999, LEADER, "10:00", "second" } };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct first_step f = good;
        struct problems ps = { 0 };
        f.second = each[i].second, f.knows = each[i].knows;
        memcpy(f.start.t, each[i].start, strlen(each[i].start) + 1);
        assert_int_equal(outreach_first_put(t, &f, &id, &ps), each[i].field == NULL ? DONE : INVALID);
        if (each[i].field != NULL)
            assert_str(ps.at[0].field, each[i].field);
    }
    struct first_step f = good;
    struct problems ps = { 0 };
    f.staff = 0;
    assert_int_equal(outreach_first_put(t, &f, &id, &ps), INVALID);
    assert_str(ps.at[0].field, "staff");
    ps = (struct problems){ 0 };
    f.kind = S("fetch"), f.second = f.knows = 0; /* to fetch somebody takes one, who may not be known yet */
    assert_int_equal(outreach_first_put(t, &f, &id, &ps), DONE);
}

RULE(first_steps_are_of_who_works_with_the_person)
{
    static const struct {
        int64_t staff;
        enum role role;
        enum outcome how;
    } each[] = { { MANAGER, ROLE_MANAGER, DONE }, { COUNSELLOR, ROLE_COUNSELLOR, DONE },
        { STRANGER, ROLE_INSTRUCTOR, NOT_ALLOWED }, { PEER, ROLE_PEER, NOT_ALLOWED },
        { COORDINATOR, ROLE_COORDINATOR, NOT_ALLOWED }, { CARER, ROLE_CARER, NOT_ALLOWED } };
    int64_t who = begin(t), id = 0;
    struct first_step f = visit(t, who), now;
    struct problems ps = { 0 };

    assert_int_equal(outreach_first_put(t, &f, &id, &ps), DONE);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        become(t, each[i].staff, each[i].role);
        assert_int_equal(outreach_first_get(t, id, &now), each[i].how);
        assert_int_equal(outreach_first_of(t, who).n, each[i].how == DONE);
        assert_int_equal(outreach_first_steps_of_week(t, PROJECT, t->today).n, each[i].how == DONE);
        assert_int_equal(outreach_first_set(t, id, 7, S("done")), each[i].how == DONE ? CONFLICT : NOT_ALLOWED);
    }
}

RULE(a_week_has_seven_days_and_what_became_of_a_step_is_kept)
{
    int64_t who = begin(t), id = 0;
    struct problems ps = { 0 };
    struct first_step now;

    for (int day = -1; day <= 7; day++) {
        struct first_step f = visit(t, who);
        f.day = day_add(t->today, day);
        assert_int_equal(outreach_first_put(t, &f, &id, &ps), DONE);
    }
    assert_int_equal(outreach_first_steps_of_week(t, PROJECT, t->today).n, 7);
    assert_int_equal(outreach_first_set(t, id, 1, S("moon")), INVALID);
    assert_int_equal(outreach_first_set(t, id, 1, S("done")), DONE);
    assert_int_equal(outreach_first_set(t, id, 1, S("done")), CONFLICT);
    assert_int_equal(outreach_first_get(t, id, &now), DONE);
    assert_str(now.state, "done");
    assert_str(now.second_name, "Worker 110");
    now.state = S("cancelled"), now.person = 7; /* a form cannot carry it to somebody else */
    assert_int_equal(outreach_first_put(t, &now, &id, &ps), DONE);
    assert_int_equal(outreach_first_of(t, who).n, 9);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'first step'"), 11);
}

RULES(two_go_to_a_home_and_a_third_knows_where, first_steps_are_of_who_works_with_the_person,
    a_week_has_seven_days_and_what_became_of_a_step_is_kept)
