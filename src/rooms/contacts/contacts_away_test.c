/* Tests of contacts on the move: who stands on the short list that a device keeps, what is sent twice, and what
 * somebody else wrote meanwhile; on both engines. */
#include "rooms/contacts/contacts_away.h"
#include "tests/groups_testing.h"

enum { COLLEAGUE = 107 };

static void worker(struct task *t, int id)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, "
                                "disabled, version, created_at) VALUES (%d, '', 'Worker', CAST('w' AS {bytes}), "
                                "'w%d@example.org', 'instructor', '', 0, 0, 1, '2026-01-01T00:00:00Z')",
                                id, id)));
}

static void session(struct task *t, int id, int group, const char *day)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO groups_session (id, source_key, group_id, project_id, day, start_time, "
                                "end_time, kind, theme, module, expert, state, cancel_reason, visitors, carers, "
                                "register_version, version, created_at) VALUES (%d, '', %d, 10, '%s', '10:00', "
                                "'12:00', 'meeting', '', '', '', 'planned', '', 0, 0, 0, 1, '2026-09-01T08:00:00Z')",
                                id, group, day)));
}

static void responsible(struct task *t, int64_t staff, int64_t person, const char *until)
{
    test_sql(t,
        str_z(t->a, str_fmt(t->a,
                        "INSERT INTO caseload_responsible (id, source_key, participation_id, staff_id, since, until, "
                        "version) SELECT %lld, '', id, %lld, '2026-02-01', %s, 1 FROM people_participation WHERE "
                        "person_id = %lld",
                        (long long)id_new(), (long long)staff, until, (long long)person)));
}

/* Amina is in the group that meets today, Bilan in one that meets tomorrow, Deqa's worker is the leader. */
static int64_t amina_of_today(struct task *t)
{
    lay_out(t);
    worker(t, LEADER), worker(t, COLLEAGUE);
    int64_t amina = person(t, "Amina", "Testi"), bilan = person(t, "Bilan", "Testi"), deqa = person(t, "Deqa", "Testi");
    assert_int_equal(groups_join(t, GROUP, amina, t->today), DONE);
    assert_int_equal(groups_join(t, OTHER, bilan, t->today), DONE);
    test_sql(t, "INSERT INTO groups_leader (group_id, staff_id, role) VALUES (51, 102, 'leader')");
    session(t, 900, GROUP, "2026-11-22");
    session(t, 901, OTHER, "2026-11-23");
    responsible(t, LEADER, deqa, "NULL");
    responsible(t, LEADER, bilan, "'2026-11-21'");
    become(t, LEADER, ROLE_INSTRUCTOR);
    return amina;
}

RULE(the_short_list_has_those_of_today_and_those_one_is_responsible_for)
{
    amina_of_today(t);
    struct contact_persons list = contacts_away_people(t);
    assert_int_equal(list.n, 2);
    assert_str(list.at[0].name, "Amina Testi");
    assert_str(list.at[1].name, "Deqa Testi");
    become(t, PEER, ROLE_PEER);
    assert_int_equal(contacts_away_people(t).n, 0);
}

RULE(who_is_protected_stands_on_no_device_and_who_is_to_be_minded_without_number)
{
    int64_t amina = amina_of_today(t);
    test_sql(t, "UPDATE people_person SET protected = 1 WHERE given_names = 'Deqa'");
    become(t, MANAGER, ROLE_MANAGER);
    struct problems ps = { 0 };
    struct person_new minded = { .given_names = S("Ubah"),
        .family_name = S("Testi"),
        .phone = S("040 123 4567"),
        .entry = t->today,
        .contact_never = S("Never call home") };
    int64_t ubah;
    assert_int_equal(people_create(t, PROJECT, &minded, &ubah, &ps), DONE);
    minded.contact_never = S(""), minded.given_names = S("Zeynab");
    int64_t zeynab;
    assert_int_equal(people_create(t, PROJECT, &minded, &zeynab, &ps), DONE);
    responsible(t, LEADER, ubah, "NULL");
    responsible(t, LEADER, zeynab, "NULL");
    become(t, LEADER, ROLE_INSTRUCTOR);
    struct contact_persons list = contacts_away_people(t);
    assert_int_equal(list.n, 3);
    assert_true(list.at[0].person == amina && list.at[1].person == ubah && list.at[2].person == zeynab);
    assert_true(list.at[1].minds);
    assert_str(list.at[1].phone, "");
    assert_str(list.at[2].phone, "040 123 4567");
}

