/* Tests of somebody whom a worker met and signs up, also from a device that sends twice or late: written once, checked
 * as any form, counted at one place; on both engines. What becomes of her: sign_up_arrive_test. */
#include "rooms/sign_up/sign_up_card.h"
#include "tests/groups_testing.h"

static struct sign_up_met hodan(void)
{
    return (struct sign_up_met){ .number = S("n-1"),
        .name = S("Hodan Jaamac"),
        .phone = S("040 123 4567"),
        .language = S("som"),
        .children = S("2022 3"),
        .heard = S("worker"),
        .note = S("Aamulla"),
        .met_at = S("Leikkipuisto"),
        .contact = S("call"),
        .group = GROUP };
}

static enum outcome meet(struct task *t, const struct sign_up_met *m, int64_t *ret_entry, const char *field)
{
    struct problems ps = { 0 };
    enum outcome how = sign_up_meet(t, m, ret_entry, &ps);

    assert_int_equal(ps.n > 0, how == INVALID || how == CONFLICT);
    if (ps.n > 0)
        assert_str(ps.at[0].field, field);
    return how;
}

static int64_t count(struct task *t, const char *what)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM %s", what)));
}

/* As a row from before who was met became a person at once: nobody has decided. */
static void let_wait(struct task *t, int64_t id)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "UPDATE sign_up_entry SET state = 'new', person_id = NULL, person_version = NULL, "
                                "decided_by = NULL, decided_at = NULL WHERE id = %lld",
                                (long long)id)));
}

RULE(all_that_was_written_of_who_was_met_is_kept)
{
    struct sign_up_entry e;
    int64_t id;
    lay_out(t);
    become(t, LEADER, ROLE_INSTRUCTOR);
    struct sign_up_met m = hodan();
    m.written_at = (struct instant){ "2026-11-20T15:00:00Z" };
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    assert_int_equal(sign_up_entry(t, id, &e), DONE);
    assert_str(e.name, "Hodan Jaamac");
    assert_str(e.children, "2022 2023");
    assert_str(e.met_at, "Leikkipuisto");
    assert_str(e.contact, "call");
    assert_str(e.wish, "Aamulla");
    assert_int_equal(e.written_by, LEADER);
    assert_str(instant_str(&e.sent_at), "2026-11-20T15:00:00Z");
    assert_int_equal(count(t, "sign_up_entry WHERE saved_at = '2026-11-22T08:30:00Z'"), 1);
    assert_str(e.state, "taken");
    assert_int_equal(e.decided_by, LEADER);
    assert_int_equal(sign_up_entries(t, 0, false, 10).n, 0);
    assert_int_equal(sign_up_entries(t, 0, true, 10).n, 1);
    assert_int_equal(sign_up_count(t), 0);
    assert_int_equal(count(t, "journal WHERE what = 'sign_up' AND act = 'create'"), 1);
    assert_int_equal(count(t, "journal WHERE what = 'sign_up' AND act = 'change' AND detail = 'taken'"), 1);
}

RULE(what_waits_is_written_once_and_other_words_correct_it_until_somebody_decides)
{
    struct sign_up_entry e;
    int64_t first, again;
    lay_out(t);
    become(t, LEADER, ROLE_INSTRUCTOR);
    struct sign_up_met m = hodan();
    assert_int_equal(meet(t, &m, &first, ""), DONE);
    let_wait(t, first);
    int64_t persons = count(t, "people_person");
    assert_int_equal(meet(t, &m, &again, ""), DONE);
    assert_true(first == again);
    assert_int_equal(count(t, "sign_up_entry"), 1);
    assert_int_equal(count(t, "journal WHERE what = 'sign_up'"), 2);
    m.phone = S("050 765 4321");
    assert_int_equal(meet(t, &m, &again, ""), DONE);
    assert_int_equal(sign_up_entry(t, first, &e), DONE);
    assert_str(e.phone, "050 765 4321");
    assert_int_equal(e.version, 3);
    assert_int_equal(count(t, "sign_up_entry"), 1);
    assert_int_equal(sign_up_refuse(t, first, 3, S("twice")), DONE);
    assert_int_equal(meet(t, &m, &again, ""), DONE); /* the same words: it has arrived */
    m.name = S("Hodan Nuur");
    assert_int_equal(meet(t, &m, &again, ""), CONFLICT);
    test_sql(t, "UPDATE groups_group SET ends_on = '2026-11-01'"); /* sent once more, later */
    m.name = S("Hodan Jaamac");
    assert_int_equal(meet(t, &m, &again, ""), DONE);
    assert_int_equal(count(t, "people_person"), persons); /* a row that waits is nobody yet */
}

