/* Tests of contacts outside the groups, on both engines. */
#include "tests/db_testing.h"
#include "rooms/contacts/contacts.h"

static struct contact_row contact(struct task *t)
{
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, lead_organisation, partners, municipalities, website, version) "
                "VALUES (900, 'P', '', '', '', '', '', '', '', '', 1)");
    return (struct contact_row){ .project = 900, .minutes = 15, .day = t->today, .channel = S("phone"), .language = S("som"), .topic = S("Day care") };
}

RULE(a_contact_without_a_name_is_kept_and_listed_in_its_month)
{
    struct contact_row c = contact(t);
    struct problems problems = { 0 };
    struct day month = t->today;

    month.t[7] = '\0';
    assert_int_equal(contacts_add(t, &c, &c.id, &problems), DONE);
    struct contact_rows rows = contacts_of_month(t, 900, month);
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

RULES(a_contact_without_a_name_is_kept_and_listed_in_its_month, a_wrong_channel_a_day_to_come_and_too_many_minutes_are_named,
      a_change_of_an_old_version_is_a_conflict_and_changes_nothing)
