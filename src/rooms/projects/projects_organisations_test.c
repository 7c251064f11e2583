/* Tests of organisations on both engines: business ids, a register without doubles, who leads, whom staff work for, and
 * what each then sees. What that means on pages: organisations_sight_test. */
#include "rooms/projects/projects_organisations.h"
#include "auth/viewer.h"
#include "tests/db_testing.h"

enum { PROJECT = 10, OTHER = 11, MANAGER = 101, WORKER = 102, HEAD = 103 };

static void lay_out(struct task *t)
{
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, municipalities, website, version) VALUES (10, 'B1', '', '', '', '', "
                "'', '', '', '', 1), (11, 'A2', '', '', '', '', '', '', '', '', 1)");
    test_sql(t, "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, "
                "version, created_at) VALUES (101, '', 'Maija Mallinen', CAST('m' AS {bytes}), 'm@example.org', "
                "'manager', 'fi', 0, 0, 1, '2026-01-01T08:00:00Z'), (102, '', 'Olli Ohjaaja', CAST('o' AS {bytes}), "
                "'o@example.org', 'counsellor', 'fi', 0, 0, 1, '2026-01-01T08:00:00Z'), (103, '', 'Hanna Heikka', "
                "CAST('h' AS {bytes}), 'h@example.org', 'manager', 'fi', 0, 0, 1, '2026-01-01T08:00:00Z')");
    test_sql(t, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (101, 10, 'manager'), "
                "(102, 10, 'counsellor'), (103, 10, 'manager')");
}

/* As the manager of the project. */
static void become(struct task *t)
{
    struct viewer *v = NEW(t->a, struct viewer);
    struct viewer_project *in = NEW(t->a, struct viewer_project);

    *in = (struct viewer_project){ PROJECT, ROLE_MANAGER, S("B1"), S("First") };
    *v = (struct viewer){ .staff = MANAGER, .role = ROLE_MANAGER, .projects = in, .nprojects = 1 };
    t->viewer = v;
}

static enum outcome put_in(struct task *t, const char *name, const char *part, const char *business_id)
{
    const struct partner p = { .name = str_of(name), .part = str_of(part), .business_id = str_of(business_id) };
    struct problems problems = { 0 };

    return projects_partner_put_in(t, PROJECT, &p, &problems);
}

static struct partner named(struct task *t, const char *name)
{
    struct partners all = projects_partners_of(t, PROJECT);

    for (size_t i = 0; i < all.n; i++)
        if (str_is(all.at[i].name, name))
            return all.at[i];
    fail_msg("%s is not in the project", name);
    return (struct partner){ 0 };
}

RULE(a_business_id_has_seven_digits_and_the_check_digit_that_follows_from_them)
{
    static const char *const good[] = { "1234567-1", "0201256-6", "1000002-0" };
    static const char *const bad[] = { "1234567-2", "1234567", "12345671", "1234567-", "123456A-1", "0000006-0", "" };

    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!business_id_ok(str_of(good[i])))
            fail_msg("%s was refused", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (business_id_ok(str_of(bad[i])))
            fail_msg("%s was taken", bad[i]);
}

RULE(an_organisation_stands_once_however_its_name_is_written)
{
    lay_out(t);
    become(t);
    assert_int_equal(put_in(t, "Yhdistys Ry", "lead", "1234567-1"), DONE);
    assert_int_equal(put_in(t, "YHDISTYS RY", "partner", ""), INVALID);
    assert_int_equal(put_in(t, "Toinen nimi", "partner", "1234567-1"), INVALID);
    assert_int_equal(put_in(t, "", "partner", ""), INVALID);
    assert_int_equal(put_in(t, "Kaupunki", "partner", "1234567-9"), INVALID);
    t->viewer = &VIEWER_PROGRAM;
    const struct partner again = { .name = S("yhdistys ry"), .part = S("partner") };
    struct problems problems = { 0 };
    test_sql(t, "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, "
                "version, created_at) VALUES (1, '', 'A', CAST('a' AS {bytes}), 'a@example.org', 'admin', 'fi', 0, 0, "
                "1, '2026-01-01T08:00:00Z')");
    struct viewer admin = { .staff = 1, .role = ROLE_ADMIN };
    t->viewer = &admin;
    assert_int_equal(projects_partner_put_in(t, OTHER, &again, &problems), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM projects_organisation"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM projects_partnership"), 2);
}

