/* Tests of contacts outside the groups, on both engines. */
#include "tests/db_testing.h"
#include "auth/viewer.h"
#include "rooms/contacts/contacts.h"

static struct contact_row contact(struct task *t)
{
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, municipalities, website, version) "
                "VALUES (900, 'P', '', '', '', '', '', '', '', '', 1)");
    return (struct contact_row){ .project = 900,
        .minutes = 15,
        .day = t->today,
        .channel = S("phone"),
        .language = S("som"),
        .topic = S("Day care") };
}

RULE(a_contact_without_a_name_is_kept_and_listed_in_its_month)
{
    struct contact_row c = contact(t);
    struct problems problems = { 0 };
    struct day month = t->today;

    month.t[7] = '\0';
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), DONE);
    struct contact_rows rows = contacts_of_month(t, 900, month, 0);
    assert_int_equal(rows.n, 1);
    assert_int_equal(rows.at[0].person, 0);
    assert_int_equal(rows.at[0].minutes, 15);
}

RULE(a_wrong_channel_a_day_to_come_and_too_many_minutes_are_named)
{
    struct contact_row c = contact(t);
    struct problems problems = { 0 };

    c.channel = S("pigeon");
    c.day = day_add(t->today, 1);
    c.minutes = 1441;
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), INVALID);
    assert_int_equal(problems.n, 3);
    assert_int_equal(test_number(t, "SELECT count(*) FROM contacts_contact"), 0);
}

RULE(a_change_of_an_old_version_is_a_conflict_and_changes_nothing)
{
    struct contact_row c = contact(t), now;
    struct problems problems = { 0 };

    assert_int_equal(contacts_add(t, &c, &c.id, &problems), DONE);
    c.version = 7;
    c.minutes = 60;
    assert_int_equal(contacts_change(t, &c, &problems), CONFLICT);
    assert_int_equal(contacts_get(t, c.id, &now), DONE);
    assert_int_equal(now.minutes, 15);
    assert_int_equal(contacts_remove(t, c.id, now.version), DONE);
    assert_int_equal(contacts_get(t, c.id, &now), NOT_FOUND);
}

static void become(struct task *t, int64_t staff, enum role role, int64_t project)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *v = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ project, role, S("P"), S("P") };
    *v = (struct viewer){ .staff = staff, .role = role, .projects = in, .nprojects = 1 };
    t->viewer = v;
}

static int64_t person(struct task *t)
{
    struct person_new p = { .given_names = S("Amina"), .family_name = S("Testi"), .entry = t->today };
    struct problems problems = { 0 };
    int64_t id = 0;

    assert_int_equal(people_create(t, 900, &p, &id, &problems), DONE);
    return id;
}

RULE(contacts_are_written_by_manager_counsellor_and_instructor_of_the_project)
{
    static const struct {
        enum role role;
        int64_t project;
        enum outcome how;
    } each[] = {
        { ROLE_MANAGER, 900, DONE },
        { ROLE_COUNSELLOR, 900, DONE },
        { ROLE_INSTRUCTOR, 900, DONE },
        { ROLE_PEER, 900, NOT_ALLOWED },
        { ROLE_COORDINATOR, 900, NOT_ALLOWED },
        { ROLE_MANAGER, 901, NOT_ALLOWED },
    };
    struct contact_row c = contact(t);
    struct day month = t->today;

    month.t[7] = '\0';
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct problems problems = { 0 };
        become(t, 7, each[i].role, each[i].project);
        assert_int_equal(contacts_add(t, &c, &c.id, &problems), each[i].how);
        assert_int_equal(contacts_of_month(t, 900, month, 0).n > 0, each[i].how == DONE);
    }
    assert_int_equal(test_number(t, "SELECT count(*) FROM contacts_contact"), 3);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'contact'"), 3);
}

RULE(an_instructor_changes_her_own_contacts_and_a_manager_all_of_the_project)
{
    struct contact_row c = contact(t), now;
    struct problems problems = { 0 };

    become(t, 7, ROLE_INSTRUCTOR, 900);
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), DONE);
    c.version = 1;
    become(t, 8, ROLE_INSTRUCTOR, 900);
    assert_int_equal(contacts_get(t, c.id, &now), NOT_ALLOWED);
    assert_int_equal(contacts_change(t, &c, &problems), NOT_ALLOWED);
    assert_int_equal(contacts_remove(t, c.id, 1), NOT_ALLOWED);
    become(t, 8, ROLE_MANAGER, 901);
    assert_int_equal(contacts_get(t, c.id, &now), NOT_ALLOWED);
    become(t, 8, ROLE_COUNSELLOR, 900);
    assert_int_equal(contacts_change(t, &c, &problems), DONE);
    become(t, 7, ROLE_INSTRUCTOR, 900);
    assert_int_equal(contacts_remove(t, c.id, 1), CONFLICT);
    assert_int_equal(contacts_remove(t, c.id, 2), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE act = 'delete' AND what = 'contact'"), 1);
}

