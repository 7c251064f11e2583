/* Tests of one's own work on the first page, on both engines: the week, who waits, what is due, who was missed and what
 * can be done about it; each role has what it may see. Today is 22 November 2026. */
#include "tests/reports_testing.h"

#include "rooms/attendance/attendance.h"
#include "rooms/counted/counted.h"
#include "rooms/home/home_view.h"
#include "rooms/people/people.h"

enum { LEADER = 7, COUNSELLOR = 9 };

static void become(struct task *t, int64_t staff, enum role role)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *v = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ PROJECT, role, S("S1"), S("Project") };
    *v = (struct viewer){
        .staff = staff, .role = role, .name = S("Aino"), .projects = in, .nprojects = role == ROLE_ADMIN ? 0 : 1
    };
    t->viewer = v;
}

static const struct home_section *find(const struct home_view *v, const char *title)
{
    for (size_t i = 0; i < v->sections.n; i++)
        if (str_is(v->sections.at[i].title, title))
            return &v->sections.at[i];
    return NULL;
}

static void card(struct task *t, int64_t id, const char *phone, const char *never, bool is_protected)
{
    struct person_file f;

    t->viewer = &VIEWER_PROGRAM;
    assert_true(people_file(t, id, &f));
    f.phone = str_of(phone);
    f.contact_never = str_of(never);
    f.is_protected = f.non_disclosure = is_protected;
    people_put_file(t, id, &f);
    ROW(t, "UPDATE people_person SET protected = %d WHERE id = %lld", is_protected, (long long)id);
}

/* Six members of Kontula who were away on 10 and 17 November: 1 may be called, 2 never by phone, 3 is under
 * non-disclosure, 4 has had a contact since, 5 has no phone; 6 had been away earlier already, since 3 November there
 * was no mark of hers on the 10th. */