static enum outcome send(struct task *t, int64_t person, const char *number, bool anyway, struct contact_others *ret)
{
    const struct contact_row c = { .project = PROJECT,
        .person = person,
        .minutes = 10,
        .day = t->today,
        .channel = S("phone"),
        .language = S("som"),
        .topic = S("Day care"),
        .not_coming = S("") };
    const struct contact_sent how = {
        .number = str_of(number), .written_at = { "2026-11-22T08:00:00Z" }, .anyway = anyway
    };
    struct problems ps = { 0 };

    return contacts_send(t, &c, &how, ret, &ps);
}

RULE(the_project_is_one_in_which_she_takes_part_and_the_viewer_works_also_when_her_day_is_over)
{
    int64_t amina = amina_of_today(t);
    assert_int_equal(contacts_away_project(t, amina), PROJECT);
    test_sql(t, "UPDATE groups_session SET day = '2026-11-21'");
    assert_int_equal(contacts_away_people(t).n, 1);
    assert_int_equal(contacts_away_project(t, amina), PROJECT);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(contacts_away_project(t, amina), 0);
}

RULE(what_is_sent_twice_is_written_once)
{
    struct contact_others others = { 0 };
    int64_t amina = amina_of_today(t);
    assert_int_equal(send(t, amina, "n-1", false, &others), DONE);
    assert_int_equal(send(t, amina, "n-1", false, &others), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM contacts_contact"), 1);
    assert_int_equal(send(t, amina, "n-2", false, &others), DONE); /* she wrote both herself */
    assert_int_equal(test_number(t, "SELECT count(*) FROM contacts_contact"), 2);
    assert_int_equal(send(t, 0, "n-3", false, &others), INVALID);
    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(send(t, amina, "n-1", true, &others), NOT_ALLOWED);
    assert_int_equal(test_number(t, "SELECT count(*) FROM contacts_sent"), 2);
}

RULE(a_number_is_forgotten_after_a_month)
{
    struct contact_others others = { 0 };
    int64_t amina = amina_of_today(t);
    assert_int_equal(send(t, amina, "n-1", true, &others), DONE);
    t->now = (struct instant){ "2026-12-22T08:30:00Z" };
    assert_int_equal(send(t, amina, "n-2", true, &others), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM contacts_sent"), 2);
    t->now = (struct instant){ "2026-12-22T08:30:01Z" };
    assert_int_equal(send(t, amina, "n-3", true, &others), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM contacts_sent WHERE number <> 'n-1'"), 2);
}

RULE(what_somebody_else_wrote_meanwhile_is_shown_and_she_decides)
{
    struct contact_others others = { 0 };
    int64_t amina = amina_of_today(t);
    become(t, COLLEAGUE, ROLE_MANAGER);
    assert_int_equal(send(t, amina, "c-1", false, &others), DONE);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(send(t, amina, "n-1", false, &others), CONFLICT);
    assert_int_equal(others.n, 1);
    assert_str(others.at[0].topic, "Day care");
    assert_int_equal(test_number(t, "SELECT count(*) FROM contacts_contact"), 1);
    assert_int_equal(send(t, amina, "n-1", true, &others), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM contacts_contact"), 2);
    test_sql(t, "UPDATE contacts_contact SET created_at = '2026-11-22T07:59:59Z'"); /* before she wrote hers */
    assert_int_equal(send(t, amina, "n-2", false, &others), DONE);
}

RULES(the_short_list_has_those_of_today_and_those_one_is_responsible_for,
    who_is_protected_stands_on_no_device_and_who_is_to_be_minded_without_number,
    the_project_is_one_in_which_she_takes_part_and_the_viewer_works_also_when_her_day_is_over,
    what_is_sent_twice_is_written_once, a_number_is_forgotten_after_a_month,
    what_somebody_else_wrote_meanwhile_is_shown_and_she_decides)