RULE(who_is_signed_up_at_a_place_of_outreach_is_counted_there_once)
{
    struct sign_up_entry e;
    int64_t id, other;
    lay_out(t);
    test_sql(t, "INSERT INTO outreach_place (id, source_key, project_id, name, sort_key, kind, street, area, "
                "municipality, languages, code, note, version) VALUES (7, '', 10, 'Juhla', CAST('a' AS {bytes}), "
                "'party', '', '', '', '', 'abc234', '', 1)");
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(sign_up_met_places(t, PROJECT).n, 1);
    struct sign_up_met m = hodan();
    m.heard = S("");
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    assert_int_equal(count(t, "sign_up_came"), 0);
    m.outreach = 7; /* corrected: then it is counted */
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    assert_int_equal(count(t, "sign_up_came WHERE code = 'abc234' AND n = 1"), 1);
    assert_int_equal(sign_up_entry(t, id, &e), DONE);
    assert_str(sign_up_came_from(t, &e), "Juhla");
    m.number = S("other"), m.outreach = 99; /* of another project, or gone */
    assert_int_equal(meet(t, &m, &other, ""), DONE);
    assert_int_equal(count(t, "sign_up_came WHERE n = 1"), 1);
    assert_int_equal(count(t, "people_participation WHERE heard_from = 'outreach_worker'"), 1);
    assert_int_equal(count(t, "people_participation"), 2);
    assert_int_equal(count(t, "sign_up_taken_facts WHERE code = 'abc234'"), 1);
}

static void place(struct task *t, int id, const char *code)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO outreach_place (id, source_key, project_id, name, sort_key, kind, street, "
                                "area, municipality, languages, code, note, version) VALUES (%d, '', 10, 'Juhla', "
                                "CAST('a' AS {bytes}), 'party', '', '', '', '', '%s', '', 1)",
                                id, code)));
}

RULE(corrected_she_is_counted_at_the_one_place_where_they_met_also_when_that_is_gone_since)
{
    struct sign_up_entry e;
    int64_t id;
    lay_out(t);
    place(t, 7, "abc234"), place(t, 8, "xyz567");
    become(t, LEADER, ROLE_INSTRUCTOR);
    struct sign_up_met m = hodan();
    m.outreach = 7;
    m.written_at = (struct instant){ "2026-11-20T10:00:00Z" };
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    m.outreach = 8;
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    assert_int_equal(count(t, "sign_up_came WHERE code = 'abc234' AND n > 0"), 0);
    assert_int_equal(count(t, "sign_up_came WHERE code = 'xyz567' AND n = 1 AND day = '2026-11-20'"), 1);
    m.group = 0, m.project = PROJECT;
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    assert_int_equal(count(t, "sign_up_came WHERE code = 'xyz567' AND n = 1 AND group_id = 0"), 1);
    assert_int_equal(count(t, "sign_up_came WHERE n = 1"), 1);
    test_sql(t, "DELETE FROM outreach_place WHERE id = 8");
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    assert_int_equal(sign_up_entry(t, id, &e), DONE);
    assert_int_equal(e.version, 4); /* the same words: nothing was corrected */
    m.note = S("Illalla");
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    assert_int_equal(sign_up_entry(t, id, &e), DONE);
    assert_str(e.came_from, "xyz567");
    m.outreach = 0; /* nowhere of ours */
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    assert_int_equal(count(t, "sign_up_came WHERE n > 0"), 0);
}

RULE(a_number_is_of_one_worker_and_without_one_each_is_another)
{
    int64_t id;
    lay_out(t);
    struct sign_up_met m = hodan();
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    assert_int_equal(count(t, "sign_up_entry"), 2);
    m.number = S("");
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    assert_int_equal(count(t, "sign_up_entry"), 4);
}

RULE(each_text_is_checked_as_that_of_any_form)
{
    int64_t id;
    lay_out(t);
    become(t, LEADER, ROLE_INSTRUCTOR);
    struct sign_up_met m = hodan();
    m.name = S("");
    assert_int_equal(meet(t, &m, &id, "name"), INVALID);
    m = hodan(), m.phone = S("ma garanayo");
    assert_int_equal(meet(t, &m, &id, "phone"), INVALID);
    m = hodan(), m.language = S("xx");
    assert_int_equal(meet(t, &m, &id, "language"), INVALID);
    m = hodan(), m.heard = S("dream");
    assert_int_equal(meet(t, &m, &id, "heard"), INVALID);
    m = hodan(), m.contact = S("maybe");
    assert_int_equal(meet(t, &m, &id, "contact"), INVALID);
    m = hodan(), m.children = S("1 2 3 4 5 6 7 8 9 10 11 12 13");
    assert_int_equal(meet(t, &m, &id, "children"), INVALID);
    assert_int_equal(count(t, "sign_up_entry"), 0);
    m = hodan(), m.children = S("1 2 3 4 5 6 7 8 9 10 11 12"), m.phone = m.heard = m.contact = m.note = S("");
    assert_int_equal(meet(t, &m, &id, ""), DONE);
}