static void six_missed(struct task *t)
{
    lay_out(t);
    test_sql(t, "INSERT INTO groups_leader (group_id, staff_id, role) VALUES (50, 7, 'leader')");
    for (int staff = LEADER; staff <= COUNSELLOR; staff++)
        ROW(t,
            "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version, "
            "created_at) VALUES (%d, '', 'Aino', CAST('' AS {bytes}), 's%d@example.org', 'instructor', 'en', 0, 0, 1, "
            "'')",
            staff, staff);
    test_sql(t, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (7, 10, 'instructor'), (9, 10, "
                "'counsellor')");
    session(t, 1, SOMALI, "2026-11-10", "held", "10:00", "12:00");
    session(t, 2, SOMALI, "2026-11-17", "held", "10:00", "12:00");
    test_sql(t, "UPDATE groups_session SET closed_at = '2026-11-17T12:00:00Z'");
    for (int p = 1; p <= 6; p++) {
        person(t, p);
        member(t, p, SOMALI, p, "member", "2026-01-10", "");
        mark(t, 1, p, "absent"), mark(t, 2, p, "absent");
    }
    card(t, 1, "0401234567", "", false);
    card(t, 2, "0401234568", "not by phone", false);
    card(t, 3, "0401234569", "", true);
    card(t, 4, "0401234570", "", false);
    test_sql(t, "INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, topic, person_id, "
                "version, created_at) VALUES (1, '', 10, '2026-11-18', 'phone', '', '', 4, 1, '')");
}

RULE(who_was_missed_can_be_called_where_that_is_safe_and_whoever_was_contacted_comes_last)
{
    six_missed(t);
    become(t, LEADER, ROLE_INSTRUCTOR);
    struct attendance_missed_rows all = attendance_missed(t, PROJECT, true, 0, 10);
    assert_int_equal(all.total, 6);
    for (size_t i = 0; i < all.n; i++)
        assert_str(all.at[i].phone, all.at[i].person == 1 ? "0401234567" : all.at[i].person == 4 ? "0401234570" : "");
    assert_int_equal(all.at[5].person, 4);
    assert_str(day_str(&all.at[5].contacted), "2026-11-18");
    struct attendance_missed_rows page = attendance_missed(t, PROJECT, true, 4, 4);
    assert_int_equal(page.n, 2);
    assert_int_equal(page.total, 6);
    become(t, LEADER, ROLE_PEER);
    struct attendance_missed_rows peers = attendance_missed(t, PROJECT, true, 0, 10);
    assert_int_equal(peers.total, 6);
    for (size_t i = 0; i < peers.n; i++)
        assert_true(str_empty(peers.at[i].phone));
    become(t, 8, ROLE_INSTRUCTOR);
    assert_int_equal(attendance_missed(t, PROJECT, true, 0, 10).total, 0);
    become(t, LEADER, ROLE_COORDINATOR);
    assert_int_equal(attendance_missed(t, PROJECT, true, 0, 10).total, 0);
}

RULE(the_first_page_leads_to_all_who_were_missed_and_to_a_contact)
{
    struct home_view v;

    six_missed(t);
    for (enum role role = ROLE_MANAGER; role <= ROLE_PEER; role++) {
        become(t, LEADER, role);
        home_fill(t, &v);
        const struct home_section *missed = find(&v, "We have missed them");
        assert_int_equal(missed->items.n, 4);
        assert_int_equal(missed->hidden, 2);
        assert_str(missed->more.s, "/missed?project=000000000000a");
        assert_int_equal(str_empty(missed->items.at[0].contact.s), role == ROLE_PEER);
    }
    become(t, LEADER, ROLE_INSTRUCTOR);
    home_fill(t, &v);
    assert_str(
        find(&v, "We have missed them")->items.at[0].contact.s, "/contacts?person=0000000000005&project=000000000000a");
}

/* As the server looks them up in a very large project. */
static void look_up(struct task *t)
{
    struct attendance_look *look = attendance_look_begin(t);

    assert_false(attendance_look_on(t, PROJECT, look));
    attendance_keep_look(t, PROJECT, look);
    counted_note(t, PROJECT, 0);
}

RULE(in_a_very_large_project_who_was_missed_is_shown_as_it_was_looked_up_for_who_sees_all_of_it)
{
    six_missed(t);
    become(t, COUNSELLOR, ROLE_COUNSELLOR);
    struct attendance_missed_rows before = attendance_missed(t, PROJECT, true, 0, 10), now;
    look_up(t);
    now = attendance_missed(t, PROJECT, true, 0, 10);
    assert_int_equal(now.total, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(now.at[i].person, before.at[i].person);
        assert_day(now.at[i].since, day_str(&before.at[i].since).p);
        assert_int_equal(str_empty(now.at[i].phone), str_empty(before.at[i].phone));
    }
    assert_int_equal(instant_unix(now.looked), instant_unix(t->now));
    test_sql(t, "UPDATE attendance_mark SET mark = 'present' WHERE person_id = 1");
    test_sql(t, "UPDATE groups_membership SET state = 'left', left_on = '2026-11-20' WHERE person_id = 6");
    test_sql(t, "UPDATE contacts_contact SET person_id = 5");
    now = attendance_missed(t, PROJECT, true, 0, 10);
    assert_int_equal(now.total, 5);
    assert_int_equal(now.at[4].person, 5); /* contacted since then */
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(attendance_missed(t, PROJECT, true, 0, 10).total, 4); /* her own groups, as they are */
    become(t, COUNSELLOR, ROLE_COUNSELLOR);
    t->now = instant_from_unix(instant_unix(t->now) + COUNTED_GOOD_S + 1);
    assert_int_equal(attendance_missed(t, PROJECT, true, 0, 10).total, 4);
}

RULE(more_than_a_thousand_missed_are_said_to_be_more_and_nobody_is_lost_when_none_of_the_first_is_left)
{
    struct home_view v;

    six_missed(t);
    look_up(t);
    become(t, COUNSELLOR, ROLE_COUNSELLOR);
    ROW(t, "UPDATE attendance_looked SET were_missed = %d", COUNTED_KEPT + 994);
    assert_false(attendance_missed(t, PROJECT, true, 0, 10).beyond);
    ROW(t, "UPDATE attendance_looked SET were_missed = %d", COUNTED_KEPT + 995);
    assert_true(attendance_missed(t, PROJECT, true, 0, 10).beyond);
    home_fill(t, &v);
    const struct home_section *missed = find(&v, "We have missed them");
    assert_int_equal(missed->at_least, COUNTED_KEPT);
    assert_true(str_find(missed->intro, S("was looked up")) > 0);
    test_sql(t, "DELETE FROM attendance_looked_person");
    assert_int_equal(attendance_missed(t, PROJECT, true, 0, 10).total, 6);
    attendance_keep_look(t, PROJECT, NULL);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_looked"), 0);
}

/* Four hundred groups before Kontula: the second look finds those who were missed there. */
RULE(all_groups_of_a_very_large_project_are_looked_through_four_hundred_at_a_time)
{
    six_missed(t);
    test_sql(t,
        "INSERT INTO groups_group (id, source_key, project_id, name, sort_key, language, kind, venue, municipality, "
        "area, weekday, every_weeks, version, created_at) "
        "WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1399) "
        "SELECT i, '', 10, 'Other', CAST('' AS {bytes}), 'som', 'peer', '', '', '', '', 1, 1, '' FROM n");
    test_sql(t, "UPDATE groups_group SET sort_key = CAST('x' AS {bytes}) WHERE id = 50");
    struct attendance_look *look = attendance_look_begin(t);
    assert_true(attendance_look_on(t, PROJECT, look));
    while (attendance_look_on(t, PROJECT, look))
        continue;
    attendance_keep_look(t, PROJECT, look);
    assert_int_equal(test_number(t, "SELECT were_missed FROM attendance_looked"), 6);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_looked_person"), 6);
}

static void appointment(struct task *t, int id, int staff, const char *day, const char *state)
{
    ROW(t,
        "INSERT INTO appointments_appointment (person_id, project_id, id, source_key, staff_id, day, start_time, "
        "channel, interpreter_language, interpreter_variety, state, version) VALUES (1, 10, %d, '', %d, '%s', '09:00', "
        "'phone', 'som', '', '%s', 1)",
        id, staff, day, state);
}

RULE(my_week_has_my_sessions_and_appointments_day_by_day)
{
    struct home_view v;

    six_missed(t);
    session(t, 3, SOMALI, "2026-11-24", "planned", "10:00", "12:00");
    session(t, 4, SOMALI, "2026-11-29", "planned", "10:00", "12:00"); /* next week */
    session(t, 5, ARABIC, "2026-11-24", "planned", "10:00", "12:00"); /* not hers */
    appointment(t, 1, LEADER, "2026-11-24", "planned");
    appointment(t, 2, LEADER, "2026-11-22", "planned");
    appointment(t, 3, LEADER, "2026-11-23", "cancelled");
    appointment(t, 4, COUNSELLOR, "2026-11-23", "planned");
    appointment(t, 5, LEADER, "2026-11-30", "planned");
    become(t, LEADER, ROLE_INSTRUCTOR);
    home_fill(t, &v);
    const struct home_section *week = find(&v, "My week");
    assert_int_equal(week->items.n, 3);
    assert_true(str_find(week->items.at[0].text, S("Today 09:00")) == 0);
    assert_true(str_find(week->items.at[1].text, S("interpreter: Somali")) > 0);
    assert_str(week->items.at[2].name, "Kontula");
    become(t, LEADER, ROLE_PEER);
    home_fill(t, &v);
    assert_int_equal(find(&v, "My week")->items.n, 1);
    become(t, COUNSELLOR, ROLE_COUNSELLOR);
    home_fill(t, &v);
    assert_int_equal(find(&v, "My week")->items.n, 1);
}

static const struct home_item *item(const struct home_section *s, const char *text)
{
    for (size_t i = 0; s != NULL && i < s->items.n; i++)
        if (str_is(s->items.at[i].text, text))
            return &s->items.at[i];
    return NULL;
}

/* Number 1 is the counsellor's: guidance without an answer, a step that is due; a referral of hers was answered, one of
 * somebody else's, too; a plan is to be looked at again. */
static void much_to_do(struct task *t)
{
    six_missed(t);
    test_sql(t, "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, "
                "entry_status, entry_education, heard_from, exit_status, six_month_status, version, created_at) VALUES "
                "(1, '', 1, 10, CAST('' AS {bytes}), '2026-01-10', '', '', '', '', '', 1, '')");
    test_sql(t, "INSERT INTO caseload_responsible (id, source_key, participation_id, staff_id, since, version) VALUES "
                "(1, '', 1, 9, '2026-01-10', 1)");
    guided(t, 1, "a", 1, "2026-11-01", "language_training", "suggested", "");
    test_sql(t, "INSERT INTO plans_plan (id, source_key, person_id, project_id, made_on, goal_language, deferral, "
                "review_on, version) VALUES (1, '', 1, 10, '2026-05-01', '', '', '2026-11-20', 1)");
    test_sql(t, "INSERT INTO plans_step (plan_id, step, due_on, state, who, service, picture, version) VALUES (1, 1, "
                "'2026-11-20', 'open', '', '', '', 1)");
    for (int i = 1; i <= 2; i++)
        ROW(t,
            "INSERT INTO referrals_referral (id, source_key, person_id, project_id, staff_id, receiver_kind, receiver, "
            "language, fields, state, version) VALUES (%d, '', 1, 10, %d, 'service', '', '', '', 'answered', 1)",
            i, i == 1 ? COUNSELLOR : LEADER);
}

RULE(who_waits_and_what_is_due_is_counted_and_leads_there)
{
    struct home_view v;

    much_to_do(t);
    become(t, COUNSELLOR, ROLE_COUNSELLOR);
    home_fill(t, &v);
    const struct home_section *waits = find(&v, "They wait for me"), *due = find(&v, "This is due");
    assert_str(item(waits, "Guidance without an answer: 1")->link.s, "/caseload?only=guidance");
    assert_str(
        item(waits, "Referrals with an answer: 1")->link.s, "/referrals?project=000000000000a&owner=me&state=answered");
    assert_str(item(due, "Steps due: 1")->link.s, "/caseload?only=steps");
    assert_str(item(due, "Plans to look at again: 1")->link.s, "/plans?project=000000000000a&show=review");
}

/* Somebody who left her group long ago is in no list of hers, so in no number either. */
RULE(an_instructor_counts_the_answers_about_those_whom_she_counsels)
{
    struct home_view v;

    much_to_do(t);
    become(t, LEADER, ROLE_INSTRUCTOR);
    home_fill(t, &v);
    assert_non_null(item(find(&v, "They wait for me"), "Referrals with an answer: 1"));
    test_sql(t, "UPDATE groups_membership SET state = 'left', left_on = '2026-08-01' WHERE person_id = 1");
    home_fill(t, &v);
    assert_null(find(&v, "They wait for me"));
}

RULE(whoever_may_not_know_is_told_no_number)
{
    struct home_view v;

    much_to_do(t);
    for (const enum role *role = (const enum role[]){ ROLE_PEER, ROLE_COORDINATOR, ROLE_ADMIN, ROLE__N };
         *role != ROLE__N; role++) {
        become(t, COUNSELLOR, *role);
        home_fill(t, &v);
        assert_null(find(&v, "They wait for me"));
        assert_null(find(&v, "This is due"));
    }
    become(t, COUNSELLOR, ROLE_MANAGER);
    home_fill(t, &v);
    assert_null(find(&v, "They wait for me"));
    become(t, 8, ROLE_INSTRUCTOR); /* without groups and persons */
    home_fill(t, &v);
    assert_null(find(&v, "They wait for me"));
    assert_null(find(&v, "This is due"));
    assert_null(find(&v, "We have missed them"));
}

RULES(who_was_missed_can_be_called_where_that_is_safe_and_whoever_was_contacted_comes_last,
    the_first_page_leads_to_all_who_were_missed_and_to_a_contact,
    in_a_very_large_project_who_was_missed_is_shown_as_it_was_looked_up_for_who_sees_all_of_it,
    more_than_a_thousand_missed_are_said_to_be_more_and_nobody_is_lost_when_none_of_the_first_is_left,
    all_groups_of_a_very_large_project_are_looked_through_four_hundred_at_a_time,
    my_week_has_my_sessions_and_appointments_day_by_day, who_waits_and_what_is_due_is_counted_and_leads_there,
    an_instructor_counts_the_answers_about_those_whom_she_counsels, whoever_may_not_know_is_told_no_number)
