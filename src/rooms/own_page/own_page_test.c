/* Tests of what a person sees and asks behind her own link, on both engines. */
#include "base/settings.h"
#include "rooms/consents/consents.h"
#include "rooms/own_page/own_data.h"
#include "rooms/own_page/own_requests.h"
#include "tests/attendance_testing.h"
#include "tests/staff_testing.h"

static struct own_holder holder(int64_t person) { return (struct own_holder){ .person = person }; }

static struct own_meetings meetings(struct task *t, const struct own_holder *h)
{
    return own_page_meetings(t, h, OWN_MEETINGS_SHOWN);
}

RULE(she_sees_when_her_groups_meet_from_today_on_and_what_she_said)
{
    struct room m = furnish(t);
    struct own_holder h = holder(m.amina), stranger = holder(person(t, "Zeynab", "Testi"));

    t->viewer = &VIEWER_NOBODY;
    assert_int_equal(attendance_tell(t, COMING, m.amina, false), DONE);
    assert_int_equal(attendance_tell(t, SESSION, m.amina, true), DONE);
    struct own_meetings all = meetings(t, &h);
    assert_int_equal(all.n, 2); /* today and in two days; not the one that was, nor another group's */
    assert_int_equal(all.at[0].session, SESSION);
    assert_int_equal(all.at[0].says, OWN_SAYS_COMES);
    assert_int_equal(all.at[1].says, OWN_SAYS_CANNOT);
    assert_str(all.at[1].venue, "Library");
    assert_str(all.at[1].leader, "Leena Vetäjä");
    assert_true(all.at[1].open && all.at[1].children);
    assert_int_equal(meetings(t, &stranger).n, 0);
    test_sql(t, "UPDATE groups_session SET state = 'cancelled' WHERE id = 902");
    all = meetings(t, &h);
    assert_true(all.at[1].cancelled && !all.at[1].open);
}

RULE(what_has_ended_today_by_the_clock_of_helsinki_is_not_her_next_meeting)
{
    struct room m = furnish(t);
    struct own_holder h = holder(m.amina);

    assert_true(instant_read(S("2026-11-22T09:59:59Z"), &t->now)); /* today's is from ten to twelve */
    assert_int_equal(meetings(t, &h).at[0].session, SESSION);
    assert_true(instant_read(S("2026-11-22T10:00:00Z"), &t->now));
    assert_int_equal(meetings(t, &h).at[0].session, COMING);
    test_sql(t, "UPDATE groups_session SET end_time = '01:00'"); /* into the night */
    assert_int_equal(meetings(t, &h).at[0].session, SESSION);
    test_sql(t, "UPDATE groups_session SET end_time = NULL"); /* nobody knows */
    assert_int_equal(meetings(t, &h).at[0].session, SESSION);
    assert_int_equal(meetings(t, &h).n, 2);
}

RULE(of_whoever_is_protected_neither_place_nor_time_is_told)
{
    struct room m = furnish(t);
    struct own_holder h = holder(m.amina), other = holder(m.hodan);

    assert_false(meetings(t, &h).at[0].hidden);
    test_sql(
        t, str_z(t->a, str_fmt(t->a, "UPDATE people_person SET protected = 1 WHERE id = %lld", (long long)m.amina)));
    h.is_protected = h.has_pin = true;
    struct own_meeting hers = meetings(t, &h).at[0], theirs = meetings(t, &other).at[0];
    assert_true(hers.hidden && str_empty(hers.venue) && hers.start.t[0] == '\0');
    assert_true(theirs.hidden); /* she is in the group, and a link may be passed on */
    other.has_pin = true;
    theirs = meetings(t, &other).at[0];
    assert_false(theirs.hidden);
    assert_str(theirs.venue, "Library");
}

RULE(she_sees_whom_to_call_and_a_worker_says_at_which_number)
{
    struct room m = furnish(t);
    struct problems ps = { 0 };
    struct own_workers all = own_page_workers(t, m.amina);

    assert_int_equal(all.n, 1); /* leads her group; the carer does not */
    assert_str(all.at[0].name, "Leena Vetäjä");
    assert_str(own_page_call(t, m.amina, &all), "");
    struct settings *house = NEW(t->a, struct settings);
    *house = settings_default();
    house->help_phone = S("040 555 0002");
    t->settings = house;
    assert_str(own_page_call(t, m.amina, &all), "040 555 0002");
    house->message_phone = S("040 555 0003");
    assert_str(own_page_call(t, m.amina, &all), "040 555 0003");
    assert_int_equal(own_page_put_worker_phone(t, S("call me"), &ps), INVALID);
    assert_str(ps.at[0].field, "phone");
    assert_int_equal(own_page_put_worker_phone(t, S("+358 40 5550001"), &ps), DONE);
    all = own_page_workers(t, m.amina);
    assert_str(own_page_call(t, m.amina, &all), "+358 40 5550001");
    test_sql(t, "UPDATE staff SET disabled = 1 WHERE id = 102");
    assert_int_equal(own_page_workers(t, m.amina).n, 0);
}

/* ---- what she asks */

