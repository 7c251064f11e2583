/* Tests of who has signed up, as workers see it: who may decide, a new person in one go, somebody who is known, nobody
 * twice, and what is forgotten; on both engines. */
#include "base/settings.h"
#include "rooms/sign_up/sign_up_card.h"
#include "tests/groups_testing.h"

static void open_group(struct task *t, int64_t group)
{
    const struct sign_up_opening o = { .open = true,
        .phone = S("040 555 0100"),
        .step_free = YESNO_UNKNOWN,
        .baby = YESNO_UNKNOWN,
        .offer_days = INT_NONE };
    struct problems ps = { 0 };

    assert_int_equal(sign_up_open(t, group, 0, &o, &ps), DONE);
}

static void sign_up_here(struct task *t, int64_t group, const char *name, const char *phone, const char *friend_name)
{
    struct sign_up_from from = { str_of(name), str_of(name), group };
    const struct sign_up_said said = { .name = str_of(name),
        .phone = str_of(phone),
        .language = S("som"),
        .children = S("2022 2024"),
        .heard = S("clinic"),
        .friend_name = str_of(friend_name) };
    struct problems ps = { 0 };
    const struct viewer *before = t->viewer;

    t->viewer = &VIEWER_NOBODY;
    assert_int_equal(sign_up_say(t, from, &said), DONE);
    assert_int_equal(sign_up_send(t, from, &ps), DONE);
    t->viewer = before;
}

/* Hodan signs up with Ifrah for the group of the leader. */
static void two_friends(struct task *t)
{
    lay_out(t);
    open_group(t, GROUP);
    open_group(t, OTHER);
    sign_up_here(t, GROUP, "Hodan Jaamac", "040 123 4567", "Ifrah Nuur");
    become(t, LEADER, ROLE_INSTRUCTOR);
}

static struct sign_up_entry first(struct task *t)
{
    struct sign_up_entries all = sign_up_entries(t, 0, false, 10);

    assert_true(all.n > 0);
    return all.at[0];
}

static int64_t count(struct task *t, const char *what)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM %s", what)));
}

static enum outcome take(struct task *t, const struct sign_up_entry *e, int64_t person, bool wait, int64_t *ret_person)
{
    const struct sign_up_taking how = { .person = person, .given = S("Hodan"), .family = S("Jaamac"), .wait = wait };
    struct problems ps = { 0 };

    return sign_up_take(t, e->id, e->version, &how, ret_person, &ps);
}

RULE(who_leads_or_manages_the_group_sees_who_signed_up_and_others_do_not)
{
    struct sign_up_entry e;
    two_friends(t);
    assert_int_equal(sign_up_entries(t, 0, false, 10).n, 2);
    assert_int_equal(sign_up_count(t), 2);
    int64_t id = first(t).id;
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(sign_up_entries(t, 0, false, 10).n, 2);
    become(t, MANAGER, ROLE_COUNSELLOR);
    assert_int_equal(sign_up_entry(t, id, &e), DONE);
    static const enum role others[] = { ROLE_INSTRUCTOR, ROLE_PEER, ROLE_COORDINATOR };
    static const int64_t staff[] = { STRANGER, PEER, COORDINATOR };
    for (size_t i = 0; i < 3; i++) {
        become(t, staff[i], others[i]);
        t->seen = (struct seen_persons){ 0 };
        assert_int_equal(sign_up_entries(t, 0, false, 10).n, 0);
        assert_int_equal(sign_up_count(t), 0);
        assert_int_equal(sign_up_entry(t, id, &e), NOT_ALLOWED);
        assert_int_equal(sign_up_refuse(t, id, 1, S("twice")), NOT_ALLOWED);
        assert_false(t->seen.somebody);
    }
}

RULE(taken_in_is_a_person_with_children_participation_and_place_in_one_go)
{
    int64_t id, again;
    two_friends(t);
    struct sign_up_entry e = first(t);
    assert_int_equal(take(t, &e, 0, false, &id), DONE);
    assert_str(people_name(t, id), "Hodan Jaamac");
    assert_true(groups_is_member(t, GROUP, id, t->today));
    assert_int_equal(count(t, "people_child"), 2);
    assert_int_equal(count(t, "people_child WHERE birth_month IN ('2022', '2024')"), 2);
    assert_int_equal(count(t, "people_participation WHERE heard_from = 'authority' AND entry_date = '2026-11-22'"), 1);
    assert_int_equal(count(t, "people_person WHERE service_language = 'som' AND phone IS NOT NULL"), 1);
    assert_int_equal(count(t, "sign_up_brought_facts WHERE person_id IS NOT NULL"), 1);
    /* pressed twice, or by a colleague who had the page open */
    assert_int_equal(take(t, &e, 0, false, &again), CONFLICT);
    assert_int_equal(sign_up_refuse(t, e.id, e.version, S("twice")), CONFLICT);
    assert_int_equal(count(t, "people_person"), 1);
    assert_int_equal(sign_up_count(t), 1);
    assert_int_equal(sign_up_entries(t, 0, true, 10).n, 1);
}