RULE(one_organisation_leads_at_a_time_and_who_led_before_says_its_last_day)
{
    struct problems problems = { 0 };

    lay_out(t);
    become(t);
    assert_int_equal(put_in(t, "Yhdistys", "lead", ""), DONE);
    assert_int_equal(put_in(t, "Kaupunki", "lead", ""), INVALID);
    struct partner first = named(t, "Yhdistys");
    first.until = day_add(t->today, 1);
    assert_int_equal(projects_partner_change(t, &first, &problems), INVALID);
    assert_str(problems.at[0].field, "until");
    problems = (struct problems){ 0 };
    first.until = t->today;
    assert_int_equal(projects_partner_change(t, &first, &problems), DONE);
    assert_int_equal(projects_partner_change(t, &first, &problems), CONFLICT);
    assert_int_equal(put_in(t, "Kaupunki", "lead", ""), DONE);
    assert_int_equal(test_number(t, "SELECT lead_id FROM projects_sight_facts WHERE project_id = 10"),
        named(t, "Kaupunki").organisation);
}

/* Of three: a manager and a counsellor of the lead, a manager of the partner. */
static void expect(struct task *t, int64_t lead_counsellor, int64_t partner_manager)
{
    assert_int_equal(test_number(t, "SELECT narrowed FROM auth_staff_project WHERE staff_id = 101"), 0);
    assert_int_equal(test_number(t, "SELECT narrowed FROM auth_staff_project WHERE staff_id = 102"), lead_counsellor);
    assert_int_equal(test_number(t, "SELECT narrowed FROM auth_staff_project WHERE staff_id = 103"), partner_manager);
}

RULE(each_sees_her_own_where_there_are_partners_until_the_project_says_that_they_see_all)
{
    struct project_worker head;

    lay_out(t);
    become(t);
    assert_int_equal(put_in(t, "Yhdistys", "lead", ""), DONE);
    expect(t, 0, 0);
    assert_int_equal(put_in(t, "Kaupunki", "partner", ""), DONE);
    expect(t, 2, 0);
    assert_int_equal(projects_worker(t, PROJECT, HEAD, &head), DONE);
    head.organisation = named(t, "Kaupunki").organisation;
    assert_int_equal(projects_put_worker(t, PROJECT, &head), DONE);
    expect(t, 2, 1);
    assert_int_equal(projects_put_worker(t, PROJECT, &head), CONFLICT);
    assert_int_equal(projects_put_partners_see(t, PROJECT, 1, S("all")), DONE);
    expect(t, 0, 0);
    assert_int_equal(projects_put_partners_see(t, PROJECT, 1, S("own")), CONFLICT);
    assert_int_equal(projects_put_partners_see(t, PROJECT, 2, S("none")), INVALID);
    assert_int_equal(projects_put_partners_see(t, PROJECT, 2, S("own")), DONE);
    expect(t, 2, 1);
}

RULE(an_organisation_to_which_somebody_belongs_is_not_taken_out)
{
    struct project_worker head;

    lay_out(t);
    become(t);
    assert_int_equal(put_in(t, "Kaupunki", "partner", ""), DONE);
    assert_int_equal(projects_worker(t, PROJECT, HEAD, &head), DONE);
    head.organisation = named(t, "Kaupunki").organisation;
    assert_int_equal(projects_put_worker(t, PROJECT, &head), DONE);
    struct partner p = named(t, "Kaupunki");
    assert_int_equal(projects_partner_take_out(t, PROJECT, p.id, p.version), INVALID);
    assert_int_equal(projects_worker(t, PROJECT, HEAD, &head), DONE);
    head.organisation = 12345;
    assert_int_equal(projects_put_worker(t, PROJECT, &head), INVALID);
    head.organisation = 0;
    assert_int_equal(projects_put_worker(t, PROJECT, &head), DONE);
    assert_int_equal(projects_partner_take_out(t, PROJECT, p.id, p.version - 1), CONFLICT);
    assert_int_equal(projects_partner_take_out(t, PROJECT, p.id, p.version), DONE);
    expect(t, 0, 0);
}

RULE(a_manager_of_a_partner_gives_herself_no_other_sight)
{
    struct viewer_project in = { PROJECT, ROLE_MANAGER, S("B1"), S("First"), true };
    struct viewer head = { .staff = HEAD, .role = ROLE_MANAGER, .projects = &in, .nprojects = 1 };
    struct project_worker w;

    lay_out(t);
    become(t);
    assert_int_equal(put_in(t, "Kaupunki", "partner", ""), DONE);
    t->viewer = &head;
    assert_int_equal(put_in(t, "Yritys", "lead", ""), NOT_ALLOWED);
    assert_int_equal(projects_worker(t, PROJECT, HEAD, &w), NOT_ALLOWED);
    assert_int_equal(projects_put_partners_see(t, PROJECT, 1, S("all")), NOT_ALLOWED);
}

RULES(a_business_id_has_seven_digits_and_the_check_digit_that_follows_from_them,
    an_organisation_stands_once_however_its_name_is_written,
    one_organisation_leads_at_a_time_and_who_led_before_says_its_last_day,
    each_sees_her_own_where_there_are_partners_until_the_project_says_that_they_see_all,
    an_organisation_to_which_somebody_belongs_is_not_taken_out, a_manager_of_a_partner_gives_herself_no_other_sight)