static int64_t asked(struct task *t, int64_t person, const char *kind, const char *field, const char *value)
{
    struct own_asked a = { person, str_of(kind), str_of(field), str_of(value) };
    struct problems ps = { 0 };
    const struct viewer *before = t->viewer;

    t->viewer = &VIEWER_NOBODY;
    assert_int_equal(own_requests_ask(t, &a, &ps), DONE);
    t->viewer = before;
    return own_requests_of(t, person).at[0].id;
}

static enum outcome answer(struct task *t, int64_t request, const char *state, const char *words)
{
    struct own_request r;
    struct problems ps = { 0 };
    enum outcome how = own_requests_get(t, request, &r);

    if (how != DONE)
        return how;
    return own_requests_answer(t, &(struct own_answer){ request, r.version, str_of(state), str_of(words) }, &ps);
}

RULE(a_deletion_is_due_in_a_month_and_asked_for_once)
{
    struct room m = furnish(t);
    int64_t first = asked(t, m.amina, "deletion", "", "");

    assert_int_equal(asked(t, m.amina, "deletion", "", ""), first);
    become(t, MANAGER, ROLE_MANAGER);
    struct own_requests open = own_requests_open(t);
    assert_int_equal(open.n, 1);
    assert_day(open.at[0].due, "2026-12-22");
    assert_false(open.at[0].late);
    assert_str(open.at[0].person_name, "Amina Testi");
    test_later(t, 30 * 86400);
    assert_false(own_requests_open(t).at[0].late); /* the day itself */
    test_later(t, 86400);
    assert_true(own_requests_open(t).at[0].late);
    assert_int_equal(answer(t, first, "refused", " "), INVALID); /* no reason */
    assert_int_equal(answer(t, first, "done", "Your notes are gone."), DONE);
    assert_int_equal(own_requests_open(t).n, 0);
    assert_str(own_requests_of(t, m.amina).at[0].answer, "Your notes are gone.");
    assert_int_equal(answer(t, first, "done", ""), CONFLICT);
}

RULE(an_administrator_reads_days_and_no_names_and_others_nothing_of_persons_they_do_not_see)
{
    struct room m = furnish(t);
    int64_t request = asked(t, m.amina, "copy", "", "");
    static const struct viewer admin = { .staff = 9, .role = ROLE_ADMIN };

    t->viewer = &admin;
    struct own_requests open = own_requests_open(t);
    assert_int_equal(open.n, 1);
    assert_str(open.at[0].person_name, "");
    assert_int_equal(answer(t, request, "done", ""), NOT_ALLOWED);
    static const enum role others[] = { ROLE_INSTRUCTOR, ROLE_PEER, ROLE_COORDINATOR };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        become(t, STRANGER, others[i]);
        assert_int_equal(own_requests_open(t).n, 0);
        assert_int_equal(answer(t, request, "done", ""), NOT_ALLOWED);
    }
}

RULE(she_takes_back_her_own_request_and_nobody_elses)
{
    struct room m = furnish(t);
    int64_t request = asked(t, m.amina, "copy", "", "");

    assert_int_equal(own_requests_take_back(t, m.hodan, request), NOT_FOUND);
    assert_int_equal(own_requests_take_back(t, m.amina, request), DONE);
    assert_int_equal(own_requests_of(t, m.amina).n, 0);
    request = asked(t, m.amina, "copy", "", "");
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(answer(t, request, "done", ""), DONE);
    assert_int_equal(own_requests_take_back(t, m.amina, request), NOT_FOUND);
}

RULE(a_new_number_is_a_wish_until_a_worker_accepts_it)
{
    struct room m = furnish(t);
    struct own_holder h = holder(m.amina);
    struct own_asked wrong = { m.amina, S("change"), S("gender"), S("man") };
    struct problems ps = { 0 };
    int64_t request = asked(t, m.amina, "change", "phone", "040 1111111");

    assert_int_equal(own_requests_ask(t, &wrong, &ps), INVALID);
    wrong = (struct own_asked){ m.amina, S("change"), S("phone"), S("no number") };
    assert_int_equal(own_requests_ask(t, &wrong, &ps), INVALID);
    assert_int_equal(asked(t, m.amina, "change", "phone", "040 2222222"), request); /* the last word counts */
    assert_str(own_data_reach(t, &h).phone, "");
    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(answer(t, request, "done", ""), NOT_ALLOWED);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(answer(t, request, "done", ""), DONE);
    assert_str(own_data_reach(t, &h).phone, "040 2222222");
    request = asked(t, m.amina, "change", "address", "Kulmatie 1");
    assert_int_equal(answer(t, request, "refused", "We talk about it."), DONE);
    assert_str(own_data_reach(t, &h).address, "");
}

/* ---- what is written about her */

static const struct own_section *section(const struct own_data *d, const char *key)
{
    for (size_t i = 0; i < d->n; i++)
        if (str_is(d->at[i].key, key))
            return &d->at[i];
    return NULL;
}

static struct str fact(const struct own_section *s, const char *key)
{
    for (size_t i = 0; i < s->facts.n; i++)
        if (!strcmp(s->facts.at[i].key, key))
            return s->facts.at[i].value;
    return S("");
}