RULE(who_brought_whom_is_known_of_the_persons)
{
    int64_t hodan, ifrah;
    two_friends(t);
    struct sign_up_entry e = first(t);
    struct sign_up_entries with = sign_up_brought(t, &e);
    assert_int_equal(with.n, 1);
    assert_str(with.at[0].name, "Ifrah Nuur");
    assert_int_equal(take(t, &e, 0, false, &hodan), DONE);
    assert_int_equal(take(t, &with.at[0], 0, true, &ifrah), DONE);
    assert_int_equal(
        test_number(t, "SELECT brought_by_id FROM sign_up_brought_facts WHERE brought_by_id IS NOT NULL"), hodan);
    struct group_waitings queue = groups_waiting(t, GROUP);
    assert_int_equal(queue.n, 1);
    assert_int_equal(queue.at[0].person, ifrah);
    assert_int_equal(count(t, "people_participation"), 2);
}

RULE(somebody_who_is_known_stays_one_person)
{
    int64_t id;
    lay_out(t);
    open_group(t, GROUP);
    int64_t known = person(t, "Hodan", "Jaamac");
    sign_up_here(t, GROUP, "Hodan Jaamac", "040 123 4567", "");
    become(t, MANAGER, ROLE_MANAGER);
    struct sign_up_entry e = first(t);
    struct person_briefs like = sign_up_like(t, &e);
    assert_int_equal(like.n, 1);
    assert_true(like.at[0].id == known);
    assert_int_equal(take(t, &e, known, false, &id), DONE);
    assert_true(id == known);
    assert_int_equal(count(t, "people_person"), 1);
    assert_int_equal(count(t, "people_child"), 0);
    assert_int_equal(count(t, "people_participation"), 1);
    assert_true(groups_is_member(t, GROUP, known, t->today));
    assert_int_equal(count(t, "sign_up_entry WHERE state = 'known'"), 1);
}

RULE(nobody_is_made_one_person_of_two_by_the_machine)
{
    int64_t id;
    struct person_new had = { .given_names = S("Hodan"), .family_name = S("Jaamac"), .phone = S("0401234567") };
    struct problems ps = { 0 };
    lay_out(t);
    open_group(t, GROUP);
    had.entry = t->today;
    assert_int_equal(people_create(t, PROJECT, &had, &id, &ps), DONE);
    sign_up_here(t, GROUP, "Hodan Jaamac", "+358 40 123 4567", "");
    assert_int_equal(count(t, "people_person"), 1);
    become(t, MANAGER, ROLE_MANAGER);
    struct sign_up_entry e = first(t);
    assert_int_equal(sign_up_like(t, &e).n, 1);
    assert_int_equal(take(t, &e, 0, false, &id), DONE);
    assert_int_equal(count(t, "people_person"), 2);
    assert_int_equal(count(t, "people_double"), 1); /* the list of pairs has them to compare */
}

RULE(a_person_whom_the_worker_does_not_see_is_not_chosen)
{
    int64_t id;
    lay_out(t);
    open_group(t, GROUP);
    int64_t hidden = person(t, "Hodan", "Jaamac");
    assert_int_equal(groups_join(t, OTHER, hidden, t->today), DONE);
    int64_t of_no_group = person(t, "Amal", "Testi");
    sign_up_here(t, GROUP, "Hodan Jaamac", "040 123 4567", "");
    become(t, LEADER, ROLE_INSTRUCTOR);
    struct sign_up_entry e = first(t);
    assert_int_equal(sign_up_like(t, &e).n, 0);
    assert_int_equal(take(t, &e, hidden, false, &id), NOT_ALLOWED);
    assert_int_equal(take(t, &e, of_no_group, false, &id), NOT_ALLOWED);
    assert_int_equal(count(t, "sign_up_entry WHERE state = 'new'"), 1);
}

RULE(one_number_twice_in_the_list_is_told)
{
    two_friends(t);
    sign_up_here(t, GROUP, "Hodan J", "+358401234567", "");
    struct sign_up_entries all = sign_up_entries(t, 0, false, 10);
    assert_int_equal(all.n, 3);
    size_t twice = 0;
    for (size_t i = 0; i < all.n; i++)
        twice += sign_up_twice(t, &all, &all.at[i]);
    assert_int_equal(twice, 2); /* the friend has none */
}