RULE(she_is_signed_up_for_an_own_group_or_one_open_to_everybody_or_none_yet)
{
    struct problems ps = { 0 };
    const struct sign_up_opening o = { .open = true,
        .phone = S("040 555 0100"),
        .step_free = YESNO_UNKNOWN,
        .baby = YESNO_UNKNOWN,
        .offer_days = INT_NONE };
    struct sign_up_entry e;
    int64_t id;
    lay_out(t);
    become(t, LEADER, ROLE_INSTRUCTOR);
    struct sign_up_met m = hodan();
    m.group = OTHER;
    assert_int_equal(meet(t, &m, &id, "group"), INVALID);
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(sign_up_open(t, OTHER, 0, &o, &ps), DONE);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    assert_int_equal(sign_up_entry(t, id, &e), DONE); /* she has written it */
    assert_false(sign_up_may_decide(t, id));
    m.group = 0, m.number = S("n-2");
    assert_int_equal(meet(t, &m, &id, ""), NOT_ALLOWED); /* and in no project */
    m.project = PROJECT;
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    assert_int_equal(sign_up_entry(t, id, &e), DONE);
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(sign_up_entry(t, id, &e), DONE);
    assert_true(sign_up_may_decide(t, id));
    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(sign_up_entry(t, id, &e), NOT_ALLOWED);
    assert_int_equal(sign_up_entries(t, 0, false, 10).n, 0);
    become(t, PEER, ROLE_PEER);
    m.number = S("n-3");
    assert_int_equal(meet(t, &m, &id, ""), NOT_ALLOWED);
    assert_int_equal(count(t, "people_person"), 2);
}

/* Takes Hodan, who said `contact`, in as the person who is known. */
static void take_known(struct task *t, int64_t person, const char *number, const char *contact)
{
    const struct sign_up_taking how = { .person = person };
    struct problems ps = { 0 };
    struct sign_up_entry e;
    struct sign_up_met m = hodan();
    int64_t id, her;

    m.number = str_of(number), m.contact = str_of(contact);
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    let_wait(t, id);
    assert_int_equal(sign_up_entry(t, id, &e), DONE);
    assert_int_equal(sign_up_take(t, id, e.version, &how, &her, &ps), DONE);
    assert_true(her == person);
}

RULE(what_is_not_safe_is_written_into_the_file_of_who_is_known_and_never_over_what_stands_there)
{
    struct person_file before, file;
    struct problems ps = { 0 };
    int64_t her;
    lay_out(t);
    struct person_new had = { .given_names = S("Hodan"), .phone = S("040 123 4567"), .entry = t->today };
    assert_int_equal(people_create(t, PROJECT, &had, &her, &ps), DONE);
    become(t, MANAGER, ROLE_MANAGER);
    assert_true(people_file(t, her, &before));
    take_known(t, her, "n-1", "both");
    assert_int_equal(count(t, "journal WHERE detail = 'safe_contact'"), 0);
    take_known(t, her, "n-2", "no");
    assert_true(people_file(t, her, &file));
    assert_str(file.contact_never, "Do not call and send no messages: it is not safe.");
    assert_str(file.phone, "040 123 4567");
    assert_int_equal(file.version, before.version + 1);
    assert_int_equal(count(t, "journal WHERE what = 'person' AND detail = 'safe_contact'"), 1);
    take_known(t, her, "n-3", "call");
    assert_true(people_file(t, her, &file));
    assert_str(file.contact_never, "Do not call and send no messages: it is not safe.");
}

/* So many rows like the one that is there. */
static void more_of_them(struct task *t, int n)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < %d) INSERT "
                                "INTO sign_up_entry (id, group_id, project_id, state, language, children, heard, "
                                "said_in, saved_at, sent_at, reason, version, written_by, person_version) SELECT c.n, "
                                "e.group_id, e.project_id, e.state, '', '', '', '', e.saved_at, e.sent_at, '', 1, "
                                "e.written_by, e.person_version FROM sign_up_entry e CROSS JOIN c",
                                n)));
}

RULE(no_device_floods_the_house_with_persons)
{
    struct instant now = t->now;
    int64_t id;
    lay_out(t);
    become(t, LEADER, ROLE_INSTRUCTOR);
    struct sign_up_met m = hodan();
    m.number = S("");
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    more_of_them(t, SIGN_UP_MET_MOST - 2);
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    assert_int_equal(meet(t, &m, &id, ""), INVALID);
    assert_int_equal(count(t, "people_person"), 2);
    t->now = instant_from_unix(instant_unix(now) + 25 * 3600); /* they are of yesterday */
    assert_int_equal(meet(t, &m, &id, ""), DONE);
    test_sql(t, "UPDATE sign_up_entry SET state = 'new', person_version = NULL"); /* they wait for somebody */
    assert_int_equal(meet(t, &m, &id, ""), INVALID);
    t->now = now;
}

RULES(corrected_she_is_counted_at_the_one_place_where_they_met_also_when_that_is_gone_since,
    all_that_was_written_of_who_was_met_is_kept,
    what_waits_is_written_once_and_other_words_correct_it_until_somebody_decides,
    a_number_is_of_one_worker_and_without_one_each_is_another,
    who_is_signed_up_at_a_place_of_outreach_is_counted_there_once, each_text_is_checked_as_that_of_any_form,
    she_is_signed_up_for_an_own_group_or_one_open_to_everybody_or_none_yet,
    what_is_not_safe_is_written_into_the_file_of_who_is_known_and_never_over_what_stands_there,
    no_device_floods_the_house_with_persons)