static void looked(struct task *t, int64_t seq, const char *at, int64_t staff, int64_t subject)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO journal (seq, at, staff_id, session_id, act, what, subject, detail, hash) "
                                "VALUES (%lld, '%s', %lld, 0, 'look', 'people_person', %lld, '', CAST('' AS {bytes}))",
                                (long long)seq, at, (long long)staff, (long long)subject)));
}

RULE(she_is_told_what_is_written_who_may_see_it_and_who_has_looked)
{
    struct room m = furnish(t);
    struct own_holder h = holder(m.amina);

    test_sql(t, "DELETE FROM journal");
    looked(t, 1, "2026-11-20T08:00:00Z", LEADER, m.amina);
    looked(t, 2, "2026-11-20T09:00:00Z", LEADER, m.amina); /* once more on that day */
    looked(t, 3, "2026-11-21T23:30:00Z", LEADER, m.amina); /* the 22nd in Helsinki */
    looked(t, 4, "2026-11-21T08:00:00Z", LEADER, m.hodan);
    looked(t, 5, "2026-11-21T08:00:00Z", 0, m.amina); /* she herself */
    assert_int_equal(save_one(t, SESSION, version_of(t, SESSION), m.amina, MARK_present, ""), DONE);
    struct own_data d = own_data_of(t, &h);
    assert_str(fact(section(&d, "me"), "given_names"), "Amina");
    assert_int_equal(section(&d, "children")->rows.n, 1);
    assert_int_equal(section(&d, "attendance")->rows.n, 1);
    assert_str(section(&d, "groups")->rows.at[0].title, "Joined the group Kontula");
    assert_true(section(&d, "needs") == NULL && section(&d, "consents") == NULL);
    assert_int_equal(consents_say(t, m.amina, CONSENT_STORY, 0, false), DONE);
    struct own_data after = own_data_of(t, &h);
    assert_str(section(&after, "consents")->rows.at[0].title, "May we use your words?");
    assert_str(section(&after, "consents")->rows.at[0].detail, "You said no.");
    const struct own_section *looks = section(&d, "looks");
    assert_int_equal(looks->rows.n, 2);
    assert_day(looks->rows.at[0].day, "2026-11-22");
    assert_str(looks->rows.at[1].title, "Instructor");
    struct str json = own_data_json(t, &h);
    assert_true(str_find(json, S("\"given_names\": \"Amina\"")) > 0);
    assert_true(str_find(json, S("Hodan")) < 0);
}

RULE(beside_what_the_program_says_of_her_stands_the_finnish_and_her_own_words_stand_once)
{
    struct room m = furnish(t);
    struct own_holder h = holder(m.amina);

    assert_int_equal(save_one(t, SESSION, version_of(t, SESSION), m.amina, MARK_present, ""), DONE);
    struct own_data alone = own_data_beside(t, &h, NULL), d = own_data_beside(t, &h, lang_get(LANG_fi));
    assert_str(section(&alone, "me")->title_fi, "");
    assert_int_equal(d.n, alone.n);
    const struct own_section *me = section(&d, "me"), *came = section(&d, "attendance");
    assert_str(me->title, "Me");
    assert_str(me->title_fi, "Minä");
    assert_str(me->who_fi, "Työntekijät, jotka auttavat sinua, näkevät tämän.");
    assert_str(me->facts.at[0].label_fi, "Etunimet");
    assert_str(me->facts.at[0].value_fi, ""); /* her name is the same in both */
    assert_str(came->rows.at[0].title_fi, "Paikalla");
    assert_str(came->rows.at[0].detail_fi, "");
    assert_true(t->lang == lang_get(LANG_en));
}

RULE(of_whoever_is_protected_the_page_leaves_out_telephone_and_address)
{
    struct room m = furnish(t);
    struct own_holder h = holder(m.amina);
    struct problems ps = { 0 };

    assert_int_equal(people_put_own(t, m.amina, S("phone"), S("040 3333333"), &ps), DONE);
    struct own_data d = own_data_of(t, &h);
    assert_str(fact(section(&d, "me"), "phone"), "040 3333333");
    h.is_protected = true;
    assert_true(str_find(own_data_json(t, &h), S("3333333")) < 0);
    assert_str(own_data_reach(t, &h).phone, "");
}

RULES(beside_what_the_program_says_of_her_stands_the_finnish_and_her_own_words_stand_once,
    she_sees_when_her_groups_meet_from_today_on_and_what_she_said,
    what_has_ended_today_by_the_clock_of_helsinki_is_not_her_next_meeting,
    of_whoever_is_protected_neither_place_nor_time_is_told, she_sees_whom_to_call_and_a_worker_says_at_which_number,
    a_deletion_is_due_in_a_month_and_asked_for_once,
    an_administrator_reads_days_and_no_names_and_others_nothing_of_persons_they_do_not_see,
    she_takes_back_her_own_request_and_nobody_elses, a_new_number_is_a_wish_until_a_worker_accepts_it,
    she_is_told_what_is_written_who_may_see_it_and_who_has_looked,
    of_whoever_is_protected_the_page_leaves_out_telephone_and_address)