RULE(a_contacts_person_is_named_only_to_who_may_see_her)
{
    struct contact_row c = contact(t);
    struct problems problems = { 0 };
    struct day month = t->today;

    month.t[7] = '\0';
    c.person = person(t);
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), DONE);
    assert_str(contacts_of_month(t, 900, month, 0).at[0].person_name, "Amina Testi");
    become(t, 7, ROLE_INSTRUCTOR, 900);
    assert_int_equal(contacts_of_month(t, 900, month, 0).at[0].person, 0);
    assert_str(contacts_of_month(t, 900, month, 0).at[0].person_name, "");
    assert_str(contacts_of_month(t, 900, month, 0).at[0].topic, ""); /* nor what it was about */
    assert_str(contacts_of_month(t, 900, month, 0).at[0].channel, "phone");
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), NOT_ALLOWED);
    c.person = 0;
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), DONE);
    assert_str(contacts_of_month(t, 900, month, 0).at[0].topic, "Day care"); /* about nobody in particular */
}

RULE(a_month_of_contacts_holds_its_first_and_last_day_and_its_own_project)
{
    struct contact_row c = contact(t);
    struct problems problems = { 0 };
    struct day month = DAY("2026-10");
    static const char *const days[] = { "2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01" };

    for (size_t i = 0; i < 4; i++) {
        assert_true(day_read(str_of(days[i]), &c.day));
        assert_int_equal(contacts_add(t, &c, &c.id, &problems), DONE);
    }
    struct contact_rows rows = contacts_of_month(t, 900, month, 0);
    assert_int_equal(rows.n, 2);
    assert_day(rows.at[0].day, "2026-10-31");
    assert_int_equal(contacts_of_month(t, 901, month, 0).n, 0);
}

RULE(minutes_language_and_day_of_a_contact_are_checked_at_their_edges)
{
    struct contact_row good = contact(t), c = good;
    struct problems problems = { 0 };

    c.minutes = 1440;
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), DONE);
    c.minutes = 0;
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), DONE);
    c.minutes = INT_NONE;
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), DONE);
    c = good, c.minutes = -1;
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), INVALID);
    assert_str(problems.at[0].field, "minutes");
    problems.n = 0, c = good, c.language = S("nothing");
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), INVALID);
    assert_str(problems.at[0].field, "language");
    problems.n = 0, c = good, c.day = DAY("2026-10");
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), INVALID);
    assert_str(problems.at[0].field, "day");
    problems.n = 0, c = good, c.language = S("");
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), DONE);
}

RULE(a_day_long_before_the_project_is_a_slip_in_the_year)
{
    struct contact_row c = contact(t);
    struct problems problems = { 0 };

    c.day = DAY("1999-12-31"); /* nobody knows when the project began */
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), INVALID);
    assert_str(problems.at[0].field, "day");
    test_sql(t, "UPDATE projects_project SET start_date = '2026-01-01'");
    problems.n = 0, c.day = DAY("2024-12-30");
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), INVALID);
    problems.n = 0, c.day = DAY("2024-12-31"); /* a year before it, and a day */
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), DONE);
    c.version = 1, c.day = DAY("0206-11-22");
    assert_int_equal(contacts_change(t, &c, &problems), INVALID);
}

RULE(the_form_remembers_channel_and_language_of_ones_own_last_contact_for_sixty_days)
{
    struct contact_row c = contact(t);
    struct problems problems = { 0 };

    become(t, 7, ROLE_INSTRUCTOR, 900);
    assert_str(contacts_last_of(t).channel, "");
    c.day = DAY("2026-09-23"), c.channel = S("visit");
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), DONE);
    assert_str(contacts_last_of(t).channel, "visit");
    assert_str(contacts_last_of(t).language, "som");
    become(t, 8, ROLE_INSTRUCTOR, 900);
    assert_str(contacts_last_of(t).channel, "");
    become(t, 7, ROLE_INSTRUCTOR, 900);
    t->today = DAY("2026-11-23");
    assert_str(contacts_last_of(t).channel, "");
}