RULE(who_was_turned_away_with_a_reason_can_wait_again)
{
    int64_t id;
    two_friends(t);
    struct sign_up_entry e = first(t);
    assert_int_equal(sign_up_refuse(t, e.id, e.version, S("because")), INVALID);
    assert_int_equal(sign_up_refuse(t, e.id, e.version, S("not_reached")), DONE);
    assert_int_equal(sign_up_refuse(t, e.id, e.version, S("not_reached")), CONFLICT);
    assert_int_equal(take(t, &e, 0, false, &id), CONFLICT);
    assert_int_equal(sign_up_entry(t, e.id, &e), DONE);
    assert_str(e.reason, "not_reached");
    assert_int_equal(e.decided_by, LEADER);
    assert_int_equal(sign_up_back(t, e.id, e.version - 1), CONFLICT);
    assert_int_equal(sign_up_back(t, e.id, e.version), DONE);
    assert_int_equal(sign_up_back(t, e.id, e.version), CONFLICT);
    assert_int_equal(sign_up_entry(t, e.id, &e), DONE);
    assert_int_equal(take(t, &e, 0, false, &id), DONE);
    assert_int_equal(count(t, "journal WHERE what = 'sign_up' AND act = 'change'"), 3);
}

/* ---- what is forgotten */

static void go_to(struct task *t, const char *now)
{
    memcpy(t->now.t, now, strlen(now) + 1);
    t->today = instant_day(t->now);
}

RULE(where_it_came_from_is_forgotten_after_an_hour_and_what_was_not_sent_after_a_day)
{
    static const struct settings house = { .sign_up_days = 90 };
    struct sign_up_said said = { .name = S("Sahra") };
    two_friends(t);
    t->settings = &house;
    assert_int_equal(sign_up_say(t, (struct sign_up_from){ S("c"), S("c"), GROUP }, &said), DONE);
    go_to(t, "2026-11-22T09:30:00Z");
    sign_up_sweep(t);
    assert_int_equal(count(t, "sign_up_entry WHERE place IS NOT NULL"), 3);
    go_to(t, "2026-11-22T09:30:01Z");
    sign_up_sweep(t);
    assert_int_equal(count(t, "sign_up_entry WHERE place IS NOT NULL"), 0);
    assert_int_equal(count(t, "sign_up_entry WHERE browser IS NOT NULL"), 1); /* she may still go on */
    go_to(t, "2026-11-23T08:30:00Z");
    sign_up_sweep(t);
    assert_int_equal(count(t, "sign_up_entry"), 3);
    go_to(t, "2026-11-23T08:30:01Z");
    sign_up_sweep(t);
    assert_int_equal(count(t, "sign_up_entry"), 2);
}

RULE(who_was_never_taken_in_is_forgotten_and_of_who_was_only_the_words)
{
    static const struct settings house = { .sign_up_days = 90 };
    int64_t id;
    two_friends(t);
    t->settings = &house;
    struct sign_up_entry e = first(t);
    struct sign_up_entries with = sign_up_brought(t, &e);
    assert_int_equal(take(t, &with.at[0], 0, false, &id), DONE); /* the friend came, she herself did not */
    go_to(t, "2027-02-20T08:30:00Z");
    sign_up_sweep(t);
    assert_int_equal(count(t, "sign_up_entry WHERE name IS NOT NULL"), 2);
    go_to(t, "2027-02-20T08:30:01Z");
    sign_up_sweep(t);
    assert_int_equal(count(t, "sign_up_entry"), 1);
    assert_int_equal(count(t, "sign_up_entry WHERE name IS NULL AND phone IS NULL AND wish IS NULL AND "
                              "brought_by IS NULL AND state = 'taken'"),
        1);
    sign_up_sweep(t);
    assert_int_equal(count(t, "sign_up_brought_facts"), 1);
}

RULES(who_leads_or_manages_the_group_sees_who_signed_up_and_others_do_not,
    taken_in_is_a_person_with_children_participation_and_place_in_one_go, who_brought_whom_is_known_of_the_persons,
    somebody_who_is_known_stays_one_person, nobody_is_made_one_person_of_two_by_the_machine,
    a_person_whom_the_worker_does_not_see_is_not_chosen, one_number_twice_in_the_list_is_told,
    who_was_turned_away_with_a_reason_can_wait_again,
    where_it_came_from_is_forgotten_after_an_hour_and_what_was_not_sent_after_a_day,
    who_was_never_taken_in_is_forgotten_and_of_who_was_only_the_words)