RULE(a_contact_of_somebody_she_may_not_see_any_more_is_listed_without_a_way_to_change_it)
{
    struct contact_row c = contact(t);
    struct problems problems = { 0 };
    struct day month = t->today;

    month.t[7] = '\0';
    c.person = person(t);
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), DONE);
    become(t, 7, ROLE_INSTRUCTOR, 900);
    test_sql(t, "UPDATE contacts_contact SET staff_id = 7");
    struct contact_rows rows = contacts_of_month(t, 900, month, 0);
    assert_int_equal(rows.n, 1);
    assert_false(rows.at[0].may_change);
    assert_int_equal(contacts_get(t, c.id, &c), NOT_ALLOWED);
    test_sql(t, "UPDATE contacts_contact SET person_id = NULL");
    assert_true(contacts_of_month(t, 900, month, 0).at[0].may_change);
}

RULE(the_sums_of_a_month_are_for_those_who_write_contacts_there)
{
    static const struct {
        enum role role;
        int64_t project, n;
    } each[] = { { ROLE_MANAGER, 900, 1 }, { ROLE_INSTRUCTOR, 900, 1 }, { ROLE_PEER, 900, 0 },
        { ROLE_COORDINATOR, 900, 0 }, { ROLE_MANAGER, 901, 0 } };
    struct contact_row c = contact(t);
    struct problems problems = { 0 };
    struct day month = t->today;

    month.t[7] = '\0';
    c.minutes = 40;
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), DONE);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        become(t, 7, each[i].role, each[i].project);
        struct contact_sums sums = contacts_sums_of_month(t, 900, month);
        assert_int_equal(sums.n, each[i].n);
        assert_int_equal(sums.minutes, 40 * each[i].n);
    }
}

static int64_t said(struct task *t, const char *act, int64_t contact)
{
    return test_number(t, str_z(t->a, str_fmt(t->a,
                                          "SELECT count(*) FROM journal WHERE act = '%s' AND what = 'contact' AND "
                                          "subject = %lld",
                                          act, (long long)contact)));
}

RULE(a_contact_that_is_written_changed_and_taken_away_is_in_the_journal_each_time)
{
    struct contact_row c = contact(t), now;
    struct problems problems = { 0 };

    assert_int_equal(contacts_add(t, &c, &c.id, &problems), DONE);
    assert_int_equal(said(t, "create", c.id), 1);
    assert_int_equal(contacts_get(t, c.id, &now), DONE);
    now.project = 901; /* a form cannot carry it into another project */
    assert_int_equal(contacts_change(t, &now, &problems), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM contacts_contact WHERE project_id = 900"), 1);
    assert_int_equal(said(t, "change", c.id), 1);
    assert_int_equal(contacts_remove(t, c.id, now.version), CONFLICT); /* changed since */
    assert_int_equal(said(t, "delete", c.id), 0);
    assert_int_equal(contacts_remove(t, c.id, now.version + 1), DONE);
    assert_int_equal(said(t, "delete", c.id), 1);
}

RULE(why_somebody_will_not_come_is_written_of_a_person_only)
{
    struct contact_row c = contact(t);
    struct problems ps = { 0 };
    struct day month = t->today;
    int64_t id;

    month.t[7] = '\0';
    c.not_coming = S("moved");
    assert_int_equal(contacts_add(t, &c, &id, &ps), INVALID);
    assert_str(ps.at[0].field, "not_coming");
    ps.n = 0;
    c.person = person(t);
    assert_int_equal(contacts_add(t, &c, &id, &ps), DONE);
    assert_int_equal(contacts_get(t, id, &c), DONE);
    assert_str(c.not_coming, "moved");
    c.not_coming = S("birth");
    assert_int_equal(contacts_change(t, &c, &ps), DONE);
    assert_str(contacts_of_month(t, 900, month, 0).at[0].not_coming, "birth");
}

RULES(why_somebody_will_not_come_is_written_of_a_person_only, a_day_long_before_the_project_is_a_slip_in_the_year,
    a_contact_without_a_name_is_kept_and_listed_in_its_month,
    a_wrong_channel_a_day_to_come_and_too_many_minutes_are_named,
    a_change_of_an_old_version_is_a_conflict_and_changes_nothing,
    contacts_are_written_by_manager_counsellor_and_instructor_of_the_project,
    an_instructor_changes_her_own_contacts_and_a_manager_all_of_the_project,
    a_contacts_person_is_named_only_to_who_may_see_her,
    a_month_of_contacts_holds_its_first_and_last_day_and_its_own_project,
    minutes_language_and_day_of_a_contact_are_checked_at_their_edges,
    the_form_remembers_channel_and_language_of_ones_own_last_contact_for_sixty_days,
    a_contact_of_somebody_she_may_not_see_any_more_is_listed_without_a_way_to_change_it,
    the_sums_of_a_month_are_for_those_who_write_contacts_there,
    a_contact_that_is_written_changed_and_taken_away_is_in_the_journal_each_time)
